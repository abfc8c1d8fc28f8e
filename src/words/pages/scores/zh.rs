//! The page of scores in Chinese.

use crate::okr::{CyclePhase, Day};
use crate::query::scores::Tally;
use crate::words::{PanelWords, Zh};

use super::ScoresWords;

impl ScoresWords for Zh {
    fn scores_progress(&self, tally: Tally) -> String {
        match tally.open {
            0 => format!("已评 {}/{} 项", tally.judged, tally.all()),
            open => format!("已评 {}/{} 项，还剩 {open} 项", tally.judged, tally.all()),
        }
    }
    fn scores_phase(&self, phase: CyclePhase) -> &'static str {
        match phase {
            CyclePhase::Planning => "该周期的目标仍在制定中。",
            CyclePhase::Running => "周期正在进行，已结束的项可以先评定。",
            CyclePhase::Closing => "周期正在收尾：正在评定目标。",
            CyclePhase::Closed => "周期已关闭。此后修改评分会询问原因。",
        }
    }
    fn scores_place(&self, place: usize, of: usize) -> String {
        format!("待评 {of} 项中的第 {place} 项")
    }
    fn scores_drafts(&self, count: usize) -> String {
        format!("另有 {count} 项草稿从未发布；没有达成共识的目标不评分。")
    }
    fn scores_suggested(&self, value: f64) -> String {
        format!("建议评分：{value:.2}")
    }
    fn scores_take(&self, value: f64) -> String {
        format!("采用 {value:.2}")
    }
    fn scores_more(&self, count: usize) -> String {
        format!("另有 {count} 项")
    }
    fn scores_take_all(&self, count: usize) -> String {
        format!("采用 {count} 项建议")
    }
    fn scores_mark_told(&self, count: usize) -> String {
        format!("将一次标记 {count} 个待评项。")
    }
    fn scores_reopened(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        format!("曾重新打开：{}", self.by_on(by, at, None, today))
    }
    fn scores_close_named(&self, name: &str) -> String {
        format!("关闭“{name}”？")
    }
    fn scores_reopen_named(&self, name: &str) -> String {
        format!("重新打开“{name}”？")
    }
    fn scores_close_told(&self, open: usize) -> String {
        match open {
            0 => "已全部评定。".to_owned(),
            open => format!("以下 {open} 项尚未评定，将保持无评分："),
        }
    }
    fn scores_judge_named(&self, title: &str) -> String {
        format!("评定：{title}")
    }
    fn scores_show_more(&self, count: usize) -> String {
        format!("再显示 {count} 个目标")
    }
    fn scores_mean(&self, value: Option<f64>, missing: usize) -> String {
        match (value, missing) {
            (Some(value), 0) => format!("平均 {value:.2}"),
            (Some(value), missing) => format!("平均 {value:.2}，待评 {missing} 项"),
            (None, 0) => "无评分".to_owned(),
            (None, missing) => format!("待评 {missing} 项"),
        }
    }
}
