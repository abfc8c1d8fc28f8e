//! What the browser knows about languages, dates, numbers and light or dark.
//!
//! Formatting comes from the browser's own `Intl`, so no tables of languages are shipped. A language tag
//! that a browser does not take is an error value here, never a thrown exception.

use super::listener::Listener;
use js_sys::Date;
use js_sys::JsString;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

const DARK: &str = "(prefers-color-scheme: dark)";

/// How long a written day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayStyle {
    /// Day and month: "14 Aug", "8月14日".
    Short,
    /// With the year, and the month in full: "14 August 2026", "2026年8月14日".
    Long,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Why a day or a number could not be written for a language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocaleError {
    /// Not a day of the form `YYYY-MM-DD`.
    #[error("not a day: {text}")]
    NotADay {
        /// What it was.
        text: String,
    },
    /// The browser does not take this language tag.
    #[error("not a language: {tag}")]
    NotALanguage {
        /// The tag.
        tag: String,
    },
}

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`, made so that a bad tag is an error.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    #[derive(Clone)]
    type DayFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = DateTimeFormat)]
    fn new(tag: &str, options: &JsValue) -> Result<DayFormat, JsValue>;

    #[wasm_bindgen(method, catch, js_name = format)]
    fn format_day(this: &DayFormat, day: &Date) -> Result<JsString, JsValue>;

    /// `Intl.NumberFormat`, made so that a bad tag is an error.
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat)]
    type NumberFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = NumberFormat)]
    fn new_number(tag: &str) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method, catch, js_name = format)]
    fn format_number(this: &NumberFormat, number: f64) -> Result<JsString, JsValue>;
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct DayOptions {
    day: &'static str,
    month: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<&'static str>,
    time_zone: &'static str,
}

thread_local! {
    /// Making a formatter costs far more than using it, and lists show hundreds of days.
    static DAY_FORMATS: RefCell<BTreeMap<(String, DayStyle), DayFormat>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// The languages of the person, the preferred one first, as tags such as `zh-Hans-CN`.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Whether the person's system is light or dark.
pub fn scheme() -> Scheme {
    if super::dom::matches_media(DARK) { Scheme::Dark } else { Scheme::Light }
}

/// Calls `changed` whenever the person's system turns light or dark.
pub fn on_scheme(changed: impl Fn(Scheme) + 'static) -> Option<Listener> {
    let media = web_sys::window()?.match_media(DARK).ok()??;
    Listener::new(media.as_ref(), "change", move |_event| changed(scheme()))
}

/// Writes a day, given as `YYYY-MM-DD`, in a language.
pub fn format_day(day: &str, tag: &str, style: DayStyle) -> Result<String, LocaleError> {
    let date = midnight_utc(day).ok_or_else(|| LocaleError::NotADay { text: day.to_owned() })?;
    let not_a_language = |_thrown: JsValue| LocaleError::NotALanguage { tag: tag.to_owned() };
    let written = day_format(tag, style).and_then(|format| format.format_day(&date));
    written.map(String::from).map_err(not_a_language)
}

/// What stands between the whole and the parts of a number in a language: "." or ",".
pub fn decimal_separator(tag: &str) -> Result<String, LocaleError> {
    let one_and_a_half = NumberFormat::new_number(tag).and_then(|format| format.format_number(1.5));
    match one_and_a_half {
        Ok(text) => Ok(String::from(text).chars().filter(|char| !char.is_numeric()).collect()),
        Err(_) => Err(LocaleError::NotALanguage { tag: tag.to_owned() }),
    }
}

/// Tells the browser, and those who are read to, which language the page is in.
pub fn set_document_lang(tag: &str) {
    if let Some(root) = root() {
        root.set_attribute("lang", tag).ok();
    }
}

/// Chooses the colours of the page; without a theme it follows the person's system.
pub fn set_document_theme(theme: Option<Scheme>) {
    let Some(root) = root() else { return };
    match theme {
        Some(Scheme::Light) => root.set_attribute("data-theme", "light").ok(),
        Some(Scheme::Dark) => root.set_attribute("data-theme", "dark").ok(),
        None => root.remove_attribute("data-theme").ok(),
    };
}

/// Sets the title of the page, as tabs and bookmarks show it.
pub fn set_document_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

fn day_format(tag: &str, style: DayStyle) -> Result<DayFormat, JsValue> {
    let key = (tag.to_owned(), style);
    if let Some(format) = DAY_FORMATS.with_borrow(|formats| formats.get(&key).cloned()) {
        return Ok(format);
    }
    let (month, year) = match style {
        DayStyle::Short => ("short", None),
        DayStyle::Long => ("long", Some("numeric")),
    };
    // The day is a name, not a moment: without a fixed zone it would shift by one west of Greenwich.
    let options = DayOptions { day: "numeric", month, year, time_zone: "UTC" };
    let options = serde_wasm_bindgen::to_value(&options)?;
    let format = DayFormat::new(tag, &options)?;
    DAY_FORMATS.with_borrow_mut(|formats| formats.insert(key, format.clone()));
    Ok(format)
}

fn midnight_utc(day: &str) -> Option<Date> {
    let is_iso = day.len() == 10
        && day.bytes().enumerate().all(|(nth, byte)| match nth {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = is_iso.then(|| Date::new(&JsValue::from_str(day)))?;
    // Browsers read 30 February as 2 March or not at all; neither is the day that was written.
    let same = date.get_time().is_finite() && day.get(8..)?.parse() == Ok(date.get_utc_date());
    same.then_some(date)
}
