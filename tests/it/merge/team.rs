//! Plays a sequence with the real document and holds every copy against the truth after each act.

use std::collections::BTreeMap;

use plumbline::doc::{Doc, History, Json, PartKey, Parts, Record, Register, Session, Write, Writer};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};

use super::dice::Dice;
use super::files::File;
use super::script::{Act, Say, Script};
use super::truth::{DELETED, ENTITIES, FIELDS, Known, Truth, members};

/// The workspace all of them work in.
const WORKSPACE: &str = "d-team";

/// One person's copy.
#[derive(Clone)]
pub struct Copy {
    /// The state.
    pub parts: Parts,
    /// What each part of it knows.
    pub known: BTreeMap<PartKey, Known>,
    pen: Writer,
    /// How far this machine's clock is off, in milliseconds.
    skew: i64,
}

/// Everything there is while a sequence is played.
pub struct Team {
    /// What must be true.
    pub truth: Truth,
    /// Everybody's copy.
    pub copies: Vec<Copy>,
    /// All files there ever were.
    pub files: Vec<File>,
    /// What a profile can be rolled back to: whose, and what it held.
    pub backups: Vec<(usize, Parts, BTreeMap<PartKey, Known>)>,
    now: i64,
    minted: Dice,
    serial: usize,
    keeps_sessions: bool,
    story: Vec<String>,
    tally: Tally,
}

/// How often what happened.
pub type Tally = BTreeMap<&'static str, usize>;

/// How a sequence is played.
#[derive(Clone, Copy, Default)]
pub struct Rules {
    /// A restored copy goes on with the session it had: the mistake that rule M3 forbids.
    pub keeps_sessions: bool,
}

/// Plays a sequence; the error says what is wrong and tells the story up to there.
pub fn play(script: &Script, rules: Rules) -> Result<Tally, String> {
    let mut team = Team::new(script.people, rules);
    let told = |team: &Team, what: &str| format!("{}\n→ {what}", team.story.join("\n"));
    for act in &script.acts {
        team.act(*act).map_err(|what| told(&team, &what))?;
    }
    team.gather().map_err(|what| told(&team, &what))?;
    Ok(team.tally)
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
            tally: Tally::new(),
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

    /// A number nobody has used.
    pub fn next(&mut self) -> usize {
        self.serial += 1;
        self.serial
    }

    fn key(&mut self, sort: &str) -> PartKey {
        format!("{sort}-{:06}", self.next()).into()
    }

    /// What somebody knows.
    pub fn known(&self, who: usize) -> Known {
        self.copies[who].known.values().fold(Known::default(), |all, part| all.and(*part))
    }

    /// Adds a line to the story.
    pub fn tell(&mut self, line: String) {
        self.story.push(line);
    }

    /// Counts something for the tally.
    pub fn count(&mut self, what: &'static str) {
        *self.tally.entry(what).or_default() += 1;
    }

    fn add(&mut self, who: usize, key: PartKey, doc: Doc, known: Known) {
        let copy = &mut self.copies[who];
        copy.parts.add(PartKey::clone(&key), doc);
        let all = copy.known.entry(key).or_default();
        *all = all.and(known);
    }

    /// The file an act means: counted back from the newest.
    pub fn file(&self, back: usize) -> Option<usize> {
        let count = self.files.len();
        (count > 0).then(|| count - 1 - back % count)
    }

    fn act(&mut self, act: Act) -> Result<(), String> {
        let (touched, wrote) = match act {
            Act::Set { who, .. }
            | Act::Note { who, .. }
            | Act::Delete { who, .. }
            | Act::Restore { who, .. } => (who, true),
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
            Act::Set { who, entity, field, also, say, history } => {
                self.set(who, (entity, field), also, say, history)?;
            }
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
    pub fn words(&mut self, field: usize, say: Say) -> String {
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
        (entity, field): (usize, usize),
        also: usize,
        say: Say,
        history: History,
    ) -> Result<(), String> {
        let seen = self.known(who);
        let (mut writes, mut known, mut kept) = (Vec::new(), Known::default(), 0);
        for at in (0..DELETED).filter(|at| *at == field || also & 1 << at != 0) {
            let words = self.words(at, if at == field { say } else { Say::Fresh });
            let id = entity_id(entity);
            let value = Json::parse(&words).map_err(|error| error.to_string())?;
            writes.push(Write::Set {
                id,
                kind: ENTITIES[entity].1.into(),
                field: FIELDS[at].into(),
                value,
                history,
            });
            let visible = self.truth.visible(seen, entity, at);
            let values = self.truth.values(visible);
            if values.is_empty() && words == "null"
                || !values.is_empty() && values.iter().all(|own| **own == words)
            {
                continue;
            }
            if history == History::Keep {
                // Of several values each is kept, also the one that is chosen; of one, only another one.
                let settles = values.len() > 1;
                kept += values.into_iter().filter(|own| settles || **own != words).count();
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
        let write =
            Write::Note { id: entity_id(entity), kind: ENTITIES[entity].1.into(), record: "c".into(), body };
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

    fn open(&mut self, who: usize, back: usize) -> Result<(), String> {
        let Some(from) = self.file(back) else { return Ok(()) };
        let (text, known) = (self.files[from].text.clone(), self.files[from].known);
        self.tell(format!("{who} opens file {from}"));
        self.count(if from + 5 < self.files.len() { "stale files opened" } else { "files opened" });
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
            self.count("files withdrawn");
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
            self.count("edits withdrawn");
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
        self.count("profiles rolled back");
        let copy = &mut self.copies[who];
        (copy.parts, copy.known) = (parts, known);
        self.renew(who);
    }

    fn restart(&mut self, who: usize, years: i64) {
        self.tell(format!("{who} starts again with a clock {years} years off"));
        self.count("clocks years off");
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
