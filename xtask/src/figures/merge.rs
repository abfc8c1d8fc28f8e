//! Merging two copies of one organisation beside what npm packages take for the same edits: makes the
//! copies, lays the release build beside the page of the others, and has all measured in one browser.

use super::organisation::Organisations;
use super::{Figure, measured_by, rivals};
use crate::browser;
use crate::project::Project;
use crate::run::run;
use crate::tools::Tools;
use crate::trouble::Trouble;

/// Measures the release build in `dist/`.
pub fn measure(
    project: &Project,
    tools: &Tools,
    organisations: &Organisations,
) -> Result<Vec<Figure>, Trouble> {
    if tools.find("npm").is_none() {
        return Ok(vec![rivals::missing("merging")]);
    }
    let page = rivals::page(project, tools, "merge")?;
    let goals = rivals::beside(&page, &organisations.large)?;
    rivals::site_beside(&page, &project.dist(), "app")?;
    let mut copies = tools.command("cargo");
    copies.args(["run", "--quiet", "--profile", "bench", "--package", "benches", "--bin", "merge", "--"]);
    run(copies.arg(&organisations.large).arg(&page))?;
    let found = browser::ensure(tools)?;
    let mut cargo = tools.command("cargo");
    cargo.env("CHROME", &found.chromium).env("CHROMEDRIVER", &found.driver);
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin", "merge_figures", "--"]);
    measured_by(cargo.arg(&page).arg(goals))
}
