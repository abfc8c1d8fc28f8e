//! Public collections of awkward JSON and awkward texts go through the reader without a panic.
//!
//! They lie beside the project, not in it; where they are missing these tests say so and pass.
//! A few of their kind stand in this file, so that every test means something without them.

use std::path::{Path, PathBuf};

use plumbline::doc::{Doc, MAX_DEPTH};
use plumbline::file::{self, DecodeError, Decoded, ProblemKind, Source};
use plumbline::okr::Id;

/// Files of a collection with their contents, in order; says so when it is not there.
fn corpus(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/corpora").join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    if found.is_empty() {
        println!("NOT RUN for the collection {folder}: not beside the project");
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            found.push((name, std::fs::read(&path).unwrap_or_default()));
        }
    }
}

/// A file of our own in which a field nobody knows has this value.
fn wrapped(value: &str) -> String {
    format!(
        "{{\"format\":\"plumbline/1\",\"minor\":0,\"doc\":\"d-test\",\n\"sessions\":{{}},\n\"items\":[\n\
         {{\"id\":\"a\",\"kind\":\"objective\",\"title\":\"A\"}},\n\
         {{\"id\":\"b\",\"kind\":\"objective\",\"title\":\"B\",\"unheard_of\":{value}}}\n],\"end\":{{\"items\":2}}}}\n"
    )
}

/// The same value in plain OKR JSON.
fn plainly(value: &str) -> String {
    format!("{{\"organization\":\"Acme\",\"objectives\":[\n{{\"title\":\"B\",\"unheard_of\":{value}}}]}}")
}

fn decode(text: &str) -> Result<Decoded, DecodeError> {
    file::decode(text, Source::Elsewhere)
}

/// A document says the same after it was written and read, and is written the same.
#[track_caller]
fn comes_back(doc: &Doc) {
    let text = file::encode(doc);
    let back = decode(&text).unwrap();
    assert_eq!(back.problems, []);
    assert_eq!(back.doc, *doc);
    assert_eq!(file::encode(&back.doc), text);
}

/// Whether the reader said where something is wrong.
fn says_where(result: &Result<Decoded, DecodeError>) -> bool {
    match result {
        Err(DecodeError::NotJson { line, column, .. } | DecodeError::WrongShape { line, column, .. }) => {
            *line >= 1 && *column >= 1
        }
        Err(_) => false,
        Ok(decoded) => decoded.problems.iter().any(|problem| problem.line >= 1 && problem.column >= 1),
    }
}

/// Whether a text is JSON.
#[derive(Clone, Copy, PartialEq)]
enum Json {
    Right,
    Wrong,
}

impl Json {
    fn of(text: &str) -> Self {
        match serde_json::from_str::<&serde_json::value::RawValue>(text) {
            Ok(_) => Self::Right,
            Err(_) => Self::Wrong,
        }
    }
}

/// One text as a whole file and as the value of an unknown field, in both formats.
#[track_caller]
fn check_value(name: &str, text: &str, json: Json) {
    let valid = json == Json::Right;
    for source in [Source::Elsewhere, Source::Storage] {
        match file::decode(text, source) {
            Ok(decoded) => comes_back(&decoded.doc),
            Err(error) => {
                let placed = matches!(error, DecodeError::NotJson { line: 1.., column: 1.., .. });
                assert!(valid || placed || matches!(error, DecodeError::NotOkrs), "{name}: {error:?}");
                if !valid && text.trim_start().starts_with('{') {
                    assert!(placed, "{name}: {error:?}");
                }
            }
        }
    }
    let trimmed = text.trim_start_matches('\u{feff}');
    for text in [wrapped(trimmed), plainly(trimmed)] {
        let result = decode(&text);
        if let Ok(decoded) = &result {
            comes_back(&decoded.doc);
        }
        if valid {
            let decoded = result.unwrap_or_else(|error| panic!("{name}: {error}"));
            let kept = decoded.doc.items.values().find_map(|entity| entity.field("unheard_of"));
            let kept = kept.map(|register| register.entries()[0].value.text().to_owned());
            let want = without_spaces(trimmed);
            match kept {
                Some(kept) => assert_eq!(kept, want, "{name}"),
                None => {
                    assert!(decoded.problems.iter().any(|one| one.kind == ProblemKind::TooDeep), "{name}");
                }
            }
        } else {
            assert!(says_where(&result), "{name}: {result:?}");
        }
    }
}

/// A JSON text without white space between its tokens.
fn without_spaces(text: &str) -> String {
    let (mut out, mut in_string, mut escaped) = (String::new(), false, false);
    for letter in text.chars() {
        let outside = !in_string;
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ => {}
        }
        if !(outside && matches!(letter, ' ' | '\t' | '\n' | '\r')) {
            out.push(letter);
        }
    }
    out
}

#[test]
fn f5_every_file_of_the_json_test_suite_is_read_or_refused_with_its_place() {
    for (name, bytes) in corpus("JSONTestSuite") {
        // A browser hands over text: what is no UTF-8 has replacement characters in it.
        let text = String::from_utf8_lossy(&bytes);
        let is_text = std::str::from_utf8(&bytes).is_ok();
        let parses = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
        if name.starts_with("y_") {
            assert!(parses && is_text, "{name}");
            check_value(&name, &text, Json::Right);
        } else if name.starts_with("n_") && is_text {
            assert!(!parses, "{name}");
            check_value(&name, &text, Json::Wrong);
        } else if is_text && !text.contains('\u{feff}') {
            check_value(&name, &text, Json::of(&text));
        } else {
            drop(decode(&text));
            drop(decode(&wrapped(&text)));
            drop(decode(&plainly(&text)));
        }
    }
}

#[test]
fn f5_the_json_checker_files_are_read_or_refused_with_their_place() {
    for (name, bytes) in corpus("jsonchecker") {
        let text = String::from_utf8_lossy(&bytes);
        let parses = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
        let refused = name.starts_with("fail") && !name.contains("EXCLUDE");
        assert_eq!(parses, !refused, "{name}");
        check_value(&name, &text, Json::of(&text));
    }
}

#[test]
fn f1_canonicalization_samples_keep_every_character() {
    for (name, bytes) in corpus("json-canonicalization") {
        check_value(&name, &String::from_utf8_lossy(&bytes), Json::Right);
    }
}

#[test]
fn f1_awkward_values_keep_every_character() {
    for value in [
        "1.10",
        "1E400",
        "-0.0",
        "123456789012345678901234567890",
        "\"\\u0000\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "{\"a\":1,\"a\":2}",
        "[ ]",
        "{ }",
        "\"\u{2028}\u{202e}\u{feff}\"",
        "{\"\":null}",
        "[[[[\"x\"]]]]",
    ] {
        check_value(value, value, Json::Right);
    }
    for value in ["[1,]", "{\"a\":}", "\"\\x\"", "01", "nul", "'a'", "[1 2]", "\"", "{", "]", ""] {
        check_value(value, value, Json::Wrong);
    }
}

#[test]
fn f5_deep_nesting_is_refused_without_a_trap_twice_in_a_row() {
    let mut deep: Vec<String> = corpus("bad-json-parsers")
        .into_iter()
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    deep.push(format!("{}{}", "[".repeat(200_000), "]".repeat(200_000)));
    deep.push(format!("{}1{}", "{\"a\":".repeat(200_000), "}".repeat(200_000)));
    for text in deep {
        for _ in 0..2 {
            assert_eq!(decode(&text), Err(DecodeError::NotOkrs));
            for text in [
                wrapped(&text),
                plainly(&text),
                text.replacen('[', "{\"objectives\":", 1).replacen(']', "}", 1),
            ] {
                if let Ok(decoded) = decode(&text) {
                    let one = decoded.problems.first().unwrap();
                    assert!(
                        matches!(one.kind, ProblemKind::TooDeep | ProblemKind::WrongType { .. }),
                        "{one:?}"
                    );
                }
            }
            // A damaged file of our own that breaks off in the deep.
            let cut = wrapped(&text).chars().take(5_000).collect::<String>();
            assert!(says_where(&decode(&cut)));
        }
    }
    let limit = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(decode(&wrapped(&limit)).unwrap().problems, []);
    let beyond = decode(&wrapped(&format!("[{limit}]"))).unwrap();
    let place = beyond.problems.first().map(|one| (one.path.as_str(), one.line, one.column, &one.kind));
    assert_eq!(place, Some(("items[1].unheard_of", 5, 55, &ProblemKind::TooDeep)));
}

#[test]
fn f1_naughty_strings_come_back_unchanged_from_every_text_field() {
    let mut strings: Vec<String> = corpus("blns")
        .into_iter()
        .filter(|(name, _)| name == "blns.json")
        .flat_map(|(_, bytes)| serde_json::from_slice::<Vec<String>>(&bytes).unwrap())
        .collect();
    strings.extend(
        [
            "",
            "\u{202e}abc",
            "a\u{0}b",
            "__proto__",
            "{{7*7}}",
            "=1+1",
            "\u{feff}x",
            "\r\n\t",
            "👩‍👩‍👧‍👦",
            "\\u0041",
        ]
        .map(str::to_owned),
    );
    for (nth, text) in strings.iter().enumerate() {
        let quoted = serde_json::to_string(text).unwrap();
        let plain = format!(
            "{{\"organization\":{quoted},\"cycle\":{{\"name\":{quoted}}},\"units\":[{{\"id\":\"u\",\"name\":{quoted}}}],\
             \"objectives\":[{{\"id\":\"o\",\"unit\":\"u\",\"title\":{quoted},\"note\":{quoted},\"owners\":[{quoted}],\
             \"tags\":[{quoted}],\"key_results\":[{{\"id\":\"k\",\"title\":{quoted},\"target_text\":{quoted},\
             \"checkins\":[{{\"at\":{quoted},\"note\":{quoted}}}]}}]}}]}}"
        );
        let doc = decode(&plain).unwrap_or_else(|error| panic!("{nth} {text:?}: {error}")).doc;
        comes_back(&doc);
        let back = decode(&file::encode(&doc)).unwrap().doc;
        let shown = |kind: &str, field: &str| {
            let entity = back.items.values().find(|entity| &*entity.kind == kind).unwrap();
            back.shown(entity, field).and_then(plumbline::doc::Json::as_str)
        };
        for (kind, field) in [
            ("workspace", "name"),
            ("unit", "name"),
            ("objective", "title"),
            ("objective", "note"),
            ("kr", "title"),
            ("kr", "target_text"),
        ] {
            assert_eq!(shown(kind, field).as_deref(), Some(text.as_str()), "{nth} {kind}.{field}");
        }
        let kr = back.items.values().find(|entity| &*entity.kind == "kr").unwrap();
        let body = kr.records("c").next().unwrap().body.as_object().unwrap();
        for part in ["at", "note"] {
            let found = body.iter().find(|(key, _)| key == part).and_then(|(_, value)| value.as_str());
            assert_eq!(found.as_deref(), Some(text.as_str()), "{nth} check-in {part}");
        }
    }
}

#[test]
fn f1_naughty_ids_and_field_names_come_back_unchanged() {
    for text in
        ["*", "**", "/", "sync ", "a\"b", "中文", "__proto__", "a\\b", "\u{0}", "<script>", "~", "#", "a.b<c"]
    {
        let quoted = serde_json::to_string(text).unwrap();
        let ours = format!(
            "{{\"format\":\"plumbline/1\",\"doc\":{quoted},\"items\":[{{\"id\":{quoted},\"kind\":{quoted},{quoted}:1,\"t\":2}}],\
             \"end\":{{\"items\":1}}}}"
        );
        let decoded = decode(&ours).unwrap();
        assert_eq!(decoded.problems, [], "{text:?}");
        comes_back(&decoded.doc);
        let doc = decoded.doc;
        assert!(doc.get(&Id::new(text)).unwrap().field(text).is_some(), "{text:?}");
        // The same field changed by hand, so that it has a stamp of its own.
        let changed = file::encode(&doc).replace(&format!("{quoted}:1"), &format!("{quoted}:3"));
        let changed = decode(&changed).unwrap().doc;
        comes_back(&changed);
        let merged = doc.merge(&changed);
        comes_back(&merged);
        let register = merged.get(&Id::new(text)).unwrap().field(text).unwrap();
        assert!(!register.is_conflict(), "{text:?}");
        assert_eq!(register.entries()[0].value.text(), "3", "{text:?}");
    }
}
