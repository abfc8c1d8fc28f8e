//! Check-ins as records, each with one spelling, so that the same list written by another tool
//! adds nothing.

use crate::okr::Arrange;
use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::doc::{Entity, Json, Record};
use crate::okr::Day;

use super::builder::{Builder, add_records};
use super::metric::Metric;
use super::path::Path;
use super::shape::{Shape, is_number, list, string};
use super::values::{number, spelled};

/// Names that mean something else in a record of the document.
const APART: [&str; 6] = ["r", "seq", "amends", "retracted", "by_name", "made"];

/// One check-in on the way to its record.
struct Draft<'a> {
    parts: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    day: Option<Day>,
    value: Option<f64>,
}

/// Reads the check-ins of an objective or a key result, with where its metric says it stands.
pub fn read(
    builder: &mut Builder<'_>,
    entity: &mut Entity,
    of: &Shape<'_>,
    metric: &Metric,
    path: &Path<'_>,
) {
    let found = list(of, "checkins", "note", path, &mut builder.marks);
    let checkins = path.key("checkins");
    let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(found.shapes.len() + 1);
    for shape in &found.shapes {
        drafts.push(draft(builder, shape, &checkins.at(shape.at)));
    }
    if let Some(current) = &metric.current
        && !is_said(current, &drafts)
    {
        drafts.push(current_draft(current, metric));
    }
    if !found.misfits.is_empty() {
        builder.set(entity, "given_checkins", Json::array(found.misfits));
    }
    if !drafts.is_empty() {
        let bodies = in_order(entity.id.as_str(), &drafts);
        add_records(entity, "c", bodies);
    }
}

fn draft<'a>(builder: &mut Builder<'_>, shape: &'a Shape<'_>, path: &Path<'_>) -> Draft<'a> {
    let mut draft = Draft { parts: Vec::with_capacity(shape.pairs.len() + 1), day: None, value: None };
    for (key, raw) in &shape.pairs {
        let path = path.key(key);
        match &**key {
            "at" | "by" | "value" | "progress" | "score" | "status" | "note" if raw.get() == "null" => {}
            "at" => {
                let written = string(raw);
                draft.day =
                    written.as_deref().and_then(|text| Day::parse(text).or_else(|| Day::parse_written(text)));
                draft.text(builder, "at", raw, &path);
            }
            "value" if raw.get().starts_with('"') => draft.text(builder, "value_text", raw, &path),
            "value" | "progress" | "score" | "confidence" | "projection" => {
                draft.number(builder, key, raw, &path);
            }
            "status" | "note" => draft.text(builder, key, raw, &path),
            "by" => match string(raw).map(|by| builder.names.unit(&by).map(|unit| unit.id.clone()).ok_or(by))
            {
                Some(Ok(id)) => draft.push("by", Cow::Owned(Json::str(id.as_str()).text().to_owned())),
                Some(Err(name)) => draft.push("by_name", Cow::Owned(Json::str(&name).text().to_owned())),
                None => draft.text(builder, "by_name", raw, &path),
            },
            name if APART.contains(&name) => {
                draft.keep(builder, Cow::Owned(format!("given_{name}")), raw, &path);
            }
            name => draft.keep(builder, Cow::Borrowed(name), raw, &path),
        }
    }
    draft
}

impl<'a> Draft<'a> {
    fn push(&mut self, key: impl Into<Cow<'a, str>>, text: Cow<'a, str>) {
        self.parts.push((key.into(), text));
    }

    fn keep(&mut self, builder: &mut Builder<'_>, key: Cow<'a, str>, raw: &'a RawValue, path: &Path<'_>) {
        if !raw.get().contains([' ', '\n', '\t', '\r', '[', '{']) {
            self.push(key, Cow::Borrowed(raw.get()));
        } else if let Some(value) = builder.json(raw, path) {
            self.push(key, Cow::Owned(value.text().to_owned()));
        }
    }

    fn text(&mut self, builder: &mut Builder<'_>, key: &'a str, raw: &'a RawValue, path: &Path<'_>) {
        if is_number(raw.get()) {
            self.push(key, Cow::Owned(format!("\"{}\"", raw.get())));
            return;
        }
        if raw.get().starts_with('"') {
            self.push(key, Cow::Borrowed(raw.get()));
            return;
        }
        builder.wrong(raw, path, "a text");
        self.keep(builder, Cow::Borrowed(key), raw, path);
    }

    fn number(&mut self, builder: &mut Builder<'_>, key: &'a str, raw: &'a RawValue, path: &Path<'_>) {
        if let Some(number) = number(raw.get()) {
            if key == "value" {
                self.value = number.parse().ok();
            }
            self.push(key, number);
            return;
        }
        builder.wrong(raw, path, "a number");
        self.keep(builder, Cow::Borrowed(key), raw, path);
    }

    /// The record's body, its keys in the order of their names (rule F4).
    fn body(&self, seq: usize) -> Json {
        let seq = (seq > 0).then(|| seq.to_string());
        let mut parts: Vec<(&str, &str)> = self.parts.iter().map(|(key, text)| (&**key, &**text)).collect();
        parts.extend(seq.as_deref().map(|seq| ("seq", seq)));
        parts.arrange(Ord::cmp);
        let mut text = String::with_capacity(96);
        for (key, value) in parts {
            text.push(if text.is_empty() { '{' } else { ',' });
            if key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                text.push('"');
                text.push_str(key);
                text.push('"');
            } else {
                text.push_str(Json::str(key).text());
            }
            text.push(':');
            text.push_str(value);
        }
        text.push_str(if text.is_empty() { "{}" } else { "}" });
        Json::parse(&text).unwrap_or_else(|_| Json::object([]))
    }
}

/// Whether the newest check-in with a value says this already; then it is not said again.
fn is_said(current: &Json, drafts: &[Draft<'_>]) -> bool {
    let newest = drafts
        .iter()
        .enumerate()
        .filter_map(|(nth, draft)| Some(((draft.day.is_none(), draft.day, nth), draft.value?)))
        .max_by_key(|(place, _)| *place);
    match (newest, current.as_f64()) {
        (Some((_, value)), Some(current)) => value.to_bits() == current.to_bits(),
        _ => false,
    }
}

/// A check-in without a date: where the key result stands, nobody said since when.
fn current_draft<'a>(current: &Json, metric: &Metric) -> Draft<'a> {
    let mut draft = Draft { parts: Vec::new(), day: None, value: None };
    match (metric.yes_no, current.text()) {
        (true, "1") => draft.push("yes", Cow::Borrowed("true")),
        (true, "0") => draft.push("yes", Cow::Borrowed("false")),
        (_, number) => draft.push("value", Cow::Owned(spelled(number).text().to_owned())),
    }
    draft
}

/// The bodies; where check-ins of one day (or of none) would be read in another order than they
/// were written, each says its place.
fn in_order(entity: &str, drafts: &[Draft<'_>]) -> Vec<Json> {
    let mut bodies: Vec<Json> = drafts.iter().map(|draft| draft.body(0)).collect();
    let mut days: BTreeMap<Option<Day>, Vec<usize>> = BTreeMap::new();
    for (nth, draft) in drafts.iter().enumerate() {
        days.entry(draft.day).or_default().push(nth);
    }
    for same_day in days.values().filter(|same_day| same_day.len() > 1) {
        let hashes: Vec<_> = same_day
            .iter()
            .filter_map(|nth| bodies.get(*nth))
            .map(|body| Record::hash_of(entity, "c", body))
            .collect();
        if hashes.is_sorted() {
            continue;
        }
        for (seq, nth) in same_day.iter().enumerate().skip(1) {
            if let (Some(body), Some(draft)) = (bodies.get_mut(*nth), drafts.get(*nth)) {
                *body = draft.body(seq);
            }
        }
    }
    bodies
}
