//! Read models: plain structs in the words of one screen.

pub mod asks;
pub mod compare;
mod cycles;
pub mod disagreements;
pub mod filter;
pub mod incoming;
mod kr_row;
pub mod map;
mod mean;
mod moves;
mod names;
pub mod out_of_line;
pub mod outline;
pub mod panel;
pub mod people;
pub mod rail;
pub mod rows;
pub mod said;
pub mod search;
pub mod setting;
pub mod sharing;
pub mod standing;

pub use cycles::current_cycle;
pub use filter::Filter;
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
