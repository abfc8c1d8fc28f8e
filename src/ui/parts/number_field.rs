//! A field for a number, as text: what a number is, the page decides.

use web_sys::KeyboardEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::component;
use yew::html;

use super::text_field::FieldLook;
use super::text_field::TextField;

/// What [`NumberField`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct NumberFieldProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// The number as it is written; empty where it is unknown.
    pub value: AttrValue,
    /// What the field is called.
    pub label: AttrValue,
    /// Called once with what was written: on Enter and on leaving the field.
    pub on_commit: Callback<AttrValue>,
    /// Called with each change of the draft.
    #[prop_or_default]
    pub on_input: Option<Callback<AttrValue>>,
    /// Called before the field's own keys.
    #[prop_or_default]
    pub on_key: Option<Callback<KeyboardEvent>>,
    /// Called after Enter has committed.
    #[prop_or_default]
    pub on_enter: Option<Callback<()>>,
    /// Called after Escape.
    #[prop_or_default]
    pub on_escape: Option<Callback<()>>,
    /// What is counted: `%`, `€`, days.
    #[prop_or_default]
    pub measured_in: Option<AttrValue>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Why what was written was refused.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What it looks like.
    #[prop_or_default]
    pub look: FieldLook,
    /// Can be read and not written.
    #[prop_or_default]
    pub readonly: bool,
    /// The input element.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A field for a number: tabular figures, ranged right, the decimal keyboard on a phone.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    html! {
        <TextField id={props.id.clone()} value={props.value.clone()} label={props.label.clone()}
            on_commit={props.on_commit.clone()} on_input={props.on_input.clone()} on_key={props.on_key.clone()}
            on_enter={props.on_enter.clone()} on_escape={props.on_escape.clone()} suffix={props.measured_in.clone()}
            placeholder={props.placeholder.clone()} error={props.error.clone()} look={props.look} readonly={props.readonly}
            input_mode="decimal" class="field--number" node={props.node.clone()} />
    }
}
