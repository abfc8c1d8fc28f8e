//! Which version of each tool the project is built and tested with.
//!
//! Two pins live elsewhere: rustc in `rust-toolchain.toml`, and wasm-bindgen in `Cargo.lock`,
//! because the tool has to equal the library.

/// The oldest trunk that will do, and the one that is installed where there is none.
pub const TRUNK: &str = "0.21.14";

/// The accessibility rules the journeys check, from npm.
pub const AXE_CORE: &str = "4.14.1";

/// The oldest Chromium the journeys are known to run in, by major version.
pub const CHROMIUM_MAJOR: u32 = 120;

/// What a Debian-like system is asked for where Chromium or its driver is missing.
pub const DEBIAN_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// The compilation target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
