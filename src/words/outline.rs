//! Words of the outline.

use crate::okr::{Day, Direction, Measure, Status, Text, number};
use crate::query::outline::{ChangeLine, KrRow};
use crate::query::said::{Before, Fault};

use super::common::CommonWords;
use super::{En, Zh};

/// Words of the outline.
pub trait OutlineWords: CommonWords {
    /// What the search field looks through.
    fn search_goals(&self) -> &'static str;
    /// The name of the list.
    fn goals(&self) -> &'static str;
    /// No unit chosen.
    fn every_unit(&self) -> &'static str;
    /// No owner chosen.
    fn every_owner(&self) -> &'static str;
    /// No status chosen.
    fn every_status(&self) -> &'static str;
    /// What I own.
    fn mine(&self) -> &'static str;
    /// The menu of further filters.
    fn more_filters(&self) -> &'static str;
    /// Only objectives that are aligned.
    fn aligned_only(&self) -> &'static str;
    /// Takes all filters away.
    fn clear_filters(&self) -> &'static str;
    /// Takes one filter away.
    fn drop_filter(&self, name: &str) -> String;
    /// How many objectives were found.
    fn n_objectives(&self, n: usize) -> String;
    /// Hides the key results of all objectives.
    fn close_all(&self) -> &'static str;
    /// Shows the key results of all objectives.
    fn open_all(&self) -> &'static str;
    /// What a unit or person has in this cycle.
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String;
    /// The heading of what is in no unit.
    fn in_no_unit(&self) -> &'static str;
    /// Adds an objective.
    fn add_objective(&self) -> &'static str;
    /// Adds an objective in a unit or for a person, for those who listen.
    fn add_objective_in(&self, name: &str) -> String;
    /// Adds a key result.
    fn add_key_result(&self) -> &'static str;
    /// Adds a key result to an objective, for those who listen.
    fn add_key_result_to(&self, title: &str) -> String;
    /// Hides what is inside.
    fn close_inside(&self) -> &'static str;
    /// Shows what is inside.
    fn open_inside(&self) -> &'static str;
    /// Shows the key results of a closed objective.
    fn show_key_results(&self, n: usize) -> String;
    /// The menu of a row.
    fn row_menu(&self, title: &str) -> String;
    /// Opens the panel.
    fn open_beside(&self) -> &'static str;
    /// Edits the title.
    fn rename(&self) -> &'static str;
    /// Opens the check-in.
    fn check_in_now(&self) -> &'static str;
    /// Adds one after this one.
    fn add_after(&self) -> &'static str;
    /// Aligns it, which asks to what.
    fn align_to(&self) -> &'static str;
    /// Moves it up.
    fn move_up(&self) -> &'static str;
    /// Moves it down.
    fn move_down(&self) -> &'static str;
    /// Aligns it to, or makes it a part of, the one above.
    fn move_in(&self, is_objective: bool) -> &'static str;
    /// The opposite.
    fn move_out(&self, is_objective: bool) -> &'static str;
    /// Stands before what an objective is aligned to.
    fn aligns_to(&self) -> &'static str;
    /// A link that does not count because it would close a loop.
    fn suspended_link(&self) -> &'static str;
    /// An own idea that is aligned all the same.
    fn own_idea_aligned(&self) -> &'static str;
    /// A goal that is meant to make its owner grow.
    fn growth_goal(&self) -> &'static str;
    /// Units that share it.
    fn joint_with(&self, names: &[Text]) -> String;
    /// How far it should be.
    fn pace_at(&self, share: f64) -> String;
    /// The judgement at the close.
    fn score_at(&self, value: f64) -> String;
    /// The lowest belief among the key results.
    fn lowest_confidence(&self, value: u8) -> String;
    /// Key results whose progress nobody knows.
    fn n_unknown(&self, n: usize) -> String;
    /// How many comments.
    fn n_comments(&self, n: usize) -> String;
    /// How many goals hang on it.
    fn n_supporters(&self, n: usize) -> String;
    /// People disagree about it.
    fn has_answers(&self) -> &'static str;
    /// A change: what and when, then why.
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String);
    /// A weight.
    fn weighs(&self, weight: f64) -> String;
    /// When it is due, in a source's words.
    fn due_words(&self, words: &str) -> String;
    /// The day of the newest check-in, where that is long ago.
    fn last_update(&self, day: Day, today: Day) -> String;
    /// A part of the key result above it.
    fn part_of_above(&self) -> &'static str;
    /// Milestones that are done.
    fn steps_done(&self, done: usize, all: usize) -> String;
    /// Yes, it is done.
    fn yes(&self) -> &'static str;
    /// No, it is not.
    fn not_yet(&self) -> &'static str;
    /// The target behind a value.
    fn of_target(&self, target: &str, direction: Direction) -> String;
    /// What a corridor asks.
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String>;
    /// Periods kept of those due.
    fn kept_weeks(&self, kept: u32, due: u32) -> String;
    /// A key result's bar, in words.
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String;
    /// The button that is the value.
    fn check_in_at(&self, value: &str) -> String;
    /// What stood before a check-in.
    fn stood(&self, before: &Before, today: Day) -> String;
    /// The lowest belief.
    fn confidence_low(&self) -> &'static str;
    /// The highest belief.
    fn confidence_high(&self) -> &'static str;
    /// What the note asks.
    fn what_happened(&self) -> &'static str;
    /// How far it is, in percent.
    fn how_far(&self) -> &'static str;
    /// Whether it is done.
    fn is_done(&self) -> &'static str;
    /// Which steps are done.
    fn which_steps(&self) -> &'static str;
    /// Saves the check-in.
    fn save_check_in(&self) -> &'static str;
    /// Why a check-in is none yet.
    fn check_in_fault(&self, fault: Fault) -> &'static str;
    /// The handle that is dragged.
    fn drag_to_move(&self) -> &'static str;
    /// A workspace without an objective in this cycle: what to do, and why.
    fn no_objectives(&self) -> (&'static str, &'static str);
    /// Nothing found: what to do.
    fn nothing_found(&self) -> (&'static str, &'static str);
    /// An empty trash.
    fn trash_empty(&self) -> (&'static str, &'static str);
    /// What can be done in the trash.
    fn trash_lead(&self) -> &'static str;
    /// What a deleted thing was, by its kind in the file.
    fn kind_word(&self, kind: &str) -> &'static str;
    /// When and by whom something was deleted.
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String;
    /// Brings something back, for those who listen.
    fn restore_named(&self, title: &str) -> String;
    /// Makes units and people.
    fn set_up_people(&self) -> &'static str;
    /// Goes back from the trash.
    fn leave_trash(&self) -> &'static str;

    /// Where a key result stands, and what it is held against: "36", "of 42 %".
    fn kr_figure(&self, row: &KrRow) -> (String, String) {
        let unit = row.measured_in.as_deref();
        let against = |target: Option<f64>, direction: Direction| match target {
            Some(target) => {
                let now = row.value.map_or_else(|| "–".to_owned(), |value| self.amount(value, None));
                (now, self.of_target(&self.amount(target, unit), direction))
            }
            None => (self.kr_words(row), String::new()),
        };
        match &row.measure {
            Measure::Reach { start, target, direction } => {
                let down = matches!((start, target), (Some(start), Some(target)) if target < start);
                let way = direction.unwrap_or(if down { Direction::Down } else { Direction::Up });
                against(*target, way)
            }
            Measure::CommitTargetStretch { start, target, .. } => {
                let down = matches!((start, target), (Some(start), Some(target)) if target < start);
                against(*target, if down { Direction::Down } else { Direction::Up })
            }
            Measure::Milestones(_) => match row.steps {
                Some((done, all)) => (self.steps_done(done, all), String::new()),
                None => (self.kr_words(row), String::new()),
            },
            Measure::YesNo => match row.progress {
                Some(share) if share >= 1.0 => (self.yes().to_owned(), String::new()),
                Some(_) => (self.not_yet().to_owned(), String::new()),
                None => (self.kr_words(row), String::new()),
            },
            Measure::Judged => match row.progress {
                Some(share) if row.value.is_none() => (self.in_percent(share), String::new()),
                Some(_) | None => (self.kr_words(row), String::new()),
            },
            Measure::Above { .. } | Measure::Below { .. } | Measure::Between { .. } | Measure::Baseline => {
                (self.kr_words(row), String::new())
            }
        }
    }

    /// The value alone, else what a source says of it, else a dash.
    fn kr_words(&self, row: &KrRow) -> String {
        match (row.value, &row.current_text) {
            (Some(value), _) => self.amount(value, row.measured_in.as_deref()),
            (None, Some(text)) => text.to_string(),
            (None, None) => "–".to_owned(),
        }
    }

    /// A share as percent.
    fn in_percent(&self, share: f64) -> String {
        self.amount(number::percent(share) as f64, Some("%"))
    }
}

fn is_one(n: usize) -> bool {
    n == 1
}

impl OutlineWords for En {
    fn search_goals(&self) -> &'static str {
        "Search goals, people, notes"
    }
    fn goals(&self) -> &'static str {
        "Goals"
    }
    fn every_unit(&self) -> &'static str {
        "Every unit"
    }
    fn every_owner(&self) -> &'static str {
        "Every owner"
    }
    fn every_status(&self) -> &'static str {
        "Every status"
    }
    fn mine(&self) -> &'static str {
        "Mine"
    }
    fn more_filters(&self) -> &'static str {
        "More"
    }
    fn aligned_only(&self) -> &'static str {
        "Aligned"
    }
    fn clear_filters(&self) -> &'static str {
        "Clear"
    }
    fn drop_filter(&self, name: &str) -> String {
        format!("Take away: {name}")
    }
    fn n_objectives(&self, n: usize) -> String {
        if is_one(n) { "1 objective".to_owned() } else { format!("{n} objectives") }
    }
    fn close_all(&self) -> &'static str {
        "Close all objectives"
    }
    fn open_all(&self) -> &'static str {
        "Open all objectives"
    }
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String {
        let objectives = self.n_objectives(objectives);
        match key_results {
            0 => objectives,
            1 => format!("{objectives}, 1 key result, {updated} of 1 updated this week"),
            n => format!("{objectives}, {n} key results, {updated} of {n} updated this week"),
        }
    }
    fn in_no_unit(&self) -> &'static str {
        "In no unit"
    }
    fn add_objective(&self) -> &'static str {
        "Add an objective"
    }
    fn add_objective_in(&self, name: &str) -> String {
        format!("Add an objective: {name}")
    }
    fn add_key_result(&self) -> &'static str {
        "Add a key result"
    }
    fn add_key_result_to(&self, title: &str) -> String {
        format!("Add a key result: {title}")
    }
    fn close_inside(&self) -> &'static str {
        "Close"
    }
    fn open_inside(&self) -> &'static str {
        "Open"
    }
    fn show_key_results(&self, n: usize) -> String {
        if is_one(n) { "Show 1 key result".to_owned() } else { format!("Show {n} key results") }
    }
    fn row_menu(&self, title: &str) -> String {
        format!("Actions: {title}")
    }
    fn open_beside(&self) -> &'static str {
        "Open beside"
    }
    fn rename(&self) -> &'static str {
        "Rename"
    }
    fn check_in_now(&self) -> &'static str {
        "Check in…"
    }
    fn add_after(&self) -> &'static str {
        "Add one below"
    }
    fn align_to(&self) -> &'static str {
        "Align…"
    }
    fn move_up(&self) -> &'static str {
        "Move up"
    }
    fn move_down(&self) -> &'static str {
        "Move down"
    }
    fn move_in(&self, is_objective: bool) -> &'static str {
        if is_objective { "Align to the one above" } else { "Make part of the one above" }
    }
    fn move_out(&self, is_objective: bool) -> &'static str {
        if is_objective { "Take the alignment off" } else { "Take out of the one above" }
    }
    fn aligns_to(&self) -> &'static str {
        "aligns to"
    }
    fn suspended_link(&self) -> &'static str {
        "would close a loop"
    }
    fn own_idea_aligned(&self) -> &'static str {
        "Own idea, aligned"
    }
    fn growth_goal(&self) -> &'static str {
        "Growth goal"
    }
    fn joint_with(&self, names: &[Text]) -> String {
        format!("joint with {}", names.join(", "))
    }
    fn pace_at(&self, share: f64) -> String {
        format!("pace {}", self.share(share))
    }
    fn score_at(&self, value: f64) -> String {
        format!("score {}", number::shown(value, 2))
    }
    fn lowest_confidence(&self, value: u8) -> String {
        format!("lowest confidence {value}")
    }
    fn n_unknown(&self, n: usize) -> String {
        format!("{n} without progress")
    }
    fn n_comments(&self, n: usize) -> String {
        if is_one(n) { "1 comment".to_owned() } else { format!("{n} comments") }
    }
    fn n_supporters(&self, n: usize) -> String {
        if is_one(n) { "1 goal aligns to this".to_owned() } else { format!("{n} goals align to this") }
    }
    fn has_answers(&self) -> &'static str {
        "Several answers"
    }
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String) {
        let mut head = self.change_word(change.kind).to_owned();
        if let Some(at) = change.at {
            head = format!("{head} {}", self.day(at, today));
        }
        let mut rest = Vec::new();
        match (&change.from, &change.to) {
            (Some(from), Some(to)) => rest.push(format!("{from} → {to}.")),
            (None, Some(to)) => rest.push(ended(to)),
            (Some(from), None) => rest.push(format!("Was: {}", ended(from))),
            (None, None) => {}
        }
        rest.extend(change.reason.as_ref().map(ended));
        if !change.agreed_by.is_empty() {
            rest.push(format!("Agreed by {}.", change.agreed_by.join(", ")));
        }
        (format!("{head}."), rest.join(" "))
    }
    fn weighs(&self, weight: f64) -> String {
        format!("weight {}", number::exact(weight))
    }
    fn due_words(&self, words: &str) -> String {
        format!("due {words}")
    }
    fn last_update(&self, day: Day, today: Day) -> String {
        format!("last update {}", self.day(day, today))
    }
    fn part_of_above(&self) -> &'static str {
        "part of the one above"
    }
    fn steps_done(&self, done: usize, all: usize) -> String {
        if is_one(all) { format!("{done} of 1 step") } else { format!("{done} of {all} steps") }
    }
    fn yes(&self) -> &'static str {
        "Yes"
    }
    fn not_yet(&self) -> &'static str {
        "Not yet"
    }
    fn of_target(&self, target: &str, direction: Direction) -> String {
        match direction {
            Direction::Up => format!("of {target}"),
            Direction::Down => format!("to {target}"),
        }
    }
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String> {
        match measure {
            Measure::Above { floor } => Some(format!("stay above {}", self.amount((*floor)?, measured_in))),
            Measure::Below { ceiling } => Some(format!("stay below {}", self.amount((*ceiling)?, measured_in))),
            Measure::Between { low, high } => {
                let (low, high) = (self.amount((*low)?, None), self.amount((*high)?, measured_in));
                Some(format!("stay between {low} and {high}"))
            }
            Measure::Baseline => Some("find a baseline".to_owned()),
            Measure::Judged
            | Measure::Reach { .. }
            | Measure::YesNo
            | Measure::Milestones(_)
            | Measure::CommitTargetStretch { .. } => None,
        }
    }
    fn kept_weeks(&self, kept: u32, due: u32) -> String {
        format!("met {kept} of {due} times")
    }
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String {
        let status = self.status_word(status);
        let progress = progress.map_or_else(|| "progress unknown".to_owned(), |share| format!("progress {}", self.share(share)));
        match pace {
            Some(pace) => format!("{status}, {progress}, {}", self.pace_at(pace)),
            None => format!("{status}, {progress}"),
        }
    }
    fn check_in_at(&self, value: &str) -> String {
        format!("Check in: {value}")
    }
    fn stood(&self, before: &Before, today: Day) -> String {
        let mut parts = Vec::new();
        if let Some(value) = before.value {
            parts.push(format!("Last value {}", self.amount(value, before.measured_in.as_deref())));
        }
        if let Some(day) = before.last {
            parts.push(if parts.is_empty() {
                format!("Last check-in {}", self.day(day, today))
            } else {
                format!("on {}", self.day(day, today))
            });
        } else {
            parts.push("First check-in".to_owned());
        }
        if let Some(progress) = before.progress {
            parts.push(format!("progress {}", self.share(progress)));
        }
        parts.extend(before.pace.map(|pace| self.pace_at(pace)));
        parts.join(", ")
    }
    fn confidence_low(&self) -> &'static str {
        "won't make it"
    }
    fn confidence_high(&self) -> &'static str {
        "certain"
    }
    fn what_happened(&self) -> &'static str {
        "What happened?"
    }
    fn how_far(&self) -> &'static str {
        "How far, in percent"
    }
    fn is_done(&self) -> &'static str {
        "Done?"
    }
    fn which_steps(&self) -> &'static str {
        "Steps done"
    }
    fn save_check_in(&self) -> &'static str {
        "Check in"
    }
    fn check_in_fault(&self, fault: Fault) -> &'static str {
        match fault {
            Fault::Value | Fault::Share => "Write one number, like 36 or 36.5; words go into the note",
            Fault::Nothing => "Say a value, a confidence or a note",
        }
    }
    fn drag_to_move(&self) -> &'static str {
        "Drag to move"
    }
    fn no_objectives(&self) -> (&'static str, &'static str) {
        (
            "No objectives in this cycle yet",
            "Write what should be true at its end, and why it matters. Key results come after: how you will see that you got there. N adds an objective from anywhere on this page.",
        )
    }
    fn nothing_found(&self) -> (&'static str, &'static str) {
        ("Nothing found", "Look with fewer words or filters, or in all cycles.")
    }
    fn trash_empty(&self) -> (&'static str, &'static str) {
        ("The trash is empty", "What is deleted waits here and can be brought back at any time.")
    }
    fn trash_lead(&self) -> &'static str {
        "Each line brings back everything that was deleted with it"
    }
    fn kind_word(&self, kind: &str) -> &'static str {
        match kind {
            "objective" => "Objective",
            "kr" => "Key result",
            "unit" => "Unit",
            "person" => "Person",
            "cycle" => "Cycle",
            "link" => "Alignment",
            "initiative" => "Initiative",
            "retrospective" => "Retrospective",
            "kpi" => "KPI",
            _ => "Entry",
        }
    }
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        match (by, at) {
            (Some(by), Some(at)) => format!("deleted by {by}, {}", self.day(at, today)),
            (Some(by), None) => format!("deleted by {by}"),
            (None, Some(at)) => format!("deleted {}", self.day(at, today)),
            (None, None) => "deleted".to_owned(),
        }
    }
    fn restore_named(&self, title: &str) -> String {
        format!("Restore: {title}")
    }
    fn set_up_people(&self) -> &'static str {
        "Set up units and people"
    }
    fn leave_trash(&self) -> &'static str {
        "Back to the goals"
    }
}

/// A sentence of somebody's with its full stop.
fn ended(text: &Text) -> String {
    ended_with(text, '.')
}

fn ended_with(text: &str, stop: char) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '。', '！', '？', '…']) { text.to_owned() } else { format!("{text}{stop}") }
}

impl OutlineWords for Zh {
    fn search_goals(&self) -> &'static str {
        "搜索目标、成员、备注"
    }
    fn goals(&self) -> &'static str {
        "目标列表"
    }
    fn every_unit(&self) -> &'static str {
        "全部部门"
    }
    fn every_owner(&self) -> &'static str {
        "全部负责人"
    }
    fn every_status(&self) -> &'static str {
        "全部状态"
    }
    fn mine(&self) -> &'static str {
        "我负责的"
    }
    fn more_filters(&self) -> &'static str {
        "更多"
    }
    fn aligned_only(&self) -> &'static str {
        "已对齐"
    }
    fn clear_filters(&self) -> &'static str {
        "清除筛选"
    }
    fn drop_filter(&self, name: &str) -> String {
        format!("取消筛选：{name}")
    }
    fn n_objectives(&self, n: usize) -> String {
        format!("{n} 个目标")
    }
    fn close_all(&self) -> &'static str {
        "收起全部目标"
    }
    fn open_all(&self) -> &'static str {
        "展开全部目标"
    }
    fn head_facts(&self, objectives: usize, key_results: usize, updated: usize) -> String {
        let objectives = self.n_objectives(objectives);
        match key_results {
            0 => objectives,
            n => format!("{objectives}，{n} 个关键结果，本周已更新 {updated} 个"),
        }
    }
    fn in_no_unit(&self) -> &'static str {
        "未归属部门"
    }
    fn add_objective(&self) -> &'static str {
        "添加目标"
    }
    fn add_objective_in(&self, name: &str) -> String {
        format!("为“{name}”添加目标")
    }
    fn add_key_result(&self) -> &'static str {
        "添加关键结果"
    }
    fn add_key_result_to(&self, title: &str) -> String {
        format!("为“{title}”添加关键结果")
    }
    fn close_inside(&self) -> &'static str {
        "收起"
    }
    fn open_inside(&self) -> &'static str {
        "展开"
    }
    fn show_key_results(&self, n: usize) -> String {
        format!("展开 {n} 个关键结果")
    }
    fn row_menu(&self, title: &str) -> String {
        format!("操作：{title}")
    }
    fn open_beside(&self) -> &'static str {
        "在侧栏打开"
    }
    fn rename(&self) -> &'static str {
        "改写标题"
    }
    fn check_in_now(&self) -> &'static str {
        "更新进展…"
    }
    fn add_after(&self) -> &'static str {
        "在下方添加"
    }
    fn align_to(&self) -> &'static str {
        "对齐到…"
    }
    fn move_up(&self) -> &'static str {
        "上移"
    }
    fn move_down(&self) -> &'static str {
        "下移"
    }
    fn move_in(&self, is_objective: bool) -> &'static str {
        if is_objective { "对齐到上一个目标" } else { "归入上一个关键结果" }
    }
    fn move_out(&self, is_objective: bool) -> &'static str {
        if is_objective { "取消对齐" } else { "移出上级关键结果" }
    }
    fn aligns_to(&self) -> &'static str {
        "对齐到"
    }
    fn suspended_link(&self) -> &'static str {
        "会形成循环，暂不计入"
    }
    fn own_idea_aligned(&self) -> &'static str {
        "自驱，已对齐"
    }
    fn growth_goal(&self) -> &'static str {
        "成长目标"
    }
    fn joint_with(&self, names: &[Text]) -> String {
        format!("与{}共担", names.join("、"))
    }
    fn pace_at(&self, share: f64) -> String {
        format!("应达 {}", self.share(share))
    }
    fn score_at(&self, value: f64) -> String {
        format!("评分 {}", number::shown(value, 2))
    }
    fn lowest_confidence(&self, value: u8) -> String {
        format!("最低信心指数 {value}")
    }
    fn n_unknown(&self, n: usize) -> String {
        format!("{n} 个没有进度")
    }
    fn n_comments(&self, n: usize) -> String {
        format!("{n} 条评论")
    }
    fn n_supporters(&self, n: usize) -> String {
        format!("被 {n} 个目标对齐")
    }
    fn has_answers(&self) -> &'static str {
        "有不同版本"
    }
    fn change_line(&self, change: &ChangeLine, today: Day) -> (String, String) {
        let word = self.change_word(change.kind);
        let head = match change.at {
            Some(at) => format!("{}{word}。", self.day(at, today)),
            None => format!("{word}。"),
        };
        let mut rest = Vec::new();
        match (&change.from, &change.to) {
            (Some(from), Some(to)) => rest.push(format!("{from} → {to}。")),
            (None, Some(to)) => rest.push(ended_with(to, '。')),
            (Some(from), None) => rest.push(format!("原为：{}", ended_with(from, '。'))),
            (None, None) => {}
        }
        rest.extend(change.reason.as_deref().map(|reason| ended_with(reason, '。')));
        if !change.agreed_by.is_empty() {
            rest.push(format!("{}已同意。", change.agreed_by.join("、")));
        }
        (head, rest.concat())
    }
    fn weighs(&self, weight: f64) -> String {
        format!("权重 {}", number::exact(weight))
    }
    fn due_words(&self, words: &str) -> String {
        format!("截止 {words}")
    }
    fn last_update(&self, day: Day, today: Day) -> String {
        format!("上次更新 {}", self.day(day, today))
    }
    fn part_of_above(&self) -> &'static str {
        "归属上级关键结果"
    }
    fn steps_done(&self, done: usize, all: usize) -> String {
        format!("{done} / {all} 步")
    }
    fn yes(&self) -> &'static str {
        "已完成"
    }
    fn not_yet(&self) -> &'static str {
        "未完成"
    }
    fn of_target(&self, target: &str, direction: Direction) -> String {
        match direction {
            Direction::Up => format!("/ {target}"),
            Direction::Down => format!("→ {target}"),
        }
    }
    fn corridor(&self, measure: &Measure, measured_in: Option<&str>) -> Option<String> {
        match measure {
            Measure::Above { floor } => Some(format!("保持不低于 {}", self.amount((*floor)?, measured_in))),
            Measure::Below { ceiling } => Some(format!("保持不高于 {}", self.amount((*ceiling)?, measured_in))),
            Measure::Between { low, high } => {
                let (low, high) = (self.amount((*low)?, None), self.amount((*high)?, measured_in));
                Some(format!("保持在 {low} 到 {high} 之间"))
            }
            Measure::Baseline => Some("摸清基线".to_owned()),
            Measure::Judged
            | Measure::Reach { .. }
            | Measure::YesNo
            | Measure::Milestones(_)
            | Measure::CommitTargetStretch { .. } => None,
        }
    }
    fn kept_weeks(&self, kept: u32, due: u32) -> String {
        format!("{due} 次中达到 {kept} 次")
    }
    fn bar_words(&self, progress: Option<f64>, pace: Option<f64>, status: Status) -> String {
        let status = self.status_word(status);
        let progress = progress.map_or_else(|| "进度未知".to_owned(), |share| format!("进度 {}", self.share(share)));
        match pace {
            Some(pace) => format!("{status}，{progress}，{}", self.pace_at(pace)),
            None => format!("{status}，{progress}"),
        }
    }
    fn check_in_at(&self, value: &str) -> String {
        format!("更新进展：{value}")
    }
    fn stood(&self, before: &Before, today: Day) -> String {
        let mut parts = Vec::new();
        match before.last {
            Some(day) => parts.push(format!("上次更新 {}", self.day(day, today))),
            None => parts.push("首次更新进展".to_owned()),
        }
        if let Some(value) = before.value {
            parts.push(format!("当前值 {}", self.amount(value, before.measured_in.as_deref())));
        }
        if let Some(progress) = before.progress {
            parts.push(format!("进度 {}", self.share(progress)));
        }
        parts.extend(before.pace.map(|pace| self.pace_at(pace)));
        parts.join("，")
    }
    fn confidence_low(&self) -> &'static str {
        "难以达成"
    }
    fn confidence_high(&self) -> &'static str {
        "必定达成"
    }
    fn what_happened(&self) -> &'static str {
        "有什么进展？"
    }
    fn how_far(&self) -> &'static str {
        "完成百分比"
    }
    fn is_done(&self) -> &'static str {
        "是否完成"
    }
    fn which_steps(&self) -> &'static str {
        "已完成的里程碑"
    }
    fn save_check_in(&self) -> &'static str {
        "更新进展"
    }
    fn check_in_fault(&self, fault: Fault) -> &'static str {
        match fault {
            Fault::Value | Fault::Share => "请填写一个数字，例如 36 或 36.5；文字请写在进展里",
            Fault::Nothing => "请填写当前值、信心指数或进展中的至少一项",
        }
    }
    fn drag_to_move(&self) -> &'static str {
        "拖动以移动"
    }
    fn no_objectives(&self) -> (&'static str, &'static str) {
        (
            "这个周期还没有目标",
            "先写下周期结束时希望达成什么、为什么重要，再写关键结果：怎样看出已经达成。在本页任意位置按 N 即可添加目标。",
        )
    }
    fn nothing_found(&self) -> (&'static str, &'static str) {
        ("没有找到", "减少关键词或筛选条件，或在全部周期中查找。")
    }
    fn trash_empty(&self) -> (&'static str, &'static str) {
        ("回收站是空的", "删除的内容会留在这里，随时可以恢复。")
    }
    fn trash_lead(&self) -> &'static str {
        "恢复时，与它一起删除的内容会一并恢复"
    }
    fn kind_word(&self, kind: &str) -> &'static str {
        match kind {
            "objective" => "目标",
            "kr" => "关键结果",
            "unit" => "部门",
            "person" => "成员",
            "cycle" => "周期",
            "link" => "对齐关系",
            "initiative" => "举措",
            "retrospective" => "复盘",
            "kpi" => "KPI",
            _ => "条目",
        }
    }
    fn deleted_when(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String {
        match (by, at) {
            (Some(by), Some(at)) => format!("{by}于{}删除", self.day(at, today)),
            (Some(by), None) => format!("由{by}删除"),
            (None, Some(at)) => format!("{}删除", self.day(at, today)),
            (None, None) => "已删除".to_owned(),
        }
    }
    fn restore_named(&self, title: &str) -> String {
        format!("恢复：{title}")
    }
    fn set_up_people(&self) -> &'static str {
        "设置部门与成员"
    }
    fn leave_trash(&self) -> &'static str {
        "返回目标"
    }
}
