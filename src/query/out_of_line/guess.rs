//! What a goal is likely to belong to: by words in common, and by where its unit stands.

use std::collections::BTreeSet;

use crate::okr::{Arrange, Id, Text};
use crate::query::panel::{self, Target};
use crate::query::search::{self, Found};
use crate::space::{Space, kind};

use super::Find;
use super::ground::Ground;
use super::likeness::Words;

/// How much a word in common is worth against a step in the tree of units.
const WORDS: f64 = 4.0;

/// The one whose title has most in common with another; those that are known to be near come first. The
/// first of equals.
pub fn likeliest<'a, T>(
    title: &str,
    all: impl Iterator<Item = T>,
    read: impl Fn(&T) -> (&'a Text, bool),
) -> Option<T> {
    let own = Words::of(title);
    let mut best: Option<(f64, T)> = None;
    for one in all {
        let (title, is_near) = read(&one);
        let rank = own.shared(&Words::of(title)) + if is_near { 1.0 } else { 0.0 };
        if best.as_ref().is_none_or(|(before, _)| rank > *before) {
            best = Some((rank, one));
        }
    }
    best.map(|(_, one)| one)
}

/// What a picker offers for a text; before anybody types, the likeliest.
pub fn look(ground: &Ground<'_>, find: &Find, text: &str, most: usize) -> Vec<Target> {
    match find {
        Find::AlignTo { from, .. } if text.trim().is_empty() => above(ground, from, most),
        Find::AlignTo { from, .. } => panel::targets(ground.space, from, text, most),
        Find::Hang { to } => below(ground, to, text, most),
    }
}

/// Goals of the units above, and those of other units with words in common.
fn above(ground: &Ground<'_>, from: &Id, most: usize) -> Vec<Target> {
    let Some(one) = ground.objective_of(from) else { return Vec::new() };
    let own = Words::of(&one.title);
    let units: Vec<&Id> = one.home.iter().flat_map(|home| ground.above(home)).collect();
    let mut ranked: Vec<(f64, &Id)> = Vec::new();
    let others = ground.all.iter().filter(|other| other.id != one.id);
    for other in others.filter(|other| ground.lies_in(one.cycle.as_ref(), other.cycle.as_ref())) {
        let step = units.iter().position(|unit| Some(*unit) == other.home.as_ref());
        let near = step.map_or(0.0, |step| 2.0 / (step as f64 + 1.0));
        let titles = std::iter::once((&other.id, &other.title));
        for (id, title) in titles.chain(ground.key_results(&other.id).map(|kr| (&kr.id, &kr.title))) {
            let shared = own.shared(&Words::of(title));
            // A key result is the better answer only where its words say so.
            let is_objective = if *id == other.id { 0.2 } else { 0.0 };
            if shared > 0.0 || (step.is_some() && *id == other.id) {
                ranked.push((WORDS * shared + near + is_objective, id));
            }
        }
    }
    ranked.arrange(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let all = ranked.into_iter().filter_map(|(_, id)| found(ground.space, id));
    all.filter_map(|found| free(ground.space, from, found)).take(most).collect()
}

/// Goals of the units below that could hang on one.
fn below(ground: &Ground<'_>, to: &Id, text: &str, most: usize) -> Vec<Target> {
    let Some(upper) = ground.objective_of(to) else { return Vec::new() };
    let Some(home) = &upper.home else { return Vec::new() };
    let title = ground.space.name_of(to).unwrap_or_default();
    let own = Words::of(&title);
    let inside: BTreeSet<&Id> = ground.below(home);
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut ranked: Vec<(f64, &Id)> = Vec::new();
    for other in &ground.all {
        let Some(at) = other.home.as_ref().filter(|at| *at != home && inside.contains(at)) else { continue };
        let small = other.title.to_lowercase();
        if !ground.lies_in(other.cycle.as_ref(), upper.cycle.as_ref())
            || !words.iter().all(|word| small.contains(word.as_str()))
        {
            continue;
        }
        let steps = ground.above(at).position(|unit| unit == home).unwrap_or(0);
        let is_free = if ground.ups(&other.id).next().is_none() { 1.0 } else { 0.0 };
        let rank = WORDS * own.shared(&Words::of(&other.title)) + is_free + 1.0 / (steps as f64 + 1.0);
        ranked.push((rank, &other.id));
    }
    ranked.arrange(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let all = ranked.into_iter().filter(|(_, id)| panel::refusal(ground.space, id, to).is_none());
    let all = all.filter_map(|(_, id)| found(ground.space, id));
    all.take(most).map(|found| Target { found, refusal: None }).collect()
}

fn free(space: &Space, from: &Id, found: Found) -> Option<Target> {
    panel::refusal(space, from, &found.id).is_none().then_some(Target { found, refusal: None })
}

fn found(space: &Space, id: &Id) -> Option<search::Found> {
    if let Some(one) = space.objective(id) {
        let place = one.home.as_ref().and_then(|home| space.name_of(home));
        let title = Text::clone(&one.title);
        return Some(Found { id: id.clone(), title, place, kind: kind::OBJECTIVE.into() });
    }
    let kr = space.key_result(id)?;
    let place = kr.objective.as_ref().and_then(|id| space.name_of(id));
    Some(Found { id: id.clone(), title: Text::clone(&kr.title), place, kind: kind::KEY_RESULT.into() })
}
