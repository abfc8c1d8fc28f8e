//! Whose goals may be looked at: everybody's, those of a unit, or a person's.

use std::collections::BTreeSet;

use crate::okr::{Id, Text};
use crate::query::search::people_and_units;
use crate::space::{Space, kind};

/// How many people stand in the list before anybody types.
const MOST_PEOPLE: usize = 60;
/// How much is found for what is typed.
const MOST_FOUND: usize = 20;

/// A unit or person whose goals can be looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OneOf {
    /// The unit or person.
    pub id: Id,
    /// What they are called.
    pub name: Text,
    /// How many units stand above it; 0 for people and for what was found by typing.
    pub depth: usize,
    /// Whether it is a person.
    pub is_person: bool,
    /// Whether it is the first unit or the first person of the list.
    pub is_first: bool,
    /// The unit of a person, or the unit above a unit that was found by typing.
    pub place: Option<Text>,
}

/// Whose goals can be looked at: what the text finds; where there is none, all units as a tree, then whoever
/// looks, then people by name.
pub fn whose_goals(space: &Space, text: &str, me: Option<&Id>) -> Vec<OneOf> {
    let found = |text: &str, most: usize| {
        people_and_units(space, text, most).into_iter().map(|one| OneOf {
            is_person: &*one.kind == kind::PERSON,
            is_first: false,
            id: one.id,
            name: one.title,
            depth: 0,
            place: one.place,
        })
    };
    if !text.trim().is_empty() {
        return found(text, MOST_FOUND).collect();
    }
    let mut all = tree(space);
    let people: Vec<OneOf> = found("", usize::MAX).filter(|one| one.is_person).collect();
    let units = all.len();
    let (own, others): (Vec<OneOf>, Vec<OneOf>) = people.into_iter().partition(|one| Some(&one.id) == me);
    all.extend(own.into_iter().chain(others).take(MOST_PEOPLE));
    if let Some(first) = all.get_mut(units) {
        first.is_first = true;
    }
    all
}

/// All units that are not put away, in the order of their tree.
fn tree(space: &Space) -> Vec<OneOf> {
    let mut out = Vec::new();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut todo: Vec<(&Id, usize)> = space.units_of(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        let Some(unit) = space.unit(id).filter(|unit| !unit.archived && seen.insert(id)) else { continue };
        let name = space.name_of(id).unwrap_or_else(|| Text::clone(&unit.name));
        out.push(OneOf {
            id: id.clone(),
            name,
            depth,
            is_person: false,
            is_first: out.is_empty(),
            place: None,
        });
        todo.extend(space.units_of(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
    out
}
