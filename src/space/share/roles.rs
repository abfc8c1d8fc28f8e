//! A shared copy without people's names (rule X6).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::doc::{Dot, Entity, Json, Record};
use crate::okr::arrange::set_of;
use crate::okr::{Id, Text, Who};
use crate::space::codec;
use crate::space::read::kind;
use crate::space::records;
use crate::space::tree::Space;
use crate::space::typed::Typed;

use super::{is_known_kind, pared};

/// What stays of a person: where they stand and what they do.
const PERSON: [&str; 5] = ["archived", "manager", "order", "role", "unit"];

/// The field of owners, who may be free names.
const OWNERS: &str = "owners";

/// Keys of records that hold a free name.
const FREE_NAMES: [&str; 2] = ["by_name", "to_name"];

/// Keys of records that hold ids of people.
const PEOPLE: [&str; 3] = ["by", "to", "agreed_by"];

/// An entity as a copy without names has it; `None` where the copy does not have it.
pub fn without_names(space: &Space, entity: &Rc<Entity>) -> Option<Rc<Entity>> {
    if &*entity.kind == kind::PERSON {
        let stays = |field: &str| PERSON.contains(&field);
        return pared(entity, stays, |record| earlier(record).is_some_and(|(field, _, _)| stays(&field)));
    }
    if !is_known_kind(&entity.kind) {
        return None;
    }
    // Fields of other tools may hold anything: `assignee`, `contact`, `author`.
    let unknown = set_of(extras(space, &entity.id).iter().map(|(name, _)| name.to_string()));
    let shows_owners = owners_stay(space, entity);
    let stays = |field: &str| !unknown.contains(field) && (field != OWNERS || shows_owners);
    pared(entity, stays, |record| match earlier(record) {
        Some((field, was, _)) if field == OWNERS => shows_owners && has_only_ids(space, &was),
        Some((field, _, _)) => stays(&field),
        None => is_without_names(space, record),
    })
}

/// Whether the owners are known by id now and, as far as stamps tell of it, were before: the stamp of a
/// value that no app wrote is made of the value, so it can be guessed.
fn owners_stay(space: &Space, entity: &Entity) -> bool {
    let Some(register) = entity.field(OWNERS) else { return true };
    let told: BTreeSet<Dot> = set_of(entity.records.iter().filter_map(|record| {
        let (field, was, event) = earlier(record)?;
        event.filter(|_| field == OWNERS && has_only_ids(space, &was))
    }));
    register.entries().iter().all(|entry| {
        let mut before = entry.past.dots().filter(|dot| dot.session.is_outside());
        has_only_ids(space, &entry.value) && before.all(|dot| told.contains(&dot))
    })
}

/// Whether owners are all people and units of the workspace.
fn has_only_ids(space: &Space, value: &Json) -> bool {
    if value.is_null() {
        return true;
    }
    codec::owners(value).is_some_and(|owners| {
        owners.iter().all(|owner| match &owner.who {
            Who::Known(id) => space.node(id).is_some(),
            Who::Named(_) => false,
        })
    })
}

fn is_without_names(space: &Space, record: &Record) -> bool {
    let pairs = record.body.as_object().unwrap_or_default();
    let is_known = |value: &Json| value.as_str().is_some_and(|id| space.node(&Id::new(id)).is_some());
    pairs.iter().all(|(name, value)| {
        let name = name.as_str();
        let is_people = PEOPLE.contains(&name);
        // A change says in words what it was and is, under the same name as whom an ask goes to.
        let is_words = &*record.key.kind == records::kind::CHANGE && name == "to";
        if FREE_NAMES.contains(&name) {
            return false;
        }
        if &*record.key.kind == records::kind::CHANGE && !tells_no_names(space, &pairs, name, value) {
            return false;
        }
        !is_people
            || is_words
            || value.is_null()
            || is_known(value)
            || value.as_array().is_some_and(|all| all.iter().all(is_known))
    })
}

/// Whether this part of a line of the ledger names nobody: of a goal that was handed over, older lines say in
/// words whose it was; newer ones list its owners, who may be free names.
fn tells_no_names(space: &Space, pairs: &[(String, Json)], name: &str, value: &Json) -> bool {
    let change = || pairs.iter().find(|(own, _)| own == "change").and_then(|(_, value)| value.as_str());
    match name {
        "from" | "to" => value.is_null() || change().as_deref() != Some("hand_over"),
        "fields" => {
            let owners = value.as_object().unwrap_or_default().into_iter().filter(|(own, _)| own == OWNERS);
            let mut sides = owners.flat_map(|(_, sides)| sides.as_array().unwrap_or_default());
            sides.all(|side| has_only_ids(space, &side))
        }
        _ => true,
    }
}

/// What a record says of an earlier value: the field, what it was, and the event that had written it.
fn earlier(record: &Record) -> Option<(String, Json, Option<Dot>)> {
    if &*record.key.kind != records::kind::EARLIER {
        return None;
    }
    let pairs = record.body.as_object()?;
    let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
    let event = part("event").and_then(Json::as_str).and_then(|text| Dot::parse(&text));
    Some((part("field")?.as_str()?, part("was")?.clone(), event))
}

/// The fields of an entity that this version has no place for.
fn extras<'a>(space: &'a Space, id: &Id) -> &'a [(Text, Text)] {
    match space.node(id).map(|node| &node.typed) {
        Some(Typed::Workspace(one)) => &one.extras,
        Some(Typed::Cycle(one)) => &one.extras,
        Some(Typed::Unit(one)) => &one.extras,
        Some(Typed::Objective(one)) => &one.extras,
        Some(Typed::KeyResult(one)) => &one.extras,
        Some(Typed::Link(one)) => &one.extras,
        Some(Typed::Initiative(one)) => &one.extras,
        Some(Typed::Retrospective(one)) => &one.extras,
        Some(Typed::Kpi(one)) => &one.extras,
        Some(Typed::Meeting(one)) => &one.extras,
        Some(Typed::Action(one)) => &one.extras,
        Some(Typed::Person(_) | Typed::Unknown) | None => &[],
    }
}
