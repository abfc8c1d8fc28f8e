//! Where people thought that a goal would end, beside where it did: of one goal, and of several together
//! (rules C6 to C8).

use std::collections::BTreeSet;

use crate::okr::{CheckIn, CyclePhase, Day, Id, Stage, Text, score};
use crate::space::Space;

use super::close::scores;

/// What somebody thought, before it was over.
#[derive(Clone, PartialEq, Debug)]
pub struct Guess {
    /// The day on which it was said.
    pub day: Option<Day>,
    /// How many days before the last day that was.
    pub days_before: Option<i64>,
    /// Where they thought it would end, as a score.
    pub score: f64,
    /// Who said it.
    pub by: Option<Text>,
}

/// Where a goal ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Ended {
    /// It was judged, itself or by its key results (rule S4).
    Scored(f64),
    /// It was closed without a judgement; how far it was then, between 0.0 and 1.0.
    Progressed(f64),
}

impl Ended {
    /// Where that is.
    pub fn value(self) -> f64 {
        match self {
            Self::Scored(value) | Self::Progressed(value) => value,
        }
    }
}

/// Where people thought that one goal would end, and where it did.
#[derive(Clone, PartialEq, Debug)]
pub struct Projected {
    /// The goal.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What was said of its end, oldest first; never empty.
    pub guesses: Vec<Guess>,
    /// Where it ended; `None` while it is not over.
    pub ended: Option<Ended>,
    /// How much too high they were on average; below 0.0 where they were too low.
    pub off: Option<f64>,
}

/// Several goals together, each once.
#[derive(Clone, PartialEq, Debug)]
pub struct Together {
    /// The goals that are over and of which something was said, the farthest off first.
    pub goals: Vec<Projected>,
    /// How much too high people were, on average over the goals.
    pub off: f64,
}

/// How far off counts as about right (rule C8).
pub const ABOUT: f64 = 0.05;

/// What was said of the end of a goal, and where it ended (rule C7). `None` where nobody said anything.
pub fn of_goal(space: &Space, id: &Id, today: Day) -> Option<Projected> {
    of_guesses(space, id, today, |_| true)
}

fn of_guesses(space: &Space, id: &Id, today: Day, is_meant: impl Fn(&CheckIn) -> bool) -> Option<Projected> {
    if space.is_hidden(id) || space.is_untold(id) {
        return None;
    }
    let all = space.check_ins(id);
    let said = all.iter().filter(|one| one.projection.is_some_and(f64::is_finite) && is_meant(one));
    let own = match space.key_result(id) {
        Some(kr) => kr.span,
        None => space.objective(id)?.span,
    };
    let end = space.frame(space.objective_over(id), own, today).span.end;
    let in_time = |one: &&CheckIn| one.day().is_none_or(|day| end.is_none_or(|end| day <= end));
    let guess = |one: &CheckIn| {
        Some(Guess {
            day: one.day(),
            days_before: one.day().zip(end).map(|(day, end)| end.days_since(day)),
            score: one.projection?,
            by: one.by.as_ref().and_then(|by| space.name_of(by)),
        })
    };
    let guesses: Vec<Guess> = said.filter(in_time).filter_map(guess).collect();
    if guesses.is_empty() {
        return None;
    }
    let ended = ended(space, id, today);
    let mean = guesses.iter().map(|one| one.score).sum::<f64>() / guesses.len() as f64;
    let title = space.name_of(id).unwrap_or_default();
    Some(Projected { id: id.clone(), title, guesses, off: ended.map(|ended| mean - ended.value()), ended })
}

/// Where a goal ended: the score that was said of it or of its key results, or how far it was when it was
/// closed.
fn ended(space: &Space, id: &Id, today: Day) -> Option<Ended> {
    let (said, stage) = match space.key_result(id) {
        Some(kr) => (kr.score.as_ref().map(|score| score.value), kr.stage),
        None => {
            let objective = space.objective(id)?;
            let own = objective.score.as_ref().map(|score| score.value);
            (own.or_else(|| scores(space, objective)), objective.stage)
        }
    };
    let cycle = space.objective_over(id).and_then(|objective| space.cycle(objective.cycle.as_ref()?));
    let is_closed = stage == Stage::Closed
        || space.objective_over(id).is_some_and(|objective| objective.stage == Stage::Closed)
        || cycle.is_some_and(|cycle| cycle.phase == CyclePhase::Closed);
    // Of an objective that goes on, some key results may be scored already.
    let said = said.filter(|_| is_closed || space.key_result(id).is_some() || is_scored(space, id));
    let progressed = || {
        let evaluation = space.evaluation(id, today)?;
        let of_kr =
            space.key_result(id).and_then(|kr| score::suggest(kr, &evaluation.progress, evaluation.value));
        let plain = || evaluation.progress.value.map(|value| value.clamp(0.0, 1.0));
        of_kr.map(|one| one.value).or_else(plain)
    };
    said.map(Ended::Scored).or_else(|| progressed().filter(|_| is_closed).map(Ended::Progressed))
}

fn is_scored(space: &Space, id: &Id) -> bool {
    space.objective(id).is_some_and(|one| one.score.is_some())
}

/// What people of a unit and all below it, or one person, thought of goals that are over, in a cycle and those
/// within it; of all cycles for `None`. `None` where there is no such goal.
///
/// Of a unit the goals it has or works on count; of a person what they said themselves, whatever the goal.
pub fn of_home(space: &Space, id: &Id, cycle: Option<&Id>, today: Day) -> Option<Together> {
    let cycles = cycle.map(|cycle| within(space, cycle));
    let is_in = |goal: &Id| {
        let of = space.objective_over(goal).and_then(|objective| objective.cycle.as_ref());
        cycles.as_ref().is_none_or(|cycles| of.is_some_and(|of| cycles.contains(of)))
    };
    if space.person(id).is_some() {
        let read = |goal: &Id| of_guesses(space, goal, today, |one| one.by.as_ref() == Some(id));
        return together(goals(space).filter(|goal| is_in(goal)).filter_map(read));
    }
    space.unit(id)?;
    let units = units_within(space, id);
    let is_theirs = |goal: &&Id| space.unit_of_goal(goal).is_some_and(|unit| units.contains(&unit));
    let theirs = goals(space).filter(is_theirs).filter(|goal| is_in(goal));
    together(theirs.filter_map(|goal| of_goal(space, goal, today)))
}

/// What was said of an objective and its key results together.
pub fn of_objective(space: &Space, id: &Id, today: Day) -> Option<Together> {
    let all = std::iter::once(id).chain(space.key_results_of(id));
    together(all.filter_map(|goal| of_goal(space, goal, today)))
}

/// Goals that are over, each once, whatever the number of guesses (rule C8).
fn together(all: impl Iterator<Item = Projected>) -> Option<Together> {
    let mut goals: Vec<Projected> = all.filter(|one| one.off.is_some()).collect();
    if goals.is_empty() {
        return None;
    }
    let off = goals.iter().filter_map(|one| one.off).sum::<f64>() / goals.len() as f64;
    let far = |one: &Projected| one.off.unwrap_or_default().abs();
    crate::okr::Arrange::arrange(goals.as_mut_slice(), |a, b| {
        far(b).total_cmp(&far(a)).then_with(|| a.id.cmp(&b.id))
    });
    Some(Together { goals, off })
}

/// Goals on which somebody said where they will end.
fn goals(space: &Space) -> impl Iterator<Item = &Id> {
    let is_goal = |id: &Id| space.objective(id).is_some() || space.key_result(id).is_some();
    let has_said = |id: &Id| space.check_ins(id).iter().any(|one| one.projection.is_some());
    space.nodes().map(|(id, _)| id).filter(move |id| is_goal(id) && has_said(id))
}

fn units_within(space: &Space, unit: &Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut todo = vec![unit.clone()];
    while let Some(at) = todo.pop() {
        if all.insert(at.clone()) {
            todo.extend(space.units_of(Some(&at)).iter().cloned());
        }
    }
    all
}

fn within(space: &Space, cycle: &Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut todo = vec![cycle.clone()];
    while let Some(at) = todo.pop() {
        if all.insert(at.clone()) {
            todo.extend(space.cycles_of(Some(&at)).iter().cloned());
        }
    }
    all
}

#[cfg(test)]
mod tests;
