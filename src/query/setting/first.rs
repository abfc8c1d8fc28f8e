//! A goal as it was first set: what its words and numbers said when it was first published
//! (rules G5 and G10).

use crate::doc::{Entity, Json, Register};
use crate::okr::{Id, Moment, Text};
use crate::query::panel::{FieldValue, field_value};
use crate::space::{Space, records};

use super::{late, title};

/// Fields that say what is to be achieved and how it will be seen; the others may change without the
/// goal being another one.
const WORDS_AND_NUMBERS: [&str; 23] = [
    "title",
    "why",
    "commitment",
    "measure",
    "start",
    "target",
    "direction",
    "floor",
    "ceiling",
    "low",
    "high",
    "commit",
    "stretch",
    "milestones",
    "measured_in",
    "phased",
    "start_text",
    "target_text",
    "rubric",
    "weight",
    "end",
    "from",
    "until",
];

/// What became of a goal since it was first set.
#[derive(Clone, PartialEq, Debug)]
pub struct FirstSet {
    /// When it was first published.
    pub at: Moment,
    /// What says something else now, the goal's own first, then its key results'.
    pub changes: Vec<Since>,
    /// Key results that came later: id and title.
    pub added: Vec<(Id, Text)>,
}

impl FirstSet {
    /// Whether it reads as it did then.
    pub fn is_unchanged(&self) -> bool {
        self.changes.is_empty() && self.added.is_empty()
    }
}

/// One field that says something else than when the goal was first set.
#[derive(Clone, PartialEq, Debug)]
pub struct Since {
    /// The objective or key result.
    pub id: Id,
    /// The title of a key result as it reads now; `None` for the goal itself.
    pub of: Option<Text>,
    /// The field's name in the file.
    pub field: Text,
    /// What it said then.
    pub first: FieldValue,
    /// What it says now.
    pub now: FieldValue,
    /// What its numbers count.
    pub measured_in: Option<Text>,
}

/// A goal as it was first set beside what it is now; `None` where nobody knows when that was.
pub fn first_set(space: &Space, id: &Id) -> Option<FirstSet> {
    let at = late::published_at(space, id)?;
    let mut out = FirstSet { at, changes: Vec::new(), added: Vec::new() };
    changed(space, id, None, at, &mut out.changes);
    for kr in space.key_results_of(id) {
        let name = title(space, kr);
        // One that came after was set when it came; what it was then is its own story.
        match late::made_at(space, kr) {
            Some(made) if made > at => out.added.push((kr.clone(), name)),
            _ => {
                changed(space, kr, Some(name), late::published_at(space, kr).unwrap_or(at), &mut out.changes);
            }
        }
    }
    Some(out)
}

fn changed(space: &Space, id: &Id, of: Option<Text>, at: Moment, out: &mut Vec<Since>) {
    let Some(node) = space.node(id) else { return };
    let entity = &node.entity;
    let earlier = records::earlier(space.doc(), entity);
    let measured_in = space.key_result(id).and_then(|kr| kr.measured_in.clone());
    for field in WORDS_AND_NUMBERS {
        let now = space.doc().shown(entity, field).cloned().unwrap_or_else(Json::null);
        let first = value_at(space, entity, field, at, &earlier);
        if first.normal() != now.normal() {
            out.push(Since {
                id: id.clone(),
                of: of.clone(),
                field: field.into(),
                first: field_value(space, &entity.kind, field, &first),
                now: field_value(space, &entity.kind, field, &now),
                measured_in: measured_in.clone(),
            });
        }
    }
}

/// What a field said at a moment: what the first to write over it afterwards found there. Where
/// several values stood beside each other, one of them, the same on every machine.
fn value_at(space: &Space, entity: &Entity, field: &str, at: Moment, earlier: &[records::Earlier]) -> Json {
    let Some(register) = entity.field(field) else { return Json::null() };
    if !was_written(space, register, field, at, earlier) {
        return Json::null();
    }
    let own = earlier.iter().filter(|one| &*one.field == field && one.at.is_some_and(|when| when > at));
    let first = own.min_by(|a, b| (a.at, a.was.normal()).cmp(&(b.at, b.was.normal())));
    match first {
        Some(first) => first.was.clone(),
        None => space.doc().shown(entity, field).cloned().unwrap_or_else(Json::null),
    }
}

/// Whether a field said anything by then. The first write of a field leaves no earlier value, and
/// that tells it from the others; where the file no longer has it, the field is taken to have been
/// written before.
fn was_written(
    space: &Space,
    register: &Register,
    field: &str,
    at: Moment,
    earlier: &[records::Earlier],
) -> bool {
    let doc = space.doc();
    let over: Vec<Moment> =
        earlier.iter().filter(|one| &*one.field == field).filter_map(|one| one.at).collect();
    let mut is_told = false;
    for dot in register.entries().iter().flat_map(|entry| entry.past.dots().chain([entry.dot])) {
        if !doc.sessions.contains_key(&dot.session) {
            // It came with a file, before anybody here could publish.
            return true;
        }
        let when = doc.time_of(dot);
        if over.contains(&when) {
            continue;
        }
        if when <= at {
            return true;
        }
        is_told = true;
    }
    !is_told
}
