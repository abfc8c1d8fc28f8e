//! Pictures of pages.

use crate::browser::Browser;
use crate::trouble::{Trouble, at};
use serde_json::{Value, json};
use std::path::Path;

/// How much of the page a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// What the window shows.
    Window,
    /// The page to its end, at most so many pixels.
    Page(u32),
}

impl Browser {
    /// Writes a picture as PNG.
    pub async fn picture(&self, path: &Path, frame: Frame) -> Result<(), Trouble> {
        let mut params = json!({ "format": "png" });
        if let (Frame::Page(most), Some(params)) = (frame, params.as_object_mut()) {
            let height = self.run("return document.documentElement.scrollHeight;", vec![]).await?;
            let height = height.as_u64().unwrap_or(0).clamp(u64::from(self.look().height), u64::from(most));
            let clip = json!({ "x": 0, "y": 0, "width": self.look().width, "height": height, "scale": 1 });
            params.insert("clip".to_owned(), clip);
            params.insert("captureBeyondViewport".to_owned(), json!(true));
        }
        let answer = self.protocol("Page.captureScreenshot", params).await?;
        let text = answer.get("data").and_then(Value::as_str).unwrap_or_default();
        let Some(bytes) = from_base64(text) else {
            return Err(Trouble::Answer { from: "the picture", answer: answer.to_string() });
        };
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).map_err(at(dir))?;
        }
        std::fs::write(path, bytes).map_err(at(path))
    }
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let mut bits = 0_u32;
    let mut count = 0;
    for byte in text.trim_end_matches('=').bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        assert_eq!(from_base64("Zm9vYg==").as_deref(), Some(b"foob".as_slice()));
        assert_eq!(from_base64("z78+Pw==").as_deref(), Some("\u{3ff}>?".as_bytes()));
        assert_eq!(from_base64("?"), None);
        assert_eq!(from_base64(""), None);
    }
}
