//! Snapshots of a workspace, and what is known of the files that were merged into it.
//!
//! Snapshots are large and hardly ever read, so they are kept in `IndexedDB`; only where that is blocked
//! does `localStorage` have to do. What is known of merges is small and kept as journal records are.

use super::keys;
use super::{Durability, IdbError, Key, Local, StorageError, idb};
use super::{add_indexed, add_local, remove_both, sound};
use js_sys::JsString;
use std::collections::BTreeSet;

/// Keeps a snapshot with a note, then deletes those beyond the newest `most`.
///
/// A taken time moves on by a millisecond: no snapshot is ever overwritten. `time` is in milliseconds since
/// 1970.
pub async fn keep_snapshot(
    doc: &str,
    time: u64,
    note: &str,
    text: &str,
    most: usize,
) -> Result<(), StorageError> {
    let (note, text) = (JsString::from(note), JsString::from(text));
    let mut free = time;
    loop {
        let key = sound(Key::Snapshot { doc: doc.to_owned(), time: free })?;
        match add(&key, &text).await {
            Ok(()) => break,
            Err(StorageError::Taken { .. }) => free += 1,
            Err(error) => return Err(error),
        }
    }
    let key = sound(Key::SnapshotNote { doc: doc.to_owned(), time: free })?;
    // Without its note a snapshot still says when it was kept.
    drop(add(&key, &note).await);
    let all = times(doc).await?;
    let beyond = all.len().saturating_sub(most);
    let gone: Vec<String> = all.into_iter().take(beyond).flat_map(|time| both_keys(doc, time)).collect();
    // What could not be deleted is in the way of nobody, and is tried again with the next one.
    drop(remove_both(&gone).await);
    Ok(())
}

/// The snapshots of a workspace, oldest first: key, and the note beside it (empty where it is gone).
pub async fn snapshots(doc: &str) -> Result<Vec<(String, String)>, StorageError> {
    let mut list = Vec::new();
    for time in times(doc).await? {
        let [key, note] = both_keys(doc, time);
        let note = read(&note).await?.map(String::from).unwrap_or_default();
        list.push((key, note));
    }
    Ok(list)
}

/// The text of one snapshot; `None` where it is gone.
pub async fn read_snapshot(key: &str) -> Result<Option<String>, StorageError> {
    match Key::parse(key) {
        Some(Key::Snapshot { .. }) => Ok(read(key).await?.map(String::from)),
        Some(_) | None => Err(StorageError::BadKey { key: key.to_owned() }),
    }
}

/// Deletes one snapshot with its note. Only on a person's word.
pub async fn delete_snapshot(key: &str) -> Result<(), StorageError> {
    match Key::parse(key) {
        Some(Key::Snapshot { doc, time }) => remove_both(&both_keys(&doc, time)).await,
        Some(_) | None => Err(StorageError::BadKey { key: key.to_owned() }),
    }
}

/// Keeps what is known of the files of a merge.
pub async fn keep_brought(doc: &str, merge: &str, text: &str) -> Result<(), StorageError> {
    let key = sound(Key::Brought { doc: doc.to_owned(), merge: merge.to_owned() })?;
    let text = JsString::from(text);
    match add_local(&key, &text) {
        Ok(()) => Ok(()),
        Err(_) => add_indexed(&key, &text, Durability::Relaxed).await,
    }
}

/// Forgets what is known of the files of a merge that was taken back.
pub async fn forget_brought(doc: &str, merge: &str) -> Result<(), StorageError> {
    let key = sound(Key::Brought { doc: doc.to_owned(), merge: merge.to_owned() })?;
    remove_both(&[key]).await
}

async fn add(key: &str, text: &JsString) -> Result<(), StorageError> {
    match add_indexed(key, text, Durability::Strict).await {
        Err(StorageError::Blocked) => add_local(key, text),
        other => other,
    }
}

async fn read(key: &str) -> Result<Option<JsString>, StorageError> {
    if let Ok(local) = Local::open()
        && let Some(text) = local.get(key)?
    {
        return Ok(Some(text));
    }
    match idb::get(key).await {
        Err(IdbError::Blocked) => Ok(None),
        other => other.map_err(|error| StorageError::from_idb(error, key)),
    }
}

/// When the snapshots of a workspace were kept, in order; their texts are not read.
async fn times(doc: &str) -> Result<Vec<u64>, StorageError> {
    let prefix = keys::snapshots_of(doc);
    let mut found = match idb::keys(&prefix).await {
        Ok(found) => found,
        Err(IdbError::Blocked) => Vec::new(),
        Err(error) => return Err(StorageError::from_idb(error, &prefix)),
    };
    if let Ok(local) = Local::open() {
        found.extend(local.keys(&prefix));
    }
    let mut times = BTreeSet::new();
    for key in found {
        if let Some(Key::Snapshot { time, .. }) = Key::parse(&key) {
            times.insert(time);
        }
    }
    Ok(times.into_iter().collect())
}

fn both_keys(doc: &str, time: u64) -> [String; 2] {
    let doc = doc.to_owned();
    [Key::Snapshot { doc: doc.clone(), time }.to_string(), Key::SnapshotNote { doc, time }.to_string()]
}
