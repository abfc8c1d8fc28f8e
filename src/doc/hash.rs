//! Short content hashes: they tell that a value was changed by something other than the app.

use std::fmt;

use sha2::{Digest, Sha256};

/// The first 36 bits of SHA-256, as six characters of base64url. Not a signature: it detects
/// edits by hand, it does not resist an attacker (rule M6).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 6]);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Hash {
    /// Hashes the parts with a zero byte after each, so that no two lists of parts read alike.
    pub fn of(parts: &[&str]) -> Self {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part.as_bytes());
            sha.update([0]);
        }
        let digest = sha.finalize();
        let mut bits: u64 = 0;
        for byte in digest.iter().take(5) {
            bits = (bits << 8) | u64::from(*byte);
        }
        bits >>= 4;
        let mut letters = [b'A'; 6];
        for (at, letter) in letters.iter_mut().enumerate() {
            let index = (bits >> (30 - 6 * at)) & 63;
            *letter = LETTERS.get(index as usize).copied().unwrap_or(b'A');
        }
        Self(letters)
    }

    /// The same, with a first character that only the name decides: it tells whose hash this is
    /// when the value it was made of is gone.
    pub fn of_field(name: &str, parts: &[&str]) -> Self {
        let mut letters = Self::of(parts);
        letters.0[0] = Self::of(&[name]).0[0];
        letters
    }

    /// Whether this may be the hash of a field of that name.
    pub fn may_be_of(self, name: &str) -> bool {
        self.0[0] == Self::of(&[name]).0[0]
    }

    /// Reads six characters of base64url.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 6] = text.as_bytes().try_into().ok()?;
        letters.iter().all(|letter| LETTERS.contains(letter)).then_some(Self(letters))
    }

    /// Reads hashes that stand one behind the other.
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        let mut all = Vec::with_capacity(text.len() / 6);
        let mut rest = text;
        while !rest.is_empty() {
            let (head, tail) = rest.split_at_checked(6)?;
            all.push(Self::parse(head)?);
            rest = tail;
        }
        Some(all)
    }

    /// The six characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The six characters as bytes.
    pub fn bytes(self) -> [u8; 6] {
        self.0
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_the_head_of_sha_256() {
        // SHA-256 of "abc\0" begins dc1114cd 07; its first 36 bits spelled in base64url.
        assert_eq!(Hash::of(&["abc"]).as_str(), "3BEUzQ");
        assert_eq!(Hash::parse("3BEUzQ"), Some(Hash::of(&["abc"])));
        assert_eq!(Hash::parse("3BEUz"), None);
        assert_eq!(Hash::parse("3BEUz!"), None);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(Hash::of(&["ab", "c"]), Hash::of(&["a", "bc"]));
    }
}
