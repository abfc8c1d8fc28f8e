//! One of two to five, side by side.

use std::rc::Rc;

use web_sys::Event;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::choice::Choice;
use super::glyph::icon;
use super::plain_text::plain_text;
use super::reading::by_reading;

/// What [`segmented`] shows and calls.
pub struct SegmentedProps {
    /// Id of the group; its inputs are `{id}-{value}`.
    pub id: AttrValue,
    /// What is decided.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Rc<[Choice]>,
    /// The value that stands; none of the choices where nothing is decided.
    pub value: AttrValue,
    /// Called with the value that was chosen.
    pub on_choose: Callback<AttrValue>,
}

/// One of a few, side by side. Arrow keys move.
///
/// Where it is only read, it says what stands.
pub fn segmented(props: &SegmentedProps) -> Html {
    let stands = props.choices.iter().find(|choice| choice.value == props.value);
    let told = stands.map_or_else(AttrValue::default, |choice| choice.label.clone());
    let (id, label, control) = (props.id.clone(), props.label.clone(), control(props));
    by_reading(move |is_read| {
        if is_read {
            html! { <span id={id.clone()} class="select select--told"><span class="unseen">{&label}{": "}</span>{plain_text(&told)}</span> }
        } else {
            control.clone()
        }
    })
}

fn control(props: &SegmentedProps) -> Html {
    html! {
        <div class="segmented" role="radiogroup" id={props.id.clone()} aria-label={props.label.clone()}>
            {for props.choices.iter().map(|choice| segment(props, choice))}
        </div>
    }
}

fn segment(props: &SegmentedProps, choice: &Choice) -> Html {
    let (value, on_choose) = (choice.value.clone(), props.on_choose.clone());
    let onchange = Callback::from(move |_event: Event| on_choose.emit(value.clone()));
    html! {
        <label key={choice.value.to_string()} class="segmented__one" title={choice.hint.clone()}>
            <input class="segmented__input" type="radio" name={props.id.clone()} id={format!("{}-{}", props.id, choice.value)}
                checked={choice.value == props.value} {onchange} />
            if let Some(glyph) = choice.glyph {
                {icon(glyph)}
            }
            <span class="segmented__label">{&choice.label}</span>
        </label>
    }
}
