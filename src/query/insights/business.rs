//! Business: how strategy became goals and moved (rules I10 to I16).

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Commitment, Id, Objective, Part, roll_up};
use crate::query::close::{Verdict, verdict};
use crate::query::coach::{Owned, looking_back};
use crate::query::mean::mean;
use crate::space::Typed;

use super::figure::{Blank, Counted, Insight, Tally};
use super::gather::Field;
use super::rows::{Note, Row};
use super::shared::below;

/// The perspectives there are.
const PERSPECTIVES: f64 = 4.0;

/// An objective with what was judged of it.
type Judged<'a> = (&'a Objective, Verdict);

pub fn count(field: &Field<'_>) -> Vec<Counted> {
    let tops = tops(field);
    let judged: Vec<Judged<'_>> =
        field.goals.iter().map(|goal| (*goal, verdict(field.space, &goal.id))).collect();
    let ids: BTreeSet<&Id> = set_of(tops.iter().map(|top| &top.id));
    let at_top = judged.iter().filter(|(goal, _)| ids.contains(&goal.id));
    let at_top: Vec<Judged<'_>> = at_top.copied().collect();
    let mut all = vec![
        aligned(field, &tops),
        perspectives(field),
        top_progress(field, &tops),
        scored(Insight::TopScore, &at_top),
        confidence(field),
        scored(Insight::Score, &judged),
        quality(field),
    ];
    all.extend(bands(&judged));
    all
}

/// The goals at the top: of everybody those of units with nothing above them, of a unit its own, of a person all.
fn tops<'a>(field: &Field<'a>) -> Vec<&'a Objective> {
    let is_top = |home: &Id| match field.whose {
        Some(whose) if field.space.unit(whose).is_some() => home == whose,
        Some(_) => true,
        None => field.space.unit(home).is_some() && field.shared.above(home).next().is_none(),
    };
    let own = |one: &&&Objective| one.home.as_ref().is_some_and(&is_top);
    field.goals.iter().filter(own).copied().collect()
}

/// Goals that lead up to a goal of a cycle above; where there is none, to one at the top of this cycle, which
/// themselves lead nowhere (rule I10).
fn aligned(field: &Field<'_>, tops: &[&Objective]) -> Counted {
    let up: Vec<&Id> = field.cycles_up().into_iter().skip(1).collect();
    let above =
        field.space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
            Typed::Objective(one) if one.stage.counts() => Some(one),
            _ => None,
        });
    let yearly: BTreeSet<&Id> = set_of(
        above.filter(|one| one.cycle.as_ref().is_some_and(|cycle| up.contains(&cycle))).map(|one| &one.id),
    );
    // Of a unit alone what stands at its own top may lead further up; only everybody's has nothing above it.
    let within = if field.whose.is_none() { tops.iter().map(|one| &one.id).collect() } else { Vec::new() };
    let goals_at_top: BTreeSet<&Id> =
        if yearly.is_empty() && field.whose.is_some() { company_tops(field) } else { set_of(within) };
    let (targets, leads_nowhere) =
        if yearly.is_empty() { (goals_at_top.clone(), goals_at_top) } else { (yearly, BTreeSet::new()) };
    let reached = reached(field, &targets);
    let mut tally = Tally::default();
    for goal in field.goals.iter().filter(|goal| !leads_nowhere.contains(&goal.id)) {
        tally.want(reached.contains(&goal.id), || Row::of(&goal.id));
    }
    let blank = if targets.is_empty() { Blank::NothingAbove } else { Blank::NoGoals };
    Counted::share(Insight::Aligned, tally, blank).unknown_where(targets.is_empty(), blank)
}

/// The goals of this cycle of units with nothing above them, whoever's goals are looked at.
fn company_tops<'a>(field: &Field<'a>) -> BTreeSet<&'a Id> {
    let space = field.space;
    let is_top = |home: &Id| space.unit(home).is_some() && field.shared.above(home).next().is_none();
    set_of(space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(id, node)| match &node.typed {
        Typed::Objective(one)
            if one.cycle.as_ref() == Some(&field.cycle.id)
                && one.stage.counts()
                && one.home.as_ref().is_some_and(is_top) =>
        {
            Some(id)
        }
        _ => None,
    }))
}

/// Everything below these goals, by any number of steps.
fn reached<'a>(field: &Field<'a>, targets: &BTreeSet<&'a Id>) -> BTreeSet<&'a Id> {
    let below = below(field.space);
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut todo: Vec<&Id> = targets.iter().copied().collect();
    while let Some(at) = todo.pop() {
        todo.extend(below.get(at).into_iter().flatten().copied().filter(|id| seen.insert(*id)));
    }
    seen
}

/// Perspectives of the strategy that have a goal (rule I11).
fn perspectives(field: &Field<'_>) -> Counted {
    let said = field.goals.iter().filter_map(|one| Some((one.perspective?, *one)));
    let mut rows: Vec<_> = said.collect();
    rows.arrange_by(|(perspective, _)| *perspective);
    let different = set_of(rows.iter().map(|(perspective, _)| *perspective)).len();
    let rows: Vec<Row> =
        rows.into_iter().map(|(one, goal)| Row::noting(&goal.id, Note::Perspective(one))).collect();
    let unsaid = field.goals.len() - rows.len();
    let mut one = Counted::ratio(Insight::Perspectives, different as f64, PERSPECTIVES, Blank::NoPerspective);
    one.reading.value = Some(different as f64);
    one.unknown_where(rows.is_empty(), Blank::NoPerspective).leaving(unsaid).listing(rows)
}

/// How far the goals at the top are together (rule R13).
fn top_progress(field: &Field<'_>, tops: &[&Objective]) -> Counted {
    let ids: Vec<Id> = tops.iter().map(|one| one.id.clone()).collect();
    let read = mean(field.space, &ids, field.today);
    let known = read.lines.iter().filter(|line| line.progress.is_some()).count();
    let blank = if tops.is_empty() { Blank::NothingOnTop } else { Blank::NoProgress };
    let rows = read.lines.iter().map(|line| Row::noting(&line.id, Note::Progress(line.progress)));
    Counted::mean(Insight::TopProgress, read.progress, known, blank)
        .leaving(read.missing)
        .listing(rows.collect())
}

/// The weighted mean of what was judged (rules I12 and I14).
fn scored(insight: Insight, goals: &[Judged<'_>]) -> Counted {
    let mut rows = Vec::new();
    let mut known = 0;
    let parts: Vec<Part> = goals
        .iter()
        .map(|(one, verdict)| {
            known += usize::from(verdict.value.is_some());
            rows.push(Row::noting(&one.id, Note::Score(verdict.value)));
            Part {
                id: one.id.clone(),
                progress: verdict.value,
                weight: one.weight,
                counts: verdict.unscored.is_none(),
            }
        })
        .collect();
    let read = roll_up(&parts);
    let blank = if goals.is_empty() && insight == Insight::TopScore {
        Blank::NothingOnTop
    } else if goals.is_empty() {
        Blank::NoGoals
    } else {
        Blank::NoScore
    };
    Counted::mean(insight, read.progress, known, blank).leaving(read.missing).listing(rows)
}

/// What people believed when they first said so (rule I13).
fn confidence(field: &Field<'_>) -> Counted {
    let mut rows = Vec::new();
    let mut sum = 0.0;
    for (kr, _) in &field.key_results {
        let all = field.space.check_ins(&kr.id);
        if let Some(first) = all.iter().find_map(|one| one.confidence) {
            sum += f64::from(first);
            rows.push(Row::noting(&kr.id, Note::Confidence(first)));
        }
    }
    let left = field.key_results.len() - rows.len();
    let blank = Blank::NoConfidence;
    Counted::ratio(Insight::Confidence, sum, rows.len() as f64, blank).leaving(left).listing(rows)
}

/// Promises kept in full, and other goals that came out well (rules I15 and S6).
fn bands(judged: &[Judged<'_>]) -> [Counted; 2] {
    let (mut promises, mut others) = (Tally::default(), Tally::default());
    for (goal, verdict) in judged.iter().filter(|(_, verdict)| verdict.unscored.is_none()) {
        let is_promise = goal.commitment == Some(Commitment::Committed);
        let tally = if is_promise { &mut promises } else { &mut others };
        match verdict.value {
            Some(value) => {
                let is_good = band(value, goal.commitment) == Band::Good;
                tally.want(is_good, || Row::noting(&goal.id, Note::Score(Some(value))));
            }
            None => tally.left += 1,
        }
    }
    [
        Counted::share(Insight::Promises, promises, Blank::NoPromise),
        Counted::share(Insight::Stretch, others, Blank::NoScore),
    ]
}

/// Goals the coach has nothing to say of (rule I16).
fn quality(field: &Field<'_>) -> Counted {
    let owned = Owned::of(field.space, Some(&field.cycle.id));
    let mut tally = Tally::default();
    for id in field.every_goal() {
        let rules = looking_back(field.space, id, &owned, &field.shared.muted);
        tally.want(rules.is_empty(), || Row::noting(id, Note::Rules(rules)));
    }
    Counted::share(Insight::Quality, tally, Blank::NoGoals)
}
