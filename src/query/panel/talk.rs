//! What was said and decided about one thing: comments, asks, agreements, disagreements, work.

use crate::okr::Arrange;
use std::rc::Rc;

use crate::doc::{DELETED, Dot, Entity, Json};
use crate::okr::{AskState, Day, Extras, Id, Moment, Text, Who, talk};
use crate::space::{Node, Space, is_quiet, records};

use super::values::{FieldValue, field_value};

/// One comment, with those that answer it.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// Its key.
    pub key: Text,
    /// Who wrote it, where that is known.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// What it says.
    pub text: Text,
    /// Answers, oldest first.
    pub replies: Vec<Said>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The comments of an entity, each with its answers; an answer to what is gone stands for itself.
pub fn comments(space: &Space, node: &Node) -> Vec<Said> {
    let all = records::comments(space.doc(), &node.entity);
    let keys: Vec<&Text> = all.iter().map(|comment| &comment.key).collect();
    // An answer to an answer stands in the same thread: two levels are enough to read.
    let root_of = |start: &Text| {
        let mut at = start;
        for _ in 0..all.len() {
            match all.iter().find(|one| one.key == *at).and_then(|one| one.reply_to.as_ref()) {
                Some(above) if keys.contains(&above) => at = above,
                _ => break,
            }
        }
        Text::clone(at)
    };
    let mut threads: Vec<Said> = Vec::new();
    for comment in &all {
        let said = Said {
            key: Text::clone(&comment.key),
            by: comment.by.as_ref().map(|id| name(space, id)),
            at: comment.at,
            text: Text::clone(&comment.text),
            replies: Vec::new(),
            extras: comment.extras.clone(),
        };
        let root = root_of(&comment.key);
        match threads.iter_mut().find(|thread| thread.key == root) {
            Some(thread) => thread.replies.push(said),
            None => threads.push(said),
        }
    }
    threads
}

/// One ask with its answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// Its key.
    pub key: Text,
    /// Who asked.
    pub by: Option<Text>,
    /// Whom.
    pub to: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// For what.
    pub text: Text,
    /// By when.
    pub due: Option<Day>,
    /// Where it is.
    pub state: AskState,
    /// The answers: who, when, what.
    pub answers: Vec<(Option<Text>, Option<Moment>, Text)>,
}

/// The asks of an entity.
pub fn asks(space: &Space, node: &Node, today: Day) -> Vec<Asked> {
    let steps = records::asks(space.doc(), &node.entity);
    let by = |id: &Option<Id>| id.as_ref().map(|id| name(space, id));
    talk::threads(&steps, today)
        .into_iter()
        .map(|thread| Asked {
            key: Text::clone(&thread.ask.key),
            by: by(&thread.ask.by),
            to: thread.ask.to.as_ref().map(|who| match who {
                Who::Known(id) => name(space, id),
                Who::Named(text) => Text::clone(text),
            }),
            at: thread.ask.at,
            text: Text::clone(&thread.ask.text),
            due: thread.ask.due,
            state: thread.state,
            answers: thread.answers.iter().map(|one| (by(&one.by), one.at, Text::clone(&one.text))).collect(),
        })
        .collect()
}

/// One agreement.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreed {
    /// Who.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// Words with it.
    pub text: Option<Text>,
}

/// Who agrees to the goal now.
pub fn agreements(space: &Space, node: &Node) -> Vec<Agreed> {
    let all = records::agreements(space.doc(), &node.entity);
    let standing = talk::agreed(&all, None).into_iter();
    standing
        .map(|one| Agreed {
            by: one.by.as_ref().map(|id| name(space, id)),
            at: one.at,
            text: one.text.clone(),
        })
        .collect()
}

/// A field about which people disagree.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// The entity whose field it is: the goal itself, or a link of it.
    pub of: Id,
    /// The entity's kind in the file.
    pub kind: Text,
    /// The field.
    pub field: Text,
    /// The values, the one that is shown first.
    pub answers: Vec<Answer>,
    /// What another answer would be written as.
    pub written: Written,
}

/// What the value of a field is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// Words.
    Text,
    /// A number.
    Number,
    /// It is chosen where the field stands, not written.
    Chosen,
}

fn written(kind: &str, field: &str) -> Written {
    match (kind, field) {
        ("kr", "start") => Written::Number,
        (
            _,
            "title" | "name" | "why" | "note" | "code" | "url" | "score_reason" | "status_text"
            | "start_text" | "target_text" | "current_text" | "due_text" | "measured_in" | "priority"
            | "role" | "mission" | "strategy",
        ) => Written::Text,
        (
            _,
            "weight" | "target" | "floor" | "ceiling" | "low" | "high" | "commit" | "stretch" | "score"
            | "cadence_days",
        ) => Written::Number,
        _ => Written::Chosen,
    }
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
}

/// The fields about which people disagree.
pub fn conflicts(space: &Space, node: &Node) -> Vec<Conflict> {
    let entity = &node.entity;
    let fields = entity.fields.iter();
    fields
        .filter(|(name, register)| &**name != DELETED && !is_quiet(name) && register.is_conflict())
        .map(|(field, register)| {
            let mut answers: Vec<Answer> = Vec::new();
            let mut entries: Vec<_> = register.entries().iter().collect();
            entries.arrange_by(|entry| std::cmp::Reverse((space.doc().time_of(entry.dot), entry.dot)));
            for entry in entries {
                let (by, at) = stamp(space, entry.dot);
                match answers.iter_mut().find(|answer| answer.value.normal() == entry.value.normal()) {
                    Some(answer) => {
                        answer.by.extend(by);
                        answer.at = answer.at.max(at);
                    }
                    None => answers.push(Answer {
                        shown: field_value(space, &entity.kind, field, &entry.value),
                        value: entry.value.clone(),
                        by: by.into_iter().collect(),
                        at,
                    }),
                }
            }
            Conflict {
                of: entity.id.clone(),
                kind: Text::clone(&entity.kind),
                written: written(&entity.kind, field),
                field: Rc::clone(field),
                answers,
            }
        })
        .collect()
}

/// Somebody deleted it while somebody else went on writing.
#[derive(Clone, PartialEq, Debug)]
pub struct DeletedMeanwhile {
    /// Who deleted it.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// What it stood under is deleted too and comes back with it.
    pub with: Option<Id>,
}

/// The question whether to keep something; `None` where nobody has to be asked.
pub fn deleted_meanwhile(space: &Space, node: &Node) -> Option<DeletedMeanwhile> {
    if !node.entity.is_deleted_and_changed() {
        return None;
    }
    let entry = space.doc().shown_entry(&node.entity, DELETED)?;
    let (by, at) = stamp(space, entry.dot);
    let above = match &node.typed {
        crate::space::Typed::KeyResult(kr) => kr.objective.clone(),
        crate::space::Typed::Objective(objective) => objective.home.clone(),
        _ => None,
    };
    let with = above.filter(|id| space.node(id).is_some_and(|node| node.deleted));
    Some(DeletedMeanwhile { by, at, with })
}

/// One piece of work.
#[derive(Clone, PartialEq, Debug)]
pub struct Work {
    /// The initiative.
    pub id: Id,
    /// What is done.
    pub title: Text,
    /// Names of those who do it.
    pub owners: Vec<Text>,
    /// When it is to be finished.
    pub due: Option<Day>,
    /// Whether it is.
    pub done: bool,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The initiatives of a goal.
pub fn initiatives(space: &Space, id: &Id) -> Vec<Work> {
    let all = space.initiatives_of(id).iter().filter_map(|id| space.node(id));
    all.filter_map(|node| match &node.typed {
        crate::space::Typed::Initiative(one) => Some(Work {
            id: one.id.clone(),
            title: Text::clone(&one.title),
            owners: one
                .owners
                .iter()
                .filter_map(|owner| crate::query::filter::owner_name(space, owner))
                .collect(),
            due: one.due,
            done: one.done,
            extras: one.extras.clone(),
        }),
        _ => None,
    })
    .collect()
}

/// Records that this version has no place for: kind and JSON as it stands.
pub fn unknown_records(entity: &Entity) -> Extras {
    use records::kind::{AGREEMENT, ASK, CHANGE, CHECK_IN, COMMENT, EARLIER};
    let known = [CHECK_IN, COMMENT, EARLIER, CHANGE, ASK, AGREEMENT];
    let others = entity.records.iter().filter(|record| !known.contains(&&*record.key.kind));
    others.map(|record| (Rc::clone(&record.key.kind), Text::from(record.body.text()))).collect()
}

/// Who wrote an event and when, where its session says so.
pub(super) fn stamp(space: &Space, dot: Dot) -> (Option<Text>, Option<Moment>) {
    let known = space.doc().sessions.contains_key(&dot.session);
    (space.doc().author_of(dot).map(|id| name(space, id)), known.then(|| space.doc().time_of(dot)))
}

/// What something is called; its id where nobody knows.
pub(super) fn name(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_else(|| id.text())
}
