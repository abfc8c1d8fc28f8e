//! The words the coach knows, in English and in Chinese.

mod en;
mod phrases;
mod zh;

pub(super) use en::*;
pub(super) use phrases::*;
pub(super) use zh::*;

/// Whether a word is in a list, in whatever case.
pub(super) fn has(words: &[&str], word: &str) -> bool {
    words.iter().any(|own| own.eq_ignore_ascii_case(word))
}
