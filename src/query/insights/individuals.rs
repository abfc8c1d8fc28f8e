//! Individuals: what is people's own (rules I35 to I39). People are counted and never named.

use std::collections::BTreeMap;

use crate::okr::arrange::set_of;
use crate::okr::weight::shares;
use crate::okr::{Arrange, Id, KeyResult, Objective, Origin, Who};

use super::figure::{Blank, Counted, Insight, Tally};
use super::gather::Field;
use super::rows::{Note, Row};

/// The most goals of one owner, and the fewest and most key results of one goal, that keep it in focus.
const MOST_GOALS: usize = 5;
const FEWEST_KEY_RESULTS: usize = 2;
const MOST_KEY_RESULTS: usize = 5;

pub fn count(field: &Field<'_>) -> Vec<Counted> {
    vec![
        own_ideas(field),
        own_weight(field),
        own_words(field),
        why(field),
        growth(field),
        focus(field),
        key_results(field),
    ]
}

/// Own ideas among the objectives of which somebody said where they came from (rule I35).
fn own_ideas(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for goal in &field.goals {
        match goal.origin {
            Some(origin) => tally.find(origin == Origin::OwnIdea, || Row::of(&goal.id)),
            None => tally.left += 1,
        }
    }
    let blank = if field.goals.is_empty() { Blank::NoGoals } else { Blank::NoOrigin };
    Counted::share(Insight::OwnIdeas, tally, blank)
}

/// The same by weight: each objective has its share among those of its unit or person (rules I35 and W).
fn own_weight(field: &Field<'_>) -> Counted {
    let mut homes: BTreeMap<Option<&Id>, Vec<&Objective>> = BTreeMap::new();
    for goal in &field.goals {
        homes.entry(goal.home.as_ref()).or_default().push(goal);
    }
    let (mut part, mut of, mut left) = (0.0, 0.0, 0);
    for goals in homes.values() {
        let weights: Vec<Option<f64>> = goals.iter().map(|one| one.weight).collect();
        for (goal, share) in goals.iter().zip(shares(&weights).shares) {
            match goal.origin {
                Some(origin) => {
                    of += share;
                    part += if origin == Origin::OwnIdea { share } else { 0.0 };
                }
                None => left += 1,
            }
        }
    }
    let blank = if field.goals.is_empty() { Blank::NoGoals } else { Blank::NoOrigin };
    Counted::ratio(Insight::OwnWeight, part, of, blank).leaving(left)
}

/// Key results first written by somebody who answers for them (rule I36).
fn own_words(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for (kr, objective) in &field.key_results {
        match (field.author(&kr.id), owners(field, kr, objective)) {
            (Some(author), Some(owners)) => {
                let is_own =
                    owners.iter().any(|owner| field.space.is_meant(&Who::Known((*owner).clone()), author));
                tally.want(is_own, || Row::of(&kr.id));
            }
            _ => tally.left += 1,
        }
    }
    Counted::share(Insight::OwnWords, tally, Blank::NoAuthor)
}

/// Who answers for a key result: its owners, else its objective's, else the unit or person whose it is.
fn owners<'b>(field: &'b Field<'_>, kr: &'b KeyResult, objective: &'b Objective) -> Option<Vec<&'b Id>> {
    let known = |owners: &'b [crate::okr::Owner]| -> Vec<&'b Id> {
        owners.iter().filter_map(|owner| field.shared.known(&owner.who)).collect()
    };
    if !kr.owners.is_empty() {
        return Some(known(&kr.owners)).filter(|all| !all.is_empty());
    }
    if let Some(unit) = &kr.unit {
        return Some(vec![unit]);
    }
    if !objective.owners.is_empty() {
        return Some(known(&objective.owners)).filter(|all| !all.is_empty());
    }
    objective.home.as_ref().map(|home| vec![home])
}

/// Objectives that say why they matter (rule I37).
fn why(field: &Field<'_>) -> Counted {
    let mut tally = Tally::default();
    for goal in &field.goals {
        let says = goal.why.as_ref().is_some_and(|why| !why.trim().is_empty());
        tally.want(says, || Row::of(&goal.id));
    }
    Counted::share(Insight::Why, tally, Blank::NoGoals)
}

/// How many of these objectives each person has, by owning them or because they are their own.
fn by_person<'b>(field: &'b Field<'_>, counts: impl Fn(&Objective) -> bool) -> BTreeMap<&'b Id, usize> {
    let mut all: BTreeMap<&Id, usize> = BTreeMap::new();
    for goal in field.goals.iter().filter(|goal| counts(goal)) {
        for person in field.shared.people_of(goal) {
            *all.entry(person).or_default() += 1;
        }
    }
    all
}

/// How many people have how many.
fn spread(counts: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut spread: BTreeMap<usize, usize> = BTreeMap::new();
    for count in counts {
        *spread.entry(count).or_default() += 1;
    }
    spread.into_iter().collect()
}

/// People with a goal to grow on, of all people (rule I38).
fn growth(field: &Field<'_>) -> Counted {
    let own = by_person(field, |goal| goal.growth);
    let people = field.shared.people();
    let counts: Vec<usize> = people.iter().map(|id| own.get(*id).copied().unwrap_or(0)).collect();
    let tally = Tally {
        part: counts.iter().filter(|count| **count > 0).count(),
        of: counts.len(),
        rows: field.goals.iter().filter(|goal| goal.growth).map(|goal| Row::of(&goal.id)).collect(),
        ..Tally::default()
    };
    let is_empty = field.goals.is_empty();
    Counted::share(Insight::Growth, tally, Blank::NoPeople)
        .spread(spread(counts.into_iter()))
        .unknown_where(is_empty, Blank::NoGoals)
}

/// People with one to five objectives, of those who have any (rule I39).
fn focus(field: &Field<'_>) -> Counted {
    let looked_at = set_of(field.shared.people());
    let own = by_person(field, |_| true);
    let counts: Vec<usize> =
        own.iter().filter(|(id, _)| looked_at.contains(*id)).map(|(_, count)| *count).collect();
    let tally = Tally {
        part: counts.iter().filter(|count| **count <= MOST_GOALS).count(),
        of: counts.len(),
        ..Tally::default()
    };
    Counted::share(Insight::Focus, tally, Blank::NoPeople).spread(spread(counts.into_iter()))
}

/// Objectives with two to five key results; parts of another one are not counted (rule I39).
fn key_results(field: &Field<'_>) -> Counted {
    let space = field.space;
    let mut tally = Tally::default();
    for goal in &field.goals {
        let all = space.all_key_results_of(&goal.id).filter(|id| !space.index().whole_of.contains_key(*id));
        let count = all.filter(|id| space.key_result(id).is_some_and(|kr| kr.stage.counts())).count();
        let is_in_focus = (FEWEST_KEY_RESULTS..=MOST_KEY_RESULTS).contains(&count);
        tally.want(is_in_focus, || Row::noting(&goal.id, Note::Count(count)));
    }
    let count = |row: &Row| if let Note::Count(count) = row.note { count } else { 0 };
    tally.rows.arrange(|one, other| count(other).cmp(&count(one)).then_with(|| one.goal.cmp(&other.goal)));
    Counted::share(Insight::KeyResults, tally, Blank::NoGoals)
}
