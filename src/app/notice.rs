//! What the app tells people; `words` makes sentences of it.

use crate::file::DecodeError;
use crate::okr::Text;
use crate::query::disagreements::Settled;

use super::team::Trouble as TeamTrouble;
use super::visit::Trouble;

/// One notice.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Names it, so that it can be closed.
    pub id: u64,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a notice says.
#[derive(Clone, PartialEq, Debug)]
pub enum NoticeKind {
    /// The browser's storage is full: nothing more is kept here until a copy is saved.
    StorageFull,
    /// The browser does not let the page keep anything.
    StorageBlocked,
    /// Writing failed for another reason, which the browser named.
    StorageFailed {
        /// The browser's words.
        reason: Text,
    },
    /// Parts of what was kept here could not be read; their text is kept for download.
    Quarantined {
        /// How many parts.
        parts: usize,
    },
    /// A file could not be opened; nothing was changed.
    CannotOpen {
        /// The file's name.
        name: Text,
        /// Why.
        error: DecodeError,
    },
    /// A file could not be read as text; nothing was changed.
    NotText {
        /// The file's name.
        name: Text,
        /// The first byte that is no text, where that is the reason.
        offset: Option<usize>,
    },
    /// A file was opened, with problems listed on the page of files.
    Opened {
        /// The file's name.
        name: Text,
        /// How many problems were met.
        problems: usize,
    },
    /// Files were merged: what they brought.
    Merged {
        /// The name of the first file.
        name: Text,
        /// How many files.
        files: usize,
        /// Things that are new.
        added: usize,
        /// Things that changed.
        changed: usize,
        /// Disagreements they brought.
        disagreements: usize,
        /// How many problems were met.
        problems: usize,
    },
    /// A file took the place of the workspace.
    Replaced {
        /// The file's name.
        name: Text,
    },
    /// Files were merged, and no snapshot of the state before could be kept.
    NoSnapshot,
    /// A copy was saved under this name.
    Saved {
        /// The file's name.
        name: Text,
    },
    /// A part was handed out as a file of its own.
    Shared {
        /// The file's name.
        name: Text,
    },
    /// The browser refused to save.
    CannotSave,
    /// Something went to the trash; it can be taken back.
    Deleted {
        /// How many things.
        count: usize,
        /// The goal, where it is one of a cycle that runs: given up instead, it would stay readable.
        runs: Option<crate::okr::Id>,
    },
    /// A question was settled; it can be taken back.
    Settled(Settled),
    /// Mates' files brought something.
    TeamBrought {
        /// Who wrote it, with how many changes; `None` for what nobody's name stands on.
        who: Vec<(Option<Text>, usize)>,
        /// Disagreements that came with it.
        disagreements: usize,
    },
    /// Something is wrong with the team folder.
    TeamTrouble(TeamTrouble),
    /// Something another window did made this window's session end and begin anew.
    NewerWindow,
    /// A newer version of the app keeps this workspace in another window.
    NewerVersion,
    /// Check-ins of whoever edits here are due.
    CheckInsDue {
        /// How many.
        due: usize,
        /// How many of them for longer than they should.
        overdue: usize,
    },
    /// What the address calls for, or a published file, cannot be read.
    CannotVisit {
        /// Why.
        trouble: Trouble,
    },
    /// The person tried to edit what is only read.
    OnlyReading,
    /// What was only read is a workspace of this browser now.
    OwnCopy,
    /// The published file has something that this copy of it has not.
    PublishedNews {
        /// The file's name.
        name: Text,
        /// How many deeds.
        changes: usize,
    },
    /// The published file has nothing that this copy of it has not.
    NoNews {
        /// The file's name.
        name: Text,
    },
    /// The published file joined with this copy was handed out.
    SentBack {
        /// The file's name.
        name: Text,
    },
}

impl NoticeKind {
    /// Whether it stays until its cause is gone or somebody closes it.
    pub fn is_lasting(&self) -> bool {
        !matches!(
            self,
            Self::Saved { .. }
                | Self::Shared { .. }
                | Self::Deleted { .. }
                | Self::Settled(_)
                | Self::OnlyReading
                | Self::OwnCopy
                | Self::NoNews { .. }
                | Self::Opened { problems: 0, .. }
                | Self::Merged { problems: 0, disagreements: 0, .. }
                | Self::TeamBrought { disagreements: 0, .. }
                | Self::Replaced { .. }
        )
    }

    /// Whether it is about the browser's storage.
    pub fn is_about_storage(&self) -> bool {
        matches!(self, Self::StorageFull | Self::StorageBlocked | Self::StorageFailed { .. })
    }

    /// Whether it tells of files that came in, with a button to take that back.
    pub fn is_about_merge(&self) -> bool {
        matches!(self, Self::Merged { .. } | Self::Replaced { .. })
    }

    /// Whether it is about something that went wrong.
    pub fn is_trouble(&self) -> bool {
        !self.is_news()
            && !matches!(
                self,
                Self::Saved { .. }
                    | Self::Shared { .. }
                    | Self::Deleted { .. }
                    | Self::Settled(_)
                    | Self::Opened { .. }
                    | Self::Merged { .. }
                    | Self::TeamBrought { .. }
                    | Self::TeamTrouble(TeamTrouble::Permission)
                    | Self::Replaced { .. }
                    | Self::NoSnapshot
                    | Self::OnlyReading
                    | Self::OwnCopy
                    | Self::NoNews { .. }
            )
    }

    /// Whether it is something to know that waits quietly.
    pub fn is_news(&self) -> bool {
        matches!(self, Self::PublishedNews { .. } | Self::SentBack { .. } | Self::CheckInsDue { .. })
    }
}
