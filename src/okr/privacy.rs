//! What of a goal stays out of copies that are shared.

/// A mark on an objective, key result, initiative or KPI. The stricter of two is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// Its words are shared, its numbers are not.
    Values,
    /// Nothing of it is shared but its place.
    All,
}
