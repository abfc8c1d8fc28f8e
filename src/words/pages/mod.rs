//! Words of the pages beside the outline: welcome, files, people and cycles, settings, keys.

mod asks;
mod compare;
mod disagreements;
mod files;
mod keys;
mod map;
mod merge;
mod out_of_line;
mod people;
mod setting;
mod settings;
mod share;
mod team;
mod visit;
mod welcome;

pub use asks::AsksWords;
pub use compare::{CompareWords, DeedName, Told};
pub use disagreements::{DisagreementsWords, Whose};
pub use files::FilesWords;
pub use keys::KeyWords;
pub use map::{CardTold, MapWords, OnMap};
pub use merge::MergeWords;
pub use out_of_line::OutOfLineWords;
pub use people::PeopleWords;
pub use setting::SettingWords;
pub use settings::SettingsWords;
pub use share::{ShareWords, stand_ins};
pub use team::TeamWords;
pub use visit::VisitWords;
pub use welcome::WelcomeWords;

use super::{En, Zh};

/// Words of the pages beside the outline.
pub trait PagesWords:
    WelcomeWords
    + MapWords
    + AsksWords
    + SettingWords
    + OutOfLineWords
    + DisagreementsWords
    + CompareWords
    + MergeWords
    + ShareWords
    + TeamWords
    + VisitWords
    + FilesWords
    + PeopleWords
    + SettingsWords
    + KeyWords
{
}

impl PagesWords for En {}
impl PagesWords for Zh {}

/// "1 unit", "3 units".
fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
