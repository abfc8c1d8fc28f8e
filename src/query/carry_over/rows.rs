//! The walk through the goals of a cycle: what was decided of each, and what is still to be decided (rules Z1
//! to Z4 and Z15).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::{Arrange, Carry, Commitment, Day, Id, KeyResult, Objective, Privacy, Stage, Text, Unscored};
use crate::query::close::{Ground, Verdict, suggested, verdict};
use crate::query::panel::Named;
use crate::space::{Change, Edit, Mark, Space};

use super::chain::{Linked, carried_id, continued, cycle_of, linked};
use super::hint::{Hint, Known, Why, hint};
use super::target::{Target, target};

/// The page.
#[derive(Clone, PartialEq, Debug)]
pub struct CarryOver {
    /// The cycle that closes.
    pub cycle: Named,
    /// The cycle into which goals go on; `None` where nobody knows which one follows.
    pub target: Option<Target>,
    /// The goals, by whose they are, in the order of the tree.
    pub sections: Vec<Section>,
    /// All of it in figures.
    pub tally: Tally,
    /// How many goals of the cycle never left their first draft.
    pub drafts: usize,
}

/// Which goals are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those of which something is still to be decided.
    Open,
}

/// The goals of one unit or person.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// The unit or person; `None` for what belongs to nobody.
    pub home: Option<Named>,
    /// The goals, in their order.
    pub goals: Vec<Rc<GoalRow>>,
}

/// One objective with its key results.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalRow {
    /// The objective.
    pub own: Row,
    /// Its key results, in their order.
    pub key_results: Vec<Row>,
}

impl GoalRow {
    /// The objective, then its key results.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        std::iter::once(&self.own).chain(&self.key_results)
    }

    /// Whether something of it goes on.
    pub fn goes_on(&self) -> bool {
        self.rows().any(Row::goes_on)
    }

    /// Whether it only goes along, because a key result goes on.
    pub fn goes_along(&self) -> bool {
        self.goes_on() && !self.own.goes_on()
    }

    /// Whether something of it is still to be decided.
    pub fn is_open(&self) -> bool {
        self.rows().any(|row| row.settled == Settled::Open)
    }
}

/// One objective or key result about which somebody decides.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The goal.
    pub id: Id,
    /// Its title, or what stands in for it; may be empty.
    pub title: Text,
    /// What of it stays out of shared copies.
    pub mark: Option<Mark>,
    /// Where it is in its life.
    pub stage: Stage,
    /// How firmly it was promised; of a key result as its objective, where it says nothing itself.
    pub commitment: Option<Commitment>,
    /// How it was judged.
    pub verdict: Verdict,
    /// What its numbers speak for, where it was not judged.
    pub suggested: Option<f64>,
    /// What was decided of it itself.
    pub carry: Option<Carry>,
    /// Why.
    pub reason: Option<Text>,
    /// What is settled of it.
    pub settled: Settled,
    /// What speaks for a decision.
    pub hint: Option<Hint>,
    /// What continues it, wherever that is.
    pub later: Vec<Later>,
    /// Why it cannot be carried over from this copy.
    pub blocked: Option<Blocked>,
}

impl Row {
    /// Whether it goes on, by itself.
    pub fn goes_on(&self) -> bool {
        self.blocked.is_none() && matches!(self.carry, Some(Carry::Continue | Carry::Change))
    }

    /// What continues it in the cycle into which goals go on.
    pub fn there(&self) -> Option<&Linked> {
        self.later.iter().find(|later| later.is_target).map(|later| &later.goal)
    }

    /// Whether its score, or a reason for none, is there.
    fn is_judged(&self) -> bool {
        self.verdict.is_complete() && self.verdict.unscored != Some(Unscored::CarriedOver)
    }
}

/// What continues a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Later {
    /// The goal.
    pub goal: Linked,
    /// Whether that is where goals go on now.
    pub is_target: bool,
}

/// What is settled of a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// Nothing: somebody has to decide.
    Open,
    /// What was said of it.
    Said(Carry),
    /// What was said of its objective, which is over with all that is under it.
    WithObjective(Carry),
    /// It was given up within the cycle.
    GivenUp,
}

/// Why a goal cannot be carried over from this copy (rule Z19).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Blocked {
    /// It is private, and only its place is here.
    Hidden,
    /// Its numbers are private and not here.
    Withheld,
}

/// What was decided, in figures. Objectives and key results count alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// Still to be decided.
    pub remaining: usize,
    /// Over.
    pub close: usize,
    /// Going on as they are.
    pub goes_on: usize,
    /// Going on as something else.
    pub changes: usize,
    /// Given up, at the close or within the cycle.
    pub drop: usize,
    /// Continued in the cycle into which goals go on.
    pub there: usize,
}

impl Tally {
    fn add(&mut self, row: &Row) {
        self.all += 1;
        self.there += usize::from(row.there().is_some());
        let count = match row.settled {
            Settled::Open => &mut self.remaining,
            Settled::GivenUp => &mut self.drop,
            Settled::Said(carry) | Settled::WithObjective(carry) => match carry {
                Carry::Close => &mut self.close,
                Carry::Continue => &mut self.goes_on,
                Carry::Change => &mut self.changes,
                Carry::Drop => &mut self.drop,
            },
        };
        *count += 1;
    }
}

/// The walk through the goals of a cycle.
pub fn carry_over(space: &Space, ground: &Ground, into: Option<&Id>, today: Day) -> CarryOver {
    let target = target(space, &ground.cycle, into, today);
    let view = View { space, target: target.as_ref(), continued: continued(space), today };
    let mut homes: BTreeMap<Option<Id>, Vec<&Objective>> = BTreeMap::new();
    for one in ground.objectives(space) {
        let is_there = |home: &Id| space.unit(home).is_some() || space.person(home).is_some();
        homes.entry(one.home.clone().filter(is_there)).or_default().push(one);
    }
    let mut tally = Tally::default();
    let mut sections = Vec::new();
    for home in order(space) {
        let Some(mut goals) = homes.remove(&home) else { continue };
        goals.arrange(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        let goals: Vec<Rc<GoalRow>> = goals.into_iter().map(|one| Rc::new(view.goal(one))).collect();
        goals.iter().flat_map(|goal| goal.rows()).for_each(|row| tally.add(row));
        let home = home.map(|id| named(space, &id));
        sections.push(Section { home, goals });
    }
    let cycle = named(space, &ground.cycle);
    CarryOver { cycle, target, sections, tally, drafts: ground.drafts(space).len() }
}

impl CarryOver {
    /// All objectives, in the order of the page.
    pub fn goals(&self) -> impl Iterator<Item = &Rc<GoalRow>> {
        self.sections.iter().flat_map(|section| &section.goals)
    }

    /// The goals that are shown, by whose they are, at most so many; and how many more there are.
    pub fn shown(&self, which: Which, most: usize) -> (Vec<Section>, usize) {
        let mut left = most;
        let mut hidden = 0;
        let mut sections = Vec::new();
        for section in &self.sections {
            let fits = |goal: &&Rc<GoalRow>| which == Which::All || goal.is_open();
            let all: Vec<&Rc<GoalRow>> = section.goals.iter().filter(fits).collect();
            let goals: Vec<Rc<GoalRow>> = all.iter().take(left).map(|goal| Rc::clone(goal)).collect();
            left -= goals.len();
            hidden += all.len() - goals.len();
            if !goals.is_empty() {
                sections.push(Section { home: section.home.clone(), goals });
            }
        }
        (sections, hidden)
    }

    /// All objectives and key results, in the order of the page.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.goals().flat_map(|goal| goal.rows())
    }
}

pub(super) fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_else(|| id.text()) }
}

/// Everybody who may have goals, in the order of the tree: a unit, its people, the units below; at last nobody.
pub(super) fn order(space: &Space) -> Vec<Option<Id>> {
    let mut out: Vec<Option<Id>> = Vec::new();
    let mut todo: Vec<&Id> = space.units_of(None).iter().rev().collect();
    while let Some(unit) = todo.pop() {
        out.push(Some(unit.clone()));
        out.extend(space.people_of(Some(unit)).iter().cloned().map(Some));
        todo.extend(space.units_of(Some(unit)).iter().rev());
    }
    out.extend(space.people_of(None).iter().cloned().map(Some));
    out.push(None);
    out
}

struct View<'a> {
    space: &'a Space,
    target: Option<&'a Target>,
    continued: BTreeMap<Id, Vec<Id>>,
    today: Day,
}

impl View<'_> {
    fn goal(&self, objective: &Objective) -> GoalRow {
        let id = &objective.id;
        let closing = &objective.closing;
        let given_up = (objective.stage == Stage::Dropped).then_some(Carry::Drop);
        let over = closing.carry.or(given_up).filter(|carry| matches!(carry, Carry::Close | Carry::Drop));
        let key_results: Vec<Row> = self
            .space
            .key_results_of(id)
            .iter()
            .filter_map(|id| self.space.key_result(id))
            .map(|kr| self.key_result(kr, objective, over))
            .collect();
        let blocked = blocked(self.space, id);
        let verdict = verdict(self.space, id);
        let suggested = verdict.value.or_else(|| suggested(self.space, id, self.today).map(|one| one.value));
        let known =
            Known { stage: objective.stage, commitment: objective.commitment, score: suggested, closing };
        let hint = of_parts(&key_results).or_else(|| hint(known));
        let own = Row {
            id: id.clone(),
            title: self.space.name_of(id).unwrap_or_default(),
            mark: self.space.mark(id),
            stage: objective.stage,
            commitment: objective.commitment,
            suggested: suggested.filter(|_| verdict.value.is_none()),
            verdict,
            carry: closing.carry,
            reason: closing.carry_reason.clone(),
            settled: settled(closing.carry, None, objective.stage),
            hint: hint.filter(|_| closing.carry.is_none() && blocked.is_none()),
            later: self.later(id, "o"),
            blocked,
        };
        GoalRow { own, key_results }
    }

    fn key_result(&self, kr: &KeyResult, objective: &Objective, over: Option<Carry>) -> Row {
        let (id, closing) = (&kr.id, &kr.closing);
        let blocked = blocked(self.space, id);
        let verdict = verdict(self.space, id);
        let suggested = verdict.value.or_else(|| suggested(self.space, id, self.today).map(|one| one.value));
        let commitment = kr.commitment.or(objective.commitment);
        let settled = settled(closing.carry, over, kr.stage);
        let hint = hint(Known { stage: kr.stage, commitment, score: suggested, closing });
        Row {
            id: id.clone(),
            title: self.space.name_of(id).unwrap_or_default(),
            mark: self.space.mark(id),
            stage: kr.stage,
            commitment,
            suggested: suggested.filter(|_| verdict.value.is_none()),
            verdict,
            carry: closing.carry,
            reason: closing.carry_reason.clone(),
            hint: hint.filter(|_| settled == Settled::Open && blocked.is_none()),
            settled,
            later: self.later(id, "k"),
            blocked,
        }
    }

    fn later(&self, id: &Id, letter: &str) -> Vec<Later> {
        let there = self.target.and_then(|target| there(self.space, &self.continued, id, letter, target));
        let mut all: Vec<Id> = self.continued.get(id).into_iter().flatten().cloned().collect();
        all.extend(there.clone().filter(|there| !all.contains(there)));
        let later = all.into_iter().filter(|later| later != id);
        later
            .map(|later| Later {
                is_target: there.as_ref() == Some(&later),
                goal: linked(self.space, &later),
            })
            .collect()
    }
}

/// Why a goal cannot be carried over from this copy. One that is kept private as a whole and has its title here
/// is here with its numbers.
pub(super) fn blocked(space: &Space, id: &Id) -> Option<Blocked> {
    if space.is_hidden(id) {
        return Some(Blocked::Hidden);
    }
    let only_values = space.key_result(id).is_some() && space.privacy(id) == Some(Privacy::Values);
    (only_values && space.is_withheld(id)).then_some(Blocked::Withheld)
}

/// What continues a goal in a cycle: what names it there, else what was made of it for that cycle, wherever it
/// went since (rule Z11).
pub(super) fn there(
    space: &Space,
    continued: &BTreeMap<Id, Vec<Id>>,
    id: &Id,
    letter: &str,
    target: &Target,
) -> Option<Id> {
    let mut own = continued.get(id).into_iter().flatten().filter(|later| *later != id);
    let in_target = own.find(|later| cycle_of(space, later).as_ref() == Some(&target.id)).cloned();
    let made = carried_id(letter, id, &target.id);
    let is_there = space.objective(&made).is_some() || space.key_result(&made).is_some();
    in_target.or_else(|| Some(made).filter(|_| is_there))
}

fn settled(carry: Option<Carry>, over: Option<Carry>, stage: Stage) -> Settled {
    match (carry, over, stage) {
        (Some(carry), _, _) => Settled::Said(carry),
        (None, _, Stage::Dropped) => Settled::GivenUp,
        (None, Some(over), _) => Settled::WithObjective(over),
        (None, None, _) => Settled::Open,
    }
}

/// What the decisions about its key results speak for.
fn of_parts(parts: &[Row]) -> Option<Hint> {
    let going = parts.iter().filter(|row| row.goes_on()).count();
    if going > 0 {
        return Some(Hint { carry: Carry::Continue, why: Why::PartsGoOn(going) });
    }
    let is_over =
        |row: &Row| matches!(row.settled, Settled::Said(Carry::Close | Carry::Drop) | Settled::GivenUp);
    let all = !parts.is_empty() && parts.iter().all(is_over);
    all.then_some(Hint { carry: Carry::Close, why: Why::PartsAreOver })
}

/// The edit that decides about a goal, or takes a decision back; its reason stays with it.
pub fn decide(id: &Id, carry: Option<Carry>) -> Edit {
    Edit::Change { id: id.clone(), change: Change::Carry(carry) }
}

/// Decides about many at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bulk {
    /// Everything that is open and was not judged goes on.
    ContinueOpen,
    /// Everything that was judged is over.
    CloseJudged,
}

/// The edit that decides about all of which nothing is said, and how many that are; `None` where there is
/// none. What was decided stays as it is (rule Z15).
pub fn bulk<'a>(rows: impl IntoIterator<Item = &'a Row>, act: Bulk) -> Option<(usize, Edit)> {
    let is_meant = |row: &&Row| {
        let is_open = row.settled == Settled::Open && row.blocked.is_none();
        is_open
            && match act {
                Bulk::ContinueOpen => !row.is_judged() && row.stage != Stage::Closed,
                Bulk::CloseJudged => row.is_judged(),
            }
    };
    let carry = match act {
        Bulk::ContinueOpen => Carry::Continue,
        Bulk::CloseJudged => Carry::Close,
    };
    let edits: Vec<Edit> =
        rows.into_iter().filter(is_meant).map(|row| decide(&row.id, Some(carry))).collect();
    (!edits.is_empty()).then_some((edits.len(), Edit::Together(edits)))
}

/// The decision whose number a key is, from 1.
pub fn decided(number: usize) -> Option<Carry> {
    number.checked_sub(1).and_then(|at| CARRIES.get(at)).copied()
}

/// The decisions in the order of their numbers.
pub const CARRIES: [Carry; 4] = [Carry::Close, Carry::Continue, Carry::Change, Carry::Drop];

/// The row before or after another one; the first where none is given, and none beyond an end.
pub fn neighbour(rows: &[Id], from: Option<&Id>, back: bool) -> Option<Id> {
    let at = from.and_then(|from| rows.iter().position(|row| row == from));
    let next = match (at, back) {
        (None, _) => Some(0),
        (Some(at), true) => at.checked_sub(1),
        (Some(at), false) => Some(at + 1),
    };
    next.and_then(|at| rows.get(at)).cloned()
}
