//! A page above the page, for one question or one thing to look at.

use wasm_bindgen::JsCast;
use web_sys::Event;
use web_sys::HtmlDialogElement;
use web_sys::HtmlElement;
use web_sys::MouseEvent;
use web_sys::Node;
use web_sys::PointerEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Children;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;
use yew::use_effect_with;
use yew::use_node_ref;

use super::button::Button;
use super::button::ButtonKind;
use super::glyph::Glyph;

/// How wide a dialog is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question.
    #[default]
    Small,
    /// A form or a list.
    Medium,
    /// A table or a comparison.
    Large,
}

/// What [`Dialog`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Id of the dialog; its title is `{id}-title`.
    pub id: AttrValue,
    /// What it is about.
    pub title: AttrValue,
    /// The name of the button that closes it.
    pub close_label: AttrValue,
    /// Called on Escape, on the close button and on a press beside it; the page then stops rendering it.
    pub on_close: Callback<()>,
    /// How wide it is.
    #[prop_or_default]
    pub size: DialogSize,
    /// Buttons at its foot; the last one is the answer that is proposed.
    #[prop_or_default]
    pub foot: Option<Html>,
    /// What is in it.
    #[prop_or_default]
    pub children: Children,
}

/// A dialog that is open for as long as it is rendered. The focus goes in, stays in, and comes back.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        let before = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.active_element());
        if let Some(dialog) = &dialog {
            // Fails only where it is open already.
            dialog.show_modal().ok();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
            if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                before.focus().ok();
            }
        }
    });
    let on_close = props.on_close.clone();
    let oncancel = Callback::from(move |event: Event| {
        event.prevent_default();
        on_close.emit(());
    });
    let on_close = props.on_close.clone();
    let itself = node.clone();
    let onpointerdown = Callback::from(move |event: PointerEvent| {
        // The dialog has no edge of its own to press: a press on it is one beside its sheet.
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if target.is_some() && target == itself.get() {
            on_close.emit(());
        }
    });
    let title_id = format!("{}-title", props.id);
    let size = match props.size {
        DialogSize::Small => "small",
        DialogSize::Medium => "medium",
        DialogSize::Large => "large",
    };
    let on_button = props.on_close.reform(|_event: MouseEvent| ());
    html! {
        <dialog ref={node} id={props.id.clone()} class="dialog" data-size={size} aria-labelledby={title_id.clone()} {oncancel} {onpointerdown}>
            <div class="dialog__sheet">
                <h2 class="dialog__title" id={title_id}>{&props.title}</h2>
                <div class="dialog__body" tabindex="0">{props.children.clone()}</div>
                if let Some(foot) = &props.foot {
                    <footer class="dialog__foot">{foot.clone()}</footer>
                }
                <span class="dialog__close">
                    {Button::new(props.close_label.clone(), on_button).kind(ButtonKind::Icon).glyph(Glyph::Close).view()}
                </span>
            </div>
        </dialog>
    }
}
