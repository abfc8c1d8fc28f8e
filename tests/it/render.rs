//! Every page, drawn without a browser in both languages: one heading at the top, a name on every
//! control, no id twice, no style attribute, and no English left in the Chinese page.

use std::collections::BTreeSet;
use std::rc::Rc;

use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{Id, LinkState, Wants, Who};
use plumbline::space::{Change, Edit, New, Place, link_id};
use plumbline::ui::env::Env;
use plumbline::ui::screen::Screen;
use yew::{Callback, ContextProvider, Html, LocalServerRenderer, Properties, component, html};

use crate::markup::{Element, parse};
use crate::window::{Browser, Window};

const SMALL: &str = include_str!("../data/plain-small.json");

/// Latin letters that stand in the Chinese page as well: names, what is printed on keys, and the words
/// in which the reader of JSON says what it met.
const SAME_IN_CHINESE: [&str; 26] = [
    "HTML",
    "Plumbline",
    "English",
    "JSON",
    "Markdown",
    "OKR",
    "WebAssembly",
    "MIT",
    "Apache",
    "Alt",
    "Backspace",
    "Ctrl",
    "Del",
    "git",
    "Enter",
    "End",
    "Esc",
    "Home",
    "Shift",
    "expected",
    "Viva",
    "Goals",
    "Engagedly",
    "UpRaise",
    "Mooncamp",
    "SMART",
];

/// The small set without addresses: only a browser tells what is one, and a link is drawn for nothing else.
fn small() -> String {
    SMALL.replace("https://", "")
}

#[derive(Properties, Clone)]
struct PageProps {
    model: Rc<Model>,
    help: bool,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

#[component]
fn Whole(props: &PageProps) -> Html {
    let env = Env { dispatch: Callback::noop(), lang: props.model.prefs.lang };
    html! {
        <ContextProvider<Env> context={env}>
            <Screen model={Rc::clone(&props.model)} help={props.help} on_close_help={Callback::noop()} dropping=false />
        </ContextProvider<Env>>
    }
}

/// The whole screen for what the app knows.
pub fn draw(model: &Model, lang: Lang, help: bool) -> Element {
    let mut model = model.clone();
    model.prefs.lang = lang;
    let renderer = LocalServerRenderer::<Whole>::with_props(PageProps { model: Rc::new(model), help });
    parse(&futures::executor::block_on(renderer.hydratable(false).render()))
}

/// Every page there is, with something on it, and what it is called.
fn pages() -> Vec<(String, Model, bool)> {
    let mut pages = vec![("reading".to_owned(), Model::new(crate::window::today()), false)];
    let mut window = Window::open(&Browser::default(), 1);
    pages.push(("first visit".to_owned(), window.model.clone(), false));
    let small = small();
    window.file("small.json", &small);
    for page in Page::ALL {
        window.act(Action::Go(Route { page, open: None }));
        pages.push((page.slug().to_owned(), window.model.clone(), false));
    }
    let space = &window.session().space;
    let everything: Vec<Id> = space.doc().items.keys().cloned().collect();
    let shown = everything.into_iter().filter(|id| space.node(id).is_some());
    for id in shown.collect::<Vec<_>>() {
        window.act(Action::Go(Route { page: Page::Outline, open: Some(id.clone()) }));
        pages.push((format!("panel of {id}"), window.model.clone(), false));
    }
    window.act(Action::Go(Route::default()));
    pages.push(("keys".to_owned(), window.model.clone(), true));
    window.file("small.json", &small);
    pages.push(("question".to_owned(), window.model.clone(), false));
    window.file("broken.json", "{\"objectives\": [}");
    pages.push(("trouble".to_owned(), window.model.clone(), false));
    let mut trash = Window::open(&Browser::default(), 2);
    trash.file("small.json", &small);
    let first = trash.session().space.objectives_of(None).first().cloned();
    let first = first.or_else(|| {
        let space = &trash.session().space;
        space.units_of(None).iter().find_map(|unit| space.objectives_of(Some(unit)).first().cloned())
    });
    trash.act(Action::Edit(plumbline::space::Edit::Delete { id: first.unwrap() }));
    let filter = plumbline::query::Filter { trash: true, ..Default::default() };
    trash.act(Action::Filter(filter));
    pages.push(("trash".to_owned(), trash.model.clone(), false));
    pages.extend(talk());
    pages.extend(crate::closing::pages());
    pages.extend(crate::compare::pages());
    pages.extend(crate::check_in::pages());
    pages.extend(crate::changes::pages());
    pages.extend(crate::talk::pages());
    pages.extend(crate::insights::pages());
    pages.extend(crate::kpis::pages());
    pages.extend(crate::carry_over::pages());
    pages.extend(crate::retrospective::pages());
    pages.extend(crate::session::pages());
    pages.extend(crate::report::pages());
    pages.extend(crate::review_pages::pages());
    pages.extend(crate::scorecard::pages());
    pages.extend(crate::scores::pages());
    pages.extend(crate::visit_pages::pages(Lang::En));
    pages.extend(crate::incoming_pages::pages());
    pages
}

/// A workspace in which people align, ask, answer and agree, as each of them sees it.
fn talked() -> (Window, Vec<Id>) {
    let mut window = Window::open(&Browser::default(), 3);
    window.file("small.json", &small());
    let named = |window: &Window, name: &str| {
        let space = &window.session().space;
        let found = space.nodes().find(|(id, _)| space.name_of(id).as_deref() == Some(name));
        found.map(|(id, _)| id.clone()).unwrap()
    };
    let (ana, bo) = (named(&window, "Ana"), named(&window, "Bo"));
    let (goal, kr) = (named(&window, "Win the enterprise segment"), named(&window, "Reference customers"));
    let sales = named(&window, "Sales");
    let edit = |window: &mut Window, edit: Edit| window.act(Action::Edit(edit));
    window.act(Action::IAm(Some(ana.clone())));
    let (lower, other) = (window.objective("提高复购"), window.objective("减少退货"));
    for (id, home) in [(&lower, &bo), (&other, &sales)] {
        let place = Place { under: Some(home.clone()), after: None };
        edit(&mut window, Edit::Move { id: id.clone(), place });
    }
    for (from, to) in [(&lower, &goal), (&lower, &other), (&other, &lower), (&kr, &other)] {
        edit(&mut window, Edit::Align { from: from.clone(), to: to.clone() });
    }
    let link = link_id(&lower, &goal);
    edit(&mut window, Edit::Share { kr: kr.clone(), with: lower.clone() });
    for (wants, to, due) in [
        (Wants::KeyResult, Some(Who::Known(bo.clone())), Some("2026-08-14")),
        (Wants::Goal, Some(Who::Known(sales)), Some("2026-09-14")),
        (Wants::Confirmation, None, None),
        (Wants::Help, Some(Who::Named("采购".into())), None),
        (Wants::Help, Some(Who::Known(bo.clone())), None),
    ] {
        let due = due.and_then(plumbline::okr::Day::parse);
        edit(&mut window, Edit::Ask { of: goal.clone(), wants, to, text: "按小时的库存数据".into(), due });
    }
    edit(&mut window, Edit::Agree { of: goal.clone(), agrees: true, about: None, text: Some("同意".into()) });
    let asks = |window: &Window| {
        let space = &window.session().space;
        plumbline::query::asks::lists(space, Some(&ana), crate::window::today()).given
    };
    let keys: Vec<_> = asks(&window).into_iter().filter_map(|row| row.key).collect();
    let [_, goal_ask, third, ..] = keys.as_slice() else { panic!("the asks are open: {keys:?}") };
    edit(&mut window, Edit::TakeBack { of: goal.clone(), ask: third.clone() });
    window.act(Action::IAm(Some(bo)));
    window.act(Action::TakeOn {
        new: New::KeyResult { title: "库存数据".into() },
        place: Place { under: Some(other.clone()), after: None },
        of: goal.clone(),
        ask: goal_ask.clone(),
        text: "好的".into(),
    });
    window.change(&kr, Change::Title("标杆客户".into()));
    window.change(&link, Change::Weight(Some(0.0)));
    let countered = LinkState::Countered;
    edit(&mut window, Edit::AnswerLink { link, state: countered, text: Some("先不计入".into()) });
    (window, vec![goal, kr, lower, other])
}

fn talk() -> Vec<(String, Model, bool)> {
    let (mut window, goals) = talked();
    let space = window.session().space.clone();
    let people = space.nodes().filter(|(id, _)| space.person(id).is_some()).map(|(id, _)| Some(id.clone()));
    let mut pages = Vec::new();
    for me in people.chain([None]) {
        let who = me.as_ref().map_or_else(|| "nobody".to_owned(), ToString::to_string);
        window.act(Action::IAm(me));
        for open in goals.iter().cloned().map(Some).chain([None]) {
            let name = format!("asks of {who} beside {open:?}");
            window.act(Action::Go(Route { page: Page::Asks, open }));
            pages.push((name, window.model.clone(), false));
        }
    }
    pages
}

#[test]
fn what_was_asked_and_answered_can_be_read() {
    let (mut window, goals) = talked();
    let goal = goals.first().cloned();
    window.act(Action::Go(Route { page: Page::Asks, open: goal }));
    let text = draw(&window.model, Lang::En, false).text();
    for said in [
        "Ana asks Bo for a key result",
        "Overdue since 14 Aug",
        "Bo said yes",
        "Made for it",
        "to an older text",
        "weight 0: counts nothing",
        "Countered",
        "先不计入",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    window.act(Action::Go(Route { page: Page::Asks, open: goals.get(2).cloned() }));
    let text = draw(&window.model, Lang::En, false).text();
    assert!(text.contains("Left out, since it would close a loop"), "the loop is spelled out: {text}");
    assert!(text.contains("Taking off any one of these breaks the loop"));
}

/// Draws every page in both languages and gathers what `judge` finds wrong with it.
fn every_page(judge: impl Fn(&str, &Element) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (name, model, help) in pages() {
        for lang in [Lang::En, Lang::Zh] {
            let page = draw(&model, lang, help);
            wrong.extend(judge(&name, &page).into_iter().map(|what| format!("{name}, {lang:?}: {what}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_outline_shows_what_is_in_the_file() {
    let (_, model, _) = pages().into_iter().find(|(name, _, _)| name == "outline").unwrap();
    let text = draw(&model, Lang::En, false).text();
    for title in ["Win the enterprise segment", "Reference customers"] {
        assert!(text.contains(title), "{title} is not in {text}");
    }
}

#[test]
fn every_page_has_one_first_heading() {
    every_page(|name, page| {
        // A page that only says that it reads has nothing to head.
        let wanted = usize::from(name != "reading");
        let found = page.all(&|element| element.tag == "h1").len();
        if found == wanted { Vec::new() } else { vec![format!("{found} h1")] }
    });
}

#[test]
fn every_control_has_a_name() {
    every_page(|_name, page| {
        let labels: BTreeSet<String> = page
            .all(&|element| element.tag == "label")
            .iter()
            .filter_map(|label| label.attribute("for"))
            .collect();
        let is_control = |element: &Element| {
            matches!(element.tag.as_str(), "button" | "input" | "select" | "textarea" | "a")
                || element.attribute("role").is_some_and(|role| role == "button" || role == "combobox")
        };
        let within_label = page.all(&|element| element.tag == "label");
        let labelled: Vec<&Element> = within_label
            .iter()
            .filter(|label| !label.text().trim().is_empty())
            .flat_map(|label| label.all(&is_control))
            .collect();
        page.all(&is_control)
            .into_iter()
            .filter(|control| control.attribute("type").as_deref() != Some("hidden"))
            .filter(|control| {
                let named = ["aria-label", "aria-labelledby", "title"]
                    .iter()
                    .any(|name| control.attribute(name).is_some_and(|value| !value.trim().is_empty()));
                let written = control.tag != "select" && !control.text().trim().is_empty();
                let has_label = control.attribute("id").is_some_and(|id| labels.contains(&id));
                !named && !written && !has_label && !labelled.iter().any(|one| std::ptr::eq(*one, *control))
            })
            .map(|control| format!("no name on {}", control.opening()))
            .collect()
    });
}

#[test]
fn no_id_stands_twice_and_nothing_is_styled_in_its_place() {
    every_page(|_name, page| {
        let mut seen = BTreeSet::new();
        let mut wrong = Vec::new();
        for element in page.all(&|_| true) {
            if let Some(id) = element.attribute("id")
                && !seen.insert(id.clone())
            {
                wrong.push(format!("the id {id} stands twice"));
            }
            if element.attribute("style").is_some() {
                wrong.push(format!("a style on {}", element.opening()));
            }
        }
        for element in page.all(&|_| true) {
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                for id in element.attribute(name).unwrap_or_default().split_whitespace() {
                    if !seen.contains(id) {
                        wrong
                            .push(format!("{name} names {id}, which is not there, on {}", element.opening()));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
fn the_chinese_pages_hold_no_english() {
    let of_people: BTreeSet<String> =
        words(SMALL).chain(words("small.json broken.json common.json okrs.json")).collect();
    let mut wrong = BTreeSet::new();
    for (name, model, help) in pages() {
        let own = written(&name, &model);
        for phrase in said(&draw(&model, Lang::Zh, help)) {
            let strange = |word: &String| {
                let is_known = of_people.contains(word) || SAME_IN_CHINESE.contains(&word.as_str());
                !is_known && !own.contains(word)
            };
            let strange: Vec<String> = words(&phrase).filter(strange).collect();
            if !strange.is_empty() {
                wrong.insert(format!("{name}: {strange:?} in {phrase:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// What people wrote on the pages that have a workspace of their own.
fn written(page: &str, model: &Model) -> BTreeSet<String> {
    let own = [
        "changes",
        "no changes",
        "check-ins",
        "no cycle",
        "nobody",
        "mentions",
        "settings with",
        "carry over",
        "report",
        "long report",
        "scores",
        "scorecard",
    ];
    let session = model.session().filter(|_| own.iter().any(|start| page.starts_with(start)));
    let items = session.into_iter().flat_map(|session| session.space.doc().items.values());
    let said = items.flat_map(|entity| {
        let fields = entity.fields.iter().flat_map(|(_, register)| register.entries());
        let records = entity.records.iter().map(|record| record.body.text().to_owned());
        fields.map(|entry| entry.value.text().to_owned()).chain(records).collect::<Vec<_>>()
    });
    said.flat_map(|text| words(&text).collect::<Vec<_>>()).collect()
}

/// Words of Latin letters; single letters and pairs stand for amounts.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    words.map(str::to_owned)
}

/// Every text a person reads or hears.
fn said(page: &Element) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    for element in page.all(&|_| true) {
        all.extend(element.own_texts().map(|text| text.trim().to_owned()));
        let named = ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"];
        all.extend(named.iter().filter_map(|name| element.attribute(name)));
    }
    all
}
