//! Reading what others published or sent as a link, without keeping any of it (rules X20 to X28).
//!
//! A visit is a session like any other, made of one part that no store has. Whoever wants to write makes a
//! copy of their own, which is an ordinary workspace from then on and remembers where it came from.

mod address;
mod guard;
mod published;

pub use address::{is_published_path, link_hash, link_in, name_of as file_of, published_in};
pub use guard::{Reading, keep_nothing, keeps_of, treats};
pub use published::opened;

use crate::doc::{Doc, Parts};
use crate::file::{self, DecodeError, Source};
use crate::okr::Text;
use crate::query;
use crate::space::Space;

use super::action::Arrival;
use super::ctx::Ctx;
use super::effect::Effect;
use super::incoming::Opening;
use super::load::fresh_session;
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::open;
use super::route::Route;
use super::session::Kept;

/// A workspace that is only read: nothing is kept and nothing can be edited until the person makes a copy
/// of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit {
    /// Where it came from.
    pub from: VisitSource,
    /// The text as it came: who merges it merges this, through the same checks as any file.
    pub text: Text,
}

/// Where a workspace that is only read came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VisitSource {
    /// The address itself carried it.
    Link,
    /// A file that lies beside the app, by its path.
    Published(Text),
}

/// What an address calls for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Call {
    /// What the address carries, packed.
    Link {
        /// The letters.
        packed: Text,
    },
    /// A file that lies beside the app.
    Published {
        /// Its path.
        path: Text,
    },
}

/// Why nothing could be read, or not brought together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The address names something that is no JSON file beside the app.
    BadPath {
        /// What it names.
        asked: Text,
    },
    /// The host answered with an error.
    Status {
        /// The path.
        path: Text,
        /// The HTTP status.
        status: u16,
    },
    /// The host did not answer.
    NoAnswer {
        /// The path.
        path: Text,
    },
    /// The file is no text.
    NotText {
        /// The path.
        path: Text,
    },
    /// The file is larger than what is read.
    TooLarge {
        /// The path.
        path: Text,
        /// The most that is read, in bytes.
        max: usize,
    },
    /// The file, or what the link carries, has no OKRs that can be read.
    Unreadable {
        /// The path; `None` for a link.
        path: Option<Text>,
        /// Why.
        error: DecodeError,
    },
    /// What lies there now is another workspace.
    Another {
        /// The path.
        path: Text,
    },
    /// The link was cut off or changed on its way.
    BrokenLink,
    /// The link was made by a newer version.
    NewerLink,
    /// The link unpacks to more than is taken.
    LinkTooLarge,
    /// This browser cannot unpack links.
    OldBrowser,
}

/// What a published file is fetched for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Errand {
    /// To be read.
    Read,
    /// To see whether it has something that this workspace has not.
    News {
        /// The workspace.
        doc: Text,
    },
    /// To be merged, after a look.
    Merge {
        /// The workspace.
        doc: Text,
    },
    /// To be joined with this workspace and handed out.
    SendBack {
        /// The workspace.
        doc: Text,
    },
}

/// What happens around a visit.
#[derive(Clone, PartialEq, Debug)]
pub enum VisitAction {
    /// The address calls for something.
    Called(Result<Call, Trouble>),
    /// A link was unpacked, or could not be.
    Unpacked(Result<Text, Trouble>),
    /// A published file arrived, or did not.
    Fetched {
        /// Its path.
        path: Text,
        /// What it was fetched for.
        errand: Errand,
        /// Its text.
        result: Result<Text, Trouble>,
    },
    /// The person wants a copy of their own.
    MakeOwn,
    /// The person leaves for their own copy of what they read.
    OpenMine,
    /// The person wants to merge what they read into a workspace of this browser.
    MergeInto {
        /// The workspace.
        doc: Text,
    },
    /// The person wants to see what is new in the published file, to merge it.
    MergeNews,
    /// The person wants a file with their changes, to send back to who published.
    SendBack,
    /// The person pressed something that would edit.
    Refused,
}

/// What a visit asks the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum VisitEffect {
    /// Unpack what a link carries.
    Unpack {
        /// The letters.
        packed: Text,
    },
    /// Read a file that lies beside the app.
    Fetch {
        /// Its path.
        path: Text,
        /// What for.
        errand: Errand,
    },
    /// Take what was visited out of the address.
    CleanAddress,
}

/// Something happened around a visit.
pub fn update(ctx: &mut Ctx, model: &mut Model, action: VisitAction, effects: &mut Vec<Effect>) {
    match action {
        VisitAction::Called(call) => called(model, call, effects),
        VisitAction::Unpacked(Ok(text)) => arrived(ctx, model, VisitSource::Link, text, effects),
        VisitAction::Unpacked(Err(trouble)) => failed(model, trouble, effects),
        VisitAction::Fetched { path, errand: Errand::Read, result } => match result {
            Ok(text) => arrived(ctx, model, VisitSource::Published(path), text, effects),
            Err(trouble) => failed(model, trouble, effects),
        },
        VisitAction::Fetched { path, errand, result } => {
            published::fetched(ctx, model, path, &errand, result, effects);
        }
        VisitAction::MakeOwn => make_own(ctx, model, effects),
        VisitAction::OpenMine => {
            if let Some(doc) = visited(model).map(|(doc, _)| doc) {
                leave_for(model, doc, effects);
            }
        }
        VisitAction::MergeInto { doc } => merge_into(ctx, model, doc, effects),
        VisitAction::MergeNews => published::look_again(model, effects),
        VisitAction::SendBack => published::send_back(model, effects),
        VisitAction::Refused => {
            if visited(model).is_some() {
                model.say(NoticeKind::OnlyReading);
            }
        }
    }
}

/// What is visited: the workspace's id and the visit.
fn visited(model: &Model) -> Option<(Text, &Visit)> {
    let session = model.session()?;
    Some((session.doc_id(), session.visit.as_ref()?))
}

/// The path of the published file that is read, if one is.
pub fn published_path(model: &Model) -> Option<Text> {
    match &visited(model)?.1.from {
        VisitSource::Published(path) => Some(Text::clone(path)),
        VisitSource::Link => None,
    }
}

/// Whether this browser has the workspace that is visited as one of its own.
pub fn has_own(model: &Model) -> bool {
    visited(model).is_some_and(|(doc, _)| model.workspaces.iter().any(|entry| entry.doc == doc))
}

fn called(model: &mut Model, call: Result<Call, Trouble>, effects: &mut Vec<Effect>) {
    if model.session().is_some_and(|session| session.kept != Kept::Kept) {
        // Leaving would lose what only this window holds: the notice says what to do first.
        return;
    }
    model.unsay(|kind| matches!(kind, NoticeKind::CannotVisit { .. }));
    match call {
        Ok(Call::Link { packed }) => {
            model.calling = Some(VisitSource::Link);
            effects.push(Effect::Visit(VisitEffect::Unpack { packed }));
        }
        Ok(Call::Published { path }) => {
            model.calling = Some(VisitSource::Published(Text::clone(&path)));
            effects.push(Effect::Visit(VisitEffect::Fetch { path, errand: Errand::Read }));
        }
        Err(trouble) => model.say(NoticeKind::CannotVisit { trouble }),
    }
}

/// What the address called for cannot be read: the workspaces of this browser open as ever.
fn failed(model: &mut Model, trouble: Trouble, effects: &mut Vec<Effect>) {
    model.calling = None;
    model.say(NoticeKind::CannotVisit { trouble });
    if matches!(model.phase, Phase::Loading) {
        effects.push(Effect::ListWorkspaces);
    }
}

/// Opens what was called for, in memory only.
fn arrived(ctx: &mut Ctx, model: &mut Model, from: VisitSource, text: Text, effects: &mut Vec<Effect>) {
    if model.calling.as_ref() != Some(&from) {
        return;
    }
    let decoded = match file::decode(&text, Source::Elsewhere) {
        Ok(decoded) => decoded,
        Err(error) => {
            let path = match from {
                VisitSource::Published(path) => Some(path),
                VisitSource::Link => None,
            };
            failed(model, Trouble::Unreadable { path, error }, effects);
            return;
        }
    };
    model.calling = None;
    let mut parts = Parts::new(&decoded.doc.id);
    parts.add("visit".into(), decoded.doc);
    let mut session = fresh_session(ctx, model, parts);
    session.changed = false;
    session.problems = decoded.problems;
    if from == VisitSource::Link {
        // What is small is shown whole: a cycle chosen for it might hide all of it.
        session.filter = query::Filter::default();
        model.route = Route::default();
        effects.push(Effect::SetAddress(model.route.hash().into()));
    }
    session.visit = Some(Visit { from, text });
    model.phase = Phase::Ready(Box::new(session));
    model.notices.retain(|notice| notice.kind.is_about_storage());
}

/// The same document as a workspace of this browser.
fn make_own(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(visit) = session.visit.take() else { return };
    let doc = session.space.doc().clone();
    let (id, problems, filter) = (session.doc_id(), session.problems.clone(), session.filter.clone());
    let name = name_of(&visit.from, &doc);
    let route = model.route.clone();
    remember(model, &id, &visit.from);
    open::beside(ctx, model, Opening { name, doc, problems }, effects);
    model.unsay(|kind| matches!(kind, NoticeKind::Opened { problems: 0, .. } | NoticeKind::OnlyReading));
    model.say(NoticeKind::OwnCopy);
    if let Phase::Ready(session) = &mut model.phase {
        session.filter = filter;
        model.route = route;
        effects.push(Effect::SetAddress(model.route.hash().into()));
    }
}

/// What a file of this would be called.
fn name_of(from: &VisitSource, doc: &Doc) -> Text {
    match from {
        VisitSource::Published(path) => address::name_of(path),
        VisitSource::Link => query::file_name(&Space::of(doc.clone()).workspace().name).into(),
    }
}

/// A copy knows where it came from, so that both can be brought together again.
fn remember(model: &mut Model, doc: &str, from: &VisitSource) {
    if let VisitSource::Published(path) = from {
        model.prefs.set_published(doc, Text::clone(path));
    }
}

/// Leaves for a workspace of this browser and brings what was read: it waits until that one is open, and then
/// comes in as any file does.
fn merge_into(ctx: &mut Ctx, model: &mut Model, doc: Text, effects: &mut Vec<Effect>) {
    let Some(session) = model.session() else { return };
    let Some(visit) = &session.visit else { return };
    if !model.workspaces.iter().any(|entry| entry.doc == doc) {
        return;
    }
    let (name, text) = (name_of(&visit.from, session.space.doc()), Text::clone(&visit.text));
    leave_for(model, doc, effects);
    open::arrived(ctx, model, Arrival::File, name, &text, effects);
}

/// Ends the visit and opens a workspace of this browser.
fn leave_for(model: &mut Model, doc: Text, effects: &mut Vec<Effect>) {
    let Some((visited, visit)) = visited(model) else { return };
    if visited == doc {
        let from = visit.from.clone();
        remember(model, &doc, &from);
    }
    model.phase = Phase::Loading;
    model.prefs.last = Some(Text::clone(&doc));
    model.route = Route { page: model.route.page, open: None };
    model.unsay(|kind| matches!(kind, NoticeKind::OnlyReading));
    effects.push(Effect::SetAddress(model.route.hash().into()));
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    effects.push(Effect::ReadParts { doc });
}
