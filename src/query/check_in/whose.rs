//! Whose check-ins they are (rule H15).

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use crate::okr::{Id, Kpi, Objective, Owner, Text, Who};
use crate::space::{Space, Typed};

/// Whether this person is to check in on a goal: they speak for it (rule A6), and for a unit that somebody
/// leads only its lead does.
pub fn speaks_for(space: &Space, goal: &Id, person: &Id) -> bool {
    Speaker::new(space, person).goal(goal)
}

/// Somebody, asked about many goals.
pub(super) struct Speaker<'a> {
    space: &'a Space,
    person: &'a Id,
    /// The person of each name; nobody where several have it. Filled when the first free name is met.
    names: OnceCell<BTreeMap<Text, Option<Id>>>,
    /// What was answered of objectives: whether they speak by its owners, or by its home.
    objectives: RefCell<BTreeMap<Id, bool>>,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(space: &'a Space, person: &'a Id) -> Self {
        Self { space, person, names: OnceCell::new(), objectives: RefCell::default() }
    }

    /// Whether they speak for a goal.
    pub(super) fn goal(&self, goal: &Id) -> bool {
        let space = self.space;
        match space.key_result(goal) {
            None => space.objective(goal).is_some_and(|one| self.objective(one)),
            Some(kr) => {
                if let Some(answer) = self.by_owners(&kr.owners) {
                    return answer;
                }
                if let Some(unit) = &kr.unit {
                    return self.home(unit);
                }
                let objective = kr.objective.as_ref().and_then(|id| space.objective(id));
                objective.is_some_and(|one| {
                    // Where it has owners that nobody knows here, those of the objective are not its own.
                    let by_home = !kr.owners.is_empty();
                    if by_home {
                        one.home.as_ref().is_some_and(|home| self.home(home))
                    } else {
                        self.objective(one)
                    }
                })
            }
        }
    }

    fn objective(&self, one: &Objective) -> bool {
        if let Some(answer) = self.objectives.borrow().get(&one.id) {
            return *answer;
        }
        let answer = self
            .by_owners(&one.owners)
            .unwrap_or_else(|| one.home.as_ref().is_some_and(|home| self.home(home)));
        self.objectives.borrow_mut().insert(one.id.clone(), answer);
        answer
    }

    /// Whether a KPI is theirs.
    pub(super) fn kpi(&self, one: &Kpi) -> bool {
        self.by_owners(&one.owners).unwrap_or_else(|| one.home.as_ref().is_some_and(|home| self.home(home)))
    }

    /// Whether they are one of the owners; `None` where no owner is known here.
    fn by_owners(&self, owners: &[Owner]) -> Option<bool> {
        let mut known = owners.iter().filter_map(|owner| self.is_known_as(&owner.who)).peekable();
        known.peek()?;
        Some(known.any(|is_them| is_them))
    }

    /// Whether this is them; `None` where nobody here is meant.
    fn is_known_as(&self, who: &Who) -> Option<bool> {
        match who {
            Who::Known(id) => {
                let is_here = self.space.person(id).is_some() || self.space.unit(id).is_some();
                is_here.then(|| self.home(id))
            }
            Who::Named(name) => {
                let person = self.names.get_or_init(|| names(self.space)).get(name)?.as_ref()?;
                Some(person == self.person)
            }
        }
    }

    /// Whether they speak for a person or a unit: a unit speaks by whoever leads it, else by anybody in it.
    fn home(&self, home: &Id) -> bool {
        if home == self.person {
            return true;
        }
        if self.space.unit(home).is_none() {
            return false;
        }
        match self.space.lead_of(home) {
            Some(lead) => lead == *self.person,
            None => self.space.person(self.person).and_then(|one| one.unit.as_ref()) == Some(home),
        }
    }
}

fn names(space: &Space) -> BTreeMap<Text, Option<Id>> {
    let mut names: BTreeMap<Text, Option<Id>> = BTreeMap::new();
    for (_, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        if let Typed::Person(one) = &node.typed {
            names
                .entry(Text::clone(&one.name))
                .and_modify(|same| *same = None)
                .or_insert_with(|| Some(one.id.clone()));
        }
    }
    names
}
