//! What people say to each other about a goal: comments, asks that stay open, agreements.

use super::day::{Day, Moment};
use super::id::{Extras, Id, Text};
use super::people::Who;

/// One comment. Written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Names the comment within its item.
    pub key: Text,
    /// When it was written.
    pub at: Option<Moment>,
    /// Who wrote it.
    pub by: Option<Id>,
    /// What it says.
    pub text: Text,
    /// The key of the comment or check-in it answers.
    pub reply_to: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// One step of an ask: somebody asks somebody for something, answers, or takes the ask back.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Names the step within its item.
    pub key: Text,
    /// When it was written.
    pub at: Option<Moment>,
    /// Who wrote it.
    pub by: Option<Id>,
    /// Whom it asks; nobody named means whoever owns the item.
    pub to: Option<Who>,
    /// What is asked for, or answered.
    pub text: Text,
    /// The day by which an answer is needed.
    pub due: Option<Day>,
    /// What this step does.
    pub step: AskMove,
    /// What the model has no place for.
    pub extras: Extras,
}

/// What a step of an ask does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskMove {
    /// Opens an ask.
    Asks,
    /// Answers the ask with this key, which closes it.
    Answers(Text),
    /// Takes the ask with this key back, which closes it.
    TakesBack(Text),
}

/// Somebody agrees (or no longer does) to a goal, a link or a change, on the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Names the agreement within its item.
    pub key: Text,
    /// When it was given.
    pub at: Option<Moment>,
    /// Who gave it.
    pub by: Option<Id>,
    /// Whether they agree; a later word of the same person replaces an earlier one.
    pub agrees: bool,
    /// The key of the change it is about; nothing means the item as a whole.
    pub about: Option<Text>,
    /// Words with it.
    pub text: Option<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}
