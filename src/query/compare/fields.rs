//! What fields say now and said before.

use std::rc::Rc;

use crate::doc::{DELETED, Doc, Entry, Json, Register};
use crate::okr::{Arrange, Text};
use crate::query::panel::{FieldValue, field_value};
use crate::space::{Node, Space, is_quiet};

use super::{Deed, Pair, What};

impl Pair<'_> {
    /// The fields of a thing that is in both states and differ.
    pub(super) fn fields(&self, was: &Node, is: &Node) -> Vec<Deed> {
        let mut deeds = Vec::new();
        let (mut olds, mut news) = (was.entity.fields.iter().peekable(), is.entity.fields.iter().peekable());
        loop {
            let name = match (olds.peek(), news.peek()) {
                (Some((old, _)), Some((new, _))) => old.min(new),
                (Some((old, _)), None) => old,
                (None, Some((new, _))) => new,
                (None, None) => break,
            };
            let name = Text::clone(name);
            let old = olds.next_if(|(own, _)| *own == name).map(|(_, register)| register);
            let new = news.next_if(|(own, _)| *own == name).map(|(_, register)| register);
            if &*name == DELETED || is_quiet(&name) || old == new {
                continue;
            }
            deeds.extend(self.field(was, is, &name, old, new));
        }
        deeds
    }

    fn field(
        &self,
        was: &Node,
        is: &Node,
        name: &Text,
        old: Option<&Register>,
        new: Option<&Register>,
    ) -> Option<Deed> {
        let (old_all, new_all) = (entries(self.before.doc(), old), entries(self.after.doc(), new));
        let read = |space: &Space, node: &Node, list: &[&Entry]| -> Vec<FieldValue> {
            list.iter().map(|entry| field_value(space, &node.entity.kind, name, &entry.value)).collect()
        };
        let one = |space: &Space, node: &Node, list: &[&Entry]| {
            let value = list.first().map(|entry| &entry.value);
            value.map_or(FieldValue::Nothing, |value| field_value(space, &node.entity.kind, name, value))
        };
        // What the earlier state had seen already is no news, whoever wrote it.
        let seen = old.map(Register::seen);
        let is_new = |entry: &&Entry| seen.as_ref().is_none_or(|seen| !seen.covers(entry.dot));
        if new_all.len() > 1 && !same_set(&old_all, &new_all) {
            let written = new_all.iter().copied().find(is_new).map(|entry| entry.dot);
            let values = read(self.after, is, &new_all);
            return Some(self.signed(What::Disagrees { field: Text::clone(name), values }, written));
        }
        let written = new_all.first().copied().filter(is_new).map(|entry| entry.dot);
        if old_all.len() > 1 && new_all.len() <= 1 {
            let (values, after) = (read(self.before, was, &old_all), one(self.after, is, &new_all));
            return Some(self.signed(What::Settled { field: Text::clone(name), values, after }, written));
        }
        if shown(&old_all) == shown(&new_all) {
            return None;
        }
        let (from, to) = (one(self.before, was, &old_all), one(self.after, is, &new_all));
        let field = Text::clone(name);
        let what = if is_place(&is.entity.kind, name) {
            What::Moved { field, from, to }
        } else {
            What::Changed { field, before: from, after: to }
        };
        Some(self.signed(what, written))
    }
}

/// The values that stand, each once, the one that is shown first.
fn entries<'a>(doc: &Doc, register: Option<&'a Register>) -> Vec<&'a Entry> {
    let mut all: Vec<&Entry> = register.map_or(&[][..], Register::entries).iter().collect();
    all.arrange_by(|entry| std::cmp::Reverse((doc.time_of(entry.dot), entry.dot, entry.hash)));
    let mut once: Vec<&Entry> = Vec::new();
    for entry in all {
        if !once.iter().any(|own| own.value.normal() == entry.value.normal()) {
            once.push(entry);
        }
    }
    once
}

/// What is shown; a cleared field says as little as one that is not there.
fn shown(list: &[&Entry]) -> Option<String> {
    let value: &Json = &list.first()?.value;
    (!value.is_null()).then(|| value.normal().into_owned())
}

fn same_set(one: &[&Entry], other: &[&Entry]) -> bool {
    let within = |one: &[&Entry], other: &[&Entry]| {
        one.iter().all(|entry| other.iter().any(|own| own.value.normal() == entry.value.normal()))
    };
    one.len() == other.len() && within(one, other)
}

/// Whether a field says where a thing stands.
fn is_place(kind: &Rc<str>, field: &str) -> bool {
    match (&**kind, field) {
        // Who works on a key result is not where it stands.
        ("kr", "unit") => false,
        (_, "unit" | "objective" | "parent" | "parent_kr" | "cycle" | "primary" | "of")
        | ("link", "from" | "to") => true,
        _ => false,
    }
}
