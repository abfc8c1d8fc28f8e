//! The room of rows that are not drawn.

use yew::AttrValue;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

/// What [`Spacer`] leaves free.
#[derive(Properties, PartialEq)]
pub struct SpacerProps {
    /// The height in CSS pixels.
    pub height: f64,
    /// The element, where a `div` has no place: `li` in a list.
    #[prop_or(AttrValue::Static("div"))]
    pub tag: AttrValue,
}

/// An empty block of a given height, by an attribute of a drawing because style attributes are forbidden.
#[component]
pub fn Spacer(props: &SpacerProps) -> Html {
    let height = if props.height.is_finite() { props.height.max(0.0) } else { 0.0 };
    html! {
        <@{props.tag.to_string()} class="spacer" aria-hidden="true" role="presentation">
            <svg width="1" height={format!("{height:.2}")} focusable="false" />
        </@>
    }
}
