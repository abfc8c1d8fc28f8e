//! Journeys through the release build: one module for each thing a person comes to do.
//!
//! Journeys that need axe-core stand in `access`, which is left out where npm is missing.

#![expect(missing_docs, reason = "tests are not an interface")]

mod access;
mod page;
