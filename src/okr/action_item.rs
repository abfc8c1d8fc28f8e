//! Action items: what somebody takes on until a day, and what stands in the way.

use super::day::Day;
use super::id::{Extras, Id, Text};
use super::people::Owner;
use super::privacy::Privacy;

/// One thing that somebody takes on.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionItem {
    /// Names the item.
    pub id: Id,
    /// What sort of item it is.
    pub kind: ActionKind,
    /// What is to be done, or what stands in the way.
    pub title: Text,
    /// What sort of blocker it is; only of blockers.
    pub blocker: Option<Blocker>,
    /// The goal it is for, or that it blocks.
    pub of: Option<Id>,
    /// The meeting in which it was set.
    pub meeting: Option<Id>,
    /// The unit that set it.
    pub unit: Option<Id>,
    /// Who takes it on.
    pub owners: Vec<Owner>,
    /// The day by which it is to be done.
    pub due: Option<Day>,
    /// How far it is.
    pub state: ActionState,
    /// The day on which it was done or dropped.
    pub closed_on: Option<Day>,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// Its place among its neighbours.
    pub order: Text,
    /// What the model has no place for.
    pub extras: Extras,
}

impl ActionItem {
    /// One of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            kind: ActionKind::Commitment,
            title: Text::from(""),
            blocker: None,
            of: None,
            meeting: None,
            unit: None,
            owners: Vec::new(),
            due: None,
            state: ActionState::Open,
            closed_on: None,
            privacy: None,
            order: Text::from(""),
            extras: Extras::new(),
        }
    }
}

/// What sort of item it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionKind {
    /// What a team sets itself for the week.
    #[default]
    Commitment,
    /// What stands in the way of a goal.
    Blocker,
    /// What two people agree to do next.
    NextStep,
    /// What was decided in a review.
    Decision,
}

/// What sort of thing stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    /// People, money or time are missing.
    Resource,
    /// Somebody else has to deliver first.
    Dependency,
    /// It is not clear what is wanted.
    Clarity,
    /// Something else comes first.
    PriorityConflict,
    /// Something outside the organisation.
    External,
}

/// How far an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// To be done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}
