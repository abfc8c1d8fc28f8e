//! Plays a sequence with the real document and holds every copy against the truth after each act.

use std::cell::Cell;
use std::collections::BTreeMap;

use plumbline::doc::{Doc, Dot, History, Json, PartKey, Parts, Record, Register, Session, Write, Writer};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{Id, Moment};

use super::dice::Dice;
use super::files::File;
use super::mistakes::{Mistake, Vector, Wrong};
use super::part::{Merge, Rest};
use super::script::{Act, Say, Script};
use super::truth::{DELETED, ENTITIES, FIELDS, Known, Truth};

/// The workspace all of them work in.
const WORKSPACE: &str = "d-team";

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// One person's copy.
#[derive(Clone)]
pub struct Copy {
    /// The state.
    pub parts: Parts,
    /// What each part of it knows.
    pub known: BTreeMap<PartKey, Known>,
    /// Their session.
    pub pen: Writer,
    /// How far this machine's clock is off, in milliseconds.
    skew: i64,
    /// The state where a mistake is played.
    wrong: Option<Wrong>,
}

impl Copy {
    /// What it says.
    pub fn doc(&self) -> &Doc {
        self.wrong.as_ref().map_or(self.parts.doc(), Wrong::doc)
    }

    /// What a mistake writes into each file beside its content.
    pub fn vector(&self) -> Vector {
        self.wrong.as_ref().map(Wrong::vector).unwrap_or_default()
    }
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
    pub backups: Vec<(usize, Copy)>,
    /// Which event of which session made which write to which field, as far as an app made it.
    pub events: Vec<(usize, Dot)>,
    /// Files that were taken in part, and by whom.
    pub rests: Vec<Rest>,
    /// Files that were merged together, and by whom.
    pub merges: Vec<Merge>,
    now: i64,
    minted: Dice,
    serial: usize,
    /// The mistake that is played, if one is.
    pub mistake: Option<Mistake>,
    /// How many fields were held against the truth.
    pub compared: Cell<usize>,
    story: Vec<String>,
    /// How often what happened.
    pub tally: Tally,
}

/// How often what happened.
pub type Tally = BTreeMap<&'static str, usize>;

/// Plays a sequence as the app does it, or with a mistake; the error says what is wrong and tells the
/// story up to there.
pub fn play(script: &Script, mistake: Option<Mistake>) -> Result<Tally, String> {
    let mut team = Team::new(&script.clocks, mistake);
    let told = |team: &Team, what: &str| format!("{}\n→ {what}", team.story.join("\n"));
    for act in &script.acts {
        team.count("acts");
        team.act(*act).map_err(|what| told(&team, &what))?;
    }
    team.gather().map_err(|what| told(&team, &what))?;
    team.tally.insert("fields compared", team.compared.get());
    Ok(team.tally)
}

/// The entities that these bits name.
pub fn among(which: usize) -> impl Fn(&Id) -> bool {
    move |id| (0..ENTITIES.len()).any(|at| which & 1 << at != 0 && ENTITIES[at].0 == id.as_str())
}

/// An entity's id.
pub fn entity_id(entity: usize) -> Id {
    Id::new(ENTITIES[entity].0)
}

/// What tells a record from all others: the number in it, or for earlier values their key.
pub fn label(record: &Record) -> String {
    let number = record.body.as_object().and_then(|pairs| pairs.into_iter().find(|(key, _)| key == "n"));
    match number {
        Some((_, number)) => format!("c {}", number.text()),
        None => record.key.to_string(),
    }
}

impl Team {
    fn new(clocks: &[i64], mistake: Option<Mistake>) -> Self {
        let mut team = Self {
            truth: Truth::default(),
            copies: Vec::new(),
            files: Vec::new(),
            backups: Vec::new(),
            events: Vec::new(),
            rests: Vec::new(),
            merges: Vec::new(),
            now: 1_786_700_000_000,
            minted: Dice::new(7),
            serial: 0,
            mistake,
            compared: Cell::new(0),
            story: Vec::new(),
            tally: Tally::new(),
        };
        for (who, days) in clocks.iter().enumerate() {
            let skew = days * DAY;
            let pen = team.mint(who, skew);
            let parts = Parts::new(WORKSPACE);
            let wrong = mistake.and_then(|mistake| Wrong::of(mistake, WORKSPACE));
            team.copies.push(Copy { parts, known: BTreeMap::new(), pen, skew, wrong });
        }
        team
    }

    fn mint(&mut self, who: usize, skew: i64) -> Writer {
        self.count("sessions");
        if skew.abs() >= DAY {
            self.count("sessions with a clock off by a day to ten years");
        }
        let session = self.session();
        Writer::new(session, Moment(self.now + skew), Some(Id::new(format!("p-{who}"))))
    }

    /// A session nobody has.
    pub fn session(&mut self) -> Session {
        Session::mint(self.minted.roll().to_le_bytes())
    }

    /// A number nobody has used.
    pub fn next(&mut self) -> usize {
        self.serial += 1;
        self.serial
    }

    /// The key of a new part.
    pub fn key(&mut self, sort: &str) -> PartKey {
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

    /// Adds what somebody wrote themselves.
    fn add(&mut self, who: usize, doc: Doc, known: Known) {
        let key = self.key("own");
        let copy = &mut self.copies[who];
        if let Some(wrong) = &mut copy.wrong {
            wrong.write(PartKey::clone(&key), doc.clone());
        }
        copy.parts.add(PartKey::clone(&key), doc);
        copy.known.insert(key, known);
    }

    /// Adds what came from elsewhere. A session whose name comes back with a counter it never gave
    /// out has ended (rule M3).
    pub fn take(&mut self, who: usize, key: PartKey, doc: Doc, known: Known, vector: Vector) {
        let copy = &mut self.copies[who];
        let is_forged = doc.highest(copy.pen.session()) > copy.pen.last();
        if let Some(wrong) = &mut copy.wrong {
            wrong.join(PartKey::clone(&key), doc.clone(), vector);
        }
        copy.parts.add(PartKey::clone(&key), doc);
        let all = copy.known.entry(key).or_default();
        *all = all.and(known);
        if is_forged && self.mistake != Some(Mistake::TrustsItsName) {
            self.count("sessions ended by their name coming back");
            self.renew(who);
        }
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
            | Act::CopyProfile { who, .. }
            | Act::OpenSome { who, .. }
            | Act::OpenRest { who, .. }
            | Act::OpenMany { who, .. }
            | Act::WithdrawMany { who, .. }
            | Act::OpenManyAgain { who, .. }
            | Act::Forge { who, .. }
            | Act::Restart { who, .. }
            | Act::Reload { who } => (who, false),
            Act::Save { .. } | Act::Edit { .. } | Act::Cut { .. } | Act::Wait { .. } => (usize::MAX, false),
        };
        if (wrote || matches!(act, Act::Forge { .. })) && !self.truth.has_room() {
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
            Act::CopyProfile { who, from } => self.copy_profile(who, from),
            Act::OpenSome { who, file, entities } => self.open_some(who, file, entities)?,
            Act::OpenRest { who, nth } => self.open_rest(who, nth),
            Act::OpenMany { who, files } => self.open_many(who, &files)?,
            Act::WithdrawMany { who, nth } => self.withdraw_many(who, nth),
            Act::OpenManyAgain { who, nth } => self.open_many_again(who, nth)?,
            Act::Forge { who, from, entity, field, forged } => {
                self.forge(who, from, (entity, field), forged)?;
            }
            Act::Restart { who, days } => self.restart(who, days),
            Act::Reload { who } => self.reload(who)?,
            Act::Wait { millis } => self.now += millis,
        }
        if touched == usize::MAX {
            return Ok(());
        }
        self.holds(self.copies[touched].doc(), self.known(touched))
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
        let delta = match &copy.wrong {
            Some(wrong) => wrong.doc().write(&mut copy.pen, now, writes),
            None => copy.parts.doc().write(&mut copy.pen, now, writes),
        };
        if delta.is_some() {
            self.count("edits");
        }
        delta
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
        let (mut writes, mut made) = (Vec::new(), Vec::new());
        let (mut known, mut kept) = (Known::default(), 0);
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
            made.push((self.truth.writes.len() - 1, FIELDS[at]));
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
        for (at, field) in made {
            let written = delta.get(&entity_id(entity)).and_then(|entity| entity.field(field));
            let Some([entry]) = written.map(Register::entries) else {
                return Err(format!("{field} was not written once"));
            };
            self.events.push((at, entry.dot));
        }
        self.add(who, delta, known);
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
        self.add(who, delta, Known { writes: 0, records });
    }

    /// Whether there must be anything of an entity.
    pub fn has(&self, known: Known, entity: usize) -> bool {
        known.writes & self.truth.writes_to(entity, None) != 0
            || known.records & self.truth.records_of(entity) != 0
    }

    fn delete(&mut self, who: usize, entities: usize) -> Result<(), String> {
        let seen = self.known(who);
        let mut known = Known::default();
        for entity in (0..ENTITIES.len()).filter(|at| entities & 1 << at != 0) {
            let here = self.copies[who].doc().get(&entity_id(entity)).is_some();
            if !here || self.truth.is_deleted(seen, entity) {
                continue;
            }
            let saw = Known {
                writes: self.truth.seen(seen, entity),
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
                self.add(who, delta, known);
                Ok(())
            }
            None if known == Known::default() => Ok(()),
            Some(_) => Err("an act that changes nothing made an event".into()),
            None => Err("an act made nothing".into()),
        }
    }

    /// Opens a file.
    pub fn open(&mut self, who: usize, back: usize) -> Result<(), String> {
        let Some(from) = self.file(back) else { return Ok(()) };
        self.tell(format!("{who} opens file {from}"));
        self.count(if from + 5 < self.files.len() { "stale files opened" } else { "files opened" });
        if let Some((doc, known)) = self.read(from)? {
            let key = self.key("file");
            self.take(who, key, doc, known, self.files[from].vector.clone());
        }
        Ok(())
    }

    /// What a file says and what it must say; nothing when it is no file and need not be one.
    pub fn read(&self, from: usize) -> Result<Option<(Doc, Known)>, String> {
        let (text, known) = (&self.files[from].text, self.files[from].known);
        match decode(text, Source::Elsewhere) {
            Ok(read) => {
                if self.mistake.is_none() {
                    self.holds(&read.doc, known).map_err(|what| format!("file {from}: {what}\n{text}"))?;
                }
                Ok(Some((read.doc, known)))
            }
            Err(_) if known == Known::default() => Ok(None),
            Err(error) => Err(format!("file {from}: {error}")),
        }
    }

    /// Takes another one's copy, as a second window does.
    pub fn meet(&mut self, who: usize, with: usize) {
        let (doc, known) = (self.copies[with].doc().clone(), self.known(with));
        self.tell(format!("{who} takes the copy of {with}"));
        let key = self.key("meet");
        self.take(who, key, doc, known, self.copies[with].vector());
    }

    /// Takes parts back as one act.
    pub fn withdraw(&mut self, who: usize, keys: &[PartKey]) {
        self.tell(format!("{who} withdraws {keys:?}"));
        let copy = &mut self.copies[who];
        copy.parts.withdraw(keys.iter().map(|key| &**key));
        if let Some(wrong) = &mut copy.wrong {
            wrong.withdraw(keys);
        }
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
        if self.mistake != Some(Mistake::KeepsSessions) {
            self.copies[who].pen = self.mint(who, self.copies[who].skew);
        }
    }

    fn roll_back(&mut self, who: usize, nth: usize) {
        let own: Vec<usize> = (0..self.backups.len()).filter(|at| self.backups[*at].0 == who).collect();
        if own.is_empty() {
            return;
        }
        let (_, backup) = self.backups[own[own.len() - 1 - nth % own.len()]].clone();
        self.tell(format!("the profile of {who} is rolled back"));
        self.count("profiles rolled back");
        self.copies[who] = Copy { skew: self.copies[who].skew, ..backup };
        self.renew(who);
    }

    /// Somebody goes on with a copy of another one's profile, while that one goes on as well.
    fn copy_profile(&mut self, who: usize, from: usize) {
        self.tell(format!("{who} goes on with a copy of the profile of {from}"));
        self.count("profiles copied");
        self.copies[who] = Copy { skew: self.copies[who].skew, ..self.copies[from].clone() };
        self.renew(who);
    }

    fn restart(&mut self, who: usize, days: i64) {
        self.tell(format!("{who} starts again with a clock {days} days off"));
        self.count("starts of the app");
        self.copies[who].skew = days * DAY;
        self.renew(who);
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
}
