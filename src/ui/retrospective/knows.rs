//! What the file knows of a cycle, beside what people say.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page, Route};
use crate::okr::{Id, RootCause, Text};
use crate::query::panel::Named;
use crate::query::retrospective::{Belief, GivenUp, Knows, Low, Unanswered};
use crate::space::Change;
use crate::space::codec::Word;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, FieldLook, Lines, Point, Select, TextField, browsing, plain_text,
    sparkline,
};
use crate::words::{RetroLabel, beliefs_told, unanswered_told};

use super::seat::Seat;

/// What [`KnowsSection`] shows.
#[derive(Properties, Clone)]
pub struct KnowsSectionProps {
    /// The retrospective.
    pub seat: Seat,
    /// What the file knows.
    pub knows: Rc<Knows>,
}

impl PartialEq for KnowsSectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.knows, &other.knows) && self.seat == other.seat
    }
}

/// How many goals a list begins with.
const FIRST: usize = 12;
/// How many more are shown at once.
const MORE: usize = 50;

/// What the file knows: low scores, beliefs, what was given up, what was changed, asks.
#[component]
pub fn KnowsSection(props: &KnowsSectionProps) -> Html {
    let (seat, knows) = (&props.seat, &props.knows);
    let words = seat.words();
    html! {
        <section class="section retrospective__knows" aria-labelledby="retro-knows-title">
            <h2 class="section__title" id="retro-knows-title">{words.retro(RetroLabel::Knows)}</h2>
            <p class="section__text">{words.retro(RetroLabel::KnowsText)}</p>
            <Causes seat={seat.clone()} knows={Rc::clone(knows)} />
            if !knows.beliefs.rows.is_empty() {
                <Beliefs seat={seat.clone()} knows={Rc::clone(knows)} />
            }
            if !knows.gone.is_empty() {
                {part(seat, RetroLabel::Gone, html! {
                    <ul class="retrospective__list">{for knows.gone.iter().map(|one| gone(seat, one))}</ul>
                })}
            }
            if !knows.restless.is_empty() {
                {part(seat, RetroLabel::Restless, html! {
                    <ul class="retrospective__list">
                        {for knows.restless.iter().map(|one| html! {
                            <li key={one.id.to_string()}>
                                {goal(seat, &one.id, &one.title, one.of.as_ref())}
                                <p class="retrospective__facts">{words.restless_told(one.changes, one.reasons)}</p>
                            </li>
                        })}
                    </ul>
                })}
            }
            if !knows.unanswered.is_empty() {
                {part(seat, RetroLabel::Unanswered, html! {
                    <ul class="retrospective__list">{for knows.unanswered.iter().map(|one| unanswered(seat, one))}</ul>
                })}
            }
        </section>
    }
}

fn part(seat: &Seat, title: RetroLabel, shown: Html) -> Html {
    html! {
        <div class="retrospective__part">
            <h3 class="retrospective__head">{seat.words().retro(title)}</h3>
            {shown}
        </div>
    }
}

/// A goal that opens beside the page, with its objective.
fn goal(seat: &Seat, id: &Id, title: &Text, of: Option<&Named>) -> Html {
    html! {
        <p class="retrospective__about">
            <button type="button" class="retrospective__goal" onclick={seat.desk.opener(id)}>{plain_text(seat.titled(title))}</button>
            if let Some(of) = of {
                <bdi class="retrospective__place">{plain_text(seat.titled(&of.name))}</bdi>
            }
        </p>
    }
}

/// Shows more of a long list.
fn more(seat: &Seat, shown: &UseStateHandle<usize>, all: usize) -> Html {
    let left = all.saturating_sub(**shown);
    if left == 0 {
        return Html::default();
    }
    let press = {
        let shown = shown.clone();
        Callback::from(move |_event: MouseEvent| shown.set(*shown + MORE))
    };
    browsing(
        Button::new(seat.words().show_more(left.min(MORE)), press)
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .view(),
    )
}

/// Low scores, what kept them, and what they speak for.
#[component]
fn Causes(props: &KnowsSectionProps) -> Html {
    let (seat, knows) = (&props.seat, &props.knows);
    let words = seat.words();
    let shown = use_state(|| FIRST);
    let to_scores = {
        let desk = seat.desk.clone();
        Callback::from(move |_event: MouseEvent| {
            desk.act(Action::Go(Route { page: Page::Scores, open: None }));
        })
    };
    let sum = [words.causes_told(&knows.causes), words.without_cause_told(knows.without_cause())];
    let sum: Vec<String> = sum.into_iter().filter(|told| !told.is_empty()).collect();
    html! {
        <div class="retrospective__part">
            <h3 class="retrospective__head">{words.retro(RetroLabel::Causes)}</h3>
            if knows.unjudged > 0 {
                <p class="retrospective__facts">
                    <span>{words.unjudged_told(knows.unjudged, knows.judged)}</span>
                    {browsing(Button::new(words.retro(RetroLabel::Scores), to_scores).kind(ButtonKind::Inline).size(ButtonSize::Small).view())}
                </p>
            }
            if knows.low.is_empty() {
                if knows.judged > 0 {
                    <p class="retrospective__none">{words.retro(RetroLabel::NoLow)}</p>
                }
            } else {
                <p class="section__text">{words.retro(RetroLabel::CausesText)}</p>
                {for sum.into_iter().map(|told| html! { <p class="retrospective__sum">{told}</p> })}
                if let Some(diagnosis) = knows.diagnosis() {
                    <p class="retrospective__hint">{words.diagnosis_told(diagnosis)}</p>
                }
                <ul class="retrospective__causes">
                    {for knows.low.iter().take(*shown).map(|low| cause(seat, low))}
                </ul>
                {more(seat, &shown, knows.low.len())}
            }
        </div>
    }
}

fn cause(seat: &Seat, low: &Low) -> Html {
    let words = seat.words();
    let (label, note) = (words.retro(RetroLabel::Cause), words.retro(RetroLabel::CauseNote));
    let named =
        |what: &str| AttrValue::from(format!("{what}{}{}", words.after_a_name(), seat.titled(&low.title)));
    let none = Choice::new("", words.retro(RetroLabel::CauseUnsaid));
    let all = RootCause::WORDS
        .iter()
        .map(|(cause, word)| Choice::new(*word, words.cause_word(*cause)).hint(words.cause_help(*cause)));
    let choices: Rc<[Choice]> = std::iter::once(none).chain(all).collect();
    let value = low.cause.map(|cause| AttrValue::from(cause.word())).unwrap_or_default();
    let on_choose = seat.desk.on(&low.id, |word: AttrValue| Change::Cause(RootCause::from_word(&word)));
    let score = words.score_figure(low.score);
    html! {
        <li class="retrospective__cause" key={low.id.to_string()} data-below={low.of.is_some().then_some("true")}>
            <div class="retrospective__low">
                {goal(seat, &low.id, &low.title, low.of.as_ref())}
                <p class="retrospective__facts">
                    <span class="num"><span class="unseen">{words.score()}{words.after_a_name()}</span>{score}</span>
                    if let Some(commitment) = low.commitment {
                        <span>{words.commitment_word(commitment)}</span>
                    }
                    if low.rhythm.due > 0 {
                        <span>{words.rhythm_told(low.rhythm)}</span>
                    }
                </p>
            </div>
            <Select id={format!("retro-cause-{}", low.id)} label={named(label)} {choices} {value} {on_choose}
                placeholder={words.retro(RetroLabel::CauseUnsaid)} />
            <TextField key={low.id.to_string()} id={format!("retro-cause-note-{}", low.id)} label={named(note)} placeholder={note}
                value={low.cause_note.as_ref().map(ToString::to_string).unwrap_or_default()} lines={Lines::Wrapped} look={FieldLook::Bare}
                class={low.cause_note.is_none().then_some("field--add").map(AttrValue::from)} on_commit={seat.desk.on_text(&low.id, Change::CauseNote)} />
        </li>
    }
}

/// What was believed at the beginning, in the middle and at the end, beside what came.
#[component]
fn Beliefs(props: &KnowsSectionProps) -> Html {
    let (seat, knows) = (&props.seat, &props.knows);
    let words = seat.words();
    let shown = use_state(|| FIRST);
    let head = [
        RetroLabel::Begin,
        RetroLabel::Middle,
        RetroLabel::End,
        RetroLabel::Course,
        RetroLabel::Thought,
        RetroLabel::Result,
    ];
    html! {
        <div class="retrospective__part">
            <h3 class="retrospective__head">{words.retro(RetroLabel::Beliefs)}</h3>
            <p class="section__text">{words.retro(RetroLabel::BeliefsText)}</p>
            {for beliefs_told(words, knows).into_iter().map(|told| html! { <p class="retrospective__sum">{told}</p> })}
            <div class="retrospective__scroll" tabindex="0" role="region" aria-label={words.retro(RetroLabel::Beliefs)}>
                <table class="retrospective__table">
                    <thead>
                        <tr>
                            <th scope="col">{words.retro(RetroLabel::Goal)}</th>
                            {for head.iter().map(|label| html! { <th scope="col" class="retrospective__figure">{words.retro(*label)}</th> })}
                        </tr>
                    </thead>
                    <tbody>{for knows.beliefs.rows.iter().take(*shown).map(|row| belief(seat, row))}</tbody>
                </table>
            </div>
            {more(seat, &shown, knows.beliefs.rows.len())}
        </div>
    }
}

fn belief(seat: &Seat, row: &Belief) -> Html {
    let words = seat.words();
    let level = |level: Option<u8>| level.map_or_else(|| "–".to_owned(), |level| level.to_string());
    let points: Vec<Point> = row.points.iter().map(|(at, value)| Point { at: *at, value: *value }).collect();
    let told =
        row.first.zip(row.last).map(|(first, last)| words.retro_course_told(row.points.len(), first, last));
    let thought = words.thought_told(row.thought_first, row.thought_last);
    let score = row.score.map_or_else(|| "–".to_owned(), |score| words.score_figure(score));
    html! {
        <tr key={row.id.to_string()} data-below={row.of.is_some().then_some("true")}>
            <th scope="row">{goal(seat, &row.id, &row.title, None)}</th>
            {for [row.first, row.middle, row.last].map(|one| html! { <td class="retrospective__figure">{level(one)}</td> })}
            <td class="retrospective__figure">
                if points.len() > 1 {
                    {sparkline(&points)}
                    <span class="unseen">{told.unwrap_or_default()}</span>
                } else {
                    {"–"}
                }
            </td>
            <td class="retrospective__figure">{if thought.is_empty() { "–".to_owned() } else { thought }}</td>
            <td class="retrospective__figure">{score}</td>
        </tr>
    }
}

fn gone(seat: &Seat, one: &GivenUp) -> Html {
    let words = seat.words();
    let gone = &one.gone;
    let since = words.gone_since(gone.goal.stage, gone.by.as_deref(), gone.at, seat.desk.today);
    html! {
        <li key={gone.goal.id.to_string()}>
            {goal(seat, &gone.goal.id, &gone.goal.title, gone.goal.of.as_ref())}
            <p class="retrospective__facts">{since}</p>
            <p class="retrospective__why">
                {gone.reason.as_ref().map_or_else(|| words.retro(RetroLabel::NoReason).to_owned(), ToString::to_string)}
            </p>
        </li>
    }
}

fn unanswered(seat: &Seat, one: &Unanswered) -> Html {
    let words = seat.words();
    let since = one.row.at.and_then(crate::okr::Moment::day).map(|day| words.day(day, seat.desk.today));
    html! {
        <li key={format!("{} {}", one.row.of, one.row.key.as_deref().unwrap_or_default())}>
            {goal(seat, &one.goal.id, &one.goal.name, None)}
            <p class="retrospective__why">{unanswered_told(words, &one.row)}</p>
            if let Some(since) = since {
                <p class="retrospective__facts">{since}</p>
            }
        </li>
    }
}
