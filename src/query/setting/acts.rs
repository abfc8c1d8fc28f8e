//! What can be done on the page: publish, take back, begin with the next cycle.

use crate::okr::{CycleKind, CyclePhase, Id, Moment, Period, Span, Stage, Text};
use crate::query::people;
use crate::space::{Change, Edit, New, Place, Space};

/// The edit that publishes those of these goals that are drafts, as one step; `None` where none is.
/// Key results follow their objective (rule G6). The moment is written at the first publishing only,
/// and stays (rule G5).
pub fn publish(space: &Space, goals: &[Id], at: Moment) -> Option<Edit> {
    let drafts = goals.iter().filter(|id| super::stage_of(space, id) == Some(Stage::Draft));
    let stage = Stage::Published { at: Some(at) };
    let mut edits: Vec<Edit> =
        drafts.map(|id| Edit::Change { id: id.clone(), change: Change::Stage(stage) }).collect();
    if edits.len() > 1 { Some(Edit::Together(edits)) } else { edits.pop() }
}

/// The edit that makes a goal a draft again. "As first set" stays what it was.
pub fn take_back(goal: &Id) -> Edit {
    Edit::Change { id: goal.clone(), change: Change::Stage(Stage::Draft) }
}

/// Where a new goal of a unit or person goes: after those it has.
pub fn draft_place(space: &Space, home: Option<&Id>) -> Place {
    Place { under: home.cloned(), after: space.objectives_of(home).last().cloned() }
}

/// The cycle that follows another one.
#[derive(Clone, PartialEq, Debug)]
pub enum NextCycle {
    /// It is there.
    There {
        /// The cycle.
        id: Id,
        /// Its name.
        name: Text,
        /// Where it is in its life.
        phase: CyclePhase,
    },
    /// It can be made.
    New {
        /// What is made.
        new: New,
        /// Within which cycle.
        place: Place,
        /// What it will be called; empty for a stretch the calendar has no name for.
        name: Text,
    },
}

/// The cycle of the same length that begins the day after this one ends; `None` where nobody knows
/// its dates. One that is there already is not made again.
pub fn next_cycle(space: &Space, cycle: &Id) -> Option<NextCycle> {
    let this = space.cycle(cycle)?;
    let (start, end) = this.span.both()?;
    let next = match period_of(this.kind, this.span) {
        Some(period) => period.next().span(),
        None => Span::new(end.plus_days(1), end.plus_days(end.days_since(start) + 1)),
    };
    let others = space.index().cycles.values().flatten().filter_map(|id| space.cycle(id));
    let mut there = others.filter(|one| !one.archived && one.span == next && one.id != *cycle);
    if let Some(one) = there.next() {
        let (id, name) = (one.id.clone(), Text::clone(&one.name));
        return Some(NextCycle::There { id, name, phase: one.phase });
    }
    let Some(period) = period_of(this.kind, this.span) else {
        let new = New::Cycle { name: "".into(), kind: this.kind, span: next };
        let place = Place { under: this.parent.clone(), after: None };
        return Some(NextCycle::New { new, place, name: "".into() });
    };
    let (new, place) = people::cycle_from(space, period.next());
    Some(NextCycle::New { new, place, name: period.next().to_string().into() })
}

/// The period of the calendar that has exactly these dates.
fn period_of(kind: Option<CycleKind>, span: Span) -> Option<Period> {
    use CycleKind::{Half, Month, Quarter, TwoMonths, Year};
    let start = span.start?;
    let kinds = kind.into_iter().chain([Quarter, Year, Half, TwoMonths, Month]);
    kinds.filter_map(|kind| Period::containing(kind, start)).find(|period| period.span() == span)
}
