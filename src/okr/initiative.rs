//! Initiatives: what is done so that a key result moves. They never count in the roll-up.

use super::day::Day;
use super::id::{Extras, Id, Text};
use super::people::Owner;
use super::privacy::Privacy;

/// One piece of work for an objective or a key result.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Names the initiative.
    pub id: Id,
    /// The objective or key result it is for.
    pub of: Option<Id>,
    /// What is done.
    pub title: Text,
    /// Who does it.
    pub owners: Vec<Owner>,
    /// When it is to be finished.
    pub due: Option<Day>,
    /// Whether it is.
    pub done: bool,
    /// Its place among its neighbours.
    pub order: Text,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Initiative {
    /// One of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            of: None,
            title: Text::from(""),
            owners: Vec::new(),
            due: None,
            done: false,
            order: Text::from(""),
            privacy: None,
            extras: Extras::new(),
        }
    }
}
