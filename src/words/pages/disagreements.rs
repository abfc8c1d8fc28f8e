//! Words of disagreements: the page, the panel, and what is said once one is settled.

use crate::okr::{Day, Moment, Text};
use crate::query::disagreements::{Kind, Settled, Since, Take, Turn, What, Wrote};
use crate::words::{CommonWords, En, PanelWords, Zh};

/// Whose an answer is, for the button that takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Mine.
    Mine,
    /// The only other one beside mine.
    Theirs,
    /// One of several others.
    OneOfTheirs,
    /// One of several, none of which is mine.
    Somebodys,
}

/// Words of disagreements.
pub trait DisagreementsWords {
    /// How many are open, and how many of them concern whoever looks.
    fn questions_told(&self, all: usize, mine: usize) -> String;
    /// The filter: whose questions.
    fn whose_questions(&self) -> &'static str;
    /// All of them.
    fn all_questions(&self) -> &'static str;
    /// Those that concern whoever looks.
    fn concern_me(&self) -> &'static str;
    /// The filter by kind.
    fn kind_of_question(&self) -> &'static str;
    /// No kind chosen.
    fn every_kind(&self) -> &'static str;
    /// In what way people disagree.
    fn question_kind(&self, kind: Kind) -> &'static str;
    /// A name with how often it occurs.
    fn with_count(&self, name: &str, count: usize) -> String;
    /// What a question is about, where its title alone does not say it.
    fn question_what(&self, what: What, beside: Option<&str>) -> String;
    /// Since when it is open.
    fn open_since(&self, at: Moment, today: Day) -> Option<String>;
    /// Several people answered a field.
    fn answers_to(&self, field: &str, count: usize) -> String;
    /// Whoever looks said it.
    fn by_you(&self) -> &'static str;
    /// The value that pages show until somebody decides.
    fn shown_for_now(&self) -> &'static str;
    /// The button that takes an answer.
    fn keep_answer(&self, whose: Whose, by: &[Text], value: &str) -> String;
    /// The button that takes all answers together.
    fn take_both(&self, count: usize) -> &'static str;
    /// The button that writes another answer.
    fn write_another(&self) -> &'static str;
    /// The button that opens the goal, to choose something else there.
    fn choose_another(&self) -> &'static str;
    /// A button's name for those who listen: what it does, to what.
    fn for_question(&self, act: &str, value: &str, title: &str) -> String;
    /// What was typed cannot be read as a value.
    fn not_readable(&self) -> &'static str;
    /// Where something was moved to.
    fn moved_to(&self, what: What, place: &[Text]) -> String;
    /// What somebody wrote without having seen that it was deleted.
    fn since_told(&self, since: &Since, today: Day) -> String;
    /// What comes back with it.
    fn comes_back_with(&self, title: &str) -> String;
    /// A link is left out, and who drew it.
    fn left_out(&self, from: &str, to: &str, by: Option<&str>, at: Option<Moment>, today: Day) -> String;
    /// What a ring means.
    fn ring_told(&self, top: &str) -> String;
    /// One of a ring was moved under the next.
    fn turn_told(&self, turn: &Turn, today: Day) -> String;
    /// The button that takes one out of a ring.
    fn turn_back(&self, name: &str, to: Option<&str>) -> String;
    /// The button that settles many.
    fn settle_all(&self, take: Take, count: usize) -> String;
    /// The buttons that settle many.
    fn many_at_once(&self) -> &'static str;
    /// Nothing is open.
    fn no_questions(&self) -> &'static str;
    /// What would bring questions.
    fn no_questions_text(&self) -> &'static str;
    /// The filter hides all.
    fn none_of_these(&self) -> &'static str;
    /// What is so after somebody decided.
    fn settled(&self, settled: &Settled) -> String;
}

impl DisagreementsWords for En {
    fn questions_told(&self, all: usize, mine: usize) -> String {
        let open = match all {
            1 => "One question is open".to_owned(),
            _ => format!("{all} questions are open"),
        };
        let them = match (all, mine) {
            (_, 0) => {
                return format!(
                    "{open}. Until somebody decides, every answer stays in the file and travels with it."
                );
            }
            (1, _) => "it concerns you".to_owned(),
            (all, mine) if all == mine => "all of them concern you".to_owned(),
            (_, 1) => "one of them concerns you".to_owned(),
            (_, mine) => format!("{mine} of them concern you"),
        };
        format!("{open}, {them}. Until somebody decides, every answer stays in the file and travels with it.")
    }
    fn whose_questions(&self) -> &'static str {
        "Whose questions"
    }
    fn all_questions(&self) -> &'static str {
        "All"
    }
    fn concern_me(&self) -> &'static str {
        "Concern me"
    }
    fn kind_of_question(&self) -> &'static str {
        "Kind of question"
    }
    fn every_kind(&self) -> &'static str {
        "Every kind"
    }
    fn question_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Values => "Several answers",
            Kind::Moved => "Moved to several places",
            Kind::Deleted => "Deleted by one, changed by another",
            Kind::Loop => "Alignments in a loop",
            Kind::Ring => "Each under the other",
        }
    }
    fn with_count(&self, name: &str, count: usize) -> String {
        format!("{name} ({count})")
    }
    fn question_what(&self, what: What, beside: Option<&str>) -> String {
        match what {
            What::Workspace => "Workspace",
            What::Cycle => "Cycle",
            What::Unit => "Unit",
            What::Person => "Person",
            What::Objective => "Objective",
            What::KeyResult => "Key result",
            What::Link => return format!("Alignment to “{}”", beside.unwrap_or_default()),
            What::Initiative => "Initiative",
            What::Retrospective => "Retrospective",
            What::Meeting => "Meeting",
            What::Action => "Action item",
            What::Kpi => "Health metric",
            What::Other => "Kept from the file",
        }
        .to_owned()
    }
    fn open_since(&self, at: Moment, today: Day) -> Option<String> {
        Some(format!("since {}", self.day(at.day()?, today)))
    }
    fn answers_to(&self, field: &str, count: usize) -> String {
        match count {
            2 => format!("{field}: two answers"),
            _ => format!("{field}: {count} answers"),
        }
    }
    fn by_you(&self) -> &'static str {
        "you"
    }
    fn shown_for_now(&self) -> &'static str {
        "shown for now"
    }
    fn keep_answer(&self, whose: Whose, by: &[Text], value: &str) -> String {
        match (whose, by) {
            (Whose::Mine, _) => "Keep mine".to_owned(),
            (Whose::Theirs, _) => "Take theirs".to_owned(),
            (Whose::OneOfTheirs, [one]) => format!("Take {one}’s"),
            (Whose::OneOfTheirs, _) => format!("Take “{}”", short(value)),
            (Whose::Somebodys, [one]) if is_short(value) => format!("Keep {one}’s: {value}"),
            (Whose::Somebodys, [one]) => format!("Keep {one}’s"),
            (Whose::Somebodys, _) => format!("Keep “{}”", short(value)),
        }
    }
    fn take_both(&self, count: usize) -> &'static str {
        if count > 2 { "Take all" } else { "Take both" }
    }
    fn write_another(&self) -> &'static str {
        "Write another…"
    }
    fn choose_another(&self) -> &'static str {
        "Choose another…"
    }
    fn for_question(&self, act: &str, value: &str, title: &str) -> String {
        if value.is_empty() {
            format!("{act}, for “{title}”")
        } else {
            format!("{act}: {value}, for “{title}”")
        }
    }
    fn not_readable(&self) -> &'static str {
        "This cannot be read here. Write it as the answers above are written"
    }
    fn moved_to(&self, what: What, place: &[Text]) -> String {
        let Some((last, above)) = place.split_last() else {
            return match what {
                What::Objective | What::Person | What::Kpi => "In no unit".to_owned(),
                What::KeyResult => "On its own".to_owned(),
                _ => "At the top".to_owned(),
            };
        };
        let above = above.join(" › ");
        match what {
            What::KeyResult | What::Initiative => match above.as_str() {
                "" => format!("Under “{last}”"),
                above => format!("Under “{last}”, in {above}"),
            },
            _ if above.is_empty() => format!("In {last}"),
            _ => format!("In {last}, under {above}"),
        }
    }
    fn since_told(&self, since: &Since, today: Day) -> String {
        let who = since.by.as_deref().unwrap_or("Somebody");
        let what = match &since.what {
            Wrote::Field(field) => {
                let name = self.field_name(field).map_or_else(|| field.to_string(), str::to_lowercase);
                format!("changed {name}")
            }
            Wrote::CheckIn => "checked in".to_owned(),
            Wrote::Comment => "commented".to_owned(),
            Wrote::Ask => "asked or answered".to_owned(),
            Wrote::Agreement => "agreed".to_owned(),
            Wrote::Change => "recorded a change".to_owned(),
            Wrote::Restored => "took it out of the trash".to_owned(),
            Wrote::Other => "wrote something".to_owned(),
        };
        match since.at.and_then(Moment::day) {
            Some(day) => format!("{who} {what}, {}", self.day(day, today)),
            None => format!("{who} {what}"),
        }
    }
    fn comes_back_with(&self, title: &str) -> String {
        format!("Keeping it brings “{title}” back, under which it stood")
    }
    fn left_out(&self, from: &str, to: &str, by: Option<&str>, at: Option<Moment>, today: Day) -> String {
        format!("Left out until one of them is taken off: {from} → {to} ({})", self.by_at(by, at, today))
    }
    fn ring_told(&self, top: &str) -> String {
        format!("Each stands under the next. Until somebody decides, “{top}” is shown at the top.")
    }
    fn turn_told(&self, turn: &Turn, today: Day) -> String {
        let who = turn.by.as_deref().unwrap_or("Somebody");
        let what = format!("{who} moved “{}” under “{}”", turn.name, turn.under);
        match turn.at.and_then(Moment::day) {
            Some(day) => format!("{what}, {}", self.day(day, today)),
            None => what,
        }
    }
    fn turn_back(&self, name: &str, to: Option<&str>) -> String {
        match to {
            Some(to) => format!("Put “{}” back under “{}”", short(name), short(to)),
            None => format!("Put “{}” at the top", short(name)),
        }
    }
    fn settle_all(&self, take: Take, count: usize) -> String {
        match take {
            Take::Mine => format!("Keep mine for all {count} shown"),
            Take::Theirs => format!("Take theirs for all {count} shown"),
            Take::Newest => format!("Take the newest for all {count} shown"),
        }
    }
    fn many_at_once(&self) -> &'static str {
        "Several at once"
    }
    fn no_questions(&self) -> &'static str {
        "Nobody disagrees"
    }
    fn no_questions_text(&self) -> &'static str {
        "When two people change the same thing without seeing each other’s edit, and their copies are merged, both answers stand here with who and when, until somebody decides."
    }
    fn none_of_these(&self) -> &'static str {
        "None of the open questions fits this filter"
    }
    fn settled(&self, settled: &Settled) -> String {
        match settled {
            Settled::Value { title, field, value, measured_in } => {
                let field_name = self.field_name(field).unwrap_or(field);
                // A day says its year where it is not this one, and here no day is today.
                let value = self.field_value(value, measured_in.as_deref(), Day::EARLIEST);
                format!("Settled: {field_name} of “{}” is “{}”", short(title), short(&value))
            }
            Settled::Place { title, what, place } => {
                let place = self.moved_to(*what, place);
                format!("Settled: “{}” stands {}", short(title), small(&place))
            }
            Settled::Kept(title) => format!("“{}” stays", short(title)),
            Settled::Deleted(title) => format!("“{}” is in the trash", short(title)),
            Settled::TakenOff { from, to } => {
                format!("Taken off: “{}” → “{}”", short(from), short(to))
            }
            Settled::BackUnder { name, to: Some(to) } => {
                format!("“{}” stands under “{}” again", short(name), short(to))
            }
            Settled::BackUnder { name, to: None } => format!("“{}” stands at the top", short(name)),
            Settled::Several(1) => "Settled".to_owned(),
            Settled::Several(count) => format!("{count} questions settled"),
        }
    }
}

/// Whether a value can stand on its button; a longer one is read beside it.
fn is_short(value: &str) -> bool {
    value.chars().count() <= 20
}

/// A long text as a button or a notice can carry it.
fn short(text: &str) -> String {
    let mut out: String = text.chars().take(40).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// The first letter small.
fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

impl DisagreementsWords for Zh {
    fn questions_told(&self, all: usize, mine: usize) -> String {
        let open = if mine == 0 {
            format!("{all} 项待定")
        } else {
            format!("{all} 项待定，其中 {mine} 项与你有关")
        };
        format!("{open}。在有人决定之前，所有写法都会保留在文件里并随文件流转。")
    }
    fn whose_questions(&self) -> &'static str {
        "范围"
    }
    fn all_questions(&self) -> &'static str {
        "全部"
    }
    fn concern_me(&self) -> &'static str {
        "与我有关"
    }
    fn kind_of_question(&self) -> &'static str {
        "分歧类型"
    }
    fn every_kind(&self) -> &'static str {
        "全部类型"
    }
    fn question_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Values => "写法不同",
            Kind::Moved => "移到了不同位置",
            Kind::Deleted => "有人删除，有人修改",
            Kind::Loop => "对齐成环",
            Kind::Ring => "互为上下级",
        }
    }
    fn with_count(&self, name: &str, count: usize) -> String {
        format!("{name}（{count}）")
    }
    fn question_what(&self, what: What, beside: Option<&str>) -> String {
        match what {
            What::Workspace => "工作区",
            What::Cycle => "周期",
            What::Unit => "部门",
            What::Person => "成员",
            What::Objective => "目标",
            What::KeyResult => "关键结果",
            What::Link => return format!("对齐到「{}」", beside.unwrap_or_default()),
            What::Initiative => "举措",
            What::Retrospective => "复盘",
            What::Meeting => "会议",
            What::Action => "行动项",
            What::Kpi => "健康指标",
            What::Other => "文件中的其他内容",
        }
        .to_owned()
    }
    fn open_since(&self, at: Moment, today: Day) -> Option<String> {
        Some(format!("{}起", self.day(at.day()?, today)))
    }
    fn answers_to(&self, field: &str, count: usize) -> String {
        format!("{field}：{count} 种写法")
    }
    fn by_you(&self) -> &'static str {
        "你"
    }
    fn shown_for_now(&self) -> &'static str {
        "暂时显示"
    }
    fn keep_answer(&self, whose: Whose, by: &[Text], value: &str) -> String {
        match (whose, by) {
            (Whose::Mine, _) => "保留我的".to_owned(),
            (Whose::Theirs, _) => "采用对方的".to_owned(),
            (Whose::OneOfTheirs, [one]) => format!("采用{one}的"),
            (Whose::OneOfTheirs, _) => format!("采用「{}」", short(value)),
            (Whose::Somebodys, [one]) if is_short(value) => format!("采用{one}的：{value}"),
            (Whose::Somebodys, [one]) => format!("采用{one}的"),
            (Whose::Somebodys, _) => format!("采用「{}」", short(value)),
        }
    }
    fn take_both(&self, count: usize) -> &'static str {
        if count > 2 { "全部保留" } else { "两者都保留" }
    }
    fn write_another(&self) -> &'static str {
        "另写一个…"
    }
    fn choose_another(&self) -> &'static str {
        "另选一个…"
    }
    fn for_question(&self, act: &str, value: &str, title: &str) -> String {
        if value.is_empty() { format!("{act}（{title}）") } else { format!("{act}：{value}（{title}）") }
    }
    fn not_readable(&self) -> &'static str {
        "无法识别，请按上面各写法的形式填写"
    }
    fn moved_to(&self, what: What, place: &[Text]) -> String {
        let Some((last, above)) = place.split_last() else {
            return match what {
                What::Objective | What::Person | What::Kpi => "不属于任何部门".to_owned(),
                What::KeyResult => "独立存在".to_owned(),
                _ => "在最上层".to_owned(),
            };
        };
        let above = above.join(" › ");
        match what {
            What::KeyResult | What::Initiative if above.is_empty() => format!("在「{last}」之下"),
            What::KeyResult | What::Initiative => format!("在「{last}」之下（{above}）"),
            _ if above.is_empty() => format!("在{last}"),
            _ => format!("在{last}，上级为 {above}"),
        }
    }
    fn since_told(&self, since: &Since, today: Day) -> String {
        let who = since.by.as_deref().unwrap_or("有人");
        let what = match &since.what {
            Wrote::Field(field) => format!("修改了{}", self.field_name(field).unwrap_or(field)),
            Wrote::CheckIn => "更新了进展".to_owned(),
            Wrote::Comment => "写了评论".to_owned(),
            Wrote::Ask => "发起或答复了协作请求".to_owned(),
            Wrote::Agreement => "确认了目标约定".to_owned(),
            Wrote::Change => "记录了变更".to_owned(),
            Wrote::Restored => "从回收站恢复了它".to_owned(),
            Wrote::Other => "写了内容".to_owned(),
        };
        match since.at.and_then(Moment::day) {
            Some(day) => format!("{}，{who}{what}", self.day(day, today)),
            None => format!("{who}{what}"),
        }
    }
    fn comes_back_with(&self, title: &str) -> String {
        format!("保留它会一并恢复它所属的「{title}」")
    }
    fn left_out(&self, from: &str, to: &str, by: Option<&str>, at: Option<Moment>, today: Day) -> String {
        format!("在取消其中一条之前，这条对齐暂不生效：{from} → {to}（{}）", self.by_at(by, at, today))
    }
    fn ring_told(&self, top: &str) -> String {
        format!("每一个都在下一个之下。在有人决定之前，「{top}」显示在最上层。")
    }
    fn turn_told(&self, turn: &Turn, today: Day) -> String {
        let who = turn.by.as_deref().unwrap_or("有人");
        let what = format!("{who}把「{}」移到了「{}」之下", turn.name, turn.under);
        match turn.at.and_then(Moment::day) {
            Some(day) => format!("{}，{what}", self.day(day, today)),
            None => what,
        }
    }
    fn turn_back(&self, name: &str, to: Option<&str>) -> String {
        match to {
            Some(to) => format!("把「{}」移回「{}」之下", short(name), short(to)),
            None => format!("把「{}」移到最上层", short(name)),
        }
    }
    fn settle_all(&self, take: Take, count: usize) -> String {
        match take {
            Take::Mine => format!("所列 {count} 项都保留我的"),
            Take::Theirs => format!("所列 {count} 项都采用对方的"),
            Take::Newest => format!("所列 {count} 项都采用最新的"),
        }
    }
    fn many_at_once(&self) -> &'static str {
        "批量处理"
    }
    fn no_questions(&self) -> &'static str {
        "没有待定分歧"
    }
    fn no_questions_text(&self) -> &'static str {
        "如果两个人在没有看到对方修改的情况下改了同一处，两份文件合并后，两种写法会连同作者和时间列在这里，直到有人决定。"
    }
    fn none_of_these(&self) -> &'static str {
        "没有符合筛选条件的待定分歧"
    }
    fn settled(&self, settled: &Settled) -> String {
        match settled {
            Settled::Value { title, field, value, measured_in } => {
                let name = self.field_name(field).unwrap_or(field);
                let value = self.field_value(value, measured_in.as_deref(), Day::EARLIEST);
                format!("已确定：「{}」的{name}为「{}」", short(title), short(&value))
            }
            Settled::Place { title, what, place } => {
                format!("已确定：「{}」{}", short(title), self.moved_to(*what, place))
            }
            Settled::Kept(title) => format!("已保留「{}」", short(title)),
            Settled::Deleted(title) => format!("已将「{}」移入回收站", short(title)),
            Settled::TakenOff { from, to } => format!("已取消对齐：「{}」→「{}」", short(from), short(to)),
            Settled::BackUnder { name, to: Some(to) } => {
                format!("已将「{}」移回「{}」之下", short(name), short(to))
            }
            Settled::BackUnder { name, to: None } => format!("已将「{}」移到最上层", short(name)),
            Settled::Several(1) => "已确定".to_owned(),
            Settled::Several(count) => format!("已处理 {count} 项分歧"),
        }
    }
}
