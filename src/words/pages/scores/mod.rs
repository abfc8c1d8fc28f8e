//! Words of the page of scores: what is judged at the end of a cycle, item by item.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::score::Band;
use crate::okr::{Commitment, CyclePhase, Day};
use crate::query::scores::{Item, Judged, Tally};
use crate::words::JudgedWords;
use crate::words::pages::ChangesWords;

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum ScoresLabel {
            $($name,)*
        }

        impl ScoresLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Lead "Judge item by item what came of it. The numbers suggest, people decide." "逐项评定结果。数据给出建议，由人来决定。"
    Shown "Shown as" "显示方式"
    OneByOne "One by one" "逐项评分"
    AsList "List" "列表"
    Whose "Whose goals" "查看范围"
    NoCycle "There is no cycle yet" "还没有周期"
    NoCycleHint "Make a cycle first, and set goals for it." "请先新建周期，并为它设定目标。"
    NoGoals "No goals to judge here" "这里没有可评分的目标"
    NoGoalsHint "This cycle has no published goals for whom is chosen above." "在所选范围内，该周期没有已发布的目标。"
    Begin "Begin closing" "开始收尾"
    Close "Close the cycle…" "关闭周期…"
    CloseNow "Close the cycle" "关闭周期"
    CloseAnyway "Close it anyway" "仍然关闭"
    CloseText "Scores stay as they are. What is changed of them later is told in the list of changes, with its reason; the cycle can be opened again." "评分保持不变。此后的改动会连同原因记入变更列表，周期也可以重新打开。"
    NotYet "Not yet" "暂不关闭"
    Reopen "Open again…" "重新打开…"
    ReopenNow "Open again" "重新打开"
    ReopenWhy "Why is the cycle opened again?" "为什么要重新打开该周期？"
    ReopenText "Nothing of what was judged is lost. The reason stands in the list of changes." "已有的评定全部保留，原因会记入变更列表。"
    AllJudged "Everything is judged" "已全部评定"
    AllJudgedHint "Nothing is left to judge here. Look at the list, or close the cycle." "这里没有待评项。可以查看列表，或关闭周期。"
    Score "Score" "评分"
    ScoreHint "0.7, 70 % or 7/10" "0.7、70% 或 7/10"
    ScoreFault "This is no score. Write 0.7, 70 % or 7/10." "无法识别为评分。请输入 0.7、70% 或 7/10。"
    Instead "Or without a number" "或不打分"
    AScore "A score" "打分"
    Dropped "Given up" "已放弃"
    Reason "Why?" "理由"
    ReasonAsked "This differs from the suggestion. Why?" "与建议评分不一致，为什么？"
    ReasonOfWord "What came of it?" "结果如何？"
    Cause "What kept it from more?" "是什么限制了结果？"
    NoCause "Not said" "未说明"
    CauseNote "What was learned?" "有什么收获？"
    SaveNext "Save and next" "保存并继续"
    Save "Save" "保存"
    Next "Next" "下一项"
    Previous "Previous" "上一项"
    TakeBack "Take the judgement back" "撤回评定"
    MeanAgain "Back to the mean" "恢复为平均分"
    JudgeItself "Judge as a whole" "整体评分"
    Judge "Judge" "评定"
    JudgeAnew "Change" "修改"
    Keys "Enter saves and goes on. In the empty field = takes the suggestion, n is not applicable, c carried over, d given up. Up and down arrows go on without saving." "按回车保存并转到下一项。输入框为空时：= 采用建议，n 不适用，c 延续到下周期，d 放弃。上下方向键切换，不保存。"
    LastSaid "Last check-ins" "最近更新"
    NeverSaid "Nobody ever checked in" "从未更新进展"
    WasChanged "Changed in the cycle" "周期内的变更"
    Rubric "Grades written beforehand" "事先写好的评分标准"
    ReachedOn "Reached on" "达成日期"
    ReadFrom "What the suggestion is read from" "建议的依据"
    NoSuggestion "The numbers suggest nothing: judge it in words or by a score." "数据没有给出建议：请用文字或评分来评定。"
    MarkOpen "Mark what is open…" "标记待评项…"
    MarkNow "Mark" "标记"
    MarkAs "Why they have no score" "不打分的原因"
    MarkReason "One reason for all of them; may stay empty" "统一说明，可不填"
    Covered "Counts with its objective" "随目标一并计入"
    Open "Not judged yet" "待评"
    Suggested "Suggestion" "建议"
    Target "Target" "目标值"
    Now "Now" "当前值"
    Owners "Owners" "负责人"
}

/// Words of the page.
pub trait ScoresWords: ChangesWords + JudgedWords {
    /// Words that are always the same.
    fn scores_label(&self, label: ScoresLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// "18 of 30 judged, 12 remaining".
    fn scores_progress(&self, tally: Tally) -> String;
    /// What the phase means for whoever judges.
    fn scores_phase(&self, phase: CyclePhase) -> &'static str;
    /// Which of those that wait is shown.
    fn scores_place(&self, place: usize, of: usize) -> String;
    /// How many goals are drafts.
    fn scores_drafts(&self, count: usize) -> String;
    /// "Suggested: 0.62".
    fn scores_suggested(&self, value: f64) -> String;
    /// Takes a suggestion.
    fn scores_take(&self, value: f64) -> String;
    /// How the score that is typed is read.
    fn scores_read(&self, value: f64, band: Band, commitment: Option<Commitment>) -> String {
        format!("= {} · {}", self.share(value), self.band_word(band, commitment))
    }
    /// That so many more are not listed.
    fn scores_more(&self, count: usize) -> String;
    /// Takes so many suggestions.
    fn scores_take_all(&self, count: usize) -> String;
    /// How many items get the mark.
    fn scores_mark_told(&self, count: usize) -> String;
    /// Who opened the cycle again, and when.
    fn scores_reopened(&self, by: Option<&str>, at: Option<Day>, today: Day) -> String;
    /// Closes this cycle.
    fn scores_close_named(&self, name: &str) -> String;
    /// Opens this cycle again.
    fn scores_reopen_named(&self, name: &str) -> String;
    /// Says that so many stay without a score.
    fn scores_close_told(&self, open: usize) -> String;
    /// Judges this goal, for those who listen.
    fn scores_judge_named(&self, title: &str) -> String;
    /// Shows so many more objectives.
    fn scores_show_more(&self, count: usize) -> String;

    /// What was judged, in a few words.
    fn scores_judged(&self, item: &Item) -> String {
        match item.judged {
            Judged::Open => self.scores_label(ScoresLabel::Open).to_owned(),
            Judged::Score(value) => self.score_figure(value),
            Judged::Mean(value, missing) => self.scores_mean(Some(value), missing),
            Judged::Waits(missing) => self.scores_mean(None, missing),
            Judged::Word(word) | Judged::Together(word) => self.reached_word(word).to_owned(),
            Judged::Unscored(why) => self.unscored_word(why).to_owned(),
            Judged::Out(stage) => self.stage_word(stage).to_owned(),
            Judged::Covered => self.scores_label(ScoresLabel::Covered).to_owned(),
            Judged::Hidden => self.unknown().to_owned(),
        }
    }
    /// The mean of key results, and how many are missing.
    fn scores_mean(&self, value: Option<f64>, missing: usize) -> String;
}
