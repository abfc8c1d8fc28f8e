//! Opening what this browser keeps: nothing is written before all of it was read, and nothing that
//! cannot be read is ever replaced.

use crate::okr::Arrange;
use std::collections::BTreeSet;

use crate::doc::{Brought, Doc, PartKey, Parts, Writer};
use crate::file::{self, DecodeError, Source};
use crate::okr::arrange::map_of;
use crate::okr::{Id, Text};
use crate::query::{self, Filter};
use crate::space::Space;

use super::ctx::Ctx;
use super::effect::Effect;
use super::history::History;
use super::journal::{journal_prefix, session_of, withdrawn_by};
use super::model::{Model, Phase, WorkspaceEntry};
use super::notice::NoticeKind;
use super::session::{Kept, Quarantined, Session};

/// Journal records that make it worth folding them into a base.
const FOLD_FROM: usize = 40;

/// What was read of a workspace.
pub struct Read {
    /// The workspace.
    pub doc: Text,
    /// Key and text of every part.
    pub parts: Vec<(PartKey, Text)>,
    /// Key and length of every quarantined text.
    pub quarantined: Vec<(PartKey, usize)>,
    /// Whether a store did not answer.
    pub incomplete: bool,
}

/// Makes a session of what was read.
pub fn load(ctx: &mut Ctx, model: &mut Model, read: Read, effects: &mut Vec<Effect>) {
    let Read { doc: id, parts: texts, quarantined, incomplete } = read;
    let mut withdrawn: BTreeSet<String> = BTreeSet::new();
    for (_, text) in &texts {
        withdrawn.extend(withdrawn_by(text).into_iter().flatten());
    }
    let mut parts = Parts::new(&id);
    let mut broken: Vec<(PartKey, Text)> = Vec::new();
    let mut problems = Vec::new();
    let mut read_any = false;
    for (key, text) in &texts {
        if withdrawn.contains(&**key) || withdrawn_by(text).is_some() {
            read_any = true;
            continue;
        }
        match file::decode(text, Source::Storage) {
            Ok(decoded) => {
                read_any = true;
                if !decoded.problems.is_empty() {
                    broken.push((PartKey::clone(key), Text::clone(text)));
                    problems.extend(decoded.problems);
                }
                parts.add(PartKey::clone(key), decoded.doc);
            }
            Err(DecodeError::Newer { .. }) => {
                model.phase = Phase::Closed { doc: id, parts: texts, newer: true };
                return;
            }
            Err(_) => broken.push((PartKey::clone(key), Text::clone(text))),
        }
    }
    if !texts.is_empty() && !read_any || texts.is_empty() && incomplete {
        model.phase = Phase::Closed { doc: id, parts: texts, newer: false };
        return;
    }
    if texts.is_empty() && quarantined.is_empty() {
        model.prefs.forget(&id);
        model.phase = Phase::Welcome;
        return;
    }
    let mut session = begin(ctx, model, parts, effects);
    session.problems = problems;
    let taken_back = texts.iter().filter(|(key, _)| withdrawn.contains(&**key));
    session.spent = taken_back.map(|(key, _)| PartKey::clone(key)).collect();
    session.quarantined = quarantined.into_iter().map(|(key, chars)| Quarantined { key, chars }).collect();
    if !broken.is_empty() {
        // What could be saved of them is written first; only then do they move out of the way.
        let mut salvaged = Doc::new(Text::clone(&id));
        for (key, _) in &broken {
            if let Some(part) = session.parts.part(key) {
                salvaged.absorb(part);
            }
        }
        if !salvaged.items.is_empty() {
            effects.push(session.base_of(&salvaged, Vec::new()));
        }
        for (key, text) in &broken {
            let (doc, key, text) = (Text::clone(&id), PartKey::clone(key), Text::clone(text));
            effects.push(Effect::Quarantine { doc, key, text });
        }
        model.say(NoticeKind::Quarantined { parts: broken.len() });
    }
    if session.parts.keys().count() >= FOLD_FROM || !withdrawn.is_empty() {
        effects.push(Effect::TidyLater);
    }
    model.phase = Phase::Ready(Box::new(session));
}

/// Begins a session with a workspace of this browser, and remembers it as the one that was open last.
pub fn begin(ctx: &mut Ctx, model: &mut Model, parts: Parts, effects: &mut Vec<Effect>) -> Session {
    let session = fresh_session(ctx, model, parts);
    let id = session.doc_id();
    if model.prefs.last.as_ref() != Some(&id) {
        model.prefs.last = Some(id);
        effects.push(Effect::KeepPrefs(model.prefs.clone()));
    }
    name_workspace(model, &session.space, effects);
    super::team::begin(&session.doc_id(), effects);
    session
}

/// A session with what some parts say: a new writer, nothing to undo, nothing asked of any store.
pub fn fresh_session(ctx: &mut Ctx, model: &Model, parts: Parts) -> Session {
    let space = Space::of(parts.doc().clone());
    let id = Text::clone(&space.doc().id);
    let me = model.prefs.me_in(&id).map(Id::new).filter(|me| space.person(me).is_some());
    let copy = model.prefs.copy_of(&id);
    let changed = match copy.newest {
        Some(newest) => space.doc().newest() > newest,
        None => !space.doc().items.is_empty(),
    };
    // What was chosen last, until it is over.
    let chosen = model.prefs.cycle_in(&id).map(Id::new).filter(|cycle| {
        let there = space.cycle(cycle).filter(|cycle| !cycle.archived);
        there.is_some_and(|cycle| cycle.span.end.is_none_or(|end| end >= ctx.today))
    });
    let cycle = chosen.or_else(|| query::current_cycle(&space, ctx.today));
    let filter = Filter { cycle, ..Filter::default() };
    Session {
        writer: Writer::new(ctx.dice.session(), ctx.now, me),
        next_seq: 0,
        history: History::default(),
        filter,
        collapsed: BTreeSet::new(),
        map: query::map::MapView::default(),
        copy,
        changed,
        kept: Kept::Kept,
        problems: Vec::new(),
        quarantined: Vec::new(),
        incoming: None,
        week: super::week::Week::default(),
        closing: super::closing::Closing::default(),
        carrying: std::rc::Rc::default(),
        asking: None,
        handing: None,
        comparing: super::comparing::Comparing::default(),
        visit: None,
        team: super::team::Team::default(),
        brought: Brought::default(),
        snapshots: None,
        spent: Vec::new(),
        fresh: None,
        parts,
        space,
    }
}

/// Keeps the list of workspaces in step with what they call themselves.
pub fn name_workspace(model: &mut Model, space: &Space, effects: &mut Vec<Effect>) {
    let (doc, name) = (Text::clone(&space.doc().id), space.workspace().name);
    let known = model.workspaces.iter().any(|entry| entry.doc == doc && entry.name == name);
    if !known {
        model.workspaces.retain(|entry| entry.doc != doc);
        model.workspaces.push(WorkspaceEntry { name: Text::clone(&name), doc: Text::clone(&doc) });
        model.workspaces.arrange(Ord::cmp);
        effects.push(Effect::NameWorkspace { doc, name });
    }
}

impl Session {
    /// The effect that keeps a document as a base.
    pub fn base_of(&mut self, doc: &Doc, replaces: Vec<PartKey>) -> Effect {
        let generation = format!("{}-{}", self.writer.session().as_str(), self.next_seq);
        self.next_seq += 1;
        Effect::WriteBase {
            doc: self.doc_id(),
            generation: generation.into(),
            text: file::encode(doc).into(),
            replaces,
        }
    }

    /// Folds the records of closed windows into one base, and lets the texts go that were taken back. Records
    /// of live windows stay as they are: what they brought can still be taken back.
    pub fn tidy_up(&mut self, live: &[Text]) -> Option<Effect> {
        let doc = self.doc_id();
        let prefix = journal_prefix(&doc);
        let own = self.writer.session();
        let folds = |key: &str| match session_of(&doc, key) {
            Some(session) => session != own.as_str() && !live.iter().any(|other| &**other == session),
            None => !key.starts_with(&prefix),
        };
        let folded = self.parts.keys().filter(|key| folds(key));
        let keys =
            map_of(folded.filter_map(|key| Some((PartKey::clone(key), self.parts.part(key)?.clone()))));
        let spent: Vec<PartKey> = self.spent.iter().filter(|key| folds(key)).cloned().collect();
        if keys.is_empty() || keys.len() + spent.len() < 2 {
            return None;
        }
        self.spent.clear();
        let mut whole = Doc::new(doc);
        for part in keys.values() {
            whole.absorb(part);
        }
        Some(self.base_of(&whole, keys.into_keys().chain(spent).collect()))
    }
}
