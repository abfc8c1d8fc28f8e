//! How a value thrown by the browser is put into words and told apart.
//!
//! Knows nothing of what was being tried; the callers turn these into their own errors.

use js_sys::Promise;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The `name` of a thrown error, such as `QuotaExceededError`; empty when it has none.
pub(super) fn name(thrown: &JsValue) -> String {
    property(thrown, "name").and_then(|name| name.as_string()).unwrap_or_default()
}

/// A thrown value in words for a report: name and message, or the value itself.
pub(super) fn words(thrown: &JsValue) -> String {
    let message = property(thrown, "message").and_then(|message| message.as_string()).unwrap_or_default();
    match (name(thrown), message) {
        (name, message) if name.is_empty() && message.is_empty() => format!("{thrown:?}"),
        (name, message) if name.is_empty() => message,
        (name, message) if message.is_empty() => name,
        (name, message) => format!("{name}: {message}"),
    }
}

/// Whether a thrown value says that the store is full.
///
/// Firefox had its own name for it, and newer engines made the error a class of its own; the name stayed.
pub(super) fn is_quota(thrown: &JsValue) -> bool {
    matches!(name(thrown).as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
}

/// Whether a thrown value says that this page may not use what it asked for.
pub(super) fn is_refused(thrown: &JsValue) -> bool {
    matches!(name(thrown).as_str(), "SecurityError" | "NotAllowedError" | "InvalidAccessError")
}

/// A property that is there: neither undefined nor null, and reading it did not throw.
pub(super) fn property(of: &JsValue, key: &str) -> Option<JsValue> {
    if !of.is_object() && !of.is_function() {
        return None;
    }
    let value = Reflect::get(of, &JsValue::from_str(key)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Waits for a promise.
pub(super) async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
