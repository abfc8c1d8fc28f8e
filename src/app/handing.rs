//! Texts on their way out of the page: to the clipboard, or as a file.

use crate::okr::Text;

use super::effect::Effect;
use super::model::Model;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileForm {
    /// Markdown.
    Markdown,
    /// A calendar.
    Calendar,
    /// A page of its own, without scripts.
    Html,
}

impl FileForm {
    /// The type by which browsers know it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Calendar => "text/calendar",
            Self::Html => "text/html",
        }
    }

    /// How its name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Calendar => ".ics",
            Self::Html => ".html",
        }
    }
}

/// What a person wants with a text.
#[derive(Clone, PartialEq, Debug)]
pub enum HandAction {
    /// Wants it on the clipboard.
    Copy(Text),
    /// Whether it got there.
    Copied(bool),
    /// Wants it as a file.
    Save {
        /// The file's name.
        name: Text,
        /// The text.
        text: Text,
        /// What it is.
        form: FileForm,
    },
}

/// What the shell is asked to do with a text.
#[derive(Clone, PartialEq, Debug)]
pub enum HandEffect {
    /// Put it on the clipboard and tell how that went.
    Copy {
        /// The text.
        text: Text,
    },
    /// Hand it out as a file.
    Save {
        /// The file's name.
        name: Text,
        /// The text.
        text: Text,
        /// What it is.
        form: FileForm,
    },
}

/// A person wants a text, or it arrived where they wanted it.
pub fn act(model: &mut Model, action: HandAction, effects: &mut Vec<Effect>) {
    match action {
        HandAction::Copy(text) => effects.push(Effect::Hand(HandEffect::Copy { text })),
        HandAction::Copied(copied) => model.copied = Some(copied),
        HandAction::Save { name, text, form } => {
            effects.push(Effect::Hand(HandEffect::Save { name, text, form }));
        }
    }
}
