//! How often a goal is spoken of, as its field shows it: what it says itself and what it would be otherwise.

use crate::okr::{Id, Text};
use crate::space::{CadenceFrom, Space};

/// What the field of a cadence shows (rule T13).
#[derive(Clone, PartialEq, Debug)]
pub struct CadenceField {
    /// What it says itself, in days.
    pub own: Option<u32>,
    /// What it would be otherwise, in days.
    pub otherwise: u32,
    /// Who says that: an objective or a unit; `None` for the workspace.
    pub from: Option<Text>,
}

impl CadenceField {
    /// Reads it of a goal or a unit.
    pub fn of(space: &Space, id: &Id) -> Self {
        let otherwise = space.cadence_above(id);
        let from = match &otherwise.from {
            CadenceFrom::Itself | CadenceFrom::Workspace => None,
            CadenceFrom::Objective(_) | CadenceFrom::Unit(_) => otherwise.from.name(space),
        };
        Self { own: space.own_cadence(id), otherwise: otherwise.days, from }
    }
}
