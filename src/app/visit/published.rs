//! A copy of one's own and the published file it came from: what is new there, and the way back (rules X26, X27).

use crate::doc::Doc;
use crate::file::{self, Source};
use crate::okr::{Day, Moment, Text};
use crate::query::compare::compare;
use crate::space::Space;
use crate::space::share::{Selection, share};

use crate::app::action::{Arrival, Choice};
use crate::app::ctx::Ctx;
use crate::app::effect::Effect;
use crate::app::model::{Model, Phase};
use crate::app::notice::NoticeKind;
use crate::app::open;
use crate::app::session::{SavedCopy, Session};

use super::{Errand, Trouble, VisitEffect, address};

/// A workspace of this browser was opened: where it is a copy of what is published, that is looked at.
pub fn opened(model: &Model, effects: &mut Vec<Effect>) {
    let asks_nothing = |session: &&Session| session.incoming.is_none() && model.arrived.is_empty();
    let Some(doc) = own(model).filter(asks_nothing).map(Session::doc_id) else { return };
    if let Some(path) = model.prefs.published_in(&doc) {
        effects.push(Effect::Visit(VisitEffect::Fetch { path, errand: Errand::News { doc } }));
    }
}

/// The open workspace, if it is one of this browser.
fn own(model: &Model) -> Option<&Session> {
    model.session().filter(|session| session.visit.is_none())
}

/// Fetches the published file to show what merging it would bring.
pub(super) fn look_again(model: &mut Model, effects: &mut Vec<Effect>) {
    fetch(model, |doc| Errand::Merge { doc }, effects);
}

/// Fetches the published file to join it with this copy and hand out both.
pub(super) fn send_back(model: &mut Model, effects: &mut Vec<Effect>) {
    fetch(model, |doc| Errand::SendBack { doc }, effects);
}

fn fetch(model: &mut Model, errand: impl FnOnce(Text) -> Errand, effects: &mut Vec<Effect>) {
    let Some(session) = own(model).filter(|session| session.incoming.is_none()) else { return };
    let doc = session.doc_id();
    let Some(path) = model.prefs.published_in(&doc) else { return };
    model.unsay(|kind| matches!(kind, NoticeKind::CannotVisit { .. } | NoticeKind::PublishedNews { .. }));
    effects.push(Effect::Visit(VisitEffect::Fetch { path, errand: errand(doc) }));
}

/// The published file arrived, or did not. Only who asked for something is told that it did not work.
pub(super) fn fetched(
    ctx: &mut Ctx,
    model: &mut Model,
    path: Text,
    errand: &Errand,
    result: Result<Text, Trouble>,
    effects: &mut Vec<Effect>,
) {
    let (Errand::News { doc: asked } | Errand::Merge { doc: asked } | Errand::SendBack { doc: asked }) =
        errand
    else {
        return;
    };
    let Some(session) = own(model).filter(|session| session.doc_id() == *asked) else { return };
    let quiet = matches!(errand, Errand::News { .. });
    let read = result.and_then(|text| {
        let unreadable = |error| Trouble::Unreadable { path: Some(Text::clone(&path)), error };
        let theirs = file::decode(&text, Source::Elsewhere).map_err(unreadable)?.doc;
        if theirs.id != session.doc_id() {
            return Err(Trouble::Another { path: Text::clone(&path) });
        }
        Ok((text, theirs))
    });
    let (text, theirs) = match read {
        Ok(read) => read,
        Err(_) if quiet => return,
        Err(trouble) => {
            model.say(NoticeKind::CannotVisit { trouble });
            return;
        }
    };
    let name = address::name_of(&path);
    let news = news_in(&session.space, &theirs, ctx.today);
    match (errand, news) {
        (Errand::News { .. } | Errand::Merge { .. } | Errand::Read, None) => {
            if !quiet {
                model.say(NoticeKind::NoNews { name });
            }
        }
        (Errand::News { .. } | Errand::Read, Some(changes)) => {
            model.say(NoticeKind::PublishedNews { name, changes });
        }
        (Errand::Merge { .. }, Some(_)) => open::arrived(ctx, model, Arrival::File, name, &text, effects),
        (Errand::SendBack { .. }, news) => {
            if news.is_some() && session.incoming.is_none() {
                open::arrived(ctx, model, Arrival::File, Text::clone(&name), &text, effects);
                open::answer(ctx, model, Choice::Merge, effects);
            }
            hand_out(ctx.now, model, &theirs, name, effects);
        }
    }
}

/// How many deeds the published file has that this copy has not; `None` when it brings nothing at all.
fn news_in(ours: &Space, theirs: &Doc, today: Day) -> Option<usize> {
    let joined = ours.doc().merge(theirs);
    if joined == *ours.doc() {
        return None;
    }
    let totals = compare(ours, &ours.next(joined), today).totals;
    let deeds = [totals.added, totals.changed, totals.moved, totals.deleted, totals.restored];
    Some(deeds.iter().sum::<usize>() + totals.checked_in + totals.said)
}

/// Hands out what is published joined with this copy, under the published name. What is private here was not
/// published, and stays here.
fn hand_out(now: Moment, model: &mut Model, theirs: &Doc, name: Text, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let ours = share(&session.space, &Selection::default()).doc;
    let text = file::encode(&theirs.merge(&ours));
    effects.push(Effect::DownloadText { name: Text::clone(&name), text: text.into() });
    let newest = Some(session.space.doc().newest());
    session.copy = SavedCopy { name: Some(Text::clone(&name)), newest, at: Some(now) };
    session.changed = false;
    let (doc, copy) = (session.doc_id(), session.copy.clone());
    model.prefs.set_copy(&doc, copy);
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
    model.say(NoticeKind::SentBack { name });
}
