//! What a report may tell: what is kept private stays out of it unless somebody takes it in (rule J29).

use crate::okr::{Id, Privacy};
use crate::query::close::Ground;
use crate::space::Space;
use crate::space::share::{Selection, marked, share};

/// What a report is made from.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The workspace as the report tells it.
    pub space: Space,
    /// How many objectives of the cycle are left out.
    pub left_out: usize,
    /// How many of the others are told without their numbers, or without some of their key results.
    pub pared: usize,
    /// Whether anything of it is kept private at all.
    pub has_private: bool,
}

/// The workspace as a report tells it: as it would be shared, without what is private, unless that is to be
/// taken in. What only the place is here of is in neither.
pub fn told(space: &Space, ground: Option<&Ground>, with_private: bool) -> Told {
    if marked(space) == 0 {
        return Told { space: space.clone(), left_out: 0, pared: 0, has_private: false };
    }
    let whole = ground.map(|ground| ground.objectives(space)).unwrap_or_default();
    let is_private = |id: &Id| space.privacy(id).is_some();
    let has_private =
        whole.iter().any(|one| is_private(&one.id) || space.key_results_of(&one.id).iter().any(is_private));
    if with_private {
        return Told { space: space.clone(), left_out: 0, pared: 0, has_private };
    }
    let told = space.as_told(share(space, &Selection::default()).doc);
    let (left_out, stays): (Vec<&Id>, Vec<&Id>) =
        whole.iter().map(|one| &one.id).partition(|id| told.is_hidden(id));
    let is_less = |id: &Id| told.is_hidden(id) || told.privacy(id) == Some(Privacy::Values);
    let pared = stays.iter().filter(|id| is_less(id) || space.key_results_of(id).iter().any(is_less)).count();
    Told { left_out: left_out.len(), pared, space: told, has_private }
}
