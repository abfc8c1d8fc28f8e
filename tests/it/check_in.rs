//! The page of check-ins and reminders in a window: what is drawn, what is kept, what is undone.

use plumbline::app::week::WeekAction;
use plumbline::app::{Action, NoticeKind, Page, Route};
use plumbline::okr::{CheckIn, CyclePhase, Day, Id, Measure, Moment, Owner, Span, Stage, Text};
use plumbline::query::check_in::{Due, Turn, due, list, unread};
use plumbline::query::said::Said;
use plumbline::space::{Change, Edit, New, Place};

use crate::window::{Browser, Window, today};

fn add(window: &mut Window, new: New, under: Option<&Id>) -> Id {
    window.act(Action::Add { new, place: Place { under: under.cloned(), after: None } });
    window.session().fresh.clone().unwrap()
}

/// A company with Ana who leads it, and Bo who works in it and owns a key result.
struct Company {
    ana: Id,
    bo: Id,
    objective: Id,
    own: Id,
    theirs: Id,
}

fn company(window: &mut Window) -> Company {
    window.act(Action::StartEmpty { name: "Acme".into() });
    let unit = window.session().space.units_of(None)[0].clone();
    let span = Span::quarter(2026, 3).unwrap();
    let cycle = add(window, New::Cycle { name: "2026 Q3".into(), kind: None, span }, None);
    // What is set before the cycle runs is held against all of it.
    window.change(&cycle, Change::CyclePhase(CyclePhase::Planning));
    let ana = add(window, New::Person { name: "Ana".into() }, Some(&unit));
    let bo = add(window, New::Person { name: "Bo".into() }, Some(&unit));
    window.change(&unit, Change::Lead(Some(ana.clone())));
    let objective = add(
        window,
        New::Objective { title: "Win back the weekly shop".into(), cycle: Some(cycle.clone()) },
        Some(&unit),
    );
    let at = Moment::parse("2026-07-01T09:00:00Z");
    window.change(&objective, Change::Stage(Stage::Published { at }));
    let own = window.key_result(&objective, "Baskets per week");
    let theirs = window.key_result(&objective, "Shops with a bakery");
    for kr in [&own, &theirs] {
        let measure = Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None };
        window.change(kr, Change::Measure(measure));
    }
    window.change(&theirs, Change::Owners(vec![Owner::known(bo.clone())]));
    window.change(&cycle, Change::CyclePhase(CyclePhase::Running));
    Company { ana, bo, objective, own, theirs }
}

fn says(window: &mut Window, of: &Id, value: f64) {
    let one = CheckIn { at: Some(today()), value: Some(value), confidence: Some(6), ..CheckIn::new("") };
    window.act(Action::Edit(Edit::CheckIn { of: of.clone(), check_in: Box::new(one) }));
}

fn turns(window: &Window, who: &Id) -> Vec<(Id, bool)> {
    let rows = list(&window.session().space, who, today());
    rows.iter().map(|row| (row.id.clone(), row.turn == Turn::Done)).collect()
}

fn reminders(window: &Window) -> Vec<NoticeKind> {
    let notices = window.model.notices.iter().map(|notice| notice.kind.clone());
    notices.filter(|kind| matches!(kind, NoticeKind::CheckInsDue { .. })).collect()
}

/// A window of the same browser that starts with the address of a page.
fn again(browser: &Browser, seed: u64) -> Window {
    Window::open(browser, seed)
}

#[test]
fn h17_undo_takes_a_check_in_back_and_redo_says_it_again() {
    let mut window = Window::open(&Browser::default(), 501);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.ana.clone())));
    assert_eq!(turns(&window, &firm.ana), [(firm.own.clone(), false)]);
    says(&mut window, &firm.own, 4.0);
    assert_eq!(turns(&window, &firm.ana), [(firm.own.clone(), true)]);
    let row = list(&window.session().space, &firm.ana, today()).remove(0);
    assert_eq!(row.newest.as_ref().and_then(|one| one.by.clone()).as_deref(), Some("Ana"));
    window.act(Action::Undo);
    assert_eq!(turns(&window, &firm.ana), [(firm.own.clone(), false)]);
    window.act(Action::Redo);
    assert_eq!(turns(&window, &firm.ana), [(firm.own.clone(), true)]);
}

#[test]
fn h20_whoever_checks_in_for_somebody_writes_in_their_own_name() {
    let mut window = Window::open(&Browser::default(), 502);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.ana.clone())));
    says(&mut window, &firm.theirs, 3.0);
    let row = list(&window.session().space, &firm.bo, today()).remove(0);
    assert_eq!(row.newest.as_ref().and_then(|one| one.by.clone()).as_deref(), Some("Ana"));
    // What the lead said herself waits for nobody.
    assert_eq!(unread(&window.session().space, &firm.ana, today()), []);
}

#[test]
fn h21_reading_is_one_step_that_undo_takes_back() {
    let mut window = Window::open(&Browser::default(), 503);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.bo.clone())));
    says(&mut window, &firm.theirs, 3.0);
    says(&mut window, &firm.theirs, 4.0);
    window.act(Action::IAm(Some(firm.ana.clone())));
    let waits = |window: &Window| unread(&window.session().space, &firm.ana, today());
    let all = waits(&window);
    assert_eq!((all.len(), all[0].keys.len(), &*all[0].by.name), (1, 2, "Bo"));
    window.act(Action::Edit(all[0].read()));
    assert_eq!(waits(&window), []);
    window.act(Action::Undo);
    assert_eq!(waits(&window).len(), 1);
    window.act(Action::Redo);
    assert_eq!(waits(&window), []);
    // Another check-in waits anew, with what stood before it.
    window.act(Action::IAm(Some(firm.bo.clone())));
    says(&mut window, &firm.theirs, 6.0);
    let all = waits(&window);
    assert_eq!(all[0].was.as_ref().and_then(|was| was.value), Some(4.0));
}

#[test]
fn h22_a_reminder_is_said_once_a_day_and_only_when_something_is_due() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 504);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.ana.clone())));
    assert_eq!(reminders(&window), [], "who says who they are is at work");
    let due_now = due(&window.session().space, &firm.ana, today());
    assert_eq!(due_now, Due { count: 1, overdue: 1 });

    let mut second = again(&browser, 505);
    assert_eq!(reminders(&second), [NoticeKind::CheckInsDue { due: 1, overdue: 1 }]);
    second.act(Action::Woke { hidden_minutes: 5 });
    assert_eq!(reminders(&second).len(), 1);
    let third = again(&browser, 506);
    assert_eq!(reminders(&third), [], "once a day in a browser");

    // It goes when nothing is due any more, and when whoever is meant is on the page.
    let mut fourth = second;
    says(&mut fourth, &firm.own, 4.0);
    assert_eq!(reminders(&fourth), []);
}

#[test]
fn h22_a_reminder_goes_on_the_page_itself_and_counts_anew() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 507);
    let firm = company(&mut window);
    let other = window.key_result(&firm.objective, "Bread sold before noon");
    window.change(&other, Change::Measure(Measure::YesNo));
    window.change(&other, Change::Start(None));
    window.act(Action::IAm(Some(firm.ana.clone())));
    let mut second = again(&browser, 508);
    assert_eq!(reminders(&second), [NoticeKind::CheckInsDue { due: 2, overdue: 2 }]);
    says(&mut second, &firm.own, 4.0);
    assert_eq!(reminders(&second), [NoticeKind::CheckInsDue { due: 1, overdue: 1 }]);
    second.act(Action::Go(Route { page: Page::CheckIn, open: None }));
    assert_eq!(reminders(&second), []);
}

#[test]
fn h23_who_wants_no_reminders_gets_none() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 509);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.ana)));
    window.act(Action::Quiet(true));
    let mut second = again(&browser, 510);
    assert_eq!(reminders(&second), []);
    second.act(Action::Quiet(false));
    second.act(Action::Woke { hidden_minutes: 0 });
    assert_eq!(reminders(&second).len(), 1, "they are there again");
    second.act(Action::Quiet(true));
    assert_eq!(reminders(&second), []);
}

#[test]
fn h24_what_was_being_written_is_there_again_and_no_part_of_the_file() {
    let browser = Browser::default();
    let mut window = Window::open(&browser, 511);
    let firm = company(&mut window);
    let before = window.text();
    let draft = std::rc::Rc::new(Said { value: "4".into(), note: "so far".into(), ..Said::default() });
    window.act(Action::Week(WeekAction::Draft(firm.own.clone(), Some(std::rc::Rc::clone(&draft)))));
    window.act(Action::Go(Route { page: Page::Outline, open: None }));
    window.act(Action::Go(Route { page: Page::CheckIn, open: None }));
    assert_eq!(window.session().week.drafts.get(&firm.own), Some(&draft));
    assert_eq!(window.text(), before);
    window.act(Action::Week(WeekAction::Draft(firm.own.clone(), None)));
    assert!(window.session().week.drafts.is_empty());
}

#[cfg(feature = "ui")]
mod drawn {
    use plumbline::app::visit::{Call, Errand, VisitAction};
    use plumbline::app::{Lang, Model};

    use super::*;
    use crate::markup::Element;
    use crate::render::draw;

    /// The page with all measures and with what one's people said, as several people see it.
    pub fn pages() -> Vec<(String, Model, bool)> {
        let mut window = Window::open(&Browser::default(), 521);
        let firm = all_measures(&mut window);
        window.act(Action::Go(Route { page: Page::CheckIn, open: None }));
        let mut pages = vec![("check-ins of a lead".to_owned(), window.model.clone(), false)];
        window.act(Action::Go(Route { page: Page::CheckIn, open: Some(firm.theirs.clone()) }));
        pages.push(("check-ins beside the panel".to_owned(), window.model.clone(), false));
        window.act(Action::IAm(Some(firm.bo)));
        pages.push(("check-ins of a member".to_owned(), window.model.clone(), false));
        let cycle = window.session().space.cycles_of(None)[0].clone();
        window.change(&cycle, Change::End(Day::parse("2026-07-20")));
        pages.push(("no cycle runs".to_owned(), window.model.clone(), false));
        window.act(Action::IAm(None));
        pages.push(("nobody checks in".to_owned(), window.model.clone(), false));
        pages
    }

    fn all_measures(window: &mut Window) -> Company {
        let firm = company(window);
        window.act(Action::IAm(Some(firm.bo.clone())));
        says(window, &firm.theirs, 3.0);
        window.act(Action::IAm(Some(firm.ana.clone())));
        let step = |key: &str, title: &str| plumbline::okr::Milestone {
            key: key.into(),
            title: title.into(),
            weight: 1.0,
        };
        for (title, measure) in [
            ("面包房开业", Measure::YesNo),
            ("三步走", Measure::Milestones(vec![step("a", "选址"), step("b", "装修")])),
            ("大家满意", Measure::Judged),
            ("损耗", Measure::Below { ceiling: Some(4.0) }),
            ("基线", Measure::Baseline),
        ] {
            let kr = window.key_result(&firm.objective, title);
            window.change(&kr, Change::Measure(measure));
            window.change(&kr, Change::Start(None));
        }
        says(window, &firm.own, 4.0);
        let unit = window.session().space.units_of(None)[0].clone();
        let kpi = add(window, New::Kpi { name: "净推荐值".into() }, Some(&unit));
        window.change(&kpi, Change::Corridor(Some(30.0), None));
        firm
    }

    fn find<'a>(page: &'a Element, id: &str) -> Option<&'a Element> {
        page.all(&|one| one.attribute("id").as_deref() == Some(id)).first().copied()
    }

    #[test]
    fn h17_every_row_can_be_written_without_opening_it() {
        let mut window = Window::open(&Browser::default(), 522);
        let firm = all_measures(&mut window);
        window.act(Action::Go(Route { page: Page::CheckIn, open: None }));
        let page = draw(&window.model, Lang::En, false);
        let rows = list(&window.session().space, &firm.ana, today());
        assert_eq!(rows.len(), 7);
        for row in &rows {
            let line =
                find(&page, &format!("line-{}", row.id)).unwrap_or_else(|| panic!("no row of {}", row.title));
            let value = format!("said-{}", row.id);
            let asks = |one: &Element| {
                one.tag == "input" && one.attribute("id").is_some_and(|id| id.starts_with(value.as_str()))
            };
            assert!(!line.all(&asks).is_empty(), "no value of {}", row.title);
            for part in ["belief", "happened"] {
                assert!(find(line, &format!("{part}-{}", row.id)).is_some(), "no {part} of {}", row.title);
            }
        }
        let text = page.text();
        for said in [
            "1 of 7 done",
            "Due now",
            "Up to date",
            "From your people",
            "1 check-in you have not read",
            "4 of 10",
        ] {
            assert!(text.contains(said), "{said} is missing in {text}");
        }
    }

    #[test]
    fn h17_what_is_only_read_shows_values_and_no_field() {
        let mut window = Window::open(&Browser::default(), 523);
        let firm = all_measures(&mut window);
        let call = Ok(Call::Published { path: "okrs.json".into() });
        let mut visitor = Window::open_at(&Browser::default(), 524, Some(call));
        let result = Ok(window.text().into());
        let (path, errand) = ("okrs.json".into(), Errand::Read);
        visitor.act(Action::Visit(VisitAction::Fetched { path, errand, result }));
        visitor.act(Action::IAm(Some(firm.ana)));
        visitor.act(Action::Go(Route { page: Page::CheckIn, open: None }));
        let page = draw(&visitor.model, Lang::En, false);
        let line = find(&page, &format!("line-{}", firm.own)).expect("what is theirs is shown");
        assert!(line.all(&|one| one.tag == "input").is_empty());
        assert!(line.text().contains("4 of 10"), "{}", line.text());
        assert!(!page.text().contains("All read"));
    }

    #[test]
    fn h23_the_rail_counts_what_is_due() {
        let mut window = Window::open(&Browser::default(), 525);
        let firm = all_measures(&mut window);
        let text = draw(&window.model, Lang::En, false).text();
        assert!(text.contains("6 check-ins due"), "{text}");
        window.act(Action::IAm(Some(firm.bo)));
        let text = draw(&window.model, Lang::En, false).text();
        assert!(!text.contains("check-ins due"), "{text}");
    }

    #[test]
    fn both_languages_draw_every_state_of_the_page() {
        for (name, model, help) in pages() {
            for lang in [Lang::En, Lang::Zh] {
                let page = draw(&model, lang, help);
                assert_eq!(page.all(&|one| one.tag == "h1").len(), 1, "{name}");
            }
        }
    }
}

#[cfg(feature = "ui")]
pub use drawn::pages;

#[test]
fn a_word_in_place_of_a_number_stands_where_people_judge() {
    let mut window = Window::open(&Browser::default(), 512);
    let firm = company(&mut window);
    window.act(Action::IAm(Some(firm.ana.clone())));
    window.change(&firm.own, Change::Measure(Measure::Judged));
    let one = CheckIn { at: Some(today()), value_text: Some("nearly".into()), ..CheckIn::new("") };
    window.act(Action::Edit(Edit::CheckIn { of: firm.own.clone(), check_in: Box::new(one) }));
    let row = list(&window.session().space, &firm.ana, today()).remove(0);
    assert_eq!(row.before.words, Some(Text::from("nearly")));
    assert_eq!((row.turn, row.stand.figure), (Turn::Done, None));
}
