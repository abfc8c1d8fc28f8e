//! The outline: company, unit, person, objective, key results, as a list of blocks of which only
//! those in the window are filled.

use crate::okr::Arrange;
use std::collections::BTreeSet;

use crate::okr::confidence::{Belief, belief};
use crate::okr::{
    ChangeKind, Commitment, Day, Id, KeyResult, Objective, Origin, Owner, Stage, Status, Text, UnitKind,
};
use crate::space::{Mark, Space, records};

use super::filter::{Filter, Sieve, owner_name};
use super::hand_over::hands;
use super::standing;

pub use super::kr_row::{KrRow, kr_row, kr_row_in};

/// One block of the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A unit's heading.
    Unit {
        /// The unit.
        id: Id,
        /// How many units stand above it.
        depth: usize,
    },
    /// A person's heading within a unit.
    Person {
        /// The person.
        id: Id,
        /// How many units stand above.
        depth: usize,
    },
    /// The heading of goals that are in no unit.
    Unplaced,
    /// An objective with its key results.
    Objective {
        /// The objective.
        id: Id,
        /// How many key results it shows; 0 when closed.
        key_results: usize,
    },
    /// A key result whose objective is not there.
    Loose {
        /// The key result.
        id: Id,
    },
    /// Something in the trash.
    Deleted {
        /// The entity.
        id: Id,
    },
}

/// The blocks of the outline, in reading order.
pub fn outline(space: &Space, filter: &Filter, collapsed: &BTreeSet<Id>, today: Day) -> Vec<Block> {
    if filter.trash {
        return trash(space);
    }
    let mut walk =
        Walk { space, filter, sieve: Sieve::new(space, filter, today), collapsed, blocks: Vec::new() };
    match &filter.unit {
        Some(unit) if space.unit(unit).is_some() => walk.unit(unit, 0),
        Some(person) if space.person(person).is_some() => {
            walk.person(person, 0);
        }
        _ => {
            for unit in space.units_of(None) {
                walk.unit(unit, 0);
            }
            for person in space.people_of(None) {
                walk.person(person, 0);
            }
            walk.unplaced();
        }
    }
    walk.blocks
}

/// Deleted things whose parent is still there, so that each deletion shows once.
fn trash(space: &Space) -> Vec<Block> {
    let trash = &space.index().trash;
    let op = |id: &Id| {
        let node = space.node(id)?;
        let value = space.doc().shown(&node.entity, crate::doc::DELETED)?;
        value.as_object()?.into_iter().find(|(key, _)| key == "op")?.1.as_str()
    };
    let mut acts: BTreeSet<Option<String>> = BTreeSet::new();
    let rank = |id: &Id| match space.node(id).map(|node| &*node.entity.kind) {
        Some("unit") => 0,
        Some("person") => 1,
        Some("objective") => 2,
        Some("kr") => 3,
        _ => 4,
    };
    let mut all: Vec<&Id> = trash.iter().collect();
    all.arrange_by(|id| rank(id));
    all.into_iter().filter(|id| acts.insert(op(id))).map(|id| Block::Deleted { id: id.clone() }).collect()
}

struct Walk<'a> {
    space: &'a Space,
    filter: &'a Filter,
    sieve: Sieve<'a>,
    collapsed: &'a BTreeSet<Id>,
    blocks: Vec<Block>,
}

impl Walk<'_> {
    fn unit(&mut self, id: &Id, depth: usize) {
        let Some(unit) = self.space.unit(id) else { return };
        if unit.archived && self.filter.unit.as_ref() != Some(id) {
            return;
        }
        let start = self.blocks.len();
        self.blocks.push(Block::Unit { id: id.clone(), depth });
        if is_closed(self.filter, self.collapsed, id) {
            return;
        }
        self.objectives(Some(id));
        for person in self.space.people_of(Some(id)) {
            self.person(person, depth + 1);
        }
        self.drop_bare(start, id);
        for child in self.space.units_of(Some(id)) {
            self.unit(child, depth + 1);
        }
    }

    /// A search shows only headings below which it found something itself; the ones above them are
    /// named in their path.
    fn drop_bare(&mut self, start: usize, id: &Id) {
        let is_bare = self.blocks.len() == start + 1;
        if is_bare && self.filter.is_on_besides_unit() && self.filter.unit.as_ref() != Some(id) {
            self.blocks.truncate(start);
        }
    }

    fn person(&mut self, id: &Id, depth: usize) {
        let start = self.blocks.len();
        self.blocks.push(Block::Person { id: id.clone(), depth });
        if is_closed(self.filter, self.collapsed, id) && !self.space.objectives_of(Some(id)).is_empty() {
            return;
        }
        self.objectives(Some(id));
        if self.blocks.len() == start + 1 && self.filter.unit.as_ref() != Some(id) {
            self.blocks.truncate(start);
        }
    }

    fn unplaced(&mut self) {
        let start = self.blocks.len();
        self.blocks.push(Block::Unplaced);
        self.objectives(None);
        if !self.filter.is_on()
            && let Some(loose) = self.space.index().key_results.get(&None)
        {
            self.blocks.extend(loose.iter().map(|id| Block::Loose { id: id.clone() }));
        }
        if self.blocks.len() == start + 1 {
            self.blocks.truncate(start);
        }
    }

    fn objectives(&mut self, home: Option<&Id>) {
        for id in self.space.objectives_of(home) {
            let Some(objective) = self.space.objective(id) else { continue };
            if self.sieve.lets_through(objective) {
                let closed = self.collapsed.contains(id);
                let key_results = if closed { 0 } else { self.space.key_results_of(id).len() };
                self.blocks.push(Block::Objective { id: id.clone(), key_results });
            }
        }
    }
}

/// Whether the inside of a unit or person is hidden. A search looks into what is closed as well.
fn is_closed(filter: &Filter, collapsed: &BTreeSet<Id>, id: &Id) -> bool {
    collapsed.contains(id) && !filter.is_on_besides_unit()
}

/// The heading of a unit or a person.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// The unit or person.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What a unit is; `None` for a person.
    pub kind: Option<UnitKind>,
    /// Names of the units above it, top first.
    pub above: Vec<Text>,
    /// Objectives it has in the cycle that is shown.
    pub objectives: usize,
    /// Their key results.
    pub key_results: usize,
    /// Key results that were updated in the last seven days.
    pub updated: usize,
    /// How far those objectives are together, where there are several (rule R13).
    pub together: Option<f64>,
    /// Whether its insides are hidden.
    pub closed: bool,
    /// Whether people disagree about it.
    pub conflicted: bool,
}

/// Fills the heading of a unit or person.
pub fn head(space: &Space, id: &Id, filter: &Filter, collapsed: &BTreeSet<Id>, today: Day) -> Option<Head> {
    let sieve = Sieve::new(space, filter, today);
    let own = space.objectives_of(Some(id)).iter().filter_map(|id| space.objective(id));
    let own: Vec<&Objective> = own.filter(|one| sieve.in_cycle(one)).collect();
    let krs: Vec<&KeyResult> = own
        .iter()
        .flat_map(|one| space.key_results_of(&one.id))
        .filter_map(|id| space.key_result(id))
        .collect();
    let ids: Vec<Id> = own.iter().map(|one| one.id.clone()).collect();
    let together = if ids.len() > 1 { standing::mean(space, &ids, today).progress } else { None };
    let unit = space.unit(id);
    if unit.is_none() && space.person(id).is_none() {
        return None;
    }
    Some(Head {
        id: id.clone(),
        name: space.name_of(id).unwrap_or_default(),
        kind: unit.map(|unit| unit.kind.clone()),
        above: units_above(space, id),
        objectives: own.len(),
        key_results: krs.len(),
        updated: krs.iter().filter(|kr| !sieve.is_not_updated(kr)).count(),
        together,
        closed: is_closed(filter, collapsed, id),
        conflicted: super::disagreements::is_asked(space, id),
    })
}

/// Names of the units above a unit or person, top first.
pub fn units_above(space: &Space, id: &Id) -> Vec<Text> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::from([id.clone()]);
    let mut at = match (space.unit(id), space.person(id)) {
        (Some(unit), _) => unit.parent.clone(),
        (_, Some(person)) => person.unit.clone(),
        _ => None,
    };
    while let Some(unit) = at.as_ref().and_then(|id| space.unit(id)) {
        if !seen.insert(unit.id.clone()) {
            break;
        }
        names.push(Text::clone(&unit.name));
        at.clone_from(&unit.parent);
    }
    names.reverse();
    names
}

/// One owner, for a badge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// The name.
    pub name: Text,
    /// The person or unit, where one is known.
    pub id: Option<Id>,
}

/// An objective's line.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectiveRow {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What of it stays out of shared copies.
    pub mark: Option<Mark>,
    /// Number in a source.
    pub code: Option<Text>,
    /// Who answers for it.
    pub owners: Vec<Badge>,
    /// What it is aligned to: the shown parent first.
    pub aligned_to: Vec<Upper>,
    /// Where it came from.
    pub origin: Option<Origin>,
    /// Meant to make its owner grow.
    pub growth: bool,
    /// How firmly it is promised.
    pub commitment: Option<Commitment>,
    /// Names of units that share it.
    pub joint: Vec<Text>,
    /// Where it is in its life.
    pub stage: Stage,
    /// How far it is, 0.0 to 1.0.
    pub progress: Option<f64>,
    /// How far it should be.
    pub pace: Option<f64>,
    /// Its status.
    pub status: Status,
    /// The lowest belief among its key results, where it gives reason to look.
    pub low_confidence: Option<u8>,
    /// The judgement at the close.
    pub score: Option<f64>,
    /// Key results whose progress nobody knows.
    pub missing: usize,
    /// How many key results it has, those it shares included.
    pub key_results: usize,
    /// How many comments it has.
    pub comments: usize,
    /// Its changes in the cycle.
    pub changes: Vec<ChangeLine>,
    /// Whether its key results are hidden.
    pub closed: bool,
    /// Whether people disagree about it.
    pub conflicted: bool,
}

impl ObjectiveRow {
    /// Whether it is private and this copy has only its place (rule X7).
    pub fn is_hidden(&self) -> bool {
        self.mark.is_some_and(|mark| mark.hidden)
    }
}

/// A change of the quarter, as a line of the goal's story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeLine {
    /// Names it within its goal.
    pub key: Text,
    /// The day from which it holds.
    pub at: Option<Day>,
    /// What kind of change.
    pub kind: ChangeKind,
    /// What it was before, in words.
    pub from: Option<Text>,
    /// What it is now, in words.
    pub to: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// Names of those who agreed.
    pub agreed_by: Vec<Text>,
}

pub(super) fn change_lines(space: &Space, id: &Id) -> Vec<ChangeLine> {
    let Some(node) = space.node(id) else { return Vec::new() };
    let line = |change: crate::okr::Change| {
        let (from, to) = hands(space, &change);
        ChangeLine {
            key: change.key,
            at: change.at,
            kind: change.kind,
            from: change.from.or(from),
            to: change.to.or(to),
            reason: change.reason,
            agreed_by: change
                .agreed_by
                .iter()
                .map(|id| space.name_of(id).unwrap_or_else(|| id.text()))
                .collect(),
        }
    };
    // The story of a goal leaves out corrections, and other words for the same.
    let is_told = |change: &crate::okr::Change| {
        let said = change.reason.is_some() || change.trigger.is_some();
        !change.minor && (said || change.kind != ChangeKind::Reword)
    };
    records::changes(space.doc(), &node.entity).into_iter().filter(is_told).map(line).collect()
}

/// The upper end of a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upper {
    /// The link.
    pub link: Id,
    /// The objective or key result.
    pub id: Id,
    /// Its title; the id where it is not there.
    pub title: Text,
    /// Whether it is a key result.
    pub is_key_result: bool,
    /// How far the two sides have got.
    pub state: crate::okr::LinkState,
    /// Whether it counts in the roll-up.
    pub counts: bool,
    /// Whether a loop suspends it.
    pub suspended: bool,
}

/// Fills an objective's line.
pub fn objective_row(space: &Space, id: &Id, collapsed: &BTreeSet<Id>, today: Day) -> Option<ObjectiveRow> {
    let objective = space.objective(id)?;
    let node = space.node(id)?;
    let standing = standing::objective(space, objective, today);
    Some(ObjectiveRow {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        mark: space.mark(id),
        code: objective.code.clone(),
        owners: badges(space, &objective.owners),
        aligned_to: uppers(space, id),
        origin: objective.origin,
        growth: objective.growth,
        commitment: objective.commitment,
        joint: objective.joint.iter().filter_map(|id| space.name_of(id)).collect(),
        stage: objective.stage,
        progress: standing.roll_up.progress,
        pace: standing.expected.map(|expected| expected.share),
        status: standing.status.shown,
        low_confidence: standing
            .confidence
            .map(|together| together.lowest)
            .filter(|value| belief(*value) == Belief::Low),
        score: objective.score.as_ref().map(|score| score.value),
        missing: standing.roll_up.missing,
        key_results: space.all_key_results_of(id).count(),
        comments: records::comments(space.doc(), &node.entity).len(),
        changes: change_lines(space, id),
        closed: collapsed.contains(id),
        conflicted: super::disagreements::is_asked(space, id),
    })
}

/// What an objective or key result is aligned to; the shown parent first.
pub fn uppers(space: &Space, id: &Id) -> Vec<Upper> {
    let parent = space.objective(id).and_then(|objective| space.parent_of(objective));
    let mut all: Vec<Upper> = space
        .links_from(id)
        .map(|link| Upper {
            link: link.id.clone(),
            id: link.to.clone(),
            title: space.name_of(&link.to).unwrap_or_else(|| link.to.text()),
            is_key_result: space.key_result(&link.to).is_some(),
            state: link.state,
            counts: matches!(link.counts, crate::okr::Counts::Contributes { .. }),
            suspended: space.index().suspended.contains(&link.id),
        })
        .collect();
    all.arrange_by(|upper| Some(&upper.id) != parent.as_ref());
    all
}

/// Owners as badges.
pub fn badges(space: &Space, owners: &[Owner]) -> Vec<Badge> {
    let badge = |owner: &Owner| {
        let id = match &owner.who {
            crate::okr::Who::Known(id) => Some(id.clone()),
            crate::okr::Who::Named(_) => None,
        };
        Some(Badge { name: owner_name(space, owner)?, id })
    };
    owners.iter().filter_map(badge).collect()
}

/// A line of the trash.
#[derive(Clone, PartialEq, Debug)]
pub struct DeletedRow {
    /// The entity.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// Its kind in the file.
    pub kind: Text,
    /// Who deleted it.
    pub by: Option<Text>,
    /// When.
    pub at: Option<Day>,
}

/// Fills a line of the trash.
pub fn deleted_row(space: &Space, id: &Id) -> Option<DeletedRow> {
    let node = space.node(id)?;
    let entry = space.doc().shown_entry(&node.entity, crate::doc::DELETED)?;
    let who = space.doc().author_of(entry.dot);
    let known = space.doc().sessions.contains_key(&entry.dot.session);
    Some(DeletedRow {
        id: id.clone(),
        title: space.name_of(id).unwrap_or_default(),
        kind: Text::clone(&node.entity.kind),
        by: who.and_then(|who| space.name_of(who)),
        at: known.then(|| space.doc().time_of(entry.dot)).and_then(crate::okr::Moment::day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::rows::tests::{edited, small};
    use crate::space::{Change, Edit};

    fn today() -> Day {
        Day::parse("2026-08-21").unwrap()
    }

    fn shown(space: &Space, filter: &Filter) -> Vec<String> {
        let name =
            |block: Block| super::super::rows::block_id(&block).map_or_else(String::new, ToString::to_string);
        outline(space, filter, &BTreeSet::new(), today()).into_iter().map(name).collect()
    }

    #[test]
    fn a_unit_stands_with_its_objectives_then_its_units() {
        assert_eq!(shown(&small(), &Filter::default()), ["company", "o1", "o2", "team", "o3"]);
    }

    #[test]
    fn a_search_shows_only_units_in_which_it_found_something() {
        let change = Change::Title("Stores".into());
        let space = edited(&small(), &Edit::Change { id: Id::new("k3"), change });
        let filter = Filter { text: "STORES".into(), ..Filter::default() };
        assert_eq!(shown(&space, &filter), ["team", "o3"]);
        let filter = Filter { unit: Some(Id::new("team")), ..Filter::default() };
        assert_eq!(shown(&space, &filter), ["team", "o3"]);
        let closed = BTreeSet::from([Id::new("company"), Id::new("team")]);
        let filter = Filter { text: "stores".into(), ..Filter::default() };
        assert_eq!(outline(&space, &filter, &closed, today()).len(), 2, "a search looks into what is closed");
        let filter = Filter { text: "nowhere".into(), ..Filter::default() };
        assert_eq!(shown(&space, &filter), Vec::<String>::new());
    }

    #[test]
    fn e10_what_was_dropped_stays_in_the_list_until_somebody_leaves_it_out() {
        let change = Change::Stage(Stage::Dropped);
        let space = edited(&small(), &Edit::Change { id: Id::new("o2"), change });
        assert!(shown(&space, &Filter::default()).contains(&"o2".to_owned()));
        let filter = |set_aside: bool| Filter { set_aside: Some(set_aside), ..Filter::default() };
        assert_eq!(shown(&space, &filter(true)), ["company", "o2"]);
        assert!(!shown(&space, &filter(false)).contains(&"o2".to_owned()));
    }

    #[test]
    fn a_deletion_shows_once_in_the_trash() {
        let space = edited(&small(), &Edit::Delete { id: Id::new("o1") });
        let filter = Filter { trash: true, ..Filter::default() };
        assert_eq!(shown(&space, &filter), ["o1"]);
        assert_eq!(shown(&space, &Filter::default()), ["company", "o2", "team", "o3"]);
    }
}
