//! What the functions for scripts say.

use serde_json::{Value as Js, json};

use crate::doc::{Doc, History, Json, Session, Write, Writer};
use crate::file::encode;
use crate::okr::{Day, Id, Moment};

use super::{Code, Trouble, Which, check, compare, merge, outline};

const PLAIN: &str = r#"{"organization": "Acme", "cycle": {"name": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"},
    "units": [{"id": "u1", "name": "Acme", "kind": "company"}, {"id": "u2", "name": "Sales", "parent": "u1"},
              {"id": "p1", "name": "Ana", "kind": "person", "parent": "u2"}],
    "objectives": [{"id": "o1", "unit": "u1", "title": "Win the enterprise segment", "owners": ["p1"], "key_results": [
        {"id": "k1", "title": "Reference customers", "metric": {"kind": "number", "start": 2, "target": 10},
         "checkins": [{"at": "2026-08-14", "value": 6, "confidence": 7}]}]},
      {"id": "o2", "unit": "u2", "title": "A channel that sells for us", "parent": "k1"},
      {"title": "In no unit"}]}"#;

fn today() -> Day {
    Day::parse("2026-08-15").unwrap()
}

/// A value as a script sees it.
fn seen(value: &impl serde::Serialize) -> Js {
    serde_json::to_value(value).unwrap()
}

/// The file of the app with what a plain one says.
fn own() -> String {
    merge(PLAIN, PLAIN).unwrap().text
}

/// The file after somebody set a field.
fn edited(text: &str, who: u8, id: &str, field: &str, value: &Json) -> String {
    let doc = crate::file::decode(text, crate::file::Source::Elsewhere).unwrap().doc;
    let id = doc.items.keys().find(|own| own.as_str().starts_with(id)).unwrap().clone();
    let kind = doc.get(&id).unwrap().kind.clone();
    let mut writer = Writer::new(Session::mint([who; 8]), Moment(1_786_000_000_000), Some(Id::new("p-bo")));
    let write = Write::Set { id, kind, field: field.into(), value: value.clone(), history: History::Keep };
    let delta: Doc = doc.write(&mut writer, Moment(1_786_000_001_000), &[write]).unwrap();
    encode(&doc.merge(&delta))
}

#[test]
fn x31_check_says_what_a_text_holds() {
    let checked = seen(&check(PLAIN).unwrap());
    assert_eq!(checked["format"], "plain");
    assert_eq!(checked["workspace"]["name"], "Acme");
    let counts = json!({
        "objectives": 3, "keyResults": 1, "checkIns": 1, "people": 1, "units": 2, "cycles": 1, "links": 1
    });
    assert_eq!(checked["counts"], counts);
    assert_eq!((&checked["disagreements"], &checked["problems"]), (&json!([]), &json!([])));
    let own = seen(&check(&own()).unwrap());
    assert_eq!((&own["format"], &own["counts"]), (&json!("own"), &counts));
    assert_eq!(own["workspace"], checked["workspace"]);
}

#[test]
fn x31_what_could_not_be_used_is_named_with_its_place() {
    let checked = seen(&check(&PLAIN.replace("\"parent\": \"k1\"", "\"parent\": \"k9\"")).unwrap());
    let problem = &checked["problems"][0];
    assert_eq!((&problem["kind"], &problem["path"]), (&json!("dangling"), &json!("objectives[1].parent")));
    assert!(problem["line"].as_u64() > Some(1) && problem["column"].as_u64() > Some(1), "{problem}");
    assert!(problem["text"].as_str().unwrap().contains("k9"));
}

#[test]
fn x32_a_merge_is_the_same_in_either_order_and_keeps_both_values() {
    let (ours, theirs) = (
        edited(&own(), 1, "k1", "target", &Json::num(12.0)),
        edited(&own(), 2, "k1", "target", &Json::num(8.0)),
    );
    let merged = merge(&ours, &theirs).unwrap();
    assert_eq!(merged.text, merge(&theirs, &ours).unwrap().text);
    let seen = seen(&merged);
    assert_eq!(
        (&seen["sameWorkspace"], &seen["added"], &seen["changed"]),
        (&json!(true), &json!(0), &json!(1))
    );
    let question = &seen["disagreements"][0];
    assert_eq!((&question["field"], &question["title"]), (&json!("target"), &json!("Reference customers")));
    let mut values: Vec<f64> =
        question["values"].as_array().unwrap().iter().map(|one| one["value"].as_f64().unwrap()).collect();
    values.sort_by(f64::total_cmp);
    assert_eq!(values, [8.0, 12.0]);
    assert_eq!(question["values"][0]["by"], "p-bo");
    assert_eq!(question["values"][0]["at"], "2026-08-06T07:06:41Z");
    assert_eq!(self::seen(&check(&merged.text).unwrap())["disagreements"], seen["disagreements"]);
    assert_eq!(merge(&merged.text, &merged.text).unwrap().text, merged.text);
    let again = merge(&merged.text, &theirs).unwrap();
    assert_eq!((again.added, again.changed, again.text), (0, 0, merged.text));
}

#[test]
fn x32_problems_are_told_of_the_text_they_are_in() {
    let broken = own().replace(",\"end\":", ",\"ende\":");
    let merged = seen(&merge(&own(), &broken).unwrap());
    assert_eq!(merged["problems"]["ours"], json!([]));
    assert_eq!(merged["problems"]["theirs"][0]["kind"], "end_mark");
}

#[test]
fn x35_compare_says_what_was_done_in_plain_values() {
    let after = edited(&own(), 1, "o1", "title", &Json::str("Win two enterprises"));
    let compared = seen(&compare(&own(), &after, today()).unwrap());
    assert_eq!(compared["totals"]["changed"], 1);
    let item = &compared["groups"][0]["items"][0];
    assert_eq!((&compared["groups"][0]["name"], &item["kind"]), (&json!("Acme"), &json!("objective")));
    let deed = &item["deeds"][0];
    assert_eq!((&deed["what"], &deed["field"]), (&json!("changed"), &json!("title")));
    assert_eq!(
        (&deed["before"], &deed["after"]),
        (&json!("Win the enterprise segment"), &json!("Win two enterprises"))
    );
    assert_eq!(deed["at"], "2026-08-06T07:06:41Z");
    assert_eq!(seen(&compare(PLAIN, &own(), today()).unwrap())["groups"], json!([]));
}

#[test]
fn x35_outline_says_how_goals_stand_on_a_day() {
    let outlined = seen(&outline(PLAIN, today()).unwrap());
    assert_eq!((&outlined["today"], &outlined["workspace"]["name"]), (&json!("2026-08-15"), &json!("Acme")));
    let company = &outlined["units"][0];
    assert_eq!((&company["name"], &company["kind"]), (&json!("Acme"), &json!("company")));
    let sales = &company["units"][0];
    assert_eq!((&sales["name"], &sales["units"][0]["kind"]), (&json!("Sales"), &json!("person")));
    let goal = &company["objectives"][0];
    assert_eq!((&goal["owners"], &goal["cycle"]), (&json!(["Ana"]), &json!("2026-Q3")));
    assert_eq!(goal["progress"], 0.5);
    let kr = &goal["keyResults"][0];
    assert_eq!((&kr["value"], &kr["target"], &kr["measure"]), (&json!(6.0), &json!(10.0), &json!("reach")));
    assert_eq!((&kr["confidence"], &kr["lastCheckIn"]), (&json!(7), &json!("2026-08-14")));
    assert_eq!(kr["status"], "on_track");
    assert_eq!(sales["objectives"][0]["parent"], kr["id"]);
    assert_eq!(outlined["unplaced"][0]["title"], "In no unit");
    // Another day, another status.
    let late = seen(&outline(PLAIN, Day::parse("2026-09-30").unwrap()).unwrap());
    assert_ne!(late["units"][0]["objectives"][0]["keyResults"][0]["status"], "on_track");
}

#[test]
fn x36_errors_have_a_code_and_a_place() {
    let trouble = check("{\n \"objectives\": [}").unwrap_err();
    assert_eq!((trouble.code, trouble.line, trouble.column), (Code::NotJson, Some(2), Some(17)));
    assert_eq!(check("[]").unwrap_err().code, Code::NotOkrs);
    let shape = check("{\"objectives\":\n 7}").unwrap_err();
    assert_eq!((shape.code, &*shape.path, shape.line), (Code::WrongShape, "objectives", Some(2)));
    assert_eq!(check("{\"format\":\"plumbline/2\"}").unwrap_err().code, Code::Newer);
    assert_eq!(check(&" ".repeat((64 << 20) + 1)).unwrap_err().code, Code::TooLarge);
    assert_eq!(merge("[]", PLAIN).unwrap_err().which, Some(Which::Ours));
    assert_eq!(merge(PLAIN, "[]").unwrap_err().which, Some(Which::Theirs));
    assert_eq!(compare(PLAIN, "{", today()).unwrap_err().which, Some(Which::After));
    let seen = seen(&Trouble::new(Code::NotADay, "no day"));
    assert_eq!((&seen["code"], &seen["line"]), (&json!("not_a_day"), &Js::Null));
}

/// The keys of all objects in a value, whose names are the shape's and not the file's.
fn keys(value: &Js, all: &mut std::collections::BTreeSet<String>) {
    match value {
        Js::Object(parts) => {
            for (key, part) in parts {
                all.insert(key.clone());
                if !["value", "before", "after"].contains(&&**key) {
                    keys(part, all);
                }
            }
        }
        Js::Array(list) => list.iter().for_each(|part| keys(part, all)),
        _ => {}
    }
}

#[test]
fn x30_every_part_of_an_answer_has_its_type() {
    let types = include_str!("plumbline.d.ts");
    let after = edited(&own(), 1, "k1", "target", &Json::num(12.0));
    let both = merge(&after, &edited(&own(), 2, "k1", "target", &Json::num(8.0))).unwrap();
    let mut all = std::collections::BTreeSet::new();
    keys(&seen(&check(&both.text.replace(",\"end\"", ",\"ende\"")).unwrap()), &mut all);
    keys(&seen(&both), &mut all);
    keys(&seen(&compare(&own(), &after, today()).unwrap()), &mut all);
    keys(&seen(&compare("{\"objectives\":[]}", PLAIN, today()).unwrap()), &mut all);
    keys(&seen(&outline(PLAIN, today()).unwrap()), &mut all);
    keys(&seen(&check("[").unwrap_err()), &mut all);
    // Every error has one.
    all.remove("message");
    assert!(all.len() > 60, "{all:?}");
    let untold: Vec<&String> = all.iter().filter(|key| !types.contains(&format!("{key}:"))).collect();
    assert!(untold.is_empty(), "{untold:?}");
}
