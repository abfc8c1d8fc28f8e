//! The mark on a row about which people disagree.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::app::Action;
use crate::okr::Id;
use crate::ui::env::use_env;
use crate::ui::parts::{Glyph, icon};

/// What [`QuestionSign`] shows.
#[derive(Properties, PartialEq)]
pub struct QuestionSignProps {
    /// What people disagree about.
    pub id: Id,
    /// Whether the Tab key comes to it.
    #[prop_or(true)]
    pub in_tab_order: bool,
}

/// A mark of shape and colour with its name; a press opens the question beside the page.
#[component]
pub fn QuestionSign(props: &QuestionSignProps) -> Html {
    let env = use_env();
    let (dispatch, id) = (env.dispatch.clone(), props.id.clone());
    let onclick = Callback::from(move |_event: MouseEvent| dispatch.emit(Action::StartSettling(id.clone())));
    html! {
        <button type="button" class="sign sign--warn" tabindex={if props.in_tab_order { "0" } else { "-1" }} {onclick}>
            {icon(Glyph::Split)}
            <span>{ env.page_words().has_answers() }</span>
        </button>
    }
}
