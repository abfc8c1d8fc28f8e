//! What a person chooses besides what goes on: links, owners, weights, initiatives. Nothing of it is written
//! before the goals are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Id, Owner};

use super::onward::AfterBaseline;

/// What is chosen for goals that go on, by the goals that are continued.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Choices {
    /// Links that are drawn anew or not, by their lower and upper end in the cycle that closes.
    links: BTreeMap<(Id, Id), bool>,
    /// Who answers for the new goal, where that changes.
    owners: BTreeMap<Id, Vec<Owner>>,
    /// Initiatives that come along.
    work: BTreeSet<Id>,
    /// Key results that look for their baseline again.
    looking: BTreeSet<Id>,
    /// What becomes of the weights.
    weights: Weights,
    /// Whether goals without a score are marked as carried over.
    marks: bool,
}

/// What becomes of the weights.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Weights {
    /// They are as they were.
    #[default]
    Kept,
    /// All are alike.
    Even,
}

/// One thing that a person chooses.
#[derive(Clone, PartialEq, Debug)]
pub enum Choosing {
    /// Whether a link is drawn anew, by its ends in the cycle that closes.
    Link {
        /// The lower end.
        from: Id,
        /// The upper end.
        to: Id,
        /// Whether it is.
        taken: bool,
    },
    /// Who answers for what continues a goal; `None` for those who do now.
    Owners {
        /// The goal that is continued.
        of: Id,
        /// Who.
        owners: Option<Vec<Owner>>,
    },
    /// Whether an initiative comes along.
    Work {
        /// The initiative.
        of: Id,
        /// Whether it does.
        taken: bool,
    },
    /// What follows a baseline that was found.
    Baseline {
        /// The key result.
        of: Id,
        /// What follows.
        after: AfterBaseline,
    },
    /// What becomes of the weights.
    Weights(Weights),
    /// Whether goals without a score are marked as carried over.
    Marks(bool),
}

impl Choices {
    /// The same with one thing chosen.
    pub fn with(mut self, choosing: Choosing) -> Self {
        match choosing {
            Choosing::Link { from, to, taken } => {
                self.links.insert((from, to), taken);
            }
            Choosing::Owners { of, owners: Some(owners) } => {
                self.owners.insert(of, owners);
            }
            Choosing::Owners { of, owners: None } => {
                self.owners.remove(&of);
            }
            Choosing::Work { of, taken: true } => {
                self.work.insert(of);
            }
            Choosing::Work { of, taken: false } => {
                self.work.remove(&of);
            }
            Choosing::Baseline { of, after: AfterBaseline::Look } => {
                self.looking.insert(of);
            }
            Choosing::Baseline { of, after: AfterBaseline::Reach } => {
                self.looking.remove(&of);
            }
            Choosing::Weights(weights) => self.weights = weights,
            Choosing::Marks(marks) => self.marks = marks,
        }
        self
    }

    /// Whether a link is drawn anew, where that was said.
    pub(super) fn link(&self, from: &Id, to: &Id) -> Option<bool> {
        self.links.get(&(from.clone(), to.clone())).copied()
    }

    /// Who answers for what continues a goal, where that changes.
    pub(super) fn owners(&self, of: &Id) -> Option<&[Owner]> {
        self.owners.get(of).map(Vec::as_slice)
    }

    /// Whether an initiative comes along.
    pub(super) fn takes_work(&self, of: &Id) -> bool {
        self.work.contains(of)
    }

    /// What follows a baseline that was found.
    pub(super) fn after_baseline(&self, of: &Id) -> AfterBaseline {
        if self.looking.contains(of) { AfterBaseline::Look } else { AfterBaseline::Reach }
    }

    /// What becomes of the weights.
    pub fn weights(&self) -> Weights {
        self.weights
    }

    /// Whether goals without a score are marked as carried over.
    pub fn marks(&self) -> bool {
        self.marks
    }
}
