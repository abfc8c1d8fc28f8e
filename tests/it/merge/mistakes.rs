//! Ways of merging and of naming sessions that lose edits, played with the same acts and held
//! against the same truth as the real document: each of them has to be caught.

use std::collections::BTreeMap;
use std::rc::Rc;

use plumbline::doc::{Doc, Dot, Entry, PartKey, Register, Session};
use plumbline::okr::Id;

use super::script::Script;
use super::sequences;
use super::team;

/// One mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mistake {
    /// A session is stored with the profile and used again.
    KeepsSessions,
    /// A session goes on when its name comes back with a counter it never gave out.
    TrustsItsName,
    /// Of several values the one written last by the clocks stays, the others go.
    LastWriter,
    /// A file has one list of all events its writer had seen; what is on the list and not in the
    /// file was deleted.
    DocumentVector,
    /// What a file does not say was deleted.
    AbsenceDeletes,
}

/// The highest counter of each session that was seen anywhere in a document.
pub type Vector = BTreeMap<Session, u64>;

/// A copy that joins in one of the wrong ways.
#[derive(Clone)]
pub struct Wrong {
    mistake: Mistake,
    empty: Doc,
    doc: Doc,
    vector: Vector,
    parts: Vec<(PartKey, Doc, Option<Vector>)>,
}

impl Wrong {
    /// An empty copy; none for a mistake that is not made in joining.
    pub fn of(mistake: Mistake, workspace: &str) -> Option<Self> {
        match mistake {
            Mistake::KeepsSessions | Mistake::TrustsItsName => None,
            Mistake::LastWriter | Mistake::DocumentVector | Mistake::AbsenceDeletes => {
                let empty = Doc::new(workspace);
                Some(Self { mistake, doc: empty.clone(), empty, vector: Vector::new(), parts: Vec::new() })
            }
        }
    }

    /// What it says.
    pub fn doc(&self) -> &Doc {
        &self.doc
    }

    /// What it has seen.
    pub fn vector(&self) -> Vector {
        self.vector.clone()
    }

    /// Adds what was written here.
    pub fn write(&mut self, key: PartKey, delta: Doc) {
        self.apply(&delta, None);
        self.parts.push((key, delta, None));
    }

    /// Adds what came from elsewhere, with what its writer had seen.
    pub fn join(&mut self, key: PartKey, file: Doc, vector: Vector) {
        self.apply(&file, Some(&vector));
        self.parts.push((key, file, Some(vector)));
    }

    /// Takes parts back.
    pub fn withdraw(&mut self, keys: &[PartKey]) {
        self.parts.retain(|(key, _, _)| !keys.contains(key));
        (self.doc, self.vector) = (self.empty.clone(), Vector::new());
        let parts = std::mem::take(&mut self.parts);
        for (_, part, vector) in &parts {
            self.apply(part, vector.as_ref());
        }
        self.parts = parts;
    }

    fn apply(&mut self, part: &Doc, vector: Option<&Vector>) {
        match (self.mistake, vector) {
            (Mistake::KeepsSessions | Mistake::TrustsItsName, _) => {}
            (Mistake::LastWriter, _) => {
                self.doc.absorb(part);
                let all = self.doc.clone();
                self.keep(|_, register, entry| {
                    register.shown(|dot| all.time_of(dot).0).is_some_and(|shown| shown == entry)
                });
            }
            (Mistake::AbsenceDeletes | Mistake::DocumentVector, None) => self.doc.absorb(part),
            (Mistake::AbsenceDeletes, Some(_)) => {
                self.keep(|place, _, _| has(part, place));
                self.doc.absorb(part);
            }
            (Mistake::DocumentVector, Some(theirs)) => {
                let ours = self.vector.clone();
                let mut file = Self { doc: part.clone(), ..self.clone() };
                let before = self.doc.clone();
                file.keep(|place, _, entry| stands(&before, place, entry) || !saw(&ours, entry.dot));
                self.keep(|place, _, entry| stands(part, place, entry) || !saw(theirs, entry.dot));
                self.doc.absorb(&file.doc);
                for (session, counter) in theirs {
                    let own = self.vector.entry(*session).or_default();
                    *own = (*own).max(*counter);
                }
            }
        }
        for entry in entries(part) {
            let own = self.vector.entry(entry.dot.session).or_default();
            *own = (*own).max(entry.dot.counter);
        }
    }

    /// Lets only some entries stand.
    fn keep(&mut self, stays: impl Fn((&Id, &str), &Register, &Entry) -> bool) {
        for (id, entity) in Rc::make_mut(&mut self.doc.items) {
            let entity = Rc::make_mut(entity);
            entity.fields = std::mem::take(&mut entity.fields)
                .into_iter()
                .filter_map(|(name, register)| {
                    let left = register.entries().iter().filter(|entry| stays((id, &name), &register, entry));
                    Register::from_entries(left.cloned()).map(|left| (name.clone(), left))
                })
                .collect();
        }
    }
}

fn entries(doc: &Doc) -> impl Iterator<Item = &Entry> {
    let fields = doc.items.values().flat_map(|entity| &entity.fields);
    fields.flat_map(|(_, register)| register.entries())
}

fn has(doc: &Doc, (id, field): (&Id, &str)) -> bool {
    doc.get(id).is_some_and(|entity| entity.field(field).is_some())
}

fn stands(doc: &Doc, (id, field): (&Id, &str), entry: &Entry) -> bool {
    let register = doc.get(id).and_then(|entity| entity.field(field));
    register.is_some_and(|register| register.entries().contains(entry))
}

fn saw(vector: &Vector, dot: Dot) -> bool {
    vector.get(&dot.session).is_some_and(|counter| *counter >= dot.counter)
}

/// How many of two thousand sequences show a mistake.
#[track_caller]
fn caught(mistake: Mistake, at_least: usize) {
    const SEQUENCES: u64 = 2000;
    let count = (0..SEQUENCES).filter(|seed| team::play(&Script::of(*seed), Some(mistake)).is_err()).count();
    sequences::say(&format!("{mistake:?}: caught in {count} of {SEQUENCES} sequences\n"));
    assert!(count >= at_least, "{mistake:?} is caught in {count} of {SEQUENCES} sequences only");
}

#[test]
fn m2_a_last_writer_who_wins_is_caught_by_the_sequences() {
    caught(Mistake::LastWriter, 1200);
}

#[test]
fn m2_one_list_of_what_was_seen_is_caught_by_the_sequences() {
    caught(Mistake::DocumentVector, 900);
}

#[test]
fn m2_absence_that_deletes_is_caught_by_the_sequences() {
    caught(Mistake::AbsenceDeletes, 1500);
}

#[test]
fn m3_stored_sessions_are_caught_by_the_sequences() {
    caught(Mistake::KeepsSessions, 50);
}

#[test]
fn m3_a_session_that_goes_on_under_a_forged_name_is_caught_by_the_sequences() {
    caught(Mistake::TrustsItsName, 10);
}
