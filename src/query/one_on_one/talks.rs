//! The talks of two people, with what they noted and agreed to do.

use std::cmp::Reverse;

use crate::okr::arrange::set_of;
use crate::okr::{
    ActionKind, ActionState, Arrange, Day, Id, Meeting, MeetingKind, Moment, Owner, Privacy, Text, Who,
};
use crate::query::panel::Named;
use crate::query::since::named;
use crate::space::{Space, Typed};

/// One talk.
#[derive(Clone, PartialEq, Debug)]
pub struct Talk {
    /// Names it.
    pub id: Id,
    /// The day it is held.
    pub on: Option<Day>,
    /// Whether it was ended.
    pub closed: bool,
    /// When it was ended, where the file tells.
    pub ended: Option<Moment>,
    /// What was noted.
    pub note: Text,
    /// What they agreed to do, in their order.
    pub steps: Vec<Step>,
    /// Whether it stays out of shared copies.
    pub is_private: bool,
}

/// One thing they agreed to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Names it.
    pub id: Id,
    /// What is to be done.
    pub title: Text,
    /// Who does it.
    pub owners: Vec<Owner>,
    /// Their names.
    pub names: Vec<Text>,
    /// By when.
    pub due: Option<Day>,
    /// How far it is.
    pub state: ActionState,
    /// Whether its day has passed and it is open.
    pub is_overdue: bool,
    /// The day of the talk in which it was agreed, or carried over to.
    pub talked: Option<Day>,
    /// Whether it stays out of shared copies.
    pub is_private: bool,
}

impl Step {
    /// The people among those who do it.
    pub fn people(&self) -> impl Iterator<Item = &Id> {
        self.owners.iter().filter_map(|owner| match &owner.who {
            Who::Known(id) => Some(id),
            Who::Named(_) => None,
        })
    }
}

/// The talks of these two, in whatever order they are named, newest first. What this copy has only the
/// place of is left out.
pub fn talks(space: &Space, one: &Id, other: &Id, today: Day) -> Vec<Talk> {
    let meetings = space.index().meetings.values().flatten();
    let mut all: Vec<Talk> = meetings
        .filter_map(|id| match space.node(id).map(|node| &node.typed) {
            Some(Typed::Meeting(meeting)) => Some(meeting),
            _ => None,
        })
        .filter(|meeting| is_of(meeting, one, other) && !space.is_hidden(&meeting.id))
        .map(|meeting| talk(space, meeting, today))
        .collect();
    all.arrange_by(|talk| (Reverse(talk.on), Reverse(talk.ended), talk.id.clone()));
    all
}

fn is_of(meeting: &Meeting, one: &Id, other: &Id) -> bool {
    meeting.kind == MeetingKind::OneOnOne && set_of(meeting.with.iter()) == set_of([one, other])
}

fn talk(space: &Space, meeting: &Meeting, today: Day) -> Talk {
    let steps = space.index().actions.get(&Some(meeting.id.clone())).into_iter().flatten();
    let node = space.node(&meeting.id);
    let ended = node.and_then(|node| space.doc().shown_entry(&node.entity, "closed")).and_then(|entry| {
        let is_known = space.doc().sessions.contains_key(&entry.dot.session);
        (is_known && meeting.closed).then(|| space.doc().time_of(entry.dot))
    });
    Talk {
        id: meeting.id.clone(),
        on: meeting.on,
        closed: meeting.closed,
        ended,
        note: meeting.note.clone().unwrap_or_default(),
        steps: steps.filter_map(|id| step(space, id, meeting.on, today)).collect(),
        is_private: space.privacy(&meeting.id) == Some(Privacy::All),
    }
}

fn step(space: &Space, id: &Id, talked: Option<Day>, today: Day) -> Option<Step> {
    let node = space.node(id).filter(|node| !node.deleted)?;
    let Typed::Action(one) = &node.typed else { return None };
    if one.kind != ActionKind::NextStep || space.is_hidden(id) {
        return None;
    }
    let name = |owner: &Owner| match &owner.who {
        Who::Known(id) => {
            let Named { name, .. } = named(space, id);
            name
        }
        Who::Named(name) => Text::clone(name),
    };
    Some(Step {
        id: id.clone(),
        title: Text::clone(&one.title),
        owners: one.owners.clone(),
        names: one.owners.iter().map(name).collect(),
        due: one.due,
        state: one.state,
        is_overdue: one.state == ActionState::Open && one.due.is_some_and(|due| due < today),
        talked,
        is_private: space.privacy(id) == Some(Privacy::All),
    })
}
