//! Plays a sequence with the real document and holds every copy against the truth after each act.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::doc::{Doc, Entity, History, Json, PartKey, Parts, Record, Session, Write, Writer};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};

use super::dice::Dice;
use super::hand::{self, LOG};
use super::script::{Act, Extent, Hand, Say, Script};
use super::truth::{Bits, DELETED, ENTITIES, FIELDS, Known, Truth, members};

/// The workspace all of them work in.
const WORKSPACE: &str = "d-team";

/// One person's copy.
#[derive(Clone)]
struct Copy {
    parts: Parts,
    known: BTreeMap<PartKey, Known>,
    pen: Writer,
    /// How far this machine's clock is off, in milliseconds.
    skew: i64,
}

/// One file that somebody has, for ever.
#[derive(Clone, Default)]
struct File {
    text: String,
    known: Known,
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

/// Everything there is while a sequence is played.
struct Team {
    truth: Truth,
    copies: Vec<Copy>,
    files: Vec<File>,
    backups: Vec<(usize, Parts, BTreeMap<PartKey, Known>)>,
    now: i64,
    minted: Dice,
    serial: usize,
    keeps_sessions: bool,
    story: Vec<String>,
}

/// How a sequence is played.
#[derive(Clone, Copy, Default)]
pub struct Rules {
    /// A restored copy goes on with the session it had: the mistake that rule M3 forbids.
    pub keeps_sessions: bool,
}

/// Plays a sequence; the error says what is wrong and tells the story up to there.
pub fn play(script: &Script, rules: Rules) -> Result<(), String> {
    let mut team = Team::new(script.people, rules);
    let told = |team: &Team, what: &str| format!("{}\n→ {what}", team.story.join("\n"));
    for act in &script.acts {
        team.act(*act).map_err(|what| told(&team, &what))?;
    }
    team.gather().map_err(|what| told(&team, &what))
}

fn entity_id(entity: usize) -> Id {
    Id::new(ENTITIES[entity].0)
}

/// What tells a record from all others: the number in it, or for earlier values their key.
fn label(record: &Record) -> String {
    let number = record.body.as_object().and_then(|pairs| pairs.into_iter().find(|(key, _)| key == "n"));
    match number {
        Some((_, number)) => format!("c {}", number.text()),
        None => record.key.to_string(),
    }
}

impl Team {
    fn new(people: usize, rules: Rules) -> Self {
        let mut team = Self {
            truth: Truth::default(),
            copies: Vec::new(),
            files: Vec::new(),
            backups: Vec::new(),
            now: 1_786_700_000_000,
            minted: Dice::new(7),
            serial: 0,
            keeps_sessions: rules.keeps_sessions,
            story: Vec::new(),
        };
        for who in 0..people {
            let pen = team.mint(who, 0);
            let parts = Parts::new(WORKSPACE);
            team.copies.push(Copy { parts, known: BTreeMap::new(), pen, skew: 0 });
        }
        team
    }

    fn mint(&mut self, who: usize, skew: i64) -> Writer {
        let session = Session::mint(self.minted.roll().to_le_bytes());
        Writer::new(session, Moment(self.now + skew), Some(Id::new(format!("p-{who}"))))
    }

    fn next(&mut self) -> usize {
        self.serial += 1;
        self.serial
    }

    fn key(&mut self, sort: &str) -> PartKey {
        format!("{sort}-{:06}", self.next()).into()
    }

    fn known(&self, who: usize) -> Known {
        self.copies[who].known.values().fold(Known::default(), |all, part| all.and(*part))
    }

    fn tell(&mut self, line: String) {
        self.story.push(line);
    }

    fn add(&mut self, who: usize, key: PartKey, doc: Doc, known: Known) {
        let copy = &mut self.copies[who];
        copy.parts.add(PartKey::clone(&key), doc);
        let all = copy.known.entry(key).or_default();
        *all = all.and(known);
    }

    /// The file an act means: counted back from the newest.
    fn file(&self, back: usize) -> Option<usize> {
        let count = self.files.len();
        (count > 0).then(|| count - 1 - back % count)
    }

    fn act(&mut self, act: Act) -> Result<(), String> {
        let (touched, wrote) = match act {
            Act::Set { who, .. } | Act::Note { who, .. } | Act::Delete { who, .. } | Act::Restore { who, .. } => {
                (who, true)
            }
            Act::Open { who, .. }
            | Act::Meet { who, .. }
            | Act::WithdrawFile { who, .. }
            | Act::WithdrawEdits { who, .. }
            | Act::RollBack { who, .. }
            | Act::Restart { who, .. }
            | Act::Reload { who } => (who, false),
            Act::Save { .. } | Act::Edit { .. } | Act::Cut { .. } | Act::Wait { .. } => (usize::MAX, false),
        };
        if wrote && !self.truth.has_room() {
            return Ok(());
        }
        match act {
            Act::Set { who, entity, field, also, say, keep } => self.set(who, entity, field, also, say, keep)?,
            Act::Note { who, entity } => self.note(who, entity),
            Act::Delete { who, entities } => self.delete(who, entities)?,
            Act::Restore { who, entity } => self.restore(who, entity)?,
            Act::Save { who, extent } => self.save(who, extent),
            Act::Edit { file, entity, field, hand } => self.edit(file, entity, field, hand),
            Act::Cut { file, at } => self.cut(file, at),
            Act::Open { who, file } => self.open(who, file)?,
            Act::Meet { who, with } => self.meet(who, with),
            Act::WithdrawFile { who, nth } => self.withdraw_file(who, nth),
            Act::WithdrawEdits { who, last } => self.withdraw_edits(who, last),
            Act::RollBack { who, nth } => self.roll_back(who, nth),
            Act::Restart { who, years } => self.restart(who, years),
            Act::Reload { who } => self.reload(who)?,
            Act::Wait { millis } => self.now += millis,
        }
        if touched == usize::MAX {
            return Ok(());
        }
        self.holds(self.copies[touched].parts.doc(), self.known(touched))
            .map_err(|what| format!("copy of {touched}: {what}"))
    }

    /// What people write, as JSON text of the sort the field has.
    fn words(&mut self, field: usize, say: Say) -> String {
        let number = self.next();
        match (say, field) {
            (Say::Fresh, 0) => format!("\"w{number} 中文\""),
            (Say::Fresh, 1) => format!("{number}.10"),
            (Say::Fresh, 2) => format!("{{\"kept\":[{number},1.10],\"more\":null}}"),
            (Say::Fresh, _) => format!("[\"w{number}\",true]"),
            (Say::Common(which), _) => ["\"yes\"", "\"no\"", "3"][which % 3].to_owned(),
            (Say::Nothing, _) => "null".to_owned(),
        }
    }

    fn write(&mut self, who: usize, writes: &[Write]) -> Option<Doc> {
        let copy = &mut self.copies[who];
        let now = Moment(self.now + copy.skew);
        copy.parts.doc().write(&mut copy.pen, now, writes)
    }

    fn set(
        &mut self,
        who: usize,
        entity: usize,
        field: usize,
        also: usize,
        say: Say,
        keep: bool,
    ) -> Result<(), String> {
        let seen = self.known(who);
        let history = if keep { History::Keep } else { History::Forget };
        let (mut writes, mut known, mut kept) = (Vec::new(), Known::default(), 0);
        for at in (0..DELETED).filter(|at| *at == field || also & 1 << at != 0) {
            let words = self.words(at, if at == field { say } else { Say::Fresh });
            let id = entity_id(entity);
            let value = Json::parse(&words).map_err(|error| error.to_string())?;
            writes.push(Write::Set { id, kind: ENTITIES[entity].1.into(), field: FIELDS[at].into(), value, history });
            let visible = self.truth.visible(seen, entity, at);
            let values = self.truth.values(visible);
            if values.is_empty() && words == "null" || !values.is_empty() && values.iter().all(|own| **own == words) {
                continue;
            }
            if keep {
                let mut earlier: Vec<&str> = values.into_iter().filter(|own| **own != words).collect();
                earlier.dedup();
                kept += earlier.len();
            }
            known.writes |= self.truth.write(entity, at, &words, visible, None);
            self.tell(format!("{who} sets {}.{} to {words}", ENTITIES[entity].0, FIELDS[at]));
        }
        let Some(delta) = self.write(who, &writes) else {
            return if known == Known::default() { Ok(()) } else { Err("an edit made nothing".into()) };
        };
        if known == Known::default() {
            return Err("an edit that changes nothing made an event".into());
        }
        let records = delta.get(&entity_id(entity)).map(|entity| entity.records.clone()).unwrap_or_default();
        if records.len() != kept {
            return Err(format!("{kept} earlier values to keep, {} kept", records.len()));
        }
        for record in &records {
            known.records |= self.truth.note(entity, label(record));
        }
        let key = self.key("own");
        self.add(who, key, delta, known);
        Ok(())
    }

    fn note(&mut self, who: usize, entity: usize) {
        let number = self.next();
        let body = Json::object([("n", Json::num(number as f64)), ("text", Json::str("seen\n中"))]);
        let write = Write::Note { id: entity_id(entity), kind: ENTITIES[entity].1.into(), record: "c".into(), body };
        let Some(delta) = self.write(who, &[write]) else { return };
        let records = self.truth.note(entity, format!("c {number}"));
        self.tell(format!("{who} adds record {number} to {}", ENTITIES[entity].0));
        let key = self.key("own");
        self.add(who, key, delta, Known { writes: 0, records });
    }

    /// The entities a copy has anything of.
    fn has(&self, known: Known, entity: usize) -> bool {
        known.writes & self.truth.writes_to(entity, None) != 0
            || known.records & self.truth.records_of(entity) != 0
    }

    fn delete(&mut self, who: usize, entities: usize) -> Result<(), String> {
        let seen = self.known(who);
        let mut known = Known::default();
        for entity in (0..ENTITIES.len()).filter(|at| entities & 1 << at != 0) {
            let here = self.copies[who].parts.doc().get(&entity_id(entity)).is_some();
            if !here || self.truth.is_deleted(seen, entity) {
                continue;
            }
            let saw = Known {
                writes: seen.writes & self.truth.writes_to(entity, None),
                records: seen.records & self.truth.records_of(entity),
            };
            let value = format!("deletion {}", self.next());
            let visible = self.truth.visible(seen, entity, DELETED);
            known.writes |= self.truth.write(entity, DELETED, &value, visible, Some(saw));
            self.tell(format!("{who} deletes {}", ENTITIES[entity].0));
        }
        let ids = (0..ENTITIES.len()).filter(|at| entities & 1 << at != 0).map(entity_id).collect();
        let delta = self.write(who, &[Write::Delete { ids }]);
        self.added(who, delta, known)
    }

    fn restore(&mut self, who: usize, entity: usize) -> Result<(), String> {
        let seen = self.known(who);
        let visible = self.truth.visible(seen, entity, DELETED);
        let mut known = Known::default();
        if visible != 0 {
            known.writes = self.truth.write(entity, DELETED, "false", visible, None);
            self.tell(format!("{who} restores {}", ENTITIES[entity].0));
        }
        let delta = self.write(who, &[Write::Restore { ids: vec![entity_id(entity)] }]);
        self.added(who, delta, known)
    }

    fn added(&mut self, who: usize, delta: Option<Doc>, known: Known) -> Result<(), String> {
        match delta {
            Some(delta) if known != Known::default() => {
                let key = self.key("own");
                self.add(who, key, delta, known);
                Ok(())
            }
            None if known == Known::default() => Ok(()),
            Some(_) => Err("an act that changes nothing made an event".into()),
            None => Err("an act made nothing".into()),
        }
    }

    fn save(&mut self, who: usize, extent: Extent) {
        let (whole, mut known) = (self.copies[who].parts.doc().clone(), self.known(who));
        let mut part = Doc { items: std::rc::Rc::default(), ..whole.clone() };
        let items = std::rc::Rc::make_mut(&mut part.items);
        for (at, (id, _)) in ENTITIES.iter().enumerate() {
            let Some(entity) = whole.get(&Id::new(*id)) else { continue };
            let mut entity = Entity::clone(entity);
            match extent {
                Extent::Whole => {}
                Extent::Entities(which) if which & 1 << at != 0 => {}
                Extent::Entities(_) => {
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
        self.tell(format!("{who} saves file {}: {extent:?}", self.files.len()));
        self.files.push(File { text: encode(&part), known, ..File::default() });
        let copy = &self.copies[who];
        self.backups.push((who, copy.parts.clone(), copy.known.clone()));
    }

    fn edit(&mut self, back: usize, entity: usize, field: usize, hand: Hand) {
        let Some(from) = self.file(back).filter(|_| self.truth.has_room()) else { return };
        let mut file = self.files[from].clone();
        let done = match hand {
            Hand::Change => self.edit_value(&mut file, entity, field),
            Hand::DropStamps => self.drop_stamps(&mut file, entity),
            Hand::Settle => self.settle(&mut file, entity),
            Hand::Record => self.edit_record(&mut file, entity),
            Hand::Remove => self.remove_field(&mut file, entity, field),
            Hand::Escape => {
                file.text = hand::escape(&file.text);
                Some(())
            }
            // What is torn is read line by line, so lines that are no longer the app's save less.
            Hand::Reflow => (!file.torn).then(|| {
                file.reflowed = true;
                file.text = hand::reflow(&file.text);
            }),
        };
        if done.is_some() {
            let (id, name) = (ENTITIES[entity].0, FIELDS[field]);
            self.tell(format!("file {from} edited as file {}: {hand:?} {id}.{name}", self.files.len()));
            self.files.push(file);
        }
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
        for field in 0..DELETED {
            let visible = self.truth.visible(file.known, entity, field);
            if visible.count_ones() < 2 {
                continue;
            }
            let Some(shown) = hand::value(&file.text, entity, FIELDS[field]) else { continue };
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
        self.tell(format!("record {} of {} becomes {number}", self.truth.records[at].label, ENTITIES[entity].0));
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

    fn cut(&mut self, back: usize, at: usize) {
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
            let Some(log) = whole.text[start..stop].find(&format!("{LOG}\n")).map(|at| start + at + LOG.len()) else {
                continue;
            };
            if log > end {
                continue;
            }
            known.writes |= whole.known.writes & writes;
            let mut record_at = log + 1;
            for line in whole.text[log + 1..stop].split_inclusive('\n') {
                let record = line.trim_end_matches(['\n', ',']);
                let record = record.strip_suffix("]}").filter(|record| record.ends_with('}')).unwrap_or(record);
                if record_at + record.len() <= end {
                    let here = members(whole.known.records & records)
                        .find(|at| record.contains(&record_mark(&self.truth.records[*at].label)));
                    known.records |= here.map_or(0, |at| 1 << at);
                }
                record_at += line.len();
            }
        }
        self.tell(format!("file {from} cut at {end} of {} as file {}", whole.text.len(), self.files.len()));
        self.files.push(File { text: whole.text[..end].to_owned(), known, torn: true, ..whole });
    }

    fn open(&mut self, who: usize, back: usize) -> Result<(), String> {
        let Some(from) = self.file(back) else { return Ok(()) };
        let (text, known) = (self.files[from].text.clone(), self.files[from].known);
        self.tell(format!("{who} opens file {from}"));
        match decode(&text, Source::Elsewhere) {
            Ok(read) => {
                self.holds(&read.doc, known).map_err(|what| format!("file {from}: {what}\n{text}"))?;
                let key = self.key("file");
                self.add(who, key, read.doc, known);
                Ok(())
            }
            Err(_) if known == Known::default() => Ok(()),
            Err(error) => Err(format!("file {from}: {error}")),
        }
    }

    fn meet(&mut self, who: usize, with: usize) {
        let (doc, known) = (self.copies[with].parts.doc().clone(), self.known(with));
        self.tell(format!("{who} takes the copy of {with}"));
        let key = self.key("meet");
        self.add(who, key, doc, known);
    }

    fn withdraw(&mut self, who: usize, keys: &[PartKey]) {
        self.tell(format!("{who} withdraws {keys:?}"));
        let copy = &mut self.copies[who];
        copy.parts.withdraw(keys.iter().map(|key| &**key));
        for key in keys {
            copy.known.remove(key);
        }
    }

    fn withdraw_file(&mut self, who: usize, nth: usize) {
        let keys: Vec<PartKey> =
            self.copies[who].parts.keys().filter(|key| !key.starts_with("own")).cloned().collect();
        if !keys.is_empty() {
            let key = keys[keys.len() - 1 - nth % keys.len()].clone();
            self.withdraw(who, &[key]);
        }
    }

    /// Own edits that are withdrawn may have reached others, so the session ends (rule M3).
    fn withdraw_edits(&mut self, who: usize, last: usize) {
        let own = self.copies[who].parts.keys().filter(|key| key.starts_with("own"));
        let mut keys: Vec<PartKey> = own.cloned().collect();
        let keys = keys.split_off(keys.len().saturating_sub(last));
        if !keys.is_empty() {
            self.withdraw(who, &keys);
            self.renew(who);
        }
    }

    fn renew(&mut self, who: usize) {
        if !self.keeps_sessions {
            self.copies[who].pen = self.mint(who, self.copies[who].skew);
        }
    }

    fn roll_back(&mut self, who: usize, nth: usize) {
        let own: Vec<usize> = (0..self.backups.len()).filter(|at| self.backups[*at].0 == who).collect();
        if own.is_empty() {
            return;
        }
        let (_, parts, known) = self.backups[own[own.len() - 1 - nth % own.len()]].clone();
        self.tell(format!("the profile of {who} is rolled back"));
        let copy = &mut self.copies[who];
        (copy.parts, copy.known) = (parts, known);
        self.renew(who);
    }

    fn restart(&mut self, who: usize, years: i64) {
        self.tell(format!("{who} starts again with a clock {years} years off"));
        let skew = years * 365 * 86_400_000;
        self.copies[who].skew = skew;
        self.copies[who].pen = self.mint(who, skew);
    }

    /// A start of the app: the parts are read from storage, in another order.
    fn reload(&mut self, who: usize) -> Result<(), String> {
        let old = &self.copies[who].parts;
        let mut parts = Parts::new(WORKSPACE);
        let keys: Vec<PartKey> = old.keys().cloned().collect();
        for key in keys.iter().rev() {
            let Some(part) = old.part(key) else { continue };
            let read = decode(&encode(part), Source::Storage).map_err(|error| error.to_string())?;
            parts.add(PartKey::clone(key), read.doc);
        }
        if parts.doc() != old.doc() {
            return Err(format!("{who} reads something else from storage"));
        }
        self.copies[who].parts = parts;
        Ok(())
    }

    /// Whether a document says what somebody who knows this much must see.
    fn holds(&self, doc: &Doc, known: Known) -> Result<(), String> {
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
            for (field, name) in FIELDS.iter().enumerate() {
                let visible = self.truth.visible(known, at, field);
                let entries = entity.field(name).map(|register| register.entries()).unwrap_or_default();
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

    /// In the end everybody gives everything to everybody, in one order and in the other, in
    /// memory and as text.
    fn gather(&mut self) -> Result<(), String> {
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
        self.holds(&doc, known).map_err(|what| format!("in the end: {what}\n{text}"))?;
        let again = decode(&text, Source::Elsewhere).map_err(|error| error.to_string())?;
        if again.doc == doc && encode(&again.doc) == text && again.problems.is_empty() {
            return Ok(());
        }
        Err(format!("the file does not read back as it was written:\n{text}\n{}\n{:?}", encode(&again.doc), again.problems))
    }
}

/// What a record's line contains and no other line does.
fn record_mark(label: &str) -> String {
    match label.strip_prefix("c ") {
        Some(number) => format!("\"n\":{number},"),
        None => format!("\"r\":\"{label}\""),
    }
}
