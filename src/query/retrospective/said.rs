//! What people said in a retrospective, and what became of what they wanted to try (rules J2 to J6).

use crate::okr::{ActionState, Arrange, Day, Id, Moment, RemarkKind, Stage, Text};
use crate::query::filter::owner_name;
use crate::query::panel::Named;
use crate::space::{Space, Typed, records, try_action_id, try_goal_id};

use super::{Part, named};

/// What stands together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ColumnOf {
    /// What went well.
    Good,
    /// What did not.
    Bad,
    /// What to try.
    Try,
    /// The answers to a question.
    Question(Text),
}

impl ColumnOf {
    /// What sort of remark is written here.
    pub fn kind(&self) -> RemarkKind {
        match self {
            Self::Good => RemarkKind::Good,
            Self::Bad => RemarkKind::Bad,
            Self::Try => RemarkKind::Try,
            Self::Question(_) => RemarkKind::Answer,
        }
    }

    /// The question that is answered here.
    pub fn question(&self) -> Option<&Text> {
        match self {
            Self::Question(question) => Some(question),
            Self::Good | Self::Bad | Self::Try => None,
        }
    }
}

/// Remarks that stand together, oldest first.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What they have in common.
    pub of: ColumnOf,
    /// Whether it is asked for; a question that nobody asks any more keeps its answers (rule J3).
    pub is_asked: bool,
    /// The remarks.
    pub remarks: Vec<Said>,
}

/// One remark.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// The retrospective it stands in.
    pub of: Id,
    /// Its key there; `None` for a line of a list that came with a file.
    pub key: Option<Text>,
    /// Its key when it was said at first; of a line of a list its words.
    pub first: Text,
    /// The keys of the wordings it stands in the place of.
    pub before: Vec<Text>,
    /// What sort of remark it is.
    pub kind: RemarkKind,
    /// The question it answers.
    pub question: Option<Text>,
    /// What it says.
    pub text: Text,
    /// Who said it.
    pub by: Option<Named>,
    /// When.
    pub at: Option<Moment>,
    /// What became of it; only of what was to be tried.
    pub made: Made,
}

impl Said {
    /// Whether it was reworded.
    pub fn is_reworded(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether whoever edits here may reword it or take it back: it is their own, or neither said who they are.
    pub fn is_own(&self, me: Option<&Id>) -> bool {
        self.key.is_some() && self.by.as_ref().map(|by| &by.id) == me
    }
}

/// What became of something that was to be tried (rules J5 and J6).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Made {
    /// The action item.
    pub action: Option<MadeAction>,
    /// The goal.
    pub goal: Option<MadeGoal>,
}

impl Made {
    /// Whether nothing came of it yet.
    pub fn is_nothing(&self) -> bool {
        self.action.is_none() && self.goal.is_none()
    }
}

/// The action item that a try became.
#[derive(Clone, PartialEq, Debug)]
pub struct MadeAction {
    /// The item.
    pub id: Id,
    /// What is to be done.
    pub title: Text,
    /// How far it is.
    pub state: ActionState,
    /// The names of those who take it on.
    pub names: Vec<Text>,
    /// The day by which.
    pub due: Option<Day>,
    /// Whether it is open and was due before today.
    pub is_late: bool,
}

/// The goal that a try became.
#[derive(Clone, PartialEq, Debug)]
pub struct MadeGoal {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Where it is in its life.
    pub stage: Stage,
    /// The cycle it is for.
    pub cycle: Option<Text>,
}

/// The columns of retrospectives that are told as one.
pub(super) fn columns(space: &Space, parts: &[Part<'_>], questions: &[Text], today: Day) -> Vec<Column> {
    let own = [ColumnOf::Good, ColumnOf::Bad, ColumnOf::Try].into_iter();
    let asked = questions.iter().cloned().map(ColumnOf::Question);
    let mut columns: Vec<Column> =
        own.chain(asked).map(|of| Column { of, is_asked: true, remarks: Vec::new() }).collect();
    for said in all(space, parts, today) {
        let of = column_of(&said);
        match columns.iter_mut().find(|column| column.of == of) {
            Some(column) => column.remarks.push(said),
            None => columns.push(Column { of, is_asked: false, remarks: vec![said] }),
        }
    }
    columns
}

fn column_of(said: &Said) -> ColumnOf {
    match said.kind {
        RemarkKind::Good => ColumnOf::Good,
        RemarkKind::Bad => ColumnOf::Bad,
        RemarkKind::Try => ColumnOf::Try,
        RemarkKind::Answer => ColumnOf::Question(said.question.clone().unwrap_or_default()),
    }
}

/// Everything that was said: the lines of lists first, then the remarks, oldest first.
pub(super) fn all(space: &Space, parts: &[Part<'_>], today: Day) -> Vec<Said> {
    let mut listed = Vec::new();
    let mut remarks = Vec::new();
    for Part { node, one } in parts {
        let id = node.id();
        let lists =
            [(RemarkKind::Good, &one.good), (RemarkKind::Bad, &one.bad), (RemarkKind::Try, &one.tries)];
        for (kind, list) in lists {
            listed.extend(list.iter().map(|text| Said {
                of: id.clone(),
                key: None,
                first: Text::clone(text),
                kind,
                question: None,
                text: Text::clone(text),
                by: None,
                at: None,
                before: Vec::new(),
                made: made(space, id, kind, text, today),
            }));
        }
        remarks.extend(records::remarks(space.doc(), &node.entity).into_iter().map(|remark| Said {
            of: id.clone(),
            made: made(space, id, remark.kind, &remark.first, today),
            key: Some(remark.key),
            first: remark.first,
            before: remark.before,
            kind: remark.kind,
            question: remark.question,
            text: remark.text,
            by: remark.by.map(|by| named(space, &by)),
            at: remark.at,
        }));
    }
    remarks.arrange(|a: &Said, b| (a.at, &a.of, &a.first).cmp(&(b.at, &b.of, &b.first)));
    listed.extend(remarks);
    listed
}

fn made(space: &Space, of: &Id, kind: RemarkKind, first: &str, today: Day) -> Made {
    if kind != RemarkKind::Try {
        return Made::default();
    }
    Made { action: action(space, try_action_id(of, first), today), goal: goal(space, try_goal_id(of, first)) }
}

fn action(space: &Space, id: Id, today: Day) -> Option<MadeAction> {
    let node = space.node(&id).filter(|node| !node.deleted)?;
    let Typed::Action(one) = &node.typed else { return None };
    Some(MadeAction {
        title: space.name_of(&id).unwrap_or_default(),
        state: one.state,
        names: one.owners.iter().filter_map(|owner| owner_name(space, owner)).collect(),
        due: one.due,
        is_late: one.state == ActionState::Open && one.due.is_some_and(|due| due < today),
        id,
    })
}

fn goal(space: &Space, id: Id) -> Option<MadeGoal> {
    let one = space.objective(&id)?;
    Some(MadeGoal {
        title: space.name_of(&id).unwrap_or_default(),
        stage: one.stage,
        cycle: one.cycle.as_ref().and_then(|cycle| space.name_of(cycle)),
        id,
    })
}
