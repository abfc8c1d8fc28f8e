//! The state machine: what the app knows, what can happen, and what it then asks for.
//!
//! `update(ctx, model, action) -> (model, effects)` is pure: no clock, no dice, no browser. The
//! shell brings both in and carries the effects out.

mod action;
pub mod command;
mod ctx;
mod effect;
mod history;
mod journal;
mod load;
mod model;
mod notice;
mod open;
mod opening;
mod prefs;
mod route;
pub mod sample;
mod session;
mod update;

pub use action::{Action, Arrival, Choice, Refusal};
pub use ctx::{Ctx, Dice};
pub use effect::{Effect, FocusTarget, JournalText};
pub use history::{History, Step};
pub use journal::journal_key_of;
pub use model::{Keeps, Lang, Model, Phase, Prefs, Theme, WorkspaceEntry};
pub use notice::{Notice, NoticeKind};
pub use opening::{Opening, Question};
pub use route::{Page, Route};
pub use session::{Kept, Quarantined, SavedCopy, Session};
pub use update::update;
