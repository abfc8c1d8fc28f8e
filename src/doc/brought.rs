//! Which file brought what: kept beside the document, never in it, so that two people who merge each other's
//! files still end with the same bytes (rule D17).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::okr::arrange::{map_of, set_of};
use crate::okr::{Id, Moment};

use super::document::Doc;
use super::entity::Entity;
use super::json::Json;
use super::record::RecordKey;
use super::stamp::{Dot, Session};

/// Ids of things with new values no app wrote that are remembered for one file.
const MOST_OUTSIDE: usize = 500;

/// What a file says that was not known here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct News {
    /// Events, as counters by session.
    pub events: BTreeMap<Session, BTreeSet<u64>>,
    /// Things with values or records no app wrote.
    pub outside: BTreeSet<Id>,
}

impl News {
    /// What a file says that a document does not know.
    pub fn of(before: &Doc, file: &Doc) -> Self {
        let mut news = Self::default();
        for (id, theirs) in file.items.iter() {
            let ours = before.get(id);
            if ours.is_none_or(|ours| !Rc::ptr_eq(ours, theirs)) {
                news.look(id, ours.map(|ours| &**ours), theirs);
            }
        }
        news
    }

    fn look(&mut self, id: &Id, ours: Option<&Entity>, theirs: &Entity) {
        for (field, register) in &theirs.fields {
            let known = ours.and_then(|ours| ours.field(field));
            if known == Some(register) {
                continue;
            }
            let seen = known.map(super::register::Register::seen).unwrap_or_default();
            for entry in register.entries().iter().filter(|entry| !seen.covers(entry.dot)) {
                self.add(id, Some(entry.dot));
            }
        }
        for record in &theirs.records {
            let known = ours
                .is_some_and(|ours| ours.records.binary_search_by(|own| own.key.cmp(&record.key)).is_ok());
            if !known {
                self.add(id, record.key.dot);
            }
        }
    }

    fn add(&mut self, id: &Id, dot: Option<Dot>) {
        match dot.filter(|dot| !dot.session.is_outside()) {
            Some(dot) => {
                self.events.entry(dot.session).or_default().insert(dot.counter);
            }
            None => {
                self.outside.insert(id.clone());
            }
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.outside.is_empty()
    }
}

/// A file that was merged here, and what was new with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BroughtFile {
    /// Its name.
    pub name: Rc<str>,
    /// When it was merged.
    pub at: Moment,
    /// First and last counters of events that were new, by session.
    writers: BTreeMap<Session, Vec<(u64, u64)>>,
    /// Things with new values no app wrote; at most 500.
    outside: BTreeSet<Id>,
}

impl BroughtFile {
    /// Whether it brought an event.
    pub fn brings(&self, dot: Dot) -> bool {
        let spans = self.writers.get(&dot.session);
        spans.is_some_and(|spans| spans.iter().any(|(first, last)| (*first..=*last).contains(&dot.counter)))
    }

    /// Whether it brought values of a thing that no app wrote.
    pub fn brings_outside(&self, id: &Id) -> bool {
        self.outside.contains(id)
    }

    fn json(&self) -> Json {
        let span = |(first, last): &(u64, u64)| format!("{first}-{last}");
        let spans = |spans: &[(u64, u64)]| Json::str(&spans.iter().map(span).collect::<Vec<_>>().join(","));
        let writers = self.writers.iter().map(|(session, own)| (session.as_str(), spans(own)));
        Json::object([
            ("at", Json::str(&self.at.to_string())),
            ("name", Json::str(&self.name)),
            ("outside", Json::array(self.outside.iter().map(|id| Json::str(id.as_str())))),
            ("writers", Json::object(writers)),
        ])
    }

    fn parse(json: &Json) -> Option<Self> {
        let pairs = json.as_object()?;
        let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
        let span = |text: &str| {
            let (first, last) = text.split_once('-')?;
            Some((first.parse().ok()?, last.parse().ok()?))
        };
        let writers = part("writers")?.as_object()?.into_iter().filter_map(|(session, spans)| {
            Some((Session::parse(&session)?, spans.as_str()?.split(',').filter_map(span).collect()))
        });
        let outside = part("outside")?.as_array()?;
        Some(Self {
            name: part("name")?.as_str()?.into(),
            at: Moment::parse(&part("at")?.as_str()?)?,
            writers: map_of(writers),
            outside: set_of(outside.iter().filter_map(Json::as_str).map(Id::new)),
        })
    }
}

/// What each of several files brings when they are merged one after the other. Between the ends of a span
/// stands no event that was known before.
pub fn brought(before: &Doc, files: &[(Rc<str>, Doc)], at: Moment) -> Vec<BroughtFile> {
    let mut joined = before.clone();
    let mut all: Vec<(Rc<str>, News)> = Vec::new();
    for (name, file) in files {
        all.push((Rc::clone(name), News::of(&joined, file)));
        joined.absorb(file);
    }
    let sessions = set_of(all.iter().flat_map(|(_, news)| news.events.keys().copied()));
    let mut known = counters(before, &sessions);
    let mut made = Vec::new();
    for (name, news) in all {
        let mut writers: BTreeMap<Session, Vec<(u64, u64)>> = BTreeMap::new();
        for (session, new) in news.events {
            let known = known.entry(session).or_default();
            writers.insert(session, spans(&new, known));
            known.extend(new);
        }
        let outside = set_of(news.outside.into_iter().take(MOST_OUTSIDE));
        made.push(BroughtFile { name, at, writers, outside });
    }
    made
}

/// The spans that hold all of these counters and none that was known.
fn spans(new: &BTreeSet<u64>, known: &BTreeSet<u64>) -> Vec<(u64, u64)> {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    for counter in new.iter().copied() {
        match spans.last_mut() {
            Some((_, last)) if known.range(*last..counter).next().is_none() => *last = counter,
            _ => spans.push((counter, counter)),
        }
    }
    spans
}

/// What is known of the files that were merged here, by the name of the merge. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Brought(Rc<BTreeMap<Rc<str>, Rc<[BroughtFile]>>>);

impl Brought {
    /// Remembers a merge.
    pub fn put(&mut self, name: Rc<str>, files: Vec<BroughtFile>) {
        Rc::make_mut(&mut self.0).insert(name, files.into());
    }

    /// Remembers what was kept of merges.
    pub fn extend(&mut self, merges: impl IntoIterator<Item = (Rc<str>, Vec<BroughtFile>)>) {
        for (name, files) in merges {
            self.put(name, files);
        }
    }

    /// Forgets a merge that was taken back.
    pub fn remove(&mut self, name: &str) {
        if self.0.contains_key(name) {
            Rc::make_mut(&mut self.0).remove(name);
        }
    }

    /// Whether nothing was ever merged.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names of all merges.
    pub fn names(&self) -> impl Iterator<Item = &Rc<str>> {
        self.0.keys()
    }

    /// The file that brought an event; of several the one that was merged first.
    pub fn file_of(&self, dot: Dot) -> Option<&BroughtFile> {
        self.first(|file| file.brings(dot))
    }

    /// The file that brought a record of a thing, told by the record's key.
    pub fn file_of_record(&self, of: &Id, key: &str) -> Option<&BroughtFile> {
        match RecordKey::parse(key)?.dot {
            Some(dot) => self.file_of(dot),
            None => self.first(|file| file.brings_outside(of)),
        }
    }

    fn first(&self, is_it: impl Fn(&BroughtFile) -> bool) -> Option<&BroughtFile> {
        self.0.values().flat_map(|files| files.iter()).filter(|file| is_it(file)).min_by_key(|file| file.at)
    }

    /// The text under which a merge is kept.
    pub fn text(files: &[BroughtFile]) -> String {
        Json::object([("files", Json::array(files.iter().map(BroughtFile::json)))]).text().to_owned()
    }

    /// Reads such a text; what cannot be read of it is left out.
    pub fn files(text: &str) -> Option<Vec<BroughtFile>> {
        let pairs = Json::parse(text).ok()?.as_object()?;
        let files = pairs.into_iter().find(|(key, _)| key == "files")?.1.as_array()?;
        Some(files.iter().filter_map(BroughtFile::parse).collect())
    }
}

/// Two are equal when they are the same in memory or say the same.
impl PartialEq for Brought {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// The counters that a document knows of some sessions.
fn counters(doc: &Doc, of: &BTreeSet<Session>) -> BTreeMap<Session, BTreeSet<u64>> {
    let mut known: BTreeMap<Session, BTreeSet<u64>> = BTreeMap::new();
    let mut look = |dot: Dot| {
        if of.contains(&dot.session) {
            known.entry(dot.session).or_default().insert(dot.counter);
        }
    };
    if of.is_empty() {
        return known;
    }
    for entity in doc.items.values() {
        for entry in entity.fields.iter().flat_map(|(_, register)| register.entries()) {
            look(entry.dot);
            entry.past.dots().for_each(&mut look);
        }
        entity.records.iter().filter_map(|record| record.key.dot).for_each(&mut look);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{History, Write, Writer};

    fn set(doc: &mut Doc, writer: &mut Writer, at: i64, value: &str) {
        let write = Write::Set {
            id: Id::new("o-1"),
            kind: "objective".into(),
            field: "title".into(),
            value: Json::str(value),
            history: History::Keep,
        };
        let delta = doc.write(writer, Moment(at), &[write]).unwrap();
        doc.absorb(&delta);
    }

    #[test]
    fn d17_what_was_new_with_a_file_is_known_by_its_events_and_reads_back_as_written() {
        let mut ana = Writer::new(Session::mint(*b"anaanaan"), Moment(0), None);
        let mut bo = Writer::new(Session::mint(*b"bobobobo"), Moment(0), None);
        let mut ours = Doc::new("d-1");
        set(&mut ours, &mut bo, 10, "Bo's, known");
        let mut file = ours.clone();
        set(&mut file, &mut bo, 20, "Bo's, later");
        set(&mut file, &mut bo, 30, "Bo's, latest");
        set(&mut ours, &mut ana, 40, "Ana's own");
        let news = News::of(&ours, &file);
        assert_eq!(news.events.values().map(BTreeSet::len).sum::<usize>(), 2);
        let found = brought(&ours, &[("bo.json".into(), file.clone())], Moment(99)).remove(0);
        let dot = |session: &Writer, counter| Dot { session: session.session(), counter };
        for (counter, is_new) in [(10, false), (20, true), (30, true), (31, false)] {
            assert_eq!(found.brings(dot(&bo, counter)), is_new, "{counter}");
        }
        assert!(!found.brings(dot(&ana, 40)));
        let text = Brought::text(std::slice::from_ref(&found));
        assert_eq!(Brought::files(&text), Some(vec![found]));
        assert!(News::of(&file, &file.clone()).is_empty());
        assert!(News::of(&ours.merge(&file), &file).is_empty());
    }

    #[test]
    fn d17_an_event_that_was_known_before_never_lies_within_a_span() {
        check(&[10, 30], &[20], &[(10, 10), (30, 30)]);
        check(&[10, 30], &[5, 40], &[(10, 30)]);
        check(&[1, 2, 3, 9], &[4], &[(1, 3), (9, 9)]);
        check(&[], &[1], &[]);

        #[track_caller]
        fn check(new: &[u64], known: &[u64], want: &[(u64, u64)]) {
            let set = |counters: &[u64]| set_of(counters.iter().copied());
            assert_eq!(spans(&set(new), &set(known)), want);
        }
    }

    #[test]
    fn d17_of_two_files_that_brought_the_same_the_first_to_be_merged_is_named() {
        let session = Session::mint(*b"bobobobo");
        let file = |name: &str, at| BroughtFile {
            name: name.into(),
            at: Moment(at),
            writers: [(session, vec![(5, 5)])].into(),
            outside: [Id::new("o-1")].into(),
        };
        let mut brought = Brought::default();
        brought.put("a".into(), vec![file("late.json", 9)]);
        brought.put("b".into(), vec![file("early.json", 3)]);
        let name =
            |brought: &Brought| brought.file_of(Dot { session, counter: 5 }).map(|one| one.name.to_string());
        assert_eq!(name(&brought).as_deref(), Some("early.json"));
        brought.remove("b");
        assert_eq!(name(&brought).as_deref(), Some("late.json"));
        assert!(brought.file_of_record(&Id::new("o-1"), "c#AAAAAA").is_some());
        assert!(brought.file_of_record(&Id::new("o-2"), "c#AAAAAA").is_none());
    }
}
