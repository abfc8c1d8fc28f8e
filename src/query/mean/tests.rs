//! Means in which everything counts once.

use proptest::prelude::*;

use super::*;
use crate::okr::{LinkState, Measure};
use crate::space::{Change, Edit, New, TestDesk, link_id, test_day};

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| Id::from(*name)).collect()
}

fn of(desk: &TestDesk, names: &[&str]) -> MeanRead {
    mean(&desk.space, &ids(names), test_day())
}

fn round(share: Option<f64>) -> Option<f64> {
    share.map(|share| (share * 1e9).round() / 1e9)
}

/// Three objectives whose key results stand at 0.2, 0.4 and 0.9.
fn desk() -> TestDesk {
    let mut desk = TestDesk::new();
    for (kr, value) in [("a", 2.0), ("b", 4.0), ("c", 9.0)] {
        desk.says(kr, value);
    }
    desk
}

fn share(desk: &mut TestDesk, kr: &str, with: &str) {
    desk.share(kr, with);
    desk.accept(kr, with);
}

fn align(desk: &mut TestDesk, from: &str, to: &str) {
    desk.edit(&Edit::Align { from: Id::from(from), to: Id::from(to) });
    desk.accept(from, to);
}

#[test]
fn r13_the_mean_of_a_unit_is_that_of_its_objectives() {
    let mut desk = desk();
    let read = unit(&desk.space, &Id::from("u"), None, test_day());
    assert_eq!((round(read.own.progress), read.own.lines.len(), read.below), (Some(0.3), 2, None));
    assert_eq!(
        read.own.lines.iter().map(|line| (line.share, line.adds)).collect::<Vec<_>>(),
        [(500, Some(20)), (500, Some(10))]
    );
    desk.change("x", Change::Weight(Some(3.0)));
    desk.change("y", Change::Weight(Some(1.0)));
    assert_eq!(round(of(&desk, &["x", "y"]).progress), Some(0.25));
    assert_eq!(unit(&desk.space, &Id::from("u"), Some(&Id::from("q3")), test_day()).own.lines.len(), 2);
    desk.add("q4", New::Cycle { name: "Q4".into(), kind: None, span: Span::UNKNOWN }, None);
    assert!(unit(&desk.space, &Id::from("u"), Some(&Id::from("q4")), test_day()).own.lines.is_empty());
}

#[test]
fn r13_units_and_people_below_join_when_asked_for() {
    let mut desk = desk();
    desk.edit(&Edit::Move {
        id: Id::from("v"),
        place: crate::space::Place { under: Some(Id::from("u")), after: None },
    });
    desk.add("p", New::Person { name: "Ana".into() }, Some("v"));
    desk.edit(&Edit::Move {
        id: Id::from("y"),
        place: crate::space::Place { under: Some(Id::from("p")), after: None },
    });
    let read = unit(&desk.space, &Id::from("u"), None, test_day());
    assert_eq!(round(read.own.progress), Some(0.2));
    assert_eq!(round(read.below.unwrap().progress), Some(0.5));
    assert_eq!(
        objectives(&desk.space, &Id::from("u"), None, Among::Below, test_day()),
        ids(&["x", "z", "y"])
    );
}

#[test]
fn r13_a_key_result_of_two_objectives_counts_once_and_at_home() {
    let mut desk = desk();
    share(&mut desk, "c", "x");
    assert_eq!(desk.progress("x"), Some(0.55));
    // Alone it counts where it is shared; together with its home only there.
    assert_eq!(round(of(&desk, &["x", "y"]).progress), Some(0.475));
    let all = of(&desk, &["x", "y", "z"]);
    assert_eq!((round(all.progress), all.once), (Some(0.5), ids(&["c"])));
    assert_eq!(all.lines.iter().map(|line| line.lent).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(
        all.lines.iter().map(|line| round(line.progress)).collect::<Vec<_>>(),
        [Some(0.2), Some(0.4), Some(0.9)]
    );
    share(&mut desk, "c", "y");
    let guests = of(&desk, &["y", "x"]);
    assert_eq!((round(guests.progress), guests.once), (Some(0.425), ids(&["c"])), "where it is met first");
}

#[test]
fn r13_an_objective_whose_parts_all_count_elsewhere_is_left_out_and_counted() {
    let mut desk = desk();
    share(&mut desk, "b", "x");
    desk.edit(&Edit::Delete { id: Id::from("a") });
    assert_eq!(desk.progress("x"), Some(0.4));
    let read = of(&desk, &["x", "y", "z"]);
    assert_eq!((round(read.progress), read.elsewhere, read.missing, read.out), (Some(0.65), 1, 0, 0));
    assert!(read.lines[0].is_elsewhere && read.lines[0].share == 0);
}

#[test]
fn r13_a_goal_under_two_goals_counts_once() {
    let mut desk = desk();
    for kr in ["a", "b"] {
        desk.edit(&Edit::Delete { id: Id::from(kr) });
    }
    for to in ["x", "y"] {
        align(&mut desk, "z", to);
    }
    assert_eq!((desk.progress("x"), desk.progress("y")), (Some(0.9), Some(0.9)));
    let above = of(&desk, &["x", "y"]);
    assert_eq!((round(above.progress), above.elsewhere, above.once), (Some(0.9), 1, ids(&["z"])));
    let all = of(&desk, &["x", "y", "z"]);
    assert_eq!((round(all.progress), all.elsewhere), (Some(0.9), 2));
    desk.says("c", 1.0);
    assert_eq!(round(of(&desk, &["x", "y", "z"]).progress), Some(0.1));
}

#[test]
fn r13_a_weight_of_nothing_takes_nothing_away() {
    let mut desk = desk();
    share(&mut desk, "c", "x");
    desk.change("c", Change::Weight(Some(0.0)));
    // At home it weighs nothing, so it counts where it weighs something.
    assert_eq!(round(of(&desk, &["x", "z"]).progress), Some(0.55));
    desk.change("c", Change::Weight(None));
    desk.change("z", Change::Weight(Some(0.0)));
    desk.change("x", Change::Weight(Some(1.0)));
    let read = of(&desk, &["x", "z"]);
    assert_eq!((round(read.progress), read.lines[1].fate), (Some(0.55), Fate::Weightless));
    desk.change("z", Change::Stage(Stage::Dropped));
    assert_eq!((round(of(&desk, &["x", "z"]).progress), of(&desk, &["x", "z"]).out), (Some(0.55), 1));
}

#[test]
fn r13_what_nobody_knows_is_left_out_and_said() {
    let mut desk = TestDesk::new();
    let read = of(&desk, &["x", "y", "z"]);
    assert_eq!((read.progress, read.missing, read.status), (None, 3, Some(Status::Pending)));
    assert_eq!(of(&desk, &[]).progress, None);
    desk.says("a", 3.0);
    let read = of(&desk, &["x", "y", "z"]);
    assert_eq!((round(read.progress), read.missing), (Some(0.3), 2));
}

#[test]
fn t10_a_unit_stands_as_its_riskiest_objective() {
    let mut desk = desk();
    let read = of(&desk, &["x", "z"]);
    assert_eq!((read.status, read.riskiest), (Some(Status::AtRisk), ids(&["x"])));
    desk.change("x", Change::Stage(Stage::Postponed));
    assert_eq!(of(&desk, &["x", "z"]).status, Some(Status::OnTrack), "what was put off does not decide");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn r13_every_id_counts_at_most_once_and_shares_make_the_whole(
        values in prop::collection::vec(0.0..12.0f64, 6),
        shares in prop::collection::vec((0u8..6, 0u8..3, prop::option::of(0.0..3.0f64)), 0..8),
        aligns in prop::collection::vec((0u8..3, 0u8..9, prop::option::of(0.0..3.0f64)), 0..5),
        picked in 1u8..8,
    ) {
        let mut desk = TestDesk::new();
        for (id, objective) in [("p", "x"), ("q", "y"), ("r", "z")] {
            desk.add(id, New::KeyResult { title: id.into() }, Some(objective));
            desk.measure(id, 10.0);
        }
        let krs = ["a", "b", "c", "p", "q", "r"];
        let goals = ["x", "y", "z", "a", "b", "c", "p", "q", "r"];
        for (kr, value) in krs.iter().zip(&values) {
            if *value > 1.0 {
                desk.says(kr, *value);
            } else {
                desk.change(kr, Change::Measure(Measure::Judged));
            }
        }
        let plain = mean(&desk.space, &ids(&["x", "y", "z"]), test_day());
        let parts: Vec<Part> = ids(&["x", "y", "z"]).into_iter().map(|id| Part {
            progress: desk.space.evaluation(&id, test_day()).and_then(|one| one.progress.value),
            weight: None, counts: true, id,
        }).collect();
        prop_assert_eq!(round(plain.progress), round(roll_up(&parts).progress), "with no links it is the plain mean");

        for (kr, with, weight) in shares {
            let (kr, with) = (krs[usize::from(kr)], goals[usize::from(with)]);
            share(&mut desk, kr, with);
            desk.link(kr, with, Change::Weight(weight));
        }
        for (from, to, weight) in aligns {
            let (from, to) = (goals[usize::from(from)], goals[usize::from(to)]);
            if from != to {
                align(&mut desk, from, to);
                desk.edit(&Edit::Change {
                    id: link_id(&Id::from(from), &Id::from(to)),
                    change: Change::LinkState(LinkState::Accepted),
                });
                desk.link(from, to, Change::Weight(weight));
            }
        }
        let asked: Vec<Id> = ids(&["x", "y", "z"]).into_iter().enumerate()
            .filter(|(n, _)| picked & (1 << n) != 0).map(|(_, id)| id).collect();
        let walk = Walk::over(&desk.space, &asked, test_day());
        let kept: Vec<&Id> = walk.met.iter().flat_map(|met| &met.kept).map(|(id, _)| id).collect();
        let once: BTreeSet<&Id> = kept.iter().copied().chain(&walk.roots).collect();
        prop_assert_eq!(kept.len() + walk.roots.len(), once.len());
        // A key result whose home is among them counts there, if it counts there at all.
        for met in &walk.met {
            for (part, _) in &met.kept {
                let home = desk.space.key_result(part).and_then(|kr| kr.objective.clone());
                let is_asked = home.as_ref().is_some_and(|home| asked.contains(home));
                let at_home = walk.met.iter().filter(|_| is_asked).find(|one| Some(&one.id) == home.as_ref());
                if let Some(at_home) = at_home.filter(|at_home| at_home.id != met.id) {
                    prop_assert!(desk.space.index().whole_of.contains_key(part)
                        || !walk.counted_in(&at_home.id).iter().any(|(id, _)| id == part));
                }
            }
        }
        let read = mean(&desk.space, &asked, test_day());
        prop_assert!(read.progress.is_none_or(|mean| (0.0..=1.0).contains(&mean)));
        let all: u32 = read.lines.iter().map(|line| line.share).sum();
        prop_assert!(all == 1000 || all == 0);
        let adds: u32 = read.lines.iter().filter_map(|line| line.adds).sum();
        prop_assert_eq!(adds, (read.progress.unwrap_or(0.0) * 100.0).round() as u32);
    }
}
