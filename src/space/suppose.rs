//! How goals would be today had one of them said something else: what a change did to them.

use std::rc::Rc;

use crate::doc::Json;
use crate::okr::evaluation::{Below, Evaluation, of_key_result, of_objective};
use crate::okr::pace::Frame;
use crate::okr::{CheckIn, Day, Id, KeyResult, Objective, Span, Text};

use super::evaluate::PartOf;
use super::read;
use super::tree::Space;
use super::typed::Typed;

/// How something below an objective is, or is thought to be.
#[derive(Clone, Debug)]
pub struct Supposed {
    /// Its weight there.
    pub weight: Option<f64>,
    /// Whether it counts in the roll-up.
    pub counts: bool,
    /// How it is.
    pub evaluation: Rc<Evaluation>,
}

impl Space {
    /// A goal as it would read had these fields of it said this (`null` is nothing), whether it is deleted or
    /// not; `None` for what is no goal.
    pub fn reading_as(&self, id: &Id, said: &[(Text, Json)]) -> Option<Typed> {
        let entity = &self.node(id)?.entity;
        match &*entity.kind {
            read::kind::OBJECTIVE => Some(Typed::Objective(read::objective_as(self.doc(), entity, said))),
            read::kind::KEY_RESULT => Some(Typed::KeyResult(read::key_result_as(self.doc(), entity, said))),
            _ => None,
        }
    }

    /// How a key result would be today if it read like this, under an objective that reads like that.
    pub fn evaluation_as(&self, kr: &KeyResult, objective: Option<&Objective>, today: Day) -> Evaluation {
        let all = self.check_ins(&kr.id);
        let standing: Vec<&CheckIn> = all.iter().collect();
        let known = |id: &Id| self.evaluation(id, today);
        let parts = if self.is_withheld(&kr.id) { Vec::new() } else { self.parts_of(&kr.id) };
        let found: Vec<(PartOf, Rc<Evaluation>)> = parts
            .into_iter()
            .filter_map(|part| known(&part.id).map(|evaluation| (part, evaluation)))
            .collect();
        let below: Vec<Below<'_>> =
            found.iter().map(|(part, evaluation)| self.below(part, evaluation)).collect();
        let cadence_days = self.cadence_of(&kr.id);
        let frame = Frame { cadence_days, ..self.frame(objective, kr.span, today) };
        of_key_result(kr, &standing, frame, &below, |part| self.addends(part, known))
    }

    /// How an objective would be today if it read like this and `suppose` were true of what is below it. It is
    /// asked of every part how it is, and leaves out those that would not be there.
    pub fn roll_up_as(
        &self,
        objective: &Objective,
        suppose: impl Fn(&PartOf, Supposed) -> Option<Supposed>,
        today: Day,
    ) -> Evaluation {
        let all = self.check_ins(&objective.id);
        let standing: Vec<&CheckIn> = all.iter().collect();
        let parts = if self.is_withheld(&objective.id) { Vec::new() } else { self.parts_of(&objective.id) };
        let found: Vec<(PartOf, Supposed)> = parts
            .into_iter()
            .filter_map(|part| {
                let evaluation = self.evaluation(&part.id, today)?;
                let is = Supposed { weight: part.weight, counts: self.counts(&part.id), evaluation };
                let supposed = suppose(&part, is)?;
                Some((part, supposed))
            })
            .collect();
        let below: Vec<Below<'_>> = found
            .iter()
            .map(|(part, supposed)| Below {
                weight: supposed.weight,
                counts: supposed.counts,
                ..self.below(part, &supposed.evaluation)
            })
            .collect();
        of_objective(objective, &standing, self.frame(Some(objective), Span::UNKNOWN, today), &below)
    }

    fn below<'a>(&self, part: &'a PartOf, evaluation: &'a Evaluation) -> Below<'a> {
        Below {
            id: &part.id,
            weight: part.weight,
            joint: part.joint,
            counts: self.counts(&part.id),
            untold: self.is_left_unknown(&part.id, evaluation),
            evaluation,
        }
    }
}
