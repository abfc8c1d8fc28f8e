//! Scores: the judgement at the close, apart from progress and confidence (rules S).

use super::id::Text;

/// A judgement at the close.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// As it was said: usually 0.0 to 1.0, but real ones reach 2.0 and fall to -0.17.
    pub value: f64,
    /// Why, where it was said.
    pub reason: Option<Text>,
}
