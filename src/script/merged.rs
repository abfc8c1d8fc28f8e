//! Two texts as one.

use serde::Serialize;

use crate::file::Joined;
use crate::space::Space;

use super::checked::{Disagreement, Finding, disagreements, findings};

/// What `merge` says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merged {
    /// Both together, in the app's own format.
    pub text: String,
    /// Whether both are copies of one workspace.
    pub same_workspace: bool,
    /// How many things only theirs had.
    pub added: usize,
    /// To how many things of ours theirs added something.
    pub changed: usize,
    /// On what people disagree now.
    pub disagreements: Vec<Disagreement>,
    /// What could not be used.
    pub problems: Problems,
}

/// What could not be used of each text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Problems {
    /// Of the first one.
    pub ours: Vec<Finding>,
    /// Of the second one.
    pub theirs: Vec<Finding>,
}

impl Merged {
    /// What two texts say together.
    pub fn of(joined: Joined) -> Self {
        let (ours, theirs) = &joined.problems;
        let problems = Problems { ours: findings(ours), theirs: findings(theirs) };
        Self {
            text: joined.text,
            same_workspace: joined.same,
            added: joined.added,
            changed: joined.changed,
            disagreements: disagreements(&Space::of(joined.read)),
            problems,
        }
    }
}
