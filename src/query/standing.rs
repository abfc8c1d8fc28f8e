//! How a key result or an objective stands today, with everything it was read from.

use std::rc::Rc;

use crate::okr::pace::{Expected, Frame};
use crate::okr::progress::Point;
use crate::okr::{CheckIn, Counts, Day, Id, KeyResult, Objective, Progress, Span, StatusReading};
use crate::okr::{checkin, confidence, pace, progress, rollup, status};
use crate::space::Space;

/// How a key result stands.
#[derive(Clone, PartialEq, Debug)]
pub struct KrStanding {
    /// How far it is.
    pub progress: Progress,
    /// How far it should be.
    pub expected: Option<Expected>,
    /// Its status and why.
    pub status: StatusReading,
    /// What its owner believes.
    pub confidence: Option<confidence::Confidence>,
    /// Its check-ins as points, oldest first.
    pub course: Vec<Point>,
    /// The day of the newest check-in.
    pub last: Option<Day>,
}

/// How an objective stands.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveStanding {
    /// How far it is, and how much each part adds.
    pub roll_up: rollup::RollUp,
    /// How far it should be.
    pub expected: Option<Expected>,
    /// Its status and why.
    pub status: StatusReading,
    /// What its owners believe.
    pub confidence: Option<confidence::Together>,
    /// The day of the newest check-in on it or a part of it.
    pub last: Option<Day>,
}

/// How deep objectives roll up through links that contribute; deeper ones are left out.
const MAX_DEPTH: usize = 16;

/// The dates and rules a goal is held against (rule T1): its own, then its cycle's.
fn frame_of(space: &Space, objective: Option<&Objective>, today: Day) -> Frame {
    let workspace = space.workspace_ref();
    let cycle = objective.and_then(|one| one.cycle.as_ref()).and_then(|id| space.cycle(id));
    let span = cycle.map_or(Span::UNKNOWN, |cycle| cycle.span);
    let (cadence_days, rule) =
        workspace.map_or((7, pace::PacePreset::default().rule()), |one| (one.cadence_days, one.pace.rule()));
    let frame = Frame { today, span, cadence_days, rule };
    objective.map_or(frame, |one| frame.with(one.span))
}

/// How a key result stands today.
pub fn key_result(space: &Space, kr: &KeyResult, today: Day) -> KrStanding {
    let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
    let frame = frame_of(space, objective, today).with(kr.span);
    let all: Rc<[CheckIn]> = space.check_ins(&kr.id);
    let standing: Vec<&CheckIn> = all.iter().collect();
    let progress = progress::of(kr, &standing, frame);
    let expected = pace::expected(&kr.measure, &kr.phased, progress.time(), frame.span, frame.as_of());
    let status = status::of(kr.stage, kr.status_override, &progress, expected, &standing, frame);
    KrStanding {
        expected,
        status,
        confidence: confidence::of(&standing),
        course: progress::course(kr, &standing),
        last: checkin::last_day(&standing),
        progress,
    }
}

/// How an objective stands today: its key results, and objectives linked to it that contribute.
pub fn objective(space: &Space, objective: &Objective, today: Day) -> ObjectiveStanding {
    standing_of(space, objective, today, &mut Vec::new())
}

fn standing_of(space: &Space, objective: &Objective, today: Day, above: &mut Vec<Id>) -> ObjectiveStanding {
    let frame = frame_of(space, Some(objective), today);
    let own: Vec<(&KeyResult, KrStanding)> = space
        .key_results_of(&objective.id)
        .iter()
        .filter_map(|id| space.key_result(id))
        .map(|kr| (kr, key_result(space, kr, today)))
        .collect();
    let mut parts: Vec<rollup::Part> = own
        .iter()
        .map(|(kr, standing)| rollup::Part {
            id: kr.id.clone(),
            progress: standing.progress.value,
            weight: kr.weight,
            counts: kr.stage.counts(),
        })
        .collect();
    let mut children: Vec<(Id, ObjectiveStanding)> = Vec::new();
    if above.len() < MAX_DEPTH {
        above.push(objective.id.clone());
        for (child, weight) in contributors(space, objective, own.is_empty()) {
            if above.contains(&child.id) {
                continue;
            }
            let standing = standing_of(space, child, today, above);
            let progress = standing.roll_up.progress;
            parts.push(rollup::Part { id: child.id.clone(), progress, weight, counts: child.stage.counts() });
            children.push((child.id.clone(), standing));
        }
        above.pop();
    }
    let roll_up = rollup::roll_up(&parts);
    let on_itself: Rc<[CheckIn]> = space.check_ins(&objective.id);
    let standing: Vec<&CheckIn> = on_itself.iter().collect();
    let expected = pace::straight(frame.span, frame.as_of())
        .map(|share| Expected { share, line: pace::Line::Straight });
    let progress = Progress::rolled_up(roll_up.progress);
    let readings = own
        .iter()
        .map(|(kr, standing)| (&kr.id, &standing.status))
        .chain(children.iter().map(|(id, standing)| (id, &standing.status)));
    let contributors: Vec<status::Contributor<'_>> = readings
        .filter_map(|(id, status)| {
            let part = roll_up.parts.iter().find(|part| part.id == *id)?;
            // A part whose progress nobody knows still is a risk of its own.
            let share = if part.fate == rollup::Fate::Missing { f64::EPSILON } else { part.share };
            Some(status::Contributor { id, status, share })
        })
        .collect();
    let said = objective.status_override;
    let status = status::riskiest(objective.stage, said, &progress, expected, &contributors, frame)
        .unwrap_or_else(|| status::of(objective.stage, said, &progress, expected, &standing, frame));
    let beliefs: Vec<(&Id, Option<u8>)> =
        own.iter().map(|(kr, standing)| (&kr.id, standing.confidence.as_ref().map(|one| one.value))).collect();
    let last = own.iter().filter_map(|(_, standing)| standing.last).max();
    ObjectiveStanding {
        expected,
        status,
        confidence: confidence::together(&beliefs),
        last: last.max(checkin::last_day(&standing)),
        roll_up,
    }
}

/// The objectives that count in the roll-up of another (rule R5): those whose link has a weight,
/// and all that contribute where it has no key results of its own.
fn contributors<'a>(space: &'a Space, objective: &Objective, all: bool) -> Vec<(&'a Objective, Option<f64>)> {
    let suspended = &space.index().suspended;
    space
        .links_to(&objective.id)
        .filter(|link| link.state == crate::okr::LinkState::Accepted && !suspended.contains(&link.id))
        .filter_map(|link| match link.counts {
            Counts::Contributes { weight } if all || weight.is_some() => Some((space.objective(&link.from)?, weight)),
            Counts::Contributes { .. } | Counts::Supports => None,
        })
        .collect()
}
