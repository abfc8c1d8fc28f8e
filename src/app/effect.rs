//! What the state machine asks the shell to do.

use crate::doc::{PartKey, Session};
use crate::okr::{Id, Text};

use super::handing::HandEffect;
use super::model::Prefs;
use super::sharing::ShareEffect;
use super::snapshots::SnapshotEffect;
use super::team::TeamEffect;
use super::visit::VisitEffect;

/// A record for the journal, ready to be stored.
#[derive(Clone, PartialEq, Debug)]
pub struct JournalText {
    /// The workspace.
    pub doc: Text,
    /// The session that writes.
    pub session: Session,
    /// Its number within the session.
    pub seq: u64,
    /// The record.
    pub text: Text,
}

/// Something for the shell to do. None of them waits; answers come back as actions.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// List the workspaces of this browser.
    ListWorkspaces,
    /// Read everything that is kept of a workspace.
    ReadParts {
        /// The workspace.
        doc: Text,
    },
    /// Keep a journal record and tell the other windows.
    Append(JournalText),
    /// Come back with a moment to fold journal records, when the page is quiet.
    TidyLater,
    /// Keep a whole document as a new base, then delete the parts it replaces.
    WriteBase {
        /// The workspace.
        doc: Text,
        /// The new base's own name.
        generation: Text,
        /// The document.
        text: Text,
        /// Parts that are in it.
        replaces: Vec<PartKey>,
    },
    /// Move a part that cannot be read out of the way, keeping its text.
    Quarantine {
        /// The workspace.
        doc: Text,
        /// The part.
        key: PartKey,
        /// Its text.
        text: Text,
    },
    /// Hand a quarantined text to the person as a file.
    DownloadQuarantined {
        /// Its key.
        key: PartKey,
    },
    /// Delete a quarantined text, which the person asked for.
    DeleteQuarantined {
        /// Its key.
        key: PartKey,
    },
    /// Remember what a workspace is called, for the list of workspaces.
    NameWorkspace {
        /// The workspace.
        doc: Text,
        /// Its name.
        name: Text,
    },
    /// Remove a workspace from this browser, which the person asked for.
    RemoveWorkspace {
        /// The workspace.
        doc: Text,
    },
    /// Keep language, theme and the like.
    KeepPrefs(Prefs),
    /// Set the page's language, theme and title.
    Dress {
        /// Language and theme.
        prefs: Prefs,
        /// The title.
        title: Text,
    },
    /// Let the person choose a file.
    PickFile,
    /// Fetch the sample in the language of the page.
    FetchSample,
    /// Hand a text to the person as a file.
    Save {
        /// Its name.
        name: Text,
        /// Its text.
        text: Text,
        /// Whether to ask where even if a place is known.
        ask: bool,
    },
    /// Hand a text to the person as a download, whatever else is at hand.
    DownloadText {
        /// Its name.
        name: Text,
        /// Its text.
        text: Text,
    },
    /// Something about snapshots.
    Snapshot(SnapshotEffect),
    /// Keep what is known of whose file brought what.
    KeepBrought {
        /// The workspace.
        doc: Text,
        /// The name of the merge.
        name: Text,
        /// What is known.
        text: Text,
    },
    /// Forget it: the merge was taken back.
    ForgetBrought {
        /// The workspace.
        doc: Text,
        /// The name of the merge.
        name: Text,
    },
    /// Something about a text on its way out.
    Hand(HandEffect),
    /// Something about the team folder.
    Team(TeamEffect),
    /// Something about a part that is shared.
    Share(ShareEffect),
    /// Something about a workspace that is only read.
    Visit(VisitEffect),
    /// Put the address of the page in the address bar.
    SetAddress(Text),
    /// Move the keyboard's focus to an element.
    Focus(FocusTarget),
}

/// An element that can take the focus, by what it stands for.
#[derive(Clone, PartialEq, Debug)]
pub enum FocusTarget {
    /// The title of an entity in the outline.
    Title(Id),
    /// The same, if the focus went with what had it.
    Back(Id),
    /// The panel.
    Panel,
    /// The field for a comment in the panel.
    Comment,
    /// The title in the panel, to be written.
    PanelTitle,
    /// The field of the panel that aligns.
    Align,
    /// The questions of the panel.
    Questions,
    /// What the coach says in the panel.
    Coach,
    /// Where the reason of a change is written.
    Reason,
    /// The search field.
    Search,
    /// The main part of the page.
    Main,
}

impl FocusTarget {
    /// The element's id in the page.
    pub fn element_id(&self) -> String {
        match self {
            Self::Title(id) | Self::Back(id) => format!("title-{}", id.as_str()),
            Self::Panel => "panel".to_owned(),
            Self::Comment => "panel-comment".to_owned(),
            Self::PanelTitle => "panel-title".to_owned(),
            Self::Align => "panel-align".to_owned(),
            Self::Questions => "panel-disagreements".to_owned(),
            Self::Coach => "panel-coach".to_owned(),
            Self::Reason => "changing-reason".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Main => "main".to_owned(),
        }
    }
}
