//! What must be true after any exchange of files, kept without looking at a single stamp.
//!
//! Every write gets a number of its own. A writer overwrites what stood visible in their copy at
//! that moment; a copy knows a write when it has received it, or one that overwrote it. Sets of
//! writes are bits of one number, so a sequence has at most [`MOST`] of them.

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
    /// Everything it overwrote, and what that had overwritten.
    pub before: Bits,
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
pub fn members(bits: Bits) -> impl Iterator<Item = usize> {
    (0..MOST).filter(move |at| bits & (1 << at) != 0)
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
        let before = members(visible).fold(visible, |all, at| all | self.writes[at].before);
        self.writes.push(Written { entity, field, value: value.to_owned(), before, saw });
        before | 1 << (self.writes.len() - 1)
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
        let name = (entity, field, visible, value.to_owned());
        if let Some(at) = self.outside.get(&name) {
            return self.writes[*at].before | 1 << at;
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
        let dead = members(here).fold(0, |dead, at| dead | self.writes[at].before);
        here & !dead
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
