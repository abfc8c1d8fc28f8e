//! What the page of setting goals together shows: what stands above a cycle, who has got how far,
//! what is still open before it starts, and what came late (rules G).

mod above;
mod acts;
mod first;
mod late;
mod open;
mod steps;
#[cfg(test)]
mod tests;

pub use above::{Above, AboveGoal};
pub use acts::{NextCycle, draft_place, next_cycle, publish, take_back};
pub use first::{FirstSet, Since, first_set};
pub use late::{Late, made_at, published_at, stage_of};
pub use open::{Open, OpenGroup, OpenKind, Turn};
pub use steps::{Aligned, GoalRow, Row, RowKind, Step, StepKind, StepState, Steps};

use crate::okr::{CyclePhase, Day, Id, Objective, Span, Text};
use crate::space::{Space, Typed};

/// Everything the page shows of one cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// The cycle.
    pub cycle: CycleHead,
    /// What stands above it.
    pub above: Above,
    /// Units in their order, each with its people; goals that belong to nobody come last.
    pub rows: Vec<Row>,
    /// All goals together.
    pub steps: Steps,
    /// What is still open, by kind; kinds of which nothing is open are left out.
    pub open: Vec<OpenGroup>,
    /// What came after the first day, the latest first.
    pub late: Vec<Late>,
    /// The cycle to set next, where one follows.
    pub next: Option<NextCycle>,
}

impl Setting {
    /// How many things are open.
    pub fn open_count(&self) -> usize {
        self.open.iter().map(|group| group.items.len()).sum()
    }

    /// The drafts of all units and people, in the order of the rows.
    pub fn drafts(&self) -> impl Iterator<Item = (&Row, &GoalRow)> {
        self.rows.iter().flat_map(|row| {
            row.goals
                .iter()
                .filter(|goal| goal.stage == crate::okr::Stage::Draft)
                .map(move |goal| (row, goal))
        })
    }
}

/// The cycle whose goals are set.
#[derive(Clone, PartialEq, Debug)]
pub struct CycleHead {
    /// The cycle.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its dates.
    pub span: Span,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Days from today to its first day; 0 on that day, negative after it, unknown without one.
    pub days_until: Option<i64>,
    /// Whether setting can begin: it runs by its phase, though its first day is still to come or
    /// nobody has a goal in it yet.
    pub may_begin: bool,
}

/// How far the setting of a cycle's goals has got; `None` where there is no such cycle.
pub fn setting(space: &Space, cycle: &Id, today: Day) -> Option<Setting> {
    let found = space.cycle(cycle)?;
    let goals = goals_of(space, cycle);
    let frame = Frame { space, phase: found.phase, first_day: found.span.start, today };
    let rows = steps::rows(&frame, &goals);
    let mut total = Steps::default();
    for row in &rows {
        total.add(&row.steps);
    }
    let days_until = found.span.start.map(|start| start.days_since(today));
    let head = CycleHead {
        id: cycle.clone(),
        name: Text::clone(&found.name),
        span: found.span,
        phase: found.phase,
        days_until,
        may_begin: found.phase == CyclePhase::Running
            && (days_until.is_some_and(|days| days > 0) || goals.is_empty()),
    };
    Some(Setting {
        cycle: head,
        above: above::above(space, found, &goals, today),
        steps: total,
        open: open::groups(&frame, &goals),
        late: late::late(&frame, &goals),
        next: next_cycle(space, cycle),
        rows,
    })
}

/// What all pieces of the page look at.
struct Frame<'a> {
    space: &'a Space,
    phase: CyclePhase,
    first_day: Option<Day>,
    today: Day,
}

/// The goals that are set for a cycle itself: what was put off or given up needs no setting.
fn goals_of<'a>(space: &'a Space, cycle: &Id) -> Vec<&'a Objective> {
    let all = space.nodes().filter(|(_, node)| !node.deleted);
    let goals = all.filter_map(|(_, node)| match &node.typed {
        Typed::Objective(one) => Some(one),
        _ => None,
    });
    goals.filter(|one| one.cycle.as_ref() == Some(cycle) && one.stage.counts()).collect()
}

/// What something is called; its id where nobody knows.
fn name(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_else(|| id.text())
}

/// A title; empty while nobody wrote one.
fn title(space: &Space, id: &Id) -> Text {
    space.name_of(id).unwrap_or_default()
}
