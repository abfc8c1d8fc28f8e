//! The page of setting goals together, in Chinese.

use crate::okr::{CyclePhase, Day, Moment};
use crate::query::asks::AgreementState;
use crate::query::setting::{Aligned, OpenKind, Step, StepKind, StepState};
use crate::words::{CommonWords, Zh};

use super::SettingWords;

impl SettingWords for Zh {
    fn setting_text(&self) -> &'static str {
        "先写草稿，大家都能看到；对齐并达成一致后再发布。从发布那一刻起，目标最初的样子就有据可查。"
    }
    fn setting_no_cycle(&self) -> &'static str {
        "还没有可以制定目标的周期"
    }
    fn setting_no_cycle_text(&self) -> &'static str {
        "请先在“成员与周期”里新建一个周期，例如一个季度"
    }
    fn setting_phase(&self, phase: CyclePhase, days_until: Option<i64>) -> String {
        match (phase, days_until) {
            (CyclePhase::Planning, Some(until)) if until > 0 => format!("目标制定中，距开始还有 {until} 天"),
            (CyclePhase::Planning, Some(0)) => "目标制定中，今天是第一天".to_owned(),
            (CyclePhase::Planning, Some(until)) => format!("目标制定中，周期已开始 {} 天", -until),
            (CyclePhase::Planning, None) => "目标制定中".to_owned(),
            (CyclePhase::Running, Some(until)) if until > 0 => format!("{until} 天后开始"),
            (CyclePhase::Running, _) => "周期进行中，以下是当时的制定情况".to_owned(),
            (CyclePhase::Closing, _) => "周期复盘中，以下是当时的制定情况".to_owned(),
            (CyclePhase::Closed, _) => "周期已结束，以下是当时的制定情况".to_owned(),
        }
    }
    fn begin_setting(&self) -> &'static str {
        "开始制定目标"
    }
    fn begin_next(&self, name: &str) -> String {
        if name.is_empty() { "开始制定下一周期".to_owned() } else { format!("开始制定 {name}") }
    }
    fn go_to_next(&self, name: &str) -> String {
        if name.is_empty() { "前往下一周期".to_owned() } else { format!("前往 {name}") }
    }
    fn start_cycle(&self) -> &'static str {
        "启动周期"
    }
    fn start_cycle_dots(&self) -> &'static str {
        "启动周期…"
    }
    fn start_anyway(&self) -> &'static str {
        "仍然启动"
    }
    fn start_named(&self, cycle: &str) -> String {
        format!("启动“{cycle}”？")
    }
    fn start_text(&self) -> &'static str {
        "启动后仍可继续填写、确认和发布目标，第一天之后加入的会标为“后加”。"
    }
    fn start_open(&self, open: usize) -> String {
        if open == 0 {
            "没有待处理的事项。".to_owned()
        } else {
            format!("还有 {open} 项待处理：")
        }
    }
    fn above_title(&self) -> &'static str {
        "上层方向"
    }
    fn mission_hint(&self) -> &'static str {
        "我们为何存在？"
    }
    fn strategy_hint(&self) -> &'static str {
        "我们打算怎样做到？"
    }
    fn goals_above(&self) -> &'static str {
        "上层周期的目标"
    }
    fn hangs(&self, goals: usize) -> String {
        if goals == 0 { "尚无目标承接".to_owned() } else { format!("{goals} 个目标承接") }
    }
    fn no_goals_above(&self) -> &'static str {
        "上层没有更长周期的目标。"
    }
    fn who_is_where(&self) -> &'static str {
        "各部门进展"
    }
    fn who_is_where_text(&self) -> &'static str {
        "已起草：有标题和关键结果。已对齐：上级目标已确认，或处于最高层，或属于自驱目标。已同意：需要表态的人都同意当前内容。已发布：由负责人发布。"
    }
    fn unit_or_person(&self) -> &'static str {
        "部门或成员"
    }
    fn goals_column(&self) -> &'static str {
        "目标"
    }
    fn step(&self, kind: StepKind) -> &'static str {
        match kind {
            StepKind::Drafted => "已起草",
            StepKind::Aligned => "已对齐",
            StepKind::Agreed => "已同意",
            StepKind::Published => "已发布",
        }
    }
    fn step_told(&self, kind: StepKind, step: Step, state: StepState) -> String {
        let name = self.step(kind);
        match state {
            StepState::Nothing => format!("{name}：无须处理"),
            StepState::NotYet => format!("{name}：尚未开始"),
            StepState::Partly => format!("{name}：{}", self.of_all(step.done, step.all)),
            StepState::Done => format!("{name}：全部 {} 个", step.all),
        }
    }
    fn goal_step_told(&self, kind: StepKind, state: StepState) -> String {
        let name = self.step(kind);
        match state {
            StepState::Nothing => format!("{name}：无须表态"),
            StepState::NotYet => format!("{name}：否"),
            StepState::Partly => format!("{name}：部分"),
            StepState::Done => format!("{name}：是"),
        }
    }
    fn of_all(&self, done: usize, all: usize) -> String {
        format!("{done}/{all}")
    }
    fn aligned_word(&self, aligned: Aligned) -> &'static str {
        match aligned {
            Aligned::Linked => "已对齐",
            Aligned::Top => "最高层目标",
            Aligned::OwnIdea => "自驱目标",
            Aligned::Asked => "对齐待确认",
            Aligned::Nothing => "尚未对齐",
        }
    }
    fn agreement_word(&self, state: Option<&AgreementState>) -> String {
        match state {
            None => "无须表态".to_owned(),
            Some(AgreementState::Agreed) => "已同意".to_owned(),
            Some(AgreementState::OlderText) => "同意的是改写前的内容".to_owned(),
            Some(AgreementState::OneSided { missing }) => {
                let names: Vec<&str> = missing.iter().map(|name| &**name).collect();
                format!("待{}同意", names.join("、"))
            }
            Some(AgreementState::None) => "尚未同意".to_owned(),
        }
    }
    fn nobodys(&self) -> &'static str {
        "无归属"
    }
    fn together(&self) -> &'static str {
        "全公司"
    }
    fn draft_goal_for(&self, name: &str) -> String {
        format!("为{name}起草目标")
    }
    fn draft_own(&self) -> &'static str {
        "起草我的目标"
    }
    fn publish(&self) -> &'static str {
        "发布"
    }
    fn publish_named(&self, title: &str) -> String {
        format!("发布：{title}")
    }
    fn publish_ready(&self, goals: usize) -> String {
        format!("发布 {goals} 个草稿")
    }
    fn publish_ready_of(&self, goals: usize, name: &str) -> String {
        format!("发布{name}的 {goals} 个草稿")
    }
    fn take_back(&self) -> &'static str {
        "退回草稿"
    }
    fn take_back_named(&self, title: &str) -> String {
        format!("退回草稿：{title}。首次发布时的内容仍会保留。")
    }
    fn comment_or_ask(&self) -> &'static str {
        "评论或请求"
    }
    fn comment_or_ask_on(&self, title: &str) -> String {
        format!("评论或请求：{title}")
    }
    fn comments_count(&self, comments: usize) -> String {
        format!("{comments} 条评论")
    }
    fn key_results_count(&self, key_results: usize) -> String {
        format!("{key_results} 个关键结果")
    }
    fn late_on(&self, day: Day, today: Day) -> String {
        format!("后加，{}", self.day(day, today))
    }
    fn late_count(&self, goals: usize) -> String {
        format!("{goals} 个后加")
    }
    fn first_set_on(&self, at: Moment, today: Day) -> String {
        at.day().map_or_else(|| "首次发布".to_owned(), |day| format!("首次发布于{}", self.day(day, today)))
    }
    fn first_set_told(&self, first_set_on: &str) -> String {
        format!("{first_set_on}，此后未变")
    }
    fn changed_since(&self, of: Option<&str>, field: &str, first: &str, now: &str) -> String {
        match of {
            Some(of) => format!("“{of}”的{field}：{first} → {now}"),
            None => format!("{field}：{first} → {now}"),
        }
    }
    fn added_since(&self, title: &str) -> String {
        format!("此后新增关键结果：{title}")
    }
    fn drafts_title(&self) -> &'static str {
        "待阅草稿"
    }
    fn drafts_text(&self) -> &'static str {
        "各部门的草稿都在这里。需要什么、能支持什么，趁早说。"
    }
    fn show_rest(&self, more: usize) -> String {
        format!("再显示 {more} 项")
    }
    fn open_title(&self) -> &'static str {
        "待处理"
    }
    fn setting_nothing_open(&self) -> &'static str {
        "没有待处理的事项，周期可以启动。"
    }
    fn open_kind(&self, kind: OpenKind) -> &'static str {
        match kind {
            OpenKind::Untitled => "缺少标题的目标",
            OpenKind::NoKeyResults => "缺少关键结果的目标",
            OpenKind::NoMeasure => "尚无法衡量的关键结果",
            OpenKind::NoTarget => "缺少目标值的关键结果",
            OpenKind::NoOwner => "没有负责人的目标",
            OpenKind::Link => "待确认的对齐",
            OpenKind::Ask => "待答复的请求",
            OpenKind::Agreement => "尚未同意的目标",
            OpenKind::Publishing => "待发布的草稿",
        }
    }
    fn turn_of(&self, names: &[String]) -> String {
        if names.is_empty() {
            "待有人处理".to_owned()
        } else {
            format!("待{}处理", names.join("、"))
        }
    }
    fn your_turn(&self) -> &'static str {
        "待你处理"
    }
    fn only_mine(&self) -> &'static str {
        "待我处理"
    }
    fn needed_by(&self, day: Day, today: Day) -> String {
        format!("{}前需要", self.day(day, today))
    }
    fn reworded_since(&self) -> &'static str {
        "同意后又改写过"
    }
    fn goes_up_to(&self, title: &str) -> String {
        format!("对齐到“{title}”")
    }
    fn open_act(&self, kind: OpenKind) -> &'static str {
        match kind {
            OpenKind::Untitled => "填写标题",
            OpenKind::NoKeyResults => "添加关键结果",
            OpenKind::NoMeasure => "设定衡量方式",
            OpenKind::NoTarget => "设定目标值",
            OpenKind::NoOwner => "选择负责人",
            OpenKind::Link => "确认",
            OpenKind::Ask => "答复",
            OpenKind::Agreement => "查看并同意",
            OpenKind::Publishing => "发布",
        }
    }
    fn look_at(&self) -> &'static str {
        "打开"
    }
    fn act_on(&self, act: &str, title: &str) -> String {
        format!("{act}：{title}")
    }
    fn agree(&self) -> &'static str {
        "同意"
    }
    fn mine_to_own(&self) -> &'static str {
        "由我负责"
    }
    fn late_title(&self) -> &'static str {
        "后加的目标"
    }
    fn late_text(&self) -> &'static str {
        "第一天之后加入的目标：情况有变，或有了新想法。欢迎加入，只是标明时间，以便复盘时公平看待。"
    }
    fn key_result_of(&self, objective: &str) -> String {
        format!("“{objective}”的关键结果")
    }
    fn days_after(&self, days: i64) -> String {
        format!("第一天之后 {days} 天")
    }
}
