//! A window of the app without a browser: it carries out effects on a storage that tests can see,
//! share between windows, fill up, break and block.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use plumbline::app::sharing::{ShareAction, ShareEffect};
use plumbline::app::snapshots::{MOST_SNAPSHOTS, SnapshotAction, SnapshotEffect};
use plumbline::app::team::TeamEffect;
use plumbline::app::visit::{Call, Trouble, VisitAction, VisitEffect};
use plumbline::app::{
    Action, Arrival, Arrived, Ctx, Dice, Effect, IncomingAction, Keeps, Model, Phase, Prefs, Refusal, Route,
    Session, WorkspaceEntry, journal_key_of, update,
};
use plumbline::okr::{Day, Id, Moment, Text};
use plumbline::query;
use plumbline::space::{Change, Edit, New, Place};

/// What one browser keeps; windows of the same browser share it.
#[derive(Clone, Default)]
pub struct Browser(pub Rc<RefCell<Kept>>);

/// Texts by key, and how the storage behaves.
#[derive(Default)]
pub struct Kept {
    pub texts: BTreeMap<String, String>,
    pub quarantine: Vec<(String, String)>,
    pub prefs: Option<String>,
    pub refuses: Option<Refusal>,
    /// The same for snapshots alone.
    pub refuses_snapshots: Option<Refusal>,
    pub downloads: Vec<(String, String)>,
    pub clipboard: Option<String>,
    /// Records written and not yet told to the other windows.
    pub told: Vec<(Text, Text, Text)>,
}

/// A window.
pub struct Window {
    pub browser: Browser,
    pub model: Model,
    /// What the team folder asked for and nobody has done yet.
    pub team: Vec<TeamEffect>,
    /// What was asked of the shell around visits and not yet answered by the test.
    pub visits: Vec<VisitEffect>,
    clock: i64,
    dice: Dice,
}

/// The day on which every test lives.
pub fn today() -> Day {
    Day::parse("2026-08-21").unwrap()
}

impl Window {
    /// Opens the app.
    pub fn open(browser: &Browser, seed: u64) -> Self {
        Self::open_at(browser, seed, None)
    }

    /// Opens the app by an address that calls for something.
    pub fn open_at(browser: &Browser, seed: u64, call: Option<Result<Call, Trouble>>) -> Self {
        let mut window = Self {
            browser: browser.clone(),
            model: Model::new(today()),
            visits: Vec::new(),
            team: Vec::new(),
            clock: Moment::parse("2026-08-21T09:00:00Z").unwrap().0,
            dice: Dice::new(seed.wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(23).to_le_bytes()),
        };
        let kept = browser.0.borrow().prefs.clone().unwrap_or_default();
        let prefs = Prefs::from_text(&kept, &["en".to_owned()]);
        let keeps = match &browser.0.borrow().refuses {
            Some(Refusal::Blocked) => Keeps::Blocked,
            Some(Refusal::Full) => Keeps::Full,
            Some(Refusal::Failed(_)) | None => Keeps::Yes,
        };
        if let Some(call) = call {
            window.act(Action::Visit(VisitAction::Called(call)));
        }
        window.act(Action::Started { prefs, route: Route::default(), keeps });
        window
    }

    /// Lets something happen and carries out what the app then asks for.
    pub fn act(&mut self, action: Action) {
        self.clock += 1_000;
        let mut ctx = Ctx { now: Moment(self.clock), today: today(), dice: Dice::new(self.dice.roll()) };
        let (model, effects) = update(&mut ctx, self.model.clone(), action);
        self.model = model;
        for effect in effects {
            self.carry(effect);
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each effect")]
    fn carry(&mut self, effect: Effect) {
        match effect {
            Effect::ListWorkspaces => {
                let mut list: Vec<WorkspaceEntry> = Vec::new();
                for key in self.browser.0.borrow().texts.keys() {
                    let doc = Text::from(key.split('/').nth(2).unwrap());
                    if !list.iter().any(|entry| entry.doc == doc) {
                        list.push(WorkspaceEntry { name: "".into(), doc });
                    }
                }
                self.act(Action::WorkspacesListed(list));
            }
            Effect::ReadParts { doc } => {
                let parts = self.parts(&doc);
                let texts = self.brought(&doc);
                self.act(Action::PartsRead {
                    doc: doc.clone(),
                    parts,
                    quarantined: Vec::new(),
                    incomplete: false,
                });
                self.act(Action::Incoming(IncomingAction::BroughtRead { doc, texts }));
            }
            Effect::Append(record) => {
                let key = journal_key_of(&record.doc, record.session.as_str(), record.seq);
                let keeps = self.put(&key, &record.text);
                if keeps.is_ok() {
                    let mut kept = self.browser.0.borrow_mut();
                    kept.told.push((record.doc.clone(), key.into(), record.text.clone()));
                }
                self.act(Action::Appended { seq: record.seq, keeps });
            }
            Effect::WriteBase { doc, generation, text, replaces } => {
                let key = format!("plumbline/1/{doc}/base/{generation}");
                let result = self.put(&key, &text);
                if result.is_ok() {
                    for key in &replaces {
                        self.browser.0.borrow_mut().texts.remove(&**key);
                    }
                }
                self.act(Action::BaseWritten { generation, replaces, result });
            }
            Effect::Quarantine { key, text, .. } => {
                let mut kept = self.browser.0.borrow_mut();
                kept.quarantine.push((key.to_string(), text.to_string()));
                kept.texts.remove(&*key);
            }
            Effect::KeepPrefs(prefs) if self.browser.0.borrow().refuses.is_none() => {
                self.browser.0.borrow_mut().prefs = Some(prefs.to_text());
            }
            Effect::Save { name, text, .. } => {
                self.browser.0.borrow_mut().downloads.push((name.to_string(), text.to_string()));
                self.act(Action::Saved { name: Some(name) });
            }
            Effect::Visit(effect) => self.visits.push(effect),
            Effect::Snapshot(effect) => self.carry_snapshot(effect),
            Effect::KeepBrought { doc, name, text } => {
                drop(self.put(&format!("plumbline/1/{doc}/brought/{name}"), &text));
            }
            Effect::ForgetBrought { doc, name } => {
                self.browser.0.borrow_mut().texts.remove(&format!("plumbline/1/{doc}/brought/{name}"));
            }
            Effect::DownloadText { name, text } => {
                self.browser.0.borrow_mut().downloads.push((name.to_string(), text.to_string()));
            }
            Effect::Share(ShareEffect::Save { name, text }) => {
                self.browser.0.borrow_mut().downloads.push((name.to_string(), text.to_string()));
                self.act(Action::Share(ShareAction::Saved { name: Some(name) }));
            }
            // About as long as a browser would pack it.
            Effect::Share(ShareEffect::Pack { asked, text }) => {
                let packed = Some(("https://okr.example/".into(), "A".repeat(text.len() / 4).into()));
                self.act(Action::Share(ShareAction::Packed { asked, packed }));
            }
            Effect::Share(ShareEffect::Copy { text }) => {
                self.browser.0.borrow_mut().clipboard = Some(text.to_string());
                self.act(Action::Share(ShareAction::Copied(true)));
            }
            Effect::RemoveWorkspace { doc } => {
                let prefix = format!("plumbline/1/{doc}/");
                self.browser.0.borrow_mut().texts.retain(|key, _| !key.starts_with(&prefix));
            }
            Effect::Team(effect) => self.team.push(effect),
            _ => {}
        }
    }

    /// Lets time pass.
    pub fn wait(&mut self, millis: i64) {
        self.clock += millis;
    }

    /// Now, in milliseconds.
    pub fn now(&self) -> i64 {
        self.clock
    }

    fn carry_snapshot(&mut self, effect: SnapshotEffect) {
        match effect {
            SnapshotEffect::Keep { doc, at, note, text } => {
                let refusal = self.browser.0.borrow().refuses_snapshots.clone();
                let key = format!("plumbline/1/{doc}/snapshot/{:013}", at.0);
                let result = refusal.map_or_else(|| self.put(&key, &text), Err);
                if result.is_ok() {
                    self.put(&format!("{key}/note"), &note).unwrap();
                    let mut all: Vec<String> = self.snapshots(&doc).into_iter().map(|(key, _)| key).collect();
                    all.reverse();
                    for old in all.iter().skip(MOST_SNAPSHOTS) {
                        self.browser.0.borrow_mut().texts.retain(|key, _| !key.starts_with(old));
                    }
                }
                self.act(Action::Snapshot(SnapshotAction::Kept { doc, result }));
            }
            SnapshotEffect::List { doc } => {
                let text = |key: &str| self.browser.0.borrow().texts.get(key).cloned().unwrap_or_default();
                let all = self.snapshots(&doc).into_iter();
                let list =
                    all.map(|(key, _)| (Text::from(&*key), text(&format!("{key}/note")).into())).collect();
                self.act(Action::Snapshot(SnapshotAction::Listed { doc, list }));
            }
            SnapshotEffect::Read { key, what } => {
                let text = self.browser.0.borrow().texts.get(&*key).map(|text| Text::from(text.as_str()));
                self.act(Action::Snapshot(SnapshotAction::Read { key, what, text }));
            }
            SnapshotEffect::Delete { key } => {
                self.browser.0.borrow_mut().texts.retain(|own, _| !own.starts_with(&*key));
            }
        }
    }

    /// The snapshots that are kept of a workspace, oldest first: key and text.
    pub fn snapshots(&self, doc: &str) -> Vec<(String, String)> {
        let prefix = format!("plumbline/1/{doc}/snapshot/");
        let kept = self.browser.0.borrow();
        let own = kept.texts.iter().filter(|(key, _)| key.starts_with(&prefix) && !key.ends_with("/note"));
        own.map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    fn brought(&self, doc: &str) -> Vec<(Text, Text)> {
        let prefix = format!("plumbline/1/{doc}/brought/");
        let kept = self.browser.0.borrow();
        let own = kept.texts.iter().filter_map(|(key, text)| Some((key.strip_prefix(&prefix)?, text)));
        own.map(|(name, text)| (name.into(), text.as_str().into())).collect()
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let mut kept = self.browser.0.borrow_mut();
        if let Some(refusal) = &kept.refuses {
            return Err(refusal.clone());
        }
        assert!(!kept.texts.contains_key(key), "{key} is written once");
        kept.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn parts(&self, doc: &str) -> Vec<(Rc<str>, Text)> {
        let prefix = format!("plumbline/1/{doc}/");
        let kept = self.browser.0.borrow();
        let is_part = |key: &str| {
            key.strip_prefix(&prefix).is_some_and(|rest| rest.starts_with("j/") || rest.starts_with("base/"))
        };
        let own = kept.texts.iter().filter(|(key, _)| is_part(key));
        own.map(|(key, text)| (Rc::from(key.as_str()), Text::from(text.as_str()))).collect()
    }

    /// Reads what is kept of a workspace, as at a start.
    pub fn read_again(&mut self, doc: &Text) {
        self.carry(Effect::ReadParts { doc: doc.clone() });
    }

    /// Hears what other windows of the browser wrote.
    pub fn hear(&mut self) {
        let told = self.browser.0.borrow().told.clone();
        for (doc, key, text) in told {
            self.act(Action::TabWrote { doc, key, text });
        }
    }

    /// The open workspace.
    pub fn session(&self) -> &Session {
        match &self.model.phase {
            Phase::Ready(session) => session,
            other => panic!("no workspace is open: {other:?}"),
        }
    }

    /// Opens a file.
    pub fn file(&mut self, name: &str, text: &str) {
        self.act(Action::TextArrived { arrival: Arrival::File, name: name.into(), text: text.into() });
    }

    /// Opens several files at once.
    pub fn files(&mut self, files: &[(&str, &str)]) {
        let arrived =
            files.iter().map(|(name, text)| Arrived { name: (*name).into(), said: Ok((*text).into()) });
        self.act(Action::Incoming(IncomingAction::Arrived(arrived.collect())));
    }

    /// Makes an objective under the first unit and returns its id.
    pub fn objective(&mut self, title: &str) -> Id {
        let session = self.session();
        let under = session.space.units_of(None).first().cloned();
        let cycle = query::current_cycle(&session.space, today());
        let after = session.space.objectives_of(under.as_ref()).last().cloned();
        let new = New::Objective { title: title.into(), cycle };
        self.act(Action::Add { new, place: Place { under, after } });
        self.session().fresh.clone().unwrap()
    }

    /// Makes a key result and returns its id.
    pub fn key_result(&mut self, objective: &Id, title: &str) -> Id {
        let after = self.session().space.key_results_of(objective).last().cloned();
        let new = New::KeyResult { title: title.into() };
        self.act(Action::Add { new, place: Place { under: Some(objective.clone()), after } });
        self.session().fresh.clone().unwrap()
    }

    /// Changes one thing.
    pub fn change(&mut self, id: &Id, change: Change) {
        self.act(Action::Edit(Edit::Change { id: id.clone(), change }));
    }

    /// The title of an objective or key result.
    pub fn title(&self, id: &Id) -> String {
        self.session().space.name_of(id).unwrap_or_default().to_string()
    }

    /// The document as a file.
    pub fn text(&self) -> String {
        plumbline::file::encode(self.session().space.doc())
    }
}
