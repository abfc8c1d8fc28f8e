//! Carries out what is asked of a text on its way out: the clipboard, or a file.

use yew::html::Scope as Link;

use crate::app::Action;
use crate::app::handing::{HandAction, HandEffect};
use crate::platform::{clipboard, files};

use super::Shell;
use super::carry::{act, start};

/// Carries out one effect.
pub(super) fn carry(link: &Link<Shell>, effect: HandEffect) {
    let link = link.clone();
    match effect {
        HandEffect::Copy { text } => start(async move {
            let copied = clipboard::write_text(&text).await.is_ok();
            act(&link, Action::Hand(HandAction::Copied(copied)));
        }),
        HandEffect::Save { name, text, form } => drop(files::download(&name, &text, form.media_type())),
    }
}
