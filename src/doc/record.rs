//! Append-only records of an entity: check-ins, comments, changes, earlier values.
//!
//! A record is written once. Two copies of a list of records merge by union, so the most frequent
//! act of all, the weekly check-in, can never conflict (rule M7).

use crate::okr::Arrange;
use std::fmt;
use std::rc::Rc;

use super::hash::Hash;
use super::json::Json;
use super::stamp::Dot;

/// What names a record within its entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RecordKey {
    /// One short word: what sort of record this is.
    pub kind: Rc<str>,
    /// The event that wrote it; `None` for a record from a file made by hand or script.
    pub dot: Option<Dot>,
    /// Hash of entity, kind and body.
    pub hash: Hash,
    /// 0, or the number of equal records before it, where a hand-made list says one thing twice.
    pub copy: u32,
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if let Some(dot) = self.dot {
            write!(f, ":{dot}")?;
        }
        write!(f, "#{}", self.hash)?;
        if self.copy > 0 {
            write!(f, ".{}", self.copy)?;
        }
        Ok(())
    }
}

impl RecordKey {
    /// Six characters that stand for this key where somebody says what they have seen.
    pub fn mark(&self) -> Hash {
        Hash::of(&[&self.to_string()])
    }

    /// Reads `kind:session.counter#hash` or `kind#hash`, each with `.n` behind it for a copy.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, tail) = text.rsplit_once('#')?;
        let (hash, copy) = match tail.split_once('.') {
            Some((hash, copy)) => (hash, copy.parse().ok()?),
            None => (tail, 0),
        };
        let (kind, dot) = match head.split_once(':') {
            Some((kind, dot)) => (kind, Some(Dot::parse(dot)?)),
            None => (head, None),
        };
        if kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        Some(Self { kind: kind.into(), dot, hash: Hash::parse(hash)?, copy })
    }
}

/// One record, immutable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Its name within the entity.
    pub key: RecordKey,
    /// What it says: a JSON object.
    pub body: Json,
}

impl Record {
    /// A record written by a session of the app.
    pub fn new(entity: &str, kind: &str, dot: Dot, body: Json) -> Self {
        let body = Self::sorted(&body);
        let hash = Self::hash_of(entity, kind, &body);
        Self { key: RecordKey { kind: kind.into(), dot: Some(dot), hash, copy: 0 }, body }
    }

    /// A record from a file made by hand or script; the same content makes the same record. The
    /// keys of its body stand in the order of their names.
    pub fn outside(entity: &str, kind: &str, copy: u32, body: Json) -> Self {
        let hash = Self::hash_of(entity, kind, &body);
        Self { key: RecordKey { kind: kind.into(), dot: None, hash, copy }, body }
    }

    /// A body with its keys in the order of their names, so that a tool which sorts keys is not
    /// taken for a person who wrote something else (rule F4).
    pub fn sorted(body: &Json) -> Json {
        let Some(mut pairs) = body.as_object() else { return body.clone() };
        if pairs.is_sorted() {
            return body.clone();
        }
        pairs.arrange(Ord::cmp);
        Json::object(pairs.iter().map(|(key, value)| (key.as_str(), value.clone())))
    }

    /// The hash a file carries for this record.
    pub fn hash_of(entity: &str, kind: &str, body: &Json) -> Hash {
        Hash::of(&[entity, kind, &body.normal()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_written() {
        for text in ["c#AAAAAA", "c:7f3kq0zt9m.1xg0#K7kows", "note#abcdef.2"] {
            assert_eq!(RecordKey::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "#AAAAAA", "C#AAAAAA", "c", "c#AAAA", "c:zz#AAAAAA", "c#AAAAAA.x"] {
            assert_eq!(RecordKey::parse(text), None, "{text}");
        }
    }
}
