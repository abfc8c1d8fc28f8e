//! Words of the pages beside the outline: welcome, files, people and cycles, settings, keys.

mod files;
mod keys;
mod people;
mod settings;
mod welcome;

pub use files::FilesWords;
pub use keys::KeyWords;
pub use people::PeopleWords;
pub use settings::SettingsWords;
pub use welcome::WelcomeWords;

use super::{En, Zh};

/// Words of the pages beside the outline.
pub trait PagesWords: WelcomeWords + FilesWords + PeopleWords + SettingsWords + KeyWords {}

impl PagesWords for En {}
impl PagesWords for Zh {}

/// "1 unit", "3 units".
fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
