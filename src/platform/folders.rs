//! A folder that stays open: its files are listed, read, and one of them is written.
//!
//! The folder is chosen by the person and remembered across reloads, where the browser allows it. It may go
//! away, be forbidden, or change at any moment: each call says so and leaves nothing half done. The private
//! file system of an origin has the same handles, which is what tests use. It may lack the methods for
//! permission, since nobody has to be asked there.

use super::encoding;
use super::files;
use super::files::FileError;
use super::handles;
use super::handles::FileHandle;
use super::handles::HandleError;
use super::idb;
use super::idb::IdbError;
use super::js;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::File;

/// The name of the dialog's method on the window.
const PICKER: &str = "showDirectoryPicker";

/// Under which the browser remembers where the dialog was opened last.
const PICKER_ID: &str = "plumbline-team";

/// What may be done with the folder.
const MODE: &str = "readwrite";

/// Why a folder or a file in it could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// This browser gives pages no folders.
    #[error("this browser gives pages no folders")]
    Unsupported,
    /// The person or the browser said no, or was not asked yet.
    #[error("access to the folder was refused")]
    Refused,
    /// The folder or the file is no longer where it was.
    #[error("the folder or the file is gone")]
    Gone,
    /// The disk is full; the file is unchanged.
    #[error("there is no room for the file")]
    Full,
    /// What stands in the file after writing is not what was written.
    #[error("what was written did not read back as itself")]
    Differs,
    /// The file is larger than the largest that is read; nothing of it was read.
    #[error("the file has {bytes} bytes, at most {limit} are read", limit = files::MAX_FILE_BYTES)]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The folder could not be remembered.
    #[error(transparent)]
    Store(#[from] IdbError),
    /// Anything else, in the browser's words.
    #[error("{what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

#[wasm_bindgen]
extern "C" {
    /// The dialog of the window, which web-sys counts as unstable.
    type Pickers;

    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    fn show_directory(this: &Pickers, options: &JsValue) -> Result<JsValue, JsValue>;

    /// A folder's handle as far as it is used here.
    #[derive(Clone)]
    type RawFolder;

    #[wasm_bindgen(method, getter)]
    fn name(this: &RawFolder) -> String;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &RawFolder, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &RawFolder, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn values(this: &RawFolder) -> Result<Entries, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn get_file_handle(this: &RawFolder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;

    /// What a folder holds, one after the other.
    type Entries;

    #[wasm_bindgen(method, catch)]
    fn next(this: &Entries) -> Result<Promise, JsValue>;

    /// A handle of something in a folder.
    type RawEntry;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &RawEntry) -> String;
}

#[derive(serde::Serialize)]
struct Options {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    create: Option<bool>,
}

/// Whether a folder may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Granted,
    /// The person has to be asked, which takes a click.
    Ask,
    /// The person or the browser said no.
    Denied,
}

/// A file of a folder, as it was at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it last changed, in milliseconds since 1970 by the clock of the folder.
    pub modified: i64,
}

/// What stands in a file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderText {
    /// The file as it was when it was read.
    pub file: FolderFile,
    /// Its text; where it is none, the first byte that is not and the text before that.
    pub text: Result<String, (usize, String)>,
}

/// A folder that stays open.
#[derive(Clone)]
pub struct FolderHandle(RawFolder);

impl FolderHandle {
    /// Takes a handle that came by another way; `None` when it is none of a folder.
    pub fn from_js(value: JsValue) -> Option<Self> {
        let is_folder = ["getFileHandle", "values"]
            .iter()
            .all(|method| js::property(&value, method).is_some_and(|method| method.is_function()));
        is_folder.then(|| Self(value.unchecked_into()))
    }

    /// Its name, without where it lies.
    pub fn name(&self) -> String {
        self.0.name()
    }
}

/// Whether this browser gives pages folders at all.
pub fn are_supported() -> bool {
    pickers().is_ok()
}

/// Asks for a folder; `None` when the dialog is closed without a choice. Has to be called from within a click.
pub async fn pick() -> Result<Option<FolderHandle>, FolderError> {
    let options = options(Options { id: Some(PICKER_ID), mode: Some(MODE), create: None })?;
    let picked = match pickers()?.show_directory(&options) {
        Ok(started) => js::settled(Promise::resolve(&started)).await,
        Err(thrown) => Err(thrown),
    };
    Ok(handles::unless_closed(picked)?.and_then(FolderHandle::from_js))
}

/// Remembers the folder of a workspace, instead of the one before.
pub async fn keep(workspace: &str, folder: &FolderHandle) -> Result<(), FolderError> {
    Ok(idb::put_object(&key(workspace), folder.0.as_ref()).await?)
}

/// The folder of a workspace, if one is remembered.
pub async fn kept(workspace: &str) -> Result<Option<FolderHandle>, FolderError> {
    Ok(idb::get_object(&key(workspace)).await?.and_then(FolderHandle::from_js))
}

/// Forgets the folder of a workspace.
pub async fn forget(workspace: &str) -> Result<(), FolderError> {
    Ok(idb::remove(&[key(workspace)]).await?)
}

/// Whether a folder may be read and written now.
pub async fn access(folder: &FolderHandle) -> Result<Access, FolderError> {
    if js::property(folder.0.as_ref(), "queryPermission").is_none() {
        return Ok(Access::Granted);
    }
    let options = options(Options { id: None, mode: Some(MODE), create: None })?;
    Ok(access_of(&await_it(folder.0.query_permission(&options)).await?))
}

/// Asks the person for permission. Has to be called from within a click.
pub async fn ask(folder: &FolderHandle) -> Result<Access, FolderError> {
    if js::property(folder.0.as_ref(), "requestPermission").is_none() {
        return Ok(Access::Granted);
    }
    let options = options(Options { id: None, mode: Some(MODE), create: None })?;
    Ok(access_of(&await_it(folder.0.request_permission(&options)).await?))
}

/// The files with names that end in `.json`, in the order of their names; not what lies in folders below.
pub async fn list(folder: &FolderHandle) -> Result<Vec<FolderFile>, FolderError> {
    let entries = folder.0.values().map_err(|thrown| error(&thrown))?;
    let mut files = Vec::new();
    loop {
        let step = await_it(entries.next()).await?;
        if js::property(&step, "done").is_some_and(|done| done.is_truthy()) {
            break;
        }
        let Some(entry) = js::property(&step, "value") else { break };
        if entry.unchecked_ref::<RawEntry>().kind() != "file" {
            continue;
        }
        let Some(handle) = FileHandle::from_js(entry) else { continue };
        let name = handle.name();
        if !name.to_ascii_lowercase().ends_with(".json") {
            continue;
        }
        match handles::file_of(&handle).await {
            Ok(file) => files.push(seen(name, &file)),
            // It went away while the others were listed.
            Err(HandleError::Gone) => {}
            Err(error) => return Err(error.into()),
        }
    }
    files.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Reads what stands in a file now.
pub async fn read(folder: &FolderHandle, name: &str) -> Result<FolderText, FolderError> {
    read_file(name, &handle_of(folder, name, false).await?).await
}

/// Replaces what stands in a file, reads it back and compares. The file is made where there is none.
///
/// The old text stays until the new one is complete. The caller has read the file just before.
pub async fn write(folder: &FolderHandle, name: &str, text: &str) -> Result<FolderFile, FolderError> {
    let handle = handle_of(folder, name, true).await?;
    handles::put(&handle, text).await?;
    let found = read_file(name, &handle).await?;
    if found.text.as_deref() == Ok(text) { Ok(found.file) } else { Err(FolderError::Differs) }
}

async fn handle_of(folder: &FolderHandle, name: &str, create: bool) -> Result<FileHandle, FolderError> {
    let options = options(Options { id: None, mode: None, create: Some(create) })?;
    let handle = await_it(folder.0.get_file_handle(name, &options)).await?;
    FileHandle::from_js(handle).ok_or(FolderError::Gone)
}

async fn read_file(name: &str, handle: &FileHandle) -> Result<FolderText, FolderError> {
    let file = handles::file_of(handle).await?;
    let bytes = files::read(&file).await.map_err(HandleError::from)?;
    let text = match encoding::decode(&bytes.bytes) {
        Ok((text, _)) => Ok(text),
        Err(error) => {
            let before = bytes.bytes.get(..error.offset).and_then(|bytes| encoding::decode(bytes).ok());
            Err((error.offset, before.map(|(text, _)| text).unwrap_or_default()))
        }
    };
    Ok(FolderText { file: seen(name.to_owned(), &file), text })
}

fn seen(name: String, file: &File) -> FolderFile {
    let size = if file.size() > 0.0 { file.size() as u64 } else { 0 };
    FolderFile { name, size, modified: file.last_modified() as i64 }
}

fn access_of(state: &JsValue) -> Access {
    match state.as_string().as_deref() {
        Some("granted") => Access::Granted,
        Some("denied") => Access::Denied,
        Some(_) | None => Access::Ask,
    }
}

/// Where the handle is kept: beside the parts of the workspace, with which it goes.
fn key(workspace: &str) -> String {
    format!("plumbline/1/{workspace}/folder")
}

fn pickers() -> Result<Pickers, FolderError> {
    let window = web_sys::window().ok_or(FolderError::Unsupported)?;
    js::property(window.as_ref(), PICKER).ok_or(FolderError::Unsupported)?;
    Ok(window.unchecked_into())
}

fn options(options: Options) -> Result<JsValue, FolderError> {
    serde_wasm_bindgen::to_value(&options)
        .map_err(|failure| FolderError::Failed { what: failure.to_string() })
}

async fn await_it(started: Result<Promise, JsValue>) -> Result<JsValue, FolderError> {
    match started {
        Ok(promise) => js::settled(promise).await.map_err(|thrown| error(&thrown)),
        Err(thrown) => Err(error(&thrown)),
    }
}

fn error(thrown: &JsValue) -> FolderError {
    handles::error(thrown).into()
}

/// What is said of a file is said of the folder it lies in.
impl From<HandleError> for FolderError {
    fn from(error: HandleError) -> Self {
        match error {
            HandleError::Unsupported => Self::Unsupported,
            HandleError::Refused => Self::Refused,
            HandleError::Gone => Self::Gone,
            HandleError::Full => Self::Full,
            HandleError::Differs => Self::Differs,
            HandleError::File(FileError::TooLarge { bytes, .. }) => Self::TooLarge { bytes },
            HandleError::File(FileError::Failed { what }) | HandleError::Failed { what } => {
                Self::Failed { what }
            }
        }
    }
}
