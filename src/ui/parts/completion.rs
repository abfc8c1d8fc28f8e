//! What is offered while something is typed into a field: a list below it, moved in by the field's own keys.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::component;
use yew::html;

use super::choice::Choice;
use super::choice::ListBody;
use super::choice::option_id;
use super::choice::step;
use super::popover::Popover;

/// The list that a field has open, for those who listen.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// Id of the list.
    pub list: AttrValue,
    /// Id of the choice at which the keys stand.
    pub active: AttrValue,
}

/// What [`Completion`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct CompletionProps {
    /// What the list stands at.
    pub anchor: NodeRef,
    /// Id of the list.
    pub id: AttrValue,
    /// What the list is called.
    pub label: AttrValue,
    /// What is offered.
    pub choices: Rc<[Choice]>,
    /// Where the keys stand.
    pub active: usize,
    /// Called with the index of what was chosen by pointer.
    pub on_choose: Callback<usize>,
    /// Called when people press elsewhere.
    pub on_close: Callback<()>,
}

/// A list of what is offered while something is typed. The focus stays in the field.
#[component]
pub fn Completion(props: &CompletionProps) -> Html {
    html! {
        <Popover anchor={props.anchor.clone()} on_close={props.on_close.clone()} class="popover--list" keeps_focus=true>
            <ListBody id={props.id.clone()} label={props.label.clone()} choices={props.choices.clone()}
                chosen={None::<AttrValue>} active={Some(props.active)} on_choose={props.on_choose.clone()} />
        </Popover>
    }
}

/// The id of a choice of a list.
pub fn option_of(list: &str, idx: usize) -> AttrValue {
    AttrValue::from(option_id(list, idx))
}

/// Where the arrow keys go in a list of `n`; `None` for every other key.
pub fn step_of(event: &KeyboardEvent, active: usize, n: usize) -> Option<usize> {
    let key = event.key();
    matches!(key.as_str(), "ArrowDown" | "ArrowUp").then(|| step(&key, Some(active), n)).flatten()
}
