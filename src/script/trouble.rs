//! Why a call came to nothing.

use serde::Serialize;

use crate::app::Lang;
use crate::file::{DecodeError, Side};
use crate::words::words;

/// An error with a code that programs can tell apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Trouble {
    /// What went wrong.
    pub code: Code,
    /// In English, for people.
    pub message: String,
    /// Which of two texts it is about.
    pub which: Option<Which>,
    /// Path to the value; empty where it is the text as a whole.
    pub path: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
}

/// What can go wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// An argument that has to be a text is none.
    NotText,
    /// A day that is none.
    NotADay,
    /// The text is not JSON.
    NotJson,
    /// The JSON holds no OKRs.
    NotOkrs,
    /// It looks like OKRs, but a list of them is none.
    WrongShape,
    /// A newer version wrote it.
    Newer,
    /// It is longer than is read.
    TooLarge,
    /// The functions were called before they were there.
    NotReady,
}

/// Which of two texts, by the name of the argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The first one of a merge.
    Ours,
    /// The second one of a merge.
    Theirs,
    /// The first one of a comparison.
    Before,
    /// The second one of a comparison.
    After,
}

impl From<Side> for Which {
    fn from(side: Side) -> Self {
        match side {
            Side::Ours => Self::Ours,
            Side::Theirs => Self::Theirs,
        }
    }
}

impl Trouble {
    /// An error of the call itself.
    pub fn new(code: Code, message: &str) -> Self {
        Self { code, message: message.to_owned(), which: None, path: String::new(), line: None, column: None }
    }

    /// A text of which nothing can be used.
    pub fn of(error: &DecodeError, which: Option<Which>) -> Self {
        let (code, path, place) = match error {
            DecodeError::NotJson { line, column, .. } => (Code::NotJson, "", Some((*line, *column))),
            DecodeError::NotOkrs => (Code::NotOkrs, "", None),
            DecodeError::WrongShape { path, line, column, .. } => {
                (Code::WrongShape, path.as_str(), Some((*line, *column)))
            }
            DecodeError::Newer { .. } => (Code::Newer, "", None),
            DecodeError::TooLarge { .. } => (Code::TooLarge, "", None),
        };
        Self {
            code,
            message: words(Lang::En).decode_error(error),
            which,
            path: path.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
        }
    }
}
