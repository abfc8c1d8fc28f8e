//! The close of a cycle: what every page of it stands on. Which goals are evaluated together, and what was
//! judged of each (rules S).

mod ground;
mod past;
mod readings;
mod verdict;

pub use ground::{Ground, Members, units_below};
pub use readings::{Evaluated, Late, PartReadings, Readings, WhereNow, evaluated, readings, readings_of};
pub use verdict::{
    ScoredPart, Verdict, VerdictFrom, WhyUnscored, close_with, commitment, of_parts, suggested, verdict,
};
pub(crate) use verdict::{is_over, own_word, scores};
