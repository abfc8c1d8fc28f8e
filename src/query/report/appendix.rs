//! Every goal of the report with its key results, its scores and the reasons (rule J31).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::arrange::map_of;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Closing, Commitment, Day, Id, Objective, Origin, Score, Stage, Text};
use crate::query::asks::party;
use crate::query::changes::units;
use crate::query::close::{Evaluated, Ground, Readings, Verdict, evaluated, verdict};
use crate::query::kr_row::{KrRow, kr_row_in};
use crate::query::panel::Named;
use crate::query::since::named;
use crate::space::Space;

/// The goals at home in one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitGoals {
    /// The unit; `None` for what is of no unit.
    pub unit: Option<Named>,
    /// Its objectives as they stand there.
    pub goals: Vec<GoalTold>,
}

/// A goal as the appendix tells it.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalTold {
    /// The goal.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Who answers for it.
    pub owners: Vec<Text>,
    /// Where it came from; nothing of a key result.
    pub origin: Option<Origin>,
    /// How firmly it is promised.
    pub commitment: Option<Commitment>,
    /// Where it is in its life.
    pub stage: Stage,
    /// What was judged.
    pub verdict: Verdict,
    /// What that means.
    pub band: Option<Band>,
    /// Why it has its score.
    pub reason: Option<Text>,
    /// Its three readings; of an objective only.
    pub readings: Option<Rc<Readings>>,
    /// What else was decided at the close.
    pub closing: Closing,
    /// How it stood; of a key result only.
    pub row: Option<Box<KrRow>>,
    /// Its key results; of an objective only.
    pub key_results: Vec<GoalTold>,
}

/// All goals of a cycle, by the unit they are at home in.
pub fn appendix(space: &Space, ground: &Ground, today: Day) -> Vec<UnitGoals> {
    let mut found: BTreeMap<Option<Id>, Vec<&Objective>> = BTreeMap::new();
    for one in ground.objectives(space) {
        found.entry(space.unit_of_goal(&one.id)).or_default().push(one);
    }
    let readings: BTreeMap<Id, Rc<Readings>> = map_of(
        evaluated(space, ground, today)
            .into_iter()
            .map(|one: Evaluated| (one.readings.id.clone(), one.readings)),
    );
    let order = units(space);
    let known: Vec<_> =
        order.into_iter().map(|unit| Some(unit.id)).filter_map(|unit| found.remove_entry(&unit)).collect();
    // The rest: units that hang nowhere, then what is of no unit, which sorts first.
    let rest = found.into_iter().rev();
    known
        .into_iter()
        .chain(rest)
        .map(|(unit, mut goals)| {
            goals.arrange(|a, b| (&a.home, &a.order, &a.id).cmp(&(&b.home, &b.order, &b.id)));
            UnitGoals {
                unit: unit.map(|unit| named(space, &unit)),
                goals: goals
                    .into_iter()
                    .map(|one| GoalTold {
                        readings: readings.get(&one.id).cloned(),
                        ..objective_told(space, one, today)
                    })
                    .collect(),
            }
        })
        .collect()
}

fn objective_told(space: &Space, one: &Objective, today: Day) -> GoalTold {
    let key_results = space.key_results_of(&one.id).iter().filter(|id| !space.is_hidden(id));
    let told = |id: &Id| key_result_told(space, id, one, today);
    GoalTold {
        title: space.name_of(&one.id).unwrap_or_default(),
        owners: names(space, &one.id),
        origin: one.origin,
        commitment: one.commitment,
        stage: one.stage,
        key_results: key_results.filter_map(told).collect(),
        ..judged(space, &one.id, one.score.as_ref(), &one.closing, one.commitment)
    }
}

fn key_result_told(space: &Space, id: &Id, objective: &Objective, today: Day) -> Option<GoalTold> {
    let kr = space.key_result(id)?;
    let row = kr_row_in(space, id, &objective.id, today)?;
    let commitment = kr.commitment.or(objective.commitment);
    Some(GoalTold {
        title: Text::clone(&row.title),
        owners: if kr.owners.is_empty() { Vec::new() } else { names(space, id) },
        commitment: kr.commitment,
        stage: kr.stage,
        row: Some(Box::new(row)),
        ..judged(space, id, kr.score.as_ref(), &kr.closing, commitment)
    })
}

fn judged(
    space: &Space,
    id: &Id,
    score: Option<&Score>,
    closing: &Closing,
    commitment: Option<Commitment>,
) -> GoalTold {
    let verdict = verdict(space, id);
    GoalTold {
        id: id.clone(),
        title: Text::from(""),
        owners: Vec::new(),
        origin: None,
        commitment: None,
        stage: Stage::default(),
        verdict,
        band: verdict.value.filter(|value| value.is_finite()).map(|value| band(value, commitment)),
        reason: score.and_then(|score| score.reason.clone()),
        readings: None,
        closing: closing.clone(),
        row: None,
        key_results: Vec::new(),
    }
}

fn names(space: &Space, goal: &Id) -> Vec<Text> {
    space.owners_of(goal).iter().map(|who| party(space, who).name).collect()
}
