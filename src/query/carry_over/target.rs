//! The cycle into which goals are carried over: the one that follows, which is made where it is not there, or
//! another one that was chosen (rule Z5).

use std::collections::BTreeSet;

use crate::doc::Hash;
use crate::okr::{Arrange, Cycle, CyclePhase, Day, Id, Span, Text};
use crate::query::setting::{NextCycle, next_cycle};
use crate::space::{New, Place, Space, Typed};

/// The cycle into which goals are carried over.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// The cycle.
    pub id: Id,
    /// What it is called.
    pub name: Text,
    /// Its dates.
    pub span: Span,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Whether its first day has come.
    pub has_begun: bool,
    /// What is made, and within which cycle, where it is not there yet.
    pub new: Option<(New, Place)>,
    /// The cycles it lies in.
    pub above: BTreeSet<Id>,
}

impl Target {
    /// Whether a day lies in it.
    pub(super) fn contains(&self, day: Day) -> bool {
        self.span.both().is_some() && self.span.contains(day)
    }

    /// Whether a cycle is this one, or one that it lies in.
    pub(super) fn is_within(&self, cycle: &Id) -> bool {
        self.id == *cycle || self.above.contains(cycle)
    }
}

/// A cycle that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TargetChoice {
    /// The cycle; `None` for the one that follows.
    pub id: Option<Id>,
    /// What it is called.
    pub name: Text,
    /// Whether it has to be made.
    pub is_new: bool,
}

/// The cycle that was chosen, else the one that follows `from`; `None` where nobody knows which one follows.
pub fn target(space: &Space, from: &Id, chosen: Option<&Id>, today: Day) -> Option<Target> {
    let chosen = chosen.filter(|id| *id != from).and_then(|id| space.cycle(id));
    match chosen {
        Some(cycle) => Some(there(space, cycle, today)),
        None => following(space, from, today),
    }
}

/// The cycles that can be chosen: the one that follows, then all others that are not over when this one is.
pub fn target_choices(space: &Space, from: &Id, today: Day) -> Vec<TargetChoice> {
    let next = following(space, from, today);
    let end = space.cycle(from).and_then(|cycle| cycle.span.end);
    let goes_on = |cycle: &Cycle| match (cycle.span.end, end) {
        (Some(own), Some(end)) => own > end,
        _ => true,
    };
    let is_next = |cycle: &Cycle| next.as_ref().is_some_and(|next| next.id == cycle.id);
    let mut others: Vec<&Cycle> = live(space)
        .filter(|cycle| cycle.id != *from && !is_next(cycle))
        .filter(|cycle| cycle.phase != CyclePhase::Closed && goes_on(cycle))
        .collect();
    others.arrange(|a, b| (a.span.start, &a.name, &a.id).cmp(&(b.span.start, &b.name, &b.id)));
    let first = next.as_ref().map(|next| TargetChoice {
        id: None,
        name: Text::clone(&next.name),
        is_new: next.new.is_some(),
    });
    let others = others.into_iter().map(|cycle| TargetChoice {
        id: Some(cycle.id.clone()),
        name: Text::clone(&cycle.name),
        is_new: false,
    });
    first.into_iter().chain(others).collect()
}

fn live(space: &Space) -> impl Iterator<Item = &Cycle> {
    space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
        Typed::Cycle(cycle) if !cycle.archived => Some(cycle),
        _ => None,
    })
}

fn there(space: &Space, cycle: &Cycle, today: Day) -> Target {
    Target {
        id: cycle.id.clone(),
        name: Text::clone(&cycle.name),
        span: cycle.span,
        phase: cycle.phase,
        has_begun: cycle.span.start.is_some_and(|start| start <= today)
            && cycle.phase != CyclePhase::Planning,
        new: None,
        above: above(space, cycle.parent.as_ref()),
    }
}

/// A cycle with all those it lies in.
fn above(space: &Space, from: Option<&Id>) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut at = from.cloned();
    while let Some(cycle) = at.take().filter(|id| all.insert(id.clone())).and_then(|id| space.cycle(&id)) {
        at.clone_from(&cycle.parent);
    }
    all
}

/// The cycle of the same length that begins first after this one ends, at most half its length later; else the
/// one that would begin the day after.
fn following(space: &Space, from: &Id, today: Day) -> Option<Target> {
    let this = space.cycle(from)?;
    if let Some((start, end)) = this.span.both() {
        let latest = end.plus_days(1 + (end.days_since(start) + 1).max(2) / 2);
        let is_next = |one: &&Cycle| {
            one.id != *from
                && one.kind == this.kind
                && one.span.start.is_some_and(|start| start > end && start <= latest)
        };
        let first = live(space).filter(is_next).min_by_key(|one| (one.span.start, one.id.clone()));
        if let Some(one) = first {
            return Some(there(space, one, today));
        }
    }
    match next_cycle(space, from)? {
        NextCycle::There { id, .. } => space.cycle(&id).map(|cycle| there(space, cycle, today)),
        NextCycle::New { new, place, .. } => Some(made(space, from, new, place, today)),
    }
}

/// The cycle as it would be made. Its id is made of what it follows and of its dates, so that two people who
/// make it apart make one.
fn made(space: &Space, from: &Id, new: New, place: Place, today: Day) -> Target {
    let (name, kind, span) = match new {
        New::Cycle { name, kind, span } => (name, kind, span),
        _ => (Text::from(""), None, Span::UNKNOWN),
    };
    let said = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let (start, end) = (said(span.start), said(span.end));
    let name = if name.trim().is_empty() { Text::from(format!("{start} – {end}")) } else { name };
    let id = Id::new(format!("c-{}", Hash::of(&["follows", from.as_str(), &start, &end])));
    let there = space.cycle(&id).map(|cycle| there(space, cycle, today));
    there.unwrap_or_else(|| Target {
        id,
        name: Text::clone(&name),
        span,
        phase: CyclePhase::Planning,
        has_begun: false,
        above: above(space, place.under.as_ref()),
        new: Some((New::Cycle { name, kind, span }, place)),
    })
}
