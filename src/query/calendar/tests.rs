//! The entries of a calendar: whose they are, from when, how they come back, what stays out.

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{
    CheckIn, CycleKind, CyclePhase, Measure, MeetingKind, Owner, Privacy, Span, Stage, UnitKind, Wants, Who,
};
use crate::space::{Change, Edit, New, Place, Space, writes};

struct Desk {
    space: Space,
    writer: Writer,
    now: i64,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A Friday.
fn today() -> Day {
    day("2026-08-21")
}

fn id(text: &str) -> Id {
    Id::new(text)
}

fn published() -> Change {
    Change::Stage(Stage::Published { at: None })
}

impl Desk {
    /// Ana and Bo work in two units; each has a goal of the quarter with a key result.
    fn new() -> Self {
        let began = Moment::parse("2026-08-21T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([7; 8]), began, Some(id("p-ana")));
        let mut desk = Self { space: Space::of(Doc::new("d-cal")), writer, now: began.0 };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        desk.add("u-shop", unit("Shop"), "");
        desk.add("u-data", unit("Data"), "");
        desk.add("p-ana", New::Person { name: "Ana".into() }, "u-shop");
        desk.add("p-bo", New::Person { name: "Bo".into() }, "u-data");
        let span = Span::new(day("2026-07-01"), day("2026-09-30"));
        desk.add("c-q3", New::Cycle { name: "Q3".into(), kind: Some(CycleKind::Quarter), span }, "");
        desk.change("c-q3", Change::CyclePhase(CyclePhase::Running));
        for (goal, kr, home, who) in [("o-a", "k-a", "u-shop", "p-ana"), ("o-b", "k-b", "u-data", "p-bo")] {
            desk.add(goal, New::Objective { title: goal.into(), cycle: Some(id("c-q3")) }, home);
            desk.change(goal, Change::Owners(vec![Owner::known(id(who))]));
            desk.change(goal, published());
            desk.add(kr, New::KeyResult { title: kr.into() }, goal);
            desk.change(
                kr,
                Change::Measure(Measure::Reach { start: Some(0.0), target: Some(9.0), direction: None }),
            );
        }
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
        self.edit(&Edit::Add { id: id(own), new, place: Place { under, after: None } });
    }

    fn change(&mut self, of: &str, change: Change) {
        self.edit(&Edit::Change { id: id(of), change });
    }

    fn of(&self, whose: Whose, kinds: &[Kind]) -> Vec<Entry> {
        let wanted = Wanted { whose, kinds: kinds.iter().copied().collect(), remind: Remind::default() };
        calendar(&self.space, &wanted, today()).entries
    }

    fn uids(&self, whose: Whose, kinds: &[Kind]) -> Vec<String> {
        self.of(whose, kinds).into_iter().map(|entry| entry.uid).collect()
    }
}

fn ana() -> Whose {
    Whose::Person(id("p-ana"))
}

#[test]
fn y10_a_calendar_has_what_is_chosen_of_whom_it_is_chosen() {
    let mut desk = Desk::new();
    let ask = Edit::Ask {
        of: id("o-b"),
        wants: Wants::Help,
        to: Some(Who::Known(id("p-bo"))),
        text: "a dump".into(),
        due: Some(day("2026-08-28")),
    };
    desk.edit(&ask);
    desk.add(
        "m-1",
        New::Meeting { kind: MeetingKind::Weekly, on: day("2026-08-24"), with: Vec::new() },
        "u-data",
    );
    desk.add("a-1", New::Action { kind: ActionKind::Commitment, title: "Call".into() }, "m-1");
    desk.change("a-1", Change::Owners(vec![Owner::known(id("p-bo"))]));
    desk.change("a-1", Change::End(Some(day("2026-08-25"))));
    desk.add("i-1", New::Initiative { title: "Write".into() }, "k-a");
    desk.change("i-1", Change::End(Some(day("2026-08-26"))));
    assert_eq!(desk.uids(ana(), &[Kind::Ends]), ["o-a-end@d-cal"]);
    assert_eq!(desk.uids(ana(), &[Kind::Cycles]), ["c-q3-end@d-cal"]);
    assert_eq!(desk.uids(ana(), &[Kind::Meetings]), Vec::<String>::new());
    assert_eq!(desk.uids(Whose::Unit(id("u-data")), &[Kind::Meetings]), ["m-1-on@d-cal"]);
    assert_eq!(desk.uids(Whose::Person(id("p-bo")), &[Kind::Meetings]), ["m-1-on@d-cal"]);
    assert_eq!(desk.uids(Whose::All, &[Kind::Ends]), ["o-a-end@d-cal", "o-b-end@d-cal"]);
    assert_eq!(desk.uids(Whose::Unit(id("u-data")), &[Kind::Ends]), ["o-b-end@d-cal"]);
    // Ana asked: it is hers to wait for, and Bo's to answer.
    let due = |whose: Whose| desk.of(whose, &[Kind::Due]).into_iter().map(|one| one.day).collect::<Vec<_>>();
    assert_eq!(due(ana()), [day("2026-08-26"), day("2026-08-28")]);
    assert_eq!(due(Whose::Person(id("p-bo"))), [day("2026-08-25"), day("2026-08-28")]);
    assert_eq!(due(Whose::All).len(), 3);
    assert_eq!(desk.of(Whose::All, &[]), []);
    // What is over has no entry.
    desk.change("c-q3", Change::End(Some(day("2026-08-20"))));
    assert_eq!(desk.uids(Whose::All, &[Kind::Ends, Kind::Cycles]), Vec::<String>::new());
    desk.change("a-1", Change::ActionState(crate::okr::ActionState::Done, None));
    assert_eq!(desk.of(Whose::Person(id("p-bo")), &[Kind::Due]).len(), 1);
}

#[test]
fn y11_the_same_thing_is_called_the_same_whoever_asks_and_whenever() {
    let mut desk = Desk::new();
    let before = desk.of(Whose::All, &Kind::ALL);
    assert_eq!(before, desk.of(Whose::All, &Kind::ALL));
    desk.change("o-a", Change::Title("another title".into()));
    desk.change("o-a", Change::End(Some(day("2026-09-15"))));
    let after = desk.of(Whose::All, &Kind::ALL);
    let uids = |all: &[Entry]| all.iter().map(|one| one.uid.clone()).collect::<BTreeSet<_>>();
    // Its key result has the same end as it still has.
    assert_eq!(uids(&after), uids(&before));
    assert!(uids(&desk.of(ana(), &[Kind::Ends])).is_subset(&uids(&after)));
    let all = uids(&after);
    assert_eq!(all.len(), after.len(), "no name twice");
}

#[test]
fn y12_a_key_result_has_an_entry_only_where_it_ends_on_its_own() {
    let mut desk = Desk::new();
    desk.change("k-a", Change::End(Some(day("2026-09-15"))));
    assert_eq!(desk.uids(ana(), &[Kind::Ends]), ["k-a-end@d-cal", "o-a-end@d-cal"]);
    let check_in = CheckIn { at: Some(today()), value: Some(9.0), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: id("k-a"), check_in: Box::new(check_in) });
    assert_eq!(desk.uids(ana(), &[Kind::Ends]), Vec::<String>::new(), "reached");
    for stage in [Stage::Postponed, Stage::Dropped, Stage::Closed] {
        desk.change("o-b", Change::Stage(stage));
        assert_eq!(desk.uids(Whose::Person(id("p-bo")), &[Kind::Ends, Kind::CheckIns]), Vec::<String>::new());
    }
}

#[test]
fn y13_what_is_private_is_in_no_file() {
    let mut desk = Desk::new();
    desk.edit(&Edit::Ask {
        of: id("o-a"),
        wants: Wants::Help,
        to: Some(Who::Known(id("p-bo"))),
        text: "quietly".into(),
        due: Some(day("2026-08-28")),
    });
    let talk = New::Meeting {
        kind: MeetingKind::OneOnOne,
        on: day("2026-08-24"),
        with: vec![id("p-ana"), id("p-bo")],
    };
    desk.add("m-2", talk, "");
    assert_eq!(desk.uids(ana(), &[Kind::Meetings]), ["m-2-on@d-cal"]);
    assert_eq!(desk.uids(Whose::All, &[Kind::Meetings]), Vec::<String>::new());
    assert_eq!(desk.uids(Whose::Unit(id("u-shop")), &[Kind::Meetings]), Vec::<String>::new());
    desk.change("m-2", Change::Private(Some(Privacy::All)));
    assert_eq!(desk.uids(ana(), &[Kind::Meetings]), Vec::<String>::new());
    assert_eq!(desk.uids(ana(), &Kind::ALL).len(), 4);
    for privacy in [Privacy::Values, Privacy::All] {
        desk.change("o-a", Change::Private(Some(privacy)));
        assert_eq!(desk.uids(ana(), &Kind::ALL), ["c-q3-end@d-cal"], "{privacy:?}");
    }
}

#[test]
fn y14_what_is_spoken_of_equally_often_has_one_reminder() {
    let mut desk = Desk::new();
    let check_in = |at: &str| Box::new(CheckIn { at: Some(day(at)), value: Some(1.0), ..CheckIn::new("") });
    desk.edit(&Edit::CheckIn { of: id("k-a"), check_in: check_in("2026-08-20") });
    desk.add("h-1", New::Kpi { name: "Uptime".into() }, "u-shop");
    desk.change("h-1", Change::Owners(vec![Owner::known(id("p-ana"))]));
    let one = |desk: &Desk| desk.of(ana(), &[Kind::CheckIns]);
    let all = one(&desk);
    let [entry] = all.as_slice() else { panic!("{all:?}") };
    // The KPI was never read and is due today, a Friday; the next Monday is the 24th.
    assert_eq!((entry.day, entry.minutes), (day("2026-08-24"), Some(540)));
    assert_eq!(entry.again, Some(Again { days: 7, until: None }), "a KPI never ends");
    assert_eq!(entry.what, What::CheckIns { on: vec!["Uptime".into(), "k-a".into()] });
    assert_eq!(entry.uid, "check-in-7-p-ana@d-cal");
    desk.change("h-1", Change::Cadence(Some(10)));
    let all = one(&desk);
    let told: Vec<(&str, Day, Option<Again>)> =
        all.iter().map(|one| (one.uid.as_str(), one.day, one.again)).collect();
    assert_eq!(
        told,
        [
            ("check-in-10-p-ana@d-cal", today(), Some(Again { days: 10, until: None })),
            // Due on the 27th, a Thursday: on the Monday after that.
            (
                "check-in-7-p-ana@d-cal",
                day("2026-08-31"),
                Some(Again { days: 7, until: Some(day("2026-09-30")) })
            ),
        ]
    );
    for (weekday, want) in [(4, "2026-08-27"), (5, "2026-08-28"), (3, "2026-09-02"), (7, "2026-08-30")] {
        let wanted = Wanted {
            whose: ana(),
            kinds: BTreeSet::from([Kind::CheckIns]),
            remind: Remind { weekday, minutes: 600 },
        };
        let entries = calendar(&desk.space, &wanted, today()).entries;
        assert_eq!(entries.last().map(|one| one.day), Some(day(want)), "{weekday}");
    }
    // Drafts are not spoken of yet.
    desk.change("o-a", Change::Stage(Stage::Draft));
    assert_eq!(one(&desk).len(), 1);
}
