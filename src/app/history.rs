//! What can be undone: own edits by writing back, imports by taking their part back (rules U).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::{Doc, PartKey, Write};
use crate::okr::Text;
use crate::okr::arrange::set_of;

use super::incoming::Unstamped;

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
    /// Files that were merged.
    Import {
        /// Their part, and the edit that settled what no app had written.
        parts: Vec<PartKey>,
        /// What is kept of whose file brought what.
        brought: Text,
        /// What they said, to bring them back.
        files: Rc<Files>,
    },
    /// A file that took the place of the workspace.
    Replace {
        /// Its part.
        part: PartKey,
        /// What is kept of whose file brought what.
        brought: Text,
        /// What it said, to let it take the place again.
        files: Rc<Files>,
        /// What stood there before, part by part.
        before: Vec<(PartKey, Doc)>,
    },
}

/// Files that came in as one step.
#[derive(Clone, PartialEq, Debug)]
pub struct Files {
    /// Name and content of each.
    pub docs: Vec<(Text, Doc)>,
    /// What becomes of values that no app wrote.
    pub unstamped: Unstamped,
}

impl Step {
    /// The parts it would take back, or take with it.
    fn parts(&self) -> &[PartKey] {
        match self {
            Self::Edit { parts, .. } | Self::Import { parts, .. } => parts,
            Self::Replace { part, .. } => std::slice::from_ref(part),
        }
    }

    /// The same step where parts have other keys.
    fn renamed(&self, names: &BTreeMap<PartKey, PartKey>) -> Option<Self> {
        let now = |key: &PartKey| names.get(key).unwrap_or(key).clone();
        if !self.parts().iter().any(|part| names.contains_key(part)) {
            return None;
        }
        let mut step = self.clone();
        match &mut step {
            Self::Edit { parts, .. } | Self::Import { parts, .. } => {
                *parts = parts.iter().map(now).collect();
            }
            Self::Replace { part, .. } => *part = now(part),
        }
        Some(step)
    }
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

    /// The parts that a step done may take back or take with it.
    pub fn named(&self) -> BTreeSet<PartKey> {
        let done = self.done.iter().flat_map(|step| step.parts());
        set_of(done.chain(self.cancelled.iter().map(|(_, part)| part)).cloned())
    }

    /// Parts were brought back under other keys.
    pub fn rename(&mut self, names: &BTreeMap<PartKey, PartKey>) {
        for step in &mut self.done {
            if let Some(renamed) = step.renamed(names) {
                *step = Rc::new(renamed);
            }
        }
        for (_, part) in &mut self.cancelled {
            if let Some(now) = names.get(part) {
                *part = now.clone();
            }
        }
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
