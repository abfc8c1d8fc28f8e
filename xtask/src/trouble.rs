//! What can go wrong in a project command, in words for the person who typed it.

use std::path::PathBuf;

/// The reason a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The command line was not understood.
    #[error("{what}\n\n{usage}")]
    Usage {
        /// What was not understood.
        what: String,
        /// The commands there are.
        usage: &'static str,
    },
    /// Something has to be installed by hand.
    #[error("{what} is missing\n{how}")]
    Missing {
        /// The tool.
        what: String,
        /// What to install, and how.
        how: String,
    },
    /// A program could not be started.
    #[error("could not start `{program}`")]
    NotStarted {
        /// The program.
        program: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A program ran and reported failure.
    #[error("`{command}` failed")]
    Failed {
        /// The whole command.
        command: String,
    },
    /// A file could not be read or written.
    #[error("could not use {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The built page breaks a promise of the release.
    #[error("the built index.html {what}")]
    Page {
        /// The promise, and how it is broken.
        what: String,
    },
    /// The module of a release build could not be split.
    #[error("the linked module could not be split: {what}")]
    Split {
        /// Why.
        what: String,
    },
    /// Some steps of a longer command failed; they have reported themselves.
    #[error("failed: {}", steps.join(", "))]
    Steps {
        /// Their names.
        steps: Vec<String>,
    },
    /// `Cargo.lock` does not name a package.
    #[error("Cargo.lock names no package {name}")]
    NotLocked {
        /// The package.
        name: String,
    },
}

/// Turns an I/O error into [`Trouble::File`].
pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Trouble {
    let path = path.into();
    move |source| Trouble::File { path, source }
}
