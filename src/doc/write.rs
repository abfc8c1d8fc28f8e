//! Writing: one edit becomes one small document that joins the big one (a delta).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::{Id, Moment};

use super::document::{Doc, SessionNote};
use super::entity::Entity;
use super::json::Json;
use super::record::Record;
use super::register::{Entry, Register};
use super::stamp::{Dot, Past, Session};

/// The field that deletes: `{"op", "saw"}`, or `false` once restored.
pub const DELETED: &str = "deleted";

/// The name under which a deletion lists the records it had seen; no field is called so.
pub const RECORDS_SEEN: &str = "/";

/// The records that keep what a field said before: `{"event", "field", "was"}`.
pub(super) const EARLIER: &str = "w";

/// Something to do to a document.
#[derive(Clone, PartialEq, Debug)]
pub enum Write {
    /// Gives a field a value, superseding everything it shows now.
    Set {
        /// The entity.
        id: Id,
        /// Its kind, which makes it if it was not there.
        kind: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// The value; `null` clears it.
        value: Json,
        /// Whether the earlier value is kept as a record for the field's history.
        history: History,
    },
    /// Gives a field a value in the place of those that were shown; what was not shown stays beside it
    /// (rule M2). The earlier values are kept for the field's history.
    Settle {
        /// The entity.
        id: Id,
        /// Its kind.
        kind: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// The value.
        value: Json,
        /// The events of the values that were shown.
        shown: Vec<Dot>,
    },
    /// Gives a field several values again, between which nobody has decided; the last is shown first.
    Reopen {
        /// The entity.
        id: Id,
        /// Its kind.
        kind: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// The values.
        values: Vec<Json>,
    },
    /// Adds a record to an entity.
    Note {
        /// The entity.
        id: Id,
        /// Its kind.
        kind: Rc<str>,
        /// The record's kind.
        record: Rc<str>,
        /// What it says: an object.
        body: Json,
    },
    /// Deletes entities as one act.
    Delete {
        /// All of them, descendants included: the document does not know who belongs to whom.
        ids: Vec<Id>,
    },
    /// Takes a deletion back.
    Restore {
        /// The entities.
        ids: Vec<Id>,
    },
}

/// Whether a field's earlier values are worth reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum History {
    /// Keep what it said before.
    Keep,
    /// Positions and the like: nobody asks what they were.
    Forget,
}

/// A session that writes: it hands out dots.
#[derive(Clone, PartialEq, Debug)]
pub struct Writer {
    session: Session,
    began: Moment,
    who: Option<Id>,
    last: u64,
}

impl Writer {
    /// Begins a session. Each person and each start of the app has its own.
    pub fn new(session: Session, began: Moment, who: Option<Id>) -> Self {
        Self { session, began, who, last: 0 }
    }

    /// The session.
    pub fn session(&self) -> Session {
        self.session
    }

    /// Who writes.
    pub fn who(&self) -> Option<&Id> {
        self.who.as_ref()
    }

    /// The highest counter handed out so far.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// The next event: later than all before it, and milliseconds since the session began where
    /// the clock allows.
    fn dot(&mut self, now: Moment) -> Dot {
        let elapsed = u64::try_from(now.0.saturating_sub(self.began.0)).unwrap_or(0);
        self.last = elapsed.max(self.last + 1);
        Dot { session: self.session, counter: self.last }
    }
}

impl Doc {
    /// Makes the delta of one edit: join it into this document and journal it. `None` when the
    /// edit changes nothing, so that no event is spent on it.
    pub fn write(&self, writer: &mut Writer, now: Moment, writes: &[Write]) -> Option<Self> {
        let mut next = writer.clone();
        let dot = next.dot(now);
        let mut delta = Delta { doc: self, made: Self::new(Rc::clone(&self.id)), dot, last: dot.counter };
        // Where one edit sets a field twice, the last time is the edit.
        let mut last: BTreeMap<(&Id, &str), usize> = BTreeMap::new();
        for (at, write) in writes.iter().enumerate() {
            if let Write::Set { id, field, .. } = write {
                last.insert((id, field), at);
            }
        }
        for (at, write) in writes.iter().enumerate() {
            let earlier =
                matches!(write, Write::Set { id, field, .. } if last.get(&(id, &**field)) != Some(&at));
            if !earlier {
                delta.add(write);
            }
        }
        next.last = delta.last;
        let mut made = delta.made;
        if made.items.is_empty() {
            return None;
        }
        *writer = next;
        let note = SessionNote { who: writer.who.clone(), began: writer.began };
        Rc::make_mut(&mut made.sessions).insert(writer.session, note);
        Some(made)
    }
}

/// A delta in the making.
struct Delta<'a> {
    doc: &'a Doc,
    made: Doc,
    dot: Dot,
    /// The highest counter handed out.
    last: u64,
}

impl Delta<'_> {
    fn add(&mut self, write: &Write) {
        match write {
            Write::Set { id, kind, field, value, history } => self.set(id, kind, field, value, *history),
            Write::Settle { id, kind, field, value, shown } => self.settle(id, kind, field, value, shown),
            Write::Reopen { id, kind, field, values } => self.reopen(id, kind, field, values),
            Write::Note { id, kind, record, body } => {
                let record = Record::new(id.as_str(), record, self.dot, body.clone());
                self.entity(id, kind).join_record(Rc::new(record));
            }
            Write::Delete { ids } => {
                for id in ids {
                    let Some(entity) = self.doc.get(id).filter(|entity| !entity.is_deleted()) else {
                        continue;
                    };
                    // What this very edit wrote before, it has seen as well.
                    let seen =
                        self.made.get(id).map_or_else(|| entity.seen(), |made| entity.merge(made).seen());
                    let (op, saw) = (Json::str(&self.dot.to_string()), seen);
                    let kind = Rc::clone(&entity.kind);
                    self.put(id, &kind, DELETED, Json::object([("op", op), ("saw", saw)]));
                }
            }
            Write::Restore { ids } => {
                for id in ids {
                    let Some(entity) = self.doc.get(id).filter(|entity| entity.field(DELETED).is_some())
                    else {
                        continue;
                    };
                    let kind = Rc::clone(&entity.kind);
                    self.put(id, &kind, DELETED, Json::bool(false));
                }
            }
        }
    }

    fn set(&mut self, id: &Id, kind: &str, field: &str, value: &Json, history: History) {
        let before = self.doc.get(id).and_then(|entity| entity.field(field));
        match before {
            None if value.is_null() => return,
            None => {}
            Some(register) => {
                if !register.is_conflict() && register.entries().iter().all(|entry| entry.value == *value) {
                    return;
                }
                if history == History::Keep {
                    // Of a disagreement each value is kept with the event that had written it, also the one
                    // that is chosen: who said it, and when, would be lost with its stamp.
                    let entries = register.entries().iter();
                    let settles = register.entries().len() > 1;
                    for entry in entries.filter(|entry| settles || entry.value != *value) {
                        self.remember(id, kind, field, entry);
                    }
                }
            }
        }
        self.put(id, kind, field, value.clone());
    }

    /// Keeps what a field said, with the event that had written it.
    fn remember(&mut self, id: &Id, kind: &str, field: &str, entry: &Entry) {
        let body = Json::object([
            ("event", Json::str(&entry.dot.to_string())),
            ("field", Json::str(field)),
            ("was", entry.value.clone()),
        ]);
        let record = Record::new(id.as_str(), EARLIER, self.dot, body);
        self.entity(id, kind).join_record(Rc::new(record));
    }

    fn settle(&mut self, id: &Id, kind: &str, field: &str, value: &Json, shown: &[Dot]) {
        let doc = self.doc;
        let entries = doc.get(id).and_then(|entity| entity.field(field)).map_or(&[][..], Register::entries);
        let (seen, unseen): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().partition(|entry| shown.contains(&entry.dot));
        if unseen.is_empty() {
            return self.set(id, kind, field, value, History::Keep);
        }
        if seen.is_empty() && unseen.iter().all(|entry| entry.value.says_same(value)) {
            // Somebody settled it the same way meanwhile.
            return;
        }
        let mut past = Past::new();
        for dot in shown {
            past.add(*dot);
        }
        for entry in seen {
            past.join(&entry.past);
            self.remember(id, kind, field, entry);
        }
        self.put_over(id, kind, field, past, value.clone());
    }

    fn reopen(&mut self, id: &Id, kind: &str, field: &str, values: &[Json]) {
        let register = self.doc.get(id).and_then(|entity| entity.field(field));
        let past = register.map_or_else(Past::new, Register::seen);
        if field != DELETED {
            for entry in register.map_or(&[][..], Register::entries) {
                self.remember(id, kind, field, entry);
            }
        }
        let mut dot = self.dot;
        let entries = values.iter().map(|value| {
            let entry = Entry::new(field, dot, past.clone(), value.clone());
            self.last = self.last.max(dot.counter);
            dot.counter += 1;
            entry
        });
        let Some(register) = Register::from_entries(entries.collect::<Vec<_>>()) else { return };
        let entity = self.entity(id, kind);
        entity.fields.retain(|(name, _)| &**name != field);
        entity.join_field(&field.into(), register);
    }

    fn put(&mut self, id: &Id, kind: &str, field: &str, value: Json) {
        let past =
            self.doc.get(id).and_then(|entity| entity.field(field)).map_or_else(Past::new, Register::seen);
        self.put_over(id, kind, field, past, value);
    }

    fn put_over(&mut self, id: &Id, kind: &str, field: &str, past: Past, value: Json) {
        let entry = Entry::new(field, self.dot, past, value);
        let entity = self.entity(id, kind);
        // Deleted and restored in one edit: the last of them is the edit.
        entity.fields.retain(|(name, _)| &**name != field);
        entity.join_field(&field.into(), Register::of(entry));
    }

    fn entity(&mut self, id: &Id, kind: &str) -> &mut Entity {
        let kind = self.doc.get(id).map(|entity| &*entity.kind).filter(|own| !own.is_empty()).unwrap_or(kind);
        let items = Rc::make_mut(&mut self.made.items);
        let entity = items.entry(id.clone()).or_insert_with(|| Rc::new(Entity::new(id.clone(), kind.into())));
        Rc::make_mut(entity)
    }
}
