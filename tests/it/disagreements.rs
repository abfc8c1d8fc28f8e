//! Disagreements (rules D20 to D29) between windows and files: they travel, are settled here or there, and
//! taking a decision back brings them back.

use plumbline::app::{Action, Choice, NoticeKind};
use plumbline::doc::Json;
use plumbline::okr::{Id, Measure, Text};
use plumbline::query::disagreements::{
    Dispute, Question, Settled, Settling, Take, Viewer, bulk, count, questions,
};
use plumbline::space::{Change, Edit, New, Place};

use crate::window::{Browser, Window};

/// The open questions; they are as many as are counted.
fn asked(window: &Window) -> Vec<Question> {
    let session = window.session();
    let viewer = Viewer { me: session.me().cloned(), session: session.writer.session() };
    let all = questions(&session.space, &viewer);
    assert_eq!(all.len(), count(&session.space));
    all
}

fn only(window: &Window) -> Question {
    let mut all = asked(window);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn values(question: &Question) -> Vec<String> {
    let Dispute::Values(conflict) = &question.dispute else { panic!("{question:?}") };
    conflict.answers.iter().map(|one| format!("{} {}", one.by.join("+"), one.value.text())).collect()
}

fn settle(window: &mut Window, question: &Question, at: usize) {
    window.act(Action::Settle(question.choose(at).unwrap()));
}

fn merge(window: &mut Window, name: &str, text: &str) {
    window.file(name, text);
    window.act(Action::Answer(Choice::Merge));
}

fn target(to: f64) -> Change {
    Change::Measure(Measure::Reach { start: None, target: Some(to), direction: None })
}

/// Two people with a copy each; the objective with its key results they work on.
struct Two {
    ana: Window,
    bo: Window,
    objective: Id,
    key_results: Vec<Id>,
}

fn two(seed: u64) -> Two {
    let mut ana = Window::open(&Browser::default(), seed);
    ana.act(Action::StartEmpty { name: "Northwind".into() });
    let mut people = Vec::new();
    for name in ["Ana", "Bo"] {
        ana.act(Action::Add { new: New::Person { name: name.into() }, place: Place::default() });
        people.push(ana.session().fresh.clone().unwrap());
    }
    let objective = ana.objective("Win back the weekly shop");
    let key_results: Vec<Id> =
        ["One", "Two", "Three"].iter().map(|title| ana.key_result(&objective, title)).collect();
    for kr in &key_results {
        ana.change(kr, target(40.0));
    }
    let mut bo = Window::open(&Browser::default(), seed + 1000);
    bo.file("northwind.json", &ana.text());
    ana.act(Action::IAm(people.first().cloned()));
    bo.act(Action::IAm(people.last().cloned()));
    Two { ana, bo, objective, key_results }
}

impl Two {
    /// Both set the targets of all key results without seeing each other's.
    fn disagree(&mut self) {
        for (at, kr) in self.key_results.iter().enumerate() {
            self.ana.change(kr, target(42.0 + at as f64));
            self.bo.change(kr, target(50.0 + at as f64));
        }
        let from_bo = self.bo.text();
        merge(&mut self.ana, "bo.json", &from_bo);
    }
}

#[test]
fn d22_a_question_travels_with_the_file_and_back() {
    let mut two = two(1);
    two.disagree();
    let before = asked(&two.ana);
    assert_eq!(before.len(), 3);
    // Saved, opened by somebody who knows nothing of it, saved, and back.
    let saved = two.ana.text();
    let mut other = Window::open(&Browser::default(), 3);
    other.file("northwind.json", &saved);
    // Nothing in it is theirs, so the newest stands first, which is Ana's.
    let all = |list: &[Question]| list.iter().map(values).collect::<Vec<_>>();
    assert_eq!(all(&asked(&other)), all(&before));
    assert_eq!(other.text(), saved);
    merge(&mut two.ana, "northwind.json", &other.text());
    assert_eq!(asked(&two.ana), before);
    // A reload keeps it, too.
    let browser = two.ana.browser.clone();
    assert_eq!(asked(&Window::open(&browser, 4)).len(), 3);
}

#[test]
fn d26_what_is_settled_in_one_copy_is_settled_in_the_other() {
    let mut two = two(5);
    two.disagree();
    for question in asked(&two.ana) {
        settle(&mut two.ana, &question, 1);
    }
    assert_eq!(asked(&two.ana), []);
    let settled = two.ana.text();
    merge(&mut two.bo, "ana.json", &settled);
    assert_eq!(asked(&two.bo), []);
    assert_eq!(two.bo.text(), settled, "byte for byte");
}

#[test]
fn d26_two_who_decide_differently_are_asked_again() {
    let mut two = two(7);
    two.disagree();
    let from_ana = two.ana.text();
    merge(&mut two.bo, "ana.json", &from_ana);
    let (mine, theirs) = (asked(&two.ana), asked(&two.bo));
    settle(&mut two.ana, &mine[0], 0);
    settle(&mut two.bo, &theirs[0], 0);
    let (from_ana, from_bo) = (two.ana.text(), two.bo.text());
    merge(&mut two.bo, "ana.json", &from_ana);
    merge(&mut two.ana, "bo.json", &from_bo);
    assert_eq!(asked(&two.ana).len(), 3);
    let again = asked(&two.ana).into_iter().find(|one| one.key == mine[0].key).unwrap();
    assert_eq!(values(&again), ["Ana 42", "Bo 50"]);
    assert_eq!(two.ana.text(), two.bo.text());
}

#[test]
fn d25_what_another_window_writes_meanwhile_is_asked_about() {
    let mut two = two(9);
    two.disagree();
    let question = asked(&two.ana).remove(0);
    // Another window of the same browser has its say before the press arrives.
    let mut window = Window::open(&two.ana.browser, 10);
    let (kr, field) = match &question.dispute {
        Dispute::Values(conflict) => (conflict.of.clone(), Text::clone(&conflict.field)),
        other => panic!("{other:?}"),
    };
    let own = asked(&window).into_iter().find(|one| one.key == question.key).unwrap();
    window.act(Action::Settle(own.write("46").unwrap()));
    two.ana.hear();
    settle(&mut two.ana, &question, 1);
    let again = asked(&two.ana).into_iter().find(|one| one.key == question.key).unwrap();
    let said = values(&again);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|value| value.ends_with("46")) && said.iter().any(|value| value == "Ana 50"));
    settle(&mut two.ana, &again, 0);
    let node = two.ana.session().space.node(&kr).unwrap();
    assert!(!node.entity.field(&field).unwrap().is_conflict());
}

#[test]
fn d27_many_at_once_are_one_step_that_says_what_was_done() {
    let mut two = two(11);
    two.disagree();
    let all = asked(&two.ana);
    let (number, edit) = bulk(&all, Take::Theirs);
    assert_eq!(number, 3);
    two.ana.act(Action::Settle(Settling { edit, told: Settled::Several(number) }));
    assert_eq!(asked(&two.ana), []);
    let told = |window: &Window, kind: &NoticeKind| window.model.notices.iter().any(|one| one.kind == *kind);
    assert!(told(&two.ana, &NoticeKind::Settled(Settled::Several(3))));
    two.ana.act(Action::Undo);
    assert!(!told(&two.ana, &NoticeKind::Settled(Settled::Several(3))));
    assert_eq!(
        asked(&two.ana).iter().map(values).collect::<Vec<_>>(),
        all.iter().map(values).collect::<Vec<_>>()
    );
    two.ana.act(Action::Redo);
    assert_eq!(asked(&two.ana), []);
    two.ana.act(Action::Undo);
    assert_eq!(asked(&two.ana).len(), 3);
    // Whoever gets the file meanwhile is asked just the same.
    let from_ana = two.ana.text();
    merge(&mut two.bo, "ana.json", &from_ana);
    let theirs: Vec<Vec<String>> = asked(&two.bo).iter().map(values).collect();
    assert_eq!(theirs[0], ["Bo 50", "Ana 42"]);
}

#[test]
fn d28_undo_brings_a_question_back_and_nothing_is_said_where_nothing_was_written() {
    let mut two = two(13);
    two.disagree();
    let before = asked(&two.ana);
    settle(&mut two.ana, &before[0], 0);
    assert_eq!(asked(&two.ana).len(), 2);
    two.ana.act(Action::Undo);
    assert_eq!(
        asked(&two.ana).iter().map(values).collect::<Vec<_>>(),
        before.iter().map(values).collect::<Vec<_>>()
    );

    // Settled the same way in another copy before the press arrives: nothing is left to write.
    let from_ana = two.ana.text();
    merge(&mut two.bo, "ana.json", &from_ana);
    let question = asked(&two.bo).into_iter().find(|one| one.key == before[0].key).unwrap();
    let mine = asked(&two.ana).into_iter().find(|one| one.key == before[0].key).unwrap();
    settle(&mut two.bo, &question, 0);
    let from_bo = two.bo.text();
    merge(&mut two.ana, "bo.json", &from_bo);
    let text = two.ana.text();
    two.ana.model.notices.clear();
    settle(&mut two.ana, &mine, 1);
    assert_eq!(two.ana.text(), text);
    assert!(two.ana.model.notices.is_empty());
}

#[test]
fn d21_delete_against_edit_is_kept_or_deleted_by_a_person() {
    let mut two = two(15);
    two.ana.change(&two.objective, Change::Why(Some("They do not come back".into())));
    two.bo.act(Action::Edit(Edit::Delete { id: two.objective.clone() }));
    let from_bo = two.bo.text();
    merge(&mut two.ana, "bo.json", &from_bo);
    let question = only(&two.ana);
    assert!(matches!(&question.dispute, Dispute::Deleted(one) if one.by == ["Bo".into()]));
    settle(&mut two.ana, &question, 0);
    assert_eq!(asked(&two.ana), []);
    assert_eq!(two.ana.session().space.key_results_of(&two.objective).len(), 3, "with all that went with it");
    let from_ana = two.ana.text();
    merge(&mut two.bo, "ana.json", &from_ana);
    assert_eq!(two.bo.title(&two.objective), "Win back the weekly shop");
}

#[test]
fn d20_a_value_without_a_stamp_is_a_question_without_a_name() {
    let mut two = two(17);
    let kr = two.key_results[0].clone();
    let text = two.ana.text();
    // By hand: another target, and no word of who said it.
    let node = two.ana.session().space.node(&kr).unwrap();
    let Some(Json { .. }) = two.ana.session().space.doc().shown(&node.entity, "target").cloned() else {
        panic!()
    };
    let from_hand = text.replacen("\"target\":40", "\"target\":77", 1);
    assert_ne!(from_hand, text);
    for at in &two.key_results {
        two.ana.change(at, target(41.0));
    }
    merge(&mut two.ana, "by-hand.json", &from_hand);
    let question = only(&two.ana);
    let said = values(&question);
    assert_eq!(said, ["Ana 41", " 77"]);
}
