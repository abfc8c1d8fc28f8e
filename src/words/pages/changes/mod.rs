//! Words of the page of changes: the ledger told as a story.

mod en;
mod zh;

use crate::okr::{Bar, Day, Stage};
use crate::query::changes::{Effect, Line, Moved, Tally};
use crate::words::PanelWords;

/// Words of the page of changes, and of the lines of the ledger wherever they stand.
pub trait ChangesWords: PanelWords {
    /// What the page is for.
    fn changes_lead(&self) -> &'static str;
    /// "Changes in 2026 Q3"; of all cycles where none is named.
    fn changes_in(&self, cycle: Option<&str>) -> String;
    /// The lines in figures, in one or two sentences.
    fn changes_told(&self, tally: &Tally) -> String;
    /// How many small corrections are not shown.
    fn corrections_hidden(&self, count: usize) -> String;
    /// What is shown: the name of the filters.
    fn changes_shown(&self) -> &'static str;
    /// Shows small corrections too.
    fn with_corrections(&self) -> &'static str;
    /// Shows only what has no reason.
    fn without_a_reason(&self) -> &'static str;
    /// The choice of a kind.
    fn kind_of_change(&self) -> &'static str;
    /// Every kind.
    fn every_kind_of_change(&self) -> &'static str;
    /// The choice of what set a change off.
    fn set_off_by(&self) -> &'static str;
    /// Whatever set it off.
    fn every_trigger(&self) -> &'static str;
    /// Nobody said what set it off.
    fn no_trigger(&self) -> &'static str;
    /// Nothing was changed.
    fn nothing_changed(&self) -> &'static str;
    /// What would be here.
    fn nothing_changed_hint(&self) -> &'static str;
    /// The filters let nothing through.
    fn no_such_change(&self) -> &'static str;
    /// Takes the filters away.
    fn every_change(&self) -> &'static str;
    /// No reason was given.
    fn no_reason(&self) -> &'static str;
    /// Opens the form for it.
    fn give_reason(&self) -> &'static str;
    /// Opens the form that says it anew.
    fn change_reason(&self) -> &'static str;
    /// What is asked there.
    fn why_changed(&self) -> &'static str;
    /// Sends it.
    fn keep_reason(&self) -> &'static str;
    /// Agrees to a change.
    fn agree_to_change(&self) -> &'static str;
    /// Says that it is only a small correction.
    fn only_corrects(&self) -> &'static str;
    /// It is only a small correction.
    fn small_correction(&self) -> &'static str;
    /// The goal is in the trash.
    fn in_the_trash(&self) -> &'static str;
    /// Which way the bar was moved.
    fn bar_moved(&self, bar: Bar) -> &'static str;
    /// What it does to the score, the pace, the status and the objective above, in pieces.
    fn effect_told(&self, effect: &Effect) -> Vec<String>;
    /// The heading of goals that were given up or put off.
    fn given_up(&self) -> &'static str;
    /// That they stay.
    fn given_up_hint(&self) -> &'static str;
    /// Since when a goal has been given up or put off, and by whom.
    fn gone_since(&self, stage: Stage, by: Option<&str>, at: Option<Day>, today: Day) -> String;
    /// A day whose changes are told; a day that nobody knows too.
    fn changes_on(&self, day: Option<Day>, today: Day) -> String;

    /// A figure with two places; unknown where nobody knows it.
    fn figure(&self, value: Option<f64>) -> String {
        value.map_or_else(|| self.unknown().to_lowercase(), |value| self.share(value))
    }
    /// "0.45 → 0.56".
    fn moved(&self, (was, is): Moved) -> String {
        format!("{} → {}", self.figure(was), self.figure(is))
    }
    /// What a line changed: a name where the file says which field, what it was and what it is.
    fn line_values(&self, line: &Line, today: Day) -> Vec<LineValue> {
        if line.fields.is_empty() {
            let told = |text: &Option<crate::okr::Text>| text.as_deref().map(str::to_owned);
            let value = LineValue { name: None, was: told(&line.from), is: told(&line.to) };
            return if value.was.is_none() && value.is.is_none() { Vec::new() } else { vec![value] };
        }
        let told = |field: &crate::query::changes::FieldMoved| {
            let value = |value: &crate::query::panel::FieldValue| {
                let is_counted = crate::query::disagreements::is_measured(&field.field, value);
                let unit = line.measured_in.as_deref().filter(|_| is_counted);
                (*value != crate::query::panel::FieldValue::Nothing)
                    .then(|| self.field_value(value, unit, today))
            };
            let name = self.field_name(&field.field).map_or_else(|| field.field.to_string(), str::to_owned);
            LineValue { name: Some(name), was: value(&field.was), is: value(&field.is) }
        };
        line.fields.iter().map(told).collect()
    }
}

/// What a line changed, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineValue {
    /// What it is called; a line from elsewhere does not say it.
    pub name: Option<String>,
    /// What it was; `None` where it was nothing.
    pub was: Option<String>,
    /// What it is; `None` where it is nothing.
    pub is: Option<String>,
}
