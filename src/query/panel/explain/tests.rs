//! Numbers that explain themselves down to the check-ins.

use super::*;
use crate::space::{Change, Edit, TestDesk, test_day};

fn explained(desk: &TestDesk, id: &str) -> Explained {
    explain(&desk.space, &Id::from(id), test_day()).unwrap()
}

fn align(desk: &mut TestDesk, from: &str, to: &str) {
    desk.edit(&Edit::Align { from: Id::from(from), to: Id::from(to) });
    desk.accept(from, to);
}

fn out(desk: &TestDesk, id: &str) -> Vec<(String, WhyOut)> {
    explained(desk, id).left_out.into_iter().map(|one| (one.id.to_string(), one.why)).collect()
}

#[test]
fn r11_a_shared_key_result_names_its_home() {
    let mut desk = TestDesk::new();
    desk.says("c", 5.0);
    desk.share("c", "x");
    assert_eq!(out(&desk, "x"), [("c".to_owned(), WhyOut::NotAgreed(LinkState::Proposed))]);
    desk.accept("c", "x");
    let parts = explained(&desk, "x").parts.unwrap();
    let homes: Vec<Option<Text>> =
        parts.lines.iter().map(|line| line.home.clone().map(|(_, home)| home)).collect();
    assert_eq!(homes, [None, Some("z".into())]);
    assert_eq!(out(&desk, "x"), []);
}

#[test]
fn r14_shares_and_what_they_add_make_the_numbers_that_are_shown() {
    let mut desk = TestDesk::new();
    for id in ["p", "q"] {
        desk.add(id, crate::space::New::KeyResult { title: id.into() }, Some("x"));
        desk.measure(id, 9.0);
    }
    for (id, value) in [("a", 3.3), ("p", 4.0), ("q", 1.0)] {
        desk.says(id, value);
    }
    let parts = explained(&desk, "x").parts.unwrap();
    assert_eq!(parts.lines.iter().map(|line| line.share).collect::<Vec<_>>(), [334, 333, 333]);
    let whole = explained(&desk, "x").progress.value.unwrap();
    let adds: u32 = parts.lines.iter().filter_map(|line| line.adds).sum();
    assert!((f64::from(adds) - (whole * 100.0).round()).abs() < 1e-9, "{adds} of {whole}");
}

#[test]
fn r14_what_does_not_count_says_why() {
    let mut desk = TestDesk::new();
    desk.says("a", 5.0);
    align(&mut desk, "y", "x");
    assert_eq!(out(&desk, "x"), [("y".to_owned(), WhyOut::BesideOwn)]);
    desk.link("y", "x", Change::Weight(Some(0.0)));
    assert_eq!(out(&desk, "x"), []);
    let fate = |desk: &TestDesk| explained(desk, "x").parts.unwrap().lines[1].fate;
    assert_eq!(fate(&desk), Fate::Weightless);
    desk.link("y", "x", Change::Counts(false));
    assert_eq!(out(&desk, "x"), [("y".to_owned(), WhyOut::Supports)]);
    // A measured key result keeps its own number, and says that what is below it does not count.
    align(&mut desk, "y", "a");
    assert_eq!(out(&desk, "a"), [("y".to_owned(), WhyOut::Measured)]);
    assert_eq!(explained(&desk, "a").parts, None);
}

#[test]
fn r14_what_a_loop_suspends_is_named_with_its_loop() {
    let mut desk = TestDesk::new();
    desk.says("a", 5.0);
    align(&mut desk, "x", "y");
    align(&mut desk, "y", "x");
    let around: Vec<Text> = ["y", "x", "y"].map(Text::from).to_vec();
    assert_eq!(out(&desk, "x"), [("y".to_owned(), WhyOut::Loop(around))]);
    assert!(explained(&desk, "x").parts.unwrap().lines.iter().all(|line| line.id.as_str() != "y"));
}

#[test]
fn r12_a_sum_shows_what_was_added_and_what_could_not_be() {
    let mut desk = TestDesk::new();
    desk.change("c", Change::RollsUp(RollsUp::Sum));
    assert_eq!(explained(&desk, "c").rolls_up, None, "nothing is below it yet");
    for from in ["x", "y"] {
        align(&mut desk, from, "c");
    }
    desk.says("a", 3.0);
    let one = explained(&desk, "c");
    let added = one.added.clone().unwrap();
    let values: Vec<Option<f64>> = added.lines.iter().map(|line| line.value).collect();
    assert_eq!((values, added.value, added.missing, one.parts), (vec![Some(3.0), None], Some(3.0), 1, None));
    assert_eq!((one.rolls_up, one.left_out), (Some(RollsUp::Sum), vec![]));
    desk.change("a", Change::MeasuredIn(Some("€".into())));
    let mixed = explained(&desk, "c").added.unwrap().mixed;
    assert_eq!(mixed, [Text::from("€"), Text::from("")]);
}

#[test]
fn r14_opening_every_part_ends_at_check_ins() {
    let mut desk = TestDesk::new();
    desk.change("b", Change::Measure(Measure::Judged));
    align(&mut desk, "z", "b");
    desk.share("b", "x");
    desk.accept("b", "x");
    desk.says("c", 4.0);
    let mut todo = vec![(Id::from("x"), 0)];
    let mut leaves = Vec::new();
    while let Some((id, depth)) = todo.pop() {
        assert!(depth < 10);
        let one = explain(&desk.space, &id, test_day()).unwrap();
        match one.parts {
            Some(parts) => todo.extend(parts.lines.into_iter().map(|line| (line.id, depth + 1))),
            None => leaves.push((id.to_string(), one.progress.at.is_some(), one.check_ins)),
        }
    }
    leaves.sort();
    assert_eq!(leaves, [("a".to_owned(), false, 0), ("c".to_owned(), true, 1)]);
}
