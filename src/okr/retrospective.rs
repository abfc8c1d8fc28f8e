//! Retrospectives: what a unit says at the end of a cycle.

use super::id::{Extras, Id, Text};

/// One unit's look back on one cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Retrospective {
    /// Names the retrospective.
    pub id: Id,
    /// The unit that looks back.
    pub unit: Option<Id>,
    /// The cycle it looks back on.
    pub cycle: Option<Id>,
    /// What went well.
    pub good: Vec<Text>,
    /// What did not.
    pub bad: Vec<Text>,
    /// What to try next.
    pub tries: Vec<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Retrospective {
    /// An empty one.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            unit: None,
            cycle: None,
            good: Vec::new(),
            bad: Vec::new(),
            tries: Vec::new(),
            extras: Extras::new(),
        }
    }
}
