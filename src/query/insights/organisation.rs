//! Organisation: how people talk and agree across units (rules I29 to I34).

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::insight::{Kept, kept};
use crate::okr::talk::threads;
use crate::okr::{Arrange, AskState, Id, Link, LinkState, Meeting, MeetingKind, Moment, Objective};
use crate::query::out_of_line::aligns;
use crate::space::records;

use super::figure::{Blank, Counted, Insight, Reading, Tally};
use super::gather::Field;
use super::rhythm::asked;
use super::rows::{Note, Row};

pub fn count(field: &Field<'_>) -> Vec<Counted> {
    let links = links(field);
    vec![
        crossing(field, &links),
        unanswered(field, &links),
        orphans(field),
        skips(field),
        visible(field),
        sessions(field),
        talks(field),
        comments(field),
    ]
}

/// Links up from these goals, and down to others from them, each once, in the order of their ids; both ends are
/// here and none was taken off.
fn links<'a>(field: &Field<'a>) -> Vec<&'a Link> {
    let index = field.space.index();
    let from = field.every_goal().filter_map(|id| index.links_from.get(id));
    let to = field.every_goal().filter_map(|id| index.links_to.get(id));
    let ids: BTreeSet<&Id> = set_of(from.chain(to).flatten());
    let all = ids.into_iter().filter_map(|id| field.space.link(id)).filter(|link| link.on);
    let is_here = |id: &Id| field.space.objective_over(id).is_some();
    all.filter(|link| is_here(&link.from) && is_here(&link.to)).collect()
}

fn link_row(link: &Link) -> Row {
    Row::noting(&link.from, Note::Link(link.to.clone(), link.state))
}

/// Links across units that both sides confirmed (rule I29).
fn crossing(field: &Field<'_>, links: &[&Link]) -> Counted {
    let mut tally = Tally::default();
    for link in links.iter().filter(|link| !field.space.is_within_one_unit(&link.from, &link.to)) {
        tally.want(link.state == LinkState::Accepted, || link_row(link));
    }
    Counted::share(Insight::CrossUnit, tally, Blank::NoCrossing)
}

/// Asks and links that wait for an answer (rule I30).
fn unanswered(field: &Field<'_>, links: &[&Link]) -> Counted {
    let mut rows: Vec<Row> =
        links.iter().filter(|link| link.turn().is_some()).map(|link| link_row(link)).collect();
    for (id, steps) in asked(field) {
        let open = threads(&steps, field.today).into_iter();
        let open = open.filter(|one| matches!(one.state, AskState::Open | AskState::Overdue));
        rows.extend(open.map(|one| {
            let since = one.ask.at.and_then(Moment::day);
            let note = since.map_or(Note::Nothing, |day| Note::Days(field.today.days_since(day)));
            Row::noting(&id, note)
        }));
    }
    let count = rows.len() as f64;
    let mut one = Counted::ratio(Insight::Unanswered, count, field.goals.len() as f64, Blank::NoGoals);
    if one.reading.value.is_some() {
        one.reading = Reading { value: Some(count), ..one.reading };
    }
    one.listing(rows)
}

/// Objectives that hang on nothing and do not say why they matter, of those that could hang on something
/// (rules I31 and O1).
fn orphans(field: &Field<'_>) -> Counted {
    let cycles = field.cycles_up();
    let has_goals = |unit: &Id| {
        let of = field.shared.set_for.get(unit);
        of.is_some_and(|of| of.iter().any(|cycle| cycle.is_none_or(|cycle| cycles.contains(&cycle))))
    };
    let mut tally = Tally::default();
    for goal in &field.goals {
        let could = goal.home.as_ref().is_some_and(|home| field.shared.above(home).any(has_goals));
        if could {
            let says_why = goal.why.as_ref().is_some_and(|why| !why.trim().is_empty());
            tally.find(!says_why && ups(field, &goal.id).next().is_none(), || Row::of(&goal.id));
        }
    }
    let blank = if field.goals.is_empty() { Blank::NoGoals } else { Blank::NothingToHangOn };
    Counted::share(Insight::Orphans, tally, blank)
}

/// The links by which an objective hangs on something, its own and those of its key results.
fn ups<'a>(field: &'a Field<'_>, objective: &'a Id) -> impl Iterator<Item = &'a Link> {
    let space = field.space;
    let krs = space.key_results_of(objective).iter();
    let own = std::iter::once(objective).chain(krs);
    own.flat_map(|id| space.links_from(id)).filter(|link| aligns(link))
}

/// Links up the tree that skip a level at which there is a goal to serve (rules I32 and O4).
fn skips(field: &Field<'_>) -> Counted {
    let cycles = field.cycles_up();
    let mut tally = Tally::default();
    for goal in &field.goals {
        let Some(home) = &goal.home else { continue };
        let above: Vec<&Id> = field.shared.above(home).collect();
        let own = || field.space.links_from(&goal.id).filter(|link| aligns(link));
        let level = |link: &Link| {
            let upper = field.space.objective_over(&link.to)?.home.as_ref()?;
            above.iter().position(|unit| *unit == upper)
        };
        for link in own() {
            let Some(at) = level(link) else { continue };
            let between = above.get(..at).unwrap_or_default();
            let steps_on = own().filter_map(level).any(|other| other < at);
            let has_goals = |unit: &&&Id| {
                let of = field.shared.set_for.get(**unit);
                of.is_some_and(|of| of.iter().any(|one| one.is_none_or(|one| cycles.contains(&one))))
            };
            let is_skip = !steps_on && between.iter().any(|unit| has_goals(&unit));
            tally.find(is_skip, || link_row(link));
        }
    }
    Counted::share(Insight::Skips, tally, Blank::NoLink)
}

/// Goals that everybody can read (rule I33). What is only a place here is counted: that it is there is known.
fn visible(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for id in field.every_goal() {
        tally.want(field.space.privacy(id).is_none(), || Row::of(id));
    }
    tally.of += field.hidden.len();
    tally.rows.extend(field.hidden.iter().map(|id| Row::of(id)));
    Counted::share(Insight::Visible, tally, Blank::NoGoals)
}

/// Stretches of one cadence in which a unit that has goals held its session (rule I34).
fn sessions(field: &Field<'_>) -> Counted {
    let space = field.space;
    let is_held = |one: &&&Meeting| matches!(one.kind, MeetingKind::Weekly | MeetingKind::Monthly);
    let over = field.last_day().min(field.today.plus_days(-1));
    let has_goals: BTreeSet<&Id> = set_of(
        field.goals.iter().filter_map(|one| one.home.as_ref()).filter(|home| space.unit(home).is_some()),
    );
    let mut sum = Kept::default();
    let mut is_recorded = false;
    for unit in has_goals {
        let days: Vec<_> = field
            .shared
            .meetings
            .iter()
            .filter(is_held)
            .filter(|one| one.unit.as_ref() == Some(unit))
            .filter_map(|one| one.on)
            .filter(|day| field.span.contains(*day))
            .collect();
        is_recorded |= !days.is_empty();
        if let Some(start) = field.span.start.filter(|_| field.span.end.is_some()) {
            let one = kept(start, over, space.cadence_of(unit), days);
            sum.kept += one.kept;
            sum.due += one.due;
        }
    }
    Counted::ratio(Insight::Sessions, sum.kept as f64, sum.due as f64, Blank::NoneDue)
        .unknown_where(!is_recorded, Blank::NoSession)
}

/// Pairs of a person and their manager who talked within the cycle (rule I34). No pair is named.
fn talks(field: &Field<'_>) -> Counted {
    let space = field.space;
    let mut tally = Tally::default();
    let held = field.shared.meetings.iter().filter(|one| one.kind == MeetingKind::OneOnOne);
    let held: Vec<_> = held.filter(|one| one.on.is_some_and(|day| field.span.contains(day))).collect();
    for id in field.shared.people() {
        let manager = space.person(id).and_then(|person| person.manager.as_ref());
        if let Some(manager) = manager.filter(|manager| space.person(manager).is_some()) {
            tally.of += 1;
            let is_pair = |one: &&&Meeting| one.with.contains(id) && one.with.contains(manager);
            tally.part += usize::from(held.iter().any(is_pair));
        }
    }
    let is_none = held.is_empty() && tally.of > 0;
    Counted::share(Insight::Talks, tally, Blank::NoPair).unknown_where(is_none, Blank::NoTalk)
}

/// Comments for each objective, on it and on its key results (rule I34).
fn comments(field: &Field<'_>) -> Counted {
    let doc = field.space.doc();
    let of = |id: &Id| {
        let node = field.node(id).filter(|node| records::has(&node.entity, records::kind::COMMENT));
        node.map_or(0, |node| records::comments(doc, &node.entity).len())
    };
    let all =
        |goal: &&Objective| of(&goal.id) + field.space.key_results_of(&goal.id).iter().map(of).sum::<usize>();
    let mut counts: Vec<(usize, &Id)> = field.goals.iter().map(|goal| (all(goal), &goal.id)).collect();
    let sum: usize = counts.iter().map(|(count, _)| count).sum();
    counts.retain(|(count, _)| *count > 0);
    counts.arrange(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    let rows = counts.into_iter().map(|(count, id)| Row::noting(id, Note::Count(count)));
    Counted::ratio(Insight::Comments, sum as f64, field.goals.len() as f64, Blank::NoGoals)
        .listing(rows.collect())
}
