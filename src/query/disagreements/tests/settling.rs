//! Deciding, deciding differently, many at once, taking back; loops and rings.

use super::*;

#[test]
fn d25_a_decision_supersedes_what_was_shown_and_nothing_else() {
    let base = desk();
    let (mut ana, _) = two(&base, ("k", kind::KEY_RESULT), "target", Json::num(42.0), Json::num(50.0));
    let question = target(&ana);
    // While Ana looks at two answers, Di's arrives.
    let mut di = base.copy("di", 61);
    di.set("k", kind::KEY_RESULT, "target", Json::num(60.0));
    ana.merge(&di);
    ana.settle(&question.write("46").unwrap());
    let again = target(&ana);
    assert_eq!(values(&again), ["Ana 46", "Di 60"]);
    ana.settle(&again.choose(1).unwrap());
    assert_eq!(ana.questions(), []);
    let node = ana.space.node(&Id::from("k")).unwrap();
    let earlier = crate::space::records::earlier(ana.space.doc(), &node.entity);
    let said: Vec<&str> =
        earlier.iter().filter(|one| &*one.field == "target").map(|one| one.was.text()).collect();
    for value in ["42", "50", "46", "60"] {
        assert!(said.contains(&value), "{value} is in the history: {said:?}");
    }
    let authors = earlier.iter().filter(|one| one.was.text() == "50").filter_map(|one| one.written);
    let authors: Vec<_> = authors.map(|dot| ana.space.doc().author_of(dot).cloned()).collect();
    assert_eq!(authors, [Some(Id::from("bo"))], "who said it");
}

#[test]
fn d26_a_settled_question_is_settled_everywhere_and_two_decisions_are_a_new_one() {
    let base = desk();
    let (ana, bo) = two(&base, ("k", kind::KEY_RESULT), "target", Json::num(42.0), Json::num(50.0));
    let both = |one: usize, other: usize| {
        let (mut ana, mut bo) = (ana.copy("ana", 71), bo.copy("bo", 72));
        let (mine, theirs) = (target(&ana), target(&bo));
        ana.settle(&mine.choose(one).unwrap());
        bo.now += 60_000;
        bo.settle(&theirs.choose(other).unwrap());
        ana.merge(&bo);
        bo.merge(&ana);
        assert_eq!(ana.space.doc(), bo.space.doc());
        ana
    };
    // Each keeps their own: a question again, with their two decisions.
    assert_eq!(values(&both(0, 0).only()), ["Ana 42", "Bo 50"]);
    assert_eq!(values(&both(1, 1).only()), ["Ana 50", "Bo 42"]);
    // Both take the same: settled.
    assert_eq!(both(0, 1).questions(), []);

    let (mut ana, mut bo) = (ana.copy("ana", 73), bo.copy("bo", 74));
    ana.settle(&target(&ana).choose(1).unwrap());
    bo.merge(&ana);
    assert_eq!(bo.questions(), []);
    assert_eq!(bo.space.doc(), ana.space.doc());
}

#[test]
fn d27_many_are_settled_in_one_step_and_taken_back_in_one() {
    let base = desk();
    let mut ana = base.copy("ana", 81);
    let mut bo = base.copy("bo", 82);
    for (id, ours, theirs) in [("k", 42.0, 50.0), ("l", 3.0, 4.0)] {
        ana.set(id, kind::KEY_RESULT, "target", Json::num(ours));
        bo.now += 60_000;
        bo.set(id, kind::KEY_RESULT, "target", Json::num(theirs));
    }
    let mut di = base.copy("di", 83);
    di.set("l", kind::KEY_RESULT, "target", Json::num(5.0));
    let mut cy = base.copy("di", 84);
    cy.change("s", Change::Title("Staff find products".into()));
    bo.change("s", Change::Title("Find any product".into()));
    for other in [&bo, &di, &cy] {
        ana.merge(other);
    }
    let before = ana.questions();
    assert_eq!(before.len(), 3);
    let many = |take: Take| bulk(&before, take);
    // Of three answers "theirs" is not one; where none is mine the newest can be taken.
    assert_eq!((many(Take::Mine).0, many(Take::Theirs).0, many(Take::Newest).0), (2, 1, 1));
    ana.edit(&many(Take::Mine).1);
    assert_eq!(ana.questions().len(), 1);
    for (id, value) in [("k", 42.0), ("l", 3.0)] {
        let node = ana.space.node(&Id::from(id)).unwrap();
        assert_eq!(ana.space.doc().shown(&node.entity, "target"), Some(&Json::num(value)));
    }
    ana.take_back();
    let again = ana.questions();
    let all = |list: &[Question]| list.iter().map(values).collect::<Vec<_>>();
    assert_eq!(all(&again), all(&before));
}

#[test]
fn d28_taking_a_decision_back_decides_nothing() {
    let base = desk();
    let (mut ana, mut bo) = two(&base, ("k", kind::KEY_RESULT), "target", Json::num(42.0), Json::num(50.0));
    let before = values(&target(&ana));
    let times = |desk: &Desk| match target(desk).dispute {
        Dispute::Values(conflict) => conflict.answers.iter().map(|one| one.at).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let when = times(&ana);
    // Any number of times, whichever was chosen; also with what somebody else decided in between.
    for choice in [0, 1, 0] {
        let question = target(&ana);
        ana.settle(&question.choose(choice).unwrap());
        assert_eq!(ana.questions(), []);
        ana.take_back();
        assert_eq!(values(&target(&ana)), before, "who said what is as it was");
        assert_eq!(times(&ana), when);
    }
    bo.merge(&ana);
    assert_eq!(values(&target(&bo)), ["Bo 50", "Ana 42"]);
    bo.settle(&target(&bo).choose(0).unwrap());
    ana.merge(&bo);
    assert_eq!(ana.questions(), []);

    // What was deleted meanwhile is asked about again, too.
    let (mut ana, mut bo) = (base.copy("ana", 91), base.copy("bo", 92));
    ana.change("o", Change::Why(Some("They do not come back.".into())));
    bo.edit(&Edit::Delete { id: Id::from("o") });
    ana.merge(&bo);
    for choice in [0, 1] {
        let question = ana.only();
        let Dispute::Deleted(deleted) = &question.dispute else { panic!() };
        assert_eq!(deleted.by, ["Bo".into()]);
        ana.settle(&question.choose(choice).unwrap());
        assert_eq!(ana.questions(), []);
        ana.take_back();
    }
    assert_eq!(ana.only().kind, Kind::Deleted);
}

#[test]
fn d29_a_loop_is_spelled_out_and_taking_off_any_link_settles_it() {
    let base = desk();
    let (mut ana, mut bo) = (base.copy("ana", 101), base.copy("bo", 102));
    ana.edit(&Edit::Align { from: Id::from("o"), to: Id::from("s") });
    bo.now += 60_000;
    bo.edit(&Edit::Align { from: Id::from("s"), to: Id::from("o") });
    ana.merge(&bo);
    let question = ana.only();
    let Dispute::Loop(one) = &question.dispute else { panic!("{question:?}") };
    let (o, s) = ("Every new customer finds it", "Staff can find any product");
    assert_eq!((&*one.from, &*one.to, one.by.as_deref()), (s, o, Some("Bo")), "the later one is left out");
    assert_eq!(one.around, [s.into(), o.into(), s.into()]);
    assert_eq!(one.offers.len(), 2);
    for id in ["o", "s"] {
        assert_eq!(about(&ana.space, &Id::from(id), &ana.viewer()).len(), 1, "{id}");
    }
    assert!(is_asked(&ana.space, &Id::from("s")));
    for choice in 0..2 {
        let mut ana = ana.copy("ana", 103);
        ana.settle(&question.choose(choice).unwrap());
        assert_eq!(ana.questions(), []);
    }
    // A goal of it in the trash leaves no loop to ask about.
    ana.edit(&Edit::Delete { id: Id::from("o") });
    assert_eq!(ana.questions(), []);
}

#[test]
fn d29_things_under_each_other_go_back_where_they_stood() {
    let base = desk();
    let (mut ana, mut bo) = (base.copy("ana", 111), base.copy("bo", 112));
    let under = |id: &str, unit: &str| Edit::Move {
        id: Id::from(id),
        place: Place { under: Some(Id::from(unit)), after: None },
    };
    ana.edit(&under("digital", "stores"));
    bo.edit(&under("stores", "digital"));
    ana.merge(&bo);
    let question = ana.only();
    let Dispute::Ring(ring) = &question.dispute else { panic!("{question:?}") };
    assert_eq!(ring.around, ["Digital".into(), "Stores".into(), "Digital".into()]);
    let told: Vec<(Option<&str>, Option<&str>)> =
        ring.turns.iter().map(|turn| (turn.by.as_deref(), turn.back_to.as_deref())).collect();
    assert_eq!(told, [(Some("Ana"), Some("Acme")), (Some("Bo"), Some("Acme"))]);
    assert!(is_asked(&ana.space, &Id::from("digital")));
    for (choice, id) in [(0, "digital"), (1, "stores")] {
        let mut ana = ana.copy("ana", 113);
        ana.settle(&question.choose(choice).unwrap());
        assert_eq!(ana.questions(), []);
        assert_eq!(ana.space.unit(&Id::from(id)).unwrap().parent, Some(Id::from("acme")));
    }
    // A ring of key results.
    let mut base = base;
    base.add("m", New::KeyResult { title: "Another".into() }, Some("o"));
    let (mut ana, mut bo) = (base.copy("ana", 114), base.copy("bo", 115));
    ana.change("k", Change::PartOf(Some(Id::from("m"))));
    bo.change("m", Change::PartOf(Some(Id::from("k"))));
    ana.merge(&bo);
    let question = ana.only();
    assert_eq!(question.kind, Kind::Ring);
    ana.settle(&question.choose(1).unwrap());
    assert_eq!(ana.questions(), []);
}
