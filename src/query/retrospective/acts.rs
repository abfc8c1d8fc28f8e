//! What people do in a retrospective, as edits (rules J1 to J6).

use crate::okr::{ActionKind, Day, Id, Owner, RemarkKind, Text, Who};
use crate::query::close::Ground;
use crate::query::setting::draft_place;
use crate::space::{Change, Edit, New, Place, Space, records, retrospective_id, try_action_id, try_goal_id};

use super::said::Said;

/// Says something. The first word makes the retrospective; one that lies in the trash begins anew, without what
/// was said in it before (rule J1).
pub fn say(
    space: &Space,
    ground: &Ground,
    kind: RemarkKind,
    question: Option<&Text>,
    text: &Text,
) -> Option<Edit> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let of = retrospective_id(ground.whose.as_ref(), &ground.cycle);
    let remark = Edit::Remark {
        of: of.clone(),
        kind,
        question: question.cloned().filter(|_| kind == RemarkKind::Answer),
        text: text.into(),
        amends: None,
    };
    Some(begun(space, ground, of, remark))
}

/// Writes down what was learned.
pub fn write_note(space: &Space, ground: &Ground, note: Option<Text>) -> Edit {
    let of = retrospective_id(ground.whose.as_ref(), &ground.cycle);
    let change = Edit::Change { id: of.clone(), change: Change::Note(note) };
    begun(space, ground, of, change)
}

/// An edit of a retrospective that is there once this is done.
fn begun(space: &Space, ground: &Ground, of: Id, edit: Edit) -> Edit {
    let add = || Edit::Add {
        id: of.clone(),
        new: New::Retrospective { cycle: ground.cycle.clone() },
        place: Place { under: ground.whose.clone(), after: None },
    };
    match space.node(&of) {
        Some(node) if node.deleted => {
            let old = records::remarks(space.doc(), &node.entity).into_iter();
            let mut edits = vec![Edit::Restore { id: of.clone() }];
            edits.extend(old.flat_map(|one| retractions(&of, one.key, one.before)));
            edits.extend([Edit::Change { id: of.clone(), change: Change::Note(None) }, edit]);
            Edit::Together(edits)
        }
        Some(_) => edit,
        None => Edit::Together(vec![add(), edit]),
    }
}

/// Says the same in other words; saying nothing takes it back. `None` where nothing changes.
pub fn reword(said: &Said, text: &str) -> Option<Edit> {
    let text = text.trim();
    let key = said.key.clone()?;
    if text.is_empty() {
        return take_back(said);
    }
    (text != &*said.text).then(|| Edit::Remark {
        of: said.of.clone(),
        kind: said.kind,
        question: said.question.clone(),
        text: text.into(),
        amends: Some(key),
    })
}

/// Takes it back, in all the words it was ever said in.
pub fn take_back(said: &Said) -> Option<Edit> {
    let mut edits = retractions(&said.of, said.key.clone()?, said.before.clone());
    if edits.len() > 1 { Some(Edit::Together(edits)) } else { edits.pop() }
}

/// A wording that is taken back makes the one before it stand again, so each is taken back.
fn retractions(of: &Id, key: Text, before: Vec<Text>) -> Vec<Edit> {
    let keys = std::iter::once(key).chain(before);
    keys.map(|key| Edit::Retract { of: of.clone(), key }).collect()
}

/// Who does what was to be tried, and by when.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Task {
    /// Who.
    pub owner: Option<Who>,
    /// By when.
    pub due: Option<Day>,
}

/// Makes an action item of something that was to be tried. It is a commitment of the unit, in the words of the
/// remark, and the same one in every copy (rule J5).
pub fn action_of(ground: &Ground, said: &Said, task: &Task) -> Edit {
    let id = try_action_id(&said.of, &said.first);
    let new = New::Action { kind: ActionKind::Commitment, title: title(&said.text) };
    let place = Place { under: None, after: None };
    let changes = [
        Change::SetBy(ground.whose.clone()),
        Change::Owners(task.owner.iter().map(|who| Owner { who: who.clone(), share: None }).collect()),
        Change::End(task.due),
        Change::ActionState(crate::okr::ActionState::Open, None),
    ];
    made(id, new, place, changes)
}

/// Drafts a goal of something that was to be tried, for a cycle (rule J6), and tells its id.
pub fn goal_of(space: &Space, ground: &Ground, said: &Said, cycle: &Id) -> (Edit, Id) {
    let id = try_goal_id(&said.of, &said.first);
    let new = New::Objective { title: title(&said.text), cycle: Some(cycle.clone()) };
    let place = draft_place(space, ground.whose.as_ref());
    (made(id.clone(), new, place, []), id)
}

/// Makes something; what was made before and lies in the trash is made anew.
fn made(id: Id, new: New, place: Place, changes: impl IntoIterator<Item = Change>) -> Edit {
    let add = Edit::Add { id: id.clone(), new, place };
    let changes = changes.into_iter().map(|change| Edit::Change { id: id.clone(), change });
    Edit::Together(std::iter::once(add).chain(changes).collect())
}

/// A remark as a title: one line.
fn title(text: &str) -> Text {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Sets the questions that every retrospective asks: empty ones and those said twice are left out. `None` where
/// nothing changes.
pub fn ask(space: &Space, questions: impl IntoIterator<Item = Text>) -> Option<Edit> {
    let workspace = space.workspace();
    let mut all: Vec<Text> = Vec::new();
    for question in questions {
        let question = Text::from(question.trim());
        if !question.is_empty() && !all.contains(&question) {
            all.push(question);
        }
    }
    let is_new = all != workspace.questions;
    is_new.then_some(Edit::Change { id: workspace.id, change: Change::Questions(all) })
}
