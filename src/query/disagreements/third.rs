//! A third answer: written anew, or made of all that was said.

use crate::doc::Json;
use crate::okr::{Arrange, Day, number};
use crate::query::panel::FieldValue;
use crate::space::{codec, kind};

use super::values::{Answer, Written};

/// Titles longer than this are worth keeping both.
const LONG: usize = 60;

/// What the value of a field is written as.
pub fn written(kind: &str, field: &str) -> Written {
    match (kind, field) {
        (kind::KEY_RESULT, "start") => Written::Number,
        (_, "why" | "note" | "score_reason" | "mission" | "strategy") => Written::Text,
        (_, "good" | "bad" | "try" | "tags") => Written::Lines,
        (
            _,
            "title" | "name" | "code" | "url" | "status_text" | "start_text" | "target_text" | "current_text"
            | "due_text" | "measured_in" | "priority" | "role",
        ) => Written::Line,
        (
            _,
            "weight" | "target" | "floor" | "ceiling" | "low" | "high" | "commit" | "stretch" | "score"
            | "cadence_days",
        ) => Written::Number,
        (kind::OBJECTIVE | kind::CYCLE, "start" | "end")
        | (kind::KEY_RESULT, "from" | "until")
        | (kind::INITIATIVE, "due") => Written::Day,
        _ => Written::Chosen,
    }
}

/// What somebody wrote, as a value; `None` where it is none.
pub fn read_third(written: Written, text: &str) -> Option<Json> {
    let text = text.trim();
    match written {
        Written::Line | Written::Text => (!text.is_empty()).then(|| Json::str(text)),
        Written::Lines => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<&str> = lines.collect();
            (!lines.is_empty()).then(|| codec::texts_json(&lines))
        }
        Written::Number => number::parse_value(text).map(Json::num),
        Written::Day => Day::parse_written(text).map(|day| Json::str(&day.to_string())),
        Written::Chosen => None,
    }
}

/// A value as it is written: where writing another one begins.
pub fn written_as(written: Written, value: &Json) -> String {
    match written {
        Written::Number => value.as_f64().map(number::exact).unwrap_or_default(),
        Written::Lines => codec::texts(value).unwrap_or_default().join("\n"),
        Written::Line | Written::Text | Written::Day | Written::Chosen => value.as_str().unwrap_or_default(),
    }
}

/// All answers in one value; `None` where that would lose something, or say nothing new.
pub fn both(field: &str, written: Written, answers: &[Answer]) -> Option<Json> {
    let made = match written {
        Written::Line | Written::Text => both_texts(written, answers)?,
        Written::Lines | Written::Chosen => match field {
            "milestones" => union(answers, |step| part(step, "key").or_else(|| part(step, "title")))?,
            "owners" => union(answers, |owner| {
                owner.as_str().or_else(|| part(owner, "who")).or_else(|| part(owner, "name"))
            })?,
            "phased" => {
                let union = union(answers, |step| step.as_array()?.first()?.as_str())?;
                let mut steps = codec::phased(&union)?;
                steps.arrange_by(|step| step.day);
                codec::phased_json(&steps)
            }
            "joint" | "tags" | "good" | "bad" | "try" => union(answers, |one| Some(one.text().to_owned()))?,
            _ => return None,
        },
        Written::Number | Written::Day => return None,
    };
    // Where one answer holds all the others, choosing it is enough.
    let is_said = answers.iter().any(|answer| answer.value.says_same(&made) || holds(&answer.value, &made));
    (!is_said).then_some(made)
}

/// Whether a list has as many elements as the union of all, and so has each of them.
fn holds(list: &Json, union: &Json) -> bool {
    list.as_array().zip(union.as_array()).is_some_and(|(list, union)| list.len() == union.len())
}

/// Texts below each other with a line between; of one line, titles and names, behind each other.
fn both_texts(written: Written, answers: &[Answer]) -> Option<Json> {
    let mut texts: Vec<String> = Vec::new();
    for answer in answers {
        match &answer.shown {
            FieldValue::Text(text) => texts.push(text.trim().to_owned()),
            FieldValue::Nothing => {}
            _ => return None,
        }
    }
    let is_long = written == Written::Text || texts.iter().any(|text| text.chars().count() > LONG);
    if !is_long {
        return None;
    }
    let mut kept: Vec<&String> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let holds = |other: &String| other.contains(text.as_str());
        let is_within = texts
            .iter()
            .enumerate()
            .any(|(own, other)| own != at && holds(other) && (other.len() > text.len() || own < at));
        if !is_within {
            kept.push(text);
        }
    }
    let between = if written == Written::Text { "\n\n" } else { " / " };
    let joined: Vec<&str> = kept.iter().map(|text| text.as_str()).collect();
    Some(Json::str(&joined.join(between)))
}

/// The elements of all lists, each once, in the order in which they come. `None` where two lists say
/// different things of one element, which is named by `name`.
fn union(answers: &[Answer], name: impl Fn(&Json) -> Option<String>) -> Option<Json> {
    let mut all: Vec<(String, Json)> = Vec::new();
    for answer in answers {
        if answer.value.is_null() {
            continue;
        }
        for element in answer.value.as_array()? {
            let name = name(&element)?;
            match all.iter().find(|(own, _)| *own == name) {
                Some((_, own)) if own.says_same(&element) => {}
                Some(_) => return None,
                None => all.push((name, element)),
            }
        }
    }
    (!all.is_empty()).then(|| Json::array(all.into_iter().map(|(_, element)| element)))
}

fn part(value: &Json, key: &str) -> Option<String> {
    value.as_object()?.into_iter().find(|(own, _)| own == key)?.1.as_str()
}
