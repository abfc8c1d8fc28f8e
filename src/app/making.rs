//! Making something new: each a step of its own, with where the person is afterwards.

use crate::okr::{Id, LinkState, Reply, Text};
use crate::space::{Change, Edit, New, link_id};

use super::ctx::Ctx;
use super::effect::{Effect, FocusTarget};
use super::kpis;
use super::model::Model;
use super::route::Route;
use super::update::{edited, go, with_session};

/// The letter that the ids of such things begin with.
fn letter(new: &New) -> &'static str {
    match new {
        New::Objective { .. } => "o",
        New::KeyResult { .. } => "k",
        New::Unit { .. } => "u",
        New::Person { .. } => "p",
        New::Cycle { .. } => "c",
        New::Initiative { .. } => "i",
        New::Kpi { .. } => "h",
        New::Meeting { .. } => "m",
        New::Action { .. } => "a",
        New::Retrospective { .. } => "r",
    }
}

/// Makes something new, opens the way to it and asks for its title.
pub(super) fn add(
    ctx: &mut Ctx,
    model: &mut Model,
    new: New,
    place: crate::space::Place,
    effects: &mut Vec<Effect>,
) {
    let id = ctx.dice.id(letter(&new));
    let under = place.under.clone();
    edited(ctx, model, &Edit::Add { id: id.clone(), new, place }, effects);
    with_session(model, |session| {
        if let Some(under) = under {
            session.collapsed.remove(&under);
        }
        session.fresh = Some(id.clone());
    });
    effects.push(Effect::Focus(FocusTarget::Title(id)));
}

/// Makes something with all that is known of it, as one step. The person stays where they are.
pub(super) fn make(
    ctx: &mut Ctx,
    model: &mut Model,
    new: &New,
    place: &crate::space::Place,
    changes: Vec<Change>,
    effects: &mut Vec<Effect>,
) {
    let id = ctx.dice.id(letter(new));
    let add = Edit::Add { id: id.clone(), new: new.clone(), place: place.clone() };
    let changes = changes.into_iter().map(|change| Edit::Change { id: id.clone(), change });
    edited(ctx, model, &Edit::Together(std::iter::once(add).chain(changes).collect()), effects);
}

/// Makes what is wanted around a KPI, as one step, and opens it beside the page.
pub(super) fn make_for_kpi(
    ctx: &mut Ctx,
    model: &mut Model,
    action: kpis::KpiAction,
    effects: &mut Vec<Effect>,
) {
    let Some((edit, id)) = kpis::made(ctx, model, action) else { return };
    edited(ctx, model, &edit, effects);
    go(model, Route { page: model.route.page, open: Some(id) }, effects);
    effects.push(Effect::SetAddress(model.route.hash().into()));
    effects.push(Effect::Focus(FocusTarget::PanelTitle));
}

/// An ask that is answered by making something.
pub(super) struct Asked {
    /// Where it stands.
    pub of: Id,
    /// Its key.
    pub ask: Text,
    /// Words with the answer.
    pub text: Text,
}

/// Makes what was asked for, answers with it and aligns it to what needs it: one step. Nobody has to confirm
/// the alignment any more, since one side asked for it and the other said yes.
pub(super) fn take_on(
    ctx: &mut Ctx,
    model: &mut Model,
    new: &New,
    place: &crate::space::Place,
    to: Asked,
    effects: &mut Vec<Effect>,
) {
    let id = ctx.dice.id(letter(new));
    let mut edits = vec![
        Edit::Add { id: id.clone(), new: new.clone(), place: place.clone() },
        Edit::Answer {
            of: to.of.clone(),
            ask: to.ask,
            answer: Reply::Yes,
            text: to.text,
            made: Some(id.clone()),
        },
    ];
    let is_goal = model.session().is_some_and(|session| {
        session.space.objective(&to.of).is_some() || session.space.key_result(&to.of).is_some()
    });
    if is_goal {
        edits.push(Edit::Align { from: id.clone(), to: to.of.clone() });
        let link = link_id(&id, &to.of);
        edits.push(Edit::Change { id: link, change: Change::LinkState(LinkState::Accepted) });
    }
    edited(ctx, model, &Edit::Together(edits), effects);
}

/// Makes a goal and opens it beside the page, with its title to be written.
pub(super) fn draft(
    ctx: &mut Ctx,
    model: &mut Model,
    new: New,
    place: crate::space::Place,
    effects: &mut Vec<Effect>,
) {
    let id = ctx.dice.id(letter(&new));
    edited(ctx, model, &Edit::Add { id: id.clone(), new, place }, effects);
    go(model, Route { page: model.route.page, open: Some(id) }, effects);
    effects.push(Effect::SetAddress(model.route.hash().into()));
    effects.push(Effect::Focus(FocusTarget::PanelTitle));
}

/// Makes a cycle whose goals are being set, and shows it.
pub(super) fn begin_cycle(
    ctx: &mut Ctx,
    model: &mut Model,
    new: New,
    place: crate::space::Place,
    effects: &mut Vec<Effect>,
) {
    let id = ctx.dice.id(letter(&new));
    let begin = Edit::Change {
        id: id.clone(),
        change: crate::space::Change::CyclePhase(crate::okr::CyclePhase::Planning),
    };
    let make = Edit::Add { id: id.clone(), new, place };
    edited(ctx, model, &Edit::Together(vec![make, begin]), effects);
    with_session(model, |session| session.filter.cycle = Some(id));
}
