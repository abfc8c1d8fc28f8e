//! What a field says, in things that can be put into words: names instead of ids, days instead of
//! texts. For histories and disagreements, where the typed model shows only what stands now.

use crate::doc::Json;
use crate::okr::{
    Carry, Commitment, CountsAs, CycleKind, CyclePhase, Day, Direction, Id, LinkState, Moment, Origin,
    Perspective, Privacy, RootCause, RubricKind, Stage, Status, Text, UnitKind, Unscored,
};
use crate::query::filter::owner_name;
use crate::space::Space;
use crate::space::codec::{self, MeasureKind, StageWord, Word};

/// The value of a field, ready for words.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldValue {
    /// Nothing: unknown, or cleared.
    Nothing,
    /// Words of people, or the name of what an id means.
    Text(Text),
    /// A number.
    Number(f64),
    /// Yes or no.
    Yes(bool),
    /// A day.
    Day(Day),
    /// A moment.
    Moment(Moment),
    /// Several names or words.
    List(Vec<Text>),
    /// Names with their shares.
    Shared(Vec<(Text, Option<f64>)>),
    /// Milestones with their weights.
    Weighted(Vec<(Text, f64)>),
    /// Days with their values.
    Phased(Vec<(Day, f64)>),
    /// A way of measuring.
    Measure(MeasureKind),
    /// A stage.
    Stage(Stage),
    /// A status.
    Status(Status),
    /// Where a goal came from.
    Origin(Origin),
    /// How firmly it is promised.
    Commitment(Commitment),
    /// Its place on the strategy map.
    Perspective(Perspective),
    /// What of it stays out of shared copies.
    Privacy(Privacy),
    /// Which way is forward.
    Direction(Direction),
    /// How far a link's two sides have got.
    LinkState(LinkState),
    /// How a link counts.
    Counts(CountsAs),
    /// What a unit is.
    UnitKind(UnitKind),
    /// The length of a cycle.
    CycleKind(CycleKind),
    /// Where a cycle is in its life.
    CyclePhase(CyclePhase),
    /// Why there is no score on purpose.
    Unscored(Unscored),
    /// What kept a goal from more.
    Cause(RootCause),
    /// What becomes of a goal after its cycle.
    Carry(Carry),
    /// How grades make a score.
    RubricKind(RubricKind),
    /// Something this version has no words for: the JSON as it stands.
    Raw(Text),
}

/// Reads the value of a field of an entity of this kind.
pub fn field_value(space: &Space, kind: &str, field: &str, value: &Json) -> FieldValue {
    if value.is_null() {
        return FieldValue::Nothing;
    }
    typed(space, kind, field, value).unwrap_or_else(|| plain(value))
}

fn typed(space: &Space, kind: &str, field: &str, value: &Json) -> Option<FieldValue> {
    Some(match (kind, field) {
        (
            _,
            "unit" | "home" | "objective" | "parent" | "parent_kr" | "cycle" | "primary" | "lead" | "manager"
            | "of" | "recovers" | "kept_from" | "continues",
        )
        | ("link", "from" | "to") => FieldValue::Text(name(space, &value.as_str()?)),
        (_, "joint") => {
            FieldValue::List(codec::ids(value)?.iter().map(|id| name(space, id.as_str())).collect())
        }
        (_, "tags") => FieldValue::List(codec::texts(value)?),
        (_, "owners") => {
            let owners = codec::owners(value)?;
            let shared = owners.iter().filter_map(|owner| Some((owner_name(space, owner)?, owner.share)));
            FieldValue::Shared(shared.collect())
        }
        (_, "milestones") => {
            let steps = codec::milestones(value)?;
            FieldValue::Weighted(steps.into_iter().map(|step| (step.title, step.weight)).collect())
        }
        (_, "phased") => {
            FieldValue::Phased(codec::phased(value)?.into_iter().map(|step| (step.day, step.value)).collect())
        }
        (_, "rubric") => {
            let rows = codec::rubric(value)?;
            FieldValue::List(
                rows.into_iter().map(|(grade, words)| format!("{grade}: {words}").into()).collect(),
            )
        }
        (_, "published") => FieldValue::Moment(Moment::parse(&value.as_str()?)?),
        (_, "unscored") => FieldValue::Unscored(word(value)?),
        (_, "cause") => FieldValue::Cause(word(value)?),
        (_, "carry") => FieldValue::Carry(word(value)?),
        (_, "rubric_kind") => FieldValue::RubricKind(word(value)?),
        (_, "rubric_met" | "questions") => FieldValue::List(codec::texts(value)?),
        (_, "due" | "until" | "reached_on") | ("kr", "from") | ("objective" | "cycle", "start" | "end") => {
            FieldValue::Day(Day::parse(&value.as_str()?)?)
        }
        (_, "measure") => FieldValue::Measure(word(value)?),
        (_, "stage") => FieldValue::Stage(match word::<StageWord>(value)? {
            StageWord::Draft => Stage::Draft,
            StageWord::Published => Stage::Published { at: None },
            StageWord::Postponed => Stage::Postponed,
            StageWord::Dropped => Stage::Dropped,
            StageWord::Closed => Stage::Closed,
        }),
        (_, "status") => FieldValue::Status(word(value)?),
        (_, "origin") => FieldValue::Origin(word(value)?),
        (_, "commitment") => FieldValue::Commitment(word(value)?),
        (_, "perspective") => FieldValue::Perspective(word(value)?),
        (_, "private") => FieldValue::Privacy(codec::privacy(value)?),
        (_, "direction") => FieldValue::Direction(word(value)?),
        (_, "state") => FieldValue::LinkState(word(value)?),
        ("link", "counts") => FieldValue::Counts(word(value)?),
        ("unit", "type") => FieldValue::UnitKind(codec::unit_kind(&value.as_str()?)),
        (_, "period") => FieldValue::CycleKind(word(value)?),
        (_, "phase") => FieldValue::CyclePhase(word(value)?),
        _ => return None,
    })
}

fn plain(value: &Json) -> FieldValue {
    if let Some(text) = value.as_str() {
        return FieldValue::Text(text.into());
    }
    if let Some(yes) = value.as_bool() {
        return FieldValue::Yes(yes);
    }
    value.as_f64().map_or_else(|| FieldValue::Raw(value.text().into()), FieldValue::Number)
}

fn word<W: Word>(value: &Json) -> Option<W> {
    W::from_word(&value.as_str()?)
}

fn name(space: &Space, id: &str) -> Text {
    space.name_of(&Id::new(id)).unwrap_or_else(|| id.into())
}
