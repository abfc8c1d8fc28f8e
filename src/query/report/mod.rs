//! What the report of a cycle says by itself: its head, its sum, its goals one by one (rules J24 to J32). The
//! other chapters are those of their own pages.

mod appendix;
mod private;
mod summary;

pub use appendix::{GoalTold, UnitGoals, appendix};
pub use private::{Told, told};
pub use summary::{Head, Judged, Summary, UnitSum, head, summary};

use std::collections::BTreeSet;

use crate::okr::Day;
use crate::okr::arrange::set_of;
use crate::okr::{Arrange, Id, Who};
use crate::query::changes::{Gone, Ledger, Line, Scope, ledger, units};
use crate::query::close::Ground;
use crate::query::map::{MapView, Picture};
use crate::query::panel::Named;
use crate::query::since::named;
use crate::space::Space;
use crate::space::share::{PrivateItems, Selection, What, share};

/// A chapter of the report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReportPart {
    /// What the cycle came to, in sentences.
    Summary,
    /// The scorecard of the whole, then of each unit.
    Scorecards,
    /// The goals as a picture.
    Map,
    /// What was changed, and why.
    Changes,
    /// What was learned.
    Retrospectives,
    /// What goes on.
    CarryOver,
    /// How the practice itself is.
    Insights,
    /// Every goal with its key results.
    Appendix,
}

impl ReportPart {
    /// All chapters in their order.
    pub const ALL: [Self; 8] = [
        Self::Summary,
        Self::Scorecards,
        Self::Map,
        Self::Changes,
        Self::Retrospectives,
        Self::CarryOver,
        Self::Insights,
        Self::Appendix,
    ];

    /// A word for it, for elements of the page.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Scorecards => "scorecards",
            Self::Map => "map",
            Self::Changes => "changes",
            Self::Retrospectives => "retrospectives",
            Self::CarryOver => "carry-over",
            Self::Insights => "insights",
            Self::Appendix => "appendix",
        }
    }
}

/// What of the report a person wants to see. It lives as long as the workspace is open.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportChoice {
    /// Chapters that are left out.
    pub off: BTreeSet<ReportPart>,
    /// A scorecard of each person too.
    pub people: bool,
    /// What is kept private too.
    pub private: bool,
    /// How much of the map is drawn; as much as can be read, where nothing was chosen.
    pub map: Option<MapDepth>,
}

impl ReportChoice {
    /// Whether a chapter is there.
    pub fn has(&self, part: ReportPart) -> bool {
        !self.off.contains(&part)
    }

    /// With a chapter, or without it.
    pub fn with(mut self, part: ReportPart, is_on: bool) -> Self {
        if is_on {
            self.off.remove(&part);
        } else {
            self.off.insert(part);
        }
        self
    }
}

/// How much of the map is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MapDepth {
    /// The goals at the top, and those that hang on them.
    Upper,
    /// All goals.
    All,
}

/// Up to so many goals all of the map is drawn unless somebody chose.
pub const MAP_GOALS: usize = 60;

/// The lowest level of the map where only its upper ones are asked for.
const UPPER: usize = 2;

/// The map of the goals of the report: theirs and what they hang on.
pub fn map_of(space: &Space, ground: &Ground, depth: Option<MapDepth>, today: Day) -> Picture {
    let own;
    let space = if ground.whose.is_some() {
        let ids = ground.objectives(space).iter().map(|one| one.id.clone()).collect();
        // What is private was decided before.
        let part = share(
            space,
            &Selection { what: What::Goals(ids), private: PrivateItems::Keep, ..Selection::default() },
        );
        own = Space::of(part.doc);
        &own
    } else {
        space
    };
    let whole = Picture::of(space, Some(&ground.cycle), &MapView::default(), today);
    let is_whole = match depth {
        Some(depth) => depth == MapDepth::All,
        None => whole.cards.len() <= MAP_GOALS,
    };
    if is_whole {
        return whole;
    }
    // As many levels as can be read; the upper ones where that is asked for.
    let deepest = whole.cards.iter().map(|card| card.level).max().unwrap_or_default();
    let shown = |cut: usize| whole.cards.iter().filter(|card| card.level <= cut).count();
    let fits = (0..=deepest).rev().find(|cut| shown(*cut) <= MAP_GOALS).unwrap_or_default();
    let cut = if depth.is_some() { fits.min(UPPER) } else { fits };
    let lower = whole.cards.iter().filter(|card| card.level >= cut && !card.children.is_empty());
    let collapsed = std::rc::Rc::new(lower.map(|card| card.id.clone()).collect());
    Picture::of(space, Some(&ground.cycle), &MapView { collapsed, ..MapView::default() }, today)
}

/// The ledger of the goals of the report: lines of goals that are in it, and of those that went to the trash.
pub fn changes_of(space: &Space, ground: &Ground, today: Day) -> Ledger {
    let unit = ground.whose.clone().filter(|id| space.unit(id).is_some());
    let person = ground.whose.as_ref().filter(|id| space.person(id).is_some());
    let mut found = ledger(space, &Scope { cycle: Some(ground.cycle.clone()), of: unit, today });
    if let Some(person) = person {
        let goals: BTreeSet<&Id> = ground.objectives(space).into_iter().map(|one| &one.id).collect();
        let is_theirs = |goal: &crate::query::changes::Goal| {
            let objective = goal.of.as_ref().map_or(&goal.id, |of| &of.id);
            goals.contains(objective) || is_answered_by(space, &goal.id, person)
        };
        found.lines.retain(|line: &Line| is_theirs(&line.goal));
        found.gone.retain(|gone: &Gone| is_theirs(&gone.goal));
    }
    found
}

fn is_answered_by(space: &Space, goal: &Id, person: &Id) -> bool {
    space.owners_of(goal).contains(&Who::Known(person.clone()))
}

/// The units that goals of the report are at home in, in the order of their tree.
pub fn units_of(space: &Space, ground: &Ground) -> Vec<Named> {
    let homes: BTreeSet<Id> =
        set_of(ground.objectives(space).into_iter().filter_map(|one| space.unit_of_goal(&one.id)));
    units(space)
        .into_iter()
        .filter(|unit| homes.contains(&unit.id) && ground.whose.as_ref() != Some(&unit.id))
        .collect()
}

/// The people whose goals are in the report: at home with them, or theirs to answer for. By name: nobody is
/// first.
pub fn people_of(space: &Space, ground: &Ground) -> Vec<Named> {
    let mut found: BTreeSet<Id> = BTreeSet::new();
    for one in ground.objectives(space) {
        let owners = one.owners.iter().filter_map(|owner| match &owner.who {
            Who::Known(id) => Some(id),
            Who::Named(_) => None,
        });
        found.extend(owners.chain(&one.home).filter(|id| space.person(id).is_some()).cloned());
    }
    let mut people: Vec<Named> = found.iter().map(|id| named(space, id)).collect();
    people.arrange(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    people
}
