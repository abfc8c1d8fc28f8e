//! How a goal came along and where it is going, in sentences: the chart, the forecast, and what people thought
//! of the end.

mod en;
mod zh;

use crate::okr::{Day, Text, number};
use crate::query::course::{Chart, Dot, Expectation, Mark};
use crate::query::panel::CadenceField;
use crate::query::projected::{Ended, Projected, Together};

use super::CommonWords;

/// How a goal came along and where it is going.
pub trait CourseWords: CommonWords {
    /// Where it will end at this rate, with the band.
    fn at_this_rate(&self, one: &Expectation, today: Day) -> String;
    /// That it is on track and nothing good is to be expected all the same.
    fn will_fall_short(&self, one: &Expectation) -> String;
    /// What the forecast is read from.
    fn forecast_from(&self, one: &Expectation, today: Day) -> String;
    /// The heading of the forecast.
    fn forecast(&self) -> &'static str;
    /// The chart of a goal in one sentence.
    fn course_told(&self, chart: &Chart, today: Day) -> String;
    /// What was said on one day of the chart.
    fn dot_told(&self, dot: &Dot, chart: &Chart, today: Day) -> String;
    /// How the chart is walked by keys.
    fn walk_the_chart(&self) -> &'static str;
    /// What the numbers were before a change of the ledger, and after.
    fn mark_told(&self, mark: &Mark, today: Day) -> String;
    /// Beside the line of the pace.
    fn pace_line(&self) -> &'static str;
    /// Beside the line of the forecast and its band.
    fn forecast_line(&self) -> &'static str;
    /// Beside what people thought of the end.
    fn projection_mark(&self) -> &'static str;
    /// Beside the line of a changed target.
    fn changed_mark(&self) -> &'static str;
    /// The button that shows the chart as a table.
    fn as_a_table(&self) -> &'static str;
    /// The heads of the table: day, value or share, confidence, thought to end at, who.
    fn table_heads(&self) -> [&'static str; 5];
    /// The heading over what people thought of the end.
    fn projected(&self) -> &'static str;
    /// What was thought of the end of one goal, and where it ended.
    fn projected_told(&self, one: &Projected) -> String;
    /// How far off people were on average over several goals.
    fn off_told(&self, all: &Together) -> String;
    /// Over the goals of which a mean is.
    fn goals_of_it(&self) -> &'static str;
    /// The field of a cadence.
    fn cadence_field(&self) -> &'static str;
    /// What the cadence is while nothing is said, and who says that.
    fn cadence_otherwise(&self, field: &CadenceField) -> String;
    /// What was written is no number of days.
    fn no_days(&self) -> &'static str;
    /// When the next check-in is due.
    fn next_check_in(&self, due: Day, today: Day) -> String;
}

/// A share or score with two places.
fn two(value: f64) -> String {
    format!("{value:.2}")
}

/// What was thought, where it is much: the first, and those said last.
fn told_of(one: &Projected) -> (Vec<&crate::query::projected::Guess>, usize) {
    const TOLD: usize = 3;
    let hidden = one.guesses.len().saturating_sub(TOLD);
    let told = one.guesses.iter().enumerate().filter(|(idx, _)| *idx == 0 || *idx > hidden);
    (told.map(|(_, guess)| guess).collect(), hidden)
}

/// A number of the chart as it is written.
fn height(chart: &Chart, value: f64, words: &(impl CommonWords + ?Sized)) -> String {
    if chart.in_shares { words.share(value) } else { words.amount(value, chart.measured_in.as_deref()) }
}

fn exact(days: u32) -> String {
    number::grouped(&days.to_string(), ',')
}

fn ended_at(ended: Option<Ended>) -> Option<f64> {
    ended.map(Ended::value)
}

fn words_of(text: Option<&Text>) -> &str {
    text.map_or("", |text| &**text)
}
