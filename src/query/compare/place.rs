//! Where things stand: in the order of the outline, unit by unit.

use std::collections::BTreeMap;

use crate::okr::{Arrange, Id, Text};
use crate::space::{Node, Space, Typed};

use super::{Group, Item, Pair};

/// Where one thing stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// The unit or person it belongs to.
    unit: Option<Id>,
    /// What it belongs to, in words.
    pub(super) of: Option<Text>,
    /// The objective it goes with.
    pub(super) under: Option<Id>,
    /// Its place within the unit.
    rank: Rank,
}

/// A place within a unit: which part of it, the objective, which sort of thing, its own place, its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Rank(u8, Text, Option<Id>, u8, Text, Id);

/// Parts of a unit, in order.
mod part {
    pub const GOALS: u8 = 0;
    pub const KPIS: u8 = 1;
    pub const MEETINGS: u8 = 2;
    pub const RETROSPECTIVES: u8 = 3;
    pub const WORKSPACE: u8 = 4;
    pub const CYCLES: u8 = 5;
    pub const UNITS: u8 = 6;
    pub const PEOPLE: u8 = 7;
    pub const OTHERS: u8 = 8;
}

/// What a key result is measured in.
pub(super) fn measured_in(node: &Node) -> Option<Text> {
    match &node.typed {
        Typed::KeyResult(kr) => kr.measured_in.clone(),
        Typed::Kpi(kpi) => kpi.measured_in.clone(),
        _ => None,
    }
}

impl Pair<'_> {
    /// What something is, in the later state if that knows it; things in the trash too.
    fn typed(&self, id: &Id) -> Option<&Typed> {
        self.after.node(id).or_else(|| self.before.node(id)).map(|node| &node.typed)
    }

    /// Where a thing stands.
    pub(super) fn place(&self, node: &Node) -> Place {
        let none = || Text::from("");
        let (id, order) = (node.id(), |order: &Text| Text::clone(order));
        match &node.typed {
            Typed::Objective(one) => self.goal(Some(id), None, 0, order(&one.order), id),
            Typed::KeyResult(kr) => {
                let of = kr.objective.as_ref().map(|id| self.name(id));
                self.goal(kr.objective.as_ref(), of, 1, order(&kr.order), id)
            }
            Typed::Link(link) => {
                let objective = self.objective_of(&link.from);
                self.goal(objective.as_ref(), Some(self.name(&link.to)), 2, none(), id)
            }
            Typed::Initiative(one) => {
                let of = one.of.as_ref();
                let objective = of.and_then(|of| self.objective_of(of));
                let of = of.map(|of| self.name(of));
                self.goal(objective.as_ref(), of, 3, order(&one.order), id)
            }
            Typed::Kpi(kpi) => self.at(kpi.home.clone(), part::KPIS, order(&kpi.order), id),
            Typed::Meeting(one) => {
                let on = one.on.map_or_else(String::new, |day| day.to_string());
                self.at(one.unit.clone(), part::MEETINGS, on.into(), id)
            }
            Typed::Action(one) => {
                let objective = one.of.as_ref().and_then(|of| self.objective_of(of));
                match (objective, &one.of) {
                    (Some(objective), Some(of)) => {
                        self.goal(Some(&objective), Some(self.name(of)), 4, order(&one.order), id)
                    }
                    _ => self.at(one.unit.clone(), part::MEETINGS, order(&one.order), id),
                }
            }
            Typed::Retrospective(one) => self.at(one.unit.clone(), part::RETROSPECTIVES, none(), id),
            Typed::Workspace(_) => self.at(None, part::WORKSPACE, none(), id),
            Typed::Cycle(cycle) => {
                let start = cycle.span.start.map_or_else(String::new, |day| day.to_string());
                self.at(None, part::CYCLES, start.into(), id)
            }
            Typed::Unit(unit) => self.at(None, part::UNITS, order(&unit.order), id),
            Typed::Person(person) => self.at(None, part::PEOPLE, order(&person.order), id),
            Typed::Unknown => self.at(None, part::OTHERS, none(), id),
        }
    }

    fn at(&self, unit: Option<Id>, part: u8, order: Text, id: &Id) -> Place {
        let unit = unit.filter(|unit| self.typed(unit).is_some());
        Place { unit, of: None, under: None, rank: Rank(part, order, None, 0, Text::from(""), id.clone()) }
    }

    /// The place of an objective, or of something that goes with one.
    fn goal(&self, objective: Option<&Id>, of: Option<Text>, level: u8, order: Text, id: &Id) -> Place {
        let known = objective.and_then(|objective| match self.typed(objective) {
            Some(Typed::Objective(one)) => Some(one),
            _ => None,
        });
        let unit = known.and_then(|one| one.home.clone()).filter(|unit| self.typed(unit).is_some());
        let above = known.map_or_else(|| Text::from("~"), |one| Text::clone(&one.order));
        let under = known.map(|one| one.id.clone()).filter(|_| level > 0);
        let rank = Rank(part::GOALS, above, known.map(|one| one.id.clone()), level, order, id.clone());
        Place { unit, of, under, rank }
    }

    /// The objective itself, or that of a key result.
    fn objective_of(&self, id: &Id) -> Option<Id> {
        match self.typed(id)? {
            Typed::Objective(_) => Some(id.clone()),
            Typed::KeyResult(kr) => kr.objective.clone(),
            _ => None,
        }
    }

    /// How far a goal was and is, where that differs.
    pub(super) fn progress(&self, id: &Id) -> Option<(Option<f64>, Option<f64>)> {
        let of = |space: &Space| space.evaluation(id, self.today).map(|known| known.progress.value);
        let (was, is) = (of(self.before)?, of(self.after)?);
        (was.map(f64::to_bits) != is.map(f64::to_bits)).then_some((was, is))
    }
}

/// Units and people in the order of the outline; those that only the earlier state knows come after.
fn ranks(pair: &Pair<'_>) -> BTreeMap<Id, usize> {
    let mut ranks: BTreeMap<Id, usize> = BTreeMap::new();
    for space in [pair.after, pair.before] {
        let mut todo: Vec<&Id> = space.people_of(None).iter().rev().collect();
        todo.extend(space.units_of(None).iter().rev());
        while let Some(id) = todo.pop() {
            let next = ranks.len();
            ranks.entry(id.clone()).or_insert(next);
            if space.unit(id).is_some() {
                todo.extend(space.units_of(Some(id)).iter().rev());
                todo.extend(space.people_of(Some(id)).iter().rev());
            }
        }
    }
    ranks
}

/// A unit in the order of the outline: last is what belongs to none.
type Standing = (bool, usize, Option<Id>);

/// Puts things into groups, one for each unit or person; last what belongs to none.
pub(super) fn groups(pair: &Pair<'_>, found: Vec<(Place, Item)>) -> Vec<Group> {
    if found.is_empty() {
        return Vec::new();
    }
    let ranks = ranks(pair);
    let mut by_unit: BTreeMap<Standing, Vec<(Rank, Item)>> = BTreeMap::new();
    for (place, item) in found {
        let rank = place.unit.as_ref().map_or(0, |unit| ranks.get(unit).copied().unwrap_or(usize::MAX));
        by_unit.entry((place.unit.is_none(), rank, place.unit)).or_default().push((place.rank, item));
    }
    let group = |((_, _, unit), mut items): (Standing, Vec<(Rank, Item)>)| {
        items.arrange(|(one, _), (other, _)| one.cmp(other));
        let name = unit.as_ref().map_or_else(|| Text::from(""), |unit| pair.name(unit));
        Group { unit, name, items: items.into_iter().map(|(_, item)| item).collect() }
    };
    by_unit.into_iter().map(group).collect()
}
