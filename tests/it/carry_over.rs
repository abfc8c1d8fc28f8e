//! Carrying goals over as people work with it: decided goal by goal, made as one step, apart in two copies, and
//! said in both languages.

use plumbline::app::carrying::CarryAction;
use plumbline::app::closing::ClosingAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{
    Carry, CheckIn, Commitment, CycleKind, CyclePhase, Day, Id, Measure, Owner, Privacy, Span, Stage,
    UnitKind,
};
use plumbline::query::Filter;
use plumbline::query::carry_over::{
    Bulk, CarryOver, Choices, Choosing, Row, Settled, Weights, bulk, carried_id, carry_over, making, target,
};
use plumbline::query::close::Ground;
use plumbline::space::{Change, Edit, New, Place, Space, records};
use plumbline::words::{Block, carry_over_blocks, page_words};

use crate::markup::Element;
use crate::real_sets;
use crate::render::draw;
use crate::window::{Browser, Window, today};

/// A quarter that closes, with a goal of the year above it.
struct Quarter {
    window: Window,
    cycle: Id,
    goal: Id,
    pack: Id,
    ship: Id,
    shop: Id,
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    let place = Place { under: under.cloned(), after: None };
    window.act(Action::Add { new, place });
    window.session().fresh.clone().unwrap()
}

impl Quarter {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "Northwind".into() });
        let span = |start: &str, end: &str| Span { start: Day::parse(start), end: Day::parse(end) };
        let year = New::Cycle {
            name: "2026".into(),
            kind: Some(CycleKind::Year),
            span: span("2026-01-01", "2026-12-31"),
        };
        let year = add(&mut window, year, None);
        let quarter = New::Cycle {
            name: "2026 Q3".into(),
            kind: Some(CycleKind::Quarter),
            span: Span::quarter(2026, 3).unwrap(),
        };
        let cycle = add(&mut window, quarter, Some(&year));
        for one in [&year, &cycle] {
            window.change(one, Change::CyclePhase(CyclePhase::Planning));
        }
        window.act(Action::Filter(Filter { cycle: Some(cycle.clone()), ..Filter::default() }));
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let stores = add(&mut window, unit("Stores"), None);
        let ana = add(&mut window, New::Person { name: "Ana".into() }, Some(&stores));
        let objective =
            |title: &str, cycle: &Id| New::Objective { title: title.into(), cycle: Some(cycle.clone()) };
        let yearly = add(&mut window, objective("First choice for shoes", &year), Some(&stores));
        let goal = add(&mut window, objective("Stores are hubs", &cycle), Some(&stores));
        let shop = add(&mut window, objective("Shop without waiting", &cycle), Some(&stores));
        let [pack, ship] = ["Stores that pack", "Orders shipped from stores"]
            .map(|title| add(&mut window, New::KeyResult { title: title.into() }, Some(&goal)));
        for (kr, target) in [(&pack, 40.0), (&ship, 1000.0)] {
            let measure = Measure::Reach { start: Some(0.0), target: Some(target), direction: None };
            window.change(kr, Change::Measure(measure));
        }
        window.change(&goal, Change::Owners(vec![Owner::known(ana)]));
        window.change(&goal, Change::Commitment(Some(Commitment::Aspirational)));
        for one in [&yearly, &goal, &shop] {
            window.change(one, Change::Stage(Stage::Published { at: None }));
        }
        window.act(Action::Edit(Edit::Align { from: goal.clone(), to: yearly }));
        for one in [&year, &cycle] {
            window.change(one, Change::CyclePhase(CyclePhase::Running));
        }
        let mut quarter = Self { window, cycle, goal, pack, ship, shop };
        quarter.says("pack", 18.0);
        quarter.says("ship", 1000.0);
        quarter
    }

    fn says(&mut self, which: &str, value: f64) {
        let of = if which == "pack" { self.pack.clone() } else { self.ship.clone() };
        let one = CheckIn { at: Day::parse("2026-08-20"), value: Some(value), ..CheckIn::new("") };
        self.window.act(Action::Edit(Edit::CheckIn { of, check_in: Box::new(one) }));
    }

    fn decide(&mut self, of: &Id, carry: Carry, why: &str) {
        self.window.change(of, Change::Carry(Some(carry)));
        self.window.change(of, Change::CarryReason(Some(why.into())));
    }

    /// As it is decided at the end.
    fn decided(seed: u64) -> Self {
        let mut quarter = Self::begin(seed);
        let (goal, pack, ship, shop) =
            (quarter.goal.clone(), quarter.pack.clone(), quarter.ship.clone(), quarter.shop.clone());
        quarter.decide(&goal, Carry::Continue, "half of the stores are left");
        quarter.decide(&pack, Carry::Continue, "18 of 40 pack");
        quarter.decide(&ship, Carry::Close, "all of it came");
        quarter.decide(&shop, Carry::Drop, "the tills come first");
        quarter
    }

    fn make(&mut self) {
        self.window.act(Action::Carry(CarryAction::Make));
    }

    fn space(&self) -> &Space {
        &self.window.session().space
    }

    fn page(&self) -> CarryOver {
        let ground = Ground { cycle: self.cycle.clone(), whose: None };
        carry_over(self.space(), &ground, None, today())
    }

    fn there(&self, of: &Id) -> Option<Id> {
        let page = self.page();
        page.rows().find(|row| row.id == *of)?.there().map(|linked| linked.id.clone())
    }

    fn draw(&mut self, lang: Lang, open: Option<&Id>) -> Element {
        self.window.act(Action::Go(Route { page: Page::CarryOver, open: open.cloned() }));
        draw(&self.window.model, lang, false)
    }
}

/// The page and the panel before, during and after, for the checks that every page passes.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut pages = Vec::new();
    let mut keep = |name: &str, quarter: &mut Quarter, open: Option<Id>| {
        quarter.window.act(Action::Go(Route { page: Page::CarryOver, open }));
        pages.push((format!("carry over {name}"), quarter.window.model.clone(), false));
    };
    let mut quarter = Quarter::begin(61);
    keep("undecided", &mut quarter, None);
    let mut quarter = Quarter::decided(62);
    quarter.window.act(Action::Edit(Edit::Add {
        id: Id::from("i-open"),
        new: New::Initiative { title: "Packing benches".into() },
        place: Place { under: Some(quarter.pack.clone()), after: None },
    }));
    let chosen = Choosing::Owners { of: quarter.goal.clone(), owners: Some(vec![Owner::named("Bo")]) };
    quarter.window.act(Action::Carry(CarryAction::Choose(chosen)));
    keep("decided", &mut quarter, None);
    quarter.make();
    let (goal, pack) = (quarter.goal.clone(), quarter.pack.clone());
    keep("made", &mut quarter, Some(goal.clone()));
    let new = quarter.there(&pack);
    keep("made beside what continues it", &mut quarter, new);
    quarter.window.act(Action::Closing(ClosingAction::Of(Some(Id::from("nobody")))));
    keep("of nobody", &mut quarter, None);
    let mut hidden = Quarter::begin(63);
    let pack = hidden.pack.clone();
    hidden.window.change(&pack, Change::Private(Some(Privacy::All)));
    hidden.window.change(&pack, Change::Title("".into()));
    let ship = hidden.ship.clone();
    hidden.window.change(&ship, Change::Measure(Measure::Baseline));
    hidden.decide(&ship, Carry::Change, "");
    keep("with what is private", &mut hidden, None);
    pages
}

#[test]
fn z1_the_page_asks_for_each_goal_and_says_what_is_left() {
    let mut quarter = Quarter::begin(51);
    let text = quarter.draw(Lang::En, None).text();
    for said in ["4 remaining", "Stores are hubs", "Continue", "Drop", "Nothing goes on yet", "2026 Q4"] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(text.contains("Hint: close – 1.0 is good"), "{text}");
    let checked = |page: &Element| {
        let is_on = |one: &Element| {
            one.attribute("type").as_deref() == Some("radio")
                && one.attribute("checked").is_some()
                && one.attribute("id").is_some_and(|id| id.contains("-carry-"))
        };
        page.all(&is_on).len()
    };
    let page = quarter.draw(Lang::En, None);
    assert_eq!(checked(&page), 0, "a hint chooses nothing");
    let mut quarter = Quarter::decided(52);
    let page = quarter.draw(Lang::En, None);
    assert_eq!(checked(&page), 4);
    let text = page.text();
    for said in [
        "4 of 4 goals and key results decided · 1 closed · 2 going on · 1 given up",
        "What will be made in 2026 Q4",
        "18 → 40",
        "starts at 18",
        "First choice for shoes (2026, stays)",
        "Make 1 objective and 1 key result in 2026 Q4",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    let zh = quarter.draw(Lang::Zh, None).text();
    for said in ["已决定 4 项", "将在 2026 Q4 中创建", "起始值为 18", "1 个目标和 1 个关键结果"]
    {
        assert!(zh.contains(said), "“{said}” is not in {zh}");
    }
}

#[test]
fn z17_making_is_one_step_and_undo_takes_all_of_it_back() {
    let mut quarter = Quarter::decided(53);
    let before = quarter.space().nodes().filter(|(_, node)| !node.deleted).count();
    let old = quarter.space().node(&quarter.pack).unwrap().entity.clone();
    quarter.make();
    let (new, kr) = (quarter.there(&quarter.goal).unwrap(), quarter.there(&quarter.pack).unwrap());
    assert_eq!(quarter.there(&quarter.ship), None);
    // The cycle, the objective, the key result and its link to the goal of the year.
    let count = |quarter: &Quarter| quarter.space().nodes().filter(|(_, node)| !node.deleted).count();
    assert_eq!(count(&quarter), before + 4);
    let made = quarter.space().key_result(&kr).unwrap();
    let want = Measure::Reach { start: Some(18.0), target: Some(40.0), direction: None };
    assert_eq!((&made.measure, made.objective.as_ref()), (&want, Some(&new)));
    let links: Vec<_> = quarter.space().links_from(&new).filter(|link| link.holds()).collect();
    assert_eq!(links.len(), 1, "the goal of the year stays above");
    for id in [&new, &kr, &quarter.goal, &quarter.pack] {
        let lines = records::changes(quarter.space().doc(), &quarter.space().node(id).unwrap().entity);
        assert!(lines.is_empty(), "nothing of it is a change of plan: {lines:?}");
    }
    assert_eq!(quarter.space().node(&quarter.pack).unwrap().entity, old);
    quarter.make();
    assert_eq!(count(&quarter), before + 4, "once is enough");
    quarter.window.act(Action::Undo);
    assert_eq!(count(&quarter), before);
    assert_eq!(quarter.there(&quarter.goal), None);
    quarter.window.act(Action::Redo);
    assert_eq!((count(&quarter), quarter.there(&quarter.goal)), (before + 4, Some(new.clone())));
    // Undone and made anew it is the same goal, with the same link.
    quarter.window.act(Action::Undo);
    quarter.make();
    assert_eq!((count(&quarter), quarter.there(&quarter.goal)), (before + 4, Some(new.clone())));
    assert_eq!(quarter.space().links_from(&new).filter(|link| link.holds()).count(), 1);
}

#[test]
fn z10_two_people_who_carry_the_same_goal_over_apart_make_one() {
    let mut ana = Quarter::decided(54);
    let file = ana.window.text();
    let mut bo = Window::open(&Browser::default(), 55);
    bo.file("northwind.json", &file);
    bo.act(Action::Filter(Filter { cycle: Some(ana.cycle.clone()), ..Filter::default() }));
    ana.make();
    bo.act(Action::Carry(CarryAction::Make));
    // One of them also says something else about what they made.
    let new = ana.there(&ana.goal).unwrap();
    bo.change(&new, Change::Why(Some("the lease ends".into())));
    let joined = Space::of(ana.space().doc().merge(bo.session().space.doc()));
    let other = Space::of(bo.session().space.doc().merge(ana.space().doc()));
    for space in [&joined, &other] {
        let count = |space: &Space| {
            let live = space.nodes().filter(|(_, node)| !node.deleted);
            live.count()
        };
        assert_eq!(count(space), count(ana.space()));
        assert_eq!(space.index().conflicted, Vec::<Id>::new(), "they agree on all of it");
        let goal = space.objective(&new).unwrap();
        assert_eq!(goal.why.as_deref(), Some("the lease ends"));
        assert_eq!(goal.closing.continues.as_ref(), Some(&ana.goal));
        let cycle = target(space, &ana.cycle, None, today()).unwrap();
        assert_eq!(carried_id("o", &ana.goal, &cycle.id), new);
        assert!(cycle.new.is_none());
    }
}

#[test]
fn z18_the_panel_shows_both_ways_of_the_chain() {
    let mut quarter = Quarter::decided(56);
    let goal = quarter.goal.clone();
    quarter.window.change(&goal, Change::Score(Some(0.6)));
    quarter.make();
    let new = quarter.there(&goal).unwrap();
    let text = quarter.draw(Lang::En, Some(&new)).text();
    assert!(text.contains("Continues Stores are hubs (0.6 in 2026 Q3)"), "{text}");
    let zh = quarter.draw(Lang::Zh, Some(&new)).text();
    assert!(zh.contains("延续自 Stores are hubs （2026 Q3，0.6）"), "{zh}");
    let text = quarter.draw(Lang::En, Some(&goal)).text();
    assert!(text.contains("Continued as Stores are hubs (2026 Q4)"), "{text}");
    assert!(text.contains("2 goals and key results are continued in 2026 Q4"), "{text}");
}

#[test]
fn z8_a_goal_that_was_changed_asks_for_its_words() {
    let mut quarter = Quarter::begin(57);
    let goal = quarter.goal.clone();
    quarter.decide(&goal, Carry::Change, "hubs were the wrong word");
    let text = quarter.draw(Lang::En, None).text();
    assert!(text.contains("to reword"), "{text}");
    quarter.make();
    let new = quarter.there(&goal).unwrap();
    let text = quarter.draw(Lang::En, Some(&new)).text();
    assert!(text.contains("To be changed before it is agreed: hubs were the wrong word"), "{text}");
    quarter.window.change(&new, Change::Title("Stores ship".into()));
    let text = quarter.draw(Lang::En, Some(&new)).text();
    assert!(!text.contains("To be changed before"), "{text}");
}

#[test]
fn z15_what_is_chosen_belongs_to_nobodys_file_until_it_is_made() {
    let mut quarter = Quarter::decided(58);
    let before = quarter.window.text();
    for choosing in [Choosing::Weights(Weights::Even), Choosing::Marks(true)] {
        quarter.window.act(Action::Carry(CarryAction::Choose(choosing)));
    }
    assert_eq!(quarter.window.text(), before);
    assert_eq!(quarter.window.session().carrying.weights(), Weights::Even);
    quarter.make();
    let pack = quarter.space().key_result(&quarter.pack).unwrap();
    assert!(pack.closing.unscored.is_some());
}

#[test]
fn z1_the_markdown_says_what_was_decided_and_why() {
    let mut quarter = Quarter::decided(59);
    quarter.make();
    let page = quarter.page();
    let blocks = carry_over_blocks(page_words(Lang::En), &page, today());
    let items = blocks.iter().find_map(|block| match block {
        Block::List(items) => Some(items.clone()),
        _ => None,
    });
    let items = items.unwrap();
    let hubs = items.iter().find(|item| item.name == "Stores are hubs").unwrap();
    assert_eq!(hubs.said, "goes on – half of the stores are left");
    assert!(
        hubs.notes.iter().any(|note| note.contains("Orders shipped from stores: closed – all of it came"))
    );
    assert!(hubs.notes.iter().any(|note| note == "Continued as Stores are hubs in 2026 Q4"), "{hubs:?}");
    let zh = carry_over_blocks(page_words(Lang::Zh), &page, today());
    assert_eq!(zh.len(), blocks.len());
    assert_ne!(zh, blocks);
}

#[test]
fn z2_eight_published_sets_go_on_whole() {
    for (name, text) in real_sets::sets() {
        let mut window = Window::open(&Browser::default(), 60);
        window.file(name, &text);
        let cycles: Vec<Id> = {
            let space = &window.session().space;
            space.nodes().filter(|(id, _)| space.cycle(id).is_some()).map(|(id, _)| id.clone()).collect()
        };
        let mut carried = 0;
        for cycle in cycles {
            window.act(Action::Filter(Filter { cycle: Some(cycle.clone()), ..Filter::default() }));
            let ground = Ground { cycle: cycle.clone(), whose: None };
            let page = carry_over(&window.session().space, &ground, None, today());
            let into = page.target.is_none().then(|| {
                let new = New::Cycle { name: "next".into(), kind: None, span: Span::UNKNOWN };
                add(&mut window, new, None)
            });
            window.act(Action::Closing(ClosingAction::Into(into.clone())));
            for act in [Bulk::CloseJudged, Bulk::ContinueOpen] {
                let page = carry_over(&window.session().space, &ground, into.as_ref(), today());
                if let Some((_, edit)) = bulk(page.rows(), act) {
                    window.act(Action::Edit(edit));
                }
            }
            let page = carry_over(&window.session().space, &ground, into.as_ref(), today());
            let is_open = |row: &&Row| row.settled == Settled::Open && row.stage != Stage::Closed;
            let open = page.rows().filter(is_open).count();
            assert_eq!(open, 0, "{name}: everything is decided");
            let going = page.rows().filter(|row| row.goes_on()).count();
            let along = page.goals().filter(|goal| goal.goes_along()).count();
            window.act(Action::Carry(CarryAction::Make));
            let page = carry_over(&window.session().space, &ground, into.as_ref(), today());
            assert_eq!(page.tally.there, going + along, "{name}");
            let space = &window.session().space;
            assert!(making(space, &ground, into.as_ref(), &Choices::default(), today()).is_none(), "{name}");
            for goal in page.goals().filter(|goal| goal.goes_on()) {
                let new = &goal.own.there().unwrap().id;
                let (old, new) = (space.objective(&goal.own.id).unwrap(), space.objective(new).unwrap());
                assert_eq!(
                    (&old.title, &old.why, &old.owners),
                    (&new.title, &new.why, &new.owners),
                    "{name}"
                );
            }
            carried += going;
        }
        println!("{name}: {carried} carried over");
    }
}
