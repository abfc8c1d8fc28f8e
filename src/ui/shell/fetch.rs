//! Fetches the bundles: what the screen needs at once, and the others ahead.

use yew::prelude::*;

use crate::app::Phase;
use crate::platform::clock;
use crate::ui::lazy::{Bundle, Missing, Stage};

use super::carry::start;
use super::{Msg, Shell};

/// How long the first page has the network and the machine for itself.
const AHEAD_MILLIS: i32 = 1_500;

impl Shell {
    /// Sees to it that what the screen needs is here or on its way.
    pub(super) fn fetch_needed(&mut self, ctx: &Context<Self>) {
        if !matches!(self.model.phase, Phase::Ready(_)) {
            return;
        }
        for bundle in Bundle::needed(&self.model) {
            if bundle.draw().is_none() && self.fetching.stage(bundle).is_none() {
                self.fetch(ctx, bundle);
            }
        }
        if !std::mem::replace(&mut self.fetches_ahead, true) {
            let link = ctx.link().clone();
            start(async move {
                clock::sleep(AHEAD_MILLIS).await;
                for bundle in Bundle::ALL {
                    // One that does not come is fetched again when it is needed.
                    if bundle.fetch().await.is_ok() {
                        link.send_message(Msg::Fetched(bundle, Ok(())));
                    }
                }
            });
        }
    }

    /// Fetches a bundle that is needed now.
    pub(super) fn fetch(&mut self, ctx: &Context<Self>, bundle: Bundle) -> bool {
        let link = ctx.link().clone();
        start(async move {
            let result = bundle.fetch().await;
            link.send_message(Msg::Fetched(bundle, result));
        });
        self.fetching.set(bundle, Some(Stage::Coming))
    }

    /// A bundle is here or did not come; tells whether the screen has to be drawn again.
    pub(super) fn fetched(&mut self, bundle: Bundle, result: Result<(), Missing>) -> bool {
        let stage = if result.is_ok() { None } else { Some(Stage::Missing) };
        self.fetching.set(bundle, stage)
    }
}
