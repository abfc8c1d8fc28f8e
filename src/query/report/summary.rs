//! What a cycle came to, in figures (rules J25 to J28).

use std::collections::BTreeMap;

use crate::okr::readings::Together;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Commitment, CyclePhase, Day, Id, Objective, Origin, RootCause, Span, Stage, Text};
use crate::query::changes::{Ledger, Only, Tally, story, units};
use crate::query::close::{Ground, VerdictFrom, readings_of, verdict};
use crate::query::panel::Named;
use crate::query::since::named;
use crate::space::Space;

/// How many of the best and of the rest are named.
pub const MOST: usize = 5;

/// What stands at the head of the report.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// What the workspace is called; may be empty.
    pub workspace: Text,
    /// The cycle.
    pub cycle: Named,
    /// Its dates.
    pub span: Span,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Whose goals; everybody's, for `None`.
    pub whose: Option<Named>,
    /// Whether that is a person.
    pub is_person: bool,
}

/// What a cycle came to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary {
    /// Objectives that nobody gave up or put off.
    pub objectives: usize,
    /// Their key results.
    pub key_results: usize,
    /// Objectives that came from above.
    pub from_above: usize,
    /// Objectives that were somebody's own idea.
    pub own_ideas: usize,
    /// Objectives with a score.
    pub judged: usize,
    /// Of these, how many have key results that are still without a score.
    pub partly_judged: usize,
    /// Objectives that were judged in words only.
    pub in_words: usize,
    /// Objectives that have no score on purpose.
    pub unscored: usize,
    /// Objectives that still wait for a score.
    pub open: usize,
    /// Objectives that were given up or put off.
    pub given_up: usize,
    /// Drafts that never became goals.
    pub drafts: usize,
    /// The scores of all of them together: as first set, as changed, and how much of the cycle they lived.
    pub readings: Together,
    /// How many scores are good, came partly, were missed.
    pub bands: [usize; 3],
    /// The best of those that came to what was hoped for.
    pub best: Vec<Judged>,
    /// The least of the others.
    pub least: Vec<Judged>,
    /// The sum of each unit, in the order of their tree; what is of no unit comes last.
    pub units: Vec<UnitSum>,
    /// What was changed.
    pub changes: Tally,
}

/// An objective that was judged.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The objective.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Its unit.
    pub unit: Option<Text>,
    /// Its score as it was said.
    pub score: f64,
    /// What that means.
    pub band: Band,
    /// How firmly it was promised.
    pub commitment: Option<Commitment>,
    /// Why, where it was said.
    pub reason: Option<Text>,
    /// What kept it from more.
    pub cause: Option<RootCause>,
}

/// The objectives at home in one unit.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UnitSum {
    /// The unit; `None` for what is of no unit.
    pub unit: Option<Named>,
    /// How many nobody gave up or put off.
    pub objectives: usize,
    /// How many have a score.
    pub judged: usize,
    /// How many scores are good, came partly, were missed.
    pub bands: [usize; 3],
}

/// The head of the report.
pub fn head(space: &Space, ground: &Ground) -> Head {
    let cycle = space.cycle(&ground.cycle);
    Head {
        workspace: Text::clone(&space.workspace().name),
        cycle: named(space, &ground.cycle),
        span: cycle.map_or(Span::UNKNOWN, |cycle| cycle.span),
        phase: cycle.map(|cycle| cycle.phase).unwrap_or_default(),
        whose: ground.whose.as_ref().map(|id| named(space, id)),
        is_person: ground.whose.as_ref().is_some_and(|id| space.person(id).is_some()),
    }
}

/// What the goals of a cycle came to; the ledger is theirs.
pub fn summary(space: &Space, ground: &Ground, ledger: &Ledger, today: Day) -> Summary {
    let mut sum = Summary { drafts: ground.drafts(space).len(), ..Summary::default() };
    let mut all = Vec::new();
    let mut sums: BTreeMap<Option<Id>, UnitSum> = BTreeMap::new();
    for one in ground.objectives(space) {
        if matches!(one.stage, Stage::Dropped | Stage::Postponed) {
            sum.given_up += 1;
            continue;
        }
        let unit = space.unit_of_goal(&one.id);
        let own = sums.entry(unit.clone()).or_default();
        own.unit = unit.as_ref().map(|unit| named(space, unit));
        own.objectives += 1;
        sum.count(space, one);
        let Some(judged) = judged(space, one) else { continue };
        own.judged += 1;
        for bands in [&mut own.bands, &mut sum.bands] {
            let [good, partly, missed] = bands;
            *match judged.band {
                Band::Good => good,
                Band::Partly => partly,
                Band::Missed => missed,
            } += 1;
        }
        all.push(judged);
    }
    sum.readings = readings_of(space, ground, today);
    sum.units = in_order(space, sums);
    let (mut best, mut least): (Vec<Judged>, Vec<Judged>) =
        all.into_iter().partition(|one| one.band == Band::Good);
    best.arrange(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    least.arrange(|a, b| a.score.total_cmp(&b.score).then_with(|| a.id.cmp(&b.id)));
    best.truncate(MOST);
    least.truncate(MOST);
    (sum.best, sum.least) = (best, least);
    sum.changes = story(ledger, Only::default()).tally;
    sum
}

impl Summary {
    fn count(&mut self, space: &Space, one: &Objective) {
        self.objectives += 1;
        self.key_results += space.key_results_of(&one.id).iter().filter(|id| !space.is_hidden(id)).count();
        match one.origin {
            Some(Origin::FromAbove) => self.from_above += 1,
            Some(Origin::OwnIdea) => self.own_ideas += 1,
            None => {}
        }
        let verdict = verdict(space, &one.id);
        match (verdict.value.filter(|value| value.is_finite()), verdict.unscored) {
            (None, _) if verdict.reached.is_some() => self.in_words += 1,
            (Some(_), _) => {
                self.judged += 1;
                self.partly_judged +=
                    usize::from(verdict.from == VerdictFrom::KeyResults && verdict.missing > 0);
            }
            (None, Some(_)) => self.unscored += 1,
            (None, None) => self.open += 1,
        }
    }
}

fn judged(space: &Space, one: &Objective) -> Option<Judged> {
    let score = verdict(space, &one.id).value.filter(|value| value.is_finite())?;
    Some(Judged {
        id: one.id.clone(),
        title: space.name_of(&one.id).unwrap_or_default(),
        unit: space.unit_of_goal(&one.id).and_then(|unit| space.name_of(&unit)),
        score,
        band: band(score, one.commitment),
        commitment: one.commitment,
        reason: one.score.as_ref().and_then(|score| score.reason.clone()).or(one.closing.cause_note.clone()),
        cause: one.closing.cause,
    })
}

fn in_order(space: &Space, mut sums: BTreeMap<Option<Id>, UnitSum>) -> Vec<UnitSum> {
    let order = units(space);
    let known =
        order.into_iter().map(|unit| Some(unit.id)).filter_map(|unit| sums.remove(&unit)).collect::<Vec<_>>();
    // The rest: units that hang nowhere, then what is of no unit, which sorts first.
    let rest = sums.into_values().rev();
    known.into_iter().chain(rest).collect()
}
