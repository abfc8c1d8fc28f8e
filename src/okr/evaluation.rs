//! The whole set evaluated: progress, confidence and status of every key result and objective, each with
//! what it was derived from, from the leaves up (rules R and T together).

use std::collections::{BTreeMap, BTreeSet};

use super::arrange::map_of;
use super::checkin::{CheckIn, effective};
use super::confidence::{self, Confidence};
use super::day::{Day, Span};
use super::id::Id;
use super::key_result::KeyResult;
use super::link::Link;
use super::measure::Blank;
use super::objective::Objective;
use super::pace::{self, Expected, Frame, PaceRule};
use super::progress::{self, Progress};
use super::rollup::{Fate, Part, RollUp, roll_up};
use super::status::{self, Contributor, StatusReading};

/// What an evaluation is made from. All of it is borrowed; nothing is changed.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    /// The objectives, each with its own check-ins.
    pub objectives: Vec<(&'a Objective, &'a [CheckIn])>,
    /// The key results, each with its check-ins.
    pub key_results: Vec<(&'a KeyResult, &'a [CheckIn])>,
    /// The links that hold and are not suspended; those that do not contribute are passed over.
    pub links: Vec<&'a Link>,
    /// The dates of each cycle, completed from the cycles it lies in.
    pub cycles: BTreeMap<Id, Span>,
}

/// The day and the habits of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// What day it is.
    pub today: Day,
    /// How many days may lie between two check-ins.
    pub cadence_days: u32,
    /// How far behind is amber and red.
    pub rule: PaceRule,
}

/// How one key result or objective is, and what that was derived from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Its dates: its own, else those of its objective, else those of the cycle (rule T1).
    pub span: Span,
    /// How far it is.
    pub progress: Progress,
    /// How far it should be.
    pub expected: Option<Expected>,
    /// How it stands.
    pub status: StatusReading,
    /// What its people believe; for an objective what was said of the objective itself.
    pub confidence: Option<Confidence>,
    /// What contributes to it, with shares; `None` where nothing does.
    pub roll_up: Option<RollUp>,
}

/// Something below a goal that may count in it, already evaluated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Below<'a> {
    /// The key result or objective.
    pub id: &'a Id,
    /// Its weight, or that of its link.
    pub weight: Option<f64>,
    /// How it belongs to the goal.
    pub joint: Joint,
    /// Whether its stage still counts (rule R4).
    pub counts: bool,
    /// How it is.
    pub evaluation: &'a Evaluation,
}

/// How something below a goal belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A key result of the objective, or a part of the key result.
    Own,
    /// An objective that joined by a link that contributes.
    Linked,
}

/// Evaluates a whole set. Every id of the sheet is in the result.
///
/// A key result that nobody measures takes the progress of what contributes to it (rule R5); an objective
/// to which nothing contributes takes what was said of it in its own check-ins (rule R8). Links that go
/// round in a circle, which the caller should have suspended, are cut where they are met again.
pub fn evaluate(sheet: &Sheet, habits: Habits) -> BTreeMap<Id, Evaluation> {
    let nodes = Nodes::of(sheet);
    let mut done: BTreeMap<Id, Evaluation> = BTreeMap::new();
    let mut begun: BTreeSet<&Id> = BTreeSet::new();
    for root in nodes.all.keys() {
        // An explicit stack: a made-up file may nest deeper than the program's own.
        let mut stack: Vec<&Id> = vec![root];
        while let Some(&id) = stack.last() {
            if done.contains_key(id) {
                stack.pop();
                continue;
            }
            if begun.insert(id) {
                let parts = nodes.parts_of(id);
                stack.extend(parts.iter().map(|part| part.id).filter(|part| !begun.contains(part)));
            } else {
                stack.pop();
                if let Some(evaluation) = nodes.evaluate(id, habits, &done) {
                    done.insert(id.clone(), evaluation);
                }
            }
        }
    }
    done
}

#[derive(Clone, Copy)]
enum Node<'a> {
    Objective(&'a Objective, &'a [CheckIn]),
    KeyResult(&'a KeyResult, &'a [CheckIn]),
}

#[derive(Clone, Copy)]
struct PartOf<'a> {
    id: &'a Id,
    weight: Option<f64>,
    joint: Joint,
}

struct Nodes<'a> {
    all: BTreeMap<&'a Id, Node<'a>>,
    parts: BTreeMap<&'a Id, Vec<PartOf<'a>>>,
    cycles: &'a BTreeMap<Id, Span>,
}

impl<'a> Nodes<'a> {
    fn of(sheet: &'a Sheet<'a>) -> Self {
        let mut all = BTreeMap::new();
        let mut parts: BTreeMap<&Id, Vec<PartOf>> = BTreeMap::new();
        for (objective, checkins) in &sheet.objectives {
            all.insert(&objective.id, Node::Objective(objective, checkins));
        }
        for (kr, checkins) in &sheet.key_results {
            all.insert(&kr.id, Node::KeyResult(kr, checkins));
            // A part of another key result counts there, not beside it.
            if let Some(whole) =
                kr.parent_kr.as_ref().filter(|whole| **whole != kr.id).or(kr.objective.as_ref())
            {
                parts.entry(whole).or_default().push(PartOf {
                    id: &kr.id,
                    weight: kr.weight,
                    joint: Joint::Own,
                });
            }
        }
        for link in sheet.links.iter().filter(|link| link.contributes()) {
            parts.entry(&link.to).or_default().push(PartOf {
                id: &link.from,
                weight: link.weight(),
                joint: Joint::Linked,
            });
        }
        // A key result may only support by a link, and what is not in the set says nothing.
        for (whole, of) in &mut parts {
            of.retain(|part| match all.get(part.id) {
                Some(Node::KeyResult(..)) => part.joint == Joint::Own,
                Some(Node::Objective(..)) => *whole != part.id,
                None => false,
            });
        }
        Self { all, parts, cycles: &sheet.cycles }
    }

    fn parts_of(&self, id: &Id) -> &[PartOf<'a>] {
        self.parts.get(id).map_or(&[], Vec::as_slice)
    }

    fn span(&self, node: Node) -> Span {
        let cycle = |objective: &Objective| {
            let cycle = objective.cycle.as_ref().and_then(|cycle| self.cycles.get(cycle)).copied();
            objective.span.or(cycle.unwrap_or_default())
        };
        match node {
            Node::Objective(objective, _) => cycle(objective),
            Node::KeyResult(kr, _) => {
                let home = kr.objective.as_ref().and_then(|objective| self.all.get(objective));
                match home {
                    Some(Node::Objective(objective, _)) => kr.span.or(cycle(objective)),
                    Some(Node::KeyResult(..)) | None => kr.span,
                }
            }
        }
    }

    fn counts(&self, id: &Id) -> bool {
        self.all.get(id).is_some_and(|node| match node {
            Node::Objective(objective, _) => objective.stage.counts(),
            Node::KeyResult(kr, _) => kr.stage.counts(),
        })
    }

    fn below<'e>(&self, id: &'e Id, done: &'e BTreeMap<Id, Evaluation>) -> Vec<Below<'e>>
    where
        'a: 'e,
    {
        let part = |part: &PartOf<'a>| {
            let evaluation = done.get(part.id)?;
            let counts = self.counts(part.id);
            Some(Below { id: part.id, weight: part.weight, joint: part.joint, counts, evaluation })
        };
        self.parts_of(id).iter().filter_map(part).collect()
    }

    fn evaluate(&self, id: &Id, habits: Habits, done: &BTreeMap<Id, Evaluation>) -> Option<Evaluation> {
        let node = *self.all.get(id)?;
        let Habits { today, cadence_days, rule } = habits;
        let frame = Frame { today, span: self.span(node), cadence_days, rule };
        let below = self.below(id, done);
        Some(match node {
            Node::KeyResult(kr, checkins) => of_key_result(kr, &effective(checkins), frame, &below),
            Node::Objective(objective, checkins) => {
                of_objective(objective, &effective(checkins), frame, &below)
            }
        })
    }
}

/// How a key result is, from its check-ins and, where those do not say, from what is below it (rule R5).
pub fn of_key_result(kr: &KeyResult, standing: &[&CheckIn], frame: Frame, below: &[Below]) -> Evaluation {
    let roll_up = roll_up_of(below);
    let measured = progress::of(kr, standing, frame);
    let rolled = roll_up.as_ref().and_then(|roll_up| roll_up.progress).filter(|_| measured.value.is_none());
    let progress = rolled.map_or(measured, |value| Progress::rolled_up(Some(value)));
    let expected = pace::expected(&kr.measure, &kr.phased, progress.time(), frame.span, frame.today);
    let (stage, said) = (kr.stage, kr.status_override);
    let parts = rolled.map(|_| contributors(roll_up.as_ref(), below)).unwrap_or_default();
    let status = status::riskiest(stage, said, &progress, expected, &parts, frame)
        .filter(|_| rolled.is_some())
        .unwrap_or_else(|| status::of(stage, said, &progress, expected, standing, frame));
    Evaluation { span: frame.span, status, expected, confidence: confidence::of(standing), progress, roll_up }
}

/// How an objective is, from what is below it and, where that does not say, from its own check-ins (rule R8).
pub fn of_objective(
    objective: &Objective,
    standing: &[&CheckIn],
    frame: Frame,
    below: &[Below],
) -> Evaluation {
    let roll_up = roll_up_of(below);
    let rolled = roll_up.as_ref().and_then(|roll_up| roll_up.progress);
    let progress = rolled.map_or_else(|| said_of(standing), |value| Progress::rolled_up(Some(value)));
    let expected =
        pace::straight(frame.span, frame.today).map(|share| Expected { share, line: pace::Line::Straight });
    let (stage, said) = (objective.stage, objective.status_override);
    let parts = contributors(roll_up.as_ref(), below);
    let status = status::riskiest(stage, said, &progress, expected, &parts, frame)
        .unwrap_or_else(|| status::of(stage, said, &progress, expected, standing, frame));
    Evaluation { span: frame.span, status, expected, confidence: confidence::of(standing), progress, roll_up }
}

/// What is below a goal, rolled up; `None` where nothing is. An objective that joined without a weight
/// counts only where no key result of its own does, so that twelve teams that align themselves do not
/// drown the three key results that define a goal (rule R6).
fn roll_up_of(below: &[Below]) -> Option<RollUp> {
    let has_own = below.iter().any(|part| part.joint == Joint::Own && part.counts);
    let counted = below
        .iter()
        .filter(|part| part.joint == Joint::Own || part.weight.is_some() || !has_own)
        .map(|part| Part {
            id: part.id.clone(),
            progress: part.evaluation.progress.value,
            weight: part.weight,
            counts: part.counts,
        });
    let parts: Vec<Part> = counted.collect();
    (!parts.is_empty()).then(|| roll_up(&parts))
}

/// What a person said of an objective in its own check-ins, newest first.
fn said_of(standing: &[&CheckIn]) -> Progress {
    let said = standing.iter().rev().find_map(|checkin| Some((checkin, checkin.progress?)));
    match said {
        Some((checkin, share)) => Progress {
            value: Some(share),
            basis: progress::Basis::CheckIn(super::measure::How::Said(share)),
            from: Some(checkin.key.clone()),
            at: checkin.at,
        },
        None => Progress::unknown(Blank::NothingSaid),
    }
}

/// What a status sees of the parts. Those that are out have no share, and are passed on so that a goal whose
/// parts were all given up is not taken for one that nobody began.
fn contributors<'e>(roll_up: Option<&'e RollUp>, below: &'e [Below]) -> Vec<Contributor<'e>> {
    let parts = roll_up.map_or(&[][..], |roll_up| &roll_up.parts);
    let readings: BTreeMap<&Id, &StatusReading> =
        map_of(below.iter().map(|part| (part.id, &part.evaluation.status)));
    parts
        .iter()
        .filter_map(|part| {
            let status = readings.get(&part.id)?;
            let share = if part.fate == Fate::Out { 1.0 } else { part.share };
            Some(Contributor { id: &part.id, status, share })
        })
        .collect()
}

#[cfg(test)]
mod tests {
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
        let krs =
            [(whole, vec![]), (part("a"), says(2.0)), (part("b"), says(6.0)), (kr("c", "o"), says(10.0))];
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
        let links: Vec<Link> =
            (1..20_000).map(|n| link(&n.to_string(), &(n - 1).to_string(), None)).collect();
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
}
