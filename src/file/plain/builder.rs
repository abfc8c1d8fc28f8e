//! Collects entities while a plain file is read; every value is one that no app wrote.

use crate::okr::Arrange;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Doc, Entity, Entry, Hash, Json, Past, Record, Register};
use crate::file::limits::MAX_ENTITIES;
use crate::file::marks::Marks;
use crate::file::problem::{Problem, ProblemKind};
use crate::okr::Id;
use crate::space::link_id;

use super::names::Names;

/// The document in the making.
pub struct Builder<'a> {
    /// The ids of the file.
    pub names: Names,
    /// What was found wrong.
    pub marks: Marks<'a>,
    items: BTreeMap<Id, Rc<Entity>>,
    left_out: usize,
    /// Field names and kinds, each once in memory.
    words: BTreeMap<Box<str>, Rc<str>>,
}

impl<'a> Builder<'a> {
    /// An empty document.
    pub fn new(names: Names, marks: Marks<'a>) -> Self {
        Self { names, marks, items: BTreeMap::new(), left_out: 0, words: BTreeMap::new() }
    }

    /// An entity to be filled and added.
    pub fn entity(&mut self, id: Id, kind: &str) -> Entity {
        Entity::new(id, self.word(kind))
    }

    /// Gives a field a value; a second one stands beside the first.
    pub fn set(&mut self, entity: &mut Entity, field: &str, value: Json) {
        let field = self.word(field);
        let entry = Entry::outside(&field, Past::new(), value);
        entity.join_field(&field, Register::of(entry));
    }

    /// Adds an entity, or what it says to one that is there.
    pub fn add(&mut self, entity: Entity) {
        if let Some(own) = self.items.get_mut(&entity.id) {
            Rc::make_mut(own).absorb(&entity);
        } else if self.items.len() >= MAX_ENTITIES {
            self.left_out += 1;
        } else {
            self.items.insert(entity.id.clone(), Rc::new(entity));
        }
    }

    /// A link; one that says nothing of how it counts contributes.
    pub fn link(&mut self, from: &Id, to: &Id, counts: Option<&str>) {
        let mut link = self.entity(link_id(from, to), "link");
        self.set(&mut link, "from", Json::str(from.as_str()));
        self.set(&mut link, "to", Json::str(to.as_str()));
        if let Some(counts) = counts {
            self.set(&mut link, "counts", Json::str(counts));
        }
        self.add(link);
    }

    /// The document, and what was found wrong in the order of the text.
    pub fn finish(mut self) -> (Doc, Vec<Problem>) {
        if self.left_out > 0 {
            self.marks.say_whole(ProblemKind::TooMany { left_out: self.left_out });
        }
        let mut doc = Doc::new(self.names.doc.as_str());
        doc.items = Rc::new(self.items);
        (doc, self.marks.finish())
    }

    fn word(&mut self, word: &str) -> Rc<str> {
        if let Some(own) = self.words.get(word) {
            return Rc::clone(own);
        }
        let new: Rc<str> = word.into();
        self.words.insert(word.into(), Rc::clone(&new));
        new
    }
}

/// Adds records with these bodies; what a list says twice is two records.
pub fn add_records(entity: &mut Entity, kind: &str, bodies: Vec<Json>) {
    let made = |body| Record::outside(entity.id.as_str(), kind, 0, body);
    let mut records: Vec<Record> = bodies.into_iter().map(made).collect();
    records.arrange(|a, b| a.key.cmp(&b.key));
    let mut before: Option<(Hash, u32)> = None;
    for mut record in records {
        record.key.copy = match before {
            Some((hash, copy)) if hash == record.key.hash => copy + 1,
            _ => 0,
        };
        before = Some((record.key.hash, record.key.copy));
        entity.join_record(Rc::new(record));
    }
}
