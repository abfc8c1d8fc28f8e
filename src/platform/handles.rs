//! Files that stay open: saving again to the same file, where the browser allows it.
//!
//! Somebody else, or a folder that syncs, may have changed the file since it was read. So the caller
//! reads it ([`read_handle`]), joins, and only then writes ([`write_handle`]), which reads back what
//! arrived. Where a browser has no handles, every function says [`HandleError::Unsupported`] and the
//! ways of [`files`](super::files) remain.

use super::files;
use super::files::FileBytes;
use super::files::FileError;
use super::js;
use js_sys::Array;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::File;

/// Why a file could not be opened, read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// This browser keeps no files open.
    #[error("this browser keeps no files open")]
    Unsupported,
    /// The person or the browser said no; the file is unchanged.
    #[error("access to the file was refused")]
    Refused,
    /// The file is no longer where it was.
    #[error("the file is gone")]
    Gone,
    /// The disk is full; the file is unchanged.
    #[error("there is no room for the file")]
    Full,
    /// What stands in the file after writing is not what was written.
    #[error("what was written did not read back as itself")]
    Differs,
    /// It was not read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Anything else, in the browser's words.
    #[error("the file failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

#[wasm_bindgen]
extern "C" {
    /// The dialogs of the window, which web-sys counts as unstable.
    type Pickers;

    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    fn show_open(this: &Pickers, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    fn show_save(this: &Pickers, options: &JsValue) -> Result<Promise, JsValue>;

    /// A file handle as far as it is used here.
    #[derive(Clone)]
    type RawHandle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &RawHandle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &RawHandle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &RawHandle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = isSameEntry)]
    fn is_same_entry(this: &RawHandle, other: &RawHandle) -> Result<Promise, JsValue>;

    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct PickerOptions<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    suggested_name: Option<&'a str>,
    types: [FileType; 1],
}

#[derive(serde::Serialize)]
struct FileType {
    accept: Accept,
}

#[derive(serde::Serialize)]
struct Accept {
    #[serde(rename = "application/json")]
    json: [&'static str; 1],
}

/// A file that stays open.
#[derive(Clone)]
pub struct FileHandle(RawHandle);

impl FileHandle {
    /// Takes a handle that came by another way, such as a drop; `None` when it is none for a file.
    pub fn from_js(value: JsValue) -> Option<Self> {
        let is_file = ["getFile", "createWritable"]
            .iter()
            .all(|method| js::property(&value, method).is_some_and(|method| method.is_function()));
        is_file.then(|| Self(value.unchecked_into()))
    }

    /// Its name, without a folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether both are the same file on the disk.
    pub async fn is_same_file(&self, other: &Self) -> Result<bool, HandleError> {
        let answer = await_it(self.0.is_same_entry(&other.0)).await?;
        Ok(answer.is_truthy())
    }
}

/// Whether this browser keeps files open at all.
pub fn are_supported() -> bool {
    pickers().is_ok()
}

/// Asks for a file to open and keep open; `None` when the dialog is closed without a choice.
pub async fn open_picker() -> Result<Option<FileHandle>, HandleError> {
    let picked = pickers()?.show_open(&options(None)?);
    let list = unless_closed(settled(picked).await)?;
    Ok(list.and_then(|list| FileHandle::from_js(Array::from(&list).get(0))))
}

/// Asks where to save; `None` when the dialog is closed without a choice.
pub async fn save_picker(suggested_name: &str) -> Result<Option<FileHandle>, HandleError> {
    let picked = pickers()?.show_save(&options(Some(suggested_name))?);
    Ok(unless_closed(settled(picked).await)?.and_then(FileHandle::from_js))
}

/// Reads what stands in the file now.
pub async fn read_handle(handle: &FileHandle) -> Result<FileBytes, HandleError> {
    Ok(files::read(&file_of(handle).await?).await?)
}

/// The file as it is now: its size and when it last changed, before anything of it is read.
pub async fn file_of(handle: &FileHandle) -> Result<File, HandleError> {
    Ok(await_it(handle.0.get_file()).await?.unchecked_into())
}

/// Replaces what stands in the file, reads it back and compares.
///
/// The old text stays until the new one is complete. The caller has read the file just before and has
/// joined what it found, or it takes back what somebody else saved.
pub async fn write_handle(handle: &FileHandle, text: &str) -> Result<(), HandleError> {
    put(handle, text).await?;
    if read_handle(handle).await?.bytes == text.as_bytes() { Ok(()) } else { Err(HandleError::Differs) }
}

/// Replaces what stands in the file, without reading it back.
pub async fn put(handle: &FileHandle, text: &str) -> Result<(), HandleError> {
    let writable: Writable = await_it(handle.0.create_writable()).await?.unchecked_into();
    if let Err(error) = await_it(writable.write(text)).await {
        // The error that counts is the first one; closing would put half a text in place.
        await_it(writable.abort()).await.ok();
        return Err(error);
    }
    await_it(writable.close()).await?;
    Ok(())
}

fn pickers() -> Result<Pickers, HandleError> {
    let window = web_sys::window().ok_or(HandleError::Unsupported)?;
    js::property(window.as_ref(), "showSaveFilePicker").ok_or(HandleError::Unsupported)?;
    js::property(window.as_ref(), "showOpenFilePicker").ok_or(HandleError::Unsupported)?;
    Ok(window.unchecked_into())
}

fn options(suggested_name: Option<&str>) -> Result<JsValue, HandleError> {
    let types = [FileType { accept: Accept { json: [".json"] } }];
    serde_wasm_bindgen::to_value(&PickerOptions { suggested_name, types })
        .map_err(|failure| HandleError::Failed { what: failure.to_string() })
}

/// A dialog that the person closed is an answer, not an error; everything else stays one.
pub fn unless_closed(picked: Result<JsValue, JsValue>) -> Result<Option<JsValue>, HandleError> {
    match picked {
        Ok(picked) => Ok(Some(picked)),
        Err(thrown) if js::name(&thrown) == "AbortError" => Ok(None),
        Err(thrown) => Err(error(&thrown)),
    }
}

async fn await_it(started: Result<Promise, JsValue>) -> Result<JsValue, HandleError> {
    settled(started).await.map_err(|thrown| error(&thrown))
}

async fn settled(started: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    js::settled(started?).await
}

/// What the browser threw.
pub fn error(thrown: &JsValue) -> HandleError {
    if js::is_quota(thrown) {
        HandleError::Full
    } else if js::is_refused(thrown) {
        HandleError::Refused
    } else if js::name(thrown) == "NotFoundError" {
        HandleError::Gone
    } else {
        HandleError::Failed { what: js::words(thrown) }
    }
}
