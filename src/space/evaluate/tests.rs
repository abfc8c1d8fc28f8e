//! Shared key results, sums and what is remembered, through edits.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::doc::{Doc, Session, Writer};
use crate::okr::rollup::Fate;
use crate::okr::{
    Basis, Blank, CheckIn, Cycle, Habits, LinkState, Measure, Moment, RollsUp, Sheet, Stage, evaluate,
};
use crate::space::{Change, Edit, New, Place, link_id, writes};

/// A workspace and one who writes in it.
pub(crate) struct Desk {
    pub(crate) space: Space,
    writer: Writer,
    now: i64,
}

pub(crate) fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

impl Desk {
    /// A quarter, two units, objectives `x`, `y`, `z` and key results `a` in `x`, `b` in `y`, `c` in `z`.
    pub(crate) fn new() -> Self {
        let now = Moment::parse("2026-07-01T09:00:00Z").unwrap();
        let writer = Writer::new(Session::mint([3; 8]), now, None);
        let mut desk = Self { space: Space::of(Doc::new("w")), writer, now: now.0 };
        let span = Span::quarter(2026, 3).unwrap();
        desk.add("q3", New::Cycle { name: "Q3".into(), kind: None, span }, None);
        for unit in ["u", "v"] {
            desk.add(unit, New::Unit { name: unit.into(), kind: crate::okr::UnitKind::Team }, None);
        }
        for (id, unit) in [("x", "u"), ("y", "u"), ("z", "v")] {
            let new = New::Objective { title: id.into(), cycle: Some(Id::from("q3")) };
            desk.add(id, new, Some(unit));
            desk.change(id, Change::Stage(Stage::default()));
        }
        for (id, objective) in [("a", "x"), ("b", "y"), ("c", "z")] {
            desk.add(id, New::KeyResult { title: id.into() }, Some(objective));
            desk.measure(id, 10.0);
        }
        desk
    }

    pub(crate) fn edit(&mut self, edit: &Edit) {
        self.now += 60_000;
        let doc = self.space.doc();
        if let Some(delta) = doc.write(&mut self.writer, Moment(self.now), &writes(&self.space, edit)) {
            self.space = self.space.next(doc.merge(&delta));
        }
    }

    pub(crate) fn add(&mut self, id: &str, new: New, under: Option<&str>) {
        let place = Place { under: under.map(Id::from), after: None };
        self.edit(&Edit::Add { id: Id::from(id), new, place });
    }

    pub(crate) fn change(&mut self, id: &str, change: Change) {
        self.edit(&Edit::Change { id: Id::from(id), change });
    }

    pub(crate) fn measure(&mut self, id: &str, target: f64) {
        let measure = Measure::Reach { start: Some(0.0), target: Some(target), direction: None };
        self.change(id, Change::Measure(measure));
    }

    pub(crate) fn says(&mut self, id: &str, value: f64) {
        self.says_on(id, value, "2026-08-20");
    }

    pub(crate) fn says_on(&mut self, id: &str, value: f64, on: &str) {
        let one = CheckIn { at: Day::parse(on), value: Some(value), ..CheckIn::new("") };
        self.edit(&Edit::CheckIn { of: Id::from(id), check_in: Box::new(one) });
    }

    pub(crate) fn share(&mut self, kr: &str, with: &str) {
        self.edit(&Edit::Share { kr: Id::from(kr), with: Id::from(with) });
    }

    pub(crate) fn link(&mut self, from: &str, to: &str, change: Change) {
        let link = link_id(&Id::from(from), &Id::from(to));
        self.edit(&Edit::Change { id: link, change });
    }

    pub(crate) fn accept(&mut self, from: &str, to: &str) {
        self.link(from, to, Change::LinkState(LinkState::Accepted));
    }

    pub(crate) fn of(&self, id: &str) -> Rc<Evaluation> {
        self.space.evaluation(&Id::from(id), today()).unwrap()
    }

    pub(crate) fn progress(&self, id: &str) -> Option<f64> {
        self.of(id).progress.value.map(|value| (value * 1e9).round() / 1e9)
    }
}

#[test]
fn r11_a_shared_key_result_counts_once_both_sides_agreed() {
    let mut desk = Desk::new();
    desk.says("a", 2.0);
    desk.says("c", 8.0);
    desk.share("c", "x");
    assert_eq!(desk.progress("x"), Some(0.2), "asked for, not agreed");
    assert_eq!(desk.space.shared_with(&Id::from("x")).count(), 0);
    desk.accept("c", "x");
    assert_eq!(desk.progress("x"), Some(0.5));
    assert_eq!(desk.progress("z"), Some(0.8), "its home keeps it");
    let all: Vec<&str> = desk.space.all_key_results_of(&Id::from("x")).map(Id::as_str).collect();
    assert_eq!(all, ["a", "c"]);
    assert_eq!(desk.space.key_results_of(&Id::from("x")), [Id::from("a")]);
    desk.link("c", "x", Change::Weight(Some(0.25)));
    assert_eq!(desk.progress("x"), Some(0.35), "0.25 of the whole; the other takes the rest");
    desk.link("c", "x", Change::Weight(Some(0.0)));
    assert_eq!(desk.progress("x"), Some(0.2));
    let weightless = desk.of("x").roll_up.clone().unwrap();
    assert_eq!(
        weightless.parts.iter().map(|part| part.fate).collect::<Vec<_>>(),
        [Fate::Counted, Fate::Weightless]
    );
    desk.link("c", "x", Change::Weight(None));
    desk.says("c", 4.0);
    assert_eq!(desk.progress("x"), Some(0.3), "a check-in reaches every objective that has it");
    desk.edit(&Edit::Unalign { link: link_id(&Id::from("c"), &Id::from("x")) });
    assert_eq!(desk.progress("x"), Some(0.2));
}

#[test]
fn r11_the_status_is_that_of_the_riskiest_shared_ones_included() {
    let mut desk = Desk::new();
    desk.says("a", 9.0);
    desk.says("c", 1.0);
    desk.share("c", "x");
    desk.accept("c", "x");
    let reading = desk.of("x").status.clone();
    assert_eq!(reading.why, crate::okr::Why::Riskiest(vec![Id::from("c")]));
}

#[test]
fn r11_sharing_with_its_own_objective_says_nothing() {
    let mut desk = Desk::new();
    desk.says("a", 2.0);
    desk.says("c", 4.0);
    desk.share("c", "x");
    desk.accept("c", "x");
    let to = |under: &str| Edit::Move {
        id: Id::from("c"),
        place: Place { under: Some(Id::from(under)), after: None },
    };
    // Moved to the objective it was shared with, it is its own and there once.
    desk.edit(&to("x"));
    assert_eq!((desk.progress("x"), desk.space.index().suspended.len()), (Some(0.3), 0));
    assert_eq!(desk.of("x").roll_up.as_ref().map(|roll_up| roll_up.parts.len()), Some(2));
    assert_eq!(desk.space.shared_with(&Id::from("x")).count(), 0);
    desk.edit(&to("z"));
    assert_eq!(desk.space.shared_with(&Id::from("x")).collect::<Vec<_>>(), [&Id::from("c")]);
}

#[test]
fn r11_a_part_counts_in_its_whole_where_both_are_shared() {
    let mut desk = Desk::new();
    desk.add("p", New::KeyResult { title: "p".into() }, Some("z"));
    desk.measure("p", 10.0);
    desk.change("p", Change::PartOf(Some(Id::from("c"))));
    desk.says("p", 4.0);
    desk.says("c", 8.0);
    desk.says("a", 0.0);
    for kr in ["c", "p"] {
        desk.share(kr, "x");
        desk.accept(kr, "x");
    }
    assert_eq!(desk.progress("x"), Some(0.4));
    desk.edit(&Edit::Unalign { link: link_id(&Id::from("c"), &Id::from("x")) });
    assert_eq!(desk.progress("x"), Some(0.2), "without its whole it counts itself");
}

#[test]
fn r11_a_shared_part_counts_in_its_whole_only_where_that_whole_counts() {
    // `a` stands in x, `c` and `p` in z. Who is a part of whom, what x shares, what counts in x.
    check(&[("p", "c")], &["p"], &["a", "p"], 0.3); // its whole is not in x at all
    check(&[("p", "c")], &["p", "c"], &["a", "c"], 0.5); // its whole is shared too
    check(&[("p", "a")], &["p"], &["a"], 0.2); // its whole is at home in x
    check(&[("p", "a"), ("a", "c")], &["p"], &["p"], 0.4); // at home in x, but it counts in z
    check(&[("p", "a"), ("a", "c")], &["p", "c"], &["c"], 0.8); // and that is shared as well
    check(&[("p", "c"), ("c", "a")], &["p"], &["a"], 0.2); // the whole of its whole counts in x
    check(&[("a", "c")], &["c"], &["c"], 0.8); // a key result of x beside the whole it is a part of

    #[track_caller]
    fn check(wholes: &[(&str, &str)], shared: &[&str], counted: &[&str], progress: f64) {
        let mut desk = Desk::new();
        desk.add("p", New::KeyResult { title: "p".into() }, Some("z"));
        desk.measure("p", 10.0);
        for (kr, value) in [("a", 2.0), ("c", 8.0), ("p", 4.0)] {
            desk.says(kr, value);
        }
        for (part, whole) in wholes {
            desk.change(part, Change::PartOf(Some(Id::from(*whole))));
        }
        for kr in shared {
            desk.share(kr, "x");
            desk.accept(kr, "x");
        }
        let mut have: Vec<Id> = desk.space.parts_of(&Id::from("x")).into_iter().map(|part| part.id).collect();
        have.sort();
        assert_eq!(have.iter().map(Id::as_str).collect::<Vec<_>>(), counted);
        assert_eq!(desk.progress("x"), Some(progress));
    }
}

#[test]
fn a3_a_shared_key_result_that_takes_from_below_the_other_objective_is_suspended() {
    let mut desk = Desk::new();
    desk.change("c", Change::Measure(Measure::Judged));
    desk.says("a", 2.0);
    desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("c") });
    desk.accept("x", "c");
    desk.share("c", "x");
    desk.accept("c", "x");
    let index = desk.space.index();
    let link = link_id(&Id::from("c"), &Id::from("x"));
    let around: Vec<&str> = index.loops[&link].iter().map(Id::as_str).collect();
    assert_eq!(around, ["c", "x", "c"]);
    assert_eq!((desk.progress("c"), desk.progress("x")), (Some(0.2), Some(0.2)));
    assert_eq!(desk.space.shared_with(&Id::from("x")).count(), 0);
}

#[test]
fn a3_a_goal_may_share_a_key_result_of_the_goal_it_serves() {
    let mut desk = Desk::new();
    desk.says("a", 2.0);
    desk.says("c", 6.0);
    desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("z") });
    desk.accept("x", "z");
    desk.share("c", "x");
    desk.accept("c", "x");
    assert!(desk.space.index().suspended.is_empty());
    assert_eq!(desk.progress("x"), Some(0.4));
}

#[test]
fn m10_a_ring_of_parts_is_opened_at_its_smallest_member() {
    let mut desk = Desk::new();
    desk.add("p", New::KeyResult { title: "p".into() }, Some("x"));
    desk.measure("p", 10.0);
    for (id, whole) in [("a", "p"), ("p", "a")] {
        desk.change(id, Change::PartOf(Some(Id::from(whole))));
    }
    desk.says("p", 4.0);
    desk.change("a", Change::Measure(Measure::Judged));
    assert_eq!((desk.progress("x"), desk.progress("a")), (Some(0.4), Some(0.4)));
    assert_eq!(desk.of("x").roll_up.as_ref().map(|roll_up| roll_up.parts.len()), Some(1));
}

#[test]
fn r12_a_key_result_takes_the_sum_of_its_parts() {
    let mut desk = Desk::new();
    for id in ["p", "q", "r"] {
        desk.add(id, New::KeyResult { title: id.into() }, Some("x"));
        desk.measure(id, 100.0);
        desk.change(id, Change::PartOf(Some(Id::from("a"))));
        desk.change(id, Change::MeasuredIn(Some("€".into())));
    }
    desk.says("a", 7.0);
    desk.says("p", 3.0);
    desk.says("q", 2.0);
    assert_eq!(desk.progress("a"), Some(0.7), "the mean leaves a measured one its own");
    desk.change("a", Change::RollsUp(RollsUp::Sum));
    assert_eq!((desk.of("a").value, desk.progress("a")), (Some(5.0), Some(0.5)));
    assert!(matches!(desk.of("a").progress.basis, Basis::Sum { known: 2, all: 3, .. }));
    assert_eq!(desk.progress("x"), Some(0.5));
    desk.says("r", 1.0);
    assert_eq!(desk.progress("x"), Some(0.6), "a check-in on a part reaches the sum and what is above it");
    desk.change("q", Change::MeasuredIn(Some("$".into())));
    assert_eq!(desk.of("a").progress.basis, Basis::Nothing(Blank::UnitsDiffer));
    assert_eq!(desk.of("a").sum.as_ref().map(|sum| sum.mixed.len()), Some(2));
    desk.change("q", Change::Stage(Stage::Dropped));
    assert_eq!(desk.progress("a"), Some(0.4), "what was given up is not added");
    desk.change("r", Change::Weight(Some(0.0)));
    assert_eq!(desk.progress("a"), Some(0.3), "nor what weighs nothing");
}

#[test]
fn r12_a_sum_takes_the_key_results_of_objectives_that_contribute_each_once() {
    let mut desk = Desk::new();
    desk.measure("c", 20.0);
    desk.change("c", Change::RollsUp(RollsUp::Sum));
    desk.says("c", 1.0);
    assert_eq!(desk.progress("c"), Some(0.05), "with nothing to add its own check-ins speak");
    for from in ["x", "y"] {
        desk.edit(&Edit::Align { from: Id::from(from), to: Id::from("c") });
        desk.accept(from, "c");
    }
    assert_eq!(desk.of("c").progress.basis, Basis::Nothing(Blank::NothingSaid));
    desk.says("a", 3.0);
    desk.says("b", 7.0);
    assert_eq!((desk.of("c").value, desk.progress("c")), (Some(10.0), Some(0.5)));
    desk.share("b", "x");
    desk.accept("b", "x");
    assert_eq!(desk.of("c").value, Some(10.0), "shared by both, added once");
}

/// Everything of a workspace as the pure evaluation takes it.
fn from_the_sheet(space: &Space) -> BTreeMap<Id, Evaluation> {
    let live = || space.nodes().filter(|(_, node)| !node.deleted);
    let checkins: BTreeMap<&Id, Rc<[CheckIn]>> = live().map(|(id, _)| (id, space.check_ins(id))).collect();
    let mut sheet = Sheet::default();
    let every = |id: &Id| (id.clone(), space.cadence_of(id));
    sheet.cadences.extend(["u", "v"].map(Id::from).iter().map(every));
    for (id, node) in live() {
        match &node.typed {
            Typed::Objective(one) => sheet.objectives.push((one, &checkins[id])),
            Typed::KeyResult(one) => sheet.key_results.push((one, &checkins[id])),
            Typed::Link(one) if !space.index().suspended.contains(id) => sheet.links.push(one),
            Typed::Cycle(Cycle { id, span, .. }) => {
                sheet.cycles.insert(id.clone(), *span);
            }
            _ => {}
        }
    }
    let habits = Habits { today: today(), cadence_days: 7, rule: crate::okr::PacePreset::default().rule() };
    evaluate(&sheet, habits)
}

fn objective_name(n: u8) -> Id {
    Id::from(["x", "y", "z"][usize::from(n % 3)])
}

fn kr_name(n: u8) -> Id {
    Id::from(["a", "b", "c", "p", "q"][usize::from(n % 5)])
}

/// One of the things that people do to goals, named by three dice.
fn any_edit(sort: u8, one: u8, other: u8, value: f64) -> Edit {
    let (kr, objective) = (kr_name(one), objective_name(other));
    let change = |id: Id, change: Change| Edit::Change { id, change };
    let up = if other.is_multiple_of(2) { objective_name(other / 2) } else { kr_name(other / 2) };
    let shared = link_id(&kr, &objective);
    let aligned = link_id(&objective_name(one), &up);
    let state = [LinkState::Accepted, LinkState::Accepted, LinkState::Proposed, LinkState::Declined];
    let stage = [Stage::default(), Stage::default(), Stage::Dropped, Stage::Draft];
    match sort % 17 {
        0 | 1 => {
            let one = CheckIn { at: Day::parse("2026-08-20"), value: Some(value), ..CheckIn::new("") };
            Edit::CheckIn { of: kr, check_in: Box::new(one) }
        }
        2 => Edit::Share { kr, with: objective },
        3 | 4 => change(shared, Change::LinkState(state[usize::from(other / 3 % 4)])),
        5 => change(shared, Change::Weight((other > 99).then_some((value / 4.0).floor()))),
        6 => Edit::Align { from: objective_name(one), to: up },
        7 | 8 => change(aligned, Change::LinkState(state[usize::from(other / 64)])),
        9 => change(aligned, Change::Weight((other > 99).then_some(value))),
        10 => Edit::Unalign { link: if one.is_multiple_of(2) { shared } else { aligned } },
        11 => change(kr, Change::PartOf((!other.is_multiple_of(3)).then(|| kr_name(other)))),
        12 => change(kr, Change::RollsUp(if other.is_multiple_of(3) { RollsUp::Mean } else { RollsUp::Sum })),
        13 => change(
            kr,
            Change::Measure(if other.is_multiple_of(2) {
                Measure::Judged
            } else {
                Measure::Reach {
                    start: (other % 4 == 1).then_some(0.0),
                    target: Some(value),
                    direction: None,
                }
            }),
        ),
        14 => change(
            if one.is_multiple_of(2) { kr } else { objective },
            Change::Stage(stage[usize::from(other % 4)]),
        ),
        15 => {
            let id = match other % 4 {
                0 => kr,
                1 => objective,
                _ => Id::from(["u", "v"][usize::from(one % 2)]),
            };
            change(id, Change::Cadence((value < 16.0).then_some(value as u32)))
        }
        _ => match other % 5 {
            4 => {
                let under = (one > 99).then(|| Id::from("v"));
                Edit::Move { id: Id::from("u"), place: Place { under, after: None } }
            }
            0 => Edit::Move { id: kr, place: Place { under: Some(objective), after: None } },
            1 => Edit::Delete { id: if one > 200 { objective } else { kr } },
            2 => Edit::Restore { id: if one > 200 { objective } else { kr } },
            _ => change(kr, Change::MeasuredIn((one > 99).then(|| "€".into()))),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn r11_what_is_remembered_is_what_a_fresh_reading_says(
        edits in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), 1.0..20.0f64, any::<u8>()), 1..40),
    ) {
        let mut desk = Desk::new();
        for id in ["p", "q"] {
            desk.add(id, New::KeyResult { title: id.into() }, Some("x"));
        }
        for (sort, one, other, value, asked) in edits {
            desk.edit(&any_edit(sort, one, other, value));
            // Something is asked for between, so that some of it is remembered and some is not.
            desk.space.evaluation(&objective_name(asked), today());
            let fresh = Space::of(desk.space.doc().clone());
            let sheet = from_the_sheet(&desk.space);
            prop_assert_eq!(desk.space.index(), fresh.index());
            for (id, node) in fresh.nodes().filter(|(_, node)| !node.deleted) {
                if !matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_)) {
                    continue;
                }
                // Only the one whose turn it is, so that the rest stays unknown.
                if asked % 2 == 0 {
                    let want = fresh.evaluation(id, today());
                    prop_assert_eq!(&desk.space.evaluation(id, today()), &want, "{}", id);
                    let far = want.and_then(|one| one.progress.value);
                    let plain = sheet.get(id).and_then(|one| one.progress.value);
                    let apart = far.zip(plain).map_or(0.0, |(far, plain)| (far - plain).abs());
                    prop_assert!(far.is_some() == plain.is_some() && apart < 1e-9, "{}: {:?} {:?}", id, far, plain);
                }
            }
        }
    }

    #[test]
    fn r11_every_part_of_a_roll_up_stands_in_it_once_and_is_no_loop(
        edits in prop::collection::vec((2u8..13, any::<u8>(), any::<u8>(), 1.0..20.0f64), 1..40),
    ) {
        let mut desk = Desk::new();
        for (sort, one, other, value) in edits {
            desk.edit(&any_edit(sort, one, other, value));
        }
        for (id, _) in desk.space.nodes() {
            // Down from anything nobody comes back to it.
            let mut seen = BTreeSet::new();
            let mut todo: Vec<Id> = desk.space.parts_of(id).into_iter().map(|part| part.id).collect();
            while let Some(at) = todo.pop() {
                prop_assert_ne!(&at, id);
                if seen.insert(at.clone()) {
                    todo.extend(desk.space.parts_of(&at).into_iter().map(|part| part.id));
                }
            }
            let Some(evaluation) = desk.space.evaluation(id, today()) else { continue };
            let parts = evaluation.roll_up.iter().flat_map(|roll_up| &roll_up.parts).map(|part| &part.id);
            let all: Vec<&Id> = parts.collect();
            let once: BTreeSet<&Id> = all.iter().copied().collect();
            prop_assert_eq!(all.len(), once.len());
        }
    }
}
