//! The talk of two people: what the sheet tells, what is kept of the talk, and that a private one is in no
//! shared copy.

use std::collections::BTreeMap;

use plumbline::app::Lang;
use plumbline::doc::{Doc, Session, Writer};
use plumbline::file;
use plumbline::okr::change::{Change as Line, ChangeKind};
use plumbline::okr::{
    ActionKind, ActionState, CheckIn, Day, Extras, Id, LinkState, Measure, MeetingKind, Moment, Owner,
    Privacy, Span, Stage, Status, Text, UnitKind, Wants, Who,
};
use plumbline::query::one_on_one::{Bond, Sheet, SinceFrom, sheet, suggestions, talks};
use plumbline::space::share::{Names, PrivateItems, Selection, What, share};
use plumbline::space::{Change, Edit, New, Place, Space, link_id, writes};
use plumbline::words::{letter_markdown, one_on_one_letter, page_words};

/// People who write into one workspace, each in a session of their own.
pub struct Team {
    pub space: Space,
    writers: BTreeMap<&'static str, Writer>,
    who: &'static str,
    now: i64,
}

pub fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

pub fn id(text: &str) -> Id {
    Id::from(text)
}

impl Team {
    /// A company with a sales team, which Mei leads, and a data team; Ana and Bo report to Mei. Ana has an
    /// objective with two key results, which hangs on one of Mei's, and one to grow on.
    pub fn new() -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let mut team =
            Self { space: Space::of(Doc::new("d-week")), writers: BTreeMap::new(), who: "mei", now: now.0 };
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let person = |name: &str| New::Person { name: name.into() };
        team.add("acme", unit("Acme"), None);
        team.add("sales", unit("Sales"), Some("acme"));
        team.add("data", unit("Data"), Some("acme"));
        for (who, name, unit) in
            [("mei", "Mei", "sales"), ("ana", "Ana", "sales"), ("bo", "Bo", "sales"), ("cy", "Cy", "data")]
        {
            team.add(who, person(name), Some(unit));
        }
        team.change("sales", Change::Lead(Some(id("mei"))));
        for who in ["ana", "bo"] {
            team.change(who, Change::Manager(Some(id("mei"))));
        }
        let span = Span::quarter(2026, 3).unwrap();
        team.add("q3", New::Cycle { name: "Q3".into(), kind: None, span }, None);
        for (goal, home, owner) in
            [("top", "acme", "mei"), ("win", "sales", "ana"), ("learn", "ana", "ana"), ("lake", "data", "cy")]
        {
            team.add(goal, New::Objective { title: goal.into(), cycle: Some(id("q3")) }, Some(home));
            team.change(goal, Change::Owners(vec![Owner::known(id(owner))]));
            team.change(goal, Change::Stage(Stage::default()));
        }
        team.change("learn", Change::Growth(true));
        for (kr, goal) in
            [("reach", "top"), ("calls", "win"), ("deals", "win"), ("talks", "learn"), ("rows", "lake")]
        {
            team.add(kr, New::KeyResult { title: kr.into() }, Some(goal));
            let measure = Measure::Reach { start: Some(0.0), target: Some(100.0), direction: None };
            team.change(kr, Change::Measure(measure));
        }
        team.edit(&Edit::Align { from: id("win"), to: id("top") });
        team.change(link_id(&id("win"), &id("top")).as_str(), Change::LinkState(LinkState::Accepted));
        team
    }

    /// Somebody goes on at this time.
    pub fn at(&mut self, who: &'static str, now: &str) -> &mut Self {
        self.who = who;
        self.now = Moment::parse(now).unwrap().0;
        self
    }

    pub fn edit(&mut self, edit: &Edit) {
        self.now += 1_000;
        let (who, now) = (self.who, Moment(self.now));
        let writer = self.writers.entry(who).or_insert_with(|| {
            let dice: Vec<u8> = who.bytes().cycle().take(8).collect();
            Writer::new(Session::mint(dice.try_into().unwrap()), now, Some(id(who)))
        });
        let list = writes(&self.space, edit);
        if let Some(delta) = self.space.doc().write(writer, now, &list) {
            self.space = self.space.next(self.space.doc().merge(&delta));
        }
    }

    pub fn add(&mut self, new_id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(&Edit::Add { id: id(new_id), new, place });
    }

    pub fn change(&mut self, of: &str, change: Change) {
        self.edit(&Edit::Change { id: id(of), change });
    }

    /// A check-in on the day it is written.
    pub fn says(&mut self, of: &str, value: f64, confidence: u8, note: &str) {
        let note = Some(note).filter(|note| !note.is_empty()).map(Text::from);
        let at = Moment(self.now).day();
        let one = CheckIn { at, value: Some(value), confidence: Some(confidence), note, ..CheckIn::new("") };
        self.edit(&Edit::CheckIn { of: id(of), check_in: Box::new(one) });
    }

    /// A line of the ledger.
    pub fn changed(&mut self, of: &str, kind: ChangeKind, reason: &str) {
        let at = Moment(self.now).day();
        let change = Line {
            key: "".into(),
            at,
            by: Some(id(self.who)),
            kind,
            from: Some("100".into()),
            to: Some("80".into()),
            reason: Some(reason.into()),
            trigger: None,
            agreed_by: Vec::new(),
            minor: false,
            fields: Vec::new(),
            made: None,
            extras: Extras::new(),
        };
        self.edit(&Edit::Record { of: id(of), change: Box::new(change), amends: None });
    }

    /// A talk of Mei and Ana, private, with a note and a next step.
    fn talk(&mut self, meeting: &str, on: &str) {
        let on = Day::parse(on).unwrap();
        let with = vec![id("mei"), id("ana")];
        self.add(meeting, New::Meeting { kind: MeetingKind::OneOnOne, on, with }, None);
        self.change(meeting, Change::Private(Some(Privacy::All)));
    }

    fn step(&mut self, step: &str, meeting: &str, title: &str, due: &str) {
        self.add(step, New::Action { kind: ActionKind::NextStep, title: title.into() }, Some(meeting));
        self.change(step, Change::Owners(vec![Owner::known(id("ana"))]));
        self.change(step, Change::End(Day::parse(due)));
        self.change(step, Change::Private(Some(Privacy::All)));
    }

    fn sheet(&self, me: &str, with: &str) -> Sheet {
        sheet(&self.space, &id(me), &id(with), None, today()).unwrap()
    }
}

fn titles(sheet: &Sheet) -> Vec<String> {
    sheet.news.iter().map(|one| one.goal.title.to_string()).collect()
}

#[test]
fn b20_who_reports_comes_first_then_the_manager_then_the_unit() {
    let mut team = Team::new();
    let near = |team: &Team, me: &str| {
        let all = suggestions(&team.space, &id(me), today()).into_iter();
        all.map(|one| (one.person.name.to_string(), one.bond)).collect::<Vec<_>>()
    };
    let own = |name: &str, bond| (name.to_owned(), bond);
    assert_eq!(near(&team, "mei"), [own("Ana", Bond::Manages), own("Bo", Bond::Manages)]);
    assert_eq!(near(&team, "ana"), [own("Mei", Bond::ManagedBy), own("Bo", Bond::Beside)]);
    assert_eq!(near(&team, "cy"), []);
    // Whom one talked with longest ago stands first.
    team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
    assert_eq!(near(&team, "mei"), [own("Bo", Bond::Manages), own("Ana", Bond::Manages)]);
    assert_eq!(sheet(&team.space, &id("mei"), &id("mei"), None, today()), None);
    assert_eq!(sheet(&team.space, &id("mei"), &id("gone"), None, today()), None);
}

#[test]
fn b20_a_talk_is_of_both_in_whatever_order_and_of_nobody_else() {
    let mut team = Team::new();
    team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
    team.change("t1", Change::Closed(true));
    let on = Day::parse("2026-08-14").unwrap();
    for (meeting, with) in [
        ("t2", vec![id("ana"), id("mei")]),
        ("t3", vec![id("ana"), id("bo")]),
        ("t4", vec![id("ana"), id("mei"), id("bo")]),
    ] {
        team.add(meeting, New::Meeting { kind: MeetingKind::OneOnOne, on, with }, None);
    }
    let of = |one: &str, other: &str| {
        let all = talks(&team.space, &id(one), &id(other), today()).into_iter();
        all.map(|talk| talk.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        (of("mei", "ana"), of("ana", "mei")),
        (vec!["t2".into(), "t1".into()], vec!["t2".into(), "t1".into()])
    );
    let own = team.sheet("ana", "mei");
    assert_eq!(own.talk.as_ref().map(|talk| talk.id.as_str()), Some("t2"), "the one that nobody ended");
    assert_eq!(own.last().map(|talk| talk.id.as_str()), Some("t1"));
}

#[test]
fn b21_it_tells_since_the_last_talk_was_ended() {
    let mut team = Team::new();
    let since = |team: &Team| {
        let own = team.sheet("mei", "ana");
        (own.since.to_string(), own.since_from)
    };
    assert_eq!(since(&team), ("2026-08-14".to_owned(), SinceFrom::Cadence));
    team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
    team.at("ana", "2026-08-07T09:30:00Z").says("calls", 10.0, 7, "before they talked");
    team.at("mei", "2026-08-07T10:00:00Z").change("t1", Change::Closed(true));
    assert_eq!(since(&team), ("2026-08-07".to_owned(), SinceFrom::LastTalk));
    assert!(team.sheet("mei", "ana").news.iter().all(|one| one.check_ins.is_empty()), "they talked about it");
    team.at("ana", "2026-08-07T11:00:00Z").says("calls", 20.0, 7, "after");
    let told = team.sheet("mei", "ana").news;
    let heard = told.iter().flat_map(|one| &one.check_ins);
    let notes: Vec<_> = heard.map(|one| one.row.note.clone()).collect();
    assert_eq!(notes, [Some("after".into())]);
    // Ended days later, nobody knows what they talked about: the day itself is told again.
    team.at("mei", "2026-08-09T10:00:00Z").change("t1", Change::Closed(false));
    team.change("t1", Change::Closed(true));
    let told = team.sheet("mei", "ana").news;
    assert_eq!(told.iter().map(|one| one.check_ins.len()).sum::<usize>(), 2);
    // A day that somebody chose, never one that is still to come.
    let chosen = sheet(&team.space, &id("mei"), &id("ana"), Day::parse("2027-01-01"), today()).unwrap();
    assert_eq!((chosen.since, chosen.since_from), (today(), SinceFrom::Chosen));
}

#[test]
fn b22_the_sheet_is_about_the_goals_of_whoever_reports() {
    let mut team = Team::new();
    team.at("ana", "2026-08-17T09:00:00Z").says("calls", 40.0, 5, "half way");
    team.at("mei", "2026-08-17T10:00:00Z").says("reach", 10.0, 6, "");
    team.at("cy", "2026-08-17T10:00:00Z").says("rows", 10.0, 6, "");
    for (me, with) in [("mei", "ana"), ("ana", "mei")] {
        let own = team.sheet(me, with);
        assert_eq!(&*own.subject.name, "Ana");
        assert!(titles(&own).contains(&"calls".to_owned()) && !titles(&own).contains(&"reach".to_owned()));
        let linked: Vec<&str> = own.linked.iter().map(|one| &*one.goal.title).collect();
        assert!(linked.contains(&"reach") && !linked.contains(&"rows"), "{linked:?}");
    }
    assert_eq!(&*team.sheet("ana", "bo").subject.name, "Bo", "of two beside each other, the other one");
}

#[test]
fn b22_changes_with_reasons_new_goals_answers_and_words_of_the_two_are_told() {
    let mut team = Team::new();
    team.at("ana", "2026-08-17T09:00:00Z").changed("calls", ChangeKind::Retarget, "fewer shops");
    team.add("demo", New::KeyResult { title: "demo".into() }, Some("win"));
    for who in ["mei", "cy"] {
        team.at(who, "2026-08-17T11:00:00Z");
        team.edit(&Edit::Comment { of: id("deals"), text: who.into(), reply_to: None });
    }
    team.at("ana", "2026-08-18T09:00:00Z").edit(&Edit::Align { from: id("learn"), to: id("lake") });
    team.at("cy", "2026-08-18T10:00:00Z").edit(&Edit::AnswerLink {
        link: link_id(&id("learn"), &id("lake")),
        state: LinkState::Declined,
        text: Some("not ours".into()),
    });
    let own = team.sheet("mei", "ana");
    let of = |title: &str| own.news.iter().find(|one| &*one.goal.title == title).unwrap();
    assert_eq!(of("calls").changes[0].reason.as_deref(), Some("fewer shops"));
    assert!(of("demo").is_new);
    assert_eq!(of("deals").comments.iter().map(|one| &*one.text).collect::<Vec<_>>(), ["mei"]);
    assert_eq!(of("learn").links[0].is, LinkState::Declined);
}

#[test]
fn b23_what_worries_says_why_the_riskiest_first() {
    let mut team = Team::new();
    team.at("ana", "2026-08-20T09:00:00Z").says("calls", 60.0, 3, "");
    team.at("ana", "2026-08-20T09:10:00Z").says("deals", 1.0, 8, "");
    let own = team.sheet("mei", "ana");
    let all: Vec<_> =
        own.worries.iter().map(|one| (&*one.goal.title, one.is.status, one.by_belief)).collect();
    assert_eq!(all[0], ("deals", Status::AtRisk, false));
    assert!(all.contains(&("calls", Status::OnTrack, true)), "{all:?}");
    assert!(all.contains(&("talks", Status::Pending, false)), "{all:?}");
    for lang in [Lang::En, Lang::Zh] {
        let why = page_words(lang).why_status(&own.worries[0].why, today());
        assert!(!why.is_empty());
        let text = letter_markdown(page_words(lang), &one_on_one_letter(page_words(lang), &own, today()));
        assert!(text.contains("**deals**"), "{text}");
    }
}

#[test]
fn b23_belief_that_fell_by_two_worries() {
    let mut team = Team::new();
    team.at("ana", "2026-08-03T09:00:00Z").says("calls", 50.0, 9, "");
    team.at("ana", "2026-08-20T09:00:00Z").says("calls", 70.0, 7, "");
    let has = |team: &Team| team.sheet("mei", "ana").worries.iter().any(|one| &*one.goal.title == "calls");
    assert!(has(&team));
    team.at("ana", "2026-08-20T10:00:00Z").says("calls", 70.0, 8, "");
    assert!(!has(&team), "by one is no matter");
}

#[test]
fn b24_asks_both_ways_what_is_overdue_first() {
    let mut team = Team::new();
    let ask = |to: &str, text: &str, due: &str| Edit::Ask {
        of: id("win"),
        wants: Wants::Help,
        to: Some(Who::Known(id(to))),
        text: text.into(),
        due: Day::parse(due),
    };
    team.at("ana", "2026-08-10T09:00:00Z").edit(&ask("mei", "a budget", "2026-09-01"));
    team.edit(&ask("mei", "a decision", "2026-08-14"));
    team.edit(&ask("cy", "a dump", "2026-08-14"));
    team.at("mei", "2026-08-10T10:00:00Z").edit(&ask("ana", "a plan", "2026-09-01"));
    let texts = |rows: &[plumbline::query::asks::AskRow]| {
        rows.iter().map(|row| row.text.to_string()).collect::<Vec<_>>()
    };
    let own = team.sheet("mei", "ana");
    assert_eq!(texts(&own.asked_of_me), ["a decision", "a budget"]);
    assert_eq!(texts(&own.asked_of_them), ["a plan"]);
    let other = team.sheet("ana", "mei");
    assert_eq!(
        (texts(&other.asked_of_me), texts(&other.asked_of_them)),
        (vec!["a plan".into()], vec!["a decision".into(), "a budget".into()])
    );
}

#[test]
fn b26_a_step_is_done_dropped_or_carried_over() {
    let mut team = Team::new();
    team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
    for (step, due) in [("s1", "2026-08-14"), ("s2", "2026-08-28"), ("s3", "2026-08-20")] {
        team.step(step, "t1", step, due);
    }
    team.change("t1", Change::Closed(true));
    let open = |team: &Team| {
        let steps = team.sheet("mei", "ana").open_steps.into_iter();
        steps.map(|step| (step.title.to_string(), step.is_overdue)).collect::<Vec<_>>()
    };
    let own = |title: &str, late| (title.to_owned(), late);
    assert_eq!(open(&team), [own("s1", true), own("s3", true), own("s2", false)]);
    team.change("s1", Change::ActionState(ActionState::Done, Some(today())));
    team.change("s3", Change::ActionState(ActionState::Dropped, Some(today())));
    team.at("mei", "2026-08-21T09:00:00Z").talk("t2", "2026-08-21");
    let place = Place { under: Some(id("t2")), after: None };
    team.edit(&Edit::Move { id: id("s2"), place });
    assert_eq!(open(&team), []);
    let own = team.sheet("mei", "ana");
    let now: Vec<_> = own.talk.unwrap().steps.iter().map(|step| step.title.to_string()).collect();
    assert_eq!(now, ["s2"], "it stands in the talk that is on");
    assert_eq!(own.earlier[0].steps.len(), 2);
}

#[test]
fn b27_of_a_private_talk_nothing_is_in_a_shared_copy() {
    let mut team = Team::new();
    // Dee takes part in nothing else, so that nothing else names her session.
    team.at("mei", "2026-08-07T09:00:00Z").talk("talk-1", "2026-08-07");
    team.change("talk-1", Change::Note(Some("first secret".into())));
    team.at("dee", "2026-08-07T09:10:00Z").change("talk-1", Change::Note(Some("second secret".into())));
    team.at("mei", "2026-08-07T09:20:00Z").step("step-1", "talk-1", "third secret", "2026-08-14");
    team.change("step-1", Change::Title("fourth secret".into()));
    team.change("step-1", Change::For(Some(id("win"))));
    // One that was deleted, and one that was carried over into a talk that is not private.
    team.talk("talk-2", "2026-08-08");
    team.change("talk-2", Change::Note(Some("fifth secret".into())));
    team.edit(&Edit::Delete { id: id("talk-2") });
    team.step("step-3", "talk-1", "sixth secret", "2026-08-14");
    let (on, with) = (today(), vec![id("mei"), id("ana")]);
    team.add("talk-3", New::Meeting { kind: MeetingKind::OneOnOne, on, with }, None);
    team.change("talk-3", Change::Note(Some("for everybody".into())));
    team.edit(&Edit::Move { id: id("step-3"), place: Place { under: Some(id("talk-3")), after: None } });
    let parts = [
        What::Whole,
        What::Part { unit: Some(id("sales")), cycle: None },
        What::Part { unit: None, cycle: None },
        What::Part { unit: None, cycle: Some(id("q3")) },
        What::Goals(vec![id("win")]),
    ];
    for what in parts {
        for names in [Names::Keep, Names::Roles] {
            let selection = Selection { what: what.clone(), private: PrivateItems::LeaveOut, names };
            let text = file::encode(&share(&team.space, &selection).doc);
            for trace in ["secret", "talk-1", "talk-2", "step-1", "step-3", "one_on_one\",\"closed", "dee"] {
                assert!(!text.contains(trace), "{trace} in {selection:?}: {text}");
            }
        }
    }
    let whole = Selection::default();
    let shared = share(&team.space, &whole).doc;
    assert!(file::encode(&shared).contains("for everybody"));
    // Whoever gets it and merges it loses nothing.
    assert_eq!(file::encode(&team.space.doc().merge(&shared)), file::encode(team.space.doc()));
    let all = Selection { private: PrivateItems::Keep, ..Selection::default() };
    assert!(
        file::encode(&share(&team.space, &all).doc).contains("second secret"),
        "only where somebody wants it"
    );
}

#[test]
fn b27_a_step_without_a_mark_is_as_private_as_its_talk() {
    let mut team = Team::new();
    team.at("mei", "2026-08-07T09:00:00Z").talk("talk-1", "2026-08-07");
    team.add("step-1", New::Action { kind: ActionKind::NextStep, title: "secret".into() }, Some("talk-1"));
    let text = file::encode(&share(&team.space, &Selection::default()).doc);
    assert!(!text.contains("secret") && !text.contains("step-1"), "{text}");
}

#[test]
fn x5_votes_on_a_private_goal_stay_out_and_thanks_for_a_shared_one_stay_in() {
    let mut team = Team::new();
    team.add(
        "weekly",
        New::Meeting { kind: MeetingKind::Weekly, on: today(), with: Vec::new() },
        Some("sales"),
    );
    for of in ["calls", "deals"] {
        team.edit(&Edit::Vote { meeting: id("weekly"), of: id(of), by: Some(id("ana")), confidence: 9 });
    }
    let to = vec![id("ana")];
    team.edit(&Edit::Recognise { of: id("win"), to, value: None, text: "well done".into() });
    team.change("deals", Change::Private(Some(Privacy::Values)));
    let shared = share(&team.space, &Selection::default()).doc;
    let weekly = shared.get(&id("weekly")).unwrap();
    let votes: Vec<String> = weekly.records("v").map(|one| one.body.text().to_owned()).collect();
    assert_eq!(votes.len(), 1, "{votes:?}");
    assert!(votes[0].contains("calls"));
    assert!(file::encode(&shared).contains("well done"));
}

#[test]
fn b28_what_the_other_said_is_there_until_it_is_acknowledged() {
    let mut team = Team::new();
    team.at("ana", "2026-08-17T09:00:00Z").says("calls", 40.0, 5, "half way");
    team.at("mei", "2026-08-17T10:00:00Z").says("reach", 10.0, 6, "");
    let unread = |team: &Team, me: &str, with: &str| team.sheet(me, with).unread;
    let [(of, check_in)] = unread(&team, "mei", "ana").try_into().unwrap();
    assert_eq!(of, id("calls"));
    assert_eq!(unread(&team, "ana", "mei").len(), 1, "the manager checks in as well");
    team.at("mei", "2026-08-18T10:00:00Z").edit(&Edit::Acknowledge { of, check_in });
    assert_eq!(unread(&team, "mei", "ana"), []);
    let own = team.sheet("mei", "ana");
    let heard = own.news.iter().flat_map(|one| &one.check_ins).next().unwrap();
    assert_eq!(heard.read_by, [id("mei")]);
}

#[test]
fn b29_goals_to_grow_on_and_recognition_are_told() {
    let mut team = Team::new();
    team.at("ana", "2026-08-17T09:00:00Z").says("talks", 50.0, 7, "");
    let thanks = |text: &str, to: &str| Edit::Recognise {
        of: id("win"),
        to: vec![id(to)],
        value: Some("Candour".into()),
        text: text.into(),
    };
    team.at("cy", "2026-08-01T09:00:00Z").edit(&thanks("long ago", "ana"));
    team.at("cy", "2026-08-18T09:00:00Z").edit(&thanks("the demo", "ana"));
    team.edit(&thanks("somebody else", "bo"));
    let own = team.sheet("mei", "ana");
    let grows: Vec<_> = own.growth.iter().map(|one| (&*one.goal.title, one.is.progress)).collect();
    assert_eq!(grows, [("learn", Some(0.5))]);
    assert_eq!(own.praise.iter().map(|one| &*one.text).collect::<Vec<_>>(), ["the demo"]);
    assert_eq!(team.sheet("bo", "mei").praise.len(), 1);
}

#[test]
fn b29_the_sheet_reads_as_markdown_in_both_languages() {
    let mut team = Team::new();
    team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
    team.step("s1", "t1", "write the plan", "2026-08-14");
    team.change("t1", Change::Closed(true));
    team.at("ana", "2026-08-17T09:00:00Z").says("calls", 40.0, 5, "half *way*");
    team.at("mei", "2026-08-21T09:00:00Z").talk("t2", "2026-08-21");
    team.change("t2", Change::Note(Some("talked about calls\n\nand more".into())));
    let own = team.sheet("mei", "ana");
    let text = |lang| letter_markdown(page_words(lang), &one_on_one_letter(page_words(lang), &own, today()));
    let english = text(Lang::En);
    for said in [
        "**1:1 of Mei and Ana**\nSince you last talked, 7 Aug\nAbout the goals of Ana\n",
        "\n**Open from earlier talks**\n- **write the plan**: Ana · overdue since 14 Aug\n",
        "\n  - Ana, 17 Aug: 40, confidence 5. half \\*way\\*\n",
        "\n**The talk · 21 Aug**\n- talked about calls\n- and more\n",
    ] {
        assert!(english.contains(said), "{said:?} in\n{english}");
    }
    let chinese = text(Lang::Zh);
    for said in [
        "**Mei 与 Ana 的一对一面谈**\n",
        "**以往面谈的未完成事项**\n- **write the plan**：Ana，8月14日到期，已逾期",
    ] {
        assert!(
            chinese.contains(said) || chinese.contains(&said.replace("，8", " · 8")),
            "{said:?} in\n{chinese}"
        );
    }
}

#[cfg(feature = "ui")]
mod page {
    //! The page itself.

    use plumbline::app::week::WeekAction;
    use plumbline::app::{Action, Lang, Model, Page, Route};
    use plumbline::okr::{MeetingKind, Privacy};
    use plumbline::space::{Change, New, Place};

    use super::*;
    use crate::markup::Element;
    use crate::render::draw;
    use crate::window::{Browser, Window};

    /// A window on the team's file.
    fn window(team: &Team) -> Window {
        let mut window = Window::open(&Browser::default(), 51);
        window.file("week.json", &file::encode(team.space.doc()));
        window.act(Action::Go(Route { page: Page::OneOnOne, open: None }));
        window
    }

    fn text(model: &Model) -> String {
        draw(model, Lang::En, false).text()
    }

    fn buttons(page: &Element) -> Vec<String> {
        page.all(&|one| one.tag == "button").iter().map(|one| one.text()).collect()
    }

    #[test]
    fn b20_the_page_asks_who_then_with_whom() {
        let team = Team::new();
        let mut window = window(&team);
        assert!(text(&window.model).contains("Say who you are"));
        window.act(Action::IAm(Some(id("cy"))));
        assert!(text(&window.model).contains("Nobody reports to you"));
        window.act(Action::IAm(Some(id("mei"))));
        let page = draw(&window.model, Lang::En, false);
        let all = buttons(&page);
        assert!(all.iter().any(|one| one == "Ana") && all.iter().any(|one| one == "Bo"), "{all:?}");
        assert!(page.text().contains("Reports to you") && page.text().contains("no talk yet"));
        window.act(Action::Week(WeekAction::With(Some(id("ana")))));
        let said = text(&window.model);
        for part in [
            "Mei and Ana",
            "What changed",
            "Amber and red",
            "Asks, both ways",
            "Growth goals",
            "Start the talk",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }

    #[test]
    fn b25_a_talk_is_private_until_somebody_says_otherwise_and_one_step_to_undo() {
        let team = Team::new();
        let mut window = window(&team);
        window.act(Action::IAm(Some(id("mei"))));
        window.act(Action::Week(WeekAction::With(Some(id("ana")))));
        let new = New::Meeting {
            kind: MeetingKind::OneOnOne,
            on: crate::window::today(),
            with: vec![id("mei"), id("ana")],
        };
        let changes = vec![Change::Private(Some(Privacy::All))];
        window.act(Action::Make { new, place: Place::default(), changes });
        let page = draw(&window.model, Lang::En, false);
        let switch = page.all(&|one| one.attribute("id").as_deref() == Some("talk-private"));
        assert_eq!(switch[0].attribute("aria-checked").as_deref(), Some("true"));
        assert!(page.text().contains("Everybody who has this very file"));
        assert!(buttons(&page).iter().any(|one| one == "End the talk"));
        window.act(Action::Undo);
        assert!(text(&window.model).contains("Start the talk"));
    }

    #[test]
    fn b26_steps_notes_and_earlier_talks_are_on_the_page_in_both_languages() {
        let mut team = Team::new();
        team.at("mei", "2026-08-07T09:00:00Z").talk("t1", "2026-08-07");
        team.change("t1", Change::Note(Some("谈了合同".into())));
        team.step("s1", "t1", "写计划", "2026-08-14");
        team.change("t1", Change::Closed(true));
        team.at("ana", "2026-08-17T09:00:00Z").says("calls", 40.0, 5, "过半");
        team.at("mei", "2026-08-21T08:00:00Z").talk("t2", "2026-08-21");
        team.step("s2", "t2", "约客户", "2026-08-28");
        let mut window = window(&team);
        window.act(Action::IAm(Some(id("mei"))));
        window.act(Action::Week(WeekAction::With(Some(id("ana")))));
        let page = draw(&window.model, Lang::En, false);
        let all = buttons(&page);
        // Some have a longer name for those who listen.
        for one in ["Done", "Drop", "Carry over", "Acknowledge", "Add", "End the talk"] {
            assert!(all.iter().any(|own| own.ends_with(one)), "{one} in {all:?}");
        }
        let said = page.text();
        assert!(
            said.contains("谈了合同") && said.contains("Earlier talks") && said.contains("过半"),
            "{said}"
        );
        let chinese = draw(&window.model, Lang::Zh, false).text();
        for part in ["以往面谈的未完成事项", "延续到本次", "确认已读", "私密：不进入分享的副本"]
        {
            assert!(chinese.contains(part), "{part} in {chinese}");
        }
    }
}
