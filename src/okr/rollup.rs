//! Roll-ups: how far several goals are together (rules R).

use std::collections::BTreeSet;

use super::id::Id;
use super::weight::{ShareRule, shares};

/// One goal that may count in a roll-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The key result or objective.
    pub id: Id,
    /// How far it is, as it is; `None` where nobody knows.
    pub progress: Option<f64>,
    /// Its weight as stated.
    pub weight: Option<f64>,
    /// Whether it still counts: put off and given up goals do not (rule R4).
    pub counts: bool,
}

/// How far several goals are together, and how each of them entered.
#[derive(Clone, Debug, PartialEq)]
pub struct RollUp {
    /// The weighted mean of what is known, 0.0 to 1.0; `None` where nothing is.
    pub progress: Option<f64>,
    /// Every part, in the order given, each id once.
    pub parts: Vec<PartRead>,
    /// How the weights became shares.
    pub rule: ShareRule,
    /// How many of those that count have no progress; they are left out, not taken as zero (rule R3).
    pub missing: usize,
    /// The share of the whole that is known, 0.0 to 1.0.
    pub known: f64,
}

/// How one part entered a roll-up.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRead {
    /// The key result or objective.
    pub id: Id,
    /// How far it is, as it is.
    pub progress: Option<f64>,
    /// Its share by weight among all that count.
    pub share: f64,
    /// How many points of the result come from it; `None` where it was left out.
    pub adds: Option<f64>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a part in a roll-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It entered with its own progress.
    Counted,
    /// It entered as 0 or 1, since it is beyond that (rule R2).
    Clamped,
    /// It weighs nothing.
    Weightless,
    /// Nobody knows how far it is (rule R3).
    Missing,
    /// It was put off or given up (rule R4).
    Out,
}

/// The weighted mean of several goals (rules R1 to R6).
///
/// Each enters with 0.0 to 1.0 and with its share by weight; what is not known is left out and counted;
/// an id that occurs twice, because it has two parents, enters once.
pub fn roll_up(parts: &[Part]) -> RollUp {
    let mut seen = BTreeSet::new();
    let parts: Vec<&Part> = parts.iter().filter(|part| seen.insert(&part.id)).collect();
    let weights: Vec<Option<f64>> = parts.iter().filter(|part| part.counts).map(|part| part.weight).collect();
    let shares = shares(&weights);
    let mut share_of_next = shares.shares.iter().copied();
    let shared: Vec<(&Part, f64)> = parts
        .into_iter()
        .map(|part| (part, if part.counts { share_of_next.next().unwrap_or(0.0) } else { 0.0 }))
        .collect();
    let known: f64 = shared.iter().filter(|(part, _)| progress(part).is_some()).map(|(_, share)| share).sum();
    let parts: Vec<PartRead> = shared.iter().map(|(part, share)| enter(part, *share, known)).collect();
    let total: f64 = parts.iter().filter_map(|part| part.adds).sum();
    RollUp {
        // The sum of rounded pieces may stand a hair outside.
        progress: (known > 0.0).then(|| total.clamp(0.0, 1.0)),
        rule: shares.rule,
        missing: parts.iter().filter(|part| part.fate == Fate::Missing).count(),
        known,
        parts,
    }
}

fn progress(part: &Part) -> Option<f64> {
    part.progress.filter(|progress| part.counts && progress.is_finite())
}

fn enter(part: &Part, share: f64, known: f64) -> PartRead {
    let fate = match progress(part) {
        _ if !part.counts => Fate::Out,
        _ if share <= 0.0 => Fate::Weightless,
        None => Fate::Missing,
        Some(progress) if (0.0..=1.0).contains(&progress) => Fate::Counted,
        Some(_) => Fate::Clamped,
    };
    let adds = match fate {
        Fate::Counted | Fate::Clamped => {
            progress(part).map(|progress| progress.clamp(0.0, 1.0) * (share / known))
        }
        Fate::Weightless | Fate::Missing | Fate::Out => None,
    };
    PartRead { id: part.id.clone(), progress: part.progress, share, adds, fate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(id: &str, progress: Option<f64>, weight: Option<f64>) -> Part {
        Part { id: Id::from(id), progress, weight, counts: true }
    }

    #[track_caller]
    fn check(parts: &[Part], want: Option<f64>) -> RollUp {
        let got = roll_up(parts);
        let apart = got.progress.zip(want).map_or(0.0, |(got, want)| (got - want).abs());
        assert!(got.progress.is_some() == want.is_some() && apart < 1e-12, "{got:?} instead of {want:?}");
        got
    }

    #[test]
    fn r1_together_is_the_weighted_mean() {
        check(&[part("a", Some(0.2), None), part("b", Some(0.6), None)], Some(0.4));
        check(&[part("a", Some(0.2), Some(3.0)), part("b", Some(0.6), Some(1.0))], Some(0.3));
        check(&[part("a", Some(0.2), Some(0.5)), part("b", Some(0.6), None)], Some(0.4));
    }

    #[test]
    fn r2_each_enters_between_nothing_and_everything() {
        let got = check(&[part("a", Some(2.0), None), part("b", Some(-0.17), None)], Some(0.5));
        assert!(got.parts.iter().all(|part| part.fate == Fate::Clamped));
        assert_eq!(got.parts[0].progress, Some(2.0));
    }

    #[test]
    fn r3_what_nobody_knows_is_left_out_and_counted() {
        let got = check(&[part("a", Some(0.4), None), part("b", None, None)], Some(0.4));
        assert_eq!((got.missing, got.known), (1, 0.5));
        let got = check(&[part("a", None, None), part("b", None, None)], None);
        assert_eq!((got.missing, got.known), (2, 0.0));
        check(&[part("a", Some(f64::NAN), None), part("b", Some(0.5), None)], Some(0.5));
    }

    #[test]
    fn r3_an_objective_without_key_results_has_no_progress() {
        let got = check(&[], None);
        assert_eq!((got.rule, got.missing), (ShareRule::Nothing, 0));
    }

    #[test]
    fn r3_a_total_weight_of_nothing_has_no_progress() {
        let got = check(&[part("a", Some(0.4), Some(0.0)), part("b", Some(1.0), Some(0.0))], None);
        assert!(got.parts.iter().all(|part| part.fate == Fate::Weightless));
        check(&[part("a", Some(0.4), Some(0.0)), part("b", None, Some(1.0))], None);
    }

    #[test]
    fn r3_a_missing_weight_does_not_fall_out_of_the_mean() {
        let got = check(&[part("a", Some(0.0), Some(2.0)), part("b", Some(1.0), None)], Some(0.5));
        assert!(got.parts.iter().all(|part| part.fate == Fate::Counted));
    }

    #[test]
    fn r4_what_is_put_off_or_given_up_does_not_count() {
        let out = Part { counts: false, ..part("b", Some(0.0), Some(0.9)) };
        let got = check(&[part("a", Some(0.4), Some(0.1)), out], Some(0.4));
        assert_eq!((got.missing, got.parts[1].fate), (0, Fate::Out));
    }

    #[test]
    fn r6_two_parents_count_once() {
        let twice = [part("a", Some(1.0), None), part("b", Some(0.0), None), part("a", Some(1.0), None)];
        assert_eq!(check(&twice, Some(0.5)).parts.len(), 2);
    }

    #[test]
    fn r7_full_precision_is_kept() {
        let thirds = [part("a", Some(1.0 / 3.0), None), part("b", Some(2.0 / 3.0), None)];
        assert_eq!(roll_up(&thirds).progress, Some(0.5));
    }

    fn any_parts() -> impl Strategy<Value = Vec<Part>> {
        let one = (0u8..6, prop::option::of(-1.0..3.0f64), prop::option::of(0.0..10.0f64), any::<bool>());
        prop::collection::vec(one, 0..12).prop_map(|parts| {
            let build = |(id, progress, weight, counts): (u8, _, _, _)| Part {
                id: Id::new(id.to_string()),
                progress,
                weight,
                counts,
            };
            parts.into_iter().map(build).collect()
        })
    }

    proptest! {
        #[test]
        fn r1_the_mean_lies_between_its_parts(parts in any_parts()) {
            let got = roll_up(&parts);
            let entered: Vec<f64> = got.parts.iter()
                .filter(|part| part.adds.is_some())
                .filter_map(|part| part.progress.map(|progress| progress.clamp(0.0, 1.0)))
                .collect();
            let low = entered.iter().copied().fold(1.0, f64::min);
            let high = entered.iter().copied().fold(0.0, f64::max);
            match got.progress {
                Some(mean) => prop_assert!(mean >= low - 1e-9 && mean <= high + 1e-9),
                None => prop_assert!(entered.is_empty()),
            }
            let adds: f64 = got.parts.iter().filter_map(|part| part.adds).sum();
            prop_assert!((got.progress.unwrap_or(0.0) - adds).abs() < 1e-9);
        }

        #[test]
        fn r1_more_progress_never_lowers_the_mean(parts in any_parts(), which in 0usize..12, more in 0.0..1.0f64) {
            let before = roll_up(&parts).progress;
            let mut parts = parts;
            let Some(part) = parts.get_mut(which).filter(|part| part.progress.is_some()) else { return Ok(()) };
            part.progress = part.progress.map(|progress| progress + more);
            let after = roll_up(&parts).progress;
            prop_assert!(before.zip(after).is_none_or(|(before, after)| after >= before - 1e-9));
        }
    }
}
