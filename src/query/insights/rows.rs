//! The list behind a figure: goals and links, never people (rule I6).

use crate::okr::coach::CoachRule;
use crate::okr::insight::Kept;
use crate::okr::{ChangeKind, Id, LinkState, Perspective, Text};
use crate::query::panel::Named;
use crate::space::Space;

/// One thing behind a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What opens: a goal or a link; `None` for what has only words.
    pub goal: Option<Id>,
    /// What it is called, where that is not the goal's title.
    pub words: Option<Text>,
    /// What is said of it.
    pub note: Note,
}

impl Row {
    /// A goal of which nothing more is said.
    pub fn of(goal: &Id) -> Self {
        Self::noting(goal, Note::Nothing)
    }

    /// A goal with what is said of it.
    pub fn noting(goal: &Id, note: Note) -> Self {
        Self { goal: Some(goal.clone()), words: None, note }
    }
}

/// What is said of a goal in a list.
#[derive(Clone, PartialEq, Debug)]
pub enum Note {
    /// Nothing more.
    Nothing,
    /// A number of days.
    Days(i64),
    /// How many.
    Count(usize),
    /// Stretches of time in which something was said.
    Kept(Kept),
    /// How far it is, 0.0 and more; `None` where nobody knows.
    Progress(Option<f64>),
    /// What was judged of it; `None` where nothing was.
    Score(Option<f64>),
    /// The first confidence said, 0 to 10.
    Confidence(u8),
    /// Where a link leads, and how far its two sides have got.
    Link(Id, LinkState),
    /// What was changed.
    Change(ChangeKind),
    /// What the coach would say.
    Rules(Vec<CoachRule>),
    /// The perspective it stands in.
    Perspective(Perspective),
}

/// One thing behind a figure, with its names.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What opens.
    pub id: Option<Id>,
    /// What it is called; may be empty.
    pub name: Text,
    /// The objective of a key result.
    pub of: Option<Text>,
    /// Whose goal it is: a unit; of a person's own goal the unit they work in.
    pub unit: Option<Text>,
    /// The upper end of a link.
    pub other: Option<Named>,
    /// What is said of it.
    pub note: Note,
}

/// The first so many rows with their names.
pub fn lines(space: &Space, rows: &[Row], most: usize) -> Vec<Line> {
    rows.iter().take(most).map(|row| line(space, row)).collect()
}

fn line(space: &Space, row: &Row) -> Line {
    let goal = row.goal.as_ref();
    let named = || goal.and_then(|id| space.name_of(id)).unwrap_or_default();
    let of = goal.and_then(|id| space.key_result(id)).and_then(|kr| kr.objective.as_ref());
    let unit = goal.and_then(|id| space.unit_of_goal(id)).filter(|unit| space.unit(unit).is_some());
    let other = match &row.note {
        Note::Link(to, _) => {
            Some(Named { id: to.clone(), name: space.name_of(to).unwrap_or_else(|| to.text()) })
        }
        _ => None,
    };
    Line {
        id: goal.cloned(),
        name: row.words.clone().unwrap_or_else(named),
        of: of.and_then(|id| space.name_of(id)),
        unit: unit.and_then(|id| space.name_of(&id)),
        other,
        note: row.note.clone(),
    }
}
