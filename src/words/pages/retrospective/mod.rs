//! Words of the retrospective: what a unit says at the end of a cycle, and what the file knows of it.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::{ActionState, Day, RemarkKind, RootCause, Text};
use crate::query::retrospective::{Column, ColumnOf, Diagnosis, MadeAction, MadeGoal, Past, Rhythm};
use crate::query::search::RememberedAs;
use crate::words::JudgedWords;

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the retrospective that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum RetroLabel {
            $($name,)*
        }

        impl RetroLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    NoCycle "There is no cycle to look back on" "还没有可以复盘的周期"
    NoCycleHint "A retrospective belongs to a cycle. Make one under People and cycles." "复盘属于某个周期。请先在“人员与周期”中新建一个周期。"
    Search "Search all retrospectives" "搜索所有复盘"
    NothingFound "Nothing like that was said" "没有找到相关内容"
    FromAList "From an imported list" "来自导入的列表"
    Reworded "reworded" "已修改"
    Remark "Remark" "复盘内容"
    Add "Add" "添加"
    NothingYet "Nothing yet" "暂无内容"
    AskedEarlier "Asked earlier" "以前的问题"
    AsTask "Make it a task" "转为行动项"
    TaskOwner "Who takes it on" "由谁负责"
    TaskNobody "Nobody yet" "暂未确定"
    TaskDue "By when" "截止日期"
    TaskMake "Make the task" "创建行动项"
    NothingCame "Nothing came of it yet" "尚未落实"
    Learned "What we learned" "我们学到了什么"
    LearnedHint "In two or three sentences, for whoever reads this next quarter." "用两三句话写给下个季度看到这里的人。"
    OtherNotes "From an imported file" "来自导入的文件"
    Knows "What the file knows" "数据怎么说"
    KnowsText "Look at it after everybody has said something: it is there to be talked about, and proves nothing by itself." "建议大家先各抒己见，再看这些数据。数据用来引发讨论，本身不能证明什么。"
    Causes "Low scores and what kept them" "低分目标与原因"
    CausesText "What kept it from more? One cause each, the one that weighed most. This is about the work, not about people." "是什么影响了结果？每项选一个最主要的原因。这里讨论的是工作，不针对个人。"
    NoLow "No score is low." "没有低分目标。"
    Cause "Root cause" "根本原因"
    CauseUnsaid "Not said yet" "尚未说明"
    CauseNote "What we learned from it" "从中学到了什么"
    Beliefs "Confidence and result" "信心与结果"
    BeliefsText "What was believed at the beginning, in the middle and at the end, beside what came." "周期开始、过半和结束时的信心指数，与最终结果对照。"
    Begin "Beginning" "开始"
    Middle "Middle" "过半"
    End "End" "结束"
    Course "Course" "走势"
    Thought "Expected score" "预计评分"
    Result "Score" "评分"
    Goal "Goal" "目标"
    LeftOut "Private goals are left out" "私密目标未列出"
    Gone "Dropped and postponed" "放弃与暂缓"
    NoReason "no reason given" "未说明原因"
    Restless "Changed most" "变更最多"
    Unanswered "Asks nobody answered" "未得到回应的请求"
    Past "Earlier retrospectives" "往期复盘"
    Beside "Retrospectives on this cycle" "本周期的其他复盘"
    Questions "Questions of your own" "自定义问题"
    QuestionsText "Every retrospective of this workspace asks them, below good, bad and try. Answers keep the words of their question." "本工作区的每次复盘都会在“做得好、没做好、要尝试”之后提出这些问题。问题改写后，已有回答仍保留当时的问题原文。"
    Question "Question" "问题"
    NewQuestion "Add a question" "添加问题"
    QuestionExample "For example: what surprised us?" "例如：有什么出乎我们的意料？"
    Scores "Go to the scores" "前往评分"
}

/// Words of the retrospective.
pub trait RetrospectiveWords: JudgedWords {
    /// What the page is for.
    fn retrospective_lead(&self) -> &'static str;
    /// Words that are always the same.
    fn retro(&self, label: RetroLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What a retrospective is called: "Retrospective of Sales, Q3 2026".
    fn retro_title(&self, whose: Option<&str>, cycle: &str) -> String;
    /// What sort of remark it is, where it stands alone: "Went well".
    fn remark_word(&self, kind: RemarkKind) -> &'static str;
    /// What a column asks; the question itself where it is one of one's own.
    fn column_title<'a>(&self, of: &'a ColumnOf) -> &'a str;
    /// What is written into the field of a column: "Something that went well".
    fn column_field(&self, of: &ColumnOf) -> String;
    /// Takes a remark back, for those who listen.
    fn take_remark_back(&self, text: &str) -> String;
    /// Makes an action item of a remark, for those who listen.
    fn task_of(&self, text: &str) -> String;
    /// "Draft a goal for Q4".
    fn retro_draft_goal(&self, cycle: &str) -> String;
    /// "Make Q4, to draft goals for it".
    fn make_next_cycle(&self, cycle: &str) -> String;
    /// What an action item is: "Task: Ana, by 12 Oct, open".
    fn made_task(&self, made: &MadeAction, today: Day) -> String;
    /// What a goal is that was made of a try: "Goal for Q4: draft".
    fn made_goal(&self, made: &MadeGoal) -> String;
    /// "What we wanted to try, Q2".
    fn wanted_title(&self, cycle: &str) -> String;
    /// "2 of 3 became something".
    fn wanted_told(&self, taken_up: usize, all: usize) -> String;
    /// "Checked in 9 of 12 times".
    fn rhythm_told(&self, rhythm: Rhythm) -> String;
    /// What a low score with such a rhythm speaks for.
    fn diagnosis_told(&self, diagnosis: Diagnosis) -> &'static str;
    /// "3 of 8 objectives have no score yet".
    fn unjudged_told(&self, unjudged: usize, judged: usize) -> String;
    /// "2 low scores have no cause yet"; empty for none.
    fn without_cause_told(&self, count: usize) -> String;
    /// "Capacity 3, target 1".
    fn causes_told(&self, causes: &[(RootCause, usize)]) -> String;
    /// "Confidence went from 7.4 to 6.1 to 5.9 on average (9 goals)".
    fn beliefs_told(&self, means: [f64; 3], goals: usize) -> String;
    /// How far off the projections were on average.
    fn projections_told(&self, off: f64, goals: usize) -> String;
    /// "0.8 → 0.6".
    fn thought_told(&self, first: Option<f64>, last: Option<f64>) -> String {
        match (first, last) {
            (Some(first), Some(last)) if first.to_bits() != last.to_bits() => {
                format!("{} → {}", self.score_figure(first), self.score_figure(last))
            }
            (first, last) => first.or(last).map_or_else(String::new, |one| self.score_figure(one)),
        }
    }
    /// What a chart of confidence shows, for those who listen.
    fn retro_course_told(&self, count: usize, first: u8, last: u8) -> String;
    /// "4 changes, 3 with a reason".
    fn restless_told(&self, changes: usize, reasons: usize) -> String;
    /// How much was said in a retrospective: "4 good, 2 bad, 3 to try".
    fn past_told(&self, past: &Past) -> String;
    /// Opens the retrospective of a cycle, for those who listen.
    fn open_retro(&self, whose: Option<&str>, cycle: &str) -> String;
    /// What something that was found is.
    fn remembered_as(&self, what: &RememberedAs) -> String;
    /// "Found 3 times", for the head of the list.
    fn remembered_told(&self, count: usize, more: bool) -> String;
    /// What says of a column that nobody asks it any more.
    fn column_note(&self, column: &Column) -> Option<&'static str> {
        (!column.is_asked).then(|| self.retro(RetroLabel::AskedEarlier))
    }
    /// Takes a question away, for those who listen.
    fn drop_question(&self, question: &str) -> String;
    /// Names of the state of an action item.
    fn task_state(&self, state: ActionState, is_late: bool) -> &'static str;
    /// The names of those who take something on, or that nobody does.
    fn task_names(&self, names: &[Text]) -> String {
        if names.is_empty() {
            return self.retro(RetroLabel::TaskNobody).to_owned();
        }
        let between = match self.lang() {
            Lang::En => ", ",
            Lang::Zh => "、",
        };
        names.iter().map(|name| &**name).collect::<Vec<_>>().join(between)
    }
    /// How many more there are to be shown.
    fn show_more(&self, more: usize) -> String;
}
