//! Words of judging, in Chinese.

use super::{JudgedWords, hundredths, named, permille, signed};
use crate::okr::score::rubric::{Grade, Graded, RubricFlaw};
use crate::okr::score::{Band, Suggested, SuggestedFrom};
use crate::okr::{Carry, Commitment, Reached, RootCause, RubricKind, Unscored, number};
use crate::query::close::{ScoredPart, VerdictFrom, WhyUnscored};
use crate::query::panel::Judged;
use crate::words::Zh;

impl JudgedWords for Zh {
    fn band_word(&self, band: Band, commitment: Option<Commitment>) -> &'static str {
        match (band, commitment) {
            (Band::Good, Some(Commitment::Committed)) => "已兑现",
            (Band::Partly, Some(Commitment::Committed)) => "部分兑现",
            (Band::Missed, Some(Commitment::Committed)) => "未兑现",
            (Band::Good, _) => "达到预期",
            (Band::Partly, _) => "部分达成",
            (Band::Missed, _) => "进展有限",
        }
    }
    fn band_expects(&self, commitment: Option<Commitment>) -> &'static str {
        match commitment {
            Some(Commitment::Committed) => "承诺型：应达到 1.0",
            Some(Commitment::Aspirational) => "挑战型：0.7 即为良好",
            None => "0.7 即为良好",
        }
    }
    fn reached_word(&self, reached: Reached) -> &'static str {
        match reached {
            Reached::Done => "已达成",
            Reached::Partly => "部分达成",
            Reached::Not => "未达成",
        }
    }
    fn unscored_word(&self, unscored: Unscored) -> &'static str {
        match unscored {
            Unscored::NotApplicable => "无法评定",
            Unscored::CarriedOver => "延续到下周期，届时评定",
        }
    }
    fn cause_word(&self, cause: RootCause) -> &'static str {
        match cause {
            RootCause::Strategy => "策略",
            RootCause::Target => "目标值",
            RootCause::Capacity => "资源",
            RootCause::Priority => "优先级",
            RootCause::Dependency => "依赖",
            RootCause::Skill => "能力",
            RootCause::FollowThrough => "跟进",
            RootCause::Outside => "外部变化",
        }
    }
    fn cause_help(&self, cause: RootCause) -> &'static str {
        match cause {
            RootCause::Strategy => "方向不对，或路径不对",
            RootCause::Target => "目标值偏高、偏低，或衡量的不是关键",
            RootCause::Capacity => "人手、时间或资金不足",
            RootCause::Priority => "让位给了其他事项",
            RootCause::Dependency => "所依赖的工作延误或缺位",
            RootCause::Skill => "所需的知识或经验尚不具备",
            RootCause::FollowThrough => "没有每周持续跟进",
            RootCause::Outside => "外部环境发生了变化",
        }
    }
    fn carry_word(&self, carry: Carry) -> &'static str {
        match carry {
            Carry::Close => "结束",
            Carry::Continue => "延续",
            Carry::Change => "调整后延续",
            Carry::Drop => "放弃",
        }
    }
    fn rubric_kind_word(&self, kind: RubricKind) -> &'static str {
        match kind {
            RubricKind::Levels => "取最高档",
            RubricKind::Additive => "各档相加",
            RubricKind::Milestones => "逐档推进",
            RubricKind::DatePenalty => "逾期扣分",
        }
    }
    fn rubric_kind_help(&self, kind: RubricKind) -> &'static str {
        match kind {
            RubricKind::Levels => "以已达成的最高一档为准，例如 0.3、0.6、1.0。",
            RubricKind::Additive => "已达成的各档相加，例如 +0.2、+0.3、+0.5。",
            RubricKind::Milestones => "以第一个未达成档位之前的最后一档为准。",
            RubricKind::DatePenalty => {
                "第一档是按期达成的分数，其余各档在逾期时扣除，例如 -0.1/周、-0.02/天，或 -0.2 一次性扣除。不足一周按一周计。"
            }
        }
    }
    fn rubric_flaw(&self, flaw: &RubricFlaw) -> String {
        match flaw {
            RubricFlaw::NoNumber(grade) => format!("「{grade}」中没有可识别的数值，不计分"),
            RubricFlaw::Sum(sum) => format!("各档合计为 {}，不是 1", number::shown(*sum, 2)),
            RubricFlaw::NoDay => "没有截止日期，无法判断是否逾期，不扣分".to_owned(),
        }
    }
    fn graded_told(&self, graded: &Graded) -> String {
        let speaks = format!("按评分标准可评 {} 分", number::shown(graded.value, 2));
        match graded.days_late {
            None => speaks,
            Some(0) => format!("{speaks}（按期）"),
            Some(days) => format!("{speaks}（逾期 {days} 天）"),
        }
    }
    fn grade_adds(&self, grade: &Grade) -> String {
        grade.adds.map_or_else(String::new, |adds| format!("计 {}", signed(adds)))
    }
    fn grade_met(&self, grade: &str, words: &str) -> String {
        format!("已达成：{}", named(grade, words))
    }
    fn suggested_from(&self, one: &Suggested) -> &'static str {
        match one.from {
            SuggestedFrom::Progress => "依据从起始值到目标值的进度",
            SuggestedFrom::Ladder => "依据承诺值（0.3）、目标值（0.7）、挑战值（1.0），其间按比例计算",
            SuggestedFrom::Corridor => "依据至今保持在区间内的更新周期占比；没有日期时看最近的数值",
            SuggestedFrom::YesNo => "依据是否已完成",
            SuggestedFrom::Milestones => "依据已完成里程碑的权重",
            SuggestedFrom::Baseline => "依据基线是否已摸清",
            SuggestedFrom::Said => "依据最近一次更新中所说的进度",
            SuggestedFrom::Noted => "取最近一次更新中记录的评分",
            SuggestedFrom::Below => "依据下级的汇总",
            SuggestedFrom::Rubric(RubricKind::Levels) => "取已达成的最高一档",
            SuggestedFrom::Rubric(RubricKind::Additive) => "已达成的各档相加",
            SuggestedFrom::Rubric(RubricKind::Milestones) => "取第一个未达成档位之前的最后一档",
            SuggestedFrom::Rubric(RubricKind::DatePenalty) => "按期分数减去逾期扣分",
            SuggestedFrom::KeyResults => "各关键结果评分的加权平均",
        }
    }
    fn judged_told(&self, one: &Judged) -> Vec<String> {
        let verdict = &one.verdict;
        let mean = verdict.mean.map(|mean| number::shown(mean, 2));
        let scored = one.parts.iter().filter(|part| part.adds.is_some()).count();
        let mut told = Vec::new();
        match (verdict.from, mean) {
            (VerdictFrom::Said, Some(mean)) => {
                told.push(format!("目标自身的评分；各关键结果评分的加权平均为 {mean}"));
            }
            (VerdictFrom::Status, Some(mean)) => {
                told.push(format!("以文字结束；各关键结果评分的加权平均为 {mean}"));
            }
            (VerdictFrom::KeyResults, _) => told.push(match scored {
                1 => "取唯一已评分的关键结果".to_owned(),
                many => format!("{many} 个已评分关键结果的加权平均"),
            }),
            (VerdictFrom::Status, None) if one.word.is_none() => {
                told.push("各关键结果都以文字结束；文字不计入平均".to_owned());
            }
            _ => {}
        }
        if verdict.from != VerdictFrom::Said && verdict.missing > 0 && !verdict.is_out {
            told.push(format!("还有 {} 个关键结果尚未评定，未计入", verdict.missing));
        }
        if verdict.worded > 0 && verdict.value.is_some() {
            told.push(format!("{} 个以文字结束，不计入平均", verdict.worded));
        }
        told
    }
    fn scored_part(&self, part: &ScoredPart) -> String {
        let weight = permille(part.share);
        match (part.out, part.adds) {
            (None, Some(adds)) if part.value.is_some_and(|value| !(0.0..=1.0).contains(&value)) => {
                format!("权重 {weight}%，计 {}；超出范围按 0 或 1 计", hundredths(adds))
            }
            (None, adds) => format!("权重 {weight}%，计 {}", hundredths(adds.unwrap_or(0))),
            (Some(why), _) => self.why_unscored(why),
        }
    }
    fn why_unscored(&self, why: WhyUnscored) -> String {
        match why {
            WhyUnscored::Missing => "尚未评定，未计入".to_owned(),
            WhyUnscored::OnPurpose(Unscored::NotApplicable) => "无法评定，不计入平均".to_owned(),
            WhyUnscored::OnPurpose(Unscored::CarriedOver) => "已延续，不计入平均".to_owned(),
            WhyUnscored::InWords(reached) => {
                format!("{}（文字评定），不计入平均", self.reached_word(reached))
            }
            WhyUnscored::Postponed => "已暂缓，不计入".to_owned(),
            WhyUnscored::Dropped => "已放弃，不计入".to_owned(),
            WhyUnscored::Weightless => "权重为 0，不计入".to_owned(),
            WhyUnscored::LeftOut => "私密内容，不在此副本中".to_owned(),
        }
    }
    fn reason_wanted(&self) -> &'static str {
        "评分与建议有出入，写几句理由会有助于沟通。"
    }
    fn cause_wanted(&self, commitment: Option<Commitment>) -> &'static str {
        match commitment {
            Some(Commitment::Committed) => "这是一项承诺，但没有完全兑现。原因是什么？下次会怎么做？",
            _ => "进展有限。原因是什么？学到了什么？",
        }
    }
    fn steady_hint(&self) -> &'static str {
        "这些关键结果并非承诺型，却都是 1.0，目标可能定得偏低。"
    }
}
