//! Everything on which people disagree, in one list (rules D).
//!
//! A question names what it is about, all that was said, by whom and when, and whether it concerns whoever
//! looks. What settles it is one edit, made here, so that the page and the panel settle in the same way.

mod bulk;
mod deleted;
mod loops;
mod middle;
mod place;
mod settle;
mod third;
mod values;

pub use bulk::{Take, bulk};
pub use deleted::{DeletedMeanwhile, Since, Wrote};
pub use loops::{LoopQuestion, Ring, Turn};
pub use place::{About, What};
pub use settle::{Settled, Settling};
pub use third::{read_third, written_as};
pub use values::{Answer, Conflict, Written, is_measured};

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Session;
use crate::okr::{Arrange, Id, Moment, Text};
use crate::space::{Node, Space, Typed};

/// In what way people disagree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A field with several values.
    Values,
    /// Moved to several places.
    Moved,
    /// Deleted by one, changed by another.
    Deleted,
    /// A link that a loop suspends.
    Loop,
    /// Things that stand under each other.
    Ring,
}

impl Kind {
    /// All kinds in the order of the page.
    pub const ALL: [Self; 5] = [Self::Values, Self::Moved, Self::Deleted, Self::Loop, Self::Ring];
}

/// Who looks at the questions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Viewer {
    /// Who edits here.
    pub me: Option<Id>,
    /// The session of this window, whose values are mine even where nobody said who edits.
    pub session: Session,
}

/// One question.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Names it as long as it lasts.
    pub key: Text,
    /// In what way people disagree.
    pub kind: Kind,
    /// What it is about.
    pub about: About,
    /// What was said.
    pub dispute: Dispute,
    /// Whether it concerns whoever looks: said by them, theirs to answer for, or of their unit.
    pub is_mine: bool,
    /// Since when people disagree: when the second of them wrote. Unknown for what came without a time.
    pub since: Option<Moment>,
}

/// What was said.
#[derive(Clone, PartialEq, Debug)]
pub enum Dispute {
    /// Several values of one field.
    Values(Conflict),
    /// Deleted by one, changed by another.
    Deleted(DeletedMeanwhile),
    /// A link that a loop suspends.
    Loop(LoopQuestion),
    /// Things that stand under each other.
    Ring(Ring),
}

/// How many questions are open: as many as [`questions`] lists. Looks only at what people disagree about.
pub fn count(space: &Space) -> usize {
    let index = space.index();
    let nodes = index.conflicted.iter().filter_map(|id| space.node(id));
    let of_node = |node: &Node| {
        let fields = if is_moot(space, node) { 0 } else { node.open_fields().count() };
        fields + usize::from(deleted::is_asked(node))
    };
    nodes.map(|node| of_node(node)).sum::<usize>() + loops::open(space).count() + index.rings.len()
}

/// Every open question: those that concern whoever looks first, each of the two parts in the order of the
/// outline.
pub fn questions(space: &Space, viewer: &Viewer) -> Vec<Question> {
    let index = space.index();
    if index.conflicted.is_empty() && index.suspended.is_empty() && index.rings.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<Question> = Vec::new();
    for node in index.conflicted.iter().filter_map(|id| space.node(id)) {
        all.extend(of_node(space, node, viewer));
    }
    all.extend(loops::open(space).filter_map(|link| loops::of_link(space, link, viewer)));
    all.extend(index.rings.iter().filter_map(|head| loops::of_ring(space, head, viewer)));
    let ranks = place::ranks(space);
    all.arrange(|one, other| {
        let rank = |of: &Question| ranks.get(&of.about.stands_at).copied().unwrap_or(usize::MAX);
        let key = |of: &Question| (!of.is_mine, rank(of), of.kind);
        (key(one), &one.key).cmp(&(key(other), &other.key))
    });
    all
}

/// The questions about one thing: its own, those about its links, and the loops and rings it is in.
pub fn about(space: &Space, id: &Id, viewer: &Viewer) -> Vec<Question> {
    let Some(node) = space.node(id).filter(|node| !node.deleted) else { return Vec::new() };
    let mut all: Vec<Question> = of_node(space, node, viewer);
    let links: BTreeSet<&Id> = space.links_from(id).chain(space.links_to(id)).map(|link| &link.id).collect();
    for link in &links {
        let node = space.node(link).filter(|node| node.conflicted());
        all.extend(node.into_iter().flat_map(|node| of_node(space, node, viewer)));
    }
    let around = loops::open(space).filter(|link| links.contains(link) || loops::is_in(space, link, id));
    all.extend(around.filter_map(|link| loops::of_link(space, link, viewer)));
    let rings = space.index().rings.iter().filter_map(|head| loops::of_ring(space, head, viewer));
    all.extend(rings.filter(|question| match &question.dispute {
        Dispute::Ring(ring) => ring.turns.iter().any(|turn| turn.id == *id),
        Dispute::Values(_) | Dispute::Deleted(_) | Dispute::Loop(_) => false,
    }));
    all
}

/// Whether a row has an open question: its own, one about a link up from it, or the ring it was taken out of.
pub fn is_asked(space: &Space, id: &Id) -> bool {
    let index = space.index();
    if index.conflicted.is_empty() && index.suspended.is_empty() && index.rings.is_empty() {
        return false;
    }
    let is_open = |id: &Id| index.conflicted.binary_search(id).is_ok();
    let of_link = |link: &Id| {
        index.suspended.contains(link) && loops::is_open(space, link)
            || is_open(link) && space.node(link).is_some_and(|node| !is_moot(space, node))
    };
    is_open(id) || index.rings.contains(id) || space.links_from(id).any(|link| of_link(&link.id))
}

/// The questions about one entity and nothing around it.
fn of_node(space: &Space, node: &Node, viewer: &Viewer) -> Vec<Question> {
    let mut all = Vec::new();
    if let Some(deleted) = deleted::of_node(space, node, viewer) {
        let about = place::of_node(space, node);
        let is_mine = deleted.is_mine || place::concerns(space, &about, viewer);
        let since = deleted.since_when();
        let key = Text::from(format!("{} deleted", node.id()));
        all.push(Question {
            key,
            kind: Kind::Deleted,
            about,
            dispute: Dispute::Deleted(deleted),
            is_mine,
            since,
        });
    }
    if is_moot(space, node) {
        return all;
    }
    for (field, register) in node.open_fields() {
        let conflict = values::conflict(space, node, field, register, viewer);
        let about = place::of_node(space, node);
        let is_mine =
            conflict.answers.iter().any(|one| one.is_mine) || place::concerns(space, &about, viewer);
        all.push(Question {
            key: Text::from(format!("{} {field}", node.id())),
            kind: if values::is_place(&node.entity.kind, field) { Kind::Moved } else { Kind::Values },
            about,
            since: conflict.since(),
            is_mine,
            dispute: Dispute::Values(conflict),
        });
    }
    all
}

/// Whether nobody has to be asked about the fields of an entity: those of a link of which an end is in the
/// trash say nothing.
fn is_moot(space: &Space, node: &Node) -> bool {
    let is_gone = |id: &Id| space.node(id).is_some_and(|node| node.deleted);
    matches!(&node.typed, Typed::Link(link) if is_gone(&link.from) || is_gone(&link.to))
}

/// Which questions are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narrow {
    /// Only those that concern whoever looks.
    pub mine: bool,
    /// Only those of this unit.
    pub unit: Option<Id>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
}

impl Narrow {
    /// Whether a question is shown.
    pub fn lets_through(&self, question: &Question) -> bool {
        (!self.mine || question.is_mine)
            && (self.unit.is_none() || self.unit == question.about.unit)
            && self.kind.is_none_or(|kind| kind == question.kind)
    }
}

/// The units of the questions in the order of the outline, each with its name and how many there are.
pub fn units(space: &Space, all: &[Question]) -> Vec<(Id, Text, usize)> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for unit in all.iter().filter_map(|question| question.about.unit.as_ref()) {
        *counts.entry(unit).or_default() += 1;
    }
    let ranks = place::ranks(space);
    let name = |id: &Id| space.name_of(id).unwrap_or_else(|| id.text());
    let mut units: Vec<(Id, Text, usize)> =
        counts.into_iter().map(|(id, count)| (id.clone(), name(id), count)).collect();
    units.arrange_by(|(id, _, _)| ranks.get(id).copied().unwrap_or(usize::MAX));
    units
}

/// How many questions there are of each kind; only kinds that occur.
pub fn kinds(all: &[Question]) -> Vec<(Kind, usize)> {
    let of = |kind: Kind| (kind, all.iter().filter(|question| question.kind == kind).count());
    Kind::ALL.into_iter().map(of).filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
mod tests;
