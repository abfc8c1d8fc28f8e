//! Deleted by one, changed by another: who deleted it, who wrote what without having seen that.

use crate::doc::{Dot, Entry};
use crate::okr::{Arrange, Id, Moment, Text};
use crate::space::{Edit, Node, Space, Typed, is_quiet, records};

use super::Viewer;

/// Somebody deleted it while somebody else went on writing.
#[derive(Clone, PartialEq, Debug)]
pub struct DeletedMeanwhile {
    /// The thing.
    pub id: Id,
    /// Who deleted it.
    pub by: Vec<Text>,
    /// When, the last time.
    pub at: Option<Moment>,
    /// What was written that those who deleted it had not seen, oldest first.
    pub since: Vec<Since>,
    /// What it stood under is deleted too and comes back with it.
    pub with: Option<Id>,
    /// What that is called.
    pub with_name: Option<Text>,
    /// Whether whoever looks had a part in it.
    pub is_mine: bool,
}

/// Something that was written meanwhile.
#[derive(Clone, PartialEq, Debug)]
pub struct Since {
    /// What.
    pub what: Wrote,
    /// Who.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
}

/// What somebody wrote.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wrote {
    /// A field.
    Field(Text),
    /// A check-in.
    CheckIn,
    /// A comment.
    Comment,
    /// An ask, or an answer to one.
    Ask,
    /// An agreement.
    Agreement,
    /// A change with its reason.
    Change,
    /// Took it out of the trash.
    Restored,
    /// Something this version has no word for.
    Other,
}

impl DeletedMeanwhile {
    /// Keeps it, with what it stands under.
    pub fn keep(&self) -> Edit {
        let above = self.with.clone().map(|id| Edit::Restore { id });
        Edit::Together(above.into_iter().chain([Edit::Restore { id: self.id.clone() }]).collect())
    }

    /// Deletes it, having seen all of it.
    pub fn delete(&self) -> Edit {
        Edit::Delete { id: self.id.clone() }
    }

    /// Since when it is a question: when the later of the two sides wrote.
    pub fn since_when(&self) -> Option<Moment> {
        let first = self.since.iter().filter_map(|one| one.at).min();
        self.at.zip(first).map(|(one, other)| one.max(other))
    }
}

/// Whether somebody has to be asked.
pub fn is_asked(node: &Node) -> bool {
    !node.deleted && node.entity.is_deleted_and_changed()
}

/// The question whether to keep something; `None` where nobody has to be asked.
pub fn of_node(space: &Space, node: &Node, viewer: &Viewer) -> Option<DeletedMeanwhile> {
    let unseen = node.entity.unseen().filter(|_| !node.deleted)?;
    let mut is_mine = false;
    let mut told = |dot: Dot| {
        let by = space.doc().author_of(dot);
        is_mine |= dot.session == viewer.session || by.is_some_and(|by| viewer.me.as_ref() == Some(by));
        let at = space.doc().sessions.contains_key(&dot.session).then(|| space.doc().time_of(dot));
        (by.map(|by| space.name_of(by).unwrap_or_else(|| by.text())), at)
    };
    let (mut by, mut at): (Vec<Text>, Option<Moment>) = (Vec::new(), None);
    for deletion in &unseen.deletions {
        let (who, when) = told(event_of(deletion));
        by.extend(who.filter(|who| !by.contains(who)));
        at = at.max(when);
    }
    let mut since: Vec<Since> = Vec::new();
    let mut add = |what: Wrote, dot: Option<Dot>| {
        let (by, at) = dot.map_or((None, None), &mut told);
        match since.iter_mut().find(|one| one.what == what && one.by == by) {
            Some(one) => one.at = one.at.max(at),
            None => since.push(Since { what, by, at }),
        }
    };
    for (field, entry) in unseen.values.iter().filter(|(field, _)| !is_quiet(field)) {
        add(Wrote::Field(Text::clone(field)), Some(entry.dot));
    }
    for record in unseen.records.iter().filter(|record| &*record.key.kind != records::kind::EARLIER) {
        add(of_record(&record.key.kind), record.key.dot);
    }
    for restoring in &unseen.restorings {
        add(Wrote::Restored, Some(restoring.dot));
    }
    if unseen.restorings.is_empty()
        && unseen.records.is_empty()
        && unseen.values.iter().all(|(field, _)| is_quiet(field))
    {
        add(Wrote::Other, unseen.values.first().map(|(_, entry)| entry.dot));
    }
    since.arrange(|one, other| (one.at, &one.what, &one.by).cmp(&(other.at, &other.what, &other.by)));
    let above = match &node.typed {
        Typed::KeyResult(kr) => kr.objective.clone(),
        Typed::Objective(objective) => objective.home.clone(),
        Typed::Person(person) => person.unit.clone(),
        Typed::Unit(unit) => unit.parent.clone(),
        Typed::Initiative(one) => one.of.clone(),
        Typed::Kpi(kpi) => kpi.home.clone(),
        Typed::Action(one) => one.meeting.clone(),
        _ => None,
    };
    let with = above.filter(|id| space.node(id).is_some_and(|node| node.deleted));
    let with_name = with.as_ref().map(|id| space.name_of(id).unwrap_or_else(|| id.text()));
    Some(DeletedMeanwhile { id: node.id().clone(), by, at, since, with, with_name, is_mine })
}

fn of_record(kind: &str) -> Wrote {
    match kind {
        records::kind::CHECK_IN => Wrote::CheckIn,
        records::kind::COMMENT => Wrote::Comment,
        records::kind::ASK => Wrote::Ask,
        records::kind::AGREEMENT => Wrote::Agreement,
        records::kind::CHANGE => Wrote::Change,
        _ => Wrote::Other,
    }
}

/// The event that deleted it: a deletion that was taken back and is open again carries the first one's name.
fn event_of(deletion: &Entry) -> Dot {
    let op = deletion.value.as_object().and_then(|pairs| pairs.into_iter().find(|(key, _)| key == "op"));
    op.and_then(|(_, op)| Dot::parse(&op.as_str()?)).unwrap_or(deletion.dot)
}
