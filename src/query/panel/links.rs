//! What a goal aligns to, what aligns to it, and what it may be aligned to.

use crate::okr::Arrange;
use std::collections::BTreeSet;

use std::rc::Rc;

use crate::doc::Register;
use crate::okr::{Counts, CountsAs, Day, Extras, Id, Link, LinkSide, LinkState, Status, Text};
use crate::query::asks::{Party, side_of};
use crate::query::search::{self, Found};
use crate::space::{Space, Typed};

use super::talk::{Asked, asks, name};
use super::thread::{LinkStep, thread};

/// One end of a link, as its other end sees it.
#[derive(Clone, PartialEq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of its own, and all may be so at once"
)]
pub struct LinkRow {
    /// The link.
    pub link: Id,
    /// The other end.
    pub id: Id,
    /// What the other end is called; its id where it is not in this workspace.
    pub title: Text,
    /// Whether the other end is here.
    pub is_here: bool,
    /// The unit or person of the other end.
    pub place: Option<Text>,
    /// The cycle of the other end, where it is another one.
    pub cycle: Option<Text>,
    /// Whether the other end is a key result.
    pub is_key_result: bool,
    /// How the other end stands.
    pub status: Option<Status>,
    /// How far the other end is.
    pub progress: Option<f64>,
    /// How far the two sides have got.
    pub state: LinkState,
    /// Whether it counts in the roll-up.
    pub counts: bool,
    /// Whether it could count: a key result only supports.
    pub may_count: bool,
    /// With what weight.
    pub weight: Option<f64>,
    /// How it counts.
    pub counts_as: CountsAs,
    /// Which side has to answer next.
    pub turn: Option<LinkSide>,
    /// Who that is.
    pub waits_for: Vec<Party>,
    /// What its two sides did and said, oldest first.
    pub thread: Rc<Vec<LinkStep>>,
    /// Asks that stand on the link.
    pub asks: Rc<Vec<Asked>>,
    /// Whether people answered it differently without seeing each other.
    pub disagrees: bool,
    /// Whether it is shown as the parent.
    pub is_parent: bool,
    /// The loop it would close, spelled out, where that suspends it.
    pub around: Vec<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The links up from a goal, the parent first.
pub fn up(space: &Space, id: &Id, today: Day) -> Vec<LinkRow> {
    let parent = space.objective(id).and_then(|objective| space.parent_of(objective));
    let mut rows: Vec<LinkRow> = space.links_from(id).map(|link| row(space, link, &link.to, today)).collect();
    for row in &mut rows {
        row.is_parent = parent.as_ref() == Some(&row.id);
    }
    rows.arrange_by(|row| !row.is_parent);
    rows
}

/// The links that end at a goal.
pub fn down(space: &Space, id: &Id, today: Day) -> Vec<LinkRow> {
    space.links_to(id).map(|link| row(space, link, &link.from, today)).collect()
}

fn row(space: &Space, link: &Link, other: &Id, today: Day) -> LinkRow {
    let objective = objective_of(space, other);
    let goal = space.objective(&objective);
    let home = goal.and_then(|one| one.home.as_ref());
    let own = objective_of(space, if *other == link.to { &link.from } else { &link.to });
    let own_cycle = space.objective(&own).and_then(|one| one.cycle.as_ref());
    let cycle = goal.and_then(|one| one.cycle.as_ref()).filter(|cycle| Some(*cycle) != own_cycle);
    let evaluation = space.evaluation(other, today);
    let node = space.node(&link.id);
    let turn = space.turn_of(link);
    LinkRow {
        link: link.id.clone(),
        id: other.clone(),
        title: name(space, other),
        is_here: evaluation.is_some(),
        place: home.map(|id| name(space, id)),
        cycle: cycle.map(|id| name(space, id)),
        is_key_result: space.key_result(other).is_some(),
        status: evaluation.as_ref().map(|one| one.status.shown),
        progress: evaluation.as_ref().and_then(|one| one.progress.value),
        state: link.state,
        counts: matches!(link.counts, Counts::Contributes { .. }),
        may_count: space.key_result(&link.from).is_none(),
        weight: link.weight(),
        counts_as: link.counts.way(),
        turn,
        waits_for: turn.map_or_else(Vec::new, |side| side_of(space, end(link, side))),
        thread: Rc::new(node.map_or_else(Vec::new, |node| thread(space, node))),
        asks: Rc::new(node.map_or_else(Vec::new, |node| asks(space, node, today))),
        disagrees: node.and_then(|node| node.entity.field("state")).is_some_and(Register::is_conflict),
        is_parent: false,
        around: if space.index().suspended.contains(&link.id) { around(space, link) } else { Vec::new() },
        extras: link.extras.clone(),
    }
}

/// The goal at one end of a link.
pub(crate) fn end(link: &Link, side: LinkSide) -> &Id {
    match side {
        LinkSide::Lower => &link.from,
        LinkSide::Upper => &link.to,
    }
}

/// Titles along the loop that a suspended link would close: from its lower end up and back to it.
fn around(space: &Space, link: &Link) -> Vec<Text> {
    let around = space.index().loops.get(&link.id);
    around.into_iter().flatten().map(|id| name(space, id)).collect()
}

/// Why something cannot be aligned to.
#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// It is the goal itself, or a key result of it.
    Itself,
    /// They are aligned already.
    Already,
    /// It would close a loop: titles along it, from the goal up and back to it.
    Loop(Vec<Text>),
}

/// Why `from` cannot be aligned to `to`; `None` where it can.
pub fn refusal(space: &Space, from: &Id, to: &Id) -> Option<Refusal> {
    if space.links_from(from).any(|link| link.to == *to && link.holds()) {
        return Some(Refusal::Already);
    }
    let (lower, upper) = (objective_of(space, from), objective_of(space, to));
    if lower == upper {
        return Some(Refusal::Itself);
    }
    let around = space.loop_of(from, to, false)?;
    Some(Refusal::Loop(around.iter().map(|id| name(space, id)).collect()))
}

/// Why a key result cannot be shared with another objective; `None` where it can.
pub fn share_refusal(space: &Space, kr: &Id, with: &Id) -> Option<Refusal> {
    let shares = |link: &Link| link.to == *with && link.holds() && link.counts.way() == CountsAs::Shares;
    if space.links_from(kr).any(shares) {
        return Some(Refusal::Already);
    }
    let own = objective_of(space, kr);
    if own == *with || space.key_result(kr).is_none() || space.objective(with).is_none() {
        return Some(Refusal::Itself);
    }
    let around = space.loop_of(kr, with, true)?;
    Some(Refusal::Loop(around.iter().map(|id| name(space, id)).collect()))
}

/// Objectives to share a key result with whose words fit.
pub fn share_targets(space: &Space, kr: &Id, text: &str, most: usize) -> Vec<Target> {
    let own = objective_of(space, kr);
    search::goals(space, text, std::slice::from_ref(kr), usize::MAX)
        .into_iter()
        .filter(|found| found.id != own && space.objective(&found.id).is_some())
        .take(most)
        .map(|found| Target { refusal: share_refusal(space, kr, &found.id), found })
        .collect()
}

/// Something to align to, and why that cannot be.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// What was found.
    pub found: Found,
    /// Why it cannot be.
    pub refusal: Option<Refusal>,
}

/// Goals to align to whose words fit. Those that would close a loop stand last, with the reason,
/// once somebody looks for them by name.
pub fn targets(space: &Space, from: &Id, text: &str, most: usize) -> Vec<Target> {
    let lower = objective_of(space, from);
    let below = all_below(space, &lower);
    let mut free = Vec::new();
    let mut others = Vec::new();
    for found in search::goals(space, text, std::slice::from_ref(from), usize::MAX) {
        let upper = objective_of(space, &found.id);
        if upper == lower {
            continue;
        }
        let list = if below.contains(&upper) { &mut others } else { &mut free };
        if list.len() < most {
            list.push(found);
        }
    }
    if text.trim().is_empty() {
        others.clear();
    }
    let all = free.into_iter().chain(others).take(most);
    all.map(|found| Target { refusal: refusal(space, from, &found.id), found }).collect()
}

/// Every objective from which one gets up to this one, itself included.
fn all_below(space: &Space, goal: &Id) -> BTreeSet<Id> {
    let mut seen = BTreeSet::from([goal.clone()]);
    let mut todo = vec![goal.clone()];
    while let Some(at) = todo.pop() {
        let krs = space.key_results_of(&at).iter();
        for upper in std::iter::once(&at).chain(krs) {
            for link in space.links_to(upper).filter(|link| leads(space, link)) {
                let next = objective_of(space, &link.from);
                if seen.insert(next.clone()) {
                    todo.push(next);
                }
            }
        }
    }
    seen
}

/// Whether one gets up along a link: it holds, and no loop suspends it.
fn leads(space: &Space, link: &Link) -> bool {
    link.holds() && !space.index().suspended.contains(&link.id)
}

/// The objective that a goal stands for: itself, or the one a key result belongs to.
fn objective_of(space: &Space, id: &Id) -> Id {
    match space.node(id).map(|node| &node.typed) {
        Some(Typed::KeyResult(kr)) => kr.objective.clone().unwrap_or_else(|| id.clone()),
        _ => id.clone(),
    }
}
