//! Everything of the map but its words, as a few long paths.

use super::super::{Card, Corner, LinkLine, Picture, Rect};
use super::face;
use super::marks::{Look, look, mark_of, tone_of};
use super::pen::Pen;
use super::{Detail, Drawn, meets};
use crate::okr::{Arrange, LinkState};
use crate::query::map::ColourBy;

/// What a curve says by its stroke.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkKind {
    /// Both sides agreed that it counts: a solid line.
    Contributes,
    /// Agreed, and it counts nothing: a dashed line.
    Supports,
    /// One side has not said yes yet: a dotted line.
    Proposed,
    /// It would close a loop: a line that is crossed out.
    Suspended,
}

impl LinkKind {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Contributes, Self::Supports, Self::Proposed, Self::Suspended];

    /// The kind of a link.
    pub fn of(link: &LinkLine) -> Self {
        match link.state {
            _ if link.suspended => Self::Suspended,
            LinkState::Accepted if link.counts => Self::Contributes,
            LinkState::Accepted => Self::Supports,
            LinkState::Proposed | LinkState::Discussed | LinkState::Countered | LinkState::Declined => {
                Self::Proposed
            }
        }
    }

    /// The word that the style sheet knows it by.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Contributes => "contributes",
            Self::Supports => "supports",
            Self::Proposed => "proposed",
            Self::Suspended => "suspended",
        }
    }
}

/// What all cards of one look have: their tint, how far they are, and their marks.
#[derive(Clone, PartialEq, Debug)]
pub struct Painted {
    /// The look.
    pub look: Look,
    /// Boxes in the soft colour.
    pub tints: Pen,
    /// How far they are.
    pub fills: Pen,
    /// What of the marks is filled.
    pub solid: Pen,
    /// What of the marks is a stroke.
    pub strokes: Pen,
    /// How wide such a stroke is, in world units.
    pub stroke: f64,
}

/// Everything but words.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ground {
    /// Edges between bands.
    pub lanes: Pen,
    /// Lines of the tree.
    pub combs: Pen,
    /// Curves by kind, in the order of [`LinkKind::ALL`], each with its arrow heads.
    pub links: [(Pen, Pen); 4],
    /// Boxes of cards.
    pub boxes: Pen,
    /// Boxes of drafts.
    pub drafts: Pen,
    /// Bars before they are filled.
    pub tracks: Pen,
    /// What has a colour, in the order of the shades.
    pub painted: Vec<Painted>,
    /// Marks and bars of key results, by the colour of their status.
    pub parts: Vec<Painted>,
    /// Marks of what is hidden.
    pub pills: Pen,
    /// What hints at hidden cards where there is no room to say how many.
    pub hints: Pen,
}

/// How much of its radius a stroke of a mark is wide.
const STROKE: f64 = 0.27;

/// Draws everything but words.
pub fn ground(picture: &Picture, colour: ColourBy, drawn: &Drawn) -> Ground {
    let mut ground = Ground { painted: painted(picture, colour, drawn.detail), ..Ground::default() };
    for lane in picture.lanes.iter().skip(1) {
        ground.lanes.run(&[
            Corner { x: lane.place.x, y: lane.place.y },
            Corner { x: lane.place.x + lane.place.w, y: lane.place.y },
        ]);
    }
    for comb in &picture.combs {
        let family = picture.cards.get(comb.parent).map(|card| card.family);
        if family.is_none_or(|family| meets(family, drawn.window)) {
            for stroke in &comb.strokes {
                ground.combs.run(stroke);
            }
        }
    }
    for link in picture.links.iter().filter(|link| meets(around(&link.curve), drawn.window)) {
        let kind = LinkKind::of(link);
        let at = LinkKind::ALL.iter().position(|own| *own == kind).unwrap_or(0);
        if let Some((curves, ends)) = ground.links.get_mut(at) {
            stroke(link, curves);
            heads(link, drawn.detail, ends);
        }
    }
    let mut shown: Vec<usize> = picture.within(drawn.window).collect();
    shown.arrange(Ord::cmp);
    for card in shown.into_iter().filter_map(|idx| picture.cards.get(idx)) {
        draw(&mut ground, card, drawn, look(colour, card.shade));
    }
    ground.painted.retain(|one| {
        !(one.tints.is_empty() && one.fills.is_empty() && one.solid.is_empty() && one.strokes.is_empty())
    });
    ground
}

/// A place for each shade, so that their order never depends on what is in the window.
fn painted(picture: &Picture, colour: ColourBy, detail: Detail) -> Vec<Painted> {
    picture.shades.iter().map(|(shade, _, _)| empty(look(colour, *shade), radius(detail) * STROKE)).collect()
}

fn empty(look: Look, stroke: f64) -> Painted {
    let none = Pen::default;
    Painted { look, tints: none(), fills: none(), solid: none(), strokes: none(), stroke }
}

fn radius(detail: Detail) -> f64 {
    match detail {
        Detail::Dot => 88.0,
        Detail::Bar => 25.0,
        Detail::Title | Detail::Card => face::MARK.2,
    }
}

fn of_look(list: &mut Vec<Painted>, look: Look, stroke: f64) -> Option<&mut Painted> {
    let at = list.iter().position(|one| one.look == look).unwrap_or_else(|| {
        list.push(empty(look, stroke));
        list.len() - 1
    });
    list.get_mut(at)
}

fn draw(ground: &mut Ground, card: &Card, drawn: &Drawn, look: Look) {
    let detail = drawn.detail;
    let Rect { x, y, w, h } = card.place;
    let r = radius(detail);
    let Some(own) = of_look(&mut ground.painted, look, r * STROKE) else { return };
    let boxes = if card.draft { &mut ground.drafts } else { &mut ground.boxes };
    match detail {
        Detail::Dot => {
            look.mark.draw(x + w / 2.0, y + h / 2.0, r, &mut own.solid, &mut own.strokes);
            return;
        }
        Detail::Bar => {
            boxes.rect(card.place, 0.0);
            own.tints.rect(card.place, 0.0);
            let room = Rect { x: x + 60.0, w: w - 60.0, ..card.place };
            if let Some(fill) = face::filled(room, card.progress) {
                own.fills.rect(fill, 0.0);
            }
            look.mark.draw(x + 30.0, y + h / 2.0, r, &mut own.solid, &mut own.strokes);
            if card.hidden > 0 {
                ground.hints.rect(Rect { x: x + 24.0, y: y + h + 10.0, w: w - 48.0, h: 10.0 }, 0.0);
            }
        }
        Detail::Title | Detail::Card => {
            boxes.rect(card.place, face::ROUND);
            let bar = if detail == Detail::Card {
                face::bar(card)
            } else {
                Rect { x: x + 2.0, y: y + h - 8.0, w: w - 4.0, h: 6.0 }
            };
            ground.tracks.rect(bar, bar.h / 2.0);
            if let Some(fill) = face::filled(bar, card.progress) {
                own.fills.rect(fill, bar.h / 2.0);
            }
            let (dx, dy, _) = face::MARK;
            let (dx, dy, r) =
                if detail == Detail::Card { (dx, dy, r) } else { (dx + 1.0, dy + 1.0, r * 1.6) };
            own.stroke = r * STROKE;
            look.mark.draw(x + dx, y + dy, r, &mut own.solid, &mut own.strokes);
            if card.hidden > 0 {
                let pill = face::pill(card, drawn.scale());
                ground.pills.rect(pill, pill.h / 2.0);
            }
        }
    }
    if detail == Detail::Card {
        key_results(ground, card);
    }
}

/// Marks and bars of the lines that have one.
fn key_results(ground: &mut Ground, card: &Card) {
    for line in card.lines() {
        let Rect { x, y, h, .. } = line.place;
        let middle = y + h / 2.0;
        let bar = Rect { x: x + face::LINE_BAR, y: middle - 1.25, w: face::RIGHT - face::LINE_BAR, h: 2.5 };
        ground.tracks.rect(bar, 1.25);
        let status = line.status.unwrap_or(crate::okr::Status::Pending);
        let look = Look { mark: mark_of(status), tone: tone_of(status) };
        let (dx, r) = face::LINE_MARK;
        let Some(own) = of_look(&mut ground.parts, look, r * STROKE) else { continue };
        if let Some(fill) = face::filled(bar, line.progress) {
            own.fills.rect(fill, 1.25);
        }
        look.mark.draw(x + dx, middle, r, &mut own.solid, &mut own.strokes);
        if line.shared {
            // Two boxes, one behind the other: it is in two cards.
            let at = Rect { x: x + face::LINE_BAR - 13.0, y: middle - 4.0, w: 5.0, h: 5.0 };
            ground.hints.rect(at, 0.0).rect(Rect { x: at.x + 2.5, y: at.y + 2.5, ..at }, 0.0);
        }
    }
}

/// The curve of a link.
pub fn stroke(link: &LinkLine, pen: &mut Pen) {
    pen.curve(link.curve);
}

/// The head of a link's arrow, where there is room for one.
pub fn heads(link: &LinkLine, detail: Detail, pen: &mut Pen) {
    if detail < Detail::Title {
        return;
    }
    let [_, _, handle, end] = link.curve;
    let (dx, dy) = (end.x - handle.x, end.y - handle.y);
    let length = dx.hypot(dy);
    if length < 1e-6 {
        return;
    }
    let (dx, dy) = (dx / length, dy / length);
    let (back, side) = (7.0, 3.5);
    pen.to(end.x - dx * back - dy * side, end.y - dy * back + dx * side);
    pen.by(dx * back + dy * side, dy * back - dx * side);
    pen.by(-dx * back + dy * side, -dy * back - dx * side);
    if link.suspended {
        // Crossed out in its middle.
        let [from, one, two, to] = link.curve;
        let middle = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
        let (x, y) = (middle(from.x, one.x, two.x, to.x), middle(from.y, one.y, two.y, to.y));
        pen.to(x - 6.0, y - 6.0).by(12.0, 12.0).to(x - 6.0, y + 6.0).by(12.0, -12.0);
    }
}

/// The least box that surely has a curve in it.
fn around(curve: &[Corner; 4]) -> Rect {
    let least = |of: fn(&Corner) -> f64| curve.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Corner) -> f64| curve.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(|at| at.x), least(|at| at.y));
    Rect { x, y, w: most(|at| at.x) - x, h: most(|at| at.y) - y }
}

#[cfg(test)]
mod tests {
    use super::super::testing::rows;
    use super::super::{Camera, Screen};
    use super::*;

    const SCREEN: Screen = Screen { w: 1000.0, h: 600.0 };

    fn drawn(picture: &Picture, scale: f64) -> Drawn {
        Drawn::of(Camera { x: 0.0, y: 0.0, scale }, SCREEN, picture, None)
    }

    #[test]
    fn a_map_of_thousands_is_a_few_paths() {
        let picture = rows(3000);
        let ground = ground(&picture, ColourBy::Status, &drawn(&picture, 0.1));
        assert_eq!(ground.boxes.0.matches('M').count(), 3001);
        assert_eq!(ground.painted.len(), 1);
        assert_eq!(ground.painted[0].fills.0.matches('M').count(), 3001);
    }

    #[test]
    fn near_only_what_is_around_the_view_is_drawn() {
        let picture = rows(3000);
        let ground = ground(&picture, ColourBy::Status, &drawn(&picture, 1.0));
        let boxes = ground.boxes.0.matches('M').count();
        assert!((4..20).contains(&boxes), "{boxes}");
        assert_eq!(ground.parts.len(), 1, "lines of key results are drawn");
    }

    #[test]
    fn the_order_of_colours_is_that_of_the_shades() {
        let mut picture = rows(3);
        picture.shades = vec![(crate::query::map::Shade(1), 1, None), (crate::query::map::Shade(5), 3, None)];
        picture.cards[3].shade = crate::query::map::Shade(1);
        let ground = ground(&picture, ColourBy::Status, &drawn(&picture, 0.1));
        let tones: Vec<&str> = ground.painted.iter().map(|one| one.look.tone).collect();
        assert_eq!(tones, ["bad", "good"]);
    }

    #[test]
    fn a_link_that_is_not_agreed_is_drawn_as_a_proposal() {
        let link = rows(2).links.remove(0);
        let kind = |change: fn(&mut LinkLine)| {
            let mut link = link.clone();
            change(&mut link);
            LinkKind::of(&link)
        };
        assert_eq!(kind(|_| {}), LinkKind::Contributes);
        assert_eq!(kind(|link| link.counts = false), LinkKind::Supports);
        assert_eq!(kind(|link| link.state = LinkState::Discussed), LinkKind::Proposed);
        assert_eq!(kind(|link| link.suspended = true), LinkKind::Suspended);
    }
}
