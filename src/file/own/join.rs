//! Two files joined line by line: what both say in the same characters is checked once and copied,
//! and only what differs is read.
//!
//! What comes out is what reading both, joining and writing would give; `tests/it/join.rs` holds that.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::doc::{Doc, Dot, Entity, Session};
use crate::file::joined::Joined;
use crate::file::{MAX_ENTITIES, Source};
use crate::okr::Moment;

use super::decode::{Reader, doc_id};
use super::encode::{write_end, write_entity, write_head};
use super::lines::{Lines, Piece};
use super::raw::top_of;
use super::sound::Inspector;

/// Joins two files as the app writes them; `None` when one of them is laid out otherwise, or has more in it
/// than can be done in this way.
pub fn join(ours: &str, theirs: &str) -> Option<Joined> {
    let (mut ours, mut theirs) = (File::of(ours)?, File::of(theirs)?);
    let mut doc = ours.head.clone();
    doc.absorb(&theirs.head);
    let same = ours.head.id == theirs.head.id;
    let mut work = Work {
        newest: Newest { doc: &doc, last: None, time: None },
        ours: ours.reader(),
        theirs: theirs.reader(),
        inspector: Inspector::default(),
        body: String::with_capacity(ours.text.len() + theirs.text.len() / 8),
        read: doc.clone(),
        entities: 0,
        changed: 0,
    };
    let mut added = 0;
    let mut left = ours.lines.next(None)?;
    let mut right = theirs.lines.next(left)?;
    loop {
        let order = match (left, right) {
            (Some(one), Some(other)) => one.id.cmp(other.id),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let one = left.filter(|_| order != Ordering::Greater);
        let other = right.filter(|_| order != Ordering::Less);
        added += usize::from(one.is_none());
        work.entity(one, other)?;
        if one.is_some() {
            left = ours.lines.next(None)?;
        }
        if other.is_some() {
            right = theirs.lines.next(left)?;
        }
    }
    let Work { newest, ours, theirs, body, read, entities, changed, .. } = work;
    if entities > MAX_ENTITIES {
        return None;
    }
    let saved = newest.time.max(read.newest());
    let mut text = String::with_capacity(body.len() + 1024);
    write_head(&doc, saved, &mut text);
    text.push_str(&body);
    write_end(entities, &mut text);
    let problems = (ours.marks.finish(), theirs.marks.finish());
    Some(Joined { text, same, added, changed, read, problems })
}

/// A file in its lines.
struct File<'a> {
    text: &'a str,
    lines: Lines<'a>,
    /// What its head says, with no entities yet.
    head: Doc,
}

impl<'a> File<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let lines = Lines::of(text)?;
        let closed = format!("{}]}}", lines.head);
        let top = top_of(&closed).ok()?;
        // A second list of entities, or an end that counts them, would mean something else.
        let is_plain = top.pairs().filter(|(key, _)| matches!(*key, "items" | "end")).count() == 1;
        let mut reader = Reader::new(&closed, Source::Elsewhere);
        let head = reader.header(&top).ok().filter(|_| is_plain && doc_id(&top).is_some())?;
        reader.marks.finish().is_empty().then_some(Self { text, lines, head })
    }

    fn reader(&self) -> Reader<'a> {
        Reader::new(self.text, Source::Elsewhere)
    }
}

/// Joining, entity by entity.
struct Work<'a> {
    newest: Newest<'a>,
    ours: Reader<'a>,
    theirs: Reader<'a>,
    inspector: Inspector,
    /// The entities so far, written.
    body: String,
    /// Those of them that had to be read.
    read: Doc,
    entities: usize,
    /// Entities of ours to which theirs added something.
    changed: usize,
}

impl Work<'_> {
    /// Joins what both files have of one entity. `None` when one of them cannot be read by itself.
    fn entity(&mut self, ours: Option<Piece<'_>>, theirs: Option<Piece<'_>>) -> Option<()> {
        self.body.push_str(if self.entities == 0 { "\n" } else { ",\n" });
        self.entities += 1;
        let (one, other) = (ours.or(theirs)?, theirs.or(ours)?);
        let alike = other.alike || one.text == other.text;
        let before = self.newest.time;
        if alike && self.inspector.is_sound(one, |dot| self.newest.saw(dot)) {
            self.body.push_str(one.text);
            return Some(());
        }
        // An event that does not belong to what stands there is none.
        self.newest.time = before;
        let mut entity = None;
        if let Some(piece) = ours {
            entity = Some(self.ours.one(piece.at, piece.text)?);
        }
        if let Some(piece) = theirs {
            let theirs = self.theirs.one(piece.at, piece.text)?;
            entity = Some(match entity {
                None => theirs,
                Some(ours) => {
                    let all = ours.merge(&theirs);
                    self.changed += usize::from(all != ours);
                    all
                }
            });
        }
        let entity: Entity = entity?;
        write_entity(self.newest.doc, &entity, &mut self.body);
        Rc::make_mut(&mut self.read.items).insert(entity.id.clone(), Rc::new(entity));
        Some(())
    }
}

/// The time of the newest event.
struct Newest<'a> {
    doc: &'a Doc,
    /// The session of the event before, and when it began: events of one session stand together.
    last: Option<(Session, Option<Moment>)>,
    time: Option<Moment>,
}

impl Newest<'_> {
    fn saw(&mut self, dot: Dot) {
        let began = match self.last {
            Some((session, began)) if session == dot.session => began,
            _ => self.doc.sessions.get(&dot.session).map(|note| note.began),
        };
        self.last = Some((dot.session, began));
        let time = began.map_or(Moment(0), |began| Moment(began.0.saturating_add_unsigned(dot.counter)));
        self.time = self.time.max(Some(time));
    }
}
