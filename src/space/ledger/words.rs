//! What a line says it was before and is now: in numbers, signs and days, which need no language, and in the
//! goal's own words.

use crate::doc::Json;
use crate::okr::agreed::{measure_signs, one_line};
use crate::okr::change::ChangedField;
use crate::okr::{ChangeKind, Id, KeyResult, Text, number};
use crate::space::codec;
use crate::space::read::{self, kind};
use crate::space::tree::Space;

use super::view::View;

/// Characters after which words are cut off: the field itself keeps them all.
const MOST_CHARS: usize = 200;

/// Fields that the signs of a measure speak of.
const MEASURE: [&str; 12] = [
    "measure",
    "start",
    "target",
    "direction",
    "floor",
    "ceiling",
    "low",
    "high",
    "commit",
    "stretch",
    "milestones",
    "measured_in",
];

/// What a line says of these fields: before, and now.
pub fn from_to(
    space: &Space,
    is: &View<'_>,
    id: &Id,
    change: ChangeKind,
    fields: &[ChangedField],
) -> (Option<Text>, Option<Text>) {
    let side = |pick: fn(&ChangedField) -> Option<&Text>| -> Option<Text> {
        let pieces = match change {
            ChangeKind::Reword => {
                let title = fields.iter().find(|field| &*field.name == "title").or_else(|| fields.first());
                title.and_then(|field| json(pick(field))?.as_str()).into_iter().collect()
            }
            ChangeKind::Retarget | ChangeKind::Postpone | ChangeKind::Rescore => {
                pieces(space, is, id, fields, pick)
            }
            // People, units and goals are ids in the fields.
            ChangeKind::Add
            | ChangeKind::Drop
            | ChangeKind::HandOver
            | ChangeKind::Resume
            | ChangeKind::Reopen => Vec::new(),
        };
        let text = one_line(&pieces.join(" · "));
        (!text.is_empty()).then(|| cut(&text).into())
    };
    (side(|field| field.was.as_ref()), side(|field| field.is.as_ref()))
}

fn json(said: Option<&Text>) -> Option<Json> {
    Json::parse(said?).ok()
}

fn pieces(
    space: &Space,
    is: &View<'_>,
    id: &Id,
    fields: &[ChangedField],
    pick: fn(&ChangedField) -> Option<&Text>,
) -> Vec<String> {
    let is_kr = is.kind(id).as_deref() == Some(kind::KEY_RESULT);
    let measures = |field: &&ChangedField| is_kr && MEASURE.contains(&&*field.name);
    let measured: Vec<&ChangedField> = fields.iter().filter(measures).collect();
    let mut out = Vec::new();
    match measured.as_slice() {
        [] => {}
        [one] if !matches!(&*one.name, "measure" | "direction" | "milestones" | "measured_in") => {
            let number = json(pick(one)).and_then(|value| value.as_f64());
            let number = number.map_or_else(|| "?".to_owned(), number::exact);
            let unit = is.value(id, "measured_in").and_then(|unit| unit.as_str()).unwrap_or_default();
            out.push(format!("{number} {unit}").trim_end().to_owned());
        }
        _ => out.push(signs(is, id, fields, pick)),
    }
    for field in fields.iter().filter(|field| !measures(field) && &*field.name != "stage") {
        out.push(json(pick(field)).map_or_else(|| "–".to_owned(), |value| said(space, &field.name, &value)));
    }
    out
}

/// A whole measure in signs.
fn signs(
    is: &View<'_>,
    id: &Id,
    fields: &[ChangedField],
    pick: fn(&ChangedField) -> Option<&Text>,
) -> String {
    let value = |name: &str| match fields.iter().find(|field| &*field.name == name) {
        Some(field) => json(pick(field)),
        None => is.value(id, name),
    };
    let pairs: Vec<(String, Json)> =
        MEASURE.iter().filter_map(|name| Some(((*name).to_owned(), value(name)?))).collect();
    let kr = KeyResult {
        measure: read::measure_of(&pairs),
        measured_in: value("measured_in").and_then(|unit| unit.as_str()).map(Text::from),
        ..KeyResult::new(id.clone())
    };
    let signs = measure_signs(&kr);
    if signs.is_empty() { "–".to_owned() } else { signs }
}

fn said(space: &Space, name: &str, value: &Json) -> String {
    let text = value.as_str();
    match name {
        "weight" => format!("× {}", value.as_f64().map_or_else(String::new, number::exact)),
        "cycle" => {
            let id = Id::new(text.unwrap_or_default());
            space.cycle(&id).map_or_else(|| id.to_string(), |cycle| cycle.name.to_string())
        }
        "phased" => {
            let steps = codec::phased(value).unwrap_or_default();
            let steps = steps.iter().map(|step| format!("{}: {}", step.day, number::exact(step.value)));
            steps.collect::<Vec<String>>().join(", ")
        }
        "rubric" => {
            let rows = codec::rubric(value).unwrap_or_default();
            let rows = rows.iter().map(|(grade, words)| format!("{grade}: {words}"));
            rows.collect::<Vec<String>>().join(", ")
        }
        _ => text.unwrap_or_else(|| value.text().to_owned()),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARS) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}
