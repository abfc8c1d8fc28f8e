//! Measured figures: one module for each kind, printed as one table with the limits beside them.

mod download;
mod map;
mod merge;
mod organisation;
mod rivals;

use crate::browser;
use crate::project::Project;
use crate::run::{line_of, say};
use crate::tools::Tools;
use crate::trouble::Trouble;
use organisation::Organisations;
use std::process::{Command, Stdio};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// What came out, with its unit.
    pub value: String,
    /// What it may be at most and whether it is, where a limit is agreed.
    pub limit: Option<(String, Verdict)>,
}

/// Whether a figure keeps its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Ok,
    /// It does not.
    Over,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// The map beside its rivals.
    Map,
    /// Merging beside its rivals.
    Merge,
}

/// Measures the release build in `dist/` and prints the table.
///
/// A figure over its limit is no failure of the command: timings are for people to judge.
pub fn print(project: &Project, part: Part) -> Result<(), Trouble> {
    let tools = Tools::new(project);
    let organisations = organisation::make(project, &tools)?;
    let mut figures = Vec::new();
    if part == Part::All {
        figures.extend(download::measure(&project.dist())?);
        figures.extend(native(&tools, &organisations)?);
        figures.extend(in_browser(&tools, &organisations)?);
    }
    if part != Part::Merge {
        let vast = organisation::vast(project, &tools)?;
        figures.extend(map::measure(project, &tools, &organisations, &vast)?);
    }
    if part != Part::Map {
        figures.extend(merge::measure(project, &tools, &organisations)?);
    }
    say(&format!("\nThe organisations were made by {}.\n", organisations.by));
    for figure in figures {
        let (limit, verdict) = match figure.limit {
            Some((limit, Verdict::Ok)) => (format!("at most {limit}"), "ok"),
            Some((limit, Verdict::Over)) => (format!("at most {limit}"), "OVER"),
            None => (String::new(), ""),
        };
        let line = format!("{:<46} {:>46}   {limit:<26} {verdict}", figure.what, figure.value);
        say(line.trim_end());
    }
    Ok(())
}

/// The core, without a browser.
fn native(tools: &Tools, organisations: &Organisations) -> Result<Vec<Figure>, Trouble> {
    let mut cargo = tools.command("cargo");
    cargo.args(["run", "--quiet", "--profile", "bench", "--package", "benches", "--bin", "file", "--"]);
    measured_by(cargo.arg(&organisations.small).arg(&organisations.large))
}

/// The release build, in Chromium.
fn in_browser(tools: &Tools, organisations: &Organisations) -> Result<Vec<Figure>, Trouble> {
    let found = browser::ensure(tools)?;
    let mut cargo = tools.command("cargo");
    cargo.env("CHROME", &found.chromium).env("CHROMEDRIVER", &found.driver);
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin", "figures", "--"]);
    measured_by(cargo.arg(&organisations.small).arg(&organisations.large))
}

/// The figures a program prints: one on each line, its parts between tabs.
fn measured_by(command: &mut Command) -> Result<Vec<Figure>, Trouble> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Trouble::NotStarted { program, source })?;
    if !output.status.success() {
        return Err(Trouble::Failed { command: line_of(command) });
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(figure).collect())
}

fn figure(line: &str) -> Option<Figure> {
    let mut parts = line.split('\t');
    let (what, value) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let limit = parts.next().filter(|limit| !limit.is_empty()).map(str::to_owned);
    let verdict = if parts.next() == Some("ok") { Verdict::Ok } else { Verdict::Over };
    Some(Figure { what, value, limit: limit.map(|limit| (limit, verdict)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_tabs_is_a_figure() {
        let over = figure("opening\t723 ms\t217 ms\tover").unwrap();
        assert_eq!(over.limit, Some(("217 ms".to_owned(), Verdict::Over)));
        let known = figure("  parsing\t22 ms\t\t").unwrap();
        assert_eq!((known.what.as_str(), known.limit), ("  parsing", None));
        assert_eq!(figure("a note of the program"), None);
    }
}
