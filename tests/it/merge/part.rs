//! Files taken in part, now some of their entities and later the rest, and several files merged as
//! one act, taken back as one, and merged again.

use plumbline::doc::{Doc, PartKey};

use super::mistakes::Vector;
use super::team::{Team, among};
use super::truth::{ENTITIES, Known};

/// What of a file somebody has not taken yet.
#[derive(Clone)]
pub struct Rest {
    who: usize,
    doc: Doc,
    known: Known,
    vector: Vector,
}

/// Files that somebody merged together.
#[derive(Clone)]
pub struct Merge {
    who: usize,
    files: Vec<usize>,
    keys: Vec<PartKey>,
}

impl Team {
    /// What somebody knows of these entities.
    pub fn known_of(&self, known: Known, entities: usize) -> Known {
        let mut part = Known::default();
        for entity in (0..ENTITIES.len()).filter(|at| entities & 1 << at != 0) {
            part.writes |= known.writes & self.truth.writes_to(entity, None);
            part.records |= known.records & self.truth.records_of(entity);
        }
        part
    }

    /// Opens a file and takes some of its entities.
    pub fn open_some(&mut self, who: usize, back: usize, entities: usize) -> Result<(), String> {
        let Some(from) = self.file(back) else { return Ok(()) };
        self.tell(format!("{who} takes entities {entities:05b} of file {from}"));
        let Some((doc, known)) = self.read(from)? else { return Ok(()) };
        self.count("files taken in part");
        let vector = self.files[from].vector.clone();
        let key = self.key("some");
        let part = doc.only(among(entities));
        self.take(who, key, part, self.known_of(known, entities), vector.clone());
        let rest =
            Rest { who, doc: doc.only(among(!entities)), known: self.known_of(known, !entities), vector };
        self.rests.push(rest);
        Ok(())
    }

    /// Takes the rest of a file that was taken in part.
    pub fn open_rest(&mut self, who: usize, nth: usize) {
        let own: Vec<usize> = (0..self.rests.len()).filter(|at| self.rests[*at].who == who).collect();
        if own.is_empty() {
            return;
        }
        let rest = self.rests.remove(own[own.len() - 1 - nth % own.len()]);
        self.tell(format!("{who} takes the rest of a file"));
        self.count("rests taken later");
        let key = self.key("rest");
        self.take(who, key, rest.doc, rest.known, rest.vector);
    }

    /// Merges several files as one act.
    pub fn open_many(&mut self, who: usize, backs: &[usize]) -> Result<(), String> {
        let files: Vec<usize> = backs.iter().filter_map(|back| self.file(*back)).collect();
        if files.is_empty() {
            return Ok(());
        }
        self.count("merges of several files");
        self.merge(who, files)
    }

    fn merge(&mut self, who: usize, files: Vec<usize>) -> Result<(), String> {
        self.tell(format!("{who} merges the files {files:?}"));
        let mut keys = Vec::new();
        for from in &files {
            let Some((doc, known)) = self.read(*from)? else { continue };
            let key = self.key("many");
            keys.push(PartKey::clone(&key));
            self.take(who, key, doc, known, self.files[*from].vector.clone());
        }
        self.merges.push(Merge { who, files, keys });
        Ok(())
    }

    fn merge_of(&self, who: usize, nth: usize) -> Option<Merge> {
        let own: Vec<&Merge> = self.merges.iter().filter(|merge| merge.who == who).collect();
        own.len().checked_sub(1).map(|last| own[last - nth % own.len()].clone())
    }

    /// Takes all files of one merge back as one act.
    pub fn withdraw_many(&mut self, who: usize, nth: usize) {
        if let Some(merge) = self.merge_of(who, nth) {
            self.withdraw(who, &merge.keys);
            self.count("merges of several files taken back");
        }
    }

    /// Merges the same files once more.
    pub fn open_many_again(&mut self, who: usize, nth: usize) -> Result<(), String> {
        let Some(merge) = self.merge_of(who, nth) else { return Ok(()) };
        self.count("merges of several files done again");
        self.merge(who, merge.files)
    }
}
