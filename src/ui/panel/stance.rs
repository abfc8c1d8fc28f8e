//! Where whoever edits here stands to something that waits for an answer.

use crate::okr::{Id, LinkSide, Text, Who};
use crate::query::asks::{Party, is_side};
use crate::query::panel::Asked;
use crate::space::Space;

/// Where whoever edits here stands to something that waits for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stance {
    /// It is their turn, or nobody said who edits here.
    Asked,
    /// They asked, and others have to answer.
    Asking,
    /// It is between others.
    Beside,
}

/// The names of several.
pub fn names(parties: &[Party]) -> Vec<Text> {
    parties.iter().map(|party| Text::clone(&party.name)).collect()
}

fn waits_for(space: &Space, parties: &[Party], me: &Id) -> bool {
    let who = |party: &Party| match &party.id {
        Some(id) => Who::Known(id.clone()),
        None => Who::Named(Text::clone(&party.name)),
    };
    parties.iter().any(|party| space.is_meant(&who(party), me))
}

/// Where they stand to an ask.
pub fn to_ask(space: &Space, ask: &Asked, me: Option<&Id>) -> Stance {
    let Some(id) = me else { return Stance::Asked };
    if ask.is_by(me) {
        Stance::Asking
    } else if ask.waits_for.is_empty() || waits_for(space, &ask.waits_for, id) {
        Stance::Asked
    } else {
        Stance::Beside
    }
}

/// The two ends of a link, and whose turn it is.
pub struct Ends<'a> {
    /// The lower end.
    pub from: &'a Id,
    /// The upper end.
    pub to: &'a Id,
    /// The side that answers next.
    pub turn: Option<LinkSide>,
}

/// Where they stand to a link.
pub fn to_link(space: &Space, ends: &Ends<'_>, me: Option<&Id>) -> Stance {
    let Some(me) = me else { return Stance::Asked };
    let (asked, other) = match ends.turn {
        Some(LinkSide::Lower) => (ends.from, ends.to),
        Some(LinkSide::Upper) | None => (ends.to, ends.from),
    };
    if is_side(space, asked, me) {
        Stance::Asked
    } else if is_side(space, other, me) {
        Stance::Asking
    } else {
        Stance::Beside
    }
}
