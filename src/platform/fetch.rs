//! Reading a file that lies beside the page. The page's policy allows no other place.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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
    #[error("no readable answer")]
    Unreachable,
}

/// The text of a file beside the page.
///
/// # Errors
/// When the host does not give it.
pub async fn text(path: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await;
    let response: Response =
        answer.ok().and_then(|value| value.dyn_into().ok()).ok_or(FetchError::Unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status { status: response.status() });
    }
    let body = response.text().map_err(|_| FetchError::Unreachable)?;
    let text = JsFuture::from(body).await.map_err(|_| FetchError::Unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}
