//! A text made small enough for an address, and made whole again with a bound on what may come out.
//!
//! The browser's own streams do the work (deflate without a head, RFC 1951); what goes into an address is
//! base64url. A text that is packed may come from anybody: it is fed in small slices and read chunk by chunk,
//! so that one that unpacks to far more than it says is stopped while little of it is in memory.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Object;
use js_sys::Reflect;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ReadableStream;
use web_sys::ReadableStreamDefaultController;
use web_sys::ReadableWritablePair;

use super::base64url;
use super::js;
use super::streams;
use super::streams::StreamError;

/// The most that is unpacked, whoever asks: 16 MiB.
pub const MOST_UNPACKED_BYTES: usize = 16 << 20;

/// So much may come out of however little.
const FREE_BYTES: usize = 100_000;

/// Beyond that, at most so many times what went in.
const MOST_TIMES: usize = 100;

/// Bytes that are fed at once: deflate makes at most 1,032 times as much of them.
const SLICE_BYTES: usize = 1_024;

const FORMAT: &str = "deflate-raw";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object, js_name = CompressionStream)]
    type Compression;

    #[wasm_bindgen(constructor, catch, js_class = CompressionStream)]
    fn new(format: &str) -> Result<Compression, JsValue>;

    #[wasm_bindgen(extends = Object, js_name = DecompressionStream)]
    type Decompression;

    #[wasm_bindgen(constructor, catch, js_class = DecompressionStream)]
    fn new(format: &str) -> Result<Decompression, JsValue>;
}

/// Why a text could not be packed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// This browser cannot compress.
    #[error("this browser has no compression streams")]
    Unsupported,
    /// Anything else, in the browser's words.
    #[error("packing failed: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

/// Why a packed text could not be unpacked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// It has characters or a length that [`pack`] never writes.
    #[error("not base64url")]
    NotBase64Url,
    /// Its bytes are not deflate, or break off, or go on after their end.
    #[error("not deflate, or not all of it")]
    NotDeflate,
    /// More came out than is taken; it was stopped there.
    #[error("more than {limit} bytes come out of it")]
    TooLarge {
        /// The most that is taken of this one.
        limit: usize,
    },
    /// What came out is no UTF-8.
    #[error("what is packed is no text")]
    NoText,
    /// This browser cannot decompress.
    #[error("this browser has no compression streams")]
    Unsupported,
}

/// Packs a text into letters, digits, `-` and `_`.
pub async fn pack(text: &str) -> Result<String, PackError> {
    let failed = |thrown: JsValue| PackError::Failed { what: js::words(&thrown) };
    let Ok(stream) = Compression::new(FORMAT) else { return Err(PackError::Unsupported) };
    let feed = Feed::new(text.as_bytes().to_vec()).map_err(failed)?;
    let packed = feed.stream.pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    match streams::read_to_end(&packed, usize::MAX).await {
        Ok(bytes) => Ok(base64url::encode(&bytes)),
        Err(StreamError::Broken(thrown)) => Err(failed(thrown)),
        Err(StreamError::TooLarge) => Err(PackError::Failed { what: "no end".to_owned() }),
    }
}

/// Unpacks what [`pack`] made.
///
/// At most `most_bytes` come out, never more than [`MOST_UNPACKED_BYTES`], and beyond the first 100 kB at most
/// 100 times as many bytes as went in.
pub async fn unpack(packed: &str, most_bytes: usize) -> Result<String, UnpackError> {
    let bytes = base64url::decode(packed).ok_or(UnpackError::NotBase64Url)?;
    let limit =
        bytes.len().saturating_mul(MOST_TIMES).max(FREE_BYTES).min(most_bytes).min(MOST_UNPACKED_BYTES);
    let Ok(stream) = Decompression::new(FORMAT) else { return Err(UnpackError::Unsupported) };
    let Ok(feed) = Feed::new(bytes) else { return Err(UnpackError::Unsupported) };
    let text = feed.stream.pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    match streams::read_to_end(&text, limit).await {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_not_utf8| UnpackError::NoText),
        Err(StreamError::TooLarge) => Err(UnpackError::TooLarge { limit }),
        Err(StreamError::Broken(_thrown)) => Err(UnpackError::NotDeflate),
    }
}

/// Bytes as a stream that gives a slice whenever one is wanted.
struct Feed {
    stream: ReadableStream,
    /// Called by the stream for as long as it is read.
    _pull: Closure<dyn FnMut(ReadableStreamDefaultController) -> Result<(), JsValue>>,
}

impl Feed {
    fn new(bytes: Vec<u8>) -> Result<Self, JsValue> {
        let at = Rc::new(Cell::new(0));
        let pull = Closure::new(move |controller: ReadableStreamDefaultController| {
            let from = at.get();
            let upto = bytes.len().min(from + SLICE_BYTES);
            at.set(upto);
            match bytes.get(from..upto) {
                Some(slice) if !slice.is_empty() => controller.enqueue_with_chunk(&Uint8Array::from(slice)),
                _ => controller.close(),
            }
        });
        let source = Object::new();
        Reflect::set(&source, &JsValue::from_str("pull"), pull.as_ref())?;
        Ok(Self { stream: ReadableStream::new_with_underlying_source(&source)?, _pull: pull })
    }
}
