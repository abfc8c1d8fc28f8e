//! The replicated document: entities, fields and records that merge without losing anything.
//!
//! It knows ids, kinds, fields and stamps, and nothing of the trade, so that parts written by a
//! newer version merge and survive (rules M).

mod brought;
mod document;
mod entity;
mod hash;
mod json;
mod lacking;
mod order;
mod parts;
mod past;
mod record;
mod register;
mod select;
mod stamp;
mod undo;
mod write;

pub use brought::{Brought, BroughtFile, News, brought};
pub use document::{Doc, SessionNote};
pub use entity::{Entity, Field, Unseen};
pub use hash::{Hash, Hasher};
pub use json::{Json, JsonError, MAX_DEPTH, RawKey, RawObject};
pub use order::{order_between, order_first};
pub use parts::{PartKey, Parts};
pub use record::{Record, RecordKey};
pub use register::{Entry, Register};
pub use stamp::{Dot, Past, Session, StampError};
pub use undo::inverse;
pub use write::{DELETED, History, Write, Writer};
