//! The whole set evaluated: progress, confidence and status of every key result and objective, each with
//! what it was derived from, from the leaves up (rules R and T together).

use std::collections::{BTreeMap, BTreeSet};

use super::arrange::{map_of, set_of};
use super::checkin::{CheckIn, effective};
use super::confidence::{self, Confidence};
use super::day::{Day, Span};
use super::id::Id;
use super::key_result::KeyResult;
use super::link::Link;
use super::measure::Blank;
use super::objective::Objective;
use super::pace::{self, Expected, Frame, PaceRule};
use super::progress::{self, Progress};
use super::rollup::{Fate, Part, RollUp, roll_up};
use super::status::{self, Contributor, StatusReading};
use super::sum::{self, Addend, RollsUp, Sum};

/// What an evaluation is made from. All of it is borrowed; nothing is changed.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    /// The objectives, each with its own check-ins.
    pub objectives: Vec<(&'a Objective, &'a [CheckIn])>,
    /// The key results, each with its check-ins.
    pub key_results: Vec<(&'a KeyResult, &'a [CheckIn])>,
    /// The links that hold and are not suspended; those that do not contribute are passed over.
    pub links: Vec<&'a Link>,
    /// The dates of each cycle, completed from the cycles it lies in.
    pub cycles: BTreeMap<Id, Span>,
    /// How many days may lie between two check-ins of the goals of a unit or person, where that is not what
    /// the workspace says; completed from the units above (rule T13).
    pub cadences: BTreeMap<Id, u32>,
}

/// The day and the habits of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// What day it is.
    pub today: Day,
    /// How many days may lie between two check-ins.
    pub cadence_days: u32,
    /// How far behind is amber and red.
    pub rule: PaceRule,
}

/// How one key result or objective is, and what that was derived from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Its dates: its own, else those of its objective, else those of the cycle (rule T1).
    pub span: Span,
    /// How far it is.
    pub progress: Progress,
    /// How far it should be.
    pub expected: Option<Expected>,
    /// How it stands.
    pub status: StatusReading,
    /// What its people believe; for an objective what was said of the objective itself.
    pub confidence: Option<Confidence>,
    /// What contributes to it, with shares; `None` where nothing does.
    pub roll_up: Option<RollUp>,
    /// The value of a key result, in its own numbers: the one last said, or the sum.
    pub value: Option<f64>,
    /// What was added up, where its value is a sum.
    pub sum: Option<Box<Sum>>,
}

/// Something below a goal that may count in it, already evaluated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Below<'a> {
    /// The key result or objective.
    pub id: &'a Id,
    /// Its weight, or that of its link.
    pub weight: Option<f64>,
    /// How it belongs to the goal.
    pub joint: Joint,
    /// Whether its stage still counts (rule R4).
    pub counts: bool,
    /// Whether this copy leaves out how it is, so that it decides nothing (rule X7).
    pub untold: bool,
    /// How it is.
    pub evaluation: &'a Evaluation,
}

/// How something below a goal belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A key result of the objective, its own or one it shares, or a part of the key result.
    Own,
    /// An objective that joined by a link that contributes.
    Linked,
}

/// Evaluates a whole set. Every id of the sheet is in the result.
///
/// A key result that nobody measures takes the progress of what contributes to it (rule R5); an objective
/// to which nothing contributes takes what was said of it in its own check-ins (rule R8). Links that go
/// round in a circle, which the caller should have suspended, are cut where they are met again.
pub fn evaluate(sheet: &Sheet, habits: Habits) -> BTreeMap<Id, Evaluation> {
    let nodes = Nodes::of(sheet);
    let mut done: BTreeMap<Id, Evaluation> = BTreeMap::new();
    let mut begun: BTreeSet<&Id> = BTreeSet::new();
    for root in nodes.all.keys() {
        // An explicit stack: a made-up file may nest deeper than the program's own.
        let mut stack: Vec<&Id> = vec![root];
        while let Some(&id) = stack.last() {
            if done.contains_key(id) {
                stack.pop();
                continue;
            }
            if begun.insert(id) {
                let parts = nodes.parts_of(id);
                stack.extend(parts.iter().map(|part| part.id).filter(|part| !begun.contains(part)));
            } else {
                stack.pop();
                if let Some(evaluation) = nodes.evaluate(id, habits, &done) {
                    done.insert(id.clone(), evaluation);
                }
            }
        }
    }
    done
}

/// Where rings of "is a part of" are opened, one member of each: its smallest (rule M10).
pub fn ring_heads(parents: &BTreeMap<Id, Id>) -> BTreeSet<Id> {
    let mut heads = BTreeSet::new();
    let mut done: BTreeSet<&Id> = BTreeSet::new();
    for start in parents.keys() {
        let mut path: Vec<&Id> = Vec::new();
        let mut on_path: BTreeSet<&Id> = BTreeSet::new();
        let mut at = start;
        while !done.contains(at) && on_path.insert(at) {
            path.push(at);
            match parents.get(at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        // Walked onto itself: the ring is the way from there on.
        if !done.contains(at) && parents.contains_key(at) {
            heads.extend(
                path.iter().skip_while(|member| **member != at).min().map(|member| (*member).clone()),
            );
        }
        done.extend(path);
    }
    heads
}

/// Whether one of the key results that this one is a part of, near or far, is among those asked for.
pub fn has_whole_in(whole_of: &BTreeMap<Id, Id>, id: &Id, asked: impl Fn(&Id) -> bool) -> bool {
    let mut at = id;
    while let Some(whole) = whole_of.get(at) {
        if asked(whole) {
            return true;
        }
        at = whole;
    }
    false
}

#[derive(Clone, Copy)]
enum Node<'a> {
    Objective(&'a Objective, &'a [CheckIn]),
    KeyResult(&'a KeyResult, &'a [CheckIn]),
}

#[derive(Clone, Copy)]
struct PartOf<'a> {
    id: &'a Id,
    weight: Option<f64>,
    joint: Joint,
}

struct Nodes<'a> {
    all: BTreeMap<&'a Id, Node<'a>>,
    parts: BTreeMap<&'a Id, Vec<PartOf<'a>>>,
    whole_of: BTreeMap<Id, Id>,
    cycles: &'a BTreeMap<Id, Span>,
    cadences: &'a BTreeMap<Id, u32>,
}

impl<'a> Nodes<'a> {
    fn of(sheet: &'a Sheet<'a>) -> Self {
        let mut all = BTreeMap::new();
        let mut parts: BTreeMap<&Id, Vec<PartOf>> = BTreeMap::new();
        for (objective, checkins) in &sheet.objectives {
            all.insert(&objective.id, Node::Objective(objective, checkins));
        }
        for (kr, checkins) in &sheet.key_results {
            all.insert(&kr.id, Node::KeyResult(kr, checkins));
        }
        let whole_of = |kr: &'a KeyResult| {
            let is_here = |whole: &&'a Id| matches!(all.get(*whole), Some(Node::KeyResult(..)));
            kr.parent_kr.as_ref().filter(is_here)
        };
        let wholes =
            sheet.key_results.iter().filter_map(|(kr, _)| Some((kr.id.clone(), whole_of(kr)?.clone())));
        let mut wholes = map_of(wholes);
        for head in ring_heads(&wholes) {
            wholes.remove(&head);
        }
        for (kr, _) in &sheet.key_results {
            // A part of another key result counts there, not beside it.
            let whole = whole_of(kr).filter(|_| wholes.contains_key(&kr.id)).or(kr.objective.as_ref());
            let part = PartOf { id: &kr.id, weight: kr.weight, joint: Joint::Own };
            if let Some(whole) = whole {
                parts.entry(whole).or_default().push(part);
            }
        }
        for link in &sheet.links {
            let joint = match (all.get(&link.from), all.get(&link.to)) {
                (Some(Node::KeyResult(kr, _)), Some(Node::Objective(..))) if link.shares() => {
                    if kr.objective.as_ref() == Some(&link.to) {
                        continue;
                    }
                    Joint::Own
                }
                (Some(Node::Objective(..)), _) if link.contributes() && link.from != link.to => Joint::Linked,
                // Otherwise a key result may only support, and what is not in the set says nothing.
                _ => continue,
            };
            parts.entry(&link.to).or_default().push(PartOf { id: &link.from, weight: link.weight(), joint });
        }
        let mut nodes =
            Self { all, parts, whole_of: wholes, cycles: &sheet.cycles, cadences: &sheet.cadences };
        nodes.leave_parts_to_their_wholes();
        nodes
    }

    /// A shared key result that is a part of another one the objective has as well counts in that.
    fn leave_parts_to_their_wholes(&mut self) {
        for of in self.parts.values_mut() {
            let here = set_of(of.iter().map(|part| part.id));
            of.retain(|part| !has_whole_in(&self.whole_of, part.id, |whole| here.contains(whole)));
        }
    }

    /// What a part may add to a sum: itself, or the key results of an objective.
    fn addends(&self, id: &Id, done: &BTreeMap<Id, Evaluation>) -> Vec<Addend> {
        let one = |id: &Id| match self.all.get(id) {
            Some(Node::KeyResult(kr, _)) => Some(addend(kr, done.get(id))),
            _ => None,
        };
        if let Some(own) = one(id) {
            return vec![own];
        }
        let own = self.parts_of(id).iter().filter(|part| part.joint == Joint::Own);
        let counts = own.filter(|part| self.counts(part.id) && part.weight.is_none_or(|weight| weight > 0.0));
        counts.filter_map(|part| one(part.id)).collect()
    }

    fn parts_of(&self, id: &Id) -> &[PartOf<'a>] {
        self.parts.get(id).map_or(&[], Vec::as_slice)
    }

    fn span(&self, node: Node) -> Span {
        let cycle = |objective: &Objective| {
            let cycle = objective.cycle.as_ref().and_then(|cycle| self.cycles.get(cycle)).copied();
            objective.span.or(cycle.unwrap_or_default())
        };
        match node {
            Node::Objective(objective, _) => cycle(objective),
            Node::KeyResult(kr, _) => {
                let home = kr.objective.as_ref().and_then(|objective| self.all.get(objective));
                match home {
                    Some(Node::Objective(objective, _)) => kr.span.or(cycle(objective)),
                    Some(Node::KeyResult(..)) | None => kr.span,
                }
            }
        }
    }

    /// What the goal itself, its objective or its unit says of how often it is spoken of (rule T13).
    fn cadence(&self, node: Node) -> Option<u32> {
        let of_unit = |unit: Option<&Id>| self.cadences.get(unit?).copied();
        match node {
            Node::Objective(objective, _) => {
                objective.cadence_days.or_else(|| of_unit(objective.home.as_ref()))
            }
            Node::KeyResult(kr, _) => {
                let objective = match kr.objective.as_ref().and_then(|objective| self.all.get(objective)) {
                    Some(Node::Objective(objective, _)) => Some(*objective),
                    Some(Node::KeyResult(..)) | None => None,
                };
                kr.cadence_days
                    .or_else(|| objective.and_then(|objective| objective.cadence_days))
                    .or_else(|| of_unit(kr.unit.as_ref()))
                    .or_else(|| of_unit(objective.and_then(|objective| objective.home.as_ref())))
            }
        }
    }

    fn counts(&self, id: &Id) -> bool {
        self.all.get(id).is_some_and(|node| match node {
            Node::Objective(objective, _) => objective.stage.counts(),
            Node::KeyResult(kr, _) => kr.stage.counts(),
        })
    }

    fn below<'e>(&self, id: &'e Id, done: &'e BTreeMap<Id, Evaluation>) -> Vec<Below<'e>>
    where
        'a: 'e,
    {
        let part = |part: &PartOf<'a>| {
            let evaluation = done.get(part.id)?;
            let counts = self.counts(part.id);
            let (id, weight, joint) = (part.id, part.weight, part.joint);
            Some(Below { id, weight, joint, counts, untold: false, evaluation })
        };
        self.parts_of(id).iter().filter_map(part).collect()
    }

    fn evaluate(&self, id: &Id, habits: Habits, done: &BTreeMap<Id, Evaluation>) -> Option<Evaluation> {
        let node = *self.all.get(id)?;
        let Habits { today, cadence_days, rule } = habits;
        let cadence_days = self.cadence(node).unwrap_or(cadence_days);
        let frame = Frame { today, span: self.span(node), cadence_days, rule, closed: false };
        let below = self.below(id, done);
        Some(match node {
            Node::KeyResult(kr, checkins) => {
                of_key_result(kr, &effective(checkins), frame, &below, |part| self.addends(part, done))
            }
            Node::Objective(objective, checkins) => {
                of_objective(objective, &effective(checkins), frame, &below)
            }
        })
    }
}

/// What a key result may add to a sum.
pub fn addend(kr: &KeyResult, evaluation: Option<&Evaluation>) -> Addend {
    let of_sum = evaluation.and_then(|one| one.sum.as_ref()).and_then(|sum| sum.start);
    Addend {
        id: kr.id.clone(),
        value: evaluation.and_then(|one| one.value),
        start: sum::start_of(&kr.measure).or(of_sum),
        measured_in: kr.measured_in.clone(),
    }
}

/// How a key result is: from its check-ins and, where those do not say, from what is below it (rule R5);
/// from the sum of what is below it, where it takes that (rule R12). `addends` says what each of those may
/// add.
pub fn of_key_result(
    kr: &KeyResult,
    standing: &[&CheckIn],
    frame: Frame,
    below: &[Below],
    addends: impl Fn(&Id) -> Vec<Addend>,
) -> Evaluation {
    let roll_up = roll_up_of(below);
    let sum = roll_up.as_ref().filter(|_| kr.rolls_up == RollsUp::Sum).and_then(|roll_up| {
        // Weights do not multiply what is added, but what weighs nothing adds nothing.
        let counted = roll_up.parts.iter().filter(|part| !matches!(part.fate, Fate::Weightless | Fate::Out));
        let all: Vec<Addend> = counted.flat_map(|part| addends(&part.id)).collect();
        (!all.is_empty()).then(|| Box::new(sum::sum(kr.measured_in.as_deref(), all)))
    });
    let said = standing.iter().rev().find_map(|checkin| checkin.value);
    let value = sum.as_ref().map_or(said, |sum| sum.value);
    let measured =
        sum.as_ref().map_or_else(|| progress::of(kr, standing, frame), |sum| sum.progress(&kr.measure));
    let is_open = measured.value.is_none() && sum.is_none();
    let rolled = roll_up.as_ref().and_then(|roll_up| roll_up.progress).filter(|_| is_open);
    let takes = rolled.is_some() || sum.is_some();
    let progress = rolled.map_or(measured, |value| Progress::rolled_up(Some(value)));
    let expected = pace::expected(&kr.measure, &kr.phased, progress.time(), frame.span, frame.today);
    let (stage, said) = (kr.stage, kr.status_override);
    let parts = if takes { contributors(roll_up.as_ref(), below) } else { Vec::new() };
    let status = status::riskiest(stage, said, &progress, expected, &parts, frame)
        .filter(|_| takes)
        .unwrap_or_else(|| status::of(stage, said, &progress, expected, standing, frame));
    let confidence = confidence::of(standing);
    Evaluation { span: frame.span, status, expected, confidence, progress, roll_up, value, sum }
}

/// How an objective is, from what is below it and, where that does not say, from its own check-ins (rule R8).
pub fn of_objective(
    objective: &Objective,
    standing: &[&CheckIn],
    frame: Frame,
    below: &[Below],
) -> Evaluation {
    let roll_up = roll_up_of(below);
    let rolled = roll_up.as_ref().and_then(|roll_up| roll_up.progress);
    let progress = rolled.map_or_else(|| said_of(standing), |value| Progress::rolled_up(Some(value)));
    let expected =
        pace::straight(frame.span, frame.today).map(|share| Expected { share, line: pace::Line::Straight });
    let (stage, said) = (objective.stage, objective.status_override);
    let parts = contributors(roll_up.as_ref(), below);
    let status = status::riskiest(stage, said, &progress, expected, &parts, frame)
        .unwrap_or_else(|| status::of(stage, said, &progress, expected, standing, frame));
    let confidence = confidence::of(standing);
    Evaluation { span: frame.span, status, expected, confidence, progress, roll_up, value: None, sum: None }
}

/// What is below a goal, rolled up; `None` where nothing is. An objective that joined without a weight
/// counts only where no key result of its own does, so that twelve teams that align themselves do not
/// drown the three key results that define a goal (rule R6).
fn roll_up_of(below: &[Below]) -> Option<RollUp> {
    let has_own = below.iter().any(|part| part.joint == Joint::Own && part.counts);
    let counted = below
        .iter()
        .filter(|part| part.joint == Joint::Own || part.weight.is_some() || !has_own)
        .map(|part| Part {
            id: part.id.clone(),
            progress: part.evaluation.progress.value,
            weight: part.weight,
            counts: part.counts,
        });
    let parts: Vec<Part> = counted.collect();
    (!parts.is_empty()).then(|| roll_up(&parts))
}

/// What a person said of an objective in its own check-ins, newest first.
fn said_of(standing: &[&CheckIn]) -> Progress {
    let said = standing.iter().rev().find_map(|checkin| Some((checkin, checkin.progress?)));
    match said {
        Some((checkin, share)) => Progress {
            value: Some(share),
            basis: progress::Basis::CheckIn(super::measure::How::Said(share)),
            from: Some(checkin.key.clone()),
            at: checkin.at,
        },
        None => Progress::unknown(Blank::NothingSaid),
    }
}

/// What a status sees of the parts. Those that are out have no share, and are passed on so that a goal whose
/// parts were all given up is not taken for one that nobody began.
fn contributors<'e>(roll_up: Option<&'e RollUp>, below: &'e [Below]) -> Vec<Contributor<'e>> {
    let parts = roll_up.map_or(&[][..], |roll_up| &roll_up.parts);
    let told = below.iter().filter(|part| !part.untold);
    let readings: BTreeMap<&Id, &StatusReading> = map_of(told.map(|part| (part.id, &part.evaluation.status)));
    parts
        .iter()
        .filter_map(|part| {
            let status = readings.get(&part.id)?;
            let share = if part.fate == Fate::Out { 1.0 } else { part.share };
            Some(Contributor { id: &part.id, status, share })
        })
        .collect()
}

#[cfg(test)]
mod tests;
