//! The app's own format read into a document, with every value checked against its stamp.

use crate::okr::Arrange;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::value::RawValue;

use crate::doc::{
    Doc, Entity, Entry, Hash, Json, JsonError, Past, RawObject, Record, RecordKey, Register, Session,
    SessionNote,
};
use crate::file::limits::{MAX_DOC_ID_BYTES, MAX_ENTITIES, MAX_ID_BYTES};
use crate::file::marks::Marks;
use crate::file::problem::{DecodeError, ProblemKind};
use crate::file::{Decoded, FORMAT, Format, Source};
use crate::okr::{Id, Moment};

use super::raw::{RawEntity, Top};
use super::stamps::Stamps;

/// Keys of an entity that are not fields.
const RESERVED: [&str; 5] = ["id", "kind", "conflicts", "sync", "log"];

/// Keys of the top level that this version knows.
const HEADER: [&str; 8] = ["format", "minor", "doc", "saved", "needs", "sessions", "items", "end"];

/// Whether an object says that it is one of the app's files.
pub fn is_ours(top: &Top<'_>) -> bool {
    let format = top.get("format").and_then(|raw| json(raw).ok()?.as_str());
    format.is_some_and(|format| format.split('/').next() == FORMAT.split('/').next())
}

/// Reads a whole file of the app's own format.
///
/// # Errors
/// When a newer version wrote it in a way this one cannot keep whole.
pub fn decode(text: &str, top: &Top<'_>, source: Source) -> Result<Decoded, DecodeError> {
    let mut reader = Reader::new(text, source);
    let mut doc = reader.header(top)?;
    if let Some(items) = top.get("items") {
        reader.all_items(items);
    }
    reader.end_mark(top);
    doc.items = Rc::new(reader.finish_items());
    Ok(Decoded { doc, format: Format::Own, problems: reader.marks.finish() })
}

/// Reads one file, collecting what could not be used.
pub struct Reader<'a> {
    /// The whole text.
    text: &'a str,
    /// Whether hashes are taken as they stand.
    pub source: Source,
    /// What could not be used.
    pub marks: Marks<'a>,
    /// How many entities were over the limit.
    left_out: usize,
    /// The entities read so far.
    items: BTreeMap<Id, Rc<Entity>>,
}

impl<'a> Reader<'a> {
    /// A reader of one text.
    pub fn new(text: &'a str, source: Source) -> Self {
        Self { text, source, marks: Marks::new(text), left_out: 0, items: BTreeMap::new() }
    }

    /// The entities, with a word about those that were over the limit.
    pub fn finish_items(&mut self) -> BTreeMap<Id, Rc<Entity>> {
        if self.left_out > 0 {
            self.marks.say_whole(ProblemKind::TooMany { left_out: self.left_out });
        }
        std::mem::take(&mut self.items)
    }

    fn say(&mut self, path: String, piece: &str, kind: ProblemKind) {
        self.marks.say(path, piece, kind);
    }

    /// Reads everything but the entities.
    ///
    /// # Errors
    /// When it is no file of this version.
    pub fn header(&mut self, top: &Top<'_>) -> Result<Doc, DecodeError> {
        let text_of =
            |key: &str| top.get(key).and_then(|raw| json(raw).ok()).and_then(|value| value.as_str());
        let format = text_of("format").unwrap_or_default();
        if format != FORMAT {
            return Err(if is_ours(top) { DecodeError::Newer { format } } else { DecodeError::NotOkrs });
        }
        let needs = top.get("needs").and_then(|raw| json(raw).ok()).and_then(|value| value.as_array());
        if let Some(feature) = needs.unwrap_or_default().iter().find_map(Json::as_str) {
            // This version knows no feature that a reader must know.
            return Err(DecodeError::Newer { format: feature });
        }
        let mut doc = Doc::new(doc_id(top).unwrap_or_else(|| match text_of("doc") {
            // Storage keys are made of it, so it has to be a plain word.
            Some(id) => format!("d-{}", Hash::of(&[&id])),
            None => format!("d-{}", Hash::of(&[self.text])),
        }));
        let minor = top.get("minor").and_then(|raw| json(raw).ok()).and_then(|value| value.as_f64());
        doc.minor = minor.map_or(0, |minor| minor.clamp(0.0, f64::from(u32::MAX)) as u32);
        if let Some(raw) = top.get("sessions") {
            doc.sessions = Rc::new(self.sessions(raw));
        }
        let mut extras = BTreeMap::new();
        for (key, raw) in top.pairs().filter(|(key, _)| !HEADER.contains(key)) {
            match json(raw) {
                Ok(value) => {
                    extras.insert(Rc::from(key), value);
                }
                Err(_) => self.say(key.to_owned(), raw.get(), ProblemKind::TooDeep),
            }
        }
        doc.extras = Rc::new(extras);
        Ok(doc)
    }

    fn sessions(&mut self, raw: &RawValue) -> BTreeMap<Session, SessionNote> {
        let mut sessions = BTreeMap::new();
        let Some(pairs) = json(raw).ok().and_then(|value| value.as_object()) else {
            self.say("sessions".into(), raw.get(), ProblemKind::WrongType { expected: "an object" });
            return sessions;
        };
        for (name, value) in pairs {
            let part = |key: &str| {
                let pairs = value.as_object()?;
                pairs.into_iter().find(|(own, _)| own == key).and_then(|(_, value)| value.as_str())
            };
            let began = part("began").and_then(|text| Moment::parse(&text));
            match (Session::parse(&name), began) {
                (Some(session), Some(began)) => {
                    sessions.insert(session, SessionNote { who: part("who").map(Id::new), began });
                }
                _ => self.say(
                    format!("sessions.{name}"),
                    raw.get(),
                    ProblemKind::WrongType { expected: "a session with the time it began" },
                ),
            }
        }
        sessions
    }

    /// Reads the array of entities: at once where all is in order, else one by one.
    fn all_items(&mut self, raw: &RawValue) {
        if let Ok(entities) = serde_json::from_str::<Vec<RawEntity<'_>>>(raw.get()) {
            for (at, entity) in entities.into_iter().enumerate() {
                self.item(at, raw.get(), entity);
            }
            return;
        }
        let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            self.say("items".into(), raw.get(), ProblemKind::WrongType { expected: "an array" });
            return;
        };
        for (at, value) in values.into_iter().enumerate() {
            if let Ok(entity) = serde_json::from_str::<RawEntity<'_>>(value.get()) {
                self.item(at, value.get(), entity);
            } else if let Ok(RawObject(mut pairs)) = serde_json::from_str::<RawObject<'_>>(value.get()) {
                // Only its list of records is none.
                for (_, raw) in
                    pairs.extract_if(.., |(key, _)| key == "log").filter(|(_, raw)| raw.get() != "null")
                {
                    let kind = ProblemKind::WrongType { expected: "an array" };
                    self.say(format!("items[{at}].log"), raw.get(), kind);
                }
                self.item(at, value.get(), RawEntity { pairs, log: Vec::new() });
            } else {
                let kind = ProblemKind::WrongType { expected: "an entity" };
                self.say(format!("items[{at}]"), value.get(), kind);
            }
        }
    }

    /// Reads one entity by itself; `None` when it is none, or has an id that cannot be used.
    pub fn one(&mut self, at: usize, piece: &str) -> Option<Entity> {
        self.item(at, piece, serde_json::from_str(piece).ok()?);
        self.items.pop_first().map(|(_, entity)| Rc::unwrap_or_clone(entity))
    }

    /// Reads one entity and joins it with others of its id.
    pub fn item(&mut self, at: usize, piece: &str, raw: RawEntity<'_>) {
        let place = raw.pairs.first().map_or(piece, |(_, value)| value.get());
        let text_of = |key: &str| {
            let (_, raw) = raw.pairs.iter().find(|(own, _)| own == key)?;
            json(raw).ok()?.as_str()
        };
        let id = match text_of("id").filter(|id| !id.is_empty()) {
            Some(id) if id.len() > MAX_ID_BYTES => {
                self.say(format!("items[{at}].id"), place, ProblemKind::LongId);
                return;
            }
            Some(id) => id,
            None => {
                self.say(format!("items[{at}]"), place, ProblemKind::NoId);
                let parts: Vec<&str> = raw.pairs.iter().map(|(_, value)| value.get()).collect();
                format!("h-{}", Hash::of(&parts))
            }
        };
        let kind = text_of("kind").unwrap_or_default();
        let mut entity = Entity::new(Id::new(id.as_str()), kind.into());
        self.fields(at, &mut entity, &raw);
        for (n, record) in raw.log.iter().enumerate() {
            self.record(at, n, &mut entity, record);
        }
        if self.items.len() >= MAX_ENTITIES && !self.items.contains_key(&entity.id) {
            self.left_out += 1;
            return;
        }
        match self.items.entry(entity.id.clone()) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(Rc::new(entity));
            }
            std::collections::btree_map::Entry::Occupied(mut taken) => {
                Rc::make_mut(taken.get_mut()).absorb(&entity);
                self.say(format!("items[{at}].id"), place, ProblemKind::SameId { id });
            }
        }
    }

    fn fields(&mut self, at: usize, entity: &mut Entity, raw: &RawEntity<'_>) {
        let part =
            |key: &str| raw.pairs.iter().find(|(own, _)| own == key).and_then(|(_, raw)| json(raw).ok());
        let stamps = part("sync").map(|value| Stamps::parse(&value)).unwrap_or_default();
        let conflicts = part("conflicts").and_then(|value| value.as_object()).unwrap_or_default();
        let mut fields: Vec<(&str, Json)> = Vec::with_capacity(raw.pairs.len());
        for (name, value) in raw.pairs.iter().filter(|(name, _)| !RESERVED.contains(&&**name)) {
            match json(value) {
                Ok(value) => fields.push((name, value)),
                Err(_) => self.say(format!("items[{at}].{name}"), value.get(), ProblemKind::TooDeep),
            }
        }
        // Group hashes stand in the order of names.
        fields.arrange(|a, b| a.0.cmp(b.0));
        for pair in fields.windows(2) {
            if let [(one, _), (other, _)] = pair
                && one == other
            {
                let place =
                    raw.pairs.iter().rev().find(|(name, _)| name == one).map_or("", |(_, raw)| raw.get());
                self.say(
                    format!("items[{at}].{one}"),
                    place,
                    ProblemKind::SameKey { key: (*one).to_owned() },
                );
            }
        }
        let mut group = GroupReader::new(&stamps, &fields, self.source);
        for (name, value) in fields {
            let known: Vec<Json> = conflicts
                .iter()
                .find(|(own, _)| own == name)
                .and_then(|(_, values)| values.as_array())
                .unwrap_or_default();
            let field = Rc::from(name);
            let entries = match stamps.of(name) {
                Some(own) => own_entries(name, value, own, &known, self.source),
                None => {
                    let mut entries = vec![group.entry(name, value)];
                    entries.extend(known.into_iter().map(|value| Entry::outside(name, Past::new(), value)));
                    entries
                }
            };
            if let Some(register) = Register::from_entries(entries) {
                entity.join_field(&field, register);
            }
        }
    }

    fn record(&mut self, at: usize, n: usize, entity: &mut Entity, raw: &RawValue) {
        let path = || format!("items[{at}].log[{n}]");
        let Some((name, body)) = record_parts(raw) else {
            let kind = ProblemKind::WrongType { expected: "a record" };
            self.say(path(), raw.get(), kind);
            return;
        };
        let Ok(body) = Json::parse(&body) else {
            self.say(path(), raw.get(), ProblemKind::TooDeep);
            return;
        };
        let key = name.as_deref().and_then(RecordKey::parse);
        let id = entity.id.as_str();
        let record = match key {
            Some(key) if self.source == Source::Storage => Record { key, body },
            Some(key) if Record::hash_of(id, &key.kind, &body) == key.hash => Record { key, body },
            Some(key) => {
                // A tool may have written the keys in another order.
                let sorted = Record::sorted(&body);
                if Record::hash_of(id, &key.kind, &sorted) == key.hash {
                    Record { key, body: sorted }
                } else {
                    amended(id, &key, &body)
                }
            }
            None => {
                let kind = name.as_deref().map_or("", |name| name.split([':', '#']).next().unwrap_or(""));
                let kind = if !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    kind
                } else {
                    "n"
                };
                Record::outside(id, kind, 0, Record::sorted(&body))
            }
        };
        entity.join_record(Rc::new(record));
    }

    fn end_mark(&mut self, top: &Top<'_>) {
        let found = self.items.len();
        let said = top
            .get("end")
            .and_then(|raw| json(raw).ok())
            .and_then(|value| value.as_object())
            .and_then(|pairs| pairs.into_iter().find(|(key, _)| key == "items"))
            .and_then(|(_, value)| value.as_f64())
            .map(|count| count as usize);
        if said != Some(found) && self.left_out == 0 {
            let piece = top.get("end").map_or("", |raw| raw.get());
            self.say("end".into(), piece, ProblemKind::EndMark { said, found });
        }
    }
}

/// The id of the workspace, where it is a plain word.
pub fn doc_id(top: &Top<'_>) -> Option<String> {
    top.get("doc").and_then(|raw| json(raw).ok()?.as_str()).filter(|id| is_doc_id(id))
}

fn is_doc_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"~_-".contains(&byte);
    !id.is_empty() && id.len() <= MAX_DOC_ID_BYTES && id.bytes().all(plain)
}

/// Gives the fields without stamps of their own their events.
struct GroupReader<'a> {
    stamps: &'a Stamps,
    /// Hashes of the group that no field has claimed.
    unclaimed: Vec<Hash>,
    /// Whether hashes are handed out in order instead of checked.
    in_order: bool,
}

impl<'a> GroupReader<'a> {
    fn new(stamps: &'a Stamps, fields: &[(&str, Json)], source: Source) -> Self {
        let hashes = stamps.group.as_ref().map_or(&[] as &[Hash], |group| &group.hashes);
        let grouped = fields.iter().filter(|(name, _)| stamps.of(name).is_none());
        if source == Source::Storage && grouped.clone().count() == hashes.len() {
            return Self { stamps, unclaimed: hashes.iter().rev().copied().collect(), in_order: true };
        }
        let mut unclaimed = hashes.to_vec();
        for (name, value) in grouped {
            let hash = Entry::hash_of(name, &Past::new(), value);
            unclaimed.retain(|own| *own != hash);
        }
        Self { stamps, unclaimed, in_order: false }
    }

    fn entry(&mut self, name: &str, value: Json) -> Entry {
        let Some(group) = &self.stamps.group else { return Entry::outside(name, Past::new(), value) };
        if self.in_order {
            if let Some(hash) = self.unclaimed.pop() {
                return Entry { dot: group.dot_for(hash), past: Past::new(), value, hash };
            }
            return Entry::outside(name, Past::new(), value);
        }
        let hash = Entry::hash_of(name, &Past::new(), &value);
        if group.hashes.contains(&hash) {
            return Entry { dot: group.dot_for(hash), past: Past::new(), value, hash };
        }
        // Changed by hand, or added by hand: where the group misses a value of this field, this
        // one supersedes it; where it misses none, it is new.
        let mut past = Past::new();
        for hash in self.unclaimed.iter().filter(|hash| hash.may_be_of(name)) {
            past.add(group.dot_for(*hash));
        }
        Entry::outside(name, past, value)
    }
}

/// The entries of a field with stamps of its own.
fn own_entries(
    name: &str,
    shown: Json,
    stamps: &[super::stamps::Stamp],
    known: &[Json],
    source: Source,
) -> Vec<Entry> {
    let values: Vec<&Json> = if known.len() == stamps.len() { known.iter().collect() } else { vec![&shown] };
    let mut entries = Vec::new();
    let mut all_seen = Past::new();
    for stamp in stamps {
        all_seen.join(&stamp.past);
        all_seen.add(stamp.dot);
    }
    if values.len() != stamps.len() {
        // The list of values is gone or was cut: the one that is left supersedes what it can.
        entries.push(Entry::outside(name, all_seen, shown));
        return entries;
    }
    for (stamp, value) in stamps.iter().zip(&values) {
        let same = source == Source::Storage || Entry::hash_of(name, &stamp.past, value) == stamp.hash;
        if same {
            let (dot, past, hash) = (stamp.dot, stamp.past.clone(), stamp.hash);
            entries.push(Entry { dot, past, value: (*value).clone(), hash });
        } else {
            let mut past = stamp.past.clone();
            past.add(stamp.dot);
            entries.push(Entry::outside(name, past, (*value).clone()));
        }
    }
    if !values.iter().any(|value| value.normal() == shown.normal()) {
        entries.push(Entry::outside(name, all_seen, shown));
    }
    entries
}

/// Somebody changed a record by hand: that is a new one, which corrects the old one.
fn amended(id: &str, key: &RecordKey, body: &Json) -> Record {
    let mut pairs = body.as_object().unwrap_or_default();
    pairs.retain(|(name, _)| name != "amends");
    pairs.push(("amends".to_owned(), Json::str(&key.to_string())));
    pairs.arrange(Ord::cmp);
    let body = Json::object(pairs.iter().map(|(name, value)| (name.as_str(), value.clone())));
    Record::outside(id, &key.kind, 0, body)
}

/// The name and the body of a record as it stands in the file.
fn record_parts(raw: &RawValue) -> Option<(Option<String>, Cow<'_, str>)> {
    let text = raw.get();
    // As the app writes it: the name first, nothing to unescape.
    if let Some(rest) = text.strip_prefix("{\"r\":\"")
        && let Some((name, rest)) = rest.split_once('"')
        && !name.contains('\\')
        && !rest.contains("\"r\":")
    {
        let inner = rest.strip_prefix(',').unwrap_or(rest);
        return Some((Some(name.to_owned()), Cow::Owned(format!("{{{inner}"))));
    }
    let pairs = Json::from_raw(raw).ok()?.as_object()?;
    let at = pairs.iter().position(|(key, _)| key == "r");
    let name = at.and_then(|at| pairs.get(at)).and_then(|(_, value)| value.as_str());
    // Only the first "r" is the name; a newer version's body may have a part that is called so.
    let rest = pairs.iter().enumerate().filter(|(own, _)| Some(*own) != at);
    let rest = rest.map(|(_, (key, value))| (key.as_str(), value.clone()));
    Some((name, Cow::Owned(Json::object(rest).text().to_owned())))
}

fn json(raw: &RawValue) -> Result<Json, JsonError> {
    Json::from_raw(raw)
}
