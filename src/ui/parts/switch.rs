//! On or off, at once.

use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::button::truth;

/// What [`Switch`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct SwitchProps {
    /// Id of the button.
    pub id: AttrValue,
    /// What is on or off.
    pub label: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// Called with the new state.
    pub on_change: Callback<bool>,
    /// What it means.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// Cannot be changed now.
    #[prop_or_default]
    pub disabled: bool,
}

/// A switch with its words.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    let (on, on_change) = (props.on, props.on_change.clone());
    let onclick = Callback::from(move |_event: MouseEvent| on_change.emit(!on));
    let help_id = props.help.as_ref().map(|_| format!("{}-help", props.id));
    html! {
        <div class="switch">
            <button type="button" class="switch__button" role="switch" id={props.id.clone()} aria-checked={truth(props.on)}
                aria-describedby={help_id.clone()} disabled={props.disabled} {onclick}>
                <span class="switch__track" aria-hidden="true"><span class="switch__knob"></span></span>
                <span class="switch__label">{&props.label}</span>
            </button>
            if let Some(help) = &props.help {
                <p class="switch__help" id={help_id}>{help}</p>
            }
        </div>
    }
}
