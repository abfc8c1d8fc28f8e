//! Tables of cases for each rule about scores.

use proptest::prelude::*;

use super::super::closing::Reached;
use super::super::corridor::TimeInBand;
use super::super::day::Day;
use super::super::id::Id;
use super::super::measure::{Blank, How};
use super::super::progress::Basis;
use super::super::rollup::{Part, roll_up};
use super::super::status::Status;
use super::*;

fn steps(start: Option<f64>, commit: Option<f64>, target: Option<f64>, stretch: Option<f64>) -> Measure {
    Measure::CommitTargetStretch { start, commit, target, stretch }
}

fn read(value: Option<f64>, basis: Basis) -> Progress {
    Progress { value, basis, from: None, at: None }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A key result with a rubric of which these grades are met, by their place.
fn graded_by(kind: RubricKind, rubric: &[(&str, &str)], met: &[usize]) -> KeyResult {
    let rubric: Vec<(Text, Text)> =
        rubric.iter().map(|(grade, words)| (Text::from(*grade), Text::from(*words))).collect();
    let met = met.iter().map(|at| Text::clone(rubric::met_by(&rubric[*at].0, &rubric[*at].1))).collect();
    KeyResult { rubric, rubric_kind: kind, rubric_met: met, ..KeyResult::new(Id::from("k")) }
}

#[track_caller]
fn grade(kr: &KeyResult, due: Option<Day>, want: Option<f64>) {
    let got = rubric::graded(kr, due).map(|one| one.value);
    assert_eq!(got, want, "{:?} {:?} {:?}", kr.rubric_kind, kr.rubric, kr.rubric_met);
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
        assert_eq!(got, Some(Suggested { value: want, from: SuggestedFrom::Below }));
        let way = How::Way { start: 0.0, target: 1.0, value: progress };
        let got = suggest(&kr, &read(Some(progress), Basis::CheckIn(way)), None);
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
    let got = roll_up(&[scored("a", Some(1.0), 3.0), scored("b", Some(0.2), 1.0), scored("c", None, 4.0)]);
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

#[test]
fn s10_each_measure_suggests_by_its_own_rule() {
    use SuggestedFrom as From;
    let time = |periods, kept, broken, missed, now| {
        Basis::Corridor(TimeInBand { periods, kept, broken, missed, now: Some(now) })
    };
    let said = |share| Basis::CheckIn(How::Said(share));
    let reach = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
    let band = Measure::Between { low: Some(1.0), high: Some(4.0) };
    let done = How::Milestones { done: 3.0, all: 4.0 };
    let way = How::Way { start: 0.0, target: 10.0, value: 4.0 };
    let sum = Basis::Sum { how: way.clone(), known: 2, all: 3 };
    for (measure, progress, noted, want) in [
        (reach.clone(), read(Some(0.4), Basis::CheckIn(way)), None, Some((0.4, From::Progress))),
        (
            reach.clone(),
            read(Some(1.0), Basis::CheckIn(How::Reached { target: 10.0, value: 11.0 })),
            None,
            Some((1.0, From::Progress)),
        ),
        (reach.clone(), read(Some(0.4), sum), None, Some((0.4, From::Progress))),
        // Of thirteen weeks ten are over: eight kept, one left, one not read.
        (
            band.clone(),
            read(Some(8.0 / 13.0), time(Some(13), 8, 1, 1, true)),
            None,
            Some((0.8, From::Corridor)),
        ),
        (band.clone(), read(Some(1.0), time(Some(13), 13, 0, 0, true)), None, Some((1.0, From::Corridor))),
        // Read only outside its span.
        (band.clone(), read(Some(0.0), time(Some(13), 0, 0, 0, true)), None, None),
        // Without dates the last reading decides.
        (band.clone(), read(Some(1.0), time(None, 0, 0, 0, true)), None, Some((1.0, From::Corridor))),
        (band, read(Some(0.0), time(None, 0, 0, 0, false)), None, Some((0.0, From::Corridor))),
        (Measure::YesNo, read(Some(1.0), Basis::CheckIn(How::YesNo(true))), None, Some((1.0, From::YesNo))),
        (Measure::YesNo, read(Some(0.0), Basis::CheckIn(How::YesNo(false))), None, Some((0.0, From::YesNo))),
        (
            Measure::Milestones(Vec::new()),
            read(Some(0.75), Basis::CheckIn(done)),
            None,
            Some((0.75, From::Milestones)),
        ),
        (
            Measure::Baseline,
            read(Some(1.0), Basis::CheckIn(How::Found { value: 31.0 })),
            None,
            Some((1.0, From::Baseline)),
        ),
        (
            Measure::Baseline,
            read(Some(0.0), Basis::CheckIn(How::YesNo(false))),
            None,
            Some((0.0, From::Baseline)),
        ),
        (Measure::Judged, read(Some(0.6), said(0.6)), None, Some((0.6, From::Said))),
        (Measure::Judged, read(Some(0.6), said(0.6)), Some(0.3), Some((0.3, From::Noted))),
        (Measure::Judged, Progress::unknown(Blank::NothingSaid), Some(1.4), Some((1.0, From::Noted))),
        // What was measured stands above what somebody noted.
        (
            reach,
            read(Some(0.4), Basis::CheckIn(How::Way { start: 0.0, target: 10.0, value: 4.0 })),
            Some(0.9),
            Some((0.4, From::Progress)),
        ),
        (Measure::Judged, Progress::rolled_up(Some(0.5)), Some(0.9), Some((0.5, From::Below))),
        (Measure::Judged, Progress::unknown(Blank::NothingSaid), None, None),
        (Measure::Judged, Progress::rolled_up(Some(f64::NAN)), None, None),
        (Measure::Judged, Progress::rolled_up(None), None, None),
    ] {
        let kr = KeyResult { measure, ..KeyResult::new(Id::from("k")) };
        let got = suggest_from(&kr, &Grounds { progress: &progress, value: None, noted, due: None });
        assert_eq!(got.map(|one| (one.value, one.from)), want, "{:?} {progress:?}", kr.measure);
    }
}

#[test]
fn s11_of_levels_the_highest_that_is_met_counts() {
    let rubric = [("0.3", "documented"), ("0.6", "collected"), ("1.0", "analysed")];
    for (met, want) in [
        (vec![], None),
        (vec![0], Some(0.3)),
        (vec![1], Some(0.6)),
        (vec![2, 0], Some(1.0)),
        (vec![0, 1, 2], Some(1.0)),
    ] {
        grade(&graded_by(RubricKind::Levels, &rubric, &met), None, want);
    }
    // As percent, in full-width signs, without a number, and without words.
    grade(&graded_by(RubricKind::Levels, &[("30 %", "a"), ("０．６", "b")], &[0]), None, Some(0.3));
    grade(&graded_by(RubricKind::Levels, &[("30 %", "a"), ("０．６", "b")], &[1]), None, Some(0.6));
    grade(&graded_by(RubricKind::Levels, &[("good", "a")], &[0]), None, None);
    grade(&graded_by(RubricKind::Levels, &[("0.3", ""), ("0.6", "")], &[1]), None, Some(0.6));
    // Words that are in no rubric any more are met by nothing.
    let gone = KeyResult { rubric_met: vec!["gone".into()], ..graded_by(RubricKind::Levels, &rubric, &[]) };
    grade(&gone, None, None);
}

#[test]
fn s11_a_rubric_decides_before_the_numbers() {
    let kr = KeyResult {
        measure: steps(Some(0.0), Some(1.0), Some(2.0), Some(3.0)),
        ..graded_by(RubricKind::Levels, &[("0.3", "a"), ("1.0", "b")], &[0])
    };
    let got = suggest(&kr, &Progress::rolled_up(Some(0.9)), Some(3.0));
    assert_eq!(got, Some(Suggested { value: 0.3, from: SuggestedFrom::Rubric(RubricKind::Levels) }));
    let unmet = KeyResult { rubric_met: Vec::new(), ..kr };
    let got = suggest(&unmet, &Progress::rolled_up(Some(0.9)), Some(3.0));
    assert_eq!(got, Some(Suggested { value: 1.0, from: SuggestedFrom::Ladder }));
}

#[test]
fn s11_what_is_met_stays_met_when_its_words_change() {
    let text = |text: &str| Text::from(text);
    let kr = graded_by(RubricKind::Levels, &[("0.3", "a"), ("0.6", ""), ("1.0", "c")], &[0, 1]);
    assert_eq!(kr.rubric_met, [text("a"), text("0.6")]);
    let (rubric, met) = rubric::rewritten(&kr, 0, text("0.4"), text("aa"));
    assert_eq!((rubric[0].clone(), met), ((text("0.4"), text("aa")), vec![text("0.6"), text("aa")]));
    let (_, met) = rubric::rewritten(&kr, 1, text("0.7"), text(""));
    assert_eq!(met, [text("a"), text("0.7")]);
    let (_, met) = rubric::rewritten(&kr, 2, text("1.0"), text("cc"));
    assert_eq!(met, kr.rubric_met, "what was not met is not met now");
    let (rubric, met) = rubric::without(&kr, 0);
    assert_eq!((rubric.len(), met), (2, vec![text("0.6")]));
    assert_eq!(rubric::ticked(&kr, 2, true), [text("a"), text("0.6"), text("c")]);
    assert_eq!(rubric::ticked(&kr, 0, false), [text("0.6")]);
    assert_eq!(rubric::ticked(&kr, 9, true), kr.rubric_met);
    // Of two with the same words one goes and the other stays met.
    let twice = graded_by(RubricKind::Additive, &[("+0.2", "talk"), ("+0.2", "talk")], &[0]);
    assert_eq!(rubric::without(&twice, 0).1, [text("talk")]);
}

#[test]
fn s12_what_is_met_is_added_and_stays_between_0_and_1() {
    let rubric = [("+0.2", "survey"), ("+0.1", "report"), ("+0.5", "talks"), ("+0.4", "plan")];
    for (met, want) in [
        (vec![], None),
        (vec![0], Some(0.2)),
        (vec![0, 1], Some(0.3)),
        (vec![2, 1], Some(0.6)),
        (vec![0, 1, 2, 3], Some(1.0)),
    ] {
        grade(&graded_by(RubricKind::Additive, &rubric, &met), None, want);
    }
    let off = [("+0.5", "done"), ("-0.2", "without a review"), ("-0.9", "taken back")];
    grade(&graded_by(RubricKind::Additive, &off, &[0, 1]), None, Some(0.3));
    grade(&graded_by(RubricKind::Additive, &off, &[0, 2]), None, Some(0.0));
    let flaws = rubric::flaws(&graded_by(RubricKind::Additive, &[("+0.2", "a"), ("+0.5", "b")], &[]), None);
    assert_eq!(flaws, [rubric::RubricFlaw::Sum(0.7)]);
    let whole = graded_by(RubricKind::Additive, &[("+0.1", "a"), ("+0.2", "b"), ("+0.7", "c")], &[]);
    assert_eq!(rubric::flaws(&whole, None), [], "what binary arithmetic adds is no flaw");
}

#[test]
fn s13_of_milestones_the_last_before_the_first_that_is_missing_counts() {
    let rubric = [("0.2", "found"), ("0.4", "draft"), ("0.6", "set up"), ("0.8", "run"), ("1.0", "asked")];
    for (met, want) in [
        (vec![], None),
        (vec![0, 1, 2], Some(0.6)),
        (vec![0, 1, 3, 4], Some(0.4)),
        (vec![1, 2], Some(0.0)),
        (vec![0, 1, 2, 3, 4], Some(1.0)),
    ] {
        grade(&graded_by(RubricKind::Milestones, &rubric, &met), None, want);
    }
    // In whatever order the file has them.
    let turned = [("1.0", "c"), ("0.3", "a"), ("0.6", "b")];
    grade(&graded_by(RubricKind::Milestones, &turned, &[1, 2]), None, Some(0.6));
    grade(&graded_by(RubricKind::Milestones, &turned, &[0, 1]), None, Some(0.3));
}

#[test]
fn s14_what_is_late_is_worth_less() {
    let due = Some(day("2026-09-30"));
    let on = |grades: &[(&str, &str)], reached: Option<&str>| KeyResult {
        reached_on: reached.map(day),
        ..graded_by(RubricKind::DatePenalty, grades, &[])
    };
    let weekly = [("1.0", "in the shop"), ("-0.1/week", "")];
    for (grades, reached, due, want) in [
        (weekly.to_vec(), None, due, None),
        (weekly.to_vec(), Some("2026-09-01"), due, Some(1.0)),
        (weekly.to_vec(), Some("2026-09-30"), due, Some(1.0)),
        // A week that has begun counts.
        (weekly.to_vec(), Some("2026-10-01"), due, Some(0.9)),
        (weekly.to_vec(), Some("2026-10-07"), due, Some(0.9)),
        (weekly.to_vec(), Some("2026-10-08"), due, Some(0.8)),
        (weekly.to_vec(), Some("2027-09-30"), due, Some(0.0)),
        // Nobody knows the day: nothing is taken off.
        (weekly.to_vec(), Some("2026-12-31"), None, Some(1.0)),
        (vec![("1.0", "live"), ("-0.02", "per day late")], Some("2026-10-05"), due, Some(0.9)),
        (vec![("1.0", "上线"), ("-0.1", "每晚一周")], Some("2026-10-09"), due, Some(0.8)),
        (vec![("1.0", "上线"), ("-0.05/天", "")], Some("2026-10-02"), due, Some(0.9)),
        (
            vec![("0.8", "live"), ("-0.2", "after its day"), ("-0.1/month", "")],
            Some("2026-10-02"),
            due,
            Some(0.5),
        ),
        (vec![("1.0", "live"), ("0.3", "late at all")], Some("2026-10-02"), due, Some(0.7)),
        (vec![("live", ""), ("1.0", ""), ("-10 % per week", "")], Some("2026-10-02"), due, Some(0.9)),
        // A word that only contains one is none.
        (vec![("1.0", "live"), ("-0.2", "no talk on a weekday")], Some("2026-10-20"), due, Some(0.8)),
        (vec![("soon", "live")], Some("2026-10-02"), due, None),
    ] {
        grade(&on(&grades, reached), due, want);
    }
    let late = rubric::graded(&on(&weekly, Some("2026-10-08")), due).unwrap();
    assert_eq!(late.days_late, Some(8));
    assert_eq!(late.grades.iter().map(|one| one.adds).collect::<Vec<_>>(), [Some(1.0), Some(-0.2)]);
    assert_eq!(rubric::flaws(&on(&weekly, None), None), [rubric::RubricFlaw::NoDay]);
}

#[test]
fn s15_a_score_that_reads_differently_wants_a_reason() {
    use Commitment::{Aspirational, Committed};
    for (said, suggested, commitment, want) in [
        (0.6, None, None, false),
        (0.6, Some(0.6), None, false),
        (0.65, Some(0.6), None, false),
        (0.66, Some(0.6), None, true),
        (0.3, Some(0.6), None, true),
        // A step over an edge is one, however small.
        (0.7, Some(0.68), Some(Aspirational), true),
        (1.0, Some(0.97), Some(Committed), true),
        (1.0, Some(0.97), Some(Aspirational), false),
        // As they are shown: 0.70 and 0.70.
        (0.7, Some(0.6966), None, false),
        (1.4, Some(1.0), None, false),
        (0.5, Some(f64::NAN), None, false),
    ] {
        assert_eq!(wants_reason(said, suggested, commitment), want, "{said} {suggested:?} {commitment:?}");
    }
}

#[test]
fn s16_a_promise_that_was_not_kept_wants_its_cause() {
    use Commitment::{Aspirational, Committed};
    for (value, commitment, want) in [
        (1.0, Some(Committed), false),
        (0.9, Some(Committed), true),
        (0.0, Some(Committed), true),
        (0.7, Some(Aspirational), false),
        (0.4, Some(Aspirational), false),
        (0.39, Some(Aspirational), true),
        (0.39, None, true),
        (0.5, None, false),
    ] {
        assert_eq!(wants_cause(value, commitment), want, "{value} {commitment:?}");
    }
}

#[test]
fn s17_only_a_steady_1_0_is_a_hint() {
    for (scores, want) in [
        (vec![1.0, 1.0, 1.0], true),
        (vec![1.0, 1.0, 1.2], true),
        (vec![1.0, 1.0], false),
        (vec![1.0, 1.0, 1.0, 0.9], false),
        (vec![], false),
    ] {
        assert_eq!(is_steady(scores.clone()), want, "{scores:?}");
    }
}

#[test]
fn s18_the_owners_word_at_the_close_says_what_came_of_it() {
    for (status, want) in [
        (Status::Done, Some(Reached::Done)),
        (Status::OnTrack, Some(Reached::Partly)),
        (Status::Behind, Some(Reached::Partly)),
        (Status::AtRisk, Some(Reached::Not)),
        (Status::Pending, None),
        (Status::Stale, None),
        (Status::Closed, None),
        (Status::Dropped, None),
        (Status::Postponed, None),
    ] {
        assert_eq!(Reached::of(status), want, "{status:?}");
    }
    for one in Reached::ALL {
        assert_eq!(Reached::of(one.status()), Some(one));
    }
    use Reached::{Done, Not, Partly};
    for (all, want) in [
        (vec![], None),
        (vec![Done, Done], Some(Done)),
        (vec![Not], Some(Not)),
        (vec![Done, Not], Some(Partly)),
        (vec![Partly, Done], Some(Partly)),
    ] {
        assert_eq!(Reached::together(all.clone()), want, "{all:?}");
    }
}

/// Odd numbers as well as usual ones.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(0.0),
        Just(1e308),
        Just(-1e308),
        -2.0..3.0f64,
    ]
}

fn any_kind() -> impl Strategy<Value = RubricKind> {
    prop::sample::select(RubricKind::ALL.to_vec())
}

fn any_rubric() -> impl Strategy<Value = Vec<(Text, Text)>> {
    let grade = prop_oneof![
        (0u8..=10).prop_map(|tenths| format!("{:.1}", f64::from(tenths) / 10.0)),
        (0u8..=10).prop_map(|tenths| format!("+{:.1}", f64::from(tenths) / 10.0)),
        Just("-0.1/week".to_owned()),
        Just("good".to_owned()),
        Just("9999999999999999999999999".to_owned()),
        Just("30 %".to_owned()),
    ];
    let words = prop_oneof![Just(String::new()), "[a-c]{1,2}"];
    let row = (grade, words).prop_map(|(grade, words)| (Text::from(grade), Text::from(words)));
    prop::collection::vec(row, 0..7)
}

proptest! {
    #[test]
    fn s10_a_suggestion_always_lies_between_0_and_1(
        rubric in any_rubric(), kind in any_kind(), met in prop::collection::vec(any::<bool>(), 7),
        numbers in prop::collection::vec(prop::option::of(any_number()), 7),
        reached in prop::option::of(0i64..400), due in prop::option::of(0i64..400),
    ) {
        let from = day("2026-01-01");
        let ticked = rubric.iter().zip(&met).filter(|(_, met)| **met);
        let rubric_met = ticked.map(|((grade, words), _)| Text::clone(rubric::met_by(grade, words))).collect();
        let at = |place: usize| numbers[place];
        let kr = KeyResult {
            measure: steps(at(0), at(1), at(2), at(3)),
            rubric_kind: kind,
            rubric_met,
            reached_on: reached.map(|days| from.plus_days(days)),
            rubric,
            ..KeyResult::new(Id::from("k"))
        };
        let progress = Progress::rolled_up(at(4));
        let due = due.map(|days| from.plus_days(days));
        let grounds = Grounds { progress: &progress, value: at(5), noted: at(6), due };
        if let Some(got) = suggest_from(&kr, &grounds) {
            prop_assert!((0.0..=1.0).contains(&got.value), "{got:?}");
        }
        rubric::flaws(&kr, due);
    }

    #[test]
    fn s10_meeting_one_more_grade_never_takes_away(
        tenths in prop::collection::vec(0u8..=10, 1..7), kind in 0usize..3, met in any::<u8>(), more in 0usize..7,
    ) {
        let kind = RubricKind::ALL[kind];
        let grades: Vec<String> = tenths.iter().map(|one| format!("{:.1}", f64::from(*one) / 10.0)).collect();
        let words: Vec<String> = (0..grades.len()).map(|at| format!("w{at}")).collect();
        let rubric: Vec<(&str, &str)> =
            grades.iter().zip(&words).map(|(grade, words)| (grade.as_str(), words.as_str())).collect();
        let some: Vec<usize> = (0..rubric.len()).filter(|at| met & (1 << at) != 0).collect();
        let with: Vec<usize> = some.iter().copied().chain([more % rubric.len()]).collect();
        let value = |met: &[usize]| rubric::graded(&graded_by(kind, &rubric, met), None).map(|one| one.value);
        // Nothing said is less than anything.
        prop_assert!(value(&some) <= value(&with), "{kind:?} {rubric:?} {some:?} {with:?}");
    }

    #[test]
    fn s14_being_later_is_never_worth_more(first in 0i64..200, more in 0i64..200) {
        let due = day("2026-03-31");
        let at = |days: i64| {
            let kr = graded_by(RubricKind::DatePenalty, &[("1.0", "live"), ("-0.1/week", ""), ("-0.2", "late")], &[]);
            let kr = KeyResult { reached_on: Some(day("2026-01-01").plus_days(days)), ..kr };
            rubric::graded(&kr, Some(due)).unwrap().value
        };
        prop_assert!(at(first) >= at(first + more));
    }
}
