//! Whose goals are whose: what one person answers for, in the order of the outline.

use crate::okr::{Arrange, CyclePhase, Day, Id, Objective, Who};
use crate::space::{Space, Typed};

use super::stage;

/// An objective with those of its key results that are meant.
#[derive(Clone, PartialEq, Debug)]
pub struct Lot {
    /// The objective.
    pub objective: Id,
    /// Whether the objective itself is the person's, or only key results of it.
    pub is_own: bool,
    /// The key results.
    pub key_results: Vec<Id>,
}

impl Lot {
    /// The objective and its key results, as far as they are the person's.
    pub fn goals(&self) -> impl Iterator<Item = &Id> {
        std::iter::once(&self.objective).filter(|_| self.is_own).chain(&self.key_results)
    }
}

/// What a person answers for: their objectives with all key results of them, and single key results of
/// others. Of cycles that are closed or put away, drafts, and what was over before this day, nothing.
pub fn lots(space: &Space, person: &Id, since: Day) -> Vec<Lot> {
    let mut lots: Vec<(Vec<u8>, Lot)> = Vec::new();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        let Typed::Objective(one) = &node.typed else { continue };
        if is_past(space, one, since) || stage(space, id) == Some(crate::okr::Stage::Draft) {
            continue;
        }
        let is_own = one.home.as_ref() == Some(person) || is_owner(space, id, person);
        let krs = space.key_results_of(id).iter();
        let key_results: Vec<Id> = krs.filter(|kr| is_own || is_owner(space, kr, person)).cloned().collect();
        if is_own || !key_results.is_empty() {
            let place = format!("{}{}{}", u8::from(!is_own), one.order, id);
            lots.push((place.into_bytes(), Lot { objective: id.clone(), is_own, key_results }));
        }
    }
    lots.arrange(|one, other| one.0.cmp(&other.0));
    lots.into_iter().map(|(_, lot)| lot).collect()
}

/// All goals of a person.
pub fn own_goals(lots: &[Lot]) -> Vec<Id> {
    lots.iter().flat_map(Lot::goals).cloned().collect()
}

/// Whether this person is one of those who answer for a goal.
fn is_owner(space: &Space, goal: &Id, person: &Id) -> bool {
    space.owners_of(goal).contains(&Who::Known(person.clone()))
}

/// Whether it belongs to what is closed or put away, or was over before this day.
fn is_past(space: &Space, one: &Objective, since: Day) -> bool {
    let cycle = one.cycle.as_ref().and_then(|id| space.cycle(id));
    let end = space.frame(Some(one), crate::okr::Span::UNKNOWN, since).span.end;
    cycle.is_some_and(|cycle| cycle.archived || cycle.phase == CyclePhase::Closed)
        || end.is_some_and(|end| end < since)
}
