//! Values of fields as plain values.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::doc::Json;
use crate::okr::{Stage, Text};
use crate::query::panel::FieldValue;
use crate::space::codec::{StageWord, Word, unit_kind_word};

/// A value a program can go on with.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nothing, or unknown.
    Nothing,
    /// Yes or no.
    Yes(bool),
    /// A number.
    Number(f64),
    /// Words, a day, a moment, a word of the file.
    Text(Text),
    /// Several.
    List(Vec<Value>),
    /// Parts with names.
    Parts(Vec<(Text, Value)>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Yes(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Parts(parts) => {
                let mut map = serializer.serialize_map(Some(parts.len()))?;
                for (name, value) in parts {
                    map.serialize_entry(&**name, value)?;
                }
                map.end()
            }
        }
    }
}

impl Value {
    /// A value as it stands in a file.
    pub fn of(json: &Json) -> Self {
        if let Some(yes) = json.as_bool() {
            return Self::Yes(yes);
        }
        if let Some(number) = json.as_f64() {
            return Self::Number(number);
        }
        if let Some(text) = json.as_str() {
            return Self::Text(text.into());
        }
        if let Some(list) = json.as_array() {
            return Self::List(list.iter().map(Self::of).collect());
        }
        match json.as_object() {
            Some(pairs) => {
                Self::Parts(pairs.iter().map(|(key, part)| (Text::from(&**key), Self::of(part))).collect())
            }
            None => Self::Nothing,
        }
    }

    /// A value as a person reads it: names for ids, the words of the file for everything that has some.
    pub fn told(value: &FieldValue) -> Self {
        fn word<W: Word + PartialEq>(word: W) -> Value {
            Value::Text(word.word().into())
        }
        fn pair(names: [&str; 2], one: Value, other: Value) -> Value {
            let [first, second] = names.map(Text::from);
            Value::Parts(vec![(first, one), (second, other)])
        }
        let number = |number: Option<f64>| number.map_or(Self::Nothing, Self::Number);
        match value {
            FieldValue::Nothing => Self::Nothing,
            FieldValue::Text(text) => Self::Text(Text::clone(text)),
            FieldValue::Number(number) => Self::Number(*number),
            FieldValue::Yes(yes) => Self::Yes(*yes),
            FieldValue::Day(day) => Self::Text(day.to_string().into()),
            FieldValue::Moment(moment) => Self::Text(moment.to_string().into()),
            FieldValue::List(all) => {
                Self::List(all.iter().map(|text| Self::Text(Text::clone(text))).collect())
            }
            FieldValue::Shared(all) => {
                let one = |(name, share): &(Text, Option<f64>)| {
                    pair(["name", "share"], Self::Text(Text::clone(name)), number(*share))
                };
                Self::List(all.iter().map(one).collect())
            }
            FieldValue::Weighted(all) => {
                let one = |(title, weight): &(Text, f64)| {
                    pair(["title", "weight"], Self::Text(Text::clone(title)), Self::Number(*weight))
                };
                Self::List(all.iter().map(one).collect())
            }
            FieldValue::Phased(all) => {
                let one = |(day, value): &(crate::okr::Day, f64)| {
                    pair(["day", "value"], Self::Text(day.to_string().into()), Self::Number(*value))
                };
                Self::List(all.iter().map(one).collect())
            }
            FieldValue::Measure(kind) => word(*kind),
            FieldValue::Stage(stage) => Self::Text(stage_word(*stage).into()),
            FieldValue::Status(status) => word(*status),
            FieldValue::Origin(origin) => word(*origin),
            FieldValue::Commitment(commitment) => word(*commitment),
            FieldValue::Privacy(privacy) => word(*privacy),
            FieldValue::Perspective(perspective) => word(*perspective),
            FieldValue::Direction(direction) => word(*direction),
            FieldValue::LinkState(state) => word(*state),
            FieldValue::Counts(counts) => word(*counts),
            FieldValue::UnitKind(kind) => Self::Text(unit_kind_word(kind).into()),
            FieldValue::CycleKind(kind) => word(*kind),
            FieldValue::CyclePhase(phase) => word(*phase),
            FieldValue::Unscored(why) => word(*why),
            FieldValue::Cause(cause) => word(*cause),
            FieldValue::Carry(carry) => word(*carry),
            FieldValue::RubricKind(kind) => word(*kind),
            FieldValue::Raw(json) => Json::parse(json).map_or(Self::Nothing, |json| Self::of(&json)),
        }
    }
}

/// The word of the file for a stage.
pub fn stage_word(stage: Stage) -> &'static str {
    let word = match stage {
        Stage::Draft => StageWord::Draft,
        Stage::Published { .. } => StageWord::Published,
        Stage::Postponed => StageWord::Postponed,
        Stage::Dropped => StageWord::Dropped,
        Stage::Closed => StageWord::Closed,
    };
    word.word()
}
