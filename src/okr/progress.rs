//! Progress of one key result today, and what it was read from (rules P).

use super::checkin::CheckIn;
use super::corridor::{TimeInBand, time_in_band};
use super::day::Day;
use super::id::Text;
use super::key_result::KeyResult;
use super::measure::{Blank, How};
use super::pace::Frame;

/// How far a goal is, and what that was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// 0.0 at the start, 1.0 at the target, below and beyond where it is (rule P3).
    /// `None` where nothing can be said, which is not zero (rule P4).
    pub value: Option<f64>,
    /// How the value came about.
    pub basis: Basis,
    /// The key of the check-in it was read from.
    pub from: Option<Text>,
    /// The day of that check-in.
    pub at: Option<Day>,
}

/// How a progress came about.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// Read from one check-in.
    CheckIn(How),
    /// Counted over the periods of a corridor (rule P9).
    Corridor(TimeInBand),
    /// Rolled up from what contributes to it (rules R).
    RollUp,
    /// Read from the sum of what its parts have (rule R12).
    Sum {
        /// How the sum became a share.
        how: How,
        /// How many parts have a value.
        known: usize,
        /// How many parts there are.
        all: usize,
    },
    /// It did not.
    Nothing(Blank),
}

impl Progress {
    /// Nothing can be said, for this reason.
    pub fn unknown(blank: Blank) -> Self {
        Self { value: None, basis: Basis::Nothing(blank), from: None, at: None }
    }

    /// Rolled up from what contributes.
    pub fn rolled_up(value: Option<f64>) -> Self {
        Self { value, basis: Basis::RollUp, from: None, at: None }
    }

    /// The value as it enters a roll-up and fills a bar: 0.0 to 1.0 (rule R2).
    pub fn clamped(&self) -> Option<f64> {
        self.value.map(|value| value.clamp(0.0, 1.0))
    }

    /// The periods it was counted over, where it is a corridor.
    pub fn time(&self) -> Option<TimeInBand> {
        match &self.basis {
            Basis::Corridor(time) => Some(*time),
            Basis::CheckIn(_) | Basis::RollUp | Basis::Sum { .. } | Basis::Nothing(_) => None,
        }
    }

    /// Whether the goal is reached. A corridor is reached when all its periods were kept, which can
    /// only be known at its end.
    pub fn is_reached(&self) -> bool {
        let reached = self.value.is_some_and(|value| value >= 1.0);
        let only_holds = matches!(&self.basis, Basis::Sum { how: How::Holds { .. }, .. });
        reached && !only_holds && self.time().is_none_or(|time| time.periods.is_some())
    }
}

/// How far a key result is, read from the check-ins that stand, oldest first.
///
/// The newest check-in that says something its measure can read decides (rule P14); one that only brings
/// a note or a confidence does not wipe out what was read before.
pub fn of(kr: &KeyResult, standing: &[&CheckIn], frame: Frame) -> Progress {
    let mut blank = Blank::NothingSaid;
    for checkin in standing.iter().rev() {
        match kr.measure.read(&checkin.reading()) {
            Ok((value, how)) => {
                let (value, basis) = match how {
                    How::Holds { .. } => {
                        let time =
                            time_in_band(&kr.measure, standing, frame.span, frame.cadence_days, frame.today);
                        (time.progress(), Basis::Corridor(time))
                    }
                    how => (Some(value), Basis::CheckIn(how)),
                };
                return Progress { value, basis, from: Some(Text::clone(&checkin.key)), at: checkin.at };
            }
            // The newest reason is the one to tell.
            Err(reason) if blank == Blank::NothingSaid => blank = reason,
            Err(_) => {}
        }
    }
    Progress::unknown(blank)
}

/// One point of a key result's course.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day, where it is known.
    pub at: Option<Day>,
    /// The key of the check-in.
    pub from: Text,
    /// The measured value.
    pub value: Option<f64>,
    /// The share of the way; for a corridor whether it held (1.0 or 0.0).
    pub share: Option<f64>,
    /// The confidence said with it.
    pub confidence: Option<u8>,
}

/// The course of a key result, check-in by check-in, oldest first: what a small chart draws.
pub fn course(kr: &KeyResult, standing: &[&CheckIn]) -> Vec<Point> {
    standing
        .iter()
        .map(|checkin| Point {
            at: checkin.at,
            from: Text::clone(&checkin.key),
            value: checkin.value,
            share: kr.measure.progress(&checkin.reading()),
            confidence: checkin.confidence,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::day::Span;
    use super::super::id::Id;
    use super::super::measure::Measure;
    use super::super::pace::PacePreset;
    use super::*;

    fn frame(today: &str) -> Frame {
        Frame {
            today: Day::parse(today).unwrap(),
            span: Span::quarter(2026, 3).unwrap(),
            cadence_days: 7,
            rule: PacePreset::Viva.rule(),
            closed: false,
        }
    }

    fn kr(measure: Measure) -> KeyResult {
        KeyResult { measure, ..KeyResult::new(Id::from("k")) }
    }

    fn says(key: &str, value: Option<f64>, progress: Option<f64>) -> CheckIn {
        CheckIn { value, progress, at: Day::parse("2026-07-02"), ..CheckIn::new(key) }
    }

    fn reach() -> Measure {
        Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None }
    }

    #[test]
    fn p14_the_newest_check_in_that_says_something_decides() {
        let (value, note) = (says("a", Some(4.0), None), says("b", None, None));
        let got = of(&kr(reach()), &[&value, &note], frame("2026-07-06"));
        assert_eq!((got.value, got.from.as_deref()), (Some(0.4), Some("a")));
        let said = says("c", None, Some(0.7));
        let got = of(&kr(reach()), &[&value, &note, &said], frame("2026-07-06"));
        assert_eq!(got.basis, Basis::CheckIn(How::Said(0.7)));
    }

    #[test]
    fn p4_why_nothing_can_be_said_is_said() {
        let open = Measure::Reach { start: None, target: Some(10.0), direction: None };
        let (value, note) = (says("a", Some(4.0), None), says("b", None, None));
        let got = of(&kr(open), &[&value, &note], frame("2026-07-06"));
        assert_eq!(got, Progress::unknown(Blank::StartUnknown));
        assert_eq!(of(&kr(reach()), &[], frame("2026-07-06")), Progress::unknown(Blank::NothingSaid));
    }

    #[test]
    fn p1_confidence_and_grades_are_no_progress() {
        let checkin =
            CheckIn { confidence: Some(9), score: Some(0.9), projection: Some(1.0), ..says("a", None, None) };
        assert_eq!(of(&kr(Measure::Judged), &[&checkin], frame("2026-07-06")).value, None);
    }

    #[test]
    fn p9_a_corridor_is_read_over_its_periods() {
        let inside = says("a", Some(3.0), None);
        let got = of(&kr(Measure::Below { ceiling: Some(4.0) }), &[&inside], frame("2026-07-06"));
        assert_eq!(got.value, Some(1.0 / 14.0));
        assert!(!got.is_reached());
        let said = says("b", None, Some(0.5));
        let got = of(&kr(Measure::Below { ceiling: Some(4.0) }), &[&inside, &said], frame("2026-07-06"));
        assert_eq!(got.value, Some(0.5));
    }

    #[test]
    fn p3_a_bar_is_full_at_the_target_and_the_number_goes_on() {
        let got = of(&kr(reach()), &[&says("a", Some(20.0), None)], frame("2026-07-06"));
        assert_eq!((got.value, got.clamped(), got.is_reached()), (Some(2.0), Some(1.0), true));
        let points = course(&kr(reach()), &[&says("a", Some(20.0), None)]);
        assert_eq!(points.first().and_then(|point| point.share), Some(2.0));
    }
}
