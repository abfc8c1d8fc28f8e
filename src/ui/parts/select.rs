//! One of a few: a button that shows what stands, and a list of what could.

use std::rc::Rc;

use web_sys::FocusEvent;
use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::UseStateHandle;
use yew::component;
use yew::html;
use yew::use_node_ref;
use yew::use_state;

use super::button::truth;
use super::choice::Choice;
use super::choice::ListBody;
use super::choice::option_id;
use super::choice::step;
use super::glyph::Glyph;
use super::glyph::icon;
use super::keys::is_command;
use super::plain_text::plain_text;
use super::popover::Popover;
use super::reading::use_reading;

/// What [`Select`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Id of the button; the list is `{id}-list`.
    pub id: AttrValue,
    /// What is chosen here.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Rc<[Choice]>,
    /// The value that stands; none of the choices where it is unknown.
    pub value: AttrValue,
    /// Called with the value that was chosen.
    pub on_choose: Callback<AttrValue>,
    /// Shown where nothing stands.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// More class names: `select--bare` for the place of the text it edits.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// Cannot be opened now.
    #[prop_or_default]
    pub disabled: bool,
}

/// One of a few.
///
/// Arrow keys open the list and move in it, letters go to what begins with them, Enter and space
/// choose, Escape leaves it as it was.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let anchor = use_node_ref();
    // `None` while the list is closed, otherwise where the keys stand.
    let active = use_state(|| None::<usize>);
    let is_read = use_reading();
    let list_id = AttrValue::from(format!("{}-list", props.id));
    let standing = props.choices.iter().position(|choice| choice.value == props.value);
    if is_read {
        let shown = standing.and_then(|idx| props.choices.get(idx));
        let told = shown.is_some_and(|choice| !choice.value.is_empty());
        return html! {
            <span id={props.id.clone()} class={yew::classes!("select", "select--told", props.class.as_ref().map(ToString::to_string))}>
                <span class="unseen">{&props.label}{": "}</span>
                if told {
                    {face(shown, None)}
                } else {
                    {"–"}
                }
            </span>
        };
    }
    let choose = chooser(props, &active);
    let close = {
        let active = active.clone();
        Callback::from(move |()| active.set(None))
    };
    let onclick = {
        let active = active.clone();
        Callback::from(move |_event: MouseEvent| {
            active.set(if active.is_none() { Some(standing.unwrap_or(0)) } else { None });
        })
    };
    let onblur = close.reform(|_event: FocusEvent| ());
    let shown = standing.and_then(|idx| props.choices.get(idx));
    html! {
        <>
            <button type="button" ref={anchor.clone()} id={props.id.clone()} disabled={props.disabled} role="combobox"
                class={yew::classes!("select", props.class.as_ref().map(ToString::to_string))}
                aria-label={props.label.clone()} aria-haspopup="listbox" aria-expanded={truth(active.is_some())}
                aria-controls={active.is_some().then(|| list_id.clone())}
                aria-activedescendant={active.map(|idx| option_id(&list_id, idx))}
                {onclick} {onblur} onkeydown={keys(props, &active, standing, &choose)}>
                {face(shown, props.placeholder.as_ref())}
                {icon(Glyph::ChevronDown)}
            </button>
            if active.is_some() {
                <Popover anchor={anchor} on_close={close} class="popover--list" keeps_focus=true>
                    <ListBody id={list_id} label={props.label.clone()} choices={props.choices.clone()}
                        chosen={Some(props.value.clone())} active={*active} on_choose={choose} />
                </Popover>
            }
        </>
    }
}

/// What stands; how far a choice is indented belongs to the list.
fn face(shown: Option<&Choice>, placeholder: Option<&AttrValue>) -> Html {
    match (shown, placeholder) {
        (Some(choice), _) => html! {
            <>
                if let Some(glyph) = choice.glyph {
                    {icon(glyph)}
                }
                <span class="select__value">{plain_text(choice.label.trim_start())}</span>
            </>
        },
        (None, Some(placeholder)) => {
            html! { <span class="select__value select__value--empty">{placeholder}</span> }
        }
        (None, None) => html! { <span class="select__value select__value--empty"></span> },
    }
}

fn chooser(props: &SelectProps, active: &UseStateHandle<Option<usize>>) -> Callback<usize> {
    let (choices, value, on_choose) = (props.choices.clone(), props.value.clone(), props.on_choose.clone());
    let active = active.clone();
    Callback::from(move |idx: usize| {
        active.set(None);
        if let Some(choice) = choices.get(idx).filter(|choice| choice.value != value) {
            on_choose.emit(choice.value.clone());
        }
    })
}

fn keys(
    props: &SelectProps,
    active: &UseStateHandle<Option<usize>>,
    standing: Option<usize>,
    choose: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (choices, active, choose) = (props.choices.clone(), active.clone(), choose.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        match (key.as_str(), *active) {
            ("Enter" | " " | "Tab", Some(idx)) => {
                if key != "Tab" {
                    event.prevent_default();
                }
                choose.emit(idx);
            }
            ("Escape", Some(_)) => {
                event.prevent_default();
                event.stop_propagation();
                active.set(None);
            }
            ("ArrowDown" | "ArrowUp", None) => {
                event.prevent_default();
                active.set(Some(standing.unwrap_or(0)));
            }
            (key, open) => {
                let by_arrow = if is_command(&event) {
                    None
                } else {
                    open.and_then(|idx| step(key, Some(idx), choices.len()))
                };
                let from = open.or(standing);
                let next = by_arrow
                    .or_else(|| if is_command(&event) { None } else { beginning_with(&choices, key, from) });
                if next.is_some() {
                    event.prevent_default();
                    active.set(next);
                }
            }
        }
    })
}

/// The next choice after `from` that begins with the letter, round the end of the list.
fn beginning_with(choices: &[Choice], letter: &str, from: Option<usize>) -> Option<usize> {
    let letter = letter.to_lowercase();
    if letter.chars().count() != 1 || letter == " " {
        return None;
    }
    let n = choices.len();
    let first = from.map_or(0, |idx| idx + 1);
    let begins = |idx: &usize| {
        choices.get(*idx).is_some_and(|choice| choice.label.to_lowercase().starts_with(&letter))
    };
    (first..n).chain(0..first.min(n)).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_the_next_choice_that_begins_with_it() {
        let choices = ["Ana", "Bo", "Ada"].map(|name| Choice::new(name, name));
        assert_eq!(beginning_with(&choices, "a", None), Some(0));
        assert_eq!(beginning_with(&choices, "A", Some(0)), Some(2));
        assert_eq!(beginning_with(&choices, "a", Some(2)), Some(0));
        assert_eq!(beginning_with(&choices, "x", None), None);
        assert_eq!(beginning_with(&choices, "Shift", None), None);
    }
}
