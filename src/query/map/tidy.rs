//! Where each card stands: a tidy tree whose wide rows wrap, so that the whole fills a screen.
//!
//! A family is a card with the families of its children below it. It is laid out by itself and then only
//! moved as a whole, so what changes in one family never changes the shape of another. Children stand in
//! reading order in rows; where one row would be wide, there are as many rows as give the family about the
//! proportion of a screen. Row widths go by steps, so that one more child seldom wraps them anew.

use super::forest::{Plan, Seat, open_rings, seats};
use super::picture::{CARD_WIDTH, Corner, LANE_HEAD, Rect};

/// Width through height that a family with many children aims at.
const PROPORTION: f64 = 1.6;
/// Between two cards beside each other.
const GAP: f64 = 24.0;
/// Between two families beside each other, at least one of which has children.
const FAMILY_GAP: f64 = 48.0;
/// Between a card and its children, and between two rows.
pub(super) const RISE: f64 = 40.0;
/// How far the rows of a family that has several stand in from its edge, where their spine runs.
pub(super) const INDENT: f64 = 24.0;
/// What is left free around everything.
const MARGIN: f64 = 24.0;
/// Rows no wider than so many cards are never wrapped.
const FEW: f64 = 5.0;
/// The least number of cards that a row wraps at.
const LEAST: usize = 3;
/// How much further from the proportion a wider row may be and still be taken: screens and titles are wide.
const WIDER: f64 = 0.1;

/// A family, in the order in which the tree is walked.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Family {
    /// How high its own card is.
    pub height: f64,
    /// How many families it is made of, itself included.
    pub size: usize,
    /// Its box.
    pub place: Rect,
    /// The left edge of its own card, which stands at its upper edge.
    pub card_x: f64,
    /// The row of its parent's family that it stands in.
    pub row: usize,
}

impl Family {
    /// A family that is not placed yet.
    pub(super) fn new(height: f64, size: usize) -> Self {
        Self { height, size, ..Self::default() }
    }

    /// The box of its card.
    pub(super) fn card(&self) -> Rect {
        Rect { x: self.card_x, y: self.place.y, w: CARD_WIDTH, h: self.height }
    }

    fn is_leaf(&self) -> bool {
        self.size <= 1
    }
}

/// Places a tree by itself: the box of each card and of everything. Cards go by their numbers, which are their
/// reading order; a ring of parents is opened at its smallest member.
pub fn layout(parents: &[Option<usize>], heights: &[f64]) -> (Vec<Rect>, Rect) {
    let count = parents.len();
    let mut plan = Plan { parents: parents.to_vec(), closed: Vec::new(), lanes: Vec::new() };
    open_rings(&mut plan.parents);
    let seats = seats(&plan);
    let height = |seat: &Seat| heights.get(seat.goal).copied().unwrap_or_default();
    let mut families: Vec<Family> = seats.iter().map(|seat| Family::new(height(seat), seat.size)).collect();
    let (_, bounds) = lay(&mut families, &[count], false);
    let mut places = vec![Rect::default(); count];
    for (seat, family) in seats.iter().zip(&families) {
        if let Some(place) = places.get_mut(seat.goal) {
            *place = family.card();
        }
    }
    (places, bounds)
}

/// Places all families; `bands` says where each band ends among them, and there is one where nothing is
/// banded. What is returned are the boxes of the bands and of everything.
pub(super) fn lay(families: &mut [Family], bands: &[usize], has_heads: bool) -> (Vec<Rect>, Rect) {
    let aim = PROPORTION * flatness(bands);
    for number in (0..families.len()).rev() {
        let Some(family) = families.get(number).copied() else { continue };
        let inside = number + 1..number + family.size;
        let shaped = if inside.is_empty() {
            Family { place: Rect { w: CARD_WIDTH, h: family.height, ..Rect::default() }, ..family }
        } else {
            below(families, inside, family, aim)
        };
        if let Some(slot) = families.get_mut(number) {
            *slot = shaped;
        }
    }
    let (boxes, bounds) = lay_bands(families, bands, has_heads);
    // Each knows its place within its parent's family; going down makes it one on the map.
    let mut above: Vec<(usize, Corner)> = Vec::new();
    for (number, family) in families.iter_mut().enumerate() {
        while above.pop_if(|(end, _)| *end <= number).is_some() {}
        if let Some((_, corner)) = above.last() {
            family.place.x += corner.x;
            family.place.y += corner.y;
        }
        family.card_x += family.place.x;
        if !family.is_leaf() {
            above.push((number + family.size, Corner { x: family.place.x, y: family.place.y }));
        }
    }
    (boxes, bounds)
}

/// Puts the children of a family in rows, relative to its corner, and its card above them.
fn below(families: &mut [Family], inside: std::ops::Range<usize>, family: Family, aim: f64) -> Family {
    let head = family.height + RISE;
    let wrap = wrap_of(families, std::slice::from_ref(&inside), head, aim);
    let rows = pack(families, inside.clone(), wrap).row + 1;
    let left = if rows > 1 { INDENT } else { 0.0 };
    let packed = put(families, inside, wrap, Corner { x: left, y: head });
    // Right above the middle of its first row.
    let card_x = f64::midpoint(packed.first, packed.last);
    let place = Rect { w: left + packed.width, h: head + packed.height(), ..Rect::default() };
    Family { place, card_x, ..family }
}

/// Stacks the bands, each a heading and a forest in rows.
fn lay_bands(families: &mut [Family], bands: &[usize], has_heads: bool) -> (Vec<Rect>, Rect) {
    let head = if has_heads { LANE_HEAD } else { 0.0 };
    let mut begin = 0;
    let mut ranges = Vec::with_capacity(bands.len());
    for end in bands {
        ranges.push(begin..*end);
        begin = *end;
    }
    let around = (head + MARGIN) * ranges.len() as f64 + MARGIN;
    let wrap = wrap_of(families, &ranges, around, PROPORTION);
    let (mut y, mut width) = (if has_heads { 0.0 } else { MARGIN }, 0.0_f64);
    let mut boxes = Vec::with_capacity(bands.len());
    for range in ranges {
        let packed = put(families, range, wrap, Corner { x: MARGIN, y: y + head });
        let high = head + packed.height() + if has_heads { MARGIN } else { 0.0 };
        width = width.max(packed.width);
        boxes.push(Rect { x: 0.0, y, w: 0.0, h: high });
        y += high;
    }
    let bounds = Rect { x: 0.0, y: 0.0, w: width + 2.0 * MARGIN, h: if has_heads { y } else { y + MARGIN } };
    for one in &mut boxes {
        one.w = bounds.w;
    }
    (boxes, bounds)
}

/// How much flatter families are in bands: bands stand above each other, so each has to be flat for all of
/// them to fill a screen. A power of two, so that one card more seldom changes it.
fn flatness(bands: &[usize]) -> f64 {
    let (mut begin, mut largest) = (0, 0);
    for end in bands {
        largest = largest.max(end - begin);
        begin = *end;
    }
    let even = begin as f64 / largest.max(1) as f64;
    even.max(1.0).log2().round().exp2()
}

/// How wide rows may get so that several forests above each other, with so much height beside them, come
/// nearest to a proportion.
fn wrap_of(families: &[Family], forests: &[std::ops::Range<usize>], around: f64, aim: f64) -> f64 {
    let (mut area, mut widest, mut longest) = (0.0_f64, 0.0_f64, 0.0_f64);
    for forest in forests {
        let mut packer = Packer::new(f64::INFINITY);
        let mut next = forest.start;
        while let Some(family) = families.get(next).filter(|_| next < forest.end) {
            packer.put(family);
            area += (family.place.w + GAP) * (family.place.h + RISE);
            widest = widest.max(family.place.w);
            next += family.size.max(1);
        }
        longest = longest.max(packer.width);
    }
    if longest <= width_of(FEW) {
        return longest;
    }
    // What the cards need if they filled their rows; they never do, so the search goes up from a little less.
    let least = (0.85 * (aim * area).sqrt()).max(widest).min(longest);
    let mut step = 0;
    while width_of(step_of(step)) < least {
        step += 1;
    }
    let mut best: Option<(f64, f64)> = None;
    loop {
        let wrap = width_of(step_of(step));
        let (mut width, mut height, mut rows) = (0.0_f64, around, 0);
        for forest in forests {
            let packed = pack(families, forest.clone(), wrap);
            width = width.max(packed.width);
            height += packed.height();
            rows = rows.max(packed.row);
        }
        let shape = width / height;
        let off = (shape / aim).ln().abs();
        if best.is_none_or(|(least, _)| off < least + WIDER) {
            best = Some((off, wrap));
        }
        if shape >= aim || rows == 0 {
            break;
        }
        step += 1;
    }
    best.map_or(longest, |(_, wrap)| wrap)
}

/// The width of so many cards beside each other.
fn width_of(cards: f64) -> f64 {
    cards * (CARD_WIDTH + GAP) - GAP
}

/// The numbers of cards that rows wrap at: 3, 4, then four steps for each doubling.
fn step_of(step: usize) -> f64 {
    let at = step + LEAST;
    if at < 8 {
        return at as f64;
    }
    let (doublings, quarter) = ((at - 4) / 4, (at - 4) % 4);
    (4 + quarter) as f64 * (doublings as f64).exp2()
}

/// Puts families in rows and keeps nothing but how far it came.
fn pack(families: &[Family], range: std::ops::Range<usize>, wrap: f64) -> Packer {
    let mut packer = Packer::new(wrap);
    let mut next = range.start;
    while let Some(family) = families.get(next).filter(|_| next < range.end) {
        packer.put(family);
        next += family.size.max(1);
    }
    packer
}

/// Puts families in rows from a corner on.
fn put(families: &mut [Family], range: std::ops::Range<usize>, wrap: f64, corner: Corner) -> Packed {
    let mut packer = Packer::new(wrap);
    let mut next = range.start;
    let (mut first, mut last) = (None, 0.0);
    while let Some(family) = families.get_mut(next).filter(|_| next < range.end) {
        let (x, y) = packer.put(family);
        family.place.x = corner.x + x;
        family.place.y = corner.y + y;
        family.row = packer.row;
        if packer.row == 0 {
            last = family.place.x + family.card_x;
            first = first.or(Some(last));
        }
        next += family.size.max(1);
    }
    Packed { width: packer.width, bottom: packer.height(), first: first.unwrap_or(last), last }
}

/// What came of putting families in rows.
struct Packed {
    width: f64,
    bottom: f64,
    /// Left edges of the first and the last card of the first row.
    first: f64,
    last: f64,
}

impl Packed {
    fn height(&self) -> f64 {
        self.bottom
    }
}

/// Fills rows from left to right, and the next one below where the next family would not fit.
struct Packer {
    wrap: f64,
    x: f64,
    y: f64,
    /// How high the row is so far.
    high: f64,
    row: usize,
    width: f64,
    after_leaf: bool,
}

impl Packer {
    fn new(wrap: f64) -> Self {
        Self { wrap, x: 0.0, y: 0.0, high: 0.0, row: 0, width: 0.0, after_leaf: true }
    }

    fn put(&mut self, family: &Family) -> (f64, f64) {
        let leaf = family.is_leaf();
        if self.x > 0.0 {
            self.x += if leaf && self.after_leaf { GAP } else { FAMILY_GAP };
            if self.x + family.place.w > self.wrap {
                (self.x, self.y, self.high) = (0.0, self.y + self.high + RISE, 0.0);
                self.row += 1;
            }
        }
        let corner = (self.x, self.y);
        self.x += family.place.w;
        self.width = self.width.max(self.x);
        self.high = self.high.max(family.place.h);
        self.after_leaf = leaf;
        corner
    }

    fn height(&self) -> f64 {
        self.y + self.high
    }
}

#[cfg(test)]
mod tests {
    use super::super::strokes::comb;
    use super::*;
    use proptest::prelude::*;

    /// A forest: the parent of each, and how high each card is.
    type Cards = (Vec<Option<usize>>, Vec<f64>);

    fn cards(most: usize) -> impl Strategy<Value = Cards> {
        // A small breadth gives few parents with many children, a large one many with few.
        let one = (any::<prop::sample::Index>(), 0u8..10, 0u8..9);
        (1usize..60, prop::collection::vec(one, 0..most)).prop_map(|(breadth, list)| {
            let parent = |(number, (index, root, _)): (usize, &(prop::sample::Index, u8, u8))| {
                (number > 0 && *root > 0).then(|| index.index(number.min(breadth)))
            };
            let parents = list.iter().enumerate().map(parent).collect();
            (parents, list.iter().map(|(_, _, lines)| 72.0 + 20.0 * f64::from(*lines)).collect())
        })
    }

    struct Laid {
        seats: Vec<Seat>,
        families: Vec<Family>,
        bounds: Rect,
    }

    impl Laid {
        fn of((parents, heights): &Cards) -> Self {
            let plan = Plan { parents: parents.clone(), closed: Vec::new(), lanes: Vec::new() };
            let seats = seats(&plan);
            let mut families: Vec<Family> =
                seats.iter().map(|seat| Family::new(heights[seat.goal], seat.size)).collect();
            let (_, bounds) = lay(&mut families, &[seats.len()], false);
            Self { seats, families, bounds }
        }

        fn family(&self, goal: usize) -> Family {
            self.families[self.seats.iter().position(|seat| seat.goal == goal).unwrap()]
        }

        /// How the families are wrapped: the rows of the children of each, without those of one goal.
        fn rows(&self, without: Option<usize>) -> Vec<(Option<usize>, usize, usize)> {
            let parent = |seat: &Seat| seat.parent.map(|above| self.seats[above].goal);
            let rows = self.seats.iter().zip(&self.families).filter(|(seat, _)| Some(seat.goal) != without);
            let mut rows: Vec<_> = rows.map(|(seat, family)| (parent(seat), seat.goal, family.row)).collect();
            rows.sort_unstable();
            rows
        }

        fn row_count(&self, parent: Option<usize>) -> usize {
            let own = self.seats.iter().zip(&self.families);
            let own = own.filter(|(seat, _)| seat.parent.map(|above| self.seats[above].goal) == parent);
            own.map(|(_, family)| family.row + 1).max().unwrap_or(0)
        }
    }

    fn overlapping(boxes: &[Rect]) -> Option<(usize, usize)> {
        let mut order: Vec<usize> = (0..boxes.len()).collect();
        order.sort_by(|a, b| boxes[*a].x.total_cmp(&boxes[*b].x));
        for (at, one) in order.iter().enumerate() {
            for other in
                order[at + 1..].iter().take_while(|other| boxes[**other].x < boxes[*one].x + boxes[*one].w)
            {
                if boxes[*one].meets(&boxes[*other]) {
                    return Some((*one, *other));
                }
            }
        }
        None
    }

    /// Whether a straight stroke runs through the inside of a box.
    fn crosses(stroke: &[Corner], card: &Rect) -> bool {
        stroke.windows(2).any(|ends| {
            let (x, y) = (ends[0].x.min(ends[1].x), ends[0].y.min(ends[1].y));
            let (right, bottom) = (ends[0].x.max(ends[1].x), ends[0].y.max(ends[1].y));
            x < card.x + card.w && right > card.x && y < card.y + card.h && bottom > card.y
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn l4_no_two_cards_overlap(cards in cards(120)) {
            let laid = Laid::of(&cards);
            let boxes: Vec<Rect> = laid.families.iter().map(Family::card).collect();
            prop_assert_eq!(overlapping(&boxes), None);
            prop_assert!(boxes.iter().all(|card| laid.bounds.contains(card)));
        }

        #[test]
        fn l5_children_stand_below_their_parent_and_inside_its_family(cards in cards(120)) {
            let laid = Laid::of(&cards);
            for (seat, family) in laid.seats.iter().zip(&laid.families) {
                prop_assert!(family.place.contains(&family.card()));
                let Some(above) = seat.parent.map(|above| laid.families[above]) else { continue };
                prop_assert!(family.place.y >= above.card().y + above.height + RISE);
                prop_assert!(above.place.contains(&family.place));
            }
            // What stands beside each other shares no ground.
            for parent in std::iter::once(None).chain((0..laid.seats.len()).map(Some)) {
                let own = laid.seats.iter().zip(&laid.families).filter(|(seat, _)| seat.parent == parent);
                let boxes: Vec<Rect> = own.map(|(_, family)| family.place).collect();
                prop_assert_eq!(overlapping(&boxes), None);
            }
        }

        #[test]
        fn l5_no_line_of_the_tree_runs_through_a_card(cards in cards(80)) {
            let laid = Laid::of(&cards);
            for parent in 0..laid.families.len() {
                let strokes = comb(&laid.families, parent);
                for (stroke, card) in strokes.iter().flat_map(|one| laid.families.iter().map(move |f| (one, f.card()))) {
                    prop_assert!(!crosses(stroke, &card));
                }
                // Each child hangs on a stroke that ends in the middle of its upper edge.
                for child in laid.seats.iter().zip(&laid.families).filter(|(seat, _)| seat.parent == Some(parent)) {
                    let top = child.1.card();
                    let end = Corner { x: top.x + top.w / 2.0, y: top.y };
                    prop_assert!(strokes.iter().any(|stroke| stroke.last() == Some(&end)));
                }
            }
        }

        #[test]
        fn l6_the_same_tree_is_laid_out_the_same(cards in cards(60)) {
            prop_assert_eq!(layout(&cards.0, &cards.1), layout(&cards.0, &cards.1));
        }

        #[test]
        fn l7_a_new_leaf_moves_only_what_must_move(
            before in cards(90), under in any::<prop::sample::Index>(), at_the_top in 0u8..8, high in 0u8..9,
        ) {
            let count = before.0.len();
            let mut after = before.clone();
            let parent = (count > 0 && at_the_top > 0).then(|| under.index(count));
            after.0.push(parent);
            after.1.push(72.0 + 20.0 * f64::from(high));
            let (old, new) = (Laid::of(&before), Laid::of(&after));
            let mut grown = Vec::new();
            let mut at = parent;
            while let Some(goal) = at {
                grown.push(goal);
                at = before.0[goal];
            }
            // Whatever the leaf is not in keeps its shape.
            for seat in old.seats.iter().filter(|seat| !grown.contains(&seat.goal)) {
                let (was, is) = (old.family(seat.goal), new.family(seat.goal));
                prop_assert_eq!((was.place.w, was.place.h), (is.place.w, is.place.h));
                prop_assert_eq!(Some(was.card_x - was.place.x), Some(is.card_x - is.place.x));
                let Some(above) = seat.parent.map(|above| old.seats[above].goal) else { continue };
                if !grown.contains(&above) {
                    let (from, to) = (old.family(above).place, new.family(above).place);
                    prop_assert_eq!((was.place.x - from.x, was.place.y - from.y), (is.place.x - to.x, is.place.y - to.y));
                }
            }
            // Where nothing wraps anew, what stands before it in its row stays where it is in its family.
            let mut rings = vec![None];
            rings.extend(grown.iter().copied().map(Some));
            let kept = |ring: &Option<usize>| old.row_count(*ring) == new.row_count(*ring);
            if old.rows(None) != new.rows(Some(count)) || !rings.iter().all(kept) {
                return Ok(());
            }
            for ring in rings {
                let branch = grown.iter().copied().find(|goal| before.0[*goal] == ring);
                let corner = |laid: &Laid| ring.map_or((MARGIN, MARGIN), |goal| {
                    let place = laid.family(goal).place;
                    (place.x, place.y)
                });
                let ((was_x, was_y), (is_x, is_y)) = (corner(&old), corner(&new));
                let row = branch.map_or(usize::MAX, |goal| old.family(goal).row);
                let own = (0..count).filter(|goal| before.0[*goal] == ring);
                for goal in own.take_while(|goal| Some(*goal) != branch) {
                    let (was, is) = (old.family(goal), new.family(goal));
                    if row == usize::MAX || was.row <= row {
                        prop_assert_eq!((was.place.x - was_x, was.place.y - was_y), (is.place.x - is_x, is.place.y - is_y));
                    }
                }
            }
        }

        #[test]
        fn l1_rings_of_parents_end_and_everything_is_placed_once(
            ends in prop::collection::vec(prop::option::of(0usize..40), 0..40),
        ) {
            let count = ends.len();
            let parents: Vec<Option<usize>> = ends.iter().map(|end| end.filter(|end| *end < count)).collect();
            let (places, _) = layout(&parents, &vec![92.0; count]);
            prop_assert_eq!(overlapping(&places), None);
            prop_assert!(places.iter().all(|place| place.w > 0.0));
        }
    }

    #[test]
    fn l1_a_chain_and_a_row_of_a_hundred_thousand_are_laid_out() {
        let count = 100_000;
        let chain: Vec<Option<usize>> = (0..count).map(|number: usize| number.checked_sub(1)).collect();
        let (places, bounds) = layout(&chain, &vec![92.0; count]);
        assert!(places.windows(2).all(|pair| pair[0].y < pair[1].y));
        assert!(bounds.h > 1e7);
        let mut row = vec![Some(0); count];
        row[0] = None;
        let (_, bounds) = layout(&row, &vec![92.0; count]);
        assert!((0.8..3.2).contains(&(bounds.w / bounds.h)), "{bounds:?}");
    }

    #[test]
    fn l8_many_children_stand_in_rows_and_few_in_one() {
        let family = |children: usize| {
            let mut parents = vec![Some(0); children + 1];
            parents[0] = None;
            let laid = Laid::of(&(parents, vec![132.0; children + 1]));
            (laid.row_count(Some(0)), laid.bounds.w / laid.bounds.h)
        };
        for few in 1..=5 {
            assert_eq!(family(few).0, 1, "{few}");
        }
        assert_eq!(family(6).0, 2);
        for many in [20, 60, 250, 1_000, 4_000] {
            let (rows, shape) = family(many);
            assert!(rows > 2 && (1.1..2.3).contains(&shape), "{many}: {rows} rows, {shape}");
        }
    }

    #[test]
    fn l8_rows_wrap_at_few_widths() {
        let steps: Vec<f64> = (0..12).map(step_of).collect();
        assert_eq!(steps, [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0, 24.0]);
        // One leaf more wraps a large family anew only now and then.
        let wrap = |children: usize| {
            let leaf = Family {
                place: Rect { w: CARD_WIDTH, h: 132.0, ..Rect::default() },
                ..Family::new(132.0, 1)
            };
            let all = 0..children;
            wrap_of(&vec![leaf; children], std::slice::from_ref(&all), 172.0, PROPORTION)
        };
        let anew = (100..400).filter(|children| (wrap(*children) - wrap(children + 1)).abs() > 0.5).count();
        assert!(anew < 12, "{anew} of 300");
    }

    #[test]
    fn l5_a_parent_stands_above_the_middle_of_its_first_row() {
        let laid = Laid::of(&(vec![None, Some(0), Some(0), Some(1)], vec![92.0; 4]));
        let middle = |goal: usize| Some(laid.family(goal).card().middle().x);
        assert_eq!(middle(0), middle(1).zip(middle(2)).map(|(one, other)| f64::midpoint(one, other)));
        assert_eq!(middle(1), middle(3));
    }
}
