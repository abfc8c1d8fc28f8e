//! Words for people: one function for each phrase, in each language, so that a missing phrase does
//! not compile. Chinese is written from the meaning, not translated from the English.

mod around;
mod calendar;
mod common;
mod course;
mod explain;
mod frame;
pub mod hiding;
mod judged;
mod labels;
mod markdown;
mod notices;
mod outline;
mod pages;
mod panel;
mod paper;
mod talk;

pub use around::AroundWords;
pub use calendar::calendar_file;
pub use common::CommonWords;
pub use course::CourseWords;
pub use explain::ExplainWords;
pub use frame::FrameWords;
pub use judged::JudgedWords;
pub use labels::PanelLabel;
pub use markdown::{
    Letter, LetterPart, ask_line, changes_markdown, comparison_markdown, digest_letter, escape,
    escape_within, heard_told, letter_markdown, minutes_markdown, one_on_one_letter,
};
pub use notices::NoticeWords;
pub use outline::OutlineWords;
pub use pages::{
    CardTold, CarryLabel, DeedName, DigestPart, FilesWords, InsightSaid, KeyWords, KpiLabel, LineValue,
    OnMap, PagesWords, ReportLabel, RetroLabel, ReviewLabel, RuleWords, ScorecardLabel, ScoresLabel,
    TalkLabel, Told, VisitWords, WelcomeWords, Whose, rule_words, stand_ins,
};
pub use panel::PanelWords;
pub use paper::{
    Block, Cell, Item, Paper, PaperChapter, ReviewMinutes, Table, appendix_blocks, beliefs_told,
    carry_over_blocks, changes_blocks, insights_blocks, insights_paper, knows_blocks, minutes_blocks,
    paper_html, paper_markdown, picture_address, report_head, report_name, retrospective_blocks,
    review_minutes, scorecard_blocks, scorecard_paper, scorecard_sum_blocks, scorecard_table, summary_blocks,
    unanswered_told,
};
pub use talk::TalkWords;

use crate::app::Lang;

/// The phrases of the first page, and of what stands around every page.
pub trait Phrases:
    AroundWords
    + CommonWords
    + FilesWords
    + FrameWords
    + KeyWords
    + NoticeWords
    + OutlineWords
    + VisitWords
    + WelcomeWords
{
}

/// These and the phrases of what comes in bundles: the panel and all other pages.
///
/// Nothing that is needed at first may name this trait, or all its words come with the first page.
pub trait PagePhrases:
    Phrases + CourseWords + ExplainWords + JudgedWords + PagesWords + PanelWords + TalkWords
{
}

/// English.
#[derive(Debug)]
pub struct En;

/// Simplified Chinese.
#[derive(Debug)]
pub struct Zh;

impl Phrases for En {}
impl Phrases for Zh {}
impl PagePhrases for En {}
impl PagePhrases for Zh {}

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static dyn Phrases {
    match lang {
        Lang::En => &En,
        Lang::Zh => &Zh,
    }
}

/// The phrases of a language with those of what comes in bundles.
pub fn page_words(lang: Lang) -> &'static dyn PagePhrases {
    match lang {
        Lang::En => &En,
        Lang::Zh => &Zh,
    }
}
