//! What moving a line up, down, in and out means for each kind of line.

use crate::okr::Id;
use crate::space::{Change, Edit, Place, Space, link_id};

/// A way to move.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Before the one above.
    Up,
    /// After the one below.
    Down,
    /// Into the one above: an objective aligns to it, a key result becomes a part of it, a unit
    /// goes under it.
    In,
    /// Out of what it is in.
    Out,
}

/// The edit that moves a line; `None` where there is nowhere to go.
pub fn moved(space: &Space, id: &Id, way: Way) -> Option<Edit> {
    if let Some(kr) = space.key_result(id) {
        return moved_kr(space, id, kr.objective.as_ref(), kr.parent_kr.as_ref(), way);
    }
    if let Some(objective) = space.objective(id) {
        let home = objective.home.clone().filter(|home| space.node(home).is_some_and(|node| !node.deleted));
        let list = space.objectives_of(home.as_ref());
        return match way {
            Way::Up | Way::Down => shifted(list, id, way).map(|after| to(id, home, after)),
            Way::In => {
                let above = before(list, id)?;
                let aligned = space.links_from(id).any(|link| link.to == *above);
                (!aligned).then(|| Edit::Align { from: id.clone(), to: above.clone() })
            }
            Way::Out => {
                let parent = space.parent_of(objective)?;
                Some(Edit::Unalign { link: link_id(id, &parent) })
            }
        };
    }
    if let Some(unit) = space.unit(id) {
        let parent = unit.parent.clone().filter(|parent| space.unit(parent).is_some());
        let list = space.units_of(parent.as_ref());
        return match way {
            Way::Up | Way::Down => shifted(list, id, way).map(|after| to(id, parent, after)),
            Way::In => {
                let above = before(list, id)?;
                let last = space.units_of(Some(above)).last().cloned();
                Some(to(id, Some(above.clone()), last))
            }
            Way::Out => {
                let parent = parent?;
                let above = space.unit(&parent)?.parent.clone();
                Some(to(id, above, Some(parent)))
            }
        };
    }
    if let Some(person) = space.person(id) {
        let unit = person.unit.clone().filter(|unit| space.unit(unit).is_some());
        let list = space.people_of(unit.as_ref());
        return match way {
            Way::Up | Way::Down => shifted(list, id, way).map(|after| to(id, unit, after)),
            Way::In | Way::Out => None,
        };
    }
    None
}

fn moved_kr(space: &Space, id: &Id, objective: Option<&Id>, part_of: Option<&Id>, way: Way) -> Option<Edit> {
    let objective = objective.filter(|id| space.objective(id).is_some())?;
    let list = space.key_results_of(objective);
    match way {
        Way::Up | Way::Down => {
            if let Some(after) = shifted(list, id, way) {
                return Some(to(id, Some(objective.clone()), after));
            }
            // Past the end of its list it goes on to the neighbouring objective.
            let home = space.objective(objective)?.home.clone();
            let objectives = space.objectives_of(home.as_ref());
            let at = objectives.iter().position(|other| other == objective)?;
            let next = if way == Way::Up { objectives.get(at.checked_sub(1)?)? } else { objectives.get(at + 1)? };
            let after = if way == Way::Up { space.key_results_of(next).last().cloned() } else { None };
            Some(to(id, Some(next.clone()), after))
        }
        Way::In => {
            let above = before(list, id)?;
            let top = space.key_result(above).and_then(|kr| kr.parent_kr.clone()).unwrap_or_else(|| above.clone());
            Some(Edit::Change { id: id.clone(), change: Change::PartOf(Some(top)) })
        }
        Way::Out => {
            part_of?;
            Some(Edit::Change { id: id.clone(), change: Change::PartOf(None) })
        }
    }
}

fn to(id: &Id, under: Option<Id>, after: Option<Id>) -> Edit {
    Edit::Move { id: id.clone(), place: Place { under, after } }
}

fn before<'a>(list: &'a [Id], id: &Id) -> Option<&'a Id> {
    let at = list.iter().position(|other| other == id)?;
    list.get(at.checked_sub(1)?)
}

/// The neighbour to stand after, one step up or down; `None` at the end of the list.
fn shifted(list: &[Id], id: &Id, way: Way) -> Option<Option<Id>> {
    let at = list.iter().position(|other| other == id)?;
    if way == Way::Down {
        return list.get(at + 1).map(|next| Some(next.clone()));
    }
    match at {
        0 => None,
        1 => Some(None),
        _ => list.get(at - 2).map(|other| Some(other.clone())),
    }
}
