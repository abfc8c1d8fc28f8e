//! Texts that come in: opened as a workspace of their own, or merged into the one at hand.

use crate::doc::{Doc, Parts};
use crate::file::{self, Source};
use crate::okr::Text;
use crate::query::{self, Filter};
use crate::space::{Space, workspace_id};

use super::action::{Arrival, Choice};
use super::ctx::Ctx;
use super::effect::Effect;
use super::history::Step;
use super::load::{begin, name_workspace};
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::opening::{Opening, Question};
use super::sample;
use super::session::SavedCopy;

/// A text arrived: read it, then ask, or open it where there is nothing to lose.
pub fn arrived(
    ctx: &mut Ctx,
    model: &mut Model,
    arrival: Arrival,
    name: Text,
    text: &str,
    effects: &mut Vec<Effect>,
) {
    model.unsay(|kind| matches!(kind, NoticeKind::CannotOpen { .. } | NoticeKind::NotText { .. }));
    let shifted;
    let text = match arrival {
        Arrival::File => text,
        Arrival::Sample => {
            shifted = sample::shift(text, ctx.today);
            &shifted
        }
    };
    let decoded = match file::decode(text, Source::Elsewhere) {
        Ok(decoded) => decoded,
        Err(error) => {
            model.say(NoticeKind::CannotOpen { name, error });
            return;
        }
    };
    let mut opening = Opening { name, doc: decoded.doc, problems: decoded.problems };
    if arrival == Arrival::Sample {
        opening.doc.id = sample::id_of_week(&opening.doc.id, ctx.today).into();
    }
    let Phase::Ready(session) = &mut model.phase else {
        beside(ctx, model, opening, effects);
        return;
    };
    if arrival == Arrival::Sample || session.space.doc().items.is_empty() {
        beside(ctx, model, opening, effects);
        return;
    }
    let ours = session.space.doc();
    let theirs = Space::of(opening.doc.clone());
    let joined = ours.merge(&opening.doc);
    let added = joined.items.len() - ours.items.len();
    let differs = |id: &crate::okr::Id| joined.items.get(id) != ours.items.get(id);
    let changed = ours.items.keys().filter(|id| differs(id)).count();
    session.question = Some(Question {
        same: ours.id == opening.doc.id,
        title: theirs.workspace().name,
        added,
        changed,
        opening,
    });
}

/// The person answered.
pub fn answer(ctx: &mut Ctx, model: &mut Model, choice: Choice, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(question) = session.question.take() else { return };
    match choice {
        Choice::Leave => {}
        Choice::Merge => merge(ctx, model, question, effects),
        Choice::Beside => {
            let mut opening = question.opening;
            if question.same {
                // A copy that stands beside has to have a name of its own.
                opening.doc.id = format!("{}~{}", opening.doc.id, &ctx.dice.session().as_str()[..4]).into();
            }
            beside(ctx, model, opening, effects);
        }
    }
}

fn merge(ctx: &mut Ctx, model: &mut Model, question: Question, effects: &mut Vec<Effect>) {
    let Question { opening, added, changed, .. } = question;
    let Phase::Ready(session) = &mut model.phase else { return };
    if opening.doc.highest(session.writer.session()) > session.writer.last() {
        // Somebody else holds this session: from here on we are another one (rule M3).
        session.writer = crate::doc::Writer::new(ctx.dice.session(), ctx.now, session.writer.who().cloned());
    }
    let key = session.add_part(opening.doc.clone(), effects);
    if !query::shows_any(&session.space, &session.filter, &opening.doc, ctx.today) {
        // What came in would stand in a cycle that is not shown.
        session.filter = Filter::default();
    }
    session.history.push(Step::Import { key, doc: opening.doc });
    session.problems.clone_from(&opening.problems);
    let space = session.space.clone();
    name_workspace(model, &space, effects);
    model.say(NoticeKind::Merged { name: opening.name, added, changed, problems: opening.problems.len() });
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
