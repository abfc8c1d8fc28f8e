//! Mentions: in what people wrote they open the person, and while somebody writes names are offered.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::okr::mention::{Names, Piece, completed, typing};
use crate::platform::dom;
use crate::ui::env::{KnownNames, use_env};
use crate::ui::parts::{
    Choice, Completion, Glyph, NotePiece, Offered, option_of, rich_note, rich_note_of, step_of,
};

use super::desk::Desk;
use super::write::Typing;

/// How many names are offered at once.
const MOST: usize = 6;

/// What [`Note`] shows.
#[derive(Properties, PartialEq)]
pub struct NoteProps {
    /// What somebody wrote.
    pub text: AttrValue,
    /// The desk.
    pub desk: Desk,
}

/// What somebody wrote, with mentions that open whom they mean.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let names = use_context::<KnownNames>().unwrap_or_default();
    let pieces = names.0.pieces(&props.text);
    if pieces.iter().all(|piece| matches!(piece, Piece::Text(_))) {
        return rich_note(&props.text);
    }
    rich_note_of(pieces.into_iter().map(|piece| match piece {
        Piece::Text(text) => NotePiece::Words(text),
        // A name that several have means each of them, and opens nobody.
        Piece::Mention(text, who) => NotePiece::Opens(text, only(&who).map(|id| props.desk.opener(id))),
    }))
}

fn only(who: &[Id]) -> Option<&Id> {
    who.first().filter(|_| who.len() == 1)
}

/// The names that are offered while somebody writes.
pub struct MentionList {
    /// Takes each change of the field.
    pub on_input: Callback<AttrValue>,
    /// Hears keys before the field does.
    pub on_key: Callback<KeyboardEvent>,
    /// Hears of the focus.
    pub on_focus: Callback<bool>,
    /// The list that is open, for the field.
    pub offered: Option<Offered>,
    /// The list; to be drawn beside the field.
    pub list: Html,
}

/// What is typed after a sign, and where the keys stand in what is offered for it.
#[derive(Clone, PartialEq)]
struct Open {
    text: AttrValue,
    caret: usize,
    active: usize,
}

/// Offers names for what is typed into the field of this id, which stands in `anchor`.
#[hook]
pub fn use_mention_list(id: &AttrValue, field: &Typing, anchor: &NodeRef) -> MentionList {
    let words = use_env().page_words();
    let names = use_context::<KnownNames>().unwrap_or_default();
    let open = use_state(|| None::<Open>);
    // Where the caret goes once the chosen name is drawn.
    let placing = use_state(|| None::<(AttrValue, usize)>);
    {
        let id = id.clone();
        use_effect_with((*placing).clone(), move |placing| {
            if let Some((text, at)) = placing {
                dom::focus_after(&id, text, *at);
            }
        });
    }
    let found: Vec<(AttrValue, Choice)> = open.as_ref().map_or_else(Vec::new, |open| offered(&names.0, open));
    let choices: Rc<[Choice]> = found.iter().map(|(_, choice)| choice.clone()).collect();
    let choose = {
        let (open, field, placing) = (open.clone(), field.clone(), placing.clone());
        let chosen: Vec<AttrValue> = found.iter().map(|(name, _)| name.clone()).collect();
        Callback::from(move |idx: usize| {
            let (Some(now), Some(name)) = (open.as_ref(), chosen.get(idx)) else { return };
            if let Some(one) = typing(&now.text, now.caret) {
                let (text, at) = completed(&now.text, &one, now.caret, name);
                let text = AttrValue::from(text);
                field.on_input().emit(text.clone());
                placing.set(Some((text, at)));
            }
            open.set(None);
        })
    };
    let list_id = AttrValue::from(format!("{id}-names"));
    let active = open.as_ref().map_or(0, |open| open.active);
    let is_open = !choices.is_empty();
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    MentionList {
        on_input: on_input(id, field, &open),
        on_key: on_key(&open, choices.len(), &choose),
        on_focus: {
            let open = open.clone();
            Callback::from(move |has_focus: bool| {
                if !has_focus {
                    open.set(None);
                }
            })
        },
        offered: is_open.then(|| Offered { list: list_id.clone(), active: option_of(&list_id, active) }),
        list: html! {
            <>
                <span class="unseen" role="status">{is_open.then(|| words.names_offered(choices.len()))}</span>
                if is_open {
                    <Completion anchor={anchor.clone()} id={list_id.clone()} label={words.people_to_mention()} choices={choices.clone()}
                        {active} on_choose={choose} on_close={close} />
                }
            </>
        },
    }
}

fn offered(names: &Names, open: &Open) -> Vec<(AttrValue, Choice)> {
    let Some(one) = typing(&open.text, open.caret) else { return Vec::new() };
    let found = names.offered(one.query, MOST).into_iter();
    found
        .map(|person| {
            let name = AttrValue::from(Rc::clone(&person.name));
            let choice = Choice::new(person.id.to_string(), name.clone()).glyph(Glyph::Person);
            let hint = person.hint.as_ref().map(|hint| AttrValue::from(Rc::clone(hint)));
            (name, Choice { hint, ..choice })
        })
        .collect()
}

fn on_input(id: &AttrValue, field: &Typing, open: &UseStateHandle<Option<Open>>) -> Callback<AttrValue> {
    let (id, take, open) = (id.clone(), field.on_input(), open.clone());
    Callback::from(move |text: AttrValue| {
        take.emit(text.clone());
        let caret = dom::caret_in(&id, &text).unwrap_or(text.len());
        let begun = typing(&text, caret).is_some();
        open.set(begun.then_some(Open { text, caret, active: 0 }));
    })
}

fn on_key(
    open: &UseStateHandle<Option<Open>>,
    n: usize,
    choose: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (open, choose) = (open.clone(), choose.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(now) = open.as_ref().filter(|_| n > 0) else { return };
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if has_modifier {
            return;
        }
        if let Some(active) = step_of(&event, now.active, n) {
            event.prevent_default();
            open.set(Some(Open { active, ..now.clone() }));
            return;
        }
        match event.key().as_str() {
            "Enter" | "Tab" => {
                event.prevent_default();
                choose.emit(now.active);
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                open.set(None);
            }
            // The caret goes elsewhere, and what it left is no name any more.
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => open.set(None),
            _ => {}
        }
    })
}
