//! The nested lists and objects of a plain file, before anything is understood.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::value::RawValue;

use crate::doc::{Json, RawObject};
use crate::file::marks::Marks;
use crate::file::own::Top;
use crate::file::place::Place;
use crate::file::problem::{DecodeError, ProblemKind};

use super::path::Path;

/// One object: its pairs in their order, doubled keys included.
pub struct Shape<'a> {
    /// Its index in the list it stands in.
    pub at: usize,
    /// Its pairs.
    pub pairs: Vec<(Cow<'a, str>, &'a RawValue)>,
}

impl<'a> Shape<'a> {
    /// The first value under a key that says something.
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.pairs.iter().find(|(own, raw)| own == key && !is_null(raw)).map(|(_, raw)| *raw)
    }

    /// Every value under a key that says something.
    pub fn all<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'a RawValue> + 's {
        self.pairs.iter().filter(move |(own, raw)| own == key && !is_null(raw)).map(|(_, raw)| *raw)
    }

    /// The text of the first value under a key, if it is one.
    pub fn text(&self, key: &str) -> Option<String> {
        string(self.get(key)?)
    }

    /// A piece of the file's text that stands in this object.
    pub fn piece(&self) -> &'a str {
        self.pairs.first().map_or("", |(_, raw)| raw.get())
    }
}

/// An objective and its key results.
pub struct Goal<'a> {
    /// The objective.
    pub shape: Shape<'a>,
    /// Its key results.
    pub key_results: List<'a>,
}

/// A list of objects, and what stood in the list without being one.
#[derive(Default)]
pub struct List<'a> {
    /// The objects.
    pub shapes: Vec<Shape<'a>>,
    /// Anything else; kept with the item the list belongs to.
    pub misfits: Vec<Json>,
}

/// The whole file.
pub struct Set<'a> {
    /// Its top level.
    pub top: Shape<'a>,
    /// Units and people.
    pub units: List<'a>,
    /// Objectives with their key results.
    pub goals: Vec<Goal<'a>>,
    /// What stood among the objectives without being one.
    pub misfits: Vec<Json>,
}

impl<'a> Set<'a> {
    /// Finds the lists and objects.
    ///
    /// # Errors
    /// When the objectives or the units are no list.
    pub fn read(text: &str, top: &Top<'a>, marks: &mut Marks<'_>) -> Result<Self, DecodeError> {
        let top =
            Shape { at: 0, pairs: top.pairs().map(|(key, raw)| (Cow::Owned(key.to_owned()), raw)).collect() };
        for key in ["objectives", "units"] {
            if let Some(raw) = top.all(key).find(|raw| !raw.get().starts_with('[')) {
                let place = Place::of(text, raw.get());
                let (line, column) = (place.line, place.column);
                return Err(DecodeError::WrongShape {
                    path: key.to_owned(),
                    line,
                    column,
                    expected: "an array",
                });
            }
        }
        say_doubled(&top, &Path::Top, marks);
        let units = list(&top, "units", "name", &Path::Top, marks);
        let objectives = list(&top, "objectives", "title", &Path::Top, marks);
        let path = Path::Top.key("objectives");
        let mut goals = Vec::with_capacity(objectives.shapes.len());
        for shape in objectives.shapes {
            let key_results = list(&shape, "key_results", "title", &path.at(shape.at), marks);
            goals.push(Goal { shape, key_results });
        }
        Ok(Self { top, units, goals, misfits: objectives.misfits })
    }
}

/// The objects of a list. A text where an object should be is taken for its `main` key.
pub fn list<'a>(
    of: &Shape<'a>,
    key: &str,
    main: &'static str,
    path: &Path<'_>,
    marks: &mut Marks<'_>,
) -> List<'a> {
    let path = path.key(key);
    let mut found = List::default();
    for raw in of.all(key) {
        // At once where all is in order, else one by one.
        if let Ok(objects) = serde_json::from_str::<Vec<RawObject<'a>>>(raw.get()) {
            found
                .shapes
                .extend(objects.into_iter().enumerate().map(|(at, object)| Shape { at, pairs: object.0 }));
            continue;
        }
        let Ok(values) = serde_json::from_str::<Vec<&'a RawValue>>(raw.get()) else {
            marks.say(path, raw.get(), ProblemKind::WrongType { expected: "an array" });
            found.misfits.extend(Json::from_raw(raw));
            continue;
        };
        for (at, raw) in values.into_iter().enumerate() {
            if let Ok(object) = serde_json::from_str::<RawObject<'a>>(raw.get()) {
                found.shapes.push(Shape { at, pairs: object.0 });
                continue;
            }
            marks.say(path.at(at), raw.get(), ProblemKind::WrongType { expected: "an object" });
            if raw.get().starts_with('"') {
                found.shapes.push(Shape { at, pairs: vec![(Cow::Borrowed(main), raw)] });
            } else if !is_null(raw) {
                found.misfits.extend(Json::from_raw(raw));
            }
        }
    }
    for shape in &found.shapes {
        say_doubled(shape, &path.at(shape.at), marks);
    }
    found
}

/// Reports keys that stand twice in one object; both values are used.
fn say_doubled(shape: &Shape<'_>, path: &Path<'_>, marks: &mut Marks<'_>) {
    let mut say = |key: &str, raw: &RawValue| {
        marks.say(path.key(key), raw.get(), ProblemKind::SameKey { key: key.to_owned() });
    };
    if shape.pairs.len() > 24 {
        let mut seen = BTreeSet::new();
        shape.pairs.iter().filter(|(key, _)| !seen.insert(&**key)).for_each(|(key, raw)| say(key, raw));
        return;
    }
    for (at, (key, raw)) in shape.pairs.iter().enumerate() {
        if shape.pairs.iter().take(at).any(|(own, _)| own == key) {
            say(key, raw);
        }
    }
}

/// Whether a value is `null`, which says nothing.
pub fn is_null(raw: &RawValue) -> bool {
    raw.get() == "null"
}

/// The text a value holds, if it is one.
pub fn string(raw: &RawValue) -> Option<String> {
    let inner = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    serde_json::from_str(raw.get()).ok().or_else(|| Json::from_raw(raw).ok()?.as_str())
}

/// The name a value gives: a text, or a number that scripts use as one.
pub fn name(raw: &RawValue) -> Option<String> {
    string(raw).or_else(|| is_number(raw.get()).then(|| raw.get().to_owned())).filter(|name| !name.is_empty())
}

/// Whether a value is a number.
pub fn is_number(raw: &str) -> bool {
    raw.starts_with(|letter: char| letter == '-' || letter.is_ascii_digit())
}
