//! What the file knows of a cycle, to be looked at beside what people say: low scores and their causes, beliefs and
//! results, what was given up, what was changed most, asks that nobody answered (rules J9 to J16).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::set_of;
use crate::okr::score::{Band, band};
use crate::okr::{Arrange, Commitment, Day, Id, Objective, RootCause, Stage, Text};
use crate::query::asks::{AskRow, lists};
use crate::query::changes::{Gone, Ledger, Line, Scope, ledger};
use crate::query::close::{Ground, verdict};
use crate::query::panel::Named;
use crate::space::{Space, Typed};

use super::beliefs::{Beliefs, beliefs};
use super::named;
use super::rhythm::{Diagnosis, Rhythm, rhythm};

/// What the file knows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Knows {
    /// Goals whose score is low, each objective before its key results.
    pub low: Vec<Low>,
    /// What kept them from more, the most frequent first.
    pub causes: Vec<(RootCause, usize)>,
    /// Objectives that were judged.
    pub judged: usize,
    /// Objectives that have no score yet and no reason for having none.
    pub unjudged: usize,
    /// How steadily people checked in on all of them.
    pub rhythm: Rhythm,
    /// What people believed, beside what came.
    pub beliefs: Beliefs,
    /// Goals that were given up or put off.
    pub gone: Vec<GivenUp>,
    /// Goals that were changed twice or more, the most first; at most five.
    pub restless: Vec<Restless>,
    /// Asks that nobody answered.
    pub unanswered: Vec<Unanswered>,
}

impl Knows {
    /// How many low scores have no cause yet.
    pub fn without_cause(&self) -> usize {
        self.low.iter().filter(|low| low.cause.is_none()).count()
    }

    /// What the low scores together speak for.
    pub fn diagnosis(&self) -> Option<Diagnosis> {
        // An objective's rhythm is that of its key results.
        let alone = self.low.iter().filter(|low| low.of.is_none() || !self.is_told(low));
        let sum = alone.fold(Rhythm::default(), |sum, low| sum.and(low.rhythm));
        sum.diagnosis()
    }

    fn is_told(&self, low: &Low) -> bool {
        self.low.iter().any(|other| low.of.as_ref().is_some_and(|of| of.id == other.id))
    }
}

/// A goal with a low score.
#[derive(Clone, PartialEq, Debug)]
pub struct Low {
    /// The objective or key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The objective of a key result.
    pub of: Option<Named>,
    /// The score.
    pub score: f64,
    /// How firmly it was promised.
    pub commitment: Option<Commitment>,
    /// What kept it from more.
    pub cause: Option<RootCause>,
    /// The same in words.
    pub cause_note: Option<Text>,
    /// How steadily people checked in on it.
    pub rhythm: Rhythm,
    /// Whether it stays out of what is handed on.
    pub is_private: bool,
}

/// A goal that was given up or put off.
#[derive(Clone, PartialEq, Debug)]
pub struct GivenUp {
    /// The goal, since when, by whom and why.
    pub gone: Gone,
    /// Whether it stays out of what is handed on.
    pub is_private: bool,
}

/// A goal that was changed often.
#[derive(Clone, PartialEq, Debug)]
pub struct Restless {
    /// The goal.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The objective of a key result.
    pub of: Option<Named>,
    /// How many changes it had, small corrections left out.
    pub changes: usize,
    /// How many of them say why.
    pub reasons: usize,
    /// Whether it stays out of what is handed on.
    pub is_private: bool,
}

/// An ask or proposal that nobody answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Unanswered {
    /// The ask.
    pub row: AskRow,
    /// The goal it stands on.
    pub goal: Named,
    /// Whether it stays out of what is handed on.
    pub is_private: bool,
}

/// What the file knows of a ground.
pub fn knows(space: &Space, ground: &Ground, today: Day) -> Knows {
    let objectives = in_order(space, ground.objectives(space));
    let low = low(space, &objectives, today);
    let counts = |one: &&Objective| one.stage.counts();
    let has_verdict = |one: &&Objective| verdict(space, &one.id).value.is_some();
    let open = objectives.iter().copied().filter(counts).filter(|one| !verdict(space, &one.id).is_complete());
    let rhythms = objectives.iter().copied().filter(counts).filter(|one| !space.is_untold(&one.id));
    let ids = goals(space, &objectives);
    let ledger = ledger_of(space, ground, &ids, today);
    Knows {
        causes: tally(&low),
        judged: objectives.iter().copied().filter(has_verdict).count(),
        unjudged: open.count(),
        rhythm: rhythms.fold(Rhythm::default(), |sum, one| sum.and(rhythm(space, &one.id, today))),
        beliefs: beliefs(space, &objectives, today),
        restless: restless(space, &ledger.lines),
        gone: ledger
            .gone
            .into_iter()
            .map(|gone| GivenUp { is_private: is_private(space, &gone.goal.id), gone })
            .collect(),
        unanswered: unanswered(space, &ids, today),
        low,
    }
}

/// Objectives in the order of the outline: by whose they are, then as they stand there. Of what is only a place
/// here nothing is known.
fn in_order<'a>(space: &Space, mut objectives: Vec<&'a Objective>) -> Vec<&'a Objective> {
    let mut places: BTreeMap<Id, usize> = BTreeMap::new();
    let mut todo: Vec<&Id> = space.units_of(None).iter().rev().collect();
    while let Some(unit) = todo.pop() {
        for home in std::iter::once(unit).chain(space.people_of(Some(unit))) {
            let next = places.len();
            places.entry(home.clone()).or_insert(next);
        }
        todo.extend(space.units_of(Some(unit)).iter().rev());
    }
    objectives.retain(|one| !space.is_hidden(&one.id));
    objectives.arrange_by(|one| {
        let place = one.home.as_ref().and_then(|home| places.get(home)).copied();
        (place.is_none(), place, Text::clone(&one.order), one.id.clone())
    });
    objectives
}

/// The objectives and their key results.
fn goals(space: &Space, objectives: &[&Objective]) -> BTreeSet<Id> {
    set_of(
        objectives.iter().flat_map(|one| {
            std::iter::once(one.id.clone()).chain(space.key_results_of(&one.id).iter().cloned())
        }),
    )
}

/// Goals whose score is not good (rule S6), each objective before its key results.
fn low(space: &Space, objectives: &[&Objective], today: Day) -> Vec<Low> {
    let mut all = Vec::new();
    for objective in objectives {
        let cause = (objective.closing.cause, objective.closing.cause_note.clone());
        all.extend(low_of(space, &objective.id, objective.commitment, cause, today));
        for kr in space.key_results_of(&objective.id).iter().filter_map(|kr| space.key_result(kr)) {
            let commitment = kr.commitment.or(objective.commitment);
            let cause = (kr.closing.cause, kr.closing.cause_note.clone());
            let low = low_of(space, &kr.id, commitment, cause, today);
            all.extend(low.map(|low| Low { of: Some(named(space, &objective.id)), ..low }));
        }
    }
    all
}

fn low_of(
    space: &Space,
    id: &Id,
    commitment: Option<Commitment>,
    (cause, cause_note): (Option<RootCause>, Option<Text>),
    today: Day,
) -> Option<Low> {
    if space.is_hidden(id) || space.is_untold(id) {
        return None;
    }
    let score = verdict(space, id).value.filter(|score| score.is_finite())?;
    (band(score, commitment) != Band::Good).then(|| Low {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        of: None,
        score,
        commitment,
        cause,
        cause_note,
        rhythm: rhythm(space, id, today),
        is_private: is_private(space, id),
    })
}

fn is_private(space: &Space, id: &Id) -> bool {
    space.privacy(id).is_some()
}

fn tally(low: &[Low]) -> Vec<(RootCause, usize)> {
    let mut counts: BTreeMap<RootCause, usize> = BTreeMap::new();
    for cause in low.iter().filter_map(|low| low.cause) {
        *counts.entry(cause).or_default() += 1;
    }
    let mut all: Vec<(RootCause, usize)> = counts.into_iter().collect();
    all.arrange_by(|(cause, count)| (std::cmp::Reverse(*count), *cause));
    all
}

/// The ledger of the cycle itself, and of a person only what is theirs.
fn ledger_of(space: &Space, ground: &Ground, ids: &BTreeSet<Id>, today: Day) -> Ledger {
    let person = ground.whose.as_ref().filter(|whose| space.person(whose).is_some());
    let of = match person {
        Some(person) => Some(space.unit_over(person)).filter(|unit| space.unit(unit).is_some()),
        None => ground.whose.clone(),
    };
    let mut found = ledger(space, &Scope { cycle: Some(ground.cycle.clone()), of, today });
    let is_of = |id: &Id| {
        let objective = match space.node(id).map(|node| &node.typed) {
            Some(Typed::KeyResult(kr)) => kr.objective.as_ref().unwrap_or(id),
            _ => id,
        };
        let in_cycle = || match space.node(objective).map(|node| &node.typed) {
            Some(Typed::Objective(one)) => one.cycle.as_ref() == Some(&ground.cycle),
            _ => false,
        };
        if person.is_some() { ids.contains(id) } else { !space.is_hidden(objective) && in_cycle() }
    };
    found.lines.retain(|line| is_of(&line.goal.id));
    found.gone.retain(|gone| is_of(&gone.goal.id) && gone.goal.stage != Stage::Draft);
    found
}

/// The five goals with the most changes, from two on.
fn restless(space: &Space, lines: &[Line]) -> Vec<Restless> {
    let mut found: BTreeMap<&Id, Restless> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.minor) {
        let one = found.entry(&line.goal.id).or_insert_with(|| Restless {
            id: line.goal.id.clone(),
            title: Text::clone(&line.goal.title),
            of: line.goal.of.clone(),
            changes: 0,
            reasons: 0,
            is_private: is_private(space, &line.goal.id),
        });
        one.changes += 1;
        one.reasons += usize::from(!line.wants_a_reason());
    }
    let mut all: Vec<Restless> = found.into_values().filter(|one| one.changes > 1).collect();
    all.arrange_by(|one| (std::cmp::Reverse(one.changes), one.id.clone()));
    all.truncate(MOST_RESTLESS);
    all
}

const MOST_RESTLESS: usize = 5;

fn unanswered(space: &Space, ids: &BTreeSet<Id>, today: Day) -> Vec<Unanswered> {
    let open = lists(space, None, today).open.into_iter();
    let is_ours = |row: &AskRow| {
        ids.contains(&row.goal.id) || row.lower.as_ref().is_some_and(|low| ids.contains(&low.id))
    };
    let ours = open.filter(is_ours).filter(|row| !space.is_hidden(&row.goal.id));
    let lower = |row: &AskRow| row.lower.as_ref().is_some_and(|low| is_private(space, &low.id));
    let told = |row: AskRow| Unanswered {
        goal: named(space, &row.goal.id),
        is_private: is_private(space, &row.goal.id) || lower(&row),
        row,
    };
    ours.map(told).collect()
}
