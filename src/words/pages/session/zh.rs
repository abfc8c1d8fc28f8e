//! Words of the team session in Chinese.

use crate::okr::{ActionKind, ActionState, Blocker, Text};
use crate::query::session::{Item, Tally, Voted, WhyLow};
use crate::words::{PanelLabel, PanelWords, Zh};

use super::{SessionWords, mean, values};

impl SessionWords for Zh {
    fn session_lead(&self) -> &'static str {
        "每周十五分钟：各自给出信心指数，扫清障碍，清点上周的承诺事项，再定下一步。"
    }
    fn session_unit(&self) -> &'static str {
        "部门"
    }
    fn session_which(&self) -> &'static str {
        "周会"
    }
    fn session_this_week(&self) -> &'static str {
        "本周"
    }
    fn session_of(&self, on: &str, is_closed: bool) -> String {
        if is_closed { on.to_owned() } else { format!("{on}（未结束）") }
    }
    fn session_no_unit(&self) -> (&'static str, &'static str) {
        ("周会以部门为单位", "先建立部门并添加成员，之后就可以在这里一起回顾每周进展。")
    }
    fn session_make_unit(&self) -> &'static str {
        "设置部门与成员"
    }
    fn session_none_yet(&self) -> &'static str {
        "本周还没有开周会"
    }
    fn session_start_facts(&self, key_results: usize, blockers: usize, commitments: usize) -> String {
        format!(
            "将回顾 {key_results} 个关键结果、{blockers} 个未解除的障碍、{commitments} 项未完成的承诺事项。"
        )
    }
    fn session_start_with(&self, people: usize) -> String {
        match people {
            0 => "这个部门还没有成员；开始后可以添加参加的人。".to_owned(),
            _ => format!("默认 {people} 人参加，可以调整。"),
        }
    }
    fn session_start(&self) -> &'static str {
        "开始本周周会"
    }
    fn session_still_open(&self, on: &str) -> String {
        format!("{on}的周会还没有结束。")
    }
    fn session_go_on(&self) -> &'static str {
        "继续那次周会"
    }
    fn session_state(&self, is_closed: bool) -> &'static str {
        if is_closed { "已结束" } else { "进行中" }
    }
    fn session_with(&self) -> &'static str {
        "参加者"
    }
    fn session_add_person(&self) -> &'static str {
        "添加参加者…"
    }
    fn session_steps(&self) -> &'static str {
        "周会环节"
    }

    fn session_round(&self) -> &'static str {
        "信心指数"
    }
    fn session_round_text(&self) -> &'static str {
        "每个人先写下对各关键结果的信心指数，公布之前谁也看不到别人的数字：可以各自在自己的副本里写，也可以在会议室里轮流用同一个键盘。"
    }
    fn session_round_hint(&self) -> &'static str {
        "公布之前，页面会隐藏所有投票。投票没有加密：用其他工具打开文件的人可以看到。"
    }
    fn session_vote_keys(&self) -> &'static str {
        "按数字键打分，先按 1 再按 0 是十分；Enter 到下一项，Shift 加 Enter 回上一项。"
    }
    fn session_no_rows(&self) -> (&'static str, &'static str) {
        (
            "这个部门在当前周期没有关键结果",
            "部门目标下的关键结果，以及它为其他部门执行的关键结果，会显示在这里。",
        )
    }
    fn session_nobody(&self) -> &'static str {
        "先添加参加者，然后就可以投票。"
    }
    fn session_voted(&self, voted: usize, all: usize) -> String {
        format!("{voted}/{all}")
    }
    fn session_votes_now(&self, name: &str) -> String {
        format!("轮到{name}投票")
    }
    fn session_i_vote(&self) -> &'static str {
        "我来投票"
    }
    fn session_vote(&self) -> &'static str {
        "投票"
    }
    fn session_ballot_of(&self, name: &str) -> String {
        format!("{name}投票")
    }
    fn session_how_sure(&self, title: &str) -> String {
        format!("你有多大信心达成：{title}")
    }
    fn session_has_vote(&self) -> &'static str {
        "已投票，重新投票会替换"
    }
    fn session_pass_on(&self, next: Option<&str>) -> String {
        match next {
            Some(name) => format!("隐藏并交给{name}"),
            None => "隐藏我的投票".to_owned(),
        }
    }
    fn session_all_voted(&self) -> &'static str {
        "所有人都投完了"
    }
    fn session_show(&self) -> &'static str {
        "公布投票"
    }
    fn session_votes(&self) -> &'static str {
        "投票结果"
    }
    fn session_no_votes(&self) -> &'static str {
        "没有人投票"
    }
    fn session_tally(&self, tally: &Tally) -> String {
        format!("最低 {} · 平均 {} · 相差 {}", tally.lowest, mean(tally), tally.spread())
    }
    fn session_vote_of(&self, vote: &Voted) -> String {
        let name = vote.name.as_deref().unwrap_or_else(|| self.label(PanelLabel::Somebody));
        if vote.is_late {
            format!("{name} {}（公布后投）", vote.value)
        } else {
            format!("{name} {}", vote.value)
        }
    }
    fn session_last_votes(&self, tally: &Tally) -> String {
        format!("上次：平均 {}，{} 到 {}", mean(tally), tally.lowest, tally.highest)
    }
    fn session_low(&self) -> &'static str {
        "信心低"
    }
    fn session_wide(&self) -> &'static str {
        "看法不一"
    }
    fn session_agreed(&self, title: &str) -> String {
        format!("采用的信心指数：{title}")
    }
    fn session_take(&self, value: u8) -> String {
        format!("采用 {value}")
    }
    fn session_take_of(&self, value: u8, title: &str) -> String {
        format!("采用 {value} 作为信心指数：{title}")
    }
    fn session_take_all(&self, count: usize) -> String {
        format!("{count} 个关键结果都采用居中的投票")
    }
    fn session_take_hint(&self) -> &'static str {
        "默认采用居中的投票，居中有两个时取较低的。由负责人决定；采用后会写入一条进展记录。"
    }
    fn session_taken(&self, before: Option<u8>, now: u8) -> String {
        match before {
            Some(before) if before != now => format!("信心指数 {now}，此前 {before}"),
            _ => format!("信心指数 {now}"),
        }
    }
    fn session_take_note(&self, tally: &Tally) -> String {
        format!("团队周会投票：{}", values(tally, "、"))
    }
    fn session_vote_late(&self) -> &'static str {
        "补投"
    }

    fn session_blockers(&self) -> &'static str {
        "障碍"
    }
    fn session_blockers_text(&self) -> &'static str {
        "对信心不足的关键结果，说清楚卡在哪里、谁来解决、什么时候解决；最好一天之内。"
    }
    fn session_no_blockers(&self) -> &'static str {
        "目前没有障碍"
    }
    fn blocker_word(&self, blocker: Blocker) -> &'static str {
        match blocker {
            Blocker::Resource => "缺人手、资金或时间",
            Blocker::Dependency => "在等别人",
            Blocker::Clarity => "要求不清楚",
            Blocker::PriorityConflict => "优先级冲突",
            Blocker::External => "外部因素",
        }
    }
    fn blocker_kind(&self) -> &'static str {
        "障碍类型"
    }
    fn blocker_unsaid(&self) -> &'static str {
        "选择类型"
    }
    fn session_why_low(&self, why: WhyLow) -> String {
        match why {
            WhyLow::Low(value) => format!("有人的信心指数只有 {value}"),
            WhyLow::Fell { from, to } => format!("信心指数从 {from} 降到 {to}"),
        }
    }
    fn session_suggested(&self) -> &'static str {
        "值得问一句：卡在哪里？"
    }
    fn session_add_blocker(&self) -> &'static str {
        "添加障碍"
    }
    fn session_add_blocker_of(&self, title: &str) -> String {
        format!("添加障碍：{title}")
    }
    fn session_what_blocks(&self) -> &'static str {
        "卡在哪里？"
    }
    fn item_days(&self, days: i64, is_open: bool) -> String {
        match (days, is_open) {
            (i64::MIN..=0, true) => "今天提出".to_owned(),
            (i64::MIN..=0, false) => "当天解除".to_owned(),
            (days, true) => format!("已 {days} 天"),
            (days, false) => format!("历时 {days} 天"),
        }
    }
    fn session_ask(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("请{name}协助"),
            None => "发起请求…".to_owned(),
        }
    }
    fn session_ask_whom(&self) -> &'static str {
        "请谁协助？"
    }
    fn session_asked(&self, names: &[Text]) -> String {
        format!("已请{}协助，待答复", names.join("、"))
    }

    fn session_commitments(&self) -> &'static str {
        "承诺事项"
    }
    fn session_commitments_text(&self) -> &'static str {
        "下次周会之前团队要做的两三件事，每件都有人负责。"
    }
    fn session_review(&self, done: usize, all: usize) -> String {
        format!("此前的承诺：完成 {done}/{all}")
    }
    fn session_no_review(&self) -> &'static str {
        "没有遗留的承诺事项"
    }
    fn session_next(&self, until: &str) -> String {
        format!("到 {until} 为止")
    }
    fn session_no_next(&self) -> &'static str {
        "还没有"
    }
    fn session_add_commitment(&self) -> &'static str {
        "要做什么？"
    }
    fn session_add(&self) -> &'static str {
        "添加"
    }
    fn session_many(&self, count: usize) -> String {
        format!("一周 {count} 项偏多；两三项更容易完成。")
    }
    fn item_goal(&self) -> &'static str {
        "目标"
    }
    fn item_no_goal(&self) -> &'static str {
        "整个团队"
    }
    fn item_owner(&self) -> &'static str {
        "负责人"
    }
    fn item_no_owner(&self) -> &'static str {
        "未定"
    }
    fn item_due(&self) -> &'static str {
        "截止时间"
    }
    fn item_done_of(&self, title: &str) -> String {
        format!("完成：{title}")
    }
    fn item_state(&self, state: ActionState, is_late: bool) -> &'static str {
        match (state, is_late) {
            (ActionState::Open, false) => "未完成",
            (ActionState::Open, true) => "逾期未完成",
            (ActionState::Done, _) => "已完成",
            (ActionState::Dropped, _) => "已放弃",
        }
    }
    fn item_carry(&self, day: &str) -> String {
        format!("延到 {day}")
    }
    fn item_drop(&self) -> &'static str {
        "放弃"
    }
    fn item_reopen(&self) -> &'static str {
        "重新开始"
    }
    fn item_since(&self, day: &str) -> String {
        format!("{day}提出")
    }
    fn item_by(&self, day: &str) -> String {
        format!("{day}前")
    }

    fn session_end_title(&self) -> &'static str {
        "笔记与纪要"
    }
    fn session_notes(&self) -> &'static str {
        "笔记"
    }
    fn session_other_notes(&self) -> &'static str {
        "另一份副本里的笔记"
    }
    fn session_end(&self) -> &'static str {
        "结束周会"
    }
    fn session_reopen(&self) -> &'static str {
        "重新打开"
    }
    fn session_minutes(&self) -> &'static str {
        "会议纪要"
    }
    fn session_minutes_text(&self) -> &'static str {
        "Markdown 格式，可贴到群聊或文档。公布后的投票不带姓名，私密内容不会写入。"
    }

    fn minutes_title(&self, unit: &str, on: &str) -> String {
        format!("{unit}周会 {on}")
    }
    fn minutes_with(&self, names: &[Text]) -> String {
        format!("参加者：{}", names.join("、"))
    }
    fn minutes_confidence(&self, before: Option<u8>, now: Option<u8>) -> String {
        match (before, now) {
            (Some(before), Some(now)) if before != now => format!("信心指数 {before} → {now}"),
            (_, Some(value)) | (Some(value), None) => format!("信心指数 {value}"),
            (None, None) => String::new(),
        }
    }
    fn minutes_votes(&self, tally: &Tally) -> String {
        format!("投票 {}（平均 {}）", values(tally, "、"), mean(tally))
    }
    fn minutes_asks(&self) -> &'static str {
        "待答复的请求"
    }
    fn minutes_left_out(&self, count: usize) -> String {
        format!("{count} 项私密内容未写入。")
    }
    fn minutes_facts(&self, item: &Item, due: Option<&str>) -> String {
        let state = (!item.is_open()).then(|| self.item_state(item.state, false).to_owned());
        let sort = item.blocker.map(|blocker| self.blocker_word(blocker).to_owned());
        let of = item.of.as_ref().map(|of| format!("用于「{}」", of.name));
        let owner = (!item.names.is_empty()).then(|| item.names.join("、"));
        let due = due.filter(|_| item.is_open()).map(|day| self.item_by(day));
        let is_blocker = item.kind == ActionKind::Blocker;
        let days = item.days.filter(|_| is_blocker).map(|days| self.item_days(days, item.is_open()));
        let all = [state, sort, of, owner, due, days];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn goal_items(&self) -> &'static str {
        "障碍与承诺事项"
    }
    fn item_kind(&self, item: &Item) -> &'static str {
        match (item.kind, item.blocker) {
            (ActionKind::Blocker, Some(blocker)) => self.blocker_word(blocker),
            (ActionKind::Blocker, None) => "障碍",
            (ActionKind::Commitment, _) => "承诺事项",
            (ActionKind::NextStep, _) => "下一步",
            (ActionKind::Decision, _) => "决定",
        }
    }
}
