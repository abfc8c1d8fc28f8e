//! What a check-in asks for how far something is: a number, a share or words, an answer, steps; each measure
//! has its own field.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Measure, Milestone, Text, number};
use crate::query::said::{Before, Fault, Said, Say};
use crate::ui::parts::{CheckboxProps, Choice, SegmentedProps, TextField, checkbox, segmented};
use crate::words::Phrases;

/// What [`value_field`] shows and calls.
pub struct ValueFieldProps<'a> {
    /// Id of the field; of several inputs each has it with a word or a number behind.
    pub id: String,
    /// What stood before.
    pub before: &'a Before,
    /// What is said.
    pub said: &'a Said,
    /// Why what is said cannot be taken.
    pub fault: Option<Fault>,
    /// Called with what somebody says.
    pub on_say: Callback<Say>,
    /// Called after Enter in a field for text.
    pub on_enter: Callback<()>,
    /// Called after Escape in a field for text.
    pub on_escape: Option<Callback<()>>,
}

/// The input in which the writing begins.
pub fn first_input(id: &str, before: &Before, said: &Said) -> String {
    match &before.measure {
        Measure::YesNo => format!("{id}-{}", if said.yes == Some(true) { "yes" } else { "no" }),
        Measure::Milestones(steps) if !steps.is_empty() => {
            let next = steps.iter().position(|step| !said.done.contains(&step.key)).unwrap_or(0);
            format!("{id}-{next}")
        }
        Measure::Reach { .. }
        | Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline
        | Measure::Judged
        | Measure::Milestones(_) => id.to_owned(),
    }
}

/// What the measure asks for.
pub fn value_field(words: &dyn Phrases, props: &ValueFieldProps<'_>) -> Html {
    match &props.before.measure {
        Measure::YesNo => yes_or_no(words, props),
        Measure::Milestones(steps) if !steps.is_empty() => steps_done(words, props, steps),
        Measure::Judged | Measure::Milestones(_) => {
            let said = props.before.words.as_deref().map(str::to_owned);
            let stood = said.or_else(|| props.before.share.map(|share| words.in_percent(share)));
            let is_judged = props.before.measure == Measure::Judged;
            let field = Written {
                value: props.said.share.clone(),
                label: if is_judged { words.how_far_or_words() } else { words.how_far() },
                // Words are no percents.
                suffix: (!is_judged).then_some(AttrValue::Static("%")),
                stood,
                input_mode: (!is_judged).then_some(AttrValue::Static("decimal")),
                say: Say::Share,
            };
            written(words, props, field)
        }
        Measure::Reach { .. }
        | Measure::Above { .. }
        | Measure::Below { .. }
        | Measure::Between { .. }
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline => {
            let field = Written {
                value: props.said.value.clone(),
                label: words.value(),
                suffix: props.before.measured_in.clone().map(AttrValue::from),
                stood: props.before.value.map(number::exact),
                input_mode: Some(AttrValue::Static("decimal")),
                say: Say::Value,
            };
            written(words, props, field)
        }
    }
}

fn yes_or_no(words: &dyn Phrases, props: &ValueFieldProps<'_>) -> Html {
    let choices: Rc<[Choice]> =
        Rc::from([Choice::new("no", words.not_yet()), Choice::new("yes", words.yes())]);
    let value = match props.said.yes {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    segmented(&SegmentedProps {
        id: AttrValue::from(props.id.clone()),
        label: AttrValue::from(words.is_done()),
        choices,
        value: value.into(),
        on_choose: props.on_say.reform(|value: AttrValue| Say::Yes(value == "yes")),
    })
}

fn steps_done(words: &dyn Phrases, props: &ValueFieldProps<'_>, steps: &[Milestone]) -> Html {
    let tick = |(idx, step): (usize, &Milestone)| {
        let key = Text::clone(&step.key);
        let shown = checkbox(&CheckboxProps {
            id: AttrValue::from(format!("{}-{idx}", props.id)),
            label: AttrValue::from(Text::clone(&step.title)),
            checked: props.said.done.contains(&step.key),
            on_change: props.on_say.reform(move |is_done: bool| Say::Step(Text::clone(&key), is_done)),
            label_unseen: false,
        });
        html! { <key={step.key.to_string()}>{shown}</> }
    };
    html! {
        <div class="checkin__steps" role="group" aria-label={words.which_steps()}>
            { for steps.iter().enumerate().map(tick) }
        </div>
    }
}

/// A field in which a value or a share is written.
struct Written {
    value: String,
    label: &'static str,
    suffix: Option<AttrValue>,
    stood: Option<String>,
    input_mode: Option<AttrValue>,
    say: fn(String) -> Say,
}

fn written(words: &dyn Phrases, props: &ValueFieldProps<'_>, field: Written) -> Html {
    let say = field.say;
    let on_input = props.on_say.reform(move |text: AttrValue| say(text.to_string()));
    let error = props.fault.filter(|fault| matches!(fault, Fault::Value | Fault::Share));
    let error = error.map(|fault| AttrValue::from(words.check_in_fault(fault)));
    html! {
        <TextField id={props.id.clone()} value={field.value} label={field.label} suffix={field.suffix}
            placeholder={field.stood.map(AttrValue::from)} {error} input_mode={field.input_mode} class="field--number"
            on_commit={Callback::noop()} {on_input} on_enter={props.on_enter.clone()} on_escape={props.on_escape.clone()} />
    }
}
