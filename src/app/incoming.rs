//! Files on their way in: what they would bring is shown before anything changes (rules D10 to D15).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::doc::{DELETED, Doc, History, Json, News, Write, Writer};
use crate::file::{DecodeError, Problem};
use crate::okr::arrange::set_of;
use crate::okr::{Arrange, Day, Id, Moment, Text};
use crate::query::compare::{Comparison, What, compare};
use crate::query::disagreements;
use crate::query::incoming::{leave_with, take_with};
use crate::space::Space;

use super::session::Session;

/// A text that came in, or why there is none.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrived {
    /// Its name.
    pub name: Text,
    /// What it says.
    pub said: Result<Text, Unreadable>,
}

/// Why a file cannot be read at all.
#[derive(Clone, PartialEq, Debug)]
pub enum Unreadable {
    /// Nothing of its text can be used.
    Decode(DecodeError),
    /// It is no text.
    NotText {
        /// The first byte that is none, where that is the reason.
        offset: Option<usize>,
    },
}

/// A file that was read and waits to come in.
#[derive(Clone, PartialEq, Debug)]
pub struct Opening {
    /// Its name.
    pub name: Text,
    /// What it says.
    pub doc: Doc,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// Files that wait for an answer: merge all of it, some of it, open beside, replace, or leave.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// The files, in the order they came.
    pub files: Vec<IncomingFile>,
    /// Files that cannot be read at all.
    pub unread: Vec<(Text, Unreadable)>,
    /// What the person does not want of them.
    pub left_out: BTreeSet<Id>,
    /// What becomes of values that no app wrote and that differ from ours.
    pub unstamped: Unstamped,
    /// How many such values there are.
    pub unstamped_fields: usize,
    /// The workspace they were held against.
    pub before: Space,
    /// What the workspace would be, were everything taken.
    pub after: Space,
    /// What would differ, were everything taken.
    pub comparison: Rc<Comparison>,
    /// Questions it would raise that are about no single field: loops of links, rings of parents.
    pub loops: usize,
    /// Whether all of it is here already.
    pub is_known: bool,
    /// How far replacing has got.
    pub replacing: Replacing,
    /// What all files that are taken say together.
    theirs: Doc,
}

/// One of the files.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomingFile {
    /// What it says.
    pub opening: Opening,
    /// Whether it is another copy of this very workspace.
    pub same: bool,
    /// What it calls itself.
    pub title: Text,
    /// Whether it is taken.
    pub taken: bool,
    /// Whether the person said so.
    pub is_chosen: bool,
    /// Who wrote what is new with it, those with most first; nobody where nothing is.
    pub writers: Rc<[FileWriter]>,
}

/// Somebody who wrote what is new with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileWriter {
    /// The name; `None` for what no app wrote, or where the session does not say.
    pub name: Option<Text>,
    /// How many events; for what no app wrote, how many things.
    pub events: usize,
    /// The time of the newest, by the writer's clock.
    pub newest: Option<Moment>,
}

/// What becomes of values that no app wrote and that differ from ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unstamped {
    /// They stand beside ours until somebody settles it.
    #[default]
    Ask,
    /// They win, as one edit of the person who merges.
    TakeTheirs,
}

/// How far replacing the workspace has got. Nothing is replaced before a snapshot of it is kept.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Replacing {
    /// Nobody asked for it.
    #[default]
    No,
    /// The snapshot of this state is being kept.
    Waits(Doc),
    /// No snapshot could be kept, so nothing was replaced.
    Refused,
}

/// What a person does with files on their way in.
#[derive(Clone, PartialEq, Debug)]
pub enum IncomingAction {
    /// Files arrived, all at once.
    Arrived(Vec<Arrived>),
    /// Takes a file, or leaves it out.
    Take {
        /// Which, counted from zero.
        nth: usize,
        /// Whether it is taken.
        taken: bool,
    },
    /// Leaves things out, or takes them after all.
    LeaveOut {
        /// The things.
        ids: Vec<Id>,
        /// Whether they are left out.
        out: bool,
    },
    /// Says what becomes of values that no app wrote.
    Unstamped(Unstamped),
    /// What is known of files merged earlier was read.
    BroughtRead {
        /// The workspace.
        doc: Text,
        /// Name and text of each merge.
        texts: Vec<(Text, Text)>,
    },
}

/// Things that a merge would bring, as the dialog counts them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    /// Things that are taken.
    pub taken: usize,
    /// Things there are.
    pub all: usize,
    /// Of those that are taken, new ones.
    pub added: usize,
    /// Of those that are taken, those on which something changes that is no disagreement.
    pub changed: usize,
    /// Disagreements they bring.
    pub disagreements: usize,
}

impl Incoming {
    /// Nothing yet, beside a workspace.
    pub fn new(ours: &Space) -> Self {
        Self {
            files: Vec::new(),
            unread: Vec::new(),
            left_out: BTreeSet::new(),
            unstamped: Unstamped::default(),
            unstamped_fields: 0,
            before: ours.clone(),
            after: ours.clone(),
            comparison: Rc::default(),
            loops: 0,
            is_known: true,
            replacing: Replacing::No,
            theirs: Doc::new(ours.doc().id.clone()),
        }
    }

    /// Adds a file, unless the very same is here. What was not chosen is proposed: copies of this
    /// workspace; another one only where there is nothing else.
    pub fn add(&mut self, mut opening: Opening) {
        opening.doc.share_with(self.before.doc());
        if self.files.iter().any(|file| file.opening.doc == opening.doc) {
            return;
        }
        let same = is_copy_of(&opening.doc.id, &self.before.doc().id);
        let title = title_of(&opening.doc);
        let writers = Rc::from(writers(self.before.doc(), &opening.doc));
        self.files.push(IncomingFile { opening, same, title, taken: true, is_chosen: false, writers });
        let any_same = self.files.iter().any(|file| file.same);
        for file in self.files.iter_mut().filter(|file| !file.is_chosen) {
            file.taken = file.same || !any_same;
        }
    }

    /// The files that are taken.
    pub fn taken(&self) -> impl Iterator<Item = &IncomingFile> {
        self.files.iter().filter(|file| file.taken)
    }

    /// The one file that may take the place of the workspace: a copy of it, and the only one taken.
    pub fn replacement(&self) -> Option<&IncomingFile> {
        let mut taken = self.taken();
        let only = taken.next().filter(|file| file.same)?;
        taken.next().is_none().then_some(only)
    }

    /// Whether merging is what is proposed: one of the files taken is a copy of this workspace.
    pub fn proposes_merge(&self) -> bool {
        self.taken().any(|file| file.same)
    }

    /// Each file that is taken, without what the person does not want of it.
    pub fn wanted(&self) -> Vec<(Text, Doc)> {
        let part = |doc: &Doc| {
            if self.left_out.is_empty() { doc.clone() } else { doc.only(|id| !self.left_out.contains(id)) }
        };
        self.taken().map(|file| (Text::clone(&file.opening.name), part(&file.opening.doc))).collect()
    }

    /// What would be merged now.
    pub fn chosen(&self) -> Chosen {
        let mut chosen = Chosen { disagreements: self.loops, ..Chosen::default() };
        for item in self.comparison.groups.iter().flat_map(|group| &group.items) {
            chosen.all += 1;
            if self.left_out.contains(&item.id) {
                continue;
            }
            let count = |is_it: fn(&What) -> bool| item.deeds.iter().filter(|deed| is_it(&deed.what)).count();
            chosen.taken += 1;
            let asked = count(|what| matches!(what, What::Disagrees { .. } | What::DeletedMeanwhile));
            let is_new = count(|what| matches!(what, What::Added)) > 0;
            chosen.added += usize::from(is_new);
            chosen.changed += usize::from(!is_new && item.deeds.len() > asked);
            chosen.disagreements += asked;
        }
        chosen
    }

    /// Takes a file, or leaves it out.
    pub fn take(&mut self, nth: usize, taken: bool) {
        if let Some(file) = self.files.get_mut(nth) {
            file.taken = taken;
            file.is_chosen = true;
        }
    }

    /// Leaves things out, with what is new and stands in them; or takes them, with what is new and they
    /// stand in (rule D12).
    pub fn leave_out(&mut self, ids: &[Id], out: bool) {
        if out {
            self.left_out.extend(leave_with(&self.before, &self.after, ids));
        } else {
            for id in take_with(&self.before, &self.after, ids) {
                self.left_out.remove(&id);
            }
        }
    }

    /// Whether the workspace changed since the files were held against it.
    pub fn is_behind(&self, ours: &Space) -> bool {
        !Rc::ptr_eq(&self.before.doc().items, &ours.doc().items)
    }

    /// The workspace changed meanwhile: whose edits are new is worked out anew for each file.
    pub fn hold_against(&mut self, ours: &Space) {
        self.before = ours.clone();
        for file in &mut self.files {
            file.writers = Rc::from(writers(ours.doc(), &file.opening.doc));
        }
    }

    /// Puts together again what the files that are taken say.
    pub fn join(&mut self) {
        let mut theirs = Doc::new(self.before.doc().id.clone());
        for file in self.taken() {
            theirs.absorb(&file.opening.doc);
        }
        self.theirs = theirs;
    }

    /// Works out what merging would bring.
    pub fn look_ahead(&mut self, writer: &Writer, now: Moment, today: Day) {
        let ours = self.before.doc();
        let mut all = ours.merge(&self.theirs);
        self.is_known = all.items == ours.items && all.extras == ours.extras;
        let settles = settling(&all, self.taken().map(|file| &file.opening.doc));
        self.unstamped_fields = settles.len();
        if self.unstamped == Unstamped::TakeTheirs
            && let Some(delta) = all.write(&mut writer.clone(), now, &settles)
        {
            all.absorb(&delta);
        }
        self.after = self.before.next(all);
        self.comparison = Rc::new(compare(&self.before, &self.after, today));
        let new = disagreements::count(&self.after).saturating_sub(disagreements::count(&self.before));
        self.loops = new.saturating_sub(self.comparison.totals.disagreements);
        let left_out = std::mem::take(&mut self.left_out);
        self.left_out = set_of(left_out.into_iter().filter(|id| self.theirs.items.contains_key(id)));
    }
}

impl Session {
    /// Keeps the preview of files on their way in right while the workspace changes under it.
    pub fn follow_incoming(&mut self, now: Moment, today: Day) {
        let Some(incoming) = self.incoming.as_mut().filter(|incoming| incoming.is_behind(&self.space)) else {
            return;
        };
        incoming.hold_against(&self.space);
        incoming.look_ahead(&self.writer, now, today);
    }
}

/// The writes that settle values no app wrote in favour of the files they came with (rule D14). Where two
/// files say two such things of one field, it stays a disagreement.
pub fn settling<'a>(joined: &Doc, files: impl IntoIterator<Item = &'a Doc>) -> Vec<Write> {
    let mut found: BTreeMap<(Id, Rc<str>), Option<Json>> = BTreeMap::new();
    for (id, theirs) in files.into_iter().flat_map(|doc| doc.items.iter()) {
        for (field, register) in theirs.fields.iter().filter(|(field, _)| &**field != DELETED) {
            for entry in register.entries().iter().filter(|entry| entry.dot.session.is_outside()) {
                let Some(all) = joined.get(id).and_then(|entity| entity.field(field)) else { continue };
                if !all.is_conflict() || !all.entries().iter().any(|own| own.dot == entry.dot) {
                    continue;
                }
                let said = found.entry((id.clone(), Rc::clone(field)));
                let said = said.or_insert_with(|| Some(entry.value.clone()));
                if said.as_ref().is_some_and(|said| said.normal() != entry.value.normal()) {
                    *said = None;
                }
            }
        }
    }
    let write = |((id, field), value): ((Id, Rc<str>), Option<Json>)| {
        let kind = joined.get(&id).map(|entity| Rc::clone(&entity.kind))?;
        Some(Write::Set { id, kind, field, value: value?, history: History::Keep })
    };
    found.into_iter().filter_map(write).collect()
}

/// Whether a workspace's id says that it is the other one, or a copy of it that was opened beside.
pub fn is_copy_of(one: &str, other: &str) -> bool {
    root_of(one) == root_of(other)
}

/// The id without what a copy that stands beside gets, which is [`COPY_LETTERS`] characters.
fn root_of(id: &str) -> &str {
    match id.rsplit_once('~') {
        Some((root, own)) if own.len() == COPY_LETTERS => root_of(root),
        _ => id,
    }
}

/// Characters that tell a copy beside a workspace from it.
pub const COPY_LETTERS: usize = 4;

/// What a document calls itself.
fn title_of(doc: &Doc) -> Text {
    name_in(doc, &crate::space::workspace_id(&doc.id)).unwrap_or_default()
}

fn name_in(doc: &Doc, id: &Id) -> Option<Text> {
    doc.shown(doc.get(id)?, "name")?.as_str().map(Text::from)
}

/// Who wrote what is new with a file.
fn writers(ours: &Doc, file: &Doc) -> Vec<FileWriter> {
    let news = News::of(ours, file);
    let mut by: Vec<(Option<Id>, FileWriter)> = Vec::new();
    for (session, counters) in &news.events {
        let note = file.sessions.get(session);
        let who = note.and_then(|note| note.who.clone());
        let newest = note.zip(counters.last());
        let newest = newest.map(|(note, last)| Moment(note.began.0.saturating_add_unsigned(*last)));
        match by.iter_mut().find(|(own, _)| *own == who) {
            Some((_, writer)) => {
                writer.events += counters.len();
                writer.newest = writer.newest.max(newest);
            }
            None => {
                let name = who.as_ref().and_then(|who| name_in(file, who).or_else(|| name_in(ours, who)));
                by.push((who, FileWriter { name, events: counters.len(), newest }));
            }
        }
    }
    let mut all: Vec<FileWriter> = by.into_iter().map(|(_, writer)| writer).collect();
    if !news.outside.is_empty() {
        all.push(FileWriter { name: None, events: news.outside.len(), newest: None });
    }
    all.arrange(|one, other| other.events.cmp(&one.events).then_with(|| one.name.cmp(&other.name)));
    all
}

impl Arrived {
    /// A text with a name.
    pub fn text(name: Text, text: Text) -> Self {
        Self { name, said: Ok(text) }
    }
}
