//! Who stands under whom: lists made once and kept until somebody moves.

use crate::okr::Arrange;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::rc::Rc;

use crate::doc::Doc;
use crate::okr::arrange::{map_of, set_of};
use crate::okr::evaluation::ring_heads;
use crate::okr::{Counts, Id, KeyResult, Laid, Link, LinkOrder, Text, suspended};

use super::typed::{Node, Typed};

/// A list of ids under each parent; under `None` stand those whose parent is not there.
pub type Under = BTreeMap<Option<Id>, Vec<Id>>;

/// Who stands under whom, and what hangs together by links.
#[derive(Default, Debug, PartialEq)]
pub struct Index {
    trees: Rc<Trees>,
    /// Live links by their lower end, in the order in which they were laid.
    pub links_from: BTreeMap<Id, Vec<Id>>,
    /// Live links by their upper end, in the order in which they were laid.
    pub links_to: BTreeMap<Id, Vec<Id>>,
    /// What was deleted.
    pub trash: Vec<Id>,
    /// Entities about which people disagree.
    pub conflicted: Vec<Id>,
    /// Links that a loop suspends.
    pub suspended: BTreeSet<Id>,
    /// The loop that each of them would close: from its lower end up and back to it.
    pub loops: BTreeMap<Id, Vec<Id>>,
    /// Key results of other objectives that an objective has as well, in the order in which they came
    /// (rule R11).
    pub shared: BTreeMap<Id, Vec<SharedKr>>,
}

/// Who stands under whom; links play no part in it, so that it outlives them.
#[derive(Default, Debug, PartialEq)]
pub struct Trees {
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
    /// Retrospectives.
    pub retrospectives: Vec<Id>,
    /// Meetings under their unit, oldest first.
    pub meetings: Under,
    /// Action items under the meeting in which they were set.
    pub actions: Under,
    /// Key results that are parts of another key result, under that one.
    pub parts: BTreeMap<Id, Vec<Id>>,
    /// The key result that a key result is a part of.
    pub whole_of: BTreeMap<Id, Id>,
    /// Units, cycles and key results at which a ring of parents was opened (rule M10): each stands at the top,
    /// though it names a parent.
    pub rings: Vec<Id>,
}

impl Deref for Index {
    type Target = Trees;

    fn deref(&self) -> &Trees {
        &self.trees
    }
}

/// A key result of another objective.
#[derive(Clone, PartialEq, Debug)]
pub struct SharedKr {
    /// The key result.
    pub from: Id,
    /// The link that shares it.
    pub link: Id,
}

/// Where one entity goes: its parent, then its place.
type Placed = Vec<(Option<Id>, Text, Id)>;

impl Index {
    /// Makes all lists.
    pub fn of(doc: &Doc, nodes: &BTreeMap<Id, Rc<Node>>) -> Self {
        let mut index = Self::default();
        let mut own = Trees::default();
        let (mut units, mut people, mut cycles): (Placed, Placed, Placed) = Default::default();
        let (mut objectives, mut key_results): (Placed, Placed) = Default::default();
        let (mut initiatives, mut kpis): (Placed, Placed) = Default::default();
        let (mut meetings, mut actions): (Placed, Placed) = Default::default();
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
                    if let Some(whole) =
                        kr.parent_kr.as_ref().filter(|whole| key_result(nodes, whole).is_some())
                    {
                        own.whole_of.insert(id.clone(), whole.clone());
                    }
                    key_results.push(place(&kr.objective, &kr.order));
                }
                Typed::Initiative(one) => initiatives.push(place(&one.of, &one.order)),
                Typed::Kpi(kpi) => kpis.push(place(&kpi.home, &kpi.order)),
                Typed::Meeting(one) => {
                    let on = one.on.map_or_else(String::new, |day| day.to_string());
                    meetings.push(place(&one.unit, &on.into()));
                }
                Typed::Action(one) => actions.push(place(&one.meeting, &one.order)),
                Typed::Retrospective(_) => own.retrospectives.push(id.clone()),
                Typed::Link(_) | Typed::Workspace(_) | Typed::Unknown => {}
            }
        }
        own.units = tree(units, &mut own.rings);
        own.cycles = tree(cycles, &mut own.rings);
        let live = |id: &Id| nodes.get(id).is_some_and(|node| !node.deleted);
        own.people = lists(people, live);
        own.objectives = lists(objectives, live);
        own.key_results = lists(key_results, live);
        for head in ring_heads(&own.whole_of) {
            own.whole_of.remove(&head);
            own.rings.push(head);
        }
        for id in own.key_results.values().flatten() {
            if let Some(whole) = own.whole_of.get(id) {
                own.parts.entry(whole.clone()).or_default().push(id.clone());
            }
        }
        own.initiatives = lists(initiatives, live);
        own.kpis = lists(kpis, live);
        own.meetings = lists(meetings, live);
        own.actions = lists(actions, live);
        index.trees = Rc::new(own);
        index.link(doc, nodes);
        index
    }

    /// The same after nothing but links changed: these, in order.
    pub fn relinked(&self, doc: &Doc, nodes: &BTreeMap<Id, Rc<Node>>, changed: &BTreeSet<Id>) -> Self {
        let again = |list: &[Id], belongs: fn(&Node) -> bool| {
            let others = list.iter().filter(|id| !changed.contains(*id)).cloned();
            let now = changed.iter().filter(|id| nodes.get(*id).is_some_and(|node| belongs(node))).cloned();
            let mut all: Vec<Id> = others.chain(now).collect();
            all.arrange(Ord::cmp);
            all
        };
        let mut index = Self {
            trees: Rc::clone(&self.trees),
            trash: again(&self.trash, |node| node.deleted),
            conflicted: again(&self.conflicted, Node::conflicted),
            ..Self::default()
        };
        index.link(doc, nodes);
        index
    }

    /// What counts for other reasons here than there: links that a loop suspends only in one of them, and
    /// key results that are parts of others only in one of them.
    pub fn differing(&self, other: &Self) -> BTreeSet<Id> {
        let mut out: BTreeSet<Id> = self.suspended.symmetric_difference(&other.suspended).cloned().collect();
        if !Rc::ptr_eq(&self.trees, &other.trees) {
            for (one, two) in [(self, other), (other, self)] {
                let moved = one.whole_of.iter().filter(|(id, whole)| two.whole_of.get(*id) != Some(whole));
                out.extend(moved.map(|(id, _)| id.clone()));
            }
        }
        out
    }
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

/// Sorts things that stand under their own kind; a ring of parents is opened at its smallest member,
/// so that nothing ever falls out of the tree (rule M10).
fn tree(placed: Placed, rings: &mut Vec<Id>) -> Under {
    let live = set_of(placed.iter().map(|(_, _, id)| id.clone()));
    let parents = map_of(placed.iter().filter_map(|(parent, _, id)| Some((id.clone(), parent.clone()?))));
    let heads = ring_heads(&parents);
    let placed = placed
        .into_iter()
        .map(|(parent, order, id)| (parent.filter(|_| !heads.contains(&id)), order, id))
        .collect();
    rings.extend(heads);
    lists(placed, |id| live.contains(id))
}

/// Links in the order in which they were laid (rule A3).
fn laid<'a>(doc: &Doc, nodes: &'a BTreeMap<Id, Rc<Node>>) -> Vec<(LinkOrder, &'a Link)> {
    let one = |(id, node): (&'a Id, &'a Rc<Node>)| match &node.typed {
        Typed::Link(link) if link.on && !node.deleted => {
            let entity = &node.entity;
            let entry = doc.shown_entry(entity, "on").or_else(|| doc.shown_entry(entity, "to"))?;
            let session = Text::from(entry.dot.session.as_str());
            Some((LinkOrder { at: doc.time_of(entry.dot), session, id: id.clone() }, link))
        }
        _ => None,
    };
    let mut links: Vec<_> = nodes.iter().filter_map(one).collect();
    links.arrange(|(one, _), (other, _)| one.cmp(other));
    links
}

impl Index {
    /// Lists the links by their ends, leaves out those that would close a loop, and says which key results
    /// objectives share.
    fn link(&mut self, doc: &Doc, nodes: &BTreeMap<Id, Rc<Node>>) {
        let links = laid(doc, nodes);
        let goal_of = |id: &Id| key_result(nodes, id).and_then(|kr| kr.objective.clone());
        let mut ends: Vec<Laid> = Vec::new();
        let mut standing: Vec<(Id, Id)> = Vec::new();
        let mut known: BTreeSet<Id> = BTreeSet::new();
        for (order, link) in &links {
            self.links_from.entry(link.from.clone()).or_default().push(link.id.clone());
            self.links_to.entry(link.to.clone()).or_default().push(link.id.clone());
            let home = goal_of(&link.from);
            let is_shared = matches!(link.counts, Counts::Shares { .. }) && home.is_some();
            if !link.holds() || (is_shared && home.as_ref() == Some(&link.to)) {
                continue;
            }
            let from = home.filter(|_| !is_shared).unwrap_or_else(|| link.from.clone());
            ends.push(Laid { order: order.clone(), from, to: link.to.clone() });
            let mut at = Some(&link.to);
            while let Some(end) = at.filter(|end| known.insert((*end).clone())) {
                standing.extend(goal_of(end).map(|goal| (end.clone(), goal)));
                at = self.whole_of.get(end);
                standing.extend(at.map(|whole| (end.clone(), whole.clone())));
            }
        }
        for mut one in suspended(&ends, &standing) {
            // Straight from a link's end to its objective is one step for the eye.
            let over = one.around.get(1).and_then(goal_of);
            if over.is_some() && over.as_ref() == one.around.get(2) {
                one.around.remove(1);
            }
            self.suspended.insert(one.link.clone());
            self.loops.insert(one.link, one.around);
        }
        for (_, link) in &links {
            if link.shares() && !self.suspended.contains(&link.id) && is_shareable(nodes, link) {
                let of = self.shared.entry(link.to.clone()).or_default();
                if !of.iter().any(|known| known.from == link.from) {
                    of.push(SharedKr { from: link.from.clone(), link: link.id.clone() });
                }
            }
        }
    }
}

/// Whether a link shares a key result that is here with another objective that is here.
fn is_shareable(nodes: &BTreeMap<Id, Rc<Node>>, link: &Link) -> bool {
    let other = nodes.get(&link.to).filter(|node| !node.deleted).map(|node| &node.typed);
    let kr = key_result(nodes, &link.from).filter(|kr| kr.objective.as_ref() != Some(&link.to));
    matches!(other, Some(Typed::Objective(_))) && kr.is_some()
}

fn key_result<'a>(nodes: &'a BTreeMap<Id, Rc<Node>>, id: &Id) -> Option<&'a KeyResult> {
    match nodes.get(id).filter(|node| !node.deleted).map(|node| &node.typed) {
        Some(Typed::KeyResult(kr)) => Some(kr),
        _ => None,
    }
}
