//! How a key result is measured from where it stands (rule Z7).

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::{Day, Direction, KeyResult, Measure, Text};
use crate::space::Space;

/// How a key result is measured in the next cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Onward {
    /// The measure.
    pub measure: Measure,
    /// What is to be known of it.
    pub notes: Vec<OnwardNote>,
}

/// What is to be known of a measure that goes on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum OnwardNote {
    /// It starts where it stands: at this value.
    StartsAt(f64),
    /// Nobody knows where it stands; the start stays as it was.
    StandsUnknown,
    /// The target is reached: another one is to be set.
    TargetReached,
    /// So many of the heights are reached and left out.
    HeightsReached(usize),
    /// So many milestones are done and left out.
    MilestonesDone(usize),
    /// All milestones are done: new ones are to be set.
    AllDone,
    /// The baseline was found: from there it is to be reached something.
    Found(f64),
}

/// Whether a baseline that was found is looked for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AfterBaseline {
    /// The value that was found is the start of a way.
    #[default]
    Reach,
    /// It is looked for again.
    Look,
}

impl OnwardNote {
    /// Whether something has to be written before it can be agreed.
    pub fn wants_words(self) -> bool {
        matches!(self, Self::TargetReached | Self::AllDone | Self::Found(_))
    }
}

/// How a key result is measured from where it stands.
pub(super) fn onward(space: &Space, kr: &KeyResult, after: AfterBaseline, today: Day) -> Onward {
    let stands = space.evaluation(&kr.id, today).and_then(|one| one.value).filter(|value| value.is_finite());
    let same = |notes: Vec<OnwardNote>| Onward { measure: kr.measure.clone(), notes };
    match &kr.measure {
        Measure::Reach { target, direction, .. } => {
            let Some(value) = stands else { return same(vec![OnwardNote::StandsUnknown]) };
            let way = kr.measure.direction();
            let mut notes = vec![OnwardNote::StartsAt(value)];
            let ahead = target.filter(|target| is_ahead(*target, value, way));
            if target.is_some() && ahead.is_none() {
                notes.push(OnwardNote::TargetReached);
            }
            // Without its target the numbers no longer say which way is forward.
            let direction = if ahead.is_none() { way } else { *direction };
            Onward { measure: Measure::Reach { start: Some(value), target: ahead, direction }, notes }
        }
        Measure::CommitTargetStretch { commit, target, stretch, .. } => {
            let Some(value) = stands else { return same(vec![OnwardNote::StandsUnknown]) };
            let way = kr.measure.direction();
            let ahead = |height: &Option<f64>| height.filter(|height| is_ahead(*height, value, way));
            let next = [ahead(commit), ahead(target), ahead(stretch)];
            let was = [commit, target, stretch];
            let reached = was.iter().zip(&next).filter(|(was, is)| was.is_some() && is.is_none()).count();
            let mut notes = vec![OnwardNote::StartsAt(value)];
            match reached {
                0 => {}
                count => notes.push(OnwardNote::HeightsReached(count)),
            }
            let [commit, target, stretch] = next;
            if target.is_none() {
                notes.push(OnwardNote::TargetReached);
            }
            let measure = Measure::CommitTargetStretch { start: Some(value), commit, target, stretch };
            Onward { measure, notes }
        }
        Measure::Milestones(steps) => {
            let all = space.check_ins(&kr.id);
            let done: BTreeSet<&Text> =
                set_of(all.iter().rev().find_map(|one| one.done.as_ref()).into_iter().flatten());
            let left: Vec<_> = steps.iter().filter(|step| !done.contains(&step.key)).cloned().collect();
            let notes = match (steps.len() - left.len(), left.is_empty()) {
                (0, _) => Vec::new(),
                (_, true) => vec![OnwardNote::AllDone],
                (count, false) => vec![OnwardNote::MilestonesDone(count)],
            };
            Onward { measure: Measure::Milestones(left), notes }
        }
        Measure::Baseline => match (stands, after) {
            (Some(found), AfterBaseline::Reach) => Onward {
                measure: Measure::Reach { start: Some(found), target: None, direction: None },
                notes: vec![OnwardNote::Found(found)],
            },
            _ => same(Vec::new()),
        },
        Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::YesNo
        | Measure::Judged => same(Vec::new()),
    }
}

/// Whether a height still lies before a value on the way; where nobody knows which way is forward, anything
/// but the value itself does.
fn is_ahead(height: f64, value: f64, way: Option<Direction>) -> bool {
    match way {
        Some(Direction::Up) => height > value,
        Some(Direction::Down) => height < value,
        None => height.total_cmp(&value).is_ne(),
    }
}
