//! KPIs: numbers to keep healthy beside the goals, each with a corridor and a trend.

use super::id::{Extras, Id, Text};
use super::measure::Direction;
use super::people::Owner;

/// One number to keep healthy. Its readings are check-ins.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Names the KPI.
    pub id: Id,
    /// What it is called.
    pub name: Text,
    /// The unit or person whose KPI it is.
    pub home: Option<Id>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
    /// What its numbers count: `%`, `€`, `days`.
    pub measured_in: Option<Text>,
    /// The lowest healthy value.
    pub low: Option<f64>,
    /// The highest healthy value.
    pub high: Option<f64>,
    /// Which way is better within the corridor, if either is.
    pub direction: Option<Direction>,
    /// How many days may lie between two readings; nothing said means the workspace's cadence.
    pub cadence_days: Option<u32>,
    /// Put away: left out of lists until asked for.
    pub archived: bool,
    /// Its place among its neighbours.
    pub order: Text,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Kpi {
    /// One of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            home: None,
            owners: Vec::new(),
            measured_in: None,
            low: None,
            high: None,
            direction: None,
            cadence_days: None,
            archived: false,
            order: Text::from(""),
            extras: Extras::new(),
        }
    }
}
