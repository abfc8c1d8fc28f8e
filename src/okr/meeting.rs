//! Meetings: a team's weekly session and the talk of two people, each kept with the file.

use super::day::Day;
use super::id::{Extras, Id, Text};
use super::privacy::Privacy;

/// One meeting: who spoke together, when, and what was noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Names the meeting.
    pub id: Id,
    /// What sort of meeting it is.
    pub kind: MeetingKind,
    /// The unit whose meeting it is; of a talk of two, nobody's.
    pub unit: Option<Id>,
    /// Who takes part; of a talk of two, these two.
    pub with: Vec<Id>,
    /// The cycle it is about.
    pub cycle: Option<Id>,
    /// The day it is held.
    pub on: Option<Day>,
    /// What was noted, in words.
    pub note: Option<Text>,
    /// Whether the votes of its confidence round are shown to everybody.
    pub shown: bool,
    /// Whether it is over.
    pub closed: bool,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Meeting {
    /// One of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            kind: MeetingKind::Weekly,
            unit: None,
            with: Vec::new(),
            cycle: None,
            on: None,
            note: None,
            shown: false,
            closed: false,
            privacy: None,
            extras: Extras::new(),
        }
    }
}

/// What sort of meeting it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingKind {
    /// A unit looks at its week.
    #[default]
    Weekly,
    /// Two people talk.
    OneOnOne,
    /// A unit, or everybody, looks at its month.
    Monthly,
    /// A unit, or everybody, looks back on its quarter.
    Quarterly,
}

/// One vote of a confidence round. Written once; a later one of the same person on the same goal counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Names the vote within its meeting.
    pub key: Text,
    /// Who votes.
    pub by: Option<Id>,
    /// The key result or objective it is about.
    pub of: Id,
    /// Belief that the target will be reached, 0 to 10 (rules C).
    pub confidence: u8,
    /// When it was written.
    pub at: Option<super::day::Moment>,
}
