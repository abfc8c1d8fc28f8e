//! Who wrote a value, as which event, and what that person had seen: session, dot and past.

use std::fmt;

use super::hash::Hash;

/// One run of the app by one person: ten random characters, minted at every start and never
/// stored for reuse, so that a copied file or a restored profile cannot clone a writer (rule M3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session([u8; 10]);

/// Crockford's base 32: digits and letters without i, l, o and u.
const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Values that nobody's app wrote (files made by hand or script) carry a session made of their
/// own hash. It begins with this letter; minted sessions never do.
const OUTSIDE: u8 = b'~';

impl Session {
    /// Mints a session from eight random bytes.
    pub fn mint(dice: [u8; 8]) -> Self {
        let mut bits = u64::from_le_bytes(dice);
        let mut letters = [b'0'; 10];
        for letter in &mut letters {
            *letter = CROCKFORD.get((bits & 31) as usize).copied().unwrap_or(b'0');
            bits >>= 5;
        }
        Self(letters)
    }

    /// The session of a value that came without a stamp: the value's own hash.
    pub fn outside(hash: Hash) -> Self {
        let mut letters = [OUTSIDE; 10];
        for (letter, byte) in letters.iter_mut().skip(1).zip(hash.bytes()) {
            *letter = byte;
        }
        Self(letters)
    }

    /// The hash an outside session is made of; `None` for a minted one.
    pub fn outside_hash(&self) -> Option<Hash> {
        if self.0.first() != Some(&OUTSIDE) {
            return None;
        }
        self.as_str().get(1..7).and_then(Hash::parse)
    }

    /// Whether no app minted it.
    pub fn is_outside(&self) -> bool {
        self.0.first() == Some(&OUTSIDE)
    }

    /// Reads ten characters of Crockford's base 32.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 10] = text.as_bytes().try_into().ok()?;
        letters.iter().all(|letter| CROCKFORD.contains(letter)).then_some(Self(letters))
    }

    /// The ten characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One event: the session and its counter, which is also milliseconds since the session began.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Dot {
    /// Who wrote.
    pub session: Session,
    /// Grows with each event of the session.
    pub counter: u64,
}

/// Why a stamp cannot be read. A value with a broken stamp is treated as one without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp: {text}")]
pub struct StampError {
    /// What stood there.
    pub text: String,
}

impl Dot {
    /// The dot of a value that came without a stamp.
    pub fn outside(hash: Hash) -> Self {
        Self { session: Session::outside(hash), counter: 1 }
    }

    /// Reads `session.counter`, or `#hash` for a value from outside.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(hash) = text.strip_prefix('#') {
            return Hash::parse(hash).map(Self::outside);
        }
        let (session, counter) = text.split_once('.')?;
        Some(Self { session: Session::parse(session)?, counter: parse_base36(counter)? })
    }
}

impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.session.outside_hash() {
            Some(hash) => write!(f, "#{hash}"),
            None => write!(f, "{}.{}", self.session.as_str(), base36(self.counter)),
        }
    }
}

/// What a writer had seen of one field: for each session the highest counter superseded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Past(Vec<(Session, u64)>);

impl Past {
    /// Nothing seen.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it supersedes nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many sessions it names.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the event was seen.
    pub fn covers(&self, dot: Dot) -> bool {
        self.0
            .binary_search_by_key(&dot.session, |(session, _)| *session)
            .ok()
            .and_then(|at| self.0.get(at))
            .is_some_and(|(_, counter)| *counter >= dot.counter)
    }

    /// Whether everything the other had seen was seen here.
    pub fn includes(&self, other: &Self) -> bool {
        other.dots().all(|dot| self.covers(dot))
    }

    /// Adds one seen event.
    pub fn add(&mut self, dot: Dot) {
        match self.0.binary_search_by_key(&dot.session, |(session, _)| *session) {
            Ok(at) => {
                if let Some((_, counter)) = self.0.get_mut(at) {
                    *counter = (*counter).max(dot.counter);
                }
            }
            Err(at) => self.0.insert(at, (dot.session, dot.counter)),
        }
    }

    /// Adds everything the other had seen.
    pub fn join(&mut self, other: &Self) {
        for (session, counter) in &other.0 {
            self.add(Dot { session: *session, counter: *counter });
        }
    }

    /// The events, one for each session.
    pub fn dots(&self) -> impl Iterator<Item = Dot> + '_ {
        self.0.iter().map(|(session, counter)| Dot { session: *session, counter: *counter })
    }

    /// Reads dots separated by commas; an empty text is an empty past.
    ///
    /// # Errors
    /// When one of them is not a dot.
    pub fn parse(text: &str) -> Result<Self, StampError> {
        let mut past = Self::new();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            past.add(Dot::parse(part).ok_or_else(|| StampError { text: part.to_owned() })?);
        }
        Ok(past)
    }
}

impl fmt::Display for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, dot) in self.dots().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            write!(f, "{dot}")?;
        }
        Ok(())
    }
}

/// Spells a counter in digits and small letters.
pub fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

/// Reads what [`base36`] wrote; counters end at 2^53 so that other tools can hold them.
fn parse_base36(text: &str) -> Option<u64> {
    if text.is_empty() || text.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'+') {
        return None;
    }
    u64::from_str_radix(text, 36).ok().filter(|counter| *counter < 1 << 53)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_and_pasts_read_back_as_written() {
        let session = Session::mint(*b"12345678");
        let dot = Dot { session, counter: 123_456 };
        assert_eq!(Dot::parse(&dot.to_string()), Some(dot));
        let outside = Dot::outside(Hash::of(&["x"]));
        assert_eq!(Dot::parse(&outside.to_string()), Some(outside));
        let mut past = Past::new();
        past.add(dot);
        past.add(outside);
        assert_eq!(Past::parse(&past.to_string()), Ok(past.clone()));
        assert!(past.covers(Dot { session, counter: 5 }));
        assert!(!past.covers(Dot { session, counter: 123_457 }));
    }

    #[test]
    fn broken_stamps_are_no_stamps() {
        for text in [
            "",
            "abc",
            "7f3kq0zt9m",
            "7f3kq0zt9m.",
            "7f3kq0zt9m.A",
            "IIIIIIIIII.1",
            "#short",
            "7f3kq0zt9m.zzzzzzzzzzzzzzz",
        ] {
            assert_eq!(Dot::parse(text), None, "{text}");
        }
        assert!(Past::parse("7f3kq0zt9m.1,nonsense").is_err());
    }

    #[test]
    fn m3_a_minted_session_is_never_an_outside_one() {
        for seed in 0..1000_u64 {
            let session = Session::mint((seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).to_le_bytes());
            assert!(!session.is_outside());
            assert_eq!(Session::parse(session.as_str()), Some(session));
        }
    }
}
