//! Who asks and who answers, and the goals it is about, by the names people know.

use crate::okr::{Id, Text, Who};
use crate::query::panel::Named;
use crate::space::Space;

/// Somebody who asks or has to answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Party {
    /// The person or unit; nothing for a name that nobody here has.
    pub id: Option<Id>,
    /// The name.
    pub name: Text,
    /// Whether it is a unit, which means anybody in it.
    pub is_unit: bool,
    /// The unit of a person; a unit is its own.
    pub unit: Option<Named>,
}

/// A goal as a row names it.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalRef {
    /// The goal.
    pub id: Id,
    /// Its title; the id where it is not in this workspace.
    pub title: Text,
    /// Whether it is a key result.
    pub is_key_result: bool,
    /// The objective of a key result.
    pub objective: Option<Named>,
    /// The unit whose goal it is.
    pub unit: Option<Named>,
    /// Its cycle.
    pub cycle: Option<Named>,
}

/// A name for somebody.
pub fn party(space: &Space, who: &Who) -> Party {
    match space.recognised(who) {
        Who::Known(id) => Party {
            name: name(space, &id),
            is_unit: space.unit(&id).is_some(),
            unit: space.unit(&space.unit_over(&id)).map(|unit| named(space, &unit.id)),
            id: Some(id),
        },
        Who::Named(name) => Party { id: None, name, is_unit: false, unit: None },
    }
}

/// A goal with the names around it.
pub fn goal_ref(space: &Space, goal: &Id) -> GoalRef {
    let kr = space.key_result(goal);
    let objective = space.objective_over(goal);
    GoalRef {
        id: goal.clone(),
        title: name(space, goal),
        is_key_result: kr.is_some(),
        objective: kr.and_then(|kr| kr.objective.as_ref()).map(|id| named(space, id)),
        unit: space.unit_of_goal(goal).map(|id| named(space, &id)),
        cycle: objective.and_then(|one| one.cycle.as_ref()).map(|id| named(space, id)),
    }
}

/// Who speaks for a goal: its owners, else whoever leads its unit, else the unit (rule A6).
pub fn side_of(space: &Space, goal: &Id) -> Vec<Party> {
    space.speakers(goal).iter().map(|who| party(space, who)).collect()
}

/// Whether this person may speak for a goal (rule A6).
pub fn is_side(space: &Space, goal: &Id, me: &Id) -> bool {
    space.speakers(goal).iter().any(|who| space.is_meant(who, me))
}

pub(super) fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: name(space, id) }
}

fn name(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_else(|| id.text())
}
