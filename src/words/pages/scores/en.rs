//! The page of scores in English.

use crate::okr::{CyclePhase, Day};
use crate::query::scores::Tally;
use crate::words::pages::some;
use crate::words::{En, PanelWords};

use super::ScoresWords;

impl ScoresWords for En {
    fn scores_progress(&self, tally: Tally) -> String {
        match tally.open {
            0 => format!("{} of {} judged", tally.judged, tally.all()),
            open => format!("{} of {} judged, {open} remaining", tally.judged, tally.all()),
        }
    }
    fn scores_phase(&self, phase: CyclePhase) -> &'static str {
        match phase {
            CyclePhase::Planning => "Its goals are still being set.",
            CyclePhase::Running => "The cycle is running. What is over can be judged already.",
            CyclePhase::Closing => "The cycle is being closed: its goals are judged.",
            CyclePhase::Closed => "The cycle is closed. Whoever changes a score now is asked why.",
        }
    }
    fn scores_place(&self, place: usize, of: usize) -> String {
        format!("{place} of {of} remaining")
    }
    fn scores_drafts(&self, count: usize) -> String {
        format!(
            "{} never published; nobody judges what was not agreed.",
            some(count, "draft was", "drafts were")
        )
    }
    fn scores_suggested(&self, value: f64) -> String {
        format!("Suggested: {value:.2}")
    }
    fn scores_take(&self, value: f64) -> String {
        format!("Take {value:.2}")
    }
    fn scores_more(&self, count: usize) -> String {
        format!("and {count} more")
    }
    fn scores_take_all(&self, count: usize) -> String {
        format!("Take {}", some(count, "suggestion", "suggestions"))
    }
    fn scores_mark_told(&self, count: usize) -> String {
        format!("{} without a judgement get this mark, in one step.", some(count, "item", "items"))
    }
    fn scores_reopened(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        format!("Opened again: {}", self.by_on(by, at, None, today))
    }
    fn scores_close_named(&self, name: &str) -> String {
        format!("Close {name}?")
    }
    fn scores_reopen_named(&self, name: &str) -> String {
        format!("Open {name} again?")
    }
    fn scores_close_told(&self, open: usize) -> String {
        match open {
            0 => "Everything is judged.".to_owned(),
            1 => "1 item is not judged and stays without a score:".to_owned(),
            open => format!("{open} items are not judged and stay without a score:"),
        }
    }
    fn scores_judge_named(&self, title: &str) -> String {
        format!("Judge: {title}")
    }
    fn scores_show_more(&self, count: usize) -> String {
        format!("Show {}", some(count, "more objective", "more objectives"))
    }
    fn scores_mean(&self, value: Option<f64>, missing: usize) -> String {
        match (value, missing) {
            (Some(value), 0) => format!("Mean {value:.2}"),
            (Some(value), missing) => format!("Mean {value:.2}, {missing} open"),
            (None, 0) => "No score".to_owned(),
            (None, missing) => format!("{missing} open"),
        }
    }
}
