//! The outline in English.

use crate::okr::{Day, Direction, Measure, Status, Text, number};
use crate::query::outline::ChangeLine;
use crate::query::said::{Before, Fault};
use crate::words::common::CommonWords;

use super::{OutlineWords, ended_with};
use crate::words::En;

impl OutlineWords for En {
    fn search_goals(&self) -> &'static str {
        "Search goals, people, notes"
    }
    fn goals(&self) -> &'static str {
        "Goals"
    }
    fn every_unit(&self) -> &'static str {
        "Every unit"
    }
    fn every_owner(&self) -> &'static str {
        "Every owner"
    }
    fn every_status(&self) -> &'static str {
        "Every status"
    }
    fn mine(&self) -> &'static str {
        "Mine"
    }
    fn more_filters(&self) -> &'static str {
        "More"
    }
    fn aligned_only(&self) -> &'static str {
        "Aligned"
    }
    fn clear_filters(&self) -> &'static str {
        "Clear"
    }
    fn drop_filter(&self, name: &str) -> String {
        format!("Take away: {name}")
    }
    fn found_in_retrospectives(&self, n: usize) -> String {
        format!("{n} in retrospectives")
    }
    fn n_objectives(&self, n: usize) -> String {
        if is_one(n) { "1 objective".to_owned() } else { format!("{n} objectives") }
    }
    fn close_all(&self) -> &'static str {
        "Close all objectives"
    }
    fn open_all(&self) -> &'static str {
        "Open all objectives"
    }
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String {
        let objectives = self.n_objectives(objectives);
        match key_results {
            0 => objectives,
            1 => format!("{objectives}, 1 key result, {updated} of 1 updated this week"),
            n => format!("{objectives}, {n} key results, {updated} of {n} updated this week"),
        }
    }
    fn in_no_unit(&self) -> &'static str {
        "In no unit"
    }
    fn add_objective(&self) -> &'static str {
        "Add an objective"
    }
    fn add_objective_in(&self, name: &str) -> String {
        format!("Add an objective: {name}")
    }
    fn add_key_result(&self) -> &'static str {
        "Add a key result"
    }
    fn add_key_result_to(&self, title: &str) -> String {
        format!("Add a key result: {title}")
    }
    fn close_inside(&self) -> &'static str {
        "Close"
    }
    fn open_inside(&self) -> &'static str {
        "Open"
    }
    fn show_key_results(&self, n: usize) -> String {
        if is_one(n) { "Show 1 key result".to_owned() } else { format!("Show {n} key results") }
    }
    fn row_menu(&self, title: &str) -> String {
        format!("Actions: {title}")
    }
    fn open_beside(&self) -> &'static str {
        "Open beside"
    }
    fn rename(&self) -> &'static str {
        "Rename"
    }
    fn check_in_now(&self) -> &'static str {
        "Check in…"
    }
    fn add_after(&self) -> &'static str {
        "Add one below"
    }
    fn align_to(&self) -> &'static str {
        "Align…"
    }
    fn move_up(&self) -> &'static str {
        "Move up"
    }
    fn move_down(&self) -> &'static str {
        "Move down"
    }
    fn align_to_above(&self) -> &'static str {
        "Align to the one above"
    }
    fn take_alignment_off(&self) -> &'static str {
        "Take the alignment off"
    }
    fn make_part_of_above(&self) -> &'static str {
        "Make part of the one above"
    }
    fn take_out_of_above(&self) -> &'static str {
        "Take out of the one above"
    }
    fn aligns_to(&self) -> &'static str {
        "aligns to"
    }
    fn suspended_link(&self) -> &'static str {
        "would close a loop"
    }
    fn own_idea_aligned(&self) -> &'static str {
        "Own idea, aligned"
    }
    fn growth_goal(&self) -> &'static str {
        "Growth goal"
    }
    fn joint_with(&self, names: &[Text]) -> String {
        format!("joint with {}", names.join(", "))
    }
    fn pace_at(&self, share: f64) -> String {
        format!("pace {}", self.share(share))
    }
    fn score_at(&self, value: f64) -> String {
        format!("score {}", number::shown(value, 2))
    }
    fn lowest_confidence(&self, value: u8) -> String {
        format!("lowest confidence {value}")
    }
    fn n_unknown(&self, n: usize) -> String {
        format!("{n} without progress")
    }
    fn n_comments(&self, n: usize) -> String {
        if is_one(n) { "1 comment".to_owned() } else { format!("{n} comments") }
    }
    fn n_supporters(&self, n: usize) -> String {
        if is_one(n) { "1 goal aligns to this".to_owned() } else { format!("{n} goals align to this") }
    }
    fn has_answers(&self) -> &'static str {
        "Open question"
    }
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String) {
        let mut head = self.change_word(change.kind).to_owned();
        if let Some(at) = change.at {
            head = format!("{head} {}", self.day(at, today));
        }
        let mut rest = Vec::new();
        match (&change.from, &change.to) {
            (Some(from), Some(to)) => rest.push(format!("{from} → {to}.")),
            (None, Some(to)) => rest.push(ended(to)),
            (Some(from), None) => rest.push(format!("Was: {}", ended(from))),
            (None, None) => {}
        }
        rest.extend(change.reason.as_ref().map(ended));
        if !change.agreed_by.is_empty() {
            rest.push(format!("Agreed by {}.", change.agreed_by.join(", ")));
        }
        (format!("{head}."), rest.join(" "))
    }
    fn weighs(&self, weight: f64) -> String {
        format!("weight {}", number::exact(weight))
    }
    fn due_words(&self, words: &str) -> String {
        format!("due {words}")
    }
    fn last_update(&self, day: Day, today: Day) -> String {
        format!("last update {}", self.day(day, today))
    }
    fn part_of_above(&self) -> &'static str {
        "part of the one above"
    }
    fn steps_done(&self, done: usize, all: usize) -> String {
        if is_one(all) { format!("{done} of 1 step") } else { format!("{done} of {all} steps") }
    }
    fn yes(&self) -> &'static str {
        "Yes"
    }
    fn not_yet(&self) -> &'static str {
        "Not yet"
    }
    fn of_target(&self, target: &str, direction: Direction) -> String {
        match direction {
            Direction::Up => format!("of {target}"),
            Direction::Down => format!("to {target}"),
        }
    }
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String> {
        match measure {
            Measure::Above { floor } => Some(format!("stay above {}", self.amount((*floor)?, measured_in))),
            Measure::Below { ceiling } => {
                Some(format!("stay below {}", self.amount((*ceiling)?, measured_in)))
            }
            Measure::Between { low, high } => {
                let (low, high) = (self.amount((*low)?, None), self.amount((*high)?, measured_in));
                Some(format!("stay between {low} and {high}"))
            }
            Measure::Baseline => Some("find a baseline".to_owned()),
            Measure::Judged
            | Measure::Reach { .. }
            | Measure::YesNo
            | Measure::Milestones(_)
            | Measure::CommitTargetStretch { .. } => None,
        }
    }
    fn kept_weeks(&self, kept: u32, due: u32) -> String {
        format!("met {kept} of {due} times")
    }
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String {
        let status = self.status_word(status);
        let progress = progress
            .map_or_else(|| "progress unknown".to_owned(), |share| format!("progress {}", self.share(share)));
        match pace {
            Some(pace) => format!("{status}, {progress}, {}", self.pace_at(pace)),
            None => format!("{status}, {progress}"),
        }
    }
    fn check_in_at(&self, value: &str) -> String {
        format!("Check in: {value}")
    }
    fn stood(&self, before: &Before, today: Day) -> String {
        let mut parts = Vec::new();
        if let Some(value) = before.value {
            parts.push(format!("Last value {}", self.amount(value, before.measured_in.as_deref())));
        }
        if let Some(day) = before.last {
            parts.push(if parts.is_empty() {
                format!("Last check-in {}", self.day(day, today))
            } else {
                format!("on {}", self.day(day, today))
            });
        } else {
            parts.push("First check-in".to_owned());
        }
        if let Some(progress) = before.progress {
            parts.push(format!("progress {}", self.share(progress)));
        }
        parts.extend(before.pace.map(|pace| self.pace_at(pace)));
        parts.join(", ")
    }
    fn confidence_low(&self) -> &'static str {
        "won't make it"
    }
    fn confidence_high(&self) -> &'static str {
        "certain"
    }
    fn will_end_at(&self) -> &'static str {
        "Will end at, as a score from 0 to 1"
    }
    fn say_the_end(&self) -> &'static str {
        "Where will it end?"
    }
    fn what_happened(&self) -> &'static str {
        "What happened?"
    }
    fn how_far(&self) -> &'static str {
        "How far, in percent"
    }
    fn is_done(&self) -> &'static str {
        "Done?"
    }
    fn which_steps(&self) -> &'static str {
        "Steps done"
    }
    fn save_check_in(&self) -> &'static str {
        "Check in"
    }
    fn check_in_fault(&self, fault: Fault) -> &'static str {
        match fault {
            Fault::Value | Fault::Share => "Write one number, like 36 or 36.5; words go into the note",
            Fault::Confidence => "Write a whole number from 0 to 10",
            Fault::Projection => "Write a score, like 0.7 or 70 %",
            Fault::Nothing => "Say a value, a confidence or a note",
        }
    }
    fn drag_to_move(&self) -> &'static str {
        "Drag to move"
    }
    fn no_objectives(&self) -> (&'static str, &'static str) {
        (
            "No objectives in this cycle yet",
            "Write what should be true at its end, and why it matters. Key results come after: how you will see that you got there. N adds an objective from anywhere on this page.",
        )
    }
    fn nothing_found(&self) -> (&'static str, &'static str) {
        ("Nothing found", "Look with fewer words or filters, or in all cycles.")
    }
    fn trash_empty(&self) -> (&'static str, &'static str) {
        ("The trash is empty", "What is deleted waits here and can be brought back at any time.")
    }
    fn trash_lead(&self) -> &'static str {
        "Each line brings back everything that was deleted with it"
    }
    fn kind_word(&self, kind: &str) -> &'static str {
        match kind {
            "objective" => "Objective",
            "kr" => "Key result",
            "unit" => "Unit",
            "person" => "Person",
            "cycle" => "Cycle",
            "link" => "Alignment",
            "initiative" => "Initiative",
            "retrospective" => "Retrospective",
            "kpi" => "KPI",
            "meeting" => "Meeting",
            "action" => "Action item",
            _ => "Entry",
        }
    }
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        match (by, at) {
            (Some(by), Some(at)) => format!("deleted by {by}, {}", self.day(at, today)),
            (Some(by), None) => format!("deleted by {by}"),
            (None, Some(at)) => format!("deleted {}", self.day(at, today)),
            (None, None) => "deleted".to_owned(),
        }
    }
    fn restore_named(&self, title: &str) -> String {
        format!("Restore: {title}")
    }
    fn set_up_people(&self) -> &'static str {
        "Set up units and people"
    }
    fn leave_trash(&self) -> &'static str {
        "Back to the goals"
    }
}

fn is_one(n: usize) -> bool {
    n == 1
}

/// A sentence of somebody's with its full stop.
fn ended(text: &Text) -> String {
    ended_with(text, '.')
}
