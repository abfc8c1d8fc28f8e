//! The strip that asks why.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlInputElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::app::changing::ChangingAction;
use crate::app::{Action, FocusTarget};
use crate::okr::{Day, Trigger};
use crate::platform::dom;
use crate::query::changes::Line;
use crate::space::codec::Word;
use crate::ui::env::use_env;
use crate::ui::outline::row_element;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Lines, SegmentedProps, TextField, is_composing, segmented,
};

/// The id of the strip.
const STRIP: &str = "changing";

/// What [`Strip`] shows.
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// The line whose reason is asked for.
    pub line: Rc<Line>,
    /// How many other goals the same step changed.
    pub more: usize,
    /// The person's calendar day.
    pub today: Day,
}

/// Asks why a goal was changed. It takes no focus; the key for it does, and what had it gets it back.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let line = &props.line;
    let reason = use_mut_ref(|| line.reason.as_deref().unwrap_or_default().to_owned());
    let written = use_state(|| AttrValue::from(line.reason.as_deref().unwrap_or_default().to_owned()));
    let trigger = use_state(|| line.trigger);
    let came_from = use_mut_ref(|| None::<String>);
    let asked = AttrValue::from(words.asked_why(line, props.more, props.today));
    // A region that is there before its text is one whose text is read out.
    let told = use_state(AttrValue::default);
    {
        let told = told.clone();
        use_effect_with(asked.clone(), move |asked| told.set(asked.clone()));
    }
    let tell = {
        let (dispatch, came_from, of) = (env.dispatch.clone(), Rc::clone(&came_from), line.goal.id.clone());
        Callback::from(move |action: ChangingAction| {
            if let Some(before) = came_from.borrow_mut().take() {
                give_back(&before, &row_element(&of));
            }
            dispatch.emit(Action::Changing(action));
        })
    };
    let save = {
        let (tell, reason, trigger) = (tell.clone(), Rc::clone(&reason), trigger.clone());
        let (of, key) = (line.goal.id.clone(), Rc::clone(&line.key));
        Callback::from(move |()| {
            let reason = reason.borrow().trim().to_owned();
            if !reason.is_empty() || trigger.is_some() {
                let (of, key) = (of.clone(), Rc::clone(&key));
                tell.emit(ChangingAction::Explain { of, key, reason: reason.into(), trigger: *trigger });
            }
        })
    };
    let later = tell.reform(|()| ChangingAction::Later);
    let corrects = {
        let (of, key) = (line.goal.id.clone(), Rc::clone(&line.key));
        tell.reform(move |_: MouseEvent| ChangingAction::OnlyCorrects {
            of: of.clone(),
            key: Rc::clone(&key),
        })
    };
    let on_input = {
        let (reason, written) = (Rc::clone(&reason), written.clone());
        Callback::from(move |text: AttrValue| {
            reason.replace(text.to_string());
            written.set(text);
        })
    };
    let on_trigger = {
        let trigger = trigger.clone();
        Callback::from(move |word: AttrValue| trigger.set(Trigger::from_word(&word)))
    };
    let choices: Rc<[Choice]> =
        Trigger::WORDS.iter().map(|(one, word)| Choice::new(*word, words.trigger_word(*one))).collect();
    let is_said = !written.trim().is_empty() || trigger.is_some();
    html! {
        <section id={STRIP} class="changing" aria-label={words.changing()} onfocusin={remember(&came_from)}
            onkeydown={keys(&save, &later)}>
            <p class="unseen" role="status">{(*told).clone()}</p>
            <p class="changing__what"><bdi>{asked}</bdi></p>
            <div class="changing__form">
                <TextField id={FocusTarget::Reason.element_id()} class="changing__reason" label={words.reason()}
                    value={(*written).clone()} placeholder={words.reason_example()} lines={Lines::Wrapped}
                    on_commit={Callback::noop()} on_input={on_input} on_enter={save.clone()}
                    on_escape={later.clone()} />
                <div class="changing__trigger">
                    <span class="changing__by" aria-hidden="true">{words.set_off()}</span>
                    {segmented(&SegmentedProps {
                        id: "changing-trigger".into(), label: words.set_off().into(), choices,
                        value: trigger.map_or("", Word::word).into(), on_choose: on_trigger,
                    })}
                </div>
                <div class="changing__acts">
                    {Button::new(words.keep_reason(), save.reform(|_: MouseEvent| ())).kind(ButtonKind::Primary)
                        .size(ButtonSize::Small).disabled(!is_said).id(AttrValue::from("changing-keep")).view()}
                    {Button::new(words.only_corrects(), corrects).size(ButtonSize::Small)
                        .id(AttrValue::from("changing-corrects")).view()}
                    {Button::new(words.later(), later.reform(|_: MouseEvent| ())).kind(ButtonKind::Quiet)
                        .size(ButtonSize::Small).id(AttrValue::from("changing-later")).view()}
                </div>
            </div>
        </section>
    }
}

/// Keeps what had the focus before it came into the strip.
fn remember(came_from: &Rc<std::cell::RefCell<Option<String>>>) -> Callback<FocusEvent> {
    let came_from = Rc::clone(came_from);
    Callback::from(move |event: FocusEvent| {
        let before = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
        let inside = before.as_ref().is_some_and(is_inside);
        let mut held = came_from.borrow_mut();
        if !inside && (before.is_some() || held.is_none()) {
            *held = Some(before.map_or_else(String::new, |element| element.id()));
        }
    })
}

fn is_inside(element: &Element) -> bool {
    element.closest(&format!("#{STRIP}")).ok().flatten().is_some()
}

/// Gives the focus back to what had it, to the row of the goal where that is gone, else to the page. Whoever
/// went on to something else is left there.
fn give_back(before: &str, row: &str) {
    let inside = dom::focused_id().and_then(|id| dom::by_id(&id)).is_some_and(|element| is_inside(&element));
    let stays = !inside && !dom::is_focus_lost();
    let found = stays
        || (!before.is_empty() && dom::focus(before, dom::Caret::Keep))
        || dom::focus(row, dom::Caret::Keep);
    if !found {
        dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
    }
}

/// Enter on a trigger keeps the reason, Escape puts it off; no key goes on to the page behind.
fn keys(save: &Callback<()>, later: &Callback<()>) -> Callback<KeyboardEvent> {
    let (save, later) = (save.clone(), later.clone());
    Callback::from(move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                later.emit(());
            }
            "Enter" if !event.default_prevented() => {
                let input = event.target_dyn_into::<HtmlInputElement>();
                if input.is_some_and(|input| input.type_() == "radio") {
                    event.prevent_default();
                    save.emit(());
                }
            }
            _ => {}
        }
    })
}
