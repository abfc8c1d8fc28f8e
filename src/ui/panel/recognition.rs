//! Recognition: thanking somebody in front of everybody, for a goal or a value of the organisation.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::panel::Named;
use crate::query::recognition::{Thanks, first_for, named};
use crate::space::{Edit, Space};
use crate::ui::parts::{
    Button, ButtonSize, Choice, Glyph, Lines, Menu, MenuEntry, Select, TextField, avatar, icon,
    removable_chip,
};
use crate::ui::parts::{ButtonKind, plain_text};
use crate::words::PanelLabel;

use super::ask_acts::id_part;
use super::bits::section;
use super::desk::Desk;
use super::mention::Note;
use super::pickers::{Among, Picker};
use super::who::WhoAmI;
use super::write::{InPlace, use_focus_kept, use_typing};

/// What [`RecognitionSection`] shows.
#[derive(Properties, PartialEq)]
pub struct RecognitionSectionProps {
    /// The goal or person it stands at.
    pub at: Id,
    /// What was said, newest first.
    pub all: Rc<Vec<Thanks>>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The recognition that was given for a goal or received by somebody, and a place to give more.
#[component]
pub fn RecognitionSection(props: &RecognitionSectionProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let is_writing = use_state(|| false);
    use_focus_kept((*is_writing, props.all.len()), ["panel-recognise".into(), "panel".into()]);
    let begin = {
        let is_writing = is_writing.clone();
        Callback::from(move |_event: MouseEvent| is_writing.set(true))
    };
    let on_leave = {
        let is_writing = is_writing.clone();
        Callback::from(move |()| is_writing.set(false))
    };
    let acts = html! {
        if !*is_writing {
            {Button::new(words.recognise(), begin).id("panel-recognise").size(ButtonSize::Small).edits().view()}
        }
    };
    section(
        AttrValue::from(words.recognition()),
        Some(acts),
        html! { <>
            if *is_writing {
                <ThanksForm at={props.at.clone()} {on_leave} space={props.space.clone()} desk={desk.clone()} />
            }
            if props.all.is_empty() && !*is_writing {
                <p class="facts__empty">{words.nobody_thanked()}</p>
            }
            if !props.all.is_empty() {
                <ul class="comments">{for props.all.iter().map(|one| thanks(one, props))}</ul>
            }
        </> },
    )
}

fn thanks(one: &Thanks, props: &RecognitionSectionProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let by = one.by.as_ref().map(|by| &*by.name);
    let told = words.thanked(by, &one.names());
    let elsewhere = one.goal.as_ref().filter(|goal| goal.id != props.at);
    let take_back = {
        let (desk, of, key) = (desk.clone(), one.of.clone(), Text::clone(&one.key));
        Callback::from(move |_chosen: AttrValue| {
            desk.edit(Edit::Retract { of: of.clone(), key: Text::clone(&key) });
        })
    };
    let entries: Rc<[MenuEntry]> =
        Rc::from([MenuEntry::act("retract", desk.label(PanelLabel::TakeBack), Glyph::Undo)]);
    html! {
        <li class="comment thanks" key={format!("{}-{}", one.of, one.key)}>
            {avatar(by.unwrap_or_else(|| words.label(PanelLabel::Somebody)))}
            <div class="comment__head">
                <span class="comment__name"><bdi>{told}</bdi></span>
                <span class="comment__when">{words.by_at(None, one.at, desk.today)}</span>
                if one.is_by(desk.me.as_ref()) {
                    <Menu id={format!("panel-thanks-{}-{}", id_part(one.of.as_str()), id_part(&one.key))} label={words.more()} {entries}
                        on_choose={take_back} kind={ButtonKind::Icon} size={ButtonSize::Small} />
                }
            </div>
            <div class="comment__text">
                if let Some(value) = &one.value {
                    <p class="thanks__value">{icon(Glyph::Tag)}{plain_text(value)}</p>
                }
                if !one.text.is_empty() {
                    <Note text={AttrValue::from(Rc::clone(&one.text))} desk={desk.clone()} />
                }
                if let Some(goal) = elsewhere {
                    <p><button type="button" class="goal-link" onclick={desk.opener(&goal.id)}>{plain_text(&goal.name)}</button></p>
                }
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ThanksFormProps {
    at: Id,
    on_leave: Callback<()>,
    space: Space,
    desk: Desk,
}

/// Whom, for which value, in words.
#[component]
fn ThanksForm(props: &ThanksFormProps) -> Html {
    let (desk, space) = (&props.desk, &props.space);
    let words = desk.words();
    let is_person = space.person(&props.at).is_some();
    let to = use_state(|| {
        if is_person { vec![named(space, &props.at)] } else { first_for(space, &props.at, desk.me.as_ref()) }
    });
    let value = use_state(AttrValue::default);
    let typing = use_typing();
    let on_send = {
        let (to, value, typing, desk) = (to.clone(), value.clone(), typing.clone(), desk.clone());
        let (on_leave, at, workspace) = (props.on_leave.clone(), props.at.clone(), space.workspace().id);
        Callback::from(move |()| {
            // Nobody thanks themselves, and nothing is said without a word.
            let others: Vec<Id> =
                to.iter().map(|one| one.id.clone()).filter(|id| Some(id) != desk.me.as_ref()).collect();
            let lived = (!value.is_empty()).then(|| Text::from(value.as_str()));
            let said = typing.said();
            let lacks = match (desk.me.is_none(), others.is_empty(), said.is_none() && lived.is_none()) {
                (true, _, _) => Some("panel-thanks-who"),
                (false, true, _) => Some("panel-thanks-add"),
                (false, false, true) => Some("panel-thanks-words"),
                (false, false, false) => None,
            };
            if let Some(field) = lacks {
                dom::focus(field, dom::Caret::Keep);
                return;
            }
            on_leave.emit(());
            let of = if is_person { workspace.clone() } else { at.clone() };
            desk.edit(Edit::Recognise { of, to: others, value: lived, text: said.unwrap_or_default() });
        })
    };
    html! {
        <InPlace label={words.recognition()} send={words.say_thanks()} on_send={on_send.clone()} on_leave={props.on_leave.clone()}
            desk={desk.clone()}>
            if desk.me.is_none() {
                <WhoAmI id="panel-thanks-who" space={space.clone()} desk={desk.clone()} />
            }
            <div class="inplace__grid">
                <span class="inplace__name">{words.thanks_for_whom()}</span>
                {whom(&to, props)}
                {value_choice(&value, props)}
            </div>
            <TextField id="panel-thanks-words" value={typing.text()} label={words.what_for()} placeholder={words.what_for()} lines={Lines::Many}
                on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={on_send} on_escape={props.on_leave.clone()}
                takes_focus={desk.me.is_some()} />
        </InPlace>
    }
}

fn whom(to: &UseStateHandle<Vec<Named>>, props: &ThanksFormProps) -> Html {
    let (desk, space) = (&props.desk, &props.space);
    let words = desk.words();
    let on_choose = {
        let (to, space) = (to.clone(), space.clone());
        Callback::from(move |id: Id| {
            if !to.iter().any(|one| one.id == id) {
                to.set(to.iter().cloned().chain([named(&space, &id)]).collect());
            }
        })
    };
    html! {
        <div class="tags">
            {for to.iter().map(|one| {
                let (to, gone) = (to.clone(), one.id.clone());
                let on_remove = Callback::from(move |()| {
                    to.set(to.iter().filter(|own| own.id != gone).cloned().collect());
                });
                removable_chip(one.id.as_str(), &one.name, &on_remove, words.remove_named(&one.name))
            })}
            <Picker id="panel-thanks-add" label={AttrValue::from(words.add_somebody())} among={Among::People} space={space.clone()}
                desk={desk.clone()} {on_choose} />
        </div>
    }
}

fn value_choice(value: &UseStateHandle<AttrValue>, props: &ThanksFormProps) -> Html {
    let words = props.desk.words();
    let values = props.space.workspace().values;
    if values.is_empty() {
        return Html::default();
    }
    let none = Choice::new("", words.no_value());
    let choices: Rc<[Choice]> = std::iter::once(none)
        .chain(values.iter().map(|one| Choice::new(one.to_string(), one.to_string())))
        .collect();
    let on_choose = {
        let value = value.clone();
        Callback::from(move |chosen: AttrValue| value.set(chosen))
    };
    html! {
        <>
            <span class="inplace__name">{words.value_lived()}</span>
            <Select id="panel-thanks-value" label={words.value_lived()} {choices} value={(**value).clone()} {on_choose} class="select--bare" />
        </>
    }
}
