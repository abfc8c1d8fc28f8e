//! What a digest looks at: the goals of a unit and a cycle that everybody may hear of.

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::{CyclePhase, Id, Objective, Stage};
use crate::query::Filter;
use crate::query::filter::Sieve;
use crate::query::since::{Back, Praise, stage};
use crate::space::{Space, Typed};

use super::Scope;

/// What a digest looks at.
pub struct Ground<'a> {
    /// The units that are asked about; all of them, for `None`.
    units: Option<BTreeSet<&'a Id>>,
    /// Objectives that are worked on, in the order of their ids.
    pub objectives: Vec<Id>,
    /// Their key results, and those objectives that have none.
    pub leaves: Vec<Id>,
}

impl<'a> Ground<'a> {
    /// Lays the ground. What is marked private is no matter for a chat (rule Y6): it is not told, not counted
    /// and not in the mean.
    pub fn new(back: &Back<'a>, scope: &Scope) -> Self {
        let space = back.space;
        let units = scope.of.as_ref().filter(|id| space.unit(id).is_some()).map(|id| below(space, id));
        let mut ground = Self { units, objectives: Vec::new(), leaves: Vec::new() };
        let filter = Filter { cycle: scope.cycle.clone(), ..Filter::default() };
        let sieve = Sieve::new(space, &filter, back.today);
        let is_done = |one: &Objective| {
            let own = one.cycle.as_ref().and_then(|id| space.cycle(id));
            own.is_some_and(|cycle| cycle.archived || cycle.phase == CyclePhase::Closed)
        };
        for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
            let Typed::Objective(one) = &node.typed else { continue };
            let is_asked = sieve.in_cycle(one) && (scope.cycle.is_some() || !is_done(one));
            if !is_asked || one.stage == Stage::Draft || space.privacy(id).is_some() {
                continue;
            }
            let is_own = ground.has_unit(space.unit_of_goal(id).as_ref())
                || one.joint.iter().any(|unit| ground.has_unit(Some(unit)));
            let krs = space.key_results_of(id);
            if is_own {
                ground.objectives.push(id.clone());
                ground.leaves.extend(krs.is_empty().then(|| id.clone()));
            }
            let has = |kr: &&Id| {
                let works = space.key_result(kr).and_then(|kr| kr.unit.as_ref());
                (is_own || works.is_some_and(|unit| ground.has_unit(Some(unit))))
                    && space.privacy(kr).is_none()
                    && stage(space, kr) != Some(Stage::Draft)
            };
            let told: Vec<Id> = krs.iter().filter(has).cloned().collect();
            ground.leaves.extend(told);
        }
        ground
    }

    /// Whether this unit is asked about; nobody's is where everybody is.
    pub fn has_unit(&self, unit: Option<&Id>) -> bool {
        self.units.as_ref().is_none_or(|units| unit.is_some_and(|unit| units.contains(unit)))
    }

    /// Whether a goal is its unit's and may be told.
    pub fn has_goal(&self, space: &Space, goal: &Id) -> bool {
        space.privacy(goal).is_none() && self.has_unit(space.unit_of_goal(goal).as_ref())
    }

    /// Whether recognition is for somebody of these units, or for a goal of theirs.
    pub fn has_praise(&self, space: &Space, one: &Praise) -> bool {
        if one.of.as_ref().is_some_and(|goal| space.privacy(&goal.id).is_some()) {
            return false;
        }
        let goal =
            || one.of.as_ref().is_some_and(|goal| self.has_unit(space.unit_of_goal(&goal.id).as_ref()));
        self.units.is_none()
            || goal()
            || one.to.iter().any(|to| self.has_unit(Some(&space.unit_over(&to.id))))
    }

    /// The goals on which somebody wrote anything since, or that came since.
    pub fn touched<'g>(&'g self, back: &'g Back<'_>) -> impl Iterator<Item = &'g Id> {
        let with_krs = self.objectives.iter().filter(|id| !back.space.key_results_of(id).is_empty());
        with_krs.chain(&self.leaves).filter(|id| back.is_touched(id))
    }
}

/// A unit with all below it.
fn below<'a>(space: &'a Space, unit: &Id) -> BTreeSet<&'a Id> {
    let mut all: BTreeSet<&Id> = set_of(space.node(unit).map(|node| node.id()));
    let mut todo: Vec<&Id> = all.iter().copied().collect();
    while let Some(at) = todo.pop() {
        todo.extend(space.units_of(Some(at)).iter().filter(|id| all.insert(id)));
    }
    all
}
