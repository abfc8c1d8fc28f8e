//! Why a goal stands as it does: the mark of its status is a button, and one press tells it.
//!
//! What the marks need to know is handed down once and never changes its identity, so that no row is drawn
//! anew because the workspace changed; it is read when somebody asks.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::Lang;
use crate::okr::{Day, Id, Status};
use crate::query::{course, panel};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::lazy;
use crate::ui::parts::{Popover, StatusShape, status_mark};
use crate::words::page_words;

/// What everybody who asks why may look into.
#[derive(Clone, Default)]
pub struct Knowing(Rc<RefCell<Option<(Space, Day)>>>);

impl PartialEq for Knowing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Knowing {
    /// What is known now.
    pub fn learn(&self, space: &Space, today: Day) {
        self.0.replace(Some((space.clone(), today)));
    }
}

/// What is told of one goal.
pub struct Question<'a> {
    /// The workspace.
    pub space: &'a Space,
    /// The goal.
    pub id: &'a Id,
    /// Today.
    pub today: Day,
    /// The language.
    pub lang: Lang,
}

/// Why a goal stands as it does: its status, its owner's word, the numbers behind it, the rule, and what is
/// to be expected.
pub fn why_told(of: &Question<'_>) -> Html {
    let Question { space, id, today, lang } = of;
    let words = page_words(*lang);
    let Some(one) = panel::explain(space, id, *today) else { return Html::default() };
    let mut lines = words.status_told(&one, *today);
    if let Some(expectation) = course::expectation(space, id, *today) {
        lines.push(words.at_this_rate(&expectation, *today));
        lines.extend(expectation.is_hint.then(|| words.will_fall_short(&expectation)));
    }
    lines.extend(one.next_due.map(|due| words.next_check_in(due, *today)));
    html! {
        <>
            <p class="why__status" data-status={StatusShape::from(one.status.shown).slug()}>
                {status_mark(StatusShape::from(one.status.shown), None)}{words.status_word(one.status.shown)}
            </p>
            {for lines.into_iter().map(|line| html! { <p key={line.clone()}><bdi>{line}</bdi></p> })}
        </>
    }
}

/// What [`WhyMark`] shows.
#[derive(Properties, PartialEq)]
pub struct WhyMarkProps {
    /// The goal.
    pub id: Id,
    /// How it stands.
    pub status: Status,
    /// Whether the Tab key stops at it; in a list only in the row that has the focus.
    #[prop_or(true)]
    pub is_near: bool,
}

/// The mark of a status; a press on it tells why.
#[component]
pub fn WhyMark(props: &WhyMarkProps) -> Html {
    let env = use_env();
    let words = env.words();
    let knowing = use_context::<Knowing>();
    let is_open = use_state(|| false);
    let anchor = use_node_ref();
    let mark = status_mark(StatusShape::from(props.status), Some(words.status_word(props.status)));
    let Some(knowing) = knowing else { return mark };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_event: MouseEvent| is_open.set(!*is_open))
    };
    let close = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(false))
    };
    let onblur = close.reform(|_event: FocusEvent| ());
    let onkeydown = {
        let is_open = is_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *is_open {
                event.prevent_default();
                event.stop_propagation();
                is_open.set(false);
            }
        })
    };
    let told = if *is_open { told(&knowing, &props.id, env.lang) } else { None };
    html! {
        <span class="why">
            <button type="button" class="why__mark" ref={anchor.clone()} tabindex={if props.is_near { "0" } else { "-1" }}
                aria-label={words.why_of(props.status)} aria-expanded={if told.is_some() { "true" } else { "false" }}
                onclick={toggle} {onkeydown} {onblur}>
                {mark}
            </button>
            if let Some(told) = told {
                <Popover {anchor} on_close={close} keeps_focus=true class="why__told">
                    <div role="status">{told}</div>
                </Popover>
            }
        </span>
    }
}

/// What is told, once what tells it is here.
fn told(knowing: &Knowing, id: &Id, lang: Lang) -> Option<Html> {
    let draw = lazy::why()?;
    let known = knowing.0.borrow();
    let (space, today) = known.as_ref()?;
    Some(draw(&Question { space, id, today: *today, lang }))
}
