//! What was judged of a goal, and what its numbers and words speak for (rules S1 to S5, S9, S10, S18, S19).

use crate::okr::evaluation::Joint;
use crate::okr::rollup::Fate;
use crate::okr::score::{Grounds, Suggested, SuggestedFrom, suggest_from};
use crate::okr::weight::{parted, thousandths};
use crate::okr::{
    CheckIn, Commitment, CyclePhase, Day, Evaluation, Id, KeyResult, Objective, Part, Reached, RollUp, Score,
    Stage, Text, Unscored, roll_up,
};
use crate::space::{Change, Edit, Space};

/// What was judged of a goal.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Verdict {
    /// The score, as it was said or as the mean of those of its key results; `None` where there is none.
    pub value: Option<f64>,
    /// Where it comes from.
    pub from: VerdictFrom,
    /// How many of its key results that count were not judged, and have no reason for that.
    pub missing: usize,
    /// Why it has none on purpose.
    pub unscored: Option<Unscored>,
    /// The weighted mean of the scores of its key results, whether or not it was judged itself (rule S19).
    pub mean: Option<f64>,
    /// What came of it, where that was said in words and not as a score (rule S18).
    pub reached: Option<Reached>,
    /// How many of its key results were judged in words, which are in no mean.
    pub worded: usize,
    /// It was put off or given up, itself or its objective, and has nothing to be judged.
    pub is_out: bool,
}

/// Where a judgement comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum VerdictFrom {
    /// Nothing was judged.
    #[default]
    Nothing,
    /// A person said a score.
    Said,
    /// The weighted mean of what was said of the key results.
    KeyResults,
    /// It was closed with a word: reached, partly, not.
    Status,
}

impl Verdict {
    /// Whether nothing more has to be judged: there is a score for it or for all its key results, a word, or a
    /// reason for none.
    pub fn is_complete(&self) -> bool {
        self.unscored.is_some()
            || self.is_out
            || match self.from {
                VerdictFrom::Nothing => false,
                // What was said of it stands for all that is below it.
                VerdictFrom::Said | VerdictFrom::Status => true,
                VerdictFrom::KeyResults => self.missing == 0,
            }
    }
}

/// What one key result brings into the mean of an objective, or why it brings nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct ScoredPart {
    /// The key result.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The objective it is at home in, where that is another one.
    pub home: Option<(Id, Text)>,
    /// Its score, as it was said.
    pub value: Option<f64>,
    /// What its score is measured against.
    pub commitment: Option<Commitment>,
    /// Its share of the whole in thousandths; those of all that count make exactly 1000, or all are 0.
    pub share: u32,
    /// What it adds in hundredths; those of all parts make exactly the mean that is shown.
    pub adds: Option<u32>,
    /// Why it is in no mean.
    pub out: Option<WhyUnscored>,
}

/// Why a key result is in no mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyUnscored {
    /// Nobody judged it yet.
    Missing,
    /// It has no score on purpose.
    OnPurpose(Unscored),
    /// It was judged in words.
    InWords(Reached),
    /// It was put off.
    Postponed,
    /// It was given up.
    Dropped,
    /// It weighs nothing.
    Weightless,
    /// This copy leaves out how it is.
    LeftOut,
}

/// What was judged of an objective or key result; nothing of anything else.
pub fn verdict(space: &Space, id: &Id) -> Verdict {
    if let Some(kr) = space.key_result(id) {
        return of_key_result(space, kr);
    }
    let Some(objective) = space.objective(id) else { return Verdict::default() };
    let parts = parts(space, objective);
    let rolled = roll_up(&parts);
    let worded: Vec<Reached> = of_those(&rolled, |part| in_words(space, part));
    let left_out: Vec<()> = of_those(&rolled, |part| is_left_out(space, part).then_some(()));
    let missing = rolled.missing.saturating_sub(worded.len() + left_out.len());
    let own = own(objective.score.as_ref(), objective.closing.unscored, own_word(space, id));
    let told = Verdict {
        mean: rolled.progress,
        worded: worded.len(),
        is_out: own.value.is_none() && !objective.stage.counts(),
        missing,
        ..own
    };
    if own.from != VerdictFrom::Nothing || own.unscored.is_some() || told.is_out {
        return told;
    }
    match (rolled.progress, Reached::together(worded)) {
        (Some(mean), _) => Verdict { value: Some(mean), from: VerdictFrom::KeyResults, ..told },
        (None, Some(reached)) if missing == 0 => {
            Verdict { reached: Some(reached), from: VerdictFrom::Status, ..told }
        }
        (None, _) => told,
    }
}

fn of_key_result(space: &Space, kr: &KeyResult) -> Verdict {
    let own = own(kr.score.as_ref(), kr.closing.unscored, own_word(space, &kr.id));
    let above = kr.objective.as_ref().and_then(|id| space.objective(id));
    let counts = kr.stage.counts() && above.is_none_or(|one| one.stage.counts());
    Verdict { is_out: own.value.is_none() && !counts, ..own }
}

/// What was said of a goal itself: a score before everything else, then the reason for none, then a word.
fn own(score: Option<&Score>, unscored: Option<Unscored>, word: Option<Reached>) -> Verdict {
    match (finite(score), unscored, word) {
        (Some(score), ..) => {
            Verdict { value: Some(score.value), from: VerdictFrom::Said, ..Verdict::default() }
        }
        (None, Some(_), _) => Verdict { unscored, ..Verdict::default() },
        (None, None, Some(_)) => Verdict { reached: word, from: VerdictFrom::Status, ..Verdict::default() },
        (None, None, None) => Verdict::default(),
    }
}

fn finite(score: Option<&Score>) -> Option<&Score> {
    score.filter(|score| score.value.is_finite())
}

/// What the owner's word says of a goal that is closed (rule S18).
pub(crate) fn own_word(space: &Space, id: &Id) -> Option<Reached> {
    let word = match space.key_result(id) {
        Some(kr) => kr.status_override,
        None => space.objective(id)?.status_override,
    };
    word.and_then(Reached::of).filter(|_| is_over(space, id))
}

/// Whether a goal is closed: itself, with its objective, or with its cycle.
pub(crate) fn is_over(space: &Space, id: &Id) -> bool {
    let objective = space.objective_over(id);
    let cycle = objective.and_then(|one| space.cycle(one.cycle.as_ref()?));
    space.key_result(id).is_some_and(|kr| kr.stage == Stage::Closed)
        || objective.is_some_and(|one| one.stage == Stage::Closed)
        || cycle.is_some_and(|cycle| cycle.phase == CyclePhase::Closed)
}

fn in_words(space: &Space, id: &Id) -> Option<Reached> {
    of_key_result(space, space.key_result(id)?).reached
}

fn is_left_out(space: &Space, id: &Id) -> bool {
    in_words(space, id).is_none() && (space.is_hidden(id) || space.is_untold(id))
}

/// What a question says of the parts that count and have no score.
fn of_those<T>(rolled: &RollUp, ask: impl Fn(&Id) -> Option<T>) -> Vec<T> {
    let missing = rolled.parts.iter().filter(|part| part.fate == Fate::Missing);
    missing.filter_map(|part| ask(&part.id)).collect()
}

/// What closes a goal with a word instead of a score, as one step (rule S18).
pub fn close_with(id: &Id, reached: Reached) -> Edit {
    let change = |change: Change| Edit::Change { id: id.clone(), change };
    Edit::Together(vec![change(Change::Status(Some(reached.status()))), change(Change::Stage(Stage::Closed))])
}

/// The weighted mean of the scores of an objective's key results, those it shares included (rule S4).
pub(crate) fn scores(space: &Space, objective: &Objective) -> Option<f64> {
    roll_up(&parts(space, objective)).progress
}

fn parts(space: &Space, objective: &Objective) -> Vec<Part> {
    let parts = space.parts_of(&objective.id).into_iter().filter(|part| part.joint == Joint::Own);
    let score = |id: &Id| finite(space.key_result(id)?.score.as_ref()).map(Score::clamped);
    let on_purpose = |id: &Id| {
        space
            .key_result(id)
            .is_some_and(|kr| finite(kr.score.as_ref()).is_none() && kr.closing.unscored.is_some())
    };
    parts
        .map(|part| Part {
            progress: score(&part.id),
            weight: part.weight,
            counts: space.counts(&part.id) && !on_purpose(&part.id),
            id: part.id,
        })
        .collect()
}

/// What each key result of an objective brings into the mean of their scores, and why some bring nothing;
/// empty for anything else.
pub fn of_parts(space: &Space, id: &Id) -> Vec<ScoredPart> {
    let Some(objective) = space.objective(id) else { return Vec::new() };
    let rolled = roll_up(&parts(space, objective));
    let shares: Vec<f64> = rolled.parts.iter().map(|part| part.share).collect();
    let adds: Vec<f64> = rolled.parts.iter().map(|part| part.adds.unwrap_or(0.0)).collect();
    let whole = (rolled.progress.unwrap_or(0.0) * 100.0).round() as u32;
    let figures = thousandths(&shares).into_iter().zip(parted(&adds, whole));
    let lines = rolled.parts.iter().zip(figures).filter_map(|(part, (share, adds))| {
        let kr = space.key_result(&part.id)?;
        let home = kr.objective.as_ref().filter(|home| *home != id);
        let name = |id: &Id| space.name_of(id).unwrap_or_default();
        Some(ScoredPart {
            id: kr.id.clone(),
            title: Text::clone(&kr.title),
            home: home.map(|home| (home.clone(), name(home))),
            value: finite(kr.score.as_ref()).map(|score| score.value),
            commitment: commitment(space, kr),
            share,
            adds: part.adds.map(|_| adds),
            out: why_out(space, kr, part.fate),
        })
    });
    lines.collect()
}

fn why_out(space: &Space, kr: &KeyResult, fate: Fate) -> Option<WhyUnscored> {
    match (fate, kr.stage, kr.closing.unscored) {
        (Fate::Counted | Fate::Clamped, ..) => None,
        (Fate::Weightless, ..) => Some(WhyUnscored::Weightless),
        (Fate::Out, Stage::Postponed, _) => Some(WhyUnscored::Postponed),
        (Fate::Out, Stage::Dropped, _) => Some(WhyUnscored::Dropped),
        (Fate::Out, _, Some(why)) => Some(WhyUnscored::OnPurpose(why)),
        (Fate::Missing | Fate::Out, ..) => Some(match in_words(space, &kr.id) {
            Some(reached) => WhyUnscored::InWords(reached),
            None if is_left_out(space, &kr.id) => WhyUnscored::LeftOut,
            None => WhyUnscored::Missing,
        }),
    }
}

/// What the score of a key result is measured against: its own, else its objective's.
pub fn commitment(space: &Space, kr: &KeyResult) -> Option<Commitment> {
    kr.commitment.or_else(|| kr.objective.as_ref().and_then(|id| space.objective(id))?.commitment)
}

/// The score that words and numbers of a goal speak for today: of a key result by its rubric and its measure,
/// of an objective the weighted mean of the scores that were said of its key results, or, where it has none,
/// how far it is. `None` where they say nothing.
pub fn suggested(space: &Space, id: &Id, today: Day) -> Option<Suggested> {
    let evaluation = space.evaluation(id, today)?;
    if let Some(kr) = space.key_result(id) {
        return suggested_as(space, kr, &evaluation);
    }
    let check_ins = space.check_ins(id);
    let grounds = grounds(&check_ins, &evaluation);
    let parts = parts(space, space.objective(id)?);
    let mean = roll_up(&parts).progress;
    if let Some(value) = mean {
        return Some(Suggested { value, from: SuggestedFrom::KeyResults });
    }
    let has_none = parts.iter().all(|part| !part.counts);
    has_none.then(|| suggest_from(&KeyResult::new(id.clone()), &grounds)).flatten()
}

/// The score that words and numbers of a key result speak for, if it reads like this and is like that.
pub(super) fn suggested_as(space: &Space, kr: &KeyResult, evaluation: &Evaluation) -> Option<Suggested> {
    suggest_from(kr, &grounds(&space.check_ins(&kr.id), evaluation))
}

fn grounds<'a>(check_ins: &[CheckIn], evaluation: &'a Evaluation) -> Grounds<'a> {
    Grounds {
        progress: &evaluation.progress,
        value: evaluation.value,
        noted: noted(check_ins, evaluation),
        due: evaluation.span.end,
    }
}

/// Whether a grade is where somebody thought it would end, by what stands in the place of its day: no grade
/// so far.
fn is_guess(one: &CheckIn) -> bool {
    let at = one.at_text.as_deref().unwrap_or_default().to_lowercase();
    one.at.is_none() && ["project", "forecast", "预测", "预计"].iter().any(|word| at.contains(word))
}

/// The last grade that a check-in noted, unless one after it says how far it is.
fn noted(check_ins: &[CheckIn], evaluation: &Evaluation) -> Option<f64> {
    let (at, score) = check_ins
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, one)| !is_guess(one))
        .find_map(|(at, one)| Some((at, one.score.filter(|score| score.is_finite())?)))?;
    let from = evaluation.progress.from.as_ref();
    let read = from.and_then(|from| check_ins.iter().position(|one| one.key == *from));
    read.is_none_or(|read| read <= at).then_some(score)
}
