//! Whole sets evaluated.

use super::super::link::{Counts, LinkState};
use super::super::measure::Measure;
use super::super::objective::Stage;
use super::super::pace::PacePreset;
use super::super::progress::Basis;
use super::super::score::Score;
use super::super::status::{Status, Why};
use super::*;
use proptest::prelude::*;

fn habits(today: &str) -> Habits {
    Habits { today: Day::parse(today).unwrap(), cadence_days: 7, rule: PacePreset::Viva.rule() }
}

fn objective(id: &str) -> Objective {
    Objective { cycle: Some(Id::from("q3")), ..Objective::new(Id::from(id)) }
}

fn kr(id: &str, of: &str) -> KeyResult {
    KeyResult {
        objective: Some(Id::from(of)),
        measure: Measure::Reach { start: Some(0.0), target: Some(10.0), direction: None },
        ..KeyResult::new(Id::from(id))
    }
}

fn says(value: f64) -> Vec<CheckIn> {
    vec![CheckIn { value: Some(value), at: Day::parse("2026-08-14"), ..CheckIn::new("c") }]
}

fn link(from: &str, to: &str, weight: Option<f64>) -> Link {
    Link {
        id: Id::new(format!("{from}-{to}")),
        from: Id::from(from),
        to: Id::from(to),
        counts: Counts::Contributes { weight },
        state: LinkState::Accepted,
        on: true,
        extras: Vec::new(),
    }
}

fn run(
    objectives: &[Objective],
    krs: &[(KeyResult, Vec<CheckIn>)],
    links: &[Link],
) -> BTreeMap<Id, Evaluation> {
    let sheet = Sheet {
        objectives: objectives.iter().map(|objective| (objective, &[][..])).collect(),
        key_results: krs.iter().map(|(kr, checkins)| (kr, checkins.as_slice())).collect(),
        links: links.iter().collect(),
        cycles: BTreeMap::from([(Id::from("q3"), Span::quarter(2026, 3).unwrap())]),
        ..Sheet::default()
    };
    evaluate(&sheet, habits("2026-08-15"))
}

fn value(result: &BTreeMap<Id, Evaluation>, id: &str) -> Option<f64> {
    result.get(id).and_then(|evaluation| evaluation.progress.value)
}

#[test]
fn r1_an_objective_is_the_mean_of_its_key_results() {
    let got = run(&[objective("o")], &[(kr("a", "o"), says(5.0)), (kr("b", "o"), says(20.0))], &[]);
    assert_eq!(value(&got, "o"), Some(0.75));
    assert_eq!(value(&got, "b"), Some(2.0));
    let o = &got["o"];
    assert_eq!(o.status.why, Why::Riskiest(vec![Id::from("a")]));
    assert_eq!(o.roll_up.as_ref().map(|roll_up| roll_up.parts.len()), Some(2));
}

#[test]
fn s1_a_score_is_not_progress_and_does_not_become_it() {
    let scored = Objective { score: Some(Score::new(0.9)), ..objective("o") };
    let krs = [(KeyResult { score: Some(Score::new(1.0)), ..kr("a", "o") }, says(1.0))];
    let got = run(&[scored], &krs, &[]);
    assert_eq!((value(&got, "a"), value(&got, "o")), (Some(0.1), Some(0.1)));
}

#[test]
fn r4_a_goal_whose_parts_were_all_given_up_is_given_up() {
    let dropped = KeyResult { stage: Stage::Dropped, ..kr("a", "o") };
    let got = run(&[objective("o")], &[(dropped, says(5.0))], &[]);
    assert_eq!((value(&got, "o"), got["o"].status.computed), (None, Status::Dropped));
    assert_eq!(got["o"].roll_up.as_ref().map(|roll_up| roll_up.parts[0].fate), Some(Fate::Out));
}

#[test]
fn r5_a_key_result_nobody_measures_takes_what_contributes_to_it() {
    let judged = KeyResult { measure: Measure::Judged, ..kr("a", "top") };
    let krs = [(judged, vec![]), (kr("b", "low"), says(6.0))];
    let objectives = [objective("top"), objective("low")];
    let got = run(&objectives, &krs, &[link("low", "a", None)]);
    assert_eq!((value(&got, "a"), value(&got, "top")), (Some(0.6), Some(0.6)));
    assert_eq!(got["a"].progress.basis, Basis::RollUp);
    // A measured one keeps its own number.
    let krs = [(kr("a", "top"), says(1.0)), (kr("b", "low"), says(6.0))];
    let got = run(&objectives, &krs, &[link("low", "a", None)]);
    assert_eq!((value(&got, "a"), value(&got, "top")), (Some(0.1), Some(0.1)));
}

#[test]
fn r6_a_link_counts_by_its_weight_which_may_be_nothing() {
    let krs = [(kr("a", "top"), says(0.0)), (kr("b", "low"), says(10.0))];
    let objectives = [objective("top"), objective("low")];
    assert_eq!(value(&run(&objectives, &krs, &[link("low", "top", Some(0.5))]), "top"), Some(0.5));
    assert_eq!(value(&run(&objectives, &krs, &[link("low", "top", Some(0.25))]), "top"), Some(0.25));
    assert_eq!(value(&run(&objectives, &krs, &[link("low", "top", Some(0.0))]), "top"), Some(0.0));
    let supports = Link { counts: Counts::Supports, ..link("low", "top", None) };
    assert_eq!(value(&run(&objectives, &krs, &[supports]), "top"), Some(0.0));
    let asked = Link { state: LinkState::Proposed, ..link("low", "top", None) };
    assert_eq!(value(&run(&objectives, &krs, &[asked]), "top"), Some(0.0));
}

#[test]
fn r6_without_a_weight_a_link_counts_where_no_key_result_does() {
    let objectives = [objective("top"), objective("low")];
    let unweighted = [link("low", "top", None)];
    let low = (kr("b", "low"), says(10.0));
    let with_own = [(kr("a", "top"), says(0.0)), low.clone()];
    assert_eq!(value(&run(&objectives, &with_own, &unweighted), "top"), Some(0.0));
    assert_eq!(value(&run(&objectives, std::slice::from_ref(&low), &unweighted), "top"), Some(1.0));
    let dropped = KeyResult { stage: Stage::Dropped, ..kr("a", "top") };
    assert_eq!(value(&run(&objectives, &[(dropped, vec![]), low], &unweighted), "top"), Some(1.0));
}

#[test]
fn r6_a_goal_with_two_parents_counts_once_in_each() {
    let krs = [(kr("a", "low"), says(5.0))];
    let objectives = [objective("x"), objective("y"), objective("low")];
    let twice = [
        link("low", "x", None),
        Link { id: Id::from("again"), ..link("low", "x", None) },
        link("low", "y", None),
    ];
    let got = run(&objectives, &krs, &twice);
    assert_eq!((value(&got, "x"), value(&got, "y")), (Some(0.5), Some(0.5)));
    assert_eq!(got["x"].roll_up.as_ref().map(|roll_up| roll_up.parts.len()), Some(1));
}

#[test]
fn r8_an_objective_without_key_results_takes_what_was_said_of_it() {
    let o = objective("o");
    let said = [CheckIn { progress: Some(0.3), at: Day::parse("2026-08-14"), ..CheckIn::new("c") }];
    let sheet = Sheet { objectives: vec![(&o, &said[..])], ..Sheet::default() };
    let got = evaluate(&sheet, habits("2026-08-15"));
    assert_eq!((value(&got, "o"), &got["o"].status.why), (Some(0.3), &Why::NoDates));
    let empty = run(&[objective("o")], &[], &[]);
    assert_eq!((value(&empty, "o"), empty["o"].status.computed), (None, Status::Pending));
    assert_eq!(empty["o"].roll_up, None);
}

#[test]
fn t1_an_item_has_its_own_dates_first() {
    let start = Day::parse("2026-08-10");
    let late = KeyResult { span: Span { start, end: None }, ..kr("a", "o") };
    let got = run(&[objective("o")], &[(late, says(1.0)), (kr("b", "o"), says(1.0))], &[]);
    assert_eq!(got["a"].span, Span { start, end: Day::parse("2026-09-30") });
    assert_eq!(got["a"].status.computed, Status::OnTrack);
    assert_eq!(got["b"].status.computed, Status::AtRisk);
}

#[test]
fn r9_parts_of_a_key_result_count_in_it_and_not_beside_it() {
    let part = |id| KeyResult { parent_kr: Some(Id::from("whole")), ..kr(id, "o") };
    let whole = KeyResult { measure: Measure::Judged, ..kr("whole", "o") };
    let krs = [(whole, vec![]), (part("a"), says(2.0)), (part("b"), says(6.0)), (kr("c", "o"), says(10.0))];
    let got = run(&[objective("o")], &krs, &[]);
    assert_eq!((value(&got, "whole"), value(&got, "o")), (Some(0.4), Some(0.7)));
}

#[test]
fn r10_a_circle_or_a_great_depth_is_survived() {
    let objectives = [objective("x"), objective("y")];
    let krs = [(kr("a", "x"), says(4.0))];
    let got = run(&objectives, &krs, &[link("x", "y", None), link("y", "x", None)]);
    assert_eq!(got.len(), 3);
    let deep: Vec<Objective> = (0..20_000).map(|n| objective(&n.to_string())).collect();
    let links: Vec<Link> = (1..20_000).map(|n| link(&n.to_string(), &(n - 1).to_string(), None)).collect();
    let got = run(&deep, &[(kr("a", "19999"), says(4.0))], &links);
    assert_eq!(value(&got, "0"), Some(0.4));
}

proptest! {
    #[test]
    fn r2_every_rolled_up_progress_lies_between_0_and_1(
        krs in prop::collection::vec((0u8..6, -5.0..30.0f64, prop::option::of(0.0..3.0f64)), 0..20),
        links in prop::collection::vec((0u8..6, 0u8..6, prop::option::of(0.0..3.0f64)), 0..12),
    ) {
        let objectives: Vec<Objective> = (0..6).map(|n| objective(&n.to_string())).collect();
        let krs: Vec<_> = krs.iter().enumerate().map(|(n, (of, value, weight))| {
            (KeyResult { weight: *weight, ..kr(&format!("k{n}"), &of.to_string()) }, says(*value))
        }).collect();
        let links: Vec<Link> = links.iter()
            .map(|(from, to, weight)| link(&from.to_string(), &to.to_string(), *weight)).collect();
        let got = run(&objectives, &krs, &links);
        prop_assert_eq!(got.len(), 6 + krs.len());
        for objective in &objectives {
            let value = got[&objective.id].progress.value;
            prop_assert!(value.is_none_or(|value| (0.0..=1.0).contains(&value)));
        }
    }
}
