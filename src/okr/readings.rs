//! Three readings of a goal at the close, side by side: as it was first set, as it was changed, and the share of
//! its cycle that it lived (rules S30 to S39). None of them stands in for another.

use super::closing::{Reached, Unscored};
use super::id::Id;
use super::rollup::{Part, RollUp, roll_up};
use super::weight::shares;

/// One reading of a goal, or of several together.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Reading {
    /// The score: of one goal as it was said, of several 0.0 to 1.0. `None` where it cannot be read, which is
    /// not zero.
    pub value: Option<f64>,
    /// How many of those that belong to it and count could not be read.
    pub missing: usize,
    /// How it came about, or why it did not.
    pub because: Because,
}

impl Reading {
    /// A score that came about so.
    pub fn of(value: f64, because: Because) -> Self {
        Self { value: Some(value), missing: 0, because }
    }

    /// Nothing, for this reason.
    pub fn none(because: Because) -> Self {
        Self { value: None, missing: 0, because }
    }
}

/// How a reading came about, or why it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Because {
    /// Nobody judged it.
    #[default]
    NotJudged,
    /// It is what was judged: nothing was changed that would read otherwise.
    Judged,
    /// Its first numbers speak for it, held against the same last reading.
    FirstNumbers,
    /// It was given up or put off: what it had reached.
    Reached,
    /// The weighted mean of what belonged to it then.
    KeyResults,
    /// It has no score on purpose.
    Unscored(Unscored),
    /// It was judged by a word and not by a score.
    Word(Reached),
    /// It was not there when what it belongs to was first set.
    CameLater,
    /// It was moved to another cycle, where it is judged.
    Elsewhere,
    /// It is in the trash.
    Deleted,
    /// The ledger tells a change only in words.
    ToldInWords,
    /// Its numbers counted something else then.
    OtherUnit,
    /// It had no numbers then that today's readings could be held against.
    NoNumbers,
    /// It is judged by its words, and they were others then.
    Reworded,
    /// It was judged as a whole, and what belongs to it says nothing of then.
    JudgedWhole,
    /// This copy leaves out how it is.
    Untold,
    /// Nothing was there then.
    NothingThen,
}

/// The readings of several goals together.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Together {
    /// As they were first set: those that were there when the cycle began.
    pub first: Reading,
    /// As they were changed: those that count now, as they were judged.
    pub changed: Reading,
    /// The mean share of the cycle that they lived, 0.0 to 1.0.
    pub lived: Option<f64>,
    /// The mean of the scores in which each goal weighs as much more as it lived longer. Shown beside, never in
    /// the place of the others.
    pub timed: Option<f64>,
}

/// What is known of one goal among several.
#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    /// The goal.
    pub id: Id,
    /// Its share by weight among those that count now; 0.0 where it does not count.
    pub share: f64,
    /// Its share by weight among those that were there when the cycle began; `None` where it was not.
    pub first_share: Option<f64>,
    /// Its score as first set.
    pub first: Option<f64>,
    /// Its score as changed.
    pub changed: Option<f64>,
    /// The share of the cycle that it lived.
    pub lived: Option<f64>,
    /// Whether it counts now: it was neither given up nor put off, and did not go elsewhere.
    pub counts: bool,
    /// Whether it was judged without a score, so that none is missing: by a word, or on purpose by nothing.
    pub unscored: bool,
}

/// The readings of several goals together (rules S34 to S36). Weights are respected; what is unknown is left out
/// and counted.
pub fn together(all: &[Among]) -> Together {
    let first: Vec<Part> =
        all.iter().filter_map(|one| Some(part(one, one.first, one.first_share?, !one.unscored))).collect();
    let counted: Vec<&Among> = all.iter().filter(|one| one.counts).collect();
    let changed: Vec<Part> =
        counted.iter().map(|one| part(one, one.changed, one.share, !one.unscored)).collect();
    let changed = read(&changed, Because::NotJudged);
    let none = if first.is_empty() { Because::NothingThen } else { Because::NotJudged };
    Together { first: read(&first, none), changed, lived: lived(all), timed: timed(&counted, changed.value) }
}

fn part(one: &Among, value: Option<f64>, share: f64, counts: bool) -> Part {
    Part { id: one.id.clone(), progress: value, weight: Some(share), counts }
}

fn read(parts: &[Part], none: Because) -> Reading {
    let RollUp { progress, missing, .. } = roll_up(parts);
    let because = if progress.is_some() { Because::KeyResults } else { none };
    Reading { value: progress, missing, because }
}

/// The mean share of the cycle; a goal that was given up weighs what it weighed at first.
fn lived(all: &[Among]) -> Option<f64> {
    let weighed = |one: &Among| if one.counts { one.share } else { one.first_share.unwrap_or(0.0) };
    let parts: Vec<Part> =
        all.iter().map(|one| Part { counts: true, ..part(one, one.lived, weighed(one), true) }).collect();
    roll_up(&parts).progress
}

/// Where all lived equally long it is the plain mean, to the last digit.
fn timed(counted: &[&Among], plain: Option<f64>) -> Option<f64> {
    let judged: Vec<&Among> =
        counted.iter().copied().filter(|one| one.changed.is_some() && !one.unscored).collect();
    let length = judged.first().and_then(|one| one.lived)?;
    if judged.iter().all(|one| one.lived == Some(length)) {
        return plain.filter(|_| length > 0.0);
    }
    let parts: Vec<Part> =
        judged.iter().filter_map(|one| Some(part(one, one.changed, one.share * one.lived?, true))).collect();
    roll_up(&parts).progress
}

/// A goal with its home and its weight among the goals of that home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed<'a> {
    /// Whose goal it is.
    pub home: Option<&'a Id>,
    /// Its weight as stated, in whatever scale its home uses.
    pub weight: Option<f64>,
    /// Whether it counts; what does not has no share.
    pub counts: bool,
}

/// What part each goal has in all of them, 0.0 to 1.0, together 1.0 or all 0.0 (rule S40).
///
/// A weight is one among the goals of a home, in a scale of its own: each home has the part that the number of
/// its goals has, and shares it by their weights (rules W). So without weights all goals have the same part.
pub fn shares_across(goals: &[Weighed<'_>]) -> Vec<f64> {
    let mut homes: std::collections::BTreeMap<Option<&Id>, Vec<usize>> = std::collections::BTreeMap::new();
    for (at, goal) in goals.iter().enumerate().filter(|(_, goal)| goal.counts) {
        homes.entry(goal.home).or_default().push(at);
    }
    let mut parts = vec![0.0; goals.len()];
    for members in homes.values() {
        let weights: Vec<Option<f64>> =
            members.iter().map(|at| goals.get(*at).and_then(|goal| goal.weight)).collect();
        for (at, share) in members.iter().zip(shares(&weights).shares) {
            if let Some(part) = parts.get_mut(*at) {
                *part = share * members.len() as f64;
            }
        }
    }
    let total: f64 = parts.iter().sum();
    if total > 0.0 {
        for part in &mut parts {
            *part /= total;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(id: &str, first: Option<f64>, changed: Option<f64>) -> Among {
        Among {
            id: Id::from(id),
            share: 0.5,
            first_share: Some(0.5),
            first,
            changed,
            lived: Some(1.0),
            counts: true,
            unscored: false,
        }
    }

    #[test]
    fn s34_together_as_first_set_are_those_that_were_there() {
        let late = Among { first_share: None, ..one("b", Some(1.0), Some(1.0)) };
        let got = together(&[one("a", Some(0.2), Some(0.6)), late]);
        assert_eq!((got.first.value, got.changed.value), (Some(0.2), Some(0.8)));
        let late = Among { first_share: None, ..one("b", Some(1.0), Some(1.0)) };
        let got = together(&[late]);
        assert_eq!((got.first.value, got.first.because), (None, Because::NothingThen));
        assert_eq!(together(&[]).first.because, Because::NothingThen);
    }

    #[test]
    fn s35_what_was_given_up_counts_at_first_with_what_it_had_reached() {
        let dropped = |first| Among { share: 0.0, counts: false, ..one("b", first, None) };
        let kept = Among { share: 1.0, ..one("a", Some(0.8), Some(0.8)) };
        let got = together(&[kept.clone(), dropped(Some(0.2))]);
        assert_eq!((got.first.value, got.changed.value), (Some(0.5), Some(0.8)));
        let got = together(&[kept, dropped(None)]);
        assert_eq!((got.first.value, got.first.missing), (Some(0.8), 1), "unknown is not zero");
    }

    #[test]
    fn s36_the_mean_by_time_stands_beside() {
        let short = Among { lived: Some(0.5), ..one("b", Some(0.0), Some(0.0)) };
        let got = together(&[one("a", Some(0.9), Some(0.9)), short]);
        assert_eq!((got.changed.value, got.lived), (Some(0.45), Some(0.75)));
        assert!((got.timed.unwrap() - 0.6).abs() < 1e-12);
        let unknown = Among { lived: None, ..one("b", None, None) };
        assert_eq!(together(&[one("a", Some(0.9), Some(0.9)), unknown]).timed, Some(0.9));
        let never = Among { lived: Some(0.0), ..one("a", Some(0.9), Some(0.9)) };
        assert_eq!(together(&[never]).timed, None);
        let out = Among { unscored: true, ..one("b", None, None) };
        let got = together(&[one("a", Some(0.9), Some(0.9)), out]);
        assert_eq!(
            (got.changed.value, got.changed.missing),
            (Some(0.9), 0),
            "none on purpose is not missing"
        );
    }

    #[test]
    fn s40_each_home_has_the_part_of_its_number_of_goals() {
        let (a, b) = (Id::from("a"), Id::from("b"));
        let goal = |home, weight| Weighed { home: Some(home), weight, counts: true };
        // One home in per cent, the other in a scale from 1 to 3.
        let got = shares_across(&[
            goal(&a, Some(70.0)),
            goal(&a, Some(30.0)),
            goal(&b, Some(1.0)),
            goal(&b, Some(3.0)),
        ]);
        for (got, want) in got.iter().zip([0.35, 0.15, 0.125, 0.375]) {
            assert!((got - want).abs() < 1e-12, "{got:?}");
        }
        let out = Weighed { counts: false, ..goal(&b, Some(9.0)) };
        assert_eq!(shares_across(&[goal(&a, None), goal(&b, None), out]), [0.5, 0.5, 0.0]);
        assert_eq!(shares_across(&[goal(&a, Some(0.0))]), [0.0]);
        assert_eq!(shares_across(&[]), Vec::<f64>::new());
    }

    proptest! {
        #[test]
        fn s40_shares_make_one_whole(goals in prop::collection::vec((0u8..4, prop::option::of(0.0..90.0f64), any::<bool>()), 0..20)) {
            let homes: Vec<Id> = (0..4u8).map(|at| Id::new(at.to_string())).collect();
            let goals: Vec<Weighed<'_>> = goals
                .iter()
                .map(|(home, weight, counts)| Weighed { home: homes.get(usize::from(*home)), weight: *weight, counts: *counts })
                .collect();
            let got = shares_across(&goals);
            let total: f64 = got.iter().sum();
            prop_assert!(total == 0.0 || (total - 1.0).abs() < 1e-9, "{total}");
            prop_assert!(got.iter().zip(&goals).all(|(share, goal)| *share >= 0.0 && (goal.counts || *share == 0.0)));
        }
    }
}
