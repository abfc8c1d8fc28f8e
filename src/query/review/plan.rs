//! The agenda as whoever holds the review changed it: what is left out, what is added, how long each part takes
//! (rule V5). It is nobody's file.

use std::collections::BTreeMap;

use crate::okr::Text;

use super::deck::{Deck, Part};

/// The longest that one part may take, in minutes.
const LONGEST: u32 = 240;

/// What was changed about an agenda, by the key of its part.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    minutes: BTreeMap<Text, u32>,
    shown: BTreeMap<Text, bool>,
}

impl Plan {
    /// Whether a part is shown: as somebody said, else as it is proposed.
    pub fn is_shown(&self, part: &Part) -> bool {
        self.shown.get(&part.key).copied().unwrap_or(part.is_proposed)
    }

    /// How long a part may take, in minutes.
    pub fn minutes(&self, part: &Part) -> u32 {
        self.minutes.get(&part.key).copied().unwrap_or(part.minutes)
    }

    /// How long all that is shown may take, in minutes.
    pub fn total(&self, deck: &Deck) -> u32 {
        deck.parts.iter().filter(|part| self.is_shown(part)).map(|part| self.minutes(part)).sum()
    }

    /// The same with a part shown or left out.
    pub fn with_shown(&self, key: &Text, is_shown: bool) -> Self {
        let mut next = self.clone();
        next.shown.insert(Text::clone(key), is_shown);
        next
    }

    /// The same with another length of a part: 0 to 240 whole minutes; as proposed for what is no number.
    pub fn with_minutes(&self, key: &Text, minutes: Option<f64>) -> Self {
        let mut next = self.clone();
        match minutes.filter(|minutes| minutes.is_finite()) {
            Some(minutes) => {
                let whole = minutes.round().clamp(0.0, f64::from(LONGEST)) as u32;
                next.minutes.insert(Text::clone(key), whole);
            }
            None => {
                next.minutes.remove(key);
            }
        }
        next
    }
}
