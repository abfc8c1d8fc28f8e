//! The room of rows that are not drawn.

use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

/// What [`Spacer`] leaves free.
#[derive(Properties, PartialEq)]
pub struct SpacerProps {
    /// The height in CSS pixels.
    pub height: f64,
    /// Stands in a list, where only an item has a place.
    #[prop_or_default]
    pub in_list: bool,
}

/// An empty block of a given height, by an attribute of a drawing because style attributes are forbidden.
#[component]
pub fn Spacer(props: &SpacerProps) -> Html {
    let height = if props.height.is_finite() { props.height.max(0.0) } else { 0.0 };
    let room = html! { <svg width="1" height={format!("{height:.2}")} focusable="false" /> };
    if props.in_list {
        html! { <li class="spacer" aria-hidden="true" role="presentation">{room}</li> }
    } else {
        html! { <div class="spacer" aria-hidden="true">{room}</div> }
    }
}
