//! A text on its way in: opened beside, merged, or left.

use crate::doc::Doc;
use crate::file::Problem;
use crate::okr::Text;

/// A file that was read and waits to come in.
#[derive(Clone, PartialEq, Debug)]
pub struct Opening {
    /// Its name.
    pub name: Text,
    /// What it says.
    pub doc: Doc,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// A question about a file: beside or merge?
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The file.
    pub opening: Opening,
    /// Whether it is another copy of this very workspace.
    pub same: bool,
    /// What it calls itself.
    pub title: Text,
    /// Entities that are in it and not here.
    pub added: usize,
    /// Entities it would change.
    pub changed: usize,
}
