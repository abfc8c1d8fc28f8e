//! One file of a team folder: what is known of it, and what a text of it brings (rules X12–X15).

use crate::doc::{Doc, Dot, Hash};
use crate::file::{self, DecodeError, Problem, ProblemKind, Source};
use crate::okr::{Moment, Text};
use crate::space::Space;

/// A file that was changed so shortly before it was read may have been changed again since, at the same time
/// by the clock of the folder: some keep two seconds only.
const CLOCK_MILLIS: u64 = 3_000;

/// A file that could not be used is read again as long as it is no larger.
const AGAIN_BYTES: u64 = 8 * 1024 * 1024;

/// Places that are remembered of a file that could not be read whole.
const MOST_PROBLEMS: usize = 20;

/// A file in the folder, as the folder lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileSeen {
    /// Its name.
    pub name: Text,
    /// Its size in bytes.
    pub size: u64,
    /// When it last changed, by the folder's clock.
    pub modified: Moment,
}

/// Why a file gave no text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// It went away since it was listed.
    Gone,
    /// It is longer than this app reads.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is no text from some byte on.
    NotText {
        /// The first byte that is none.
        offset: usize,
        /// What stands before that.
        readable: Text,
    },
    /// The browser could not read it now.
    Failed(Text),
}

/// What became of a file in the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MateState {
    /// It is there and not read yet.
    Coming,
    /// What it says is merged.
    Read,
    /// It said nothing that was not known.
    Unchanged,
    /// It breaks off or is damaged: on its way, most often. What is complete of it is merged, and it is read
    /// again.
    Torn,
    /// Something in it was changed outside the app. That counts once the file has stood still until it is
    /// read next: half of a new text over half of an old one looks the same.
    Settling,
    /// Nothing of it can be used.
    Unreadable(Unreadable),
    /// It is another workspace, which is not merged unasked.
    Other {
        /// What that calls itself.
        title: Text,
    },
    /// A newer version of the app wrote it.
    Newer,
    /// It is JSON without OKRs: none of ours.
    Stranger,
    /// It is no longer there.
    Missing,
}

/// Why nothing of a file can be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is no text from this byte on.
    NotText(usize),
    /// It is text, but none that can be used.
    Text(DecodeError),
    /// The browser could not read it, in its words.
    Failed(Text),
}

/// A file in the folder that somebody writes.
#[derive(Clone, PartialEq, Debug)]
pub struct Mate {
    /// What became of it.
    pub state: MateState,
    /// Its size in bytes and when it changed, as it was read last; `None` while it is not there.
    pub stamp: Option<(u64, Moment)>,
    /// When it was read last, by our clock.
    pub read: Option<Moment>,
    /// Who wrote what it brought last, with how many changes; `None` for what nobody's name stands on.
    pub brought: Vec<(Option<Text>, usize)>,
    /// The file of which it is a conflict copy.
    pub copy_of: Option<Text>,
    /// What could not be used of it.
    pub problems: Vec<Problem>,
    /// What it said when it was read last.
    pub holds: Known,
    /// The text that was read last.
    hash: Option<Hash>,
}

impl Mate {
    /// A file of which nothing is known but that it is there.
    pub fn new(workspace: &str) -> Self {
        Self {
            state: MateState::Coming,
            stamp: None,
            read: None,
            brought: Vec::new(),
            copy_of: None,
            problems: Vec::new(),
            holds: Known(Doc::new(workspace)),
            hash: None,
        }
    }

    /// Whether a file has to be read: it changed, may have changed, or could not be read whole.
    pub fn wants_reading(&self, file: &FileSeen) -> bool {
        let Some((size, modified)) = self.stamp else { return true };
        if (size, modified) != (file.size, file.modified) {
            return true;
        }
        let is_fresh = self.read.is_none_or(|read| read.0.abs_diff(modified.0) < CLOCK_MILLIS);
        is_fresh || self.is_unfinished() && file.size <= AGAIN_BYTES
    }

    fn is_unfinished(&self) -> bool {
        match &self.state {
            MateState::Coming | MateState::Torn | MateState::Settling => true,
            MateState::Unreadable(why) => !matches!(why, Unreadable::Text(DecodeError::TooLarge { .. })),
            MateState::Read
            | MateState::Unchanged
            | MateState::Other { .. }
            | MateState::Newer
            | MateState::Stranger
            | MateState::Missing => false,
        }
    }

    /// The file is no longer there. Tells whether it was.
    pub fn go_missing(&mut self) -> bool {
        self.holds = Known(Doc::new(self.holds.0.id.clone()));
        self.hash = None;
        if self.stamp.take().is_some() {
            self.state = MateState::Missing;
            return true;
        }
        false
    }

    /// The file was read: what it says beyond our document, to be joined. `None` where there is nothing.
    pub fn look_into(
        &mut self,
        ours: &Doc,
        file: &FileSeen,
        text: &Result<Text, Unread>,
        now: Moment,
    ) -> Option<Doc> {
        let (text, cut) = match text {
            Ok(text) => (&**text, None),
            // Where the text ends it was cut, as far as can be told: what stands before is used.
            Err(Unread::NotText { offset, readable }) => (&**readable, Some(*offset)),
            Err(Unread::Gone) => return None,
            Err(Unread::TooLarge { bytes }) => {
                let error = DecodeError::TooLarge { bytes: *bytes, max: file::MAX_TEXT_BYTES };
                self.give_up(file, now, Unreadable::Text(error));
                return None;
            }
            Err(Unread::Failed(words)) => {
                self.give_up(file, now, Unreadable::Failed(words.clone()));
                return None;
            }
        };
        let hash = Hash::of(&[text]);
        let is_known = self.hash == Some(hash) && self.stamp.is_some_and(|(size, _)| size == file.size);
        let stood_still = is_known && self.state == MateState::Settling;
        self.stamp = Some((file.size, file.modified));
        self.read = Some(now);
        if is_known && !stood_still {
            return None;
        }
        self.hash = Some(hash);
        let look = look_into(ours, text, cut, stood_still);
        self.state = look.state;
        self.problems = look.problems;
        self.brought = Vec::new();
        self.holds = Known(look.says.unwrap_or_else(|| Doc::new(ours.id.clone())));
        look.news
    }

    /// Nothing of the file could be read.
    fn give_up(&mut self, file: &FileSeen, now: Moment, why: Unreadable) {
        self.stamp = Some((file.size, file.modified));
        self.read = Some(now);
        self.hash = None;
        self.state = MateState::Unreadable(why);
        self.problems = Vec::new();
        self.holds = Known(Doc::new(self.holds.0.id.clone()));
    }

    /// We wrote the file ourselves.
    pub fn was_written(&mut self, file: &FileSeen, text: &str, says: Doc, now: Moment) {
        self.stamp = Some((file.size, file.modified));
        self.read = Some(now);
        self.hash = Some(Hash::of(&[text]));
        self.state = MateState::Unchanged;
        self.problems = Vec::new();
        self.holds = Known(says);
    }
}

/// What a text of a file comes to.
struct Look {
    state: MateState,
    problems: Vec<Problem>,
    /// What it says beyond our document.
    news: Option<Doc>,
    /// All it says, where it is our workspace and nothing of it was put off.
    says: Option<Doc>,
}

impl Look {
    fn nothing(state: MateState) -> Self {
        Self { state, problems: Vec::new(), news: None, says: None }
    }
}

/// Reads a text. `cut` is the byte from which on it was no text; `stood_still` that it was the same before.
fn look_into(ours: &Doc, text: &str, cut: Option<usize>, stood_still: bool) -> Look {
    let undecoded = |error: DecodeError| match cut {
        Some(offset) => Unreadable::NotText(offset),
        None => Unreadable::Text(error),
    };
    if text.trim().is_empty() && cut.is_none() {
        return Look::nothing(MateState::Torn);
    }
    let decoded = match file::decode(text, Source::Elsewhere) {
        Ok(decoded) => decoded,
        Err(DecodeError::Newer { .. }) => return Look::nothing(MateState::Newer),
        Err(DecodeError::NotOkrs) => return Look::nothing(MateState::Stranger),
        Err(error) => return Look::nothing(MateState::Unreadable(undecoded(error))),
    };
    let is_cut =
        |problem: &Problem| matches!(problem.kind, ProblemKind::Broken { .. } | ProblemKind::EndMark { .. });
    let is_torn = cut.is_some() || decoded.problems.iter().any(is_cut);
    let problems: Vec<Problem> = decoded.problems.iter().take(MOST_PROBLEMS).cloned().collect();
    if decoded.doc.id != ours.id {
        // Of a file that breaks off early the name of the workspace may be missing.
        let title = || Space::of(decoded.doc.clone()).workspace().name;
        let state = if is_torn { MateState::Torn } else { MateState::Other { title: title() } };
        return Look { problems, ..Look::nothing(state) };
    }
    let news = ours.lacking(&decoded.doc);
    let by_hand = !stood_still
        && news.as_ref().is_some_and(has_outside)
        && file::decode(text, Source::Storage).is_ok_and(|plain| plain.doc != decoded.doc);
    if by_hand {
        return Look { problems, ..Look::nothing(MateState::Settling) };
    }
    let state = match &news {
        _ if is_torn => MateState::Torn,
        Some(_) => MateState::Read,
        None => MateState::Unchanged,
    };
    Look { state, problems, news, says: Some(decoded.doc.sharing(ours)) }
}

/// Whether a document holds values or records that no app wrote.
fn has_outside(doc: &Doc) -> bool {
    let is_outside = |dot: Dot| dot.session.is_outside();
    doc.items.values().any(|entity| {
        let mut entries = entity.fields.iter().flat_map(|(_, register)| register.entries());
        let mut records = entity.records.iter();
        entries.any(|entry| is_outside(entry.dot))
            || records.any(|record| record.key.dot.is_none_or(is_outside))
    })
}

/// A document that is the same as another when both are the same in memory.
#[derive(Clone, Debug)]
pub struct Known(pub Doc);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        is_same(&self.0, &other.0)
    }
}

/// Whether two documents are the same in memory.
pub fn is_same(one: &Doc, other: &Doc) -> bool {
    use std::rc::Rc;
    Rc::ptr_eq(&one.items, &other.items)
        && Rc::ptr_eq(&one.sessions, &other.sessions)
        && Rc::ptr_eq(&one.extras, &other.extras)
}
