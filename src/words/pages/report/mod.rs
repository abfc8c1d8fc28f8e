//! Words of the page of the report, and of papers wherever they are handed on.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::readings::Together;
use crate::okr::{CyclePhase, Day, Span};
use crate::query::report::{MapDepth, ReportPart, Summary};
use crate::words::JudgedWords;

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the report that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum ReportLabel {
            $($name,)*
        }

        impl ReportLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Lead "The cycle as one document: to read, to print, to hand on." "把整个周期汇成一份文档，可阅读、打印或转发。"
    Contents "Contents" "目录"
    SavePage "Save as page (HTML)" "另存为网页（HTML）"
    Whose "Whose goals" "谁的目标"
    Chapters "Chapters" "章节"
    Choose "What is in it" "报告内容"
    People "A scorecard of each person too" "包含每个人的综合评估"
    PeopleHint "Made for the talk about recognition, growth and promotion: one input, no formula for pay. Give it only to those it is about." "供认可、成长与晋升面谈使用：只是参考之一，不是薪酬公式。请只交给本人及相关的人。"
    Private "With private goals" "包含私密目标"
    PrivateHint "Whoever reads the report then reads them too." "勾选后，看到报告的人也会看到它们。"
    Map "How much of the map" "地图范围"
    MapFits "As much as can be read" "以看得清为准"
    ShowHere "Show it here" "在此展开"
    Coming "This chapter is being written…" "正在生成本章…"
    OutWhole "Copies, files and print have all of it." "复制、保存和打印时都是完整内容。"
    Preview "The report" "报告正文"
    ByUnit "By unit. Each goal is counted once, where it is at home." "按部门统计。每个目标只在归属部门计一次。"
    Goals "Goals" "目标数"
    Judged "Judged" "已评分"
    BestTitle "What was reached" "达成的目标"
    LeastTitle "What was not reached, or only partly" "未达成或部分达成的目标"
    ScoreMeans "A score is what was judged at the close. It is neither progress nor confidence, and it measures goals, not people." "评分是周期结束时的评判，不同于进展和信心指数；它衡量的是目标，不是人。"
    NothingChanged "Nothing was changed along the way." "周期中没有变更。"
    GivenUp "Given up or put off" "放弃或暂缓"
    NoKeyResults "No key results" "没有关键结果"
    NotJudged "not judged" "未评分"
    NoScore "no score on purpose" "无需评分"
    NotTold "numbers are private" "数值不公开"
    NoCycleTitle "There is no cycle to report on" "还没有可以报告的周期"
    NoCycleHint "A report is about a cycle: a quarter, half a year, a year. Make one first, then set goals for it." "报告以周期为单位：季度、半年或一年。请先建立周期，再为它设定目标。"
    MakeCycle "Set up cycles" "设置周期"
    NoGoalsTitle "No goals in this cycle yet" "这个周期还没有目标"
    NoGoalsHint "The report tells what became of the goals of a cycle: scores, changes, what was learned. It begins with the first goal that is published; drafts are not part of it." "报告讲述一个周期的目标走到了哪里：评分、变更、学到的经验。发布第一个目标后即可生成；草稿不计入。"
    NoGoalsOf "Choose somebody else, or everybody." "请选择其他部门或成员，或选择全部。"
    GoToGoals "Go to the goals" "前往目标"
    GoToScores "Go on with the scores" "继续评分"
    NoChapters "All chapters are switched off" "所有章节都已关闭"
    NoChaptersHint "Switch on what the report should tell." "请勾选报告要包含的章节。"
}

/// Words of the report.
pub trait ReportWords: JudgedWords {
    /// Words that are always the same.
    fn report_label(&self, label: ReportLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What stands in a paper above the list of its chapters.
    fn paper_contents(&self) -> &'static str {
        self.report_label(ReportLabel::Contents)
    }
    /// Saves a paper as a page of its own.
    fn paper_save_page(&self) -> &'static str {
        self.report_label(ReportLabel::SavePage)
    }
    /// What a chapter is called.
    fn report_part(&self, part: ReportPart) -> &'static str;
    /// How much of the map is drawn.
    fn report_depth(&self, depth: MapDepth) -> &'static str;
    /// What the report is called: "2026 Q3: the report".
    fn report_title(&self, cycle: &str, whose: Option<&str>) -> String;
    /// The dates of the cycle and where it is in its life. The year is always named: a document is read later.
    fn report_dates(&self, span: Span, phase: CyclePhase) -> String;
    /// When it was made.
    fn report_made_on(&self, day: Day) -> String;
    /// What of the private is left out; empty where nothing is.
    fn report_left_out(&self, left_out: usize, pared: usize) -> String;
    /// The goals in figures, in sentences.
    fn report_counts(&self, sum: &Summary) -> String;
    /// What was judged, in sentences.
    fn report_scores(&self, sum: &Summary) -> String;
    /// The three readings of all goals together, in sentences.
    fn report_readings(&self, readings: Together) -> String;
    /// What the score would be as first set.
    fn report_first(&self, score: &str) -> String;
    /// How much of the cycle a goal lived.
    fn report_lived(&self, share: &str) -> String;
    /// How much is folded away: so many goals, changes, scorecards.
    fn report_folded(&self, part: ReportPart, count: usize) -> String;
    /// How many goals still wait for a score.
    fn report_open(&self, open: usize) -> String;
    /// What the picture of the map shows.
    fn report_map_told(&self, shown: usize, hidden: usize) -> String;
    /// Who answers for a goal: "Ana, Bo".
    fn report_names(&self, names: &[crate::okr::Text]) -> String;
}

/// A day in another year than any: words name the year of a day that is not in this one.
fn far(day: Day) -> Day {
    day.plus_days(-800)
}
