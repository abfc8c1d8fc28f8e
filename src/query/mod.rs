//! Read models: plain structs in the words of one screen.

pub mod asks;
pub mod calendar;
pub mod carry_over;
pub mod changes;
pub mod check_in;
pub mod close;
pub mod coach;
pub mod compare;
pub mod course;
mod cycles;
pub mod digest;
pub mod disagreements;
pub mod filter;
mod hand_over;
pub mod incoming;
pub mod insights;
pub mod kpis;
mod kr_row;
pub mod map;
mod mean;
pub mod mentions;
mod moves;
mod names;
pub mod one_on_one;
pub mod out_of_line;
pub mod outline;
pub mod panel;
pub mod people;
pub mod projected;
pub mod rail;
pub mod recognition;
pub mod report;
pub mod retrospective;
pub mod review;
pub mod rows;
pub mod said;
pub mod scorecard;
pub mod scores;
pub mod search;
pub mod session;
pub mod setting;
pub mod sharing;
pub mod since;
pub mod standing;

pub use cycles::current_cycle;
pub use filter::Filter;
pub use hand_over::{hand_over, hands};
pub use moves::{Landing, Side, Way, landing, moved};
pub use names::file_name;

use std::collections::BTreeSet;

use crate::doc::Doc;
use crate::okr::arrange::set_of;
use crate::okr::{Day, Id};
use crate::space::Space;

/// Everything in the outline that can be closed.
pub fn collapsible(space: &Space) -> BTreeSet<Id> {
    let closable = space.nodes().filter(|(id, _)| !space.key_results_of(id).is_empty());
    set_of(closable.map(|(id, _)| id.clone()))
}

/// Whether the filter shows any of the objectives that a document brings; true where it brings none.
pub fn shows_any(space: &Space, filter: &Filter, brought: &Doc, today: Day) -> bool {
    let sieve = filter::Sieve::new(space, filter, today);
    let mut objectives = brought.items.keys().filter_map(|id| space.objective(id)).peekable();
    objectives.peek().is_none() || objectives.any(|objective| sieve.lets_through(objective))
}
