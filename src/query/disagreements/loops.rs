//! What hangs together in a circle after a merge: links that a loop suspends, and parents that stand under
//! each other.

use crate::doc::Dot;
use crate::okr::{Arrange, Id, Moment, Text};
use crate::query::out_of_line::Mend;
use crate::query::panel::loop_links;
use crate::space::{Change, Edit, Space, Typed, kind, records};

use super::{Dispute, Kind, Question, Viewer, place};

/// A link that a loop suspends.
#[derive(Clone, PartialEq, Debug)]
pub struct LoopQuestion {
    /// The link.
    pub link: Id,
    /// Its lower end.
    pub from: Text,
    /// Its upper end.
    pub to: Text,
    /// Titles along the loop, from the lower end up and back to it.
    pub around: Vec<Text>,
    /// Who drew the link.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// The links of the loop; taking any one off settles it. The suspended one is the first.
    pub offers: Vec<(Mend, Edit)>,
}

/// Things that stand under each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Ring {
    /// Names along the ring, each under the next, from the one that is shown at the top back to it.
    pub around: Vec<Text>,
    /// What was moved, from the one that is shown at the top on.
    pub turns: Vec<Turn>,
}

/// One member of a ring: it was moved under the next.
#[derive(Clone, PartialEq, Debug)]
pub struct Turn {
    /// The member.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it was moved under.
    pub under: Text,
    /// Who moved it there.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Moment>,
    /// Where it goes when it is taken out of the ring: back where it was; `None` for the top.
    pub back_to: Option<Text>,
    /// Takes it out of the ring.
    pub edit: Edit,
}

/// The suspended links about which people are asked.
pub fn open(space: &Space) -> impl Iterator<Item = &Id> {
    space.index().suspended.iter().filter(|link| is_open(space, link))
}

/// Whether a suspended link is a question: a loop through the trash is none.
pub fn is_open(space: &Space, link: &Id) -> bool {
    let gone = |id: &Id| space.node(id).is_some_and(|node| node.deleted);
    let around = space.index().loops.get(link);
    space.link(link).is_some_and(|link| link.on) && !around.into_iter().flatten().any(gone)
}

/// Whether a goal is in the loop of a suspended link.
pub fn is_in(space: &Space, link: &Id, goal: &Id) -> bool {
    let ends = space.link(link).is_some_and(|link| link.from == *goal || link.to == *goal);
    ends || space.index().loops.get(link).is_some_and(|around| around.contains(goal))
}

/// The question which link of a loop to take off.
pub fn of_link(space: &Space, id: &Id, viewer: &Viewer) -> Option<Question> {
    let link = space.link(id)?;
    let node = space.node(id)?;
    let name = |id: &Id| space.name_of(id).unwrap_or_else(|| id.text());
    let entity = &node.entity;
    let laid = space.doc().shown_entry(entity, "on").or_else(|| space.doc().shown_entry(entity, "to"));
    let (by, at, mine) = laid.map_or((None, None, false), |entry| told(space, entry.dot, viewer));
    let mut links = loop_links(space, id);
    let most = links.len();
    links.rotate_right(1.min(most));
    let offer = |one: &crate::query::panel::LoopLink| {
        let mend = Mend::TakeOffOf { from: Text::clone(&one.from), to: Text::clone(&one.to) };
        (mend, Edit::Unalign { link: one.link.clone() })
    };
    let around = space.index().loops.get(id)?;
    let about = place::of_node(space, node);
    let is_mine = mine || around.iter().any(|goal| place::concerns_goal(space, goal, viewer));
    let dispute = LoopQuestion {
        link: id.clone(),
        from: name(&link.from),
        to: name(&link.to),
        around: around.iter().map(name).collect(),
        by,
        at,
        offers: links.iter().map(offer).collect(),
    };
    Some(Question {
        key: Text::from(format!("{id} loop")),
        kind: Kind::Loop,
        about,
        dispute: Dispute::Loop(dispute),
        is_mine,
        since: at,
    })
}

/// The question who stands under whom.
pub fn of_ring(space: &Space, head: &Id, viewer: &Viewer) -> Option<Question> {
    let members = members(space, head);
    let node = space.node(head)?;
    let name = |id: &Id| space.name_of(id).unwrap_or_else(|| id.text());
    let field = if &*node.entity.kind == kind::KEY_RESULT { "parent_kr" } else { "parent" };
    let mut turns = Vec::new();
    let mut is_mine = false;
    for (at, id) in members.iter().enumerate() {
        let node = space.node(id)?;
        let under = members.get(at + 1).or_else(|| members.first())?;
        let entry = space.doc().shown_entry(&node.entity, field)?;
        let (by, when, mine) = told(space, entry.dot, viewer);
        is_mine |= mine;
        // Where it stood before, unless that leads into the ring again.
        let earlier = records::earlier(space.doc(), &node.entity);
        let was = earlier.iter().rev().find(|one| &*one.field == field && one.replaced == Some(entry.dot));
        let was = was.and_then(|one| one.was.as_str()).map(Id::new);
        let back = was.filter(|id| is_outside(space, id, &members));
        let value =
            back.as_ref().map_or_else(crate::doc::Json::null, |id| crate::doc::Json::str(id.as_str()));
        let register = node.entity.field(field)?;
        let shown = register.entries().iter().map(|entry| entry.dot).collect();
        let change = Change::Settle { field: field.into(), value, shown };
        turns.push(Turn {
            id: id.clone(),
            name: name(id),
            under: name(under),
            by,
            at: when,
            back_to: back.as_ref().map(name),
            edit: Edit::Change { id: id.clone(), change },
        });
    }
    let about = place::of_node(space, node);
    is_mine |= place::concerns(space, &about, viewer);
    let around = members.iter().chain(members.first()).map(name).collect();
    let mut times: Vec<Option<Moment>> = turns.iter().map(|turn| turn.at).collect();
    times.arrange(Ord::cmp);
    Some(Question {
        key: Text::from(format!("{head} ring")),
        kind: Kind::Ring,
        about,
        since: times.last().copied().flatten(),
        dispute: Dispute::Ring(Ring { around, turns }),
        is_mine,
    })
}

/// The members of a ring from one of them up.
fn members(space: &Space, head: &Id) -> Vec<Id> {
    let mut members: Vec<Id> = Vec::new();
    let mut at = Some(head.clone());
    while let Some(id) = at.filter(|id| !members.contains(id)) {
        at = parent(space, &id);
        members.push(id);
    }
    members
}

/// What something names as the one above it.
fn parent(space: &Space, id: &Id) -> Option<Id> {
    match space.node(id).map(|node| &node.typed)? {
        Typed::Unit(unit) => unit.parent.clone(),
        Typed::Cycle(cycle) => cycle.parent.clone(),
        Typed::KeyResult(kr) => kr.parent_kr.clone(),
        _ => None,
    }
}

/// Whether something is there, and no way up from it leads to one of these.
fn is_outside(space: &Space, id: &Id, members: &[Id]) -> bool {
    let mut seen: Vec<Id> = Vec::new();
    let mut at = Some(id.clone());
    while let Some(id) = at {
        if members.contains(&id) || space.node(&id).is_none_or(|node| node.deleted) {
            return false;
        }
        if seen.contains(&id) {
            break;
        }
        at = parent(space, &id);
        seen.push(id);
    }
    true
}

/// Who wrote an event, when, and whether that was whoever looks.
fn told(space: &Space, dot: Dot, viewer: &Viewer) -> (Option<Text>, Option<Moment>, bool) {
    let by = space.doc().author_of(dot);
    let mine = dot.session == viewer.session || by.is_some_and(|by| viewer.me.as_ref() == Some(by));
    let at = space.doc().sessions.contains_key(&dot.session).then(|| space.doc().time_of(dot));
    (by.map(|by| space.name_of(by).unwrap_or_else(|| by.text())), at, mine)
}
