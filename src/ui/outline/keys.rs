//! Keys on the rows of the outline. Which key does what stands in the table of commands.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::drag::LatestHand;
use crate::app::command::{Command, Press, Scope, command_for};
use crate::okr::Id;
use crate::ui::parts::is_composing;

/// Hears a key pressed anywhere on the page.
pub fn pressed(latest: &LatestHand, event: &KeyboardEvent) {
    if event.default_prevented() || is_composing(event) {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let within = |what: &str| target.closest(what).ok().flatten();
    if within(
        "input, textarea, select, dialog, [contenteditable], [role=\"menu\"], [role=\"listbox\"], .checkin",
    )
    .is_some()
    {
        return;
    }
    let Some(hand) = latest.borrow().clone() else { return };
    let row = within("[data-row]");
    let id = row.as_ref().and_then(|row| row.get_attribute("data-row")).map(Id::new);
    let scope = if id.is_some() { Scope::Row } else { Scope::Page };
    let key = event.key();
    let ctrl = event.ctrl_key() || event.meta_key();
    let press = Press { key: &key, ctrl, shift: event.shift_key(), alt: event.alt_key() };
    let Some(command) = command_for(press, scope) else { return };
    let is_done = match (&id, command) {
        (None, Command::NewObjective) => {
            hand.new_objective(None);
            true
        }
        (None, _) => false,
        // A button in a row is pressed by its own keys.
        (Some(_), Command::Rename | Command::Toggle) if row.as_ref() != Some(&target) && key != "F2" => false,
        (Some(id), command) => hand.command(command, id),
    };
    if is_done {
        event.prevent_default();
    }
}
