//! Objectives, key results, what they align to, and the work done for them.

use serde_json::value::RawValue;

use crate::doc::{Entity, Json, order_between};
use crate::file::problem::ProblemKind;
use crate::okr::{Id, Owner};
use crate::space::codec;

use super::builder::Builder;
use super::loops::closing_steps;
use super::metric::{self, Metric};
use super::names::{Claim, cycle_name};
use super::path::Path;
use super::shape::{Goal, Set, Shape, is_null, name, string};
use super::values::number;
use super::workspace::{cycle, reference, told_by};
use super::{changes, checkins};

/// Fields of an objective that this reader fills itself.
const OBJECTIVE_APART: [&str; 5] = ["order", "objective", "primary", "joint", "status_text"];

/// Fields of a key result that this reader fills itself, or that would change how it is measured.
const KEY_RESULT_APART: [&str; 18] = [
    "order",
    "objective",
    "unit",
    "measure",
    "start",
    "target",
    "direction",
    "floor",
    "ceiling",
    "low",
    "high",
    "commit",
    "stretch",
    "milestones",
    "measured_in",
    "phased",
    "comparator",
    "status_text",
];

/// Reads all objectives with everything below them.
pub fn read(builder: &mut Builder<'_>, set: &Set<'_>) {
    let claims = std::mem::take(&mut builder.names.goal_claims);
    let list = Path::Top.key("objectives");
    let mut order: Option<String> = None;
    for (goal, (claim, krs)) in set.goals.iter().zip(&claims) {
        let place = (!claim.joins).then(|| order_between(order.as_deref(), None));
        objective(builder, goal, claim, krs, place.as_deref(), &list.at(goal.shape.at));
        order = place.or(order);
    }
    builder.names.goal_claims = claims;
    goal_loops(builder, set);
}

fn objective(
    builder: &mut Builder<'_>,
    goal: &Goal<'_>,
    claim: &Claim,
    krs: &[Claim],
    order: Option<&str>,
    path: &Path<'_>,
) {
    let shape = &goal.shape;
    let mut entity = begin(builder, claim, "objective", order);
    let own_cycle = shape.get("cycle");
    let cycle_id = match own_cycle {
        Some(raw) => cycle(builder, raw, &path.key("cycle")),
        None => (!builder.names.cycle.is_empty()).then(|| builder.names.cycle_id(&builder.names.cycle)),
    };
    if let Some(cycle) = &cycle_id {
        builder.set(&mut entity, "cycle", Json::str(cycle.as_str()));
    }
    let mut owners = Vec::new();
    for (key, raw) in &shape.pairs {
        let path = path.key(key);
        match &**key {
            "id" | "key_results" | "checkins" | "renamed" | "added" | "removed" | "initiatives" | "cycle" => {
            }
            "unit" | "parent" | "also_parents" | "owner" | "owners" | "assignees" if is_null(raw) => {}
            "unit" => reference(builder, &mut entity, "unit", raw, &path),
            "parent" | "also_parents" => {}
            "owner" | "owners" | "assignees" => own(builder, &mut entity, key, raw, &path, &mut owners),
            "rationale" => builder.text(&mut entity, "why", raw, &path),
            "link" => builder.text(&mut entity, "url", raw, &path),
            _ => common(builder, &mut entity, key, raw, &OBJECTIVE_APART, &path),
        }
    }
    if !owners.is_empty() {
        builder.set(&mut entity, "owners", codec::owners_json(&owners));
    }
    changes::read(builder, &mut entity, shape, path);
    checkins::read(builder, &mut entity, shape, &Metric::default(), path);
    initiatives(builder, &mut entity, shape, path);
    if !goal.key_results.misfits.is_empty() {
        builder.set(&mut entity, "given_key_results", Json::array(goal.key_results.misfits.iter().cloned()));
    }
    let named = own_cycle.and_then(cycle_name).unwrap_or_else(|| builder.names.cycle.clone());
    parents(builder, &mut entity, shape, &named, path);
    let list = path.key("key_results");
    let mut order: Option<String> = None;
    for (shape, own) in goal.key_results.shapes.iter().zip(krs) {
        let place = (!own.joins).then(|| order_between(order.as_deref(), None));
        key_result(builder, shape, own, &claim.id, place.as_deref(), &named, &list.at(shape.at));
        order = place.or(order);
    }
    builder.add(entity);
}

fn begin(builder: &mut Builder<'_>, claim: &Claim, kind: &str, order: Option<&str>) -> Entity {
    let mut entity = builder.entity(claim.id.clone(), kind);
    if let Some(order) = order {
        builder.set(&mut entity, "order", Json::str(order));
    }
    if let Some(given) = &claim.unusable {
        builder.set(&mut entity, "given_id", given.clone());
    }
    entity
}

/// What objectives and key results both have.
fn common(
    builder: &mut Builder<'_>,
    entity: &mut Entity,
    key: &str,
    raw: &RawValue,
    apart: &[&str],
    path: &Path<'_>,
) {
    match key {
        "title" | "note" | "code" | "priority" | "start_text" | "target_text" | "current_text"
        | "due_text" => {
            builder.text(entity, key, raw, path);
        }
        "score" => builder.number(entity, key, raw, path),
        "score_raw" if number(raw.get()).is_some() => builder.number(entity, key, raw, path),
        "score_raw" if is_null(raw) => {}
        "tags" => builder.texts(entity, key, raw, path),
        "status" => {
            builder.text(entity, "status_text", raw, path);
            let stage = match string(raw).map(|word| word.to_lowercase()).as_deref() {
                Some("dropped" | "cancelled" | "canceled" | "abandoned") => "dropped",
                Some("postponed" | "deferred") => "postponed",
                _ => return,
            };
            builder.set(entity, "stage", Json::str(stage));
        }
        _ => builder.extra(entity, key, raw, apart, path),
    }
}

fn key_result(
    builder: &mut Builder<'_>,
    shape: &Shape<'_>,
    claim: &Claim,
    objective: &Id,
    order: Option<&str>,
    cycle: &str,
    path: &Path<'_>,
) {
    let mut entity = begin(builder, claim, "kr", order);
    builder.set(&mut entity, "objective", Json::str(objective.as_str()));
    let (mut owners, mut measured) = (Vec::new(), Metric::default());
    for (key, raw) in &shape.pairs {
        let path = path.key(key);
        match &**key {
            "id" | "checkins" | "renamed" | "added" | "removed" | "initiatives" => {}
            "metric" | "owner" | "owners" | "assignees" | "supports" | "parent_kr" | "rubric"
                if is_null(raw) => {}
            "metric" => measured = metric::read(builder, &mut entity, shape, raw, &path),
            "owner" if is_unit(builder, raw) => reference(builder, &mut entity, "unit", raw, &path),
            "owner" | "owners" | "assignees" => own(builder, &mut entity, key, raw, &path, &mut owners),
            "supports" => {
                for (to, path, raw) in references(builder, &mut entity, key, raw, &path) {
                    let to = goal(builder, &to, cycle, &path, raw);
                    builder.link(&claim.id, &to, Some("supports"));
                }
            }
            "parent_kr" => match name(raw) {
                Some(named) => {
                    let to = goal(builder, &named, cycle, &path.to_string(), raw);
                    builder.set(&mut entity, "parent_kr", Json::str(to.as_str()));
                }
                None => {
                    builder.wrong(raw, &path, "an id");
                    builder.keep(&mut entity, "given_parent_kr", raw, &path);
                }
            },
            "rubric" => {
                if Json::from_raw(raw).ok().and_then(|value| codec::rubric(&value)).is_none() {
                    builder.wrong(raw, &path, "an object of texts");
                }
                builder.keep(&mut entity, "rubric", raw, &path);
            }
            _ => common(builder, &mut entity, key, raw, &KEY_RESULT_APART, &path),
        }
    }
    if !owners.is_empty() {
        builder.set(&mut entity, "owners", codec::owners_json(&owners));
    }
    changes::read(builder, &mut entity, shape, path);
    checkins::read(builder, &mut entity, shape, &measured, path);
    initiatives(builder, &mut entity, shape, path);
    builder.add(entity);
}

fn is_unit(builder: &Builder<'_>, raw: &RawValue) -> bool {
    name(raw).and_then(|named| builder.names.unit(&named).map(|unit| !unit.is_person)).unwrap_or(false)
}

/// Reads owners: ids or names, alone or in a list, with shares where somebody divided it.
fn own(
    builder: &mut Builder<'_>,
    entity: &mut Entity,
    key: &str,
    raw: &RawValue,
    path: &Path<'_>,
    owners: &mut Vec<Owner>,
) {
    let values = match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(values) => values,
        Err(_) => vec![raw],
    };
    let mut all_said = true;
    for (at, value) in values.into_iter().enumerate() {
        let who = |named: String| match builder.names.unit(&named) {
            Some(unit) => Owner::known(unit.id.clone()),
            None => Owner::named(named),
        };
        if let Some(named) = name(value) {
            owners.push(who(named));
            continue;
        }
        let pairs = Json::from_raw(value).ok().and_then(|value| value.as_object()).unwrap_or_default();
        let part = |names: &[&str]| {
            pairs.iter().find(|(key, _)| names.contains(&key.as_str())).map(|(_, value)| value)
        };
        match part(&["who", "id", "name"]).and_then(Json::as_str) {
            Some(named) => {
                let share = part(&["weight", "share"]);
                let number = share.and_then(Json::as_f64);
                owners.push(Owner { share: number, ..who(named) });
                let read = 1 + usize::from(number.is_some() || share.is_some_and(Json::is_null));
                all_said &= pairs.len() == read;
            }
            None => {
                all_said = false;
                builder.wrong(value, &path.at(at), "a name or an object with a name");
            }
        }
    }
    if !all_said {
        builder.keep(entity, &format!("given_{key}"), raw, path);
    }
}

/// The ids a value names: one, or a list of them.
fn references<'a>(
    builder: &mut Builder<'_>,
    entity: &mut Entity,
    key: &str,
    raw: &'a RawValue,
    path: &Path<'_>,
) -> Vec<(String, String, &'a RawValue)> {
    if let Some(named) = name(raw) {
        return vec![(named, path.to_string(), raw)];
    }
    let mut found = Vec::new();
    let mut all_said = true;
    match serde_json::from_str::<Vec<&'a RawValue>>(raw.get()) {
        Ok(values) => {
            for (at, value) in values.into_iter().enumerate() {
                match name(value) {
                    Some(named) => found.push((named, path.at(at).to_string(), value)),
                    None if is_null(value) => {}
                    None => {
                        all_said = false;
                        builder.wrong(value, &path.at(at), "an id");
                    }
                }
            }
        }
        Err(_) => {
            all_said = false;
            builder.wrong(raw, path, "a list of ids");
        }
    }
    if !all_said {
        builder.keep(entity, &format!("given_{key}"), raw, path);
    }
    found
}

/// The goal a text names. One that this file does not know may be in another of the same
/// organisation and cycle.
fn goal(builder: &mut Builder<'_>, named: &str, cycle: &str, path: &str, raw: &RawValue) -> Id {
    if let Some(goal) = builder.names.goal(named) {
        return goal.id.clone();
    }
    builder.marks.say(path, raw.get(), ProblemKind::Dangling { to: named.to_owned() });
    builder.names.goal_elsewhere(named, cycle)
}

/// Links to everything an objective names as its parent; with several, the first is shown as it.
fn parents(builder: &mut Builder<'_>, entity: &mut Entity, shape: &Shape<'_>, cycle: &str, path: &Path<'_>) {
    let mut targets: Vec<Id> = Vec::new();
    for key in ["parent", "also_parents"] {
        for raw in shape.all(key) {
            for (named, path, raw) in references(builder, entity, key, raw, &path.key(key)) {
                let to = goal(builder, &named, cycle, &path, raw);
                if !targets.contains(&to) {
                    targets.push(to);
                }
            }
        }
    }
    for to in &targets {
        builder.link(&entity.id, to, None);
    }
    if let [first, _, ..] = targets.as_slice() {
        builder.set(entity, "primary", Json::str(first.as_str()));
    }
}

/// Work done so that the goal moves: a text, or an object with a title.
fn initiatives(builder: &mut Builder<'_>, of: &mut Entity, shape: &Shape<'_>, path: &Path<'_>) {
    let mut order: Option<String> = None;
    for raw in shape.all("initiatives") {
        let list_path = path.key("initiatives");
        let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            builder.wrong(raw, &list_path, "an array");
            builder.keep(of, "given_initiatives", raw, &list_path);
            continue;
        };
        for (at, value) in values.into_iter().enumerate() {
            let path = list_path.at(at);
            let one = match serde_json::from_str::<crate::doc::RawObject<'_>>(value.get()) {
                Ok(object) => Shape { at, pairs: object.0 },
                Err(_) => Shape { at, pairs: vec![("title".into(), value)] },
            };
            let next = order_between(order.as_deref(), None);
            initiative(builder, &of.id, &one, &next, &path);
            order = Some(next);
        }
    }
}

fn initiative(builder: &mut Builder<'_>, of: &Id, shape: &Shape<'_>, order: &str, path: &Path<'_>) {
    let told = told_by(shape);
    let id = builder.names.made("i", &[of.as_str(), &told]);
    let mut entity = builder.entity(id, "initiative");
    builder.set(&mut entity, "of", Json::str(of.as_str()));
    builder.set(&mut entity, "order", Json::str(order));
    let mut owners = Vec::new();
    for (key, raw) in &shape.pairs {
        let path = path.key(key);
        match &**key {
            "owner" | "owners" | "assignees" | "due" | "done" if is_null(raw) => {}
            "title" | "note" => builder.text(&mut entity, key, raw, &path),
            "owner" | "owners" | "assignees" => own(builder, &mut entity, key, raw, &path, &mut owners),
            "due" => builder.date(&mut entity, key, raw, &path),
            "done" if raw.get() == "false" => {}
            _ => builder.extra(&mut entity, key, raw, &["of", "order"], &path),
        }
    }
    if !owners.is_empty() {
        builder.set(&mut entity, "owners", codec::owners_json(&owners));
    }
    builder.add(entity);
}

/// Reports objectives that stand above themselves; their links are kept, and the one that closes
/// the loop is suspended wherever the tree is read (rule A1).
fn goal_loops(builder: &mut Builder<'_>, set: &Set<'_>) {
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); set.goals.len()];
    let mut places: Vec<Vec<(String, &str)>> = vec![Vec::new(); set.goals.len()];
    let list = Path::Top.key("objectives");
    for (nth, goal) in set.goals.iter().enumerate() {
        // One objective listed twice is one.
        let same = goal.shape.get("id").and_then(name).and_then(|own| builder.names.goal(&own));
        let nth = same.filter(|own| !own.is_key_result).map_or(nth, |own| own.nth);
        let (Some(steps), Some(at)) = (above.get_mut(nth), places.get_mut(nth)) else { continue };
        let path = list.at(goal.shape.at);
        for key in ["parent", "also_parents"] {
            for raw in goal.shape.all(key) {
                let values = serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_else(|_| vec![raw]);
                for value in values {
                    let Some(to) = name(value).and_then(|named| builder.names.goal(&named)) else { continue };
                    steps.push(to.nth);
                    at.push((path.key(key).to_string(), value.get()));
                }
            }
        }
    }
    for (from, nth, way) in closing_steps(&above) {
        let told = |nth: &usize| set.goals.get(*nth).map(|goal| told_by(&goal.shape)).unwrap_or_default();
        let way = way.iter().map(told).collect();
        if let Some((path, piece)) = places.get(from).and_then(|all| all.get(nth)) {
            builder.marks.say(path.clone(), piece, ProblemKind::Loop { way });
        }
    }
}
