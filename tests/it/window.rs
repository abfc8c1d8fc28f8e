//! A window of the app without a browser: it carries out effects on a storage that tests can see,
//! share between windows, fill up, break and block.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use plumbline::app::{
    Action, Arrival, Ctx, Dice, Effect, Keeps, Model, Phase, Prefs, Refusal, Route, Session, WorkspaceEntry,
    journal_key_of, update,
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
    pub downloads: Vec<(String, String)>,
    /// Records written and not yet told to the other windows.
    pub told: Vec<(Text, Text, Text)>,
}

/// A window.
pub struct Window {
    pub browser: Browser,
    pub model: Model,
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
        let mut window = Self {
            browser: browser.clone(),
            model: Model::new(today()),
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
                self.act(Action::PartsRead { doc, parts, quarantined: Vec::new(), incomplete: false });
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
            Effect::RemoveWorkspace { doc } => {
                let prefix = format!("plumbline/1/{doc}/");
                self.browser.0.borrow_mut().texts.retain(|key, _| !key.starts_with(&prefix));
            }
            _ => {}
        }
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
        let own = kept.texts.iter().filter(|(key, _)| key.starts_with(&prefix));
        own.map(|(key, text)| (Rc::from(key.as_str()), Text::from(text.as_str()))).collect()
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
