//! Writing a blocker or a commitment.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{ActionKind, Blocker, Day, Id, Text, Who};
use crate::platform::dom;
use crate::query::session::{NewItem, due_by, make};
use crate::space::codec::Word;
use crate::ui::panel::{Among, DayInput, InPlace, Picker, use_typing};
use crate::ui::parts::{Choice, Lines, Select, TextField};

use super::item::sorts;
use super::seat::Seat;

/// What [`ItemForm`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ItemFormProps {
    /// The session.
    pub seat: Seat,
    /// What is written.
    pub kind: ActionKind,
    /// The goal it begins with.
    #[prop_or_default]
    pub of: Option<Id>,
    /// Called when it is left, and when a blocker was written.
    pub on_leave: Callback<()>,
}

/// What was chosen beside the words.
#[derive(Clone, PartialEq)]
struct Beside {
    blocker: Option<Blocker>,
    of: Option<Id>,
    owner: Option<Who>,
    due: Option<Day>,
}

/// Words, a goal, a name, a day; a blocker has a sort.
#[component]
pub fn ItemForm(props: &ItemFormProps) -> Html {
    let seat = &props.seat;
    let words = seat.words();
    let typing = use_typing();
    let is_blocker = props.kind == ActionKind::Blocker;
    let due = if is_blocker { due_by(seat.desk.today) } else { seat.sitting.next_on };
    let fresh = Beside { blocker: None, of: props.of.clone(), owner: None, due: Some(due) };
    let beside = use_state(|| fresh.clone());
    let field = if is_blocker { "session-new-blocker" } else { "session-new-commitment" };
    let on_send = {
        let (typing, beside, seat, kind, on_leave) =
            (typing.clone(), beside.clone(), seat.clone(), props.kind, props.on_leave.clone());
        Callback::from(move |()| {
            let Some(title) = typing.said() else {
                dom::focus(field, dom::Caret::Keep);
                return;
            };
            let item = new_item(title, &beside);
            if let Some((new, place, changes)) = make(&seat.space, &seat.sitting, kind, &item) {
                seat.desk.act(Action::Make { new, place, changes });
                typing.clear();
                beside.set(fresh.clone());
                dom::focus(field, dom::Caret::Keep);
                if kind == ActionKind::Blocker {
                    on_leave.emit(());
                }
            }
        })
    };
    let label = if is_blocker { words.session_what_blocks() } else { words.session_add_commitment() };
    html! {
        <InPlace label={label} send={words.session_add()} on_send={on_send.clone()} on_leave={props.on_leave.clone()} desk={seat.desk.clone()}>
            <TextField id={field} value={typing.text()} {label} placeholder={label} lines={Lines::Wrapped} on_commit={Callback::noop()}
                on_input={typing.on_input()} on_enter={on_send} takes_focus=true />
            <div class="session-form">
                if is_blocker {
                    {sort(seat, &beside)}
                }
                {goal(seat, &beside, field)}
                {owner(seat, &beside, field)}
                {due_field(seat, &beside, field)}
            </div>
        </InPlace>
    }
}

fn new_item(title: Text, beside: &Beside) -> NewItem {
    NewItem {
        title,
        blocker: beside.blocker,
        of: beside.of.clone(),
        owner: beside.owner.clone(),
        due: beside.due,
    }
}

fn one(name: &str, control: String, shown: Html) -> Html {
    html! {
        <div class="session-form__one">
            <label class="session-form__name" for={control}>{name}</label>
            {shown}
        </div>
    }
}

fn sort(seat: &Seat, beside: &UseStateHandle<Beside>) -> Html {
    let words = seat.words();
    let value = beside.blocker.map(|blocker| AttrValue::from(blocker.word())).unwrap_or_default();
    let on_choose = {
        let beside = beside.clone();
        Callback::from(move |word: AttrValue| {
            beside.set(Beside { blocker: Blocker::from_word(&word), ..(*beside).clone() });
        })
    };
    let id = "session-new-sort";
    one(
        words.blocker_kind(),
        id.to_owned(),
        html! {
            <Select {id} label={words.blocker_kind()} choices={sorts(seat)} {value} {on_choose} placeholder={words.blocker_unsaid()} />
        },
    )
}

/// One of the key results of the list, or the whole team.
fn goal(seat: &Seat, beside: &UseStateHandle<Beside>, field: &str) -> Html {
    let words = seat.words();
    let none = Choice::new("", words.item_no_goal());
    let rows = seat.sitting.rows.iter();
    let rows = rows.map(|row| {
        let choice = Choice::new(row.kr.id.to_string(), seat.titled(&row.kr.title));
        match &row.objective {
            Some(objective) => choice.hint(objective.name.to_string()),
            None => choice,
        }
    });
    let choices: Rc<[Choice]> = std::iter::once(none).chain(rows).collect();
    let value = beside.of.as_ref().map(ToString::to_string).unwrap_or_default();
    let on_choose = {
        let beside = beside.clone();
        Callback::from(move |id: AttrValue| {
            let of = (!id.is_empty()).then(|| Id::new(Text::from(id.as_str())));
            beside.set(Beside { of, ..(*beside).clone() });
        })
    };
    let id = format!("{field}-goal");
    one(
        words.item_goal(),
        id.clone(),
        html! { <Select {id} label={words.item_goal()} {choices} {value} {on_choose} /> },
    )
}

fn owner(seat: &Seat, beside: &UseStateHandle<Beside>, field: &str) -> Html {
    let words = seat.words();
    let shown = match &beside.owner {
        Some(Who::Known(id)) => seat.space.name_of(id).unwrap_or_else(|| id.text()).to_string(),
        Some(Who::Named(name)) => name.to_string(),
        None => String::new(),
    };
    let set = {
        let beside = beside.clone();
        Callback::from(move |owner: Option<Who>| beside.set(Beside { owner, ..(*beside).clone() }))
    };
    let on_choose = set.reform(|id: Id| Some(Who::Known(id)));
    let on_free = set.reform(|name: AttrValue| Some(Who::Named(name.as_str().into())));
    let on_none = set.reform(|(): ()| None);
    let id = format!("{field}-owner");
    one(
        words.item_owner(),
        id.clone(),
        html! {
            <Picker {id} label={AttrValue::from(words.item_owner())} among={Among::PeopleAndUnits} space={seat.space.clone()}
                desk={seat.desk.clone()} {on_choose} on_free={Some(on_free)} {shown}
                on_none={Some((AttrValue::from(words.item_no_owner()), on_none))} />
        },
    )
}

fn due_field(seat: &Seat, beside: &UseStateHandle<Beside>, field: &str) -> Html {
    let words = seat.words();
    let on_change = {
        let beside = beside.clone();
        Callback::from(move |due: Option<Day>| beside.set(Beside { due, ..(*beside).clone() }))
    };
    let id = format!("{field}-due");
    one(
        words.item_due(),
        id.clone(),
        html! {
            <DayInput {id} label={AttrValue::from(words.item_due())} value={beside.due} {on_change} desk={seat.desk.clone()} />
        },
    )
}
