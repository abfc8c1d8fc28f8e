//! The comprehensive evaluation at the close: goals from above and own ideas side by side (rules S7, S8).

use super::day::{Day, Span};
use super::id::Id;
use super::objective::{Objective, Origin};
use super::rollup::{Part, RollUp, roll_up};

/// A group of objectives that is evaluated together. One objective may be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All of them.
    All,
    /// Came from above.
    FromAbove,
    /// Their owner's own idea.
    OwnIdea,
    /// Nobody said where they came from.
    OriginUnsaid,
    /// Aligned to something above.
    Aligned,
    /// Aligned to nothing; evaluated like all others.
    Standalone,
    /// Meant to make their owner grow.
    Growth,
    /// Shared by several units.
    Joint,
    /// Added after the cycle began.
    AddedLate,
}

impl Group {
    /// Every group, in the order of the scorecard.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::FromAbove,
        Self::OwnIdea,
        Self::OriginUnsaid,
        Self::Aligned,
        Self::Standalone,
        Self::Growth,
        Self::Joint,
        Self::AddedLate,
    ];
}

/// What the scorecard has to know of one objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluated<'a> {
    /// The objective.
    pub objective: &'a Objective,
    /// Its score: said, else rolled up from its key results.
    pub score: Option<f64>,
    /// Whether it is aligned to something above.
    pub aligned: bool,
    /// Whether it was added after the cycle began.
    pub added_late: bool,
}

/// One line of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The group.
    pub group: Group,
    /// How many objectives are in it.
    pub count: usize,
    /// Its share of all objectives, 0.0 to 1.0.
    pub share: f64,
    /// Their scores together, with what was left out.
    pub score: RollUp,
    /// The objectives.
    pub ids: Vec<Id>,
}

/// The scorecard: one line for each group that has objectives. Nothing is left out of the evaluation for
/// having no parent (rule S8).
pub fn scorecard(objectives: &[Evaluated]) -> Vec<Row> {
    Group::ALL
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Evaluated> =
                objectives.iter().filter(|evaluated| belongs(evaluated, group)).collect();
            let parts: Vec<Part> = members.iter().map(|evaluated| part(evaluated)).collect();
            (!members.is_empty()).then(|| Row {
                group,
                count: members.len(),
                share: members.len() as f64 / objectives.len() as f64,
                score: roll_up(&parts),
                ids: parts.into_iter().map(|part| part.id).collect(),
            })
        })
        .collect()
}

fn part(evaluated: &Evaluated) -> Part {
    let Objective { id, weight, stage, .. } = evaluated.objective;
    Part { id: id.clone(), progress: evaluated.score, weight: *weight, counts: stage.counts() }
}

fn belongs(evaluated: &Evaluated, group: Group) -> bool {
    let objective = evaluated.objective;
    match group {
        Group::All => true,
        Group::FromAbove => objective.origin == Some(Origin::FromAbove),
        Group::OwnIdea => objective.origin == Some(Origin::OwnIdea),
        Group::OriginUnsaid => objective.origin.is_none(),
        Group::Aligned => evaluated.aligned,
        Group::Standalone => !evaluated.aligned,
        Group::Growth => objective.growth,
        Group::Joint => !objective.joint.is_empty(),
        Group::AddedLate => evaluated.added_late,
    }
}

/// The share of a cycle that a goal lived, 0.0 to 1.0: from its first day, or the day it was added, to its
/// last, or the day it was given up (rule S7). Shown beside the score; never multiplied in silently.
pub fn lived_share(own: Span, gone: Option<Day>, cycle: Span) -> Option<f64> {
    let (start, end) = cycle.both()?;
    let from = own.start.map_or(start, |own| own.max(start));
    let own_end = own.end.map_or(end, |own| own.min(end));
    let to = gone.map_or(own_end, |gone| gone.min(own_end));
    let lived = (to.days_since(from) + 1).max(0);
    Some(lived as f64 / (end.days_since(start) + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn s7_the_share_it_lived_is_counted_in_days() {
        let cycle = Span::new(day("2026-07-01"), day("2026-07-10"));
        let from = |start: &str| Span { start: Some(day(start)), end: None };
        assert_eq!(lived_share(Span::UNKNOWN, None, cycle), Some(1.0));
        assert_eq!(lived_share(from("2026-07-06"), None, cycle), Some(0.5));
        assert_eq!(lived_share(from("2026-06-01"), None, cycle), Some(1.0));
        assert_eq!(lived_share(Span::UNKNOWN, Some(day("2026-07-03")), cycle), Some(0.3));
        assert_eq!(lived_share(from("2026-08-01"), None, cycle), Some(0.0));
        assert_eq!(lived_share(Span::UNKNOWN, None, Span::UNKNOWN), None);
    }

    #[test]
    fn s8_own_ideas_are_evaluated_beside_goals_from_above() {
        let objective = |id: &str, origin, weight| Objective {
            origin,
            weight,
            growth: id == "c",
            ..Objective::new(Id::from(id))
        };
        let (a, b, c) = (
            objective("a", Some(Origin::FromAbove), Some(3.0)),
            objective("b", Some(Origin::OwnIdea), Some(1.0)),
            objective("c", Some(Origin::OwnIdea), Some(1.0)),
        );
        let read = |objective, score, aligned| Evaluated { objective, score, aligned, added_late: false };
        let rows = scorecard(&[read(&a, Some(0.5), true), read(&b, Some(1.0), false), read(&c, None, false)]);
        let row = |group| rows.iter().find(|row| row.group == group).unwrap();
        assert_eq!(row(Group::All).score.progress, Some(0.625));
        assert_eq!((row(Group::All).count, row(Group::All).score.missing), (3, 1));
        assert_eq!(row(Group::OwnIdea).score.progress, Some(1.0));
        assert_eq!(row(Group::OwnIdea).ids, [Id::from("b"), Id::from("c")]);
        assert_eq!(row(Group::Growth).score.progress, None);
        assert_eq!(Some(row(Group::Standalone).share), Some(2.0 / 3.0));
        assert!(!rows.iter().any(|row| matches!(row.group, Group::Joint | Group::OriginUnsaid)));
        assert_eq!(scorecard(&[]), []);
    }
}
