//! Whose check-ins they are, when they are due, what a check-in moves, and who reads it.

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{
    CheckIn, CycleKind, CyclePhase, Measure, Milestone, Moment, Owner, Privacy, Span, Stage, UnitKind, Who,
};
use crate::query::panel::{PanelView, panel};
use crate::query::said::{Said, Say, check_in, corrected};
use crate::space::{Change, Edit, New, Place, Space, link_id, writes};

/// A workspace and whoever writes in it.
struct Desk {
    space: Space,
    writer: Writer,
    now: Moment,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-08-21")
}

fn moment(day: &str) -> Moment {
    Moment::parse(&format!("{day}T09:00:00Z")).unwrap()
}

fn id(text: &str) -> Id {
    Id::from(text)
}

fn known(text: &str) -> Owner {
    Owner::known(id(text))
}

fn reach(start: f64, target: f64) -> Measure {
    Measure::Reach { start: Some(start), target: Some(target), direction: None }
}

impl Desk {
    /// A company that Ana leads with a sales team that Bo leads and a data team that nobody leads; a goal of
    /// each in a quarter that runs, and a KPI of sales.
    fn new() -> Self {
        let now = moment("2026-07-01");
        let writer = Writer::new(Session::mint([9; 8]), now, Some(id("p-ana")));
        let mut desk = Self { space: Space::of(Doc::new("w")), writer, now };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let person = |name: &str| New::Person { name: name.into() };
        let span = Span::quarter(2026, 3).unwrap();
        desk.add(
            "q3",
            New::Cycle { name: "2026 Q3".into(), kind: Some(CycleKind::Quarter), span },
            None,
            None,
        );
        desk.add("acme", unit("Acme"), None, None);
        desk.add("sales", unit("Sales"), Some("acme"), None);
        desk.add("data", unit("Data"), Some("acme"), Some("sales"));
        for (who, name, unit) in [
            ("p-ana", "Ana", "acme"),
            ("p-bo", "Bo", "sales"),
            ("p-di", "Di", "sales"),
            ("p-cy", "Cy", "data"),
        ] {
            desk.add(who, person(name), Some(unit), None);
        }
        desk.change("acme", Change::Lead(Some(id("p-ana"))));
        desk.change("sales", Change::Lead(Some(id("p-bo"))));
        desk.goal("top", "acme", &["top-1", "top-2"]);
        desk.goal("sell", "sales", &["sell-1"]);
        desk.goal("clean", "data", &["clean-1"]);
        desk.add("nps", New::Kpi { name: "nps".into() }, Some("sales"), None);
        desk
    }

    fn edit(&mut self, edit: &Edit) {
        self.now = Moment(self.now.0 + 60_000);
        let list = writes(&self.space, edit);
        if let Some(delta) = self.space.doc().write(&mut self.writer, self.now, &list) {
            self.space = self.space.next(self.space.doc().merge(&delta));
        }
    }

    fn add(&mut self, new_id: &str, new: New, under: Option<&str>, after: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: after.map(Id::from) };
        self.edit(&Edit::Add { id: id(new_id), new, place });
    }

    fn change(&mut self, of: &str, change: Change) {
        self.edit(&Edit::Change { id: id(of), change });
    }

    /// A published goal with key results that go from 0 to 10.
    fn goal(&mut self, objective: &str, home: &str, krs: &[&str]) {
        let new = New::Objective { title: objective.into(), cycle: Some(id("q3")) };
        let after = self.space.objectives_of(Some(&id(home))).last().cloned();
        self.add(objective, new, Some(home), after.as_ref().map(Id::as_str));
        self.change(objective, Change::Stage(Stage::Published { at: Some(self.now) }));
        let mut before: Option<&str> = None;
        for kr in krs {
            self.add(kr, New::KeyResult { title: (*kr).into() }, Some(objective), before);
            self.change(kr, Change::Measure(reach(0.0, 10.0)));
            before = Some(kr);
        }
    }

    fn says(&mut self, by: &str, of: &str, on: &str, value: f64) {
        let one = CheckIn { at: Some(day(on)), by: Some(id(by)), value: Some(value), ..CheckIn::new("") };
        self.edit(&Edit::CheckIn { of: id(of), check_in: Box::new(one) });
    }

    fn rows(&self, who: &str) -> Vec<Rc<Row>> {
        list(&self.space, &id(who), today())
    }

    fn ids(&self, who: &str) -> Vec<String> {
        self.rows(who).iter().map(|row| row.id.to_string()).collect()
    }

    fn row(&self, who: &str, of: &str) -> Rc<Row> {
        self.rows(who)
            .into_iter()
            .find(|row| row.id == id(of))
            .unwrap_or_else(|| panic!("{of} is not theirs"))
    }

    fn turn(&self, who: &str, of: &str) -> Turn {
        self.row(who, of).turn
    }
}

fn due_since(text: &str, overdue: bool) -> Turn {
    Turn::Due { since: Some(day(text)), overdue }
}

#[test]
fn h15_a_goal_without_owners_is_checked_in_on_by_its_lead_else_by_anybody_in_the_unit() {
    let mut desk = Desk::new();
    assert_eq!(desk.ids("p-ana"), ["top-1", "top-2"]);
    assert_eq!(desk.ids("p-bo"), ["sell-1", "nps"]);
    assert_eq!(desk.ids("p-di"), [""; 0], "a unit that somebody leads speaks by its lead alone");
    assert_eq!(desk.ids("p-cy"), ["clean-1"], "where nobody leads anybody may");
    desk.change("top-2", Change::Owners(vec![known("p-di")]));
    desk.change(
        "sell",
        Change::Owners(vec![known("p-cy"), Owner { who: Who::Named("Legal".into()), share: None }]),
    );
    desk.change("nps", Change::Owners(vec![Owner { who: Who::Named("Ana".into()), share: None }]));
    assert_eq!(desk.ids("p-ana"), ["top-1", "nps"]);
    assert_eq!(desk.ids("p-di"), ["top-2"]);
    assert_eq!(desk.ids("p-bo"), [""; 0], "its objective has an owner who is known here");
    assert_eq!(desk.ids("p-cy"), ["sell-1", "clean-1"]);
    // A key result that another unit works on is that unit's.
    desk.change("top-1", Change::WorkedOnBy(Some(id("sales"))));
    assert_eq!(desk.ids("p-ana"), ["nps"]);
    assert_eq!(desk.ids("p-bo"), ["top-1"]);
    // A unit as an owner speaks by whoever leads it.
    desk.change("clean-1", Change::Owners(vec![known("sales")]));
    assert_eq!(desk.ids("p-bo"), ["top-1", "clean-1"]);
    // Two people of one name are nobody in particular.
    desk.add("p-ana2", New::Person { name: "Ana".into() }, Some("data"), None);
    assert_eq!(desk.ids("p-ana"), [""; 0]);
    assert_eq!(desk.ids("p-bo"), ["top-1", "clean-1", "nps"]);
}

#[test]
fn h15_whoever_is_listed_speaks_for_the_goal_by_the_rule_of_asks() {
    let mut desk = Desk::new();
    desk.change("top-2", Change::Owners(vec![Owner { who: Who::Named("Cy".into()), share: None }]));
    desk.change("clean-1", Change::Owners(vec![Owner { who: Who::Named("Nobody".into()), share: None }]));
    desk.goal("own", "p-di", &["own-1"]);
    for goal in ["top", "top-1", "top-2", "sell", "sell-1", "clean", "clean-1", "own", "own-1"] {
        for who in ["p-ana", "p-bo", "p-cy", "p-di"] {
            let meant = desk.space.speakers(&id(goal)).iter().any(|one| desk.space.is_meant(one, &id(who)));
            assert_eq!(speaks_for(&desk.space, &id(goal), &id(who)), meant, "{who} for {goal}");
        }
    }
}

#[test]
fn h15_only_what_runs_is_checked_in_on() {
    let mut desk = Desk::new();
    let all = ["top-1", "top-2"];
    for (of, change, back) in [
        ("top", Change::Stage(Stage::Draft), Change::Stage(Stage::Published { at: None })),
        ("top", Change::Stage(Stage::Dropped), Change::Stage(Stage::Published { at: None })),
        ("top", Change::Stage(Stage::Closed), Change::Stage(Stage::Published { at: None })),
        ("q3", Change::CyclePhase(CyclePhase::Planning), Change::CyclePhase(CyclePhase::Running)),
        ("q3", Change::CyclePhase(CyclePhase::Closed), Change::CyclePhase(CyclePhase::Closing)),
        ("q3", Change::Archived(true), Change::Archived(false)),
        ("q3", Change::End(Some(day("2026-08-10"))), Change::End(Some(day("2026-08-11")))),
        ("q3", Change::Start(Some(day("2026-08-22"))), Change::Start(Some(day("2026-08-21")))),
    ] {
        desk.change(of, change.clone());
        assert_eq!(desk.ids("p-ana"), [""; 0], "{of} {change:?}");
        desk.change(of, back.clone());
        assert_eq!(desk.ids("p-ana"), all, "{of} {back:?}");
    }
    desk.change("top-1", Change::Stage(Stage::Postponed));
    assert_eq!(desk.ids("p-ana"), ["top-2"]);
    desk.edit(&Edit::Delete { id: id("top-2") });
    desk.edit(&Edit::Change { id: id("nps"), change: Change::Archived(true) });
    // Without key results the objective stands by its own check-ins once nothing else is below it.
    desk.edit(&Edit::Delete { id: id("top-1") });
    assert_eq!(desk.ids("p-ana"), ["top"]);
    let align = Edit::Align { from: id("sell"), to: id("top") };
    desk.edit(&align);
    desk.change(
        link_id(&id("sell"), &id("top")).as_str(),
        Change::LinkState(crate::okr::LinkState::Accepted),
    );
    assert_eq!(desk.ids("p-ana"), [""; 0]);
    assert_eq!(desk.ids("p-bo"), ["sell-1"]);
}

#[test]
fn h15_of_a_private_goal_of_which_only_the_place_is_here_nothing_is_said() {
    let mut desk = Desk::new();
    desk.change("top-1", Change::Title("".into()));
    desk.change("top-1", Change::Private(Some(Privacy::All)));
    assert_eq!(desk.ids("p-ana"), ["top-2"]);
    assert_eq!(due(&desk.space, &id("p-ana"), today()), Due { count: 1, overdue: 1 });
}

#[test]
fn h16_due_comes_first_then_what_was_said_then_the_rest_each_as_in_the_outline() {
    let mut desk = Desk::new();
    desk.goal("second", "acme", &["second-1"]);
    desk.change("clean", Change::Owners(vec![known("p-ana")]));
    desk.change("sell", Change::Owners(vec![known("p-ana")]));
    desk.change("nps", Change::Owners(vec![known("p-ana")]));
    assert_eq!(desk.ids("p-ana"), ["top-1", "top-2", "second-1", "sell-1", "clean-1", "nps"]);
    desk.says("p-ana", "top-1", "2026-08-15", 4.0);
    desk.says("p-ana", "second-1", "2026-08-14", 4.0);
    desk.says("p-ana", "sell-1", "2026-08-20", 10.0);
    desk.says("p-ana", "nps", "2026-08-11", 40.0);
    assert_eq!(desk.turn("p-ana", "top-1"), Turn::Done);
    assert_eq!(
        desk.turn("p-ana", "top-2"),
        due_since("2026-07-08", true),
        "never said: from the first day on"
    );
    assert_eq!(desk.turn("p-ana", "second-1"), due_since("2026-08-21", false));
    assert_eq!(desk.turn("p-ana", "sell-1"), Turn::Done, "reached, and said this week");
    assert_eq!(desk.turn("p-ana", "nps"), due_since("2026-08-18", false));
    assert_eq!(desk.ids("p-ana"), ["top-2", "second-1", "clean-1", "nps", "top-1", "sell-1"]);
    assert_eq!(Tally::of(&desk.rows("p-ana")), Tally { due: 4, done: 2 });
    assert_eq!(due(&desk.space, &id("p-ana"), today()), Due { count: 4, overdue: 2 });
    desk.change("q3", Change::End(Some(day("2026-08-20"))));
    assert_eq!(desk.turn("p-ana", "second-1"), Turn::Resting, "nothing is due after the last day");
}

#[test]
fn h16_what_is_reached_or_comes_from_below_rests() {
    let mut desk = Desk::new();
    desk.says("p-ana", "top-1", "2026-07-10", 10.0);
    assert_eq!(desk.turn("p-ana", "top-1"), Turn::Resting);
    desk.change("top-2", Change::Measure(Measure::Judged));
    desk.edit(&Edit::Align { from: id("sell"), to: id("top-2") });
    desk.change(
        link_id(&id("sell"), &id("top-2")).as_str(),
        Change::LinkState(crate::okr::LinkState::Accepted),
    );
    desk.says("p-bo", "sell-1", "2026-08-20", 5.0);
    let row = desk.row("p-ana", "top-2");
    assert!(row.from_below);
    assert_eq!((row.turn, row.stand.figure), (Turn::Resting, Some(0.5)));
}

#[test]
fn h16_a_cadence_of_its_own_and_the_days_of_grace_decide() {
    let mut desk = Desk::new();
    desk.says("p-ana", "top-1", "2026-08-07", 4.0);
    assert_eq!(desk.turn("p-ana", "top-1"), due_since("2026-08-14", true));
    desk.change("top-1", Change::Cadence(Some(14)));
    assert_eq!(desk.turn("p-ana", "top-1"), due_since("2026-08-21", false));
    desk.change("top-1", Change::Cadence(Some(15)));
    assert_eq!(desk.turn("p-ana", "top-1"), Turn::Done);
    desk.change("top-1", Change::Cadence(Some(11)));
    assert_eq!(desk.turn("p-ana", "top-1"), due_since("2026-08-18", false), "the third day is still on time");
}

#[test]
fn h16_rows_hold_their_places_while_the_page_is_open() {
    let mut desk = Desk::new();
    let first = Places::of(&desk.rows("p-ana"), &Places::default());
    assert_eq!(first.due, [id("top-1"), id("top-2")]);
    desk.says("p-ana", "top-1", "2026-08-21", 4.0);
    assert_eq!(desk.ids("p-ana"), ["top-2", "top-1"]);
    let after = Places::of(&desk.rows("p-ana"), &first);
    assert_eq!(after, first, "what was said stays where it was");
    desk.goal("second", "acme", &["second-1"]);
    let more = Places::of(&desk.rows("p-ana"), &after);
    assert_eq!(more.due, [id("top-1"), id("top-2"), id("second-1")]);
    desk.edit(&Edit::Delete { id: id("top-2") });
    let less = Places::of(&desk.rows("p-ana"), &more);
    assert_eq!(less.due, [id("top-1"), id("second-1")]);
    let anew = Places::of(&desk.rows("p-ana"), &Places::default());
    assert_eq!((anew.due, anew.done), (vec![id("second-1")], vec![id("top-1")]));
}

#[test]
fn h17_enter_goes_on_to_the_next_that_is_due_and_arrows_to_the_neighbour() {
    let mut desk = Desk::new();
    desk.goal("second", "acme", &["second-1"]);
    desk.says("p-ana", "top-2", "2026-08-20", 4.0);
    let rows = desk.rows("p-ana");
    let places = Places::of(&rows, &Places::default());
    let go = |from: &str, way| places.from(&id(from), way, &rows).map(|id| id.to_string());
    assert_eq!(places.first_due(&rows), Some(id("top-1")));
    assert_eq!(go("top-1", Way::On).as_deref(), Some("second-1"));
    assert_eq!(go("second-1", Way::On).as_deref(), Some("top-1"), "from the top again");
    assert_eq!(go("second-1", Way::Down).as_deref(), Some("top-2"));
    assert_eq!(go("top-2", Way::Down), None);
    assert_eq!(go("top-1", Way::Up), None);
    assert_eq!(go("top-2", Way::On).as_deref(), Some("top-1"));
    assert_eq!(go("gone", Way::On), None);
    desk.says("p-ana", "top-1", "2026-08-21", 4.0);
    desk.says("p-ana", "second-1", "2026-08-21", 4.0);
    let rows = desk.rows("p-ana");
    assert_eq!(places.from(&id("second-1"), Way::On, &rows), None, "all said");
    assert_eq!(places.first_due(&rows), None);
}

#[test]
fn h17_every_measure_is_said_in_its_own_way() {
    let mut desk = Desk::new();
    let step = |key: &str| Milestone { key: key.into(), title: key.into(), weight: 1.0 };
    let cases: [(Measure, &[Say], f64); 8] = [
        (reach(0.0, 10.0), &[Say::Value("4".into())], 0.4),
        (Measure::YesNo, &[Say::Yes(true)], 1.0),
        (Measure::Milestones(vec![step("a"), step("b")]), &[Say::Step("b".into(), true)], 0.5),
        (Measure::Judged, &[Say::Share("30".into())], 0.3),
        (Measure::Baseline, &[Say::Value("7".into())], 1.0),
        (Measure::Above { floor: Some(4.0) }, &[Say::Value("5".into())], 1.0),
        (Measure::Between { low: Some(2.0), high: Some(4.0) }, &[Say::Value("5".into())], 0.0),
        (
            Measure::CommitTargetStretch {
                start: Some(0.0),
                commit: Some(3.0),
                target: Some(7.0),
                stretch: Some(10.0),
            },
            &[Say::Value("7".into())],
            1.0,
        ),
    ];
    for (measure, says, share) in cases {
        desk.change("top-1", Change::Measure(measure.clone()));
        let before = Rc::clone(&desk.row("p-ana", "top-1").before);
        let mut said = Said::as_before(&before);
        for say in says {
            said.say(say.clone());
        }
        let one = check_in(&before, &said, today()).unwrap();
        let got = measure.progress(&one.reading()).unwrap();
        assert!((got - share).abs() < 1e-9, "{measure:?}: {got}");
    }
}

#[test]
fn h19_it_is_told_what_a_check_in_moves() {
    let mut desk = Desk::new();
    desk.says("p-ana", "top-1", "2026-08-14", 4.2);
    desk.says("p-ana", "top-2", "2026-08-20", 5.0);
    let before = desk.row("p-ana", "top-1").stand.clone();
    desk.says("p-ana", "top-1", "2026-08-21", 5.5);
    let after = desk.row("p-ana", "top-1").stand.clone();
    let near = |one: Option<f64>, want: f64| one.is_some_and(|one| (one - want).abs() < 1e-9);
    assert!(near(before.figure, 0.42) && near(after.figure, 0.55), "{before:?} {after:?}");
    assert!(near(before.objective, 0.46) && near(after.objective, 0.525), "{before:?} {after:?}");
    assert_eq!(desk.row("p-bo", "nps").stand.figure, None);
    desk.says("p-bo", "nps", "2026-08-21", 42.0);
    let kpi = desk.row("p-bo", "nps");
    assert_eq!((kpi.stand.figure, kpi.before.value, kpi.stand.status), (Some(42.0), Some(42.0), None));
    // Where it should be is told in its own numbers.
    let Some(Should::Value(should)) = desk.row("p-ana", "top-1").should else { panic!("no pace") };
    assert!((should - 5.6).abs() < 1e-9, "to a hundredth of the way: {should}");
}

#[test]
fn h19_a_correction_takes_the_place_of_what_was_said_and_keeps_it() {
    let mut desk = Desk::new();
    desk.says("p-ana", "top-1", "2026-08-20", 4.0);
    let row = desk.row("p-ana", "top-1");
    let old = row.newest.clone().unwrap();
    let mut said = Said::of_row(&old, &row.before);
    assert_eq!(said.value, "4");
    said.say(Say::Value("5".into()));
    let one = corrected(&old, check_in(&row.before, &said, today()).unwrap());
    desk.edit(&Edit::CheckIn { of: id("top-1"), check_in: Box::new(one) });
    let row = desk.row("p-ana", "top-1");
    let newest = row.newest.as_deref().unwrap();
    assert_eq!((newest.value, newest.at, newest.corrects), (Some(5.0), Some(day("2026-08-20")), true));
    let Some(PanelView::KeyResult(view)) = panel(&desk.space, &id("top-1"), today()) else {
        panic!("no view")
    };
    let gone: Vec<_> = view.story.check_ins.gone.iter().map(|one| one.value).collect();
    assert_eq!((view.story.check_ins.standing.len(), gone), (1, vec![Some(4.0)]));
}

#[test]
fn h20_the_manager_reads_else_whoever_leads_above() {
    let mut desk = Desk::new();
    let reader = |desk: &Desk, who: &str| reader_of(&desk.space, &id(who)).map(|id| id.to_string());
    assert_eq!(reader(&desk, "p-di").as_deref(), Some("p-bo"), "who leads the unit");
    assert_eq!(reader(&desk, "p-bo").as_deref(), Some("p-ana"), "who leads the unit above");
    assert_eq!(reader(&desk, "p-cy").as_deref(), Some("p-ana"), "nobody leads the data team");
    assert_eq!(reader(&desk, "p-ana"), None);
    desk.change("p-di", Change::Manager(Some(id("p-cy"))));
    assert_eq!(reader(&desk, "p-di").as_deref(), Some("p-cy"));
    desk.change("p-cy", Change::Manager(Some(id("p-cy"))));
    assert_eq!(reader(&desk, "p-cy").as_deref(), Some("p-ana"), "nobody is their own manager");
    assert_eq!(reader(&desk, "gone"), None);
}

#[test]
fn h21_what_ones_people_said_waits_until_it_is_read() {
    let mut desk = Desk::new();
    desk.says("p-bo", "sell-1", "2026-08-06", 1.0);
    desk.says("p-bo", "sell-1", "2026-08-07", 2.0);
    desk.says("p-bo", "sell-1", "2026-08-20", 3.0);
    desk.says("p-cy", "clean-1", "2026-08-06", 3.0);
    desk.says("p-bo", "nps", "2026-08-21", 40.0);
    desk.says("p-ana", "top-1", "2026-08-20", 3.0);
    desk.says("p-di", "top-2", "2026-08-20", 3.0);
    let waits = |desk: &Desk, who: &str| {
        let all = unread(&desk.space, &id(who), today()).into_iter();
        all.map(|one| (one.of.to_string(), one.keys.len(), one.said.value, one.was.and_then(|was| was.value)))
            .collect::<Vec<_>>()
    };
    let sell = ("sell-1".to_owned(), 2, Some(3.0), Some(1.0));
    let nps = ("nps".to_owned(), 1, Some(40.0), None);
    assert_eq!(waits(&desk, "p-ana"), [nps.clone(), sell], "two cadences back and no further");
    assert_eq!(waits(&desk, "p-bo"), [("top-2".to_owned(), 1, Some(3.0), None)]);
    assert_eq!(waits(&desk, "p-di"), []);
    let all = unread(&desk.space, &id("p-ana"), today());
    desk.edit(&all[1].read());
    assert_eq!(waits(&desk, "p-ana"), [nps]);
    // A correction is another check-in: who read the first one has not read it.
    let row = desk.row("p-bo", "sell-1");
    let old = row.newest.clone().unwrap();
    let new = CheckIn { value: Some(4.0), by: Some(id("p-bo")), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: id("sell-1"), check_in: Box::new(corrected(&old, new)) });
    assert_eq!(waits(&desk, "p-ana").len(), 2);
    desk.edit(&read_all(&unread(&desk.space, &id("p-ana"), today())));
    assert_eq!(waits(&desk, "p-ana"), []);
}

#[test]
fn h21_the_panel_says_who_read_a_check_in_and_whom_it_waits_for() {
    let mut desk = Desk::new();
    desk.says("p-bo", "sell-1", "2026-07-10", 1.0);
    desk.says("p-bo", "sell-1", "2026-08-20", 3.0);
    let reads = |desk: &Desk| {
        let Some(PanelView::KeyResult(view)) = panel(&desk.space, &id("sell-1"), today()) else {
            panic!("no view")
        };
        let all = view.story.check_ins.standing.iter().map(|row| row.reads.clone());
        all.collect::<Vec<_>>()
    };
    let before = reads(&desk);
    assert!(before[0].waits_for(Some(&id("p-ana"))) && !before[0].waits_for(Some(&id("p-di"))));
    assert!(!before[0].waits_for(None));
    assert_eq!(before[1], Reads::default(), "what is long past waits for nobody");
    let key = desk.row("p-bo", "sell-1").newest.as_ref().unwrap().key.clone();
    for _ in 0..2 {
        desk.edit(&Edit::Acknowledge { of: id("sell-1"), check_in: Text::clone(&key) });
    }
    let after = reads(&desk);
    assert_eq!(after[0].waits_for, None);
    assert_eq!(after[0].by.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["Ana"]);
}

#[test]
fn whether_a_cycle_runs_is_told_by_its_days_and_its_phase() {
    let mut desk = Desk::new();
    assert!(is_running(&desk.space, today()));
    assert!(!is_running(&desk.space, day("2026-10-01")));
    desk.change("q3", Change::CyclePhase(CyclePhase::Planning));
    assert!(!is_running(&desk.space, today()));
    assert!(is_running(&Space::of(Doc::new("w")), today()), "who has no cycles works without them");
}
