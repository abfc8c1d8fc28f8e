//! What could not be used in a text, and where it stands.

use super::place::Place;

/// One thing in a file that was left out, mended or needs a look; the rest was used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Path to the value: `objectives[3].key_results[1].score`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is the matter.
    pub kind: ProblemKind,
}

impl Problem {
    /// A problem at a piece of the text.
    pub fn at(path: impl Into<String>, text: &str, piece: &str, kind: ProblemKind) -> Self {
        let place = Place::of(text, piece);
        Self { path: path.into(), line: place.line, column: place.column, kind }
    }

    /// A problem of the text as a whole.
    pub fn whole(kind: ProblemKind) -> Self {
        Self { path: String::new(), line: 1, column: 1, kind }
    }
}

/// What is the matter with a part of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProblemKind {
    /// Another type was expected; the value is kept as it stands and shown with its item.
    WrongType {
        /// What was expected, in the words of the format.
        expected: &'static str,
    },
    /// A name refers to nothing in this file.
    Dangling {
        /// The id that was named.
        to: String,
    },
    /// A parent stands below its own child; the step is kept and counts nowhere until it is mended.
    Loop {
        /// The ids on the way round.
        way: Vec<String>,
    },
    /// Two entities have one id; their parts were joined.
    SameId {
        /// The id.
        id: String,
    },
    /// An id that something else in the file has already; this one got another.
    IdTaken {
        /// The id as it was given.
        id: String,
        /// The id it has now.
        now: String,
    },
    /// One key stands twice in an object; both values are kept.
    SameKey {
        /// The key.
        key: String,
    },
    /// An entity has no id and got one made of its content.
    NoId,
    /// Nested too deep; left out.
    TooDeep,
    /// An id too long to be one; left out.
    LongId,
    /// More entities than a document may have; those beyond were left out.
    TooMany {
        /// How many were left out.
        left_out: usize,
    },
    /// The text breaks off or is damaged here; everything complete was read.
    Broken {
        /// What the parser says.
        reason: String,
    },
    /// The end mark is missing or counts otherwise.
    EndMark {
        /// What the file says it holds, where it says so.
        said: Option<usize>,
        /// What was found.
        found: usize,
    },
    /// A version control system had left both sides in the file; both were read and merged.
    TwoSides,
}

/// Why nothing of a text can be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DecodeError {
    /// It is not JSON.
    #[error("not JSON: {reason}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// It is JSON, but holds no OKRs.
    #[error("no OKRs in it")]
    NotOkrs,
    /// It looks like OKRs, but the list of them is something else.
    #[error("{path} is not {expected}")]
    WrongShape {
        /// Path to it.
        path: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What was expected.
        expected: &'static str,
    },
    /// A newer version of the app wrote it in a way this one cannot keep whole.
    #[error("written by a newer version: {format}")]
    Newer {
        /// The format or the feature it names.
        format: String,
    },
    /// It is longer than this app reads.
    #[error("{bytes} bytes, at most {max} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        max: usize,
    },
}

impl DecodeError {
    /// An error of the JSON parser, with its place.
    pub fn from_parser(text: &str, error: &serde_json::Error) -> Self {
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(what, _)| what).to_owned();
        let before = text.split_inclusive('\n').nth(error.line().saturating_sub(1)).unwrap_or("");
        // The parser counts bytes; people count characters.
        let column =
            before.char_indices().take_while(|(at, _)| *at < error.column().saturating_sub(1)).count();
        Self::NotJson { line: error.line().max(1), column: column + 1, reason }
    }
}
