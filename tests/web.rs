//! Tests in a real browser: what `platform` promises about stores, tabs, locks, files and elements,
//! and what the mounted app does.
//!
//! Every test works under a workspace of its own and takes away what it wrote. Nothing sleeps: where
//! something happens later, the test waits for the event itself.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails there; the lints know tests only by the plain attribute"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "web/app.rs"]
mod app;
#[path = "web/app_edits.rs"]
mod app_edits;
#[path = "web/app_focus.rs"]
mod app_focus;
#[path = "web/deflate.rs"]
mod deflate;
#[path = "web/files.rs"]
mod files;
#[path = "web/folders.rs"]
mod folders;
#[path = "web/idb.rs"]
mod idb;
#[path = "web/page.rs"]
mod page;
#[path = "web/snapshots.rs"]
mod snapshots;
#[path = "web/storage.rs"]
mod storage;
#[path = "web/support.rs"]
mod support;
#[path = "web/tabs.rs"]
mod tabs;
