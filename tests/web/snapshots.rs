//! Snapshots, and what is known of merged files, in the browser's own stores.

use super::support::local_storage;
use plumbline::platform::idb;
use plumbline::platform::storage;
use plumbline::platform::storage::StorageError;
use plumbline::platform::storage::Store;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_newest_snapshots_stay_and_none_is_read_with_the_workspace() {
    let doc = "t-snapshots";
    storage::append_journal(doc, "s1", 1, "an edit").unwrap();
    for time in 1..=5_u64 {
        let (note, text) = (format!("note {time}"), format!("text {time}"));
        storage::keep_snapshot(doc, time, &note, &text, 3).await.unwrap();
    }
    // A taken time moves on, so that nothing is written over.
    storage::keep_snapshot(doc, 5, "note 6", "text 6", 3).await.unwrap();
    let list = storage::snapshots(doc).await.unwrap();
    let notes: Vec<&str> = list.iter().map(|(_, note)| note.as_str()).collect();
    assert_eq!(notes, ["note 4", "note 5", "note 6"]);
    let text = storage::read_snapshot(&list[2].0).await.unwrap();
    assert_eq!(text.as_deref(), Some("text 6"));

    let parts = storage::read_parts(doc).await;
    assert_eq!((parts.journal.len(), parts.bases.len(), parts.quarantined.len()), (1, 0, 0));
    assert_eq!(local_storage().get_item(&list[0].0).unwrap(), None, "they are in the larger store");
    let refused = storage::delete_parts(&[list[0].0.clone()]).await;
    assert_eq!(refused, Err(StorageError::BadKey { key: list[0].0.clone() }));
    let prefix = "plumbline/1/t-snapshots/";
    let but = "plumbline/1/t-snapshots/snapshot/";
    assert!(idb::entries_but(prefix, but).await.unwrap().is_empty(), "nothing else is there");

    storage::delete_snapshot(&list[0].0).await.unwrap();
    assert_eq!(storage::snapshots(doc).await.unwrap().len(), 2);
    assert_eq!(storage::read_snapshot(&list[0].0).await.unwrap(), None);
    storage::remove_workspace(doc).await.unwrap();
    assert!(storage::snapshots(doc).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn what_is_known_of_a_merge_is_read_with_the_workspace_until_it_is_forgotten() {
    let doc = "t-brought";
    storage::keep_brought(doc, "s1-00000000002", "what came").await.unwrap();
    let found = storage::read_parts(doc).await.brought;
    let said: Vec<(&str, &str, Store)> =
        found.iter().map(|part| (part.key.as_str(), part.text.as_str(), part.store)).collect();
    assert_eq!(said, [("plumbline/1/t-brought/brought/s1-00000000002", "what came", Store::Local)]);
    storage::forget_brought(doc, "s1-00000000002").await.unwrap();
    assert_eq!(storage::read_parts(doc).await, storage::Parts::default());
}
