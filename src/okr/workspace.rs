//! The workspace: one organisation's file, its mission and how it works.

use super::id::{Extras, Id, Text};
use super::pace::PacePreset;

/// One organisation's whole set of OKRs.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    /// Names the workspace in every copy.
    pub id: Id,
    /// What the organisation is called.
    pub name: Text,
    /// What it is there for; stands above every objective.
    pub mission: Option<Text>,
    /// How it means to get there; strategy becomes goals.
    pub strategy: Option<Text>,
    /// How many days may lie between two check-ins (rule T6); 7 unless said otherwise.
    pub cadence_days: u32,
    /// What the organisation stands for, one word or sentence each; recognition may name them.
    pub values: Vec<Text>,
    /// Questions of one's own that every retrospective asks.
    pub questions: Vec<Text>,
    /// The share of own ideas among all goals that the workspace hopes for, in percent. A hint, no rule (S8).
    pub own_ideas_percent: Option<u32>,
    /// How far behind the pace is amber and red (rules T).
    pub pace: PacePreset,
    /// What the model has no place for.
    pub extras: Extras,
}

impl Workspace {
    /// An unnamed workspace that works in weeks.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            name: Text::from(""),
            mission: None,
            strategy: None,
            cadence_days: 7,
            values: Vec::new(),
            questions: Vec::new(),
            own_ideas_percent: None,
            pace: PacePreset::default(),
            extras: Extras::new(),
        }
    }
}
