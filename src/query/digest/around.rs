//! What stands around the goals: what is to be done, what was asked, who is silent, what else is out.

use std::collections::BTreeMap;

use crate::okr::kpi::{self, Health, KpiReading};
use crate::okr::{
    ActionItem, ActionKind, ActionState, Arrange, AskState, Blocker, CheckIn, Day, Id, Owner, Text, Who,
};
use crate::query::asks::{AskRow, GoalRef, RowState, goal_ref, lists};
use crate::query::panel::Named;
use crate::query::since::{Back, named};
use crate::space::{Space, Typed};

use super::ground::Ground;
use super::{Digest, Scope, Top};

/// Something that somebody takes on, or that stands in the way.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What is to be done, or what stands in the way.
    pub title: Text,
    /// What sort of thing stands in the way.
    pub blocker: Option<Blocker>,
    /// The goal it is for.
    pub of: Option<GoalRef>,
    /// Who takes it on.
    pub owners: Vec<Text>,
    /// By when.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub is_overdue: bool,
}

/// A unit in which check-ins are due.
#[derive(Clone, PartialEq, Debug)]
pub struct Silent {
    /// The unit; `None` for goals of none.
    pub unit: Option<Named>,
    /// How many key results nobody checked in on though it was due.
    pub due: usize,
    /// Of how many.
    pub of: usize,
    /// Who answers for them; only within the unit of whoever looks (rule Y7).
    pub names: Vec<Text>,
}

/// A KPI outside its corridor.
#[derive(Clone, PartialEq, Debug)]
pub struct OutKpi {
    /// The KPI.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The lowest healthy value.
    pub low: Option<f64>,
    /// The highest healthy value.
    pub high: Option<f64>,
    /// How it is.
    pub reading: KpiReading,
}

/// Tells what stands around the goals.
pub fn tell(back: &Back<'_>, ground: &Ground<'_>, scope: &Scope, digest: &mut Digest) {
    work(back, ground, digest);
    asks(back, ground, digest);
    digest.silent = Top::of(silent(back, ground, scope));
    digest.kpis = Top::of(kpis(back, ground));
}

fn work(back: &Back<'_>, ground: &Ground<'_>, digest: &mut Digest) {
    let space = back.space;
    let (mut blockers, mut commitments, mut kept) = (Vec::new(), Vec::new(), 0);
    for id in space.index().actions.values().flatten() {
        let Some(Typed::Action(one)) = space.node(id).map(|node| &node.typed) else { continue };
        // What two people agree to do next is theirs.
        if one.kind == ActionKind::NextStep || space.privacy(id).is_some() || !is_of(space, ground, one) {
            continue;
        }
        match (one.state, one.kind) {
            (ActionState::Open, ActionKind::Blocker) => blockers.push(item(space, one, back.today)),
            (ActionState::Open, _) => commitments.push(item(space, one, back.today)),
            (ActionState::Done, ActionKind::Commitment | ActionKind::Decision) => {
                kept += usize::from(one.closed_on.is_some_and(|day| day >= back.since.day));
            }
            (ActionState::Done | ActionState::Dropped, _) => {}
        }
    }
    for list in [&mut blockers, &mut commitments] {
        list.arrange_by(|one: &Item| (!one.is_overdue, one.due.is_none(), one.due, Text::clone(&one.title)));
    }
    digest.blockers = Top::of(blockers);
    digest.commitments = Top::of(commitments);
    digest.kept = kept;
}

fn is_of(space: &Space, ground: &Ground<'_>, one: &ActionItem) -> bool {
    let meeting = one.meeting.as_ref().and_then(|id| match &space.node(id)?.typed {
        Typed::Meeting(meeting) => meeting.unit.clone(),
        _ => None,
    });
    let goal = || one.of.as_ref().and_then(|goal| space.unit_of_goal(goal));
    let unit = one.unit.clone().or(meeting).or_else(goal);
    // What is decided for all is told where those are who see to it.
    let by_owner = || {
        let mut known = one.owners.iter().filter_map(|owner| match &owner.who {
            Who::Known(id) => Some(id),
            Who::Named(_) => None,
        });
        one.kind == ActionKind::Decision && known.any(|id| ground.has_unit(Some(&space.unit_over(id))))
    };
    ground.has_unit(unit.as_ref()) || by_owner()
}

fn item(space: &Space, one: &ActionItem, today: Day) -> Item {
    let of = one.of.as_ref().filter(|goal| space.objective_over(goal).is_some());
    Item {
        title: Text::clone(&one.title),
        blocker: one.blocker,
        of: of.map(|goal| goal_ref(space, goal)),
        owners: names(space, &one.owners),
        due: one.due,
        is_overdue: one.due.is_some_and(|due| due < today),
    }
}

fn names(space: &Space, owners: &[Owner]) -> Vec<Text> {
    let name = |owner: &Owner| match &owner.who {
        Who::Known(id) => named(space, id).name,
        Who::Named(name) => Text::clone(name),
    };
    owners.iter().map(name).collect()
}

fn asks(back: &Back<'_>, ground: &Ground<'_>, digest: &mut Digest) {
    let space = back.space;
    let lists = lists(space, None, back.today);
    let is_told = |row: &AskRow| {
        let goals: Vec<&GoalRef> = std::iter::once(&row.goal).chain(&row.lower).collect();
        goals.iter().any(|goal| ground.has_goal(space, &goal.id))
            && goals.iter().all(|goal| space.privacy(&goal.id).is_none())
    };
    let open: Vec<AskRow> = lists.open.into_iter().filter(&is_told).collect();
    digest.open = open.len();
    let is_overdue = |row: &AskRow| row.state == RowState::Ask(AskState::Overdue);
    digest.overdue = Top::of(open.into_iter().filter(is_overdue).collect());
    let is_new = |row: &AskRow| {
        row.state != RowState::Ask(AskState::TakenBack)
            && row.last.is_some_and(|last| last > back.since.known)
            && is_told(row)
    };
    digest.answered = Top::of(lists.answered.into_iter().filter(is_new).collect());
}

/// Units in which a check-in is due and nobody gave one (rules T14 and Y7).
fn silent(back: &Back<'_>, ground: &Ground<'_>, scope: &Scope) -> Vec<Silent> {
    let space = back.space;
    let own = scope.me.as_ref().map(|me| space.unit_over(me)).filter(|unit| scope.of.as_ref() == Some(unit));
    let mut units: BTreeMap<Option<Id>, Silent> = BTreeMap::new();
    for id in &ground.leaves {
        let Some(due) = space.next_due(id, back.today) else { continue };
        let unit = space.unit_of_goal(id);
        let all = units.entry(unit.clone()).or_insert_with(|| Silent {
            unit: unit.as_ref().map(|unit| named(space, unit)),
            due: 0,
            of: 0,
            names: Vec::new(),
        });
        all.of += 1;
        if due >= back.today {
            continue;
        }
        all.due += 1;
        if own.is_some() && own == unit {
            for who in space.owners_of(id) {
                let name = match who {
                    Who::Known(id) => named(space, &id).name,
                    Who::Named(name) => name,
                };
                if !all.names.contains(&name) {
                    all.names.push(name);
                }
            }
        }
    }
    let mut all: Vec<Silent> = units.into_values().filter(|one| one.due > 0).collect();
    all.arrange_by(|one| {
        let name = one.unit.as_ref().map(|unit| Text::clone(&unit.name));
        (std::cmp::Reverse(one.due), name.is_none(), name)
    });
    all
}

fn kpis(back: &Back<'_>, ground: &Ground<'_>) -> Vec<OutKpi> {
    let space = back.space;
    let all = space.index().kpis.values().flatten().filter_map(|id| {
        let Some(Typed::Kpi(one)) = space.node(id).map(|node| &node.typed) else { return None };
        let unit = one.home.as_ref().map(|home| space.unit_over(home));
        if one.archived || space.privacy(id).is_some() || !ground.has_unit(unit.as_ref()) {
            return None;
        }
        let said = space.check_ins(id);
        let standing: Vec<&CheckIn> = said.iter().collect();
        let reading = kpi::read(one, &standing, space.cadence_of(id), back.today);
        let is_out = matches!(reading.health, Health::Watch | Health::Unhealthy);
        is_out.then(|| OutKpi {
            id: id.clone(),
            name: named(space, id).name,
            measured_in: one.measured_in.clone(),
            low: one.low,
            high: one.high,
            reading,
        })
    });
    let mut all: Vec<OutKpi> = all.collect();
    all.arrange_by(|one| (one.reading.health != Health::Unhealthy, Text::clone(&one.name)));
    all
}
