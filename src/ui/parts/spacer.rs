//! The room of rows that are not drawn.

use yew::Html;
use yew::html;
use yew::virtual_dom::Key;

/// An empty block of a given height in CSS pixels, by an attribute of a drawing because style attributes
/// are forbidden. It stands in a list under its key.
pub fn spacer(key: impl Into<Key>, height: f64) -> Html {
    let height = if height.is_finite() { height.max(0.0) } else { 0.0 };
    html! {
        <div {key} class="spacer" aria-hidden="true">
            <svg width="1" height={format!("{height:.2}")} focusable="false" />
        </div>
    }
}
