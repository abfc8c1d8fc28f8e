//! A part of a document: some of its entities, whole. A part is a document that says less, so it joins
//! with any other copy and nothing it leaves out is taken for deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::okr::Id;
use crate::okr::arrange::map_of;

use super::document::Doc;
use super::entity::Entity;
use super::stamp::Session;

impl Doc {
    /// The entities that are wanted, each whole, and the sessions that wrote them.
    pub fn only(&self, is_wanted: impl Fn(&Id) -> bool) -> Self {
        let wanted = self.items.iter().filter(|(id, _)| is_wanted(id));
        self.with_items(map_of(wanted.map(|(id, entity)| (id.clone(), Rc::clone(entity)))))
    }

    /// The same document with other entities; sessions that none of them names are left out.
    pub fn with_items(&self, items: BTreeMap<Id, Rc<Entity>>) -> Self {
        let mut named: BTreeSet<Session> = BTreeSet::new();
        for entity in items.values() {
            for entry in entity.fields.iter().flat_map(|(_, register)| register.entries()) {
                named.insert(entry.dot.session);
                named.extend(entry.past.dots().map(|dot| dot.session));
            }
            named.extend(entity.records.iter().filter_map(|record| record.key.dot).map(|dot| dot.session));
        }
        let sessions = self.sessions.iter().filter(|(session, _)| named.contains(session));
        let sessions = map_of(sessions.map(|(session, note)| (*session, note.clone())));
        Self { items: Rc::new(items), sessions: Rc::new(sessions), ..self.clone() }
    }
}
