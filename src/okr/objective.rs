//! Objectives: what is to be achieved, why, by whom, and where in its life each one is.

use super::closing::Closing;
use super::day::{Moment, Span};
use super::id::{Extras, Id, Text};
use super::people::Owner;
use super::privacy::Privacy;
use super::score::Score;
use super::status::Status;

/// One objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    /// Names the objective.
    pub id: Id,
    /// What is to be achieved.
    pub title: Text,
    /// The unit or person whose objective it is.
    pub home: Option<Id>,
    /// The cycle it is set for.
    pub cycle: Option<Id>,
    /// Its place among its neighbours.
    pub order: Text,
    /// Why it matters.
    pub why: Option<Text>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
    /// Whether it came from above or was somebody's own idea, where that was said.
    pub origin: Option<Origin>,
    /// Meant to make its owner grow.
    pub growth: bool,
    /// Units that share it with its home.
    pub joint: Vec<Id>,
    /// How firmly it is promised.
    pub commitment: Option<Commitment>,
    /// The perspective of the strategy map it stands in.
    pub perspective: Option<Perspective>,
    /// Free words to find it by.
    pub tags: Vec<Text>,
    /// Its weight among the objectives of its home and cycle (rules W).
    pub weight: Option<f64>,
    /// Its own dates; what they do not say is the cycle's.
    pub span: Span,
    /// How many days may lie between two check-ins; nothing said means its home's.
    pub cadence_days: Option<u32>,
    /// The end of the link that is shown as its parent (rule A4).
    pub primary: Option<Id>,
    /// The KPI that it brings back into its corridor (rule H28).
    pub recovers: Option<Id>,
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
    /// Words about it.
    pub note: Option<Text>,
    /// What a source numbers it with: `O1`.
    pub code: Option<Text>,
    /// Where else it is written about.
    pub url: Option<Text>,
    /// What of it stays out of shared copies (rules X).
    pub privacy: Option<Privacy>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Objective {
    /// A published objective of which nothing else is known.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            title: Text::from(""),
            home: None,
            cycle: None,
            order: Text::from(""),
            why: None,
            owners: Vec::new(),
            origin: None,
            growth: false,
            joint: Vec::new(),
            commitment: None,
            perspective: None,
            tags: Vec::new(),
            weight: None,
            span: Span::UNKNOWN,
            cadence_days: None,
            primary: None,
            recovers: None,
            stage: Stage::default(),
            status_override: None,
            status_text: None,
            score: None,
            closing: Closing::default(),
            note: None,
            code: None,
            url: None,
            privacy: None,
            extras: Extras::new(),
        }
    }
}

/// Where an objective came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Handed down, or derived from a goal above.
    FromAbove,
    /// Its owner's own idea.
    OwnIdea,
}

/// How firmly a goal is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commitment {
    /// Expected to be reached in full.
    Committed,
    /// Set high on purpose; 0.7 is a good result.
    Aspirational,
}

/// A perspective of the balanced scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Perspective {
    /// What owners of the organisation see.
    Financial,
    /// What customers see.
    Customer,
    /// What has to run well inside.
    Process,
    /// What people and systems have to be able to do.
    LearningAndGrowth,
}

/// Where an objective or key result is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written; not agreed yet.
    Draft,
    /// Agreed and worked on.
    Published {
        /// When it was, which is when "as first set" is frozen; unknown in sets from elsewhere.
        at: Option<Moment>,
    },
    /// Put off, with a reason in the changes.
    Postponed,
    /// Given up, with a reason in the changes.
    Dropped,
    /// Finished and scored.
    Closed,
}

impl Default for Stage {
    /// What a set from elsewhere means when it says nothing: agreed, nobody knows when.
    fn default() -> Self {
        Self::Published { at: None }
    }
}

impl Stage {
    /// Whether it still counts in means and risks: a goal put off or given up does not (rule R4).
    pub fn counts(self) -> bool {
        !matches!(self, Self::Postponed | Self::Dropped)
    }
}
