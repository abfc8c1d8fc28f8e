//! ui

pub mod parts;
