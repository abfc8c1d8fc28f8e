//! Places to write to each other: a field that is always there, and small forms that open in place.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Text;
use crate::platform::dom;
use crate::space::Space;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Lines, TextField, use_reading};

use super::desk::{Desk, written};
use super::mention::use_mention_list;
use super::who::WhoAmI;

/// What is typed and not sent yet.
#[derive(Clone)]
pub struct Typing {
    shown: UseStateHandle<AttrValue>,
    // A press may come before what was typed is drawn.
    latest: Rc<RefCell<String>>,
}

/// What is typed into one field.
#[hook]
pub fn use_typing() -> Typing {
    Typing { shown: use_state(AttrValue::default), latest: use_mut_ref(String::new) }
}

impl Typing {
    /// What the field shows.
    pub fn text(&self) -> AttrValue {
        (*self.shown).clone()
    }

    /// Takes each change of the field.
    pub fn on_input(&self) -> Callback<AttrValue> {
        let typing = self.clone();
        Callback::from(move |typed: AttrValue| {
            *typing.latest.borrow_mut() = typed.to_string();
            typing.shown.set(typed);
        })
    }

    /// What was written, without the space round it; `None` where that is nothing.
    pub fn said(&self) -> Option<Text> {
        written(&self.latest.borrow())
    }

    /// Empties the field.
    pub fn clear(&self) {
        self.latest.borrow_mut().clear();
        self.shown.set(AttrValue::default());
    }
}

/// What [`Write`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct WriteProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is written here.
    pub label: AttrValue,
    /// The button that sends it.
    pub send: AttrValue,
    /// Called with what was written; never with nothing.
    pub on_send: Callback<Text>,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub takes_focus: bool,
}

/// A place to write. Nothing is sent by leaving it: a half-written word is nobody else's yet.
#[component]
pub fn Write(props: &WriteProps) -> Html {
    let typing = use_typing();
    let send = {
        let (typing, on_send, id) = (typing.clone(), props.on_send.clone(), props.id.clone());
        Callback::from(move |()| {
            if let Some(said) = typing.said() {
                typing.clear();
                // The button goes with what was written.
                dom::focus(&id, dom::Caret::End);
                on_send.emit(said);
            }
        })
    };
    let anchor = use_node_ref();
    let mentions = use_mention_list(&props.id, &typing, &anchor);
    // A field that hears keys is drawn even where nobody can write in it.
    let on_key = (!use_reading()).then_some(mentions.on_key);
    html! {
        <div class="write" ref={anchor}>
            <TextField id={props.id.clone()} value={typing.text()} label={props.label.clone()} placeholder={props.label.clone()}
                lines={Lines::Many} on_commit={Callback::noop()} on_input={mentions.on_input} on_enter={send.clone()}
                on_key={on_key} on_focus={mentions.on_focus} offered={mentions.offered} takes_focus={props.takes_focus} />
            {mentions.list}
            if !typing.text().trim().is_empty() {
                {Button::new(props.send.clone(), send.reform(|_event: MouseEvent| ()))
                    .size(ButtonSize::Small).kind(ButtonKind::Primary).edits().view()}
            }
        </div>
    }
}

/// What [`InPlace`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct InPlaceProps {
    /// What the form is for.
    pub label: AttrValue,
    /// The button that sends it.
    pub send: AttrValue,
    /// Whether that button takes something away.
    #[prop_or(ButtonKind::Primary)]
    pub kind: ButtonKind,
    /// Called when it is sent.
    pub on_send: Callback<()>,
    /// Called when it is left as it is.
    pub on_leave: Callback<()>,
    /// The desk.
    pub desk: Desk,
    /// Its fields.
    #[prop_or_default]
    pub children: Children,
}

/// A small form where it is needed. Escape leaves it.
#[component]
pub fn InPlace(props: &InPlaceProps) -> Html {
    let onkeydown = {
        let on_leave = props.on_leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                on_leave.emit(());
            }
        })
    };
    html! {
        <div class="inplace" role="group" aria-label={props.label.clone()} {onkeydown}>
            {props.children.clone()}
            <div class="inplace__acts">
                {Button::new(props.send.clone(), props.on_send.reform(|_event: MouseEvent| ()))
                    .size(ButtonSize::Small).kind(props.kind).edits().view()}
                {Button::new(props.desk.words().cancel(), props.on_leave.reform(|_event: MouseEvent| ()))
                    .size(ButtonSize::Small).kind(ButtonKind::Quiet).view()}
            </div>
        </div>
    }
}

/// What [`WordsForm`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct WordsFormProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The button that sends it.
    pub send: AttrValue,
    /// How that button looks.
    #[prop_or(ButtonKind::Primary)]
    pub kind: ButtonKind,
    /// Whether it may be sent without a word.
    #[prop_or_default]
    pub needs: Needs,
    /// Called with what was written.
    pub on_send: Callback<Option<Text>>,
    /// Called when it is left as it is.
    pub on_leave: Callback<()>,
    /// Where people are looked for, while nobody said who edits here.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What a form has to be told before it can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Needs {
    /// Words may be left out.
    #[default]
    Nothing,
    /// Words are what it is for.
    Words,
}

/// A form of one field: words, and the button that sends them. Enter sends.
#[component]
pub fn WordsForm(props: &WordsFormProps) -> Html {
    let typing = use_typing();
    let on_send = {
        let (typing, on_send, needs, id) =
            (typing.clone(), props.on_send.clone(), props.needs, props.id.clone());
        Callback::from(move |()| match (typing.said(), needs) {
            (None, Needs::Words) => {
                dom::focus(&id, dom::Caret::Keep);
            }
            (said, _) => on_send.emit(said),
        })
    };
    html! {
        <InPlace label={props.label.clone()} send={props.send.clone()} kind={props.kind} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={props.desk.clone()}>
            if props.desk.me.is_none() {
                <WhoAmI id={format!("{}-who", props.id)} space={props.space.clone()} desk={props.desk.clone()} />
            }
            <TextField id={props.id.clone()} value={typing.text()} label={props.label.clone()} placeholder={props.label.clone()}
                lines={Lines::Wrapped} on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={on_send}
                on_escape={props.on_leave.clone()} takes_focus=true />
        </InPlace>
    }
}

/// Sees to it that the focus is not lost when `now` changes: it goes to the first of these elements that is
/// there, else to the panel.
#[hook]
pub fn use_focus_kept<T: PartialEq + 'static>(now: T, ids: [AttrValue; 2]) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(now, move |_now| {
        if is_first.replace(false) || !dom::is_focus_lost() {
            return;
        }
        let there = ids.iter().any(|id| dom::focus(id, dom::Caret::Keep));
        if !there {
            dom::focus("panel", dom::Caret::Keep);
        }
    });
}
