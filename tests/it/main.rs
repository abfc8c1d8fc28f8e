//! The native tests that see the whole crate, in one binary; a file here that is not listed fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected fails, which is what it is for"
)]

mod asks;
mod calendar;
#[cfg(feature = "ui")]
mod changes;
mod check_in;
mod coach;
mod compare;
mod corpora;
mod digest;
mod disagreements;
mod edited;
mod incoming;
#[cfg(feature = "ui")]
mod incoming_pages;
mod join;
#[cfg(feature = "ui")]
mod kpis;
mod ledger;
mod limits;
mod map;
#[cfg(feature = "ui")]
mod markup;
mod merge;
mod one_on_one;
mod out_of_line;
mod plain;
mod real_sets;
#[cfg(feature = "ui")]
mod render;
mod replay;
mod sample;
mod schema;
#[cfg(feature = "ui")]
mod session;
mod setting;
mod share;
mod spec;
mod status;
mod stories;
#[cfg(feature = "ui")]
mod talk;
mod team_folder;
mod tidy;
mod visit;
#[cfg(feature = "ui")]
mod visit_pages;
mod window;
