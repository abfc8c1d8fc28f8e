//! A button: words, a drawing, or both.

use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::component;
use yew::html;

use super::glyph::Glyph;
use super::glyph::IconGlyph;
use super::keys::Kbd;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// An outline.
    #[default]
    Plain,
    /// Filled with ink; one on a page.
    Primary,
    /// The same in the colour of danger.
    Danger,
    /// Words only, until it is pointed at.
    Quiet,
    /// The drawing only; the label is its name and its hint.
    Icon,
    /// Words in the accent colour within a line of text.
    Inline,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Danger => "button button--danger",
            Self::Quiet => "button button--quiet",
            Self::Icon => "button button--icon",
            Self::Inline => "button button--inline",
        }
    }
}

/// How large a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// Fits into a line of a list.
    Small,
    /// The usual.
    #[default]
    Medium,
    /// For the one choice of an empty page.
    Large,
}

impl ButtonSize {
    fn slug(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("small"),
            Self::Medium => None,
            Self::Large => Some("large"),
        }
    }
}

/// What [`Button`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// The words on it, or the name of an icon button.
    pub label: AttrValue,
    /// Called when it is pressed by pointer, Enter or space.
    pub on_click: Callback<MouseEvent>,
    /// Id of the element, for focus.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How much attention it asks for.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// How large it is.
    #[prop_or_default]
    pub size: ButtonSize,
    /// A drawing before the words.
    #[prop_or_default]
    pub glyph: Option<Glyph>,
    /// A longer name for those who listen, where the words on the button need their place to be understood.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What a pointer that rests on it is told.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Keys that do the same, shown at its end.
    #[prop_or_default]
    pub keys: Option<AttrValue>,
    /// Cannot be pressed now.
    #[prop_or_default]
    pub disabled: bool,
    /// For a button that stays down: whether it is.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// For a button that opens something: whether it is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// What kind of thing opens: `menu`, `dialog`, `listbox`.
    #[prop_or_default]
    pub opens: Option<AttrValue>,
    /// Id of what it opens.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    /// Called for keys pressed on it.
    #[prop_or_default]
    pub on_key: Option<Callback<KeyboardEvent>>,
    /// The element.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let icon_only = props.kind == ButtonKind::Icon;
    let name = props.name.clone().or_else(|| icon_only.then(|| props.label.clone()));
    let hint = props.hint.clone().or_else(|| icon_only.then(|| props.label.clone()));
    html! {
        <button type="button" ref={props.node.clone()} id={props.id.clone()} class={props.kind.class()}
            data-size={props.size.slug()} disabled={props.disabled} title={hint} aria-label={name}
            aria-pressed={props.pressed.map(truth)} aria-expanded={props.expanded.map(truth)}
            aria-haspopup={props.opens.clone()} aria-controls={props.controls.clone()}
            onclick={props.on_click.clone()} onkeydown={props.on_key.clone()}>
            if let Some(glyph) = props.glyph {
                <IconGlyph {glyph} />
            }
            if !icon_only {
                <span class="button__label">{&props.label}</span>
            }
            if let Some(keys) = &props.keys {
                <Kbd keys={keys} />
            }
        </button>
    }
}

/// A truth as an ARIA attribute has it.
pub(super) fn truth(claim: bool) -> &'static str {
    if claim { "true" } else { "false" }
}
