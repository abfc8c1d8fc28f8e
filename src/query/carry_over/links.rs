//! The links that a goal takes along: those upwards, and those from below that were carried over before it
//! (rules Z12 and Z13).

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::{Carry, Counts, CountsAs, CyclePhase, Id, Link, LinkState, Text};
use crate::space::{Space, link_id};

use super::chain::cycle_of;
use super::choices::Choices;
use super::target::Target;

/// A link that can be drawn anew.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkChoice {
    /// Its lower and upper end in the cycle that closes.
    pub was: (Id, Id),
    /// Its lower and upper end as it would be drawn.
    pub is: (Id, Id),
    /// Which of its ends is the other goal.
    pub end: LinkEnd,
    /// The title of the other goal; may be empty.
    pub title: Text,
    /// The name of the other goal's cycle.
    pub cycle: Option<Text>,
    /// What becomes of the other goal.
    pub way: LinkWay,
    /// How it counts.
    pub counts: Counts,
    /// How far its two sides would have got.
    pub state: LinkState,
    /// Whether it is drawn.
    pub taken: bool,
}

/// Which end of a link the other goal is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkEnd {
    /// The upper one.
    Upper,
    /// The lower one.
    Lower,
}

/// What becomes of the goal at the other end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkWay {
    /// It stays: it is of a longer cycle, or of one that still runs.
    Stays,
    /// It goes on too, and the link follows it.
    Follows,
    /// It is over, or nobody decided about it.
    Ends,
}

/// What links are looked at with.
pub(super) struct Linking<'a> {
    pub space: &'a Space,
    pub target: &'a Target,
    /// The cycle that closes.
    pub from: &'a Id,
    /// What each goal is continued as: by what is made now, and by what is there already.
    pub onward: &'a BTreeMap<Id, Id>,
    /// What is made now.
    pub made: &'a BTreeSet<Id>,
    /// Everything that continues something, by the goal that is continued.
    pub continued: &'a BTreeMap<Id, Vec<Id>>,
    pub choices: &'a Choices,
}

impl Linking<'_> {
    /// The links of a goal that goes on as `new`. Of one that is there already only those that can follow now.
    pub fn of(&self, old: &Id, new: &Id) -> Vec<LinkChoice> {
        let is_made = self.made.contains(new);
        let up = self.space.links_from(old).filter(|link| link.holds());
        let up = up.filter_map(|link| self.up(link, new)).filter(|choice| {
            is_made
                || choice.way == LinkWay::Follows && self.space.link(&link_id(new, &choice.is.1)).is_none()
        });
        let mut all: Vec<LinkChoice> = up.collect();
        let down = self.space.links_to(old).filter(|link| link.holds() && is_made);
        all.extend(down.filter_map(|link| self.down(link, new)));
        all
    }

    fn up(&self, link: &Link, new: &Id) -> Option<LinkChoice> {
        let (way, to) = self.follow(&link.to)?;
        if to == *new {
            return None;
        }
        // Where both ends are there already, nobody drew it when they could have.
        let default = way != LinkWay::Ends && (self.made.contains(new) || self.made.contains(&to));
        Some(self.choice(link, (new.clone(), to), LinkEnd::Upper, way, default))
    }

    /// A link from a goal below that was carried over before, when there was nothing to follow to.
    fn down(&self, link: &Link, new: &Id) -> Option<LinkChoice> {
        let lower = self.onward.get(&link.from).filter(|lower| !self.made.contains(*lower))?;
        let is_drawn = self.space.link(&link_id(lower, new)).is_some() || lower == new;
        let choice = self.choice(link, (lower.clone(), new.clone()), LinkEnd::Lower, LinkWay::Follows, true);
        (!is_drawn).then_some(choice)
    }

    fn choice(&self, link: &Link, is: (Id, Id), end: LinkEnd, way: LinkWay, default: bool) -> LinkChoice {
        let other = if end == LinkEnd::Upper { &is.1 } else { &is.0 };
        let shown = if self.space.node(other).is_some() {
            other
        } else if end == LinkEnd::Upper {
            &link.to
        } else {
            &link.from
        };
        let cycle = if way == LinkWay::Follows {
            Some(Text::clone(&self.target.name))
        } else {
            cycle_of(self.space, shown).and_then(|cycle| self.space.name_of(&cycle))
        };
        LinkChoice {
            title: self.space.name_of(shown).unwrap_or_default(),
            cycle,
            way,
            end,
            counts: link.counts,
            state: self.state(link),
            taken: self.choices.link(&link.from, &link.to).unwrap_or(default),
            was: (link.from.clone(), link.to.clone()),
            is,
        }
    }

    /// What becomes of the upper end of a link; `None` where it is in the trash.
    fn follow(&self, to: &Id) -> Option<(LinkWay, Id)> {
        let space = self.space;
        let over = space.objective_over(to)?;
        let onward = self.onward.get(to).cloned().or_else(|| {
            let later = self.continued.get(to).into_iter().flatten();
            later
                .filter(|later| cycle_of(space, later).is_some_and(|cycle| self.target.is_within(&cycle)))
                .min()
                .cloned()
        });
        let stays = |cycle: &Id| {
            if cycle == self.from {
                return false;
            }
            if self.target.is_within(cycle) {
                return true;
            }
            let Some(one) = space.cycle(cycle) else { return true };
            // One without dates has no end.
            let ends = one.span.end.zip(self.target.span.start).is_some_and(|(end, start)| end < start);
            one.phase != CyclePhase::Closed && !ends
        };
        let counts = over.stage.counts() && space.counts(to);
        let is_kept = counts && over.cycle.as_ref().is_none_or(stays);
        Some(match onward {
            _ if is_kept => (LinkWay::Stays, to.clone()),
            Some(onward) => (LinkWay::Follows, onward),
            None => (LinkWay::Ends, to.clone()),
        })
    }

    /// Both sides had agreed, and neither goal becomes another one: that holds. Otherwise it is asked for anew,
    /// but within one unit.
    fn state(&self, link: &Link) -> LinkState {
        let changes = |id: &Id| {
            let carry = |id: &Id| match (self.space.objective(id), self.space.key_result(id)) {
                (Some(one), _) => one.closing.carry,
                (None, Some(one)) => one.closing.carry,
                (None, None) => None,
            };
            carry(id) == Some(Carry::Change)
        };
        let holds = link.state == LinkState::Accepted && !changes(&link.from) && !changes(&link.to);
        if holds || self.space.is_within_one_unit(&link.from, &link.to) {
            LinkState::Accepted
        } else {
            LinkState::Proposed
        }
    }
}

impl LinkChoice {
    /// Whether it shares a key result with another objective.
    pub fn shares(&self) -> bool {
        self.counts.way() == CountsAs::Shares
    }
}
