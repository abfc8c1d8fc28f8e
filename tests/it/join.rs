//! Joining two texts line by line says what reading both, joining and writing says, whatever was done to
//! them (rules X33 and X34).

use plumbline::doc::{Doc, History, Json, Session, Write, Writer};
use plumbline::file::{DecodeError, Joined, Side, Source, decode, encode, join};
use plumbline::okr::{Id, Moment};
use proptest::prelude::*;

const BEGAN: Moment = Moment(1_785_000_000_000);

/// One edit: who, what of which entity, and how it is written.
#[derive(Clone, Debug)]
enum Act {
    Set(u8, u8, u8, u8),
    Note(u8, u8, u8),
    Delete(u8, u8),
    Restore(u8, u8),
}

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..2u8, 0..6u8, 0..5u8, 0..8u8).prop_map(|(by, of, field, value)| Act::Set(by, of, field, value)),
        3 => (0..2u8, 0..6u8, 0..6u8).prop_map(|(by, of, body)| Act::Note(by, of, body)),
        1 => (0..2u8, 0..6u8).prop_map(|(by, of)| Act::Delete(by, of)),
        1 => (0..2u8, 0..6u8).prop_map(|(by, of)| Act::Restore(by, of)),
    ];
    proptest::collection::vec(act, 0..most)
}

const FIELDS: [&str; 5] = ["title", "target", "*star", "note", "owners"];
const VALUES: [&str; 8] =
    ["\"a\"", "\"b \\\"q\\\"\\n\"", "\"\\u4e2d\"", "12", "1.20", "null", "[{\"who\":\"p\"},\" \"]", "\"中\""];
const BODIES: [&str; 6] = [
    "{\"at\":\"2026-07-17\",\"value\":3}",
    "{\"note\":\"two \\\"calls\\\"\"}",
    "{\"value\":1.0,\"at\":\"x\"}",
    "{}",
    "{\"done\":[\"a\", \"b\"]}",
    "{\"note\":\"中 \\u4e2d\"}",
];

/// A document after some edits; the sessions are those of one copy.
fn after(mut doc: Doc, copy: u8, acts: &[Act]) -> Doc {
    let writer = |by: u8| Writer::new(Session::mint([copy * 2 + by; 8]), BEGAN, Some(Id::new("p-ana")));
    let mut writers = [writer(0), writer(1)];
    let id = |of: u8| Id::new(format!("e-{of}"));
    for (at, act) in acts.iter().enumerate() {
        let (by, write) = match *act {
            Act::Set(by, of, field, value) => {
                let value = Json::parse(VALUES[usize::from(value)]).unwrap();
                let (field, history) = (FIELDS[usize::from(field)].into(), History::Keep);
                (by, Write::Set { id: id(of), kind: "kr".into(), field, value, history })
            }
            Act::Note(by, of, body) => {
                let body = Json::parse(BODIES[usize::from(body)]).unwrap();
                (by, Write::Note { id: id(of), kind: "kr".into(), record: "c".into(), body })
            }
            Act::Delete(by, of) => (by, Write::Delete { ids: vec![id(of)] }),
            Act::Restore(by, of) => (by, Write::Restore { ids: vec![id(of)] }),
        };
        let now = Moment(BEGAN.0 + 1_000 * i64::try_from(at).unwrap());
        if let Some(delta) = doc.write(&mut writers[usize::from(by)], now, &[write]) {
            doc = doc.merge(&delta);
        }
    }
    doc
}

/// Something a person, a tool or a broken disk did to a text.
#[derive(Clone, Debug)]
enum Harm {
    /// One character put in the place of another, or before it.
    Letter { at: usize, letter: char, over: bool },
    /// A line taken away.
    Without(usize),
    /// A line moved behind the next one.
    Swapped(usize),
    /// A line twice.
    Twice(usize),
    /// Everything from here on gone.
    Cut(usize),
    /// One text for another, everywhere.
    Replaced(&'static str, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    let letters = prop::sample::select(" \n\t\"\\,:.#<[]{}0159aAzr~*中".chars().collect::<Vec<_>>());
    let replaced = prop::sample::select(vec![
        ("\"a\"", "\"A\""),
        ("\"a\"", "\"\\u0061\""),
        ("12", "13"),
        ("12", "12.0"),
        ("\"value\":3", "\"value\":4"),
        ("\"sync\"", "\"tsync\""),
        (",\"value\"", ", \"value\""),
        ("\"kind\":\"kr\"", "\"kind\":\"\""),
        ("}]}", "} ]}"),
        ("\n{\"r\"", "{\"r\""),
        (".rs#", ".0rs#"),
        ("\r", ""),
        ("\n", "\r\n"),
        ("#", "#A"),
        ("\"sessions\":{", "\"sessions\":{}, \"x\":{"),
        ("\"items\":[", "\"items\":[],\n\"items\":["),
        ("plumbline/1", "plumbline/2"),
    ]);
    prop_oneof![
        6 => (any::<usize>(), letters, any::<bool>()).prop_map(|(at, letter, over)| Harm::Letter { at, letter, over }),
        1 => any::<usize>().prop_map(Harm::Without),
        1 => any::<usize>().prop_map(Harm::Swapped),
        1 => any::<usize>().prop_map(Harm::Twice),
        1 => any::<usize>().prop_map(Harm::Cut),
        4 => replaced.prop_map(|(old, new)| Harm::Replaced(old, new)),
    ]
}

fn harmed(text: &str, harms: &[Harm]) -> String {
    let mut text = text.to_owned();
    for harm in harms {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        let count = lines.len().max(1);
        text = match *harm {
            Harm::Letter { at, letter, over } => {
                let mut letters: Vec<char> = text.chars().collect();
                let at = at % letters.len().max(1);
                if over && at < letters.len() {
                    letters[at] = letter;
                } else {
                    letters.insert(at, letter);
                }
                letters.into_iter().collect()
            }
            Harm::Without(at) => {
                lines.remove(at % count);
                lines.concat()
            }
            Harm::Swapped(at) => {
                let at = at % count;
                lines.swap(at, (at + 1) % count);
                lines.concat()
            }
            Harm::Twice(at) => {
                let line = lines[at % count].clone();
                lines.insert(at % count, line);
                lines.concat()
            }
            Harm::Cut(at) => text.chars().take(at % text.chars().count().max(1)).collect(),
            Harm::Replaced(old, new) => text.replace(old, new),
        };
        if text.is_empty() {
            return " ".to_owned();
        }
    }
    text
}

/// What reading both, joining and writing says.
fn by_reading(ours: &str, theirs: &str) -> Result<Joined, (Side, DecodeError)> {
    let ours = decode(ours, Source::Elsewhere).map_err(|error| (Side::Ours, error))?;
    let theirs = decode(theirs, Source::Elsewhere).map_err(|error| (Side::Theirs, error))?;
    let all = ours.doc.merge(&theirs.doc);
    let changed = all.items.iter().filter(|(id, entity)| ours.doc.get(id).is_some_and(|own| own != *entity));
    Ok(Joined {
        text: encode(&all),
        same: ours.doc.id == theirs.doc.id,
        added: theirs.doc.items.keys().filter(|id| ours.doc.get(id).is_none()).count(),
        changed: changed.count(),
        problems: (ours.problems, theirs.problems),
        read: all,
    })
}

/// The entities that ask people something.
fn open(doc: &Doc) -> Vec<Id> {
    let is_open = |entity: &plumbline::doc::Entity| {
        entity.is_deleted_and_changed() || entity.fields.iter().any(|(_, register)| register.is_conflict())
    };
    doc.items.values().filter(|entity| is_open(entity)).map(|entity| entity.id.clone()).collect()
}

#[track_caller]
fn check(ours: &str, theirs: &str) {
    let (line, whole) = (join(ours, theirs), by_reading(ours, theirs));
    match (line, whole) {
        (Ok(line), Ok(whole)) => {
            assert_eq!(line.text, whole.text);
            assert_eq!((line.same, line.added, line.changed), (whole.same, whole.added, whole.changed));
            assert_eq!(line.problems, whole.problems);
            assert_eq!(open(&line.read), open(&whole.read), "everything people are asked was read");
        }
        (line, whole) => assert_eq!(line.map(|one| one.text), whole.map(|one| one.text)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn x33_joining_line_by_line_says_what_reading_both_says(
        common in acts(20),
        ours in acts(6),
        theirs in acts(6),
        alike in proptest::collection::vec(harm(), 0..2),
        to_ours in proptest::collection::vec(harm(), 0..2),
        to_theirs in proptest::collection::vec(harm(), 0..2),
    ) {
        let common = after(Doc::new("d-test"), 1, &common);
        let one = harmed(&encode(&after(common.clone(), 2, &ours)), &alike);
        let other = harmed(&encode(&after(common, 3, &theirs)), &alike);
        check(&harmed(&one, &to_ours), &harmed(&other, &to_theirs));
    }
}

/// Two copies of forty goals with a check-in each; in each copy one title was changed.
fn copies() -> (String, String) {
    let set = |of: u8, field: &str, value: &str| Write::Set {
        id: Id::new(format!("k-{of:02}")),
        kind: "kr".into(),
        field: field.into(),
        value: Json::str(value),
        history: History::Keep,
    };
    let mut writer = Writer::new(Session::mint([9; 8]), BEGAN, None);
    let mut doc = Doc::new("d-test");
    for of in 0..40 {
        let body = Json::parse("{\"at\":\"2026-07-17\",\"value\":3}").unwrap();
        let id = Id::new(format!("k-{of:02}"));
        let note = Write::Note { id, kind: "kr".into(), record: "c".into(), body };
        let writes = [set(of, "title", "Customers"), set(of, "note", "as agreed"), note];
        doc = doc.merge(&doc.write(&mut writer, Moment(BEGAN.0 + i64::from(of)), &writes).unwrap());
    }
    let copy = |seed: u8, of: u8| {
        let mut writer = Writer::new(Session::mint([seed; 8]), BEGAN, None);
        encode(&doc.merge(&doc.write(&mut writer, BEGAN, &[set(of, "title", "Reworded")]).unwrap()))
    };
    (copy(1, 3), copy(2, 30))
}

#[test]
fn x33_what_both_texts_say_alike_is_not_read() {
    let (ours, theirs) = copies();
    let joined = join(&ours, &theirs).unwrap();
    let read: Vec<&str> = joined.read.items.keys().map(Id::as_str).collect();
    assert_eq!(read, ["k-03", "k-30"]);
    assert_eq!((joined.added, joined.changed), (0, 1));
    check(&ours, &theirs);
}

#[test]
fn x34_an_edit_by_hand_next_to_lines_that_are_alike_is_seen() {
    let (ours, theirs) = copies();
    let line = |text: &str| text.lines().find(|line| line.contains("k-20")).unwrap().to_owned();
    let edited = theirs.replace(&line(&theirs), &line(&theirs).replace("Customers", "Clients"));
    let joined = join(&ours, &edited).unwrap();
    assert!(joined.text.contains("Clients") && joined.read.get(&Id::new("k-20")).is_some());
    check(&ours, &edited);
    check(&edited, &ours);
}

#[test]
fn x34_an_edit_by_hand_that_stands_in_both_is_seen_in_both() {
    let (ours, theirs) = copies();
    for (old, new) in [
        // A value, a record, and a stamp that was made to look as if nobody had changed anything.
        ("\"note\":\"as agreed\",\"title\":\"Customers\"", "\"note\":\"as agreed\",\"title\":\"Clients\""),
        ("\"value\":3}", "\"value\":4}"),
        ("\"value\":3}", "\"value\": 3}"),
    ] {
        let (one, other) = (ours.replacen(old, new, 5), theirs.replacen(old, new, 5));
        assert_ne!(one, ours);
        let joined = join(&one, &other).unwrap();
        assert!(joined.read.items.len() >= 5, "{new}: {}", joined.read.items.len());
        check(&one, &other);
    }
}

#[test]
fn x34_a_forged_line_that_looks_alike_is_seen() {
    let (ours, theirs) = copies();
    let line = theirs.lines().find(|line| line.contains("k-20")).unwrap().to_owned();
    let hash =
        line.split_once("\"sync\":\"").unwrap().1.split_once('#').unwrap().1.get(..6).unwrap().to_owned();
    for forged in [
        line.replace("Customers", "Clients").replace(&hash, "AAAAAA"),
        line.replace(&hash, "AAAAAA"),
        line.replace("\"title\"", "\"titel\""),
        line.replace("k-20", "k-21"),
    ] {
        let (one, other) = (ours.replace(&line, &forged), theirs.replace(&line, &forged));
        check(&one, &other);
        check(&ours, &other);
        if forged.contains("k-20") {
            assert!(join(&one, &other).unwrap().read.get(&Id::new("k-20")).is_some(), "{forged}");
        }
    }
}

#[test]
fn x33_texts_of_other_formats_are_joined_as_well() {
    let plain = "{\"objectives\":[{\"title\":\"Win\"}]}";
    let (ours, _) = copies();
    check(&ours, plain);
    check(plain, &ours);
    check(plain, plain);
    check(&ours, "{");
    check("[]", &ours);
}
