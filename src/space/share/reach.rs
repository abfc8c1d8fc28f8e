//! Which entities a part has: what was asked for, and what that hangs on (rule X2).

use std::collections::BTreeSet;

use crate::okr::arrange::set_of;
use crate::okr::{Counts, Id, Owner, Text, Who};
use crate::space::read::workspace_id;
use crate::space::records;
use crate::space::tree::Space;
use crate::space::typed::{Node, Typed};
use crate::space::writes::try_action_id;

use super::What;

/// The entities of a part.
#[derive(Default)]
pub struct Reach {
    /// All of them, where the whole is shared.
    whole: bool,
    /// What was asked for: units, objectives and all that stands below them.
    core: BTreeSet<Id>,
    /// What that hangs on.
    around: BTreeSet<Id>,
}

impl Reach {
    /// Whether an entity is in the part.
    pub fn has(&self, id: &Id) -> bool {
        self.whole || self.is_asked_for(id) || self.around.contains(id)
    }

    /// Whether an entity was asked for.
    pub fn is_asked_for(&self, id: &Id) -> bool {
        self.whole || self.core.contains(id)
    }

    /// Finds out what a part has.
    pub fn of(space: &Space, what: &What) -> Self {
        let mut reach = Self::default();
        match what {
            What::Whole => return Self { whole: true, ..reach },
            What::Part { unit, cycle } => reach.ask(space, unit.as_ref(), cycle.as_ref()),
            What::Goals(ids) => {
                for id in ids.iter().filter(|id| space.objective(id).is_some()) {
                    reach.ask_goal(space, id);
                }
            }
        }
        reach.hang(space);
        reach.place(space);
        reach.name(space);
        // The workspace itself; a copy that stands beside its original has the original's.
        let doc = &space.doc().id;
        let original = doc.split('~').next().unwrap_or_default();
        reach.around.extend([workspace_id(doc), workspace_id(original)]);
        reach
    }

    /// The goals of a unit, of a cycle or of both, and what else is theirs.
    fn ask(&mut self, space: &Space, unit: Option<&Id>, cycle: Option<&Id>) {
        let cycles = cycle.map(|id| below(id, |id| space.cycles_of(Some(id))));
        let units = unit.map(|id| below(id, |id| space.units_of(Some(id))));
        let homes = units.map(|units| {
            let people: Vec<Id> =
                units.iter().flat_map(|unit| space.people_of(Some(unit))).cloned().collect();
            let mut homes = units;
            homes.extend(people);
            homes
        });
        let is_home =
            |id: Option<&Id>| homes.as_ref().is_none_or(|homes| id.is_some_and(|id| homes.contains(id)));
        let is_time =
            |id: Option<&Id>| cycles.as_ref().is_none_or(|cycles| id.is_some_and(|id| cycles.contains(id)));
        for (id, node) in space.nodes().filter(|(_, node)| !node.deleted) {
            match &node.typed {
                Typed::Objective(one)
                    if is_time(one.cycle.as_ref())
                        && (is_home(one.home.as_ref())
                            || one.joint.iter().any(|unit| is_home(Some(unit)))) =>
                {
                    self.ask_goal(space, id);
                }
                Typed::Retrospective(one) if is_home(one.unit.as_ref()) && is_time(one.cycle.as_ref()) => {
                    self.ask_retrospective(space, node, &one.tries);
                }
                Typed::Meeting(one)
                    if is_time(one.cycle.as_ref())
                        && match &one.unit {
                            Some(unit) => is_home(Some(unit)),
                            None => one.with.iter().all(|id| is_home(Some(id))),
                        } =>
                {
                    self.core.insert(id.clone());
                    self.core
                        .extend(space.index().actions.get(&Some(id.clone())).into_iter().flatten().cloned());
                }
                // A number to keep healthy belongs to a unit and to no cycle.
                Typed::Kpi(one) if homes.is_some() && is_home(one.home.as_ref()) => {
                    self.core.insert(id.clone());
                }
                _ => {}
            }
        }
        self.core.extend(homes.into_iter().flatten());
        self.core.extend(cycles.into_iter().flatten());
    }

    /// A retrospective with the action items that its tries became. Goals come with their own cycle.
    fn ask_retrospective(&mut self, space: &Space, node: &Node, listed: &[Text]) {
        let id = node.id();
        let remarks = records::remarks(space.doc(), &node.entity).into_iter().map(|one| one.first);
        let made = remarks.chain(listed.iter().cloned()).map(|first| try_action_id(id, &first));
        self.core.extend(made.filter(|made| space.node(made).is_some()));
        self.core.insert(id.clone());
    }

    /// An objective with its key results and what is done for them.
    fn ask_goal(&mut self, space: &Space, id: &Id) {
        self.core.extend(space.initiatives_of(id).iter().cloned());
        for kr in space.key_results_of(id) {
            self.core.extend(space.initiatives_of(kr).iter().cloned());
            self.core.insert(kr.clone());
        }
        self.core.insert(id.clone());
    }

    /// Upwards along links, the parent shown and the whole of a part: the objectives with their key
    /// results, of which only those on the way lead further up. The links that begin or end at what was asked for come along.
    fn hang(&mut self, space: &Space) {
        let mut todo: Vec<Id> = self.core.iter().cloned().collect();
        let mut done: BTreeSet<Id> = BTreeSet::new();
        while let Some(id) = todo.pop() {
            if !done.insert(id.clone()) {
                continue;
            }
            let is_core = self.core.contains(&id);
            for link in space.links_from(&id).filter(|link| is_core || link.holds()) {
                self.around.insert(link.id.clone());
                todo.extend(Some(link.to.clone()).filter(|_| link.holds()));
            }
            for link in space.links_to(&id).filter(|_| is_core) {
                self.around.insert(link.id.clone());
                let shares = link.holds() && matches!(link.counts, Counts::Shares { .. });
                // A key result that is shared with the goal is one of its own.
                todo.extend(Some(link.from.clone()).filter(|_| shares));
            }
            match space.node(&id).filter(|node| !node.deleted).map(|node| &node.typed) {
                Some(Typed::Objective(one)) => todo.extend(one.primary.clone()),
                Some(Typed::KeyResult(one)) => {
                    todo.extend(one.objective.clone());
                    todo.extend(one.parent_kr.clone());
                }
                _ => continue,
            }
            self.around.insert(id);
        }
        // An objective that is there has its key results, or it would seem to stand otherwise than it does.
        let objectives = self.around.iter().filter(|id| space.objective(id).is_some());
        let key_results: Vec<Id> = objectives.flat_map(|id| space.key_results_of(id)).cloned().collect();
        self.around.extend(key_results);
    }

    fn nodes<'a>(&self, space: &'a Space) -> Vec<&'a Node> {
        let all = self.core.iter().chain(&self.around);
        all.filter_map(|id| space.node(id)).filter(|node| !node.deleted).map(|node| &**node).collect()
    }

    /// The cycles and units of all of it, with those above.
    fn place(&mut self, space: &Space) {
        let (mut cycles, mut units): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
        for node in self.nodes(space) {
            match &node.typed {
                Typed::Objective(one) => {
                    cycles.extend(one.cycle.clone());
                    units.extend(one.home.clone());
                    units.extend(one.joint.iter().cloned());
                }
                Typed::KeyResult(one) => units.extend(one.unit.clone()),
                Typed::Kpi(one) => units.extend(one.home.clone()),
                Typed::Meeting(one) => {
                    units.extend(one.unit.clone());
                    units.extend(one.with.iter().cloned());
                    cycles.extend(one.cycle.clone());
                }
                Typed::Retrospective(one) => {
                    units.extend(one.unit.clone());
                    cycles.extend(one.cycle.clone());
                }
                Typed::Unit(one) => units.extend(one.parent.clone()),
                Typed::Cycle(one) => cycles.extend(one.parent.clone()),
                _ => {}
            }
            units.extend(owners(&node.typed).iter().filter_map(known));
        }
        self.up(cycles, |id| space.cycle(id).map(|one| one.parent.clone()));
        self.up(units, |id| home(space, id));
    }

    /// Adds what is there of these, each with what stands above it.
    fn up(&mut self, from: Vec<Id>, above: impl Fn(&Id) -> Option<Option<Id>>) {
        for id in from {
            let mut at = Some(id);
            let mut steps = BTreeSet::new();
            while let Some(id) = at.filter(|id| steps.insert(id.clone())) {
                let Some(next) = above(&id) else { break };
                self.around.insert(id);
                at = next;
            }
        }
    }

    /// The people who own, lead, said or wrote something in it, whom their owners agree with, and the
    /// units they all work in.
    fn name(&mut self, space: &Space) {
        let mut people: BTreeSet<Id> = BTreeSet::new();
        let doc = space.doc();
        for node in self.nodes(space) {
            people.extend(owners(&node.typed).iter().filter_map(known));
            match &node.typed {
                Typed::Unit(one) => people.extend(one.lead.clone()),
                Typed::Person(one) => people.extend([one.id.clone()]),
                _ => {}
            }
            if records::has(&node.entity, records::kind::ASK) {
                for ask in records::asks(doc, &node.entity) {
                    if let Some(Who::Known(to)) = ask.to {
                        people.insert(to);
                    }
                }
            }
            for record in &node.entity.records {
                people.extend(said_by(&record.body));
            }
        }
        let writers = doc.only(|id| self.has(id));
        people.extend(writers.sessions.values().filter_map(|note| note.who.clone()));
        let managers: Vec<Id> = people.iter().filter_map(|id| space.person(id)?.manager.clone()).collect();
        people.extend(managers);
        let named: Vec<Id> = people.into_iter().collect();
        self.up(named, |id| home(space, id));
    }
}

/// What a unit or person stands in: `None` for anything else, `Some(None)` at the top.
#[expect(clippy::option_option, reason = "not there, at the top, below something")]
fn home(space: &Space, id: &Id) -> Option<Option<Id>> {
    let unit = space.unit(id).map(|one| one.parent.clone());
    unit.or_else(|| space.person(id).map(|one| one.unit.clone()))
}

/// Whom a record names as the one who said it.
fn said_by(body: &crate::doc::Json) -> Option<Id> {
    // Most records do not: their session says it.
    if !body.text().contains("\"by\"") {
        return None;
    }
    body.as_object()?.into_iter().find(|(name, _)| name == "by")?.1.as_str().map(Id::new)
}

fn owners(typed: &Typed) -> &[Owner] {
    match typed {
        Typed::Objective(one) => &one.owners,
        Typed::KeyResult(one) => &one.owners,
        Typed::Initiative(one) => &one.owners,
        Typed::Kpi(one) => &one.owners,
        Typed::Action(one) => &one.owners,
        _ => &[],
    }
}

fn known(owner: &Owner) -> Option<Id> {
    match &owner.who {
        Who::Known(id) => Some(id.clone()),
        Who::Named(_) => None,
    }
}

/// Something and all that stands below it in its own tree.
fn below<'a>(id: &Id, children: impl Fn(&Id) -> &'a [Id]) -> BTreeSet<Id> {
    let mut all = set_of([id.clone()]);
    let mut todo = vec![id.clone()];
    while let Some(at) = todo.pop() {
        for child in children(&at) {
            if all.insert(child.clone()) {
                todo.push(child.clone());
            }
        }
    }
    all
}
