//! What things are called that have no name in this copy: goals whose owner keeps them private, and
//! people of whom only the role was shared (rules X6 and X7).

use std::collections::BTreeMap;

use crate::okr::{Id, KeyResult, Measure, Privacy, Text};

use super::tree::Space;
use super::typed::Typed;

/// What a row says of the mark of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// What of it stays out of shared copies.
    pub privacy: Privacy,
    /// Whether this copy has nothing but its place (rule X7).
    pub hidden: bool,
}

/// Somebody without a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nameless<'a> {
    /// What they do.
    pub role: Option<&'a str>,
    /// The name of the unit they work in.
    pub unit: Option<&'a str>,
    /// Their number among those who would be called alike, from 1; `None` where nobody else would.
    pub nth: Option<usize>,
}

/// The words for what has no name. They come from where words are known, and are no part of what the
/// workspace says.
#[derive(Clone, Copy, Debug)]
pub struct StandIns {
    /// Tells one language from another.
    pub tag: &'static str,
    /// A private objective.
    pub objective: &'static str,
    /// A private key result.
    pub key_result: &'static str,
    /// A private initiative.
    pub initiative: &'static str,
    /// A private action item.
    pub action: &'static str,
    /// A private health metric.
    pub kpi: &'static str,
    /// Somebody without a name.
    pub person: fn(Nameless<'_>) -> String,
}

impl Default for StandIns {
    /// Signs that say nothing in any language.
    fn default() -> Self {
        let dots = "•••";
        let person = |who: Nameless<'_>| {
            let base = who.role.or(who.unit).unwrap_or("•••");
            who.nth.map_or_else(|| base.to_owned(), |nth| format!("{base} {nth}"))
        };
        Self { tag: "", objective: dots, key_result: dots, initiative: dots, action: dots, kpi: dots, person }
    }
}

/// What people without a name would be called by: their role, else their unit.
type Alike<'a> = (Option<&'a Text>, Option<&'a Id>);

impl Space {
    /// What of an item stays out of shared copies: by its own mark, or because what it belongs to is
    /// marked (rule X3).
    pub fn privacy(&self, id: &Id) -> Option<Privacy> {
        let above = |id: Option<&Id>| id.and_then(|id| self.privacy(id));
        match &self.node(id)?.typed {
            Typed::Objective(one) => one.privacy,
            Typed::Kpi(one) => one.privacy,
            Typed::Meeting(one) => one.privacy,
            Typed::Action(one) => one.privacy.max(above(one.of.as_ref())).max(above(one.meeting.as_ref())),
            Typed::KeyResult(one) => {
                let objective = one.objective.as_ref().filter(|id| self.objective(id).is_some());
                one.privacy.max(above(objective))
            }
            Typed::Initiative(one) => {
                let of = one.of.as_ref();
                let goal = of.filter(|id| self.objective(id).is_some() || self.key_result(id).is_some());
                one.privacy.max(above(goal))
            }
            _ => None,
        }
    }

    /// What a row says of an item that is marked.
    pub fn mark(&self, id: &Id) -> Option<Mark> {
        Some(Mark { privacy: self.privacy(id)?, hidden: self.is_hidden(id) })
    }

    /// Whether an item is private and this copy has nothing but its place.
    pub fn is_hidden(&self, id: &Id) -> bool {
        let title = match self.node(id).map(|node| &node.typed) {
            Some(Typed::Objective(one)) => &one.title,
            Some(Typed::KeyResult(one)) => &one.title,
            Some(Typed::Initiative(one)) => &one.title,
            Some(Typed::Kpi(one)) => &one.name,
            Some(Typed::Action(one)) => &one.title,
            // A meeting has no name; without its day nothing of it is here.
            Some(Typed::Meeting(one)) => return one.on.is_none() && one.privacy == Some(Privacy::All),
            _ => return false,
        };
        title.is_empty() && self.privacy(id) == Some(Privacy::All)
    }

    /// Whether this copy leaves out what would tell how an item is: it is marked, and neither a number
    /// nor a check-in of it is here. Such an item is unknown, and decides nothing (rule X7).
    pub fn is_untold(&self, id: &Id) -> bool {
        let Some(privacy) = self.privacy(id) else { return false };
        if privacy == Privacy::All && self.is_hidden(id) {
            return true;
        }
        let has_numbers = match self.key_result(id) {
            Some(kr) => kr.measure.has_numbers(),
            None => self.key_results_of(id).iter().any(|kr| !self.is_untold(kr)),
        };
        !has_numbers && self.check_ins(id).is_empty()
    }

    /// Whether how an item is was left out of this copy, so that nothing else may speak for it: what
    /// hangs on it here is only a part of what it is made of (rule X7).
    pub fn is_withheld(&self, id: &Id) -> bool {
        let Some(privacy) = self.privacy(id) else { return false };
        if privacy == Privacy::All && self.is_hidden(id) {
            return true;
        }
        let asks_numbers =
            |kr: &KeyResult| !matches!(kr.measure, Measure::YesNo | Measure::Baseline | Measure::Judged);
        self.key_result(id).is_some_and(asks_numbers) && self.is_untold(id)
    }

    /// The words for what has no name here.
    pub fn stand_ins(&self) -> &StandIns {
        &self.stand_ins
    }

    /// The same workspace with other words for what has no name.
    pub fn with_stand_ins(&self, stand_ins: StandIns) -> Self {
        Self { stand_ins, ..self.clone() }
    }

    /// What somebody without a name is called, or a private item; `None` for anything else.
    pub(super) fn stand_in(&self, id: &Id) -> Option<Text> {
        let words = &self.stand_ins;
        let called = match &self.node(id)?.typed {
            Typed::Person(one) => {
                let unit = one.unit.as_ref().and_then(|unit| self.unit(unit));
                let nth = self.numbers().get(id).copied();
                let role = one.role.as_deref().filter(|role| !role.is_empty());
                return Some((words.person)(Nameless { role, unit: unit.map(|one| &*one.name), nth }).into());
            }
            Typed::Objective(_) => words.objective,
            Typed::KeyResult(_) => words.key_result,
            Typed::Initiative(_) => words.initiative,
            Typed::Action(_) => words.action,
            Typed::Kpi(_) => words.kpi,
            _ => return None,
        };
        self.is_hidden(id).then(|| called.into())
    }

    /// The numbers of people without a name whom others would be called like.
    fn numbers(&self) -> &BTreeMap<Id, usize> {
        self.nameless.get_or_init(|| {
            let mut alike: BTreeMap<Alike<'_>, Vec<&Id>> = BTreeMap::new();
            for (id, node) in self.nodes().filter(|(_, node)| !node.deleted) {
                if let Typed::Person(one) = &node.typed
                    && one.name.is_empty()
                {
                    let role = one.role.as_ref().filter(|role| !role.is_empty());
                    let unit = one.unit.as_ref().filter(|_| role.is_none());
                    alike.entry((role, unit)).or_default().push(id);
                }
            }
            let mut numbers = BTreeMap::new();
            for ids in alike.into_values().filter(|ids| ids.len() > 1) {
                numbers.extend(ids.into_iter().zip(1..).map(|(id, nth)| (id.clone(), nth)));
            }
            numbers
        })
    }
}
