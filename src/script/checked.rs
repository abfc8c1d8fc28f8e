//! What a text holds and what in it could not be used.

use serde::Serialize;

use crate::app::Lang;
use crate::doc::{DELETED, Doc};
use crate::file::{Decoded, Format, Problem, ProblemKind};
use crate::okr::{Id, Moment, Text};
use crate::space::{Node, Space, Typed};
use crate::words::words;

use super::value::Value;

/// What `check` says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// `own` or `plain`.
    pub format: &'static str,
    /// Whose OKRs these are.
    pub workspace: Workspace,
    /// How much of what; what is in the trash is not counted.
    pub counts: Counts,
    /// On what people disagree.
    pub disagreements: Vec<Disagreement>,
    /// What could not be used.
    pub problems: Vec<Finding>,
}

/// Whose OKRs these are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Workspace {
    /// The same in all copies of one workspace.
    pub id: Text,
    /// What it is called; empty where it does not say.
    pub name: Text,
}

impl Workspace {
    /// The one a space is about.
    pub fn of(space: &Space) -> Self {
        Self { id: Text::clone(&space.doc().id), name: space.workspace().name }
    }
}

/// How much of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Objectives.
    pub objectives: usize,
    /// Key results.
    pub key_results: usize,
    /// Check-ins that stand.
    pub check_ins: usize,
    /// People.
    pub people: usize,
    /// Units.
    pub units: usize,
    /// Cycles.
    pub cycles: usize,
    /// Links.
    pub links: usize,
}

/// Something on which people disagree.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Disagreement {
    /// The entity.
    pub id: Text,
    /// What sort of thing it is, as the file says.
    pub kind: Text,
    /// What it is called.
    pub title: Text,
    /// The field; `deleted` where one deleted what another changed.
    pub field: Text,
    /// The values that stand, the one that is shown first; none for `deleted`.
    pub values: Vec<Said>,
}

/// One of several values of a field.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Said {
    /// The value, as it stands in the file.
    pub value: Value,
    /// The id of the person who wrote it, where the file says.
    pub by: Option<Text>,
    /// When, by the writer's clock; nothing for what no app wrote.
    pub at: Option<String>,
}

/// Something that could not be used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// Path to it.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is the matter, in a word for programs.
    pub kind: &'static str,
    /// What is the matter, in English.
    pub text: String,
}

impl Checked {
    /// What a text that was read holds.
    pub fn of(decoded: &Decoded) -> Self {
        let space = Space::of(decoded.doc.clone());
        let format = match decoded.format {
            Format::Own => "own",
            Format::Plain => "plain",
        };
        Self {
            format,
            workspace: Workspace::of(&space),
            counts: counts(&space),
            disagreements: disagreements(&space),
            problems: findings(&decoded.problems),
        }
    }
}

fn counts(space: &Space) -> Counts {
    let mut counts = Counts::default();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        match &node.typed {
            Typed::Objective(_) => counts.objectives += 1,
            Typed::KeyResult(_) => counts.key_results += 1,
            Typed::Person(_) => counts.people += 1,
            Typed::Unit(_) => counts.units += 1,
            Typed::Cycle(_) => counts.cycles += 1,
            Typed::Link(_) => counts.links += 1,
            Typed::Workspace(_)
            | Typed::Initiative(_)
            | Typed::Retrospective(_)
            | Typed::Kpi(_)
            | Typed::Meeting(_)
            | Typed::Action(_)
            | Typed::Unknown => {}
        }
        counts.check_ins += space.check_ins(id).len();
    }
    counts
}

/// Everything on which people disagree, by id and field.
pub fn disagreements(space: &Space) -> Vec<Disagreement> {
    let nodes = space.nodes().filter(|(_, node)| node.conflicted());
    nodes.flat_map(|(_, node)| of_node(space, node)).collect()
}

fn of_node(space: &Space, node: &Node) -> Vec<Disagreement> {
    let doc = space.doc();
    let words = ["title", "name"].into_iter().find_map(|field| doc.shown(&node.entity, field)?.as_str());
    let title = Text::from(words.unwrap_or_default());
    let told = |field: &Text, values: Vec<Said>| Disagreement {
        id: node.id().text(),
        kind: Text::clone(&node.entity.kind),
        title: Text::clone(&title),
        field: Text::clone(field),
        values,
    };
    let said = |entry: &crate::doc::Entry| Said {
        value: Value::of(&entry.value),
        by: doc.author_of(entry.dot).map(Id::text),
        at: time_of(doc, entry.dot).map(|time| time.to_string()),
    };
    let mut all = Vec::new();
    if node.entity.is_deleted_and_changed() {
        all.push(told(&DELETED.into(), Vec::new()));
    }
    for (field, register) in node.open_fields() {
        let shown = doc.shown_entry(&node.entity, field).map(|entry| entry.dot);
        let (first, others): (Vec<_>, Vec<_>) =
            register.entries().iter().partition(|entry| Some(entry.dot) == shown);
        all.push(told(field, first.into_iter().chain(others).map(said).collect()));
    }
    all
}

fn time_of(doc: &Doc, dot: crate::doc::Dot) -> Option<Moment> {
    doc.sessions.contains_key(&dot.session).then(|| doc.time_of(dot))
}

/// What could not be used, with words.
pub fn findings(problems: &[Problem]) -> Vec<Finding> {
    let finding = |problem: &Problem| Finding {
        path: problem.path.clone(),
        line: problem.line,
        column: problem.column,
        kind: word(&problem.kind),
        text: words(Lang::En).problem(&problem.kind),
    };
    problems.iter().map(finding).collect()
}

fn word(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::WrongType { .. } => "wrong_type",
        ProblemKind::Dangling { .. } => "dangling",
        ProblemKind::Loop { .. } => "loop",
        ProblemKind::SameId { .. } => "same_id",
        ProblemKind::IdTaken { .. } => "id_taken",
        ProblemKind::SameKey { .. } => "same_key",
        ProblemKind::NoId => "no_id",
        ProblemKind::TooDeep => "too_deep",
        ProblemKind::LongId => "long_id",
        ProblemKind::TooMany { .. } => "too_many",
        ProblemKind::Broken { .. } => "broken",
        ProblemKind::EndMark { .. } => "end_mark",
        ProblemKind::TwoSides => "two_sides",
    }
}
