//! Files on their way in where there is work already: what they would bring, and what becomes of them.

mod changes;
mod files;
mod foot;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::app::{Action, Choice, Incoming, IncomingAction, Replacing, Unstamped};
use crate::ui::env::{Env, use_env};
use crate::ui::files::problem_list;
use crate::ui::frame::PageProps;
use crate::ui::parts::{
    Choice as Answer, Dialog, DialogSize, RadioGroupProps, disclosure, plain_text, radio_group,
};

use changes::ChosenChanges;
use files::{incoming_files, unread_files};
use foot::{Asks, Proposed, foot, replace_foot};

/// The dialog; nothing while there is no file.
#[component]
pub fn MergeDialog(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asks = use_state(|| Asks::What);
    let Some(session) = props.model.session() else { return Html::default() };
    let Some(incoming) = &session.incoming else { return Html::default() };
    let name = incoming.files.first().map(|file| &*file.opening.name).unwrap_or_default();
    let on_ask = {
        let asks = asks.clone();
        Callback::from(move |what: Asks| asks.set(what))
    };
    // What was asked about may have become another file meanwhile.
    let replaces = incoming.replacement().filter(|_| *asks == Asks::Replace);
    let (title, foot) = match replaces {
        Some(file) => (words.replace_question(&file.opening.name), replace_foot(&env, incoming, &on_ask)),
        None => (words.incoming_title(incoming.files.len(), name), foot(&env, incoming, &on_ask)),
    };
    let on_close = env.dispatch.reform(|()| Action::Answer(Choice::Leave));
    let (proposed, chosen) = (Proposed::of(incoming).choice(), incoming.chosen());
    // Where nothing is chosen the proposed button cannot be pressed either.
    let is_off = proposed == Choice::Merge && chosen.taken == 0 && chosen.all > 0;
    let dispatch = env.dispatch.clone();
    let asks_what = replaces.is_none() && !is_off;
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if asks_what && event.key() == "Enter" && !event.default_prevented() && !is_control(&event) {
            event.prevent_default();
            dispatch.emit(Action::Answer(proposed));
        }
    });
    html! {
        <div class="bring-frame" {onkeydown}>
        <Dialog id="opening" {title} close_label={words.leave_it()} size={DialogSize::Large} {on_close} {foot}>
            if replaces.is_some() {
                <div class="bring">
                    <p class="bring__text">{ words.replace_text() }</p>
                    <p class="bring__text">{ words.replace_and_team() }</p>
                    if incoming.replacing == Replacing::Refused {
                        <p class="bring__refused" role="alert">{ words.replace_refused() }</p>
                    }
                </div>
            } else {
                <div class="bring">
                    { totals(&env, incoming) }
                    { incoming_files(&env, incoming, props.model.today) }
                    { unread_files(&env, incoming) }
                    { unstamped(&env, incoming) }
                    { unusable(&env, incoming) }
                    <ChosenChanges comparison={Rc::clone(&incoming.comparison)}
                        left_out={Rc::new(incoming.left_out.clone())} today={props.model.today} />
                </div>
            }
        </Dialog>
        </div>
    }
}

/// Whether the key was pressed on something that does something with it.
fn is_control(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        matches!(&*target.tag_name().to_ascii_lowercase(), "button" | "input" | "summary" | "a" | "select")
    })
}

/// How much of what there is, in words, or that there is nothing.
fn totals(env: &Env, incoming: &Incoming) -> Html {
    let words = env.page_words();
    let told = words.total_pieces(&incoming.comparison.totals);
    let what = if incoming.taken().next().is_none() {
        words.nothing_taken().to_owned()
    } else if incoming.is_known {
        words.nothing_new().to_owned()
    } else if told.is_empty() {
        words.only_quiet().to_owned()
    } else {
        words.sentence(&told)
    };
    let by = words.written_by_all(&incoming.comparison.authors);
    let chosen = incoming.chosen();
    html! {
        <div class="bring__sum" role="status">
            <p class="bring__totals">{ what }</p>
            if !by.is_empty() {
                <p class="bring__text">{plain_text(by)}</p>
            }
            if chosen.disagreements > 0 {
                <p class="bring__text">{ words.brings_disagreements(chosen.disagreements) }</p>
            }
            if chosen.taken < chosen.all {
                <p class="bring__text">{ words.rest_stays(chosen.all - chosen.taken) }</p>
            }
        </div>
    }
}

/// What becomes of values that no app wrote and that differ from ours; nothing where there are none.
fn unstamped(env: &Env, incoming: &Incoming) -> Html {
    if incoming.unstamped_fields == 0 {
        return Html::default();
    }
    let words = env.page_words();
    let choices = [("ask", words.unstamped_ask()), ("take", words.unstamped_take())];
    let answer = |(value, label): (&'static str, &'static str)| Answer::new(value, label);
    let on_choose = env.dispatch.reform(|value: AttrValue| {
        let unstamped = if value == "take" { Unstamped::TakeTheirs } else { Unstamped::Ask };
        Action::Incoming(IncomingAction::Unstamped(unstamped))
    });
    let label = words.unstamped(incoming.unstamped_fields);
    html! {
        <div class="bring__unstamped">
            <p class="bring__text">{ &label }</p>
            {radio_group(&RadioGroupProps {
                id: "unstamped".into(),
                label: label.into(),
                choices: choices.map(answer).into_iter().collect::<Rc<[Answer]>>(),
                value: if incoming.unstamped == Unstamped::TakeTheirs { "take" } else { "ask" }.into(),
                on_choose,
            })}
        </div>
    }
}

/// What cannot be used of the files that are taken, each with its place.
fn unusable(env: &Env, incoming: &Incoming) -> Html {
    let words = env.page_words();
    let with = incoming.taken().filter(|file| !file.opening.problems.is_empty()).enumerate();
    let lists = with.map(|(at, file)| {
        let problems = &file.opening.problems;
        let summary = words.problems_of(&file.opening.name, problems.len());
        html! {
            <div key={at} class="bring__problems">
                {disclosure(&summary, None, false, problem_list(env, problems, &summary))}
            </div>
        }
    });
    html! { <>{ for lists }</> }
}
