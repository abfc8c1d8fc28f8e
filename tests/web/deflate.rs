//! Texts that travel in a link, and files that lie beside the page.

use plumbline::platform::deflate;
use plumbline::platform::deflate::MOST_UNPACKED_BYTES;
use plumbline::platform::deflate::UnpackError;
use plumbline::platform::fetch;
use plumbline::platform::fetch::FetchError;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn x20_a_text_comes_back_from_a_link() {
    // Every line has something of its own, or it would be taken for a bomb.
    let line = |nth: u64| {
        let own = nth.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        format!("{{\"title\":\"目标：一年之内把库存数据做到按小时更新\",\"n\":{own}}}\n")
    };
    let large: String = (0..16_000).map(line).collect();
    assert!(large.len() > 1 << 20);
    for text in ["", "{}", "目标 🎯 关键结果", "a\u{202e}b\0c", &large] {
        let packed = deflate::pack(text).await.unwrap();
        assert!(packed.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_'));
        let back = deflate::unpack(&packed, MOST_UNPACKED_BYTES).await.unwrap();
        assert!(back == text, "{} of {} bytes", back.len(), text.len());
    }
    let packed = deflate::pack(&large).await.unwrap();
    assert!(packed.len() < large.len() / 4, "{} of {}", packed.len(), large.len());
}

#[wasm_bindgen_test]
async fn x21_what_unpacks_to_too_much_is_stopped() {
    let zeros = "0".repeat(50_000_000);
    let bomb = deflate::pack(&zeros).await.unwrap();
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let stopped = deflate::unpack(&bomb, usize::MAX).await.unwrap_err();
    let UnpackError::TooLarge { limit } = stopped else { panic!("{stopped:?}") };
    assert!((100_000..=10_000_000).contains(&limit), "{limit}");
    // A hundred times is the bound, not a hundred kilobytes.
    let even = deflate::pack(&"0".repeat(100_000)).await.unwrap();
    assert_eq!(deflate::unpack(&even, usize::MAX).await.unwrap().len(), 100_000);
    let over = deflate::pack(&"0".repeat(100_001)).await.unwrap();
    assert_eq!(deflate::unpack(&over, usize::MAX).await, Err(UnpackError::TooLarge { limit: 100_000 }));
    // And what the caller takes is the bound when that is less.
    let small = deflate::pack("twelve bytes").await.unwrap();
    assert_eq!(deflate::unpack(&small, 11).await, Err(UnpackError::TooLarge { limit: 11 }));
    assert_eq!(deflate::unpack(&small, 12).await.as_deref(), Ok("twelve bytes"));
}

#[wasm_bindgen_test]
async fn x21_what_is_torn_or_made_up_is_told_as_such() {
    let packed = deflate::pack("{\"format\":\"plumbline/1\",\"doc\":\"d-1\",\"items\":[]}").await.unwrap();
    for (upto, _) in packed.char_indices() {
        let torn = deflate::unpack(&packed[..upto], 1_000).await;
        assert!(matches!(torn, Err(UnpackError::NotDeflate | UnpackError::NotBase64Url)), "{upto}: {torn:?}");
    }
    for text in ["a b", "abc=", "+/+/", "目标", "abcde"] {
        assert_eq!(deflate::unpack(text, 1_000).await, Err(UnpackError::NotBase64Url), "{text}");
    }
    assert_eq!(deflate::unpack("____", 1_000).await, Err(UnpackError::NotDeflate));
    let twice = "AQAA__8AAAA";
    assert_eq!(
        deflate::unpack(twice, 1_000).await,
        Err(UnpackError::NotDeflate),
        "something follows the end"
    );
    // A stored block of one byte that begins no character: 01 01 00 FE FF FF.
    assert_eq!(deflate::unpack("AQEA_v__", 1_000).await, Err(UnpackError::NoText));
}

#[wasm_bindgen_test]
async fn a_browser_without_the_streams_says_so() {
    let window = JsValue::from(web_sys::window().unwrap());
    let take = js_sys::Function::new_with_args(
        "name",
        "const had = window[name]; delete window[name]; window['was_' + name] = had; return Promise.resolve()",
    );
    let give = js_sys::Function::new_with_args(
        "name",
        "window[name] = window['was_' + name]; delete window['was_' + name]; return Promise.resolve()",
    );
    for name in ["CompressionStream", "DecompressionStream"] {
        take.call1(&window, &name.into()).unwrap();
    }
    let packed = deflate::pack("a").await;
    let unpacked = deflate::unpack("AQAA__8", 10).await;
    for name in ["CompressionStream", "DecompressionStream"] {
        give.call1(&window, &name.into()).unwrap();
    }
    assert_eq!(packed, Err(deflate::PackError::Unsupported));
    assert_eq!(unpacked, Err(UnpackError::Unsupported));
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_beside_the_page_is_told_by_its_status() {
    let missing = fetch::bytes("no-such-file.json", 100).await;
    assert!(matches!(missing, Err(FetchError::Status { status: 404 })), "{missing:?}");
    assert!(matches!(
        fetch::bytes("https://example.invalid/a.json", 100).await,
        Err(FetchError::Unreachable { .. })
    ));
    let script = fetch::bytes("", 10).await;
    assert_eq!(script, Err(FetchError::TooLarge { limit: 10 }));
}
