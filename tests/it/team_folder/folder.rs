//! Folders on several machines, a service that keeps them in step as badly as real ones do, and people
//! whose browsers have such a folder linked.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use plumbline::app::team::{
    Access, Bell, FileSeen, Found, Linked, Team, TeamAction, TeamEffect, Trouble, Unread, Written,
};
use plumbline::app::{Action, Dice};
use plumbline::okr::{Id, Moment, Text};
use plumbline::space::{New, Place};

use crate::window::{Browser, Window};

/// Whether a folder can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    There,
    Gone,
    Refused,
    Full,
}

/// A file on a disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OnDisk {
    pub bytes: Vec<u8>,
    pub modified: i64,
}

/// The folder as one machine has it.
pub struct Disk {
    pub files: BTreeMap<String, OnDisk>,
    pub reach: Reach,
    pub clock: i64,
    /// How often the app wrote.
    pub writes: usize,
}

impl Disk {
    pub fn new() -> Rc<RefCell<Self>> {
        let clock = Moment::parse("2026-08-21T09:00:00Z").unwrap().0;
        Rc::new(RefCell::new(Self { files: BTreeMap::new(), reach: Reach::There, clock, writes: 0 }))
    }

    /// Puts a file there, as something other than the app does.
    pub fn put(&mut self, name: &str, text: impl AsRef<[u8]>) {
        self.clock += 10;
        let file = OnDisk { bytes: text.as_ref().to_vec(), modified: self.clock };
        self.files.insert(name.to_owned(), file);
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8_lossy(&self.files[name].bytes).into_owned()
    }

    fn seen(&self, name: &str) -> Option<FileSeen> {
        let file = self.files.get(name)?;
        let modified = Moment(file.modified);
        Some(FileSeen { name: name.into(), size: file.bytes.len() as u64, modified })
    }

    fn read(&self, name: &str) -> Result<Text, Unread> {
        let Some(file) = self.files.get(name) else { return Err(Unread::Gone) };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => Ok(text.into()),
            Err(error) => {
                let offset = error.valid_up_to();
                let readable = std::str::from_utf8(&file.bytes[..offset]).unwrap().into();
                Err(Unread::NotText { offset, readable })
            }
        }
    }

    fn trouble(&self) -> Option<Trouble> {
        match self.reach {
            Reach::There | Reach::Full => None,
            Reach::Gone => Some(Trouble::Gone),
            Reach::Refused => Some(Trouble::Permission),
        }
    }
}

/// Somebody at a machine.
pub struct Member {
    pub window: Window,
    pub disk: Rc<RefCell<Disk>>,
    bells: BTreeMap<Bell, i64>,
}

impl Member {
    /// Opens the app of a browser; its folder, if one is linked, is on this disk.
    pub fn open(browser: &Browser, disk: &Rc<RefCell<Disk>>, seed: u64) -> Self {
        Self { window: Window::open(browser, seed), disk: Rc::clone(disk), bells: BTreeMap::new() }
    }

    /// Links the folder and lets everything happen that follows.
    pub fn link(&mut self) {
        self.team(TeamAction::Link);
        self.settle();
    }

    pub fn team(&mut self, action: TeamAction) {
        self.window.act(Action::Team(action));
    }

    pub fn linked(&self) -> &Linked {
        match &self.window.session().team {
            Team::Linked(linked) => linked,
            other => panic!("no folder is linked: {other:?}"),
        }
    }

    pub fn own(&self) -> String {
        self.linked().own.to_string()
    }

    /// Carries out everything the app asks for, in order.
    pub fn settle(&mut self) {
        for _ in 0..10_000 {
            if self.window.team.is_empty() {
                return;
            }
            self.carry(0);
        }
        panic!("the team folder comes to no rest");
    }

    /// Lets time pass, with the bells that ring in it.
    pub fn pass(&mut self, millis: i64) {
        let end = self.window.now() + millis;
        loop {
            self.settle();
            let next = self.bells.iter().min_by_key(|(_, due)| **due).map(|(bell, due)| (*bell, *due));
            let Some((bell, due)) = next.filter(|(_, due)| *due <= end) else { break };
            self.window.wait((due - self.window.now()).max(0));
            self.ring(bell);
        }
        self.window.wait((end - self.window.now()).max(0));
    }

    /// Rings a bell that is set, whether it is time or not.
    pub fn ring(&mut self, bell: Bell) {
        if self.bells.remove(&bell).is_some() {
            let doc = self.window.session().doc_id();
            self.team(TeamAction::Rang { doc, bell });
        }
    }

    /// Carries out one thing the app asks for, which need not be the first.
    pub fn carry(&mut self, at: usize) {
        let effect = self.window.team.remove(at);
        match effect {
            TeamEffect::Find { doc } => {
                let kept =
                    self.window.browser.0.borrow().texts.contains_key(&format!("plumbline/1/{doc}/folder"));
                let access =
                    if self.disk.borrow().reach == Reach::Refused { Access::Ask } else { Access::Granted };
                let found = if kept { Found::Folder { name: "okrs".into(), access } } else { Found::Nothing };
                self.team(TeamAction::Found { doc, found });
            }
            TeamEffect::Pick { doc } => {
                let key = format!("plumbline/1/{doc}/folder");
                self.window.browser.0.borrow_mut().texts.insert(key, String::new());
                self.team(TeamAction::Opened { doc, folder: "okrs".into() });
            }
            TeamEffect::Ask { doc } => {
                self.disk.borrow_mut().reach = Reach::There;
                self.team(TeamAction::Opened { doc, folder: "okrs".into() });
            }
            TeamEffect::Forget { doc } => {
                self.window.browser.0.borrow_mut().texts.remove(&format!("plumbline/1/{doc}/folder"));
            }
            TeamEffect::List { doc } => {
                let disk = self.disk.borrow();
                let files = match disk.trouble() {
                    Some(trouble) => Err(trouble),
                    None => Ok(disk.files.keys().filter_map(|name| disk.seen(name)).collect()),
                };
                drop(disk);
                self.team(TeamAction::Listed { doc, files });
            }
            TeamEffect::Read { doc, names } => {
                for name in names {
                    let (file, text) = {
                        let disk = self.disk.borrow();
                        let gone = FileSeen { name: Text::clone(&name), size: 0, modified: Moment(0) };
                        (disk.seen(&name).unwrap_or(gone), disk.read(&name))
                    };
                    self.team(TeamAction::FileRead { doc: Text::clone(&doc), file, text });
                }
            }
            TeamEffect::Write { doc, name, text, over } => {
                let end = self.write(&name, &text, over.as_deref());
                self.team(TeamAction::Written { doc, end });
            }
            TeamEffect::Offer { name, .. } => {
                let text = self.disk.borrow().text(&name);
                self.window.file(&name, &text);
            }
            TeamEffect::Wait { bell, millis, .. } => {
                self.bells.insert(bell, self.window.now() + i64::from(millis));
            }
            TeamEffect::Rest => self.bells.clear(),
        }
    }

    fn write(&self, name: &str, text: &str, over: Option<&str>) -> Written {
        let mut disk = self.disk.borrow_mut();
        if let Some(trouble) = disk.trouble() {
            return Written::Failed(trouble);
        }
        if let Some(file) = disk.seen(name) {
            let found = disk.read(name);
            if found.as_deref().ok() != over && found.as_deref().ok() != Some(text) {
                return Written::Held { file, text: found };
            }
        }
        if disk.reach == Reach::Full {
            return Written::Failed(Trouble::Full);
        }
        disk.put(name, text);
        disk.writes += 1;
        Written::Done(disk.seen(name).unwrap())
    }

    /// How many texts the browser keeps.
    pub fn kept(&self) -> usize {
        self.window.browser.0.borrow().texts.len()
    }

    /// Makes a person and says that this is who edits here.
    pub fn is(&mut self, name: &str) {
        self.window.act(Action::Add { new: New::Person { name: name.into() }, place: Place::default() });
        let id = self.window.session().fresh.clone();
        self.window.act(Action::IAm(id));
    }

    pub fn has(&self, title: &str) -> bool {
        let space = &self.window.session().space;
        space.doc().items.keys().any(|id: &Id| space.name_of(id).is_some_and(|name| &*name == title))
    }
}

/// What stood in a file; `None` where there was none.
type Seen = Option<Vec<u8>>;

/// A service that keeps the folders of several machines in step.
#[derive(Default)]
pub struct Cloud {
    /// All versions of each file, oldest first; `None` where it was deleted.
    versions: BTreeMap<String, Vec<Option<Vec<u8>>>>,
    /// By machine and file: the version it has, and the bytes the service saw there last.
    at: BTreeMap<(usize, String), (usize, Seen)>,
    copies: usize,
}

/// How badly the service works.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Faults {
    /// Everything arrives, whole and in its last version.
    No,
    /// Some files stay behind, arrive in an older version, or as half of a file.
    Some,
}

impl Cloud {
    /// Brings one machine up to date, more or less. Tells whether anything moved.
    pub fn sync(&mut self, machine: usize, disk: &RefCell<Disk>, faults: Faults, dice: &mut Dice) -> bool {
        let mut moved = false;
        let mut names: Vec<String> = disk.borrow().files.keys().cloned().collect();
        names.extend(self.versions.keys().cloned());
        names.sort();
        names.dedup();
        for name in names {
            let roll = number(dice);
            if faults == Faults::Some && roll.is_multiple_of(3) {
                continue;
            }
            moved |= self.sync_file(machine, disk, &name, faults, roll / 3);
        }
        moved
    }

    fn sync_file(
        &mut self,
        machine: usize,
        disk: &RefCell<Disk>,
        name: &str,
        faults: Faults,
        roll: u64,
    ) -> bool {
        let mut disk = disk.borrow_mut();
        let there = disk.files.get(name).map(|file| file.bytes.clone());
        let key = (machine, name.to_owned());
        let (has, saw) = self.at.get(&key).cloned().unwrap_or((0, None));
        let versions = self.versions.entry(name.to_owned()).or_default();
        let latest = versions.len();
        if there != saw {
            // Changed on this machine.
            if has == latest {
                versions.push(there.clone());
                self.at.insert(key, (latest + 1, there));
                return true;
            }
            if there == versions[latest - 1] {
                self.at.insert(key, (latest, there));
                return true;
            }
            // Changed elsewhere as well: what was here becomes a copy beside it.
            if let Some(bytes) = there {
                self.copies += 1;
                let copy = format!("{} (conflicted copy {}).json", &name[..name.len() - 5], self.copies);
                disk.put(&copy, bytes);
            }
        } else if has == latest {
            return false;
        }
        let to = if faults == Faults::Some { has + 1 + (roll as usize) % (latest - has) } else { latest };
        match versions[to - 1].clone() {
            None => {
                disk.files.remove(name);
                self.at.insert(key, (to, None));
            }
            Some(bytes) if faults == Faults::Some && (roll / 7).is_multiple_of(4) => {
                let half = bytes[..bytes.len() * ((roll as usize / 31) % 97) / 97].to_vec();
                disk.put(name, &half);
                self.at.insert(key, (to - 1, Some(half)));
            }
            Some(bytes) => {
                disk.put(name, &bytes);
                self.at.insert(key, (to, Some(bytes)));
            }
        }
        true
    }

    /// An older version of a file, as a checkout brings it back.
    pub fn older(&self, name: &str, roll: u64) -> Option<Vec<u8>> {
        let versions = self.versions.get(name)?;
        versions.get(roll as usize % versions.len().max(1))?.clone()
    }
}

/// A number of the dice.
pub fn number(dice: &mut Dice) -> u64 {
    u64::from_le_bytes(dice.roll()) >> 8
}
