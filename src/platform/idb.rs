//! The little of `IndexedDB` that storage needs: texts under keys, one object store, prefix reads.
//!
//! A write is done when its *transaction* completes, not when its request succeeds; a transaction can
//! still be rolled back after every request in it went well. Values are strings as JavaScript has
//! them (see [`JsString`]): nothing is converted on the way, so lone surrogates survive a copy.

use super::js;
use js_sys::Array;
use js_sys::Function;
use js_sys::JsString;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::IdbDatabase;
use web_sys::IdbKeyRange;
use web_sys::IdbObjectStore;
use web_sys::IdbOpenDbRequest;
use web_sys::IdbRequest;
use web_sys::IdbTransaction;

/// The database of this application; the number is the version of the key layout.
const DATABASE: &str = "plumbline-1";

/// Its only object store: key = the same key as in `localStorage`, value = the text.
const STORE: &str = "parts";

/// Why `IndexedDB` did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdbError {
    /// There is no `IndexedDB` here, or the page may not use it.
    #[error("IndexedDB is blocked or absent")]
    Blocked,
    /// The disk or this site's share of it is full; what was there before is unchanged.
    #[error("IndexedDB is full")]
    Full,
    /// Something stands under this key already; it is unchanged.
    #[error("the key is taken")]
    Taken,
    /// Anything else, in the browser's words.
    #[error("IndexedDB failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

/// How far a write has to get before it counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Handed to the operating system: survives a killed browser.
    Relaxed,
    /// Flushed to the disk: survives a power cut as far as the disk keeps its word.
    Strict,
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options of a transaction, which web-sys counts as unstable.
    type DatabaseWithOptions;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction(
        this: &DatabaseWithOptions,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

#[derive(serde::Serialize)]
struct TransactionOptions {
    durability: &'static str,
}

thread_local! {
    /// Opening costs a few milliseconds, so the connection is kept until the browser ends it.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// The text under a key.
pub async fn get(key: &str) -> Result<Option<JsString>, IdbError> {
    let (transaction, store) = begin("readonly", Durability::Relaxed).await?;
    let request = store.get(&JsValue::from_str(key)).map_err(|thrown| error(&thrown))?;
    finished(&transaction).await?;
    Ok(result(&request)?.dyn_into::<JsString>().ok())
}

/// All keys with this beginning, sorted.
pub async fn keys(prefix: &str) -> Result<Vec<String>, IdbError> {
    let (transaction, store) = begin("readonly", Durability::Relaxed).await?;
    let request = store.get_all_keys_with_key(range(prefix)?.as_ref()).map_err(|thrown| error(&thrown))?;
    finished(&transaction).await?;
    Ok(strings(&result(&request)?).filter_map(|key| key.as_string()).collect())
}

/// All keys with this beginning and the texts under them, sorted by key, as of one moment.
pub async fn entries(prefix: &str) -> Result<Vec<(String, JsString)>, IdbError> {
    read_all(&[range(prefix)?]).await
}

/// The same without those that begin with `but`, a longer beginning: they are not even read.
pub async fn entries_but(prefix: &str, but: &str) -> Result<Vec<(String, JsString)>, IdbError> {
    let after = format!("{but}\u{ffff}");
    read_all(&[between(prefix, but)?, between(&after, &format!("{prefix}\u{ffff}"))?]).await
}

async fn read_all(ranges: &[IdbKeyRange]) -> Result<Vec<(String, JsString)>, IdbError> {
    let (transaction, store) = begin("readonly", Durability::Relaxed).await?;
    let mut reads = Vec::new();
    for range in ranges {
        let keys = store.get_all_keys_with_key(range).map_err(|thrown| error(&thrown))?;
        let values = store.get_all_with_key(range).map_err(|thrown| error(&thrown))?;
        reads.push((keys, values));
    }
    finished(&transaction).await?;
    let mut entries = Vec::new();
    for (keys, values) in reads {
        let pairs = strings(&result(&keys)?).zip(strings(&result(&values)?));
        entries.extend(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.dyn_into().ok()?))));
    }
    Ok(entries)
}

/// Puts a text under a key that nothing stands under yet; an existing text is never replaced.
pub async fn add(key: &str, text: &JsString, durability: Durability) -> Result<(), IdbError> {
    let (transaction, store) = begin("readwrite", durability).await?;
    let request =
        store.add_with_key(text.as_ref(), &JsValue::from_str(key)).map_err(|thrown| error(&thrown))?;
    finished(&transaction).await.map_err(|aborted| {
        // The transaction says why it ended; for a taken key only the request names the reason.
        match request.error() {
            Ok(Some(refused)) => error(refused.as_ref()),
            Ok(None) | Err(_) => aborted,
        }
    })
}

/// The object under a key that [`put_object`] put there; texts are none.
pub async fn get_object(key: &str) -> Result<Option<JsValue>, IdbError> {
    let (transaction, store) = begin("readonly", Durability::Relaxed).await?;
    let request = store.get(&JsValue::from_str(key)).map_err(|thrown| error(&thrown))?;
    finished(&transaction).await?;
    Ok(Some(result(&request)?).filter(JsValue::is_object))
}

/// Puts an object under a key, in place of what stands there: for what is no part of a workspace, such as a
/// handle of a folder. Reading texts passes over it.
pub async fn put_object(key: &str, object: &JsValue) -> Result<(), IdbError> {
    let (transaction, store) = begin("readwrite", Durability::Relaxed).await?;
    store.put_with_key(object, &JsValue::from_str(key)).map_err(|thrown| error(&thrown))?;
    finished(&transaction).await
}

/// Removes all these keys or, if it fails, none of them. Keys that are not there are no error.
pub async fn remove(keys: &[String]) -> Result<(), IdbError> {
    if keys.is_empty() {
        return Ok(());
    }
    let (transaction, store) = begin("readwrite", Durability::Relaxed).await?;
    for key in keys {
        store.delete(&JsValue::from_str(key)).map_err(|thrown| error(&thrown))?;
    }
    finished(&transaction).await
}

/// Closes the kept connection, if there is one; the next call opens a new one.
pub fn close() {
    if let Some(database) = CONNECTION.take() {
        database.set_onclose(None);
        database.set_onversionchange(None);
        database.close();
    }
}

async fn database() -> Result<IdbDatabase, IdbError> {
    match CONNECTION.with_borrow(Clone::clone) {
        Some(database) => Ok(database),
        None => open().await,
    }
}

async fn open() -> Result<IdbDatabase, IdbError> {
    let Some(Ok(Some(factory))) = web_sys::window().map(|window| window.indexed_db()) else {
        return Err(IdbError::Blocked);
    };
    let request = factory.open_with_u32(DATABASE, 1).map_err(|thrown| error(&thrown))?;
    let on_upgrade = {
        let request = request.clone();
        Closure::<dyn FnMut()>::new(move || {
            // If this fails the store is missing, and the first transaction says so.
            if let Ok(database) = request.result() {
                database.unchecked_into::<IdbDatabase>().create_object_store(STORE).ok();
            }
        })
    };
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    opened(&request).await?;
    request.set_onupgradeneeded(None);
    let database = result(&request)?.unchecked_into::<IdbDatabase>();

    if let Some(earlier) = CONNECTION.with_borrow(Clone::clone) {
        // Two calls opened at the same time; one connection is enough.
        database.close();
        return Ok(earlier);
    }
    // Another tab that deletes or upgrades the database must not wait for this one, and a connection
    // that the browser closed must not be used again. Each of the two happens once at most.
    database.set_onversionchange(Some(Closure::once_into_js(close).unchecked_ref()));
    database.set_onclose(Some(Closure::once_into_js(close).unchecked_ref()));
    CONNECTION.set(Some(database.clone()));
    Ok(database)
}

/// Reading and writing start here: one transaction over the one store.
async fn begin(
    mode: &'static str,
    durability: Durability,
) -> Result<(IdbTransaction, IdbObjectStore), IdbError> {
    let options = TransactionOptions {
        durability: match durability {
            Durability::Relaxed => "relaxed",
            Durability::Strict => "strict",
        },
    };
    let options = serde_wasm_bindgen::to_value(&options)
        .map_err(|failure| IdbError::Failed { what: failure.to_string() })?;
    let start = |database: IdbDatabase| {
        database.unchecked_ref::<DatabaseWithOptions>().transaction(STORE, mode, &options)
    };
    let transaction = match start(database().await?) {
        Ok(transaction) => transaction,
        Err(_) => {
            // The connection may have ended without a word while the page slept; a new one settles it.
            close();
            start(database().await?).map_err(|thrown| error(&thrown))?
        }
    };
    let store = transaction.object_store(STORE).map_err(|thrown| error(&thrown))?;
    Ok((transaction, store))
}

/// Waits until the transaction is complete, or says why it was rolled back.
async fn finished(transaction: &IdbTransaction) -> Result<(), IdbError> {
    // The promise's own functions serve as handlers, so no closure has to outlive anything.
    let end = Promise::new(&mut |complete: Function, abort: Function| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
    });
    let ended = js::settled(end).await;
    transaction.set_oncomplete(None);
    transaction.set_onabort(None);
    match (ended, transaction.error()) {
        (Ok(_), _) => Ok(()),
        (Err(_), Some(reason)) => Err(error(reason.as_ref())),
        (Err(_), None) => Err(IdbError::Failed { what: "the transaction was aborted".to_owned() }),
    }
}

async fn opened(request: &IdbOpenDbRequest) -> Result<(), IdbError> {
    let end = Promise::new(&mut |success: Function, failure: Function| {
        request.set_onsuccess(Some(&success));
        request.set_onerror(Some(&failure));
        request.set_onblocked(Some(&failure));
    });
    let ended = js::settled(end).await;
    request.set_onsuccess(None);
    request.set_onerror(None);
    request.set_onblocked(None);
    match (ended, request.error()) {
        (Ok(_), _) => Ok(()),
        (Err(_), Ok(Some(reason))) => Err(error(reason.as_ref())),
        // Still waiting: an older version of the database is open in another tab.
        (Err(_), Ok(None) | Err(_)) => {
            Err(IdbError::Failed { what: "another tab keeps the database from opening".to_owned() })
        }
    }
}

fn range(prefix: &str) -> Result<IdbKeyRange, IdbError> {
    // Keys are ASCII, so everything with this beginning sorts before the last code unit there is.
    between(prefix, &format!("{prefix}\u{ffff}"))
}

fn between(first: &str, last: &str) -> Result<IdbKeyRange, IdbError> {
    IdbKeyRange::bound(&JsValue::from_str(first), &JsValue::from_str(last)).map_err(|thrown| error(&thrown))
}

fn result(request: &IdbRequest) -> Result<JsValue, IdbError> {
    request.result().map_err(|thrown| error(&thrown))
}

fn strings(list: &JsValue) -> impl Iterator<Item = JsValue> + use<> {
    Array::from(list).into_iter()
}

fn error(thrown: &JsValue) -> IdbError {
    if js::is_quota(thrown) {
        IdbError::Full
    } else if js::is_refused(thrown) {
        IdbError::Blocked
    } else if js::name(thrown) == "ConstraintError" {
        IdbError::Taken
    } else {
        IdbError::Failed { what: js::words(thrown) }
    }
}
