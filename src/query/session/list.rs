//! The key results a unit looks at in its session, and who takes part (rules B3 and B4).

use std::collections::BTreeSet;

use crate::okr::{Id, KeyResult, Objective, Stage, Who};
use crate::space::{Space, Typed};

/// A key result on the list, and the objective under which it stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The key result.
    pub kr: Id,
    /// The objective.
    pub objective: Id,
}

/// The key results of a unit in a cycle: of its objectives, own and joint, with those they share, and those
/// it works on for others; where there are none, those of its people. Where the cycle has none, of the
/// nearest one it lies in; last, of objectives without a cycle.
pub fn listed(space: &Space, unit: &Id, cycle: Option<&Id>) -> Vec<Listed> {
    let mut at = cycle.cloned();
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    while let Some(id) = at.filter(|id| seen.insert(id.clone())) {
        let within = within(space, &id);
        let found = in_cycles(space, unit, &|one| one.cycle.as_ref().is_some_and(|one| within.contains(one)));
        if !found.is_empty() {
            return found;
        }
        at = space.cycle(&id).and_then(|one| one.parent.clone());
    }
    in_cycles(space, unit, &|one| one.cycle.as_ref().is_none_or(|id| space.cycle(id).is_none()))
}

/// A cycle and those within it.
fn within(space: &Space, cycle: &Id) -> BTreeSet<Id> {
    let mut all: BTreeSet<Id> = BTreeSet::new();
    let mut todo = vec![cycle.clone()];
    while let Some(id) = todo.pop() {
        if all.insert(id.clone()) {
            todo.extend(space.cycles_of(Some(&id)).iter().cloned());
        }
    }
    all
}

fn in_cycles(space: &Space, unit: &Id, fits: &dyn Fn(&Objective) -> bool) -> Vec<Listed> {
    let mut list = List { space, fits, found: Vec::new(), seen: BTreeSet::new() };
    list.objectives(space.objectives_of(Some(unit)));
    let all = || space.index().objectives.values().flatten();
    let joint = all().filter(|id| space.objective(id).is_some_and(|one| one.joint.contains(unit)));
    list.objectives(joint);
    let worked_on = space.nodes().filter_map(|(_, node)| match &node.typed {
        Typed::KeyResult(kr) if !node.deleted && kr.unit.as_ref() == Some(unit) => Some(kr),
        _ => None,
    });
    for kr in worked_on {
        if let Some(objective) = kr.objective.as_ref().and_then(|id| space.objective(id)) {
            list.key_result(kr, objective);
        }
    }
    if list.found.is_empty() {
        for person in space.people_of(Some(unit)) {
            list.objectives(space.objectives_of(Some(person)));
        }
    }
    list.found
}

struct List<'a> {
    space: &'a Space,
    fits: &'a dyn Fn(&Objective) -> bool,
    found: Vec<Listed>,
    seen: BTreeSet<Id>,
}

/// Whether something is still worked on.
pub(super) fn lives(stage: Stage) -> bool {
    stage.counts() && stage != Stage::Closed
}

impl<'a> List<'a> {
    fn objectives(&mut self, ids: impl IntoIterator<Item = &'a Id>) {
        for id in ids {
            let Some(objective) = self.space.objective(id) else { continue };
            for kr in self.space.all_key_results_of(id).filter_map(|kr| self.space.key_result(kr)) {
                self.key_result(kr, objective);
            }
        }
    }

    fn key_result(&mut self, kr: &KeyResult, objective: &Objective) {
        let is_lived = lives(kr.stage) && lives(objective.stage) && !self.space.is_hidden(&kr.id);
        if is_lived && (self.fits)(objective) && self.seen.insert(kr.id.clone()) {
            self.found.push(Listed { kr: kr.id.clone(), objective: objective.id.clone() });
        }
    }
}

/// Who takes part in a session that is started now: the people of the unit, whoever leads it, and whoever
/// answers for one of its key results.
pub(super) fn participants(space: &Space, unit: &Id, list: &[Listed]) -> Vec<Id> {
    let mut all: Vec<Id> = Vec::new();
    let mut add = |id: Id| {
        if space.person(&id).is_some_and(|person| !person.archived) && !all.contains(&id) {
            all.push(id);
        }
    };
    space.people_of(Some(unit)).iter().cloned().for_each(&mut add);
    space.lead_of(unit).into_iter().for_each(&mut add);
    for one in list {
        for who in space.owners_of(&one.kr) {
            if let Who::Known(id) = who {
                add(id);
            }
        }
    }
    all
}
