//! Three readings of goals that were changed, dropped, added, moved and handed over.

use super::*;
use crate::okr::change::ChangedField;
use crate::okr::{Change, ChangeKind, Owner, Score, Text, Unscored};
use crate::space::{Change as Set, Edit, New, Place, TestDesk, test_day};

fn id(text: &str) -> Id {
    Id::from(text)
}

fn field(name: &str, was: &str, is: &str) -> ChangedField {
    let said = |text: &str| (!text.is_empty()).then(|| Text::from(text));
    ChangedField { name: name.into(), was: said(was), is: said(is) }
}

fn entry(kind: ChangeKind, fields: Vec<ChangedField>) -> Change {
    Change {
        key: "".into(),
        at: Day::parse("2026-08-14"),
        by: None,
        kind,
        from: None,
        to: None,
        reason: Some("the market fell".into()),
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields,
        made: None,
        extras: Vec::new(),
    }
}

fn told(desk: &mut TestDesk, of: &str, change: Change) {
    desk.edit(&Edit::Record { of: id(of), change: Box::new(change), amends: None });
}

fn retarget(desk: &mut TestDesk, of: &str, name: &str, was: &str, is: &str) {
    told(desk, of, entry(ChangeKind::Retarget, vec![field(name, was, is)]));
}

fn score(desk: &mut TestDesk, of: &str, value: f64) {
    desk.change(of, Set::Score(Some(value)));
}

fn of(desk: &TestDesk, goal: &str) -> Readings {
    readings(&desk.space, &id(goal), test_day()).unwrap()
}

fn near(value: Option<f64>) -> Option<i64> {
    value.map(|value| (value * 1000.0).round() as i64)
}

#[track_caller]
fn check(desk: &TestDesk, goal: &str, first: (Option<i64>, Because), changed: Option<i64>) {
    let got = of(desk, goal);
    assert_eq!(
        ((near(got.first.value), got.first.because), near(got.changed.value)),
        (first, changed),
        "{goal}: {got:?}"
    );
}

fn ground(whose: Option<&str>) -> Ground {
    Ground { cycle: id("q3"), whose: whose.map(Id::from) }
}

#[test]
fn s30_what_was_not_changed_reads_alike() {
    let mut desk = TestDesk::new();
    check(&desk, "x", (None, Because::NotJudged), None);
    desk.says("a", 4.5);
    check(&desk, "a", (None, Because::NotJudged), None);
    score(&mut desk, "a", 0.9);
    check(&desk, "a", (Some(900), Because::Judged), Some(900));
    check(&desk, "x", (Some(900), Because::Judged), Some(900));
    assert!(of(&desk, "x").agree() && of(&desk, "a").agree());
    // There and back again is no change.
    retarget(&mut desk, "a", "target", "10", "6");
    retarget(&mut desk, "a", "target", "6", "10");
    assert!(of(&desk, "x").agree() && of(&desk, "a").agree());
    assert_eq!(of(&desk, "x").changes.len(), 2, "it is told all the same");
    assert_eq!(readings(&desk.space, &id("u"), test_day()), None);
    assert_eq!(readings(&desk.space, &id("nowhere"), test_day()), None);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn s31_first_numbers_are_held_against_the_same_last_reading() {
    let first = |set: fn(&mut TestDesk)| {
        let mut desk = TestDesk::new();
        desk.says("a", 4.5);
        score(&mut desk, "a", 0.75);
        desk.measure("a", 6.0);
        set(&mut desk);
        let got = of(&desk, "a").first;
        (near(got.value), got.because)
    };
    for (what, set, want) in [
        (
            "lowered",
            (|desk| retarget(desk, "a", "target", "10", "6")) as fn(&mut TestDesk),
            (Some(450), Because::FirstNumbers),
        ),
        ("raised", |desk| retarget(desk, "a", "target", "5", "6"), (Some(900), Because::FirstNumbers)),
        (
            "lowered in two steps",
            |desk| {
                retarget(desk, "a", "target", "10", "8");
                retarget(desk, "a", "target", "8", "6");
            },
            (Some(450), Because::FirstNumbers),
        ),
        (
            "a small correction",
            |desk| {
                let line = entry(ChangeKind::Retarget, vec![field("target", "10", "6")]);
                told(desk, "a", Change { minor: true, ..line });
            },
            (Some(750), Because::Judged),
        ),
        (
            "corrected, then lowered",
            |desk| {
                let line = entry(ChangeKind::Retarget, vec![field("target", "100", "10")]);
                told(desk, "a", Change { minor: true, ..line });
                retarget(desk, "a", "target", "10", "6");
            },
            (Some(450), Because::FirstNumbers),
        ),
        ("no target then", |desk| retarget(desk, "a", "target", "", "6"), (None, Because::NoNumbers)),
        (
            "another unit",
            |desk| {
                desk.change("a", Set::MeasuredIn(Some("km".into())));
                retarget(desk, "a", "measured_in", "\"m\"", "\"km\"");
            },
            (None, Because::OtherUnit),
        ),
        (
            "told in words",
            |desk| {
                let line = entry(ChangeKind::Retarget, Vec::new());
                told(desk, "a", Change { from: Some("10".into()), to: Some("6".into()), ..line });
            },
            (None, Because::ToldInWords),
        ),
        (
            "other words beside numbers",
            |desk| told(desk, "a", entry(ChangeKind::Reword, vec![field("title", "\"far\"", "\"a\"")])),
            (Some(750), Because::Judged),
        ),
        (
            "another date",
            |desk| retarget(desk, "a", "until", "", "\"2026-09-30\""),
            (Some(750), Because::Judged),
        ),
        (
            "judged by words that were others",
            |desk| {
                desk.change("a", Set::Measure(Measure::Judged));
                told(desk, "a", entry(ChangeKind::Reword, vec![field("title", "\"far more\"", "\"a\"")]));
            },
            (None, Because::Reworded),
        ),
        (
            "how far it is was said of the goal as it is now",
            |desk| {
                let said = crate::okr::CheckIn {
                    at: Day::parse("2026-08-20"),
                    progress: Some(0.9),
                    ..crate::okr::CheckIn::new("")
                };
                desk.edit(&Edit::CheckIn { of: id("a"), check_in: Box::new(said) });
                retarget(desk, "a", "measure", "\"judged\"", "\"reach\"");
            },
            (None, Because::NoNumbers),
        ),
    ] {
        assert_eq!(first(set), want, "{what}");
    }
}

#[test]
fn s31_grades_written_beforehand_say_what_they_said_then() {
    let mut desk = TestDesk::new();
    desk.change("a", Set::Measure(Measure::Judged));
    let grades = |last: &str| vec![("0.3".into(), "a draft".into()), ("1.0".into(), Text::from(last))];
    desk.change("a", Set::Rubric(grades("a plan")));
    desk.change("a", Set::RubricMet(vec!["a draft".into(), "a plan".into()]));
    score(&mut desk, "a", 1.0);
    let was = "[[\"0.3\",\"a draft\"],[\"1.0\",\"ten customers\"]]";
    let now = desk.space.node(&id("a")).unwrap().entity.field("rubric").unwrap().entries()[0].value.clone();
    let was =
        if now.text().starts_with('{') { "{\"0.3\":\"a draft\",\"1.0\":\"ten customers\"}" } else { was };
    retarget(&mut desk, "a", "rubric", was, now.text());
    check(&desk, "a", (Some(300), Because::FirstNumbers), Some(1000));
}

#[test]
fn s32_an_objective_is_read_with_what_belonged_to_it_then() {
    let mut desk = TestDesk::new();
    score(&mut desk, "a", 0.8);
    for kr in ["a2", "a3"] {
        desk.add(kr, New::KeyResult { title: kr.into() }, Some("x"));
        desk.measure(kr, 10.0);
    }
    desk.says("a2", 2.0);
    desk.change("a2", Set::Stage(Stage::Dropped));
    told(&mut desk, "a2", entry(ChangeKind::Drop, Vec::new()));
    score(&mut desk, "a3", 1.0);
    told(&mut desk, "a3", entry(ChangeKind::Add, Vec::new()));
    // 0.8 and, of what was given up, the 0.2 it had reached; what came in August was not there.
    check(&desk, "x", (Some(500), Because::KeyResults), Some(900));
    check(&desk, "a2", (Some(200), Because::Reached), None);
    let parts: Vec<(&'static str, Option<i64>, Because)> = ["a", "a2", "a3"]
        .into_iter()
        .filter_map(|kr| {
            let all = of(&desk, "x").parts;
            let part = all.into_iter().find(|part| part.id == id(kr))?;
            Some((kr, near(part.first.value), part.first.because))
        })
        .collect();
    assert_eq!(
        parts,
        [
            ("a", Some(800), Because::Judged),
            ("a2", Some(200), Because::Reached),
            ("a3", None, Because::CameLater)
        ]
    );
    assert_eq!(of(&desk, "x").changes.len(), 2);
    // Weights as first set.
    desk.change("a", Set::Weight(Some(1.0)));
    desk.change("a2", Set::Weight(Some(1.0)));
    desk.change("a3", Set::Weight(Some(1.0)));
    retarget(&mut desk, "a", "weight", "3", "1");
    check(&desk, "x", (Some(650), Because::KeyResults), Some(900));
}

#[test]
fn s32_what_was_given_up_and_nobody_knows_is_unknown() {
    let mut desk = TestDesk::new();
    score(&mut desk, "a", 0.8);
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    desk.change("a2", Set::Stage(Stage::Dropped));
    told(&mut desk, "a2", entry(ChangeKind::Drop, Vec::new()));
    let first = of(&desk, "x").first;
    assert_eq!((near(first.value), first.missing), (Some(800), 1), "not zero, and counted");
    // In the trash nobody reads what it had reached.
    desk.change("a2", Set::Stage(Stage::default()));
    desk.edit(&Edit::Delete { id: id("a2") });
    let first = of(&desk, "x").first;
    assert_eq!((near(first.value), first.missing), (Some(800), 1));
    assert!(of(&desk, "x").parts.iter().any(|part| part.first.because == Because::Deleted && !part.is_here));
}

#[test]
fn s32_a_key_result_that_was_moved_belongs_where_it_was_first_set() {
    let mut desk = TestDesk::new();
    score(&mut desk, "a", 0.2);
    score(&mut desk, "b", 1.0);
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    score(&mut desk, "a2", 1.0);
    desk.edit(&Edit::Move { id: id("a2"), place: Place { under: Some(id("y")), after: None } });
    told(&mut desk, "a2", entry(ChangeKind::HandOver, vec![field("objective", "\"x\"", "\"y\"")]));
    check(&desk, "x", (Some(600), Because::KeyResults), Some(200));
    check(&desk, "y", (Some(1000), Because::KeyResults), Some(1000));
    let moved: Vec<Because> = of(&desk, "y").parts.iter().map(|part| part.first.because).collect();
    assert!(moved.contains(&Because::CameLater), "{moved:?}");
}

#[test]
fn s32_a_score_said_of_the_whole_cannot_be_taken_back_to_then() {
    let mut desk = TestDesk::new();
    score(&mut desk, "x", 0.8);
    check(&desk, "x", (Some(800), Because::Judged), Some(800));
    desk.measure("a", 6.0);
    desk.says("a", 4.5);
    retarget(&mut desk, "a", "target", "10", "6");
    check(&desk, "x", (None, Because::JudgedWhole), Some(800));
    // Where its key result was judged too, that is read.
    score(&mut desk, "a", 0.75);
    check(&desk, "x", (Some(450), Because::KeyResults), Some(800));
}

#[test]
fn s32_no_score_on_purpose_is_none_in_both() {
    let mut desk = TestDesk::new();
    desk.change("a", Set::Unscored(Some(Unscored::NotApplicable)));
    retarget(&mut desk, "a", "target", "20", "10");
    let because = Because::Unscored(Unscored::NotApplicable);
    check(&desk, "a", (None, because), None);
    desk.change("x", Set::Unscored(Some(Unscored::CarriedOver)));
    check(&desk, "x", (None, Because::Unscored(Unscored::CarriedOver)), None);
    let together = readings_of(&desk.space, &ground(Some("u")), test_day());
    assert_eq!(together.changed.missing, 1, "the other objective");
}

#[test]
fn s7_a_goal_lived_from_its_adding_to_its_dropping() {
    let mut desk = TestDesk::new();
    assert_eq!(of(&desk, "x").lived, Some(1.0));
    told(&mut desk, "y", entry(ChangeKind::Add, Vec::new()));
    // From 14 August on it is 48 of 92 days.
    assert_eq!(near(of(&desk, "y").lived), Some(522));
    assert_eq!(near(of(&desk, "b").lived), Some(522), "its key results with it");
    desk.change("z", Set::Stage(Stage::Dropped));
    assert_eq!(of(&desk, "z").lived, None, "nobody knows when");
    told(&mut desk, "z", entry(ChangeKind::Drop, Vec::new()));
    // To 14 August it is 45 of 92.
    assert_eq!((near(of(&desk, "z").lived), near(of(&desk, "c").lived)), (Some(489), Some(489)));
}

#[test]
fn s33_together_as_first_set_is_who_was_there_when_the_cycle_began() {
    let mut desk = TestDesk::new();
    for (kr, value) in [("a", 0.4), ("b", 1.0), ("c", 0.6)] {
        score(&mut desk, kr, value);
    }
    let all = |desk: &TestDesk, whose: Option<&str>| {
        let got = readings_of(&desk.space, &ground(whose), test_day());
        (near(got.first.value), near(got.changed.value))
    };
    assert_eq!(all(&desk, None), (Some(667), Some(667)));
    // `y` came in August; `z` was handed from `v` to `u`.
    told(&mut desk, "y", entry(ChangeKind::Add, Vec::new()));
    assert_eq!(all(&desk, None), (Some(500), Some(667)));
    desk.edit(&Edit::Move { id: id("z"), place: Place { under: Some(id("u")), after: None } });
    told(&mut desk, "z", entry(ChangeKind::HandOver, vec![field("unit", "\"v\"", "\"u\"")]));
    assert_eq!(all(&desk, None), (Some(500), Some(667)), "for everybody nothing moved");
    assert_eq!(all(&desk, Some("u")), (Some(400), Some(667)));
    assert_eq!(all(&desk, Some("v")), (Some(600), None));
    let of_v = evaluated(&desk.space, &ground(Some("v")), test_day());
    assert_eq!(of_v.iter().map(|one| one.place).collect::<Vec<_>>(), [WhereNow::HandedOver]);
    // What goes to another cycle, or to the trash, was here all the same, and unknown.
    desk.add("q4", New::Cycle { name: "Q4".into(), kind: None, span: Span::UNKNOWN }, None);
    desk.change("x", Set::Cycle(Some(id("q4"))));
    told(&mut desk, "x", entry(ChangeKind::Postpone, vec![field("cycle", "\"q3\"", "\"q4\"")]));
    told(&mut desk, "z", entry(ChangeKind::Drop, vec![field("deleted", "", "true")]));
    desk.edit(&Edit::Delete { id: id("z") });
    let got = readings_of(&desk.space, &ground(None), test_day());
    assert_eq!((got.first.value, got.first.missing), (None, 2));
    assert_eq!(near(got.changed.value), Some(1000));
    let mut places: Vec<WhereNow> =
        evaluated(&desk.space, &ground(None), test_day()).iter().map(|one| one.place).collect();
    places.sort_by_key(|place| *place as u8);
    assert_eq!(places, [WhereNow::Here, WhereNow::OtherCycle, WhereNow::Trash]);
}

#[test]
fn s33_a_person_had_what_they_owned_then() {
    let mut desk = TestDesk::new();
    for person in ["ada", "bo"] {
        desk.add(person, New::Person { name: person.into() }, Some("u"));
    }
    score(&mut desk, "a", 0.4);
    score(&mut desk, "b", 1.0);
    let owner = |person: &str| vec![Owner::known(id(person))];
    desk.change("x", Set::Owners(owner("ada")));
    desk.change("y", Set::Owners(owner("bo")));
    told(&mut desk, "y", entry(ChangeKind::HandOver, vec![field("owners", "[\"ada\"]", "[\"bo\"]")]));
    let of_person = |person| {
        let got = readings_of(&desk.space, &ground(Some(person)), test_day());
        (near(got.first.value), near(got.changed.value), got.first.because)
    };
    assert_eq!(of_person("ada"), (Some(700), Some(400), Because::KeyResults));
    assert_eq!(of_person("bo"), (None, Some(1000), Because::NothingThen));
}

#[test]
fn s35_an_objective_given_up_counts_at_first_with_what_it_had_reached() {
    let mut desk = TestDesk::new();
    score(&mut desk, "a", 0.8);
    desk.says("b", 3.0);
    desk.change("y", Set::Stage(Stage::Dropped));
    told(&mut desk, "y", entry(ChangeKind::Drop, Vec::new()));
    check(&desk, "y", (Some(300), Because::Reached), None);
    let got = readings_of(&desk.space, &ground(Some("u")), test_day());
    assert_eq!((near(got.first.value), near(got.changed.value)), (Some(550), Some(800)));
    let odd = Score::new(f64::NAN);
    desk.change("a", Set::Score(Some(odd.value)));
    let _ = readings_of(&desk.space, &ground(None), test_day());
}
