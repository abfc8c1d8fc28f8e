//! What can be chosen to be shared: units, people with goals, cycles.

use crate::okr::{Id, Text};
use crate::space::Space;

use super::panel::CycleChoice;

/// A unit, or a person, whose goals can be shared.
#[derive(Clone, PartialEq, Debug)]
pub struct Home {
    /// The unit or person.
    pub id: Id,
    /// The name.
    pub name: Text,
    /// The unit above.
    pub within: Option<Text>,
}

/// The units from the top down; then the person who was chosen, if it is one.
pub fn homes(space: &Space, chosen: Option<&Id>) -> Vec<Home> {
    let mut ids: Vec<Id> = Vec::new();
    let mut todo: Vec<&Id> = space.units_of(None).iter().rev().collect();
    while let Some(id) = todo.pop() {
        ids.push(id.clone());
        todo.extend(space.units_of(Some(id)).iter().rev());
    }
    ids.retain(|id| space.unit(id).is_some_and(|unit| !unit.archived || Some(id) == chosen));
    ids.extend(chosen.filter(|id| space.person(id).is_some()).cloned());
    let home = |id: Id| {
        let above =
            space.unit(&id).map_or_else(|| space.person(&id)?.unit.clone(), |unit| unit.parent.clone());
        let name = space.name_of(&id).unwrap_or_else(|| id.text());
        Home { within: above.and_then(|above| space.name_of(&above)), name, id }
    };
    ids.into_iter().map(home).collect()
}

/// The cycles that can be shared, the latest first.
pub fn cycles(space: &Space, chosen: Option<&Id>) -> Vec<CycleChoice> {
    super::panel::cycle_choices(space, chosen)
}
