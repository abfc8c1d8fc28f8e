//! One of many, found by typing.

use std::rc::Rc;

use web_sys::FocusEvent;
use web_sys::HtmlInputElement;
use web_sys::InputEvent;
use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::TargetCast;
use yew::UseStateHandle;
use yew::component;
use yew::html;
use yew::use_effect_with;
use yew::use_node_ref;
use yew::use_state;

use super::button::truth;
use super::choice::Choice;
use super::choice::ListBody;
use super::choice::option_id;
use super::choice::step;
use super::glyph::Glyph;
use super::glyph::icon;
use super::keys::is_composing;
use super::plain_text::plain_text;
use super::popover::Popover;
use super::reading::use_reading;
use crate::platform::dom;

/// What [`Combobox`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ComboboxProps {
    /// Id of the input element; the list is `{id}-list`.
    pub id: AttrValue,
    /// What is looked for.
    pub label: AttrValue,
    /// What was found for the text; the page answers `on_input` with a new list.
    pub choices: Rc<[Choice]>,
    /// Called with each change of the text, and with an empty one when the list opens.
    pub on_input: Callback<AttrValue>,
    /// Called with the value that was chosen.
    pub on_choose: Callback<AttrValue>,
    /// The name of what stands now, shown while nobody types.
    #[prop_or_default]
    pub shown: AttrValue,
    /// Takes a text that is none of the choices; without it only choices can be taken.
    #[prop_or_default]
    pub on_free: Option<Callback<AttrValue>>,
    /// Called when Escape leaves it as it was, and when the focus goes.
    #[prop_or_default]
    pub on_leave: Option<Callback<()>>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Says that nothing was found.
    #[prop_or_default]
    pub nothing: Option<AttrValue>,
    /// A drawing at its start.
    #[prop_or_default]
    pub glyph: Option<Glyph>,
    /// More class names for the outer element.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub takes_focus: bool,
}

/// What a combobox knows while the list is open.
#[derive(Clone, PartialEq, Default)]
struct Search {
    text: AttrValue,
    active: Option<usize>,
}

/// One of many, found by typing.
#[component]
pub fn Combobox(props: &ComboboxProps) -> Html {
    let anchor = use_node_ref();
    let search = use_state(|| None::<Search>);
    let is_read = use_reading();
    let list_id = AttrValue::from(format!("{}-list", props.id));
    let wanted = props.takes_focus.then(|| props.id.clone());
    use_effect_with(wanted, |wanted| {
        if let Some(id) = wanted {
            dom::focus(id, dom::Caret::All);
        }
    });
    if is_read {
        // One that adds something has nothing to say; one that shows what stands says it.
        return html! {
            if !props.shown.is_empty() {
                <span id={props.id.clone()} class="select select--told">{plain_text(&props.shown)}</span>
            }
        };
    }
    let n = props.choices.len();
    // The first thing found is taken by Enter. Where free text is welcome, only if the text begins like it:
    // "Supply" means Supply chain, "CRO" means nobody in the list.
    let begins = |text: &str| {
        let text = text.trim().to_lowercase();
        let first = props.choices.first().map(|choice| choice.label.to_lowercase());
        !text.is_empty() && first.is_some_and(|first| first.starts_with(&text))
    };
    let is_meant = props.on_free.is_none() || search.as_ref().is_some_and(|search| begins(&search.text));
    let proposed = (n > 0 && is_meant).then_some(0);
    let active = search.as_ref().and_then(|search| search.active.or(proposed)).filter(|idx| *idx < n);
    let choose = chooser(props, &search);
    let close = closer(props, &search);
    let open = opener(props, &search);
    let is_open = search.is_some() && (n > 0 || props.nothing.is_some());
    html! {
        <>
            <span class={yew::classes!("field", "combo", props.class.as_ref().map(ToString::to_string))} ref={anchor.clone()}>
                if let Some(glyph) = props.glyph {
                    {icon(glyph)}
                }
                <input class="field__input" id={props.id.clone()} type="text" role="combobox" autocomplete="off" dir="auto" autofocus={props.takes_focus}
                    aria-label={props.label.clone()} aria-autocomplete="list" aria-haspopup="listbox"
                    aria-expanded={truth(is_open)} aria-controls={is_open.then(|| list_id.clone())}
                    aria-activedescendant={active.filter(|_| is_open).map(|idx| option_id(&list_id, idx))}
                    placeholder={props.placeholder.clone()}
                    value={search.as_ref().map_or_else(|| props.shown.clone(), |search| search.text.clone())}
                    oninput={typed(props, &search)} onkeydown={keys(props, &search, active, &choose)}
                    onclick={open.reform(|_event: MouseEvent| ())} onblur={close.reform(|_event: FocusEvent| ())} />
            </span>
            if is_open {
                <Popover anchor={anchor} on_close={close} class="popover--list" keeps_focus=true>
                    if n > 0 {
                        <ListBody id={list_id} label={props.label.clone()} choices={props.choices.clone()}
                            chosen={None::<AttrValue>} {active} on_choose={choose} />
                    } else if let Some(nothing) = &props.nothing {
                        <p class="list__nothing" role="status">{nothing}</p>
                    }
                </Popover>
            }
        </>
    }
}

fn opener(props: &ComboboxProps, search: &UseStateHandle<Option<Search>>) -> Callback<()> {
    let (search, on_input) = (search.clone(), props.on_input.clone());
    Callback::from(move |()| {
        if search.is_none() {
            search.set(Some(Search::default()));
            on_input.emit(AttrValue::default());
        }
    })
}

fn closer(props: &ComboboxProps, search: &UseStateHandle<Option<Search>>) -> Callback<()> {
    let (search, on_leave) = (search.clone(), props.on_leave.clone());
    Callback::from(move |()| {
        search.set(None);
        if let Some(on_leave) = &on_leave {
            on_leave.emit(());
        }
    })
}

fn chooser(props: &ComboboxProps, search: &UseStateHandle<Option<Search>>) -> Callback<usize> {
    let (choices, search, on_choose) = (props.choices.clone(), search.clone(), props.on_choose.clone());
    Callback::from(move |idx: usize| {
        if let Some(choice) = choices.get(idx) {
            search.set(None);
            on_choose.emit(choice.value.clone());
        }
    })
}

fn typed(props: &ComboboxProps, search: &UseStateHandle<Option<Search>>) -> Callback<InputEvent> {
    let (search, on_input) = (search.clone(), props.on_input.clone());
    Callback::from(move |event: InputEvent| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let text = AttrValue::from(input.value());
        search.set(Some(Search { text: text.clone(), active: None }));
        on_input.emit(text);
    })
}

fn keys(
    props: &ComboboxProps,
    search: &UseStateHandle<Option<Search>>,
    active: Option<usize>,
    choose: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (search, choose, n) = (search.clone(), choose.clone(), props.choices.len());
    let (open, on_free, on_leave) = (opener(props, &search), props.on_free.clone(), props.on_leave.clone());
    Callback::from(move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        let key = event.key();
        match (key.as_str(), search.as_ref()) {
            ("Enter", Some(found)) => {
                event.prevent_default();
                match (active, &on_free) {
                    (Some(idx), _) => choose.emit(idx),
                    (None, Some(on_free)) if !found.text.trim().is_empty() => {
                        search.set(None);
                        on_free.emit(AttrValue::from(found.text.trim().to_owned()));
                    }
                    (None, _) => {}
                }
            }
            ("Escape", found) => {
                if found.is_some() || on_leave.is_some() {
                    event.prevent_default();
                    event.stop_propagation();
                }
                search.set(None);
                if let Some(on_leave) = &on_leave {
                    on_leave.emit(());
                }
            }
            ("ArrowDown" | "ArrowUp", None) => {
                event.prevent_default();
                open.emit(());
            }
            // Home and End move the caret in the text.
            (key @ ("ArrowDown" | "ArrowUp" | "PageDown" | "PageUp"), Some(found)) => {
                event.prevent_default();
                search.set(Some(Search { text: found.text.clone(), active: step(key, active, n) }));
            }
            _ => {}
        }
    })
}
