//! What each figure counts, in small organisations.

mod business;
mod individuals;
mod operations;
mod organisation;

use std::collections::BTreeMap;

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{
    ActionKind, CheckIn, CycleKind, LinkState, Measure, MeetingKind, Moment, Owner, Privacy, Stage, UnitKind,
};
use crate::space::{Change, Edit, New, Place, link_id, writes};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn id(text: &str) -> Id {
    Id::from(text)
}

/// An organisation whose people write under their own names.
struct Org {
    space: Space,
    writers: BTreeMap<String, Writer>,
    now: Moment,
}

impl Org {
    /// A company `co` with the teams `sales` and `dev`; Ana leads, Bo sells, Cy and Di build. The year, and two
    /// quarters in it; it is the middle of June.
    fn new() -> Self {
        let now = Moment::parse("2026-06-15T09:00:00Z").unwrap();
        let mut org = Self { space: Space::of(Doc::new("w")), writers: BTreeMap::new(), now };
        let year = Span::new(day("2026-01-01"), day("2026-12-31"));
        for (name, kind, span) in [
            ("y", CycleKind::Year, year),
            ("q2", CycleKind::Quarter, Span::quarter(2026, 2).unwrap()),
            ("q3", CycleKind::Quarter, Span::quarter(2026, 3).unwrap()),
        ] {
            let under = (name != "y").then_some("y");
            org.add(name, New::Cycle { name: name.into(), kind: Some(kind), span }, under);
        }
        for (unit, kind, under) in [
            ("co", UnitKind::Company, None),
            ("sales", UnitKind::Team, Some("co")),
            ("dev", UnitKind::Team, Some("co")),
        ] {
            org.add(unit, New::Unit { name: unit.into(), kind }, under);
        }
        for (person, unit) in [("ana", "co"), ("bo", "sales"), ("cy", "dev"), ("di", "dev")] {
            org.add(person, New::Person { name: person.into() }, Some(unit));
        }
        org
    }

    /// Lets this day begin.
    fn on(&mut self, day: &str) -> &mut Self {
        self.now = Moment::parse(&format!("{day}T09:00:00Z")).unwrap();
        self
    }

    fn by(&mut self, who: &str, edit: &Edit) {
        self.now.0 += 60_000;
        let now = self.now;
        let seed = u8::try_from(self.writers.len() + 1).unwrap();
        let writer = self.writers.entry(who.to_owned()).or_insert_with(|| {
            Writer::new(Session::mint([seed; 8]), Moment(0), Some(Id::from(who)).filter(|_| !who.is_empty()))
        });
        let doc = self.space.doc();
        if let Some(delta) = doc.write(writer, now, &writes(&self.space, edit)) {
            self.space = self.space.next(doc.merge(&delta));
        }
    }

    fn add(&mut self, name: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.by("ana", &Edit::Add { id: id(name), new, place });
    }

    fn change(&mut self, of: &str, change: Change) {
        self.by("ana", &Edit::Change { id: id(of), change });
    }

    /// A published goal of a unit or person.
    fn goal(&mut self, name: &str, home: &str, cycle: &str) {
        self.add(name, New::Objective { title: name.into(), cycle: Some(id(cycle)) }, Some(home));
        self.change(name, Change::Stage(Stage::default()));
    }

    /// A key result to reach 10, written by somebody.
    fn key_result(&mut self, name: &str, goal: &str, who: &str) {
        let place = Place { under: Some(id(goal)), after: None };
        self.by(who, &Edit::Add { id: id(name), new: New::KeyResult { title: name.into() }, place });
        let measure = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
        self.change(name, Change::Measure(measure));
    }

    fn owners(&mut self, goal: &str, people: &[&str]) {
        self.change(goal, Change::Owners(people.iter().map(|who| Owner::known(id(who))).collect()));
    }

    fn link(&mut self, from: &str, to: &str, state: LinkState) {
        self.by("ana", &Edit::Align { from: id(from), to: id(to) });
        let link = link_id(&id(from), &id(to));
        self.by("ana", &Edit::Change { id: link, change: Change::LinkState(state) });
    }

    fn says(&mut self, of: &str, who: &str, on: &str, value: f64, confidence: Option<u8>) {
        let one = CheckIn { at: Day::parse(on), value: Some(value), confidence, ..CheckIn::new("") };
        self.by(who, &Edit::CheckIn { of: id(of), check_in: Box::new(one) });
    }

    fn scope(whose: Option<&str>) -> Scope {
        Scope { cycle: Some(id("q3")), whose: whose.map(Id::from), me: None, today: day("2026-08-21") }
    }

    fn found(&self) -> Insights {
        insights(&self.space, &Self::scope(None)).unwrap()
    }

    fn found_of(&self, whose: &str) -> Insights {
        insights(&self.space, &Self::scope(Some(whose))).unwrap()
    }

    /// What a figure counted of how many, and how many it left out; `Err` says why it is unknown.
    #[track_caller]
    fn counted(&self, insight: Insight) -> Result<(f64, f64, usize), Blank> {
        counted(&self.found(), insight)
    }

    fn value(&self, insight: Insight) -> Option<f64> {
        self.found().figure(insight).unwrap().reading.value.map(|value| (value * 1e6).round() / 1e6)
    }

    /// The goals in the list behind a figure.
    fn listed(&self, insight: Insight) -> Vec<String> {
        let found = self.found();
        let rows = &found.figure(insight).unwrap().rows;
        rows.iter().filter_map(|row| row.goal.as_ref()).map(ToString::to_string).collect()
    }
}

#[track_caller]
fn counted(found: &Insights, insight: Insight) -> Result<(f64, f64, usize), Blank> {
    let reading = &found.figure(insight).unwrap().reading;
    assert_eq!(reading.value.is_none(), reading.blank.is_some(), "{insight:?}: {reading:?}");
    match reading.blank {
        Some(blank) => Err(blank),
        None => Ok((reading.part, reading.of, reading.left)),
    }
}

#[test]
fn i1_counted_is_what_is_set_and_goes_on() {
    let mut org = Org::new();
    for (name, stage) in [
        ("a", Stage::default()),
        ("b", Stage::Closed),
        ("c", Stage::Draft),
        ("d", Stage::Dropped),
        ("e", Stage::Postponed),
    ] {
        org.goal(name, "sales", "q3");
        org.change(name, Change::Stage(stage));
    }
    org.goal("of the year", "co", "y");
    org.goal("of dev", "dev", "q3");
    org.key_result("k", "a", "bo");
    org.key_result("given up", "a", "bo");
    org.change("given up", Change::Stage(Stage::Dropped));
    let all = org.found();
    assert_eq!((all.goals, all.key_results, all.left_out), (3, 1, 3));
    let sales = org.found_of("sales");
    assert_eq!((sales.goals, sales.left_out), (2, 3));
    assert_eq!(org.found_of("co").goals, 3, "a unit with all below it");
}

#[test]
fn i1_a_person_sees_their_own_figures_and_nobody_elses() {
    let mut org = Org::new();
    org.goal("of bo", "bo", "q3");
    org.goal("of sales", "sales", "q3");
    org.goal("of dev", "dev", "q3");
    let seen_by = |me: &str| {
        let scope = Scope { me: Some(id(me)), ..Org::scope(Some("bo")) };
        let found = insights(&org.space, &scope).unwrap();
        (
            found.whose.map(|whose| whose.id.to_string()),
            found.instead_of.map(|name| name.to_string()),
            found.goals,
        )
    };
    assert_eq!(seen_by("bo"), (Some("bo".into()), None, 1));
    assert_eq!(seen_by("ana"), (Some("sales".into()), Some("bo".into()), 2));
}

#[test]
fn i2_without_anything_to_count_every_figure_is_unknown_and_says_why() {
    let org = Org::new();
    let found = org.found();
    assert_eq!((found.goals, found.figures.len()), (0, Insight::ALL.len()));
    for figure in &found.figures {
        let is_known = figure.reading.value.is_some();
        assert!(!is_known, "{:?} is {:?}", figure.insight, figure.reading);
        assert!(figure.reading.blank.is_some(), "{:?}", figure.insight);
    }
}

#[test]
fn i3_a_figure_stands_beside_those_of_earlier_cycles_of_its_kind() {
    let mut org = Org::new();
    let quarter = |year, at| Span::quarter(year, at).unwrap();
    for at in 1..=4 {
        let new = New::Cycle {
            name: format!("2025 Q{at}").into(),
            kind: Some(CycleKind::Quarter),
            span: quarter(2025, at),
        };
        org.add(&format!("p{at}"), new, None);
    }
    let unsaid = New::Cycle { name: "first".into(), kind: None, span: quarter(2024, 4) };
    org.add("unsaid", unsaid, None);
    let later = New::Cycle { name: "q4".into(), kind: Some(CycleKind::Quarter), span: quarter(2026, 4) };
    org.add("q4", later, Some("y"));
    for (cycle, goals) in [("q3", 4), ("q2", 2), ("p3", 1), ("unsaid", 1), ("q4", 1), ("y", 1)] {
        for at in 0..goals {
            let name = format!("{cycle}{at}");
            org.goal(&name, "sales", cycle);
            if at == 0 {
                org.change(&name, Change::Why(Some("it matters".into())));
            }
        }
    }
    let found = org.found();
    let names: Vec<&str> = found.before.iter().map(|cycle| &*cycle.name).collect();
    assert_eq!(names, ["first", "2025 Q3", "q2"], "oldest first, without those that have no goals");
    let why = found.figure(Insight::Why).unwrap();
    let course: Vec<Option<f64>> = why.course.iter().map(|point| point.reading.value).collect();
    assert_eq!(course, [Some(1.0), Some(1.0), Some(0.5), Some(0.25)]);
    assert_eq!((why.moved(), why.ends()), (Some(-0.25), (0.0, 1.0)));
    // What is not known of one of the two has not moved.
    org.change("q30", Change::Score(Some(0.5)));
    let found = org.found();
    let score = found.figure(Insight::Score).unwrap();
    assert_eq!((score.reading.value, score.moved()), (Some(0.5), None));
    let earlier = insights(&org.space, &Scope { cycle: Some(id("unsaid")), ..Org::scope(None) }).unwrap();
    assert_eq!(earlier.before, []);
}

#[test]
fn i3_eight_cycles_at_most() {
    let mut org = Org::new();
    for at in 1..=12_u32 {
        let span = Span::quarter(2022 + i32::try_from((at - 1) / 4).unwrap(), (at - 1) % 4 + 1).unwrap();
        let name = format!("p{at}");
        org.add(&name, New::Cycle { name: name.as_str().into(), kind: Some(CycleKind::Quarter), span }, None);
        org.goal(&format!("g{at}"), "sales", &name);
    }
    org.goal("a", "sales", "q3");
    let found = org.found();
    let names: Vec<&str> = found.before.iter().map(|cycle| &*cycle.name).collect();
    assert_eq!(names, ["p6", "p7", "p8", "p9", "p10", "p11", "p12"], "the newest of them");
}

#[test]
fn i4_no_list_names_people() {
    let mut org = Org::new();
    org.goal("a", "bo", "q3");
    org.owners("a", &["bo", "cy"]);
    org.change("a", Change::Growth(true));
    org.change("bo", Change::Manager(Some(id("ana"))));
    org.key_result("k", "a", "ana");
    let found = org.found();
    for figure in &found.figures {
        for row in figure.rows.iter() {
            let is_person = row.goal.as_ref().is_some_and(|id| org.space.person(id).is_some());
            assert!(!is_person, "{:?} lists {row:?}", figure.insight);
        }
    }
    assert_eq!(found.figure(Insight::Focus).unwrap().spread, [(1, 2)]);
}

#[test]
fn i5_every_figure_stands_in_a_chapter_once_and_in_order() {
    let found = Org::new().found();
    let told: Vec<Insight> = Chapter::ALL
        .into_iter()
        .flat_map(|chapter| found.of(chapter).map(|figure| figure.insight).collect::<Vec<_>>())
        .collect();
    assert_eq!(told, Insight::ALL);
    let counts = Chapter::ALL.map(|chapter| found.of(chapter).count());
    assert_eq!(counts, [9, 11, 8, 7]);
}

#[test]
fn i6_a_list_names_what_it_lists() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.goal("b", "bo", "q3");
    org.key_result("k", "a", "bo");
    org.says("k", "bo", "2026-07-02", 1.0, Some(7));
    let found = org.found();
    let rows = &found.figure(Insight::Confidence).unwrap().rows;
    let told = lines(&org.space, rows, 100);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&*told[0].name, told[0].of.as_deref(), told[0].unit.as_deref()),
        ("k", Some("a"), Some("sales"))
    );
    assert_eq!(told[0].note, Note::Confidence(7));
    let of_bo = lines(&org.space, &[Row::of(&id("b"))], 100);
    assert_eq!(of_bo[0].unit.as_deref(), Some("sales"), "a person's goal stands under their unit");
    assert_eq!(lines(&org.space, &found.figure(Insight::Why).unwrap().rows, 1).len(), 1);
}

#[test]
fn i7_what_this_copy_has_only_the_place_of_is_counted_apart() {
    let mut org = Org::new();
    org.goal("a", "sales", "q3");
    org.add("h", New::Objective { title: "".into(), cycle: Some(id("q3")) }, Some("sales"));
    org.change("h", Change::Stage(Stage::default()));
    org.change("h", Change::Private(Some(Privacy::All)));
    let found = org.found();
    assert_eq!((found.goals, found.hidden), (1, 1));
    assert_eq!(org.counted(Insight::Why), Ok((0.0, 1.0, 0)));
    assert_eq!(org.counted(Insight::Visible), Ok((1.0, 2.0, 0)));
}
