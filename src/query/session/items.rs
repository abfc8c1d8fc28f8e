//! Blockers and commitments of a unit: what is open, what was closed, what was set when (rules B9 to B13).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{ActionItem, ActionKind, ActionState, Arrange, Blocker, Day, Id, Owner, Text};
use crate::query::filter::owner_name;
use crate::query::panel::{Named, asks};
use crate::space::{Space, Typed, records};

use super::groups::{Group, made};
use super::named;

/// A blocker or a commitment as lists show it.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The item.
    pub id: Id,
    /// What sort of item it is.
    pub kind: ActionKind,
    /// What is to be done, or what stands in the way.
    pub title: Text,
    /// What sort of blocker it is.
    pub blocker: Option<Blocker>,
    /// The goal it is for, or that it blocks.
    pub of: Option<Named>,
    /// The unit that set it.
    pub unit: Option<Named>,
    /// Who takes it on.
    pub owners: Vec<Owner>,
    /// Their names.
    pub names: Vec<Text>,
    /// The day by which it is to be done.
    pub due: Option<Day>,
    /// How far it is.
    pub state: ActionState,
    /// The day on which it was done or dropped.
    pub closed_on: Option<Day>,
    /// The day on which it was set.
    pub since: Option<Day>,
    /// Whole days for which it is, or was, open.
    pub days: Option<i64>,
    /// Whether it is open and was due before today.
    pub is_late: bool,
    /// The names of those who were asked for what a blocker says and have not answered.
    pub asked: Vec<Text>,
    /// What of it stays out of shared copies.
    pub is_private: bool,
    /// The meeting in which it was set.
    pub meeting: Option<Id>,
}

impl Item {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.state == ActionState::Done
    }
}

/// Blockers and commitments of a unit.
pub struct Items(Vec<Item>);

impl Items {
    /// Reads all of a unit, the oldest first. Of what is private and not in this copy nothing is told.
    pub fn of(space: &Space, unit: &Id, today: Day) -> Self {
        let of_unit = |one: &ActionItem| match (&one.unit, &one.meeting) {
            (Some(own), _) => own == unit,
            (None, Some(meeting)) => meeting_unit(space, meeting) == Some(unit),
            (None, None) => false,
        };
        Self(read(space, today, of_unit))
    }

    /// How many blockers are open.
    pub fn open_blockers(&self) -> usize {
        self.open(ActionKind::Blocker).count()
    }

    /// How many commitments are open.
    pub fn open_commitments(&self) -> usize {
        self.open(ActionKind::Commitment).count()
    }

    fn open(&self, kind: ActionKind) -> impl Iterator<Item = &Item> {
        self.0.iter().filter(move |item| item.kind == kind && item.is_open())
    }

    /// How many open blockers a goal has.
    pub fn open_on(&self, goal: &Id) -> usize {
        let on = |item: &&Item| item.of.as_ref().is_some_and(|of| of.id == *goal);
        self.open(ActionKind::Blocker).filter(on).count()
    }

    /// Those a session looks at: set before the next one, and not closed before this one began.
    fn of_session(
        &self,
        kind: ActionKind,
        from: Option<Day>,
        ends: Option<Day>,
    ) -> impl Iterator<Item = &Item> {
        self.0.iter().filter(move |item| {
            let is_set = ends.is_none_or(|ends| item.since.is_none_or(|since| since < ends));
            let was_open = match (item.is_open(), item.closed_on) {
                (true, _) => true,
                (false, Some(closed)) => from.is_none_or(|from| closed >= from),
                // Nobody said when: told once, in the session that set it.
                (false, None) => false,
            };
            item.kind == kind && is_set && was_open
        })
    }

    /// The blockers a session looks at: those that stand, oldest first, then those closed in it.
    pub fn blockers(&self, group: &Group, ends: Option<Day>) -> Vec<Item> {
        let mut all: Vec<Item> =
            self.of_session(ActionKind::Blocker, Some(group.on), ends).cloned().collect();
        all.arrange_by(|item| (!item.is_open(), item.since));
        all
    }

    /// The commitments of earlier sessions that one looks back at: those that were open when it began, and
    /// those closed since the one before.
    pub fn review(&self, group: &Group, before: Option<Day>, ends: Option<Day>) -> Vec<Item> {
        // What was closed on the day of the session before was told there.
        let from = before.map_or(Day::EARLIEST, |day| day.plus_days(1)).min(group.on);
        let all = self.of_session(ActionKind::Commitment, Some(from), ends);
        let is_earlier = |item: &&Item| item.since.is_none_or(|since| since < group.on);
        all.filter(|item| !is_of(item, group)).filter(is_earlier).cloned().collect()
    }

    /// The commitments that a session sets.
    pub fn set_in(&self, group: &Group) -> Vec<Item> {
        let own = self.0.iter().filter(|item| item.kind == ActionKind::Commitment && is_of(item, group));
        own.cloned().collect()
    }
}

fn is_of(item: &Item, group: &Group) -> bool {
    item.meeting.as_ref().is_some_and(|meeting| group.ids.contains(meeting))
}

fn meeting_unit<'a>(space: &'a Space, id: &Id) -> Option<&'a Id> {
    match space.node(id).map(|node| &node.typed) {
        Some(Typed::Meeting(one)) => one.unit.as_ref(),
        _ => None,
    }
}

/// The open blockers and commitments of a goal; of an objective those of its key results as well. Blockers
/// come first, then what is due first.
pub fn of_goal(space: &Space, goal: &Id, today: Day) -> Vec<Item> {
    let mut all = read(space, today, |one| {
        let is_meant =
            |of: &Id| of == goal || space.key_result(of).and_then(|kr| kr.objective.as_ref()) == Some(goal);
        one.state == ActionState::Open
            && !matches!(one.kind, ActionKind::NextStep | ActionKind::Decision)
            && one.of.as_ref().is_some_and(is_meant)
    });
    all.arrange_by(|item| (item.kind != ActionKind::Blocker, item.due.is_none(), item.due));
    all
}

/// What was set in these meetings, the oldest first; blockers are none of it.
pub fn of_meetings(space: &Space, meetings: &BTreeSet<Id>, today: Day) -> Vec<Item> {
    read(space, today, |one| {
        one.kind != ActionKind::Blocker && one.meeting.as_ref().is_some_and(|id| meetings.contains(id))
    })
}

/// The day until which a new blocker is to be out of the way.
pub fn due_by(today: Day) -> Day {
    today.plus_days(1)
}

fn read(space: &Space, today: Day, wanted: impl Fn(&ActionItem) -> bool) -> Vec<Item> {
    let mut open_asks: BTreeMap<Id, Vec<(Text, Vec<Text>)>> = BTreeMap::new();
    let mut all: Vec<(usize, Item)> = Vec::new();
    for id in space.index().actions.values().flatten() {
        let Some(Typed::Action(one)) = space.node(id).map(|node| &node.typed) else { continue };
        if !wanted(one) || space.is_hidden(id) {
            continue;
        }
        let mut item = item(space, one, today);
        if one.kind == ActionKind::Blocker
            && let Some(of) = &one.of
        {
            let asks = open_asks.entry(of.clone()).or_insert_with(|| asks_on(space, of, today));
            let same = asks.iter().filter(|(text, _)| *text == item.title);
            item.asked = same.flat_map(|(_, names)| names.iter().cloned()).collect();
        }
        all.push((all.len(), item));
    }
    // Within a session as they were written; the meetings oldest first.
    all.arrange_by(|(at, item)| (item.since.is_none(), item.since, item.meeting.clone(), *at));
    all.into_iter().map(|(_, item)| item).collect()
}

/// What is asked on a goal and not answered: the words, and the names of those who were asked.
fn asks_on(space: &Space, goal: &Id, today: Day) -> Vec<(Text, Vec<Text>)> {
    let Some(node) = space.node(goal).filter(|node| records::has(&node.entity, records::kind::ASK)) else {
        return Vec::new();
    };
    let open = asks(space, node, today).into_iter().filter(crate::query::panel::Asked::is_open);
    open.map(|ask| (ask.text, ask.to.into_iter().map(|party| party.name).collect())).collect()
}

fn item(space: &Space, one: &ActionItem, today: Day) -> Item {
    let meeting_on = one.meeting.as_ref().and_then(|id| space.node(id)).and_then(|node| match &node.typed {
        Typed::Meeting(meeting) => meeting.on,
        _ => None,
    });
    let made = || space.node(&one.id).and_then(|node| made(space, node)).and_then(crate::okr::Moment::day);
    let since = meeting_on.or_else(made);
    let until = one.closed_on.filter(|_| one.state != ActionState::Open).unwrap_or(today);
    let unit = one.unit.as_ref().or_else(|| meeting_unit(space, one.meeting.as_ref()?));
    Item {
        id: one.id.clone(),
        kind: one.kind,
        title: space.name_of(&one.id).unwrap_or_default(),
        blocker: one.blocker,
        of: one.of.as_ref().filter(|id| space.node(id).is_some()).map(|id| named(space, id)),
        unit: unit.map(|id| named(space, id)),
        names: one.owners.iter().filter_map(|owner| owner_name(space, owner)).collect(),
        owners: one.owners.clone(),
        due: one.due,
        state: one.state,
        closed_on: one.closed_on,
        days: since.map(|since| until.days_since(since).max(0)),
        since,
        is_late: one.state == ActionState::Open && one.due.is_some_and(|due| due < today),
        asked: Vec::new(),
        is_private: space.privacy(&one.id).is_some(),
        meeting: one.meeting.clone(),
    }
}
