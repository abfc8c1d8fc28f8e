//! Where the parts of a workspace are kept in this browser, and how they are read, added and removed.
//!
//! Two stores hold the same kind of parts under the same keys (see [`Key`]): `localStorage`, which
//! answers at once but is small, and `IndexedDB`. A reader takes the parts of both; order and duplicates
//! mean nothing, because joining them does not care. Three things hold for every function here:
//! a part is written once under a key of its own and never rewritten, so tabs cannot overwrite each
//! other; a failed write leaves everything that was there as it was; and nothing that is in quarantine
//! is deleted but by [`delete_quarantined`] and [`remove_workspace`], which only a person asks for.
//! Snapshots are read one at a time, when somebody wants one; of them the newest few are kept.
//!
//! Texts become Rust strings only when they are handed out. A lone surrogate, which a store can hold
//! and a Rust string cannot, reads as U+FFFD then; copies and comparisons inside are exact.

mod keys;
mod local;
mod snapshots;

pub use keys::Key;
pub use snapshots::{delete_snapshot, forget_brought, keep_brought, keep_snapshot, read_snapshot, snapshots};

use super::idb;
use super::idb::Durability;
use super::idb::IdbError;
use super::js;
use js_sys::JsString;
use local::Local;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A base of this many UTF-16 units or more goes to `IndexedDB`, so that the journal keeps room.
pub const SMALL_BASE_UNITS: u32 = 1_500_000;

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser does not let this page keep anything.
    #[error("storage is blocked")]
    Blocked,
    /// There is no room; what was there before is unchanged.
    #[error("storage is full")]
    Full,
    /// Another text stands under this key; it is unchanged.
    #[error("something else is kept under {key}")]
    Taken {
        /// The key.
        key: String,
    },
    /// The text read back was not the text written.
    #[error("what was written did not read back as itself under {key}")]
    Differs {
        /// The key.
        key: String,
    },
    /// This cannot be a piece of a key, or not of a key that this function may touch.
    #[error("not a key this may touch: {key}")]
    BadKey {
        /// The key.
        key: String,
    },
    /// Anything else, in the browser's words.
    #[error("storage failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

impl StorageError {
    fn from_idb(error: IdbError, key: &str) -> Self {
        match error {
            IdbError::Blocked => Self::Blocked,
            IdbError::Full => Self::Full,
            IdbError::Taken => Self::Taken { key: key.to_owned() },
            IdbError::Failed { what } => Self::Failed { what },
        }
    }
}

/// What `localStorage` is good for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// It takes and gives back.
    Works,
    /// The browser does not let this page have it.
    Blocked,
    /// It can be read, but it takes nothing more.
    Full,
}

/// One of the two places where parts are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// `localStorage`.
    Local,
    /// `IndexedDB`.
    Indexed,
}

/// One text and the key it was found under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The key, as [`delete_parts`] and [`quarantine`] take it.
    pub key: String,
    /// The text; lone surrogates have become U+FFFD.
    pub text: String,
    /// Where it was found, `localStorage` first.
    pub store: Store,
}

/// All that was found of one workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Whole documents, by key.
    pub bases: Vec<Part>,
    /// Journal records, by session and number.
    pub journal: Vec<Part>,
    /// Texts that could not be read once and wait for their owner, by time.
    pub quarantined: Vec<Part>,
    /// What is known of files that were merged, by merge.
    pub brought: Vec<Part>,
    /// The stores that could not be read. While there are any, nothing may be taken for missing:
    /// an empty result with an entry here is not an empty workspace.
    pub unread: Vec<(Store, StorageError)>,
}

/// A workspace of this browser.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Workspace {
    /// Its id, as the keys have it.
    pub doc: String,
    /// What to call it, as far as [`set_name`] ever said.
    pub name: Option<String>,
}

/// Room that this application uses in `localStorage`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Keys and texts together, in UTF-16 units, as browsers count them.
    pub units: u64,
    /// How many keys.
    pub keys: usize,
}

/// Tries `localStorage` by writing and removing a few characters.
pub fn probe() -> Probe {
    const KEY: &str = "plumbline/probe";
    let Ok(local) = Local::open() else { return Probe::Blocked };
    match local.put(KEY, &JsString::from("plumbline")) {
        Ok(()) => match local.remove(KEY) {
            Ok(()) => Probe::Works,
            Err(_) => Probe::Blocked,
        },
        Err(StorageError::Full) => Probe::Full,
        Err(_) => Probe::Blocked,
    }
}

/// The workspaces of which a part, or only a name, is kept here, sorted by id.
///
/// Fails only when neither store can be read.
pub async fn workspaces() -> Result<Vec<Workspace>, StorageError> {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    let local = Local::open();
    if let Ok(local) = &local {
        for text in local.keys(keys::ROOT) {
            match Key::parse(&text) {
                Some(Key::Name { doc }) => {
                    names.insert(doc, local.get(&text)?.map(String::from));
                }
                Some(key) => {
                    names.entry(key.doc().to_owned()).or_default();
                }
                None => {}
            }
        }
    }
    match (idb::keys(keys::ROOT).await, &local) {
        (Ok(found), _) => {
            for key in found.iter().filter_map(|text| Key::parse(text)) {
                names.entry(key.doc().to_owned()).or_default();
            }
        }
        (Err(_), Ok(_)) => {}
        (Err(error), Err(_)) => return Err(StorageError::from_idb(error, keys::ROOT)),
    }
    Ok(names.into_iter().map(|(doc, name)| Workspace { doc, name }).collect())
}

/// Says what the switcher shall call a workspace.
pub fn set_name(doc: &str, name: &str) -> Result<(), StorageError> {
    let key = sound(Key::Name { doc: doc.to_owned() })?;
    Local::open()?.put(&key, &JsString::from(name))
}

/// Reads every part of a workspace from both stores, but for its snapshots.
///
/// Never fails as a whole: what could be read is there, and [`Parts::unread`] says what could not.
pub async fn read_parts(doc: &str) -> Parts {
    let prefix = keys::prefix_of(doc);
    let mut parts = Parts::default();
    let mut seen = BTreeSet::new();
    let mut unread = BTreeMap::new();
    if let Err(error) = read_local(&prefix, &mut seen, &mut parts) {
        unread.insert(Store::Local, error);
    }
    match idb::entries_but(&prefix, &keys::snapshots_of(doc)).await {
        Ok(entries) => {
            for (key, text) in entries {
                sort_in(&mut parts, &mut seen, key, &text, Store::Indexed);
            }
        }
        Err(error) => {
            unread.insert(Store::Indexed, StorageError::from_idb(error, &prefix));
        }
    }
    // Another tab may have moved parts from the second store to the first between the two readings
    // (a base that became small enough), and they would be in neither. A second look closes the gap.
    if let Err(error) = read_local(&prefix, &mut seen, &mut parts) {
        unread.insert(Store::Local, error);
    }
    for list in [&mut parts.bases, &mut parts.journal, &mut parts.quarantined, &mut parts.brought] {
        list.sort_by(|a, b| a.key.cmp(&b.key));
    }
    parts.unread = unread.into_iter().collect();
    parts
}

/// Writes one journal record, at once. The cost depends on the record alone.
///
/// [`StorageError::Full`] and [`StorageError::Blocked`] ask for [`append_journal_idb`].
pub fn append_journal(doc: &str, session: &str, seq: u64, text: &str) -> Result<(), StorageError> {
    let key = journal_key(doc, session, seq)?;
    Local::open()?.add(&key, &JsString::from(text))
}

/// Writes one journal record to `IndexedDB`, under the key that it would have in `localStorage`.
///
/// Done when it has been handed to the operating system, which outlives a killed browser.
pub async fn append_journal_idb(doc: &str, session: &str, seq: u64, text: &str) -> Result<(), StorageError> {
    let key = journal_key(doc, session, seq)?;
    add_indexed(&key, &JsString::from(text), Durability::Relaxed).await
}

/// The key of a journal record, for messages to other tabs.
pub fn journal_key(doc: &str, session: &str, seq: u64) -> Result<String, StorageError> {
    sound(Key::Journal { doc: doc.to_owned(), session: session.to_owned(), seq })
}

/// Writes a whole document under a generation that was never used, reads it back and compares.
///
/// Small ones go to `localStorage` while it has room, all others to `IndexedDB`; the answer says where.
/// Only after this came back well may the records that the base contains be deleted.
pub async fn write_base(doc: &str, generation: &str, text: &str) -> Result<Store, StorageError> {
    let key = sound(Key::Base { doc: doc.to_owned(), generation: generation.to_owned() })?;
    add_somewhere(&key, &JsString::from(text)).await
}

/// Deletes bases and journal records, wherever they are. Anything else is refused before a thing is done.
pub async fn delete_parts(parts: &[String]) -> Result<(), StorageError> {
    let allowed = |key: &&String| matches!(Key::parse(key), Some(Key::Journal { .. } | Key::Base { .. }));
    if let Some(key) = parts.iter().find(|key| !allowed(key)) {
        return Err(StorageError::BadKey { key: key.clone() });
    }
    remove_both(parts).await
}

/// Sets a text that could not be read aside, and answers with the key it has now.
///
/// What stands under `key` is copied exactly, read back, and only then removed; when nothing stands
/// there, `text` is what is kept. A quarantined text is never overwritten: a taken time moves on by a
/// millisecond. `time` is in milliseconds since 1970.
pub async fn quarantine(doc: &str, key: &str, text: &str, time: u64) -> Result<String, StorageError> {
    match Key::parse(key) {
        Some(Key::Journal { doc: of, .. } | Key::Base { doc: of, .. }) if of == doc => {}
        Some(_) | None => return Err(StorageError::BadKey { key: key.to_owned() }),
    }
    let in_local = Local::open().and_then(|local| local.get(key)).ok().flatten();
    let in_indexed = match &in_local {
        Some(_) => None,
        None => idb::get(key).await.ok().flatten(),
    };
    let raw = in_local.as_ref().or(in_indexed.as_ref()).cloned().unwrap_or_else(|| JsString::from(text));
    let mut free = time;
    let aside = loop {
        let aside = sound(Key::Quarantine { doc: doc.to_owned(), time: free })?;
        // Both stores are asked: the same key in each would be two texts that only one could name.
        let local = Local::open().and_then(|local| local.get(&aside)).ok().flatten();
        let added = match (local.map(|there| there == raw), is_in_indexed(&aside, &raw).await) {
            (Some(false), _) | (_, Some(false)) => Err(StorageError::Taken { key: aside.clone() }),
            (Some(true), _) | (_, Some(true)) => Ok(()),
            (None, None) => add_somewhere(&aside, &raw).await.map(drop),
        };
        match added {
            Ok(()) => break aside,
            Err(StorageError::Taken { .. }) => free += 1,
            Err(error) => return Err(error),
        }
    };
    remove_if_still(key, &raw).await?;
    Ok(aside)
}

/// Deletes one quarantined text for good. Only on a person's word.
pub async fn delete_quarantined(key: &str) -> Result<(), StorageError> {
    match Key::parse(key) {
        Some(Key::Quarantine { .. }) => remove_both(&[key.to_owned()]).await,
        Some(_) | None => Err(StorageError::BadKey { key: key.to_owned() }),
    }
}

/// Deletes a workspace with all its parts, those in quarantine among them. Only on a person's word.
pub async fn remove_workspace(doc: &str) -> Result<(), StorageError> {
    sound(Key::Name { doc: doc.to_owned() })?;
    let prefix = keys::prefix_of(doc);
    let mut found = match idb::keys(&prefix).await {
        Ok(found) => found,
        // Nothing can be kept where nothing is allowed to be kept.
        Err(IdbError::Blocked) => Vec::new(),
        Err(error) => return Err(StorageError::from_idb(error, &prefix)),
    };
    match Local::open() {
        Ok(local) => found.extend(local.keys(&prefix)),
        Err(StorageError::Blocked) => {}
        Err(error) => return Err(error),
    }
    remove_both(&found).await
}

/// The preferences as they were last set.
pub fn prefs() -> Result<Option<String>, StorageError> {
    Ok(Local::open()?.get(keys::PREFS)?.map(String::from))
}

/// Replaces the preferences.
pub fn set_prefs(text: &str) -> Result<(), StorageError> {
    Local::open()?.put(keys::PREFS, &JsString::from(text))
}

/// How much of `localStorage` this application uses. Reads everything, so not for every edit.
pub fn usage() -> Result<Usage, StorageError> {
    let local = Local::open()?;
    let mut usage = Usage::default();
    for key in local.keys("plumbline/") {
        let units = local.get(&key)?.map_or(0, |text| text.length());
        usage.units += u64::from(units) + key.encode_utf16().count() as u64;
        usage.keys += 1;
    }
    Ok(usage)
}

/// Asks the browser not to throw this site's data away when the disk runs short, and answers what it said.
pub async fn ask_to_persist() -> Result<bool, StorageError> {
    let failed = |thrown: wasm_bindgen::JsValue| StorageError::Failed { what: js::words(&thrown) };
    let navigator = web_sys::window().ok_or(StorageError::Blocked)?.navigator();
    // Missing outside secure contexts, where the accessor would hand out an undefined object.
    js::property(navigator.as_ref(), "storage").ok_or(StorageError::Blocked)?;
    let answer = js::settled(navigator.storage().persist().map_err(failed)?).await.map_err(failed)?;
    Ok(answer.as_bool().unwrap_or(false))
}

fn sound(key: Key) -> Result<String, StorageError> {
    if key.is_sound() { Ok(key.to_string()) } else { Err(StorageError::BadKey { key: key.to_string() }) }
}

fn read_local(prefix: &str, seen: &mut BTreeSet<String>, parts: &mut Parts) -> Result<(), StorageError> {
    let local = Local::open()?;
    for key in local.keys(prefix) {
        let is_read = !matches!(Key::parse(&key), Some(Key::Snapshot { .. } | Key::SnapshotNote { .. }));
        if is_read
            && !seen.contains(&key)
            && let Some(text) = local.get(&key)?
        {
            sort_in(parts, seen, key, &text, Store::Local);
        }
    }
    Ok(())
}

fn sort_in(parts: &mut Parts, seen: &mut BTreeSet<String>, key: String, text: &JsString, store: Store) {
    let list = match Key::parse(&key) {
        Some(Key::Journal { .. }) => &mut parts.journal,
        Some(Key::Base { .. }) => &mut parts.bases,
        Some(Key::Quarantine { .. }) => &mut parts.quarantined,
        Some(Key::Brought { .. }) => &mut parts.brought,
        Some(Key::Snapshot { .. } | Key::SnapshotNote { .. } | Key::Name { .. }) | None => return,
    };
    // The same key in both stores is a record that was written twice; should the texts differ, both count.
    let text = String::from(text);
    if seen.insert(key.clone()) || !list.iter().any(|part| part.key == key && part.text == text) {
        list.push(Part { key, text, store });
    }
}

/// Adds to `localStorage` if small and there is room, else to `IndexedDB`; reads back and compares.
async fn add_somewhere(key: &str, text: &JsString) -> Result<Store, StorageError> {
    let is_small = text.length() < SMALL_BASE_UNITS;
    if is_small {
        match add_local(key, text) {
            Ok(()) => return Ok(Store::Local),
            Err(taken @ StorageError::Taken { .. }) => return Err(taken),
            Err(_) => {}
        }
    }
    match add_indexed(key, text, Durability::Strict).await {
        Ok(()) => Ok(Store::Indexed),
        // Without IndexedDB a large text may still fit.
        Err(StorageError::Blocked | StorageError::Failed { .. }) if !is_small => {
            add_local(key, text).map(|()| Store::Local)
        }
        Err(error) => Err(error),
    }
}

fn add_local(key: &str, text: &JsString) -> Result<(), StorageError> {
    let local = Local::open()?;
    local.add(key, text)?;
    if local.get(key)?.as_ref() == Some(text) {
        Ok(())
    } else {
        Err(StorageError::Differs { key: key.to_owned() })
    }
}

async fn add_indexed(key: &str, text: &JsString, durability: Durability) -> Result<(), StorageError> {
    match idb::add(key, text, durability).await {
        Ok(()) | Err(IdbError::Taken) => {}
        Err(error) => return Err(StorageError::from_idb(error, key)),
    }
    // A taken key may hold this very text, from an attempt whose answer was lost.
    match idb::get(key).await {
        Ok(Some(there)) if there == *text => Ok(()),
        Ok(Some(_)) => Err(StorageError::Taken { key: key.to_owned() }),
        Ok(None) => Err(StorageError::Differs { key: key.to_owned() }),
        Err(error) => Err(StorageError::from_idb(error, key)),
    }
}

/// Whether `IndexedDB` holds this text under this key; `None` when it holds nothing there.
async fn is_in_indexed(key: &str, text: &JsString) -> Option<bool> {
    idb::get(key).await.ok().flatten().map(|there| there == *text)
}

async fn remove_if_still(key: &str, text: &JsString) -> Result<(), StorageError> {
    if let Ok(local) = Local::open()
        && local.get(key)?.as_ref() == Some(text)
    {
        local.remove(key)?;
    }
    if is_in_indexed(key, text).await == Some(true) {
        idb::remove(&[key.to_owned()]).await.map_err(|error| StorageError::from_idb(error, key))?;
    }
    Ok(())
}

async fn remove_both(found: &[String]) -> Result<(), StorageError> {
    // Where a store is blocked there is nothing in it to delete.
    match idb::remove(found).await {
        Ok(()) | Err(IdbError::Blocked) => {}
        Err(error) => return Err(StorageError::from_idb(error, keys::ROOT)),
    }
    match Local::open() {
        Ok(local) => found.iter().try_for_each(|key| local.remove(key)),
        Err(StorageError::Blocked) => Ok(()),
        Err(error) => Err(error),
    }
}
