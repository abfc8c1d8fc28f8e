//! How one thing became what it is: its check-ins, its changes, and what each field said before.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Brought, BroughtFile, DELETED, Dot, Json};
use crate::okr::Arrange;
use crate::okr::{Change, ChangeKind, CheckIn, Day, Extras, Id, Measure, Moment, Text, Trigger, effective};
use crate::space::{Node, Space, is_quiet, records};

use crate::query::check_in::{Reads, reads};

use super::talk::{name, stamp};
use super::values::{FieldValue, field_value};

/// One check-in of the timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckInRow {
    /// Its key.
    pub key: Text,
    /// The day it speaks of.
    pub at: Option<Day>,
    /// The day as it was written, where it is no date.
    pub at_text: Option<Text>,
    /// Who checked in.
    pub by: Option<Text>,
    /// When it was entered.
    pub made: Option<Moment>,
    /// The measured value.
    pub value: Option<f64>,
    /// The value as it was written.
    pub value_text: Option<Text>,
    /// How far that is, or was said to be.
    pub progress: Option<f64>,
    /// Whether it is done.
    pub yes: Option<bool>,
    /// Titles of the milestones that are done, and how many there are.
    pub done: Option<(Vec<Text>, usize)>,
    /// What was believed.
    pub confidence: Option<u8>,
    /// What was believed before it.
    pub confidence_before: Option<u8>,
    /// Where the owner thought it would end.
    pub projection: Option<f64>,
    /// A grade so far.
    pub score: Option<f64>,
    /// What it says of the status.
    pub status_text: Option<Text>,
    /// What happened.
    pub note: Option<Text>,
    /// Whether it corrects an earlier one.
    pub corrects: bool,
    /// What the model has no place for.
    pub extras: Extras,
    /// The file it came with, where that is known.
    pub came: Option<Came>,
    /// Who has read it.
    pub reads: Reads,
}

/// With which file something came, and when that was merged here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Came {
    /// The file's name.
    pub with: Text,
    /// When.
    pub at: Moment,
}

impl Came {
    fn of(file: &BroughtFile) -> Self {
        Self { with: Text::clone(&file.name), at: file.at }
    }
}

/// The check-ins of a goal.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CheckIns {
    /// Those that stand, newest first.
    pub standing: Vec<CheckInRow>,
    /// Those that were corrected or taken back, newest first.
    pub gone: Vec<CheckInRow>,
}

/// Every check-in of a goal with this measure.
pub fn check_ins(space: &Space, node: &Node, measure: &Measure, today: Day) -> CheckIns {
    let all = records::check_ins(space.doc(), &node.entity);
    let acknowledged = records::acknowledgements(space.doc(), &node.entity);
    let standing = effective(&all);
    let mut before: Option<u8> = None;
    let mut rows: Vec<CheckInRow> = Vec::new();
    for one in &standing {
        let reads = reads(space, node.id(), one, &acknowledged, today);
        let row = CheckInRow { confidence_before: before, reads, ..row(space, one, measure) };
        before = one.confidence.or(before);
        rows.push(row);
    }
    rows.reverse();
    // The record that takes another one back is no check-in of its own.
    let gone = all.iter().filter(|one| !(one.retracted && one.amends.is_some()));
    let mut gone: Vec<CheckInRow> = gone
        .filter(|one| !standing.iter().any(|own| own.key == one.key))
        .map(|one| row(space, one, measure))
        .collect();
    gone.arrange(|a, b| (b.at, b.made, &b.key).cmp(&(a.at, a.made, &a.key)));
    CheckIns { standing: rows, gone }
}

/// One check-in with names and shares; what was believed before it is not known here.
pub(crate) fn row(space: &Space, one: &CheckIn, measure: &Measure) -> CheckInRow {
    let steps = match measure {
        Measure::Milestones(steps) => steps.as_slice(),
        _ => &[],
    };
    let done = one.done.as_ref().map(|keys| {
        let title = |key: &Text| {
            steps
                .iter()
                .find(|step| step.key == *key)
                .map_or_else(|| Text::clone(key), |step| Text::clone(&step.title))
        };
        (keys.iter().map(title).collect(), steps.len())
    });
    CheckInRow {
        key: Text::clone(&one.key),
        at: one.at.or_else(|| one.made.filter(|_| one.at_text.is_none()).and_then(Moment::day)),
        at_text: one.at_text.clone(),
        by: one.by.as_ref().map(|id| name(space, id)),
        made: one.made,
        value: one.value,
        value_text: one.value_text.clone(),
        progress: measure.progress(&one.reading()),
        yes: one.yes,
        done,
        confidence: one.confidence,
        confidence_before: None,
        projection: one.projection,
        score: one.score,
        status_text: one.status_text.clone(),
        note: one.note.clone(),
        corrects: one.amends.is_some(),
        extras: one.extras.clone(),
        came: None,
        reads: Reads::default(),
    }
}

/// One change of the ledger, with names.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangeRow {
    /// Its key.
    pub key: Text,
    /// The day from which it holds.
    pub at: Option<Day>,
    /// Who made it.
    pub by: Option<Text>,
    /// What kind of change.
    pub kind: ChangeKind,
    /// What it was before.
    pub from: Option<Text>,
    /// What it is now.
    pub to: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// What set it off.
    pub trigger: Option<Trigger>,
    /// Who agreed.
    pub agreed_by: Vec<Text>,
    /// What the model has no place for.
    pub extras: Extras,
}

/// The changes of the ledger, newest first.
pub fn changes(space: &Space, node: &Node) -> Vec<ChangeRow> {
    let all = records::changes(space.doc(), &node.entity).into_iter().rev();
    all.map(|one: Change| ChangeRow {
        key: one.key,
        at: one.at,
        by: one.by.as_ref().map(|id: &Id| name(space, id)),
        kind: one.kind,
        from: one.from,
        to: one.to,
        reason: one.reason,
        trigger: one.trigger,
        agreed_by: one.agreed_by.iter().map(|id| name(space, id)).collect(),
        extras: one.extras,
    })
    .collect()
}

/// One field that somebody changed.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldChange {
    /// The field.
    pub field: Text,
    /// Who.
    pub by: Option<Text>,
    /// When, where it was written by the app.
    pub at: Option<Moment>,
    /// What it said before; `None` where it said nothing yet.
    pub before: Option<FieldValue>,
    /// What it said then.
    pub after: FieldValue,
    /// The event that changed it.
    pub event: Option<Dot>,
    /// The file it came with, where that is known.
    pub came: Option<Came>,
}

/// What changed on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct HistoryDay {
    /// The day; `None` for what came in a file without stamps.
    pub day: Option<Day>,
    /// The changes, newest first.
    pub changes: Vec<FieldChange>,
}

/// What each field said before, newest day first. What came with a file and was never touched is
/// no change, and is left out.
pub fn fields(space: &Space, node: &Node) -> Vec<HistoryDay> {
    let entity = &node.entity;
    let read = |field: &str, value: &Json| field_value(space, &entity.kind, field, value);
    let mut by_field: BTreeMap<Text, Vec<records::Earlier>> = BTreeMap::new();
    for earlier in records::earlier(space.doc(), entity) {
        by_field.entry(Text::clone(&earlier.field)).or_default().push(earlier);
    }
    let mut all: Vec<FieldChange> = Vec::new();
    for (field, register) in &entity.fields {
        if &**field == DELETED || is_quiet(field) {
            continue;
        }
        let earlier = by_field.remove(field).unwrap_or_default();
        let Some(now) = space.doc().shown_entry(entity, field) else { continue };
        for (place, step) in earlier.iter().enumerate() {
            // Settling a disagreement writes over several values at once: the next act says what came of it.
            let next = earlier.iter().find(|next| next.at > step.at);
            let after = next.map_or(&now.value, |next| &next.was);
            // The value that was chosen changed nothing, and what two wrote alike is told once.
            let same = |one: &records::Earlier| one.at == step.at && one.was == step.was;
            if step.was.normal() == after.normal() || earlier.iter().take(place).any(same) {
                continue;
            }
            all.push(FieldChange {
                field: Text::clone(field),
                by: step.by.as_ref().map(|id| name(space, id)),
                at: step.at,
                before: Some(read(field, &step.was)),
                after: read(field, after),
                event: step.replaced,
                came: None,
            });
        }
        // Written once and never over, or at once by several: each is a line of its own.
        let told = |at: Option<Moment>| earlier.iter().any(|step| step.at == at);
        for entry in register.entries() {
            let (by, at) = stamp(space, entry.dot);
            if at.is_some() && !told(at) {
                all.push(FieldChange {
                    field: Text::clone(field),
                    by,
                    at,
                    before: None,
                    after: read(field, &entry.value),
                    event: Some(entry.dot),
                    came: None,
                });
            }
        }
    }
    all.arrange(|a, b| b.at.cmp(&a.at).then_with(|| a.field.cmp(&b.field)));
    let mut days: Vec<HistoryDay> = Vec::new();
    for change in all {
        let day = change.at.and_then(Moment::day);
        match days.last_mut() {
            Some(last) if last.day == day => last.changes.push(change),
            _ => days.push(HistoryDay { day, changes: vec![change] }),
        }
    }
    days
}

/// Says of each check-in with which file it came.
pub fn trace_check_ins(all: &mut CheckIns, of: &Id, brought: &Brought) {
    for row in all.standing.iter_mut().chain(&mut all.gone) {
        row.came = brought.file_of_record(of, &row.key).map(Came::of);
    }
}

/// Says of each change with which file it came.
pub fn trace_fields(days: &mut Rc<Vec<HistoryDay>>, brought: &Brought) {
    for change in Rc::make_mut(days).iter_mut().flat_map(|day| &mut day.changes) {
        change.came = change.event.and_then(|event| brought.file_of(event)).map(Came::of);
    }
}
