//! Sharing a part of the workspace: what goes into the copy, and how it is handed out (rules X).
//!
//! A shared part is no saved copy: nothing of the workspace counts as saved by it (rule X8).

use crate::file;
use crate::okr::{Id, Text};
use crate::query;
use crate::space::share::{Selection, Totals, What, share};
use crate::space::{Space, StandIns};

use super::ctx::Ctx;
use super::effect::Effect;
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::visit::link_hash;

/// The most letters a link may have, its address included. Longer ones are cut, or not made a link at
/// all, by many programs for mail and messages (rule X9).
pub const LONGEST_LINK: usize = 16_000;

/// The most bytes of text that are worth packing for a link: packed, text of a file takes a fifth to a
/// tenth of its room.
const MOST_TO_PACK: usize = 1 << 20;

/// How a part is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// As a file.
    #[default]
    File,
    /// As a link that carries it.
    Link,
}

/// How far the link has got.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Link {
    /// It is being made.
    #[default]
    Coming,
    /// It is here, with the letters it has.
    Here(Text),
    /// It would be too long; how many letters it would have, where that is known.
    TooLong(Option<usize>),
    /// This browser cannot make one.
    Cannot,
}

/// The dialog while it is open.
#[derive(Clone, PartialEq, Debug)]
pub struct Sharing {
    /// What is shared.
    pub selection: Selection,
    /// The goal from which the dialog was opened.
    pub goal: Option<Id>,
    /// How.
    pub form: Form,
    /// The link, where it is one.
    pub link: Link,
    /// Whether the link is on the clipboard; `None` before it was asked for.
    pub copied: Option<bool>,
    /// How often a link was asked for: an answer to an earlier question is late.
    asked: u32,
}

/// What a person does to share.
#[derive(Clone, PartialEq, Debug)]
pub enum ShareAction {
    /// Opens the dialog.
    Open {
        /// What is shared at first.
        what: What,
        /// How.
        form: Form,
    },
    /// Chooses what is shared, and how much of it.
    Choose(Selection),
    /// Chooses how.
    As(Form),
    /// Wants the part as a file.
    Save,
    /// The file was handed out, or not.
    Saved {
        /// Its name; `None` if the browser refused.
        name: Option<Text>,
    },
    /// A text was packed.
    Packed {
        /// Which question this answers.
        asked: u32,
        /// The address of the app and the letters; `None` where the browser cannot.
        packed: Option<(Text, Text)>,
    },
    /// Wants the link on the clipboard.
    Copy,
    /// The clipboard took it, or refused it.
    Copied(bool),
    /// Closes the dialog.
    Close,
}

/// What sharing asks the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum ShareEffect {
    /// Hand a part to the person as a file of its own.
    Save {
        /// Its name.
        name: Text,
        /// Its text.
        text: Text,
    },
    /// Pack a text for a link.
    Pack {
        /// Which question this is.
        asked: u32,
        /// The text.
        text: Text,
    },
    /// Put a text on the clipboard.
    Copy {
        /// The text.
        text: Text,
    },
}

/// A part as it would be handed out.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// What is in it.
    pub totals: Totals,
    /// The file's name.
    pub name: Text,
    /// The file's text.
    pub text: Text,
}

/// What a selection would hand out.
pub fn preview(space: &Space, selection: &Selection) -> Preview {
    let shared = share(space, selection);
    let name = name_of(space, &selection.what).into();
    Preview { totals: shared.totals, name, text: file::encode(&shared.doc).into() }
}

/// A file name that tells what is in it: the workspace, the unit, the cycle, the goal.
fn name_of(space: &Space, what: &What) -> String {
    let mut parts = vec![space.workspace().name];
    match what {
        What::Whole => {}
        What::Part { unit, cycle } => {
            parts.extend([unit, cycle].into_iter().flatten().filter_map(|id| space.name_of(id)));
        }
        What::Goals(ids) => parts.extend(ids.first().and_then(|id| space.name_of(id))),
    }
    // A company is often called as its workspace is.
    parts.dedup();
    query::file_name(&parts.join(" "))
}

/// Something happened while sharing.
pub fn update(_ctx: &mut Ctx, model: &mut Model, action: ShareAction, effects: &mut Vec<Effect>) {
    match action {
        ShareAction::Open { what, form } => {
            if model.session().is_some() {
                let goal = if let What::Goals(ids) = &what { ids.first().cloned() } else { None };
                let selection = Selection { what, ..Selection::default() };
                model.sharing =
                    Some(Sharing { selection, goal, form, link: Link::Coming, copied: None, asked: 0 });
                pack(model, effects);
            }
        }
        ShareAction::Choose(selection) => {
            if let Some(sharing) = &mut model.sharing {
                sharing.selection = selection;
                pack(model, effects);
            }
        }
        ShareAction::As(form) => {
            if let Some(sharing) = &mut model.sharing {
                sharing.form = form;
                pack(model, effects);
            }
        }
        ShareAction::Save => {
            if let (Some(sharing), Some(session)) = (&model.sharing, model.session()) {
                let Preview { name, text, .. } = preview(&session.space, &sharing.selection);
                effects.push(Effect::Share(ShareEffect::Save { name, text }));
            }
        }
        ShareAction::Saved { name: Some(name) } => {
            model.sharing = None;
            model.say(NoticeKind::Shared { name });
        }
        ShareAction::Saved { name: None } => model.say(NoticeKind::CannotSave),
        ShareAction::Packed { asked, packed } => packed_up(model, asked, packed),
        ShareAction::Copy => {
            if let Some(Sharing { link: Link::Here(text), .. }) = &model.sharing {
                effects.push(Effect::Share(ShareEffect::Copy { text: Text::clone(text) }));
            }
        }
        ShareAction::Copied(is_there) => {
            if let Some(sharing) = &mut model.sharing {
                sharing.copied = Some(is_there);
            }
        }
        ShareAction::Close => model.sharing = None,
    }
}

/// Asks for the link that what is chosen now would be.
fn pack(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(mut sharing) = model.sharing.take() else { return };
    sharing.asked += 1;
    sharing.copied = None;
    if let (Form::Link, Some(session)) = (sharing.form, model.session()) {
        let text = preview(&session.space, &sharing.selection).text;
        if text.len() > MOST_TO_PACK {
            sharing.link = Link::TooLong(None);
        } else {
            sharing.link = Link::Coming;
            effects.push(Effect::Share(ShareEffect::Pack { asked: sharing.asked, text }));
        }
    }
    model.sharing = Some(sharing);
}

fn packed_up(model: &mut Model, asked: u32, packed: Option<(Text, Text)>) {
    let Some(sharing) = model.sharing.as_mut().filter(|sharing| sharing.asked == asked) else { return };
    sharing.link = match packed {
        None => Link::Cannot,
        Some((app, letters)) => {
            let link = format!("{app}{}", link_hash(&letters));
            let length = link.chars().count();
            if length > LONGEST_LINK { Link::TooLong(Some(length)) } else { Link::Here(link.into()) }
        }
    };
}

/// Lends the workspace the words for what has no name in it.
pub fn lend_words(model: &mut Model, words: StandIns) {
    if let Phase::Ready(session) = &mut model.phase
        && session.space.stand_ins().tag != words.tag
    {
        session.space = session.space.with_stand_ins(words);
    }
}
