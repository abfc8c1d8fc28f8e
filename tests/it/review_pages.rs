//! The page of reviews and its slides as people see them, in both languages, and where nothing can be written.

use plumbline::app::closing::ClosingAction;
use plumbline::app::visit::{Call, Errand, VisitAction};
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{CyclePhase, Day, Id, MeetingKind, Who};
use plumbline::query::review::{Deck, NewDecision, Plan, Room, closed, decide, room, start, which};
use plumbline::space::Change;

use crate::markup::Element;
use crate::one_on_one::today;
use crate::render::draw;
use crate::window::{Browser, Window};

const SMALL: &str = include_str!("../data/plain-small.json");

fn named(window: &Window, name: &str) -> Id {
    let space = &window.session().space;
    let found = space.nodes().find(|(id, node)| !node.deleted && space.name_of(id).as_deref() == Some(name));
    found.map(|(id, _)| id.clone()).unwrap()
}

fn room_of(window: &Window) -> Room {
    let session = window.session();
    let of = session.closing.of.as_ref();
    let which = which(&session.space, session.closing.review, of, session.filter.cycle.as_ref(), today());
    room(&session.space, &which, today())
}

/// The page before anything was started.
fn opened() -> Window {
    let mut window = Window::open(&Browser::default(), 501);
    // Only a browser tells what is an address.
    window.file("small.json", &SMALL.replace("https://", ""));
    let ana = named(&window, "Ana");
    window.act(Action::IAm(Some(ana)));
    window.act(Action::Go(Route { page: Page::Review, open: None }));
    window
}

/// A review of everybody in which something was decided, after one that is over.
fn begun() -> Window {
    let mut window = opened();
    for n in 0..2 {
        let (new, place, changes) = start(&window.session().space, &room_of(&window), None, today());
        window.act(Action::Make { new, place, changes });
        let sitting = room_of(&window).sitting.unwrap();
        let owner = Some(Who::Known(named(&window, "Bo")));
        let one = NewDecision { title: "先做标杆客户".into(), owner, due: Day::parse("2026-08-28") };
        let (new, place, changes) = decide(&window.session().space, &sitting, &one).unwrap();
        window.act(Action::Make { new, place, changes });
        let id = sitting.id().unwrap().clone();
        window.change(&id, Change::Note(Some("讨论了试点".into())));
        if n == 0 {
            window.change(&id, Change::On(Day::parse("2026-08-01")));
            window.act(Action::Edit(closed(&sitting, true)));
        }
    }
    window
}

fn shown(window: &mut Window, lang: Lang, from: Option<usize>) -> Element {
    window.act(Action::Closing(ClosingAction::Present(from)));
    draw(&window.model, lang, false)
}

fn slides_of(window: &Window) -> usize {
    let deck = Deck::of_review(&window.session().space, &room_of(window), today());
    deck.sequence(&Plan::default()).len()
}

/// Every page there is, and every slide, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut pages = vec![("review not started".to_owned(), opened().model, false)];
    let mut window = begun();
    pages.push(("review begun".to_owned(), window.model.clone(), false));
    for kind in [MeetingKind::Quarterly, MeetingKind::Monthly] {
        window.act(Action::Closing(ClosingAction::Review(kind)));
        for at in 0..slides_of(&window) {
            window.act(Action::Closing(ClosingAction::Present(Some(at))));
            pages.push((format!("{kind:?} slide {at}"), window.model.clone(), false));
        }
        window.act(Action::Closing(ClosingAction::Present(None)));
    }
    let cycle = plumbline::query::current_cycle(&window.session().space, today()).unwrap();
    window.change(&cycle, Change::CyclePhase(CyclePhase::Closing));
    window.act(Action::Closing(ClosingAction::Review(MeetingKind::Quarterly)));
    for at in 0..slides_of(&window) {
        window.act(Action::Closing(ClosingAction::Present(Some(at))));
        pages.push((format!("slide {at} at the close"), window.model.clone(), false));
    }
    window.act(Action::Closing(ClosingAction::Present(None)));
    window.act(Action::Closing(ClosingAction::Review(MeetingKind::OneOnOne)));
    pages.push(("review of two, nobody chosen".to_owned(), window.model.clone(), false));
    let bo = named(&window, "Bo");
    window.act(Action::Closing(ClosingAction::Of(Some(bo))));
    pages.push(("review of two".to_owned(), window.model.clone(), false));
    for at in 0..4 {
        window.act(Action::Closing(ClosingAction::Present(Some(at))));
        pages.push((format!("talk slide {at}"), window.model.clone(), false));
    }
    pages
}

fn has(page: &Element, id: &str) -> bool {
    !page.all(&|element| element.attribute("id").as_deref() == Some(id)).is_empty()
}

#[test]
fn v4_the_page_shows_the_agenda_and_the_way_into_it() {
    let mut window = opened();
    let page = shown(&mut window, Lang::En, None);
    let text = page.text();
    for said in [
        "Quarterly review of everybody",
        "Start and present",
        "Only look through it",
        "All together",
        "Acme",
        "Sales",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(has(&page, "review-present") && !has(&page, "review-end") && !has(&page, "review-notes"));
    let zh = shown(&mut window, Lang::Zh, None).text();
    for said in ["全员季度复盘会", "开始会议并演示", "议程", "总览"] {
        assert!(zh.contains(said), "“{said}” is not in {zh}");
    }
}

#[test]
fn v11_the_slides_are_one_after_another_under_headings_that_take_the_focus() {
    let mut window = begun();
    let count = slides_of(&window);
    assert!(count > 8, "{count}");
    for at in 0..count {
        let page = shown(&mut window, Lang::En, Some(at));
        let title = page.all(&|element| element.attribute("id").as_deref() == Some("review-slide-title"));
        assert_eq!(title.len(), 1, "slide {at}");
        assert_eq!(title[0].attribute("tabindex").as_deref(), Some("-1"));
        let text = page.text();
        assert!(text.contains(&format!("Slide {} of {count}", at + 1)), "{text}");
        assert!(has(&page, "review-next") && !has(&page, "review-kind"), "only the slide is there");
    }
    let first = shown(&mut window, Lang::En, Some(0)).text();
    assert!(first.contains("Quarterly review of everybody · 2026-Q3"), "{first}");
    let beyond = shown(&mut window, Lang::En, Some(999)).text();
    assert!(beyond.contains(&format!("Slide {count} of {count}")), "{beyond}");
}

#[test]
fn v15_a_decision_is_one_step_for_undo_and_is_shown_at_once() {
    let mut window = begun();
    let decisions = |window: &Window| room_of(window).sitting.unwrap().decisions.len();
    assert_eq!(decisions(&window), 1);
    let sitting = room_of(&window).sitting.unwrap();
    let one = NewDecision { title: "second".into(), ..NewDecision::default() };
    let (new, place, changes) = decide(&window.session().space, &sitting, &one).unwrap();
    window.act(Action::Make { new, place, changes });
    assert_eq!(decisions(&window), 2);
    let last = slides_of(&window) - 2;
    let text = shown(&mut window, Lang::En, Some(last)).text();
    assert!(text.contains("Decisions") && text.contains("Add a decision"), "{text}");
    window.act(Action::Undo);
    assert_eq!(decisions(&window), 1);
    window.act(Action::Redo);
    assert_eq!(decisions(&window), 2);
}

#[test]
fn v3_choosing_a_person_makes_it_a_talk() {
    let mut window = begun();
    let bo = named(&window, "Bo");
    window.act(Action::Closing(ClosingAction::Of(Some(bo))));
    let text = shown(&mut window, Lang::En, None).text();
    assert!(text.contains("Start and present") && text.contains("Earlier talks"), "{text}");
    assert!(!text.contains("Quarterly review"), "{text}");
}

#[test]
fn v18_whoever_only_reads_presents_and_writes_nothing() {
    let call = Ok(Call::Published { path: "okrs.json".into() });
    let mut window = Window::open_at(&Browser::default(), 1, Some(call));
    let result = Ok(begun().text().into());
    window.act(Action::Visit(VisitAction::Fetched {
        path: "okrs.json".into(),
        errand: Errand::Read,
        result,
    }));
    window.act(Action::Go(Route { page: Page::Review, open: None }));
    let page = shown(&mut window, Lang::En, None);
    assert!(has(&page, "review-present"), "{}", page.text());
    for gone in ["review-end", "review-add-decision", "review-start"] {
        assert!(!has(&page, gone), "{gone}");
    }
    let writes = |page: &Element| {
        page.all(&|element| {
            let is_field = matches!(element.tag.as_str(), "textarea" | "input")
                && element.attribute("readonly").is_none();
            let own = element.attribute("id").unwrap_or_default();
            let browses = ["review-shows-", "review-minutes-", "review-of", "review-kind"];
            is_field && own.starts_with("review-") && !browses.iter().any(|one| own.starts_with(one))
        })
        .iter()
        .map(|element| element.opening())
        .collect::<Vec<String>>()
    };
    assert_eq!(writes(&page), [""; 0]);
    let mut seen = 0;
    for at in 0..40 {
        let page = shown(&mut window, Lang::En, Some(at));
        let text = page.text();
        assert!(text.contains("Slide "), "{text}");
        assert_eq!(writes(&page), [""; 0], "slide {at}");
        assert!(!text.contains("Add a decision") && !text.contains("End the review"), "{text}");
        seen += usize::from(text.contains("讨论了试点") || text.contains("先做标杆客户"));
    }
    assert!(seen > 0, "what was decided can be read");
}
