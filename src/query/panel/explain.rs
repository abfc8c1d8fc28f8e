//! How a goal stands, and everything that was read from, down to the check-ins: what "Show how"
//! puts into words.

use crate::okr::pace::{Expected, PaceRule};
use crate::okr::rollup::{Fate, RollUp};
use crate::okr::weight::ShareRule;
use crate::okr::{
    Commitment, Day, Evaluation, Id, KeyResult, Measure, Objective, Progress, Span, Status, StatusReading,
    Text, score,
};
use crate::space::Space;

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
    /// How far behind is amber and red.
    pub rule: PaceRule,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// Who said what the progress was read from.
    pub said_by: Option<Text>,
    /// What contributes to it, where something does.
    pub parts: Option<Parts>,
    /// Those that decide its status: id and title.
    pub riskiest: Vec<(Id, Text)>,
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
    /// How far it is.
    pub progress: Option<f64>,
    /// Its share of the whole.
    pub share: f64,
    /// What it adds.
    pub adds: Option<f64>,
    /// What became of it.
    pub fate: Fate,
    /// How it stands.
    pub status: Option<Status>,
}

/// How a key result stands and why.
pub fn key_result(space: &Space, kr: &KeyResult, evaluation: &Evaluation, today: Day) -> Explained {
    let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
    let check_ins = space.check_ins(&kr.id);
    let value = check_ins.iter().rev().find_map(|one| one.value);
    Explained {
        measured_in: kr.measured_in.clone(),
        status_text: kr.status_text.clone(),
        score: kr.score.as_ref().map(|score| score.value),
        score_reason: kr.score.as_ref().and_then(|score| score.reason.clone()),
        suggested: score::suggest(kr, &evaluation.progress, value)
            .filter(|_| kr.measure != Measure::Baseline),
        commitment: kr.commitment.or_else(|| objective.and_then(|one| one.commitment)),
        ..explained(space, &kr.id, evaluation, today)
    }
}

/// How an objective stands and why.
pub fn objective(space: &Space, objective: &Objective, evaluation: &Evaluation, today: Day) -> Explained {
    let suggested = scores(space, objective);
    let krs = space.key_results_of(&objective.id).iter();
    let beliefs = krs.filter_map(|id| space.evaluation(id, today)?.confidence.as_ref().map(|one| one.value));
    Explained {
        confidence: beliefs.min().or_else(|| evaluation.confidence.as_ref().map(|one| one.value)),
        status_text: objective.status_text.clone(),
        score: objective.score.as_ref().map(|score| score.value),
        score_reason: objective.score.as_ref().and_then(|score| score.reason.clone()),
        suggested: suggested.map(|value| score::Suggested { value, from: score::SuggestedFrom::Progress }),
        commitment: objective.commitment,
        ..explained(space, &objective.id, evaluation, today)
    }
}

fn explained(space: &Space, id: &Id, evaluation: &Evaluation, today: Day) -> Explained {
    let from = evaluation.progress.from.as_ref();
    let check_ins = space.check_ins(id);
    let said = check_ins.iter().find(|one| Some(&one.key) == from).and_then(|one| one.by.as_ref());
    let workspace = space.workspace();
    Explained {
        progress: evaluation.progress.clone(),
        expected: evaluation.expected,
        status: evaluation.status.clone(),
        confidence: evaluation.confidence.as_ref().map(|one| one.value),
        span: evaluation.span,
        cadence_days: workspace.cadence_days,
        rule: workspace.pace.rule(),
        measured_in: None,
        said_by: said.map(|id| name(space, id)),
        parts: evaluation.roll_up.as_ref().and_then(|roll_up| parts(space, roll_up, today)),
        riskiest: riskiest(space, &evaluation.status),
        status_text: None,
        score: None,
        score_reason: None,
        suggested: None,
        commitment: None,
    }
}

/// The weighted mean of the scores of an objective's key results (rule S4).
fn scores(space: &Space, objective: &Objective) -> Option<f64> {
    let krs = space.key_results_of(&objective.id).iter().filter_map(|id| space.key_result(id));
    let parts: Vec<crate::okr::Part> = krs
        .map(|kr| crate::okr::Part {
            id: kr.id.clone(),
            progress: kr.score.as_ref().map(score::Score::clamped),
            weight: kr.weight,
            counts: kr.stage.counts(),
        })
        .collect();
    crate::okr::roll_up(&parts).progress
}

fn parts(space: &Space, roll_up: &RollUp, today: Day) -> Option<Parts> {
    if roll_up.parts.is_empty() {
        return None;
    }
    let status = |id: &Id| space.evaluation(id, today).map(|one| one.status.shown);
    let lines = roll_up.parts.iter().map(|part| PartLine {
        id: part.id.clone(),
        title: name(space, &part.id),
        progress: part.progress,
        share: part.share,
        adds: part.adds,
        fate: part.fate,
        status: status(&part.id),
    });
    Some(Parts { lines: lines.collect(), rule: roll_up.rule, missing: roll_up.missing, known: roll_up.known })
}

fn riskiest(space: &Space, status: &StatusReading) -> Vec<(Id, Text)> {
    match &status.why {
        crate::okr::Why::Riskiest(ids) => ids.iter().map(|id| (id.clone(), name(space, id))).collect(),
        _ => Vec::new(),
    }
}
