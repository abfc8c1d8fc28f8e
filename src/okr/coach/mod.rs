//! The coach: what a careful reader would say of a goal while it is being written (rules Q).
//!
//! Every check is a function of the goal and what stands around it: the same words give the same findings
//! everywhere. A finding is a hint and never more; nothing here refuses or changes anything.

mod key_result;
mod lexicon;
mod objective;
mod reading;
mod rule;
#[cfg(test)]
mod tests;

pub use reading::Tongue;
pub use rule::{About, CoachRule, Severity, Smart};

use super::id::Text;
use super::key_result::KeyResult;
use super::objective::{Objective, Stage};

use reading::{Reading, Said};

/// One thing the coach has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule it follows from.
    pub rule: CoachRule,
    /// The words that set it off, as they are written; `None` where it is not about words.
    pub said: Option<Text>,
    /// Where they stand in the title, in bytes; `None` where they are not in it.
    pub at: Option<(usize, usize)>,
    /// How many, where the rule counts something; else 0.
    pub count: usize,
}

impl Finding {
    fn new(rule: CoachRule) -> Self {
        Self { rule, said: None, at: None, count: 0 }
    }

    fn counting(rule: CoachRule, count: usize) -> Self {
        Self { count, ..Self::new(rule) }
    }

    fn quoting(rule: CoachRule, said: Said<'_>) -> Self {
        let at = Some((said.at, said.at + said.text.len()));
        Self { said: Some(said.text.into()), at, ..Self::new(rule) }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Goal<'a> {
    /// An objective.
    Objective(&'a Objective),
    /// A key result.
    KeyResult(&'a KeyResult),
}

/// What stands around a goal; nothing is known of what is left out.
#[derive(Clone, Debug, Default)]
pub struct Around<'a> {
    /// Of a key result, its objective.
    pub objective: Option<&'a Objective>,
    /// Of an objective, its key results that were not put off or given up.
    pub key_results: Vec<&'a KeyResult>,
    /// Whether an objective hangs on a goal above.
    pub hangs: bool,
    /// The most objectives that one of its owners has in its cycle.
    pub of_one_owner: usize,
    /// What people believe of its key results on average, 0.0 to 10.0.
    pub confidence: Option<f64>,
    /// Whether anybody knows where a key result stands.
    pub has_value: bool,
}

/// All that is to be said of a goal, the most useful first; nothing of one that is not worked on (rule Q1).
pub fn check(goal: Goal<'_>, around: &Around<'_>) -> Vec<Finding> {
    let (title, stage) = match goal {
        Goal::Objective(one) => (&*one.title, one.stage),
        Goal::KeyResult(one) => (&*one.title, one.stage),
    };
    if title.trim().is_empty() || !matches!(stage, Stage::Draft | Stage::Published { .. }) {
        return Vec::new();
    }
    let read = Reading::of(title);
    let mut found = match goal {
        Goal::Objective(one) => objective::check(one, &read, around),
        Goal::KeyResult(one) => key_result::check(one, &read, around),
    };
    found.sort_by_key(|finding| finding.rule.rank());
    found
}
