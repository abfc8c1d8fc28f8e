//! What the coach says of a goal of the workspace, and how it is told to be silent (rules Q1, Q3).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::set_of;
use crate::okr::coach::{About, Around, CoachRule, Finding, Goal, check};
use crate::okr::{Id, KeyResult, Objective, Stage, Text, Who, confidence};
use crate::space::{Change, Edit, Space, Typed};

/// What the coach has to say of one goal.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Said {
    /// What it says, the most useful first.
    pub open: Vec<Finding>,
    /// What it would say, had nobody told it not to say so of this goal.
    pub fine: Vec<Finding>,
}

/// What the coach says of an objective or a key result, which may be read with another title than it has:
/// the one that is being written. Nothing of what this copy does not tell (rule X7).
pub fn said(space: &Space, id: &Id, title: Option<&str>) -> Said {
    let mut said = Said::default();
    let Some(node) = space.node(id).filter(|node| !node.deleted && !space.is_hidden(id)) else { return said };
    let all = match &node.typed {
        Typed::Objective(one) => {
            let owned = || Owned::of(space, one.cycle.as_ref()).most(one);
            let most = if people(one).is_empty() { 0 } else { owned() };
            match title {
                Some(title) => of_objective(space, &Objective { title: title.into(), ..one.clone() }, most),
                None => of_objective(space, one, most),
            }
        }
        Typed::KeyResult(kr) => match title {
            Some(title) => of_key_result(space, &KeyResult { title: title.into(), ..kr.clone() }),
            None => of_key_result(space, kr),
        },
        _ => return said,
    };
    let fine = node.fine();
    let muted = muted(space);
    for finding in all.into_iter().filter(|finding| !muted.contains(&finding.rule)) {
        let is_fine = fine.iter().any(|mark| **mark == *finding.rule.code());
        if is_fine { said.fine.push(finding) } else { said.open.push(finding) }
    }
    said
}

/// How many things the coach has to say of a draft and its key results; 0 for what is no draft.
pub fn count_of_draft(space: &Space, objective: &Id) -> usize {
    if space.objective(objective).is_none_or(|one| one.stage != Stage::Draft) {
        return 0;
    }
    let krs = space.key_results_of(objective).iter();
    krs.chain([objective]).map(|id| said(space, id, None).open.len()).sum()
}

/// The rules that the coach would tell of a goal had it looked at it while it was worked on, whatever became of
/// it since. `owned` is of the goal's cycle, `muted` what is silent everywhere.
pub fn looking_back(space: &Space, id: &Id, owned: &Owned<'_>, muted: &[CoachRule]) -> Vec<CoachRule> {
    let Some(node) = space.node(id).filter(|node| !node.deleted && !space.is_hidden(id)) else {
        return Vec::new();
    };
    let all = match &node.typed {
        Typed::Objective(one) => {
            of_objective(space, &Objective { stage: Stage::default(), ..one.clone() }, owned.most(one))
        }
        Typed::KeyResult(kr) => of_key_result(space, &KeyResult { stage: Stage::default(), ..kr.clone() }),
        _ => return Vec::new(),
    };
    if all.is_empty() {
        return Vec::new();
    }
    let fine = node.fine();
    let is_told = |rule: &CoachRule| !muted.contains(rule) && !fine.iter().any(|mark| **mark == *rule.code());
    all.into_iter().map(|finding| finding.rule).filter(is_told).collect()
}

fn of_objective(space: &Space, one: &Objective, of_one_owner: usize) -> Vec<Finding> {
    let krs = space.key_results_of(&one.id).iter().filter(|kr| !space.is_hidden(kr));
    let key_results: Vec<&KeyResult> =
        krs.filter_map(|id| space.key_result(id)).filter(|kr| kr.stage.counts()).collect();
    let mean = || {
        let said = key_results.iter().map(|kr| {
            let check_ins = space.check_ins(&kr.id);
            let standing: Vec<_> = check_ins.iter().collect();
            (&kr.id, confidence::of(&standing).map(|one| one.value))
        });
        confidence::together(&said.collect::<Vec<_>>()).map(|together| together.mean)
    };
    let around = Around {
        hangs: space.links_from(&one.id).any(crate::okr::Link::holds),
        of_one_owner,
        confidence: (one.stage == Stage::Draft).then(mean).flatten(),
        key_results: key_results.clone(),
        ..Around::default()
    };
    check(Goal::Objective(one), &around)
}

fn of_key_result(space: &Space, kr: &KeyResult) -> Vec<Finding> {
    let is_said = |text: &Text| !UNKNOWN.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    let has_value = space.check_ins(&kr.id).iter().any(|one| one.value.is_some() || one.progress.is_some())
        || kr.current_text.as_ref().is_some_and(is_said)
        || space.index().parts.contains_key(&kr.id);
    let objective = kr.objective.as_ref().filter(|id| !space.is_hidden(id));
    let around =
        Around { objective: objective.and_then(|id| space.objective(id)), has_value, ..Around::default() };
    let mut found = check(Goal::KeyResult(kr), &around);
    if space.is_untold(&kr.id) {
        // Numbers that were kept back are not missing.
        found.retain(|finding| !matches!(finding.rule, CoachRule::StartUnknown | CoachRule::NumberUnused));
    }
    found
}

/// Words that say that nobody knows.
const UNKNOWN: [&str; 6] = ["未知", "unknown", "?", "？", "n/a", "tbd"];

/// How many objectives of one cycle each person owns (rule Q17).
#[derive(Debug)]
pub struct Owned<'a>(BTreeMap<&'a Id, usize>);

impl<'a> Owned<'a> {
    /// Counts them; what was put off or given up is not counted.
    pub fn of(space: &'a Space, cycle: Option<&Id>) -> Self {
        let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
        let same =
            space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
                Typed::Objective(one) if one.cycle.as_ref() == cycle && one.stage.counts() => Some(one),
                _ => None,
            });
        for owner in same.flat_map(people) {
            *counts.entry(owner).or_default() += 1;
        }
        counts.retain(|id, _| space.person(id).is_some());
        Self(counts)
    }

    /// The most that one of an objective's owners has.
    fn most(&self, of: &Objective) -> usize {
        people(of).into_iter().filter_map(|id| self.0.get(id)).copied().max().unwrap_or(0)
    }
}

/// The owners of an objective who may be people of the workspace, each once.
fn people(of: &Objective) -> BTreeSet<&Id> {
    set_of(of.owners.iter().filter_map(|owner| match &owner.who {
        Who::Known(id) => Some(id),
        Who::Named(_) => None,
    }))
}

/// The rules that the coach keeps silent about everywhere in this workspace.
pub fn muted(space: &Space) -> Vec<CoachRule> {
    let fine =
        space.workspace_ref().and_then(|one| space.node(&one.id)).map(|node| node.fine()).unwrap_or_default();
    let said = set_of(fine.iter().map(ToString::to_string));
    CoachRule::ALL.into_iter().filter(|rule| said.contains(rule.code())).collect()
}

/// The edit after which a rule is silent about one goal, or speaks of it again. What else is fine stays so.
pub fn hush(space: &Space, id: &Id, rule: CoachRule, silent: Silent) -> Edit {
    let mut fine = space.node(id).map(|node| node.fine()).unwrap_or_default();
    let is_rule = |mark: &Text| **mark == *rule.code();
    match silent {
        Silent::Yes if !fine.iter().any(is_rule) => fine.push(rule.code().into()),
        Silent::Yes => {}
        Silent::No => fine.retain(|mark| !is_rule(mark)),
    }
    Edit::Change { id: id.clone(), change: Change::Fine(fine) }
}

/// The edit after which a rule is silent in the whole workspace, or speaks again.
pub fn hush_everywhere(space: &Space, rule: CoachRule, silent: Silent) -> Edit {
    hush(space, &space.workspace().id, rule, silent)
}

/// Whether a rule is told to be silent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Silent {
    /// It is.
    Yes,
    /// It speaks again.
    No,
}

/// All rules by what they look at, in their order.
pub fn by_subject() -> [(About, Vec<CoachRule>); 4] {
    [About::Objective, About::Set, About::KeyResult, About::Both]
        .map(|about| (about, CoachRule::ALL.into_iter().filter(|rule| rule.about() == about).collect()))
}
