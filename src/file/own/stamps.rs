//! What the key `sync` of an entity says: which event wrote each value.
//!
//! Values that one event wrote with nothing before them share a group stamp: the event, then six
//! characters of hash for each field in the order of the fields' names. All others have a stamp of
//! their own: event, hash and past. `#` without an event marks values no app wrote.

use crate::doc::{Dot, Entity, Entry, Hash, Json, Past};
use crate::okr::Arrange;

/// What one `sync` value says.
#[derive(Default, Debug)]
pub struct Stamps {
    /// The group stamp.
    pub group: Option<Group>,
    /// Fields with stamps of their own, by name.
    pub own: Vec<(String, Vec<Stamp>)>,
}

/// One event and the hashes of the fields it wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The event; `None` where each hash is its own event.
    pub dot: Option<Dot>,
    /// One for each field, by name.
    pub hashes: Vec<Hash>,
}

/// The stamp of one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// The event.
    pub dot: Dot,
    /// What its writer had seen.
    pub past: Past,
    /// The hash of field, past and value.
    pub hash: Hash,
}

impl Group {
    /// The event that wrote the field with this hash.
    pub fn dot_for(&self, hash: Hash) -> Dot {
        self.dot.unwrap_or_else(|| Dot::outside(hash))
    }

    fn parse(text: &str) -> Option<Self> {
        let (event, hashes) = text.split_once('#')?;
        let dot = if event.is_empty() { None } else { Some(Dot::parse(event)?) };
        Some(Self { dot, hashes: Hash::parse_all(hashes)? })
    }

    fn write(&self, out: &mut String) {
        if let Some(dot) = self.dot {
            out.push_str(&dot.to_string());
        }
        out.push('#');
        for hash in &self.hashes {
            out.push_str(hash.as_str());
        }
    }
}

impl Stamp {
    fn parse(text: &str) -> Option<Self> {
        let (stamp, past) = text.split_once('<').unwrap_or((text, ""));
        let past = Past::parse(past).ok()?;
        let (event, hash) = stamp.split_once('#')?;
        let hash = Hash::parse(hash)?;
        let dot = if event.is_empty() { Dot::outside(hash) } else { Dot::parse(event)? };
        Some(Self { dot, past, hash })
    }

    fn of(entry: &Entry) -> String {
        let mut out = String::new();
        if !entry.dot.session.is_outside() {
            out.push_str(&entry.dot.to_string());
        }
        out.push('#');
        out.push_str(entry.hash.as_str());
        if !entry.past.is_empty() {
            out.push('<');
            out.push_str(&entry.past.to_string());
        }
        out
    }
}

impl Stamps {
    /// Reads a `sync` value. What is no stamp is treated as none (rule M6).
    pub fn parse(value: &Json) -> Self {
        let mut stamps = Self::default();
        if let Some(text) = value.as_str() {
            stamps.group = Group::parse(&text);
            return stamps;
        }
        for (field, value) in value.as_object().unwrap_or_default() {
            if field == "*" {
                stamps.group = value.as_str().and_then(|text| Group::parse(&text));
                continue;
            }
            let texts = match value.as_array() {
                Some(values) => values.iter().filter_map(Json::as_str).collect(),
                None => value.as_str().into_iter().collect::<Vec<_>>(),
            };
            let parsed: Option<Vec<Stamp>> = texts.iter().map(|text| Stamp::parse(text)).collect();
            if let Some(list) = parsed.filter(|list| !list.is_empty()) {
                // A field whose own name begins with a star has one more, apart from the group's.
                let name = field.strip_prefix('*').map_or_else(|| field.clone(), str::to_owned);
                stamps.own.push((name, list));
            }
        }
        stamps
    }

    /// The stamps of a field that has its own.
    pub fn of(&self, field: &str) -> Option<&[Stamp]> {
        self.own.iter().find(|(name, _)| name == field).map(|(_, list)| list.as_slice())
    }
}

/// Writes the `sync` value of an entity; nothing when it has no fields.
pub fn write_sync(entity: &Entity, out: &mut String) {
    let grouped = group_of(entity);
    let mut group = Group { dot: grouped.and_then(|key| key), hashes: Vec::new() };
    let mut own: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, register) in &entity.fields {
        match register.entries() {
            [only] if grouped.is_some() && group_key(only) == grouped => group.hashes.push(only.hash),
            entries => own.push((name, entries.iter().map(Stamp::of).collect())),
        }
    }
    if own.is_empty() && group.hashes.is_empty() {
        return;
    }
    out.push_str(",\"sync\":");
    if own.is_empty() {
        out.push('"');
        group.write(out);
        out.push('"');
        return;
    }
    out.push('{');
    let mut comma = "";
    if !group.hashes.is_empty() {
        out.push_str("\"*\":\"");
        group.write(out);
        out.push('"');
        comma = ",";
    }
    for (name, stamps) in own {
        out.push_str(comma);
        comma = ",";
        if name.starts_with('*') {
            out.push_str(Json::str(&format!("*{name}")).text());
        } else {
            out.push_str(Json::str(name).text());
        }
        out.push(':');
        match stamps.as_slice() {
            [only] => out.push_str(Json::str(only).text()),
            all => out.push_str(Json::array(all.iter().map(|stamp| Json::str(stamp))).text()),
        }
    }
    out.push('}');
}

/// What a value can share a stamp over: its event, with all outside values together; `None` for
/// a value that supersedes another.
#[expect(clippy::option_option, reason = "no group, the group of all outside values, the group of one event")]
fn group_key(entry: &Entry) -> Option<Option<Dot>> {
    entry.past.is_empty().then(|| (!entry.dot.session.is_outside()).then_some(entry.dot))
}

/// The group of an entity: the event that wrote most of its fields, the smallest where several
/// wrote as many, so that equal states make equal bytes (rule F2).
#[expect(clippy::option_option, reason = "no group, the group of all outside values, the group of one event")]
fn group_of(entity: &Entity) -> Option<Option<Dot>> {
    let mut counts: Vec<(Option<Dot>, usize)> = Vec::new();
    for (_, register) in &entity.fields {
        if let [only] = register.entries()
            && let Some(key) = group_key(only)
        {
            match counts.iter_mut().find(|(own, _)| *own == key) {
                Some((_, count)) => *count += 1,
                None => counts.push((key, 1)),
            }
        }
    }
    counts.arrange(Ord::cmp);
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(key, _)| key)
}
