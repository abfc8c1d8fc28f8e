//! One row: what stood before, and the fields in which somebody says what is so now. Enter goes from the value
//! to the confidence, the note and the next row.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{HtmlInputElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::app::Action;
use crate::app::week::WeekAction;
use crate::okr::kpi::Health;
use crate::okr::{Id, Measure, Text};
use crate::platform::dom;
use crate::query::check_in::{Row, Turn, Way};
use crate::query::said::{Fault, Said, Say};
use crate::space::Edit;
use crate::ui::panel::Desk;
use crate::ui::parts::{
    Button, ButtonKind, Glyph, Point, StatusShape, TextField, is_composing, plain_text, sparkline,
    status_mark, use_reading,
};
use crate::ui::saying::{ValueFieldProps, first_input, value_field};
use crate::ui::why::WhyMark;
use crate::words::PanelLabel;

use super::writing::{Held, Outcome, Part, Writing};

/// Id of a row's element.
pub fn line_id(id: &Id) -> String {
    format!("line-{id}")
}

fn part_id(id: &Id, part: Part) -> String {
    match part {
        Part::Value => format!("said-{id}"),
        Part::Belief => format!("belief-{id}"),
        Part::End => format!("end-{id}"),
        Part::Note => format!("happened-{id}"),
    }
}

/// Id of the input in which the writing begins.
pub fn begin_at(row: &Row) -> String {
    if row.from_below {
        return part_id(&row.id, Part::Belief);
    }
    first_input(&part_id(&row.id, Part::Value), &row.before, &Said::as_before(&row.before))
}

/// What [`Line`] shows.
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// The row.
    pub row: Rc<Row>,
    /// What was written and not saved when the page was left.
    pub draft: Option<Rc<Said>>,
    /// The desk.
    pub desk: Desk,
    /// Called when the keys go on to another row.
    pub on_move: Callback<(Id, Way)>,
}

/// One row.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let row = &props.row;
    let is_read = use_reading();
    let draft = props.draft.clone();
    let held = use_mut_ref(|| Held::new(row, draft.as_deref()));
    let writing = Writing::new(Rc::clone(&held), use_force_update());
    held.borrow_mut().see(row);
    use_draft_kept(props, &held);
    let asks_end = writing.held().says_end;
    use_effect_with((asks_end, part_id(&row.id, Part::End)), |(asked, field)| {
        if *asked {
            dom::focus(field, dom::Caret::All);
        }
    });
    html! {
        <li class="check-line" id={line_id(&row.id)} data-turn={turn_slug(row.turn)}>
            <What row={Rc::clone(row)} desk={props.desk.clone()} />
            if !is_read {
                {fields(props, &writing)}
            }
        </li>
    }
}

fn turn_slug(turn: Turn) -> &'static str {
    match turn {
        Turn::Due { overdue: true, .. } => "overdue",
        Turn::Due { .. } => "due",
        Turn::Done => "done",
        Turn::Resting => "resting",
    }
}

/// What is written and not saved is there again when somebody comes back to the page.
#[hook]
fn use_draft_kept(props: &LineProps, held: &Rc<RefCell<Held>>) {
    let (desk, id, held) = (props.desk.clone(), props.row.id.clone(), Rc::clone(held));
    let had = props.draft.is_some();
    use_effect_with((), move |()| {
        move || {
            let held = held.borrow();
            let draft = (held.is_said() && held.corrects.is_none()).then(|| Rc::new(held.said.clone()));
            if had || draft.is_some() {
                desk.act(Action::Week(WeekAction::Draft(id, draft)));
            }
        }
    });
}

#[derive(Properties, PartialEq)]
struct WhatProps {
    row: Rc<Row>,
    desk: Desk,
}

/// What it is and how it stands.
#[component]
fn What(props: &WhatProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let title = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let (shape, status, mark) = match row.stand.status {
        Some(status) => {
            let mark = html! { <WhyMark id={row.id.clone()} {status} /> };
            (StatusShape::from(status), words.status_word(status), mark)
        }
        None => {
            let health = row.stand.health.unwrap_or(Health::Unknown);
            (shape_of(health), words.stands_healthy(health), status_mark(shape_of(health), None))
        }
    };
    let points: Vec<Point> =
        row.spark.iter().enumerate().map(|(at, value)| Point { at: at as f64, value: *value }).collect();
    html! {
        <div class="check-line__what" data-status={shape.slug()}>
            <p class="check-line__head">
                {mark}
                <button type="button" class="goal-link check-line__title" onclick={desk.opener(&row.id)}>{plain_text(AttrValue::from(title))}</button>
            </p>
            if let Some(above) = &row.above {
                <p class="check-line__above"><bdi>{above.name.to_string()}</bdi></p>
            }
            <p class="check-line__stood">
                <span class="check-line__figure num"><bdi>{words.row_figure(row)}</bdi></span>
                {sparkline(&points)}
                {facts(row, desk)}
            </p>
            <p class="check-line__status"><span>{status}</span>{due(row, desk)}</p>
        </div>
    }
}

fn shape_of(health: Health) -> StatusShape {
    match health {
        Health::Healthy => StatusShape::OnTrack,
        Health::Watch => StatusShape::Behind,
        Health::Unhealthy => StatusShape::AtRisk,
        Health::Unknown => StatusShape::Pending,
    }
}

/// Who said it and when, and where it should be now.
fn facts(row: &Row, desk: &Desk) -> Html {
    let words = desk.words();
    let last = match &row.newest {
        Some(last) => words.by_on(last.by.as_deref(), last.at, last.at_text.as_deref(), desk.today),
        None => words.never_said().to_owned(),
    };
    html! {
        <>
            <span class="check-line__fact"><bdi>{last}</bdi></span>
            if row.from_below {
                <span class="check-line__fact">{words.number_from_below()}</span>
            } else if let Some(should) = words.row_should(row) {
                <span class="check-line__fact num">{should}</span>
            }
        </>
    }
}

/// Since when it is due.
fn due(row: &Row, desk: &Desk) -> Html {
    let words = desk.words();
    match row.turn {
        Turn::Due { since: Some(day), overdue: true } => {
            html! { <span class="check-line__due" data-late="true">{words.overdue_since(day, desk.today)}</span> }
        }
        Turn::Due { since: Some(day), overdue: false } => {
            html! { <span class="check-line__due">{words.due_since(day, desk.today)}</span> }
        }
        Turn::Due { since: None, .. } | Turn::Done | Turn::Resting => Html::default(),
    }
}

/// The fields, in the order in which Enter goes through them.
fn fields(props: &LineProps, writing: &Writing) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let title = if row.title.is_empty() { words.untitled() } else { &*row.title };
    let held = writing.held();
    let on_escape = (held.is_said() || held.corrects.is_some()).then(|| resets(props, writing));
    let belief_fault = held.fault.filter(|fault| *fault == Fault::Confidence);
    let on_belief = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.believe(text.to_string()))
    };
    let on_note = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.note(text.to_string()))
    };
    html! {
        <div class="check-line__fields" role="group" aria-label={words.check_in_on(title)} onkeydown={keys(props, writing)}>
            if let Some(old) = &held.corrects {
                <p class="check-line__corrects">{words.correcting(old.at, desk.today)}</p>
            }
            if !row.from_below {
                <div class="check-line__value">
                    {value_field(words, &ValueFieldProps {
                        id: part_id(&row.id, Part::Value), before: &row.before, said: &held.said, fault: held.fault,
                        on_say: says(writing), on_enter: after_value(props, writing), on_escape: on_escape.clone()
                    })}
                </div>
            }
            <span class="check-line__belief">
                <TextField id={part_id(&row.id, Part::Belief)} value={held.belief.clone()} label={words.belief_asked()} placeholder="–"
                    suffix={Some(AttrValue::Static("/ 10"))} input_mode="numeric" class="field--number"
                    error={belief_fault.map(|fault| AttrValue::from(words.check_in_fault(fault)))} on_commit={Callback::noop()}
                    on_input={on_belief} on_enter={after_belief(props, writing)} on_escape={on_escape.clone()} />
            </span>
            <span class="check-line__note">
                <TextField id={part_id(&row.id, Part::Note)} value={held.said.note.clone()} label={words.note()}
                    placeholder={words.note_asks(&held.said, &row.before)} on_commit={Callback::noop()} on_input={on_note}
                    on_enter={saves(props, writing)} on_escape={on_escape.clone()} />
            </span>
            {end(props, writing, &held, on_escape)}
            <p class="check-line__keys">{words.keys_told(&row.before.measure)}</p>
            {told(props, writing, &held)}
        </div>
    }
}

fn says(writing: &Writing) -> Callback<Say> {
    let writing = writing.clone();
    Callback::from(move |say: Say| writing.say(say))
}

/// Where it will end: for whoever wants to say it.
fn end(props: &LineProps, writing: &Writing, held: &Held, on_escape: Option<Callback<()>>) -> Html {
    let (row, words) = (&props.row, props.desk.words());
    let id = part_id(&row.id, Part::End);
    if row.stand.health.is_some() {
        return Html::default();
    }
    if !held.says_end {
        let writing = writing.clone();
        let ask = Callback::from(move |_event: MouseEvent| writing.ask_end());
        return html! { <span class="check-line__more">{Button::new(words.say_the_end(), ask).kind(ButtonKind::Inline).view()}</span> };
    }
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.project(text.to_string()))
    };
    let error = held.fault.filter(|fault| *fault == Fault::Projection);
    let stood = row.before.projection.map(|score| AttrValue::from(words.share(score)));
    html! {
        <span class="check-line__end">
            <label for={id.clone()}>{words.will_end_at()}</label>
            <TextField {id} value={held.said.projection.clone()} label={words.will_end_at()} placeholder={stood} input_mode="decimal"
                class="field--number" error={error.map(|fault| AttrValue::from(words.check_in_fault(fault)))}
                on_commit={Callback::noop()} {on_input} on_enter={saves(props, writing)} {on_escape} />
        </span>
    }
}

/// What the last check-in moved, and the ways to correct it.
fn told(props: &LineProps, writing: &Writing, held: &Held) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let last = row.newest.as_ref().filter(|_| held.corrects.is_none());
    let last = last.filter(|_| held.moved.is_some() || row.turn == Turn::Done);
    let acts = last.map(|last| {
        let correct = {
            let (writing, row, last) = (writing.clone(), Rc::clone(row), Rc::clone(last));
            Callback::from(move |_event: MouseEvent| {
                writing.correct(&row, &last);
                dom::focus(&begin_at(&row), dom::Caret::All);
            })
        };
        let take_back = {
            let (desk, row) = (desk.clone(), Rc::clone(row));
            let retract = Edit::Retract { of: row.id.clone(), key: Text::clone(&last.key) };
            Callback::from(move |_event: MouseEvent| {
                desk.edit(retract.clone());
                dom::focus(&begin_at(&row), dom::Caret::All);
            })
        };
        html! {
            <span class="check-line__acts">
                {Button::new(desk.label(PanelLabel::Correct), correct).kind(ButtonKind::Inline).glyph(Glyph::Pencil).edits().view()}
                if held.moved.is_some() {
                    {Button::new(desk.label(PanelLabel::TakeBack), take_back).kind(ButtonKind::Inline).glyph(Glyph::Undo).edits().view()}
                }
            </span>
        }
    });
    html! {
        <div class="check-line__told">
            <p class="check-line__moved num" role="status">
                if let Some((was, is)) = &held.moved {
                    <bdi>{words.check_in_moved(row, was, is)}</bdi>
                }
            </p>
            {acts}
        </div>
    }
}

/// After Enter in the value: on to the confidence, or it says why not.
fn after_value(props: &LineProps, writing: &Writing) -> Callback<()> {
    let (row, writing, today) = (Rc::clone(&props.row), writing.clone(), props.desk.today);
    Callback::from(move |()| {
        if writing.takes_value(&row, today) {
            dom::focus(&part_id(&row.id, Part::Belief), dom::Caret::All);
        }
    })
}

/// After Enter in the confidence: on to the note.
fn after_belief(props: &LineProps, writing: &Writing) -> Callback<()> {
    let (id, writing) = (props.row.id.clone(), writing.clone());
    Callback::from(move |()| {
        if writing.takes_belief() {
            dom::focus(&part_id(&id, Part::Note), dom::Caret::All);
        }
    })
}

/// After Enter in the note: saves what was said, and on to the next row.
fn saves(props: &LineProps, writing: &Writing) -> Callback<()> {
    let (row, writing, desk) = (Rc::clone(&props.row), writing.clone(), props.desk.clone());
    let on_move = props.on_move.clone();
    Callback::from(move |()| match writing.finish(&row, desk.today) {
        Outcome::Said(check_in) => {
            desk.edit(Edit::CheckIn { of: row.id.clone(), check_in });
            on_move.emit((row.id.clone(), Way::On));
        }
        Outcome::Passed => on_move.emit((row.id.clone(), Way::On)),
        Outcome::Refused(fault) => {
            if let Some(part) = Part::of(fault) {
                dom::focus(&part_id(&row.id, part), dom::Caret::All);
            }
        }
    })
}

fn resets(props: &LineProps, writing: &Writing) -> Callback<()> {
    let (row, writing) = (Rc::clone(&props.row), writing.clone());
    Callback::from(move |()| {
        writing.reset(&row);
        dom::focus(&begin_at(&row), dom::Caret::All);
    })
}

/// Keys of the whole row: arrows change it, `=` says that it is as before, letters answer, digits tick.
fn keys(props: &LineProps, writing: &Writing) -> Callback<KeyboardEvent> {
    let (row, writing, on_move) = (Rc::clone(&props.row), writing.clone(), props.on_move.clone());
    let (on_enter, on_escape) = (after_value(props, &writing), resets(props, &writing));
    Callback::from(move |event: KeyboardEvent| {
        if is_composing(&event)
            || event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
        {
            return;
        }
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let is_choice = matches!(input.type_().as_str(), "radio" | "checkbox");
        let in_value = input.id().starts_with(&part_id(&row.id, Part::Value));
        let in_belief = input.id() == part_id(&row.id, Part::Belief);
        let key = event.key();
        match key.as_str() {
            "ArrowUp" => on_move.emit((row.id.clone(), Way::Up)),
            "ArrowDown" => on_move.emit((row.id.clone(), Way::Down)),
            // An empty field has nothing to which the sign could belong.
            "=" | "＝" if in_value && (is_choice || input.value().is_empty()) => writing.say_as_before(&row),
            "=" | "＝" if in_belief => writing.believe_as_before(&row),
            "Enter" if is_choice => on_enter.emit(()),
            "Escape" if is_choice && (writing.held().is_said() || writing.held().corrects.is_some()) => {
                event.stop_propagation();
                on_escape.emit(());
            }
            key if is_choice => match answer(key, &row, &writing) {
                Some(say) => writing.say(say),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    })
}

/// What a key says where something is chosen: yes or no, or the step with this number.
fn answer(key: &str, row: &Row, writing: &Writing) -> Option<Say> {
    match &row.before.measure {
        Measure::YesNo => match key {
            "y" | "Y" => Some(Say::Yes(true)),
            "n" | "N" => Some(Say::Yes(false)),
            _ => None,
        },
        Measure::Milestones(steps) => {
            let number: usize = key.parse().ok()?;
            let step = steps.get(number.checked_sub(1)?)?;
            let is_done = writing.held().said.done.contains(&step.key);
            Some(Say::Step(Text::clone(&step.key), !is_done))
        }
        _ => None,
    }
}
