//! Whether the truth has teeth: models that lose edits must be caught by it, and the same acts
//! must find nothing in the real one.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::doc::{Doc, Entity, History, Json, Register, Session, Write, Writer};
use plumbline::okr::{Id, Moment};

use super::dice::Dice;
use super::truth::{Known, Truth, members};

/// Fields that all of them write to.
const FIELDS: usize = 3;

/// What goes into the files they give each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    /// All fields.
    Whole,
    /// Some fields.
    Partial,
}

/// A copy of something that merges.
trait Model: Clone {
    /// An empty copy.
    fn new(who: usize) -> Self;
    /// Writes a number into a field.
    fn write(&mut self, now: i64, field: usize, value: usize);
    /// Joins what a file says.
    fn join(&mut self, file: &Self);
    /// What goes into a file that holds only some fields.
    fn part(&self, fields: usize) -> Self;
    /// The numbers that stand in a field, in order.
    fn values(&self, field: usize) -> Vec<usize>;
}

/// Plays random acts of three people on a model; `false` when it says something else than the
/// truth, at any moment or in the end.
fn holds<M: Model>(seed: u64, files_are: Files) -> bool {
    let mut dice = Dice::new(seed);
    let mut truth = Truth::default();
    let mut team: Vec<(M, Known)> = (0..3).map(|who| (M::new(who), Known::default())).collect();
    let mut files: Vec<(M, Known)> = Vec::new();
    let mut now = 0;
    for value in 0..40 {
        now += dice.between(0, 2);
        let who = dice.below(team.len());
        match dice.below(3) {
            0 => {
                let field = dice.below(FIELDS);
                let visible = truth.visible(team[who].1, 0, field);
                team[who].1.writes |= truth.write(0, field, &value.to_string(), visible, None);
                team[who].0.write(now, field, value);
            }
            1 => {
                let fields = if files_are == Files::Partial { 1 + dice.below(7) } else { 7 };
                let left_out = (0..FIELDS).filter(|field| fields & 1 << field == 0);
                let hidden = left_out.fold(0, |all, field| all | truth.writes_to(0, Some(field)));
                let known = Known { writes: team[who].1.writes & !hidden, records: 0 };
                files.push((team[who].0.part(fields), known));
            }
            _ if files.is_empty() => {}
            _ => {
                // Old files as well as new ones.
                let (file, known) = &files[dice.below(files.len())];
                team[who].0.join(file);
                team[who].1 = team[who].1.and(*known);
            }
        }
        if !says(&truth, &team[who].0, team[who].1) {
            return false;
        }
    }
    let everybody = team.clone();
    team.iter_mut().all(|(model, known)| {
        for (other, also) in &everybody {
            model.join(other);
            *known = known.and(*also);
        }
        says(&truth, model, *known)
    })
}

fn says<M: Model>(truth: &Truth, model: &M, known: Known) -> bool {
    (0..FIELDS).all(|field| {
        let mut want: Vec<usize> = members(truth.visible(known, 0, field))
            .filter_map(|at| truth.writes[at].value.parse().ok())
            .collect();
        want.sort_unstable();
        model.values(field) == want
    })
}

/// How many of a thousand sequences a model gets wrong.
fn wrong<M: Model>(files_are: Files) -> usize {
    (0..1000).filter(|seed| !holds::<M>(*seed, files_are)).count()
}

/// The document itself.
#[derive(Clone)]
struct Ours(Doc, Writer);

const NAMES: [&str; FIELDS] = ["a", "b", "c"];

impl Model for Ours {
    fn new(who: usize) -> Self {
        Self(Doc::new("d"), Writer::new(Session::mint([who as u8 + 1; 8]), Moment(0), None))
    }

    fn write(&mut self, now: i64, field: usize, value: usize) {
        let (id, value) = (Id::new("o"), Json::num(value as f64));
        let (kind, field) = ("objective".into(), NAMES[field].into());
        let write = Write::Set { id, kind, field, value, history: History::Forget };
        if let Some(delta) = self.0.write(&mut self.1, Moment(now), &[write]) {
            self.0.absorb(&delta);
        }
    }

    fn join(&mut self, file: &Self) {
        self.0.absorb(&file.0);
    }

    fn part(&self, fields: usize) -> Self {
        let mut part = Doc::new("d");
        for (id, whole) in self.0.items.iter() {
            let mut entity = Entity::clone(whole);
            entity.fields.retain(|(name, _)| {
                NAMES.iter().enumerate().any(|(at, own)| fields & 1 << at != 0 && **own == **name)
            });
            std::rc::Rc::make_mut(&mut part.items).insert(id.clone(), entity.into());
        }
        Self(part, self.1.clone())
    }

    fn values(&self, field: usize) -> Vec<usize> {
        let entries = self.0.get(&Id::new("o")).and_then(|entity| entity.field(NAMES[field]));
        let entries = entries.map(Register::entries).unwrap_or_default();
        let mut values: Vec<usize> =
            entries.iter().filter_map(|entry| entry.value.as_f64()).map(|value| value as usize).collect();
        values.sort_unstable();
        values
    }
}

/// The last writer wins, by clock and then by name.
#[derive(Clone)]
struct LastWriter(usize, BTreeMap<usize, (i64, usize, usize)>);

impl Model for LastWriter {
    fn new(who: usize) -> Self {
        Self(who, BTreeMap::new())
    }

    fn write(&mut self, now: i64, field: usize, value: usize) {
        let before = self.1.get(&field).map_or(0, |(time, _, _)| *time + 1);
        self.1.insert(field, (now.max(before), self.0, value));
    }

    fn join(&mut self, file: &Self) {
        for (field, theirs) in &file.1 {
            let own = self.1.entry(*field).or_insert(*theirs);
            *own = (*own).max(*theirs);
        }
    }

    fn part(&self, fields: usize) -> Self {
        let mut part = self.clone();
        part.1.retain(|field, _| fields & 1 << field != 0);
        part
    }

    fn values(&self, field: usize) -> Vec<usize> {
        self.1.get(&field).map(|(_, _, value)| *value).into_iter().collect()
    }
}

/// One event of a rival: who, and their how-manieth.
type Event = (usize, usize);

/// A whole document has one list of what was seen; what was seen and is missing was deleted.
#[derive(Clone)]
struct AbsenceDeletes {
    who: usize,
    seen: BTreeMap<usize, usize>,
    entries: BTreeSet<(usize, Event, usize)>,
}

impl AbsenceDeletes {
    fn saw(&self, event: Event) -> bool {
        self.seen.get(&event.0).is_some_and(|count| *count >= event.1)
    }
}

impl Model for AbsenceDeletes {
    fn new(who: usize) -> Self {
        Self { who, seen: BTreeMap::new(), entries: BTreeSet::new() }
    }

    fn write(&mut self, _now: i64, field: usize, value: usize) {
        let count = self.seen.entry(self.who).or_default();
        *count += 1;
        let event = (self.who, *count);
        self.entries.retain(|(own, _, _)| *own != field);
        self.entries.insert((field, event, value));
    }

    fn join(&mut self, file: &Self) {
        let stays = |one: &Self, other: &Self| {
            let kept =
                one.entries.iter().filter(|entry| other.entries.contains(entry) || !other.saw(entry.1));
            kept.copied().collect::<BTreeSet<_>>()
        };
        self.entries = &stays(self, file) | &stays(file, self);
        for (who, count) in &file.seen {
            let own = self.seen.entry(*who).or_default();
            *own = (*own).max(*count);
        }
    }

    fn part(&self, fields: usize) -> Self {
        let mut part = self.clone();
        part.entries.retain(|(field, _, _)| fields & 1 << field != 0);
        part
    }

    fn values(&self, field: usize) -> Vec<usize> {
        let mut values: Vec<usize> =
            self.entries.iter().filter(|entry| entry.0 == field).map(|entry| entry.2).collect();
        values.sort_unstable();
        values
    }
}

/// Registers like ours, whose writers name what they overwrite but not what that had overwritten.
#[derive(Clone)]
struct ShortMemory(usize, usize, BTreeSet<(usize, Event, usize, Vec<Event>)>);

impl Model for ShortMemory {
    fn new(who: usize) -> Self {
        Self(who, 0, BTreeSet::new())
    }

    fn write(&mut self, _now: i64, field: usize, value: usize) {
        self.1 += 1;
        let before = self.2.iter().filter(|entry| entry.0 == field).map(|entry| entry.1).collect();
        self.2.retain(|entry| entry.0 != field);
        self.2.insert((field, (self.0, self.1), value, before));
    }

    fn join(&mut self, file: &Self) {
        let all = &self.2 | &file.2;
        let dead: BTreeSet<Event> = all.iter().flat_map(|entry| entry.3.iter().copied()).collect();
        self.2 = all.into_iter().filter(|entry| !dead.contains(&entry.1)).collect();
    }

    fn part(&self, fields: usize) -> Self {
        let mut part = self.clone();
        part.2.retain(|entry| fields & 1 << entry.0 != 0);
        part
    }

    fn values(&self, field: usize) -> Vec<usize> {
        let mut values: Vec<usize> =
            self.2.iter().filter(|entry| entry.0 == field).map(|entry| entry.2).collect();
        values.sort_unstable();
        values
    }
}

#[test]
fn m2_the_document_passes_where_its_rivals_are_caught() {
    assert_eq!(wrong::<Ours>(Files::Partial), 0);
    assert_eq!(wrong::<Ours>(Files::Whole), 0);
}

#[test]
fn m2_a_last_writer_who_wins_is_caught() {
    assert!(wrong::<LastWriter>(Files::Whole) > 500);
}

#[test]
fn m2_absence_that_deletes_is_caught_by_partial_files_alone() {
    // With whole files this rival is right, so the truth accuses nobody falsely.
    assert_eq!(wrong::<AbsenceDeletes>(Files::Whole), 0);
    assert!(wrong::<AbsenceDeletes>(Files::Partial) > 500);
}

#[test]
fn m2_a_short_memory_is_caught_by_stale_files() {
    assert!(wrong::<ShortMemory>(Files::Whole) > 50);
}
