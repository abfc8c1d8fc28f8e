//! The list of KPIs, goals that bring them back, and what is kept of key results.

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{CycleKind, Direction, Measure, Origin, Owner, Privacy, Span, Stage, UnitKind};
use crate::space::{Change, Edit, New, Place, Typed, writes};

/// A workspace in which somebody writes.
struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
}

fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text)
}

impl Desk {
    fn new() -> Self {
        let began = Moment::parse("2026-08-21T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([7; 8]), began, Some(id("p-ana")));
        let mut desk = Self { space: Space::of(Doc::new("d-kpis")), writer, now: began.0 };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        desk.add("u-all", unit("Acme"), "");
        desk.add("u-shop", unit("Shop"), "u-all");
        desk.add("p-ana", New::Person { name: "Ana".into() }, "u-shop");
        let span = Span::new(Day::parse("2026-07-01").unwrap(), Day::parse("2026-09-30").unwrap());
        desk.add("c-q3", New::Cycle { name: "Q3".into(), kind: Some(CycleKind::Quarter), span }, "");
        desk
    }

    fn edit(&mut self, edit: &Edit) {
        self.now += 60_000;
        let list = writes(&self.space, edit);
        if let Some(delta) = self.space.doc().write(&mut self.writer, Moment(self.now), &list) {
            self.space = self.space.next(self.space.doc().merge(&delta));
        }
    }

    fn add(&mut self, own: &str, new: New, under: &str) {
        let under = Some(under).filter(|under| !under.is_empty()).map(id);
        let after = match &new {
            New::Kpi { .. } => self.space.kpis_of(under.as_ref()).last().cloned(),
            _ => None,
        };
        self.edit(&Edit::Add { id: id(own), new, place: Place { under, after } });
    }

    fn change(&mut self, of: &str, change: Change) {
        self.edit(&Edit::Change { id: id(of), change });
    }

    fn kpi(&mut self, own: &str, home: &str, corridor: (Option<f64>, Option<f64>)) {
        self.add(own, New::Kpi { name: own.into() }, home);
        self.change(own, Change::Corridor(corridor.0, corridor.1));
    }

    fn read(&mut self, of: &str, day: &str, value: f64) {
        let check_in = CheckIn { at: Day::parse(day), value: Some(value), ..CheckIn::new("") };
        self.edit(&Edit::CheckIn { of: id(of), check_in: Box::new(check_in) });
    }

    fn row(&self, of: &str) -> KpiRow {
        row(&self.space, &id(of), today()).unwrap()
    }

    fn plan(&self, of: &str) -> Option<Plan> {
        match self.row(of).recovering {
            Recovering::Suggested(plan) => Some(*plan),
            Recovering::Nothing | Recovering::Running { .. } => None,
        }
    }

    fn names(&self, of: Option<&str>, by: By) -> Vec<String> {
        let board = board(&self.space, of.map(id).as_ref(), today());
        board.in_order(by).iter().map(|row| row.name.to_string()).collect()
    }
}

#[test]
fn h25_the_next_value_is_due_one_cadence_after_the_last() {
    let mut desk = Desk::new();
    desk.kpi("uptime", "u-shop", (Some(99.0), None));
    assert_eq!(desk.row("uptime").due, Some(today()), "never read");
    assert!(!desk.row("uptime").reading.overdue);
    desk.read("uptime", "2026-08-10", 99.5);
    assert_eq!(desk.row("uptime").due, Day::parse("2026-08-17"));
    assert!(desk.row("uptime").is_due(today()) && desk.row("uptime").reading.overdue);
    desk.change("u-all", Change::Cadence(Some(14)));
    assert_eq!(desk.row("uptime").due, Day::parse("2026-08-24"), "as the unit above says");
    assert!(!desk.row("uptime").reading.overdue);
    desk.change("uptime", Change::Cadence(Some(30)));
    assert_eq!(desk.row("uptime").due, Day::parse("2026-09-09"));
    desk.change("uptime", Change::Archived(true));
    assert_eq!(desk.row("uptime").due, None);
}

#[test]
fn h26_what_wants_attention_stands_first_and_a_unit_has_what_is_below_it() {
    let mut desk = Desk::new();
    desk.kpi("new", "u-all", (Some(1.0), None));
    desk.kpi("fine", "u-shop", (Some(90.0), None));
    desk.kpi("old", "u-shop", (Some(90.0), None));
    desk.kpi("near", "p-ana", (Some(90.0), None));
    desk.kpi("far", "", (None, Some(10.0)));
    desk.read("fine", "2026-08-20", 95.0);
    desk.read("old", "2026-07-01", 95.0);
    desk.read("near", "2026-08-20", 85.0);
    desk.read("far", "2026-08-20", 50.0);
    assert_eq!(desk.names(None, By::Concern), ["far", "near", "old", "fine", "new"]);
    assert_eq!(desk.names(None, By::Home), ["new", "fine", "old", "near", "far"]);
    assert_eq!(desk.names(Some("u-shop"), By::Home), ["fine", "old", "near"]);
    assert_eq!(desk.names(Some("p-ana"), By::Home), ["near"]);
    let all = board(&desk.space, None, today());
    let groups: Vec<(String, usize)> =
        all.grouped(By::Home).iter().map(|group| (format!("{:?}", group.of), group.rows.len())).collect();
    assert_eq!(groups.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 2, 1, 1]);
    assert_eq!((all.count(Concern::Outside), all.due(today()), outside(&desk.space, today())), (1, 2, 1));
    // Entering goes down the list, and begins with what is due.
    let order = all.in_order(By::Concern);
    assert_eq!(first_of(&order, today()), Some(id("old")));
    assert_eq!((next_of(&order, &id("far")), next_of(&order, &id("new"))), (Some(id("near")), None));
    // Own order within a unit is moved by hand.
    let up = moved(&desk.space, &id("old"), Way::Up).unwrap();
    desk.edit(&up);
    assert_eq!(desk.names(Some("u-shop"), By::Home), ["old", "fine", "near"]);
    assert_eq!(ways(&desk.space, &id("old")), (false, true));
    desk.change("far", Change::Archived(true));
    assert_eq!((desk.names(None, By::Home).len(), board(&desk.space, None, today()).archived.len()), (4, 1));
}

#[test]
fn h28_while_a_goal_runs_nothing_is_suggested() {
    let mut desk = Desk::new();
    desk.kpi("uptime", "u-shop", (Some(99.0), None));
    desk.read("uptime", "2026-08-14", 99.5);
    assert_eq!(desk.row("uptime").recovering, Recovering::Nothing);
    desk.read("uptime", "2026-08-20", 50.0);
    let plan = desk.plan("uptime").unwrap();
    let make = recover(&desk.space, &plan, (&id("o-1"), &id("k-1")), ("Back".into(), "To 99".into()));
    desk.edit(&make);
    let running = |desk: &Desk| match desk.row("uptime").recovering {
        Recovering::Running { goal, .. } => Some(goal),
        Recovering::Nothing | Recovering::Suggested(_) => None,
    };
    assert_eq!(running(&desk), Some(id("o-1")), "a draft is a goal that brings it back");
    for (stage, runs) in [
        (Stage::Published { at: None }, true),
        (Stage::Postponed, true),
        (Stage::Closed, false),
        (Stage::Dropped, false),
        (Stage::Draft, true),
    ] {
        desk.change("o-1", Change::Stage(stage));
        assert_eq!((running(&desk).is_some(), desk.plan("uptime").is_some()), (runs, !runs), "{stage:?}");
    }
    desk.change("o-1", Change::Stage(Stage::Published { at: None }));
    desk.read("k-1", "2026-08-20", 99.0);
    assert_eq!(running(&desk), None, "reached");
    desk.change("k-1", Change::Title("To 99 again".into()));
    desk.edit(&Edit::Delete { id: id("o-1") });
    assert!(desk.plan("uptime").is_some());
    // Of two goals the one that stands worse is shown.
    for (own, value) in [("o-2", 52.0), ("o-3", 98.0)] {
        let kr = format!("k-{own}");
        let make = recover(&desk.space, &plan, (&id(own), &id(&kr)), ("Back".into(), "To 99".into()));
        desk.edit(&make);
        desk.change(own, Change::Stage(Stage::Published { at: None }));
        desk.change(own, Change::Start(Day::parse("2026-07-01")));
        desk.read(&kr, "2026-08-20", value);
    }
    assert_eq!(running(&desk), Some(id("o-2")));
}

#[test]
fn h29_the_goal_is_a_draft_that_leads_to_the_nearest_edge() {
    let mut desk = Desk::new();
    desk.kpi("wait", "u-shop", (Some(2.0), Some(4.0)));
    desk.change("wait", Change::MeasuredIn(Some("days".into())));
    desk.change("wait", Change::Owners(vec![Owner::known(id("p-ana"))]));
    desk.change("wait", Change::Private(Some(Privacy::Values)));
    desk.read("wait", "2026-08-20", 9.0);
    let plan = desk.plan("wait").unwrap();
    assert_eq!((plan.from, plan.to, plan.cycle.clone()), (9.0, 4.0, Some(id("c-q3"))));
    let make = recover(&desk.space, &plan, (&id("o-1"), &id("k-1")), ("Back".into(), "To 4".into()));
    desk.edit(&make);
    let goal = desk.space.objective(&id("o-1")).unwrap();
    assert_eq!(
        (goal.stage, goal.home.clone(), goal.cycle.clone()),
        (Stage::Draft, Some(id("u-shop")), Some(id("c-q3")))
    );
    assert_eq!((goal.origin, goal.recovers.clone()), (Some(Origin::OwnIdea), Some(id("wait"))));
    assert_eq!((goal.span.start, goal.span.end, goal.privacy), (Some(today()), None, Some(Privacy::Values)));
    assert_eq!(goal.owners, [Owner::known(id("p-ana"))]);
    let kr = desk.space.key_result(&id("k-1")).unwrap();
    let reach = Measure::Reach { start: Some(9.0), target: Some(4.0), direction: Some(Direction::Down) };
    assert_eq!((kr.measure.clone(), kr.measured_in.as_deref()), (reach, Some("days")));
    let evaluation = desk.space.evaluation(&id("o-1"), today()).unwrap();
    assert_eq!(evaluation.span.end, Day::parse("2026-09-30"), "its end is the cycle's");
    // No cycle that runs: none is taken.
    let late = Day::parse("2026-11-01").unwrap();
    let mut other = Desk::new();
    other.kpi("wait", "u-shop", (None, Some(4.0)));
    other.read("wait", "2026-08-20", 9.0);
    assert_eq!(super::plan(&other.space, &id("wait"), late).unwrap().cycle, None);
}

#[test]
fn h30_a_key_result_that_stays_in_a_corridor_is_kept_once() {
    let mut desk = Desk::new();
    desk.add("o", New::Objective { title: "Serve".into(), cycle: Some(id("c-q3")) }, "u-shop");
    desk.change("o", Change::Owners(vec![Owner::known(id("p-ana"))]));
    desk.add("k", New::KeyResult { title: "Uptime".into() }, "o");
    let reach = Measure::Reach { start: Some(0.0), target: Some(9.0), direction: None };
    for (measure, can) in [
        (reach, false),
        (Measure::Above { floor: None }, false),
        (Measure::Between { low: Some(1.0), high: None }, true),
        (Measure::Above { floor: Some(99.0) }, true),
    ] {
        desk.change("k", Change::Measure(measure.clone()));
        assert_eq!(can_keep(&desk.space, &id("k")), can, "{measure:?}");
    }
    desk.change("k", Change::MeasuredIn(Some("%".into())));
    desk.change("k", Change::Cadence(Some(14)));
    desk.change("k", Change::Private(Some(Privacy::All)));
    desk.read("k", "2026-08-07", 99.4);
    desk.read("k", "2026-08-14", 99.1);
    let before = desk.space.key_result(&id("k")).unwrap().clone();
    let make = keep(&desk.space, &id("k"), &id("h")).unwrap();
    desk.edit(&make);
    let kpi = desk.space.kpi(&id("h")).unwrap();
    assert_eq!(
        (&*kpi.name, kpi.corridor(), kpi.measured_in.as_deref()),
        ("Uptime", (Some(99.0), None), Some("%"))
    );
    assert_eq!(
        (kpi.home.clone(), kpi.cadence_days, kpi.privacy),
        (Some(id("u-shop")), Some(14), Some(Privacy::All))
    );
    assert_eq!((kpi.owners.clone(), kpi.kept_from.clone()), (vec![Owner::known(id("p-ana"))], Some(id("k"))));
    let row = desk.row("h");
    assert_eq!(row.series.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [99.4, 99.1]);
    assert_eq!(row.reading.at, Day::parse("2026-08-14"));
    assert_eq!(desk.space.key_result(&id("k")).unwrap(), &before);
    assert!(keep(&desk.space, &id("k"), &id("h2")).is_none(), "it is there already");
    desk.edit(&Edit::Delete { id: id("h") });
    assert!(can_keep(&desk.space, &id("k")));
}

#[test]
fn h32_a_pasted_column_adds_what_is_not_there_yet_as_one_edit() {
    let mut desk = Desk::new();
    desk.kpi("uptime", "u-shop", (Some(99.0), None));
    desk.read("uptime", "2026-08-14", 99.5);
    let text = "Day\tUptime\n2026-08-07\t99.1\n2026-08-14\t99.50\n\n2026-08-14;98\n2026-08-14;98\nsoon\n2026-08-30\t99\n";
    let found = pasted(&desk.space, &id("uptime"), text, today());
    let day = |text: &str| Day::parse(text).unwrap();
    assert_eq!(found.readings, [(day("2026-08-07"), 99.1), (day("2026-08-14"), 98.0)]);
    assert_eq!((found.known, found.span()), (2, Some((day("2026-08-07"), day("2026-08-14")))));
    let unread: Vec<(usize, &str)> = found.unread.iter().map(|(line, text)| (*line, &**text)).collect();
    assert_eq!(unread, [(7, "soon"), (8, "2026-08-30\t99")]);
    desk.edit(&found.edit(&id("uptime")).unwrap());
    assert_eq!(desk.row("uptime").series.len(), 3);
    assert_eq!(pasted(&desk.space, &id("uptime"), text, today()).edit(&id("uptime")), None);
}

#[test]
fn h33_of_a_kpi_that_is_kept_private_nothing_is_known() {
    let mut desk = Desk::new();
    desk.kpi("margin", "u-shop", (Some(30.0), None));
    desk.change("margin", Change::Title("".into()));
    desk.change("margin", Change::Private(Some(Privacy::All)));
    desk.read("margin", "2026-08-20", 5.0);
    let row = desk.row("margin");
    assert!(row.is_hidden());
    assert_eq!((row.due, row.recovering.clone()), (None, Recovering::Nothing));
    assert_eq!(&*row.name, "•••");
    assert_eq!(first_of(&[Rc::new(row)], today()), None);
    // Its words without its numbers.
    desk.change("margin", Change::Private(None));
    let mut bare = Desk::new();
    bare.add("margin", New::Kpi { name: "Margin".into() }, "u-shop");
    bare.change("margin", Change::Private(Some(Privacy::Values)));
    let row = bare.row("margin");
    assert_eq!(
        (row.concern(), row.recovering.clone(), row.series.len()),
        (Concern::Unknown, Recovering::Nothing, 0)
    );
}

#[test]
fn odd_values_break_nothing() {
    let mut desk = Desk::new();
    desk.kpi("odd", "u-gone", (Some(f64::MAX), Some(f64::MIN)));
    for (day, value) in [("2026-08-01", f64::MAX), ("2026-08-02", f64::MIN), ("2026-08-03", 0.0)] {
        desk.read("odd", day, value);
    }
    let row = desk.row("odd");
    assert_eq!((row.reading.health, row.home), (Health::Healthy, None));
    assert!(matches!(desk.space.node(&id("odd")).unwrap().typed, Typed::Kpi(_)));
    assert_eq!(board(&desk.space, None, today()).rows.len(), 1);
}
