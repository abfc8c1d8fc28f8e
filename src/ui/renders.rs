//! Counts renderings, so that a test can tell which rows an edit drew again.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static COUNTS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes that one component of a sort was rendered.
pub fn count(sort: &'static str) {
    COUNTS.with_borrow_mut(|counts| *counts.entry(sort).or_default() += 1);
}

/// What was counted since the last time, and begins anew.
pub fn take() -> BTreeMap<&'static str, usize> {
    COUNTS.with_borrow_mut(std::mem::take)
}
