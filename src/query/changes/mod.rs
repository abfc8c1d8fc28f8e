//! What the page of changes shows: the ledger of a cycle as a story, by unit and day (rules E20 to E29).

mod effect;
mod line;
mod story;
#[cfg(test)]
mod tests;

pub use effect::{Effect, Moved, effect};
pub use line::{FieldMoved, Goal, Line, lines_of, plain_lines};
pub use story::{DayLines, Only, Story, Tally, TriggerIs, UnitLines, story};

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Arrange, Change, ChangeKind, Day, Id, Objective, Stage, Text};
use crate::query::filter::{Filter, Sieve};
use crate::query::panel::Named;
use crate::space::{Node, Space, Typed, records};

use line::Teller;

/// Whose changes are asked for, and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Scope {
    /// The cycle, with those within it; all of them where nothing is said.
    pub cycle: Option<Id>,
    /// The unit, with those below it; everybody where nothing is said.
    pub of: Option<Id>,
    /// The person's calendar day.
    pub today: Day,
}

/// The ledger of a cycle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ledger {
    /// The lines, newest first.
    pub lines: Vec<Line>,
    /// Goals that were given up or put off, newest first; they stay readable.
    pub gone: Vec<Gone>,
    /// All units in the order of their tree.
    pub units: Vec<Named>,
}

/// A goal that was given up or put off.
#[derive(Clone, PartialEq, Debug)]
pub struct Gone {
    /// The goal.
    pub goal: Goal,
    /// Since when, where a line says it.
    pub at: Option<Day>,
    /// Who gave it up.
    pub by: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
}

/// The ledger of a cycle and unit: every line of every goal, those in the trash too.
pub fn ledger(space: &Space, scope: &Scope) -> Ledger {
    let units = units(space);
    let below = scope.of.as_ref().map(|unit| with_below(space, unit));
    let filter = Filter { cycle: scope.cycle.clone(), ..Filter::default() };
    let sieve = Sieve::new(space, &filter, scope.today);
    let teller = Teller { space, today: scope.today };
    let mut found = Ledger { units, ..Ledger::default() };
    for (id, node) in space.nodes() {
        if let Typed::Cycle(_) = &node.typed {
            // A cycle that was opened again is everybody's, whichever unit is asked for (rule E33).
            if sieve.has_cycle(id) && records::has(&node.entity, records::kind::CHANGE) {
                found.lines.extend(teller.lines(node, records::changes(space.doc(), &node.entity)));
            }
            continue;
        }
        let Some((objective, stage)) = objective_of(space, node) else { continue };
        let is_gone = !node.deleted && matches!(stage, Stage::Dropped | Stage::Postponed);
        if !is_gone && !records::has(&node.entity, records::kind::CHANGE) {
            continue;
        }
        let is_asked = below.as_ref().is_none_or(|below| is_within(space, objective, below));
        if !is_asked || !sieve.in_cycle(objective) || space.is_hidden(id) {
            continue;
        }
        let changes = records::changes(space.doc(), &node.entity);
        if is_gone {
            found.gone.push(gone(&teller, node, &changes));
        }
        found.lines.extend(teller.lines(node, changes));
    }
    found.lines.arrange(|a, b| (b.at, b.made, &b.goal.id, &b.key).cmp(&(a.at, a.made, &a.goal.id, &a.key)));
    found.gone.arrange(|a, b| (b.at, &a.goal.id).cmp(&(a.at, &b.goal.id)));
    found
}

fn gone(teller: &Teller<'_>, node: &Node, changes: &[Change]) -> Gone {
    let last =
        changes.iter().rev().find(|change| matches!(change.kind, ChangeKind::Drop | ChangeKind::Postpone));
    Gone {
        goal: teller.goal(node),
        at: last.and_then(|change| change.at),
        by: last.and_then(|change| change.by.as_ref()).map(|id| teller.name(id)),
        reason: last.and_then(|change| change.reason.clone()),
    }
}

/// The objective that a goal stands for and where the goal is in its life, deleted or not; `None` for what is
/// no goal.
fn objective_of<'a>(space: &'a Space, node: &'a Node) -> Option<(&'a Objective, Stage)> {
    match &node.typed {
        Typed::Objective(one) => Some((one, one.stage)),
        Typed::KeyResult(kr) => match &space.node(kr.objective.as_ref()?)?.typed {
            Typed::Objective(one) => Some((one, kr.stage)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an objective is of one of these units, or joint with one.
fn is_within(space: &Space, objective: &Objective, units: &BTreeSet<Id>) -> bool {
    let home = objective.home.as_ref().map(|home| space.unit_over(home));
    home.is_some_and(|home| units.contains(&home)) || objective.joint.iter().any(|unit| units.contains(unit))
}

/// A unit with all below it.
fn with_below(space: &Space, unit: &Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::from([unit.clone()]);
    let mut todo = vec![unit.clone()];
    while let Some(at) = todo.pop() {
        todo.extend(space.units_of(Some(&at)).iter().filter(|below| all.insert((*below).clone())).cloned());
    }
    all
}

/// All units in the order of their tree.
pub(crate) fn units(space: &Space) -> Vec<Named> {
    let mut all = Vec::new();
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    let mut todo: Vec<Id> = space.units_of(None).iter().rev().cloned().collect();
    while let Some(id) = todo.pop() {
        if seen.insert(id.clone()) {
            todo.extend(space.units_of(Some(&id)).iter().rev().cloned());
            all.push(Named { name: space.name_of(&id).unwrap_or_else(|| id.text()), id });
        }
    }
    all
}

/// The place of each unit in the order of the tree.
fn order_of(units: &[Named]) -> BTreeMap<&Id, usize> {
    let mut places = BTreeMap::new();
    places.extend(units.iter().enumerate().map(|(at, unit)| (&unit.id, at)));
    places
}
