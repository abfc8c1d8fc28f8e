//! Single values: what has the expected type goes to its field, anything else is kept and reported.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::doc::{DELETED, Entity, Json};
use crate::file::problem::ProblemKind;
use crate::okr::Day;

use super::builder::Builder;
use super::path::Path;
use super::shape::{is_null, is_number, string};

/// Names an entity of the document cannot have a field by.
const NEVER_FIELDS: [&str; 7] = ["id", "kind", "conflicts", "sync", "log", "/", DELETED];

impl Builder<'_> {
    /// A value as it stands; `None`, with a word about it, when it is nested too deep.
    pub fn json(&mut self, raw: &RawValue, path: &Path<'_>) -> Option<Json> {
        let value = Json::from_raw(raw).ok();
        if value.is_none() {
            self.marks.say(*path, raw.get(), ProblemKind::TooDeep);
        }
        value
    }

    /// Says that a value has another type than it should.
    pub fn wrong(&mut self, raw: &RawValue, path: &Path<'_>, expected: &'static str) {
        self.marks.say(*path, raw.get(), ProblemKind::WrongType { expected });
    }

    /// Keeps a value under a name.
    pub fn keep(&mut self, entity: &mut Entity, field: &str, raw: &RawValue, path: &Path<'_>) {
        if let Some(value) = self.json(raw, path) {
            self.set(entity, field, value);
        }
    }

    /// Keeps what the model has no place for under its own name, or beside that where the name
    /// would say something else in the document.
    pub fn extra(&mut self, entity: &mut Entity, key: &str, raw: &RawValue, apart: &[&str], path: &Path<'_>) {
        if NEVER_FIELDS.contains(&key) || apart.contains(&key) {
            self.keep(entity, &format!("given_{key}"), raw, path);
        } else {
            self.keep(entity, key, raw, path);
        }
    }

    /// A text; a number is taken for its characters.
    pub fn text(&mut self, entity: &mut Entity, field: &str, raw: &RawValue, path: &Path<'_>) {
        if is_null(raw) {
            return;
        }
        if is_number(raw.get()) {
            self.set(entity, field, Json::str(raw.get()));
            return;
        }
        if !raw.get().starts_with('"') {
            self.wrong(raw, path, "a text");
        }
        self.keep(entity, field, raw, path);
    }

    /// A number.
    pub fn number(&mut self, entity: &mut Entity, field: &str, raw: &RawValue, path: &Path<'_>) {
        if is_null(raw) {
            return;
        }
        match number(raw.get()) {
            Some(number) => self.set(entity, field, spelled(&number)),
            None => {
                self.wrong(raw, path, "a number");
                self.keep(entity, field, raw, path);
            }
        }
    }

    /// A date; one that is written otherwise than `2026-07-31` is kept as written as well.
    pub fn date(&mut self, entity: &mut Entity, field: &str, raw: &RawValue, path: &Path<'_>) {
        if is_null(raw) {
            return;
        }
        let written = string(raw).unwrap_or_default();
        if Day::parse(&written).is_some() {
            self.keep(entity, field, raw, path);
        } else if let Some(day) = Day::parse_written(&written) {
            self.set(entity, field, Json::str(&day.to_string()));
            self.keep(entity, &format!("{field}_text"), raw, path);
        } else {
            self.wrong(raw, path, "a date");
            self.keep(entity, field, raw, path);
        }
    }

    /// A list of texts; one text alone is taken for a list of one.
    pub fn texts(&mut self, entity: &mut Entity, field: &str, raw: &RawValue, path: &Path<'_>) {
        if is_null(raw) || raw.get() == "[]" {
            return;
        }
        if let Some(one) = string(raw) {
            self.set(entity, field, Json::array([Json::str(&one)]));
            return;
        }
        let values = Json::from_raw(raw).ok().and_then(|value| value.as_array());
        if !values.is_some_and(|values| values.iter().all(|value| value.as_str().is_some())) {
            self.wrong(raw, path, "a list of texts");
        }
        self.keep(entity, field, raw, path);
    }
}

/// A number spelled one way, so that a tool which writes 1 for 1.0 says nothing new. `None` when
/// the text is no number; a number beyond what the app computes with keeps its characters.
pub fn number(text: &str) -> Option<Cow<'_, str>> {
    if !is_number(text) {
        return None;
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let short = text.len() <= 12
        && text.split_once('.').is_some_and(|(_, fraction)| {
            fraction.bytes().all(|byte| byte.is_ascii_digit()) && !fraction.ends_with('0')
        });
    if plain || (short && !text.starts_with('-')) {
        return Some(Cow::Borrowed(text));
    }
    let Ok(value) = text.parse::<f64>() else { return Some(Cow::Borrowed(text)) };
    if !value.is_finite() || value.abs() >= 9_007_199_254_740_992.0 {
        return Some(Cow::Borrowed(text));
    }
    Some(Cow::Owned(Json::num(value).text().to_owned()))
}

/// A number's text as a value.
pub fn spelled(number: &str) -> Json {
    Json::parse(number).unwrap_or_else(|_| Json::null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f8_a_number_has_one_spelling() {
        for (text, want) in [
            ("1", "1"),
            ("1.0", "1"),
            ("0.50", "0.5"),
            ("5e-1", "0.5"),
            ("-0.0", "0"),
            ("-17.0", "-17"),
            ("0.15", "0.15"),
            ("1e400", "1e400"),
            ("12345678901234567890", "12345678901234567890"),
        ] {
            assert_eq!(number(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(number("\"high\""), None);
        assert_eq!(number("true"), None);
    }
}
