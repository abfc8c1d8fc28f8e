//! Holds a copy against the truth, and lets everybody meet in the end.

use plumbline::doc::{Doc, Register};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::Id;

use super::team::{Team, label};
use super::truth::{DELETED, ENTITIES, FIELDS, Known, members};

impl Team {
    /// Whether a document says what somebody who knows this much must see.
    pub fn holds(&self, doc: &Doc, known: Known) -> Result<(), String> {
        for (at, (id, kind)) in ENTITIES.iter().enumerate() {
            let Some(entity) = doc.get(&Id::new(*id)) else {
                if self.has(known, at) {
                    return Err(format!("{id} is not there"));
                }
                continue;
            };
            if *entity.kind != **kind {
                return Err(format!("{id} is a {:?}", entity.kind));
            }
            self.compared.set(self.compared.get() + FIELDS.len());
            for (field, name) in FIELDS.iter().enumerate() {
                let visible = self.truth.visible(known, at, field);
                let entries = entity.field(name).map(Register::entries).unwrap_or_default();
                let mut have: Vec<_> = entries.iter().map(|entry| entry.value.normal()).collect();
                have.sort();
                let want = self.truth.values(visible);
                let right = if field == DELETED { have.len() == want.len() } else { have == want };
                if !right {
                    return Err(format!("{id}.{name} is {have:?}, must be {want:?}"));
                }
            }
            let mut have: Vec<String> = entity.records.iter().map(|record| label(record)).collect();
            have.sort();
            let records = members(known.records & self.truth.records_of(at));
            let mut want: Vec<&String> = records.map(|at| &self.truth.records[at].label).collect();
            want.sort();
            if !have.iter().eq(want.iter().copied()) {
                return Err(format!("{id} has the records {have:?}, must have {want:?}"));
            }
            let want = self.truth.is_deleted(known, at);
            if entity.is_deleted() != want {
                return Err(format!("{id} is {}, must not be", if want { "visible" } else { "hidden" }));
            }
        }
        Ok(())
    }

    /// In the end everybody takes everybody's copy, as a mistake joins them.
    fn meet_all(&mut self) -> Result<(), String> {
        for who in 0..self.copies.len() {
            for with in 0..self.copies.len() {
                self.meet(who, with);
            }
            self.holds(self.copies[who].doc(), self.known(who))?;
        }
        Ok(())
    }

    /// In the end everybody gives everything to everybody, in one order and in the other, in
    /// memory and as text.
    pub fn gather(&mut self) -> Result<(), String> {
        self.tally.insert("values written", self.truth.writes.len());
        self.tally.insert("records added", self.truth.records.len());
        if self.mistake.is_some() {
            return self.meet_all();
        }
        let known = (0..self.copies.len()).fold(Known::default(), |all, who| all.and(self.known(who)));
        let docs: Vec<&Doc> = self.copies.iter().map(|copy| copy.parts.doc()).collect();
        let mut whole: Option<(Doc, String)> = None;
        for first in 0..docs.len() {
            let mut ahead = docs[first].clone();
            let mut back = docs[first].clone();
            for step in 1..docs.len() {
                ahead = ahead.merge(docs[(first + step) % docs.len()]);
                let text = encode(docs[(first + docs.len() - step) % docs.len()]);
                let read = decode(&text, Source::Elsewhere).map_err(|error| error.to_string())?;
                back.absorb(&read.doc);
            }
            let text = encode(&ahead);
            if ahead != back || text != encode(&back) {
                return Err(format!("the order of merging shows:\n{text}\n{}", encode(&back)));
            }
            match &whole {
                None => whole = Some((ahead, text)),
                Some((doc, own)) if *doc == ahead && *own == text => {}
                Some((_, own)) => return Err(format!("copies differ in the end:\n{own}\n{text}")),
            }
        }
        let Some((doc, text)) = whole else { return Ok(()) };
        for entity in doc.items.values() {
            let disagreements = entity.fields.iter().filter(|(_, register)| register.is_conflict()).count();
            *self.tally.entry("disagreements in the end").or_default() += disagreements;
            if entity.is_deleted() {
                self.count("entities hidden in the end");
            }
            if entity.is_deleted_and_changed() {
                self.count("entities deleted and changed");
            }
        }
        self.holds(&doc, known).map_err(|what| format!("in the end: {what}\n{text}"))?;
        let again = decode(&text, Source::Elsewhere).map_err(|error| error.to_string())?;
        if again.doc == doc && encode(&again.doc) == text && again.problems.is_empty() {
            return Ok(());
        }
        Err(format!(
            "the file does not read back as it was written:\n{text}\n{}\n{:?}",
            encode(&again.doc),
            again.problems
        ))
    }
}
