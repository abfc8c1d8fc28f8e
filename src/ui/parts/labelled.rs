//! A control with its name above it, and what helps to fill it in below.

use yew::AttrValue;
use yew::Children;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

/// What [`Labelled`] shows.
#[derive(Properties, PartialEq)]
pub struct LabelledProps {
    /// The name, for everybody to see.
    pub label: AttrValue,
    /// Id of the control that is named; a press on the name goes there.
    pub control: AttrValue,
    /// What helps to fill it in.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// The control.
    pub children: Children,
}

/// A name, a control, a word of help.
#[component]
pub fn Labelled(props: &LabelledProps) -> Html {
    html! {
        <div class="labelled">
            <label class="labelled__name" for={props.control.clone()}>{&props.label}</label>
            {props.children.clone()}
            if let Some(help) = &props.help {
                <p class="labelled__help">{help}</p>
            }
        </div>
    }
}
