//! Answers of people who did not see each other's: shown where the goal is, decided by a person.

use std::rc::Rc;

use yew::prelude::*;

use crate::doc::Json;
use crate::okr::{Id, number};
use crate::query::panel::{Answer, Conflict, DeletedMeanwhile, FieldValue, Written};
use crate::space::{Change, Edit};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Lines, Notice, RadioGroupProps, TextField, Tone, radio_group,
};
use crate::words::PanelLabel;

use super::desk::Desk;

/// What [`disagreements`] shows.
pub struct DisagreementsProps {
    /// The thing.
    pub id: Id,
    /// Its fields about which people disagree.
    pub conflicts: Rc<Vec<Conflict>>,
    /// Whether somebody deleted it while somebody else went on writing.
    pub deleted: Option<DeletedMeanwhile>,
    /// What its numbers count.
    pub measured_in: Option<AttrValue>,
    /// The desk.
    pub desk: Desk,
}

/// Every open question about one thing.
pub fn disagreements(props: &DisagreementsProps) -> Html {
    let desk = &props.desk;
    if props.conflicts.is_empty() && props.deleted.is_none() {
        return Html::default();
    }
    let title = if props.conflicts.iter().any(|one| one.answers.len() > 2) {
        PanelLabel::SeveralAnswers
    } else {
        PanelLabel::TwoAnswers
    };
    html! {
        <section class="panel__section" id="panel-disagreements">
            if let Some(deleted) = &props.deleted {
                {deleted_meanwhile(props, deleted)}
            }
            if !props.conflicts.is_empty() {
                <h3 class="panel__name">{desk.label(title)}</h3>
                {for props.conflicts.iter().map(|conflict| html! {
                    <Disagreement key={format!("{} {}", conflict.of, conflict.field)} conflict={Rc::new(conflict.clone())}
                        measured_in={props.measured_in.clone()} desk={desk.clone()} />
                })}
            }
        </section>
    }
}

fn deleted_meanwhile(props: &DisagreementsProps, deleted: &DeletedMeanwhile) -> Html {
    let desk = &props.desk;
    let above = deleted.with.clone().map(|id| Edit::Restore { id });
    let keep = Edit::Together(above.into_iter().chain([Edit::Restore { id: props.id.clone() }]).collect());
    html! {
        <Notice tone={Tone::Warn} text={desk.label(PanelLabel::DeletedMeanwhile)}
            hint={AttrValue::from(desk.words().deleted_by(deleted.by.as_deref(), deleted.at, desk.today))}>
            {Button::new(desk.label(PanelLabel::KeepIt), desk.editor(keep)).size(ButtonSize::Small).kind(ButtonKind::Primary).view()}
            {Button::new(desk.words().delete(), desk.editor(Edit::Delete { id: props.id.clone() })).size(ButtonSize::Small).view()}
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct DisagreementProps {
    conflict: Rc<Conflict>,
    measured_in: Option<AttrValue>,
    desk: Desk,
}

/// One field with its answers: keep one, or write another.
#[component]
fn Disagreement(props: &DisagreementProps) -> Html {
    let (conflict, desk) = (&props.conflict, &props.desk);
    let words = desk.words();
    let chosen = use_state(|| 0_usize);
    let is_writing = use_state(|| false);
    let refused = use_state(|| false);
    let name = words.field_name(&conflict.field).map_or_else(|| conflict.field.to_string(), str::to_owned);
    let id = format!("panel-answers-{}-{}", conflict.of, conflict.field);
    let choices: Rc<[Choice]> = conflict
        .answers
        .iter()
        .enumerate()
        .map(|(at, answer)| Choice::new(at.to_string(), shown(answer, props)).hint(by(answer, desk)))
        .collect();
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |at: AttrValue| chosen.set(at.parse().unwrap_or_default()))
    };
    let settle = {
        let (desk, conflict) = (desk.clone(), Rc::clone(conflict));
        move |value: Json| {
            let field = Rc::clone(&conflict.field);
            desk.change(&conflict.of, Change::Settle { field, value });
        }
    };
    let keep = conflict.answers.get(*chosen).map(|answer| {
        let (settle, value) = (settle.clone(), answer.value.clone());
        let label = words.keep_of(&answer.by, &shown(answer, props));
        let on_click = Callback::from(move |_event: MouseEvent| settle(value.clone()));
        Button::new(label, on_click).kind(ButtonKind::Primary).size(ButtonSize::Small).view()
    });
    let write = {
        let is_writing = is_writing.clone();
        Callback::from(move |_event: MouseEvent| is_writing.set(true))
    };
    let on_commit = {
        let (settle, refused, written) = (settle.clone(), refused.clone(), conflict.written);
        Callback::from(move |text: AttrValue| match value_of(&text, written) {
            Some(value) => settle(value),
            None => refused.set(!text.trim().is_empty()),
        })
    };
    html! {
        <div class="disagreement">
            <p class="disagreement__title">{&name}</p>
            {radio_group(&RadioGroupProps {
                id: id.into(), label: name.clone().into(), choices, value: AttrValue::from(chosen.to_string()),
                on_choose
            })}
            if *is_writing {
                <TextField id={format!("panel-another-{}", conflict.field)} value="" label={desk.label(PanelLabel::WriteAnother)}
                    lines={Lines::Wrapped} {on_commit} takes_focus=true
                    error={refused.then(|| desk.label(PanelLabel::NotANumber))} />
            }
            <div class="disagreement__acts">
                {keep}
                if conflict.written != Written::Chosen && !*is_writing {
                    {Button::new(desk.label(PanelLabel::WriteAnother), write).size(ButtonSize::Small).view()}
                }
            </div>
        </div>
    }
}

fn shown(answer: &Answer, props: &DisagreementProps) -> String {
    let unit = props.measured_in.as_deref().filter(|_| is_measured(&props.conflict.field, &answer.shown));
    props.desk.words().field_value(&answer.shown, unit, props.desk.today)
}

/// Whether a field counts what the key result counts.
pub fn is_measured(field: &str, value: &FieldValue) -> bool {
    let is_number = matches!(value, FieldValue::Number(_) | FieldValue::Phased(_));
    is_number
        && matches!(
            field,
            "start" | "target" | "floor" | "ceiling" | "low" | "high" | "commit" | "stretch" | "phased"
        )
}

fn by(answer: &Answer, desk: &Desk) -> String {
    let names = answer.by.join(", ");
    desk.words().by_at(Some(names.as_str()).filter(|names| !names.is_empty()), answer.at, desk.today)
}

fn value_of(text: &str, written: Written) -> Option<Json> {
    let text = text.trim();
    match written {
        Written::Text => (!text.is_empty()).then(|| Json::str(text)),
        Written::Number => number::parse_value(text).map(Json::num),
        Written::Chosen => None,
    }
}
