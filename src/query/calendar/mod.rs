//! Days that belong in a calendar: ends, reminders to check in, what is due, meetings (rules Y10 to Y17).

mod gather;

use std::collections::BTreeSet;

use crate::okr::{ActionKind, Day, Id, MeetingKind, Moment, Text};
use crate::query::panel::Named;

pub use gather::calendar;

/// Whose days they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Of this person.
    Person(Id),
    /// Of this unit, with the units and people below it.
    Unit(Id),
    /// Of everybody.
    All,
}

/// What sort of day it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A reminder to check in.
    CheckIns,
    /// The last day of a goal.
    Ends,
    /// The day by which an ask wants an answer, or something taken on is to be done.
    Due,
    /// The last day of a cycle.
    Cycles,
    /// A meeting.
    Meetings,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::CheckIns, Self::Ends, Self::Due, Self::Cycles, Self::Meetings];

    /// Its name in the page.
    pub fn slug(self) -> &'static str {
        match self {
            Self::CheckIns => "check-ins",
            Self::Ends => "ends",
            Self::Due => "due",
            Self::Cycles => "cycles",
            Self::Meetings => "meetings",
        }
    }
}

/// What a calendar should have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Whose days.
    pub whose: Whose,
    /// Which.
    pub kinds: BTreeSet<Kind>,
    /// When it reminds of check-ins.
    pub remind: Remind,
}

/// When a reminder comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Remind {
    /// The day of the week, Monday 1 to Sunday 7, for cadences of whole weeks.
    pub weekday: u32,
    /// Minutes after midnight, wherever the reader of the calendar is; below 1440.
    pub minutes: u32,
}

impl Default for Remind {
    /// Monday at nine.
    fn default() -> Self {
        Self { weekday: 1, minutes: 9 * 60 }
    }
}

impl Remind {
    /// The times that are offered, in minutes after midnight: each half hour from six to eight in the evening.
    pub fn times() -> impl Iterator<Item = u32> {
        (12..=40).map(|half| half * 30)
    }
}

/// Days for a calendar.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// The name of the workspace.
    pub workspace: Text,
    /// The person or unit, unless it is everybody's.
    pub whose: Option<Named>,
    /// The time of the newest event in the workspace, by which readers tell the newer of two files.
    pub stamp: Option<Moment>,
    /// The entries, by day.
    pub entries: Vec<Entry>,
}

/// One entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Names it in every file that is made of this workspace (rule Y11).
    pub uid: String,
    /// The day; of a reminder the first one.
    pub day: Day,
    /// Minutes after midnight; `None` for a whole day.
    pub minutes: Option<u32>,
    /// How it comes back.
    pub again: Option<Again>,
    /// What it is.
    pub what: What,
}

/// How an entry comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Again {
    /// After so many days; at least 1.
    pub days: u32,
    /// The last day on which it may; `None` for ever.
    pub until: Option<Day>,
}

/// What an entry is.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A reminder to check in on these.
    CheckIns {
        /// Their titles.
        on: Vec<Text>,
    },
    /// The last day of a goal.
    Ends {
        /// Its title.
        title: Text,
        /// The objective of a key result, or the unit or person whose the objective is.
        of: Option<Text>,
    },
    /// An ask wants an answer.
    Ask {
        /// Who asks.
        from: Vec<Text>,
        /// Whom.
        to: Vec<Text>,
        /// For which goal.
        goal: Text,
        /// In words; may be empty.
        text: Text,
    },
    /// Something taken on is to be done.
    Action {
        /// What sort of thing; `None` for an initiative.
        kind: Option<ActionKind>,
        /// What it is.
        title: Text,
        /// The goal it is for.
        of: Option<Text>,
    },
    /// A cycle ends.
    Cycle {
        /// Its name.
        name: Text,
    },
    /// A meeting.
    Meeting {
        /// What sort of meeting.
        kind: MeetingKind,
        /// The unit, or the people.
        of: Vec<Text>,
    },
}

#[cfg(test)]
mod tests;
