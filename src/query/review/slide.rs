//! What stands on one slide.

use crate::okr::{Commitment, Day, Id, Measure, Status, Text, Who};
use crate::query::asks::{AskRow, GoalRef, goal_ref};
use crate::query::close::{Verdict, readings, verdict};
use crate::query::one_on_one::{Growth, Worry, is_doubted};
use crate::query::panel::{CheckInRow, Explained, Named, check_in_row, explain};
use crate::query::since::{Back, GoalNews, Praise, Stand};
use crate::space::{Space, Typed};

use super::summary::Summary;

/// What a slide is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    /// Who holds which review, and what comes.
    Opening,
    /// What was decided last time.
    Last,
    /// All of it together.
    Summary,
    /// Unit by unit.
    Units,
    /// The objectives of a unit.
    Goals,
    /// What changed.
    News,
    /// What changed about goals that hang together with them.
    Linked,
    /// What is amber or red.
    Risks,
    /// What is asked.
    Asks,
    /// What the other asks of whoever looks.
    AskedOfMe,
    /// What whoever looks asks of the other.
    AskedOfThem,
    /// Recognition.
    Praise,
    /// Goals to grow on.
    Growth,
    /// What is decided.
    Decisions,
    /// What was said and decided, at the end.
    Close,
}

/// One slide.
#[derive(Clone, PartialEq, Debug)]
pub struct Slide {
    /// What it is about.
    pub heading: Heading,
    /// The unit it is about; `None` where it is about no single one.
    pub unit: Option<Named>,
    /// Whether it is about goals that are of no unit.
    pub is_of_no_unit: bool,
    /// Which of how many slides of this heading it is, from 1 on.
    pub page: (usize, usize),
    /// What stands on it.
    pub body: Body,
}

/// What stands on a slide. What was decided and noted is not in it: that is told as it is now.
#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    /// The title.
    Opening,
    /// Decisions of the last review.
    Last,
    /// Figures of all of it.
    Summary(Box<Summary>),
    /// Figures of units.
    Units(Vec<UnitRow>),
    /// Objectives.
    Goals(Vec<GoalRow>),
    /// Changes, goal by goal.
    News(Vec<GoalNews>),
    /// What is amber or red, and why.
    Risks(Vec<Risk>),
    /// Asks and proposals.
    Asks(Vec<AskRow>),
    /// Recognition.
    Praise(Vec<Praise>),
    /// Goals to grow on.
    Growth(Vec<Growth>),
    /// Decisions of this review.
    Decisions,
    /// The end.
    Close,
}

/// A unit in figures.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitRow {
    /// The unit; `None` for goals of none.
    pub unit: Option<Named>,
    /// Its goals, without those of units below it that have a line of their own.
    pub summary: Summary,
}

/// An objective on a slide.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalRow {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Who answers for it.
    pub owners: Vec<Text>,
    /// How it stands; `None` where this copy does not tell.
    pub stand: Option<Stand>,
    /// What was judged; only where scores are told.
    pub verdict: Option<Verdict>,
    /// What its score is measured against.
    pub commitment: Option<Commitment>,
    /// How it reads as first set and as changed; only where scores are told.
    pub readings: Option<ThreeRead>,
}

/// The three readings of one goal.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ThreeRead {
    /// The score, had it stayed as it was first set.
    pub first: Option<f64>,
    /// The score as it was judged.
    pub changed: Option<f64>,
    /// The share of the cycle that it lived, 0.0 to 1.0.
    pub lived: Option<f64>,
}

impl ThreeRead {
    /// Whether it reads as it was first set, and lived all of the cycle.
    pub fn is_plain(&self) -> bool {
        self.first == self.changed && self.lived.is_none_or(|lived| lived >= 1.0)
    }
}

/// Something amber or red, with how it came to stand so.
#[derive(Clone, PartialEq, Debug)]
pub struct Risk {
    /// The goal.
    pub goal: GoalRef,
    /// How it stood.
    pub was: Option<Stand>,
    /// How it stands.
    pub is: Stand,
    /// How it came to stand so.
    pub why: Box<Explained>,
    /// Whether it is here for what is believed, not for how it stands.
    pub by_belief: bool,
    /// The last check-in on it.
    pub last: Option<CheckInRow>,
    /// What its numbers count.
    pub measured_in: Option<Text>,
}

/// An objective as a slide shows it.
pub(super) fn goal_row(space: &Space, id: &Id, tells_scores: bool, today: Day) -> Option<GoalRow> {
    let one = space.objective(id)?;
    let name = |who: &Who| match who {
        Who::Known(id) => space.name_of(id).unwrap_or_else(|| id.text()),
        Who::Named(name) => Text::clone(name),
    };
    let read = |id: &Id| {
        let read = readings(space, id, today)?;
        Some(ThreeRead { first: read.first.value, changed: read.changed.value, lived: read.lived })
    };
    Some(GoalRow {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        owners: one.owners.iter().map(|owner| name(&owner.who)).collect(),
        stand: crate::query::since::stand(space, id, today)
            .map(|stand| Stand { confidence: lowest(space, id, today).or(stand.confidence), ..stand }),
        verdict: tells_scores.then(|| verdict(space, id)),
        commitment: one.commitment,
        readings: if tells_scores { read(id) } else { None },
    })
}

/// What is believed least of the key results of an objective (rule C2).
fn lowest(space: &Space, id: &Id, today: Day) -> Option<u8> {
    let krs = space.all_key_results_of(id).filter(|kr| space.counts(kr));
    krs.filter_map(|kr| space.evaluation(kr, today)?.confidence.as_ref().map(|one| one.value)).min()
}

/// Something amber or red as a slide shows it.
pub(super) fn risk(back: &Back<'_>, id: &Id) -> Option<Risk> {
    let is = back.stand(id)?;
    let was = back.stood(id);
    let by_status = matches!(is.status, Status::AtRisk | Status::Stale | Status::Behind | Status::Pending);
    let worry = Worry {
        goal: goal_ref(back.space, id),
        by_belief: !by_status && is_doubted(was.as_ref(), &is),
        was,
        is,
        why: Box::new(explain(back.space, id, back.today)?),
    };
    Some(of_worry(back.space, worry))
}

/// A worry of two people as a slide shows it.
pub(super) fn of_worry(space: &Space, worry: Worry) -> Risk {
    let id = &worry.goal.id;
    let (measure, measured_in) = match space.node(id).map(|node| &node.typed) {
        Some(Typed::KeyResult(kr)) => (&kr.measure, kr.measured_in.clone()),
        _ => (&Measure::Judged, None),
    };
    let last = space.check_ins(id).iter().last().map(|one| check_in_row(space, one, measure));
    Risk {
        goal: worry.goal,
        was: worry.was,
        is: worry.is,
        why: worry.why,
        by_belief: worry.by_belief,
        last,
        measured_in,
    }
}
