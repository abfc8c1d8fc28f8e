//! Operations: how fast change was taken in (rules I20 to I22).

use std::collections::BTreeMap;

use crate::okr::insight::median;
use crate::okr::{Agreement, Arrange, Change, ChangeKind, Id, Moment, Text};
use crate::space::{Node, records};

use super::figure::{Blank, Counted, Insight, Reading, Tally};
use super::gather::Field;
use super::rows::{Note, Row};

pub fn count(field: &Field<'_>) -> Vec<Counted> {
    let changed = changed(field);
    let mut all = vec![changes(field, &changed), late(field), reasons(&changed)];
    all.push(taken_in(field, &changed));
    all
}

/// A goal with the lines of the ledger that count: no small corrections, and nothing of the close.
struct Changed<'a> {
    node: &'a Node,
    changes: Vec<Change>,
}

fn changed<'a>(field: &Field<'a>) -> Vec<Changed<'a>> {
    let krs = |goal: &Id| field.space.key_results_of(goal).iter().filter_map(|id| field.node(id));
    let live = field.all.iter().flat_map(|goal| field.node(&goal.id).into_iter().chain(krs(&goal.id)));
    let is_here = |home: Option<&Id>| field.shared.is_theirs(home);
    let gone = field.shared.trash.iter().filter(|(_, objective)| {
        objective.cycle.as_ref() == Some(&field.cycle.id) && is_here(objective.home.as_ref())
    });
    let all = live.chain(gone.map(|(node, _)| *node));
    let told = all.filter(|node| records::has(&node.entity, records::kind::CHANGE));
    told.filter(|node| !field.space.is_hidden(node.id()))
        .map(|node| {
            let mut changes = records::changes(field.space.doc(), &node.entity);
            let counts =
                |one: &Change| !one.minor && !matches!(one.kind, ChangeKind::Rescore | ChangeKind::Reopen);
            changes.retain(counts);
            Changed { node, changes }
        })
        .filter(|one| !one.changes.is_empty())
        .collect()
}

/// Changes for each objective (rule I20).
fn changes(field: &Field<'_>, changed: &[Changed<'_>]) -> Counted {
    let count: usize = changed.iter().map(|one| one.changes.len()).sum();
    let mut rows: Vec<(usize, &Id)> = changed.iter().map(|one| (one.changes.len(), one.node.id())).collect();
    rows.arrange(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
    let rows = rows.into_iter().map(|(count, id)| Row::noting(id, Note::Count(count)));
    Counted::ratio(Insight::Changes, count as f64, field.all.len() as f64, Blank::NoGoals)
        .listing(rows.collect())
}

/// Objectives that came after the first day (rules I20 and G7).
fn late(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for goal in &field.goals {
        let day = field.late_day(goal);
        let days = || day.zip(field.span.start).map_or(0, |(day, start)| day.days_since(start));
        tally.find(day.is_some(), || Row::noting(&goal.id, Note::Days(days())));
    }
    Counted::share(Insight::Late, tally, Blank::NoGoals)
        .unknown_where(field.span.start.is_none(), Blank::NoFirstDay)
}

/// Changes that say why (rules I21 and E26).
fn reasons(changed: &[Changed<'_>]) -> Counted {
    let mut tally = Tally::default();
    for (node, change) in each(changed) {
        let has_reason = change.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        tally.want(has_reason, || Row::noting(node.id(), Note::Change(change.kind)));
    }
    Counted::share(Insight::Reasons, tally, Blank::NoChange)
}

fn each<'b>(changed: &'b [Changed<'_>]) -> impl Iterator<Item = (&'b Node, &'b Change)> {
    changed.iter().flat_map(|one| one.changes.iter().map(|change| (one.node, change)))
}

/// Days from a change to the first word of somebody else who agrees to it, or to the goal as it reads since
/// (rule I22).
fn taken_in(field: &Field<'_>, changed: &[Changed<'_>]) -> Counted {
    let mut days: Vec<(i64, &Id)> = Vec::new();
    let mut left = 0;
    for one in changed {
        let about = records::agreements_about(field.space.doc(), &one.node.entity);
        let whole = of_whole(field, one.node.id());
        for change in &one.changes {
            match first_word(change, &about, &whole) {
                Some(waited) => days.push((waited, one.node.id())),
                None => left += 1,
            }
        }
    }
    days.arrange(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
    let values: Vec<f64> = days.iter().map(|(days, _)| *days as f64).collect();
    let rows = days.iter().map(|(days, id)| Row::noting(id, Note::Days(*days)));
    let blank = if left == 0 { Blank::NoChange } else { Blank::NoneAgreed };
    let mut counted = Counted::mean(Insight::TakenIn, median(&values), values.len(), blank);
    counted.reading = Reading { part: counted.reading.value.unwrap_or(0.0), left, ..counted.reading };
    counted.listing(rows.collect())
}

/// The agreements to the goal as a whole: of a key result those to its objective.
fn of_whole(field: &Field<'_>, id: &Id) -> Vec<Agreement> {
    let goal = field.space.objective_over(id).map_or(id, |objective| &objective.id);
    let Some(node) = field.node(goal) else { return Vec::new() };
    let all = records::agreements(field.space.doc(), &node.entity);
    all.into_iter().filter(|one| one.about.is_none()).collect()
}

fn first_word(change: &Change, about: &BTreeMap<Text, Vec<Agreement>>, whole: &[Agreement]) -> Option<i64> {
    let changed_on = change.at.or_else(|| change.made.and_then(Moment::day))?;
    let is_other = |one: &&Agreement| one.agrees && one.by.is_some() && one.by != change.by;
    let of_change = about.get(&change.key).map_or(&[][..], Vec::as_slice);
    // A word on the whole goal of the very day may be older than the change.
    let is_after = |one: &&Agreement| {
        let is_later = one.at.and_then(Moment::day).is_some_and(|day| day > changed_on);
        is_later || one.at.zip(change.made).is_some_and(|(at, made)| at >= made)
    };
    let all = of_change.iter().chain(whole.iter().filter(is_after)).filter(is_other);
    let days = all.filter_map(|one| one.at?.day()).map(|day| day.days_since(changed_on));
    days.filter(|days| *days >= 0).min()
}
