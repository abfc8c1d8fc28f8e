//! What the map shows of a workspace: objectives in reading order, each once, and what they hang on.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Arrange, Counts, Day, Id, Link, LinkState, Objective};
use crate::query::filter::{Filter, Sieve};
use crate::space::{Space, Typed};

/// What is shown. Objectives go by their numbers in `goals`.
pub(super) struct Gathered<'a> {
    /// The objectives in reading order: by unit, then as they stand there.
    pub goals: Vec<Goal<'a>>,
    /// All links between them that hold, suspended ones too.
    pub ups: Vec<Up<'a>>,
}

/// One objective that is shown.
pub(super) struct Goal<'a> {
    pub objective: &'a Objective,
    /// Whether it belongs to another cycle than the one that was asked for.
    pub elsewhere: bool,
    /// Whether it stands above the objective that is looked at.
    pub above_focus: bool,
    /// The parent that is shown, and the link that leads there.
    pub parent: Option<(usize, &'a Link)>,
}

/// One link up.
#[derive(Clone, Copy)]
pub(super) struct Up<'a> {
    pub link: &'a Link,
    pub from: usize,
    pub to: usize,
    /// The key result it ends at.
    pub to_kr: Option<&'a Id>,
    pub suspended: bool,
}

/// Gathers a cycle, or everything; narrowed to what hangs together with the focus, where that is there.
pub(super) fn gather<'a>(
    space: &'a Space,
    cycle: Option<&Id>,
    focus: Option<&Id>,
    today: Day,
) -> Gathered<'a> {
    let mut found = Found::default();
    let filter = Filter { cycle: cycle.cloned(), ..Filter::default() };
    let sieve = Sieve::new(space, &filter, today);
    // Both lists are in the order of ids, so one pass tells which key results have links.
    let mut linked = space.index().links_from.keys().peekable();
    for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        match &node.typed {
            Typed::Objective(objective) if sieve.in_cycle(objective) => {
                found.number(objective);
            }
            Typed::KeyResult(kr) => {
                while linked.next_if(|other| *other < id).is_some() {}
                let own = linked.next_if(|other| *other == id).and(kr.objective.as_ref());
                if let Some(own) = own {
                    found.linked.entry(own).or_default().push(id);
                }
            }
            _ => {}
        }
    }
    let in_cycle = found.goals.len();
    let focus = focus.and_then(|id| space.objective(id)).map(|objective| found.number(objective));
    // What they hang on is found on the way, so the list grows while it is walked.
    let mut next = 0;
    while let Some(objective) = found.goals.get(next).map(|goal| goal.objective) {
        found.look_up(space, objective, next);
        next += 1;
    }
    for goal in found.goals.iter_mut().skip(in_cycle) {
        goal.elsewhere = !sieve.in_cycle(goal.objective);
    }
    let kept = focus.map(|focus| found.around(focus));
    found.in_reading_order(space, kept.as_deref())
}

/// The objective that a goal stands for, with the key result where it is one.
fn upper<'a>(space: &'a Space, id: &Id) -> Option<(&'a Objective, Option<&'a Id>)> {
    if let Some(objective) = space.objective(id) {
        return Some((objective, None));
    }
    let kr = space.key_result(id)?;
    Some((space.objective(kr.objective.as_ref()?)?, Some(&kr.id)))
}

#[derive(Default)]
struct Found<'a> {
    goals: Vec<Goal<'a>>,
    ups: Vec<Up<'a>>,
    numbers: BTreeMap<&'a Id, usize>,
    /// Key results that have links, under their objective.
    linked: BTreeMap<&'a Id, Vec<&'a Id>>,
}

impl<'a> Found<'a> {
    fn number(&mut self, objective: &'a Objective) -> usize {
        let next = self.goals.len();
        let number = *self.numbers.entry(&objective.id).or_insert(next);
        if number == next {
            self.goals.push(Goal { objective, elsewhere: false, above_focus: false, parent: None });
        }
        number
    }

    /// Notes the links up from an objective and its key results, and which of them leads to its parent.
    fn look_up(&mut self, space: &'a Space, objective: &'a Objective, from: usize) {
        let begin = self.ups.len();
        let krs = self.linked.get(&objective.id).cloned().unwrap_or_default();
        for lower in std::iter::once(&objective.id).chain(krs) {
            for link in space.links_from(lower).filter(|link| link.holds()) {
                // Most lead to an objective that is known already.
                let known = self.numbers.get(&link.to).map(|to| (*to, None));
                let found =
                    known.or_else(|| upper(space, &link.to).map(|(above, kr)| (self.number(above), kr)));
                let Some((to, kr)) = found else { continue };
                let suspended = space.index().suspended.contains(&link.id);
                // A shared key result is one of the upper objective too, and there its line ends.
                let shared = Some(lower).filter(|_| matches!(link.counts, Counts::Shares { .. }));
                self.ups.push(Up { link, from, to, to_kr: kr.or(shared), suspended });
            }
        }
        let own = self.ups.get(begin..).unwrap_or_default().iter();
        let fit = own.filter(|up| !up.suspended && up.to != from && up.link.from == objective.id);
        let parent = parent(space, objective, &fit.copied().collect::<Vec<_>>());
        if let Some(goal) = self.goals.get_mut(from) {
            goal.parent = parent.map(|up| (up.to, up.link));
        }
    }

    /// Which objectives hang together with one: everything on the ways up from it and everything below it.
    fn around(&mut self, focus: usize) -> Vec<bool> {
        let count = self.goals.len();
        let ways = |forward: bool| {
            let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
            for up in self.ups.iter().filter(|up| !up.suspended) {
                let (from, to) = if forward { (up.from, up.to) } else { (up.to, up.from) };
                if let Some(next) = next.get_mut(from) {
                    next.push(to);
                }
            }
            let mut met = vec![false; count];
            let mut todo = vec![focus];
            while let Some(at) = todo.pop() {
                if let Some(met) = met.get_mut(at).filter(|met| !**met) {
                    *met = true;
                    todo.extend(next.get(at).into_iter().flatten());
                }
            }
            met
        };
        let (above, below) = (ways(true), ways(false));
        for (number, (goal, above)) in self.goals.iter_mut().zip(&above).enumerate() {
            goal.above_focus = *above && number != focus;
        }
        above.iter().zip(&below).map(|(above, below)| *above || *below).collect()
    }

    /// Puts what is kept in reading order, and calls everything by its new number.
    fn in_reading_order(self, space: &Space, kept: Option<&[bool]>) -> Gathered<'a> {
        let homes = homes_in_order(space);
        let rank = |objective: &Objective| {
            objective.home.as_ref().and_then(|home| homes.get(home)).copied().unwrap_or(usize::MAX)
        };
        let is_kept = |number: &usize| kept.is_none_or(|kept| kept.get(*number).copied().unwrap_or(false));
        let mut order: Vec<(usize, usize, &Objective)> = self
            .goals
            .iter()
            .enumerate()
            .filter(|(number, _)| is_kept(number))
            .map(|(number, goal)| (rank(goal.objective), number, goal.objective))
            .collect();
        order.arrange(|one, other| one.0.cmp(&other.0).then_with(|| beside(one.2, other.2)));
        let mut renamed: Vec<Option<usize>> = vec![None; self.goals.len()];
        for (new, (_, old, _)) in order.iter().enumerate() {
            if let Some(slot) = renamed.get_mut(*old) {
                *slot = Some(new);
            }
        }
        let name = |old: usize| renamed.get(old).copied().flatten();
        let goals = order.iter().filter_map(|(_, old, _)| self.goals.get(*old));
        let goals = goals.map(|goal| Goal {
            parent: goal.parent.and_then(|(old, link)| Some((name(old)?, link))),
            ..*goal
        });
        let ups = self.ups.iter().filter_map(|up| Some(Up { from: name(up.from)?, to: name(up.to)?, ..*up }));
        let mut ups: Vec<Up<'a>> = ups.collect();
        ups.arrange(|one, other| {
            (one.from, one.to, &one.link.id).cmp(&(other.from, other.to, &other.link.id))
        });
        Gathered { goals: goals.collect(), ups }
    }
}

/// The link that leads to the parent that is shown (rule A4), of those that may.
fn parent<'a>(space: &Space, objective: &Objective, fit: &[Up<'a>]) -> Option<Up<'a>> {
    if fit.len() < 2 {
        return fit.first().copied();
    }
    let shown = space.parent_of(objective);
    let named = fit.iter().find(|up| shown.as_ref() == Some(&up.link.to));
    let accepted = || fit.iter().find(|up| up.link.state == LinkState::Accepted);
    named.or_else(accepted).or_else(|| fit.first()).copied()
}

/// The order of two objectives of one home.
fn beside(one: &Objective, other: &Objective) -> Ordering {
    (&one.order, &one.id).cmp(&(&other.order, &other.id))
}

/// Every unit and person with its place in reading order: a unit, its people, the units below it.
fn homes_in_order(space: &Space) -> BTreeMap<&Id, usize> {
    let mut order = BTreeMap::new();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut todo: Vec<&Id> = space.units_of(None).iter().rev().collect();
    while let Some(unit) = todo.pop() {
        if !seen.insert(unit) {
            continue;
        }
        order.insert(unit, order.len());
        for person in space.people_of(Some(unit)) {
            order.insert(person, order.len());
        }
        todo.extend(space.units_of(Some(unit)).iter().rev());
    }
    for person in space.people_of(None) {
        order.insert(person, order.len());
    }
    order
}
