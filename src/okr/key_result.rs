//! Key results: how it will be seen that an objective was achieved.

use super::closing::Closing;
use super::day::{Day, Span};
use super::id::{Extras, Id, Text};
use super::measure::Measure;
use super::objective::{Commitment, Stage};
use super::people::Owner;
use super::privacy::Privacy;
use super::score::{RubricKind, Score};
use super::status::Status;
use super::sum::RollsUp;

/// One key result.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// Names the key result.
    pub id: Id,
    /// The objective it belongs to.
    pub objective: Option<Id>,
    /// What is to be seen.
    pub title: Text,
    /// Its place among its neighbours.
    pub order: Text,
    /// How it is measured.
    pub measure: Measure,
    /// What its numbers count: `%`, `€`, `days`.
    pub measured_in: Option<Text>,
    /// Where it should be on given days, if the way is not a straight line (rule T3).
    pub phased: Vec<PhasedTarget>,
    /// Who answers for it; nobody said means the objective's owners.
    pub owners: Vec<Owner>,
    /// The unit that works on it, if it is not the objective's.
    pub unit: Option<Id>,
    /// Its weight among the key results of its objective (rules W).
    pub weight: Option<f64>,
    /// How firmly it is promised; nobody said means as the objective.
    pub commitment: Option<Commitment>,
    /// Its own dates; what they do not say is the objective's.
    pub span: Span,
    /// How many days may lie between two check-ins; nothing said means its objective's.
    pub cadence_days: Option<u32>,
    /// The start as it was written, where it is not only a number.
    pub start_text: Option<Text>,
    /// The target as it was written: `≤2步`, `Top 100`.
    pub target_text: Option<Text>,
    /// Where it stands as it was written.
    pub current_text: Option<Text>,
    /// When it is due as it was written: `6月`, `ongoing`.
    pub due_text: Option<Text>,
    /// Free words to find it by.
    pub tags: Vec<Text>,
    /// Where it is in its life.
    pub stage: Stage,
    /// What its owner says of its status; shown beside the computed one (rule T9).
    pub status_override: Option<Status>,
    /// What a source says of its status, in its own words.
    pub status_text: Option<Text>,
    /// The judgement at the close.
    pub score: Option<Score>,
    /// What else is decided about it at the close.
    pub closing: Closing,
    /// What each grade would look like: pairs of grade and words.
    pub rubric: Vec<(Text, Text)>,
    /// How the grades make a score (rule S10).
    pub rubric_kind: RubricKind,
    /// The words of those grades that are met.
    pub rubric_met: Vec<Text>,
    /// The day on which it was reached.
    pub reached_on: Option<Day>,
    /// The key result it is a part of.
    pub parent_kr: Option<Id>,
    /// How it takes from what is below it.
    pub rolls_up: RollsUp,
    /// Words about it.
    pub note: Option<Text>,
    /// What a source numbers it with: `KR1.2`.
    pub code: Option<Text>,
    /// What a source ranks it with: `P0`.
    pub priority: Option<Text>,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl KeyResult {
    /// A published key result of which nothing else is known; judged by words until somebody says more.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            objective: None,
            title: Text::from(""),
            order: Text::from(""),
            measure: Measure::Judged,
            measured_in: None,
            phased: Vec::new(),
            owners: Vec::new(),
            unit: None,
            weight: None,
            commitment: None,
            span: Span::UNKNOWN,
            cadence_days: None,
            start_text: None,
            target_text: None,
            current_text: None,
            due_text: None,
            tags: Vec::new(),
            stage: Stage::default(),
            status_override: None,
            status_text: None,
            score: None,
            closing: Closing::default(),
            rubric: Vec::new(),
            rubric_kind: RubricKind::default(),
            rubric_met: Vec::new(),
            reached_on: None,
            parent_kr: None,
            rolls_up: RollsUp::Mean,
            note: None,
            code: None,
            priority: None,
            privacy: None,
            extras: Extras::new(),
        }
    }
}

/// Where a key result should be on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhasedTarget {
    /// The day.
    pub day: Day,
    /// The value that day, in the key result's own numbers; a share from 0.0 to 1.0 where it has none.
    pub value: f64,
}
