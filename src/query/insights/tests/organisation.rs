//! How people talk and agree across units.

use super::*;

#[test]
fn i29_links_across_units_are_confirmed_or_not() {
    let mut org = Org::new();
    for (name, unit) in [("a", "sales"), ("b", "sales"), ("c", "dev"), ("d", "dev"), ("top", "co")] {
        org.goal(name, unit, "q3");
    }
    assert_eq!(org.counted(Insight::CrossUnit), Err(Blank::NoCrossing));
    org.link("a", "b", LinkState::Accepted);
    for (from, to, state) in [
        ("a", "c", LinkState::Accepted),
        ("b", "c", LinkState::Declined),
        ("c", "top", LinkState::Countered),
        ("d", "top", LinkState::Proposed),
    ] {
        org.link(from, to, state);
    }
    assert_eq!(org.counted(Insight::CrossUnit), Ok((1.0, 4.0, 0)), "within one unit nobody has to be asked");
    assert_eq!(org.value(Insight::Unanswered), Some(2.0));
    // A unit sees links that end at its goals too.
    assert_eq!(counted(&org.found_of("sales"), Insight::CrossUnit), Ok((1.0, 2.0, 0)));
    assert_eq!(counted(&org.found_of("dev"), Insight::CrossUnit), Ok((1.0, 4.0, 0)));
    org.by("ana", &Edit::Unalign { link: link_id(&id("b"), &id("c")) });
    assert_eq!(org.counted(Insight::CrossUnit), Ok((1.0, 3.0, 0)));
}

#[test]
fn i30_what_waits_is_a_number() {
    let mut org = Org::new();
    assert_eq!(org.counted(Insight::Unanswered), Err(Blank::NoGoals));
    org.goal("a", "sales", "q3");
    assert_eq!(org.value(Insight::Unanswered), Some(0.0), "nothing waits, and that is known");
    org.goal("b", "dev", "q3");
    org.link("a", "b", LinkState::Discussed);
    assert_eq!(org.value(Insight::Unanswered), Some(1.0));
    org.link("a", "b", LinkState::Declined);
    assert_eq!(org.value(Insight::Unanswered), Some(0.0));
}

#[test]
fn i31_a_goal_without_link_or_why_is_an_orphan_where_it_could_hang_on_something() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    assert_eq!(org.counted(Insight::Orphans), Err(Blank::NothingToHangOn));
    org.goal("top", "co", "q3");
    org.goal("why", "dev", "q3");
    org.change("why", Change::Why(Some("customers wait".into())));
    org.goal("linked", "dev", "q3");
    org.key_result("k", "linked", "cy");
    org.link("k", "top", LinkState::Proposed);
    assert_eq!(org.counted(Insight::Orphans), Ok((1.0, 3.0, 0)));
    assert_eq!(org.listed(Insight::Orphans), ["a"]);
    // A goal of next quarter is nothing to hang on.
    let span = Span::quarter(2026, 4).unwrap();
    org.add("q4", New::Cycle { name: "q4".into(), kind: Some(CycleKind::Quarter), span }, Some("y"));
    org.change("top", Change::Cycle(Some(id("q4"))));
    assert_eq!(org.counted(Insight::Orphans), Err(Blank::NothingToHangOn));
    org.change("top", Change::Cycle(Some(id("y"))));
    assert_eq!(org.counted(Insight::Orphans).map(|all| all.1), Ok(3.0));
}

#[test]
fn i32_a_link_past_a_unit_with_goals_skips_a_level() {
    let mut org = Org::new();
    org.goal("top", "co", "q3");
    org.goal("mine", "bo", "q3");
    org.goal("peer", "dev", "q3");
    org.link("mine", "peer", LinkState::Accepted);
    assert_eq!(org.counted(Insight::Skips), Err(Blank::NoLink), "across the tree nothing is skipped");
    org.link("mine", "top", LinkState::Accepted);
    assert_eq!(org.counted(Insight::Skips), Ok((0.0, 1.0, 0)), "the team has no goal it could serve");
    org.goal("team", "sales", "q3");
    assert_eq!(org.counted(Insight::Skips), Ok((1.0, 1.0, 0)));
    org.link("mine", "team", LinkState::Accepted);
    assert_eq!(org.counted(Insight::Skips), Ok((0.0, 2.0, 0)));
}

#[test]
fn i33_a_private_mark_is_seen() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("b", "sales", "q3");
    org.key_result("k", "a", "bo");
    org.key_result("l", "b", "bo");
    org.change("b", Change::Private(Some(Privacy::Values)));
    assert_eq!(
        org.counted(Insight::Visible),
        Ok((2.0, 4.0, 0)),
        "a key result is as private as its objective"
    );
    assert_eq!(org.listed(Insight::Visible), ["b", "l"]);
}

#[test]
fn i34_sessions_talks_and_comments() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("b", "dev", "q3");
    for (person, manager) in [("bo", "ana"), ("cy", "ana")] {
        org.change(person, Change::Manager(Some(id(manager))));
    }
    assert_eq!(org.counted(Insight::Sessions), Err(Blank::NoSession));
    assert_eq!(org.counted(Insight::Talks), Err(Blank::NoTalk));
    assert_eq!(org.counted(Insight::Comments), Ok((0.0, 2.0, 0)));
    let mut meet = |name: &str, kind, unit, on: &str, with: &[&str]| {
        let with = with.iter().map(|who| id(who)).collect();
        org.add(name, New::Meeting { kind, on: day(on), with }, unit);
    };
    meet("s1", MeetingKind::Weekly, Some("sales"), "2026-07-02", &[]);
    meet("s2", MeetingKind::Weekly, Some("sales"), "2026-07-06", &[]);
    meet("s3", MeetingKind::Weekly, Some("sales"), "2026-08-03", &[]);
    meet("before", MeetingKind::Weekly, Some("sales"), "2026-06-29", &[]);
    meet("no goals", MeetingKind::Weekly, Some("co"), "2026-08-03", &[]);
    meet("t1", MeetingKind::OneOnOne, None, "2026-07-20", &["ana", "bo"]);
    meet("t2", MeetingKind::OneOnOne, None, "2026-08-20", &["bo", "ana"]);
    meet("others", MeetingKind::OneOnOne, None, "2026-08-20", &["cy", "di"]);
    // Seven weeks of each of two units; two of one unit's sessions were in one week.
    assert_eq!(org.counted(Insight::Sessions), Ok((2.0, 14.0, 0)));
    assert_eq!(org.counted(Insight::Talks), Ok((1.0, 2.0, 0)));
    org.key_result("k", "a", "bo");
    for of in ["a", "k", "k"] {
        org.by("cy", &Edit::Comment { of: id(of), text: "how?".into(), reply_to: None });
    }
    assert_eq!(
        (org.value(Insight::Comments), org.listed(Insight::Comments)),
        (Some(1.5), vec!["a".to_owned()])
    );
}
