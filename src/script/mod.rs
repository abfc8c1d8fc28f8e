//! The functions that a page of somebody else's can call: text in, plain values out (rules X30 to X36).
//!
//! What they say is made here, natively testable; [`calls`] hands it to JavaScript. Like the pages, this
//! stands outside the core: only the README and `plumbline.d.ts` promise these shapes.

mod calls;
mod checked;
mod compared;
mod merged;
mod outlined;
#[cfg(test)]
mod tests;
mod trouble;
mod value;

use crate::file::{Decoded, Source, decode};
use crate::okr::Day;
use crate::space::Space;

pub use checked::Checked;
pub use compared::Compared;
pub use merged::Merged;
pub use outlined::Outlined;
pub use trouble::{Code, Trouble, Which};

/// What a text holds and what in it could not be used.
///
/// # Errors
/// When nothing of it can be used.
pub fn check(text: &str) -> Result<Checked, Trouble> {
    Ok(Checked::of(&read(text, None)?))
}

/// Two texts as one.
///
/// # Errors
/// When nothing of one of them can be used.
pub fn merge(ours: &str, theirs: &str) -> Result<Merged, Trouble> {
    let joined = crate::file::join(ours, theirs);
    joined.map(Merged::of).map_err(|(side, error)| Trouble::of(&error, Some(side.into())))
}

/// What differs between two texts.
///
/// # Errors
/// When nothing of one of them can be used.
pub fn compare(before: &str, after: &str, today: Day) -> Result<Compared, Trouble> {
    let before = Space::of(read(before, Some(Which::Before))?.doc);
    // What is the same in both is read once.
    let after = before.next(read(after, Some(Which::After))?.doc);
    Ok(Compared::of(&crate::query::compare::compare(&before, &after, today)))
}

/// The goals of a text and how they stand.
///
/// # Errors
/// When nothing of it can be used.
pub fn outline(text: &str, today: Day) -> Result<Outlined, Trouble> {
    let decoded = read(text, None)?;
    Ok(Outlined::of(&Space::of(decoded.doc), today))
}

fn read(text: &str, which: Option<Which>) -> Result<Decoded, Trouble> {
    decode(text, Source::Elsewhere).map_err(|error| Trouble::of(&error, which))
}
