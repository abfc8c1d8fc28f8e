//! The one function through which everything happens.

use crate::okr::Arrange;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::doc::{Write, Writer, inverse};
use crate::file;
use crate::okr::{Id, Text};
use crate::query::disagreements::Settling;
use crate::query::{self, Filter};
use crate::space::{Edit, writes};

use super::action::{Action, Choice, Refusal};
use super::ctx::Ctx;
use super::effect::{Effect, FocusTarget};
use super::history::Step;
use super::incoming::{Arrived, IncomingAction, Unreadable};
use super::journal::withdrawn_by;
use super::load::{self, Read, name_workspace};
use super::model::{Keeps, Model, Phase};
use super::notice::NoticeKind;
use super::open;
use super::route::Route;
use super::session::{Kept, SavedCopy, Session};
use super::visit::VisitEffect;
use super::{
    carrying, changing, closing, comparing, handing, making, reminding, sharing, snapshots, team, visit, week,
};

/// A session ends when the page was hidden for so long: the machine may have slept, or been copied.
const SESSION_ENDS_AFTER_MINUTES: u32 = 30;

/// What the app knows after something happened, and what it then asks the shell to do.
pub fn update(ctx: &mut Ctx, mut model: Model, action: Action) -> (Model, Vec<Effect>) {
    let mut effects = Vec::new();
    model.today = ctx.today;
    let visits = model.session().is_some_and(|session| session.visit.is_some());
    match if visits { visit::treats(&action) } else { visit::Reading::Allows } {
        visit::Reading::Allows => {
            let before = visit::published_path(&model);
            let may_be_said = reminding::concerns(&action);
            step(ctx, &mut model, action, &mut effects);
            if may_be_said {
                reminding::follow(&mut model);
            }
            if open::take_arrived(ctx, &mut model, &mut effects) {
                dress(&model, &mut effects);
            }
            with_session(&mut model, |session| {
                session.follow_incoming(ctx.now, ctx.today);
                changing::follow(session);
            });
            team::follow(&mut model, &mut effects);
            visit::keep_nothing(&model, &mut effects);
            if before.is_some() && before != visit::published_path(&model) {
                effects.push(Effect::Visit(VisitEffect::CleanAddress));
            }
        }
        visit::Reading::Refuses => model.say(NoticeKind::OnlyReading),
        visit::Reading::Ignores => {}
    }
    (model, effects)
}

#[expect(clippy::too_many_lines, reason = "one arm for each action, nearly all of them one call")]
fn step(ctx: &mut Ctx, model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Started { prefs, route, keeps } => {
            model.prefs = prefs;
            model.route = route;
            model.keeps = keeps;
            dress(model, effects);
            match keeps {
                Keeps::Yes => {}
                Keeps::Full => model.say(NoticeKind::StorageFull),
                Keeps::Blocked => model.say(NoticeKind::StorageBlocked),
            }
            effects.push(Effect::ListWorkspaces);
        }
        Action::WorkspacesListed(list) => listed(model, list, effects),
        Action::PartsRead { doc, parts, quarantined, incomplete } => {
            load::load(ctx, model, Read { doc, parts, quarantined, incomplete }, effects);
            visit::opened(model, effects);
            reminding::remind(model, effects);
            dress(model, effects);
        }
        Action::Appended { seq, keeps } => appended(model, seq, keeps, effects),
        Action::BaseWritten { generation, replaces, result } => {
            base_written(model, &generation, replaces.is_empty(), result);
        }
        Action::TabWrote { doc, key, text } => tab_wrote(model, &doc, key, &text, effects),
        Action::NewerTab => model.say(NoticeKind::NewerVersion),
        Action::TextArrived { arrival, name, text } => {
            open::arrived(ctx, model, arrival, name, &text, effects);
            dress(model, effects);
        }
        Action::CannotRead { name, error } => {
            let said = Err(Unreadable::Decode(error));
            open::files_arrived(ctx, model, vec![Arrived { name, said }], effects);
        }
        Action::Quarantined { key, chars } => {
            with_session(model, |session| {
                session.quarantined.push(super::session::Quarantined { key, chars });
            });
        }
        Action::Relist => effects.push(Effect::ListWorkspaces),
        Action::DownloadOriginals => {
            if let Phase::Closed { doc, parts, .. } = &model.phase {
                for (at, (_, text)) in parts.iter().enumerate() {
                    let name = Text::from(format!("{doc}-{}.json", at + 1));
                    effects.push(Effect::DownloadText { name, text: Text::clone(text) });
                }
            }
        }
        Action::NotText { name, offset } => {
            let said = Err(Unreadable::NotText { offset });
            open::files_arrived(ctx, model, vec![Arrived { name, said }], effects);
        }
        Action::Answer(choice) => {
            open::answer(ctx, model, choice, effects);
            if choice != Choice::Leave {
                dress(model, effects);
            }
        }
        Action::Incoming(action) => {
            let opens = matches!(action, IncomingAction::Arrived(_));
            open::look_through(ctx, model, action, effects);
            if opens {
                dress(model, effects);
            }
        }
        Action::Snapshot(action) => {
            snapshots::update(ctx, model, action, effects);
            dress(model, effects);
        }
        Action::Compare(action) => comparing::update(model, action),
        Action::Hand(action) => handing::act(model, action, effects),
        Action::Week(action) => with_session(model, |session| week::act(session, action)),
        Action::Closing(action) => with_session(model, |session| closing::act(session, action)),
        Action::Carry(action) => carrying::act(ctx, model, action, effects),
        Action::Changing(action) => changing::act(ctx, model, action, effects),
        Action::Kpi(action) => making::make_for_kpi(ctx, model, action, effects),
        Action::Share(action) => sharing::update(ctx, model, action, effects),
        Action::Team(action) => team::update(ctx, model, action, effects),
        Action::Visit(action) => {
            visit::update(ctx, model, action, effects);
            dress(model, effects);
        }
        Action::Open => effects.push(Effect::PickFile),
        Action::StartEmpty { name } => {
            open::start_empty(ctx, model, &name, effects);
            dress(model, effects);
        }
        Action::SeeSample => effects.push(Effect::FetchSample),
        Action::Save { ask } => save(model, ask, effects),
        Action::Saved { name } => saved(ctx, model, name, effects),
        Action::Switch { doc } => switch(model, doc, effects),
        Action::Remove { doc } => remove(model, doc, effects),
        Action::Add { new, place } => making::add(ctx, model, new, place, effects),
        Action::Make { new, place, changes } => making::make(ctx, model, &new, &place, changes, effects),
        Action::TakeOn { new, place, of, ask, text } => {
            making::take_on(ctx, model, &new, &place, making::Asked { of, ask, text }, effects);
        }
        Action::Draft { new, place } => making::draft(ctx, model, new, place, effects),
        Action::BeginCycle { new, place } => making::begin_cycle(ctx, model, new, place, effects),
        Action::Edit(edit) => edited(ctx, model, &edit, effects),
        Action::Settle(settling) => settled(ctx, model, settling, effects),
        Action::StartSettling(id) => {
            go(model, Route { page: model.route.page, open: Some(id) }, effects);
            effects.push(Effect::SetAddress(model.route.hash().into()));
            effects.push(Effect::Focus(FocusTarget::Questions));
        }
        Action::Undo => undo(ctx, model, effects),
        Action::Redo => redo(ctx, model, effects),
        Action::IAm(who) => i_am(ctx, model, who, effects),
        Action::Go(route) => {
            if model.route != route {
                go(model, route, effects);
                effects.push(Effect::SetAddress(model.route.hash().into()));
            }
        }
        Action::StartTalking(id) => {
            go(model, Route { page: model.route.page, open: Some(id) }, effects);
            effects.push(Effect::SetAddress(model.route.hash().into()));
            effects.push(Effect::Focus(FocusTarget::Comment));
        }
        Action::StartAligning(id) => {
            go(model, Route { page: model.route.page, open: Some(id) }, effects);
            effects.push(Effect::SetAddress(model.route.hash().into()));
            effects.push(Effect::Focus(FocusTarget::Align));
        }
        Action::AskCoach(id) => {
            go(model, Route { page: model.route.page, open: Some(id) }, effects);
            effects.push(Effect::SetAddress(model.route.hash().into()));
            effects.push(Effect::Focus(FocusTarget::Coach));
        }
        Action::AddressChanged(route) => go(model, route, effects),
        Action::Filter(filter) => look_at(model, filter, effects),
        Action::LookAtMap(view) => with_session(model, |session| session.map = view),
        Action::Toggle(id) => with_session(model, |session| {
            if !session.collapsed.remove(&id) {
                session.collapsed.insert(id);
            }
        }),
        Action::CollapseAll(closed) => with_session(model, |session| {
            session.collapsed = if closed { query::collapsible(&session.space) } else { BTreeSet::default() };
        }),
        Action::Speak(lang) => {
            model.prefs.lang = lang;
            effects.push(Effect::KeepPrefs(model.prefs.clone()));
            dress(model, effects);
        }
        Action::Wear(theme) => {
            model.prefs.theme = theme;
            effects.push(Effect::KeepPrefs(model.prefs.clone()));
            dress(model, effects);
        }
        Action::Quiet(quiet) => reminding::keep_quiet(model, quiet, effects),
        Action::Dismiss(id) => model.notices.retain(|notice| notice.id != id),
        Action::DownloadQuarantined(key) => effects.push(Effect::DownloadQuarantined { key }),
        Action::DeleteQuarantined(key) => {
            with_session(model, |session| session.quarantined.retain(|one| one.key != key));
            effects.push(Effect::DeleteQuarantined { key });
        }
        Action::FreshSeen => with_session(model, |session| session.fresh = None),
        Action::TidyUp { live } => {
            if let Phase::Ready(session) = &mut model.phase {
                effects.extend(session.tidy_up(&live));
            }
        }
        Action::Woke { hidden_minutes } => {
            if hidden_minutes >= SESSION_ENDS_AFTER_MINUTES {
                with_session(model, |session| {
                    session.writer = Writer::new(ctx.dice.session(), ctx.now, session.writer.who().cloned());
                });
            }
            team::woke(model, effects);
            reminding::remind(model, effects);
        }
    }
}

pub(super) fn with_session(model: &mut Model, act: impl FnOnce(&mut super::session::Session)) {
    if let Phase::Ready(session) = &mut model.phase {
        act(session);
    }
}

/// Shows what a filter lets through; the chosen cycle is there again next time.
fn look_at(model: &mut Model, filter: Filter, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let doc = session.doc_id();
    let turned = session.filter.cycle != filter.cycle && session.visit.is_none();
    session.filter = filter;
    if turned {
        model.prefs.set_cycle(&doc, session.filter.cycle.as_ref().map(Id::text));
        effects.push(Effect::KeepPrefs(model.prefs.clone()));
    }
}

/// Goes somewhere. Closing the panel gives the focus back to the row it was opened from.
pub(super) fn go(model: &mut Model, route: Route, effects: &mut Vec<Effect>) {
    model.copied = None;
    let before = std::mem::replace(&mut model.route, route);
    if let Some(open) = before.open
        && model.route.open.is_none()
    {
        effects.push(Effect::Focus(FocusTarget::Back(open)));
    }
}

/// Language, theme and the title of the page.
fn dress(model: &Model, effects: &mut Vec<Effect>) {
    let title = model.session().map_or_else(|| Text::from(""), |session| session.space.workspace().name);
    effects.push(Effect::Dress { prefs: model.prefs.clone(), title });
}

fn listed(model: &mut Model, list: Vec<super::model::WorkspaceEntry>, effects: &mut Vec<Effect>) {
    model.workspaces = list;
    model.workspaces.arrange(Ord::cmp);
    if !matches!(model.phase, Phase::Loading) || model.calling.is_some() {
        return;
    }
    let last =
        model.prefs.last.as_ref().filter(|last| model.workspaces.iter().any(|entry| entry.doc == **last));
    match last.or_else(|| model.workspaces.first().map(|entry| &entry.doc)) {
        Some(doc) => effects.push(Effect::ReadParts { doc: Text::clone(doc) }),
        None => model.phase = Phase::Welcome,
    }
}

/// How keeping a record went. Once there is room again, a base brings what was refused.
fn appended(model: &mut Model, seq: u64, result: Result<(), Refusal>, effects: &mut Vec<Effect>) {
    match result {
        Err(refusal) => refused(model, seq, refusal),
        Ok(()) => {
            if let Phase::Ready(session) = &mut model.phase
                && matches!(session.kept, Kept::OnlyHere { .. })
            {
                let whole = session.space.doc().clone();
                effects.push(session.base_of(&whole, Vec::new()));
            }
        }
    }
}

/// How keeping a base went. What was folded stays in memory as it was: only the texts are fewer.
fn base_written(model: &mut Model, generation: &str, is_whole: bool, result: Result<(), Refusal>) {
    let seq = generation.rsplit('-').next().and_then(|seq| seq.parse().ok()).unwrap_or(0);
    match result {
        Err(refusal) if is_whole => refused(model, seq, refusal),
        Err(_) => {}
        Ok(()) => {
            let Phase::Ready(session) = &mut model.phase else { return };
            if matches!(session.kept, Kept::OnlyHere { refused } if refused <= seq) && is_whole {
                session.kept = Kept::Kept;
                model.keeps = Keeps::Yes;
                model.unsay(NoticeKind::is_about_storage);
            }
        }
    }
}

/// Storage refused something: it is said until there is room again.
fn refused(model: &mut Model, seq: u64, refusal: Refusal) {
    model.unsay(NoticeKind::is_about_storage);
    match refusal {
        Refusal::Full => {
            model.keeps = Keeps::Full;
            model.say(NoticeKind::StorageFull);
        }
        Refusal::Blocked => {
            model.keeps = Keeps::Blocked;
            model.say(NoticeKind::StorageBlocked);
        }
        Refusal::Failed(reason) => model.say(NoticeKind::StorageFailed { reason }),
    }
    with_session(model, |session| {
        if session.visit.is_some() {
            return;
        }
        let before = if let Kept::OnlyHere { refused } = session.kept { refused } else { 0 };
        session.kept = Kept::OnlyHere { refused: seq.max(before) };
    });
}

fn tab_wrote(model: &mut Model, doc: &str, key: crate::doc::PartKey, text: &str, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    if *session.doc_id() != *doc {
        return;
    }
    if let Some(keys) = withdrawn_by(text) {
        session.parts.withdraw(keys.iter().map(String::as_str));
    } else if let Ok(decoded) = file::decode(text, file::Source::Storage) {
        session.parts.add(key, decoded.doc);
    } else {
        return;
    }
    session.space = session.space.next(session.parts.doc().clone());
    session.changed = true;
    let space = session.space.clone();
    name_workspace(model, &space, effects);
}

/// Writes an edit, with what the ledger of changes has to say of it, as one step.
pub(super) fn edited(ctx: &mut Ctx, model: &mut Model, edit: &Edit, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let told = changing::tell(ctx, session, writes(&session.space, edit));
    let list = told.writes;
    let runs = told.made.iter().any(|made| made.of.as_str() == deleted_by(edit));
    let Some(step) = write(ctx, session, &list, effects) else { return };
    session.history.push(step);
    changing::ask(session, &told.made);
    let space = session.space.clone();
    // Its button to undo would take back something else now.
    model.unsay(NoticeKind::is_about_merge);
    name_workspace(model, &space, effects);
    if let Edit::Delete { id } = edit {
        let count =
            list.iter().map(|write| if let Write::Delete { ids } = write { ids.len() } else { 0 }).sum();
        model.say(NoticeKind::Deleted { count, runs: runs.then(|| id.clone()) });
        if model.route.open.as_ref() == Some(id) {
            model.route = Route { page: model.route.page, open: None };
            effects.push(Effect::SetAddress(model.route.hash().into()));
        }
    }
}

/// What an edit deletes; empty for any other.
fn deleted_by(edit: &Edit) -> &str {
    if let Edit::Delete { id } = edit { id.as_str() } else { "" }
}

/// Settles what people disagree about, and says what is then so.
fn settled(ctx: &mut Ctx, model: &mut Model, settling: Settling, effects: &mut Vec<Effect>) {
    let before = model.session().map(|session| session.space.clone());
    edited(ctx, model, &settling.edit, effects);
    if model.session().map(|session| &session.space) != before.as_ref() {
        model.say(NoticeKind::Settled(settling.told));
    }
}

/// Writes, keeps, and tells what takes it back.
fn write(
    ctx: &Ctx,
    session: &mut super::session::Session,
    list: &[Write],
    effects: &mut Vec<Effect>,
) -> Option<Step> {
    let before = session.space.doc().clone();
    let delta = before.write(&mut session.writer, ctx.now, list)?;
    let inverse = inverse(&before, &delta);
    let key = session.add_part(delta, effects);
    Some(Step::Edit { inverse, parts: vec![key] })
}

fn undo(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    // What it says was settled may be open again, and its button would take back another step.
    model.unsay(|kind| matches!(kind, NoticeKind::Settled(_)));
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(step) = session.history.take_done() else { return };
    match &*step {
        Step::Edit { inverse, parts } => {
            if let Some(Step::Edit { inverse: again, parts: back }) = write(ctx, session, inverse, effects) {
                session.history.cancel(parts.iter().chain(&back).cloned());
                session.history.put_undone(Step::Edit { inverse: again, parts: Vec::new() });
            }
        }
        Step::Import { .. } | Step::Replace { .. } => {
            session.take_out(ctx, &step, effects);
            session.history.put_undone(Step::clone(&step));
        }
    }
    let space = session.space.clone();
    model.unsay(NoticeKind::is_about_merge);
    name_workspace(model, &space, effects);
}

fn redo(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(step) = session.history.take_undone() else { return };
    match &*step {
        Step::Edit { inverse, .. } => {
            if let Some(step) = write(ctx, session, inverse, effects) {
                session.history.put(step);
            }
        }
        Step::Import { files, .. } => {
            let step = session.take_in(ctx, Rc::clone(files), effects);
            session.history.put(step);
        }
        Step::Replace { files, .. } => {
            let step = session.replace_by(ctx, Rc::clone(files), effects);
            session.history.put(step);
        }
    }
    let space = session.space.clone();
    model.unsay(NoticeKind::is_about_merge);
    name_workspace(model, &space, effects);
}

fn i_am(ctx: &mut Ctx, model: &mut Model, who: Option<Id>, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let doc = session.doc_id();
    session.writer = Writer::new(ctx.dice.session(), ctx.now, who.clone());
    if session.visit.is_some() {
        return;
    }
    model.prefs.set_me(&doc, who.map(|id| id.text()));
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
}

fn save(model: &Model, ask: bool, effects: &mut Vec<Effect>) {
    let Some(session) = model.session() else { return };
    let name = match &session.copy.name {
        Some(name) => Text::clone(name),
        None => query::file_name(&session.space.workspace().name).into(),
    };
    effects.push(Effect::Save { name, text: file::encode(session.space.doc()).into(), ask });
}

fn saved(ctx: &Ctx, model: &mut Model, name: Option<Text>, effects: &mut Vec<Effect>) {
    let Some(name) = name else {
        model.say(NoticeKind::CannotSave);
        return;
    };
    let Phase::Ready(session) = &mut model.phase else { return };
    let newest = Some(session.space.doc().newest());
    session.copy = SavedCopy { name: Some(Text::clone(&name)), newest, at: Some(ctx.now) };
    session.changed = false;
    if session.visit.is_some() {
        model.say(NoticeKind::Saved { name });
        return;
    }
    let (doc, copy) = (session.doc_id(), session.copy.clone());
    model.prefs.set_copy(&doc, copy);
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    model.unsay(|kind| matches!(kind, NoticeKind::CannotSave));
    model.say(NoticeKind::Saved { name });
}

fn switch(model: &mut Model, doc: Text, effects: &mut Vec<Effect>) {
    let stays =
        |session: &Session| session.kept != Kept::Kept || session.doc_id() == doc && session.visit.is_none();
    if model.session().is_some_and(stays) {
        // Leaving would lose what only this window holds: the notice says what to do first.
        return;
    }
    model.phase = Phase::Loading;
    model.prefs.last = Some(Text::clone(&doc));
    model.route = Route { page: model.route.page, open: None };
    effects.push(Effect::SetAddress(model.route.hash().into()));
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    effects.push(Effect::ReadParts { doc });
}

fn remove(model: &mut Model, doc: Text, effects: &mut Vec<Effect>) {
    model.workspaces.retain(|entry| entry.doc != doc);
    model.prefs.forget(&doc);
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    effects.push(Effect::RemoveWorkspace { doc: Text::clone(&doc) });
    if model.session().is_some_and(|session| session.doc_id() == doc && session.visit.is_none()) {
        model.phase = match model.workspaces.first() {
            Some(entry) => {
                effects.push(Effect::ReadParts { doc: Text::clone(&entry.doc) });
                Phase::Loading
            }
            None => Phase::Welcome,
        };
    }
    dress(model, effects);
}
