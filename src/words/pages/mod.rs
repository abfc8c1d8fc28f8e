//! Words of the pages beside the outline: welcome, files, people and cycles, settings, keys.

mod asks;
mod files;
mod keys;
mod map;
mod out_of_line;
mod people;
mod setting;
mod settings;
mod welcome;

pub use asks::AsksWords;
pub use files::FilesWords;
pub use keys::KeyWords;
pub use map::{CardTold, MapWords, OnMap};
pub use out_of_line::OutOfLineWords;
pub use people::PeopleWords;
pub use setting::SettingWords;
pub use settings::SettingsWords;
pub use welcome::WelcomeWords;

use super::{En, Zh};

/// Words of the pages beside the outline.
pub trait PagesWords:
    WelcomeWords
    + MapWords
    + AsksWords
    + SettingWords
    + OutOfLineWords
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
