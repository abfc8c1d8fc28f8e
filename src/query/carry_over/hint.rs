//! What the numbers and words of the close speak for: a hint, never a choice made for anybody (rule Z4).

use crate::okr::score::{Band, band};
use crate::okr::{Carry, Closing, Commitment, RootCause, Stage};

/// What speaks for a decision.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hint {
    /// The decision.
    pub carry: Carry,
    /// Why.
    pub why: Why,
}

/// Why something is hinted at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Why {
    /// It is done: a score of so much is good for what was promised.
    Done(f64),
    /// Something of it came, and it was set high on purpose.
    SetHigh(f64),
    /// It was promised in full, and so much of it came.
    Promised(f64),
    /// Little came, and this is said to be why.
    Because(RootCause),
    /// It was put off within the cycle.
    PutOff,
    /// Its key results go on.
    PartsGoOn(usize),
    /// All its key results are over.
    PartsAreOver,
}

/// What is known of a goal when it is decided about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// Where it is in its life.
    pub stage: Stage,
    /// How firmly it was promised.
    pub commitment: Option<Commitment>,
    /// How it was judged, else what its numbers speak for.
    pub score: Option<f64>,
    /// What else was said at the close.
    pub closing: &'a Closing,
}

/// The hint for a goal by itself; nothing where nothing speaks for anything.
pub(super) fn hint(known: Known<'_>) -> Option<Hint> {
    let said = |carry: Carry, why: Why| Some(Hint { carry, why });
    match known.stage {
        Stage::Dropped => return None,
        Stage::Postponed => return said(Carry::Continue, Why::PutOff),
        Stage::Draft | Stage::Published { .. } | Stage::Closed => {}
    }
    let score = known.score.filter(|score| score.is_finite())?;
    let reached = band(score, known.commitment);
    if reached == Band::Good {
        return said(Carry::Close, Why::Done(score));
    }
    let wrong = known.closing.cause.filter(|cause| matches!(cause, RootCause::Strategy | RootCause::Target));
    match (wrong, known.commitment) {
        (Some(cause), _) if score < LOW => said(Carry::Change, Why::Because(cause)),
        _ if score <= 0.0 => None,
        (_, Some(Commitment::Committed)) => said(Carry::Continue, Why::Promised(score)),
        (_, Some(Commitment::Aspirational) | None) => said(Carry::Continue, Why::SetHigh(score)),
    }
}

/// Below this a score is low.
const LOW: f64 = 0.4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn z4_a_hint_follows_from_the_score_the_promise_and_the_cause() {
        let published = Stage::Published { at: None };
        let (high, firm) = (Some(Commitment::Aspirational), Some(Commitment::Committed));
        let (target, late) = (Some(RootCause::Target), Some(RootCause::Dependency));
        let done = |score: f64| Some(Hint { carry: Carry::Close, why: Why::Done(score) });
        let goes_on = |why: Why| Some(Hint { carry: Carry::Continue, why });
        for (stage, commitment, score, cause, want) in [
            (published, high, Some(0.7), None, done(0.7)),
            (published, None, Some(1.2), target, done(1.2)),
            (published, firm, Some(1.0), None, done(1.0)),
            (published, firm, Some(0.9), None, goes_on(Why::Promised(0.9))),
            (published, high, Some(0.5), late, goes_on(Why::SetHigh(0.5))),
            (published, None, Some(0.1), late, goes_on(Why::SetHigh(0.1))),
            (
                published,
                high,
                Some(0.2),
                target,
                Some(Hint { carry: Carry::Change, why: Why::Because(RootCause::Target) }),
            ),
            (published, high, Some(0.5), target, goes_on(Why::SetHigh(0.5))),
            (published, high, Some(0.0), None, None),
            (published, high, Some(-0.2), late, None),
            (published, high, Some(f64::NAN), None, None),
            (published, high, None, target, None),
            (Stage::Postponed, None, None, None, goes_on(Why::PutOff)),
            (Stage::Dropped, None, Some(0.9), None, None),
        ] {
            let closing = Closing { cause, ..Closing::default() };
            let got = hint(Known { stage, commitment, score, closing: &closing });
            assert_eq!(got, want, "{stage:?} {commitment:?} {score:?} {cause:?}");
        }
    }
}
