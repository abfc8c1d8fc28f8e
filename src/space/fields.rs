//! Reading an entity field by field; what nobody asks for, or what has another type than asked
//! for, stays an extra that is shown with its item.

use std::cell::RefCell;

use crate::doc::{DELETED, Doc, Entity, Json};
use crate::okr::{Day, Extras, Id, Text};

use super::codec::Word;

/// One entity or record being read.
pub struct Fields<'a> {
    pairs: Vec<(&'a str, &'a Json)>,
    used: RefCell<Vec<bool>>,
}

impl<'a> Fields<'a> {
    /// The shown values of an entity.
    pub fn of(doc: &'a Doc, entity: &'a Entity) -> Self {
        let shown = entity.fields.iter().filter(|(name, _)| &**name != DELETED);
        let pairs: Vec<_> = shown.filter_map(|(name, _)| Some((&**name, doc.shown(entity, name)?))).collect();
        let used = RefCell::new(vec![false; pairs.len()]);
        Self { pairs, used }
    }

    /// The shown values of an entity, had some of its fields said something else.
    pub fn as_if(doc: &'a Doc, entity: &'a Entity, said: &'a [(Text, Json)]) -> Self {
        let own = Self::of(doc, entity).pairs.into_iter();
        let own = own.filter(|(name, _)| !said.iter().any(|(other, _)| **other == **name));
        let pairs: Vec<_> = own.chain(said.iter().map(|(name, value)| (&**name, value))).collect();
        let used = RefCell::new(vec![false; pairs.len()]);
        Self { pairs, used }
    }

    /// The pairs of a record's body.
    pub fn of_pairs(pairs: &'a [(String, Json)]) -> Self {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value)).collect();
        let used = RefCell::new(vec![false; pairs.len()]);
        Self { pairs, used }
    }

    /// A field read by `read`; it counts as used when that understands it, or when it is `null`.
    pub fn take<T>(&self, name: &str, read: impl FnOnce(&Json) -> Option<T>) -> Option<T> {
        let at = self.pairs.iter().position(|(own, _)| *own == name)?;
        let (_, value) = self.pairs.get(at)?;
        let got = if value.is_null() { None } else { read(value) };
        if (got.is_some() || value.is_null())
            && let Some(used) = self.used.borrow_mut().get_mut(at)
        {
            *used = true;
        }
        got
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<Text> {
        self.take(name, |value| value.as_str().map(Text::from))
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.take(name, Json::as_f64)
    }

    /// A truth value; absent means no.
    pub fn flag(&self, name: &str) -> bool {
        self.take(name, Json::as_bool).unwrap_or(false)
    }

    /// An id.
    pub fn id(&self, name: &str) -> Option<Id> {
        self.take(name, |value| value.as_str().map(Id::new))
    }

    /// A day.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.take(name, |value| Day::parse(&value.as_str()?))
    }

    /// One of a few words.
    pub fn word<W: Word>(&self, name: &str) -> Option<W> {
        self.take(name, |value| W::from_word(&value.as_str()?))
    }

    /// What nobody asked for.
    pub fn extras(&self) -> Extras {
        let used = self.used.borrow();
        let left = self.pairs.iter().zip(used.iter()).filter(|(_, used)| !**used);
        left.map(|((name, value), _)| (Text::from(*name), Text::from(value.text()))).collect()
    }
}
