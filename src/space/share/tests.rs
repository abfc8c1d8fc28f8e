//! What a part has and what stays of private items, case by case.

use std::collections::BTreeSet;

use super::*;
use crate::okr::{Owner, Span};
use crate::space::{Change, Edit, New, TestDesk, link_id, test_day};

fn part(unit: Option<&str>, cycle: Option<&str>) -> Selection {
    let what = What::Part { unit: unit.map(Id::from), cycle: cycle.map(Id::from) };
    Selection { what, ..Selection::default() }
}

fn ids(shared: &Shared) -> Vec<&str> {
    shared.doc.items.keys().map(Id::as_str).filter(|id| !id.starts_with("l-")).collect()
}

fn fields<'a>(shared: &'a Shared, id: &str) -> Vec<&'a str> {
    let entity = shared.doc.get(&Id::from(id)).unwrap();
    entity.fields.iter().map(|(name, _)| &**name).collect()
}

fn private(desk: &mut TestDesk, id: &str, privacy: Privacy) {
    desk.change(id, Change::Private(Some(privacy)));
}

/// A company above `u` and `v`, a year above the quarter, and `m` in `u` with a goal of her own.
fn company() -> TestDesk {
    let mut desk = TestDesk::new();
    let year = Span { start: crate::okr::Day::parse("2026-01-01"), end: None };
    desk.add("year", New::Cycle { name: "2026".into(), kind: None, span: year }, None);
    desk.add("top", New::Unit { name: "Top".into(), kind: crate::okr::UnitKind::Company }, None);
    for unit in ["u", "v"] {
        let place = crate::space::Place { under: Some(Id::from("top")), after: None };
        desk.edit(&Edit::Move { id: Id::from(unit), place });
    }
    desk.change("q3", Change::Cycle(Some(Id::from("year"))));
    desk.add("m", New::Person { name: "Mara".into() }, Some("u"));
    desk.add("boss", New::Person { name: "Bo".into() }, Some("top"));
    desk.add("other", New::Person { name: "Otto".into() }, Some("v"));
    desk.add("mine", New::Objective { title: "mine".into(), cycle: Some(Id::from("q3")) }, Some("m"));
    desk.add("far", New::Objective { title: "far".into(), cycle: Some(Id::from("year")) }, Some("top"));
    desk.add("far-kr", New::KeyResult { title: "far-kr".into() }, Some("far"));
    desk.add("far-other", New::KeyResult { title: "far-other".into() }, Some("far"));
    desk
}

#[test]
fn x2_a_unit_comes_with_its_people_and_what_its_goals_hang_on() {
    let mut desk = company();
    let shared = share(&desk.space, &part(Some("u"), None));
    assert_eq!(ids(&shared), ["a", "b", "m", "mine", "q3", "top", "u", "x", "y", "year"]);
    assert_eq!((shared.totals.objectives, shared.totals.above, shared.totals.people), (3, 0, 1));
    // A goal above, by way of one of its key results, and as it stands: with all of them.
    desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("z") });
    desk.edit(&Edit::Align { from: Id::from("z"), to: Id::from("far-kr") });
    desk.change("far", Change::Owners(vec![Owner::known(Id::from("boss"))]));
    let shared = share(&desk.space, &part(Some("u"), None));
    let want = [
        "a",
        "b",
        "boss",
        "c",
        "far",
        "far-kr",
        "far-other",
        "m",
        "mine",
        "q3",
        "top",
        "u",
        "v",
        "x",
        "y",
        "year",
        "z",
    ];
    assert_eq!(ids(&shared), want);
    assert_eq!((shared.totals.objectives, shared.totals.above), (3, 2));
    assert_eq!(shared.doc.items.keys().filter(|id| id.as_str().starts_with("l-")).count(), 2);
}

#[test]
fn x2_a_cycle_comes_with_its_goals_and_those_above_in_other_cycles() {
    let mut desk = company();
    desk.edit(&Edit::Align { from: Id::from("z"), to: Id::from("far") });
    let shared = share(&desk.space, &part(None, Some("q3")));
    assert_eq!(
        ids(&shared),
        [
            "a",
            "b",
            "c",
            "far",
            "far-kr",
            "far-other",
            "m",
            "mine",
            "q3",
            "top",
            "u",
            "v",
            "x",
            "y",
            "year",
            "z"
        ]
    );
    assert_eq!((shared.totals.objectives, shared.totals.above), (4, 1));
    let shared = share(&desk.space, &part(Some("v"), Some("year")));
    assert_eq!(ids(&shared), ["c", "far", "far-kr", "far-other", "other", "q3", "top", "v", "year", "z"]);
}

#[test]
fn x2_one_goal_comes_with_what_it_shares_and_nothing_below_it() {
    let mut desk = company();
    desk.share("c", "x");
    desk.edit(&Edit::Align { from: Id::from("y"), to: Id::from("x") });
    let what = What::Goals(vec![Id::from("x"), Id::from("nowhere")]);
    let shared = share(&desk.space, &Selection { what, ..Selection::default() });
    assert_eq!(ids(&shared), ["a", "c", "q3", "top", "u", "v", "x", "year", "z"]);
    let links: BTreeSet<Id> = [("c", "x"), ("y", "x")].map(|(a, b)| link_id(&a.into(), &b.into())).into();
    assert!(links.iter().all(|link| shared.doc.get(link).is_some()), "links that end at it are there");
}

#[test]
fn x2_the_trash_is_in_the_whole_only() {
    let mut desk = company();
    desk.edit(&Edit::Delete { id: Id::from("y") });
    let whole = share(&desk.space, &Selection::default());
    assert_eq!(whole.doc, *desk.space.doc());
    assert_eq!(whole.totals.trash, 2);
    assert!(!ids(&share(&desk.space, &part(Some("u"), None))).contains(&"y"));
    private(&mut desk, "x", Privacy::All);
    desk.edit(&Edit::Delete { id: Id::from("x") });
    let whole = share(&desk.space, &Selection::default());
    assert!(!ids(&whole).contains(&"x") && ids(&whole).contains(&"y"));
}

#[test]
fn x3_of_a_private_goal_only_its_place_is_shared() {
    let mut desk = company();
    desk.says("a", 4.0);
    desk.add("work", New::Initiative { title: "Call everybody".into() }, Some("a"));
    desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("z") });
    private(&mut desk, "x", Privacy::All);
    let shared = share(&desk.space, &Selection::default());
    assert_eq!(fields(&shared, "x"), ["cycle", "order", "private", "stage", "unit"]);
    assert_eq!(fields(&shared, "a"), ["objective", "order"], "its key results are as private as it is");
    assert!(shared.doc.get(&Id::from("a")).unwrap().records.is_empty());
    assert_eq!(shared.doc.get(&Id::from("work")), None);
    assert_eq!(fields(&shared, link_id(&"x".into(), &"z".into()).as_str()), ["from", "on", "state", "to"]);
    assert_eq!(fields(&shared, "y"), ["cycle", "order", "stage", "title", "unit"]);
    assert_eq!(shared.totals.hidden, 2);
    let kept = Selection { private: PrivateItems::Keep, ..Selection::default() };
    assert_eq!(share(&desk.space, &kept).doc, *desk.space.doc());
}

#[test]
fn x3_of_several_marks_the_strictest_holds_until_people_agree() {
    let mut desk = company();
    let before = desk.space.clone();
    private(&mut desk, "x", Privacy::Values);
    let one = desk.space.doc().clone();
    desk.space = before;
    private(&mut desk, "x", Privacy::All);
    desk.space = desk.space.next(desk.space.doc().merge(&one));
    assert!(desk.space.node(&Id::from("x")).unwrap().conflicted());
    assert_eq!(desk.space.privacy(&Id::from("x")), Some(Privacy::All));
    desk.change("x", Change::Private(None));
    assert_eq!(desk.space.privacy(&Id::from("x")), None);
    for (mark, want) in
        [("\"values\"", Some(Privacy::Values)), ("false", None), ("\"team\"", Some(Privacy::All))]
    {
        let value = crate::doc::Json::parse(mark).unwrap();
        assert_eq!(crate::space::codec::privacy(&value), want, "{mark}");
    }
}

#[test]
fn x4_without_numbers_the_words_stay() {
    let mut desk = company();
    desk.says("a", 4.0);
    desk.change("a", Change::TargetText(Some("ten of them".into())));
    desk.change("a", Change::Note(Some("why so many".into())));
    desk.change("a", Change::Title("Customers".into()));
    private(&mut desk, "a", Privacy::Values);
    let shared = share(&desk.space, &Selection::default());
    assert_eq!(fields(&shared, "a"), ["measure", "note", "objective", "order", "private", "title"]);
    let entity = shared.doc.get(&Id::from("a")).unwrap();
    let was: Vec<_> = entity.records.iter().filter_map(|record| blank::earlier_field(record)).collect();
    assert_eq!(was, ["title"], "what its words said before");
    assert_eq!(entity.records.len(), 1, "no check-in");
    assert_eq!((shared.totals.hidden, shared.totals.without_numbers), (0, 1));
}

#[test]
fn x5_agreements_that_quote_a_private_key_result_stay_out() {
    let mut desk = company();
    let agrees = |desk: &mut TestDesk, of: &str| {
        desk.edit(&Edit::Agree { of: Id::from(of), agrees: true, about: None, text: None });
    };
    // One has the key result now, one had it when it was agreed, one shares it, one never had it.
    agrees(&mut desk, "x");
    let place = crate::space::Place { under: Some(Id::from("y")), after: None };
    desk.edit(&Edit::Move { id: Id::from("a"), place });
    desk.share("a", "z");
    desk.accept("a", "z");
    for of in ["y", "z", "far"] {
        agrees(&mut desk, of);
    }
    private(&mut desk, "a", Privacy::Values);
    let shared = share(&desk.space, &Selection::default());
    let agreed = |id: &str| records_of(&shared, id);
    assert_eq!(["x", "y", "z", "far"].map(agreed), [0, 0, 0, 1]);
}

fn records_of(shared: &Shared, id: &str) -> usize {
    let entity = shared.doc.get(&Id::from(id)).unwrap();
    entity.records(crate::space::records::kind::AGREEMENT).count()
}

#[test]
fn x7_a_private_goal_is_called_so_and_counts_nowhere_as_nothing() {
    let mut desk = TestDesk::new();
    desk.add("a2", New::KeyResult { title: "a2".into() }, Some("x"));
    desk.measure("a2", 10.0);
    desk.says("a", 9.0);
    desk.says("a2", 0.0);
    assert_eq!(desk.progress("x"), Some(0.45));
    private(&mut desk, "a2", Privacy::All);
    let theirs = Space::of(share(&desk.space, &Selection::default()).doc);
    let of = |id: &str| theirs.evaluation(&Id::from(id), test_day()).unwrap();
    assert_eq!(of("x").progress.value, Some(0.9));
    assert_eq!(of("x").roll_up.as_ref().unwrap().missing, 1, "left out and counted");
    assert_eq!(of("x").status.shown, of("a").status.shown, "it does not decide how the goal stands");
    assert_eq!(theirs.name_of(&Id::from("a2")).as_deref(), Some("•••"));
    assert!(theirs.is_hidden(&Id::from("a2")) && !desk.space.is_hidden(&Id::from("a2")));
    // What hangs on it is only a part of what it was made of, and does not speak for it.
    desk.says("c", 1.0);
    desk.edit(&Edit::Align { from: Id::from("z"), to: Id::from("a2") });
    desk.accept("z", "a2");
    for privacy in [Privacy::All, Privacy::Values] {
        private(&mut desk, "a2", privacy);
        let theirs = Space::of(share(&desk.space, &Selection::default()).doc);
        let of = |id: &str| theirs.evaluation(&Id::from(id), test_day()).unwrap().progress.value;
        assert_eq!((of("a2"), of("x"), of("z")), (None, Some(0.9), Some(0.1)), "{privacy:?}");
    }
    // Without its numbers it is as unknown, with its words.
    private(&mut desk, "a2", Privacy::Values);
    let theirs = Space::of(share(&desk.space, &Selection::default()).doc);
    let x = theirs.evaluation(&Id::from("x"), test_day()).unwrap();
    assert_eq!(x.progress.value, Some(0.9));
    assert_eq!(theirs.name_of(&Id::from("a2")).as_deref(), Some("a2"));
    // Here, where all of it is known, it counts as before.
    assert_eq!(desk.progress("x"), Some(0.45));
}

#[test]
fn x6_people_without_names_are_told_by_role_or_unit() {
    let mut desk = company();
    for (id, unit) in [("p1", "u"), ("p2", "u"), ("p3", "v")] {
        desk.add(id, New::Person { name: id.into() }, Some(unit));
    }
    desk.change("p1", Change::Role(Some("Designer".into())));
    desk.change("p3", Change::Role(Some("Designer".into())));
    let shared = share(&desk.space, &Selection { names: Names::Roles, ..Selection::default() });
    let theirs = Space::of(shared.doc);
    let name = |id: &str| theirs.name_of(&Id::from(id)).unwrap().to_string();
    assert_eq!(["p1", "p3", "p2", "m", "boss"].map(name), ["Designer 1", "Designer 2", "u 2", "u 1", "Top"]);
    assert_eq!(desk.space.name_of(&Id::from("p1")).as_deref(), Some("p1"));
}

#[test]
fn x6_free_names_go_with_the_fields_and_records_that_hold_them() {
    let mut desk = company();
    desk.change("x", Change::Owners(vec![Owner::named("Ada")]));
    desk.change("x", Change::Owners(vec![Owner::known(Id::from("m"))]));
    desk.change("y", Change::Owners(vec![Owner::known(Id::from("m")), Owner::named("Ada")]));
    let to = |who| Edit::Ask {
        of: Id::from("z"),
        wants: crate::okr::Wants::Help,
        to: Some(who),
        text: "two days".into(),
        due: None,
    };
    desk.edit(&to(crate::okr::Who::Named("Ada".into())));
    desk.edit(&to(crate::okr::Who::Known(Id::from("m"))));
    let shared = share(&desk.space, &Selection { names: Names::Roles, ..Selection::default() });
    assert!(fields(&shared, "x").contains(&"owners"));
    assert!(!fields(&shared, "y").contains(&"owners"));
    let earlier = shared.doc.get(&Id::from("x")).unwrap().records.iter();
    assert_eq!(earlier.filter(|record| record.body.text().contains("Ada")).count(), 0);
    let asks = shared.doc.get(&Id::from("z")).unwrap().records("a").count();
    assert_eq!(asks, 1);
}

#[test]
fn x1_a_part_has_its_entities_whole() {
    let mut desk = company();
    desk.says("a", 4.0);
    desk.share("c", "x");
    let ours = desk.space.doc();
    let shared = share(&desk.space, &part(Some("u"), None));
    for (id, entity) in shared.doc.items.iter() {
        assert_eq!(Some(entity), ours.get(id), "{id}");
    }
    assert_eq!(ours.merge(&shared.doc), *ours);
}
