//! What a change does, and how the ledger is told.

use super::*;
use crate::okr::change::ChangedField;
use crate::okr::{Bar, Measure, Status, Trigger};
use crate::space::{Change as Set, Edit, New, TestDesk, test_day};

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
        reason: None,
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields,
        made: None,
        extras: Vec::new(),
    }
}

fn record(desk: &mut TestDesk, of: &str, change: Change) {
    desk.edit(&Edit::Record { of: Id::from(of), change: Box::new(change), amends: None });
}

fn lines(desk: &TestDesk, id: &str) -> Vec<Line> {
    lines_of(&desk.space, desk.space.node(&Id::from(id)).unwrap(), test_day())
}

#[track_caller]
fn effect_of(desk: &TestDesk, id: &str, change: &Change) -> Effect {
    effect(&desk.space, &Id::from(id), change, test_day()).expect("an effect")
}

fn scope() -> Scope {
    Scope { cycle: None, of: None, today: test_day() }
}

fn hundredths(moved: Option<Moved>) -> Option<(Option<i64>, Option<i64>)> {
    let told = |value: Option<f64>| value.map(|value| (value * 100.0).round() as i64);
    moved.map(|(was, is)| (told(was), told(is)))
}

#[test]
fn e22_the_same_readings_are_held_against_before_and_after() {
    let mut desk = TestDesk::new();
    desk.says("a", 4.5);
    let retarget = |fields| entry(ChangeKind::Retarget, fields);
    for (what, fields, score, bar) in [
        ("nearer", vec![field("target", "10", "6")], (Some(45), Some(75)), Some(Bar::Lowered)),
        ("farther", vec![field("target", "6", "10")], (Some(75), Some(45)), Some(Bar::Raised)),
        ("reached by it", vec![field("target", "10", "4")], (Some(45), Some(100)), Some(Bar::Lowered)),
        ("became known", vec![field("target", "", "10")], (None, Some(45)), None),
        ("both ends", vec![field("start", "0", "4"), field("target", "10", "5")], (Some(45), Some(50)), None),
        (
            "another measure",
            vec![field("measure", "\"yes_no\"", "\"reach\""), field("target", "", "10")],
            (None, Some(45)),
            None,
        ),
    ] {
        let effect = effect_of(&desk, "a", &retarget(fields));
        assert_eq!((hundredths(effect.score), effect.bar), (Some(score), bar), "{what}");
        let (named, above) = effect.above.clone().unwrap();
        assert_eq!((named.id.as_str(), hundredths(Some(above))), ("x", Some(score)), "{what}");
    }
}

#[test]
fn e22_where_nothing_can_be_said_nothing_is() {
    let mut desk = TestDesk::new();
    let none = |desk: &TestDesk, change: &Change| effect(&desk.space, &Id::from("a"), change, test_day());
    let retarget = |fields| entry(ChangeKind::Retarget, fields);
    // Without a reading only the bar can be told.
    let lowered = none(&desk, &retarget(vec![field("target", "10", "8")])).unwrap();
    assert_eq!((lowered.bar, lowered.score, lowered.above), (Some(Bar::Lowered), None, None));
    desk.says("a", 4.5);
    assert_eq!(none(&desk, &retarget(Vec::new())), None, "a line in words only");
    assert_eq!(none(&desk, &entry(ChangeKind::Reword, vec![field("title", "\"b\"", "\"a\"")])), None);
    assert_eq!(
        none(&desk, &entry(ChangeKind::HandOver, vec![field("owners", "[]", "[{\"id\":\"p\"}]")])),
        None
    );
    assert_eq!(none(&desk, &retarget(vec![field("target", "10", "10.0001")])).unwrap().score, None);
    let unit = vec![field("target", "1000", "10"), field("measured_in", "\"m\"", "\"km\"")];
    assert_eq!(none(&desk, &retarget(unit)), None, "readings in another unit");
    let broken = retarget(vec![field("target", "{", "\"soon\""), field("start", "[1", "null")]);
    assert!(none(&desk, &broken).is_none_or(|effect| effect.bar.is_none()));
    assert_eq!(
        effect(&desk.space, &Id::from("gone"), &retarget(vec![field("target", "1", "2")]), test_day()),
        None
    );
}

#[test]
fn e22_each_change_is_told_for_itself() {
    let mut desk = TestDesk::new();
    desk.says("a", 4.0);
    desk.measure("a", 5.0);
    let step = |was, is| entry(ChangeKind::Retarget, vec![field("target", was, is)]);
    let scores = |one: &Change| hundredths(effect_of(&desk, "a", one).score);
    assert_eq!(scores(&step("10", "8")), Some((Some(40), Some(50))));
    assert_eq!(scores(&step("8", "5")), Some((Some(50), Some(80))), "to what stands now");
}

#[test]
fn e22_a_weight_moves_what_is_above() {
    let mut desk = TestDesk::new();
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    desk.measure("a2", 10.0);
    desk.says("a", 2.0);
    desk.says("a2", 8.0);
    desk.change("a2", Set::Weight(Some(3.0)));
    desk.change("a", Set::Weight(Some(1.0)));
    let heavier = entry(ChangeKind::Retarget, vec![field("weight", "1", "3")]);
    let effect = effect_of(&desk, "a2", &heavier);
    assert_eq!((effect.score, effect.bar), (None, None));
    assert_eq!(hundredths(effect.above.map(|(_, moved)| moved)), Some((Some(50), Some(65))));
}

#[test]
fn e23_dates_move_the_pace_and_the_status() {
    let mut desk = TestDesk::new();
    desk.says("a", 4.5);
    // 21 August is day 51 of 91 of the quarter: 0.56 is expected, and 0.41 where it ends a month later.
    let later = entry(ChangeKind::Retarget, vec![field("until", "", "\"2026-11-02\"")]);
    let effect = effect_of(&desk, "a", &later);
    assert_eq!(hundredths(effect.pace), Some((Some(56), Some(41))));
    assert_eq!(effect.status, Some((Status::Behind, Status::OnTrack)));
    assert_eq!((effect.score, effect.bar), (None, None), "a date is no bar");
    let of_objective = entry(ChangeKind::Retarget, vec![field("end", "", "\"2026-11-02\"")]);
    let effect = effect_of(&desk, "x", &of_objective);
    assert_eq!(hundredths(effect.pace), Some((Some(56), Some(41))));
    assert_eq!(effect.status, Some((Status::Behind, Status::OnTrack)), "dates come down to its key results");
}

#[test]
fn e24_what_comes_or_goes_is_told_by_the_goal_with_and_without_it() {
    let mut desk = TestDesk::new();
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    desk.measure("a2", 10.0);
    desk.says("a", 2.0);
    desk.says("a2", 8.0);
    let above = |desk: &TestDesk, id: &str, kind| {
        let effect = effect(&desk.space, &Id::from(id), &entry(kind, Vec::new()), test_day())?;
        assert_eq!((effect.score, effect.bar, effect.status), (None, None, None));
        hundredths(effect.above.map(|(_, moved)| moved))
    };
    for (kind, want) in [
        (ChangeKind::Add, (Some(20), Some(50))),
        (ChangeKind::Drop, (Some(50), Some(20))),
        (ChangeKind::Postpone, (Some(50), Some(20))),
        (ChangeKind::Resume, (Some(20), Some(50))),
    ] {
        assert_eq!(above(&desk, "a2", kind), Some(want), "{kind:?}");
    }
    desk.change("a2", Set::Stage(Stage::Dropped));
    assert_eq!(above(&desk, "a2", ChangeKind::Drop), Some((Some(50), Some(20))), "whatever it is today");
    assert_eq!(above(&desk, "x", ChangeKind::Drop), None, "nothing stands above it");
    desk.edit(&Edit::Align { from: Id::from("y"), to: Id::from("x") });
    desk.link("y", "x", Set::Weight(Some(1.0)));
    desk.change("a", Set::Weight(Some(1.0)));
    desk.says("b", 6.0);
    assert_eq!(
        above(&desk, "y", ChangeKind::Drop),
        Some((Some(40), Some(20))),
        "an objective that contributes"
    );
}

#[test]
fn e25_who_agreed_to_a_change_stays_when_only_its_reason_is_told_anew() {
    let mut desk = TestDesk::new();
    record(&mut desk, "a", entry(ChangeKind::Retarget, vec![field("target", "10", "8")]));
    let key = |desk: &TestDesk| Text::clone(&lines(desk, "a").first().unwrap().key);
    let agree = |desk: &mut TestDesk, about: Text| {
        desk.edit(&Edit::Agree { of: Id::from("a"), agrees: true, about: Some(about), text: None });
    };
    let amend = |desk: &mut TestDesk, change: Change, key: Text| {
        desk.edit(&Edit::Record { of: Id::from("a"), change: Box::new(change), amends: Some(key) });
    };
    let agreed = |desk: &TestDesk| {
        let node = desk.space.node(&Id::from("a")).unwrap();
        let agreements = records::agreements(desk.space.doc(), &node.entity);
        let anew = records::told_anew(desk.space.doc(), &node.entity);
        let now = key(desk);
        agreements
            .iter()
            .any(|one| one.about.as_ref().map(|about| anew.get(about).unwrap_or(about)) == Some(&now))
    };
    let first = key(&desk);
    agree(&mut desk, first.clone());
    let reason = Change {
        reason: Some("the market".into()),
        trigger: Some(Trigger::Market),
        ..entry(ChangeKind::Retarget, vec![field("target", "10", "8")])
    };
    amend(&mut desk, reason, first);
    assert_eq!(lines(&desk, "a").len(), 1);
    assert!(agreed(&desk), "only the reason is new");
    let second = key(&desk);
    amend(&mut desk, entry(ChangeKind::Retarget, vec![field("target", "10", "7")]), second);
    assert!(!agreed(&desk), "another target is another change");
}

#[test]
fn e20_the_story_goes_by_unit_and_day() {
    let mut desk = TestDesk::new();
    let on = |day: &str, kind| Change { at: Day::parse(day), ..entry(kind, Vec::new()) };
    record(&mut desk, "c", on("2026-08-03", ChangeKind::Reword));
    record(&mut desk, "a", on("2026-08-03", ChangeKind::Reword));
    record(&mut desk, "b", on("2026-08-05", ChangeKind::HandOver));
    record(&mut desk, "x", on("2026-08-03", ChangeKind::Drop));
    record(&mut desk, "y", Change { minor: true, ..on("2026-08-09", ChangeKind::Reword) });
    desk.change("x", Set::Stage(Stage::Dropped));
    desk.edit(&Edit::Delete { id: Id::from("b") });
    let found = ledger(&desk.space, &scope());
    let told = |story: &Story| -> Vec<String> {
        let days = story.units.iter().flat_map(|unit| unit.days.iter().map(move |day| (unit, day)));
        days.map(|(unit, day)| {
            let of: Vec<&str> = day.lines.iter().map(|line| line.goal.id.as_str()).collect();
            let name = unit.unit.as_ref().map_or("-", |unit| unit.id.as_str());
            format!("{name} {}: {}", day.day.unwrap(), of.join(" "))
        })
        .collect()
    };
    let story_of = |only| story(&found, only);
    let all = story_of(Only::default());
    assert_eq!(told(&all), ["v 2026-08-03: c", "u 2026-08-05: b", "u 2026-08-03: x a"]);
    assert_eq!((all.hidden, all.tally.changes, all.tally.minor), (1, 4, 0));
    assert!(
        all.units.iter().flat_map(|unit| &unit.days).flat_map(|day| &day.lines).any(|line| line.goal.deleted)
    );
    let minor = story_of(Only { minor: true, ..Only::default() });
    assert_eq!(told(&minor).get(1).map(String::as_str), Some("u 2026-08-09: y"));
    assert_eq!((minor.hidden, minor.tally.changes, minor.tally.minor), (0, 4, 1));
    let gone: Vec<&str> = found.gone.iter().map(|one| one.goal.id.as_str()).collect();
    assert_eq!(gone, ["x"]);
    let of_v = ledger(&desk.space, &Scope { of: Some(Id::from("v")), ..scope() });
    assert_eq!(told(&story(&of_v, Only::default())), ["v 2026-08-03: c"]);
    let elsewhere = Scope { cycle: Some(Id::from("q3")), ..scope() };
    assert_eq!(ledger(&desk.space, &elsewhere).lines.len(), 5);
    desk.add("q4", New::Cycle { name: "Q4".into(), kind: None, span: crate::okr::Span::UNKNOWN }, None);
    let elsewhere = Scope { cycle: Some(Id::from("q4")), ..scope() };
    assert_eq!(ledger(&desk.space, &elsewhere), Ledger { units: found.units.clone(), ..Ledger::default() });
}

#[test]
fn e27_the_sum_counts_what_is_shown_and_what_has_no_reason() {
    let mut desk = TestDesk::new();
    let why = |reason: &str, trigger| Change {
        reason: (!reason.is_empty()).then(|| reason.into()),
        trigger,
        ..entry(ChangeKind::Retarget, vec![field("target", "10", "8")])
    };
    record(&mut desk, "a", why("the market fell", Some(Trigger::Market)));
    record(&mut desk, "b", why("  ", Some(Trigger::Market)));
    record(&mut desk, "b", why("we learned", Some(Trigger::Learning)));
    record(&mut desk, "c", why("", None));
    record(&mut desk, "c", Change { minor: true, ..why("", None) });
    record(&mut desk, "x", Change { reason: Some("late".into()), ..entry(ChangeKind::Add, Vec::new()) });
    let found = ledger(&desk.space, &scope());
    let tally = story(&found, Only::default()).tally;
    assert_eq!(
        tally,
        Tally {
            changes: 5,
            kinds: vec![(ChangeKind::Add, 1), (ChangeKind::Retarget, 4)],
            lowered: 4,
            raised: 0,
            unexplained: 2,
            triggers: vec![(Trigger::Market, 2), (Trigger::Learning, 1)],
            minor: 0,
        }
    );
    let count = |only| story(&found, only).tally.changes;
    assert_eq!(count(Only { unexplained: true, ..Only::default() }), 2);
    assert_eq!(count(Only { kind: Some(ChangeKind::Add), ..Only::default() }), 1);
    assert_eq!(count(Only { trigger: TriggerIs::This(Trigger::Market), ..Only::default() }), 2);
    assert_eq!(count(Only { trigger: TriggerIs::Unsaid, ..Only::default() }), 2);
    let hidden = story(&found, Only { unexplained: true, minor: true, ..Only::default() });
    assert_eq!(hidden.tally.changes, 2, "a small correction needs no reason");
}

#[test]
fn e28_what_was_given_up_stays_readable_with_its_reason() {
    let mut desk = TestDesk::new();
    let why = |kind, reason: &str| Change { reason: Some(reason.into()), ..entry(kind, Vec::new()) };
    desk.change("a", Set::Stage(Stage::Dropped));
    desk.change("y", Set::Stage(Stage::Postponed));
    record(&mut desk, "a", why(ChangeKind::Drop, "nobody wants it"));
    record(&mut desk, "y", why(ChangeKind::Retarget, "not this"));
    let gone = ledger(&desk.space, &scope()).gone;
    let told: Vec<(&str, Option<&str>)> =
        gone.iter().map(|one| (one.goal.id.as_str(), one.reason.as_deref())).collect();
    assert_eq!(told, [("a", Some("nobody wants it")), ("y", None)], "one without a line is there too");
    desk.change("a", Set::Stage(Stage::default()));
    assert_eq!(ledger(&desk.space, &scope()).gone.len(), 1, "what was taken up again is not given up");
}

#[test]
fn e22_a_measure_that_is_read_by_hand_or_in_steps_says_what_it_can() {
    let mut desk = TestDesk::new();
    desk.change("a", Set::Measure(Measure::Judged));
    let odd = entry(ChangeKind::Retarget, vec![field("target_text", "\"10\"", "\"8\"")]);
    assert_eq!(effect(&desk.space, &Id::from("a"), &odd, test_day()), None);
}
