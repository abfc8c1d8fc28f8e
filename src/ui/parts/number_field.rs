//! A field for a number, as text: what a number is, the page decides.

use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::text_field::FieldLook;
use super::text_field::TextField;

/// What [`number_field`] shows and calls.
#[derive(Default)]
pub struct NumberFieldProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// The number as it is written; empty where it is unknown.
    pub value: AttrValue,
    /// What the field is called.
    pub label: AttrValue,
    /// Called once with what was written: on Enter and on leaving the field.
    pub on_commit: Callback<AttrValue>,
    /// What is counted: `%`, `€`, days.
    pub measured_in: Option<AttrValue>,
    /// Shown while it is empty.
    pub placeholder: Option<AttrValue>,
    /// Why what was written was refused.
    pub error: Option<AttrValue>,
    /// What it looks like.
    pub look: FieldLook,
}

/// A field for a number: tabular figures, ranged right, the decimal keyboard on a phone.
pub fn number_field(props: NumberFieldProps) -> Html {
    html! {
        <TextField id={props.id} value={props.value} label={props.label} on_commit={props.on_commit}
            suffix={props.measured_in} placeholder={props.placeholder} error={props.error} look={props.look}
            input_mode="decimal" class="field--number" />
    }
}
