//! The team folder: a folder that some service keeps in step on several machines. Every browser writes its
//! own file there and reads everybody else's (rules X10–X19).
//!
//! Nothing here touches a file: what is there comes in with actions, what is to be done goes out as effects,
//! so that tests can keep folders of their own, with all that goes wrong in them.

mod mate;
mod names;
mod round;

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Doc;
use crate::okr::{Moment, Text};

use super::ctx::Ctx;
use super::effect::Effect;
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::session::Session;
use super::snapshots::Occasion;

pub use mate::{FileSeen, Mate, MateState, Unread, Unreadable};

pub use names::is_file_name;

use mate::{Known, is_same};

/// Between two looks at the folder, while the page is seen.
const LOOK_MILLIS: i32 = 15_000;

/// How long it has to be quiet after an edit before the own file is written.
const WRITE_MILLIS: i32 = 2_000;

/// How often "3 minutes ago" is brought up to date.
const SHOWN_MILLIS: u64 = 60_000;

/// Whether this workspace has a team folder in this browser.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Team {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// This browser gives pages no folders.
    Unsupported,
    /// It has none.
    None,
    /// It has one.
    Linked(Box<Linked>),
}

/// A team folder.
#[derive(Clone, PartialEq, Debug)]
pub struct Linked {
    /// The folder's name.
    pub folder: Text,
    /// The name of the one file we write.
    pub own: Text,
    /// All files that were ever seen in it, our own among them, by name.
    pub files: BTreeMap<Text, Mate>,
    /// When the folder was read last, to the minute.
    pub read: Option<Moment>,
    /// When the own file was written last.
    pub written: Option<Moment>,
    /// What is wrong.
    pub trouble: Option<Trouble>,
    /// Now, to the minute: what "3 minutes ago" is counted from.
    pub now: Moment,
    /// Files that are being read.
    reading: BTreeSet<Text>,
    /// Since when.
    reading_since: Moment,
    /// Who wrote what came in since the last notice, with how many changes.
    came: BTreeMap<Option<Text>, usize>,
    /// Disagreements before it came in.
    disagreed: usize,
    /// What is being written.
    writing: Option<Writing>,
    /// The text of the own file, as it was read or written last.
    own_text: Option<Text>,
    /// The document after the last action.
    seen: Known,
    /// The document of which the folder holds everything.
    weighed: Option<Known>,
    /// Whether nobody sees the page.
    is_resting: bool,
}

/// A text on its way into the own file.
#[derive(Clone, PartialEq, Debug)]
struct Writing {
    since: Moment,
    text: Text,
    says: Known,
}

/// What is wrong with a team folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser wants to hear again that the folder may be used.
    Permission,
    /// The folder is not where it was.
    Gone,
    /// There is no room for the own file.
    Full,
    /// The folder could not be read, in the browser's words.
    CannotRead(Text),
    /// The own file could not be written, in the browser's words.
    CannotWrite(Text),
}

/// What a browser knows of a workspace's folder when the workspace is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// It gives pages no folders.
    Unsupported,
    /// None was linked.
    Nothing,
    /// This one was.
    Folder {
        /// Its name.
        name: Text,
        /// Whether it may be used without asking again.
        access: Access,
    },
}

/// Whether a folder may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// It may.
    Granted,
    /// The person has to be asked, which takes a click.
    Ask,
}

/// Something that rings after a while; one of a kind at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bell {
    /// Time to look at the folder.
    Look,
    /// Time to write the own file.
    Write,
}

/// What happens around the team folder. What comes back later names its workspace: another may be open by then.
#[derive(Clone, PartialEq, Debug)]
pub enum TeamAction {
    /// The person wants to link a folder.
    Link,
    /// The person wants the folder to be read now.
    ReadNow,
    /// The person no longer wants the folder; the files in it stay.
    Unlink,
    /// The person wants to be asked for permission again.
    AllowAgain,
    /// The person wants a file of the folder that is another workspace to come in as any file does.
    Offer {
        /// Its name.
        name: Text,
    },
    /// The browser told what it knows of the workspace's folder.
    Found {
        /// The workspace.
        doc: Text,
        /// What.
        found: Found,
    },
    /// The person chose a folder, or allowed the one there is.
    Opened {
        /// The workspace.
        doc: Text,
        /// The folder's name.
        folder: Text,
    },
    /// A folder that the person chose cannot be used.
    NotOpened {
        /// The workspace.
        doc: Text,
        /// Why.
        trouble: Trouble,
    },
    /// The folder was listed.
    Listed {
        /// The workspace.
        doc: Text,
        /// The files in it.
        files: Result<Vec<FileSeen>, Trouble>,
    },
    /// A file was read.
    FileRead {
        /// The workspace.
        doc: Text,
        /// The file, as it was when it was read.
        file: FileSeen,
        /// Its text.
        text: Result<Text, Unread>,
    },
    /// Writing the own file came to an end.
    Written {
        /// The workspace.
        doc: Text,
        /// What became of it.
        end: Written,
    },
    /// A bell rang.
    Rang {
        /// The workspace.
        doc: Text,
        /// Which.
        bell: Bell,
    },
    /// Nobody sees the page any more.
    Hidden,
}

/// How writing the own file ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Written {
    /// It was written and read back.
    Done(FileSeen),
    /// It holds a text that we neither wrote nor read; nothing was written.
    Held {
        /// The file.
        file: FileSeen,
        /// What it holds.
        text: Result<Text, Unread>,
    },
    /// Another window of this browser is writing.
    Busy,
    /// It could not be written.
    Failed(Trouble),
}

/// What the team folder asks the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum TeamEffect {
    /// Tell what is known of a workspace's folder.
    Find {
        /// The workspace.
        doc: Text,
    },
    /// Let the person choose a folder, and remember it.
    Pick {
        /// The workspace.
        doc: Text,
    },
    /// Ask the person for permission to use the folder.
    Ask {
        /// The workspace.
        doc: Text,
    },
    /// Forget the folder; nothing in it changes.
    Forget {
        /// The workspace.
        doc: Text,
    },
    /// List the folder.
    List {
        /// The workspace.
        doc: Text,
    },
    /// Read files, one after the other.
    Read {
        /// The workspace.
        doc: Text,
        /// Their names.
        names: Vec<Text>,
    },
    /// Read the own file, and write it if it holds what we know it to hold, or is not there.
    Write {
        /// The workspace.
        doc: Text,
        /// Its name.
        name: Text,
        /// The text.
        text: Text,
        /// What it held when we read or wrote it last.
        over: Option<Text>,
    },
    /// Read a file and let it come in as a file that was opened.
    Offer {
        /// The workspace.
        doc: Text,
        /// Its name.
        name: Text,
    },
    /// Ring after a while, instead of what this bell was set to before.
    Wait {
        /// The workspace.
        doc: Text,
        /// The bell.
        bell: Bell,
        /// The while, in milliseconds.
        millis: i32,
    },
    /// Let no bell ring.
    Rest,
}

/// Something happened around the team folder.
pub fn update(ctx: &mut Ctx, model: &mut Model, action: TeamAction, effects: &mut Vec<Effect>) {
    let before = trouble(model).cloned();
    step(ctx, model, action, effects);
    let after = trouble(model).cloned();
    if before != after {
        model.unsay(|kind| matches!(kind, NoticeKind::TeamTrouble(_)));
        if let Some(trouble) = after {
            model.say(NoticeKind::TeamTrouble(trouble));
        }
    }
}

fn step(ctx: &mut Ctx, model: &mut Model, action: TeamAction, effects: &mut Vec<Effect>) {
    let Some(doc) = model.session().map(Session::doc_id) else { return };
    match action {
        TeamAction::Link => effects.push(Effect::Team(TeamEffect::Pick { doc })),
        TeamAction::AllowAgain => effects.push(Effect::Team(TeamEffect::Ask { doc })),
        TeamAction::Offer { name } => effects.push(Effect::Team(TeamEffect::Offer { doc, name })),
        TeamAction::ReadNow => look(model, effects),
        TeamAction::Unlink => {
            if let Some(session) = linked_session(model, &doc) {
                session.team = Team::None;
                effects.push(Effect::Team(TeamEffect::Rest));
                effects.push(Effect::Team(TeamEffect::Forget { doc }));
            }
        }
        TeamAction::Found { doc: of, found } if of == doc => self::found(ctx, model, found, effects),
        TeamAction::Opened { doc: of, folder } if of == doc => {
            if let Some(session) = model.session().filter(|session| !matches!(session.team, Team::Linked(_)))
            {
                // What comes in from now on is no step of undo: the state before is kept.
                let from = [(Text::clone(&folder), Doc::new(doc))];
                session.snapshot(ctx, Occasion::Merge, &from, effects);
            }
            link(ctx, model, folder, effects);
            look(model, effects);
        }
        TeamAction::NotOpened { doc: of, trouble } if of == doc => {
            model.unsay(|kind| matches!(kind, NoticeKind::TeamTrouble(_)));
            model.say(NoticeKind::TeamTrouble(trouble));
        }
        TeamAction::Listed { doc: of, files } if of == doc => round::listed(ctx, model, files, effects),
        TeamAction::FileRead { doc: of, file, text } if of == doc => {
            round::file_read(ctx, model, &file, &text, effects);
        }
        TeamAction::Written { doc: of, end } if of == doc => round::written(ctx, model, end, effects),
        TeamAction::Rang { doc: of, bell: Bell::Look } if of == doc => look(model, effects),
        TeamAction::Rang { doc: of, bell: Bell::Write } if of == doc => round::write(ctx, model, effects),
        TeamAction::Hidden => {
            round::write(ctx, model, effects);
            if let Some(linked) = linked(model) {
                linked.is_resting = true;
                effects.push(Effect::Team(TeamEffect::Rest));
            }
        }
        // An answer for a workspace that was open before.
        TeamAction::Found { .. }
        | TeamAction::Opened { .. }
        | TeamAction::NotOpened { .. }
        | TeamAction::Listed { .. }
        | TeamAction::FileRead { .. }
        | TeamAction::Written { .. }
        | TeamAction::Rang { .. } => {}
    }
}

/// What is asked for when a workspace is opened.
pub fn begin(doc: &Text, effects: &mut Vec<Effect>) {
    effects.push(Effect::Team(TeamEffect::Rest));
    effects.push(Effect::Team(TeamEffect::Find { doc: Text::clone(doc) }));
}

/// The page came back.
pub fn woke(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(linked) = linked(model) {
        linked.is_resting = false;
        look(model, effects);
    }
}

/// After every action: an edit is written once it has been quiet for a while.
pub fn follow(model: &mut Model, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Team::Linked(linked) = &mut session.team else { return };
    let doc = session.space.doc();
    if is_same(&linked.seen.0, doc) {
        return;
    }
    linked.seen = Known(doc.clone());
    if !linked.is_resting {
        effects.push(wait(&doc.id, Bell::Write, WRITE_MILLIS));
    }
}

fn wait(doc: &Text, bell: Bell, millis: i32) -> Effect {
    Effect::Team(TeamEffect::Wait { doc: Text::clone(doc), bell, millis })
}

/// Looks at the folder now, and again after a while.
fn look(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(doc) = model.session().map(Session::doc_id) else { return };
    let Some(linked) = linked(model) else { return };
    effects.push(Effect::Team(TeamEffect::List { doc: Text::clone(&doc) }));
    if !linked.is_resting {
        effects.push(wait(&doc, Bell::Look, LOOK_MILLIS));
    }
}

fn found(ctx: &mut Ctx, model: &mut Model, found: Found, effects: &mut Vec<Effect>) {
    // What was said of the folder of another workspace is no longer so.
    model.unsay(|kind| matches!(kind, NoticeKind::TeamTrouble(_)));
    let Phase::Ready(session) = &mut model.phase else { return };
    match found {
        Found::Unsupported => session.team = Team::Unsupported,
        Found::Nothing => session.team = Team::None,
        Found::Folder { name, access } => {
            link(ctx, model, name, effects);
            match access {
                Access::Granted => look(model, effects),
                Access::Ask => {
                    if let Some(linked) = linked(model) {
                        linked.trouble = Some(Trouble::Permission);
                    }
                }
            }
        }
    }
}

/// Links a folder; what was known of the same one stays known.
fn link(ctx: &mut Ctx, model: &mut Model, folder: Text, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    if session.visit.is_some() {
        return;
    }
    let doc = session.doc_id();
    let own = model.prefs.own_file(&doc).unwrap_or_else(|| {
        let name = fresh_name(ctx, session);
        model.prefs.set_own_file(&doc, Text::clone(&name));
        effects.push(Effect::KeepPrefs(model.prefs.clone()));
        name
    });
    if let Team::Linked(linked) = &mut session.team
        && linked.folder == folder
    {
        linked.trouble = None;
        return;
    }
    session.team = Team::Linked(Box::new(Linked {
        folder,
        own,
        files: BTreeMap::new(),
        read: None,
        written: None,
        trouble: None,
        now: ctx.now,
        reading: BTreeSet::new(),
        reading_since: ctx.now,
        came: BTreeMap::new(),
        disagreed: 0,
        writing: None,
        own_text: None,
        seen: Known(session.space.doc().clone()),
        weighed: None,
        is_resting: false,
    }));
}

/// A name for the own file that nobody has.
fn fresh_name(ctx: &mut Ctx, session: &Session) -> Text {
    let me = session.me().and_then(|me| session.space.name_of(me));
    names::own_name(me.as_deref(), ctx.dice.session().as_str())
}

fn trouble(model: &Model) -> Option<&Trouble> {
    match &model.session()?.team {
        Team::Linked(linked) => linked.trouble.as_ref(),
        Team::Unknown | Team::Unsupported | Team::None => None,
    }
}

fn linked(model: &mut Model) -> Option<&mut Linked> {
    let Phase::Ready(session) = &mut model.phase else { return None };
    match &mut session.team {
        Team::Linked(linked) if session.visit.is_none() => Some(linked),
        Team::Linked(_) | Team::Unknown | Team::Unsupported | Team::None => None,
    }
}

/// The open workspace, if it is this one and has a folder.
fn linked_session<'a>(model: &'a mut Model, doc: &str) -> Option<&'a mut Session> {
    let Phase::Ready(session) = &mut model.phase else { return None };
    let is_it = *session.doc_id() == *doc && matches!(session.team, Team::Linked(_));
    is_it.then_some(session)
}

impl Linked {
    /// The files of others that hold OKRs or may do so, by name.
    pub fn mates(&self) -> impl Iterator<Item = (&Text, &Mate)> {
        let is_mate = |mate: &Mate| mate.state != MateState::Stranger;
        self.files.iter().filter(move |(name, mate)| **name != self.own && is_mate(mate))
    }

    /// How many JSON files without OKRs lie beside them.
    pub fn strangers(&self) -> usize {
        self.files.values().filter(|mate| mate.state == MateState::Stranger).count()
    }

    /// What all files of the folder say together, as they were read last.
    fn held(&self, workspace: &Text) -> Doc {
        let mut held = Doc::new(Text::clone(workspace));
        for mate in self.files.values() {
            held.absorb(&mate.holds.0);
        }
        held
    }
}
