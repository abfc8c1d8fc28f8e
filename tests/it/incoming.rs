//! Files on their way in, from the first look to the last undo, without a browser (rules D10 to D19).

use plumbline::app::snapshots::{Occasion, SnapshotAction, SnapshotUse};
use plumbline::app::{
    Action, Arrived, Choice, IncomingAction, NoticeKind, Phase, Refusal, Replacing, Unreadable, Unstamped,
};
use plumbline::app::{Incoming, comparing::State};
use plumbline::doc::{Dot, RecordKey};
use plumbline::okr::{CheckIn, Id, Text};
use plumbline::query::compare::What;
use plumbline::space::{Change, Edit};

use crate::window::{Browser, Window, today};

fn started(browser: &Browser, seed: u64) -> Window {
    let mut window = Window::open(browser, seed);
    window.act(Action::StartEmpty { name: "Northwind".into() });
    window
}

/// A window of its own browser that opened a file.
fn opened(text: &str, seed: u64) -> Window {
    let mut window = Window::open(&Browser::default(), seed);
    window.file("common.json", text);
    window
}

fn incoming(window: &Window) -> &Incoming {
    window.session().incoming.as_ref().expect("files wait for an answer")
}

fn look(window: &mut Window, action: IncomingAction) {
    window.act(Action::Incoming(action));
}

fn conflicts(window: &Window, id: &Id, field: &str) -> usize {
    window.session().space.node(id).unwrap().entity.field(field).unwrap().entries().len()
}

/// Ana has a workspace with some goals; the text is what she mailed round.
fn ana() -> (Window, Vec<Id>, String) {
    let mut ana = started(&Browser::default(), 1);
    let goals: Vec<Id> = (0..3).map(|n| ana.objective(&format!("Goal {n}"))).collect();
    let text = ana.text();
    (ana, goals, text)
}

#[test]
fn d13_eleven_files_come_in_as_one_step_and_go_as_one() {
    let (mut ana, goals, common) = ana();
    let mut made = Vec::new();
    let mut texts = Vec::new();
    for n in 0..11 {
        let mut window = opened(&common, 100 + n);
        made.push(window.objective(&format!("From writer {n}")));
        let check_in =
            CheckIn { note: Some(Text::from(format!("note {n}"))), at: Some(today()), ..CheckIn::new("") };
        window.act(Action::Edit(Edit::CheckIn { of: goals[0].clone(), check_in: Box::new(check_in) }));
        window.change(&goals[1], Change::Title(Text::from(format!("Wording {n}"))));
        texts.push((format!("writer-{n}.json"), window.text()));
    }
    let before = ana.text();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    ana.files(&files);
    assert_eq!(ana.text(), before, "nothing changes before the answer");
    assert_eq!(incoming(&ana).files.len(), 11);
    assert!(incoming(&ana).files.iter().all(|file| file.same && file.taken));
    assert_eq!(incoming(&ana).comparison.totals.checked_in, 11);
    ana.act(Action::Answer(Choice::Merge));
    let after = ana.text();
    assert!(made.iter().all(|id| ana.session().space.objective(id).is_some()));
    assert_eq!(ana.session().space.check_ins(&goals[0]).len(), 11);
    assert_eq!(conflicts(&ana, &goals[1], "title"), 11);
    let said =
        |kind: &NoticeKind| matches!(kind, NoticeKind::Merged { files: 11, added: 11, disagreements: 1, .. });
    assert!(ana.model.notices.iter().any(|notice| said(&notice.kind)), "{:?}", ana.model.notices);

    ana.act(Action::Undo);
    assert_eq!(ana.text(), before);
    assert_eq!(Window::open(&ana.browser, 60).text(), before, "a reload agrees");
    ana.act(Action::Redo);
    assert_eq!(ana.text(), after);
    assert_eq!(Window::open(&ana.browser, 61).text(), after, "a reload agrees");
    ana.act(Action::Undo);
    assert_eq!(ana.text(), before);
    assert!(!ana.model.notices.iter().any(|notice| notice.kind.is_about_merge()));
}

#[test]
fn d13_the_order_of_the_files_makes_no_difference() {
    let (ana, goals, common) = ana();
    let texts: Vec<String> = (0..3)
        .map(|n| {
            let mut window = opened(&common, 200 + n);
            window.change(&goals[0], Change::Title(Text::from(format!("Wording {n}"))));
            window.text()
        })
        .collect();
    let merged = |order: [usize; 3]| {
        let mut window = opened(&ana.text(), 300);
        window.files(&order.map(|at| ("x.json", &*texts[at])));
        window.act(Action::Answer(Choice::Merge));
        window.text()
    };
    assert_eq!(merged([0, 1, 2]), merged([2, 0, 1]));
}

#[test]
fn d12_what_is_left_out_is_offered_again_when_the_file_is_opened_again() {
    let (mut ana, goals, common) = ana();
    let mut bo = opened(&common, 2);
    let objective = bo.objective("Bo's own");
    let kr = bo.key_result(&objective, "Its key result");
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let text = bo.text();
    ana.file("bo.json", &text);
    look(&mut ana, IncomingAction::LeaveOut { ids: vec![objective.clone()], out: true });
    assert!(incoming(&ana).left_out.contains(&kr), "what stands in it is left out with it");
    let chosen = incoming(&ana).chosen();
    assert!(chosen.taken < chosen.all && chosen.taken > 0, "{chosen:?}");
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&goals[0]), "Bo's wording");
    assert!(ana.session().space.node(&objective).is_none() && ana.session().space.node(&kr).is_none());

    ana.file("bo.json", &text);
    let left: Vec<&Id> =
        incoming(&ana).comparison.groups.iter().flat_map(|group| &group.items).map(|item| &item.id).collect();
    assert_eq!(left, [&objective, &kr], "only the rest is offered");
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.text(), text_of_both(&common, &text));
}

/// What a third person has who merges a file into the common copy.
fn text_of_both(common: &str, file: &str) -> String {
    let mut window = opened(common, 77);
    window.file("x.json", file);
    window.act(Action::Answer(Choice::Merge));
    window.text()
}

#[test]
fn d12_whoever_takes_a_thing_takes_what_it_stands_in() {
    let (mut ana, _, common) = ana();
    let mut bo = opened(&common, 3);
    let objective = bo.objective("Bo's own");
    let kr = bo.key_result(&objective, "Its key result");
    let other = bo.objective("Another");
    ana.file("bo.json", &bo.text());
    let all: Vec<Id> = incoming(&ana).after.doc().items.keys().cloned().collect();
    look(&mut ana, IncomingAction::LeaveOut { ids: all, out: true });
    assert_eq!(incoming(&ana).chosen().taken, 0);
    look(&mut ana, IncomingAction::LeaveOut { ids: vec![kr.clone()], out: false });
    assert!(!incoming(&ana).left_out.contains(&objective));
    assert!(incoming(&ana).left_out.contains(&other));
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.session().space.key_results_of(&objective), [kr]);
    assert!(ana.session().space.node(&other).is_none());
}

#[test]
fn d10_what_cannot_be_read_is_named_beside_what_can() {
    let (mut ana, _, common) = ana();
    let mut bo = opened(&common, 4);
    let objective = bo.objective("Bo's own");
    let before = ana.text();
    ana.act(Action::Incoming(IncomingAction::Arrived(vec![
        Arrived::text("broken.json".into(), "{\"format\"\n nonsense".into()),
        Arrived::text("bo.json".into(), bo.text().into()),
        Arrived { name: "photo.jpg".into(), said: Err(Unreadable::NotText { offset: Some(0) }) },
        Arrived::text("other.json".into(), "{\"a\":1}".into()),
    ])));
    let unread: Vec<&str> = incoming(&ana).unread.iter().map(|(name, _)| &**name).collect();
    assert_eq!(unread, ["broken.json", "photo.jpg", "other.json"]);
    assert!(
        matches!(
            &incoming(&ana).unread[0].1,
            Unreadable::Decode(plumbline::file::DecodeError::NotJson { line: 2, .. })
        ),
        "{:?}",
        incoming(&ana).unread[0]
    );
    assert!(ana.model.notices.iter().all(|notice| !notice.kind.is_trouble()), "it is said in one place");
    assert_eq!(ana.text(), before);
    ana.act(Action::Answer(Choice::Merge));
    assert!(ana.session().space.objective(&objective).is_some());

    // Where nothing can be read there is nothing to ask.
    ana.files(&[("broken.json", "nonsense")]);
    assert!(ana.session().incoming.is_none());
    assert!(ana.model.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::CannotOpen { .. })));
}

#[test]
fn d10_a_file_that_arrives_during_the_look_joins_the_others() {
    let (mut ana, goals, common) = ana();
    let texts: Vec<String> = (0..2)
        .map(|n| {
            let mut window = opened(&common, 20 + n);
            window.change(&goals[n as usize], Change::Title("Theirs".into()));
            window.text()
        })
        .collect();
    ana.file("one.json", &texts[0]);
    look(&mut ana, IncomingAction::LeaveOut { ids: vec![goals[0].clone()], out: true });
    ana.file("two.json", &texts[1]);
    ana.file("two again.json", &texts[1]);
    assert_eq!(incoming(&ana).files.len(), 2, "the very same twice counts once");
    assert!(incoming(&ana).left_out.contains(&goals[0]), "what was said before holds");
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!((ana.title(&goals[0]), ana.title(&goals[1])), ("Goal 0".to_owned(), "Theirs".to_owned()));
}

#[test]
fn d11_the_preview_stays_right_while_another_window_writes() {
    let (mut ana, goals, common) = ana();
    let mut bo = opened(&common, 5);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let own = bo.objective("Bo's own");
    ana.file("bo.json", &bo.text());
    assert_eq!(incoming(&ana).comparison.totals.disagreements, 0);
    let mut tab = Window::open(&ana.browser, 6);
    tab.change(&goals[0], Change::Title("From the other window".into()));
    let late = tab.objective("Made meanwhile");
    ana.hear();
    assert_eq!(incoming(&ana).comparison.totals.disagreements, 1);
    assert!(
        incoming(&ana).after.objective(&late).is_some() && incoming(&ana).after.objective(&own).is_some()
    );
    let added: Vec<&Id> = incoming(&ana)
        .comparison
        .groups
        .iter()
        .flat_map(|group| &group.items)
        .filter(|item| item.deeds.iter().any(|deed| deed.what == What::Added))
        .map(|item| &item.id)
        .collect();
    assert_eq!(added, [&own], "what the other window made is no news of the file");
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(conflicts(&ana, &goals[0], "title"), 2);
}

#[test]
fn d11_a_file_of_another_workspace_is_taken_only_where_there_is_nothing_else() {
    let (mut ana, goals, common) = ana();
    let theirs = started(&Browser::default(), 7).text();
    let mut bo = opened(&common, 8);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    ana.file("theirs.json", &theirs);
    assert!(incoming(&ana).files[0].taken && !incoming(&ana).proposes_merge());
    ana.file("bo.json", &bo.text());
    let taken: Vec<bool> = incoming(&ana).files.iter().map(|file| file.taken).collect();
    assert_eq!(taken, [false, true]);
    assert!(incoming(&ana).proposes_merge());
    // What a person said stands.
    look(&mut ana, IncomingAction::Take { nth: 0, taken: true });
    ana.file("common.json", &common);
    let taken: Vec<bool> = incoming(&ana).files.iter().map(|file| file.taken).collect();
    assert_eq!(taken, [true, true, true]);
    assert!(incoming(&ana).replacement().is_none());
}

#[test]
fn d15_what_is_all_here_already_is_said_to_be() {
    let (mut ana, goals, common) = ana();
    ana.change(&goals[0], Change::Title("Newer here".into()));
    ana.file("common.json", &common);
    assert!(incoming(&ana).is_known);
    assert!(incoming(&ana).files[0].writers.is_empty());
    ana.act(Action::Answer(Choice::Leave));
    let before = ana.text();
    assert!(ana.session().incoming.is_none());
    assert_eq!(ana.text(), before);
}

const PLAIN: &str = r#"{"organization":"Northwind","cycle":{"name":"2026-Q3"},
  "units":[{"id":"u1","name":"Northwind","kind":"company"}],
  "objectives":[{"id":"o1","unit":"u1","title":"TITLE",
    "key_results":[{"id":"k1","title":"Reference customers","metric":{"kind":"number","start":2,"target":TARGET}}]}]}"#;

fn plain(title: &str, target: u32) -> String {
    PLAIN.replace("TITLE", title).replace("TARGET", &target.to_string())
}

#[test]
fn d14_values_no_app_wrote_stand_beside_ours_or_win_as_one_edit() {
    let mut window = opened(&plain("Win", 10), 30);
    let id = |window: &Window, kind: &str| {
        let items = &window.session().space.doc().items;
        items.iter().find(|(_, entity)| &*entity.kind == kind).unwrap().0.clone()
    };
    let (objective, kr) = (id(&window, "objective"), id(&window, "kr"));
    window.change(&objective, Change::Title("Win, reworded here".into()));
    let before = window.text();

    window.file("next.json", &plain("Win big", 12));
    assert_eq!(incoming(&window).unstamped_fields, 2);
    window.act(Action::Answer(Choice::Merge));
    assert_eq!((conflicts(&window, &objective, "title"), conflicts(&window, &kr, "target")), (2, 2));
    window.act(Action::Undo);
    assert_eq!(window.text(), before);

    window.file("next.json", &plain("Win big", 12));
    look(&mut window, IncomingAction::Unstamped(Unstamped::TakeTheirs));
    assert_eq!(incoming(&window).comparison.totals.disagreements, 0, "the preview shows what will be");
    assert_eq!(&*incoming(&window).after.name_of(&objective).unwrap(), "Win big");
    window.act(Action::Answer(Choice::Merge));
    assert_eq!((conflicts(&window, &objective, "title"), conflicts(&window, &kr, "target")), (1, 1));
    assert_eq!(window.title(&objective), "Win big");
    let after = window.text();
    // It is an edit of this person, which a teammate who merges it sees as one.
    let node = window.session().space.node(&objective).unwrap();
    assert!(!node.entity.field("title").unwrap().entries()[0].dot.session.is_outside());
    window.act(Action::Undo);
    assert_eq!(window.text(), before, "one step, the edit with it");
    window.act(Action::Redo);
    assert_eq!(window.title(&objective), "Win big");
    assert_eq!(conflicts(&window, &kr, "target"), 1);
    window.act(Action::Undo);
    assert_eq!(window.text(), before);
    assert_ne!(after, before);
}

#[test]
fn d14_two_files_that_say_two_things_are_a_disagreement_all_the_same() {
    let mut window = opened(&plain("Win", 10), 31);
    window.files(&[("a.json", &plain("Win big", 12)), ("b.json", &plain("Win bigger", 12))]);
    look(&mut window, IncomingAction::Unstamped(Unstamped::TakeTheirs));
    window.act(Action::Answer(Choice::Merge));
    let kinds = |kind: &str| {
        let items = &window.session().space.doc().items;
        items.iter().find(|(_, entity)| &*entity.kind == kind).unwrap().0.clone()
    };
    assert_eq!(conflicts(&window, &kinds("objective"), "title"), 3);
    assert_eq!(conflicts(&window, &kinds("kr"), "target"), 1, "on this they agree");
}

#[test]
fn d16_a_snapshot_of_the_state_before_is_kept_and_the_newest_ten_stay() {
    let (mut ana, goals, common) = ana();
    let doc = ana.session().doc_id();
    let mut bo = opened(&common, 40);
    let mut befores = Vec::new();
    for n in 0..12 {
        bo.change(&goals[0], Change::Title(Text::from(format!("Wording {n}"))));
        befores.push(ana.text());
        ana.file(&format!("bo-{n}.json"), &bo.text());
        ana.act(Action::Answer(Choice::Merge));
    }
    let kept: Vec<String> = ana.snapshots(&doc).into_iter().map(|(_, text)| text).collect();
    assert_eq!(kept, befores[2..]);
    assert!(ana.session().snapshots.is_none(), "nobody asked for a list");
    ana.act(Action::Snapshot(SnapshotAction::Look));
    let list = ana.session().snapshots.clone().unwrap();
    assert_eq!(list.len(), 10);
    assert_eq!((&*list[0].file, list[0].files, list[0].before), ("bo-11.json", 1, Occasion::Merge));
    assert_eq!(list[0].bytes, befores[11].len());
    assert!(list[0].at > list[9].at);

    ana.act(Action::Snapshot(SnapshotAction::Use { key: list[9].key.clone(), what: SnapshotUse::Compare }));
    let compared = ana.session().comparing.before.clone();
    assert!(
        matches!(compared, Some(State::File { space, .. }) if plumbline::file::encode(space.doc()) == befores[2])
    );
    ana.act(Action::Snapshot(SnapshotAction::Use { key: list[0].key.clone(), what: SnapshotUse::Download }));
    assert_eq!(ana.browser.0.borrow().downloads.last().unwrap().1, befores[11]);
    ana.act(Action::Snapshot(SnapshotAction::Delete(list[0].key.clone())));
    assert_eq!(ana.snapshots(&doc).len(), 9);
    assert_eq!(ana.session().snapshots.as_ref().unwrap().len(), 9);
    let now = ana.text();
    ana.act(Action::Snapshot(SnapshotAction::Use { key: list[1].key.clone(), what: SnapshotUse::Beside }));
    assert_ne!(ana.session().doc_id(), doc);
    assert_eq!(ana.title(&goals[0]), "Wording 9");
    ana.act(Action::Switch { doc: doc.clone() });
    assert_eq!(ana.text(), now);
    assert_eq!(ana.snapshots(&doc).len(), 9, "opening, folding and reading leave them alone");
}

#[test]
fn d16_replacing_keeps_a_snapshot_first_and_can_be_taken_back() {
    let (mut ana, goals, common) = ana();
    let doc = ana.session().doc_id();
    let mut bo = opened(&common, 41);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    ana.file("bo.json", &bo.text());
    ana.act(Action::Answer(Choice::Merge));
    let merged = ana.text();
    let own = ana.objective("Only here");
    ana.change(&goals[1], Change::Title("Reworded here".into()));
    let before = ana.text();

    ana.file("common.json", &common);
    ana.act(Action::Answer(Choice::Replace));
    assert_eq!(ana.text(), common, "exactly what the file says");
    assert_eq!(ana.snapshots(&doc).last().unwrap().1, before);
    assert_eq!(Window::open(&ana.browser, 42).text(), common, "a reload agrees");
    assert!(ana.model.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Replaced { .. })));

    ana.objective("On top");
    ana.act(Action::Undo);
    ana.act(Action::Undo);
    assert_eq!(ana.text(), before);
    assert!(ana.session().space.objective(&own).is_some());
    assert_eq!(Window::open(&ana.browser, 43).text(), before, "a reload agrees");
    ana.act(Action::Redo);
    assert_eq!(ana.text(), common);
    ana.act(Action::Undo);
    assert_eq!(ana.text(), before);
    // What was done before can still be taken back, the merge as a whole.
    ana.act(Action::Undo);
    assert_eq!(ana.title(&goals[1]), "Goal 1");
    ana.act(Action::Undo);
    assert_eq!(ana.title(&goals[0]), "Bo's wording");
    assert_ne!(ana.text(), merged, "the objective made here is in the trash");
    ana.act(Action::Undo);
    assert_eq!(ana.text(), common);
}

#[test]
fn d16_what_was_replaced_is_let_go_at_a_later_start_and_the_snapshot_stays() {
    let (mut ana, goals, common) = ana();
    let doc = ana.session().doc_id();
    ana.change(&goals[0], Change::Title("Ana's wording".into()));
    ana.file("common.json", &common);
    ana.act(Action::Answer(Choice::Replace));
    let texts = |ana: &Window| ana.browser.0.borrow().texts.len();
    let before = texts(&ana);
    let live = vec![Text::from(ana.session().writer.session().as_str())];
    Window::open(&ana.browser, 46).act(Action::TidyUp { live });
    Window::open(&ana.browser, 47).act(Action::TidyUp { live: Vec::new() });
    assert!(texts(&ana) < before, "{} < {before}", texts(&ana));
    assert_eq!(Window::open(&ana.browser, 48).text(), common);
    assert_eq!(ana.snapshots(&doc).len(), 1);
    // The window that replaced it holds what it takes to undo.
    ana.act(Action::Undo);
    assert_eq!(ana.title(&goals[0]), "Ana's wording");
    assert_eq!(Window::open(&ana.browser, 49).text(), ana.text());
}

#[test]
fn d16_after_replacing_a_teammates_file_brings_newer_work_back() {
    let (mut ana, goals, common) = ana();
    ana.change(&goals[0], Change::Title("Ana's wording".into()));
    let mailed = ana.text();
    ana.file("common.json", &common);
    ana.act(Action::Answer(Choice::Replace));
    assert_eq!(ana.title(&goals[0]), "Goal 0");
    let mut bo = opened(&mailed, 44);
    bo.objective("Bo's own");
    ana.file("bo.json", &bo.text());
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&goals[0]), "Ana's wording");
    assert_eq!(ana.text(), bo.text());
}

#[test]
fn d16_where_no_snapshot_can_be_kept_a_merge_goes_on_and_nothing_is_replaced() {
    let (mut ana, goals, common) = ana();
    let mut bo = opened(&common, 45);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    ana.browser.0.borrow_mut().refuses_snapshots = Some(Refusal::Full);
    ana.file("bo.json", &bo.text());
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&goals[0]), "Bo's wording");
    let said = |kind: &NoticeKind| ana.model.notices.iter().any(|notice| notice.kind == *kind);
    assert!(said(&NoticeKind::NoSnapshot));

    let before = ana.text();
    ana.file("common.json", &common);
    ana.act(Action::Answer(Choice::Replace));
    assert_eq!(ana.text(), before);
    assert_eq!(incoming(&ana).replacing, Replacing::Refused, "the question stands and says why");
    ana.act(Action::Answer(Choice::Beside));
    assert_eq!(ana.title(&goals[0]), "Goal 0");
}

#[test]
fn d17_what_came_with_which_file_is_known_after_a_reload_and_after_folding() {
    let (mut ana, goals, common) = ana();
    let mut bo = opened(&common, 50);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let check_in = CheckIn { value: Some(3.0), at: Some(today()), ..CheckIn::new("") };
    bo.act(Action::Edit(Edit::CheckIn { of: goals[1].clone(), check_in: Box::new(check_in) }));
    ana.change(&goals[2], Change::Title("Ana's wording".into()));
    ana.file("bo.json", &bo.text());
    ana.act(Action::Answer(Choice::Merge));

    let told = |window: &Window| {
        let brought = &window.session().brought;
        let title = |id: &Id| -> Dot {
            window.session().space.node(id).unwrap().entity.field("title").unwrap().entries()[0].dot
        };
        let key = window.session().space.check_ins(&goals[1])[0].key.clone();
        assert!(RecordKey::parse(&key).is_some());
        let name = |file: Option<&plumbline::doc::BroughtFile>| file.map(|file| file.name.to_string());
        (
            name(brought.file_of(title(&goals[0]))),
            name(brought.file_of_record(&goals[1], &key)),
            name(brought.file_of(title(&goals[2]))),
        )
    };
    let want = (Some("bo.json".to_owned()), Some("bo.json".to_owned()), None);
    assert_eq!(told(&ana), want);
    assert_eq!(told(&Window::open(&ana.browser, 51)), want);
    let mut again = Window::open(&ana.browser, 52);
    again.act(Action::TidyUp { live: Vec::new() });
    assert_eq!(told(&Window::open(&ana.browser, 53)), want);
    assert!(!ana.text().contains("bo.json"), "the document says nothing of it");

    ana.act(Action::Undo);
    assert!(ana.session().brought.is_empty() && Window::open(&ana.browser, 54).session().brought.is_empty());
    ana.act(Action::Redo);
    assert_eq!(told(&ana), want);
    assert_eq!(told(&Window::open(&ana.browser, 55)), want);
}

#[test]
fn d17_two_people_who_merge_each_others_files_end_with_the_same_bytes() {
    let (mut ana, goals, common) = ana();
    let mut bo = opened(&common, 56);
    ana.change(&goals[0], Change::Title("Ana's wording".into()));
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let (from_ana, from_bo) = (ana.text(), bo.text());
    ana.file("bo.json", &from_bo);
    ana.act(Action::Answer(Choice::Merge));
    bo.file("ana.json", &from_ana);
    bo.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.text(), bo.text());
}

#[test]
fn d19_files_of_one_workspace_open_beside_as_one_and_this_one_stays() {
    let (mut ana, goals, common) = ana();
    let doc = ana.session().doc_id();
    let texts: Vec<String> = (0..2)
        .map(|n| {
            let mut window = opened(&common, 70 + n);
            window.change(&goals[n as usize], Change::Title(Text::from(format!("Theirs {n}"))));
            window.text()
        })
        .collect();
    let before = ana.text();
    ana.files(&[("a.json", &texts[0]), ("b.json", &texts[1])]);
    ana.act(Action::Answer(Choice::Beside));
    assert_ne!(ana.session().doc_id(), doc);
    assert_eq!((ana.title(&goals[0]), ana.title(&goals[1])), ("Theirs 0".to_owned(), "Theirs 1".to_owned()));
    assert_eq!(ana.model.workspaces.len(), 2);
    // What stood beside comes back as a copy of this workspace.
    let copy = ana.text();
    ana.act(Action::Switch { doc });
    assert_eq!(ana.text(), before);
    ana.file("copy.json", &copy);
    assert!(incoming(&ana).files[0].same);
    ana.act(Action::Answer(Choice::Merge));
    assert_eq!(ana.title(&goals[1]), "Theirs 1");
}

#[test]
fn d19_where_nothing_is_open_the_first_file_is_opened_and_the_others_wait() {
    let (_, goals, common) = ana();
    let mut bo = opened(&common, 80);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let mut window = Window::open(&Browser::default(), 81);
    window.files(&[("broken.json", "{"), ("common.json", &common), ("bo.json", &bo.text())]);
    assert_eq!(window.text(), common);
    assert_eq!(&*incoming(&window).files[0].opening.name, "bo.json");
    assert!(window.model.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::CannotOpen { .. })));
}

#[test]
fn d19_a_file_that_arrives_while_the_workspace_is_being_read_waits() {
    let (ana, goals, common) = ana();
    let mut bo = opened(&common, 82);
    bo.change(&goals[0], Change::Title("Bo's wording".into()));
    let mut window = Window::open(&ana.browser, 83);
    window.model.phase = Phase::Loading;
    window.file("bo.json", &bo.text());
    assert!(matches!(window.model.phase, Phase::Loading));
    let doc = ana.session().doc_id();
    window.read_again(&doc);
    assert_eq!(window.text(), ana.text());
    assert_eq!(incoming(&window).files.len(), 1);
}
