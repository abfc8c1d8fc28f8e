//! Means over several objectives, of a unit or of a whole company, in which everything counts once
//! (rule R13).

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use crate::okr::arrange::set_of;
use crate::okr::evaluation::Joint;
use crate::okr::rollup::{Fate, PartRead};
use crate::okr::status::{self, Contributor};
use crate::okr::weight::{self, ShareRule};
use crate::okr::{
    Basis, Day, Evaluation, Id, Part, Progress, RollUp, Span, Stage, Status, Text, Why, roll_up,
};
use crate::space::{PartOf, Space};

use super::filter::{Filter, Sieve};

/// Which objectives of a unit are meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Among {
    /// Those of the unit itself.
    Own,
    /// Those of its people and of the units below it as well.
    Below,
}

/// How several objectives are together.
#[derive(Clone, PartialEq, Debug)]
pub struct MeanRead {
    /// Their weighted mean, 0.0 to 1.0; `None` where nobody knows how far any of them is.
    pub progress: Option<f64>,
    /// Each of them, with its share of the whole.
    pub lines: Vec<MeanLine>,
    /// How weights became shares.
    pub rule: ShareRule,
    /// How many of them nobody knows how far they are; left out, not taken as zero.
    pub missing: usize,
    /// How many were put off or given up; left out.
    pub out: usize,
    /// How many are left out because all that would count in them counts in another one of them.
    pub elsewhere: usize,
    /// The key results and objectives that several of them have and that counted once, by id.
    pub once: Vec<Id>,
    /// The status of the riskiest among them; `None` where there are none.
    pub status: Option<Status>,
    /// Which those are.
    pub riskiest: Vec<Id>,
}

/// One objective in a mean.
#[derive(Clone, PartialEq, Debug)]
pub struct MeanLine {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// How far it is here: without what counts in another one.
    pub progress: Option<f64>,
    /// Its share of the whole in thousandths; those of all lines make exactly 1000, or all are 0.
    pub share: u32,
    /// What it adds in hundredths; those of all lines make exactly what is shown of the mean.
    pub adds: Option<u32>,
    /// What became of it.
    pub fate: Fate,
    /// Whether all that would count in it counts in another one, so that it is left out.
    pub is_elsewhere: bool,
    /// How many of the things that count in it count in another one here.
    pub lent: usize,
}

/// How a unit stands.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitStanding {
    /// Its own objectives together.
    pub own: MeanRead,
    /// Those of its people and of the units below it as well; `None` where there are none.
    pub below: Option<MeanRead>,
}

/// How a unit or a person stands in a cycle and those within it; in all of them, for `None`.
pub fn unit(space: &Space, unit: &Id, cycle: Option<&Id>, today: Day) -> UnitStanding {
    let own = objectives(space, unit, cycle, Among::Own, today);
    let all = objectives(space, unit, cycle, Among::Below, today);
    let below = (all.len() > own.len()).then(|| mean(space, &all, today));
    UnitStanding { own: mean(space, &own, today), below }
}

/// The objectives of a unit in a cycle, in the order of the outline.
pub fn objectives(space: &Space, unit: &Id, cycle: Option<&Id>, among: Among, today: Day) -> Vec<Id> {
    let filter = Filter { cycle: cycle.cloned(), ..Filter::default() };
    let sieve = Sieve::new(space, &filter, today);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut todo = vec![unit.clone()];
    while let Some(home) = todo.pop() {
        if !seen.insert(home.clone()) {
            continue;
        }
        let here = space.objectives_of(Some(&home)).iter().filter_map(|id| space.objective(id));
        found.extend(here.filter(|one| sieve.in_cycle(one)).map(|one| one.id.clone()));
        if among == Among::Below {
            todo.extend(space.units_of(Some(&home)).iter().rev().cloned());
            todo.extend(space.people_of(Some(&home)).iter().rev().cloned());
        }
    }
    found
}

/// The mean of these objectives, in which every key result and every objective counts once (rule R13): at
/// home where its home is among them, else where it is met first.
pub fn mean(space: &Space, objectives: &[Id], today: Day) -> MeanRead {
    let walk = Walk::over(space, objectives, today);
    let read = walk.read();
    let line = |id: &Id| read.get(id).copied().unwrap_or(Read { progress: None, is_elsewhere: false });
    let parts: Vec<Part> = walk
        .roots
        .iter()
        .filter_map(|id| space.objective(id))
        .map(|one| Part {
            id: one.id.clone(),
            progress: line(&one.id).progress,
            weight: one.weight,
            counts: one.stage.counts() && !line(&one.id).is_elsewhere,
        })
        .collect();
    let RollUp { progress, parts, rule, missing, .. } = roll_up(&parts);
    let (status, riskiest) = riskiest(space, &parts, progress, today);
    let whole = (progress.unwrap_or(0.0) * 100.0).round() as u32;
    let shares: Vec<f64> = parts.iter().map(|part| part.share).collect();
    let adds: Vec<f64> = parts.iter().map(|part| part.adds.unwrap_or(0.0)).collect();
    let shown = weight::thousandths(&shares).into_iter().zip(weight::parted(&adds, whole));
    let lines: Vec<MeanLine> = parts
        .into_iter()
        .zip(shown)
        .map(|(part, (share, adds))| MeanLine {
            title: space.name_of(&part.id).unwrap_or_default(),
            progress: part.progress,
            share,
            adds: part.adds.map(|_| adds),
            fate: part.fate,
            is_elsewhere: line(&part.id).is_elsewhere,
            lent: walk.lent.get(&part.id).copied().unwrap_or(0),
            id: part.id,
        })
        .collect();
    let out = |line: &&MeanLine| line.fate == Fate::Out && !line.is_elsewhere;
    MeanRead {
        progress,
        rule,
        missing,
        out: lines.iter().filter(out).count(),
        elsewhere: lines.iter().filter(|line| line.is_elsewhere).count(),
        once: walk.once.into_iter().collect(),
        lines,
        status,
        riskiest,
    }
}

/// The riskiest of those that count, and its status (rule T10).
fn riskiest(
    space: &Space,
    parts: &[PartRead],
    progress: Option<f64>,
    today: Day,
) -> (Option<Status>, Vec<Id>) {
    let known: Vec<(&PartRead, Rc<Evaluation>)> =
        parts.iter().filter_map(|part| Some((part, space.evaluation(&part.id, today)?))).collect();
    let contributors: Vec<Contributor<'_>> = known
        .iter()
        .filter(|(part, one)| !space.is_left_unknown(&part.id, one))
        .map(|(part, one)| Contributor { id: &part.id, status: &one.status, share: part.share })
        .collect();
    let (frame, progress) = (space.frame(None, Span::UNKNOWN, today), Progress::rolled_up(progress));
    let read = status::riskiest(Stage::default(), None, &progress, None, &contributors, frame);
    let ids = match read.as_ref().map(|read| &read.why) {
        Some(Why::Riskiest(ids)) => ids.clone(),
        _ => Vec::new(),
    };
    (read.map(|read| read.shown), ids)
}

/// How far something is in a mean.
#[derive(Clone, Copy)]
struct Read {
    progress: Option<f64>,
    is_elsewhere: bool,
}

/// A thing that was met on the way down, and what counts in it here and nowhere else.
struct Met {
    id: Id,
    kept: Vec<(Id, Option<f64>)>,
}

/// The way down from several objectives, on which every id is met once.
struct Walk<'a> {
    space: &'a Space,
    today: Day,
    roots: Vec<Id>,
    met: Vec<Met>,
    taken: BTreeSet<Id>,
    once: BTreeSet<Id>,
    lent: BTreeMap<Id, usize>,
}

impl<'a> Walk<'a> {
    fn over(space: &'a Space, objectives: &[Id], today: Day) -> Self {
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        let roots: Vec<Id> = objectives.iter().filter(|id| seen.insert(id)).cloned().collect();
        // What does not count itself takes nothing away from others.
        let counts = |id: &&Id| {
            let weighs = |weight: Option<f64>| weight.is_none_or(|weight| weight > 0.0);
            space.objective(id).is_some_and(|one| one.stage.counts() && weighs(one.weight))
        };
        let todo: Vec<Id> = roots.iter().filter(counts).cloned().collect();
        let (once, lent) = (BTreeSet::new(), BTreeMap::new());
        let taken = set_of(todo.iter().cloned());
        let mut walk = Self { space, today, roots, met: Vec::new(), taken, once, lent };
        walk.walk(todo);
        walk
    }

    /// Goes down everywhere, and only then to the key results that are shared, so that each counts at home
    /// where its home is met before.
    fn walk(&mut self, roots: Vec<Id>) {
        let mut todo: Vec<Id> = roots.into_iter().rev().collect();
        let mut shared: VecDeque<(usize, Id, Option<f64>)> = VecDeque::new();
        loop {
            while let Some(id) = todo.pop() {
                let at = self.met.len();
                let parts = self.counted_in(&id);
                self.met.push(Met { id: id.clone(), kept: Vec::new() });
                let before = todo.len();
                for (part, weight) in parts {
                    if self.is_guest(&part, &id) {
                        shared.push_back((at, part, weight));
                    } else if self.take(at, &part, weight) {
                        todo.push(part);
                    }
                }
                if let Some(new) = todo.get_mut(before..) {
                    new.reverse();
                }
            }
            let Some((at, part, weight)) = shared.pop_front() else { break };
            if self.take(at, &part, weight) {
                todo.push(part);
            }
        }
    }

    /// Whether a key result stands in this goal by being shared.
    fn is_guest(&self, part: &Id, goal: &Id) -> bool {
        let index = self.space.index();
        index.shared.get(goal).is_some_and(|shared| shared.iter().any(|one| one.from == *part))
            && index.whole_of.get(part) != Some(goal)
    }

    /// Counts a part in what was met, unless it counts somewhere already.
    fn take(&mut self, at: usize, part: &Id, weight: Option<f64>) -> bool {
        let Some(met) = self.met.get_mut(at) else { return false };
        if self.taken.insert(part.clone()) {
            met.kept.push((part.clone(), weight));
            return true;
        }
        *self.lent.entry(met.id.clone()).or_default() += 1;
        self.once.insert(part.clone());
        false
    }

    fn rolls_up(&self, id: &Id) -> bool {
        self.space.evaluation(id, self.today).is_some_and(|one| one.progress.basis == Basis::RollUp)
    }

    /// What a goal takes its progress from; nothing where it has a number of its own.
    fn counted_in(&self, id: &Id) -> Vec<(Id, Option<f64>)> {
        if !self.rolls_up(id) {
            return Vec::new();
        }
        let parts = self.space.parts_of(id);
        let counts = |part: &PartOf| self.space.counts(&part.id);
        let has_own = parts.iter().any(|part| part.joint == Joint::Own && counts(part));
        parts
            .into_iter()
            .filter(|part| part.joint == Joint::Own || part.weight.is_some() || !has_own)
            .filter(|part| counts(part) && part.weight.is_none_or(|weight| weight > 0.0))
            .map(|part| (part.id, part.weight))
            .collect()
    }

    /// How far each is, from the leaves up: what was met later never stands above what was met before.
    fn read(&self) -> BTreeMap<Id, Read> {
        let mut read: BTreeMap<Id, Read> = BTreeMap::new();
        for met in self.met.iter().rev() {
            let of = |id: &Id| read.get(id).copied().unwrap_or(Read { progress: None, is_elsewhere: false });
            let got = if self.rolls_up(&met.id) {
                let part = |(id, weight): &(Id, Option<f64>)| Part {
                    id: id.clone(),
                    progress: of(id).progress,
                    weight: *weight,
                    counts: !of(id).is_elsewhere,
                };
                let parts: Vec<Part> = met.kept.iter().map(part).collect();
                let progress = roll_up(&parts).progress;
                // It was known as a whole, so all that is known of it counts in others.
                Read { progress, is_elsewhere: progress.is_none() }
            } else {
                self.alone(&met.id)
            };
            read.insert(met.id.clone(), got);
        }
        // Those that take nothing away show how far they are by themselves.
        for id in &self.roots {
            if !read.contains_key(id) {
                read.insert(id.clone(), self.alone(id));
            }
        }
        read
    }

    fn alone(&self, id: &Id) -> Read {
        let progress = self.space.evaluation(id, self.today).and_then(|one| one.progress.value);
        Read { progress, is_elsewhere: false }
    }
}

#[cfg(test)]
mod tests;
