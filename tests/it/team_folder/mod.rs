//! Team folders: several browsers, each with a file of its own in a folder that something keeps in step.

mod folder;
mod seeds;

use plumbline::app::team::{Bell, MateState, Team, TeamAction, TeamEffect, Trouble};
use plumbline::app::{Action, Choice, NoticeKind};
use plumbline::space::Change;

use crate::window::Browser;

use folder::{Disk, Member, Reach};

/// Time for a write and a look.
const A_ROUND: i64 = 20_000;

/// Somebody who begins a workspace and links a folder.
fn beginner(name: &str, seed: u64) -> Member {
    let mut member = Member::open(&Browser::default(), &Disk::new(), seed);
    member.window.act(Action::StartEmpty { name: "Northwind".into() });
    member.is(name);
    member.link();
    member.pass(A_ROUND);
    member
}

/// Somebody who opens a file of the folder and links it too: the same disk, as with a network share.
fn joiner(of: &Member, name: &str, seed: u64) -> Member {
    let mut member = Member::open(&Browser::default(), &of.disk, seed);
    let text = of.disk.borrow().text(&of.own());
    member.window.file(&of.own(), &text);
    member.is(name);
    member.link();
    member.pass(A_ROUND);
    member
}

fn notice(member: &Member) -> Option<&NoticeKind> {
    let mut kinds = member.window.model.notices.iter().map(|notice| &notice.kind);
    kinds.find(|kind| matches!(kind, NoticeKind::TeamBrought { .. }))
}

#[test]
fn x10_each_browser_writes_one_file_and_reads_all_others() {
    let mut ana = beginner("Ana", 1);
    let mut bo = joiner(&ana, "Bo", 2);
    let mut chen = joiner(&ana, "陈晨", 3);
    let from_ana = ana.window.objective("From Ana");
    bo.window.objective("From Bo");
    chen.window.objective("陈晨的目标");
    for _ in 0..3 {
        for member in [&mut ana, &mut bo, &mut chen] {
            member.pass(A_ROUND);
        }
    }
    assert_eq!(ana.window.text(), bo.window.text());
    assert_eq!(ana.window.text(), chen.window.text());
    assert_eq!(bo.window.title(&from_ana), "From Ana");
    let names: Vec<String> = ana.disk.borrow().files.keys().cloned().collect();
    assert_eq!(names.len(), 3);
    assert!(names[0].starts_with("ana-") && names[1].starts_with("bo-") && names[2].starts_with("陈晨-"));
}

#[test]
fn x11_the_own_file_keeps_its_name_and_what_others_left_in_it_is_read_first() {
    let mut ana = beginner("Ana", 4);
    let own = ana.own();
    // A restored profile: the file in the folder is newer than what the browser knows.
    let earlier = {
        let copy = Browser::default();
        {
            let (from, mut to) = (ana.window.browser.0.borrow(), copy.0.borrow_mut());
            to.texts.clone_from(&from.texts);
            to.prefs.clone_from(&from.prefs);
        }
        copy
    };
    ana.window.objective("After the backup");
    ana.pass(A_ROUND);
    let mut restored = Member::open(&earlier, &ana.disk, 5);
    assert!(!restored.has("After the backup"));
    restored.window.objective("Written at once");
    restored.pass(A_ROUND);
    assert_eq!(restored.own(), own);
    assert!(restored.has("After the backup"));
    let text = ana.disk.borrow().text(&own);
    assert!(text.contains("After the backup") && text.contains("Written at once"));
    // Both use the file from here on.
    ana.pass(A_ROUND);
    ana.window.objective("One");
    restored.window.objective("Other");
    for _ in 0..3 {
        ana.pass(A_ROUND);
        restored.pass(A_ROUND);
    }
    assert_eq!(ana.window.text(), restored.window.text());
    assert!(ana.has("One") && ana.has("Other"));
}

#[test]
fn x11_what_cannot_be_read_in_the_own_file_is_left_there() {
    for strange in [
        "{\"format\":\"plumbline/2\",\"doc\":\"d-1\"}".to_owned(),
        "no JSON".to_owned(),
        "{\"name\":\"package\"}".to_owned(),
    ] {
        let mut ana = beginner("Ana", 6);
        let own = ana.own();
        ana.disk.borrow_mut().put(&own, &strange);
        ana.window.objective("Later");
        ana.pass(A_ROUND);
        ana.pass(A_ROUND);
        assert_ne!(ana.own(), own);
        assert_eq!(ana.disk.borrow().text(&own), strange);
        assert!(ana.disk.borrow().text(&ana.own()).contains("Later"));
    }
}

#[test]
fn x12_only_what_changed_is_read_and_nothing_new_leaves_no_trace() {
    let mut ana = beginner("Ana", 7);
    let mut bo = joiner(&ana, "Bo", 8);
    for _ in 0..3 {
        ana.pass(A_ROUND);
        bo.pass(A_ROUND);
    }
    // "3 minutes ago" is counted anew every minute; it has just been.
    let shown = ana.linked().now;
    while ana.linked().now == shown {
        ana.pass(1_000);
    }
    let (kept, steps) = (ana.kept(), ana.window.session().history.clone());
    let (before, writes) = (ana.window.model.clone(), ana.disk.borrow().writes);
    ana.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_eq!(ana.kept(), kept);
    assert_eq!(ana.window.session().history, steps);
    assert_eq!(ana.disk.borrow().writes, writes);
    assert!(ana.window.model == before, "a quiet look changes nothing, so nothing is drawn");
    // Touched, but the same.
    let own = bo.own();
    let text = ana.disk.borrow().text(&own);
    ana.disk.borrow_mut().put(&own, text);
    ana.pass(A_ROUND);
    bo.pass(A_ROUND);
    assert_eq!((ana.kept(), ana.disk.borrow().writes), (kept, writes));
}

#[test]
fn x12_a_part_that_comes_in_is_no_larger_than_what_is_new() {
    let mut ana = beginner("Ana", 9);
    for n in 0..60 {
        ana.window.objective(&format!("Objective {n}"));
    }
    ana.pass(A_ROUND);
    let mut bo = joiner(&ana, "Bo", 10);
    let texts = |member: &Member| member.window.browser.0.borrow().texts.clone();
    let before = texts(&ana);
    bo.window.objective("One more");
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    let after = texts(&ana);
    let new: Vec<&String> =
        after.iter().filter(|(key, _)| !before.contains_key(*key)).map(|(_, text)| text).collect();
    assert!(!new.is_empty() && new.iter().all(|text| text.len() < 2_000), "{new:?}");
    assert!(ana.has("One more"));
}

#[test]
fn x13_what_comes_in_is_no_step_of_undo_and_is_told_once() {
    let mut ana = beginner("Ana", 11);
    let mut bo = joiner(&ana, "Bo", 12);
    ana.pass(A_ROUND);
    let objective = ana.window.objective("Ana's");
    ana.pass(A_ROUND);
    bo.pass(A_ROUND);
    let doc = bo.window.session().doc_id();
    assert_eq!(bo.window.snapshots(&doc).len(), 1, "the state before the folder was linked");
    let done = |member: &Member| member.window.session().history.clone();
    let before = done(&ana);
    bo.window.change(&objective, Change::Title("Bo's wording".into()));
    bo.window.objective("Bo's own");
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_eq!(done(&ana), before);
    assert_eq!(ana.window.title(&objective), "Bo's wording");
    let Some(NoticeKind::TeamBrought { who, disagreements: 0 }) = notice(&ana) else {
        panic!("{:?}", ana.window.model.notices)
    };
    assert_eq!(*who, [(Some("Bo".into()), 2)]);
    assert!(!notice(&ana).unwrap().is_lasting());
    assert!(notice(&bo).is_some_and(|kind| matches!(kind, NoticeKind::TeamBrought { who, .. } if who.iter().all(|(name, _)| name.as_deref() != Some("Bo")))));
    // Undo is about Ana's own edit, which Bo wrote over; it takes nothing of Bo's own away.
    ana.window.act(Action::Undo);
    assert!(ana.has("Bo's own"));
}

#[test]
fn x13_disagreements_that_came_are_told_and_stay_told() {
    let mut ana = beginner("Ana", 13);
    let mut bo = joiner(&ana, "Bo", 14);
    let objective = ana.window.objective("Before");
    ana.pass(A_ROUND);
    bo.pass(A_ROUND);
    ana.window.change(&objective, Change::Title("Ana's wording".into()));
    bo.window.change(&objective, Change::Title("Bo's wording".into()));
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    let told = |member: &Member| match notice(member) {
        Some(NoticeKind::TeamBrought { disagreements, .. }) => *disagreements,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&ana), 1);
    assert!(notice(&ana).unwrap().is_lasting());
    bo.window.objective("More");
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_eq!(told(&ana), 1, "what came since stands in the same notice");
    ana.window.change(&objective, Change::Title("Both".into()));
    bo.window.objective("Still more");
    ana.pass(A_ROUND);
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_eq!(told(&ana), 0, "it was settled");
}

#[test]
fn x14_conflict_copies_are_merged_and_pointed_out() {
    let mut ana = beginner("Ana", 15);
    let mut bo = joiner(&ana, "Bo", 16);
    bo.window.objective("Only in the copy");
    bo.pass(A_ROUND);
    let own = bo.own();
    let text = ana.disk.borrow().text(&own);
    let copy = format!("{} (conflicted copy 2026-08-21).json", own.trim_end_matches(".json"));
    ana.disk.borrow_mut().put(&copy, text);
    ana.disk.borrow_mut().files.remove(&own);
    ana.pass(A_ROUND);
    assert!(ana.has("Only in the copy"));
    let mate = &ana.linked().files[copy.as_str()];
    assert_eq!(mate.state, MateState::Read);
    assert_eq!(mate.copy_of.as_deref(), Some(own.as_str()));
}

#[test]
fn x15_half_of_a_file_brings_what_is_whole_and_the_rest_later() {
    let mut ana = beginner("Ana", 17);
    let mut bo = joiner(&ana, "Bo", 18);
    ana.pass(A_ROUND);
    let titles: Vec<String> = (0..40).map(|n| format!("Objective {n}")).collect();
    for title in &titles {
        bo.window.objective(title);
    }
    bo.pass(A_ROUND);
    let own = bo.own();
    let whole = ana.disk.borrow().text(&own);
    for at in [0, 7, 60, 300, whole.len() / 2, whole.len() * 9 / 10, whole.len() - 3] {
        ana.disk.borrow_mut().put(&own, &whole.as_bytes()[..at]);
        ana.pass(A_ROUND);
        let state = &ana.linked().files[own.as_str()].state;
        assert!(matches!(state, MateState::Torn | MateState::Unreadable(_)), "{at}: {state:?}");
    }
    let some = titles.iter().filter(|title| ana.has(title)).count();
    assert!(some > 10 && some <= 40, "{some}");
    ana.disk.borrow_mut().put(&own, &whole);
    ana.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert!(titles.iter().all(|title| ana.has(title)));
    assert_eq!(ana.window.text(), bo.window.text());
}

#[test]
fn x15_bytes_that_are_no_text_end_a_file() {
    let mut ana = beginner("Ana", 19);
    let mut bo = joiner(&ana, "Bo", 20);
    bo.window.objective("A first one");
    bo.pass(A_ROUND);
    let own = bo.own();
    let mut bytes = ana.disk.borrow().text(&own).into_bytes();
    let cut = bytes.len() * 2 / 3;
    bytes[cut..].fill(0xFF);
    ana.disk.borrow_mut().put(&own, &bytes);
    ana.pass(A_ROUND);
    let mate = &ana.linked().files[own.as_str()];
    assert_eq!(mate.state, MateState::Torn);
    assert!(!mate.problems.is_empty());
}

#[test]
fn x15_a_change_by_hand_counts_once_it_stood_still() {
    let mut ana = beginner("Ana", 21);
    let mut bo = joiner(&ana, "Bo", 22);
    let objective = bo.window.objective("Win the enterprise");
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    let own = bo.own();
    let whole = ana.disk.borrow().text(&own);
    // Half of a new text over half of an old one: it reads well and nobody wrote it.
    ana.disk.borrow_mut().put(&own, whole.replace("Win the enterprise", "Win the enterstead"));
    ana.team(TeamAction::ReadNow);
    ana.settle();
    assert_eq!(ana.linked().files[own.as_str()].state, MateState::Settling);
    assert_eq!(ana.window.title(&objective), "Win the enterprise");
    ana.disk.borrow_mut().put(&own, &whole);
    ana.pass(A_ROUND);
    assert_eq!(ana.window.title(&objective), "Win the enterprise");
    // Somebody meant it.
    ana.disk.borrow_mut().put(&own, whole.replace("Win the enterprise", "Win the homestead"));
    ana.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_eq!(ana.window.title(&objective), "Win the homestead");
    bo.pass(A_ROUND);
    bo.pass(A_ROUND);
    assert_eq!(
        bo.window.title(&objective),
        "Win the homestead",
        "Bo's own file is read before it is written"
    );
}

#[test]
fn x15_another_workspace_is_not_merged_unless_somebody_says_so() {
    let mut ana = beginner("Ana", 23);
    let other = beginner("Di", 24);
    let text = other.disk.borrow().text(&other.own());
    ana.disk.borrow_mut().put("other.json", &text);
    ana.disk.borrow_mut().put("package.json", "{\"name\":\"site\"}");
    ana.disk.borrow_mut().put("notes.txt", "hello");
    let before = ana.window.text();
    ana.pass(A_ROUND);
    assert_eq!(ana.window.text(), before);
    let mates: Vec<(&str, &MateState)> =
        ana.linked().mates().map(|(name, mate)| (&**name, &mate.state)).collect();
    assert_eq!(mates, [("other.json", &MateState::Other { title: "Northwind".into() })]);
    assert_eq!(ana.linked().strangers(), 1);
    ana.team(TeamAction::Offer { name: "other.json".into() });
    ana.settle();
    assert!(ana.window.session().incoming.is_some());
    ana.window.act(Action::Answer(Choice::Leave));
    assert_eq!(ana.window.text(), before);
}

#[test]
fn x16_a_folder_that_is_gone_full_or_forbidden_is_told_and_survived() {
    for (reach, trouble) in
        [(Reach::Gone, Trouble::Gone), (Reach::Refused, Trouble::Permission), (Reach::Full, Trouble::Full)]
    {
        let mut ana = beginner("Ana", 25);
        ana.disk.borrow_mut().reach = reach;
        let told = |member: &Member| {
            let kinds = member.window.model.notices.iter().map(|notice| &notice.kind);
            kinds.filter(|kind| matches!(kind, NoticeKind::TeamTrouble(_))).cloned().collect::<Vec<_>>()
        };
        ana.window.objective("While it was away");
        ana.pass(A_ROUND);
        ana.pass(A_ROUND);
        assert_eq!(ana.linked().trouble, Some(trouble.clone()));
        assert_eq!(told(&ana), [NoticeKind::TeamTrouble(trouble)]);
        assert!(ana.has("While it was away"));
        ana.disk.borrow_mut().reach = Reach::There;
        ana.pass(A_ROUND);
        ana.pass(A_ROUND);
        assert_eq!(ana.linked().trouble, None);
        assert_eq!(told(&ana), []);
        let own = ana.own();
        assert!(ana.disk.borrow().text(&own).contains("While it was away"));
    }
}

#[test]
fn x16_after_a_reload_the_folder_is_there_and_asks_where_the_browser_wants_it() {
    let ana = beginner("Ana", 26);
    let own = ana.own();
    ana.disk.borrow_mut().reach = Reach::Refused;
    let mut again = Member::open(&ana.window.browser, &ana.disk, 27);
    again.settle();
    assert_eq!(again.linked().trouble, Some(Trouble::Permission));
    assert_eq!(again.own(), own);
    again.window.objective("Not written yet");
    again.pass(A_ROUND);
    assert!(!ana.disk.borrow().text(&own).contains("Not written yet"));
    again.team(TeamAction::AllowAgain);
    again.pass(A_ROUND);
    assert_eq!(again.linked().trouble, None);
    assert!(ana.disk.borrow().text(&own).contains("Not written yet"));
    again.team(TeamAction::Unlink);
    again.settle();
    assert_eq!(again.window.session().team, Team::None);
    assert!(ana.disk.borrow().files.contains_key(&own), "unlinking leaves the files");
    let mut third = Member::open(&ana.window.browser, &ana.disk, 28);
    third.settle();
    assert_eq!(third.window.session().team, Team::None);
}

#[test]
fn x17_the_own_file_is_written_after_a_rest_and_when_nobody_sees_the_page() {
    let mut ana = beginner("Ana", 29);
    let own = ana.own();
    let holds = |member: &Member, title: &str| member.disk.borrow().text(&own).contains(title);
    ana.window.objective("Quick");
    ana.pass(1_000);
    ana.window.objective("Quicker");
    ana.pass(1_000);
    assert!(!holds(&ana, "Quick"), "somebody is still writing");
    ana.pass(1_500);
    assert!(holds(&ana, "Quick") && holds(&ana, "Quicker"));
    ana.window.objective("On leaving");
    ana.team(TeamAction::Hidden);
    ana.settle();
    assert!(holds(&ana, "On leaving"));
    // Nobody looks: nothing is read until somebody does.
    let mut bo = joiner(&ana, "Bo", 30);
    bo.window.objective("Meanwhile");
    bo.pass(A_ROUND);
    ana.pass(10 * A_ROUND);
    assert!(!ana.has("Meanwhile"));
    ana.window.act(Action::Woke { hidden_minutes: 3 });
    ana.settle();
    assert!(ana.has("Meanwhile"));
}

#[test]
fn x17_an_edit_changes_one_file_only() {
    let mut ana = beginner("Ana", 31);
    let mut bo = joiner(&ana, "Bo", 32);
    let mut chen = joiner(&ana, "Chen", 33);
    for _ in 0..3 {
        for member in [&mut ana, &mut bo, &mut chen] {
            member.pass(A_ROUND);
        }
    }
    let before = ana.disk.borrow().files.clone();
    bo.window.objective("One edit");
    for _ in 0..4 {
        for member in [&mut bo, &mut ana, &mut chen] {
            member.pass(A_ROUND);
        }
    }
    let changed: Vec<String> = {
        let disk = ana.disk.borrow();
        disk.files
            .iter()
            .filter(|(name, file)| before.get(*name) != Some(file))
            .map(|(name, _)| name.clone())
            .collect()
    };
    assert_eq!(changed, [bo.own()]);
    assert!(ana.has("One edit") && chen.has("One edit"));
    // Once Bo's file is gone, the folder lacks the edit, and whoever has it brings it back.
    ana.disk.borrow_mut().files.remove(&bo.own());
    ana.pass(A_ROUND);
    let own = ana.own();
    assert!(ana.disk.borrow().text(&own).contains("One edit"));
    assert_eq!(ana.linked().files[bo.own().as_str()].state, MateState::Missing);
}

#[test]
fn x17_what_an_older_version_of_a_file_lacks_is_written_by_whoever_knows_it() {
    let mut ana = beginner("Ana", 45);
    let mut bo = joiner(&ana, "Bo", 46);
    ana.pass(A_ROUND);
    let (name, older) = (bo.own(), ana.disk.borrow().text(&bo.own()));
    bo.window.objective("Rolled back");
    bo.pass(A_ROUND);
    ana.pass(A_ROUND);
    let own = ana.own();
    assert!(!ana.disk.borrow().text(&own).contains("Rolled back"));
    // A checkout brings an older version of Bo's file, and Bo is away.
    ana.disk.borrow_mut().put(&name, older);
    ana.pass(A_ROUND);
    assert!(ana.disk.borrow().text(&own).contains("Rolled back"));
}

#[test]
fn x17_nothing_is_written_before_all_of_the_folder_was_read() {
    let ana = beginner("Ana", 47);
    let mut again = Member::open(&ana.window.browser, &ana.disk, 48);
    let writes = |member: &Member| {
        member.window.team.iter().filter(|effect| matches!(effect, TeamEffect::Write { .. })).count()
    };
    // The folder is found; before it is listed and read somebody writes and goes away.
    while !matches!(again.window.team.first(), Some(TeamEffect::List { .. })) {
        again.carry(0);
    }
    again.window.objective("Early");
    again.team(TeamAction::Hidden);
    assert_eq!(writes(&again), 0);
    again.carry(0);
    assert!(again.window.team.iter().any(|effect| matches!(effect, TeamEffect::Read { .. })));
    again.window.act(Action::Woke { hidden_minutes: 1 });
    again.pass(A_ROUND);
    let own = again.own();
    assert!(again.disk.borrow().text(&own).contains("Early"));
}

#[test]
fn x18_an_import_that_was_undone_leaves_the_own_file_too() {
    let mut ana = beginner("Ana", 34);
    let other = beginner("Di", 35);
    let theirs = {
        let mut di = other;
        di.window.objective("From a file");
        di.window.text()
    };
    ana.window.file("di.json", &theirs);
    ana.window.act(Action::Answer(Choice::Merge));
    ana.pass(A_ROUND);
    let own = ana.own();
    assert!(ana.disk.borrow().text(&own).contains("From a file"));
    ana.window.act(Action::Undo);
    ana.pass(A_ROUND);
    assert!(!ana.disk.borrow().text(&own).contains("From a file"));
    assert!(!ana.has("From a file"));
    let mut again = Member::open(&ana.window.browser, &ana.disk, 36);
    again.pass(A_ROUND);
    assert!(!again.has("From a file"));
}

#[test]
fn x11_what_came_into_the_own_file_since_the_last_look_is_not_written_over() {
    let mut ana = beginner("Ana", 43);
    let own = ana.own();
    let mut clone = joiner(&ana, "Ana", 44);
    clone.window.objective("From the other browser");
    ana.window.objective("From this one");
    let text = clone.window.text();
    ana.disk.borrow_mut().put(&own, text);
    // Leaving the page writes at once, without a look before.
    ana.team(TeamAction::Hidden);
    ana.settle();
    let text = ana.disk.borrow().text(&own);
    assert!(text.contains("From the other browser") && text.contains("From this one"));
    assert!(ana.has("From the other browser"));
}

#[test]
fn x11_two_windows_of_one_browser_share_its_file() {
    let mut one = beginner("Ana", 40);
    let mut two = Member::open(&one.window.browser, &one.disk, 41);
    two.pass(A_ROUND);
    let mut bo = joiner(&one, "Bo", 42);
    for n in 0..4 {
        one.window.objective(&format!("From one {n}"));
        two.window.objective(&format!("From two {n}"));
        bo.window.objective(&format!("From Bo {n}"));
        one.window.hear();
        two.window.hear();
        for member in [&mut two, &mut bo, &mut one] {
            member.pass(A_ROUND);
        }
    }
    for _ in 0..2 {
        for member in [&mut one, &mut two, &mut bo] {
            member.pass(A_ROUND);
            member.window.hear();
        }
    }
    assert_eq!(one.window.text(), two.window.text());
    assert_eq!(one.window.text(), bo.window.text());
    assert_eq!(one.own(), two.own());
    assert_eq!(one.disk.borrow().files.len(), 2);
    let writes = one.disk.borrow().writes;
    for member in [&mut one, &mut two, &mut bo] {
        member.pass(3 * A_ROUND);
    }
    assert_eq!(one.disk.borrow().writes, writes);
}

#[test]
fn m3_a_file_that_holds_our_session_further_on_ends_it() {
    let mut ana = beginner("Ana", 37);
    ana.window.objective("Mine");
    ana.pass(A_ROUND);
    let session = ana.window.session().writer.session();
    let own = ana.own();
    let text = ana.disk.borrow().text(&own);
    let forged = text.replace(&format!("{}.", session.as_str()), &format!("{}.zzz", session.as_str()));
    ana.disk.borrow_mut().put("forged.json", forged);
    ana.pass(A_ROUND);
    ana.pass(A_ROUND);
    assert_ne!(ana.window.session().writer.session(), session);
}

#[test]
fn answers_for_another_workspace_are_not_heard() {
    let mut ana = beginner("Ana", 38);
    let before = ana.window.model.clone();
    let doc = "d-other".into();
    ana.team(TeamAction::Listed { doc, files: Err(Trouble::Gone) });
    ana.team(TeamAction::Rang { doc: "d-other".into(), bell: Bell::Look });
    assert!(ana.window.model == before);
    assert!(ana.window.team.is_empty());
}
