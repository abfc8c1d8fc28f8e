//! Which records were taken back, where taking back can be taken back too.

use std::collections::{BTreeMap, BTreeSet};

use super::arrange::{map_of, set_of};

/// One record that says something of another one.
#[derive(Clone, Copy, Debug)]
pub struct Amends<'a> {
    /// Its own key.
    pub key: &'a str,
    /// The key of the record it is about.
    pub target: &'a str,
    /// Whether it only takes that one back; else it stands in its place.
    pub retracts: bool,
}

/// The keys of those that were taken back themselves and so have no effect (rule H2).
///
/// Undo takes a record back, redo takes that back, and so on, as often as somebody likes. Those that
/// go round in a circle have no effect either, so that nothing is lost.
pub fn taken_back<'a>(all: &[Amends<'a>]) -> BTreeSet<&'a str> {
    let keys: BTreeSet<&str> = set_of(all.iter().map(|one| one.key));
    let about = |one: &&Amends<'a>| one.retracts && keys.contains(one.target);
    let mut waits: BTreeMap<&str, usize> = BTreeMap::new();
    for one in all.iter().filter(about) {
        *waits.entry(one.target).or_default() += 1;
    }
    if waits.is_empty() {
        return BTreeSet::new();
    }
    let by_key = map_of(all.iter().map(|one| (one.key, one)));
    let mut todo: Vec<&Amends<'a>> = all.iter().filter(|one| !waits.contains_key(one.key)).collect();
    let mut back: BTreeSet<&'a str> = BTreeSet::new();
    while let Some(one) = todo.pop() {
        if !about(&one) {
            continue;
        }
        if !back.contains(one.key) {
            back.insert(one.target);
        }
        if let Some(left) = waits.get_mut(one.target) {
            *left = left.saturating_sub(1);
            if *left == 0 {
                waits.remove(one.target);
                todo.extend(by_key.get(one.target));
            }
        }
    }
    // Those still waiting stand in a circle, or behind one.
    back.extend(all.iter().map(|one| one.key).filter(|key| waits.contains_key(key)));
    back
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(all: &[(&str, &str)]) -> Vec<String> {
        let all: Vec<Amends<'_>> =
            all.iter().map(|(key, target)| Amends { key, target, retracts: true }).collect();
        taken_back(&all).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn h2_taking_back_can_be_taken_back() {
        assert_eq!(back(&[("r", "a")]), Vec::<String>::new());
        assert_eq!(back(&[("r2", "r"), ("r", "a")]), ["r"]);
        assert_eq!(back(&[("r3", "r2"), ("r2", "r"), ("r", "a")]), ["r2"]);
        // Two people took the same one back: taking one of them back leaves the other.
        assert_eq!(back(&[("r", "a"), ("s", "a"), ("r2", "r")]), ["r"]);
    }

    #[test]
    fn h2_a_correction_that_was_taken_back_corrects_nothing() {
        let all = [
            Amends { key: "b", target: "a", retracts: false },
            Amends { key: "r", target: "b", retracts: true },
            Amends { key: "c", target: "r", retracts: false },
        ];
        assert_eq!(taken_back(&all).into_iter().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn h2_a_circle_has_no_effect() {
        assert_eq!(back(&[("r", "s"), ("s", "r"), ("t", "a")]), ["r", "s"]);
        assert_eq!(back(&[("r", "r")]), ["r"]);
    }
}
