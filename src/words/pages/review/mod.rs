//! Words of the page of reviews: the agenda, the slides, what is decided, the minutes.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::score::{Band, band};
use crate::okr::{Commitment, Day, MeetingKind, Text};
use crate::query::close::Verdict;
use crate::query::panel::Named;
use crate::query::review::{
    Facts, Heading, Kept, Part, PartOf, Scored, SinceFrom, Sitting, Summary, ThreeRead,
};
use crate::query::session::Item;

use crate::words::{JudgedWords, OutlineWords};

use super::{AsksWords, ChangesWords, CompareWords, OneOnOneWords};

macro_rules! labels {
    ($($name:ident $en:literal $zh:literal)*) => {
        /// Words of the page that are always the same.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the names are what the labels say")]
        pub enum ReviewLabel {
            $($name,)*
        }

        impl ReviewLabel {
            fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

labels! {
    Lead "The meeting, one thing after another: what changed, what is amber or red and why, what is asked, what is decided." "按顺序开会：有什么变化，哪些亮了黄灯红灯、为什么，有哪些请求，作出哪些决定。"
    Kind "Which review" "会议类型"
    Quarter "Quarter" "季度复盘"
    Month "Month" "月度回顾"
    Talk "1:1" "一对一"
    NoCycle "There is no cycle to look back on" "还没有可以复盘的周期"
    NoCycleHint "Make a cycle on the page of people and cycles, and goals in it." "请先在「成员与周期」页面创建周期，并在其中设定目标。"
    Agenda "Agenda" "议程"
    AgendaText "What will be shown, one part after another. Untick what you leave out, and change how long it may take." "依次展示以下内容。不需要的可以取消勾选，时长可以调整。"
    AgendaKept "The agenda is not kept with the file." "议程的调整不会写入文件。"
    MoreUnits "More units" "更多部门"
    Minutes "min" "分钟"
    StartAndPresent "Start and present" "开始会议并演示"
    Present "Present" "演示"
    OnlyLook "Only look through it" "仅预览"
    Start "Start the review" "开始会议"
    StartHint "Notes and decisions are then kept with the file." "会议开始后，记录和决定会与文件一起保存。"
    FromHere "Present from here" "从这里开始演示"
    TheMeeting "The meeting" "本次会议"
    Open "open" "进行中"
    Ended "ended" "已结束"
    Decisions "Decisions" "决定"
    DecisionsText "What is decided, who sees to it, and until when. It appears in the calendar and the digest of whoever owns it." "写明决定了什么、由谁负责、何时完成。决定会出现在负责人的日历和摘要里。"
    NoDecisions "Nothing is decided yet" "还没有作出决定"
    AddDecision "Add a decision" "添加决定"
    WhatDecided "What is decided" "决定了什么"
    WhoSees "Who sees to it" "由谁负责"
    UntilWhen "Until when" "完成日期"
    Add "Add" "添加"
    Done "Done" "已完成"
    Drop "Drop" "放弃"
    Reopen "Open again" "重新打开"
    Late "overdue" "已逾期"
    Dropped "dropped" "已放弃"
    LastTime "Decided last time" "上次的决定"
    Notes "Notes" "会议记录"
    NotesHint "What was said" "会上说了什么"
    OtherNotes "Notes from another copy" "来自另一份副本的记录"
    End "End the review" "结束会议"
    OpenAgain "Open it again" "重新打开会议"
    MinutesTitle "Minutes" "会议纪要"
    MinutesText "As Markdown or a page of its own, for a chat, a mail or a wiki. What is private is left out." "可导出为 Markdown 或独立网页，用于聊天、邮件或知识库。私密内容不包含在内。"
    TalkMinutesText "As Markdown or a page of its own, for the two of you. It holds what is private too." "可导出为 Markdown 或独立网页，供你们两人使用，其中包含私密内容。"
    Past "Earlier reviews" "以往会议"
    PastTalks "Earlier talks" "以往面谈"
    NoPast "No review was held yet" "还没有开过会"
    NothingNoted "Nothing was noted or decided" "没有记录，也没有决定"
    Said "What was said" "会上说了什么"
    OpenAsks "Open asks" "未答复的请求"
    NobodyAnswers "nobody named" "未指定负责人"
    Objectives "Objectives" "目标"
    Statuses "Status" "状态"
    FirstSet "As first set" "按最初设定"
    Changed "As changed" "按变更后"
    Lived "Share of the cycle lived" "存续占周期比例"
    NoScore "no score yet" "尚未评分"
    NothingHere "Nothing to show here" "这里没有内容"
    Next "Next" "下一页"
    Back "Back" "上一页"
    Blank "Dark screen" "黑屏"
    BlankNow "The screen is dark. Any key brings the slide back." "屏幕已变暗，按任意键恢复。"
    Clock "Clock" "计时"
    ClockRuns "Pause the clock" "暂停计时"
    ClockRests "Run the clock" "继续计时"
    Full "Fill the screen" "全屏"
    Contents "Slides" "目录"
    Leave "End the presentation" "退出演示"
    OnSlide "This slide" "本页"
    OnPart "This part" "本部分"
    OnAll "All of it" "全程"
    Presentation "Presentation" "演示"
    KeysTitle "Keys, also those of a remote control" "快捷键（翻页器同样适用）"
    KeysNext "next slide" "下一页"
    KeysBack "slide before" "上一页"
    KeysEnds "first and last slide" "首页和末页"
    KeysUnit "a unit by its number; 0 is all together" "按编号跳到部门，0 为总览"
    KeysDecide "write down a decision" "添加决定"
    KeysNote "write notes" "写会议记录"
    KeysContents "list of slides" "目录"
    KeysClock "run or pause the clock" "开始或暂停计时"
    KeysBlank "dark screen" "黑屏"
    KeysFull "fill the screen" "全屏"
    KeysLeave "end" "退出"
    Space "Space" "空格"
    PageDown "Page ↓" "翻页 ↓"
    PageUp "Page ↑" "翻页 ↑"
}

/// Words of the page.
pub trait ReviewWords:
    AsksWords + ChangesWords + CompareWords + JudgedWords + OneOnOneWords + OutlineWords
{
    /// Words that are always the same.
    fn review_label(&self, label: ReviewLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// A sort of review.
    fn review_kind(&self, kind: MeetingKind) -> &'static str;
    /// What a review is called: its sort, and whose it is.
    fn review_title(&self, kind: MeetingKind, unit: Option<&str>) -> String;
    /// The same of one that was held.
    fn review_of(&self, sitting: &Sitting) -> String {
        let names: Vec<&str> = sitting.with.iter().map(|one| &*one.name).collect();
        match (sitting.kind, names.as_slice()) {
            (MeetingKind::OneOnOne, [one, other]) => self.sheet_title(one, other),
            (kind, _) => self.review_title(kind, sitting.unit.as_ref().map(|unit| &*unit.name)),
        }
    }
    /// What a slide is about.
    fn review_heading(&self, heading: Heading) -> &'static str;
    /// What a part of the agenda is called.
    fn review_part(&self, part: &Part) -> String {
        match &part.of {
            PartOf::Heading(heading) => self.review_heading(*heading).to_owned(),
            PartOf::Unit(Some(unit)) => unit.name.to_string(),
            PartOf::Unit(None) => self.no_unit().to_owned(),
        }
    }
    /// What there is to see in a part; empty where there is nothing to count.
    fn review_facts(&self, facts: Facts) -> String;
    /// How many slides, and how long they may take.
    fn review_total(&self, slides: usize, minutes: u32) -> String;
    /// How long a part may take: the name of the field.
    fn review_minutes_of(&self, part: &str) -> String;
    /// Whether a part is shown: the name of the box.
    fn review_shows(&self, part: &str) -> String;
    /// Presents from a part: the name of the button.
    fn review_from(&self, part: &str) -> String;
    /// Since when it tells what changed, and why since then.
    fn review_since(&self, since: Day, from: SinceFrom, today: Day) -> String;
    /// How many private objectives are not shown.
    fn review_left_out(&self, count: usize) -> String;
    /// "3 units, 12 slides".
    fn review_slide(&self, at: usize, of: usize) -> String;
    /// "2 of 3"; the first of one is not told.
    fn review_page(&self, at: usize, of: usize) -> String;
    /// How many objectives and key results.
    fn review_counts(&self, objectives: usize, key_results: usize) -> String;
    /// How far they are on average; what nobody knows is said.
    fn review_progress(&self, summary: &Summary) -> String {
        summary.progress.map_or_else(|| self.unknown().to_owned(), |share| self.in_percent(share))
    }
    /// Of how many objectives nobody knows how far they are; empty for none.
    fn review_unknown(&self, count: usize) -> String;
    /// What is believed on average: "6.2 / 10".
    fn review_confidence(&self, mean: Option<f64>) -> String {
        mean.map_or_else(
            || self.unknown().to_owned(),
            |mean| format!("{} / 10", crate::okr::number::shown(mean, 1)),
        )
    }
    /// The least that is believed, and of how many something is.
    fn review_believed(&self, summary: &Summary) -> String;
    /// What was judged of a goal: its score and what that means, a word, or that there is none yet.
    fn review_verdict(&self, verdict: &Verdict, commitment: Option<Commitment>) -> String {
        match (verdict.value.filter(|value| value.is_finite()), verdict.unscored, verdict.reached) {
            (Some(value), _, _) => {
                format!("{} · {}", self.share(value), self.band_word(band(value, commitment), commitment))
            }
            (None, Some(why), _) => self.unscored_word(why).to_owned(),
            (None, None, Some(reached)) => self.reached_word(reached).to_owned(),
            (None, None, None) => self.review_label(ReviewLabel::NoScore).to_owned(),
        }
    }
    /// How a goal reads as first set and how much of the cycle it lived, where that is not as it was judged.
    fn review_readings(&self, read: ThreeRead) -> String {
        if read.is_plain() {
            return String::new();
        }
        let first = format!(
            "{}{}{}",
            self.review_label(ReviewLabel::FirstSet),
            self.after_a_name(),
            self.figure(read.first)
        );
        let lived = read.lived.filter(|lived| *lived < 1.0).map(|lived| {
            format!(
                "{}{}{}",
                self.review_label(ReviewLabel::Lived),
                self.after_a_name(),
                self.in_percent(lived)
            )
        });
        [Some(first), lived].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    /// The share of the cycle that goals lived.
    fn review_lived(&self, lived: Option<f64>) -> String {
        lived.map_or_else(|| self.unknown().to_owned(), |lived| self.in_percent(lived))
    }
    /// A score, or that there is none.
    fn review_score(&self, value: Option<f64>) -> String {
        value.map_or_else(|| self.review_label(ReviewLabel::NoScore).to_owned(), |value| self.share(value))
    }
    /// How many came how far, and how many have no score.
    fn review_scored(&self, scored: &Scored) -> String;
    /// How many came so far.
    fn review_band_count(&self, band: Band, count: usize) -> String;
    /// What became of decisions; empty for none.
    fn review_kept(&self, kept: Kept) -> String;
    /// Who sees to a decision, until when, and how far it is.
    fn review_decision(&self, item: &Item, today: Day) -> String;
    /// Says that a decision is done: the name of its box.
    fn review_done_of(&self, title: &str) -> String;
    /// Something done to one decision, for those who listen.
    fn review_act_on(&self, act: ReviewLabel, title: &str) -> String {
        format!("{}{}{title}", self.review_label(act), self.after_a_name())
    }
    /// How many decisions a review has.
    fn review_decisions(&self, count: usize) -> String;
    /// Who took part.
    fn review_with(&self, names: &[Text]) -> String;
    /// The day, the cycle and how far it is, of a review in a list.
    fn review_held(&self, sitting: &Sitting, today: Day) -> String {
        let day = sitting.on.map(|day| self.day(day, today));
        let cycle = sitting.cycle.as_ref().map(|cycle: &Named| cycle.name.to_string());
        let state = if sitting.is_closed { ReviewLabel::Ended } else { ReviewLabel::Open };
        let state = Some(self.review_label(state).to_owned());
        let count = Some(self.review_decisions(sitting.decisions.len())).filter(|told| !told.is_empty());
        [day, cycle, count, state].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
    /// Seconds as a clock shows them: `3:05`, `1:02:30`.
    fn review_time(&self, seconds: i64) -> String {
        let (hours, minutes, rest) = (seconds / 3_600, seconds % 3_600 / 60, seconds % 60);
        if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
    }
    /// How long it has taken of how long it may take.
    fn review_spent(&self, seconds: i64, minutes: u32) -> String;
    /// By how much it takes longer; empty while it does not.
    fn review_over(&self, seconds: i64, minutes: u32) -> String;
    /// The name of the file of the minutes, without its ending.
    fn review_file(&self, sitting: &Sitting) -> String {
        let day = sitting.on.map(|day| day.to_string()).unwrap_or_default();
        format!("{} {day}", self.review_of(sitting))
    }
}

/// By how many seconds it takes longer; 0 while it does not, and where no time was set.
fn over(seconds: i64, minutes: u32) -> i64 {
    if minutes == 0 { 0 } else { (seconds - i64::from(minutes) * 60).max(0) }
}
