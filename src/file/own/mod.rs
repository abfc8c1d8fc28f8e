//! The app's own format: one entity a line, its records below it, one a line (rules F).

mod decode;
mod encode;
mod join;
mod lines;
mod raw;
mod salvage;
mod sound;
mod stamps;

pub use decode::{decode, is_ours};
pub use encode::encode;
pub use join::join;
pub use raw::{Top, top_of};
pub use salvage::{looks_like_ours, salvage};
