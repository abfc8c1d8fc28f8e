//! A button that opens a list of things to do.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::FocusEvent;
use web_sys::HtmlElement;
use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use web_sys::Node;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::TargetCast;
use yew::UseStateHandle;
use yew::component;
use yew::html;
use yew::use_node_ref;
use yew::use_state;

use super::button::Button;
use super::button::ButtonKind;
use super::button::ButtonSize;
use super::button::truth;
use super::choice::step;
use super::glyph::Glyph;
use super::glyph::icon;
use super::keys::kbd;
use super::popover::Popover;
use super::reading::use_reading;
use crate::platform::dom;

/// One line of a menu.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuEntry {
    /// Something to do.
    Act {
        /// What the page calls it.
        id: AttrValue,
        /// What people call it.
        label: AttrValue,
        /// A drawing before it.
        glyph: Option<Glyph>,
        /// Keys that do the same.
        keys: Option<AttrValue>,
    },
    /// The same, for what takes something away.
    Danger {
        /// What the page calls it.
        id: AttrValue,
        /// What people call it.
        label: AttrValue,
        /// A drawing before it.
        glyph: Option<Glyph>,
        /// Keys that do the same.
        keys: Option<AttrValue>,
    },
    /// Something that is on or off.
    Toggle {
        /// What the page calls it.
        id: AttrValue,
        /// What people call it.
        label: AttrValue,
        /// Whether it is on.
        on: bool,
    },
    /// A name for the lines below it.
    Heading(AttrValue),
    /// A hairline.
    Line,
}

impl MenuEntry {
    /// Something to do, with a drawing.
    pub fn act(id: impl Into<AttrValue>, label: impl Into<AttrValue>, glyph: Glyph) -> Self {
        Self::Act { id: id.into(), label: label.into(), glyph: Some(glyph), keys: None }
    }

    fn id(&self) -> Option<&AttrValue> {
        match self {
            Self::Act { id, .. } | Self::Danger { id, .. } | Self::Toggle { id, .. } => Some(id),
            Self::Heading(_) | Self::Line => None,
        }
    }
}

/// What [`Menu`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// Id of the button; the menu is `{id}-menu`.
    pub id: AttrValue,
    /// The words on the button, or its name where it is an icon.
    pub label: AttrValue,
    /// What is in the menu.
    pub entries: Rc<[MenuEntry]>,
    /// Called with the id of the line that was chosen.
    pub on_choose: Callback<AttrValue>,
    /// The button's drawing.
    #[prop_or(Some(Glyph::More))]
    pub glyph: Option<Glyph>,
    /// The button's kind.
    #[prop_or(ButtonKind::Icon)]
    pub kind: ButtonKind,
    /// The button's size.
    #[prop_or_default]
    pub size: ButtonSize,
    /// Nothing in it changes what is written: it is there also where that is only read.
    #[prop_or_default]
    pub browses: bool,
}

/// A button that opens a list of things to do. Arrow keys move, Escape closes, the focus comes back.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let (anchor, body) = (use_node_ref(), use_node_ref());
    let open = use_state(|| false);
    if use_reading() && !props.browses {
        return Html::default();
    }
    let ids: Rc<[AttrValue]> = props.entries.iter().filter_map(MenuEntry::id).cloned().collect();
    let first = ids.first().map(|id| AttrValue::from(line_id(&props.id, id)));
    let on_click = {
        let open = open.clone();
        Callback::from(move |_event: MouseEvent| open.set(!*open))
    };
    let on_key = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "ArrowDown" && !event.alt_key() {
                event.prevent_default();
                open.set(true);
            }
        })
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let menu_id = format!("{}-menu", props.id);
    html! {
        <>
            {Button::new(props.label.clone(), on_click)
                .id(props.id.clone()).kind(props.kind).size(props.size).glyph(props.glyph).opens("menu").expanded(*open)
                .on_key(on_key).node(anchor.clone()).view()}
            if *open {
                <Popover anchor={anchor.clone()} on_close={close} class="popover--menu" focus={first}>
                    <div ref={body.clone()} class="menu" role="menu" id={menu_id} aria-label={props.label.clone()}
                        onkeydown={keys(&props.id, &ids, &anchor, &open)} onfocusout={focus_out(&body, &open)}>
                        {for props.entries.iter().enumerate().map(|(idx, entry)| line(props, idx, entry, &anchor, &open))}
                    </div>
                </Popover>
            }
        </>
    }
}

fn line_id(menu: &str, id: &str) -> String {
    format!("{menu}-{id}")
}

fn line(
    props: &MenuProps,
    idx: usize,
    entry: &MenuEntry,
    anchor: &NodeRef,
    open: &UseStateHandle<bool>,
) -> Html {
    match entry {
        MenuEntry::Heading(label) => {
            html! { <p key={idx} class="menu__heading" role="presentation">{label}</p> }
        }
        MenuEntry::Line => html! { <hr key={idx} class="menu__line" /> },
        MenuEntry::Act { id, label, glyph, keys } => {
            act(props, id, (label, *glyph, keys.as_ref()), None, (anchor, open))
        }
        MenuEntry::Danger { id, label, glyph, keys } => {
            act(props, id, (label, *glyph, keys.as_ref()), Some("danger"), (anchor, open))
        }
        MenuEntry::Toggle { id, label, on } => {
            let onclick = chosen(props, id, anchor, open);
            html! {
                <button key={id.to_string()} type="button" class="menu__item" role="menuitemcheckbox" tabindex="-1"
                    id={line_id(&props.id, id)} aria-checked={truth(*on)} {onclick}>
                    <span class="menu__tick">{if *on { icon(Glyph::Check) } else { Html::default() }}</span>
                    <span class="menu__label">{label}</span>
                </button>
            }
        }
    }
}

fn act(
    props: &MenuProps,
    id: &AttrValue,
    (label, glyph, keys): (&AttrValue, Option<Glyph>, Option<&AttrValue>),
    tone: Option<&'static str>,
    (anchor, open): (&NodeRef, &UseStateHandle<bool>),
) -> Html {
    let onclick = chosen(props, id, anchor, open);
    html! {
        <button key={id.to_string()} type="button" class="menu__item" role="menuitem" tabindex="-1" data-tone={tone}
            id={line_id(&props.id, id)} {onclick}>
            if let Some(glyph) = glyph {
                {icon(glyph)}
            }
            <span class="menu__label">{label}</span>
            if let Some(keys) = keys {
                {kbd(keys)}
            }
        </button>
    }
}

fn chosen(
    props: &MenuProps,
    id: &AttrValue,
    anchor: &NodeRef,
    open: &UseStateHandle<bool>,
) -> Callback<MouseEvent> {
    let (id, on_choose, anchor, open) = (id.clone(), props.on_choose.clone(), anchor.clone(), open.clone());
    Callback::from(move |_event: MouseEvent| {
        open.set(false);
        // Before the choice is said: what it does may move the focus on.
        give_back(&anchor);
        on_choose.emit(id.clone());
    })
}

fn give_back(anchor: &NodeRef) {
    if let Some(button) = anchor.cast::<HtmlElement>() {
        button.focus().ok();
    }
}

fn keys(
    menu: &AttrValue,
    ids: &Rc<[AttrValue]>,
    anchor: &NodeRef,
    open: &UseStateHandle<bool>,
) -> Callback<KeyboardEvent> {
    let (menu, ids, anchor, open) = (menu.clone(), ids.clone(), anchor.clone(), open.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        // Keys of a menu mean nothing to the page behind it.
        event.stop_propagation();
        if key == "Escape" || key == "Tab" {
            event.prevent_default();
            open.set(false);
            give_back(&anchor);
            return;
        }
        let here = event.target_dyn_into::<HtmlElement>().map(|element| element.id());
        let at = here.and_then(|here| ids.iter().position(|id| line_id(&menu, id) == here));
        if let Some(id) = step(&key, at, ids.len()).and_then(|idx| ids.get(idx)) {
            event.prevent_default();
            dom::focus(&line_id(&menu, id), dom::Caret::Keep);
        }
    })
}

fn focus_out(body: &NodeRef, open: &UseStateHandle<bool>) -> Callback<FocusEvent> {
    let (body, open) = (body.clone(), open.clone());
    Callback::from(move |event: FocusEvent| {
        let goes_to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let stays = goes_to.is_some_and(|node| body.get().is_some_and(|body| body.contains(Some(&node))));
        if !stays {
            open.set(false);
        }
    })
}
