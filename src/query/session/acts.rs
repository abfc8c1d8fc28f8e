//! What people do in a session, as edits.

use crate::okr::{ActionKind, ActionState, Blocker, CheckIn, Day, Id, MeetingKind, Owner, Text, Wants, Who};
use crate::space::{Change, Edit, New, Place, Space};

use super::items::Item;
use super::tally::Ballot;
use super::{Sitting, Start};

/// Starts a session of a unit.
pub fn start(unit: &Id, start: &Start, today: Day) -> (New, Place, Vec<Change>) {
    let new = New::Meeting { kind: MeetingKind::Weekly, on: today, with: start.with.clone() };
    let changes = start.cycle.iter().map(|cycle| Change::Cycle(Some(cycle.id.clone()))).collect();
    (new, Place { under: Some(unit.clone()), after: None }, changes)
}

/// One more takes part.
pub fn with_added(sitting: &Sitting, who: &Id) -> Option<Edit> {
    let all: Vec<Id> = sitting.with.iter().map(|one| one.id.clone()).collect();
    let is_new = !all.contains(who);
    let with = all.into_iter().chain([who.clone()]).collect();
    is_new.then_some(Edit::Change { id: sitting.id()?.clone(), change: Change::With(with) })
}

/// Somebody does not take part; their votes stay.
pub fn without(space: &Space, sitting: &Sitting, who: &Id) -> Edit {
    let with = |id: &Id| match space.node(id).map(|node| &node.typed) {
        Some(crate::space::Typed::Meeting(one)) => one.with.clone(),
        _ => Vec::new(),
    };
    let meetings = sitting.ids.iter().map(|id| (id, with(id))).filter(|(_, with)| with.contains(who));
    let edit = |(id, with): (&Id, Vec<Id>)| {
        let rest = with.into_iter().filter(|one| one != who).collect();
        Edit::Change { id: id.clone(), change: Change::With(rest) }
    };
    Edit::Together(meetings.map(edit).collect())
}

/// Shows the votes of all meetings a session is made of.
pub fn shown(sitting: &Sitting) -> Edit {
    of_all(sitting, &Change::Shown(true))
}

/// Ends a session, or opens it again.
pub fn closed(sitting: &Sitting, is_closed: bool) -> Edit {
    of_all(sitting, &Change::Closed(is_closed))
}

fn of_all(sitting: &Sitting, change: &Change) -> Edit {
    let edit = |id: &Id| Edit::Change { id: id.clone(), change: change.clone() };
    Edit::Together(sitting.ids.iter().map(edit).collect())
}

/// Takes all votes of somebody on a key result back.
pub fn unvote(own: &Ballot, kr: &Id) -> Option<Edit> {
    let votes = own.votes.iter().filter(|(of, ..)| of == kr);
    let edits: Vec<Edit> =
        votes.map(|(_, meeting, key)| Edit::Retract { of: meeting.clone(), key: Text::clone(key) }).collect();
    (!edits.is_empty()).then_some(Edit::Together(edits))
}

/// The key result of the list that comes after this one, or before it.
pub fn next_in_ballot<'a>(sitting: &'a Sitting, kr: &Id, is_back: bool) -> Option<&'a Id> {
    let at = sitting.rows.iter().position(|row| row.kr.id == *kr)?;
    let next = if is_back { at.checked_sub(1)? } else { at + 1 };
    sitting.rows.get(next).map(|row| &row.kr.id)
}

/// Takes confidences as agreed: a check-in for each, all in one step (rule B8).
pub fn takes(agreed: &[(Id, u8, Text)], today: Day) -> Edit {
    let check_in = |(of, confidence, note): &(Id, u8, Text)| {
        let one = CheckIn {
            at: Some(today),
            confidence: Some(*confidence),
            note: Some(Text::clone(note)),
            ..CheckIn::new("")
        };
        Edit::CheckIn { of: of.clone(), check_in: Box::new(one) }
    };
    Edit::Together(agreed.iter().map(check_in).collect())
}

/// A blocker or commitment to be made.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewItem {
    /// What is to be done, or what stands in the way.
    pub title: Text,
    /// What sort of blocker it is; nothing for a commitment.
    pub blocker: Option<Blocker>,
    /// The goal.
    pub of: Option<Id>,
    /// Who takes it on.
    pub owner: Option<Who>,
    /// By when.
    pub due: Option<Day>,
}

/// Makes a blocker or commitment in a session.
pub fn make(
    space: &Space,
    sitting: &Sitting,
    kind: ActionKind,
    item: &NewItem,
) -> Option<(New, Place, Vec<Change>)> {
    let meeting = sitting.id()?.clone();
    let after = space.index().actions.get(&Some(meeting.clone())).and_then(|all| all.last().cloned());
    let mut changes = vec![Change::SetBy(Some(sitting.unit.id.clone())), Change::End(item.due)];
    if kind == ActionKind::Blocker {
        changes.push(Change::Blocker(item.blocker));
    }
    changes.extend(item.of.iter().map(|of| Change::For(Some(of.clone()))));
    changes
        .extend(item.owner.iter().map(|who| Change::Owners(vec![Owner { who: who.clone(), share: None }])));
    let new = New::Action { kind, title: Text::clone(&item.title) };
    Some((new, Place { under: Some(meeting), after }, changes))
}

/// Says how far an item is.
pub fn settle(id: &Id, state: ActionState, today: Day) -> Edit {
    let on = (state != ActionState::Open).then_some(today);
    Edit::Change { id: id.clone(), change: Change::ActionState(state, on) }
}

/// A commitment goes on until the next session.
pub fn carry(item: &Item, sitting: &Sitting) -> Option<Edit> {
    let is_due = item.is_open() && item.due.is_none_or(|due| due < sitting.next_on);
    is_due.then(|| Edit::Change { id: item.id.clone(), change: Change::End(Some(sitting.next_on)) })
}

/// Asks whoever has to clear a blocker out of the way; `None` where it blocks no goal, says nothing, or is
/// asked already.
pub fn ask_for(item: &Item, to: Option<Who>) -> Option<Edit> {
    let of = item.of.as_ref()?.id.clone();
    let may = item.is_open() && item.asked.is_empty() && !item.title.trim().is_empty();
    let to = to.or_else(|| item.owners.first().map(|owner| owner.who.clone()))?;
    let text = Text::clone(&item.title);
    may.then_some(Edit::Ask { of, wants: Wants::Help, to: Some(to), text, due: item.due })
}
