//! Arithmetic of the figures of the practice: middles, and stretches of time that were kept (rules I).

use super::arrange::Arrange;
use super::day::Day;

/// The middle of some numbers: of an even count the mean of the two in the middle. `None` of none; what is no
/// number is left out.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.arrange(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(*upper);
    }
    let lower = sorted.get((sorted.len() / 2).checked_sub(1)?)?;
    Some(f64::midpoint(*lower, *upper))
}

/// How many stretches of time were kept, of those that are over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Stretches in which something was said.
    pub kept: usize,
    /// All stretches that are over.
    pub due: usize,
}

/// Cuts the days from `first` to `last` into whole stretches of `every` days and counts those on a day of which
/// something was said (rule I23). What is left over at the end is no stretch.
///
/// Days may come in any order and more than once; those outside say nothing.
pub fn kept(first: Day, last: Day, every: u32, days: impl IntoIterator<Item = Day>) -> Kept {
    let every = i64::from(every.max(1));
    let due = ((last.days_since(first) + 1) / every).max(0);
    let mut found: Vec<i64> = days
        .into_iter()
        .map(|day| day.days_since(first))
        .filter(|day| *day >= 0)
        .map(|day| day / every)
        .filter(|stretch| *stretch < due)
        .collect();
    found.arrange(Ord::cmp);
    found.dedup();
    Kept { kept: found.len(), due: usize::try_from(due).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn i2_the_middle_is_no_mean() {
        for (values, want) in [
            (&[][..], None),
            (&[3.0], Some(3.0)),
            (&[9.0, 1.0, 2.0], Some(2.0)),
            (&[4.0, 1.0, 2.0, 90.0], Some(3.0)),
            (&[f64::NAN, 5.0], Some(5.0)),
        ] {
            assert_eq!(median(values), want, "{values:?}");
        }
    }

    #[test]
    fn i23_whole_stretches_are_counted_and_each_once() {
        let days = |all: &[&str]| all.iter().map(|one| day(one)).collect::<Vec<Day>>();
        for (last, every, said, want) in [
            ("2026-07-21", 7, &["2026-07-01", "2026-07-03", "2026-07-15"][..], (2, 3)),
            // Two days are left over and are no stretch of their own.
            ("2026-07-16", 7, &["2026-07-15"], (0, 2)),
            ("2026-07-05", 7, &["2026-07-02"], (0, 0)),
            ("2026-06-01", 7, &["2026-07-02"], (0, 0)),
            ("2026-07-14", 14, &["2026-06-30", "2026-07-14"], (1, 1)),
            ("2026-07-02", 0, &["2026-07-02"], (1, 2)),
        ] {
            let got = kept(day("2026-07-01"), day(last), every, days(said));
            assert_eq!((got.kept, got.due), want, "{last} {every}");
        }
    }
}
