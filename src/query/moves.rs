//! What moving a line up, down, in and out means for each kind of line.

use std::collections::BTreeSet;

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
            Way::Up | Way::Down => shifted(list, id, home.as_ref(), way),
            Way::In => {
                let above = before(list, id)?;
                let aligned = space.links_from(id).any(|link| link.to == *above && link.holds());
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
            Way::Up | Way::Down => shifted(list, id, parent.as_ref(), way),
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
            Way::Up | Way::Down => shifted(list, id, unit.as_ref(), way),
            Way::In | Way::Out => None,
        };
    }
    if let Some(kpi) = space.kpi(id) {
        let home = kpi.home.clone().filter(|home| space.node(home).is_some_and(|node| !node.deleted));
        return match way {
            Way::Up | Way::Down => shifted(space.kpis_of(home.as_ref()), id, home.as_ref(), way),
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
            if let Some(edit) = shifted(list, id, Some(objective), way) {
                return Some(edit);
            }
            // Past the end of its list it goes on to the neighbouring objective.
            let home = space.objective(objective)?.home.clone();
            let objectives = space.objectives_of(home.as_ref());
            let at = objectives.iter().position(|other| other == objective)?;
            let next =
                if way == Way::Up { objectives.get(at.checked_sub(1)?)? } else { objectives.get(at + 1)? };
            let after = if way == Way::Up { space.key_results_of(next).last().cloned() } else { None };
            Some(to(id, Some(next.clone()), after))
        }
        Way::In => {
            let above = before(list, id)?;
            let top =
                space.key_result(above).and_then(|kr| kr.parent_kr.clone()).unwrap_or_else(|| above.clone());
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

/// Where a line stands one step up or down in its list; `None` at the end of it.
fn shifted(list: &[Id], id: &Id, under: Option<&Id>, way: Way) -> Option<Edit> {
    let at = list.iter().position(|other| other == id)?;
    let after = match way {
        Way::Down => Some(list.get(at + 1)?.clone()),
        Way::Up => {
            at.checked_sub(1)?;
            at.checked_sub(2).and_then(|before| list.get(before)).cloned()
        }
        Way::In | Way::Out => return None,
    };
    Some(to(id, under.cloned(), after))
}

/// On which side of a row something lands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Above it.
    Before,
    /// Below it.
    After,
    /// Under it, as its first part.
    Into,
}

/// Where something that is dragged would land.
#[derive(Clone, PartialEq, Debug)]
pub struct Landing {
    /// The edit that puts it there.
    pub edit: Edit,
    /// The row at which the place is shown.
    pub row: Id,
    /// On which side of it.
    pub side: Side,
}

/// Where `id` lands when it is held over the row `onto`, so far from its upper edge (0.0) to its
/// lower one (1.0). `None` where it cannot stand, or stands already.
pub fn landing(space: &Space, closed: &BTreeSet<Id>, id: &Id, onto: &Id, part: f64) -> Option<Landing> {
    if id == onto {
        return None;
    }
    let half = if part < 0.5 { Side::Before } else { Side::After };
    if space.key_result(id).is_some() {
        if let Some(kr) = space.key_result(onto) {
            let objective = kr.objective.clone().filter(|id| space.objective(id).is_some())?;
            return beside(id, onto, half, space.key_results_of(&objective), Some(&objective));
        }
        space.objective(onto)?;
        return into(id, onto, space.key_results_of(onto));
    }
    if space.objective(id).is_some() {
        if space.unit(onto).is_some() || space.person(onto).is_some() {
            return into(id, onto, space.objectives_of(Some(onto)));
        }
        // Over a key result it goes behind the whole objective.
        let (objective, side) = match space.key_result(onto) {
            Some(kr) => (kr.objective.clone()?, Side::After),
            None => (onto.clone(), half),
        };
        let home = space.objective(&objective)?.home.clone().filter(|home| is_there(space, home));
        let mut landing = beside(id, &objective, side, space.objectives_of(home.as_ref()), home.as_ref())?;
        if side == Side::After
            && !closed.contains(&objective)
            && let Some(last) = space.key_results_of(&objective).last()
        {
            landing.row = last.clone();
        }
        return Some(landing);
    }
    if space.person(id).is_some() {
        if space.unit(onto).is_some() {
            return into(id, onto, space.people_of(Some(onto)));
        }
        let unit = space.person(onto)?.unit.clone().filter(|unit| is_there(space, unit));
        return beside(id, onto, half, space.people_of(unit.as_ref()), unit.as_ref());
    }
    space.unit(id)?;
    let parent = space.unit(onto)?.parent.clone().filter(|parent| is_there(space, parent));
    if is_unit_under(space, onto, id) {
        return None;
    }
    if (0.3..0.7).contains(&part) {
        return into(id, onto, space.units_of(Some(onto)));
    }
    beside(id, onto, half, space.units_of(parent.as_ref()), parent.as_ref())
}

fn is_there(space: &Space, id: &Id) -> bool {
    space.node(id).is_some_and(|node| !node.deleted)
}

fn is_unit_under(space: &Space, id: &Id, above: &Id) -> bool {
    let mut at = Some(id.clone());
    let mut steps = 0;
    while let Some(unit) = at {
        if unit == *above {
            return true;
        }
        steps += 1;
        at = if steps > 1000 { None } else { space.unit(&unit).and_then(|unit| unit.parent.clone()) };
    }
    false
}

/// First under a row.
fn into(id: &Id, onto: &Id, list: &[Id]) -> Option<Landing> {
    if list.first() == Some(id) {
        return None;
    }
    Some(Landing { edit: to(id, Some(onto.clone()), None), row: onto.clone(), side: Side::Into })
}

/// Beside a row of its own kind, in that one's list.
fn beside(id: &Id, onto: &Id, side: Side, list: &[Id], under: Option<&Id>) -> Option<Landing> {
    let at = list.iter().position(|other| other == onto)?;
    let after = match side {
        Side::Before => list.iter().take(at).rev().find(|other| *other != id).cloned(),
        Side::After | Side::Into => Some(onto.clone()),
    };
    if let Some(own) = list.iter().position(|other| other == id) {
        let standing = own.checked_sub(1).and_then(|before| list.get(before));
        if standing == after.as_ref() {
            return None;
        }
    }
    Some(Landing { edit: to(id, under.cloned(), after), row: onto.clone(), side })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::rows::tests::{edited, small};

    fn land(
        space: &Space,
        id: &str,
        onto: &str,
        part: f64,
    ) -> Option<(Option<String>, Option<String>, String, Side)> {
        let landing = landing(space, &BTreeSet::new(), &Id::new(id), &Id::new(onto), part)?;
        let Edit::Move { place, .. } = landing.edit else { panic!("a drop moves") };
        let text = |id: Option<Id>| id.map(|id| id.to_string());
        Some((text(place.under), text(place.after), landing.row.to_string(), landing.side))
    }

    #[expect(clippy::unnecessary_wraps, reason = "it is compared with what may be nothing")]
    fn at(
        under: &str,
        after: Option<&str>,
        row: &str,
        side: Side,
    ) -> Option<(Option<String>, Option<String>, String, Side)> {
        Some((Some(under.to_owned()), after.map(str::to_owned), row.to_owned(), side))
    }

    #[test]
    fn a_key_result_lands_in_any_objective() {
        let space = small();
        assert_eq!(land(&space, "k3", "k1", 0.2), at("o1", None, "k1", Side::Before));
        assert_eq!(land(&space, "k3", "k1", 0.8), at("o1", Some("k1"), "k1", Side::After));
        assert_eq!(land(&space, "k3", "o2", 0.1), at("o2", None, "o2", Side::Into));
        assert_eq!(land(&space, "k3", "team", 0.5), None);
    }

    #[test]
    fn an_objective_lands_beside_objectives_and_in_units() {
        let space = small();
        assert_eq!(land(&space, "o3", "o1", 0.2), at("company", None, "o1", Side::Before));
        assert_eq!(land(&space, "o3", "o1", 0.9), at("company", Some("o1"), "k2", Side::After));
        assert_eq!(land(&space, "o3", "k1", 0.1), at("company", Some("o1"), "k2", Side::After));
        assert_eq!(land(&space, "o1", "team", 0.9), at("team", None, "team", Side::Into));
    }

    #[test]
    fn a_drop_where_it_stands_is_none() {
        let space = small();
        assert_eq!(land(&space, "k1", "k2", 0.1), None);
        assert_eq!(land(&space, "k2", "k1", 0.9), None);
        assert_eq!(land(&space, "k1", "o1", 0.5), None);
        assert_eq!(land(&space, "o1", "o1", 0.5), None);
        assert_eq!(land(&space, "k2", "k1", 0.1), at("o1", None, "k1", Side::Before));
    }

    #[test]
    fn no_unit_lands_in_itself() {
        let space = small();
        assert_eq!(land(&space, "company", "team", 0.5), None);
        assert_eq!(
            land(&space, "team", "company", 0.9).map(|landing| landing.1),
            Some(Some("company".to_owned()))
        );
    }

    #[test]
    fn a_drop_puts_it_where_it_was_shown() {
        let space = small();
        let landing = landing(&space, &BTreeSet::new(), &Id::new("k3"), &Id::new("k1"), 0.9).unwrap();
        let space = edited(&space, &landing.edit);
        let order: Vec<String> =
            space.key_results_of(&Id::new("o1")).iter().map(ToString::to_string).collect();
        assert_eq!(order, ["k1", "k3", "k2"]);
    }

    #[test]
    fn alt_and_an_arrow_move_one_step() {
        let space = small();
        let next = moved(&space, &Id::new("o1"), Way::Down).unwrap();
        let space = edited(&space, &next);
        let order: Vec<String> =
            space.objectives_of(Some(&Id::new("company"))).iter().map(ToString::to_string).collect();
        assert_eq!(order, ["o2", "o1"]);
        assert_eq!(moved(&space, &Id::new("o1"), Way::Down), None);
        // Past the end of its objective a key result goes on to the one before.
        let Some(Edit::Move { place, .. }) = moved(&space, &Id::new("k1"), Way::Up) else {
            panic!("it moves")
        };
        assert_eq!(place.under, Some(Id::new("o2")));
    }
}
