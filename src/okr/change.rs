//! The change ledger: what was changed within a cycle, and why. A change is not a failure.

use super::day::{Day, Moment};
use super::id::{Extras, Id, Text};

/// One change to a goal after it was published. Written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Names the change within its item.
    pub key: Text,
    /// The day from which it holds.
    pub at: Option<Day>,
    /// Who made it.
    pub by: Option<Id>,
    /// What kind of change.
    pub kind: ChangeKind,
    /// What it was before, in words.
    pub from: Option<Text>,
    /// What it is now, in words.
    pub to: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// What set it off.
    pub trigger: Option<Trigger>,
    /// Who agreed to it.
    pub agreed_by: Vec<Id>,
    /// Whether it is only a small correction, which the story of a cycle leaves out.
    pub minor: bool,
    /// The fields that changed, by the names of the file: what each said before and says after, as JSON.
    pub fields: Vec<ChangedField>,
    /// When it was written; unknown in sets from elsewhere.
    pub made: Option<Moment>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// One field that a change changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedField {
    /// Its name in the file: `target`, `until`.
    pub name: Text,
    /// What it said before, as JSON text; `None` where it said nothing.
    pub was: Option<Text>,
    /// What it says after, as JSON text; `None` where it was cleared.
    pub is: Option<Text>,
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Adds a goal after the cycle began.
    Add,
    /// Changes a number: start, target, dates.
    Retarget,
    /// Changes the words.
    Reword,
    /// Gives it up.
    Drop,
    /// Puts it off.
    Postpone,
    /// Gives it to somebody else.
    HandOver,
    /// Takes it up again.
    Resume,
    /// Changes what was judged of it after its cycle was closed.
    Rescore,
    /// Opens it again after it was closed; of a cycle too.
    Reopen,
}

/// What set a change off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// The market or customers.
    Market,
    /// A new strategy.
    Strategy,
    /// Working together with others.
    Collaboration,
    /// Somebody else's delay or gift.
    Dependency,
    /// Something learned on the way.
    Learning,
    /// It was wrong from the start.
    Mistake,
}
