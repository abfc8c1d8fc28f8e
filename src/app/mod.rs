//! The state machine: what the app knows, what can happen, and what it then asks for.
//!
//! `update(ctx, model, action) -> (model, effects)` is pure: no clock, no dice, no browser. The
//! shell brings both in and carries the effects out.

mod action;
pub mod carrying;
pub mod changing;
pub mod closing;
pub mod command;
pub mod comparing;
mod ctx;
mod effect;
pub mod handing;
mod history;
pub mod incoming;
mod journal;
pub mod kpis;
mod load;
mod making;
mod merging;
mod model;
mod notice;
mod open;
mod prefs;
pub mod reminding;
mod route;
pub mod sample;
mod session;
pub mod sharing;
pub mod snapshots;
pub mod team;
mod update;
pub mod visit;
pub mod week;

pub use action::{Action, Arrival, Choice, Refusal};
pub use ctx::{Ctx, Dice};
pub use effect::{Effect, FocusTarget, JournalText};
pub use history::{Files, History, Step};
pub use incoming::{
    Arrived, Chosen, FileWriter, Incoming, IncomingAction, IncomingFile, Opening, Replacing, Unreadable,
    Unstamped,
};
pub use journal::journal_key_of;
pub use model::{Keeps, Lang, Model, Phase, Prefs, Theme, WorkspaceEntry};
pub use notice::{Notice, NoticeKind};
pub use route::{Chapter, Page, Route};
pub use session::{Kept, Quarantined, SavedCopy, Session};
pub use update::update;
