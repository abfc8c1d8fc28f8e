//! What the app tells people; `words` makes sentences of it.

use crate::file::DecodeError;
use crate::okr::Text;

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
    /// A file was merged: what it brought.
    Merged {
        /// The file's name.
        name: Text,
        /// Entities it added.
        added: usize,
        /// Entities it changed.
        changed: usize,
        /// How many problems were met.
        problems: usize,
    },
    /// A copy was saved under this name.
    Saved {
        /// The file's name.
        name: Text,
    },
    /// The browser refused to save.
    CannotSave,
    /// Something went to the trash; it can be taken back.
    Deleted {
        /// How many things.
        count: usize,
    },
    /// Something another window did made this window's session end and begin anew.
    NewerWindow,
    /// A newer version of the app keeps this workspace in another window.
    NewerVersion,
}

impl NoticeKind {
    /// Whether it stays until its cause is gone or somebody closes it.
    pub fn is_lasting(&self) -> bool {
        !matches!(
            self,
            Self::Saved { .. }
                | Self::Deleted { .. }
                | Self::Opened { problems: 0, .. }
                | Self::Merged { problems: 0, .. }
        )
    }

    /// Whether it is about the browser's storage.
    pub fn is_about_storage(&self) -> bool {
        matches!(self, Self::StorageFull | Self::StorageBlocked | Self::StorageFailed { .. })
    }

    /// Whether it is about something that went wrong.
    pub fn is_trouble(&self) -> bool {
        !matches!(self, Self::Saved { .. } | Self::Deleted { .. } | Self::Opened { .. } | Self::Merged { .. })
    }
}
