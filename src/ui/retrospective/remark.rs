//! One remark: its words, who said it, what became of it, and what can be made of it.

use yew::prelude::*;

use crate::app::{Action, Route};
use crate::okr::{ActionState, Id, Moment, RemarkKind, Who};
use crate::platform::dom;
use crate::query::panel::Named;
use crate::query::retrospective::{MadeAction, Said, Task, action_of, goal_of, reword, take_back};
use crate::query::session::settle;
use crate::ui::panel::{Among, DayInput, InPlace, Note, Picker, id_part};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Glyph, Lines, TextField, checkbox,
    while_writing,
};
use crate::words::RetroLabel;

use super::seat::Seat;

/// What [`RemarkLine`] shows.
#[derive(Properties, PartialEq)]
pub struct RemarkLineProps {
    /// The retrospective.
    pub seat: Seat,
    /// The remark.
    pub said: Said,
    /// The cycle for which a goal can be drafted.
    pub next: Option<Named>,
    /// Where the focus goes once the remark is gone.
    pub back: AttrValue,
}

/// One remark. One's own is reworded where it stands; emptied it is taken back.
#[component]
pub fn RemarkLine(props: &RemarkLineProps) -> Html {
    let (seat, said) = (&props.seat, &props.said);
    let is_making = use_state(|| false);
    let id = line_id(said);
    let is_own = said.is_own(seat.me());
    html! {
        <li class="retrospective__remark" id={id.clone()} tabindex="-1">
            <div class="retrospective__words">
                if is_own {
                    {own_words(props)}
                } else {
                    <Note text={AttrValue::from(said.text.to_string())} desk={seat.desk.clone()} />
                }
                {facts(seat, said)}
            </div>
            if is_own {
                {take_back_button(props)}
            }
            if said.kind == RemarkKind::Try {
                {came_of_it(props)}
                if *is_making {
                    {while_writing(html! {
                        <TaskForm seat={seat.clone()} said={said.clone()} on_leave={leaver(&is_making, id)} />
                    })}
                } else {
                    {acts(props, &is_making)}
                }
            }
        </li>
    }
}

fn line_id(said: &Said) -> String {
    format!("retro-{}", part(said))
}

/// A part of ids that names a remark.
fn part(said: &Said) -> String {
    format!("{}-{}", said.of, id_part(said.key.as_ref().unwrap_or(&said.first)))
}

fn leaver(is_making: &UseStateHandle<bool>, then: String) -> Callback<()> {
    let is_making = is_making.clone();
    Callback::from(move |()| {
        is_making.set(false);
        dom::focus(&then, dom::Caret::Keep);
    })
}

fn own_words(props: &RemarkLineProps) -> Html {
    let (seat, said) = (props.seat.clone(), props.said.clone());
    let words = seat.words();
    let (value, id) = (AttrValue::from(said.text.to_string()), format!("retro-text-{}", part(&said)));
    let back = props.back.clone();
    let on_commit = Callback::from(move |text: AttrValue| {
        let is_gone = text.trim().is_empty();
        seat.edit(reword(&said, &text));
        if is_gone {
            dom::focus(&back, dom::Caret::Keep);
        }
    });
    html! {
        <TextField {id} {value} label={words.retro(RetroLabel::Remark)} lines={Lines::Wrapped} look={FieldLook::Bare} {on_commit} />
    }
}

/// Who said it, on which day, and whether it was reworded.
fn facts(seat: &Seat, said: &Said) -> Html {
    let words = seat.words();
    if said.key.is_none() {
        return html! { <p class="retrospective__facts">{words.retro(RetroLabel::FromAList)}</p> };
    }
    let day = said.at.and_then(Moment::day).map(|day| words.day(day, seat.desk.today));
    let by = said.by.as_ref().map(|by| by.name.to_string()).filter(|name| !name.is_empty());
    html! {
        <p class="retrospective__facts">
            if let Some(by) = by {
                <bdi>{by}</bdi>
            }
            if let Some(day) = day {
                <span>{day}</span>
            }
            if said.is_reworded() {
                <span>{words.retro(RetroLabel::Reworded)}</span>
            }
        </p>
    }
}

fn take_back_button(props: &RemarkLineProps) -> Html {
    let (seat, said) = (&props.seat, &props.said);
    Button::new(
        seat.words().take_remark_back(&said.text),
        seat.editor(take_back(said), props.back.to_string()),
    )
    .kind(ButtonKind::Icon)
    .size(ButtonSize::Small)
    .glyph(Glyph::Close)
    .edits()
    .view()
}

/// What became of a try: an action item that can be ticked here, and a goal.
fn came_of_it(props: &RemarkLineProps) -> Html {
    let (seat, said) = (&props.seat, &props.said);
    let words = seat.words();
    html! {
        <>
            if let Some(action) = &said.made.action {
                {task(seat, action)}
            }
            if let Some(goal) = &said.made.goal {
                <p class="retrospective__made">
                    <button type="button" class="retrospective__goal" onclick={seat.desk.opener(&goal.id)}>{words.made_goal(goal)}</button>
                </p>
            }
        </>
    }
}

fn task(seat: &Seat, action: &MadeAction) -> Html {
    let words = seat.words();
    let told = words.made_task(action, seat.desk.today);
    let on_change = {
        let (desk, id) = (seat.desk.clone(), action.id.clone());
        Callback::from(move |is_done: bool| {
            let state = if is_done { ActionState::Done } else { ActionState::Open };
            desk.edit(settle(&id, state, desk.today));
        })
    };
    html! {
        <p class="retrospective__made" data-late={action.is_late.then_some("true")}>
            if action.state != ActionState::Dropped {
                {checkbox(&CheckboxProps {
                    id: AttrValue::from(format!("retro-done-{}", action.id)),
                    label: AttrValue::from(format!("{}{}{}", words.task_state(ActionState::Done, false), words.after_a_name(), action.title)),
                    checked: action.state == ActionState::Done,
                    on_change,
                    label_unseen: true,
                })}
            }
            <button type="button" class="retrospective__goal" onclick={seat.desk.opener(&action.id)}>{told}</button>
        </p>
    }
}

/// What can be made of a try that is not made yet.
fn acts(props: &RemarkLineProps, is_making: &UseStateHandle<bool>) -> Html {
    let (seat, said) = (&props.seat, &props.said);
    let words = seat.words();
    let begin = {
        let is_making = is_making.clone();
        Callback::from(move |_event: MouseEvent| is_making.set(true))
    };
    let quiet = |label: String, press: Callback<MouseEvent>| {
        let mut button = Button::new(label, press);
        button.kind(ButtonKind::Quiet).size(ButtonSize::Small).edits();
        button
    };
    let into = props.next.as_ref().filter(|_| said.made.goal.is_none());
    html! {
        <div class="retrospective__acts">
            if said.made.action.is_none() {
                {quiet(words.retro(RetroLabel::AsTask).to_owned(), begin).name(AttrValue::from(words.task_of(&said.text))).view()}
            }
            if let Some(into) = into {
                {quiet(words.retro_draft_goal(&into.name), drafter(seat, said, &into.id))
                    .name(AttrValue::from(format!("{}{}{}", words.retro_draft_goal(&into.name), words.after_a_name(), said.text))).view()}
            }
        </div>
    }
}

/// Drafts a goal and opens it beside the page.
fn drafter(seat: &Seat, said: &Said, into: &Id) -> Callback<MouseEvent> {
    let (seat, said, into) = (seat.clone(), said.clone(), into.clone());
    Callback::from(move |_event| {
        let (edit, id) = goal_of(&seat.space, &seat.ground, &said, &into);
        seat.desk.edit(edit);
        seat.desk.act(Action::Go(Route { page: seat.desk.page, open: Some(id) }));
    })
}

#[derive(Properties, PartialEq)]
struct TaskFormProps {
    seat: Seat,
    said: Said,
    on_leave: Callback<()>,
}

/// How many days a new task has.
const TASK_DAYS: i64 = 14;

/// Who takes it on, and by when.
#[component]
fn TaskForm(props: &TaskFormProps) -> Html {
    let seat = &props.seat;
    let words = seat.words();
    let due = seat.desk.today.plus_days(TASK_DAYS);
    let task = use_state(|| Task { owner: seat.me().cloned().map(Who::Known), due: Some(due) });
    let on_send = {
        let (seat, said, task, on_leave) =
            (seat.clone(), props.said.clone(), task.clone(), props.on_leave.clone());
        Callback::from(move |()| {
            seat.desk.edit(action_of(&seat.ground, &said, &task));
            on_leave.emit(());
        })
    };
    let shown = match &task.owner {
        Some(Who::Known(id)) => seat.space.name_of(id).unwrap_or_else(|| id.text()).to_string(),
        Some(Who::Named(name)) => name.to_string(),
        None => String::new(),
    };
    let set = {
        let task = task.clone();
        Callback::from(move |owner: Option<Who>| task.set(Task { owner, ..(*task).clone() }))
    };
    let on_choose = set.reform(|id: Id| Some(Who::Known(id)));
    let on_free = set.reform(|name: AttrValue| Some(Who::Named(name.as_str().into())));
    let on_none = set.reform(|(): ()| None);
    let on_due = {
        let task = task.clone();
        Callback::from(move |due| task.set(Task { due, ..(*task).clone() }))
    };
    let id = part(&props.said);
    let (owner_id, due_id) = (format!("retro-owner-{id}"), format!("retro-due-{id}"));
    let (owner, by) = (words.retro(RetroLabel::TaskOwner), words.retro(RetroLabel::TaskDue));
    html! {
        <InPlace label={words.task_of(&props.said.text)} send={words.retro(RetroLabel::TaskMake)} {on_send}
            on_leave={props.on_leave.clone()} desk={seat.desk.clone()}>
            <div class="retrospective__form">
                <div class="retrospective__one">
                    <label class="retrospective__name" for={owner_id.clone()}>{owner}</label>
                    <Picker id={owner_id} label={AttrValue::from(owner)} among={Among::PeopleAndUnits} space={seat.space.clone()}
                        desk={seat.desk.clone()} {on_choose} on_free={Some(on_free)} {shown} takes_focus=true
                        on_none={Some((AttrValue::from(words.retro(RetroLabel::TaskNobody)), on_none))} />
                </div>
                <div class="retrospective__one">
                    <label class="retrospective__name" for={due_id.clone()}>{by}</label>
                    <DayInput id={due_id} label={AttrValue::from(by)} value={task.due} on_change={on_due} desk={seat.desk.clone()} />
                </div>
            </div>
        </InPlace>
    }
}
