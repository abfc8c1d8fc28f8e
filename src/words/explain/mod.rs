//! How a number came about, in sentences: what "Show how" says.

mod en;
mod zh;

use crate::okr::measure::Blank;
use crate::okr::pace::PaceRule;
use crate::okr::{Day, Flaw, RollsUp, Text, number};
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
    /// What is green and what is amber.
    fn pace_rule_told(&self, rule: PaceRule) -> String;
    /// What one part brings in.
    fn part_fate(&self, part: &PartLine) -> String;
    /// How weights became shares, and what is missing.
    fn parts_rule(&self, parts: &Parts) -> String;
    /// What is amiss with a measure.
    fn flaw_told(&self, flaw: Flaw) -> &'static str;
    /// The name of the button that shows how a part came about.
    fn how_of(&self, title: &str) -> String;
    /// In which objective a shared key result is at home.
    fn shared_from(&self, home: &str) -> String;
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
    /// Over the mean of a unit's own objectives.
    fn own_together(&self) -> &'static str;
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

fn titles(one: &Explained, quotes: (char, char), between: &str) -> String {
    let quoted: Vec<String> = one
        .riskiest
        .iter()
        .map(|(_, title): &(_, Text)| format!("{}{title}{}", quotes.0, quotes.1))
        .collect();
    quoted.join(between)
}
