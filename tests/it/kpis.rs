//! KPIs as people work with them: made, read, brought back by a goal, kept from a key result; each a step that
//! undo takes back, and pages that say it in both languages.

use plumbline::app::kpis::KpiAction;
use plumbline::app::week::WeekAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{CheckIn, Day, Id, Measure, Privacy};
use plumbline::query::kpis::{Concern, Recovering, board, pasted, place, row};
use plumbline::space::{Change, Edit, New};

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

const SMALL: &str = include_str!("../data/plain-small.json");

/// A window with the small set, and the KPIs of a shop.
struct Shop {
    window: Window,
}

impl Shop {
    fn open() -> Self {
        let mut window = Window::open(&Browser::default(), 81);
        window.file("small.json", &SMALL.replace("https://", ""));
        Self { window }
    }

    /// Makes a KPI as the page does, and leaves the panel.
    fn kpi(&mut self, name: &str, low: Option<f64>, high: Option<f64>) -> Id {
        let place = place(&self.window.session().space, None, None);
        self.window.act(Action::Go(Route { page: Page::Kpis, open: None }));
        self.window.act(Action::Draft { new: New::Kpi { name: "".into() }, place });
        let id = self.window.model.route.open.clone().unwrap();
        self.window.change(&id, Change::Title(name.into()));
        self.window.change(&id, Change::Corridor(low, high));
        self.window.act(Action::Go(Route { page: Page::Kpis, open: None }));
        id
    }

    fn read(&mut self, of: &Id, day: &str, value: f64) {
        let one = CheckIn { at: Day::parse(day), value: Some(value), ..CheckIn::new("") };
        self.window.act(Action::Edit(Edit::CheckIn { of: of.clone(), check_in: Box::new(one) }));
    }

    fn recovering(&self, of: &Id) -> Recovering {
        row(&self.window.session().space, of, today()).unwrap().recovering
    }

    fn page(&mut self, lang: Lang, open: Option<&Id>) -> Element {
        self.window.act(Action::Go(Route { page: Page::Kpis, open: open.cloned() }));
        draw(&self.window.model, lang, false)
    }
}

/// A shop whose KPIs are in every state there is.
fn full() -> (Shop, Vec<Id>) {
    let mut shop = Shop::open();
    let uptime = shop.kpi("可用率", Some(99.0), None);
    let wait = shop.kpi("等待时间", None, Some(4.0));
    let margin = shop.kpi("毛利率", Some(28.0), Some(35.0));
    let new = shop.kpi("新指标", None, None);
    let hidden = shop.kpi("", None, None);
    let old = shop.kpi("旧指标", Some(1.0), None);
    shop.window.change(&uptime, Change::MeasuredIn(Some("%".into())));
    shop.window.change(&wait, Change::MeasuredIn(Some("天".into())));
    for (day, value) in [("2026-08-01", 99.5), ("2026-08-08", 97.0), ("2026-08-15", 50.0)] {
        shop.read(&uptime, day, value);
    }
    for (day, value) in [("2026-07-01", 3.0), ("2026-07-08", 4.2)] {
        shop.read(&wait, day, value);
    }
    shop.read(&margin, "2026-08-20", 30.0);
    shop.window.change(&hidden, Change::Private(Some(Privacy::All)));
    shop.window.change(&margin, Change::Private(Some(Privacy::Values)));
    shop.window.change(&old, Change::Archived(true));
    (shop, vec![uptime, wait, margin, new, hidden, old])
}

/// The page and the panel with KPIs in every state, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let (mut shop, ids) = full();
    let mut pages = Vec::new();
    for open in std::iter::once(None).chain(ids.into_iter().map(Some)) {
        shop.window.act(Action::Go(Route { page: Page::Kpis, open: open.clone() }));
        pages.push((format!("kpis beside {open:?}"), shop.window.model.clone(), false));
    }
    let unit = shop.window.session().space.units_of(None).first().cloned();
    shop.window.act(Action::Go(Route { page: Page::Outline, open: unit.clone() }));
    pages.push(("a unit with kpis".to_owned(), shop.window.model.clone(), false));
    shop.window.act(Action::Week(WeekAction::Of(unit)));
    shop.window.act(Action::Go(Route { page: Page::Kpis, open: None }));
    pages.push(("kpis of a unit".to_owned(), shop.window.model.clone(), false));
    pages
}

fn texts(page: &Element, class: &str) -> Vec<String> {
    let has = |element: &Element| {
        element.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
    };
    page.all(&has).iter().map(|element| element.text()).collect()
}

#[test]
fn h26_the_page_says_what_wants_attention_first() {
    let (mut shop, ids) = full();
    let page = shop.page(Lang::En, None);
    let titles = texts(&page, "kpis__title");
    let heads: Vec<&str> =
        titles.iter().map(|title| title.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(heads, ["Outside their corridor", "To watch", "Healthy", "Not known yet"]);
    let text = page.text();
    for said in [
        "50 %",
        "at least 99 %",
        "at most 4 天",
        "between 28 and 35",
        "Unhealthy",
        "getting worse",
        "Overdue",
        "Put away",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(text.contains("1 outside the corridor, 1 to watch"), "{text}");
    // The chart says in words what it shows.
    let charts: Vec<String> = page
        .all(&|element| element.tag == "svg" && element.attribute("class").as_deref() == Some("band"))
        .iter()
        .filter_map(|chart| chart.attribute("aria-label"))
        .collect();
    assert!(
        charts.iter().any(|told| told == "3 values, the last one 50 %: unhealthy. Corridor: at least 99 %"),
        "{charts:?}"
    );
    let zh = shop.page(Lang::Zh, None).text();
    for said in ["偏离健康区间", "不低于 99%", "变差", "需关注"] {
        assert!(zh.contains(said), "“{said}” is not in {zh}");
    }
    let panel = shop.page(Lang::En, ids.first()).text();
    assert!(panel.contains("getting worse") && panel.contains("Enter a value"), "{panel}");
}

#[test]
fn h29_a_goal_that_brings_a_kpi_back_is_one_step() {
    let (mut shop, ids) = full();
    let uptime = ids[0].clone();
    let before = shop.window.text();
    let Recovering::Suggested(plan) = shop.recovering(&uptime) else { panic!("nothing is suggested") };
    let words = plumbline::words::page_words(Lang::En);
    assert_eq!(words.recovery_title(&plan), "Bring 可用率 back to at least 99 %");
    assert_eq!(words.recovery_key_result(&plan), "可用率 from 50 % to 99 %");
    let zh = plumbline::words::page_words(Lang::Zh);
    assert_eq!(zh.recovery_title(&plan), "让可用率恢复到不低于 99%");
    let act = KpiAction::Recover {
        kpi: uptime.clone(),
        title: words.recovery_title(&plan).into(),
        key_result: words.recovery_key_result(&plan).into(),
    };
    shop.window.act(Action::Kpi(act.clone()));
    let goal = shop.window.model.route.open.clone().unwrap();
    assert_eq!(shop.window.title(&goal), "Bring 可用率 back to at least 99 %");
    assert_eq!(shop.window.session().space.key_results_of(&goal).len(), 1);
    let page = shop.page(Lang::En, None).text();
    assert!(
        page.contains("A goal brings it back:Draft") || page.contains("A goal brings it back:"),
        "{page}"
    );
    assert!(!page.contains("It left its corridor"), "{page}");
    // Once it is there it is not made again.
    shop.window.act(Action::Kpi(act));
    assert!(matches!(shop.recovering(&uptime), Recovering::Running { .. }));
    let goals = |shop: &Shop| {
        let space = &shop.window.session().space;
        space.nodes().filter(|(id, _)| space.objective(id).is_some_and(|one| one.recovers.is_some())).count()
    };
    assert_eq!(goals(&shop), 1);
    shop.window.act(Action::Undo);
    assert_eq!(goals(&shop), 0);
    assert!(matches!(shop.recovering(&uptime), Recovering::Suggested(_)));
    shop.window.act(Action::Redo);
    assert_eq!(goals(&shop), 1);
    assert_ne!(shop.window.text(), before);
}

#[test]
fn h30_keeping_a_key_result_as_a_kpi_is_one_step_and_opens_it() {
    let mut shop = Shop::open();
    let goal = shop.window.objective("Serve");
    let kr = shop.window.key_result(&goal, "Uptime");
    shop.window.change(&kr, Change::Measure(Measure::Above { floor: Some(99.0) }));
    shop.read(&kr, "2026-08-14", 99.4);
    shop.window.act(Action::Kpi(KpiAction::Keep { of: kr.clone() }));
    let kpi = shop.window.model.route.open.clone().unwrap();
    let made = row(&shop.window.session().space, &kpi, today()).unwrap();
    assert_eq!((&*made.name, made.kept_from.map(|kept| kept.id)), ("Uptime", Some(kr.clone())));
    assert_eq!(made.reading.value, Some(99.4));
    let text = draw(&shop.window.model, Lang::En, false).text();
    assert!(text.contains("Kept from the key result"), "{text}");
    shop.window.act(Action::Kpi(KpiAction::Keep { of: kr.clone() }));
    assert_eq!(board(&shop.window.session().space, None, today()).rows.len(), 1);
    shop.window.act(Action::Undo);
    assert_eq!(board(&shop.window.session().space, None, today()).rows.len(), 0);
    assert!(shop.window.session().space.key_result(&kr).is_some());
}

#[test]
fn h31_values_are_corrected_and_taken_back_and_undo_undoes_each() {
    let mut shop = Shop::open();
    let kpi = shop.kpi("可用率", Some(99.0), None);
    let values = |shop: &Shop| {
        let made = row(&shop.window.session().space, &kpi, today()).unwrap();
        made.series.iter().map(|(_, value)| *value).collect::<Vec<_>>()
    };
    shop.read(&kpi, "2026-08-14", 98.0);
    let key = shop.window.session().space.check_ins(&kpi)[0].key.clone();
    let right =
        CheckIn { at: Day::parse("2026-08-14"), value: Some(99.8), amends: Some(key), ..CheckIn::new("") };
    shop.window.act(Action::Edit(Edit::CheckIn { of: kpi.clone(), check_in: Box::new(right) }));
    assert_eq!(values(&shop), [99.8]);
    let newest = shop.window.session().space.check_ins(&kpi)[0].key.clone();
    shop.window.act(Action::Edit(Edit::Retract { of: kpi.clone(), key: newest }));
    assert_eq!(values(&shop), [98.0], "what was corrected stands again");
    for want in [&[99.8][..], &[98.0], &[]] {
        shop.window.act(Action::Undo);
        assert_eq!(values(&shop), want);
    }
    let column = "2026-08-07\t97\n2026-08-14\t98\n2026-08-21\t99";
    let found = pasted(&shop.window.session().space, &kpi, column, today());
    shop.window.act(Action::Edit(found.edit(&kpi).unwrap()));
    assert_eq!(values(&shop), [97.0, 98.0, 99.0]);
    shop.window.act(Action::Undo);
    assert_eq!(values(&shop), Vec::<f64>::new(), "a column is one step");
}

#[test]
fn h26_a_deleted_kpi_comes_back_with_its_values() {
    let (mut shop, ids) = full();
    let count = |shop: &Shop| board(&shop.window.session().space, None, today()).count(Concern::Outside);
    assert_eq!(count(&shop), 1);
    shop.window.act(Action::Edit(Edit::Delete { id: ids[0].clone() }));
    assert_eq!(count(&shop), 0);
    shop.window.act(Action::Undo);
    assert_eq!(count(&shop), 1);
    let again = Window::open(&shop.window.browser, 82);
    assert_eq!(again.text(), shop.window.text());
}

#[test]
fn h33_a_private_kpi_shows_its_place_only() {
    let (mut shop, ids) = full();
    let page = shop.page(Lang::En, None).text();
    assert!(page.contains(plumbline::words::page_words(Lang::En).hidden_here()), "{page}");
    let name = shop.window.title(&ids[4]);
    assert!(!name.is_empty());
    let panel = shop.page(Lang::En, ids.get(4)).text();
    assert!(!panel.contains(&format!("Enter a value: {name}")), "{panel}");
}
