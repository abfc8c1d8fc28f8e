//! The shape of the text before its meaning: objects as pairs of key and untouched value.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::doc::RawObject;
use crate::file::problem::DecodeError;

/// The top level of a file.
pub struct Top<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Top<'a> {
    /// Whether there is a value under this key.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The first value under this key.
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, raw)| *raw)
    }

    /// All pairs in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(key, raw)| (&**key, *raw))
    }
}

/// Reads the top level of a JSON object.
///
/// # Errors
/// When the text is not exactly one JSON object.
pub fn top_of(text: &str) -> Result<Top<'_>, DecodeError> {
    match serde_json::from_str::<RawObject<'_>>(text) {
        Ok(object) => Ok(Top(object.0)),
        Err(error) if error.is_data() => Err(DecodeError::NotOkrs),
        Err(error) => Err(DecodeError::from_parser(text, &error)),
    }
}

/// One entity as it stands in the file.
pub struct RawEntity<'a> {
    /// Its pairs in their order, `log` left out.
    pub pairs: Vec<(Cow<'a, str>, &'a RawValue)>,
    /// Its records.
    pub log: Vec<&'a RawValue>,
}

impl<'de> Deserialize<'de> for RawEntity<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = RawEntity<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an entity")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(10);
                let mut log: Vec<&RawValue> = Vec::new();
                while let Some(key) = map.next_key::<crate::doc::RawKey<'de>>()? {
                    if &*key.0 == "log" {
                        log.extend(map.next_value::<Vec<&RawValue>>()?);
                    } else {
                        pairs.push((key.0, map.next_value()?));
                    }
                }
                Ok(RawEntity { pairs, log })
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
