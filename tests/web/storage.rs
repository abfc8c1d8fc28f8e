//! The parts of a workspace in both stores, and what happens where a store is full or forbidden.

use super::support::Forbidden;
use super::support::Heard;
use super::support::call;
use super::support::half_pair;
use super::support::local_storage;
use super::support::turn;
use plumbline::platform::idb;
use plumbline::platform::storage;
use plumbline::platform::storage::Part;
use plumbline::platform::storage::Probe;
use plumbline::platform::storage::SMALL_BASE_UNITS;
use plumbline::platform::storage::StorageError;
use plumbline::platform::storage::Store;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn texts(parts: &[Part]) -> Vec<(&str, Store)> {
    parts.iter().map(|part| (part.text.as_str(), part.store)).collect()
}

fn keys(parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| part.key.clone()).collect()
}

fn big_text() -> String {
    "目标".repeat(SMALL_BASE_UNITS as usize / 2)
}

#[wasm_bindgen_test]
fn the_probe_works_and_leaves_nothing_behind() {
    let before = local_storage().length().unwrap();
    assert_eq!(storage::probe(), Probe::Works);
    assert_eq!(local_storage().length().unwrap(), before);
}

#[wasm_bindgen_test]
async fn journal_records_of_both_stores_come_back_in_order() {
    let doc = "t-journal";
    storage::append_journal(doc, "s2", 1, "fourth").unwrap();
    storage::append_journal(doc, "s1", 36, "third").unwrap();
    storage::append_journal(doc, "s1", 2, "first").unwrap();
    storage::append_journal_idb(doc, "s1", 35, "second").await.unwrap();

    let parts = storage::read_parts(doc).await;
    assert_eq!(parts.unread, []);
    assert_eq!(
        texts(&parts.journal),
        [
            ("first", Store::Local),
            ("second", Store::Indexed),
            ("third", Store::Local),
            ("fourth", Store::Local)
        ]
    );
    assert_eq!(parts.journal[0].key, storage::journal_key(doc, "s1", 2).unwrap());

    storage::delete_parts(&keys(&parts.journal)).await.unwrap();
    assert_eq!(storage::read_parts(doc).await, storage::Parts::default());
}

#[wasm_bindgen_test]
async fn a_base_that_moves_to_the_other_store_while_it_is_read_is_not_missed() {
    let doc = "t-moves";
    let large = big_text();
    storage::write_base(doc, "g1", &large).await.unwrap();
    let old = keys(&storage::read_parts(doc).await.bases);
    let heard = Heard::new();
    // Reads `localStorage`, finds nothing, and waits behind the deletion that stands before it.
    let deleting = start(async move { storage::delete_parts(&old).await.unwrap() });
    let reading = start({
        let heard = heard.clone();
        async move { heard.say(storage::read_parts(doc).await) }
    });
    turn().await;
    local_storage().set_item("plumbline/1/t-moves/base/g2", "moved").unwrap();
    JsFuture::from(deleting).await.unwrap();
    JsFuture::from(reading).await.unwrap();
    assert_eq!(texts(&heard.next().await.bases), [("moved", Store::Local)]);
    storage::remove_workspace(doc).await.unwrap();

    fn start(work: impl Future<Output = ()> + 'static) -> js_sys::Promise {
        wasm_bindgen_futures::future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    }
}

#[wasm_bindgen_test]
async fn a_record_is_written_once_and_never_rewritten() {
    let doc = "t-once";
    let key = storage::journal_key(doc, "s", 1).unwrap();
    let taken = Err(StorageError::Taken { key: key.clone() });
    storage::append_journal(doc, "s", 1, "first").unwrap();
    assert_eq!(storage::append_journal(doc, "s", 1, "first"), Ok(()));
    assert_eq!(storage::append_journal(doc, "s", 1, "other"), taken);
    assert_eq!(local_storage().get_item(&key).unwrap().as_deref(), Some("first"));

    storage::append_journal_idb(doc, "t", 1, "first").await.unwrap();
    assert_eq!(storage::append_journal_idb(doc, "t", 1, "first").await, Ok(()));
    let key = storage::journal_key(doc, "t", 1).unwrap();
    assert_eq!(storage::append_journal_idb(doc, "t", 1, "other").await, Err(StorageError::Taken { key }));
    storage::remove_workspace(doc).await.unwrap();
}

#[wasm_bindgen_test]
async fn small_bases_stay_local_and_large_ones_go_to_the_database() {
    let doc = "t-base";
    let large = big_text();
    assert_eq!(storage::write_base(doc, "g1", "small").await, Ok(Store::Local));
    assert_eq!(storage::write_base(doc, "g2", &large).await, Ok(Store::Indexed));

    let parts = storage::read_parts(doc).await;
    assert_eq!(texts(&parts.bases), [("small", Store::Local), (large.as_str(), Store::Indexed)]);
    assert!(matches!(storage::write_base(doc, "g1", "else").await, Err(StorageError::Taken { .. })));
    let longer = format!("{large}!");
    assert!(matches!(storage::write_base(doc, "g2", &longer).await, Err(StorageError::Taken { .. })));
    assert_eq!(storage::read_parts(doc).await, parts);

    storage::delete_parts(&keys(&parts.bases)).await.unwrap();
    assert_eq!(storage::read_parts(doc).await, storage::Parts::default());
}

#[wasm_bindgen_test]
async fn quarantine_moves_a_text_exactly_and_overwrites_nothing() {
    let doc = "t-quarantine";
    let key = storage::journal_key(doc, "s", 1).unwrap();
    let raw: JsValue = half_pair().into();
    call(&local_storage(), "setItem", &[&key.as_str().into(), &raw]);

    let aside = storage::quarantine(doc, &key, "what the reader saw", 7).await.unwrap();
    let kept = call(&local_storage(), "getItem", &[&aside.as_str().into()]);
    assert_eq!(kept, raw);
    assert_eq!(local_storage().get_item(&key).unwrap(), None);

    // The same moment again, and a text that stands nowhere.
    let other = storage::quarantine(doc, &key, "from elsewhere", 7).await.unwrap();
    assert_ne!(other, aside);
    let parts = storage::read_parts(doc).await;
    assert_eq!(texts(&parts.quarantined), [("a\u{FFFD}b", Store::Local), ("from elsewhere", Store::Local)]);
    assert_eq!((parts.bases.len(), parts.journal.len()), (0, 0));

    let refused = storage::delete_parts(&[key, aside.clone()]).await;
    assert_eq!(refused, Err(StorageError::BadKey { key: aside.clone() }));
    assert!(storage::delete_parts(&["plumbline/prefs".to_owned()]).await.is_err());
    storage::delete_quarantined(&aside).await.unwrap();
    assert_eq!(keys(&storage::read_parts(doc).await.quarantined), [other]);
    storage::remove_workspace(doc).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_large_base_is_quarantined_within_the_database() {
    let doc = "t-quarantine-large";
    let large = big_text();
    storage::write_base(doc, "g1", &large).await.unwrap();
    let key = storage::read_parts(doc).await.bases[0].key.clone();
    storage::quarantine(doc, &key, "", 7).await.unwrap();
    // At the same moment another large text, and a small one that would go to the other store.
    let longer = format!("{large}!");
    storage::quarantine(doc, &key, &longer, 7).await.unwrap();
    storage::quarantine(doc, &key, "small", 7).await.unwrap();

    let parts = storage::read_parts(doc).await;
    assert_eq!(parts.bases, []);
    assert_eq!(
        texts(&parts.quarantined),
        [(large.as_str(), Store::Indexed), (longer.as_str(), Store::Indexed), ("small", Store::Local)]
    );
    // One text set aside twice is kept once, and no two share a key across the stores.
    storage::quarantine(doc, &key, "small", 9).await.unwrap();
    assert_eq!(storage::read_parts(doc).await.quarantined, parts.quarantined);
    let longest = format!("{large}!!");
    let aside = storage::quarantine(doc, &key, &longest, 9).await.unwrap();
    assert!(!keys(&parts.quarantined).contains(&aside));
    assert!(storage::quarantine(doc, "plumbline/1/other/name", "", 7).await.is_err());
    storage::remove_workspace(doc).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_full_store_says_so_keeps_what_it_has_and_recovers() {
    let doc = "t-full";
    storage::append_journal(doc, "s", 1, "before").unwrap();
    fill();

    assert_eq!(storage::probe(), Probe::Full);
    assert_eq!(storage::append_journal(doc, "s", 2, "too much"), Err(StorageError::Full));
    assert_eq!(storage::set_prefs(&"x".repeat(100)), Err(StorageError::Full));
    storage::append_journal_idb(doc, "s", 2, "too much").await.unwrap();
    assert_eq!(storage::write_base(doc, "g1", "base").await, Ok(Store::Indexed));
    let key = storage::journal_key(doc, "s", 1).unwrap();
    storage::quarantine(doc, &key, "", 7).await.unwrap();

    let parts = storage::read_parts(doc).await;
    assert_eq!(texts(&parts.journal), [("too much", Store::Indexed)]);
    assert_eq!(texts(&parts.bases), [("base", Store::Indexed)]);
    assert_eq!(parts.quarantined[0].text, "before");

    empty();
    assert_eq!(storage::probe(), Probe::Works);
    assert_eq!(storage::append_journal(doc, "s", 3, "after"), Ok(()));
    storage::remove_workspace(doc).await.unwrap();

    fn fill() {
        let mut chunk = "x".repeat(1 << 20);
        let mut nth = 0;
        while !chunk.is_empty() {
            match local_storage().set_item(&format!("t-fill-{nth}"), &chunk) {
                Ok(()) => nth += 1,
                Err(_) => chunk.truncate(chunk.len() / 2),
            }
        }
    }
    fn empty() {
        for nth in 0.. {
            let key = format!("t-fill-{nth}");
            if local_storage().get_item(&key).unwrap().is_none() {
                break;
            }
            local_storage().remove_item(&key).unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn without_local_storage_the_database_serves_alone() {
    let doc = "t-no-local";
    let forbidden = Forbidden::new("localStorage");
    assert_eq!(storage::probe(), Probe::Blocked);
    assert_eq!(storage::append_journal(doc, "s", 1, "text"), Err(StorageError::Blocked));
    assert_eq!(storage::prefs(), Err(StorageError::Blocked));
    assert_eq!(storage::set_prefs("{}"), Err(StorageError::Blocked));
    assert_eq!(storage::set_name(doc, "name"), Err(StorageError::Blocked));
    assert_eq!(storage::usage(), Err(StorageError::Blocked));
    storage::append_journal_idb(doc, "s", 1, "text").await.unwrap();
    assert_eq!(storage::write_base(doc, "g1", "base").await, Ok(Store::Indexed));

    let parts = storage::read_parts(doc).await;
    assert_eq!(parts.unread, [(Store::Local, StorageError::Blocked)]);
    assert_eq!(texts(&parts.journal), [("text", Store::Indexed)]);
    assert!(storage::workspaces().await.unwrap().iter().any(|workspace| workspace.doc == doc));
    storage::remove_workspace(doc).await.unwrap();
    drop(forbidden);
    assert_eq!(storage::probe(), Probe::Works);
}

#[wasm_bindgen_test]
async fn without_the_database_local_storage_serves_alone() {
    let doc = "t-no-idb";
    idb::close();
    let forbidden = Forbidden::new("indexedDB");
    storage::append_journal(doc, "s", 1, "text").unwrap();
    assert_eq!(storage::append_journal_idb(doc, "s", 2, "text").await, Err(StorageError::Blocked));
    assert_eq!(storage::write_base(doc, "g1", &big_text()).await, Ok(Store::Local));
    let key = storage::journal_key(doc, "s", 1).unwrap();
    storage::quarantine(doc, &key, "", 7).await.unwrap();

    let parts = storage::read_parts(doc).await;
    assert_eq!(parts.unread, [(Store::Indexed, StorageError::Blocked)]);
    assert_eq!((parts.bases.len(), parts.journal.len(), parts.quarantined.len()), (1, 0, 1));
    storage::remove_workspace(doc).await.unwrap();
    drop(forbidden);
    assert_eq!(storage::read_parts(doc).await, storage::Parts::default());
}

#[wasm_bindgen_test]
async fn without_any_store_everything_is_an_error_value() {
    let doc = "t-no-store";
    idb::close();
    let _forbidden = (Forbidden::new("localStorage"), Forbidden::new("indexedDB"));
    let parts = storage::read_parts(doc).await;
    assert_eq!(
        parts.unread,
        [(Store::Local, StorageError::Blocked), (Store::Indexed, StorageError::Blocked)]
    );
    assert_eq!(storage::workspaces().await, Err(StorageError::Blocked));
    assert_eq!(storage::write_base(doc, "g1", "base").await, Err(StorageError::Blocked));
    let key = storage::journal_key(doc, "s", 1).unwrap();
    assert_eq!(storage::quarantine(doc, &key, "raw", 7).await, Err(StorageError::Blocked));
    assert_eq!(storage::remove_workspace(doc).await, Ok(()));
}

#[wasm_bindgen_test]
async fn workspaces_are_listed_named_and_removed_one_by_one() {
    storage::append_journal("t-list-a", "s", 1, "text").unwrap();
    storage::append_journal_idb("t-list-b", "s", 1, "text").await.unwrap();
    storage::set_name("t-list-a", "北风 2026").unwrap();
    assert_eq!(
        listed().await,
        [("t-list-a".to_owned(), Some("北风 2026".to_owned())), ("t-list-b".to_owned(), None)]
    );
    storage::set_name("t-list-b", "Old").unwrap();
    storage::set_name("t-list-b", "New").unwrap();
    storage::remove_workspace("t-list-a").await.unwrap();
    assert_eq!(listed().await, [("t-list-b".to_owned(), Some("New".to_owned()))]);
    storage::remove_workspace("t-list-b").await.unwrap();
    assert_eq!(listed().await, []);

    async fn listed() -> Vec<(String, Option<String>)> {
        let all = storage::workspaces().await.unwrap();
        let ours = all.into_iter().filter(|workspace| workspace.doc.starts_with("t-list-"));
        ours.map(|workspace| (workspace.doc, workspace.name)).collect()
    }
}

#[wasm_bindgen_test]
async fn words_that_would_break_a_key_are_refused() {
    let bad = |result| matches!(result, Err(StorageError::BadKey { .. }));
    assert!(bad(storage::append_journal("a/b", "s", 1, "")));
    assert!(bad(storage::append_journal("", "s", 1, "")));
    assert!(bad(storage::append_journal("t-bad", "s s", 1, "")));
    assert!(bad(storage::append_journal_idb("t-bad", "../x", 1, "").await));
    assert!(bad(storage::write_base("t-bad", "目", "").await.map(drop)));
    assert!(bad(storage::remove_workspace("").await));
    assert!(bad(storage::delete_quarantined("t-bad").await));
}

#[wasm_bindgen_test]
fn preferences_are_replaced_whole() {
    let before = storage::prefs().unwrap();
    storage::set_prefs(r#"{"language":"zh"}"#).unwrap();
    storage::set_prefs("{}").unwrap();
    assert_eq!(storage::prefs().unwrap().as_deref(), Some("{}"));
    match before {
        Some(text) => storage::set_prefs(&text).unwrap(),
        None => local_storage().remove_item("plumbline/prefs").unwrap(),
    }
}

#[wasm_bindgen_test]
async fn usage_counts_keys_and_texts_in_utf16_units() {
    let before = storage::usage().unwrap();
    storage::append_journal("t-usage", "s", 1, "目标😀").unwrap();
    let after = storage::usage().unwrap();
    let key = storage::journal_key("t-usage", "s", 1).unwrap();
    assert_eq!(after.units - before.units, key.len() as u64 + 4);
    assert_eq!(after.keys - before.keys, 1);
    storage::remove_workspace("t-usage").await.unwrap();
    assert_eq!(storage::usage().unwrap(), before);
}

#[wasm_bindgen_test]
async fn asking_to_persist_gets_an_answer() {
    // Which answer is the browser's affair.
    assert!(storage::ask_to_persist().await.is_ok());
}
