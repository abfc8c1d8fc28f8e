//! A goal as it was first set, told by the ledger: what it said before the first change, when it came, when it
//! went, and which goals were somewhere else then (rules S30 and S33).

use std::collections::BTreeMap;

use crate::doc::Json;
use crate::okr::{Change, ChangeKind, Day, Id, KeyResult, Objective, Text};
use crate::space::ledger::is_small;
use crate::space::{Node, Space, Typed, records};

use super::Late;

/// What the ledger tells of a goal's past.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Past {
    /// What fields said at first that say something else now, `null` for nothing.
    pub said: Vec<(Text, Json)>,
    /// Whether it was added after its cycle began, and the day of that where a line has it.
    pub added: Option<Late>,
    /// The day on which it was last given up or put off.
    pub gone: Option<Day>,
    /// Whether a change of its numbers is told only in words.
    pub in_words: bool,
    /// Whether a change of its words is told only in words.
    pub reworded: bool,
}

impl Past {
    /// The past of a goal; a goal of which the ledger tells nothing has none.
    ///
    /// Small corrections are no change: what stood after them was meant from the start (rule E7). What a line
    /// of adding wrote is what the goal was first set with (rule E4).
    pub fn of(space: &Space, node: &Node) -> Self {
        if !records::has(&node.entity, records::kind::CHANGE) {
            return Self::default();
        }
        let mut past = Self::default();
        let mut first: BTreeMap<Text, Option<Text>> = BTreeMap::new();
        for change in records::changes(space.doc(), &node.entity) {
            past.hear(&change);
            if change.minor || change.kind == ChangeKind::Add {
                continue;
            }
            for field in change.fields {
                first.entry(field.name).or_insert(field.was);
            }
        }
        let value =
            |was: Option<Text>| was.and_then(|text| Json::parse(&text).ok()).unwrap_or_else(Json::null);
        let null = Json::null();
        past.said = first
            .into_iter()
            .filter(|(name, _)| !matches!(&**name, "stage" | "published" | "deleted" | "order"))
            .map(|(name, was)| (name, value(was)))
            .filter(|(name, was)| {
                let now = space.doc().shown(&node.entity, name).unwrap_or(&null);
                !was.says_same(now)
            })
            .collect();
        past
    }

    fn hear(&mut self, change: &Change) {
        match change.kind {
            ChangeKind::Add => self.added = self.added.or(Some(Late { day: change.at })),
            ChangeKind::Drop | ChangeKind::Postpone => self.gone = change.at.or(self.gone),
            ChangeKind::Retarget => self.in_words |= change.fields.is_empty() && !change.minor,
            ChangeKind::Reword => {
                let is_small =
                    change.from.as_ref().zip(change.to.as_ref()).is_some_and(|(was, is)| is_small(was, is));
                self.reworded |= change.fields.is_empty() && !change.minor && !is_small;
            }
            ChangeKind::HandOver | ChangeKind::Resume | ChangeKind::Rescore | ChangeKind::Reopen => {}
        }
    }

    /// Whether it was added after a day.
    pub fn came_after(&self, first_day: Option<Day>) -> bool {
        match (self.added, first_day) {
            (Some(Late { day: Some(day) }), Some(first_day)) => day > first_day,
            // A line says that it was added later, and nobody knows when that was.
            (Some(_), _) => true,
            (None, _) => false,
        }
    }

    /// Whether one of these fields said something else at first.
    pub fn differs_in(&self, fields: &[&str]) -> bool {
        self.said.iter().any(|(name, _)| fields.contains(&&**name))
    }

    /// A key result as it read at first.
    pub fn key_result(&self, space: &Space, id: &Id) -> Option<KeyResult> {
        match space.reading_as(id, &self.said)? {
            Typed::KeyResult(kr) => Some(kr),
            _ => None,
        }
    }

    /// An objective as it read at first.
    pub fn objective(&self, space: &Space, id: &Id) -> Option<Objective> {
        match space.reading_as(id, &self.said)? {
            Typed::Objective(one) => Some(one),
            _ => None,
        }
    }
}

/// Key results that belonged to another objective at first, or are in the trash: under the objective they
/// belonged to, in the order of their ids.
pub(super) type Strays = BTreeMap<Id, Vec<Id>>;

/// The key results that are not where they were first set. Only those are read of which the ledger tells.
pub(super) fn strays(space: &Space) -> Strays {
    let mut strays = Strays::new();
    for (id, node) in space.nodes() {
        let Typed::KeyResult(kr) = &node.typed else { continue };
        if !records::has(&node.entity, records::kind::CHANGE) || space.is_hidden(id) {
            continue;
        }
        let past = Past::of(space, node);
        let was = past.said.iter().find(|(name, _)| &**name == "objective");
        let home = match was {
            Some((_, was)) => was.as_str().map(Id::new),
            None if node.deleted => kr.objective.clone(),
            None => None,
        };
        // What was deleted without having run leaves no line that it was given up.
        let is_told = !node.deleted || past.gone.is_some();
        if let Some(home) = home.filter(|_| is_told && past.added.is_none()) {
            strays.entry(home).or_default().push(id.clone());
        }
    }
    strays
}
