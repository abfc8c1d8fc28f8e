//! Changes within the cycle: `renamed`, `added` and `removed` as records of the change ledger.

use crate::okr::Arrange;
use serde_json::value::RawValue;

use crate::doc::{Entity, Json, RawObject};

use super::builder::{Builder, add_records};
use super::path::Path;
use super::shape::{Shape, is_null, string};

/// The parts of a change that say nothing where they are `null`.
const PARTS: [&str; 6] = ["at", "by", "from", "to", "reason", "trigger"];

/// Names that mean something else in a record of the document.
const APART: [&str; 3] = ["r", "change", "agreed_by"];

/// Reads the changes of an objective or a key result.
pub fn read(builder: &mut Builder<'_>, entity: &mut Entity, of: &Shape<'_>, path: &Path<'_>) {
    let mut bodies = Vec::new();
    for (key, change) in [("renamed", "reword"), ("added", "add"), ("removed", "drop")] {
        for raw in of.all(key) {
            let path = path.key(key);
            match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
                Ok(values) => {
                    for (at, value) in values.into_iter().enumerate() {
                        one(builder, entity, key, change, value, &path.at(at), &mut bodies);
                    }
                }
                Err(_) => one(builder, entity, key, change, raw, &path, &mut bodies),
            }
        }
    }
    if !bodies.is_empty() {
        add_records(entity, "g", bodies);
    }
}

fn one(
    builder: &mut Builder<'_>,
    entity: &mut Entity,
    key: &str,
    change: &str,
    raw: &RawValue,
    path: &Path<'_>,
    bodies: &mut Vec<Json>,
) {
    let mut parts: Vec<(String, Json)> = vec![("change".to_owned(), Json::str(change))];
    let mut push = |name: &str, value: Json| parts.push((name.to_owned(), value));
    if let Ok(RawObject(pairs)) = serde_json::from_str::<RawObject<'_>>(raw.get()) {
        for (name, raw) in &pairs {
            let path = path.key(name);
            if is_null(raw) && PARTS.contains(&&**name) {
                continue;
            }
            let Some(value) = builder.json(raw, &path) else { continue };
            let by = value.as_str().filter(|_| name == "by");
            match by.map(|by| builder.names.unit(&by).map(|unit| unit.id.clone())) {
                Some(Some(id)) => push("by", Json::str(id.as_str())),
                Some(None) => push("by_name", value),
                None if APART.contains(&&**name) => push(&format!("given_{name}"), value),
                None => push(name, value),
            }
        }
    } else if string(raw).is_some() {
        // A text alone is the day; of a rename, the words before.
        if let Some(value) = builder.json(raw, path) {
            push(if key == "renamed" { "from" } else { "at" }, value);
        }
    } else if raw.get() != "true" {
        if raw.get() != "false" {
            builder.wrong(raw, path, "a date or an object");
        }
        builder.keep(entity, &format!("given_{key}"), raw, path);
        return;
    }
    parts.arrange(Ord::cmp);
    bodies.push(Json::object(parts.iter().map(|(name, value)| (name.as_str(), value.clone()))));
}
