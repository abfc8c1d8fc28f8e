//! Reading a file that lies beside the page. The page's policy allows no other place.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCache;
use web_sys::RequestInit;
use web_sys::RequestMode;
use web_sys::Response;

use super::js;
use super::streams;
use super::streams::StreamError;

/// Why a file beside the page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The host has no such file, or refuses it.
    #[error("the host answered {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// More than was asked for; the rest was not read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The most that was asked for.
        limit: usize,
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

/// The bytes of a file beside the page as it is now, at most so many: what the browser remembers of it is
/// asked after first. An answer from any other site is none.
///
/// # Errors
/// When the host does not give it, and when there is more of it.
pub async fn bytes(path: &str, most_bytes: usize) -> Result<Vec<u8>, FetchError> {
    let thrown = |thrown: JsValue| FetchError::Unreachable { what: js::words(&thrown) };
    let strange = |what: &str| FetchError::Unreachable { what: what.to_owned() };
    let window = web_sys::window().ok_or_else(|| strange("no window"))?;
    let wish = RequestInit::new();
    wish.set_cache(RequestCache::NoCache);
    wish.set_mode(RequestMode::SameOrigin);
    let answer = JsFuture::from(window.fetch_with_str_and_init(path, &wish)).await.map_err(thrown)?;
    let response: Response = answer.dyn_into().map_err(thrown)?;
    if !response.ok() {
        return Err(FetchError::Status { status: response.status() });
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    streams::read_to_end(&body, most_bytes).await.map_err(|error| match error {
        StreamError::TooLarge => FetchError::TooLarge { limit: most_bytes },
        StreamError::Broken(broken) => thrown(broken),
    })
}
