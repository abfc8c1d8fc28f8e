//! How steadily somebody checked in, and what a low score with that speaks for (rules J11 and J12).

use crate::okr::{Arrange, CheckIn, Day, Id};
use crate::space::Space;

/// In how many of the stretches in which a check-in was due there was one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rhythm {
    /// Stretches with a check-in.
    pub kept: usize,
    /// All stretches that are over.
    pub due: usize,
}

/// From which share of its stretches on a rhythm is good: 3.5 of 5.
const GOOD: f64 = 0.7;

impl Rhythm {
    /// The share, 0.0 to 1.0; `None` where nothing was due yet.
    pub fn share(self) -> Option<f64> {
        (self.due > 0).then(|| self.kept as f64 / self.due as f64)
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { kept: self.kept + other.kept, due: self.due + other.due }
    }

    /// What a low score speaks for; nothing where no check-in was due.
    pub fn diagnosis(self) -> Option<Diagnosis> {
        self.share().map(|share| if share >= GOOD { Diagnosis::Way } else { Diagnosis::Cadence })
    }
}

/// What a low score speaks for. A hint; the people who were there know better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Diagnosis {
    /// The rhythm was kept: the goal or the way was wrong.
    Way,
    /// The rhythm was not kept: nobody saw it coming.
    Cadence,
}

/// The rhythm of a goal: its stretches are one cadence long each, from its first day to its last or to today;
/// those that are not over do not count. Of an objective with key results it is that of all of these together.
pub fn rhythm(space: &Space, id: &Id, today: Day) -> Rhythm {
    let below = space.key_results_of(id);
    if !below.is_empty() {
        let counting = below.iter().filter(|kr| space.counts(kr) && !space.is_untold(kr));
        return counting.fold(Rhythm::default(), |sum, kr| sum.and(rhythm(space, kr, today)));
    }
    let own = match space.key_result(id) {
        Some(kr) => kr.span,
        None => space.objective(id).map(|one| one.span).unwrap_or_default(),
    };
    let span = space.frame(space.objective_over(id), own, today).span;
    let cadence = i64::from(space.cadence_of(id)).max(1);
    let Some((start, end)) = span.both() else { return Rhythm::default() };
    let days = end.min(today).days_since(start) + 1;
    let due = usize::try_from(days / cadence).unwrap_or_default();
    let all = space.check_ins(id);
    let at = all.iter().filter_map(CheckIn::day).map(|day| day.days_since(start).div_euclid(cadence));
    let mut stretches: Vec<usize> =
        at.filter_map(|at| usize::try_from(at).ok()).filter(|at| *at < due).collect();
    stretches.arrange(Ord::cmp);
    stretches.dedup();
    Rhythm { kept: stretches.len(), due }
}
