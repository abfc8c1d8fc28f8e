//! The scorecard and the three readings in Chinese.

use crate::okr::Day;
use crate::okr::readings::Because;
use crate::okr::scorecard::{Balance, Cut, Group, Leaning};
use crate::query::close::{Late, WhereNow};
use crate::query::scorecard::{Line, Scorecard, Thanked};
use crate::words::pages::DigestWords;
use crate::words::{CommonWords, JudgedWords, Zh};

use super::ScorecardWords;

impl ScorecardWords for Zh {
    fn scorecard_title(&self, card: &Scorecard) -> String {
        let whose = card.whose.as_ref().map_or(self.everybody(), |whose| &whose.name);
        format!("{whose}的综合评估（{}）", card.cycle.name)
    }
    fn scorecard_group(&self, group: Group) -> &'static str {
        match group {
            Group::FromAbove => "承接上级",
            Group::OwnAligned => "自驱，已与他人对齐",
            Group::OwnAlone => "自驱，独立",
            Group::OriginUnsaid => "未说明来源",
        }
    }
    fn scorecard_cut(&self, cut: Cut) -> &'static str {
        match cut {
            Cut::Aligned => "已对齐",
            Cut::Standalone => "独立",
            Cut::Growth => "成长目标",
            Cut::Joint => "共担目标",
            Cut::AddedLate => "周期中新增",
        }
    }
    fn scorecard_percent(&self, share: f64) -> String {
        format!("{:.0}%", share * 100.0)
    }
    fn scorecard_because(&self, because: Because) -> String {
        match because {
            Because::NotJudged => "尚未评分".to_owned(),
            Because::Judged => "即评定的分数：没有影响评分的变更".to_owned(),
            Because::FirstNumbers => "以最初的数值衡量同一最终结果所得的建议分".to_owned(),
            Because::Reached => "已放弃或暂缓：按当时达到的程度".to_owned(),
            Because::KeyResults => "最初所属各项的加权平均".to_owned(),
            Because::Unscored(why) => format!("有意不打分：{}", self.unscored_word(why)),
            Because::Word(word) => format!("以文字评定：{}", self.reached_word(word)),
            Because::CameLater => "目标最初设定时还没有它".to_owned(),
            Because::Elsewhere => "在其他周期中评定".to_owned(),
            Because::Deleted => "在回收站中：达到的程度未知".to_owned(),
            Because::ToldInWords => "变更只有文字说明".to_owned(),
            Because::OtherUnit => "当时的数值单位不同".to_owned(),
            Because::NoNumbers => "当时没有可用来衡量最终结果的数值".to_owned(),
            Because::Reworded => "依文字评定，而当时的表述不同".to_owned(),
            Because::JudgedWhole => "目标是整体评定的，无法还原最初的评分".to_owned(),
            Because::Untold => "此副本不含它的进展".to_owned(),
            Because::NothingThen => "周期开始时还没有目标".to_owned(),
        }
    }
    fn scorecard_counted(&self, line: &Line) -> String {
        let told = format!("{} 个目标", line.count);
        if line.given_up == 0 {
            told
        } else {
            format!("{told}，其中 {} 个已放弃或暂缓", line.given_up)
        }
    }
    fn scorecard_open(&self, line: &Line) -> String {
        let open = line.together.changed.missing;
        let mut told: Vec<String> = Vec::new();
        if open > 0 {
            told.push(format!("{open} 个未评分"));
        }
        if line.worded > 0 {
            told.push(format!("{} 个以文字评定", line.worded));
        }
        if line.unscored > 0 {
            told.push(format!("{} 个有意不打分", line.unscored));
        }
        told.join("，")
    }
    fn scorecard_missing(&self, count: usize) -> String {
        format!("{count} 个关键结果未评分")
    }
    fn scorecard_balance(&self, balance: &Balance) -> String {
        let counted = format!("自驱 {} 个，承接上级 {} 个", balance.own, balance.above);
        let mut told = match (balance.by_count(), balance.by_weight) {
            (Some(count), Some(weight)) => format!(
                "{counted}：自驱目标按数量占 {}，按权重占 {}。",
                self.scorecard_percent(count),
                self.scorecard_percent(weight)
            ),
            (Some(count), None) => {
                format!("{counted}：自驱目标按数量占 {}。", self.scorecard_percent(count))
            }
            (None, _) => "还没有人说明哪些目标承接上级、哪些是自驱的。".to_owned(),
        };
        if balance.unsaid > 0 && balance.by_count().is_some() {
            told = format!("{told}另有 {} 个未说明来源。", balance.unsaid);
        }
        told
    }
    fn scorecard_leaning(&self, balance: &Balance) -> Option<String> {
        let wanted = balance.wanted?;
        Some(match balance.leaning()? {
            Leaning::Fewer => format!("按权重，自驱目标少于期望的 {wanted}%。"),
            Leaning::About => format!("按权重，与期望的 {wanted}% 大致相当。"),
            Leaning::More => format!("按权重，自驱目标多于期望的 {wanted}%。"),
        })
    }
    fn scorecard_late(&self, late: Late, today: Day) -> String {
        late.day.map_or_else(|| "后来新增".to_owned(), |day| format!("{}新增", self.day(day, today)))
    }
    fn scorecard_place(&self, place: WhereNow) -> &'static str {
        match place {
            WhereNow::Here => "在此",
            WhereNow::HandedOver => "已移交他人",
            WhereNow::OtherCycle => "已移到其他周期",
            WhereNow::Trash => "在回收站中",
        }
    }
    fn scorecard_hidden(&self, count: usize) -> String {
        format!("另有 {count} 个私密目标未计入：此副本只保留了它们的位置。")
    }
    fn scorecard_weighs(&self, share: f64) -> String {
        format!("权重 {}", self.scorecard_percent(share))
    }
    fn scorecard_show_all(&self, count: usize) -> String {
        format!("显示全部 {count} 个")
    }
    fn scorecard_read(&self, thanked: &Thanked) -> String {
        format!("周期内的 {} 次进展更新中，有 {} 次被他人标为已读。", thanked.written, thanked.read)
    }
    fn scorecard_of(&self, title: &str) -> String {
        format!("「{title}」")
    }
}
