//! Chance that anybody can repeat: `SplitMix64`, and sequences made of it.

/// A source of numbers that says the same for the same seed, for ever.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.roll() % high.abs_diff(low).saturating_add(1)).unwrap_or(0)
    }

    /// Whether something of this many percent happens.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[test]
fn dice_fall_as_they_always_did() {
    let mut dice = Dice::new(1);
    assert_eq!([dice.roll(), dice.roll()], [0x910A_2DEC_8902_5CC1, 0xBEEB_8DA1_658E_EC67]);
}
