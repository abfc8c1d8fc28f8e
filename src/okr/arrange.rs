//! Putting lists in order with one sorting routine for the whole program.
//!
//! The standard one is compiled anew for every type it sorts, which together would be a tenth of
//! what a browser downloads. Collecting into an ordered map or set sorts too; [`map_of`] and
//! [`set_of`] put one entry in after the other instead.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Lists that can be put in order; what compares equal keeps its places.
pub trait Arrange<T> {
    /// Orders by a comparison.
    fn arrange(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Orders by a key.
    fn arrange_by<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = in_order(self.len(), &mut |one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        for start in 0..order.len() {
            let mut at = start;
            while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)) {
                if from == start {
                    break;
                }
                self.swap(at, from);
                at = from;
            }
        }
    }
}

/// A map of these pairs; of one key the last value stands.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of these members.
pub fn set_of<T: Ord>(members: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(members);
    set
}

/// The places of a list in the order of what stands there.
fn in_order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_ordered_as_the_standard_library_would(list in proptest::collection::vec((0..6u8, 0..99u8), 0..40)) {
            let mut ours = list.clone();
            ours.arrange_by(|pair| pair.0);
            let mut theirs = list;
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
