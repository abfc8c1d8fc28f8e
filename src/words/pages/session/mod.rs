//! Words of the team session: a unit looks at its week together.

mod en;
mod zh;

use crate::okr::{ActionState, Blocker, Text};
use crate::query::session::{Item, Tally, Voted, WhyLow};

/// Words of the team session.
pub trait SessionWords {
    /// What the page is for.
    fn session_lead(&self) -> &'static str;
    /// The choice of the unit.
    fn session_unit(&self) -> &'static str;
    /// The choice of the session.
    fn session_which(&self) -> &'static str;
    /// The session of this week, which is not there yet.
    fn session_this_week(&self) -> &'static str;
    /// A session in the list of them.
    fn session_of(&self, on: &str, is_closed: bool) -> String;
    /// There is no unit: what to do, and why.
    fn session_no_unit(&self) -> (&'static str, &'static str);
    /// Goes to where units are made.
    fn session_make_unit(&self) -> &'static str;
    /// No session of this week yet.
    fn session_none_yet(&self) -> &'static str;
    /// What it would look at.
    fn session_start_facts(&self, key_results: usize, blockers: usize, commitments: usize) -> String;
    /// Who would take part.
    fn session_start_with(&self, people: usize) -> String;
    /// Starts the session.
    fn session_start(&self) -> &'static str;
    /// An earlier one was not ended.
    fn session_still_open(&self, on: &str) -> String;
    /// Shows that one.
    fn session_go_on(&self) -> &'static str;
    /// Whether it is over.
    fn session_state(&self, is_closed: bool) -> &'static str;
    /// Who takes part: the name of the list.
    fn session_with(&self) -> &'static str;
    /// Adds somebody.
    fn session_add_person(&self) -> &'static str;
    /// The name of the way through the sections.
    fn session_steps(&self) -> &'static str;

    /// The confidence round.
    fn session_round(&self) -> &'static str;
    /// How it goes.
    fn session_round_text(&self) -> &'static str;
    /// The votes are only hidden on the page.
    fn session_round_hint(&self) -> &'static str;
    /// What keys do while somebody votes.
    fn session_vote_keys(&self) -> &'static str;
    /// No key result is on the list.
    fn session_no_rows(&self) -> (&'static str, &'static str);
    /// Nobody takes part yet.
    fn session_nobody(&self) -> &'static str;
    /// How far somebody has got.
    fn session_voted(&self, voted: usize, all: usize) -> String;
    /// Somebody votes now: the button.
    fn session_votes_now(&self, name: &str) -> String;
    /// Whoever edits here votes: the button.
    fn session_i_vote(&self) -> &'static str;
    /// Somebody votes again, or goes on voting: the button in the list.
    fn session_vote(&self) -> &'static str;
    /// The heading of a ballot.
    fn session_ballot_of(&self, name: &str) -> String;
    /// What is asked for each key result.
    fn session_how_sure(&self, title: &str) -> String;
    /// A vote of theirs is written and not shown.
    fn session_has_vote(&self) -> &'static str;
    /// Hides the numbers; somebody else votes next.
    fn session_pass_on(&self, next: Option<&str>) -> String;
    /// Everybody has voted.
    fn session_all_voted(&self) -> &'static str;
    /// Shows the votes.
    fn session_show(&self) -> &'static str;
    /// The heading of the votes.
    fn session_votes(&self) -> &'static str;
    /// Nobody voted on it.
    fn session_no_votes(&self) -> &'static str;
    /// Lowest, mean and spread.
    fn session_tally(&self, tally: &Tally) -> String;
    /// One vote with its name.
    fn session_vote_of(&self, vote: &Voted) -> String;
    /// Votes of people with their names, for those who cannot see the row of dots.
    fn session_votes_told(&self, votes: &[Voted]) -> String {
        let all: Vec<String> = votes.iter().map(|vote| self.session_vote_of(vote)).collect();
        all.join(" · ")
    }
    /// The votes of the session before.
    fn session_last_votes(&self, tally: &Tally) -> String;
    /// Somebody sees it as unlikely.
    fn session_low(&self) -> &'static str;
    /// They lie far apart.
    fn session_wide(&self) -> &'static str;
    /// The confidence that is taken.
    fn session_agreed(&self, title: &str) -> String;
    /// Takes it.
    fn session_take(&self, value: u8) -> String;
    /// Takes it, for those who listen.
    fn session_take_of(&self, value: u8, title: &str) -> String;
    /// Takes all that were not taken yet.
    fn session_take_all(&self, count: usize) -> String;
    /// What `take all` takes.
    fn session_take_hint(&self) -> &'static str;
    /// The confidence that was taken.
    fn session_taken(&self, before: Option<u8>, now: u8) -> String;
    /// The note of a check-in that takes votes as confidence.
    fn session_take_note(&self, tally: &Tally) -> String;
    /// Somebody who was not there votes after the others: the line that opens.
    fn session_vote_late(&self) -> &'static str;

    /// Blockers.
    fn session_blockers(&self) -> &'static str;
    /// What they are for.
    fn session_blockers_text(&self) -> &'static str;
    /// No blocker is open.
    fn session_no_blockers(&self) -> &'static str;
    /// A sort of blocker.
    fn blocker_word(&self, blocker: Blocker) -> &'static str;
    /// The choice of the sort.
    fn blocker_kind(&self) -> &'static str;
    /// No sort was chosen.
    fn blocker_unsaid(&self) -> &'static str;
    /// Why a key result is suggested.
    fn session_why_low(&self, why: WhyLow) -> String;
    /// Key results to talk about.
    fn session_suggested(&self) -> &'static str;
    /// Writes a blocker.
    fn session_add_blocker(&self) -> &'static str;
    /// Writes a blocker of this key result, for those who listen.
    fn session_add_blocker_of(&self, title: &str) -> String;
    /// The field: what stands in the way.
    fn session_what_blocks(&self) -> &'static str;
    /// For how long an item is open, or was.
    fn item_days(&self, days: i64, is_open: bool) -> String;
    /// Asks whoever has to clear it.
    fn session_ask(&self, name: Option<&str>) -> String;
    /// Whom to ask.
    fn session_ask_whom(&self) -> &'static str;
    /// Who was asked and has not answered.
    fn session_asked(&self, names: &[Text]) -> String;

    /// Commitments.
    fn session_commitments(&self) -> &'static str;
    /// What they are for.
    fn session_commitments_text(&self) -> &'static str;
    /// Those of earlier sessions.
    fn session_review(&self, done: usize, all: usize) -> String;
    /// There are none from before.
    fn session_no_review(&self) -> &'static str;
    /// Those for the next days.
    fn session_next(&self, until: &str) -> String;
    /// There are none yet.
    fn session_no_next(&self) -> &'static str;
    /// The field: what somebody commits to.
    fn session_add_commitment(&self) -> &'static str;
    /// Adds what was written.
    fn session_add(&self) -> &'static str;
    /// More than a week holds.
    fn session_many(&self, count: usize) -> String;
    /// The goal it is for.
    fn item_goal(&self) -> &'static str;
    /// It is for the whole team.
    fn item_no_goal(&self) -> &'static str;
    /// Who takes it on.
    fn item_owner(&self) -> &'static str;
    /// Nobody does.
    fn item_no_owner(&self) -> &'static str;
    /// By when.
    fn item_due(&self) -> &'static str;
    /// "Done", for those who listen.
    fn item_done_of(&self, title: &str) -> String;
    /// How far it is; of an open one that was due whether it is late.
    fn item_state(&self, state: ActionState, is_late: bool) -> &'static str;
    /// Moves it to the next session.
    fn item_carry(&self, day: &str) -> String;
    /// Gives it up.
    fn item_drop(&self) -> &'static str;
    /// Takes it up again.
    fn item_reopen(&self) -> &'static str;
    /// Since when it is there.
    fn item_since(&self, day: &str) -> String;
    /// By when it is due.
    fn item_by(&self, day: &str) -> String;

    /// Notes, end and minutes.
    fn session_end_title(&self) -> &'static str;
    /// The field for notes.
    fn session_notes(&self) -> &'static str;
    /// Notes of the same session in another copy.
    fn session_other_notes(&self) -> &'static str;
    /// Ends the session.
    fn session_end(&self) -> &'static str;
    /// Opens it again.
    fn session_reopen(&self) -> &'static str;
    /// The minutes.
    fn session_minutes(&self) -> &'static str;
    /// What is in them.
    fn session_minutes_text(&self) -> &'static str;

    /// The title of the minutes.
    fn minutes_title(&self, unit: &str, on: &str) -> String;
    /// Who took part.
    fn minutes_with(&self, names: &[Text]) -> String;
    /// Confidence before and now.
    fn minutes_confidence(&self, before: Option<u8>, now: Option<u8>) -> String;
    /// The votes without names.
    fn minutes_votes(&self, tally: &Tally) -> String;
    /// What was asked and is open.
    fn minutes_asks(&self) -> &'static str;
    /// Things that are private are not in it.
    fn minutes_left_out(&self, count: usize) -> String;
    /// What is known of an item in one line: sort, goal, owner, day, how long.
    fn minutes_facts(&self, item: &Item, due: Option<&str>) -> String;

    /// Open blockers and commitments of a goal.
    fn goal_items(&self) -> &'static str;
    /// What an item in a list of several sorts is.
    fn item_kind(&self, item: &Item) -> &'static str;
}

/// The mean with one place.
fn mean(tally: &Tally) -> String {
    format!("{:.1}", tally.mean)
}

/// The values of votes, the lowest first.
fn values(tally: &Tally, between: &str) -> String {
    let all: Vec<String> = tally.votes.iter().map(|vote| vote.value.to_string()).collect();
    all.join(between)
}
