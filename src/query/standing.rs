//! How a key result or an objective stands today, with everything it was read from.

use std::rc::Rc;

use crate::okr::pace::{Expected, Frame};
use crate::okr::progress::Point;
use crate::okr::{CheckIn, Day, Id, KeyResult, Objective, Progress, Span, StatusReading};
use crate::okr::{checkin, confidence, evaluation, progress, rollup};
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
    /// Its value, in its own numbers: the one last said, or a sum.
    pub value: Option<f64>,
    /// Its check-ins as points, oldest first.
    pub course: Vec<Point>,
    /// The day of the newest check-in.
    pub last: Option<Day>,
}

/// How an objective stands.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveStanding {
    /// How far it is.
    pub progress: Progress,
    /// How much each part adds.
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

/// How a key result of the workspace stands today.
pub fn key_result(space: &Space, kr: &KeyResult, today: Day) -> KrStanding {
    let all = space.check_ins(&kr.id);
    let standing: Vec<&CheckIn> = all.iter().collect();
    let evaluation = space.evaluation(&kr.id, today).unwrap_or_else(|| {
        let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
        let frame = space.frame(objective, kr.span, today);
        Rc::new(evaluation::of_key_result(kr, &standing, frame, &[], |_| Vec::new()))
    });
    KrStanding {
        progress: evaluation.progress.clone(),
        expected: evaluation.expected,
        status: evaluation.status.clone(),
        confidence: evaluation.confidence.clone(),
        value: evaluation.value,
        course: progress::course(kr, &standing),
        last: checkin::last_day(&standing),
    }
}

/// How an objective of the workspace stands today.
pub fn objective(space: &Space, objective: &Objective, today: Day) -> ObjectiveStanding {
    let evaluation = space.evaluation(&objective.id, today).unwrap_or_else(|| {
        let frame = frame_of(space, Some(objective), today);
        Rc::new(evaluation::of_objective(objective, &[], frame, &[]))
    });
    let own: Vec<&Id> = space.all_key_results_of(&objective.id).collect();
    let beliefs: Vec<(&Id, Option<u8>)> = own
        .iter()
        .map(|id| {
            let value =
                space.evaluation(id, today).and_then(|one| one.confidence.as_ref().map(|one| one.value));
            (*id, value)
        })
        .collect();
    let last = own.iter().filter_map(|id| last_check_in(space, id)).max();
    ObjectiveStanding {
        progress: evaluation.progress.clone(),
        roll_up: evaluation.roll_up.clone().unwrap_or_else(|| rollup::roll_up(&[])),
        expected: evaluation.expected,
        status: evaluation.status.clone(),
        confidence: confidence::together(&beliefs),
        last: last.max(last_check_in(space, &objective.id)),
    }
}

pub use super::mean::{Among, MeanLine, MeanRead, UnitStanding, mean, objectives, unit};

/// The day of the newest check-in on something.
pub fn last_check_in(space: &Space, id: &Id) -> Option<Day> {
    let all = space.check_ins(id);
    let standing: Vec<&CheckIn> = all.iter().collect();
    checkin::last_day(&standing)
}

/// The dates and habits an objective is held against (rule T1).
pub fn frame_of(space: &Space, objective: Option<&Objective>, today: Day) -> Frame {
    space.frame(objective, Span::UNKNOWN, today)
}
