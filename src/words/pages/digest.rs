//! Words of the page: the digest: what happened lately, to read or to hand on.

use crate::okr::{Day, Status, Text, number};
use crate::query::digest::{Head, Item, Moved, OutKpi, Silent};
use crate::query::since::{Praise, Stand};
use crate::words::{CommonWords, En, PanelWords, Zh};

use super::{KpiWords, SessionWords, some};

macro_rules! parts {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// The headings of a digest, in their order.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the headings say")]
        pub enum DigestPart {
            $($name,)*
        }

        impl DigestPart {
            fn en(self) -> &'static str {
                match self { $(Self::$name => $en,)* }
            }

            fn zh(self) -> &'static str {
                match self { $(Self::$name => $zh,)* }
            }
        }
    };
}

parts! {
    Done "Reached" "已达成"
    Up "Moved forward" "进展最大"
    Down "Moved back" "进度后退"
    Worse "Turned amber or red" "转为落后或有风险"
    Better "Back on track" "恢复正常"
    Doubted "Low or falling confidence" "信心不足或下降"
    Added "New goals" "新增目标"
    Changes "Changed, and why" "调整及原因"
    Blockers "In the way" "障碍"
    Commitments "Commitments" "本周承诺"
    Answered "Answered" "已答复"
    Overdue "Overdue asks" "逾期未答复"
    Praise "Thank you" "认可与感谢"
    Silent "Check-ins that are due" "待更新进展"
    Kpis "KPIs outside their corridor" "偏离健康区间的指标"
}

/// Words of the page.
pub trait DigestWords: PanelWords + KpiWords + SessionWords {
    /// What the page is for.
    fn digest_lead(&self) -> &'static str;
    /// The digest of whom.
    fn digest_title(&self, of: Option<&str>, workspace: &str) -> String;
    /// A heading.
    fn digest_part(&self, part: DigestPart) -> &'static str;
    /// The name of the choice of the unit.
    fn digest_of(&self) -> &'static str;
    /// Everybody.
    fn everybody(&self) -> &'static str;
    /// The first day of what is told.
    fn digest_since(&self) -> &'static str;
    /// Days that are often wanted.
    fn last_days(&self, days: i64) -> String;
    /// Since Monday.
    fn since_monday(&self) -> &'static str;
    /// The name of what is shown as it will read.
    fn digest_preview(&self) -> &'static str;
    /// What is left out.
    fn digest_left_out(&self) -> &'static str;
    /// "and 4 more".
    fn and_more(&self, count: usize) -> String;
    /// How far all of it is, and was.
    fn digest_progress(&self, head: &Head) -> String;
    /// On how many somebody checked in.
    fn digest_updated(&self, head: &Head) -> String;
    /// How many stand how.
    fn digest_statuses(&self, statuses: &[(Status, usize)]) -> String {
        let one = |(status, count): &(Status, usize)| self.status_count(*status, *count);
        statuses.iter().map(one).collect::<Vec<_>>().join(self.list_comma())
    }
    /// "3 behind".
    fn status_count(&self, status: Status, count: usize) -> String;
    /// What stands between the things of a list.
    fn list_comma(&self) -> &'static str;
    /// "On track → At risk".
    fn turned_told(&self, was: Status, is: Status) -> String {
        format!("{} → {}", self.status_word(was), self.status_word(is))
    }
    /// How far it moved: in its own numbers, then in percent.
    fn moved_told(&self, moved: &Moved) -> String {
        let was = moved.was.as_ref();
        let amount = |value: f64| self.amount(value, moved.measured_in.as_deref());
        let values = was.and_then(|was| Some((was.value?, moved.is.value?)));
        let values = values.filter(|(was, is)| amount(*was) != amount(*is));
        let values = values.map(|(was, is)| format!("{} → {}", amount(was), amount(is)));
        let shares = was.and_then(|was| Some((was.progress?, moved.is.progress?)));
        let shares = shares.map(|(was, is)| self.percent_moved(was, is));
        [values, shares].into_iter().flatten().collect::<Vec<_>>().join(self.list_comma())
    }
    /// "40 % → 55 %".
    fn percent_moved(&self, was: f64, is: f64) -> String;
    /// What is believed, and was.
    fn belief_told(&self, was: Option<&Stand>, is: &Stand) -> String {
        let before = was.and_then(|was| was.confidence);
        is.confidence.map(|now| self.confidence_moved(before, now)).unwrap_or_default()
    }
    /// Who takes it on, and by when.
    fn item_told(&self, item: &Item, today: Day) -> String {
        let due = item.due.map(|due| self.due_day(due, item.is_overdue, today));
        let blocker = item.blocker.map(|blocker| self.blocker_word(blocker).to_owned());
        let of = item.of.as_ref().map(|goal| goal.title.to_string());
        let owners = Some(item.owners.join(self.list_comma())).filter(|names| !names.is_empty());
        [blocker, of, owners, due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    /// "by 28 Aug", "overdue since 14 Aug".
    fn due_day(&self, due: Day, is_overdue: bool, today: Day) -> String;
    /// How many commitments were done.
    fn kept_told(&self, count: usize) -> String;
    /// How many asks are open.
    fn open_asks_told(&self, count: usize) -> String;
    /// How many check-ins are due in a unit, and who owes them.
    fn silent_told(&self, silent: &Silent) -> String;
    /// Where a KPI is, and where it should be.
    fn out_kpi_told(&self, kpi: &OutKpi) -> String {
        let unit = kpi.measured_in.as_deref();
        let value = kpi.reading.value.map(|value| self.amount(value, unit)).unwrap_or_default();
        let corridor = self.corridor_told((kpi.low, kpi.high), unit);
        if corridor.is_empty() { value } else { self.value_beside(&value, &corridor) }
    }
    /// A value, and what it is held against.
    fn value_beside(&self, value: &str, corridor: &str) -> String;
    /// Who thanks whom, and for which value.
    fn praise_told(&self, praise: &Praise) -> String;
    /// Nothing happened.
    fn quiet_digest(&self) -> &'static str;
    /// What would be here.
    fn digest_empty_hint(&self) -> &'static str;
    /// The name of the file, without its ending.
    fn digest_name(&self, name: &str, today: Day) -> String;
}

/// Names, one after the other.
fn names(all: &[crate::query::panel::Named], between: &str) -> String {
    all.iter().map(|one| one.name.to_string()).collect::<Vec<_>>().join(between)
}

impl DigestWords for En {
    fn digest_lead(&self) -> &'static str {
        "What happened lately, short enough for a chat. Copy it, and it reads as Markdown wherever you paste it."
    }
    fn digest_title(&self, of: Option<&str>, workspace: &str) -> String {
        of.or(Some(workspace).filter(|name| !name.is_empty()))
            .map_or_else(|| "What happened".to_owned(), |name| format!("What happened in {name}"))
    }
    fn digest_part(&self, part: DigestPart) -> &'static str {
        part.en()
    }
    fn digest_of(&self) -> &'static str {
        "About"
    }
    fn everybody(&self) -> &'static str {
        "Everybody"
    }
    fn digest_since(&self) -> &'static str {
        "Since"
    }
    fn last_days(&self, days: i64) -> String {
        format!("{days} days")
    }
    fn since_monday(&self) -> &'static str {
        "Since Monday"
    }
    fn digest_preview(&self) -> &'static str {
        "As it will read"
    }
    fn digest_left_out(&self) -> &'static str {
        "Nothing that is marked private is in it, and no talk of two."
    }
    fn and_more(&self, count: usize) -> String {
        format!("and {count} more")
    }
    fn digest_progress(&self, head: &Head) -> String {
        let of = some(head.objectives, "objective", "objectives");
        match (head.progress, head.before) {
            (None, _) => format!("{of}, progress unknown"),
            (Some(now), Some(before)) if number::percent(now) != number::percent(before) => {
                format!("Progress {} ({of})", self.percent_moved(before, now))
            }
            (Some(now), before) => {
                let still = if before.is_some() { ", as before" } else { "" };
                format!("Progress {}\u{a0}%{still} ({of})", number::percent(now))
            }
        }
    }
    fn digest_updated(&self, head: &Head) -> String {
        format!("Checked in on {} of {}", head.updated, some(head.key_results, "key result", "key results"))
    }
    fn status_count(&self, status: Status, count: usize) -> String {
        format!("{count} {}", self.status_word(status).to_lowercase())
    }
    fn list_comma(&self) -> &'static str {
        ", "
    }
    fn percent_moved(&self, was: f64, is: f64) -> String {
        format!("{}\u{a0}% → {}\u{a0}%", number::percent(was), number::percent(is))
    }
    fn due_day(&self, due: Day, is_overdue: bool, today: Day) -> String {
        let day = self.day(due, today);
        if is_overdue { format!("overdue since {day}") } else { format!("by {day}") }
    }
    fn kept_told(&self, count: usize) -> String {
        format!("{count} done")
    }
    fn open_asks_told(&self, count: usize) -> String {
        format!("{} open", some(count, "ask", "asks"))
    }
    fn silent_told(&self, silent: &Silent) -> String {
        let due = format!("{} of {}", silent.due, silent.of);
        if silent.names.is_empty() { due } else { format!("{due} ({})", silent.names.join(", ")) }
    }
    fn value_beside(&self, value: &str, corridor: &str) -> String {
        format!("{value}, healthy: {corridor}")
    }
    fn praise_told(&self, praise: &Praise) -> String {
        let by = praise.by.as_ref().map(|by| format!("from {}", by.name));
        let value = praise.value.as_ref().map(|value: &Text| format!("for “{value}”"));
        [by, value].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
    fn quiet_digest(&self) -> &'static str {
        "Nothing happened in this time"
    }
    fn digest_empty_hint(&self) -> &'static str {
        "Check-ins, changes and answers stand here once goals are published. Choose an earlier day, another cycle or everybody."
    }
    fn digest_name(&self, name: &str, today: Day) -> String {
        format!("{name} digest {today}")
    }
}

impl DigestWords for Zh {
    fn digest_lead(&self) -> &'static str {
        "近期动态，短到可以发在群里。复制后粘贴到聊天工具即可，格式为 Markdown。"
    }
    fn digest_title(&self, of: Option<&str>, workspace: &str) -> String {
        of.or(Some(workspace).filter(|name| !name.is_empty()))
            .map_or_else(|| "近期动态".to_owned(), |name| format!("{name} 近期动态"))
    }
    fn digest_part(&self, part: DigestPart) -> &'static str {
        part.zh()
    }
    fn digest_of(&self) -> &'static str {
        "范围"
    }
    fn everybody(&self) -> &'static str {
        "所有人"
    }
    fn digest_since(&self) -> &'static str {
        "起始日期"
    }
    fn last_days(&self, days: i64) -> String {
        format!("近 {days} 天")
    }
    fn since_monday(&self) -> &'static str {
        "本周一至今"
    }
    fn digest_preview(&self) -> &'static str {
        "预览"
    }
    fn digest_left_out(&self) -> &'static str {
        "不含标记为私密的内容，也不含一对一面谈。"
    }
    fn and_more(&self, count: usize) -> String {
        format!("另有 {count} 项")
    }
    fn digest_progress(&self, head: &Head) -> String {
        let of = format!("{} 个目标", head.objectives);
        match (head.progress, head.before) {
            (None, _) => format!("{of}，进度未知"),
            (Some(now), Some(before)) if number::percent(now) != number::percent(before) => {
                format!("进度 {}（{of}）", self.percent_moved(before, now))
            }
            (Some(now), before) => {
                let still = if before.is_some() { "，与之前持平" } else { "" };
                format!("进度 {}%{still}（{of}）", number::percent(now))
            }
        }
    }
    fn digest_updated(&self, head: &Head) -> String {
        format!("{} 个关键结果中，{} 个已更新进展", head.key_results, head.updated)
    }
    fn status_count(&self, status: Status, count: usize) -> String {
        format!("{} {count}", self.status_word(status))
    }
    fn list_comma(&self) -> &'static str {
        "，"
    }
    fn percent_moved(&self, was: f64, is: f64) -> String {
        format!("{}% → {}%", number::percent(was), number::percent(is))
    }
    fn due_day(&self, due: Day, is_overdue: bool, today: Day) -> String {
        let day = self.day(due, today);
        if is_overdue { format!("{day}到期，已逾期") } else { format!("{day}前") }
    }
    fn kept_told(&self, count: usize) -> String {
        format!("已完成 {count} 项")
    }
    fn open_asks_told(&self, count: usize) -> String {
        format!("{count} 项请求待答复")
    }
    fn silent_told(&self, silent: &Silent) -> String {
        let due = format!("{} 项中有 {} 项", silent.of, silent.due);
        if silent.names.is_empty() { due } else { format!("{due}（{}）", silent.names.join("、")) }
    }
    fn value_beside(&self, value: &str, corridor: &str) -> String {
        format!("{value}，健康区间：{corridor}")
    }
    fn praise_told(&self, praise: &Praise) -> String {
        let by = praise.by.as_ref().map(|by| format!("来自 {}", by.name));
        let value = praise.value.as_ref().map(|value: &Text| format!("践行「{value}」"));
        [by, value].into_iter().flatten().collect::<Vec<_>>().join("，")
    }
    fn quiet_digest(&self) -> &'static str {
        "这段时间没有动态"
    }
    fn digest_empty_hint(&self) -> &'static str {
        "目标发布后，更新的进展、调整和答复会显示在这里。也可以选择更早的日期、其他周期或所有人。"
    }
    fn digest_name(&self, name: &str, today: Day) -> String {
        format!("{name} 动态 {today}")
    }
}

/// Whom recognition is for.
pub fn praised(praise: &Praise, between: &str) -> String {
    names(&praise.to, between)
}
