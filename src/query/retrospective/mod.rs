//! What the page of retrospectives shows: what people said about a cycle, what they wanted to try, what the file
//! knows of it, and the retrospectives of other cycles (rules J).

mod acts;
mod beliefs;
mod knows;
mod past;
mod rhythm;
mod said;
#[cfg(test)]
mod tests;

pub use acts::{Task, action_of, ask, goal_of, reword, say, take_back, write_note};
pub use beliefs::{Belief, Beliefs};
pub use knows::{GivenUp, Knows, Low, Restless, Unanswered, knows};
pub use past::{Past, Wanted};
pub use rhythm::{Diagnosis, Rhythm};
pub use said::{Column, ColumnOf, Made, MadeAction, MadeGoal, Said};

use crate::okr::{Day, Id, Retrospective, Text};
use crate::query::close::{Ground, units_below};
use crate::query::panel::Named;
use crate::query::setting::{NextCycle, next_cycle};
use crate::space::{Node, Space, Typed, retrospective_id};

/// The retrospective of a unit, a person or everybody on a cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Retro {
    /// The retrospective into which is written; it may not be there yet.
    pub id: Id,
    /// The cycle.
    pub cycle: Named,
    /// Whose it is; `None` for everybody's.
    pub whose: Option<Named>,
    /// Good, bad, try, then the questions of one's own; last those that nobody asks any more.
    pub columns: Vec<Column>,
    /// The questions that every retrospective of the workspace asks.
    pub questions: Vec<Text>,
    /// What was learned.
    pub note: Option<Text>,
    /// The same as it stands in files from elsewhere.
    pub other_notes: Vec<Text>,
    /// What the retrospective before this one wanted to try.
    pub wanted: Option<Wanted>,
    /// Retrospectives of the same on other cycles, the newest first.
    pub past: Vec<Past>,
    /// Retrospectives on the same cycle of what is below, in the order of their names.
    pub beside: Vec<Past>,
    /// The cycle that follows.
    pub next: Option<NextCycle>,
}

impl Retro {
    /// How many remarks there are.
    pub fn count(&self) -> usize {
        self.columns.iter().map(|column| column.remarks.len()).sum()
    }

    /// The cycle for which goals can be drafted.
    pub fn following(&self) -> Option<Named> {
        match self.next.as_ref()? {
            NextCycle::There { id, name, .. } => Some(Named { id: id.clone(), name: Text::clone(name) }),
            NextCycle::New { .. } => None,
        }
    }
}

/// The retrospective of a ground, whether somebody said something in it or not.
pub fn retro(space: &Space, ground: &Ground, today: Day) -> Retro {
    let questions = space.workspace_ref().map(|one| one.questions.clone()).unwrap_or_default();
    let parts = parts(space, ground);
    let canonical = retrospective_id(ground.whose.as_ref(), &ground.cycle);
    let note_of = |part: &Part<'_>| part.one.note.clone().filter(|note| !note.trim().is_empty());
    let (own, others): (Vec<&Part<'_>>, Vec<&Part<'_>>) =
        parts.iter().partition(|part| part.node.id() == &canonical);
    let all = past::all(space);
    Retro {
        columns: said::columns(space, &parts, &questions, today),
        note: own.into_iter().find_map(note_of),
        other_notes: others.into_iter().filter_map(note_of).collect(),
        wanted: past::wanted(space, ground, &all, today),
        past: past::past(space, ground, &all),
        beside: past::beside(space, ground, &all, |unit| match &ground.whose {
            None => true,
            Some(whose) => unit != whose && units_below(space, whose).contains(unit),
        }),
        next: next_cycle(space, &ground.cycle),
        cycle: named(space, &ground.cycle),
        whose: ground.whose.as_ref().map(|whose| named(space, whose)),
        id: canonical,
        questions,
    }
}

/// One of the retrospectives that are told as one.
struct Part<'a> {
    node: &'a Node,
    one: &'a Retrospective,
}

/// The retrospectives of a ground: its own, and those that came with files, under other ids (rule J1).
fn parts<'a>(space: &'a Space, ground: &Ground) -> Vec<Part<'a>> {
    let own = retrospective_id(ground.whose.as_ref(), &ground.cycle);
    let is_of = |one: &Retrospective| {
        one.unit == ground.whose && cycle_of(space, one).as_ref() == Some(&ground.cycle)
    };
    let all = live(space).filter(|part| part.node.id() == &own || is_of(part.one));
    let (mut first, rest): (Vec<_>, Vec<_>) = all.partition(|part| part.node.id() == &own);
    first.extend(rest);
    first
}

/// All retrospectives that are not in the trash, in the order of their ids.
fn live(space: &Space) -> impl Iterator<Item = Part<'_>> {
    let all = space.index().retrospectives.iter().filter_map(|id| space.node(id));
    all.filter_map(|node| match &node.typed {
        Typed::Retrospective(one) => Some(Part { node, one }),
        _ => None,
    })
}

/// The cycle a retrospective looks back on: the one it names, else the only one there is (rule J1).
fn cycle_of(space: &Space, one: &Retrospective) -> Option<Id> {
    one.cycle.clone().or_else(|| {
        let mut all = space.index().cycles.values().flatten();
        all.next().filter(|_| all.next().is_none()).cloned()
    })
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_default() }
}
