//! Time in the corridor: for how many of its periods a key result stayed where it should (rules P9, P10).

use std::collections::BTreeMap;

use super::checkin::CheckIn;
use super::day::{Day, Span};
use super::measure::Measure;

/// How often a key result was seen in its corridor, counted in periods of one cadence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeInBand {
    /// How many periods its span has; `None` where its dates are not known.
    pub periods: Option<u32>,
    /// Periods that were read, every time inside.
    pub kept: u32,
    /// Periods in which it was read outside.
    pub broken: u32,
    /// Periods that are over and were not read: nobody knows, so they are not kept.
    pub missed: u32,
    /// Whether the latest reading lies inside.
    pub now: Option<bool>,
}

impl TimeInBand {
    /// Periods that had to be read so far.
    pub fn due(self) -> u32 {
        self.kept + self.broken + self.missed
    }

    /// Share of the whole span that was kept. Without dates the latest reading decides.
    /// `None` where nothing was read.
    pub fn progress(self) -> Option<f64> {
        let now = self.now?;
        match self.periods {
            Some(periods) if periods > 0 => Some(f64::from(self.kept) / f64::from(periods)),
            _ => Some(f64::from(u8::from(now))),
        }
    }

    /// Share of the whole span that should be kept by now.
    pub fn expected(self) -> Option<f64> {
        let periods = self.periods.filter(|periods| *periods > 0)?;
        Some(f64::from(self.due()) / f64::from(periods))
    }

    /// Share of the periods so far that was kept.
    pub fn kept_so_far(self) -> Option<f64> {
        (self.due() > 0).then(|| f64::from(self.kept) / f64::from(self.due()))
    }
}

/// Counts the periods of a corridor from its check-ins, oldest first.
///
/// A period is one cadence long, from the first day of the span on; the last one may be shorter. It is kept
/// when it was read and every reading lay inside, missed when it is over and nobody read. Today's period
/// is not missed before it is over. Readings outside the span, or without a day, only say how it is now.
pub fn time_in_band(
    measure: &Measure,
    checkins: &[&CheckIn],
    span: Span,
    cadence_days: u32,
    today: Day,
) -> TimeInBand {
    let readings =
        || checkins.iter().filter_map(|checkin| Some((checkin.at, measure.holds(checkin.value?)?)));
    let now = readings().next_back().map(|(_, inside)| inside);
    let Some((start, end)) = span.both() else { return TimeInBand { now, ..TimeInBand::default() } };
    let cadence = i64::from(cadence_days.max(1));
    let periods = end.days_since(start) / cadence + 1;
    let mut seen: BTreeMap<i64, bool> = BTreeMap::new();
    for (at, inside) in readings() {
        if let Some(at) = at.filter(|at| span.contains(*at)) {
            let kept = seen.entry(at.days_since(start) / cadence).or_insert(true);
            *kept = *kept && inside;
        }
    }
    let over = if today > end { periods } else { (today.days_since(start) / cadence).clamp(0, periods) };
    let kept = seen.values().filter(|kept| **kept).count();
    TimeInBand {
        periods: Some(periods as u32),
        kept: kept as u32,
        broken: (seen.len() - kept) as u32,
        missed: (over as usize - seen.range(..over).count()) as u32,
        now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn read(at: &str, value: f64) -> CheckIn {
        CheckIn { at: Day::parse(at), value: Some(value), ..CheckIn::new(at) }
    }

    fn count(checkins: &[CheckIn], span: Span, today: &str) -> TimeInBand {
        let refs: Vec<&CheckIn> = checkins.iter().collect();
        time_in_band(&Measure::Below { ceiling: Some(4.0) }, &refs, span, 7, day(today))
    }

    /// Four weeks and one day, so five periods.
    fn span() -> Span {
        Span::new(day("2026-07-01"), day("2026-07-29"))
    }

    #[test]
    fn p9_a_missed_check_in_is_not_kept() {
        let checkins = [read("2026-07-02", 3.0), read("2026-07-16", 4.0), read("2026-07-23", 4.5)];
        let time = count(&checkins, span(), "2026-07-30");
        assert_eq!(time, TimeInBand { periods: Some(5), kept: 2, broken: 1, missed: 2, now: Some(false) });
        assert_eq!(time.progress(), Some(0.4));
        assert_eq!(time.expected(), Some(1.0));
        assert_eq!(time.kept_so_far(), Some(0.4));
    }

    #[test]
    fn p9_a_period_is_missed_only_when_it_is_over() {
        assert_eq!(count(&[], span(), "2026-07-07").missed, 0);
        assert_eq!(count(&[], span(), "2026-07-08").missed, 1);
        assert_eq!(count(&[], span(), "2026-06-01").missed, 0);
        assert_eq!(count(&[], span(), "2026-12-01").missed, 5);
        assert_eq!(count(&[], span(), "2026-12-01").progress(), None);
    }

    #[test]
    fn p9_one_reading_outside_breaks_its_period() {
        let checkins = [read("2026-07-01", 5.0), read("2026-07-07", 3.0), read("2026-07-08", 3.0)];
        let time = count(&checkins, span(), "2026-07-08");
        assert_eq!((time.kept, time.broken, time.now), (1, 1, Some(true)));
        assert_eq!(time.expected(), time.progress().map(|kept| kept * 2.0));
    }

    #[test]
    fn p9_readings_outside_the_span_only_say_how_it_is_now() {
        let checkins = [read("2026-06-30", 3.0), read("2026-07-30", 9.0)];
        let time = count(&checkins, span(), "2026-07-30");
        assert_eq!((time.kept, time.broken, time.missed, time.now), (0, 0, 5, Some(false)));
    }

    #[test]
    fn p10_without_dates_the_latest_reading_decides() {
        let time = count(&[read("2026-07-01", 9.0), read("2026-07-02", 3.0)], Span::UNKNOWN, "2026-07-30");
        assert_eq!((time.progress(), time.expected()), (Some(1.0), None));
        assert_eq!(count(&[], Span::UNKNOWN, "2026-07-30").progress(), None);
    }

    #[test]
    fn p9_a_one_day_corridor_has_one_period() {
        let one = Span::new(day("2026-07-01"), day("2026-07-01"));
        assert_eq!(count(&[read("2026-07-01", 4.0)], one, "2026-07-01").progress(), Some(1.0));
    }

    proptest! {
        #[test]
        fn p9_every_period_is_counted_at_most_once(
            days in prop::collection::vec((0i64..120, 0.0..8.0f64), 0..40), today in 0i64..120, cadence in 0u32..40,
        ) {
            let start = day("2026-07-01");
            let span = Span::new(start, start.plus_days(91));
            let checkins: Vec<CheckIn> = days.iter().map(|(at, value)| {
                CheckIn { at: Some(start.plus_days(*at)), value: Some(*value), ..CheckIn::new("k") }
            }).collect();
            let refs: Vec<&CheckIn> = checkins.iter().collect();
            let below = Measure::Below { ceiling: Some(4.0) };
            let time = time_in_band(&below, &refs, span, cadence, start.plus_days(today));
            prop_assert!(time.due() <= time.periods.unwrap());
            prop_assert!(time.progress().is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
    }
}
