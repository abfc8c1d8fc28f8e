//! Carries out what snapshots ask for.

use yew::html::Scope as Link;

use crate::app::Action;
use crate::app::snapshots::{MOST_SNAPSHOTS, SnapshotAction, SnapshotEffect};
use crate::okr::Text;
use crate::platform::storage;

use super::Shell;
use super::carry::{act, refusal, start};

/// Carries out one effect.
pub(super) fn carry(link: &Link<Shell>, effect: SnapshotEffect) {
    let link = link.clone();
    let tell = move |action: SnapshotAction| act(&link, Action::Snapshot(action));
    match effect {
        SnapshotEffect::Keep { doc, at, note, text } => start(async move {
            let time = u64::try_from(at.0).unwrap_or(0);
            let kept = storage::keep_snapshot(&doc, time, &note, &text, MOST_SNAPSHOTS).await;
            tell(SnapshotAction::Kept { doc, result: kept.map_err(|error| refusal(&error)) });
        }),
        SnapshotEffect::List { doc } => start(async move {
            let list = storage::snapshots(&doc).await.unwrap_or_default();
            let list = list.into_iter().map(|(key, note)| (Text::from(key), Text::from(note))).collect();
            tell(SnapshotAction::Listed { doc, list });
        }),
        SnapshotEffect::Read { key, what } => start(async move {
            let text = storage::read_snapshot(&key).await.ok().flatten().map(Text::from);
            tell(SnapshotAction::Read { key, what, text });
        }),
        SnapshotEffect::Delete { key } => start(async move {
            // Refused, it is still listed the next time.
            drop(storage::delete_snapshot(&key).await);
        }),
    }
}
