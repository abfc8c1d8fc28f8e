//! Records read as check-ins, comments, changes, asks and agreements, and written back.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Doc, Dot, Entity, Json, Record};
use crate::okr::Arrange;
use crate::okr::arrange::{map_of, set_of};
use crate::okr::retraction::{Amends, taken_back};
use crate::okr::{
    Acknowledgement, Agreement, Ask, AskMove, Change, ChangeKind, CheckIn, Comment, Day, Id, Moment,
    Recognition, Reply, Text, Vote, Wants, Who,
};

use super::codec::{self, Word};
use super::fields::Fields;

mod remarks;

pub use remarks::{remark_body, remarks};

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
    /// A check-in was read.
    pub const ACKNOWLEDGEMENT: &str = "k";
    /// Recognition.
    pub const RECOGNITION: &str = "r";
    /// A remark of a retrospective.
    pub const REMARK: &str = "q";
    /// A vote of a confidence round.
    pub const VOTE: &str = "v";
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

/// Records of one kind, read one by one, as far as they stand.
struct Standing<T> {
    all: Vec<T>,
    /// The record that stands in the place of another one.
    instead: BTreeMap<Text, Text>,
}

impl<T> Standing<T> {
    /// Reads records and leaves out those that were taken back or amended (rule H2).
    fn of(doc: &Doc, entity: &Entity, kind: &str, read: impl Fn(&Raw<'_>) -> Option<T>) -> Self {
        let bodies: Vec<Body<'_>> = entity.records(kind).map(Body::of).collect();
        let raws: Vec<Raw<'_>> = bodies.iter().map(|body| Raw::of(doc, body)).collect();
        let amends: Vec<Amends<'_>> = raws.iter().filter_map(Raw::amendment).collect();
        let void = taken_back(&amends);
        let effective = || amends.iter().filter(|one| !void.contains(one.key) && one.key != one.target);
        let gone = set_of(effective().map(|one| one.target));
        let instead = effective().filter(|one| !one.retracts && !gone.contains(one.key));
        let instead = map_of(instead.map(|one| (Text::from(one.target), Text::from(one.key))));
        let standing = raws.iter().filter(|raw| !raw.retracted && !gone.contains(&**raw.key));
        Self { all: standing.filter_map(read).collect(), instead }
    }

    /// The record that stands where this one stood.
    fn newest(&self, key: Text) -> Text {
        let mut at = key;
        for _ in 0..self.instead.len() {
            match self.instead.get(&at) {
                Some(next) => at = Text::clone(next),
                None => break,
            }
        }
        at
    }
}

/// One record, taken apart.
struct Body<'a> {
    key: Text,
    record: &'a Record,
    pairs: Vec<(String, Json)>,
}

impl<'a> Body<'a> {
    fn of(record: &'a Rc<Record>) -> Self {
        let pairs = record.body.as_object().unwrap_or_default();
        Self { key: record.key.to_string().into(), record, pairs }
    }
}

/// One record with what every kind of talk has.
struct Raw<'a> {
    key: &'a Text,
    fields: Fields<'a>,
    /// When it was entered; unknown in sets from elsewhere.
    made: Option<Moment>,
    at: Option<Moment>,
    by: Option<Id>,
    amends: Option<Text>,
    retracted: bool,
}

impl<'a> Raw<'a> {
    fn of(doc: &Doc, body: &'a Body<'_>) -> Self {
        let fields = Fields::of_pairs(&body.pairs);
        let (author, made) = made(doc, body.record);
        Self {
            key: &body.key,
            made,
            at: fields.take("at", |value| Moment::parse(&value.as_str()?)).or(made),
            by: fields.id("by").or(author),
            amends: fields.text("amends"),
            retracted: fields.flag("retracted"),
            fields,
        }
    }

    fn amendment(&self) -> Option<Amends<'_>> {
        Some(Amends { key: self.key, target: self.amends.as_deref()?, retracts: self.retracted })
    }
}

/// Reads the comments of an entity, oldest first; those taken back are left out.
pub fn comments(doc: &Doc, entity: &Entity) -> Vec<Comment> {
    let mut comments = Standing::of(doc, entity, kind::COMMENT, |raw| {
        Some(Comment {
            key: Text::clone(raw.key),
            at: raw.at,
            by: raw.by.clone(),
            text: raw.fields.text("text").unwrap_or_default(),
            reply_to: raw.fields.text("reply_to"),
            extras: raw.fields.extras(),
        })
    });
    for at in 0..comments.all.len() {
        let above = comments.all.get(at).and_then(|one| one.reply_to.clone()).map(|key| comments.newest(key));
        if let Some(one) = comments.all.get_mut(at) {
            one.reply_to = above;
        }
    }
    comments.all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    comments.all
}

/// Reads the changes of an entity, oldest first.
pub fn changes(doc: &Doc, entity: &Entity) -> Vec<Change> {
    if !has(entity, kind::CHANGE) {
        return Vec::new();
    }
    let mut changes = standing_changes(doc, entity).all;
    changes.arrange(|a, b| (a.at, a.made, &a.key).cmp(&(b.at, b.made, &b.key)));
    changes
}

/// The line of the ledger that stands where this one stood; `None` where it was taken back.
pub fn change(doc: &Doc, entity: &Entity, key: &str) -> Option<Change> {
    let changes = standing_changes(doc, entity);
    let key = changes.newest(key.into());
    changes.all.into_iter().find(|change| change.key == key)
}

/// The key of a line and of all lines in whose place it stands, newest first.
pub fn change_keys(entity: &Entity, key: &str) -> Vec<Text> {
    let amended = amended(entity, kind::CHANGE);
    let mut keys = vec![Text::from(key)];
    while let Some(next) = keys.last().and_then(|last| amended.get(last)).filter(|next| !keys.contains(next))
    {
        let next = Text::clone(next);
        keys.push(next);
    }
    keys
}

/// What each record of a kind was written in the place of, where it was in that of any.
fn amended(entity: &Entity, kind: &str) -> BTreeMap<Text, Text> {
    let bodies: Vec<Body<'_>> = entity.records(kind).map(Body::of).collect();
    let amended = bodies.iter().filter_map(|body| {
        let fields = Fields::of_pairs(&body.pairs);
        let target = fields.text("amends").filter(|_| !fields.flag("retracted"))?;
        Some((Text::clone(&body.key), target))
    });
    map_of(amended)
}

/// The agreements about lines of the ledger, under the key of the line that stands now, oldest first.
pub fn agreements_about(doc: &Doc, entity: &Entity) -> BTreeMap<Text, Vec<Agreement>> {
    let mut about: BTreeMap<Text, Vec<Agreement>> = BTreeMap::new();
    if !has(entity, kind::CHANGE) {
        return about;
    }
    let changes = standing_changes(doc, entity);
    for one in agreements(doc, entity) {
        if let Some(key) = one.about.clone() {
            about.entry(changes.newest(key)).or_default().push(one);
        }
    }
    about
}

fn standing_changes(doc: &Doc, entity: &Entity) -> Standing<Change> {
    Standing::of(doc, entity, kind::CHANGE, |raw| {
        let fields = &raw.fields;
        let at = fields.take("at", |value| Day::parse_written(&value.as_str()?));
        Some(Change {
            key: Text::clone(raw.key),
            at: at.or_else(|| raw.made?.day()),
            by: raw.by.clone(),
            kind: fields.word::<ChangeKind>("change")?,
            from: fields.text("from"),
            to: fields.text("to"),
            reason: fields.text("reason"),
            trigger: fields.word("trigger"),
            agreed_by: fields.take("agreed_by", codec::ids).unwrap_or_default(),
            minor: fields.flag("minor"),
            fields: fields.take("fields", codec::changed_fields).unwrap_or_default(),
            made: raw.made,
            extras: fields.extras(),
        })
    })
}

/// Lines of the ledger that were told anew, each with the key of the line that stands in its place: what was
/// changed is the same, only what is said of it is new.
pub fn told_anew(doc: &Doc, entity: &Entity) -> BTreeMap<Text, Text> {
    let bodies: Vec<Body<'_>> = entity.records(kind::CHANGE).map(Body::of).collect();
    let raws: Vec<Raw<'_>> = bodies.iter().map(|body| Raw::of(doc, body)).collect();
    let changed = |raw: &Raw<'_>| {
        let part = |name: &str| raw.fields.take(name, |value| Some(value.normal().into_owned()));
        ["change", "from", "to", "fields"].map(part)
    };
    let what = map_of(raws.iter().map(|raw| (raw.key, changed(raw))));
    let anew = raws.iter().filter(|raw| !raw.retracted).filter_map(|raw| {
        let target = raw.amends.as_ref()?;
        (what.get(target)? == what.get(raw.key)?).then(|| (Text::clone(target), Text::clone(raw.key)))
    });
    let next = map_of(anew);
    let last = |key: &Text| {
        let mut at = key;
        for _ in 0..next.len() {
            match next.get(at) {
                Some(newer) => at = newer,
                None => break,
            }
        }
        Text::clone(at)
    };
    map_of(next.keys().map(|key| (Text::clone(key), last(key))))
}

/// What a new change says; `amends` names the line it replaces.
pub fn change_body(change: &Change, amends: Option<&str>) -> Json {
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
    // Whoever gives a reason later did not make the change.
    if let Some(by) = change.by.as_ref().filter(|_| amends.is_some()) {
        pairs.push(("by", Json::str(by.as_str())));
    }
    if let Some(trigger) = change.trigger {
        pairs.push(("trigger", trigger.json()));
    }
    if !change.agreed_by.is_empty() {
        pairs.push(("agreed_by", codec::ids_json(&change.agreed_by)));
    }
    if change.minor {
        pairs.push(("minor", Json::bool(true)));
    }
    if !change.fields.is_empty() {
        pairs.push(("fields", codec::changed_fields_json(&change.fields)));
    }
    pairs.extend(amends.map(|key| ("amends", Json::str(key))));
    Json::object(pairs)
}

/// What a new ask says.
pub fn ask_body(wants: Wants, to: Option<&Who>, text: &str, due: Option<Day>) -> Json {
    let mut pairs = vec![("text", Json::str(text)), ("wants", wants.json())];
    match to {
        Some(Who::Known(id)) => pairs.push(("to", Json::str(id.as_str()))),
        Some(Who::Named(name)) => pairs.push(("to_name", Json::str(name))),
        None => {}
    }
    if let Some(due) = due {
        pairs.push(("due", Json::str(&due.to_string())));
    }
    Json::object(pairs)
}

/// What an answer to an ask says.
pub fn answer_body(ask: &str, answer: Reply, text: &str, made: Option<&Id>) -> Json {
    let mut pairs = vec![("answers", Json::str(ask)), ("answer", answer.json())];
    if !text.is_empty() {
        pairs.push(("text", Json::str(text)));
    }
    if let Some(made) = made {
        pairs.push(("made", Json::str(made.as_str())));
    }
    Json::object(pairs)
}

/// What somebody says who agrees, or no longer does.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    /// Whether they agree.
    pub agrees: bool,
    /// The key of the change they agree to.
    pub about: Option<&'a str>,
    /// Words with it.
    pub text: Option<&'a str>,
}

/// What an agreement says, with the goal as it reads now.
pub fn agreement_body(said: Agreed<'_>, goal: Option<&str>) -> Json {
    let mut pairs = vec![("agrees", Json::bool(said.agrees))];
    pairs.extend(said.about.map(|key| ("about", Json::str(key))));
    pairs.extend(said.text.map(|text| ("text", Json::str(text))));
    pairs.extend(goal.map(|goal| ("goal", Json::str(goal))));
    Json::object(pairs)
}

/// What a recognition says.
pub fn recognition_body(to: &[Id], value: Option<&str>, text: &str) -> Json {
    let mut pairs = vec![("text", Json::str(text)), ("to", codec::ids_json(to))];
    pairs.extend(value.map(|value| ("value", Json::str(value))));
    Json::object(pairs)
}

/// What a vote says.
pub fn vote_body(of: &Id, by: Option<&Id>, confidence: u8) -> Json {
    let mut pairs =
        vec![("of", Json::str(of.as_str())), ("confidence", Json::num(f64::from(confidence.min(10))))];
    pairs.extend(by.map(|by| ("by", Json::str(by.as_str()))));
    Json::object(pairs)
}

/// Reads which check-ins of an entity were read by whom, oldest first.
pub fn acknowledgements(doc: &Doc, entity: &Entity) -> Vec<Acknowledgement> {
    if !has(entity, kind::ACKNOWLEDGEMENT) {
        return Vec::new();
    }
    let mut all = Standing::of(doc, entity, kind::ACKNOWLEDGEMENT, |raw| {
        Some(Acknowledgement {
            key: Text::clone(raw.key),
            at: raw.at,
            by: raw.by.clone(),
            check_in: raw.fields.text("check_in")?,
        })
    })
    .all;
    all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    all
}

/// Reads the recognition given on an entity, oldest first.
pub fn recognitions(doc: &Doc, entity: &Entity) -> Vec<Recognition> {
    if !has(entity, kind::RECOGNITION) {
        return Vec::new();
    }
    let mut all = Standing::of(doc, entity, kind::RECOGNITION, |raw| {
        Some(Recognition {
            key: Text::clone(raw.key),
            at: raw.at,
            by: raw.by.clone(),
            to: raw.fields.take("to", codec::ids).unwrap_or_default(),
            value: raw.fields.text("value"),
            text: raw.fields.text("text").unwrap_or_default(),
            extras: raw.fields.extras(),
        })
    })
    .all;
    all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    all
}

/// Reads the votes of a meeting, oldest first.
pub fn votes(doc: &Doc, entity: &Entity) -> Vec<Vote> {
    if !has(entity, kind::VOTE) {
        return Vec::new();
    }
    let mut all = Standing::of(doc, entity, kind::VOTE, |raw| {
        let confidence = raw.fields.number("confidence").filter(|level| (0.0..=10.0).contains(level))?;
        let of = raw.fields.id("of")?;
        Some(Vote {
            key: Text::clone(raw.key),
            by: raw.by.clone(),
            of,
            confidence: confidence as u8,
            at: raw.at,
        })
    })
    .all;
    all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    all
}

/// Whether an entity has records of a kind, without reading one of them.
pub fn has(entity: &Entity, kind: &str) -> bool {
    // Records stand in the order of their kinds.
    let at = entity.records.partition_point(|record| &*record.key.kind < kind);
    entity.records.get(at).is_some_and(|record| &*record.key.kind == kind)
}

/// Reads the asks of an entity with their answers, oldest first; those that were undone are left out.
pub fn asks(doc: &Doc, entity: &Entity) -> Vec<Ask> {
    if !has(entity, kind::ASK) {
        return Vec::new();
    }
    let mut asks = Standing::of(doc, entity, kind::ASK, |raw| {
        let fields = &raw.fields;
        let to = fields.id("to").map(Who::Known).or_else(|| fields.text("to_name").map(Who::Named));
        let step = match (fields.text("answers"), fields.text("takes_back")) {
            (Some(ask), _) => AskMove::Answers {
                ask,
                reply: fields.word("answer").unwrap_or_default(),
                made: fields.id("made"),
            },
            (None, Some(key)) => AskMove::TakesBack(key),
            (None, None) => AskMove::Asks { wants: fields.word("wants").unwrap_or_default() },
        };
        Some(Ask {
            key: Text::clone(raw.key),
            at: raw.at,
            by: raw.by.clone(),
            to,
            text: fields.text("text").unwrap_or_default(),
            due: fields.day("due"),
            step,
            extras: fields.extras(),
        })
    });
    let all = std::mem::take(&mut asks.all);
    let mut all: Vec<Ask> = all
        .into_iter()
        .map(|one| {
            let step = match one.step {
                AskMove::Asks { wants } => AskMove::Asks { wants },
                AskMove::Answers { ask, reply, made } => {
                    AskMove::Answers { ask: asks.newest(ask), reply, made }
                }
                AskMove::TakesBack(key) => AskMove::TakesBack(asks.newest(key)),
            };
            Ask { step, ..one }
        })
        .collect();
    all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    all
}

/// Reads the agreements on an entity, oldest first; those that were undone are left out.
pub fn agreements(doc: &Doc, entity: &Entity) -> Vec<Agreement> {
    if !has(entity, kind::AGREEMENT) {
        return Vec::new();
    }
    let mut agreements = Standing::of(doc, entity, kind::AGREEMENT, |raw| {
        Some(Agreement {
            key: Text::clone(raw.key),
            at: raw.at,
            by: raw.by.clone(),
            agrees: raw.fields.take("agrees", Json::as_bool).unwrap_or(true),
            about: raw.fields.text("about"),
            text: raw.fields.text("text"),
            goal: raw.fields.text("goal"),
            extras: raw.fields.extras(),
        })
    });
    agreements.all.arrange(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    agreements.all
}

/// What a field said before, who replaced it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Earlier {
    /// The field.
    pub field: Text,
    /// What it said.
    pub was: Json,
    /// The event that had written this; older files do not say it.
    pub written: Option<Dot>,
    /// The event that wrote over it.
    pub replaced: Option<Dot>,
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
        let written = part("event").and_then(|value| Dot::parse(&value.as_str()?));
        if let (Some(field), Some(was)) = (part("field").and_then(|value| value.as_str()), part("was")) {
            let replaced = record.key.dot;
            let one = Earlier { field: field.into(), was, written, replaced, by, at };
            all.push((at, record.key.to_string().into(), one));
        }
    }
    all.arrange(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    all.into_iter().map(|(_, _, earlier)| earlier).collect()
}
