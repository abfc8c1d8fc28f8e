//! The files of a team: saved whole or in part, changed with other tools, torn.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::doc::{Doc, Entity, Json};
use plumbline::file::encode;
use plumbline::okr::Id;

use super::hand::{self, LOG};
use super::mistakes::Vector;
use super::script::{Extent, Hand, Say};
use super::team::{Team, among};
use super::truth::{Bits, DELETED, ENTITIES, FIELDS, Known, members};

/// One file that somebody has, for ever.
#[derive(Clone, Default)]
pub struct File {
    /// What stands in it.
    pub text: String,
    /// What it says.
    pub known: Known,
    /// What its writer had seen of the whole document, for the models that are wrong.
    pub vector: Vector,
    /// Entities without stamps, as bits.
    bare: usize,
    /// What the stamps of a field stand for where its value is no longer theirs.
    stamps: BTreeMap<(usize, usize), Bits>,
    /// Whether its end is missing.
    torn: bool,
    /// Whether its lines are no longer the app's.
    reflowed: bool,
    /// Fields that were taken out by hand.
    removed: BTreeSet<(usize, usize)>,
}

impl File {
    /// A file as an app wrote it.
    pub fn new(text: String, known: Known, vector: Vector) -> Self {
        Self { text, known, vector, ..Self::default() }
    }
}

impl Team {
    pub fn save(&mut self, who: usize, extent: Extent) {
        let (whole, mut known) = (self.copies[who].doc().clone(), self.known(who));
        let mut part = Doc { items: std::rc::Rc::default(), ..whole.clone() };
        let items = std::rc::Rc::make_mut(&mut part.items);
        for (at, (id, _)) in ENTITIES.iter().enumerate() {
            let Some(entity) = whole.get(&Id::new(*id)) else { continue };
            let mut entity = Entity::clone(entity);
            match extent {
                Extent::Whole => {}
                Extent::Entities(which) | Extent::Chosen(which) if which & 1 << at != 0 => {}
                Extent::Entities(_) | Extent::Chosen(_) => {
                    known.writes &= !self.truth.writes_to(at, None);
                    known.records &= !self.truth.records_of(at);
                    continue;
                }
                Extent::Fields(which, records) => {
                    for field in (0..FIELDS.len()).filter(|field| which & 1 << field == 0) {
                        entity.fields.retain(|(name, _)| **name != *FIELDS[field]);
                        known.writes &= !self.truth.writes_to(at, Some(field));
                    }
                    if !records {
                        entity.records.clear();
                        known.records &= !self.truth.records_of(at);
                    }
                }
            }
            items.insert(entity.id.clone(), entity.into());
        }
        if let Extent::Chosen(which) = extent {
            part = whole.only(among(which));
        }
        self.tell(format!("{who} saves file {}: {extent:?}", self.files.len()));
        self.count(match extent {
            Extent::Whole => "files saved whole",
            Extent::Entities(_) | Extent::Fields(..) => "files saved in part",
            Extent::Chosen(_) => "files saved in part as the app chooses",
        });
        let text = encode(&part);
        if text.contains("\"conflicts\":") {
            self.count("files with disagreements");
        }
        let vector = self.copies[who].vector();
        self.files.push(File::new(text, known, vector));
        self.backups.push((who, self.copies[who].clone()));
    }

    pub fn edit(&mut self, back: usize, entity: usize, field: usize, hand: Hand) {
        // The first file, and in it the first entity, that has what it takes.
        let files = (0..self.files.len()).filter_map(|step| self.file(back + step));
        let places = files.flat_map(|file| (0..ENTITIES.len()).map(move |step| (file, step)));
        for (from, step) in places.collect::<Vec<_>>() {
            if !self.truth.has_room() {
                return;
            }
            let mut file = self.files[from].clone();
            let entity = (entity + step) % ENTITIES.len();
            if self.change(&mut file, entity, field, hand).is_some() {
                let (id, name) = (ENTITIES[entity].0, FIELDS[field]);
                self.tell(format!("file {from} edited as file {}: {hand:?} {id}.{name}", self.files.len()));
                self.files.push(file);
                return;
            }
        }
    }

    fn change(&mut self, file: &mut File, entity: usize, field: usize, hand: Hand) -> Option<()> {
        match hand {
            Hand::Change => self.edit_value(file, entity, field)?,
            Hand::DropStamps => self.drop_stamps(file, entity)?,
            Hand::Settle => self.settle(file, entity)?,
            Hand::Record => self.edit_record(file, entity)?,
            Hand::Remove => self.remove_field(file, entity, field)?,
            Hand::Escape => file.text = hand::escape(&file.text),
            // What is torn is read line by line, so lines that are no longer the app's save less.
            Hand::Reflow if file.torn => return None,
            Hand::Reflow => {
                file.reflowed = true;
                file.text = hand::reflow(&file.text);
            }
        }
        self.count(match hand {
            Hand::Change => "values changed by hand",
            Hand::DropStamps => "stamps taken out",
            Hand::Settle => "disagreements settled by hand",
            Hand::Record => "records changed by hand",
            Hand::Remove => "fields taken out",
            Hand::Escape | Hand::Reflow => "files respelled",
        });
        Some(())
    }

    fn edit_value(&mut self, file: &mut File, entity: usize, field: usize) -> Option<()> {
        let here = hand::value(&file.text, entity, FIELDS[field]).is_some();
        // A field taken out and another one put in reads like one that was renamed: its stamp
        // counts for both, so the truth says nothing about that.
        if !here && file.removed.iter().any(|removed| *removed != (entity, field)) {
            return None;
        }
        let words = self.words(field, Say::Fresh);
        let value = Json::parse(&words).ok()?;
        let mut kept = false;
        file.text = hand::change(&file.text, entity, |pairs| {
            kept = pairs.iter().any(|(key, value)| {
                key == "conflicts"
                    && value.as_object().is_some_and(|all| all.iter().any(|(own, _)| own == FIELDS[field]))
            });
            match pairs.iter_mut().find(|(key, _)| key == FIELDS[field]) {
                Some((_, own)) => *own = value,
                None => pairs.push((FIELDS[field].to_owned(), value)),
            }
            Some(())
        })?;
        self.tell(format!("by hand {words}"));
        let stood = self.truth.writes_to(entity, Some(field));
        let bare = file.bare & 1 << entity != 0;
        // Whoever edits twice before the app sees the file has made one edit.
        let stamps = match file.stamps.get(&(entity, field)) {
            Some(stamps) => *stamps,
            None if bare && !kept => 0,
            None => self.truth.visible(file.known, entity, field),
        };
        file.stamps.insert((entity, field), stamps);
        file.known.writes &= !stood;
        if bare {
            file.known.writes |= stamps | self.truth.write_outside(entity, field, &words, 0, None);
        } else {
            file.known.writes |= self.truth.write_outside(entity, field, &words, stamps, None);
        }
        Some(())
    }

    fn drop_stamps(&mut self, file: &mut File, entity: usize) -> Option<()> {
        if file.bare & 1 << entity != 0 || !file.stamps.is_empty() {
            return None;
        }
        file.text = hand::change(&file.text, entity, |pairs| {
            pairs.retain(|(key, _)| key != "sync");
            Some(())
        })?;
        file.bare |= 1 << entity;
        let before = file.known;
        file.known.writes &= !self.truth.writes_to(entity, None);
        for field in 0..FIELDS.len() {
            for at in members(self.truth.visible(before, entity, field)) {
                let (value, saw) = (self.truth.writes[at].value.clone(), self.truth.writes[at].saw);
                file.known.writes |= self.truth.write_outside(entity, field, &value, 0, saw);
            }
        }
        Some(())
    }

    fn settle(&mut self, file: &mut File, entity: usize) -> Option<()> {
        if file.bare & 1 << entity != 0 || hand::value(&file.text, entity, FIELDS[DELETED]).is_some() {
            return None;
        }
        file.text = hand::change(&file.text, entity, |pairs| {
            let before = pairs.len();
            pairs.retain(|(key, _)| key != "conflicts");
            (pairs.len() < before).then_some(())
        })?;
        for (field, name) in FIELDS.iter().enumerate().take(DELETED) {
            let visible = self.truth.visible(file.known, entity, field);
            if visible.count_ones() < 2 {
                continue;
            }
            let Some(shown) = hand::value(&file.text, entity, name) else { continue };
            let shown = shown.normal().into_owned();
            file.stamps.insert((entity, field), visible);
            file.known.writes |= self.truth.write_outside(entity, field, &shown, visible, None);
        }
        Some(())
    }

    fn edit_record(&mut self, file: &mut File, entity: usize) -> Option<()> {
        let (start, end) = hand::chunk(&file.text, entity)?;
        let known = file.known.records & self.truth.records_of(entity);
        let at = members(known).find(|at| self.truth.records[*at].label.starts_with("c "))?;
        let old = format!("\"n\":{},", self.truth.records[at].label.split_at(2).1);
        let number = self.next();
        let changed = file.text[start..end].replacen(&old, &format!("\"n\":{number},"), 1);
        file.text.replace_range(start..end, &changed);
        file.known.records &= !(1 << at);
        file.known.records |= self.truth.note(entity, format!("c {number}"));
        self.tell(format!(
            "record {} of {} becomes {number}",
            self.truth.records[at].label, ENTITIES[entity].0
        ));
        Some(())
    }

    fn remove_field(&mut self, file: &mut File, entity: usize, field: usize) -> Option<()> {
        let conflicts = hand::value(&file.text, entity, "conflicts");
        if conflicts.is_some() || file.bare & 1 << entity != 0 {
            return None;
        }
        file.text = hand::change(&file.text, entity, |pairs| {
            let before = pairs.len();
            pairs.retain(|(key, _)| key != FIELDS[field]);
            (pairs.len() < before).then_some(())
        })?;
        let visible = self.truth.visible(file.known, entity, field);
        file.stamps.entry((entity, field)).or_insert(visible);
        file.removed.insert((entity, field));
        file.known.writes &= !self.truth.writes_to(entity, Some(field));
        Some(())
    }

    pub fn cut(&mut self, back: usize, at: usize) {
        let untouched = |file: &usize| !self.files[*file].reflowed && !self.files[*file].torn;
        let Some(from) = self.file(back).filter(untouched) else { return };
        let whole = self.files[from].clone();
        let end = whole.text.floor_char_boundary(whole.text.len() * at / 100_000);
        let mut known = Known::default();
        for entity in 0..ENTITIES.len() {
            let Some((start, stop)) = hand::chunk(&whole.text, entity) else { continue };
            let (writes, records) = (self.truth.writes_to(entity, None), self.truth.records_of(entity));
            if stop <= end {
                known = known.and(Known {
                    writes: whole.known.writes & writes,
                    records: whole.known.records & records,
                });
                continue;
            }
            let Some(log) =
                whole.text[start..stop].find(&format!("{LOG}\n")).map(|at| start + at + LOG.len())
            else {
                continue;
            };
            if log > end {
                continue;
            }
            known.writes |= whole.known.writes & writes;
            let mut record_at = log + 1;
            for line in whole.text[log + 1..stop].split_inclusive('\n') {
                let record = line.trim_end_matches(['\n', ',']);
                let record =
                    record.strip_suffix("]}").filter(|record| record.ends_with('}')).unwrap_or(record);
                if record_at + record.len() <= end {
                    let here = members(whole.known.records & records)
                        .find(|at| record.contains(&record_mark(&self.truth.records[*at].label)));
                    known.records |= here.map_or(0, |at| 1 << at);
                }
                record_at += line.len();
            }
        }
        self.tell(format!("file {from} cut at {end} of {} as file {}", whole.text.len(), self.files.len()));
        if known != Known::default() {
            self.count("torn files that still say something");
        }
        self.files.push(File { text: whole.text[..end].to_owned(), known, torn: true, ..whole });
    }
}

/// What a record's line contains and no other line does.
fn record_mark(label: &str) -> String {
    match label.strip_prefix("c ") {
        Some(number) => format!("\"n\":{number},"),
        None => format!("\"r\":\"{label}\""),
    }
}
