//! The page of changes in English.

use crate::okr::{Bar, ChangeKind, Day, Stage};
use crate::query::changes::{Effect, Tally};
use crate::words::pages::some;
use crate::words::{CommonWords, En, PanelWords};

use super::ChangesWords;

impl ChangesWords for En {
    fn changes_lead(&self) -> &'static str {
        "What was changed while the cycle ran: before, after, who, why, and what it does to the score. A change is not a failure, and nothing is deleted."
    }
    fn changes_in(&self, cycle: Option<&str>) -> String {
        cycle.map_or_else(|| "Changes in all cycles".to_owned(), |cycle| format!("Changes in {cycle}"))
    }
    fn changes_told(&self, tally: &Tally) -> String {
        let kind = |(kind, count): &(ChangeKind, usize)| {
            let told = format!("{count} {}", self.change_word(*kind).to_lowercase());
            match (*kind, bars(tally)) {
                (ChangeKind::Retarget, Some(bars)) => format!("{told} ({bars})"),
                (_, _) => told,
            }
        };
        let kinds: Vec<String> = tally.kinds.iter().map(kind).collect();
        let mut told = some(tally.changes, "change", "changes");
        if !kinds.is_empty() {
            told = format!("{told}: {}", kinds.join(", "));
        }
        told.push('.');
        if tally.unexplained > 0 {
            told = format!("{told} {} without a reason.", tally.unexplained);
        }
        if !tally.triggers.is_empty() {
            let one = |(trigger, count): &(_, usize)| {
                format!("{} {count}", self.trigger_word(*trigger).to_lowercase())
            };
            let all: Vec<String> = tally.triggers.iter().map(one).collect();
            told = format!("{told} Set off by: {}.", all.join(", "));
        }
        if tally.minor > 0 {
            told = format!("{told} {} besides.", some(tally.minor, "small correction", "small corrections"));
        }
        told
    }
    fn corrections_hidden(&self, count: usize) -> String {
        format!("{} not shown", some(count, "small correction", "small corrections"))
    }
    fn changes_shown(&self) -> &'static str {
        "Changes that are shown"
    }
    fn with_corrections(&self) -> &'static str {
        "Small corrections too"
    }
    fn without_a_reason(&self) -> &'static str {
        "Without a reason"
    }
    fn kind_of_change(&self) -> &'static str {
        "Kind of change"
    }
    fn every_kind_of_change(&self) -> &'static str {
        "Every kind"
    }
    fn set_off_by(&self) -> &'static str {
        "Set off by"
    }
    fn every_trigger(&self) -> &'static str {
        "Every trigger"
    }
    fn no_trigger(&self) -> &'static str {
        "Nobody said"
    }
    fn nothing_changed(&self) -> &'static str {
        "Nothing was changed"
    }
    fn nothing_changed_hint(&self) -> &'static str {
        "Once a cycle runs, every new target, date, owner, added or dropped goal stands here with its reason. Edit the goal as usual; you are asked why."
    }
    fn no_such_change(&self) -> &'static str {
        "No change is like that"
    }
    fn every_change(&self) -> &'static str {
        "Show every change"
    }
    fn no_reason(&self) -> &'static str {
        "No reason given"
    }
    fn give_reason(&self) -> &'static str {
        "Give the reason…"
    }
    fn change_reason(&self) -> &'static str {
        "Change the reason…"
    }
    fn why_changed(&self) -> &'static str {
        "Why was it changed?"
    }
    fn keep_reason(&self) -> &'static str {
        "Keep the reason"
    }
    fn agree_to_change(&self) -> &'static str {
        "Agree to the change"
    }
    fn only_corrects(&self) -> &'static str {
        "Only a small correction"
    }
    fn small_correction(&self) -> &'static str {
        "Small correction"
    }
    fn in_the_trash(&self) -> &'static str {
        "In the trash"
    }
    fn bar_moved(&self, bar: Bar) -> &'static str {
        match bar {
            Bar::Lowered => "Bar lowered",
            Bar::Raised => "Bar raised",
        }
    }
    fn effect_told(&self, effect: &Effect) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(effect.score.map(|moved| format!("Score by today's readings {}", self.moved(moved))));
        if let Some((above, moved)) = &effect.above {
            let name = if above.name.is_empty() { self.untitled() } else { &above.name };
            told.push(format!("“{name}” {}", self.moved(*moved)));
        }
        told.extend(effect.pace.map(|moved| format!("Expected by today {}", self.moved(moved))));
        told.extend(
            effect.status.map(|(was, is)| format!("{} → {}", self.status_word(was), self.status_word(is))),
        );
        told
    }
    fn given_up(&self) -> &'static str {
        "Given up and put off"
    }
    fn given_up_hint(&self) -> &'static str {
        "They count nowhere, and stay readable with all that was said of them."
    }
    fn gone_since(&self, stage: Stage, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        let stage = self.stage_word(stage);
        match (by, at) {
            (None, None) => stage.to_owned(),
            (by, at) => format!("{stage} · {}", self.by_on(by, at, None, today)),
        }
    }
    fn changes_on(&self, day: Option<Day>, today: Day) -> String {
        day.map_or_else(|| "No day known".to_owned(), |day| self.day(day, today))
    }
}

fn bars(tally: &Tally) -> Option<String> {
    let told = |count: usize, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let all: Vec<String> = [told(tally.lowered, "lowered the bar"), told(tally.raised, "raised it")]
        .into_iter()
        .flatten()
        .collect();
    match (tally.lowered, all.is_empty()) {
        (_, true) => None,
        (0, false) => Some(format!("{} raised the bar", tally.raised)),
        (_, false) => Some(all.join(", ")),
    }
}
