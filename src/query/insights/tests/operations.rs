//! How change was taken in, how steadily the work was looked at.

use super::*;
use crate::okr::change::Change as Line;
use crate::okr::{ActionState, ChangeKind, RemarkKind, Reply, Text, Wants};
use crate::space::{records, retrospective_id, try_action_id};

fn line(kind: ChangeKind, on: &str, reason: Option<&str>) -> Line {
    Line {
        key: "".into(),
        at: Day::parse(on),
        by: None,
        kind,
        from: None,
        to: None,
        reason: reason.map(Text::from),
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields: Vec::new(),
        made: None,
        extras: Vec::new(),
    }
}

fn record(org: &mut Org, of: &str, change: Line) {
    org.by("ana", &Edit::Record { of: id(of), change: Box::new(change), amends: None });
}

fn last_change(org: &Org, of: &str) -> Text {
    let all = records::changes(org.space.doc(), &org.space.node(&id(of)).unwrap().entity);
    all.last().unwrap().key.clone()
}

#[test]
fn i20_changes_are_counted_for_each_objective() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("b", "sales", "q3");
    org.goal("given up", "sales", "q3");
    org.goal("of the year", "co", "y");
    org.key_result("k", "a", "bo");
    org.key_result("gone", "a", "bo");
    org.on("2026-08-03");
    for (of, kind, minor) in [
        ("a", ChangeKind::Retarget, false),
        ("a", ChangeKind::Reword, true),
        ("a", ChangeKind::Rescore, false),
        ("k", ChangeKind::Retarget, false),
        ("gone", ChangeKind::Drop, false),
        ("given up", ChangeKind::Drop, false),
        ("of the year", ChangeKind::Retarget, false),
    ] {
        record(&mut org, of, Line { minor, ..line(kind, "2026-08-03", None) });
    }
    org.by("ana", &Edit::Delete { id: id("gone") });
    org.change("given up", Change::Stage(Stage::Dropped));
    assert_eq!(org.counted(Insight::Changes), Ok((4.0, 3.0, 0)), "neither small ones nor those of the close");
    assert_eq!(org.listed(Insight::Changes), ["a", "given up", "gone", "k"]);
}

#[test]
fn i20_late_is_what_came_after_the_first_day() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.on("2026-07-01").goal("b", "sales", "q3");
    org.on("2026-08-03").goal("c", "sales", "q3");
    assert_eq!(org.counted(Insight::Late), Ok((1.0, 3.0, 0)));
    assert_eq!(org.listed(Insight::Late), ["c"]);
    let row = org.found().figure(Insight::Late).unwrap().rows[0].clone();
    assert_eq!(row.note, Note::Days(33));
    org.change("q3", Change::Start(None));
    org.change("y", Change::Start(None));
    assert_eq!(org.counted(Insight::Late), Err(Blank::NoFirstDay));
}

#[test]
fn i21_a_reason_is_more_than_space() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    assert_eq!(org.counted(Insight::Reasons), Err(Blank::NoChange));
    for reason in [Some("the supplier left"), Some("  "), None] {
        record(&mut org, "a", line(ChangeKind::Retarget, "2026-08-03", reason));
    }
    assert_eq!(org.counted(Insight::Reasons), Ok((1.0, 3.0, 0)));
    assert_eq!(org.listed(Insight::Reasons), ["a", "a"]);
}

#[test]
fn i22_somebody_elses_first_word_takes_a_change_in() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.key_result("k", "a", "bo");
    let agree = |of: &str, about: Option<Text>| Edit::Agree { of: id(of), agrees: true, about, text: None };
    // A word on the whole goal that is older than the change takes nothing in.
    org.on("2026-08-01").by("bo", &agree("a", None));
    org.on("2026-08-03");
    record(&mut org, "a", line(ChangeKind::Retarget, "2026-08-03", None));
    let about = last_change(&org, "a");
    org.on("2026-08-04").by("ana", &agree("a", Some(about.clone())));
    assert_eq!(org.counted(Insight::TakenIn), Err(Blank::NoneAgreed), "whoever changed it is no second one");
    org.on("2026-08-05").by("bo", &agree("a", Some(about.clone())));
    org.on("2026-08-09").by("cy", &agree("a", Some(about)));
    assert_eq!(org.value(Insight::TakenIn), Some(2.0));
    org.on("2026-08-10");
    record(&mut org, "k", line(ChangeKind::Reword, "2026-08-10", None));
    org.on("2026-08-16").by("bo", &agree("a", None));
    assert_eq!(org.value(Insight::TakenIn), Some(4.0), "a word on the goal as it reads since: 2 and 6 days");
    record(&mut org, "k", line(ChangeKind::Reword, "2026-08-17", None));
    assert_eq!(org.counted(Insight::TakenIn).unwrap().2, 1);
}

#[test]
fn i23_stretches_with_a_check_in_are_counted() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    for kr in ["k", "l", "m", "late"] {
        org.key_result(kr, "a", "bo");
    }
    // From 1 July to 20 August are seven whole weeks.
    for on in ["2026-07-01", "2026-07-05", "2026-07-15", "2026-08-20"] {
        org.says("k", "bo", on, 1.0, None);
    }
    // Every two weeks: three are over.
    org.change("l", Change::Cadence(Some(14)));
    org.says("l", "bo", "2026-07-20", 1.0, None);
    // What is reached is not asked any more: the first week was.
    org.says("m", "bo", "2026-07-07", 10.0, None);
    // It began on 3 August: two weeks are over.
    org.change("late", Change::Start(Some(day("2026-08-03"))));
    org.says("late", "bo", "2026-08-04", 1.0, None);
    assert_eq!(org.counted(Insight::Cadence), Ok((2.0 + 1.0 + 1.0 + 1.0, 7.0 + 3.0 + 1.0 + 2.0, 0)));
    assert_eq!(org.listed(Insight::Cadence), ["k", "l", "late"]);
}

#[test]
fn i24_silence_is_the_middle_and_leaves_out_what_never_spoke() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    for (kr, on) in [("k", "2026-08-20"), ("l", "2026-08-14"), ("m", "2026-07-02")] {
        org.key_result(kr, "a", "bo");
        org.says(kr, "bo", on, 1.0, None);
    }
    org.key_result("never", "a", "bo");
    assert_eq!(org.value(Insight::Silence), Some(7.0), "1, 7 and 50 days");
    assert_eq!(org.counted(Insight::Silence).unwrap().2, 1);
    assert_eq!(org.listed(Insight::Silence), ["m", "l", "k"]);
    // Of a cycle that is over it is held against its last day.
    org.goal("old", "sales", "q2");
    org.key_result("o", "old", "bo");
    org.says("o", "bo", "2026-06-25", 1.0, None);
    org.says("o", "bo", "2026-08-01", 1.0, None);
    let found = insights(&org.space, &Scope { cycle: Some(id("q2")), ..Org::scope(None) }).unwrap();
    assert_eq!(found.figure(Insight::Silence).unwrap().reading.value, Some(5.0));
}

#[test]
fn i25_asks_are_closed_by_answers() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.key_result("k", "a", "bo");
    let ask = |of: &str, text: &str| Edit::Ask {
        of: id(of),
        wants: Wants::Help,
        to: None,
        text: text.into(),
        due: None,
    };
    let key = |org: &Org, of: &str, text: &str| {
        let all = records::asks(org.space.doc(), &org.space.node(&id(of)).unwrap().entity);
        all.into_iter().find(|one| &*one.text == text).unwrap().key
    };
    let answer = |of: &str, ask: Text| Edit::Answer {
        of: id(of),
        ask,
        answer: Reply::Yes,
        text: "".into(),
        made: None,
    };
    assert_eq!(org.counted(Insight::Answered), Err(Blank::NoAsk));
    org.on("2026-08-01");
    for (of, text) in [("a", "one"), ("a", "two"), ("k", "three"), ("k", "four")] {
        org.by("bo", &ask(of, text));
    }
    assert_eq!(org.counted(Insight::AnswerDays), Err(Blank::NoAnswer));
    org.on("2026-08-03");
    let one = key(&org, "a", "one");
    org.by("cy", &answer("a", one.clone()));
    org.on("2026-08-08").by("di", &answer("a", one));
    let three = key(&org, "k", "three");
    org.on("2026-08-06").by("cy", &answer("k", three));
    let four = key(&org, "k", "four");
    org.by("bo", &Edit::TakeBack { of: id("k"), ask: four });
    assert_eq!(org.counted(Insight::Answered), Ok((2.0, 3.0, 0)));
    assert_eq!(org.value(Insight::AnswerDays), Some(3.5), "2 and 5 days, each by its first answer");
    assert_eq!(org.value(Insight::Unanswered), Some(1.0));
}

#[test]
fn i26_nobody_acknowledges_their_own_check_in() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.key_result("k", "a", "bo");
    for on in ["2026-07-02", "2026-07-09", "2026-07-16"] {
        org.says("k", "bo", on, 1.0, None);
    }
    let keys: Vec<Text> = org.space.check_ins(&id("k")).iter().map(|one| one.key.clone()).collect();
    let read = |key: &Text| Edit::Acknowledge { of: id("k"), check_in: key.clone() };
    org.by("bo", &read(&keys[0]));
    assert_eq!(org.counted(Insight::Read), Ok((0.0, 3.0, 0)));
    for key in [&keys[0], &keys[0], &keys[2]] {
        org.by("ana", &read(key));
    }
    assert_eq!(org.counted(Insight::Read), Ok((2.0, 3.0, 0)));
}

#[test]
fn i27_blockers_of_the_cycle_are_cleared_or_not() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("other", "sales", "q2");
    for (meeting, unit, on) in [("m", "sales", "2026-07-08"), ("old", "sales", "2026-05-08")] {
        org.add(
            meeting,
            New::Meeting { kind: MeetingKind::Weekly, on: day(on), with: Vec::new() },
            Some(unit),
        );
    }
    for (name, meeting, of, state) in [
        ("b1", "m", Some("a"), ActionState::Done),
        ("b2", "m", Some("a"), ActionState::Open),
        ("b3", "m", None, ActionState::Dropped),
        ("b4", "old", None, ActionState::Done),
        ("b5", "old", Some("other"), ActionState::Done),
    ] {
        org.add(name, New::Action { kind: ActionKind::Blocker, title: name.into() }, Some(meeting));
        org.change(name, Change::For(of.map(Id::from)));
        org.change(name, Change::SetBy(Some(id("sales"))));
        org.change(name, Change::ActionState(state, None));
    }
    org.add("c", New::Action { kind: ActionKind::Commitment, title: "no blocker".into() }, Some("m"));
    assert_eq!(org.counted(Insight::Blockers), Ok((1.0, 3.0, 0)));
    assert_eq!(counted(&org.found_of("dev"), Insight::Blockers), Err(Blank::NoBlocker));
}

#[test]
fn i28_a_try_is_taken_on_when_something_was_made_of_it() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    let retro = retrospective_id(Some(&id("sales")), &id("q3"));
    let add = Edit::Add {
        id: retro.clone(),
        new: New::Retrospective { cycle: id("q3") },
        place: Place { under: Some(id("sales")), after: None },
    };
    org.by("ana", &add);
    assert_eq!(org.counted(Insight::Tries), Err(Blank::NoTry));
    for (kind, text) in
        [(RemarkKind::Try, "pair more"), (RemarkKind::Try, "ask earlier"), (RemarkKind::Good, "we spoke")]
    {
        org.by(
            "bo",
            &Edit::Remark { of: retro.clone(), kind, question: None, text: text.into(), amends: None },
        );
    }
    assert_eq!(org.counted(Insight::Tries), Ok((0.0, 2.0, 0)));
    let all = records::remarks(org.space.doc(), &org.space.node(&retro).unwrap().entity);
    let first = all.into_iter().find(|one| &*one.text == "pair more").unwrap().first;
    let action = try_action_id(&retro, &first);
    org.add(
        action.as_str(),
        New::Action { kind: ActionKind::Commitment, title: "Pair on Mondays".into() },
        None,
    );
    assert_eq!(org.counted(Insight::Tries), Ok((1.0, 2.0, 0)), "in whatever words");
    org.by("ana", &Edit::Delete { id: action });
    assert_eq!(org.counted(Insight::Tries), Ok((0.0, 2.0, 0)));
}
