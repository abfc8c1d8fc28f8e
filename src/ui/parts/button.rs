//! A button: words, a drawing, or both.

use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::html;
use yew::html::IntoPropValue;

use super::glyph::Glyph;
use super::glyph::icon;
use super::keys::kbd;
use super::reading::while_writing;

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

/// A button. It begins with what every one has; what else it has is said one by one, and
/// [`Self::view`] draws it.
pub struct Button {
    label: AttrValue,
    on_click: Callback<MouseEvent>,
    id: Option<AttrValue>,
    kind: ButtonKind,
    size: ButtonSize,
    glyph: Option<Glyph>,
    name: Option<AttrValue>,
    hint: Option<AttrValue>,
    keys: Option<AttrValue>,
    disabled: bool,
    edits: bool,
    pressed: Option<bool>,
    expanded: Option<bool>,
    opens: Option<AttrValue>,
    controls: Option<AttrValue>,
    on_key: Option<Callback<KeyboardEvent>>,
    node: NodeRef,
}

impl Button {
    /// A button with the words on it, or the name of an icon button, and what happens when it is
    /// pressed by pointer, Enter or space.
    pub fn new(
        label: impl IntoPropValue<AttrValue>,
        on_click: impl IntoPropValue<Callback<MouseEvent>>,
    ) -> Self {
        Self::plain(label.into_prop_value(), on_click.into_prop_value())
    }

    fn plain(label: AttrValue, on_click: Callback<MouseEvent>) -> Self {
        Self {
            label,
            on_click,
            id: None,
            kind: ButtonKind::Plain,
            size: ButtonSize::Medium,
            glyph: None,
            name: None,
            hint: None,
            keys: None,
            disabled: false,
            edits: false,
            pressed: None,
            expanded: None,
            opens: None,
            controls: None,
            on_key: None,
            node: NodeRef::default(),
        }
    }

    /// Id of the element, for focus.
    pub fn id(&mut self, id: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.id = id.into_prop_value();
        self
    }

    /// How much attention it asks for.
    pub fn kind(&mut self, kind: ButtonKind) -> &mut Self {
        self.kind = kind;
        self
    }

    /// How large it is.
    pub fn size(&mut self, size: ButtonSize) -> &mut Self {
        self.size = size;
        self
    }

    /// A drawing before the words.
    pub fn glyph(&mut self, glyph: impl IntoPropValue<Option<Glyph>>) -> &mut Self {
        self.glyph = glyph.into_prop_value();
        self
    }

    /// A longer name for those who listen, where the words on the button need their place to be understood.
    pub fn name(&mut self, name: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.name = name.into_prop_value();
        self
    }

    /// What a pointer that rests on it is told.
    pub fn hint(&mut self, hint: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.hint = hint.into_prop_value();
        self
    }

    /// Keys that do the same, shown at its end.
    pub fn keys(&mut self, keys: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.keys = keys.into_prop_value();
        self
    }

    /// Cannot be pressed now.
    pub fn disabled(&mut self, disabled: bool) -> &mut Self {
        self.disabled = disabled;
        self
    }

    /// It changes what is written: it is not there where that is only read.
    pub fn edits(&mut self) -> &mut Self {
        self.edits = true;
        self
    }

    /// For a button that stays down: whether it is.
    pub fn pressed(&mut self, pressed: impl IntoPropValue<Option<bool>>) -> &mut Self {
        self.pressed = pressed.into_prop_value();
        self
    }

    /// For a button that opens something: whether it is open.
    pub fn expanded(&mut self, expanded: impl IntoPropValue<Option<bool>>) -> &mut Self {
        self.expanded = expanded.into_prop_value();
        self
    }

    /// What kind of thing opens: `menu`, `dialog`, `listbox`.
    pub fn opens(&mut self, opens: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.opens = opens.into_prop_value();
        self
    }

    /// Id of what it opens.
    pub fn controls(&mut self, controls: impl IntoPropValue<Option<AttrValue>>) -> &mut Self {
        self.controls = controls.into_prop_value();
        self
    }

    /// Called for keys pressed on it.
    pub fn on_key(&mut self, on_key: impl IntoPropValue<Option<Callback<KeyboardEvent>>>) -> &mut Self {
        self.on_key = on_key.into_prop_value();
        self
    }

    /// The element.
    pub fn node(&mut self, node: NodeRef) -> &mut Self {
        self.node = node;
        self
    }

    /// The button as it stands in the page.
    pub fn view(&self) -> Html {
        if self.edits { while_writing(self.drawn()) } else { self.drawn() }
    }

    fn drawn(&self) -> Html {
        let icon_only = self.kind == ButtonKind::Icon;
        let name = self.name.clone().or_else(|| icon_only.then(|| self.label.clone()));
        let hint = self.hint.clone().or_else(|| icon_only.then(|| self.label.clone()));
        html! {
            <button type="button" ref={self.node.clone()} id={self.id.clone()} class={self.kind.class()}
                data-size={self.size.slug()} disabled={self.disabled} title={hint} aria-label={name}
                aria-pressed={self.pressed.map(truth)} aria-expanded={self.expanded.map(truth)}
                aria-haspopup={self.opens.clone()} aria-controls={self.controls.clone()}
                onclick={self.on_click.clone()} onkeydown={self.on_key.clone()}>
                if let Some(glyph) = self.glyph {
                    {icon(glyph)}
                }
                if !icon_only {
                    <span class="button__label">{&self.label}</span>
                }
                if let Some(keys) = &self.keys {
                    {kbd(keys)}
                }
            </button>
        }
    }
}

/// A truth as an ARIA attribute has it.
pub(super) fn truth(claim: bool) -> &'static str {
    if claim { "true" } else { "false" }
}
