//! Records read as check-ins, comments, changes, asks and agreements, and written back.

use crate::doc::{Doc, Entity, Json, Record};
use crate::okr::Arrange;
use crate::okr::{Agreement, Ask, AskMove, Change, ChangeKind, CheckIn, Comment, Day, Id, Moment, Text, Who};

use super::codec::{self, Word};
use super::fields::Fields;

/// Kinds of records that this version knows.
pub mod kind {
    /// A check-in.
    pub const CHECK_IN: &str = "c";
    /// A comment.
    pub const COMMENT: &str = "n";
    /// What a field said before.
    pub const EARLIER: &str = "w";
    /// A change with its reason.
    pub const CHANGE: &str = "g";
    /// An ask, an answer, or an ask taken back.
    pub const ASK: &str = "a";
    /// An agreement on a text.
    pub const AGREEMENT: &str = "m";
}

/// Who wrote a record and when, where its session says so.
fn made(doc: &Doc, record: &Record) -> (Option<Id>, Option<Moment>) {
    let Some(dot) = record.key.dot else { return (None, None) };
    let known = doc.sessions.contains_key(&dot.session);
    (doc.author_of(dot).cloned(), known.then(|| doc.time_of(dot)))
}

/// Reads every check-in of an entity, as they stand in the file.
pub fn check_ins(doc: &Doc, entity: &Entity) -> Vec<CheckIn> {
    entity.records(kind::CHECK_IN).map(|record| check_in(doc, record)).collect()
}

fn check_in(doc: &Doc, record: &Record) -> CheckIn {
    let pairs = record.body.as_object().unwrap_or_default();
    let fields = Fields::of_pairs(&pairs);
    let (author, made) = made(doc, record);
    let mut one = CheckIn::new(record.key.to_string());
    one.at = fields.take("at", |value| Day::parse_written(&value.as_str()?));
    if one.at.is_none() {
        one.at_text = fields.text("at");
    }
    one.by = fields.id("by").or(author);
    one.value = fields.number("value");
    one.value_text = fields.text("value_text");
    one.progress = fields.number("progress");
    one.yes = fields.take("yes", Json::as_bool);
    one.done = fields.take("done", codec::texts);
    one.confidence =
        fields.number("confidence").filter(|level| (0.0..=10.0).contains(level)).map(|level| level as u8);
    one.projection = fields.number("projection");
    one.score = fields.number("score");
    one.status_text = fields.text("status");
    one.note = fields.text("note");
    one.amends = fields.text("amends");
    one.retracted = fields.flag("retracted");
    one.made = made;
    one.seq = fields.number("seq").filter(|seq| *seq >= 0.0).map_or(0, |seq| seq as u32);
    one.extras = fields.extras();
    one
}

/// What a new check-in says; the key and the session are the document's business.
pub fn check_in_body(one: &CheckIn) -> Json {
    let mut pairs: Vec<(&str, Json)> = Vec::new();
    let at = one.at.map(|day| day.to_string()).or_else(|| one.at_text.as_deref().map(str::to_owned));
    let mut text = |name: &'static str, value: Option<&str>| {
        if let Some(value) = value {
            pairs.push((name, Json::str(value)));
        }
    };
    text("at", at.as_deref());
    text("by", one.by.as_ref().map(Id::as_str));
    text("value_text", one.value_text.as_deref());
    text("status", one.status_text.as_deref());
    text("note", one.note.as_deref());
    text("amends", one.amends.as_deref());
    let mut number = |name: &'static str, value: Option<f64>| {
        if let Some(value) = value {
            pairs.push((name, Json::num(value)));
        }
    };
    number("value", one.value);
    number("progress", one.progress);
    number("confidence", one.confidence.map(f64::from));
    number("projection", one.projection);
    number("score", one.score);
    if let Some(yes) = one.yes {
        pairs.push(("yes", Json::bool(yes)));
    }
    if let Some(done) = &one.done {
        pairs.push(("done", codec::texts_json(done)));
    }
    if one.retracted {
        pairs.push(("retracted", Json::bool(true)));
    }
    Json::object(pairs)
}

/// Reads the comments of an entity, oldest first; those taken back are left out.
pub fn comments(doc: &Doc, entity: &Entity) -> Vec<Comment> {
    let mut taken_back: Vec<Text> = Vec::new();
    let mut comments: Vec<Comment> = Vec::new();
    for record in entity.records(kind::COMMENT) {
        let pairs = record.body.as_object().unwrap_or_default();
        let fields = Fields::of_pairs(&pairs);
        let (author, made) = made(doc, record);
        if fields.flag("retracted") {
            taken_back.extend(fields.text("amends"));
            continue;
        }
        let amends = fields.text("amends");
        taken_back.extend(amends);
        let at = fields.take("at", |value| Moment::parse(&value.as_str()?)).or(made);
        comments.push(Comment {
            key: record.key.to_string().into(),
            at,
            by: fields.id("by").or(author),
            text: fields.text("text").unwrap_or_default(),
            reply_to: fields.text("reply_to"),
            extras: fields.extras(),
        });
    }
    comments.retain(|comment| !taken_back.contains(&comment.key));
    comments.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    comments
}

/// Reads the changes of an entity, oldest first.
pub fn changes(doc: &Doc, entity: &Entity) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for record in entity.records(kind::CHANGE) {
        let pairs = record.body.as_object().unwrap_or_default();
        let fields = Fields::of_pairs(&pairs);
        let (author, made) = made(doc, record);
        let Some(kind) = fields.word::<ChangeKind>("change") else { continue };
        let at = fields.take("at", |value| Day::parse_written(&value.as_str()?));
        changes.push(Change {
            key: record.key.to_string().into(),
            at: at.or_else(|| made?.day()),
            by: fields.id("by").or(author),
            kind,
            from: fields.text("from"),
            to: fields.text("to"),
            reason: fields.text("reason"),
            trigger: fields.word("trigger"),
            agreed_by: fields.take("agreed_by", codec::ids).unwrap_or_default(),
            extras: fields.extras(),
        });
    }
    changes.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    changes
}

/// What a new change says.
pub fn change_body(change: &Change) -> Json {
    let mut pairs = vec![("change", change.kind.json())];
    if let Some(at) = change.at {
        pairs.push(("at", Json::str(&at.to_string())));
    }
    let texts = [("from", &change.from), ("to", &change.to), ("reason", &change.reason)];
    for (name, text) in texts {
        if let Some(text) = text {
            pairs.push((name, Json::str(text)));
        }
    }
    if let Some(trigger) = change.trigger {
        pairs.push(("trigger", trigger.json()));
    }
    if !change.agreed_by.is_empty() {
        pairs.push(("agreed_by", codec::ids_json(&change.agreed_by)));
    }
    Json::object(pairs)
}

/// Reads the asks of an entity with their answers, oldest first.
pub fn asks(doc: &Doc, entity: &Entity) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    for record in entity.records(kind::ASK) {
        let pairs = record.body.as_object().unwrap_or_default();
        let fields = Fields::of_pairs(&pairs);
        let (author, made) = made(doc, record);
        let to = fields.id("to").map(Who::Known).or_else(|| fields.text("to_name").map(Who::Named));
        let step = match (fields.text("answers"), fields.text("takes_back")) {
            (Some(key), _) => AskMove::Answers(key),
            (None, Some(key)) => AskMove::TakesBack(key),
            (None, None) => AskMove::Asks,
        };
        asks.push(Ask {
            key: record.key.to_string().into(),
            at: fields.take("at", |value| Moment::parse(&value.as_str()?)).or(made),
            by: fields.id("by").or(author),
            to,
            text: fields.text("text").unwrap_or_default(),
            due: fields.day("due"),
            step,
            extras: fields.extras(),
        });
    }
    asks.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    asks
}

/// Reads the agreements on an entity, oldest first.
pub fn agreements(doc: &Doc, entity: &Entity) -> Vec<Agreement> {
    let mut agreements: Vec<Agreement> = Vec::new();
    for record in entity.records(kind::AGREEMENT) {
        let pairs = record.body.as_object().unwrap_or_default();
        let fields = Fields::of_pairs(&pairs);
        let (author, made) = made(doc, record);
        agreements.push(Agreement {
            key: record.key.to_string().into(),
            at: fields.take("at", |value| Moment::parse(&value.as_str()?)).or(made),
            by: fields.id("by").or(author),
            agrees: fields.take("agrees", Json::as_bool).unwrap_or(true),
            about: fields.text("about"),
            text: fields.text("text"),
            extras: fields.extras(),
        });
    }
    agreements.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    agreements
}

/// What a field said before, who replaced it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Earlier {
    /// The field.
    pub field: Text,
    /// What it said.
    pub was: Json,
    /// Who wrote over it.
    pub by: Option<Id>,
    /// When.
    pub at: Option<Moment>,
}

/// Reads the earlier values of an entity's fields, oldest first.
pub fn earlier(doc: &Doc, entity: &Entity) -> Vec<Earlier> {
    let mut all: Vec<(Option<Moment>, Text, Earlier)> = Vec::new();
    for record in entity.records(kind::EARLIER) {
        let pairs = record.body.as_object().unwrap_or_default();
        let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
        let (by, at) = made(doc, record);
        if let (Some(field), Some(was)) = (part("field").and_then(|value| value.as_str()), part("was")) {
            all.push((at, record.key.to_string().into(), Earlier { field: field.into(), was, by, at }));
        }
    }
    all.arrange(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    all.into_iter().map(|(_, _, earlier)| earlier).collect()
}
