//! What people said to each other in front of everybody since a moment.

use std::cmp::Reverse;

use crate::okr::{Arrange, Id, Moment, Text};
use crate::query::asks::{GoalRef, goal_ref};
use crate::query::panel::Named;
use crate::space::{Typed, records};

use super::{Back, named};

/// Recognition that was given.
#[derive(Clone, PartialEq, Debug)]
pub struct Praise {
    /// Who said thank you.
    pub by: Option<Named>,
    /// To whom.
    pub to: Vec<Named>,
    /// The value of the organisation that was lived.
    pub value: Option<Text>,
    /// What it says.
    pub text: Text,
    /// The goal it is for; `None` for the organisation as a whole.
    pub of: Option<GoalRef>,
    /// When.
    pub at: Option<Moment>,
}

impl Praise {
    /// Whether it is for this person.
    pub fn is_for(&self, person: &Id) -> bool {
        self.to.iter().any(|one| one.id == *person)
    }
}

/// Recognition since, newest first.
pub fn praises(back: &Back<'_>) -> Vec<Praise> {
    let space = back.space;
    let mut all: Vec<Praise> = Vec::new();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        let keys = back.fresh(node, records::kind::RECOGNITION);
        if keys.is_empty() || space.is_hidden(id) {
            continue;
        }
        let is_goal = matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_));
        for one in records::recognitions(space.doc(), &node.entity) {
            if keys.contains(&one.key) {
                all.push(Praise {
                    by: one.by.map(|id| named(space, &id)),
                    to: one.to.iter().map(|id| named(space, id)).collect(),
                    value: one.value,
                    text: one.text,
                    of: is_goal.then(|| goal_ref(space, id)),
                    at: one.at,
                });
            }
        }
    }
    all.arrange_by(|one| (Reverse(one.at), Text::clone(&one.text)));
    all
}
