//! How a goal stands, and everything that was read from, down to the check-ins: what "Show how"
//! puts into words.

use crate::okr::pace::{Expected, PacePreset};
use crate::okr::rollup::{Fate, RollUp};
use crate::okr::weight::{self, ShareRule};
use crate::okr::{
    Addend, Basis, Commitment, Counts, Day, Evaluation, Id, KeyResult, Link, LinkState, Measure, Objective,
    Progress, RollsUp, Span, Status, StatusReading, Sum, Text, score,
};
use crate::query::close::{commitment, suggested};
use crate::space::Space;

use super::judged::{Judged, judged};
use super::talk::name;

/// How a goal stands, with all it was derived from.
#[derive(Clone, PartialEq, Debug)]
pub struct Explained {
    /// How far it is, and how that came about.
    pub progress: Progress,
    /// How far it should be.
    pub expected: Option<Expected>,
    /// Its status and why.
    pub status: StatusReading,
    /// What its people believe now.
    pub confidence: Option<u8>,
    /// The dates it is held against.
    pub span: Span,
    /// How many days may lie between two check-ins.
    pub cadence_days: u32,
    /// When the next check-in is due; a day in the past is one that is overdue.
    pub next_due: Option<Day>,
    /// How far behind is amber and red.
    pub preset: PacePreset,
    /// How it is measured, where it is a key result.
    pub measure: Option<Measure>,
    /// Its value, in its own numbers.
    pub value: Option<f64>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// Who said what the progress was read from.
    pub said_by: Option<Text>,
    /// What contributes to it, where something does.
    pub parts: Option<Parts>,
    /// What was added up, where its value is a sum.
    pub added: Option<Added>,
    /// What ends at it and does not count, and why.
    pub left_out: Vec<LeftOut>,
    /// How many check-ins stand on it.
    pub check_ins: usize,
    /// How it takes from what is below it, where something is and it may choose.
    pub rolls_up: Option<RollsUp>,
    /// Those that decide its status: id, title and status.
    pub riskiest: Vec<(Id, Text, Status)>,
    /// What a source says of its status.
    pub status_text: Option<Text>,
    /// The judgement at the close.
    pub score: Option<f64>,
    /// Why that judgement.
    pub score_reason: Option<Text>,
    /// The score the numbers speak for.
    pub suggested: Option<score::Suggested>,
    /// What its score is measured against.
    pub commitment: Option<Commitment>,
    /// What was judged, with all it was derived from.
    pub judged: Judged,
    /// Whether its time is over, so that it may be judged.
    pub is_due: bool,
}

/// What contributes to a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Parts {
    /// Each of them.
    pub lines: Vec<PartLine>,
    /// How weights became shares.
    pub rule: ShareRule,
    /// How many are not known.
    pub missing: usize,
    /// The share of the whole that is known.
    pub known: f64,
}

/// One thing that contributes.
#[derive(Clone, PartialEq, Debug)]
pub struct PartLine {
    /// The key result or objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The objective it is at home in, where that is another one.
    pub home: Option<(Id, Text)>,
    /// How far it is.
    pub progress: Option<f64>,
    /// Its share of the whole in thousandths; those of all lines make exactly 1000, or all are 0.
    pub share: u32,
    /// What it adds in hundredths; those of all lines make exactly what is shown of the whole.
    pub adds: Option<u32>,
    /// What became of it.
    pub fate: Fate,
    /// How it stands.
    pub status: Option<Status>,
}

/// What was added up.
#[derive(Clone, PartialEq, Debug)]
pub struct Added {
    /// Each key result that may be added.
    pub lines: Vec<AddedLine>,
    /// What they make.
    pub value: Option<f64>,
    /// How many have no value.
    pub missing: usize,
    /// What they count, where that is not one thing; an empty text is a plain number.
    pub mixed: Vec<Text>,
}

/// One key result that may be added.
#[derive(Clone, PartialEq, Debug)]
pub struct AddedLine {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Its value.
    pub value: Option<f64>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// How it stands.
    pub status: Option<Status>,
}

/// Something that ends at a goal and does not count in it.
#[derive(Clone, PartialEq, Debug)]
pub struct LeftOut {
    /// The other end.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Why it does not count.
    pub why: WhyOut,
}

/// Why something does not count.
#[derive(Clone, PartialEq, Debug)]
pub enum WhyOut {
    /// It only supports.
    Supports,
    /// Both sides have not agreed yet, or no longer do.
    NotAgreed(LinkState),
    /// It would close this loop.
    Loop(Vec<Text>),
    /// It has no weight, and the goal has key results of its own (rule R6).
    BesideOwn,
    /// The goal is measured itself (rule R5).
    Measured,
    /// It counts already: as its own, or in the whole it is a part of.
    Already,
    /// It is not in this workspace.
    NotHere,
}

/// How a goal stands, whatever it is; `None` where there is no such goal. Each level of "show how" asks
/// this when it is opened.
pub fn explain(space: &Space, id: &Id, today: Day) -> Option<Explained> {
    let evaluation = space.evaluation(id, today)?;
    if let Some(kr) = space.key_result(id) {
        return Some(key_result(space, kr, &evaluation, today));
    }
    Some(objective(space, space.objective(id)?, &evaluation, today))
}

/// How a key result stands and why.
pub fn key_result(space: &Space, kr: &KeyResult, evaluation: &Evaluation, today: Day) -> Explained {
    let suggested = suggested(space, &kr.id, today);
    Explained {
        measured_in: kr.measured_in.clone(),
        rolls_up: evaluation.roll_up.as_ref().map(|_| kr.rolls_up),
        status_text: kr.status_text.clone(),
        score: kr.score.as_ref().map(|score| score.value),
        score_reason: kr.closing.reason.clone(),
        judged: judged(space, &kr.id, evaluation, suggested.as_ref()),
        suggested,
        commitment: commitment(space, kr),
        ..explained(space, &kr.id, evaluation, today)
    }
}

/// How an objective stands and why.
pub fn objective(space: &Space, objective: &Objective, evaluation: &Evaluation, today: Day) -> Explained {
    let krs = space.all_key_results_of(&objective.id);
    let suggested = suggested(space, &objective.id, today);
    let beliefs = krs.filter_map(|id| space.evaluation(id, today)?.confidence.as_ref().map(|one| one.value));
    Explained {
        confidence: beliefs.min().or_else(|| evaluation.confidence.as_ref().map(|one| one.value)),
        status_text: objective.status_text.clone(),
        score: objective.score.as_ref().map(|score| score.value),
        score_reason: objective.closing.reason.clone(),
        judged: judged(space, &objective.id, evaluation, suggested.as_ref()),
        suggested,
        commitment: objective.commitment,
        ..explained(space, &objective.id, evaluation, today)
    }
}

fn explained(space: &Space, id: &Id, evaluation: &Evaluation, today: Day) -> Explained {
    let from = evaluation.progress.from.as_ref();
    let check_ins = space.check_ins(id);
    let said = check_ins.iter().find(|one| Some(&one.key) == from).and_then(|one| one.by.as_ref());
    let workspace = space.workspace();
    // A key result with a number of its own keeps it (rule R5).
    let is_measured = space.key_result(id).is_some()
        && (evaluation.sum.is_some()
            || !matches!(evaluation.progress.basis, Basis::RollUp | Basis::Nothing(_)));
    Explained {
        progress: evaluation.progress.clone(),
        expected: evaluation.expected,
        status: evaluation.status.clone(),
        confidence: evaluation.confidence.as_ref().map(|one| one.value),
        span: evaluation.span,
        cadence_days: space.cadence_of(id),
        next_due: space.next_due(id, today),
        preset: workspace.pace,
        measure: space.key_result(id).map(|kr| kr.measure.clone()),
        value: evaluation.value,
        measured_in: None,
        said_by: said.map(|id| name(space, id)),
        parts: evaluation
            .roll_up
            .as_ref()
            .filter(|_| !is_measured)
            .and_then(|roll_up| parts(space, id, roll_up, today)),
        added: evaluation.sum.as_deref().map(|sum| added(space, sum, today)),
        left_out: left_out(space, id, evaluation, is_measured),
        check_ins: check_ins.len(),
        rolls_up: None,
        riskiest: riskiest(space, &evaluation.status, today),
        status_text: None,
        score: None,
        score_reason: None,
        suggested: None,
        commitment: None,
        judged: Judged::default(),
        is_due: Judged::is_due(space, id, today),
    }
}

fn parts(space: &Space, id: &Id, roll_up: &RollUp, today: Day) -> Option<Parts> {
    if roll_up.parts.is_empty() {
        return None;
    }
    let shares: Vec<f64> = roll_up.parts.iter().map(|part| part.share).collect();
    let adds: Vec<f64> = roll_up.parts.iter().map(|part| part.adds.unwrap_or(0.0)).collect();
    let whole = (roll_up.progress.unwrap_or(0.0) * 100.0).round() as u32;
    let (shares, adds) = (weight::thousandths(&shares), weight::parted(&adds, whole));
    let home = |part: &Id| {
        let home = space.key_result(part)?.objective.as_ref()?;
        let here = space.key_result(id).map_or(Some(id), |kr| kr.objective.as_ref());
        (Some(home) != here).then(|| (home.clone(), name(space, home)))
    };
    let lines =
        roll_up.parts.iter().zip(shares.into_iter().zip(adds)).map(|(part, (share, adds))| PartLine {
            id: part.id.clone(),
            title: name(space, &part.id),
            home: home(&part.id),
            progress: part.progress,
            share,
            adds: part.adds.map(|_| adds),
            fate: part.fate,
            status: status(space, &part.id, today),
        });
    Some(Parts { lines: lines.collect(), rule: roll_up.rule, missing: roll_up.missing, known: roll_up.known })
}

fn status(space: &Space, id: &Id, today: Day) -> Option<Status> {
    space.evaluation(id, today).map(|one| one.status.shown)
}

fn added(space: &Space, sum: &Sum, today: Day) -> Added {
    let line = |one: &Addend| AddedLine {
        id: one.id.clone(),
        title: name(space, &one.id),
        value: one.value,
        measured_in: one.measured_in.clone(),
        status: status(space, &one.id, today),
    };
    Added {
        lines: sum.addends.iter().map(line).collect(),
        value: sum.value,
        missing: sum.missing,
        mixed: sum.mixed.clone(),
    }
}

/// What ends at a goal and does not count in it, each with the first reason that holds.
fn left_out(space: &Space, id: &Id, evaluation: &Evaluation, is_measured: bool) -> Vec<LeftOut> {
    let index = space.index();
    let counted = |other: &Id| {
        evaluation.roll_up.as_ref().is_some_and(|roll_up| roll_up.parts.iter().any(|part| part.id == *other))
    };
    let is_summed = evaluation.sum.is_some();
    let why = |link: &Link| {
        if let Some(around) = index.loops.get(&link.id) {
            return Some(WhyOut::Loop(around.iter().map(|id| name(space, id)).collect()));
        }
        let is_kr = space.key_result(&link.from).is_some();
        if !is_kr && space.objective(&link.from).is_none() {
            return Some(WhyOut::NotHere);
        }
        match link.counts {
            Counts::Supports => Some(WhyOut::Supports),
            Counts::Contributes { .. } if is_kr => Some(WhyOut::Supports),
            _ if link.state != LinkState::Accepted => Some(WhyOut::NotAgreed(link.state)),
            Counts::Contributes { .. } | Counts::Shares { .. } if counted(&link.from) => {
                (is_measured && !is_summed).then_some(WhyOut::Measured)
            }
            Counts::Contributes { .. } => Some(WhyOut::BesideOwn),
            Counts::Shares { .. } if is_kr => Some(WhyOut::Already),
            Counts::Shares { .. } => Some(WhyOut::Supports),
        }
    };
    let out = |other: &Id, why: WhyOut| LeftOut { id: other.clone(), title: name(space, other), why };
    let links = space.links_to(id).filter_map(|link| Some(out(&link.from, why(link)?)));
    let parts = index.parts.get(id).into_iter().flatten().filter(|_| is_measured && !is_summed);
    parts.map(|part| out(part, WhyOut::Measured)).chain(links).collect()
}

fn riskiest(space: &Space, reading: &StatusReading, today: Day) -> Vec<(Id, Text, Status)> {
    let of = |id: &Id| (id.clone(), name(space, id), status(space, id, today).unwrap_or(reading.computed));
    match &reading.why {
        crate::okr::Why::Riskiest(ids) => ids.iter().map(of).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
