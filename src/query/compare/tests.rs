//! What is told of two states.

use super::*;
use crate::doc::{Doc, Json, Session, Writer};
use crate::okr::{CheckIn, Measure, Stage, UnitKind};
use crate::space::{Change, Edit, New, Place, TestDesk, kind, test_day, writes};

/// Two people with a copy each.
struct Two {
    copies: [Space; 2],
    writers: [Writer; 2],
    now: i64,
}

const ANA: usize = 0;
const BO: usize = 1;

impl Two {
    /// A company with a sales team; an objective with two key results of the company, one with one of the
    /// team. Ana wrote all of it, and Bo has it.
    fn new() -> Self {
        let began = Moment::parse("2026-08-10T09:00:00Z").unwrap();
        let writer = |seed, who: &str| Writer::new(Session::mint([seed; 8]), began, Some(Id::from(who)));
        let empty = Space::of(Doc::new("w"));
        let mut two = Self {
            copies: [empty.clone(), empty],
            writers: [writer(1, "ana"), writer(2, "bo")],
            now: began.0,
        };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let objective = |title: &str| New::Objective { title: title.into(), cycle: None };
        let kr = |title: &str| New::KeyResult { title: title.into() };
        for (id, new, under) in [
            ("ana", New::Person { name: "Ana".into() }, None),
            ("bo", New::Person { name: "Bo".into() }, None),
            ("company", unit("Company"), None),
            ("sales", unit("Sales"), Some("company")),
            ("o1", objective("Win the segment"), Some("company")),
            ("o2", objective("Sell more"), Some("sales")),
            ("k1", kr("References"), Some("o1")),
            ("k2", kr("Pilots"), Some("o1")),
            ("k3", kr("Partners"), Some("o2")),
        ] {
            let place = Place { under: under.map(Id::from), after: None };
            two.edit(ANA, &Edit::Add { id: Id::from(id), new, place });
        }
        for id in ["k1", "k2", "k3"] {
            let measure = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
            two.change(ANA, id, Change::Measure(measure));
        }
        two.copies[BO] = two.copies[ANA].clone();
        two
    }

    fn edit(&mut self, who: usize, edit: &Edit) {
        self.now += 60_000;
        let space = &self.copies[who];
        let list = writes(space, edit);
        let delta = space.doc().write(&mut self.writers[who], Moment(self.now), &list);
        let delta = delta.expect("something to write");
        self.copies[who] = space.next(space.doc().merge(&delta));
    }

    fn change(&mut self, who: usize, id: &str, change: Change) {
        self.edit(who, &Edit::Change { id: Id::from(id), change });
    }

    fn check_in(&mut self, who: usize, id: &str, value: f64) {
        let one = CheckIn { at: Day::parse("2026-08-20"), value: Some(value), ..CheckIn::new("") };
        self.edit(who, &Edit::CheckIn { of: Id::from(id), check_in: Box::new(one) });
    }

    /// What Bo's copy would bring to Ana's.
    fn brought(&self) -> Comparison {
        let ours = &self.copies[ANA];
        compare(ours, &ours.next(ours.doc().merge(self.copies[BO].doc())), test_day())
    }
}

/// What was told, one line for each deed.
fn told(comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &comparison.groups {
        for item in &group.items {
            for deed in &item.deeds {
                let by = deed.by.as_deref().unwrap_or("nobody");
                lines.push(format!("{} | {} | {} | {by}", group.name, item.id, word(&deed.what)));
            }
        }
    }
    lines
}

fn value(value: &FieldValue) -> String {
    match value {
        FieldValue::Nothing => "-".to_owned(),
        FieldValue::Text(text) | FieldValue::Raw(text) => text.to_string(),
        FieldValue::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn all(values: &[FieldValue]) -> String {
    values.iter().map(value).collect::<Vec<_>>().join(" / ")
}

fn word(what: &What) -> String {
    match what {
        What::Changed { field, before, after } => format!("{field}: {} → {}", value(before), value(after)),
        What::Moved { field, from, to } => format!("{field} moved: {} → {}", value(from), value(to)),
        What::CheckedIn(row) => format!("checked in {:?}", row.value.unwrap()),
        What::Corrected(row) => format!("corrected to {:?}", row.value.unwrap()),
        What::TakenBack(row) => format!("took back {:?}", row.value.unwrap()),
        What::Disagrees { field, values } => format!("{field}? {}", all(values)),
        What::Settled { field, values, after } => format!("{field}! {} → {}", all(values), value(after)),
        What::Said { saying, text } => format!("{saying:?}: {text}"),
        What::Planned(row) => format!("{:?}: {}", row.kind, row.reason.as_deref().unwrap_or_default()),
        other => format!("{other:?}"),
    }
}

fn small(desk: &TestDesk) -> Space {
    desk.space.clone()
}

#[test]
fn d1_nothing_differs_between_a_state_and_itself() {
    let two = Two::new();
    assert_eq!(compare(&two.copies[ANA], &two.copies[ANA], test_day()), Comparison::default());
    let again = Space::of(two.copies[ANA].doc().clone());
    assert_eq!(compare(&two.copies[ANA], &again, test_day()), Comparison::default());
    assert_eq!(two.brought(), Comparison::default());
}

#[test]
fn d1_every_sort_of_deed_is_told_once() {
    let mut two = Two::new();
    two.check_in(ANA, "k2", 1.0);
    two.copies[BO] = two.copies[ANA].clone();
    two.change(BO, "o1", Change::Title("Win the whole segment".into()));
    two.edit(
        BO,
        &Edit::Move { id: Id::from("k2"), place: Place { under: Some(Id::from("o2")), after: None } },
    );
    two.check_in(BO, "k1", 4.0);
    two.edit(BO, &Edit::Comment { of: Id::from("k1"), text: "two calls booked".into(), reply_to: None });
    let new = New::Objective { title: "Channel".into(), cycle: None };
    two.edit(
        BO,
        &Edit::Add { id: Id::from("o3"), new, place: Place { under: Some(Id::from("sales")), after: None } },
    );
    two.edit(BO, &Edit::Delete { id: Id::from("k3") });
    let key = two.copies[BO].check_ins(&Id::from("k2"))[0].key.clone();
    two.edit(BO, &Edit::Retract { of: Id::from("k2"), key });
    let comparison = two.brought();
    assert_eq!(
        told(&comparison),
        [
            "Company | o1 | title: Win the segment → Win the whole segment | Bo",
            "Company | k1 | checked in 4.0 | Bo",
            "Company | k1 | Comment: two calls booked | Bo",
            "Sales | o3 | Added | Bo",
            "Sales | k2 | objective moved: Win the segment → Sell more | Bo",
            "Sales | k2 | took back 1.0 | Bo",
            "Sales | k3 | Deleted | Bo",
        ]
    );
    let totals = comparison.totals;
    assert_eq!((totals.added, totals.changed, totals.moved, totals.deleted), (1, 1, 1, 1));
    assert_eq!((totals.checked_in, totals.said, totals.disagreements, totals.missing), (2, 1, 0, 0));
    assert_eq!(comparison.authors.len(), 1);
    assert_eq!((comparison.authors[0].name.as_deref(), comparison.authors[0].deeds), (Some("Bo"), 7));
}

#[test]
fn d1_what_only_stamps_and_positions_tell_apart_is_no_difference() {
    let mut two = Two::new();
    let place = |after: Option<&str>| Place { under: Some(Id::from("o1")), after: after.map(Id::from) };
    two.edit(BO, &Edit::Move { id: Id::from("k1"), place: place(None) });
    two.change(BO, "o2", Change::Why(Some("because".into())));
    two.change(BO, "o2", Change::Why(None));
    two.change(BO, "k1", Change::Fine(vec!["O7".into()]));
    // Made and deleted without anybody else having seen it.
    let new = New::KeyResult { title: "Thrown away".into() };
    two.edit(BO, &Edit::Add { id: Id::from("k9"), new, place: place(None) });
    two.edit(BO, &Edit::Delete { id: Id::from("k9") });
    assert_eq!(two.brought(), Comparison::default());
}

#[test]
fn d2_groups_and_things_stand_in_the_order_of_the_outline() {
    let mut two = Two::new();
    let new = New::Unit { name: "Alps".into(), kind: UnitKind::Team };
    two.edit(
        BO,
        &Edit::Add {
            id: Id::from("alps"),
            new,
            place: Place { under: Some(Id::from("company")), after: Some(Id::from("sales")) },
        },
    );
    let new = New::Objective { title: "Ski".into(), cycle: None };
    two.edit(
        BO,
        &Edit::Add { id: Id::from("a"), new, place: Place { under: Some(Id::from("alps")), after: None } },
    );
    two.edit(BO, &Edit::Align { from: Id::from("a"), to: Id::from("k1") });
    for id in ["k3", "k2", "k1", "o2", "o1", "bo"] {
        let of = Id::from(id);
        two.edit(BO, &Edit::Comment { of, text: "word".into(), reply_to: None });
    }
    let comparison = two.brought();
    let order: Vec<(&str, Vec<&str>)> = comparison
        .groups
        .iter()
        .map(|group| (&*group.name, group.items.iter().map(|item| item.id.as_str()).collect()))
        .collect();
    let link = crate::space::link_id(&Id::from("a"), &Id::from("k1"));
    assert_eq!(
        order,
        [
            ("Company", vec!["o1", "k2", "k1"]),
            ("Sales", vec!["o2", "k3"]),
            ("Alps", vec!["a", link.as_str()]),
            ("", vec!["alps", "bo"]),
        ]
    );
    let item = &comparison.groups[2].items[1];
    assert_eq!((&*item.kind, &*item.title, item.place.as_deref()), ("link", "Ski", Some("References")));
    assert_eq!(item.under, Some(Id::from("a")));
    assert_eq!(comparison.groups[0].items[1].under, Some(Id::from("o1")));
}

#[test]
fn d3_a_new_thing_is_told_as_one_with_its_newest_check_in() {
    let mut two = Two::new();
    let new = New::KeyResult { title: "New".into() };
    two.edit(
        BO,
        &Edit::Add { id: Id::from("k9"), new, place: Place { under: Some(Id::from("o1")), after: None } },
    );
    two.change(BO, "k9", Change::Weight(Some(2.0)));
    for value in [1.0, 2.0, 3.0] {
        two.check_in(BO, "k9", value);
    }
    let comparison = two.brought();
    assert_eq!(
        told(&comparison),
        [
            "Company | k9 | Added | Bo",
            "Company | k9 | EarlierCheckIns(2) | nobody",
            "Company | k9 | checked in 3.0 | Bo",
        ]
    );
    assert_eq!((comparison.totals.added, comparison.totals.changed, comparison.totals.checked_in), (1, 0, 3));
}

#[test]
fn d3_a_correction_is_told_as_what_it_corrects() {
    let mut two = Two::new();
    two.check_in(ANA, "k1", 3.0);
    two.copies[BO] = two.copies[ANA].clone();
    let key = two.copies[BO].check_ins(&Id::from("k1"))[0].key.clone();
    let one = CheckIn { value: Some(4.0), amends: Some(key), ..CheckIn::new("") };
    two.edit(BO, &Edit::CheckIn { of: Id::from("k1"), check_in: Box::new(one) });
    // Said and corrected before anybody else saw it: only what stands is told.
    two.check_in(BO, "k3", 1.0);
    let key = two.copies[BO].check_ins(&Id::from("k3"))[0].key.clone();
    let one = CheckIn { value: Some(2.0), amends: Some(key), ..CheckIn::new("") };
    two.edit(BO, &Edit::CheckIn { of: Id::from("k3"), check_in: Box::new(one) });
    let comparison = two.brought();
    assert_eq!(
        told(&comparison),
        ["Company | k1 | corrected to 4.0 | Bo", "Sales | k3 | checked in 2.0 | Bo"]
    );
    assert_eq!(comparison.groups[0].items[0].progress, Some((Some(0.3), Some(0.4))));
}

#[test]
fn d4_who_wrote_it_is_said_only_of_what_is_new() {
    let mut two = Two::new();
    two.change(BO, "o1", Change::Title("Better".into()));
    let (ours, theirs) = (&two.copies[ANA], &two.copies[BO]);
    assert_eq!(
        told(&compare(ours, theirs, test_day())),
        ["Company | o1 | title: Win the segment → Better | Bo"]
    );
    // Looked at from behind, the older title is nobody's doing.
    let back = compare(theirs, ours, test_day());
    assert_eq!(told(&back), ["Company | o1 | title: Better → Win the segment | nobody"]);
    assert_eq!(back.authors, [Author { name: None, deeds: 1, newest: None }]);
}

#[test]
fn d5_a_disagreement_is_told_when_it_is_new_and_when_it_is_settled() {
    let mut two = Two::new();
    two.change(ANA, "o1", Change::Title("Ana's".into()));
    two.change(BO, "o1", Change::Title("Bo's".into()));
    two.change(ANA, "o2", Change::Why(Some("alike".into())));
    two.change(BO, "o2", Change::Why(Some("alike".into())));
    let comparison = two.brought();
    assert_eq!(told(&comparison), ["Company | o1 | title? Bo's / Ana's | Bo"]);
    assert_eq!((comparison.totals.disagreements, comparison.totals.changed), (1, 0));
    // Once it is here it is no news.
    two.copies[ANA] = two.copies[ANA].next(two.copies[ANA].doc().merge(two.copies[BO].doc()));
    assert_eq!(two.brought(), Comparison::default());
    let before = two.copies[ANA].clone();
    let register = before.node(&Id::from("o1")).unwrap().entity.field("title").unwrap();
    let shown = register.entries().iter().map(|entry| entry.dot).collect();
    let settle = Change::Settle { field: "title".into(), value: Json::str("Bo's"), shown };
    two.change(ANA, "o1", settle);
    let settled = compare(&before, &two.copies[ANA], test_day());
    assert_eq!(told(&settled), ["Company | o1 | title! Bo's / Ana's → Bo's | Ana"]);
}

#[test]
fn d5_a_deletion_that_had_not_seen_the_latest_change_is_a_question() {
    let mut two = Two::new();
    two.change(ANA, "k1", Change::Title("Still needed".into()));
    two.edit(BO, &Edit::Delete { id: Id::from("k1") });
    assert_eq!(told(&two.brought()), ["Company | k1 | DeletedMeanwhile | Bo"]);
    two.edit(BO, &Edit::Restore { id: Id::from("k1") });
    assert_eq!(two.brought(), Comparison::default());
    let mut two = Two::new();
    two.edit(ANA, &Edit::Delete { id: Id::from("k1") });
    two.copies[BO] = two.copies[ANA].clone();
    two.edit(BO, &Edit::Restore { id: Id::from("k1") });
    assert_eq!(told(&two.brought()), ["Company | k1 | Restored | Bo"]);
}

#[test]
fn d6_what_the_later_state_does_not_have_is_missing_and_not_deleted() {
    let mut two = Two::new();
    two.check_in(BO, "k1", 4.0);
    two.edit(BO, &Edit::Comment { of: Id::from("k1"), text: "word".into(), reply_to: None });
    let new = New::KeyResult { title: "New".into() };
    two.edit(
        BO,
        &Edit::Add { id: Id::from("k9"), new, place: Place { under: Some(Id::from("o2")), after: None } },
    );
    let comparison = compare(&two.copies[BO], &two.copies[ANA], test_day());
    assert_eq!(
        told(&comparison),
        [
            "Company | k1 | Lacks { check_ins: 1, said: 0 } | nobody",
            "Company | k1 | Lacks { check_ins: 0, said: 1 } | nobody",
            "Sales | k9 | Missing | nobody",
        ]
    );
    assert_eq!((comparison.totals.missing, comparison.totals.deleted), (3, 0));
    assert_eq!(comparison.authors, []);
}

#[test]
fn d1_what_a_newer_version_knows_is_told_as_it_stands() {
    let desk = TestDesk::new();
    let mut doc = desk.space.doc().clone();
    let mut writer = Writer::new(Session::mint([9; 8]), Moment(0), None);
    let set = |field: &str, value: &str| crate::doc::Write::Set {
        id: Id::from("m-1"),
        kind: "milestone_plan".into(),
        field: field.into(),
        value: Json::str(value),
        history: crate::doc::History::Keep,
    };
    let note = crate::doc::Write::Note {
        id: Id::from("x"),
        kind: kind::OBJECTIVE.into(),
        record: "z".into(),
        body: Json::object([("mood", Json::str("good"))]),
    };
    let delta = doc.write(&mut writer, Moment(5), &[set("title", "Plan"), note]).unwrap();
    doc.absorb(&delta);
    let comparison = compare(&small(&desk), &small(&desk).next(doc), test_day());
    assert_eq!(
        told(&comparison),
        ["u | x | Unknown: {\"mood\":\"good\"} | nobody", " | m-1 | Added | nobody"]
    );
    assert_eq!(&*comparison.groups[1].items[0].title, "Plan");
    let mut desk = desk;
    desk.change("x", Change::Stage(Stage::Dropped));
    assert_eq!(desk.space.objective(&Id::from("x")).unwrap().stage, Stage::Dropped);
}
