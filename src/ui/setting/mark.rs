//! A step as a plumb line: a dash where there is nothing to take it, an empty bob, one that is half
//! full, a full one.

use yew::prelude::*;

use crate::query::setting::StepState;

/// A step as a mark; `told` says all of it for those who listen.
pub fn step_mark(state: StepState, told: String) -> Html {
    let slug = match state {
        StepState::Nothing => "nothing",
        StepState::NotYet => "not-yet",
        StepState::Partly => "partly",
        StepState::Done => "done",
    };
    let told = AttrValue::from(told);
    html! {
        <svg class="set-step" viewBox="0 0 12 16" width="12" height="16" data-step={slug} role="img" aria-label={told.clone()} focusable="false">
            <title>{told}</title>
            if state == StepState::Nothing {
                <path d="M4 9h4" fill="none" stroke="currentColor" stroke-width="1.4" />
            } else {
                <path d="M6 0v6" fill="none" stroke="currentColor" stroke-width="1.2" />
                <path d="M6 15 1.75 9 3.75 6.5h4.5L10.25 9z" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"
                    fill={if state == StepState::Done { "currentColor" } else { "none" }} />
                if state == StepState::Partly {
                    <path d="M6 15 1.75 9 3.75 6.5H6z" fill="currentColor" />
                }
            }
        </svg>
    }
}
