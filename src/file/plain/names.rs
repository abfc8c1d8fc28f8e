//! Which id each unit, objective and key result has in the document, and what a reference means.
//!
//! Ids of a plain file are unique within it only ("o1"), so they get a suffix made of the
//! organisation's name, those of objectives and key results of the cycle's as well: files of two
//! companies never fuse, and two files of one company and cycle do (rule F8).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use crate::doc::{Hash, Json, RawObject};
use crate::file::limits::MAX_ID_BYTES;
use crate::file::marks::Marks;
use crate::file::problem::ProblemKind;
use crate::okr::Id;

use super::path::Path;
use super::shape::{Set, Shape, is_null, name, string};

/// The id something has in the document.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The id.
    pub id: Id,
    /// Whether something before it in the file is the same thing, which this one only adds to.
    pub joins: bool,
    /// What stood where an id should be, if it could not be used.
    pub unusable: Option<Json>,
}

/// A unit or a person.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id in the document.
    pub id: Id,
    /// Whether it is a person.
    pub is_person: bool,
    /// Its place in the file.
    pub nth: usize,
}

/// An objective or a key result.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id in the document.
    pub id: Id,
    /// The place in the file of the objective it is, or belongs to.
    pub nth: usize,
    /// Whether it is a key result.
    pub is_key_result: bool,
}

/// All names of one file.
pub struct Names {
    /// What the organisation is told by.
    pub organization: String,
    /// The workspace's id.
    pub doc: String,
    /// The cycle's name, empty when there is none.
    pub cycle: String,
    /// The ids of units and people, as they stand in the file.
    pub unit_claims: Vec<Claim>,
    /// The ids of objectives, each with those of its key results.
    pub goal_claims: Vec<(Claim, Vec<Claim>)>,
    units: Lookup<Unit>,
    goals: Lookup<Goal>,
    taken: BTreeSet<Id>,
    /// How often an id was wanted that was taken.
    copies: BTreeMap<Id, usize>,
}

impl Names {
    /// Gives everything in a file its id.
    pub fn of(set: &Set<'_>, marks: &mut Marks<'_>) -> Self {
        let organization = short(organization(set));
        let mut names = Self {
            doc: format!("d-{}", Hash::of(&["organization", &organization])),
            cycle: set.top.get("cycle").and_then(cycle_name).unwrap_or_default(),
            organization,
            unit_claims: Vec::with_capacity(set.units.shapes.len()),
            goal_claims: Vec::with_capacity(set.goals.len()),
            units: Lookup::default(),
            goals: Lookup::default(),
            taken: BTreeSet::new(),
            copies: BTreeMap::new(),
        };
        names.claim_units(set, marks);
        names.claim_goals(set, marks);
        names
    }

    /// The unit or person a text refers to: by id, else by a name that only one has.
    pub fn unit(&self, reference: &str) -> Option<&Unit> {
        self.units.find(reference)
    }

    /// The objective or key result a text refers to: by id, else by a title that only one has.
    pub fn goal(&self, reference: &str) -> Option<&Goal> {
        self.goals.find(reference)
    }

    /// The id a unit of the same organisation would have.
    pub fn unit_elsewhere(&self, reference: &str) -> Id {
        suffixed(reference, &self.suffix(None))
    }

    /// The id an objective or key result of the same organisation and cycle would have.
    pub fn goal_elsewhere(&self, reference: &str, cycle: &str) -> Id {
        suffixed(reference, &self.suffix(Some(cycle)))
    }

    /// A cycle's id.
    pub fn cycle_id(&self, name: &str) -> Id {
        Id::new(format!("c-{}", Hash::of(&[&self.organization, name])))
    }

    /// A free id made of content, for what has none of its own.
    pub fn made(&mut self, letter: &str, parts: &[&str]) -> Id {
        let mut all = vec![self.organization.as_str()];
        all.extend(parts);
        let made = format!("{letter}-{}", Hash::of(&all));
        self.free(|copy| Id::new(if copy == 0 { made.clone() } else { format!("{made}.{copy}") }))
    }

    fn free(&mut self, spell: impl Fn(usize) -> Id) -> Id {
        let first = spell(0);
        if self.taken.insert(first.clone()) {
            return first;
        }
        let copy = self.copies.entry(first).or_insert(1);
        loop {
            let id = spell(*copy);
            *copy += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    fn suffix(&self, cycle: Option<&str>) -> String {
        let hash = match cycle {
            None => Hash::of(&[&self.organization]),
            Some(cycle) => Hash::of(&[&self.organization, cycle]),
        };
        hash.as_str().get(..4).unwrap_or_default().to_owned()
    }

    fn claim_units(&mut self, set: &Set<'_>, marks: &mut Marks<'_>) {
        let path = Path::Top.key("units");
        let suffix = self.suffix(None);
        for (nth, shape) in set.units.shapes.iter().enumerate() {
            let title = shape.text("name").unwrap_or_default();
            let parent = shape.get("parent").and_then(name).unwrap_or_default();
            let same = Same { kind: "unit", title: title.clone(), home: None };
            let (given, unusable) = given(shape, &path.at(shape.at), marks);
            let (claim, first) =
                self.claim(given.as_deref(), &suffix, same, nth, |names| names.made("u", &[&title, &parent]));
            if claim.joins || first.is_some() {
                say_taken(shape, &path.at(shape.at), &claim, given.as_deref(), marks);
            }
            if !claim.joins {
                let is_person = shape.text("kind").is_some_and(|kind| kind == "person");
                let unit = Unit { id: claim.id.clone(), is_person, nth };
                self.units.add(given.filter(|_| first.is_none()), title, unit);
            }
            self.unit_claims.push(Claim { unusable, ..claim });
        }
    }

    fn claim_goals(&mut self, set: &Set<'_>, marks: &mut Marks<'_>) {
        let path = Path::Top.key("objectives");
        let mut suffixes: BTreeMap<String, String> = BTreeMap::new();
        for (nth, goal) in set.goals.iter().enumerate() {
            let (shape, path) = (&goal.shape, path.at(goal.shape.at));
            let cycle = shape.get("cycle").and_then(cycle_name).unwrap_or_else(|| self.cycle.clone());
            let suffix = suffixes.entry(cycle.clone()).or_insert_with(|| self.suffix(Some(&cycle))).clone();
            let title = shape.text("title").unwrap_or_default();
            let unit = shape.get("unit").and_then(name).unwrap_or_default();
            let unit = self.unit(&unit).map_or_else(|| unit.clone(), |unit| unit.id.to_string());
            let same = Same { kind: "objective", title: title.clone(), home: None };
            let (given, unusable) = given(shape, &path, marks);
            let (claim, first) = self.claim(given.as_deref(), &suffix, same, nth, |names| {
                names.made("o", &[&cycle, &unit, &title])
            });
            if claim.joins || first.is_some() {
                say_taken(shape, &path, &claim, given.as_deref(), marks);
            }
            // What hangs under a doubled objective hangs under the first of the two.
            let nth = first.filter(|_| claim.joins).unwrap_or(nth);
            if !claim.joins {
                let own = Goal { id: claim.id.clone(), nth, is_key_result: false };
                self.goals.add(given.filter(|_| first.is_none()), title, own);
            }
            let krs = self.claim_key_results(goal, &claim.id, nth, &suffix, &path, marks);
            self.goal_claims.push((Claim { unusable, ..claim }, krs));
        }
    }

    fn claim_key_results(
        &mut self,
        goal: &super::shape::Goal<'_>,
        objective: &Id,
        nth: usize,
        suffix: &str,
        path: &Path<'_>,
        marks: &mut Marks<'_>,
    ) -> Vec<Claim> {
        let list = path.key("key_results");
        let mut claims = Vec::with_capacity(goal.key_results.shapes.len());
        for shape in &goal.key_results.shapes {
            let path = list.at(shape.at);
            let title = shape.text("title").unwrap_or_default();
            let same = Same { kind: "kr", title: title.clone(), home: Some(objective.clone()) };
            let (given, unusable) = given(shape, &path, marks);
            let (claim, first) = self.claim(given.as_deref(), suffix, same, nth, |names| {
                names.made("k", &[objective.as_str(), &title])
            });
            if claim.joins || first.is_some() {
                say_taken(shape, &path, &claim, given.as_deref(), marks);
            }
            if !claim.joins {
                let own = Goal { id: claim.id.clone(), nth, is_key_result: true };
                self.goals.add(given.filter(|_| first.is_none()), title, own);
            }
            claims.push(Claim { unusable, ..claim });
        }
        claims
    }

    /// The id of one thing; with the place of the one that had its given id before, if any.
    fn claim(
        &mut self,
        given: Option<&str>,
        suffix: &str,
        same: Same,
        nth: usize,
        made: impl FnOnce(&mut Self) -> Id,
    ) -> (Claim, Option<usize>) {
        let Some(given) = given else {
            return (Claim { id: made(self), joins: false, unusable: None }, None);
        };
        let seen = if same.kind == "unit" { &self.units.seen } else { &self.goals.seen };
        let before = seen.get(given).map_or(&[] as &[_], Vec::as_slice);
        let first = before.first().map(|(_, _, nth)| *nth);
        if let Some((_, id, nth)) = before.iter().find(|(own, _, _)| *own == same) {
            return (Claim { id: id.clone(), joins: true, unusable: None }, Some(*nth));
        }
        let id = self.free(|copy| match copy {
            0 => suffixed(given, suffix),
            copy => suffixed(&format!("{given}.{}", copy + 1), suffix),
        });
        let seen = if same.kind == "unit" { &mut self.units.seen } else { &mut self.goals.seen };
        seen.entry(given.to_owned()).or_default().push((same, id.clone(), nth));
        (Claim { id, joins: false, unusable: None }, first)
    }
}

/// By what a doubled entry of a list is known: one thing listed twice, or two things with one id.
#[derive(PartialEq)]
struct Same {
    kind: &'static str,
    title: String,
    home: Option<Id>,
}

struct Lookup<T> {
    by_id: BTreeMap<String, T>,
    /// `None` where several have one name.
    by_name: BTreeMap<String, Option<T>>,
    /// Who used a given id so far, and at which place.
    seen: BTreeMap<String, Vec<(Same, Id, usize)>>,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Self { by_id: BTreeMap::new(), by_name: BTreeMap::new(), seen: BTreeMap::new() }
    }
}

impl<T: Clone> Lookup<T> {
    fn add(&mut self, given: Option<String>, name: String, one: T) {
        if !name.is_empty() {
            self.by_name.entry(name).and_modify(|own| *own = None).or_insert_with(|| Some(one.clone()));
        }
        if let Some(given) = given {
            self.by_id.entry(given).or_insert(one);
        }
    }

    fn find(&self, reference: &str) -> Option<&T> {
        self.by_id.get(reference).or_else(|| self.by_name.get(reference)?.as_ref())
    }
}

/// What the organisation is told by: its name, else that of the topmost unit, else the objectives.
fn organization(set: &Set<'_>) -> String {
    if let Some(raw) = set.top.get("organization") {
        return string(raw).unwrap_or_else(|| raw.get().to_owned());
    }
    let root = set.units.shapes.iter().find(|unit| unit.get("parent").is_none());
    root.and_then(|unit| unit.text("name")).unwrap_or_else(|| {
        let titles: Vec<String> = set.goals.iter().filter_map(|goal| goal.shape.text("title")).collect();
        titles.join("\n")
    })
}

/// A text that goes into many hashes; of a very long one, its own hash.
fn short(text: String) -> String {
    if text.len() <= 200 { text } else { Hash::of(&[&text]).to_string() }
}

/// What a cycle is told by: its name, else its dates.
pub fn cycle_name(raw: &RawValue) -> Option<String> {
    if let Some(name) = name(raw) {
        return Some(short(name));
    }
    let pairs = serde_json::from_str::<RawObject<'_>>(raw.get()).ok()?.0;
    let shape = Shape { at: 0, pairs };
    let dates = || {
        let (start, end) = (shape.text("start"), shape.text("end"));
        (start.is_some() || end.is_some())
            .then(|| format!("{}/{}", start.unwrap_or_default(), end.unwrap_or_default()))
    };
    shape.get("name").and_then(name).or_else(dates).map(short)
}

/// The id an object gives itself, and what stood in its place if it cannot be one.
fn given(shape: &Shape<'_>, path: &Path<'_>, marks: &mut Marks<'_>) -> (Option<String>, Option<Json>) {
    let Some((_, raw)) = shape.pairs.iter().find(|(key, _)| key == "id") else { return (None, None) };
    if is_null(raw) {
        return (None, None);
    }
    match name(raw) {
        // Room for the suffix.
        Some(given) if given.len() + 16 > MAX_ID_BYTES => {
            marks.say(path.key("id"), raw.get(), ProblemKind::LongId);
            (None, Json::from_raw(raw).ok())
        }
        Some(given) => (Some(given), None),
        None => {
            marks.say(path.key("id"), raw.get(), ProblemKind::WrongType { expected: "a text" });
            (None, Json::from_raw(raw).ok())
        }
    }
}

fn suffixed(given: &str, suffix: &str) -> Id {
    Id::new(format!("{given}~{suffix}"))
}

fn say_taken(shape: &Shape<'_>, path: &Path<'_>, claim: &Claim, given: Option<&str>, marks: &mut Marks<'_>) {
    let piece = shape.get("id").map_or_else(|| shape.piece(), RawValue::get);
    let id = given.unwrap_or_default().to_owned();
    let kind = if claim.joins {
        ProblemKind::SameId { id }
    } else {
        ProblemKind::IdTaken { id, now: claim.id.to_string() }
    };
    marks.say(path.key("id"), piece, kind);
}
