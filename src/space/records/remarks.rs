//! Remarks of a retrospective.

use std::collections::BTreeMap;

use crate::doc::{Doc, Entity, Json};
use crate::okr::arrange::map_of;
use crate::okr::{Arrange, Id, Moment, Remark, RemarkKind, Text};
use crate::space::codec::Word;

use super::{Body, Raw, Standing, amended, has, kind};

/// What a remark says.
pub fn remark_body(kind: RemarkKind, question: Option<&str>, text: &str, amends: Option<&str>) -> Json {
    let mut pairs = vec![("remark", kind.json()), ("text", Json::str(text))];
    pairs.extend(question.map(|question| ("question", Json::str(question))));
    pairs.extend(amends.map(|key| ("amends", Json::str(key))));
    Json::object(pairs)
}

/// Reads the remarks of a retrospective, oldest first; those taken back are left out. One that was reworded
/// stays where it was, and whose it was.
pub fn remarks(doc: &Doc, entity: &Entity) -> Vec<Remark> {
    if !has(entity, kind::REMARK) {
        return Vec::new();
    }
    let before = amended(entity, kind::REMARK);
    let said = if before.is_empty() { BTreeMap::new() } else { said(doc, entity) };
    let mut all = Standing::of(doc, entity, kind::REMARK, |raw| {
        let earlier = earlier(&before, raw.key);
        let first = Text::clone(earlier.last().unwrap_or(raw.key));
        let (by, at) = said.get(&first).cloned().unwrap_or_else(|| (raw.by.clone(), raw.at));
        Some(Remark {
            key: Text::clone(raw.key),
            first,
            before: earlier,
            kind: raw.fields.word("remark").unwrap_or_default(),
            question: raw.fields.text("question"),
            text: raw.fields.text("text").unwrap_or_default(),
            by,
            at,
            extras: raw.fields.extras(),
        })
    });
    all.all.arrange(|a, b| (a.at, &a.first, &a.key).cmp(&(b.at, &b.first, &b.key)));
    all.all
}

/// Who wrote each remark and when, by its key.
fn said(doc: &Doc, entity: &Entity) -> BTreeMap<Text, (Option<Id>, Option<Moment>)> {
    let bodies: Vec<Body<'_>> = entity.records(kind::REMARK).map(Body::of).collect();
    map_of(bodies.iter().map(|body| {
        let raw = Raw::of(doc, body);
        (Text::clone(raw.key), (raw.by, raw.at))
    }))
}

/// The keys of the wordings before this one, the newest first; what goes round in a circle ends.
fn earlier(before: &BTreeMap<Text, Text>, key: &Text) -> Vec<Text> {
    let mut keys: Vec<Text> = Vec::new();
    while let Some(next) =
        before.get(keys.last().unwrap_or(key)).filter(|next| *next != key && !keys.contains(next))
    {
        keys.push(Text::clone(next));
    }
    keys
}
