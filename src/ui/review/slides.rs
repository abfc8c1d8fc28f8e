//! What stands on the slides.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::asks::AskRow;
use crate::query::review::{Body, Press, Slide, Summary, kept};
use crate::query::since::Praise;
use crate::ui::parts::{
    Button, ButtonKind, Glyph, StatusShape, plain_text, rich_note, status_mark, use_reading, while_writing,
};
use crate::words::{ReviewLabel, ask_line};

use super::Seat;
use super::decision::{May, decisions, may};
use super::meeting::{end, starter};
use super::rows::{goals, growth, news, risks, units};

/// What [`SlideBody`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct SlideBodyProps {
    /// The reviews.
    pub seat: Seat,
    /// The slide.
    pub slide: Rc<Slide>,
    /// Whether there is something to write to.
    pub may_write: bool,
    /// Called with what was pressed.
    pub on_press: Callback<Press>,
}

/// What stands on a slide below its heading.
#[component]
pub fn SlideBody(props: &SlideBodyProps) -> Html {
    let seat = &props.seat;
    let is_read = use_reading();
    let shown = match &props.slide.body {
        Body::Opening => opening(seat),
        Body::Last => last(seat),
        Body::Summary(summary) => figures(seat, summary),
        Body::Units(rows) => units(seat, rows),
        Body::Goals(rows) => goals(seat, rows),
        Body::News(all) => news(seat, all),
        Body::Risks(all) => risks(seat, all),
        Body::Asks(rows) => asks(seat, rows),
        Body::Praise(all) => praise(seat, all),
        Body::Growth(all) => growth(seat, all),
        Body::Decisions => decided(props, is_read),
        Body::Close => close(seat, is_read),
    };
    html! { <div class="review-slide__body">{shown}</div> }
}

/// Who meets when, since when it tells, and what comes.
fn opening(seat: &Seat) -> Html {
    let (words, deck, today) = (seat.desk.words(), &seat.held.deck, seat.desk.today);
    let sitting = seat.held.room.sitting.as_ref();
    let names: Vec<_> =
        sitting.map(|one| one.with.iter().map(|one| one.name.clone()).collect()).unwrap_or_default();
    html! {
        <div class="review-opening">
            <p class="review-opening__day">{words.day(deck.on, today)}</p>
            if !names.is_empty() {
                <p class="review-opening__with">{plain_text(words.review_with(&names))}</p>
            }
            <p class="review-opening__since">{words.review_since(deck.since, deck.since_from, today)}</p>
            if deck.left_out > 0 {
                <p class="review-opening__since">{words.review_left_out(deck.left_out)}</p>
            }
            <ol class="review-opening__parts" aria-label={words.review_label(ReviewLabel::Agenda)}>
                {for deck.parts.iter().filter(|part| seat.plan.is_shown(part)).map(|part| html! {
                    <li key={part.key.to_string()}>{plain_text(words.review_part(part))}</li>
                })}
            </ol>
        </div>
    }
}

/// What was decided last time, as it is now.
fn last(seat: &Seat) -> Html {
    let (words, room) = (seat.desk.words(), &seat.held.room);
    html! {
        <>
            <p class="review-told">{words.review_kept(kept(room.last_decisions()))}</p>
            {decisions(seat, room.last_decisions(), May::Settle)}
        </>
    }
}

/// One figure: its name, the number, what is to be known beside it.
fn figure(name: String, value: String, beside: String) -> Html {
    html! {
        <div class="review-figure">
            <dt class="review-figure__name">{name}</dt>
            <dd class="review-figure__value num">{value}</dd>
            if !beside.is_empty() {
                <dd class="review-figure__beside">{beside}</dd>
            }
        </div>
    }
}

/// The three numbers apart, and how many stand how.
fn figures(seat: &Seat, summary: &Summary) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label).to_owned();
    let readings = summary.scored.as_ref().and_then(|scored| scored.readings);
    html! {
        <>
            <p class="review-told">{words.review_counts(summary.objectives, summary.key_results)}</p>
            {statuses(seat, summary)}
            <dl class="review-figures">
                {figure(words.progress().to_owned(), words.review_progress(summary), words.review_unknown(summary.unknown))}
                {figure(words.confidence().to_owned(), words.review_confidence(summary.confidence), words.review_believed(summary))}
                if let Some(scored) = &summary.scored {
                    {figure(words.score().to_owned(), words.review_score(scored.mean), words.review_scored(scored))}
                }
            </dl>
            if let Some(read) = readings {
                <dl class="review-figures">
                    {figure(label(ReviewLabel::FirstSet), words.figure(read.first.value), String::new())}
                    {figure(label(ReviewLabel::Changed), words.figure(read.changed.value), String::new())}
                    {figure(label(ReviewLabel::Lived), words.review_lived(read.lived), String::new())}
                </dl>
            }
        </>
    }
}

/// How many stand how, each with its shape.
fn statuses(seat: &Seat, summary: &Summary) -> Html {
    let words = seat.desk.words();
    html! {
        <ul class="review-statuses" aria-label={words.review_label(ReviewLabel::Statuses)}>
            {for summary.statuses.iter().map(|(status, count)| html! {
                <li class="review-statuses__one" key={words.status_word(*status)}>
                    {status_mark(StatusShape::from(*status), None)}
                    {words.status_count(*status, *count)}
                </li>
            })}
        </ul>
    }
}

fn asks(seat: &Seat, rows: &[AskRow]) -> Html {
    let (words, today) = (seat.desk.words(), seat.desk.today);
    html! {
        <ul class="review-rows">
            {for rows.iter().enumerate().map(|(at, row)| {
                let line = ask_line(words, row, today);
                html! {
                    <li class="review-row" key={at}>
                        <p class="review-row__title">{plain_text(&line.name)}</p>
                        <p class="review-row__said">{plain_text(&line.said)}</p>
                        {for line.notes.iter().filter(|note| !note.is_empty()).map(|note| html! {
                            <p class="review-row__note">{plain_text(note)}</p>
                        })}
                    </li>
                }
            })}
        </ul>
    }
}

fn praise(seat: &Seat, all: &[Praise]) -> Html {
    let words = seat.desk.words();
    html! {
        <ul class="review-rows">
            {for all.iter().enumerate().map(|(at, one)| {
                let to: Vec<String> = one.to.iter().map(|to| to.name.to_string()).collect();
                html! {
                    <li class="review-row" key={at}>
                        <p class="review-row__title">{plain_text(to.join(words.list_comma()))}</p>
                        <p class="review-row__said">{plain_text(words.praise_told(one))}</p>
                        <div class="review-row__note">{rich_note(&one.text)}</div>
                    </li>
                }
            })}
        </ul>
    }
}

/// What is decided, and the way to write one more down.
fn decided(props: &SlideBodyProps, is_read: bool) -> Html {
    let seat = &props.seat;
    let (words, room) = (seat.desk.words(), &seat.held.room);
    let label = |label: ReviewLabel| words.review_label(label);
    let add = props.on_press.reform(|_event: MouseEvent| Press::Decide);
    html! {
        <>
            if let Some(sitting) = &room.sitting {
                if sitting.decisions.is_empty() {
                    <p class="review-told">{label(ReviewLabel::NoDecisions)}</p>
                }
                {decisions(seat, &sitting.decisions, may(sitting))}
            } else {
                {to_start(seat, is_read)}
            }
            if props.may_write {
                <p class="review-slide__acts">
                    {Button::new(label(ReviewLabel::AddDecision), add).glyph(Glyph::Plus).keys(AttrValue::Static("D")).edits().view()}
                </p>
            }
        </>
    }
}

/// Nothing can be written before the review is started.
fn to_start(seat: &Seat, is_read: bool) -> Html {
    let words = seat.desk.words();
    let label = |label: ReviewLabel| words.review_label(label);
    if is_read {
        return html! { <p class="review-told">{label(ReviewLabel::NoDecisions)}</p> };
    }
    while_writing(html! {
        <>
            <p class="review-told">{label(ReviewLabel::StartHint)}</p>
            <p class="review-slide__acts">
                {Button::new(label(ReviewLabel::Start), starter(seat, false)).kind(ButtonKind::Primary).edits().view()}
            </p>
        </>
    })
}

/// What was noted and decided, and what is still asked.
fn close(seat: &Seat, is_read: bool) -> Html {
    let (words, held, today) = (seat.desk.words(), &seat.held, seat.desk.today);
    let label = |label: ReviewLabel| words.review_label(label);
    let Some(sitting) = &held.room.sitting else { return to_start(seat, is_read) };
    let asks = held.deck.open_asks().len();
    html! {
        <>
            if sitting.decisions.is_empty() {
                <p class="review-told">{label(ReviewLabel::NoDecisions)}</p>
            }
            <ul class="review-rows">
                {for sitting.decisions.iter().map(|item| html! {
                    <li class="review-row" key={item.id.to_string()}>
                        <p class="review-row__title">{plain_text(super::decision::titled(seat, &item.title))}</p>
                        <p class="review-row__said">{plain_text(words.review_decision(item, today))}</p>
                    </li>
                })}
            </ul>
            if asks > 0 {
                <p class="review-told">{words.open_asks_told(asks)}</p>
            }
            if let Some(note) = &sitting.note {
                <div class="review-row__note">{rich_note(note)}</div>
            }
            <p class="review-slide__acts">{end(seat, sitting)}</p>
        </>
    }
}
