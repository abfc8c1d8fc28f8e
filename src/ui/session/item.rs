//! A blocker or a commitment in its list: done with one press, and edited where it stands.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{ActionKind, ActionState, Blocker, Day, Id, Owner};
use crate::platform::dom;
use crate::query::session::{Item, ask_for, carry, settle};
use crate::space::{Change, codec::Word};
use crate::ui::panel::{Among, DayInput, Picker};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, Choice, FieldLook, Glyph, Lines, Select, TextField,
    checkbox, plain_text, while_writing,
};

use super::seat::Seat;

/// What [`ItemLine`] shows.
#[derive(Properties, PartialEq)]
pub struct ItemLineProps {
    /// The session.
    pub seat: Seat,
    /// The item.
    pub item: Item,
}

/// One blocker or commitment.
#[component]
pub fn ItemLine(props: &ItemLineProps) -> Html {
    let (seat, item) = (&props.seat, &props.item);
    let id = &item.id;
    let words = seat.words();
    let title = seat.titled(&item.title);
    let is_open = seat.is_open();
    let on_done = {
        let (desk, id) = (seat.desk.clone(), id.clone());
        Callback::from(move |is_done: bool| {
            let state = if is_done { ActionState::Done } else { ActionState::Open };
            desk.edit(settle(&id, state, desk.today));
        })
    };
    let slug = match item.state {
        ActionState::Open => "open",
        ActionState::Done => "done",
        ActionState::Dropped => "dropped",
    };
    html! {
        <li class="session-item" id={line_id(id)} tabindex="-1" data-state={slug}>
            if is_open {
                {checkbox(&CheckboxProps {
                    id: AttrValue::from(format!("session-done-{id}")),
                    label: AttrValue::from(words.item_done_of(&title)),
                    checked: item.is_done(),
                    on_change: on_done,
                    label_unseen: true,
                })}
            } else {
                <span class="session-item__told">{words.item_state(item.state, item.is_late)}</span>
            }
            <div class="session-item__body">
                if is_open {
                    <TextField id={format!("session-title-{id}")} value={AttrValue::from(item.title.to_string())} lines={Lines::Wrapped}
                        label={if item.kind == ActionKind::Blocker { words.session_what_blocks() } else { words.session_add_commitment() }}
                        on_commit={seat.desk.on(id, |text: AttrValue| Change::Title(text.trim().into()))}
                        look={FieldLook::Bare} placeholder={words.untitled()} />
                } else {
                    <span class="session-item__title">{plain_text(&title)}</span>
                }
                {facts(seat, item)}
                if is_open {
                    <Acts seat={seat.clone()} item={item.clone()} />
                }
            </div>
        </li>
    }
}

fn line_id(id: &Id) -> String {
    format!("session-item-{id}")
}

/// What is known of it: its sort, its goal, who takes care of it, by when, since when.
fn facts(seat: &Seat, item: &Item) -> Html {
    let words = seat.words();
    let today = seat.desk.today;
    html! {
        <div class="session-item__facts">
            if item.kind == ActionKind::Blocker && seat.is_open() {
                {sort(seat, item)}
            } else if item.kind == ActionKind::Blocker {
                <span>{words.item_kind(item)}</span>
            }
            if let Some(of) = &item.of {
                <button type="button" class="session-item__of" onclick={seat.desk.opener(&of.id)}>{plain_text(&of.name)}</button>
            }
            if seat.is_open() {
                {owner(seat, item)}
                {due(seat, item)}
            } else {
                if !item.names.is_empty() {
                    <bdi>{item.names.join(", ")}</bdi>
                }
                if let Some(due) = item.due {
                    <span>{words.item_by(&words.day(due, today))}</span>
                }
            }
            if let Some(days) = item.days.filter(|_| item.kind == ActionKind::Blocker) {
                <span class="session-item__days">{words.item_days(days, item.is_open())}</span>
            } else if let Some(since) = item.since {
                <span class="session-item__days">{words.item_since(&words.day(since, today))}</span>
            }
            if item.is_late || item.state == ActionState::Dropped {
                <span class="session-item__late" data-late={item.is_late.then_some("true")}>{words.item_state(item.state, item.is_late)}</span>
            }
            if !item.asked.is_empty() {
                <span class="session-item__asked">{words.session_asked(&item.asked)}</span>
            }
        </div>
    }
}

/// The sorts of blockers as choices.
pub(super) fn sorts(seat: &Seat) -> Rc<[Choice]> {
    let words = seat.words();
    Blocker::WORDS.iter().map(|(value, word)| Choice::new(*word, words.blocker_word(*value))).collect()
}

fn sort(seat: &Seat, item: &Item) -> Html {
    let words = seat.words();
    let value = item.blocker.map(|blocker| AttrValue::from(blocker.word())).unwrap_or_default();
    let on_choose = seat.desk.on(&item.id, |word: AttrValue| Change::Blocker(Blocker::from_word(&word)));
    html! {
        <Select id={format!("session-sort-{}", item.id)} label={words.blocker_kind()} choices={sorts(seat)} {value} {on_choose}
            placeholder={words.blocker_unsaid()} class="select--bare" />
    }
}

fn owner(seat: &Seat, item: &Item) -> Html {
    let words = seat.words();
    let on_choose = seat.desk.on(&item.id, |id: Id| Change::Owners(vec![Owner::known(id)]));
    let on_free = seat.desk.on(&item.id, |name: AttrValue| Change::Owners(vec![Owner::named(name.as_str())]));
    let on_none = seat.desk.on(&item.id, |(): ()| Change::Owners(Vec::new()));
    html! {
        <span class="session-item__owner">
            <Picker id={format!("session-owner-{}", item.id)} label={AttrValue::from(words.item_owner())} among={Among::PeopleAndUnits}
                space={seat.space.clone()} desk={seat.desk.clone()} {on_choose} on_free={Some(on_free)}
                shown={AttrValue::from(item.names.join(", "))} on_none={Some((AttrValue::from(words.item_no_owner()), on_none))} />
        </span>
    }
}

fn due(seat: &Seat, item: &Item) -> Html {
    let on_change = seat.desk.on(&item.id, |day: Option<Day>| Change::End(day));
    html! {
        <span class="session-item__due">
            <DayInput id={format!("session-due-{}", item.id)} label={AttrValue::from(seat.words().item_due())} value={item.due}
                {on_change} desk={seat.desk.clone()} />
        </span>
    }
}

/// Carrying over, asking, dropping, taking up again.
#[component]
fn Acts(props: &ItemLineProps) -> Html {
    let (seat, item) = (&props.seat, &props.item);
    let words = seat.words();
    let is_asking = use_state(|| false);
    let line = line_id(&item.id);
    let small = |label: String, press: Callback<MouseEvent>| {
        let mut button = Button::new(label, press);
        button.kind(ButtonKind::Quiet).size(ButtonSize::Small).edits();
        button
    };
    let is_commitment = item.kind == ActionKind::Commitment;
    let carried = carry(item, &seat.sitting).filter(|_| is_commitment);
    let dropped = settle(&item.id, ActionState::Dropped, seat.desk.today);
    let reopened = settle(&item.id, ActionState::Open, seat.desk.today);
    let name =
        |label: &str| AttrValue::from(format!("{label}{}{}", words.after_a_name(), seat.titled(&item.title)));
    let until = words.item_carry(&words.day(seat.sitting.next_on, seat.desk.today));
    html! {
        <div class="session-item__acts">
            if carried.is_some() {
                {small(until.clone(), seat.editor(carried, line.clone())).name(name(&until)).glyph(Glyph::ArrowRight).view()}
            }
            if item.kind == ActionKind::Blocker && item.is_open() {
                {asking(seat, item, &is_asking)}
            }
            if item.is_open() {
                {small(words.item_drop().to_owned(), seat.editor(Some(dropped), line)).name(name(words.item_drop())).view()}
            } else if item.state == ActionState::Dropped {
                {small(words.item_reopen().to_owned(), seat.editor(Some(reopened), line)).name(name(words.item_reopen())).view()}
            }
        </div>
    }
}

/// Asks whoever takes care of a blocker with one press; where nobody does, whom.
fn asking(seat: &Seat, item: &Item, is_asking: &UseStateHandle<bool>) -> Html {
    let words = seat.words();
    let line = line_id(&item.id);
    if item.of.is_none() || !item.asked.is_empty() {
        return Html::default();
    }
    if let Some(edit) = ask_for(item, None) {
        let label = words.session_ask(item.names.first().map(|name| &**name));
        return Button::new(label, seat.editor(Some(edit), line))
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .glyph(Glyph::Ask)
            .edits()
            .view();
    }
    let open = {
        let is_asking = is_asking.clone();
        Callback::from(move |_event: MouseEvent| is_asking.set(true))
    };
    let on_choose = {
        let (seat, item, is_asking) = (seat.clone(), item.clone(), is_asking.clone());
        Callback::from(move |id: Id| {
            is_asking.set(false);
            if let Some(edit) = ask_for(&item, Some(crate::okr::Who::Known(id))) {
                seat.desk.edit(edit);
            }
            dom::focus(&line, dom::Caret::Keep);
        })
    };
    if **is_asking {
        return while_writing(html! {
            <Picker id={format!("session-ask-{}", item.id)} label={AttrValue::from(words.session_ask_whom())} among={Among::PeopleAndUnits}
                space={seat.space.clone()} desk={seat.desk.clone()} {on_choose} takes_focus=true />
        });
    }
    Button::new(words.session_ask(None), open)
        .kind(ButtonKind::Quiet)
        .size(ButtonSize::Small)
        .glyph(Glyph::Ask)
        .edits()
        .view()
}
