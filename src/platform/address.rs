//! The address of the page: what it carries, and taking that out again without a trace in the history.

/// The part after `?`, with it; empty where there is none.
pub fn search() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The part after `#`, with it; empty where there is none.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Everything before `?` and `#`: where this app lies. `None` where the page has no address.
pub fn base() -> Option<String> {
    let location = web_sys::window()?.location();
    Some(format!("{}{}", location.origin().ok()?, location.pathname().ok()?))
}

/// Puts another `?` and `#` in the place of what stands there: no entry of the history keeps the old ones.
///
/// Nothing hears of it: no event tells that the address changed.
pub fn replace(search: &str, hash: &str) {
    let Some(window) = web_sys::window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let address = format!("{path}{search}{hash}");
    if let Ok(history) = window.history() {
        // A browser that refuses keeps the longer address, and nothing else is wrong.
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)));
    }
}
