//! Objectives that hang on nothing (rule O1): by intention, or by accident.

use std::collections::BTreeMap;

use crate::okr::{Id, Objective, Origin, Text};
use crate::space::{Change, Edit};

use super::ground::Ground;
use super::{Find, Finding, Kind, Mend, Offer, Reason};

/// Which cycles the goals of each unit are set for, and how many are.
type Goals<'a> = BTreeMap<&'a Id, BTreeMap<Option<&'a Id>, usize>>;

/// Objectives that hang on nothing: own ideas that stand alone, and those that were left over.
pub fn orphans(ground: &Ground<'_>) -> Vec<Finding> {
    let goals = goals(ground);
    let alone = ground.asked.iter().filter(|one| ground.ups(&one.id).next().is_none());
    alone.filter_map(|one| finding(ground, &goals, one)).collect()
}

fn finding(ground: &Ground<'_>, goals: &Goals<'_>, one: &Objective) -> Option<Finding> {
    let home = one.home.as_ref()?;
    if one.origin == Some(Origin::OwnIdea) || one.growth {
        ground.above(home).next()?;
        let reason = Reason::StandsAlone { why: one.why.clone(), growth: one.growth };
        return Some(Finding::about(ground, Kind::StandsAlone, &[&one.id], reason, Vec::new()));
    }
    let (unit, count) = ground.above(home).find_map(|unit| {
        let cycles = goals.get(unit)?.iter();
        let count: usize = cycles
            .filter(|(cycle, _)| ground.lies_in(one.cycle.as_ref(), **cycle))
            .map(|(_, count)| count)
            .sum();
        (count > 0).then_some((unit, count))
    })?;
    let own_idea = Edit::Change { id: one.id.clone(), change: Change::Origin(Some(Origin::OwnIdea)) };
    let offers = vec![
        Offer::Find(Find::AlignTo { from: one.id.clone(), instead_of: None }),
        Offer::Do { mend: Mend::OwnIdea, edit: own_idea },
    ];
    let above = ground.space.name_of(unit).unwrap_or_else(|| unit.text());
    let from_above = one.origin == Some(Origin::FromAbove);
    let reason = Reason::HangsOnNothing { above, count, from_above };
    let mut finding = Finding::about(ground, Kind::Orphan, &[&one.id], reason, offers);
    finding.marks = vec![(one.id.clone(), Text::from(Kind::Orphan.rule()))];
    Some(finding)
}

/// The goals that something could hang on, by unit and cycle.
fn goals<'a>(ground: &Ground<'a>) -> Goals<'a> {
    let mut goals = Goals::new();
    for one in &ground.all {
        if let Some(home) = &one.home {
            *goals.entry(home).or_default().entry(one.cycle.as_ref()).or_default() += 1;
        }
    }
    goals
}
