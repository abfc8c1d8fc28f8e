//! Walking the rows of the outline, of which only a few are drawn.

use crate::okr::Id;
use crate::space::Space;

use super::outline::Block;

/// A way to walk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the row above.
    Previous,
    /// To the row below.
    Next,
}

/// The rows of a block, top first. The heading of what is in no unit is no row.
pub fn rows_of<'a>(space: &'a Space, block: &'a Block) -> Vec<&'a Id> {
    match block {
        Block::Unplaced => Vec::new(),
        Block::Unit { id, .. } | Block::Person { id, .. } | Block::Loose { id } | Block::Deleted { id } => {
            vec![id]
        }
        Block::Objective { id, key_results } => {
            std::iter::once(id).chain(space.key_results_of(id).iter().take(*key_results)).collect()
        }
    }
}

/// What a block is about; `None` for the heading of what is in no unit.
pub fn block_id(block: &Block) -> Option<&Id> {
    match block {
        Block::Unplaced => None,
        Block::Unit { id, .. }
        | Block::Person { id, .. }
        | Block::Objective { id, .. }
        | Block::Loose { id }
        | Block::Deleted { id } => Some(id),
    }
}

/// The block in which something stands: its own, else that of its objective.
pub fn block_of(space: &Space, blocks: &[Block], id: &Id) -> Option<usize> {
    let at = |id: &Id| blocks.iter().position(|block| block_id(block) == Some(id));
    at(id).or_else(|| at(space.key_result(id)?.objective.as_ref()?))
}

/// The row above or below; the first one where nothing is given or the given one is not there.
pub fn neighbour(space: &Space, blocks: &[Block], from: Option<&Id>, step: Step) -> Option<Id> {
    let first = || blocks.iter().find_map(|block| rows_of(space, block).first().copied().cloned());
    let Some(id) = from else { return first() };
    let Some(block_idx) = block_of(space, blocks, id) else { return first() };
    let rows = blocks.get(block_idx).map(|block| rows_of(space, block)).unwrap_or_default();
    // A key result whose objective is closed counts as its objective.
    let row_idx = rows.iter().position(|row| *row == id).unwrap_or(0);
    match step {
        Step::Previous => match row_idx.checked_sub(1).and_then(|idx| rows.get(idx)) {
            Some(row) => Some((*row).clone()),
            None => blocks
                .iter()
                .take(block_idx)
                .rev()
                .find_map(|block| rows_of(space, block).last().copied().cloned()),
        },
        Step::Next => match rows.get(row_idx + 1) {
            Some(row) => Some((*row).clone()),
            None => blocks
                .iter()
                .skip(block_idx + 1)
                .find_map(|block| rows_of(space, block).first().copied().cloned()),
        },
    }
}

/// The row to go on with when one goes away with everything under it: the next that stays, else
/// the last before it.
pub fn heir(space: &Space, blocks: &[Block], gone: &Id) -> Option<Id> {
    let under = |id: &Id| {
        let mut at = Some(id.clone());
        for _ in 0..64 {
            match at {
                Some(id) if id == *gone => return true,
                Some(id) => at = above(space, &id),
                None => return false,
            }
        }
        false
    };
    let from = block_of(space, blocks, gone)?;
    let behind = blocks.iter().skip(from).flat_map(|block| rows_of(space, block));
    let mut passed = false;
    for row in behind {
        passed |= row == gone;
        if passed && !under(row) {
            return Some(row.clone());
        }
    }
    neighbour(space, blocks, Some(gone), Step::Previous)
}

/// What something stands under.
pub fn above(space: &Space, id: &Id) -> Option<Id> {
    if let Some(kr) = space.key_result(id) {
        return kr.objective.clone();
    }
    if let Some(objective) = space.objective(id) {
        return objective.home.clone();
    }
    if let Some(person) = space.person(id) {
        return person.unit.clone();
    }
    space.unit(id)?.parent.clone()
}

/// How many objectives are in the list.
pub fn objectives_in(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| matches!(block, Block::Objective { .. })).count()
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::Dice;
    use crate::doc::{Doc, Writer};
    use crate::okr::{Day, Moment, UnitKind};
    use crate::query::Filter;
    use crate::query::outline::outline;
    use crate::space::{Edit, New, Place, writes};

    /// A company with a team; two objectives of the company with two key results and none, one
    /// objective of the team with one.
    pub(in crate::query) fn small() -> Space {
        let unit = |name: &str| New::Unit { name: name.into(), kind: UnitKind::Team };
        let objective = || New::Objective { title: "objective".into(), cycle: None };
        let kr = || New::KeyResult { title: "key result".into() };
        let mut space = Space::of(Doc::new("w-test"));
        for (id, new, under, after) in [
            ("company", unit("Company"), None, None),
            ("team", unit("Team"), Some("company"), None),
            ("o1", objective(), Some("company"), None),
            ("o2", objective(), Some("company"), Some("o1")),
            ("o3", objective(), Some("team"), None),
            ("k1", kr(), Some("o1"), None),
            ("k2", kr(), Some("o1"), Some("k1")),
            ("k3", kr(), Some("o3"), None),
        ] {
            let place = Place { under: under.map(Id::new), after: after.map(Id::new) };
            space = edited(&space, &Edit::Add { id: Id::new(id), new, place });
        }
        space
    }

    pub(in crate::query) fn edited(space: &Space, edit: &Edit) -> Space {
        let mut writer = Writer::new(Dice::new([7; 8]).session(), Moment(0), None);
        // Each edit a session later than the last, so that the newest wins.
        let now = Moment(1_000 * (1 + i64::try_from(space.doc().items.len()).expect("few entities")));
        let delta = space.doc().write(&mut writer, now, &writes(space, edit)).expect("something to write");
        space.next(space.doc().merge(&delta))
    }

    fn blocks(space: &Space, closed: &[&str]) -> Vec<Block> {
        let closed: BTreeSet<Id> = closed.iter().copied().map(Id::new).collect();
        outline(space, &Filter::default(), &closed, Day::parse("2026-08-21").unwrap())
    }

    #[test]
    fn arrows_walk_every_row_and_stop_at_the_ends() {
        let space = small();
        let blocks = blocks(&space, &[]);
        let mut at = neighbour(&space, &blocks, None, Step::Next);
        let mut seen = Vec::new();
        while let Some(id) = at {
            at = neighbour(&space, &blocks, Some(&id), Step::Next);
            seen.push(id.to_string());
        }
        assert_eq!(seen, ["company", "o1", "k1", "k2", "o2", "team", "o3", "k3"]);
        let mut at = Some(Id::new("k3"));
        let mut back = Vec::new();
        while let Some(id) = at {
            at = neighbour(&space, &blocks, Some(&id), Step::Previous);
            back.push(id.to_string());
        }
        seen.reverse();
        assert_eq!(back, seen);
    }

    #[test]
    fn arrows_skip_what_is_closed() {
        let space = small();
        let blocks = blocks(&space, &["o1", "team"]);
        let next = |id: &str| neighbour(&space, &blocks, Some(&Id::new(id)), Step::Next);
        assert_eq!(next("o1"), Some(Id::new("o2")));
        assert_eq!(next("team"), None);
        assert_eq!(next("k1"), Some(Id::new("o2")), "a hidden key result counts as its objective");
        assert_eq!(next("gone"), Some(Id::new("company")));
        assert_eq!(objectives_in(&blocks), 2);
    }

    #[test]
    fn the_focus_goes_on_with_what_stays() {
        let space = small();
        let blocks = blocks(&space, &[]);
        let heir = |id: &str| heir(&space, &blocks, &Id::new(id)).map(|id| id.to_string());
        assert_eq!(heir("k1").as_deref(), Some("k2"));
        assert_eq!(heir("o1").as_deref(), Some("o2"));
        assert_eq!(heir("team").as_deref(), Some("o2"));
        assert_eq!(heir("k3").as_deref(), Some("o3"));
        assert_eq!(heir("company"), None);
    }
}
