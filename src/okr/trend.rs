//! Trends: where a number is heading at this rate (rule T12).

use super::day::Day;

/// The straight line that lies nearest to several dated numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// How much it moves in a day.
    pub per_day: f64,
    day: Day,
    value: f64,
}

impl Trend {
    /// What the line says of a day.
    pub fn on(self, day: Day) -> f64 {
        self.value + self.per_day * day.days_since(self.day) as f64
    }
}

/// The line through numbers of at least two different days, by least squares; `None` with fewer.
pub fn trend(points: &[(Day, f64)]) -> Option<Trend> {
    let first = points.first().map(|(day, _)| *day)?;
    let count = points.len() as f64;
    let days = |day: Day| day.days_since(first) as f64;
    let mean_day = points.iter().map(|(day, _)| days(*day)).sum::<f64>() / count;
    let mean_value = points.iter().map(|(_, value)| *value).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|(day, _)| (days(*day) - mean_day).powi(2)).sum();
    let joint: f64 = points.iter().map(|(day, value)| (days(*day) - mean_day) * (value - mean_value)).sum();
    if spread <= 0.0 {
        return None;
    }
    let per_day = joint / spread;
    let value = mean_value - per_day * mean_day;
    (per_day.is_finite() && value.is_finite()).then_some(Trend { per_day, day: first, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[(i64, f64)]) -> Vec<(Day, f64)> {
        let start = Day::parse("2026-07-01").unwrap();
        values.iter().map(|(days, value)| (start.plus_days(*days), *value)).collect()
    }

    #[test]
    fn t12_a_trend_says_where_it_ends_at_this_rate() {
        let end = Day::parse("2026-09-29").unwrap();
        let line = trend(&points(&[(0, 0.0), (15, 0.1), (30, 0.2)])).unwrap();
        assert!((line.on(end) - 0.6).abs() < 1e-12);
        let noisy = trend(&points(&[(0, 0.1), (10, 0.0), (20, 0.3), (30, 0.2)])).unwrap();
        assert!(noisy.per_day > 0.0);
    }

    #[test]
    fn t12_one_day_is_no_trend() {
        assert_eq!(trend(&[]), None);
        assert_eq!(trend(&points(&[(3, 1.0)])), None);
        assert_eq!(trend(&points(&[(3, 1.0), (3, 2.0)])), None);
        assert_eq!(trend(&points(&[(0, f64::MAX), (1, f64::MIN)])), None);
    }
}
