//! Whose cadence counts, and when the next check-in is due.

use super::*;
use crate::okr::{Measure, Span};
use crate::space::{Change, New, Place, TestDesk, test_day};

fn set(desk: &mut TestDesk, id: &str, days: u32) {
    desk.change(id, Change::Cadence(Some(days)));
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn t13_the_nearest_cadence_that_is_said_counts() {
    let mut desk = TestDesk::new();
    let above = Place { under: Some(Id::from("u")), after: None };
    desk.edit(&crate::space::Edit::Move { id: Id::from("v"), place: above });
    let cadence = |desk: &TestDesk, id: &str| desk.space.cadence(&Id::from(id));
    let from = |id: &str| CadenceFrom::Unit(Id::from(id));
    assert_eq!(cadence(&desk, "c"), Cadence { days: 7, from: CadenceFrom::Workspace });
    // From the unit above, through the unit and the objective, to the key result: each nearer one wins.
    set(&mut desk, "u", 28);
    assert_eq!(cadence(&desk, "c"), Cadence { days: 28, from: from("u") });
    set(&mut desk, "v", 14);
    assert_eq!(cadence(&desk, "c"), Cadence { days: 14, from: from("v") });
    assert_eq!(cadence(&desk, "a"), Cadence { days: 28, from: from("u") });
    set(&mut desk, "z", 10);
    assert_eq!(cadence(&desk, "c"), Cadence { days: 10, from: CadenceFrom::Objective(Id::from("z")) });
    set(&mut desk, "c", 3);
    assert_eq!(cadence(&desk, "c"), Cadence { days: 3, from: CadenceFrom::Itself });
    assert_eq!(desk.space.cadence_above(&Id::from("c")).days, 10, "what it would be");
    assert_eq!(cadence(&desk, "z").days, 10);
    assert_eq!(cadence(&desk, "nothing of this name").days, 7);
}

#[test]
fn t13_a_key_result_on_which_another_unit_works_keeps_that_units_cadence() {
    let mut desk = TestDesk::new();
    set(&mut desk, "u", 28);
    set(&mut desk, "v", 14);
    desk.change("a", Change::WorkedOnBy(Some(Id::from("v"))));
    assert_eq!(desk.space.cadence_of(&Id::from("a")), 14);
    desk.change("v", Change::Cadence(None));
    assert_eq!(desk.space.cadence_of(&Id::from("a")), 28, "that unit says nothing, the objective's does");
    // What the objective says is nearer than any unit.
    set(&mut desk, "v", 14);
    set(&mut desk, "x", 21);
    assert_eq!(desk.space.cadence_of(&Id::from("a")), 21);
}

#[test]
fn t13_a_persons_goals_keep_the_cadence_of_their_unit_and_rings_end() {
    let mut desk = TestDesk::new();
    desk.add("p", New::Person { name: "p".into() }, Some("v"));
    desk.add("own", New::Objective { title: "own".into(), cycle: None }, Some("p"));
    set(&mut desk, "v", 14);
    assert_eq!(desk.space.cadence_of(&Id::from("own")), 14);
    let under = |id: &str| Place { under: Some(Id::from(id)), after: None };
    desk.edit(&crate::space::Edit::Move { id: Id::from("p"), place: under("u") });
    assert_eq!(desk.space.cadence_of(&Id::from("own")), 7);
    // Two units that stand in each other come from two copies; the walk up ends.
    desk.edit(&crate::space::Edit::Move { id: Id::from("v"), place: under("u") });
    assert_eq!(desk.space.cadence_of(&Id::from("own")), 7);
}

#[test]
fn t13_what_is_remembered_of_a_goal_follows_the_cadence_of_its_units() {
    let mut desk = TestDesk::new();
    desk.says_on("a", 5.0, "2026-08-08");
    let status = |desk: &TestDesk| desk.of("a").status.computed;
    // 13 days after the last check-in: 6 late in weeks, on time in fortnights.
    assert_eq!((status(&desk), desk.of("x").status.computed), (Status::Stale, Status::Stale));
    set(&mut desk, "u", 14);
    assert_eq!((status(&desk), desk.of("x").status.computed), (Status::Behind, Status::Behind));
    // The unit above says it, and then the unit moves away from it.
    desk.change("u", Change::Cadence(None));
    set(&mut desk, "v", 14);
    assert_eq!(status(&desk), Status::Stale);
    let place = Place { under: Some(Id::from("v")), after: None };
    desk.edit(&crate::space::Edit::Move { id: Id::from("u"), place });
    assert_eq!(status(&desk), Status::Behind);
    desk.edit(&crate::space::Edit::Move { id: Id::from("u"), place: Place { under: None, after: None } });
    assert_eq!(status(&desk), Status::Stale);
    set(&mut desk, "x", 14);
    assert_eq!(status(&desk), Status::Behind);
    desk.change("x", Change::Cadence(None));
    set(&mut desk, "a", 14);
    assert_eq!((status(&desk), desk.of("x").status.computed), (Status::Behind, Status::Behind));
}

#[test]
fn t13_the_periods_of_a_corridor_are_as_long_as_its_cadence() {
    let mut desk = TestDesk::new();
    desk.change("a", Change::Measure(Measure::Below { ceiling: Some(4.0) }));
    desk.says("a", 3.0);
    let periods = |desk: &TestDesk| desk.of("a").progress.time().and_then(|time| time.periods);
    assert_eq!(periods(&desk), Some(14));
    set(&mut desk, "u", 28);
    assert_eq!(periods(&desk), Some(4));
}

#[test]
fn t14_the_next_check_in_is_due_one_cadence_after_the_last() {
    let mut desk = TestDesk::new();
    let due = |desk: &TestDesk, id: &str| desk.space.next_due(&Id::from(id), test_day());
    assert_eq!(due(&desk, "a"), Some(day("2026-07-08")), "never checked in: counted from the first day");
    desk.says_on("a", 5.0, "2026-08-20");
    assert_eq!(due(&desk, "a"), Some(day("2026-08-27")));
    desk.says_on("b", 5.0, "2026-06-10");
    assert_eq!(due(&desk, "b"), Some(day("2026-07-08")), "the days before the first one do not count");
    set(&mut desk, "a", 14);
    assert_eq!(due(&desk, "a"), Some(day("2026-09-03")));
    set(&mut desk, "a", 60);
    assert_eq!(due(&desk, "a"), None, "it ends before");
    assert_eq!(due(&desk, "x"), None, "its key result is checked in on");
}

#[test]
fn t14_nothing_is_due_of_what_is_not_worked_on() {
    let mut desk = TestDesk::new();
    let due = |desk: &TestDesk, id: &str| desk.space.next_due(&Id::from(id), test_day());
    desk.says("b", 10.0);
    assert_eq!(due(&desk, "b"), None, "reached");
    for stage in [Stage::Draft, Stage::Postponed, Stage::Dropped, Stage::Closed] {
        desk.change("a", Change::Stage(stage));
        assert_eq!(due(&desk, "a"), None, "{stage:?}");
    }
    desk.change("a", Change::Stage(Stage::default()));
    assert!(due(&desk, "a").is_some());
    desk.change("a", Change::Status(Some(Status::Done)));
    assert_eq!(due(&desk, "a"), None, "its owner says it is done");
    // Without any day there is nothing to count from; a goal published on a day is counted from that.
    desk.add("o", New::Objective { title: "o".into(), cycle: None }, Some("u"));
    desk.change("o", Change::Stage(Stage::default()));
    assert_eq!(due(&desk, "o"), None);
    let at = crate::okr::Moment::parse("2026-08-03T09:00:00Z");
    desk.change("o", Change::Stage(Stage::Published { at }));
    assert_eq!(due(&desk, "o"), Some(day("2026-08-10")));
    desk.change("o", Change::Start(Span::quarter(2026, 3).and_then(|span| span.start)));
    assert_eq!(due(&desk, "o"), Some(day("2026-07-08")));
}
