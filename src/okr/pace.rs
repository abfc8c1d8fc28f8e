//! Pace: where a goal should be today, and how far behind is amber and red (rules T).

use super::arrange::Arrange;
use super::corridor::TimeInBand;
use super::day::{Day, Span};
use super::key_result::PhasedTarget;
use super::measure::Measure;
use super::number::EDGE;

/// How far behind the pace is amber and red, under the name of the practice it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum PacePreset {
    /// Behind from the first point on, at risk beyond 25 points.
    #[default]
    Viva,
    /// Green up to 16.5 points, at risk beyond 33.
    Engagedly,
    /// Green from 95 % of the pace, at risk below 75 %.
    UpRaise,
    /// Green from 90 % of the pace, at risk below 70 %.
    Mooncamp,
    /// The workspace's own numbers.
    Custom(PaceRule),
}

/// How far behind the pace is amber and red.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PaceRule {
    /// By the gap between pace and progress, in points (0 to 100).
    Gap {
        /// The largest gap that is green.
        green: f64,
        /// The largest gap that is amber; beyond it is red.
        amber: f64,
    },
    /// By progress as a share of the pace.
    Ratio {
        /// The smallest share that is green.
        green: f64,
        /// The smallest share that is amber; below it is red.
        amber: f64,
    },
}

impl PacePreset {
    /// The numbers behind the name.
    pub fn rule(self) -> PaceRule {
        match self {
            Self::Viva => PaceRule::Gap { green: 0.0, amber: 25.0 },
            Self::Engagedly => PaceRule::Gap { green: 16.5, amber: 33.0 },
            Self::UpRaise => PaceRule::Ratio { green: 0.95, amber: 0.75 },
            Self::Mooncamp => PaceRule::Ratio { green: 0.9, amber: 0.7 },
            Self::Custom(rule) => rule,
        }
    }
}

/// What a pace rule says of a progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// On track.
    Green,
    /// Behind.
    Amber,
    /// At risk.
    Red,
}

impl PaceRule {
    /// What it says of a progress where so much is expected. The edge belongs to the better side (rule T5).
    pub fn light(self, expected: f64, progress: f64) -> Light {
        match self {
            Self::Gap { green, amber } => {
                let gap = (expected - progress) * 100.0;
                // What binary arithmetic adds to decimal numbers must not turn a light over.
                if gap <= green + EDGE {
                    Light::Green
                } else if gap <= amber.max(green) + EDGE {
                    Light::Amber
                } else {
                    Light::Red
                }
            }
            // Nothing is expected yet: no share of it can be formed, and only going backwards is behind.
            Self::Ratio { .. } if expected <= 0.0 => {
                if progress >= expected {
                    Light::Green
                } else {
                    Light::Amber
                }
            }
            Self::Ratio { green, amber } => {
                let ratio = progress / expected;
                if ratio >= green - EDGE {
                    Light::Green
                } else if ratio >= amber.min(green) - EDGE {
                    Light::Amber
                } else {
                    Light::Red
                }
            }
        }
    }
}

/// The day, the span and the habits that progress and status are read in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// What day it is.
    pub today: Day,
    /// The item's own dates, completed from its objective's and cycle's (rule T1).
    pub span: Span,
    /// How many days may lie between two check-ins.
    pub cadence_days: u32,
    /// How far behind is amber and red.
    pub rule: PaceRule,
    /// Whether its cycle is closed (rule S28).
    pub closed: bool,
}

impl Frame {
    /// The same frame for an item with these dates of its own.
    pub fn with(self, own: Span) -> Self {
        Self { span: own.or(self.span), ..self }
    }

    /// The last day that matters: today, or the end where that is past (rule T2).
    pub fn as_of(self) -> Day {
        self.span.end.map_or(self.today, |end| end.min(self.today))
    }
}

/// What the expected progress is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Straight from the first day to the last (rule T2).
    Straight,
    /// Through the phased targets (rule T3).
    Phased,
    /// The periods of a corridor that are due so far (rule T4).
    Periods,
}

/// Where a goal should be today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The share of the way it should have behind it.
    pub share: f64,
    /// What that is read from.
    pub line: Line,
}

/// Where a goal should be and is, and what the rule says of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Where it should be.
    pub expected: Expected,
    /// Where it is.
    pub progress: f64,
    /// What the rule says.
    pub light: Light,
    /// The rule.
    pub rule: PaceRule,
}

impl Pace {
    /// Holds a progress against what is expected.
    pub fn new(expected: Expected, progress: f64, rule: PaceRule) -> Self {
        Self { expected, progress, light: rule.light(expected.share, progress), rule }
    }

    /// How far it is behind, in points; negative where it is ahead.
    pub fn gap_points(self) -> f64 {
        (self.expected.share - self.progress) * 100.0
    }
}

/// The share of its time that is over: 0.0 on the first day and before, 1.0 on the last day and after.
///
/// A span of one day is over on that day. Where only the end is known nothing is expected before it has
/// passed, and everything after. `None` where the dates do not say.
pub fn straight(span: Span, today: Day) -> Option<f64> {
    let Some((start, end)) = span.both() else {
        let overdue = span.start.is_none() && span.end.is_some_and(|end| end < today);
        return overdue.then_some(1.0);
    };
    if today >= end {
        return Some(1.0);
    }
    if today <= start {
        return Some(0.0);
    }
    Some(today.days_since(start) as f64 / end.days_since(start) as f64)
}

/// Where a key result should be today: by its periods, its phased targets, or in a straight line.
pub fn expected(
    measure: &Measure,
    phased: &[PhasedTarget],
    time: Option<TimeInBand>,
    span: Span,
    today: Day,
) -> Option<Expected> {
    if let Some(share) = time.and_then(TimeInBand::expected) {
        return Some(Expected { share, line: Line::Periods });
    }
    if let Some(share) = through_phases(measure, phased, span, today) {
        return Some(Expected { share, line: Line::Phased });
    }
    straight(span, today).map(|share| Expected { share, line: Line::Straight })
}

/// Straight pieces from one phased target to the next, in the order of their days. Never ordered by
/// value: a key result that goes down has its largest value first.
fn through_phases(measure: &Measure, phased: &[PhasedTarget], span: Span, today: Day) -> Option<f64> {
    let mut points: Vec<(Day, f64)> = phased
        .iter()
        .filter(|phase| phase.value.is_finite())
        .filter_map(|phase| Some((phase.day, share_of(measure, phase.value)?)))
        .collect();
    if points.is_empty() {
        return None;
    }
    points.arrange_by(|(day, _)| *day);
    // Two targets for one day: the later one in the list is the one that was meant.
    points.reverse();
    points.dedup_by_key(|(day, _)| *day);
    points.reverse();
    if let Some(start) = span.start.filter(|start| points.first().is_some_and(|(day, _)| day > start)) {
        points.insert(0, (start, 0.0));
    }
    if let Some(end) = span.end.filter(|end| points.last().is_some_and(|(day, _)| day < end)) {
        points.push((end, 1.0));
    }
    let after = points.partition_point(|(day, _)| *day <= today);
    let next = points.get(after);
    let Some((day, share)) = after.checked_sub(1).and_then(|before| points.get(before)) else {
        // Before the first point: nothing is expected before the start, and no line is known without one.
        return span.start.map(|_| 0.0);
    };
    let Some((next_day, next_share)) = next else { return Some(*share) };
    let part = today.days_since(*day) as f64 / next_day.days_since(*day) as f64;
    Some(share + (next_share - share) * part)
}

/// A phased value as a share of the way; measures without numbers have their phases in shares.
fn share_of(measure: &Measure, value: f64) -> Option<f64> {
    if measure.is_corridor() {
        return None;
    }
    if !measure.takes_value() || *measure == Measure::Baseline {
        return Some(value);
    }
    let (start, target) = measure.ends()?;
    Some((value - start) / (target - start)).filter(|share| share.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn ten_days() -> Span {
        Span::new(day("2026-07-01"), day("2026-07-11"))
    }

    fn reach(start: f64, target: f64) -> Measure {
        Measure::Reach { start: Some(start), target: Some(target), direction: None }
    }

    #[test]
    fn t2_the_pace_is_straight_from_the_first_day_to_the_last() {
        for (today, want) in [
            ("2026-06-01", 0.0),
            ("2026-07-01", 0.0),
            ("2026-07-06", 0.5),
            ("2026-07-11", 1.0),
            ("2027-01-01", 1.0),
        ] {
            assert_eq!(straight(ten_days(), day(today)), Some(want), "{today}");
        }
    }

    #[test]
    fn t2_a_one_day_item_is_due_on_its_day() {
        let one = Span::new(day("2026-07-01"), day("2026-07-01"));
        assert_eq!(straight(one, day("2026-07-01")), Some(1.0));
        assert_eq!(straight(one, day("2026-06-30")), Some(0.0));
    }

    #[test]
    fn t2_without_dates_there_is_no_pace_until_it_is_overdue() {
        let until = Span { start: None, end: Some(day("2026-07-11")) };
        let from = Span { start: Some(day("2026-07-01")), end: None };
        let backwards = Span::new(day("2026-07-11"), day("2026-07-01"));
        assert_eq!(straight(Span::UNKNOWN, day("2026-07-06")), None);
        assert_eq!(straight(until, day("2026-07-11")), None);
        assert_eq!(straight(until, day("2026-07-12")), Some(1.0));
        assert_eq!(straight(from, day("2030-01-01")), None);
        assert_eq!(straight(backwards, day("2026-07-06")), None);
    }

    #[track_caller]
    fn phased(measure: &Measure, phases: &[(&str, f64)], today: &str, want: Option<f64>) {
        let phases: Vec<PhasedTarget> =
            phases.iter().map(|(at, value)| PhasedTarget { day: day(at), value: *value }).collect();
        let got = expected(measure, &phases, None, ten_days(), day(today));
        assert_eq!(got.map(|expected| expected.line), want.map(|_| Line::Phased));
        let apart = got.zip(want).map_or(0.0, |(got, want)| (got.share - want).abs());
        assert!(apart < 1e-12, "{got:?} instead of {want:?} on {today}");
    }

    #[test]
    fn t3_phased_targets_bend_the_line() {
        let late = [("2026-07-09", 20.0)];
        phased(&reach(0.0, 100.0), &late, "2026-07-01", Some(0.0));
        phased(&reach(0.0, 100.0), &late, "2026-07-05", Some(0.1));
        phased(&reach(0.0, 100.0), &late, "2026-07-10", Some(0.6));
        phased(&reach(0.0, 100.0), &late, "2026-07-11", Some(1.0));
        phased(&reach(0.0, 100.0), &late, "2026-06-01", Some(0.0));
        phased(&Measure::Judged, &[("2026-07-06", 0.2)], "2026-07-06", Some(0.2));
    }

    #[test]
    fn t3_phased_targets_of_a_falling_key_result_start_at_nothing() {
        let phases = [("2026-07-09", 5.0), ("2026-07-05", 8.0)];
        phased(&reach(10.0, 4.0), &phases, "2026-07-01", Some(0.0));
        phased(&reach(10.0, 4.0), &phases, "2026-07-05", Some(2.0 / 6.0));
        phased(&reach(10.0, 4.0), &phases, "2026-07-11", Some(1.0));
    }

    #[test]
    fn t3_two_targets_for_one_day_are_the_later_one() {
        phased(&reach(0.0, 10.0), &[("2026-07-06", 9.0), ("2026-07-06", 2.0)], "2026-07-06", Some(0.2));
        let plain = expected(
            &reach(3.0, 3.0),
            &[PhasedTarget { day: day("2026-07-06"), value: 3.0 }],
            None,
            ten_days(),
            day("2026-07-06"),
        );
        assert_eq!(plain, Some(Expected { share: 0.5, line: Line::Straight }));
    }

    #[test]
    fn t4_a_corridor_is_expected_to_keep_the_periods_that_are_due() {
        let time = TimeInBand { periods: Some(10), kept: 3, broken: 0, missed: 1, now: Some(true) };
        let below = Measure::Below { ceiling: Some(4.0) };
        let got = expected(&below, &[], Some(time), ten_days(), day("2026-07-02"));
        assert_eq!(got, Some(Expected { share: 0.4, line: Line::Periods }));
    }

    #[test]
    fn t5_the_edge_belongs_to_the_better_side() {
        use Light::{Amber, Green, Red};
        for (preset, progress, want) in [
            (PacePreset::Viva, 0.5, Green),
            (PacePreset::Viva, 0.499, Amber),
            (PacePreset::Viva, 0.25, Amber),
            (PacePreset::Viva, 0.249, Red),
            (PacePreset::Engagedly, 0.335, Green),
            (PacePreset::Engagedly, 0.334, Amber),
            (PacePreset::Engagedly, 0.17, Amber),
            (PacePreset::Engagedly, 0.169, Red),
            (PacePreset::UpRaise, 0.475, Green),
            (PacePreset::UpRaise, 0.474, Amber),
            (PacePreset::UpRaise, 0.375, Amber),
            (PacePreset::UpRaise, 0.374, Red),
            (PacePreset::Mooncamp, 0.45, Green),
            (PacePreset::Mooncamp, 0.35, Amber),
            (PacePreset::Mooncamp, 0.349, Red),
            (PacePreset::Custom(PaceRule::Gap { green: 10.0, amber: 5.0 }), 0.41, Green),
            (PacePreset::Custom(PaceRule::Gap { green: 10.0, amber: 5.0 }), 0.39, Red),
        ] {
            assert_eq!(preset.rule().light(0.5, progress), want, "{preset:?} {progress}");
        }
        // 0.3 - 0.05 is 0.25 and a little in binary.
        assert_eq!(PacePreset::Viva.rule().light(0.3, 0.05), Amber);
    }

    #[test]
    fn t5_on_the_first_day_nothing_is_behind_but_going_backwards() {
        for preset in [PacePreset::Viva, PacePreset::UpRaise, PacePreset::Mooncamp] {
            assert_eq!(preset.rule().light(0.0, 0.0), Light::Green);
            assert_eq!(preset.rule().light(0.0, -0.1), Light::Amber);
        }
    }

    proptest! {
        #[test]
        fn t2_the_pace_never_falls_and_stays_within_its_range(
            length in 0i64..400, one in -50i64..500, more in 0i64..100,
        ) {
            let span = Span::new(day("2026-07-01"), day("2026-07-01").plus_days(length));
            let at = |days: i64| straight(span, day("2026-07-01").plus_days(days)).unwrap();
            prop_assert!((0.0..=1.0).contains(&at(one)));
            prop_assert!(at(one + more) >= at(one));
        }

        #[test]
        fn t5_more_progress_is_never_a_worse_light(
            expected in 0.0..1.0f64, progress in -0.5..1.5f64, more in 0.0..1.0f64, preset in 0usize..4,
        ) {
            let presets = [PacePreset::Viva, PacePreset::Engagedly, PacePreset::UpRaise, PacePreset::Mooncamp];
            let rule = presets[preset].rule();
            prop_assert!(rule.light(expected, progress + more) <= rule.light(expected, progress));
        }
    }
}
