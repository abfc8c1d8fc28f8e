//! The rail beside every page: units with their counts, and lists worth a closer look.

use std::collections::BTreeSet;

use crate::okr::{Day, Id, Text};
use crate::space::{Space, Typed};

use super::filter::{Filter, Sieve};

/// One unit or person of the rail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RailUnit {
    /// The unit.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// How many units stand above it.
    pub depth: usize,
    /// Objectives it has in the cycle that is shown.
    pub objectives: usize,
}

/// One cycle of the switch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RailCycle {
    /// The cycle.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its dates.
    pub span: crate::okr::Span,
    /// How many cycles it lies in.
    pub depth: usize,
    /// Week of how many weeks, where today lies in it.
    pub week: Option<(i64, i64)>,
}

/// Lists worth a closer look, each with its length.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Closer {
    /// Objectives that are aligned to nothing.
    pub unaligned: usize,
    /// Objectives with key results not updated for seven days.
    pub not_updated: usize,
    /// Deletions that can be taken back.
    pub trash: usize,
}

/// All units, in reading order.
pub fn rail_units(space: &Space, filter: &Filter, today: Day) -> Vec<RailUnit> {
    let sieve = Sieve::new(space, filter, today);
    let mut out = Vec::new();
    let mut todo: Vec<(&Id, usize)> = space.units_of(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        let Some(unit) = space.unit(id).filter(|unit| !unit.archived) else { continue };
        let own = space.objectives_of(Some(id)).iter().filter_map(|id| space.objective(id));
        let objectives = own.filter(|one| sieve.in_cycle(one)).count();
        out.push(RailUnit { id: id.clone(), name: Text::clone(&unit.name), depth, objectives });
        todo.extend(space.units_of(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
    out
}

/// All cycles that are not put away, in reading order.
pub fn rail_cycles(space: &Space, today: Day) -> Vec<RailCycle> {
    let mut out = Vec::new();
    let mut todo: Vec<(&Id, usize)> = space.cycles_of(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        let Some(cycle) = space.cycle(id).filter(|cycle| !cycle.archived) else { continue };
        let week = cycle
            .span
            .both()
            .filter(|_| cycle.span.contains(today))
            .map(|(start, end)| (today.days_since(start) / 7 + 1, (end.days_since(start) + 7) / 7));
        out.push(RailCycle { id: id.clone(), name: Text::clone(&cycle.name), span: cycle.span, depth, week });
        todo.extend(space.cycles_of(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
    out
}

/// Counts the lists worth a closer look in the cycle that is shown.
pub fn closer(space: &Space, filter: &Filter, today: Day) -> Closer {
    let sieve = Sieve::new(space, filter, today);
    let mut closer = Closer::default();
    let mut acts = BTreeSet::new();
    for id in &space.index().trash {
        let Some(node) = space.node(id) else { continue };
        acts.insert(space.doc().shown_entry(&node.entity, crate::doc::DELETED).map(|entry| entry.dot));
    }
    closer.trash = acts.len();
    for (id, node) in space.nodes() {
        let Typed::Objective(objective) = &node.typed else { continue };
        if node.deleted || !sieve.in_cycle(objective) {
            continue;
        }
        if space.links_from(id).next().is_none() {
            closer.unaligned += 1;
        }
        let krs = space.key_results_of(id).iter().filter_map(|id| space.key_result(id));
        if krs.into_iter().any(|kr| sieve.is_not_updated(kr)) {
            closer.not_updated += 1;
        }
    }
    closer
}
