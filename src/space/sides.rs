//! Who speaks for a goal: whose unit it is, who answers for it, and with whom its owners agree it.

use crate::okr::{CountsAs, Id, Link, LinkSide, LinkState, Objective, Owner, Who, agreed};

use super::tree::Space;

impl Space {
    /// The objective that a goal stands for: itself, or the one a key result belongs to.
    pub fn objective_over(&self, goal: &Id) -> Option<&Objective> {
        match self.key_result(goal) {
            Some(kr) => self.objective(kr.objective.as_ref()?),
            None => self.objective(goal),
        }
    }

    /// The unit somebody belongs to: a unit is its own, a person's is the unit they work in, and who
    /// works in none is a unit of their own.
    pub fn unit_over(&self, who: &Id) -> Id {
        self.person(who).and_then(|person| person.unit.clone()).unwrap_or_else(|| who.clone())
    }

    /// The unit whose goal it is: the one that works on a key result, else the unit of the objective.
    pub fn unit_of_goal(&self, goal: &Id) -> Option<Id> {
        let worked_on = self.key_result(goal).and_then(|kr| kr.unit.as_ref());
        let home = || self.objective_over(goal).and_then(|objective| objective.home.as_ref());
        worked_on.or_else(home).map(|who| self.unit_over(who))
    }

    /// Whether two goals belong to one unit, so that nobody else has to be asked (rule A7). A person's
    /// goals are their unit's; a joint goal belongs to each of the units that share it.
    pub fn is_within_one_unit(&self, one: &Id, other: &Id) -> bool {
        let units = |goal: &Id| {
            let joint = self.objective(goal).map_or(&[][..], |objective| &objective.joint);
            self.unit_of_goal(goal).into_iter().chain(joint.iter().cloned()).collect::<Vec<Id>>()
        };
        let theirs = units(other);
        units(one).iter().any(|unit| theirs.contains(unit))
    }

    /// Who speaks for a goal (rule A6): its owners, as far as they are known here; else whoever leads its
    /// unit; else the unit, which means anybody in it. Nobody where nothing of it is known.
    pub fn speakers(&self, goal: &Id) -> Vec<Who> {
        let owners = self.owners_of(goal);
        let known: Vec<Who> = owners.iter().filter(|who| self.is_somebody(who)).cloned().collect();
        if !known.is_empty() {
            return known;
        }
        let worked_on = self.key_result(goal).and_then(|kr| kr.unit.clone());
        let home = worked_on.or_else(|| self.objective_over(goal).and_then(|one| one.home.clone()));
        match home.filter(|home| self.is_somebody(&Who::Known(home.clone()))) {
            Some(home) => vec![Who::Known(self.lead_of(&home).unwrap_or(home))],
            // Only a name that nobody here has: better than nobody.
            None => owners,
        }
    }

    /// Which side has to answer a link next (rule A6): of whoever drew it nobody asks again. Where only
    /// the upper side's own people can have meant it, the sides change places.
    pub fn turn_of(&self, link: &Link) -> Option<LinkSide> {
        let turn = link.turn()?;
        let entry = self.node(&link.id).and_then(|node| self.doc().shown_entry(&node.entity, "from"));
        let drew = entry.and_then(|entry| self.doc().author_of(entry.dot));
        let speaks = |goal: &Id, who: &Id| self.speakers(goal).iter().any(|one| self.is_meant(one, who));
        let from_above = drew.is_some_and(|who| speaks(&link.to, who) && !speaks(&link.from, who));
        Some(match (from_above, turn) {
            (false, turn) => turn,
            (true, LinkSide::Upper) => LinkSide::Lower,
            (true, LinkSide::Lower) => LinkSide::Upper,
        })
    }

    /// Those who answer for a goal; of a key result without owners of its own those of its objective,
    /// where no other unit works on it.
    pub fn owners_of(&self, goal: &Id) -> Vec<Who> {
        let own = self.key_result(goal).map(|kr| (&kr.owners, kr.unit.is_some()));
        let owners: &[Owner] = match own {
            Some((owners, worked_on)) if !owners.is_empty() || worked_on => owners,
            _ => self.objective_over(goal).map_or(&[], |objective| &objective.owners),
        };
        owners.iter().map(|owner| self.recognised(&owner.who)).collect()
    }

    /// Whether this person is meant: by id, by a name that is theirs, or as one of a unit.
    pub fn is_meant(&self, who: &Who, person: &Id) -> bool {
        let Who::Known(id) = self.recognised(who) else { return false };
        id == *person
            || self.unit(&id).is_some_and(|unit| {
                let works_there = self.person(person).and_then(|one| one.unit.as_ref()) == Some(&id);
                works_there || unit.lead.as_ref() == Some(person)
            })
    }

    /// The person of a name, where exactly one person has it; anybody else stays as they are.
    pub fn recognised(&self, who: &Who) -> Who {
        let Who::Named(name) = who else { return who.clone() };
        let people = self.index().people.values().flatten();
        let mut same = people.filter(|id| self.person(id).is_some_and(|person| person.name == *name));
        match (same.next(), same.next()) {
            (Some(only), None) => Who::Known(only.clone()),
            _ => who.clone(),
        }
    }

    fn is_somebody(&self, who: &Who) -> bool {
        matches!(who, Who::Known(id) if self.person(id).is_some() || self.unit(id).is_some())
    }

    /// Who leads a unit, where that is a person of the workspace.
    pub fn lead_of(&self, unit: &Id) -> Option<Id> {
        self.unit(unit)?.lead.clone().filter(|lead| self.person(lead).is_some())
    }

    /// Whoever leads the nearest unit from this one upwards, other than the given person.
    pub fn lead_above(&self, unit: &Id, except: &Id) -> Option<Id> {
        let mut at = Some(unit.clone());
        // A made-up file may have a ring of units.
        for _ in 0..100 {
            let id = at?;
            match self.lead_of(&id) {
                Some(lead) if lead != *except => return Some(lead),
                _ => at = self.unit(&id).and_then(|unit| unit.parent.clone()),
            }
        }
        None
    }

    /// A goal word for word, as people agree to it now (rule H10): an objective with its key results,
    /// those it shares included, or a key result alone. `None` for anything else.
    pub fn agreed_text(&self, goal: &Id) -> Option<String> {
        if let Some(kr) = self.key_result(goal) {
            return Some(agreed::key_result_line(kr));
        }
        let objective = self.objective(goal)?;
        let own = self.key_results_of(goal).iter().filter_map(|id| self.key_result(id));
        let shared = self.links_to(goal).filter(|link| {
            link.holds() && link.state == LinkState::Accepted && link.counts.way() == CountsAs::Shares
        });
        let shared = shared.filter_map(|link| self.key_result(&link.from));
        Some(agreed::agreed_text(objective, &own.chain(shared).collect::<Vec<_>>()))
    }
}
