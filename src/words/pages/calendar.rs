//! Words of the calendar file: what its entries say, and how it is chosen.

use crate::app::Lang;
use crate::okr::{ActionKind, MeetingKind, Text};
use crate::query::calendar::{Calendar, Kind, What};
use crate::words::{CommonWords, En, Zh};

/// Words of the calendar file.
pub trait CalendarWords: CommonWords {
    /// The heading of the place where the file is chosen.
    fn calendar_title(&self) -> &'static str;
    /// What the file is for.
    fn calendar_lead(&self) -> &'static str;
    /// Whose days: the name of the choice.
    fn calendar_whose(&self) -> &'static str;
    /// My days.
    fn calendar_mine(&self) -> &'static str;
    /// Everybody's days.
    fn calendar_all(&self) -> &'static str;
    /// Which days: the name of the choice.
    fn calendar_which(&self) -> &'static str;
    /// What sort of day it is.
    fn calendar_kind(&self, kind: Kind) -> &'static str;
    /// The day of the week on which it reminds: the name of the choice.
    fn remind_on(&self) -> &'static str;
    /// The time at which it reminds: the name of the choice.
    fn remind_at(&self) -> &'static str;
    /// A day of the week, Monday 1 to Sunday 7.
    fn weekday_name(&self, weekday: u32) -> &'static str;
    /// The button that hands the file out.
    fn save_calendar(&self) -> &'static str;
    /// What the calendar is called.
    fn calendar_name(&self, calendar: &Calendar) -> String;
    /// What an entry is called.
    fn entry_title(&self, what: &What) -> String;
    /// What is told with an entry; empty where there is no more to say.
    fn entry_told(&self, what: &What) -> String;
    /// Minutes after midnight as people read them.
    fn time_told(&self, minutes: u32) -> String {
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Lines that are there, one below the other.
fn lines(all: impl IntoIterator<Item = Option<String>>) -> String {
    all.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn listed(lang: Lang, names: &[Text]) -> String {
    match (lang, names) {
        (Lang::Zh, names) => names.join("、"),
        (Lang::En, [first, second]) => format!("{first} and {second}"),
        (Lang::En, names) => names.join(", "),
    }
}

impl CalendarWords for En {
    fn calendar_title(&self) -> &'static str {
        "Calendar file"
    }
    fn calendar_lead(&self) -> &'static str {
        "Due dates and reminders for your calendar. Importing a newer file later updates what is there. What is private stays out."
    }
    fn calendar_whose(&self) -> &'static str {
        "Whose"
    }
    fn calendar_mine(&self) -> &'static str {
        "Mine"
    }
    fn calendar_all(&self) -> &'static str {
        "Everybody's"
    }
    fn calendar_which(&self) -> &'static str {
        "What is in it"
    }
    fn calendar_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::CheckIns => "Reminders to check in",
            Kind::Ends => "Ends of goals",
            Kind::Due => "Asks and actions that are due",
            Kind::Cycles => "Ends of cycles",
            Kind::Meetings => "Meetings",
        }
    }
    fn remind_on(&self) -> &'static str {
        "Remind on"
    }
    fn remind_at(&self) -> &'static str {
        "At"
    }
    fn weekday_name(&self, weekday: u32) -> &'static str {
        match weekday {
            1 => "Monday",
            2 => "Tuesday",
            3 => "Wednesday",
            4 => "Thursday",
            5 => "Friday",
            6 => "Saturday",
            _ => "Sunday",
        }
    }
    fn save_calendar(&self) -> &'static str {
        "Save the calendar file (.ics)"
    }
    fn calendar_name(&self, calendar: &Calendar) -> String {
        match &calendar.whose {
            Some(whose) => format!("{}: {}", calendar.workspace, whose.name),
            None => calendar.workspace.to_string(),
        }
    }
    fn entry_title(&self, what: &What) -> String {
        let or_untitled =
            |text: &Text| if text.is_empty() { self.untitled().to_owned() } else { text.to_string() };
        match what {
            What::CheckIns { on } => match on.as_slice() {
                [only] => format!("Check in: {}", or_untitled(only)),
                all => format!("Check in on {} things", all.len()),
            },
            What::Ends { title, .. } => format!("Ends: {}", or_untitled(title)),
            What::Ask { goal, text, .. } => {
                format!("Answer due: {}", if text.is_empty() { or_untitled(goal) } else { text.to_string() })
            }
            What::Action { kind: Some(ActionKind::Blocker), title, .. } => {
                format!("Clear the way: {}", or_untitled(title))
            }
            What::Action { title, .. } => format!("Due: {}", or_untitled(title)),
            What::Cycle { name } => format!("{} ends", or_untitled(name)),
            What::Meeting { kind: MeetingKind::Weekly, of } => match of.as_slice() {
                [] => "Team session".to_owned(),
                of => format!("Team session: {}", listed(Lang::En, of)),
            },
            What::Meeting { kind: MeetingKind::OneOnOne, of } => format!("1:1: {}", listed(Lang::En, of)),
            What::Meeting { kind: kind @ (MeetingKind::Monthly | MeetingKind::Quarterly), of } => {
                let name = if *kind == MeetingKind::Monthly { "Monthly review" } else { "Quarterly review" };
                if of.is_empty() { name.to_owned() } else { format!("{name}: {}", listed(Lang::En, of)) }
            }
        }
    }
    fn entry_told(&self, what: &What) -> String {
        match what {
            What::CheckIns { on } if on.len() > 1 => lines(on.iter().map(|title| Some(format!("– {title}")))),
            What::Ends { of: Some(of), .. } => of.to_string(),
            What::Ask { from, to, goal, .. } => {
                let asks = (!from.is_empty() && !to.is_empty())
                    .then(|| format!("{} asks {}", listed(Lang::En, from), listed(Lang::En, to)));
                lines([asks, Some(format!("For: {goal}"))])
            }
            What::Action { of: Some(of), .. } => format!("For: {of}"),
            What::CheckIns { .. }
            | What::Ends { of: None, .. }
            | What::Action { of: None, .. }
            | What::Cycle { .. }
            | What::Meeting { .. } => String::new(),
        }
    }
}

impl CalendarWords for Zh {
    fn calendar_title(&self) -> &'static str {
        "日历文件"
    }
    fn calendar_lead(&self) -> &'static str {
        "把截止日期和提醒放进你的日历。以后再次导入新文件，会更新已有条目。私密内容不包含在内。"
    }
    fn calendar_whose(&self) -> &'static str {
        "范围"
    }
    fn calendar_mine(&self) -> &'static str {
        "我的"
    }
    fn calendar_all(&self) -> &'static str {
        "所有人的"
    }
    fn calendar_which(&self) -> &'static str {
        "包含内容"
    }
    fn calendar_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::CheckIns => "更新进展提醒",
            Kind::Ends => "目标截止日",
            Kind::Due => "待答复的请求和待办事项",
            Kind::Cycles => "周期截止日",
            Kind::Meetings => "会议",
        }
    }
    fn remind_on(&self) -> &'static str {
        "提醒日"
    }
    fn remind_at(&self) -> &'static str {
        "时间"
    }
    fn weekday_name(&self, weekday: u32) -> &'static str {
        match weekday {
            1 => "周一",
            2 => "周二",
            3 => "周三",
            4 => "周四",
            5 => "周五",
            6 => "周六",
            _ => "周日",
        }
    }
    fn save_calendar(&self) -> &'static str {
        "保存日历文件"
    }
    fn calendar_name(&self, calendar: &Calendar) -> String {
        match &calendar.whose {
            Some(whose) => format!("{}：{}", calendar.workspace, whose.name),
            None => calendar.workspace.to_string(),
        }
    }
    fn entry_title(&self, what: &What) -> String {
        let or_untitled =
            |text: &Text| if text.is_empty() { self.untitled().to_owned() } else { text.to_string() };
        match what {
            What::CheckIns { on } => match on.as_slice() {
                [only] => format!("更新进展：{}", or_untitled(only)),
                all => format!("更新进展：共 {} 项", all.len()),
            },
            What::Ends { title, .. } => format!("截止：{}", or_untitled(title)),
            What::Ask { goal, text, .. } => {
                format!("待答复：{}", if text.is_empty() { or_untitled(goal) } else { text.to_string() })
            }
            What::Action { kind: Some(ActionKind::Blocker), title, .. } => {
                format!("消除阻碍：{}", or_untitled(title))
            }
            What::Action { title, .. } => format!("到期：{}", or_untitled(title)),
            What::Cycle { name } => format!("{}结束", or_untitled(name)),
            What::Meeting { kind: MeetingKind::Weekly, of } => match of.as_slice() {
                [] => "团队周会".to_owned(),
                of => format!("团队周会：{}", listed(Lang::Zh, of)),
            },
            What::Meeting { kind: MeetingKind::OneOnOne, of } => {
                format!("一对一：{}", listed(Lang::Zh, of))
            }
            What::Meeting { kind: kind @ (MeetingKind::Monthly | MeetingKind::Quarterly), of } => {
                let name = if *kind == MeetingKind::Monthly { "月度回顾会" } else { "季度复盘会" };
                if of.is_empty() { name.to_owned() } else { format!("{name}：{}", listed(Lang::Zh, of)) }
            }
        }
    }
    fn entry_told(&self, what: &What) -> String {
        match what {
            What::CheckIns { on } if on.len() > 1 => lines(on.iter().map(|title| Some(format!("– {title}")))),
            What::Ends { of: Some(of), .. } => of.to_string(),
            What::Ask { from, to, goal, .. } => {
                let asks = (!from.is_empty() && !to.is_empty())
                    .then(|| format!("{}请{}答复", listed(Lang::Zh, from), listed(Lang::Zh, to)));
                lines([asks, Some(format!("用于：{goal}"))])
            }
            What::Action { of: Some(of), .. } => format!("用于：{of}"),
            What::CheckIns { .. }
            | What::Ends { of: None, .. }
            | What::Action { of: None, .. }
            | What::Cycle { .. }
            | What::Meeting { .. } => String::new(),
        }
    }
}
