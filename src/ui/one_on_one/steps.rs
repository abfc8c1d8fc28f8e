//! What two people agree to do next: written, given to somebody, done, dropped, carried over.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{ActionKind, ActionState, Day, Id, Owner, Privacy, Text};
use crate::platform::dom;
use crate::query::one_on_one::{Sheet, Step, Talk};
use crate::space::{Change, Edit, New, Place};
use crate::ui::dates::use_date_words;
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, DateField, FieldLook, Glyph, Lines, Select, TextField,
    use_reading,
};
use crate::words::TalkLabel;

use super::keep::step_id;

/// The word of the style sheet for how far a step is.
pub fn slug(state: ActionState) -> &'static str {
    match state {
        ActionState::Open => "open",
        ActionState::Done => "done",
        ActionState::Dropped => "dropped",
    }
}

/// How far a step is, who does it and by when.
pub fn told(step: &Step, desk: &Desk) -> String {
    let words = desk.words();
    let state = match step.state {
        ActionState::Open => None,
        ActionState::Done => Some(words.talk_label(TalkLabel::StepDone).to_owned()),
        ActionState::Dropped => Some(words.talk_label(TalkLabel::Dropped).to_owned()),
    };
    let rest = Some(words.next_step_told(step, desk.today)).filter(|told| !told.is_empty());
    [state, rest].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Who of the two: the value of a choice.
fn choices(sheet: &Sheet, desk: &Desk) -> Rc<[Choice]> {
    let words = desk.words();
    Rc::from([
        Choice::new(sheet.me.id.to_string(), sheet.me.name.to_string()),
        Choice::new(sheet.with.id.to_string(), sheet.with.name.to_string()),
        Choice::new("both", words.talk_label(TalkLabel::Both)),
        Choice::new("", "–"),
    ])
}

/// The owners that a choice means.
fn owners(value: &str, sheet: &Sheet) -> Vec<Owner> {
    match value {
        "" => Vec::new(),
        "both" => vec![Owner::known(sheet.me.id.clone()), Owner::known(sheet.with.id.clone())],
        id => vec![Owner::known(Id::new(id))],
    }
}

/// The choice that means these owners.
fn chosen(step: &Step, sheet: &Sheet) -> AttrValue {
    let mut people = step.people();
    match (people.next(), people.next()) {
        (Some(_), Some(_)) => AttrValue::Static("both"),
        (Some(one), None) if *one == sheet.me.id || *one == sheet.with.id => AttrValue::from(one.text()),
        _ => AttrValue::default(),
    }
}

/// What [`StepRow`] shows.
#[derive(Properties, PartialEq)]
pub struct StepRowProps {
    /// The step.
    pub step: Rc<Step>,
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The desk.
    pub desk: Desk,
}

/// A step of the talk that is on, to be edited in place.
#[component]
pub fn StepRow(props: &StepRowProps) -> Html {
    let (step, sheet, desk) = (&props.step, &props.sheet, &props.desk);
    let words = desk.words();
    let label = |label: TalkLabel| words.talk_label(label);
    let dates = use_date_words();
    let on_title = {
        let (desk, id) = (desk.clone(), step.id.clone());
        Callback::from(move |text: AttrValue| {
            if !text.trim().is_empty() {
                desk.change(&id, Change::Title(text.trim().into()));
            }
        })
    };
    let on_owner = {
        let (desk, id, sheet) = (desk.clone(), step.id.clone(), Rc::clone(sheet));
        Callback::from(move |value: AttrValue| desk.change(&id, Change::Owners(owners(&value, &sheet))))
    };
    let on_due = day_change(desk, &step.id);
    let due = step.due.map_or_else(String::new, |due| due.to_string());
    html! {
        <li class="step" id={step_id(step)} tabindex="-1" data-state={slug(step.state)}>
            <TextField id={format!("step-title-{}", step.id)} value={AttrValue::from(step.title.to_string())}
                label={label(TalkLabel::StepTitle)} on_commit={on_title} lines={Lines::Wrapped} look={FieldLook::Bare} class="step__title" />
            <div class="step__facts">
                <Select id={format!("step-owner-{}", step.id)} label={label(TalkLabel::WhoDoes)} choices={choices(sheet, desk)}
                    value={chosen(step, sheet)} on_choose={on_owner} class="select--bare" />
                <DateField id={format!("step-due-{}", step.id)} value={due} label={label(TalkLabel::Due)} on_commit={on_due}
                    today={desk.today} words={dates} look={FieldLook::Bare} placeholder={label(TalkLabel::Due)} />
                if step.is_overdue {
                    <span class="step__late">{words.next_step_told(step, desk.today)}</span>
                }
                {acts(step, desk)}
            </div>
        </li>
    }
}

fn day_change(desk: &Desk, id: &Id) -> Callback<AttrValue> {
    let (desk, id) = (desk.clone(), id.clone());
    Callback::from(move |text: AttrValue| {
        let day = Day::parse_written(&text);
        if day.is_some() || text.trim().is_empty() {
            desk.change(&id, Change::End(day));
        }
    })
}

/// Done or dropped, or open again.
fn acts(step: &Step, desk: &Desk) -> Html {
    let into = |label: TalkLabel, state: ActionState, glyph: Option<Glyph>| {
        let on = (state != ActionState::Open).then_some(desk.today);
        let edit = Edit::Change { id: step.id.clone(), change: Change::ActionState(state, on) };
        act(label, step, desk, edit).glyph(glyph).view()
    };
    match step.state {
        ActionState::Open => html! {
            <>
                {into(TalkLabel::StepDone, ActionState::Done, Some(Glyph::Check))}
                {into(TalkLabel::StepDrop, ActionState::Dropped, None)}
            </>
        },
        ActionState::Done | ActionState::Dropped => html! {
            <>
                <span class="step__state">{told(step, desk)}</span>
                {into(TalkLabel::StepOpen, ActionState::Open, None)}
            </>
        },
    }
}

fn act(label: TalkLabel, step: &Step, desk: &Desk, edit: Edit) -> Button {
    let words = desk.words();
    let mut button = Button::new(words.talk_label(label), desk.editor(edit));
    button
        .name(Some(AttrValue::from(words.talk_act_on(label, &step.title))))
        .kind(ButtonKind::Quiet)
        .size(ButtonSize::Small)
        .edits();
    button
}

/// What [`OpenSteps`] shows.
#[derive(Properties, PartialEq)]
pub struct OpenStepsProps {
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The desk.
    pub desk: Desk,
}

/// What is still open from earlier talks: done, carried over or dropped.
#[component]
pub fn OpenSteps(props: &OpenStepsProps) -> Html {
    let (sheet, desk) = (&props.sheet, &props.desk);
    html! {
        <ul class="steps">
            {for sheet.open_steps.iter().map(|step| html! {
                <li class="step" key={step.id.to_string()} id={step_id(step)} tabindex="-1" data-state="open">
                    <p class="step__told">
                        <bdi class="step__name">{&*step.title}</bdi>
                        <span class={if step.is_overdue { "step__late" } else { "step__state" }}>{told(step, desk)}</span>
                    </p>
                    <div class="step__facts">
                        if let Some(talk) = &sheet.talk {
                            {act(TalkLabel::CarryOver, step, desk, carry_over(step, talk)).view()}
                        }
                        {acts(step, desk)}
                    </div>
                </li>
            })}
        </ul>
    }
}

/// Sets a step again in the talk that is on. What was private stays private, wherever it goes (rule B26).
fn carry_over(step: &Step, talk: &Talk) -> Edit {
    let after = talk.steps.last().map(|step| step.id.clone());
    let place = Place { under: Some(talk.id.clone()), after };
    let mut all = vec![Edit::Move { id: step.id.clone(), place }];
    if step.is_private || talk.is_private {
        let change = Change::Private(Some(Privacy::All));
        all.push(Edit::Change { id: step.id.clone(), change });
    }
    Edit::Together(all)
}

/// What [`AddStep`] shows.
#[derive(Properties, PartialEq)]
pub struct AddStepProps {
    /// The talk.
    pub talk: Rc<Talk>,
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The desk.
    pub desk: Desk,
}

/// A line that becomes a step: what, who, by when. Enter adds it and stays for the next one.
#[component]
pub fn AddStep(props: &AddStepProps) -> Html {
    let (sheet, desk) = (&props.sheet, &props.desk);
    let label = |label: TalkLabel| desk.words().talk_label(label);
    let is_read = use_reading();
    let dates = use_date_words();
    let typed = use_state(AttrValue::default);
    let latest = use_mut_ref(String::new);
    let who = use_state(|| AttrValue::from(sheet.subject.id.text()));
    let due = use_state(|| None::<Day>);
    if is_read {
        return Html::default();
    }
    let on_input = {
        let (typed, latest) = (typed.clone(), latest.clone());
        Callback::from(move |text: AttrValue| {
            *latest.borrow_mut() = text.to_string();
            typed.set(text);
        })
    };
    let add = {
        let (desk, sheet, talk) = (desk.clone(), Rc::clone(sheet), Rc::clone(&props.talk));
        let (typed, latest, who, due) = (typed.clone(), latest, who.clone(), due.clone());
        Callback::from(move |()| {
            let title = Text::from(latest.borrow().trim());
            if title.is_empty() {
                return;
            }
            latest.borrow_mut().clear();
            typed.set(AttrValue::default());
            dom::focus("step-new", dom::Caret::End);
            let mut changes = vec![Change::Owners(owners(&who, &sheet)), Change::End(*due)];
            changes.extend(talk.is_private.then_some(Change::Private(Some(Privacy::All))));
            let after = talk.steps.last().map(|step| step.id.clone());
            let place = Place { under: Some(talk.id.clone()), after };
            desk.act(Action::Make { new: New::Action { kind: ActionKind::NextStep, title }, place, changes });
        })
    };
    let on_who = {
        let who = who.clone();
        Callback::from(move |value: AttrValue| who.set(value))
    };
    let on_due = {
        let due = due.clone();
        Callback::from(move |text: AttrValue| due.set(Day::parse_written(&text)))
    };
    html! {
        <div class="step step--new">
            <TextField id="step-new" value={(*typed).clone()} label={label(TalkLabel::AddStep)} placeholder={label(TalkLabel::AddStep)}
                lines={Lines::Wrapped} on_commit={Callback::noop()} {on_input} on_enter={add.clone()} />
            <div class="step__facts">
                <Select id="step-new-owner" label={label(TalkLabel::WhoDoes)} choices={choices(sheet, desk)} value={(*who).clone()}
                    on_choose={on_who} />
                <DateField id="step-new-due" value={due.map_or_else(String::new, |due| due.to_string())} label={label(TalkLabel::Due)}
                    on_commit={on_due} today={desk.today} words={dates} placeholder={label(TalkLabel::Due)} />
                {Button::new(label(TalkLabel::Add), add.reform(|_event: MouseEvent| ())).size(ButtonSize::Small)
                    .disabled(typed.trim().is_empty()).edits().view()}
            </div>
        </div>
    }
}
