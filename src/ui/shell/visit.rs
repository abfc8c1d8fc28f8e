//! Carries out what a workspace that is only read asks for: unpacking, fetching, a clean address.

use yew::html::Scope as Link;

use crate::app::visit::{Call, Trouble, VisitAction, VisitEffect, link_in, published_in};
use crate::app::{Action, Route};
use crate::file::MAX_TEXT_BYTES;
use crate::okr::Text;
use crate::platform::deflate::UnpackError;
use crate::platform::fetch::FetchError;
use crate::platform::{address, deflate, encoding, fetch};

use super::carry::{act, start};
use super::{Msg, Shell};

/// What the address of the page calls for. A link is taken out of the address at once, so that it stands in no
/// history, no screenshot and no later copy of the address.
pub(super) fn called_for() -> Option<Result<Call, Trouble>> {
    let link = link_in(&address::hash());
    if link.is_some() {
        address::replace("", &Route::default().hash());
    }
    link.or_else(|| published_in(&address::search()))
}

/// The address changed by itself: to a page of the app, or to a link.
pub(super) fn address_changed(link: &Link<Shell>) {
    let hash = address::hash();
    let action = match link_in(&hash) {
        Some(call) => {
            address::replace(&address::search(), &Route::default().hash());
            Action::Visit(VisitAction::Called(call))
        }
        None => Action::AddressChanged(Route::parse(&hash)),
    };
    link.send_message(Msg::Act(action));
}

/// Carries out one effect.
pub(super) fn carry(link: &Link<Shell>, effect: VisitEffect) {
    let link = link.clone();
    match effect {
        VisitEffect::Unpack { packed } => start(async move {
            let unpacked = deflate::unpack(&packed, deflate::MOST_UNPACKED_BYTES).await;
            let result = unpacked.map(Text::from).map_err(|error| match error {
                UnpackError::NotBase64Url | UnpackError::NotDeflate | UnpackError::NoText => {
                    Trouble::BrokenLink
                }
                UnpackError::TooLarge { .. } => Trouble::LinkTooLarge,
                UnpackError::Unsupported => Trouble::OldBrowser,
            });
            act(&link, Action::Visit(VisitAction::Unpacked(result)));
        }),
        VisitEffect::Fetch { path, errand } => start(async move {
            let result = read(&path).await;
            act(&link, Action::Visit(VisitAction::Fetched { path, errand, result }));
        }),
        VisitEffect::CleanAddress => address::replace("", &address::hash()),
    }
}

/// The text of a published file as it is now.
async fn read(path: &Text) -> Result<Text, Trouble> {
    let bytes = fetch::bytes(path, MAX_TEXT_BYTES).await.map_err(|error| match error {
        FetchError::Status { status } => Trouble::Status { path: Text::clone(path), status },
        FetchError::TooLarge { limit } => Trouble::TooLarge { path: Text::clone(path), max: limit },
        FetchError::Unreachable { .. } => Trouble::NoAnswer { path: Text::clone(path) },
    })?;
    let text = encoding::decode(&bytes).map_err(|_not_text| Trouble::NotText { path: Text::clone(path) })?.0;
    Ok(text.into())
}
