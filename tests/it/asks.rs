//! Links that are agreed, asks that are answered, goals that owner and manager agree on: three people
//! who send each other files, and one window in which each of these is undone and done again.

use plumbline::app::Action;
use plumbline::doc::{Doc, Session, Writer};
use plumbline::file::{self, Source};
use plumbline::okr::{
    AskState, CountsAs, Day, Id, LinkSide, LinkState, Measure, Moment, Owner, Reply, Status, Text, UnitKind,
    Wants, Who,
};
use plumbline::query::asks::{
    AgreementState, AskRow, By, RowKind, RowState, agreement_state, grouped, lists,
};
use plumbline::query::asks::{is_side, must_agree};
use plumbline::query::disagreements::{Viewer, about};
use plumbline::query::panel::{Agreed, LinkSaid, PanelView, Refusal, Story, panel, refusal, share_refusal};
use plumbline::space::{Change, Edit, New, Place, Space, link_id, writes};

use crate::window::{Browser, Window};

const BEGAN: &str = "2026-07-01T09:00:00Z";

/// Somebody with a copy of the workspace.
struct Person {
    id: &'static str,
    space: Space,
    writer: Writer,
    now: i64,
}

impl Person {
    /// Opens a file as somebody.
    fn open(id: &'static str, file: &str) -> Self {
        let mut one = Self::start(id);
        one.receive(file);
        one
    }

    fn start(id: &'static str) -> Self {
        let began = Moment::parse(BEGAN).unwrap();
        let dice: Vec<u8> = id.bytes().cycle().take(8).collect();
        let session = Session::mint(dice.try_into().unwrap());
        let writer = Writer::new(session, began, Some(Id::from(id)));
        Self { id, space: Space::of(Doc::new("d-asks")), writer, now: began.0 }
    }

    /// The copy as a file.
    fn file(&self) -> String {
        file::encode(self.space.doc())
    }

    /// Merges a file that somebody sent.
    fn receive(&mut self, text: &str) {
        let read = file::decode(text, Source::Elsewhere).unwrap();
        assert_eq!(read.problems, []);
        let mut doc = self.space.doc().clone();
        doc.absorb(&read.doc);
        // Whoever opened it goes on after what was written in it.
        self.now = self.now.max(doc.newest().unwrap_or(Moment(0)).0);
        self.space = self.space.next(doc);
    }

    /// One edit, at a minute of its own.
    fn edit(&mut self, edit: &Edit) {
        self.at(self.now + 60_000, edit);
    }

    fn at(&mut self, now: i64, edit: &Edit) {
        self.now = now;
        let list = writes(&self.space, edit);
        if let Some(delta) = self.space.doc().write(&mut self.writer, Moment(now), &list) {
            self.space = self.space.next(self.space.doc().merge(&delta));
        }
    }

    fn change(&mut self, id: &str, change: Change) {
        self.edit(&Edit::Change { id: Id::from(id), change });
    }

    fn add(&mut self, id: &str, new: New, under: &str) {
        let place = Place { under: Some(under).filter(|id| !id.is_empty()).map(Id::from), after: None };
        self.edit(&Edit::Add { id: Id::from(id), new, place });
    }

    fn align(&mut self, from: &str, to: &str) -> Id {
        let (from, to) = (Id::from(from), Id::from(to));
        self.edit(&Edit::Align { from: from.clone(), to: to.clone() });
        link_id(&from, &to)
    }

    fn answer(&mut self, link: &Id, state: LinkState, text: &str) {
        let text = Some(text).filter(|text| !text.is_empty()).map(Text::from);
        self.edit(&Edit::AnswerLink { link: link.clone(), state, text });
    }

    fn ask(&mut self, of: &str, wants: Wants, to: Option<&str>, text: &str) {
        let to = to.map(|id| Who::Known(Id::from(id)));
        let due = Day::parse("2026-08-14");
        self.edit(&Edit::Ask { of: Id::from(of), wants, to, text: text.into(), due });
    }

    fn agree(&mut self, of: &str) {
        self.edit(&Edit::Agree { of: Id::from(of), agrees: true, about: None, text: None });
    }

    fn state(&self, link: &Id) -> LinkState {
        self.space.link(link).unwrap().state
    }

    fn lists(&self) -> [Vec<AskRow>; 4] {
        let lists = lists(&self.space, Some(&Id::from(self.id)), today());
        [lists.received, lists.given, lists.open, lists.answered]
    }

    /// How many rows stand in the lists: received, given, open, answered.
    fn counts(&self) -> [usize; 4] {
        self.lists().map(|list| list.len())
    }

    fn story(&self, id: &str) -> Story {
        match panel(&self.space, &Id::from(id), today()).unwrap() {
            PanelView::Objective(view) => view.story,
            PanelView::KeyResult(view) => view.story,
            other => panic!("no goal: {other:?}"),
        }
    }

    /// The thread of a link from a goal: who, for which side, what.
    fn thread(&self, from: &str) -> Vec<(String, Option<LinkSide>, LinkSaid)> {
        let story = self.story(from);
        let row = story.up.first().unwrap();
        let told = row.thread.iter().map(|step| {
            assert!(step.at.is_some());
            (
                step.by.as_ref().map_or_else(String::new, |by| by.name.to_string()),
                step.side,
                step.what.clone(),
            )
        });
        told.collect()
    }

    fn agreement(&self, of: &str) -> AgreementState {
        agreement_state(&self.space, &Id::from(of))
    }
}

fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

/// A company that Ana leads with the goal `top` (key result `kr`), and in it Sales, which Bo leads, with
/// `low` and `low2`, and Data, where Cy works, with `data`.
fn company() -> String {
    let mut admin = Person::start("p-admin");
    let person = |name: &str| New::Person { name: name.into() };
    let unit = |name: &str, kind| New::Unit { name: name.into(), kind };
    let goal = |title: &str| New::Objective { title: title.into(), cycle: None };
    admin.add("u-all", unit("Acme", UnitKind::Company), "");
    admin.add("u-sales", unit("Sales", UnitKind::Team), "u-all");
    admin.add("u-data", unit("Data", UnitKind::Team), "u-all");
    for (id, name, unit) in [("p-ana", "Ana", "u-all"), ("p-bo", "Bo", "u-sales"), ("p-cy", "Cy", "u-data")] {
        admin.add(id, person(name), unit);
    }
    admin.add("p-di", person("Di"), "u-sales");
    admin.change("u-all", Change::Lead(Some(Id::from("p-ana"))));
    admin.change("u-sales", Change::Lead(Some(Id::from("p-bo"))));
    admin.add("top", goal("Grow"), "u-all");
    admin.add("low", goal("Sell"), "u-sales");
    admin.add("low2", goal("Sell again"), "u-sales");
    admin.add("data", goal("Know"), "u-data");
    admin.add("kr", New::KeyResult { title: "Customers".into() }, "top");
    admin.change("kr", Change::Measure(reach(2.0, 10.0)));
    admin.file()
}

fn reach(start: f64, target: f64) -> Measure {
    Measure::Reach { start: Some(start), target: Some(target), direction: None }
}

fn people() -> [Person; 3] {
    let file = company();
    ["p-ana", "p-bo", "p-cy"].map(|id| Person::open(id, &file))
}

#[test]
fn a5_a_link_is_proposed_countered_and_accepted_through_files() {
    let [mut ana, mut bo, mut cy] = people();
    let link = bo.align("low", "top");
    let proposed = bo.file();
    assert_eq!(bo.state(&link), LinkState::Proposed);

    ana.receive(&proposed);
    // Countering may bring other terms: one act with the answer.
    let weight = Edit::Change { id: link.clone(), change: Change::Weight(Some(0.5)) };
    let text = Some(Text::from("half of it"));
    let counter = Edit::AnswerLink { link: link.clone(), state: LinkState::Countered, text };
    ana.edit(&Edit::Together(vec![weight, counter]));
    let countered = ana.file();

    bo.receive(&countered);
    assert_eq!(bo.state(&link), LinkState::Countered);
    bo.answer(&link, LinkState::Accepted, "");
    let accepted = bo.file();

    // Whoever hears of it in whatever order knows the same.
    let mut late = Person::open("p-cy", &company());
    for text in [&proposed, &countered, &accepted] {
        cy.receive(text);
    }
    for text in [&accepted, &proposed, &countered] {
        late.receive(text);
    }
    ana.receive(&accepted);
    assert_eq!(cy.file(), late.file());
    assert_eq!(cy.file(), ana.file());
    assert_eq!(cy.state(&link), LinkState::Accepted);
    assert_eq!(cy.space.link(&link).unwrap().weight(), Some(0.5));
    assert!(cy.space.link(&link).unwrap().contributes());
}

#[test]
fn a5_what_was_declined_or_taken_off_is_proposed_anew_and_what_holds_is_not() {
    let [mut ana, mut bo, _] = people();
    let link = bo.align("low", "top");
    bo.answer(&link, LinkState::Discussed, "who pays?");
    let before = bo.file();
    bo.align("low", "top");
    assert_eq!(bo.file(), before, "a link that holds stays as far as it got");
    assert_eq!(refusal(&bo.space, &Id::from("low"), &Id::from("top")), Some(Refusal::Already));

    ana.receive(&before);
    ana.answer(&link, LinkState::Declined, "not this quarter");
    bo.receive(&ana.file());
    assert_eq!(refusal(&bo.space, &Id::from("low"), &Id::from("top")), None);
    bo.align("low", "top");
    assert_eq!(bo.state(&link), LinkState::Proposed);
    bo.edit(&Edit::Unalign { link: link.clone() });
    bo.align("low", "top");
    assert!(bo.space.link(&link).unwrap().on);

    use LinkSaid::{Proposed, Said, State, TakenOff};
    let said: Vec<LinkSaid> = bo.thread("low").into_iter().map(|(_, _, what)| what).collect();
    let want = [
        Proposed,
        State(LinkState::Discussed),
        Said("who pays?".into()),
        State(LinkState::Declined),
        Said("not this quarter".into()),
        Proposed,
        TakenOff,
        Proposed,
    ];
    assert_eq!(said, want);
}

#[test]
fn a6_the_sides_take_turns() {
    let [mut ana, mut bo, _] = people();
    let link = bo.align("low", "top");
    let waits = |person: &Person| {
        let story = person.story("low");
        let names = story.up[0].waits_for.iter().map(|one| one.name.to_string()).collect::<Vec<_>>();
        (story.up[0].turn, names)
    };
    assert_eq!(waits(&bo), (Some(LinkSide::Upper), vec!["Ana".into()]));
    ana.receive(&bo.file());
    ana.answer(&link, LinkState::Countered, "");
    assert_eq!(waits(&ana), (Some(LinkSide::Lower), vec!["Bo".into()]));
    ana.answer(&link, LinkState::Declined, "");
    assert_eq!(waits(&ana), (None, vec![]));
}

#[test]
fn a6_whoever_drew_the_link_is_not_asked_to_confirm_it() {
    let [mut ana, mut bo, _] = people();
    let link = ana.align("low", "top");
    let turn = |person: &Person| person.story("low").up[0].turn;
    assert_eq!(turn(&ana), Some(LinkSide::Lower), "she speaks for the goal above");
    bo.receive(&ana.file());
    bo.answer(&link, LinkState::Countered, "only half");
    assert_eq!(turn(&bo), Some(LinkSide::Upper));
    bo.answer(&link, LinkState::Accepted, "");
    assert_eq!(turn(&bo), None);
}

#[test]
fn a6_a_side_is_owners_else_the_lead_else_the_unit() {
    let [mut ana, ..] = people();
    let speaks = |ana: &Person, goal: &str| {
        let all = ["p-ana", "p-bo", "p-cy", "p-di"].into_iter();
        all.filter(|id| is_side(&ana.space, &Id::from(goal), &Id::from(*id))).collect::<Vec<_>>()
    };
    assert_eq!(speaks(&ana, "low"), ["p-bo"], "who leads the unit");
    assert_eq!(speaks(&ana, "data"), ["p-cy"], "anybody in a unit that nobody leads");
    assert_eq!(speaks(&ana, "kr"), ["p-ana"], "a key result is its objective's");
    ana.change("low", Change::Owners(vec![Owner::named("Di")]));
    assert_eq!(speaks(&ana, "low"), ["p-di"], "a name that one person has");
    ana.change("top", Change::Owners(vec![Owner::known(Id::from("u-sales"))]));
    assert_eq!(speaks(&ana, "kr"), ["p-bo", "p-di"], "anybody in the unit that owns the objective");
    ana.change("kr", Change::WorkedOnBy(Some(Id::from("u-data"))));
    assert_eq!(speaks(&ana, "kr"), ["p-cy"], "the unit that works on it");
    ana.change("kr", Change::Owners(vec![Owner::known(Id::from("p-ana"))]));
    assert_eq!(speaks(&ana, "kr"), ["p-ana"], "its own owner first");
    ana.change("data", Change::Owners(vec![Owner::named("whoever is on call")]));
    assert_eq!(speaks(&ana, "data"), ["p-cy"], "a name nobody has does not speak");
}

#[test]
fn a7_within_one_unit_a_link_is_accepted_at_once() {
    let mut admin = Person::open("p-admin", &company());
    let goal = |title: &str| New::Objective { title: title.into(), cycle: None };
    admin.add("of-bo", goal("Call"), "p-bo");
    admin.add("of-di", goal("Visit"), "p-di");
    let state = |admin: &mut Person, from: &str, to: &str| {
        let link = admin.align(from, to);
        admin.state(&link)
    };
    assert_eq!(state(&mut admin, "low2", "low"), LinkState::Accepted);
    assert_eq!(state(&mut admin, "of-bo", "low"), LinkState::Accepted, "a person's goals are their unit's");
    assert_eq!(state(&mut admin, "of-di", "of-bo"), LinkState::Accepted);
    assert_eq!(state(&mut admin, "low", "kr"), LinkState::Proposed);
    admin.change("kr", Change::WorkedOnBy(Some(Id::from("u-sales"))));
    assert_eq!(state(&mut admin, "low2", "kr"), LinkState::Accepted, "the unit that works on it");
    assert_eq!(state(&mut admin, "data", "low"), LinkState::Proposed);
    admin.change("low2", Change::Joint(vec![Id::from("u-data")]));
    assert_eq!(state(&mut admin, "data", "low2"), LinkState::Accepted, "a joint goal is of each unit");
    assert_eq!(lists(&admin.space, None, today()).answered, [], "nobody was asked");
}

#[test]
fn a8_two_answers_that_did_not_see_each_other_both_stay() {
    let [mut ana, mut bo, mut cy] = people();
    let link = bo.align("low", "top");
    bo.answer(&link, LinkState::Discussed, "shall we?");
    ana.receive(&bo.file());
    cy.receive(&bo.file());
    let now = ana.now.max(cy.now).max(bo.now);
    ana.now = now + 60_000;
    cy.now = now + 600_000;
    ana.answer(&link, LinkState::Accepted, "gladly");
    cy.answer(&link, LinkState::Countered, "");
    cy.answer(&link, LinkState::Declined, "no room");
    let (of_ana, of_cy) = (ana.file(), cy.file());
    ana.receive(&of_cy);
    cy.receive(&of_ana);
    bo.receive(&of_cy);
    bo.receive(&of_ana);
    assert_eq!(ana.file(), cy.file());
    assert_eq!(ana.file(), bo.file());

    let story = bo.story("low");
    assert!(story.up[0].disagrees);
    let viewer = Viewer { me: None, session: Session::mint([9; 8]) };
    let asked = about(&bo.space, &Id::from("low"), &viewer);
    assert!(asked.iter().any(|one| one.about.id == link && one.key.ends_with(" state")));
    let told = |what: &LinkSaid| !matches!(what, LinkSaid::Said(_));
    let steps = |one: &Person| {
        let all = one.thread("low").into_iter().filter(|(_, _, what)| told(what));
        all.collect::<Vec<_>>()
    };
    let (lower, upper) = (Some(LinkSide::Lower), Some(LinkSide::Upper));
    let want = vec![
        ("Bo".to_owned(), lower, LinkSaid::Proposed),
        ("Bo".to_owned(), lower, LinkSaid::State(LinkState::Discussed)),
        ("Ana".to_owned(), upper, LinkSaid::State(LinkState::Accepted)),
        ("Cy".to_owned(), None, LinkSaid::State(LinkState::Countered)),
        ("Cy".to_owned(), None, LinkSaid::State(LinkState::Declined)),
    ];
    assert_eq!(steps(&bo), want);

    // Settled: the thread still tells who had said what.
    bo.answer(&link, LinkState::Accepted, "Ana decides");
    assert!(!bo.story("low").up[0].disagrees);
    let mut settled = want;
    settled.push(("Bo".to_owned(), lower, LinkSaid::State(LinkState::Accepted)));
    assert_eq!(steps(&bo), settled);
}

#[test]
fn a8_changed_terms_stand_in_the_thread() {
    let [_, mut bo, _] = people();
    let link = bo.align("low", "top");
    bo.change(link.as_str(), Change::Weight(Some(0.3)));
    bo.change(link.as_str(), Change::Counts(false));
    bo.change(link.as_str(), Change::Weight(None));
    let said: Vec<LinkSaid> = bo.thread("low").into_iter().map(|(_, _, what)| what).collect();
    let want = [
        LinkSaid::Proposed,
        LinkSaid::Weight(Some(0.3)),
        LinkSaid::Counts(CountsAs::Supports),
        LinkSaid::Weight(None),
    ];
    assert_eq!(said, want);
}

#[test]
fn a2_only_an_accepted_link_moves_the_goal_above() {
    let mut admin = Person::open("p-admin", &company());
    admin.edit(&Edit::Delete { id: Id::from("kr") });
    admin.add("low-kr", New::KeyResult { title: "Calls".into() }, "low");
    admin.change("low-kr", Change::Measure(reach(0.0, 10.0)));
    let said =
        plumbline::okr::CheckIn { value: Some(5.0), at: Some(today()), ..plumbline::okr::CheckIn::new("") };
    admin.edit(&Edit::CheckIn { of: Id::from("low-kr"), check_in: Box::new(said) });
    let link = admin.align("low", "top");
    let progress = |admin: &Person| admin.space.evaluation(&Id::from("top"), today()).unwrap().progress.value;
    assert_eq!(progress(&admin), None);
    admin.answer(&link, LinkState::Countered, "");
    assert_eq!(progress(&admin), None);
    admin.answer(&link, LinkState::Accepted, "");
    assert_eq!(progress(&admin), Some(0.5));
    admin.answer(&link, LinkState::Declined, "");
    assert_eq!(progress(&admin), None);
}

#[test]
fn a9_a_key_result_is_shared_by_proposal_and_not_twice() {
    let [mut ana, mut bo, _] = people();
    let share = |with: &str| Edit::Share { kr: Id::from("kr"), with: Id::from(with) };
    let before = ana.file();
    ana.edit(&share("top"));
    assert_eq!(ana.file(), before, "not with its own objective");
    assert_eq!(share_refusal(&ana.space, &Id::from("kr"), &Id::from("top")), Some(Refusal::Itself));

    let link = link_id(&Id::from("kr"), &Id::from("low"));
    ana.edit(&share("low"));
    assert_eq!(ana.state(&link), LinkState::Proposed);
    assert_eq!(ana.space.link(&link).unwrap().counts.way(), CountsAs::Shares);
    assert_eq!(share_refusal(&ana.space, &Id::from("kr"), &Id::from("low")), Some(Refusal::Already));
    let offered = ana.file();
    ana.edit(&share("low"));
    assert_eq!(ana.file(), offered, "not twice");

    bo.receive(&offered);
    assert_eq!(bo.counts(), [1, 0, 0, 0]);
    bo.answer(&link, LinkState::Declined, "");
    assert_eq!(share_refusal(&bo.space, &Id::from("kr"), &Id::from("low")), None);
    bo.edit(&share("low"));
    assert_eq!(bo.state(&link), LinkState::Proposed);
    // A link that only supports becomes a shared one, which is another proposal.
    let (kr, low2) = (Id::from("kr"), Id::from("low2"));
    bo.edit(&Edit::Align { from: kr.clone(), to: low2.clone() });
    let supports = link_id(&kr, &low2);
    assert_eq!(bo.space.link(&supports).unwrap().counts.way(), CountsAs::Supports);
    bo.answer(&supports, LinkState::Accepted, "");
    bo.edit(&share("low2"));
    assert_eq!(bo.space.link(&supports).unwrap().counts.way(), CountsAs::Shares);
    assert_eq!(bo.state(&supports), LinkState::Proposed);
}

#[test]
fn h13_an_ask_travels_is_answered_and_names_what_was_made() {
    let [mut ana, mut bo, mut cy] = people();
    ana.ask("kr", Wants::KeyResult, Some("u-sales"), "two reference customers");
    bo.receive(&ana.file());
    let [received, ..] = bo.lists();
    let ask = &received[0];
    assert_eq!(ask.kind, RowKind::Ask(Wants::KeyResult));
    assert_eq!(ask.state, RowState::Ask(AskState::Overdue));
    assert_eq!((&*ask.from[0].name, &*ask.to[0].name, &*ask.goal.title), ("Ana", "Sales", "Customers"));
    assert_eq!(ask.goal.objective.as_ref().map(|one| &*one.name), Some("Grow"));

    let key = ask.key.clone().unwrap();
    bo.add("made", New::KeyResult { title: "Two references".into() }, "low");
    bo.edit(&Edit::Answer {
        of: Id::from("kr"),
        ask: key.clone(),
        answer: Reply::Yes,
        text: "".into(),
        made: Some(Id::from("made")),
    });
    ana.receive(&bo.file());
    let story = ana.story("kr");
    assert_eq!(story.asks[0].state, AskState::Answered);
    let answer = &story.asks[0].answers[0];
    assert_eq!((answer.reply, &*answer.text), (Reply::Yes, ""));
    assert_eq!(answer.made.as_ref().map(|made| &*made.title), Some("Two references"));
    assert_eq!(ana.counts(), [0, 0, 0, 1]);
    cy.receive(&ana.file());
    cy.receive(&bo.file());
    assert_eq!(cy.file(), ana.file());
}

#[test]
fn h13_nobody_named_means_whoever_speaks_for_it_and_of_a_link_the_other_side() {
    let [mut ana, mut bo, mut cy] = people();
    bo.ask("data", Wants::Help, None, "a dump of the customers");
    assert_eq!(bo.story("data").asks[0].to[0].name, "Data".into());
    let link = bo.align("low", "top");
    bo.edit(&Edit::Ask {
        of: link.clone(),
        wants: Wants::Confirmation,
        to: None,
        text: "by Friday".into(),
        due: None,
    });
    let to = |one: &Person, at: usize| one.story("low").up[0].asks[at].to[0].name.to_string();
    assert_eq!(to(&bo, 0), "Ana");
    ana.receive(&bo.file());
    let text = Text::from("what would it cost?");
    ana.edit(&Edit::Ask { of: link, wants: Wants::Help, to: None, text, due: None });
    assert_eq!(to(&ana, 1), "Bo");
    bo.receive(&ana.file());
    // Hers to answer: the proposal and the ask on it. His: her question.
    assert_eq!(ana.counts(), [2, 1, 1, 0]);
    assert_eq!(bo.counts(), [1, 3, 0, 0]);
    cy.receive(&ana.file());
    assert_eq!(cy.counts(), [1, 0, 3, 0]);
}

#[test]
fn h13_undoing_an_ask_or_an_answer_takes_it_back_and_redoing_keeps_its_name() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 71);
    window.act(Action::StartEmpty { name: "Acme".into() });
    let goal = window.objective("Grow");
    let asked = |window: &Window| {
        let space = &window.session().space;
        let Some(PanelView::Objective(view)) = panel(space, &goal, today()) else { panic!("no goal") };
        view.story.asks.iter().map(|ask| (ask.key.clone(), ask.state, ask.answers.len())).collect::<Vec<_>>()
    };
    let (wants, text) = (Wants::Help, Text::from("an hour"));
    window.act(Action::Edit(Edit::Ask { of: goal.clone(), wants, to: None, text, due: None }));
    let key = asked(&window)[0].0.clone();
    let answer = Edit::Answer {
        of: goal.clone(),
        ask: key.clone(),
        answer: Reply::No,
        text: "no time".into(),
        made: None,
    };
    window.act(Action::Edit(answer));
    let done = vec![(key.clone(), AskState::Answered, 1)];
    assert_eq!(asked(&window), done);
    for _ in 0..3 {
        window.act(Action::Undo);
        assert_eq!(asked(&window), [(key.clone(), AskState::Open, 0)]);
        window.act(Action::Undo);
        assert_eq!(asked(&window), []);
        window.act(Action::Redo);
        window.act(Action::Redo);
        assert_eq!(asked(&window), done);
    }
    window.act(Action::Undo);
    window.act(Action::Edit(Edit::TakeBack { of: goal.clone(), ask: key.clone() }));
    assert_eq!(asked(&window), [(key.clone(), AskState::TakenBack, 0)]);
    window.act(Action::Undo);
    assert_eq!(asked(&window), [(key.clone(), AskState::Open, 0)]);
    assert_eq!(Window::open(&browser, 72).text(), window.text());
    window.act(Action::Edit(Edit::Retract { of: goal.clone(), key }));
    assert_eq!(asked(&window), []);
}

#[test]
fn u1_undo_takes_an_answer_to_a_link_a_share_and_an_agreement_back() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 73);
    window.act(Action::StartEmpty { name: "Acme".into() });
    let (upper, lower) = (window.objective("Grow"), window.objective("Sell"));
    let kr = window.key_result(&upper, "Customers");
    window.act(Action::Edit(Edit::Align { from: lower.clone(), to: upper.clone() }));
    let link = link_id(&lower, &upper);
    let look = |window: &Window| {
        let space = &window.session().space;
        let node = space.node(&link).unwrap();
        let said = plumbline::space::records::comments(space.doc(), &node.entity).len();
        let shared = space.links_from(&kr).filter(|one| one.counts.way() == CountsAs::Shares).count();
        let agreed = agreement_state(space, &upper) == AgreementState::Agreed;
        (space.link(&link).unwrap().state, said, shared, agreed)
    };
    let first = look(&window);
    assert_eq!(first, (LinkState::Accepted, 0, 0, false));
    let person = New::Person { name: "Ana".into() };
    window.act(Action::Add { new: person, place: Place::default() });
    let ana = window.session().fresh.clone().unwrap();
    window.act(Action::Edit(Edit::AnswerLink {
        link: link.clone(),
        state: LinkState::Declined,
        text: Some("no".into()),
    }));
    window.act(Action::Edit(Edit::Share { kr: kr.clone(), with: lower.clone() }));
    window.act(Action::Edit(Edit::Agree { of: upper.clone(), agrees: true, about: None, text: None }));
    // Nobody is chosen in this window, so nobody agreed: what counts is who.
    assert_eq!(look(&window), (LinkState::Declined, 1, 1, false));
    let node = |window: &Window| std::rc::Rc::clone(window.session().space.node(&upper).unwrap());
    let given = |window: &Window| {
        let space = &window.session().space;
        plumbline::space::records::agreements(space.doc(), &node(window).entity).len()
    };
    assert_eq!(given(&window), 1);
    window.act(Action::Undo);
    assert_eq!(given(&window), 0);
    window.act(Action::Undo);
    window.act(Action::Undo);
    assert_eq!(look(&window), first);
    for _ in 0..3 {
        window.act(Action::Redo);
    }
    assert_eq!(look(&window), (LinkState::Declined, 1, 1, false));
    assert_eq!(given(&window), 1);
    assert!(window.session().space.person(&ana).is_some());
}

#[test]
fn h10_an_agreement_keeps_the_goal_word_for_word() {
    let [mut ana, ..] = people();
    ana.change("kr", Change::MeasuredIn(Some("%".into())));
    ana.agree("top");
    let agreed = ana.story("top").agreements[0].clone();
    assert_eq!(agreed.goal.as_deref(), Some("Grow\nCustomers · 2 → 10 %"));
    ana.agree("kr");
    assert_eq!(ana.story("kr").agreements[0].goal.as_deref(), Some("Customers · 2 → 10 %"));
    // A key result that another objective shares is part of what is agreed there.
    let share = Edit::Share { kr: Id::from("kr"), with: Id::from("low") };
    ana.edit(&share);
    ana.agree("low");
    assert_eq!(ana.story("low").agreements[0].goal.as_deref(), Some("Sell"));
    ana.answer(&link_id(&Id::from("kr"), &Id::from("low")), LinkState::Accepted, "");
    ana.agree("low");
    assert_eq!(ana.story("low").agreements[0].goal.as_deref(), Some("Sell\nCustomers · 2 → 10 %"));
}

#[test]
fn h11_a_later_rewording_or_target_shows_that_the_agreement_is_to_an_older_text() {
    let [mut ana, mut bo, _] = people();
    ana.agree("top");
    bo.change("kr", Change::Measure(reach(2.0, 20.0)));
    bo.add("more", New::KeyResult { title: "Renewals".into() }, "top");
    ana.receive(&bo.file());
    let one = |ana: &Person| ana.story("top").agreements[0].clone();
    let differs = |one: &Agreed| {
        let lines = one.differs.iter().map(|(then, now)| (then.to_string(), now.to_string()));
        lines.collect::<Vec<_>>()
    };
    let older = one(&ana);
    assert!(!older.current);
    let retargeted = ("Customers · 2 → 10".to_owned(), "Customers · 2 → 20".to_owned());
    assert_eq!(differs(&older), [retargeted, (String::new(), "Renewals".to_owned())]);
    ana.agree("top");
    assert!(one(&ana).current, "the last word of a person counts");
    ana.edit(&Edit::Move {
        id: Id::from("kr"),
        place: Place { under: Some(Id::from("top")), after: Some(Id::from("more")) },
    });
    assert!(one(&ana).current, "another order is no difference");
    ana.change("top", Change::Title("Grow faster".into()));
    assert_eq!(differs(&one(&ana)), [("Grow".to_owned(), "Grow faster".to_owned())]);
    ana.edit(&Edit::Agree { of: Id::from("top"), agrees: false, about: None, text: None });
    assert_eq!(*ana.story("top").agreements, []);
}

#[test]
fn h12_a_goal_is_agreed_when_owner_and_manager_agree_to_its_text_of_now() {
    let [mut ana, mut bo, mut cy] = people();
    bo.change("low", Change::Owners(vec![Owner::known(Id::from("p-di"))]));
    bo.change("p-di", Change::Manager(Some(Id::from("p-bo"))));
    let names = |one: &Person, goal: &str| {
        let all = must_agree(&one.space, &Id::from(goal)).into_iter();
        all.map(|named| named.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&bo, "low"), ["Di", "Bo"], "owner and manager");
    assert_eq!(names(&bo, "low2"), ["Bo", "Ana"], "the unit's lead, and whoever leads the unit above");
    assert_eq!(names(&bo, "top"), ["Ana"], "nobody above: one word is enough");
    assert_eq!(names(&bo, "data"), Vec::<String>::new(), "a unit that nobody leads and nobody owns for");

    let mut di = Person::open("p-di", &bo.file());
    assert_eq!(di.agreement("low"), AgreementState::None);
    di.agree("low");
    assert_eq!(di.agreement("low"), AgreementState::OneSided { missing: vec!["Bo".into()] });
    cy.receive(&di.file());
    cy.agree("low");
    assert_eq!(cy.agreement("low"), AgreementState::OneSided { missing: vec!["Bo".into()] });
    bo.receive(&di.file());
    bo.agree("low");
    assert_eq!(bo.agreement("low"), AgreementState::Agreed);
    bo.change("low", Change::Title("Sell more".into()));
    assert_eq!(bo.agreement("low"), AgreementState::OlderText);
    bo.agree("low");
    assert_eq!(bo.agreement("low"), AgreementState::OlderText, "Di agreed to the older text");
    bo.edit(&Edit::Agree { of: Id::from("low"), agrees: false, about: None, text: None });
    let both = AgreementState::OneSided { missing: vec!["Di".into(), "Bo".into()] };
    assert_eq!(bo.agreement("low"), both, "Di's word was to another text");

    ana.agree("top");
    assert_eq!(ana.agreement("top"), AgreementState::Agreed);
    cy.agree("data");
    assert_eq!(cy.agreement("data"), AgreementState::Agreed, "where nobody is known anybody's word counts");
}

#[test]
fn h14_each_ask_and_proposal_stands_in_one_list_overdue_first() {
    let [mut ana, mut bo, _] = people();
    let link = bo.align("low", "top");
    bo.ask("low", Wants::Help, Some("p-ana"), "late");
    bo.edit(&Edit::Ask {
        of: Id::from("low"),
        wants: Wants::Goal,
        to: Some(Who::Known(Id::from("u-data"))),
        text: "in time".into(),
        due: Day::parse("2026-09-01"),
    });
    assert_eq!(bo.counts(), [0, 3, 0, 0]);
    let [_, given, ..] = bo.lists();
    let order: Vec<&str> = given.iter().map(|row| &*row.text).collect();
    assert_eq!(order, ["late", "in time", ""]);
    assert_eq!(given[0].days, Some(51));

    ana.receive(&bo.file());
    assert_eq!(ana.counts(), [2, 0, 1, 0]);
    let nobody = lists(&ana.space, None, today());
    assert_eq!((nobody.received.len(), nobody.given.len(), nobody.open.len()), (0, 0, 3));
    let units: Vec<(String, usize)> = grouped(&nobody.open, By::To)
        .into_iter()
        .map(|(unit, rows)| (unit.map_or_else(String::new, |unit| unit.name.to_string()), rows.len()))
        .collect();
    assert_eq!(units, [("Acme".to_owned(), 2), ("Data".to_owned(), 1)]);
    assert_eq!(grouped(&nobody.open, By::From).len(), 1);

    ana.answer(&link, LinkState::Accepted, "yes");
    let [received, _, _, answered] = ana.lists();
    assert_eq!((received.len(), answered.len()), (1, 1));
    assert_eq!(answered[0].state, RowState::Link(LinkState::Accepted));
    assert_eq!((&*answered[0].text, &*answered[0].from[0].name), ("yes", "Bo"));
    // Countered, it waits for the side that proposed it.
    ana.answer(&link, LinkState::Countered, "half");
    bo.receive(&ana.file());
    assert_eq!(bo.counts(), [1, 2, 0, 0]);
    assert_eq!(ana.counts(), [1, 1, 1, 0]);
}

#[test]
fn h14_whoever_asks_their_own_unit_waits_for_the_others() {
    let [_, mut bo, _] = people();
    bo.ask("low", Wants::Help, Some("u-sales"), "who can?");
    assert_eq!(bo.counts(), [0, 1, 0, 0]);
    bo.ask("low", Wants::Help, Some("p-bo"), "note to self");
    assert_eq!(bo.counts(), [1, 1, 0, 0]);
    let mut di = Person::open("p-di", &bo.file());
    assert_eq!(di.counts(), [1, 0, 1, 0]);
    di.edit(&Edit::Delete { id: Id::from("low") });
    assert_eq!(di.counts(), [0, 0, 0, 0]);
}

#[test]
fn a_file_of_an_older_version_reads_as_before() {
    let text = concat!(
        "{\"format\":\"plumbline/1\",\"minor\":0,\"doc\":\"d-old\",\"items\":[\n",
        "{\"id\":\"l-1\",\"kind\":\"link\",\"from\":\"o-2\",\"to\":\"o-1\"},\n",
        "{\"id\":\"l-2\",\"kind\":\"link\",\"from\":\"o-3\",\"to\":\"o-1\",\"counts\":\"supports\",\"state\":\"declined\"},\n",
        "{\"id\":\"o-1\",\"kind\":\"objective\",\"title\":\"One\",\"log\":[\n",
        "{\"r\":\"a\",\"at\":\"2026-07-03T08:00:00Z\",\"by\":\"p-1\",\"text\":\"help us\",\"to_name\":\"Legal\"},\n",
        "{\"r\":\"m\",\"agrees\":true,\"by\":\"p-1\"}]},\n",
        "{\"id\":\"o-2\",\"kind\":\"objective\",\"title\":\"Two\"},\n",
        "{\"id\":\"o-3\",\"kind\":\"objective\",\"title\":\"Three\"},\n",
        "{\"id\":\"p-1\",\"kind\":\"person\",\"name\":\"Ana\"}\n",
        "],\"end\":{\"items\":6}}"
    );
    let old = Person::open("p-1", text);
    let link = old.space.link(&Id::from("l-1")).unwrap();
    assert_eq!((link.state, link.counts.way()), (LinkState::Accepted, CountsAs::Contributes));
    let story = old.story("o-1");
    let ask = &story.asks[0];
    assert_eq!((ask.wants, ask.state, &*ask.to[0].name), (Wants::Help, AskState::Open, "Legal"));
    assert!(story.agreements[0].current && story.agreements[0].goal.is_none());
    assert_eq!(old.agreement("o-1"), AgreementState::Agreed);
    assert!(story.down.iter().all(|row| row.thread.is_empty()));
    // The open ask, and the link that was declined; the one that came as a fact asked nobody.
    assert_eq!(old.counts(), [0, 1, 0, 1]);
    let status = old.space.evaluation(&Id::from("o-1"), today()).unwrap().status.shown;
    assert_eq!(status, Status::Pending);
}

#[test]
fn f4_an_ask_changed_by_hand_keeps_its_answers() {
    let [mut ana, mut bo, _] = people();
    ana.ask("top", Wants::Help, Some("p-bo"), "two days");
    bo.receive(&ana.file());
    let key = bo.lists()[0][0].key.clone().unwrap();
    let changed = ana.file().replace("two days", "three days");
    let answer = Edit::Answer {
        of: Id::from("top"),
        ask: key,
        answer: Reply::Words,
        text: "perhaps".into(),
        made: None,
    };
    bo.edit(&answer);
    let mut reader = Person::start("p-cy");
    let read = file::decode(&changed, Source::Elsewhere).unwrap();
    reader.space = reader.space.next(read.doc);
    reader.receive(&bo.file());
    let story = reader.story("top");
    let asks: Vec<_> = story.asks.iter().map(|ask| (&*ask.text, ask.state, ask.answers.len())).collect();
    assert_eq!(asks, [("three days", AskState::Answered, 1)]);
}
