//! Words of the page of what is out of line.

use crate::okr::{Day, Text, Wants};
use crate::query::out_of_line::{Copy, Difference, Find, Gone, Kind, Mend, Outside, Reason, Waiting};
use crate::words::{CommonWords, En, Zh};

use super::some;

/// Words of the page of what is out of line.
pub trait OutOfLineWords {
    /// How much there is to look at.
    fn out_of_line_count(&self, open: usize) -> String;
    /// Nothing is out of line.
    fn all_in_line(&self) -> &'static str;
    /// What that means, and what was looked for.
    fn all_in_line_text(&self) -> &'static str;
    /// The filter by unit.
    fn only_unit(&self) -> &'static str;
    /// A kind of finding.
    fn finding_kind(&self, kind: Kind) -> &'static str;
    /// Why that kind matters, in one sentence.
    fn finding_matters(&self, kind: Kind) -> &'static str;
    /// Why one thing is out of line, with its numbers.
    fn finding_reason(&self, reason: &Reason, today: Day) -> String;
    /// What a mend does.
    fn mend(&self, mend: &Mend, today: Day) -> String;
    /// Looks for a goal.
    fn find_goal(&self, find: &Find) -> &'static str;
    /// Goes to the page where it is answered.
    fn answer_it(&self) -> &'static str;
    /// Leaves it as it is.
    fn this_is_fine(&self) -> &'static str;
    /// Takes that back.
    fn not_fine(&self) -> &'static str;
    /// Those that are fine, folded.
    fn fine_ones(&self) -> &'static str;
    /// What a button of a row is about, for those who listen.
    fn mend_of(&self, mend: &str, goal: &str) -> String;
    /// Shows the rest of a long list.
    fn show_all(&self, count: usize) -> String;
    /// Something was mended and can be taken back.
    fn mended(&self) -> &'static str;
    /// Opens the copies side by side.
    fn compare_copies(&self) -> &'static str;
    /// The title of that dialog.
    fn copies_title(&self) -> &'static str;
    /// What making them one does, and what becomes of the others.
    fn copies_text(&self) -> &'static str;
    /// The group of choices.
    fn which_stays(&self) -> &'static str;
    /// Of one copy: that it stays.
    fn this_stays(&self) -> &'static str;
    /// Of one copy: that it cannot stay.
    fn cannot_stay(&self) -> &'static str;
    /// Makes them one.
    fn make_one(&self) -> &'static str;
    /// The line of starts.
    fn copy_start(&self) -> &'static str;
    /// The line of targets.
    fn copy_target(&self) -> &'static str;
    /// The line of values.
    fn copy_now(&self) -> &'static str;
    /// The line of check-ins.
    fn copy_check_ins(&self) -> &'static str;
    /// How many check-ins, the newest when.
    fn check_ins_last(&self, count: usize, last: Option<Day>, today: Day) -> String;
    /// Several names as one.
    fn names(&self, names: &[Text]) -> String;
}

fn with(days: Option<Outside>, say: impl Fn(Outside) -> String) -> Option<String> {
    days.map(say)
}

impl OutOfLineWords for En {
    fn out_of_line_count(&self, open: usize) -> String {
        format!("{} to look at. Whatever is mended here can be undone.", some(open, "thing", "things"))
    }
    fn all_in_line(&self) -> &'static str {
        "All in line"
    }
    fn all_in_line_text(&self) -> &'static str {
        "Every goal hangs on something that is still there, dates fit, nothing waits too long for an answer, and nothing is written twice"
    }
    fn only_unit(&self) -> &'static str {
        "Only this unit and below"
    }
    fn finding_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Loop => "Loops",
            Kind::Past => "Aligned to what is gone",
            Kind::Orphan => "Hang on nothing",
            Kind::Unanswered => "Waiting for an answer",
            Kind::Copies => "Copies of one key result",
            Kind::Twins => "Teams with the same goal",
            Kind::Dates => "Dates outside the parent's",
            Kind::Skip => "A level is skipped",
            Kind::Unsupported => "Key results nobody supports",
            Kind::StandsAlone => "Own ideas that stand alone",
        }
    }
    fn finding_matters(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Loop => {
                "Goals that serve each other in a circle serve nothing. One link is left out until another is taken off."
            }
            Kind::Past => "Work goes on for something that no longer counts.",
            Kind::Orphan => {
                "A unit above has goals, and nobody said which of them this serves, or that it is an own idea."
            }
            Kind::Unanswered => "Whoever asked cannot plan until somebody answers, and a no helps too.",
            Kind::Copies => {
                "The same number kept in several places drifts apart. One key result can be shared."
            }
            Kind::Twins => "Two teams may be doing the same work, or could do it together.",
            Kind::Dates => "It cannot help in time with what is over before it ends.",
            Kind::Skip => "The level between does not see this goal, though it has goals it could serve.",
            Kind::Unsupported => "There are goals below, and none of them helps to get there.",
            Kind::StandsAlone => {
                "Set by their owners on their own account, and aligned to nothing on purpose."
            }
        }
    }
    fn finding_reason(&self, reason: &Reason, today: Day) -> String {
        match reason {
            Reason::HangsOnNothing { above, count, from_above } => {
                let goals = some(*count, "goal", "goals");
                if *from_above {
                    format!("Said to come from above, but aligned to nothing; {above} has {goals}")
                } else {
                    format!("Aligned to nothing; {above} has {goals} it could serve")
                }
            }
            Reason::StandsAlone { growth: true, .. } => "Growth goal".to_owned(),
            Reason::StandsAlone { growth: false, .. } => "Own idea".to_owned(),
            Reason::NobodySupports { alone, all, below } => {
                let below = some(*below, "goal", "goals");
                match (*alone, *all) {
                    (1, 1) => format!("Nothing hangs on its key result; {below} below"),
                    (alone, all) if alone == all => {
                        format!("Nothing hangs on its {all} key results; {below} below")
                    }
                    (alone, all) => {
                        format!("Nothing hangs on {alone} of its {all} key results; {below} below")
                    }
                }
            }
            Reason::LinkTo(gone) => match gone {
                Gone::Deleted => "What it aligns to was deleted".to_owned(),
                Gone::Dropped => "What it aligns to was dropped".to_owned(),
                Gone::Postponed => "What it aligns to was postponed".to_owned(),
                Gone::Closed => "What it aligns to is closed".to_owned(),
                Gone::Over(day) => format!("What it aligns to ended on {}", self.day(*day, today)),
            },
            Reason::SkipsLevel { levels, between, goals } => {
                format!(
                    "Aligned {levels} levels up, past {between}, which has {}",
                    some(*goals, "goal", "goals")
                )
            }
            Reason::Dates { before, after } => {
                let days = |count| some(usize::try_from(count).unwrap_or(0), "day", "days");
                let day = |day| self.day(day, today);
                let begins = |out: Outside| {
                    format!("Begins {}, {} before its parent ({})", day(out.is), days(out.days), day(out.may))
                };
                let ends = |out: Outside| {
                    format!("Ends {}, {} after its parent ({})", day(out.is), days(out.days), day(out.may))
                };
                let said: Vec<String> = with(*before, begins).into_iter().chain(with(*after, ends)).collect();
                said.join("; ")
            }
            Reason::Waits(waiting) => waits_en(waiting),
            Reason::Copies { copies, differ } => {
                let said = differ.iter().map(|one| {
                    let what = match one {
                        Difference::Start => "start",
                        Difference::Target => "target",
                        Difference::Current => "value",
                    };
                    format!("{what} {}", values(self, copies, *one).join(" or "))
                });
                let said: Vec<String> = said.collect();
                if said.is_empty() {
                    format!("In {} objectives; no number differs", copies.len())
                } else {
                    format!("In {} objectives; {}", copies.len(), said.join(", "))
                }
            }
            Reason::Twins { homes, under_one: true } => {
                format!("{homes} units, one goal by its words, under one parent")
            }
            Reason::Twins { homes, under_one: false } => {
                format!("{homes} units, one goal by its words; none of them aligns to another")
            }
            Reason::Loop { around } => around.join(" → "),
        }
    }
    fn mend(&self, mend: &Mend, today: Day) -> String {
        match mend {
            Mend::OwnIdea => "It is an own idea".to_owned(),
            Mend::TakeOff => "Take the alignment off".to_owned(),
            Mend::TakeOffOf { from, to } => format!("Take off “{}” → “{}”", short(from), short(to)),
            Mend::Successor(title) => format!("Align to its successor “{}”", short(title)),
            Mend::AlignTo(title) => format!("Align to “{}” instead", short(title)),
            Mend::ParentsDates(span) => format!("Keep within {}", self.span(span.start, span.end, today)),
            Mend::TakeBack => "Take the ask back".to_owned(),
            Mend::AlignToThis(unit) => format!("Align to {unit}’s"),
            Mend::Joint => "Share it as a joint goal".to_owned(),
        }
    }
    fn find_goal(&self, find: &Find) -> &'static str {
        match find {
            Find::AlignTo { instead_of: None, .. } => "Align to…",
            Find::AlignTo { instead_of: Some(_), .. } => "Align to another…",
            Find::Hang { .. } => "Have a goal support it…",
        }
    }
    fn answer_it(&self) -> &'static str {
        "Answer it"
    }
    fn this_is_fine(&self) -> &'static str {
        "This is fine"
    }
    fn not_fine(&self) -> &'static str {
        "List it again"
    }
    fn fine_ones(&self) -> &'static str {
        "Fine as they are"
    }
    fn mend_of(&self, mend: &str, goal: &str) -> String {
        format!("{mend}: {goal}")
    }
    fn show_all(&self, count: usize) -> String {
        format!("Show all {count}")
    }
    fn mended(&self) -> &'static str {
        "Done"
    }
    fn compare_copies(&self) -> &'static str {
        "Make it one…"
    }
    fn copies_title(&self) -> &'static str {
        "One key result instead of copies"
    }
    fn copies_text(&self) -> &'static str {
        "The one that stays is shared with the other objectives; another unit is asked to confirm that. The other copies go to the trash with their check-ins and can be restored from there. What hung on them hangs on the one that stays."
    }
    fn which_stays(&self) -> &'static str {
        "Which one stays?"
    }
    fn this_stays(&self) -> &'static str {
        "This one stays"
    }
    fn cannot_stay(&self) -> &'static str {
        "Sharing this one would close a loop"
    }
    fn make_one(&self) -> &'static str {
        "Make it one"
    }
    fn copy_start(&self) -> &'static str {
        "Start"
    }
    fn copy_target(&self) -> &'static str {
        "Target"
    }
    fn copy_now(&self) -> &'static str {
        "Now"
    }
    fn copy_check_ins(&self) -> &'static str {
        "Check-ins"
    }
    fn check_ins_last(&self, count: usize, last: Option<Day>, today: Day) -> String {
        match last {
            Some(last) if count > 0 => format!("{count}, last {}", self.day(last, today)),
            _ => count.to_string(),
        }
    }
    fn names(&self, names: &[Text]) -> String {
        names.join(", ")
    }
}

/// The different values that copies say, each once.
fn values(words: &impl CommonWords, copies: &[Copy], difference: Difference) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for copy in copies {
        let (number, text) = match difference {
            Difference::Start => (copy.start, &None),
            Difference::Target => (copy.target, &copy.target_text),
            Difference::Current => (copy.current, &copy.current_text),
        };
        let number = number.map(|number| words.amount(number, copy.measured_in.as_deref()));
        let value = number.or_else(|| text.as_ref().map(ToString::to_string));
        values.extend(value.filter(|value| !values.contains(value)));
    }
    values
}

/// The beginning of a title, for a button, without what would hide in it.
fn short(title: &str) -> String {
    const MOST: usize = 36;
    let hides = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    let seen: Vec<char> = title.chars().filter(|c| !hides(c)).take(MOST + 1).collect();
    if seen.len() <= MOST {
        return seen.into_iter().collect();
    }
    let kept: String = seen.into_iter().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

fn waits_en(waiting: &Waiting) -> String {
    let from = if waiting.from.is_empty() { "Somebody".to_owned() } else { waiting.from.join(", ") };
    let to = if waiting.to.is_empty() { String::new() } else { format!(" {}", waiting.to.join(", ")) };
    let wants = match waiting.wants {
        None => "to confirm the alignment",
        Some(Wants::Confirmation) => "for a confirmation",
        Some(Wants::KeyResult) => "for a key result",
        Some(Wants::Goal) => "for a goal",
        Some(Wants::Help) => "for help",
    };
    let days = |days: i64| some(usize::try_from(days).unwrap_or(0), "day", "days");
    let ago = waiting.days.map_or_else(String::new, |count| format!(" {} ago", days(count)));
    let late = waiting.overdue.map_or_else(String::new, |count| format!("; {} overdue", days(count)));
    format!("{from} asked{to} {wants}{ago}{late}")
}

impl OutOfLineWords for Zh {
    fn out_of_line_count(&self, open: usize) -> String {
        format!("有 {open} 处需要看一看。在这里做的每项处理都可以撤销。")
    }
    fn all_in_line(&self) -> &'static str {
        "全部对齐"
    }
    fn all_in_line_text(&self) -> &'static str {
        "每个目标都对齐到仍然有效的目标，日期衔接，没有久未答复的请求，也没有重复的内容"
    }
    fn only_unit(&self) -> &'static str {
        "只看该部门及下级"
    }
    fn finding_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Loop => "对齐成环",
            Kind::Past => "对齐到已失效的目标",
            Kind::Orphan => "没有对齐的目标",
            Kind::Unanswered => "等待答复",
            Kind::Copies => "重复的关键结果",
            Kind::Twins => "多个团队目标相同",
            Kind::Dates => "日期超出上级目标",
            Kind::Skip => "跨级对齐",
            Kind::Unsupported => "无人支撑的关键结果",
            Kind::StandsAlone => "独立的自驱目标",
        }
    }
    fn finding_matters(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Loop => "互相支撑成环的目标最终什么也支撑不了；取消其中一条对齐之前，有一条暂不生效。",
            Kind::Past => "仍在为一个不再有效的目标投入。",
            Kind::Orphan => "上级部门有目标，却没有说明它支撑哪一个，也没有说明它是自驱目标。",
            Kind::Unanswered => "没有答复，对方就无法安排；即使是拒绝也有帮助。",
            Kind::Copies => "同一个数字记在多处，迟早会不一致；一个关键结果可以由多个目标共享。",
            Kind::Twins => "两个团队可能在做同一件事，或者本可以一起做。",
            Kind::Dates => "上级目标结束之后才完成，就来不及支撑它。",
            Kind::Skip => "中间一级有可以承接的目标，却看不到这个目标。",
            Kind::Unsupported => "下级有目标，却没有一个支撑它。",
            Kind::StandsAlone => "由负责人自己提出，有意不对齐到任何目标。",
        }
    }
    fn finding_reason(&self, reason: &Reason, today: Day) -> String {
        match reason {
            Reason::HangsOnNothing { above, count, from_above: true } => {
                format!("标为承接上级，但尚未对齐；{above}有 {count} 个目标")
            }
            Reason::HangsOnNothing { above, count, from_above: false } => {
                format!("尚未对齐；{above}有 {count} 个目标可以支撑")
            }
            Reason::StandsAlone { growth: true, .. } => "成长目标".to_owned(),
            Reason::StandsAlone { growth: false, .. } => "自驱".to_owned(),
            Reason::NobodySupports { alone, all, below } if alone == all => {
                format!("{all} 个关键结果都没有目标支撑；下级有 {below} 个目标")
            }
            Reason::NobodySupports { alone, all, below } => {
                format!("{all} 个关键结果中有 {alone} 个没有目标支撑；下级有 {below} 个目标")
            }
            Reason::LinkTo(gone) => match gone {
                Gone::Deleted => "对齐到的目标已删除".to_owned(),
                Gone::Dropped => "对齐到的目标已放弃".to_owned(),
                Gone::Postponed => "对齐到的目标已暂缓".to_owned(),
                Gone::Closed => "对齐到的目标已关闭".to_owned(),
                Gone::Over(day) => format!("对齐到的目标已于{}结束", self.day(*day, today)),
            },
            Reason::SkipsLevel { levels, between, goals } => {
                format!("对齐到上 {levels} 级，越过了{between}，而那里有 {goals} 个目标")
            }
            Reason::Dates { before, after } => {
                let day = |day| self.day(day, today);
                let begins = |out: Outside| {
                    format!("{}开始，比上级（{}）早 {} 天", day(out.is), day(out.may), out.days)
                };
                let ends = |out: Outside| {
                    format!("{}截止，比上级（{}）晚 {} 天", day(out.is), day(out.may), out.days)
                };
                let said: Vec<String> = with(*before, begins).into_iter().chain(with(*after, ends)).collect();
                said.join("；")
            }
            Reason::Waits(waiting) => waits_zh(waiting),
            Reason::Copies { copies, differ } => {
                let said = differ.iter().map(|one| {
                    let what = match one {
                        Difference::Start => "起始值",
                        Difference::Target => "目标值",
                        Difference::Current => "当前值",
                    };
                    format!("{what}不一致（{}）", values(self, copies, *one).join("、"))
                });
                let said: Vec<String> = said.collect();
                if said.is_empty() {
                    format!("出现在 {} 个目标下；数值没有出入", copies.len())
                } else {
                    format!("出现在 {} 个目标下；{}", copies.len(), said.join("，"))
                }
            }
            Reason::Twins { homes, under_one: true } => {
                format!("{homes} 个部门的目标文字几乎相同，对齐到同一个上级目标")
            }
            Reason::Twins { homes, under_one: false } => {
                format!("{homes} 个部门的目标文字几乎相同，彼此没有对齐")
            }
            Reason::Loop { around } => around.join(" → "),
        }
    }
    fn mend(&self, mend: &Mend, today: Day) -> String {
        match mend {
            Mend::OwnIdea => "这是自驱目标".to_owned(),
            Mend::TakeOff => "取消对齐".to_owned(),
            Mend::TakeOffOf { from, to } => format!("取消“{}”→“{}”", short(from), short(to)),
            Mend::Successor(title) => format!("对齐到接续的目标“{}”", short(title)),
            Mend::AlignTo(title) => format!("改为对齐到“{}”", short(title)),
            Mend::ParentsDates(span) => format!("改为 {}", self.span(span.start, span.end, today)),
            Mend::TakeBack => "撤回请求".to_owned(),
            Mend::AlignToThis(unit) => format!("对齐到{unit}的目标"),
            Mend::Joint => "设为协同目标".to_owned(),
        }
    }
    fn find_goal(&self, find: &Find) -> &'static str {
        match find {
            Find::AlignTo { instead_of: None, .. } => "对齐到…",
            Find::AlignTo { instead_of: Some(_), .. } => "改为对齐到其他目标…",
            Find::Hang { .. } => "选择支撑它的目标…",
        }
    }
    fn answer_it(&self) -> &'static str {
        "去答复"
    }
    fn this_is_fine(&self) -> &'static str {
        "没有问题"
    }
    fn not_fine(&self) -> &'static str {
        "重新列出"
    }
    fn fine_ones(&self) -> &'static str {
        "已确认没有问题"
    }
    fn mend_of(&self, mend: &str, goal: &str) -> String {
        format!("{mend}：{goal}")
    }
    fn show_all(&self, count: usize) -> String {
        format!("显示全部 {count} 项")
    }
    fn mended(&self) -> &'static str {
        "已处理"
    }
    fn compare_copies(&self) -> &'static str {
        "合为一个…"
    }
    fn copies_title(&self) -> &'static str {
        "合为一个共享的关键结果"
    }
    fn copies_text(&self) -> &'static str {
        "保留的一个由其他目标共享；涉及其他部门时，由对方确认。其余的连同进展记录移入回收站，可以恢复；原来对齐到它们的，改为对齐到保留的一个。"
    }
    fn which_stays(&self) -> &'static str {
        "保留哪一个？"
    }
    fn this_stays(&self) -> &'static str {
        "保留这个"
    }
    fn cannot_stay(&self) -> &'static str {
        "共享它会形成环路"
    }
    fn make_one(&self) -> &'static str {
        "合为一个"
    }
    fn copy_start(&self) -> &'static str {
        "起始值"
    }
    fn copy_target(&self) -> &'static str {
        "目标值"
    }
    fn copy_now(&self) -> &'static str {
        "当前值"
    }
    fn copy_check_ins(&self) -> &'static str {
        "进展记录"
    }
    fn check_ins_last(&self, count: usize, last: Option<Day>, today: Day) -> String {
        match last {
            Some(last) if count > 0 => format!("{count} 条，最近 {}", self.day(last, today)),
            _ => format!("{count} 条"),
        }
    }
    fn names(&self, names: &[Text]) -> String {
        names.join("、")
    }
}

fn waits_zh(waiting: &Waiting) -> String {
    let from = if waiting.from.is_empty() { "有人".to_owned() } else { waiting.from.join("、") };
    let to = if waiting.to.is_empty() { "负责人".to_owned() } else { waiting.to.join("、") };
    let ago = waiting.days.map_or_else(String::new, |days| format!(" {days} 天前"));
    let asked = match waiting.wants {
        None => format!("请{to}确认对齐"),
        Some(Wants::Confirmation) => format!("请{to}确认"),
        Some(Wants::KeyResult) => format!("请{to}承担一个关键结果"),
        Some(Wants::Goal) => format!("请{to}承担一个目标"),
        Some(Wants::Help) => format!("请{to}协助"),
    };
    let late = waiting.overdue.map_or_else(String::new, |days| format!("；已逾期 {days} 天"));
    format!("{from}{ago}{asked}{late}")
}
