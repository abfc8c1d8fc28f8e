//! Files of our own that something other than the app has been at: people, tools, a broken disk.

use plumbline::doc::{Doc, History, Json, Session, Write, Writer};
use plumbline::file::{self, Decoded, Format, ProblemKind, Source};
use plumbline::okr::{Id, Moment};

const BEGAN: Moment = Moment(1_785_000_000_000);

fn decode(text: &str) -> Decoded {
    file::decode(text, Source::Elsewhere).unwrap()
}

fn writer(seed: u8) -> Writer {
    Writer::new(Session::mint([seed; 8]), BEGAN, Some(Id::new("p-ana")))
}

fn set(id: &str, kind: &'static str, field: &'static str, value: &Json) -> Write {
    Write::Set {
        id: Id::new(id),
        kind: kind.into(),
        field: field.into(),
        value: value.clone(),
        history: History::Keep,
    }
}

fn check_in(id: &str, body: &str) -> Write {
    Write::Note { id: Id::new(id), kind: "kr".into(), record: "c".into(), body: Json::parse(body).unwrap() }
}

/// Applies one edit.
fn edit(doc: &Doc, writer: &mut Writer, at: i64, writes: &[Write]) -> Doc {
    doc.merge(&doc.write(writer, Moment(BEGAN.0 + at), writes).unwrap())
}

/// Two objectives and a key result with two check-ins, written and changed by one session.
fn sample() -> Doc {
    let mut ana = writer(7);
    let mut doc = Doc::new("d-test");
    let text = Json::str;
    doc = edit(
        &doc,
        &mut ana,
        1_000,
        &[
            set("o-1", "objective", "title", &text("Win 中国")),
            set("o-1", "objective", "order", &text("a0")),
            set("o-1", "objective", "weight", &Json::num(2.0)),
        ],
    );
    doc = edit(
        &doc,
        &mut ana,
        2_000,
        &[
            set("o-2", "objective", "title", &text("Keep them")),
            set("o-2", "objective", "order", &text("a1")),
        ],
    );
    doc = edit(
        &doc,
        &mut ana,
        3_000,
        &[
            set("k-1", "kr", "title", &text("Customers")),
            set("k-1", "kr", "objective", &text("o-1")),
            set("k-1", "kr", "measure", &text("reach")),
            set("k-1", "kr", "target", &Json::num(10.0)),
        ],
    );
    doc = edit(
        &doc,
        &mut ana,
        4_000,
        &[check_in("k-1", "{\"at\":\"2026-07-17\",\"value\":3,\"note\":\"two calls\"}")],
    );
    doc = edit(&doc, &mut ana, 5_000, &[check_in("k-1", "{\"at\":\"2026-07-24\",\"value\":4}")]);
    edit(&doc, &mut ana, 6_000, &[set("k-1", "kr", "target", &Json::num(12.0))])
}

fn shown(doc: &Doc, id: &str, field: &str) -> Option<Json> {
    doc.shown(doc.get(&Id::new(id))?, field).cloned()
}

/// Replaces something that must be there.
#[track_caller]
fn swap(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in\n{text}");
    text.replacen(from, to, 1)
}

fn conflicts(doc: &Doc) -> Vec<String> {
    let fields = doc.items.values().flat_map(|entity| entity.fields.iter().map(move |field| (entity, field)));
    let found = fields.filter(|(_, (_, register))| register.is_conflict());
    found.map(|(entity, (name, _))| format!("{}.{name}", entity.id)).collect()
}

#[test]
fn f3_a_value_changed_by_hand_supersedes_what_its_editor_saw() {
    let doc = sample();
    let text = swap(&file::encode(&doc), "\"title\":\"Keep them\"", "\"title\":\"Keep them all\"");
    let edited = decode(&text);
    assert_eq!(edited.problems, []);
    let merged = doc.merge(&edited.doc);
    assert_eq!(shown(&merged, "o-2", "title"), Some(Json::str("Keep them all")));
    assert_eq!(conflicts(&merged), Vec::<String>::new());
    // Two people who open the same edited file make the same document.
    assert_eq!(doc.merge(&decode(&text).doc), merged);
    // Somebody who wrote meanwhile disagrees, visibly.
    let mut bo = writer(9);
    let meanwhile = edit(&doc, &mut bo, 9_000, &[set("o-2", "objective", "title", &Json::str("Let go"))]);
    assert_eq!(conflicts(&meanwhile.merge(&edited.doc)), ["o-2.title"]);
    // A value that has a stamp of its own, changed as well.
    let text = swap(&file::encode(&doc), "\"target\":12", "\"target\":15");
    let merged = doc.merge(&decode(&text).doc);
    assert_eq!(shown(&merged, "k-1", "target"), Some(Json::num(15.0)));
    assert_eq!(conflicts(&merged), Vec::<String>::new());
}

#[test]
fn f3_an_entity_and_a_field_added_by_hand_are_added() {
    let doc = sample();
    let text = swap(
        &file::encode(&doc),
        "{\"id\":\"o-2\"",
        "{\"id\":\"o-3\",\"kind\":\"objective\",\"title\":\"New\"},\n{\"id\":\"o-2\"",
    );
    let text = swap(&text, "\"title\":\"Keep them\"", "\"title\":\"Keep them\",\"note\":\"by hand\"");
    let edited = decode(&text);
    let [one] = edited.problems.as_slice() else { panic!("{:?}", edited.problems) };
    assert_eq!(one.kind, ProblemKind::EndMark { said: Some(3), found: 4 });
    let merged = doc.merge(&edited.doc);
    assert_eq!(shown(&merged, "o-3", "title"), Some(Json::str("New")));
    assert_eq!(shown(&merged, "o-2", "note"), Some(Json::str("by hand")));
    assert_eq!(shown(&merged, "o-2", "title"), Some(Json::str("Keep them")));
    assert_eq!(conflicts(&merged), Vec::<String>::new());
}

#[test]
fn f3_a_line_removed_by_hand_deletes_nothing() {
    let doc = sample();
    let text: String = file::encode(&doc)
        .split_inclusive('\n')
        .filter(|line| !line.contains("\"o-1\"") || line.contains("\"k-1\""))
        .collect();
    let edited = decode(&text);
    let [one] = edited.problems.as_slice() else { panic!("{:?}", edited.problems) };
    assert_eq!(one.kind, ProblemKind::EndMark { said: Some(3), found: 2 });
    assert_eq!(doc.merge(&edited.doc), doc);
    // A record taken out, too.
    let text = swap(&file::encode(&doc), ",\"note\":\"two calls\"", ",\"note\":\"two calls\"");
    let line = text.lines().find(|line| line.contains("two calls")).unwrap().to_owned();
    let without = if line.ends_with(',') { text.replace(&format!("{line}\n"), "") } else { text };
    assert_eq!(doc.merge(&decode(&without).doc), doc);
}

#[test]
fn f3_lines_and_keys_in_another_order_say_the_same() {
    let doc = sample();
    let text = file::encode(&doc);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    // This reader sorts keys, its printer breaks lines: what most tools do to a file.
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let mut reversed = value.clone();
    reversed["items"].as_array_mut().unwrap().reverse();
    for item in reversed["items"].as_array_mut().unwrap() {
        if let Some(log) = item.get_mut("log").and_then(serde_json::Value::as_array_mut) {
            log.reverse();
        }
    }
    for text in [pretty, reversed.to_string()] {
        let back = decode(&text);
        assert_eq!(back.problems, []);
        assert_eq!(back.doc, doc);
        assert_eq!(file::encode(&back.doc), file::encode(&doc));
    }
}

#[test]
fn f3_letters_escaped_by_a_tool_are_no_edit() {
    let doc = sample();
    let text = swap(&file::encode(&doc), "中国", "\\u4e2d\\u56fd");
    let text = swap(&text, "two calls", "two\\u0020calls");
    let back = decode(&text);
    assert_eq!(back.problems, []);
    let merged = doc.merge(&back.doc);
    assert_eq!(conflicts(&merged), Vec::<String>::new());
    assert_eq!(shown(&merged, "o-1", "title").unwrap().as_str().as_deref(), Some("Win 中国"));
    let dots = |doc: &Doc| doc.get(&Id::new("o-1")).unwrap().field("title").unwrap().entries()[0].dot;
    assert_eq!(dots(&merged), dots(&doc));
    assert_eq!(merged.get(&Id::new("k-1")).unwrap().records("c").count(), 2);
}

#[test]
fn f3_values_without_stamps_never_write_over_anything() {
    let doc = sample();
    let value: serde_json::Value = serde_json::from_str(&file::encode(&doc)).unwrap();
    let mut bare = value.clone();
    for item in bare["items"].as_array_mut().unwrap() {
        item.as_object_mut().unwrap().remove("sync");
    }
    let merged = doc.merge(&decode(&bare.to_string()).doc);
    assert_eq!(conflicts(&merged), Vec::<String>::new());
    assert_eq!(shown(&merged, "k-1", "target"), Some(Json::num(12.0)));
    // Another value without a stamp stands beside, as a question.
    let other = swap(&bare.to_string(), "Keep them", "Keep some");
    assert_eq!(conflicts(&doc.merge(&decode(&other).doc)), ["o-2.title"]);
    // Nonsense in the place of a stamp is no stamp.
    let text = file::encode(&doc);
    let broken: String = text
        .split("\"sync\":")
        .enumerate()
        .map(|(nth, part)| if nth == 0 { part.to_owned() } else { format!("\"sync\":5,\"was\":{part}") })
        .collect();
    assert_eq!(conflicts(&doc.merge(&decode(&broken).doc)), Vec::<String>::new());
}

#[test]
fn f3_both_sides_of_a_version_control_conflict_are_read() {
    let doc = sample();
    let text = file::encode(&doc);
    let line = text.lines().find(|line| line.contains("\"o-2\"")).unwrap();
    let (mine, theirs) = (swap(line, "Keep them", "Keep most"), swap(line, "Keep them", "Keep few"));
    for marks in [
        format!("<<<<<<< HEAD\n{mine}\n=======\n{theirs}\n>>>>>>> theirs"),
        format!("<<<<<<< HEAD\n{mine}\n||||||| base\n{line}\n=======\n{theirs}\n>>>>>>> theirs"),
    ] {
        let back = decode(&swap(&text, line, &marks));
        assert!(back.problems.iter().any(|one| one.kind == ProblemKind::TwoSides));
        assert_eq!(conflicts(&doc.merge(&back.doc)), ["o-2.title"]);
    }
}

#[test]
fn f3_a_key_and_an_id_that_stand_twice_lose_nothing() {
    let doc = sample();
    let text = file::encode(&doc);
    let double =
        decode(&swap(&text, "\"title\":\"Keep them\"", "\"title\":\"Keep them\",\"title\":\"Keep others\""));
    let [one] = double.problems.as_slice() else { panic!("{:?}", double.problems) };
    assert_eq!(
        (one.kind.clone(), one.path.as_str()),
        (ProblemKind::SameKey { key: "title".into() }, "items[2].title")
    );
    let values: Vec<_> = double.doc.get(&Id::new("o-2")).unwrap().field("title").unwrap().entries().to_vec();
    assert_eq!(values.len(), 2);
    let same_id = decode(&swap(&text, "{\"id\":\"o-2\"", "{\"id\":\"o-1\""));
    assert!(same_id.problems.iter().any(|one| one.kind == ProblemKind::SameId { id: "o-1".into() }));
    let titles = same_id.doc.get(&Id::new("o-1")).unwrap().field("title").unwrap().entries().len();
    assert_eq!(titles, 2);
}

#[test]
fn f5_a_list_of_records_that_is_none_costs_no_entity() {
    let doc = sample();
    let text = file::encode(&doc);
    for (log, problems) in [("null", 0), ("{}", 1), ("\"x\"", 1)] {
        let text = swap(&text, "\"kind\":\"objective\"", &format!("\"kind\":\"objective\",\"log\":{log}"));
        let back = decode(&text);
        assert_eq!(back.doc, doc, "{log}");
        assert_eq!(back.problems.len(), problems, "{log}");
        assert!(back.problems.iter().all(|one| one.path == "items[1].log"), "{:?}", back.problems);
    }
}

#[test]
fn f4_a_record_changed_by_hand_amends_the_one_it_was() {
    let doc = sample();
    let text = swap(&file::encode(&doc), "two calls", "three calls");
    let merged = doc.merge(&decode(&text).doc);
    let kr = merged.get(&Id::new("k-1")).unwrap();
    assert_eq!(kr.records("c").count(), 3);
    let old =
        kr.records("c").find(|record| record.body.text().contains("two calls")).unwrap().key.to_string();
    let new = kr.records("c").find(|record| record.body.text().contains("three calls")).unwrap();
    let amends = new.body.as_object().unwrap().into_iter().find(|(key, _)| key == "amends").unwrap().1;
    assert_eq!(amends.as_str(), Some(old));
    assert_eq!(doc.merge(&decode(&text).doc), merged);
    assert_eq!(decode(&file::encode(&merged)).doc, merged);
    // One that somebody writes without a name becomes a record as well.
    let added = swap(
        &file::encode(&doc),
        "\"log\":[\n",
        "\"log\":[\n{\"r\":\"c\",\"value\":5,\"at\":\"2026-07-31\"},\n",
    );
    let kr = doc.merge(&decode(&added).doc).get(&Id::new("k-1")).unwrap().clone();
    assert_eq!(kr.records("c").count(), 3);
}

#[test]
fn f6_every_beginning_of_a_file_gives_every_complete_entity() {
    let mut doc = sample();
    let mut ana = writer(11);
    for nth in 0..97_i64 {
        let id = format!("x-{nth:03}");
        let title = Json::str(&format!("Objective {nth} 目标 \"{{[\\"));
        let mut writes = vec![
            set(&id, "kr", "title", &title),
            set(&id, "kr", "owners", &Json::parse("[\"p-ana\",{\"name\":\"Bo\"}]").unwrap()),
        ];
        if nth % 3 == 0 {
            writes.push(check_in(&id, "{\"at\":\"2026-07-24\",\"value\":4,\"note\":\"]}\"}"));
            writes.push(check_in(&id, "{\"at\":\"2026-07-31\",\"value\":5}"));
        }
        doc = edit(&doc, &mut ana, 7_000 + nth, &writes);
    }
    let text = file::encode(&doc);
    assert_eq!(doc.items.len(), 100);
    // Where each entity ends, comma excluded.
    let mut ends = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("{\"id\":") {
            ends.push(offset);
        }
        offset += line.len();
    }
    let first = ends.remove(0);
    ends.push(text.find("\n],\"end\"").unwrap() + 2);
    let ids: Vec<&Id> = doc.items.keys().collect();
    // Every place in the first entities and the end, every 7th in between.
    let places = (0..text.len()).filter(|at| *at < first + 2_000 || *at > text.len() - 600 || at % 7 == 0);
    for at in places.filter(|at| text.is_char_boundary(*at)) {
        let result = file::decode(&text[..at], Source::Elsewhere);
        let complete = ends.iter().filter(|end| **end - 2 <= at).count();
        let Ok(decoded) = result else {
            assert!(at < first, "byte {at}: {result:?}");
            continue;
        };
        assert_eq!(decoded.format, Format::Own);
        for id in ids.iter().take(complete) {
            assert_eq!(decoded.doc.get(id), doc.get(id), "byte {at}");
        }
        if at < text.trim_end().len() {
            assert!(
                decoded.problems.iter().any(|one| matches!(one.kind, ProblemKind::Broken { .. })),
                "byte {at}"
            );
            let late = decoded.problems.iter().all(|one| one.line >= 1 && one.column >= 1);
            assert!(late);
        }
        // What a beginning says is never more than the whole says.
        assert_eq!(doc.merge(&decoded.doc), doc, "byte {at}");
    }
}

#[test]
fn f6_damage_in_the_middle_costs_only_the_damaged_entity() {
    let doc = sample();
    let text = file::encode(&doc);
    let broken = decode(&swap(&text, "\"title\":\"Win", "\"title\":Win"));
    assert!(broken.doc.get(&Id::new("o-1")).is_none());
    assert_eq!(broken.doc.get(&Id::new("o-2")), doc.get(&Id::new("o-2")));
    assert_eq!(broken.doc.get(&Id::new("k-1")), doc.get(&Id::new("k-1")));
    let one = broken.problems.iter().find(|one| one.path == "items[1]").unwrap();
    assert!(matches!(one.kind, ProblemKind::Broken { .. }));
    assert!(text.lines().nth(one.line - 1).unwrap().starts_with("{\"id\":\"o-1\""));
}
