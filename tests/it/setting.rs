//! A whole setting phase, from the first draft to all published, by two people who see each other's
//! work through files only.

use plumbline::app::{Action, Choice};
use plumbline::file::{self, Source};
use plumbline::okr::{
    CycleKind, CyclePhase, Id, LinkState, Measure, Moment, Origin, Owner, Span, Stage, UnitKind,
};
use plumbline::query::setting::{
    self, OpenKind, Row, Setting, StepKind, StepState, first_set, publish, take_back,
};
use plumbline::space::{Change, Edit, New, Place, Space, link_id};

use crate::window::{Browser, Window, today};

/// Makes something and returns its id.
fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

fn edit(window: &mut Window, edit: Edit) {
    window.act(Action::Edit(edit));
}

fn read(window: &Window, cycle: &Id) -> Setting {
    setting::setting(&window.session().space, cycle, today()).unwrap()
}

fn row(window: &Window, cycle: &Id, of: &Id) -> Row {
    read(window, cycle).rows.into_iter().find(|row| row.id.as_ref() == Some(of)).unwrap()
}

fn steps(window: &Window, cycle: &Id, of: &Id) -> [StepState; 4] {
    let row = row(window, cycle, of);
    StepKind::ALL.map(|kind| row.state(kind))
}

fn kinds(window: &Window, cycle: &Id) -> Vec<OpenKind> {
    read(window, cycle).open.iter().map(|group| group.kind).collect()
}

/// Opens the other's file and merges it.
fn take_in(window: &mut Window, text: &str) {
    window.file("from-the-other.json", text);
    if window.session().incoming.is_some() {
        window.act(Action::Answer(Choice::Merge));
    }
}

fn now() -> Moment {
    Moment::parse("2026-08-21T15:00:00Z").unwrap()
}

fn publish_one(window: &mut Window, goal: &Id) {
    let publishing = publish(&window.session().space, std::slice::from_ref(goal), now()).unwrap();
    edit(window, publishing);
}

fn objective(window: &mut Window, title: &str, cycle: &Id, of: &Id) -> Id {
    add(window, New::Objective { title: title.into(), cycle: Some(cycle.clone()) }, Some(of))
}

fn target(window: &mut Window, kr: &Id, target: f64) {
    let measure = Measure::Reach { start: Some(0.0), target: Some(target), direction: None };
    window.change(kr, Change::Measure(measure));
}

/// A company with one department, their leads, and the fourth quarter, in which goals are set.
struct Company {
    quarter: Id,
    whole: Id,
    digital: Id,
    mei: Id,
    di: Id,
}

fn company(window: &mut Window) -> Company {
    window.act(Action::StartEmpty { name: "Northwind".into() });
    let session = window.session();
    let company = session.space.units_of(None).first().cloned().unwrap_or_else(|| {
        add(window, New::Unit { name: "Northwind".into(), kind: UnitKind::Company }, None)
    });
    let digital =
        add(window, New::Unit { name: "Digital".into(), kind: UnitKind::Department }, Some(&company));
    let mei = add(window, New::Person { name: "Mei".into() }, Some(&company));
    let di = add(window, New::Person { name: "Di".into() }, Some(&digital));
    window.change(&di, Change::Manager(Some(mei.clone())));
    window.change(&company, Change::Lead(Some(mei.clone())));
    window.change(&digital, Change::Lead(Some(di.clone())));
    let span = Span::quarter(2026, 4).unwrap();
    let new = New::Cycle { name: "2026 Q4".into(), kind: Some(CycleKind::Quarter), span };
    window.act(Action::BeginCycle { new, place: Place::default() });
    let quarter = window.session().filter.cycle.clone().unwrap();
    assert_eq!(window.session().space.cycle(&quarter).unwrap().phase, CyclePhase::Planning);
    window.act(Action::IAm(Some(mei.clone())));
    Company { quarter, whole: company, digital, mei, di }
}

#[test]
fn a_setting_phase_from_the_first_draft_to_all_published_through_files() {
    use StepState::{Done, NotYet, Nothing, Partly};
    let mut mei = Window::open(&Browser::default(), 101);
    let c = company(&mut mei);
    let q = &c.quarter;
    assert_eq!(steps(&mei, q, &c.whole), [NotYet, Nothing, Nothing, Nothing]);
    assert_eq!(read(&mei, q).cycle.days_until, Some(41));

    // Mei drafts for the company and sends her file before anything is finished.
    let top = objective(&mut mei, "Win back the weekly shop", q, &c.whole);
    mei.change(&top, Change::Owners(vec![Owner::known(c.mei.clone())]));
    assert_eq!(steps(&mei, q, &c.whole), [NotYet, Done, NotYet, NotYet]);
    let households = mei.key_result(&top, "Households that come weekly");
    let first_file = mei.text();

    // Di, on another machine, sees the draft, drafts her own, aligns it and asks.
    let mut di = Window::open(&Browser::default(), 102);
    take_in(&mut di, &first_file);
    di.act(Action::IAm(Some(c.di.clone())));
    assert_eq!(di.title(&top), "Win back the weekly shop");
    assert_eq!(read(&di, q).drafts().count(), 1, "other departments see drafts");
    let own = objective(&mut di, "Find it on the first visit", q, &c.digital);
    di.change(&own, Change::Owners(vec![Owner::known(c.di.clone())]));
    let search = di.key_result(&own, "First-visit search success");
    target(&mut di, &search, 42.0);
    edit(&mut di, Edit::Align { from: own.clone(), to: top.clone() });
    edit(&mut di, Edit::Agree { of: own.clone(), agrees: true, about: None, text: None });
    assert_eq!(steps(&di, q, &c.digital), [Done, NotYet, NotYet, NotYet]);
    assert_eq!(row(&di, q, &c.digital).goals[0].state(StepKind::Agreed), Partly, "Mei's word is missing");

    // Meanwhile Mei gave her key result a target and published.
    target(&mut mei, &households, 10_000.0);
    edit(&mut mei, Edit::Agree { of: top.clone(), agrees: true, about: None, text: None });
    publish_one(&mut mei, &top);
    assert_eq!(steps(&mei, q, &c.whole), [Done, Done, Done, Done]);

    // Their files meet: what waits is Di's link, Mei's word, and the publishing.
    take_in(&mut mei, &di.text());
    assert_eq!(kinds(&mei, q), [OpenKind::Link, OpenKind::Agreement, OpenKind::Publishing]);
    let link = read(&mei, q).open[0].items[0].clone();
    assert!(link.is_turn_of(&mei.session().space, &c.mei));
    edit(&mut mei, Edit::AnswerLink { link: link_id(&own, &top), state: LinkState::Accepted, text: None });
    edit(&mut mei, Edit::Agree { of: own.clone(), agrees: true, about: None, text: None });
    assert_eq!(kinds(&mei, q), [OpenKind::Publishing]);

    // Di takes that in and publishes; both copies say the same.
    take_in(&mut di, &mei.text());
    assert_eq!(steps(&di, q, &c.digital), [Done, Done, Done, NotYet]);
    publish_one(&mut di, &own);
    take_in(&mut mei, &di.text());
    for window in [&mei, &di] {
        assert_eq!(read(window, q).open, []);
        assert_eq!(read(window, q).late, []);
        for unit in [&c.whole, &c.digital] {
            assert_eq!(steps(window, q, unit), [Done, Done, Done, Done]);
        }
    }
    assert_eq!(mei.text(), di.text());
    mei.change(q, Change::CyclePhase(CyclePhase::Running));
    assert_eq!(read(&mei, q).cycle.phase, CyclePhase::Running);

    // From now on it is known how the goals were first set.
    assert!(first_set(&mei.session().space, &own).unwrap().is_unchanged());
}

#[test]
fn g12_publishing_all_of_a_unit_is_one_step() {
    let mut window = Window::open(&Browser::default(), 103);
    let c = company(&mut window);
    for n in 0..3 {
        let goal = objective(&mut window, &format!("Goal {n}"), &c.quarter, &c.digital);
        window.key_result(&goal, "Key result");
    }
    objective(&mut window, "Only a title", &c.quarter, &c.digital);
    let before = window.session().space.clone();
    let ready = row(&window, &c.quarter, &c.digital).ready();
    assert_eq!(ready.len(), 3, "a goal without key results is not ready");
    edit(&mut window, publish(&before, &ready, now()).unwrap());
    let published = |window: &Window| {
        let row = row(window, &c.quarter, &c.digital);
        row.goals.iter().filter(|goal| goal.is_published()).count()
    };
    assert_eq!(published(&window), 3);
    window.act(Action::Undo);
    assert_eq!(published(&window), 0, "one step");
    let stages = ready.iter().map(|id| window.session().space.objective(id).unwrap().stage);
    assert!(stages.into_iter().all(|stage| stage == Stage::Draft));
    assert_eq!(setting::published_at(&window.session().space, &ready[0]), None, "as if it had never been");
    window.act(Action::Redo);
    assert_eq!(published(&window), 3);
    edit(&mut window, take_back(&ready[0]));
    assert_eq!(published(&window), 2);
    assert_eq!(setting::published_at(&window.session().space, &ready[0]), Some(now()));
}

#[test]
fn g13_beginning_with_a_cycle_is_one_step_and_a_draft_opens_beside_the_page() {
    let mut window = Window::open(&Browser::default(), 104);
    let c = company(&mut window);
    let cycles = |window: &Window| window.session().space.index().cycles.values().flatten().count();
    let before = cycles(&window);
    let Some(setting::NextCycle::New { new, place, name }) = read(&window, &c.quarter).next else {
        panic!("the next quarter is not there yet")
    };
    assert_eq!(&*name, "2027 Q1");
    window.act(Action::BeginCycle { new, place });
    assert_eq!(cycles(&window), before + 1);
    let made = window.session().filter.cycle.clone().unwrap();
    assert_eq!(window.session().space.cycle(&made).unwrap().phase, CyclePhase::Planning);
    let new = New::Objective { title: "".into(), cycle: Some(made.clone()) };
    let place = setting::draft_place(&window.session().space, Some(&c.di));
    window.act(Action::Draft { new, place });
    let open = window.model.route.open.clone().unwrap();
    assert_eq!(window.session().space.objective(&open).unwrap().home, Some(c.di.clone()));
    window.act(Action::Undo);
    assert!(window.session().space.objective(&open).is_none());
    window.act(Action::Undo);
    assert_eq!(cycles(&window), before, "the cycle and its phase went together");
}

#[test]
fn g8_what_came_from_elsewhere_without_a_time_is_never_late() {
    let text = r#"{"organization":"Northwind","cycle":{"name":"q3","start":"2026-07-01","end":"2026-09-30"},
        "objectives":[{"id":"o","title":"From elsewhere","key_results":[{"id":"k","title":"K"}]},
        {"id":"a","title":"Added","added":{"at":"2026-08-03","reason":"a partner"}}]}"#;
    let mut window = Window::open(&Browser::default(), 105);
    window.file("plain.json", text);
    let space = &window.session().space;
    let cycle = plumbline::query::current_cycle(space, today()).unwrap();
    let ids: Vec<Id> =
        read(&window, &cycle).rows.iter().flat_map(|row| &row.goals).map(|goal| goal.id.clone()).collect();
    assert_eq!(ids.len(), 2);
    for id in &ids {
        window.change(id, Change::Title("Reworded in August".into()));
        window.change(id, Change::Origin(Some(Origin::OwnIdea)));
    }
    let late: Vec<_> = read(&window, &cycle).late;
    let told: Vec<_> =
        late.iter().map(|one| (one.day.to_string(), one.days, one.reason.as_deref())).collect();
    assert_eq!(told, [("2026-08-03".to_owned(), 33, Some("a partner"))], "only what says so itself");
}

/// The real sets know no moment of publishing: none of their goals may be lost.
#[test]
fn real_sets_are_shown_whole() {
    let sets = crate::real_sets::sets();
    let (are_here, mut shown_at_all) = (!sets.is_empty(), 0);
    for (name, text) in sets {
        let space = Space::of(file::decode(&text, Source::Elsewhere).unwrap().doc);
        for cycle in space.index().cycles.values().flatten() {
            let read = setting::setting(&space, cycle, today()).unwrap();
            let shown: usize = read.rows.iter().map(|row| row.goals.len()).sum();
            let set_for = |id: &Id| {
                space.objective(id).is_some_and(|one| one.cycle.as_ref() == Some(cycle) && one.stage.counts())
            };
            assert_eq!(shown, space.nodes().filter(|(id, _)| set_for(id)).count(), "{name}");
            shown_at_all += shown;
        }
    }
    assert!(!are_here || shown_at_all > 100, "{shown_at_all}");
}
