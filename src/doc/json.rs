//! One JSON value, kept as its own characters.
//!
//! Numbers and strings are never re-spelled (1.10 stays 1.10), so that what an older version does
//! not understand comes back byte for byte; only white space between tokens is dropped.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deep arrays and objects may stand in each other inside one value.
pub const MAX_DEPTH: usize = 64;

/// A JSON value as minified text; cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Json(Rc<str>);

/// Why a text is not one usable JSON value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// The text breaks the grammar.
    #[error("not JSON: {reason}")]
    Grammar {
        /// What the parser found wrong, with its own line and column.
        reason: String,
    },
    /// Arrays and objects stand too deep in each other.
    #[error("nested deeper than {max} levels")]
    TooDeep {
        /// The limit.
        max: usize,
    },
}

impl Json {
    /// A string value.
    pub fn str(text: &str) -> Self {
        let quoted = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".into());
        Self(quoted.into())
    }

    /// A finite number, spelled as short as possible; anything else becomes `null` (unknown).
    pub fn num(value: f64) -> Self {
        if !value.is_finite() {
            return Self::null();
        }
        if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
            return Self(format!("{}", value as i64).into());
        }
        Self(format!("{value}").into())
    }

    /// `true` or `false`.
    pub fn bool(value: bool) -> Self {
        Self(if value { "true" } else { "false" }.into())
    }

    /// `null`: the field is there and says nothing.
    pub fn null() -> Self {
        Self("null".into())
    }

    /// An array of values.
    pub fn array(values: impl IntoIterator<Item = Self>) -> Self {
        let mut text = String::from("[");
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            text.push_str(&value.0);
        }
        text.push(']');
        Self(text.into())
    }

    /// An object; the keys keep the order given.
    pub fn object<'a>(pairs: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let mut text = String::from("{");
        for (at, (key, value)) in pairs.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            text.push_str(&Self::str(key).0);
            text.push(':');
            text.push_str(&value.0);
        }
        text.push('}');
        Self(text.into())
    }

    /// Reads a value out of a text, dropping white space between its tokens.
    ///
    /// # Errors
    /// When the text is not exactly one JSON value, or stands deeper than [`MAX_DEPTH`].
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| JsonError::Grammar { reason: error.to_string() })?;
        Self::from_raw(raw)
    }

    /// Takes a value that a parser has already found to be grammatical.
    ///
    /// # Errors
    /// When it stands deeper than [`MAX_DEPTH`].
    pub fn from_raw(raw: &RawValue) -> Result<Self, JsonError> {
        minify(raw.get()).map(|text| Self(text.as_ref().into()))
    }

    /// Whether what a parser has found to be grammatical is a value exactly as it would be kept: nothing
    /// between its tokens, and not too deep.
    pub fn is_tight(text: &str) -> bool {
        // Only these have tokens to stand apart.
        !text.starts_with(['[', '{']) || matches!(minify(text), Ok(Cow::Borrowed(_)))
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        &*self.0 == "null"
    }

    /// The string it holds, if it is one. Half pairs of UTF-16 show as U+FFFD; the text keeps them.
    pub fn as_str(&self) -> Option<String> {
        if !self.0.starts_with('"') {
            return None;
        }
        serde_json::from_str(&self.0).ok().or_else(|| unescape_lossy(&self.0))
    }

    /// The finite number it holds, if it is one.
    pub fn as_f64(&self) -> Option<f64> {
        let first = self.0.bytes().next()?;
        if !(first == b'-' || first.is_ascii_digit()) {
            return None;
        }
        self.0.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// The truth value it holds, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match &*self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The values of an array, if it is one.
    pub fn as_array(&self) -> Option<Vec<Self>> {
        let raw: Vec<&RawValue> = serde_json::from_str(&self.0).ok()?;
        Some(raw.into_iter().map(|item| Self(item.get().into())).collect())
    }

    /// The pairs of an object in their own order, doubled keys included, if it is one.
    pub fn as_object(&self) -> Option<Vec<(String, Self)>> {
        let pairs: RawObject<'_> = serde_json::from_str(&self.0).ok()?;
        Some(pairs.0.into_iter().map(|(key, raw)| (key.into_owned(), Self(raw.get().into()))).collect())
    }

    /// Whether both say the same: strings however their letters are escaped, numbers however they are
    /// spelled (rule M4).
    pub fn says_same(&self, other: &Self) -> bool {
        let numbers = || self.as_f64().zip(other.as_f64());
        self == other
            || self.normal() == other.normal()
            || numbers().is_some_and(|(one, other)| one.total_cmp(&other).is_eq())
    }

    /// The same value with every string spelled one way, so that a tool which escapes letters
    /// (`\u4e2d` for 中) is not taken for a person who changed them.
    pub fn normal(&self) -> Cow<'_, str> {
        Self::normal_of(&self.0)
    }

    /// [`Self::normal`] of a text without white space between its tokens, or of the end of one.
    pub fn normal_of(text: &str) -> Cow<'_, str> {
        if !text.contains('\\') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find('"') {
            let (before, string) = rest.split_at(start);
            out.push_str(before);
            let (token, after) = string.split_at(string_end(string));
            match serde_json::from_str::<String>(token)
                .ok()
                .and_then(|text| serde_json::to_string(&text).ok())
            {
                Some(same) => out.push_str(&same),
                None => out.push_str(token),
            }
            rest = after;
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The pairs of a JSON object as they stand, doubled keys included.
#[derive(Debug)]
pub struct RawObject<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for RawObject<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = RawObject<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(8);
                while let Some(key) = map.next_key::<RawKey<'de>>()? {
                    pairs.push((key.0, map.next_value()?));
                }
                Ok(RawObject(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A key that borrows from the text when it has no escapes.
pub struct RawKey<'a>(pub Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for RawKey<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = RawKey<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(RawKey(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawKey(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// Byte length of the string token that `text` begins with, both quotes included.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Drops white space between tokens; borrows when there is none.
fn minify(text: &str) -> Result<Cow<'_, str>, JsonError> {
    let mut in_string = false;
    let mut escaped = false;
    let mut depth = 0_usize;
    let mut spaces = false;
    for byte in text.bytes() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(JsonError::TooDeep { max: MAX_DEPTH });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b' ' | b'\t' | b'\n' | b'\r' => spaces = true,
            _ => {}
        }
    }
    if !spaces {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, string) = rest.split_at(start);
        out.extend(before.chars().filter(|letter| !letter.is_ascii_whitespace()));
        let (token, after) = string.split_at(string_end(string));
        out.push_str(token);
        rest = after;
    }
    out.extend(rest.chars().filter(|letter| !letter.is_ascii_whitespace()));
    Ok(Cow::Owned(out))
}

/// Reads a string token whose `\u` escapes contain half pairs; each shows as U+FFFD.
fn unescape_lossy(token: &str) -> Option<String> {
    let mut out = String::new();
    let mut units: Vec<u16> = Vec::new();
    let inner = token.strip_prefix('"')?.strip_suffix('"')?;
    let mut rest = inner;
    while let Some(start) = rest.find("\\u") {
        // A backslash before this one would make it a plain backslash and a "u".
        let before = rest.get(..start)?;
        let backslashes = before.bytes().rev().take_while(|byte| *byte == b'\\').count();
        if backslashes % 2 == 1 {
            flush(&mut units, &mut out);
            out.push_str(rest.get(..start + 2)?);
            rest = rest.get(start + 2..)?;
            continue;
        }
        let hex = rest.get(start + 2..start + 6)?;
        let unit = u16::from_str_radix(hex, 16).ok()?;
        if !before.is_empty() {
            flush(&mut units, &mut out);
            out.push_str(before);
        }
        units.push(unit);
        rest = rest.get(start + 6..)?;
    }
    flush(&mut units, &mut out);
    out.push_str(rest);
    serde_json::from_str(&format!("\"{out}\"")).ok()
}

/// Writes the collected UTF-16 units as characters that are safe inside a JSON string.
fn flush(units: &mut Vec<u16>, out: &mut String) {
    let text = String::from_utf16_lossy(units);
    let quoted = serde_json::to_string(&text).unwrap_or_default();
    out.push_str(quoted.trim_start_matches('"').trim_end_matches('"'));
    if text.ends_with('"') {
        out.push('"');
    }
    units.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_numbers_and_strings_keep_their_own_characters() {
        check("1.10", "1.10");
        check(" [ 1.0 , 1e2 ,\n\"a  b\" ] ", "[1.0,1e2,\"a  b\"]");
        check("{\"a\" : \"\\u4e2d\\\" \" }", "{\"a\":\"\\u4e2d\\\" \"}");

        #[track_caller]
        fn check(text: &str, want: &str) {
            assert_eq!(Json::parse(text).unwrap().text(), want);
        }
    }

    #[test]
    fn normal_spells_strings_one_way() {
        assert_eq!(Json::parse("{\"a\":\"\\u4e2d\\/\"}").unwrap().normal(), "{\"a\":\"中/\"}");
        assert_eq!(Json::parse("\"\\ud800\"").unwrap().normal(), "\"\\ud800\"");
    }

    #[test]
    fn half_pairs_show_as_replacement_and_are_kept() {
        let half = Json::parse("\"a\\ud800b\\\\u\"").unwrap();
        assert_eq!(half.as_str().unwrap(), "a\u{fffd}b\\u");
        assert_eq!(half.text(), "\"a\\ud800b\\\\u\"");
        let quote = Json::parse("\"\\ud800\\u0022\"").unwrap();
        assert_eq!(quote.as_str().unwrap(), "\u{fffd}\"");
    }

    #[test]
    fn deep_values_are_refused_without_a_trap() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Json::parse(&deep), Err(JsonError::TooDeep { max: MAX_DEPTH }));
    }

    #[test]
    fn numbers_are_spelled_short() {
        assert_eq!(Json::num(0.0).text(), "0");
        assert_eq!(Json::num(0.1).text(), "0.1");
        assert_eq!(Json::num(-2.5).text(), "-2.5");
        assert_eq!(Json::num(1e300).as_f64(), Some(1e300));
        assert_eq!(Json::num(f64::NAN).text(), "null");
    }
}
