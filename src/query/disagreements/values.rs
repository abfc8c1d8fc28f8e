//! A field with several values: all of them, who wrote each and when, and which of them is mine.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Dot, Entry, Json, Register};
use crate::okr::{Arrange, Id, Moment, Text};
use crate::query::panel::{FieldValue, field_value};
use crate::space::{Change, Edit, Node, Space, Typed, kind, records};

use super::middle::middle;
use super::third::{both, written};
use super::{Viewer, place};

/// A field about which people disagree.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// The entity whose field it is: the goal itself, or a link of it.
    pub of: Id,
    /// The entity's kind in the file.
    pub kind: Text,
    /// The field.
    pub field: Text,
    /// The values: mine first, then the newest.
    pub answers: Vec<Answer>,
    /// What another answer would be written as.
    pub written: Written,
    /// All answers in one value, where none of them loses anything by it.
    pub both: Option<Json>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The events of all values: what is settled is settled between these and no others (rule D25).
    pub shown: Vec<Dot>,
}

/// What the value of a field is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// One line of words.
    Line,
    /// Words of any length.
    Text,
    /// Several pieces of words, one in each line.
    Lines,
    /// A number.
    Number,
    /// A day.
    Day,
    /// It is chosen where the field stands, not written.
    Chosen,
}

/// One of several values.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The value as the document has it.
    pub value: Json,
    /// The value for words.
    pub shown: FieldValue,
    /// Who wrote it; several who wrote the same are one answer.
    pub by: Vec<Text>,
    /// When it was last written.
    pub at: Option<Moment>,
    /// Whether whoever looks wrote it.
    pub is_mine: bool,
    /// Whether it is the one that pages show until somebody settles it.
    pub is_shown: bool,
    /// The part of a longer text, in bytes, in which it differs from the others.
    pub differs: Option<(usize, usize)>,
    /// Of a place: what stands above it, top first, itself last. Empty for the top and for all else.
    pub place: Vec<Text>,
}

impl Conflict {
    /// The answer that is mine, where exactly one is.
    pub fn mine(&self) -> Option<&Answer> {
        only(self.answers.iter().filter(|answer| answer.is_mine))
    }

    /// The answer of the others, where one is mine and exactly one is not.
    pub fn theirs(&self) -> Option<&Answer> {
        self.mine()?;
        only(self.answers.iter().filter(|answer| !answer.is_mine))
    }

    /// The answer written last.
    pub fn newest(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.is_shown)
    }

    /// What settles it.
    pub fn settle(&self, value: Json) -> Edit {
        let (field, shown) = (Rc::clone(&self.field), self.shown.clone());
        Edit::Change { id: self.of.clone(), change: Change::Settle { field, value, shown } }
    }

    /// When the second of the answers was written.
    pub fn since(&self) -> Option<Moment> {
        let mut times: Vec<Option<Moment>> = self.answers.iter().map(|answer| answer.at).collect();
        times.arrange(Ord::cmp);
        times.get(1).copied().flatten()
    }
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Whether a field says where an entity of this kind stands.
pub fn is_place(kind: &str, field: &str) -> bool {
    matches!(
        (kind, field),
        (kind::OBJECTIVE | kind::PERSON | kind::KPI | kind::MEETING, "unit")
            | (kind::KEY_RESULT, "objective" | "parent_kr")
            | (kind::UNIT | kind::CYCLE, "parent")
            | (kind::INITIATIVE, "of")
            | (kind::ACTION, "meeting")
    )
}

/// Whether a field counts what the key result counts.
pub fn is_measured(field: &str, value: &FieldValue) -> bool {
    let is_number = matches!(value, FieldValue::Number(_) | FieldValue::Phased(_));
    is_number
        && matches!(
            field,
            "start" | "target" | "floor" | "ceiling" | "low" | "high" | "commit" | "stretch" | "phased"
        )
}

/// One field about which people disagree.
pub fn conflict(space: &Space, node: &Node, field: &Text, register: &Register, viewer: &Viewer) -> Conflict {
    let entity = &node.entity;
    let mut entries: Vec<&Entry> = register.entries().iter().collect();
    entries.arrange_by(|entry| Reverse((space.doc().time_of(entry.dot), entry.dot, entry.hash)));
    let mut answers: Vec<Answer> = Vec::new();
    for entry in entries {
        let event = event_of(space, node, field, register, entry);
        let at = space.doc().sessions.contains_key(&event.session).then(|| space.doc().time_of(event));
        let by = space.doc().author_of(event);
        let is_mine = event.session == viewer.session || by.is_some_and(|by| viewer.me.as_ref() == Some(by));
        let by = by.map(|by| space.name_of(by).unwrap_or_else(|| by.text()));
        match answers.iter_mut().find(|answer| answer.value.says_same(&entry.value)) {
            Some(answer) => {
                if let Some(by) = by.filter(|by| !answer.by.contains(by)) {
                    answer.by.push(by);
                }
                answer.at = answer.at.max(at);
                answer.is_mine |= is_mine;
            }
            None => answers.push(Answer {
                shown: field_value(space, &entity.kind, field, &entry.value),
                place: if is_place(&entity.kind, field) {
                    place::way_to(space, &entry.value)
                } else {
                    Vec::new()
                },
                value: entry.value.clone(),
                by: by.into_iter().collect(),
                at,
                is_mine,
                is_shown: answers.is_empty(),
                differs: None,
            }),
        }
    }
    answers.arrange_by(|answer| !answer.is_mine);
    mark(&mut answers);
    let written = written(&entity.kind, field);
    let measured_in = match &node.typed {
        Typed::KeyResult(kr) => kr.measured_in.clone(),
        Typed::Kpi(kpi) => kpi.measured_in.clone(),
        _ => None,
    };
    Conflict {
        of: entity.id.clone(),
        kind: Text::clone(&entity.kind),
        both: both(field, written, &answers),
        written,
        measured_in: measured_in.filter(|_| answers.iter().any(|one| is_measured(field, &one.shown))),
        field: Rc::clone(field),
        answers,
        shown: register.entries().iter().map(|entry| entry.dot).collect(),
    }
}

/// Marks where longer texts differ.
fn mark(answers: &mut [Answer]) {
    let text = |answer: &Answer| match &answer.shown {
        FieldValue::Text(text) => Some(Text::clone(text)),
        _ => None,
    };
    let Some(texts) = answers.iter().map(text).collect::<Option<Vec<Text>>>() else { return };
    let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
    let Some(parts) = middle(&texts) else { return };
    for (answer, part) in answers.iter_mut().zip(parts) {
        answer.differs = Some(part);
    }
}

/// The event by which somebody first said a value. Taking a decision back writes all values again, which is
/// how several of one session stand beside each other having seen the same; whose they are, the records of
/// earlier values tell.
fn event_of(space: &Space, node: &Node, field: &str, register: &Register, entry: &Entry) -> Dot {
    let is_twin = |other: &&Entry| {
        other.dot != entry.dot && other.dot.session == entry.dot.session && other.past == entry.past
    };
    if !register.entries().iter().any(|other| is_twin(&other)) {
        return entry.dot;
    }
    let earlier = records::earlier(space.doc(), &node.entity);
    let mut groups: BTreeMap<Dot, Vec<(Dot, &Json)>> = BTreeMap::new();
    for one in earlier.iter().filter(|one| &*one.field == field) {
        if let (Some(replaced), Some(event)) = (one.replaced, one.written) {
            groups.entry(replaced).or_default().push((event, &one.was));
        }
    }
    // What was decided between, the latest first.
    let mut decisions: Vec<(Dot, Vec<(Dot, &Json)>)> =
        groups.into_iter().filter(|(by, all)| all.len() > 1 && entry.past.covers(*by)).collect();
    decisions.arrange_by(|(by, _)| Reverse((space.doc().time_of(*by), *by)));
    let mut found = entry.dot;
    for (_, all) in &decisions {
        let Some((event, _)) = all.iter().find(|(_, was)| was.says_same(&entry.value)) else { continue };
        found = *event;
        let is_again = |other: &Dot| other != event && other.session == event.session;
        if !all.iter().any(|(other, _)| is_again(other)) {
            break;
        }
    }
    found
}
