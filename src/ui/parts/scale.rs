//! Where a value stands in a picture: ranges, even steps, positions.

/// A value at a place on the way from left to right: days, or anything that grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where, in any unit.
    pub at: f64,
    /// How high, in the unit of what is measured.
    pub value: f64,
}

/// A stretch of numbers that is drawn from one edge to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Range {
    /// The least range with all of the values; `None` where none of them is a number.
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        values.filter(|value| value.is_finite()).fold(None, |range: Option<Self>, value| {
            let range = range.unwrap_or(Self { low: value, high: value });
            Some(Self { low: range.low.min(value), high: range.high.max(value) })
        })
    }

    /// Where a value stands, 0.0 at the low edge and 1.0 at the high one; in the middle of a range
    /// without an extent.
    pub(super) fn share(self, value: f64) -> f64 {
        let extent = self.high - self.low;
        if extent > 0.0 && extent.is_finite() { ((value - self.low) / extent).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// A range that begins and ends on an even step, and its steps: about `n` of them.
    pub(super) fn even(self, n: f64) -> (Self, Vec<f64>) {
        let extent = self.high - self.low;
        let extent = if extent > 0.0 { extent } else { self.high.abs().max(1.0) };
        let step = even_step(extent / n.max(1.0));
        let (first, last) =
            ((self.low / step).floor(), (self.high / step).ceil().max((self.low / step).floor() + 1.0));
        let count = (last - first).min(12.0) as u32;
        let steps: Vec<f64> = (0..=count).map(|idx| rounded((first + f64::from(idx)) * step, step)).collect();
        (Self { low: first * step, high: last * step }, steps)
    }
}

/// 1, 2 or 5 times a power of ten, not below the wish.
fn even_step(wish: f64) -> f64 {
    let power = 10_f64.powf(wish.log10().floor());
    let times = wish / power;
    // A hair of tolerance, so that 0.3 / 3 is a tenth and not two.
    let even = [1.0, 2.0, 5.0].into_iter().find(|even| times <= even + 1e-9).unwrap_or(10.0);
    even * power
}

/// Takes away the noise that multiplication leaves: 0.30000000000000004 is 0.3.
fn rounded(value: f64, step: f64) -> f64 {
    let digits = (-step.log10().floor()).max(0.0) as i32;
    let power = 10_f64.powi(digits.min(12));
    (value * power).round() / power
}

/// A share as an SVG length.
pub(super) fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_even_and_hold_the_range() {
        let steps = |low, high| Range { low, high }.even(4.0).1;
        assert_eq!(steps(33.0, 42.0), [30.0, 35.0, 40.0, 45.0]);
        assert_eq!(steps(0.1, 0.3), [0.1, 0.15, 0.2, 0.25, 0.3]);
        assert_eq!(steps(-5.0, 5.0), [-5.0, 0.0, 5.0]);
        assert!(steps(7.0, 7.0).len() >= 2);
        assert!(steps(0.0, 0.0).len() >= 2);
        assert!(steps(1e300, 1.5e300).len() < 14);
    }

    #[test]
    fn a_range_knows_where_a_value_stands() {
        let range = Range::of([3.0, f64::NAN, 1.0].into_iter());
        assert_eq!(range, Some(Range { low: 1.0, high: 3.0 }));
        let share = range.map(|range| range.share(2.0));
        assert_eq!(share, Some(0.5));
        assert!((Range { low: 2.0, high: 2.0 }.share(2.0) - 0.5).abs() < f64::EPSILON);
        assert_eq!(Range::of(std::iter::empty()), None);
    }
}
