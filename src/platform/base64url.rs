//! Bytes as letters that an address can carry: base64url without padding, read strictly.
//!
//! Strictly, so that one list of bytes has one spelling and a torn or mistyped text is told as such.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes bytes as letters, digits, `-` and `_`.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for at in 0..=group.len() {
            let sextet = (bits >> (18 - 6 * at)) & 63;
            out.extend(LETTERS.get(sextet as usize).map(|letter| char::from(*letter)));
        }
    }
    out
}

/// Reads what [`encode`] writes; `None` for anything else: other characters, padding, a length that no
/// list of bytes has, or bits that belong to no byte.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let n_bytes = group.len().checked_sub(1).filter(|n| *n > 0)?;
        let mut bits = 0_u32;
        for letter in group {
            bits = bits << 6 | sextet(*letter)?;
        }
        let spare = 6 * group.len() - 8 * n_bytes;
        if bits & ((1 << spare) - 1) != 0 {
            return None;
        }
        bits >>= spare;
        out.extend((0..n_bytes).rev().map(|at| (bits >> (8 * at)) as u8));
    }
    Some(out)
}

fn sextet(letter: u8) -> Option<u32> {
    let (first, base) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => (b'-', 62),
        b'_' => (b'_', 63),
        _ => return None,
    };
    Some(u32::from(letter - first) + base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xFB\xFF\xFE", "-__-"),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["Z", "Zm9vY", "Zg==", "Zm9v\n", " Zm9v", "Zm+v", "Zm/v", "Zh", "Zm9", "目标", "%5A"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn one_list_of_bytes_has_one_spelling(text in "[A-Za-z0-9_-]{0,40}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
