//! Links that a loop suspends, spelled out (rule O9).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::okr::{Counts, Id, Link, Text};
use crate::space::{Edit, Space};

use super::ground::Ground;
use super::{Finding, Kind, Mend, Offer, Reason};

/// The suspended links of goals that were asked about, each with its loop.
pub fn loops(ground: &Ground<'_>) -> Vec<Finding> {
    let suspended = &ground.space.index().suspended;
    if suspended.is_empty() {
        return Vec::new();
    }
    let asked: BTreeSet<&Id> = ground.asked.iter().map(|one| &one.id).collect();
    let links = suspended.iter().filter_map(|id| ground.space.link(id)).filter(|link| link.on);
    let here = |link: &&Link| {
        let ends = [&link.from, &link.to].map(|id| ground.objective_of(id).map(|one| &one.id));
        ends.into_iter().flatten().any(|id| asked.contains(id))
    };
    links.filter(here).map(|link| finding(ground, link)).collect()
}

fn finding(ground: &Ground<'_>, link: &Link) -> Finding {
    let space = ground.space;
    let way = way(ground, link);
    let name = |id: &Id| space.name_of(id).unwrap_or_else(|| id.text());
    let mut around = vec![name(&lower(space, link))];
    around.extend(std::iter::once(link).chain(way.iter().copied()).map(|link| name(&link.to)));
    // Only where a key result is served does the way end elsewhere than it began.
    if around.first() != around.last() {
        around.push(name(&lower(space, link)));
    }
    let take_off = |link: &Link| Offer::Do {
        mend: Mend::TakeOffOf { from: name(&link.from), to: name(&link.to) },
        edit: Edit::Unalign { link: link.id.clone() },
    };
    let offers = std::iter::once(link).chain(way.iter().copied()).map(take_off).collect();
    let mut ids: Vec<&Id> = vec![&link.from];
    ids.extend(std::iter::once(link).chain(way.iter().copied()).map(|link| &link.to));
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let mut finding = Finding::about(ground, Kind::Loop, &ids, Reason::Loop { around }, offers);
    finding.key = Text::from(format!("{} {}", Kind::Loop.rule(), link.id));
    finding
}

/// The links by which one gets from the upper end of a link back to its lower end, which is why the link
/// is suspended.
fn way<'a>(ground: &Ground<'a>, link: &Link) -> Vec<&'a Link> {
    way_up(ground.space, &link.to, &lower(ground.space, link), |_| true).unwrap_or_default()
}

/// The lower end of a link as the search for loops takes it (rule A3): a key result stands for its objective,
/// unless it is shared.
fn lower(space: &Space, link: &Link) -> Id {
    let objective = space.key_result(&link.from).and_then(|kr| kr.objective.as_ref());
    match link.counts {
        Counts::Shares { .. } => link.from.clone(),
        Counts::Contributes { .. } | Counts::Supports => objective.unwrap_or(&link.from).clone(),
    }
}

/// The links of the shortest way up from one goal to another, of those that may be taken; what stands in
/// something leads up without one.
pub fn way_up<'a>(
    space: &'a Space,
    start: &Id,
    goal: &Id,
    may: impl Fn(&Link) -> bool,
) -> Option<Vec<&'a Link>> {
    // How one came to a goal: from which, and by which link.
    let mut came: BTreeMap<Id, (Id, Option<&'a Link>)> = BTreeMap::new();
    let mut todo = VecDeque::from([start.clone()]);
    while let Some(at) = todo.pop_front() {
        if at == *goal {
            break;
        }
        let above = space.key_result(&at).and_then(|kr| kr.objective.clone());
        let whole = space.index().whole_of.get(&at).cloned();
        let mut steps: Vec<(Id, Option<&Link>)> =
            above.into_iter().chain(whole).map(|id| (id, None)).collect();
        let krs = space.key_results_of(&at);
        for end in std::iter::once(&at).chain(krs) {
            let links = space.index().links_from.get(end).into_iter().flatten();
            let links = links.filter(|id| !space.index().suspended.contains(*id));
            for next in links.filter_map(|id| space.link(id)) {
                if lower(space, next) == at && may(next) {
                    steps.push((next.to.clone(), Some(next)));
                }
            }
        }
        for (to, by) in steps {
            if to != *start && !came.contains_key(&to) {
                came.insert(to.clone(), (at.clone(), by));
                todo.push_back(to);
            }
        }
    }
    let mut way = Vec::new();
    let mut at = goal;
    while at != start {
        let (from, by) = came.get(at)?;
        way.extend(*by);
        at = from;
    }
    way.reverse();
    Some(way)
}
