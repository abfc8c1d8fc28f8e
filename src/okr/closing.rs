//! What is decided about a goal when its cycle is closed, beside its score: why it has none, what kept it from
//! more, and whether it goes on (rules S).

use super::id::{Id, Text};
use super::status::Status;

/// What is decided about an objective or key result at the close, beside its score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Why it has no score on purpose. A score that is said holds all the same (rule S9).
    pub unscored: Option<Unscored>,
    /// Why it was judged so, by a score or by a word.
    pub reason: Option<Text>,
    /// What kept it from more.
    pub cause: Option<RootCause>,
    /// The same in words, with what was learned from it.
    pub cause_note: Option<Text>,
    /// What becomes of it after the cycle.
    pub carry: Option<Carry>,
    /// Why, in one line.
    pub carry_reason: Option<Text>,
    /// The goal of an earlier cycle that this one continues.
    pub continues: Option<Id>,
}

/// Why a goal has no score on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unscored {
    /// It cannot be judged: the question fell away, or nothing can be known.
    NotApplicable,
    /// It is judged where it goes on.
    CarriedOver,
}

/// What kept a goal from more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RootCause {
    /// It was the wrong goal, or the way to it was wrong.
    Strategy,
    /// The target was set too high, too low or measured the wrong thing.
    Target,
    /// Not enough people, time or money.
    Capacity,
    /// Something else went first.
    Priority,
    /// Somebody else's work was late or missing.
    Dependency,
    /// What was needed was not known or mastered yet.
    Skill,
    /// Nobody kept after it from week to week.
    FollowThrough,
    /// The world outside changed.
    Outside,
}

/// What becomes of a goal after its cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carry {
    /// It is over.
    Close,
    /// It goes on from where it stands.
    Continue,
    /// It goes on as another goal.
    Change,
    /// It is given up.
    Drop,
}

/// What came of a goal that is closed with a word instead of a number (rule S18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Little or nothing of it came.
    Not,
    /// A part of it came.
    Partly,
    /// It was reached.
    Done,
}

impl Reached {
    /// Each of them, the best first.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::Not];

    /// What an owner's word on the status says of a goal that is closed; `None` for a word that says nothing of
    /// that.
    pub fn of(status: Status) -> Option<Self> {
        match status {
            Status::Done => Some(Self::Done),
            Status::OnTrack | Status::Behind => Some(Self::Partly),
            Status::AtRisk => Some(Self::Not),
            Status::Stale | Status::Pending | Status::Postponed | Status::Dropped | Status::Closed => None,
        }
    }

    /// The owner's word that says it.
    pub fn status(self) -> Status {
        match self {
            Self::Done => Status::Done,
            Self::Partly => Status::Behind,
            Self::Not => Status::AtRisk,
        }
    }

    /// What several come to, where every one of them was said in words: reached or not when all of them are,
    /// else partly.
    pub fn together(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let first = all.next()?;
        Some(if all.all(|one| one == first) { first } else { Self::Partly })
    }
}
