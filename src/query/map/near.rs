//! What lies where on the map: found through a grid, so that it costs the same on a map of any size.

use std::collections::BTreeMap;

use crate::okr::Id;

use super::picture::{CARD_WIDTH, Card, Corner, Picture, Rect};

/// The least side of a field of the grid, in world units: about one card with its gaps.
const LEAST_SIDE: f64 = 320.0;
/// How many pieces a curve is measured in.
const PIECES: usize = 24;

/// What a place on the map shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hit {
    /// A card, by its number.
    Card(usize),
    /// The line of a key result.
    KeyResult {
        /// The card.
        card: usize,
        /// Which of its key results; the first of those that share the last line.
        line: usize,
    },
}

/// Where each card stands and who is called how. A card lies in the one field that has its upper corner.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Near {
    by_id: BTreeMap<Id, usize>,
    side: f64,
    columns: usize,
    rows: usize,
    /// The cards, field by field.
    cards: Vec<usize>,
    /// Where each field begins among them, and the end.
    begins: Vec<usize>,
    /// How high the highest card is.
    highest: f64,
}

impl Near {
    /// Makes the grid. A field holds a few cards, and there are no more fields than a few for each card.
    pub(super) fn of(cards: &[Card], bounds: Rect) -> Self {
        let fair = (bounds.w * bounds.h / (2.0 * cards.len().max(1) as f64)).sqrt();
        let side = fair.max(LEAST_SIDE);
        let fields = |length: f64| (length / side).floor().max(0.0) as usize + 1;
        let mut near = Self { side, columns: fields(bounds.w), rows: fields(bounds.h), ..Self::default() };
        let field = |card: &Card| near.row(card.place.y) * near.columns + near.column(card.place.x);
        let mut begins = vec![0_usize; near.columns * near.rows + 1];
        for card in cards {
            if let Some(count) = begins.get_mut(field(card) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut sorted = vec![0; cards.len()];
        for (number, card) in cards.iter().enumerate() {
            if let Some(place) = next.get_mut(field(card)) {
                if let Some(slot) = sorted.get_mut(*place) {
                    *slot = number;
                }
                *place += 1;
            }
        }
        near.highest = cards.iter().map(|card| card.place.h).fold(0.0, f64::max);
        near.cards = sorted;
        near.begins = begins;
        near.by_id.extend(cards.iter().enumerate().map(|(number, card)| (card.id.clone(), number)));
        near
    }

    fn column(&self, x: f64) -> usize {
        ((x / self.side).max(0.0) as usize).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: f64) -> usize {
        ((y / self.side).max(0.0) as usize).min(self.rows.saturating_sub(1))
    }

    fn field(&self, row: usize, column: usize) -> &[usize] {
        let field = row * self.columns + column;
        let range = self.begins.get(field).zip(self.begins.get(field + 1));
        range.and_then(|(from, to)| self.cards.get(*from..*to)).unwrap_or_default()
    }

    /// The cards that may reach into a box, each once.
    fn around(&self, area: Rect) -> impl Iterator<Item = usize> + '_ {
        let rows = self.row(area.y - self.highest)..=self.row(area.y + area.h);
        let (first, last) = (self.column(area.x - CARD_WIDTH), self.column(area.x + area.w));
        // An empty grid has no rows at all.
        let rows = rows.take(self.rows);
        rows.flat_map(move |row| {
            (first..=last).flat_map(move |column| self.field(row, column).iter().copied())
        })
    }
}

impl Picture {
    /// The same picture with its index made anew, for one whose cards were placed by hand.
    pub fn indexed(self) -> Self {
        Self { near: Near::of(&self.cards, self.bounds), ..self }
    }

    /// The card that shows an objective.
    pub fn card_of(&self, id: &Id) -> Option<usize> {
        self.near.by_id.get(id).copied()
    }

    /// The cards whose boxes have something in common with a box, each once, in no order that means
    /// anything but always the same one.
    pub fn within(&self, area: Rect) -> impl Iterator<Item = usize> + '_ {
        let meets = move |number: &usize| self.cards.get(*number).is_some_and(|card| card.place.meets(&area));
        self.near.around(area).filter(meets)
    }

    /// What a place shows; `None` where there is no card.
    pub fn at(&self, place: Corner) -> Option<Hit> {
        let point = Rect { x: place.x, y: place.y, w: 0.0, h: 0.0 };
        let holds = |number: &usize| self.cards.get(*number).is_some_and(|card| card.place.holds(place));
        let number = self.near.around(point).find(holds)?;
        let card = self.cards.get(number)?;
        let line = card.key_results.iter().position(|line| line.place.holds(place));
        Some(line.map_or(Hit::Card(number), |line| Hit::KeyResult { card: number, line }))
    }

    /// The curve that passes nearest to a place, if one passes within a reach (in world units).
    pub fn link_near(&self, place: Corner, reach: f64) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (number, link) in self.links.iter().enumerate() {
            // A curve never leaves the box around its four points.
            if !box_around(&link.curve, reach).holds(place) {
                continue;
            }
            let away = distance(&link.curve, place);
            if away <= reach && best.is_none_or(|(nearest, _)| away < nearest) {
                best = Some((away, number));
            }
        }
        best.map(|(_, number)| number)
    }
}

fn box_around(points: &[Corner; 4], reach: f64) -> Rect {
    let least = |of: fn(&Corner) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Corner) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(|point| point.x), least(|point| point.y));
    let (right, bottom) = (most(|point| point.x), most(|point| point.y));
    Rect { x: x - reach, y: y - reach, w: right - x + 2.0 * reach, h: bottom - y + 2.0 * reach }
}

/// How far a place is from a curve, which is taken as a run of straight pieces.
fn distance(curve: &[Corner; 4], place: Corner) -> f64 {
    let mut before = on_curve(curve, 0.0);
    let mut nearest = f64::INFINITY;
    for piece in 1..=PIECES {
        let next = on_curve(curve, piece as f64 / PIECES as f64);
        nearest = nearest.min(from_piece(before, next, place));
        before = next;
    }
    nearest
}

fn from_piece(from: Corner, to: Corner, place: Corner) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = (place.x - from.x) * dx + (place.y - from.y) * dy;
    let part = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    (place.x - from.x - part * dx).hypot(place.y - from.y - part * dy)
}

/// The place on a curve at a part of its way, 0.0 to 1.0.
fn on_curve(curve: &[Corner; 4], part: f64) -> Corner {
    let rest = 1.0 - part;
    let weights =
        [rest * rest * rest, 3.0 * rest * rest * part, 3.0 * rest * part * part, part * part * part];
    let sum =
        |of: fn(&Corner) -> f64| curve.iter().zip(weights).map(|(point, weight)| of(point) * weight).sum();
    Corner { x: sum(|point| point.x), y: sum(|point| point.y) }
}
