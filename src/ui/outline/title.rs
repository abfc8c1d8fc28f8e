//! A title that is edited in its place.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::desk::{RowAct, RowMode, Stand, TitleEnd};
use super::title_element;
use crate::app::Action;
use crate::okr::{Id, Text};
use crate::ui::coach::{CoachLine, use_rest};
use crate::ui::env::use_env;
use crate::ui::parts::{FieldLook, Lines, TextField, plain_text};

/// What a title shows and does.
#[derive(Properties, Clone, PartialEq)]
pub struct TitleProps {
    /// What it is the title of.
    pub id: Id,
    /// The words.
    pub title: Text,
    /// Whether this copy has no title to be written: a private goal.
    #[prop_or_default]
    pub hidden: bool,
    /// How the row stands.
    pub stand: Stand,
    /// What the field is called.
    pub label: AttrValue,
    /// The class of the words while they are read.
    pub class: AttrValue,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// The words, and on a press the field in their place.
#[component]
pub fn Title(props: &TitleProps) -> Html {
    let env = use_env();
    let words = env.words();
    let (id, act) = (props.id.clone(), props.act.clone());
    if props.stand.open != RowMode::Rename {
        let hidden = props.hidden;
        let onclick = Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            act.emit(if hidden { RowAct::Open(id.clone()) } else { RowAct::Rename(id.clone()) });
        });
        return html! {
            <button type="button" id={title_element(&props.id)} class={props.class.clone()} {onclick}
                tabindex={if props.stand.is_current { "0" } else { "-1" }}
                data-empty={(props.title.is_empty() || hidden).then_some("true")}>
                if props.title.is_empty() {
                    { words.untitled() }
                } else {
                    {plain_text(&props.title)}
                }
            </button>
        };
    }
    html! { <TitleField key="field" ..props.clone() /> }
}

/// The field in the place of the words, and what the coach says of what is written in it.
#[component]
fn TitleField(props: &TitleProps) -> Html {
    let env = use_env();
    let words = env.words();
    let is_written = use_mut_ref(|| false);
    let rest = use_rest();
    let (id, act) = (props.id.clone(), props.act.clone());
    let on_commit = {
        let (id, act, is_written) = (id.clone(), act.clone(), is_written.clone());
        Callback::from(move |title: AttrValue| {
            *is_written.borrow_mut() = !title.trim().is_empty();
            act.emit(RowAct::Titled(id.clone(), title));
        })
    };
    let on_enter = {
        let (id, act, was_empty) = (id.clone(), act.clone(), props.title.is_empty());
        Callback::from(move |()| {
            let end = if was_empty && *is_written.borrow() { TitleEnd::First } else { TitleEnd::Other };
            act.emit(RowAct::TitleEntered(id.clone(), end));
        })
    };
    let on_escape = {
        let (id, act) = (id.clone(), act.clone());
        Callback::from(move |()| act.emit(RowAct::Left(id.clone())))
    };
    let on_ask = {
        let (id, act, dispatch) = (id.clone(), act.clone(), env.dispatch.clone());
        Callback::from(move |title: AttrValue| {
            // The panel speaks of what stands, so what was asked about has to stand.
            act.emit(RowAct::Titled(id.clone(), title));
            dispatch.emit(Action::AskCoach(id.clone()));
        })
    };
    let on_focus = Callback::from(move |has: bool| {
        if !has {
            act.emit(RowAct::TitleBlurred(id.clone()));
        }
    });
    html! {
        <>
        <TextField id={title_element(&props.id)} value={AttrValue::from(Text::clone(&props.title))}
            label={props.label.clone()} placeholder={words.untitled()} lines={Lines::Wrapped} look={FieldLook::Bare}
            takes_focus=true on_input={rest.on_input} {on_commit} {on_enter} {on_escape} {on_focus} />
        <CoachLine id={props.id.clone()} text={rest.text} {on_ask} />
        </>
    }
}
