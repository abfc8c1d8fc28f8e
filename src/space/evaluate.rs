//! How goals are today: evaluated when first asked for, remembered until something below changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::okr::evaluation::{Below, Evaluation, Joint, addend, has_whole_in, of_key_result, of_objective};
use crate::okr::pace::Frame;
use crate::okr::sum::Addend;
use crate::okr::{CheckIn, CyclePhase, Day, Id, KeyResult, Objective, Span, Stage};

use super::tree::Space;
use super::typed::Typed;

/// What was evaluated so far, all for one day.
#[derive(Default, Debug, Clone)]
pub struct Evaluated {
    day: Option<Day>,
    known: BTreeMap<Id, Rc<Evaluation>>,
}

impl Evaluated {
    /// What still holds after these entities changed: everything that has none of them below it.
    pub fn without(mut self, before: &Space, changed: &BTreeSet<Id>) -> Self {
        let mut gone: BTreeSet<Id> = BTreeSet::new();
        let mut todo: Vec<Id> = changed.iter().cloned().collect();
        while let Some(id) = todo.pop() {
            if gone.insert(id.clone()) {
                todo.extend(before.wholes_of(&id));
            }
        }
        for id in &gone {
            self.known.remove(id);
        }
        self
    }
}

/// The day that is asked about, and the last day of which check-ins are heard.
#[derive(Clone, Copy)]
struct When {
    today: Day,
    until: Option<Day>,
}

/// One thing below a goal that may count in it.
#[derive(Clone, PartialEq, Debug)]
pub struct PartOf {
    /// The key result or objective.
    pub id: Id,
    /// Its weight there.
    pub weight: Option<f64>,
    /// How it belongs to the goal.
    pub joint: Joint,
}

impl Space {
    /// How an objective or key result is on a day; `None` for anything else (rules R and T).
    pub fn evaluation(&self, id: &Id, today: Day) -> Option<Rc<Evaluation>> {
        let cache = self.evaluated();
        if cache.borrow().day != Some(today) {
            *cache.borrow_mut() = Evaluated { day: Some(today), known: BTreeMap::new() };
        }
        self.evaluate_into(cache, id, When { today, until: None })
    }

    /// How an objective or key result was on a day, by the check-ins that speak of that day or an earlier one;
    /// all else as it is now (rule T19). A check-in of which no day is known is left out. Nothing of it is
    /// remembered.
    pub fn evaluation_as_of(&self, id: &Id, day: Day) -> Option<Rc<Evaluation>> {
        self.evaluate_into(&RefCell::default(), id, When { today: day, until: Some(day) })
    }

    fn evaluate_into(&self, cache: &RefCell<Evaluated>, id: &Id, when: When) -> Option<Rc<Evaluation>> {
        let known = |id: &Id| cache.borrow().known.get(id).cloned();
        if let Some(found) = known(id) {
            return Some(found);
        }
        // An explicit stack: a made-up file may nest deeper than the program's own.
        let mut begun: BTreeSet<Id> = BTreeSet::new();
        let mut stack = vec![id.clone()];
        while let Some(at) = stack.last().cloned() {
            if known(&at).is_some() {
                stack.pop();
            } else if begun.insert(at.clone()) {
                let below = self.parts_of(&at).into_iter().map(|part| part.id);
                stack.extend(below.filter(|part| !begun.contains(part) && known(part).is_none()));
            } else {
                stack.pop();
                if let Some(evaluation) = self.evaluate_one(&at, when, cache) {
                    cache.borrow_mut().known.insert(at, Rc::new(evaluation));
                }
            }
        }
        known(id)
    }

    fn evaluate_one(&self, id: &Id, when: When, cache: &RefCell<Evaluated>) -> Option<Evaluation> {
        let today = when.today;
        let parts = if self.is_withheld(id) { Vec::new() } else { self.parts_of(id) };
        let found: Vec<(PartOf, Rc<Evaluation>)> = parts
            .into_iter()
            .filter_map(|part| {
                let evaluation = cache.borrow().known.get(&part.id).cloned()?;
                Some((part, evaluation))
            })
            .collect();
        let below: Vec<Below<'_>> = found
            .iter()
            .map(|(part, evaluation)| Below {
                id: &part.id,
                weight: part.weight,
                joint: part.joint,
                counts: self.counts(&part.id),
                untold: self.is_left_unknown(&part.id, evaluation),
                evaluation,
            })
            .collect();
        let all = self.check_ins(id);
        let is_said =
            |one: &&CheckIn| when.until.is_none_or(|until| one.day().is_some_and(|day| day <= until));
        let standing: Vec<&CheckIn> = all.iter().filter(is_said).collect();
        if let Some(kr) = self.key_result(id) {
            let objective = kr.objective.as_ref().and_then(|one| self.objective(one));
            let cadence_days = self.cadence_of(id);
            let frame = Frame { cadence_days, ..self.frame(objective, kr.span, today) };
            // A key result of a draft is a draft itself until it says otherwise (rule G6).
            let drafted = objective.filter(|one| one.stage == Stage::Draft && !self.says_stage(id));
            let drafted = drafted.map(|one| KeyResult { stage: one.stage, ..kr.clone() });
            let kr = drafted.as_ref().unwrap_or(kr);
            let known = |id: &Id| cache.borrow().known.get(id).cloned();
            return Some(of_key_result(kr, &standing, frame, &below, |part| self.addends(part, known)));
        }
        let objective = self.objective(id)?;
        let frame = self.frame(Some(objective), Span::UNKNOWN, today);
        Some(of_objective(objective, &standing, frame, &below))
    }

    /// What a part may add to a sum: itself, or the key results of an objective (rule R12).
    pub(super) fn addends(&self, id: &Id, known: impl Fn(&Id) -> Option<Rc<Evaluation>>) -> Vec<Addend> {
        let one = |id: &Id| self.key_result(id).map(|kr| addend(kr, known(id).as_deref()));
        if let Some(own) = one(id) {
            return vec![own];
        }
        let parts = self.parts_of(id);
        let own = parts.iter().filter(|part| part.joint == Joint::Own);
        let counted =
            own.filter(|part| self.counts(&part.id) && part.weight.is_none_or(|weight| weight > 0.0));
        counted.filter_map(|part| one(&part.id)).collect()
    }

    /// Whether something still counts in roll-ups: what was put off or given up does not (rule R4).
    pub fn counts(&self, id: &Id) -> bool {
        match self.node(id).map(|node| &node.typed) {
            Some(Typed::Objective(one)) => one.stage.counts(),
            Some(Typed::KeyResult(one)) => one.stage.counts(),
            _ => false,
        }
    }

    /// Whether nobody knows how a goal is because this copy leaves it out (rule X7).
    pub fn is_left_unknown(&self, id: &Id, evaluation: &Evaluation) -> bool {
        evaluation.progress.value.is_none() && self.is_untold(id)
    }

    fn says_stage(&self, id: &Id) -> bool {
        let said = self.node(id).and_then(|node| self.doc().shown(&node.entity, "stage"));
        said.is_some_and(|value| !value.is_null())
    }

    /// The dates and habits a goal is held against: its own, its objective's, its cycle's (rule T1); how often
    /// it is spoken of is the objective's (rule T13).
    pub fn frame(&self, objective: Option<&Objective>, own: Span, today: Day) -> Frame {
        let cycle =
            objective.and_then(|one| one.cycle.as_ref()).map_or(Span::UNKNOWN, |id| self.cycle_span(id));
        let span = own.or(objective.map_or(Span::UNKNOWN, |one| one.span)).or(cycle);
        let (every, rule) = match self.workspace_ref() {
            Some(one) => (one.cadence_days, one.pace.rule()),
            None => (7, crate::okr::PacePreset::default().rule()),
        };
        let cadence_days = objective.map_or(every, |one| self.cadence_of(&one.id));
        let cycle = objective.and_then(|one| self.cycle(one.cycle.as_ref()?));
        let closed = cycle.is_some_and(|cycle| cycle.phase == CyclePhase::Closed);
        Frame { today, span, cadence_days, rule, closed }
    }

    /// The dates of a cycle, completed from those it lies in.
    fn cycle_span(&self, id: &Id) -> Span {
        let mut span = Span::UNKNOWN;
        let mut seen = BTreeSet::new();
        let mut at = Some(id.clone());
        while let Some(cycle) =
            at.as_ref().filter(|id| seen.insert((*id).clone())).and_then(|id| self.cycle(id))
        {
            span = span.or(cycle.span);
            at.clone_from(&cycle.parent);
        }
        span
    }

    /// What is below a goal: key results of an objective, those it shares, parts of a key result, and
    /// objectives linked to it that contribute.
    pub fn parts_of(&self, id: &Id) -> Vec<PartOf> {
        let index = self.index();
        let own = self.key_results_of(id).iter().filter(|kr| !index.whole_of.contains_key(*kr));
        let parts = index.parts.get(id).into_iter().flatten();
        let krs = own.chain(parts).filter_map(|id| self.key_result(id)).map(|kr| PartOf {
            id: kr.id.clone(),
            weight: kr.weight,
            joint: Joint::Own,
        });
        let here = self.key_results_of(id);
        let shared = index.shared.get(id).map_or(&[][..], Vec::as_slice);
        // A part of a key result that counts here as well counts in that, not beside it.
        let counts_here = |whole: &Id| here.contains(whole) && !index.whole_of.contains_key(whole);
        let is_here = |whole: &Id| counts_here(whole) || shared.iter().any(|one| one.from == *whole);
        let shares = shared
            .iter()
            .filter(|one| !has_whole_in(&index.whole_of, &one.from, is_here))
            .filter_map(|one| {
                let weight = self.link(&one.link)?.weight();
                Some(PartOf { id: one.from.clone(), weight, joint: Joint::Own })
            });
        let suspended = &index.suspended;
        let linked = self
            .links_to(id)
            .filter(|link| link.contributes() && !suspended.contains(&link.id))
            .filter(|link| link.from != *id && self.objective(&link.from).is_some())
            .map(|link| PartOf { id: link.from.clone(), weight: link.weight(), joint: Joint::Linked });
        krs.chain(shares).chain(linked).collect()
    }

    /// What a goal may count in.
    fn wholes_of(&self, id: &Id) -> Vec<Id> {
        let mut out: Vec<Id> = self.links_from(id).map(|link| link.to.clone()).collect();
        out.extend(self.index().whole_of.get(id).cloned());
        match self.node(id).map(|node| &node.typed) {
            Some(Typed::KeyResult(kr)) => out.extend(kr.objective.clone()),
            // Dates come down from an objective to its key results.
            Some(Typed::Objective(_)) => out.extend(self.key_results_of(id).iter().cloned()),
            Some(Typed::Link(link)) => out.push(link.to.clone()),
            // So does how often they are spoken of, from where somebody works to what is theirs.
            Some(Typed::Person(_)) => out.extend(self.objectives_of(Some(id)).iter().cloned()),
            _ => {}
        }
        out
    }
}

#[cfg(test)]
pub(super) mod tests;
