//! Hanging a goal under another one by pointer or by key.

use crate::okr::Id;
use crate::query::panel::refusal;
use crate::space::{Change, Edit, Space};

/// The edit that hangs an objective under another objective or a key result instead of its present parent,
/// as one step; all its other links stay. `None` where it is no objective, where there is nothing to hang it
/// on, and where it cannot be: under itself, under what it is aligned to already, or so that a loop closes.
pub fn hang(space: &Space, id: &Id, onto: &Id) -> Option<Edit> {
    let objective = space.objective(id)?;
    let upper = space.key_result(onto).map_or(Some(onto), |kr| kr.objective.as_ref())?;
    space.objective(upper)?;
    if refusal(space, id, onto).is_some() {
        return None;
    }
    let parent = space.parent_of(objective);
    let before = space.links_from(id).find(|link| Some(&link.to) == parent.as_ref());
    let unalign = before.map(|link| Edit::Unalign { link: link.id.clone() });
    let align = Edit::Align { from: id.clone(), to: onto.clone() };
    let named = Edit::Change { id: id.clone(), change: Change::Primary(Some(onto.clone())) };
    Some(Edit::Together(unalign.into_iter().chain([align, named]).collect()))
}
