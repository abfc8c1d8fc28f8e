//! Short words that stand for something: a tag, a filter.

use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::button::truth;
use super::glyph::Glyph;
use super::glyph::icon;
use super::plain_text::plain_text;
use super::reading::while_writing;

/// A tag.
pub fn chip(label: impl AsRef<str>) -> Html {
    let label = plain_text(label);
    html! { <span class="chip"><span class="chip__label">{label}</span></span> }
}

/// A tag in a list of tags, under its key, that can be taken away by a button of that name.
pub fn removable_chip(key: &str, label: &str, on_remove: &Callback<()>, remove_label: String) -> Html {
    let remove_label = AttrValue::from(remove_label);
    let remove = html! {
        <button type="button" class="chip__remove" aria-label={remove_label.clone()} title={remove_label}
            onclick={on_remove.reform(|_event: MouseEvent| ())}>
            {icon(Glyph::Close)}
        </button>
    };
    html! {
        <span {key} class="chip">
            <span class="chip__label">{plain_text(label)}</span>
            {while_writing(remove)}
        </span>
    }
}

/// A filter that is on or off; called with the new state.
pub fn toggle_chip(label: &str, pressed: bool, on_toggle: &Callback<bool>) -> Html {
    let onclick = on_toggle.reform(move |_event: MouseEvent| !pressed);
    html! {
        <button type="button" class="chip chip--toggle" aria-pressed={truth(pressed)} {onclick}>
            <span class="chip__label">{plain_text(label)}</span>
        </button>
    }
}
