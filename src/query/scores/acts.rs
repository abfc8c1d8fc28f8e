//! What a person does on the page of scores, as edits: each is one step (rules S23 to S25).

use crate::okr::{
    Change as Line, ChangeKind, Closing, CyclePhase, Day, Extras, Id, Reached, RootCause, Stage, Status,
    Text, Unscored,
};
use crate::query::close::own_word;
use crate::space::{Change, Edit, Space};

use super::typed::rounded;
use super::{Judged, Sheet, Within};

/// What somebody says of an item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Judgement {
    /// A score.
    Score(f64),
    /// How it ended, in a word.
    Word(Reached),
    /// That there is no score on purpose.
    Unscored(Unscored),
    /// That it was given up.
    Dropped,
}

/// A judgement as it is saved.
#[derive(Clone, PartialEq, Debug)]
pub struct Saying {
    /// What is said.
    pub judgement: Judgement,
    /// Why.
    pub reason: Option<Text>,
    /// What kept it from more.
    pub cause: Option<RootCause>,
    /// The same in words.
    pub cause_note: Option<Text>,
}

/// What is decided of a goal now.
struct Now<'s> {
    score: Option<f64>,
    status: Option<Status>,
    stage: Stage,
    closing: &'s Closing,
}

fn now<'s>(space: &'s Space, id: &Id) -> Option<Now<'s>> {
    if let Some(kr) = space.key_result(id) {
        let score = kr.score.as_ref().map(|score| score.value);
        return Some(Now { score, status: kr.status_override, stage: kr.stage, closing: &kr.closing });
    }
    let one = space.objective(id)?;
    let score = one.score.as_ref().map(|score| score.value);
    Some(Now { score, status: one.status_override, stage: one.stage, closing: &one.closing })
}

/// Saves a judgement as one step: a score takes the reason for having none away, and the other way round (rule
/// S23). `None` where it changes nothing.
pub fn save(space: &Space, id: &Id, saying: &Saying) -> Option<Edit> {
    let now = now(space, id)?;
    let mut changes = Vec::new();
    let (score, unscored) = match saying.judgement {
        Judgement::Score(score) => (Some(score), None),
        Judgement::Unscored(why) => (None, Some(why)),
        Judgement::Word(_) | Judgement::Dropped => (None, None),
    };
    if now.score != score {
        changes.push(Change::Score(score));
    }
    if now.closing.unscored != unscored {
        changes.push(Change::Unscored(unscored));
    }
    if let Judgement::Word(word) = saying.judgement {
        if now.status.and_then(Reached::of) != Some(word) {
            changes.push(Change::Status(Some(word.status())));
        }
        // A word says how it ended once the goal is closed (rule S18).
        if now.stage != Stage::Closed {
            changes.push(Change::Stage(Stage::Closed));
        }
    }
    if saying.judgement == Judgement::Dropped && now.stage.counts() {
        changes.push(Change::Stage(Stage::Dropped));
    }
    if now.closing.reason != saying.reason {
        changes.push(Change::ScoreReason(saying.reason.clone()));
    }
    if now.closing.cause != saying.cause {
        changes.push(Change::Cause(saying.cause));
    }
    if now.closing.cause_note != saying.cause_note {
        changes.push(Change::CauseNote(saying.cause_note.clone()));
    }
    together(id, changes)
}

/// Takes a judgement back, so that the item waits again.
pub fn taken_back(space: &Space, id: &Id) -> Option<Edit> {
    let now = now(space, id)?;
    let mut changes = Vec::new();
    if now.score.is_some() {
        changes.push(Change::Score(None));
    }
    if now.closing.unscored.is_some() {
        changes.push(Change::Unscored(None));
    }
    if now.closing.reason.is_some() {
        changes.push(Change::ScoreReason(None));
    }
    if own_word(space, id).is_some() {
        changes.push(Change::Status(None));
    }
    together(id, changes)
}

/// Gives an objective that was judged itself the mean of its key results again.
pub fn mean_again(space: &Space, id: &Id) -> Option<Edit> {
    space.objective(id)?;
    taken_back(space, id)
}

/// Says of a grade of a rubric whether it is met; of levels one is met at a time.
pub fn grade_met(space: &Space, id: &Id, met_by: &Text, is_met: bool) -> Option<Edit> {
    let kr = space.key_result(id)?;
    let is_level = kr.rubric_kind == crate::okr::RubricKind::Levels;
    let mut all = if is_level { Vec::new() } else { kr.rubric_met.clone() };
    all.retain(|one| one != met_by);
    if is_met {
        all.push(Text::clone(met_by));
    }
    (all != kr.rubric_met).then(|| Edit::Change { id: id.clone(), change: Change::RubricMet(all) })
}

/// Takes every suggestion for what waits and has one, as one step (rule S24).
pub fn take_all(sheet: &Sheet, within: &Within) -> Option<Edit> {
    let open = sheet.within(within).into_iter().filter(|item| item.is_open());
    let edits: Vec<Edit> = open
        .filter_map(|item| {
            let change = Change::Score(Some(rounded(item.suggested?.value)));
            Some(Edit::Change { id: item.id.clone(), change })
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Together(edits))
}

/// Says of everything that waits why it has no score, as one step (rule S24).
pub fn unscore_all(sheet: &Sheet, within: &Within, why: Unscored, reason: Option<&Text>) -> Option<Edit> {
    let open = sheet.within(within).into_iter().filter(|item| item.judged == Judged::Open);
    let edits: Vec<Edit> = open
        .flat_map(|item| {
            let edit = |change: Change| Edit::Change { id: item.id.clone(), change };
            let said = reason.map(|reason| edit(Change::ScoreReason(Some(Text::clone(reason)))));
            [Some(edit(Change::Unscored(Some(why)))), said].into_iter().flatten()
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Together(edits))
}

/// Begins to close a cycle: its goals are judged.
pub fn begin_closing(cycle: &Id) -> Edit {
    phase(cycle, CyclePhase::Closing)
}

/// Closes a cycle, whatever is open (rule S25).
pub fn close_cycle(cycle: &Id) -> Edit {
    phase(cycle, CyclePhase::Closed)
}

/// Opens a closed cycle again, with a line in its ledger that says why, as one step (rules S25 and E34). `None`
/// for one that is not closed.
pub fn reopen(space: &Space, cycle: &Id, reason: &Text, today: Day) -> Option<Edit> {
    let is_closed = space.cycle(cycle)?.phase == CyclePhase::Closed;
    let reason = reason.trim();
    let line = Line {
        key: "".into(),
        at: Some(today),
        by: None,
        kind: ChangeKind::Reopen,
        from: None,
        to: None,
        reason: Some(reason.into()),
        trigger: None,
        agreed_by: Vec::new(),
        minor: false,
        fields: Vec::new(),
        made: None,
        extras: Extras::new(),
    };
    let record = Edit::Record { of: cycle.clone(), change: Box::new(line), amends: None };
    let edits = vec![record, phase(cycle, CyclePhase::Closing)];
    (is_closed && !reason.is_empty()).then_some(Edit::Together(edits))
}

fn phase(cycle: &Id, phase: CyclePhase) -> Edit {
    Edit::Change { id: cycle.clone(), change: Change::CyclePhase(phase) }
}

fn together(id: &Id, changes: Vec<Change>) -> Option<Edit> {
    let edits: Vec<Edit> =
        changes.into_iter().map(|change| Edit::Change { id: id.clone(), change }).collect();
    (!edits.is_empty()).then_some(Edit::Together(edits))
}
