//! How a number came about, in sentences: what "Show how" says.

mod en;
mod zh;

use crate::okr::measure::Blank;
use crate::okr::pace::{Expected, Pace, PacePreset};
use crate::okr::{Day, Flaw, RollsUp, Status, Text, Why, number};
use crate::query::panel::{Added, Explained, PartLine, Parts, WhyOut};
use crate::query::standing::{MeanLine, MeanRead};

use super::CommonWords;

/// How a number came about.
pub trait ExplainWords: CommonWords {
    /// Why the rules give a goal its status.
    fn why_status(&self, one: &Explained, today: Day) -> String;
    /// Why nothing can be said of its progress.
    fn blank_reason(&self, blank: Blank) -> &'static str;
    /// How its progress was read.
    fn progress_from(&self, one: &Explained) -> String;
    /// Which check-in it was read from; empty where it was none.
    fn read_from(&self, one: &Explained, today: Day) -> String;
    /// How far it should be, and by which line; empty where there is no pace.
    fn expected_by(&self, one: &Explained, today: Day) -> String;
    /// What is green and what is amber, with the name of the practice.
    fn pace_rule_told(&self, preset: PacePreset) -> String;
    /// What its owner says, where the rules say something else.
    fn owner_told(&self, one: &Explained) -> Option<String>;
    /// A status and all that explains it: its owner's word, why, what was expected, and the rule.
    fn status_told(&self, one: &Explained, today: Day) -> Vec<String> {
        let mut told: Vec<String> = self.owner_told(one).into_iter().collect();
        told.push(self.why_status(one, today));
        // What is held against its pace says all of it in one sentence.
        if matches!(one.status.why, Why::CheckInOverdue | Why::Riskiest(_)) {
            told.push(self.expected_by(one, today));
        }
        if matches!(one.status.why, Why::Pace) {
            told.push(self.pace_rule_told(one.preset));
        }
        told.retain(|line| !line.is_empty());
        told
    }
    /// What one part brings in.
    fn part_fate(&self, part: &PartLine) -> String;
    /// How weights became shares, and what is missing.
    fn parts_rule(&self, parts: &Parts) -> String;
    /// What is amiss with a measure.
    fn flaw_told(&self, flaw: Flaw) -> &'static str;
    /// The name of the button that shows how a part came about.
    fn how_of(&self, title: &str) -> String;
    /// How values became a sum, and what is missing.
    fn added_rule(&self, added: &Added) -> String;
    /// Over the list of what does not count.
    fn does_not_count(&self) -> &'static str;
    /// Why something does not count.
    fn why_out(&self, why: &WhyOut) -> String;
    /// That a part stands above already, in a loop nobody could open.
    fn stands_above(&self) -> &'static str;
    /// How a key result takes from what is below it, as a label.
    fn rolled_up_as(&self) -> &'static str;
    /// A way to take from what is below.
    fn rolls_up_word(&self, rolls_up: RollsUp) -> &'static str;
    /// Over the mean that has the units and people below as well.
    fn below_together(&self) -> &'static str;
    /// Of how many objectives a mean is, and what was left out or counted once.
    fn mean_told(&self, mean: &MeanRead) -> Vec<String>;
    /// What one objective brings into a mean.
    fn mean_fate(&self, line: &MeanLine) -> String;
}

fn points(gap: f64) -> String {
    number::shown(gap.abs(), usize::from(gap.abs() < 1.0))
}

fn percent(share: f64) -> String {
    number::percent(share).to_string()
}

/// Thousandths as percent: `33.4`, `25`.
fn permille(share: u32) -> String {
    number::shown(f64::from(share) / 10.0, 1)
}

/// Hundredths as a figure with two places.
fn hundredths(adds: Option<u32>) -> String {
    format!("{:.2}", f64::from(adds.unwrap_or(0)) / 100.0)
}

/// Those that decide, each with its status: at most three by name.
fn titles(one: &Explained, quoted: impl Fn(&Text, Status) -> String, between: &str) -> (String, usize) {
    const NAMED: usize = 3;
    let named: Vec<String> =
        one.riskiest.iter().take(NAMED).map(|(_, title, status)| quoted(title, *status)).collect();
    (named.join(between), one.riskiest.len().saturating_sub(NAMED))
}

/// How far progress is beside its pace, in points and as a share of it.
fn beside(pace: &Pace) -> (f64, Option<f64>) {
    let Expected { share, .. } = pace.expected;
    (pace.gap_points(), (share > 0.0).then(|| pace.progress / share))
}

#[cfg(test)]
mod tests;
