//! The workspace as the trade sees it: everything typed, everything findable.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::Doc;
use crate::okr::arrange::map_of;
use crate::okr::link::parent;
use crate::okr::{CheckIn, Cycle, Id, KeyResult, Kpi, Link, Objective, Person, Unit, Workspace};

use super::evaluate::Evaluated;
use super::index::{Index, Under};
use super::read::workspace_id;
use super::stand_in::StandIns;
use super::typed::{Node, Typed};

/// A document with its readings. Cheap to clone; an edit reads again only what it changed.
#[derive(Clone, Debug)]
pub struct Space {
    pub(super) doc: Doc,
    pub(super) nodes: Rc<BTreeMap<Id, Rc<Node>>>,
    pub(super) index: Rc<Index>,
    pub(super) evaluated: Rc<RefCell<Evaluated>>,
    /// Numbers of people without a name, once somebody asked.
    pub(super) nameless: Rc<OnceCell<BTreeMap<Id, usize>>>,
    /// The words for what has no name here.
    pub(super) stand_ins: StandIns,
}

impl Space {
    /// Reads a whole document.
    pub fn of(doc: Doc) -> Self {
        let nodes =
            map_of(doc.items.iter().map(|(id, entity)| (id.clone(), Rc::new(Node::read(&doc, entity)))));
        let index = Rc::new(Index::of(&doc, &nodes));
        let (evaluated, nameless, stand_ins) = (Rc::default(), Rc::default(), StandIns::default());
        Self { doc, nodes: Rc::new(nodes), index, evaluated, nameless, stand_ins }
    }

    /// The same workspace after a change: only entities that differ are read again.
    pub fn next(&self, doc: Doc) -> Self {
        // Both stand in the order of ids, so one walk finds what differs.
        let mut before = self.nodes.iter().peekable();
        let mut changed: Vec<&Id> = Vec::new();
        for (id, entity) in doc.items.iter() {
            while before.next_if(|(old, _)| *old < id).is_some() {}
            let is_same =
                before.peek().is_some_and(|(old, node)| *old == id && Rc::ptr_eq(&node.entity, entity));
            if !is_same {
                changed.push(id);
            }
        }
        let gone = self.nodes.len() + changed.len() > doc.items.len()
            && self.nodes.keys().any(|id| !doc.items.contains_key(id));
        if changed.is_empty() && !gone {
            return Self { doc, ..self.clone() };
        }
        let mut nodes = Rc::clone(&self.nodes);
        let map = Rc::make_mut(&mut nodes);
        let (mut moved, mut everywhere, mut only_links) = (gone, gone, !gone);
        let mut touched: BTreeSet<Id> = BTreeSet::new();
        if gone {
            map.retain(|id, _| doc.items.contains_key(id));
        }
        for id in changed {
            let Some(entity) = doc.items.get(id) else { continue };
            let node = Node::read(&doc, entity);
            moved |= map.get(id).is_none_or(|before| !before.same_place(&node));
            // Habits and dates of cycles reach everywhere, and so does how often a unit meets.
            everywhere |= matches!(node.typed, Typed::Workspace(_) | Typed::Cycle(_));
            everywhere |= meets_otherwise(map.get(id).map(Rc::as_ref), &node);
            moved |= matches!(node.typed, Typed::Link(_));
            only_links &= matches!(node.typed, Typed::Link(_))
                && map.get(id).is_none_or(|before| matches!(before.typed, Typed::Link(_)));
            touched.insert(id.clone());
            map.insert(id.clone(), Rc::new(node));
        }
        if moved || everywhere {
            let index = if only_links {
                self.index.relinked(&doc, &nodes, &touched)
            } else {
                Index::of(&doc, &nodes)
            };
            touched.extend(self.index.differing(&index));
            let next = Self {
                doc,
                nodes,
                index: Rc::new(index),
                evaluated: Rc::default(),
                nameless: Rc::default(),
                ..*self
            };
            if !everywhere {
                // What stood above before and what stands above now are both to be found out anew.
                let kept = self.evaluated.take().without(self, &touched).without(&next, &touched);
                next.evaluated.replace(kept);
            }
            return next;
        }
        // What is remembered goes on with the newer one; who asks the older one again finds out anew.
        let evaluated = self.evaluated.take().without(self, &touched);
        Self {
            doc,
            nodes,
            index: Rc::clone(&self.index),
            evaluated: Rc::new(RefCell::new(evaluated)),
            nameless: Rc::default(),
            ..*self
        }
    }

    /// The workspace as it was at a moment (rule D7). What nobody touched since is shared; what is remembered
    /// of evaluations is not, since those are of another day.
    pub fn as_of(&self, moment: crate::okr::Moment) -> Self {
        self.as_told(self.doc.as_of(moment))
    }

    /// The workspace as another telling of its document has it: an earlier one, or one that leaves something
    /// out. What both tell alike is shared; what is remembered of evaluations is not.
    pub fn as_told(&self, doc: Doc) -> Self {
        let apart = Self { evaluated: Rc::default(), nameless: Rc::default(), ..self.clone() };
        apart.next(doc)
    }

    /// What was evaluated so far.
    pub(super) fn evaluated(&self) -> &RefCell<Evaluated> {
        &self.evaluated
    }

    /// The document.
    pub fn doc(&self) -> &Doc {
        &self.doc
    }

    /// Any entity, deleted ones too.
    pub fn node(&self, id: &Id) -> Option<&Rc<Node>> {
        self.nodes.get(id)
    }

    /// Everything, by id.
    pub fn nodes(&self) -> impl Iterator<Item = (&Id, &Rc<Node>)> {
        self.nodes.iter()
    }

    /// Who stands under whom.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The workspace itself, once somebody named it. A copy that stands beside its original has
    /// an id of its own and still the original's entity.
    pub fn workspace_ref(&self) -> Option<&Workspace> {
        let own = self.nodes.get(&workspace_id(&self.doc.id)).map(|node| &node.typed);
        if let Some(Typed::Workspace(workspace)) = own {
            return Some(workspace);
        }
        let original = self.doc.id.split('~').next().map(workspace_id)?;
        match self.nodes.get(&original).map(|node| &node.typed) {
            Some(Typed::Workspace(workspace)) => Some(workspace),
            _ => None,
        }
    }

    /// The workspace itself; unnamed until somebody names it.
    pub fn workspace(&self) -> Workspace {
        self.workspace_ref().cloned().unwrap_or_else(|| Workspace::new(workspace_id(&self.doc.id)))
    }

    fn live(&self, id: &Id) -> Option<&Typed> {
        self.nodes.get(id).filter(|node| !node.deleted).map(|node| &node.typed)
    }

    /// An objective that is not deleted.
    pub fn objective(&self, id: &Id) -> Option<&Objective> {
        match self.live(id)? {
            Typed::Objective(objective) => Some(objective),
            _ => None,
        }
    }

    /// A key result that is not deleted.
    pub fn key_result(&self, id: &Id) -> Option<&KeyResult> {
        match self.live(id)? {
            Typed::KeyResult(kr) => Some(kr),
            _ => None,
        }
    }

    /// A unit that is not deleted.
    pub fn unit(&self, id: &Id) -> Option<&Unit> {
        match self.live(id)? {
            Typed::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// A person who is not deleted.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        match self.live(id)? {
            Typed::Person(person) => Some(person),
            _ => None,
        }
    }

    /// A cycle that is not deleted.
    pub fn cycle(&self, id: &Id) -> Option<&Cycle> {
        match self.live(id)? {
            Typed::Cycle(cycle) => Some(cycle),
            _ => None,
        }
    }

    /// A KPI that is not deleted.
    pub fn kpi(&self, id: &Id) -> Option<&Kpi> {
        match self.live(id)? {
            Typed::Kpi(kpi) => Some(kpi),
            _ => None,
        }
    }

    /// A link that is not deleted, whether on or off.
    pub fn link(&self, id: &Id) -> Option<&Link> {
        match self.live(id)? {
            Typed::Link(link) => Some(link),
            _ => None,
        }
    }

    /// The check-ins that stand on an entity, oldest first.
    pub fn check_ins(&self, id: &Id) -> Rc<[CheckIn]> {
        self.nodes.get(id).map_or_else(|| Rc::from([]), |node| Rc::clone(node.check_ins(&self.doc)))
    }

    /// Key results of an objective in their order.
    pub fn key_results_of(&self, objective: &Id) -> &[Id] {
        list(&self.index.key_results, Some(objective))
    }

    /// Key results of other objectives that this one has as well, because both sides agreed to share them,
    /// in the order in which they came (rule R11).
    pub fn shared_with(&self, objective: &Id) -> impl Iterator<Item = &Id> {
        self.index.shared.get(objective).into_iter().flatten().map(|shared| &shared.from)
    }

    /// All key results of an objective: its own in their order, then those it shares.
    pub fn all_key_results_of(&self, objective: &Id) -> impl Iterator<Item = &Id> {
        self.key_results_of(objective).iter().chain(self.shared_with(objective))
    }

    /// Objectives of a unit or person in their order; of nobody, for `None`.
    pub fn objectives_of(&self, home: Option<&Id>) -> &[Id] {
        list(&self.index.objectives, home)
    }

    /// Units under a unit, or the top ones.
    pub fn units_of(&self, parent: Option<&Id>) -> &[Id] {
        list(&self.index.units, parent)
    }

    /// People of a unit, or of none.
    pub fn people_of(&self, unit: Option<&Id>) -> &[Id] {
        list(&self.index.people, unit)
    }

    /// Cycles within a cycle, or the top ones, by date.
    pub fn cycles_of(&self, parent: Option<&Id>) -> &[Id] {
        list(&self.index.cycles, parent)
    }

    /// KPIs of a unit or person in their order; of nobody, for `None`.
    pub fn kpis_of(&self, home: Option<&Id>) -> &[Id] {
        list(&self.index.kpis, home)
    }

    /// Initiatives of an objective or key result.
    pub fn initiatives_of(&self, id: &Id) -> &[Id] {
        list(&self.index.initiatives, Some(id))
    }

    /// Live links up from an objective or key result, suspended ones included.
    pub fn links_from(&self, id: &Id) -> impl Iterator<Item = &Link> {
        self.index.links_from.get(id).into_iter().flatten().filter_map(|link| self.link(link))
    }

    /// Live links that end at an objective or key result, suspended ones included.
    pub fn links_to(&self, id: &Id) -> impl Iterator<Item = &Link> {
        self.index.links_to.get(id).into_iter().flatten().filter_map(|link| self.link(link))
    }

    /// The end of the link that is shown as an objective's parent: the one it names, else the
    /// first that was accepted, else the first (rule A4).
    pub fn parent_of(&self, objective: &Objective) -> Option<Id> {
        let holds = |link: &&Link| link.holds() && !self.index.suspended.contains(&link.id);
        let links: Vec<&Link> = self.links_from(&objective.id).filter(holds).collect();
        parent(objective.primary.as_ref(), &links).map(|link| link.to.clone())
    }

    /// What something is called, whatever it is; `None` when it is not there or has no name. A private
    /// goal and a person without a name are called by what stands in for it (rules X6 and X7).
    pub fn name_of(&self, id: &Id) -> Option<crate::okr::Text> {
        let name = match &self.nodes.get(id)?.typed {
            Typed::Workspace(one) => &one.name,
            Typed::Cycle(one) => &one.name,
            Typed::Unit(one) => &one.name,
            Typed::Person(one) => &one.name,
            Typed::Objective(one) => &one.title,
            Typed::KeyResult(one) => &one.title,
            Typed::Initiative(one) => &one.title,
            Typed::Kpi(one) => &one.name,
            Typed::Action(one) => &one.title,
            Typed::Link(_) | Typed::Retrospective(_) | Typed::Meeting(_) | Typed::Unknown => return None,
        };
        if name.is_empty() { self.stand_in(id) } else { Some(crate::okr::Text::clone(name)) }
    }
}

/// Whether a unit says another cadence now, to itself or to what stands below it (rule T13).
fn meets_otherwise(before: Option<&Node>, now: &Node) -> bool {
    let says = |node: Option<&Node>| match node.filter(|node| !node.deleted).map(|node| &node.typed) {
        Some(Typed::Unit(unit)) => Some((unit.cadence_days, unit.parent.clone())),
        _ => None,
    };
    says(before) != says(Some(now))
}

fn list<'a>(under: &'a Under, parent: Option<&Id>) -> &'a [Id] {
    under.get(&parent.cloned()).map_or(&[], Vec::as_slice)
}

impl PartialEq for Space {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.nodes, &other.nodes) && self.stand_ins.tag == other.stand_ins.tag
    }
}
