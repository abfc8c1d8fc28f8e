//! What is judged, what waits, and what one press does.

use super::*;
use crate::okr::{Measure, RootCause, RubricKind, Status};
use crate::query::changes::{Scope, ledger};
use crate::space::{Change, New, TestDesk as Desk, test_day};

fn id(text: &str) -> Id {
    Id::from(text)
}

fn read(desk: &Desk) -> Sheet {
    sheet(&desk.space, &Ground { cycle: id("q3"), whose: None }, test_day()).unwrap()
}

fn judged(desk: &Desk, of: &str) -> Judged {
    read(desk).item(&id(of)).unwrap().judged
}

fn open(desk: &Desk) -> Vec<String> {
    read(desk).open().map(|item| item.id.to_string()).collect()
}

fn say(desk: &mut Desk, of: &str, judgement: Judgement, reason: Option<&str>) {
    let saying = Saying { judgement, reason: reason.map(Text::from), cause: None, cause_note: None };
    if let Some(edit) = save(&desk.space, &id(of), &saying) {
        desk.edit(&edit);
    }
}

#[test]
fn s21_what_waits_is_what_nobody_judged() {
    let mut desk = Desk::new();
    assert_eq!(open(&desk), ["c", "b", "a"], "an objective with key results is their mean");
    assert_eq!(judged(&desk, "x"), Judged::Waits(1));
    say(&mut desk, "a", Judgement::Score(0.7), None);
    assert_eq!((judged(&desk, "a"), judged(&desk, "x")), (Judged::Score(0.7), Judged::Mean(0.7, 0)));
    say(&mut desk, "b", Judgement::Unscored(Unscored::NotApplicable), Some("nobody asks any more"));
    assert_eq!(judged(&desk, "b"), Judged::Unscored(Unscored::NotApplicable));
    assert_eq!(open(&desk), ["c"]);
    // A status says how it goes; once the goal is closed, how it went.
    desk.change("c", Change::Status(Some(Status::Done)));
    assert_eq!(open(&desk), ["c"]);
    say(&mut desk, "c", Judgement::Word(Reached::Partly), Some("two of three stores"));
    assert_eq!((judged(&desk, "c"), open(&desk).len()), (Judged::Word(Reached::Partly), 0));
    assert_eq!(judged(&desk, "z"), Judged::Together(Reached::Partly));
    assert_eq!(read(&desk).tally, Tally { judged: 3, open: 0, suggested: 0 });
    desk.edit(&taken_back(&desk.space, &id("c")).unwrap());
    assert_eq!(open(&desk), ["c"]);
}

#[test]
fn s21_a_leaf_waits_itself_and_drafts_and_what_is_out_do_not() {
    let mut desk = Desk::new();
    desk.add("leaf", New::Objective { title: "leaf".into(), cycle: Some(id("q3")) }, Some("v"));
    assert_eq!(read(&desk).drafts, 1, "a draft was never agreed on");
    desk.change("leaf", Change::Stage(Stage::default()));
    assert_eq!(open(&desk), ["leaf", "c", "b", "a"]);
    desk.change("c", Change::Stage(Stage::Dropped));
    assert_eq!(judged(&desk, "c"), Judged::Out(Stage::Dropped));
    assert_eq!(judged(&desk, "z"), Judged::Open, "nothing is left that its mean could be made of");
    desk.change("y", Change::Stage(Stage::Postponed));
    assert_eq!(open(&desk), ["leaf", "z", "a"]);
    say(&mut desk, "x", Judgement::Score(0.9), None);
    assert_eq!((judged(&desk, "a"), judged(&desk, "x")), (Judged::Covered, Judged::Score(0.9)));
}

#[test]
fn s22_the_way_goes_through_all_that_waits_and_comes_round() {
    let mut desk = Desk::new();
    let sheet = read(&desk);
    let next = |at: Option<&str>| sheet.next_open(at.map(Id::from).as_ref()).map(|item| item.id.to_string());
    assert_eq!(
        [None, Some("c"), Some("b"), Some("a")].map(|at| next(at).unwrap()),
        ["c", "b", "a", "c"],
        "after the last comes what was skipped"
    );
    let before = |at: &str| sheet.open_before(&id(at)).map(|item| item.id.to_string()).unwrap();
    assert_eq!(["b", "c"].map(before), ["c", "a"]);
    assert_eq!((sheet.place(&id("b")), sheet.place(&id("x"))), (Some(2), None));
    say(&mut desk, "a", Judgement::Score(1.0), None);
    say(&mut desk, "b", Judgement::Score(1.0), None);
    let sheet = read(&desk);
    assert_eq!(sheet.next_open(Some(&id("c"))), None, "nothing else waits");
    assert_eq!(sheet.next_open(Some(&id("b"))).map(|item| &item.id), Some(&id("c")));
}

#[test]
fn s22_enter_saves_and_asks_once_why_it_differs() {
    let mut desk = Desk::new();
    desk.says("a", 9.0);
    let item = |desk: &Desk, of: &str| read(desk).item(&id(of)).unwrap().clone();
    let fresh =
        |desk: &Desk, of: &str| Draft::of(&item(desk, of), &known(&desk.space, &id(of), test_day()).unwrap());
    let a = item(&desk, "a");
    assert_eq!(fresh(&desk, "a").enter(&a), Outcome::Passed, "nothing is forced");
    let mut draft = fresh(&desk, "a");
    draft.type_score("good");
    assert_eq!((draft.enter(&a), draft.refused), (Outcome::Refused, true));
    draft.type_score("5");
    assert_eq!(draft.enter(&a), Outcome::AskReason);
    let Outcome::Said(saying) = draft.enter(&a) else { panic!("it is asked once") };
    assert_eq!((saying.judgement, saying.reason), (Judgement::Score(0.5), None));
    // The suggestion with one key, and no question.
    let mut draft = fresh(&desk, "a");
    assert!(draft.press("=", &a));
    assert_eq!(draft.score, "0.9");
    assert!(matches!(draft.enter(&a), Outcome::Said(Saying { judgement: Judgement::Score(_), .. })));
    assert!(!draft.press("n", &a), "a letter in what is typed is a letter");
    // Without a number.
    let mut draft = fresh(&desk, "a");
    assert!(draft.press("n", &a));
    assert!(
        matches!(draft.enter(&a), Outcome::Said(saying) if saying.judgement == Judgement::Unscored(Unscored::NotApplicable))
    );
    draft.say_instead(Some(Instead::Word(Reached::Partly)));
    assert_eq!(draft.enter(&a), Outcome::AskReason, "a word wants a note");
    draft.reason = " half of the stores ".into();
    let Outcome::Said(saying) = draft.enter(&a) else { panic!("it has a note") };
    assert_eq!(saying.reason.as_deref(), Some("half of the stores"));
    // Without a suggestion nothing differs.
    let b = item(&desk, "b");
    let mut draft = fresh(&desk, "b");
    assert!(!draft.press("=", &b));
    draft.type_score("0.2");
    assert!(draft.wants_cause(&b));
    draft.cause = Some(RootCause::Capacity);
    assert!(matches!(draft.enter(&b), Outcome::Said(saying) if saying.cause == Some(RootCause::Capacity)));
}

#[test]
fn s22_what_kept_a_promise_from_1_is_offered_to_be_said() {
    let mut desk = Desk::new();
    desk.change("a", Change::Commitment(Some(Commitment::Committed)));
    let sheet = read(&desk);
    let wants = |of: &str, score: &str| {
        let mut draft = Draft::default();
        draft.type_score(score);
        draft.wants_cause(sheet.item(&id(of)).unwrap())
    };
    assert_eq!([wants("a", "0.95"), wants("a", "1.0")], [true, false]);
    assert_eq!([wants("b", "0.3"), wants("b", "0.7")], [true, false]);
}

#[test]
fn s23_a_judgement_is_one_step_and_leaves_nothing_of_the_one_before() {
    let mut desk = Desk::new();
    say(&mut desk, "a", Judgement::Score(0.4), Some("late"));
    say(&mut desk, "a", Judgement::Unscored(Unscored::CarriedOver), None);
    let kr = desk.space.key_result(&id("a")).unwrap();
    assert_eq!(
        (&kr.score, kr.closing.unscored, &kr.closing.reason),
        (&None, Some(Unscored::CarriedOver), &None)
    );
    say(&mut desk, "a", Judgement::Score(0.6), None);
    let kr = desk.space.key_result(&id("a")).unwrap();
    assert_eq!((kr.score.as_ref().map(|score| score.value), kr.closing.unscored), (Some(0.6), None));
    let same = Saying { judgement: Judgement::Score(0.6), reason: None, cause: None, cause_note: None };
    assert_eq!(save(&desk.space, &id("a"), &same), None, "nothing new is no step");
    let back = taken_back(&desk.space, &id("a")).unwrap();
    desk.edit(&back);
    assert_eq!(judged(&desk, "a"), Judged::Open);
    assert_eq!(taken_back(&desk.space, &id("a")), None);
    say(&mut desk, "x", Judgement::Score(0.1), None);
    desk.edit(&mean_again(&desk.space, &id("x")).unwrap());
    assert_eq!(judged(&desk, "x"), Judged::Waits(1));
    say(&mut desk, "b", Judgement::Dropped, None);
    assert_eq!(judged(&desk, "b"), Judged::Out(Stage::Dropped));
}

#[test]
fn s23_grades_that_are_met_are_ticked_where_it_is_judged() {
    let mut desk = Desk::new();
    desk.change("a", Change::Measure(Measure::Judged));
    desk.change("a", Change::Rubric(vec![("0.3".into(), "a draft".into()), ("1.0".into(), "signed".into())]));
    let met = |desk: &Desk| desk.space.key_result(&id("a")).unwrap().rubric_met.clone();
    for (words, want) in [("a draft", &["a draft"][..]), ("signed", &["signed"])] {
        let edit = grade_met(&desk.space, &id("a"), &words.into(), true).unwrap();
        desk.edit(&edit);
        assert_eq!(
            met(&desk),
            want.iter().map(|one| Text::from(*one)).collect::<Vec<_>>(),
            "one level at a time"
        );
    }
    desk.change("a", Change::RubricKind(RubricKind::Additive));
    desk.edit(&grade_met(&desk.space, &id("a"), &"a draft".into(), true).unwrap());
    assert_eq!(met(&desk).len(), 2);
    assert_eq!(grade_met(&desk.space, &id("a"), &"a draft".into(), true), None);
    desk.edit(&grade_met(&desk.space, &id("a"), &"signed".into(), false).unwrap());
    assert_eq!(met(&desk), [Text::from("a draft")]);
}

#[test]
fn s24_what_is_done_to_all_is_done_to_what_waits_only() {
    let mut desk = Desk::new();
    desk.says("a", 6.24);
    desk.says("b", 3.0);
    say(&mut desk, "b", Judgement::Score(0.8), None);
    let sheet = read(&desk);
    assert_eq!(sheet.tally, Tally { judged: 1, open: 2, suggested: 1 });
    assert_eq!(sheet.tally_of(&Within::Unit(Some(id("v")))), Tally { judged: 0, open: 1, suggested: 0 });
    assert_eq!(take_all(&sheet, &Within::Unit(Some(id("v")))), None);
    assert_eq!(take_all(&sheet, &Within::Objective(id("y"))), None, "it has a score");
    desk.edit(&take_all(&sheet, &Within::All).unwrap());
    assert_eq!(judged(&desk, "a"), Judged::Score(0.62));
    assert_eq!(judged(&desk, "b"), Judged::Score(0.8));
    assert_eq!(judged(&desk, "c"), Judged::Open, "nobody measured it");
    let reason = Text::from("the team was dissolved");
    let edit = unscore_all(&read(&desk), &Within::All, Unscored::NotApplicable, Some(&reason)).unwrap();
    desk.edit(&edit);
    let kr = desk.space.key_result(&id("c")).unwrap();
    assert_eq!(
        (kr.closing.unscored, kr.closing.reason.as_deref()),
        (Some(Unscored::NotApplicable), Some(&*reason))
    );
    assert_eq!(judged(&desk, "b"), Judged::Score(0.8));
    assert_eq!(unscore_all(&read(&desk), &Within::All, Unscored::CarriedOver, None), None);
}

#[test]
fn s25_a_cycle_is_closed_with_what_is_open_and_opened_again_with_a_reason() {
    let mut desk = Desk::new();
    desk.edit(&begin_closing(&id("q3")));
    assert_eq!(read(&desk).cycle.phase, CyclePhase::Closing);
    assert_eq!(reopen(&desk.space, &id("q3"), &"why".into(), test_day()), None, "it is not closed");
    desk.edit(&close_cycle(&id("q3")));
    let sheet = read(&desk);
    assert_eq!((sheet.cycle.phase, sheet.tally.open), (CyclePhase::Closed, 3), "what is open stays open");
    assert_eq!(reopen(&desk.space, &id("q3"), &"  ".into(), test_day()), None, "a reason is what it is for");
    desk.edit(&reopen(&desk.space, &id("q3"), &" a number was wrong ".into(), test_day()).unwrap());
    let sheet = read(&desk);
    assert_eq!(sheet.cycle.phase, CyclePhase::Closing);
    assert_eq!(sheet.cycle.reopened.len(), 1);
    assert_eq!(sheet.cycle.reopened[0].reason.as_deref(), Some("a number was wrong"));
}

#[test]
fn s27_items_are_shown_by_unit_in_the_order_of_the_tree() {
    let mut desk = Desk::new();
    desk.add("p", New::Person { name: "Ana".into() }, Some("u"));
    for (goal, home) in [("own", Some("p")), ("nowhere", None)] {
        desk.add(goal, New::Objective { title: goal.into(), cycle: Some(id("q3")) }, home);
        desk.change(goal, Change::Stage(Stage::default()));
    }
    desk.add("w", New::Unit { name: "w".into(), kind: crate::okr::UnitKind::Team }, Some("u"));
    desk.add("deep", New::Objective { title: "deep".into(), cycle: Some(id("q3")) }, Some("w"));
    desk.change("deep", Change::Stage(Stage::default()));
    let sheet = read(&desk);
    let told: Vec<(Option<&str>, usize, Vec<&str>)> = sheet
        .groups
        .iter()
        .map(|group| {
            let goals = group.objectives.iter().map(|one| one.goal.id.as_str()).collect();
            (group.unit.as_ref().map(|unit| unit.id.as_str()), group.depth, goals)
        })
        .collect();
    let places: Vec<(Option<&str>, usize)> = told.iter().map(|one| (one.0, one.1)).collect();
    assert_eq!(places, [(Some("v"), 0), (Some("u"), 0), (Some("w"), 1), (None, 0)]);
    assert_eq!(told[1].2, ["y", "x", "own"], "a person's own goals come after those of the unit");
    assert_eq!(told[3].2, ["nowhere"]);
    let all: usize = sheet.groups.iter().map(|group| group.tally.all()).sum();
    assert_eq!((all, sheet.tally.all()), (6, 6), "every item is counted once");
    let of_v =
        super::sheet(&desk.space, &Ground { cycle: id("q3"), whose: Some(id("v")) }, test_day()).unwrap();
    assert_eq!(of_v.open().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["c"]);
}

#[test]
fn e33_the_page_of_changes_tells_that_a_cycle_was_opened_again() {
    let mut desk = Desk::new();
    desk.edit(&close_cycle(&id("q3")));
    desk.edit(&reopen(&desk.space, &id("q3"), &"a number was wrong".into(), test_day()).unwrap());
    desk.add("q4", New::Cycle { name: "Q4".into(), kind: None, span: Span::quarter(2026, 4).unwrap() }, None);
    let lines = |cycle: Option<&str>, of: Option<&str>| {
        let scope = Scope { cycle: cycle.map(Id::from), of: of.map(Id::from), today: test_day() };
        ledger(&desk.space, &scope).lines
    };
    for found in [lines(None, None), lines(Some("q3"), None), lines(Some("q3"), Some("v"))] {
        let told: Vec<(ChangeKind, &str)> = found.iter().map(|line| (line.kind, &*line.goal.title)).collect();
        assert_eq!(told, [(ChangeKind::Reopen, "Q3")]);
        assert!(!found[0].wants_a_reason() && found[0].effect.is_none());
    }
    assert_eq!(lines(Some("q4"), None), []);
}
