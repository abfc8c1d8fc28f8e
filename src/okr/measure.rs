//! How a key result is measured, and how far one reading is on the way (rules P).

use std::collections::BTreeSet;

use super::arrange::set_of;
use super::id::Text;

/// How a key result is measured. A number nobody knows is `None`, which is not zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Get from a start to a target, upwards or downwards.
    Reach {
        /// Where it began.
        start: Option<f64>,
        /// Where it should get.
        target: Option<f64>,
        /// Which way is forward, where the two numbers do not say it.
        direction: Option<Direction>,
    },
    /// Stay at or above a floor.
    Above {
        /// The lowest good value.
        floor: Option<f64>,
    },
    /// Stay at or below a ceiling.
    Below {
        /// The highest good value.
        ceiling: Option<f64>,
    },
    /// Stay in a corridor, its edges included.
    Between {
        /// The lowest good value.
        low: Option<f64>,
        /// The highest good value.
        high: Option<f64>,
    },
    /// Done or not.
    YesNo,
    /// Steps, each with a weight.
    Milestones(Vec<Milestone>),
    /// Three heights: promised, meant, dreamt of.
    CommitTargetStretch {
        /// Where it began.
        start: Option<f64>,
        /// What is promised (score 0.3).
        commit: Option<f64>,
        /// What is meant (score 0.7).
        target: Option<f64>,
        /// What would be outstanding (score 1.0).
        stretch: Option<f64>,
    },
    /// Find out where it stands, so that a later key result has a start.
    Baseline,
    /// Words only; a person says how far.
    Judged,
}

/// Which way is forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// One step of a key result that is measured by steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// What a check-in calls it; never changes.
    pub key: Text,
    /// What is to be done.
    pub title: Text,
    /// Its part of the whole, in any scale.
    pub weight: f64,
}

/// What one check-in says about how far a key result is. All four may be unsaid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The measured value, in the key result's own numbers.
    pub value: Option<f64>,
    /// Whether it is done.
    pub yes: Option<bool>,
    /// The keys of the milestones that are done.
    pub done: Option<Vec<Text>>,
    /// How far a person says it is: 0.0 to 1.0, and beyond where they say so.
    pub share: Option<f64>,
}

impl Reading {
    /// A measured value.
    pub fn of_value(value: f64) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// A share somebody said.
    pub fn of_share(share: f64) -> Self {
        Self { share: Some(share), ..Self::default() }
    }
}

/// How one reading became a share of the way.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// The part of the way from start to target that lies behind the value (rule P2).
    Way {
        /// Where it began.
        start: f64,
        /// Where it should get.
        target: f64,
        /// Where it is.
        value: f64,
    },
    /// The start is unknown, but the target is reached (rule P4).
    Reached {
        /// Where it should get.
        target: f64,
        /// Where it is.
        value: f64,
    },
    /// The value lies in its corridor or not (rule P8).
    Holds {
        /// Where it is.
        value: f64,
        /// Whether that is in the corridor.
        inside: bool,
    },
    /// Somebody said yes or no (rules P6, P12).
    YesNo(bool),
    /// The weights of the milestones that are done, of all (rule P7).
    Milestones {
        /// The weight that is done.
        done: f64,
        /// The weight of all.
        all: f64,
    },
    /// The baseline that was looked for was found (rule P12).
    Found {
        /// The value that was found.
        value: f64,
    },
    /// A person said how far (rule P13).
    Said(f64),
}

/// Why a reading says nothing about progress. Unknown is not zero (rule P4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Nobody said anything that this measure reads.
    NothingSaid,
    /// The start is unknown, and the target is not reached.
    StartUnknown,
    /// The target, or the edge of the corridor, is unknown.
    TargetUnknown,
    /// Start and target are the same: there is no way to be part of.
    NoWay,
    /// There are no milestones, or all of them weigh nothing.
    NoWeight,
    /// What should be added up counts different things (rule R12).
    UnitsDiffer,
}

/// What is amiss with a measure as it was written. Shown, never mended silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Start and target are the same.
    NoWay,
    /// The target lies the other way from the start than the direction says; the numbers hold (rule P5).
    AgainstDirection,
    /// The lower edge is above the upper one; the corridor is read the right way round (rule P8).
    UpsideDown,
    /// No milestone, or none that weighs anything.
    NoWeight,
    /// Commit, target and stretch do not follow each other from the start.
    Unordered,
    /// A number it needs is not known yet.
    Unfinished,
}

impl Measure {
    /// Share of the way travelled, 0.0 at the start and 1.0 at the target, not clamped (rules P2 to P13).
    ///
    /// `None` where the reading does not say; a corridor answers for the one value only, its time in
    /// the corridor is [`super::corridor::time_in_band`].
    pub fn progress(&self, reading: &Reading) -> Option<f64> {
        self.read(reading).ok().map(|(share, _)| share)
    }

    /// As [`Measure::progress`], with how it came about, or why it did not.
    pub fn read(&self, reading: &Reading) -> Result<(f64, How), Blank> {
        let measured = self.measured(reading);
        match (measured, reading.share) {
            (Err(_), Some(share)) => Ok((share, How::Said(share))),
            (measured, _) => measured,
        }
    }

    fn measured(&self, reading: &Reading) -> Result<(f64, How), Blank> {
        let value = reading.value.ok_or(Blank::NothingSaid);
        match self {
            Self::Reach { start, target, .. } => self.way(*start, *target, value?),
            Self::CommitTargetStretch { start, target, .. } => self.way(*start, *target, value?),
            Self::Above { .. } | Self::Below { .. } | Self::Between { .. } => {
                let value = value?;
                let inside = self.holds(value).ok_or(Blank::TargetUnknown)?;
                Ok((f64::from(u8::from(inside)), How::Holds { value, inside }))
            }
            Self::YesNo => {
                let yes = reading.yes.ok_or(Blank::NothingSaid)?;
                Ok((f64::from(u8::from(yes)), How::YesNo(yes)))
            }
            Self::Milestones(milestones) => {
                share_done(milestones, reading.done.as_deref().ok_or(Blank::NothingSaid)?)
            }
            Self::Baseline => match (value, reading.yes) {
                (Ok(value), _) => Ok((1.0, How::Found { value })),
                (_, Some(yes)) => Ok((f64::from(u8::from(yes)), How::YesNo(yes))),
                (_, None) => Err(Blank::NothingSaid),
            },
            Self::Judged => Err(Blank::NothingSaid),
        }
    }

    fn way(&self, start: Option<f64>, target: Option<f64>, value: f64) -> Result<(f64, How), Blank> {
        let target = target.ok_or(Blank::TargetUnknown)?;
        let Some(start) = start else {
            return if self.has_reached(target, value) {
                Ok((1.0, How::Reached { target, value }))
            } else {
                Err(Blank::StartUnknown)
            };
        };
        let share = (value - start) / (target - start);
        // Also covers a way too short for a number, where the share would be infinite.
        if same(start, target) || !share.is_finite() {
            return Err(Blank::NoWay);
        }
        Ok((share, How::Way { start, target, value }))
    }

    /// Whether the value is at the target or beyond it; where nobody said which way is forward, at it.
    fn has_reached(&self, target: f64, value: f64) -> bool {
        match self.direction() {
            Some(Direction::Up) => value >= target,
            Some(Direction::Down) => value <= target,
            None => same(value, target),
        }
    }

    /// Which way is forward: the way from start to target, else the stated one (rule P5).
    pub fn direction(&self) -> Option<Direction> {
        match self {
            Self::Reach { start, target, direction } => between(*start, *target).or(*direction),
            Self::CommitTargetStretch { start, commit, target, stretch } => between(*start, *target)
                .or(between(*commit, *target))
                .or(between(*target, *stretch))
                .or(between(*start, *stretch))
                .or(between(*commit, *stretch)),
            Self::Above { .. } => Some(Direction::Up),
            Self::Below { .. } => Some(Direction::Down),
            Self::Between { .. } | Self::YesNo | Self::Milestones(_) | Self::Baseline | Self::Judged => None,
        }
    }

    /// Whether it is about staying somewhere rather than getting somewhere.
    pub fn is_corridor(&self) -> bool {
        matches!(self, Self::Above { .. } | Self::Below { .. } | Self::Between { .. })
    }

    /// Whether it has any number or step of its own.
    pub fn has_numbers(&self) -> bool {
        match self {
            Self::Reach { start, target, .. } => start.is_some() || target.is_some(),
            Self::Above { floor: edge } | Self::Below { ceiling: edge } => edge.is_some(),
            Self::Between { low, high } => low.is_some() || high.is_some(),
            Self::Milestones(steps) => !steps.is_empty(),
            Self::CommitTargetStretch { start, commit, target, stretch } => {
                [start, commit, target, stretch].into_iter().any(Option::is_some)
            }
            Self::YesNo | Self::Baseline | Self::Judged => false,
        }
    }

    /// Whether a check-in on it is a number.
    pub fn takes_value(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Milestones(_) | Self::Judged)
    }

    /// Start and target, where both are known and differ.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let (Self::Reach { start, target, .. } | Self::CommitTargetStretch { start, target, .. }) = self
        else {
            return None;
        };
        start.zip(*target).filter(|(start, target)| !same(*start, *target))
    }

    /// Whether a value lies in the corridor, whose edges belong to it (rule P8). `None` for what is no
    /// corridor, or where an edge that decides is unknown.
    pub fn holds(&self, value: f64) -> Option<bool> {
        match self {
            Self::Above { floor } => floor.map(|floor| value >= floor),
            Self::Below { ceiling } => ceiling.map(|ceiling| value <= ceiling),
            Self::Between { low, high } => match (low, high) {
                (Some(low), Some(high)) => Some(value >= low.min(*high) && value <= high.max(*low)),
                (Some(low), None) => (value < *low).then_some(false),
                (None, Some(high)) => (value > *high).then_some(false),
                (None, None) => None,
            },
            _ => None,
        }
    }

    /// What is amiss with it as it was written.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut flaw = |found: bool, flaw: Flaw| {
            if found {
                flaws.push(flaw);
            }
        };
        match self {
            Self::Reach { start, target, direction } => {
                flaw(start.is_none() || target.is_none(), Flaw::Unfinished);
                flaw(start.zip(*target).is_some_and(|(start, target)| same(start, target)), Flaw::NoWay);
                let way = between(*start, *target);
                flaw(way.is_some() && direction.is_some() && way != *direction, Flaw::AgainstDirection);
            }
            Self::Above { floor: edge } | Self::Below { ceiling: edge } => {
                flaw(edge.is_none(), Flaw::Unfinished);
            }
            Self::Between { low, high } => {
                flaw(low.is_none() || high.is_none(), Flaw::Unfinished);
                flaw(low.zip(*high).is_some_and(|(low, high)| low > high), Flaw::UpsideDown);
            }
            Self::Milestones(milestones) => flaw(!milestones.iter().any(|m| m.weight > 0.0), Flaw::NoWeight),
            Self::CommitTargetStretch { start, commit, target, stretch } => {
                let steps = [*start, *commit, *target, *stretch];
                flaw(start.is_none() || target.is_none(), Flaw::Unfinished);
                flaw(start.zip(*target).is_some_and(|(start, target)| same(start, target)), Flaw::NoWay);
                let known: Vec<f64> = steps.into_iter().flatten().collect();
                let rising = known.is_sorted();
                let falling = known.is_sorted_by(|one, next| one >= next);
                flaw(!rising && !falling, Flaw::Unordered);
            }
            Self::YesNo | Self::Baseline | Self::Judged => {}
        }
        flaws
    }
}

/// Whether two typed numbers are one.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq() || (one - other) == 0.0
}

fn between(start: Option<f64>, target: Option<f64>) -> Option<Direction> {
    let (start, target) = start.zip(target)?;
    if target > start {
        return Some(Direction::Up);
    }
    (target < start).then_some(Direction::Down)
}

fn share_done(milestones: &[Milestone], done: &[Text]) -> Result<(f64, How), Blank> {
    let weigh =
        |milestone: &Milestone| if milestone.weight.is_finite() { milestone.weight.max(0.0) } else { 0.0 };
    let all: f64 = milestones.iter().map(weigh).sum();
    if all <= 0.0 || !all.is_finite() {
        return Err(Blank::NoWeight);
    }
    // Asked of the milestones, so that a key said twice or known to nobody adds nothing.
    let keys: BTreeSet<&str> = set_of(done.iter().map(|key| &**key));
    let done: f64 = milestones.iter().filter(|milestone| keys.contains(&*milestone.key)).map(weigh).sum();
    Ok((done / all, How::Milestones { done, all }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reach(start: f64, target: f64) -> Measure {
        Measure::Reach { start: Some(start), target: Some(target), direction: None }
    }

    #[track_caller]
    fn check(measure: &Measure, value: f64, want: Option<f64>) {
        let got = measure.progress(&Reading::of_value(value));
        let near = match (got, want) {
            (Some(got), Some(want)) => (got - want).abs() < 1e-12,
            (got, want) => got == want,
        };
        assert!(near, "{measure:?} at {value}: {got:?} instead of {want:?}");
    }

    #[test]
    fn p2_progress_is_the_share_of_the_way() {
        check(&reach(0.0, 10.0), 5.0, Some(0.5));
        check(&reach(0.31, 0.45), 0.38, Some(0.5));
        check(&reach(-10.0, 10.0), 0.0, Some(0.5));
        check(&reach(1e300, -1e300), 1e300, Some(0.0));
    }

    #[test]
    fn p2_start_equal_to_target_is_no_way() {
        for value in [2.0, 3.0, 4.0] {
            check(&reach(3.0, 3.0), value, None);
        }
        check(&reach(0.0, 0.0), 0.0, None);
        check(&reach(0.0, -0.0), 1.0, None);
        assert_eq!(reach(3.0, 3.0).read(&Reading::of_value(3.0)), Err(Blank::NoWay));
        assert_eq!(reach(3.0, 3.0).flaws(), [Flaw::NoWay]);
    }

    #[test]
    fn p2_a_target_of_zero_is_a_target() {
        check(&reach(8.0, 0.0), 8.0, Some(0.0));
        check(&reach(8.0, 0.0), 2.0, Some(0.75));
        check(&reach(8.0, 0.0), 0.0, Some(1.0));
    }

    #[test]
    fn p3_overshoot_is_kept_and_so_is_the_wrong_way() {
        check(&reach(0.0, 10.0), 20.0, Some(2.0));
        check(&reach(0.0, 100.0), -17.0, Some(-0.17));
        check(&reach(10.0, 4.0), 11.5, Some(-0.25));
    }

    #[test]
    fn p4_unknown_is_not_zero() {
        let unknown = |start, target, direction| Measure::Reach { start, target, direction };
        check(&unknown(None, Some(10.0), Some(Direction::Up)), 5.0, None);
        check(&unknown(Some(2.0), None, None), 5.0, None);
        check(&unknown(None, None, None), 0.0, None);
        assert_eq!(reach(0.0, 10.0).progress(&Reading::default()), None);
        assert_eq!(unknown(None, Some(9.0), None).read(&Reading::of_value(5.0)), Err(Blank::StartUnknown));
    }

    #[test]
    fn p4_without_a_start_only_reaching_the_target_is_known() {
        let to = |direction| Measure::Reach { start: None, target: Some(5000.0), direction };
        check(&to(Some(Direction::Up)), 5005.0, Some(1.0));
        check(&to(Some(Direction::Down)), 5005.0, None);
        check(&to(Some(Direction::Down)), 42.0, Some(1.0));
        check(&to(None), 5005.0, None);
        check(&to(None), 5000.0, Some(1.0));
    }

    #[test]
    fn p5_down_is_as_good_as_up() {
        check(&reach(10.0, 4.0), 7.0, Some(0.5));
        check(&reach(4.0, -4.0), 0.0, Some(0.5));
        assert_eq!(reach(10.0, 4.0).direction(), Some(Direction::Down));
        let against = Measure::Reach { start: Some(10.0), target: Some(4.0), direction: Some(Direction::Up) };
        assert_eq!(against.direction(), Some(Direction::Down));
        assert_eq!(against.flaws(), [Flaw::AgainstDirection]);
    }

    #[test]
    fn p6_yes_or_no_is_all_or_nothing() {
        let says = |yes| Measure::YesNo.progress(&Reading { yes, ..Reading::default() });
        assert_eq!(says(Some(true)), Some(1.0));
        assert_eq!(says(Some(false)), Some(0.0));
        assert_eq!(says(None), None);
    }

    #[test]
    fn p7_milestones_count_by_weight_and_once() {
        let step = |key: &str, weight| Milestone { key: key.into(), title: "step".into(), weight };
        let steps =
            Measure::Milestones(vec![step("a", 1.0), step("b", 3.0), step("c", 0.0), step("d", -5.0)]);
        let done = |measure: &Measure, keys: &[&str]| {
            let done = Some(keys.iter().map(|key| Text::from(*key)).collect());
            measure.progress(&Reading { done, ..Reading::default() })
        };
        assert_eq!(done(&steps, &[]), Some(0.0));
        assert_eq!(done(&steps, &["b"]), Some(0.75));
        assert_eq!(done(&steps, &["b", "b", "gone"]), Some(0.75));
        assert_eq!(done(&steps, &["a", "b", "c", "d"]), Some(1.0));
        assert_eq!(steps.progress(&Reading::default()), None);
        for empty in [Measure::Milestones(vec![]), Measure::Milestones(vec![step("a", 0.0)])] {
            assert_eq!(done(&empty, &["a"]), None);
            assert_eq!(empty.flaws(), [Flaw::NoWeight]);
        }
    }

    #[test]
    fn p8_the_edges_belong_to_the_corridor() {
        let above = Measure::Above { floor: Some(99.5) };
        let below = Measure::Below { ceiling: Some(4.0) };
        let between = |low, high| Measure::Between { low, high };
        for (measure, value, want) in [
            (&above, 99.5, Some(true)),
            (&above, 99.49, Some(false)),
            (&below, 4.0, Some(true)),
            (&below, 4.01, Some(false)),
            (&between(Some(3.0), Some(5.0)), 3.0, Some(true)),
            (&between(Some(3.0), Some(5.0)), 5.0, Some(true)),
            (&between(Some(3.0), Some(5.0)), 5.1, Some(false)),
            (&between(Some(5.0), Some(3.0)), 4.0, Some(true)),
            (&between(Some(3.0), None), 2.0, Some(false)),
            (&between(Some(3.0), None), 9.0, None),
            (&Measure::Below { ceiling: None }, 9.0, None),
        ] {
            assert_eq!(measure.holds(value), want, "{measure:?} {value}");
        }
        assert_eq!(between(Some(5.0), Some(3.0)).flaws(), [Flaw::UpsideDown]);
        check(&below, 4.0, Some(1.0));
        check(&below, 8.0, Some(0.0));
    }

    #[test]
    fn p11_stretch_lies_beyond_the_target() {
        let ladder = Measure::CommitTargetStretch {
            start: Some(0.0),
            commit: Some(30.0),
            target: Some(70.0),
            stretch: Some(100.0),
        };
        check(&ladder, 35.0, Some(0.5));
        check(&ladder, 70.0, Some(1.0));
        check(&ladder, 105.0, Some(1.5));
        assert_eq!(ladder.flaws(), []);
        let mixed = Measure::CommitTargetStretch {
            start: Some(0.0),
            commit: Some(90.0),
            target: Some(70.0),
            stretch: None,
        };
        assert_eq!(mixed.flaws(), [Flaw::Unordered]);
    }

    #[test]
    fn p12_a_baseline_is_found_or_not() {
        check(&Measure::Baseline, 0.0, Some(1.0));
        let says = |yes| Measure::Baseline.progress(&Reading { yes, ..Reading::default() });
        assert_eq!((says(Some(false)), says(Some(true)), says(None)), (Some(0.0), Some(1.0), None));
    }

    #[test]
    fn p13_what_a_person_says_stands_where_nothing_can_be_measured() {
        let said = Reading::of_share(0.4);
        assert_eq!(Measure::Judged.read(&said), Ok((0.4, How::Said(0.4))));
        let no_start = Measure::Reach { start: None, target: Some(10.0), direction: None };
        assert_eq!(no_start.progress(&said), Some(0.4));
        let both = Reading { share: Some(0.9), ..Reading::of_value(5.0) };
        assert_eq!(reach(0.0, 10.0).progress(&both), Some(0.5));
        check(&Measure::Judged, 0.7, None);
    }

    proptest! {
        #[test]
        fn p2_nearer_to_the_target_is_never_less(
            start in -1e6..1e6f64, target in -1e6..1e6f64, one in 0.0..1.5f64, more in 0.0..1.0f64,
        ) {
            prop_assume!((start - target).abs() > 1e-3);
            let at = |share: f64| {
                reach(start, target).progress(&Reading::of_value(start + share * (target - start))).unwrap()
            };
            prop_assert!(at(one + more) >= at(one) - 1e-9);
            prop_assert!((at(one) - one).abs() < 1e-6);
        }

        #[test]
        fn p3_no_number_makes_progress_fall_over(
            start in any::<f64>(), target in any::<f64>(), value in any::<f64>(),
        ) {
            let share = reach(start, target).progress(&Reading::of_value(value));
            prop_assert!(share.is_none_or(f64::is_finite));
        }
    }
}
