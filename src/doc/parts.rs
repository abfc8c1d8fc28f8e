//! What a workspace's state is made of: parts that join in any order, each of which can be taken
//! back as a whole.
//!
//! Opening a file adds a part; undoing that withdraws the part instead of writing over it, so that
//! no teammate's stamp is superseded and opening the file again brings everything back (rule U2).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::document::Doc;

/// Names a part: the key of its stored text.
pub type PartKey = Rc<str>;

/// Parts and what they say together.
#[derive(Clone, Debug)]
pub struct Parts {
    empty: Doc,
    all: Rc<BTreeMap<PartKey, Doc>>,
    withdrawn: Rc<BTreeSet<PartKey>>,
    joined: Doc,
}

impl Parts {
    /// No parts yet; `id` is the workspace's.
    pub fn new(id: &str) -> Self {
        let empty = Doc::new(id);
        Self { joined: empty.clone(), empty, all: Rc::default(), withdrawn: Rc::default() }
    }

    /// What all parts say together.
    pub fn doc(&self) -> &Doc {
        &self.joined
    }

    /// Adds a part, or joins more into one that is there. A part that was withdrawn stays so, even
    /// where the word of that came before the part itself.
    pub fn add(&mut self, key: PartKey, part: Doc) {
        if self.withdrawn.contains(&key) {
            return;
        }
        self.joined.absorb(&part);
        let parts = Rc::make_mut(&mut self.all);
        match parts.get_mut(&key) {
            Some(own) => own.absorb(&part),
            None => {
                parts.insert(key, part);
            }
        }
    }

    /// Takes parts back, now and for ever: the state becomes what the others say.
    pub fn withdraw<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        let parts = Rc::make_mut(&mut self.all);
        let withdrawn = Rc::make_mut(&mut self.withdrawn);
        let mut changed = false;
        for key in keys {
            changed |= parts.remove(key).is_some();
            withdrawn.insert(key.into());
        }
        if changed {
            self.joined = self.empty.clone();
            for part in self.all.values() {
                self.joined.absorb(part);
            }
        }
    }

    /// The keys of all parts.
    pub fn keys(&self) -> impl Iterator<Item = &PartKey> {
        self.all.keys()
    }

    /// One part by itself.
    pub fn part(&self, key: &str) -> Option<&Doc> {
        self.all.get(key)
    }
}

/// Two are equal when they are the same in memory: comparing whole documents after each key press
/// would cost more than the key press.
impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.all, &other.all) && Rc::ptr_eq(&self.joined.items, &other.joined.items)
    }
}
