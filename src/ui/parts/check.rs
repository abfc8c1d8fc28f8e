//! Boxes to tick and one of a few in the open.

use std::rc::Rc;

use web_sys::Event;
use web_sys::HtmlInputElement;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::TargetCast;
use yew::html;

use super::choice::Choice;
use super::plain_text::plain_text;
use super::reading::by_reading;

/// What [`checkbox`] shows and calls.
pub struct CheckboxProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is ticked.
    pub label: AttrValue,
    /// Whether it is.
    pub checked: bool,
    /// Called with the new state.
    pub on_change: Callback<bool>,
    /// The label is for those who listen; others read it from the page.
    pub label_unseen: bool,
}

/// A box to tick.
pub fn checkbox(props: &CheckboxProps) -> Html {
    let on_change = props.on_change.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_change.emit(input.checked());
        }
    });
    let (id, label, checked) = (props.id.clone(), props.label.clone(), props.checked);
    let class = if props.label_unseen { "unseen" } else { "check__words" };
    by_reading(move |is_read| {
        html! {
            <label class="check">
                <input class="check__box" type="checkbox" id={id.clone()} {checked} disabled={is_read} onchange={onchange.clone()} />
                <span {class}>{plain_text(&label)}</span>
            </label>
        }
    })
}

/// What [`radio_group`] shows and calls.
pub struct RadioGroupProps {
    /// Id of the group; its inputs are `{id}-{value}`.
    pub id: AttrValue,
    /// What is decided.
    pub label: AttrValue,
    /// What can be chosen; hints stand below.
    pub choices: Rc<[Choice]>,
    /// The value that stands.
    pub value: AttrValue,
    /// Called with the value that was chosen.
    pub on_choose: Callback<AttrValue>,
}

/// One of a few, each on its line.
pub fn radio_group(props: &RadioGroupProps) -> Html {
    html! {
        <div class="radios" role="radiogroup" id={props.id.clone()} aria-label={props.label.clone()}>
            {for props.choices.iter().map(|choice| radio(props, choice))}
        </div>
    }
}

fn radio(props: &RadioGroupProps, choice: &Choice) -> Html {
    let (value, on_choose) = (choice.value.clone(), props.on_choose.clone());
    let onchange = Callback::from(move |_event: Event| on_choose.emit(value.clone()));
    let (group, id) = (props.id.clone(), format!("{}-{}", props.id, choice.value));
    let checked = choice.value == props.value;
    let input = by_reading(move |is_read| {
        html! {
            <input class="check__box check__box--round" type="radio" name={group.clone()} id={id.clone()} {checked}
                disabled={is_read} onchange={onchange.clone()} />
        }
    });
    html! {
        <label key={choice.value.to_string()} class="check">
            {input}
            <span class="check__words">
                {plain_text(&choice.label)}
                if let Some(hint) = &choice.hint {
                    <small class="check__help">{plain_text(hint)}</small>
                }
            </span>
        </label>
    }
}
