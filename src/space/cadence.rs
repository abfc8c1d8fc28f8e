//! How often a goal is spoken of, and when next (rules T6, T13 and T14).

use std::collections::BTreeSet;

use crate::okr::{Basis, Day, Id, Stage, Status, Text, Why, checkin};

use super::tree::Space;
use super::typed::Typed;

/// How often something is spoken of, and who says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cadence {
    /// How many days may lie between two check-ins.
    pub days: u32,
    /// Who says so.
    pub from: CadenceFrom,
}

/// Who says how often a goal is spoken of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CadenceFrom {
    /// The goal or unit itself.
    Itself,
    /// The objective of a key result.
    Objective(Id),
    /// The unit it belongs to, or one above that.
    Unit(Id),
    /// The workspace.
    Workspace,
}

impl Space {
    /// How many days may lie between two check-ins: of a key result, an objective, a health metric, a unit
    /// or a person. The nearest that says something counts (rule T13).
    pub fn cadence_of(&self, id: &Id) -> u32 {
        self.cadence(id).days
    }

    /// How often something is spoken of, and who says so (rule T13).
    pub fn cadence(&self, id: &Id) -> Cadence {
        match self.own_cadence(id) {
            Some(days) => Cadence { days, from: CadenceFrom::Itself },
            None => self.cadence_above(id),
        }
    }

    /// What the cadence of something is while it says nothing itself.
    pub fn cadence_above(&self, id: &Id) -> Cadence {
        let found = match self.node(id).filter(|node| !node.deleted).map(|node| &node.typed) {
            Some(Typed::KeyResult(kr)) => {
                let objective = kr.objective.as_ref().and_then(|one| self.objective(one));
                let said = objective.and_then(|one| {
                    let from = CadenceFrom::Objective(one.id.clone());
                    Some(Cadence { days: one.cadence_days?, from })
                });
                said.or_else(|| self.said_by_units(kr.unit.as_ref()))
                    .or_else(|| self.said_by_units(objective.and_then(|one| one.home.as_ref())))
            }
            Some(Typed::Objective(one)) => self.said_by_units(one.home.as_ref()),
            Some(Typed::Kpi(one)) => self.said_by_units(one.home.as_ref()),
            Some(Typed::Unit(one)) => {
                self.said_by_units(one.parent.as_ref().filter(|_| !self.index().rings.contains(id)))
            }
            Some(Typed::Person(one)) => self.said_by_units(one.unit.as_ref()),
            _ => None,
        };
        found.unwrap_or_else(|| Cadence {
            days: self.workspace_ref().map_or(7, |one| one.cadence_days),
            from: CadenceFrom::Workspace,
        })
    }

    /// The day on which the next check-in on a goal is due; a day in the past is one that is overdue.
    ///
    /// One cadence after the last check-in, or after the first day, or after the goal was published where
    /// it has no first day. `None` where none is due: the goal is a draft, reached, put off, given up or
    /// closed, takes its progress from what is below it, has no day to count from, or ends before that day
    /// (rule T14).
    pub fn next_due(&self, id: &Id, today: Day) -> Option<Day> {
        let evaluation = self.evaluation(id, today)?;
        let status = &evaluation.status;
        let is_over = self.is_untold(id)
            || [status.computed, status.shown].into_iter().any(|one| {
                matches!(one, Status::Done | Status::Postponed | Status::Dropped | Status::Closed)
            });
        let takes_from_below = evaluation.sum.is_some() || evaluation.progress.basis == Basis::RollUp;
        // What is below an objective is checked in on there, whether or not anybody has yet.
        let has_below = self.objective(id).is_some() && evaluation.roll_up.is_some();
        if is_over || status.why == Why::Draft || takes_from_below || has_below {
            return None;
        }
        let all = self.check_ins(id);
        let last = checkin::last_day(&all.iter().collect::<Vec<_>>());
        let start = evaluation.span.start;
        let from = last.map_or(start, |last| Some(start.map_or(last, |start| last.max(start))));
        let from = from.or_else(|| self.published_on(id))?;
        let due = from.plus_days(i64::from(self.cadence_of(id)));
        evaluation.span.end.is_none_or(|end| due <= end).then_some(due)
    }

    fn published_on(&self, id: &Id) -> Option<Day> {
        let of = |stage: Stage| match stage {
            Stage::Published { at } => at.and_then(crate::okr::Moment::day),
            Stage::Draft | Stage::Postponed | Stage::Dropped | Stage::Closed => None,
        };
        let own = match self.key_result(id) {
            Some(kr) => of(kr.stage),
            None => of(self.objective(id)?.stage),
        };
        own.or_else(|| of(self.objective_over(id)?.stage))
    }

    /// What something says of its own cadence.
    pub fn own_cadence(&self, id: &Id) -> Option<u32> {
        match &self.node(id).filter(|node| !node.deleted)?.typed {
            Typed::KeyResult(one) => one.cadence_days,
            Typed::Objective(one) => one.cadence_days,
            Typed::Unit(one) => one.cadence_days,
            Typed::Kpi(one) => one.cadence_days,
            _ => None,
        }
    }

    /// The nearest unit that says something, from this unit or the unit of this person upwards.
    fn said_by_units(&self, home: Option<&Id>) -> Option<Cadence> {
        let mut at = home.map(|home| self.unit_over(home));
        let mut seen: BTreeSet<Id> = BTreeSet::new();
        while let Some(unit) = at.as_ref().and_then(|id| self.unit(id)) {
            if let Some(days) = unit.cadence_days {
                return Some(Cadence { days, from: CadenceFrom::Unit(unit.id.clone()) });
            }
            // A ring of units is opened where the tree opens it (rule M10).
            let is_top = self.index().rings.contains(&unit.id) || !seen.insert(unit.id.clone());
            at = unit.parent.clone().filter(|_| !is_top);
        }
        None
    }
}

impl CadenceFrom {
    /// Who says so, where that has a name.
    pub fn name(&self, space: &Space) -> Option<Text> {
        match self {
            Self::Objective(id) | Self::Unit(id) => space.name_of(id),
            Self::Itself | Self::Workspace => None,
        }
    }
}

#[cfg(test)]
mod tests;
