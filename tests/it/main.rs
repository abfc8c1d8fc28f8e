//! The native tests that see the whole crate, in one binary; a file here that is not listed fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected fails, which is what it is for"
)]

mod asks;
mod corpora;
mod edited;
mod limits;
mod map;
#[cfg(feature = "ui")]
mod markup;
mod merge;
mod out_of_line;
mod plain;
mod real_sets;
#[cfg(feature = "ui")]
mod render;
mod sample;
mod schema;
mod setting;
mod spec;
mod stories;
mod tidy;
mod window;
