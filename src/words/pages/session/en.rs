//! Words of the team session in English.

use crate::okr::{ActionKind, ActionState, Blocker, Text};
use crate::query::session::{Item, Tally, Voted, WhyLow};
use crate::words::pages::some;
use crate::words::{En, PanelLabel, PanelWords};

use super::{SessionWords, mean, values};

impl SessionWords for En {
    fn session_lead(&self) -> &'static str {
        "Fifteen minutes a week: say how sure you are, clear what stands in the way, close last week’s commitments and set the next ones."
    }
    fn session_unit(&self) -> &'static str {
        "Unit"
    }
    fn session_which(&self) -> &'static str {
        "Session"
    }
    fn session_this_week(&self) -> &'static str {
        "This week"
    }
    fn session_of(&self, on: &str, is_closed: bool) -> String {
        if is_closed { on.to_owned() } else { format!("{on}, not ended") }
    }
    fn session_no_unit(&self) -> (&'static str, &'static str) {
        (
            "A session belongs to a unit",
            "Make a unit and add its people, then they can look at their week here.",
        )
    }
    fn session_make_unit(&self) -> &'static str {
        "Set up units and people"
    }
    fn session_none_yet(&self) -> &'static str {
        "No session this week yet"
    }
    fn session_start_facts(&self, key_results: usize, blockers: usize, commitments: usize) -> String {
        format!(
            "{} to look at, {}, {}.",
            some(key_results, "key result", "key results"),
            some(blockers, "open blocker", "open blockers"),
            some(commitments, "open commitment", "open commitments"),
        )
    }
    fn session_start_with(&self, people: usize) -> String {
        match people {
            0 => "Nobody is in this unit yet; you can add who takes part once it has begun.".to_owned(),
            _ => format!("{} would take part; you can change that.", some(people, "person", "people")),
        }
    }
    fn session_start(&self) -> &'static str {
        "Start this week’s session"
    }
    fn session_still_open(&self, on: &str) -> String {
        format!("The session of {on} was not ended.")
    }
    fn session_go_on(&self) -> &'static str {
        "Go on with it"
    }
    fn session_state(&self, is_closed: bool) -> &'static str {
        if is_closed { "Ended" } else { "Going on" }
    }
    fn session_with(&self) -> &'static str {
        "Takes part"
    }
    fn session_add_person(&self) -> &'static str {
        "Add a person…"
    }
    fn session_steps(&self) -> &'static str {
        "Parts of the session"
    }

    fn session_round(&self) -> &'static str {
        "Confidence"
    }
    fn session_round_text(&self) -> &'static str {
        "Everybody writes how sure they are of each key result before anybody’s number is shown: each in their own copy, or in one room by passing the keyboard on."
    }
    fn session_round_hint(&self) -> &'static str {
        "Until you show them, this page hides all votes. They are not encrypted: whoever opens the file with another tool can read them."
    }
    fn session_vote_keys(&self) -> &'static str {
        "A digit says it, 1 and then 0 is ten. Enter goes on, Shift and Enter go back."
    }
    fn session_no_rows(&self) -> (&'static str, &'static str) {
        (
            "This unit has no key results in the cycle that runs",
            "Key results of its objectives, and those it works on for others, stand here.",
        )
    }
    fn session_nobody(&self) -> &'static str {
        "Add who takes part, and they can vote."
    }
    fn session_voted(&self, voted: usize, all: usize) -> String {
        format!("{voted} of {all}")
    }
    fn session_votes_now(&self, name: &str) -> String {
        format!("{name} votes now")
    }
    fn session_i_vote(&self) -> &'static str {
        "I vote now"
    }
    fn session_vote(&self) -> &'static str {
        "Vote"
    }
    fn session_ballot_of(&self, name: &str) -> String {
        format!("{name} votes")
    }
    fn session_how_sure(&self, title: &str) -> String {
        format!("How sure are you that this will be reached: {title}")
    }
    fn session_has_vote(&self) -> &'static str {
        "Has a vote; a new one replaces it"
    }
    fn session_pass_on(&self, next: Option<&str>) -> String {
        match next {
            Some(name) => format!("Hide and pass on to {name}"),
            None => "Hide my votes".to_owned(),
        }
    }
    fn session_all_voted(&self) -> &'static str {
        "Everybody has voted"
    }
    fn session_show(&self) -> &'static str {
        "Show the votes"
    }
    fn session_votes(&self) -> &'static str {
        "Votes"
    }
    fn session_no_votes(&self) -> &'static str {
        "Nobody voted"
    }
    fn session_tally(&self, tally: &Tally) -> String {
        format!("Lowest {} · mean {} · spread {}", tally.lowest, mean(tally), tally.spread())
    }
    fn session_vote_of(&self, vote: &Voted) -> String {
        let name = vote.name.as_deref().unwrap_or_else(|| self.label(PanelLabel::Somebody));
        if vote.is_late {
            format!("{name} {} (after the others)", vote.value)
        } else {
            format!("{name} {}", vote.value)
        }
    }
    fn session_last_votes(&self, tally: &Tally) -> String {
        format!("Last session: mean {}, {} to {}", mean(tally), tally.lowest, tally.highest)
    }
    fn session_low(&self) -> &'static str {
        "Low"
    }
    fn session_wide(&self) -> &'static str {
        "Far apart"
    }
    fn session_agreed(&self, title: &str) -> String {
        format!("Confidence to take for {title}")
    }
    fn session_take(&self, value: u8) -> String {
        format!("Take {value} as confidence")
    }
    fn session_take_of(&self, value: u8, title: &str) -> String {
        format!("Take {value} as confidence of {title}")
    }
    fn session_take_all(&self, count: usize) -> String {
        format!("Take the middle vote of {}", some(count, "key result", "key results"))
    }
    fn session_take_hint(&self) -> &'static str {
        "The middle vote is offered, of two the lower. The owner decides; taking it writes a check-in."
    }
    fn session_taken(&self, before: Option<u8>, now: u8) -> String {
        match before {
            Some(before) if before != now => format!("Confidence is {now}, was {before}"),
            _ => format!("Confidence is {now}"),
        }
    }
    fn session_take_note(&self, tally: &Tally) -> String {
        format!("Team session, votes {}", values(tally, ", "))
    }
    fn session_vote_late(&self) -> &'static str {
        "Vote after the others"
    }

    fn session_blockers(&self) -> &'static str {
        "Blockers"
    }
    fn session_blockers_text(&self) -> &'static str {
        "For each key result that is in doubt: what stands in the way, who takes care of it, and by when. A day is a good measure."
    }
    fn session_no_blockers(&self) -> &'static str {
        "Nothing stands in the way"
    }
    fn blocker_word(&self, blocker: Blocker) -> &'static str {
        match blocker {
            Blocker::Resource => "People, money or time",
            Blocker::Dependency => "Waiting for somebody",
            Blocker::Clarity => "Unclear what is wanted",
            Blocker::PriorityConflict => "Something else comes first",
            Blocker::External => "Outside our reach",
        }
    }
    fn blocker_kind(&self) -> &'static str {
        "Sort of blocker"
    }
    fn blocker_unsaid(&self) -> &'static str {
        "What sort?"
    }
    fn session_why_low(&self, why: WhyLow) -> String {
        match why {
            WhyLow::Low(value) => format!("somebody’s confidence is {value}"),
            WhyLow::Fell { from, to } => format!("confidence fell from {from} to {to}"),
        }
    }
    fn session_suggested(&self) -> &'static str {
        "Worth asking: what stands in the way?"
    }
    fn session_add_blocker(&self) -> &'static str {
        "Add a blocker"
    }
    fn session_add_blocker_of(&self, title: &str) -> String {
        format!("Add a blocker of {title}")
    }
    fn session_what_blocks(&self) -> &'static str {
        "What stands in the way?"
    }
    fn item_days(&self, days: i64, is_open: bool) -> String {
        let days = match days {
            i64::MIN..=0 => return if is_open { "new today" } else { "cleared the same day" }.to_owned(),
            days => some(usize::try_from(days).unwrap_or(0), "day", "days"),
        };
        if is_open { format!("open for {days}") } else { format!("was open for {days}") }
    }
    fn session_ask(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("Ask {name}"),
            None => "Ask…".to_owned(),
        }
    }
    fn session_ask_whom(&self) -> &'static str {
        "Ask whom?"
    }
    fn session_asked(&self, names: &[Text]) -> String {
        format!("Asked {}; no answer yet", names.join(", "))
    }

    fn session_commitments(&self) -> &'static str {
        "Commitments"
    }
    fn session_commitments_text(&self) -> &'static str {
        "Two or three things the team will do before it meets again, each with a name."
    }
    fn session_review(&self, done: usize, all: usize) -> String {
        format!("From before: {done} of {all} done")
    }
    fn session_no_review(&self) -> &'static str {
        "Nothing is left from before"
    }
    fn session_next(&self, until: &str) -> String {
        format!("Until {until}")
    }
    fn session_no_next(&self) -> &'static str {
        "None set yet"
    }
    fn session_add_commitment(&self) -> &'static str {
        "What will be done?"
    }
    fn session_add(&self) -> &'static str {
        "Add"
    }
    fn session_many(&self, count: usize) -> String {
        format!("{count} are many for one week; two or three get done more often.")
    }
    fn item_goal(&self) -> &'static str {
        "Goal"
    }
    fn item_no_goal(&self) -> &'static str {
        "The whole team"
    }
    fn item_owner(&self) -> &'static str {
        "Who takes care of it"
    }
    fn item_no_owner(&self) -> &'static str {
        "Nobody yet"
    }
    fn item_due(&self) -> &'static str {
        "By when"
    }
    fn item_done_of(&self, title: &str) -> String {
        format!("Done: {title}")
    }
    fn item_state(&self, state: ActionState, is_late: bool) -> &'static str {
        match (state, is_late) {
            (ActionState::Open, false) => "Open",
            (ActionState::Open, true) => "Not done in time",
            (ActionState::Done, _) => "Done",
            (ActionState::Dropped, _) => "Dropped",
        }
    }
    fn item_carry(&self, day: &str) -> String {
        format!("Carry over to {day}")
    }
    fn item_drop(&self) -> &'static str {
        "Drop"
    }
    fn item_reopen(&self) -> &'static str {
        "Take it up again"
    }
    fn item_since(&self, day: &str) -> String {
        format!("since {day}")
    }
    fn item_by(&self, day: &str) -> String {
        format!("by {day}")
    }

    fn session_end_title(&self) -> &'static str {
        "Notes and minutes"
    }
    fn session_notes(&self) -> &'static str {
        "Notes"
    }
    fn session_other_notes(&self) -> &'static str {
        "Noted in another copy"
    }
    fn session_end(&self) -> &'static str {
        "End the session"
    }
    fn session_reopen(&self) -> &'static str {
        "Open it again"
    }
    fn session_minutes(&self) -> &'static str {
        "Minutes"
    }
    fn session_minutes_text(&self) -> &'static str {
        "As Markdown, for a chat or a page. Votes are in it without names once they are shown, and what is private is left out."
    }

    fn minutes_title(&self, unit: &str, on: &str) -> String {
        format!("Team session of {unit}, {on}")
    }
    fn minutes_with(&self, names: &[Text]) -> String {
        format!("With {}", names.join(", "))
    }
    fn minutes_confidence(&self, before: Option<u8>, now: Option<u8>) -> String {
        match (before, now) {
            (Some(before), Some(now)) if before != now => format!("confidence {before} → {now}"),
            (_, Some(value)) | (Some(value), None) => format!("confidence {value}"),
            (None, None) => String::new(),
        }
    }
    fn minutes_votes(&self, tally: &Tally) -> String {
        format!("votes {} (mean {})", values(tally, ", "), mean(tally))
    }
    fn minutes_asks(&self) -> &'static str {
        "Open asks"
    }
    fn minutes_left_out(&self, count: usize) -> String {
        format!("{} left out.", some(count, "private item is", "private items are"))
    }
    fn minutes_facts(&self, item: &Item, due: Option<&str>) -> String {
        let state = (!item.is_open()).then(|| self.item_state(item.state, false).to_owned());
        let sort = item.blocker.map(|blocker| self.blocker_word(blocker).to_owned());
        let of = item.of.as_ref().map(|of| format!("for {}", of.name));
        let owner = (!item.names.is_empty()).then(|| item.names.join(", "));
        let due = due.filter(|_| item.is_open()).map(|day| self.item_by(day));
        let is_blocker = item.kind == ActionKind::Blocker;
        let days = item.days.filter(|_| is_blocker).map(|days| self.item_days(days, item.is_open()));
        let all = [state, sort, of, owner, due, days];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn goal_items(&self) -> &'static str {
        "Blockers and commitments"
    }
    fn item_kind(&self, item: &Item) -> &'static str {
        match (item.kind, item.blocker) {
            (ActionKind::Blocker, Some(blocker)) => self.blocker_word(blocker),
            (ActionKind::Blocker, None) => "Blocker",
            (ActionKind::Commitment, _) => "Commitment",
            (ActionKind::NextStep, _) => "Next step",
            (ActionKind::Decision, _) => "Decision",
        }
    }
}
