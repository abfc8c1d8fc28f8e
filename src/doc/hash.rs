//! Short content hashes: they tell that a value was changed by something other than the app.

use std::fmt;

use sha2::compress256;
use sha2::digest::generic_array::GenericArray;

/// The first 36 bits of SHA-256, as six characters of base64url. Not a signature: it detects
/// edits by hand, it does not resist an attacker (rule M6).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 6]);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Hash {
    /// Hashes the parts with a zero byte after each, so that no two lists of parts read alike.
    pub fn of(parts: &[&str]) -> Self {
        let mut hasher = Hasher::new();
        for part in parts {
            hasher.end(part);
        }
        hasher.hash()
    }

    /// The same, with a first character that only the name decides: it tells whose hash this is
    /// when the value it was made of is gone.
    pub fn of_field(name: &str, parts: &[&str]) -> Self {
        Self::of(parts).for_field(Self::of(&[name]))
    }

    /// This hash with the first character of another, the hash of a field's name alone.
    pub fn for_field(mut self, name: Self) -> Self {
        self.0[0] = name.0[0];
        self
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

/// SHA-256 begins with this state.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Bytes of one block.
const BLOCK: usize = 64;

/// Takes the parts of a [`Hash`] piece by piece. A large file has a few hundred thousand short texts to
/// hash, so it works on the bare blocks, and what several texts begin with is put in once.
#[derive(Default)]
pub struct Hasher {
    text: Vec<u8>,
}

impl Hasher {
    /// Nothing put in yet.
    pub fn new() -> Self {
        // Most texts and what fills their last block.
        Self { text: Vec::with_capacity(3 * BLOCK) }
    }

    /// Adds a piece of a part.
    pub fn add(&mut self, piece: &str) {
        self.text.extend_from_slice(piece.as_bytes());
    }

    /// Adds the last piece of a part.
    pub fn end(&mut self, piece: &str) {
        self.add(piece);
        self.text.push(0);
    }

    /// How much was put in so far, for [`Self::back`].
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing was put in.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes out what was put in after this.
    pub fn back(&mut self, len: usize) {
        self.text.truncate(len);
    }

    /// The hash of all parts.
    pub fn hash(&mut self) -> Hash {
        let len = self.text.len();
        let bits = (len as u64 * 8).to_be_bytes();
        let whole = (len + 1 + bits.len()).next_multiple_of(BLOCK);
        self.text.push(0x80);
        self.text.resize(whole - bits.len(), 0);
        self.text.extend_from_slice(&bits);
        let mut state = START;
        for block in self.text.chunks_exact(BLOCK) {
            compress256(&mut state, std::slice::from_ref(GenericArray::from_slice(block)));
        }
        self.text.truncate(len);
        let [first, second, ..] = state;
        let bits = u64::from(first) << 4 | u64::from(second >> 28);
        let mut letters = [b'A'; 6];
        for (at, letter) in letters.iter_mut().enumerate() {
            let index = (bits >> (30 - 6 * at)) & 63;
            *letter = LETTERS.get(index as usize).copied().unwrap_or(b'A');
        }
        Hash(letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn hash_is_the_head_of_sha_256() {
        // SHA-256 of "abc\0" begins dc1114cd 07; its first 36 bits spelled in base64url.
        assert_eq!(Hash::of(&["abc"]).as_str(), "3BEUzQ");
        assert_eq!(Hash::parse("3BEUzQ"), Some(Hash::of(&["abc"])));
        assert_eq!(Hash::parse("3BEUz"), None);
        assert_eq!(Hash::parse("3BEUz!"), None);
    }

    proptest! {
        #[test]
        fn any_text_in_any_pieces_has_the_hash_the_library_finds(text in "[ -~中]{0,200}", at in 0..200usize) {
            let digest = Sha256::new().chain_update(&text).chain_update([0]).finalize();
            let head = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) >> 28;
            let mut hasher = Hasher::new();
            let (one, other) = text.split_at(text.floor_char_boundary(at));
            hasher.add("taken out again");
            hasher.back(0);
            hasher.add(one);
            prop_assert_eq!(hasher.len(), one.len());
            hasher.hash();
            hasher.end(other);
            let letters = hasher.hash().bytes().map(|letter| LETTERS.iter().position(|own| *own == letter).unwrap());
            prop_assert_eq!(letters.iter().fold(0, |bits, six| bits << 6 | *six as u64), head);
        }
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(Hash::of(&["ab", "c"]), Hash::of(&["a", "bc"]));
    }
}
