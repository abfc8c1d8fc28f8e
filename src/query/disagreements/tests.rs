//! What is asked, of whom, and what settles it.

use super::*;
use crate::doc::{Doc, Json, Write, Writer, inverse};
use crate::okr::{CheckIn, Measure, Owner, Span, UnitKind};
use crate::query::panel::FieldValue;
use crate::space::{Change, Edit, New, Place, kind, link_id, writes};

mod settling;

/// A workspace and one who writes in it.
struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
    undo: Vec<Write>,
}

impl Desk {
    fn new(who: &str, dice: u8) -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([dice; 8]), now, Some(Id::from(who)));
        Self { space: Space::of(Doc::new("w")), writer, now: now.0, undo: Vec::new() }
    }

    /// The same workspace on somebody else's machine.
    fn copy(&self, who: &str, dice: u8) -> Self {
        Self { space: self.space.clone(), now: self.now, ..Self::new(who, dice) }
    }

    fn write(&mut self, writes: &[Write]) {
        self.now += 3_600_000;
        let doc = self.space.doc().clone();
        if let Some(delta) = doc.write(&mut self.writer, Moment(self.now), writes) {
            self.undo = inverse(&doc, &delta);
            self.space = self.space.next(doc.merge(&delta));
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let list = writes(&self.space, edit);
        self.write(&list);
    }

    fn take_back(&mut self) {
        let undo = self.undo.clone();
        self.write(&undo);
    }

    fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(&Edit::Add { id: Id::from(id), new, place });
    }

    fn change(&mut self, id: &str, change: Change) {
        self.edit(&Edit::Change { id: Id::from(id), change });
    }

    fn set(&mut self, id: &str, kind: &str, field: &str, value: Json) {
        let history = crate::doc::History::Keep;
        self.write(&[Write::Set {
            id: Id::from(id),
            kind: kind.into(),
            field: field.into(),
            value,
            history,
        }]);
    }

    fn merge(&mut self, other: &Self) {
        self.space = self.space.next(self.space.doc().merge(other.space.doc()));
    }

    fn viewer(&self) -> Viewer {
        Viewer { me: self.writer.who().cloned(), session: self.writer.session() }
    }

    /// The open questions; they are as many as are counted.
    fn questions(&self) -> Vec<Question> {
        let all = questions(&self.space, &self.viewer());
        assert_eq!(all.len(), count(&self.space), "{all:?}");
        all
    }

    fn only(&self) -> Question {
        let mut all = self.questions();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    fn settle(&mut self, settling: &Settling) {
        self.edit(&settling.edit);
    }
}

/// A company with two units, three people, a quarter, an objective with a key result in each unit.
fn desk() -> Desk {
    let mut desk = Desk::new("ana", 1);
    let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
    let objective = |title: &str| New::Objective { title: title.into(), cycle: Some(Id::from("q3")) };
    let span = Span::quarter(2026, 3).unwrap();
    desk.add("q3", New::Cycle { name: "2026 Q3".into(), kind: None, span }, None);
    desk.add("acme", New::Unit { name: "Acme".into(), kind: UnitKind::Company }, None);
    desk.add("stores", unit("Stores"), Some("acme"));
    desk.add("digital", unit("Digital"), Some("acme"));
    for (id, name, unit) in [("ana", "Ana", "digital"), ("bo", "Bo", "stores"), ("di", "Di", "stores")] {
        desk.add(id, New::Person { name: name.into() }, Some(unit));
    }
    desk.add("o", objective("Every new customer finds it"), Some("digital"));
    desk.add("s", objective("Staff can find any product"), Some("stores"));
    desk.add("k", New::KeyResult { title: "Search success".into() }, Some("o"));
    desk.add("l", New::KeyResult { title: "Stock by the hour".into() }, Some("s"));
    desk.add("i", New::Initiative { title: "Count the shelves".into() }, Some("s"));
    desk
}

/// What two people say of one field without seeing each other's word.
fn two(base: &Desk, of: (&str, &str), field: &str, ours: Json, theirs: Json) -> (Desk, Desk) {
    let (mut ana, mut bo) = (base.copy("ana", 11), base.copy("bo", 12));
    ana.set(of.0, of.1, field, ours);
    bo.now += 60_000;
    bo.set(of.0, of.1, field, theirs);
    ana.merge(&bo);
    bo.merge(&ana);
    (ana, bo)
}

fn target(desk: &Desk) -> Question {
    desk.questions().into_iter().find(|one| one.key.ends_with("target")).unwrap()
}

fn values(question: &Question) -> Vec<String> {
    let Dispute::Values(conflict) = &question.dispute else { panic!("{question:?}") };
    conflict.answers.iter().map(|one| format!("{} {}", one.by.join("+"), one.value.text())).collect()
}

#[test]
fn d20_every_kind_of_thing_can_be_asked_about() {
    let text = |text: &str| Json::str(text);
    let w = crate::space::workspace_id("w");
    let link = link_id(&Id::from("o"), &Id::from("s"));
    let mut base = desk();
    base.edit(&Edit::Align { from: Id::from("o"), to: Id::from("s") });
    let cases = [
        ((w.as_str(), kind::WORKSPACE), "mission", What::Workspace, Kind::Values, None),
        (("q3", kind::CYCLE), "name", What::Cycle, Kind::Values, None),
        (("digital", kind::UNIT), "name", What::Unit, Kind::Values, Some("digital")),
        (("digital", kind::UNIT), "parent", What::Unit, Kind::Moved, Some("digital")),
        (("di", kind::PERSON), "unit", What::Person, Kind::Moved, None),
        (("o", kind::OBJECTIVE), "why", What::Objective, Kind::Values, Some("digital")),
        (("o", kind::OBJECTIVE), "unit", What::Objective, Kind::Moved, None),
        (("k", kind::KEY_RESULT), "note", What::KeyResult, Kind::Values, Some("digital")),
        (("k", kind::KEY_RESULT), "objective", What::KeyResult, Kind::Moved, None),
        (("i", kind::INITIATIVE), "title", What::Initiative, Kind::Values, Some("stores")),
        ((link.as_str(), kind::LINK), "state", What::Link, Kind::Values, Some("digital")),
        (("r", kind::RETROSPECTIVE), "note", What::Retrospective, Kind::Values, None),
        (("h", kind::KPI), "name", What::Kpi, Kind::Values, None),
        (("x", "newer"), "field", What::Other, Kind::Values, None),
    ];
    for (of, field, what, kind, unit) in cases {
        let (ana, bo) = two(&base, of, field, text("one"), text("other"));
        let question = ana.only();
        assert_eq!((question.about.what, question.kind), (what, kind), "{of:?} {field}");
        if let Some(unit) = unit {
            assert_eq!(question.about.unit, Some(Id::from(unit)), "{of:?} {field}");
        }
        assert!(question.is_mine && bo.only().is_mine, "each of the two said something");
        assert_eq!(about(&ana.space, &question.about.opens, &ana.viewer()), std::slice::from_ref(&question));
        assert!(is_asked(&ana.space, &question.about.opens));
    }
}

#[test]
fn d20_equal_values_and_what_nobody_has_to_settle_are_no_questions() {
    let base = desk();
    let check = |of, field, ours: Json, theirs: Json, want: usize| {
        let (ana, bo) = two(&base, of, field, ours, theirs);
        assert_eq!((ana.questions().len(), bo.questions().len()), (want, want), "{field}");
    };
    let kr = ("k", kind::KEY_RESULT);
    check(kr, "target", Json::num(42.0), Json::num(42.0), 0);
    check(kr, "target", Json::num(42.0), Json::parse("42.0").unwrap(), 0);
    check(kr, "title", Json::str("目标"), Json::parse("\"\\u76ee\\u6807\"").unwrap(), 0);
    check(kr, "target", Json::num(42.0), Json::num(43.0), 1);
    check(kr, "target", Json::num(42.0), Json::str("42"), 1);
    check(kr, "target", Json::num(42.0), Json::null(), 0);
    check(kr, "order", Json::str("a"), Json::str("b"), 0);
    check(
        ("o", kind::OBJECTIVE),
        "published",
        Json::str("2026-07-02T00:00:00Z"),
        Json::str("2026-07-03T00:00:00Z"),
        0,
    );
}

#[test]
fn d20_nobody_is_asked_about_what_is_in_the_trash() {
    let mut base = desk();
    base.edit(&Edit::Align { from: Id::from("o"), to: Id::from("s") });
    let link = link_id(&Id::from("o"), &Id::from("s"));
    let (mut ana, _) = two(&base, (link.as_str(), kind::LINK), "weight", Json::num(2.0), Json::num(3.0));
    let (other, _) = two(&base, ("k", kind::KEY_RESULT), "target", Json::num(42.0), Json::num(50.0));
    ana.merge(&other);
    assert_eq!(ana.questions().len(), 2);
    ana.edit(&Edit::Delete { id: Id::from("o") });
    assert_eq!(ana.questions(), []);
    ana.edit(&Edit::Restore { id: Id::from("o") });
    assert_eq!(ana.questions().len(), 2, "they come back with it");

    // Two delete it at once: both meant the same.
    let (mut ana, mut bo) = (base.copy("ana", 21), base.copy("bo", 22));
    ana.edit(&Edit::Delete { id: Id::from("s") });
    bo.edit(&Edit::Delete { id: Id::from("s") });
    ana.merge(&bo);
    assert_eq!(ana.questions(), []);
}

#[test]
fn d21_each_value_stands_once_with_all_who_said_it_and_mine_first() {
    let base = desk();
    let mut desks: Vec<Desk> =
        [("ana", 31), ("bo", 32), ("di", 33)].map(|(who, dice)| base.copy(who, dice)).into();
    for (desk, (value, minutes)) in desks.iter_mut().zip([(45.0, 1), (50.0, 2), (50.0, 3)]) {
        desk.now += minutes * 60_000;
        desk.set("k", kind::KEY_RESULT, "target", Json::num(value));
    }
    let [mut ana, bo, di] = <[Desk; 3]>::try_from(desks).ok().unwrap();
    ana.merge(&bo);
    ana.merge(&di);
    let question = ana.only();
    assert_eq!(values(&question), ["Ana 45", "Di+Bo 50"]);
    let Dispute::Values(conflict) = &question.dispute else { panic!() };
    let marks: Vec<(bool, bool)> = conflict.answers.iter().map(|one| (one.is_mine, one.is_shown)).collect();
    assert_eq!(marks, [(true, false), (false, true)]);
    assert_eq!((&*conflict.field, conflict.written), ("target", Written::Number));
    assert_eq!(question.since, conflict.answers[0].at.max(conflict.answers[1].at));
    // Whoever said nothing sees the newest first; a window without a name knows its own words.
    let mut bystander = base.copy("nobody", 34);
    bystander.merge(&ana);
    assert_eq!(values(&bystander.only()), ["Di+Bo 50", "Ana 45"]);
    assert!(!bystander.only().is_mine);
    let nameless = Viewer { me: None, session: bo.writer.session() };
    let seen = questions(&ana.space, &nameless);
    assert_eq!(values(&seen[0])[0], "Di+Bo 50");
    assert!(seen[0].is_mine);
}

#[test]
fn d21_what_was_deleted_says_who_wrote_what_meanwhile() {
    let base = desk();
    let (mut ana, mut bo) = (base.copy("ana", 41), base.copy("bo", 42));
    ana.change("o", Change::Why(Some("They do not come back.".into())));
    let check_in = CheckIn { value: Some(3.0), ..CheckIn::new("") };
    ana.edit(&Edit::CheckIn { of: Id::from("k"), check_in: Box::new(check_in) });
    bo.edit(&Edit::Delete { id: Id::from("o") });
    ana.merge(&bo);
    let all = ana.questions();
    let told: Vec<(&str, Vec<&Wrote>)> = all
        .iter()
        .map(|question| match &question.dispute {
            Dispute::Deleted(one) => {
                assert_eq!((one.by.join("+"), one.is_mine), ("Bo".to_owned(), true));
                (question.about.id.as_str(), one.since.iter().map(|since| &since.what).collect())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let why = Wrote::Field("why".into());
    assert_eq!(told, [("o", vec![&why]), ("k", vec![&Wrote::CheckIn])]);

    // Kept, it is no question any more, here and at Bo's.
    let keep = all[0].choose(0).unwrap();
    let keep_kr = all[1].choose(0).unwrap();
    ana.settle(&keep);
    ana.settle(&keep_kr);
    assert_eq!(ana.questions(), []);
    bo.merge(&ana);
    assert!(bo.space.objective(&Id::from("o")).is_some() && bo.questions().is_empty());
}

#[test]
fn d21_a_key_result_comes_back_with_its_objective_and_deleting_sees_everything() {
    let base = desk();
    let (mut ana, mut bo) = (base.copy("ana", 43), base.copy("bo", 44));
    ana.change("k", Change::Note(Some("Half the way".into())));
    bo.edit(&Edit::Delete { id: Id::from("o") });
    ana.merge(&bo);
    let question = ana.only();
    let Dispute::Deleted(deleted) = &question.dispute else { panic!() };
    assert_eq!(deleted.with, Some(Id::from("o")));
    let (keep, delete) = (question.choose(0).unwrap(), question.choose(1).unwrap());
    let mut other = ana.copy("di", 45);
    ana.settle(&keep);
    assert!(ana.space.objective(&Id::from("o")).is_some() && ana.questions().is_empty());
    other.settle(&delete);
    assert!(other.space.key_result(&Id::from("k")).is_none() && other.questions().is_empty());
    // Kept by one and deleted by the other: asked again, and the one who restored is named.
    ana.merge(&other);
    let again = ana.questions();
    let restored = |one: &Question| matches!(&one.dispute, Dispute::Deleted(one) if one.since.iter().any(|one| one.what == Wrote::Restored));
    assert!(!again.is_empty() && again.iter().all(restored), "{again:?}");
    assert!(ana.space.key_result(&Id::from("k")).is_some(), "until then it is there");
}

#[test]
fn d22_mine_come_first_then_the_order_of_the_outline() {
    let base = desk();
    let mut all = base.copy("ana", 51);
    let (of_stores, _) = two(&base, ("l", kind::KEY_RESULT), "target", Json::num(1.0), Json::num(2.0));
    let (of_unit, _) = two(&base, ("acme", kind::UNIT), "note", Json::str("a"), Json::str("b"));
    let (of_digital, _) = two(&base, ("k", kind::KEY_RESULT), "target", Json::num(1.0), Json::num(2.0));
    for other in [&of_digital, &of_stores, &of_unit] {
        all.merge(other);
    }
    let order = |who: &str| -> Vec<String> {
        let viewer = Viewer { me: Some(Id::from(who)), session: Session::mint([99; 8]) };
        questions(&all.space, &viewer).iter().map(|one| one.about.id.to_string()).collect()
    };
    // Neither said anything, in a unit of their own: theirs first, then acme, digital, stores.
    let outline: Vec<Id> = all.space.units_of(Some(&Id::from("acme"))).to_vec();
    assert_eq!(outline, [Id::from("digital"), Id::from("stores")]);
    assert_eq!(order("nobody"), ["acme", "k", "l"]);
    assert_eq!(order("di"), ["l", "acme", "k"]);
    let viewer = Viewer { me: Some(Id::from("di")), session: Session::mint([99; 8]) };
    let list = questions(&all.space, &viewer);
    assert_eq!(kinds(&list), [(Kind::Values, 3)]);
    let named: Vec<(String, usize)> =
        units(&all.space, &list).into_iter().map(|(_, name, count)| (name.to_string(), count)).collect();
    assert_eq!(named, [("Acme".to_owned(), 1), ("Digital".to_owned(), 1), ("Stores".to_owned(), 1)]);
    let shown = |narrow: Narrow| list.iter().filter(|one| narrow.lets_through(one)).count();
    assert_eq!(shown(Narrow { mine: true, ..Narrow::default() }), 1);
    assert_eq!(shown(Narrow { unit: Some(Id::from("digital")), ..Narrow::default() }), 1);
    assert_eq!(shown(Narrow { kind: Some(Kind::Loop), ..Narrow::default() }), 0);
}

#[test]
fn d24_both_are_taken_where_nothing_is_lost_by_it() {
    let base = desk();
    let both = |of, field: &str, ours: &str, theirs: &str| {
        let (ana, _) = two(&base, of, field, Json::parse(ours).unwrap(), Json::parse(theirs).unwrap());
        let question = ana.only();
        let Dispute::Values(conflict) = &question.dispute else { panic!() };
        conflict.both.as_ref().map(|value| value.text().to_owned())
    };
    let (o, k, r) = (("o", kind::OBJECTIVE), ("k", kind::KEY_RESULT), ("r", kind::RETROSPECTIVE));
    let check = |of, field: &str, ours: &str, theirs: &str, want: Option<&str>| {
        assert_eq!(both(of, field, ours, theirs).as_deref(), want, "{field}: {ours} and {theirs}");
    };
    check(o, "why", r#""Mine""#, r#""Theirs""#, Some(r#""Mine\n\nTheirs""#));
    check(o, "why", r#""Mine""#, r#""Mine, and more""#, None);
    check(o, "title", r#""Short""#, r#""Other""#, None);
    let long = format!("\"{}\"", "long ".repeat(13).trim_end());
    let joined = format!("{} / Other\"", long.trim_end_matches('"'));
    check(o, "title", &long, r#""Other""#, Some(&joined));
    check(r, "good", r#"["a","b"]"#, r#"["b","c"]"#, Some(r#"["a","b","c"]"#));
    check(o, "tags", r#"["a"]"#, r#"["b"]"#, Some(r#"["a","b"]"#));
    check(o, "joint", r#"["stores"]"#, r#"["acme","stores"]"#, None);
    check(o, "owners", r#"["ana"]"#, r#"["bo"]"#, Some(r#"["ana","bo"]"#));
    check(o, "owners", r#"[{"who":"ana","share":0.5}]"#, r#"[{"who":"ana","share":0.7},"bo"]"#, None);
    check(
        k,
        "milestones",
        r#"[{"key":"1","title":"A"}]"#,
        r#"[{"key":"2","title":"B"}]"#,
        Some(r#"[{"key":"1","title":"A"},{"key":"2","title":"B"}]"#),
    );
    check(k, "milestones", r#"[{"key":"1","title":"A"}]"#, r#"[{"key":"1","title":"B"}]"#, None);
    check(
        k,
        "phased",
        r#"[["2026-09-01",5]]"#,
        r#"[["2026-08-01",2]]"#,
        Some(r#"[["2026-08-01",2],["2026-09-01",5]]"#),
    );
    check(k, "target", "42", "50", None);
    check(o, "commitment", r#""committed""#, r#""aspirational""#, None);
}

#[test]
fn d24_a_third_answer_is_read_as_the_field_is_written() {
    for (written, text, want) in [
        (Written::Number, "46", Some("46")),
        (Written::Number, "soon", None),
        (Written::Line, "  Another ", Some("\"Another\"")),
        (Written::Text, "One\n\nTwo", Some("\"One\\n\\nTwo\"")),
        (Written::Lines, "a\n\n b \n", Some("[\"a\",\"b\"]")),
        (Written::Day, "2026-09-30", Some("\"2026-09-30\"")),
        (Written::Day, "soon", None),
        (Written::Line, "  ", None),
        (Written::Chosen, "anything", None),
    ] {
        let read = read_third(written, text);
        assert_eq!(read.as_ref().map(Json::text), want, "{written:?} {text:?}");
        if let Some(value) = read {
            let again = written_as(written, &value);
            assert_eq!(read_third(written, &again), Some(value), "written as {again:?}");
        }
    }
}

#[test]
fn d21_places_are_told_by_the_way_to_them() {
    let base = desk();
    let (ana, _) = two(&base, ("k", kind::KEY_RESULT), "objective", Json::str("s"), Json::null());
    let question = ana.questions().remove(0);
    let Dispute::Values(conflict) = &question.dispute else { panic!() };
    let places: Vec<String> = conflict.answers.iter().map(|one| one.place.join(" › ")).collect();
    assert_eq!(places, ["Acme › Stores › Staff can find any product", ""]);
    assert_eq!(conflict.answers[0].shown, FieldValue::Text("Staff can find any product".into()));
    assert_eq!(question.kind, Kind::Moved);
}

#[test]
fn d22_owners_and_members_of_the_unit_are_concerned() {
    let mut base = desk();
    base.change("s", Change::Owners(vec![Owner::known(Id::from("ana"))]));
    base.change(
        "l",
        Change::Measure(Measure::Reach { start: Some(0.0), target: Some(1.0), direction: None }),
    );
    let (ana, _) = two(&base, ("l", kind::KEY_RESULT), "target", Json::num(1.5), Json::num(2.0));
    let concerned = |who: &str| {
        let viewer = Viewer { me: Some(Id::from(who)), session: Session::mint([98; 8]) };
        questions(&ana.space, &viewer)[0].is_mine
    };
    assert!(concerned("ana"), "she owns its objective, and said something");
    assert!(concerned("di"), "she works in the unit");
    assert!(!concerned("nobody"));
}
