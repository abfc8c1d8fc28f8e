//! The confidence round: who voted what, hidden until the votes are shown (rules B5 to B8).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::set_of;
use crate::okr::{Arrange, Id, Moment, Text, Vote};
use crate::space::{Space, records};

use super::groups::Group;
use super::list::Listed;
use super::{Row, named};

/// One vote as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Voted {
    /// The name of whoever voted; `None` where nobody knows who.
    pub name: Option<Text>,
    /// 0 to 10.
    pub value: u8,
    /// Whether it was written after the votes were shown.
    pub is_late: bool,
}

/// The votes on one key result.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// Each person's last one, the lowest first.
    pub votes: Vec<Voted>,
    /// The lowest.
    pub lowest: u8,
    /// The highest.
    pub highest: u8,
    /// The plain mean.
    pub mean: f64,
    /// The one in the middle; of two the lower.
    pub middle: u8,
}

impl Tally {
    /// How far the lowest and the highest lie apart.
    pub fn spread(&self) -> u8 {
        self.highest.saturating_sub(self.lowest)
    }

    fn of(mut votes: Vec<Voted>) -> Option<Self> {
        votes.arrange_by(|vote| (vote.value, vote.name.clone()));
        let values: Vec<u8> = votes.iter().map(|vote| vote.value).collect();
        let (lowest, highest) = (*values.first()?, *values.last()?);
        let sum: u32 = values.iter().map(|value| u32::from(*value)).sum();
        let middle = *values.get(values.len().saturating_sub(1) / 2)?;
        let mean = f64::from(sum) / values.len() as f64;
        Some(Self { votes, lowest, highest, mean, middle })
    }
}

/// How far somebody has got with voting. Says nothing of what they voted.
#[derive(Clone, PartialEq, Debug)]
pub struct Voter {
    /// Who; `None` where nobody knows.
    pub who: Option<Id>,
    /// Their name.
    pub name: Text,
    /// On how many key results they voted.
    pub voted: usize,
    /// Of how many.
    pub all: usize,
}

impl Voter {
    /// Whether they voted on everything.
    pub fn is_complete(&self) -> bool {
        self.voted >= self.all
    }
}

/// What one person voted: by key result the value that counts, and every vote with the meeting it is in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ballot {
    /// The value that counts.
    pub values: BTreeMap<Id, u8>,
    /// All votes: key result, meeting, key.
    pub votes: Vec<(Id, Id, Text)>,
}

/// What one person voted in a session. Not for the eyes of others before the votes are shown.
pub fn ballot(space: &Space, ids: &[Id], who: &Id) -> Ballot {
    let mut own = Ballot::default();
    for (meeting, vote) in votes(space, ids) {
        if vote.by.as_ref() == Some(who) {
            own.values.insert(vote.of.clone(), vote.confidence);
            own.votes.push((vote.of, meeting, vote.key));
        }
    }
    own
}

/// The votes of several meetings, oldest first.
fn votes(space: &Space, ids: &[Id]) -> Vec<(Id, Vote)> {
    let nodes = ids.iter().filter_map(|id| space.node(id));
    let mut all: Vec<(Id, Vote)> = nodes
        .flat_map(|node| {
            let votes = records::votes(space.doc(), &node.entity).into_iter();
            votes.map(|vote| (node.id().clone(), vote))
        })
        .collect();
    all.arrange(|(_, one), (_, other)| (one.at, &one.key).cmp(&(other.at, &other.key)));
    all
}

/// The votes of a session by key result and person, each person's last.
pub(super) struct Round {
    last: BTreeMap<Id, BTreeMap<Option<Id>, Vote>>,
    shown_at: Option<Moment>,
}

impl Round {
    pub(super) fn of(space: &Space, group: &Group) -> Self {
        let mut last: BTreeMap<Id, BTreeMap<Option<Id>, Vote>> = BTreeMap::new();
        for (_, vote) in votes(space, &group.ids) {
            last.entry(vote.of.clone()).or_default().insert(vote.by.clone(), vote);
        }
        Self { last, shown_at: group.shown_at }
    }

    /// The votes on one key result.
    pub(super) fn tally(&self, space: &Space, kr: &Id) -> Option<Tally> {
        let voted = self.last.get(kr)?.values().map(|vote| Voted {
            name: vote.by.as_ref().map(|id| named(space, id).name),
            value: vote.confidence,
            is_late: self.shown_at.zip(vote.at).is_some_and(|(shown, at)| at > shown),
        });
        Tally::of(voted.collect())
    }

    /// What was voted on and is not on the list any more: closed, dropped, moved to somebody else's.
    pub(super) fn beside(&self, space: &Space, list: &[Listed]) -> Vec<Listed> {
        let others = self.last.keys().filter(|kr| !list.iter().any(|one| one.kr == **kr));
        let there = others.filter_map(|id| space.key_result(id)).filter(|kr| !space.is_hidden(&kr.id));
        there.filter_map(|kr| Some(Listed { kr: kr.id.clone(), objective: kr.objective.clone()? })).collect()
    }

    /// Who takes part or voted all the same, and on how many of the list they did.
    pub(super) fn voters(&self, space: &Space, with: &[Id], list: &[Listed]) -> Vec<Voter> {
        let mut counts: BTreeMap<Option<Id>, usize> = BTreeMap::new();
        let known: BTreeSet<Id> = set_of(list.iter().map(|one| one.kr.clone()));
        for (kr, votes) in &self.last {
            for by in votes.keys().filter(|_| known.contains(kr)) {
                *counts.entry(by.clone()).or_default() += 1;
            }
        }
        let mut who: Vec<Option<Id>> = with.iter().cloned().map(Some).collect();
        who.extend(counts.keys().filter(|by| by.as_ref().is_none_or(|by| !with.contains(by))).cloned());
        let voter = |who: Option<Id>| Voter {
            name: who.as_ref().map(|id| named(space, id).name).unwrap_or_default(),
            voted: counts.get(&who).copied().unwrap_or(0),
            all: list.len(),
            who,
        };
        who.into_iter().map(voter).collect()
    }
}

/// What is worth a talk first: where a vote is low or they lie far apart, from the lowest and widest on; the
/// others as they stood.
pub(super) fn worth_a_talk_first(rows: &mut [Row]) {
    let rank = |row: &Row| {
        let talk = row.is_low() || row.is_wide();
        let lowest = row.votes.as_ref().map_or(10, |votes| votes.lowest);
        let spread = row.votes.as_ref().map_or(0, Tally::spread);
        if talk { (false, lowest, Reverse(spread)) } else { (true, 0, Reverse(0)) }
    };
    rows.arrange_by(rank);
}
