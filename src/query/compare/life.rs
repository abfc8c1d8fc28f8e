//! Whether a thing came, went, or came back.

use std::rc::Rc;

use crate::doc::{DELETED, Dot, Register};
use crate::okr::{Arrange, Id, Moment, Text};
use crate::space::{Node, Space, Typed};

use super::{Deed, Pair, What};

impl Pair<'_> {
    /// What became of a thing as a whole; `None` where people see it in neither state.
    pub(super) fn life(&self, was: Option<&Rc<Node>>, is: Option<&Rc<Node>>) -> Option<Vec<Deed>> {
        let stood = was.filter(|node| !node.deleted);
        let stands = is.filter(|node| !node.deleted);
        let mut deeds = Vec::new();
        match (stood, stands) {
            (None, None) => return None,
            (Some(_), Some(_)) => {}
            (Some(_), None) => deeds.push(match is {
                Some(is) => self.signed(What::Deleted, newest(is, self.after)),
                None => Deed { what: What::Missing, by: None, at: None },
            }),
            (None, Some(node)) if was.is_none() => deeds.push(self.signed(What::Added, self.first(node))),
            (None, Some(node)) if !node.entity.is_deleted_and_changed() => {
                deeds.push(self.signed(What::Restored, newest(node, self.after)));
            }
            (None, Some(_)) => {}
        }
        let asked = stood.is_some_and(|node| node.entity.is_deleted_and_changed());
        match stands.map(|node| (node, node.entity.is_deleted_and_changed())) {
            // Asked already, it is no news.
            Some((node, true)) if !asked => {
                deeds.push(self.signed(What::DeletedMeanwhile, newest(node, self.after)));
            }
            Some((node, false)) if asked => {
                deeds.push(self.signed(What::Restored, newest(node, self.after)));
            }
            _ => {}
        }
        Some(deeds)
    }

    /// A deed with whoever did it.
    pub(super) fn signed(&self, what: What, dot: Option<Dot>) -> Deed {
        let Some(dot) = dot else { return Deed { what, by: None, at: None } };
        let (by, at) = self.stamp(dot);
        Deed { what, by, at }
    }

    /// Who wrote an event of the later state and when, where its session says so.
    pub(super) fn stamp(&self, dot: Dot) -> (Option<Text>, Option<Moment>) {
        let doc = self.after.doc();
        let known = doc.sessions.contains_key(&dot.session);
        (doc.author_of(dot).map(|id| self.name(id)), known.then(|| doc.time_of(dot)))
    }

    /// The event that made a thing: the first that it shows.
    fn first(&self, node: &Node) -> Option<Dot> {
        let doc = self.after.doc();
        let entries = node.entity.fields.iter().flat_map(|(_, register)| register.entries());
        let dots =
            entries.map(|entry| entry.dot).chain(node.entity.records.iter().filter_map(|one| one.key.dot));
        dots.filter(|dot| doc.sessions.contains_key(&dot.session)).min_by_key(|dot| (doc.time_of(*dot), *dot))
    }

    /// What a thing is called; for a link, what it comes from.
    pub(super) fn title(&self, node: &Node) -> Text {
        if let Typed::Link(link) = &node.typed {
            return self.name(&link.from);
        }
        let id: &Id = node.id();
        let known = self.after.name_of(id).or_else(|| self.before.name_of(id));
        // Kinds of a newer version have names too, as a rule.
        let doc = if self.after.node(id).is_some() { self.after.doc() } else { self.before.doc() };
        let written = |field| doc.shown(&node.entity, field)?.as_str().map(Text::from);
        let cycle = |node: &Node| match &node.typed {
            Typed::Retrospective(one) => one.cycle.as_ref().map(|cycle| self.name(cycle)),
            Typed::Meeting(one) => one.on.map(|day| Text::from(day.to_string())),
            _ => None,
        };
        known
            .or_else(|| written("title"))
            .or_else(|| written("name"))
            .or_else(|| cycle(node))
            .unwrap_or_default()
    }
}

/// The event that deleted or restored a thing last.
fn newest(node: &Node, space: &Space) -> Option<Dot> {
    node.entity.field(DELETED).and_then(|register: &Register| {
        register.shown(|dot| space.doc().time_of(dot).0).map(|entry| entry.dot)
    })
}

/// What became of the thing as a whole first, then the oldest.
pub(super) fn arrange(deeds: &mut [Deed]) {
    let rank = |deed: &Deed| match deed.what {
        What::Added | What::Deleted | What::Restored | What::Missing => 0,
        What::DeletedMeanwhile => 1,
        What::Lacks { .. } => 3,
        _ => 2,
    };
    deeds.arrange_by(|deed| (rank(deed), deed.at));
}
