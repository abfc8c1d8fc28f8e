//! The words of the retrospective in English.

use crate::okr::{ActionState, Day, RemarkKind, RootCause};
use crate::query::projected::ABOUT;
use crate::query::retrospective::{ColumnOf, Diagnosis, MadeAction, MadeGoal, Past, Rhythm};
use crate::query::search::RememberedAs;
use crate::words::{CommonWords, En, JudgedWords};

use super::super::some;
use super::RetrospectiveWords;

impl RetrospectiveWords for En {
    fn retrospective_lead(&self) -> &'static str {
        "What went well, what did not, what to try. Kept with the cycle, found again next quarter."
    }
    fn retro_title(&self, whose: Option<&str>, cycle: &str) -> String {
        whose.map_or_else(
            || format!("Retrospective, {cycle}"),
            |whose| format!("Retrospective of {whose}, {cycle}"),
        )
    }
    fn remark_word(&self, kind: RemarkKind) -> &'static str {
        match kind {
            RemarkKind::Good => "Went well",
            RemarkKind::Bad => "Did not go well",
            RemarkKind::Try => "To try",
            RemarkKind::Answer => "Answer",
        }
    }
    fn column_title<'a>(&self, of: &'a ColumnOf) -> &'a str {
        match of {
            ColumnOf::Good => "What went well",
            ColumnOf::Bad => "What did not",
            ColumnOf::Try => "What to try",
            ColumnOf::Question(question) if question.is_empty() => "Answers",
            ColumnOf::Question(question) => question,
        }
    }
    fn column_field(&self, of: &ColumnOf) -> String {
        match of {
            ColumnOf::Good => "Something that went well".to_owned(),
            ColumnOf::Bad => "Something that did not".to_owned(),
            ColumnOf::Try => "Something to try next".to_owned(),
            ColumnOf::Question(question) => format!("Answer: {question}"),
        }
    }
    fn take_remark_back(&self, text: &str) -> String {
        format!("Take back: {text}")
    }
    fn task_of(&self, text: &str) -> String {
        format!("Make it a task: {text}")
    }
    fn retro_draft_goal(&self, cycle: &str) -> String {
        format!("Draft a goal for {cycle}")
    }
    fn make_next_cycle(&self, cycle: &str) -> String {
        if cycle.is_empty() {
            "Make the next cycle, to draft goals for it".to_owned()
        } else {
            format!("Make {cycle}, to draft goals for it")
        }
    }
    fn made_task(&self, made: &MadeAction, today: Day) -> String {
        let mut facts = vec![self.task_names(&made.names)];
        facts.extend(made.due.map(|due| format!("by {}", self.day(due, today))));
        facts.push(self.task_state(made.state, made.is_late).to_owned());
        format!("Task: {}", facts.join(", "))
    }
    fn made_goal(&self, made: &MadeGoal) -> String {
        let stage = self.stage_word(made.stage).to_lowercase();
        made.cycle
            .as_ref()
            .map_or_else(|| format!("Goal: {stage}"), |cycle| format!("Goal for {cycle}: {stage}"))
    }
    fn wanted_title(&self, cycle: &str) -> String {
        format!("What we wanted to try ({cycle})")
    }
    fn wanted_told(&self, taken_up: usize, all: usize) -> String {
        format!("{taken_up} of {all} became a task or a goal")
    }
    fn rhythm_told(&self, rhythm: Rhythm) -> String {
        format!("checked in {} of {} times", rhythm.kept, rhythm.due)
    }
    fn diagnosis_told(&self, diagnosis: Diagnosis) -> &'static str {
        match diagnosis {
            Diagnosis::Way => "The rhythm was kept: look at the goal, or at the way to it.",
            Diagnosis::Cadence => {
                "The rhythm was not kept: look at how you follow up before you look at the goal."
            }
        }
    }
    fn unjudged_told(&self, unjudged: usize, judged: usize) -> String {
        let all = unjudged + judged;
        format!(
            "{unjudged} of {} {} no score yet",
            some(all, "objective", "objectives"),
            if unjudged == 1 { "has" } else { "have" }
        )
    }
    fn without_cause_told(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => "1 low score has no cause yet".to_owned(),
            _ => format!("{count} low scores have no cause yet"),
        }
    }
    fn causes_told(&self, causes: &[(RootCause, usize)]) -> String {
        let told = causes.iter().map(|(cause, count)| format!("{} {count}", self.cause_word(*cause)));
        told.collect::<Vec<_>>().join(", ")
    }
    fn beliefs_told(&self, [first, middle, last]: [f64; 3], goals: usize) -> String {
        format!(
            "Confidence went from {first:.1} to {middle:.1} to {last:.1} on average ({})",
            some(goals, "goal", "goals")
        )
    }
    fn projections_told(&self, off: f64, goals: usize) -> String {
        let goals = some(goals, "goal", "goals");
        if off.abs() < ABOUT {
            format!("Expected scores were about right on average ({goals})")
        } else {
            let way = if off > 0.0 { "high" } else { "low" };
            format!("Expected scores were {} too {way} on average ({goals})", self.score_figure(off.abs()))
        }
    }
    fn retro_course_told(&self, count: usize, first: u8, last: u8) -> String {
        format!("{}, from {first} to {last}", some(count, "confidence said", "confidences said"))
    }
    fn restless_told(&self, changes: usize, reasons: usize) -> String {
        format!("{}, {reasons} with a reason", some(changes, "change", "changes"))
    }
    fn past_told(&self, past: &Past) -> String {
        let names = ["good", "bad", "to try", "answers"];
        let told = past.counts.iter().zip(names).filter(|(count, _)| **count > 0);
        told.map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
    }
    fn open_retro(&self, whose: Option<&str>, cycle: &str) -> String {
        format!("Open: {}", self.retro_title(whose, cycle))
    }
    fn remembered_as(&self, what: &RememberedAs) -> String {
        match what {
            RememberedAs::Remark(_, Some(question)) => question.to_string(),
            RememberedAs::Remark(kind, None) => self.remark_word(*kind).to_owned(),
            RememberedAs::Note => "What we learned".to_owned(),
            RememberedAs::Cause(goal) => format!("Root cause of {}", goal.name),
        }
    }
    fn remembered_told(&self, count: usize, more: bool) -> String {
        if more {
            format!("The first {count} of more")
        } else {
            format!("Found {}", some(count, "time", "times"))
        }
    }
    fn drop_question(&self, question: &str) -> String {
        format!("Remove the question: {question}")
    }
    fn task_state(&self, state: ActionState, is_late: bool) -> &'static str {
        match state {
            ActionState::Open if is_late => "overdue",
            ActionState::Open => "open",
            ActionState::Done => "done",
            ActionState::Dropped => "dropped",
        }
    }
    fn show_more(&self, more: usize) -> String {
        format!("Show {more} more")
    }
}
