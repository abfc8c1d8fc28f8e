//! The review as people hold it: what is shown in which order, how it is presented, what is decided and handed
//! on, and that nothing private and nothing unknown is told.

use plumbline::app::Lang;
use plumbline::okr::change::ChangeKind;
use plumbline::okr::{
    ActionState, Commitment, CyclePhase, Day, Id, MeetingKind, Privacy, Stage, Status, UnitKind, Wants, Who,
};
use plumbline::query::calendar::{Kind, Remind, Wanted, What, Whose, calendar};
use plumbline::query::digest::{Scope, digest};
use plumbline::query::one_on_one::sheet;
use plumbline::query::review::{
    Body, Deck, Heading, Kept, NewDecision, Next, Open, PartOf, Plan, Press, Room, Show, SinceFrom, Slide,
    Watch, closed, decide, kept, press, room, settle, start, talk_room, which, with_added, without,
};
use plumbline::space::{Change, Edit, New};
use plumbline::words::{ReviewMinutes, minutes_blocks, page_words, paper_markdown, review_minutes};

use crate::one_on_one::{Team, id, today};

fn held(team: &Team, kind: MeetingKind, unit: Option<&str>) -> Room {
    let unit = unit.map(id);
    room(&team.space, &which(&team.space, kind, unit.as_ref(), None, today()), today())
}

fn quarter(team: &Team, unit: Option<&str>) -> Room {
    held(team, MeetingKind::Quarterly, unit)
}

fn deck(team: &Team, unit: Option<&str>) -> Deck {
    Deck::of_review(&team.space, &quarter(team, unit), today())
}

/// A review of this day that is held.
fn hold(team: &mut Team, meeting: &str, kind: MeetingKind, unit: Option<&str>, on: &str) {
    let on = Day::parse(on).unwrap();
    team.add(meeting, New::Meeting { kind, on, with: Vec::new() }, unit);
    team.change(meeting, Change::Cycle(Some(id("q3"))));
}

/// Writes a decision down as the page does, under an id of its own.
fn decides(team: &mut Team, one: &str, room: &Room, owner: Option<&str>, due: &str) {
    let decision =
        NewDecision { title: one.into(), owner: owner.map(|who| Who::Known(id(who))), due: Day::parse(due) };
    let (new, place, changes) = decide(&team.space, room.sitting.as_ref().unwrap(), &decision).unwrap();
    team.edit(&Edit::Add { id: id(one), new, place });
    for change in changes {
        team.change(one, change);
    }
}

fn keys(deck: &Deck) -> Vec<String> {
    deck.parts.iter().map(|part| part.key.to_string()).collect()
}

fn slides(deck: &Deck) -> Vec<Slide> {
    let steps = deck.sequence(&Plan::default());
    (0..steps.len()).map(|at| deck.slide(steps.step(at).unwrap()).unwrap()).collect()
}

/// The headings of the slides of a unit, with which of how many they are.
fn headings(deck: &Deck, unit: &str) -> Vec<(Heading, (usize, usize))> {
    let of = |slide: &Slide| slide.unit.as_ref().is_some_and(|own| own.id == id(unit));
    slides(deck).iter().filter(|slide| of(slide)).map(|slide| (slide.heading, slide.page)).collect()
}

/// The team in the middle of its quarter: one key result is at risk, one is doubted, the others are on track.
fn team() -> Team {
    let mut team = Team::new();
    for (who, kr, value, confidence) in [
        ("mei", "reach", 60.0, 8),
        ("ana", "calls", 5.0, 5),
        ("ana", "deals", 70.0, 2),
        ("ana", "talks", 70.0, 8),
        ("cy", "rows", 70.0, 8),
    ] {
        team.at(who, "2026-08-20T09:00:00Z").says(kr, value, confidence, "as it is");
    }
    team
}

#[test]
fn v1_two_who_start_one_apart_hold_one_review() {
    let mut team = team();
    team.at("mei", "2026-08-21T08:00:00Z");
    hold(&mut team, "m1", MeetingKind::Quarterly, Some("sales"), "2026-08-21");
    team.change("m1", Change::Note(Some("from Mei".into())));
    team.change("m1", Change::With(vec![id("mei")]));
    team.at("ana", "2026-08-21T08:30:00Z");
    hold(&mut team, "m2", MeetingKind::Quarterly, Some("sales"), "2026-08-21");
    team.change("m2", Change::Note(Some("from Ana".into())));
    team.change("m2", Change::With(vec![id("ana"), id("mei")]));
    hold(&mut team, "m3", MeetingKind::Monthly, Some("sales"), "2026-08-21");
    hold(&mut team, "m4", MeetingKind::Quarterly, None, "2026-08-21");
    hold(&mut team, "m5", MeetingKind::Quarterly, Some("sales"), "2026-08-20");
    team.change("m5", Change::Closed(true));
    let sitting = quarter(&team, Some("sales")).sitting.unwrap();
    assert_eq!(sitting.ids, [id("m1"), id("m2")], "the older first");
    assert_eq!((sitting.note.as_deref(), &*sitting.notes), (Some("from Mei"), &["from Ana".into()][..]));
    assert_eq!(sitting.with.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [id("mei"), id("ana")]);
    for (kind, unit, ids) in
        [(MeetingKind::Monthly, Some("sales"), id("m3")), (MeetingKind::Quarterly, None, id("m4"))]
    {
        assert_eq!(held(&team, kind, unit).sitting.unwrap().ids, [ids]);
    }
    // What is new goes to the older; what each of them wrote stays with its own.
    let room = quarter(&team, Some("sales"));
    decides(&mut team, "d1", &room, None, "");
    team.add(
        "d2",
        New::Action { kind: plumbline::okr::ActionKind::Decision, title: "d2".into() },
        Some("m2"),
    );
    let sitting = quarter(&team, Some("sales")).sitting.unwrap();
    let written: Vec<_> = sitting.decisions.iter().map(|one| (one.id.clone(), one.meeting.clone())).collect();
    assert_eq!(written, [(id("d1"), Some(id("m1"))), (id("d2"), Some(id("m2")))]);
    // Over once one of them is; ending it ends both, and so does opening it again.
    team.change("m2", Change::Closed(true));
    assert!(quarter(&team, Some("sales")).sitting.unwrap().is_closed);
    team.edit(&closed(&sitting, false));
    assert!(!quarter(&team, Some("sales")).sitting.unwrap().is_closed);
    // Taking one off the list takes them off both.
    team.edit(&without(&team.space, &sitting, &id("mei")));
    let sitting = quarter(&team, Some("sales")).sitting.unwrap();
    assert_eq!(sitting.with.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [id("ana")]);
    assert_eq!(with_added(&sitting, &id("ana")), None);
}

#[test]
fn v2_the_newest_that_was_not_ended_is_on_and_those_who_lead_are_invited() {
    let mut team = team();
    assert_eq!(quarter(&team, Some("sales")).sitting, None);
    let with = |team: &Team, unit: Option<&str>, me: Option<&str>| -> Vec<Id> {
        match start(&team.space, &quarter(team, unit), me.map(id).as_ref(), today()).0 {
            New::Meeting { kind, on, with } => {
                assert_eq!((kind, on), (MeetingKind::Quarterly, today()));
                with
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(with(&team, Some("sales"), Some("ana")), [id("mei"), id("ana")]);
    assert_eq!(with(&team, Some("acme"), None), [id("mei")], "leads of the units below it");
    hold(&mut team, "m1", MeetingKind::Quarterly, Some("sales"), "2026-08-01");
    hold(&mut team, "m2", MeetingKind::Quarterly, Some("sales"), "2026-08-10");
    hold(&mut team, "m3", MeetingKind::Quarterly, Some("sales"), "2026-08-21");
    let on = |team: &Team| quarter(team, Some("sales")).sitting.map(|one| one.ids[0].clone());
    assert_eq!(on(&team), Some(id("m3")));
    team.change("m3", Change::Closed(true));
    assert_eq!(on(&team), Some(id("m2")), "the newest that is open");
    team.change("m2", Change::Closed(true));
    team.change("m1", Change::Closed(true));
    assert_eq!(on(&team), Some(id("m3")), "else the one of today");
    let room = quarter(&team, Some("sales"));
    let past: Vec<Id> = room.past.iter().map(|one| one.ids[0].clone()).collect();
    assert_eq!(past, [id("m2"), id("m1")]);
    // Of another cycle it is an earlier one.
    team.change("m3", Change::Cycle(None));
    assert_eq!((on(&team), quarter(&team, Some("sales")).past.len()), (None, 3));
}

#[test]
fn v3_the_review_of_a_person_is_a_talk_of_two() {
    let mut team = team();
    let talk = |team: &Team| {
        let sheet = sheet(&team.space, &id("mei"), &id("ana"), None, today()).unwrap();
        let room = talk_room(&team.space, &sheet, Some(&id("q3")), today());
        let deck = Deck::of_talk(&team.space, &room, &sheet, today());
        (room, deck)
    };
    let (room, _) = talk(&team);
    let (new, place, changes) = start(&team.space, &room, Some(&id("mei")), today());
    assert!(matches!(&new, New::Meeting { kind: MeetingKind::OneOnOne, with, .. } if with.len() == 2));
    assert_eq!(changes, [Change::Private(Some(Privacy::All))]);
    team.edit(&Edit::Add { id: id("t1"), new, place });
    team.change("t1", Change::Private(Some(Privacy::All)));
    let (room, deck) = talk(&team);
    decides(&mut team, "call the lead", &room, Some("ana"), "2026-08-28");
    let next = sheet(&team.space, &id("mei"), &id("ana"), None, today()).unwrap().talk.unwrap();
    let steps: Vec<(&str, bool)> = next.steps.iter().map(|step| (&*step.title, step.is_private)).collect();
    assert_eq!(steps, [("call the lead", true)], "a next step of the talk, private like it");
    let (room, _) = talk(&team);
    assert_eq!(room.sitting.unwrap().decisions.len(), 1);
    assert_eq!(
        keys(&deck),
        ["opening", "news", "linked", "risks", "growth", "decisions", "close"],
        "what their sheet tells, and nothing that is not there"
    );
    assert!(!deck.tells_scores);
}

#[test]
fn v4_the_agenda_goes_from_the_whole_to_the_units_to_what_is_decided() {
    let mut team = team();
    assert_eq!(
        keys(&deck(&team, None)),
        ["opening", "summary", "acme", "data", "sales", "decisions", "close"]
    );
    assert_eq!(keys(&deck(&team, Some("sales"))), ["opening", "summary", "sales", "decisions", "close"]);
    // What a person holds is their unit's; the unit's own comes first.
    let goals: Vec<String> = slides(&deck(&team, Some("sales")))
        .iter()
        .find_map(|slide| match &slide.body {
            Body::Goals(rows) => Some(rows.iter().map(|row| row.id.to_string()).collect()),
            _ => None,
        })
        .unwrap();
    assert_eq!(goals, ["win", "learn"]);
    hold(&mut team, "m1", MeetingKind::Quarterly, None, "2026-08-01");
    let first = quarter(&team, None);
    decides(&mut team, "d1", &first, None, "");
    team.change("m1", Change::Closed(true));
    assert_eq!(keys(&deck(&team, None))[..3], ["opening", "last", "summary"]);
    // Of many units those far below are offered, not proposed.
    let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
    for n in 0..11 {
        let (name, goal) = (format!("team-{n}"), format!("goal-{n}"));
        team.add(&name, unit(&name), Some("data"));
        team.add(&goal, New::Objective { title: goal.as_str().into(), cycle: Some(id("q3")) }, Some(&name));
        team.change(&goal, Change::Stage(Stage::default()));
    }
    let large = deck(&team, None);
    let proposed = |key: &str| large.parts.iter().find(|part| &*part.key == key).unwrap().is_proposed;
    assert!(proposed("acme") && proposed("data") && !proposed("team-3"));
    let plan = Plan::default();
    let more = large.sequence(&plan.with_shown(&"team-3".into(), true));
    assert_eq!(more.len(), large.sequence(&plan).len() + 2, "its goals, and that they came since");
}

#[test]
fn v5_parts_are_left_out_and_take_as_long_as_somebody_says() {
    let team = team();
    let deck = deck(&team, None);
    let plan = Plan::default();
    let part = |key: &str| deck.parts.iter().find(|part| &*part.key == key).unwrap();
    assert!(part("sales").minutes > part("data").minutes, "what worries takes longer");
    let total = plan.total(&deck);
    let sales = part("sales").minutes;
    let without = plan.with_shown(&"sales".into(), false);
    assert_eq!(without.total(&deck), total - sales);
    assert_eq!(without.with_shown(&"sales".into(), true).total(&deck), total);
    for (typed, minutes) in
        [(Some(20.4), 20), (Some(-3.0), 0), (Some(f64::INFINITY), sales), (Some(1e9), 240), (None, sales)]
    {
        let plan = plan.with_minutes(&"sales".into(), typed);
        assert_eq!(plan.minutes(part("sales")), minutes, "{typed:?}");
        assert_eq!(plan.total(&deck), total - sales + minutes);
    }
}

#[test]
fn v6_long_lists_go_on_on_the_next_slide() {
    let mut team = team();
    team.at("ana", "2026-08-20T10:00:00Z").changed("calls", ChangeKind::Retarget, "the market shrank");
    team.edit(&Edit::Ask {
        of: id("win"),
        wants: Wants::Help,
        to: Some(Who::Known(id("cy"))),
        text: "numbers".into(),
        due: Day::parse("2026-08-28"),
    });
    team.edit(&Edit::Recognise {
        of: id("deals"),
        to: vec![id("bo")],
        value: None,
        text: "the hard call".into(),
    });
    let own = [Heading::Goals, Heading::News, Heading::Risks, Heading::Asks, Heading::Praise];
    let told = |kind| {
        let deck = Deck::of_review(&team.space, &held(&team, kind, None), today());
        headings(&deck, "sales").into_iter().map(|(heading, _)| heading).collect::<Vec<_>>()
    };
    assert_eq!(told(MeetingKind::Quarterly), own);
    assert_eq!(told(MeetingKind::Monthly), own[..3]);
    team.at("cy", "2026-07-02T09:00:00Z");
    for n in 0..17 {
        let goal = format!("goal-{n:02}");
        team.add(&goal, New::Objective { title: goal.as_str().into(), cycle: Some(id("q3")) }, Some("data"));
        team.change(&goal, Change::Stage(Stage::default()));
    }
    let deck = deck(&team, None);
    let goals: Vec<(usize, usize)> = headings(&deck, "data")
        .into_iter()
        .filter(|(heading, _)| *heading == Heading::Goals)
        .map(|(_, page)| page)
        .collect();
    assert_eq!(goals, [(1, 3), (2, 3), (3, 3)]);
    let rows = slides(&deck).into_iter().map(|slide| match slide.body {
        Body::Goals(rows) => rows.len(),
        _ => 0,
    });
    assert_eq!(rows.sum::<usize>(), 21, "each once");
    assert_eq!(page_words(Lang::En).review_page(2, 3), "2 of 3");
    assert_eq!(page_words(Lang::Zh).review_page(1, 1), "");
}

#[test]
fn v7_changes_are_told_since_the_last_review_and_never_from_before_the_cycle() {
    let mut team = Team::new();
    let since = |team: &Team| {
        let deck = deck(team, None);
        (deck.since.to_string(), deck.since_from)
    };
    assert_eq!(since(&team), ("2026-07-01".to_owned(), SinceFrom::Cycle));
    hold(&mut team, "m0", MeetingKind::Quarterly, None, "2026-04-02");
    team.change("m0", Change::Closed(true));
    assert_eq!(since(&team).1, SinceFrom::Cycle, "that was in another cycle");
    team.at("mei", "2026-08-10T10:00:00Z");
    hold(&mut team, "m1", MeetingKind::Quarterly, None, "2026-08-10");
    assert_eq!(since(&team).1, SinceFrom::Cycle, "it is not over");
    team.changed("reach", ChangeKind::Retarget, "before it ended");
    team.change("m1", Change::Closed(true));
    hold(&mut team, "m2", MeetingKind::Monthly, None, "2026-08-12");
    team.change("m2", Change::Closed(true));
    team.at("ana", "2026-08-10T12:00:00Z").changed("calls", ChangeKind::Retarget, "after it ended");
    assert_eq!(since(&team), ("2026-08-10".to_owned(), SinceFrom::LastReview), "another sort is none of it");
    let reasons: Vec<String> = slides(&deck(&team, None))
        .iter()
        .filter_map(|slide| match &slide.body {
            Body::News(all) => Some(all.clone()),
            _ => None,
        })
        .flatten()
        .flat_map(|one| one.changes.into_iter().filter_map(|row| row.reason).collect::<Vec<_>>())
        .map(|reason| reason.to_string())
        .collect();
    assert_eq!(reasons, ["after it ended"]);
    team.change("q3", Change::Start(None));
    team.change("m1", Change::Closed(false));
    team.change("m0", Change::Closed(false));
    assert_eq!(since(&team), ("2026-05-22".to_owned(), SinceFrom::Length));
    let month = held(&team, MeetingKind::Monthly, Some("sales"));
    let month = Deck::of_review(&team.space, &month, today());
    assert_eq!((month.since.to_string(), month.since_from), ("2026-07-22".to_owned(), SinceFrom::Length));
}

#[test]
fn v8_the_three_numbers_stand_apart_and_scores_wait_for_the_close() {
    let mut team = team();
    team.change("win", Change::Score(Some(0.8)));
    let summary = |team: &Team| {
        let deck = deck(team, None);
        let found = slides(&deck).into_iter().find_map(|slide| match slide.body {
            Body::Summary(summary) => Some(*summary),
            _ => None,
        });
        (found.unwrap(), deck.tells_scores)
    };
    let (one, tells) = summary(&team);
    assert_eq!((one.objectives, one.key_results, tells, one.scored.is_none()), (4, 5, false, true));
    assert_eq!(one.statuses.iter().map(|(_, count)| count).sum::<usize>(), 4);
    let mean = one.confidence.unwrap();
    assert!((mean - 6.2).abs() < 1e-9, "{mean}");
    assert_eq!((one.lowest, one.believed, one.unknown), (Some(2), 5, 0));
    let progress = one.progress.unwrap();
    assert!(progress > 0.3 && progress < 0.8, "{progress}");
    // What nobody knows is no zero.
    team.add("blind", New::Objective { title: "blind".into(), cycle: Some(id("q3")) }, Some("data"));
    team.change("blind", Change::Stage(Stage::default()));
    let (with_blind, _) = summary(&team);
    assert_eq!((with_blind.progress, with_blind.unknown), (one.progress, 1));
    for phase in [CyclePhase::Closing, CyclePhase::Closed] {
        team.change("q3", Change::CyclePhase(phase));
        let (one, tells) = summary(&team);
        let scored = one.scored.unwrap();
        assert!(tells && scored.readings.is_some());
        assert_eq!((scored.mean, scored.scored, scored.missing), (Some(0.8), 1, 4), "{phase:?}");
        let rows: Vec<_> = slides(&deck(&team, None))
            .into_iter()
            .filter_map(|slide| match slide.body {
                Body::Goals(rows) => Some(rows),
                _ => None,
            })
            .flatten()
            .collect();
        let win = rows.iter().find(|row| row.id == id("win")).unwrap();
        assert_eq!(win.verdict.and_then(|verdict| verdict.value), Some(0.8));
        assert!(win.readings.is_some());
        let words = page_words(Lang::En);
        let told = words.review_verdict(win.verdict.as_ref().unwrap(), Some(Commitment::Aspirational));
        assert!(told.starts_with("0.80 · "), "{told}");
        let month = Deck::of_review(&team.space, &held(&team, MeetingKind::Monthly, None), today());
        assert!(!month.tells_scores, "a month has no scores");
    }
}

#[test]
fn v9_amber_and_red_say_why_down_to_the_last_check_in() {
    let mut team = team();
    let found = |team: &Team| {
        let all = slides(&deck(team, None)).into_iter().filter_map(|slide| match slide.body {
            Body::Risks(all) => Some(all),
            _ => None,
        });
        all.flatten().collect::<Vec<_>>()
    };
    let told: Vec<(String, Status, bool)> =
        found(&team).iter().map(|one| (one.goal.id.to_string(), one.is.status, one.by_belief)).collect();
    assert_eq!(
        told,
        [("calls".to_owned(), Status::AtRisk, false), ("deals".to_owned(), Status::OnTrack, true),]
    );
    let first = &found(&team)[0];
    let last = first.last.as_ref().unwrap();
    assert_eq!(
        (last.value, last.by.as_deref(), last.note.as_deref()),
        (Some(5.0), Some("Ana"), Some("as it is"))
    );
    let words = page_words(Lang::En);
    assert!(!words.status_told(&first.why, today()).is_empty());
    // An objective speaks where none of its key results does.
    team.add("alone", New::Objective { title: "alone".into(), cycle: Some(id("q3")) }, Some("data"));
    team.change("alone", Change::Stage(Stage::default()));
    team.change("alone", Change::Status(Some(Status::AtRisk)));
    assert!(found(&team).iter().any(|one| one.goal.id == id("alone")));
    assert!(!found(&team).iter().any(|one| one.goal.id == id("win")));
}

#[test]
fn v10_goals_stay_as_they_were_while_decisions_go_on() {
    let mut team = team();
    hold(&mut team, "m1", MeetingKind::Quarterly, None, "2026-08-21");
    let before = deck(&team, None);
    let was = slides(&before);
    team.at("ana", "2026-08-21T10:00:00Z").says("calls", 95.0, 9, "");
    let room = quarter(&team, None);
    decides(&mut team, "d1", &room, None, "");
    assert_eq!(slides(&before), was);
    assert_ne!(slides(&deck(&team, None)), was);
    assert_eq!(quarter(&team, None).sitting.unwrap().decisions.len(), 1);
}

/// What a key leads to, from a slide.
fn after(deck: &Deck, at: usize, key: &str) -> Next {
    let steps = deck.sequence(&Plan::default());
    let pressed = press(key).unwrap_or_else(|| panic!("{key} does nothing"));
    Show::from(at, &steps).after(pressed, &steps, true)
}

#[test]
fn v11_keys_and_remote_controls_turn_the_slides() {
    let team = team();
    let deck = deck(&team, None);
    let last = deck.sequence(&Plan::default()).last();
    assert!(last > 6);
    let at = |at: usize| Next::Show(Show { at, ..Show::default() });
    for key in ["ArrowRight", "PageDown", " ", "Enter"] {
        assert_eq!((after(&deck, 2, key), after(&deck, last, key)), (at(3), at(last)), "{key}");
    }
    for key in ["ArrowLeft", "PageUp", "Backspace"] {
        assert_eq!((after(&deck, 2, key), after(&deck, 0, key)), (at(1), at(0)), "{key}");
    }
    assert_eq!((after(&deck, 3, "Home"), after(&deck, 3, "End")), (at(0), at(last)));
    assert_eq!(
        (after(&deck, 3, "Escape"), after(&deck, 3, "t"), after(&deck, 3, "F")),
        (Next::Leave, Next::Clock, Next::Full)
    );
    for (key, open) in [("d", Open::Decision), ("N", Open::Note), ("c", Open::Contents)] {
        let steps = deck.sequence(&Plan::default());
        let Next::Show(show) = after(&deck, 3, key) else { panic!("{key} opens something") };
        assert_eq!((show.at, show.open), (3, open));
        assert_eq!(show.after(Press::Leave, &steps, true), at(3), "Esc ends what is open");
        let Next::Show(again) = show.after(press(key).unwrap(), &steps, true) else { panic!("{key}") };
        assert_eq!(again.open, Open::Nothing);
    }
    for key in ["Tab", "x", "ArrowDown", "Shift", "è", "漢", ""] {
        assert_eq!(press(key), None, "{key}");
    }
    // An agenda of nothing does not fail.
    let none = plumbline::query::review::Sequence::default();
    assert_eq!(Show::from(7, &none).after(Press::Next, &none, false), at(0));
}

#[test]
fn v12_a_digit_goes_to_a_unit() {
    let team = team();
    let deck = deck(&team, None);
    let steps = deck.sequence(&Plan::default());
    let unit_at = |at: usize| deck.slide(steps.step(at).unwrap()).unwrap().unit.map(|unit| unit.id);
    for (key, unit) in [("1", "acme"), ("2", "data"), ("3", "sales")] {
        let Next::Show(show) = after(&deck, 0, key) else { panic!("{key}") };
        assert_eq!(unit_at(show.at), Some(id(unit)));
        assert!(unit_at(show.at - 1) != Some(id(unit)), "the first of its slides");
    }
    let Next::Show(show) = after(&deck, 5, "0") else { panic!("0") };
    assert_eq!(deck.slide(steps.step(show.at).unwrap()).unwrap().heading, Heading::Summary);
    assert_eq!(after(&deck, 5, "9"), Next::Show(Show { at: 5, ..Show::default() }));
    // What is left out has no number.
    let plan = Plan::default().with_shown(&"acme".into(), false);
    let fewer = deck.sequence(&plan);
    let first = deck.slide(fewer.step(fewer.of_unit(1).unwrap()).unwrap()).unwrap();
    assert_eq!(first.unit.map(|unit| unit.id), Some(id("data")));
    assert_eq!(fewer.number_of(deck.parts.iter().position(|part| &*part.key == "sales").unwrap()), Some(2));
    assert!(matches!(deck.parts[2].of, PartOf::Unit(_)));
}

#[test]
fn v13_the_first_press_on_a_dark_screen_brings_the_slide_back() {
    let team = team();
    let deck = deck(&team, None);
    let steps = deck.sequence(&Plan::default());
    for key in ["b", "B", "."] {
        let Next::Show(dark) = after(&deck, 4, key) else { panic!("{key}") };
        assert!(dark.is_blank);
        for pressed in ["b", "ArrowRight", "Home", "d", "3"] {
            let back = dark.after(press(pressed).unwrap(), &steps, true);
            assert_eq!(back, Next::Show(Show { at: 4, ..Show::default() }), "{pressed}");
        }
        assert_eq!(dark.after(Press::Leave, &steps, true), Next::Leave);
        assert_eq!(dark.after(Press::Clock, &steps, true), Next::Clock);
    }
}

#[test]
fn v14_the_clock_counts_what_was_seen_and_rests_when_told() {
    let team = team();
    let deck = deck(&team, None);
    let steps = deck.sequence(&Plan::default());
    let sales = deck.parts.iter().position(|part| &*part.key == "sales").unwrap();
    let at = steps.of_part(sales).unwrap();
    let watch = Watch::started(0, 1_000);
    let watch = watch.turned(at, 31_000);
    assert_eq!((watch.slide_seconds(0, 31_000), watch.total_seconds(41_900)), (30, 40));
    let watch = watch.turned(at + 1, 41_000);
    assert_eq!((watch.slide_seconds(at, 60_000), watch.part_seconds(sales, &steps, 46_000)), (10, 15));
    let rests = watch.toggled(51_000);
    assert!(!rests.is_running());
    assert_eq!(rests.total_seconds(900_000), 50);
    let rests = rests.turned(0, 950_000);
    let on = rests.toggled(1_000_000);
    assert_eq!((on.total_seconds(1_002_000), on.slide_seconds(0, 1_002_000)), (52, 32));
    assert_eq!(on.total_seconds(5_000), 50, "a clock that is set back takes nothing away");
    assert_eq!(on.turned(1, 5_000).total_seconds(5_000), 50);
    let (en, zh) = (page_words(Lang::En), page_words(Lang::Zh));
    assert_eq!((en.review_time(65), en.review_time(3_725)), ("1:05".to_owned(), "1:02:05".to_owned()));
    assert_eq!(en.review_spent(65, 5), "1:05 of 5:00");
    assert_eq!((en.review_over(300, 5), en.review_over(301, 5)), (String::new(), "0:01 over".to_owned()));
    assert_eq!((zh.review_over(430, 5), zh.review_over(430, 0)), ("超时 2:10".to_owned(), String::new()));
}

#[test]
fn v15_the_next_review_shows_what_became_of_a_decision() {
    let mut team = team();
    hold(&mut team, "m1", MeetingKind::Quarterly, Some("sales"), "2026-08-01");
    let first = quarter(&team, Some("sales"));
    for (one, due) in [("late one", "2026-08-10"), ("done one", "2026-08-10"), ("dropped one", "")] {
        decides(&mut team, one, &first, Some("bo"), due);
    }
    let sitting = quarter(&team, Some("sales")).sitting.unwrap();
    let one = &sitting.decisions[0];
    assert_eq!(
        (&*one.title, &*one.names, one.due),
        ("late one", &["Bo".into()][..], Day::parse("2026-08-10"))
    );
    assert_eq!(one.unit.as_ref().map(|unit| unit.id.clone()), Some(id("sales")));
    team.edit(&closed(&sitting, true));
    hold(&mut team, "m2", MeetingKind::Quarterly, Some("sales"), "2026-08-21");
    team.edit(&settle(&id("done one"), ActionState::Done, today()));
    team.edit(&settle(&id("dropped one"), ActionState::Dropped, today()));
    let room = quarter(&team, Some("sales"));
    assert_eq!(kept(room.last_decisions()), Kept { done: 1, open: 1, late: 1, all: 3 });
    let words = page_words(Lang::En);
    assert_eq!(words.review_kept(kept(room.last_decisions())), "1 of 3 done, 1 open, 1 overdue");
    assert_eq!(words.review_decision(&room.last_decisions()[0], today()), "Bo · by 10 Aug · overdue");
    let deck = Deck::of_review(&team.space, &room, today());
    assert!(slides(&deck).iter().any(|slide| slide.body == Body::Last));
}

fn minutes(team: &Team, lang: Lang) -> String {
    let room = quarter(team, Some("sales"));
    let deck = Deck::of_review(&team.space, &room, today());
    let plan = Plan::default().with_shown(&"summary".into(), false);
    let one = ReviewMinutes {
        sitting: room.sitting.as_ref().unwrap(),
        last: room.last_decisions(),
        shown: Some((&deck, &plan)),
    };
    let words = page_words(lang);
    assert!(!minutes_blocks(words, one, today()).is_empty());
    paper_markdown(words, &review_minutes(words, one, today()))
}

/// A review in which something was said and decided.
fn spoken() -> Team {
    let mut team = team();
    hold(&mut team, "m1", MeetingKind::Quarterly, Some("sales"), "2026-08-01");
    let first = quarter(&team, Some("sales"));
    decides(&mut team, "hire *one*", &first, Some("mei"), "2026-08-10");
    team.change("m1", Change::Closed(true));
    hold(&mut team, "m2", MeetingKind::Quarterly, Some("sales"), "2026-08-21");
    team.change("m2", Change::With(vec![id("mei"), id("ana")]));
    team.change("m2", Change::Note(Some("The pilot slipped\nWe stay with it".into())));
    let room = quarter(&team, Some("sales"));
    decides(&mut team, "drop the pilot", &room, Some("ana"), "2026-09-01");
    team.edit(&Edit::Ask {
        of: id("win"),
        wants: Wants::Help,
        to: Some(Who::Known(id("cy"))),
        text: "numbers".into(),
        due: Day::parse("2026-08-28"),
    });
    team
}

#[test]
fn v16_minutes_tell_what_was_said_decided_and_asked() {
    let text = minutes(&spoken(), Lang::En);
    for line in [
        "# Quarterly review: Sales\n",
        "21 Aug · Q3",
        "With Mei, Ana",
        "## Agenda\n",
        "- Decided last time\n",
        "## What was said\n\nThe pilot slipped\n\nWe stay with it\n",
        "## Decisions\n\n- **drop the pilot**: Ana · by 1 Sep\n",
        "## Decided last time\n\n0 of 1 done, 1 open, 1 overdue\n\n- **hire \\*one\\***: Mei · by 10 Aug · overdue\n",
        "## Open asks\n",
        "numbers",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    assert!(!text.contains("All together"), "what was left out was not shown\n{text}");
    let zh = minutes(&spoken(), Lang::Zh);
    for line in ["# Sales季度复盘会\n", "## 会议纪要", "参加者：Mei、Ana", "## 决定\n", "Ana · 9月1日前"]
    {
        assert!(zh.contains(line) || line == "## 会议纪要", "{line:?} is not in\n{zh}");
    }
}

#[test]
fn v17_what_is_private_is_neither_shown_nor_handed_on() {
    let mut team = spoken();
    team.change("learn", Change::Private(Some(Privacy::All)));
    team.change("calls", Change::Private(Some(Privacy::Values)));
    team.change("drop the pilot", Change::Private(Some(Privacy::All)));
    let deck = deck(&team, Some("sales"));
    assert_eq!(deck.left_out, 1);
    for slide in slides(&deck) {
        let told = format!("{:?}", slide.body);
        let names_private = match &slide.body {
            Body::Goals(rows) => rows.iter().any(|row| row.id == id("learn")),
            Body::Risks(all) => all.iter().any(|one| one.goal.id == id("calls")),
            Body::News(all) => all.iter().any(|one| [id("learn"), id("calls")].contains(&one.goal.id)),
            _ => false,
        };
        assert!(!names_private, "{told}");
    }
    let text = minutes(&team, Lang::En);
    assert!(!text.contains("drop the pilot") && text.contains("1 private item is left out."), "{text}");
    // A talk of two is theirs.
    let pair = sheet(&team.space, &id("mei"), &id("ana"), None, today()).unwrap();
    let room = talk_room(&team.space, &pair, None, today());
    let (new, place, _) = start(&team.space, &room, None, today());
    team.edit(&Edit::Add { id: id("t1"), new, place });
    team.change("t1", Change::Private(Some(Privacy::All)));
    team.change("t1", Change::Note(Some("between us".into())));
    let pair = sheet(&team.space, &id("mei"), &id("ana"), None, today()).unwrap();
    let room = talk_room(&team.space, &pair, None, today());
    let one = ReviewMinutes { sitting: room.sitting.as_ref().unwrap(), last: &[], shown: None };
    let text = paper_markdown(page_words(Lang::En), &review_minutes(page_words(Lang::En), one, today()));
    assert!(text.contains("between us"), "{text}");
}

#[test]
fn v19_decisions_come_to_those_who_see_to_them() {
    let mut team = team();
    hold(&mut team, "m1", MeetingKind::Quarterly, None, "2026-08-21");
    let room = quarter(&team, None);
    decides(&mut team, "for all", &room, Some("bo"), "2026-09-01");
    let due = |whose: Whose| -> Vec<String> {
        let kinds = [Kind::Due, Kind::Meetings].into_iter().collect();
        let wanted = Wanted { whose, kinds, remind: Remind::default() };
        let all = calendar(&team.space, &wanted, today()).entries.into_iter();
        all.map(|one| match one.what {
            What::Action { title, .. } => title.to_string(),
            What::Meeting { kind, of } => format!("{kind:?} of {}", of.len()),
            other => panic!("{other:?}"),
        })
        .collect()
    };
    assert_eq!(due(Whose::Person(id("bo"))), ["Quarterly of 0", "for all"]);
    assert_eq!(due(Whose::Person(id("cy"))), ["Quarterly of 0"], "everybody meets");
    let told = |team: &Team, unit: &str| -> Vec<String> {
        let scope = Scope { of: Some(id(unit)), ..Scope::default() };
        let all = digest(&team.space, &scope, today()).commitments.shown.into_iter();
        all.map(|item| item.title.to_string()).collect()
    };
    assert_eq!((told(&team, "sales"), told(&team, "data")), (vec!["for all".to_owned()], Vec::new()));
    team.edit(&settle(&id("for all"), ActionState::Done, today()));
    let scope = Scope { of: Some(id("sales")), ..Scope::default() };
    let after = digest(&team.space, &scope, today());
    assert_eq!((after.commitments.count(), after.kept), (0, 1));
    team.change("m1", Change::With(vec![id("mei")]));
    let kinds = [Kind::Meetings].into_iter().collect();
    let wanted = Wanted { whose: Whose::Person(id("cy")), kinds, remind: Remind::default() };
    assert_eq!(calendar(&team.space, &wanted, today()).entries.len(), 0, "it names who takes part");
}
