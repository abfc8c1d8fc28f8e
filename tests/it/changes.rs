//! The page of changes: a quarter in which goals were retargeted, added and dropped, as the page, the panel and
//! the Markdown tell it.

use plumbline::app::changing::ChangingAction;
use plumbline::app::week::WeekAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{
    CheckIn, CycleKind, CyclePhase, Day, Id, Measure, Span, Stage, Text, Trigger, UnitKind,
};
use plumbline::query::Filter;
use plumbline::query::changes::{Ledger, Only, Scope, ledger, story};
use plumbline::space::{Change, Edit, New, Place};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

/// Two units in a quarter that runs, Ana's goal with two key results in one, a goal of the other.
struct Quarter {
    window: Window,
    ana: Id,
    bo: Id,
    stores: Id,
    online: Id,
    goal: Id,
    pack: Id,
    ship: Id,
    shop: Id,
}

fn reach(target: f64) -> Change {
    Change::Measure(Measure::Reach { start: Some(0.0), target: Some(target), direction: None })
}

impl Quarter {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "Northwind".into() });
        let span = Span::quarter(2026, 3).unwrap();
        let new = New::Cycle { name: "2026 Q3".into(), kind: Some(CycleKind::Quarter), span };
        let cycle = add(&mut window, new, None);
        window.act(Action::Filter(Filter { cycle: Some(cycle.clone()), ..Filter::default() }));
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let [stores, online] = ["Stores", "Online"].map(|name| add(&mut window, unit(name), None));
        let [ana, bo] =
            ["Ana", "陈波"].map(|name| add(&mut window, New::Person { name: name.into() }, Some(&stores)));
        let objective = |title: &str| New::Objective { title: title.into(), cycle: Some(cycle.clone()) };
        let goal = add(&mut window, objective("Stores are hubs"), Some(&stores));
        let shop = add(&mut window, objective("Shop without waiting"), Some(&online));
        let [pack, ship] = ["Stores that pack", "Orders shipped from stores"]
            .map(|title| add(&mut window, New::KeyResult { title: title.into() }, Some(&goal)));
        window.change(&pack, reach(40.0));
        window.change(&ship, reach(1000.0));
        window.change(&cycle, Change::CyclePhase(CyclePhase::Planning));
        for id in [&goal, &shop] {
            window.change(id, Change::Stage(Stage::Published { at: None }));
        }
        window.change(&cycle, Change::CyclePhase(CyclePhase::Running));
        window.act(Action::IAm(Some(ana.clone())));
        let mut quarter = Self { window, ana, bo, stores, online, goal, pack, ship, shop };
        quarter.says("pack", 18.0);
        quarter.says("ship", 300.0);
        quarter
    }

    fn says(&mut self, which: &str, value: f64) {
        let of = if which == "pack" { self.pack.clone() } else { self.ship.clone() };
        let one = CheckIn { at: Day::parse("2026-08-20"), value: Some(value), ..CheckIn::new("") };
        self.edit(Edit::CheckIn { of, check_in: Box::new(one) });
    }

    fn edit(&mut self, edit: Edit) {
        self.window.act(Action::Edit(edit));
    }

    fn explain(&mut self, reason: &str, trigger: Trigger) {
        let asked = self.window.session().asking.clone().unwrap();
        self.window.act(Action::Changing(ChangingAction::Explain {
            of: asked.of.clone(),
            key: asked.key.clone(),
            reason: reason.into(),
            trigger: Some(trigger),
        }));
    }

    /// What happened: two targets lowered, one with a reason; a key result added, one dropped, a title mended.
    fn lived(seed: u64) -> Self {
        let mut q = Self::begin(seed);
        let (pack, ship, goal, shop) = (q.pack.clone(), q.ship.clone(), q.goal.clone(), q.shop.clone());
        q.window.change(&pack, reach(24.0));
        q.explain("The depot opens *later* than @陈波 said", Trigger::Dependency);
        let key = q.ledger().lines.iter().find(|line| line.goal.id == pack).unwrap().key.clone();
        q.window.act(Action::IAm(Some(q.bo.clone())));
        q.edit(Edit::Agree { of: pack, agrees: true, about: Some(key), text: None });
        q.window.act(Action::IAm(Some(q.ana.clone())));
        q.window.change(&ship, Change::Stage(Stage::Dropped));
        q.explain("Nobody orders from stores", Trigger::Market);
        q.window.change(&goal, Change::Title("Stores are hubbs".into()));
        q.window.change(&shop, Change::End(Day::parse("2026-12-31")));
        q
    }

    fn ledger(&self) -> Ledger {
        ledger(&self.window.session().space, &Scope { cycle: None, of: None, today: today() })
    }

    fn page(&mut self, open: Option<Id>) -> Element {
        self.window.act(Action::Go(Route { page: Page::Changes, open }));
        draw(&self.window.model, Lang::En, false)
    }
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

/// The page as it is seen: with changes, of a unit, empty, and beside the panel of a goal.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut q = Quarter::lived(91);
    let mut pages = Vec::new();
    for open in [None, Some(q.pack.clone()), Some(q.ship.clone()), Some(q.shop.clone())] {
        q.window.act(Action::Go(Route { page: Page::Changes, open: open.clone() }));
        pages.push((format!("changes beside {open:?}"), q.window.model.clone(), false));
    }
    q.window.act(Action::Go(Route { page: Page::Changes, open: None }));
    q.window.act(Action::Week(WeekAction::Of(Some(q.online.clone()))));
    pages.push(("changes of a unit".to_owned(), q.window.model.clone(), false));
    let mut empty = Quarter::begin(92);
    empty.window.act(Action::Go(Route { page: Page::Changes, open: None }));
    pages.push(("no changes".to_owned(), empty.window.model.clone(), false));
    pages
}

fn lines(page: &Element) -> Vec<String> {
    let is_line = |one: &Element| {
        one.attribute("id").is_some_and(|id| id.trim_start_matches("panel-").starts_with("change-"))
            && one.tag == "li"
    };
    page.all(&is_line).iter().map(|line| line.text()).collect()
}

fn one(lines: &[String], kind: &str) -> String {
    let found: Vec<&String> = lines.iter().filter(|line| line.starts_with(kind)).collect();
    assert_eq!(found.len(), 1, "{kind} in {lines:?}");
    found[0].clone()
}

#[test]
fn e20_the_page_tells_each_change_with_its_reason_its_effect_and_who_agreed() {
    let mut q = Quarter::lived(1);
    let page = q.page(None);
    let text = page.text();
    let all: Vec<String> = lines(&page);
    let lowered = one(&all, "RetargetedBar lowered");
    for said in [
        "Dependency",
        "Stores that pack",
        "Target 40",
        "24",
        "The depot opens *later* than @陈波 said",
        "Score by today's readings 0.45 → 0.75",
        "Ana · agreed by 陈波",
        "Change the reason…",
    ] {
        assert!(lowered.contains(said), "“{said}” is not in {lowered}");
    }
    let dropped = one(&all, "Dropped");
    assert!(dropped.contains("Nobody orders from stores"), "{dropped}");
    let date = all.iter().find(|line| line.contains("Shop without waiting")).unwrap();
    assert!(date.contains("No reason given") && date.contains("Give the reason…"), "{date}");
    assert!(date.contains("Expected by today 0.56 → 0.28"), "{date}");
    assert!(!all.iter().any(|line| line.starts_with("Reworded")), "the small correction is hidden");
    assert!(text.contains("1 small correction not shown"), "{text}");
    assert!(
        text.contains("3 changes: 2 retargeted (1 lowered the bar), 1 dropped. 1 without a reason."),
        "{text}"
    );
    assert!(text.contains("Given up and put off"), "dropped goals stay readable: {text}");
}

#[test]
fn e22_the_bar_is_told_by_shape_and_word() {
    let mut q = Quarter::lived(2);
    let page = q.page(None);
    let marks = page.all(&|one: &Element| one.attribute("data-bar").as_deref() == Some("lowered"));
    assert_eq!(marks.len(), 1);
    assert!(!marks[0].all(&|one| one.tag == "svg").is_empty(), "an arrow beside the words");
}

#[test]
fn e20_the_page_can_be_about_one_unit() {
    let mut q = Quarter::lived(3);
    q.window.act(Action::Week(WeekAction::Of(Some(q.stores.clone()))));
    let page = q.page(None);
    assert_eq!(lines(&page).len(), 2, "{:?}", lines(&page));
    q.window.act(Action::Week(WeekAction::Of(Some(q.online.clone()))));
    let page = q.page(None);
    assert_eq!(lines(&page).len(), 1);
}

#[test]
fn e26_a_reason_given_later_is_on_the_page_and_the_agreement_stays() {
    let mut q = Quarter::lived(4);
    let line = |q: &Quarter| {
        let found = q.ledger().lines.into_iter().find(|line| line.goal.id == q.pack);
        found.unwrap()
    };
    let before = line(&q);
    assert_eq!(before.agreed_names(), [Text::from("陈波")]);
    q.window.act(Action::Changing(ChangingAction::Explain {
        of: q.pack.clone(),
        key: before.key.clone(),
        reason: "The depot opens in October".into(),
        trigger: Some(Trigger::Dependency),
    }));
    let after = line(&q);
    assert_ne!(after.key, before.key, "told anew");
    assert_eq!(after.reason.as_deref(), Some("The depot opens in October"));
    assert_eq!(after.agreed_names(), [Text::from("陈波")]);
    let (of, key) = (q.pack.clone(), Some(after.key));
    q.window.act(Action::IAm(Some(q.bo.clone())));
    q.edit(Edit::Agree { of, agrees: false, about: key, text: None });
    assert_eq!(line(&q).agreed_names(), [Text::from("")][..0], "the last word counts");
    q.window.act(Action::Undo);
    assert_eq!(line(&q).agreed_names(), [Text::from("陈波")]);
}

#[test]
fn e20_the_panel_has_the_lines_of_its_goal() {
    let mut q = Quarter::lived(5);
    let pack = q.pack.clone();
    q.window.act(Action::Go(Route { page: Page::Outline, open: Some(pack) }));
    for (lang, said) in [
        (Lang::En, ["Bar lowered", "Score by today's readings 0.45 → 0.75", "Agree to the change"]),
        (Lang::Zh, ["标准降低", "按目前读数的评分 0.45 → 0.75", "同意此变更"]),
    ] {
        let page = draw(&q.window.model, lang, false);
        let panel = page.all(&|one: &Element| one.attribute("id").as_deref() == Some("panel"))[0];
        assert_eq!(lines(panel).len(), 1);
        for said in said {
            assert!(panel.text().contains(said), "“{said}” is not in {}", panel.text());
        }
    }
}

#[test]
fn e29_the_story_is_handed_on_as_markdown() {
    let q = Quarter::lived(6);
    let found = q.ledger();
    let told = story(&found, Only::default());
    for (lang, said) in [
        (
            Lang::En,
            [
                "# Changes in 2026 Q3\n",
                "## Stores\n",
                "**Stores that pack** (Stores are hubbs) · Bar lowered\n  - Target: 40 → 24\n",
                "  - The depot opens \\*later\\* than @陈波 said · Dependency\n",
                "  - Ana · agreed by 陈波\n",
            ],
        ),
        (
            Lang::Zh,
            [
                "# 2026 Q3 的变更\n",
                "## Stores\n",
                "**Stores that pack** (Stores are hubbs) · 标准降低\n  - 目标值：40 → 24\n",
                "依赖\n",
                "陈波",
            ],
        ),
    ] {
        let words = plumbline::words::page_words(lang);
        let text = plumbline::words::changes_markdown(words, &told, &found.gone, Some("2026 Q3"), today());
        for said in said {
            assert!(text.contains(said), "“{said}” is not in\n{text}");
        }
        assert!(!text.contains("hubs\n"), "small corrections are left out");
    }
}

#[test]
fn e28_what_was_dropped_can_be_opened_and_taken_up_again() {
    let mut q = Quarter::lived(7);
    let ship = q.ship.clone();
    let text = q.page(Some(ship.clone())).text();
    assert!(text.contains("Orders shipped from stores"), "{text}");
    assert_eq!(q.ledger().gone.len(), 1);
    q.window.change(&ship, Change::Stage(Stage::Published { at: None }));
    assert_eq!(q.ledger().gone, []);
}
