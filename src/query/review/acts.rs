//! What people do in a review, as edits.

use crate::okr::{ActionKind, ActionState, Day, Id, MeetingKind, Owner, Privacy, Text, Who};
use crate::space::{Change, Edit, New, Place, Space, Typed};

use super::meetings::{Room, Sitting};

/// Starts a review of today: with whoever leads the unit, those below it, and whoever starts it. A talk of two
/// is of these two, and private until somebody says otherwise (rule B25).
pub fn start(space: &Space, room: &Room, me: Option<&Id>, today: Day) -> (New, Place, Vec<Change>) {
    if let Some((me, with)) = &room.pair {
        let with = vec![me.id.clone(), with.id.clone()];
        let new = New::Meeting { kind: MeetingKind::OneOnOne, on: today, with };
        return (new, Place::default(), vec![Change::Private(Some(Privacy::All))]);
    }
    let which = &room.which;
    let new =
        New::Meeting { kind: which.kind, on: today, with: participants(space, which.unit.as_ref(), me) };
    let changes = which.cycle.iter().map(|cycle| Change::Cycle(Some(cycle.clone()))).collect();
    (new, Place { under: which.unit.clone(), after: None }, changes)
}

fn participants(space: &Space, unit: Option<&Id>, me: Option<&Id>) -> Vec<Id> {
    let mut all: Vec<Id> = Vec::new();
    let units = unit.into_iter().chain(space.units_of(unit));
    let leads = units.filter_map(|unit| space.lead_of(unit));
    for id in leads.chain(me.cloned()) {
        if space.person(&id).is_some_and(|person| !person.archived) && !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

/// One more takes part.
pub fn with_added(sitting: &Sitting, who: &Id) -> Option<Edit> {
    let all: Vec<Id> = sitting.with.iter().map(|one| one.id.clone()).collect();
    let is_new = !all.contains(who);
    let with = all.into_iter().chain([who.clone()]).collect();
    is_new.then_some(Edit::Change { id: sitting.id()?.clone(), change: Change::With(with) })
}

/// Somebody does not take part.
pub fn without(space: &Space, sitting: &Sitting, who: &Id) -> Edit {
    let with = |id: &Id| match space.node(id).map(|node| &node.typed) {
        Some(Typed::Meeting(one)) => one.with.clone(),
        _ => Vec::new(),
    };
    let meetings = sitting.ids.iter().map(|id| (id, with(id))).filter(|(_, with)| with.contains(who));
    let edit = |(id, with): (&Id, Vec<Id>)| {
        let rest = with.into_iter().filter(|one| one != who).collect();
        Edit::Change { id: id.clone(), change: Change::With(rest) }
    };
    Edit::Together(meetings.map(edit).collect())
}

/// Ends a review, or opens it again.
pub fn closed(sitting: &Sitting, is_closed: bool) -> Edit {
    let edit = |id: &Id| Edit::Change { id: id.clone(), change: Change::Closed(is_closed) };
    Edit::Together(sitting.ids.iter().map(edit).collect())
}

/// A decision to be written down.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewDecision {
    /// What was decided.
    pub title: Text,
    /// Who sees to it.
    pub owner: Option<Who>,
    /// Until when.
    pub due: Option<Day>,
}

/// Writes down a decision; in a talk of two, what is done next. What a private talk holds is private.
pub fn decide(space: &Space, sitting: &Sitting, one: &NewDecision) -> Option<(New, Place, Vec<Change>)> {
    let meeting = sitting.id()?.clone();
    let after = space.index().actions.get(&Some(meeting.clone())).and_then(|all| all.last().cloned());
    let is_talk = sitting.kind == MeetingKind::OneOnOne;
    let kind = if is_talk { ActionKind::NextStep } else { ActionKind::Decision };
    let mut changes = vec![Change::End(one.due)];
    changes.extend(sitting.unit.iter().map(|unit| Change::SetBy(Some(unit.id.clone()))));
    changes.extend(one.owner.iter().map(|who| Change::Owners(vec![Owner { who: who.clone(), share: None }])));
    changes.extend(sitting.is_private.then_some(Change::Private(Some(Privacy::All))));
    let new = New::Action { kind, title: Text::clone(&one.title) };
    Some((new, Place { under: Some(meeting), after }, changes))
}

/// Says how far a decision is.
pub fn settle(id: &Id, state: ActionState, today: Day) -> Edit {
    let on = (state != ActionState::Open).then_some(today);
    Edit::Change { id: id.clone(), change: Change::ActionState(state, on) }
}
