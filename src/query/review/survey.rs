//! What a review has to show, unit by unit: only which goals, not yet what of them, so that a large
//! organisation can be presented at once (rules V4 and V6 to V9).

use std::collections::BTreeMap;

use crate::okr::{Arrange, Id, Objective, Stage, Status, Text};
use crate::query::asks::AskRow;
use crate::query::close::Ground;
use crate::query::one_on_one::is_doubted;
use crate::query::session::units;
use crate::query::since::{Back, Praise, stage};
use crate::space::Space;

/// Whether it is news that a goal came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Came {
    /// It was not there when the last review ended.
    IsNews,
    /// The cycle began then, and goals come at its beginning: only the ledger says of one that it came late.
    ByLedger,
}

/// What one unit has to show.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Lot {
    /// The unit; `None` for what is of none.
    pub unit: Option<Id>,
    /// How many units stand above it among those that are looked at.
    pub depth: usize,
    /// Its objectives in the order of the outline.
    pub goals: Vec<Id>,
    /// Goals that were changed since, and those that came.
    pub changed: Vec<Id>,
    /// Goals that are amber or red, the riskiest first.
    pub risks: Vec<Id>,
    /// Asks and proposals that are open, or were answered since, by their place among all of them.
    pub asks: Vec<usize>,
    /// Recognition since, by its place among all of it.
    pub praise: Vec<usize>,
}

impl Lot {
    fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.asks.is_empty() && self.praise.is_empty()
    }
}

/// What is looked at.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Survey {
    /// The units, each before those below it; those without anything to show are not there.
    pub lots: Vec<Lot>,
    /// How many private objectives are not shown.
    pub left_out: usize,
}

/// Looks through a unit with all below it, or through everything.
///
/// That a goal came is news since a review; since the cycle began only where the ledger says so.
pub(super) fn survey(
    back: &Back<'_>,
    ground: Option<&Ground>,
    came: Came,
    (asks, praise): (&[AskRow], &[Praise]),
) -> Survey {
    let space = back.space;
    let whose = ground.and_then(|ground| ground.whose.as_ref());
    let mut lots = lots(space, whose);
    let places: BTreeMap<Option<Id>, usize> = places(&lots);
    let place = |unit: Option<&Id>| places.get(&unit.cloned()).copied();
    let mut survey = Survey::default();
    let mut of_goal: BTreeMap<Id, usize> = BTreeMap::new();
    for one in ground.map(|ground| ground.objectives(space)).unwrap_or_default() {
        if space.privacy(&one.id).is_some() {
            survey.left_out += 1;
            continue;
        }
        let own = space.unit_of_goal(&one.id).filter(|unit| space.unit(unit).is_some());
        let at = place(own.as_ref()).or_else(|| one.joint.iter().find_map(|unit| place(Some(unit))));
        let Some(lot) = at.or_else(|| place(None)).and_then(|at| lots.get_mut(at).map(|lot| (at, lot)))
        else {
            continue;
        };
        of_goal.insert(one.id.clone(), lot.0);
        lot.1.goals.push(one.id.clone());
    }
    for lot in &mut lots {
        in_order(space, lot);
        look(back, lot, came);
    }
    let of = |goal: &Id| space.objective_over(goal).and_then(|one| of_goal.get(&one.id).copied());
    for (at, row) in asks.iter().enumerate() {
        let ends = std::iter::once(&row.goal).chain(&row.lower);
        let is_private = ends.clone().any(|end| space.privacy(&end.id).is_some());
        let is_told = row.is_open() || row.last.is_some_and(|last| last > back.since.known);
        let found = ends.into_iter().find_map(|end| of(&end.id)).filter(|_| is_told && !is_private);
        if let Some(lot) = found.and_then(|place| lots.get_mut(place)) {
            lot.asks.push(at);
        }
    }
    for (at, one) in praise.iter().enumerate() {
        if one.of.as_ref().is_some_and(|goal| space.privacy(&goal.id).is_some()) {
            continue;
        }
        let by_goal = one.of.as_ref().and_then(|goal| of(&goal.id));
        let by_people = || one.to.iter().find_map(|to| place(Some(&space.unit_over(&to.id))));
        if let Some(lot) = by_goal.or_else(by_people).and_then(|place| lots.get_mut(place)) {
            lot.praise.push(at);
        }
    }
    lots.retain(|lot| !lot.is_empty());
    survey.lots = lots;
    survey
}

fn places(lots: &[Lot]) -> BTreeMap<Option<Id>, usize> {
    let mut places = BTreeMap::new();
    for (at, lot) in lots.iter().enumerate() {
        places.insert(lot.unit.clone(), at);
    }
    places
}

/// The units that are looked at, and a place for what is of none.
fn lots(space: &Space, whose: Option<&Id>) -> Vec<Lot> {
    let all = units(space);
    let top = whose.and_then(|whose| all.iter().find(|one| one.id == *whose)).map_or(0, |one| one.depth);
    let from = whose.and_then(|whose| all.iter().position(|one| one.id == *whose)).unwrap_or(0);
    let within = all.iter().skip(from).enumerate();
    let within = within.take_while(|(at, one)| whose.is_none() || *at == 0 || one.depth > top);
    let lot = |(_, one): (usize, &crate::query::session::UnitChoice)| Lot {
        unit: Some(one.id.clone()),
        depth: one.depth.saturating_sub(top),
        ..Lot::default()
    };
    let mut lots: Vec<Lot> = within.map(lot).collect();
    // What hangs on a unit that was put away, or on none, is not lost.
    lots.push(Lot::default());
    lots
}

/// The unit's own objectives, then those of its people, each in their order.
fn in_order(space: &Space, lot: &mut Lot) {
    let mut people: BTreeMap<&Id, usize> = BTreeMap::new();
    for (at, id) in space.people_of(lot.unit.as_ref()).iter().enumerate() {
        people.insert(id, at);
    }
    let key = |id: &Id| {
        let one: Option<&Objective> = space.objective(id);
        let home = one.and_then(|one| one.home.as_ref()).filter(|home| lot.unit.as_ref() != Some(home));
        let person = home.map(|home| people.get(home).copied().unwrap_or(usize::MAX));
        (person, one.map(|one| Text::clone(&one.order)), id.clone())
    };
    let mut keyed: Vec<_> = lot.goals.iter().map(|id| (key(id), id.clone())).collect();
    keyed.arrange(|one, other| one.0.cmp(&other.0));
    lot.goals = keyed.into_iter().map(|(_, id)| id).collect();
}

/// Which goals were changed, and which are amber or red.
fn look(back: &Back<'_>, lot: &mut Lot, came: Came) {
    let space = back.space;
    let mut risks: Vec<(Option<u8>, u8, usize, Id)> = Vec::new();
    for id in &lot.goals {
        let is_told = |kr: &&Id| space.privacy(kr).is_none() && stage(space, kr) != Some(Stage::Draft);
        let krs: Vec<&Id> = space.key_results_of(id).iter().filter(is_told).collect();
        lot.changed.extend(
            std::iter::once(id).chain(krs.iter().copied()).filter(|id| is_news(back, id, came)).cloned(),
        );
        let before = risks.len();
        for kr in krs {
            risks.extend(risk(back, kr).map(|(risk, belief)| (risk, belief, risks.len(), kr.clone())));
        }
        // What only the objective itself says, or one that has no key results.
        if risks.len() == before {
            risks.extend(risk(back, id).map(|(risk, belief)| (risk, belief, risks.len(), id.clone())));
        }
    }
    risks.arrange_by(|(risk, belief, at, _)| (std::cmp::Reverse(*risk), *belief, *at));
    lot.risks = risks.into_iter().map(|(_, _, _, id)| id).collect();
}

/// Whether it came, or something of it was changed, or it stands otherwise by what was said.
fn is_news(back: &Back<'_>, id: &Id, came: Came) -> bool {
    if !back.is_touched(id) {
        return false;
    }
    let turned = || {
        let was = back.stood(id).map(|stand| stand.status);
        was.is_some_and(|was| back.stand(id).is_some_and(|is| is.status != was))
    };
    (came == Came::IsNews && back.is_new(id)) || !back.changes(id).is_empty() || turned()
}

/// How risky a goal is, and what is believed in it; `None` for what is neither amber nor red nor in doubt.
fn risk(back: &Back<'_>, id: &Id) -> Option<(Option<u8>, u8)> {
    let is = back.stand(id)?;
    let risk = is.status.risk()?;
    let by_status = matches!(is.status, Status::AtRisk | Status::Stale | Status::Behind);
    let by_belief = is.status != Status::Done && is_doubted(None, &is);
    (by_status || by_belief).then(|| (Some(risk), is.confidence.unwrap_or(u8::MAX)))
}
