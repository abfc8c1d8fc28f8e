//! Carries out what the page that compares asks for: a text on the clipboard or as a file.

use yew::html::Scope as Link;

use crate::app::Action;
use crate::app::comparing::{CompareAction, CompareEffect};
use crate::platform::{clipboard, files};

use super::Shell;
use super::carry::{act, start};

/// Carries out one effect.
pub(super) fn carry(link: &Link<Shell>, effect: CompareEffect) {
    let link = link.clone();
    match effect {
        CompareEffect::Copy { text } => start(async move {
            let copied = clipboard::write_text(&text).await.is_ok();
            act(&link, Action::Compare(CompareAction::Copied(copied)));
        }),
        CompareEffect::Save { name, text } => drop(files::download(&name, &text, "text/markdown")),
    }
}
