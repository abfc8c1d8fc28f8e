//! The talk itself: its day, who may read of it, what is noted, what is agreed, and the talks before it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{ActionState, Day, Id, MeetingKind, Privacy};
use crate::query::one_on_one::{Sheet, Talk};
use crate::space::{Change, Edit, New, Place};
use crate::ui::dates::use_date_words;
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, DateField, Lines, SwitchProps, TextField, disclosure, labelled,
    rich_note, switch,
};
use crate::words::TalkLabel;

use super::keep::{START, TALK};
use super::steps::{AddStep, StepRow};

/// After how much rest a note is kept.
const REST_MILLIS: i32 = 600;

/// What [`TalkBox`] and [`Earlier`] show.
#[derive(Properties, PartialEq)]
pub struct TalkProps {
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The desk.
    pub desk: Desk,
}

/// The talk that is on, or the button that starts one.
#[component]
pub fn TalkBox(props: &TalkProps) -> Html {
    let (sheet, desk) = (&props.sheet, &props.desk);
    let label = |label: TalkLabel| desk.words().talk_label(label);
    match &sheet.talk {
        Some(talk) => {
            html! { <Running talk={Rc::new(talk.clone())} sheet={Rc::clone(sheet)} desk={desk.clone()} /> }
        }
        None => html! {
            <section class="talk" aria-label={label(TalkLabel::Talk)}>
                <h2 class="sheet__name">{label(TalkLabel::Talk)}</h2>
                <p class="sheet__hint">{label(TalkLabel::StartHint)}</p>
                {Button::new(label(TalkLabel::Start), start(sheet, desk)).id(START).kind(ButtonKind::Primary).edits().view()}
            </section>
        },
    }
}

/// Makes the talk: of both, today, private until somebody says otherwise (rule B25).
fn start(sheet: &Sheet, desk: &Desk) -> Callback<MouseEvent> {
    let (desk, with) = (desk.clone(), vec![sheet.me.id.clone(), sheet.with.id.clone()]);
    Callback::from(move |_event: MouseEvent| {
        let new = New::Meeting { kind: MeetingKind::OneOnOne, on: desk.today, with: with.clone() };
        let changes = vec![Change::Private(Some(Privacy::All))];
        desk.act(Action::Make { new, place: Place::default(), changes });
    })
}

#[derive(Properties, PartialEq)]
struct RunningProps {
    talk: Rc<Talk>,
    sheet: Rc<Sheet>,
    desk: Desk,
}

/// The talk that is on.
#[component]
fn Running(props: &RunningProps) -> Html {
    let (talk, desk) = (&props.talk, &props.desk);
    let words = desk.words();
    let label = |label: TalkLabel| words.talk_label(label);
    let dates = use_date_words();
    let on_day = {
        let (desk, id) = (desk.clone(), talk.id.clone());
        Callback::from(move |text: AttrValue| {
            if let Some(day) = Day::parse_written(&text) {
                desk.change(&id, Change::On(Some(day)));
            }
        })
    };
    let end = desk.editor(Edit::Change { id: talk.id.clone(), change: Change::Closed(true) });
    let day = talk.on.map_or_else(String::new, |day| day.to_string());
    let field = html! {
        <DateField id="talk-day" value={day} label={label(TalkLabel::Day)} on_commit={on_day} today={desk.today} words={dates} />
    };
    html! {
        <section class="talk" aria-labelledby={TALK} key={talk.id.to_string()}>
            <h2 class="sheet__name" id={TALK} tabindex="-1">{label(TalkLabel::Talk)}{" · "}{words.talk_of(talk.on, desk.today)}</h2>
            <div class="talk__facts">
                {labelled(label(TalkLabel::Day), "talk-day", None, field)}
                <div class="talk__private">
                    {switch(&SwitchProps {
                        id: "talk-private".into(),
                        label: label(TalkLabel::Private).into(),
                        on: talk.is_private,
                        on_change: make_private(talk, desk),
                    })}
                    <p class="sheet__hint">
                        {label(if talk.is_private { TalkLabel::PrivateHint } else { TalkLabel::OpenHint })}
                    </p>
                </div>
            </div>
            {labelled(label(TalkLabel::Notes), "talk-note", None, html! {
                <TextField id="talk-note" value={AttrValue::from(talk.note.to_string())} label={label(TalkLabel::Notes)}
                    placeholder={label(TalkLabel::NotesEmpty)} lines={Lines::Many} rest_millis={Some(REST_MILLIS)}
                    on_commit={desk.on_text(&talk.id, Change::Note)} class="talk__note" />
            })}
            <h3 class="sheet__sort">{label(TalkLabel::NextSteps)}</h3>
            <ul class="steps">
                {for talk.steps.iter().map(|step| html! {
                    <StepRow key={step.id.to_string()} step={Rc::new(step.clone())} sheet={Rc::clone(&props.sheet)} desk={desk.clone()} />
                })}
            </ul>
            <AddStep talk={Rc::clone(talk)} sheet={Rc::clone(&props.sheet)} desk={desk.clone()} />
            <div class="talk__end">
                {Button::new(label(TalkLabel::End), end).id("talk-end").edits().view()}
                {delete(&talk.id, desk)}
            </div>
        </section>
    }
}

/// Marks a talk and what was agreed in it, or takes the marks off (rule B26).
fn make_private(talk: &Talk, desk: &Desk) -> Callback<bool> {
    let all: Vec<Id> =
        std::iter::once(&talk.id).chain(talk.steps.iter().map(|step| &step.id)).cloned().collect();
    let desk = desk.clone();
    Callback::from(move |on: bool| {
        let change = Change::Private(on.then_some(Privacy::All));
        let each = all.iter().map(|id| Edit::Change { id: id.clone(), change: change.clone() });
        desk.edit(Edit::Together(each.collect()));
    })
}

fn delete(id: &Id, desk: &Desk) -> Html {
    Button::new(desk.words().talk_label(TalkLabel::Remove), desk.editor(Edit::Delete { id: id.clone() }))
        .kind(ButtonKind::Quiet)
        .size(ButtonSize::Small)
        .edits()
        .view()
}

/// The talks before, each to be read.
#[component]
pub fn Earlier(props: &TalkProps) -> Html {
    let (sheet, desk) = (&props.sheet, &props.desk);
    if sheet.earlier.is_empty() {
        return Html::default();
    }
    let words = desk.words();
    let list = html! {
        <ul class="sheet__list">{for sheet.earlier.iter().map(|talk| earlier(talk, sheet, desk))}</ul>
    };
    html! {
        <section class="talk talk--earlier" aria-label={words.talk_label(TalkLabel::Earlier)}>
            {disclosure(words.talk_label(TalkLabel::Earlier), Some(sheet.earlier.len()), false, list)}
        </section>
    }
}

fn earlier(talk: &Talk, sheet: &Sheet, desk: &Desk) -> Html {
    let words = desk.words();
    let label = |label: TalkLabel| words.talk_label(label);
    let day = words.talk_of(talk.on, desk.today);
    let open = talk.steps.iter().filter(|step| step.state == ActionState::Open).count();
    let reopen = desk.editor(Edit::Change { id: talk.id.clone(), change: Change::Closed(false) });
    html! {
        <li class="sheet__item" key={talk.id.to_string()}>
            <p class="sheet__goal">
                <strong>{&day}</strong>
                if talk.is_private {
                    <span class="sheet__stand">{label(TalkLabel::PrivateShort)}</span>
                }
                if !talk.steps.is_empty() {
                    <span class="sheet__stand">{words.steps_count(talk.steps.len(), open)}</span>
                }
            </p>
            if talk.note.is_empty() {
                <p class="sheet__none">{label(TalkLabel::NothingNoted)}</p>
            } else {
                <div class="sheet__said">{rich_note(&talk.note)}</div>
            }
            <ul class="sheet__lines">
                {for talk.steps.iter().map(|step| html! {
                    <li key={step.id.to_string()} data-state={super::steps::slug(step.state)}>
                        <bdi>{&*step.title}</bdi>{" "}<span class="sheet__stand">{super::steps::told(step, desk)}</span>
                    </li>
                })}
            </ul>
            if sheet.talk.is_none() {
                <div class="talk__end">
                    {Button::new(label(TalkLabel::Reopen), reopen)
                        .name(Some(AttrValue::from(words.talk_act_on(TalkLabel::Reopen, &day))))
                        .kind(ButtonKind::Quiet).size(ButtonSize::Small).edits().view()}
                </div>
            }
        </li>
    }
}
