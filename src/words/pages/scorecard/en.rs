//! The scorecard and the three readings in English.

use crate::okr::Day;
use crate::okr::readings::Because;
use crate::okr::scorecard::{Balance, Cut, Group, Leaning};
use crate::query::close::{Late, WhereNow};
use crate::query::scorecard::{Line, Scorecard, Thanked};
use crate::words::pages::some;
use crate::words::{CommonWords, En, JudgedWords};

use super::ScorecardWords;

impl ScorecardWords for En {
    fn scorecard_title(&self, card: &Scorecard) -> String {
        let whose = card.whose.as_ref().map_or("everybody", |whose| &whose.name);
        format!("Scorecard of {whose}, {}", card.cycle.name)
    }
    fn scorecard_group(&self, group: Group) -> &'static str {
        match group {
            Group::FromAbove => "From above",
            Group::OwnAligned => "Own ideas, aligned to others",
            Group::OwnAlone => "Own ideas, standing alone",
            Group::OriginUnsaid => "Nobody said where from",
        }
    }
    fn scorecard_cut(&self, cut: Cut) -> &'static str {
        match cut {
            Cut::Aligned => "Aligned",
            Cut::Standalone => "Standing alone",
            Cut::Growth => "Growth goals",
            Cut::Joint => "Joint goals",
            Cut::AddedLate => "Added while the cycle ran",
        }
    }
    fn scorecard_percent(&self, share: f64) -> String {
        format!("{:.0} %", share * 100.0)
    }
    fn scorecard_because(&self, because: Because) -> String {
        match because {
            Because::NotJudged => "Not judged yet".to_owned(),
            Because::Judged => "As it was judged: no change reads otherwise".to_owned(),
            Because::FirstNumbers => "What its first numbers suggest for the same last reading".to_owned(),
            Because::Reached => "Given up or put off: what it had reached".to_owned(),
            Because::KeyResults => "The mean of what belonged to it then".to_owned(),
            Because::Unscored(why) => {
                format!("No score on purpose: {}", self.unscored_word(why).to_lowercase())
            }
            Because::Word(word) => format!("Judged by a word: {}", self.reached_word(word).to_lowercase()),
            Because::CameLater => "It was not there when the goal was first set".to_owned(),
            Because::Elsewhere => "It is judged in another cycle".to_owned(),
            Because::Deleted => "In the trash: nobody knows what it had reached".to_owned(),
            Because::ToldInWords => "A change of it is told only in words".to_owned(),
            Because::OtherUnit => "Its numbers counted something else then".to_owned(),
            Because::NoNumbers => "There are no numbers of then for the last reading".to_owned(),
            Because::Reworded => "It is judged by its words, and they were others then".to_owned(),
            Because::JudgedWhole => "It was judged as a whole: of then nothing can be read".to_owned(),
            Because::Untold => "This copy leaves out how it is".to_owned(),
            Because::NothingThen => "Nothing was there when the cycle began".to_owned(),
        }
    }
    fn scorecard_counted(&self, line: &Line) -> String {
        let told = some(line.count, "goal", "goals");
        if line.given_up == 0 {
            told
        } else {
            format!("{told}, {} of them given up or put off", line.given_up)
        }
    }
    fn scorecard_open(&self, line: &Line) -> String {
        let open = line.together.changed.missing;
        let mut told: Vec<String> = Vec::new();
        if open > 0 {
            told.push(format!("{open} not judged"));
        }
        if line.worded > 0 {
            told.push(format!("{} by a word", line.worded));
        }
        if line.unscored > 0 {
            told.push(format!("{} without a score on purpose", line.unscored));
        }
        told.join(", ")
    }
    fn scorecard_missing(&self, count: usize) -> String {
        format!("{} not judged", some(count, "key result", "key results"))
    }
    fn scorecard_balance(&self, balance: &Balance) -> String {
        let own = some(balance.own, "own idea", "own ideas");
        let above = some(balance.above, "goal from above", "goals from above");
        let mut told = match (balance.by_count(), balance.by_weight) {
            (Some(count), Some(weight)) => format!(
                "{own} and {above}: own ideas are {} by number and {} by weight.",
                self.scorecard_percent(count),
                self.scorecard_percent(weight)
            ),
            (Some(count), None) => {
                format!("{own} and {above}: own ideas are {} by number.", self.scorecard_percent(count))
            }
            (None, _) => "Nobody said yet which goals came from above and which are own ideas.".to_owned(),
        };
        if balance.unsaid > 0 && balance.by_count().is_some() {
            told = format!("{told} Of {} nobody said it.", some(balance.unsaid, "goal", "goals"));
        }
        told
    }
    fn scorecard_leaning(&self, balance: &Balance) -> Option<String> {
        let wanted = balance.wanted?;
        Some(match balance.leaning()? {
            Leaning::Fewer => format!("Fewer own ideas by weight than the {wanted} % you have in mind."),
            Leaning::About => format!("About the {wanted} % by weight that you have in mind."),
            Leaning::More => format!("More own ideas by weight than the {wanted} % you have in mind."),
        })
    }
    fn scorecard_late(&self, late: Late, today: Day) -> String {
        late.day.map_or_else(|| "added later".to_owned(), |day| format!("added {}", self.day(day, today)))
    }
    fn scorecard_place(&self, place: WhereNow) -> &'static str {
        match place {
            WhereNow::Here => "Here",
            WhereNow::HandedOver => "Handed to somebody else",
            WhereNow::OtherCycle => "Moved to another cycle",
            WhereNow::Trash => "In the trash",
        }
    }
    fn scorecard_hidden(&self, count: usize) -> String {
        let goals = some(count, "private goal", "private goals");
        let (is, place) = if count == 1 { ("is", "its place") } else { ("are", "their places") };
        format!("{goals} {is} left out: this copy has only {place}.")
    }
    fn scorecard_weighs(&self, share: f64) -> String {
        format!("weight {}", self.scorecard_percent(share))
    }
    fn scorecard_show_all(&self, count: usize) -> String {
        format!("Show all {count}")
    }
    fn scorecard_read(&self, thanked: &Thanked) -> String {
        let written = some(thanked.written, "check-in", "check-ins");
        format!("{} of {written} in the cycle marked as read by others.", thanked.read)
    }
    fn scorecard_of(&self, title: &str) -> String {
        format!("“{title}”")
    }
}
