//! Many questions settled in one step.

use crate::space::Edit;

use super::{Dispute, Question};

/// Whose answers are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Take {
    /// Mine.
    Mine,
    /// Those of the others, where there is exactly one beside mine.
    Theirs,
    /// Those written last, where none is mine.
    Newest,
}

/// What settles all of these that can be settled so, as one step, and how many they are. A question about
/// keeping or deleting, a loop and a ring are looked at one by one.
pub fn bulk<'a>(all: impl IntoIterator<Item = &'a Question>, take: Take) -> (usize, Edit) {
    let edit = |question: &Question| {
        let Dispute::Values(conflict) = &question.dispute else { return None };
        let answer = match take {
            Take::Mine => conflict.mine(),
            Take::Theirs => conflict.theirs(),
            Take::Newest => conflict.newest().filter(|_| !conflict.answers.iter().any(|one| one.is_mine)),
        }?;
        Some(conflict.settle(answer.value.clone()))
    };
    let edits: Vec<Edit> = all.into_iter().filter_map(edit).collect();
    (edits.len(), Edit::Together(edits))
}
