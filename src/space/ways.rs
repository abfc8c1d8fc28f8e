//! Ways up: how one gets from a goal to what it serves, by the same steps as the search for loops (rule A3).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::okr::{Counts, Id, Link};

use super::tree::Space;

/// One step up.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Where it leads.
    pub to: Id,
    /// The link it takes; `None` from a key result to its objective or to what it is a part of.
    pub link: Option<Id>,
}

impl Space {
    /// A shortest way up from one goal to another; empty from a goal to itself, `None` where none leads
    /// there. Links lead up that hold and that no loop suspends.
    pub fn way_up(&self, start: &Id, goal: &Id) -> Option<Vec<Step>> {
        let mut came: BTreeMap<Id, (Id, Option<Id>)> = BTreeMap::new();
        let mut seen = BTreeSet::from([start.clone()]);
        let mut todo = VecDeque::from([start.clone()]);
        while let Some(at) = todo.pop_front() {
            if at == *goal {
                let mut way = Vec::new();
                let mut at = at;
                while let Some((before, link)) = came.remove(&at) {
                    way.push(Step { to: at, link });
                    at = before;
                }
                way.reverse();
                return Some(way);
            }
            for Step { to, link } in self.steps_up(&at) {
                if seen.insert(to.clone()) {
                    came.insert(to.clone(), (at.clone(), link));
                    todo.push_back(to);
                }
            }
        }
        None
    }

    /// The loop that a link from one goal to another would close: from its lower end up and back to it.
    /// A key result that is shared stands for itself there, another one for its objective.
    pub fn loop_of(&self, from: &Id, to: &Id, is_shared: bool) -> Option<Vec<Id>> {
        let home = self.key_result(from).and_then(|kr| kr.objective.as_ref()).filter(|_| !is_shared);
        let lower = home.unwrap_or(from);
        let way = self.way_up(to, lower)?;
        let ends = [lower, to].into_iter().chain(way.iter().map(|step| &step.to));
        let mut around: Vec<Id> = ends.cloned().collect();
        // Straight from a link's end to its objective is one step for the eye.
        let over = |id: &Id| self.key_result(id).and_then(|kr| kr.objective.as_ref());
        let is_passed = around.get(1).and_then(over).is_some_and(|over| around.get(2) == Some(over));
        if is_passed {
            around.remove(1);
        }
        Some(around)
    }

    /// Every step up from a goal.
    fn steps_up(&self, id: &Id) -> Vec<Step> {
        let leads = |link: &&Link| link.holds() && !self.index().suspended.contains(&link.id);
        let is_share = |link: &Link| matches!(link.counts, Counts::Shares { .. });
        let step = |link: &Link| Step { to: link.to.clone(), link: Some(link.id.clone()) };
        if let Some(kr) = self.key_result(id) {
            let over = kr.objective.iter().chain(self.index().whole_of.get(id));
            let over = over.map(|to| Step { to: to.clone(), link: None });
            let links =
                self.links_from(id).filter(leads).filter(|link| is_share(link) || kr.objective.is_none());
            return over.chain(links.map(step)).collect();
        }
        let own = self.links_from(id).filter(leads).map(step);
        let krs = self.key_results_of(id).iter().flat_map(|kr| self.links_from(kr)).filter(leads);
        own.chain(krs.filter(|link| !is_share(link)).map(step)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::{Edit, TestDesk};

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|name| Id::from(*name)).collect()
    }

    fn loop_of(desk: &TestDesk, from: &str, to: &str, is_shared: bool) -> Option<Vec<Id>> {
        desk.space.loop_of(&Id::from(from), &Id::from(to), is_shared)
    }

    #[test]
    fn a3_a_key_result_may_be_shared_with_a_goal_that_serves_its_objective() {
        let mut desk = TestDesk::new();
        desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("z") });
        assert_eq!(loop_of(&desk, "c", "x", true), None);
        assert_eq!(loop_of(&desk, "c", "x", false), Some(ids(&["z", "x", "z"])), "supporting it is a loop");
        assert_eq!(loop_of(&desk, "z", "a", false), Some(ids(&["z", "x", "z"])));
        desk.edit(&Edit::Align { from: Id::from("y"), to: Id::from("c") });
        assert_eq!(loop_of(&desk, "c", "y", true), Some(ids(&["c", "y", "c"])));
    }

    #[test]
    fn a3_what_is_refused_is_what_would_be_suspended() {
        let mut desk = TestDesk::new();
        desk.share("c", "x");
        assert_eq!(loop_of(&desk, "x", "z", false), None, "sharing leads up from the key result alone");
        assert_eq!(loop_of(&desk, "x", "c", false), Some(ids(&["x", "c", "x"])));
        desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("z") });
        assert!(desk.space.index().suspended.is_empty());
        desk.edit(&Edit::Align { from: Id::from("x"), to: Id::from("c") });
        assert_eq!(desk.space.index().suspended.len(), 1);
        let around: Vec<&Vec<Id>> = desk.space.index().loops.values().collect();
        assert_eq!(around, [&ids(&["x", "c", "x"])]);
    }
}
