//! What stands above a cycle: mission, strategy, and the goals of the cycles it lies in (rule G1).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Arrange, Cycle, Day, Id, Objective, Status, Text};
use crate::space::{Space, Typed};

use super::name;

/// What stands above a cycle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Above {
    /// What the organisation is there for.
    pub mission: Option<Text>,
    /// How it means to get there.
    pub strategy: Option<Text>,
    /// The goals of the cycles this one lies in, the nearest cycle first.
    pub goals: Vec<AboveGoal>,
}

/// One goal of a cycle above.
#[derive(Clone, PartialEq, Debug)]
pub struct AboveGoal {
    /// The goal.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Whose it is.
    pub place: Option<Text>,
    /// The cycle it is set for.
    pub cycle: Text,
    /// How it stands.
    pub status: Option<Status>,
    /// How far it is, 0.0 to 1.0; `None` where nobody knows.
    pub progress: Option<f64>,
    /// Goals of the cycle that hang on it, directly or through others.
    pub hangs: usize,
}

/// What stands above a cycle that has these goals.
pub fn above(space: &Space, cycle: &Cycle, goals: &[&Objective], today: Day) -> Above {
    let workspace = space.workspace_ref();
    let hanging = hanging(space, goals);
    let mut all = Vec::new();
    for (cycle, goals) in cycles_above(space, cycle) {
        all.extend(goals.into_iter().map(|goal| {
            let evaluation = space.evaluation(&goal.id, today);
            AboveGoal {
                id: goal.id.clone(),
                title: space.name_of(&goal.id).unwrap_or_default(),
                place: goal.home.as_ref().map(|home| name(space, home)),
                cycle: Text::clone(&cycle),
                status: evaluation.as_ref().map(|one| one.status.shown),
                progress: evaluation.as_ref().and_then(|one| one.progress.value),
                hangs: hanging.get(&goal.id).copied().unwrap_or(0),
            }
        }));
    }
    Above {
        mission: workspace.and_then(|one| one.mission.clone()),
        strategy: workspace.and_then(|one| one.strategy.clone()),
        goals: all,
    }
}

/// The cycles a cycle lies in, the nearest first, each by name with its goals.
fn cycles_above<'a>(space: &'a Space, cycle: &Cycle) -> Vec<(Text, Vec<&'a Objective>)> {
    let mut seen = BTreeSet::from([cycle.id.clone()]);
    let mut out = Vec::new();
    let mut at = cycle.parent.clone();
    while let Some(above) = at.take().filter(|id| seen.insert(id.clone())).and_then(|id| space.cycle(&id)) {
        let mut goals: Vec<&Objective> = space
            .nodes()
            .filter(|(_, node)| !node.deleted)
            .filter_map(|(_, node)| match &node.typed {
                Typed::Objective(one) => Some(one),
                _ => None,
            })
            .filter(|one| one.cycle.as_ref() == Some(&above.id) && one.stage.counts())
            .collect();
        goals.arrange(|a, b| (&a.home, &a.order, &a.id).cmp(&(&b.home, &b.order, &b.id)));
        out.push((Text::clone(&above.name), goals));
        at.clone_from(&above.parent);
    }
    out
}

/// How many of these goals hang on each goal above them: a link holds, whether answered or not.
fn hanging(space: &Space, goals: &[&Objective]) -> BTreeMap<Id, usize> {
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    for goal in goals {
        let mut seen = BTreeSet::from([goal.id.clone()]);
        let mut todo = vec![goal.id.clone()];
        while let Some(id) = todo.pop() {
            let links = space.links_from(&id).filter(|link| link.holds());
            for link in links.filter(|link| !space.index().suspended.contains(&link.id)) {
                let upper = match space.key_result(&link.to) {
                    Some(kr) => kr.objective.clone(),
                    None => Some(link.to.clone()),
                };
                if let Some(upper) = upper.filter(|upper| seen.insert(upper.clone())) {
                    *counts.entry(upper.clone()).or_default() += 1;
                    todo.push(upper);
                }
            }
        }
    }
    counts
}
