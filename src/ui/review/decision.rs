//! What was decided: written down, given to somebody, done, dropped.

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{ActionState, Day, Id, Owner, Text, Who};
use crate::platform::dom;
use crate::query::review::{NewDecision, Sitting, decide, settle};
use crate::query::session::Item;
use crate::space::Change;
use crate::ui::panel::{Among, DayInput, InPlace, Picker, use_typing};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Lines, TextField, checkbox, plain_text,
    use_reading,
};
use crate::words::ReviewLabel;

use super::Seat;

/// The id of the field in which a decision is written.
pub const NEW: &str = "review-new-decision";

/// What [`DecisionForm`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct DecisionFormProps {
    /// The reviews.
    pub seat: Seat,
    /// Called when it is left.
    pub on_leave: Callback<()>,
    /// Called when a decision was written down.
    #[prop_or_default]
    pub on_added: Callback<()>,
}

/// What is decided, who sees to it, until when. Adding one stays for the next.
#[component]
pub fn DecisionForm(props: &DecisionFormProps) -> Html {
    let seat = &props.seat;
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    let typing = use_typing();
    let owner = use_state(|| None::<Who>);
    let due = use_state(|| None::<Day>);
    let on_send = {
        let (typing, owner, due) = (typing.clone(), owner.clone(), due.clone());
        let (seat, on_added) = (seat.clone(), props.on_added.clone());
        Callback::from(move |()| {
            let sitting = seat.held.room.sitting.as_ref().filter(|one| !one.is_closed);
            let one = typing.said().map(|title| NewDecision { title, owner: (*owner).clone(), due: *due });
            if let Some((new, place, changes)) =
                sitting.zip(one).and_then(|(sitting, one)| decide(&seat.space, sitting, &one))
            {
                seat.desk.act(Action::Make { new, place, changes });
                typing.clear();
                owner.set(None);
                due.set(None);
                on_added.emit(());
            }
            dom::focus(NEW, dom::Caret::Keep);
        })
    };
    let shown = match &*owner {
        Some(Who::Known(id)) => seat.space.name_of(id).unwrap_or_else(|| id.text()).to_string(),
        Some(Who::Named(name)) => name.to_string(),
        None => String::new(),
    };
    let set = {
        let owner = owner.clone();
        Callback::from(move |who: Option<Who>| owner.set(who))
    };
    let on_due = {
        let due = due.clone();
        Callback::from(move |day: Option<Day>| due.set(day))
    };
    let none = (AttrValue::from(words.item_no_owner()), set.reform(|(): ()| None));
    html! {
        <InPlace label={label(ReviewLabel::AddDecision)} send={label(ReviewLabel::Add)} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={seat.desk.clone()}>
            <TextField id={NEW} value={typing.text()} label={label(ReviewLabel::WhatDecided)} placeholder={label(ReviewLabel::WhatDecided)}
                lines={Lines::Wrapped} on_commit={Callback::noop()} on_input={typing.on_input()} on_enter={on_send} takes_focus=true />
            <div class="review__form">
                <span class="review__field">
                    <label class="review__label" for="review-new-owner">{label(ReviewLabel::WhoSees)}</label>
                    <Picker id="review-new-owner" label={AttrValue::from(label(ReviewLabel::WhoSees))} among={Among::PeopleAndUnits}
                        space={seat.space.clone()} desk={seat.desk.clone()} on_choose={set.reform(|id: Id| Some(Who::Known(id)))}
                        on_free={Some(set.reform(|name: AttrValue| Some(Who::Named(name.as_str().into()))))} {shown} on_none={Some(none)} />
                </span>
                <span class="review__field">
                    <label class="review__label" for="review-new-due">{label(ReviewLabel::UntilWhen)}</label>
                    <DayInput id="review-new-due" label={AttrValue::from(label(ReviewLabel::UntilWhen))} value={*due} on_change={on_due}
                        desk={seat.desk.clone()} />
                </span>
            </div>
        </InPlace>
    }
}

/// What of a decision may be changed where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// All of it.
    All,
    /// How far it is; its words are those of a review that is over.
    Settle,
}

/// What [`DecisionLine`] shows.
#[derive(Properties, PartialEq)]
pub struct DecisionLineProps {
    /// The reviews.
    pub seat: Seat,
    /// The decision.
    pub item: Item,
    /// What of it may be changed.
    pub may: May,
}

/// One decision: done with one press, and edited where it stands.
#[component]
pub fn DecisionLine(props: &DecisionLineProps) -> Html {
    let (seat, item) = (&props.seat, &props.item);
    let (words, id) = (seat.desk.words(), &item.id);
    let is_read = use_reading();
    let may_write = props.may == May::All && !is_read;
    let title = titled(seat, &item.title);
    let on_done = {
        let (desk, id) = (seat.desk.clone(), id.clone());
        Callback::from(move |is_done: bool| {
            let state = if is_done { ActionState::Done } else { ActionState::Open };
            desk.edit(settle(&id, state, desk.today));
        })
    };
    html! {
        <li class="review__decision" id={format!("review-decision-{id}")} tabindex="-1" data-state={slug(item.state)}>
            if !is_read {
                {checkbox(&CheckboxProps {
                    id: AttrValue::from(format!("review-done-{id}")),
                    label: AttrValue::from(words.review_done_of(&title)),
                    checked: item.is_done(),
                    on_change: on_done,
                    label_unseen: true,
                })}
            }
            <div class="review__decided">
                if may_write {
                    <TextField id={format!("review-title-{id}")} value={AttrValue::from(item.title.to_string())} lines={Lines::Wrapped}
                        label={words.review_label(ReviewLabel::WhatDecided)} look={FieldLook::Bare} placeholder={words.untitled()}
                        on_commit={seat.desk.on(id, |text: AttrValue| Change::Title(text.trim().into()))} />
                    {facts(seat, item)}
                } else {
                    <span class="review__what">{plain_text(&title)}</span>
                    <span class="review__who" data-late={item.is_late.then_some("true")}>{plain_text(words.review_decision(item, seat.desk.today))}</span>
                }
            </div>
            {acts(seat, item, &title)}
        </li>
    }
}

/// A title, or the word for a missing one.
pub fn titled(seat: &Seat, title: &Text) -> String {
    if title.is_empty() { seat.desk.words().untitled().to_owned() } else { title.to_string() }
}

/// The word of the style sheet for how far a decision is.
pub fn slug(state: ActionState) -> &'static str {
    match state {
        ActionState::Open => "open",
        ActionState::Done => "done",
        ActionState::Dropped => "dropped",
    }
}

fn facts(seat: &Seat, item: &Item) -> Html {
    let (words, desk, id) = (seat.desk.words(), &seat.desk, &item.id);
    let label = |label: ReviewLabel| words.review_label(label);
    let on_choose = desk.on(id, |id: Id| Change::Owners(vec![Owner::known(id)]));
    let on_free = desk.on(id, |name: AttrValue| Change::Owners(vec![Owner::named(name.as_str())]));
    let on_none = desk.on(id, |(): ()| Change::Owners(Vec::new()));
    let on_due = desk.on(id, |day: Option<Day>| Change::End(day));
    html! {
        <div class="review__form">
            <Picker id={format!("review-owner-{id}")} label={AttrValue::from(label(ReviewLabel::WhoSees))} among={Among::PeopleAndUnits}
                space={seat.space.clone()} desk={desk.clone()} {on_choose} on_free={Some(on_free)}
                shown={AttrValue::from(item.names.join(words.list_comma()))} on_none={Some((AttrValue::from(words.item_no_owner()), on_none))} />
            <DayInput id={format!("review-due-{id}")} label={AttrValue::from(label(ReviewLabel::UntilWhen))} value={item.due}
                on_change={on_due} desk={desk.clone()} />
            if item.is_late {
                <span class="review__who" data-late="true">{label(ReviewLabel::Late)}</span>
            }
        </div>
    }
}

/// Dropping, and taking up again.
fn acts(seat: &Seat, item: &Item, title: &str) -> Html {
    let words = seat.desk.words();
    let act = |label: ReviewLabel, state: ActionState| {
        Button::new(words.review_label(label), seat.desk.editor(settle(&item.id, state, seat.desk.today)))
            .name(AttrValue::from(words.review_act_on(label, title)))
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .edits()
            .view()
    };
    match item.state {
        ActionState::Open => act(ReviewLabel::Drop, ActionState::Dropped),
        ActionState::Dropped => act(ReviewLabel::Reopen, ActionState::Open),
        ActionState::Done => Html::default(),
    }
}

/// A list of decisions.
pub fn decisions(seat: &Seat, items: &[Item], may: May) -> Html {
    html! {
        if !items.is_empty() {
            <ul class="review__decisions">
                {for items.iter().map(|item| html! {
                    <DecisionLine key={item.id.to_string()} seat={seat.clone()} item={item.clone()} {may} />
                })}
            </ul>
        }
    }
}

/// What of the decisions of a review may be changed.
pub fn may(sitting: &Sitting) -> May {
    if sitting.is_closed { May::Settle } else { May::All }
}
