//! Plumbline: a whole organisation's OKRs in one JSON file that anybody opens in a browser.
//!
//! The modules stand in reading order, low to high; each may name only what stands before it.
//! Everything up to [`words`] is the pure core: no web crate, no clock, no dice, no I/O.

pub mod app;
pub mod doc;
pub mod file;
pub mod okr;
pub mod query;
pub mod space;
pub mod words;

#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "ui")]
pub mod script;
#[cfg(feature = "ui")]
pub mod ui;
