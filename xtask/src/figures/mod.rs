//! Measured figures: one module for each kind, printed as one table.

mod download;

use crate::project::Project;
use crate::run::say;
use crate::trouble::Trouble;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// What came out, with its unit.
    pub value: String,
    /// What it may be at most, where a limit is agreed.
    pub limit: Option<String>,
}

/// Measures the release build in `dist/` and prints the table.
pub fn print(project: &Project) -> Result<(), Trouble> {
    let figures = download::measure(&project.dist())?;
    say("");
    for figure in figures {
        let limit = figure.limit.map(|limit| format!("   (at most {limit})")).unwrap_or_default();
        say(&format!("{:<52} {:>12}{limit}", figure.what, figure.value));
    }
    Ok(())
}
