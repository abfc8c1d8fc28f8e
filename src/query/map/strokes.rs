//! The lines of the map: combs of the tree and curves of all other links.

use super::picture::{Corner, Rect};
use super::tidy::{Family, INDENT, RISE};

/// How far from the middle of an edge a curve begins and ends, so that it does not lie on the tree's lines.
const ASIDE: f64 = 60.0;
/// How far a curve goes straight on at its ends, at least and at most.
const STRAIGHT: (f64, f64) = (32.0, 320.0);

/// The strokes below the card of a family: down from it, along a bus above each row of its children, and
/// down to each of them. Where there are several rows a spine runs down the left edge of the family, where
/// no card stands.
pub(super) fn comb(families: &[Family], parent: usize) -> Vec<Vec<Corner>> {
    let Some(family) = families.get(parent).filter(|family| family.size > 1) else { return Vec::new() };
    let card = family.card();
    let stem = card.x + card.w / 2.0;
    let mut strokes: Vec<Vec<Corner>> = Vec::new();
    let mut buses: Vec<(f64, f64, f64)> = Vec::new();
    let mut next = parent + 1;
    while let Some(child) = families.get(next).filter(|_| next < parent + family.size) {
        let top = child.card();
        let (x, bus) = (top.x + top.w / 2.0, top.y - RISE / 2.0);
        strokes.push(vec![Corner { x, y: bus }, Corner { x, y: top.y }]);
        match buses.get_mut(child.row) {
            Some((_, _, last)) => *last = x,
            None => buses.push((bus, x, x)),
        }
        next += child.size.max(1);
    }
    let spine = family.place.x + INDENT / 2.0;
    let several = buses.len() > 1;
    let bus = card.y + card.h + RISE / 2.0;
    strokes.push(vec![Corner { x: stem, y: card.y + card.h }, Corner { x: stem, y: bus }]);
    for (number, (y, first, last)) in buses.iter().enumerate() {
        let own = if number == 0 { stem } else { *first };
        let from = if several { spine } else { first.min(own) };
        let to = last.max(own);
        if from < to {
            strokes.push(vec![Corner { x: from, y: *y }, Corner { x: to, y: *y }]);
        }
    }
    if let Some((lowest, _, _)) = buses.last().filter(|_| several) {
        strokes.push(vec![Corner { x: spine, y: bus }, Corner { x: spine, y: *lowest }]);
    }
    strokes
}

/// Where a curve ends: in the middle of an edge of a card, or at an end of a key result's line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum End {
    Card(Rect),
    Line(Rect),
}

/// A curve from the card of the lower goal to its upper one, within the bounds of the map.
///
/// Where the upper card stands higher the curve leaves upwards and enters from below; else it leaves and
/// enters at the sides that face each other. At the line of a key result it always enters from the side.
pub(super) fn curve(from: Rect, to: End, bounds: Rect) -> [Corner; 4] {
    let (End::Card(target) | End::Line(target)) = to;
    let (own, other) = (from.middle(), target.middle());
    let side = if other.x >= own.x { 1.0 } else { -1.0 };
    let apart = target.x >= from.x + from.w || target.x + target.w <= from.x;
    // Above each other a curve to a line begins where the lower card stands out on one side, or, where it
    // hardly does, runs beside both cards.
    let over = !apart && matches!(to, End::Line(_));
    let stands_out = own.x - other.x;
    let beside = over && stands_out.abs() < ASIDE;
    let rises = target.y + target.h + STRAIGHT.0 <= from.y && !beside;
    // Beside each other the sides that face each other; above each other the same side of both.
    let (face, back) = if apart { (side, -side) } else { (-side, -side) };
    let (start, out) = if rises {
        let x = if over { edge(target, -side) + stands_out / 2.0 } else { own.x + side * ASIDE };
        (Corner { x, y: from.y }, Corner { x: 0.0, y: -1.0 })
    } else {
        (Corner { x: edge(from, face), y: own.y }, Corner { x: face, y: 0.0 })
    };
    let (end, into) = match to {
        End::Card(_) if rises => {
            (Corner { x: other.x - side * ASIDE, y: target.y + target.h }, Corner { x: 0.0, y: 1.0 })
        }
        End::Card(_) | End::Line(_) => {
            (Corner { x: edge(target, back), y: other.y }, Corner { x: back, y: 0.0 })
        }
    };
    let far = (end.x - start.x).abs().max((end.y - start.y).abs());
    let most = if apart || rises { STRAIGHT.1 } else { ASIDE };
    let straight = (far * 0.4).clamp(STRAIGHT.0, most);
    let inside = |at: Corner, way: Corner| Corner {
        x: (at.x + way.x * straight).clamp(bounds.x, bounds.x + bounds.w),
        y: (at.y + way.y * straight).clamp(bounds.y, bounds.y + bounds.h),
    };
    [start, inside(start, out), inside(end, into), end]
}

/// The right edge of a box for 1, the left one for -1.
fn edge(of: Rect, side: f64) -> f64 {
    if side > 0.0 { of.x + of.w } else { of.x }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rect = Rect { x: 0.0, y: 0.0, w: 2_000.0, h: 2_000.0 };

    fn card(x: f64, y: f64) -> Rect {
        Rect { x, y, w: 240.0, h: 100.0 }
    }

    /// Which way a curve leaves and from where it comes in: signs of x and y.
    fn ways(curve: [Corner; 4]) -> [(f64, f64); 2] {
        let sign =
            |one: f64, other: f64| if (other - one).abs() < 1e-9 { 0.0 } else { (other - one).signum() };
        let way = |from: Corner, to: Corner| (sign(from.x, to.x), sign(from.y, to.y));
        [way(curve[0], curve[1]), way(curve[3], curve[2])]
    }

    #[test]
    fn l3_curves_leave_and_enter_straight() {
        let (up, down, right, left) = ((0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0));
        let check =
            |from: Rect, to: End, want: [(f64, f64); 2]| assert_eq!(ways(curve(from, to, BOUNDS)), want);
        check(card(900.0, 900.0), End::Card(card(200.0, 100.0)), [up, down]);
        check(card(900.0, 900.0), End::Line(card(200.0, 100.0)), [up, right]);
        check(card(200.0, 900.0), End::Line(card(900.0, 100.0)), [up, left]);
        // Not above: from side to side.
        check(card(200.0, 100.0), End::Card(card(900.0, 900.0)), [right, left]);
        check(card(900.0, 100.0), End::Card(card(200.0, 120.0)), [left, right]);
        // One above the other: beside both.
        check(card(500.0, 900.0), End::Line(card(500.0, 100.0)), [left, left]);
        check(card(540.0, 900.0), End::Line(card(500.0, 100.0)), [right, right]);
        check(card(640.0, 900.0), End::Line(card(500.0, 100.0)), [up, right]);
    }

    #[test]
    fn l3_curves_stay_within_the_map() {
        let bounds = Rect { x: 0.0, y: 0.0, w: 300.0, h: 400.0 };
        let drawn = curve(card(10.0, 250.0), End::Line(card(10.0, 50.0)), bounds);
        assert!(drawn.iter().all(|at| bounds.holds(*at)), "{drawn:?}");
    }
}
