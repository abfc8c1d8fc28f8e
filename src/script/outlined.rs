//! The goals of a text, unit by unit, and how they stand.

use serde::Serialize;

use crate::okr::{Day, Id, KeyResult, Objective, Owner, Text};
use crate::query::filter::owner_name;
use crate::query::{panel, standing};
use crate::space::Space;
use crate::space::codec::{Word, unit_kind_word};

use super::checked::Workspace;
use super::value::stage_word;

/// What `outline` says.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Outlined {
    /// Whose OKRs these are.
    pub workspace: Workspace,
    /// The day for which it says how goals stand.
    pub today: String,
    /// The units with nothing above them, and people who are in none.
    pub units: Vec<Unit>,
    /// Objectives that are in no unit.
    pub unplaced: Vec<Goal>,
}

/// A unit, or a person.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Unit {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// What it is: `company`, `department`, `team`, a word of its own, or `person`.
    pub kind: Text,
    /// Whether it is put away.
    pub archived: bool,
    /// Its objectives.
    pub objectives: Vec<Goal>,
    /// People in it, then the units below it.
    pub units: Vec<Unit>,
}

/// An objective.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What a source numbers it with.
    pub code: Option<Text>,
    /// The name of its cycle.
    pub cycle: Option<Text>,
    /// The id of the objective or key result shown as its parent.
    pub parent: Option<Text>,
    /// Where it is in its life.
    pub stage: &'static str,
    /// How far it is: 0.0 to 1.0.
    pub progress: Option<f64>,
    /// How far it should be.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: &'static str,
    /// The lowest belief among its key results, 0 to 10.
    pub confidence: Option<u8>,
    /// The judgement at the close.
    pub score: Option<f64>,
    /// Who answers for it.
    pub owners: Vec<Text>,
    /// What is to be seen; those that are shared with it among them.
    pub key_results: Vec<Result>,
}

/// A key result.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Result {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What a source numbers it with.
    pub code: Option<Text>,
    /// How it is measured.
    pub measure: &'static str,
    /// Where it began, of one that reaches from a start to a target.
    pub start: Option<f64>,
    /// Where it should get, of such a one.
    pub target: Option<f64>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The value last said.
    pub value: Option<f64>,
    /// Where it is in its life.
    pub stage: &'static str,
    /// How far it is; beyond 0.0 to 1.0 where it is.
    pub progress: Option<f64>,
    /// How far it should be.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: &'static str,
    /// What its owner believes, 0 to 10.
    pub confidence: Option<u8>,
    /// The judgement at the close.
    pub score: Option<f64>,
    /// The day of the newest check-in.
    pub last_check_in: Option<String>,
    /// Who answers for it; nobody means the owners of its objective.
    pub owners: Vec<Text>,
}

impl Outlined {
    /// The goals of a workspace as they stand today.
    pub fn of(space: &Space, today: Day) -> Self {
        let walk = Walk { space, today };
        let mut units = walk.units(None);
        units.extend(walk.people(None));
        Self {
            workspace: Workspace::of(space),
            today: today.to_string(),
            units,
            unplaced: walk.objectives(None),
        }
    }
}

struct Walk<'a> {
    space: &'a Space,
    today: Day,
}

impl Walk<'_> {
    fn units(&self, parent: Option<&Id>) -> Vec<Unit> {
        let units = self.space.units_of(parent).iter().filter_map(|id| self.space.unit(id));
        units
            .map(|unit| {
                let mut below = self.people(Some(&unit.id));
                below.extend(self.units(Some(&unit.id)));
                Unit {
                    id: unit.id.text(),
                    name: Text::clone(&unit.name),
                    kind: unit_kind_word(&unit.kind).into(),
                    archived: unit.archived,
                    objectives: self.objectives(Some(&unit.id)),
                    units: below,
                }
            })
            .collect()
    }

    fn people(&self, unit: Option<&Id>) -> Vec<Unit> {
        let people = self.space.people_of(unit).iter().filter_map(|id| self.space.person(id));
        people
            .map(|person| Unit {
                id: person.id.text(),
                name: Text::clone(&person.name),
                kind: "person".into(),
                archived: person.archived,
                objectives: self.objectives(Some(&person.id)),
                units: Vec::new(),
            })
            .collect()
    }

    fn objectives(&self, home: Option<&Id>) -> Vec<Goal> {
        let all = self.space.objectives_of(home).iter().filter_map(|id| self.space.objective(id));
        all.map(|objective| self.objective(objective)).collect()
    }

    fn objective(&self, objective: &Objective) -> Goal {
        let standing = standing::objective(self.space, objective, self.today);
        let krs = self.space.all_key_results_of(&objective.id);
        Goal {
            id: objective.id.text(),
            title: Text::clone(&objective.title),
            code: objective.code.clone(),
            cycle: objective.cycle.as_ref().and_then(|id| self.space.name_of(id)),
            parent: self.space.parent_of(objective).map(|id| id.text()),
            stage: stage_word(objective.stage),
            progress: standing.progress.value,
            expected: standing.expected.map(|expected| expected.share),
            status: standing.status.shown.word(),
            confidence: standing.confidence.map(|together| together.lowest),
            score: objective.score.as_ref().map(|score| score.value),
            owners: self.owners(&objective.owners),
            key_results: krs
                .filter_map(|id| self.space.key_result(id))
                .map(|kr| self.key_result(kr))
                .collect(),
        }
    }

    fn key_result(&self, kr: &KeyResult) -> Result {
        let standing = standing::key_result(self.space, kr, self.today);
        let (start, target) = match kr.measure {
            crate::okr::Measure::Reach { start, target, .. } => (start, target),
            _ => (None, None),
        };
        Result {
            id: kr.id.text(),
            title: Text::clone(&kr.title),
            code: kr.code.clone(),
            measure: panel::measure_kind(&kr.measure).word(),
            start,
            target,
            measured_in: kr.measured_in.clone(),
            value: standing.value,
            stage: stage_word(kr.stage),
            progress: standing.progress.value,
            expected: standing.expected.map(|expected| expected.share),
            status: standing.status.shown.word(),
            confidence: standing.confidence.map(|said| said.value),
            score: kr.score.as_ref().map(|score| score.value),
            last_check_in: standing.last.map(|day| day.to_string()),
            owners: self.owners(&kr.owners),
        }
    }

    fn owners(&self, owners: &[Owner]) -> Vec<Text> {
        owners.iter().filter_map(|owner| owner_name(self.space, owner)).collect()
    }
}
