//! What is news, and what is not.

use super::*;
use crate::okr::Extras;
use crate::okr::change::{Change as Line, ChangeKind};
use crate::space::{Change, Edit, New, TestDesk, test_day};

/// Everything that came after what stands in the desk now.
fn since_now(desk: &TestDesk) -> Since {
    Since::after(desk.space.doc().newest().unwrap(), Day::parse("2026-07-01").unwrap())
}

fn line(kind: ChangeKind, reason: &str, minor: bool) -> Edit {
    let change = Line {
        key: "".into(),
        at: Day::parse("2026-08-14"),
        by: None,
        kind,
        from: Some("10".into()),
        to: Some("8".into()),
        reason: Some(reason.into()),
        trigger: None,
        agreed_by: Vec::new(),
        minor,
        fields: Vec::new(),
        made: None,
        extras: Extras::new(),
    };
    Edit::Record { of: Id::from("a"), change: Box::new(change), amends: None }
}

#[test]
fn b21_a_day_begins_with_its_first_moment() {
    let since = Since::the_day(Day::parse("2026-08-14").unwrap());
    assert_eq!(since.known, Moment(Moment::parse("2026-08-14T00:00:00Z").unwrap().0 - 1));
    assert_eq!(since.eve, Day::parse("2026-08-13").unwrap());
}

#[test]
fn b22_what_stands_as_it_stood_is_no_news() {
    let mut desk = TestDesk::new();
    desk.says("a", 2.0);
    let since = since_now(&desk);
    let back = Back::new(&desk.space, since, test_day());
    assert_eq!(back.then, desk.space, "nothing was written, so nothing is read again");
    let news = back.news(&Id::from("b")).unwrap();
    assert!(news.check_ins.is_empty() && news.changes.is_empty() && !news.is_new);
    assert_eq!(back.news(&Id::from("u")), None, "a unit is no goal");
}

#[test]
fn b22_a_check_in_a_change_a_comment_and_a_new_goal_are_news() {
    let mut desk = TestDesk::new();
    desk.says_on("a", 2.0, "2026-08-07");
    desk.edit(&Edit::Comment { of: Id::from("a"), text: "old".into(), reply_to: None });
    let since = since_now(&desk);
    desk.says_on("a", 5.0, "2026-08-14");
    desk.edit(&Edit::Comment { of: Id::from("a"), text: "new".into(), reply_to: None });
    desk.edit(&line(ChangeKind::Retarget, "fewer shops", false));
    desk.edit(&line(ChangeKind::Reword, "a comma", true));
    desk.add("d", New::KeyResult { title: "d".into() }, Some("x"));
    let back = Back::new(&desk.space, since, test_day());
    let news = back.news(&Id::from("a")).unwrap();
    assert_eq!((news.was.unwrap().value, news.is.value), (Some(2.0), Some(5.0)));
    assert_eq!(news.check_ins.len(), 1);
    assert_eq!(news.comments.iter().map(|one| &*one.text).collect::<Vec<_>>(), ["new"]);
    let reasons: Vec<_> = news.changes.iter().map(|row| row.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("fewer shops")], "a small correction is no news");
    assert!(!news.is_new && !news.is_quiet());
    assert!(back.is_new(&Id::from("d")) && back.stood(&Id::from("d")).is_none());
}

#[test]
fn b22_a_correction_is_news_and_what_it_replaced_is_not() {
    let mut desk = TestDesk::new();
    let since = since_now(&desk);
    desk.says_on("a", 5.0, "2026-08-14");
    let key = Text::clone(&desk.space.check_ins(&Id::from("a"))[0].key);
    let right =
        CheckIn { at: Day::parse("2026-08-14"), value: Some(4.0), amends: Some(key), ..CheckIn::new("") };
    desk.edit(&Edit::CheckIn { of: Id::from("a"), check_in: Box::new(right) });
    let back = Back::new(&desk.space, since, test_day());
    let heard = back.news(&Id::from("a")).unwrap().check_ins;
    assert_eq!(heard.iter().map(|one| one.row.value).collect::<Vec<_>>(), [Some(4.0)]);
}

#[test]
fn b22_a_goal_that_was_a_draft_is_new_when_it_is_published() {
    let mut desk = TestDesk::new();
    desk.change("x", Change::Stage(Stage::Draft));
    let since = since_now(&desk);
    let back = Back::new(&desk.space, since, test_day());
    assert_eq!(back.news(&Id::from("x")), None, "a draft is nobody's news");
    assert_eq!(back.news(&Id::from("a")), None, "nor is a key result of one");
    desk.change("x", Change::Stage(Stage::default()));
    let back = Back::new(&desk.space, since, test_day());
    assert!(back.is_new(&Id::from("x")) && back.is_new(&Id::from("a")));
    assert_eq!(back.news(&Id::from("a")).unwrap().was, None);
}

#[test]
fn b22_looking_back_takes_nothing_from_what_is_remembered() {
    let mut desk = TestDesk::new();
    desk.says("a", 2.0);
    let since = since_now(&desk);
    desk.says("a", 8.0);
    let now = desk.of("a");
    let back = Back::new(&desk.space, since, test_day());
    assert_eq!(back.stood(&Id::from("a")).and_then(|was| was.progress), Some(0.2));
    assert!(Rc::ptr_eq(&now, &desk.of("a")), "the evaluation of now is still there");
}
