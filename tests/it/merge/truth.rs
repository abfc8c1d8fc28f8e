//! What must be true after any exchange of files, kept without looking at a single stamp.
//!
//! Every write gets a number of its own. A writer overwrites what stood visible in their copy at
//! that moment; a copy knows a write when it has received it, or one that overwrote it. Sets of
//! writes are bits of one number, so a sequence has at most [`MOST`] of them.
//!
//! Somebody who forges a stamp is a writer who says what they have seen, and is taken at their word:
//! what they claim was overwritten as long as they claim everything its own writer had seen.

use std::collections::BTreeMap;

/// A set of writes or of records.
pub type Bits = u128;

/// How many writes, and how many records, one sequence may make.
pub const MOST: usize = 120;

/// Entities that sequences write to: id and kind, one of them of a kind no version knows.
pub const ENTITIES: [(&str, &str); 5] =
    [("o-1", "objective"), ("k-1", "kr"), ("k-2", "kr"), ("l-1", "link"), ("x \"中\" 1", "widget")];

/// Fields that sequences write to; the last one only by deleting and restoring.
pub const FIELDS: [&str; 5] = ["title", "target", "x-future", "*", "deleted"];

/// Where [`FIELDS`] has the field that deletes.
pub const DELETED: usize = 4;

/// What a copy, a file or a part of a copy knows.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Known {
    /// Writes, with everything they overwrote.
    pub writes: Bits,
    /// Records.
    pub records: Bits,
}

impl Known {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { writes: self.writes | other.writes, records: self.records | other.records }
    }
}

/// One value somebody wrote into one field.
pub struct Written {
    /// The entity, by its place in [`ENTITIES`].
    pub entity: usize,
    /// The field, by its place in [`FIELDS`].
    pub field: usize,
    /// The value as JSON text.
    pub value: String,
    /// Everything its writer had seen, or says they had: what it overwrote, and what that had.
    pub before: Bits,
    /// What stands under a forged name: everything that name had written in this field before.
    /// Whoever sees this value counts as having seen that.
    pub behind: Bits,
    /// For a deletion: what the person who deleted knew of the entity.
    pub saw: Option<Known>,
}

/// One record somebody added.
pub struct Noted {
    /// The entity.
    pub entity: usize,
    /// What tells it from all other records.
    pub label: String,
}

/// Everything that ever happened in one sequence.
#[derive(Default)]
pub struct Truth {
    /// All writes.
    pub writes: Vec<Written>,
    /// All records.
    pub records: Vec<Noted>,
    outside: BTreeMap<(usize, usize, Bits, String), usize>,
}

/// The members of a set.
pub fn members(mut bits: Bits) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(next)
    })
}

impl Truth {
    /// Whether there is room for more.
    pub fn has_room(&self) -> bool {
        self.writes.len() + 30 < MOST && self.records.len() + 40 < MOST
    }

    /// Somebody who sees `visible` in a field writes a value over it.
    pub fn write(
        &mut self,
        entity: usize,
        field: usize,
        value: &str,
        visible: Bits,
        saw: Option<Known>,
    ) -> Bits {
        let before = self.seen_with(visible);
        self.writes.push(Written { entity, field, value: value.to_owned(), before, behind: 0, saw });
        self.known_with(self.writes.len() - 1)
    }

    /// Somebody forges a value: it says that its writer had seen `claims`, and its name that it
    /// comes after `behind`.
    pub fn forge(&mut self, entity: usize, field: usize, value: &str, claims: Bits, behind: Bits) -> Bits {
        let value = value.to_owned();
        self.writes.push(Written { entity, field, value, before: claims, behind, saw: None });
        self.known_with(self.writes.len() - 1)
    }

    /// A write that nobody ever made and somebody claims to have seen.
    pub fn claim(&mut self, entity: usize, field: usize) -> Bits {
        self.writes.push(Written { entity, field, value: String::new(), before: 0, behind: 0, saw: None });
        1 << (self.writes.len() - 1)
    }

    /// What somebody has seen who sees these writes.
    pub fn seen_with(&self, visible: Bits) -> Bits {
        members(visible).fold(visible, |all, at| all | self.writes[at].before | self.writes[at].behind)
    }

    /// What somebody knows who knows this write: it, and all that is overwritten wherever it is.
    fn known_with(&self, at: usize) -> Bits {
        let gone = members(self.writes[at].before).filter(|old| self.overwrites(at, *old));
        gone.fold(1 << at, |all, old| all | 1 << old)
    }

    /// Whether one write overwrote another: it claims it, and everything that one's writer had seen.
    fn overwrites(&self, at: usize, old: usize) -> bool {
        let before = self.writes[at].before;
        before & 1 << old != 0 && self.writes[old].before & !before == 0
    }

    /// The same for a change made with another tool. Two people who open the changed text have
    /// the same write, so what it is depends on nothing but the text.
    pub fn write_outside(
        &mut self,
        entity: usize,
        field: usize,
        value: &str,
        visible: Bits,
        saw: Option<Known>,
    ) -> Bits {
        let name = (entity, field, self.seen_with(visible), value.to_owned());
        if let Some(at) = self.outside.get(&name) {
            return self.known_with(*at);
        }
        self.outside.insert(name, self.writes.len());
        self.write(entity, field, value, visible, saw)
    }

    /// Somebody adds a record.
    pub fn note(&mut self, entity: usize, label: String) -> Bits {
        self.records.push(Noted { entity, label });
        1 << (self.records.len() - 1)
    }

    /// The writes to one field, or to a whole entity.
    pub fn writes_to(&self, entity: usize, field: Option<usize>) -> Bits {
        let mut bits = 0;
        for (at, write) in self.writes.iter().enumerate() {
            if write.entity == entity && field.is_none_or(|field| write.field == field) {
                bits |= 1 << at;
            }
        }
        bits
    }

    /// The records of an entity.
    pub fn records_of(&self, entity: usize) -> Bits {
        let mut bits = 0;
        for (at, record) in self.records.iter().enumerate() {
            if record.entity == entity {
                bits |= 1 << at;
            }
        }
        bits
    }

    /// What of a field must be visible to somebody who knows this much: all that nobody overwrote.
    pub fn visible(&self, known: Known, entity: usize, field: usize) -> Bits {
        let here = known.writes & self.writes_to(entity, Some(field));
        let claimed = here & members(here).fold(0, |all, at| all | self.writes[at].before);
        let gone = members(claimed).filter(|old| members(here).any(|at| self.overwrites(at, *old)));
        gone.fold(here, |left, old| left & !(1 << old))
    }

    /// What somebody who knows this much has seen of an entity's fields, but for the one that deletes.
    pub fn seen(&self, known: Known, entity: usize) -> Bits {
        (0..DELETED).fold(0, |all, field| all | self.seen_with(self.visible(known, entity, field)))
    }

    /// The values of a set of writes, in order.
    pub fn values(&self, bits: Bits) -> Vec<&str> {
        let mut values: Vec<&str> = members(bits).map(|at| self.writes[at].value.as_str()).collect();
        values.sort_unstable();
        values
    }

    /// Whether an entity must be hidden: somebody deleted it, nobody restored it, and everything
    /// in it was seen by somebody who deleted it.
    pub fn is_deleted(&self, known: Known, entity: usize) -> bool {
        let deletions = self.visible(known, entity, DELETED);
        let mut saw = Known::default();
        for at in members(deletions) {
            let Some(seen) = self.writes[at].saw else { return false };
            saw = saw.and(seen);
        }
        let visible = (0..DELETED).fold(0, |all, field| all | self.visible(known, entity, field));
        deletions != 0
            && visible & !saw.writes == 0
            && known.records & self.records_of(entity) & !saw.records == 0
    }
}
