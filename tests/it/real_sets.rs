//! Eight published OKR sets, each counted against its own source: nothing of them may get lost.
//!
//! They lie beside the project, not in it; where they are missing these tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plumbline::doc::{Doc, Entity, Json};
use plumbline::file::{self, Format, Source};
use serde_json::Value;

const SETS: [&str; 8] = [
    "gitlab-fy21-q1",
    "ipld-2019-q3",
    "joystream-acropolis",
    "mozilla-reps-2017-q1",
    "squad-games-2020",
    "srcd-2018-q2",
    "us-va-octo-2025",
    "zh-skillhub-2026",
];

/// The sets that can be read here, each with its text; says so when there are none.
pub fn sets() -> Vec<(&'static str, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real");
    let read = |name: &&'static str| {
        Some((*name, std::fs::read_to_string(folder.join(format!("{name}.json"))).ok()?))
    };
    let found: Vec<_> = SETS.iter().filter_map(read).collect();
    if found.len() < SETS.len() {
        println!(
            "NOT RUN for {} of {} published sets: not beside the project",
            SETS.len() - found.len(),
            SETS.len()
        );
    }
    found
}

pub fn open(name: &str, text: &str) -> Doc {
    let decoded = file::decode(text, Source::Elsewhere).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(decoded.format, Format::Plain, "{name}");
    assert_eq!(decoded.problems, [], "{name}");
    decoded.doc
}

#[test]
fn every_title_score_note_check_in_and_parent_of_eight_published_sets_is_there() {
    let mut total = Counts::default();
    for (name, text) in sets() {
        let doc = open(name, &text);
        let source: Value = serde_json::from_str(&text).unwrap();
        let counts = Reader { name, doc: &doc }.compare(&source);
        if name == "gitlab-fy21-q1" {
            assert_eq!((counts.objectives, counts.krs), (140, 334));
        }
        println!("{name}: {counts:?}");
        total.add(&counts);
    }
    if total.objectives > 0 {
        let want = Counts {
            objectives: 227,
            krs: 590,
            titles: 817,
            scores: 68,
            notes: 84,
            checkins: 98,
            parents: 198,
            currents: 36,
        };
        assert_eq!(total, want);
    }
}

#[test]
fn every_text_and_number_of_the_published_sets_is_somewhere_in_the_document() {
    for (name, text) in sets() {
        let doc = open(name, &text);
        let source: Value = serde_json::from_str(&text).unwrap();
        let mut kept = BTreeSet::new();
        for entity in doc.items.values() {
            let fields = entity.fields.iter().flat_map(|(_, register)| register.entries());
            let values = fields.map(|entry| entry.value.text());
            for value in values.chain(entity.records.iter().map(|record| record.body.text())) {
                leaves(&serde_json::from_str(value).unwrap(), &mut |leaf| {
                    kept.insert(leaf);
                });
            }
        }
        let mut missing = Vec::new();
        leaves(&source, &mut |leaf| {
            // Ids are spelled with a suffix, and these words are what a field means when it is absent.
            let implied = ["\"team\"", "\"person\"", "\"number\"", "\"percent\"", "\"≤\"", "\"≥\""];
            let id =
                |text: &str| text.len() > 1 && "uok".contains(&text[..1]) && text[1..].parse::<u32>().is_ok();
            if !kept.contains(&leaf) && !implied.contains(&leaf.as_str()) && !id(leaf.trim_matches('"')) {
                missing.push(leaf);
            }
        });
        assert_eq!(missing, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn f2_published_sets_come_back_byte_for_byte() {
    for (name, text) in sets() {
        let doc = open(name, &text);
        assert_eq!(open(name, &text), doc, "{name}: the same file is the same document");
        assert_eq!(doc.merge(&open(name, &text)), doc, "{name}: opening it twice adds nothing");
        let first = file::encode(&doc);
        let back = file::decode(&first, Source::Elsewhere).unwrap();
        assert_eq!(back.problems, [], "{name}");
        assert_eq!(back.doc, doc, "{name}");
        assert_eq!(file::encode(&back.doc), first, "{name}");
        let stored = file::decode(&first, Source::Storage).unwrap();
        assert_eq!(stored.doc, doc, "{name}");
    }
}

#[test]
fn f8_two_published_sets_never_fuse() {
    let all: Vec<Doc> = sets().iter().map(|(name, text)| open(name, text)).collect();
    let together = all.iter().fold(Doc::new("all"), |all, one| all.merge(one));
    assert_eq!(together.items.len(), all.iter().map(|doc| doc.items.len()).sum::<usize>());
    let docs: BTreeSet<_> = all.iter().map(|doc| doc.id.clone()).collect();
    assert_eq!(docs.len(), all.len());
}

/// What was compared.
#[derive(Default, Debug, PartialEq)]
struct Counts {
    objectives: usize,
    krs: usize,
    titles: usize,
    scores: usize,
    notes: usize,
    checkins: usize,
    parents: usize,
    currents: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.objectives += other.objectives;
        self.krs += other.krs;
        self.titles += other.titles;
        self.scores += other.scores;
        self.notes += other.notes;
        self.checkins += other.checkins;
        self.parents += other.parents;
        self.currents += other.currents;
    }
}

struct Reader<'a> {
    name: &'static str,
    doc: &'a Doc,
}

impl Reader<'_> {
    fn compare(&self, source: &Value) -> Counts {
        let mut counts = Counts::default();
        let mut claimed = BTreeSet::new();
        for objective in source["objectives"].as_array().unwrap() {
            let entity = self.find(objective, "objective");
            claimed.insert(entity.id.clone());
            counts.objectives += 1;
            self.item(objective, entity, &mut counts);
            let parents = objective["parent"].as_str().into_iter().chain(strings(&objective["also_parents"]));
            let parents: BTreeSet<String> = parents.map(str::to_owned).collect();
            assert_eq!(self.targets(entity, None), parents, "{}: parents of {}", self.name, entity.id);
            counts.parents += parents.len();
            if parents.len() > 1 {
                let primary = self.value(entity, "primary").and_then(|id| id.as_str()).map(|id| given(&id));
                assert_eq!(primary.as_deref(), objective["parent"].as_str(), "{}", self.name);
            }
            for kr in objective["key_results"].as_array().unwrap() {
                let own = self.find(kr, "kr");
                claimed.insert(own.id.clone());
                counts.krs += 1;
                self.item(kr, own, &mut counts);
                assert_eq!(self.value(own, "objective").unwrap().as_str().unwrap(), entity.id.as_str());
                let supports: BTreeSet<String> =
                    kr["supports"].as_str().map(str::to_owned).into_iter().collect();
                assert_eq!(
                    self.targets(own, Some("supports")),
                    supports,
                    "{}: {} supports",
                    self.name,
                    own.id
                );
                let parent_kr = self.value(own, "parent_kr").and_then(|id| id.as_str()).map(|id| given(&id));
                assert_eq!(parent_kr.as_deref(), kr["parent_kr"].as_str());
                let metric = &kr["metric"];
                for (key, field) in [("start", "start"), ("target", "target")] {
                    assert_eq!(
                        number(self.value(own, field)),
                        metric[key].as_f64(),
                        "{}: {}",
                        self.name,
                        own.id
                    );
                }
            }
        }
        let goals = self.doc.items.values().filter(|entity| matches!(&*entity.kind, "objective" | "kr"));
        assert_eq!(goals.count(), claimed.len(), "{}: nothing was made up", self.name);
        counts
    }

    fn item(&self, source: &Value, entity: &Entity, counts: &mut Counts) {
        let at = format!("{}: {}", self.name, entity.id);
        let text = |field: &str| self.value(entity, field).and_then(|value| value.as_str());
        assert_eq!(text("title").as_deref(), source["title"].as_str(), "{at}");
        assert_eq!(text("note").as_deref(), source["note"].as_str(), "{at}");
        assert_eq!(text("status_text").as_deref(), source["status"].as_str(), "{at}");
        assert_eq!(number(self.value(entity, "score")), source["score"].as_f64(), "{at}");
        counts.titles += usize::from(source["title"].is_string());
        counts.notes += usize::from(source["note"].is_string());
        counts.scores += usize::from(source["score"].is_number());
        let mut want: Vec<Value> = source["checkins"].as_array().cloned().unwrap_or_default();
        counts.checkins += want.len();
        for one in &mut want {
            one.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        }
        if let Some(current) = source["metric"]["current"].as_f64() {
            counts.currents += 1;
            want.push(serde_json::json!({ "value": current }));
        }
        let mut got: Vec<Value> =
            entity.records("c").map(|record| serde_json::from_str(record.body.text()).unwrap()).collect();
        for one in &mut got {
            one.as_object_mut().unwrap().remove("seq");
        }
        let sorted = |list: &[Value]| {
            let mut texts: Vec<String> = list.iter().map(plain).collect();
            texts.sort();
            texts
        };
        assert_eq!(sorted(&got), sorted(&want), "{at}");
    }

    fn find(&self, source: &Value, kind: &str) -> &Entity {
        let id = source["id"].as_str().unwrap();
        let mut found =
            self.doc.items.values().filter(|entity| &*entity.kind == kind && given(entity.id.as_str()) == id);
        let entity = found.next().unwrap_or_else(|| panic!("{}: no {id}", self.name));
        assert!(found.next().is_none(), "{}: {id} is there twice", self.name);
        entity
    }

    fn targets(&self, from: &Entity, counts: Option<&str>) -> BTreeSet<String> {
        let links = self.doc.items.values().filter(|link| &*link.kind == "link");
        let own =
            links.filter(|link| self.value(link, "from").unwrap().as_str().unwrap() == from.id.as_str());
        own.filter(|link| self.value(link, "counts").and_then(|word| word.as_str()).as_deref() == counts)
            .map(|link| given(&self.value(link, "to").unwrap().as_str().unwrap()))
            .collect()
    }

    fn value(&self, entity: &Entity, field: &str) -> Option<Json> {
        assert!(!entity.field(field).is_some_and(plumbline::doc::Register::is_conflict), "{}", entity.id);
        self.doc.shown(entity, field).cloned()
    }
}

pub fn given(id: &str) -> String {
    id.rsplit_once('~').unwrap().0.to_owned()
}

fn number(value: Option<Json>) -> Option<f64> {
    value.and_then(|value| value.as_f64())
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// A value with its keys sorted and its numbers spelled one way.
fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("{}", number.as_f64().unwrap()),
        Value::Array(values) => format!("[{}]", values.iter().map(plain).collect::<Vec<_>>().join(",")),
        Value::Object(pairs) => {
            let sorted: BTreeMap<_, _> = pairs.iter().map(|(key, value)| (key, plain(value))).collect();
            format!("{sorted:?}")
        }
        other => other.to_string(),
    }
}

/// Every text, number and truth value, spelled one way; keys of unknown objects too.
fn leaves(value: &Value, each: &mut impl FnMut(String)) {
    match value {
        Value::Null => {}
        Value::Array(values) => values.iter().for_each(|value| leaves(value, each)),
        Value::Object(pairs) => pairs.values().for_each(|value| leaves(value, each)),
        other => each(plain(other)),
    }
}
