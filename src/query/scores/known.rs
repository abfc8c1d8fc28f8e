//! What is known of one item while it is judged: how it is measured, what was said last, what was changed.

use std::rc::Rc;

use crate::okr::score::rubric::{Grade, grades};
use crate::okr::{Day, Id, Measure, Reached, RootCause, RubricKind, Text};
use crate::query::changes::{self, lines_of};
use crate::query::panel::{self, CheckInRow, Explained, Named};
use crate::query::projected::{self, Projected};
use crate::space::{Space, Typed};

/// How many of the newest check-ins are shown.
const MOST_CHECK_INS: usize = 3;

/// What is known of one item.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// The goal.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Its objective; `None` of an objective.
    pub objective: Option<Named>,
    /// Whose it is.
    pub owners: Vec<Text>,
    /// How it stands and what that is read from.
    pub standing: Rc<Explained>,
    /// How it is measured; `None` of an objective.
    pub measure: Option<Measure>,
    /// Its target in words, where a file says one.
    pub target_text: Option<Text>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The newest check-ins.
    pub check_ins: Vec<CheckInRow>,
    /// How many stand on it.
    pub all_check_ins: usize,
    /// Where people thought it would end.
    pub projected: Option<Projected>,
    /// What was changed of it, newest first; small corrections are left out.
    pub changes: Vec<changes::Line>,
    /// Its rubric.
    pub grades: Vec<Grade>,
    /// How the grades make a score.
    pub rubric_kind: RubricKind,
    /// The day it was reached, where the rubric asks for it.
    pub reached_on: Option<Day>,
    /// How it ended, where a word says it.
    pub word: Option<Reached>,
    /// What kept it from more.
    pub cause: Option<RootCause>,
    /// The same in words.
    pub cause_note: Option<Text>,
}

/// What is known of an objective or key result; `None` for anything else.
pub fn known(space: &Space, id: &Id, today: Day) -> Option<Known> {
    let node = space.node(id).filter(|node| !node.deleted)?;
    let standing = Rc::new(panel::explain(space, id, today)?);
    let (kr, closing, owners, status) = match &node.typed {
        Typed::KeyResult(kr) => (Some(kr), &kr.closing, &kr.owners, kr.status_override),
        Typed::Objective(one) => (None, &one.closing, &one.owners, one.status_override),
        _ => return None,
    };
    let above = kr.and_then(|kr| kr.objective.as_ref());
    let inherited = above.and_then(|id| space.objective(id)).map(|one| &one.owners);
    let owners = if owners.is_empty() { inherited.unwrap_or(owners) } else { owners };
    let judged = Measure::Judged;
    let mut said = panel::check_ins(space, node, kr.map_or(&judged, |kr| &kr.measure), today).standing;
    let all_check_ins = said.len();
    said.truncate(MOST_CHECK_INS);
    let changes = lines_of(space, node, today).into_iter().filter(|line| !line.minor).collect();
    Some(Known {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        objective: above.map(|id| Named { id: id.clone(), name: space.name_of(id).unwrap_or_default() }),
        owners: owners.iter().filter_map(|owner| crate::query::filter::owner_name(space, owner)).collect(),
        standing,
        measure: kr.map(|kr| kr.measure.clone()),
        target_text: kr.and_then(|kr| kr.target_text.clone()),
        measured_in: kr.and_then(|kr| kr.measured_in.clone()),
        check_ins: said,
        all_check_ins,
        projected: projected::of_goal(space, id, today),
        changes,
        grades: kr.map(grades).unwrap_or_default(),
        rubric_kind: kr.map(|kr| kr.rubric_kind).unwrap_or_default(),
        reached_on: kr.and_then(|kr| kr.reached_on),
        word: status.and_then(Reached::of),
        cause: closing.cause,
        cause_note: closing.cause_note.clone(),
    })
}
