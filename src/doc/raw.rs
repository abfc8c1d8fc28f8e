//! JSON as it stands: objects as pairs, arrays as values that nobody has looked at yet.
//!
//! All of these ask for any value and refuse those of another kind by themselves. The parser's own refusal
//! spells out the number it found, and the tables for that weigh as much as a page of the program.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_json::value::RawValue;

/// Writes the methods of a visitor that refuse values of other kinds, each named with what it is given.
macro_rules! refuses {
    ($($visit:ident($kind:ty)),*) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(E::custom("a value of another kind"))
        }
        $(fn $visit<E: serde::de::Error>(self, _value: $kind) -> Result<Self::Value, E> {
            Err(E::custom("a value of another kind"))
        })*
    };
    (visit_seq) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, _items: A) -> Result<Self::Value, A::Error> {
            Err(serde::de::Error::custom("a value of another kind"))
        }
    };
}
pub(crate) use refuses;

/// The pairs of a JSON object as they stand, doubled keys included.
#[derive(Debug)]
pub struct RawObject<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for RawObject<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = RawObject<'de>;
            refuses!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str));
            refuses!(visit_seq);
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(8);
                while let Some(key) = map.next_key::<RawKey<'de>>()? {
                    pairs.push((key.0, map.next_value()?));
                }
                Ok(RawObject(pairs))
            }
        }
        deserializer.deserialize_any(Pairs)
    }
}

/// The items of a JSON array.
#[derive(Debug)]
pub struct RawList<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for RawList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = RawList<T>;
            refuses!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str));
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }
            fn visit_map<A: MapAccess<'de>>(self, _map: A) -> Result<Self::Value, A::Error> {
                Err(A::Error::custom("a value of another kind"))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(RawList(items))
            }
        }
        deserializer.deserialize_any(Items(PhantomData))
    }
}

/// A key or a text that borrows from where it stands when it has no escapes.
pub struct RawKey<'a>(pub Cow<'a, str>);

impl<'de> Deserialize<'de> for RawKey<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = RawKey<'de>;
            refuses!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64));
            refuses!(visit_seq);
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(RawKey(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawKey(Cow::Owned(text.to_owned())))
            }
            fn visit_map<A: MapAccess<'de>>(self, _map: A) -> Result<Self::Value, A::Error> {
                Err(A::Error::custom("a value of another kind"))
            }
        }
        deserializer.deserialize_any(Name)
    }
}

/// The text that a string token stands for; `None` where it is none, or holds half a pair of UTF-16.
pub fn text_of(token: &str) -> Option<String> {
    serde_json::from_str::<RawKey<'_>>(token).ok().map(|text| text.0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_another_kind_are_refused_and_not_misread() {
        for text in ["null", "true", "-1", "1", "0.5", "\"a\"", "[]", "{}"] {
            let is_object = serde_json::from_str::<RawObject<'_>>(text).is_ok();
            let is_list = serde_json::from_str::<RawList<&RawValue>>(text).is_ok();
            assert_eq!((is_object, is_list), (text == "{}", text == "[]"), "{text}");
            assert_eq!(text_of(text).is_some(), text == "\"a\"", "{text}");
            let error = serde_json::from_str::<RawObject<'_>>(text).err();
            assert!(error.is_none_or(|error| error.is_data()), "{text}");
        }
    }
}
