//! Finds the build tools, or installs them at their pinned versions below the target folder.
//!
//! A tool on the PATH is used when its version fits. Otherwise cargo-binstall is asked where it
//! is present, and at last cargo itself builds the tool without optimisation, which takes
//! minutes less and costs a build nothing that anybody would notice.

use crate::pins;
use crate::project::Project;
use crate::run::{run, said, say};
use crate::trouble::{Trouble, at};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The place the tools are in, and the PATH that finds them first.
#[derive(Debug, Clone)]
pub struct Tools {
    project: Project,
    path: OsString,
}

impl Tools {
    /// Puts the project's own tools first on the PATH; installs nothing yet.
    pub fn new(project: &Project) -> Tools {
        let own = project.tools().join("bin");
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let dirs = std::iter::once(own).chain(std::env::split_paths(&inherited));
        // A folder with a separator in its name cannot be on a PATH at all.
        let path = std::env::join_paths(dirs).unwrap_or(inherited);
        Tools { project: project.clone(), path }
    }

    /// A command that runs in the project's folder and finds these tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| PathBuf::from(program)));
        command.current_dir(self.project.root()).env("PATH", &self.path);
        if program == "trunk" {
            // Usually set to 1, which trunk refuses because it is not a boolean.
            command.env_remove("NO_COLOR");
        }
        command
    }

    /// Where a program lies on the PATH.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&self.path).map(|dir| dir.join(&file)).find(|path| path.is_file())
    }

    /// Everything a build needs: the wasm target, trunk, wasm-bindgen.
    pub fn for_building(&self) -> Result<(), Trouble> {
        self.wasm_target()?;
        self.trunk()?;
        self.wasm_bindgen()
    }

    /// Makes sure that rustc can compile for the browser.
    pub fn wasm_target(&self) -> Result<(), Trouble> {
        let dir =
            said(self.command("rustc").args(["--print", "target-libdir", "--target", pins::WASM_TARGET]));
        if dir.is_some_and(|dir| Path::new(&dir).is_dir()) {
            return Ok(());
        }
        if self.find("rustup").is_none() {
            return Err(Trouble::Missing {
                what: format!("the compilation target {}", pins::WASM_TARGET),
                how: "install it the way rustc was installed, or use rustup".to_owned(),
            });
        }
        run(self.command("rustup").args(["target", "add", pins::WASM_TARGET]))
    }

    fn trunk(&self) -> Result<(), Trouble> {
        let have = said(self.command("trunk").arg("--version"));
        if have.as_deref().and_then(version_in).is_some_and(|have| is_at_least(have, pins::TRUNK)) {
            return Ok(());
        }
        // Without TLS it cannot download tools of its own, and with ours on the PATH it need not.
        self.install("trunk", pins::TRUNK, &["--no-default-features"])
    }

    /// Makes sure of wasm-bindgen and its test runner, in the version of the library.
    pub fn wasm_bindgen(&self) -> Result<(), Trouble> {
        let wanted = self.project.locked("wasm-bindgen")?;
        let fits = |program: &str| {
            said(self.command(program).arg("--version")).as_deref().and_then(version_in)
                == Some(wanted.as_str())
        };
        if fits("wasm-bindgen") && fits("wasm-bindgen-test-runner") {
            return Ok(());
        }
        self.install("wasm-bindgen-cli", &wanted, &[])
    }

    fn install(&self, package: &str, version: &str, flags: &[&str]) -> Result<(), Trouble> {
        let root = self.project.tools();
        std::fs::create_dir_all(&root).map_err(at(&root))?;
        say(&format!("installing {package} {version} into {}", root.display()));
        if self.find("cargo-binstall").is_some() {
            let mut binstall = self.command("cargo-binstall");
            binstall
                .args(["--no-confirm", "--force", "--disable-strategies", "compile", "--root"])
                .arg(&root);
            if run(binstall.arg(format!("{package}@{version}"))).is_ok() {
                return Ok(());
            }
            say("cargo-binstall had no binary for this machine; building it");
        }
        let mut install = self.command("cargo");
        install.env("CARGO_PROFILE_DEV_DEBUG", "0");
        install.args(["install", "--locked", "--debug", "--force", package, "--version", version]);
        install.args(flags).arg("--root").arg(&root);
        run(&mut install)
    }

    /// The accessibility rules from npm; the reason where they cannot be had.
    pub fn axe(&self) -> Result<(), String> {
        let package = self.project.node().join("node_modules/axe-core");
        let pinned = format!("\"version\": \"{}\"", pins::AXE_CORE);
        let fits =
            || std::fs::read_to_string(package.join("package.json")).is_ok_and(|text| text.contains(&pinned));
        if fits() {
            return Ok(());
        }
        if self.find("npm").is_none() {
            return Err("axe-core needs npm (Node.js), which is not installed".to_owned());
        }
        let node = self.project.node();
        // A package file of its own keeps npm from looking for one further up.
        std::fs::create_dir_all(&node)
            .and_then(|()| std::fs::write(node.join("package.json"), "{ \"private\": true }\n"))
            .map_err(|error| format!("axe-core has no place in {}: {error}", node.display()))?;
        let mut npm = self.command("npm");
        npm.current_dir(&node).args([
            "install",
            "--save-exact",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]);
        match run(npm.arg(format!("axe-core@{}", pins::AXE_CORE))) {
            Ok(()) if fits() => Ok(()),
            Ok(()) => Err("npm installed another version of axe-core than asked for".to_owned()),
            Err(trouble) => Err(format!("npm could not install axe-core: {trouble}")),
        }
    }
}

/// The first word of a `--version` line that starts with a digit.
pub fn version_in(line: &str) -> Option<&str> {
    line.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_at_least(have: &str, wanted: &str) -> bool {
    // A pre-release of the wanted version is close enough.
    let parts = |version: &str| -> Vec<u64> {
        let release = version.split_once('-').map_or(version, |(release, _)| release);
        release.split('.').map(|part| part.parse().unwrap_or(0)).collect()
    };
    parts(have) >= parts(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_tools_say() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("wasm-bindgen-test-runner 0.2.129"), Some("0.2.129"));
        assert_eq!(version_in("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some("156.0.8078.79"));
        assert_eq!(version_in("no digits here"), None);
    }

    #[test]
    fn a_newer_trunk_will_do_and_an_older_one_will_not() {
        for version in ["0.21.14", "0.22.1", "1.0.0-beta.1"] {
            assert!(is_at_least(version, "0.21.14"), "{version}");
        }
        for version in ["0.21.9", "0.20.99", "0.21.13"] {
            assert!(!is_at_least(version, "0.21.14"), "{version}");
        }
    }
}
