//! Short words that stand for something: a tag, a filter.

use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::button::truth;
use super::glyph::Glyph;
use super::glyph::IconGlyph;
use super::plain_text::PlainText;

/// What [`Chip`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// The words.
    pub label: AttrValue,
    /// A drawing before them.
    #[prop_or_default]
    pub glyph: Option<Glyph>,
    /// Takes it away.
    #[prop_or_default]
    pub on_remove: Option<Callback<()>>,
    /// The name of the button that does.
    #[prop_or_default]
    pub remove_label: Option<AttrValue>,
}

/// A tag.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! {
        <span class="chip">
            if let Some(glyph) = props.glyph {
                <IconGlyph {glyph} />
            }
            <span class="chip__label"><PlainText text={&props.label} /></span>
            if let Some(on_remove) = &props.on_remove {
                <button type="button" class="chip__remove" aria-label={props.remove_label.clone()} title={props.remove_label.clone()}
                    onclick={on_remove.reform(|_event: MouseEvent| ())}>
                    <IconGlyph glyph={Glyph::Close} />
                </button>
            }
        </span>
    }
}

/// What [`ToggleChip`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ToggleChipProps {
    /// The words.
    pub label: AttrValue,
    /// Whether it is on.
    pub pressed: bool,
    /// Called with the new state.
    pub on_toggle: Callback<bool>,
    /// How much there is of it.
    #[prop_or_default]
    pub count: Option<AttrValue>,
    /// A drawing before the words.
    #[prop_or_default]
    pub glyph: Option<Glyph>,
}

/// A filter that is on or off.
#[component]
pub fn ToggleChip(props: &ToggleChipProps) -> Html {
    let (pressed, on_toggle) = (props.pressed, props.on_toggle.clone());
    let onclick = Callback::from(move |_event: MouseEvent| on_toggle.emit(!pressed));
    html! {
        <button type="button" class="chip chip--toggle" aria-pressed={truth(props.pressed)} {onclick}>
            if let Some(glyph) = props.glyph {
                <IconGlyph {glyph} />
            }
            <span class="chip__label"><PlainText text={&props.label} /></span>
            if let Some(count) = &props.count {
                <span class="chip__count num">{count}</span>
            }
        </button>
    }
}
