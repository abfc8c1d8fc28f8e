//! Keys on the goals of the page. Which key does what stands in the table of commands; the numbers are those of
//! the decisions.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

use crate::app::command::{Command, Press, QuestionCommand, Scope, command_for};
use crate::okr::{Carry, Id};
use crate::platform::dom;
use crate::query::carry_over::{decided, neighbour};
use crate::ui::panel::Desk;
use crate::ui::parts::is_composing;

use super::goal::row_element;

/// A decision about a goal, or none any more.
pub type Decision = (Id, Option<Carry>);

/// Hears keys pressed anywhere on the page.
pub fn listener(
    desk: &Desk,
    rows: Rc<[Id]>,
    on_decide: Callback<Decision>,
    can_write: bool,
) -> Callback<KeyboardEvent> {
    let desk = desk.clone();
    Callback::from(move |event: KeyboardEvent| {
        let heard = !event.default_prevented() && !is_composing(&event);
        if heard && pressed(&desk, &rows, &on_decide, can_write, &event) {
            event.prevent_default();
        }
    })
}

fn pressed(
    desk: &Desk,
    rows: &[Id],
    on_decide: &Callback<Decision>,
    can_write: bool,
    event: &KeyboardEvent,
) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    let within = |what: &str| target.closest(what).ok().flatten();
    let writes = "input[type=\"text\"], textarea, [contenteditable], [role=\"listbox\"], .popover, .select";
    if within(writes).is_some() {
        return false;
    }
    let here = within("[data-goal]").and_then(|element| element.get_attribute("data-goal"));
    let at = here.map(Id::new);
    let key = event.key();
    let ctrl = event.ctrl_key() || event.meta_key();
    let press = Press { key: &key, ctrl, shift: event.shift_key(), alt: event.alt_key() };
    // Arrow keys within the choices of a row are theirs.
    let on_choice = within("[role=\"radiogroup\"]").is_some() && key.starts_with("Arrow");
    match (command_for(press, Scope::Question), at) {
        (Some(Command::Next), at) if !on_choice => go(rows, at.as_ref(), false),
        (Some(Command::Previous), Some(at)) if !on_choice => go(rows, Some(&at), true),
        (Some(Command::OpenPanel), Some(at)) => {
            desk.open(Some(&at));
            true
        }
        (Some(Command::Question(QuestionCommand::Choose)), Some(at)) if can_write => {
            let carry = key.parse().ok().and_then(decided);
            if carry.is_some() {
                on_decide.emit((at, carry));
            }
            true
        }
        (Some(Command::Question(QuestionCommand::TakeBack)), Some(at)) if can_write => {
            on_decide.emit((at, None));
            true
        }
        _ => false,
    }
}

/// Goes to the row before or after another one.
pub fn go(rows: &[Id], from: Option<&Id>, back: bool) -> bool {
    neighbour(rows, from, back).is_some_and(|next| {
        let element = row_element(&next);
        dom::scroll_into_view(&element);
        dom::focus(&element, dom::Caret::Keep)
    })
}
