//! Weights: what part each of several goals has in the whole (rules W).

use super::arrange::Arrange;

/// What part each of several has in the whole, and by which rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// One share for each weight, in the same order; together 1.0, or all 0.0.
    pub shares: Vec<f64>,
    /// The rule they were found by.
    pub rule: ShareRule,
}

/// How weights became shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareRule {
    /// Nobody stated a weight: all have the same share (rule W1).
    Equal,
    /// All were stated: each by its part of their sum (rule W2).
    Stated,
    /// Some were stated as parts of 1: the others share the rest equally (rule W3).
    RestShared,
    /// Some were stated in another scale: the others weigh as much as those on average (rule W4).
    Averaged,
    /// There is nothing to share: no parts, or all weigh nothing (rule W5).
    Nothing,
}

/// Turns weights as they were stated into shares of the whole.
///
/// A weight is stated as a part of 1 (`0.3` is 30 %) or in any scale of its own (1, 2, 4). A negative one
/// weighs nothing; one that is no number is as if not stated. One that was not stated is never lost.
pub fn shares(weights: &[Option<f64>]) -> Shares {
    let stated: Vec<Option<f64>> =
        weights.iter().map(|weight| weight.filter(|w| w.is_finite()).map(|w| w.max(0.0))).collect();
    let open = stated.iter().filter(|weight| weight.is_none()).count();
    let known: Vec<f64> = stated.iter().copied().flatten().collect();
    let (sum, largest) = (known.iter().sum::<f64>(), known.iter().copied().fold(0.0, f64::max));
    if weights.is_empty() || (open == 0 && largest <= 0.0) {
        return Shares { shares: vec![0.0; weights.len()], rule: ShareRule::Nothing };
    }
    let (for_open, rule) = if open == 0 {
        (0.0, ShareRule::Stated)
    } else if known.is_empty() {
        (1.0, ShareRule::Equal)
    } else if sum < 1.0 {
        ((1.0 - sum) / open as f64, ShareRule::RestShared)
    } else {
        let heavy = known.iter().filter(|weight| **weight > 0.0).count();
        (sum / heavy as f64, ShareRule::Averaged)
    };
    // Scaled down first, so that huge weights do not add up to infinity.
    let unit = largest.max(for_open);
    let scaled: Vec<f64> = stated.iter().map(|weight| weight.unwrap_or(for_open) / unit).collect();
    let total: f64 = scaled.iter().sum();
    if !(unit.is_finite() && total > 0.0) {
        return Shares { shares: vec![1.0 / weights.len() as f64; weights.len()], rule: ShareRule::Equal };
    }
    Shares { shares: scaled.into_iter().map(|weight| weight / total).collect(), rule }
}

/// Shares rounded to thousandths that still add up to exactly 1000 (rule W6), so that weights on a page
/// make 100.0 %. What rounding leaves over goes to those that lost most, the earlier one first.
pub fn thousandths(shares: &[f64]) -> Vec<u32> {
    parted(shares, 1000)
}

/// Whole numbers in the proportion of these that add up to exactly this total, by the same rule: what the
/// parts of a number are shown with, so that they make the number that is shown.
pub fn parted(shares: &[f64], whole: u32) -> Vec<u32> {
    let total: f64 = shares.iter().sum();
    if !(total.is_finite() && total > 0.0) {
        return vec![0; shares.len()];
    }
    let exact: Vec<f64> = shares.iter().map(|share| share.max(0.0) / total * f64::from(whole)).collect();
    let mut rounded: Vec<u32> = exact.iter().map(|part| part.floor() as u32).collect();
    let given: u32 = rounded.iter().sum();
    let left = whole.saturating_sub(given) as usize;
    let mut by_loss: Vec<(usize, f64)> = exact.iter().map(|part| part - part.floor()).enumerate().collect();
    by_loss.arrange(|(one, lost), (other, lost_too)| lost_too.total_cmp(lost).then(one.cmp(other)));
    for (position, _) in by_loss.into_iter().take(left) {
        if let Some(part) = rounded.get_mut(position) {
            *part += 1;
        }
    }
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(weights: &[Option<f64>], want: &[f64], rule: ShareRule) {
        let got = shares(weights);
        assert_eq!(got.rule, rule, "{weights:?}");
        assert_eq!(got.shares.len(), want.len());
        for (got, want) in got.shares.iter().zip(want) {
            assert!((got - want).abs() < 1e-12, "{weights:?}: {got} instead of {want}");
        }
    }

    #[test]
    fn w1_without_weights_all_count_the_same() {
        check(&[None, None, None, None], &[0.25; 4], ShareRule::Equal);
        check(&[None], &[1.0], ShareRule::Equal);
        check(&[Some(f64::NAN), None], &[0.5, 0.5], ShareRule::Equal);
    }

    #[test]
    fn w2_stated_weights_count_in_any_scale() {
        check(&[Some(1.0), Some(2.0), Some(1.0)], &[0.25, 0.5, 0.25], ShareRule::Stated);
        check(&[Some(30.0), Some(70.0)], &[0.3, 0.7], ShareRule::Stated);
        check(&[Some(0.3), Some(0.3)], &[0.5, 0.5], ShareRule::Stated);
        check(&[Some(0.0), Some(5.0)], &[0.0, 1.0], ShareRule::Stated);
        check(&[Some(-3.0), Some(5.0)], &[0.0, 1.0], ShareRule::Stated);
    }

    #[test]
    fn w3_a_stated_part_stays_and_the_others_share_the_rest() {
        check(&[Some(0.3), None, None], &[0.3, 0.35, 0.35], ShareRule::RestShared);
        check(&[Some(0.0), None, None], &[0.0, 0.5, 0.5], ShareRule::RestShared);
        check(&[Some(0.5), Some(0.3), None], &[0.5, 0.3, 0.2], ShareRule::RestShared);
    }

    #[test]
    fn w4_a_missing_weight_is_never_lost() {
        check(&[Some(1.0), None, None], &[1.0 / 3.0; 3], ShareRule::Averaged);
        check(&[Some(2.0), Some(4.0), None], &[2.0 / 9.0, 4.0 / 9.0, 3.0 / 9.0], ShareRule::Averaged);
        check(&[Some(0.0), Some(4.0), None], &[0.0, 0.5, 0.5], ShareRule::Averaged);
        check(&[Some(0.5), Some(0.5), None], &[1.0 / 3.0; 3], ShareRule::Averaged);
    }

    #[test]
    fn w5_a_total_of_nothing_is_nothing() {
        check(&[Some(0.0), Some(0.0)], &[0.0, 0.0], ShareRule::Nothing);
        check(&[Some(-1.0)], &[0.0], ShareRule::Nothing);
        check(&[], &[], ShareRule::Nothing);
    }

    #[test]
    fn w6_rounded_shares_make_a_whole() {
        assert_eq!(thousandths(&[1.0 / 3.0; 3]), [334, 333, 333]);
        assert_eq!(thousandths(&[0.125, 0.875]), [125, 875]);
        assert_eq!(thousandths(&[0.0, 0.0]), [0, 0]);
        assert_eq!(thousandths(&[]), Vec::<u32>::new());
    }

    proptest! {
        #[test]
        fn w2_shares_make_a_whole(
            weights in prop::collection::vec(prop::option::of(0.0..1e300f64), 1..30),
        ) {
            let got = shares(&weights);
            let sum: f64 = got.shares.iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-9 || got.rule == ShareRule::Nothing);
            prop_assert!(got.shares.iter().all(|share| (0.0..=1.0).contains(share)));
            prop_assert_eq!(got.shares.len(), weights.len());
            if sum > 0.0 {
                prop_assert_eq!(thousandths(&got.shares).iter().sum::<u32>(), 1000);
            }
        }
    }
}
