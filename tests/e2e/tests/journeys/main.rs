//! Journeys through the release build: one module for each thing a person comes to do.
//!
//! Journeys that need axe-core stand in `access`, which is left out where npm is missing.

mod access;
mod alignment;
mod asks;
mod august;
mod bundles;
mod carry;
mod check_in;
mod comparing;
mod keep;
mod map;
mod mend;
mod merging;
mod page;
mod quarter;
mod scripts;
mod session;
mod setting;
mod sharing;
mod support;
mod team_folder;
mod visiting;
mod week;
