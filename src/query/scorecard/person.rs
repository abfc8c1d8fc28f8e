//! What stands beside a person's goals: key results that they speak for in goals of others, and what others
//! thanked them for (rules S46 and S47).

use std::collections::BTreeSet;

use crate::okr::readings::Reading;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Day, Id, Moment, Span, Stage, Text, Who};
use crate::query::close::{Ground, commitment, readings};
use crate::query::panel::Named;
use crate::query::recognition::{Thanks, received_by};
use crate::space::{Space, Typed, records};

/// A key result that a person speaks for in a goal of others.
#[derive(Clone, PartialEq, Debug)]
pub struct Spoken {
    /// The key result.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// The objective.
    pub of: Named,
    /// As it was first set.
    pub first: Reading,
    /// As it was judged.
    pub changed: Reading,
    /// The share of the cycle that it lived.
    pub lived: Option<f64>,
    /// What its score means.
    pub band: Option<Band>,
    /// Where it is in its life.
    pub stage: Stage,
}

/// What others said of somebody's work within a cycle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Thanked {
    /// Recognition they received, newest first.
    pub thanks: Vec<Thanks>,
    /// How many of their check-ins were read by somebody else.
    pub read: usize,
    /// How many check-ins they wrote.
    pub written: usize,
}

/// The key results that a person answers for by name in objectives which are not among their own.
pub(super) fn spoken(space: &Space, ground: &Ground, person: &Id, today: Day) -> Vec<Spoken> {
    let members = ground.members(space);
    let me = Who::Known(person.clone());
    let mut all: Vec<Spoken> = Vec::new();
    for (id, node) in space.nodes() {
        let Typed::KeyResult(kr) = &node.typed else { continue };
        if node.deleted || !kr.owners.iter().any(|owner| owner.who == me) || space.is_hidden(id) {
            continue;
        }
        let Some(of) = kr.objective.as_ref().and_then(|id| space.objective(id)) else { continue };
        let is_elsewhere = of.cycle.as_ref() == Some(&ground.cycle) && !members.has(of);
        if !is_elsewhere || of.stage == Stage::Draft || kr.stage == Stage::Draft || space.is_hidden(&of.id) {
            continue;
        }
        let Some(read) = readings(space, id, today) else { continue };
        let name = |id: &Id| space.name_of(id).unwrap_or_default();
        all.push(Spoken {
            id: id.clone(),
            title: name(id),
            of: Named { id: of.id.clone(), name: name(&of.id) },
            band: read.changed.value.map(|value| band(value, commitment(space, kr))),
            first: read.first,
            changed: read.changed,
            lived: read.lived,
            stage: kr.stage,
        });
    }
    all.arrange_by(|one| (one.of.id.clone(), one.id.clone()));
    all
}

/// What others said of somebody's work within a cycle.
pub(super) fn thanked(space: &Space, person: &Id, cycle: Span) -> Thanked {
    let is_within = |day: Option<Day>| match (day, cycle.start, cycle.end) {
        (None, None, None) => true,
        (None, ..) => false,
        (Some(day), start, end) => start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end),
    };
    let mut thanks = received_by(space, person);
    thanks.retain(|one| is_within(one.at.and_then(Moment::day)));
    let (mut read, mut written) = (0, 0);
    for (id, node) in space.nodes() {
        let is_goal = matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_));
        if node.deleted || !is_goal || !records::has(&node.entity, records::kind::CHECK_IN) {
            continue;
        }
        let all = space.check_ins(id);
        let own: BTreeSet<&Text> = all
            .iter()
            .filter(|one| one.by.as_ref() == Some(person) && is_within(one.day()))
            .map(|one| &one.key)
            .collect();
        if own.is_empty() {
            continue;
        }
        written += own.len();
        let acknowledged = records::acknowledgements(space.doc(), &node.entity);
        let by_others = acknowledged.iter().filter(|one| one.by.as_ref().is_some_and(|by| by != person));
        let heard: BTreeSet<&Text> = by_others.map(|one| &one.check_in).collect();
        read += own.iter().filter(|key| heard.contains(*key)).count();
    }
    Thanked { thanks, read, written }
}
