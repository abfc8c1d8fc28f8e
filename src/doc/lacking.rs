//! What one copy of a document lacks of another, as small as it can be said: a mate's file is nearly all
//! known already, and what is kept of it is only the rest.

use std::rc::Rc;

use super::document::Doc;
use super::entity::Entity;

impl Doc {
    /// What another copy says that this one does not: fields and records, not whole entities. Joining that
    /// comes to the same as joining all of the other (rule X12). `None` where there is nothing.
    pub fn lacking(&self, other: &Self) -> Option<Self> {
        let mut rest = Self::new(Rc::clone(&self.id));
        rest.minor = self.minor.max(other.minor);
        let mut is_empty = rest.minor == self.minor;
        if !Rc::ptr_eq(&self.items, &other.items) {
            let items = Rc::make_mut(&mut rest.items);
            for (id, theirs) in other.items.iter() {
                let part = match self.items.get(id) {
                    None => Some(Rc::clone(theirs)),
                    Some(ours) if Rc::ptr_eq(ours, theirs) => None,
                    Some(ours) => ours.lacking(theirs).map(Rc::new),
                };
                if let Some(part) = part {
                    items.insert(id.clone(), part);
                }
            }
        }
        if !Rc::ptr_eq(&self.sessions, &other.sessions) {
            let sessions = Rc::make_mut(&mut rest.sessions);
            for (session, theirs) in other.sessions.iter() {
                // As the join has it: of two notes the earlier one stays.
                let known = self
                    .sessions
                    .get(session)
                    .is_some_and(|own| (own.began, &own.who) <= (theirs.began, &theirs.who));
                if !known {
                    sessions.insert(*session, theirs.clone());
                }
            }
        }
        let extras = Rc::make_mut(&mut rest.extras);
        for (name, theirs) in other.extras.iter() {
            if self.extras.get(name).is_none_or(|own| own < theirs) {
                extras.insert(Rc::clone(name), theirs.clone());
            }
        }
        is_empty &= rest.items.is_empty() && rest.sessions.is_empty() && rest.extras.is_empty();
        (!is_empty).then_some(rest)
    }

    /// The same document, with the memory of another copy for every entity that is the same in both.
    pub fn sharing(mut self, with: &Self) -> Self {
        for (id, own) in Rc::make_mut(&mut self.items).iter_mut() {
            if let Some(other) = with.items.get(id)
                && **other == **own
            {
                *own = Rc::clone(other);
            }
        }
        if *self.sessions == *with.sessions {
            self.sessions = Rc::clone(&with.sessions);
        }
        self
    }
}

impl Entity {
    /// What another copy of the entity says that this one does not; `None` where there is nothing.
    fn lacking(&self, other: &Self) -> Option<Self> {
        let mut rest = Self::new(other.id.clone(), Rc::clone(&other.kind));
        for (name, theirs) in &other.fields {
            let known = self.field(name).is_some_and(|own| own == theirs || own.merge(theirs) == *own);
            if !known {
                rest.fields.push((Rc::clone(name), theirs.clone()));
            }
        }
        for record in &other.records {
            let at = self.records.binary_search_by(|own| own.key.cmp(&record.key));
            let own = at.ok().and_then(|at| self.records.get(at));
            if own.is_none_or(|own| record.body < own.body) {
                rest.records.push(Rc::clone(record));
            }
        }
        let kind_is_known = self.kind == other.kind
            || !self.kind.is_empty() && (other.kind.is_empty() || self.kind < other.kind);
        (!kind_is_known || !rest.fields.is_empty() || !rest.records.is_empty()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{History, Json, Session, Write, Writer};
    use crate::okr::{Id, Moment};
    use proptest::prelude::*;

    /// What one of two writers does: which field or record of which entity, and whether they hear the other first.
    type Deed = (bool, u8, u8, bool);

    fn both(deeds: &[Deed]) -> (Doc, Doc) {
        let mut docs = [Doc::new("d-1"), Doc::new("d-1")];
        let mut writers =
            [*b"anaanaan", *b"bobobobo"].map(|seed| Writer::new(Session::mint(seed), Moment(0), None));
        for (at, (is_bo, entity, what, hears)) in deeds.iter().enumerate() {
            let [ana, bo] = &mut docs;
            let (own, other) = if *is_bo { (bo, &*ana) } else { (ana, &*bo) };
            if *hears {
                own.absorb(other);
            }
            let (id, kind) = (Id::new(format!("o-{}", entity % 3)), "objective".into());
            let write = match what % 4 {
                3 => Write::Note {
                    id,
                    kind,
                    record: "n".into(),
                    body: Json::object([("text", Json::num(at as f64))]),
                },
                field => Write::Set {
                    id,
                    kind,
                    field: ["title", "why", "note"][field as usize].into(),
                    value: Json::num(at as f64),
                    history: History::Keep,
                },
            };
            let writer = &mut writers[usize::from(*is_bo)];
            if let Some(delta) = own.write(writer, Moment(i64::try_from(at).unwrap() * 10), &[write]) {
                own.absorb(&delta);
            }
        }
        let [ana, bo] = docs;
        (ana, bo)
    }

    proptest! {
        #[test]
        fn x12_joining_what_is_lacking_is_joining_all(deeds in prop::collection::vec(any::<Deed>(), 0..40)) {
            let (ana, bo) = both(&deeds);
            let all = ana.merge(&bo);
            match ana.lacking(&bo) {
                None => prop_assert_eq!(&all, &ana),
                Some(rest) => {
                    prop_assert_ne!(&all, &ana);
                    prop_assert_eq!(ana.merge(&rest), all.clone());
                    // Nothing of it was known, and nothing is lacking afterwards.
                    prop_assert_eq!(ana.lacking(&rest), Some(rest));
                }
            }
            prop_assert_eq!(all.lacking(&bo), None);
            prop_assert_eq!(all.lacking(&ana), None);
            prop_assert_eq!(bo.clone().sharing(&all), bo);
        }
    }

    #[test]
    fn x12_what_is_lacking_is_no_more_than_the_fields_and_records_that_are_new() {
        let (ana, bo) = both(&[
            (false, 0, 0, false),
            (false, 0, 1, false),
            (false, 1, 0, false),
            (true, 0, 3, true),
            (true, 0, 1, false),
        ]);
        let rest = ana.lacking(&bo).unwrap();
        assert_eq!(rest.items.len(), 1);
        let entity = rest.items.values().next().unwrap();
        assert_eq!(entity.fields.len(), 1, "{entity:?}");
        // The record, and the earlier value of the field.
        assert_eq!(entity.records.len(), 2, "{entity:?}");
        assert_eq!(rest.sessions.len(), 1);
    }
}
