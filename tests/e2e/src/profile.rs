//! What a browser remembers between two starts: its storage and its downloads.

use crate::trouble::{Trouble, at};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own for one person's browser; removed with the last browser that uses it.
#[derive(Debug)]
pub struct Profile {
    dir: PathBuf,
}

impl Profile {
    /// A browser that was never used before.
    pub fn fresh() -> Result<Rc<Profile>, Trouble> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let dir = std::env::temp_dir().join(format!("plumbline-e2e-{}-{number}", std::process::id()));
        let profile = Profile { dir };
        for dir in [profile.user_data(), profile.downloads(), profile.desk()] {
            std::fs::create_dir_all(&dir).map_err(at(&dir))?;
        }
        Ok(Rc::new(profile))
    }

    /// Chromium's own folder.
    pub fn user_data(&self) -> PathBuf {
        self.dir.join("user-data")
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> PathBuf {
        self.dir.join("downloads")
    }

    /// Where files lie that the person opens.
    pub fn desk(&self) -> PathBuf {
        self.dir.join("desk")
    }

    /// Puts a file on the person's desk, to be opened from there.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<PathBuf, Trouble> {
        let path = self.desk().join(name);
        std::fs::write(&path, bytes).map_err(at(&path))?;
        Ok(path)
    }

    /// The folder of everything.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A file that the browser still holds is left to the system's own tidying.
        drop(std::fs::remove_dir_all(&self.dir));
    }
}
