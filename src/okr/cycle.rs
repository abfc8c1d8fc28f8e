//! Cycles: the stretches of time that goals are set for. They nest, and may have no dates yet.

use super::day::Span;
use super::id::{Extras, Id, Text};

/// One cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// Names the cycle.
    pub id: Id,
    /// What people call it: `2026 Q3`.
    pub name: Text,
    /// How long it is, if it is one of the usual lengths.
    pub kind: Option<CycleKind>,
    /// Its dates; either may be unknown.
    pub span: Span,
    /// The cycle it lies in: the year of a quarter.
    pub parent: Option<Id>,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Put away: left out of lists until asked for.
    pub archived: bool,
    /// Words about it.
    pub note: Option<Text>,
    /// Its place among its neighbours.
    pub order: Text,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Cycle {
    /// A running cycle of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            kind: None,
            span: Span::UNKNOWN,
            parent: None,
            phase: CyclePhase::Running,
            archived: false,
            note: None,
            order: Text::from(""),
            extras: Extras::new(),
        }
    }
}

/// How long a cycle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CycleKind {
    /// A year.
    Year,
    /// Half a year.
    Half,
    /// Three months.
    Quarter,
    /// Two months.
    TwoMonths,
    /// One month.
    Month,
    /// Any other length.
    Custom,
}

/// Where a cycle is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CyclePhase {
    /// Goals are being written and agreed.
    Planning,
    /// Goals are being worked on.
    #[default]
    Running,
    /// Goals are being scored.
    Closing,
    /// Scored and looked back on.
    Closed,
}
