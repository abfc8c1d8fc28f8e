//! Words for people: one function for each phrase, in each language, so that a missing phrase does
//! not compile. Chinese is written from the meaning, not translated from the English.

mod around;
mod calendar;
mod common;
mod course;
mod explain;
mod frame;
mod labels;
mod markdown;
mod notices;
mod outline;
mod pages;
mod panel;
mod talk;

pub use around::AroundWords;
pub use calendar::calendar_file;
pub use common::CommonWords;
pub use course::CourseWords;
pub use explain::ExplainWords;
pub use frame::FrameWords;
pub use labels::PanelLabel;
pub use markdown::{
    Letter, LetterLine, LetterPart, changes_markdown, comparison_markdown, digest_letter, escape, heard_told,
    letter_markdown, minutes_markdown, one_on_one_letter,
};
pub use notices::NoticeWords;
pub use outline::OutlineWords;
pub use pages::{
    CardTold, DeedName, DigestPart, FilesWords, KeyWords, KpiLabel, LineValue, OnMap, PagesWords, RuleWords,
    TalkLabel, Told, VisitWords, WelcomeWords, Whose, rule_words, stand_ins,
};
pub use panel::PanelWords;
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
pub trait PagePhrases: Phrases + CourseWords + ExplainWords + PagesWords + PanelWords + TalkWords {}

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
