//! Where things lie in the project, and what its lock file says.

use crate::trouble::{Trouble, at};
use std::path::{Path, PathBuf};

/// The project's folder, and the places derived from it.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project: the folder above this crate, as `cargo run` names it.
    pub fn find() -> Project {
        let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        Project { root: crate_dir.parent().map_or_else(|| crate_dir.clone(), Path::to_path_buf) }
    }

    /// The folder with `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo and these commands put what they make.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.root.join("target"),
        }
    }

    /// Where installed tools live; `bin` below it comes first on the PATH of every command.
    pub fn tools(&self) -> PathBuf {
        self.target().join("tools")
    }

    /// The site as trunk leaves it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the accessibility rules are installed.
    pub fn node(&self) -> PathBuf {
        self.target().join("node")
    }

    /// The version of a package in `Cargo.lock`.
    pub fn locked(&self, name: &str) -> Result<String, Trouble> {
        let path = self.root.join("Cargo.lock");
        let text = std::fs::read_to_string(&path).map_err(at(&path))?;
        locked_version(&text, name).ok_or_else(|| Trouble::NotLocked { name: name.to_owned() })
    }
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_each_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
