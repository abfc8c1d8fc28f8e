//! Several objectives in figures: how many stand how, and the three numbers apart: how far they are, what is
//! believed, what was judged (rule V8).

use std::collections::BTreeMap;

use crate::okr::readings::Together;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Day, Id, Part, Status, confidence, roll_up};
use crate::query::close::verdict;
use crate::query::since::stand;
use crate::query::standing::mean;
use crate::space::Space;

/// Several objectives in figures.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary {
    /// How many objectives.
    pub objectives: usize,
    /// How many key results they have.
    pub key_results: usize,
    /// How many objectives stand how, in the order of a list of statuses; what does not occur is left out.
    pub statuses: Vec<(Status, usize)>,
    /// How far they are on average, 0.0 to 1.0; everything counts once (rule R13).
    pub progress: Option<f64>,
    /// Of how many objectives nobody knows how far they are.
    pub unknown: usize,
    /// What is believed of their key results on average, 0 to 10.
    pub confidence: Option<f64>,
    /// The least that is believed of one.
    pub lowest: Option<u8>,
    /// Of how many key results something is believed.
    pub believed: usize,
    /// What was judged; only once the cycle is closed.
    pub scored: Option<Scored>,
}

/// What was judged of several objectives.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scored {
    /// The weighted mean of the scores, 0.0 to 1.0.
    pub mean: Option<f64>,
    /// How many objectives have a score.
    pub scored: usize,
    /// How many have none and no reason for having none.
    pub missing: usize,
    /// How many are without a score on purpose.
    pub unscored: usize,
    /// How many came how far, best first; what does not occur is left out.
    pub bands: Vec<(Band, usize)>,
    /// As first set, as changed, and the share of the cycle they lived; only of all that is looked at.
    pub readings: Option<Together>,
}

/// Objectives in figures; their scores where these are told.
pub fn summary(space: &Space, objectives: &[Id], tells_scores: bool, today: Day) -> Summary {
    let mut statuses: BTreeMap<Status, usize> = BTreeMap::new();
    let mut krs: Vec<&Id> = Vec::new();
    for id in objectives {
        if let Some(stand) = stand(space, id, today) {
            *statuses.entry(stand.status).or_default() += 1;
        }
        let own = space.key_results_of(id).iter();
        krs.extend(own.filter(|kr| space.privacy(kr).is_none() && space.counts(kr)));
    }
    let beliefs: Vec<(&Id, Option<u8>)> =
        krs.iter().map(|id| (*id, stand(space, id, today).and_then(|stand| stand.confidence))).collect();
    let together = confidence::together(&beliefs);
    let mean = mean(space, objectives, today);
    Summary {
        objectives: objectives.len(),
        key_results: krs.len(),
        statuses: Status::ALL
            .into_iter()
            .filter_map(|status| Some((status, statuses.get(&status).copied()?)))
            .collect(),
        progress: mean.progress,
        unknown: mean.missing,
        confidence: together.as_ref().map(|one| one.mean),
        lowest: together.as_ref().map(|one| one.lowest),
        believed: together.as_ref().map_or(0, |one| one.said),
        scored: tells_scores.then(|| scored(space, objectives)),
    }
}

fn scored(space: &Space, objectives: &[Id]) -> Scored {
    let mut told = Scored::default();
    let mut bands: BTreeMap<Band, usize> = BTreeMap::new();
    let mut parts: Vec<Part> = Vec::new();
    for one in objectives.iter().filter_map(|id| space.objective(id)) {
        let found = verdict(space, &one.id);
        let value = found.value.filter(|value| value.is_finite());
        match (value, found.unscored) {
            (Some(value), _) => {
                told.scored += 1;
                *bands.entry(band(value, one.commitment)).or_default() += 1;
                parts.push(Part {
                    id: one.id.clone(),
                    progress: Some(value),
                    weight: one.weight,
                    counts: one.stage.counts(),
                });
            }
            (None, Some(_)) => told.unscored += 1,
            (None, None) if one.stage.counts() => told.missing += 1,
            (None, None) => {}
        }
    }
    told.mean = roll_up(&parts).progress;
    told.bands = bands.into_iter().collect();
    told.bands.arrange_by(|(band, _)| std::cmp::Reverse(*band));
    told
}
