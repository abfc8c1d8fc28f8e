//! How a number came about, in English.

use super::{ExplainWords, beside, hundredths, percent, permille, points, titles};
use crate::okr::measure::{Blank, How};
use crate::okr::pace::{Line, Pace, PacePreset, PaceRule};
use crate::okr::rollup::Fate;
use crate::okr::weight::ShareRule;
use crate::okr::{Basis, Day, Flaw, RollsUp, Text, Why, number};
use crate::query::panel::{Added, Explained, PartLine, Parts, WhyOut};
use crate::query::standing::{MeanLine, MeanRead};
use crate::words::pages::SettingsWords;
use crate::words::{CommonWords, En, OutlineWords};

impl En {
    /// How one number became a share.
    fn how_told(&self, one: &Explained, how: &How) -> String {
        let amount = |value: f64| self.amount(value, one.measured_in.as_deref());
        match how {
            How::Way { start, target, value } => {
                let share = self.share(one.progress.value.unwrap_or_default());
                format!(
                    "{} is {share} of the way from {} to {}",
                    amount(*value),
                    amount(*start),
                    amount(*target)
                )
            }
            How::Reached { target, value } => {
                format!("{} reaches the target of {}; the start is unknown", amount(*value), amount(*target))
            }
            How::Holds { value, inside: true } => format!("{} lies in the corridor", amount(*value)),
            How::Holds { value, inside: false } => {
                format!("{} lies outside the corridor", amount(*value))
            }
            How::YesNo(true) => "Somebody said it is done".to_owned(),
            How::YesNo(false) => "Somebody said it is not done yet".to_owned(),
            How::Milestones { done, all } => {
                format!(
                    "Milestones that weigh {} of {} are done",
                    number::shown(*done, 2),
                    number::shown(*all, 2)
                )
            }
            How::Found { value } => format!("The baseline was found: {}", amount(*value)),
            How::Said(share) => format!("A person judged it: {}\u{a0}%", percent(*share)),
        }
    }
}

impl En {
    /// Where it should be and is, and how far that is apart.
    fn pace_told(&self, one: &Explained, pace: &Pace, today: Day) -> String {
        let (expected, is) = (self.share(pace.expected.share), self.share(pace.progress));
        let by = match pace.expected.line {
            Line::Straight => format!("by its dates ({})", self.span(one.span.start, one.span.end, today)),
            Line::Phased => "by its phased targets".to_owned(),
            Line::Periods => "by the check-in periods that are due".to_owned(),
        };
        let (gap, ratio) = beside(pace);
        let apart = if gap.abs() < number::EDGE {
            "exactly on its pace".to_owned()
        } else if gap > 0.0 {
            format!("{} points behind", points(gap))
        } else {
            format!("{} points ahead", points(gap))
        };
        let of_it = match (pace.rule, ratio) {
            (PaceRule::Ratio { .. }, Some(ratio)) => format!(", {}\u{a0}% of it", percent(ratio)),
            (PaceRule::Gap { .. } | PaceRule::Ratio { .. }, _) => String::new(),
        };
        format!("{expected} is expected {by}, it is {is}{of_it}: {apart}")
    }

    /// Which value lies outside which corridor.
    fn outside_told(&self, one: &Explained) -> String {
        let corridor =
            one.measure.as_ref().and_then(|measure| self.corridor(measure, one.measured_in.as_deref()));
        let value = one.value.map(|value| self.amount(value, one.measured_in.as_deref()));
        match (value, corridor) {
            (Some(value), Some(corridor)) => {
                format!("The latest value, {value}, lies outside its corridor: {}", low(&corridor))
            }
            _ => "The latest value lies outside its corridor".to_owned(),
        }
    }
}

/// Within a sentence.
fn low(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl En {
    fn fate_told(fate: Fate, share: u32, adds: Option<u32>) -> String {
        let (weight, adds) = (permille(share), hundredths(adds));
        match fate {
            Fate::Counted => format!("weighs {weight}\u{a0}%, adds {adds}"),
            Fate::Clamped => {
                format!("weighs {weight}\u{a0}%, adds {adds}; past its ends it counts as 0 or 1")
            }
            Fate::Weightless => "weight 0: counts nothing".to_owned(),
            Fate::Missing => format!("weighs {weight}\u{a0}%, not known yet and left out"),
            Fate::Out => "postponed or dropped, left out".to_owned(),
        }
    }
}

impl ExplainWords for En {
    fn why_status(&self, one: &Explained, today: Day) -> String {
        match &one.status.why {
            Why::Stage => {
                format!("{}, so it is not held against its pace", self.status_word(one.status.computed))
            }
            Why::Draft => "Still a draft, so nothing is held against it yet".to_owned(),
            Why::Reached => match one.progress.value {
                Some(share) => format!("Reached: progress is {}", self.share(share)),
                None => "The target is reached".to_owned(),
            },
            Why::NotStarted { from } => format!("It starts on {}", self.day(*from, today)),
            Why::NeverCheckedIn => match one.next_due {
                Some(due) if due < today => {
                    format!("Nobody has checked in yet; the first check-in was due {}", self.day(due, today))
                }
                Some(due) => {
                    format!("Nobody has checked in yet; the first check-in is due {}", self.day(due, today))
                }
                None => "Nobody has checked in yet".to_owned(),
            },
            Why::CheckInOverdue => match (one.status.last_check_in, one.status.overdue_days) {
                (Some(last), Some(late)) => format!(
                    "Last check-in {}; with one every {} days it is {late} days overdue",
                    self.day(last, today),
                    one.cadence_days
                ),
                _ => "The last check-in is too old to tell".to_owned(),
            },
            Why::OutsideCorridor => self.outside_told(one),
            Why::Pace => match &one.status.pace {
                Some(pace) => self.pace_told(one, pace, today),
                None => "Held against its pace".to_owned(),
            },
            Why::NoDates => format!(
                "Its progress is {}, but it has no dates to hold it against",
                self.share(one.progress.value.unwrap_or_default())
            ),
            Why::NoProgress(blank) => self.blank_reason(*blank).to_owned(),
            Why::Riskiest(_) => {
                let quoted = |title: &Text, status| format!("“{title}” ({})", low(self.status_word(status)));
                let (named, more) = titles(one, quoted, ", ");
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                format!("As its riskiest part, which decides: {named}{more}")
            }
            Why::CycleClosed => "Its cycle is closed; its score says how it went".to_owned(),
            Why::AllSettled => "All that contributes is reached, put off, dropped or closed".to_owned(),
        }
    }
    fn blank_reason(&self, blank: Blank) -> &'static str {
        match blank {
            Blank::NothingSaid => "No check-in says yet how far it is",
            Blank::StartUnknown => "The start is unknown, so nobody can say how far it is",
            Blank::TargetUnknown => "The target is unknown, so nobody can say how far it is",
            Blank::NoWay => "Start and target are the same, so there is no way to be part of",
            Blank::NoWeight => "No milestone weighs anything",
            Blank::UnitsDiffer => "Its parts are counted in different units, so nothing is added up",
        }
    }
    fn progress_from(&self, one: &Explained) -> String {
        match &one.progress.basis {
            Basis::CheckIn(how) => self.how_told(one, how),
            Basis::Sum { how, known, all } => {
                format!("{known} of {all} parts have a value. Together: {}", self.how_told(one, how))
            }
            Basis::Corridor(time) => match time.periods {
                Some(periods) => format!(
                    "Kept in {} of {periods} check-in periods, left in {}, not read in {}",
                    time.kept, time.broken, time.missed
                ),
                None if time.now == Some(true) => {
                    "The latest value lies in the corridor; there are no dates".to_owned()
                }
                None => "The latest value lies outside the corridor; there are no dates".to_owned(),
            },
            Basis::RollUp => "The weighted mean of what contributes to it".to_owned(),
            Basis::Nothing(Blank::NothingSaid) if one.check_ins == 0 && one.added.is_none() => {
                match one.parts {
                    Some(_) => "Nobody has said yet how far any of its parts is".to_owned(),
                    None => "Nobody has checked in yet".to_owned(),
                }
            }
            Basis::Nothing(blank) => self.blank_reason(*blank).to_owned(),
        }
    }
    fn read_from(&self, one: &Explained, today: Day) -> String {
        match (one.progress.from.is_some(), one.progress.at, &one.said_by) {
            (false, ..) => String::new(),
            (true, Some(at), Some(by)) => {
                format!("Read from the check-in of {} by {by}", self.day(at, today))
            }
            (true, Some(at), None) => format!("Read from the check-in of {}", self.day(at, today)),
            (true, None, Some(by)) => format!("Read from an undated check-in by {by}"),
            (true, None, None) => "Read from an undated check-in".to_owned(),
        }
    }
    fn expected_by(&self, one: &Explained, today: Day) -> String {
        let Some(expected) = one.expected else { return String::new() };
        let share = self.share(expected.share);
        let span = self.span(one.span.start, one.span.end, today);
        match expected.line {
            Line::Straight => format!("{share} is expected today, on a straight line, {span}"),
            Line::Phased => format!("{share} is expected today, through its phased targets"),
            Line::Periods => format!("{share} is expected today: the part of its periods that is over"),
        }
    }
    fn pace_rule_told(&self, preset: PacePreset) -> String {
        let name = self.pace_name(preset);
        match preset.rule() {
            PaceRule::Gap { green, amber } => format!(
                "{name}: on track up to {} points behind, behind up to {}, at risk beyond",
                number::shown(green, 1),
                number::shown(amber, 1)
            ),
            PaceRule::Ratio { green, amber } => {
                format!(
                    "{name}: on track from {}\u{a0}% of the pace, behind from {}\u{a0}%, at risk below",
                    percent(green),
                    percent(amber)
                )
            }
        }
    }
    fn owner_told(&self, one: &Explained) -> Option<String> {
        let said = one.status.said.filter(|said| *said != one.status.computed)?;
        let (said, computed) = (low(self.status_word(said)), low(self.status_word(one.status.computed)));
        Some(if one.status.shown == one.status.computed {
            format!("Its owner says {said}; that does not stand while it is {computed}")
        } else {
            format!("Its owner says {said}; computed: {computed}")
        })
    }
    fn part_fate(&self, part: &PartLine) -> String {
        Self::fate_told(part.fate, part.share, part.adds)
    }
    fn parts_rule(&self, parts: &Parts) -> String {
        let rule = match parts.rule {
            ShareRule::Equal => "No weights stated: all count the same",
            ShareRule::Stated => "Each counts by its stated weight",
            ShareRule::RestShared => "Stated weights stand; the others share the rest",
            ShareRule::Averaged => "Those without a weight count as the average of the others",
            ShareRule::Nothing => "Nothing has a weight",
        };
        match parts.missing {
            0 => rule.to_owned(),
            1 => format!("{rule}. One is not known and left out"),
            many => format!("{rule}. {many} are not known and left out"),
        }
    }
    fn flaw_told(&self, flaw: Flaw) -> &'static str {
        match flaw {
            Flaw::NoWay => "Start and target are the same: nothing can be on the way",
            Flaw::AgainstDirection => {
                "The target lies the other way than the direction says; the numbers hold"
            }
            Flaw::UpsideDown => "The lower edge is above the upper one; read the right way round",
            Flaw::NoWeight => "No milestone weighs anything yet",
            Flaw::Unordered => "Commit, target and stretch do not follow each other",
            Flaw::Unfinished => "A number is not known yet; that is fine until somebody finds out",
        }
    }
    fn how_of(&self, title: &str) -> String {
        format!("How “{title}” came about")
    }
    fn added_rule(&self, added: &Added) -> String {
        let units: Vec<&str> =
            added.mixed.iter().map(|unit| if unit.is_empty() { "plain numbers" } else { &**unit }).collect();
        let (all, known) = (added.lines.len(), added.lines.len() - added.missing);
        match () {
            () if !units.is_empty() => format!("Counted in different units: {}", units.join(", ")),
            () if known == 0 => "None of its parts has a value".to_owned(),
            () if added.missing == 0 => "The sum of the values of its parts".to_owned(),
            () => format!("The sum of the values of its parts; {known} of {all} have one"),
        }
    }
    fn does_not_count(&self) -> &'static str {
        "Does not count here"
    }
    fn why_out(&self, why: &WhyOut) -> String {
        match why {
            WhyOut::Supports => "it only supports".to_owned(),
            WhyOut::NotAgreed(state) => format!("not agreed: {}", self.link_state_word(*state)),
            WhyOut::Loop(around) => format!("it would close a loop: {}", around.join(" → ")),
            WhyOut::BesideOwn => "it has no weight beside the key results here".to_owned(),
            WhyOut::Measured => "this one is measured itself".to_owned(),
            WhyOut::Already => "it counts here already".to_owned(),
            WhyOut::NotHere => "it is not in this workspace".to_owned(),
        }
    }
    fn stands_above(&self) -> &'static str {
        "it stands above already"
    }
    fn rolled_up_as(&self) -> &'static str {
        "Rolled up as"
    }
    fn rolls_up_word(&self, rolls_up: RollsUp) -> &'static str {
        match rolls_up {
            RollsUp::Mean => "mean of progress",
            RollsUp::Sum => "sum of values",
        }
    }
    fn below_together(&self) -> &'static str {
        "With units and people below"
    }
    fn mean_told(&self, mean: &MeanRead) -> Vec<String> {
        let mut told = vec![match mean.lines.len() {
            1 => "One objective".to_owned(),
            many => format!("The weighted mean of {many} objectives"),
        }];
        let said = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("One {one}")),
            count => Some(format!("{count} {many}")),
        };
        told.extend(said(mean.missing, "is not known and left out", "are not known and left out"));
        told.extend(said(
            mean.out,
            "was postponed or dropped and is left out",
            "were postponed or dropped and are left out",
        ));
        told.extend(said(
            mean.elsewhere,
            "has nothing of its own: all of it counts in the others",
            "have nothing of their own: all of it counts in the others",
        ));
        told.extend(said(
            mean.once.len(),
            "part that several of them have counts once",
            "parts that several of them have count once",
        ));
        told
    }
    fn mean_fate(&self, line: &MeanLine) -> String {
        if line.is_elsewhere {
            return "all of it counts in the others".to_owned();
        }
        let fate = Self::fate_told(line.fate, line.share, line.adds);
        match line.lent {
            0 => fate,
            1 => format!("{fate}; one of its parts counts in another"),
            many => format!("{fate}; {many} of its parts count in others"),
        }
    }
}
