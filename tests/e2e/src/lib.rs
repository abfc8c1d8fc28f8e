//! Walks through the release build in a real browser, as a person would.
//!
//! A [`journey`] starts a static server on `dist/` below a sub-path, opens browsers with fresh
//! profiles and closes everything afterwards; when it fails it leaves a picture and the console.
//! Waiting is always waiting for something ([`Browser::until`]), never for a while.

pub mod axe;
pub mod browser;
pub mod driver;
pub mod files;
pub mod journey;
pub mod keys;
pub mod look;
pub mod named;
pub mod pages;
pub mod picture;
pub mod profile;
pub mod record;
pub mod site;
pub mod storage;
pub mod trouble;

pub use axe::Finding;
pub use browser::Browser;
pub use journey::{Stage, journey};
pub use look::{Lang, Look, StorageAccess, Theme};
pub use named::Kind;
pub use profile::Profile;
pub use site::{Site, SiteSettings};
pub use thirtyfour::{Key, WebElement};
pub use trouble::Trouble;

use std::path::PathBuf;

/// The project's folder.
pub fn project() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.clone(), std::path::Path::to_path_buf)
}

/// Where pictures and installed packages lie.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => project().join(dir),
        None => project().join("target"),
    }
}

/// The release build under test.
pub fn dist() -> PathBuf {
    std::env::var_os("PLUMBLINE_DIST").map_or_else(|| project().join("dist"), PathBuf::from)
}
