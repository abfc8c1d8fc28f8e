//! Who stands under whom: lists made once and kept until somebody moves.

use crate::okr::Arrange;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::Doc;
use crate::okr::arrange::{map_of, set_of};
use crate::okr::{Id, Text};

use super::typed::{Node, Typed};

/// A list of ids under each parent; under `None` stand those whose parent is not there.
pub type Under = BTreeMap<Option<Id>, Vec<Id>>;

/// Who stands under whom.
#[derive(Default, Debug)]
pub struct Index {
    /// Units under their parent unit.
    pub units: Under,
    /// People under their unit.
    pub people: Under,
    /// Cycles under the cycle they lie in, by date.
    pub cycles: Under,
    /// Objectives under their unit or person.
    pub objectives: Under,
    /// Key results under their objective.
    pub key_results: Under,
    /// Initiatives under what they are for.
    pub initiatives: Under,
    /// Health metrics under their unit.
    pub kpis: Under,
    /// Live links by their lower end.
    pub links_from: BTreeMap<Id, Vec<Id>>,
    /// Live links by their upper end.
    pub links_to: BTreeMap<Id, Vec<Id>>,
    /// Retrospectives.
    pub retrospectives: Vec<Id>,
    /// What was deleted.
    pub trash: Vec<Id>,
    /// Entities about which people disagree.
    pub conflicted: Vec<Id>,
    /// Key results that are parts of another key result, under that one.
    pub parts: BTreeMap<Id, Vec<Id>>,
    /// The key result that a key result is a part of.
    pub whole_of: BTreeMap<Id, Id>,
    /// Links that a loop suspends.
    pub suspended: BTreeSet<Id>,
}

/// Where one entity goes: its parent, then its place.
type Placed = Vec<(Option<Id>, Text, Id)>;

impl Index {
    /// Makes all lists.
    pub fn of(doc: &Doc, nodes: &BTreeMap<Id, Rc<Node>>) -> Self {
        let mut index = Self::default();
        let (mut units, mut people, mut cycles): (Placed, Placed, Placed) = Default::default();
        let (mut objectives, mut key_results): (Placed, Placed) = Default::default();
        let (mut initiatives, mut kpis): (Placed, Placed) = Default::default();
        for (id, node) in nodes {
            if node.conflicted() {
                index.conflicted.push(id.clone());
            }
            if node.deleted {
                index.trash.push(id.clone());
                continue;
            }
            let place = |parent: &Option<Id>, order: &Text| (parent.clone(), Text::clone(order), id.clone());
            match &node.typed {
                Typed::Unit(unit) => units.push(place(&unit.parent, &unit.order)),
                Typed::Person(person) => people.push(place(&person.unit, &person.order)),
                Typed::Cycle(cycle) => {
                    let start = cycle.span.start.map_or_else(|| "~".to_owned(), |day| day.to_string());
                    let order = format!("{start} {} {}", cycle.order, cycle.name);
                    cycles.push(place(&cycle.parent, &order.into()));
                }
                Typed::Objective(objective) => objectives.push(place(&objective.home, &objective.order)),
                Typed::KeyResult(kr) => {
                    let whole = kr.parent_kr.as_ref().filter(|whole| *whole != id);
                    if let Some(whole) = whole.filter(|whole| is_key_result(nodes, whole)) {
                        index.whole_of.insert(id.clone(), whole.clone());
                    }
                    key_results.push(place(&kr.objective, &kr.order));
                }
                Typed::Initiative(one) => initiatives.push(place(&one.of, &one.order)),
                Typed::Kpi(kpi) => kpis.push(place(&kpi.home, &kpi.order)),
                Typed::Link(link) if link.on => {
                    index.links_from.entry(link.from.clone()).or_default().push(id.clone());
                    index.links_to.entry(link.to.clone()).or_default().push(id.clone());
                }
                Typed::Retrospective(_) => index.retrospectives.push(id.clone()),
                Typed::Link(_) | Typed::Workspace(_) | Typed::Unknown => {}
            }
        }
        index.units = tree(units);
        index.cycles = tree(cycles);
        let live = |id: &Id| nodes.get(id).is_some_and(|node| !node.deleted);
        index.people = lists(people, live);
        index.objectives = lists(objectives, live);
        index.key_results = lists(key_results, live);
        for id in index.key_results.values().flatten() {
            if let Some(whole) = index.whole_of.get(id) {
                index.parts.entry(whole.clone()).or_default().push(id.clone());
            }
        }
        index.initiatives = lists(initiatives, live);
        index.kpis = lists(kpis, live);
        index.suspended = suspended(doc, nodes);
        index
    }
}

fn is_key_result(nodes: &BTreeMap<Id, Rc<Node>>, id: &Id) -> bool {
    nodes.get(id).is_some_and(|node| !node.deleted && matches!(node.typed, Typed::KeyResult(_)))
}

/// Sorts into lists; those whose parent is gone stand under `None`.
fn lists(mut placed: Placed, live: impl Fn(&Id) -> bool) -> Under {
    placed.arrange(|a, b| (&a.1, &a.2).cmp(&(&b.1, &b.2)));
    let mut under = Under::new();
    for (parent, _, id) in placed {
        under.entry(parent.filter(&live)).or_default().push(id);
    }
    under
}

/// Sorts things that stand under their own kind; a ring of parents is opened at its first member,
/// so that nothing ever falls out of the tree (rule M10).
fn tree(placed: Placed) -> Under {
    let parents = map_of(placed.iter().map(|(parent, _, id)| (id.clone(), parent.clone())));
    let opened = |id: &Id| {
        let mut seen: Vec<&Id> = vec![];
        let mut at = id;
        while let Some(Some(parent)) = parents.get(at) {
            if parent == id {
                // On a ring: its smallest member becomes a root.
                return seen.iter().chain([&at]).all(|member| id <= *member);
            }
            if seen.contains(&parent) {
                return false;
            }
            seen.push(at);
            at = parent;
        }
        false
    };
    let roots = set_of(parents.keys().filter(|id| opened(id)).cloned());
    let placed = placed
        .into_iter()
        .map(|(parent, order, id)| (parent.filter(|_| !roots.contains(&id)), order, id))
        .collect();
    lists(placed, |id| parents.contains_key(id))
}

/// The links that would close a loop, taken in the order in which they were made.
fn suspended(doc: &Doc, nodes: &BTreeMap<Id, Rc<Node>>) -> BTreeSet<Id> {
    let mut links: Vec<(i64, crate::doc::Dot, Id, Id, Id)> = Vec::new();
    let goal_of = |id: &Id| match nodes.get(id).map(|node| &node.typed) {
        Some(Typed::KeyResult(kr)) => kr.objective.clone().unwrap_or_else(|| id.clone()),
        _ => id.clone(),
    };
    for (id, node) in nodes {
        if let Typed::Link(link) = &node.typed
            && link.on
            && !node.deleted
            && let Some(entry) =
                doc.shown_entry(&node.entity, "on").or_else(|| doc.shown_entry(&node.entity, "to"))
        {
            links.push((
                doc.time_of(entry.dot).0,
                entry.dot,
                id.clone(),
                goal_of(&link.from),
                goal_of(&link.to),
            ));
        }
    }
    links.arrange(Ord::cmp);
    let mut above: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for (_, _, id, from, to) in links {
        if reaches(&above, &to, &from) {
            out.insert(id);
        } else {
            above.entry(from).or_default().push(to);
        }
    }
    out
}

/// Whether going up from `start` meets `goal`.
fn reaches(above: &BTreeMap<Id, Vec<Id>>, start: &Id, goal: &Id) -> bool {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut todo = vec![start];
    while let Some(at) = todo.pop() {
        if at == goal {
            return true;
        }
        if seen.insert(at) {
            todo.extend(above.get(at).into_iter().flatten());
        }
    }
    false
}
