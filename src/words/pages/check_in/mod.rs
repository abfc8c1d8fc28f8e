//! Words of the page of check-ins: what one person says this week, key result by key result.

mod en;
mod zh;

use crate::okr::kpi::Health;
use crate::okr::{Day, Measure, Text};
use crate::query::check_in::{Row, Should, Stand, Tally, Unread, What};
use crate::query::panel::CheckInRow;
use crate::query::said;
use crate::words::{OutlineWords, PanelWords};

/// Words of the page of check-ins.
pub trait CheckInPageWords: OutlineWords + PanelWords {
    /// What the page is for.
    fn check_in_lead(&self) -> &'static str;
    /// The field that chooses whose check-ins are shown.
    fn whose_check_ins(&self) -> &'static str;
    /// The choice of one's own.
    fn my_check_ins(&self) -> &'static str;
    /// That somebody else's are shown, and who will have said it.
    fn for_somebody(&self, name: &str) -> String;
    /// Nobody said who edits here: what that would show.
    fn say_who_checks_in(&self) -> &'static str;
    /// How far somebody is.
    fn done_of(&self, tally: Tally) -> String;
    /// The heading of what is due.
    fn due_now(&self) -> &'static str;
    /// The heading of what was said within its cadence.
    fn up_to_date(&self) -> &'static str;
    /// The heading of what nothing has to be said of.
    fn at_rest(&self) -> &'static str;
    /// Nothing is theirs: what would be here, and what to do.
    fn nothing_to_check_in(&self) -> (&'static str, &'static str);
    /// No cycle runs: what to do.
    fn no_cycle_runs(&self) -> (&'static str, &'static str);
    /// Everything was said.
    fn all_said(&self) -> &'static str;
    /// A check-in on this.
    fn check_in_on(&self, title: &str) -> String;
    /// Nobody said anything yet.
    fn never_said(&self) -> &'static str;
    /// Where it should be now.
    fn should_be(&self, what: &str) -> String;
    /// Since when it is due.
    fn due_since(&self, day: Day, today: Day) -> String;
    /// That it is due for longer than it should.
    fn overdue_since(&self, day: Day, today: Day) -> String;
    /// That its number comes from what is below it.
    fn number_from_below(&self) -> &'static str;
    /// How to say it with keys.
    fn keys_told(&self, measure: &Measure) -> &'static str;
    /// The field for a belief.
    fn belief_asked(&self) -> &'static str;
    /// Why a belief moved, in place of what happened.
    fn why_moved(&self, from: u8, to: u8) -> String;
    /// That an earlier check-in is being corrected.
    fn correcting(&self, day: Option<Day>, today: Day) -> String;
    /// Nothing moved.
    fn nothing_moved(&self) -> &'static str;
    /// A health.
    fn stands_healthy(&self, health: Health) -> &'static str;
    /// Who has read a check-in.
    fn read_by(&self, names: &[Text]) -> String;
    /// Says that it was read.
    fn mark_read(&self) -> &'static str;
    /// Says that what somebody said of this was read, for those who listen.
    fn mark_read_named(&self, name: &str, title: &str) -> String;
    /// Says that everything was read.
    fn mark_all_read(&self) -> &'static str;
    /// The heading of what one's people said.
    fn said_by_people(&self) -> &'static str;
    /// How much of it is not read.
    fn n_unread(&self, n: usize) -> String;
    /// The notice: how many are due, and how many of them overdue.
    fn reminder(&self, due: usize, overdue: usize) -> String;
    /// The choice whether one is reminded.
    fn remind_me(&self) -> &'static str;
    /// What that means.
    fn remind_me_help(&self) -> &'static str;
    /// What joins several pieces.
    fn between_pieces(&self) -> &'static str;

    /// Where something stands, and what it is held against.
    fn row_figure(&self, row: &Row) -> String {
        if let Some(kr) = &row.kr {
            let (now, against) = self.kr_figure(kr);
            let held =
                if against.is_empty() { self.corridor(&kr.measure, kr.measured_in.as_deref()) } else { None };
            let words = row.before.words.as_ref().filter(|_| kr.value.is_none()).map(ToString::to_string);
            return match (words, held) {
                (Some(words), _) => words,
                (None, Some(held)) => [now, held].join(self.between_pieces()),
                (None, None) if against.is_empty() => now,
                (None, None) => format!("{now} {against}"),
            };
        }
        let unit = row.before.measured_in.as_deref();
        let now = match row.what {
            What::Kpi => row.stand.figure.map(|value| self.amount(value, unit)),
            What::KeyResult | What::Objective => match &row.before.words {
                Some(words) => Some(words.to_string()),
                None => row.stand.figure.map(|share| self.in_percent(share)),
            },
        };
        let now = now.unwrap_or_else(|| "–".to_owned());
        match self.corridor(&row.before.measure, unit).filter(|_| row.what == What::Kpi) {
            Some(held) => [now, held].join(self.between_pieces()),
            None => now,
        }
    }

    /// Where something should be now, in its own numbers.
    fn row_should(&self, row: &Row) -> Option<String> {
        Some(match row.should? {
            Should::Value(value) => self.should_be(&self.amount(value, row.before.measured_in.as_deref())),
            Should::Share(share) => self.should_be(&self.in_percent(share)),
        })
    }

    /// What a check-in moved: how far the goal is, how it stands, how far its objective is.
    fn check_in_moved(&self, row: &Row, before: &Stand, now: &Stand) -> String {
        let unit = row.before.measured_in.as_deref();
        let figure = |value: f64| match row.what {
            What::Kpi => self.amount(value, unit),
            What::KeyResult | What::Objective => self.share(value),
        };
        let told = |value: Option<f64>| value.map_or_else(|| self.unknown().to_owned(), figure);
        let share =
            |value: Option<f64>| value.map_or_else(|| self.unknown().to_owned(), |share| self.share(share));
        let mut pieces: Vec<String> = Vec::new();
        let (was, is) = (told(before.figure), told(now.figure));
        if was != is {
            pieces.push(format!("{was} → {is}"));
        }
        if let (Some(was), Some(is)) = (before.status, now.status)
            && was != is
        {
            pieces.push(format!("{} → {}", self.status_word(was), self.status_word(is)));
        }
        if let (Some(was), Some(is)) = (before.health, now.health)
            && was != is
        {
            pieces.push(format!("{} → {}", self.stands_healthy(was), self.stands_healthy(is)));
        }
        let (was, is) = (share(before.objective), share(now.objective));
        if was != is {
            pieces.push(format!("{} {was} → {is}", self.objective()));
        }
        if pieces.is_empty() { self.nothing_moved().to_owned() } else { pieces.join(self.between_pieces()) }
    }

    /// What somebody said since it was last read.
    fn unread_said(&self, one: &Unread) -> String {
        let unit = one.measured_in.as_deref();
        let reading = |row: &CheckInRow| {
            let bare = CheckInRow { confidence: None, projection: None, ..row.clone() };
            self.check_in_said(&bare, unit)
        };
        let is = reading(&one.said);
        let was =
            one.was.as_deref().map(reading).filter(|was| !was.is_empty() && *was != is && !is.is_empty());
        let mut pieces = vec![was.map_or_else(|| is.clone(), |was| format!("{was} → {is}"))];
        pieces.extend(one.said.confidence.map(|to| self.confidence_moved(one.said.confidence_before, to)));
        pieces.retain(|piece| !piece.is_empty());
        pieces.join(self.between_pieces())
    }

    /// What the note of a check-in asks: what happened, or why the belief moved so far (rule C4).
    fn note_asks(&self, said: &said::Said, before: &said::Before) -> String {
        match said.wants_a_reason(before) {
            Some((from, to)) => self.why_moved(from, to),
            None => self.what_happened().to_owned(),
        }
    }
}
