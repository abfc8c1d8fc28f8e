//! What the coach says while somebody writes: a line under a title, a section of the panel, a list of rules.
//!
//! The first page has only the empty line. What is said in it comes with its bundle (`ui::lazy`).

mod line;
mod rules;
mod section;

pub use line::coach_line;
pub use rules::CoachRules;
pub use section::CoachSection;

use yew::prelude::*;

use crate::okr::Id;
use crate::platform::clock::Timer;
use crate::space::Space;
use crate::ui::env::Env;
use crate::ui::lazy;

/// How long a title rests before the coach reads it.
const REST_MILLIS: i32 = 700;

/// Where the coach reads: handed down as a context, and not there where nothing can be written.
#[derive(Clone, PartialEq)]
pub struct CoachGround(pub Space);

/// What was typed, once it rests, and what a field tells of each change.
#[derive(Clone)]
pub struct Rest {
    /// The text as it was when the last rest began; `None` while nothing was typed.
    pub text: Option<AttrValue>,
    /// For the field: what is typed.
    pub on_input: Callback<AttrValue>,
    /// For the field: whoever leaves it has typed nothing.
    pub on_focus: Callback<bool>,
}

/// Waits until what is typed rests. Nothing is drawn again before that.
#[hook]
pub fn use_rest() -> Rest {
    let rested = use_state_eq(|| None::<AttrValue>);
    let timer = use_mut_ref(|| None::<Timer>);
    let text = (*rested).clone();
    let on_focus = {
        let (rested, timer) = (rested.clone(), timer.clone());
        use_callback((), move |has: bool, ()| {
            if !has {
                *timer.borrow_mut() = None;
                rested.set(None);
            }
        })
    };
    let on_input = use_callback((), move |typed: AttrValue, ()| {
        let rested = rested.clone();
        let next = Timer::after(REST_MILLIS, move || rested.set(Some(typed)));
        *timer.borrow_mut() = next;
    });
    Rest { text, on_input, on_focus }
}

/// What [`CoachLine`] shows.
#[derive(Properties, PartialEq)]
pub struct CoachLineProps {
    /// Whose title is written.
    pub id: Id,
    /// The title, once it rests.
    pub text: Option<AttrValue>,
    /// Called when somebody asks why, with the title they ask about.
    pub on_ask: Callback<AttrValue>,
}

/// What a line of the coach is drawn from.
pub struct Line<'a> {
    /// The way to act, and the words.
    pub env: &'a Env,
    /// The workspace.
    pub space: &'a Space,
    /// Whose title is written.
    pub id: &'a Id,
    /// The title.
    pub text: &'a AttrValue,
    /// Called when somebody asks why, with the title they ask about.
    pub on_ask: &'a Callback<AttrValue>,
}

/// The line under a title that is being written: the first thing the coach has to say, told once for each
/// rest. It stands there from the start, so that what comes into it is heard.
#[component]
pub fn CoachLine(props: &CoachLineProps) -> Html {
    let env = crate::ui::env::use_env();
    let ground = use_context::<CoachGround>();
    let said = match (&ground, &props.text, lazy::coach()) {
        (Some(ground), Some(text), Some(draw)) => {
            draw(&Line { env: &env, space: &ground.0, id: &props.id, text, on_ask: &props.on_ask })
        }
        _ => Html::default(),
    };
    html! { <span class="coach-line" role="status">{said}</span> }
}
