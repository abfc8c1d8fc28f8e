//! What was thought of the end, and what came of it.

use super::*;
use crate::okr::Measure;
use crate::space::{Change, Edit, New, TestDesk, test_day};

fn id(text: &str) -> Id {
    Id::from(text)
}

fn thinks(desk: &mut TestDesk, of: &str, on: &str, score: f64, by: Option<&str>) {
    let one = CheckIn { at: Day::parse(on), projection: Some(score), by: by.map(id), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: id(of), check_in: Box::new(one) });
}

fn about(left: Option<f64>, right: f64) -> bool {
    left.is_some_and(|left| (left - right).abs() < 1e-9)
}

#[test]
fn c7_what_was_projected_is_held_against_the_result_once_it_is_over() {
    let mut desk = TestDesk::new();
    let of = |desk: &TestDesk| of_goal(&desk.space, &id("a"), test_day());
    assert_eq!(of(&desk), None, "nobody said anything");
    thinks(&mut desk, "a", "2026-08-26", 0.7, None);
    thinks(&mut desk, "a", "2026-09-16", 0.6, None);
    // After the last day it is no projection.
    thinks(&mut desk, "a", "2026-10-02", 0.1, None);
    let now = of(&desk).unwrap();
    assert_eq!((now.ended, now.off), (None, None), "it is not over");
    assert_eq!(now.guesses.iter().map(|one| one.days_before).collect::<Vec<_>>(), [Some(35), Some(14)]);
    desk.change("a", Change::Score(Some(0.55)));
    let scored = of(&desk).unwrap();
    assert_eq!(scored.ended, Some(Ended::Scored(0.55)));
    assert!(about(scored.off, 0.1), "0.65 on average: {scored:?}");
}

#[test]
fn c7_closed_without_a_score_it_ended_where_it_was() {
    let mut desk = TestDesk::new();
    thinks(&mut desk, "a", "2026-08-01", 0.9, None);
    desk.says_on("a", 6.0, "2026-08-20");
    desk.change("a", Change::Stage(Stage::Closed));
    let got = of_goal(&desk.space, &id("a"), test_day()).unwrap();
    assert_eq!(got.ended, Some(Ended::Progressed(0.6)));
    assert!(about(got.off, 0.3));
    // Beyond its target it ended at 1.0, not at 2.0.
    desk.says_on("a", 20.0, "2026-08-21");
    let got = of_goal(&desk.space, &id("a"), test_day()).unwrap();
    assert_eq!(got.ended, Some(Ended::Progressed(1.0)));
    // With an objective that is closed its key results are over too.
    desk.change("a", Change::Stage(Stage::default()));
    desk.change("x", Change::Stage(Stage::Closed));
    assert!(of_goal(&desk.space, &id("a"), test_day()).unwrap().ended.is_some());
    // Nothing is known of how it ended.
    desk.change("a", Change::Measure(Measure::Judged));
    let got = of_goal(&desk.space, &id("a"), test_day()).unwrap();
    assert_eq!((got.ended, got.off), (None, None));
}

#[test]
fn c8_goals_together_count_each_once_for_people_and_units() {
    let mut desk = TestDesk::new();
    desk.add("ana", New::Person { name: "Ana".into() }, Some("u"));
    desk.add("bo", New::Person { name: "Bo".into() }, Some("v"));
    // a: 0.2 too high, said three times; b: 0.1 too low, said once; c of another unit: 0.4 too high.
    for on in ["2026-07-10", "2026-07-17", "2026-07-24"] {
        thinks(&mut desk, "a", on, 0.7, Some("ana"));
    }
    thinks(&mut desk, "b", "2026-07-10", 0.3, Some("bo"));
    thinks(&mut desk, "c", "2026-07-10", 0.9, Some("ana"));
    for (kr, score) in [("a", 0.5), ("b", 0.4), ("c", 0.5)] {
        desk.change(kr, Change::Score(Some(score)));
    }
    let off = |desk: &TestDesk, of: &str| {
        of_home(&desk.space, &id(of), None, test_day())
            .map(|all| (all.goals.len(), (all.off * 1e6).round() / 1e6))
    };
    assert_eq!(off(&desk, "u"), Some((2, 0.05)));
    assert_eq!(off(&desk, "v"), Some((1, 0.4)));
    assert_eq!(off(&desk, "ana"), Some((2, 0.3)), "what she said, in whatever unit");
    assert_eq!(off(&desk, "bo"), Some((1, -0.1)));
    assert_eq!(of_home(&desk.space, &id("u"), Some(&id("other")), test_day()), None);
    assert_eq!(
        of_home(&desk.space, &id("u"), Some(&id("q3")), test_day()).map(|all| all.goals.len()),
        Some(2)
    );
    let first = of_home(&desk.space, &id("ana"), None, test_day()).unwrap();
    assert_eq!(first.goals.first().map(|one| one.id.as_str()), Some("c"), "the farthest off first");
    // An objective with its key results.
    thinks(&mut desk, "x", "2026-07-10", 0.8, None);
    let all = of_objective(&desk.space, &id("x"), test_day()).unwrap();
    assert_eq!(all.goals.len(), 1, "the objective is not over");
    desk.change("x", Change::Stage(Stage::Closed));
    let all = of_objective(&desk.space, &id("x"), test_day()).unwrap();
    assert_eq!((all.goals.len(), (all.off * 1e6).round()), (2, 250_000.0), "0.3 and 0.2 too high");
}
