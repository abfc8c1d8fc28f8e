//! Links that skip a level of the tree of units (rule O4).

use std::collections::BTreeMap;

use crate::okr::{Counts, Id, Link, Objective, Text};
use crate::query::panel;

use super::ground::Ground;
use super::guess;
use super::mends;
use super::past::is_sound;
use super::{Find, Finding, Kind, Mend, Offer, Reason};

/// Links to a unit more than one level above, where a unit between has goals to hang on.
pub fn skips(ground: &Ground<'_>) -> Vec<Finding> {
    let mut by_home: BTreeMap<&Id, Vec<&Objective>> = BTreeMap::new();
    for one in &ground.all {
        if let Some(home) = &one.home {
            by_home.entry(home).or_default().push(one);
        }
    }
    let mut found = Vec::new();
    for one in &ground.asked {
        let links: Vec<&Link> =
            ground.space.links_from(&one.id).filter(|link| is_sound(ground, one, link)).collect();
        found.extend(links.iter().filter_map(|link| skip(ground, &by_home, one, link, &links)));
    }
    found
}

fn skip(
    ground: &Ground<'_>,
    by_home: &BTreeMap<&Id, Vec<&Objective>>,
    one: &Objective,
    link: &Link,
    links: &[&Link],
) -> Option<Finding> {
    let home = one.home.as_ref()?;
    let upper_home = ground.objective_of(&link.to)?.home.as_ref()?;
    let above: Vec<&Id> = ground.above(home).collect();
    let levels = above.iter().position(|unit| *unit == upper_home)?;
    let between = above.get(..levels)?;
    // Whoever hangs on the level between as well, skips nothing.
    let steps_on = |other: &&Link| {
        let at = ground.objective_of(&other.to).and_then(|upper| upper.home.as_ref());
        at.is_some_and(|at| between.contains(&at))
    };
    if links.iter().any(steps_on) {
        return None;
    }
    let goals = |unit: &Id| -> Vec<&Objective> {
        let all = by_home.get(unit).into_iter().flatten().copied();
        all.filter(|goal| ground.lies_in(one.cycle.as_ref(), goal.cycle.as_ref())).collect()
    };
    let (unit, goals) =
        between.iter().map(|unit| (*unit, goals(unit))).find(|(_, goals)| !goals.is_empty())?;
    let mut offers = Vec::new();
    let can = |goal: &&Objective| panel::refusal(ground.space, &one.id, &goal.id).is_none();
    let best = guess::likeliest(&one.title, goals.iter().copied().filter(can), |goal| {
        (&goal.title, hangs_on(ground, goal, &link.to))
    });
    if let Some(goal) = best {
        let edit = mends::hang_instead(ground.space, link, &goal.id);
        offers.push(Offer::Do { mend: Mend::AlignTo(Text::clone(&goal.title)), edit });
    }
    let instead_of = Some(link.id.clone());
    offers.push(Offer::Find(Find::AlignTo { from: one.id.clone(), instead_of }));
    let between = ground.space.name_of(unit).unwrap_or_else(|| unit.text());
    let reason = Reason::SkipsLevel { levels: levels + 1, between, goals: goals.len() };
    let mut finding = Finding::about(ground, Kind::Skip, &[&link.from, &link.to], reason, offers);
    finding.key = Text::from(format!("{} {}", Kind::Skip.rule(), link.id));
    finding.marks = vec![(link.id.clone(), Text::from(Kind::Skip.rule()))];
    Some(finding)
}

/// Whether a goal hangs on another one, or on one of its key results, in one step.
fn hangs_on(ground: &Ground<'_>, goal: &Objective, upper: &Id) -> bool {
    let upper = ground.objective_of(upper).map(|one| &one.id);
    ground.ups(&goal.id).any(|link| {
        !matches!(link.counts, Counts::Shares { .. })
            && ground.objective_of(&link.to).map(|one| &one.id) == upper
    })
}
