//! On or off, at once.

use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::button::truth;
use super::reading::by_reading;

/// What [`switch`] shows and calls.
pub struct SwitchProps {
    /// Id of the button.
    pub id: AttrValue,
    /// What is on or off.
    pub label: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// Called with the new state.
    pub on_change: Callback<bool>,
}

/// A switch with its words.
pub fn switch(props: &SwitchProps) -> Html {
    let on = props.on;
    let onclick = props.on_change.reform(move |_event: MouseEvent| !on);
    let (id, label) = (props.id.clone(), props.label.clone());
    by_reading(move |is_read| {
        html! {
            <div class="switch">
                <button type="button" class="switch__button" role="switch" id={id.clone()} aria-checked={truth(on)}
                    disabled={is_read} onclick={onclick.clone()}>
                    <span class="switch__track" aria-hidden="true"><span class="switch__knob"></span></span>
                    <span class="switch__label">{&label}</span>
                </button>
            </div>
        }
    })
}
