//! Words with which the reason of a change is asked for, and a goal is given up, put off or handed over.

use crate::okr::{ChangeKind, Day};
use crate::query::changes::Line;
use crate::words::pages::ChangesWords;
use crate::words::{CommonWords, En, Zh};

/// Words with which the reason of a change is asked for.
pub trait ChangingWords: ChangesWords {
    /// The name of the strip.
    fn changing(&self) -> &'static str;
    /// What was changed, and the question why. `more` is how many goals were changed in the same step.
    fn asked_why(&self, line: &Line, more: usize, today: Day) -> String;
    /// The name of the field.
    fn reason(&self) -> &'static str;
    /// What may be written there.
    fn reason_example(&self) -> &'static str;
    /// What set it off.
    fn set_off(&self) -> &'static str;
    /// Goes on without a reason.
    fn later(&self) -> &'static str;
    /// The key that goes to the strip.
    fn say_why(&self) -> &'static str;
    /// To whom a goal goes.
    fn hand_over_to(&self, title: &str) -> String;
    /// A person or a unit.
    fn person_or_unit(&self) -> &'static str;
    /// Nobody is called so.
    fn nobody_so_called(&self) -> &'static str;
    /// Why what runs is better given up than deleted.
    fn better_dropped(&self) -> &'static str;
}

/// What changed, field by field: "target 43 → 20".
fn values(words: &(impl ChangesWords + ?Sized), line: &Line, today: Day, nothing: &str) -> Vec<String> {
    let values = words.line_values(line, today).into_iter();
    let told = values.map(|value| {
        let side = |side: Option<String>| side.unwrap_or_else(|| nothing.to_owned());
        let name = value.name.map_or_else(String::new, |name| format!("{} ", small(&name)));
        format!("{name}{} → {}", side(value.was), side(value.is))
    });
    told.collect()
}

/// A name within a sentence: "Target" is "target", "KPI" stays.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

impl ChangingWords for En {
    fn changing(&self) -> &'static str {
        "Reason for the change"
    }
    fn asked_why(&self, line: &Line, more: usize, today: Day) -> String {
        let title = if line.goal.title.is_empty() { self.untitled() } else { &line.goal.title };
        let title = format!("“{title}”");
        let told = match line.kind {
            ChangeKind::Add => format!("{title} was added after the cycle began"),
            ChangeKind::Drop => format!("{title} was dropped"),
            ChangeKind::Postpone => format!("{title} was postponed"),
            ChangeKind::Resume => format!("{title} was taken up again"),
            ChangeKind::Reopen => format!("{title} was opened again"),
            ChangeKind::Rescore | ChangeKind::Retarget | ChangeKind::Reword | ChangeKind::HandOver => {
                let values = values(self, line, today, "–");
                if values.is_empty() {
                    format!("{title} was changed")
                } else {
                    format!("{title}: {}", values.join(", "))
                }
            }
        };
        let told = match more {
            0 => told,
            1 => format!("{told}, and 1 more goal"),
            more => format!("{told}, and {more} more goals"),
        };
        format!("{told}. Why?")
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn reason_example(&self) -> &'static str {
        "What made you change it?"
    }
    fn set_off(&self) -> &'static str {
        "Set off by"
    }
    fn later(&self) -> &'static str {
        "Later"
    }
    fn say_why(&self) -> &'static str {
        "Say why a goal was changed, while that is asked"
    }
    fn hand_over_to(&self, title: &str) -> String {
        format!("Hand “{title}” over to")
    }
    fn person_or_unit(&self) -> &'static str {
        "Person or unit"
    }
    fn nobody_so_called(&self) -> &'static str {
        "Nobody is called that"
    }
    fn better_dropped(&self) -> &'static str {
        "Its cycle is running. A goal that is dropped stays readable, with the reason."
    }
}

impl ChangingWords for Zh {
    fn changing(&self) -> &'static str {
        "变更原因"
    }
    fn asked_why(&self, line: &Line, more: usize, today: Day) -> String {
        let title = if line.goal.title.is_empty() { self.untitled() } else { &line.goal.title };
        let title = format!("“{title}”");
        let told = match line.kind {
            ChangeKind::Add => format!("{title}是周期开始后新增的"),
            ChangeKind::Drop => format!("{title}已放弃"),
            ChangeKind::Postpone => format!("{title}已暂缓"),
            ChangeKind::Resume => format!("{title}已重启"),
            ChangeKind::Reopen => format!("{title}已重新打开"),
            ChangeKind::Rescore | ChangeKind::Retarget | ChangeKind::Reword | ChangeKind::HandOver => {
                let values = values(self, line, today, "–");
                if values.is_empty() {
                    format!("{title}有变更")
                } else {
                    format!("{title}：{}", values.join("，"))
                }
            }
        };
        let told = if more == 0 { told } else { format!("{told}，另有 {more} 项一并变更") };
        format!("{told}。为什么？")
    }
    fn reason(&self) -> &'static str {
        "原因"
    }
    fn reason_example(&self) -> &'static str {
        "是什么让你做出这项变更？"
    }
    fn set_off(&self) -> &'static str {
        "起因"
    }
    fn later(&self) -> &'static str {
        "以后再说"
    }
    fn say_why(&self) -> &'static str {
        "填写变更原因（正在询问时）"
    }
    fn hand_over_to(&self, title: &str) -> String {
        format!("将“{title}”移交给")
    }
    fn person_or_unit(&self) -> &'static str {
        "人员或部门"
    }
    fn nobody_so_called(&self) -> &'static str {
        "没有找到同名的人员或部门"
    }
    fn better_dropped(&self) -> &'static str {
        "它所在的周期正在进行。改为放弃，目标和原因都会保留，随时可以查看。"
    }
}
