//! Words of the health of the practice: each figure with what it tells, how it is counted and what it cannot tell.

mod en;
mod zh;

use crate::okr::insight::Kept;
use crate::okr::number;
use crate::query::insights::{Blank, Chapter, Figure, Gauge, Insight, Insights, Note, Reading};
use crate::words::{CommonWords, rule_words};

/// What is said of one figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InsightSaid {
    /// What it is called.
    pub name: &'static str,
    /// What it tells, in one sentence.
    pub tells: &'static str,
    /// What is counted above the line; of one and of many, parted by a bar, where the language knows both.
    pub part: &'static str,
    /// What it is counted of, in the same way.
    pub of: &'static str,
    /// What stands in the list behind it; empty where there is none.
    pub list: &'static str,
    /// What it cannot tell.
    pub limit: &'static str,
}

impl InsightSaid {
    const fn of(said: [&'static str; 6]) -> Self {
        let [name, tells, part, of, list, limit] = said;
        Self { name, tells, part, of, list, limit }
    }
}

/// Words of the page.
pub trait InsightsWords: CommonWords {
    /// What the page is for.
    fn insights_lead(&self) -> &'static str;
    /// A chapter.
    fn insights_chapter(&self, chapter: Chapter) -> &'static str;
    /// What a chapter asks.
    fn insights_asks(&self, chapter: Chapter) -> &'static str;
    /// What is said of a figure.
    fn insights_said(&self, insight: Insight) -> InsightSaid;
    /// Why a figure is not known.
    fn insights_blank(&self, blank: Blank) -> &'static str;
    /// A figure as it stands in large.
    fn insights_value(&self, gauge: Gauge, value: f64) -> String;
    /// How a figure is counted, with the numbers.
    fn insights_formula(&self, insight: Insight, reading: &Reading) -> String;
    /// How many are left out because this is not known of them.
    fn insights_left(&self, count: usize) -> String;
    /// How far a figure moved since an earlier cycle. Neither better nor worse.
    fn insights_moved(&self, gauge: Gauge, moved: f64, cycle: &str) -> String;
    /// The earlier cycle has no such figure.
    fn insights_unknown_in(&self, cycle: &str) -> String;
    /// No cycle of the same kind came before.
    fn insights_first(&self) -> &'static str;
    /// What was looked at.
    fn insights_counted(&self, found: &Insights) -> String;
    /// What is left out of it; empty where nothing is.
    fn insights_left_out(&self, found: &Insights) -> String;
    /// Which cycles stand beside this one.
    fn insights_compared(&self, found: &Insights) -> String;
    /// Opens how a figure is counted; the button beside which it stands is named by the figure.
    fn insights_how(&self) -> &'static str;
    /// How a figure went over the cycles, for those who listen.
    fn insights_course(&self, figure: &Figure) -> String;
    /// The head of the table: what was counted.
    fn insights_column(&self) -> &'static str;
    /// The head of the table: the figure.
    fn insights_figure(&self) -> &'static str;
    /// What the table of a figure shows.
    fn insights_over_cycles(&self) -> &'static str;
    /// What is said of a goal in a list; empty where there is nothing to say.
    fn insights_note(&self, note: &Note) -> String;
    /// A stretch of counting: kept of due.
    fn insights_kept(&self, kept: Kept) -> String;
    /// Shows so many more of the list.
    fn insights_more(&self, count: usize) -> String;
    /// How many people have how many.
    fn insights_people(&self) -> &'static str;
    /// So many goals.
    fn insights_goals(&self, count: usize) -> String;
    /// So many people.
    fn insights_persons(&self, count: usize) -> String;
    /// What a figure cannot tell, before the sentence that says it.
    fn insights_cannot(&self) -> &'static str;
    /// The figures of a person are for that person.
    fn insights_instead(&self, name: &str, shown: Option<&str>) -> String;
    /// Nothing to count yet.
    fn insights_nothing(&self) -> &'static str;
    /// What to do about it.
    fn insights_nothing_hint(&self) -> &'static str;
    /// What the figures are for and what not, at the foot.
    fn insights_foot(&self) -> &'static str;
    /// What the file is called.
    fn insights_title(&self, found: &Insights) -> String;
    /// The part of the numbers below the figure.
    fn insights_fraction(&self, insight: Insight, reading: &Reading) -> String;
}

/// A number without more digits than it needs: whole, else with up to two places.
fn plain(value: f64) -> String {
    number::grouped(&number::shown(value, 2), ',')
}

/// A number with one place.
fn tenth(value: f64) -> String {
    number::shown(value, 1)
}

/// A change with its sign; a plain 0 where nothing moved as far as people see it.
fn signed(value: f64, shown: &str) -> String {
    let is_zero = shown.chars().all(|c| matches!(c, '0' | '.' | '-'));
    match (is_zero, value > 0.0) {
        (true, _) => "±0".to_owned(),
        (false, true) => format!("+{shown}"),
        (false, false) => format!("−{}", shown.trim_start_matches('-')),
    }
}

/// A change in the places its gauge is read with.
fn moved_by(gauge: Gauge, moved: f64) -> String {
    let shown = match gauge {
        Gauge::Share | Gauge::Progress => number::shown(moved * 100.0, 0),
        Gauge::Score => format!("{moved:.2}"),
        Gauge::Confidence | Gauge::Each | Gauge::Days => tenth(moved),
        Gauge::OutOf | Gauge::Count => number::shown(moved, 0),
    };
    signed(moved, &shown)
}

/// What the coach would say of a goal, each rule once.
fn rules_told(
    words: &(impl CommonWords + ?Sized),
    rules: &[crate::okr::coach::CoachRule],
    between: &str,
) -> String {
    let all: Vec<&str> = rules.iter().map(|rule| rule_words(words.lang()).checks(*rule)).collect();
    all.join(between)
}
