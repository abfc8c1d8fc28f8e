//! Scores: the judgement at the close, apart from progress and confidence (rules S).

use super::id::Text;
use super::key_result::KeyResult;
use super::measure::{Flaw, Measure};
use super::objective::Commitment;
use super::progress::Progress;

/// A judgement at the close.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// As it was said: usually 0.0 to 1.0, but real ones reach 2.0 and fall to -0.17 (rule S5).
    pub value: f64,
    /// Why, where it was said.
    pub reason: Option<Text>,
}

impl Score {
    /// A score without words.
    pub fn new(value: f64) -> Self {
        Self { value, reason: None }
    }

    /// The score as it enters a mean: 0.0 to 1.0 (rule S5).
    pub fn clamped(&self) -> f64 {
        self.value.clamp(0.0, 1.0)
    }
}

/// A score the numbers speak for. A person decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggested {
    /// 0.0 to 1.0.
    pub value: f64,
    /// What it is read from.
    pub from: SuggestedFrom,
}

/// What a suggested score is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestedFrom {
    /// The progress at the close (rule S2).
    Progress,
    /// The height on the ladder of commit, target and stretch (rule S3).
    Ladder,
}

/// The score the numbers of a key result speak for; `None` where there are none (rules S2, S3).
///
/// `value` is the last measured value. What is still missing is not taken as a failure.
pub fn suggest(kr: &KeyResult, progress: &Progress, value: Option<f64>) -> Option<Suggested> {
    if matches!(kr.measure, Measure::CommitTargetStretch { .. })
        && let Some(grade) = value.and_then(|value| ladder(&kr.measure, value))
    {
        return Some(Suggested { value: grade, from: SuggestedFrom::Ladder });
    }
    let value = progress.clamped().filter(|value| value.is_finite())?;
    Some(Suggested { value, from: SuggestedFrom::Progress })
}

/// Where a value stands on the ladder: 0.0 at the start, 0.3 at commit, 0.7 at target, 1.0 at stretch, in
/// straight pieces between the steps that are known; never above the highest of them (rule S3).
///
/// `None` below the lowest known step where the start is unknown, and where the steps are out of order.
pub fn ladder(measure: &Measure, value: f64) -> Option<f64> {
    let Measure::CommitTargetStretch { start, commit, target, stretch } = measure else { return None };
    let steps: Vec<(f64, f64)> = [(*start, 0.0), (*commit, 0.3), (*target, 0.7), (*stretch, 1.0)]
        .into_iter()
        .filter_map(|(at, grade)| Some((at?, grade)))
        .collect();
    let (first, last) = (steps.first()?, steps.last()?);
    if steps.len() < 2 || measure.flaws().contains(&Flaw::Unordered) {
        return None;
    }
    // Turned over where down is forward, so that one reading serves both.
    let forward = if last.0 >= first.0 { 1.0 } else { -1.0 };
    let height = |at: f64| at * forward;
    if height(value) < height(first.0) {
        return start.map(|_| 0.0);
    }
    let above = steps.iter().position(|(at, _)| height(*at) > height(value));
    let Some((next, next_grade)) = above.and_then(|above| steps.get(above)) else { return Some(last.1) };
    let (at, grade) = above.and_then(|above| steps.get(above.checked_sub(1)?))?;
    Some(grade + (next_grade - grade) * (value - at) / (next - at))
}

/// The ladder that two of start, target and stretch speak for, with target at 0.7 of the way to stretch and
/// commit at 0.3: offered while one is written, never filled in silently (rule S3).
pub fn whole_ladder(start: Option<f64>, target: Option<f64>, stretch: Option<f64>) -> Option<Measure> {
    let (start, stretch) = match (start, target, stretch) {
        (Some(start), _, Some(stretch)) => (start, stretch),
        (Some(start), Some(target), None) => (start, (target - start) / 0.7 + start),
        (None, Some(target), Some(stretch)) => ((target - 0.7 * stretch) / 0.3, stretch),
        _ => return None,
    };
    let at = |grade: f64| Some(start + grade * (stretch - start));
    Some(Measure::CommitTargetStretch {
        start: Some(start),
        commit: at(0.3),
        target: target.or(at(0.7)),
        stretch: Some(stretch),
    })
}

/// What a score means (rule S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Little of it came.
    Missed,
    /// A part of it came.
    Partly,
    /// What was hoped for came.
    Good,
}

/// What a score means: a promise is good when it is kept in full and partly kept from 0.7 on; everything else
/// is good from 0.7 and came partly from 0.4 on.
pub fn band(value: f64, commitment: Option<Commitment>) -> Band {
    let (good, partly) = match commitment {
        Some(Commitment::Committed) => (1.0, 0.7),
        Some(Commitment::Aspirational) | None => (0.7, 0.4),
    };
    if value >= good {
        Band::Good
    } else if value >= partly {
        Band::Partly
    } else {
        Band::Missed
    }
}

#[cfg(test)]
mod tests {
    use super::super::id::Id;
    use super::super::measure::Blank;
    use super::super::rollup::{Part, roll_up};
    use super::*;

    fn steps(start: Option<f64>, commit: Option<f64>, target: Option<f64>, stretch: Option<f64>) -> Measure {
        Measure::CommitTargetStretch { start, commit, target, stretch }
    }

    #[track_caller]
    fn check(measure: &Measure, value: f64, want: Option<f64>) {
        let got = ladder(measure, value);
        let apart = got.zip(want).map_or(0.0, |(got, want)| (got - want).abs());
        assert!(got.is_some() == want.is_some() && apart < 1e-12, "{measure:?} {value}: {got:?} {want:?}");
    }

    #[test]
    fn s2_the_suggestion_is_the_progress_between_0_and_1() {
        let kr = KeyResult::new(Id::from("k"));
        for (progress, want) in [(0.62, 0.62), (2.0, 1.0), (-0.17, 0.0)] {
            let got = suggest(&kr, &Progress::rolled_up(Some(progress)), None);
            assert_eq!(got, Some(Suggested { value: want, from: SuggestedFrom::Progress }));
        }
        assert_eq!(suggest(&kr, &Progress::unknown(Blank::NothingSaid), None), None);
    }

    #[test]
    fn s3_the_ladder_gives_0_3_and_0_7_and_1() {
        let up = steps(Some(0.0), Some(10.0), Some(50.0), Some(100.0));
        for (value, want) in [
            (-5.0, 0.0),
            (0.0, 0.0),
            (5.0, 0.15),
            (10.0, 0.3),
            (30.0, 0.5),
            (50.0, 0.7),
            (75.0, 0.85),
            (100.0, 1.0),
            (300.0, 1.0),
        ] {
            check(&up, value, Some(want));
        }
        let down = steps(Some(100.0), Some(80.0), Some(40.0), Some(20.0));
        for (value, want) in [(120.0, 0.0), (90.0, 0.15), (60.0, 0.5), (30.0, 0.85), (0.0, 1.0)] {
            check(&down, value, Some(want));
        }
        let kr = KeyResult { measure: up, ..KeyResult::new(Id::from("k")) };
        let got = suggest(&kr, &Progress::rolled_up(Some(1.0)), Some(50.0));
        assert_eq!(got, Some(Suggested { value: 0.7, from: SuggestedFrom::Ladder }));
    }

    #[test]
    fn s3_a_ladder_with_unknown_steps_says_no_more_than_it_knows() {
        check(&steps(None, Some(10.0), Some(50.0), None), 5.0, None);
        check(&steps(None, Some(10.0), Some(50.0), None), 90.0, Some(0.7));
        check(&steps(Some(0.0), None, Some(70.0), None), 35.0, Some(0.35));
        check(&steps(Some(0.0), None, None, None), 35.0, None);
        check(&steps(Some(0.0), Some(90.0), Some(70.0), None), 35.0, None);
        check(&steps(Some(5.0), Some(5.0), Some(5.0), None), 5.0, Some(0.7));
    }

    #[test]
    fn s3_two_steps_speak_for_the_third() {
        let near = |measure: Option<Measure>, want: [f64; 4]| {
            let Some(Measure::CommitTargetStretch { start, commit, target, stretch }) = measure else {
                panic!("no ladder")
            };
            for (got, want) in [start, commit, target, stretch].into_iter().zip(want) {
                assert!((got.unwrap() - want).abs() < 1e-9, "{got:?} instead of {want}");
            }
        };
        near(whole_ladder(Some(0.0), Some(70.0), None), [0.0, 30.0, 70.0, 100.0]);
        near(whole_ladder(None, Some(70.0), Some(100.0)), [0.0, 30.0, 70.0, 100.0]);
        near(whole_ladder(Some(100.0), None, Some(0.0)), [100.0, 70.0, 30.0, 0.0]);
        assert_eq!(whole_ladder(Some(1.0), None, None), None);
    }

    #[test]
    fn s4_the_score_of_an_objective_is_the_weighted_mean_of_those_that_were_scored() {
        let scored = |id: &str, score: Option<f64>, weight| Part {
            id: Id::from(id),
            progress: score,
            weight: Some(weight),
            counts: true,
        };
        let got =
            roll_up(&[scored("a", Some(1.0), 3.0), scored("b", Some(0.2), 1.0), scored("c", None, 4.0)]);
        assert_eq!((got.progress, got.missing), (Some(0.8), 1));
    }

    #[test]
    fn s5_a_score_is_kept_as_it_was_said() {
        assert_eq!(Some(Score::new(2.0).value), Some(2.0));
        assert_eq!(
            [2.0, -0.17, 0.5].map(|value| Some(Score::new(value).clamped())),
            [Some(1.0), Some(0.0), Some(0.5)]
        );
    }

    #[test]
    fn s6_a_promise_is_judged_harder_than_a_dream() {
        use Commitment::{Aspirational, Committed};
        for (value, commitment, want) in [
            (1.0, Some(Committed), Band::Good),
            (0.99, Some(Committed), Band::Partly),
            (0.69, Some(Committed), Band::Missed),
            (0.7, Some(Aspirational), Band::Good),
            (0.69, None, Band::Partly),
            (0.39, None, Band::Missed),
            (2.0, None, Band::Good),
        ] {
            assert_eq!(band(value, commitment), want, "{value} {commitment:?}");
        }
    }
}
