//! What a team session shows, and what it hides: votes, blockers, commitments, joined copies.

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::{
    ActionKind, ActionState, Blocker, CheckIn, Measure, MeetingKind, Owner, Span, Stage, UnitKind, Who,
};
use crate::space::{Change, Edit, New, Place, link_id, writes};

/// Somebody with a copy of the workspace.
struct Desk {
    space: Space,
    writer: Writer,
    now: Moment,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn id(text: &str) -> Id {
    Id::from(text)
}

fn moment(day: &str) -> Moment {
    Moment::parse(&format!("{day}T09:00:00Z")).unwrap()
}

impl Desk {
    fn of(who: &str, doc: Doc, on: &str) -> Self {
        let dice: Vec<u8> = who.bytes().chain(on.bytes().rev()).cycle().take(8).collect();
        let session = Session::mint(dice.try_into().unwrap());
        let now = moment(on);
        Self { space: Space::of(doc), writer: Writer::new(session, now, Some(id(who))), now }
    }

    /// A unit with a lead and two people in it, a quarter, two objectives with three key results.
    fn new() -> Self {
        let mut desk = Self::of("p-ana", Doc::new("w"), "2026-07-01");
        let person = |name: &str| New::Person { name: name.into() };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let year = Span::new(day("2026-01-01"), day("2026-12-31"));
        desk.add("year", New::Cycle { name: "2026".into(), kind: None, span: year }, None);
        let span = Span::quarter(2026, 3).unwrap();
        desk.add("q3", New::Cycle { name: "2026 Q3".into(), kind: None, span }, Some("year"));
        desk.add("digital", unit("Digital"), None);
        desk.add("stores", unit("Stores"), None);
        for (who, name) in [("p-cy", "Cy"), ("p-bo", "Bo"), ("p-ana", "Ana")] {
            desk.add(who, person(name), Some("digital"));
        }
        desk.add("p-di", person("Di"), Some("stores"));
        desk.objective("o1", "digital", "q3");
        desk.objective("o2", "digital", "q3");
        for (kr, of) in [("k2", "o1"), ("k1", "o1"), ("k3", "o2")] {
            desk.key_result(kr, of);
        }
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

    fn add(&mut self, name: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(Edit::Add { id: id(name), new, place });
    }

    fn change(&mut self, of: &str, change: Change) {
        self.edit(Edit::Change { id: id(of), change });
    }

    fn objective(&mut self, name: &str, home: &str, cycle: &str) {
        let new = New::Objective { title: name.into(), cycle: Some(id(cycle)) };
        self.add(name, new, Some(home));
        self.change(name, Change::Stage(Stage::Published { at: None }));
    }

    fn key_result(&mut self, name: &str, of: &str) {
        self.add(name, New::KeyResult { title: name.into() }, Some(of));
        let measure = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
        self.change(name, Change::Measure(measure));
    }

    fn check_in(&mut self, of: &str, at: &str, value: Option<f64>, confidence: Option<u8>) {
        let check_in = Box::new(CheckIn { at: Day::parse(at), value, confidence, ..CheckIn::new("") });
        self.edit(Edit::CheckIn { of: id(of), check_in });
    }

    /// Starts a session as the page does.
    fn start(&mut self, meeting: &str, on: &str) {
        self.on(on);
        let begin = starting(&self.space, &id("digital"), day(on));
        let (new, place, changes) = start(&id("digital"), &begin, day(on));
        self.edit(Edit::Add { id: id(meeting), new, place });
        for change in changes {
            self.change(meeting, change);
        }
    }

    fn vote(&mut self, meeting: &str, by: &str, votes: &[(&str, u8)]) {
        for (of, confidence) in votes {
            let (meeting, of, confidence) = (id(meeting), id(of), *confidence);
            self.edit(Edit::Vote { meeting, of, by: Some(id(by)), confidence });
        }
    }

    fn item(&mut self, name: &str, kind: ActionKind, meeting: &str, changes: Vec<Change>) {
        self.add(name, New::Action { kind, title: name.into() }, Some(meeting));
        self.change(name, Change::SetBy(Some(id("digital"))));
        for change in changes {
            self.change(name, change);
        }
    }

    fn list(&self, unit: &str) -> Vec<String> {
        listed(&self.space, &id(unit), Some(&id("q3"))).iter().map(|one| one.kr.to_string()).collect()
    }

    fn room(&self, today: &str) -> Room {
        room(&self.space, &id("digital"), None, day(today)).unwrap()
    }

    fn at(&self, today: &str) -> Sitting {
        self.room(today).sitting.unwrap()
    }

    fn receive(&mut self, other: &Desk) {
        let mut doc = self.space.doc().clone();
        doc.absorb(other.space.doc());
        self.now = self.now.max(other.now);
        self.space = self.space.next(doc);
    }
}

fn names(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.id.as_str()).collect()
}

fn row<'a>(sitting: &'a Sitting, kr: &str) -> &'a Row {
    sitting.rows.iter().find(|row| row.kr.id == id(kr)).unwrap()
}

#[test]
fn b1_a_unit_has_one_session_a_week_and_earlier_ones_stay_readable() {
    let mut desk = Desk::new();
    desk.check_in("k1", "2026-08-10", Some(3.0), Some(7));
    desk.start("m1", "2026-08-12");
    assert!(desk.room("2026-08-12").start.is_none(), "there is one this week");
    desk.check_in("k1", "2026-08-18", Some(8.0), Some(9));
    let room = desk.room("2026-08-19");
    assert!(room.sitting.is_none() && room.start.is_some());
    let lines: Vec<_> = room.past.iter().map(|one| (one.week.to_string(), one.is_closed)).collect();
    assert_eq!(lines, [("2026-08-10".to_owned(), false)]);
    desk.start("m2", "2026-08-23");
    assert_eq!(desk.at("2026-08-17").on, day("2026-08-23"), "from Monday to Sunday");
    // The earlier one is told as it was.
    let then = room_of(&desk, "2026-08-10", "2026-08-23");
    let k1 = row(&then, "k1");
    assert_eq!((k1.kr.value, k1.kr.progress, k1.tells_status), (Some(3.0), Some(0.3), false));
    assert_eq!(row(&desk.at("2026-08-23"), "k1").kr.value, Some(8.0));
    // A meeting without a day is in no week, a talk of two is no session.
    desk.change("m2", Change::On(None));
    let talk = New::Meeting { kind: MeetingKind::OneOnOne, on: day("2026-08-20"), with: Vec::new() };
    desk.add("talk", talk, Some("digital"));
    assert_eq!(desk.room("2026-08-20").past.len(), 1);
    assert!(super::room(&desk.space, &id("nowhere"), None, day("2026-08-20")).is_none());
}

fn room_of(desk: &Desk, week: &str, today: &str) -> Sitting {
    room(&desk.space, &id("digital"), Some(day(week)), day(today)).unwrap().sitting.unwrap()
}

#[test]
fn b2_two_who_start_the_same_session_in_two_copies_have_one() {
    let mut ana = Desk::new();
    let mut bo = Desk::of("p-bo", ana.space.doc().clone(), "2026-08-18");
    ana.start("m-z", "2026-08-18");
    ana.vote("m-z", "p-ana", &[("k1", 7)]);
    ana.change("m-z", Change::Note(Some("Ana’s".into())));
    bo.start("m-a", "2026-08-20");
    bo.vote("m-a", "p-bo", &[("k1", 2)]);
    bo.item("b", ActionKind::Blocker, "m-a", vec![Change::For(Some(id("k1")))]);
    bo.item("c", ActionKind::Commitment, "m-a", Vec::new());
    bo.change("m-a", Change::With(vec![id("p-bo"), id("p-di")]));
    bo.change("m-a", Change::Note(Some("Bo’s".into())));
    ana.edit(shown(&ana.at("2026-08-20")));
    ana.receive(&bo);
    bo.receive(&ana);
    let one = ana.at("2026-08-20");
    assert_eq!(one, bo.at("2026-08-20"));
    assert_eq!(one.ids, [id("m-z"), id("m-a")], "the older comes first, whatever its id");
    assert_eq!((one.on, one.id()), (day("2026-08-18"), Some(&id("m-z"))));
    assert!(one.is_shown, "shown is shown");
    let votes = row(&one, "k1").votes.clone().unwrap();
    let told: Vec<_> = votes.votes.iter().map(|vote| (vote.name.as_deref().unwrap(), vote.value)).collect();
    assert_eq!(told, [("Bo", 2), ("Ana", 7)]);
    assert_eq!((names(&one.blockers), names(&one.next)), (vec!["b"], vec!["c"]));
    assert_eq!((one.note.as_deref(), &*one.notes), (Some("Ana’s"), &["Bo’s".into()][..]));
    assert!(one.with.iter().any(|who| who.id == id("p-di")));
    // Ending and opening again hold for all of it, removing somebody too.
    bo.edit(without(&bo.space, &one, &id("p-bo")));
    bo.edit(closed(&one, true));
    ana.receive(&bo);
    let one = ana.at("2026-08-20");
    assert!(one.is_closed && !one.with.iter().any(|who| who.id == id("p-bo")));
    assert!(one.voters.iter().any(|who| who.who == Some(id("p-bo"))), "the votes stay");
    ana.edit(closed(&one, false));
    assert!(!ana.at("2026-08-20").is_closed);
    assert_eq!(ana.room("2026-08-27").past.len(), 1);
}

#[test]
fn b3_the_list_is_own_joint_shared_and_worked_on() {
    let mut desk = Desk::new();
    assert_eq!(desk.list("digital"), ["k3", "k1", "k2"]);
    assert_eq!(desk.list("stores"), Vec::<String>::new());
    desk.objective("os", "stores", "q3");
    for kr in ["ks", "kw", "kj"] {
        desk.key_result(kr, "os");
    }
    desk.change("kw", Change::WorkedOnBy(Some(id("digital"))));
    assert_eq!(desk.list("digital"), ["k3", "k1", "k2", "kw"]);
    desk.edit(Edit::Share { kr: id("ks"), with: id("o2") });
    let link = link_id(&id("ks"), &id("o2"));
    let accepted = crate::okr::LinkState::Accepted;
    desk.edit(Edit::AnswerLink { link, state: accepted, text: None });
    assert_eq!(desk.list("digital"), ["k3", "ks", "k1", "k2", "kw"]);
    desk.change("os", Change::Joint(vec![id("digital")]));
    assert_eq!(desk.list("digital").len(), 6, "each once");
    // What is over is not looked at.
    desk.change("k1", Change::Stage(Stage::Dropped));
    desk.change("o2", Change::Stage(Stage::Closed));
    desk.change("os", Change::Joint(Vec::new()));
    assert_eq!(desk.list("digital"), ["k2", "kw"]);
}

#[test]
fn b3_where_there_is_nothing_people_and_longer_cycles_count() {
    let mut desk = Desk::new();
    desk.objective("oy", "stores", "year");
    desk.key_result("ky", "oy");
    assert_eq!(desk.list("stores"), ["ky"], "the year the quarter lies in");
    desk.objective("op", "p-di", "q3");
    desk.key_result("kp", "op");
    assert_eq!(desk.list("stores"), ["kp"], "its people's, where the unit has none in the quarter");
    desk.objective("os", "stores", "q3");
    desk.key_result("ks", "os");
    assert_eq!(desk.list("stores"), ["ks"], "its own");
}

#[test]
fn b4_people_of_the_unit_its_lead_and_owners_take_part() {
    let mut desk = Desk::new();
    desk.add("p-mei", New::Person { name: "Mei".into() }, None);
    desk.change("digital", Change::Lead(Some(id("p-mei"))));
    desk.change("p-cy", Change::Archived(true));
    desk.change(
        "o1",
        Change::Owners(vec![Owner::known(id("p-di")), Owner::named("whoever"), Owner::known(id("p-bo"))]),
    );
    desk.start("m", "2026-08-18");
    let with: Vec<String> = desk.at("2026-08-18").with.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(with, ["p-ana", "p-bo", "p-mei", "p-di"]);
    let sitting = desk.at("2026-08-18");
    assert_eq!(with_added(&sitting, &id("p-bo")), None, "nobody twice");
    desk.edit(with_added(&sitting, &id("p-cy")).unwrap());
    assert_eq!(desk.at("2026-08-18").with.len(), 5);
    assert_eq!(default_unit(&desk.space, Some(&id("p-di"))), Some(id("stores")));
    assert_eq!(default_unit(&desk.space, Some(&id("p-mei"))), Some(id("digital")), "the one she leads");
    assert_eq!(default_unit(&Space::of(Doc::new("e")), None), None);
}

#[test]
fn b5_the_last_vote_of_a_person_counts_and_can_be_taken_back() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    desk.vote("m", "p-ana", &[("k1", 3), ("k1", 10), ("k2", 0), ("gone", 4)]);
    desk.vote("m", "p-di", &[("k1", 5)]);
    // Without a name it is the vote of whoever edits.
    desk.edit(Edit::Vote { meeting: id("m"), of: id("k3"), by: None, confidence: 6 });
    let counts = |desk: &Desk| {
        let at = desk.at("2026-08-18");
        at.voters.iter().map(|one| (one.name.to_string(), one.voted, one.all)).collect::<Vec<_>>()
    };
    let want = |all: &[(&str, usize)]| all.iter().map(|(n, v)| ((*n).to_owned(), *v, 3)).collect::<Vec<_>>();
    assert_eq!(counts(&desk), want(&[("Ana", 3), ("Bo", 0), ("Cy", 0), ("Di", 1)]));
    let own = ballot(&desk.space, &[id("m")], &id("p-ana"));
    assert_eq!(own.values.get(&id("k1")), Some(&10));
    desk.edit(unvote(&own, &id("k1")).unwrap());
    assert_eq!(counts(&desk)[0].1, 2, "all of them, not only the last");
    assert_eq!(unvote(&ballot(&desk.space, &[id("m")], &id("p-bo")), &id("k1")), None);
    let at = desk.at("2026-08-18");
    assert_eq!(at.next_voter().map(|one| &*one.name), Some("Ana"));
    let order: Vec<&Id> = at.rows.iter().map(|row| &row.kr.id).collect();
    assert_eq!(order, [&id("k3"), &id("k1"), &id("k2")]);
    assert_eq!(next_in_ballot(&at, &id("k3"), false), Some(&id("k1")));
    assert_eq!(next_in_ballot(&at, &id("k1"), true), Some(&id("k3")));
    assert_eq!((next_in_ballot(&at, &id("k2"), false), next_in_ballot(&at, &id("k3"), true)), (None, None));
}

#[test]
fn b6_until_they_are_shown_votes_tell_nothing_but_how_many() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    let mut other = Desk::of("p-bo", desk.space.doc().clone(), "2026-08-18");
    desk.vote("m", "p-ana", &[("k1", 1), ("k2", 9), ("k3", 9)]);
    other.vote("m", "p-ana", &[("k1", 9), ("k2", 1), ("k3", 5)]);
    let (one, two) = (desk.at("2026-08-18"), other.at("2026-08-18"));
    assert_eq!(one, two, "whatever was voted, the page is the same");
    assert!(one.rows.iter().all(|row| row.votes.is_none()) && one.low.is_empty());
    assert_eq!(one.voters[0].voted, 3);
    desk.edit(shown(&one));
    let one = desk.at("2026-08-18");
    assert_eq!(one.rows[0].kr.id, id("k1"), "the lowest first");
    assert_eq!(one.low.len(), 1);
}

#[test]
fn b7_a_vote_after_the_others_is_marked() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    desk.vote("m", "p-ana", &[("k1", 5)]);
    desk.edit(shown(&desk.at("2026-08-18")));
    desk.vote("m", "p-bo", &[("k1", 5)]);
    let votes = row(&desk.at("2026-08-18"), "k1").votes.clone().unwrap().votes;
    let late: Vec<_> = votes.iter().map(|vote| (vote.name.as_deref().unwrap(), vote.is_late)).collect();
    assert_eq!(late, [("Ana", false), ("Bo", true)]);
}

#[test]
fn b8_the_middle_vote_is_offered_and_taken_as_a_check_in() {
    for (votes, lowest, middle, mean, spread) in [
        (&[7][..], 7, 7, 7.0, 0),
        (&[9, 2], 2, 2, 5.5, 7),
        (&[8, 3, 7], 3, 7, 6.0, 5),
        (&[10, 0, 6, 5], 0, 5, 5.25, 10),
    ] {
        let mut desk = Desk::new();
        desk.check_in("k1", "2026-08-10", None, Some(8));
        desk.start("m", "2026-08-18");
        for (who, value) in ["p-ana", "p-bo", "p-cy", "p-di"].iter().zip(votes) {
            desk.vote("m", who, &[("k1", *value)]);
        }
        desk.edit(shown(&desk.at("2026-08-18")));
        let at = desk.at("2026-08-18");
        let tally = row(&at, "k1").votes.clone().unwrap();
        assert_eq!((tally.lowest, tally.middle, tally.spread()), (lowest, middle, spread), "{votes:?}");
        assert!((tally.mean - mean).abs() < 1e-9, "{votes:?}");
        assert_eq!((row(&at, "k1").before, row(&at, "k1").now), (Some(8), None));
        assert_eq!(at.untaken().count(), 1);
        desk.edit(takes(&[(id("k1"), 4, "agreed".into())], day("2026-08-18")));
        let at = desk.at("2026-08-18");
        assert_eq!((row(&at, "k1").before, row(&at, "k1").now), (Some(8), Some(4)));
        assert_eq!((row(&at, "k1").kr.confidence, at.untaken().count()), (Some(4), 0));
    }
}

#[test]
fn b8_far_apart_and_low_stand_first() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    desk.vote("m", "p-ana", &[("k3", 8), ("k1", 5), ("k2", 3)]);
    desk.vote("m", "p-bo", &[("k3", 8), ("k1", 8), ("k2", 3)]);
    desk.edit(shown(&desk.at("2026-08-18")));
    let at = desk.at("2026-08-18");
    let order: Vec<_> = at.rows.iter().map(|row| (row.kr.id.as_str(), row.is_low(), row.is_wide())).collect();
    assert_eq!(order, [("k2", true, false), ("k1", false, true), ("k3", false, false)]);
}

#[test]
fn b9_low_or_fallen_key_results_without_a_blocker_are_suggested() {
    let mut desk = Desk::new();
    desk.check_in("k1", "2026-08-10", None, Some(8));
    desk.check_in("k2", "2026-08-10", None, Some(3));
    desk.start("m", "2026-08-18");
    let low = |desk: &Desk| {
        desk.at("2026-08-18").low.into_iter().map(|low| (low.of.to_string(), low.why)).collect::<Vec<_>>()
    };
    assert_eq!(low(&desk), [("k2".to_owned(), WhyLow::Low(3))], "without votes, what was said before");
    desk.vote("m", "p-ana", &[("k1", 6), ("k2", 3), ("k3", 9)]);
    desk.vote("m", "p-bo", &[("k1", 7), ("k2", 6), ("k3", 9)]);
    desk.edit(shown(&desk.at("2026-08-18")));
    let fell = ("k1".to_owned(), WhyLow::Fell { from: 8, to: 6 });
    assert_eq!(low(&desk), [("k2".to_owned(), WhyLow::Low(3)), fell.clone()], "one low vote is enough");
    desk.edit(takes(&[(id("k2"), 6, "".into())], day("2026-08-18")));
    assert_eq!(low(&desk), std::slice::from_ref(&fell), "what was agreed counts");
    desk.item("b", ActionKind::Blocker, "m", vec![Change::For(Some(id("k1")))]);
    assert_eq!(low(&desk), []);
    desk.edit(settle(&id("b"), ActionState::Done, day("2026-08-18")));
    assert_eq!(low(&desk), [fell]);
}

#[test]
fn b10_blockers_stay_until_somebody_closes_them() {
    let mut desk = Desk::new();
    desk.start("m1", "2026-08-04");
    let due = Change::End(Some(due_by(day("2026-08-04"))));
    desk.item("b1", ActionKind::Blocker, "m1", vec![due, Change::Blocker(Some(Blocker::Clarity))]);
    desk.item("b2", ActionKind::Blocker, "m1", Vec::new());
    desk.start("m2", "2026-08-11");
    desk.item("b3", ActionKind::Blocker, "m2", Vec::new());
    // Another unit's is another unit's.
    desk.item("other", ActionKind::Blocker, "m2", vec![Change::SetBy(Some(id("stores")))]);
    let at = desk.at("2026-08-11");
    assert_eq!(names(&at.blockers), ["b2", "b1", "b3"]);
    let b1 = &at.blockers[1];
    assert_eq!((b1.days, b1.is_late, b1.blocker), (Some(7), true, Some(Blocker::Clarity)));
    desk.edit(settle(&id("b1"), ActionState::Done, day("2026-08-11")));
    let at = desk.at("2026-08-11");
    assert_eq!(names(&at.blockers), ["b2", "b3", "b1"], "what was closed here comes last");
    assert_eq!(at.blockers[2].days, Some(7));
    desk.start("m3", "2026-08-18");
    assert_eq!(names(&desk.at("2026-08-18").blockers), ["b2", "b3"]);
    let then = room_of(&desk, "2026-08-03", "2026-08-18");
    assert_eq!(names(&then.blockers), ["b2", "b1"], "an earlier session shows what there was then");
}

#[test]
fn b11_last_times_commitments_are_looked_back_at() {
    let mut desk = Desk::new();
    desk.start("m1", "2026-08-04");
    for name in ["c1", "c2", "c3"] {
        desk.item(name, ActionKind::Commitment, "m1", vec![Change::End(Some(day("2026-08-11")))]);
    }
    assert_eq!(names(&desk.at("2026-08-04").next), ["c3", "c2", "c1"]);
    desk.edit(settle(&id("c1"), ActionState::Done, day("2026-08-07")));
    desk.start("m2", "2026-08-12");
    desk.edit(settle(&id("c2"), ActionState::Dropped, day("2026-08-12")));
    let at = desk.at("2026-08-12");
    assert_eq!((names(&at.review), at.kept()), (vec!["c3", "c2", "c1"], (1, 3)));
    assert!(at.review[0].is_late && at.next.is_empty());
    // Carried over, it is due at the next session, and stands among those looked back at then.
    let carried = carry(&at.review[0], &at).unwrap();
    desk.edit(carried);
    let at = desk.at("2026-08-12");
    assert_eq!(at.review[0].due, Some(day("2026-08-19")));
    assert_eq!((carry(&at.review[0], &at), carry(&at.review[1], &at)), (None, None));
    desk.start("m3", "2026-08-19");
    assert_eq!(
        names(&desk.at("2026-08-19").review),
        ["c3"],
        "what was closed before the last session is told"
    );
    assert_eq!(desk.at("2026-08-19").before, Some(day("2026-08-12")));
}

#[test]
fn b12_the_next_session_is_one_cadence_away() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-04");
    assert_eq!(desk.at("2026-08-04").next_on, day("2026-08-11"));
    desk.change("digital", Change::Cadence(Some(14)));
    assert_eq!(desk.at("2026-08-04").next_on, day("2026-08-18"));
    desk.change("digital", Change::Cadence(Some(1)));
    assert_eq!(desk.at("2026-08-07").next_on, day("2026-08-08"), "never before tomorrow");
    assert_eq!(due_by(day("2026-08-31")), day("2026-09-01"));
}

#[test]
fn b13_a_blocker_becomes_an_ask_once() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    let at = desk.at("2026-08-18");
    let item = NewItem {
        title: "stock by the hour".into(),
        blocker: Some(Blocker::Dependency),
        of: Some(id("k1")),
        owner: Some(Who::Known(id("stores"))),
        due: Some(day("2026-08-19")),
    };
    let (new, place, changes) = make(&desk.space, &at, ActionKind::Blocker, &item).unwrap();
    desk.edit(Edit::Add { id: id("b"), new, place });
    for change in changes {
        desk.change("b", change);
    }
    let one = desk.at("2026-08-18").blockers[0].clone();
    assert_eq!(
        (one.of.as_ref().map(|of| of.id.clone()), &*one.names),
        (Some(id("k1")), &["Stores".into()][..])
    );
    assert_eq!(one.blocker, Some(Blocker::Dependency));
    desk.edit(ask_for(&one, None).unwrap());
    let at = desk.at("2026-08-18");
    assert_eq!((&*at.blockers[0].asked, at.asks.len()), (&["Stores".into()][..], 1));
    assert_eq!(ask_for(&at.blockers[0], None), None, "not twice");
    let nobody = Item { owners: Vec::new(), asked: Vec::new(), ..one.clone() };
    assert_eq!(ask_for(&nobody, None), None, "whom?");
    assert!(ask_for(&nobody, Some(Who::Known(id("p-di")))).is_some());
    assert_eq!(ask_for(&Item { of: None, ..one }, None), None, "an ask stands on a goal");
}

#[test]
fn b16_a_goal_tells_its_open_blockers_and_commitments() {
    let mut desk = Desk::new();
    desk.start("m", "2026-08-18");
    let of = |kr: &str| Change::For(Some(id(kr)));
    desk.item("c", ActionKind::Commitment, "m", vec![of("k1")]);
    desk.item("b", ActionKind::Blocker, "m", vec![of("k1")]);
    desk.item("step", ActionKind::NextStep, "m", vec![of("k1")]);
    desk.item("o", ActionKind::Commitment, "m", vec![of("o1"), Change::End(Some(day("2026-08-20")))]);
    let told = |desk: &Desk, goal: &str| {
        let all = of_goal(&desk.space, &id(goal), day("2026-08-18"));
        all.into_iter().map(|item| item.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(&desk, "k1"), ["b", "c"]);
    assert_eq!(told(&desk, "o1"), ["b", "o", "c"], "those of its key results too");
    assert_eq!(told(&desk, "k3"), Vec::<String>::new());
    desk.edit(settle(&id("b"), ActionState::Dropped, day("2026-08-18")));
    desk.edit(Edit::Delete { id: id("c") });
    assert_eq!(told(&desk, "o1"), ["o"]);
}
