//! What the map shows and where it stands, in world units: one unit is one CSS pixel at full size.

use crate::okr::{Id, LinkState, Perspective, Status, Text};

use super::near::Near;

/// How wide every card is.
pub const CARD_WIDTH: f64 = 240.0;
/// How high the upper part of a card is: title, unit, marks.
pub const HEAD_HEIGHT: f64 = 64.0;
/// How high the line of one key result is.
pub const LINE_HEIGHT: f64 = 20.0;
/// What is left free below the last line.
pub const FOOT_HEIGHT: f64 = 8.0;
/// How many lines a card has at most.
pub const MOST_LINES: usize = 8;
/// How high the strip with the name of a band is.
pub const LANE_HEAD: f64 = 48.0;

/// A box in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Rect {
    /// Whether a place lies in it, edges included.
    pub fn holds(&self, at: Corner) -> bool {
        (self.x..=self.x + self.w).contains(&at.x) && (self.y..=self.y + self.h).contains(&at.y)
    }

    /// Whether two boxes have anything in common; touching edges do not count.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether another box lies in it, edges included.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    /// Its middle.
    pub fn middle(&self) -> Corner {
        Corner { x: self.x + self.w / 2.0, y: self.y + self.h / 2.0 }
    }
}

/// A place in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Corner {
    pub x: f64,
    pub y: f64,
}

/// Which of a few kinds an objective is of by the chosen [`super::ColourBy`]; each has a colour and a
/// shape of its own. The number is stable: 0 is always "unknown or unsaid"; what the others mean is told
/// by [`super::meaning`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Shade(pub u8);

/// The map: cards, lines and bands with their places.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    /// The objectives that are drawn, parents before children, in reading order.
    pub cards: Vec<Card>,
    /// Lines of the tree: for each parent with drawn children one comb, as points to draw through.
    pub combs: Vec<Bend>,
    /// Every further link, and every link to a key result, as a curve.
    pub links: Vec<LinkLine>,
    /// The bands; empty where there are none.
    pub lanes: Vec<Lane>,
    /// How much room everything takes; begins at 0, 0.
    pub bounds: Rect,
    /// The shades that occur, each with how many objectives have it and, for units, the unit's name.
    pub shades: Vec<(Shade, usize, Option<Text>)>,
    /// Who is called how, and where each card stands.
    pub(super) near: Near,
}

/// One objective.
#[derive(Clone, PartialEq, Debug)]
pub struct Card {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The unit or person whose objective it is.
    pub home: Option<Text>,
    /// Where its box stands.
    pub place: Rect,
    /// The box of the whole family: itself and everything drawn below it.
    pub family: Rect,
    /// Its parent among the cards.
    pub parent: Option<usize>,
    /// Its children among the cards, in order.
    pub children: Vec<usize>,
    /// How deep it stands; 1 for those without a parent.
    pub level: usize,
    /// How many objectives below it are hidden because it is collapsed.
    pub hidden: usize,
    /// All its key results, each with its line inside the box; those that share the last line come last.
    pub key_results: Vec<KrLine>,
    /// How many key results share the last line, because there are more than [`MOST_LINES`]; 0 where each
    /// has a line of its own. [`Card::lines`] are those that have.
    pub folded: usize,
    /// How it stands; `None` for one that nothing is known of.
    pub status: Option<Status>,
    /// How far it is; unclamped (rule P3).
    pub progress: Option<f64>,
    /// The lowest confidence of its key results.
    pub confidence: Option<u8>,
    /// Its kind by the chosen colour.
    pub shade: Shade,
    /// Whether it is only a draft.
    pub draft: bool,
    /// Whether people disagree about it or one of its key results.
    pub disputed: bool,
    /// Whether it belongs to another cycle than the one shown (a yearly goal above a quarter).
    pub other_cycle: Option<Text>,
}

/// One key result inside the card of its objective.
#[derive(Clone, PartialEq, Debug)]
pub struct KrLine {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The line's box, in world units.
    pub place: Rect,
    /// How far it is; unclamped.
    pub progress: Option<f64>,
    /// How it stands.
    pub status: Option<Status>,
    /// Whether it is shared: it is a key result of another objective as well.
    pub shared: bool,
    /// Whether it belongs to another objective, which shares it with this one.
    pub guest: bool,
}

/// Lines of the tree below one parent, as separate strokes.
#[derive(Clone, PartialEq, Debug)]
pub struct Bend {
    /// The parent among the cards.
    pub parent: usize,
    /// Strokes, each a run of places joined by straight lines.
    pub strokes: Vec<Vec<Corner>>,
}

/// One link that is not a line of the tree.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkLine {
    /// The link.
    pub link: Id,
    /// The card of its lower end.
    pub from: usize,
    /// The card of its upper end.
    pub to: usize,
    /// The key result of the upper end, where it ends at one; a shared key result is one of both ends.
    pub to_kr: Option<Id>,
    /// Start, two handles and end of a cubic curve.
    pub curve: [Corner; 4],
    /// How far its two sides have got.
    pub state: LinkState,
    /// Whether it is meant to count in the roll-up of its upper end; it does once both sides agreed.
    pub counts: bool,
    /// With what weight.
    pub weight: Option<f64>,
    /// Whether a loop suspends it.
    pub suspended: bool,
    /// Whether it leads to the shown parent: it ends at a key result of the parent's card, or in another
    /// band. All other lines to a parent are combs.
    pub primary: bool,
}

/// One band.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// What it is called.
    pub name: LaneName,
    /// Its box over the whole width.
    pub place: Rect,
}

/// What a band is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LaneName {
    /// A unit.
    Unit(Text),
    /// A perspective of the balanced scorecard.
    Perspective(Perspective),
    /// What belongs to none.
    None,
}

impl Card {
    /// The key results that have a line of their own, in order.
    pub fn lines(&self) -> &[KrLine] {
        let own = self.key_results.len().saturating_sub(self.folded);
        self.key_results.get(..own).unwrap_or_default()
    }
}
