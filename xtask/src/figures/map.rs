//! The map beside what npm packages do with the same goals: bundles their page, compiles the layout
//! for it as the app is compiled, and has both measured in one browser.

use super::organisation::Organisations;
use super::{Figure, measured_by, rivals};
use crate::browser;
use crate::pins;
use crate::project::Project;
use crate::run::run;
use crate::tools::Tools;
use crate::trouble::Trouble;
use std::path::Path;

/// The crate that makes the layout callable from a page, and its files.
const LAYOUT: &str = "layout_bench";

/// Measures the release build in `dist/`.
pub fn measure(
    project: &Project,
    tools: &Tools,
    organisations: &Organisations,
    vast: &Path,
) -> Result<Vec<Figure>, Trouble> {
    if tools.find("npm").is_none() {
        return Ok(vec![rivals::missing("the map")]);
    }
    let page = rivals::page(project, tools, "map")?;
    layout(project, tools, &page)?;
    let (large, vast) = (rivals::beside(&page, &organisations.large)?, rivals::beside(&page, vast)?);
    let found = browser::ensure(tools)?;
    let mut cargo = tools.command("cargo");
    cargo.env("CHROME", &found.chromium).env("CHROMEDRIVER", &found.driver);
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin", "map_figures", "--"]);
    measured_by(cargo.arg(&page).args([large, vast]))
}

/// Compiles the layout with the profile of the release, and lays it beside the page.
fn layout(project: &Project, tools: &Tools, page: &Path) -> Result<(), Trouble> {
    tools.wasm_target()?;
    tools.wasm_bindgen()?;
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--quiet", "--release", "--package", LAYOUT, "--target", pins::WASM_TARGET]);
    run(&mut cargo)?;
    let wasm = project.target().join(pins::WASM_TARGET).join("release").join(format!("{LAYOUT}.wasm"));
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(page);
    run(bindgen.arg(wasm))
}
