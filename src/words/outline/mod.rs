//! Words of the outline.

mod en;
mod zh;

use crate::okr::{Day, Direction, Measure, Status, Text, number};
use crate::query::outline::{ChangeLine, KrRow};
use crate::query::said::{Before, Fault};

use super::common::CommonWords;

/// Words of the outline.
pub trait OutlineWords: CommonWords {
    /// What the search field looks through.
    fn search_goals(&self) -> &'static str;
    /// The name of the list.
    fn goals(&self) -> &'static str;
    /// No unit chosen.
    fn every_unit(&self) -> &'static str;
    /// No owner chosen.
    fn every_owner(&self) -> &'static str;
    /// No status chosen.
    fn every_status(&self) -> &'static str;
    /// What I own.
    fn mine(&self) -> &'static str;
    /// The menu of further filters.
    fn more_filters(&self) -> &'static str;
    /// Only objectives that are aligned.
    fn aligned_only(&self) -> &'static str;
    /// Takes all filters away.
    fn clear_filters(&self) -> &'static str;
    /// Takes one filter away.
    fn drop_filter(&self, name: &str) -> String;
    /// How many objectives were found.
    fn n_objectives(&self, n: usize) -> String;
    /// How much of what is searched for was said in retrospectives, as a way there.
    fn found_in_retrospectives(&self, n: usize) -> String;
    /// Hides the key results of all objectives.
    fn close_all(&self) -> &'static str;
    /// Shows the key results of all objectives.
    fn open_all(&self) -> &'static str;
    /// What a unit or person has in this cycle.
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String;
    /// The heading of what is in no unit.
    fn in_no_unit(&self) -> &'static str;
    /// Adds an objective.
    fn add_objective(&self) -> &'static str;
    /// Adds an objective in a unit or for a person, for those who listen.
    fn add_objective_in(&self, name: &str) -> String;
    /// Adds a key result.
    fn add_key_result(&self) -> &'static str;
    /// Adds a key result to an objective, for those who listen.
    fn add_key_result_to(&self, title: &str) -> String;
    /// Hides what is inside.
    fn close_inside(&self) -> &'static str;
    /// Shows what is inside.
    fn open_inside(&self) -> &'static str;
    /// Shows the key results of a closed objective.
    fn show_key_results(&self, n: usize) -> String;
    /// The menu of a row.
    fn row_menu(&self, title: &str) -> String;
    /// Opens the panel.
    fn open_beside(&self) -> &'static str;
    /// Edits the title.
    fn rename(&self) -> &'static str;
    /// Opens the check-in.
    fn check_in_now(&self) -> &'static str;
    /// Adds one after this one.
    fn add_after(&self) -> &'static str;
    /// Aligns it, which asks to what.
    fn align_to(&self) -> &'static str;
    /// Moves it up.
    fn move_up(&self) -> &'static str;
    /// Moves it down.
    fn move_down(&self) -> &'static str;
    /// Aligns an objective to the one above it.
    fn align_to_above(&self) -> &'static str;
    /// Takes the alignment off that is shown as its parent.
    fn take_alignment_off(&self) -> &'static str;
    /// Makes a key result a part of the one above it.
    fn make_part_of_above(&self) -> &'static str;
    /// Makes it stand for itself again.
    fn take_out_of_above(&self) -> &'static str;
    /// Stands before what an objective is aligned to.
    fn aligns_to(&self) -> &'static str;
    /// A link that does not count because it would close a loop.
    fn suspended_link(&self) -> &'static str;
    /// An own idea that is aligned all the same.
    fn own_idea_aligned(&self) -> &'static str;
    /// A goal that is meant to make its owner grow.
    fn growth_goal(&self) -> &'static str;
    /// Units that share it.
    fn joint_with(&self, names: &[Text]) -> String;
    /// How far it should be.
    fn pace_at(&self, share: f64) -> String;
    /// The judgement at the close.
    fn score_at(&self, value: f64) -> String;
    /// The lowest belief among the key results.
    fn lowest_confidence(&self, value: u8) -> String;
    /// Key results whose progress nobody knows.
    fn n_unknown(&self, n: usize) -> String;
    /// How many comments.
    fn n_comments(&self, n: usize) -> String;
    /// How many goals hang on it.
    fn n_supporters(&self, n: usize) -> String;
    /// People disagree about it.
    fn has_answers(&self) -> &'static str;
    /// A change: what and when, then why.
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String);
    /// A weight.
    fn weighs(&self, weight: f64) -> String;
    /// When it is due, in a source's words.
    fn due_words(&self, words: &str) -> String;
    /// The day of the newest check-in, where that is long ago.
    fn last_update(&self, day: Day, today: Day) -> String;
    /// A part of the key result above it.
    fn part_of_above(&self) -> &'static str;
    /// Milestones that are done.
    fn steps_done(&self, done: usize, all: usize) -> String;
    /// Yes, it is done.
    fn yes(&self) -> &'static str;
    /// No, it is not.
    fn not_yet(&self) -> &'static str;
    /// The target behind a value.
    fn of_target(&self, target: &str, direction: Direction) -> String;
    /// What a corridor asks.
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String>;
    /// Periods kept of those due.
    fn kept_weeks(&self, kept: u32, due: u32) -> String;
    /// A key result's bar, in words.
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String;
    /// The button that is the value.
    fn check_in_at(&self, value: &str) -> String;
    /// What stood before a check-in.
    fn stood(&self, before: &Before, today: Day) -> String;
    /// The lowest belief.
    fn confidence_low(&self) -> &'static str;
    /// The highest belief.
    fn confidence_high(&self) -> &'static str;
    /// Where somebody thinks that a goal will end, as a score.
    fn will_end_at(&self) -> &'static str;
    /// The button that asks where it will end.
    fn say_the_end(&self) -> &'static str;
    /// What the note asks.
    fn what_happened(&self) -> &'static str;
    /// How far it is, in percent.
    fn how_far(&self) -> &'static str;
    /// Whether it is done.
    fn is_done(&self) -> &'static str;
    /// Which steps are done.
    fn which_steps(&self) -> &'static str;
    /// Saves the check-in.
    fn save_check_in(&self) -> &'static str;
    /// Why a check-in is none yet.
    fn check_in_fault(&self, fault: Fault) -> &'static str;
    /// The handle that is dragged.
    fn drag_to_move(&self) -> &'static str;
    /// A workspace without an objective in this cycle: what to do, and why.
    fn no_objectives(&self) -> (&'static str, &'static str);
    /// Nothing found: what to do.
    fn nothing_found(&self) -> (&'static str, &'static str);
    /// An empty trash.
    fn trash_empty(&self) -> (&'static str, &'static str);
    /// What can be done in the trash.
    fn trash_lead(&self) -> &'static str;
    /// What a deleted thing was, by its kind in the file.
    fn kind_word(&self, kind: &str) -> &'static str;
    /// When and by whom something was deleted.
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String;
    /// Brings something back, for those who listen.
    fn restore_named(&self, title: &str) -> String;
    /// Makes units and people.
    fn set_up_people(&self) -> &'static str;
    /// Goes back from the trash.
    fn leave_trash(&self) -> &'static str;

    /// Where a key result stands, and what it is held against: "36", "of 42 %".
    fn kr_figure(&self, row: &KrRow) -> (String, String) {
        let unit = row.measured_in.as_deref();
        let against = |target: Option<f64>, direction: Direction| match target {
            Some(target) => {
                let now = row.value.map_or_else(|| "–".to_owned(), |value| self.amount(value, None));
                (now, self.of_target(&self.amount(target, unit), direction))
            }
            None => (self.kr_words(row), String::new()),
        };
        match &row.measure {
            Measure::Reach { start, target, direction } => {
                let down = matches!((start, target), (Some(start), Some(target)) if target < start);
                let way = direction.unwrap_or(if down { Direction::Down } else { Direction::Up });
                against(*target, way)
            }
            Measure::CommitTargetStretch { start, target, .. } => {
                let down = matches!((start, target), (Some(start), Some(target)) if target < start);
                against(*target, if down { Direction::Down } else { Direction::Up })
            }
            Measure::Milestones(_) => match row.steps {
                Some((done, all)) => (self.steps_done(done, all), String::new()),
                None => (self.kr_words(row), String::new()),
            },
            Measure::YesNo => match row.progress {
                Some(share) if share >= 1.0 => (self.yes().to_owned(), String::new()),
                Some(_) => (self.not_yet().to_owned(), String::new()),
                None => (self.kr_words(row), String::new()),
            },
            Measure::Judged => match row.progress {
                Some(share) if row.value.is_none() => (self.in_percent(share), String::new()),
                Some(_) | None => (self.kr_words(row), String::new()),
            },
            Measure::Above { .. } | Measure::Below { .. } | Measure::Between { .. } | Measure::Baseline => {
                (self.kr_words(row), String::new())
            }
        }
    }

    /// The value alone, else what a source says of it, else a dash.
    fn kr_words(&self, row: &KrRow) -> String {
        match (row.value, &row.current_text) {
            (Some(value), _) => self.amount(value, row.measured_in.as_deref()),
            (None, Some(text)) => text.to_string(),
            (None, None) => "–".to_owned(),
        }
    }

    /// A share as percent.
    fn in_percent(&self, share: f64) -> String {
        self.amount(number::percent(share) as f64, Some("%"))
    }
}

/// Somebody's sentence with its full stop.
fn ended_with(text: &str, stop: char) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '。', '！', '？', '…']) {
        text.to_owned()
    } else {
        format!("{text}{stop}")
    }
}
