//! What is known of the item that is judged: title, target and value, what was said last, what was changed, and
//! what its suggestion is read from.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::RubricKind;
use crate::okr::score::rubric::{Grade, met_by};
use crate::okr::{Day, Text};
use crate::query::changes::Line;
use crate::query::panel::CheckInRow;
use crate::query::scores::{Item, Known, grade_met, rounded};
use crate::space::Change;
use crate::ui::panel::{DayInput, measure_told};
use crate::ui::parts::{
    CheckboxProps, ProgressBarProps, StatusShape, checkbox, plain_text, progress_bar, rich_note, status_mark,
};
use crate::words::{LineValue, ScoresLabel};

use super::Bench;
use super::mark::judged_mark;

/// What [`KnownOf`] shows.
#[derive(Properties, PartialEq)]
pub struct KnownProps {
    /// What it works with.
    pub bench: Bench,
    /// The item.
    pub item: Rc<Item>,
    /// What is known of it.
    pub known: Rc<Known>,
}

/// What is known of an item.
#[component]
pub fn KnownOf(props: &KnownProps) -> Html {
    let (item, known, desk) = (&props.item, &props.known, &props.bench.desk);
    let words = desk.words();
    let title = if item.title.is_empty() { words.untitled() } else { &*item.title };
    let kind = if item.is_objective { words.objective() } else { words.key_result() };
    let place = known.objective.as_ref().map(|one| one.name.to_string());
    html! {
        <div class="scores-known">
            <p class="scores-known__kind">
                {kind}
                if let Some(commitment) = item.commitment {
                    {" · "}{words.commitment_word(commitment)}
                }
            </p>
            <h2 class="scores-known__title">
                <button type="button" class="goal-link" onclick={desk.opener(&item.id)}>{plain_text(title)}</button>
            </h2>
            if let Some(place) = place {
                <p class="scores-known__place">{plain_text(place)}</p>
            }
            <p class="scores-known__judged">{judged_mark(item, words)}</p>
            {facts(props)}
            {suggestion(props)}
            {rubric(props)}
            {said(props)}
            {changed(props)}
        </div>
    }
}

fn fact(name: &'static str, shown: Html) -> Html {
    html! {
        <>
            <dt class="scores-known__name">{name}</dt>
            <dd class="scores-known__value">{shown}</dd>
        </>
    }
}

fn facts(props: &KnownProps) -> Html {
    let (known, words) = (&props.known, props.bench.desk.words());
    let one = &known.standing;
    let unit = known.measured_in.as_deref();
    let target = known.measure.as_ref().map(|measure| measure_told(words, measure, unit));
    let shape = StatusShape::from(one.status.shown);
    let share = one.progress.value;
    let pace = one.expected.map(|expected| expected.share);
    html! {
        <dl class="scores-known__facts">
            if let Some(target) = target {
                {fact(words.scores_label(ScoresLabel::Target), html! {
                    <>
                        <bdi>{target}</bdi>
                        if let Some(text) = &known.target_text {
                            <p class="scores-known__quiet">{plain_text(text)}</p>
                        }
                    </>
                })}
            }
            if let Some(value) = one.value {
                {fact(words.scores_label(ScoresLabel::Now), html! { <bdi class="num">{words.amount(value, unit)}</bdi> })}
            }
            {fact(words.progress(), html! {
                <span class="scores-known__progress">
                    <span class="num">{share.map_or_else(|| words.unknown().to_owned(), |share| words.share(share))}</span>
                    {progress_bar(&ProgressBarProps { share, pace, status: Some(shape), label: AttrValue::from(words.bar_told(share, pace)) })}
                </span>
            })}
            {fact(words.status(), html! {
                <>
                    <span class="scores-known__status" data-status={shape.slug()}>{status_mark(shape, None)}{words.status_word(one.status.shown)}</span>
                    {for words.status_told(one, props.bench.desk.today).into_iter().map(|line| html! {
                        <p class="scores-known__quiet" key={line.clone()}><bdi>{line}</bdi></p>
                    })}
                </>
            })}
            if let Some(confidence) = one.confidence {
                {fact(words.confidence(), html! { <span class="num">{format!("{confidence} / 10")}</span> })}
            }
            if let Some(projected) = &known.projected {
                {fact(words.projected(), html! { <bdi>{words.projected_told(projected)}</bdi> })}
            }
            if !known.owners.is_empty() {
                {fact(words.scores_label(ScoresLabel::Owners), html! { {plain_text(known.owners.join(", "))} })}
            }
        </dl>
    }
}

/// The suggestion and what it is read from; without one, that there is none.
fn suggestion(props: &KnownProps) -> Html {
    let words = props.bench.desk.words();
    let Some(suggested) = props.item.suggested else {
        return html! { <p class="scores-known__quiet">{words.scores_label(ScoresLabel::NoSuggestion)}</p> };
    };
    html! {
        <p class="scores-known__suggested">
            <span class="num">{words.scores_suggested(rounded(suggested.value))}</span>
            <span class="scores-known__quiet">{words.suggested_from(&suggested)}</span>
        </p>
    }
}

/// The grades that were written beforehand, each to be ticked where it is met.
fn rubric(props: &KnownProps) -> Html {
    let (known, words) = (&props.known, props.bench.desk.words());
    if known.grades.is_empty() {
        return Html::default();
    }
    html! {
        <div class="scores-known__part">
            <h3 class="scores-known__head">{words.scores_label(ScoresLabel::Rubric)}</h3>
            <p class="scores-known__quiet">{words.rubric_kind_help(known.rubric_kind)}</p>
            <ul class="scores-known__grades">
                {for known.grades.iter().enumerate().map(|(at, one)| html! { <li key={at}>{grade(props, at, one)}</li> })}
            </ul>
            if known.rubric_kind == RubricKind::DatePenalty {
                {reached_on(props)}
            }
        </div>
    }
}

fn grade(props: &KnownProps, at: usize, one: &Grade) -> Html {
    let label = if one.words.trim().is_empty() {
        one.grade.to_string()
    } else {
        format!("{}: {}", one.grade, one.words)
    };
    if props.known.rubric_kind == RubricKind::DatePenalty {
        return html! { <span class="scores-known__grade">{plain_text(label)}</span> };
    }
    let on_change = {
        let (bench, id) = (props.bench.clone(), props.known.id.clone());
        let by: Text = Text::clone(met_by(&one.grade, &one.words));
        Callback::from(move |is_met: bool| {
            if let Some(edit) = grade_met(&bench.space, &id, &by, is_met) {
                bench.desk.edit(edit);
            }
        })
    };
    let id = AttrValue::from(format!("scores-grade-{at}"));
    checkbox(&CheckboxProps { id, label: label.into(), checked: one.is_met, on_change, label_unseen: false })
}

fn reached_on(props: &KnownProps) -> Html {
    const ID: &str = "scores-reached-on";
    let words = props.bench.desk.words();
    let label = words.scores_label(ScoresLabel::ReachedOn);
    let (desk, id) = (props.bench.desk.clone(), props.known.id.clone());
    let on_change = Callback::from(move |day: Option<Day>| desk.change(&id, Change::ReachedOn(day)));
    html! {
        <p class="scores-known__day">
            <label for={ID}>{label}</label>
            <DayInput id={ID} label={AttrValue::from(label)} value={props.known.reached_on} {on_change} desk={props.bench.desk.clone()} />
        </p>
    }
}

/// What was said last.
fn said(props: &KnownProps) -> Html {
    let (known, words) = (&props.known, props.bench.desk.words());
    html! {
        <div class="scores-known__part">
            <h3 class="scores-known__head">{words.scores_label(ScoresLabel::LastSaid)}</h3>
            if known.check_ins.is_empty() {
                <p class="scores-known__quiet">{words.scores_label(ScoresLabel::NeverSaid)}</p>
            }
            <ul class="scores-known__list">
                {for known.check_ins.iter().map(|row| said_one(props, row))}
            </ul>
        </div>
    }
}

fn said_one(props: &KnownProps, row: &CheckInRow) -> Html {
    let (known, desk) = (&props.known, &props.bench.desk);
    let words = desk.words();
    let by = words.by_on(row.by.as_deref(), row.at, row.at_text.as_deref(), desk.today);
    html! {
        <li key={row.key.to_string()}>
            <p><bdi>{words.check_in_said(row, known.measured_in.as_deref())}</bdi>{" "}<bdi class="scores-known__quiet">{by}</bdi></p>
            if let Some(note) = &row.note {
                {rich_note(note)}
            }
        </li>
    }
}

/// What was changed of it, and why.
fn changed(props: &KnownProps) -> Html {
    let (known, words) = (&props.known, props.bench.desk.words());
    if known.changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="scores-known__part">
            <h3 class="scores-known__head">{words.scores_label(ScoresLabel::WasChanged)}</h3>
            <ul class="scores-known__list">{for known.changes.iter().map(|line| changed_one(props, line))}</ul>
        </div>
    }
}

fn changed_one(props: &KnownProps, line: &Line) -> Html {
    let desk = &props.bench.desk;
    let words = desk.words();
    let side = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    let told = words.line_values(line, desk.today).into_iter().map(|LineValue { name, was, is }| {
        let name = name.map(|name| format!("{name}{}", words.after_a_name())).unwrap_or_default();
        format!("{name}{} → {}", side(was), side(is))
    });
    let told: Vec<String> = told.collect();
    html! {
        <li key={line.key.to_string()}>
            <p>
                <span class="scores-known__kind">{words.change_word(line.kind)}</span>{" "}
                <bdi>{told.join(", ")}</bdi>{" "}
                <bdi class="scores-known__quiet">{words.by_on(line.by.as_deref(), line.at, None, desk.today)}</bdi>
            </p>
            if let Some(reason) = &line.reason {
                {rich_note(reason)}
            } else if line.wants_a_reason() {
                <p class="scores-known__quiet">{words.no_reason()}</p>
            }
        </li>
    }
}
