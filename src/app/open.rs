//! Texts that come in: opened as a workspace of their own, or merged into the one at hand.

use std::rc::Rc;

use crate::doc::{Brought, Doc, Parts};
use crate::file::{self, Problem, Source};
use crate::okr::Text;
use crate::query::{self, Filter};
use crate::space::{Space, workspace_id};

use super::action::{Arrival, Choice};
use super::comparing::{self, CompareAction, State};
use super::ctx::Ctx;
use super::effect::Effect;
use super::history::Files;
use super::incoming::{
    Arrived, COPY_LETTERS, Incoming, IncomingAction, Opening, Replacing, Unreadable, Unstamped, is_copy_of,
};
use super::load::{begin, name_workspace};
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::route::Page;
use super::sample;
use super::session::{SavedCopy, Session};
use super::snapshots::Occasion;

/// A text arrived: read it, then ask, or open it where there is nothing to lose.
pub fn arrived(
    ctx: &mut Ctx,
    model: &mut Model,
    arrival: Arrival,
    name: Text,
    text: &str,
    effects: &mut Vec<Effect>,
) {
    match arrival {
        Arrival::File => files_arrived(ctx, model, vec![Arrived::text(name, text.into())], effects),
        Arrival::Sample => {
            unsay_unreadable(model);
            match read(name, &sample::shift(text, ctx.today)) {
                Ok(mut opening) => {
                    opening.doc.id = sample::id_of_week(&opening.doc.id, ctx.today).into();
                    beside(ctx, model, opening, effects);
                }
                Err((name, why)) => say_unreadable(model, name, why),
            }
        }
    }
}

/// Files arrived, all at once. Where there is work they wait together for an answer; where there is none the
/// first that can be read is opened, and the others are held against it.
pub fn files_arrived(ctx: &mut Ctx, model: &mut Model, files: Vec<Arrived>, effects: &mut Vec<Effect>) {
    if matches!(model.phase, Phase::Loading) {
        // Nothing is opened over what is being read.
        model.arrived.extend(files);
        return;
    }
    unsay_unreadable(model);
    let_in(ctx, model, files, effects);
}

fn let_in(ctx: &mut Ctx, model: &mut Model, files: Vec<Arrived>, effects: &mut Vec<Effect>) {
    let mut files = files.into_iter();
    if picked_to_compare(model) {
        for file in files.by_ref().take(1) {
            to_compare(model, file);
        }
    }
    if may_open(model) {
        for file in files.by_ref() {
            match read_arrived(file) {
                Ok(opening) => {
                    beside(ctx, model, opening, effects);
                    break;
                }
                Err((name, why)) => say_unreadable(model, name, why),
            }
        }
        // They come next, as soon as that workspace is open.
        model.arrived.extend(files);
        return;
    }
    offer(ctx, model, files);
}

/// Lets in what arrived while something was being read; tells whether there was anything.
pub fn take_arrived(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let mut took = false;
    while !model.arrived.is_empty() && !matches!(model.phase, Phase::Loading) {
        let files = std::mem::take(&mut model.arrived);
        let_in(ctx, model, files, effects);
        took = true;
    }
    took
}

/// Whether a file that arrives can be opened without asking: nothing is open, or nothing of the person's.
fn may_open(model: &Model) -> bool {
    model.session().is_none_or(|session| session.visit.is_some() || session.space.doc().items.is_empty())
}

/// Files join those that wait for an answer already. Where none of them can be read there is nothing to ask.
fn offer(ctx: &Ctx, model: &mut Model, files: impl Iterator<Item = Arrived>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let mut incoming = session.incoming.take().unwrap_or_else(|| Incoming::new(&session.space));
    for file in files {
        match read_arrived(file) {
            Ok(opening) => incoming.add(opening),
            Err(unread) => incoming.unread.push(unread),
        }
    }
    if incoming.files.is_empty() {
        for (name, why) in incoming.unread {
            say_unreadable(model, name, why);
        }
        return;
    }
    incoming.join();
    incoming.look_ahead(&session.writer, ctx.now, ctx.today);
    session.incoming = Some(incoming);
}

/// Reads what arrived.
fn read_arrived(file: Arrived) -> Result<Opening, (Text, Unreadable)> {
    match file.said {
        Ok(text) => read(file.name, &text),
        Err(why) => Err((file.name, why)),
    }
}

/// Reads a text; the name comes back with the reason where nothing of it can be used.
fn read(name: Text, text: &str) -> Result<Opening, (Text, Unreadable)> {
    match file::decode(text, Source::Elsewhere) {
        Ok(decoded) => Ok(Opening { name, doc: decoded.doc, problems: decoded.problems }),
        Err(error) => Err((name, Unreadable::Decode(error))),
    }
}

fn unsay_unreadable(model: &mut Model) {
    model.unsay(|kind| matches!(kind, NoticeKind::CannotOpen { .. } | NoticeKind::NotText { .. }));
}

fn say_unreadable(model: &mut Model, name: Text, why: Unreadable) {
    model.say(match why {
        Unreadable::Decode(error) => NoticeKind::CannotOpen { name, error },
        Unreadable::NotText { offset } => NoticeKind::NotText { name, offset },
    });
}

/// Whether the page that compares waits for a file.
fn picked_to_compare(model: &Model) -> bool {
    let picks = model.session().and_then(|session| session.comparing.picks);
    picks.is_some() && model.route.page == Page::Compare
}

fn to_compare(model: &mut Model, file: Arrived) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(half) = session.comparing.picks.take() else { return };
    match read_arrived(file) {
        Ok(Opening { name, doc, problems }) => {
            let state = State::File { name, space: Box::new(Space::of(doc)), problems: problems.into() };
            comparing::update(model, CompareAction::Choose(half, state));
        }
        Err((name, why)) => say_unreadable(model, name, why),
    }
}

/// The person looks through files on their way in, or more of them come.
pub fn look_through(ctx: &mut Ctx, model: &mut Model, action: IncomingAction, effects: &mut Vec<Effect>) {
    if let IncomingAction::Arrived(files) = action {
        files_arrived(ctx, model, files, effects);
        return;
    }
    let Phase::Ready(session) = &mut model.phase else { return };
    if let IncomingAction::BroughtRead { doc, texts } = action {
        if doc == session.doc_id() {
            for (name, text) in texts {
                session.brought.extend(Brought::files(&text).map(|files| (name, files)));
            }
        }
        return;
    }
    let Some(incoming) = &mut session.incoming else { return };
    match action {
        IncomingAction::Take { nth, taken } => {
            incoming.take(nth, taken);
            incoming.join();
            incoming.look_ahead(&session.writer, ctx.now, ctx.today);
        }
        IncomingAction::LeaveOut { ids, out } => incoming.leave_out(&ids, out),
        IncomingAction::Unstamped(unstamped) => {
            incoming.unstamped = unstamped;
            incoming.look_ahead(&session.writer, ctx.now, ctx.today);
        }
        IncomingAction::Arrived(_) | IncomingAction::BroughtRead { .. } => {}
    }
}

/// The person answered.
pub fn answer(ctx: &mut Ctx, model: &mut Model, choice: Choice, effects: &mut Vec<Effect>) {
    match choice {
        Choice::Replace => begin_replacing(ctx, model, effects),
        Choice::Leave | Choice::Merge | Choice::Beside => {
            let Phase::Ready(session) = &mut model.phase else { return };
            let Some(incoming) = session.incoming.take() else { return };
            match choice {
                Choice::Merge => merge(ctx, model, &incoming, effects),
                Choice::Beside => all_beside(ctx, model, incoming, effects),
                Choice::Leave | Choice::Replace => {}
            }
        }
    }
}

/// Merges what is wanted of the files as one step; a snapshot of the state before is kept.
fn merge(ctx: &mut Ctx, model: &mut Model, incoming: &Incoming, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let mut docs = incoming.wanted();
    docs.retain(|(_, doc)| !doc.items.is_empty() || !doc.extras.is_empty());
    let Some((name, _)) = docs.first().cloned() else { return };
    let chosen = incoming.chosen();
    let disagreed = query::disagreements::count(&session.space);
    session.snapshot(ctx, Occasion::Merge, &docs, effects);
    let files = Rc::new(Files { docs, unstamped: incoming.unstamped });
    let step = session.take_in(ctx, Rc::clone(&files), effects);
    show_what_came(ctx, session, &files);
    session.history.push(step);
    session.problems = problems_of(incoming);
    let notice = NoticeKind::Merged {
        name,
        files: files.docs.len(),
        added: chosen.added,
        changed: chosen.changed,
        disagreements: query::disagreements::count(&session.space).saturating_sub(disagreed),
        problems: session.problems.len(),
    };
    let space = session.space.clone();
    name_workspace(model, &space, effects);
    model.unsay(NoticeKind::is_about_merge);
    model.say(notice);
}

/// What came in would stand in a cycle that is not shown.
fn show_what_came(ctx: &Ctx, session: &mut Session, files: &Files) {
    let shown = |(_, doc): &(Text, Doc)| query::shows_any(&session.space, &session.filter, doc, ctx.today);
    if !files.docs.iter().all(shown) {
        session.filter = Filter::default();
    }
}

fn problems_of(incoming: &Incoming) -> Vec<Problem> {
    incoming.taken().flat_map(|file| file.opening.problems.iter().cloned()).collect()
}

/// Keeps a snapshot; once that is done, the file takes the place of the workspace.
pub fn begin_replacing(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let doc = session.space.doc().clone();
    let Some(incoming) = &mut session.incoming else { return };
    let Some(file) = incoming.replacement() else { return };
    let files = [(Text::clone(&file.opening.name), file.opening.doc.clone())];
    incoming.replacing = Replacing::Waits(doc);
    session.snapshot(ctx, Occasion::Replace, &files, effects);
}

/// The file takes the place of the workspace, of which a snapshot is kept.
pub fn replace(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(incoming) = session.incoming.take() else { return };
    let Some(file) = incoming.replacement() else { return };
    let name = Text::clone(&file.opening.name);
    let docs = vec![(Text::clone(&name), file.opening.doc.clone())];
    let files = Rc::new(Files { docs, unstamped: Unstamped::Ask });
    let step = session.replace_by(ctx, Rc::clone(&files), effects);
    show_what_came(ctx, session, &files);
    session.history.push(step);
    session.problems = problems_of(&incoming);
    let space = session.space.clone();
    name_workspace(model, &space, effects);
    model.unsay(NoticeKind::is_about_merge);
    model.say(NoticeKind::Replaced { name });
}

/// Opens each workspace among the files beside this one; files of one workspace join. The first is shown.
fn all_beside(ctx: &mut Ctx, model: &mut Model, incoming: Incoming, effects: &mut Vec<Effect>) {
    let mut openings: Vec<Opening> = Vec::new();
    for file in incoming.files.into_iter().filter(|file| file.taken) {
        let mut opening = file.opening;
        if model.session().is_some_and(|session| session.doc_id() == opening.doc.id) {
            name_copy(ctx, &mut opening.doc);
            // Two copies of this workspace stand in one.
            if let Some(before) = openings.iter().find(|before| is_copy_of(&before.doc.id, &opening.doc.id)) {
                opening.doc.id = Rc::clone(&before.doc.id);
            }
        }
        match openings.iter_mut().find(|before| before.doc.id == opening.doc.id) {
            Some(before) => {
                before.doc.absorb(&opening.doc);
                before.problems.extend(opening.problems);
            }
            None => openings.push(opening),
        }
    }
    for opening in openings.into_iter().rev() {
        beside(ctx, model, opening, effects);
    }
}

/// A copy that stands beside has to have a name of its own.
pub fn name_copy(ctx: &mut Ctx, doc: &mut Doc) {
    let own: String = ctx.dice.session().as_str().chars().take(COPY_LETTERS).collect();
    doc.id = format!("{}~{own}", doc.id).into();
}

/// Opens a document as a workspace of its own; where this browser has that workspace already,
/// both join.
pub fn beside(ctx: &mut Ctx, model: &mut Model, opening: Opening, effects: &mut Vec<Effect>) {
    let Opening { name, doc, problems } = opening;
    let known = model.workspaces.iter().any(|entry| entry.doc == doc.id);
    let id = Text::clone(&doc.id);
    let generation: Text = ctx.dice.session().as_str().into();
    let text: Text = file::encode(&doc).into();
    effects.push(Effect::WriteBase {
        doc: Text::clone(&id),
        generation: Text::clone(&generation),
        text,
        replaces: Vec::new(),
    });
    model.say(NoticeKind::Opened { name: Text::clone(&name), problems: problems.len() });
    model.prefs.set_copy(&id, SavedCopy { name: Some(name), newest: Some(doc.newest()), at: None });
    if known {
        model.phase = Phase::Loading;
        model.prefs.last = Some(Text::clone(&id));
        effects.push(Effect::KeepPrefs(model.prefs.clone()));
        effects.push(Effect::ReadParts { doc: id });
        return;
    }
    let mut parts = Parts::new(&id);
    parts.add(format!("plumbline/1/{id}/base/{generation}").into(), doc);
    let mut session = begin(ctx, model, parts, effects);
    session.problems = problems;
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    model.phase = Phase::Ready(Box::new(session));
    model.route = super::route::Route::default();
    effects.push(Effect::SetAddress(model.route.hash().into()));
}

/// An empty workspace with a name, one company and the current quarter.
pub fn start_empty(ctx: &mut Ctx, model: &mut Model, name: &Text, effects: &mut Vec<Effect>) {
    use crate::okr::{CycleKind, Period, UnitKind};
    use crate::space::{Change, Edit, New, Place, writes};

    let doc = Doc::new(ctx.dice.id("d").as_str());
    let workspace = workspace_id(&doc.id);
    let mut steps = vec![
        Edit::Change { id: workspace, change: Change::Title(Text::clone(name)) },
        Edit::Add {
            id: ctx.dice.id("u"),
            new: New::Unit { name: Text::clone(name), kind: UnitKind::Company },
            place: Place::default(),
        },
    ];
    let year = Period::containing(CycleKind::Year, ctx.today);
    let quarter = Period::containing(CycleKind::Quarter, ctx.today);
    let mut above = None;
    for period in [year, quarter].into_iter().flatten() {
        let id = ctx.dice.id("c");
        let new =
            New::Cycle { name: period.to_string().into(), kind: Some(period.kind()), span: period.span() };
        steps.push(Edit::Add { id: id.clone(), new, place: Place { under: above, after: None } });
        above = Some(id);
    }
    let mut session = begin(ctx, model, Parts::new(&doc.id), effects);
    let list = writes(&session.space, &Edit::Together(steps));
    if let Some(delta) = session.space.doc().write(&mut session.writer, ctx.now, &list) {
        session.add_part(delta, effects);
    }
    session.filter.cycle = crate::query::current_cycle(&session.space, ctx.today);
    name_workspace(model, &session.space, effects);
    model.phase = Phase::Ready(Box::new(session));
    model.route = super::route::Route::default();
    effects.push(Effect::SetAddress(model.route.hash().into()));
}
