//! English words of the page that compares.

use crate::app::comparing::Half;
use crate::okr::{ChangeKind, Reply, Wants};
use crate::query::compare::{Author, Totals};
use crate::words::En;
use crate::words::pages::some;

use super::{CompareWords, DeedName, percent};

impl CompareWords for En {
    fn compare_lead(&self) -> &'static str {
        "What differs between two states: this workspace as it is, at the end of any day, or a file"
    }
    fn half(&self, half: Half) -> &'static str {
        match half {
            Half::Before => "Before",
            Half::After => "After",
        }
    }
    fn state_now(&self) -> &'static str {
        "This workspace now"
    }
    fn state_day(&self) -> &'static str {
        "This workspace on a day"
    }
    fn state_file(&self) -> &'static str {
        "A file…"
    }
    fn state_none(&self) -> &'static str {
        "Choose…"
    }
    fn end_of(&self, day: &str) -> String {
        format!("End of {day}")
    }
    fn copy_of(&self, day: &str) -> String {
        format!("The copy saved on {day}")
    }
    fn day_of(&self, half: Half) -> &'static str {
        match half {
            Half::Before => "Day before",
            Half::After => "Day after",
        }
    }
    fn often(&self) -> &'static str {
        "Since"
    }
    fn a_week_ago(&self) -> &'static str {
        "a week ago"
    }
    fn start_of_cycle(&self, name: &str) -> String {
        format!("the start of {name}")
    }
    fn since_last_copy(&self) -> &'static str {
        "the last saved copy"
    }
    fn swap_sides(&self) -> &'static str {
        "Swap before and after"
    }
    fn older_after(&self) -> &'static str {
        "“After” lacks much that “Before” has. Is it the older one?"
    }
    fn nothing_to_compare(&self) -> (&'static str, &'static str) {
        (
            "Hold it against something",
            "Choose a day to see what changed since then, or a file that somebody sent. Nothing is changed by looking.",
        )
    }
    fn nothing_differs(&self) -> (&'static str, &'static str) {
        ("Nothing differs", "Both say the same about every goal, check-in and person.")
    }
    fn file_has_problems(&self, name: &str, count: usize) -> String {
        format!(
            "{} of {name} could not be used as written; the rest is compared",
            some(count, "place", "places")
        )
    }
    fn total_pieces(&self, totals: &Totals) -> Vec<String> {
        let all = [
            (totals.added, format!("{} new", totals.added)),
            (totals.changed, format!("{} changed", totals.changed)),
            (totals.moved, format!("{} moved", totals.moved)),
            (totals.deleted, format!("{} deleted", totals.deleted)),
            (totals.restored, format!("{} brought back", totals.restored)),
            (totals.checked_in, some(totals.checked_in, "check-in", "check-ins")),
            (totals.said, some(totals.said, "comment, ask or agreement", "comments, asks and agreements")),
            (totals.disagreements, some(totals.disagreements, "disagreement", "disagreements")),
            (totals.missing, format!("{} not there", totals.missing)),
        ];
        all.into_iter().filter(|(count, _)| *count > 0).map(|(_, piece)| piece).collect()
    }
    fn sentence(&self, pieces: &[String]) -> String {
        if pieces.is_empty() { String::new() } else { format!("{}.", pieces.join(", ")) }
    }
    fn written_by_all(&self, authors: &[Author]) -> String {
        let one = |author: &Author| {
            format!("{} ({})", author.name.as_deref().unwrap_or("nobody named"), author.deeds)
        };
        let all: Vec<String> = authors.iter().map(one).collect();
        match all.as_slice() {
            [] => String::new(),
            [only] => format!("By {only}."),
            [first @ .., last] => format!("By {} and {last}.", first.join(", ")),
        }
    }
    fn of_no_unit(&self) -> &'static str {
        "People, units, cycles and what belongs to no unit"
    }
    fn show_others(&self, count: usize) -> String {
        format!("Show {count} more")
    }
    fn whole_texts(&self) -> &'static str {
        "Both texts whole"
    }
    fn was_told(&self) -> &'static str {
        "was: "
    }
    fn is_told(&self) -> &'static str {
        "now: "
    }
    fn copy_markdown(&self) -> &'static str {
        "Copy as Markdown"
    }
    fn save_markdown(&self) -> &'static str {
        "Save Markdown"
    }
    fn print_page(&self) -> &'static str {
        "Print"
    }
    fn copied(&self, copied: bool) -> &'static str {
        if copied { "Copied" } else { "The browser did not let it through; save it instead" }
    }
    fn changes_name(&self, name: &str) -> String {
        format!("{name} changes")
    }
    fn changes_title(&self, name: &str) -> String {
        if name.is_empty() { "What changed".to_owned() } else { format!("What changed in {name}") }
    }
    fn states_told(&self, before: &str, after: &str) -> String {
        format!("From {before} to {after}")
    }
    fn progress_moved(&self, was: Option<f64>, is: Option<f64>) -> String {
        let sign = "\u{a0}%";
        format!("Progress {} → {}", percent(was, "unknown", sign), percent(is, "unknown", sign))
    }
    fn deed(&self, name: DeedName) -> &'static str {
        match name {
            DeedName::New => "New",
            DeedName::Aligned => "New alignment",
            DeedName::AlignedAgain => "Aligned again",
            DeedName::TakenOff => "Alignment taken off",
            DeedName::Deleted => "Deleted",
            DeedName::Restored => "Brought back",
            DeedName::Missing => "Not there, which deletes nothing",
            DeedName::DeletedMeanwhile => "Deleted by one, changed by another",
            DeedName::CheckedIn => "Check-in",
            DeedName::Corrected => "Check-in corrected",
            DeedName::CheckInTakenBack => "Check-in taken back",
            DeedName::Comment => "Comment",
            DeedName::Agreed => "Agreed",
            DeedName::NoLongerAgreed => "Does not agree",
            DeedName::SayingTakenBack => "Taken back",
            DeedName::UnknownSaying => "Written by a newer version",
        }
    }
    fn disagree_about(&self, field: &str) -> String {
        format!("Disagreement about {field}")
    }
    fn settled_about(&self, field: &str) -> String {
        format!("Settled: {field}")
    }
    fn asked_for(&self, wants: Wants) -> &'static str {
        match wants {
            Wants::KeyResult => "Ask for a key result",
            Wants::Goal => "Ask for a goal",
            Wants::Confirmation => "Ask for a confirmation",
            Wants::Help => "Ask",
        }
    }
    fn answered_so(&self, reply: Reply) -> &'static str {
        match reply {
            Reply::Yes => "Answer: yes",
            Reply::No => "Answer: no",
            Reply::Words => "Answer",
        }
    }
    fn earlier_check_ins(&self, count: usize) -> String {
        some(count, "earlier check-in", "earlier check-ins")
    }
    fn lacks(&self, check_ins: usize, said: usize) -> String {
        let all = [
            (check_ins, some(check_ins, "check-in", "check-ins")),
            (said, some(said, "comment, ask or agreement", "comments, asks and agreements")),
        ];
        let pieces: Vec<String> =
            all.into_iter().filter(|(count, _)| *count > 0).map(|(_, piece)| piece).collect();
        format!("Not there: {}", pieces.join(", "))
    }
    fn in_ledger(&self, _kind: ChangeKind, head: &str) -> String {
        head.trim_end_matches('.').to_owned()
    }
    fn after_a_name(&self) -> &'static str {
        ": "
    }
    fn after_a_sentence(&self) -> &'static str {
        ". "
    }
}
