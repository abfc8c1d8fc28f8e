//! What takes an edit back: the earlier values written again, as a new edit (rule U1).

use std::rc::Rc;

use crate::okr::Arrange;

use super::document::Doc;
use super::json::Json;
use super::register::{Entry, Register};
use super::write::{DELETED, History, Write};

/// Records that only keep what was: taking an edit back adds to them, it never takes one away.
const EARLIER: &str = "w";

/// The writes that take a delta back, seen from the document as it was before.
pub fn inverse(before: &Doc, delta: &Doc) -> Vec<Write> {
    let mut writes = Vec::new();
    for (id, made) in delta.items.iter() {
        let Some(was) = before.get(id) else {
            // It was not there: taken back, it is in the trash, where nothing is lost.
            writes.push(Write::Delete { ids: vec![id.clone()] });
            continue;
        };
        for (field, _) in &made.fields {
            // What people disagreed about they disagree about again: taking a decision back decides nothing.
            let open = was.field(field).filter(|register| match &**field {
                DELETED => was.is_deleted_and_changed(),
                _ => register.is_conflict(),
            });
            if let Some(register) = open {
                let values = values_of(before, register);
                let (id, kind, field) = (id.clone(), Rc::clone(&was.kind), Rc::clone(field));
                writes.push(Write::Reopen { id, kind, field, values });
                continue;
            }
            if &**field == DELETED {
                let ids = vec![id.clone()];
                writes.push(if was.is_deleted() { Write::Delete { ids } } else { Write::Restore { ids } });
                continue;
            }
            let value = before.shown(was, field).cloned().unwrap_or_else(Json::null);
            writes.push(Write::Set {
                id: id.clone(),
                kind: Rc::clone(&was.kind),
                field: Rc::clone(field),
                value,
                history: History::Keep,
            });
        }
        // A record is taken back by one that says so; taking that back makes the first stand again, under
        // its own name, so that answers to it still find it.
        for record in made.records.iter().filter(|record| &*record.key.kind != EARLIER) {
            let key = Json::str(&record.key.to_string());
            let body = Json::object([("amends", key), ("retracted", Json::bool(true))]);
            let (kind, word) = (Rc::clone(&was.kind), Rc::clone(&record.key.kind));
            writes.push(Write::Note { id: id.clone(), kind, record: word, body });
        }
    }
    // A deletion comes last, so that it has seen what is taken back with it.
    writes.arrange_by(|write| matches!(write, Write::Delete { .. }));
    writes
}

/// The values of a field, each once, the one that is shown last.
fn values_of(doc: &Doc, register: &Register) -> Vec<Json> {
    let mut entries: Vec<&Entry> = register.entries().iter().collect();
    entries.arrange_by(|entry| std::cmp::Reverse((doc.time_of(entry.dot), entry.dot, entry.hash)));
    let mut values: Vec<Json> = Vec::new();
    for entry in entries {
        if !values.iter().any(|value| value.says_same(&entry.value)) {
            values.push(entry.value.clone());
        }
    }
    values.reverse();
    values
}
