//! What the app knows.

use crate::okr::{Day, Text};

use super::incoming::Arrived;
use super::notice::{Notice, NoticeKind};
use super::route::Route;
use super::session::{SavedCopy, Session};
use super::sharing::Sharing;
use super::visit::VisitSource;

/// Everything the app knows. Cheap to clone.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// Where it is in its life.
    pub phase: Phase,
    /// Where the person is.
    pub route: Route,
    /// Language and theme.
    pub prefs: Prefs,
    /// What has to be said.
    pub notices: Vec<Notice>,
    /// The workspaces of this browser.
    pub workspaces: Vec<WorkspaceEntry>,
    /// Whether this browser keeps what is written.
    pub keeps: Keeps,
    /// The person's calendar day.
    pub today: Day,
    /// The dialog that shares a part of the workspace, while it is open.
    pub sharing: Option<Sharing>,
    /// Whether the last text that somebody wanted on the clipboard got there; `None` until somebody wants one,
    /// and on another page.
    pub copied: Option<bool>,
    /// The number of the next notice.
    pub next_notice: u64,
    /// Files that arrived while something was being read; they come in as soon as it is open.
    pub arrived: Vec<Arrived>,
    /// What the address called for and what is on its way; the last workspace does not open meanwhile.
    pub calling: Option<VisitSource>,
}

/// Where the app is in its life. Only `Ready` has a document, so nothing can be edited or kept
/// before the stored text has been read.
#[derive(Clone, PartialEq, Debug)]
pub enum Phase {
    /// What is kept here is being read.
    Loading,
    /// Nothing is kept here yet.
    Welcome,
    /// A workspace is open.
    Ready(Box<Session>),
    /// The workspace was written by a newer version, or nothing of it can be read: its text is
    /// shown the way out, and nothing is written.
    Closed {
        /// The workspace.
        doc: Text,
        /// Its parts: key and text.
        parts: Vec<(Text, Text)>,
        /// Whether a newer version wrote it.
        newer: bool,
    },
}

/// Whether this browser keeps what is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Keeps {
    /// It does.
    #[default]
    Yes,
    /// It is full.
    Full,
    /// It does not let the page keep anything.
    Blocked,
}

/// A workspace of this browser.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct WorkspaceEntry {
    /// What people call it.
    pub name: Text,
    /// Its id.
    pub doc: Text,
}

/// Choices that belong to this browser, not to the workspace.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Prefs {
    /// The language of the page.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The workspace that was open last.
    pub last: Option<Text>,
    /// Whether nobody is reminded of check-ins here.
    pub quiet: bool,
    /// The day of the last reminder, by workspace.
    pub reminded: Vec<(Text, Text)>,
    /// Who edits here, by workspace.
    pub me: Vec<(Text, Text)>,
    /// The cycle that was chosen last, by workspace.
    pub cycles: Vec<(Text, Text)>,
    /// Where the last saved copy went, by workspace.
    pub copies: Vec<(Text, SavedCopy)>,
    /// The file that this browser writes into the team folder, by workspace.
    pub own_files: Vec<(Text, Text)>,
    /// The published file that a workspace is a copy of: its path beside the app, by workspace.
    pub published: Vec<(Text, Text)>,
}

/// A language of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// The language's tag, for the page and for dates.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// The best of the languages a person's browser asks for.
    pub fn best(asked: &[String]) -> Self {
        for tag in asked {
            let tag = tag.to_ascii_lowercase();
            if tag.starts_with("zh") {
                return Self::Zh;
            }
            if tag.starts_with("en") {
                return Self::En;
            }
        }
        Self::En
    }
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word for the page's attribute.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Model {
    /// The app before anything was read.
    pub fn new(today: Day) -> Self {
        Self {
            phase: Phase::Loading,
            route: Route::default(),
            prefs: Prefs::default(),
            notices: Vec::new(),
            workspaces: Vec::new(),
            keeps: Keeps::Yes,
            today,
            sharing: None,
            copied: None,
            next_notice: 0,
            arrived: Vec::new(),
            calling: None,
        }
    }

    /// The open workspace.
    pub fn session(&self) -> Option<&Session> {
        match &self.phase {
            Phase::Ready(session) => Some(session),
            Phase::Loading | Phase::Welcome | Phase::Closed { .. } => None,
        }
    }

    /// Says something, once.
    pub fn say(&mut self, kind: NoticeKind) {
        if self.notices.iter().any(|notice| notice.kind == kind) {
            return;
        }
        // One passing notice at a time: the newest is the one that matters.
        self.notices.retain(|notice| notice.kind.is_lasting());
        self.notices.push(Notice { id: self.next_notice, kind });
        self.next_notice += 1;
    }

    /// Takes back what is no longer so.
    pub fn unsay(&mut self, gone: impl Fn(&NoticeKind) -> bool) {
        self.notices.retain(|notice| !gone(&notice.kind));
    }
}
