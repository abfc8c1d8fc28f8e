//! An open workspace and what a person does in it.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::doc::{Brought, PartKey, Parts, Writer};
use crate::file::Problem;
use crate::okr::{Id, Moment, Text};
use crate::query::Filter;
use crate::query::carry_over::Choices;
use crate::query::map::MapView;
use crate::space::Space;

use super::changing::Asking;
use super::closing::Closing;
use super::comparing::Comparing;
use super::history::History;
use super::incoming::Incoming;
use super::snapshots::Snapshot;
use super::team::Team;
use super::visit::Visit;
use super::week::Week;

/// An open workspace.
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    /// What it is made of.
    pub parts: Parts,
    /// What it says.
    pub space: Space,
    /// Who writes.
    pub writer: Writer,
    /// The number of the next journal record.
    pub next_seq: u64,
    /// What can be undone.
    pub history: History,
    /// What the outline shows.
    pub filter: Filter,
    /// Units, people and objectives whose insides are hidden.
    pub collapsed: BTreeSet<Id>,
    /// How the map is drawn.
    pub map: MapView,
    /// Where the last saved copy went.
    pub copy: SavedCopy,
    /// Whether something changed since then.
    pub changed: bool,
    /// Whether the last edit is kept.
    pub kept: Kept,
    /// What could not be used of the last opened file.
    pub problems: Vec<Problem>,
    /// Texts that could not be read.
    pub quarantined: Vec<Quarantined>,
    /// Files on their way in, which wait for an answer.
    pub incoming: Option<Incoming>,
    /// The two states that are compared.
    pub comparing: Comparing,
    /// What the pages of the week show.
    pub week: Week,
    /// What the pages of the close show.
    pub closing: Closing,
    /// What is chosen about goals that are carried over, until they are made.
    pub carrying: Rc<Choices>,
    /// A change whose reason is asked for.
    pub asking: Option<Asking>,
    /// A goal for which somebody chooses to whom it goes.
    pub handing: Option<Id>,
    /// Where it came from, while it is only read; then nothing is kept and nothing can be edited.
    pub visit: Option<Visit>,
    /// Which file brought what, as far as files were merged in this browser.
    pub brought: Brought,
    /// Snapshots that are kept; `None` until somebody asks.
    pub snapshots: Option<Rc<[Snapshot]>>,
    /// Parts that were taken back and whose texts are still kept.
    pub spent: Vec<PartKey>,
    /// The folder in which every browser of the team writes its own file.
    pub team: Team,
    /// The entity made last, whose title wants to be written.
    pub fresh: Option<Id>,
}

impl Session {
    /// The workspace's id.
    pub fn doc_id(&self) -> Text {
        Text::clone(&self.space.doc().id)
    }

    /// Who edits here.
    pub fn me(&self) -> Option<&Id> {
        self.writer.who()
    }
}

/// Where the last saved copy went.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SavedCopy {
    /// Its name, once there is one.
    pub name: Option<Text>,
    /// The newest event in it; `None` before anything was saved or opened here. The inner one is
    /// `None` for a copy without a single event of the app.
    pub newest: Option<Option<Moment>>,
    /// When it was saved here.
    pub at: Option<Moment>,
}

/// Whether what was written is kept in this browser.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Kept {
    /// It is.
    #[default]
    Kept,
    /// It is only in this window: storage refused it.
    OnlyHere {
        /// The number of the newest record that was refused; a base written later holds it.
        refused: u64,
    },
}

/// A text that could not be read and is kept for its owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quarantined {
    /// Its key in the browser's storage.
    pub key: PartKey,
    /// Its length in characters.
    pub chars: usize,
}
