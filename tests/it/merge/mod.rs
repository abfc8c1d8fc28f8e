//! Nothing is lost: the document against a truth of its own, on thousands of random sequences, and
//! the rules M and U one by one.

#![expect(clippy::indexing_slicing, reason = "the harness of the tests; an index too far is a failure")]

mod algebra;
mod dice;
mod hand;
mod rivals;
mod script;
mod team;
mod truth;
mod sequences;
