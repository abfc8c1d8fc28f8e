//! `localStorage`, held so that nothing can throw.
//!
//! Texts cross as `JsString`, unconverted: a lone surrogate survives in the store, but a Rust string
//! would hold U+FFFD in its place. What is copied or compared here is therefore what is really there.

use super::StorageError;
use crate::platform::js;
use js_sys::JsString;
use js_sys::Object;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[expect(
    clippy::disallowed_types,
    reason = "the one place that talks to localStorage; probed before each use"
)]
use gloo_storage::LocalStorage;
use gloo_storage::Storage as _;

#[wasm_bindgen]
extern "C" {
    /// The same object as `web_sys::Storage`, with texts that are not converted.
    #[derive(Clone)]
    type RawStorage;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &RawStorage, key: &str) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &RawStorage, key: &str, value: &JsString) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeItem)]
    fn remove_item(this: &RawStorage, key: &str) -> Result<(), JsValue>;
}

/// A `localStorage` that is there. It may be full, and it may still refuse a call.
pub(super) struct Local(RawStorage);

impl Local {
    /// Finds `localStorage`, or says that it is blocked.
    pub(super) fn open() -> Result<Self, StorageError> {
        // Where storage is blocked, gloo's accessor panics and the page dies; web-sys only says so.
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => {
                #[expect(clippy::disallowed_types, reason = "see the import")]
                let storage = LocalStorage::raw();
                Ok(Self(storage.unchecked_into()))
            }
            Some(Ok(None) | Err(_)) | None => Err(StorageError::Blocked),
        }
    }

    /// The text under a key.
    pub(super) fn get(&self, key: &str) -> Result<Option<JsString>, StorageError> {
        self.0.get_item(key).map_err(|thrown| error(&thrown))
    }

    /// Puts a text under a key, in place of what was there.
    pub(super) fn put(&self, key: &str, text: &JsString) -> Result<(), StorageError> {
        self.0.set_item(key, text).map_err(|thrown| error(&thrown))
    }

    /// Puts a text under a key that nothing stands under yet, or that holds this text already.
    pub(super) fn add(&self, key: &str, text: &JsString) -> Result<(), StorageError> {
        match self.get(key)? {
            Some(there) if there == *text => Ok(()),
            Some(_) => Err(StorageError::Taken { key: key.to_owned() }),
            None => self.put(key, text),
        }
    }

    /// Removes a key; one that is not there is no error.
    pub(super) fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove_item(key).map_err(|thrown| error(&thrown))
    }

    /// All keys with this beginning, sorted.
    ///
    /// Taken in one call: going through the store by index would skip keys when another tab deletes.
    pub(super) fn keys(&self, prefix: &str) -> Vec<String> {
        let names = Object::keys(self.0.unchecked_ref::<Object>());
        let mut keys: Vec<String> =
            names.iter().filter_map(|name| name.as_string()).filter(|key| key.starts_with(prefix)).collect();
        keys.sort_unstable();
        keys
    }
}

fn error(thrown: &JsValue) -> StorageError {
    if js::is_quota(thrown) {
        StorageError::Full
    } else if js::is_refused(thrown) {
        StorageError::Blocked
    } else {
        StorageError::Failed { what: js::words(thrown) }
    }
}
