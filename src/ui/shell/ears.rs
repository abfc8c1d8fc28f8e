//! What the shell listens to: keys, files that are dropped or pasted, the address, the clock.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, KeyboardEvent};
use yew::html::Scope as Link;

use crate::app::command::{Command, Press, Scope, command_for};
use crate::app::{Action, FocusTarget, Page, Route};
use crate::okr::Text;
use crate::platform::listener::Listener;
use crate::platform::{clock, dom, files};

use super::carry;
use super::visit;
use super::{Msg, Shell};

/// Everything the shell listens to for as long as the page is open.
pub fn listen(link: &Link<Shell>) -> Vec<Listener> {
    let on = |link: &Link<Shell>| link.clone();
    let (keys, hash, seen) = (on(link), on(link), on(link));
    let (over, leave, dropped, pasted) = (on(link), on(link), on(link), on(link));
    let ears = [
        dom::on_key_down(move |event| pressed(&keys, &event)),
        dom::on_hash_change(move || visit::address_changed(&hash)),
        dom::on_visibility(move |visibility| seen.send_message(Msg::Seen(visibility))),
        Listener::on_window("dragover", move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            if event.data_transfer().is_some_and(|transfer| files::has_files(&transfer)) {
                event.prevent_default();
                over.send_message(Msg::Dropping(true));
            }
        }),
        Listener::on_window("dragleave", move |event| {
            let outside = event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none());
            if outside {
                leave.send_message(Msg::Dropping(false));
            }
        }),
        Listener::on_window("drop", move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            dropped.send_message(Msg::Dropping(false));
            let Some(transfer) = event.data_transfer() else { return };
            let files = files::files_of(&transfer);
            if !files.is_empty() {
                event.prevent_default();
                carry::read_files(&dropped, files);
            }
        }),
        Listener::on_window("paste", move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
            if is_writing(event.target().and_then(|target| target.dyn_into().ok()).as_ref()) {
                return;
            }
            let Some(transfer) = event.clipboard_data() else { return };
            carry::read_files(&pasted, files::files_of(&transfer));
            if let Some(text) = files::text_of(&transfer).filter(|text| text.trim_start().starts_with('{')) {
                event.prevent_default();
                let arrival = crate::app::Arrival::File;
                let (name, text) = (Text::from("clipboard.json"), Text::from(text));
                pasted.send_message(Msg::Act(Action::TextArrived { arrival, name, text }));
            }
        }),
    ];
    ears.into_iter().flatten().collect()
}

/// Rings when the next day begins.
pub fn midnight(link: &Link<Shell>) -> Option<clock::Timer> {
    let link = link.clone();
    clock::Timer::after(clock::millis_to_midnight(), move || {
        link.send_message(Msg::Act(Action::Woke { hidden_minutes: 0 }));
        link.send_message(Msg::Seen(dom::Visibility::Visible));
    })
}

/// The part of the address after `#`.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Whether keys typed into an element are text.
fn is_writing(element: Option<&Element>) -> bool {
    element.is_some_and(|element| {
        let name = element.tag_name().to_ascii_lowercase();
        matches!(name.as_str(), "input" | "textarea" | "select") || element.has_attribute("contenteditable")
    })
}

fn pressed(link: &Link<Shell>, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_dialog = target.as_ref().is_some_and(|element| element.closest("dialog").ok().flatten().is_some());
    let scope = if in_dialog || is_writing(target.as_ref()) { Scope::Everywhere } else { Scope::Turn };
    let key = event.key();
    let ctrl = event.ctrl_key() || event.meta_key();
    let press = Press { key: &key, ctrl, shift: event.shift_key(), alt: event.alt_key() };
    let Some(command) = command_for(press, scope) else { return };
    let go = |page: Page| Action::Go(Route { page, open: None });
    let msg = match command {
        Command::Undo => Msg::Act(Action::Undo),
        Command::Redo => Msg::Act(Action::Redo),
        Command::Save => Msg::Act(Action::Save { ask: false }),
        Command::SaveAs => Msg::Act(Action::Save { ask: true }),
        Command::Open => Msg::Act(Action::Open),
        Command::Go(page) => Msg::Act(go(page)),
        Command::Help => Msg::Help(true),
        Command::Close => {
            let here = Route::parse(&address());
            if here.open.is_none() {
                return;
            }
            Msg::Act(go(here.page))
        }
        Command::Search => {
            // Without a search field on the page the sign stays a sign.
            if !dom::focus(&FocusTarget::Search.element_id(), dom::Caret::All) {
                return;
            }
            event.prevent_default();
            return;
        }
        Command::SayWhy => {
            // Nothing is asked: the letter stays a letter.
            if dom::focus(&FocusTarget::Reason.element_id(), dom::Caret::End) {
                event.prevent_default();
            }
            return;
        }
        // The outline, the map and the questions hear what concerns them.
        Command::NewObjective
        | Command::Rename
        | Command::NewAfter
        | Command::MoveUp
        | Command::MoveDown
        | Command::Indent
        | Command::Outdent
        | Command::Delete
        | Command::CheckIn
        | Command::OpenPanel
        | Command::Previous
        | Command::Next
        | Command::Toggle
        | Command::Map(_)
        | Command::Question(_) => return,
    };
    event.prevent_default();
    link.send_message(msg);
}
