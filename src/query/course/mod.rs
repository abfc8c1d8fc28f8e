//! How a goal came along and where it is going: its readings over time, the forecast of its end, and what
//! both look like as a chart (rules T15 to T19). Read only where it is shown, never while a list is drawn.

mod chart;

use std::collections::BTreeSet;

use crate::okr::{Basis, CheckIn, Day, Forecast, Id, Objective, Promise, Status, Why, forecast, progress};
use crate::space::Space;

pub use chart::{Ahead, Chart, ChartLevel, Dot, Mark, chart};

/// The most goals that are evaluated anew for the past of one objective, all days together.
const MOST_EVALUATIONS: usize = 3_000;

/// The most days at which the past of an objective is read.
const MOST_DAYS: usize = 26;

/// One reading of how far a goal was.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The day it speaks of.
    pub day: Day,
    /// How far the goal was, as a share of the way.
    pub share: f64,
    /// The check-in it was read from, where it was one of its own.
    pub from: Option<CheckIn>,
}

/// What is to be expected of a goal's last day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Expectation {
    /// Where it will end at this rate.
    pub forecast: Forecast,
    /// What is good of such a goal (rule S6).
    pub promise: Promise,
    /// Whether it stands on track and still nothing good is to be expected (rule T18).
    pub is_hint: bool,
}

/// How far a goal was on the days on which somebody said something of it, oldest first (rule T19).
///
/// Of a key result by its own check-ins, a corridor by what was kept until then. What takes its progress
/// from below is evaluated anew as of each of those days, as far as all that is known of it now was known
/// then.
pub fn readings(space: &Space, id: &Id, today: Day) -> Vec<Reading> {
    let Some(now) = space.evaluation(id, today) else { return Vec::new() };
    let takes_from_below = now.sum.is_some() || now.progress.basis == Basis::RollUp;
    if !takes_from_below {
        return own_readings(space, id, today);
    }
    let missing = |one: &crate::okr::Evaluation| match (&one.sum, &one.roll_up) {
        (Some(sum), _) => sum.missing,
        (None, Some(roll_up)) => roll_up.missing,
        (None, None) => 0,
    };
    let (goals, days) = below(space, id, today);
    let most = MOST_DAYS.min(MOST_EVALUATIONS / goals.max(1));
    let days = thinned(&days, most);
    let read = days.into_iter().filter_map(|day| {
        let then = space.evaluation_as_of(id, day)?;
        let share = then.progress.value?;
        (missing(&then) <= missing(&now)).then_some(Reading { day, share, from: None })
    });
    read.collect()
}

fn own_readings(space: &Space, id: &Id, today: Day) -> Vec<Reading> {
    let all = space.check_ins(id);
    let said = all.iter().filter(|one| one.day().is_some_and(|day| day <= today));
    let Some(kr) = space.key_result(id) else {
        let of =
            |one: &CheckIn| Some(Reading { day: one.day()?, share: one.progress?, from: Some(one.clone()) });
        return said.filter_map(of).collect();
    };
    if kr.measure.is_corridor() {
        let of = |one: &CheckIn| {
            one.value.and_then(|value| kr.measure.holds(value))?;
            let day = one.day()?;
            let share = space.evaluation_as_of(id, day)?.progress.value?;
            Some(Reading { day, share, from: Some(one.clone()) })
        };
        return said.filter_map(of).collect();
    }
    let said: Vec<&CheckIn> = said.collect();
    let course = progress::course(kr, &said);
    let of = |(one, point): (&&CheckIn, &progress::Point)| {
        Some(Reading { day: one.day()?, share: point.share?, from: Some((*one).clone()) })
    };
    said.iter().zip(&course).filter_map(of).collect()
}

/// How many goals count in this one, itself included, and the days on which somebody said something of any.
fn below(space: &Space, id: &Id, today: Day) -> (usize, Vec<Day>) {
    let mut days: BTreeSet<Day> = BTreeSet::new();
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    let mut todo = vec![id.clone()];
    while let Some(at) = todo.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        days.extend(space.check_ins(&at).iter().filter_map(CheckIn::day).filter(|day| *day <= today));
        todo.extend(space.parts_of(&at).into_iter().map(|part| part.id));
        if seen.len() > MOST_EVALUATIONS {
            break;
        }
    }
    (seen.len(), days.into_iter().collect())
}

/// At most so many of the days, the last one among them, evenly taken.
fn thinned(days: &[Day], most: usize) -> Vec<Day> {
    if days.len() <= most {
        return days.to_vec();
    }
    let Some(last) = days.len().checked_sub(1) else { return Vec::new() };
    let at = |idx: usize| last - idx * last / most.saturating_sub(1).max(1);
    let mut taken: Vec<Day> = (0..most).filter_map(|idx| days.get(at(idx)).copied()).collect();
    taken.reverse();
    taken.dedup();
    taken
}

/// Where a goal will end at this rate, where there is enough to say so (rules T15 and T16): while it is
/// worked on and its check-ins are not overdue.
pub fn forecast_of(space: &Space, id: &Id, today: Day) -> Option<Forecast> {
    let now = space.evaluation(id, today)?;
    let is_running = matches!(now.status.computed, Status::OnTrack | Status::Behind | Status::AtRisk)
        || matches!(now.status.why, Why::NoDates);
    if !is_running || now.status.overdue_days.is_some() || space.is_untold(id) || space.is_hidden(id) {
        return None;
    }
    from_readings(space, id, &readings(space, id, today), today)
}

fn from_readings(space: &Space, id: &Id, readings: &[Reading], today: Day) -> Option<Forecast> {
    let points: Vec<(Day, f64)> = readings.iter().map(|one| (one.day, one.share)).collect();
    forecast::forecast(&points, space.evaluation(id, today)?.span, today)
}

/// What is to be expected of a goal's last day, and whether that is worth a word while it is on track.
pub fn expectation(space: &Space, id: &Id, today: Day) -> Option<Expectation> {
    let forecast = forecast_of(space, id, today)?;
    let commitment = match space.key_result(id) {
        Some(kr) => kr.commitment.or_else(|| space.objective_over(id).and_then(|one| one.commitment)),
        None => space.objective(id).and_then(|one: &Objective| one.commitment),
    };
    let promise = Promise::of(commitment);
    let is_green = space.evaluation(id, today)?.status.shown == Status::OnTrack;
    Some(Expectation { forecast, promise, is_hint: is_green && forecast.falls_short(promise) })
}

#[cfg(test)]
mod tests;
