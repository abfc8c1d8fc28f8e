//! The native tests that see the whole crate, in one binary; a file here that is not listed fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected fails, which is what it is for"
)]

mod corpora;
mod edited;
mod limits;
#[cfg(feature = "ui")]
mod markup;
mod merge;
mod plain;
mod real_sets;
#[cfg(feature = "ui")]
mod render;
mod sample;
mod schema;
mod spec;
mod stories;
mod tidy;
mod window;
