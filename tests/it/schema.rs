//! The JSON Schemas that ship with the site accept what the app writes and what people publish,
//! and refuse what the reader would report.

use std::path::PathBuf;

use jsonschema::Validator;
use plumbline::doc::{Doc, History, Json, Session, Write, Writer};
use plumbline::file::{self, Source};
use plumbline::okr::{Id, Moment};
use serde_json::Value;

const OWN: &str = include_str!("../../static/schema/plumbline-1.schema.json");
const PLAIN: &str = include_str!("../../static/schema/plain-okr.schema.json");
const SMALL: &str = include_str!("../data/plain-small.json");
const BROKEN: &str = include_str!("../data/plain-broken.json");
const FORMAT: &str = include_str!("../../docs/FORMAT.md");

fn schema(text: &str) -> Validator {
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Where a text does not fit a schema, and why.
fn misfits(schema: &Validator, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let say = |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    schema.iter_errors(&value).map(say).collect()
}

/// Published sets beside the project; says so when there are none.
fn published() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Ok(text) = std::fs::read_to_string(entry.path()) {
            found.push((name, text));
        }
    }
    if found.is_empty() {
        println!("NOT RUN for the published sets: not beside the project");
    }
    found.sort();
    found
}

/// A document with everything the app's own machinery adds: sessions, conflicts, earlier values,
/// deletions, kinds and fields that nobody knows.
fn lived_in() -> Doc {
    let base = file::decode(SMALL, Source::Elsewhere).unwrap().doc;
    let began = Moment(1_785_000_000_000);
    let now = |at: i64| Moment(began.0 + at);
    let ids: Vec<Id> =
        base.items.values().filter(|one| &*one.kind == "objective").map(|one| one.id.clone()).collect();
    let set = |id: &Id, field: &'static str, value: Json| Write::Set {
        id: id.clone(),
        kind: "objective".into(),
        field: field.into(),
        value,
        history: History::Keep,
    };
    let mut ana = Writer::new(Session::mint([3; 8]), began, Some(Id::new("p-ana")));
    let mut bo = Writer::new(Session::mint([4; 8]), began, None);
    let title = |text: &str| set(&ids[0], "title", Json::str(text));
    let one = base.write(&mut ana, now(10), &[title("Win"), set(&ids[0], "note", Json::null())]).unwrap();
    let two =
        base.write(&mut bo, now(20), &[title("Lose"), set(&ids[1], "x_colour", Json::str("red"))]).unwrap();
    let mut doc = base.merge(&one).merge(&two);
    let comment = Write::Note {
        id: ids[0].clone(),
        kind: "objective".into(),
        record: "n".into(),
        body: Json::parse("{\"text\":\"why?\"}").unwrap(),
    };
    let unknown = Write::Set {
        id: Id::new("dream-1"),
        kind: "dream".into(),
        field: "of".into(),
        value: Json::num(1.0),
        history: History::Forget,
    };
    doc = doc.merge(&doc.write(&mut ana, now(30), &[comment, unknown]).unwrap());
    doc = doc.merge(
        &doc.write(&mut ana, now(40), &[Write::Delete { ids: vec![ids[1].clone(), ids[2].clone()] }])
            .unwrap(),
    );
    doc.merge(&doc.write(&mut bo, now(50), &[Write::Restore { ids: vec![ids[2].clone()] }]).unwrap())
}

#[test]
fn what_the_app_writes_fits_its_schema() {
    let own = schema(OWN);
    assert_eq!(misfits(&own, &file::encode(&Doc::new("d-empty"))), Vec::<String>::new());
    let doc = lived_in();
    let text = file::encode(&doc);
    for part in [
        "\"conflicts\":{\"title\":[",
        "\"deleted\":{\"op\":",
        "\"deleted\":false",
        "\"w:",
        "\"sessions\":{\n",
        "\"saved\":",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(misfits(&own, &text), Vec::<String>::new());
    for (name, text) in published() {
        let doc = file::decode(&text, Source::Elsewhere).unwrap().doc;
        assert_eq!(misfits(&own, &file::encode(&doc)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn published_sets_and_our_own_fixture_fit_the_schema_of_plain_okr_json() {
    let plain = schema(PLAIN);
    assert_eq!(misfits(&plain, SMALL), Vec::<String>::new());
    for (name, text) in published() {
        assert_eq!(misfits(&plain, &text), Vec::<String>::new(), "{name}");
    }
    let said = misfits(&plain, BROKEN).join("\n");
    for place in [
        "/objectives/0/key_results/0/score",
        "/objectives/1/key_results/0/checkins/0/progress",
        "/objectives/3/tags",
    ] {
        assert!(said.contains(place), "{place} is not in {said}");
    }
}

#[test]
fn f2_the_examples_of_the_format_page_are_what_the_app_reads_and_writes() {
    let examples: Vec<&str> = FORMAT
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .map(|(text, _)| text)
        .collect();
    let [own, plain] = examples.as_slice() else { panic!("{} examples", examples.len()) };
    let read = file::decode(own, Source::Elsewhere).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(file::encode(&read.doc), *own);
    assert_eq!(misfits(&schema(OWN), own), Vec::<String>::new());
    assert_eq!(file::decode(plain, Source::Elsewhere).unwrap().problems, []);
    assert_eq!(misfits(&schema(PLAIN), plain), Vec::<String>::new());
}

#[test]
fn the_schema_of_the_own_file_refuses_what_is_wrong() {
    let own = schema(OWN);
    let file = |entity: &str| {
        format!("{{\"format\":\"plumbline/1\",\"doc\":\"d\",\"items\":[{entity}],\"end\":{{\"items\":1}}}}")
    };
    for right in [
        "{\"id\":\"a\",\"kind\":\"objective\",\"title\":\"A\",\"score\":0.7,\"later\":[]}",
        "{\"id\":\"a\",\"kind\":\"dream\",\"title\":5}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"r\":\"c\",\"at\":\"2026-07-17\",\"value\":3}]}",
        "{\"id\":\"a\",\"kind\":\"link\",\"from\":\"b\",\"to\":\"c\",\"sync\":{\"*\":\"#AAAAAABBBBBB\"}}",
        "{\"id\":\"a\",\"kind\":\"link\",\"from\":\"b\",\"to\":\"c\",\"counts\":\"shares\"}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"r\":\"a\",\"text\":\"help\",\"wants\":\"goal\"},{\"r\":\"a\",\"answers\":\"a#AAAAAA\",\"answer\":\"yes\",\"made\":\"b\"}]}",
        "{\"id\":\"a\",\"kind\":\"objective\",\"log\":[{\"r\":\"m\",\"agrees\":true,\"goal\":\"A\"},{\"r\":\"m\",\"amends\":\"m#AAAAAA\",\"retracted\":true}]}",
    ] {
        assert_eq!(misfits(&own, &file(right)), Vec::<String>::new(), "{right}");
    }
    for wrong in [
        "{\"kind\":\"objective\"}",
        "{\"id\":\"a\"}",
        "{\"id\":\"a\",\"kind\":\"objective\",\"title\":5}",
        "{\"id\":\"a\",\"kind\":\"objective\",\"score\":\"high\"}",
        "{\"id\":\"a\",\"kind\":\"objective\",\"stage\":\"gone\"}",
        "{\"id\":\"a\",\"kind\":\"cycle\",\"start\":\"1.7.2026\"}",
        "{\"id\":\"a\",\"kind\":\"link\",\"from\":\"b\"}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"r\":\"c\",\"confidence\":11}]}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"at\":\"2026-07-17\"}]}",
        "{\"id\":\"a\",\"kind\":\"link\",\"from\":\"b\",\"to\":\"c\",\"counts\":\"twice\"}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"r\":\"a\",\"text\":\"help\",\"wants\":\"money\"}]}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"log\":[{\"r\":\"a\",\"answers\":\"a#AAAAAA\",\"answer\":true}]}",
        "{\"id\":\"a\",\"kind\":\"objective\",\"log\":[{\"r\":\"m\",\"goal\":1}]}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"deleted\":true}",
        "{\"id\":\"a\",\"kind\":\"kr\",\"sync\":\"#AAA\"}",
    ] {
        assert_ne!(misfits(&own, &file(wrong)), Vec::<String>::new(), "{wrong}");
    }
    assert_ne!(
        misfits(&own, "{\"format\":\"plumbline/2\",\"doc\":\"d\",\"items\":[],\"end\":{\"items\":0}}"),
        Vec::<String>::new()
    );
    assert_ne!(
        misfits(&own, "{\"format\":\"plumbline/1\",\"doc\":\"d\",\"items\":[]}"),
        Vec::<String>::new()
    );
}
