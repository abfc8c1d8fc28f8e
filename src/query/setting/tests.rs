//! What the page of setting says of drafts, steps, late goals and goals as they were first set.

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{CycleKind, LinkState, Measure, Moment, Origin, Owner, Stage, UnitKind};
use crate::query::panel::FieldValue;
use crate::space::{Change, Edit, New, Place, link_id, writes};

/// A workspace and one who writes in it, at a time that is told.
struct Desk {
    space: Space,
    writer: Writer,
    now: Moment,
}

fn moment(day: &str) -> Moment {
    Moment::parse(&format!("{day}T09:00:00Z")).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl Desk {
    /// A company with a department, a lead and somebody in it, a year and a quarter that is being planned.
    fn new() -> Self {
        let now = moment("2026-06-10");
        let writer = Writer::new(Session::mint([7; 8]), now, Some(Id::from("p-ana")));
        let mut desk = Self { space: Space::of(Doc::new("w")), writer, now };
        let cycle = |name: &str, kind, span| New::Cycle { name: name.into(), kind: Some(kind), span };
        let unit = |name: &str, kind| New::Unit { name: name.into(), kind };
        let year = Span::new(day("2026-01-01"), day("2026-12-31"));
        desk.add("year", cycle("2026", CycleKind::Year, year), None);
        desk.add("q3", cycle("2026 Q3", CycleKind::Quarter, Span::quarter(2026, 3).unwrap()), Some("year"));
        desk.add("company", unit("Northwind", UnitKind::Company), None);
        desk.add("digital", unit("Digital", UnitKind::Department), Some("company"));
        desk.add("p-di", New::Person { name: "Di".into() }, Some("digital"));
        desk.add("p-ana", New::Person { name: "Ana".into() }, Some("digital"));
        desk.change("p-ana", Change::Manager(Some("p-di".into())));
        desk.change("q3", Change::CyclePhase(CyclePhase::Planning));
        desk
    }

    fn on(&mut self, day: &str) {
        self.now = moment(day);
    }

    fn edit(&mut self, edit: Edit) {
        self.now = Moment(self.now.0 + 60_000);
        let list = writes(&self.space, &edit);
        if let Some(delta) = self.space.doc().write(&mut self.writer, self.now, &list) {
            self.space = self.space.next(self.space.doc().merge(&delta));
        }
    }

    fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(Edit::Add { id: Id::from(id), new, place });
    }

    fn change(&mut self, id: &str, change: Change) {
        self.edit(Edit::Change { id: Id::from(id), change });
    }

    fn objective(&mut self, id: &str, home: &str, cycle: &str) {
        self.add(id, New::Objective { title: id.into(), cycle: Some(Id::from(cycle)) }, Some(home));
    }

    fn key_result(&mut self, id: &str, of: &str) {
        self.add(id, New::KeyResult { title: id.into() }, Some(of));
    }

    fn publish(&mut self, id: &str) {
        let at = self.now;
        if let Some(edit) = publish(&self.space, &[Id::from(id)], at) {
            self.edit(edit);
        }
    }

    fn agree(&mut self, who: &str, of: &str) {
        self.writer = Writer::new(Session::mint([who.len() as u8 + 40; 8]), self.now, Some(Id::from(who)));
        self.edit(Edit::Agree { of: Id::from(of), agrees: true, about: None, text: None });
    }

    fn read(&self) -> Setting {
        setting(&self.space, &Id::from("q3"), day("2026-06-20")).unwrap()
    }

    fn row(&self, id: &str) -> Row {
        self.read().rows.into_iter().find(|row| row.id == Some(Id::from(id))).unwrap()
    }

    fn goal(&self, id: &str) -> GoalRow {
        let rows = self.read().rows.into_iter();
        rows.flat_map(|row| row.goals).find(|goal| goal.id == Id::from(id)).unwrap()
    }

    fn open(&self) -> Vec<(OpenKind, String, Vec<String>)> {
        let items = self.read().open.into_iter().flat_map(|group| group.items);
        items
            .map(|one| {
                let turn = one.turn.iter().map(|turn| turn.name.to_string()).collect();
                (one.kind, one.goal.to_string(), turn)
            })
            .collect()
    }

    fn late(&self) -> Vec<(String, String)> {
        self.read().late.iter().map(|late| (late.id.to_string(), late.day.to_string())).collect()
    }
}

fn states(goal: &GoalRow) -> [StepState; 4] {
    StepKind::ALL.map(|kind| goal.state(kind))
}

#[test]
fn g1_goals_above_are_counted_with_what_hangs_on_them() {
    let mut desk = Desk::new();
    desk.change("w-w", Change::Mission(Some("Good food".into())));
    desk.objective("year-1", "company", "year");
    desk.objective("year-2", "company", "year");
    desk.key_result("year-kr", "year-1");
    desk.objective("top", "company", "q3");
    desk.objective("below", "digital", "q3");
    desk.edit(Edit::Align { from: "top".into(), to: "year-kr".into() });
    desk.edit(Edit::Align { from: "top".into(), to: "year-1".into() });
    desk.edit(Edit::Align { from: "below".into(), to: "top".into() });
    let above = desk.read().above;
    let hangs =
        |above: &Above| above.goals.iter().map(|goal| (goal.id.to_string(), goal.hangs)).collect::<Vec<_>>();
    assert_eq!(hangs(&above), [("year-2".into(), 0), ("year-1".into(), 2)], "once, whatever the ways");
    // What was declined holds nothing any more.
    let link = link_id(&"below".into(), &"top".into());
    desk.edit(Edit::AnswerLink { link, state: LinkState::Declined, text: None });
    assert_eq!(hangs(&desk.read().above), [("year-2".into(), 0), ("year-1".into(), 1)]);
    assert!(setting(&desk.space, &"nowhere".into(), day("2026-06-20")).is_none());
}

#[test]
fn g2_units_stand_in_their_order_and_people_need_no_goals() {
    let mut desk = Desk::new();
    let rows = desk.read().rows;
    let ids: Vec<_> = rows.iter().filter_map(|row| row.id.as_ref()).map(Id::as_str).collect();
    assert_eq!(ids, ["company", "digital", "p-ana", "p-di"]);
    assert_eq!(desk.row("digital").state(StepKind::Drafted), StepState::NotYet);
    assert_eq!(desk.row("digital").state(StepKind::Aligned), StepState::Nothing);
    assert_eq!(desk.row("p-ana").state(StepKind::Drafted), StepState::Nothing);
    for id in ["one", "two", "given-up", "put-off"] {
        desk.objective(id, "digital", "q3");
    }
    desk.change("given-up", Change::Stage(Stage::Dropped));
    desk.change("put-off", Change::Stage(Stage::Postponed));
    desk.objective("other", "digital", "year");
    desk.key_result("kr", "one");
    let row = desk.row("digital");
    assert_eq!(row.steps.of(StepKind::Drafted), Step { done: 1, all: 2 });
    assert_eq!(row.state(StepKind::Drafted), StepState::Partly);
    assert_eq!(row.state(StepKind::Published), StepState::NotYet);
    desk.key_result("kr2", "two");
    assert_eq!(desk.row("digital").state(StepKind::Drafted), StepState::Done);
    // A goal of a unit that is gone stands with nobody, and is not lost.
    desk.objective("homeless", "nowhere", "q3");
    let last = desk.read().rows.pop().unwrap();
    assert_eq!((last.kind, last.goals.len()), (RowKind::Nobody, 1));
    assert_eq!(desk.read().steps.of(StepKind::Drafted), Step { done: 2, all: 3 });
}

#[test]
fn g3_drafted_takes_words_and_aligned_a_yes_from_outside() {
    let mut desk = Desk::new();
    desk.objective("top", "company", "q3");
    desk.objective("one", "digital", "q3");
    assert!(!desk.goal("one").is_drafted);
    desk.add("kr", New::KeyResult { title: "  ".into() }, Some("one"));
    assert!(!desk.goal("one").is_drafted, "an empty key result says nothing");
    desk.change("kr", Change::Title("Conversion".into()));
    assert!(desk.goal("one").is_drafted);
    desk.change("kr", Change::Stage(Stage::Dropped));
    assert!(!desk.goal("one").is_drafted, "given up");
    desk.change("kr", Change::Stage(Stage::Published { at: None }));
    desk.change("one", Change::Title("".into()));
    assert!(!desk.goal("one").is_drafted, "no title");

    assert_eq!(desk.goal("top").aligned, Aligned::Top);
    assert_eq!(desk.goal("one").aligned, Aligned::Nothing);
    desk.change("one", Change::Origin(Some(Origin::OwnIdea)));
    assert_eq!(desk.goal("one").aligned, Aligned::OwnIdea);
    desk.change("one", Change::Origin(Some(Origin::FromAbove)));
    desk.edit(Edit::Align { from: "one".into(), to: "top".into() });
    assert_eq!(desk.goal("one").aligned, Aligned::Asked);
    assert_eq!(desk.goal("one").state(StepKind::Aligned), StepState::Partly);
    let link = link_id(&"one".into(), &"top".into());
    desk.edit(Edit::AnswerLink { link: link.clone(), state: LinkState::Accepted, text: None });
    assert_eq!(desk.goal("one").aligned, Aligned::Linked);
    desk.edit(Edit::Unalign { link });
    assert_eq!(desk.goal("one").aligned, Aligned::Nothing);
    // Its own key result is not outside, and what is not here accepts nothing.
    for to in ["kr", "elsewhere"] {
        desk.edit(Edit::Align { from: "one".into(), to: to.into() });
        let link = link_id(&"one".into(), &to.into());
        desk.edit(Edit::Change { id: link, change: Change::LinkState(LinkState::Accepted) });
    }
    assert_eq!(desk.goal("one").aligned, Aligned::Nothing);
}

#[test]
fn g4_agreed_asks_only_those_who_are_known() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    assert_eq!(states(&desk.goal("one"))[2], StepState::Nothing, "nobody is known whose word it takes");
    assert_eq!(desk.row("digital").state(StepKind::Agreed), StepState::Nothing);
    desk.change("one", Change::Owners(vec![Owner::known("p-ana".into())]));
    assert_eq!(states(&desk.goal("one"))[2], StepState::NotYet);
    desk.agree("p-ana", "one");
    assert_eq!(states(&desk.goal("one"))[2], StepState::Partly);
    let waits: Vec<_> = desk.open().into_iter().filter(|one| one.0 == OpenKind::Agreement).collect();
    assert_eq!(waits, [(OpenKind::Agreement, "one".into(), vec!["Di".to_owned()])]);
    desk.agree("p-di", "one");
    assert_eq!(states(&desk.goal("one"))[2], StepState::Done);
    desk.change("one", Change::Title("Reworded".into()));
    assert_eq!(states(&desk.goal("one"))[2], StepState::Partly, "they agreed to another text");
    for (stage, published) in
        [(Stage::Draft, false), (Stage::Published { at: None }, true), (Stage::Closed, true)]
    {
        desk.change("one", Change::Stage(stage));
        assert_eq!(desk.goal("one").is_published(), published, "{stage:?}");
    }
}

#[test]
fn g5_as_first_set_is_the_first_publishing_whatever_comes_after() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    let first = desk.now;
    desk.publish("one");
    desk.edit(take_back(&"one".into()));
    assert_eq!(desk.goal("one").stage, Stage::Draft);
    desk.on("2026-07-20");
    desk.publish("one");
    assert_eq!(published_at(&desk.space, &"one".into()), Some(first));
    assert_eq!(desk.late(), []);

    // Two who do not see each other: the earlier one counts on both sides, and nobody is asked.
    let mut ours = Desk::new();
    ours.objective("one", "digital", "q3");
    ours.key_result("kr", "one");
    let mut theirs = Desk {
        space: ours.space.clone(),
        writer: Writer::new(Session::mint([9; 8]), ours.now, Some(Id::from("p-di"))),
        now: ours.now,
    };
    theirs.on("2026-06-25");
    ours.on("2026-06-28");
    theirs.publish("one");
    ours.publish("one");
    for doc in [ours.space.doc().merge(theirs.space.doc()), theirs.space.doc().merge(ours.space.doc())] {
        let space = Space::of(doc);
        assert_eq!(published_at(&space, &"one".into()), Some(moment("2026-06-25")));
        assert!(!space.node(&"one".into()).unwrap().conflicted());
    }
}

#[test]
fn g6_a_key_result_is_where_its_objective_is() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    let stage = |desk: &Desk| stage_of(&desk.space, &"kr".into()).unwrap();
    assert_eq!(stage(&desk), Stage::Draft);
    desk.publish("one");
    assert!(matches!(stage(&desk), Stage::Published { at: Some(_) }));
    desk.change("kr", Change::Stage(Stage::Draft));
    assert_eq!(stage(&desk), Stage::Draft, "it says otherwise");
    assert!(desk.open().iter().any(|one| (one.0, &*one.1) == (OpenKind::Publishing, "kr")));
    desk.change("one", Change::Stage(Stage::Dropped));
    assert_eq!(stage(&desk), Stage::Draft);
    assert_eq!(stage_of(&desk.space, &"p-ana".into()), None);
}

#[test]
fn g7_late_is_after_the_first_day_and_not_on_it() {
    for (published, late) in
        [("2026-06-30", false), ("2026-07-01", false), ("2026-07-02", true), ("2026-08-19", true)]
    {
        let mut desk = Desk::new();
        desk.objective("one", "digital", "q3");
        desk.key_result("kr", "one");
        desk.on(published);
        desk.publish("one");
        let want: &[(String, String)] = &[("one".into(), published.into())];
        assert_eq!(desk.late(), if late { want } else { &[] }, "{published}");
        desk.change("q3", Change::Start(None));
        assert_eq!(desk.late(), [], "no first day");
    }
}

#[test]
fn g8_without_a_moment_of_publishing_the_making_tells() {
    let mut desk = Desk::new();
    desk.objective("early", "digital", "q3");
    desk.on("2026-08-10");
    desk.objective("late", "digital", "q3");
    desk.change("late", Change::Stage(Stage::Published { at: None }));
    assert_eq!(desk.late(), [("late".into(), "2026-08-10".into())]);
}

#[test]
fn g9_a_key_result_is_late_once_its_objective_was_set() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    desk.objective("two", "digital", "q3");
    desk.on("2026-06-28");
    desk.publish("one");
    desk.on("2026-07-05");
    desk.key_result("added", "one");
    desk.key_result("still-written", "two");
    desk.on("2026-07-09");
    desk.publish("two");
    desk.key_result("same-day", "two");
    desk.on("2026-07-10");
    desk.key_result("after", "two");
    let late = [("after", "2026-07-10"), ("two", "2026-07-09"), ("added", "2026-07-05")];
    assert_eq!(desk.late(), late.map(|(id, day)| (id.to_owned(), day.to_owned())));
}

#[test]
fn g10_as_first_set_beside_now() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    let reach = |target| Measure::Reach { start: Some(2.0), target: Some(target), direction: None };
    desk.change("one", Change::Title("Before anybody saw it".into()));
    desk.change("one", Change::Title("Win the shop".into()));
    desk.change("kr", Change::Measure(reach(12.0)));
    assert_eq!(first_set(&desk.space, &"one".into()), None, "not set yet");
    desk.publish("one");
    assert!(first_set(&desk.space, &"one".into()).unwrap().is_unchanged());
    desk.on("2026-07-10");
    desk.change("one", Change::Title("Win back the shop".into()));
    desk.change("one", Change::Title("Win back the weekly shop".into()));
    desk.change("one", Change::Why(Some("Families left".into())));
    desk.change("one", Change::Note(Some("only a note".into())));
    desk.change("kr", Change::Measure(reach(10.0)));
    desk.change("kr", Change::Measure(reach(8.0)));
    desk.key_result("added", "one");
    let text = |text: &str| FieldValue::Text(text.into());
    let told = |desk: &Desk| {
        let first = first_set(&desk.space, &"one".into()).unwrap();
        let changes: Vec<_> = first
            .changes
            .into_iter()
            .map(|one| (one.of.map(|of| of.to_string()), one.field.to_string(), one.first, one.now))
            .collect();
        (changes, first.added.len())
    };
    let want = vec![
        (None, "title".to_owned(), text("Win the shop"), text("Win back the weekly shop")),
        (None, "why".to_owned(), FieldValue::Nothing, text("Families left")),
        (Some("kr".to_owned()), "target".to_owned(), FieldValue::Number(12.0), FieldValue::Number(8.0)),
    ];
    assert_eq!(told(&desk), (want, 1));
    // Put back as it was, nothing has changed.
    desk.change("one", Change::Title("Win the shop".into()));
    desk.change("one", Change::Why(None));
    desk.change("kr", Change::Measure(reach(12.0)));
    assert_eq!(told(&desk), (vec![], 1));
}

#[test]
fn g11_what_is_open_names_whose_turn_it_is() {
    let mut desk = Desk::new();
    desk.objective("top", "company", "q3");
    desk.change("top", Change::Owners(vec![Owner::known("p-di".into())]));
    desk.objective("one", "digital", "q3");
    let turn = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let of = |desk: &Desk, goal: &str| -> Vec<(OpenKind, Vec<String>)> {
        desk.open().into_iter().filter(|one| one.1 == goal).map(|one| (one.0, one.2)).collect()
    };
    assert_eq!(
        of(&desk, "one"),
        [(OpenKind::NoKeyResults, turn(&["Digital"])), (OpenKind::NoOwner, turn(&["Digital"]))]
    );
    desk.change("one", Change::Title(" ".into()));
    assert_eq!(of(&desk, "one")[0].0, OpenKind::Untitled);
    desk.change("one", Change::Title("Find things".into()));
    desk.change("one", Change::Owners(vec![Owner::known("p-ana".into())]));
    desk.key_result("kr", "one");
    assert_eq!(of(&desk, "kr"), [(OpenKind::NoMeasure, turn(&["Ana"]))]);
    desk.change("kr", Change::Measure(Measure::Reach { start: None, target: None, direction: None }));
    assert_eq!(of(&desk, "kr"), [(OpenKind::NoTarget, turn(&["Ana"]))]);
    desk.change("kr", Change::TargetText(Some("Top 100".into())));
    assert_eq!(of(&desk, "kr"), [], "words are a target too");

    desk.edit(Edit::Align { from: "one".into(), to: "top".into() });
    let due = Some(day("2026-06-26"));
    let ask = |to: &str| Edit::Ask {
        of: "one".into(),
        wants: crate::okr::Wants::Help,
        to: Some(crate::okr::Who::Known(to.into())),
        text: "Two engineers".into(),
        due,
    };
    desk.edit(ask("p-di"));
    assert_eq!(
        of(&desk, "one"),
        [
            (OpenKind::Link, turn(&["Di"])),
            (OpenKind::Ask, turn(&["Di"])),
            (OpenKind::Agreement, turn(&["Ana", "Di"])),
            (OpenKind::Publishing, turn(&["Ana"])),
        ]
    );
    let item = desk
        .read()
        .open
        .into_iter()
        .flat_map(|group| group.items)
        .find(|one| one.kind == OpenKind::Link)
        .unwrap();
    assert!(item.is_turn_of(&desk.space, &"p-di".into()) && !item.is_turn_of(&desk.space, &"p-ana".into()));
    desk.agree("p-ana", "one");
    desk.agree("p-di", "one");
    desk.publish("one");
    assert_eq!(of(&desk, "one"), [(OpenKind::Link, turn(&["Di"])), (OpenKind::Ask, turn(&["Di"]))]);
    desk.change("q3", Change::CyclePhase(CyclePhase::Running));
    assert_eq!(desk.read().cycle.phase, CyclePhase::Running, "it starts with what is open");
}

#[test]
fn g12_publishing_takes_drafts_and_is_taken_back_only_while_it_is_planned() {
    let mut desk = Desk::new();
    desk.objective("one", "digital", "q3");
    desk.key_result("kr", "one");
    desk.objective("two", "digital", "q3");
    assert_eq!(desk.row("digital").ready(), [Id::from("one")], "two has no key result");
    let all = [Id::from("one"), Id::from("two")];
    let edits = |desk: &Desk| match publish(&desk.space, &all, desk.now) {
        Some(Edit::Together(edits)) => edits.len(),
        other => usize::from(other.is_some()),
    };
    assert_eq!(edits(&desk), 2);
    desk.publish("one");
    assert_eq!(edits(&desk), 1);
    desk.publish("two");
    assert_eq!(edits(&desk), 0);
    assert!(desk.goal("one").may_take_back);
    desk.change("q3", Change::CyclePhase(CyclePhase::Running));
    assert!(!desk.goal("one").may_take_back, "the cycle runs");
    desk.change("q3", Change::CyclePhase(CyclePhase::Planning));
    let check_in = crate::okr::CheckIn { progress: Some(0.1), ..crate::okr::CheckIn::new("") };
    desk.edit(Edit::CheckIn { of: "kr".into(), check_in: Box::new(check_in) });
    assert!(!desk.goal("one").may_take_back, "somebody checked in");
    assert!(desk.goal("two").may_take_back);
}

#[test]
fn g13_the_next_cycle_follows_and_is_made_once() {
    let mut desk = Desk::new();
    let Some(NextCycle::New { new, place, name }) = desk.read().next else { panic!("nothing follows") };
    assert_eq!((&*name, place.under.clone()), ("2026 Q4", Some(Id::from("year"))));
    desk.edit(Edit::Add { id: "q4".into(), new, place });
    assert!(matches!(desk.read().next, Some(NextCycle::There { id, .. }) if id == Id::from("q4")));
    assert_eq!(desk.space.cycle(&"q4".into()).unwrap().span, Span::quarter(2026, 4).unwrap());
    // Over the end of the year, and a length the calendar has no name for.
    let Some(NextCycle::New { name, place, .. }) = next_cycle(&desk.space, &"q4".into()) else { panic!() };
    assert_eq!((&*name, place.under), ("2027 Q1", None));
    let span = Span::new(day("2026-02-10"), day("2026-02-19"));
    desk.add("sprint", New::Cycle { name: "Sprint".into(), kind: None, span }, Some("year"));
    let Some(NextCycle::New { new: New::Cycle { span, .. }, place, .. }) =
        next_cycle(&desk.space, &"sprint".into())
    else {
        panic!()
    };
    assert_eq!(span, Span::new(day("2026-02-20"), day("2026-03-01")));
    assert_eq!(place.under, Some(Id::from("year")));
    desk.change("sprint", Change::End(None));
    assert_eq!(next_cycle(&desk.space, &"sprint".into()), None);
}

#[test]
fn the_phase_and_the_days_until_the_first_day() {
    let mut desk = Desk::new();
    let head = |desk: &Desk, today: &str| setting(&desk.space, &"q3".into(), day(today)).unwrap().cycle;
    assert_eq!(head(&desk, "2026-06-20").days_until, Some(11));
    assert_eq!(head(&desk, "2026-07-01").days_until, Some(0));
    assert_eq!(head(&desk, "2026-07-03").days_until, Some(-2));
    assert!(!head(&desk, "2026-06-20").may_begin, "it began");
    desk.change("q3", Change::CyclePhase(CyclePhase::Running));
    assert!(head(&desk, "2026-06-20").may_begin && head(&desk, "2026-07-03").may_begin);
    desk.objective("one", "digital", "q3");
    assert!(!head(&desk, "2026-07-03").may_begin, "it runs with goals in it");
}
