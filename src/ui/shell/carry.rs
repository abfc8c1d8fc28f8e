//! Carrying out effects: the only place that starts tasks.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use yew::html::Scope as Link;

use crate::app::comparing::CompareAction;
use crate::app::{
    Action, Arrival, Arrived, Effect, IncomingAction, JournalText, Lang, Prefs, Refusal, Theme, Unreadable,
    WorkspaceEntry,
};
use crate::okr::Text;
use crate::platform::storage::StorageError;
use crate::platform::tabs::TabMessage;
use crate::platform::{clock, fetch, files, handles, locale, locks, storage};
use crate::words::words;

use super::{Msg, Shell, snapshots};

/// How long a store may take to answer before the page says that it does not.
const READ_MILLIS: i32 = 10_000;

/// How long the page is left in peace before records are folded.
const TIDY_MILLIS: i32 = 3_000;

/// Starts a task.
#[expect(clippy::disallowed_methods, reason = "the shell is the one place that starts tasks")]
pub fn start(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

pub(super) fn act(link: &Link<Shell>, action: Action) {
    link.send_message(Msg::Act(action));
}

pub(super) fn refusal(error: &StorageError) -> Refusal {
    match error {
        StorageError::Full => Refusal::Full,
        StorageError::Blocked => Refusal::Blocked,
        other => Refusal::Failed(other.to_string().into()),
    }
}

/// Holds the lock that tells other windows of a session.
pub fn hold_lock(link: &Link<Shell>, session: String) {
    let link = link.clone();
    start(async move {
        // Without locks nobody folds records, so nobody has to be told.
        if let Ok(guard) = locks::hold_session_lock(&session).await {
            link.send_message(Msg::Locked(guard));
        }
    });
}

/// Reads files that were chosen, dropped or pasted; they arrive together.
pub fn read_files(link: &Link<Shell>, files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    let link = link.clone();
    start(async move {
        let mut arrived = Vec::new();
        for file in files {
            let said = said(files::read(&file).await);
            arrived.push(Arrived { name: Text::from(file.name()), said });
        }
        act(&link, Action::Incoming(IncomingAction::Arrived(arrived)));
    });
}

/// What a file says, or why it could not be read.
fn said(read: Result<files::FileBytes, files::FileError>) -> Result<Text, Unreadable> {
    match read {
        Ok(bytes) => match crate::platform::encoding::decode(&bytes.bytes) {
            Ok((text, _)) => Ok(text.into()),
            Err(error) => Err(Unreadable::NotText { offset: Some(error.offset) }),
        },
        Err(files::FileError::TooLarge { bytes: size, limit, .. }) => {
            let error = crate::file::DecodeError::TooLarge { bytes: size as usize, max: limit as usize };
            Err(Unreadable::Decode(error))
        }
        Err(files::FileError::Failed { .. }) => Err(Unreadable::NotText { offset: None }),
    }
}

impl Shell {
    /// Carries out one effect.
    #[expect(clippy::too_many_lines, reason = "one arm for each effect")]
    pub(super) fn carry(&mut self, ctx: &yew::Context<Self>, effect: Effect) {
        let link = ctx.link().clone();
        match effect {
            Effect::ListWorkspaces => start(async move {
                let list = storage::workspaces().await.unwrap_or_default();
                let entry = |one: storage::Workspace| {
                    let name = one.name.unwrap_or_default();
                    WorkspaceEntry { name: name.into(), doc: one.doc.into() }
                };
                act(&link, Action::WorkspacesListed(list.into_iter().map(entry).collect()));
            }),
            Effect::ReadParts { doc } => read_parts(link, doc),
            Effect::Append(record) => self.append(link, record),
            Effect::TidyLater => start(async move {
                clock::sleep(TIDY_MILLIS).await;
                if let Ok(live) = locks::live_sessions().await {
                    let live = live.into_iter().map(Text::from).collect();
                    act(&link, Action::TidyUp { live });
                }
            }),
            Effect::WriteBase { doc, generation, text, replaces } => start(async move {
                let result = write_base(&doc, &generation, &text, &replaces).await;
                act(&link, Action::BaseWritten { generation, replaces, result });
            }),
            Effect::Quarantine { doc, key, text } => start(async move {
                let now = u64::try_from(clock::now_millis()).unwrap_or(0);
                if let Ok(kept) = storage::quarantine(&doc, &key, &text, now).await {
                    act(&link, Action::Quarantined { key: kept.into(), chars: text.chars().count() });
                }
            }),
            Effect::DownloadQuarantined { key } => start(async move {
                let doc = storage::Key::parse(&key).map(|key| key.doc().to_owned()).unwrap_or_default();
                let parts = storage::read_parts(&doc).await;
                if let Some(part) = parts.quarantined.iter().find(|part| *part.key == *key) {
                    let saved =
                        files::download(&format!("{doc}-quarantine.json"), &part.text, "application/json");
                    drop(saved);
                }
            }),
            Effect::DeleteQuarantined { key } => start(async move {
                // Refused, it is still listed at the next start.
                drop(storage::delete_quarantined(&key).await);
            }),
            Effect::NameWorkspace { doc, name } => {
                // The name in the list is a courtesy: it is read from the document when opened.
                drop(storage::set_name(&doc, &name));
            }
            Effect::RemoveWorkspace { doc } => start(async move {
                drop(storage::remove_workspace(&doc).await);
                act(&link, Action::Relist);
            }),
            Effect::KeepPrefs(prefs) => drop(storage::set_prefs(&prefs.to_text())),
            Effect::Dress { prefs, title } => dress(&prefs, &title),
            Effect::PickFile => start(async move {
                match files::pick_files().await {
                    Ok(files) if files.is_empty() => {
                        act(&link, Action::Compare(CompareAction::PickNothing));
                    }
                    Ok(files) => read_files(&link, files),
                    Err(error) => {
                        let arrived = Arrived { name: Text::from(""), said: said(Err(error)) };
                        act(&link, Action::Incoming(IncomingAction::Arrived(vec![arrived])));
                    }
                }
            }),
            Effect::FetchSample => {
                let lang = match self.model.prefs.lang {
                    Lang::En => "en",
                    Lang::Zh => "zh",
                };
                start(async move {
                    let name = Text::from(format!("sample-{lang}.json"));
                    let action = match fetch::text(&format!("sample/{lang}.json")).await {
                        Ok(text) => Action::TextArrived { arrival: Arrival::Sample, name, text: text.into() },
                        Err(_) => Action::NotText { name, offset: None },
                    };
                    act(&link, action);
                });
            }
            Effect::Save { name, text, ask } => self.save(link, &name, &text, ask),
            Effect::DownloadText { name, text } => drop(files::download(&name, &text, "application/json")),
            Effect::Snapshot(effect) => snapshots::carry(&link, effect),
            Effect::KeepBrought { doc, name, text } => start(async move {
                // What came with which file is a courtesy: nothing is lost where it is not known.
                drop(storage::keep_brought(&doc, &name, &text).await);
            }),
            Effect::ForgetBrought { doc, name } => start(async move {
                drop(storage::forget_brought(&doc, &name).await);
            }),
            Effect::Hand(effect) => super::handing::carry(&link, effect),
            Effect::Team(effect) => self.carry_team(&link, effect),
            Effect::Share(effect) => super::share::carry(&link, effect),
            Effect::Visit(effect) => super::visit::carry(&link, effect),
            Effect::SetAddress(hash) => {
                if super::ears::address() != *hash
                    && let Some(window) = web_sys::window()
                {
                    drop(window.location().set_hash(&hash));
                }
            }
            Effect::Focus(target) => self.focus = Some(target),
        }
    }

    /// Keeps a record at once, and tells the other windows.
    fn append(&mut self, link: Link<Shell>, record: JournalText) {
        let JournalText { doc, session, seq, text } = record;
        let session = session.as_str().to_owned();
        let key = crate::app::journal_key_of(&doc, &session, seq);
        // A window that is not told reads the record when it is opened next.
        let message = TabMessage::Record {
            doc: doc.to_string(),
            session: session.clone(),
            key,
            text: text.to_string(),
        };
        drop(self.tabs.send(&message));
        match storage::append_journal(&doc, &session, seq, &text) {
            Ok(()) => act(&link, Action::Appended { seq, keeps: Ok(()) }),
            Err(first) => start(async move {
                let keeps = match storage::append_journal_idb(&doc, &session, seq, &text).await {
                    Ok(()) => Ok(()),
                    Err(_) => Err(refusal(&first)),
                };
                act(&link, Action::Appended { seq, keeps });
            }),
        }
    }

    /// Saves to the file that is at hand, to one that is chosen, or as a download.
    fn save(&mut self, link: Link<Shell>, name: &str, text: &str, ask: bool) {
        let held = self.file.clone().filter(|_| !ask);
        if let Some((handle, last)) = held {
            let text = text.to_owned();
            start(async move {
                // Somebody else may have written there: then their text comes in first.
                if let Ok(bytes) = handles::read_handle(&handle).await
                    && let Ok((found, _)) = crate::platform::encoding::decode(&bytes.bytes)
                    && found != last
                    && found != text
                {
                    let (name, text) = (Text::from(handle.name()), Text::from(found));
                    act(&link, Action::TextArrived { arrival: Arrival::File, name, text });
                    return;
                }
                write_handle(&link, handle, text).await;
            });
            return;
        }
        if ask && handles::are_supported() {
            let (name, text) = (name.to_owned(), text.to_owned());
            start(async move {
                match handles::save_picker(&name).await {
                    Ok(Some(handle)) => write_handle(&link, handle, text).await,
                    Ok(None) => {}
                    Err(_) => download(&link, &name, &text),
                }
            });
            return;
        }
        download(&link, name, text);
    }
}

async fn write_handle(link: &Link<Shell>, handle: handles::FileHandle, text: String) {
    match handles::write_handle(&handle, &text).await {
        Ok(()) => link.send_message(Msg::Holds(handle, text)),
        Err(_) => act(link, Action::Saved { name: None }),
    }
}

fn download(link: &Link<Shell>, name: &str, text: &str) {
    let saved = files::download(name, text, "application/json").ok().map(|()| Text::from(name));
    act(link, Action::Saved { name: saved });
}

/// Writes a base, and only then deletes what is in it; one window at a time.
async fn write_base(doc: &str, generation: &str, text: &str, replaces: &[Rc<str>]) -> Result<(), Refusal> {
    let write = async {
        storage::write_base(doc, generation, text).await.map_err(|error| refusal(&error))?;
        let keys: Vec<String> = replaces.iter().map(ToString::to_string).collect();
        // What could not be deleted is read again next time, which changes nothing.
        drop(storage::delete_parts(&keys).await);
        Ok(())
    };
    if replaces.is_empty() {
        return write.await;
    }
    // Another window is folding: leave it to that one.
    locks::with_lock(&format!("plumbline-tidy-{doc}"), write).await.unwrap_or(Ok(()))
}

fn read_parts(link: Link<Shell>, doc: Text) {
    let answered = Rc::new(Cell::new(false));
    let (late, waiting, asked) = (link.clone(), Rc::clone(&answered), Text::clone(&doc));
    start(async move {
        clock::sleep(READ_MILLIS).await;
        if !waiting.get() {
            let (parts, quarantined) = (Vec::new(), Vec::new());
            act(&late, Action::PartsRead { doc: asked, parts, quarantined, incomplete: true });
        }
    });
    start(async move {
        let read = storage::read_parts(&doc).await;
        answered.set(true);
        let text = |part: storage::Part| (Rc::from(part.key), Rc::from(part.text));
        let quarantined =
            read.quarantined.iter().map(|part| (Rc::from(part.key.as_str()), part.text.chars().count()));
        let quarantined = quarantined.collect();
        let incomplete = !read.unread.is_empty();
        let parts = read.bases.into_iter().chain(read.journal).map(text).collect();
        let texts = brought(read.brought);
        act(&link, Action::PartsRead { doc: Text::clone(&doc), parts, quarantined, incomplete });
        if !texts.is_empty() {
            act(&link, Action::Incoming(IncomingAction::BroughtRead { doc, texts }));
        }
    });
}

/// What is known of files that were merged: name and text of each merge.
fn brought(parts: Vec<storage::Part>) -> Vec<(Text, Text)> {
    let one = |part: storage::Part| match storage::Key::parse(&part.key) {
        Some(storage::Key::Brought { merge, .. }) => Some((merge.into(), part.text.into())),
        _ => None,
    };
    parts.into_iter().filter_map(one).collect()
}

/// Language, theme and title of the page.
fn dress(prefs: &Prefs, title: &str) {
    locale::set_document_lang(prefs.lang.tag());
    locale::set_document_theme(match prefs.theme {
        Theme::System => None,
        Theme::Light => Some(locale::Scheme::Light),
        Theme::Dark => Some(locale::Scheme::Dark),
    });
    locale::set_document_title(&words(prefs.lang).tab_title(title));
}
