//! What was judged of a goal, with all it was derived from: the scores below it, the grades that are met, what
//! is still asked.

use crate::okr::score::rubric::{Graded, RubricFlaw, flaws, graded};
use crate::okr::score::{self, Suggested};
use crate::okr::{Closing, Commitment, Day, Evaluation, Id, Reached, Stage};
use crate::query::close::{ScoredPart, Verdict, VerdictFrom, is_over, of_parts, own_word, verdict};
use crate::space::Space;

/// What was judged of a goal, and what that was derived from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Judged {
    /// What was judged.
    pub verdict: Verdict,
    /// What each key result brings in; empty for a key result.
    pub parts: Vec<ScoredPart>,
    /// What the grades that are met make, where some are.
    pub graded: Option<Graded>,
    /// What is amiss with its rubric.
    pub flaws: Vec<RubricFlaw>,
    /// The day it was to be reached by.
    pub due: Option<Day>,
    /// What else was decided at the close.
    pub closing: Closing,
    /// The word it was closed with itself.
    pub word: Option<Reached>,
    /// What is still asked about it.
    pub asked: Asked,
}

/// What is still asked about a judgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// A word of why it reads differently from what is suggested (rule S15).
    pub reason: bool,
    /// What kept it from more (rule S16).
    pub cause: bool,
    /// Whether the bar was low, since all of it came (rule S17).
    pub bar: bool,
}

/// What was judged of a goal.
pub fn judged(space: &Space, id: &Id, evaluation: &Evaluation, suggested: Option<&Suggested>) -> Judged {
    let verdict = verdict(space, id);
    let parts = of_parts(space, id);
    let (kr, objective) = (space.key_result(id), space.objective(id));
    let closing = kr.map(|kr| &kr.closing).or_else(|| objective.map(|one| &one.closing));
    let closing = closing.cloned().unwrap_or_default();
    let commitment = match kr {
        Some(kr) => crate::query::close::commitment(space, kr),
        None => objective.and_then(|one| one.commitment),
    };
    let due = evaluation.span.end;
    let said = verdict.value.filter(|_| verdict.from == VerdictFrom::Said);
    let differs = said.is_some_and(|said| {
        score::wants_reason(said, suggested.map(|one| one.value), commitment) && closing.reason.is_none()
    });
    let is_low = match (verdict.value, verdict.reached) {
        (Some(value), _) => score::wants_cause(value, commitment),
        (None, Some(reached)) => {
            reached == Reached::Not
                || (reached == Reached::Partly && commitment == Some(Commitment::Committed))
        }
        (None, None) => false,
    };
    let dreams = parts.iter().filter(|part| part.commitment != Some(Commitment::Committed));
    Judged {
        asked: Asked {
            reason: differs,
            cause: is_low && closing.cause.is_none() && closing.cause_note.is_none(),
            bar: score::is_steady(dreams.filter_map(|part| part.value)),
        },
        graded: kr.and_then(|kr| graded(kr, due)),
        flaws: kr.map(|kr| flaws(kr, due)).unwrap_or_default(),
        word: own_word(space, id),
        verdict,
        parts,
        due,
        closing,
    }
}

impl Judged {
    /// Whether something was decided beside its score, or has to be by now.
    pub fn is_due(space: &Space, id: &Id, today: Day) -> bool {
        let over = space.objective_over(id);
        let is_ended = |day: Option<Day>| day.is_some_and(|day| day < today);
        is_over(space, id)
            || space.key_result(id).is_some_and(|kr| kr.stage == Stage::Closed || is_ended(kr.span.end))
            || over.is_some_and(|one| is_ended(one.span.end))
    }
}
