//! Links: how goals hang together, and which of them would close a loop (rules A).

use super::id::{Extras, Id};

/// One alignment, from an objective (or a key result) to an objective or a key result.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Names the link.
    pub id: Id,
    /// The lower end: the objective that aligns itself; a key result may only support.
    pub from: Id,
    /// The upper end: an objective or a key result.
    pub to: Id,
    /// Whether it counts in the roll-up.
    pub counts: Counts,
    /// How far its two sides have got.
    pub state: LinkState,
    /// Whether it is there at all; taken off is kept for the history.
    pub on: bool,
    /// What the model has no place for.
    pub extras: Extras,
}

/// Whether a link counts in the roll-up of its upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counts {
    /// It does, with this weight among the parts of its upper end; 0 is a weight.
    Contributes {
        /// The weight (rules W).
        weight: Option<f64>,
    },
    /// It does not; it only shows what belongs together.
    Supports,
}

/// How far the two sides of a link have got: a link is a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    /// The lower side asked.
    #[default]
    Proposed,
    /// They talk.
    Discussed,
    /// The upper side agreed.
    Accepted,
    /// The upper side answered with another wish.
    Countered,
    /// The upper side refused.
    Declined,
}
