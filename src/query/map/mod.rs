//! The map: all objectives of a cycle as one picture (rules L).
//!
//! [`Picture`] is what there is and where it stands, in world units; it is the same on every screen. What of
//! it a screen shows at which size is decided by [`scene`].

mod draw;
mod forest;
mod gather;
mod hang;
mod near;
mod picture;
pub mod scene;
mod shade;
mod strokes;
mod tidy;
mod walk;

pub use hang::hang;
pub use near::Hit;
pub use picture::{
    Bend, CARD_WIDTH, Card, Corner, FOOT_HEIGHT, HEAD_HEIGHT, KrLine, LANE_HEAD, LINE_HEIGHT, Lane, LaneName,
    LinkLine, MOST_LINES, Picture, Rect, Shade,
};
pub use shade::{Freshness, MOST_UNITS, ShadeOf, meaning};
pub use tidy::layout;
pub use walk::Step;

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::okr::Id;

/// How a person looks at the map. Belongs to the window, not to the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MapView {
    /// Only this objective, its way up and everything below it.
    pub focus: Option<Id>,
    /// Objectives whose descendants are hidden.
    pub collapsed: Rc<BTreeSet<Id>>,
    /// What colour and shape say.
    pub colour: ColourBy,
    /// What stands in bands of its own.
    pub lanes: Lanes,
}

/// What colour (and always a shape or word beside it) says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum ColourBy {
    /// How it stands.
    #[default]
    Status,
    /// What its people believe: low, middling, high, unsaid.
    Confidence,
    /// How far it is, in quarters.
    Progress,
    /// From above, own idea, unsaid.
    Origin,
    /// The unit at the second level that it belongs to.
    Unit,
    /// How long ago it was updated.
    Staleness,
}

/// What the bands of the map are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Lanes {
    /// One picture without bands.
    #[default]
    None,
    /// A band for each unit at the second level, in the order of the units.
    Unit,
    /// A band for each perspective of the balanced scorecard: the strategy map.
    Perspective,
}

#[cfg(test)]
mod tests;
