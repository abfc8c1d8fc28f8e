//! Nothing is lost: the document against a truth of its own, on thousands of random sequences, and
//! the rules M and U one by one.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the harness of the tests: whatever is not there is a failure"
)]

mod algebra;
mod dice;
mod files;
mod forge;
mod hand;
mod holds;
mod mistakes;
mod order;
mod part;
mod rivals;
mod rules;
mod script;
mod sequences;
mod team;
mod traces;
mod tree;
mod truth;
mod undo;

/// Where the shared test data lies, if it does.
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/corpora");

/// A file of the shared test data; without it a test says so and passes.
fn shared(path: &str) -> Option<Vec<u8>> {
    let read = std::fs::read(format!("{SHARED}/{path}")).ok();
    if read.is_none() {
        println!("not checked: {path} is not there");
    }
    read
}
