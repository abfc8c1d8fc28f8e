//! Keys on the questions. Which key does what stands in the table of commands.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::app::command::{Command, Press, QuestionCommand, Scope, command_for};
use crate::app::{Action, Page, Route};
use crate::okr::Text;
use crate::platform::dom;
use crate::query::disagreements::Question;
use crate::ui::parts::is_composing;

use super::question::{Place, choice_element, question_element};

/// Hears keys pressed anywhere on the page.
pub(super) fn listener(dispatch: Callback<Action>, shown: &[Rc<Question>]) -> Callback<KeyboardEvent> {
    let shown: Rc<[Rc<Question>]> = shown.iter().cloned().collect();
    Callback::from(move |event: KeyboardEvent| {
        if !event.default_prevented() && !is_composing(&event) && pressed(&dispatch, &shown, &event) {
            event.prevent_default();
        }
    })
}

fn pressed(dispatch: &Callback<Action>, shown: &[Rc<Question>], event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    let within = |what: &str| target.closest(what).ok().flatten();
    let writes = "input[type=\"text\"], textarea, [contenteditable], [role=\"listbox\"], .popover, .select";
    if within(writes).is_some() {
        return false;
    }
    let here = within("[data-question]");
    let key = here.as_ref().and_then(|element| element.get_attribute("data-question"));
    let at = key.and_then(|key| shown.iter().position(|question| *question.key == *key));
    let pressed = event.key();
    let press = Press {
        key: &pressed,
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    };
    // A button is pressed by its own keys.
    let on_itself = here.as_ref() == Some(&target);
    match (command_for(press, Scope::Question), at) {
        (Some(Command::Next), at) => go(shown, at.map_or(0, |at| at + 1)),
        (Some(Command::Previous), Some(at)) => at.checked_sub(1).is_some_and(|at| go(shown, at)),
        (Some(Command::OpenPanel), Some(at)) => shown.get(at).is_some_and(|question| {
            let open = Some(question.about.opens.clone());
            dispatch.emit(Action::Go(Route { page: Page::Disagreements, open }));
            true
        }),
        (Some(Command::Question(QuestionCommand::Into)), Some(at)) if on_itself => {
            shown.get(at).is_some_and(|question| dom::focus(&choice(&question.key, 0), dom::Caret::Keep))
        }
        (Some(Command::Question(QuestionCommand::Choose)), Some(at)) => {
            shown.get(at).is_some_and(|question| {
                let number: usize = pressed.parse().unwrap_or(0);
                number.checked_sub(1).is_some_and(|nth| click(&choice(&question.key, nth)))
            })
        }
        _ => false,
    }
}

fn choice(key: &Text, nth: usize) -> String {
    choice_element(&question_element(Place::Page, key), nth)
}

fn go(shown: &[Rc<Question>], at: usize) -> bool {
    shown.get(at).is_some_and(|question| {
        let element = question_element(Place::Page, &question.key);
        dom::scroll_into_view(&element);
        dom::focus(&element, dom::Caret::Keep)
    })
}

fn click(id: &str) -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    let button = page.and_then(|page| page.get_element_by_id(id));
    let Some(button) = button.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    button.click();
    true
}
