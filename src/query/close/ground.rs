//! Which goals are evaluated together: those of a cycle, of everybody, of a unit with all below it, or of a
//! person.

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::{Day, Id, Objective, Stage, Who};
use crate::query::current_cycle;
use crate::space::{Space, Typed};

/// A cycle, and whose goals of it are meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground {
    /// The cycle.
    pub cycle: Id,
    /// The unit or person; `None` for everybody.
    pub whose: Option<Id>,
}

impl Ground {
    /// The cycle that is shown, else the one that today lies in; `None` where there is none.
    pub fn of(space: &Space, cycle: Option<&Id>, whose: Option<&Id>, today: Day) -> Option<Self> {
        let shown = cycle.filter(|cycle| space.cycle(cycle).is_some()).cloned();
        let cycle = shown.or_else(|| current_cycle(space, today))?;
        let whose = whose.filter(|id| space.unit(id).is_some() || space.person(id).is_some());
        Some(Self { cycle, whose: whose.cloned() })
    }

    /// The objectives that are evaluated, in the order of their ids: all of the cycle but drafts, which nobody
    /// agreed on, and what this copy only knows by its place.
    ///
    /// Of a unit those of all below it and those it shares; of a person those at home with them and those they
    /// own.
    pub fn objectives<'s>(&self, space: &'s Space) -> Vec<&'s Objective> {
        self.told(space).filter(|one| one.stage != Stage::Draft).collect()
    }

    /// The objectives of the cycle that never left their first draft.
    pub fn drafts<'s>(&self, space: &'s Space) -> Vec<&'s Objective> {
        self.told(space).filter(|one| one.stage == Stage::Draft).collect()
    }

    /// How many objectives of it this copy only knows by their place: they are left out, and said to be.
    pub fn hidden(&self, space: &Space) -> usize {
        self.all(space).filter(|one| space.is_hidden(&one.id)).count()
    }

    /// Which goals belong to it, whatever they are and wherever they are read from.
    pub fn members(&self, space: &Space) -> Members {
        Members {
            cycle: self.cycle.clone(),
            homes: self.whose.as_ref().map(|whose| homes(space, whose)),
            person: self.whose.clone().filter(|id| space.person(id).is_some()),
        }
    }

    fn told<'s>(&self, space: &'s Space) -> impl Iterator<Item = &'s Objective> {
        self.all(space).filter(|one| !space.is_hidden(&one.id))
    }

    fn all<'s>(&self, space: &'s Space) -> impl Iterator<Item = &'s Objective> {
        let members = self.members(space);
        space.nodes().filter_map(move |(_, node)| match &node.typed {
            Typed::Objective(one) if !node.deleted && members.has(one) => Some(one),
            _ => None,
        })
    }
}

/// Which goals belong to a ground.
#[derive(Clone, Debug)]
pub struct Members {
    cycle: Id,
    homes: Option<BTreeSet<Id>>,
    person: Option<Id>,
}

impl Members {
    /// Whether an objective that reads like this belongs to it.
    pub fn has(&self, objective: &Objective) -> bool {
        objective.cycle.as_ref() == Some(&self.cycle) && self.is_theirs(objective)
    }

    fn is_theirs(&self, objective: &Objective) -> bool {
        let Some(homes) = &self.homes else { return true };
        let is_own = |me: &Id| objective.owners.iter().any(|owner| owner.who == Who::Known(me.clone()));
        objective.home.iter().chain(&objective.joint).any(|home| homes.contains(home))
            || self.person.as_ref().is_some_and(is_own)
    }
}

/// A unit with all units below it.
pub fn units_below(space: &Space, unit: &Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut todo = vec![unit.clone()];
    while let Some(at) = todo.pop() {
        if all.insert(at.clone()) {
            todo.extend(space.units_of(Some(&at)).iter().cloned());
        }
    }
    all
}

/// Where the goals of a unit or person are at home.
fn homes(space: &Space, whose: &Id) -> BTreeSet<Id> {
    if space.person(whose).is_some() {
        return set_of([whose.clone()]);
    }
    let units = units_below(space, whose);
    let people: Vec<Id> = units.iter().flat_map(|unit| space.people_of(Some(unit))).cloned().collect();
    units.into_iter().chain(people).collect()
}
