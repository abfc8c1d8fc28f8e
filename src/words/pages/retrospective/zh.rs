//! The words of the retrospective in Simplified Chinese.

use crate::okr::{ActionState, Day, RemarkKind, RootCause};
use crate::query::projected::ABOUT;
use crate::query::retrospective::{ColumnOf, Diagnosis, MadeAction, MadeGoal, Past, Rhythm};
use crate::query::search::RememberedAs;
use crate::words::{CommonWords, JudgedWords, Zh};

use super::RetrospectiveWords;

impl RetrospectiveWords for Zh {
    fn retrospective_lead(&self) -> &'static str {
        "哪些做得好，哪些没做好，下次尝试什么。随周期保存，下个季度仍可查到。"
    }
    fn retro_title(&self, whose: Option<&str>, cycle: &str) -> String {
        whose.map_or_else(|| format!("{cycle} 复盘"), |whose| format!("{whose} {cycle} 复盘"))
    }
    fn remark_word(&self, kind: RemarkKind) -> &'static str {
        match kind {
            RemarkKind::Good => "做得好的",
            RemarkKind::Bad => "没做好的",
            RemarkKind::Try => "要尝试的",
            RemarkKind::Answer => "回答",
        }
    }
    fn column_title<'a>(&self, of: &'a ColumnOf) -> &'a str {
        match of {
            ColumnOf::Good => "做得好的",
            ColumnOf::Bad => "没做好的",
            ColumnOf::Try => "接下来尝试的",
            ColumnOf::Question(question) if question.is_empty() => "回答",
            ColumnOf::Question(question) => question,
        }
    }
    fn column_field(&self, of: &ColumnOf) -> String {
        match of {
            ColumnOf::Good => "写一条做得好的".to_owned(),
            ColumnOf::Bad => "写一条没做好的".to_owned(),
            ColumnOf::Try => "写一条想尝试的做法".to_owned(),
            ColumnOf::Question(question) => format!("回答：{question}"),
        }
    }
    fn take_remark_back(&self, text: &str) -> String {
        format!("撤回：{text}")
    }
    fn task_of(&self, text: &str) -> String {
        format!("转为行动项：{text}")
    }
    fn retro_draft_goal(&self, cycle: &str) -> String {
        format!("为 {cycle} 起草目标")
    }
    fn make_next_cycle(&self, cycle: &str) -> String {
        if cycle.is_empty() {
            "新建下一周期，为它起草目标".to_owned()
        } else {
            format!("新建 {cycle}，为它起草目标")
        }
    }
    fn made_task(&self, made: &MadeAction, today: Day) -> String {
        let mut facts = vec![self.task_names(&made.names)];
        facts.extend(made.due.map(|due| format!("{}前", self.day(due, today))));
        facts.push(self.task_state(made.state, made.is_late).to_owned());
        format!("行动项：{}", facts.join("，"))
    }
    fn made_goal(&self, made: &MadeGoal) -> String {
        let stage = self.stage_word(made.stage);
        made.cycle
            .as_ref()
            .map_or_else(|| format!("目标：{stage}"), |cycle| format!("{cycle} 的目标：{stage}"))
    }
    fn wanted_title(&self, cycle: &str) -> String {
        format!("上次说要尝试的（{cycle}）")
    }
    fn wanted_told(&self, taken_up: usize, all: usize) -> String {
        format!("{all} 条中有 {taken_up} 条转成了行动项或目标")
    }
    fn rhythm_told(&self, rhythm: Rhythm) -> String {
        format!("应更新 {} 次，实际更新 {} 次", rhythm.due, rhythm.kept)
    }
    fn diagnosis_told(&self, diagnosis: Diagnosis) -> &'static str {
        match diagnosis {
            Diagnosis::Way => "更新节奏一直保持着：可以看看目标本身，或实现它的路径。",
            Diagnosis::Cadence => "更新节奏没有保持：先看看跟进的方式，再看目标本身。",
        }
    }
    fn unjudged_told(&self, unjudged: usize, judged: usize) -> String {
        format!("{} 个目标中有 {unjudged} 个尚未评分", unjudged + judged)
    }
    fn without_cause_told(&self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{count} 项低分尚未说明原因") }
    }
    fn causes_told(&self, causes: &[(RootCause, usize)]) -> String {
        let told = causes.iter().map(|(cause, count)| format!("{} {count}", self.cause_word(*cause)));
        told.collect::<Vec<_>>().join("，")
    }
    fn beliefs_told(&self, [first, middle, last]: [f64; 3], goals: usize) -> String {
        format!("平均信心指数：开始 {first:.1}，过半 {middle:.1}，结束 {last:.1}（{goals} 项）")
    }
    fn projections_told(&self, off: f64, goals: usize) -> String {
        if off.abs() < ABOUT {
            format!("预计评分平均与结果基本一致（{goals} 项）")
        } else {
            let way = if off > 0.0 { "高" } else { "低" };
            format!("预计评分平均偏{way} {}（{goals} 项）", self.score_figure(off.abs()))
        }
    }
    fn retro_course_told(&self, count: usize, first: u8, last: u8) -> String {
        format!("信心指数共 {count} 次，从 {first} 到 {last}")
    }
    fn restless_told(&self, changes: usize, reasons: usize) -> String {
        format!("变更 {changes} 次，其中 {reasons} 次说明了原因")
    }
    fn past_told(&self, past: &Past) -> String {
        let names = ["做得好", "没做好", "要尝试", "回答"];
        let told = past.counts.iter().zip(names).filter(|(count, _)| **count > 0);
        told.map(|(count, name)| format!("{name} {count}")).collect::<Vec<_>>().join("，")
    }
    fn open_retro(&self, whose: Option<&str>, cycle: &str) -> String {
        format!("打开：{}", self.retro_title(whose, cycle))
    }
    fn remembered_as(&self, what: &RememberedAs) -> String {
        match what {
            RememberedAs::Remark(_, Some(question)) => question.to_string(),
            RememberedAs::Remark(kind, None) => self.remark_word(*kind).to_owned(),
            RememberedAs::Note => "我们学到了什么".to_owned(),
            RememberedAs::Cause(goal) => format!("“{}”的原因", goal.name),
        }
    }
    fn remembered_told(&self, count: usize, more: bool) -> String {
        if more { format!("仅显示前 {count} 条") } else { format!("找到 {count} 条") }
    }
    fn drop_question(&self, question: &str) -> String {
        format!("删除问题：{question}")
    }
    fn task_state(&self, state: ActionState, is_late: bool) -> &'static str {
        match state {
            ActionState::Open if is_late => "已逾期",
            ActionState::Open => "进行中",
            ActionState::Done => "已完成",
            ActionState::Dropped => "已放弃",
        }
    }
    fn show_more(&self, more: usize) -> String {
        format!("再显示 {more} 项")
    }
}
