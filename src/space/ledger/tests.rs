//! Which lines an edit makes, by hand and by chance.

use proptest::prelude::*;

use super::*;
use crate::doc::{Doc, Writer, inverse};
use crate::okr::{CyclePhase, Measure, Milestone, Owner, PhasedTarget, Span, Stage, Trigger, UnitKind};
use crate::space::{Change as To, Edit, New, Place, writes};

/// Somebody who edits, as the app does it.
struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
    today: Day,
    steps: Vec<Vec<Write>>,
    made: Vec<Made>,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn reach(target: f64) -> Measure {
    Measure::Reach { start: Some(2.0), target: Some(target), direction: None }
}

impl Desk {
    /// A quarter from 1 July, a unit, two people, the published objective `o` with key result `k`, the draft
    /// `d` with `dk`. Then it is 21 August.
    fn new() -> Self {
        let now = Moment::parse("2026-06-25T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([3; 8]), now, Some(Id::from("ana")));
        let mut desk = Self {
            space: Space::of(Doc::new("w")),
            writer,
            now: now.0,
            today: day("2026-06-25"),
            steps: Vec::new(),
            made: Vec::new(),
        };
        let cycle = |name: &str, start: &str, end: &str| New::Cycle {
            name: name.into(),
            kind: None,
            span: Span::new(day(start), day(end)),
        };
        desk.add("q3", cycle("Q3", "2026-07-01", "2026-09-30"), None);
        desk.add("q4", cycle("Q4", "2026-10-01", "2026-12-31"), None);
        for unit in ["u", "v"] {
            desk.add(unit, New::Unit { name: unit.into(), kind: UnitKind::Team }, None);
        }
        for name in ["ana", "bo"] {
            desk.add(name, New::Person { name: name.into() }, Some("u"));
        }
        for (id, kr) in [("o", "k"), ("d", "dk")] {
            desk.goal(id);
            desk.add(kr, New::KeyResult { title: "Stores that pack".into() }, Some(id));
            desk.change(kr, To::Measure(reach(10.0)));
        }
        desk.publish("o");
        desk.on("2026-08-21");
        assert_eq!(desk.all(), [""; 0], "nothing before the start is a line");
        desk.steps.clear();
        desk
    }

    fn on(&mut self, text: &str) {
        self.today = day(text);
        self.now = self.today.midnight().0 + 9 * 3_600_000;
    }

    fn wait(&mut self, minutes: i64) {
        self.now += minutes * 60_000;
    }

    /// Edits, and tells what the ledger then asks.
    fn edit(&mut self, edit: &Edit) -> Vec<Made> {
        self.now += 1_000;
        let when = When {
            today: self.today,
            now: Moment(self.now),
            session: self.writer.session(),
            me: self.writer.who(),
        };
        let told = tell(&self.space, writes(&self.space, edit), when);
        if let Some(back) = self.write(&told.writes) {
            self.steps.push(back);
        }
        self.made.clone_from(&told.made);
        told.made
    }

    fn write(&mut self, list: &[Write]) -> Option<Vec<Write>> {
        let before = self.space.doc().clone();
        let delta = before.write(&mut self.writer, Moment(self.now), list)?;
        self.space = self.space.next(before.merge(&delta));
        Some(inverse(&before, &delta))
    }

    /// Takes the last step back, and hands what does it again.
    fn undo(&mut self) -> Option<Vec<Write>> {
        let back = self.steps.pop()?;
        self.now += 1_000;
        self.write(&back)
    }

    fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(&Edit::Add { id: Id::from(id), new, place });
    }

    fn goal(&mut self, id: &str) {
        let new = New::Objective { title: "Stores are hubs".into(), cycle: Some(Id::from("q3")) };
        self.add(id, new, Some("u"));
    }

    fn publish(&mut self, id: &str) -> Vec<Made> {
        let at = Some(Moment(self.now));
        self.change(id, To::Stage(Stage::Published { at }))
    }

    fn change(&mut self, id: &str, change: To) -> Vec<Made> {
        self.edit(&Edit::Change { id: Id::from(id), change })
    }

    fn lines(&self, id: &str) -> Vec<Change> {
        records::changes(self.space.doc(), &self.space.node(&Id::from(id)).unwrap().entity)
    }

    /// Every line that stands, in short.
    fn all(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (id, node) in self.space.nodes() {
            for line in records::changes(self.space.doc(), &node.entity) {
                let text = |said: &Option<Text>| said.as_deref().unwrap_or("").to_owned();
                let minor = if line.minor { " (minor)" } else { "" };
                all.push(format!("{id} {:?} {} > {}{minor}", line.kind, text(&line.from), text(&line.to)));
            }
        }
        all.sort();
        all
    }

    /// Explains the newest line of a goal.
    fn explain(&mut self, id: &str) {
        let line = self.lines(id).pop().unwrap();
        let amends = Some(line.key.clone());
        let change = Change { reason: Some("Why not".into()), trigger: Some(Trigger::Learning), ..line };
        self.edit(&Edit::Record { of: Id::from(id), change: Box::new(change), amends });
    }
}

fn wanted(made: &[Made]) -> Vec<Wanted> {
    made.iter().map(|one| one.wanted).collect()
}

#[test]
fn e1_only_a_set_goal_of_a_cycle_that_has_begun_makes_lines() {
    let mut desk = Desk::new();
    desk.change("dk", To::Measure(reach(20.0)));
    assert_eq!(desk.all(), [""; 0], "a draft is being written");
    desk.on("2026-07-01");
    desk.change("k", To::Measure(reach(20.0)));
    assert_eq!(desk.all(), [""; 0], "on the first day it has not begun");
    desk.on("2026-07-02");
    desk.change("k", To::Measure(reach(25.0)));
    assert_eq!(desk.all(), ["k Retarget 20 > 25"]);
    desk.undo();
    desk.change("q3", To::CyclePhase(CyclePhase::Planning));
    desk.change("k", To::Measure(reach(30.0)));
    assert_eq!(desk.all(), [""; 0], "its goals are still being set");
    desk.change("q3", To::CyclePhase(CyclePhase::Closed));
    desk.change("k", To::Measure(reach(35.0)));
    assert_eq!(desk.all(), ["k Retarget 30 > 35"], "a closed cycle has begun");
    desk.undo();
    desk.change("q3", To::CyclePhase(CyclePhase::Running));
    desk.change("q3", To::Start(None));
    desk.change("k", To::Measure(reach(40.0)));
    assert_eq!(desk.all(), [""; 0], "nobody knows when it begins");
}

#[test]
fn e2_what_was_set_once_is_told_while_it_is_a_draft_again() {
    let mut desk = Desk::new();
    assert_eq!(desk.change("o", To::Stage(Stage::Draft)), []);
    desk.change("o", To::Title("Stores deliver".into()));
    assert_eq!(desk.all(), ["o Reword Stores are hubs > Stores deliver"]);
    assert_eq!(desk.publish("o"), []);
    assert_eq!(desk.all().len(), 1, "it was there all the time");
}

#[test]
fn e3_each_kind_of_change_has_its_line() {
    let check = |edit: Edit, want: &[&str]| {
        let mut desk = Desk::new();
        let made = desk.edit(&edit);
        assert_eq!(desk.all(), want, "{edit:?}");
        assert!(wanted(&made).iter().all(|one| *one == Wanted::Reason), "{edit:?}: {made:?}");
        desk.undo();
        assert_eq!(desk.all(), [""; 0], "{edit:?} taken back");
    };
    let change = |id: &str, change: To| Edit::Change { id: Id::from(id), change };
    check(change("k", To::Measure(reach(8.0))), &["k Retarget 10 > 8"]);
    check(change("k", To::Measure(Measure::Above { floor: Some(4.0) })), &["k Retarget 2 → 10 > ≥ 4"]);
    check(change("k", To::MeasuredIn(Some("%".into()))), &["k Retarget 2 → 10 > 2 → 10 %"]);
    let step = |weight| Milestone { key: "m".into(), title: "Pilot".into(), weight };
    check(
        change("k", To::Measure(Measure::Milestones(vec![step(2.0)]))),
        &["k Retarget 2 → 10 > [Pilot ×2]"],
    );
    check(change("k", To::End(Some(day("2026-09-15")))), &["k Retarget – > 2026-09-15"]);
    check(change("o", To::End(Some(day("2026-09-15")))), &["o Retarget – > 2026-09-15"]);
    let phase = PhasedTarget { day: day("2026-08-31"), value: 6.0 };
    check(change("k", To::Phased(vec![phase])), &["k Retarget – > 2026-08-31: 6"]);
    check(change("k", To::Weight(Some(30.0))), &["k Retarget – > × 30"]);
    check(
        change("o", To::Commitment(Some(crate::okr::Commitment::Committed))),
        &["o Retarget – > committed"],
    );
    check(change("o", To::Cycle(Some(Id::from("q4")))), &["o Postpone Q3 > Q4"]);
    check(change("o", To::Title("Stores deliver".into())), &["o Reword Stores are hubs > Stores deliver"]);
    check(change("o", To::Why(Some("They are near.".into()))), &["o Reword  > They are near."]);
    check(change("o", To::Stage(Stage::Dropped)), &["o Drop  > "]);
    check(change("k", To::Stage(Stage::Postponed)), &["k Postpone  > "]);
    check(change("k", To::Owners(vec![Owner::known(Id::from("bo"))])), &["k HandOver  > "]);
    check(change("k", To::WorkedOnBy(Some(Id::from("v")))), &["k HandOver  > "]);
    check(change("o", To::Joint(vec![Id::from("v")])), &["o HandOver  > "]);
    let place = |under: &str| Place { under: Some(Id::from(under)), after: None };
    check(Edit::Move { id: Id::from("o"), place: place("v") }, &["o HandOver  > "]);
    check(
        Edit::Together(vec![
            change("k", To::Measure(reach(8.0))),
            change("k", To::Title("Shops that pack it all".into())),
            change("k", To::Owners(vec![Owner::known(Id::from("bo"))])),
        ]),
        &["k HandOver  > ", "k Retarget 10 > 8", "k Reword Stores that pack > Shops that pack it all"],
    );
}

#[test]
fn e3_what_is_no_change_of_plan_makes_no_line() {
    let mut desk = Desk::new();
    let edits = [
        To::Note(Some("n".into())),
        To::Tags(vec!["t".into()]),
        To::Code(Some("KR1".into())),
        To::Score(Some(0.7)),
        To::Status(None),
        To::Stage(Stage::Closed),
        To::Title("Stores that pack".into()),
        To::Fine(vec!["x".into()]),
    ];
    for change in edits {
        assert_eq!(desk.change("k", change.clone()), [], "{change:?}");
    }
    let place = Place { under: Some(Id::from("o")), after: None };
    assert_eq!(desk.edit(&Edit::Move { id: Id::from("k"), place }), []);
    let check_in = crate::okr::CheckIn { value: Some(4.0), ..crate::okr::CheckIn::new("") };
    assert_eq!(desk.edit(&Edit::CheckIn { of: Id::from("k"), check_in: Box::new(check_in) }), []);
    assert_eq!(desk.all(), [""; 0]);
}

#[test]
fn e3_people_and_goals_stand_in_fields_as_ids() {
    let mut desk = Desk::new();
    desk.change("k", To::Owners(vec![Owner::known(Id::from("ana"))]));
    desk.on("2026-08-22");
    desk.change("k", To::Owners(vec![Owner::known(Id::from("bo"))]));
    let line = desk.lines("k").pop().unwrap();
    assert_eq!((line.from, line.to), (None, None), "names would leave with a copy without names");
    let field = line.fields.first().unwrap();
    let (name, was, is) = (&*field.name, field.was.as_deref(), field.is.as_deref());
    assert_eq!((name, was, is), ("owners", Some("[\"ana\"]"), Some("[\"bo\"]")));
}

#[test]
fn e4_what_is_added_while_the_cycle_runs_begins_there() {
    let mut desk = Desk::new();
    assert_eq!(wanted(&desk.publish("d")), [Wanted::Reason]);
    assert_eq!(desk.all(), ["d Add  > "]);
    let start = |desk: &Desk| desk.space.objective(&Id::from("d")).unwrap().span.start;
    assert_eq!(start(&desk), Some(day("2026-08-21")));
    let frame = |desk: &Desk, kr: &str| {
        let kr = desk.space.key_result(&Id::from(kr)).unwrap();
        let above = kr.objective.as_ref().and_then(|id| desk.space.objective(id));
        desk.space.frame(above, kr.span, desk.today).span.start
    };
    assert_eq!(frame(&desk, "dk"), Some(day("2026-08-21")), "its key results begin with it");
    desk.undo();
    assert_eq!((start(&desk), desk.all().len()), (None, 0), "one step takes both back");

    desk.add("k2", New::KeyResult { title: "".into() }, Some("o"));
    assert_eq!(frame(&desk, "k2"), Some(day("2026-08-21")));
    assert_eq!(frame(&desk, "k"), Some(day("2026-07-01")));
    assert_eq!(desk.all(), ["k2 Add  > "]);

    desk.change("d", To::Start(Some(day("2026-08-03"))));
    desk.publish("d");
    assert_eq!(start(&desk), Some(day("2026-08-03")), "somebody said when");
    desk.undo();
    desk.change("d", To::Start(None));
    desk.on("2026-10-05");
    desk.publish("d");
    assert_eq!(start(&desk), None, "what is over has no pace to begin");
}

#[test]
fn e5_an_added_goal_is_being_written_until_the_end_of_its_first_day() {
    let mut desk = Desk::new();
    desk.publish("d");
    desk.change("d", To::Title("Something else".into()));
    desk.change("dk", To::Measure(reach(50.0)));
    desk.add("dk2", New::KeyResult { title: "".into() }, Some("d"));
    assert_eq!(desk.all(), ["d Add  > "]);
    desk.change("d", To::Stage(Stage::Draft));
    assert_eq!(desk.all(), [""; 0], "back to a draft the same day: nothing was added");
    assert_eq!(desk.space.objective(&Id::from("d")).unwrap().span.start, None);
    desk.on("2026-08-22");
    desk.change("d", To::Title("Again".into()));
    assert_eq!(desk.all(), [""; 0], "it is a draft that never was set");
    desk.publish("d");
    assert_eq!(desk.all(), ["d Add  > "]);
    desk.on("2026-08-23");
    desk.change("d", To::Title("Something else entirely".into()));
    assert_eq!(desk.all().len(), 2);
}

#[test]
fn e6_what_is_changed_in_one_go_is_one_line() {
    let mut desk = Desk::new();
    assert_eq!(wanted(&desk.change("k", To::Measure(reach(1.0)))), [Wanted::Reason]);
    assert_eq!(wanted(&desk.change("k", To::Measure(reach(12.0)))), [Wanted::ReasonStill]);
    desk.change("k", To::End(Some(day("2026-09-15"))));
    assert_eq!(desk.all(), ["k Retarget 10 · – > 12 · 2026-09-15"]);
    desk.undo();
    assert_eq!(desk.all(), ["k Retarget 10 > 12"], "each step can be taken back by itself");
    assert_eq!(desk.change("k", To::Measure(reach(10.0))), []);
    assert_eq!(desk.all(), [""; 0], "back as it was");
    let again = desk.undo().unwrap();
    assert_eq!(desk.all(), ["k Retarget 10 > 12"]);
    desk.write(&again);
    assert_eq!(desk.all(), [""; 0], "redone");

    desk.change("k", To::Stage(Stage::Dropped));
    desk.change("k", To::Stage(Stage::Postponed));
    assert_eq!(desk.all(), ["k Postpone  > "]);
    desk.change("k", To::Stage(Stage::Published { at: None }));
    assert_eq!(desk.all(), [""; 0]);
}

#[test]
fn e6_a_line_with_its_reason_goes_on_for_minutes_and_another_day_is_another_line() {
    let mut desk = Desk::new();
    desk.change("k", To::Measure(reach(8.0)));
    desk.explain("k");
    assert_eq!(wanted(&desk.change("k", To::Measure(reach(7.0)))), [Wanted::Nothing]);
    let line = desk.lines("k").pop().unwrap();
    assert_eq!((line.reason.as_deref(), line.to.as_deref()), (Some("Why not"), Some("7")));
    // Another field needs a reason of its own.
    assert_eq!(wanted(&desk.change("k", To::Weight(Some(2.0)))), [Wanted::Reason]);
    desk.undo();
    desk.wait(15);
    assert_eq!(wanted(&desk.change("k", To::Measure(reach(6.0)))), [Wanted::Reason]);
    assert_eq!(desk.all(), ["k Retarget 10 > 7", "k Retarget 7 > 6"]);
    desk.on("2026-08-22");
    desk.change("k", To::Measure(reach(5.0)));
    assert_eq!(desk.all().len(), 3);
}

#[test]
fn e6_nobody_else_goes_on_with_a_line_and_none_that_was_agreed_to() {
    let mut desk = Desk::new();
    desk.change("k", To::Measure(reach(8.0)));
    let key = desk.lines("k").pop().unwrap().key;
    let of = Id::from("k");
    desk.edit(&Edit::Agree { of, agrees: true, about: Some(key), text: None });
    desk.change("k", To::Measure(reach(7.0)));
    assert_eq!(desk.all(), ["k Retarget 10 > 8", "k Retarget 8 > 7"]);
    desk.writer = Writer::new(Session::mint([4; 8]), Moment(desk.now), Some(Id::from("bo")));
    desk.change("k", To::Measure(reach(6.0)));
    assert_eq!(desk.all().len(), 3);
}

#[test]
fn e7_small_corrections_pass_without_a_question() {
    let mut desk = Desk::new();
    assert_eq!(wanted(&desk.change("k", To::Title("Stores, that pack".into()))), [Wanted::Nothing]);
    assert_eq!(desk.all(), ["k Reword Stores that pack > Stores, that pack (minor)"]);
    assert_eq!(wanted(&desk.change("k", To::Title("Stores that sell".into()))), [Wanted::Reason]);
    assert_eq!(desk.all(), ["k Reword Stores that pack > Stores that sell"]);
}

#[test]
fn e8_what_is_deleted_leaves_a_line_that_restoring_takes_back() {
    let mut desk = Desk::new();
    let made = desk.edit(&Edit::Delete { id: Id::from("o") });
    assert_eq!((wanted(&made), desk.all()), (vec![Wanted::Nothing], vec!["o Drop  > ".to_owned()]));
    let node = desk.space.node(&Id::from("o")).unwrap();
    assert!(node.deleted && !node.entity.is_deleted_and_changed(), "the line is no change after it");
    desk.edit(&Edit::Restore { id: Id::from("o") });
    assert_eq!(desk.all(), [""; 0]);
    desk.edit(&Edit::Delete { id: Id::from("o") });
    desk.undo();
    assert_eq!(desk.all(), [""; 0]);
    desk.edit(&Edit::Delete { id: Id::from("o") });
    desk.on("2026-08-25");
    desk.edit(&Edit::Restore { id: Id::from("o") });
    assert_eq!(desk.all(), ["o Drop  > ", "o Resume  > "]);
    assert_eq!(desk.edit(&Edit::Delete { id: Id::from("d") }), [], "a draft leaves none");
}

#[test]
fn e9_choosing_between_two_answers_is_no_change_and_a_third_one_is() {
    let desk = Desk::new();
    let fork = |dice: u8, target: f64| {
        let writer = Writer::new(Session::mint([dice; 8]), Moment(desk.now), Some(Id::from("bo")));
        let mut one =
            Desk { space: Space::of(desk.space.doc().clone()), writer, now: desk.now, ..Desk::new() };
        one.on("2026-08-21");
        one.change("k", To::Measure(reach(target)));
        one
    };
    let (one, other) = (fork(7, 8.0), fork(9, 6.0));
    let doc = one.space.doc().merge(other.space.doc());
    assert_eq!(doc, other.space.doc().merge(one.space.doc()));
    let both = || {
        let writer = Writer::new(Session::mint([11; 8]), Moment(desk.now + 90_000), Some(Id::from("ana")));
        let mut both = Desk { space: Space::of(doc.clone()), writer, now: desk.now + 90_000, ..Desk::new() };
        both.on("2026-08-21");
        both.wait(5);
        assert_eq!(both.all().len(), 2, "both lines stand");
        both
    };
    let settle = |value: f64| {
        let register = doc.get(&Id::from("k")).unwrap().field("target").unwrap();
        assert!(register.is_conflict());
        let shown = register.entries().iter().map(|entry| entry.dot).collect();
        Edit::Change {
            id: Id::from("k"),
            change: To::Settle { field: "target".into(), value: Json::num(value), shown },
        }
    };
    assert_eq!(both().edit(&settle(6.0)), []);
    assert_eq!(wanted(&both().edit(&settle(7.0))), [Wanted::Reason]);
}

/// Something that somebody does to a running goal.
fn deed() -> impl Strategy<Value = Edit> {
    let change = |id: &'static str| {
        prop_oneof![
            (0..4u8).prop_map(|target| To::Measure(reach(f64::from(target) + 9.0))),
            prop_oneof![Just("Stores that pack"), Just("Stores, that pack"), Just("Something else")]
                .prop_map(|title| To::Title(title.into())),
            prop_oneof![Just("ana"), Just("bo")].prop_map(|id| To::Owners(vec![Owner::known(Id::from(id))])),
            prop_oneof![
                Just(Stage::Draft),
                Just(Stage::Published { at: None }),
                Just(Stage::Dropped),
                Just(Stage::Postponed)
            ]
            .prop_map(To::Stage),
            prop_oneof![Just(None), Just(Some(day("2026-09-15")))].prop_map(To::End),
        ]
        .prop_map(move |change| Edit::Change { id: Id::from(id), change })
    };
    let objective = prop_oneof![
        prop_oneof![Just("q3"), Just("q4")].prop_map(|id| To::Cycle(Some(Id::from(id)))),
        prop_oneof![Just("Stores are hubs"), Just("Stores deliver")].prop_map(|text| To::Title(text.into())),
        prop_oneof![Just(Stage::Draft), Just(Stage::Published { at: None }), Just(Stage::Dropped)]
            .prop_map(To::Stage),
    ];
    prop_oneof![
        4 => change("k"),
        2 => change("dk"),
        3 => (prop_oneof![Just("o"), Just("d")], objective)
            .prop_map(|(id, change)| Edit::Change { id: Id::from(id), change }),
        1 => prop_oneof![Just("o"), Just("k")].prop_map(|id| Edit::Delete { id: Id::from(id) }),
        1 => prop_oneof![Just("o"), Just("k")].prop_map(|id| Edit::Restore { id: Id::from(id) }),
    ]
}

proptest! {
    #[test]
    fn e6_whatever_is_done_taking_all_of_it_back_leaves_no_line(
        deeds in proptest::collection::vec((deed(), 0..20i64, any::<bool>()), 1..14),
    ) {
        let mut desk = Desk::new();
        let shown = |desk: &Desk| {
            let k = desk.space.node(&Id::from("k")).unwrap();
            let field = |name: &str| desk.space.doc().shown(&k.entity, name).filter(|value| !value.is_null()).cloned();
            ["title", "target", "until", "owners"].map(field)
        };
        let before = shown(&desk);
        for (edit, minutes, explains) in &deeds {
            desk.wait(*minutes);
            let made = desk.edit(edit);
            if *explains && let Some(one) = made.first()
                && !desk.space.node(&one.of).unwrap().deleted && !desk.lines(one.of.as_str()).is_empty()
            {
                let of = one.of.to_string();
                desk.explain(&of);
            }
            // One line for each side of a goal that somebody changed in one go, and none that says nothing.
            for id in ["o", "k", "d", "dk"] {
                for line in desk.lines(id) {
                    prop_assert!(line.kind == ChangeKind::Add || line.fields.iter().all(|field| field.was != field.is));
                }
            }
        }
        while desk.undo().is_some() {}
        prop_assert_eq!(desk.all(), [""; 0]);
        prop_assert_eq!(shown(&desk), before);
    }
}

#[test]
fn e30_what_was_judged_is_told_only_once_the_cycle_is_closed() {
    let mut desk = Desk::new();
    desk.change("k", To::Score(Some(0.4)));
    desk.change("q3", To::CyclePhase(CyclePhase::Closing));
    desk.change("k", To::Score(Some(0.6)));
    assert_eq!(desk.all(), [""; 0], "it is being judged");
    desk.change("q3", To::CyclePhase(CyclePhase::Closed));
    let made = desk.change("k", To::Score(Some(0.7)));
    assert_eq!((desk.all(), wanted(&made)), (vec!["k Rescore 0.6 > 0.7".to_owned()], vec![Wanted::Reason]));
    assert_eq!(desk.change("dk", To::Score(Some(0.7))), [], "a draft was never agreed on");
    desk.change("q3", To::CyclePhase(CyclePhase::Closing));
    desk.change("o", To::Score(Some(0.9)));
    assert_eq!(desk.all().len(), 1, "opened again it is judged again");
    // A cycle without a first day closes too.
    desk.change("q3", To::Start(None));
    desk.change("q3", To::CyclePhase(CyclePhase::Closed));
    desk.change("o", To::Score(Some(1.0)));
    assert_eq!(desk.all().len(), 2);
}

#[test]
fn e31_several_late_edits_of_a_day_are_one_line() {
    let mut desk = Desk::new();
    desk.change("k", To::Score(Some(0.6)));
    desk.change("q3", To::CyclePhase(CyclePhase::Closed));
    desk.change("k", To::Score(Some(0.7)));
    desk.change("k", To::Score(Some(0.8)));
    desk.change("k", To::ScoreReason(Some("the audit came in".into())));
    assert_eq!(desk.all(), ["k Rescore 0.6 · – > 0.8 · the audit came in"]);
    desk.change("k", To::ScoreReason(None));
    desk.change("k", To::Score(Some(0.6)));
    assert_eq!(desk.all(), [""; 0], "back as it was leaves nothing");
    desk.change("k", To::Unscored(Some(crate::okr::Unscored::CarriedOver)));
    desk.change("k", To::Status(Some(crate::okr::Status::Done)));
    assert_eq!(desk.all().len(), 1);
    desk.change("k", To::Cause(Some(crate::okr::RootCause::Skill)));
    desk.change("k", To::Note(Some("seen".into())));
    assert_eq!(desk.all().len(), 1, "what was learned is no judgement");
}
