//! What all checks look at: the goals that are still worked on, where they stand in the tree of units, and
//! from when to when they go.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::{map_of, set_of};
use crate::okr::{Counts, Day, Id, KeyResult, Link, Objective, Span, Stage, UnitKind};
use crate::query::Filter;
use crate::query::filter::Sieve;
use crate::space::{Space, Typed};

use super::Goal;

/// How many steps up any tree is followed; a made-up file may have more.
const MOST_LEVELS: usize = 64;

/// What all checks look at.
pub struct Ground<'a> {
    /// The workspace.
    pub space: &'a Space,
    /// The person's calendar day.
    pub today: Day,
    /// Objectives that are still worked on, of every cycle.
    pub all: Vec<&'a Objective>,
    /// Those of them that were asked about.
    pub asked: Vec<&'a Objective>,
    /// The unit above each unit and person.
    above: BTreeMap<&'a Id, &'a Id>,
    /// The dates of each cycle, completed from those it lies in.
    cycles: BTreeMap<&'a Id, Span>,
}

impl<'a> Ground<'a> {
    /// Lays the ground for a cycle with those within it; without one, for all that are not over and done.
    pub fn new(space: &'a Space, cycle: Option<&Id>, today: Day) -> Self {
        let all: Vec<&Objective> = space
            .nodes()
            .filter(|(_, node)| !node.deleted)
            .filter_map(|(_, node)| match &node.typed {
                Typed::Objective(one) if is_worked_on(one.stage) => Some(one),
                _ => None,
            })
            .collect();
        let filter = Filter { cycle: cycle.cloned(), ..Filter::default() };
        let sieve = Sieve::new(space, &filter, today);
        let is_done = |one: &Objective| {
            let own = one.cycle.as_ref().and_then(|id| space.cycle(id));
            own.is_some_and(|cycle| cycle.archived || cycle.phase == crate::okr::CyclePhase::Closed)
        };
        let asked =
            all.iter().copied().filter(|one| sieve.in_cycle(one) && (cycle.is_some() || !is_done(one)));
        // Of a goal that is kept private nobody here can say what is wrong with it (rule X7).
        let asked = asked.filter(|one| !space.is_hidden(&one.id));
        let asked = asked.collect();
        let cycles = space.index().cycles.values().flatten().filter_map(|id| {
            let bare = Objective { cycle: Some(id.clone()), ..Objective::new(id.clone()) };
            Some((space.node(id)?.id(), space.frame(Some(&bare), Span::UNKNOWN, today).span))
        });
        Self { space, today, all, asked, above: tree(space), cycles: map_of(cycles) }
    }

    /// The units above a unit or person, the nearest first. Of several units that stand at the top, a
    /// company stands above those that are none: sets that name no tree have at least that much of one.
    pub fn above(&self, home: &Id) -> impl Iterator<Item = &'a Id> {
        let mut at = self.above.get(home).copied();
        let step = std::iter::from_fn(move || {
            let found = at?;
            at = self.above.get(found).copied();
            Some(found)
        });
        step.take(MOST_LEVELS)
    }

    /// The units that have units below them.
    pub fn with_units_below(&self) -> BTreeSet<&'a Id> {
        let units = self.above.iter().filter(|(member, _)| self.space.unit(member).is_some());
        set_of(units.map(|(_, above)| *above))
    }

    /// A unit with everything below it.
    pub fn below(&self, unit: &Id) -> BTreeSet<&'a Id> {
        let inside = |home: &&&Id| self.above(home).any(|above| above == unit);
        let mut all = set_of(self.above.keys().filter(inside).copied());
        all.extend(self.space.node(unit).map(|node| node.id()));
        all
    }

    /// Key results of an objective that are still worked on.
    pub fn key_results(&self, objective: &Id) -> impl Iterator<Item = &'a KeyResult> {
        let all = self.space.key_results_of(objective).iter();
        let told = all.filter(|id| !self.space.is_hidden(id));
        told.filter_map(|id| self.space.key_result(id)).filter(|kr| is_worked_on(kr.stage))
    }

    /// Whether a goal of the lower cycle may serve one of the upper: it is the same, or lies in it. What
    /// is set for no cycle is set for all.
    pub fn lies_in(&self, lower: Option<&Id>, upper: Option<&Id>) -> bool {
        let (Some(lower), Some(upper)) = (lower, upper) else { return true };
        let mut at = Some(lower);
        for _ in 0..MOST_LEVELS {
            match at {
                Some(id) if id == upper => return true,
                Some(id) => at = self.space.cycle(id).and_then(|cycle| cycle.parent.as_ref()),
                None => break,
            }
        }
        false
    }

    /// The objective a goal is or belongs to, be it deleted or not.
    pub fn objective_of(&self, id: &Id) -> Option<&'a Objective> {
        match &self.space.node(id)?.typed {
            Typed::Objective(one) => Some(one),
            Typed::KeyResult(kr) => match &self.space.node(kr.objective.as_ref()?)?.typed {
                Typed::Objective(one) => Some(one),
                _ => None,
            },
            _ => None,
        }
    }

    /// From when to when a goal goes: its own dates, its objective's, its cycle's (rule T1).
    pub fn span(&self, id: &Id) -> Span {
        let own = match self.space.node(id).map(|node| &node.typed) {
            Some(Typed::KeyResult(kr)) => kr.span,
            _ => Span::UNKNOWN,
        };
        let Some(objective) = self.objective_of(id) else { return own };
        own.or(objective.span).or(self.cycle_span(objective.cycle.as_ref()))
    }

    /// From when to when a cycle goes.
    pub fn cycle_span(&self, cycle: Option<&Id>) -> Span {
        cycle.and_then(|id| self.cycles.get(id)).copied().unwrap_or(Span::UNKNOWN)
    }

    /// The links up from a goal that hang it on something.
    pub fn links_up(&self, id: &Id) -> impl Iterator<Item = &'a Link> + use<'a> {
        let space = self.space;
        let links = space.index().links_from.get(id).map_or(&[][..], Vec::as_slice);
        links.iter().filter_map(|link| space.link(link)).filter(|link| aligns(link))
    }

    /// The links by which an objective hangs on something, its own and those of its key results.
    pub fn ups(&self, objective: &Id) -> impl Iterator<Item = &'a Link> {
        let krs = self.space.key_results_of(objective).iter();
        self.links_up(objective).chain(krs.flat_map(|kr| self.links_up(kr)))
    }

    /// A goal as a row shows it.
    pub fn goal(&self, id: &Id) -> Goal {
        Goal::of(self.space, id)
    }
}

/// Whether a goal in this stage is still worked on.
pub fn is_worked_on(stage: Stage) -> bool {
    matches!(stage, Stage::Draft | Stage::Published { .. })
}

/// Whether a link hangs its lower end on its upper one. A shared key result hangs on nothing by that.
pub fn aligns(link: &Link) -> bool {
    link.holds() && !matches!(link.counts, Counts::Shares { .. })
}

/// Who stands directly below which unit, read upwards.
pub fn tree(space: &Space) -> BTreeMap<&Id, &Id> {
    let mut above: BTreeMap<&Id, &Id> = BTreeMap::new();
    let index = space.index();
    for (unit, members) in index.units.iter().chain(&index.people) {
        let Some(unit) = unit.as_ref() else { continue };
        for member in members {
            above.insert(member, unit);
        }
    }
    let tops = space.units_of(None);
    let is_company = |id: &&Id| space.unit(id).is_some_and(|unit| unit.kind == UnitKind::Company);
    let mut companies = tops.iter().filter(is_company);
    if let (Some(company), None) = (companies.next(), companies.next()) {
        for top in tops.iter().filter(|top| *top != company) {
            above.insert(top, company);
        }
    }
    above
}
