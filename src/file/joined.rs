//! Two texts joined into one, for whoever has only texts: scripts and other programs.

use crate::doc::Doc;

use super::own;
use super::problem::{DecodeError, Problem};
use super::{MAX_TEXT_BYTES, Source, decode, encode};

/// What two texts say together.
#[derive(Clone, PartialEq, Debug)]
pub struct Joined {
    /// All of it in the app's own format, the same bytes in whatever order they were joined but for the id of
    /// the workspace, which is the first one's.
    pub text: String,
    /// Whether both are copies of one workspace.
    pub same: bool,
    /// Entities that only the second one had.
    pub added: usize,
    /// Entities of the first one to which the second one added something.
    pub changed: usize,
    /// The entities that had to be read, everything about which people disagree among them.
    pub read: Doc,
    /// What could not be used, in the first one and in the second.
    pub problems: (Vec<Problem>, Vec<Problem>),
}

/// Which of two texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The first.
    Ours,
    /// The second.
    Theirs,
}

/// Joins two texts, whatever their formats.
///
/// # Errors
/// When nothing of one of them can be used: which, and why.
pub fn join(ours: &str, theirs: &str) -> Result<Joined, (Side, DecodeError)> {
    let may_be_cut = ours.len().max(theirs.len()) <= MAX_TEXT_BYTES;
    let joined = if may_be_cut { own::join(ours, theirs) } else { None };
    match joined {
        Some(joined) => Ok(joined),
        None => join_read(ours, theirs),
    }
}

/// The same by reading both whole.
fn join_read(ours: &str, theirs: &str) -> Result<Joined, (Side, DecodeError)> {
    let ours = decode(ours, Source::Elsewhere).map_err(|error| (Side::Ours, error))?;
    let theirs = decode(theirs, Source::Elsewhere).map_err(|error| (Side::Theirs, error))?;
    let all = ours.doc.merge(&theirs.doc);
    let changed = ours.doc.items.iter().filter(|(id, own)| all.get(id).is_some_and(|entity| entity != *own));
    Ok(Joined {
        text: encode(&all),
        same: ours.doc.id == theirs.doc.id,
        added: all.items.len() - ours.doc.items.len(),
        changed: changed.count(),
        read: all,
        problems: (ours.problems, theirs.problems),
    })
}
