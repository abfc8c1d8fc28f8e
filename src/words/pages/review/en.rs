//! English.

use crate::okr::score::Band;
use crate::okr::{ActionState, Day, MeetingKind, Text};
use crate::query::review::{Facts, Heading, Kept, Scored, SinceFrom, Summary};
use crate::query::session::Item;
use crate::words::pages::{DigestWords, some};
use crate::words::{CommonWords, En};

use super::{ReviewLabel, ReviewWords, over};

impl ReviewWords for En {
    fn review_kind(&self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Weekly => "Team session",
            MeetingKind::OneOnOne => "1:1",
            MeetingKind::Monthly => "Monthly review",
            MeetingKind::Quarterly => "Quarterly review",
        }
    }
    fn review_title(&self, kind: MeetingKind, unit: Option<&str>) -> String {
        match unit {
            Some(unit) => format!("{}: {unit}", self.review_kind(kind)),
            None => format!("{} of everybody", self.review_kind(kind)),
        }
    }
    fn review_heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Opening => "Opening",
            Heading::Last => "Decided last time",
            Heading::Summary => "All together",
            Heading::Units => "Unit by unit",
            Heading::Goals => "Objectives",
            Heading::News => "What changed",
            Heading::Linked => "Goals that hang together with them",
            Heading::Risks => "Amber and red",
            Heading::Asks => "Asks",
            Heading::AskedOfMe => "They wait for you",
            Heading::AskedOfThem => "You wait for them",
            Heading::Praise => "Thank you",
            Heading::Growth => "Growth goals",
            Heading::Decisions => "Decisions",
            Heading::Close => "What we take with us",
        }
    }
    fn review_facts(&self, facts: Facts) -> String {
        let pieces = [
            (facts.goals > 0).then(|| some(facts.goals, "objective", "objectives")),
            (facts.changed > 0).then(|| format!("{} changed", facts.changed)),
            (facts.risks > 0).then(|| format!("{} amber or red", facts.risks)),
            (facts.asks > 0).then(|| some(facts.asks, "ask", "asks")),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
    fn review_total(&self, slides: usize, minutes: u32) -> String {
        format!("{}, {}", some(slides, "slide", "slides"), some(minutes as usize, "minute", "minutes"))
    }
    fn review_minutes_of(&self, part: &str) -> String {
        format!("Minutes for {part}")
    }
    fn review_shows(&self, part: &str) -> String {
        format!("Show {part}")
    }
    fn review_from(&self, part: &str) -> String {
        format!("Present from {part}")
    }
    fn review_since(&self, since: Day, from: SinceFrom, today: Day) -> String {
        let day = self.day(since, today);
        match from {
            SinceFrom::LastReview => format!("Changes since the last review on {day}"),
            SinceFrom::Cycle => format!("Changes since the cycle began on {day}"),
            SinceFrom::Length | SinceFrom::Talk => format!("Changes since {day}"),
        }
    }
    fn review_left_out(&self, count: usize) -> String {
        format!("{} not shown.", some(count, "private objective is", "private objectives are"))
    }
    fn review_slide(&self, at: usize, of: usize) -> String {
        format!("Slide {at} of {of}")
    }
    fn review_page(&self, at: usize, of: usize) -> String {
        if of < 2 { String::new() } else { format!("{at} of {of}") }
    }
    fn review_counts(&self, objectives: usize, key_results: usize) -> String {
        let krs = some(key_results, "key result", "key results");
        format!("{}, {krs}", some(objectives, "objective", "objectives"))
    }
    fn review_unknown(&self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{count} unknown, left out of the mean") }
    }
    fn review_believed(&self, summary: &Summary) -> String {
        match summary.lowest {
            Some(lowest) => format!(
                "lowest {lowest}; said of {} of {}",
                summary.believed,
                some(summary.key_results, "key result", "key results")
            ),
            None => "nobody said any".to_owned(),
        }
    }
    fn review_scored(&self, scored: &Scored) -> String {
        let bands = scored.bands.iter().map(|(band, count)| self.review_band_count(*band, *count));
        let missing = (scored.missing > 0).then(|| format!("{} not judged yet", scored.missing));
        let unscored =
            (scored.unscored > 0).then(|| format!("{} without a score on purpose", scored.unscored));
        bands.chain(missing).chain(unscored).collect::<Vec<_>>().join(", ")
    }
    fn review_band_count(&self, band: Band, count: usize) -> String {
        match band {
            Band::Good => format!("{count} as hoped for"),
            Band::Partly => format!("{count} in part"),
            Band::Missed => format!("{count} little"),
        }
    }
    fn review_kept(&self, kept: Kept) -> String {
        if kept.all == 0 {
            return String::new();
        }
        let done = format!("{} of {} done", kept.done, kept.all);
        let open = (kept.open > 0).then(|| format!("{} open", kept.open));
        let late = (kept.late > 0).then(|| format!("{} overdue", kept.late));
        [Some(done), open, late].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
    fn review_decision(&self, item: &Item, today: Day) -> String {
        let nobody = || self.review_label(ReviewLabel::NobodyAnswers).to_owned();
        let names = item.names.join(self.list_comma());
        let who = if names.is_empty() { nobody() } else { names };
        let due = item.due.map(|day| format!("by {}", self.day(day, today)));
        let state = match item.state {
            ActionState::Open => item.is_late.then_some(ReviewLabel::Late),
            ActionState::Done => Some(ReviewLabel::Done),
            ActionState::Dropped => Some(ReviewLabel::Dropped),
        };
        let state = state.map(|label| self.review_label(label).to_lowercase());
        [Some(who), due, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    fn review_done_of(&self, title: &str) -> String {
        format!("Done: {title}")
    }
    fn review_decisions(&self, count: usize) -> String {
        if count == 0 { String::new() } else { some(count, "decision", "decisions") }
    }
    fn review_with(&self, names: &[Text]) -> String {
        format!("With {}", names.join(", "))
    }
    fn review_spent(&self, seconds: i64, minutes: u32) -> String {
        let spent = self.review_time(seconds);
        if minutes == 0 { spent } else { format!("{spent} of {}", self.review_time(i64::from(minutes) * 60)) }
    }
    fn review_over(&self, seconds: i64, minutes: u32) -> String {
        match over(seconds, minutes) {
            0 => String::new(),
            over => format!("{} over", self.review_time(over)),
        }
    }
}
