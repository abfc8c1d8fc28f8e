//! Words of the page of asks.

use super::some;
use crate::words::{En, Zh};

/// Words of the page of asks.
pub trait AsksWords {
    /// What the page is for.
    fn asks_lead(&self) -> &'static str;
    /// What is shown: the name of the choice.
    fn asks_shown(&self) -> &'static str;
    /// What waits for whoever edits here.
    fn for_me(&self) -> &'static str;
    /// What whoever edits here waits for.
    fn asked_by_me(&self) -> &'static str;
    /// Everything.
    fn all_asks(&self) -> &'static str;
    /// The heading of what waits for whoever edits here.
    fn waits_for_me(&self) -> &'static str;
    /// The heading of what they wait for.
    fn i_wait_for(&self) -> &'static str;
    /// The heading of what is open between others.
    fn between_others(&self) -> &'static str;
    /// The heading of everything that is open, where nobody said who edits here.
    fn open_asks(&self) -> &'static str;
    /// The heading of what was answered.
    fn answered_asks(&self) -> &'static str;
    /// Of no unit.
    fn no_unit(&self) -> &'static str;
    /// Nobody said who edits here: what that would show.
    fn choose_who(&self) -> &'static str;
    /// Nothing waits for them.
    fn nothing_for_me(&self) -> &'static str;
    /// What would be here.
    fn nothing_for_me_hint(&self) -> &'static str;
    /// They wait for nothing.
    fn nothing_from_me(&self) -> &'static str;
    /// How to ask.
    fn nothing_from_me_hint(&self) -> &'static str;
    /// Nothing is open.
    fn no_asks(&self) -> &'static str;
    /// How asks come about.
    fn no_asks_hint(&self) -> &'static str;
    /// Goes to where one asks.
    fn go_to_outline(&self) -> &'static str;
    /// For which goal.
    fn ask_for_goal(&self) -> &'static str;
    /// "3 days".
    fn open_days(&self, days: i64) -> String;
    /// People answered it differently.
    fn answered_differently(&self) -> &'static str;
}

impl AsksWords for En {
    fn asks_lead(&self) -> &'static str {
        "Alignments to confirm, and what people ask each other for. Each stays open until somebody answers."
    }
    fn asks_shown(&self) -> &'static str {
        "Asks that are shown"
    }
    fn for_me(&self) -> &'static str {
        "For me"
    }
    fn asked_by_me(&self) -> &'static str {
        "From me"
    }
    fn all_asks(&self) -> &'static str {
        "All"
    }
    fn waits_for_me(&self) -> &'static str {
        "Waits for me"
    }
    fn i_wait_for(&self) -> &'static str {
        "I wait for"
    }
    fn between_others(&self) -> &'static str {
        "Between others"
    }
    fn open_asks(&self) -> &'static str {
        "Open"
    }
    fn answered_asks(&self) -> &'static str {
        "Answered"
    }
    fn no_unit(&self) -> &'static str {
        "No unit"
    }
    fn choose_who(&self) -> &'static str {
        "Say who you are, and what waits for you stands on top"
    }
    fn nothing_for_me(&self) -> &'static str {
        "Nothing waits for you"
    }
    fn nothing_for_me_hint(&self) -> &'static str {
        "When somebody aligns a goal to one of yours, or asks you or your unit for something, it stands here until you answer."
    }
    fn nothing_from_me(&self) -> &'static str {
        "You wait for nobody"
    }
    fn nothing_from_me_hint(&self) -> &'static str {
        "Open a goal, then align it to another unit's goal or ask for what it needs."
    }
    fn no_asks(&self) -> &'static str {
        "Nothing is open"
    }
    fn no_asks_hint(&self) -> &'static str {
        "Open a goal and press “Ask…” to ask another unit or person for a key result, a goal or a confirmation. Aligning to another unit's goal asks them to confirm it."
    }
    fn go_to_outline(&self) -> &'static str {
        "Go to the outline"
    }
    fn ask_for_goal(&self) -> &'static str {
        "For"
    }
    fn open_days(&self, days: i64) -> String {
        match days {
            i64::MIN..=0 => "today".to_owned(),
            _ => format!("{} ago", some(usize::try_from(days).unwrap_or(0), "day", "days")),
        }
    }
    fn answered_differently(&self) -> &'static str {
        "People answered it differently without seeing each other; open it to settle that"
    }
}

impl AsksWords for Zh {
    fn asks_lead(&self) -> &'static str {
        "待确认的对齐，以及彼此的协作请求。每一项在有人答复之前都保持待办。"
    }
    fn asks_shown(&self) -> &'static str {
        "显示范围"
    }
    fn for_me(&self) -> &'static str {
        "待我处理"
    }
    fn asked_by_me(&self) -> &'static str {
        "我发起的"
    }
    fn all_asks(&self) -> &'static str {
        "全部"
    }
    fn waits_for_me(&self) -> &'static str {
        "待我处理"
    }
    fn i_wait_for(&self) -> &'static str {
        "等待对方答复"
    }
    fn between_others(&self) -> &'static str {
        "其他人之间"
    }
    fn open_asks(&self) -> &'static str {
        "待答复"
    }
    fn answered_asks(&self) -> &'static str {
        "已答复"
    }
    fn no_unit(&self) -> &'static str {
        "无部门"
    }
    fn choose_who(&self) -> &'static str {
        "选择你是谁，待你处理的事项会排在最前面"
    }
    fn nothing_for_me(&self) -> &'static str {
        "没有待你处理的事项"
    }
    fn nothing_for_me_hint(&self) -> &'static str {
        "有人把目标对齐到你的目标，或向你或你的部门发起协作请求时，会显示在这里，直到你答复。"
    }
    fn nothing_from_me(&self) -> &'static str {
        "你没有在等待答复"
    }
    fn nothing_from_me_hint(&self) -> &'static str {
        "打开一个目标，把它对齐到其他部门的目标，或发起协作请求。"
    }
    fn no_asks(&self) -> &'static str {
        "没有待答复的事项"
    }
    fn no_asks_hint(&self) -> &'static str {
        "打开一个目标，点击「发起请求…」，可向其他部门或成员请求关键结果、目标或确认；对齐到其他部门的目标时，也会请对方确认。"
    }
    fn go_to_outline(&self) -> &'static str {
        "前往目标列表"
    }
    fn ask_for_goal(&self) -> &'static str {
        "用于"
    }
    fn open_days(&self, days: i64) -> String {
        match days {
            i64::MIN..=0 => "今天".to_owned(),
            _ => format!("{days} 天前"),
        }
    }
    fn answered_differently(&self) -> &'static str {
        "有多种答复，彼此都没看到；打开后处理"
    }
}
