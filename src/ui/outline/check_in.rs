//! A check-in in one line: the value, the belief, a word. Enter saves it, Escape leaves it.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::desk::RowAct;
use crate::okr::{Day, Id, Measure, Text};
use crate::platform::dom;
use crate::query::said::{Before, Fault, Said, check_in};
use crate::ui::env::use_env;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, Choice, ConfidencePickerProps, SegmentedProps, TextField,
    checkbox, confidence_picker, is_composing, segmented,
};
use crate::words::{PanelLabel, Phrases};

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
    let writing = Writing { said, fault: use_state(|| None), redraw: use_force_update() };
    let first = first_field(&props.id, &props.before, &writing.said.borrow());
    use_effect_with((), move |()| {
        dom::focus(&first, dom::Caret::All);
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
        Some(_) => words.label(PanelLabel::SaveCorrection),
        None => words.save_check_in(),
    };
    let nothing = (*writing.fault).filter(|fault| *fault == Fault::Nothing);
    html! {
        <div class="checkin" role="group" aria-label={words.check_in_at(&props.title)} {onkeydown}>
            { value_field(words, props, &writing, &save, &leave) }
            {confidence_picker(&ConfidencePickerProps {
                id: AttrValue::from(format!("confidence-{}", props.id)), label: AttrValue::from(words.confidence()),
                value: said.confidence, on_choose, low: words.confidence_low().into(),
                high: words.confidence_high().into()
            })}
            <span class="checkin__note">
                <TextField id={format!("note-{}", props.id)} value={said.note} label={words.note()} placeholder={words.what_happened()}
                    on_commit={Callback::noop()} on_input={on_note} on_enter={save.clone()} on_escape={leave} />
            </span>
            {Button::new(save_label, save.reform(|_event: MouseEvent| ())).kind(ButtonKind::Primary).size(ButtonSize::Small).view()}
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

fn field_id(id: &Id) -> String {
    format!("value-{id}")
}

/// Where the writing begins.
fn first_field(id: &Id, before: &Before, said: &Said) -> String {
    match &before.measure {
        Measure::YesNo => format!("{}-{}", field_id(id), if said.yes == Some(true) { "yes" } else { "no" }),
        Measure::Milestones(steps) => {
            let next = steps.iter().position(|step| !said.done.contains(&step.key)).unwrap_or(0);
            format!("{}-{next}", field_id(id))
        }
        Measure::Reach { .. }
        | Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline
        | Measure::Judged => field_id(id),
    }
}

/// What the measure asks for.
fn value_field(
    words: &dyn Phrases,
    props: &CheckInFormProps,
    writing: &Writing,
    save: &Callback<()>,
    leave: &Callback<()>,
) -> Html {
    let before = &props.before;
    match &before.measure {
        Measure::YesNo => yes_or_no(words, props, writing),
        Measure::Milestones(steps) if !steps.is_empty() => {
            let tick = |(idx, step): (usize, &crate::okr::Milestone)| {
                let (writing, key) = (writing.clone(), Text::clone(&step.key));
                let checked = writing.said.borrow().done.contains(&key);
                let on_change = Callback::from(move |done: bool| {
                    writing.say(|said| {
                        said.done.retain(|own| *own != key);
                        if done {
                            said.done.push(Text::clone(&key));
                        }
                    });
                });
                let label = AttrValue::from(Text::clone(&step.title));
                let id = AttrValue::from(format!("{}-{idx}", field_id(&props.id)));
                let shown = checkbox(&CheckboxProps { id, label, checked, on_change, label_unseen: false });
                html! { <key={step.key.to_string()}>{shown}</> }
            };
            html! {
                <div class="checkin__steps" role="group" aria-label={words.which_steps()}>
                    { for steps.iter().enumerate().map(tick) }
                </div>
            }
        }
        Measure::Judged | Measure::Milestones(_) => {
            let shown = before.share.map(|share| words.in_percent(share));
            number_field(
                words,
                props,
                writing,
                (save, leave),
                (words.how_far(), Some("%".into()), shown, true),
            )
        }
        Measure::Reach { .. }
        | Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline => {
            let unit = before.measured_in.clone().map(AttrValue::from);
            let shown = before.value.map(crate::okr::number::exact);
            number_field(words, props, writing, (save, leave), (words.value(), unit, shown, false))
        }
    }
}

fn yes_or_no(words: &dyn Phrases, props: &CheckInFormProps, writing: &Writing) -> Html {
    let choices: Rc<[Choice]> =
        Rc::from([Choice::new("no", words.not_yet()), Choice::new("yes", words.yes())]);
    let value = match writing.said.borrow().yes {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let writing = writing.clone();
    let on_choose =
        Callback::from(move |value: AttrValue| writing.say(|said| said.yes = Some(value == "yes")));
    segmented(&SegmentedProps {
        id: AttrValue::from(field_id(&props.id)),
        label: AttrValue::from(words.is_done()),
        choices,
        value: value.into(),
        on_choose,
    })
}

/// A field for a value or a share: its name, what it counts, what stood there, and whether it is a share.
fn number_field(
    words: &dyn Phrases,
    props: &CheckInFormProps,
    writing: &Writing,
    (save, leave): (&Callback<()>, &Callback<()>),
    (label, suffix, placeholder, is_share): (&'static str, Option<AttrValue>, Option<String>, bool),
) -> Html {
    let said = writing.said.borrow();
    let value = if is_share { said.share.clone() } else { said.value.clone() };
    drop(said);
    let on_input = {
        let writing = writing.clone();
        Callback::from(move |text: AttrValue| {
            writing.say(|said| {
                let field = if is_share { &mut said.share } else { &mut said.value };
                *field = text.to_string();
            });
        })
    };
    let error =
        (*writing.fault).filter(|fault| *fault != Fault::Nothing).map(|fault| words.check_in_fault(fault));
    html! {
        <TextField id={field_id(&props.id)} {value} {label} {suffix} placeholder={placeholder.map(AttrValue::from)}
            error={error.map(AttrValue::from)} input_mode="decimal" class="field--number" on_commit={Callback::noop()}
            {on_input} on_enter={save.clone()} on_escape={leave.clone()} />
    }
}
