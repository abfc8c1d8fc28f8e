//! Chinese words of the page that compares.

use crate::app::comparing::Half;
use crate::okr::{ChangeKind, Reply, Wants};
use crate::query::compare::{Author, Totals};
use crate::words::Zh;

use super::{CompareWords, DeedName, percent};

impl CompareWords for Zh {
    fn compare_lead(&self) -> &'static str {
        "比较两个状态有何不同：工作区的现状、任意一天结束时的样子，或者一个文件"
    }
    fn half(&self, half: Half) -> &'static str {
        match half {
            Half::Before => "之前",
            Half::After => "之后",
        }
    }
    fn state_now(&self) -> &'static str {
        "工作区现状"
    }
    fn state_day(&self) -> &'static str {
        "工作区在某一天"
    }
    fn state_file(&self) -> &'static str {
        "一个文件…"
    }
    fn state_none(&self) -> &'static str {
        "请选择…"
    }
    fn end_of(&self, day: &str) -> String {
        format!("{day}结束时")
    }
    fn copy_of(&self, day: &str) -> String {
        format!("{day}保存的副本")
    }
    fn day_of(&self, half: Half) -> &'static str {
        match half {
            Half::Before => "之前的日期",
            Half::After => "之后的日期",
        }
    }
    fn often(&self) -> &'static str {
        "自"
    }
    fn a_week_ago(&self) -> &'static str {
        "一周前"
    }
    fn start_of_cycle(&self, name: &str) -> String {
        format!("{name}开始")
    }
    fn since_last_copy(&self) -> &'static str {
        "上次保存副本"
    }
    fn swap_sides(&self) -> &'static str {
        "互换前后"
    }
    fn older_after(&self) -> &'static str {
        "“之后”缺少许多“之前”已有的内容，它是不是较旧的那个？"
    }
    fn nothing_to_compare(&self) -> (&'static str, &'static str) {
        (
            "选择要比较的对象",
            "选一个日期，看看那天以后有哪些变化；或者选一个别人发来的文件。比较不会改动任何内容。",
        )
    }
    fn nothing_differs(&self) -> (&'static str, &'static str) {
        ("没有差异", "两者的目标、进展和人员完全一致。")
    }
    fn file_has_problems(&self, name: &str, count: usize) -> String {
        format!("{name} 中有 {count} 处无法按原样读取，其余内容照常比较")
    }
    fn total_pieces(&self, totals: &Totals) -> Vec<String> {
        let all = [
            (totals.added, format!("新增 {} 项", totals.added)),
            (totals.changed, format!("修改 {} 处", totals.changed)),
            (totals.moved, format!("移动 {} 项", totals.moved)),
            (totals.deleted, format!("删除 {} 项", totals.deleted)),
            (totals.restored, format!("恢复 {} 项", totals.restored)),
            (totals.checked_in, format!("进展 {} 条", totals.checked_in)),
            (totals.said, format!("评论、请求和确认 {} 条", totals.said)),
            (totals.disagreements, format!("分歧 {} 处", totals.disagreements)),
            (totals.missing, format!("缺少 {} 项", totals.missing)),
        ];
        all.into_iter().filter(|(count, _)| *count > 0).map(|(_, piece)| piece).collect()
    }
    fn sentence(&self, pieces: &[String]) -> String {
        if pieces.is_empty() { String::new() } else { format!("{}。", pieces.join("，")) }
    }
    fn written_by_all(&self, authors: &[Author]) -> String {
        let one =
            |author: &Author| format!("{}（{}）", author.name.as_deref().unwrap_or("未署名"), author.deeds);
        let all: Vec<String> = authors.iter().map(one).collect();
        if all.is_empty() { String::new() } else { format!("作者：{}。", all.join("、")) }
    }
    fn of_no_unit(&self) -> &'static str {
        "人员、部门、周期及不属于任何部门的内容"
    }
    fn show_others(&self, count: usize) -> String {
        format!("再显示 {count} 项")
    }
    fn whole_texts(&self) -> &'static str {
        "两份全文"
    }
    fn was_told(&self) -> &'static str {
        "原为："
    }
    fn is_told(&self) -> &'static str {
        "现为："
    }
    fn copy_markdown(&self) -> &'static str {
        "复制为 Markdown"
    }
    fn save_markdown(&self) -> &'static str {
        "保存 Markdown"
    }
    fn print_page(&self) -> &'static str {
        "打印"
    }
    fn copied(&self, copied: bool) -> &'static str {
        if copied { "已复制" } else { "浏览器不允许复制，请改为保存" }
    }
    fn changes_name(&self, name: &str) -> String {
        format!("{name} 变化")
    }
    fn changes_title(&self, name: &str) -> String {
        if name.is_empty() { "有哪些变化".to_owned() } else { format!("{name}有哪些变化") }
    }
    fn states_told(&self, before: &str, after: &str) -> String {
        format!("从 {before} 到 {after}")
    }
    fn progress_moved(&self, was: Option<f64>, is: Option<f64>) -> String {
        format!("进度 {} → {}", percent(was, "未知", "%"), percent(is, "未知", "%"))
    }
    fn deed(&self, name: DeedName) -> &'static str {
        match name {
            DeedName::New => "新增",
            DeedName::Aligned => "新增对齐",
            DeedName::AlignedAgain => "重新对齐",
            DeedName::TakenOff => "取消对齐",
            DeedName::Deleted => "已删除",
            DeedName::Restored => "已恢复",
            DeedName::Missing => "其中没有这一项，但不代表已删除",
            DeedName::DeletedMeanwhile => "一人删除，另一人修改",
            DeedName::CheckedIn => "进展",
            DeedName::Corrected => "更正进展",
            DeedName::CheckInTakenBack => "撤回进展",
            DeedName::Comment => "评论",
            DeedName::Agreed => "已确认",
            DeedName::NoLongerAgreed => "不同意",
            DeedName::SayingTakenBack => "已撤回",
            DeedName::UnknownSaying => "由更新的版本写入",
        }
    }
    fn disagree_about(&self, field: &str) -> String {
        format!("分歧：{field}")
    }
    fn settled_about(&self, field: &str) -> String {
        format!("分歧已解决：{field}")
    }
    fn asked_for(&self, wants: Wants) -> &'static str {
        match wants {
            Wants::KeyResult => "请求承接关键结果",
            Wants::Goal => "请求承接目标",
            Wants::Confirmation => "请求确认",
            Wants::Help => "请求",
        }
    }
    fn answered_so(&self, reply: Reply) -> &'static str {
        match reply {
            Reply::Yes => "答复：同意",
            Reply::No => "答复：不同意",
            Reply::Words => "答复",
        }
    }
    fn earlier_check_ins(&self, count: usize) -> String {
        format!("此前 {count} 条进展")
    }
    fn lacks(&self, check_ins: usize, said: usize) -> String {
        let all = [(check_ins, format!("{check_ins} 条进展")), (said, format!("{said} 条评论、请求或确认"))];
        let pieces: Vec<String> =
            all.into_iter().filter(|(count, _)| *count > 0).map(|(_, piece)| piece).collect();
        format!("缺少 {}", pieces.join("、"))
    }
    fn in_ledger(&self, _kind: ChangeKind, head: &str) -> String {
        head.trim_end_matches(['。', '.']).to_owned()
    }
    fn after_a_name(&self) -> &'static str {
        "："
    }
    fn after_a_sentence(&self) -> &'static str {
        "。"
    }
}
