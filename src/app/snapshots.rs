//! Snapshots: what the workspace said before files came in or took its place. They are read only when somebody
//! wants one (rule D16).

use std::rc::Rc;

use crate::doc::{Doc, Json};
use crate::file::{self, Source};
use crate::okr::{Arrange, Moment, Text};
use crate::query;
use crate::space::Space;

use super::action::Refusal;
use super::comparing::{self, CompareAction, Half, State};
use super::ctx::Ctx;
use super::effect::Effect;
use super::incoming::{Opening, Replacing};
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::open;
use super::route::{Page, Route};
use super::session::Session;

/// How many are kept of one workspace; the newest stay.
pub const MOST_SNAPSHOTS: usize = 10;

/// A snapshot, as the list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// Its key in the browser's storage.
    pub key: Text,
    /// When it was kept.
    pub at: Moment,
    /// Before what.
    pub before: Occasion,
    /// The first of the files that came in; empty where that is not known.
    pub file: Text,
    /// How many files came in.
    pub files: usize,
    /// Its size in bytes; 0 where that is not known.
    pub bytes: usize,
}

/// What a snapshot was kept before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// Files were merged.
    Merge,
    /// A file took the place of the workspace.
    Replace,
}

/// What a person wants a snapshot for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SnapshotUse {
    /// To open it as a workspace of its own.
    Beside,
    /// To see what changed since.
    Compare,
    /// To have it as a file.
    Download,
}

/// What happens around snapshots.
#[derive(Clone, PartialEq, Debug)]
pub enum SnapshotAction {
    /// Somebody wants to see which ones there are.
    Look,
    /// The ones there are: key, and what was noted beside it.
    Listed {
        /// The workspace.
        doc: Text,
        /// Key and note.
        list: Vec<(Text, Text)>,
    },
    /// One was kept, or could not be.
    Kept {
        /// The workspace.
        doc: Text,
        /// How that went.
        result: Result<(), Refusal>,
    },
    /// Somebody wants one.
    Use {
        /// Its key.
        key: Text,
        /// For what.
        what: SnapshotUse,
    },
    /// Its text was read.
    Read {
        /// Its key.
        key: Text,
        /// For what.
        what: SnapshotUse,
        /// The text; `None` where it is gone.
        text: Option<Text>,
    },
    /// Somebody no longer needs one.
    Delete(Text),
}

/// What snapshots ask the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum SnapshotEffect {
    /// Keep one, then drop those beyond the newest [`MOST_SNAPSHOTS`].
    Keep {
        /// The workspace.
        doc: Text,
        /// When.
        at: Moment,
        /// What is noted beside it.
        note: Text,
        /// The document.
        text: Text,
    },
    /// List the keys and notes.
    List {
        /// The workspace.
        doc: Text,
    },
    /// Read one.
    Read {
        /// Its key.
        key: Text,
        /// For what.
        what: SnapshotUse,
    },
    /// Delete one.
    Delete {
        /// Its key.
        key: Text,
    },
}

impl Session {
    /// Asks for a snapshot of the present state to be kept before files come in.
    pub fn snapshot(&self, ctx: &Ctx, before: Occasion, files: &[(Text, Doc)], effects: &mut Vec<Effect>) {
        let text = Text::from(file::encode(self.space.doc()));
        let note = Json::object([
            ("before", Json::str(if before == Occasion::Merge { "merge" } else { "replace" })),
            ("bytes", Json::num(text.len() as f64)),
            ("file", Json::str(files.first().map_or("", |(name, _)| name))),
            ("files", Json::num(files.len() as f64)),
        ]);
        let keep = SnapshotEffect::Keep { doc: self.doc_id(), at: ctx.now, note: note.text().into(), text };
        effects.push(Effect::Snapshot(keep));
    }

    fn list_snapshots(&self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Snapshot(SnapshotEffect::List { doc: self.doc_id() }));
    }
}

/// Something happened around snapshots.
pub fn update(ctx: &mut Ctx, model: &mut Model, action: SnapshotAction, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    match action {
        SnapshotAction::Look => session.list_snapshots(effects),
        SnapshotAction::Listed { doc, list } => {
            if doc == session.doc_id() {
                let mut all: Vec<Snapshot> =
                    list.iter().filter_map(|(key, note)| read_note(key, note)).collect();
                all.arrange(|one, other| other.key.cmp(&one.key));
                session.snapshots = Some(all.into());
            }
        }
        SnapshotAction::Kept { doc, result } => {
            if doc == session.doc_id() {
                kept(ctx, model, result, effects);
            }
        }
        SnapshotAction::Use { key, what } => {
            effects.push(Effect::Snapshot(SnapshotEffect::Read { key, what }));
        }
        SnapshotAction::Read { key, what, text } => match text {
            None => session.list_snapshots(effects),
            Some(text) => was_read(ctx, model, &key, what, text, effects),
        },
        SnapshotAction::Delete(key) => {
            let left = session.snapshots.iter().flat_map(|all| all.iter()).filter(|one| one.key != key);
            session.snapshots = Some(left.cloned().collect());
            effects.push(Effect::Snapshot(SnapshotEffect::Delete { key }));
        }
    }
}

/// A merge goes on without a snapshot, and that is said; nothing is replaced without one.
fn kept(ctx: &mut Ctx, model: &mut Model, result: Result<(), Refusal>, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    if session.snapshots.is_some() && result.is_ok() {
        session.list_snapshots(effects);
    }
    let waits = session.incoming.as_ref().and_then(|incoming| match &incoming.replacing {
        Replacing::Waits(doc) => Some(doc.clone()),
        Replacing::No | Replacing::Refused => None,
    });
    match (waits, result) {
        (None, Ok(())) => {}
        (None, Err(_)) => model.say(NoticeKind::NoSnapshot),
        (Some(_), Err(_)) => {
            if let Some(incoming) = &mut session.incoming {
                incoming.replacing = Replacing::Refused;
            }
        }
        (Some(doc), Ok(())) if Rc::ptr_eq(&doc.items, &session.space.doc().items) => {
            open::replace(ctx, model, effects);
        }
        // It changed while the snapshot was being kept: that one would not be what is replaced.
        (Some(_), Ok(())) => open::begin_replacing(ctx, model, effects),
    }
}

fn was_read(
    ctx: &mut Ctx,
    model: &mut Model,
    key: &Text,
    what: SnapshotUse,
    text: Text,
    effects: &mut Vec<Effect>,
) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let name = file_name(&session.space, key);
    if what == SnapshotUse::Download {
        effects.push(Effect::DownloadText { name, text });
        return;
    }
    let decoded = match file::decode(&text, Source::Storage) {
        Ok(decoded) => decoded,
        Err(error) => {
            model.say(NoticeKind::CannotOpen { name, error });
            return;
        }
    };
    if what == SnapshotUse::Beside {
        let mut opening = Opening { name, doc: decoded.doc, problems: decoded.problems };
        open::name_copy(ctx, &mut opening.doc);
        open::beside(ctx, model, opening, effects);
        return;
    }
    let space = Space::of(decoded.doc);
    let state = State::File { name, space: Box::new(space), problems: decoded.problems.into() };
    comparing::update(model, CompareAction::Choose(Half::Before, state));
    comparing::update(model, CompareAction::Choose(Half::After, State::Now));
    model.route = Route { page: Page::Compare, open: None };
    effects.push(Effect::SetAddress(model.route.hash().into()));
}

/// A name for the file: the workspace's, and when.
fn file_name(space: &Space, key: &str) -> Text {
    let stem = query::file_name(&space.workspace().name);
    let stem = stem.strip_suffix(".json").unwrap_or(&stem);
    let at = time_of(key).unwrap_or(Moment(0)).to_string();
    let at: String = at.chars().take(19).filter(|letter| *letter != ':').collect();
    format!("{stem}-{at}.json").into()
}

/// When a snapshot was kept, which stands at the end of its key.
fn time_of(key: &str) -> Option<Moment> {
    key.rsplit('/').next()?.parse().ok().map(Moment)
}

/// Reads what was noted beside a snapshot; where the note is gone, its time is all that is known.
fn read_note(key: &Text, note: &str) -> Option<Snapshot> {
    let pairs = Json::parse(note).ok().and_then(|json| json.as_object()).unwrap_or_default();
    let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
    let number = |name: &str| part(name).and_then(Json::as_f64).map_or(0, |value| value as usize);
    let word = |name: &str| part(name).and_then(Json::as_str).unwrap_or_default();
    let before = if word("before") == "replace" { Occasion::Replace } else { Occasion::Merge };
    let (file, files, bytes) = (word("file").into(), number("files"), number("bytes"));
    Some(Snapshot { key: Text::clone(key), at: time_of(key)?, before, file, files, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d16_a_snapshot_whose_note_is_gone_still_says_when() {
        let key = Text::from("plumbline/1/d-1/snapshot/1786700000000");
        let bare = read_note(&key, "").unwrap();
        assert_eq!((bare.at, bare.files, &*bare.file), (Moment(1_786_700_000_000), 0, ""));
        let note = r#"{"before":"replace","bytes":12,"file":"a.json","files":3}"#;
        let told = read_note(&key, note).unwrap();
        assert_eq!((told.before, told.bytes, &*told.file, told.files), (Occasion::Replace, 12, "a.json", 3));
        assert_eq!(read_note(&"plumbline/1/d-1/snapshot/x".into(), note), None);
    }
}
