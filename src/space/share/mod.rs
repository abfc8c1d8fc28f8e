//! Sharing: a part of the workspace as a document of its own, without what is private and without
//! names where that is wished (rules X).
//!
//! A part says less than the whole and never anything else: each entity that is in it is in it with
//! the very entries and records it has here, or with fewer of them. So it joins with any other copy
//! of the workspace, and nothing it leaves out is taken for deleted.

mod blank;
mod reach;
mod roles;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::{DELETED, Doc, Entity, Record};
use crate::okr::arrange::map_of;
use crate::okr::{Id, Privacy};

use super::read::kind;
use super::tree::Space;
use super::typed::Typed;

use blank::Marks;
use reach::Reach;

/// What is shared, and how much of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Selection {
    /// Which part.
    pub what: What,
    /// What becomes of private items.
    pub private: PrivateItems,
    /// What becomes of people's names.
    pub names: Names,
}

/// Which part is shared.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum What {
    /// All of it, the trash included.
    #[default]
    Whole,
    /// The goals of a unit, of a cycle, or of a unit in a cycle, with what they hang on. Where
    /// neither is named it is all goals that are not deleted.
    Part {
        /// The unit, with the units and people below it.
        unit: Option<Id>,
        /// The cycle, with the cycles within it.
        cycle: Option<Id>,
    },
    /// These objectives, with what they hang on.
    Goals(Vec<Id>),
}

/// What becomes of private items.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PrivateItems {
    /// What is marked is left out (rule X3).
    #[default]
    LeaveOut,
    /// They are shared like everything else.
    Keep,
}

/// What becomes of people's names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Names {
    /// They are shared.
    #[default]
    Keep,
    /// They are left out, so that people are shown by what they do (rule X6).
    Roles,
}

/// A part, ready to be handed out.
#[derive(Clone, PartialEq, Debug)]
pub struct Shared {
    /// The part.
    pub doc: Doc,
    /// What is in it.
    pub totals: Totals,
}

/// How much is in a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Objectives that were asked for.
    pub objectives: usize,
    /// Key results that were asked for.
    pub key_results: usize,
    /// Objectives that are in it because the others hang on them.
    pub above: usize,
    /// People.
    pub people: usize,
    /// Objectives and key results of which only the place is in it.
    pub hidden: usize,
    /// Objectives and key results whose numbers are not in it.
    pub without_numbers: usize,
    /// What was deleted and is in it all the same.
    pub trash: usize,
}

/// The part of a workspace that a selection asks for.
pub fn share(space: &Space, selection: &Selection) -> Shared {
    let reach = Reach::of(space, &selection.what);
    let marks = match selection.private {
        PrivateItems::LeaveOut => Marks::of(space),
        PrivateItems::Keep => Marks::default(),
    };
    let doc = space.doc();
    let taken = doc.items.iter().filter(|(id, _)| reach.has(id)).filter_map(|(id, entity)| {
        let blanked = marks.apply(space, entity)?;
        let named = match selection.names {
            Names::Keep => blanked,
            Names::Roles => roles::without_names(space, &blanked)?,
        };
        Some((id.clone(), named))
    });
    let items = map_of(taken);
    let totals = totals(space, &items, &reach, &marks);
    let mut part = doc.with_items(items);
    // Nobody knows what other versions keep beside the items.
    if selection.what != What::Whole || !marks.is_empty() || selection.names == Names::Roles {
        part.extras = Rc::default();
    }
    Shared { doc: part, totals }
}

/// Whether anything in a workspace carries a mark that sharing heeds, and how many do.
pub fn marked(space: &Space) -> usize {
    space.nodes().filter(|(_, node)| !node.deleted && super::read::privacy_of(&node.entity).is_some()).count()
}

fn totals(space: &Space, items: &BTreeMap<Id, Rc<Entity>>, reach: &Reach, marks: &Marks) -> Totals {
    let mut totals = Totals::default();
    for id in items.keys() {
        let Some(node) = space.node(id) else { continue };
        if node.deleted {
            totals.trash += 1;
            continue;
        }
        let is_goal = matches!(node.typed, Typed::Objective(_) | Typed::KeyResult(_));
        match (&node.typed, reach.is_asked_for(id)) {
            (Typed::Objective(_), true) => totals.objectives += 1,
            (Typed::Objective(_), false) => totals.above += 1,
            (Typed::KeyResult(_), true) => totals.key_results += 1,
            (Typed::Person(_), _) => totals.people += 1,
            _ => {}
        }
        match marks.privacy(id).filter(|_| is_goal) {
            Some(Privacy::All) => totals.hidden += 1,
            Some(Privacy::Values) => totals.without_numbers += 1,
            None => {}
        }
    }
    totals
}

/// An entity with only some of its fields and records. Where something goes, a deletion would tell of
/// what it had seen: of an entity in the trash nothing is left (`None`), of any other the deletion goes.
fn pared(
    entity: &Rc<Entity>,
    stays: impl Fn(&str) -> bool,
    record_stays: impl Fn(&Record) -> bool,
) -> Option<Rc<Entity>> {
    let whole = entity.fields.iter().all(|(name, _)| &**name == DELETED || stays(name))
        && entity.records.iter().all(|record| record_stays(record));
    if whole {
        return Some(Rc::clone(entity));
    }
    if entity.is_deleted() {
        return None;
    }
    let fields =
        entity.fields.iter().filter(|(name, _)| &**name != DELETED && stays(name)).cloned().collect();
    let records = entity.records.iter().filter(|record| record_stays(record)).cloned().collect();
    Some(Rc::new(Entity { id: entity.id.clone(), kind: Rc::clone(&entity.kind), fields, records }))
}

/// All ids that the values of a field name, whoever wrote them.
fn ids_in(entity: &Entity, field: &str) -> BTreeSet<Id> {
    let entries = entity.field(field).map_or(&[][..], |register| register.entries());
    crate::okr::arrange::set_of(entries.iter().filter_map(|entry| entry.value.as_str()).map(Id::new))
}

/// Whether this version knows what an entity is.
fn is_known_kind(word: &str) -> bool {
    matches!(
        word,
        kind::WORKSPACE
            | kind::CYCLE
            | kind::UNIT
            | kind::PERSON
            | kind::OBJECTIVE
            | kind::KEY_RESULT
            | kind::LINK
            | kind::INITIATIVE
            | kind::RETROSPECTIVE
            | kind::KPI
            | kind::MEETING
            | kind::ACTION
    )
}
