//! Bytes of a file to text.
//!
//! Files come from many programs: a byte order mark is taken off, UTF-16 is told by its mark, anything
//! else has to be UTF-8. Bytes that fit nothing are told by their place, and the text with replacement
//! characters goes along, to be opened as a copy if the person wants that.

/// How the bytes of a file were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not valid {encoding:?} at byte {offset}")]
pub struct EncodingError {
    /// What the bytes claimed to be.
    pub encoding: Encoding,
    /// Where the first bad byte stands, from the start of the file, its mark included.
    pub offset: usize,
    /// The text with U+FFFD in place of all that could not be read.
    pub lossy: String,
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), EncodingError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest, 3),
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, Encoding::Utf16Le, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, Encoding::Utf16Be, u16::from_be_bytes),
        rest => decode_utf8(rest, 0),
    }
}

fn decode_utf8(bytes: &[u8], mark_len: usize) -> Result<(String, Encoding), EncodingError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => Err(EncodingError {
            encoding: Encoding::Utf8,
            offset: mark_len + error.valid_up_to(),
            lossy: String::from_utf8_lossy(bytes).into_owned(),
        }),
    }
}

fn decode_utf16(
    bytes: &[u8],
    encoding: Encoding,
    unit: fn([u8; 2]) -> u16,
) -> Result<(String, Encoding), EncodingError> {
    const MARK_LEN: usize = 2;
    let (pairs, odd_byte) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut read = 0;
    let mut first_bad = None;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(char) => {
                text.push(char);
                read += char.len_utf16() * 2;
            }
            Err(_) => {
                text.push(char::REPLACEMENT_CHARACTER);
                first_bad.get_or_insert(MARK_LEN + read);
                read += 2;
            }
        }
    }
    if !odd_byte.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        first_bad.get_or_insert(MARK_LEN + read);
    }
    match first_bad {
        None => Ok((text, encoding)),
        Some(offset) => Err(EncodingError { encoding, offset, lossy: text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_decide() {
        check(b"{}", "{}", Encoding::Utf8);
        check(b"", "", Encoding::Utf8);
        check(b"\xEF\xBB\xBF{}", "{}", Encoding::Utf8);
        check("季度".as_bytes(), "季度", Encoding::Utf8);
        check(b"\xFF\xFEa\0\x3D\xD8\x00\xDE", "a😀", Encoding::Utf16Le);
        check(b"\xFE\xFF\0a\xD8\x3D\xDE\x00", "a😀", Encoding::Utf16Be);

        #[track_caller]
        fn check(bytes: &[u8], text: &str, encoding: Encoding) {
            assert_eq!(decode(bytes), Ok((text.to_owned(), encoding)));
        }
    }

    #[test]
    fn bad_bytes_are_told_by_their_place() {
        check(b"ab\xFFc", Encoding::Utf8, 2, "ab\u{FFFD}c");
        check(b"\xEF\xBB\xBFab\xC3", Encoding::Utf8, 5, "ab\u{FFFD}");
        check(b"\xFF\xFEa\0\x00\xD8b\0", Encoding::Utf16Le, 4, "a\u{FFFD}b");
        check(b"\xFF\xFEa\0b", Encoding::Utf16Le, 4, "a\u{FFFD}");
        check(b"\xFE\xFF\0a\xDC\x00", Encoding::Utf16Be, 4, "a\u{FFFD}");

        #[track_caller]
        fn check(bytes: &[u8], encoding: Encoding, offset: usize, lossy: &str) {
            let lossy = lossy.to_owned();
            assert_eq!(decode(bytes), Err(EncodingError { encoding, offset, lossy }));
        }
    }
}
