//! Readings, forecasts and charts of whole workspaces.

use super::*;
use crate::okr::{Commitment, Measure, PhasedTarget, RollsUp, Stage};
use crate::space::{Change, Edit, TestDesk, link_id};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn id(text: &str) -> Id {
    Id::from(text)
}

/// What is asked of the test desk is asked on this day.
fn today() -> Day {
    crate::space::test_day()
}

fn weekly(desk: &mut TestDesk, of: &str, values: &[f64]) {
    for (week, value) in values.iter().enumerate() {
        let on = day("2026-07-10").plus_days(7 * i64::try_from(week).unwrap());
        desk.says_on(of, *value, &on.to_string());
    }
}

fn shares(readings: &[Reading]) -> Vec<(String, f64)> {
    readings.iter().map(|one| (one.day.to_string(), (one.share * 1e6).round() / 1e6)).collect()
}

#[test]
fn t19_as_of_a_day_only_what_was_said_by_then_is_heard() {
    let mut desk = TestDesk::new();
    weekly(&mut desk, "a", &[1.0, 2.0, 4.0, 5.0, 6.0, 7.0]);
    let then = desk.space.evaluation_as_of(&id("x"), day("2026-07-20")).unwrap();
    assert_eq!(then.progress.value, Some(0.2));
    let first = desk.space.evaluation_as_of(&id("x"), day("2026-07-09")).unwrap();
    assert_eq!((first.progress.value, first.status.computed), (None, Status::Pending));
    // It is judged by the pace of that day, and nothing of it is remembered.
    assert_eq!(then.status.computed, Status::Behind, "0.20 where 0.21 is expected");
    assert_eq!(desk.of("x").progress.value, Some(0.7));
    // What is known of no day is left out of the past.
    let undated = CheckIn { value: Some(9.0), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: id("b"), check_in: Box::new(undated) });
    let entered = desk.space.evaluation_as_of(&id("b"), day("2026-06-30")).unwrap();
    assert_eq!(entered.progress.value, None, "it was entered in July");
}

#[test]
fn t19_the_past_of_an_objective_begins_when_as_much_was_known_as_now() {
    let mut desk = TestDesk::new();
    desk.edit(&Edit::Share { kr: id("b"), with: id("x") });
    desk.change(link_id(&id("b"), &id("x")).as_str(), Change::LinkState(crate::okr::LinkState::Accepted));
    desk.says_on("a", 2.0, "2026-07-10");
    desk.says_on("a", 4.0, "2026-07-17");
    desk.says_on("b", 6.0, "2026-07-24");
    desk.says_on("a", 6.0, "2026-07-31");
    let all = readings(&desk.space, &id("x"), today());
    assert_eq!(
        shares(&all),
        [("2026-07-24".to_owned(), 0.5), ("2026-07-31".to_owned(), 0.6)],
        "on the first two days nobody knew of b"
    );
}

#[test]
fn t15_readings_go_through_the_measure_whatever_it_is() {
    let mut desk = TestDesk::new();
    // Down from 10 to 4.
    let down = Measure::Reach { start: Some(10.0), target: Some(4.0), direction: None };
    desk.change("a", Change::Measure(down));
    weekly(&mut desk, "a", &[10.0, 11.0, 8.5, 7.0]);
    let want = [("2026-07-10", 0.0), ("2026-07-17", -0.166_667), ("2026-07-24", 0.25), ("2026-07-31", 0.5)];
    let want = want.map(|(on, share)| (on.to_owned(), share));
    assert_eq!(shares(&readings(&desk.space, &id("a"), today())), want);
    // A corridor by what was kept until then: 14 weeks, of which one was left.
    desk.change("a", Change::Measure(Measure::Below { ceiling: Some(10.0) }));
    let kept = shares(&readings(&desk.space, &id("a"), today()));
    let want = [("2026-07-10", 1.0), ("2026-07-17", 1.0), ("2026-07-24", 2.0), ("2026-07-31", 3.0)];
    let want = want.map(|(on, kept)| (on.to_owned(), ((kept / 14.0_f64) * 1e6).round() / 1e6));
    assert_eq!(kept, want);
    // Where it was only said by a person.
    desk.change("a", Change::Measure(Measure::Judged));
    assert_eq!(readings(&desk.space, &id("a"), today()), []);
}

#[test]
fn t16_a_forecast_needs_a_goal_that_runs_and_is_spoken_of() {
    let mut desk = TestDesk::new();
    weekly(&mut desk, "a", &[1.0, 1.5, 2.0, 2.5, 3.0, 3.5]);
    let now = |desk: &TestDesk, of: &str| forecast_of(&desk.space, &id(of), today());
    // Five percent a week, 0.35 on 14 August, 6.7 weeks to go.
    let got = now(&desk, "a").unwrap();
    assert!((got.at_end.value - 0.685_714).abs() < 1e-6, "{got:?}");
    assert_eq!((got.readings, got.last, got.end), (6, day("2026-08-14"), day("2026-09-30")));
    // Its objective takes it over.
    assert!((now(&desk, "x").unwrap().at_end.value - got.at_end.value).abs() < 1e-9);
    for stage in [Stage::Draft, Stage::Postponed, Stage::Dropped, Stage::Closed] {
        desk.change("a", Change::Stage(stage));
        assert_eq!(now(&desk, "a"), None, "{stage:?}");
    }
    desk.change("a", Change::Stage(Stage::default()));
    assert!(now(&desk, "a").is_some());
    // Eleven days later the next check-in is overdue: nobody knows the rate any more.
    let stale = forecast_of(&desk.space, &id("a"), day("2026-08-25"));
    assert_eq!(stale, None);
    desk.says_on("a", 10.0, "2026-08-20");
    assert_eq!(now(&desk, "a"), None, "it is reached");
}

#[test]
fn t18_a_green_goal_that_will_fall_short_is_worth_a_word_and_keeps_its_status() {
    let mut desk = TestDesk::new();
    // The plan is slow at first, so that half a step ahead of it is on track and leads nowhere good.
    let phased = vec![PhasedTarget { day: day("2026-09-15"), value: 1.0 }];
    desk.change("a", Change::Phased(phased));
    weekly(&mut desk, "a", &[0.5, 0.7, 0.8, 1.0, 1.2, 1.3]);
    let got = expectation(&desk.space, &id("a"), today()).unwrap();
    assert_eq!(desk.of("a").status.shown, Status::OnTrack);
    assert!(got.is_hint && got.forecast.at_end.high < 0.7, "{got:?}");
    assert_eq!(desk.of("a").status.computed, Status::OnTrack, "a hint is no status");
    // The owner's word for amber is no green that could mislead.
    desk.change("a", Change::Status(Some(Status::Behind)));
    assert!(!expectation(&desk.space, &id("a"), today()).unwrap().is_hint);
    desk.change("a", Change::Status(None));
    // What was promised has to be kept in full; the objective's promise is its key results'.
    desk.change("a", Change::Phased(Vec::new()));
    for (week, value) in [5.0, 5.5, 6.0, 6.2, 6.4, 6.5].into_iter().enumerate() {
        desk.says_on("a", value, &day("2026-07-10").plus_days(7 * i64::try_from(week).unwrap()).to_string());
    }
    let high = expectation(&desk.space, &id("a"), today()).unwrap();
    desk.change("x", Change::Commitment(Some(Commitment::Committed)));
    let full = expectation(&desk.space, &id("a"), today()).unwrap();
    assert_eq!((high.promise, full.promise), (Promise::High, Promise::Full));
}

#[test]
fn t19_long_stories_are_read_on_a_few_days_the_last_among_them() {
    let days: Vec<Day> = (0..100).map(|at| day("2026-01-01").plus_days(at)).collect();
    let taken = thinned(&days, 5);
    assert_eq!(taken.len(), 5);
    assert_eq!((taken.first(), taken.last()), (days.first(), days.last()));
    assert_eq!(thinned(&days[..3], 5), days[..3]);
    assert_eq!(thinned(&days, 1), [days[99]]);
    assert_eq!(thinned(&days, 0), []);
    assert_eq!(thinned(&[], 0), []);
}

#[test]
fn t17_a_chart_shows_pace_readings_and_where_it_goes() {
    let mut desk = TestDesk::new();
    weekly(&mut desk, "a", &[1.0, 1.5, 2.0, 2.5, 3.0, 3.5]);
    let told = CheckIn {
        at: Some(day("2026-08-14")),
        confidence: Some(6),
        projection: Some(0.7),
        ..CheckIn::new("")
    };
    desk.edit(&Edit::CheckIn { of: id("a"), check_in: Box::new(told) });
    let got = chart(&desk.space, &id("a"), today()).unwrap();
    assert!(!got.in_shares);
    assert_eq!(got.ends, (day("2026-07-01"), day("2026-09-30")));
    assert_eq!(got.today, Some(today()));
    assert_eq!(got.pace, [(day("2026-07-01"), 0.0), (day("2026-09-30"), 10.0)]);
    assert_eq!(got.levels, [(10.0, ChartLevel::Target)]);
    let last = got.dots.last().unwrap();
    assert_eq!(
        (last.height, last.confidence, last.projection, last.projected),
        (None, Some(6), Some(0.7), Some(7.0))
    );
    assert_eq!(got.dots.iter().filter(|dot| dot.height.is_some()).count(), 6);
    // The forecast goes from the last reading to the last day, in the key result's own numbers.
    let (first, end) = (got.ahead.first().unwrap(), got.ahead.last().unwrap());
    assert_eq!((first.day, end.day), (day("2026-08-14"), day("2026-09-30")));
    assert!((end.outlook.value - 6.857_14).abs() < 1e-4 && end.outlook.high <= 10.0, "{end:?}");
    assert!(end.outlook.low < end.outlook.value);
    // Phased targets are corners of the pace.
    desk.change("a", Change::Phased(vec![PhasedTarget { day: day("2026-08-15"), value: 2.0 }]));
    let got = chart(&desk.space, &id("a"), today()).unwrap();
    assert_eq!(got.pace.get(1), Some(&(day("2026-08-15"), 2.0)));
}

#[test]
fn t17_the_chart_of_a_falling_key_result_keeps_the_band_the_right_way_round() {
    let mut desk = TestDesk::new();
    let down = Measure::Reach { start: Some(10.0), target: Some(4.0), direction: None };
    desk.change("a", Change::Measure(down));
    weekly(&mut desk, "a", &[9.6, 9.1, 9.0, 8.4, 8.1, 7.9]);
    let got = chart(&desk.space, &id("a"), today()).unwrap();
    let end = got.ahead.last().unwrap().outlook;
    assert!(end.low < end.value && end.value < end.high && end.value < 7.9, "{end:?}");
    // What is added up has no numbers of its own to draw.
    desk.change("a", Change::RollsUp(RollsUp::Sum));
    assert!(chart(&desk.space, &id("a"), today()).is_some());
}

#[test]
fn c9_an_objective_shows_the_lowest_belief_day_by_day() {
    let mut desk = TestDesk::new();
    desk.add("a2", crate::space::New::KeyResult { title: "a2".into() }, Some("x"));
    let believes = |desk: &mut TestDesk, of: &str, on: &str, value: u8| {
        let one = CheckIn { at: Day::parse(on), confidence: Some(value), ..CheckIn::new("") };
        desk.edit(&Edit::CheckIn { of: id(of), check_in: Box::new(one) });
    };
    believes(&mut desk, "a", "2026-07-10", 7);
    believes(&mut desk, "a2", "2026-07-17", 4);
    believes(&mut desk, "a", "2026-07-24", 3);
    believes(&mut desk, "a2", "2026-07-31", 8);
    let lows = |desk: &TestDesk, of: &str| -> Vec<Option<u8>> {
        chart(&desk.space, &id(of), today()).unwrap().dots.iter().map(|dot| dot.confidence).collect()
    };
    assert_eq!(lows(&desk, "x"), [Some(7), Some(4), Some(3), Some(3)]);
    // What is said of the objective itself stands for it.
    believes(&mut desk, "x", "2026-08-01", 9);
    believes(&mut desk, "x", "2026-08-08", 5);
    assert_eq!(lows(&desk, "x"), [Some(9), Some(5)]);
}
