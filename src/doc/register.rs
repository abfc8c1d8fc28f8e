//! A field that keeps every value nobody has superseded (a multi-value register, rules M1–M5).

use super::hash::Hash;
use super::json::Json;
use super::stamp::{Dot, Past};
use crate::okr::Arrange;

/// One value somebody wrote and nobody has superseded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The event that wrote it.
    pub dot: Dot,
    /// What the writer had seen of this field.
    pub past: Past,
    /// Hash of field name, past and value.
    pub hash: Hash,
    /// The value.
    pub value: Json,
}

impl Entry {
    /// A value written by a session of the app.
    pub fn new(field: &str, dot: Dot, past: Past, value: Json) -> Self {
        let hash = Self::hash_of(field, &past, &value);
        Self { dot, past, hash, value }
    }

    /// A value that came without a stamp: its dot is made of its own content, so that two people
    /// who open the same file make the same event (rule M6).
    pub fn outside(field: &str, past: Past, value: Json) -> Self {
        let hash = Self::hash_of(field, &past, &value);
        Self { dot: Dot::outside(hash), past, hash, value }
    }

    /// Whether the other's writer had seen this value and all that this one's writer had seen.
    /// Asking for both makes "superseded" an order whatever the stamps claim: pasts that name
    /// each other in a ring supersede nothing, and no order of merging shows (rule M1).
    fn is_superseded_by(&self, by: &Self) -> bool {
        let within = |one: &Self, other: &Self| other.past.covers(one.dot) && other.past.includes(&one.past);
        within(self, by) && !within(by, self)
    }

    /// The hash a file carries for this value.
    pub fn hash_of(field: &str, past: &Past, value: &Json) -> Hash {
        let seen = if past.is_empty() { String::new() } else { past.to_string() };
        Hash::of_field(field, &[field, &seen, &value.normal()])
    }
}

/// All values of one field that nobody has superseded, ordered by dot; never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Register {
    entries: Vec<Entry>,
}

impl Register {
    /// A field with one value.
    pub fn of(entry: Entry) -> Self {
        Self { entries: vec![entry] }
    }

    /// A field of any entries; `None` when there are none.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Option<Self> {
        let mut all = entries.into_iter();
        let mut register = Self::of(all.next()?);
        for entry in all {
            register = register.merge(&Self::of(entry));
        }
        Some(register)
    }

    /// The entries, ordered by dot.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Joins two copies of the field: union, without what either side's writers had superseded.
    /// Commutative, associative and idempotent (rules M1 and M2).
    pub fn merge(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let mut all: Vec<&Entry> = self.entries.iter().chain(&other.entries).collect();
        all.arrange(Ord::cmp);
        // One value in two spellings stays in the smaller one.
        all.dedup_by(|a, b| a.dot == b.dot && a.past == b.past && a.hash == b.hash);
        let kept = all.iter().filter(|entry| !all.iter().any(|by| entry.is_superseded_by(by)));
        Self { entries: kept.map(|entry| (*entry).clone()).collect() }
    }

    /// What a writer who sees this field has seen: every dot and every past.
    pub fn seen(&self) -> Past {
        let mut past = Past::new();
        for entry in &self.entries {
            past.join(&entry.past);
            past.add(entry.dot);
        }
        past
    }

    /// The value people see first: the one with the latest time, then the greater dot. `time`
    /// tells when an event was written (milliseconds since 1970, 0 for outside events); a wrong
    /// clock changes this choice and nothing else (rule M5).
    pub fn shown(&self, time: impl Fn(Dot) -> i64) -> Option<&Entry> {
        self.entries.iter().max_by_key(|entry| (time(entry.dot), entry.dot, entry.hash))
    }

    /// Whether people disagree: two entries with different values (rule M4).
    pub fn is_conflict(&self) -> bool {
        let mut entries = self.entries.iter();
        let Some(first) = entries.next() else { return false };
        entries.any(|entry| !entry.value.says_same(&first.value))
    }
}
