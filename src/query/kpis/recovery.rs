//! Goals that bring a KPI back: one that is suggested, and those that are there (rules H27 to H29).

use crate::okr::kpi::{self, wants_recovery};
use crate::okr::{
    CheckIn, Day, Direction, Id, Measure, Objective, Origin, Owner, Privacy, Stage, Status, Text,
};
use crate::query::cycles::current_cycle;
use crate::space::{Change, Edit, New, Place, Space, Typed};

use super::Running;

/// What is done, or could be done, to bring a KPI back into its corridor.
#[derive(Clone, PartialEq, Debug)]
pub enum Recovering {
    /// Nothing has to be done.
    Nothing,
    /// A goal that would.
    Suggested(Box<Plan>),
    /// A goal that does.
    Running {
        /// The objective.
        goal: Id,
        /// Its title.
        title: Text,
        /// How it stands.
        status: Status,
    },
}

/// A goal that would bring a KPI back.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The KPI.
    pub kpi: Id,
    /// What it is called.
    pub name: Text,
    /// Where it is now.
    pub from: f64,
    /// The nearest edge of its corridor.
    pub to: f64,
    /// The whole corridor, its lowest value first.
    pub corridor: (Option<f64>, Option<f64>),
    /// What its numbers count.
    pub measured_in: Option<Text>,
    /// The unit or person whose it is.
    pub home: Option<Id>,
    /// Who answers for it.
    pub owners: Vec<Owner>,
    /// The cycle that today lies in.
    pub cycle: Option<Id>,
    /// The day on which it begins.
    pub start: Day,
    /// What of the KPI stays out of shared copies; of the goal as well, which names it.
    pub privacy: Option<Privacy>,
}

/// The goal that would bring a KPI back, where it wants one (rules H27 and H29).
pub fn plan(space: &Space, id: &Id, today: Day) -> Option<Plan> {
    let kpi = space.kpi(id).filter(|kpi| !kpi.archived && !space.is_hidden(&kpi.id))?;
    let all = space.check_ins(id);
    let standing: Vec<&CheckIn> = all.iter().collect();
    if !wants_recovery(kpi, &standing) {
        return None;
    }
    let from = kpi::read(kpi, &standing, space.cadence_of(id), today).value?;
    let cycle = current_cycle(space, today).filter(|id| {
        // One that is over, or has not begun, is not the one to act in.
        space.cycle(id).is_some_and(|one| one.span.both().is_some() && one.span.contains(today))
    });
    Some(Plan {
        kpi: id.clone(),
        name: space.name_of(id).unwrap_or_default(),
        from,
        to: kpi.edge_missed(from)?,
        corridor: kpi.corridor(),
        measured_in: kpi.measured_in.clone(),
        home: kpi.home.clone().filter(|home| space.unit(home).is_some() || space.person(home).is_some()),
        owners: kpi.owners.clone(),
        cycle,
        start: today,
        privacy: space.privacy(id),
    })
}

/// The edits that make the goal: an objective and its key result, both with ids minted by the caller. It is a
/// draft until somebody publishes it.
pub fn recover(space: &Space, plan: &Plan, ids: (&Id, &Id), titles: (Text, Text)) -> Edit {
    let ((goal, kr), (title, kr_title)) = (ids, titles);
    let after = space.objectives_of(plan.home.as_ref()).last().cloned();
    let way = if plan.to < plan.from { Direction::Down } else { Direction::Up };
    let measure = Measure::Reach { start: Some(plan.from), target: Some(plan.to), direction: Some(way) };
    let change = |id: &Id, change: Change| Edit::Change { id: id.clone(), change };
    let mut edits = vec![
        Edit::Add {
            id: goal.clone(),
            new: New::Objective { title, cycle: plan.cycle.clone() },
            place: Place { under: plan.home.clone(), after },
        },
        change(goal, Change::Recovers(Some(plan.kpi.clone()))),
        // Nobody handed it down: whoever keeps the number saw it leave.
        change(goal, Change::Origin(Some(Origin::OwnIdea))),
        change(goal, Change::Start(Some(plan.start))),
    ];
    if !plan.owners.is_empty() {
        edits.push(change(goal, Change::Owners(plan.owners.clone())));
    }
    if plan.privacy.is_some() {
        edits.push(change(goal, Change::Private(plan.privacy)));
    }
    edits.push(Edit::Add {
        id: kr.clone(),
        new: New::KeyResult { title: kr_title },
        place: Place { under: Some(goal.clone()), after: None },
    });
    edits.push(change(kr, Change::Measure(measure)));
    if plan.measured_in.is_some() {
        edits.push(change(kr, Change::MeasuredIn(plan.measured_in.clone())));
    }
    Edit::Together(edits)
}

/// The goals that bring KPIs back and are not over, by KPI (rule H28). Of several for one KPI the one that
/// stands worst is shown.
pub(super) fn running(space: &Space, today: Day) -> Running {
    let mut out = Running::new();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        let Typed::Objective(Objective { recovers: Some(kpi), stage, .. }) = &node.typed else { continue };
        if matches!(stage, Stage::Dropped | Stage::Closed) {
            continue;
        }
        let Some(status) = space.evaluation(id, today).map(|one| one.status.shown) else { continue };
        if status == Status::Done {
            continue;
        }
        let title = space.name_of(id).unwrap_or_default();
        let one = Recovering::Running { goal: id.clone(), title, status };
        let is_worse = |other: &Recovering| match other {
            Recovering::Running { status: other, .. } => rank(status) < rank(*other),
            Recovering::Nothing | Recovering::Suggested(_) => true,
        };
        if out.get(kpi).is_none_or(is_worse) {
            out.insert(kpi.clone(), one);
        }
    }
    out
}

fn rank(status: Status) -> u8 {
    match status {
        Status::AtRisk => 0,
        Status::Stale => 1,
        Status::Behind => 2,
        Status::Pending => 3,
        Status::OnTrack => 4,
        Status::Postponed => 5,
        Status::Done | Status::Dropped | Status::Closed => 6,
    }
}
