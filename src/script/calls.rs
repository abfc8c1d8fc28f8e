//! The functions as JavaScript sees them: plain values out, errors that are `Error`s.
//!
//! The code behind them comes in a file of its own (`ready` fetches it), so that a person who opens the app
//! does not download what only scripts need.

use std::cell::Cell;

use js_sys::{ArrayBuffer, Date, Error, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::okr::Day;

use super::trouble::{Code, Trouble, Which};

/// What a call gives back: a plain value, or what it throws.
type Answer = Result<JsValue, JsValue>;

/// The code behind the functions.
#[derive(Clone, Copy)]
struct Calls {
    check: fn(&str) -> Answer,
    merge: fn(&str, &str) -> Answer,
    compare: fn(&str, &str, Day) -> Answer,
    outline: fn(&str, Day) -> Answer,
}

thread_local! {
    static HERE: Cell<Option<Calls>> = const { Cell::new(None) };
}

/// Fetches the code behind the other functions; call it once and wait for it.
///
/// # Errors
/// When it did not come; the next call tries again.
#[wasm_bindgen]
pub async fn ready() -> Result<(), JsValue> {
    let calls = fetch().await.map_err(|Missing| thrown(&not_ready()))?;
    HERE.set(Some(calls));
    Ok(())
}

/// Checks a text.
///
/// # Errors
/// A `PlumblineError` when nothing of it can be used.
#[wasm_bindgen]
pub fn check(text: &JsValue) -> Answer {
    let text = text_of(text, None)?;
    (here()?.check)(&text)
}

/// Merges two texts.
///
/// # Errors
/// A `PlumblineError` when nothing of one of them can be used.
#[wasm_bindgen]
pub fn merge(ours: &JsValue, theirs: &JsValue) -> Answer {
    let (ours, theirs) = (text_of(ours, Some(Which::Ours))?, text_of(theirs, Some(Which::Theirs))?);
    (here()?.merge)(&ours, &theirs)
}

/// Compares two texts.
///
/// # Errors
/// A `PlumblineError` when nothing of one of them can be used.
#[wasm_bindgen]
pub fn compare(before: &JsValue, after: &JsValue, today: &JsValue) -> Answer {
    let (before, after) = (text_of(before, Some(Which::Before))?, text_of(after, Some(Which::After))?);
    (here()?.compare)(&before, &after, day_of(today)?)
}

/// Reads the goals of a text and how they stand.
///
/// # Errors
/// A `PlumblineError` when nothing of it can be used.
#[wasm_bindgen]
pub fn outline(text: &JsValue, today: &JsValue) -> Answer {
    let text = text_of(text, None)?;
    (here()?.outline)(&text, day_of(today)?)
}

fn here() -> Result<Calls, JsValue> {
    HERE.get().ok_or_else(|| thrown(&not_ready()))
}

fn not_ready() -> Trouble {
    Trouble::new(Code::NotReady, "the functions are not here yet: wait for ready() first")
}

/// The text that was handed in, as a string or as the bytes of a file.
fn text_of(value: &JsValue, which: Option<Which>) -> Result<String, JsValue> {
    let text = value.as_string().or_else(|| {
        let is_bytes = value.is_instance_of::<Uint8Array>() || value.is_instance_of::<ArrayBuffer>();
        if is_bytes { String::from_utf8(Uint8Array::new(value).to_vec()).ok() } else { None }
    });
    let trouble = || {
        let message = "a text is needed here: a string, or bytes of UTF-8";
        Trouble { which, ..Trouble::new(Code::NotText, message) }
    };
    text.ok_or_else(|| thrown(&trouble()))
}

/// The day that was handed in, else today where the page is.
fn day_of(value: &JsValue) -> Result<Day, JsValue> {
    let day = if value.is_undefined() || value.is_null() {
        let now = Date::new_0();
        let text = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
        Day::parse(&text)
    } else {
        value.as_string().and_then(|text| Day::parse(&text))
    };
    day.ok_or_else(|| thrown(&Trouble::new(Code::NotADay, "a day is written like 2026-08-21")))
}

/// An `Error` that says what went wrong and where.
fn thrown(trouble: &Trouble) -> JsValue {
    let error = Error::new(&trouble.message);
    error.set_name("PlumblineError");
    if let Ok(parts) = plain(trouble) {
        for key in ["code", "which", "path", "line", "column"] {
            let value = Reflect::get(&parts, &key.into()).unwrap_or(JsValue::NULL);
            // An error of our own takes any property.
            drop(Reflect::set(&error, &key.into(), &value));
        }
    }
    error.unchecked_into()
}

/// A value as plain objects, arrays and numbers, `null` for what is not there.
fn plain(value: &impl Serialize) -> Answer {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn answer<T: Serialize>(result: Result<T, Trouble>) -> Answer {
    result.map_err(|trouble| thrown(&trouble)).and_then(|value| plain(&value))
}

/// The code behind the functions could not be fetched.
struct Missing;

fn calls() -> Calls {
    Calls {
        check: |text| answer(super::check(text)),
        merge: |ours, theirs| answer(super::merge(ours, theirs)),
        compare: |before, after, today| answer(super::compare(before, after, today)),
        outline: |text, today| answer(super::outline(text, today)),
    }
}

#[cfg(not(split_wasm))]
async fn fetch() -> Result<Calls, Missing> {
    std::future::ready(Ok(calls())).await
}

#[cfg(split_wasm)]
use bundle::fetch;

#[cfg(split_wasm)]
mod bundle {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Calls, Missing};

    /// Fetches the file with the code, unless it is here.
    pub async fn fetch() -> Result<Calls, Missing> {
        let calls = scripts().await?;
        Ok(calls)
    }

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Missing
        }
    }

    #[wasm_split(scripts, fallible)]
    fn scripts() -> Result<Calls, Missing> {
        Ok(super::calls())
    }
}
