//! One round: the folder is listed, what changed is read and joined, and the own file is written where the
//! folder does not hold all we know (rules X12–X17).

use std::collections::BTreeSet;

use crate::doc::{Doc, News, Writer};
use crate::file;
use crate::okr::Text;
use crate::query::disagreements;

use super::super::ctx::Ctx;
use super::super::effect::Effect;
use super::super::load::name_workspace;
use super::super::model::{Model, Phase};
use super::super::notice::NoticeKind;
use super::super::session::Session;
use super::mate::{FileSeen, Known, Mate, MateState, Unread, Unreadable, is_same};
use super::{
    Bell, Linked, SHOWN_MILLIS, Team, TeamEffect, Trouble, WRITE_MILLIS, Writing, Written, linked, names,
};

/// What has not ended after so long never will: the page slept, or the browser gave it up.
const ENDS_MILLIS: u64 = 60_000;

/// The folder was listed: what changed is read.
pub fn listed(
    ctx: &mut Ctx,
    model: &mut Model,
    files: Result<Vec<FileSeen>, Trouble>,
    effects: &mut Vec<Effect>,
) {
    let Some(doc) = model.session().map(Session::doc_id) else { return };
    let disagreed = model.session().map_or(0, |session| disagreements::count(&session.space));
    let Some(linked) = linked(model) else { return };
    let is_old = linked.now.0.abs_diff(ctx.now.0) >= SHOWN_MILLIS;
    if is_old {
        linked.now = ctx.now;
    }
    let files = match files {
        Ok(files) => files,
        Err(trouble) => {
            linked.trouble = Some(trouble);
            return;
        }
    };
    let is_back = match linked.trouble {
        Some(Trouble::Permission | Trouble::Gone | Trouble::CannotRead(_)) => linked.trouble.take().is_some(),
        Some(Trouble::Full | Trouble::CannotWrite(_)) | None => false,
    };
    if linked.reading_since.0.abs_diff(ctx.now.0) >= ENDS_MILLIS {
        linked.reading.clear();
    }
    let names = linked.take_stock(&doc, &files);
    if is_old || is_back || linked.read.is_none() {
        linked.now = ctx.now;
        if names.is_empty() && linked.reading.is_empty() {
            linked.read = Some(ctx.now);
        }
    }
    if names.is_empty() {
        if linked.reading.is_empty() {
            write(ctx, model, effects);
        }
        return;
    }
    if linked.reading.is_empty() {
        linked.disagreed = disagreed;
    }
    linked.reading_since = ctx.now;
    linked.reading.extend(names.iter().cloned());
    effects.push(Effect::Team(TeamEffect::Read { doc, names }));
}

impl Linked {
    /// Compares what is listed with what is known; tells which files have to be read.
    fn take_stock(&mut self, doc: &Text, files: &[FileSeen]) -> Vec<Text> {
        let there: BTreeSet<&Text> = files.iter().map(|file| &file.name).collect();
        for (name, mate) in &mut self.files {
            if !there.contains(name) && mate.go_missing() {
                self.weighed = None;
                self.reading.remove(name);
            }
        }
        self.files.retain(|name, mate| there.contains(name) || mate.state == MateState::Missing);
        if !there.contains(&self.own) {
            self.own_text = None;
        }
        let mut wanted = Vec::new();
        for file in files.iter().filter(|file| names::is_read(&file.name)) {
            let mate = self.files.entry(Text::clone(&file.name)).or_insert_with(|| Mate::new(doc));
            if mate.state == MateState::Missing {
                mate.state = MateState::Coming;
            }
            if mate.wants_reading(file) && !self.reading.contains(&file.name) {
                wanted.push(Text::clone(&file.name));
            }
        }
        let all: Vec<Text> = self.files.keys().cloned().collect();
        for (name, mate) in &mut self.files {
            if *name != self.own {
                mate.copy_of = names::copy_of(name, all.iter().map(|name| &**name));
            }
        }
        wanted
    }
}

/// A file was read: what it says beyond what we know joins as a part of its own.
pub fn file_read(
    ctx: &mut Ctx,
    model: &mut Model,
    file: &FileSeen,
    text: &Result<Text, Unread>,
    effects: &mut Vec<Effect>,
) {
    let Some(linked) = linked(model) else { return };
    linked.reading.remove(&file.name);
    take_in(ctx, model, file, text, effects);
    let Some(linked) = super::linked(model) else { return };
    if linked.reading.is_empty() {
        linked.read = Some(ctx.now);
        linked.now = ctx.now;
        tell(model);
        write(ctx, model, effects);
    }
}

/// Joins what a text brings.
fn take_in(
    ctx: &mut Ctx,
    model: &mut Model,
    file: &FileSeen,
    text: &Result<Text, Unread>,
    effects: &mut Vec<Effect>,
) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let doc = session.space.doc().clone();
    let Team::Linked(linked) = &mut session.team else { return };
    let mate = linked.files.entry(Text::clone(&file.name)).or_insert_with(|| Mate::new(&doc.id));
    let held = mate.holds.clone();
    let news = mate.look_into(&doc, file, text, ctx.now);
    if mate.holds != held {
        linked.weighed = None;
    }
    if file.name == linked.own {
        linked.own_text = text.as_ref().ok().cloned();
    }
    let is_own = file.name == linked.own;
    let state = mate.state.clone();
    if let Some(news) = news {
        let brought = join(ctx, session, news, effects);
        if let Team::Linked(linked) = &mut session.team {
            for (who, count) in &brought {
                *linked.came.entry(who.clone()).or_default() += count;
            }
            if let Some(mate) = linked.files.get_mut(&file.name) {
                mate.brought = brought;
            }
        }
        let space = session.space.clone();
        name_workspace(model, &space, effects);
    }
    let is_text = !matches!(text, Err(Unread::NotText { .. } | Unread::TooLarge { .. }));
    if is_own && !(is_text && may_be_written_over(&state)) {
        take_another_name(ctx, model, effects);
    }
}

/// Whether all that can be read of the own file has been read, so that writing over it loses nothing.
fn may_be_written_over(state: &MateState) -> bool {
    match state {
        MateState::Coming
        | MateState::Read
        | MateState::Unchanged
        | MateState::Torn
        | MateState::Settling
        | MateState::Missing
        // It could not be read this time; writing waits until it can.
        | MateState::Unreadable(Unreadable::Failed(_)) => true,
        MateState::Unreadable(Unreadable::NotText(_) | Unreadable::Text(_))
        | MateState::Other { .. }
        | MateState::Newer
        | MateState::Stranger => false,
    }
}

/// What stands in the own file is not ours to write over: from here on we write another.
fn take_another_name(ctx: &mut Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let name = super::fresh_name(ctx, session);
    let doc = session.doc_id();
    if let Team::Linked(linked) = &mut session.team {
        linked.own = Text::clone(&name);
        linked.own_text = None;
        linked.writing = None;
        linked.weighed = None;
    }
    model.prefs.set_own_file(&doc, name);
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
}

/// Joins news as a part of its own, without a step of undo; tells who wrote how much of it.
fn join(
    ctx: &mut Ctx,
    session: &mut Session,
    news: Doc,
    effects: &mut Vec<Effect>,
) -> Vec<(Option<Text>, usize)> {
    let new = News::of(session.space.doc(), &news);
    if news.highest(session.writer.session()) > session.writer.last() {
        // Somebody else holds this session: from here on we are another one (rule M3).
        session.writer = Writer::new(ctx.dice.session(), ctx.now, session.writer.who().cloned());
    }
    session.add_part(news, effects);
    let doc = session.space.doc();
    let mut brought: Vec<(Option<Text>, usize)> = Vec::new();
    let outside = (!new.outside.is_empty()).then_some((None, new.outside.len()));
    let by_session = new.events.iter().map(|(session_id, counters)| {
        let who = doc.sessions.get(session_id).and_then(|note| note.who.as_ref());
        (who.and_then(|who| session.space.name_of(who)), counters.len())
    });
    for (who, count) in by_session.chain(outside) {
        match brought.iter_mut().find(|(own, _)| *own == who) {
            Some((_, sum)) => *sum += count,
            None => brought.push((who, count)),
        }
    }
    brought
}

/// Says what came in with a round.
fn tell(model: &mut Model) {
    let now = model.session().map_or(0, |session| disagreements::count(&session.space));
    let Some(linked) = linked(model) else { return };
    let mut came = std::mem::take(&mut linked.came);
    let mut disagreements = now.saturating_sub(linked.disagreed);
    if came.is_empty() {
        return;
    }
    // What still stands there is told again with what came since, so that there is one notice.
    for notice in &model.notices {
        if let NoticeKind::TeamBrought { who, disagreements: before } = &notice.kind
            && *before > 0
        {
            disagreements = (disagreements + before).min(now);
            for (who, count) in who {
                *came.entry(who.clone()).or_default() += count;
            }
        }
    }
    model.unsay(|kind| matches!(kind, NoticeKind::TeamBrought { .. }));
    model.say(NoticeKind::TeamBrought { who: came.into_iter().collect(), disagreements });
}

/// Writes the own file, where it is not there or the folder lacks something of ours.
pub fn write(ctx: &Ctx, model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    if session.visit.is_some() {
        return;
    }
    let doc = session.space.doc();
    let Team::Linked(linked) = &mut session.team else { return };
    let is_shut =
        matches!(linked.trouble, Some(Trouble::Permission | Trouble::Gone | Trouble::CannotRead(_)));
    let is_writing =
        linked.writing.as_ref().is_some_and(|writing| writing.since.0.abs_diff(ctx.now.0) < ENDS_MILLIS);
    // Nothing is written before all of the folder was read.
    if is_shut || is_writing || linked.read.is_none() || !linked.reading.is_empty() {
        return;
    }
    if linked.weighed.as_ref().is_some_and(|weighed| is_same(&weighed.0, doc)) {
        return;
    }
    let own = linked.files.get(&linked.own).filter(|own| own.stamp.is_some());
    let waits =
        |own: &Mate| matches!(own.state, MateState::Settling | MateState::Unreadable(Unreadable::Failed(_)));
    if own.is_some_and(waits) {
        // What stands there has not been read yet.
        return;
    }
    // What the own file holds has been joined; where we lack it now, it was taken back.
    let is_right = own.is_some_and(|own| doc.lacking(&own.holds.0).is_none());
    if is_right && linked.held(&doc.id).lacking(doc).is_none() {
        linked.weighed = Some(Known(doc.clone()));
        return;
    }
    let text = Text::from(file::encode(doc));
    linked.writing = Some(Writing { since: ctx.now, text: Text::clone(&text), says: Known(doc.clone()) });
    effects.push(Effect::Team(TeamEffect::Write {
        doc: Text::clone(&doc.id),
        name: Text::clone(&linked.own),
        text,
        over: linked.own_text.clone(),
    }));
}

/// Writing came to an end.
pub fn written(ctx: &mut Ctx, model: &mut Model, end: Written, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let doc = session.space.doc().clone();
    let disagreed = disagreements::count(&session.space);
    let Team::Linked(linked) = &mut session.team else { return };
    let Some(writing) = linked.writing.take() else { return };
    match end {
        Written::Done(file) => {
            let is_all = is_same(&writing.says.0, &doc);
            let mate = linked.files.entry(Text::clone(&file.name)).or_insert_with(|| Mate::new(&doc.id));
            mate.was_written(&file, &writing.text, writing.says.0, ctx.now);
            linked.own_text = Some(writing.text);
            linked.written = Some(ctx.now);
            linked.now = ctx.now;
            linked.weighed = None;
            if matches!(linked.trouble, Some(Trouble::Full | Trouble::CannotWrite(_))) {
                linked.trouble = None;
            }
            if !is_all {
                effects.push(super::wait(&doc.id, Bell::Write, WRITE_MILLIS));
            }
        }
        Written::Held { file, text } => {
            let could_read = !matches!(text, Err(Unread::Failed(_) | Unread::Gone));
            linked.disagreed = disagreed;
            take_in(ctx, model, &file, &text, effects);
            tell(model);
            if could_read {
                write(ctx, model, effects);
            }
        }
        Written::Busy => effects.push(super::wait(&doc.id, Bell::Write, WRITE_MILLIS)),
        Written::Failed(trouble) => linked.trouble = Some(trouble),
    }
}
