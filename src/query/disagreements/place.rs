//! What a question is about: what it is called, where it stands, and whom it concerns.

use std::collections::BTreeMap;

use crate::doc::Json;
use crate::okr::{Id, Text};
use crate::space::{Node, Space, Typed};

use super::Viewer;

/// What a question is about.
#[derive(Clone, PartialEq, Debug)]
pub struct About {
    /// The entity.
    pub id: Id,
    /// What it is.
    pub what: What,
    /// Its title or name; of a link that of its lower end. Empty where it has none.
    pub title: Text,
    /// Of a link, its upper end.
    pub beside: Option<Text>,
    /// What it stands under, the nearest last.
    pub crumb: Vec<Text>,
    /// What opens beside the page: itself, or the lower end of a link.
    pub opens: Id,
    /// The unit it belongs to.
    pub unit: Option<Id>,
    /// What it stands at in the outline.
    pub stands_at: Id,
}

/// What sort of thing a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// The workspace.
    Workspace,
    /// A cycle.
    Cycle,
    /// A unit.
    Unit,
    /// A person.
    Person,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// A link.
    Link,
    /// An initiative.
    Initiative,
    /// A retrospective.
    Retrospective,
    /// A health metric.
    Kpi,
    /// A meeting.
    Meeting,
    /// An action item.
    Action,
    /// Something this version does not know.
    Other,
}

/// What a question about an entity is about.
pub fn of_node(space: &Space, node: &Node) -> About {
    let id = node.id();
    let plain = |what: What, above: Option<&Id>| About {
        id: id.clone(),
        what,
        title: space.name_of(id).unwrap_or_default(),
        beside: None,
        crumb: above.map_or_else(Vec::new, |above| way(space, above)),
        opens: id.clone(),
        unit: None,
        stands_at: id.clone(),
    };
    let over = |id: &Id| Some(space.unit_over(id)).filter(|unit| space.unit(unit).is_some());
    match &node.typed {
        Typed::Workspace(_) => plain(What::Workspace, None),
        Typed::Cycle(cycle) => {
            plain(What::Cycle, cycle.parent.as_ref().filter(|one| space.cycle(one).is_some()))
        }
        Typed::Unit(unit) => About {
            unit: Some(id.clone()),
            ..plain(What::Unit, unit.parent.as_ref().filter(|one| space.unit(one).is_some()))
        },
        Typed::Person(person) => About {
            unit: person.unit.as_ref().and_then(over),
            ..plain(What::Person, person.unit.as_ref().filter(|one| space.unit(one).is_some()))
        },
        Typed::Objective(objective) => About {
            unit: objective.home.as_ref().and_then(over),
            ..plain(What::Objective, objective.home.as_ref())
        },
        Typed::KeyResult(kr) => About {
            unit: space.unit_of_goal(id).as_ref().and_then(over),
            ..plain(What::KeyResult, kr.objective.as_ref())
        },
        Typed::Link(link) => About {
            title: space.name_of(&link.from).unwrap_or_else(|| link.from.text()),
            beside: Some(space.name_of(&link.to).unwrap_or_else(|| link.to.text())),
            crumb: way(space, &link.from).split_last().map_or_else(Vec::new, |(_, above)| above.to_vec()),
            opens: link.from.clone(),
            unit: space.unit_of_goal(&link.from).as_ref().and_then(over),
            stands_at: link.from.clone(),
            ..plain(What::Link, None)
        },
        Typed::Initiative(one) => About {
            unit: one.of.as_ref().and_then(|of| space.unit_of_goal(of)).as_ref().and_then(over),
            ..plain(What::Initiative, one.of.as_ref())
        },
        Typed::Kpi(kpi) => {
            About { unit: kpi.home.as_ref().and_then(over), ..plain(What::Kpi, kpi.home.as_ref()) }
        }
        Typed::Meeting(one) => About {
            title: one.on.map_or_else(Text::default, |day| day.to_string().into()),
            unit: one.unit.clone().filter(|unit| space.unit(unit).is_some()),
            stands_at: one.unit.clone().unwrap_or_else(|| id.clone()),
            ..plain(What::Meeting, one.unit.as_ref())
        },
        Typed::Action(one) => About {
            unit: one.of.as_ref().and_then(|of| space.unit_of_goal(of)).as_ref().and_then(over),
            ..plain(What::Action, one.of.as_ref())
        },
        Typed::Retrospective(one) => {
            let cycle = one.cycle.as_ref().and_then(|cycle| space.name_of(cycle));
            About {
                title: cycle.unwrap_or_default(),
                unit: one.unit.clone().filter(|unit| space.unit(unit).is_some()),
                stands_at: one.unit.clone().unwrap_or_else(|| id.clone()),
                ..plain(What::Retrospective, one.unit.as_ref())
            }
        }
        Typed::Unknown => About { title: id.text(), ..plain(What::Other, None) },
    }
}

/// Names from the top down to something, itself last. A key result stands under its objective, an objective
/// under its unit or person; the units above that say nothing new.
fn way(space: &Space, id: &Id) -> Vec<Text> {
    climb(space, Some(id.clone()), |typed| match typed {
        Typed::Unit(_) | Typed::Cycle(_) => None,
        other => above(other),
    })
}

/// The way from the top to a place that a value names, all units above included; empty for the top.
pub fn way_to(space: &Space, value: &Json) -> Vec<Text> {
    climb(space, value.as_str().map(Id::new), above)
}

fn climb(space: &Space, from: Option<Id>, above: impl Fn(&Typed) -> Option<Id>) -> Vec<Text> {
    let mut names: Vec<Text> = Vec::new();
    let mut seen: Vec<Id> = Vec::new();
    let mut at = from;
    while let Some(id) = at.filter(|id| !seen.contains(id)) {
        names.push(space.name_of(&id).unwrap_or_else(|| id.text()));
        at = space.node(&id).and_then(|node| above(&node.typed));
        seen.push(id);
    }
    names.reverse();
    names
}

/// What something says it stands under.
fn above(typed: &Typed) -> Option<Id> {
    match typed {
        Typed::KeyResult(kr) => kr.objective.clone(),
        Typed::Objective(objective) => objective.home.clone(),
        Typed::Person(person) => person.unit.clone(),
        Typed::Unit(unit) => unit.parent.clone(),
        Typed::Cycle(cycle) => cycle.parent.clone(),
        Typed::Initiative(one) => one.of.clone(),
        Typed::Kpi(kpi) => kpi.home.clone(),
        Typed::Action(one) => one.of.clone(),
        Typed::Workspace(_)
        | Typed::Link(_)
        | Typed::Retrospective(_)
        | Typed::Meeting(_)
        | Typed::Unknown => None,
    }
}

/// Whether a question concerns whoever looks: theirs to answer for, or of their unit.
pub fn concerns(space: &Space, about: &About, viewer: &Viewer) -> bool {
    let Some(me) = &viewer.me else { return false };
    if about.id == *me {
        return true;
    }
    let leads = |unit: &Id| space.lead_of(unit).as_ref() == Some(me);
    let is_in = |unit: &Id| space.person(me).is_some_and(|person| person.unit.as_ref() == Some(unit));
    about.unit.as_ref().is_some_and(|unit| leads(unit) || is_in(unit))
        || concerns_goal(space, &about.opens, viewer)
}

/// Whether whoever looks speaks for a goal, or works in its unit.
pub fn concerns_goal(space: &Space, goal: &Id, viewer: &Viewer) -> bool {
    let Some(me) = &viewer.me else { return false };
    let is_goal = space.objective(goal).is_some() || space.key_result(goal).is_some();
    let unit = || space.unit_of_goal(goal).filter(|unit| space.unit(unit).is_some());
    is_goal
        && (space.speakers(goal).iter().any(|who| space.is_meant(who, me))
            || unit().is_some_and(|unit| space.unit_over(me) == unit))
}

/// The place of everything in the outline, from the workspace and its cycles down; what stands nowhere has
/// none.
pub fn ranks(space: &Space) -> BTreeMap<Id, usize> {
    let mut walk = Walk { space, ranks: BTreeMap::new() };
    for (id, node) in space.nodes() {
        if matches!(node.typed, Typed::Workspace(_)) {
            walk.add(id);
        }
    }
    let mut todo: Vec<&Id> = space.cycles_of(None).iter().rev().collect();
    while let Some(id) = todo.pop() {
        if walk.add(id) {
            todo.extend(space.cycles_of(Some(id)).iter().rev());
        }
    }
    let mut todo: Vec<&Id> = space.units_of(None).iter().rev().collect();
    while let Some(id) = todo.pop() {
        if walk.add(id) {
            walk.home(id);
            todo.extend(space.units_of(Some(id)).iter().rev());
        }
    }
    for person in space.people_of(None) {
        walk.person(person);
    }
    walk.objectives(None);
    let index = space.index();
    let loose = [&index.key_results, &index.initiatives, &index.kpis];
    for id in loose.into_iter().filter_map(|under| under.get(&None)).flatten() {
        walk.add(id);
    }
    walk.ranks
}

struct Walk<'a> {
    space: &'a Space,
    ranks: BTreeMap<Id, usize>,
}

impl Walk<'_> {
    fn add(&mut self, id: &Id) -> bool {
        let at = self.ranks.len();
        self.ranks.insert(id.clone(), at).is_none()
    }

    fn home(&mut self, unit: &Id) {
        for kpi in self.space.index().kpis.get(&Some(unit.clone())).into_iter().flatten() {
            self.add(kpi);
        }
        self.objectives(Some(unit));
        for person in self.space.people_of(Some(unit)) {
            self.person(person);
        }
    }

    fn person(&mut self, id: &Id) {
        self.add(id);
        self.objectives(Some(id));
    }

    fn objectives(&mut self, home: Option<&Id>) {
        for objective in self.space.objectives_of(home) {
            self.add(objective);
            for one in self.space.initiatives_of(objective) {
                self.add(one);
            }
            for kr in self.space.key_results_of(objective) {
                self.add(kr);
                for one in self.space.initiatives_of(kr) {
                    self.add(one);
                }
            }
        }
    }
}
