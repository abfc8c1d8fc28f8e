//! Scores: the judgement at the close, apart from progress and confidence (rules S).

pub mod rubric;

use super::day::Day;
use super::id::Text;
use super::key_result::KeyResult;
use super::measure::{Flaw, How, Measure};
use super::number::EDGE;
use super::objective::Commitment;
use super::progress::{Basis, Progress};

pub use rubric::RubricKind;

/// A judgement at the close.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// As it was said: usually 0.0 to 1.0, but real ones reach 2.0 and fall to -0.17 (rule S5).
    pub value: f64,
    /// Why, where it was said.
    pub reason: Option<Text>,
}

impl Score {
    /// A score without words.
    pub fn new(value: f64) -> Self {
        Self { value, reason: None }
    }

    /// The score as it enters a mean: 0.0 to 1.0 (rule S5).
    pub fn clamped(&self) -> f64 {
        self.value.clamp(0.0, 1.0)
    }
}

/// A score that somebody's words or numbers speak for. A person decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggested {
    /// 0.0 to 1.0.
    pub value: f64,
    /// What it is read from.
    pub from: SuggestedFrom,
}

impl Suggested {
    /// As it is shown and taken: with two places.
    pub fn shown(&self) -> f64 {
        (self.value * 100.0).round() / 100.0
    }
}

/// What a suggested score is read from (rule S10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestedFrom {
    /// How far it is from its start to its target (rule S2).
    Progress,
    /// The height on the ladder of commit, target and stretch (rule S3).
    Ladder,
    /// How many of the periods so far it stayed where it should; without dates, whether it does now.
    Corridor,
    /// Whether it was said to be done.
    YesNo,
    /// The weight of the milestones that are done.
    Milestones,
    /// Whether the baseline was found.
    Baseline,
    /// How far a person said it is.
    Said,
    /// The last grade that a check-in noted.
    Noted,
    /// What is below it, rolled up.
    Below,
    /// The grades of its rubric that are met (rules S11 to S14).
    Rubric(RubricKind),
    /// The weighted mean of the scores of its key results (rule S4).
    KeyResults,
}

/// What a suggestion may be read from, beside the key result.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// How far it is.
    pub progress: &'a Progress,
    /// The last measured value.
    pub value: Option<f64>,
    /// The last grade that a check-in noted, where none said more since.
    pub noted: Option<f64>,
    /// The day it was to be reached by.
    pub due: Option<Day>,
}

/// The score that words and numbers of a key result speak for; `None` where they say nothing (rules S2, S3,
/// S10).
///
/// `value` is the last measured value. What is still missing is not taken as a failure.
pub fn suggest(kr: &KeyResult, progress: &Progress, value: Option<f64>) -> Option<Suggested> {
    suggest_from(kr, &Grounds { progress, value, noted: None, due: kr.span.end })
}

/// The same with everything it may be read from: first the rubric, then the ladder, then what was measured,
/// last what people said.
pub fn suggest_from(kr: &KeyResult, grounds: &Grounds<'_>) -> Option<Suggested> {
    if let Some(graded) = rubric::graded(kr, grounds.due) {
        return Some(Suggested { value: graded.value, from: SuggestedFrom::Rubric(kr.rubric_kind) });
    }
    let grade = grounds.value.and_then(|value| ladder(&kr.measure, value)).filter(|grade| grade.is_finite());
    if let Some(grade) = grade {
        return Some(Suggested { value: grade.clamp(0.0, 1.0), from: SuggestedFrom::Ladder });
    }
    let noted = || Some((grounds.noted?, SuggestedFrom::Noted));
    let progress = grounds.progress.value;
    let (value, from) = match &grounds.progress.basis {
        Basis::CheckIn(How::Said(_)) => noted().or(Some((progress?, SuggestedFrom::Said)))?,
        Basis::CheckIn(how) => (progress?, read_as(&kr.measure, how)),
        // What is not due yet takes nothing away: at its end this is the progress.
        Basis::Corridor(time) if time.periods.is_some() => (time.kept_so_far()?, SuggestedFrom::Corridor),
        Basis::Corridor(_) => (progress?, SuggestedFrom::Corridor),
        Basis::Sum { how, .. } => (progress?, read_as(&kr.measure, how)),
        Basis::RollUp => (progress?, SuggestedFrom::Below),
        Basis::Nothing(_) => noted()?,
    };
    value.is_finite().then(|| Suggested { value: value.clamp(0.0, 1.0), from })
}

fn read_as(measure: &Measure, how: &How) -> SuggestedFrom {
    match how {
        _ if *measure == Measure::Baseline => SuggestedFrom::Baseline,
        How::Way { .. } | How::Reached { .. } => SuggestedFrom::Progress,
        How::Holds { .. } => SuggestedFrom::Corridor,
        How::YesNo(_) => SuggestedFrom::YesNo,
        How::Milestones { .. } => SuggestedFrom::Milestones,
        How::Found { .. } => SuggestedFrom::Baseline,
        How::Said(_) => SuggestedFrom::Said,
    }
}

/// Where a value stands on the ladder: 0.0 at the start, 0.3 at commit, 0.7 at target, 1.0 at stretch, in
/// straight pieces between the steps that are known; never above the highest of them (rule S3).
///
/// `None` below the lowest known step where the start is unknown, and where the steps are out of order.
pub fn ladder(measure: &Measure, value: f64) -> Option<f64> {
    let Measure::CommitTargetStretch { start, commit, target, stretch } = measure else { return None };
    let steps: Vec<(f64, f64)> = [(*start, 0.0), (*commit, 0.3), (*target, 0.7), (*stretch, 1.0)]
        .into_iter()
        .filter_map(|(at, grade)| Some((at?, grade)))
        .collect();
    let (first, last) = (steps.first()?, steps.last()?);
    if steps.len() < 2 || measure.flaws().contains(&Flaw::Unordered) {
        return None;
    }
    // Turned over where down is forward, so that one reading serves both.
    let forward = if last.0 >= first.0 { 1.0 } else { -1.0 };
    let height = |at: f64| at * forward;
    if height(value) < height(first.0) {
        return start.map(|_| 0.0);
    }
    let above = steps.iter().position(|(at, _)| height(*at) > height(value));
    let Some((next, next_grade)) = above.and_then(|above| steps.get(above)) else { return Some(last.1) };
    let (at, grade) = above.and_then(|above| steps.get(above.checked_sub(1)?))?;
    Some(grade + (next_grade - grade) * (value - at) / (next - at))
}

/// The ladder that two of start, target and stretch speak for, with target at 0.7 of the way to stretch and
/// commit at 0.3: offered while one is written, never filled in silently (rule S3).
pub fn whole_ladder(start: Option<f64>, target: Option<f64>, stretch: Option<f64>) -> Option<Measure> {
    let (start, stretch) = match (start, target, stretch) {
        (Some(start), _, Some(stretch)) => (start, stretch),
        (Some(start), Some(target), None) => (start, (target - start) / 0.7 + start),
        (None, Some(target), Some(stretch)) => ((target - 0.7 * stretch) / 0.3, stretch),
        _ => return None,
    };
    let at = |grade: f64| Some(start + grade * (stretch - start));
    Some(Measure::CommitTargetStretch {
        start: Some(start),
        commit: at(0.3),
        target: target.or(at(0.7)),
        stretch: Some(stretch),
    })
}

/// What a score means (rule S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Little of it came.
    Missed,
    /// A part of it came.
    Partly,
    /// What was hoped for came.
    Good,
}

/// What a score means: a promise is good when it is kept in full and partly kept from 0.7 on; everything else
/// is good from 0.7 and came partly from 0.4 on.
pub fn band(value: f64, commitment: Option<Commitment>) -> Band {
    let (good, partly) = match commitment {
        Some(Commitment::Committed) => (1.0, 0.7),
        Some(Commitment::Aspirational) | None => (0.7, 0.4),
    };
    if value >= good {
        Band::Good
    } else if value >= partly {
        Band::Partly
    } else {
        Band::Missed
    }
}

/// By how much a score may differ from what is suggested before it wants a word of why (rule S15).
pub const DIFFERS: f64 = 0.05;

/// Whether a score wants a word of why: it reads differently from what is suggested, or lies more than 0.05
/// away from it, both taken as they are shown, with two places (rule S15).
pub fn wants_reason(said: f64, suggested: Option<f64>, commitment: Option<Commitment>) -> bool {
    let shown = |value: f64| (value.clamp(0.0, 1.0) * 100.0).round() / 100.0;
    let Some(suggested) = suggested.filter(|value| value.is_finite()).map(shown) else { return false };
    let said = shown(said);
    (said - suggested).abs() > DIFFERS + EDGE || band(said, commitment) != band(suggested, commitment)
}

/// Whether a score wants its cause named: a promise that was not kept in full, anything else of which little
/// came (rule S16).
pub fn wants_cause(value: f64, commitment: Option<Commitment>) -> bool {
    match commitment {
        Some(Commitment::Committed) => band(value, commitment) != Band::Good,
        Some(Commitment::Aspirational) | None => band(value, commitment) == Band::Missed,
    }
}

/// Whether goals that were no promises came out at 1.0 so steadily that the bar may have been low: three or
/// more, and each of them. A hint and no blame (rule S17).
pub fn is_steady(scores: impl IntoIterator<Item = f64>) -> bool {
    let scores: Vec<f64> = scores.into_iter().collect();
    scores.len() >= 3 && scores.iter().all(|score| *score >= 1.0 - EDGE)
}

#[cfg(test)]
mod tests;
