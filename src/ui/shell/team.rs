//! Carries out what the team folder asks for: the dialog, listing, reading, writing, and the bells.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::html::Scope as Link;

use crate::app::team::{Access, Bell, FileSeen, Found, TeamAction, TeamEffect, Trouble, Unread, Written};
use crate::app::{Action, Arrival};
use crate::okr::{Moment, Text};
use crate::platform::clock::Timer;
use crate::platform::folders::{FolderError, FolderFile, FolderHandle, FolderText};
use crate::platform::locks::{self, LockError};
use crate::platform::{dom, folders, storage};

use super::Shell;
use super::carry::{act, start};

/// What the shell holds for the team folder.
#[derive(Default)]
pub(super) struct Hands {
    folder: Open,
    bells: BTreeMap<Bell, Timer>,
}

/// The folder that is open, with the workspace it belongs to.
#[derive(Clone, Default)]
struct Open(Rc<RefCell<Option<(Text, FolderHandle)>>>);

impl Open {
    fn of(&self, doc: &str) -> Option<FolderHandle> {
        let open = self.0.borrow();
        open.as_ref().filter(|(of, _)| **of == *doc).map(|(_, folder)| folder.clone())
    }

    fn put(&self, doc: &Text, folder: FolderHandle) {
        self.0.replace(Some((Text::clone(doc), folder)));
    }
}

impl Shell {
    /// Carries out one effect.
    pub(super) fn carry_team(&mut self, link: &Link<Shell>, effect: TeamEffect) {
        let (link, open) = (link.clone(), self.team.folder.clone());
        match effect {
            TeamEffect::Find { doc } => start(async move {
                let found = find(&doc, &open).await;
                tell(&link, TeamAction::Found { doc, found });
            }),
            TeamEffect::Pick { doc } => start(async move {
                match folders::pick().await {
                    Ok(Some(folder)) => opened(&link, &doc, folder, &open).await,
                    Ok(None) => {}
                    Err(FolderError::Unsupported) => {
                        tell(&link, TeamAction::Found { doc, found: Found::Unsupported });
                    }
                    Err(error) => tell(&link, TeamAction::NotOpened { doc, trouble: trouble(&error) }),
                }
            }),
            TeamEffect::Ask { doc } => start(async move {
                let Some(folder) = open.of(&doc) else { return };
                match folders::ask(&folder).await {
                    Ok(folders::Access::Granted) => opened(&link, &doc, folder, &open).await,
                    Ok(folders::Access::Ask | folders::Access::Denied) => {}
                    Err(error) => tell(&link, TeamAction::NotOpened { doc, trouble: trouble(&error) }),
                }
            }),
            TeamEffect::Forget { doc } => {
                open.0.replace(None);
                // What could not be forgotten is asked about at the next start.
                start(async move { drop(folders::forget(&doc).await) });
            }
            TeamEffect::List { doc } => start(async move {
                let Some(folder) = open.of(&doc) else { return };
                let files = list(&folder).await;
                tell(&link, TeamAction::Listed { doc, files });
            }),
            TeamEffect::Read { doc, names } => start(async move {
                let Some(folder) = open.of(&doc) else { return };
                for name in names {
                    let (file, text) = read(&folder, &name).await;
                    tell(&link, TeamAction::FileRead { doc: Text::clone(&doc), file, text });
                }
            }),
            TeamEffect::Write { doc, name, text, over } => start(async move {
                let Some(folder) = open.of(&doc) else { return };
                let write = write(&folder, &name, &text, over.as_deref());
                // Two windows of one browser write the same file: one after the other.
                let end = match locks::with_lock(&format!("plumbline-team-{doc}"), Box::pin(write)).await {
                    Ok(end) => end,
                    Err(LockError::Held) => Written::Busy,
                    Err(LockError::Unavailable | LockError::Failed { .. }) => {
                        self::write(&folder, &name, &text, over.as_deref()).await
                    }
                };
                tell(&link, TeamAction::Written { doc, end });
            }),
            TeamEffect::Offer { doc, name } => start(async move {
                let Some(folder) = open.of(&doc) else { return };
                let action = match read(&folder, &name).await.1 {
                    Ok(text) => Action::TextArrived { arrival: Arrival::File, name, text },
                    Err(Unread::NotText { offset, .. }) => Action::NotText { name, offset: Some(offset) },
                    Err(Unread::Gone | Unread::TooLarge { .. } | Unread::Failed(_)) => {
                        Action::NotText { name, offset: None }
                    }
                };
                act(&link, action);
            }),
            // Midnight wakes the app also where nobody sees it.
            TeamEffect::Wait { bell: Bell::Look, .. } if dom::visibility() == dom::Visibility::Hidden => {}
            TeamEffect::Wait { doc, bell, millis } => {
                let rings = move || tell(&link, TeamAction::Rang { doc, bell });
                match Timer::after(millis, rings) {
                    Some(timer) => drop(self.team.bells.insert(bell, timer)),
                    None => drop(self.team.bells.remove(&bell)),
                }
            }
            TeamEffect::Rest => self.team.bells.clear(),
        }
    }
}

fn tell(link: &Link<Shell>, action: TeamAction) {
    act(link, Action::Team(action));
}

/// What this browser knows of a workspace's folder.
async fn find(doc: &Text, open: &Open) -> Found {
    if !folders::are_supported() {
        return Found::Unsupported;
    }
    // A store that does not answer has no folder for us: it can be linked again.
    let Ok(Some(folder)) = folders::kept(doc).await else { return Found::Nothing };
    let access = match folders::access(&folder).await {
        Ok(folders::Access::Granted) => Access::Granted,
        Ok(folders::Access::Ask | folders::Access::Denied) | Err(_) => Access::Ask,
    };
    let name = folder.name().into();
    open.put(doc, folder);
    Found::Folder { name, access }
}

/// The folder may be used: remembers it for the next start.
async fn opened(link: &Link<Shell>, doc: &Text, folder: FolderHandle, open: &Open) {
    let name = folder.name().into();
    open.put(doc, folder.clone());
    // Where it cannot be remembered it is linked for as long as the page is open.
    drop(folders::keep(doc, &folder).await);
    // Others' files are read again and again: the browser is asked not to throw away what came of it.
    drop(storage::ask_to_persist().await);
    tell(link, TeamAction::Opened { doc: Text::clone(doc), folder: name });
}

async fn list(folder: &FolderHandle) -> Result<Vec<FileSeen>, Trouble> {
    match folders::access(folder).await {
        Ok(folders::Access::Granted) => {}
        Ok(folders::Access::Ask | folders::Access::Denied) => return Err(Trouble::Permission),
        Err(error) => return Err(trouble(&error)),
    }
    let files = folders::list(folder).await.map_err(|error| trouble(&error))?;
    Ok(files.into_iter().map(seen).collect())
}

async fn read(folder: &FolderHandle, name: &Text) -> (FileSeen, Result<Text, Unread>) {
    let unknown = FileSeen { name: Text::clone(name), size: 0, modified: Moment(0) };
    match folders::read(folder, name).await {
        Ok(found) => (seen(found.file.clone()), text_of(found)),
        Err(FolderError::Gone) => (unknown, Err(Unread::Gone)),
        Err(FolderError::TooLarge { bytes }) => {
            let size = FileSeen { size: bytes, ..unknown };
            (size, Err(Unread::TooLarge { bytes: usize::try_from(bytes).unwrap_or(usize::MAX) }))
        }
        Err(error) => (unknown, Err(Unread::Failed(error.to_string().into()))),
    }
}

/// Reads what the own file holds, and writes it if that is known, or there is none.
async fn write(folder: &FolderHandle, name: &Text, text: &Text, over: Option<&str>) -> Written {
    match folders::read(folder, name).await {
        Ok(found) => {
            let held = found.text.as_deref().ok();
            if held == Some(&**text) {
                return Written::Done(seen(found.file));
            }
            if held != over {
                let file = seen(found.file.clone());
                return Written::Held { file, text: text_of(found) };
            }
        }
        Err(FolderError::Gone) => {}
        Err(error) => return Written::Failed(write_trouble(&error)),
    }
    match folders::write(folder, name, text).await {
        Ok(file) => Written::Done(seen(file)),
        Err(error) => Written::Failed(write_trouble(&error)),
    }
}

fn text_of(found: FolderText) -> Result<Text, Unread> {
    match found.text {
        Ok(text) => Ok(text.into()),
        Err((offset, readable)) => Err(Unread::NotText { offset, readable: readable.into() }),
    }
}

fn seen(file: FolderFile) -> FileSeen {
    FileSeen { name: file.name.into(), size: file.size, modified: Moment(file.modified) }
}

fn trouble(error: &FolderError) -> Trouble {
    match error {
        FolderError::Refused => Trouble::Permission,
        FolderError::Gone => Trouble::Gone,
        FolderError::Full => Trouble::Full,
        other => Trouble::CannotRead(other.to_string().into()),
    }
}

fn write_trouble(error: &FolderError) -> Trouble {
    match trouble(error) {
        Trouble::CannotRead(words) => Trouble::CannotWrite(words),
        known => known,
    }
}
