//! How a key result is measured, out of `metric`.

use serde_json::value::RawValue;

use crate::doc::{Entity, Json, RawObject};

use super::builder::Builder;
use super::path::Path;
use super::shape::{Shape, string};
use super::values::{number, spelled};

/// What `metric` says beside the fields that it sets.
#[derive(Default)]
pub struct Metric {
    /// Where the key result stands now.
    pub current: Option<Json>,
    /// Whether it is only done or not.
    pub yes_no: bool,
}

/// Reads a metric into the fields of its key result. No metric, or one that says nothing, means
/// that a person judges by words.
pub fn read(
    builder: &mut Builder<'_>,
    kr: &mut Entity,
    of: &Shape<'_>,
    raw: &RawValue,
    path: &Path<'_>,
) -> Metric {
    let Ok(RawObject(pairs)) = serde_json::from_str::<RawObject<'_>>(raw.get()) else {
        builder.wrong(raw, path, "an object");
        builder.keep(kr, "given_metric", raw, path);
        return Metric::default();
    };
    let shape = Shape { at: 0, pairs };
    let kind = shape.text("kind");
    let target = shape.get("target").is_some() || shape.get("start").is_some();
    let yes_no = kind.as_deref() == Some("milestone") && !target;
    let mut metric = Metric { current: None, yes_no };
    let unit = shape.get("unit").or_else(|| shape.get("currency")).and_then(string);
    let measured_in = unit.as_deref().or(match kind.as_deref() {
        Some("percent") => Some("%"),
        Some("currency") => Some("¤"),
        Some("milestone") if target => Some("milestones"),
        _ => None,
    });
    if !shape.pairs.is_empty() {
        builder.set(kr, "measure", Json::str(if yes_no { "yes_no" } else { "reach" }));
    }
    if let Some(measured_in) = measured_in {
        builder.set(kr, "measured_in", Json::str(measured_in));
    }
    direction(builder, kr, &shape);
    for (key, raw) in &shape.pairs {
        let path = path.key(key);
        match &**key {
            _ if raw.get() == "null" => {}
            "start" | "target" | "current" => value(builder, kr, of, &mut metric, key, raw, &path),
            "kind" => {
                let known = matches!(kind.as_deref(), Some("number" | "percent" | "currency" | "milestone"));
                if !known {
                    builder.wrong(raw, &path, "number, percent, currency or milestone");
                }
                // A unit of its own hides what kind of number it is.
                if !known || (unit.is_some() && kind.as_deref() != Some("number")) {
                    builder.keep(kr, "metric_kind", raw, &path);
                }
            }
            "unit" if string(raw).is_some() => {}
            "currency" if string(raw).is_some() && unit == string(raw) => {}
            "comparator" if matches!(string(raw).as_deref(), Some("≥" | ">=" | "≤" | "<=")) => {}
            "comparator" => builder.keep(kr, "comparator", raw, &path),
            other => builder.keep(kr, &format!("metric_{other}"), raw, &path),
        }
    }
    metric
}

/// Which way is forward, where a comparator says so and the two numbers do not.
fn direction(builder: &mut Builder<'_>, kr: &mut Entity, metric: &Shape<'_>) {
    let way = match metric.text("comparator").as_deref() {
        Some(">" | "≥" | ">=") => "up",
        Some("<" | "≤" | "<=") => "down",
        _ => return,
    };
    builder.set(kr, "direction", Json::str(way));
}

fn value(
    builder: &mut Builder<'_>,
    kr: &mut Entity,
    of: &Shape<'_>,
    metric: &mut Metric,
    key: &str,
    raw: &RawValue,
    path: &Path<'_>,
) {
    if let Some(number) = number(raw.get()) {
        match key {
            "current" => metric.current = Some(spelled(&number)),
            _ => builder.set(kr, key, spelled(&number)),
        }
        return;
    }
    builder.wrong(raw, path, "a number");
    // A text stands where texts beside the numbers stand, unless one is there already.
    let beside = format!("{key}_text");
    if string(raw).is_some() && of.get(&beside).is_none() {
        builder.keep(kr, &beside, raw, path);
    } else {
        builder.keep(kr, &format!("metric_{key}"), raw, path);
    }
}
