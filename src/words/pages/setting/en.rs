//! The page of setting goals together, in English.

use crate::okr::{CyclePhase, Day, Moment};
use crate::query::asks::AgreementState;
use crate::query::setting::{Aligned, OpenKind, Step, StepKind, StepState};
use crate::words::{CommonWords, En};

use super::super::some;
use super::SettingWords;

impl SettingWords for En {
    fn setting_text(&self) -> &'static str {
        "Write drafts where everybody sees them, align and agree, then publish. From then on it is known how each goal was first set."
    }
    fn setting_no_cycle(&self) -> &'static str {
        "There is no cycle to set goals for"
    }
    fn setting_no_cycle_text(&self) -> &'static str {
        "Make one under People and cycles, a quarter for example, and come back"
    }
    fn setting_phase(&self, phase: CyclePhase, days_until: Option<i64>) -> String {
        let days = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        match (phase, days_until) {
            (CyclePhase::Planning, Some(until)) if until > 0 => {
                format!("Goals are being set, {} until it starts", days(until))
            }
            (CyclePhase::Planning, Some(0)) => "Goals are being set, today is the first day".to_owned(),
            (CyclePhase::Planning, Some(until)) => {
                format!("Goals are being set, the first day was {} ago", days(-until))
            }
            (CyclePhase::Planning, None) => "Goals are being set".to_owned(),
            (CyclePhase::Running, Some(until)) if until > 0 => {
                format!("It starts in {}", days(until))
            }
            (CyclePhase::Running, _) => "It runs; this is how it was set".to_owned(),
            (CyclePhase::Closing, _) => "It is being closed; this is how it was set".to_owned(),
            (CyclePhase::Closed, _) => "It is closed; this is how it was set".to_owned(),
        }
    }
    fn begin_setting(&self) -> &'static str {
        "Begin to set goals"
    }
    fn begin_next(&self, name: &str) -> String {
        if name.is_empty() { "Begin with the next cycle".to_owned() } else { format!("Begin with {name}") }
    }
    fn go_to_next(&self, name: &str) -> String {
        if name.is_empty() { "Go to the next cycle".to_owned() } else { format!("Go to {name}") }
    }
    fn start_cycle(&self) -> &'static str {
        "Start the cycle"
    }
    fn start_cycle_dots(&self) -> &'static str {
        "Start the cycle…"
    }
    fn start_anyway(&self) -> &'static str {
        "Start anyway"
    }
    fn start_named(&self, cycle: &str) -> String {
        format!("Start {cycle}?")
    }
    fn start_text(&self) -> &'static str {
        "Goals can be written, agreed and published later as well. What comes after the first day shows as late."
    }
    fn start_open(&self, open: usize) -> String {
        match open {
            0 => "Nothing is open.".to_owned(),
            1 => "One thing is still open:".to_owned(),
            open => format!("{open} things are still open:"),
        }
    }
    fn above_title(&self) -> &'static str {
        "What stands above"
    }
    fn mission_hint(&self) -> &'static str {
        "What are we there for?"
    }
    fn strategy_hint(&self) -> &'static str {
        "How do we mean to get there?"
    }
    fn goals_above(&self) -> &'static str {
        "Goals above this cycle"
    }
    fn hangs(&self, goals: usize) -> String {
        if goals == 0 {
            "nothing below it yet".to_owned()
        } else {
            some(goals, "goal below it", "goals below it")
        }
    }
    fn no_goals_above(&self) -> &'static str {
        "No longer cycle with goals stands above this one."
    }
    fn who_is_where(&self) -> &'static str {
        "Who is where"
    }
    fn who_is_where_text(&self) -> &'static str {
        "Drafted: a title and a key result. Aligned: accepted by a goal above, at the top, or an own idea. Agreed: by everybody whose word it takes. Published: by its owners."
    }
    fn unit_or_person(&self) -> &'static str {
        "Unit or person"
    }
    fn goals_column(&self) -> &'static str {
        "Goals"
    }
    fn step(&self, kind: StepKind) -> &'static str {
        match kind {
            StepKind::Drafted => "Drafted",
            StepKind::Aligned => "Aligned",
            StepKind::Agreed => "Agreed",
            StepKind::Published => "Published",
        }
    }
    fn step_told(&self, kind: StepKind, step: Step, state: StepState) -> String {
        let name = self.step(kind);
        match state {
            StepState::Nothing => format!("{name}: nothing to do"),
            StepState::NotYet => format!("{name}: not yet"),
            StepState::Partly => format!("{name}: {}", self.of_all(step.done, step.all)),
            StepState::Done => format!("{name}: all {}", step.all),
        }
    }
    fn goal_step_told(&self, kind: StepKind, state: StepState) -> String {
        let name = self.step(kind);
        match state {
            StepState::Nothing => format!("{name}: nobody has to"),
            StepState::NotYet => format!("{name}: not yet"),
            StepState::Partly => format!("{name}: partly"),
            StepState::Done => format!("{name}: yes"),
        }
    }
    fn of_all(&self, done: usize, all: usize) -> String {
        format!("{done} of {all}")
    }
    fn aligned_word(&self, aligned: Aligned) -> &'static str {
        match aligned {
            Aligned::Linked => "aligned",
            Aligned::Top => "at the top",
            Aligned::OwnIdea => "own idea",
            Aligned::Asked => "waits to be confirmed",
            Aligned::Nothing => "hangs on nothing",
        }
    }
    fn agreement_word(&self, state: Option<&AgreementState>) -> String {
        match state {
            None => "nobody has to agree".to_owned(),
            Some(AgreementState::Agreed) => "agreed".to_owned(),
            Some(AgreementState::OlderText) => "agreed to an earlier wording".to_owned(),
            Some(AgreementState::OneSided { missing }) => {
                let names: Vec<&str> = missing.iter().map(|name| &**name).collect();
                format!("not yet agreed by {}", names.join(", "))
            }
            Some(AgreementState::None) => "not agreed yet".to_owned(),
        }
    }
    fn nobodys(&self) -> &'static str {
        "Nobody's"
    }
    fn together(&self) -> &'static str {
        "Everybody"
    }
    fn draft_goal_for(&self, name: &str) -> String {
        format!("Draft a goal for {name}")
    }
    fn draft_own(&self) -> &'static str {
        "Draft a goal of my own"
    }
    fn publish(&self) -> &'static str {
        "Publish"
    }
    fn publish_named(&self, title: &str) -> String {
        format!("Publish {title}")
    }
    fn publish_ready(&self, goals: usize) -> String {
        if goals == 1 { "Publish 1 draft".to_owned() } else { format!("Publish {goals} drafts") }
    }
    fn publish_ready_of(&self, goals: usize, name: &str) -> String {
        format!("{} of {name}", self.publish_ready(goals))
    }
    fn take_back(&self) -> &'static str {
        "Back to draft"
    }
    fn take_back_named(&self, title: &str) -> String {
        format!("Back to draft: {title}. How it was first set stays known.")
    }
    fn comment_or_ask(&self) -> &'static str {
        "Comment or ask"
    }
    fn comment_or_ask_on(&self, title: &str) -> String {
        format!("Comment or ask on {title}")
    }
    fn comments_count(&self, comments: usize) -> String {
        some(comments, "comment", "comments")
    }
    fn key_results_count(&self, key_results: usize) -> String {
        some(key_results, "key result", "key results")
    }
    fn late_on(&self, day: Day, today: Day) -> String {
        format!("Late, {}", self.day(day, today))
    }
    fn late_count(&self, goals: usize) -> String {
        format!("{goals} late")
    }
    fn first_set_on(&self, at: Moment, today: Day) -> String {
        at.day()
            .map_or_else(|| "First set".to_owned(), |day| format!("First set on {}", self.day(day, today)))
    }
    fn first_set_told(&self, first_set_on: &str) -> String {
        format!("{first_set_on}, unchanged since")
    }
    fn changed_since(&self, of: Option<&str>, field: &str, first: &str, now: &str) -> String {
        match of {
            Some(of) => format!("{of}, {}: {first} → {now}", field.to_lowercase()),
            None => format!("{field}: {first} → {now}"),
        }
    }
    fn added_since(&self, title: &str) -> String {
        format!("Key result added since: {title}")
    }
    fn drafts_title(&self) -> &'static str {
        "Drafts to read"
    }
    fn drafts_text(&self) -> &'static str {
        "Drafts of all units. Say early what you need, or what you can give."
    }
    fn show_rest(&self, more: usize) -> String {
        format!("Show {more} more")
    }
    fn open_title(&self) -> &'static str {
        "Still open"
    }
    fn setting_nothing_open(&self) -> &'static str {
        "Nothing is open. The cycle can start."
    }
    fn open_kind(&self, kind: OpenKind) -> &'static str {
        match kind {
            OpenKind::Untitled => "Goals without a title",
            OpenKind::NoKeyResults => "Goals without key results",
            OpenKind::NoMeasure => "Key results that nobody can measure yet",
            OpenKind::NoTarget => "Key results without a target",
            OpenKind::NoOwner => "Goals that nobody answers for",
            OpenKind::Link => "Links that wait for an answer",
            OpenKind::Ask => "Asks that wait for an answer",
            OpenKind::Agreement => "Goals not agreed yet",
            OpenKind::Publishing => "Drafts to publish",
        }
    }
    fn turn_of(&self, names: &[String]) -> String {
        if names.is_empty() { "Anybody's turn".to_owned() } else { format!("{}'s turn", names.join(", ")) }
    }
    fn your_turn(&self) -> &'static str {
        "Your turn"
    }
    fn only_mine(&self) -> &'static str {
        "My turn"
    }
    fn needed_by(&self, day: Day, today: Day) -> String {
        format!("needed by {}", self.day(day, today))
    }
    fn reworded_since(&self) -> &'static str {
        "reworded since it was agreed to"
    }
    fn goes_up_to(&self, title: &str) -> String {
        format!("to {title}")
    }
    fn open_act(&self, kind: OpenKind) -> &'static str {
        match kind {
            OpenKind::Untitled => "Write the title",
            OpenKind::NoKeyResults => "Add a key result",
            OpenKind::NoMeasure => "Say how",
            OpenKind::NoTarget => "Set the target",
            OpenKind::NoOwner => "Choose an owner",
            OpenKind::Link => "Confirm",
            OpenKind::Ask => "Answer",
            OpenKind::Agreement => "Look and agree",
            OpenKind::Publishing => "Publish",
        }
    }
    fn look_at(&self) -> &'static str {
        "Open"
    }
    fn act_on(&self, act: &str, title: &str) -> String {
        format!("{act}: {title}")
    }
    fn agree(&self) -> &'static str {
        "Agree"
    }
    fn mine_to_own(&self) -> &'static str {
        "I answer for it"
    }
    fn late_title(&self) -> &'static str {
        "Late goals"
    }
    fn late_text(&self) -> &'static str {
        "Added after the first day, because something changed or somebody had an idea. Welcome, and marked, so that the close can read them fairly."
    }
    fn key_result_of(&self, objective: &str) -> String {
        format!("key result of {objective}")
    }
    fn days_after(&self, days: i64) -> String {
        if days == 1 { "1 day after the first".to_owned() } else { format!("{days} days after the first") }
    }
}
