//! What can go wrong on a journey, apart from a claim that does not hold.

use std::path::PathBuf;
use std::time::Duration;

/// The reason a journey could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The browser or its driver refused.
    #[error("the browser refused")]
    Browser(#[from] thirtyfour::error::WebDriverError),
    /// Something that was waited for did not come.
    #[error("waited {waited:?} in vain for {what}; last seen: {last}")]
    NotYet {
        /// What was waited for.
        what: String,
        /// How long.
        waited: Duration,
        /// What the last look saw instead.
        last: String,
    },
    /// A program or a file that the tests need is not there.
    #[error("{what} is missing: run `cargo xtask test --only e2e`, which prepares it")]
    Missing {
        /// What is not there.
        what: String,
    },
    /// A file could not be used.
    #[error("could not use {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The browser answered in a shape that was not expected.
    #[error("did not understand what {from} answered: {answer}")]
    Answer {
        /// Who answered.
        from: &'static str,
        /// What.
        answer: String,
    },
}

/// Turns an I/O error into [`Trouble::File`].
pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Trouble {
    let path = path.into();
    move |source| Trouble::File { path, source }
}

/// The error with all its causes, without the driver's own stack.
pub fn whole(error: &dyn std::error::Error) -> String {
    let mut parts = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(source) = cause {
        parts.push(source.to_string());
        cause = source.source();
    }
    let parts = parts.iter().map(|part| part.split("Stacktrace:").next().unwrap_or(part).trim());
    parts.collect::<Vec<_>>().join(": ")
}
