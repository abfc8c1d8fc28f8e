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
mod carry_over;
#[cfg(feature = "ui")]
mod changes;
mod check_in;
#[cfg(feature = "ui")]
mod closing;
mod coach;
mod compare;
mod corpora;
mod digest;
mod disagreements;
mod edited;
mod frozen;
mod incoming;
#[cfg(feature = "ui")]
mod incoming_pages;
#[cfg(feature = "ui")]
mod insights;
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
#[cfg(feature = "ui")]
mod paper;
mod plain;
mod real_sets;
#[cfg(feature = "ui")]
mod render;
mod replay;
#[cfg(feature = "ui")]
mod report;
#[cfg(feature = "ui")]
mod retrospective;
mod review;
#[cfg(feature = "ui")]
mod review_pages;
mod sample;
mod schema;
#[cfg(feature = "ui")]
mod scorecard;
#[cfg(feature = "ui")]
mod scores;
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
