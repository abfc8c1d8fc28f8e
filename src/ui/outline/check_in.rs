//! A check-in in one line: the value, the belief, a word. Enter saves it, Escape leaves it.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::desk::RowAct;
use crate::okr::{Day, Id, Text};
use crate::platform::dom;
use crate::query::said::{Before, Fault, Said, Say, check_in};
use crate::ui::env::use_env;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, ConfidencePickerProps, TextField, confidence_picker, is_composing,
};
use crate::ui::saying::{ValueFieldProps, first_input, value_field};
use crate::words::Phrases;

/// What a check-in is about.
#[derive(Properties, PartialEq)]
pub struct CheckInFormProps {
    /// The key result.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What stood before.
    pub before: Rc<Before>,
    /// Today.
    pub today: Day,
    /// What people do.
    pub act: Callback<RowAct>,
    /// What the form says before anybody writes, where it corrects what was said.
    #[prop_or_default]
    pub starts: Option<Rc<Said>>,
}

/// What is written and not saved yet.
#[derive(Clone)]
struct Writing {
    said: Rc<std::cell::RefCell<Said>>,
    fault: UseStateHandle<Option<Fault>>,
    redraw: UseForceUpdateHandle,
    /// Whether somebody wants to say where it will end.
    says_end: UseStateHandle<bool>,
}

impl Writing {
    fn say(&self, change: impl FnOnce(&mut Said)) {
        change(&mut self.said.borrow_mut());
        if self.fault.is_some() {
            self.fault.set(None);
        }
        self.redraw.force_update();
    }
}

/// A check-in that is written.
#[component]
pub fn CheckInForm(props: &CheckInFormProps) -> Html {
    let env = use_env();
    let words = env.words();
    let before = Rc::clone(&props.before);
    let starts = props.starts.clone();
    let said = use_mut_ref(|| starts.map_or_else(|| Said::as_before(&before), |starts| (*starts).clone()));
    let says_end = use_state(|| false);
    let writing = Writing { said, fault: use_state(|| None), redraw: use_force_update(), says_end };
    let first = first_input(&field_id(&props.id), &props.before, &writing.said.borrow());
    use_effect_with((), move |()| {
        dom::focus(&first, dom::Caret::All);
    });
    use_effect_with((*writing.says_end, end_field(&props.id)), |(asked, field)| {
        if *asked {
            dom::focus(field, dom::Caret::All);
        }
    });
    let save = saver(props, &writing);
    let leave = {
        let (act, id) = (props.act.clone(), props.id.clone());
        Callback::from(move |()| act.emit(RowAct::Left(id.clone())))
    };
    let onkeydown = keys(&save, &leave);
    let said = writing.said.borrow().clone();
    let on_choose = {
        let writing = writing.clone();
        Callback::from(move |confidence: Option<u8>| writing.say(|said| said.confidence = confidence))
    };
    let on_note = {
        let writing = writing.clone();
        Callback::from(move |note: AttrValue| writing.say(|said| said.note = note.to_string()))
    };
    let save_label = match props.starts {
        Some(_) => words.save_correction(),
        None => words.save_check_in(),
    };
    let nothing = (*writing.fault).filter(|fault| *fault == Fault::Nothing);
    html! {
        <div class="checkin" role="group" aria-label={words.check_in_at(&props.title)} {onkeydown}>
            { value_of(words, props, &writing, &save, &leave) }
            {confidence_picker(&ConfidencePickerProps {
                id: AttrValue::from(format!("confidence-{}", props.id)), label: AttrValue::from(words.confidence()),
                value: said.confidence, on_choose, low: words.confidence_low().into(),
                high: words.confidence_high().into()
            })}
            <span class="checkin__note">
                <TextField id={format!("note-{}", props.id)} value={said.note} label={words.note()} placeholder={words.what_happened()}
                    on_commit={Callback::noop()} on_input={on_note} on_enter={save.clone()} on_escape={leave.clone()} />
            </span>
            {Button::new(save_label, save.reform(|_event: MouseEvent| ())).kind(ButtonKind::Primary).size(ButtonSize::Small).view()}
            { ends_at(words, props, &writing, &save, &leave) }
            <p class="checkin__last">{ words.stood(&props.before, props.today) }</p>
            if let Some(fault) = nothing {
                <p class="checkin__fault" role="alert">{ words.check_in_fault(fault) }</p>
            }
        </div>
    }
}

fn saver(props: &CheckInFormProps, writing: &Writing) -> Callback<()> {
    let (id, before, today, act) =
        (props.id.clone(), Rc::clone(&props.before), props.today, props.act.clone());
    let writing = writing.clone();
    Callback::from(move |()| {
        let said = writing.said.borrow().clone();
        match check_in(&before, &said, today) {
            Ok(one) => act.emit(RowAct::CheckedIn(id.clone(), Box::new(one))),
            Err(fault) => writing.fault.set(Some(fault)),
        }
    })
}

/// Enter on anything but a button saves, Escape leaves.
fn keys(save: &Callback<()>, leave: &Callback<()>) -> Callback<KeyboardEvent> {
    let (save, leave) = (save.clone(), leave.clone());
    Callback::from(move |event: KeyboardEvent| {
        if is_composing(&event) || event.default_prevented() {
            return;
        }
        let on_button =
            event.target_dyn_into::<HtmlElement>().is_some_and(|element| element.tag_name() == "BUTTON");
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

fn end_field(id: &Id) -> String {
    format!("projection-{id}")
}

fn field_id(id: &Id) -> String {
    format!("value-{id}")
}

/// What the measure asks for.
fn value_of(
    words: &dyn Phrases,
    props: &CheckInFormProps,
    writing: &Writing,
    save: &Callback<()>,
    leave: &Callback<()>,
) -> Html {
    let said = writing.said.borrow().clone();
    let on_say = {
        let writing = writing.clone();
        Callback::from(move |say: Say| writing.say(|said| said.say(say)))
    };
    value_field(
        words,
        &ValueFieldProps {
            id: field_id(&props.id),
            before: &props.before,
            said: &said,
            fault: *writing.fault,
            on_say,
            on_enter: save.clone(),
            on_escape: Some(leave.clone()),
        },
    )
}

/// Where it will end: a field for whoever says it, once anybody did, and one button for everybody else.
fn ends_at(
    words: &dyn Phrases,
    props: &CheckInFormProps,
    writing: &Writing,
    save: &Callback<()>,
    leave: &Callback<()>,
) -> Html {
    let id = end_field(&props.id);
    let said = writing.said.borrow().projection.clone();
    if said.is_empty() && props.before.projection.is_none() && !*writing.says_end {
        let asks = writing.says_end.clone();
        let ask = Callback::from(move |_event: MouseEvent| asks.set(true));
        return html! {
            <p class="checkin__ends">{Button::new(words.say_the_end(), ask).kind(ButtonKind::Inline).view()}</p>
        };
    }
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| writing.say(|said| said.projection = text.to_string()))
    };
    let error = (*writing.fault).filter(|fault| *fault == Fault::Projection);
    let error = error.map(|fault| AttrValue::from(words.check_in_fault(fault)));
    let stood = props.before.projection.map(|score| AttrValue::from(crate::okr::number::shown(score, 2)));
    html! {
        <div class="checkin__ends">
            <label for={id.clone()}>{words.will_end_at()}</label>
            <TextField {id} value={said} label={words.will_end_at()} placeholder={stood} {error} input_mode="decimal"
                class="field--number" on_commit={Callback::noop()} {on_input} on_enter={save.clone()} on_escape={leave.clone()} />
        </div>
    }
}
