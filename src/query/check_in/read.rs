//! Who reads a check-in, and what waits to be read (rules H20 and H21).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::okr::arrange::set_of;
use crate::okr::{Acknowledgement, Arrange, CheckIn, Day, Id, Measure, Moment, Text};
use crate::query::panel::{CheckInRow, Named, check_in_row};
use crate::query::said;
use crate::space::{Edit, Node, Space, Typed, records};

/// How many cadences long a check-in waits to be read.
const WAITS_CADENCES: i64 = 2;

/// Who has read a check-in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reads {
    /// Who said so, the first first; each person once.
    pub by: Vec<Named>,
    /// Whom it waits for.
    pub waits_for: Option<Id>,
}

impl Reads {
    /// Whether it waits for this person.
    pub fn waits_for(&self, person: Option<&Id>) -> bool {
        person.is_some() && self.waits_for.as_ref() == person
    }
}

/// Whoever reads what this person says: their manager, else whoever leads their unit or the nearest one
/// above, and is not they.
pub fn reader_of(space: &Space, writer: &Id) -> Option<Id> {
    let person = space.person(writer)?;
    let manager = person.manager.clone().filter(|id| id != writer && space.person(id).is_some());
    manager.or_else(|| space.lead_above(person.unit.as_ref()?, writer))
}

/// Who has read a check-in that stands, and whom it waits for.
pub fn reads(space: &Space, of: &Id, check_in: &CheckIn, read: &[Acknowledgement], today: Day) -> Reads {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let by: Vec<Named> = read
        .iter()
        .filter(|one| one.check_in == check_in.key)
        .filter_map(|one| one.by.as_ref().filter(|id| seen.insert(*id)))
        .map(|id| named(space, id))
        .collect();
    let reader = check_in.by.as_ref().filter(|_| is_recent(space, of, check_in, today));
    let reader = reader.and_then(|writer| reader_of(space, writer));
    let waits_for = reader.filter(|reader| by.iter().all(|one| one.id != *reader));
    Reads { by, waits_for }
}

fn is_recent(space: &Space, of: &Id, check_in: &CheckIn, today: Day) -> bool {
    let span = WAITS_CADENCES * i64::from(space.cadence_of(of));
    day_of(check_in).is_some_and(|day| today.days_since(day) <= span)
}

fn day_of(check_in: &CheckIn) -> Option<Day> {
    check_in.at.or_else(|| check_in.made.and_then(Moment::day))
}

/// What one of somebody's people said of one goal since it was last read.
#[derive(Clone, PartialEq, Debug)]
pub struct Unread {
    /// The goal or KPI.
    pub of: Id,
    /// What it is called.
    pub title: Text,
    /// Who said it.
    pub by: Named,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// What was said last.
    pub said: Rc<CheckInRow>,
    /// What stood before the first of what was not read.
    pub was: Option<Rc<CheckInRow>>,
    /// The keys of all that was not read.
    pub keys: Vec<Text>,
}

impl Unread {
    /// Says that all of it was read.
    pub fn read(&self) -> Edit {
        read_all(std::slice::from_ref(self))
    }
}

/// Says that all of these were read, as one step.
pub fn read_all(all: &[Unread]) -> Edit {
    let one =
        |unread: &Unread, key: &Text| Edit::Acknowledge { of: unread.of.clone(), check_in: Text::clone(key) };
    Edit::Together(all.iter().flat_map(|unread| unread.keys.iter().map(|key| one(unread, key))).collect())
}

/// What the people of this person said and they have not read, by name, then as in the file.
pub fn unread(space: &Space, reader: &Id, today: Day) -> Vec<Unread> {
    let people = people_of(space, reader);
    if people.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Unread> = Vec::new();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        if !records::has(&node.entity, records::kind::CHECK_IN) || space.is_hidden(id) {
            continue;
        }
        found.extend(unread_on(space, node, reader, &people, today));
    }
    found.arrange(|one, other| (&one.by.name, &one.of).cmp(&(&other.by.name, &other.of)));
    found
}

/// Those whose check-ins this person reads.
fn people_of(space: &Space, reader: &Id) -> BTreeSet<Id> {
    let all = space.nodes().filter(|(_, node)| !node.deleted);
    set_of(all.filter_map(|(id, node)| match &node.typed {
        Typed::Person(one) if one.manager.is_some() || one.unit.is_some() => {
            (reader_of(space, id).as_ref() == Some(reader)).then(|| id.clone())
        }
        _ => None,
    }))
}

fn unread_on(space: &Space, node: &Node, reader: &Id, people: &BTreeSet<Id>, today: Day) -> Option<Unread> {
    let all = space.check_ins(node.id());
    let is_theirs = |one: &&CheckIn| one.by.as_ref().is_some_and(|by| people.contains(by));
    // Nearly all are of others or old: only then it is asked who has read what.
    let newest = all.iter().rfind(|one| is_theirs(one))?;
    if !is_recent(space, node.id(), newest, today) {
        return None;
    }
    let (title, measure, measured_in) = match &node.typed {
        Typed::KeyResult(one) => (&one.title, one.measure.clone(), one.measured_in.clone()),
        Typed::Objective(one) => (&one.title, Measure::Judged, None),
        Typed::Kpi(one) => (&one.name, said::measure_of(one), one.measured_in.clone()),
        _ => return None,
    };
    let acknowledged = records::acknowledgements(space.doc(), &node.entity);
    let read =
        set_of(acknowledged.iter().filter(|one| one.by.as_ref() == Some(reader)).map(|one| &*one.check_in));
    let waits = |one: &&CheckIn| {
        is_theirs(one) && is_recent(space, node.id(), one, today) && !read.contains(&*one.key)
    };
    let last = all.iter().rposition(|one| waits(&one))?;
    let first = all.iter().position(|one| waits(&one))?;
    let said = all.get(last)?;
    let before = all.get(..first).unwrap_or_default();
    let row = |one: &CheckIn| check_in_row(space, one, &measure);
    let believed = before.iter().rev().find_map(|one| one.confidence);
    Some(Unread {
        of: node.id().clone(),
        title: Text::clone(title),
        by: named(space, said.by.as_ref()?),
        measured_in,
        said: Rc::new(CheckInRow { confidence_before: believed, ..row(said) }),
        was: before.last().map(|one| Rc::new(row(one))),
        keys: all.iter().filter(waits).map(|one| Text::clone(&one.key)).collect(),
    })
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}
