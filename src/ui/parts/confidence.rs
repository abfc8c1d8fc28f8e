//! Belief in a result, from nought to ten, said in one press or with one digit.

use web_sys::Event;
use web_sys::KeyboardEvent;
use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::keys::is_command;
use crate::platform::dom;

/// The highest belief.
const MOST: u8 = 10;

/// What [`confidence_picker`] shows and calls.
pub struct ConfidencePickerProps {
    /// Id of the group; its inputs are `{id}-{value}`.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// 0 to 10; `None` while nothing is said.
    pub value: Option<u8>,
    /// Called with what is said; `None` when it is taken back.
    pub on_choose: Callback<Option<u8>>,
    /// What the lowest end means.
    pub low: AttrValue,
    /// What the highest end means.
    pub high: AttrValue,
}

/// Eleven cells, filled up to what is said.
///
/// Arrow keys move, a digit says it, `1` and then `0` says ten, Delete takes it back, and so does a
/// press on what stands.
pub fn confidence_picker(props: &ConfidencePickerProps) -> Html {
    let (id, value, on_choose) = (props.id.clone(), props.value, props.on_choose.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if is_command(&event) {
            return;
        }
        if let Some(said) = said_by(&event.key(), value) {
            event.prevent_default();
            // Arrow keys go on from the cell that has the focus.
            if let Said::Belief(belief) = said {
                dom::focus(&format!("{id}-{belief}"), dom::Caret::Keep);
            }
            on_choose.emit(said.belief());
        }
    });
    html! {
        <div class="confidence" role="radiogroup" id={props.id.clone()} aria-label={props.label.clone()} {onkeydown}>
            <div class="confidence__cells">{for (0..=MOST).map(|cell| cell_of(props, cell))}</div>
            <div class="confidence__ends" aria-hidden="true">
                <span>{&props.low}</span>
                <span>{&props.high}</span>
            </div>
        </div>
    }
}

fn cell_of(props: &ConfidencePickerProps, cell: u8) -> Html {
    let on_choose = props.on_choose.clone();
    let onchange = Callback::from(move |_event: Event| on_choose.emit(Some(cell)));
    let (on_choose, is_said) = (props.on_choose.clone(), props.value == Some(cell));
    // A press on what stands changes no radio, and so is heard only here.
    let onclick = Callback::from(move |event: MouseEvent| {
        if is_said && event.detail() > 0 {
            on_choose.emit(None);
        }
    });
    let reached = props.value.is_some_and(|value| cell <= value);
    html! {
        <label key={cell} class="confidence__cell num" data-reached={reached.then_some("true")} data-said={is_said.then_some("true")}>
            <input class="confidence__input" type="radio" name={props.id.clone()} id={format!("{}-{cell}", props.id)}
                aria-label={cell.to_string()} checked={is_said} {onchange} {onclick} />
            <span aria-hidden="true">{cell}</span>
        </label>
    }
}

/// What a key can say.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Belief(u8),
    TakenBack,
}

impl Said {
    fn belief(self) -> Option<u8> {
        match self {
            Self::Belief(belief) => Some(belief),
            Self::TakenBack => None,
        }
    }
}

/// What a key says, given what stands: `None` where it says nothing.
fn said_by(key: &str, value: Option<u8>) -> Option<Said> {
    match key {
        "Delete" | "Backspace" => Some(Said::TakenBack),
        "0" if value == Some(1) => Some(Said::Belief(MOST)),
        _ => {
            let digit = key.parse::<u8>().ok().filter(|digit| key.len() == 1 && *digit < MOST)?;
            Some(Said::Belief(digit))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Said;
    use super::said_by;

    #[test]
    fn a_digit_says_a_belief_and_one_nought_says_ten() {
        assert_eq!(said_by("7", None), Some(Said::Belief(7)));
        assert_eq!(said_by("0", Some(1)), Some(Said::Belief(10)));
        assert_eq!(said_by("0", Some(5)), Some(Said::Belief(0)));
        assert_eq!(said_by("Delete", Some(5)), Some(Said::TakenBack));
        assert_eq!(said_by("ArrowUp", Some(5)), None);
        assert_eq!(said_by("F1", None), None);
    }
}
