//! The pages of what the app is compared with: npm packages, bundled below the target folder.

use super::Figure;
use crate::project::Project;
use crate::run::run;
use crate::tools::Tools;
use crate::trouble::{Trouble, at};
use std::path::{Path, PathBuf};

/// What stands in the table where npm is missing.
pub fn missing(what: &str) -> Figure {
    let value = "not measured: the packages it is compared with come from npm".to_owned();
    Figure { what: what.to_owned(), value, limit: None }
}

/// Makes the page of `benches/<name>` below the target folder, and says where.
pub fn page(project: &Project, tools: &Tools, name: &str) -> Result<PathBuf, Trouble> {
    let from = project.root().join("benches").join(name);
    let work = project.target().join("figures").join(name);
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
    Ok(page)
}

/// Puts a file into the folder of the page, and says what it is called there.
pub fn beside(page: &Path, file: &Path) -> Result<String, Trouble> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    std::fs::copy(file, page.join(&name)).map_err(at(file))?;
    Ok(name)
}

/// Puts a built site into a folder of the page.
pub fn site_beside(page: &Path, dist: &Path, folder: &str) -> Result<(), Trouble> {
    let to = page.join(folder);
    if to.exists() {
        std::fs::remove_dir_all(&to).map_err(at(&to))?;
    }
    std::fs::create_dir_all(&to).map_err(at(&to))?;
    for entry in std::fs::read_dir(dist).map_err(at(dist))? {
        let path = entry.map_err(at(dist))?.path();
        if path.is_file() {
            beside(&to, &path)?;
        }
    }
    Ok(())
}
