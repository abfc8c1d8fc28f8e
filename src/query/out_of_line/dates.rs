//! Dates outside the parent's (rule O5).

use crate::okr::{Id, Link, Objective, Span, Text};
use crate::space::{Change, Edit};

use super::ground::Ground;
use super::past::is_sound;
use super::{Finding, Kind, Mend, Offer, Outside, Reason};

/// Goals that begin before or end after what they are part of.
pub fn dates(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in &ground.asked {
        found.extend(objective(ground, one));
        // Without dates of its own a key result has its objective's.
        for kr in ground.key_results(&one.id).filter(|kr| kr.span != Span::UNKNOWN) {
            found.extend(goal(ground, &kr.id, &one.id, kr.span));
        }
    }
    found
}

/// Against the goal shown as its parent; other links may well lead out of its time.
fn objective(ground: &Ground<'_>, one: &Objective) -> Option<Finding> {
    let parent = ground.space.parent_of(one)?;
    let sound = |link: &&Link| link.to == parent && is_sound(ground, one, link);
    ground.space.links_from(&one.id).find(sound)?;
    goal(ground, &one.id, &parent, one.span)
}

fn goal(ground: &Ground<'_>, lower: &Id, upper: &Id, own: Span) -> Option<Finding> {
    let (is, may) = (ground.span(lower), ground.span(upper));
    // One that only has its cycle's first day may well begin with a parent that was added later.
    let before = match (own.start, may.start) {
        (Some(is), Some(may)) if is < may => Some(Outside { is, may, days: may.days_since(is) }),
        _ => None,
    };
    let after = match (is.end, may.end) {
        (Some(is), Some(may)) if may < is => Some(Outside { is, may, days: is.days_since(may) }),
        _ => None,
    };
    if before.is_none() && after.is_none() {
        return None;
    }
    let mut offers = Vec::new();
    let inherited = inherited(ground, lower);
    let start = before.map(|out| (out, inherited.start));
    let end = after.map(|out| (out, inherited.end));
    let mended = Span {
        start: before.map_or(is.start, |out| Some(out.may)),
        end: after.map_or(is.end, |out| Some(out.may)),
    };
    // Where the parent lies in another time altogether, its dates would leave no day.
    if mended.start.is_none() || mended.end.is_none() || mended.both().is_some() {
        let mut edits = Vec::new();
        // What it would have without dates of its own needs none, as long as that is inside.
        let day = |(out, without): (Outside, Option<crate::okr::Day>), own: Option<crate::okr::Day>| {
            if own.is_some() && without == Some(out.may) { None } else { Some(out.may) }
        };
        if let Some(start) = start {
            edits.push(Edit::Change { id: lower.clone(), change: Change::Start(day(start, own.start)) });
        }
        if let Some(end) = end {
            edits.push(Edit::Change { id: lower.clone(), change: Change::End(day(end, own.end)) });
        }
        offers.push(Offer::Do { mend: Mend::ParentsDates(mended), edit: Edit::Together(edits) });
    }
    let reason = Reason::Dates { before, after };
    let mut finding = Finding::about(ground, Kind::Dates, &[lower, upper], reason, offers);
    finding.marks = vec![(lower.clone(), Text::from(Kind::Dates.rule()))];
    Some(finding)
}

/// From when to when a goal would go without dates of its own.
fn inherited(ground: &Ground<'_>, id: &Id) -> Span {
    let Some(objective) = ground.objective_of(id) else { return Span::UNKNOWN };
    if objective.id == *id { ground.cycle_span(objective.cycle.as_ref()) } else { ground.span(&objective.id) }
}
