//! What became of a link: who proposed, answered, countered and said what, on both sides.

use std::collections::BTreeMap;

use crate::doc::{Dot, Json};
use crate::okr::{Arrange, CountsAs, Id, Link, LinkSide, LinkState, Moment, Text, Who};
use crate::query::asks::{Party, is_side, party};
use crate::space::codec::Word;
use crate::space::{Node, Space, Typed, records};

/// One step of a link's two sides.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkStep {
    /// The key of a comment, by which its writer may take it back.
    pub key: Option<Text>,
    /// Who.
    pub by: Option<Party>,
    /// When.
    pub at: Option<Moment>,
    /// For which side they spoke, where they may speak for just one.
    pub side: Option<LinkSide>,
    /// What they did.
    pub what: LinkSaid,
}

/// What somebody did about a link.
#[derive(Clone, PartialEq, Debug)]
pub enum LinkSaid {
    /// Proposed it, for the first time or again.
    Proposed,
    /// Answered.
    State(LinkState),
    /// Changed its weight.
    Weight(Option<f64>),
    /// Changed how it counts.
    Counts(CountsAs),
    /// Said something.
    Said(Text),
    /// Took it off.
    TakenOff,
}

impl LinkSaid {
    /// What one act did is told in this order: how far it got, then the terms, then the words.
    fn place(&self) -> usize {
        match self {
            Self::Proposed | Self::State(_) | Self::TakenOff => 0,
            Self::Counts(_) => 1,
            Self::Weight(_) => 2,
            Self::Said(_) => 3,
        }
    }
}

/// The steps of a link, oldest first (rule A8): from the stamps of what its fields say, what they said
/// before, and the comments on it. A link that came with a file nobody stamped has none.
pub fn thread(space: &Space, node: &Node) -> Vec<LinkStep> {
    let Typed::Link(link) = &node.typed else { return Vec::new() };
    let born = space.doc().shown_entry(&node.entity, "to").map(|entry| entry.dot);
    let mut steps: Vec<(Dot, LinkSaid)> = Vec::new();
    let state = written(space, node, "state");
    for (dot, value) in &state {
        match word::<LinkState>(value) {
            Some(LinkState::Proposed) => steps.push((*dot, LinkSaid::Proposed)),
            Some(state) => steps.push((*dot, LinkSaid::State(state))),
            None => {}
        }
    }
    for (dot, value) in written(space, node, "on") {
        match value.as_bool() {
            Some(false) => steps.push((dot, LinkSaid::TakenOff)),
            // Laid again without another word on how far it got.
            Some(true) if Some(dot) != born && !state.contains_key(&dot) => {
                steps.push((dot, LinkSaid::Proposed));
            }
            Some(true) | None => {}
        }
    }
    let later =
        |field: &'static str| written(space, node, field).into_iter().filter(|(dot, _)| Some(*dot) != born);
    steps.extend(later("weight").map(|(dot, value)| (dot, LinkSaid::Weight(value.as_f64()))));
    steps.extend(later("counts").filter_map(|(dot, value)| Some((dot, LinkSaid::Counts(word(&value)?)))));
    let mut all: Vec<LinkStep> = Vec::new();
    for (dot, what) in steps.into_iter().filter(|(dot, _)| !dot.session.is_outside()) {
        let known = space.doc().sessions.contains_key(&dot.session);
        let at = known.then(|| space.doc().time_of(dot));
        all.push(step(space, link, space.doc().author_of(dot), at, what));
    }
    for one in records::comments(space.doc(), &node.entity) {
        let said = step(space, link, one.by.as_ref(), one.at, LinkSaid::Said(one.text));
        all.push(LinkStep { key: Some(one.key), ..said });
    }
    all.arrange_by(|one| {
        (one.at, one.by.as_ref().and_then(|by| by.id.clone()), one.what.place(), one.key.clone())
    });
    all
}

fn step(space: &Space, link: &Link, by: Option<&Id>, at: Option<Moment>, what: LinkSaid) -> LinkStep {
    let side = by.and_then(|by| side_of_person(space, link, by));
    LinkStep { key: None, by: by.map(|id| party(space, &Who::Known(id.clone()))), at, side, what }
}

/// The one side a person speaks for: as one who may answer for its goal, else as one of its unit.
fn side_of_person(space: &Space, link: &Link, person: &Id) -> Option<LinkSide> {
    let one = |lower: bool, upper: bool| match (lower, upper) {
        (true, false) => Some(LinkSide::Lower),
        (false, true) => Some(LinkSide::Upper),
        (true, true) | (false, false) => None,
    };
    let (lower, upper) = (is_side(space, &link.from, person), is_side(space, &link.to, person));
    let unit = space.unit_over(person);
    let belongs = |goal: &Id| space.unit_of_goal(goal).as_ref() == Some(&unit);
    one(lower, upper).or_else(|| if lower { None } else { one(belongs(&link.from), belongs(&link.to)) })
}

/// Everything that was ever written into a field, by the event that wrote it.
fn written(space: &Space, node: &Node, field: &str) -> BTreeMap<Dot, Json> {
    let doc = space.doc();
    let mut all: BTreeMap<Dot, Json> = BTreeMap::new();
    let earlier = records::earlier(doc, &node.entity);
    let mut before = doc.shown_entry(&node.entity, "to").map(|entry| entry.dot);
    for one in earlier.into_iter().filter(|one| &*one.field == field) {
        // An older file does not say who had written it: whoever wrote last before.
        if let Some(dot) = one.written.or(before) {
            all.entry(dot).or_insert(one.was);
        }
        before = one.replaced.or(before);
    }
    for entry in node.entity.field(field).map_or(&[][..], |register| register.entries()) {
        all.insert(entry.dot, entry.value.clone());
    }
    all
}

fn word<W: Word>(value: &Json) -> Option<W> {
    W::from_word(&value.as_str()?)
}
