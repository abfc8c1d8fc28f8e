//! Carries out what sharing asks for: a file of its own, a packed text, the clipboard.

use yew::html::Scope as Link;

use crate::app::Action;
use crate::app::sharing::{ShareAction, ShareEffect};
use crate::okr::Text;
use crate::platform::{address, clipboard, deflate, files};

use super::Shell;
use super::carry::{act, start};

/// Carries out one effect.
pub(super) fn carry(link: &Link<Shell>, effect: ShareEffect) {
    let link = link.clone();
    let answer = move |action: ShareAction| act(&link, Action::Share(action));
    match effect {
        ShareEffect::Save { name, text } => {
            let saved = files::download(&name, &text, "application/json").ok();
            answer(ShareAction::Saved { name: saved.map(|()| name) });
        }
        ShareEffect::Pack { asked, text } => start(async move {
            let packed = deflate::pack(&text).await.ok().map(Text::from);
            let packed = address::base().map(Text::from).zip(packed);
            answer(ShareAction::Packed { asked, packed });
        }),
        ShareEffect::Copy { text } => start(async move {
            answer(ShareAction::Copied(clipboard::write_text(&text).await.is_ok()));
        }),
    }
}
