//! What may happen while a workspace is only read: one place, which every action passes (rule X22).

use crate::app::snapshots::SnapshotEffect;
use crate::app::{Action, Effect, IncomingAction, Model};

/// What becomes of an action while a workspace is only read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// It goes on as ever.
    Allows,
    /// It would write: the person is told how to get a copy of their own.
    Refuses,
    /// It comes from a store, another window or a folder, and belongs to a workspace that is not open.
    Ignores,
}

/// What becomes of an action while a workspace is only read.
///
/// One line for each action: a new one has to be put somewhere before this compiles.
pub fn treats(action: &Action) -> Reading {
    match action {
        Action::Add { .. }
        | Action::Make { .. }
        | Action::Kpi(_)
        | Action::Carry(_)
        | Action::Changing(_)
        | Action::TakeOn { .. }
        | Action::Draft { .. }
        | Action::BeginCycle { .. }
        | Action::Edit(_)
        | Action::Settle(_)
        | Action::Undo
        | Action::Redo
        | Action::StartTalking(_)
        | Action::StartAligning(_)
        | Action::AskCoach(_)
        | Action::Answer(_)
        | Action::Incoming(
            IncomingAction::Take { .. } | IncomingAction::LeaveOut { .. } | IncomingAction::Unstamped(_),
        ) => Reading::Refuses,
        Action::PartsRead { .. }
        | Action::TabWrote { .. }
        | Action::Quarantined { .. }
        | Action::Team(_)
        | Action::Snapshot(_)
        | Action::Incoming(IncomingAction::BroughtRead { .. })
        | Action::TidyUp { .. } => Reading::Ignores,
        Action::Started { .. }
        | Action::WorkspacesListed(_)
        | Action::Appended { .. }
        | Action::BaseWritten { .. }
        | Action::NewerTab
        | Action::TextArrived { .. }
        | Action::Incoming(IncomingAction::Arrived(_))
        | Action::NotText { .. }
        | Action::CannotRead { .. }
        | Action::Relist
        | Action::DownloadOriginals
        | Action::Compare(_)
        | Action::Hand(_)
        | Action::Week(_)
        | Action::Closing(_)
        | Action::Share(_)
        | Action::Visit(_)
        | Action::Open
        | Action::StartEmpty { .. }
        | Action::SeeSample
        | Action::Save { .. }
        | Action::Saved { .. }
        | Action::Switch { .. }
        | Action::Remove { .. }
        | Action::IAm(_)
        | Action::Go(_)
        | Action::StartSettling(_)
        | Action::AddressChanged(_)
        | Action::Filter(_)
        | Action::LookAtMap(_)
        | Action::Toggle(_)
        | Action::CollapseAll(_)
        | Action::Speak(_)
        | Action::Wear(_)
        | Action::Quiet(_)
        | Action::Dismiss(_)
        | Action::DownloadQuarantined(_)
        | Action::DeleteQuarantined(_)
        | Action::FreshSeen
        | Action::Woke { .. } => Reading::Allows,
    }
}

/// Takes away what would keep anything of a workspace that is only read, whoever asked for it.
pub fn keep_nothing(model: &Model, effects: &mut Vec<Effect>) {
    let Some(session) = model.session().filter(|session| session.visit.is_some()) else { return };
    let id = session.doc_id();
    effects.retain(|effect| keeps_of(effect).is_none_or(|doc| *doc != *id));
}

/// The workspace of which an effect keeps something; `None` where it keeps nothing.
pub fn keeps_of(effect: &Effect) -> Option<&str> {
    match effect {
        Effect::Append(record) => Some(&record.doc),
        Effect::WriteBase { doc, .. }
        | Effect::Quarantine { doc, .. }
        | Effect::NameWorkspace { doc, .. }
        | Effect::KeepBrought { doc, .. }
        | Effect::ForgetBrought { doc, .. }
        | Effect::Snapshot(SnapshotEffect::Keep { doc, .. } | SnapshotEffect::List { doc }) => Some(doc),
        Effect::Snapshot(SnapshotEffect::Read { .. } | SnapshotEffect::Delete { .. })
        | Effect::ListWorkspaces
        | Effect::ReadParts { .. }
        | Effect::TidyLater
        | Effect::DownloadQuarantined { .. }
        | Effect::DeleteQuarantined { .. }
        | Effect::RemoveWorkspace { .. }
        | Effect::KeepPrefs(_)
        | Effect::Dress { .. }
        | Effect::PickFile
        | Effect::FetchSample
        | Effect::Save { .. }
        | Effect::DownloadText { .. }
        | Effect::Hand(_)
        | Effect::Team(_)
        | Effect::Share(_)
        | Effect::Visit(_)
        | Effect::SetAddress(_)
        | Effect::Focus(_) => None,
    }
}
