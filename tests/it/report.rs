//! The report: what it is about, what it counts, what it leaves out, and that all its forms tell the same.

use std::rc::Rc;

use plumbline::app::closing::ClosingAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::score::Band;
use plumbline::okr::{Id, Privacy, RootCause, Stage};
use plumbline::query::Filter;
use plumbline::query::close::{Ground, readings_of};
use plumbline::query::report::{
    MAP_GOALS, MapDepth, ReportChoice, ReportPart, Summary, appendix, changes_of, head, map_of, people_of,
    summary, told,
};
use plumbline::space::{Change, Space};
use plumbline::ui::report::{Asked, Sheet};
use plumbline::words::{page_words, paper_html, paper_markdown, report_name};

use crate::markup::Element;
use crate::real_sets;
use crate::render::draw;
use crate::window::{Browser, Window, today};

const SET: &str = r#"{
  "organization": "Acme", "cycle": {"name": "2026 Q2", "start": "2026-04-01", "end": "2026-06-30"},
  "units": [
    {"id": "acme", "name": "Acme", "parent": null, "kind": "company"},
    {"id": "sales", "name": "Sales", "parent": "acme", "kind": "department"},
    {"id": "data", "name": "Data", "parent": "acme", "kind": "department"},
    {"id": "ana", "name": "Ana", "parent": "sales", "kind": "person"},
    {"id": "bo", "name": "Bo", "parent": "data", "kind": "person"}
  ],
  "objectives": [
    {"id": "o1", "unit": "acme", "title": "Win the enterprise segment", "parent": null, "score": 0.8, "key_results": [
      {"id": "k1", "title": "Reference customers", "score": 0.9, "metric": {"kind": "number", "start": 2, "target": 10, "current": 9}},
      {"id": "k2", "title": "Days to first answer", "score": 0.7}]},
    {"id": "o2", "unit": "sales", "title": "A channel that sells for us", "parent": "o1", "owners": ["ana"], "key_results": [
      {"id": "k3", "title": "Partners", "score": 0.2}, {"id": "k4", "title": "New revenue", "score": 0.4}]},
    {"id": "o3", "unit": "data", "title": "One table for all", "parent": null, "score": 0.5, "key_results": []},
    {"id": "o4", "unit": "data", "title": "Secret plan", "parent": "o1", "score": 0.1, "key_results": [
      {"id": "k5", "title": "Nobody knows"}]},
    {"id": "o5", "unit": "bo", "title": "Learn to negotiate", "parent": null, "key_results": []},
    {"id": "o6", "unit": "sales", "title": "The old fair", "parent": null, "key_results": []},
    {"id": "o7", "unit": "sales", "title": "A thought", "parent": null, "key_results": []}
  ]
}"#;

/// A window with the set, one goal given up and one draft.
struct Desk {
    window: Window,
}

impl Desk {
    fn open() -> Self {
        Self::with(SET)
    }

    fn with(set: &str) -> Self {
        let mut window = Window::open(&Browser::default(), 88);
        window.file("acme.json", set);
        let mut desk = Self { window };
        for (goal, stage) in [("The old fair", Stage::Dropped), ("A thought", Stage::Draft)] {
            if let Some(goal) = desk.find(goal) {
                desk.window.change(&goal, Change::Stage(stage));
            }
        }
        desk
    }

    fn space(&self) -> &Space {
        &self.window.session().space
    }

    /// The goal, unit, person or cycle of this name.
    fn find(&self, name: &str) -> Option<Id> {
        self.space()
            .nodes()
            .map(|(id, _)| id)
            .find(|id| self.space().name_of(id).is_some_and(|own| &*own == name))
            .cloned()
    }

    fn id(&self, name: &str) -> Id {
        self.find(name).unwrap_or_else(|| panic!("{name} is not there"))
    }

    fn ground(&self, whose: Option<&str>) -> Ground {
        Ground { cycle: self.id("2026 Q2"), whose: whose.map(|name| self.id(name)) }
    }

    fn summary(&self, whose: Option<&str>) -> Summary {
        let ground = self.ground(whose);
        summary(self.space(), &ground, &changes_of(self.space(), &ground, today()), today())
    }

    fn choose(&mut self, choice: ReportChoice) {
        self.window.act(Action::Closing(ClosingAction::Report(choice)));
    }

    fn of(&mut self, whose: Option<&str>) {
        let whose = whose.map(|name| self.id(name));
        self.window.act(Action::Closing(ClosingAction::Of(whose)));
    }

    fn page(&mut self, lang: Lang) -> Element {
        self.window.act(Action::Go(Route { page: Page::Report, open: None }));
        draw(&self.window.model, lang, false)
    }

    fn sheet(&self, lang: Lang) -> Sheet {
        let closing = &self.window.session().closing;
        let ground = Ground { cycle: self.id("2026 Q2"), whose: closing.of.clone() };
        let told = Rc::new(told(self.space(), Some(&ground), closing.report.private));
        Sheet::of(told, ground, closing.report.clone(), Asked { today: today(), me: None, lang })
    }

    /// The report in every form: on the page, as Markdown, as a page of its own.
    fn forms(&mut self, lang: Lang) -> [String; 3] {
        let paper = self.sheet(lang).paper();
        let words = page_words(lang);
        [self.page(lang).text(), paper_markdown(words, &paper), paper_html(words, &paper)]
    }
}

/// The report with goals of every kind, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut desk = Desk::open();
    let secret = desk.id("Secret plan");
    desk.window.change(&secret, Change::Private(Some(Privacy::All)));
    let mut pages = Vec::new();
    let mut add = |name: &str, desk: &mut Desk| {
        desk.window.act(Action::Go(Route { page: Page::Report, open: None }));
        pages.push((name.to_owned(), desk.window.model.clone(), false));
    };
    add("report", &mut desk);
    desk.of(Some("Sales"));
    add("report of a unit", &mut desk);
    desk.of(Some("Ana"));
    add("report of a person", &mut desk);
    desk.of(None);
    desk.choose(ReportChoice {
        people: true,
        private: true,
        map: Some(MapDepth::Upper),
        ..ReportChoice::default()
    });
    add("report with people", &mut desk);
    desk.choose(ReportChoice { off: ReportPart::ALL.into_iter().collect(), ..ReportChoice::default() });
    add("report of nothing", &mut desk);
    let mut many = Desk::with(&large(90));
    add("long report", &mut many);
    let mut empty = Window::open(&Browser::default(), 89);
    empty.act(Action::StartEmpty { name: "Acme".into() });
    empty.act(Action::Go(Route { page: Page::Report, open: None }));
    pages.push(("report without goals".to_owned(), empty.model.clone(), false));
    pages
}

/// A set of so many goals.
fn large(goals: usize) -> String {
    let goal = |n: usize| {
        format!(
            r#"{{"id": "g{n}", "unit": "acme", "title": "Goal number {n}", "parent": {}, "score": 0.5, "key_results": []}}"#,
            if n < 10 { "null".to_owned() } else { format!("\"g{}\"", n / 10) }
        )
    };
    let all: Vec<String> = (1..=goals).map(goal).collect();
    format!(
        r#"{{"organization": "Acme", "cycle": {{"name": "2026 Q2", "start": "2026-04-01", "end": "2026-06-30"}},
            "units": [{{"id": "acme", "name": "Acme", "parent": null, "kind": "company"}}], "objectives": [{}]}}"#,
        all.join(",")
    )
}

fn by_id<'a>(page: &'a Element, id: &str) -> Option<&'a Element> {
    page.all(&|element: &Element| element.attribute("id").as_deref() == Some(id)).first().copied()
}

fn has_class<'a>(page: &'a Element, class: &str) -> Vec<&'a Element> {
    page.all(&|element: &Element| {
        element.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
    })
}

#[test]
fn j24_it_says_whose_goals_of_which_cycle_and_when() {
    let mut desk = Desk::open();
    for form in desk.forms(Lang::En) {
        for said in ["2026 Q2: the report", "Acme", "1 Apr 2026 to 30 Jun 2026", "As of 21 Aug 2026"] {
            assert!(form.contains(said), "{said}: {form}");
        }
    }
    for form in desk.forms(Lang::Zh) {
        for said in ["2026 Q2 报告", "2026年4月1日 至 2026年6月30日", "截至2026年8月21日"] {
            assert!(form.contains(said), "{said}: {form}");
        }
    }
    desk.of(Some("Sales"));
    let [page, ..] = desk.forms(Lang::En);
    assert!(page.contains("2026 Q2: report of Sales") && !page.contains("One table for all"), "{page}");
    desk.of(Some("Ana"));
    let [page, ..] = desk.forms(Lang::En);
    assert!(page.contains("report of Ana") && page.contains("A channel that sells for us"), "{page}");
}

#[test]
fn j25_every_objective_is_counted_once() {
    let desk = Desk::open();
    let sum = desk.summary(None);
    assert_eq!((sum.objectives, sum.judged, sum.open, sum.given_up, sum.drafts), (5, 4, 1, 1, 1));
    assert_eq!(sum.key_results, 5);
    assert_eq!(sum.bands, [1, 1, 2]);
    for (name, text) in real_sets::sets() {
        let space = Space::of(real_sets::open(name, &text));
        let cycles: Vec<Id> =
            space.nodes().map(|(id, _)| id.clone()).filter(|id| space.cycle(id).is_some()).collect();
        for cycle in cycles {
            let ground = Ground { cycle, whose: None };
            let sum = summary(&space, &ground, &changes_of(&space, &ground, today()), today());
            assert_eq!(sum.judged + sum.in_words + sum.unscored + sum.open, sum.objectives, "{name}");
            assert_eq!(sum.objectives + sum.given_up, ground.objectives(&space).len(), "{name}");
            assert_eq!(sum.bands.iter().sum::<usize>(), sum.judged, "{name}");
        }
    }
}

#[test]
fn j26_the_mean_is_that_of_the_scorecard() {
    let desk = Desk::open();
    let (sum, ground) = (desk.summary(None), desk.ground(None));
    assert_eq!(sum.readings, readings_of(desk.space(), &ground, today()));
    let words = page_words(Lang::En);
    let mean = words.share(sum.readings.changed.value.unwrap());
    assert!(words.report_readings(sum.readings).contains(&mean));
    let nothing = Summary::default();
    assert_eq!(words.report_readings(nothing.readings), "", "what is unknown is not zero");
    assert!(words.report_scores(&nothing).contains("No goal has been judged"));
}

#[test]
fn j27_the_best_and_the_rest_are_named_with_their_reasons() {
    let mut desk = Desk::open();
    let missed = desk.id("A channel that sells for us");
    desk.window.change(&missed, Change::Cause(Some(RootCause::Capacity)));
    let sum = desk.summary(None);
    let names = |goals: &[plumbline::query::report::Judged]| -> Vec<String> {
        goals.iter().map(|one| one.title.to_string()).collect()
    };
    assert_eq!(names(&sum.best), ["Win the enterprise segment"]);
    assert_eq!(names(&sum.least), ["Secret plan", "A channel that sells for us", "One table for all"]);
    assert_eq!(
        sum.least.iter().map(|one| one.band).collect::<Vec<_>>(),
        [Band::Missed, Band::Missed, Band::Partly]
    );
    let [page, ..] = desk.forms(Lang::En);
    assert!(page.contains("Capacity"), "{page}");
    let many = Desk::with(&large(30)).summary(None);
    assert_eq!((many.best.len(), many.least.len()), (0, 5));
}

#[test]
fn j28_the_table_by_unit_counts_each_goal_where_it_is_at_home() {
    let desk = Desk::open();
    let sum = desk.summary(None);
    let rows: Vec<(String, usize, usize)> = sum
        .units
        .iter()
        .map(|unit| (unit.unit.as_ref().unwrap().name.to_string(), unit.objectives, unit.judged))
        .collect();
    assert_eq!(rows.iter().map(|row| row.1).sum::<usize>(), sum.objectives);
    for row in [("Acme", 1, 1), ("Sales", 1, 1), ("Data", 3, 2)] {
        assert!(rows.contains(&(row.0.to_owned(), row.1, row.2)), "{row:?}: {rows:?}");
    }
    assert_eq!(rows.first().map(|row| row.0.as_str()), Some("Acme"), "in the order of their tree");
}

#[test]
fn j29_what_is_private_is_left_out_unless_somebody_takes_it_in() {
    for privacy in [Privacy::All, Privacy::Values] {
        let mut desk = Desk::open();
        let secret = desk.id("Secret plan");
        desk.window.change(&secret, Change::Private(Some(privacy)));
        let is_told = privacy == Privacy::Values;
        for form in desk.forms(Lang::En) {
            assert_eq!(form.contains("Secret plan"), is_told, "{privacy:?} {form}");
            assert!(form.contains("Private: 1 goal is"), "{privacy:?} {form}");
        }
        let own = told(desk.space(), Some(&desk.ground(None)), false);
        assert_eq!((own.left_out, own.pared), if is_told { (0, 1) } else { (1, 0) });
        let page = desk.page(Lang::En);
        assert!(by_id(&page, "report-private").unwrap().attribute("checked").is_none());
        desk.choose(ReportChoice { private: true, ..ReportChoice::default() });
        for form in desk.forms(Lang::En) {
            assert!(form.contains("Secret plan") && !form.contains("Private: "), "{form}");
        }
    }
    let mut desk = Desk::open();
    assert!(by_id(&desk.page(Lang::En), "report-private").is_none(), "nothing is private");
}

#[test]
fn j30_changes_are_told_with_their_reasons_or_that_there_is_none() {
    let mut desk = Desk::open();
    let goal = desk.id("One table for all");
    desk.window.change(&goal, Change::Title("Two tables for all".into()));
    for form in desk.forms(Lang::En) {
        for said in
            ["Reworded", "Two tables for all", "No reason given", "Given up and put off", "The old fair"]
        {
            assert!(form.contains(said), "{said}: {form}");
        }
    }
}

#[test]
fn j31_the_appendix_has_every_goal_with_its_key_results() {
    let mut desk = Desk::open();
    let told = appendix(desk.space(), &desk.ground(None), today());
    let goals: usize = told.iter().map(|unit| unit.goals.len()).sum();
    assert_eq!(goals, desk.ground(None).objectives(desk.space()).len());
    let titles: Vec<&str> = told.iter().flat_map(|unit| &unit.goals).map(|goal| &*goal.title).collect();
    assert!(!titles.contains(&"A thought"), "drafts are not part of it: {titles:?}");
    for form in desk.forms(Lang::En) {
        for said in [
            "Reference customers",
            "Days to first answer",
            "not judged",
            "Learn to negotiate",
            "No key results",
        ] {
            assert!(form.contains(said), "{said}: {form}");
        }
    }
}

#[test]
fn j32_chapters_go_and_come_and_empty_ones_are_not_there() {
    let mut desk = Desk::open();
    let page = desk.page(Lang::En);
    let box_of = |page: &Element, part: ReportPart| {
        by_id(page, &format!("report-has-{}", part.slug())).unwrap().attribute("checked").is_some()
    };
    assert!(ReportPart::ALL.into_iter().all(|part| box_of(&page, part)));
    assert!(by_id(&page, "report-retrospectives").is_some());
    for part in ReportPart::ALL {
        desk.choose(ReportChoice::default().with(part, false));
        let page = desk.page(Lang::En);
        assert!(!box_of(&page, part));
        assert!(by_id(&page, &format!("report-{}", part.slug())).is_none(), "{part:?}");
        let title = page_words(Lang::En).report_part(part);
        let markdown = desk.forms(Lang::En)[1].clone();
        assert!(!markdown.contains(&format!("\n## {title}\n")), "{markdown}");
    }
    desk.choose(ReportChoice::default());
    assert!(!desk.sheet(Lang::En).paper().chapters.iter().any(|chapter| chapter.blocks.is_empty()));
}

#[test]
fn j32_people_are_in_it_only_when_asked_for_and_by_name() {
    let mut desk = Desk::open();
    let names: Vec<String> =
        people_of(desk.space(), &desk.ground(None)).iter().map(|one| one.name.to_string()).collect();
    assert_eq!(names, ["Ana", "Bo"]);
    // What goes on is told by whose goals they are, people's own among them.
    let heads = |form: &str| {
        let part = form.split("\n## ").find(|part| part.starts_with("Scorecards")).unwrap_or_default();
        part.lines().filter(|line| *line == "### Ana" || *line == "### Bo").count()
    };
    let [_, without, _] = desk.forms(Lang::En);
    assert_eq!(heads(&without), 0, "{without}");
    assert!(without.contains("no formula for pay"), "{without}");
    desk.choose(ReportChoice { people: true, ..ReportChoice::default() });
    let [_, with, _] = desk.forms(Lang::En);
    assert_eq!(heads(&with), 2, "{with}");
}

#[test]
fn j33_the_map_has_what_can_be_read() {
    let desk = Desk::open();
    let cards = |desk: &Desk, whose: Option<&str>, depth: Option<MapDepth>| {
        let picture = map_of(desk.space(), &desk.ground(whose), depth, today());
        (picture.cards.len(), picture.cards.iter().map(|card| card.hidden).sum::<usize>())
    };
    let all = cards(&desk, None, None).0;
    assert!(all >= 6, "{all}");
    let data = cards(&desk, Some("Data"), None).0;
    assert!(data < all && data >= 3, "of a unit its goals and what they hang on: {data}");
    let many = Desk::with(&large(90));
    let (shown, hidden) = cards(&many, None, None);
    assert!(shown < 90 && shown + hidden == 90, "{shown} {hidden}");
    assert_eq!(cards(&many, None, Some(MapDepth::All)), (90, 0));
    assert_eq!(cards(&Desk::with(&large(MAP_GOALS)), None, None), (MAP_GOALS, 0));
}

#[test]
fn j34_a_long_chapter_is_folded_on_the_page_and_whole_outside() {
    let mut many = Desk::with(&large(90));
    let page = many.page(Lang::En);
    let appendix = by_id(&page, "report-appendix-show").unwrap();
    assert!(
        appendix.attribute("aria-label").is_some_and(|name| name.contains("All goals")),
        "{}",
        appendix.opening()
    );
    let section = has_class(&page, "paper__chapter")
        .into_iter()
        .find(|one| one.attribute("aria-labelledby").as_deref() == Some("report-appendix"))
        .unwrap();
    assert!(!section.text().contains("Goal number 77") && section.text().contains("90 goals"));
    let [_, markdown, html] = many.forms(Lang::En);
    for form in [markdown, html] {
        assert_eq!((1..=90).filter(|n| form.contains(&format!("Goal number {n}"))).count(), 90);
    }
    assert!(by_id(&Desk::open().page(Lang::En), "report-appendix-show").is_none());
}

#[test]
fn j35_without_goals_the_page_says_what_to_do_next() {
    let mut window = Window::open(&Browser::default(), 90);
    window.act(Action::StartEmpty { name: "Acme".into() });
    window.act(Action::Go(Route { page: Page::Report, open: None }));
    for lang in [Lang::En, Lang::Zh] {
        let page = draw(&window.model, lang, false);
        assert_eq!(has_class(&page, "empty").len(), 1);
        assert!(has_class(&page, "paper").is_empty() && by_id(&page, "report-copy").is_none());
    }
    let mut desk = Desk::open();
    let [page, ..] = desk.forms(Lang::En);
    assert!(
        page.contains("1 goal still waits for a score.") && page.contains("Go on with the scores"),
        "{page}"
    );
    desk.window.act(Action::Filter(Filter::default()));
    assert!(by_id(&desk.page(Lang::En), "report-copy").is_some(), "the cycle that today is nearest to");
}

#[test]
fn j36_it_is_handed_on_under_a_name_that_tells_it() {
    let mut desk = Desk::open();
    let page = desk.page(Lang::En);
    let text = has_class(&page, "hand-on").first().unwrap().text();
    for button in ["Copy", "Markdown", "Save as page (HTML)", "Print"] {
        assert!(text.contains(button), "{text}");
    }
    let of = |whose: Option<&str>, lang: Lang| {
        report_name(page_words(lang), &head(desk.space(), &desk.ground(whose)))
    };
    assert_eq!(of(None, Lang::En), "Acme · 2026 Q2 · Report");
    assert_eq!(of(Some("Sales"), Lang::Zh), "Sales · 2026 Q2 · 报告");
    assert_eq!(plumbline::query::file_name(&of(None, Lang::En)), "Acme-2026-Q2-Report.json");
}

#[test]
fn j37_on_paper_only_the_document_is_there() {
    let root = crate::tidy::root().join("static/css");
    let read = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
    let own = read("pages/report.css");
    let print = own.split("@media print").nth(1).unwrap();
    assert!(print.contains(".report > :not(.report__paper)") && print.contains("display: none"));
    let frame = read("print.css");
    for hidden in [".rail", ".top", ".hand-on"] {
        assert!(frame.contains(&format!("    {hidden},")), "{hidden}");
    }
    let paper = read("paper.css");
    let print = paper.split("@media print").nth(1).unwrap();
    for rule in ["table-header-group", "break-inside: avoid", "break-after: avoid"] {
        assert!(print.contains(rule), "{rule}");
    }
}
