//! A value of a KPI as it is entered: value, note, day. Enter saves it and goes on, Escape leaves it; a column
//! that is pasted opens as several.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::okr::{CheckIn, Id, Text, number};
use crate::platform::{dom, files};
use crate::query::kpis::{KpiRow, Pasted, ReadFault, Written, is_column, pasted, reading};
use crate::query::panel::CheckInRow;
use crate::space::{Edit, Space};
use crate::ui::dates::use_date_words;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, DateField, Lines, TextField, is_composing, plain_text,
};
use crate::words::KpiLabel;

use super::ask_acts::id_part;
use super::desk::Desk;

/// How a value was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// It was saved, or nothing was said: on to the next one.
    Next,
    /// The person is done.
    Done,
}

/// What [`ReadForm`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct ReadFormProps {
    /// The KPI.
    pub row: Rc<KpiRow>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// Begins the ids of its fields: one form of its kind on the page.
    pub place: AttrValue,
    /// The value that is corrected.
    #[prop_or_default]
    pub corrects: Option<Rc<CheckInRow>>,
    /// Several values at once.
    #[prop_or_default]
    pub several: bool,
    /// Whether an empty form goes on to the next one.
    #[prop_or_default]
    pub goes_on: bool,
    /// Called when it is over.
    pub on_left: Callback<Left>,
}

/// What is written and not saved yet.
#[derive(Clone)]
struct Writing {
    said: Rc<RefCell<Written>>,
    fault: UseStateHandle<Option<ReadFault>>,
    redraw: UseForceUpdateHandle,
}

impl Writing {
    fn say(&self, change: impl FnOnce(&mut Written)) {
        change(&mut self.said.borrow_mut());
        if self.fault.is_some() {
            self.fault.set(None);
        }
        self.redraw.force_update();
    }
}

/// A value that is entered, or a column of them.
#[component]
pub fn ReadForm(props: &ReadFormProps) -> Html {
    let several = use_state(|| props.several);
    let column = use_state(AttrValue::default);
    let on_column = {
        let (several, column) = (several.clone(), column.clone());
        Callback::from(move |text: AttrValue| {
            column.set(text);
            several.set(true);
        })
    };
    if *several {
        html! { <Several row={Rc::clone(&props.row)} space={props.space.clone()} desk={props.desk.clone()} place={props.place.clone()}
        starts={(*column).clone()} on_left={props.on_left.clone()} /> }
    } else {
        html! { <One row={Rc::clone(&props.row)} desk={props.desk.clone()} place={props.place.clone()} corrects={props.corrects.clone()}
        goes_on={props.goes_on} on_left={props.on_left.clone()} {on_column} /> }
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    row: Rc<KpiRow>,
    desk: Desk,
    place: AttrValue,
    corrects: Option<Rc<CheckInRow>>,
    goes_on: bool,
    on_left: Callback<Left>,
    on_column: Callback<AttrValue>,
}

/// What the form says before anybody writes.
fn begins(corrects: Option<&CheckInRow>) -> Written {
    let Some(row) = corrects else { return Written::default() };
    let value = row.value_text.as_deref().map(str::to_owned).or_else(|| row.value.map(number::exact));
    Written {
        value: value.unwrap_or_default(),
        note: row.note.as_deref().unwrap_or_default().to_owned(),
        day: row.at.map(|at| at.to_string()).unwrap_or_default(),
    }
}

/// One value in one line.
#[component]
fn One(props: &OneProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let corrects = props.corrects.clone();
    let said = use_mut_ref(|| begins(corrects.as_deref()));
    let writing = Writing { said, fault: use_state(|| None), redraw: use_force_update() };
    let date_words = use_date_words();
    let id = |field: &str| format!("{}-{field}-{}", props.place, id_part(props.row.kpi.id.as_str()));
    let (value_id, day_id) = (id("value"), id("day"));
    {
        let first = value_id.clone();
        use_effect_with((), move |()| {
            dom::focus(&first, dom::Caret::All);
        });
    }
    let save = saver(props, &writing);
    let leave = props.on_left.reform(|()| Left::Done);
    let onkeydown = keys(&save, &leave, day_id.clone());
    let onpaste = paster(&props.on_column);
    let said = writing.said.borrow().clone();
    let say = |put: fn(&mut Written, String)| {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.say(|said| put(said, text.to_string())))
    };
    let error = |faults: &[ReadFault]| {
        (*writing.fault)
            .filter(|fault| faults.contains(fault))
            .map(|fault| AttrValue::from(words.read_fault(fault)))
    };
    let unit = props.row.kpi.measured_in.clone().map(AttrValue::from);
    let last = props.row.reading.value.map(|value| AttrValue::from(number::exact(value)));
    let save_label = match props.corrects {
        Some(_) => words.save_correction(),
        None => words.kpi_label(KpiLabel::Save),
    };
    let day = if said.day.is_empty() { desk.today.to_string() } else { said.day.clone() };
    html! {
        <div class="reading" role="group" aria-label={words.read_kpi(&props.row.name)} {onkeydown}>
            <span class="reading__value" {onpaste}>
                <TextField id={value_id} value={said.value} label={words.value()} suffix={unit} placeholder={last}
                    error={error(&[ReadFault::Value, ReadFault::Nothing])} input_mode="decimal" class="field--number" on_commit={Callback::noop()}
                    on_input={say(|said, text| said.value = text)} on_enter={save.clone()} on_escape={leave.clone()} />
            </span>
            <span class="reading__note">
                <TextField id={id("note")} value={said.note} label={words.note()} placeholder={words.what_happened()}
                    on_commit={Callback::noop()} on_input={say(|said, text| said.note = text)}
                    on_enter={save.clone()} on_escape={leave.clone()} />
            </span>
            <span class="reading__day">
                <DateField id={day_id} value={day} label={words.kpi_label(KpiLabel::ReadingDay)} today={desk.today} words={date_words}
                    error={error(&[ReadFault::Day, ReadFault::NotYet])} on_commit={say(|said, text| said.day = text)} />
            </span>
            <span class="reading__acts">
                {Button::new(save_label, save.reform(|_event: MouseEvent| ())).kind(ButtonKind::Primary).size(ButtonSize::Small).view()}
                {Button::new(words.cancel(), leave.reform(|_event: MouseEvent| ())).kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
            </span>
            if props.goes_on {
                <p class="reading__help">{words.kpi_label(KpiLabel::ReadKeys)}</p>
            }
        </div>
    }
}

fn saver(props: &OneProps, writing: &Writing) -> Callback<()> {
    let (desk, id, on_left) = (props.desk.clone(), props.row.kpi.id.clone(), props.on_left.clone());
    let (corrects, goes_on, writing) = (props.corrects.clone(), props.goes_on, writing.clone());
    Callback::from(move |()| {
        let said = writing.said.borrow().clone();
        match reading(&said, desk.today) {
            Ok(one) => {
                desk.edit(Edit::CheckIn {
                    of: id.clone(),
                    check_in: Box::new(corrected(corrects.as_deref(), one)),
                });
                on_left.emit(Left::Next);
            }
            Err(ReadFault::Nothing) if goes_on => on_left.emit(Left::Next),
            Err(fault) => writing.fault.set(Some(fault)),
        }
    })
}

/// The value that takes the place of another one.
fn corrected(corrects: Option<&CheckInRow>, new: CheckIn) -> CheckIn {
    CheckIn { amends: corrects.map(|row| Text::clone(&row.key)), ..new }
}

/// Enter on anything but a button saves, Escape leaves. In the field of the day Enter has taken the day before
/// it comes here.
fn keys(save: &Callback<()>, leave: &Callback<()>, day_id: String) -> Callback<KeyboardEvent> {
    let (save, leave) = (save.clone(), leave.clone());
    Callback::from(move |event: KeyboardEvent| {
        let element = event.target_dyn_into::<HtmlElement>();
        let at_day = element.as_ref().is_some_and(|element| element.id() == day_id);
        if is_composing(&event) || (event.default_prevented() && !(at_day && event.key() == "Enter")) {
            return;
        }
        let on_button = element.is_some_and(|element| element.tag_name() == "BUTTON");
        match event.key().as_str() {
            "Enter" if !on_button => {
                event.prevent_default();
                save.emit(());
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                leave.emit(());
            }
            _ => {}
        }
    })
}

/// A column that is pasted where one value is asked for opens as several.
fn paster(on_column: &Callback<AttrValue>) -> Callback<Event> {
    let on_column = on_column.clone();
    Callback::from(move |event: Event| {
        let transfer = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(text) = transfer.as_ref().and_then(files::text_of).filter(|text| is_column(text)) {
            event.prevent_default();
            event.stop_propagation();
            on_column.emit(AttrValue::from(text));
        }
    })
}

#[derive(Properties, PartialEq)]
struct SeveralProps {
    row: Rc<KpiRow>,
    space: Space,
    desk: Desk,
    place: AttrValue,
    starts: AttrValue,
    on_left: Callback<Left>,
}

/// How many lines that are not understood are shown one by one.
const SHOWN: usize = 3;

/// A column of values, with what is understood of it.
#[component]
fn Several(props: &SeveralProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let text = use_state(|| props.starts.clone());
    let id = props.row.kpi.id.clone();
    let found = use_memo(
        ((*text).clone(), props.space.clone(), id.clone(), desk.today),
        |(text, space, id, today)| pasted(space, id, text, *today),
    );
    let on_input = {
        let text = text.clone();
        Callback::from(move |new: AttrValue| text.set(new))
    };
    let leave = props.on_left.reform(|()| Left::Done);
    let add = {
        let (desk, id, found, on_left) = (desk.clone(), id, Rc::clone(&found), props.on_left.clone());
        Callback::from(move |_event: MouseEvent| {
            if let Some(edit) = found.edit(&id) {
                desk.edit(edit);
                on_left.emit(Left::Done);
            }
        })
    };
    let field = format!("{}-column-{}", props.place, id_part(props.row.kpi.id.as_str()));
    html! {
        <div class="reading reading--several" role="group" aria-label={words.read_kpi(&props.row.name)}>
            <p class="reading__help">{words.kpi_label(KpiLabel::SeveralHelp)}</p>
            <TextField id={field} value={(*text).clone()} label={words.kpi_label(KpiLabel::SeveralField)} lines={Lines::Many}
                on_commit={Callback::noop()} {on_input} on_escape={leave.clone()} placeholder={format!("{}  82", desk.today)}
                takes_focus=true />
            <div class="reading__found" role="status">{told(&found, desk)}</div>
            <span class="reading__acts">
                {Button::new(words.add_values(found.readings.len()), add).kind(ButtonKind::Primary).size(ButtonSize::Small)
                    .disabled(found.readings.is_empty()).view()}
                {Button::new(words.cancel(), leave.reform(|_event: MouseEvent| ())).kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
            </span>
        </div>
    }
}

/// What is understood of a column, and what not.
fn told(found: &Pasted, desk: &Desk) -> Html {
    let words = desk.words();
    let more = found.unread.len().saturating_sub(SHOWN);
    html! {
        <>
            if !found.readings.is_empty() {
                <p>{words.column_told(found.readings.len(), found.span(), desk.today)}</p>
            }
            if found.known > 0 {
                <p>{words.column_known(found.known)}</p>
            }
            {for found.unread.iter().take(SHOWN).map(|(line, text)| html! {
                <p key={*line} class="reading__unread">{plain_text(words.column_unread(*line, text))}</p>
            })}
            if more > 0 {
                <p class="reading__unread">{words.column_unread_more(more)}</p>
            }
        </>
    }
}

/// The id of the first field of a form.
pub fn read_field_id(place: &str, kpi: &Id) -> String {
    format!("{place}-value-{}", id_part(kpi.as_str()))
}
