//! What would be there once everything that goes on is made: the preview, and what is then written (rules Z5 to
//! Z16).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::okr::{Carry, Day, Id, KeyResult, Objective, Owner, Text, Who};
use crate::query::close::{Ground, VerdictFrom, verdict};
use crate::query::filter::owner_name;
use crate::query::panel::Named;
use crate::space::{Space, Typed};

use super::chain::{carried_id, continued};
use super::choices::{Choices, Weights};
use super::links::{LinkChoice, Linking};
use super::onward::{Onward, onward};
use super::rows::{blocked, order, there};
use super::target::{Target, target};

/// What would be there.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The cycle.
    pub target: Target,
    /// Goals that are made there, and goals there that get something more.
    pub goals: Vec<Rc<Going>>,
    /// Goals without a score that can be marked as carried over.
    pub unjudged: Vec<Id>,
    /// Whether they are.
    pub marks: bool,
    /// What becomes of the weights.
    pub weights: Weights,
}

/// One objective that goes on.
#[derive(Clone, PartialEq, Debug)]
pub struct Going {
    /// The objective that is continued.
    pub old: Id,
    /// The objective that continues it.
    pub id: Id,
    /// Whether it is there already.
    pub is_there: bool,
    /// How it goes on; `None` where only its key results do.
    pub way: Option<Carry>,
    /// Its title.
    pub title: Text,
    /// The unit or person whose it is.
    pub home: Option<Named>,
    /// Why that is another one than before.
    pub moved: Option<HomeChange>,
    /// Who answers for it.
    pub owners: OwnersKept,
    /// Its weight.
    pub weight: Option<f64>,
    /// Its links.
    pub links: Vec<LinkChoice>,
    /// Initiatives that may come along.
    pub work: Vec<WorkChoice>,
    /// Key results that are made.
    pub key_results: Vec<GoingKr>,
}

impl Going {
    /// Whether anything is written of it.
    pub fn writes(&self) -> bool {
        let takes = |links: &[LinkChoice]| links.iter().any(|link| link.taken);
        !self.is_there
            || !self.key_results.is_empty()
            || takes(&self.links)
            || self.work.iter().any(|work| work.taken)
    }
}

/// One key result that goes on.
#[derive(Clone, PartialEq, Debug)]
pub struct GoingKr {
    /// The key result that is continued.
    pub old: Id,
    /// The one that continues it.
    pub id: Id,
    /// How it goes on.
    pub way: Carry,
    /// Its title.
    pub title: Text,
    /// How it is measured from where it stands.
    pub onward: Onward,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// Whether a baseline was found, so that either may follow.
    pub found_baseline: bool,
    /// Who answers for it; nobody said means as its objective.
    pub owners: OwnersKept,
    /// Its weight.
    pub weight: Option<f64>,
    /// Its links.
    pub links: Vec<LinkChoice>,
    /// Initiatives that may come along.
    pub work: Vec<WorkChoice>,
}

/// Why a goal goes to another place than it was.
#[derive(Clone, PartialEq, Debug)]
pub struct HomeChange {
    /// Whose it was.
    pub was: Text,
}

/// Who answers for what goes on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OwnersKept {
    /// Who.
    pub owners: Vec<Owner>,
    /// What they are called.
    pub names: Vec<Text>,
    /// Those who were put away or deleted, and so do not come along.
    pub left: Vec<Text>,
    /// Whether somebody chose them for the new goal.
    pub is_chosen: bool,
}

/// An initiative that is not done.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkChoice {
    /// The initiative.
    pub old: Id,
    /// The one that would be made.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Whether it comes along.
    pub taken: bool,
}

impl Plan {
    /// How many objectives are made.
    pub fn objectives(&self) -> usize {
        self.goals.iter().filter(|goal| !goal.is_there).count()
    }

    /// How many key results are made.
    pub fn key_results(&self) -> usize {
        self.goals.iter().map(|goal| goal.key_results.len()).sum()
    }

    /// How many links are drawn.
    pub fn links(&self) -> usize {
        let taken = |links: &[LinkChoice]| links.iter().filter(|link| link.taken).count();
        let of = |goal: &Going| {
            taken(&goal.links) + goal.key_results.iter().map(|kr| taken(&kr.links)).sum::<usize>()
        };
        self.goals.iter().map(|goal| of(goal)).sum()
    }

    /// Whether there is anything to make.
    pub fn writes(&self) -> bool {
        self.goals.iter().any(|goal| goal.writes())
    }
}

/// What would be there of the goals that go on; `None` where nobody knows which cycle follows, or nothing goes
/// on.
pub fn plan(
    space: &Space,
    ground: &Ground,
    into: Option<&Id>,
    choices: &Choices,
    today: Day,
) -> Option<Plan> {
    let target = target(space, &ground.cycle, into, today)?;
    let continued = continued(space);
    let mut gather = Gather {
        space,
        target: &target,
        choices,
        continued: &continued,
        onward: BTreeMap::new(),
        made: BTreeSet::new(),
        today,
    };
    let all = in_order(space, ground);
    for objective in &all {
        gather.note(objective);
    }
    gather.note_others(&ground.cycle);
    let goals: Vec<Rc<Going>> =
        all.iter().filter_map(|one| gather.going(one, &ground.cycle)).map(Rc::new).collect();
    if goals.is_empty() {
        return None;
    }
    let unjudged = unjudged(space, &goals);
    let (marks, weights) = (choices.marks(), choices.weights());
    Some(Plan { target, goals, unjudged, marks, weights })
}

/// The objectives of the ground, in the order of the tree.
fn in_order<'s>(space: &'s Space, ground: &Ground) -> Vec<&'s Objective> {
    let places: BTreeMap<Option<Id>, usize> =
        order(space).into_iter().enumerate().map(|(at, home)| (home, at)).collect();
    let last = places.len();
    let mut all = ground.objectives(space);
    all.sort_by_cached_key(|one| {
        let place = places.get(&one.home).copied().unwrap_or(last);
        (place, Text::clone(&one.order), one.id.clone())
    });
    all
}

struct Gather<'a> {
    space: &'a Space,
    target: &'a Target,
    choices: &'a Choices,
    continued: &'a BTreeMap<Id, Vec<Id>>,
    /// What each goal is continued as.
    onward: BTreeMap<Id, Id>,
    /// What is made now.
    made: BTreeSet<Id>,
    today: Day,
}

/// How a goal goes on, where it does.
fn goes(space: &Space, id: &Id, carry: Option<Carry>) -> Option<Carry> {
    let is_here = blocked(space, id).is_none();
    carry.filter(|carry| is_here && matches!(carry, Carry::Continue | Carry::Change))
}

impl<'a> Gather<'a> {
    fn krs(&self, objective: &Objective) -> impl Iterator<Item = &'a KeyResult> {
        let space = self.space;
        let ids: Vec<Id> = space.key_results_of(&objective.id).to_vec();
        ids.into_iter().filter_map(|id| space.key_result(&id))
    }

    fn there(&self, id: &Id, letter: &str) -> Option<Id> {
        there(self.space, self.continued, id, letter, self.target)
    }

    /// Notes what a goal and its key results are continued as.
    fn note(&mut self, objective: &Objective) {
        let id = &objective.id;
        let mut any = goes(self.space, id, objective.closing.carry).is_some();
        let krs: Vec<&KeyResult> = self.krs(objective).collect();
        // Of a private goal that is not here nothing can be made.
        let is_hidden = self.space.is_hidden(id);
        for kr in krs {
            let goes = goes(self.space, &kr.id, kr.closing.carry).is_some() && !is_hidden;
            any |= goes;
            self.note_one(&kr.id, "k", goes);
        }
        self.note_one(id, "o", any && !is_hidden);
    }

    fn note_one(&mut self, id: &Id, letter: &str, goes: bool) {
        match self.there(id, letter) {
            Some(there) => {
                self.onward.insert(id.clone(), there);
            }
            None if goes => {
                let new = carried_id(letter, id, &self.target.id);
                self.made.insert(new.clone());
                self.onward.insert(id.clone(), new);
            }
            None => {}
        }
    }

    /// Notes what goals of others are continued as already: links follow there too.
    fn note_others(&mut self, from: &Id) {
        for (id, node) in self.space.nodes().filter(|(_, node)| !node.deleted) {
            let letter = match &node.typed {
                Typed::Objective(one) if one.cycle.as_ref() == Some(from) => "o",
                Typed::KeyResult(_) if super::chain::cycle_of(self.space, id).as_ref() == Some(from) => "k",
                _ => continue,
            };
            if !self.onward.contains_key(id)
                && let Some(there) = self.there(id, letter)
            {
                self.onward.insert(id.clone(), there);
            }
        }
    }

    fn going(&self, objective: &Objective, from: &Id) -> Option<Going> {
        let space = self.space;
        let id = self.onward.get(&objective.id)?;
        let linking = Linking {
            space,
            target: self.target,
            from,
            onward: &self.onward,
            made: &self.made,
            continued: self.continued,
            choices: self.choices,
        };
        let is_there = !self.made.contains(id);
        let even = self.choices.weights() == Weights::Even;
        let key_results: Vec<GoingKr> =
            self.krs(objective).filter_map(|kr| self.going_kr(kr, &linking)).collect();
        let (home, moved) = self.home(objective);
        let going = Going {
            way: goes(space, &objective.id, objective.closing.carry),
            title: space.name_of(if is_there { id } else { &objective.id }).unwrap_or_default(),
            moved: moved.filter(|_| !is_there),
            home: home.map(|home| super::rows::named(space, &home)),
            owners: self.owners(&objective.id, &objective.owners),
            weight: objective.weight.filter(|_| !even),
            links: linking.of(&objective.id, id),
            work: if is_there { Vec::new() } else { self.work(&objective.id) },
            old: objective.id.clone(),
            id: id.clone(),
            is_there,
            key_results,
        };
        let shows = !is_there || !going.key_results.is_empty() || !going.links.is_empty();
        shows.then_some(going)
    }

    fn going_kr(&self, kr: &KeyResult, linking: &Linking<'_>) -> Option<GoingKr> {
        let id = self.onward.get(&kr.id).filter(|id| self.made.contains(*id))?;
        let way = goes(self.space, &kr.id, kr.closing.carry)?;
        let even = self.choices.weights() == Weights::Even;
        let onward = onward(self.space, kr, self.choices.after_baseline(&kr.id), self.today);
        let is_baseline = kr.measure == crate::okr::Measure::Baseline;
        let found = self.space.evaluation(&kr.id, self.today).and_then(|one| one.value);
        Some(GoingKr {
            old: kr.id.clone(),
            id: id.clone(),
            way,
            title: Text::clone(&kr.title),
            onward,
            measured_in: kr.measured_in.clone(),
            found_baseline: is_baseline && found.is_some(),
            owners: self.owners(&kr.id, &kr.owners),
            weight: kr.weight.filter(|_| !even),
            links: linking.of(&kr.id, id),
            work: self.work(&kr.id),
        })
    }

    /// Who answers for what continues a goal: those who did and are still here, or those who were chosen.
    fn owners(&self, of: &Id, own: &[Owner]) -> OwnersKept {
        let names = |owners: &[Owner]| -> Vec<Text> {
            owners.iter().filter_map(|owner| owner_name(self.space, owner)).collect()
        };
        if let Some(chosen) = self.choices.owners(of) {
            let owners = chosen.to_vec();
            return OwnersKept { names: names(&owners), owners, left: Vec::new(), is_chosen: true };
        }
        let (kept, left): (Vec<Owner>, Vec<Owner>) =
            own.iter().cloned().partition(|owner| match &owner.who {
                Who::Known(id) => is_around(self.space, id),
                Who::Named(_) => true,
            });
        OwnersKept { names: names(&kept), left: names(&left), owners: kept, is_chosen: false }
    }

    /// Whose the new goal is: whose the old one was, else the nearest unit above that is not put away.
    fn home(&self, objective: &Objective) -> (Option<Id>, Option<HomeChange>) {
        let Some(own) = &objective.home else { return (None, None) };
        let mut at = Some(own.clone());
        let mut seen = BTreeSet::new();
        while let Some(id) = at.filter(|id| seen.insert(id.clone())) {
            if is_around(self.space, &id) {
                let was = self.space.name_of(own).unwrap_or_else(|| own.text());
                let moved = (id != *own).then_some(HomeChange { was });
                return (Some(id), moved);
            }
            at = match self.space.node(&id).map(|node| &node.typed) {
                Some(Typed::Unit(unit)) => unit.parent.clone(),
                Some(Typed::Person(person)) => person.unit.clone(),
                _ => None,
            };
        }
        let was = self.space.name_of(own).unwrap_or_else(|| own.text());
        (None, Some(HomeChange { was }))
    }

    /// Initiatives that are not done and did not come along yet.
    fn work(&self, of: &Id) -> Vec<WorkChoice> {
        let space = self.space;
        let all = space.initiatives_of(of).iter().filter_map(|id| match &space.node(id)?.typed {
            Typed::Initiative(one) if !one.done && !space.is_hidden(id) => Some(one),
            _ => None,
        });
        all.map(|one| WorkChoice {
            old: one.id.clone(),
            id: carried_id("i", &one.id, &self.target.id),
            title: Text::clone(&one.title),
            taken: self.choices.takes_work(&one.id),
        })
        .collect()
    }
}

/// Whether a person or unit is there and not put away.
pub(super) fn is_around(space: &Space, id: &Id) -> bool {
    space.unit(id).is_some_and(|unit| !unit.archived) || space.person(id).is_some_and(|one| !one.archived)
}

/// Of the goals that are made, those that have neither a score nor a reason for none.
fn unjudged(space: &Space, goals: &[Rc<Going>]) -> Vec<Id> {
    let mut all = Vec::new();
    for going in goals {
        let own = (!going.is_there && going.way.is_some()).then_some(&going.old);
        for id in own.into_iter().chain(going.key_results.iter().map(|kr| &kr.old)) {
            let found = verdict(space, id);
            if found.from == VerdictFrom::Nothing && found.unscored.is_none() {
                all.push(id.clone());
            }
        }
    }
    all
}
