//! What hangs together among new things: whoever takes one of them needs what it stands in, and whoever
//! leaves one out has no use for what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Entity;
use crate::okr::arrange::set_of;
use crate::okr::{Day, Id, Moment, Who};
use crate::space::{Space, Typed};

/// Fields that say what a thing stands in.
const STANDS_IN: [&str; 8] = ["parent", "unit", "cycle", "objective", "parent_kr", "from", "to", "of"];

/// These things, and all that is new and stands in new ones of them.
pub fn leave_with(before: &Space, after: &Space, ids: &[Id]) -> BTreeSet<Id> {
    let mut below: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (id, node) in after.nodes().filter(|(id, _)| before.node(id).is_none()) {
        for above in above(after, &node.entity).filter(|above| before.node(above).is_none()) {
            below.entry(above).or_default().push(id.clone());
        }
    }
    closure(ids, |id| below.get(id).cloned().unwrap_or_default())
}

/// These things, and all that is new and they stand in or name.
pub fn take_with(before: &Space, after: &Space, ids: &[Id]) -> BTreeSet<Id> {
    closure(ids, |id| {
        let Some(node) = after.node(id) else { return Vec::new() };
        let named = above(after, &node.entity).chain(people(&node.typed));
        named.filter(|id| before.node(id).is_none() && after.node(id).is_some()).collect()
    })
}

/// Whether a clock was set wrong: by how many days an event lies ahead. Nothing but the order in which values
/// are shown depends on it (rule M5).
pub fn days_ahead(at: Moment, today: Day) -> Option<u32> {
    let ahead = at.day()?.days_since(today);
    u32::try_from(ahead).ok().filter(|days| *days > 1)
}

fn closure(ids: &[Id], next: impl Fn(&Id) -> Vec<Id>) -> BTreeSet<Id> {
    let mut all = set_of(ids.iter().cloned());
    let mut open = ids.to_vec();
    while let Some(id) = open.pop() {
        open.extend(next(&id).into_iter().filter(|found| all.insert(found.clone())));
    }
    all
}

/// What an entity stands in.
fn above<'a>(space: &'a Space, entity: &'a Entity) -> impl Iterator<Item = Id> + 'a {
    STANDS_IN.iter().filter_map(|field| space.doc().shown(entity, field)?.as_str().map(Id::new))
}

/// The people a thing names.
fn people(typed: &Typed) -> impl Iterator<Item = Id> + use<> {
    let (owners, one) = match typed {
        Typed::Objective(objective) => (objective.owners.clone(), None),
        Typed::KeyResult(kr) => (kr.owners.clone(), None),
        Typed::Unit(unit) => (Vec::new(), unit.lead.clone()),
        Typed::Person(person) => (Vec::new(), person.manager.clone()),
        _ => (Vec::new(), None),
    };
    let known = owners.into_iter().filter_map(|owner| match owner.who {
        Who::Known(id) => Some(id),
        Who::Named(_) => None,
    });
    known.chain(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d18_a_clock_is_far_off_from_two_days_ahead() {
        let today = Day::parse("2026-08-21").unwrap();
        for (at, want) in [
            ("2026-08-21T23:00:00Z", None),
            ("2026-08-22T23:00:00Z", None),
            ("2026-08-23T00:00:00Z", Some(2)),
            ("2029-08-21T00:00:00Z", Some(1096)),
            ("1996-08-21T00:00:00Z", None),
        ] {
            assert_eq!(days_ahead(Moment::parse(at).unwrap(), today), want, "{at}");
        }
    }
}
