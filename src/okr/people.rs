//! Units and people: who has goals, and who owns them.

use super::id::{Extras, Id, Text};

/// A company, a department, a team: whatever has goals together.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Names the unit.
    pub id: Id,
    /// What it is called.
    pub name: Text,
    /// What it is.
    pub kind: UnitKind,
    /// The unit it is part of.
    pub parent: Option<Id>,
    /// Its place among its neighbours.
    pub order: Text,
    /// The person who leads it.
    pub lead: Option<Id>,
    /// How many days may lie between two check-ins of its goals; nothing said means the unit above, in the
    /// end the workspace.
    pub cadence_days: Option<u32>,
    /// Put away: left out of lists until asked for.
    pub archived: bool,
    /// Words about it.
    pub note: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Unit {
    /// A team of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            kind: UnitKind::Team,
            parent: None,
            order: Text::from(""),
            lead: None,
            cadence_days: None,
            archived: false,
            note: None,
            extras: Extras::new(),
        }
    }
}

/// What a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// The whole organisation, or one of several.
    Company,
    /// A part of it that has teams.
    Department,
    /// People who work together.
    Team,
    /// Anything else, in its own word: "chapter", "事业部".
    Other(Text),
}

/// Somebody who owns goals, checks in, asks and answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Names the person.
    pub id: Id,
    /// What they are called.
    pub name: Text,
    /// The unit they work in.
    pub unit: Option<Id>,
    /// What they do there.
    pub role: Option<Text>,
    /// The person they agree their goals with.
    pub manager: Option<Id>,
    /// Put away: left out of lists until asked for.
    pub archived: bool,
    /// Their place among their neighbours.
    pub order: Text,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Person {
    /// A person of whom nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            unit: None,
            role: None,
            manager: None,
            archived: false,
            order: Text::from(""),
            extras: Extras::new(),
        }
    }
}

/// One owner of an objective or a key result; several may own one together.
#[derive(Clone, Debug, PartialEq)]
pub struct Owner {
    /// Who.
    pub who: Who,
    /// Their part of it, 0.0 to 1.0, where it was divided.
    pub share: Option<f64>,
}

impl Owner {
    /// A person or unit of the workspace, without a share.
    pub fn known(id: Id) -> Self {
        Self { who: Who::Known(id), share: None }
    }

    /// Somebody of whom only the name is known, without a share.
    pub fn named(name: impl Into<Text>) -> Self {
        Self { who: Who::Named(name.into()), share: None }
    }
}

/// Who is meant: real goals are owned by roles, teams and people nobody entered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A person or unit of the workspace.
    Known(Id),
    /// Only a name: "CRO", "whoever is on call".
    Named(Text),
}
