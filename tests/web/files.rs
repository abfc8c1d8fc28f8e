//! Files in and out.

use super::support::Heard;
use super::support::call;
use super::support::call_async;
use super::support::turn;
use js_sys::Array;
use js_sys::Function;
use js_sys::Object;
use js_sys::Reflect;
use js_sys::Uint8Array;
use plumbline::platform::dom;
use plumbline::platform::encoding;
use plumbline::platform::encoding::Encoding;
use plumbline::platform::files;
use plumbline::platform::files::FileBytes;
use plumbline::platform::files::FileError;
use plumbline::platform::files::MAX_FILE_BYTES;
use plumbline::platform::handles;
use plumbline::platform::handles::FileHandle;
use plumbline::platform::handles::HandleError;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;
use web_sys::Event;
use web_sys::File;
use web_sys::HtmlInputElement;

fn file(name: &str, bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).unwrap()
}

fn transfer(files: &[File]) -> DataTransfer {
    let transfer = DataTransfer::new().unwrap();
    let items = Reflect::get(&transfer, &"items".into()).unwrap();
    for file in files {
        call(&items, "add", &[file]);
    }
    transfer
}

#[wasm_bindgen_test]
async fn a_file_is_read_to_its_bytes() {
    let read = files::read(&file("季度.json", b"\xFF\x00{}")).await;
    assert_eq!(read, Ok(FileBytes { name: "季度.json".to_owned(), bytes: b"\xFF\x00{}".to_vec() }));
    assert_eq!(files::read(&file("", b"")).await.unwrap().bytes, b"");
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_told_before_it_is_read() {
    let part = Uint8Array::new_with_length(1 << 20);
    let parts: Array = std::iter::repeat_n(part, 65).collect();
    let large = File::new_with_u8_array_sequence(&parts, "large.json").unwrap();
    let refused =
        FileError::TooLarge { bytes: 65 << 20, limit: MAX_FILE_BYTES, name: "large.json".to_owned() };
    assert_eq!(files::read(&large).await, Err(refused));
}

#[wasm_bindgen_test]
async fn files_from_other_programs_become_text() {
    let read = async |bytes: &[u8]| encoding::decode(&files::read(&file("f", bytes)).await.unwrap().bytes);
    assert_eq!(read(b"\xEF\xBB\xBF{}").await, Ok(("{}".to_owned(), Encoding::Utf8)));
    assert_eq!(read(b"\xFF\xFE{\0\xEE\x76").await, Ok(("{目".to_owned(), Encoding::Utf16Le)));
    assert_eq!(read(b"\xFE\xFF\0{\x76\xEE").await, Ok(("{目".to_owned(), Encoding::Utf16Be)));
    let error = read(b"{\"\xE7\x9B\"}").await.unwrap_err();
    assert_eq!((error.encoding, error.offset), (Encoding::Utf8, 2));
    assert_eq!(error.lossy, "{\"\u{FFFD}\"}");
}

#[wasm_bindgen_test]
async fn drops_and_pastes_give_their_files_and_their_text() {
    let dropped = transfer(&[file("a.json", b"1"), file("b.json", b"2")]);
    let names: Vec<String> = files::files_of(&dropped).iter().map(File::name).collect();
    assert_eq!(names, ["a.json", "b.json"]);
    assert!(files::has_files(&dropped));
    assert_eq!(files::text_of(&dropped), None);

    let pasted = DataTransfer::new().unwrap();
    pasted.set_data("text/plain", "{}").unwrap();
    assert_eq!(files::text_of(&pasted).as_deref(), Some("{}"));
    assert!(!files::has_files(&pasted));
    assert_eq!(files::files_of(&pasted).len(), 0);
}

/// Opens the file dialog, which without a click stays out of sight, and answers in its place.
async fn pick(answer: impl FnOnce(&HtmlInputElement)) -> Result<Option<FileBytes>, FileError> {
    let heard = Heard::new();
    let picking = wasm_bindgen_futures::future_to_promise({
        let heard = heard.clone();
        async move {
            heard.say(files::pick_file().await);
            Ok(JsValue::UNDEFINED)
        }
    });
    turn().await;
    answer(&dom::by_id(files::PICKER_ID).unwrap().unchecked_into());
    JsFuture::from(picking).await.unwrap();
    heard.next().await
}

#[wasm_bindgen_test]
async fn the_dialog_gives_the_chosen_file_and_leaves_the_page_as_it_was() {
    let picked = pick(|input| {
        input.set_files(transfer(&[file("a.json", b"{}")]).files().as_ref());
        // Browsers differ in whether setting the files tells the element; a second time does no harm.
        input.dispatch_event(&Event::new("change").unwrap()).unwrap();
    });
    let picked = picked.await;
    assert_eq!(picked, Ok(Some(FileBytes { name: "a.json".to_owned(), bytes: b"{}".to_vec() })));
    assert!(dom::by_id(files::PICKER_ID).is_none());
}

#[wasm_bindgen_test]
async fn a_dialog_that_is_closed_gives_nothing() {
    let picked = pick(|input| {
        input.dispatch_event(&Event::new("cancel").unwrap()).unwrap();
    });
    assert_eq!(picked.await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_second_dialog_ends_the_first() {
    let first = pick(|_input| {
        let second = wasm_bindgen_futures::future_to_promise(async {
            assert_eq!(files::pick_file().await, Ok(None));
            Ok(JsValue::UNDEFINED)
        });
        drop(second);
    });
    assert_eq!(first.await, Ok(None));
    dom::by_id(files::PICKER_ID).unwrap().dispatch_event(&Event::new("cancel").unwrap()).unwrap();
    turn().await;
}

#[wasm_bindgen_test]
async fn a_download_carries_the_name_and_the_text() {
    let window: JsValue = web_sys::window().unwrap().into();
    let anchors = Reflect::get(&window, &"HTMLAnchorElement".into()).unwrap();
    let anchors = Reflect::get(&anchors, &"prototype".into()).unwrap();
    // Stands in for the browser's own click, which would start a download.
    let click = Function::new_no_args("window.clickedInTest = this");
    Reflect::set(&anchors, &"click".into(), &click).unwrap();
    files::download("季度.json", "{\"目\":1}", "application/json").unwrap();
    Reflect::delete_property(anchors.unchecked_ref::<Object>(), &"click".into()).unwrap();

    let anchor = Reflect::get(&window, &"clickedInTest".into()).unwrap();
    let of_anchor = |name: &str| Reflect::get(&anchor, &name.into()).unwrap();
    assert_eq!(of_anchor("download").as_string().as_deref(), Some("季度.json"));
    let response = call_async(&window, "fetch", &[&of_anchor("href")]).await;
    assert_eq!(call_async(&response, "text", &[]).await.as_string().as_deref(), Some("{\"目\":1}"));
    Reflect::delete_property(window.unchecked_ref::<Object>(), &"clickedInTest".into()).unwrap();
}

/// A file of the browser's private file system, which has the same handles as files on the disk.
async fn private_file(name: &str) -> (JsValue, FileHandle) {
    let storage: JsValue = web_sys::window().unwrap().navigator().storage().into();
    let folder = call_async(&storage, "getDirectory", &[]).await;
    let create = js_sys::JSON::parse(r#"{"create":true}"#).unwrap();
    let handle = call_async(&folder, "getFileHandle", &[&name.into(), &create]).await;
    (folder, FileHandle::from_js(handle).unwrap())
}

#[wasm_bindgen_test]
async fn a_kept_file_is_read_replaced_and_compared() {
    let (folder, handle) = private_file("t-kept.json").await;
    assert_eq!(handle.name(), "t-kept.json");
    assert_eq!(handles::write_handle(&handle, "{\"目\":\"long text\"}").await, Ok(()));
    assert_eq!(handles::write_handle(&handle, "{\"目\":1}").await, Ok(()));
    let read = handles::read_handle(&handle).await.unwrap();
    assert_eq!(read, FileBytes { name: "t-kept.json".to_owned(), bytes: "{\"目\":1}".into() });

    let (_, same) = private_file("t-kept.json").await;
    let (_, other) = private_file("t-other.json").await;
    assert_eq!(handle.is_same_file(&same).await, Ok(true));
    assert_eq!(handle.is_same_file(&other).await, Ok(false));

    call_async(&folder, "removeEntry", &[&"t-other.json".into()]).await;
    call_async(&folder, "removeEntry", &[&"t-kept.json".into()]).await;
    assert_eq!(handles::read_handle(&handle).await, Err(HandleError::Gone));
}

#[wasm_bindgen_test]
async fn dialogs_of_kept_files_need_a_click() {
    let expected = if handles::are_supported() { HandleError::Refused } else { HandleError::Unsupported };
    assert_eq!(handles::save_picker("plan.json").await.err(), Some(expected.clone()));
    assert_eq!(handles::open_picker().await.err(), Some(expected));
    assert!(FileHandle::from_js(JsValue::NULL).is_none());
    assert!(FileHandle::from_js(js_sys::Object::new().into()).is_none());
}
