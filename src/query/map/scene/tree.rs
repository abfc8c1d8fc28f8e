//! The same map as a tree for those who listen and for the keyboard: only what is around the current card
//! stands in the page, however many cards there are.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Picture;

/// How many brothers and sisters are there before and after the one on the way.
const AROUND: usize = 24;
/// How many children of the current card are there.
const CHILDREN: usize = 24;

/// How many ancestors are there.
const DEEPEST: usize = 40;

/// One item of the tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// The card.
    pub card: usize,
    /// How deep it stands; 1 at the top.
    pub level: usize,
    /// Its place among those of the same parent, from 1.
    pub place: usize,
    /// How many there are of the same parent.
    pub of: usize,
    /// Whether those below are shown; `None` for one with nobody below.
    pub open: Option<bool>,
}

/// The items around a card in reading order: its ancestors, each with a stretch of those beside it, and the
/// first of its children.
pub fn leaves(picture: &Picture, current: usize) -> Vec<Leaf> {
    let tops: Vec<usize> = picture
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| card.parent.is_none())
        .map(|(idx, _)| idx)
        .collect();
    let mut way = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = Some(current).filter(|at| *at < picture.cards.len());
    while let Some(idx) = at.filter(|idx| seen.insert(*idx)) {
        way.push(idx);
        at = picture.cards.get(idx).and_then(|card| card.parent);
    }
    way.reverse();
    // Of a chain of any depth the last stretch is enough.
    let above = way.len().saturating_sub(DEEPEST);
    let beside = above.checked_sub(1).and_then(|at| picture.cards.get(*way.get(at)?));
    let beside = beside.map_or(tops.as_slice(), |card| card.children.as_slice());
    let mut out = Vec::new();
    stretch(picture, beside, way.get(above..).unwrap_or_default(), above + 1, &mut out);
    out
}

/// A stretch of those beside the one on the way, with what stands below it.
fn stretch(picture: &Picture, beside: &[usize], way: &[usize], level: usize, out: &mut Vec<Leaf>) {
    let on_way = way.first().and_then(|next| beside.iter().position(|own| own == next));
    let range: Range<usize> = match on_way {
        Some(at) => at.saturating_sub(AROUND)..(at + AROUND + 1).min(beside.len()),
        None => 0..CHILDREN.min(beside.len()),
    };
    for place in range {
        let Some(idx) = beside.get(place).copied() else { continue };
        let Some(card) = picture.cards.get(idx) else { continue };
        let open = if card.hidden > 0 { Some(false) } else { (!card.children.is_empty()).then_some(true) };
        out.push(Leaf { card: idx, level, place: place + 1, of: beside.len(), open });
        if on_way == Some(place) {
            let rest = way.get(1..).unwrap_or_default();
            stretch(picture, &card.children, rest, level + 1, out);
        }
    }
}

/// The next card, in reading order and round the end, whose title begins with the letters.
pub fn leaf_named(picture: &Picture, from: usize, letters: &str) -> Option<usize> {
    let letters = letters.to_lowercase();
    let n = picture.cards.len();
    // One letter goes on to the next, more letters may stay where they fit already.
    let first = usize::from(letters.chars().count() == 1);
    (first..n + first).map(|by| (from + by) % n.max(1)).find(|idx| {
        picture
            .cards
            .get(*idx)
            .is_some_and(|card| card.title.trim_start().to_lowercase().starts_with(&letters))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::rows;
    use super::*;

    #[test]
    fn the_tree_has_what_is_around_the_current_card_and_no_more() {
        let picture = rows(10_000);
        let at = leaves(&picture, 5_000);
        assert!(at.len() < 60, "{}", at.len());
        assert_eq!(at[0], Leaf { card: 0, level: 1, place: 1, of: 1, open: Some(true) });
        let own = at.iter().find(|leaf| leaf.card == 5_000).unwrap();
        assert_eq!(*own, Leaf { card: 5_000, level: 2, place: 5_000, of: 10_000, open: None });
        assert_eq!(leaves(&picture, 0).len(), 1 + CHILDREN);
    }

    #[test]
    fn what_is_hidden_shows_as_closed() {
        let mut picture = rows(0);
        picture.cards[0].hidden = 7;
        assert_eq!(leaves(&picture, 0)[0].open, Some(false));
        assert!(leaves(&Picture::default(), 0).is_empty());
    }

    #[test]
    fn letters_go_to_the_next_that_begins_with_them() {
        let mut picture = rows(3);
        for (card, title) in picture.cards.iter_mut().zip(["Alpha", "Beta", "beta two", "Gamma"]) {
            card.title = title.into();
        }
        assert_eq!(leaf_named(&picture, 0, "b"), Some(1));
        assert_eq!(leaf_named(&picture, 1, "b"), Some(2));
        assert_eq!(leaf_named(&picture, 2, "b"), Some(1));
        assert_eq!(leaf_named(&picture, 1, "beta t"), Some(2));
        assert_eq!(leaf_named(&picture, 1, "x"), None);
    }
}
