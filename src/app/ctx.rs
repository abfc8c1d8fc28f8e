//! Everything that comes from outside the model: time and chance.

use crate::doc::Session;
use crate::okr::{Day, Id, Moment};

/// What the shell hands in with every action.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// Now.
    pub now: Moment,
    /// The person's own calendar day.
    pub today: Day,
    /// Chance.
    pub dice: Dice,
}

/// Random numbers from a seed that the caller rolled; enough for ids and sessions, not for secrets.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice from eight random bytes.
    pub fn new(seed: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(seed))
    }

    /// Eight more bytes (`SplitMix64`).
    pub fn roll(&mut self) -> [u8; 8] {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ (bits >> 31)).to_le_bytes()
    }

    /// A new session.
    pub fn session(&mut self) -> Session {
        Session::mint(self.roll())
    }

    /// A new id: a letter for reading, then 50 random bits.
    pub fn id(&mut self, letter: &str) -> Id {
        Id::new(format!("{letter}-{}", self.session().as_str()))
    }
}
