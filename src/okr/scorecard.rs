//! The comprehensive evaluation at the close: goals from above and own ideas side by side (rules S7, S8, S41).

use super::day::{Day, Span};
use super::objective::{Objective, Origin};

/// Where a goal came from and whether it stands alone. Every goal is in exactly one of these groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It came from above.
    FromAbove,
    /// Its owner's own idea, aligned to something of others.
    OwnAligned,
    /// Its owner's own idea, which stands alone; evaluated like all others.
    OwnAlone,
    /// Nobody said where it came from.
    OriginUnsaid,
}

impl Group {
    /// Every group, in the order of the scorecard.
    pub const ALL: [Self; 4] = [Self::FromAbove, Self::OwnAligned, Self::OwnAlone, Self::OriginUnsaid];

    /// The one group of a goal (rule S41).
    pub fn of(origin: Option<Origin>, aligned: bool) -> Self {
        match (origin, aligned) {
            (Some(Origin::FromAbove), _) => Self::FromAbove,
            (Some(Origin::OwnIdea), true) => Self::OwnAligned,
            (Some(Origin::OwnIdea), false) => Self::OwnAlone,
            (None, _) => Self::OriginUnsaid,
        }
    }

    /// Whether it is a group of own ideas.
    pub fn is_own(self) -> bool {
        matches!(self, Self::OwnAligned | Self::OwnAlone)
    }
}

/// What a cut has to know of a goal beside what it says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether it is aligned to something above.
    pub aligned: bool,
    /// Whether it was added after the cycle began.
    pub late: bool,
}

/// A cut across the groups: a goal may be in several of these, or in none (rule S8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// Aligned to something above.
    Aligned,
    /// Aligned to nothing; evaluated like all others.
    Standalone,
    /// Meant to make its owner grow.
    Growth,
    /// Shared by several units.
    Joint,
    /// Added after the cycle began.
    AddedLate,
}

impl Cut {
    /// Every cut, in the order of the scorecard.
    pub const ALL: [Self; 5] = [Self::Aligned, Self::Standalone, Self::Growth, Self::Joint, Self::AddedLate];

    /// Whether a goal is in it.
    pub fn has(self, objective: &Objective, Seen { aligned, late }: Seen) -> bool {
        match self {
            Self::Aligned => aligned,
            Self::Standalone => !aligned,
            Self::Growth => objective.growth,
            Self::Joint => !objective.joint.is_empty(),
            Self::AddedLate => late,
        }
    }
}

/// How many points of a hundred count as about what people had in mind (rule S43).
pub const ABOUT_POINTS: f64 = 10.0;

/// What part own ideas have among the goals of which somebody said where they came from. A hint for a talk, and
/// no verdict (rule S43).
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Balance {
    /// How many are own ideas.
    pub own: usize,
    /// How many came from above.
    pub above: usize,
    /// How many say nothing of it.
    pub unsaid: usize,
    /// The part of own ideas by weight, 0.0 to 1.0; `None` where nobody said where any goal came from, or all
    /// that do weigh nothing.
    pub by_weight: Option<f64>,
    /// The part that people had in mind, in per cent.
    pub wanted: Option<u32>,
}

/// How own ideas stand to what people had in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaning {
    /// Fewer own ideas.
    Fewer,
    /// About as they had in mind.
    About,
    /// More own ideas.
    More,
}

impl Balance {
    /// The balance of goals, each with its group and its share by weight.
    pub fn of(goals: impl Iterator<Item = (Group, f64)>, wanted: Option<u32>) -> Self {
        let mut balance = Self { wanted, ..Self::default() };
        let (mut own, mut said) = (0.0, 0.0);
        for (group, share) in goals {
            match group {
                Group::OriginUnsaid => {
                    balance.unsaid += 1;
                    continue;
                }
                Group::FromAbove => balance.above += 1,
                Group::OwnAligned | Group::OwnAlone => {
                    balance.own += 1;
                    own += share;
                }
            }
            said += share;
        }
        balance.by_weight = (said > 0.0).then(|| own / said);
        balance
    }

    /// The part of own ideas by number, 0.0 to 1.0.
    pub fn by_count(&self) -> Option<f64> {
        let said = self.own + self.above;
        (said > 0).then(|| self.own as f64 / said as f64)
    }

    /// How that stands to what people had in mind; `None` where nothing can be said.
    pub fn leaning(&self) -> Option<Leaning> {
        let points = self.by_weight? * 100.0 - f64::from(self.wanted?);
        Some(if points > ABOUT_POINTS {
            Leaning::More
        } else if points < -ABOUT_POINTS {
            Leaning::Fewer
        } else {
            Leaning::About
        })
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
    use crate::okr::Id;

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
    fn s41_every_goal_is_in_one_group() {
        use Origin::{FromAbove, OwnIdea};
        for (origin, aligned, want) in [
            (Some(FromAbove), true, Group::FromAbove),
            (Some(FromAbove), false, Group::FromAbove),
            (Some(OwnIdea), true, Group::OwnAligned),
            (Some(OwnIdea), false, Group::OwnAlone),
            (None, true, Group::OriginUnsaid),
            (None, false, Group::OriginUnsaid),
        ] {
            assert_eq!(Group::of(origin, aligned), want, "{origin:?} {aligned}");
        }
    }

    #[test]
    fn s8_cuts_go_across_the_groups() {
        let cuts = |objective: &Objective, aligned, late| -> Vec<Cut> {
            Cut::ALL.into_iter().filter(|cut| cut.has(objective, Seen { aligned, late })).collect()
        };
        let plain = Objective::new(Id::from("a"));
        assert_eq!(cuts(&plain, false, false), [Cut::Standalone]);
        let all = Objective { growth: true, joint: vec![Id::from("u")], ..plain };
        assert_eq!(cuts(&all, true, true), [Cut::Aligned, Cut::Growth, Cut::Joint, Cut::AddedLate]);
    }

    #[test]
    fn s43_the_balance_is_of_goals_that_say_where_they_came_from() {
        use Group::{FromAbove, OriginUnsaid, OwnAligned, OwnAlone};
        let goals = [(FromAbove, 0.4), (OwnAligned, 0.1), (OwnAlone, 0.1), (OriginUnsaid, 0.4)];
        let of = |wanted| Balance::of(goals.into_iter(), wanted);
        let got = of(Some(40));
        assert_eq!((got.own, got.above, got.unsaid), (2, 1, 1));
        assert!((got.by_weight.unwrap() - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(got.by_count(), Some(2.0 / 3.0));
        let leaning = |wanted| of(wanted).leaning();
        assert_eq!(leaning(Some(40)), Some(Leaning::About));
        assert_eq!(leaning(Some(60)), Some(Leaning::Fewer));
        assert_eq!(leaning(Some(20)), Some(Leaning::More));
        assert_eq!(leaning(None), None);
        let nobody = Balance::of([(OriginUnsaid, 1.0)].into_iter(), Some(40));
        assert_eq!((nobody.by_weight, nobody.by_count(), nobody.leaning()), (None, None, None));
    }
}
