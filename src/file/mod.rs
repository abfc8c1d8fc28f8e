//! Text in, document out, and back.
//!
//! Every text, whether a file, a paste, another tab's record or the stored copy itself, comes in
//! through [`decode`] and becomes a document that is then joined; nothing is ever replaced.

mod joined;
mod limits;
mod marks;
mod own;
mod place;
mod plain;
mod problem;

use std::borrow::Cow;

use crate::doc::Doc;

pub use joined::{Joined, Side, join};
pub use limits::{MAX_ENTITIES, MAX_TEXT_BYTES};
pub use own::encode;
pub use problem::{DecodeError, Problem, ProblemKind};

/// The format this version writes, its major version included.
pub const FORMAT: &str = "plumbline/1";

/// The minor version this app writes. Newer minors open, are edited and keep what is unknown.
pub const MINOR: u32 = 0;

/// Where a text comes from, which decides how much of it is checked again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Written by this app into this browser's own storage: hashes are taken as they stand.
    Storage,
    /// From anywhere else: every value is hashed again, so that edits by hand are seen.
    Elsewhere,
}

/// Which format a text was in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The app's own.
    Own,
    /// Nested OKRs as people and scripts write them.
    Plain,
}

/// A text that could be read, wholly or in part.
#[derive(Clone, PartialEq, Debug)]
pub struct Decoded {
    /// What it says.
    pub doc: Doc,
    /// The format it was in.
    pub format: Format,
    /// What could not be used, each with its place.
    pub problems: Vec<Problem>,
}

/// Reads a text.
///
/// # Errors
/// When nothing of it can be used, with the place and the reason. The caller keeps the text.
pub fn decode(text: &str, source: Source) -> Result<Decoded, DecodeError> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(DecodeError::TooLarge { bytes: text.len(), max: MAX_TEXT_BYTES });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match conflict_sides(text) {
        None => decode_one(text, source),
        Some((ours, theirs)) => {
            let mut one = decode_one(&ours, source)?;
            let other = decode_one(&theirs, source)?;
            one.doc.absorb(&other.doc);
            for problem in other.problems {
                if !one.problems.contains(&problem) {
                    one.problems.push(problem);
                }
            }
            one.problems.push(Problem::whole(ProblemKind::TwoSides));
            Ok(one)
        }
    }
}

fn decode_one(text: &str, source: Source) -> Result<Decoded, DecodeError> {
    match own::top_of(text) {
        Ok(top) if own::is_ours(&top) => own::decode(text, &top, source),
        Ok(top) if plain::looks_plain(&top) => plain::decode(text, &top),
        Ok(_) => Err(DecodeError::NotOkrs),
        Err(error) if own::looks_like_ours(text) => own::salvage(text, error, source),
        Err(error) => Err(error),
    }
}

/// The two sides of a text in which a version control system left its conflict marks.
fn conflict_sides(text: &str) -> Option<(String, String)> {
    if !text.contains("\n<<<<<<< ") {
        return None;
    }
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut side: Cow<'_, str> = Cow::Borrowed("both");
    for line in text.split_inclusive('\n') {
        let mark = line.get(..7).unwrap_or("");
        side = match (mark, &*side) {
            ("<<<<<<<", "both") => "ours".into(),
            ("|||||||", "ours") => "base".into(),
            ("=======", "ours" | "base") => "theirs".into(),
            (">>>>>>>", "theirs") => "both".into(),
            _ => {
                if matches!(&*side, "both" | "ours") {
                    ours.push_str(line);
                }
                if matches!(&*side, "both" | "theirs") {
                    theirs.push_str(line);
                }
                continue;
            }
        };
    }
    (side == "both").then_some((ours, theirs))
}
