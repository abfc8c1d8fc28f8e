//! Words of the page of setting goals together.

mod en;
mod zh;

use crate::okr::{CyclePhase, Day, Moment};
use crate::query::asks::AgreementState;
use crate::query::setting::{Aligned, OpenKind, Step, StepKind, StepState};

/// Words of the page of setting goals together.
pub trait SettingWords {
    /// What the page is for.
    fn setting_text(&self) -> &'static str;
    /// No cycle is there to set goals for.
    fn setting_no_cycle(&self) -> &'static str;
    /// What to do.
    fn setting_no_cycle_text(&self) -> &'static str;
    /// Where the cycle is in its life, and how far away its first day is.
    fn setting_phase(&self, phase: CyclePhase, days_until: Option<i64>) -> String;
    /// Begins to set the goals of the cycle that is shown.
    fn begin_setting(&self) -> &'static str;
    /// Makes the next cycle and begins to set its goals.
    fn begin_next(&self, name: &str) -> String;
    /// Goes to the cycle that follows.
    fn go_to_next(&self, name: &str) -> String;
    /// Starts the cycle.
    fn start_cycle(&self) -> &'static str;
    /// Starts it after asking.
    fn start_cycle_dots(&self) -> &'static str;
    /// Starts it although something is open.
    fn start_anyway(&self) -> &'static str;
    /// The title of the question.
    fn start_named(&self, cycle: &str) -> String;
    /// What starting means.
    fn start_text(&self) -> &'static str;
    /// How much is open.
    fn start_open(&self, open: usize) -> String;
    /// The section of what stands above.
    fn above_title(&self) -> &'static str;
    /// Shown while there is no mission.
    fn mission_hint(&self) -> &'static str;
    /// Shown while there is no strategy.
    fn strategy_hint(&self) -> &'static str;
    /// The goals of the cycles above.
    fn goals_above(&self) -> &'static str;
    /// How many goals of this cycle hang on a goal above.
    fn hangs(&self, goals: usize) -> String;
    /// There is no goal above.
    fn no_goals_above(&self) -> &'static str;
    /// The section of units and people.
    fn who_is_where(&self) -> &'static str;
    /// What the four steps mean.
    fn who_is_where_text(&self) -> &'static str;
    /// The column of units and people.
    fn unit_or_person(&self) -> &'static str;
    /// The column of goals.
    fn goals_column(&self) -> &'static str;
    /// One of the four steps.
    fn step(&self, kind: StepKind) -> &'static str;
    /// A step of several goals, as a sentence.
    fn step_told(&self, kind: StepKind, step: Step, state: StepState) -> String;
    /// A step of one goal, as a sentence.
    fn goal_step_told(&self, kind: StepKind, state: StepState) -> String;
    /// "2 of 3".
    fn of_all(&self, done: usize, all: usize) -> String;
    /// What a goal hangs on.
    fn aligned_word(&self, aligned: Aligned) -> &'static str;
    /// How far its agreement is.
    fn agreement_word(&self, state: Option<&AgreementState>) -> String;
    /// Goals whose unit or person is not here.
    fn nobodys(&self) -> &'static str;
    /// All together.
    fn together(&self) -> &'static str;
    /// Writes a new goal for a unit or person, for screen readers.
    fn draft_goal_for(&self, name: &str) -> String;
    /// Writes a goal of one's own.
    fn draft_own(&self) -> &'static str;
    /// Publishes a goal.
    fn publish(&self) -> &'static str;
    /// Publishes it, for screen readers.
    fn publish_named(&self, title: &str) -> String;
    /// Publishes all that are ready.
    fn publish_ready(&self, goals: usize) -> String;
    /// The same with whose they are, for screen readers.
    fn publish_ready_of(&self, goals: usize, name: &str) -> String;
    /// Makes it a draft again.
    fn take_back(&self) -> &'static str;
    /// The same, for screen readers, with what stays.
    fn take_back_named(&self, title: &str) -> String;
    /// Opens where one comments and asks.
    fn comment_or_ask(&self) -> &'static str;
    /// The same, for screen readers.
    fn comment_or_ask_on(&self, title: &str) -> String;
    /// How many comments.
    fn comments_count(&self, comments: usize) -> String;
    /// How many key results.
    fn key_results_count(&self, key_results: usize) -> String;
    /// Marks what came late, with its day.
    fn late_on(&self, day: Day, today: Day) -> String;
    /// How many goals came late.
    fn late_count(&self, goals: usize) -> String;
    /// When it was first published.
    fn first_set_on(&self, at: Moment, today: Day) -> String;
    /// It reads as it did when it was first set.
    fn first_set_told(&self, first_set_on: &str) -> String;
    /// A field changed since, of the goal itself or of a key result.
    fn changed_since(&self, of: Option<&str>, field: &str, first: &str, now: &str) -> String;
    /// A key result came after.
    fn added_since(&self, title: &str) -> String;
    /// The section of drafts.
    fn drafts_title(&self) -> &'static str;
    /// What drafts are listed for.
    fn drafts_text(&self) -> &'static str;
    /// Shows more of a list.
    fn show_rest(&self, more: usize) -> String;
    /// The section of what is open.
    fn open_title(&self) -> &'static str;
    /// Nothing is open.
    fn setting_nothing_open(&self) -> &'static str;
    /// What is open of one kind.
    fn open_kind(&self, kind: OpenKind) -> &'static str;
    /// Whose turn it is.
    fn turn_of(&self, names: &[String]) -> String;
    /// It is one's own turn.
    fn your_turn(&self) -> &'static str;
    /// Only what waits for oneself.
    fn only_mine(&self) -> &'static str;
    /// An answer is needed by a day.
    fn needed_by(&self, day: Day, today: Day) -> String;
    /// The goal was reworded since it was agreed to.
    fn reworded_since(&self) -> &'static str;
    /// Goes up to a goal.
    fn goes_up_to(&self, title: &str) -> String;
    /// What helps with something open: the button's words.
    fn open_act(&self, kind: OpenKind) -> &'static str;
    /// Opens the goal.
    fn look_at(&self) -> &'static str;
    /// A button with the title of what it acts on, for screen readers.
    fn act_on(&self, act: &str, title: &str) -> String;
    /// Agrees to a goal.
    fn agree(&self) -> &'static str;
    /// Says that one answers for it.
    fn mine_to_own(&self) -> &'static str;
    /// The section of late goals.
    fn late_title(&self) -> &'static str;
    /// What late means.
    fn late_text(&self) -> &'static str;
    /// The objective that a key result belongs to.
    fn key_result_of(&self, objective: &str) -> String;
    /// How many days after the first.
    fn days_after(&self, days: i64) -> String;
}
