//! What is judged at the end of a cycle, item by item (rules S20 to S29).

mod acts;
mod draft;
mod known;
#[cfg(test)]
mod tests;
mod typed;

pub use acts::{
    Judgement, Saying, begin_closing, close_cycle, grade_met, mean_again, reopen, save, take_all, taken_back,
    unscore_all,
};
pub use draft::{Draft, Instead, Outcome};
pub use known::{Known, known};
pub use typed::{rounded, typed};

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::evaluation::Joint;
use crate::okr::score::{Band, Suggested, band};
use crate::okr::{
    Arrange, ChangeKind, Commitment, CyclePhase, Day, Id, KeyResult, Objective, Reached, Span, Stage, Text,
    Unscored,
};
use crate::query::changes::{self, lines_of};
use crate::query::close::{Ground, VerdictFrom, commitment, own_word, suggested, verdict};
use crate::query::panel::Named;
use crate::space::Space;

/// How many objectives are shown without being asked for.
const SHORT: usize = 60;

/// Everything that is judged of a cycle.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The cycle.
    pub cycle: CycleHead,
    /// Its goals, by unit in the order of their tree; what is of no unit comes last.
    pub groups: Vec<Rc<Group>>,
    /// How much of it is judged.
    pub tally: Tally,
    /// How many goals never left their first draft; nobody judges them.
    pub drafts: usize,
}

/// The cycle that is closed.
#[derive(Clone, PartialEq, Debug)]
pub struct CycleHead {
    /// The cycle.
    pub id: Id,
    /// What it is called.
    pub name: Text,
    /// Where it is in its life.
    pub phase: CyclePhase,
    /// Its dates.
    pub span: Span,
    /// When it was opened again, newest first.
    pub reopened: Vec<changes::Line>,
}

/// The goals of one unit, those of its people too.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The unit.
    pub unit: Option<Named>,
    /// How many units stand above it.
    pub depth: usize,
    /// Its objectives.
    pub objectives: Vec<ObjectiveItems>,
    /// How much of it is judged.
    pub tally: Tally,
}

/// An objective with what is judged of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveItems {
    /// The objective itself.
    pub goal: Item,
    /// Its own key results.
    pub key_results: Vec<Item>,
    /// How much of it is judged.
    pub tally: Tally,
}

/// One goal that is judged, or told why not.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The goal.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Whether it is an objective.
    pub is_objective: bool,
    /// The person whose goal it is, where it is a person's own.
    pub person: Option<Text>,
    /// What its score is held against.
    pub commitment: Option<Commitment>,
    /// What was judged of it.
    pub judged: Judged,
    /// What the numbers speak for.
    pub suggested: Option<Suggested>,
    /// Why it was judged so, or not.
    pub reason: Option<Text>,
}

/// What was judged of a goal.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Judged {
    /// Nothing yet.
    Open,
    /// A score was said.
    Score(f64),
    /// Of an objective: the weighted mean of what was said of its key results, and how many are missing.
    Mean(f64, usize),
    /// Of an objective: none of its key results has a score, and so many are open.
    Waits(usize),
    /// How it ended was said in a word (rule S18).
    Word(Reached),
    /// Of an objective: what the words said of its key results come to.
    Together(Reached),
    /// There is no score on purpose.
    Unscored(Unscored),
    /// It was given up or put off.
    Out(Stage),
    /// Its objective was judged itself, which stands for it.
    Covered,
    /// This copy does not know how it is.
    Hidden,
}

impl Judged {
    /// The score, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Score(value) | Self::Mean(value, _) => Some(value),
            Self::Open
            | Self::Waits(_)
            | Self::Word(_)
            | Self::Together(_)
            | Self::Unscored(_)
            | Self::Out(_)
            | Self::Covered
            | Self::Hidden => None,
        }
    }
}

impl Item {
    /// What its score means.
    pub fn band(&self) -> Option<Band> {
        self.judged.value().map(|value| band(value, self.commitment))
    }

    /// Whether it waits to be judged.
    pub fn is_open(&self) -> bool {
        self.judged == Judged::Open
    }

    fn tally(&self) -> Tally {
        match self.judged {
            Judged::Open => Tally { judged: 0, open: 1, suggested: usize::from(self.suggested.is_some()) },
            Judged::Score(_) | Judged::Word(_) | Judged::Unscored(_) => {
                Tally { judged: 1, ..Tally::default() }
            }
            Judged::Mean(..)
            | Judged::Together(_)
            | Judged::Waits(_)
            | Judged::Out(_)
            | Judged::Covered
            | Judged::Hidden => Tally::default(),
        }
    }
}

/// How much is judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Items with a score, a word, or a reason for having none.
    pub judged: usize,
    /// Items that wait.
    pub open: usize,
    /// Open items for which the numbers speak.
    pub suggested: usize,
}

impl Tally {
    /// All of them.
    pub fn all(self) -> usize {
        self.judged + self.open
    }

    /// The share that is judged, 0.0 to 1.0; 1.0 where there is nothing to judge.
    pub fn share(self) -> f64 {
        if self.all() == 0 { 1.0 } else { self.judged as f64 / self.all() as f64 }
    }

    fn with(self, other: Self) -> Self {
        Self {
            judged: self.judged + other.judged,
            open: self.open + other.open,
            suggested: self.suggested + other.suggested,
        }
    }

    fn of(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), Self::with)
    }
}

impl Group {
    /// The first objectives, and how many more there are.
    pub fn in_short(&self, most: usize) -> (&[ObjectiveItems], usize) {
        let first = self.objectives.get(..most).unwrap_or(&self.objectives);
        (first, self.objectives.len() - first.len())
    }
}

impl Sheet {
    /// Every item in the order in which it is shown.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups
            .iter()
            .flat_map(|group| &group.objectives)
            .flat_map(|one| one.key_results.iter().chain([&one.goal]))
    }

    /// The items that wait, in the order in which they are gone through.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|item| item.is_open())
    }

    /// The first items that wait, and how many more do.
    pub fn open_in_short(&self, most: usize) -> (Vec<&Item>, usize) {
        let first: Vec<&Item> = self.open().take(most).collect();
        let more = self.tally.open.saturating_sub(first.len());
        (first, more)
    }

    /// Whether all of it can be shown at once.
    pub fn is_short(&self) -> bool {
        self.groups.iter().map(|group| group.objectives.len()).sum::<usize>() <= SHORT
    }

    /// One item.
    pub fn item(&self, id: &Id) -> Option<&Item> {
        self.items().find(|item| item.id == *id)
    }

    /// The next item that waits: after this one, else from the start; not this one itself.
    pub fn next_open(&self, after: Option<&Id>) -> Option<&Item> {
        let open = |item: &&Item| item.is_open() && Some(&item.id) != after;
        let later = self.items().skip_while(|item| Some(&item.id) != after).find(open);
        later.or_else(|| self.items().find(open))
    }

    /// The item that waits before this one, else the last one that does.
    pub fn open_before(&self, before: &Id) -> Option<&Item> {
        let open = |item: &&Item| item.is_open() && item.id != *before;
        let earlier = self.items().take_while(|item| item.id != *before).filter(open).last();
        earlier.or_else(|| self.items().filter(open).last())
    }

    /// Which of the items that wait this one is, from 1; `None` for one that does not wait.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.open().position(|item| item.id == *id).map(|at| at + 1)
    }

    /// How much of an objective or unit is judged, or of everything.
    pub fn tally_of(&self, within: &Within) -> Tally {
        match within {
            Within::All => self.tally,
            Within::Unit(_) | Within::Objective(_) => {
                Tally::of(self.within(within).into_iter().map(Item::tally))
            }
        }
    }

    /// The items of an objective or unit, or all of them.
    pub fn within(&self, within: &Within) -> Vec<&Item> {
        let group = |group: &&Rc<Group>| match within {
            Within::Unit(unit) => group.unit.as_ref().map(|one| &one.id) == unit.as_ref(),
            Within::All | Within::Objective(_) => true,
        };
        let objective = |one: &&ObjectiveItems| match within {
            Within::Objective(id) => one.goal.id == *id,
            Within::All | Within::Unit(_) => true,
        };
        let all = self.groups.iter().filter(group).flat_map(|group| &group.objectives).filter(objective);
        all.flat_map(|one| one.key_results.iter().chain([&one.goal])).collect()
    }
}

/// What something is done to at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Within {
    /// Everything that is shown.
    All,
    /// What is of a unit; `None` for what is of none.
    Unit(Option<Id>),
    /// An objective with its key results.
    Objective(Id),
}

/// Everything that is judged of these goals.
pub fn sheet(space: &Space, ground: &Ground, today: Day) -> Option<Sheet> {
    let cycle = space.cycle(&ground.cycle)?;
    let node = space.node(&ground.cycle)?;
    let mut homes: BTreeMap<Option<Id>, Vec<&Objective>> = BTreeMap::new();
    for one in ground.objectives(space) {
        let home =
            one.home.as_ref().map(|home| space.unit_over(home)).filter(|home| space.unit(home).is_some());
        homes.entry(home).or_default().push(one);
    }
    let mut groups = Vec::new();
    let group = |unit: Option<Named>, depth: usize, mut all: Vec<&Objective>| {
        all.arrange(|a, b| order(space, a).cmp(&order(space, b)));
        let objectives: Vec<ObjectiveItems> = all.into_iter().map(|one| items(space, one, today)).collect();
        let tally = Tally::of(objectives.iter().map(|one| one.tally));
        Rc::new(Group { unit, depth, objectives, tally })
    };
    for (unit, depth) in units(space) {
        if let Some(all) = homes.remove(&Some(unit.id.clone())) {
            groups.push(group(Some(unit), depth, all));
        }
    }
    let rest: Vec<&Objective> = homes.into_values().flatten().collect();
    if !rest.is_empty() {
        groups.push(group(None, 0, rest));
    }
    let reopened = lines_of(space, node, today);
    Some(Sheet {
        cycle: CycleHead {
            id: cycle.id.clone(),
            name: Text::clone(&cycle.name),
            phase: cycle.phase,
            span: cycle.span,
            reopened: reopened.into_iter().filter(|line| line.kind == ChangeKind::Reopen).collect(),
        },
        tally: Tally::of(groups.iter().map(|group| group.tally)),
        groups,
        drafts: ground.drafts(space).len(),
    })
}

/// A unit's own goals first, then those of its people in their order.
fn order<'s>(
    space: &'s Space,
    one: &'s Objective,
) -> (bool, Option<&'s Text>, Option<&'s Id>, &'s Text, &'s Id) {
    let person = one.home.as_ref().and_then(|home| space.person(home));
    (person.is_some(), person.map(|one| &one.order), one.home.as_ref(), &one.order, &one.id)
}

/// All units in the order of their tree, with how many stand above each.
fn units(space: &Space) -> Vec<(Named, usize)> {
    let mut all = Vec::new();
    let mut todo: Vec<(Id, usize)> = space.units_of(None).iter().rev().map(|id| (id.clone(), 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        todo.extend(space.units_of(Some(&id)).iter().rev().map(|below| (below.clone(), depth + 1)));
        all.push((Named { name: space.name_of(&id).unwrap_or_else(|| id.text()), id }, depth));
    }
    all
}

/// An objective with what is judged of it.
fn items(space: &Space, one: &Objective, today: Day) -> ObjectiveItems {
    let own = space.key_results_of(&one.id).iter().filter_map(|id| space.key_result(id));
    let counted = |id: &Id| space.counts(id) && one.stage.counts();
    let has_parts = space.parts_of(&one.id).iter().any(|part| part.joint == Joint::Own && counted(&part.id));
    let goal = of_objective(space, one, has_parts, today);
    let covered = matches!(goal.judged, Judged::Score(_) | Judged::Word(_) | Judged::Unscored(_));
    let key_results: Vec<Item> = own.map(|kr| of_key_result(space, kr, one, covered, today)).collect();
    let tally = Tally::of(key_results.iter().chain([&goal]).map(Item::tally));
    ObjectiveItems { goal, key_results, tally }
}

fn of_objective(space: &Space, one: &Objective, has_parts: bool, today: Day) -> Item {
    let found = verdict(space, &one.id);
    let person = one.home.as_ref().and_then(|home| space.person(home)).map(|one| Text::clone(&one.name));
    let judged = match (found.from, found.value, found.unscored) {
        _ if space.is_hidden(&one.id) => Judged::Hidden,
        (VerdictFrom::Said, Some(value), _) => Judged::Score(value),
        (_, _, Some(why)) => Judged::Unscored(why),
        _ if found.is_out => Judged::Out(one.stage),
        (VerdictFrom::KeyResults, Some(value), _) => Judged::Mean(value, found.missing),
        _ => match (own_word(space, &one.id), found.reached) {
            (Some(word), _) => Judged::Word(word),
            (None, Some(together)) => Judged::Together(together),
            (None, None) if has_parts => Judged::Waits(found.missing),
            (None, None) if space.is_untold(&one.id) => Judged::Hidden,
            (None, None) => Judged::Open,
        },
    };
    Item {
        id: one.id.clone(),
        title: Text::clone(&one.title),
        is_objective: true,
        person,
        commitment: one.commitment,
        suggested: suggested(space, &one.id, today),
        judged,
        reason: one.closing.reason.clone(),
    }
}

fn of_key_result(space: &Space, kr: &KeyResult, above: &Objective, covered: bool, today: Day) -> Item {
    let found = verdict(space, &kr.id);
    let out = [kr.stage, above.stage].into_iter().find(|stage| !stage.counts());
    let judged = match (found.value, found.unscored, found.reached) {
        _ if space.is_hidden(&kr.id) => Judged::Hidden,
        (Some(value), ..) => Judged::Score(value),
        (None, Some(why), _) => Judged::Unscored(why),
        _ if found.is_out => Judged::Out(out.unwrap_or(kr.stage)),
        (None, None, Some(word)) => Judged::Word(word),
        _ if covered => Judged::Covered,
        _ if space.is_untold(&kr.id) => Judged::Hidden,
        _ => Judged::Open,
    };
    Item {
        id: kr.id.clone(),
        title: Text::clone(&kr.title),
        is_objective: false,
        person: None,
        commitment: commitment(space, kr),
        suggested: suggested(space, &kr.id, today),
        judged,
        reason: kr.closing.reason.clone(),
    }
}
