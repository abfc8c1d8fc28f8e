//! Every page of a workspace that is only read: nothing pretends that it could be edited, and what looks
//! round is there (rule X28).

use std::collections::BTreeSet;

use plumbline::app::visit::{Call, Errand, VisitAction};
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::Id;
use plumbline::query::Filter;

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window};

const SMALL: &str = include_str!("../data/plain-small.json");

/// Controls that look, search, filter or go elsewhere, by the beginning of their ids.
const BROWSES: &[&str] = &[
    "calendar-",
    "changes-",
    "digest-",
    "kpis-of",
    "sheet-who",
    "search",
    "filter-",
    "map-colour",
    "map-lanes",
    "map-take",
    "cycle-switch",
    "i-am",
    "asks-",
    "ool-unit",
    "settings-me",
    "settings-remind",
    "check-in-who",
    "language",
    "theme",
    "compare-",
    "session-unit",
    "session-which",
    "retro-whose",
    "carry-over-of",
    "carry-over-into",
    "carry-over-which",
    "insights-whose",
    "report-",
    "scorecard-of",
    "scores-whose",
    "scores-view",
    "review-kind",
    "review-of",
    "review-shows-",
    "review-minutes-",
    "review-who",
    "review-with",
];

/// Words on buttons that edit, in the first language.
const EDITS: [&str; 14] = [
    "Add", "New", "Check in", "Publish", "Restore", "Delete", "Remove", "Ask", "Agree", "Align", "Accept",
    "Take off", "Draft", "Rename",
];

fn reading(lang: Lang) -> Window {
    let call = Ok(Call::Published { path: "okrs.json".into() });
    let mut window = Window::open_at(&Browser::default(), 1, Some(call));
    let result = Ok(SMALL.replace("https://", "").into());
    window.act(Action::Visit(VisitAction::Fetched {
        path: "okrs.json".into(),
        errand: Errand::Read,
        result,
    }));
    window.act(Action::Speak(lang));
    window
}

/// Every page, and the panel of everything there is; none of them with the list of keys.
pub fn pages(lang: Lang) -> Vec<(String, Model, bool)> {
    let mut window = reading(lang);
    let mut pages = Vec::new();
    for page in Page::ALL {
        window.act(Action::Go(Route { page, open: None }));
        pages.push((format!("visit, {}", page.slug()), window.model.clone(), false));
    }
    let space = window.session().space.clone();
    let everything: Vec<Id> =
        space.doc().items.keys().filter(|id| space.node(id).is_some()).cloned().collect();
    for id in everything {
        window.act(Action::Go(Route { page: Page::Outline, open: Some(id.clone()) }));
        pages.push((format!("visit, panel of {id}"), window.model.clone(), false));
    }
    window.act(Action::Go(Route::default()));
    window.act(Action::Filter(Filter { trash: true, ..Filter::default() }));
    pages.push(("visit, trash".to_owned(), window.model.clone(), false));
    pages
}

/// What can be written in or chosen here and is not one of those that only look.
fn editors(page: &Element) -> Vec<String> {
    let is_open = |element: &Element| {
        let has = |name: &str| element.attribute(name).is_some();
        let role = element.attribute("role").unwrap_or_default();
        match element.tag.as_str() {
            "textarea" => !has("readonly") && !has("disabled"),
            "input" => !has("readonly") && !has("disabled"),
            "button" => matches!(&*role, "combobox" | "switch") && !has("disabled"),
            _ => false,
        }
    };
    let found = page.all(&is_open).into_iter();
    let browses = |element: &&Element| {
        let id = element.attribute("id").unwrap_or_default();
        BROWSES.iter().any(|start| id.starts_with(start))
    };
    found.filter(|element| !browses(element)).map(Element::opening).collect()
}

#[test]
fn x28_what_is_only_read_has_no_control_that_edits() {
    let mut wrong = BTreeSet::new();
    for (name, model, _) in pages(Lang::En) {
        let page = draw(&model, Lang::En, false);
        wrong.extend(editors(&page).into_iter().map(|what| format!("{name}: {what}")));
        // The page of files begins new workspaces and opens files, which edits nothing that is read.
        for button in page.all(&|element| element.tag == "button") {
            let said = button.attribute("aria-label").unwrap_or_else(|| button.text());
            // What people wrote may begin with such a word.
            let edits = !SMALL.contains(&said) && EDITS.iter().any(|word| said.starts_with(word));
            if edits && !name.ends_with(Page::Files.slug()) {
                wrong.insert(format!("{name}: a button “{said}”"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn x28_the_same_controls_are_there_once_it_is_ones_own() {
    let mut window = reading(Lang::En);
    window.act(Action::Visit(VisitAction::MakeOwn));
    let goal =
        window.session().space.nodes().find(|(_, node)| &*node.entity.kind == "objective").unwrap().0.clone();
    window.act(Action::Go(Route { page: Page::Outline, open: Some(goal) }));
    let page = draw(&window.model, Lang::En, false);
    assert!(editors(&page).len() > 5, "the test above would see them");
    assert!(page.text().contains("Add an objective"));
}

#[test]
fn x28_what_is_read_says_where_it_comes_from_and_how_to_go_on() {
    for (lang, said) in [
        (Lang::En, ["You are reading okrs.json", "Make my own copy", "Reading only"]),
        (Lang::Zh, ["正在阅读此处发布的 okrs.json", "创建我的副本", "只读"]),
    ] {
        for (name, model, _) in pages(lang) {
            let text = draw(&model, lang, false).text();
            for said in said {
                assert!(text.contains(said), "{name}: “{said}” is not in {text}");
            }
        }
    }
    let page = draw(&reading(Lang::En).model, Lang::En, false);
    for id in ["search", "filter-unit", "cycle-switch"] {
        let found = page.all(&|element| element.attribute("id").as_deref() == Some(id));
        assert_eq!(found.len(), 1, "{id} is there");
        assert_eq!(found[0].attribute("disabled"), None);
    }
}
