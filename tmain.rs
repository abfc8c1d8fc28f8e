#![allow(dead_code, missing_docs)]
#[path = "/tmp/coach/okr/mod.rs"]
pub mod okr;
