//! Where each row stands while the page is open: rows do not jump while somebody writes (rule H16).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::Id;
use crate::okr::arrange::map_of;

use super::{Row, Turn};

/// Which way somebody goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the next row that is due.
    On,
}

/// The rows in the order in which they are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// Those that were due when they were first shown.
    pub due: Vec<Id>,
    /// Those that had been said within their cadence.
    pub done: Vec<Id>,
    /// The rest.
    pub resting: Vec<Id>,
}

impl Places {
    /// Where rows stand: those that were shown before where they were, new ones where they belong; what is
    /// gone goes.
    pub fn of(rows: &[Rc<Row>], before: &Self) -> Self {
        let known: BTreeMap<&Id, usize> = map_of(before.all().enumerate().map(|(at, id)| (id, at)));
        let mut new = Self::default();
        for row in rows {
            let section = match () {
                () if before.due.contains(&row.id) => &mut new.due,
                () if before.done.contains(&row.id) => &mut new.done,
                () if before.resting.contains(&row.id) => &mut new.resting,
                () => match row.turn {
                    Turn::Due { .. } => &mut new.due,
                    Turn::Done => &mut new.done,
                    Turn::Resting => &mut new.resting,
                },
            };
            // A row that is known stands before the first known one that stood behind it.
            let at = match known.get(&row.id) {
                Some(own) => section.iter().position(|id| known.get(id).is_some_and(|other| other > own)),
                None => None,
            };
            section.insert(at.unwrap_or(section.len()), row.id.clone());
        }
        new
    }

    /// All rows, top first.
    pub fn all(&self) -> impl Iterator<Item = &Id> {
        self.due.iter().chain(&self.done).chain(&self.resting)
    }

    /// The row to go to from this one: a neighbour, or the next that is due, from the top again where none
    /// follows. `None` where there is none.
    pub fn from(&self, id: &Id, way: Way, rows: &[Rc<Row>]) -> Option<Id> {
        let all: Vec<&Id> = self.all().collect();
        let here = all.iter().position(|own| *own == id)?;
        match way {
            Way::Up => here.checked_sub(1).and_then(|at| all.get(at)).map(|id| (*id).clone()),
            Way::Down => all.get(here + 1).map(|id| (*id).clone()),
            Way::On => {
                let turns = map_of(rows.iter().map(|row| (&row.id, row.turn)));
                let is_due = |one: &&&Id| **one != id && turns.get(**one).is_some_and(|turn| turn.is_due());
                let after = all.iter().skip(here + 1).find(is_due);
                after.or_else(|| all.iter().find(is_due)).map(|id| (*id).clone())
            }
        }
    }

    /// The first row that is due, where the writing begins.
    pub fn first_due(&self, rows: &[Rc<Row>]) -> Option<Id> {
        let turns = map_of(rows.iter().map(|row| (&row.id, row.turn)));
        self.all().find(|id| turns.get(id).is_some_and(|turn| turn.is_due())).cloned()
    }
}
