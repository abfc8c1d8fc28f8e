//! One entity: an id, a kind, fields that merge and records that add up.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::okr::Id;
use crate::okr::arrange::set_of;

use super::hash::Hash;
use super::json::Json;
use super::record::Record;
use super::register::{Entry, Register};
use super::stamp::{Dot, Past};
use super::write::{DELETED, RECORDS_SEEN};

/// A field's name and its register.
pub type Field = (Rc<str>, Register);

/// Anything that has an id: an objective, a link, a unit, or something a newer version knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// Its name in every copy of the document, for ever.
    pub id: Id,
    /// What sort of thing it is; empty while only a part of it has arrived.
    pub kind: Rc<str>,
    /// Fields ordered by name.
    pub fields: Vec<Field>,
    /// Records ordered by key.
    pub records: Vec<Rc<Record>>,
}

impl Entity {
    /// An entity that says nothing yet.
    pub fn new(id: Id, kind: Rc<str>) -> Self {
        Self { id, kind, fields: Vec::new(), records: Vec::new() }
    }

    /// The register of a field.
    pub fn field(&self, name: &str) -> Option<&Register> {
        let at = self.fields.binary_search_by(|(field, _)| (**field).cmp(name)).ok()?;
        self.fields.get(at).map(|(_, register)| register)
    }

    /// Joins a register into a field.
    pub fn join_field(&mut self, name: &Rc<str>, register: Register) {
        match self.fields.binary_search_by(|(field, _)| field.cmp(name)) {
            Ok(at) => {
                if let Some((_, own)) = self.fields.get_mut(at) {
                    *own = own.merge(&register);
                }
            }
            Err(at) => self.fields.insert(at, (Rc::clone(name), register)),
        }
    }

    /// Adds a record unless it is already there.
    pub fn join_record(&mut self, record: Rc<Record>) {
        match self.records.binary_search_by(|own| own.key.cmp(&record.key)) {
            Ok(at) => {
                // Equal keys with other bodies come only from damaged files; the choice must
                // not depend on the order of merging.
                if let Some(own) = self.records.get_mut(at)
                    && record.body < own.body
                {
                    *own = record;
                }
            }
            Err(at) => self.records.insert(at, record),
        }
    }

    /// Joins two copies of the entity.
    pub fn merge(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.absorb(other);
        all
    }

    /// Joins another copy into this one.
    pub fn absorb(&mut self, other: &Self) {
        // The kind never changes; an empty one means that only a part of the entity was here.
        if self.kind.is_empty() || (!other.kind.is_empty() && other.kind < self.kind) {
            self.kind = Rc::clone(&other.kind);
        }
        for (name, register) in &other.fields {
            self.join_field(name, register.clone());
        }
        if self.records.is_empty() {
            self.records.clone_from(&other.records);
        } else {
            for record in &other.records {
                self.join_record(Rc::clone(record));
            }
        }
    }

    /// The records of one kind, ordered by key.
    pub fn records<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Rc<Record>> {
        self.records.iter().filter(move |record| &*record.key.kind == kind)
    }

    /// The entry people see first.
    pub fn shown_entry(&self, name: &str, time: impl Fn(Dot) -> i64) -> Option<&Entry> {
        self.field(name)?.shown(time)
    }

    /// Whether somebody deleted it and nobody wrote anything they had not seen (rule M8).
    pub fn is_deleted(&self) -> bool {
        let Some(register) = self.field(DELETED) else { return false };
        let Some(saw) = Saw::of(register) else { return false };
        let mut fields = self.fields.iter().filter(|(name, _)| &**name != DELETED);
        fields.all(|(name, register)| register.entries().iter().all(|entry| saw.value(name, entry.dot)))
            && self.records.iter().all(|record| saw.records.contains(&record.key.mark()))
    }

    /// Whether somebody deleted it while somebody else went on writing, or took it out of the trash again: a
    /// question for people.
    pub fn is_deleted_and_changed(&self) -> bool {
        self.unseen().is_some()
    }

    /// What those who deleted it had not seen of it; `None` where nobody deleted it, or where it is in the
    /// trash.
    pub fn unseen(&self) -> Option<Unseen<'_>> {
        let register = self.field(DELETED)?;
        let (deletions, restorings): (Vec<&Entry>, Vec<&Entry>) =
            register.entries().iter().partition(|entry| Saw::of_entries([*entry]).is_some());
        let saw = Saw::of_entries(deletions.iter().copied()).filter(|_| !deletions.is_empty())?;
        let written = self.fields.iter().filter(|(name, _)| &**name != DELETED);
        let written =
            written.flat_map(|(name, register)| register.entries().iter().map(move |one| (name, one)));
        let values = written.filter(|(name, entry)| !saw.value(name, entry.dot)).collect();
        let records =
            self.records.iter().filter(|record| !saw.records.contains(&record.key.mark())).collect();
        let unseen = Unseen { deletions, restorings, values, records };
        (!unseen.is_nothing()).then_some(unseen)
    }

    /// What a person who deletes it now has seen of it: each field's events, and a mark for each
    /// record. Highest counters would not do for records: a file that holds a part of them may
    /// bring a late one without an early one.
    pub fn seen(&self) -> Json {
        let mut pairs: Vec<(&str, Json)> = Vec::new();
        let marks = set_of(self.records.iter().map(|record| record.key.mark()));
        if !marks.is_empty() {
            let marks: String = marks.iter().map(Hash::as_str).collect();
            pairs.push((RECORDS_SEEN, Json::str(&marks)));
        }
        for (name, register) in self.fields.iter().filter(|(name, _)| &**name != DELETED) {
            pairs.push((name, Json::str(&register.seen().to_string())));
        }
        Json::object(pairs)
    }
}

/// What somebody deleted, and what those who did so had not seen.
#[derive(Clone, PartialEq, Debug)]
pub struct Unseen<'a> {
    /// The deletions.
    pub deletions: Vec<&'a Entry>,
    /// What took it out of the trash again without having seen them all.
    pub restorings: Vec<&'a Entry>,
    /// Values, each with its field.
    pub values: Vec<(&'a Rc<str>, &'a Entry)>,
    /// Records.
    pub records: Vec<&'a Rc<Record>>,
}

impl Unseen<'_> {
    fn is_nothing(&self) -> bool {
        self.restorings.is_empty() && self.values.is_empty() && self.records.is_empty()
    }
}

/// What those who deleted an entity had seen of it together.
#[derive(Default)]
struct Saw {
    fields: Vec<(String, Past)>,
    records: BTreeSet<Hash>,
}

impl Saw {
    /// Reads it; `None` if one of the entries is not a deletion.
    fn of(register: &Register) -> Option<Self> {
        Self::of_entries(register.entries())
    }

    fn of_entries<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Self> {
        let mut all = Self::default();
        for entry in entries {
            let saw = entry.value.as_object()?.into_iter().find(|(key, _)| key == "saw")?.1;
            for (field, seen) in saw.as_object()? {
                let seen = seen.as_str()?;
                if field == RECORDS_SEEN {
                    all.records.extend(Hash::parse_all(&seen)?);
                } else {
                    all.fields.push((field, Past::parse(&seen).ok()?));
                }
            }
        }
        Some(all)
    }

    fn value(&self, name: &str, dot: Dot) -> bool {
        self.fields.iter().any(|(field, past)| field == name && past.covers(dot))
    }
}
