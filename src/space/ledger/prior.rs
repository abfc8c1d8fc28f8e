//! The line in which a further change is told: fields are written piece by piece, and what somebody changes
//! in one go is one change (rule E6).

use crate::doc::{Json, RecordKey};
use crate::okr::change::ChangedField;
use crate::okr::{Change, ChangeKind, Id, Moment, Text};
use crate::space::records;
use crate::space::tree::Space;

use super::{AFTERTHOUGHT_MINUTES, DELETION, Family, When};

/// The line that goes on.
pub struct Prior {
    /// What it says.
    pub change: Change,
}

impl Prior {
    /// The newest line about the same side of a goal, if it goes on: it was written today by the same person,
    /// nobody agreed to it, and it has no reason yet; or its reason is minutes old and nothing else changes.
    pub fn of(
        space: &Space,
        id: &Id,
        family: Family,
        fields: &[ChangedField],
        when: When<'_>,
    ) -> Option<Self> {
        let entity = &space.node(id)?.entity;
        let all = records::changes(space.doc(), entity);
        let change = all.into_iter().rev().find(|change| family_of(change) == Some(family))?;
        let session = RecordKey::parse(&change.key)?.dot?.session;
        let mine = match (&change.by, when.me) {
            (Some(by), Some(me)) => by == me,
            // Of two who say no name, nobody knows whether they are one.
            (None, None) => session == when.session,
            _ => false,
        };
        if !mine || change.at != Some(when.today) || is_agreed(space, id, &change) {
            return None;
        }
        let is_open = change.reason.is_none() && change.trigger.is_none();
        let known = |field: &ChangedField| change.fields.iter().any(|own| own.name == field.name);
        let minutes = |made: Moment| when.now.0.saturating_sub(made.0) / 60_000;
        let is_afterthought = session == when.session
            && change.made.is_some_and(|made| (0..AFTERTHOUGHT_MINUTES).contains(&minutes(made)))
            && fields.iter().all(known);
        (is_open || is_afterthought).then_some(Self { change })
    }

    /// Its fields with what is changed now; one that says again what it said at first is left out.
    pub fn with(&self, fields: &[ChangedField]) -> Vec<ChangedField> {
        let mut all = self.change.fields.clone();
        for field in fields {
            match all.iter_mut().find(|own| own.name == field.name) {
                Some(own) => own.is.clone_from(&field.is),
                None => all.push(field.clone()),
            }
        }
        all.retain(|field| !says_same(field.was.as_ref(), field.is.as_ref()));
        all
    }
}

/// What a line is about; `None` for one that goes on with nothing.
fn family_of(change: &Change) -> Option<Family> {
    let has = |name: &str| change.fields.iter().any(|field| &*field.name == name);
    match change.kind {
        ChangeKind::Add => None,
        _ if has(DELETION) || change.fields.is_empty() => None,
        _ if has("stage") => Some(Family::Stage),
        ChangeKind::Retarget | ChangeKind::Postpone => Some(Family::Target),
        ChangeKind::Reword => Some(Family::Words),
        ChangeKind::HandOver => Some(Family::Hands),
        ChangeKind::Drop | ChangeKind::Resume => Some(Family::Stage),
        ChangeKind::Rescore => Some(Family::Score),
        ChangeKind::Reopen => None,
    }
}

/// Whether somebody agreed to a line.
fn is_agreed(space: &Space, id: &Id, change: &Change) -> bool {
    let Some(node) = space.node(id) else { return false };
    let said = || records::agreements_about(space.doc(), &node.entity);
    !change.agreed_by.is_empty() || said().contains_key(&change.key)
}

fn says_same(was: Option<&Text>, is: Option<&Text>) -> bool {
    match (was, is) {
        (None, None) => true,
        (Some(was), Some(is)) => {
            was == is
                || Json::parse(was).ok().zip(Json::parse(is).ok()).is_some_and(|(was, is)| was.says_same(&is))
        }
        _ => false,
    }
}
