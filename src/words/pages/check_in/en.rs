//! English words of the page of check-ins.

use crate::okr::kpi::Health;
use crate::okr::{Day, Measure, Text};
use crate::query::check_in::Tally;
use crate::words::{CommonWords, En};

use super::CheckInPageWords;

impl CheckInPageWords for En {
    fn check_in_lead(&self) -> &'static str {
        "Everything you check in on. Type the value, press Enter, type your confidence, press Enter, add a word if you like: the third Enter saves and goes on."
    }
    fn whose_check_ins(&self) -> &'static str {
        "Whose check-ins"
    }
    fn my_check_ins(&self) -> &'static str {
        "Mine"
    }
    fn for_somebody(&self, name: &str) -> String {
        format!("What {name} checks in on. What you write here is written in your name.")
    }
    fn say_who_checks_in(&self) -> &'static str {
        "Say who you are, and what you check in on stands here"
    }
    fn done_of(&self, tally: Tally) -> String {
        format!("{} of {} done", tally.done, tally.all())
    }
    fn due_now(&self) -> &'static str {
        "Due now"
    }
    fn up_to_date(&self) -> &'static str {
        "Up to date"
    }
    fn at_rest(&self) -> &'static str {
        "Nothing due"
    }
    fn nothing_to_check_in(&self) -> (&'static str, &'static str) {
        (
            "Nothing to check in on",
            "Published key results that you own, or that your unit has while you lead it, stand here while their cycle runs, and your KPIs beside them.",
        )
    }
    fn no_cycle_runs(&self) -> (&'static str, &'static str) {
        (
            "No cycle is running",
            "Goals are checked in on while their cycle runs. Start the next one where goals are set, or give it its dates under People and cycles.",
        )
    }
    fn all_said(&self) -> &'static str {
        "All done for this week"
    }
    fn check_in_on(&self, title: &str) -> String {
        format!("Check-in: {title}")
    }
    fn never_said(&self) -> &'static str {
        "no check-in yet"
    }
    fn should_be(&self, what: &str) -> String {
        format!("should be at {what} now")
    }
    fn due_since(&self, day: Day, today: Day) -> String {
        if day == today { "due today".to_owned() } else { format!("due since {}", self.day(day, today)) }
    }
    fn overdue_since(&self, day: Day, today: Day) -> String {
        format!("overdue since {}", self.day(day, today))
    }
    fn number_from_below(&self) -> &'static str {
        "The number comes from what is below it"
    }
    fn keys_told(&self, measure: &Measure) -> &'static str {
        match measure {
            Measure::YesNo => {
                "Y or N answers, = keeps the last answer, Enter goes on, ↑ and ↓ change the row"
            }
            Measure::Milestones(steps) if !steps.is_empty() => {
                "1 to 9 tick a step, = keeps the steps, Enter goes on, ↑ and ↓ change the row"
            }
            Measure::Judged => {
                "A percentage or words, = says the same as last time, Enter goes on, ↑ and ↓ change the row"
            }
            _ => "= says the same as last time, Enter goes on, ↑ and ↓ change the row, Esc starts it anew",
        }
    }
    fn belief_asked(&self) -> &'static str {
        "Confidence, 0 to 10"
    }
    fn why_moved(&self, from: u8, to: u8) -> String {
        format!("Why did your confidence go from {from} to {to}?")
    }
    fn correcting(&self, day: Option<Day>, today: Day) -> String {
        match day {
            Some(day) => {
                format!("Correcting the check-in of {}; the earlier one stays readable", self.day(day, today))
            }
            None => "Correcting the last check-in; the earlier one stays readable".to_owned(),
        }
    }
    fn nothing_moved(&self) -> &'static str {
        "Saved; the numbers stay as they were"
    }
    fn stands_healthy(&self, health: Health) -> &'static str {
        match health {
            Health::Healthy => "Healthy",
            Health::Watch => "To watch",
            Health::Unhealthy => "Out of its corridor",
            Health::Unknown => "Unknown",
        }
    }
    fn read_by(&self, names: &[Text]) -> String {
        format!("Read by {}", names.join(", "))
    }
    fn mark_read(&self) -> &'static str {
        "Read"
    }
    fn mark_read_named(&self, name: &str, title: &str) -> String {
        format!("Read: {name}, {title}")
    }
    fn mark_all_read(&self) -> &'static str {
        "All read"
    }
    fn said_by_people(&self) -> &'static str {
        "From your people"
    }
    fn n_unread(&self, n: usize) -> String {
        if n == 1 {
            "1 check-in you have not read".to_owned()
        } else {
            format!("{n} check-ins you have not read")
        }
    }
    fn reminder(&self, due: usize, overdue: usize) -> String {
        let told = if due == 1 { "1 check-in is due".to_owned() } else { format!("{due} check-ins are due") };
        match overdue {
            0 => told,
            late => format!("{told}, {late} of them overdue"),
        }
    }
    fn remind_me(&self) -> &'static str {
        "Remind me of check-ins"
    }
    fn remind_me_help(&self) -> &'static str {
        "Once a day, here in the page, when some of yours are due. Nothing is sent to your system."
    }
    fn between_pieces(&self) -> &'static str {
        ", "
    }
}
