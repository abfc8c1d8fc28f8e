//! The sheet for the printer: the map alone, whole, on one page.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::dom;
use crate::platform::listener::Listener;
use crate::query::map::scene::Drawn;

use super::canvas::Drawing;
use super::desk::{DeskMove, Printing};
use super::hand::{Hand, LatestHand};
use super::legend::Legend;

/// How wide and high a page is that lies, in CSS pixels, without its margins.
const PAGE: (f64, f64) = (1000.0, 640.0);
/// Letters on paper are read at smaller sizes than on a screen.
const FINER: f64 = 2.0;

/// What the sheet is made from.
#[derive(Properties, Clone)]
pub struct PaperProps {
    /// The hand.
    pub hand: Rc<Hand>,
}

impl PartialEq for PaperProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.hand.picture, &other.hand.picture)
            && self.hand.desk.printing == other.hand.desk.printing
    }
}

/// The sheet. It asks for the printer once it is there, unless the printer asked for it.
#[component]
pub fn Paper(props: &PaperProps) -> Html {
    let hand = &props.hand;
    use_effect_with(hand.desk.printing, |printing| {
        if *printing == Printing::Asked {
            dom::print();
        }
    });
    let picture = &hand.picture;
    let bounds = picture.bounds;
    let scale = (PAGE.0 / bounds.w.max(1.0)).min(PAGE.1 / bounds.h.max(1.0));
    let drawn = Drawn::whole(picture, (scale * FINER).min(1.0));
    let edge = 8.0 / scale;
    let view = format!(
        "{:.0} {:.0} {:.0} {:.0}",
        bounds.x - edge,
        bounds.y - edge,
        bounds.w + 2.0 * edge,
        bounds.h + 2.0 * edge
    );
    let colour = hand.view().colour;
    html! {
        <div class="map__paper" aria-hidden="true">
            <p class="map__paper-title">{ super::export::title(hand) }</p>
            <svg class="map__sheet" viewBox={view} data-detail={drawn.detail.slug()} preserveAspectRatio="xMidYMid meet">
                <Drawing picture={Rc::clone(picture)} {colour} {drawn} />
            </svg>
            <Legend picture={Rc::clone(picture)} {colour} />
        </div>
    }
}

/// Lays the sheet in when the printer asks, and takes it away afterwards.
pub fn listen(latest: &LatestHand) -> Vec<Listener> {
    let (before, after) = (Rc::clone(latest), Rc::clone(latest));
    let listeners = [
        Listener::on_window("beforeprint", move |_event| {
            let Some(hand) = before.borrow().clone() else { return };
            if hand.desk.printing == Printing::No {
                hand.moves.dispatch(DeskMove::Print(Printing::Begun));
            }
        }),
        Listener::on_window("afterprint", move |_event| {
            let Some(hand) = after.borrow().clone() else { return };
            hand.moves.dispatch(DeskMove::Print(Printing::No));
        }),
    ];
    listeners.into_iter().flatten().collect()
}
