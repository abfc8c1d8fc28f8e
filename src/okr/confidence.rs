//! Confidence: belief now that the target will be reached. Never progress, never score (rules C).

use super::checkin::CheckIn;
use super::day::Day;
use super::id::{Id, Text};

/// What people believe now, and what they believed before.
#[derive(Clone, Debug, PartialEq)]
pub struct Confidence {
    /// 0 (will not happen) to 10 (certain).
    pub value: u8,
    /// The day it was said.
    pub at: Option<Day>,
    /// The key of the check-in it was said in.
    pub from: Text,
    /// What was said before it.
    pub before: Option<u8>,
}

/// How confident, in three steps (rule C3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belief {
    /// 0 to 3: speak about it today.
    Low,
    /// 4 to 6.
    Middling,
    /// 7 to 10.
    High,
}

impl Confidence {
    /// How far it moved since it was last said.
    pub fn moved(&self) -> i8 {
        self.before.map_or(0, |before| self.value.cast_signed() - before.cast_signed())
    }

    /// The step it lies in.
    pub fn belief(&self) -> Belief {
        belief(self.value)
    }

    /// Whether it moved so far that people want to know why (rule C4).
    pub fn wants_a_reason(&self) -> bool {
        self.moved().unsigned_abs() >= A_FAR_MOVE
    }
}

/// A move of so much wants a reason (rule C4).
const A_FAR_MOVE: u8 = 2;

/// Whether a belief moves so far that people want to know why (rule C4).
pub fn is_far(from: u8, to: u8) -> bool {
    from.abs_diff(to) >= A_FAR_MOVE
}

/// The step a confidence lies in.
pub fn belief(value: u8) -> Belief {
    match value {
        0..=3 => Belief::Low,
        4..=6 => Belief::Middling,
        _ => Belief::High,
    }
}

/// What was last said, from the check-ins that stand, oldest first (rule C1). `None` where nobody said.
pub fn of(standing: &[&CheckIn]) -> Option<Confidence> {
    let mut said = standing
        .iter()
        .rev()
        .filter_map(|checkin| Some((*checkin, checkin.confidence.filter(|value| *value <= 10)?)));
    let (checkin, value) = said.next()?;
    let before = said.next().map(|(_, value)| value);
    Some(Confidence { value, at: checkin.at, from: Text::clone(&checkin.key), before })
}

/// What people believe of several key results together (rule C2).
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The lowest, which is the one to talk about.
    pub lowest: u8,
    /// Whose it is; several in the order given.
    pub of: Vec<Id>,
    /// The plain mean of those that were said.
    pub mean: f64,
    /// How many were said.
    pub said: usize,
    /// How many were not; they are left out, not taken as zero.
    pub unsaid: usize,
}

/// The lowest and the mean of several confidences; `None` where nobody said any.
pub fn together(parts: &[(&Id, Option<u8>)]) -> Option<Together> {
    let said: Vec<(&Id, u8)> = parts.iter().filter_map(|(id, value)| Some((*id, (*value)?))).collect();
    let lowest = said.iter().map(|(_, value)| *value).min()?;
    Some(Together {
        lowest,
        of: said.iter().filter(|(_, value)| *value == lowest).map(|(id, _)| (*id).clone()).collect(),
        mean: said.iter().map(|(_, value)| f64::from(*value)).sum::<f64>() / said.len() as f64,
        said: said.len(),
        unsaid: parts.len() - said.len(),
    })
}

/// What the mean confidence of a set that is being drafted says of its ambition (rule C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambition {
    /// Below 4: nobody believes in it.
    Unlikely,
    /// 4 to 7.5: hard and possible.
    Right,
    /// Above 7.5 up to 9: a safe set.
    Safe,
    /// Above 9: sandbagging.
    TooSafe,
}

/// What a mean confidence says of a draft.
pub fn ambition(mean: f64) -> Ambition {
    if mean < 4.0 {
        Ambition::Unlikely
    } else if mean <= 7.5 {
        Ambition::Right
    } else if mean <= 9.0 {
        Ambition::Safe
    } else {
        Ambition::TooSafe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(key: &str, confidence: Option<u8>) -> CheckIn {
        CheckIn { confidence, ..CheckIn::new(key) }
    }

    #[test]
    fn c1_confidence_is_what_was_last_said() {
        let (a, b, c) = (says("a", Some(7)), says("b", Some(4)), says("c", None));
        let got = of(&[&a, &b, &c]).unwrap();
        assert_eq!((got.value, &*got.from, got.before, got.moved()), (4, "b", Some(7), -3));
        assert_eq!(of(&[&c]), None);
        assert_eq!(of(&[&says("out of range", Some(11))]), None);
        assert_eq!(of(&[&says("zero is said", Some(0))]).map(|got| got.value), Some(0));
    }

    #[test]
    fn c2_the_lowest_is_the_one_to_talk_about() {
        let (a, b, c) = (Id::from("a"), Id::from("b"), Id::from("c"));
        let got = together(&[(&a, Some(8)), (&b, Some(3)), (&c, None)]).unwrap();
        assert_eq!((got.lowest, got.of, got.said, got.unsaid), (3, vec![b], 2, 1));
        assert_eq!(Some(got.mean), Some(5.5));
        assert_eq!(together(&[(&a, None)]), None);
        assert_eq!(together(&[]), None);
    }

    #[test]
    fn c3_three_steps() {
        let steps: Vec<Belief> = (0..=10).map(belief).collect();
        assert_eq!(steps[3..=4], [Belief::Low, Belief::Middling]);
        assert_eq!(steps[6..=7], [Belief::Middling, Belief::High]);
    }

    #[test]
    fn c4_a_jump_wants_a_reason() {
        let jump =
            |before, now| of(&[&says("a", Some(before)), &says("b", Some(now))]).unwrap().wants_a_reason();
        assert!(jump(7, 5) && jump(5, 7) && !jump(7, 6));
        assert!(!of(&[&says("a", Some(2))]).unwrap().wants_a_reason());
    }

    #[test]
    fn c5_a_draft_everybody_believes_in_is_too_safe() {
        use Ambition::{Right, Safe, TooSafe, Unlikely};
        let got = [3.9, 4.0, 7.5, 7.6, 9.0, 9.1].map(ambition);
        assert_eq!(got, [Unlikely, Right, Right, Safe, Safe, TooSafe]);
    }
}
