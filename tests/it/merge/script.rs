//! What may happen to a team, and how a sequence of it is rolled and made shorter.
//!
//! Numbers in an act are taken modulo what is there, so that an act still means something when
//! others before it are left out.

use plumbline::doc::History;

use super::dice::Dice;
use super::truth::{DELETED, ENTITIES};

/// What somebody writes.
#[derive(Clone, Copy, Debug)]
pub enum Say {
    /// A value nobody else ever writes.
    Fresh,
    /// One of three values that many write.
    Common(usize),
    /// Nothing: the field is cleared.
    Nothing,
}

/// How much of a copy goes into a file.
#[derive(Clone, Copy, Debug)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some entities, as bits.
    Entities(usize),
    /// Some fields of every entity, as bits, with its records or without.
    Fields(usize, bool),
}

/// What a person does to a file with another tool.
#[derive(Clone, Copy, Debug)]
pub enum Hand {
    /// Changes the value that is shown, or adds one; stamps and kept values stay as they are.
    Change,
    /// Takes the stamps of an entity out.
    DropStamps,
    /// Takes the other values of an entity out, keeping the ones shown.
    Settle,
    /// Changes a record.
    Record,
    /// Takes a field out.
    Remove,
    /// Spells every letter beyond ASCII as an escape.
    Escape,
    /// Gives every entity line spaces and an end of line of another system.
    Reflow,
}

/// One act of one of the team.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Set { who: usize, entity: usize, field: usize, also: usize, say: Say, history: History },
    Note { who: usize, entity: usize },
    Delete { who: usize, entities: usize },
    Restore { who: usize, entity: usize },
    Save { who: usize, extent: Extent },
    Edit { file: usize, entity: usize, field: usize, hand: Hand },
    Cut { file: usize, at: usize },
    Open { who: usize, file: usize },
    Meet { who: usize, with: usize },
    WithdrawFile { who: usize, nth: usize },
    WithdrawEdits { who: usize, last: usize },
    RollBack { who: usize, nth: usize },
    Restart { who: usize, years: i64 },
    Reload { who: usize },
    Wait { millis: i64 },
}

/// A sequence: how many people, and what they do.
#[derive(Clone, Debug)]
pub struct Script {
    /// People.
    pub people: usize,
    /// Acts in their order.
    pub acts: Vec<Act>,
}

impl Script {
    /// The sequence of a seed.
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let people = 2 + dice.below(4);
        let length = 12 + dice.below(60);
        // Few entities and fields, so that people meet; how few differs from sequence to sequence.
        let entities = 1 + dice.below(ENTITIES.len());
        let fields = 1 + dice.below(DELETED);
        let acts = (0..length).map(|_| act(&mut dice, people, entities, fields)).collect();
        Self { people, acts }
    }

    /// A sequence that fails in the same way with as few acts as leaving out single ones can give.
    pub fn shortened(&self, fails: impl Fn(&Self) -> bool) -> Self {
        let mut best = self.clone();
        let mut at = best.acts.len();
        let mut shorter = false;
        while at > 0 {
            at -= 1;
            let mut tried = best.clone();
            tried.acts.remove(at);
            if fails(&tried) {
                best = tried;
                shorter = true;
            }
            if at == 0 && shorter {
                (at, shorter) = (best.acts.len(), false);
            }
        }
        best
    }
}

fn act(dice: &mut Dice, people: usize, entities: usize, fields: usize) -> Act {
    let who = dice.below(people);
    let (entity, field) = (dice.below(entities), dice.below(fields));
    // Old files are opened as well, newer ones more often.
    let file = if dice.chance(60) { dice.below(3) } else { dice.below(1000) };
    match dice.below(100) {
        0..=23 => {
            let say = match dice.below(10) {
                0..=7 => Say::Fresh,
                8 => Say::Common(dice.below(3)),
                _ => Say::Nothing,
            };
            // Many edits write several fields as one event, as making an entity does.
            let also = if dice.chance(30) { dice.below(1 << fields) } else { 0 };
            let history = if dice.chance(30) { History::Keep } else { History::Forget };
            Act::Set { who, entity, field, also, say, history }
        }
        24..=27 => Act::Note { who, entity },
        28..=30 => Act::Delete { who, entities: 1 + dice.below(31) },
        31..=32 => Act::Restore { who, entity },
        33..=44 => {
            let extent = match dice.below(4) {
                0 | 1 => Extent::Whole,
                2 => Extent::Entities(1 + dice.below(31)),
                _ => Extent::Fields(1 + dice.below(31), dice.chance(50)),
            };
            Act::Save { who, extent }
        }
        45..=55 => {
            let hand = match dice.below(12) {
                0..=4 => Hand::Change,
                5 => Hand::DropStamps,
                6 | 7 => Hand::Settle,
                8 => Hand::Record,
                9 => Hand::Remove,
                10 => Hand::Escape,
                _ => Hand::Reflow,
            };
            Act::Edit { file, entity, field, hand }
        }
        56..=58 => Act::Cut { file, at: dice.below(100_000) },
        59..=79 => Act::Open { who, file },
        80..=83 => Act::Meet { who, with: dice.below(people) },
        84..=86 => Act::WithdrawFile { who, nth: dice.below(4) },
        87 => Act::WithdrawEdits { who, last: 1 + dice.below(3) },
        88..=90 => Act::RollBack { who, nth: dice.below(4) },
        91..=93 => Act::Restart { who, years: dice.between(-10, 10) },
        94..=95 => Act::Reload { who },
        _ => Act::Wait { millis: dice.between(-50_000, 150_000) },
    }
}
