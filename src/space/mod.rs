//! The typed workspace: entities of the document read as things of the trade, each once, and
//! edits of the trade written as edits of the document.

pub mod cadence;
pub mod codec;
mod edit;
mod evaluate;
mod fields;
mod index;
pub mod ledger;
pub mod read;
pub mod records;
pub mod share;
mod sides;
mod stand_in;
mod suppose;
mod tree;
mod typed;
mod ways;
mod writes;

pub use cadence::{Cadence, CadenceFrom};
pub use edit::{Change, Edit, New, Place};
pub use evaluate::PartOf;
#[cfg(test)]
pub(crate) use evaluate::tests::{Desk as TestDesk, today as test_day};
pub use index::{Index, SharedKr};
pub use read::{kind, workspace_id};
pub use stand_in::{Mark, Nameless, StandIns};
pub use suppose::Supposed;
pub use tree::Space;
pub use typed::{Node, Typed, is_quiet};
pub use ways::Step;
pub use writes::{link_id, retrospective_id, try_action_id, try_goal_id, writes};
