//! The native tests that see the whole crate, in one binary; a file here that is not listed fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected fails, which is what it is for"
)]

mod asks;
mod compare;
mod corpora;
mod disagreements;
mod edited;
mod incoming;
#[cfg(feature = "ui")]
mod incoming_pages;
mod join;
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
mod share;
mod spec;
mod stories;
mod team_folder;
mod tidy;
mod visit;
#[cfg(feature = "ui")]
mod visit_pages;
mod window;
