//! Chinese words of the page of check-ins.

use crate::okr::kpi::Health;
use crate::okr::{Day, Measure, Text};
use crate::query::check_in::Tally;
use crate::words::{CommonWords, Zh};

use super::CheckInPageWords;

impl CheckInPageWords for Zh {
    fn check_in_lead(&self) -> &'static str {
        "需要你更新的内容都在这里。输入数值后按回车，输入信心指数后按回车，再写一句说明（可不写），第三次回车即保存并跳到下一项。"
    }
    fn whose_check_ins(&self) -> &'static str {
        "查看谁的进展"
    }
    fn my_check_ins(&self) -> &'static str {
        "我的"
    }
    fn for_somebody(&self, name: &str) -> String {
        format!("这里是{name}需要更新的内容。你在此填写的进展会署你的名字。")
    }
    fn say_who_checks_in(&self) -> &'static str {
        "先选择你是谁，这里就会列出需要你更新的内容"
    }
    fn done_of(&self, tally: Tally) -> String {
        format!("共 {} 项，已更新 {} 项", tally.all(), tally.done)
    }
    fn due_now(&self) -> &'static str {
        "待更新"
    }
    fn up_to_date(&self) -> &'static str {
        "已更新"
    }
    fn at_rest(&self) -> &'static str {
        "暂不需要更新"
    }
    fn nothing_to_check_in(&self) -> (&'static str, &'static str) {
        (
            "没有需要更新的内容",
            "周期进行期间，由你负责的已发布关键结果、你所带部门的关键结果以及你负责的健康指标都会列在这里。",
        )
    }
    fn no_cycle_runs(&self) -> (&'static str, &'static str) {
        (
            "目前没有进行中的周期",
            "周期进行期间才需要更新进展。可以在“制定目标”里开始下一个周期，或在“成员与周期”里设置周期的起止日期。",
        )
    }
    fn all_said(&self) -> &'static str {
        "本周都已更新"
    }
    fn check_in_on(&self, title: &str) -> String {
        format!("更新进展：{title}")
    }
    fn never_said(&self) -> &'static str {
        "还没有更新过"
    }
    fn should_be(&self, what: &str) -> String {
        format!("按进度应到 {what}")
    }
    fn due_since(&self, day: Day, today: Day) -> String {
        if day == today {
            "今天该更新".to_owned()
        } else {
            format!("{}起待更新", self.day(day, today))
        }
    }
    fn overdue_since(&self, day: Day, today: Day) -> String {
        format!("{}起已逾期", self.day(day, today))
    }
    fn number_from_below(&self) -> &'static str {
        "数值由下级内容汇总得出"
    }
    fn keys_told(&self, measure: &Measure) -> &'static str {
        match measure {
            Measure::YesNo => "按 Y 表示已完成，N 表示未完成，= 与上次相同，回车继续，↑ ↓ 换行",
            Measure::Milestones(steps) if !steps.is_empty() => {
                "按 1 到 9 勾选步骤，= 与上次相同，回车继续，↑ ↓ 换行"
            }
            Measure::Judged => "填百分比或文字，= 与上次相同，回车继续，↑ ↓ 换行",
            _ => "= 与上次相同，回车继续，↑ ↓ 换行，Esc 重新填写",
        }
    }
    fn belief_asked(&self) -> &'static str {
        "信心指数，0 到 10"
    }
    fn why_moved(&self, from: u8, to: u8) -> String {
        format!("信心指数为什么从 {from} 变为 {to}？")
    }
    fn correcting(&self, day: Option<Day>, today: Day) -> String {
        match day {
            Some(day) => format!("正在更正{}的进展，原记录仍可查看", self.day(day, today)),
            None => "正在更正上一次的进展，原记录仍可查看".to_owned(),
        }
    }
    fn nothing_moved(&self) -> &'static str {
        "已保存，数值没有变化"
    }
    fn stands_healthy(&self, health: Health) -> &'static str {
        match health {
            Health::Healthy => "健康",
            Health::Watch => "需关注",
            Health::Unhealthy => "超出区间",
            Health::Unknown => "未知",
        }
    }
    fn read_by(&self, names: &[Text]) -> String {
        format!("{}已阅", names.join("、"))
    }
    fn mark_read(&self) -> &'static str {
        "已阅"
    }
    fn mark_read_named(&self, name: &str, title: &str) -> String {
        format!("已阅：{name}，{title}")
    }
    fn mark_all_read(&self) -> &'static str {
        "全部已阅"
    }
    fn said_by_people(&self) -> &'static str {
        "下属的进展"
    }
    fn n_unread(&self, n: usize) -> String {
        format!("{n} 条进展未阅")
    }
    fn reminder(&self, due: usize, overdue: usize) -> String {
        match overdue {
            0 => format!("你有 {due} 项进展待更新"),
            late => format!("你有 {due} 项进展待更新，其中 {late} 项已逾期"),
        }
    }
    fn remind_me(&self) -> &'static str {
        "提醒我更新进展"
    }
    fn remind_me_help(&self) -> &'static str {
        "有内容待更新时，每天在页面里提醒一次，不会发送系统通知。"
    }
    fn between_pieces(&self) -> &'static str {
        "，"
    }
}
