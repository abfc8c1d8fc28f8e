//! What the figures of all cycles read alike: who stands above whom, who is called what, what was met about.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::{map_of, set_of};
use crate::okr::coach::CoachRule;
use crate::okr::{ActionItem, Day, Id, Meeting, Objective, Retrospective, Stage, Text, Who};
use crate::query::close::units_below;
use crate::query::coach;
use crate::query::out_of_line::units_above;
use crate::space::{Node, Space, Typed, records};

/// How many steps up any tree is followed; a made-up file may have more.
const MOST_LEVELS: usize = 64;

/// What the figures of all cycles read alike.
pub struct Shared<'a> {
    pub space: &'a Space,
    pub today: Day,
    /// The units and people whose goals are looked at; `None` for everybody's.
    pub homes: Option<BTreeSet<Id>>,
    /// The unit above each unit and person.
    above: BTreeMap<&'a Id, &'a Id>,
    /// The one person of a name; `None` where several have it.
    by_name: BTreeMap<&'a Text, Option<&'a Id>>,
    /// Which cycles the goals of each unit and person are set for.
    pub set_for: BTreeMap<&'a Id, BTreeSet<Option<&'a Id>>>,
    /// What the coach is told to be silent about.
    pub muted: Vec<CoachRule>,
    pub meetings: Vec<&'a Meeting>,
    pub actions: Vec<&'a ActionItem>,
    pub retrospectives: Vec<(&'a Retrospective, &'a Node)>,
    /// Goals that are private and only a place here: each with the objective it is or belongs to.
    pub hidden: Vec<(&'a Id, &'a Objective)>,
    /// Goals in the trash of which a change is told, with the objective each is or belongs to.
    pub trash: Vec<(&'a Node, &'a Objective)>,
}

impl<'a> Shared<'a> {
    /// Reads the workspace once.
    pub fn of(space: &'a Space, whose: Option<&Id>, today: Day) -> Self {
        let mut shared = Self {
            space,
            today,
            homes: whose.map(|whose| homes(space, whose)),
            above: units_above(space),
            by_name: BTreeMap::new(),
            set_for: BTreeMap::new(),
            muted: coach::muted(space),
            meetings: Vec::new(),
            actions: Vec::new(),
            retrospectives: Vec::new(),
            hidden: Vec::new(),
            trash: Vec::new(),
        };
        for (id, node) in space.nodes() {
            shared.read(id, node);
        }
        shared
    }

    fn read(&mut self, id: &'a Id, node: &'a Node) {
        let space = self.space;
        if let Some(objective) = objective_of(space, node) {
            if node.deleted {
                if records::has(&node.entity, records::kind::CHANGE) {
                    self.trash.push((node, objective));
                }
            } else if space.is_hidden(id) {
                self.hidden.push((id, objective));
            }
        }
        if node.deleted {
            return;
        }
        match &node.typed {
            Typed::Objective(one) if one.stage.counts() => {
                if let Some(home) = &one.home {
                    self.set_for.entry(home).or_default().insert(one.cycle.as_ref());
                }
            }
            Typed::Person(person) if !person.name.is_empty() => {
                let is_new = !self.by_name.contains_key(&person.name);
                self.by_name.insert(&person.name, is_new.then_some(id));
            }
            Typed::Meeting(one) if !space.is_hidden(id) => self.meetings.push(one),
            Typed::Action(one) if !space.is_hidden(id) => self.actions.push(one),
            Typed::Retrospective(one) => self.retrospectives.push((one, node)),
            _ => {}
        }
    }

    /// The units above a unit or person, the nearest first.
    pub fn above(&self, home: &Id) -> impl Iterator<Item = &'a Id> {
        let mut at = self.above.get(home).copied();
        let step = std::iter::from_fn(move || {
            let found = at?;
            at = self.above.get(found).copied();
            Some(found)
        });
        step.take(MOST_LEVELS)
    }

    /// Whether goals of this unit or person are looked at.
    pub fn is_theirs(&self, home: Option<&Id>) -> bool {
        self.homes.as_ref().is_none_or(|homes| home.is_some_and(|home| homes.contains(home)))
    }

    /// The person or unit that is meant, where the workspace knows it.
    pub fn known<'b>(&'b self, who: &'b Who) -> Option<&'b Id> {
        match who {
            Who::Known(id) => Some(id),
            Who::Named(name) => self.by_name.get(name).copied().flatten(),
        }
    }

    /// The people who answer for an objective or whose own it is, each once.
    pub fn people_of(&self, objective: &'a Objective) -> BTreeSet<&Id> {
        let owners = objective.owners.iter().filter_map(|owner| self.known(&owner.who));
        let all = owners.chain(&objective.home).filter(|id| self.space.person(id).is_some());
        set_of(all)
    }

    /// The people who are looked at, in the order of their ids: all of the workspace, of these units, or one.
    pub fn people(&self) -> Vec<&'a Id> {
        let index = self.space.index();
        let all = index.people.values().flatten();
        let here = all.filter(|id| self.space.person(id).is_some_and(|person| !person.archived));
        here.filter(|id| self.is_theirs(Some(id))).collect()
    }
}

/// A unit with all units and people below it, or a person alone.
fn homes(space: &Space, whose: &Id) -> BTreeSet<Id> {
    if space.person(whose).is_some() {
        return set_of([whose.clone()]);
    }
    let units = units_below(space, whose);
    let people: Vec<Id> = units.iter().flat_map(|unit| space.people_of(Some(unit))).cloned().collect();
    units.into_iter().chain(people).collect()
}

/// The objective that a goal is or belongs to, be it deleted or not; `None` for what is no goal.
fn objective_of<'a>(space: &'a Space, node: &'a Node) -> Option<&'a Objective> {
    let over = match &node.typed {
        Typed::Objective(_) => node,
        Typed::KeyResult(kr) => space.node(kr.objective.as_ref()?)?,
        _ => return None,
    };
    match &over.typed {
        Typed::Objective(one) if one.stage != Stage::Draft => Some(one),
        _ => None,
    }
}

/// Links by the goal that stands below them.
pub type Below<'a> = BTreeMap<&'a Id, Vec<&'a Id>>;

/// What hangs right below each objective: by links that hold, of objectives and of key results (rule I10).
pub fn below(space: &Space) -> Below<'_> {
    let over = |id: &Id| space.objective_over(id).and_then(|one| space.node(&one.id)).map(|node| node.id());
    let mut below: Below<'_> = map_of([]);
    let index = space.index();
    for link in index.links_from.values().flatten().filter_map(|id| space.link(id)) {
        let leads = crate::query::out_of_line::aligns(link) && !index.suspended.contains(&link.id);
        if let (true, Some(lower), Some(upper)) = (leads, over(&link.from), over(&link.to))
            && lower != upper
        {
            below.entry(upper).or_default().push(lower);
        }
    }
    below
}
