//! What every item of a workspace is named by, and what its words are kept in.

use std::fmt;
use std::rc::Rc;

/// Words of people, kept exactly and shared instead of copied.
pub type Text = Rc<str>;

/// What a file says about an item and the model has no place for:
/// pairs of field name and JSON text as it stands in the file. Shown with the item.
pub type Extras = Vec<(Text, Text)>;

/// Names one item, whatever its kind, in every copy of the file, for ever.
///
/// One type for all kinds: a link points at an objective or at a key result, and ids that
/// come from other tools say nothing about their kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Rc<str>);

impl Id {
    /// An id of the given characters, which are never changed.
    pub fn new(text: impl Into<Rc<str>>) -> Self {
        Self(text.into())
    }

    /// The characters of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The characters of the id, shared.
    pub fn text(&self) -> Text {
        Rc::clone(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<Rc<str>> for Id {
    fn from(text: Rc<str>) -> Self {
        Self(text)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
