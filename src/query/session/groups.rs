//! The sessions of a unit: one for each week, whoever started it (rules B1 and B2).

use std::collections::BTreeMap;

use crate::doc::Dot;
use crate::okr::{Arrange, Day, Id, Meeting, MeetingKind, Moment, Text};
use crate::space::{Node, Space, Typed};

/// One session of a unit. Two people may have started it in two copies; then it is made of two meetings.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Its meetings, the oldest first; what is new is written to that one.
    pub ids: Vec<Id>,
    /// The first day on which one of them is held.
    pub on: Day,
    /// The last one.
    pub until: Day,
    /// Who takes part in any of them, in the order in which they were named.
    pub with: Vec<Id>,
    /// The cycle it is about.
    pub cycle: Option<Id>,
    /// Whether the votes of any of them are shown, and since when, where that is known.
    pub shown_at: Option<Moment>,
    is_shown: bool,
    /// Whether any of them was ended.
    pub is_closed: bool,
    /// What was noted in the oldest.
    pub note: Option<Text>,
    /// What was noted in the others.
    pub notes: Vec<Text>,
}

impl Group {
    /// The Monday of its week.
    pub fn week(&self) -> Day {
        self.on.monday()
    }

    /// Whether its votes are shown.
    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    fn join(&mut self, one: &Meeting, shown_at: Option<Moment>) {
        let on = one.on.unwrap_or(self.on);
        self.on = self.on.min(on);
        self.until = self.until.max(on);
        for id in &one.with {
            if !self.with.contains(id) {
                self.with.push(id.clone());
            }
        }
        self.cycle = self.cycle.take().or_else(|| one.cycle.clone());
        if one.shown {
            self.shown_at = match (self.is_shown, self.shown_at, shown_at) {
                (true, Some(before), Some(now)) => Some(before.min(now)),
                (true, before, now) => before.or(now),
                (false, _, now) => now,
            };
            self.is_shown = true;
        }
        self.is_closed |= one.closed;
        match (&one.note, self.ids.is_empty()) {
            (note, true) => self.note.clone_from(note),
            (Some(note), false) => self.notes.push(Text::clone(note)),
            (None, false) => {}
        }
        self.ids.push(one.id.clone());
    }
}

/// The sessions of a unit, oldest first. A meeting without a day is in no week, and in none of them.
pub fn groups(space: &Space, unit: &Id) -> Vec<Group> {
    let ids = space.index().meetings.get(&Some(unit.clone())).into_iter().flatten();
    let mut meetings: Vec<(Day, Moment, &Meeting, &Node)> = ids
        .filter_map(|id| space.node(id))
        .filter_map(|node| match &node.typed {
            Typed::Meeting(one) if one.kind == MeetingKind::Weekly => {
                Some((one.on?, made(space, node).unwrap_or(Moment(0)), one, &**node))
            }
            _ => None,
        })
        .collect();
    meetings.arrange(|one, other| (one.0, one.1, &one.2.id).cmp(&(other.0, other.1, &other.2.id)));
    let mut weeks: BTreeMap<Day, Group> = BTreeMap::new();
    for (on, _, one, node) in meetings {
        let group = weeks.entry(on.monday()).or_insert_with(|| Group {
            ids: Vec::new(),
            on,
            until: on,
            with: Vec::new(),
            cycle: None,
            shown_at: None,
            is_shown: false,
            is_closed: false,
            note: None,
            notes: Vec::new(),
        });
        group.join(one, written(space, node, "shown"));
    }
    weeks.into_values().collect()
}

/// When something was made, where a session of the app made it.
pub(super) fn made(space: &Space, node: &Node) -> Option<Moment> {
    written(space, node, "type")
}

/// When a field was written, where a session of the app did.
pub(crate) fn written(space: &Space, node: &Node, field: &str) -> Option<Moment> {
    let dot: Dot = space.doc().shown_entry(&node.entity, field)?.dot;
    space.doc().sessions.contains_key(&dot.session).then(|| space.doc().time_of(dot))
}
