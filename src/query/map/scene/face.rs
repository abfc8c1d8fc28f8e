//! Where things stand on a card at full size, in world units from its upper corner.

use super::super::{Card, Rect};

/// How round the corners of a card are.
pub const ROUND: f64 = 5.0;
/// Where the mark stands, and how large it is.
pub const MARK: (f64, f64, f64) = (15.0, 17.0, 5.5);
/// Where words begin and end.
pub const LEFT: f64 = 28.0;
/// Where words end.
pub const RIGHT: f64 = 228.0;
/// Letter size, first base line and leading of the title.
pub const TITLE: (f64, f64, f64) = (13.0, 20.0, 15.5);
/// How many lines a title has at most.
pub const TITLE_LINES: usize = 2;
/// Letter size and base line of what stands below the title.
pub const FACTS: (f64, f64) = (10.5, 50.5);
/// The bar: its upper edge and how high it is.
pub const BAR: (f64, f64) = (57.0, 3.0);
/// Letter size of the line of a key result.
pub const LINE: f64 = 11.0;
/// Where the bar of a key result begins.
pub const LINE_BAR: f64 = 188.0;
/// Where the mark of a key result stands, and how large it is.
pub const LINE_MARK: (f64, f64) = (15.0, 3.25);
/// How wide and high the mark is that stands for what is hidden.
pub const PILL: (f64, f64) = (40.0, 18.0);

/// The bar of a card.
pub fn bar(card: &Card) -> Rect {
    Rect { x: card.place.x + LEFT, y: card.place.y + BAR.0, w: RIGHT - LEFT, h: BAR.1 }
}

/// How much larger than on a card at full size something is drawn that is pressed: farther away it would be too
/// small to be hit.
pub fn larger(scale: f64) -> f64 {
    (1.0 / scale.max(0.01)).clamp(1.0, 2.4)
}

/// The mark below a card that stands for what is hidden, and hides or shows it.
pub fn pill(card: &Card, scale: f64) -> Rect {
    let (w, h) = (PILL.0 * larger(scale), PILL.1 * larger(scale));
    let of = card.place;
    Rect { x: of.x + (of.w - w) / 2.0, y: of.y + of.h - h / 2.0, w, h }
}

/// The knob that links begin at: on the upper edge, because a link goes up.
pub fn knob(card: &Card) -> (f64, f64) {
    (card.place.x + card.place.w - 28.0, card.place.y)
}

/// The part of a box that a share fills, from its start; nothing below 0, all of it beyond 1.
pub fn filled(of: Rect, share: Option<f64>) -> Option<Rect> {
    let share = share.filter(|share| share.is_finite())?.clamp(0.0, 1.0);
    (share > 0.0).then_some(Rect { w: of.w * share, ..of })
}
