//! How far each unit, person and goal has got, in four steps: drafted, aligned, agreed, published
//! (rules G2 to G4). Counts in the order of the units; nobody is ranked.

use std::collections::BTreeMap;

use crate::okr::{Arrange, Day, Id, LinkState, Moment, Objective, Origin, Stage, Text};
use crate::query::asks::{self, AgreementState};
use crate::space::{Space, records};

use super::{Frame, late, name};

/// The four steps from a first draft to a goal that everybody can count on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StepKind {
    /// It has a title and a key result.
    Drafted,
    /// It is known what it hangs on.
    Aligned,
    /// Those whose word it takes agreed to it as it reads now.
    Agreed,
    /// Its owners published it.
    Published,
}

impl StepKind {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Drafted, Self::Aligned, Self::Agreed, Self::Published];
}

/// How many of how many goals have taken a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Step {
    /// Those that have.
    pub done: usize,
    /// All that can.
    pub all: usize,
}

/// A step in one word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StepState {
    /// There is no goal to take it.
    Nothing,
    /// None has.
    NotYet,
    /// Some have.
    Partly,
    /// All have.
    Done,
}

impl Step {
    /// The step in one word.
    pub fn state(self) -> StepState {
        match (self.done, self.all) {
            (_, 0) => StepState::Nothing,
            (0, _) => StepState::NotYet,
            (done, all) if done < all => StepState::Partly,
            _ => StepState::Done,
        }
    }

    fn count(&mut self, done: bool) {
        self.all += 1;
        self.done += usize::from(done);
    }
}

/// The four steps of several goals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Steps([Step; 4]);

impl Steps {
    /// One of the four.
    pub fn of(&self, kind: StepKind) -> Step {
        let [drafted, aligned, agreed, published] = self.0;
        match kind {
            StepKind::Drafted => drafted,
            StepKind::Aligned => aligned,
            StepKind::Agreed => agreed,
            StepKind::Published => published,
        }
    }

    /// Adds those of others.
    pub fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            own.done += other.done;
            own.all += other.all;
        }
    }

    fn count(goals: &[GoalRow]) -> Self {
        let mut steps = Self::default();
        let [drafted, aligned, agreed, published] = &mut steps.0;
        for goal in goals {
            drafted.count(goal.is_drafted);
            aligned.count(goal.aligned.is_done());
            if let Some(is_agreed) = goal.agreed() {
                agreed.count(is_agreed);
            }
            published.count(goal.is_published());
        }
        steps
    }
}

/// What a goal hangs on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Aligned {
    /// A goal above that accepted it.
    Linked,
    /// Nothing, because it stands at the very top.
    Top,
    /// Nothing, by intention: it is its owner's own idea.
    OwnIdea,
    /// Nothing yet: somebody was asked and has not accepted.
    Asked,
    /// Nothing.
    Nothing,
}

impl Aligned {
    /// Whether the step is done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Linked | Self::Top | Self::OwnIdea)
    }
}

/// One goal of a row.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalRow {
    /// The objective.
    pub id: Id,
    /// Its title; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub stage: Stage,
    /// Its key results that count and have a title.
    pub key_results: usize,
    /// Whether it has a title and a key result with a title.
    pub is_drafted: bool,
    /// What it hangs on.
    pub aligned: Aligned,
    /// How far its agreement is; `None` where nobody is known whose word it takes.
    pub agreement: Option<AgreementState>,
    /// When it was first published.
    pub first_published: Option<Moment>,
    /// The day it came after the cycle's first.
    pub late: Option<Day>,
    /// Comments on it.
    pub comments: usize,
    /// Whether its publication can be taken back: setting goes on, and nobody has checked in.
    pub may_take_back: bool,
}

impl GoalRow {
    /// Whether it was agreed to as it reads now; `None` where nobody is known whose word it takes.
    pub fn agreed(&self) -> Option<bool> {
        self.agreement.as_ref().map(|state| *state == AgreementState::Agreed)
    }

    /// Whether it was published.
    pub fn is_published(&self) -> bool {
        matches!(self.stage, Stage::Published { .. } | Stage::Closed)
    }

    /// Whether it can be published: a draft with a title and a key result.
    pub fn is_ready(&self) -> bool {
        self.stage == Stage::Draft && self.is_drafted
    }

    /// One of the four steps.
    pub fn state(&self, kind: StepKind) -> StepState {
        let done = match kind {
            StepKind::Drafted => Some(self.is_drafted),
            StepKind::Aligned => Some(self.aligned.is_done()),
            StepKind::Agreed => self.agreed(),
            StepKind::Published => Some(self.is_published()),
        };
        let partly = (kind == StepKind::Aligned && self.aligned == Aligned::Asked)
            || (kind == StepKind::Agreed
                && matches!(
                    self.agreement,
                    Some(AgreementState::OneSided { .. } | AgreementState::OlderText)
                ));
        match done {
            None => StepState::Nothing,
            Some(true) => StepState::Done,
            Some(false) if partly => StepState::Partly,
            Some(false) => StepState::NotYet,
        }
    }
}

/// Whose goals stand in a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowKind {
    /// A unit's.
    Unit,
    /// A person's.
    Person,
    /// Nobody's: their unit or person is not here.
    Nobody,
}

/// One unit or person.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The unit or person; `None` for goals that belong to nobody.
    pub id: Option<Id>,
    /// Its name.
    pub name: Text,
    /// Whose goals these are.
    pub kind: RowKind,
    /// How many units stand above it.
    pub depth: usize,
    /// Its own goals.
    pub goals: Vec<GoalRow>,
    /// How far they are.
    pub steps: Steps,
    /// The unit whose row it stands under, for people.
    pub under: Option<Id>,
}

impl Row {
    /// One of the four steps. A unit without goals has yet to draft; people need none of their own.
    pub fn state(&self, kind: StepKind) -> StepState {
        let is_waiting = self.goals.is_empty() && self.kind == RowKind::Unit && kind == StepKind::Drafted;
        if is_waiting { StepState::NotYet } else { self.steps.of(kind).state() }
    }

    /// Goals that can be published now.
    pub fn ready(&self) -> Vec<Id> {
        self.goals.iter().filter(|goal| goal.is_ready()).map(|goal| goal.id.clone()).collect()
    }

    /// How many of its goals came late.
    pub fn late(&self) -> usize {
        self.goals.iter().filter(|goal| goal.late.is_some()).count()
    }
}

/// All rows: each unit, its people, then the units below; who was put away only with goals.
pub(super) fn rows(frame: &Frame<'_>, goals: &[&Objective]) -> Vec<Row> {
    let space = frame.space;
    let mut rows = Rows { frame, homes: by_home(goals), out: Vec::new() };
    let mut todo: Vec<(&Id, usize)> = space.units_of(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        let put_away = space.unit(id).is_none_or(|unit| unit.archived);
        rows.add(Some(id), RowKind::Unit, depth, put_away);
        rows.people(Some(id), depth + 1);
        todo.extend(space.units_of(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
    rows.people(None, 0);
    let left: Vec<&Objective> = std::mem::take(&mut rows.homes).into_values().flatten().collect();
    if !left.is_empty() {
        rows.homes.insert(None, left);
        rows.add(None, RowKind::Nobody, 0, true);
    }
    rows.out
}

fn by_home<'a>(goals: &[&'a Objective]) -> BTreeMap<Option<Id>, Vec<&'a Objective>> {
    let mut homes: BTreeMap<Option<Id>, Vec<&Objective>> = BTreeMap::new();
    for goal in goals {
        homes.entry(goal.home.clone()).or_default().push(goal);
    }
    homes
}

struct Rows<'f, 'a> {
    frame: &'f Frame<'a>,
    homes: BTreeMap<Option<Id>, Vec<&'a Objective>>,
    out: Vec<Row>,
}

impl Rows<'_, '_> {
    fn people(&mut self, unit: Option<&Id>, depth: usize) {
        let space = self.frame.space;
        for id in space.people_of(unit) {
            let put_away = space.person(id).is_none_or(|person| person.archived);
            let at = self.out.len();
            self.add(Some(id), RowKind::Person, depth, put_away);
            if let Some(row) = self.out.get_mut(at) {
                row.under = unit.cloned();
            }
        }
    }

    fn add(&mut self, id: Option<&Id>, kind: RowKind, depth: usize, only_with_goals: bool) {
        let space = self.frame.space;
        let mut own: Vec<&Objective> = self.homes.remove(&id.cloned()).unwrap_or_default();
        if own.is_empty() && only_with_goals {
            return;
        }
        own.arrange(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        let goals: Vec<GoalRow> = own.into_iter().map(|goal| goal_row(self.frame, goal)).collect();
        self.out.push(Row {
            id: id.cloned(),
            name: id.map_or_else(Text::default, |id| name(space, id)),
            kind,
            depth,
            steps: Steps::count(&goals),
            goals,
            under: None,
        });
    }
}

fn goal_row(frame: &Frame<'_>, goal: &Objective) -> GoalRow {
    let space = frame.space;
    let id = &goal.id;
    let agreement = asks::agreement_state(space, id);
    let is_asked = agreement != AgreementState::None || !asks::must_agree(space, id).is_empty();
    let setting_goes_on = frame.phase == crate::okr::CyclePhase::Planning;
    let is_published = matches!(goal.stage, Stage::Published { .. });
    GoalRow {
        id: id.clone(),
        title: space.name_of(&goal.id).unwrap_or_default(),
        stage: goal.stage,
        key_results: key_results(space, id).filter(|kr| is_named(&kr.title)).count(),
        is_drafted: is_drafted(space, goal),
        aligned: aligned(space, goal),
        agreement: is_asked.then_some(agreement),
        first_published: late::published_at(space, id),
        late: late::late_day(frame, goal),
        comments: comments(space, id),
        may_take_back: setting_goes_on && is_published && !has_check_ins(space, id),
    }
}

/// The key results of a goal that were not put off or given up.
pub(super) fn key_results<'a>(
    space: &'a Space,
    goal: &Id,
) -> impl Iterator<Item = &'a crate::okr::KeyResult> {
    space.key_results_of(goal).iter().filter_map(|id| space.key_result(id)).filter(|kr| kr.stage.counts())
}

/// Whether a goal has a title and at least one key result with a title.
pub(super) fn is_drafted(space: &Space, goal: &Objective) -> bool {
    let has_title = |id: &Id, title: &str| is_named(title) || space.is_hidden(id);
    has_title(&goal.id, &goal.title) && key_results(space, &goal.id).any(|kr| has_title(&kr.id, &kr.title))
}

/// Whether anything is written in a title.
pub(super) fn is_named(title: &str) -> bool {
    !title.trim().is_empty()
}

/// What a goal hangs on. A loop holds nothing, nor does a goal that is not here.
fn aligned(space: &Space, goal: &Objective) -> Aligned {
    let objective_of = |id: &Id| match space.key_result(id) {
        Some(kr) => kr.objective.clone(),
        None => space.objective(id).map(|one| one.id.clone()),
    };
    let up = space.links_from(&goal.id).filter(|link| link.holds());
    let up = up.filter(|link| !space.index().suspended.contains(&link.id));
    let outside = up.filter(|link| objective_of(&link.to).is_some_and(|upper| upper != goal.id));
    let states: Vec<LinkState> = outside.map(|link| link.state).collect();
    let is_top = goal.home.as_ref().is_some_and(|home| space.units_of(None).contains(home));
    if states.contains(&LinkState::Accepted) {
        Aligned::Linked
    } else if is_top {
        Aligned::Top
    } else if goal.origin == Some(Origin::OwnIdea) {
        Aligned::OwnIdea
    } else if states.is_empty() {
        Aligned::Nothing
    } else {
        Aligned::Asked
    }
}

fn comments(space: &Space, id: &Id) -> usize {
    let Some(node) = space.node(id) else { return 0 };
    if node.entity.records(records::kind::COMMENT).next().is_none() {
        return 0;
    }
    records::comments(space.doc(), &node.entity).len()
}

fn has_check_ins(space: &Space, goal: &Id) -> bool {
    let krs = space.key_results_of(goal).iter();
    krs.chain([goal]).any(|id| !space.check_ins(id).is_empty())
}
