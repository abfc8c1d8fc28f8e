//! How a number came about, in Chinese.

use super::{ExplainWords, beside, hundredths, percent, permille, points, titles};
use crate::okr::measure::{Blank, How};
use crate::okr::pace::{Line, Pace, PacePreset, PaceRule};
use crate::okr::rollup::Fate;
use crate::okr::weight::ShareRule;
use crate::okr::{Basis, Day, Flaw, RollsUp, Text, Why, number};
use crate::query::panel::{Added, Explained, PartLine, Parts, WhyOut};
use crate::query::standing::{MeanLine, MeanRead};
use crate::words::pages::SettingsWords;
use crate::words::{CommonWords, OutlineWords, Zh};

impl Zh {
    /// How one number became a share.
    fn how_told(&self, one: &Explained, how: &How) -> String {
        let amount = |value: f64| self.amount(value, one.measured_in.as_deref());
        match how {
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
        }
    }
}

impl Zh {
    /// Where it should be and is, and how far that is apart.
    fn pace_told(&self, one: &Explained, pace: &Pace, today: Day) -> String {
        let (expected, is) = (self.share(pace.expected.share), self.share(pace.progress));
        let by = match pace.expected.line {
            Line::Straight => format!("按起止日期（{}）", self.span(one.span.start, one.span.end, today)),
            Line::Phased => "按分阶段目标值".to_owned(),
            Line::Periods => "按已到期的更新周期".to_owned(),
        };
        let (gap, ratio) = beside(pace);
        let apart = if gap.abs() < number::EDGE {
            "正好达到".to_owned()
        } else if gap > 0.0 {
            format!("落后 {} 个百分点", points(gap))
        } else {
            format!("领先 {} 个百分点", points(gap))
        };
        let of_it = match (pace.rule, ratio) {
            (PaceRule::Ratio { .. }, Some(ratio)) => format!("，为应达进度的 {}%", percent(ratio)),
            (PaceRule::Gap { .. } | PaceRule::Ratio { .. }, _) => String::new(),
        };
        format!("{by}，今天应达 {expected}，实际 {is}{of_it}：{apart}")
    }

    /// Which value lies outside which corridor.
    fn outside_told(&self, one: &Explained) -> String {
        let corridor =
            one.measure.as_ref().and_then(|measure| self.corridor(measure, one.measured_in.as_deref()));
        let value = one.value.map(|value| self.amount(value, one.measured_in.as_deref()));
        match (value, corridor) {
            (Some(value), Some(corridor)) => format!("最近一次的值 {value} 在区间之外（{corridor}）"),
            _ => "最近一次的值在区间之外".to_owned(),
        }
    }
}

impl Zh {
    fn fate_told(fate: Fate, share: u32, adds: Option<u32>) -> String {
        let (weight, adds) = (permille(share), hundredths(adds));
        match fate {
            Fate::Counted => format!("权重 {weight}%，贡献 {adds}"),
            Fate::Clamped => format!("权重 {weight}%，贡献 {adds}；超出两端时按 0 或 1 计"),
            Fate::Weightless => "权重为 0，不计入".to_owned(),
            Fate::Missing => format!("权重 {weight}%，尚未知，不计入"),
            Fate::Out => "已暂缓或放弃，不计入".to_owned(),
        }
    }
}

impl ExplainWords for Zh {
    fn why_status(&self, one: &Explained, today: Day) -> String {
        match &one.status.why {
            Why::Stage => format!("{}，不再对照应达进度", self.status_word(one.status.computed)),
            Why::Draft => "仍是草稿，暂不对照进度".to_owned(),
            Why::Reached => match one.progress.value {
                Some(share) => format!("已达成：进度 {}", self.share(share)),
                None => "已达到目标值".to_owned(),
            },
            Why::NotStarted { from } => format!("{}才开始", self.day(*from, today)),
            Why::NeverCheckedIn => match one.next_due {
                Some(due) if due < today => {
                    format!("还没有人更新过进展；首次更新本应在{}", self.day(due, today))
                }
                Some(due) => format!("还没有人更新过进展；首次更新应在{}", self.day(due, today)),
                None => "还没有人更新过进展".to_owned(),
            },
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
            Why::OutsideCorridor => self.outside_told(one),
            Why::Pace => match &one.status.pace {
                Some(pace) => self.pace_told(one, pace, today),
                None => "对照应达进度得出".to_owned(),
            },
            Why::NoDates => {
                format!("进度为 {}，但没有日期可以对照", self.share(one.progress.value.unwrap_or_default()))
            }
            Why::NoProgress(blank) => self.blank_reason(*blank).to_owned(),
            Why::Riskiest(_) => {
                let quoted = |title: &Text, status| format!("「{title}」（{}）", self.status_word(status));
                let (named, more) = titles(one, quoted, "、");
                let more = if more > 0 { format!("等 {} 项", one.riskiest.len()) } else { String::new() };
                format!("取决于风险最高的部分：{named}{more}")
            }
            Why::CycleClosed => "所在周期已关闭，结果以评分为准".to_owned(),
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
            Blank::UnitsDiffer => "各组成部分的单位不同，因此不相加",
        }
    }
    fn progress_from(&self, one: &Explained) -> String {
        match &one.progress.basis {
            Basis::CheckIn(how) => self.how_told(one, how),
            Basis::Sum { how, known, all } => {
                format!("{all} 个组成部分中 {known} 个有数值，合计：{}", self.how_told(one, how))
            }
            Basis::Corridor(time) => match time.periods {
                Some(periods) => format!(
                    "共 {periods} 个更新周期：{} 个保持住，{} 个超出，{} 个没有更新",
                    time.kept, time.broken, time.missed
                ),
                None if time.now == Some(true) => "最近一次的值在区间之内；没有日期".to_owned(),
                None => "最近一次的值在区间之外；没有日期".to_owned(),
            },
            Basis::RollUp => "各组成部分按权重平均".to_owned(),
            Basis::Nothing(Blank::NothingSaid) if one.check_ins == 0 && one.added.is_none() => {
                match one.parts {
                    Some(_) => "各组成部分都还没有人说明走了多远".to_owned(),
                    None => "还没有人更新过进展".to_owned(),
                }
            }
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
    fn pace_rule_told(&self, preset: PacePreset) -> String {
        let name = self.pace_name(preset);
        match preset.rule() {
            PaceRule::Gap { green, amber } => format!(
                "{name}：落后不超过 {} 个百分点为正常，不超过 {} 为落后，再多为有风险",
                number::shown(green, 1),
                number::shown(amber, 1)
            ),
            PaceRule::Ratio { green, amber } => {
                format!(
                    "{name}：达到应达进度的 {}% 为正常，{}% 为落后，再低为有风险",
                    percent(green),
                    percent(amber)
                )
            }
        }
    }
    fn owner_told(&self, one: &Explained) -> Option<String> {
        let said = one.status.said.filter(|said| *said != one.status.computed)?;
        let (said, computed) = (self.status_word(said), self.status_word(one.status.computed));
        Some(if one.status.shown == one.status.computed {
            format!("负责人的判断是「{said}」，但按规则「{computed}」优先")
        } else {
            format!("负责人的判断是「{said}」；计算结果是「{computed}」")
        })
    }
    fn part_fate(&self, part: &PartLine) -> String {
        Self::fate_told(part.fate, part.share, part.adds)
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
    fn how_of(&self, title: &str) -> String {
        format!("「{title}」的依据")
    }
    fn added_rule(&self, added: &Added) -> String {
        let units: Vec<&str> =
            added.mixed.iter().map(|unit| if unit.is_empty() { "无单位的数值" } else { &**unit }).collect();
        let (all, known) = (added.lines.len(), added.lines.len() - added.missing);
        match () {
            () if !units.is_empty() => format!("单位不同：{}", units.join("、")),
            () if known == 0 => "各组成部分都还没有数值".to_owned(),
            () if added.missing == 0 => "各组成部分数值之和".to_owned(),
            () => format!("各组成部分数值之和；{all} 个中 {known} 个有数值"),
        }
    }
    fn does_not_count(&self) -> &'static str {
        "不计入"
    }
    fn why_out(&self, why: &WhyOut) -> String {
        match why {
            WhyOut::Supports => "仅为支持".to_owned(),
            WhyOut::NotAgreed(state) => format!("双方尚未达成一致：{}", self.link_state_word(*state)),
            WhyOut::Loop(around) => format!("会形成循环：{}", around.join(" → ")),
            WhyOut::BesideOwn => "没有写明权重，而这里有自己的关键结果".to_owned(),
            WhyOut::Measured => "这条关键结果由自身的数值决定".to_owned(),
            WhyOut::Already => "在这里已经计入".to_owned(),
            WhyOut::NotHere => "不在这个工作区".to_owned(),
        }
    }
    fn stands_above(&self) -> &'static str {
        "上面已经列出"
    }
    fn rolled_up_as(&self) -> &'static str {
        "汇总方式"
    }
    fn rolls_up_word(&self, rolls_up: RollsUp) -> &'static str {
        match rolls_up {
            RollsUp::Mean => "进度的平均",
            RollsUp::Sum => "数值之和",
        }
    }
    fn below_together(&self) -> &'static str {
        "含下级部门与成员"
    }
    fn mean_told(&self, mean: &MeanRead) -> Vec<String> {
        let mut told = vec![format!("{} 个目标按权重平均", mean.lines.len())];
        let said = |count: usize, words: &str| (count > 0).then(|| format!("{count} 个{words}"));
        told.extend(said(mean.missing, "尚未知，不计入"));
        told.extend(said(mean.out, "已暂缓或放弃，不计入"));
        told.extend(said(mean.elsewhere, "的内容都已计入其他目标"));
        told.extend(said(mean.once.len(), "组成部分由多个目标共有，只计一次"));
        told
    }
    fn mean_fate(&self, line: &MeanLine) -> String {
        if line.is_elsewhere {
            return "内容都已计入其他目标".to_owned();
        }
        let fate = Self::fate_told(line.fate, line.share, line.adds);
        match line.lent {
            0 => fate,
            many => format!("{fate}；其中 {many} 个组成部分计入其他目标"),
        }
    }
}
