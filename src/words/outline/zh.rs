//! The outline in Simplified Chinese.

use crate::okr::{Day, Direction, Measure, Status, Text, number};
use crate::query::outline::ChangeLine;
use crate::query::said::{Before, Fault};
use crate::words::common::CommonWords;

use super::{OutlineWords, ended_with};
use crate::words::Zh;

impl OutlineWords for Zh {
    fn search_goals(&self) -> &'static str {
        "搜索目标、成员、备注"
    }
    fn goals(&self) -> &'static str {
        "目标列表"
    }
    fn every_unit(&self) -> &'static str {
        "全部部门"
    }
    fn every_owner(&self) -> &'static str {
        "全部负责人"
    }
    fn every_status(&self) -> &'static str {
        "全部状态"
    }
    fn mine(&self) -> &'static str {
        "我负责的"
    }
    fn more_filters(&self) -> &'static str {
        "更多"
    }
    fn aligned_only(&self) -> &'static str {
        "已对齐"
    }
    fn clear_filters(&self) -> &'static str {
        "清除筛选"
    }
    fn drop_filter(&self, name: &str) -> String {
        format!("取消筛选：{name}")
    }
    fn found_in_retrospectives(&self, n: usize) -> String {
        format!("复盘中有 {n} 条")
    }
    fn n_objectives(&self, n: usize) -> String {
        format!("{n} 个目标")
    }
    fn close_all(&self) -> &'static str {
        "收起全部目标"
    }
    fn open_all(&self) -> &'static str {
        "展开全部目标"
    }
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String {
        let objectives = self.n_objectives(objectives);
        match key_results {
            0 => objectives,
            n => format!("{objectives}，{n} 个关键结果，本周已更新 {updated} 个"),
        }
    }
    fn in_no_unit(&self) -> &'static str {
        "未归属部门"
    }
    fn add_objective(&self) -> &'static str {
        "添加目标"
    }
    fn add_objective_in(&self, name: &str) -> String {
        format!("为“{name}”添加目标")
    }
    fn add_key_result(&self) -> &'static str {
        "添加关键结果"
    }
    fn add_key_result_to(&self, title: &str) -> String {
        format!("为“{title}”添加关键结果")
    }
    fn close_inside(&self) -> &'static str {
        "收起"
    }
    fn open_inside(&self) -> &'static str {
        "展开"
    }
    fn show_key_results(&self, n: usize) -> String {
        format!("展开 {n} 个关键结果")
    }
    fn row_menu(&self, title: &str) -> String {
        format!("操作：{title}")
    }
    fn open_beside(&self) -> &'static str {
        "在侧栏打开"
    }
    fn rename(&self) -> &'static str {
        "改写标题"
    }
    fn check_in_now(&self) -> &'static str {
        "更新进展…"
    }
    fn add_after(&self) -> &'static str {
        "在下方添加"
    }
    fn align_to(&self) -> &'static str {
        "对齐到…"
    }
    fn move_up(&self) -> &'static str {
        "上移"
    }
    fn move_down(&self) -> &'static str {
        "下移"
    }
    fn align_to_above(&self) -> &'static str {
        "对齐到上一个目标"
    }
    fn take_alignment_off(&self) -> &'static str {
        "取消对齐"
    }
    fn make_part_of_above(&self) -> &'static str {
        "归入上一个关键结果"
    }
    fn take_out_of_above(&self) -> &'static str {
        "移出上级关键结果"
    }
    fn aligns_to(&self) -> &'static str {
        "对齐到"
    }
    fn suspended_link(&self) -> &'static str {
        "会形成循环，暂不计入"
    }
    fn own_idea_aligned(&self) -> &'static str {
        "自驱，已对齐"
    }
    fn growth_goal(&self) -> &'static str {
        "成长目标"
    }
    fn joint_with(&self, names: &[Text]) -> String {
        format!("与{}共担", names.join("、"))
    }
    fn pace_at(&self, share: f64) -> String {
        format!("应达 {}", self.share(share))
    }
    fn score_at(&self, value: f64) -> String {
        format!("评分 {}", number::shown(value, 2))
    }
    fn lowest_confidence(&self, value: u8) -> String {
        format!("最低信心指数 {value}")
    }
    fn n_unknown(&self, n: usize) -> String {
        format!("{n} 个没有进度")
    }
    fn n_comments(&self, n: usize) -> String {
        format!("{n} 条评论")
    }
    fn n_supporters(&self, n: usize) -> String {
        format!("被 {n} 个目标对齐")
    }
    fn has_answers(&self) -> &'static str {
        "有待定分歧"
    }
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String) {
        let word = self.change_word(change.kind);
        let head = match change.at {
            Some(at) => format!("{}{word}。", self.day(at, today)),
            None => format!("{word}。"),
        };
        let mut rest = Vec::new();
        match (&change.from, &change.to) {
            (Some(from), Some(to)) => rest.push(format!("{from} → {to}。")),
            (None, Some(to)) => rest.push(ended_with(to, '。')),
            (Some(from), None) => rest.push(format!("原为：{}", ended_with(from, '。'))),
            (None, None) => {}
        }
        rest.extend(change.reason.as_deref().map(|reason| ended_with(reason, '。')));
        if !change.agreed_by.is_empty() {
            rest.push(format!("{}已同意。", change.agreed_by.join("、")));
        }
        (head, rest.concat())
    }
    fn weighs(&self, weight: f64) -> String {
        format!("权重 {}", number::exact(weight))
    }
    fn due_words(&self, words: &str) -> String {
        format!("截止 {words}")
    }
    fn last_update(&self, day: Day, today: Day) -> String {
        format!("上次更新 {}", self.day(day, today))
    }
    fn part_of_above(&self) -> &'static str {
        "归属上级关键结果"
    }
    fn steps_done(&self, done: usize, all: usize) -> String {
        format!("{done} / {all} 步")
    }
    fn yes(&self) -> &'static str {
        "已完成"
    }
    fn not_yet(&self) -> &'static str {
        "未完成"
    }
    fn of_target(&self, target: &str, direction: Direction) -> String {
        match direction {
            Direction::Up => format!("/ {target}"),
            Direction::Down => format!("→ {target}"),
        }
    }
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String> {
        match measure {
            Measure::Above { floor } => Some(format!("保持不低于 {}", self.amount((*floor)?, measured_in))),
            Measure::Below { ceiling } => {
                Some(format!("保持不高于 {}", self.amount((*ceiling)?, measured_in)))
            }
            Measure::Between { low, high } => {
                let (low, high) = (self.amount((*low)?, None), self.amount((*high)?, measured_in));
                Some(format!("保持在 {low} 到 {high} 之间"))
            }
            Measure::Baseline => Some("摸清基线".to_owned()),
            Measure::Judged
            | Measure::Reach { .. }
            | Measure::YesNo
            | Measure::Milestones(_)
            | Measure::CommitTargetStretch { .. } => None,
        }
    }
    fn kept_weeks(&self, kept: u32, due: u32) -> String {
        format!("{due} 次中达到 {kept} 次")
    }
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String {
        let status = self.status_word(status);
        let progress =
            progress.map_or_else(|| "进度未知".to_owned(), |share| format!("进度 {}", self.share(share)));
        match pace {
            Some(pace) => format!("{status}，{progress}，{}", self.pace_at(pace)),
            None => format!("{status}，{progress}"),
        }
    }
    fn check_in_at(&self, value: &str) -> String {
        format!("更新进展：{value}")
    }
    fn stood(&self, before: &Before, today: Day) -> String {
        let mut parts = Vec::new();
        match before.last {
            Some(day) => parts.push(format!("上次更新 {}", self.day(day, today))),
            None => parts.push("首次更新进展".to_owned()),
        }
        if let Some(value) = before.value {
            parts.push(format!("当前值 {}", self.amount(value, before.measured_in.as_deref())));
        }
        if let Some(progress) = before.progress {
            parts.push(format!("进度 {}", self.share(progress)));
        }
        parts.extend(before.pace.map(|pace| self.pace_at(pace)));
        parts.join("，")
    }
    fn confidence_low(&self) -> &'static str {
        "难以达成"
    }
    fn confidence_high(&self) -> &'static str {
        "必定达成"
    }
    fn will_end_at(&self) -> &'static str {
        "预计最终评分（0 到 1）"
    }
    fn say_the_end(&self) -> &'static str {
        "预计最终评分？"
    }
    fn what_happened(&self) -> &'static str {
        "有什么进展？"
    }
    fn how_far(&self) -> &'static str {
        "完成百分比"
    }
    fn is_done(&self) -> &'static str {
        "是否完成"
    }
    fn which_steps(&self) -> &'static str {
        "已完成的里程碑"
    }
    fn save_check_in(&self) -> &'static str {
        "更新进展"
    }
    fn check_in_fault(&self, fault: Fault) -> &'static str {
        match fault {
            Fault::Value | Fault::Share => "请填写一个数字，例如 36 或 36.5；文字请写在进展里",
            Fault::Confidence => "请写 0 到 10 的整数",
            Fault::Projection => "请填写一个评分，例如 0.7 或 70%",
            Fault::Nothing => "请填写当前值、信心指数或进展中的至少一项",
        }
    }
    fn drag_to_move(&self) -> &'static str {
        "拖动以移动"
    }
    fn no_objectives(&self) -> (&'static str, &'static str) {
        (
            "这个周期还没有目标",
            "先写下周期结束时希望达成什么、为什么重要，再写关键结果：怎样看出已经达成。在本页任意位置按 N 即可添加目标。",
        )
    }
    fn nothing_found(&self) -> (&'static str, &'static str) {
        ("没有找到", "减少关键词或筛选条件，或在全部周期中查找。")
    }
    fn trash_empty(&self) -> (&'static str, &'static str) {
        ("回收站是空的", "删除的内容会留在这里，随时可以恢复。")
    }
    fn trash_lead(&self) -> &'static str {
        "恢复时，与它一起删除的内容会一并恢复"
    }
    fn kind_word(&self, kind: &str) -> &'static str {
        match kind {
            "objective" => "目标",
            "kr" => "关键结果",
            "unit" => "部门",
            "person" => "成员",
            "cycle" => "周期",
            "link" => "对齐关系",
            "initiative" => "举措",
            "retrospective" => "复盘",
            "kpi" => "健康指标",
            "meeting" => "会议",
            "action" => "行动项",
            _ => "条目",
        }
    }
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        match (by, at) {
            (Some(by), Some(at)) => format!("{by}于{}删除", self.day(at, today)),
            (Some(by), None) => format!("由{by}删除"),
            (None, Some(at)) => format!("{}删除", self.day(at, today)),
            (None, None) => "已删除".to_owned(),
        }
    }
    fn restore_named(&self, title: &str) -> String {
        format!("恢复：{title}")
    }
    fn set_up_people(&self) -> &'static str {
        "设置部门与成员"
    }
    fn leave_trash(&self) -> &'static str {
        "返回目标"
    }
}
