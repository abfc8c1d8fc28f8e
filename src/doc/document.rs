//! The document: a map of entities that joins with any other copy of itself.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::{Id, Moment};

use super::entity::Entity;
use super::json::Json;
use super::register::Entry;
use super::stamp::{Dot, Session};

/// Who a session was, and when it began.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionNote {
    /// The person, where one was chosen.
    pub who: Option<Id>,
    /// Start of the session; counters are milliseconds since then.
    pub began: Moment,
}

/// A whole workspace, or any part of one: a part is a document that says less.
///
/// Cheap to clone. A missing entity or field says nothing; only the field `deleted` deletes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doc {
    /// The workspace's id, the same in all its copies.
    pub id: Rc<str>,
    /// Minor version of the newest writer.
    pub minor: u32,
    /// Entities by id.
    pub items: Rc<BTreeMap<Id, Rc<Entity>>>,
    /// Who wrote.
    pub sessions: Rc<BTreeMap<Session, SessionNote>>,
    /// Top-level fields that this version does not know.
    pub extras: Rc<BTreeMap<Rc<str>, Json>>,
}

impl Doc {
    /// A document that says nothing yet.
    pub fn new(id: impl Into<Rc<str>>) -> Self {
        Self { id: id.into(), minor: 0, items: Rc::default(), sessions: Rc::default(), extras: Rc::default() }
    }

    /// The entity with this id.
    pub fn get(&self, id: &Id) -> Option<&Rc<Entity>> {
        self.items.get(id)
    }

    /// Joins two copies: everything either says, except what one of them had superseded.
    /// Commutative, associative, idempotent (rule M1). The id is the left one's.
    pub fn merge(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.absorb(other);
        all
    }

    /// Joins another copy into this one. Entities that did not change keep their place in memory.
    pub fn absorb(&mut self, other: &Self) {
        self.minor = self.minor.max(other.minor);
        if self.items.is_empty() {
            self.items = Rc::clone(&other.items);
        } else if !Rc::ptr_eq(&self.items, &other.items) && !other.items.is_empty() {
            let items = Rc::make_mut(&mut self.items);
            for (id, theirs) in other.items.iter() {
                match items.get_mut(id) {
                    None => {
                        items.insert(id.clone(), Rc::clone(theirs));
                    }
                    Some(ours) if Rc::ptr_eq(ours, theirs) || ours == theirs => {}
                    Some(ours) => Rc::make_mut(ours).absorb(theirs),
                }
            }
        }
        if !Rc::ptr_eq(&self.sessions, &other.sessions) && !other.sessions.is_empty() {
            let sessions = Rc::make_mut(&mut self.sessions);
            for (session, note) in other.sessions.iter() {
                match sessions.get_mut(session) {
                    None => {
                        sessions.insert(*session, note.clone());
                    }
                    Some(own) => {
                        if (note.began, &note.who) < (own.began, &own.who) {
                            *own = note.clone();
                        }
                    }
                }
            }
        }
        if !other.extras.is_empty() {
            let extras = Rc::make_mut(&mut self.extras);
            for (name, value) in other.extras.iter() {
                let own = extras.entry(Rc::clone(name)).or_insert_with(|| value.clone());
                if *own < *value {
                    *own = value.clone();
                }
            }
        }
    }

    /// Takes over the other's place in memory for entities that are equal, so that joining and comparing the
    /// two later passes them by.
    pub fn share_with(&mut self, other: &Self) {
        for (id, own) in Rc::make_mut(&mut self.items) {
            if let Some(same) = other.items.get(id).filter(|other| *other == own) {
                *own = Rc::clone(same);
            }
        }
    }

    /// When an event was written, for display only; the beginning of 1970 for outside events.
    pub fn time_of(&self, dot: Dot) -> Moment {
        match self.sessions.get(&dot.session) {
            Some(note) => Moment(note.began.0.saturating_add_unsigned(dot.counter)),
            None => Moment(0),
        }
    }

    /// Who wrote an event, where the session says so.
    pub fn author_of(&self, dot: Dot) -> Option<&Id> {
        self.sessions.get(&dot.session)?.who.as_ref()
    }

    /// The entry of a field that people see first.
    pub fn shown_entry<'a>(&self, entity: &'a Entity, field: &str) -> Option<&'a Entry> {
        let register = entity.field(field)?;
        match register.entries() {
            [only] => Some(only),
            _ => register.shown(|dot| self.time_of(dot).0),
        }
    }

    /// The value of a field that people see first.
    pub fn shown<'a>(&self, entity: &'a Entity, field: &str) -> Option<&'a Json> {
        self.shown_entry(entity, field).map(|entry| &entry.value)
    }

    /// The time of the newest event, which a file carries as `saved`: equal states make equal
    /// files, whatever the clock says. `None` when no event has a time.
    pub fn newest(&self) -> Option<Moment> {
        let dots = self.items.values().flat_map(|entity| {
            let fields =
                entity.fields.iter().flat_map(|(_, register)| register.entries()).map(|entry| entry.dot);
            let records = entity.records.iter().filter_map(|record| record.key.dot);
            fields.chain(records)
        });
        dots.filter(|dot| !dot.session.is_outside()).map(|dot| self.time_of(dot)).max()
    }

    /// The highest counter of a session anywhere in the document, pasts included. A session that
    /// finds its own counter above what it wrote has been cloned or forged and must end (rule M3).
    pub fn highest(&self, session: Session) -> u64 {
        let mut highest = 0;
        let mut look = |dot: Dot| {
            if dot.session == session {
                highest = highest.max(dot.counter);
            }
        };
        for entity in self.items.values() {
            for entry in entity.fields.iter().flat_map(|(_, register)| register.entries()) {
                look(entry.dot);
                entry.past.dots().for_each(&mut look);
            }
            entity.records.iter().filter_map(|record| record.key.dot).for_each(&mut look);
        }
        highest
    }
}
