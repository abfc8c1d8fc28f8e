//! What the page of check-ins shows: what one person says this week, key result by key result, and what the
//! people of a manager said that nobody read yet.

mod list;
mod places;
mod read;
mod whose;

pub use list::{Due, Tally, due, is_running, list};
pub use places::{Places, Way};
pub use read::{Reads, Unread, read_all, reader_of, reads, unread};
pub use whose::speaks_for;

use std::rc::Rc;

use crate::okr::kpi::Health;
use crate::okr::{Day, Id, Status, Text};
use crate::query::outline::KrRow;
use crate::query::panel::{CheckInRow, Named};
use crate::query::said::Before;

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A key result.
    KeyResult,
    /// An objective that stands by its own check-ins.
    Objective,
    /// A KPI.
    Kpi,
}

/// Whether it is time to say something (rule H16).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// It is.
    Due {
        /// Since this day; `None` for what was never said and has no day to count from.
        since: Option<Day>,
        /// Whether the days of grace are over as well.
        overdue: bool,
    },
    /// It was said within its cadence.
    Done,
    /// Nothing has to be said now: it is reached, its number comes from below, or it is too early.
    Resting,
}

impl Turn {
    /// Whether it is time to say something.
    pub fn is_due(self) -> bool {
        matches!(self, Self::Due { .. })
    }
}

/// Where something should be now.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Should {
    /// In its own numbers.
    Value(f64),
    /// As a share of the way.
    Share(f64),
}

/// How something stands, as far as a check-in moves it (rule H19).
#[derive(Clone, PartialEq, Debug)]
pub struct Stand {
    /// How far it is; for a KPI its value.
    pub figure: Option<f64>,
    /// How it stands; a KPI has a health instead.
    pub status: Option<Status>,
    /// Whether it is healthy, of a KPI.
    pub health: Option<Health>,
    /// How far its objective is.
    pub objective: Option<f64>,
}

/// One row: what one person says something of.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The key result, objective or KPI.
    pub id: Id,
    /// What it is.
    pub what: What,
    /// What it is called.
    pub title: Text,
    /// The objective of a key result; the unit or person whose the others are.
    pub above: Option<Named>,
    /// What stood before the next check-in.
    pub before: Rc<Before>,
    /// The newest check-in that stands.
    pub newest: Option<Rc<CheckInRow>>,
    /// The line of the outline, of a key result: its value and what it is held against.
    pub kr: Option<Rc<KrRow>>,
    /// The corridor of a KPI.
    pub corridor: (Option<f64>, Option<f64>),
    /// How it stands.
    pub stand: Stand,
    /// Where it should be now.
    pub should: Option<Should>,
    /// Its course, check-in by check-in.
    pub spark: Vec<f64>,
    /// Whether it is time.
    pub turn: Turn,
    /// Whether its number comes from what is below it, so that only belief and words are said.
    pub from_below: bool,
}

#[cfg(test)]
mod tests;
