//! Words for people: one function for each phrase, in each language, so that a missing phrase does
//! not compile. Chinese is written from the meaning, not translated from the English.

mod common;
mod explain;
mod frame;
mod labels;
mod markdown;
mod notices;
mod outline;
mod pages;
mod panel;
mod talk;

pub use common::CommonWords;
pub use explain::ExplainWords;
pub use frame::FrameWords;
pub use labels::PanelLabel;
pub use markdown::{comparison_markdown, escape};
pub use notices::NoticeWords;
pub use outline::OutlineWords;
pub use pages::{CardTold, DeedName, OnMap, PagesWords, Told, Whose, stand_ins};
pub use panel::PanelWords;
pub use talk::TalkWords;

use crate::app::Lang;

/// Every phrase of the app.
pub trait Phrases:
    CommonWords + ExplainWords + FrameWords + NoticeWords + OutlineWords + PagesWords + PanelWords + TalkWords
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

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static dyn Phrases {
    match lang {
        Lang::En => &En,
        Lang::Zh => &Zh,
    }
}
