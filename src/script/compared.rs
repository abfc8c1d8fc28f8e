//! What differs between two texts, in plain values.

use serde::Serialize;

use crate::okr::{Moment, Text};
use crate::query::compare::{Comparison, Deed, Group, Item, Saying, Totals, What};
use crate::query::panel::{ChangeRow, CheckInRow, FieldValue};
use crate::space::codec::Word;

use super::value::Value;

/// What `compare` says.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Compared {
    /// What differs, unit by unit; last what belongs to none.
    pub groups: Vec<Unit>,
    /// How much of what.
    pub totals: Sums,
    /// Who wrote what is new, those with most deeds first.
    pub authors: Vec<Author>,
}

/// What differs in one unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Unit {
    /// The id of the unit or person; nothing for things of no unit.
    pub id: Option<Text>,
    /// Its name; empty where there is no unit.
    pub name: Text,
    /// What differs.
    pub items: Vec<Thing>,
}

/// One thing that differs.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thing {
    /// Its id.
    pub id: Text,
    /// What sort of thing it is, as the file says.
    pub kind: Text,
    /// What it is called; for a link, what it comes from.
    pub title: Text,
    /// The title of the objective of a key result; for a link, where it leads.
    pub place: Option<Text>,
    /// How far it was and is, where that differs.
    pub progress: Option<Progress>,
    /// What happened, oldest first.
    pub deeds: Vec<Done>,
}

/// How far a goal was and is: 0.0 to 1.0 and beyond, nothing where nobody knows.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Progress {
    /// Before.
    pub before: Option<f64>,
    /// After.
    pub after: Option<f64>,
}

/// Something that was done; parts that mean nothing for it are nothing.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What.
    pub what: &'static str,
    /// The field, as the file names it.
    pub field: Option<Text>,
    /// What it said.
    pub before: Option<Value>,
    /// What it says.
    pub after: Option<Value>,
    /// All values that stand, or stood until it was settled.
    pub values: Option<Vec<Value>>,
    /// A check-in.
    pub check_in: Option<CheckIn>,
    /// What sort of saying.
    pub saying: Option<&'static str>,
    /// Words.
    pub text: Option<Text>,
    /// How many.
    pub count: Option<usize>,
    /// Who did it.
    pub by: Option<Text>,
    /// When, by the writer's clock.
    pub at: Option<String>,
}

/// A check-in.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CheckIn {
    /// The day it speaks of, or when it was in words.
    pub at: Option<String>,
    /// The measured value.
    pub value: Option<f64>,
    /// How far that is.
    pub progress: Option<f64>,
    /// What was believed, 0 to 10.
    pub confidence: Option<u8>,
    /// What happened.
    pub note: Option<Text>,
}

/// How many deeds of each sort.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sums {
    /// Things that are new.
    pub added: usize,
    /// Fields with another value.
    pub changed: usize,
    /// Things that stand elsewhere.
    pub moved: usize,
    /// Things that were deleted.
    pub deleted: usize,
    /// Things that were brought back.
    pub restored: usize,
    /// What the later text does not have; that deletes nothing.
    pub missing: usize,
    /// Check-ins.
    pub checked_in: usize,
    /// Comments, asks, answers and agreements.
    pub said: usize,
    /// Fields on which people disagree, and did not before.
    pub disagreements: usize,
}

/// Somebody who wrote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Author {
    /// The name; nothing for what no app wrote.
    pub name: Option<Text>,
    /// How many deeds.
    pub deeds: usize,
    /// The time of the newest, by the writer's clock.
    pub newest: Option<String>,
}

fn time(moment: Option<Moment>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}

impl Compared {
    /// A comparison in plain values.
    pub fn of(comparison: &Comparison) -> Self {
        let author = |one: &crate::query::compare::Author| Author {
            name: one.name.clone(),
            deeds: one.deeds,
            newest: time(one.newest),
        };
        Self {
            groups: comparison.groups.iter().map(unit).collect(),
            totals: sums(&comparison.totals),
            authors: comparison.authors.iter().map(author).collect(),
        }
    }
}

fn unit(group: &Group) -> Unit {
    Unit {
        id: group.unit.as_ref().map(crate::okr::Id::text),
        name: Text::clone(&group.name),
        items: group.items.iter().map(thing).collect(),
    }
}

fn thing(item: &Item) -> Thing {
    Thing {
        id: item.id.text(),
        kind: Text::clone(&item.kind),
        title: Text::clone(&item.title),
        place: item.place.clone(),
        progress: item.progress.map(|(before, after)| Progress { before, after }),
        deeds: item.deeds.iter().map(done).collect(),
    }
}

fn sums(totals: &Totals) -> Sums {
    Sums {
        added: totals.added,
        changed: totals.changed,
        moved: totals.moved,
        deleted: totals.deleted,
        restored: totals.restored,
        missing: totals.missing,
        checked_in: totals.checked_in,
        said: totals.said,
        disagreements: totals.disagreements,
    }
}

fn done(deed: &Deed) -> Done {
    let of = |what: &'static str| Done { what, ..Done::default() };
    let field = |what, field: &Text| Done { field: Some(Text::clone(field)), ..of(what) };
    let between = |what, name: &Text, before: &FieldValue, after: &FieldValue| Done {
        before: Some(Value::told(before)),
        after: Some(Value::told(after)),
        ..field(what, name)
    };
    let checked = |what, row: &CheckInRow| Done { check_in: Some(check_in(row)), ..of(what) };
    let all = |values: &[FieldValue]| Some(values.iter().map(Value::told).collect());
    let what = match &deed.what {
        What::Added => of("added"),
        What::Deleted => of("deleted"),
        What::Restored => of("restored"),
        What::Missing => of("missing"),
        What::Changed { field, before, after } => between("changed", field, before, after),
        What::Moved { field, from, to } => between("moved", field, from, to),
        What::CheckedIn(row) => checked("checked_in", row),
        What::EarlierCheckIns(count) => Done { count: Some(*count), ..of("earlier_check_ins") },
        What::Corrected(row) => checked("corrected", row),
        What::TakenBack(row) => checked("taken_back", row),
        What::Said { saying, text } => {
            Done { saying: Some(saying_word(*saying)), text: Some(Text::clone(text)), ..of("said") }
        }
        What::Planned(row) => planned(row),
        What::Disagrees { field: name, values } => Done { values: all(values), ..field("disagrees", name) },
        What::Settled { field: name, values, after } => {
            Done { values: all(values), after: Some(Value::told(after)), ..field("settled", name) }
        }
        What::DeletedMeanwhile => of("deleted_meanwhile"),
        What::Lacks { check_ins, said } => Done { count: Some(check_ins + said), ..of("lacks") },
    };
    Done { by: deed.by.clone(), at: time(deed.at), ..what }
}

fn check_in(row: &CheckInRow) -> CheckIn {
    CheckIn {
        at: row.at.map(|day| day.to_string()).or_else(|| row.at_text.as_deref().map(str::to_owned)),
        value: row.value,
        progress: row.progress,
        confidence: row.confidence,
        note: row.note.clone(),
    }
}

/// An entry of the change ledger.
fn planned(row: &ChangeRow) -> Done {
    let words = |text: &Option<Text>| text.as_ref().map(|text| Value::Text(Text::clone(text)));
    Done {
        what: "planned",
        saying: Some(row.kind.word()),
        before: words(&row.from),
        after: words(&row.to),
        text: row.reason.clone(),
        ..Done::default()
    }
}

fn saying_word(saying: Saying) -> &'static str {
    match saying {
        Saying::Comment => "comment",
        Saying::Ask(_) => "ask",
        Saying::Answer(_) => "answer",
        Saying::Agreement => "agreement",
        Saying::Refusal => "refusal",
        Saying::Remark(_) => "remark",
        Saying::TakenBack => "taken_back",
        Saying::Unknown => "unknown",
    }
}
