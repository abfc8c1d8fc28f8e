//! Reading a stream of bytes to its end, or to where it becomes too much.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::ReadableStream;
use web_sys::ReadableStreamDefaultReader;

use super::js;

/// Why a stream was not read to its end.
pub(super) enum StreamError {
    /// More came than the reader takes; the rest was not asked for.
    TooLarge,
    /// It broke off, with what was thrown.
    Broken(JsValue),
}

/// All bytes of a stream that has at most so many.
pub(super) async fn read_to_end(stream: &ReadableStream, most_bytes: usize) -> Result<Vec<u8>, StreamError> {
    let reader = ReadableStreamDefaultReader::new(stream).map_err(StreamError::Broken)?;
    let mut all = Vec::new();
    loop {
        let step = js::settled(reader.read()).await.map_err(StreamError::Broken)?;
        if js::property(&step, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(all);
        }
        let Some(Ok(chunk)) = js::property(&step, "value").map(JsCast::dyn_into::<Uint8Array>) else {
            return Err(StreamError::Broken(JsValue::from_str("no bytes")));
        };
        if all.len() + chunk.length() as usize > most_bytes {
            // Whether the source hears of it changes nothing for us.
            drop(js::settled(reader.cancel()).await);
            return Err(StreamError::TooLarge);
        }
        let from = all.len();
        all.resize(from + chunk.length() as usize, 0);
        if let Some(room) = all.get_mut(from..) {
            chunk.copy_to(room);
        }
    }
}
