//! Words of judging: what a score means, where it comes from, why there is none, and how grades make one.

mod en;
mod zh;

use crate::okr::score::Band;
use crate::okr::score::rubric::{Grade, Graded, RubricFlaw};
use crate::okr::{
    Carry, Commitment, Reached, RootCause, RubricKind, Text, Unscored, number, score::Suggested,
};
use crate::query::close::{ScoredPart, WhyUnscored};
use crate::query::panel::Judged;

use super::CommonWords;

/// Words of judging.
pub trait JudgedWords: CommonWords {
    /// A score as it is shown: `0.7`, as it was said where it lies outside 0 to 1.
    fn score_figure(&self, score: f64) -> String {
        let shown = number::shown(score, 2);
        if shown.is_empty() || shown.contains('.') { shown } else { shown + ".0" }
    }
    /// What a score means (rule S6).
    fn band_word(&self, band: Band, commitment: Option<Commitment>) -> &'static str;
    /// What such a goal is held against.
    fn band_expects(&self, commitment: Option<Commitment>) -> &'static str;
    /// What came of a goal that was closed with a word.
    fn reached_word(&self, reached: Reached) -> &'static str;
    /// Why a goal has no score on purpose.
    fn unscored_word(&self, unscored: Unscored) -> &'static str;
    /// What kept a goal from more.
    fn cause_word(&self, cause: RootCause) -> &'static str;
    /// The same in a sentence, to choose by.
    fn cause_help(&self, cause: RootCause) -> &'static str;
    /// What becomes of a goal after its cycle.
    fn carry_word(&self, carry: Carry) -> &'static str;
    /// How grades make a score.
    fn rubric_kind_word(&self, kind: RubricKind) -> &'static str;
    /// The same in a sentence.
    fn rubric_kind_help(&self, kind: RubricKind) -> &'static str;
    /// What is amiss with a rubric.
    fn rubric_flaw(&self, flaw: &RubricFlaw) -> String;
    /// What the grades that are met make, and by how much it was late.
    fn graded_told(&self, graded: &Graded) -> String;
    /// What one grade adds to the score or takes off it; empty where it does neither.
    fn grade_adds(&self, grade: &Grade) -> String;
    /// The name of the box that says that a grade is met.
    fn grade_met(&self, grade: &str, words: &str) -> String;
    /// What a suggested score is read from.
    fn suggested_from(&self, one: &Suggested) -> &'static str;
    /// Where a judgement comes from, and what is not in it.
    fn judged_told(&self, one: &Judged) -> Vec<String>;
    /// What a key result brings into the mean, or why it brings nothing.
    fn scored_part(&self, part: &ScoredPart) -> String;
    /// Why a key result is in no mean.
    fn why_unscored(&self, why: WhyUnscored) -> String;
    /// That a score wants a word of why.
    fn reason_wanted(&self) -> &'static str;
    /// That a score wants its cause named.
    fn cause_wanted(&self, commitment: Option<Commitment>) -> &'static str;
    /// That all of it came again and again.
    fn steady_hint(&self) -> &'static str;
}

/// Thousandths as percent: `33.4`, `25`.
fn permille(share: u32) -> String {
    number::shown(f64::from(share) / 10.0, 1)
}

/// Hundredths as a figure with two places.
fn hundredths(adds: u32) -> String {
    format!("{:.2}", f64::from(adds) / 100.0)
}

/// A number with its sign.
fn signed(value: f64) -> String {
    let figure = number::shown(value.abs(), 2);
    if value < 0.0 { format!("\u{2212}{figure}") } else { format!("+{figure}") }
}

/// A grade as people name it: its words, else the grade itself.
fn named(grade: &str, words: &str) -> Text {
    if words.trim().is_empty() { grade.into() } else { format!("{grade}: {words}").into() }
}

#[cfg(test)]
mod tests;
