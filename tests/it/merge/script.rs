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
    /// Some entities, as bits, chosen as the app chooses them for a copy of a part.
    Chosen(usize),
}

/// What somebody who makes stamps up puts into a file, about a person whose app is running.
#[derive(Clone, Copy, Debug)]
pub enum Forged {
    /// A value under the person's own session, this far above its last counter.
    Ahead(u64),
    /// The same, saying that everything this session wrote was seen.
    AheadAndSeen(u64),
    /// A value whose past claims what was never seen: for each session as much as the dice say.
    Seen(u64),
    /// A value whose past claims events of the person's session that it never gave out.
    SeenAhead(u64),
    /// A record under the person's own session, this far above its last counter.
    Record(u64),
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
    CopyProfile { who: usize, from: usize },
    OpenSome { who: usize, file: usize, entities: usize },
    OpenRest { who: usize, nth: usize },
    OpenMany { who: usize, files: [usize; 3] },
    WithdrawMany { who: usize, nth: usize },
    OpenManyAgain { who: usize, nth: usize },
    Forge { who: usize, from: usize, entity: usize, field: usize, forged: Forged },
    Restart { who: usize, days: i64 },
    Reload { who: usize },
    Wait { millis: i64 },
}

/// A sequence: who takes part, and what they do.
#[derive(Clone, Debug)]
pub struct Script {
    /// For each of the people how many days their clock is off.
    pub clocks: Vec<i64>,
    /// Acts in their order.
    pub acts: Vec<Act>,
}

/// The furthest a clock is off, in days.
const FAR: i64 = 3650;

impl Script {
    /// The sequence of a seed: two to six people, every sort of act.
    pub fn of(seed: u64) -> Self {
        // Not the dice of `narrow`, so that both may begin at 0.
        let mut dice = Dice::new(!seed);
        let people = 2 + dice.below(5);
        let length = 12 + dice.below(70);
        let entities = 1 + dice.below(ENTITIES.len());
        let fields = 1 + dice.below(DELETED);
        let clock = |dice: &mut Dice| if dice.chance(40) { dice.between(-FAR, FAR) } else { 0 };
        let clocks = (0..people).map(|_| clock(&mut dice)).collect();
        // Where nobody forges anything, the truth takes nobody's word for anything.
        let sorts = if dice.chance(40) { 100 } else { FORGING };
        let acts = (0..length).map(|_| {
            if dice.chance(80) {
                act(&mut dice, people, entities, fields)
            } else {
                wide_act(&mut dice, sorts, people, (entities, fields))
            }
        });
        Self { acts: acts.collect(), clocks }
    }

    /// A sequence as all were rolled before there were forged stamps, copied profiles, merges of
    /// several files and files accepted in part: two to five people whose clocks are right at first.
    pub fn narrow(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let people = 2 + dice.below(4);
        let length = 12 + dice.below(60);
        // Few entities and fields, so that people meet; how few differs from sequence to sequence.
        let entities = 1 + dice.below(ENTITIES.len());
        let fields = 1 + dice.below(DELETED);
        let acts = (0..length).map(|_| act(&mut dice, people, entities, fields)).collect();
        Self { clocks: vec![0; people], acts }
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
        91..=93 => Act::Restart { who, days: 365 * dice.between(-10, 10) },
        94..=95 => Act::Reload { who },
        _ => Act::Wait { millis: dice.between(-50_000, 150_000) },
    }
}

/// From here on the acts of [`wide_act`] are forgeries, of a hundred.
const FORGING: usize = 74;

/// One of the acts that [`Script::narrow`] does not have.
fn wide_act(dice: &mut Dice, sorts: usize, people: usize, (entities, fields): (usize, usize)) -> Act {
    let who = dice.below(people);
    let (entity, field) = (dice.below(entities), dice.below(fields));
    let file = if dice.chance(60) { dice.below(3) } else { dice.below(1000) };
    match dice.below(sorts) {
        0..=11 => Act::Save { who, extent: Extent::Chosen(1 + dice.below(31)) },
        12..=29 => Act::OpenSome { who, file, entities: 1 + dice.below(31) },
        30..=41 => Act::OpenRest { who, nth: dice.below(3) },
        42..=53 => Act::OpenMany { who, files: [file, dice.below(5), dice.below(1000)] },
        54..=61 => Act::WithdrawMany { who, nth: dice.below(3) },
        62..=67 => Act::OpenManyAgain { who, nth: dice.below(3) },
        68..=70 => Act::CopyProfile { who, from: dice.below(people) },
        71..=73 => Act::Restart { who, days: dice.between(-FAR, FAR) },
        _ => {
            // Just above as well as far above, up to where counters end.
            let far = dice.below(40);
            let above = 1 + dice.roll() % (1 << far.max(1));
            let forged = match dice.below(6) {
                0 => Forged::Ahead(above),
                1 => Forged::AheadAndSeen(above),
                2 | 3 => Forged::Seen(dice.roll()),
                4 => Forged::SeenAhead(above),
                _ => Forged::Record(above),
            };
            Act::Forge { who, from: dice.below(people), entity, field, forged }
        }
    }
}
