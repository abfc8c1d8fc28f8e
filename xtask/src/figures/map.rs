//! The map beside what npm packages do with the same goals: bundles their page, compiles the layout
//! for it as the app is compiled, and has both measured in one browser.

use super::organisation::Organisations;
use super::{Figure, measured_by};
use crate::browser;
use crate::pins;
use crate::project::Project;
use crate::run::run;
use crate::tools::Tools;
use crate::trouble::{Trouble, at};
use std::path::{Path, PathBuf};

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
        let value = "not measured: the packages it is compared with come from npm".to_owned();
        return Ok(vec![Figure { what: "the map".to_owned(), value, limit: None }]);
    }
    let page = page(project, tools)?;
    let (large, vast) = (beside(&page, &organisations.large)?, beside(&page, vast)?);
    let found = browser::ensure(tools)?;
    let mut cargo = tools.command("cargo");
    cargo.env("CHROME", &found.chromium).env("CHROMEDRIVER", &found.driver);
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin", "map_figures", "--"]);
    measured_by(cargo.arg(&page).args([large, vast]))
}

/// Makes the page of the rivals below the target folder, and says where.
fn page(project: &Project, tools: &Tools) -> Result<PathBuf, Trouble> {
    let from = project.root().join("benches/map");
    let work = project.target().join("figures/map");
    let page = work.join("page");
    std::fs::create_dir_all(&page).map_err(at(&page))?;
    // Packages are installed beside a copy, so that the project's own folder stays as it is.
    let known = std::fs::read(work.join("package-lock.json")).ok();
    for entry in std::fs::read_dir(&from).map_err(at(&from))? {
        let path = entry.map_err(at(&from))?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, work.join(name)).map_err(at(&path))?;
        }
    }
    let wanted = std::fs::read(work.join("package-lock.json")).ok();
    if known != wanted || !work.join("node_modules").is_dir() {
        let mut npm = tools.command("npm");
        run(npm.current_dir(&work).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    }
    let mut esbuild = tools.command("npm");
    esbuild.current_dir(&work).args(["run", "--silent", "bundle"]);
    run(&mut esbuild)?;
    std::fs::copy(work.join("index.html"), page.join("index.html")).map_err(at(&page))?;
    layout(project, tools, &page)?;
    Ok(page)
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

/// Puts a file into the folder of the page, and says what it is called there.
fn beside(page: &Path, file: &Path) -> Result<String, Trouble> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    std::fs::copy(file, page.join(&name)).map_err(at(file))?;
    Ok(name)
}
