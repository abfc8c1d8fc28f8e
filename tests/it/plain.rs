//! Plain OKR JSON, as people and scripts write it: where each key goes, and what is said of mistakes.

use plumbline::doc::{Doc, Entity, Json};
use plumbline::file::{self, DecodeError, Decoded, Format, Problem, ProblemKind, Source};

const SMALL: &str = include_str!("../data/plain-small.json");
const BROKEN: &str = include_str!("../data/plain-broken.json");

fn decode(text: &str) -> Decoded {
    file::decode(text, Source::Elsewhere).unwrap()
}

/// The entity with this id before its suffix, or the only one with this title.
fn find<'a>(doc: &'a Doc, name: &str) -> &'a Entity {
    let told = |entity: &Entity| {
        let title = doc.shown(entity, "title").or_else(|| doc.shown(entity, "name"));
        entity.id.as_str().rsplit_once('~').is_some_and(|(given, _)| given == name)
            || title.and_then(Json::as_str).as_deref() == Some(name)
    };
    let found: Vec<_> = doc.items.values().filter(|entity| told(entity)).collect();
    let &[one] = found.as_slice() else { panic!("{} of {name}", found.len()) };
    one
}

/// A kind of entity, its fields and records as they stand in the file, without stamps and suffixes.
fn line(doc: &Doc, entity: &Entity) -> String {
    let fields = entity.fields.iter().filter(|(name, _)| &**name != "order");
    let fields = fields.map(|(name, _)| format!("{name}={}", doc.shown(entity, name).unwrap().text()));
    let records = entity.records.iter().map(|record| {
        let (kind, copy) = (&record.key.kind, record.key.copy);
        format!("[{kind}{copy} {}]", record.body.text())
    });
    let text =
        std::iter::once(entity.kind.to_string()).chain(fields).chain(records).collect::<Vec<_>>().join(" ");
    let suffix = |text: &str, name: &str| {
        let entity = find(doc, name);
        let (_, suffix) = entity.id.as_str().rsplit_once('~').unwrap();
        text.replace(&format!("~{suffix}"), "")
    };
    suffix(&suffix(&text, "u1"), "o1")
}

#[test]
fn f7_every_key_has_its_place() {
    let decoded = decode(SMALL);
    assert_eq!((decoded.format, decoded.problems), (Format::Plain, vec![]));
    let doc = decoded.doc;
    let check = |name: &str, want: &str| assert_eq!(line(&doc, find(&doc, name)), want, "{name}");
    check("u1", "unit budget=12 name=\"Acme\" type=\"company\"");
    check("u2", "unit name=\"Sales\" parent=\"u1\" type=\"department\"");
    check("u3", "unit name=\"Field\" parent=\"u2\"");
    check("u4", "person name=\"Ana\" unit=\"u3\"");
    check("u5", "person manager=\"u4\" name=\"Bo\"");
    let cycle = doc.items.values().find(|entity| &*entity.kind == "cycle").unwrap();
    assert_eq!(
        line(&doc, cycle),
        "cycle end=\"2026-09-30\" inferred=true name=\"2026-Q3\" start=\"2026-07-01\""
    );
    let in_cycle = format!("cycle=\"{}\"", cycle.id);
    let workspace = doc.items.values().find(|entity| &*entity.kind == "workspace").unwrap();
    assert_eq!(
        line(&doc, workspace),
        "workspace licence=\"CC0-1.0\" mission=\"Shoes that last\" name=\"Acme\" \
         notes=\"everything the format has\" source=\"made for tests\" x_tool={\"version\":1.10}"
    );
    check(
        "o1",
        &format!(
            "objective code=\"1\" {in_cycle} note=\"close\" score=0.7 tags=[\"growth\"] \
             title=\"Win the enterprise segment\" unit=\"u1\" url=\"https://example.org/o1\" why=\"the small ones are won\""
        ),
    );
    check(
        "o2",
        &format!("objective {in_cycle} primary=\"k1\" title=\"A channel that sells for us\" unit=\"u2\""),
    );
    check(
        "Learn to negotiate",
        &format!(
            "objective active_from=\"09.07.26\" {in_cycle} owners=[\"u4\"] title=\"Learn to negotiate\" unit=\"u4\" \
             [c0 {{\"at\":\"2026-07-17\",\"progress\":0.5}}]"
        ),
    );
    check(
        "k4",
        "kr measure=\"reach\" measured_in=\"¤\" objective=\"o1\" start=0 target=250000 title=\"New revenue\"",
    );
    check("k5", "kr measure=\"yes_no\" objective=\"o1\" title=\"Certificate\" [c0 {\"yes\":true}]");
    check(
        "k6",
        "kr objective=\"o1\" rubric={\"0.3\":\"a draft\",\"1.0\":\"agreed\"} title=\"A plan we believe in\"",
    );
    check(
        "k3",
        "kr comparator=\">\" direction=\"up\" measure=\"reach\" measured_in=\"%\" objective=\"o1\" \
         owners=[{\"who\":\"u4\",\"share\":0.6667},{\"name\":\"an agency\",\"share\":0.3333}] parent_kr=\"k1\" start=10 \
         target=30 title=\"Share of wallet\"",
    );
    let k1 = line(&doc, find(&doc, "k1"));
    assert!(k1.starts_with(
        "kr measure=\"reach\" objective=\"o1\" owners=[\"u4\",{\"name\":\"CRO\"}] start=2 target=10 title="
    ));
    let k2 = line(&doc, find(&doc, "k2"));
    for part in [
        "current_text=\"4 days\" direction=\"down\" due_text=\"August\" measure=\"reach\" objective=\"o1\" priority=\"P1\"",
        "score=1 score_raw=1.36 stage=\"dropped\" status_text=\"dropped\" target=2 target_text=\"≤2 days\"",
        "unit=\"u2\"",
        "[c0 {\"value\":4}]",
        "{\"at\":\"2026-07-10\",\"change\":\"add\"}",
        "{\"at\":\"2026-08-30\",\"change\":\"drop\"}",
        "{\"at\":\"2026-07-20\",\"change\":\"reword\",\"from\":\"Hours to first answer\",\"to\":\"Days to first answer\"}",
    ] {
        assert!(k2.contains(part), "{part} is not in {k2}");
    }
}

#[test]
fn f7_links_work_and_looks_back_have_their_place() {
    let doc = decode(SMALL).doc;
    let check = |name: &str, want: &str| assert_eq!(line(&doc, find(&doc, name)), want, "{name}");
    let cycle = doc.items.values().find(|entity| &*entity.kind == "cycle").unwrap();
    let in_cycle = format!("cycle=\"{}\"", cycle.id);
    let retrospective = doc.items.values().find(|entity| &*entity.kind == "retrospective").unwrap();
    assert_eq!(
        line(&doc, retrospective),
        format!("retrospective {in_cycle} good=[\"calls\"] mood=4 try=[\"earlier demos\"] unit=\"u2\"")
    );
    check(
        "Price list",
        "initiative done=true due=\"2026-08-01\" effort=\"S\" of=\"o2\" owners=[\"u5\"] title=\"Price list\"",
    );
    check("Fair in Cologne", "initiative of=\"o2\" title=\"Fair in Cologne\"");
    let links: Vec<String> =
        doc.items.values().filter(|link| &*link.kind == "link").map(|link| line(&doc, link)).collect();
    for want in [
        "link from=\"o2\" to=\"k1\"",
        "link from=\"o2\" to=\"o1\"",
        "link counts=\"supports\" from=\"k7\" to=\"k4\"",
    ] {
        assert!(links.iter().any(|link| link == want), "{want} is not in {links:?}");
    }
    assert_eq!(links.len(), 3);
}

#[test]
fn f7_check_ins_keep_their_order_and_their_doubles() {
    let doc = decode(SMALL).doc;
    let mut bodies: Vec<String> = find(&doc, "k7")
        .records("c")
        .map(|record| format!("{} {}", record.key.copy, record.body.text()))
        .collect();
    bodies.sort();
    let undated = [
        "\"at\":\"mid-quarter projection of end\",\"raw\":\"1\",\"score\":1",
        "\"at\":\"mid-quarter\",\"raw\":\"0.9\",\"score\":0.9",
    ];
    for part in undated {
        assert!(bodies.iter().any(|body| body.contains(part)), "{part} is not in {bodies:?}");
    }
    // Read by place and key, what has one date (or none) has the order of the file.
    let kr = find(&doc, "k7");
    for (dated, want) in [(true, ["0.5", "0.5", "0.4"].as_slice()), (false, &["0.9", "1"])] {
        let mut read: Vec<(u64, String, String)> = Vec::new();
        for record in kr.records("c").filter(|record| record.body.text().contains("2026-08-01") == dated) {
            let pairs = record.body.as_object().unwrap();
            let part = |name: &str| {
                pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.text().to_owned())
            };
            let seq = part("seq").map_or(0, |seq| seq.parse().unwrap());
            read.push((seq, record.key.to_string(), part("score").unwrap()));
        }
        read.sort();
        assert_eq!(read.iter().map(|(_, _, score)| score.as_str()).collect::<Vec<_>>(), want);
    }
    // The newest value says where it stands, so the metric's `current` is not said again.
    let k1: Vec<_> = find(&doc, "k1").records("c").map(|record| record.body.text().to_owned()).collect();
    assert_eq!(k1.len(), 2);
    assert!(k1.contains(
        &"{\"at\":\"2026-07-17\",\"note\":\"two calls booked\",\"progress\":0.2,\"value\":3}".to_owned()
    ));
    assert!(k1.contains(
        &"{\"at\":\"2026-07-24\",\"mood\":\"good\",\"note\":\"all three agreed\",\"progress\":0.375,\"value\":5}".to_owned()
    ));
}

#[test]
fn f7_the_order_of_lists_is_kept() {
    let krs: Vec<String> = (0..70).map(|nth| format!("{{\"id\":\"k{nth}\",\"title\":\"T{nth}\"}}")).collect();
    let text =
        format!("{{\"objectives\":[{{\"id\":\"o\",\"title\":\"O\",\"key_results\":[{}]}}]}}", krs.join(","));
    let doc = decode(&text).doc;
    let order = |nth: usize| doc.shown(find(&doc, &format!("k{nth}")), "order").unwrap().as_str().unwrap();
    assert!((1..70).all(|nth| order(nth - 1) < order(nth)));
}

#[test]
fn f8_the_same_set_by_another_tool_adds_nothing() {
    let doc = decode(SMALL).doc;
    // Keys sorted, numbers and white space spelled otherwise, nulls left out or written.
    let mut value: serde_json::Value = serde_json::from_str(SMALL).unwrap();
    value["objectives"][0]["key_results"][0]["metric"]["target"] = serde_json::json!(10);
    value["objectives"][0]["key_results"][0]["checkins"][0]["score"] = serde_json::Value::Null;
    value["objectives"][0].as_object_mut().unwrap().remove("parent");
    value["x_tool"] = serde_json::Value::Null;
    let mut other = decode(&value.to_string()).doc;
    let workspace = other.items.values().find(|entity| &*entity.kind == "workspace").unwrap().id.clone();
    std::rc::Rc::make_mut(&mut other.items).remove(&workspace);
    assert_eq!(doc.merge(&other), doc);
    assert_eq!(decode(SMALL).doc, doc);
    assert_eq!(file::encode(&decode(&file::encode(&doc)).doc), file::encode(&doc));
}

#[test]
fn f8_without_ids_unit_title_and_cycle_tell_what_is_the_same() {
    let text = |note: &str| {
        format!(
            "{{\"organization\":\"Acme\",\"cycle\":\"Q3\",\"units\":[{{\"name\":\"Sales\"}}],\"objectives\":[\
             {{\"unit\":\"Sales\",\"title\":\"Win\",\"key_results\":[{{\"title\":\"More\"}},{{\"title\":\"More\"}}]}},\
             {{\"title\":\"Below\",\"parent\":\"Win\"{note}}}]}}"
        )
    };
    let first = decode(&text(""));
    assert_eq!(first.problems, []);
    let later = decode(&text(",\"note\":\"half way\""));
    let merged = first.doc.merge(&later.doc);
    assert_eq!(merged.items.len(), first.doc.items.len());
    let count = |kind: &str| merged.items.values().filter(|entity| &*entity.kind == kind).count();
    assert_eq!(
        (count("objective"), count("kr"), count("link"), count("unit"), count("cycle")),
        (2, 2, 1, 1, 1)
    );
    let other = decode(&text("").replace("Q3", "Q4")).doc;
    let both = merged.merge(&other);
    assert_eq!(both.items.values().filter(|entity| &*entity.kind == "objective").count(), 4);
    assert_eq!(both.items.values().filter(|entity| &*entity.kind == "unit").count(), 1);
}

#[test]
fn f8_two_organisations_never_fuse() {
    let other = SMALL.replace("\"Acme\", \"source\"", "\"Acme Asia\", \"source\"");
    let (one, two) = (decode(SMALL).doc, decode(&other).doc);
    assert_ne!(one.id, two.id);
    assert_eq!(one.merge(&two).items.len(), one.items.len() + two.items.len());
}

#[test]
fn f9_each_mistake_is_named_with_its_place_and_nothing_is_dropped() {
    let decoded = decode(BROKEN);
    let said: Vec<String> = decoded.problems.iter().map(spell).collect();
    let want = [
        "5:45 units[1].parent loop u1 u2",
        "6:5 units[2] an object",
        "10:45 objectives[0].key_results[0].score a number",
        "10:91 objectives[0].key_results[0].metric.start a number",
        "10:108 objectives[0].key_results[0].metric.target a number",
        "11:14 objectives[0].key_results[1].id taken k1, now k1.2",
        "12:26 objectives[1].unit dangling u9",
        "12:61 objectives[1].parent loop o1 o2",
        "13:45 objectives[1].key_results[0].title same key title",
        "13:93 objectives[1].key_results[0].checkins[0].progress a number",
        "13:102 objectives[1].key_results[0].checkins[1] an object",
        "13:112 objectives[1].key_results[0].checkins[2] an object",
        "14:7 objectives[1].key_results[1] an object",
        "15:12 objectives[2].id same o1",
        "15:60 objectives[2].parent dangling gone",
        "15:83 objectives[2].key_results an array",
        "16:12 objectives[3].id taken o1, now o1.2",
        "16:66 objectives[3].tags a list of texts",
        "16:78 objectives[3].cycle a name or an object",
    ];
    assert_eq!(said, want);
    let doc = decoded.doc;
    let count = |kind: &str| doc.items.values().filter(|entity| &*entity.kind == kind).count();
    assert_eq!((count("objective"), count("kr"), count("unit")), (3, 4, 2));
    let text = file::encode(&doc);
    for kept in [
        "\"score\":\"high\"",
        "\"start_text\":\"ten\"",
        "\"metric_target\":[1]",
        "\"title\":\"Another\"",
        "\"unit\":\"u9~",
        "[\"Two\",\"Two again\"]",
        "\"progress\":\"half\"",
        "\"note\":\"a line\"",
        "\"title\":\"only a title\"",
        "\"to\":\"gone~",
        "\"given_key_results\":[{}]",
        "\"tags\":3",
        "\"given_cycle\":[]",
        "\"given_units\":[7]",
    ] {
        assert!(text.contains(kept), "{kept} is not in {text}");
    }
    assert_eq!(file::encode(&decode(&file::encode(&doc)).doc), file::encode(&doc));
}

fn spell(problem: &Problem) -> String {
    let what = match &problem.kind {
        ProblemKind::WrongType { expected } => (*expected).to_owned(),
        ProblemKind::Dangling { to } => format!("dangling {to}"),
        ProblemKind::Loop { way } => format!("loop {}", way.join(" ")),
        ProblemKind::SameId { id } => format!("same {id}"),
        ProblemKind::IdTaken { id, now } => {
            format!("taken {id}, now {}", now.split('~').next().unwrap_or(""))
        }
        ProblemKind::SameKey { key } => format!("same key {key}"),
        other => format!("{other:?}"),
    };
    format!("{}:{} {} {what}", problem.line, problem.column, problem.path)
}

#[test]
fn f9_a_list_that_is_none_is_refused_with_its_place() {
    let error = |text: &str| file::decode(text, Source::Elsewhere).unwrap_err();
    let expected = "an array";
    assert_eq!(
        error("{\"organization\":\"Acme\",\n \"objectives\": {\"o1\": {}}}"),
        DecodeError::WrongShape { path: "objectives".into(), line: 2, column: 16, expected }
    );
    assert_eq!(
        error("{\"units\":5}"),
        DecodeError::WrongShape { path: "units".into(), line: 1, column: 10, expected }
    );
    assert_eq!(error("{\"organization\":\"Acme\"}"), DecodeError::NotOkrs);
    assert_eq!(error("[]"), DecodeError::NotOkrs);
    assert_eq!(
        error("{\"objectives\":[\n{\"title\":\"A\",}]}"),
        DecodeError::NotJson { line: 2, column: 14, reason: "key must be a string".into() }
    );
}

#[test]
fn f9_ten_thousand_mistakes_are_placed_in_one_pass() {
    let objectives: Vec<String> = (0..10_000)
        .map(|nth| format!("{{\"id\":\"o{nth}\",\"title\":\"T\",\"score\":\"high\",\"parent\":\"gone\"}}"))
        .collect();
    let decoded = decode(&format!("{{\"objectives\":[\n{}]}}", objectives.join(",\n")));
    assert_eq!(decoded.problems.len(), 20_000);
    let last = decoded.problems.last().unwrap();
    assert_eq!((last.line, last.path.as_str()), (10_001, "objectives[9999].parent"));
}
