//! Three readings of goals, side by side: as they were first set, as they were changed, and the share of the
//! cycle that they lived (rules S30 to S39).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::okr::evaluation::Joint;
use crate::okr::readings::{Among, Because, Reading, Together, Weighed, shares_across, together};
use crate::okr::score::SuggestedFrom;
use crate::okr::scorecard::lived_share;
use crate::okr::{Day, Id, KeyResult, Measure, Objective, Part, RubricKind, Span, Stage, roll_up};
use crate::query::changes::{Line, plain_lines};
use crate::space::{Node, Space, Typed, records};

use super::past::{Past, Strays, strays};
use super::verdict::suggested_as;
use super::{Ground, Verdict, VerdictFrom, suggested, verdict};

/// The three readings of an objective or key result.
#[derive(Clone, PartialEq, Debug)]
pub struct Readings {
    /// The goal.
    pub id: Id,
    /// The score, had it stayed as it was first set.
    pub first: Reading,
    /// The score as it was judged, with everything that was changed.
    pub changed: Reading,
    /// The share of its cycle that it lived, 0.0 to 1.0; `None` where nobody knows.
    pub lived: Option<f64>,
    /// What the ledger tells of it and of its key results, oldest first.
    pub changes: Vec<Line>,
    /// The readings of what belongs to an objective or belonged to it then, in their order.
    pub parts: Vec<PartReadings>,
}

impl Readings {
    /// Whether it reads today as it was first set.
    pub fn agree(&self) -> bool {
        self.first == self.changed
    }
}

/// The readings of one key result of an objective.
#[derive(Clone, PartialEq, Debug)]
pub struct PartReadings {
    /// The key result.
    pub id: Id,
    /// Had it stayed as it was first set.
    pub first: Reading,
    /// As it was judged.
    pub changed: Reading,
    /// The share of the cycle that it lived.
    pub lived: Option<f64>,
    /// Whether it belongs to the objective today.
    pub is_here: bool,
}

/// The three readings of an objective or key result (rules S30 to S33); `None` for anything else, and for what
/// is in the trash.
pub fn readings(space: &Space, id: &Id, today: Day) -> Option<Readings> {
    let node = space.node(id).filter(|node| !node.deleted)?;
    match &node.typed {
        Typed::Objective(one) => Some(Reader::of(space, today).objective(node, one)),
        Typed::KeyResult(kr) => {
            let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
            let reader = Reader { strays: Strays::new(), ..Reader::new(space, today) };
            Some(reader.key_result(node, kr, objective))
        }
        _ => None,
    }
}

/// The readings of all goals of a person, a unit or everybody together (rules S34 to S36).
pub fn readings_of(space: &Space, ground: &Ground, today: Day) -> Together {
    let read = evaluated(space, ground, today);
    together(&read.iter().map(Evaluated::among).collect::<Vec<_>>())
}

/// One objective of a ground, with everything that the scorecard reads of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Evaluated {
    /// Its readings.
    pub readings: Rc<Readings>,
    /// Its share by weight among those that count now, 0.0 to 1.0 (rule S40).
    pub share: f64,
    /// Its share among those that were there when the cycle began; `None` where it was not.
    pub first_share: Option<f64>,
    /// Where it is now.
    pub place: WhereNow,
    /// The day on which it was added, where that was after the cycle began.
    pub late: Option<Late>,
    /// Whether it has no score on purpose.
    pub unscored: bool,
    /// Whether it counts now.
    pub counts: bool,
}

/// Where a goal of a ground is now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhereNow {
    /// It belongs to the ground.
    Here,
    /// It was handed to somebody else.
    HandedOver,
    /// It is in another cycle.
    OtherCycle,
    /// It is in the trash.
    Trash,
}

/// That a goal was added after the cycle began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Late {
    /// The day, where it is known.
    pub day: Option<Day>,
}

impl Evaluated {
    /// What the arithmetic has to know of it.
    pub fn among(&self) -> Among {
        Among {
            id: self.readings.id.clone(),
            share: self.share,
            first_share: self.first_share,
            first: self.readings.first.value,
            changed: self.readings.changed.value,
            lived: self.readings.lived,
            counts: self.counts,
            unscored: self.unscored,
        }
    }
}

/// Every objective of a ground once, in the order of their ids, and behind them those that belonged to it when
/// the cycle began and are somewhere else now (rule S33).
pub fn evaluated(space: &Space, ground: &Ground, today: Day) -> Vec<Evaluated> {
    let reader = Reader::of(space, today);
    let members = ground.members(space);
    let first_day = space.cycle(&ground.cycle).and_then(|cycle| cycle.span.start);
    let here = ground.objectives(space);
    let ids: BTreeSet<&Id> = here.iter().map(|one| &one.id).collect();
    let mut all: Vec<(Evaluated, Objective)> = Vec::new();
    for one in here {
        let Some(node) = space.node(&one.id) else { continue };
        let past = Past::of(space, node);
        let first = if past.said.is_empty() { None } else { past.objective(space, &one.id) };
        let late = past.added.filter(|_| past.came_after(first_day));
        let was_here = late.is_none() && first.as_ref().is_none_or(|first| members.has(first));
        let found = reader.evaluated(node, one, WhereNow::Here, late, was_here);
        all.push((found, first.unwrap_or_else(|| one.clone())));
    }
    for (id, node) in space.nodes() {
        let Typed::Objective(one) = &node.typed else { continue };
        let is_told = records::has(&node.entity, records::kind::CHANGE) && !ids.contains(id);
        if !is_told || space.is_hidden(id) || (!node.deleted && members.has(one)) {
            continue;
        }
        let past = Past::of(space, node);
        let Some(first) = past.objective(space, id).filter(|first| members.has(first)) else { continue };
        if past.came_after(first_day) || (node.deleted && past.gone.is_none()) {
            continue;
        }
        let place = if node.deleted {
            WhereNow::Trash
        } else if one.cycle == first.cycle {
            WhereNow::HandedOver
        } else {
            WhereNow::OtherCycle
        };
        all.push((reader.evaluated(node, one, place, None, true), first));
    }
    share_out(space, all)
}

/// Gives each its part by weight: as the goals are now, and as they were first set.
fn share_out(space: &Space, all: Vec<(Evaluated, Objective)>) -> Vec<Evaluated> {
    let now: Vec<Weighed<'_>> = all
        .iter()
        .map(|(one, first)| {
            let now = space.objective(&one.readings.id);
            let (home, weight) =
                now.map_or((first.home.as_ref(), first.weight), |now| (now.home.as_ref(), now.weight));
            Weighed { home, weight, counts: one.counts }
        })
        .collect();
    let then: Vec<Weighed<'_>> = all
        .iter()
        .map(|(one, first)| Weighed {
            home: first.home.as_ref(),
            weight: first.weight,
            counts: one.first_share.is_some(),
        })
        .collect();
    let (now, then) = (shares_across(&now), shares_across(&then));
    all.into_iter()
        .zip(now.into_iter().zip(then))
        .map(|((one, _), (share, then))| Evaluated {
            share,
            first_share: one.first_share.map(|_| then),
            ..one
        })
        .collect()
}

/// Fields whose change makes another number of the same reading.
const NUMBERS: [&str; 11] = [
    "measure",
    "start",
    "target",
    "floor",
    "ceiling",
    "low",
    "high",
    "commit",
    "stretch",
    "milestones",
    "rolls_up",
];
/// Fields that say in words what is to be seen, where no number says it.
const WORDS: [&str; 2] = ["title", "target_text"];
/// Dates, which a corridor is counted over.
const DATES: [&str; 2] = ["from", "until"];

/// Reads goals of one workspace on one day.
struct Reader<'a> {
    space: &'a Space,
    today: Day,
    strays: Strays,
}

impl<'a> Reader<'a> {
    fn new(space: &'a Space, today: Day) -> Self {
        Self { space, today, strays: Strays::new() }
    }

    /// One that knows which key results are not where they were.
    fn of(space: &'a Space, today: Day) -> Self {
        Self { strays: strays(space), ..Self::new(space, today) }
    }

    fn evaluated(
        &self,
        node: &Node,
        one: &Objective,
        place: WhereNow,
        late: Option<Late>,
        was_here: bool,
    ) -> Evaluated {
        let readings = match place {
            WhereNow::Here | WhereNow::HandedOver => self.objective(node, one),
            WhereNow::OtherCycle => self.gone(node, Because::Elsewhere),
            WhereNow::Trash => self.gone(node, Because::Deleted),
        };
        let unscored = is_none_on_purpose(readings.changed.because);
        Evaluated {
            readings: Rc::new(readings),
            share: 0.0,
            first_share: was_here.then_some(0.0),
            counts: place == WhereNow::Here && one.stage.counts(),
            place,
            late,
            unscored,
        }
    }

    /// What went where nothing of it can be read here.
    fn gone(&self, node: &Node, because: Because) -> Readings {
        Readings {
            id: node.id().clone(),
            first: Reading::none(because),
            changed: Reading::none(because),
            lived: None,
            changes: plain_lines(self.space, node),
            parts: Vec::new(),
        }
    }

    fn objective(&self, node: &Node, one: &Objective) -> Readings {
        let space = self.space;
        let past = Past::of(space, node);
        let judged = verdict(space, &one.id);
        let changed = as_judged(judged, space.is_untold(&one.id));
        let is_gone = !one.stage.counts();
        let parts = self.parts(one, is_gone);
        let mut changes = plain_lines(space, node);
        for part in &parts {
            changes.extend(space.node(&part.is.id).into_iter().flat_map(|node| plain_lines(space, node)));
        }
        crate::okr::Arrange::arrange(changes.as_mut_slice(), |a, b| (a.at, a.made).cmp(&(b.at, b.made)));
        Readings {
            id: one.id.clone(),
            first: self.first_of_objective(one, &past, changed, judged, &parts),
            changed,
            lived: self.lived(Some(one), one.span, one.stage, &past),
            changes,
            parts: parts.into_iter().map(|part| part.is).collect(),
        }
    }

    fn first_of_objective(
        &self,
        one: &Objective,
        past: &Past,
        changed: Reading,
        judged: Verdict,
        parts: &[FirstPart],
    ) -> Reading {
        let is_gone = !one.stage.counts();
        if matches!(changed.because, Because::Untold | Because::Unscored(_)) {
            return changed;
        }
        let is_said = matches!(judged.from, VerdictFrom::Said | VerdictFrom::Status);
        let is_other = past.in_words || past.reworded || past.differs_in(&WORDS);
        let is_touched = parts.iter().any(|part| part.is_touched) || (is_said && is_other);
        if !is_touched && (!is_gone || changed.value.is_some()) {
            let because = if is_gone { Because::Reached } else { changed.because };
            return Reading { because, ..changed };
        }
        // Where nobody judged what goes on, nothing is held against anything.
        let goes_on = parts.iter().any(|part| part.is.is_here && part.counts_now);
        if judged.from == VerdictFrom::Nothing && !is_gone && (goes_on || parts.is_empty()) {
            return changed;
        }
        let read: Vec<Part> = parts
            .iter()
            .filter(|part| part.was_here)
            .map(|part| Part {
                id: part.is.id.clone(),
                progress: part.is.first.value,
                weight: part.weight,
                counts: !matches!(part.is.first.because, Because::Unscored(_)),
            })
            .collect();
        let rolled = roll_up(&read);
        let is_quiet =
            |part: &&FirstPart| matches!(part.is.first.because, Because::Untold | Because::Word(_));
        let quiet = parts.iter().filter(|part| part.was_here).filter(is_quiet).count();
        let missing = rolled.missing.saturating_sub(quiet);
        let reached = || self.space.evaluation(&one.id, self.today)?.progress.clamped();
        match rolled.progress {
            Some(value) => {
                let because = if is_gone { Because::Reached } else { Because::KeyResults };
                Reading { value: Some(value), missing, because }
            }
            // An objective without key results has what was said of it itself (rule R8).
            None if is_gone && parts.is_empty() => reached()
                .map_or(Reading::none(Because::Reached), |value| Reading::of(value, Because::Reached)),
            None if is_said && !is_gone => Reading { missing, ..Reading::none(Because::JudgedWhole) },
            None if is_gone => Reading { missing, ..Reading::none(Because::Reached) },
            None => Reading { missing, ..Reading::none(Because::NotJudged) },
        }
    }

    /// What counts in an objective today, and what belonged to it at first.
    fn parts(&self, one: &Objective, is_gone: bool) -> Vec<FirstPart> {
        let space = self.space;
        let own = space.parts_of(&one.id).into_iter().filter(|part| part.joint == Joint::Own);
        let mut parts: Vec<FirstPart> = own
            .filter_map(|part| {
                let node = space.node(&part.id)?;
                let Typed::KeyResult(kr) = &node.typed else { return None };
                Some(self.part_here(one, node, kr, part.weight, is_gone))
            })
            .collect();
        let strays = self.strays.get(&one.id).into_iter().flatten();
        parts.extend(strays.filter_map(|id| self.stray(one, space.node(id)?)));
        parts
    }

    fn part_here(
        &self,
        one: &Objective,
        node: &Node,
        kr: &KeyResult,
        weight: Option<f64>,
        is_gone: bool,
    ) -> FirstPart {
        let past = Past::of(self.space, node);
        let is_at_home = kr.objective.as_ref() == Some(&one.id);
        let home = kr.objective.as_ref().and_then(|id| self.space.objective(id));
        let first_day = one.cycle.as_ref().and_then(|cycle| self.cycle_span(cycle).start);
        let came = past.came_after(first_day) || (is_at_home && past.differs_in(&["objective"]));
        let (first, changed) = self.both(kr, home, &past, is_gone);
        let first = if came { Reading::none(Because::CameLater) } else { first };
        let first_weight = if is_at_home && past.differs_in(&["weight"]) {
            past.key_result(self.space, &kr.id).and_then(|kr| kr.weight)
        } else {
            weight
        };
        let counts_now = kr.stage.counts();
        FirstPart {
            is_touched: came || !counts_now || first_weight != weight || is_other(kr, &past),
            is: PartReadings {
                id: kr.id.clone(),
                first,
                changed,
                lived: self.lived(home, kr.span, kr.stage, &past),
                is_here: true,
            },
            was_here: !came,
            counts_now,
            weight: first_weight,
        }
    }

    /// A key result that belonged to the objective at first and does not now.
    fn stray(&self, one: &Objective, node: &Node) -> Option<FirstPart> {
        let Typed::KeyResult(kr) = &node.typed else { return None };
        let past = Past::of(self.space, node);
        let weight = past.key_result(self.space, &kr.id)?.weight;
        let (first, changed) = if node.deleted {
            (Reading::none(Because::Deleted), Reading::none(Because::Deleted))
        } else {
            self.both(kr, Some(one), &past, false)
        };
        let lived = if node.deleted { None } else { self.lived(Some(one), kr.span, kr.stage, &past) };
        let is = PartReadings { id: kr.id.clone(), first, changed, lived, is_here: false };
        Some(FirstPart { is, is_touched: true, was_here: true, counts_now: false, weight })
    }

    fn key_result(&self, node: &Node, kr: &KeyResult, objective: Option<&Objective>) -> Readings {
        let past = Past::of(self.space, node);
        let is_gone = objective.is_some_and(|one| !one.stage.counts());
        let (first, changed) = self.both(kr, objective, &past, is_gone);
        Readings {
            id: kr.id.clone(),
            // When its objective was first set it was not there: by itself it was set when it came.
            first,
            changed,
            lived: self.lived(objective, kr.span, kr.stage, &past),
            changes: plain_lines(self.space, node),
            parts: Vec::new(),
        }
    }

    /// A key result as it was first set, and as it was judged.
    fn both(
        &self,
        kr: &KeyResult,
        objective: Option<&Objective>,
        past: &Past,
        is_gone: bool,
    ) -> (Reading, Reading) {
        let judged = verdict(self.space, &kr.id);
        let changed = as_judged(judged, self.space.is_untold(&kr.id));
        if matches!(changed.because, Because::Untold | Because::Unscored(_)) {
            return (changed, changed);
        }
        let is_gone = is_gone || !kr.stage.counts();
        if !is_other(kr, past) {
            let reached = || suggested(self.space, &kr.id, self.today).map(|one| one.value);
            let first = match (is_gone, changed.value.or_else(|| reached().filter(|_| is_gone))) {
                (true, Some(value)) => Reading::of(value, Because::Reached),
                (true, None) => Reading::none(Because::Reached),
                (false, _) => changed,
            };
            return (first, changed);
        }
        if changed.because == Because::NotJudged && !is_gone {
            return (changed, changed);
        }
        (self.by_first_numbers(kr, objective, past), changed)
    }

    /// The score that its first numbers speak for, held against the same last reading (rule S31).
    fn by_first_numbers(&self, kr: &KeyResult, objective: Option<&Objective>, past: &Past) -> Reading {
        if past.in_words {
            return Reading::none(Because::ToldInWords);
        }
        if past.differs_in(&["measured_in"]) {
            return Reading::none(Because::OtherUnit);
        }
        let is_by_numbers =
            past.differs_in(&NUMBERS) || past.differs_in(&DATES) || past.differs_in(&["rubric"]);
        if !is_by_numbers {
            return Reading::none(Because::Reworded);
        }
        let Some(first) = past.key_result(self.space, &kr.id) else {
            return Reading::none(Because::NoNumbers);
        };
        let evaluation = self.space.evaluation_as(&first, objective, self.today);
        // What somebody said of how far it is was said of the goal as it is now.
        let is_of_now = |from: SuggestedFrom| {
            matches!(from, SuggestedFrom::Said | SuggestedFrom::Noted | SuggestedFrom::Baseline)
        };
        match suggested_as(self.space, &first, &evaluation).filter(|one| !is_of_now(one.from)) {
            Some(one) => Reading::of(one.value, Because::FirstNumbers),
            None => Reading::none(Because::NoNumbers),
        }
    }

    /// The share of its cycle that a goal lived (rule S7).
    fn lived(&self, objective: Option<&Objective>, own: Span, stage: Stage, past: &Past) -> Option<f64> {
        let objective = objective?;
        let cycle = self.cycle_span(objective.cycle.as_ref()?);
        let own = own.or(objective.span);
        let above = || Past::of(self.space, self.space.node(&objective.id)?).added;
        let added = past.added.or_else(above).and_then(|added| added.day);
        let added = Span { start: added, end: None };
        let stopped = !stage.counts() || !objective.stage.counts();
        let gone = self.gone_on(objective, stage, past);
        // Given up, and nobody knows when.
        if stopped && gone.is_none() {
            return None;
        }
        lived_share(own.or(added), gone, cycle)
    }

    /// The day from which it does not count any more, itself or with its objective.
    fn gone_on(&self, objective: &Objective, stage: Stage, past: &Past) -> Option<Day> {
        let own = past.gone.filter(|_| !stage.counts());
        let above = || {
            let node = self.space.node(&objective.id).filter(|_| !objective.stage.counts())?;
            Past::of(self.space, node).gone
        };
        own.or_else(above)
    }

    /// The dates of a cycle, completed from those it lies in.
    fn cycle_span(&self, id: &Id) -> Span {
        let (mut span, mut seen, mut at) = (Span::UNKNOWN, BTreeSet::new(), self.space.cycle(id));
        while let Some(cycle) = at.filter(|cycle| seen.insert(&cycle.id)) {
            span = span.or(cycle.span);
            at = cycle.parent.as_ref().and_then(|id| self.space.cycle(id));
        }
        span
    }
}

/// A key result of an objective, with what its first reading needs.
struct FirstPart {
    is: PartReadings,
    /// Whether something about it was changed that reads otherwise.
    is_touched: bool,
    /// Whether it was there when the objective was first set.
    was_here: bool,
    /// Whether it still counts.
    counts_now: bool,
    /// Its weight as it was first set.
    weight: Option<f64>,
}

/// Whether its words and numbers were others at first, so that the same last reading would give another score.
fn is_other(kr: &KeyResult, past: &Past) -> bool {
    let by_words = matches!(kr.measure, Measure::Judged | Measure::YesNo | Measure::Baseline)
        || !kr.measure.has_numbers();
    let by_time = kr.rubric_kind == RubricKind::DatePenalty
        || matches!(kr.measure, Measure::Above { .. } | Measure::Below { .. } | Measure::Between { .. });
    let words_differ = past.reworded || past.differs_in(&WORDS);
    past.in_words
        || past.differs_in(&NUMBERS)
        || past.differs_in(&["measured_in"])
        // Grades that were written beforehand say what is judged, whatever the title says.
        || past.differs_in(&["rubric"])
        || (words_differ && by_words && kr.rubric.is_empty())
        || (past.differs_in(&DATES) && by_time)
}

/// What was judged, as a reading.
fn as_judged(judged: Verdict, is_untold: bool) -> Reading {
    let because = match (judged.value, judged.unscored, judged.reached) {
        (Some(_), ..) => Because::Judged,
        (None, Some(why), _) => Because::Unscored(why),
        (None, None, Some(word)) => Because::Word(word),
        (None, None, None) if is_untold => Because::Untold,
        (None, None, None) => Because::NotJudged,
    };
    Reading { value: judged.value, missing: judged.missing, because }
}

/// Whether nothing is missing though there is no score.
fn is_none_on_purpose(because: Because) -> bool {
    matches!(because, Because::Unscored(_) | Because::Word(_))
}

#[cfg(test)]
mod tests;
