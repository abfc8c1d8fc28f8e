//! One tab at a time, and which sessions are alive: the Web Locks of the browser.
//!
//! A lock here never guards the data (parts are written once, so there is nothing to guard); it only
//! picks the one tab that tidies up. Where there are no locks nobody tidies, and nothing else changes.

use super::js;
use js_sys::Array;
use js_sys::Function;
use js_sys::Promise;
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the locks of sessions start with.
const SESSION: &str = "plumbline/session/";

/// Why a lock was not to be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// This browser has no locks, or not for this page.
    #[error("locks are not available")]
    Unavailable,
    /// Somebody else holds it.
    #[error("the lock is held elsewhere")]
    Held,
    /// Anything else, in the browser's words.
    #[error("the lock failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys counts as unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &Function,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestOptions {
    if_available: bool,
}

/// A lock that is ours until this is dropped, or the tab closes or crashes.
#[must_use = "a lock that is dropped is released"]
pub struct LockGuard {
    release: Option<Function>,
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        // The function of a promise cannot throw.
        if let Some(release) = &self.release {
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// Does `work` while holding a lock, if it is free now; otherwise `work` is not started.
pub async fn with_lock<T>(name: &str, work: impl Future<Output = T>) -> Result<T, LockError> {
    let guard = acquire(name).await?;
    let done = work.await;
    drop(guard);
    Ok(done)
}

/// Takes a lock if it is free now.
pub async fn acquire(name: &str) -> Result<LockGuard, LockError> {
    let failed = |thrown: JsValue| LockError::Failed { what: js::words(&thrown) };
    let manager = manager()?;
    let options = serde_wasm_bindgen::to_value(&RequestOptions { if_available: true })
        .map_err(|failure| LockError::Failed { what: failure.to_string() })?;

    // The browser holds a lock for as long as the promise that `granted` returns is pending.
    let (held, release) = pending();
    let (answer, tell) = pending();
    let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
        let is_ours = !lock.is_null() && !lock.is_undefined();
        if let Some(tell) = &tell {
            tell.call1(&JsValue::UNDEFINED, &JsValue::from_bool(is_ours)).ok();
        }
        if is_ours { held.clone().into() } else { JsValue::UNDEFINED }
    });
    let over = manager.request(name, &options, granted.as_ref().unchecked_ref()).map_err(failed)?;
    let guard = LockGuard { release, _granted: granted };
    let answer = js::settled(Promise::race(&Array::of2(&answer, &over))).await;
    match answer {
        Ok(is_ours) if is_ours.is_truthy() => Ok(guard),
        Ok(_) => Err(LockError::Held),
        Err(thrown) if js::is_refused(&thrown) => Err(LockError::Unavailable),
        Err(thrown) => Err(failed(thrown)),
    }
}

/// Shows other tabs that this session is alive, for as long as the guard is kept.
///
/// [`LockError::Held`] means that another tab is this very session, which must not be.
pub async fn hold_session_lock(session: &str) -> Result<LockGuard, LockError> {
    acquire(&format!("{SESSION}{session}")).await
}

/// The sessions that are alive in this browser, sorted.
pub async fn live_sessions() -> Result<Vec<String>, LockError> {
    let failed = |thrown: JsValue| LockError::Failed { what: js::words(&thrown) };
    let snapshot = js::settled(manager()?.query().map_err(failed)?).await.map_err(failed)?;
    let held = js::property(&snapshot, "held").map(|held| Array::from(&held)).unwrap_or_default();
    let mut sessions: Vec<String> = held
        .iter()
        .filter_map(|lock| js::property(&lock, "name")?.as_string())
        .filter_map(|name| name.strip_prefix(SESSION).map(str::to_owned))
        .collect();
    sessions.sort_unstable();
    sessions.dedup();
    Ok(sessions)
}

fn manager() -> Result<LockManager, LockError> {
    let window = web_sys::window().ok_or(LockError::Unavailable)?;
    let manager = js::property(window.navigator().as_ref(), "locks").ok_or(LockError::Unavailable)?;
    Ok(manager.unchecked_into())
}

/// A promise that is not settled yet, and what fulfils it.
///
/// The function is there as soon as the promise is; an empty one of our own would have to be made from
/// text, which the page's policy forbids.
fn pending() -> (Promise, Option<Function>) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve, _reject| fulfil = Some(resolve));
    (promise, fulfil)
}
