//! The organisation itself: the workspace, the cycle, units, people and retrospectives.

use serde_json::value::RawValue;

use crate::doc::{Json, RawObject, order_between};
use crate::file::problem::ProblemKind;
use crate::okr::Id;
use crate::space::workspace_id;

use super::builder::Builder;
use super::loops::closing_steps;
use super::names::cycle_name;
use super::path::Path;
use super::shape::{Set, Shape, list, name, string};

/// Reads all of it.
pub fn read(builder: &mut Builder<'_>, set: &Set<'_>) {
    workspace(builder, set);
    for raw in set.top.all("cycle") {
        cycle(builder, raw, &Path::Top.key("cycle"));
    }
    units(builder, set);
    unit_loops(builder, set);
    retrospectives(builder, set);
}

fn workspace(builder: &mut Builder<'_>, set: &Set<'_>) {
    let mut entity = builder.entity(workspace_id(&builder.names.doc), "workspace");
    for (key, raw) in &set.top.pairs {
        let path = Path::Top.key(key);
        match &**key {
            "organization" => builder.text(&mut entity, "name", raw, &path),
            "source" | "licence" | "notes" | "mission" | "strategy" => {
                builder.text(&mut entity, key, raw, &path);
            }
            "cycle" | "units" | "objectives" | "retrospectives" => {}
            _ => builder.extra(&mut entity, key, raw, &["name"], &path),
        }
    }
    for (field, misfits) in [("given_objectives", &set.misfits), ("given_units", &set.units.misfits)] {
        if !misfits.is_empty() {
            builder.set(&mut entity, field, Json::array(misfits.iter().cloned()));
        }
    }
    builder.add(entity);
}

/// Reads a cycle, or its bare name, and says which it is.
pub fn cycle(builder: &mut Builder<'_>, raw: &RawValue, path: &Path<'_>) -> Option<Id> {
    let Some(told_by) = cycle_name(raw) else {
        if raw.get() != "{}" {
            builder.wrong(raw, path, "a name or an object");
            let mut entity = builder.entity(workspace_id(&builder.names.doc), "workspace");
            builder.keep(&mut entity, "given_cycle", raw, path);
            builder.add(entity);
        }
        return None;
    };
    let id = builder.names.cycle_id(&told_by);
    let mut entity = builder.entity(id.clone(), "cycle");
    match serde_json::from_str::<RawObject<'_>>(raw.get()) {
        Ok(RawObject(pairs)) => {
            for (key, raw) in &pairs {
                let path = path.key(key);
                match &**key {
                    "name" | "note" => builder.text(&mut entity, key, raw, &path),
                    "start" | "end" => builder.date(&mut entity, key, raw, &path),
                    _ => builder.extra(&mut entity, key, raw, &["order", "parent"], &path),
                }
            }
        }
        Err(_) => builder.text(&mut entity, "name", raw, path),
    }
    builder.add(entity);
    Some(id)
}

fn units(builder: &mut Builder<'_>, set: &Set<'_>) {
    let list = Path::Top.key("units");
    let claims = std::mem::take(&mut builder.names.unit_claims);
    let mut order: Option<String> = None;
    for (shape, claim) in set.units.shapes.iter().zip(&claims) {
        let is_person = shape.text("kind").is_some_and(|kind| kind == "person");
        let mut entity = builder.entity(claim.id.clone(), if is_person { "person" } else { "unit" });
        if !claim.joins {
            let next = order_between(order.as_deref(), None);
            builder.set(&mut entity, "order", Json::str(&next));
            order = Some(next);
        }
        if let Some(given) = &claim.unusable {
            builder.set(&mut entity, "given_id", given.clone());
        }
        let path = list.at(shape.at);
        for (key, raw) in &shape.pairs {
            let path = path.key(key);
            match &**key {
                "id" => {}
                "name" | "note" | "role" => builder.text(&mut entity, key, raw, &path),
                // A team is what a unit is unless it says otherwise.
                "kind" if matches!(string(raw).as_deref(), Some("person" | "team")) => {}
                "kind" => builder.text(&mut entity, "type", raw, &path),
                "parent" | "unit" | "lead" | "manager" if raw.get() == "null" => {}
                "parent" => {
                    reference(builder, &mut entity, if is_person { "unit" } else { "parent" }, raw, &path);
                }
                "lead" | "manager" => reference(builder, &mut entity, key, raw, &path),
                _ => builder.extra(&mut entity, key, raw, &["order", "type", "unit"], &path),
            }
        }
        builder.add(entity);
    }
    builder.names.unit_claims = claims;
}

/// A field that names a unit or a person. A name this file does not know may be in another of the
/// same organisation.
pub fn reference(
    builder: &mut Builder<'_>,
    entity: &mut crate::doc::Entity,
    field: &str,
    raw: &RawValue,
    path: &Path<'_>,
) {
    let Some(named) = name(raw) else {
        builder.wrong(raw, path, "an id");
        builder.keep(entity, &format!("given_{field}"), raw, path);
        return;
    };
    let (field, id) = match builder.names.unit(&named) {
        // People are managed by people and work in units.
        Some(unit) if unit.is_person && &*entity.kind == "person" && field == "unit" => {
            ("manager", unit.id.clone())
        }
        Some(unit) => (field, unit.id.clone()),
        None => {
            builder.marks.say(*path, raw.get(), ProblemKind::Dangling { to: named.clone() });
            (field, builder.names.unit_elsewhere(&named))
        }
    };
    builder.set(entity, field, Json::str(id.as_str()));
}

fn unit_loops(builder: &mut Builder<'_>, set: &Set<'_>) {
    let parent =
        |shape: &Shape<'_>| builder.names.unit(&shape.get("parent").and_then(name)?).map(|unit| unit.nth);
    let above: Vec<Vec<usize>> =
        set.units.shapes.iter().map(|shape| parent(shape).into_iter().collect()).collect();
    let list = Path::Top.key("units");
    for (nth, _, way) in closing_steps(&above) {
        let Some(shape) = set.units.shapes.get(nth) else { continue };
        let told = |nth: &usize| set.units.shapes.get(*nth).map(told_by).unwrap_or_default();
        let way = way.iter().map(told).collect();
        let piece = shape.get("parent").map_or("", RawValue::get);
        builder.marks.say(list.at(shape.at).key("parent"), piece, ProblemKind::Loop { way });
    }
}

/// What a person finds an object in the file by: its id, else its name or title.
pub fn told_by(shape: &Shape<'_>) -> String {
    let named = shape.get("id").and_then(name);
    named.or_else(|| shape.text("name")).or_else(|| shape.text("title")).unwrap_or_default()
}

fn retrospectives(builder: &mut Builder<'_>, set: &Set<'_>) {
    let found = list(&set.top, "retrospectives", "good", &Path::Top, &mut builder.marks);
    let list = Path::Top.key("retrospectives");
    let cycle = builder.names.cycle.clone();
    for shape in &found.shapes {
        let path = list.at(shape.at);
        let unit = shape.get("unit").and_then(name).unwrap_or_default();
        let id = builder.names.made("r", &[&cycle, &unit]);
        let mut entity = builder.entity(id, "retrospective");
        if !cycle.is_empty() {
            let cycle = builder.names.cycle_id(&cycle);
            builder.set(&mut entity, "cycle", Json::str(cycle.as_str()));
        }
        for (key, raw) in &shape.pairs {
            let path = path.key(key);
            match &**key {
                "unit" | "good" | "bad" | "try" if raw.get() == "null" => {}
                "unit" => reference(builder, &mut entity, "unit", raw, &path),
                "good" | "bad" | "try" => builder.texts(&mut entity, key, raw, &path),
                _ => builder.extra(&mut entity, key, raw, &["cycle"], &path),
            }
        }
        builder.add(entity);
    }
    if !found.misfits.is_empty() {
        let mut entity = builder.entity(workspace_id(&builder.names.doc), "workspace");
        builder.set(&mut entity, "given_retrospectives", Json::array(found.misfits));
        builder.add(entity);
    }
}
