//! Files in and out by the ways that every browser has: the file dialog, dropping, pasting, downloading.
//!
//! Bytes come out as they are; [`encoding`](super::encoding) makes text of them.

use super::js;
use js_sys::Array;
use js_sys::Function;
use js_sys::Promise;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Blob;
use web_sys::BlobPropertyBag;
use web_sys::DataTransfer;
use web_sys::Event;
use web_sys::File;
use web_sys::FileList;
use web_sys::HtmlAnchorElement;
use web_sys::HtmlInputElement;
use web_sys::Url;

/// The largest file that is read: 64 MB.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The id of the element behind the file dialog, for whoever drives the page from outside.
pub const PICKER_ID: &str = "file-picker";

/// How long a download may take to start before its source is let go.
const REVOKE_AFTER_MILLIS: i32 = 60_000;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileBytes {
    /// Its name, without a folder.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Why a file was not read or not handed out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is larger than [`MAX_FILE_BYTES`]; nothing of it was read.
    #[error("the file has {bytes} bytes, at most {limit} are read: {name}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The largest size.
        limit: u64,
        /// Its name.
        name: String,
    },
    /// Anything else, in the browser's words; a file that moved away since it was chosen, for one.
    #[error("the file failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

impl FileError {
    pub(super) fn thrown(thrown: &JsValue) -> Self {
        Self::Failed { what: js::words(thrown) }
    }

    pub(super) fn missing(what: &str) -> Self {
        Self::Failed { what: format!("there is no {what}") }
    }
}

/// Reads a file that was dropped, pasted or chosen.
pub async fn read(file: &File) -> Result<FileBytes, FileError> {
    let (name, size) = (file.name(), file.size());
    let bytes = if size > 0.0 { size as u64 } else { 0 };
    if bytes > MAX_FILE_BYTES {
        return Err(FileError::TooLarge { bytes, limit: MAX_FILE_BYTES, name });
    }
    let buffer = js::settled(file.array_buffer()).await.map_err(|thrown| FileError::thrown(&thrown))?;
    Ok(FileBytes { name, bytes: Uint8Array::new(&buffer).to_vec() })
}

/// Opens the file dialog and reads what is chosen; `None` when it is closed without a choice.
///
/// Has to be called from within a click or a key press, or browsers keep the dialog shut.
pub async fn pick_file() -> Result<Option<FileBytes>, FileError> {
    match choose(Many::No).await?.first() {
        Some(file) => read(file).await.map(Some),
        None => Ok(None),
    }
}

/// Opens the file dialog for one or many files; none when it is closed without a choice.
///
/// Has to be called from within a click or a key press, or browsers keep the dialog shut.
pub async fn pick_files() -> Result<Vec<File>, FileError> {
    choose(Many::Yes).await
}

/// Whether the file dialog takes more than one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Many {
    Yes,
    No,
}

/// The files of a drop or a paste.
pub fn files_of(transfer: &DataTransfer) -> Vec<File> {
    transfer.files().map(|list| files_in(&list)).unwrap_or_default()
}

/// The plain text of a drop or a paste; `None` when there is none.
pub fn text_of(transfer: &DataTransfer) -> Option<String> {
    transfer.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

/// Whether a drag carries files, which can be told before they are dropped.
pub fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Hands a text out as a file with this name, as the browser does with downloads.
pub fn download(name: &str, text: &str, media_type: &str) -> Result<(), FileError> {
    download_blob(name, &blob_of(text, media_type)?)
}

/// Hands bytes out as a file with this name.
pub fn download_blob(name: &str, blob: &Blob) -> Result<(), FileError> {
    let failed = |thrown: JsValue| FileError::thrown(&thrown);
    let window = web_sys::window().ok_or_else(|| FileError::missing("window"))?;
    let document = window.document().ok_or_else(|| FileError::missing("document"))?;
    let address = Url::create_object_url_with_blob(blob).map_err(failed)?;
    let anchor: HtmlAnchorElement = document.create_element("a").map_err(failed)?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // Some browsers read the source only after the click has been dealt with.
    let revoke = Closure::once_into_js(move || {
        // A source that is gone already is what was wanted.
        Url::revoke_object_url(&address).ok();
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), REVOKE_AFTER_MILLIS)
        .map(|_timer| ())
        .map_err(failed)
}

/// A text as bytes that the browser holds.
pub(super) fn blob_of(text: &str, media_type: &str) -> Result<Blob, FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)
        .map_err(|thrown| FileError::thrown(&thrown))
}

async fn choose(many: Many) -> Result<Vec<File>, FileError> {
    let failed = |thrown: JsValue| FileError::thrown(&thrown);
    let picker = Picker::new()?;
    picker.0.set_multiple(many == Many::Yes);
    let mut listening = Ok(());
    let end = Promise::new(&mut |chosen: Function, _failure: Function| {
        picker.0.set_onchange(Some(&chosen));
        listening = picker.0.add_event_listener_with_callback("cancel", &chosen);
    });
    listening.map_err(failed)?;
    picker.0.click();
    js::settled(end).await.map_err(failed)?;
    Ok(picker.0.files().map(|list| files_in(&list)).unwrap_or_default())
}

/// The element behind the file dialog, in the page for as long as the dialog is open.
struct Picker(HtmlInputElement);

impl Picker {
    fn new() -> Result<Self, FileError> {
        let failed = |thrown: JsValue| FileError::thrown(&thrown);
        let document = web_sys::window()
            .and_then(|window| window.document())
            .ok_or_else(|| FileError::missing("document"))?;
        // Not every browser tells that a dialog was closed, so an earlier one may still be waiting.
        if let Some(earlier) = document.get_element_by_id(PICKER_ID) {
            earlier.dispatch_event(&Event::new("cancel").map_err(failed)?).map_err(failed)?;
            earlier.remove();
        }
        let input: HtmlInputElement = document.create_element("input").map_err(failed)?.unchecked_into();
        input.set_type("file");
        input.set_id(PICKER_ID);
        input.set_accept(".json,application/json");
        input.set_hidden(true);
        // Some browsers drop a dialog whose element is not part of the page.
        document.body().ok_or_else(|| FileError::missing("body"))?.append_child(&input).map_err(failed)?;
        Ok(Self(input))
    }
}

impl Drop for Picker {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn files_in(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|nth| list.get(nth)).collect()
}
