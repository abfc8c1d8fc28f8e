//! The page of insights over two quarters, as people see it in both languages, and as a text.

use std::collections::BTreeSet;
use std::rc::Rc;

use plumbline::app::closing::ClosingAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{
    CheckIn, Commitment, CycleKind, CyclePhase, Day, Id, Measure, Origin, Owner, Span, Stage, UnitKind,
};
use plumbline::query::Filter;
use plumbline::query::insights::{Blank, Gauge, Insight, Insights, Note, Reading, Row, Scope, insights};
use plumbline::space::{Change, Edit, New, Place, Space};
use plumbline::ui::env::Env;
use plumbline::ui::insights::List;
use plumbline::ui::panel::Desk;
use plumbline::words::{Block, insights_blocks, insights_paper, page_words, paper_markdown};

use yew::{Callback, ContextProvider, Html, LocalServerRenderer, Properties, component, html};

use crate::markup::{Element, parse};
use crate::render::draw;
use crate::window::{Browser, Window, today};

/// A company with a team over two quarters: the first was scored, the second runs.
struct Practice {
    window: Window,
    second: Id,
    company: Id,
    team: Id,
    ana: Id,
    bo: Id,
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

impl Practice {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "北风".into() });
        let quarter = |at: u32| New::Cycle {
            name: format!("2026 Q{at}").into(),
            kind: Some(CycleKind::Quarter),
            span: Span::quarter(2026, at).unwrap(),
        };
        let [first, second] = [2, 3].map(|at| {
            let cycle = add(&mut window, quarter(at), None);
            window.change(&cycle, Change::CyclePhase(CyclePhase::Planning));
            cycle
        });
        let company = window.session().space.units_of(None).first().cloned();
        let new = New::Unit { name: "北风".into(), kind: UnitKind::Company };
        let company = company.unwrap_or_else(|| add(&mut window, new, None));
        let team = add(&mut window, New::Unit { name: "门店".into(), kind: UnitKind::Team }, Some(&company));
        let ana = add(&mut window, New::Person { name: "安娜".into() }, Some(&company));
        let bo = add(&mut window, New::Person { name: "Bo".into() }, Some(&team));
        let mut practice = Self { window, second: second.clone(), company, team, ana, bo };
        let (company, team, bo) = (practice.company.clone(), practice.team.clone(), practice.bo.clone());
        let old = practice.goal("Old promise", &first, &company);
        practice.window.change(&old, Change::Commitment(Some(Commitment::Committed)));
        practice.window.change(&old, Change::Score(Some(0.9)));
        practice.window.change(&old, Change::Stage(Stage::Closed));
        let older = practice.goal("Old idea", &first, &team);
        practice.window.change(&older, Change::Why(Some("it matters".into())));
        let top = practice.goal("Win back the weekly shop", &second, &company);
        let below = practice.goal("Stores that ship the same day", &second, &team);
        let idea = practice.goal("学会谈判", &second, &bo);
        practice.window.act(Action::Edit(Edit::Align { from: below.clone(), to: top.clone() }));
        for goal in [&top, &below] {
            practice.window.change(goal, Change::Why(Some("shoppers leave".into())));
            practice.window.change(goal, Change::Origin(Some(Origin::FromAbove)));
        }
        practice.window.change(&idea, Change::Origin(Some(Origin::OwnIdea)));
        practice.window.change(&idea, Change::Growth(true));
        practice.window.change(&below, Change::Owners(vec![Owner::known(bo)]));
        let kr = practice.window.key_result(&below, "Orders shipped the same day");
        let measure = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
        practice.window.change(&kr, Change::Measure(measure));
        for on in ["2026-07-03", "2026-07-17"] {
            let check_in =
                CheckIn { at: Day::parse(on), value: Some(4.0), confidence: Some(6), ..CheckIn::new("") };
            practice.window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(check_in) }));
        }
        for cycle in [&first, &second] {
            practice.window.change(cycle, Change::CyclePhase(CyclePhase::Running));
        }
        practice.show(Some(&second));
        practice
    }

    /// A published goal of a unit or person.
    fn goal(&mut self, title: &str, cycle: &Id, home: &Id) -> Id {
        let new = New::Objective { title: title.into(), cycle: Some(cycle.clone()) };
        let goal = add(&mut self.window, new, Some(home));
        self.window.change(&goal, Change::Stage(Stage::default()));
        goal
    }

    fn show(&mut self, cycle: Option<&Id>) {
        self.window.act(Action::Filter(Filter { cycle: cycle.cloned(), ..Filter::default() }));
    }

    fn of(&mut self, whose: Option<&Id>) {
        self.window.act(Action::Closing(ClosingAction::Of(whose.cloned())));
    }

    fn page(&mut self, lang: Lang) -> Element {
        self.window.act(Action::Go(Route { page: Page::Insights, open: None }));
        draw(&self.window.model, lang, false)
    }

    fn found(&self) -> Insights {
        let scope = Scope { cycle: Some(self.second.clone()), whose: None, me: None, today: today() };
        insights(&self.window.session().space, &scope).unwrap()
    }
}

/// The page for everybody, a unit, a person, a cycle without goals and one without an earlier one.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut practice = Practice::begin(171);
    let (team, ana, bo) = (practice.team.clone(), practice.ana.clone(), practice.bo.clone());
    let mut pages = Vec::new();
    practice.window.act(Action::Go(Route { page: Page::Insights, open: None }));
    for (name, whose) in [("everybody", None), ("a unit", Some(&team)), ("somebody else", Some(&bo))] {
        practice.of(whose);
        pages.push((format!("insights of {name}"), practice.window.model.clone(), false));
    }
    practice.window.act(Action::IAm(Some(ana.clone())));
    practice.of(Some(&ana));
    pages.push(("insights of nothing".to_owned(), practice.window.model.clone(), false));
    pages
}

fn texts(page: &Element, class: &str) -> Vec<String> {
    let has = |element: &Element| {
        element.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
    };
    page.all(&has).iter().map(|element| element.text()).collect()
}

#[test]
fn i2_every_figure_says_what_it_was_counted_from() {
    let mut practice = Practice::begin(172);
    let page = practice.page(Lang::En);
    assert_eq!(texts(&page, "insights__name").len(), Insight::ALL.len());
    assert_eq!(texts(&page, "insights__formula").len(), Insight::ALL.len());
    let text = page.text();
    for said in [
        "2026 Q3, everybody: 3 objectives and 1 key result",
        "2 objectives say why ÷ 3 objectives = 67 %",
        "1 own idea ÷ 3 objectives with a stated origin = 33 %",
        "2 stretches with a check-in ÷ 7 stretches of one cadence that are over = 29 %",
        "Sum of the first confidence said 6 ÷ 1 key result = 6",
        "Nobody has asked for anything.",
        "What it cannot tell:",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    let zh = practice.page(Lang::Zh).text();
    for said in [
        "写明原因的目标（2）÷ 目标（3）= 67%",
        "还没有人提出请求".replace("请求", "协作请求").as_str(),
        "它说明不了：",
    ] {
        assert!(zh.contains(said), "“{said}” is not in {zh}");
    }
}

#[test]
fn i3_the_page_shows_how_a_figure_went_over_two_quarters() {
    let mut practice = Practice::begin(173);
    let page = practice.page(Lang::En);
    let drawn = |page: &Element| -> Vec<String> {
        let is_course = |one: &Element| one.attribute("class").as_deref() == Some("insights__course");
        page.all(&is_course).iter().filter_map(|one| one.attribute("aria-label")).collect()
    };
    let told = drawn(&page);
    assert!(
        told.contains(&"Goals that say why they matter: 2026 Q2 50 %, 2026 Q3 67 %".to_owned()),
        "{told:?}"
    );
    assert!(told.contains(&"Score of all goals: 2026 Q2 0.90, 2026 Q3 unknown".to_owned()), "{told:?}");
    let moved = texts(&page, "insights__moved");
    assert!(moved.contains(&"+17 points since 2026 Q2".to_owned()), "{moved:?}");
    assert!(moved.contains(&"Not known in 2026 Q2".to_owned()), "{moved:?}");
    let zh = practice.page(Lang::Zh);
    let told = drawn(&zh);
    assert!(told.contains(&"写明为什么重要的目标：2026 Q2 50%，2026 Q3 67%".to_owned()), "{told:?}");
    assert!(zh.text().contains("与 2026 Q2 相比 +17 个百分点"), "{}", zh.text());
    // The table behind the chart says the same.
    let tables = page.all(&|one: &Element| one.attribute("class").as_deref() == Some("insights__table"));
    assert_eq!(tables.len(), Insight::ALL.len());
    assert!(tables[0].text().contains("2026 Q2") && tables[0].text().contains("2026 Q3"));
}

#[test]
fn i1_somebody_else_sees_the_unit_and_is_told_why() {
    let mut practice = Practice::begin(174);
    let bo = practice.bo.clone();
    practice.of(Some(&bo));
    let others = practice.page(Lang::En).text();
    assert!(
        others.contains("A person's figures are shown to that person alone. Instead of Bo: 门店."),
        "{others}"
    );
    assert!(others.contains("2026 Q3, 门店: 2 objectives"), "{others}");
    practice.window.act(Action::IAm(Some(bo)));
    let own = practice.page(Lang::En).text();
    assert!(own.contains("2026 Q3, Bo: 2 objectives") && !own.contains("alone"), "{own}");
}

#[test]
fn i4_the_page_names_nobody() {
    let mut practice = Practice::begin(175);
    let page = practice.page(Lang::En);
    let figures = page.all(&|one: &Element| one.tag == "article");
    for figure in figures {
        let text = figure.text();
        assert!(!text.contains("安娜") && !text.contains("Bo"), "{text}");
    }
    let people = texts(&page, "insights__people");
    assert!(people.contains(&"none1 person".to_owned()), "{people:?}");
}

#[test]
fn i8_the_figures_leave_as_a_text_with_their_numbers() {
    let practice = Practice::begin(176);
    let found = practice.found();
    let en = page_words(Lang::En);
    let text = paper_markdown(en, &insights_paper(en, &found, today()));
    for said in [
        "# Insights 2026 Q3",
        "## Business",
        "## Individuals",
        "| Goals that say why they matter | 67 % | 50 % | 2 objectives say why ÷ 3 objectives = 67 % |",
        "no ground for pay",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    let zh = page_words(Lang::Zh);
    let text = paper_markdown(zh, &insights_paper(zh, &found, today()));
    assert!(text.contains("## 组织") && text.contains("也不是薪酬的依据"), "{text}");
    let blocks = insights_blocks(en, &found, today());
    let tables = blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables, 4);
    let nothing = Insights { goals: 0, ..found };
    assert_eq!(insights_blocks(en, &nothing, today()), []);
}

#[test]
fn i5_each_figure_has_words_of_its_own_in_both_languages() {
    for lang in [Lang::En, Lang::Zh] {
        let words = page_words(lang);
        let names: BTreeSet<&str> = Insight::ALL.map(|one| words.insights_said(one).name).into();
        assert_eq!(names.len(), Insight::ALL.len());
        let slugs: BTreeSet<&str> = Insight::ALL.map(Insight::slug).into();
        assert_eq!(slugs.len(), Insight::ALL.len());
        for insight in Insight::ALL {
            let said = words.insights_said(insight);
            assert!(![said.tells, said.part, said.of, said.limit].contains(&""), "{insight:?}");
        }
    }
}

#[test]
fn i2_a_formula_reads_well_for_one_and_for_many() {
    let en = page_words(Lang::En);
    let read = |insight, value, part, of| {
        en.insights_formula(insight, &Reading { value: Some(value), part, of, left: 0, blank: None })
    };
    for (got, want) in [
        (read(Insight::Why, 1.0, 1.0, 1.0), "1 objective says why ÷ 1 objective = 100 %"),
        (read(Insight::Why, 0.999, 1998.0, 2000.0), "1,998 objectives say why ÷ 2,000 objectives = 99 %"),
        (read(Insight::Changes, 1.5, 3.0, 2.0), "3 changes ÷ 2 objectives = 1.5"),
        (read(Insight::Perspectives, 3.0, 3.0, 4.0), "3 perspectives have a goal, of 4 perspectives"),
        (read(Insight::AnswerDays, 3.5, 0.0, 2.0), "Middle of 2 answered asks = 3.5 days"),
        (read(Insight::Score, 0.7, 0.0, 3.0), "Weighted mean of the scores of 3 scored goals = 0.70"),
        (read(Insight::Unanswered, 1.0, 1.0, 9.0), "1 ask or link waits"),
    ] {
        assert_eq!(got, want);
    }
    let unknown = Reading { value: None, part: 0.0, of: 0.0, left: 0, blank: Some(Blank::NoScore) };
    assert_eq!(en.insights_formula(Insight::Score, &unknown), "Nothing was scored yet.");
}

#[test]
fn i3_a_move_is_told_in_the_places_of_its_figure() {
    let (en, zh) = (page_words(Lang::En), page_words(Lang::Zh));
    for (gauge, moved, want) in [
        (Gauge::Share, 0.13, "+13 points since Q2"),
        (Gauge::Share, -0.001, "±0 points since Q2"),
        (Gauge::Progress, -0.3, "−30 points since Q2"),
        (Gauge::Score, 0.1, "+0.10 since Q2"),
        (Gauge::Score, 0.001, "±0 since Q2"),
        (Gauge::Days, -2.5, "−2.5 days since Q2"),
        (Gauge::Count, 4.0, "+4 since Q2"),
        (Gauge::Each, 0.0, "±0 since Q2"),
    ] {
        assert_eq!(en.insights_moved(gauge, moved, "Q2"), want);
    }
    assert_eq!(zh.insights_moved(Gauge::Days, -2.0, "Q2"), "与 Q2 相比 −2 天");
}

#[derive(Properties, PartialEq)]
struct BehindProps {
    rows: Rc<[Row]>,
    space: Space,
}

/// A list behind a figure once it was asked for.
#[component]
fn Behind(props: &BehindProps) -> Html {
    let env = Env { dispatch: Callback::noop(), lang: Lang::En };
    let desk = Desk { env: env.clone(), page: Page::Insights, today: today(), me: None };
    html! {
        <ContextProvider<Env> context={env}>
            <List title="Goals" rows={Rc::clone(&props.rows)} space={props.space.clone()} {desk} />
        </ContextProvider<Env>>
    }
}

fn behind(practice: &Practice, rows: Vec<Row>) -> Element {
    let props = BehindProps { rows: rows.into(), space: practice.window.session().space.clone() };
    let renderer = LocalServerRenderer::<Behind>::with_props(props);
    parse(&futures::executor::block_on(renderer.hydratable(false).render()))
}

#[test]
fn i6_the_list_behind_a_figure_opens_goals_and_draws_a_hundred_at_first() {
    let practice = Practice::begin(177);
    let found = practice.found();
    let rows = found.figure(Insight::OwnIdeas).unwrap().rows.to_vec();
    let drawn = behind(&practice, rows.clone());
    let links = drawn.all(&|one: &Element| one.attribute("class").as_deref() == Some("goal-link"));
    assert_eq!(links.iter().map(|link| link.text()).collect::<Vec<_>>(), ["学会谈判"]);
    assert!(drawn.text().contains("门店"), "{}", drawn.text());
    let one = rows.first().unwrap().clone();
    let link = Note::Link(one.goal.clone().unwrap(), plumbline::okr::LinkState::Countered);
    let words = Row { goal: None, words: Some("ask earlier".into()), note: link };
    let long: Vec<Row> = std::iter::once(words).chain(std::iter::repeat_n(one, 149)).collect();
    let drawn = behind(&practice, long);
    assert_eq!(texts(&drawn, "insights__line").len(), 100);
    let text = drawn.text();
    assert!(text.contains("ask earlier→ 学会谈判") && text.contains("Show 50 more"), "{text}");
}
