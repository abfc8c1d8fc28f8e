//! Whether an entity in a text is exactly what the app would write: then it needs no reading, because
//! reading and writing it would give the same characters.
//!
//! Every hash is checked, as in reading. What this does not know, such as values with stamps of their
//! own, is not sound; it is read and written.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::doc::{DELETED, Dot, Hash, Hasher, Json};
use crate::file::limits::MAX_ID_BYTES;

use super::lines::Piece;
use super::raw::RawEntity;

/// Keys that are no fields, or a field that may ask people something.
const OTHERS: [&str; 6] = ["id", "kind", "conflicts", "sync", "log", DELETED];

/// Checks entities one after the other.
#[derive(Default)]
pub struct Inspector {
    /// The hashes of the names of fields, which are few.
    names: Vec<(String, Hash)>,
    /// The hashes of the fields of the entity that is looked at.
    hashes: Vec<Hash>,
    hasher: Hasher,
}

/// What names a record; compares as the keys of records do.
type Key<'a> = (&'a str, Option<Dot>, Hash, u32);

impl Inspector {
    /// Whether a piece is exactly what the app would write of what it says, with nothing in it that people
    /// disagree about; `seen` hears of each event of the app in it.
    pub fn is_sound(&mut self, piece: Piece<'_>, mut seen: impl FnMut(Dot)) -> bool {
        piece.id.len() <= MAX_ID_BYTES && self.look(piece, &mut seen).is_some()
    }

    fn look(&mut self, piece: Piece<'_>, seen: &mut dyn FnMut(Dot)) -> Option<()> {
        let raw: RawEntity<'_> = serde_json::from_str(piece.text).ok()?;
        let mut walk = Walk { text: piece.text, at: 0 };
        let mut last: Option<&str> = None;
        self.hashes.clear();
        let mut stamped = 0;
        for (nth, (key, value)) in raw.pairs.iter().enumerate() {
            let Cow::Borrowed(key) = key else { return None };
            let value = value.get();
            walk.pair(key, value)?;
            match *key {
                "id" if nth == 0 => {}
                "kind" if nth == 1 && !plain(value)?.is_empty() => {}
                "sync" if nth + 1 == raw.pairs.len() => {
                    self.group(plain(value)?, seen)?;
                    stamped = self.hashes.len();
                }
                key if OTHERS.contains(&key) || last >= Some(key) || !Json::is_tight(value) => return None,
                key => {
                    last = Some(key);
                    let hash = self.field(key, value);
                    self.hashes.push(hash);
                }
            }
        }
        if stamped != self.hashes.len() {
            return None;
        }
        self.log(piece.id, &raw.log, &mut walk, seen)?;
        walk.past("}")?;
        (walk.at == piece.text.len()).then_some(())
    }

    /// The hash of a field that supersedes nothing.
    fn field(&mut self, name: &str, value: &str) -> Hash {
        self.hasher.back(0);
        self.hasher.end(name);
        self.hasher.end("");
        self.hasher.end(&Json::normal_of(value));
        self.hasher.hash().for_field(self.name(name))
    }

    /// Whether the records are what their hashes say, in order and one a line.
    fn log(
        &mut self,
        id: &str,
        log: &[&RawValue],
        walk: &mut Walk<'_>,
        seen: &mut dyn FnMut(Dot),
    ) -> Option<()> {
        let mut last: Option<Key<'_>> = None;
        let mut begun = 0;
        for record in log {
            walk.past(if last.is_none() { ",\"log\":[\n" } else { ",\n" })?;
            walk.value(record.get())?;
            let (key, rest) = record_parts(record.get())?;
            let (kind, dot, hash, _) = key;
            if last.is_none_or(|(last, ..)| last != kind) {
                self.hasher.back(0);
                self.hasher.end(id);
                self.hasher.end(kind);
                self.hasher.add("{");
                begun = self.hasher.len();
            }
            self.hasher.back(begun);
            self.hasher.end(&Json::normal_of(rest));
            if last >= Some(key) || self.hasher.hash() != hash {
                return None;
            }
            last = Some(key);
            if let Some(dot) = dot {
                seen(dot);
            }
        }
        if last.is_some() { walk.past("]") } else { Some(()) }
    }

    fn name(&mut self, name: &str) -> Hash {
        if let Some((_, hash)) = self.names.iter().find(|(own, _)| own == name) {
            return *hash;
        }
        let hash = Hash::of(&[name]);
        self.names.push((name.to_owned(), hash));
        hash
    }

    /// Whether a group stamp is that of exactly these fields.
    fn group(&self, text: &str, seen: &mut dyn FnMut(Dot)) -> Option<()> {
        let (event, hashes) = text.split_once('#')?;
        if !event.is_empty() {
            seen(dot(event)?);
        }
        let own = self.hashes.iter().flat_map(|hash| hash.bytes());
        (!hashes.is_empty() && hashes.bytes().eq(own)).then_some(())
    }
}

/// Walks through an entity, to tell that nothing stands between what was found in it.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl Walk<'_> {
    /// The next thing is this text.
    fn past(&mut self, text: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(text).then_some(())?;
        self.at += text.len();
        Some(())
    }

    /// The next thing is this value, a slice of the text.
    fn value(&mut self, value: &str) -> Option<()> {
        let offset = (value.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (offset == self.at).then_some(())?;
        self.at += value.len();
        Some(())
    }

    /// The next things are a bracket or comma, a key and its value. What a parser has found to be an
    /// object has at least these characters between two values.
    fn pair(&mut self, key: &str, value: &str) -> Option<()> {
        self.at += key.len() + "{\"\":".len();
        self.value(value)
    }
}

/// The key of a record, and what of its body stands behind the first bracket.
fn record_parts(text: &str) -> Option<(Key<'_>, &str)> {
    let (name, rest) = text.strip_prefix("{\"r\":\"")?.split_once('"')?;
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    if rest.contains("\"r\":") || !Json::is_tight(text) {
        return None;
    }
    let (head, tail) = name.rsplit_once('#')?;
    let (hash, copy) = tail.split_once('.').unwrap_or((tail, "0"));
    let hash = Hash::parse(hash)?;
    let copy = number(copy).filter(|copy| (*copy == 0) != tail.contains('.'))?;
    let (kind, event) = head.split_once(':').unwrap_or((head, ""));
    let dot = if head.contains(':') { Some(dot(event)?) } else { None };
    let is_kind = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    is_kind.then_some(((kind, dot, hash, copy), rest))
}

/// An event of the app, spelled as the app spells it.
fn dot(text: &str) -> Option<Dot> {
    let (session, counter) = text.split_once('.')?;
    let is_short = counter == "0" || !counter.starts_with('0');
    if is_short && !session.starts_with('#') { Dot::parse(text) } else { None }
}

/// A number spelled as the app spells it.
fn number(text: &str) -> Option<u32> {
    let is_short = text == "0" || !text.starts_with(['0', '+']);
    if is_short { text.parse().ok() } else { None }
}

/// The characters of a string in which nothing is escaped.
fn plain(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('\\')).then_some(inner)
}
