//! Files whose stamps somebody made up: in the name of a session that is still running, and with
//! pasts that claim what was never seen.
//!
//! The victim opens such a file at once, before they write on: what their session would write
//! afterwards under lower counters, whoever had seen the forged name counts as having seen.

use std::collections::BTreeMap;
use std::rc::Rc;

use plumbline::doc::{Doc, Dot, Entity, Entry, Json, Past, Record, Register, Session};
use plumbline::file::encode;

use super::files::File;
use super::script::{Forged, Say};
use super::team::{Team, among, entity_id};
use super::truth::{Bits, ENTITIES, FIELDS, Known};

/// A value or a record with made-up stamps.
enum Made {
    Value { dot: Dot, past: Past, claims: Bits, behind: Bits },
    Record { dot: Dot },
}

impl Team {
    /// Somebody forges a file out of another one's copy, and the victim opens it.
    pub fn forge(
        &mut self,
        who: usize,
        from: usize,
        (entity, field): (usize, usize),
        forged: Forged,
    ) -> Result<(), String> {
        let (id, which) = (entity_id(entity), 1 << entity);
        let base = self.copies[from].doc().only(among(which));
        let mut known = self.known_of(self.known(from), which);
        let mut part = base.clone();
        let items = Rc::make_mut(&mut part.items);
        let own = items
            .entry(id.clone())
            .or_insert_with(|| Entity::new(id.clone(), ENTITIES[entity].1.into()).into());
        let own = Rc::make_mut(own);
        match self.made(who, &base, known, (entity, field), forged) {
            Made::Value { dot, past, claims, behind } => {
                let words = self.words(field, Say::Fresh);
                let value = Json::parse(&words).map_err(|error| error.to_string())?;
                let entry = Entry::new(FIELDS[field], dot, past, value);
                own.join_field(&FIELDS[field].into(), Register::of(entry));
                known.writes |= self.truth.forge(entity, field, &words, claims, behind);
                self.events.push((self.truth.writes.len() - 1, dot));
                self.tell(format!(
                    "{forged:?}, about {who}: {}.{} is {words}",
                    ENTITIES[entity].0, FIELDS[field]
                ));
            }
            Made::Record { dot } => {
                let number = self.next();
                let body = Json::object([("n", Json::num(number as f64)), ("text", Json::str("forged"))]);
                own.join_record(Rc::new(Record::new(id.as_str(), "c", dot, body)));
                known.records |= self.truth.note(entity, format!("c {number}"));
                self.tell(format!("{forged:?}, about {who}: {} has record {number}", ENTITIES[entity].0));
            }
        }
        self.count(match forged {
            Forged::Ahead(_) | Forged::AheadAndSeen(_) | Forged::Record(_) => {
                "files forged in a running session's name"
            }
            Forged::Seen(_) | Forged::SeenAhead(_) => "files forged with pasts that claim too much",
        });
        let vector = self.copies[from].vector();
        self.files.push(File::new(encode(&part), known, vector));
        self.open(who, 0)
    }

    /// What is made up, with what it claims in the terms of the truth.
    fn made(&mut self, who: usize, base: &Doc, known: Known, place: (usize, usize), forged: Forged) -> Made {
        let (entity, field) = place;
        let victim = self.copies[who].pen.session();
        let ahead = |above: u64| Dot { session: victim, counter: self.copies[who].pen.last() + above };
        let register = base.get(&entity_id(entity)).and_then(|entity| entity.field(FIELDS[field]));
        let mut past = register.map_or_else(Past::new, Register::seen);
        let mut claims = self.truth.seen_with(self.truth.visible(known, entity, field));
        let written = self.written_by_session(entity, field);
        let of_victim = written.get(&victim).cloned().unwrap_or_default();
        let all_of_victim = of_victim.iter().fold(0, |all, (_, at)| all | 1 << at);
        match forged {
            Forged::Record(above) => Made::Record { dot: ahead(above) },
            Forged::Ahead(above) => Made::Value { dot: ahead(above), past, claims, behind: all_of_victim },
            Forged::AheadAndSeen(above) => {
                if let Some((counter, _)) = of_victim.last() {
                    past.add(Dot { session: victim, counter: *counter });
                }
                Made::Value { dot: ahead(above), past, claims: claims | all_of_victim, behind: all_of_victim }
            }
            Forged::SeenAhead(above) => {
                past.add(ahead(above));
                // Nobody has this event, but whoever overwrites the value has to have seen it as well.
                let never = self.truth.claim(entity, field);
                let dot = Dot { session: self.session(), counter: 1 };
                Made::Value { dot, past, claims: claims | all_of_victim | never, behind: 0 }
            }
            Forged::Seen(mut dice) => {
                for (session, events) in &written {
                    // As much of this session as two bits say, nothing or all of it included.
                    let count = (events.len() * (dice & 3) as usize).div_ceil(3);
                    dice = dice.rotate_right(2);
                    for (counter, at) in events.iter().take(count) {
                        past.add(Dot { session: *session, counter: *counter });
                        claims |= 1 << at;
                    }
                }
                let dot = Dot { session: self.session(), counter: 1 };
                Made::Value { dot, past, claims, behind: 0 }
            }
        }
    }

    /// The events of each session in one field: counter and write, in their order.
    fn written_by_session(&self, entity: usize, field: usize) -> BTreeMap<Session, Vec<(u64, usize)>> {
        let here = self.truth.writes_to(entity, Some(field));
        let mut all: BTreeMap<Session, Vec<(u64, usize)>> = BTreeMap::new();
        for (at, dot) in self.events.iter().filter(|(at, _)| here & 1 << at != 0) {
            all.entry(dot.session).or_default().push((dot.counter, *at));
        }
        for events in all.values_mut() {
            events.sort_unstable();
        }
        all
    }
}
