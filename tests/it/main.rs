//! The native tests that see the whole crate, in one binary; a file here that is not listed fails.

mod corpora;
mod edited;
mod limits;
mod merge;
mod plain;
mod real_sets;
mod sample;
mod schema;
mod spec;
mod stories;
mod tidy;
mod window;
