//! How strategy became goals and moved.

use super::*;
use crate::okr::{Commitment, Perspective, Unscored};

#[test]
fn i10_goals_lead_up_by_any_number_of_steps() {
    let mut org = Org::new();
    org.goal("year", "co", "y");
    for (name, unit) in [("a", "sales"), ("b", "dev"), ("c", "dev"), ("d", "dev"), ("e", "dev"), ("f", "dev")]
    {
        org.goal(name, unit, "q3");
    }
    org.key_result("k", "a", "bo");
    org.key_result("l", "f", "bo");
    for (from, to, state) in [
        ("a", "year", LinkState::Proposed),
        ("b", "k", LinkState::Accepted),
        ("c", "b", LinkState::Accepted),
        ("d", "year", LinkState::Declined),
        // A ring of two leads nowhere.
        ("e", "d", LinkState::Accepted),
    ] {
        org.link(from, to, state);
    }
    // A shared key result hangs its objective on nothing.
    org.by("ana", &Edit::Share { kr: id("l"), with: id("a") });
    assert_eq!(org.counted(Insight::Aligned), Ok((3.0, 6.0, 0)));
    assert_eq!(org.listed(Insight::Aligned), ["d", "e", "f"]);
    assert_eq!(counted(&org.found_of("dev"), Insight::Aligned), Ok((2.0, 5.0, 0)));
}

#[test]
fn i10_without_a_goal_of_the_year_the_goals_at_the_top_stand_for_it() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("b", "dev", "q3");
    assert_eq!(org.counted(Insight::Aligned), Err(Blank::NothingAbove));
    org.goal("top", "co", "q3");
    org.link("a", "top", LinkState::Accepted);
    assert_eq!(
        org.counted(Insight::Aligned),
        Ok((1.0, 2.0, 0)),
        "the top itself leads nowhere and is not asked"
    );
    assert_eq!(counted(&org.found_of("sales"), Insight::Aligned), Ok((1.0, 1.0, 0)));
    // What was given up is nothing to lead to.
    org.change("top", Change::Stage(Stage::Dropped));
    assert_eq!(org.counted(Insight::Aligned), Err(Blank::NothingAbove));
}

#[test]
fn i11_perspectives_count_once() {
    let mut org = Org::new();
    for (name, perspective) in [
        ("a", Some(Perspective::Customer)),
        ("b", Some(Perspective::Customer)),
        ("c", Some(Perspective::Financial)),
        ("d", None),
    ] {
        org.goal(name, "sales", "q3");
        org.change(name, Change::Perspective(perspective));
    }
    assert_eq!(org.counted(Insight::Perspectives), Ok((2.0, 4.0, 1)));
    assert_eq!(org.value(Insight::Perspectives), Some(2.0));
    assert_eq!(org.listed(Insight::Perspectives), ["c", "a", "b"]);
}

#[test]
fn i12_the_top_is_read_by_progress_and_by_score_apart() {
    let mut org = Org::new();
    org.goal("top", "co", "q3");
    org.goal("below", "sales", "q3");
    org.key_result("k", "top", "ana");
    org.key_result("l", "below", "bo");
    assert_eq!(org.counted(Insight::TopProgress), Err(Blank::NoProgress));
    org.says("k", "ana", "2026-08-01", 4.0, None);
    org.says("l", "bo", "2026-08-01", 9.0, None);
    assert_eq!((org.value(Insight::TopProgress), org.value(Insight::TopScore)), (Some(0.4), None));
    org.change("top", Change::Score(Some(0.7)));
    org.change("below", Change::Score(Some(0.1)));
    assert_eq!((org.value(Insight::TopProgress), org.value(Insight::TopScore)), (Some(0.4), Some(0.7)));
    let sales = org.found_of("sales");
    let score = sales.figure(Insight::TopScore).unwrap().reading.value;
    assert_eq!(score, Some(0.1), "a unit's top are its own goals");
    org.change("top", Change::Stage(Stage::Postponed));
    assert_eq!(org.counted(Insight::TopScore), Err(Blank::NothingOnTop));
}

#[test]
fn i13_the_first_confidence_counts() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    for kr in ["k", "l", "m"] {
        org.key_result(kr, "a", "bo");
    }
    org.says("k", "bo", "2026-07-10", 1.0, Some(2));
    org.says("k", "bo", "2026-07-03", 1.0, Some(8));
    org.says("l", "bo", "2026-07-03", 1.0, None);
    org.says("l", "bo", "2026-07-10", 1.0, Some(5));
    assert_eq!(org.counted(Insight::Confidence), Ok((13.0, 2.0, 1)));
    assert_eq!(org.value(Insight::Confidence), Some(6.5));
}

#[test]
fn i14_scores_are_weighed_and_what_has_none_is_left_out() {
    let mut org = Org::new();
    for (name, weight, score) in
        [("a", 3.0, Some(1.0)), ("b", 1.0, Some(0.2)), ("c", 1.0, None), ("d", 1.0, None)]
    {
        org.goal(name, "sales", "q3");
        org.change(name, Change::Weight(Some(weight)));
        org.change(name, Change::Score(score));
    }
    org.change("d", Change::Unscored(Some(Unscored::NotApplicable)));
    assert_eq!(org.value(Insight::Score), Some(0.8));
    let reading = org.counted(Insight::Score).unwrap();
    assert_eq!((reading.1, reading.2), (2.0, 1), "one was not judged, one on purpose");
}

#[test]
fn i15_promises_are_read_harder() {
    let mut org = Org::new();
    for (name, commitment, score) in [
        ("a", Some(Commitment::Committed), Some(1.0)),
        ("b", Some(Commitment::Committed), Some(0.9)),
        ("c", Some(Commitment::Committed), None),
        ("d", Some(Commitment::Aspirational), Some(0.7)),
        ("e", None, Some(0.69)),
        ("f", None, Some(2.0)),
    ] {
        org.goal(name, "sales", "q3");
        org.change(name, Change::Commitment(commitment));
        org.change(name, Change::Score(score));
    }
    assert_eq!(org.counted(Insight::Promises), Ok((1.0, 2.0, 1)));
    assert_eq!(org.counted(Insight::Stretch), Ok((2.0, 3.0, 0)));
    assert_eq!(org.listed(Insight::Promises), ["b"]);
    assert_eq!(org.listed(Insight::Stretch), ["e"]);
}

#[test]
fn i16_the_coach_reads_closed_goals_as_if_they_ran() {
    let mut org = Org::new();
    org.add(
        "a",
        New::Objective { title: "Win back the weekly shop".into(), cycle: Some(id("q3")) },
        Some("sales"),
    );
    org.add("k", New::KeyResult { title: "TBD".into() }, Some("a"));
    org.change("a", Change::Stage(Stage::default()));
    let running = (org.counted(Insight::Quality), org.listed(Insight::Quality));
    assert!(running.1.contains(&"k".to_owned()), "{running:?}");
    assert_eq!(running.0.map(|found| found.1.to_bits()), Ok(2.0_f64.to_bits()));
    org.change("a", Change::Stage(Stage::Closed));
    org.change("k", Change::Stage(Stage::Closed));
    assert_eq!((org.counted(Insight::Quality), org.listed(Insight::Quality)), running);
}
