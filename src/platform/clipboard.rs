//! Text for other programs, through the clipboard.

use super::js;

/// Why a text did not reach the clipboard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// There is none for this page: an old browser, or a page that did not come safely.
    #[error("there is no clipboard")]
    Unsupported,
    /// The person or the browser said no, or the page was not in front.
    #[error("the clipboard was refused")]
    Refused,
    /// Anything else, in the browser's words.
    #[error("the clipboard failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

/// Puts a text on the clipboard. Has to be called from within a click or a key press.
pub async fn write_text(text: &str) -> Result<(), ClipboardError> {
    let navigator = web_sys::window().ok_or(ClipboardError::Unsupported)?.navigator();
    // Where it is missing the accessor would hand out an undefined object, and the next call would throw.
    js::property(navigator.as_ref(), "clipboard").ok_or(ClipboardError::Unsupported)?;
    match js::settled(navigator.clipboard().write_text(text)).await {
        Ok(_) => Ok(()),
        Err(thrown) if js::is_refused(&thrown) => Err(ClipboardError::Refused),
        Err(thrown) => Err(ClipboardError::Failed { what: js::words(&thrown) }),
    }
}
