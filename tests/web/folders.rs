//! Folders: the private file system of the origin stands in for one on the disk, with the same handles.

use super::support::call_async;
use js_sys::Function;
use js_sys::Reflect;
use plumbline::platform::folders;
use plumbline::platform::folders::Access;
use plumbline::platform::folders::FolderError;
use plumbline::platform::folders::FolderHandle;
use plumbline::platform::idb;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// A folder in the private file system, with the one it lies in.
async fn folder(name: &str) -> (JsValue, JsValue) {
    let storage: JsValue = web_sys::window().unwrap().navigator().storage().into();
    let root = call_async(&storage, "getDirectory", &[]).await;
    let create = js_sys::JSON::parse(r#"{"create":true}"#).unwrap();
    let made = call_async(&root, "getDirectoryHandle", &[&name.into(), &create]).await;
    (root, made)
}

async fn remove(root: &JsValue, name: &str) {
    let all = js_sys::JSON::parse(r#"{"recursive":true}"#).unwrap();
    call_async(root, "removeEntry", &[&name.into(), &all]).await;
}

/// Puts bytes into a file, as something other than the app does.
async fn put(folder: &JsValue, name: &str, bytes: &[u8]) {
    let create = js_sys::JSON::parse(r#"{"create":true}"#).unwrap();
    let file = call_async(folder, "getFileHandle", &[&name.into(), &create]).await;
    let writable = call_async(&file, "createWritable", &[]).await;
    call_async(&writable, "write", &[&js_sys::Uint8Array::from(bytes)]).await;
    call_async(&writable, "close", &[]).await;
}

#[wasm_bindgen_test]
async fn three_writers_have_three_files_in_one_folder() {
    let (root, raw) = folder("t-folders-three").await;
    let handles: Vec<FolderHandle> = (0..3).map(|_| FolderHandle::from_js(raw.clone()).unwrap()).collect();
    assert_eq!(handles[0].name(), "t-folders-three");
    for (handle, name) in handles.iter().zip(["ana-1.json", "bo-2.json", "陈晨-3.json"]) {
        let text = format!("{{\"from\":\"{name}\"}}\n");
        let file = folders::write(handle, name, &text).await.unwrap();
        assert_eq!((file.name.as_str(), file.size), (name, text.len() as u64));
        assert!(file.modified > 0);
    }
    put(&raw, "notes.txt", b"hello").await;
    for handle in &handles {
        let names: Vec<String> =
            folders::list(handle).await.unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["ana-1.json", "bo-2.json", "陈晨-3.json"]);
        let found = folders::read(handle, "bo-2.json").await.unwrap();
        assert_eq!(found.text.as_deref(), Ok("{\"from\":\"bo-2.json\"}\n"));
    }
    // A shorter text leaves nothing of a longer one, and the list tells that the file changed.
    let before = folders::list(&handles[1]).await.unwrap();
    folders::write(&handles[0], "ana-1.json", "{}").await.unwrap();
    assert_eq!(folders::read(&handles[2], "ana-1.json").await.unwrap().text.as_deref(), Ok("{}"));
    let after = folders::list(&handles[1]).await.unwrap();
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1..], after[1..]);
    remove(&root, "t-folders-three").await;
}

#[wasm_bindgen_test]
async fn a_torn_file_gives_the_text_before_the_tear() {
    let (root, raw) = folder("t-folders-torn").await;
    let handle = FolderHandle::from_js(raw.clone()).unwrap();
    put(&raw, "bo.json", b"{\"a\":\"\xE7\x9B\xAE\",\xFF\xFF").await;
    let found = folders::read(&handle, "bo.json").await.unwrap();
    assert_eq!(found.text, Err((11, "{\"a\":\"目\",".to_owned())));
    assert_eq!(found.file.size, 13);
    put(&raw, "bo.json", b"").await;
    assert_eq!(folders::read(&handle, "bo.json").await.unwrap().text.as_deref(), Ok(""));
    remove(&root, "t-folders-torn").await;
}

#[wasm_bindgen_test]
async fn a_folder_or_file_that_was_deleted_is_gone() {
    let (root, raw) = folder("t-folders-gone").await;
    let handle = FolderHandle::from_js(raw).unwrap();
    assert_eq!(folders::list(&handle).await, Ok(Vec::new()));
    assert_eq!(folders::read(&handle, "nobody.json").await, Err(FolderError::Gone));
    folders::write(&handle, "own.json", "{}").await.unwrap();
    remove(&root, "t-folders-gone").await;
    assert_eq!(folders::list(&handle).await, Err(FolderError::Gone));
    assert_eq!(folders::write(&handle, "own.json", "{}").await, Err(FolderError::Gone));
}

#[wasm_bindgen_test]
async fn a_folder_is_remembered_and_forgotten_with_its_workspace() {
    let (root, raw) = folder("t-folders-kept").await;
    let handle = FolderHandle::from_js(raw).unwrap();
    folders::write(&handle, "own.json", "{}").await.unwrap();
    assert!(folders::kept("t-folders").await.unwrap().is_none());
    folders::keep("t-folders", &handle).await.unwrap();
    // As after a reload: another connection to the store.
    idb::close();
    let again = folders::kept("t-folders").await.unwrap().unwrap();
    assert_eq!(again.name(), "t-folders-kept");
    assert_eq!(folders::access(&again).await, Ok(Access::Granted));
    assert_eq!(folders::list(&again).await.unwrap().len(), 1);
    // Reading the parts of a workspace passes over it.
    assert_eq!(idb::entries("plumbline/1/t-folders/").await, Ok(Vec::new()));
    folders::keep("t-folders", &handle).await.unwrap();
    folders::forget("t-folders").await.unwrap();
    assert!(folders::kept("t-folders").await.unwrap().is_none());
    remove(&root, "t-folders-kept").await;
}

#[wasm_bindgen_test]
async fn the_dialog_is_asked_for_when_it_is_needed() {
    let expected = if folders::are_supported() { FolderError::Refused } else { FolderError::Unsupported };
    assert_eq!(folders::pick().await.err(), Some(expected));

    let (root, raw) = folder("t-folders-picked").await;
    let window: JsValue = web_sys::window().unwrap().into();
    let whole = Reflect::get(&window, &"showDirectoryPicker".into()).unwrap();
    Reflect::set(&window, &"folderInTest".into(), &raw).unwrap();
    let picks = Function::new_no_args("return Promise.resolve(window.folderInTest)");
    Reflect::set(&window, &"showDirectoryPicker".into(), &picks).unwrap();
    assert_eq!(
        folders::pick().await.unwrap().map(|handle| handle.name()).as_deref(),
        Some("t-folders-picked")
    );
    let closes = Function::new_no_args("return Promise.reject(new DOMException('closed', 'AbortError'))");
    Reflect::set(&window, &"showDirectoryPicker".into(), &closes).unwrap();
    assert!(folders::pick().await.unwrap().is_none());
    Reflect::set(&window, &"showDirectoryPicker".into(), &whole).unwrap();
    assert!(FolderHandle::from_js(JsValue::NULL).is_none());
    remove(&root, "t-folders-picked").await;
}
