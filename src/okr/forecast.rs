//! Forecasts: where a goal will be on its last day if it goes on as it did (rules T15 to T18).

use super::day::{Day, Span};

/// What a goal's readings say of its last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The day it speaks of: the goal's last one.
    pub end: Day,
    /// What the line says of that day; not clamped, so it may lie beyond 1.0 or below 0.0.
    pub at_end: Outlook,
    /// How many days were read.
    pub readings: usize,
    /// The first of them.
    pub from: Day,
    /// The last of them.
    pub last: Day,
    /// What was read on that one.
    pub latest: f64,
    line: Line,
}

/// What a line says of one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Where the line is.
    pub value: f64,
    /// Four of five goals that went on like this would end above it, with the other edge below.
    pub low: f64,
    /// The upper edge.
    pub high: f64,
}

/// The line through the readings, and how far they lie from it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    from: Day,
    middle: f64,
    mean: f64,
    per_day: f64,
    /// What one reading lies from the line, as a rule.
    noise: f64,
    /// How many readings of today it is worth.
    count: f64,
    /// Mean square of the distances in days from the middle.
    spread: f64,
    /// How many times the noise the band reaches.
    reach: f64,
}

/// Days of which readings are needed (rule T16).
pub const LEAST_READINGS: usize = 4;

/// The part of its time that they have to span (rule T16).
pub const LEAST_PART: f64 = 0.25;

/// The part of its time after which a reading counts half (rule T15).
const HALF_LIFE: f64 = 1.0 / 3.0;

/// People do not read finer than this, however well their readings lie on a line (rule T15).
const LEAST_NOISE: f64 = 0.05;

/// What is read of a forecast that promises less than what is good of such a goal (rule S6).
const GOOD: f64 = 0.7;

/// Where a goal will be on its last day, from dated shares of the way, oldest first.
///
/// The line of least squares, in which what was said a third of the goal's time ago counts half; of one day
/// the last reading counts. The band holds four of five ends (rule T15). `None` where there is not enough to
/// say so: readings on fewer than four days, or within less than a quarter of its time, before the first
/// day, from the last day on, without both dates, or once it is reached (rule T16).
pub fn forecast(points: &[(Day, f64)], span: Span, today: Day) -> Option<Forecast> {
    let (start, end) = span.both().filter(|(start, end)| *start <= today && today < *end)?;
    let readings = by_day(points, start, today);
    let (from, last) = (readings.first()?.0, readings.last()?.0);
    let latest = readings.last()?.1;
    let time = end.days_since(start) as f64;
    let is_enough =
        readings.len() >= LEAST_READINGS && last.days_since(from) as f64 >= LEAST_PART * time && latest < 1.0;
    if !is_enough {
        return None;
    }
    let line = Line::through(&readings, time * HALF_LIFE)?;
    let at_end = line.on(end);
    let is_sound = [at_end.value, at_end.low, at_end.high].iter().all(|value| value.is_finite());
    is_sound.then_some(Forecast { end, at_end, readings: readings.len(), from, last, latest, line })
}

/// Readings of its time until today, one for each day: the last one.
fn by_day(points: &[(Day, f64)], start: Day, today: Day) -> Vec<(Day, f64)> {
    let mut readings: Vec<(Day, f64)> = Vec::with_capacity(points.len());
    for (day, share) in
        points.iter().filter(|(day, share)| (start..=today).contains(day) && share.is_finite())
    {
        // In order, as check-ins stand; one that is not is left where it would be.
        let after = readings.partition_point(|(other, _)| other <= day);
        match after.checked_sub(1).and_then(|before| readings.get_mut(before)) {
            Some(same) if same.0 == *day => same.1 = *share,
            _ => readings.insert(after, (*day, *share)),
        }
    }
    readings
}

impl Line {
    fn through(readings: &[(Day, f64)], half_life_days: f64) -> Option<Self> {
        let (from, last) = (readings.first()?.0, readings.last()?.0);
        let weighed = || {
            readings.iter().map(|(day, share)| {
                let weight = 0.5_f64.powf(last.days_since(*day) as f64 / half_life_days);
                (weight, day.days_since(from) as f64, *share)
            })
        };
        let all: f64 = weighed().map(|(weight, ..)| weight).sum();
        let mean_of = |read: &dyn Fn(f64, f64) -> f64| {
            weighed().map(|(weight, at, share)| weight * read(at, share)).sum::<f64>() / all
        };
        let (middle, mean) = (mean_of(&|at, _| at), mean_of(&|_, share| share));
        let spread = mean_of(&|at, _| (at - middle).powi(2));
        let per_day = mean_of(&|at, share| (at - middle) * (share - mean)) / spread;
        let off = mean_of(&|at, share| (share - mean - per_day * (at - middle)).powi(2));
        let squares: f64 = weighed().map(|(weight, ..)| weight * weight).sum();
        let count = all * all / squares;
        // Two of them fix the line; what is left says how far readings lie from it.
        let free = count - 2.0;
        let noise = (off * count / free).sqrt().max(LEAST_NOISE);
        let line = Self { from, middle, mean, per_day, noise, count, spread, reach: student(free)? };
        (spread > 0.0 && per_day.is_finite() && noise.is_finite()).then_some(line)
    }

    fn on(self, day: Day) -> Outlook {
        let away = day.days_since(self.from) as f64 - self.middle;
        let value = self.mean + self.per_day * away;
        let share = 1.0 + 1.0 / self.count + away * away / (self.spread * self.count);
        let half = self.reach * self.noise * share.sqrt();
        Outlook { value, low: value - half, high: value + half }
    }
}

/// How many times the noise nine of ten readings stay below, where so many are free (Student's t): so that
/// four of five stay within the band. `None` with fewer than one.
fn student(free: f64) -> Option<f64> {
    const KNOTS: [(f64, f64); 8] = [
        (0.0, 1.282),
        (0.033_333, 1.310),
        (0.1, 1.372),
        (0.2, 1.476),
        (0.25, 1.533),
        (0.333_333, 1.638),
        (0.5, 1.886),
        (1.0, 3.078),
    ];
    let at = 1.0 / free;
    // Between the knots of the table the way is nearly straight in one over the degrees of freedom.
    let pair = KNOTS.windows(2).find(|pair| pair.last().is_some_and(|(knot, _)| at <= *knot));
    let (Some((low, below)), Some((high, above))) =
        (pair.and_then(|pair| pair.first()), pair.and_then(|pair| pair.last()))
    else {
        return None;
    };
    (free >= 1.0).then(|| below + (above - below) * (at - low) / (high - low))
}

impl Outlook {
    /// As it is shown: nobody ends above 1.0 in a sentence, nor below where the goal is by now if that is
    /// below nothing.
    fn shown(self, latest: f64) -> Self {
        let seen = |value: f64| value.clamp(latest.min(0.0), 1.0);
        Self { value: seen(self.value), low: seen(self.low), high: seen(self.high) }
    }
}

impl Forecast {
    /// What is shown of the last day: between nothing and all (rule T17).
    pub fn shown(&self) -> Outlook {
        self.at_end.shown(self.latest)
    }

    /// What is drawn of a day, as shown.
    pub fn shown_on(&self, day: Day) -> Outlook {
        self.line.on(day).shown(self.latest)
    }

    /// The day on which it is reached at this rate, where that is not after its last one.
    pub fn reached_on(&self) -> Option<Day> {
        if self.line.per_day <= 0.0 {
            return None;
        }
        let now = self.line.on(self.last).value;
        let days = ((1.0 - now) / self.line.per_day).ceil().max(1.0);
        (days <= self.end.days_since(self.last) as f64).then(|| self.last.plus_days(days as i64))
    }

    /// Whether even the best that is to be expected is less than what is good: 1.0 of a goal that was
    /// promised, 0.7 of any other (rules S6 and T18).
    pub fn falls_short(&self, promised: Promise) -> bool {
        self.at_end.high < promised.good()
    }
}

/// What is good of a goal (rule S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It was promised in full.
    Full,
    /// It was set high.
    High,
}

impl Promise {
    /// What of a goal is good, 0.0 to 1.0.
    pub fn good(self) -> f64 {
        match self {
            Self::Full => 1.0,
            Self::High => GOOD,
        }
    }

    /// What a commitment makes of it.
    pub fn of(commitment: Option<super::objective::Commitment>) -> Self {
        match commitment {
            Some(super::objective::Commitment::Committed) => Self::Full,
            Some(super::objective::Commitment::Aspirational) | None => Self::High,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// A hundred days from 1 July.
    fn span() -> Span {
        Span::new(day("2026-07-01"), day("2026-10-09"))
    }

    fn on(points: &[(i64, f64)]) -> Vec<(Day, f64)> {
        points.iter().map(|(days, share)| (day("2026-07-01").plus_days(*days), *share)).collect()
    }

    fn at(points: &[(i64, f64)], today: i64) -> Option<Forecast> {
        forecast(&on(points), span(), day("2026-07-01").plus_days(today))
    }

    /// Half a percent a day, read every ten days.
    const STEADY: [(i64, f64); 5] = [(10, 0.05), (20, 0.1), (30, 0.15), (40, 0.2), (50, 0.25)];

    #[test]
    fn t15_who_goes_on_steadily_ends_where_the_line_does() {
        let got = at(&STEADY, 50).unwrap();
        assert!((got.at_end.value - 0.5).abs() < 1e-9, "{got:?}");
        assert_eq!((got.readings, got.end), (5, day("2026-10-09")));
        // However well they lie on a line, nobody reads progress to less than five points.
        assert!(got.at_end.low < 0.4 && got.at_end.high > 0.6, "{got:?}");
        let mid = got.shown_on(day("2026-07-01").plus_days(60));
        assert!((mid.value - 0.3).abs() < 1e-9);
        assert!(mid.high - mid.low < got.at_end.high - got.at_end.low, "farther away is less certain");
    }

    #[test]
    fn t15_what_was_said_lately_counts_more() {
        let woke = at(&[(0, 0.0), (20, 0.0), (40, 0.0), (50, 0.2), (60, 0.4)], 60).unwrap();
        let plain = super::super::trend::trend(&on(&[(0, 0.0), (20, 0.0), (40, 0.0), (50, 0.2), (60, 0.4)]));
        assert!(woke.at_end.value > plain.unwrap().on(woke.end) + 0.05, "{woke:?}");
    }

    #[test]
    fn t15_of_one_day_the_last_reading_counts() {
        let twice = [(10, 0.05), (20, 0.9), (20, 0.1), (30, 0.15), (40, 0.2), (50, 0.25)];
        assert_eq!(at(&twice, 50), at(&STEADY, 50));
        let with_noise = at(&[(10, 0.0), (20, 0.2), (30, 0.1), (40, 0.35), (50, 0.2)], 50).unwrap();
        let steady = at(&STEADY, 50).unwrap();
        assert!(
            with_noise.at_end.high - with_noise.at_end.low > 1.5 * (steady.at_end.high - steady.at_end.low)
        );
    }

    #[test]
    fn t15_the_band_is_as_wide_as_the_table_says() {
        for (free, want) in [(1.0, 3.078), (2.0, 1.886), (5.0, 1.476), (30.0, 1.310)] {
            assert!((student(free).unwrap() - want).abs() < 1e-3, "{free}");
        }
        assert!(student(1.5).unwrap() > 1.886 && student(1.5).unwrap() < 3.078);
        assert!(student(1e9).unwrap() < 1.29);
        assert_eq!((student(0.5), student(0.0), student(-1.0)), (None, None, None));
    }

    #[test]
    fn t16_nothing_is_said_of_the_end_before_there_is_enough() {
        assert!(at(&STEADY[..4], 40).is_some());
        assert_eq!(at(&STEADY[..3], 30), None, "three readings");
        assert_eq!(at(&[(10, 0.1), (10, 0.2), (20, 0.3), (20, 0.3), (40, 0.4)], 40), None, "three days");
        assert_eq!(at(&[(10, 0.1), (18, 0.2), (26, 0.3), (34, 0.3)], 40), None, "24 of 100 days");
        assert!(at(&[(10, 0.1), (18, 0.2), (26, 0.3), (35, 0.3)], 40).is_some(), "25 of 100 days");
        assert_eq!(at(&STEADY, 100), None, "the last day is here");
        assert_eq!(at(&STEADY, 130), None);
        assert_eq!(at(&STEADY, -1), None, "before the first day");
        assert_eq!(at(&[(10, 0.2), (20, 0.5), (30, 0.8), (40, 1.0)], 40), None, "it is reached");
        assert_eq!(
            at(&[(-40, 0.1), (-30, 0.2), (-20, 0.3), (10, 0.4), (20, 0.5)], 40),
            None,
            "before its time"
        );
        assert_eq!(at(&[(10, 0.2), (20, f64::NAN), (30, 0.3), (40, 0.4)], 40), None);
        assert_eq!(forecast(&on(&STEADY), Span::UNKNOWN, day("2026-08-20")), None);
        let one_day = Span::new(day("2026-07-11"), day("2026-07-11"));
        assert_eq!(forecast(&on(&STEADY), one_day, day("2026-07-11")), None);
        assert_eq!(at(&[(0, f64::MAX), (20, f64::MIN), (40, f64::MAX), (60, 0.0)], 60), None);
    }

    #[test]
    fn t17_what_is_shown_lies_between_nothing_and_all() {
        let fast = at(&[(10, 0.1), (20, 0.3), (30, 0.5), (40, 0.7)], 40).unwrap();
        assert!(fast.at_end.value > 1.5, "kept as it is");
        assert!((fast.shown().value - 1.0).abs() < 1e-12 && fast.shown().high <= 1.0);
        assert_eq!(fast.reached_on(), Some(day("2026-07-01").plus_days(55)));
        let down = at(&[(10, 0.4), (20, 0.3), (30, 0.2), (40, 0.1)], 40).unwrap();
        assert!(down.at_end.value < -0.3 && down.shown().value.abs() < 1e-12);
        assert_eq!(down.reached_on(), None);
        // −17 % was said: the way down is shown as far as it was gone.
        let back = at(&[(10, 0.1), (20, 0.0), (30, -0.1), (40, -0.17)], 40).unwrap();
        assert!((back.shown().low + 0.17).abs() < 1e-12);
        assert_eq!(at(&STEADY, 50).unwrap().reached_on(), None, "not by its last day");
    }

    #[test]
    fn t18_a_forecast_falls_short_when_its_whole_band_lies_below_what_is_good() {
        let slow = at(&[(10, 0.02), (20, 0.04), (30, 0.06), (40, 0.08), (50, 0.1)], 50).unwrap();
        assert!(slow.at_end.high < 0.7 && slow.falls_short(Promise::High) && slow.falls_short(Promise::Full));
        let fair = at(&[(10, 0.075), (20, 0.15), (30, 0.225), (40, 0.3), (50, 0.375)], 50).unwrap();
        assert!(!fair.falls_short(Promise::High) && fair.falls_short(Promise::Full), "{fair:?}");
        let fast = at(&[(10, 0.1), (20, 0.3), (30, 0.5), (40, 0.7)], 40).unwrap();
        assert!(!fast.falls_short(Promise::Full));
    }

    proptest! {
        #[test]
        fn t15_any_readings_make_a_band_around_the_line_or_nothing(
            readings in prop::collection::vec((-10i64..120, -0.5..1.5f64), 0..30), today in -10i64..120,
        ) {
            if let Some(got) = at(&readings, today) {
                prop_assert!(got.at_end.low < got.at_end.value && got.at_end.value < got.at_end.high);
                let shown = got.shown();
                prop_assert!(shown.low <= shown.value && shown.value <= shown.high);
                prop_assert!(shown.high <= 1.0 && shown.low >= got.latest.min(0.0));
                prop_assert!(got.readings >= LEAST_READINGS && (0..100).contains(&today));
                prop_assert!(got.reached_on().is_none_or(|day| day > got.last && day <= got.end));
            }
        }
    }
}
