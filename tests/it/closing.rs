//! Closing a cycle as people do it: begin, judge one by one and many at once, close with what is open, open
//! again, and change a score late; as steps that undo takes back, and as pages in both languages.

use plumbline::app::changing::ChangingAction;
use plumbline::app::closing::ClosingAction;
use plumbline::app::{Action, Lang, Model, Page, Route};
use plumbline::okr::{
    ChangeKind, CheckIn, CycleKind, CyclePhase, Day, Id, Measure, Reached, Span, Stage, Status, Text,
    UnitKind, Unscored,
};
use plumbline::query::Filter;
use plumbline::query::changes::{Ledger, Only, Scope, ledger, story};
use plumbline::query::close::{Ground, suggested, verdict};
use plumbline::query::scores::{
    Draft, Instead, Judged, Judgement, Outcome, Saying, Sheet, Within, begin_closing, close_cycle, known,
    reopen, save, sheet, take_all, unscore_all,
};
use plumbline::space::{Change, Edit, New, Place};
use proptest::prelude::*;

use crate::markup::Element;
use crate::render::draw;
use crate::window::{Browser, Window, today};

/// Two units in a quarter that runs: a goal with two key results, one with a single one, and a person's own.
struct Quarter {
    window: Window,
    cycle: Id,
    ana: Id,
    online: Id,
    goal: Id,
    pack: Id,
    ship: Id,
    wait: Id,
    own: Id,
}

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

impl Quarter {
    fn begin(seed: u64) -> Self {
        let mut window = Window::open(&Browser::default(), seed);
        window.act(Action::StartEmpty { name: "Northwind".into() });
        let span = Span::quarter(2026, 3).unwrap();
        let new = New::Cycle { name: "2026 Q3".into(), kind: Some(CycleKind::Quarter), span };
        let cycle = add(&mut window, new, None);
        window.act(Action::Filter(Filter { cycle: Some(cycle.clone()), ..Filter::default() }));
        window.change(&cycle, Change::CyclePhase(CyclePhase::Planning));
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let [stores, online] = ["门店", "线上"].map(|name| add(&mut window, unit(name), None));
        let ana = add(&mut window, New::Person { name: "安娜".into() }, Some(&stores));
        let objective = |title: &str| New::Objective { title: title.into(), cycle: Some(cycle.clone()) };
        let own = add(&mut window, objective("学会谈判"), Some(&ana));
        let goal = add(&mut window, objective("门店成为配送中心"), Some(&stores));
        let shop = add(&mut window, objective("购物不排队"), Some(&online));
        let key_result = |title: &str| New::KeyResult { title: title.into() };
        let ship = add(&mut window, key_result("门店发货订单"), Some(&goal));
        let pack = add(&mut window, key_result("打包门店"), Some(&goal));
        let wait = add(&mut window, key_result("等待时间"), Some(&shop));
        let reach = |target: f64| {
            Change::Measure(Measure::Reach { start: Some(0.0), target: Some(target), direction: None })
        };
        window.change(&pack, reach(40.0));
        window.change(&ship, reach(1000.0));
        window.change(&wait, Change::Measure(Measure::Judged));
        window.change(
            &wait,
            Change::Rubric(vec![("0.3".into(), "少于十分钟".into()), ("1.0".into(), "无需等待".into())]),
        );
        for id in [&goal, &shop, &own] {
            window.change(id, Change::Stage(Stage::Published { at: None }));
        }
        window.change(&cycle, Change::CyclePhase(CyclePhase::Running));
        window.act(Action::IAm(Some(ana.clone())));
        let mut quarter = Self { window, cycle, ana, online, goal, pack, ship, wait, own };
        quarter.says(&quarter.pack.clone(), 18.0);
        quarter.says(&quarter.ship.clone(), 900.0);
        quarter
    }

    fn says(&mut self, of: &Id, value: f64) {
        let one = CheckIn {
            at: Day::parse("2026-08-20"),
            value: Some(value),
            note: Some("周会".into()),
            ..CheckIn::new("")
        };
        self.edit(Edit::CheckIn { of: of.clone(), check_in: Box::new(one) });
    }

    fn edit(&mut self, edit: Edit) {
        self.window.act(Action::Edit(edit));
    }

    fn sheet(&self) -> Sheet {
        let space = &self.window.session().space;
        let of = self.window.session().closing.of.as_ref();
        sheet(space, &Ground::of(space, Some(&self.cycle), of, today()).unwrap(), today()).unwrap()
    }

    /// Judges the item as the page does: types, presses Enter until nothing more is asked for.
    fn judge(&mut self, of: &Id, write: impl FnOnce(&mut Draft)) {
        let space = self.window.session().space.clone();
        let sheet = self.sheet();
        let item = sheet.item(of).unwrap();
        let mut draft = Draft::of(item, &known(&space, of, today()).unwrap());
        write(&mut draft);
        let outcome = match draft.enter(item) {
            Outcome::AskReason => draft.enter(item),
            other => other,
        };
        let Outcome::Said(saying) = outcome else { panic!("{outcome:?}") };
        self.edit(save(&space, of, &saying).unwrap());
    }

    fn close(&mut self) {
        self.edit(close_cycle(&self.cycle.clone()));
    }

    fn reopen(&mut self, why: &str) {
        let edit = reopen(&self.window.session().space, &self.cycle, &why.into(), today()).unwrap();
        self.edit(edit);
    }

    fn ledger(&self) -> Ledger {
        ledger(
            &self.window.session().space,
            &Scope { cycle: Some(self.cycle.clone()), of: None, today: today() },
        )
    }

    fn page(&mut self, lang: Lang) -> Element {
        self.window.act(Action::Go(Route { page: Page::Scores, open: None }));
        draw(&self.window.model, lang, false)
    }

    /// Everything that is read of the goals: what they are, what was judged, what is suggested, how they stand.
    fn readings(&self) -> String {
        let space = &self.window.session().space;
        let goals =
            space.nodes().filter(|(id, _)| space.objective(id).is_some() || space.key_result(id).is_some());
        let read = goals.map(|(id, node)| {
            let told = space.evaluation(id, today());
            format!(
                "{id} {:?} {told:?} {:?} {:?}\n",
                node.typed,
                verdict(space, id),
                suggested(space, id, today())
            )
        });
        read.collect()
    }
}

/// The page in every phase, one by one and as a list, of everybody, a unit and a person, and without a cycle.
pub fn pages() -> Vec<(String, Model, bool)> {
    let mut pages = Vec::new();
    let shown = |q: &mut Quarter, name: &str, pages: &mut Vec<(String, Model, bool)>| {
        q.window.act(Action::Go(Route { page: Page::Scores, open: None }));
        pages.push((format!("scores, {name}"), q.window.model.clone(), false));
    };
    let mut none = Window::open(&Browser::default(), 131);
    none.act(Action::StartEmpty { name: "".into() });
    none.act(Action::Go(Route { page: Page::Scores, open: None }));
    pages.push(("scores, no cycle".to_owned(), none.model, false));
    let mut q = Quarter::begin(132);
    shown(&mut q, "running", &mut pages);
    q.edit(begin_closing(&q.cycle.clone()));
    for of in [None, Some(q.online.clone()), Some(q.ana.clone())] {
        q.window.act(Action::Closing(ClosingAction::Of(of.clone())));
        shown(&mut q, &format!("closing, of {of:?}"), &mut pages);
    }
    q.window.act(Action::Closing(ClosingAction::Of(None)));
    let (pack, ship, wait) = (q.pack.clone(), q.ship.clone(), q.wait.clone());
    q.judge(&pack, |draft| draft.type_score("0.3"));
    q.judge(&ship, |draft| draft.say_instead(Some(Instead::Unscored(Unscored::CarriedOver))));
    shown(&mut q, "some judged", &mut pages);
    q.judge(&wait, |draft| {
        draft.say_instead(Some(Instead::Word(Reached::Partly)));
        draft.reason = "高峰时仍需等待".into();
    });
    q.edit(take_all(&q.sheet(), &Within::All).unwrap_or(Edit::Together(Vec::new())));
    q.close();
    q.window.change(&pack, Change::Score(Some(0.5)));
    shown(&mut q, "closed", &mut pages);
    q.reopen("数字有误");
    shown(&mut q, "opened again", &mut pages);
    pages
}

fn text_of(page: &Element, id: &str) -> String {
    let found = page.all(&|element| element.attribute("id").as_deref() == Some(id));
    found.first().map(|element| element.text()).unwrap_or_default()
}

#[test]
fn s22_a_quarter_is_judged_one_by_one() {
    let mut q = Quarter::begin(133);
    let page = q.page(Lang::En);
    assert_eq!(text_of(&page, "scores-progress"), "0 of 4 judged, 4 remaining");
    assert_eq!(text_of(&page, "scores-begin"), "Begin closing");
    q.edit(begin_closing(&q.cycle.clone()));
    let page = q.page(Lang::En);
    let first = q.sheet().next_open(None).unwrap().clone();
    let text = page.text();
    for said in ["1 of 4 remaining", &first.title, "Save and next", "Or without a number"] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(text.contains("等待时间"), "the first unit comes first: {text}");
    let zh = q.page(Lang::Zh).text();
    for said in ["已评 0/4 项，还剩 4 项", "待评 4 项中的第 1 项", "保存并继续", "少于十分钟"]
    {
        assert!(zh.contains(said), "“{said}” is not in {zh}");
    }
    // Through all of them, by keys alone.
    let (wait, pack, ship, own) = (q.wait.clone(), q.pack.clone(), q.ship.clone(), q.own.clone());
    let mut at: Option<Id> = None;
    let mut seen = Vec::new();
    while let Some(item) =
        q.sheet().next_open(at.as_ref()).cloned().or_else(|| q.sheet().next_open(None).cloned())
    {
        seen.push(item.id.clone());
        match item.suggested {
            Some(_) => q.judge(&item.id, |draft| assert!(draft.press("=", &item))),
            None if item.id == wait => q.judge(&item.id, |draft| draft.type_score("7")),
            None => q.judge(&item.id, |draft| assert!(draft.press("n", &item))),
        }
        at = Some(item.id);
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
    let judged = |of: &Id| q.sheet().item(of).unwrap().judged;
    assert_eq!(judged(&wait), Judged::Score(0.7));
    assert_eq!((judged(&pack), judged(&ship)), (Judged::Score(0.45), Judged::Score(0.9)));
    assert_eq!(judged(&own), Judged::Unscored(Unscored::NotApplicable));
    let mean = judged(&q.goal);
    assert!(matches!(mean, Judged::Mean(value, 0) if (value - 0.675).abs() < 1e-9), "{mean:?}");
    let page = q.page(Lang::En);
    assert_eq!(text_of(&page, "scores-progress"), "4 of 4 judged");
    for _ in 0..4 {
        q.window.act(Action::Undo);
    }
    assert_eq!(q.sheet().tally.judged, 0, "each was one step");
}

#[test]
fn s24_many_are_judged_in_one_step() {
    let mut q = Quarter::begin(134);
    q.edit(begin_closing(&q.cycle.clone()));
    let page = q.page(Lang::En).text();
    assert!(page.contains("Take 2 suggestions"), "{page}");
    q.edit(take_all(&q.sheet(), &Within::All).unwrap());
    assert_eq!(q.sheet().tally.judged, 2);
    let reason = Text::from("下一季度继续");
    q.edit(unscore_all(&q.sheet(), &Within::All, Unscored::CarriedOver, Some(&reason)).unwrap());
    assert_eq!((q.sheet().tally.judged, q.sheet().tally.open), (4, 0));
    let page = q.page(Lang::En).text();
    assert!(page.contains("Carried over") && page.contains(&*reason), "{page}");
    q.window.act(Action::Undo);
    assert_eq!(q.sheet().tally.judged, 2);
    q.window.act(Action::Undo);
    assert_eq!(q.sheet().tally.judged, 0);
}

#[test]
fn s25_it_is_closed_with_what_is_open() {
    let mut q = Quarter::begin(135);
    q.edit(begin_closing(&q.cycle.clone()));
    q.judge(&q.pack.clone(), |draft| draft.type_score("0.45"));
    let (listed, more) = q.sheet().open_in_short(2).clone_titles();
    assert_eq!((listed.len(), more), (2, 1));
    q.close();
    let page = q.page(Lang::En);
    assert!(page.text().contains("The cycle is closed"), "{}", page.text());
    assert_eq!(text_of(&page, "scores-progress"), "1 of 4 judged, 3 remaining");
    assert_eq!(text_of(&page, "scores-reopen"), "Open again…");
    q.window.act(Action::Undo);
    assert_eq!(q.sheet().cycle.phase, CyclePhase::Closing, "closing was one step");
}

trait Titles {
    fn clone_titles(self) -> (Vec<Text>, usize);
}

impl Titles for (Vec<&plumbline::query::scores::Item>, usize) {
    fn clone_titles(self) -> (Vec<Text>, usize) {
        (self.0.into_iter().map(|item| item.title.clone()).collect(), self.1)
    }
}

#[test]
fn s28_in_a_closed_cycle_nothing_is_stale() {
    let mut q = Quarter::begin(136);
    let stands =
        |q: &Quarter, of: &Id| q.window.session().space.evaluation(of, today()).unwrap().status.clone();
    let one = CheckIn { at: Day::parse("2026-07-03"), progress: Some(0.5), ..CheckIn::new("") };
    let own = q.own.clone();
    q.edit(Edit::CheckIn { of: own.clone(), check_in: Box::new(one) });
    assert_eq!(stands(&q, &own).computed, Status::Stale);
    q.close();
    for of in [&own, &q.pack, &q.ship, &q.wait, &q.goal] {
        let status = stands(&q, of);
        assert_eq!((status.shown, status.overdue_days), (Status::Closed, None), "{of}");
    }
    q.window.change(&own, Change::Status(Some(Status::Done)));
    assert_eq!(stands(&q, &own).shown, Status::Done);
    q.window.change(&own, Change::Status(Some(Status::AtRisk)));
    let status = stands(&q, &own);
    assert_eq!((status.shown, status.said), (Status::Closed, Some(Status::AtRisk)));
}

#[test]
fn e32_a_late_score_asks_for_its_reason() {
    let mut q = Quarter::begin(137);
    q.edit(begin_closing(&q.cycle.clone()));
    let (pack, ship) = (q.pack.clone(), q.ship.clone());
    q.judge(&pack, |draft| draft.type_score("0.45"));
    assert!(q.window.session().asking.is_none() && q.ledger().lines.is_empty(), "it is being judged");
    q.close();
    q.judge(&pack, |draft| draft.type_score("0.6"));
    let asked = q.window.session().asking.clone().unwrap();
    assert_eq!(asked.of, pack);
    let page = draw(&q.window.model, Lang::En, false).text();
    assert!(page.contains("0.45") && page.contains("0.6") && page.contains("Why?"), "{page}");
    let reason = Text::from("审计结果已出");
    let explain =
        ChangingAction::Explain { of: pack.clone(), key: asked.key, reason: reason.clone(), trigger: None };
    q.window.act(Action::Changing(explain));
    assert!(q.window.session().asking.is_none());
    // What one step changes is asked for once.
    let edits = [&ship, &q.own].map(|of| Edit::Change { id: of.clone(), change: Change::Score(Some(1.0)) });
    q.edit(Edit::Together(edits.to_vec()));
    assert_eq!(q.window.session().asking.as_ref().unwrap().with.len(), 1);
    let found = q.ledger();
    assert_eq!(found.lines.len(), 3);
    assert!(found.lines.iter().all(|line| line.kind == ChangeKind::Rescore && line.effect.is_none()));
    q.window.act(Action::Go(Route { page: Page::Changes, open: None }));
    let page = draw(&q.window.model, Lang::En, false).text();
    for said in ["Rescored", "0.45", "0.6", &*reason] {
        assert!(page.contains(said), "“{said}” is not in {page}");
    }
}

#[test]
fn e33_a_cycle_that_was_opened_again_is_told_with_its_reason() {
    let mut q = Quarter::begin(138);
    q.close();
    q.reopen("A number was *wrong*");
    let page = q.page(Lang::En).text();
    assert!(page.contains("Opened again") && page.contains("wrong"), "{page}");
    q.window.act(Action::Go(Route { page: Page::Changes, open: None }));
    let page = draw(&q.window.model, Lang::En, false).text();
    assert!(page.contains("Reopened") && page.contains("2026 Q3") && page.contains("wrong"), "{page}");
    let found = q.ledger();
    let words = plumbline::words::page_words(Lang::En);
    let told = plumbline::words::changes_markdown(
        words,
        &story(&found, Only::default()),
        &found.gone,
        Some("2026 Q3"),
        today(),
    );
    assert!(told.contains("- Reopened: **2026 Q3**") && told.contains("A number was \\*wrong\\*"), "{told}");
    q.window.act(Action::Undo);
    assert_eq!(q.sheet().cycle.phase, CyclePhase::Closed);
    assert!(q.ledger().lines.is_empty(), "the line goes with its step");
}

#[test]
fn s29_a_long_list_is_folded_and_counted() {
    let mut q = Quarter::begin(139);
    assert!(q.sheet().is_short());
    for at in 0..70 {
        let new = New::Objective { title: format!("目标{at}").into(), cycle: Some(q.cycle.clone()) };
        let id = add(&mut q.window, new, Some(&q.online.clone()));
        q.window.change(&id, Change::Stage(Stage::Published { at: None }));
    }
    let sheet = q.sheet();
    assert_eq!((sheet.is_short(), sheet.tally.open), (false, 74));
    let (first, more) = sheet.groups[0].in_short(40);
    assert_eq!((first.len(), more), (40, 31));
    let page = q.page(Lang::En).text();
    assert!(page.contains("0 of 71 judged") && !page.contains("目标30"), "{page}");
    q.edit(
        unscore_all(&sheet, &Within::Unit(Some(q.online.clone())), Unscored::NotApplicable, None).unwrap(),
    );
    assert_eq!(q.sheet().tally.open, 3);
}

/// What one goal may be judged.
fn judgement() -> impl Strategy<Value = Judgement> {
    prop_oneof![
        (-20_i32..=200).prop_map(|score| Judgement::Score(f64::from(score) / 100.0)),
        prop_oneof![Just(Reached::Done), Just(Reached::Partly), Just(Reached::Not)].prop_map(Judgement::Word),
        prop_oneof![Just(Unscored::NotApplicable), Just(Unscored::CarriedOver)].prop_map(Judgement::Unscored),
        Just(Judgement::Dropped),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn s26_opening_and_closing_again_changes_nothing(
        judged in prop::collection::vec((0_usize..5, judgement(), any::<bool>()), 0..8),
        again in 1_usize..3,
    ) {
        let mut q = Quarter::begin(140);
        q.edit(begin_closing(&q.cycle.clone()));
        for (at, judgement, with_reason) in judged {
            let of = [&q.pack, &q.ship, &q.wait, &q.goal, &q.own][at].clone();
            let reason = with_reason.then(|| Text::from("因为"));
            let saying = Saying { judgement, reason, cause: None, cause_note: None };
            if let Some(edit) = save(&q.window.session().space, &of, &saying) {
                q.edit(edit);
            }
        }
        let closing = (q.readings(), q.sheet());
        q.close();
        let closed = (q.readings(), q.sheet());
        for _ in 0..again {
            q.reopen("数字有误");
            prop_assert_eq!(&q.readings(), &closing.0);
            q.close();
            prop_assert_eq!(&q.readings(), &closed.0);
            prop_assert_eq!(q.sheet().groups, closed.1.groups.clone());
        }
        prop_assert_eq!(q.sheet().cycle.reopened.len(), again);
        for _ in 0..again {
            q.window.act(Action::Undo);
            q.window.act(Action::Undo);
            prop_assert_eq!(&q.readings(), &closed.0);
        }
        prop_assert_eq!(q.sheet(), closed.1);
        q.window.act(Action::Undo);
        prop_assert_eq!(q.readings(), closing.0);
        prop_assert_eq!(q.sheet(), closing.1);
    }
}
