//! Everything that can happen.

use crate::doc::PartKey;
use crate::okr::{Id, Text};
use crate::query::Filter;
use crate::query::disagreements::Settling;
use crate::query::map::MapView;
use crate::space::{Change, Edit, New, Place};

use super::carrying::CarryAction;
use super::changing::ChangingAction;
use super::closing::ClosingAction;
use super::comparing::CompareAction;
use super::handing::HandAction;
use super::incoming::IncomingAction;
use super::kpis::KpiAction;
use super::model::{Keeps, Lang, Prefs, Theme, WorkspaceEntry};
use super::route::Route;
use super::sharing::ShareAction;
use super::snapshots::SnapshotAction;
use super::team::TeamAction;
use super::visit::VisitAction;
use super::week::WeekAction;

/// Where a text came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// Opened, dropped or pasted by the person.
    File,
    /// The sample.
    Sample,
}

/// Something that happened or is wished.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// The page started.
    Started {
        /// What was kept of language and theme; chosen from the browser's languages otherwise.
        prefs: Prefs,
        /// The address.
        route: Route,
        /// Whether the browser keeps anything.
        keeps: Keeps,
    },
    /// The workspaces of this browser are known.
    WorkspacesListed(Vec<WorkspaceEntry>),
    /// Everything kept of a workspace was read.
    PartsRead {
        /// The workspace.
        doc: Text,
        /// Bases and journal records: key and text.
        parts: Vec<(PartKey, Text)>,
        /// Quarantined texts: key and length in characters.
        quarantined: Vec<(PartKey, usize)>,
        /// Whether a store did not answer, so that more may be kept than was read.
        incomplete: bool,
    },
    /// The journal took a record, or refused it.
    Appended {
        /// The record's number.
        seq: u64,
        /// How that went.
        keeps: Result<(), Refusal>,
    },
    /// A base was written, or could not be.
    BaseWritten {
        /// The base's own name.
        generation: Text,
        /// The parts it replaced.
        replaces: Vec<PartKey>,
        /// How that went.
        result: Result<(), Refusal>,
    },
    /// Another window wrote a record.
    TabWrote {
        /// The workspace.
        doc: Text,
        /// The record's key.
        key: PartKey,
        /// The record.
        text: Text,
    },
    /// Another window runs a newer version of the app.
    NewerTab,
    /// A text arrived.
    TextArrived {
        /// How.
        arrival: Arrival,
        /// Its name.
        name: Text,
        /// The text.
        text: Text,
    },
    /// A file was no text.
    NotText {
        /// Its name.
        name: Text,
        /// The first byte that is none.
        offset: Option<usize>,
    },
    /// A file could not be read at all.
    CannotRead {
        /// Its name.
        name: Text,
        /// Why.
        error: crate::file::DecodeError,
    },
    /// A part that cannot be read was put aside.
    Quarantined {
        /// Its key.
        key: PartKey,
        /// Its length in characters.
        chars: usize,
    },
    /// The workspaces of this browser changed.
    Relist,
    /// The person wants the texts of a workspace that cannot be opened.
    DownloadOriginals,
    /// The person answered whether a file comes in beside or is merged.
    Answer(Choice),
    /// The person looks through files on their way in.
    Incoming(IncomingAction),
    /// Something around snapshots.
    Snapshot(SnapshotAction),
    /// The person compares.
    Compare(CompareAction),
    /// The person wants a text on the clipboard or as a file.
    Hand(HandAction),
    /// The person looks at the week in another way.
    Week(WeekAction),
    /// Something about what the pages of the close show.
    Closing(ClosingAction),
    /// The person carries goals over into another cycle.
    Carry(CarryAction),
    /// The person says why something was changed within a cycle.
    Changing(ChangingAction),
    /// The person makes something around a KPI.
    Kpi(KpiAction),
    /// The person shares.
    Share(ShareAction),
    /// Something around the team folder.
    Team(TeamAction),
    /// Something around a workspace that is only read.
    Visit(VisitAction),
    /// The person wants to open a file.
    Open,
    /// The person wants an empty workspace.
    StartEmpty {
        /// Its name.
        name: Text,
    },
    /// The person wants to see the sample.
    SeeSample,
    /// The person wants to save a copy.
    Save {
        /// Whether to ask where.
        ask: bool,
    },
    /// A copy was saved, or not.
    Saved {
        /// The file's name; `None` if the browser refused.
        name: Option<Text>,
    },
    /// The person goes to another workspace.
    Switch {
        /// The workspace.
        doc: Text,
    },
    /// The person removes a workspace from this browser.
    Remove {
        /// The workspace.
        doc: Text,
    },
    /// The person makes something new.
    Add {
        /// What.
        new: New,
        /// Where.
        place: Place,
    },
    /// The person makes something with all that is known of it, as one step, and stays where they are.
    Make {
        /// What.
        new: New,
        /// Where.
        place: Place,
        /// What is known of it.
        changes: Vec<Change>,
    },
    /// The person says yes to an ask and makes what was asked for, as one step.
    TakeOn {
        /// What.
        new: New,
        /// Where.
        place: Place,
        /// Where the ask stands; what is made is aligned to it.
        of: Id,
        /// The key of the ask.
        ask: Text,
        /// Words with the answer; may be empty.
        text: Text,
    },
    /// The person makes a goal beside the page they are on: the panel opens for writing.
    Draft {
        /// What.
        new: New,
        /// Where.
        place: Place,
    },
    /// The person makes a cycle and begins to set its goals, as one step.
    BeginCycle {
        /// The cycle.
        new: New,
        /// The cycle it lies in.
        place: Place,
    },
    /// The person edits.
    Edit(Edit),
    /// The person settles what people disagree about.
    Settle(Settling),
    /// The person wants to settle what is asked about a goal: the panel opens at the question.
    StartSettling(Id),
    /// The person takes back the last step.
    Undo,
    /// The person takes back the taking back.
    Redo,
    /// The person says who edits here.
    IAm(Option<Id>),
    /// The person goes somewhere.
    Go(Route),
    /// The person wants to say something about a goal: the panel opens where one comments and asks.
    StartTalking(Id),
    /// The person wants to align a goal: the panel opens with the field for it.
    StartAligning(Id),
    /// The person wants to know why the coach says so: the panel opens at what it says.
    AskCoach(Id),
    /// The address changed by itself: back, forward, a link.
    AddressChanged(Route),
    /// The person looks for something.
    Filter(Filter),
    /// The person looks at the map in another way.
    LookAtMap(MapView),
    /// The person opens or closes a unit, person or objective in the outline.
    Toggle(Id),
    /// The person opens or closes all objectives.
    CollapseAll(bool),
    /// The person chooses a language.
    Speak(Lang),
    /// The person chooses a theme.
    Wear(Theme),
    /// The person wants no reminders of check-ins in this browser, or wants them again.
    Quiet(bool),
    /// The person closes a notice.
    Dismiss(u64),
    /// The person wants a quarantined text as a file.
    DownloadQuarantined(PartKey),
    /// The person no longer needs a quarantined text.
    DeleteQuarantined(PartKey),
    /// The title that wanted to be written has the focus.
    FreshSeen,
    /// There is time to fold many journal records into one base.
    TidyUp {
        /// Sessions that are open in some window now; their records are left as they are.
        live: Vec<Text>,
    },
    /// A new day began, or the page came back after a while.
    Woke {
        /// Minutes for which the page was hidden.
        hidden_minutes: u32,
    },
}

/// What to do with a file when there is work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Open it as a workspace of its own.
    Beside,
    /// Merge it into this one.
    Merge,
    /// Let it take the place of this one, of which a snapshot is kept.
    Replace,
    /// Leave it.
    Leave,
}

/// Why storage refused a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is full.
    Full,
    /// The page may not keep anything.
    Blocked,
    /// Something else, in the browser's words.
    Failed(Text),
}
