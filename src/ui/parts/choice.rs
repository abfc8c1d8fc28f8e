//! Something that can be chosen from a list, and the list as it is drawn.

use std::rc::Rc;

use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;
use yew::use_effect_with;

use super::button::truth;
use super::glyph::Glyph;
use super::glyph::icon;
use super::plain_text::plain_text;
use crate::platform::dom;

/// One of several.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Choice {
    /// What the page calls it; one of its kind in its list.
    pub value: AttrValue,
    /// What people call it.
    pub label: AttrValue,
    /// What tells it from others of the same name.
    pub hint: Option<AttrValue>,
    /// A drawing before it.
    pub glyph: Option<Glyph>,
    /// Begins a new group of this name.
    pub group: Option<AttrValue>,
}

impl Choice {
    /// A choice with a name and nothing else.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// The same with a hint.
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same with a drawing.
    pub fn glyph(self, glyph: Glyph) -> Self {
        Self { glyph: Some(glyph), ..self }
    }
}

/// What [`ListBody`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ListBodyProps {
    /// Id of the list; its options are `{id}-{index}`.
    pub id: AttrValue,
    /// What the list is called.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Rc<[Choice]>,
    /// The value that stands now.
    pub chosen: Option<AttrValue>,
    /// Where the arrow keys stand.
    pub active: Option<usize>,
    /// Called with the index of what was chosen by pointer.
    pub on_choose: Callback<usize>,
}

/// The list of a select or a combobox. The focus stays where it is; the list shows where the keys are.
#[component]
pub(super) fn ListBody(props: &ListBodyProps) -> Html {
    let shown = props.active.map(|idx| option_id(&props.id, idx));
    use_effect_with(shown, |shown| {
        if let Some(id) = shown {
            dom::scroll_into_view(id);
        }
    });
    html! {
        <ul class="list" role="listbox" id={props.id.clone()} aria-label={props.label.clone()}>
            {for props.choices.iter().enumerate().map(|(idx, choice)| option(props, idx, choice))}
        </ul>
    }
}

/// The id of an option, for `aria-activedescendant`.
pub(super) fn option_id(list: &str, idx: usize) -> String {
    format!("{list}-{idx}")
}

fn option(props: &ListBodyProps, idx: usize, choice: &Choice) -> Html {
    let on_choose = props.on_choose.clone();
    let onclick = Callback::from(move |_event: web_sys::MouseEvent| on_choose.emit(idx));
    let is_chosen = props.chosen.as_ref() == Some(&choice.value);
    html! {
        <>
            if let Some(group) = &choice.group {
                <li key={format!("{}/group", choice.value)} class="list__group" role="presentation">{group}</li>
            }
            <li key={choice.value.to_string()} class="list__option" role="option" id={option_id(&props.id, idx)}
                aria-selected={truth(is_chosen)} data-active={(props.active == Some(idx)).then_some("true")}
                {onclick}>
                if let Some(glyph) = choice.glyph {
                    {icon(glyph)}
                }
                <span class="list__words">
                    <span class="list__label">{plain_text(&choice.label)}</span>
                    if let Some(hint) = &choice.hint {
                        <span class="list__hint">{plain_text(hint)}</span>
                    }
                </span>
                if is_chosen {
                    {icon(Glyph::Check)}
                }
            </li>
        </>
    }
}

/// Where the arrow keys go next in a list of `n`: round its ends, and to its ends.
pub(super) fn step(key: &str, active: Option<usize>, n: usize) -> Option<usize> {
    let last = n.checked_sub(1)?;
    match (key, active) {
        ("ArrowDown", Some(idx)) if idx < last => Some(idx + 1),
        ("ArrowDown" | "Home", _) => Some(0),
        ("ArrowUp", Some(idx)) if idx > 0 => Some(idx - 1),
        ("ArrowUp" | "End", _) => Some(last),
        ("PageDown", idx) => Some(idx.unwrap_or(0).saturating_add(8).min(last)),
        ("PageUp", idx) => Some(idx.unwrap_or(last).saturating_sub(8)),
        (_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn arrows_go_round_the_ends_of_a_list() {
        assert_eq!(step("ArrowDown", None, 3), Some(0));
        assert_eq!(step("ArrowDown", Some(2), 3), Some(0));
        assert_eq!(step("ArrowUp", Some(0), 3), Some(2));
        assert_eq!(step("End", Some(0), 3), Some(2));
        assert_eq!(step("ArrowDown", None, 0), None);
        assert_eq!(step("a", Some(1), 3), None);
    }
}
