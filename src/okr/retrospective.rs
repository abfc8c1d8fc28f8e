//! Retrospectives: what a unit says at the end of a cycle.

use super::day::Moment;
use super::id::{Extras, Id, Text};

/// What somebody says in a retrospective. Written once; each stands for itself, so that all may write at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Names the remark within its retrospective; another one stands there once it was reworded.
    pub key: Text,
    /// The key under which it was said at first, however often it was reworded.
    pub first: Text,
    /// The keys of the wordings it stands in the place of, the newest first.
    pub before: Vec<Text>,
    /// What sort of remark it is.
    pub kind: RemarkKind,
    /// The question it answers; only of answers.
    pub question: Option<Text>,
    /// What it says.
    pub text: Text,
    /// Who said it at first.
    pub by: Option<Id>,
    /// When.
    pub at: Option<Moment>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Remark {
    /// Whether it was reworded since.
    pub fn is_reworded(&self) -> bool {
        !self.before.is_empty()
    }
}

/// What sort of remark it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// What went well.
    #[default]
    Good,
    /// What did not.
    Bad,
    /// What to try next.
    Try,
    /// The answer to a question of one's own.
    Answer,
}

/// One unit's look back on one cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Retrospective {
    /// Names the retrospective.
    pub id: Id,
    /// The unit that looks back.
    pub unit: Option<Id>,
    /// The cycle it looks back on.
    pub cycle: Option<Id>,
    /// What went well.
    pub good: Vec<Text>,
    /// What did not.
    pub bad: Vec<Text>,
    /// What to try next.
    pub tries: Vec<Text>,
    /// What was learned, in words.
    pub note: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Retrospective {
    /// An empty one.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            unit: None,
            cycle: None,
            good: Vec::new(),
            bad: Vec::new(),
            tries: Vec::new(),
            note: None,
            extras: Extras::new(),
        }
    }
}
