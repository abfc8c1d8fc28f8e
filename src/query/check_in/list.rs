//! The rows of one person, and how many of them are due (rules H15 and H16).

use std::rc::Rc;

use crate::okr::status::GRACE_DAYS;
use crate::okr::{
    Arrange, Basis, CheckIn, Cycle, CyclePhase, Day, Id, KeyResult, Kpi, Measure, Moment, Objective, Span,
    Stage, checkin, kpi, number,
};
use crate::query::outline::kr_row;
use crate::query::panel::{CheckInRow, Named, check_in_row};
use crate::query::said;
use crate::space::{Space, Typed};

use super::whose::Speaker;
use super::{Row, Should, Stand, Turn, What};

/// How many check-ins of somebody are due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Due {
    /// How many.
    pub count: usize,
    /// How many of them for longer than the days of grace.
    pub overdue: usize,
}

/// How many check-ins of this person are due today.
pub fn due(space: &Space, person: &Id, today: Day) -> Due {
    let mut due = Due::default();
    for (id, what) in mine(space, person, today) {
        if let Turn::Due { overdue, .. } = turn(space, id, what, today) {
            due.count += 1;
            due.overdue += usize::from(overdue);
        }
    }
    due
}

/// What this person checks in on: the due ones first, then what was said within its cadence, then the rest;
/// each in the order of the outline, KPIs last.
pub fn list(space: &Space, person: &Id, today: Day) -> Vec<Rc<Row>> {
    let mut rows: Vec<(Place, Row)> = mine(space, person, today)
        .into_iter()
        .filter_map(|(id, what)| Some((place(space, id, what), row(space, id, what, today)?)))
        .collect();
    let rank = |row: &Row| match row.turn {
        Turn::Due { .. } => 0,
        Turn::Done => 1,
        Turn::Resting => 2,
    };
    rows.arrange(|(at, one), (beside, other)| {
        (rank(one), at, &one.id).cmp(&(rank(other), beside, &other.id))
    });
    rows.into_iter().map(|(_, row)| Rc::new(row)).collect()
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many are due.
    pub due: usize,
    /// How many were said within their cadence.
    pub done: usize,
}

impl Tally {
    /// Counts rows.
    pub fn of(rows: &[Rc<Row>]) -> Self {
        let count = |fits: fn(Turn) -> bool| rows.iter().filter(|row| fits(row.turn)).count();
        Self { due: count(Turn::is_due), done: count(|turn| turn == Turn::Done) }
    }

    /// How many there are to be said in a cadence.
    pub fn all(self) -> usize {
        self.due + self.done
    }
}

/// Whether goals are being worked on: in a cycle that runs today, or in none where there are none.
pub fn is_running(space: &Space, today: Day) -> bool {
    let mut cycles =
        space.nodes().filter(|(_, node)| !node.deleted).filter_map(|(_, node)| match &node.typed {
            Typed::Cycle(one) if !one.archived => Some(one),
            _ => None,
        });
    let Some(first) = cycles.next() else { return true };
    let runs = |one: &Cycle| {
        matches!(one.phase, CyclePhase::Running | CyclePhase::Closing)
            && one.span.start.is_none_or(|start| start <= today)
            && one.span.end.is_none_or(|end| today <= end)
    };
    runs(first) || cycles.any(runs)
}

/// What this person checks in on, in no order that means something.
fn mine<'a>(space: &'a Space, person: &Id, today: Day) -> Vec<(&'a Id, What)> {
    let speaker = Speaker::new(space, person);
    let mut found = Vec::new();
    // One pass; nothing is evaluated but what is theirs.
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        let what = match &node.typed {
            Typed::KeyResult(kr) if is_open(kr.stage) && speaker.goal(id) && runs_at(space, kr, today) => {
                What::KeyResult
            }
            Typed::Objective(one)
                if is_open(one.stage)
                    && space.key_results_of(id).is_empty()
                    && speaker.goal(id)
                    && space.parts_of(id).is_empty()
                    && runs(space, one)
                    && is_its_time(space, id, today) =>
            {
                What::Objective
            }
            Typed::Kpi(one) if !one.archived && speaker.kpi(one) => What::Kpi,
            _ => continue,
        };
        // Of what is private here nobody can say anything.
        if !space.is_untold(id) && !space.is_hidden(id) {
            found.push((id, what));
        }
    }
    found
}

fn is_open(stage: Stage) -> bool {
    matches!(stage, Stage::Published { .. })
}

fn runs_at(space: &Space, kr: &KeyResult, today: Day) -> bool {
    let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
    objective.is_some_and(|one| is_open(one.stage) && runs(space, one)) && is_its_time(space, &kr.id, today)
}

/// Whether its cycle is being worked on or scored.
fn runs(space: &Space, objective: &Objective) -> bool {
    let cycle = objective.cycle.as_ref().and_then(|id| space.cycle(id));
    let is_open = |phase| matches!(phase, CyclePhase::Running | CyclePhase::Closing);
    cycle.is_none_or(|cycle| !cycle.archived && is_open(cycle.phase))
}

/// Whether it has begun and is not long over: a last word can be said for as long as it would not be late.
fn is_its_time(space: &Space, id: &Id, today: Day) -> bool {
    let span = space.evaluation(id, today).map_or(Span::UNKNOWN, |one| one.span);
    let room = i64::from(space.cadence_of(id)) + GRACE_DAYS;
    span.start.is_none_or(|start| start <= today) && span.end.is_none_or(|end| today.days_since(end) <= room)
}

fn turn(space: &Space, id: &Id, what: What, today: Day) -> Turn {
    let cadence = i64::from(space.cadence_of(id));
    let all = space.check_ins(id);
    let last = checkin::last_day(&all.iter().collect::<Vec<_>>());
    let next = match what {
        What::KeyResult | What::Objective => space.next_due(id, today),
        What::Kpi => {
            // As rule H25 says.
            let read = all.iter().rev().find(|one| one.value.is_some());
            let day = read.and_then(|one| one.at.or_else(|| one.made.and_then(Moment::day)));
            let Some(day) = day else { return Turn::Due { since: None, overdue: false } };
            Some(day.plus_days(cadence))
        }
    };
    match next {
        Some(since) if since <= today => {
            Turn::Due { since: Some(since), overdue: today.days_since(since) > GRACE_DAYS }
        }
        _ if last.is_some_and(|last| today < last.plus_days(cadence)) => Turn::Done,
        _ => Turn::Resting,
    }
}

fn row(space: &Space, id: &Id, what: What, today: Day) -> Option<Row> {
    match what {
        What::KeyResult => of_key_result(space, space.key_result(id)?, today),
        What::Objective => of_objective(space, space.objective(id)?, today),
        What::Kpi => of_kpi(space, space.kpi(id)?, today),
    }
}

fn of_key_result(space: &Space, kr: &KeyResult, today: Day) -> Option<Row> {
    let evaluation = space.evaluation(&kr.id, today)?;
    let above = kr.objective.as_ref();
    let figures = kr_row(space, &kr.id, today)?;
    let share = evaluation.expected.map(|expected| expected.share);
    let should = match kr.measure.ends() {
        Some((from, to)) => share.map(|share| Should::Value(rounded(from + share * (to - from), to - from))),
        None => share.filter(|_| !kr.measure.is_corridor()).map(Should::Share),
    };
    let from_below = evaluation.sum.is_some() || evaluation.progress.basis == Basis::RollUp;
    Some(Row {
        id: kr.id.clone(),
        what: What::KeyResult,
        title: space.name_of(&kr.id).unwrap_or_default(),
        above: above.map(|id| named(space, id)),
        before: Rc::new(said::before(space, &kr.id, today)?),
        newest: newest(space, &kr.id, &kr.measure),
        corridor: (None, None),
        stand: Stand {
            figure: evaluation.progress.value,
            status: Some(evaluation.status.shown),
            health: None,
            objective: above.and_then(|id| space.evaluation(id, today)).and_then(|one| one.progress.value),
        },
        should,
        spark: figures.spark.clone(),
        kr: Some(Rc::new(figures)),
        turn: turn(space, &kr.id, What::KeyResult, today),
        from_below,
    })
}

fn of_objective(space: &Space, one: &Objective, today: Day) -> Option<Row> {
    let evaluation = space.evaluation(&one.id, today)?;
    let all = space.check_ins(&one.id);
    Some(Row {
        id: one.id.clone(),
        what: What::Objective,
        title: space.name_of(&one.id).unwrap_or_default(),
        above: one.home.as_ref().map(|id| named(space, id)),
        before: Rc::new(said::before_on(space, &one.id, today)?),
        newest: newest(space, &one.id, &Measure::Judged),
        kr: None,
        corridor: (None, None),
        stand: Stand {
            figure: evaluation.progress.value,
            status: Some(evaluation.status.shown),
            health: None,
            objective: None,
        },
        should: evaluation.expected.map(|expected| Should::Share(expected.share)),
        spark: all.iter().filter_map(|one| one.progress).collect(),
        turn: turn(space, &one.id, What::Objective, today),
        from_below: false,
    })
}

fn of_kpi(space: &Space, one: &Kpi, today: Day) -> Option<Row> {
    let all = space.check_ins(&one.id);
    let standing: Vec<&CheckIn> = all.iter().collect();
    let read = kpi::read(one, &standing, space.cadence_of(&one.id), today);
    let before = said::before_on(space, &one.id, today);
    Some(Row {
        id: one.id.clone(),
        what: What::Kpi,
        title: space.name_of(&one.id).unwrap_or_default(),
        above: one.home.as_ref().map(|id| named(space, id)),
        newest: newest(space, &one.id, &said::measure_of(one)),
        before: Rc::new(before?),
        kr: None,
        corridor: one.corridor(),
        stand: Stand { figure: read.value, status: None, health: Some(read.health), objective: None },
        should: None,
        spark: standing.iter().filter_map(|one| one.value).collect(),
        turn: turn(space, &one.id, What::Kpi, today),
        from_below: false,
    })
}

fn newest(space: &Space, id: &Id, measure: &Measure) -> Option<Rc<CheckInRow>> {
    let all = space.check_ins(id);
    let (newest, before) = all.split_last()?;
    let believed = before.iter().rev().find_map(|one| one.confidence);
    let row = check_in_row(space, newest, measure);
    Some(Rc::new(CheckInRow { confidence_before: believed, ..row }))
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

/// A value with as many places as its way needs: a hundredth of it can be seen.
fn rounded(value: f64, way: f64) -> f64 {
    let places = (2.0 - way.abs().log10().floor()).clamp(0.0, 9.0) as usize;
    number::shown(value, places).parse().unwrap_or(value)
}

/// Where something stands in the outline.
type Place = Vec<usize>;

/// The way to something from the top of the outline: of each unit first its own goals, then those of its
/// people, then the units below it. What is in no unit stands after all units, KPIs after everything.
fn place(space: &Space, id: &Id, what: What) -> Place {
    let at = |list: &[Id], id: &Id| list.iter().position(|own| own == id).unwrap_or(list.len());
    match what {
        What::KeyResult => {
            let home = space.key_result(id).and_then(|kr| kr.objective.as_ref());
            let Some(objective) = home else { return vec![8] };
            let mut place = place(space, objective, What::Objective);
            place.push(at(space.key_results_of(objective), id));
            place
        }
        What::Objective => {
            let home = space.objective(id).and_then(|one| one.home.as_ref());
            let mut place = of_home(space, home);
            let home = home.filter(|home| space.objectives_of(Some(home)).contains(id));
            place.extend([0, at(space.objectives_of(home), id)]);
            place
        }
        What::Kpi => {
            let home = space.kpi(id).and_then(|one| one.home.as_ref());
            let mut place = vec![9];
            place.extend(of_home(space, home));
            let home = home.filter(|home| space.kpis_of(Some(home)).contains(id));
            place.extend([0, at(space.kpis_of(home), id)]);
            place
        }
    }
}

fn of_home(space: &Space, home: Option<&Id>) -> Place {
    let at = |list: &[Id], id: &Id| list.iter().position(|own| own == id);
    let mut back: Place = Vec::new();
    let mut unit = home.cloned();
    if let Some(person) = home.and_then(|id| space.person(id)) {
        let own = person.unit.as_ref().filter(|unit| space.people_of(Some(unit)).contains(&person.id));
        back.extend([at(space.people_of(own), &person.id).unwrap_or(0), if own.is_some() { 1 } else { 4 }]);
        unit = own.cloned();
    } else if home.is_none_or(|id| space.unit(id).is_none()) {
        return vec![5];
    }
    // A made-up file may have a ring of units.
    for _ in 0..100 {
        let Some(id) = unit else { break };
        let above = space.unit(&id).and_then(|one| one.parent.clone());
        let here = above.filter(|above| space.units_of(Some(above)).contains(&id));
        back.extend([at(space.units_of(here.as_ref()), &id).unwrap_or(0), 2]);
        unit = here;
    }
    back.reverse();
    back
}
