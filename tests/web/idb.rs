//! The wrapper over `IndexedDB`.

use super::support::Forbidden;
use super::support::half_pair;
use js_sys::JsString;
use plumbline::platform::idb;
use plumbline::platform::idb::Durability;
use plumbline::platform::idb::IdbError;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_was_added_is_there_under_its_prefix_in_order() {
    let text = |text: &str| JsString::from(text);
    idb::add("t-order/b", &text("2"), Durability::Relaxed).await.unwrap();
    idb::add("t-order/a", &text("1"), Durability::Strict).await.unwrap();
    idb::add("t-order!", &text("beside"), Durability::Relaxed).await.unwrap();

    assert_eq!(idb::keys("t-order/").await.unwrap(), ["t-order/a", "t-order/b"]);
    let entries = idb::entries("t-order/").await.unwrap();
    assert_eq!(entries, [("t-order/a".to_owned(), text("1")), ("t-order/b".to_owned(), text("2"))]);
    assert_eq!(idb::get("t-order/b").await.unwrap(), Some(text("2")));

    let all = ["t-order/a", "t-order/b", "t-order!", "t-order/never"].map(str::to_owned);
    idb::remove(&all).await.unwrap();
    assert_eq!(idb::keys("t-order").await.unwrap(), Vec::<String>::new());
    assert_eq!(idb::get("t-order/a").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_taken_key_is_refused_and_keeps_its_text() {
    idb::add("t-taken", &"old".into(), Durability::Relaxed).await.unwrap();
    let again = idb::add("t-taken", &"new".into(), Durability::Relaxed).await;
    assert_eq!(again, Err(IdbError::Taken));
    assert_eq!(idb::get("t-taken").await.unwrap(), Some("old".into()));
    idb::remove(&["t-taken".to_owned()]).await.unwrap();
}

#[wasm_bindgen_test]
async fn half_a_surrogate_pair_survives() {
    idb::add("t-half", &half_pair(), Durability::Relaxed).await.unwrap();
    assert_eq!(idb::get("t-half").await.unwrap(), Some(half_pair()));
    idb::remove(&["t-half".to_owned()]).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_closed_connection_is_opened_again() {
    idb::add("t-close", &"kept".into(), Durability::Relaxed).await.unwrap();
    idb::close();
    assert_eq!(idb::get("t-close").await.unwrap(), Some("kept".into()));
    idb::remove(&["t-close".to_owned()]).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_forbidden_database_is_an_error_value() {
    idb::close();
    let forbidden = Forbidden::new("indexedDB");
    assert_eq!(idb::keys("").await, Err(IdbError::Blocked));
    assert_eq!(idb::add("t-no", &"text".into(), Durability::Relaxed).await, Err(IdbError::Blocked));
    drop(forbidden);
    assert_eq!(idb::get("t-no").await, Ok(None));
}
