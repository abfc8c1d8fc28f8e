//! Which cycle a person means when they say nothing.

use crate::okr::{Cycle, Day, Id};
use crate::space::{Space, Typed};

/// The shortest cycle that today lies in; where there is none, the one that ended last, else the
/// one that begins next, else any.
pub fn current_cycle(space: &Space, today: Day) -> Option<Id> {
    let live = space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
        Typed::Cycle(cycle) if !cycle.archived => Some(cycle),
        _ => None,
    });
    let rank = |cycle: &Cycle| match cycle.span.both() {
        Some(_) if cycle.span.contains(today) => (0, cycle.span.days().unwrap_or(i64::MAX)),
        Some((_, end)) if end < today => (1, today.days_since(end)),
        Some((start, _)) => (2, start.days_since(today)),
        None => (3, 0),
    };
    live.min_by_key(|cycle| (rank(cycle), cycle.id.clone())).map(|cycle| cycle.id.clone())
}
