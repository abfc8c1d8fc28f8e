//! The reviews of a unit, or of everybody: one for each kind, cycle and day, whoever started it (rules V1 to V3).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::set_of;
use crate::okr::{Arrange, Day, Id, Meeting, MeetingKind, Moment, Privacy, Text};
use crate::query::current_cycle;
use crate::query::one_on_one::{Sheet, Talk};
use crate::query::panel::Named;
use crate::query::session::{Item, of_meetings, written};
use crate::query::since::named;
use crate::space::{Node, Space, Typed};

/// Which reviews are meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Which {
    /// Of a quarter or of a month.
    pub kind: MeetingKind,
    /// The unit; `None` for everybody.
    pub unit: Option<Id>,
    /// The cycle.
    pub cycle: Option<Id>,
}

/// The reviews that are meant where this is chosen: the cycle that is shown, else the current one; what is no
/// unit stands for everybody.
pub fn which(space: &Space, kind: MeetingKind, of: Option<&Id>, cycle: Option<&Id>, today: Day) -> Which {
    let shown = cycle.filter(|id| space.cycle(id).is_some()).cloned();
    Which {
        kind,
        unit: of.filter(|id| space.unit(id).is_some()).cloned(),
        cycle: shown.or_else(|| current_cycle(space, today)),
    }
}

/// One review, with what was noted and decided in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Sitting {
    /// The meetings it is made of, the oldest first; what is new is written to that one.
    pub ids: Vec<Id>,
    /// What sort of meeting it is.
    pub kind: MeetingKind,
    /// The unit; `None` for everybody, and for a talk of two.
    pub unit: Option<Named>,
    /// The cycle it is about.
    pub cycle: Option<Named>,
    /// The day on which it is held.
    pub on: Option<Day>,
    /// Who takes part.
    pub with: Vec<Named>,
    /// Whether it is over.
    pub is_closed: bool,
    /// When it was ended, where the file tells.
    pub ended: Option<Moment>,
    /// What was noted.
    pub note: Option<Text>,
    /// What was noted in the other meetings it is made of.
    pub notes: Vec<Text>,
    /// What was decided; in a talk of two, what they agreed to do next.
    pub decisions: Vec<Item>,
    /// Whether it stays out of shared copies.
    pub is_private: bool,
}

impl Sitting {
    /// The meeting that new things are written to.
    pub fn id(&self) -> Option<&Id> {
        self.ids.first()
    }
}

/// The reviews of one kind, and the one that is on.
#[derive(Clone, PartialEq, Debug)]
pub struct Room {
    /// Which reviews they are.
    pub which: Which,
    /// The unit.
    pub unit: Option<Named>,
    /// The cycle that is looked at.
    pub cycle: Option<Named>,
    /// Who talks, where two do: whoever looks, and the other.
    pub pair: Option<(Named, Named)>,
    /// The one that is on: the newest of this cycle that was not ended, else that of today.
    pub sitting: Option<Sitting>,
    /// All others, of every cycle, newest first.
    pub past: Vec<Sitting>,
}

impl Room {
    /// The review before the one that is on: the newest that was ended.
    pub fn last(&self) -> Option<&Sitting> {
        self.past.iter().find(|one| one.is_closed)
    }

    /// What was decided in the review before.
    pub fn last_decisions(&self) -> &[Item] {
        self.last().map_or(&[], |last| &last.decisions)
    }
}

/// What became of decisions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// How many were done.
    pub done: usize,
    /// How many are open.
    pub open: usize,
    /// How many of those were due before today.
    pub late: usize,
    /// How many there are, those that were given up included.
    pub all: usize,
}

/// What became of these decisions.
pub fn kept(all: &[Item]) -> Kept {
    Kept {
        done: all.iter().filter(|one| one.is_done()).count(),
        open: all.iter().filter(|one| one.is_open()).count(),
        late: all.iter().filter(|one| one.is_late).count(),
        all: all.len(),
    }
}

/// The reviews of a unit or of everybody.
pub fn room(space: &Space, which: &Which, today: Day) -> Room {
    let mut all = sittings(space, which, today);
    let is_of_cycle = |one: &Sitting| one.cycle.as_ref().map(|cycle| &cycle.id) == which.cycle.as_ref();
    let open = all.iter().position(|one| !one.is_closed && is_of_cycle(one));
    let at = open.or_else(|| all.iter().position(|one| one.on == Some(today) && is_of_cycle(one)));
    let sitting = at.map(|at| all.remove(at));
    Room {
        unit: which.unit.as_ref().map(|id| named(space, id)),
        cycle: which.cycle.as_ref().map(|id| named(space, id)),
        which: which.clone(),
        pair: None,
        sitting,
        past: all,
    }
}

/// The talks of two people as reviews.
pub fn talk_room(space: &Space, sheet: &Sheet, cycle: Option<&Id>, today: Day) -> Room {
    let talks = sheet.talk.iter().chain(&sheet.earlier);
    let ids: BTreeSet<Id> = set_of(talks.map(|talk| talk.id.clone()));
    let mut decisions = by_meeting(space, &ids, today);
    let mut told = |talk: &Talk| Sitting {
        ids: vec![talk.id.clone()],
        kind: MeetingKind::OneOnOne,
        unit: None,
        cycle: None,
        on: talk.on,
        with: vec![sheet.me.clone(), sheet.with.clone()],
        is_closed: talk.closed,
        ended: talk.ended,
        note: Some(Text::clone(&talk.note)).filter(|note| !note.trim().is_empty()),
        notes: Vec::new(),
        decisions: decisions.remove(&talk.id).unwrap_or_default(),
        is_private: talk.is_private,
    };
    let cycle = cycle.map(|id| named(space, id));
    Room {
        which: Which {
            kind: MeetingKind::OneOnOne,
            unit: None,
            cycle: cycle.as_ref().map(|cycle| cycle.id.clone()),
        },
        unit: None,
        cycle,
        pair: Some((sheet.me.clone(), sheet.with.clone())),
        sitting: sheet.talk.as_ref().map(&mut told),
        past: sheet.earlier.iter().map(told).collect(),
    }
}

/// What was set in each of these meetings, in the order in which it was written; blockers are none of it.
fn by_meeting(space: &Space, ids: &BTreeSet<Id>, today: Day) -> BTreeMap<Id, Vec<Item>> {
    let mut found: BTreeMap<Id, Vec<Item>> = BTreeMap::new();
    for item in of_meetings(space, ids, today) {
        if let Some(meeting) = item.meeting.clone() {
            found.entry(meeting).or_default().push(item);
        }
    }
    found
}

/// The meetings of this kind, put together by day and cycle, newest first. One without a day is of no day and
/// in none of them.
fn sittings(space: &Space, which: &Which, today: Day) -> Vec<Sitting> {
    let ids = space.index().meetings.get(&which.unit).into_iter().flatten();
    let mut meetings: Vec<(Day, Moment, &Meeting, &Node)> = ids
        .filter_map(|id| space.node(id))
        .filter_map(|node| match &node.typed {
            Typed::Meeting(one) if one.kind == which.kind && one.unit == which.unit => {
                let made = written(space, node, "type").unwrap_or(Moment(0));
                Some((one.on?, made, one, &**node))
            }
            _ => None,
        })
        .filter(|(_, _, one, _)| !space.is_hidden(&one.id))
        .collect();
    meetings.arrange(|one, other| (one.0, one.1, &one.2.id).cmp(&(other.0, other.1, &other.2.id)));
    let ids: BTreeSet<Id> = set_of(meetings.iter().map(|(_, _, one, _)| one.id.clone()));
    let mut decisions = by_meeting(space, &ids, today);
    let mut days: BTreeMap<(Day, Option<Id>), Sitting> = BTreeMap::new();
    for (on, _, one, node) in meetings {
        let sitting = days.entry((on, one.cycle.clone())).or_insert_with(|| Sitting {
            ids: Vec::new(),
            kind: which.kind,
            unit: one.unit.as_ref().map(|id| named(space, id)),
            cycle: one.cycle.as_ref().map(|id| named(space, id)),
            on: Some(on),
            with: Vec::new(),
            is_closed: false,
            ended: None,
            note: None,
            notes: Vec::new(),
            decisions: Vec::new(),
            is_private: false,
        });
        join(sitting, one, space, node);
        sitting.decisions.extend(decisions.remove(&one.id).unwrap_or_default());
    }
    days.into_values().rev().collect()
}

/// One more meeting of the same review.
fn join(sitting: &mut Sitting, one: &Meeting, space: &Space, node: &Node) {
    for id in &one.with {
        if !sitting.with.iter().any(|own| own.id == *id) {
            sitting.with.push(named(space, id));
        }
    }
    sitting.is_closed |= one.closed;
    sitting.is_private |= space.privacy(&one.id) == Some(Privacy::All);
    if one.closed {
        sitting.ended = sitting.ended.max(written(space, node, "closed"));
    }
    let note = one.note.clone().filter(|note| !note.trim().is_empty());
    match (note, sitting.ids.is_empty()) {
        (note, true) => sitting.note = note,
        (Some(note), false) => sitting.notes.push(note),
        (None, false) => {}
    }
    sitting.ids.push(one.id.clone());
}
