//! How a number came about, in sentences: what "Show how" says.

use crate::okr::measure::{Blank, How};
use crate::okr::pace::{Line, PaceRule};
use crate::okr::rollup::Fate;
use crate::okr::weight::ShareRule;
use crate::okr::{Basis, Day, Flaw, Text, Why, number};
use crate::query::panel::{Explained, PartLine, Parts};

use super::{CommonWords, En, Zh};

/// How a number came about.
pub trait ExplainWords: CommonWords {
    /// Why the rules give a goal its status.
    fn why_status(&self, one: &Explained, today: Day) -> String;
    /// Why nothing can be said of its progress.
    fn blank_reason(&self, blank: Blank) -> &'static str;
    /// How its progress was read.
    fn progress_from(&self, one: &Explained) -> String;
    /// Which check-in it was read from; empty where it was none.
    fn read_from(&self, one: &Explained, today: Day) -> String;
    /// How far it should be, and by which line; empty where there is no pace.
    fn expected_by(&self, one: &Explained, today: Day) -> String;
    /// What is green and what is amber.
    fn pace_rule_told(&self, rule: PaceRule) -> String;
    /// What one part brings in.
    fn part_fate(&self, part: &PartLine) -> String;
    /// How weights became shares, and what is missing.
    fn parts_rule(&self, parts: &Parts) -> String;
    /// What is amiss with a measure.
    fn flaw_told(&self, flaw: Flaw) -> &'static str;
}

fn points(gap: f64) -> String {
    number::shown(gap.abs(), usize::from(gap.abs() < 1.0))
}

fn percent(share: f64) -> String {
    number::percent(share).to_string()
}

fn titles(one: &Explained, quotes: (char, char), between: &str) -> String {
    let quoted: Vec<String> = one
        .riskiest
        .iter()
        .map(|(_, title): &(_, Text)| format!("{}{title}{}", quotes.0, quotes.1))
        .collect();
    quoted.join(between)
}

impl ExplainWords for En {
    fn why_status(&self, one: &Explained, today: Day) -> String {
        match &one.status.why {
            Why::Stage => {
                format!("{}, so it is not held against its pace", self.status_word(one.status.computed))
            }
            Why::Draft => "Still a draft, so nothing is held against it yet".to_owned(),
            Why::Reached => "The target is reached".to_owned(),
            Why::NotStarted { from } => format!("It starts on {}", self.day(*from, today)),
            Why::NeverCheckedIn => "Nobody has checked in yet".to_owned(),
            Why::CheckInOverdue => match (one.status.last_check_in, one.status.overdue_days) {
                (Some(last), Some(late)) => format!(
                    "Last check-in {}; with one every {} days it is {late} days overdue",
                    self.day(last, today),
                    one.cadence_days
                ),
                _ => "The last check-in is too old to tell".to_owned(),
            },
            Why::OutsideCorridor => "The latest value lies outside its corridor".to_owned(),
            Why::Pace => match one.status.pace {
                Some(pace) if pace.gap_points().abs() < number::EDGE => "Exactly on its pace".to_owned(),
                Some(pace) if pace.gap_points() > 0.0 => {
                    format!("{} points under its pace", points(pace.gap_points()))
                }
                Some(pace) => format!("{} points ahead of its pace", points(pace.gap_points())),
                None => "Held against its pace".to_owned(),
            },
            Why::NoDates => "Its progress is known, but it has no dates to hold it against".to_owned(),
            Why::NoProgress(blank) => self.blank_reason(*blank).to_owned(),
            Why::Riskiest(_) => {
                format!("As its riskiest part, which decides: {}", titles(one, ('“', '”'), ", "))
            }
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
        }
    }
    fn progress_from(&self, one: &Explained) -> String {
        let amount = |value: f64| self.amount(value, one.measured_in.as_deref());
        match &one.progress.basis {
            Basis::CheckIn(how) => match how {
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
                    format!(
                        "{} reaches the target of {}; the start is unknown",
                        amount(*value),
                        amount(*target)
                    )
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
            },
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
    fn pace_rule_told(&self, rule: PaceRule) -> String {
        match rule {
            PaceRule::Gap { green, amber } => format!(
                "On track up to {} points behind, behind up to {}, at risk beyond",
                number::shown(green, 1),
                number::shown(amber, 1)
            ),
            PaceRule::Ratio { green, amber } => {
                format!(
                    "On track from {}\u{a0}% of the pace, behind from {}\u{a0}%, at risk below",
                    percent(green),
                    percent(amber)
                )
            }
        }
    }
    fn part_fate(&self, part: &PartLine) -> String {
        let adds = part.adds.map(|adds| self.share(adds)).unwrap_or_default();
        let weight = percent(part.share);
        match part.fate {
            Fate::Counted => format!("weighs {weight}\u{a0}%, adds {adds}"),
            Fate::Clamped => {
                format!("weighs {weight}\u{a0}%, adds {adds}; past its ends it counts as 0 or 1")
            }
            Fate::Weightless => "weighs nothing".to_owned(),
            Fate::Missing => format!("weighs {weight}\u{a0}%, not known yet and left out"),
            Fate::Out => "put off or dropped, left out".to_owned(),
        }
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
}

impl ExplainWords for Zh {
    fn why_status(&self, one: &Explained, today: Day) -> String {
        match &one.status.why {
            Why::Stage => format!("{}，不再对照应达进度", self.status_word(one.status.computed)),
            Why::Draft => "仍是草稿，暂不对照进度".to_owned(),
            Why::Reached => "已达到目标值".to_owned(),
            Why::NotStarted { from } => format!("{}才开始", self.day(*from, today)),
            Why::NeverCheckedIn => "还没有人更新过进展".to_owned(),
            Why::CheckInOverdue => match (one.status.last_check_in, one.status.overdue_days) {
                (Some(last), Some(late)) => {
                    format!(
                        "上次更新在{}；按每 {} 天一次，已晚 {late} 天",
                        self.day(last, today),
                        one.cadence_days
                    )
                }
                _ => "上次更新已太久，无法判断".to_owned(),
            },
            Why::OutsideCorridor => "最近一次的值在区间之外".to_owned(),
            Why::Pace => match one.status.pace {
                Some(pace) if pace.gap_points().abs() < number::EDGE => "正好达到应达进度".to_owned(),
                Some(pace) if pace.gap_points() > 0.0 => {
                    format!("比应达进度落后 {} 个百分点", points(pace.gap_points()))
                }
                Some(pace) => format!("比应达进度领先 {} 个百分点", points(pace.gap_points())),
                None => "对照应达进度得出".to_owned(),
            },
            Why::NoDates => "进度已知，但没有日期可以对照".to_owned(),
            Why::NoProgress(blank) => self.blank_reason(*blank).to_owned(),
            Why::Riskiest(_) => format!("取决于风险最高的部分：{}", titles(one, ('「', '」'), "、")),
            Why::AllSettled => "所有组成部分都已达成、暂缓、放弃或关闭".to_owned(),
        }
    }
    fn blank_reason(&self, blank: Blank) -> &'static str {
        match blank {
            Blank::NothingSaid => "还没有进展说明走了多远",
            Blank::StartUnknown => "起始值未知，无法说明走了多远",
            Blank::TargetUnknown => "目标值未知，无法说明走了多远",
            Blank::NoWay => "起始值与目标值相同，中间没有路程",
            Blank::NoWeight => "里程碑都没有权重",
        }
    }
    fn progress_from(&self, one: &Explained) -> String {
        let amount = |value: f64| self.amount(value, one.measured_in.as_deref());
        match &one.progress.basis {
            Basis::CheckIn(how) => match how {
                How::Way { start, target, value } => {
                    let share = self.share(one.progress.value.unwrap_or_default());
                    format!(
                        "从 {} 到 {}，现在是 {}，走了 {share}",
                        amount(*start),
                        amount(*target),
                        amount(*value)
                    )
                }
                How::Reached { target, value } => {
                    format!("{} 已达到目标值 {}；起始值未知", amount(*value), amount(*target))
                }
                How::Holds { value, inside: true } => format!("{} 在区间之内", amount(*value)),
                How::Holds { value, inside: false } => format!("{} 在区间之外", amount(*value)),
                How::YesNo(true) => "有人说已完成".to_owned(),
                How::YesNo(false) => "有人说尚未完成".to_owned(),
                How::Milestones { done, all } => {
                    format!("已完成的里程碑权重为 {}，共 {}", number::shown(*done, 2), number::shown(*all, 2))
                }
                How::Found { value } => format!("基线已摸清：{}", amount(*value)),
                How::Said(share) => format!("由人评定：{}%", percent(*share)),
            },
            Basis::Corridor(time) => match time.periods {
                Some(periods) => format!(
                    "共 {periods} 个更新周期：{} 个保持住，{} 个超出，{} 个没有更新",
                    time.kept, time.broken, time.missed
                ),
                None if time.now == Some(true) => "最近一次的值在区间之内；没有日期".to_owned(),
                None => "最近一次的值在区间之外；没有日期".to_owned(),
            },
            Basis::RollUp => "各组成部分按权重平均".to_owned(),
            Basis::Nothing(blank) => self.blank_reason(*blank).to_owned(),
        }
    }
    fn read_from(&self, one: &Explained, today: Day) -> String {
        match (one.progress.from.is_some(), one.progress.at, &one.said_by) {
            (false, ..) => String::new(),
            (true, Some(at), Some(by)) => format!("来自{by}在{}的进展", self.day(at, today)),
            (true, Some(at), None) => format!("来自{}的进展", self.day(at, today)),
            (true, None, Some(by)) => format!("来自{by}的一条未注明日期的进展"),
            (true, None, None) => "来自一条未注明日期的进展".to_owned(),
        }
    }
    fn expected_by(&self, one: &Explained, today: Day) -> String {
        let Some(expected) = one.expected else { return String::new() };
        let share = self.share(expected.share);
        let span = self.span(one.span.start, one.span.end, today);
        match expected.line {
            Line::Straight => format!("今天应达 {share}（{span}，匀速推进）"),
            Line::Phased => format!("今天应达 {share}（按分阶段目标值）"),
            Line::Periods => format!("今天应达 {share}（已过去的更新周期所占的比例）"),
        }
    }
    fn pace_rule_told(&self, rule: PaceRule) -> String {
        match rule {
            PaceRule::Gap { green, amber } => format!(
                "落后不超过 {} 个百分点为正常，不超过 {} 为落后，再多为有风险",
                number::shown(green, 1),
                number::shown(amber, 1)
            ),
            PaceRule::Ratio { green, amber } => {
                format!("达到应达进度的 {}% 为正常，{}% 为落后，再低为有风险", percent(green), percent(amber))
            }
        }
    }
    fn part_fate(&self, part: &PartLine) -> String {
        let adds = part.adds.map(|adds| self.share(adds)).unwrap_or_default();
        let weight = percent(part.share);
        match part.fate {
            Fate::Counted => format!("权重 {weight}%，贡献 {adds}"),
            Fate::Clamped => format!("权重 {weight}%，贡献 {adds}；超出两端时按 0 或 1 计"),
            Fate::Weightless => "没有权重".to_owned(),
            Fate::Missing => format!("权重 {weight}%，尚未知，不计入"),
            Fate::Out => "已暂缓或放弃，不计入".to_owned(),
        }
    }
    fn parts_rule(&self, parts: &Parts) -> String {
        let rule = match parts.rule {
            ShareRule::Equal => "没有写明权重：各部分相同",
            ShareRule::Stated => "各部分按写明的权重计算",
            ShareRule::RestShared => "写明的权重不变，其余平分剩下的部分",
            ShareRule::Averaged => "没有写明权重的，按其他部分的平均权重计算",
            ShareRule::Nothing => "没有任何权重",
        };
        if parts.missing == 0 {
            rule.to_owned()
        } else {
            format!("{rule}。{} 个尚未知，不计入", parts.missing)
        }
    }
    fn flaw_told(&self, flaw: Flaw) -> &'static str {
        match flaw {
            Flaw::NoWay => "起始值与目标值相同，中间没有路程",
            Flaw::AgainstDirection => "目标值与方向相反；以数值为准",
            Flaw::UpsideDown => "下限高于上限；已按正确的顺序理解",
            Flaw::NoWeight => "里程碑都还没有权重",
            Flaw::Unordered => "承诺值、目标值、挑战值没有依次排列",
            Flaw::Unfinished => "还有数值未知；查明之前可以先空着",
        }
    }
}
