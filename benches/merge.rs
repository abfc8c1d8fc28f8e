//! Makes two copies of an organisation that went apart, for the page that merges them beside others.
//!
//! Hand in plain OKR JSON and a folder. It writes the two copies in the app's format, and `edits.json`:
//! the same edits as everybody else makes them, and the fields that both copies changed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use plumbline::doc::{Doc, Session, Writer};
use plumbline::file::{Source, decode, encode};
use plumbline::okr::{CheckIn, Day, Id, Measure, Moment};
use plumbline::space::{Change, Edit, New, Place, Space, writes};
use serde_json::{Value, json};

/// How many of each edit somebody does.
const TITLES: usize = 100;
const TARGETS: usize = 60;
const CHECK_INS: usize = 200;
const NEW: usize = 20;
const MOVES: usize = 20;

/// How many of the first three kinds of fields the other one changes as well.
const BOTH_TITLES: usize = 10;
const BOTH_TARGETS: usize = 5;
const BOTH_MOVES: usize = 5;

/// The day of the check-ins.
const DAY: &str = "2026-09-30";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, folder] = args.as_slice() else {
        eprintln!("error: name the file of an organisation and a folder");
        return ExitCode::FAILURE;
    };
    if make(Path::new(file), Path::new(folder)).is_none() {
        eprintln!("error: no copies could be made of {file}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn make(file: &Path, folder: &Path) -> Option<()> {
    let text = std::fs::read_to_string(file).ok()?;
    let facts: Value = serde_json::from_str(&text).ok()?;
    let space = Space::of(decode(&text, Source::Elsewhere).ok()?.doc);
    let ids = Ids::of(&facts, &space);
    let mut copies = Vec::new();
    for (name, who) in [("ours.json", 0), ("theirs.json", 1)] {
        let mut copy = Copy::new(&space, &ids, who);
        copy.edit()?;
        std::fs::write(folder.join(name), encode(copy.space.doc())).ok()?;
        copies.push(copy.told);
    }
    let fields = |kind: &str, field: &str, ids: Vec<&str>| -> Vec<Value> {
        ids.into_iter().map(|id| json!({ "kind": kind, "id": id, "field": field })).collect()
    };
    let mut both = fields("objectives", "title", (0..BOTH_TITLES).map(|nth| ids.titled(nth, 0)).collect());
    both.extend(fields("keyResults", "target", (0..BOTH_TARGETS).map(|nth| ids.targeted(nth, 0)).collect()));
    both.extend(fields("objectives", "unit", (0..BOTH_MOVES).map(|nth| ids.moved(nth, 0)).collect()));
    let text = json!({ "ours": copies.first()?, "theirs": copies.last()?, "both": both }).to_string();
    std::fs::write(folder.join("edits.json"), text).ok()
}

/// What the plain file names, and the same thing's id in the document.
struct Ids {
    objectives: Vec<String>,
    /// Key results.
    krs: Vec<String>,
    /// Key results with a number to reach.
    reaching: Vec<String>,
    units: Vec<String>,
    own: BTreeMap<String, Id>,
}

impl Ids {
    fn of(facts: &Value, space: &Space) -> Self {
        let list =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let id = |value: &Value| value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let objectives = list(facts, "objectives");
        let krs: Vec<Value> = objectives.iter().flat_map(|one| list(one, "key_results")).collect();
        let reaches = |kr: &&Value| kr.pointer("/metric/target").is_some_and(Value::is_number);
        let own = space.nodes().filter_map(|(own, _)| {
            let (name, _) = own.as_str().rsplit_once('~')?;
            Some((name.to_owned(), own.clone()))
        });
        Self {
            objectives: objectives.iter().map(id).collect(),
            reaching: krs.iter().filter(reaches).map(id).collect(),
            krs: krs.iter().map(id).collect(),
            units: list(facts, "units").iter().map(id).collect(),
            own: own.collect(),
        }
    }

    /// One of a list: the same for everybody for the first few, else everybody's own.
    fn pick(list: &[String], nth: usize, step: usize, both: usize, who: usize) -> &str {
        let at = nth * step + if nth < both { 0 } else { 1 + who };
        list.get(at % list.len().max(1)).map_or("", String::as_str)
    }

    fn titled(&self, nth: usize, who: usize) -> &str {
        Self::pick(&self.objectives, nth, 7, BOTH_TITLES, who)
    }

    fn targeted(&self, nth: usize, who: usize) -> &str {
        Self::pick(&self.reaching, nth, 13, BOTH_TARGETS, who)
    }

    fn checked(&self, nth: usize, who: usize) -> &str {
        Self::pick(&self.krs, nth, 31, 0, who)
    }

    fn moved(&self, nth: usize, who: usize) -> &str {
        Self::pick(&self.objectives, nth + 100, 11, 100 + BOTH_MOVES, who)
    }

    fn unit(&self, nth: usize, who: usize) -> &str {
        Self::pick(&self.units, nth + 20 + 40 * who, 1, 0, 0)
    }

    fn own(&self, name: &str) -> Option<Id> {
        self.own.get(name).cloned()
    }
}

/// One copy while somebody edits it, with what others are told of it.
struct Copy<'a> {
    space: Space,
    ids: &'a Ids,
    who: usize,
    writer: Writer,
    now: Moment,
    told: Vec<Value>,
}

impl<'a> Copy<'a> {
    fn new(space: &Space, ids: &'a Ids, who: usize) -> Self {
        let began = Moment(1_790_000_000_000 + 60_000 * i64::try_from(who).unwrap_or_default());
        let writer = Writer::new(Session::mint([who as u8 + 1; 8]), began, None);
        Self { space: space.clone(), ids, who, writer, now: began, told: Vec::new() }
    }

    /// Does every edit, each as one step.
    fn edit(&mut self) -> Option<()> {
        let (ids, who) = (self.ids, self.who);
        for nth in 0..TITLES {
            let id = ids.titled(nth, who);
            let title = format!("Worded anew for the {nth}th time by {}", name(who));
            let change = Change::Title(title.as_str().into());
            self.act(&Edit::Change { id: ids.own(id)?, change })?;
            self.told.push(json!({ "kind": "objectives", "id": id, "field": "title", "value": title }));
        }
        for nth in 0..TARGETS {
            let id = ids.targeted(nth, who);
            let (own, target) = (ids.own(id)?, (1_000 + 10 * nth + who) as f64);
            let Measure::Reach { start, direction, .. } = self.space.key_result(&own)?.measure else {
                return None;
            };
            let change = Change::Measure(Measure::Reach { start, target: Some(target), direction });
            self.act(&Edit::Change { id: own, change })?;
            self.told.push(json!({ "kind": "keyResults", "id": id, "field": "target", "value": target }));
        }
        for nth in 0..CHECK_INS {
            let id = ids.checked(nth, who);
            let note = format!("said by {}", name(who));
            let check_in = CheckIn {
                at: Day::parse(DAY),
                value: Some(nth as f64),
                confidence: Some(7),
                note: Some(note.as_str().into()),
                ..CheckIn::new("")
            };
            self.act(&Edit::CheckIn { of: ids.own(id)?, check_in: Box::new(check_in) })?;
            let told = json!({ "at": DAY, "value": nth, "confidence": 7, "note": note });
            self.told.push(json!({ "kind": "keyResults", "id": id, "checkIn": told }));
        }
        for nth in 0..NEW {
            self.add(nth)?;
        }
        for nth in 0..MOVES {
            let (id, unit) = (ids.moved(nth, who), ids.unit(nth, who));
            let place = Place { under: ids.own(unit), after: None };
            self.act(&Edit::Move { id: ids.own(id)?, place })?;
            self.told.push(json!({ "kind": "objectives", "id": id, "field": "unit", "value": unit }));
        }
        Some(())
    }

    /// A new objective with three key results.
    fn add(&mut self, nth: usize) -> Option<()> {
        let (who, unit) = (name(self.who), self.ids.unit(nth, 0));
        let (id, title) = (format!("new-o{nth}-{who}"), format!("What nobody thought of in July, {nth}"));
        let new = New::Objective { title: title.as_str().into(), cycle: None };
        let place = Place { under: self.ids.own(unit), after: None };
        self.act(&Edit::Add { id: Id::new(id.as_str()), new, place })?;
        self.told.push(json!({ "kind": "objectives", "id": id, "fields": { "title": title, "unit": unit } }));
        for part in 0..3 {
            let (own, title) = (format!("new-k{nth}-{part}-{who}"), format!("Seen in the numbers, {part}"));
            let new = New::KeyResult { title: title.as_str().into() };
            let place = Place { under: Some(Id::new(id.as_str())), after: None };
            self.act(&Edit::Add { id: Id::new(own.as_str()), new, place })?;
            let change =
                Change::Measure(Measure::Reach { start: Some(0.0), target: Some(5.0), direction: None });
            self.act(&Edit::Change { id: Id::new(own.as_str()), change })?;
            let fields = json!({
                "title": title, "objective": id, "kind": "number", "start": 0, "target": 5, "checkIns": []
            });
            self.told.push(json!({ "kind": "keyResults", "id": own, "fields": fields }));
        }
        Some(())
    }

    fn act(&mut self, edit: &Edit) -> Option<()> {
        self.now.0 += 7_000;
        let writes = writes(&self.space, edit);
        let delta: Doc = self.space.doc().write(&mut self.writer, self.now, &writes)?;
        self.space = self.space.next(self.space.doc().merge(&delta));
        Some(())
    }
}

fn name(who: usize) -> &'static str {
    if who == 0 { "Ana" } else { "Bo" }
}
