//! Key results nobody supports (rule O2).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Id, KeyResult, Objective, Text, Who};

use super::ground::{Ground, is_worked_on};
use super::{Find, Finding, Kind, Offer, Reason};

/// How many goals stand below each unit, by cycle.
type Below<'a> = BTreeMap<&'a Id, BTreeMap<Option<&'a Id>, usize>>;

/// Key results of units with goals below them, on which none of those goals hangs.
pub fn unsupported(ground: &Ground<'_>) -> Vec<Finding> {
    let below = below(ground);
    let held = held(ground);
    ground.asked.iter().filter_map(|one| finding(ground, &below, &held, one)).collect()
}

fn finding(ground: &Ground<'_>, below: &Below<'_>, held: &BTreeSet<&Id>, one: &Objective) -> Option<Finding> {
    let home = one.home.as_ref()?;
    if held.contains(&one.id) {
        return None;
    }
    let cycles = below.get(home)?.iter();
    let count: usize =
        cycles.filter(|(cycle, _)| ground.lies_in(**cycle, one.cycle.as_ref())).map(|(_, count)| count).sum();
    if count == 0 || !ground.space.initiatives_of(&one.id).is_empty() {
        return None;
    }
    let all: Vec<&KeyResult> = ground.key_results(&one.id).collect();
    let alone: Vec<&KeyResult> =
        all.iter().copied().filter(|kr| !held.contains(&kr.id) && !is_carried(ground, home, kr)).collect();
    let first = alone.first()?;
    let to = if alone.len() == 1 { &first.id } else { &one.id };
    let offers = vec![Offer::Find(Find::Hang { to: to.clone() })];
    let ids: Vec<&Id> = std::iter::once(&one.id).chain(alone.iter().map(|kr| &kr.id)).collect();
    let reason = Reason::NobodySupports { alone: alone.len(), all: all.len(), below: count };
    let mut finding = Finding::about(ground, Kind::Unsupported, &ids, reason, offers);
    finding.marks = alone.iter().map(|kr| (kr.id.clone(), Text::from(Kind::Unsupported.rule()))).collect();
    Some(finding)
}

/// Whether somebody took a key result on in another way: it is another unit's to work on or to own, has
/// parts or work of its own, or is shared.
fn is_carried(ground: &Ground<'_>, home: &Id, kr: &KeyResult) -> bool {
    let space = ground.space;
    let elsewhere = kr.owners.iter().any(|owner| match &owner.who {
        Who::Known(id) => id != home && space.unit(id).is_some(),
        Who::Named(_) => false,
    });
    elsewhere
        || kr.unit.as_ref().is_some_and(|unit| unit != home)
        || space.index().parts.contains_key(&kr.id)
        || !space.initiatives_of(&kr.id).is_empty()
        || space.links_from(&kr.id).any(crate::okr::Link::holds)
}

/// Every goal that something hangs on which is still worked on.
fn held<'a>(ground: &Ground<'a>) -> BTreeSet<&'a Id> {
    let mut held = BTreeSet::new();
    for one in &ground.all {
        held.extend(ground.ups(&one.id).map(|link| &link.to));
    }
    // A part of a key result is work on it; so is one that was dropped, once it was there.
    held.extend(ground.space.index().whole_of.iter().filter_map(|(part, whole)| {
        ground.space.key_result(part).filter(|kr| is_worked_on(kr.stage)).map(|_| whole)
    }));
    held
}

/// Goals below units that have units below them. A team whose people have goals of their own is a team still:
/// not each of its key results has to be somebody's.
fn below<'a>(ground: &Ground<'a>) -> Below<'a> {
    let mut below = Below::new();
    let with_units = ground.with_units_below();
    for one in &ground.all {
        for unit in one.home.iter().flat_map(|home| ground.above(home)) {
            if with_units.contains(unit) {
                *below.entry(unit).or_default().entry(one.cycle.as_ref()).or_default() += 1;
            }
        }
    }
    below
}
