//! Journeys through the state machine, from one window to another, without a browser.

use plumbline::app::{Action, Choice, Keeps, Kept, NoticeKind, Phase, Refusal, update};
use plumbline::app::{Ctx, Dice, Model};
use plumbline::okr::{CheckIn, Counts, Day, LinkState, Measure, Moment, Span, Text, Wants};
use plumbline::query::Filter;
use plumbline::space::{Change, Edit, New, Place};

use crate::window::{Browser, Window, today};

fn started(browser: &Browser, seed: u64) -> Window {
    let mut window = Window::open(browser, seed);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    window
}

#[test]
fn what_was_written_is_there_after_the_window_was_closed() {
    let browser = Browser::default();
    let mut window = started(&browser, 1);
    let objective = window.objective("Win back the weekly shop");
    let kr = window.key_result(&objective, "从 31% 提高到 45%");
    window.change(
        &kr,
        Change::Measure(Measure::Reach { start: Some(31.0), target: Some(45.0), direction: None }),
    );
    let before = window.text();
    let again = Window::open(&browser, 2);
    assert_eq!(again.text(), before);
    assert_eq!(again.title(&kr), "从 31% 提高到 45%");
}

#[test]
fn the_chosen_cycle_is_there_the_next_morning_until_it_is_over() {
    let browser = Browser::default();
    let mut window = started(&browser, 1);
    let span = Span::new(Day::parse("2026-10-01").unwrap(), Day::parse("2026-12-31").unwrap());
    let new = New::Cycle { name: "Q4".into(), kind: None, span };
    window.act(Action::Add { new, place: Place::default() });
    let next = window.session().fresh.clone().unwrap();
    window.act(Action::Filter(Filter { cycle: Some(next.clone()), ..Filter::default() }));
    assert_eq!(Window::open(&browser, 2).session().filter.cycle, Some(next.clone()));
    window.change(&next, Change::Start(Day::parse("2026-07-01")));
    window.change(&next, Change::End(Day::parse("2026-08-20")));
    assert_ne!(Window::open(&browser, 3).session().filter.cycle, Some(next));
}

#[test]
fn nothing_is_written_before_the_stored_text_was_read() {
    let mut ctx = Ctx { now: Moment(0), today: today(), dice: Dice::new([7; 8]) };
    let model = Model::new(today());
    assert!(matches!(model.phase, Phase::Loading));
    let edit = Edit::Delete { id: "o-1".into() };
    for action in [Action::Edit(edit), Action::Undo, Action::Redo, Action::TidyUp { live: Vec::new() }] {
        let (model, effects) = update(&mut ctx, model.clone(), action);
        assert!(matches!(model.phase, Phase::Loading));
        assert_eq!(effects, []);
    }
}

#[test]
fn u1_undo_and_redo_walk_through_every_kind_of_edit() {
    let browser = Browser::default();
    let mut window = started(&browser, 3);
    let objective = window.objective("First");
    let other = window.objective("Second");
    let kr = window.key_result(&objective, "One");
    window.change(&objective, Change::Title("First, reworded".into()));
    window.change(&objective, Change::Tags(vec!["growth".into()]));
    window.act(Action::Edit(Edit::Align { from: objective.clone(), to: other.clone() }));
    let check_in = CheckIn { value: Some(3.0), confidence: Some(6), at: Some(today()), ..CheckIn::new("") };
    window.act(Action::Edit(Edit::CheckIn { of: kr.clone(), check_in: Box::new(check_in) }));
    window.act(Action::Edit(Edit::Delete { id: objective.clone() }));
    assert!(window.session().space.objective(&objective).is_none());
    assert!(window.session().space.key_result(&kr).is_none());

    window.act(Action::Undo);
    assert_eq!(window.title(&objective), "First, reworded");
    assert_eq!(window.session().space.check_ins(&kr).len(), 1);
    window.act(Action::Undo);
    assert_eq!(window.session().space.check_ins(&kr).len(), 0);
    window.act(Action::Undo);
    assert_eq!(window.session().space.links_from(&objective).count(), 0);
    window.act(Action::Undo);
    assert!(window.session().space.objective(&objective).unwrap().tags.is_empty());
    window.act(Action::Undo);
    assert_eq!(window.title(&objective), "First");
    window.act(Action::Undo);
    assert!(window.session().space.key_result(&kr).is_none());

    for _ in 0..6 {
        window.act(Action::Redo);
    }
    assert!(window.session().space.objective(&objective).is_none(), "the deletion is redone too");
    window.act(Action::Undo);
    assert_eq!(window.session().space.check_ins(&kr).len(), 1);
    assert_eq!(window.session().space.check_ins(&kr)[0].value, Some(3.0));
    assert_eq!(window.title(&objective), "First, reworded");
}

#[test]
fn two_windows_see_each_other_and_lose_nothing() {
    let browser = Browser::default();
    let mut one = started(&browser, 4);
    let objective = one.objective("Shared");
    let mut two = Window::open(&browser, 5);
    for n in 0..50 {
        one.key_result(&objective, &format!("from one {n}"));
        two.key_result(&objective, &format!("from two {n}"));
    }
    one.hear();
    two.hear();
    assert_eq!(one.text(), two.text());
    assert_eq!(one.session().space.key_results_of(&objective).len(), 100);
    assert_eq!(Window::open(&browser, 6).text(), one.text());
}

#[test]
fn a_disagreement_between_windows_is_kept_until_somebody_chooses() {
    let browser = Browser::default();
    let mut one = started(&browser, 7);
    let objective = one.objective("Before");
    let mut two = Window::open(&browser, 8);
    one.change(&objective, Change::Title("From one".into()));
    two.change(&objective, Change::Title("From two".into()));
    one.hear();
    two.hear();
    for window in [&one, &two] {
        let node = window.session().space.node(&objective).unwrap();
        assert!(node.conflicted());
        assert_eq!(node.entity.field("title").unwrap().entries().len(), 2);
    }
    one.change(&objective, Change::Title("Both".into()));
    two.hear();
    assert!(!two.session().space.node(&objective).unwrap().conflicted());
    assert_eq!(two.title(&objective), "Both");
}

#[test]
fn u2_undo_takes_a_merged_file_back_and_opening_it_again_brings_it_back() {
    let origin = Browser::default();
    let mut bo = started(&origin, 10);
    let objective = bo.objective("Common");
    let common = bo.text();

    let ana_browser = Browser::default();
    let mut ana = Window::open(&ana_browser, 11);
    ana.file("common.json", &common);
    let own = ana.objective("Ana's own");
    bo.change(&objective, Change::Title("Bo's wording".into()));
    let from_bo = bo.text();

    let before = ana.text();
    ana.file("bo.json", &from_bo);
    assert!(ana.session().incoming.as_ref().unwrap().files[0].same);
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&objective), "Bo's wording");
    // An edit on top of it, taken back, and then the import itself.
    ana.change(&objective, Change::Title("Ana on top".into()));
    ana.act(Action::Undo);
    assert_eq!(ana.title(&objective), "Bo's wording");
    ana.act(Action::Undo);
    assert_eq!(ana.title(&objective), "Common");
    assert_eq!(ana.text(), before);
    assert_eq!(Window::open(&ana_browser, 12).text(), before, "a reload agrees");

    ana.file("bo.json", &from_bo);
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&objective), "Bo's wording");
    assert_eq!(ana.title(&own), "Ana's own");
    assert!(!ana.session().space.node(&objective).unwrap().conflicted(), "no stamp of Bo's was superseded");
    ana.act(Action::Undo);
    ana.act(Action::Redo);
    assert_eq!(ana.title(&objective), "Bo's wording");
}

#[test]
fn opening_another_document_never_touches_this_one() {
    let browser = Browser::default();
    let mut window = started(&browser, 13);
    window.objective("Ours");
    let ours = window.text();
    let ours_id = window.session().doc_id();
    let theirs = {
        let mut other = started(&Browser::default(), 14);
        other.objective("Theirs");
        other.text()
    };
    window.file("theirs.json", &theirs);
    assert_eq!(window.text(), ours, "a question comes first");
    window.act(Action::Answer(Choice::Beside));
    assert_eq!(window.text(), theirs);
    window.act(Action::Switch { doc: ours_id });
    assert_eq!(window.text(), ours);
}

#[test]
fn save_open_elsewhere_save_is_byte_identical() {
    let mut window = started(&Browser::default(), 15);
    let objective = window.objective("Round");
    window.key_result(&objective, "trip \u{202e} with marks");
    window.act(Action::Save { ask: false });
    assert!(!window.session().changed);
    let saved = window.browser.0.borrow().downloads.last().unwrap().1.clone();
    let mut other = Window::open(&Browser::default(), 16);
    other.file("Northwind.json", &saved);
    other.act(Action::Save { ask: false });
    assert_eq!(other.browser.0.borrow().downloads.last().unwrap().1, saved);
}

#[test]
fn a_full_storage_says_so_and_the_app_goes_on() {
    let browser = Browser::default();
    let mut window = started(&browser, 17);
    let objective = window.objective("Kept");
    browser.0.borrow_mut().refuses = Some(Refusal::Full);
    window.change(&objective, Change::Title("Only in this window".into()));
    assert_eq!(window.title(&objective), "Only in this window");
    assert!(matches!(window.session().kept, Kept::OnlyHere { .. }));
    assert_eq!(window.model.keeps, Keeps::Full);
    assert!(window.model.notices.iter().any(|notice| notice.kind == NoticeKind::StorageFull));
    window.act(Action::Save { ask: false });
    assert!(browser.0.borrow().downloads[0].1.contains("Only in this window"));
}

#[test]
fn once_there_is_room_again_everything_is_kept() {
    let browser = Browser::default();
    let mut window = started(&browser, 18);
    let objective = window.objective("Kept");
    browser.0.borrow_mut().refuses = Some(Refusal::Full);
    window.change(&objective, Change::Title("While it was full".into()));
    browser.0.borrow_mut().refuses = None;
    window.key_result(&objective, "After there was room");
    assert_eq!(window.session().kept, Kept::Kept);
    assert!(window.model.notices.iter().all(|notice| !notice.kind.is_trouble()));
    assert_eq!(Window::open(&browser, 19).text(), window.text());
}

#[test]
fn blocked_storage_still_lets_people_work_and_save() {
    let browser = Browser::default();
    browser.0.borrow_mut().refuses = Some(Refusal::Blocked);
    let mut window = started(&browser, 20);
    assert!(window.model.notices.iter().any(|notice| notice.kind == NoticeKind::StorageBlocked));
    window.objective("In memory");
    window.act(Action::Save { ask: false });
    assert!(browser.0.borrow().downloads[0].1.contains("In memory"));
}

#[test]
fn unreadable_text_is_put_aside_and_never_replaced() {
    let browser = Browser::default();
    let mut window = started(&browser, 21);
    let objective = window.objective("Survives");
    let doc = window.session().doc_id();
    browser.0.borrow_mut().texts.insert(format!("plumbline/1/{doc}/base/zz"), "{\"format\":".into());
    let again = Window::open(&browser, 22);
    assert_eq!(again.title(&objective), "Survives");
    assert_eq!(
        browser.0.borrow().quarantine,
        [(format!("plumbline/1/{doc}/base/zz"), "{\"format\":".to_owned())]
    );
    assert!(again.model.notices.iter().any(|notice| notice.kind == NoticeKind::Quarantined { parts: 1 }));
}

#[test]
fn a_workspace_of_which_nothing_can_be_read_stays_closed() {
    let browser = Browser::default();
    browser.0.borrow_mut().texts.insert("plumbline/1/d-1/base/a".into(), "garbage".into());
    let window = Window::open(&browser, 23);
    assert!(matches!(&window.model.phase, Phase::Closed { newer: false, parts, .. } if parts.len() == 1));
    assert_eq!(browser.0.borrow().texts.len(), 1, "nothing was written, nothing was removed");
}

#[test]
fn a_workspace_from_a_newer_version_is_shown_the_way_out_and_not_written() {
    let browser = Browser::default();
    let newer = "{\"format\":\"plumbline/2\",\"doc\":\"d-1\",\"items\":[]}";
    browser.0.borrow_mut().texts.insert("plumbline/1/d-1/base/a".into(), newer.into());
    let mut window = Window::open(&browser, 24);
    assert!(matches!(window.model.phase, Phase::Closed { newer: true, .. }));
    window.act(Action::Edit(Edit::Delete { id: "o-1".into() }));
    assert_eq!(browser.0.borrow().texts["plumbline/1/d-1/base/a"], newer);
    assert_eq!(browser.0.borrow().texts.len(), 1);
}

#[test]
fn folding_the_journal_changes_nothing_but_the_number_of_texts() {
    let browser = Browser::default();
    let mut window = started(&browser, 25);
    let objective = window.objective("Much edited");
    for n in 0..60 {
        window.change(&objective, Change::Title(Text::from(format!("Wording {n}"))));
    }
    let before = window.text();
    let mut again = Window::open(&browser, 26);
    again.act(Action::TidyUp { live: Vec::new() });
    assert_eq!(browser.0.borrow().texts.len(), 1);
    assert_eq!(again.text(), before);
    assert_eq!(Window::open(&browser, 27).text(), before);
}

#[test]
fn records_of_a_live_window_are_not_folded() {
    let browser = Browser::default();
    let mut one = started(&browser, 28);
    one.objective("From one");
    let mut two = Window::open(&browser, 29);
    let live = vec![Text::from(one.session().writer.session().as_str())];
    let before = browser.0.borrow().texts.len();
    two.act(Action::TidyUp { live });
    assert_eq!(browser.0.borrow().texts.len(), before);
}

#[test]
fn m3_a_window_that_slept_or_met_its_own_clone_becomes_another_session() {
    let browser = Browser::default();
    let mut window = started(&browser, 30);
    window.objective("Mine");
    let first = window.session().writer.session();
    window.act(Action::Woke { hidden_minutes: 10 });
    assert_eq!(window.session().writer.session(), first);
    window.act(Action::Woke { hidden_minutes: 45 });
    let second = window.session().writer.session();
    assert_ne!(second, first);
    // A file in which "we" wrote something we never wrote.
    let objective = window.objective("Later");
    let forged = window.text();
    let clone = forged.replace(&format!("{}.", second.as_str()), &format!("{}.zzz", second.as_str()));
    assert_ne!(forged, clone);
    window.file("clone.json", &clone);
    window.act(Action::Answer(Choice::Merge));
    assert_ne!(window.session().writer.session(), second);
    window.change(&objective, Change::Title("Still fine".into()));
    assert_eq!(window.title(&objective), "Still fine");
}

#[test]
fn a_yes_makes_what_was_asked_for_in_one_step() {
    let mut window = started(&Browser::default(), 23);
    let goal = window.objective("Win back the weekly shop");
    let other = window.objective("Stock data that is right");
    window.act(Action::Edit(Edit::Ask {
        of: goal.clone(),
        wants: Wants::KeyResult,
        to: None,
        text: "Stock data by the hour".into(),
        due: None,
    }));
    let before = window.text();
    let open = |window: &Window| plumbline::query::asks::lists(&window.session().space, None, today()).open;
    let ask = open(&window).remove(0).key.unwrap();
    window.act(Action::TakeOn {
        new: New::KeyResult { title: "Stock by the hour".into() },
        place: Place { under: Some(other.clone()), after: None },
        of: goal.clone(),
        ask,
        text: "From September on".into(),
    });
    let space = &window.session().space;
    let made = space.key_results_of(&other).first().cloned().unwrap();
    let link = space.links_from(&made).next().unwrap();
    assert_eq!((&link.to, link.state, link.counts), (&goal, LinkState::Accepted, Counts::Supports));
    let answered = plumbline::query::asks::lists(space, None, today()).answered;
    let answers = answered.iter().flat_map(|row| &row.answers);
    let named: Vec<_> = answers.filter_map(|one| one.made.as_ref()).map(|goal| goal.id.clone()).collect();
    assert_eq!(named, std::slice::from_ref(&made));
    assert!(open(&window).is_empty());

    window.act(Action::Undo);
    let space = &window.session().space;
    assert!(space.key_result(&made).is_none() && space.links_to(&goal).next().is_none());
    assert_ne!(window.text(), before, "what was taken back is kept");
}
