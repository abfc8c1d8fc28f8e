//! Reading a file that lies beside the page. The page's policy allows no other place.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::js;

/// Why a file beside the page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The host has no such file, or refuses it.
    #[error("the host answered {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// No answer that could be read.
    #[error("no readable answer: {what}")]
    Unreachable {
        /// The browser's name and message of it.
        what: String,
    },
}

/// The text of a file beside the page.
///
/// # Errors
/// When the host does not give it.
pub async fn text(path: &str) -> Result<String, FetchError> {
    let thrown = |thrown: JsValue| FetchError::Unreachable { what: js::words(&thrown) };
    let strange = |what: &str| FetchError::Unreachable { what: what.to_owned() };
    let window = web_sys::window().ok_or_else(|| strange("no window"))?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(thrown)?;
    let response: Response = answer.dyn_into().map_err(thrown)?;
    if !response.ok() {
        return Err(FetchError::Status { status: response.status() });
    }
    let body = response.text().map_err(thrown)?;
    let text = JsFuture::from(body).await.map_err(thrown)?;
    text.as_string().ok_or_else(|| strange("no text"))
}
