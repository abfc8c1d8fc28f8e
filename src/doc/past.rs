//! The document as it stood at a moment, for looking back (rule D7). It says less than the document, so
//! nothing is ever joined with it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::arrange::map_of;
use crate::okr::{Day, Moment};

use super::document::Doc;
use super::entity::Entity;
use super::json::Json;
use super::record::Record;
use super::register::{Entry, Register};
use super::stamp::{Dot, Past};
use super::write::{DELETED, EARLIER};

/// A value that was written over: from when until when it stood.
struct Held {
    dot: Dot,
    from: i64,
    until: i64,
    value: Json,
}

impl Doc {
    /// What it said at a moment, by the clocks of those who wrote.
    ///
    /// A value stood from its event until the event that wrote over it. What no app wrote has always been
    /// there, but for a record that names its day. A value that was written over without being kept, such as
    /// a position, is not known any more: what stands there now stands in for it. Of a thing that was deleted
    /// and restored again and again only the last deletion is known.
    pub fn as_of(&self, moment: Moment) -> Self {
        let at = moment.0;
        let stood = |entity: &Rc<Entity>| self.entity_as_of(entity, at);
        let items = self.items.iter().filter_map(|(id, entity)| Some((id.clone(), stood(entity)?)));
        Self { items: Rc::new(map_of(items)), ..self.clone() }
    }

    /// The time of an event; `None` for one that no app wrote.
    fn known_time(&self, dot: Dot) -> Option<i64> {
        self.sessions.contains_key(&dot.session).then(|| self.time_of(dot).0)
    }

    /// From when a value stood. One that was written by hand over others cannot be older than they are.
    fn since(&self, entry: &Entry) -> i64 {
        let own = self.known_time(entry.dot);
        own.or_else(|| self.newest_of(&entry.past)).unwrap_or(i64::MIN)
    }

    fn newest_of(&self, past: &Past) -> Option<i64> {
        past.dots().filter_map(|dot| self.known_time(dot)).max()
    }

    fn entity_as_of(&self, entity: &Rc<Entity>, at: i64) -> Option<Rc<Entity>> {
        let mut entries = entity.fields.iter().flat_map(|(_, register)| register.entries());
        let is_as_now = entries.all(|entry| self.since(entry) <= at)
            && entity.records.iter().all(|record| self.stood_by(record, at));
        if is_as_now {
            return Some(Rc::clone(entity));
        }
        let mut then = self.said_as_of(entity, at);
        if then.fields.is_empty() && !entity.fields.is_empty() {
            return None;
        }
        if let Some(register) = entity.field(DELETED)
            && let Some(deleted) = self.deleted_as_of(entity, register, at)
        {
            then.join_field(&DELETED.into(), deleted);
        }
        Some(Rc::new(then))
    }

    /// Fields and records, whether it was in the trash or not.
    fn said_as_of(&self, entity: &Entity, at: i64) -> Entity {
        let mut then = Entity::new(entity.id.clone(), Rc::clone(&entity.kind));
        let held = self.held(entity);
        for (name, register) in entity.fields.iter().filter(|(name, _)| &**name != DELETED) {
            let earlier = held.get(&**name).map_or(&[][..], Vec::as_slice);
            if let Some(register) = self.register_as_of(name, register, earlier, at) {
                then.fields.push((Rc::clone(name), register));
            }
        }
        then.records = entity.records.iter().filter(|record| self.stood_by(record, at)).cloned().collect();
        then
    }

    /// Whether a record was there: by its event, else by the day it names.
    fn stood_by(&self, record: &Record, at: i64) -> bool {
        match record.key.dot {
            Some(dot) => self.known_time(dot).is_none_or(|time| time <= at),
            None => dated(&record.body).is_none_or(|day| day <= at),
        }
    }

    /// The values that were written over, by field.
    fn held(&self, entity: &Entity) -> BTreeMap<String, Vec<Held>> {
        let mut all: BTreeMap<String, Vec<Held>> = BTreeMap::new();
        for record in entity.records(EARLIER) {
            let Some(until) = record.key.dot.and_then(|dot| self.known_time(dot)) else { continue };
            let pairs = record.body.as_object().unwrap_or_default();
            let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
            let event = part("event").and_then(Json::as_str);
            let (Some(field), Some(dot), Some(was)) =
                (part("field").and_then(Json::as_str), event.and_then(|text| Dot::parse(&text)), part("was"))
            else {
                continue;
            };
            let of_field = all.entry(field).or_default();
            // Two who wrote over it without seeing each other: it stood until the first of them.
            match of_field.iter_mut().find(|held| held.dot == dot) {
                Some(held) => held.until = held.until.min(until),
                None => {
                    let from = self.known_time(dot).unwrap_or(i64::MIN);
                    of_field.push(Held { dot, from, until, value: was.clone() });
                }
            }
        }
        all
    }

    fn register_as_of(&self, name: &str, now: &Register, held: &[Held], at: i64) -> Option<Register> {
        let entries = now.entries();
        let stand = entries.iter().filter(|entry| self.since(entry) <= at).cloned();
        let stood = held.iter().filter(|one| one.from <= at && at < one.until);
        let stood = stood.filter(|one| entries.iter().all(|entry| entry.dot != one.dot));
        let stood = stood.map(|one| Entry::new(name, one.dot, Past::new(), one.value.clone()));
        let found = Register::from_entries(stand.chain(stood).collect::<Vec<_>>());
        let was_there =
            |entry: &Entry| entry.past.dots().any(|dot| self.known_time(dot).is_none_or(|time| time <= at));
        found.or_else(|| entries.iter().any(was_there).then(|| now.clone()))
    }

    /// Whether it was in the trash: nobody keeps what this field said before, but only a deletion is
    /// followed by a restoring. What was there by then is what whoever deleted it had seen.
    fn deleted_as_of(&self, entity: &Entity, now: &Register, at: i64) -> Option<Register> {
        let stand: Vec<Entry> = now.entries().iter().filter(|one| self.since(one) <= at).cloned().collect();
        if let Some(register) = Register::from_entries(stand) {
            return Some(register);
        }
        let is_restored = now.entries().iter().all(|entry| entry.value.as_bool() == Some(false));
        let before = || now.entries().iter().flat_map(|entry| entry.past.dots());
        let known = before().all(|dot| self.known_time(dot).is_some_and(|time| time <= at));
        let last = before().max_by_key(|dot| self.known_time(*dot)).filter(|_| is_restored && known)?;
        let saw = self.said_as_of(entity, self.known_time(last)?).seen();
        let value = Json::object([("op", Json::str(&last.to_string())), ("saw", saw)]);
        Some(Register::of(Entry::new(DELETED, last, Past::new(), value)))
    }
}

/// The first moment of which a record speaks, where it says one.
fn dated(body: &Json) -> Option<i64> {
    let pairs = body.as_object()?;
    let at = pairs.iter().find(|(name, _)| name == "at")?.1.as_str()?;
    let day = || Day::parse_written(&at).map(Day::midnight);
    Moment::parse(&at).or_else(day).map(|moment| moment.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{History, Session, Write, Writer};
    use crate::okr::Id;
    use proptest::prelude::*;

    const START: i64 = 1_754_000_000_000;

    /// One who writes, and what everybody saw after each step.
    struct Desk {
        doc: Doc,
        writers: [Writer; 2],
        now: i64,
    }

    impl Desk {
        fn new() -> Self {
            let writer = |seed| Writer::new(Session::mint([seed; 8]), Moment(START), None);
            Self { doc: Doc::new("d"), writers: [writer(1), writer(2)], now: START }
        }

        fn write(&mut self, who: usize, write: Write) {
            self.now += 1_000;
            if let Some(delta) = self.doc.write(&mut self.writers[who % 2], Moment(self.now), &[write]) {
                self.doc.absorb(&delta);
            }
        }

        fn set(&mut self, who: usize, id: &str, field: &str, value: &str) {
            let value = if value.is_empty() { Json::null() } else { Json::str(value) };
            self.write(who, set(id, field, value));
        }

        /// Everything people see: entity, field, value; records by their number; deleted ones only so.
        fn seen(doc: &Doc) -> Vec<String> {
            let mut out = Vec::new();
            for (id, entity) in doc.items.iter() {
                if entity.is_deleted() {
                    out.push(format!("{id} deleted"));
                    continue;
                }
                for (field, _) in entity.fields.iter().filter(|(field, _)| &**field != DELETED) {
                    let value = doc.shown(entity, field).map(Json::text);
                    out.push(format!("{id}.{field} = {}", value.unwrap_or("?")));
                }
                out.push(format!("{id} said {}", entity.records("n").count()));
            }
            out
        }
    }

    fn set(id: &str, field: &str, value: Json) -> Write {
        Write::Set {
            id: Id::from(id),
            kind: "objective".into(),
            field: field.into(),
            value,
            history: History::Keep,
        }
    }

    fn note(id: &str) -> Write {
        let body = Json::object([("text", Json::str("word"))]);
        Write::Note { id: Id::from(id), kind: "objective".into(), record: "n".into(), body }
    }

    proptest! {
        #[test]
        fn d7_a_document_looks_back_at_what_was_shown(
            steps in prop::collection::vec((0usize..2, 0usize..3, 0usize..8, 0usize..4), 1..40),
        ) {
            let mut desk = Desk::new();
            let mut remembered = vec![(START, Desk::seen(&desk.doc))];
            // Only the last deletion of a thing is known.
            let mut turned = [0; 3];
            for (who, nth, act, value) in steps {
                let id = ["o-a", "o-b", "o-c"][nth];
                match act {
                    0..4 => desk.set(who, id, ["title", "why"][act % 2], ["one", "two", "three", ""][value]),
                    4 | 5 if desk.doc.get(&Id::from(id)).is_some() => desk.write(who, note(id)),
                    6 if turned[nth] == 0 => {
                        let before = desk.doc.clone();
                        desk.write(who, Write::Delete { ids: vec![Id::from(id)] });
                        turned[nth] += usize::from(before != desk.doc);
                    }
                    7 if turned[nth] == 1 => {
                        desk.write(who, Write::Restore { ids: vec![Id::from(id)] });
                        turned[nth] += 1;
                    }
                    _ => {}
                }
                remembered.push((desk.now, Desk::seen(&desk.doc)));
            }
            for (at, seen) in remembered {
                prop_assert_eq!(Desk::seen(&desk.doc.as_of(Moment(at))), seen.clone(), "at {}", at - START);
                prop_assert_eq!(Desk::seen(&desk.doc.as_of(Moment(at + 999))), seen);
            }
        }

        #[test]
        fn d7_two_copies_that_meet_look_back_at_both(
            steps in prop::collection::vec((0usize..2, 0usize..2, 0usize..4), 1..30),
        ) {
            // Two write apart with growing times; what both had said together is what is looked back at.
            let mut copies = [Desk::new(), Desk::new()];
            copies[0].set(0, "o-a", "title", "begun");
            let begun = copies[0].doc.clone();
            copies[1].doc.absorb(&begun);
            let mut now = copies[0].now;
            let mut remembered = Vec::new();
            for (who, field, value) in steps {
                now += 1_000;
                copies[who].now = now;
                copies[who].set(who, "o-a", ["title", "why"][field], ["one", "two", "three", ""][value]);
                now = copies[who].now;
                let both = copies[0].doc.merge(&copies[1].doc);
                remembered.push((now, Desk::seen(&both)));
            }
            let both = copies[0].doc.merge(&copies[1].doc);
            for (at, seen) in remembered {
                prop_assert_eq!(Desk::seen(&both.as_of(Moment(at))), seen, "at {}", at - START);
            }
        }
    }

    #[test]
    fn d7_what_no_app_wrote_has_always_been_there_but_for_days_it_names() {
        let mut entity = Entity::new(Id::from("k"), "kr".into());
        entity
            .join_field(&"title".into(), Register::of(Entry::outside("title", Past::new(), Json::str("t"))));
        for body in [
            Json::object([("at", Json::str("2026-07-17")), ("value", Json::num(1.0))]),
            Json::object([("at", Json::str("2026-08-17")), ("value", Json::num(2.0))]),
            Json::object([("at", Json::str("mid-quarter")), ("value", Json::num(3.0))]),
        ] {
            entity.join_record(Rc::new(Record::outside("k", "c", 0, body)));
        }
        let mut doc = Doc::new("d");
        Rc::make_mut(&mut doc.items).insert(Id::from("k"), Rc::new(entity));
        let records = |day: &str| {
            let then = doc.as_of(Day::parse(day).unwrap().plus_days(1).midnight());
            then.get(&Id::from("k")).map_or(0, |entity| entity.records.len())
        };
        assert_eq!([records("2020-01-01"), records("2026-07-17"), records("2026-09-01")], [1, 2, 3]);
        // Written over by the app, it stood until then.
        let mut desk = Desk::new();
        desk.doc = doc;
        desk.set(0, "k", "title", "new");
        assert!(Desk::seen(&desk.doc.as_of(Moment(desk.now)))[0].contains("new"));
        assert!(Desk::seen(&desk.doc.as_of(Moment(desk.now - 1)))[0].contains("\"t\""));
    }

    #[test]
    fn d7_a_position_that_nobody_kept_is_what_it_is_now() {
        let mut desk = Desk::new();
        desk.set(0, "o-a", "title", "one");
        for value in ["a0", "b0"] {
            let Write::Set { id, kind, field, value, .. } = set("o-a", "order", Json::str(value)) else {
                return;
            };
            desk.write(0, Write::Set { id, kind, field, value, history: History::Forget });
        }
        let then = desk.doc.as_of(Moment(desk.now - 1));
        let shown = |doc: &Doc| doc.shown(doc.get(&Id::from("o-a")).unwrap(), "order").cloned();
        assert_eq!(shown(&then), Some(Json::str("b0")));
        assert_eq!(shown(&desk.doc.as_of(Moment(START + 1_000))), None);
    }

    #[test]
    fn d7_what_did_not_change_since_is_the_same_in_memory() {
        let mut desk = Desk::new();
        desk.set(0, "o-a", "title", "one");
        let at = desk.now;
        desk.set(0, "o-b", "title", "two");
        let then = desk.doc.as_of(Moment(at));
        let id = Id::from("o-a");
        assert!(Rc::ptr_eq(then.get(&id).unwrap(), desk.doc.get(&id).unwrap()));
        assert_eq!(then.get(&Id::from("o-b")), None);
    }
}
