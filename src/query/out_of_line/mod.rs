//! What is out of line, and what would mend it (rules O).
//!
//! A finding names the goals it is about, the reason as data, and the mends that are offered; each mend is
//! one edit. What somebody said is fine is kept with its goal or link, travels with it, and stays apart.

mod copies;
mod dates;
mod ground;
mod guess;
mod likeness;
mod loops;
mod mends;
mod orphans;
mod past;
mod skips;
mod twins;
mod unanswered;
mod unsupported;

pub use copies::{Copy, Difference};
pub(crate) use ground::{aligns, tree as units_above};
pub use mends::{chosen, make_one, say_fine, take_back};

use std::collections::BTreeSet;

use crate::okr::{Day, Id, Span, Text, Wants};
use crate::query::panel::{self, Target};
use crate::space::{Edit, Space};

use ground::Ground;

/// In what way something is out of line, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A link that a loop suspends.
    Loop,
    /// A link to a goal that is closed, dropped, put off, deleted or over.
    Past,
    /// An objective that hangs on nothing by accident.
    Orphan,
    /// An ask or a proposal that nobody answers.
    Unanswered,
    /// Copies of one key result.
    Copies,
    /// Teams with near-identical goals.
    Twins,
    /// Dates outside the parent's.
    Dates,
    /// A link that skips a level of the units.
    Skip,
    /// Key results nobody supports.
    Unsupported,
    /// An own idea that hangs on nothing by intention: no fault.
    StandsAlone,
}

impl Kind {
    /// All kinds in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Loop,
        Self::Past,
        Self::Orphan,
        Self::Unanswered,
        Self::Copies,
        Self::Twins,
        Self::Dates,
        Self::Skip,
        Self::Unsupported,
        Self::StandsAlone,
    ];

    /// The number of its rule, by which a goal says that it is fine.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Orphan | Self::StandsAlone => "O1",
            Self::Unsupported => "O2",
            Self::Past => "O3",
            Self::Skip => "O4",
            Self::Dates => "O5",
            Self::Unanswered => "O6",
            Self::Copies => "O7",
            Self::Twins => "O8",
            Self::Loop => "O9",
        }
    }
}

/// Findings of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// What wants to be mended.
    pub open: Vec<Finding>,
    /// What somebody said is fine as it is.
    pub fine: Vec<Finding>,
}

/// Something that is out of line.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// In what way.
    pub kind: Kind,
    /// Names it as long as it lasts.
    pub key: Text,
    /// The goals it is about; of a link the lower end first.
    pub goals: Vec<Goal>,
    /// Why.
    pub reason: Reason,
    /// What would mend it.
    pub offers: Vec<Offer>,
    /// What saying that it is fine writes: on which entity, which words. Nothing where it cannot be said.
    pub marks: Vec<(Id, Text)>,
}

/// A goal as a row names it.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// The goal.
    pub id: Id,
    /// Its title; its id where it has none.
    pub title: Text,
    /// Whether it is a key result.
    pub is_key_result: bool,
    /// Whether it can be opened: it is not in the trash.
    pub is_here: bool,
    /// The unit or person whose goal it is.
    pub home: Option<Id>,
    /// What they are called.
    pub place: Option<Text>,
    /// Of a key result, the title of its objective.
    pub objective: Option<Text>,
}

/// Why something is out of line.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// It hangs on nothing, while a unit above has goals of its cycle.
    HangsOnNothing {
        /// The nearest such unit.
        above: Text,
        /// How many goals it has.
        count: usize,
        /// Whether it was said to come from above.
        from_above: bool,
    },
    /// It is an own idea, or meant to make its owner grow.
    StandsAlone {
        /// Why it matters.
        why: Option<Text>,
        /// Whether it is a growth goal.
        growth: bool,
    },
    /// Nothing below hangs on these key results.
    NobodySupports {
        /// How many of them.
        alone: usize,
        /// How many the objective has.
        all: usize,
        /// How many goals stand below its unit.
        below: usize,
    },
    /// What it hangs on is gone.
    LinkTo(Gone),
    /// What it hangs on is more than one level up.
    SkipsLevel {
        /// How many levels.
        levels: usize,
        /// A unit between that has goals.
        between: Text,
        /// How many.
        goals: usize,
    },
    /// It begins before, or ends after, what it is part of.
    Dates {
        /// Before.
        before: Option<Outside>,
        /// After.
        after: Option<Outside>,
    },
    /// Nobody answers.
    Waits(Waiting),
    /// They are called alike.
    Copies {
        /// Each of them.
        copies: Vec<Copy>,
        /// In what they differ.
        differ: Vec<Difference>,
    },
    /// So many units have near-identical goals.
    Twins {
        /// How many.
        homes: usize,
        /// Whether all of them hang on one and the same goal.
        under_one: bool,
    },
    /// It would close a loop.
    Loop {
        /// Titles along it, from the lower end of the link up and back to it.
        around: Vec<Text>,
    },
}

/// What became of a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gone {
    /// It is in the trash, or what it belongs to is.
    Deleted,
    /// It was given up.
    Dropped,
    /// It was put off.
    Postponed,
    /// It was closed.
    Closed,
    /// It ended on this day.
    Over(Day),
}

/// A day outside what is allowed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outside {
    /// The day it is.
    pub is: Day,
    /// The first or last day of what it is part of.
    pub may: Day,
    /// How many days lie between.
    pub days: i64,
}

/// An ask or a proposal that waits.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiting {
    /// What is asked for; a proposal to align asks for nothing else.
    pub wants: Option<Wants>,
    /// Who asked.
    pub from: Vec<Text>,
    /// Who has to answer.
    pub to: Vec<Text>,
    /// What was asked, in words.
    pub text: Text,
    /// For how many days it has been open, where that is known.
    pub days: Option<i64>,
    /// By when an answer was needed.
    pub due: Option<Day>,
    /// How many days ago that was.
    pub overdue: Option<i64>,
}

/// Something that would mend a finding.
#[derive(Clone, PartialEq, Debug)]
pub enum Offer {
    /// At one press.
    Do {
        /// What it does.
        mend: Mend,
        /// What it writes.
        edit: Edit,
    },
    /// At one press, but only by these people; by anybody where nobody is known.
    Only {
        /// Who may.
        by: Vec<Id>,
        /// What it does.
        mend: Mend,
        /// What it writes.
        edit: Edit,
    },
    /// By choosing a goal (see [`look`] and [`chosen`]).
    Find(Find),
    /// By looking at the copies side by side (see [`make_one`]).
    Compare,
    /// On the page of asks.
    Asks,
}

/// What a mend does, for words.
#[derive(Clone, PartialEq, Debug)]
pub enum Mend {
    /// Says that it is an own idea.
    OwnIdea,
    /// Takes the link off.
    TakeOff,
    /// Takes one link of a loop off.
    TakeOffOf {
        /// Its lower end.
        from: Text,
        /// Its upper end.
        to: Text,
    },
    /// Hangs it on what took the place of the other goal.
    Successor(Text),
    /// Hangs it on this goal instead.
    AlignTo(Text),
    /// Takes the dates of what it is part of.
    ParentsDates(Span),
    /// Takes an ask back.
    TakeBack,
    /// Hangs the others on the goal of this unit.
    AlignToThis(Text),
    /// Says that the units share the goal.
    Joint,
}

/// What a goal is looked for for.
#[derive(Clone, PartialEq, Debug)]
pub enum Find {
    /// For something to hang on.
    AlignTo {
        /// The lower end.
        from: Id,
        /// The link it stands in for, which is taken off.
        instead_of: Option<Id>,
    },
    /// For something that hangs on this.
    Hang {
        /// The upper end.
        to: Id,
    },
}

impl Finding {
    /// A finding about some goals that cannot be called fine.
    fn about(ground: &Ground<'_>, kind: Kind, ids: &[&Id], reason: Reason, offers: Vec<Offer>) -> Self {
        let key = ids.first().map_or_else(|| kind.rule().to_owned(), |id| format!("{} {id}", kind.rule()));
        let goals = ids.iter().map(|id| ground.goal(id)).collect();
        Self { kind, key: key.into(), goals, reason, offers, marks: Vec::new() }
    }

    /// Whether somebody said that it is fine as it is.
    fn is_fine(&self, space: &Space) -> bool {
        let said = |of: &Id, mark: &Text| space.node(of).is_some_and(|node| node.fine().contains(mark));
        !self.marks.is_empty() && self.marks.iter().all(|(of, mark)| said(of, mark))
    }
}

impl Goal {
    fn of(space: &Space, id: &Id) -> Self {
        let kr = match space.node(id).map(|node| &node.typed) {
            Some(crate::space::Typed::KeyResult(kr)) => Some(kr),
            _ => None,
        };
        let objective = kr.map_or(Some(id), |kr| kr.objective.as_ref());
        let home = objective.and_then(|id| match space.node(id).map(|node| &node.typed) {
            Some(crate::space::Typed::Objective(one)) => one.home.clone(),
            _ => None,
        });
        Self {
            id: id.clone(),
            title: space.name_of(id).unwrap_or_else(|| id.text()),
            is_key_result: kr.is_some(),
            is_here: space.node(id).is_some_and(|node| !node.deleted),
            place: home.as_ref().and_then(|home| space.name_of(home)),
            home,
            objective: kr.and(objective).and_then(|id| space.name_of(id)),
        }
    }
}

/// What is out of line among the goals of a cycle and those within it (of all that are not done with, where
/// none is named), and of one unit and everything below it, where one is named. Only kinds with something in
/// them, in the order of the page.
pub fn findings(space: &Space, cycle: Option<&Id>, unit: Option<&Id>, today: Day) -> Vec<Group> {
    let ground = Ground::new(space, cycle, today);
    let inside: Option<BTreeSet<&Id>> = unit.map(|unit| ground.below(unit));
    let is_inside = |finding: &Finding| {
        let mut homes = finding.goals.iter().filter_map(|goal| goal.home.as_ref());
        inside.as_ref().is_none_or(|inside| homes.any(|home| inside.contains(home)))
    };
    let mut all = orphans::orphans(&ground);
    all.extend(unsupported::unsupported(&ground));
    all.extend(past::past(&ground));
    all.extend(skips::skips(&ground));
    all.extend(dates::dates(&ground));
    all.extend(unanswered::unanswered(&ground));
    all.extend(copies::copies(&ground));
    all.extend(twins::twins(&ground));
    all.extend(loops::loops(&ground));
    let mut groups: Vec<Group> =
        Kind::ALL.into_iter().map(|kind| Group { kind, open: Vec::new(), fine: Vec::new() }).collect();
    for finding in all.into_iter().filter(is_inside) {
        let Some(group) = groups.iter_mut().find(|group| group.kind == finding.kind) else { continue };
        let list = if finding.is_fine(space) { &mut group.fine } else { &mut group.open };
        list.push(finding);
    }
    groups.retain(|group| !group.open.is_empty() || !group.fine.is_empty());
    groups
}

/// What a picker offers for a text: before anybody types, the likeliest.
pub fn look(space: &Space, find: &Find, text: &str, most: usize, today: Day) -> Vec<Target> {
    guess::look(&Ground::new(space, None, today), find, text, most)
}

/// Which of several copies can be the one that stays: those that close no loop when they are shared with the
/// others' objectives, once the others are gone with their links.
pub fn may_stay(space: &Space, copies: &[Copy]) -> Vec<bool> {
    let can = |kept: &Copy| {
        let others = copies.iter().filter(|copy| copy.id != kept.id);
        let is_left = |link: &crate::okr::Link| {
            !copies.iter().any(|copy| copy.id != kept.id && (copy.id == link.from || copy.id == link.to))
        };
        let mut with = others.filter_map(|copy| space.key_result(&copy.id)?.objective.as_ref());
        !with.any(|with| loops::way_up(space, with, &kept.id, is_left).is_some())
    };
    copies.iter().map(can).collect()
}

/// Why what was chosen in a picker cannot be aligned so; `None` where it can.
pub fn refused(space: &Space, find: &Find, goal: &Id) -> Option<panel::Refusal> {
    match find {
        Find::AlignTo { from, .. } => panel::refusal(space, from, goal),
        Find::Hang { to } => panel::refusal(space, goal, to),
    }
}
