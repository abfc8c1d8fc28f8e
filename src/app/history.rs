//! What can be undone: own edits by writing back, imports by taking their part back (rules U).

use std::rc::Rc;

use crate::doc::{Doc, PartKey, Write};

/// One step that can be taken back.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// An edit of this window.
    Edit {
        /// What takes it back.
        inverse: Vec<Write>,
        /// The journal parts it and its taking back were written as.
        parts: Vec<PartKey>,
    },
    /// A file that was merged.
    Import {
        /// Its part.
        key: PartKey,
        /// What it said, to bring it back.
        doc: Doc,
    },
}

/// Steps done and steps undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Rc<Step>>,
    undone: Vec<Rc<Step>>,
    /// Parts of edits that were undone and cancel out, each with how many steps were done below
    /// it: they go with an import they stand upon.
    cancelled: Vec<(usize, PartKey)>,
}

/// Steps that are remembered.
const MOST_STEPS: usize = 500;

impl History {
    /// A new step: what was undone before can no longer be redone.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        self.put(step);
    }

    /// A step that redoes one: the others stay.
    pub fn put(&mut self, step: Step) {
        self.done.push(Rc::new(step));
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
            for (below, _) in &mut self.cancelled {
                *below = below.saturating_sub(1);
            }
        }
    }

    /// The step to take back.
    pub fn take_done(&mut self) -> Option<Rc<Step>> {
        self.done.pop()
    }

    /// The step to redo.
    pub fn take_undone(&mut self) -> Option<Rc<Step>> {
        self.undone.pop()
    }

    /// Remembers what redoes a step that was taken back.
    pub fn put_undone(&mut self, step: Step) {
        self.undone.push(Rc::new(step));
    }

    /// Remembers parts that cancel out: an edit and what took it back.
    pub fn cancel(&mut self, parts: impl IntoIterator<Item = PartKey>) {
        let below = self.done.len();
        self.cancelled.extend(parts.into_iter().map(|part| (below, part)));
    }

    /// The cancelled parts that stand upon everything done so far: they are withdrawn with the
    /// import that was just taken off the list.
    pub fn take_cancelled(&mut self) -> Vec<PartKey> {
        let here = self.done.len();
        let (upon, below): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.cancelled).into_iter().partition(|(below, _)| *below > here);
        self.cancelled = below;
        upon.into_iter().map(|(_, part)| part).collect()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Two are equal when they hold the same steps in memory: a step may hold a whole file.
impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &[Rc<Step>], b: &[Rc<Step>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(one, other)| Rc::ptr_eq(one, other))
        };
        same(&self.done, &other.done)
            && same(&self.undone, &other.undone)
            && self.cancelled == other.cancelled
    }
}
