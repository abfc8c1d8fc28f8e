//! What a goal continues, and what it was continued as: the new one remembers the old (rules Z10, Z11 and Z18).

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Hash;
use crate::okr::{Carry, Id, Stage, Text};
use crate::query::close::verdict;
use crate::space::{Space, Typed};

/// How many cycles back a chain is followed.
const MOST: usize = 24;

/// A goal of another cycle that is one with this one.
#[derive(Clone, PartialEq, Debug)]
pub struct Linked {
    /// The goal.
    pub id: Id,
    /// Its title, or what stands in for it; may be empty.
    pub title: Text,
    /// The name of its cycle.
    pub cycle: Option<Text>,
    /// How it was judged, 0.0 to 1.0 and beyond.
    pub score: Option<f64>,
    /// Whether it is in the trash, or in no copy that came in here.
    pub is_gone: bool,
}

/// What a goal continues and what it was continued as.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Chain {
    /// What it continues, the nearest first.
    pub before: Vec<Linked>,
    /// What it was continued as, in the order of their cycles.
    pub after: Vec<Linked>,
    /// Why it should be reworded, where it was carried over to be changed and is a draft that still says what
    /// the one before said; may be empty words.
    pub to_reword: Option<Text>,
}

impl Chain {
    /// Whether it stands alone.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// The id of what continues a goal in a cycle: made of both, so that two people who carry the same goal over
/// apart make one (rule Z10). `letter` is what ids of its kind begin with.
pub fn carried_id(letter: &str, old: &Id, cycle: &Id) -> Id {
    let one = Hash::of(&["carried", old.as_str(), cycle.as_str()]);
    let other = Hash::of(&["carried", cycle.as_str(), old.as_str()]);
    Id::new(format!("{letter}-{one}{other}"))
}

/// What each goal is continued as, by the goal that is continued.
pub(super) fn continued(space: &Space) -> BTreeMap<Id, Vec<Id>> {
    let mut all: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        if let Some(before) = continues(&node.typed) {
            all.entry(before.clone()).or_default().push(id.clone());
        }
    }
    all
}

fn continues(typed: &Typed) -> Option<&Id> {
    match typed {
        Typed::Objective(one) => one.closing.continues.as_ref(),
        Typed::KeyResult(one) => one.closing.continues.as_ref(),
        _ => None,
    }
}

/// The cycle of a goal.
pub(super) fn cycle_of(space: &Space, goal: &Id) -> Option<Id> {
    space.objective_over(goal)?.cycle.clone()
}

/// A goal of another cycle as it is named beside one that goes on.
pub(super) fn linked(space: &Space, id: &Id) -> Linked {
    let is_gone = space.objective(id).is_none() && space.key_result(id).is_none();
    let cycle = cycle_of(space, id).and_then(|cycle| space.name_of(&cycle));
    let score = if is_gone { None } else { verdict(space, id).value };
    Linked { id: id.clone(), title: space.name_of(id).unwrap_or_default(), cycle, score, is_gone }
}

/// What a goal continues, over several cycles, and what it was continued as.
pub fn chain(space: &Space, id: &Id) -> Chain {
    let own = |id: &Id| continues(&space.node(id)?.typed).cloned();
    let mut seen = BTreeSet::from([id.clone()]);
    let mut before = Vec::new();
    let mut at = own(id);
    // A made-up file may have a ring.
    while let Some(old) = at.filter(|old| before.len() < MOST && seen.insert(old.clone())) {
        before.push(linked(space, &old));
        at = own(&old);
    }
    let later = space.nodes().filter(|(_, node)| !node.deleted && continues(&node.typed) == Some(id));
    let mut after: Vec<Id> = later.map(|(id, _)| id.clone()).filter(|later| later != id).collect();
    let start = |id: &Id| {
        let cycle = cycle_of(space, id)?;
        space.cycle(&cycle)?.span.start
    };
    after.sort_by_cached_key(|id| (start(id), id.clone()));
    Chain {
        to_reword: before.first().and_then(|old| to_reword(space, id, &old.id)),
        before,
        after: after.iter().map(|id| linked(space, id)).collect(),
    }
}

/// Why a draft should be reworded (rule Z8).
fn to_reword(space: &Space, id: &Id, old: &Id) -> Option<Text> {
    let is_draft = space.objective_over(id)?.stage == Stage::Draft;
    let (own, was) = match (space.objective(id), space.objective(old)) {
        (Some(new), Some(old)) => (&new.title, (&old.title, &old.closing)),
        _ => (&space.key_result(id)?.title, space.key_result(old).map(|old| (&old.title, &old.closing))?),
    };
    let (title, closing) = was;
    let wants = is_draft && closing.carry == Some(Carry::Change) && own == title && !space.is_hidden(id);
    wants.then(|| closing.carry_reason.clone().unwrap_or_default())
}
