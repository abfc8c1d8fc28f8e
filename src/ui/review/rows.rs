//! Goals and units on slides, a row each.

use yew::prelude::*;

use crate::okr::Text;
use crate::query::asks::GoalRef;
use crate::query::one_on_one::Growth;
use crate::query::review::{GoalRow, Risk, Summary, UnitRow};
use crate::query::since::{GoalNews, Stand};
use crate::ui::parts::{ProgressBarProps, StatusShape, plain_text, progress_bar, status_mark};
use crate::words::{ReviewLabel, TalkLabel};

use super::Seat;
use super::decision::titled;

/// Units in figures: the three numbers stand apart.
pub fn units(seat: &Seat, rows: &[UnitRow]) -> Html {
    let words = seat.desk.words();
    let tells_scores = seat.held.deck.tells_scores;
    html! {
        <table class="review-table">
            <thead>
                <tr>
                    <th scope="col">{words.unit()}</th>
                    <th scope="col">{words.review_label(ReviewLabel::Objectives)}</th>
                    <th scope="col" class="review-table__num">{words.progress()}</th>
                    <th scope="col" class="review-table__num">{words.confidence()}</th>
                    if tells_scores {
                        <th scope="col" class="review-table__num">{words.score()}</th>
                    }
                </tr>
            </thead>
            <tbody>
                {for rows.iter().enumerate().map(|(at, row)| {
                    let name = row.unit.as_ref().map_or_else(|| words.no_unit().to_owned(), |unit| unit.name.to_string());
                    html! {
                        <tr key={at}>
                            <th scope="row" class="review-table__name">{plain_text(name)}</th>
                            <td>{counts(seat, &row.summary)}</td>
                            <td class="review-table__num num">{words.review_progress(&row.summary)}</td>
                            <td class="review-table__num num">{words.review_confidence(row.summary.confidence)}</td>
                            if let Some(scored) = &row.summary.scored {
                                <td class="review-table__num num">{words.review_score(scored.mean)}</td>
                            }
                        </tr>
                    }
                })}
            </tbody>
        </table>
    }
}

/// How many stand how, in little room: a shape and a number each.
fn counts(seat: &Seat, summary: &Summary) -> Html {
    let words = seat.desk.words();
    html! {
        <span class="review-counts">
            {for summary.statuses.iter().map(|(status, count)| html! {
                <span class="review-counts__one num" key={words.status_word(*status)}>
                    {status_mark(StatusShape::from(*status), Some(words.status_word(*status)))}{count.to_string()}
                </span>
            })}
        </span>
    }
}

/// Objectives, each with how it stands and the numbers apart.
pub fn goals(seat: &Seat, rows: &[GoalRow]) -> Html {
    let words = seat.desk.words();
    let tells_scores = seat.held.deck.tells_scores;
    html! {
        <table class="review-table">
            <thead>
                <tr>
                    <th scope="col">{words.objective()}</th>
                    <th scope="col">{words.status()}</th>
                    <th scope="col" class="review-table__num">{words.progress()}</th>
                    <th scope="col" class="review-table__num">{words.confidence()}</th>
                    if tells_scores {
                        <th scope="col">{words.score()}</th>
                    }
                </tr>
            </thead>
            <tbody>{for rows.iter().map(|row| goal(seat, row))}</tbody>
        </table>
    }
}

fn goal(seat: &Seat, row: &GoalRow) -> Html {
    let words = seat.desk.words();
    let progress = row.stand.and_then(|stand| stand.progress);
    let confidence = row.stand.and_then(|stand| stand.confidence).map(f64::from);
    let owners = row.owners.join(words.list_comma());
    let readings = row.readings.map(|read| words.review_readings(read)).filter(|told| !told.is_empty());
    html! {
        <tr key={row.id.to_string()}>
            <th scope="row" class="review-table__name">
                <span class="review-clamp">{plain_text(titled(seat, &row.title))}</span>
                if !owners.is_empty() {
                    <span class="review-table__of">{plain_text(owners)}</span>
                }
            </th>
            <td class="review-table__status">
                if let Some(stand) = row.stand {
                    {status_mark(StatusShape::from(stand.status), None)}{words.status_word(stand.status)}
                } else {
                    {words.unknown()}
                }
            </td>
            <td class="review-table__num num">{progress.map_or_else(|| words.unknown().to_owned(), |share| words.in_percent(share))}</td>
            <td class="review-table__num num">{words.review_confidence(confidence)}</td>
            if let Some(verdict) = &row.verdict {
                <td class="review-table__score">
                    {words.review_verdict(verdict, row.commitment)}
                    if let Some(readings) = readings {
                        <span class="review-table__of">{readings}</span>
                    }
                </td>
            }
        </tr>
    }
}

/// A goal with its mark, its objective, and what of it moved.
fn head(seat: &Seat, goal: &GoalRef, was: Option<&Stand>, is: &Stand) -> Html {
    html! {
        <>
            <p class="review-row__title">
                {status_mark(StatusShape::from(is.status), None)}
                <span class="review-clamp">{plain_text(titled(seat, &goal.title))}</span>
                <span class="review-row__stand">{seat.desk.words().stand_moved(was, is)}</span>
            </p>
            if let Some(objective) = &goal.objective {
                <p class="review-row__place review-clamp">{plain_text(&objective.name)}</p>
            }
        </>
    }
}

/// What changed, goal by goal, with the reasons.
pub fn news(seat: &Seat, all: &[GoalNews]) -> Html {
    let (words, today) = (seat.desk.words(), seat.desk.today);
    html! {
        <ul class="review-rows">
            {for all.iter().map(|one| html! {
                <li class="review-row" key={one.goal.id.to_string()}>
                    {head(seat, &one.goal, one.was.as_ref(), &one.is)}
                    <ul class="review-row__lines">
                        if one.is_new {
                            <li>{words.talk_label(TalkLabel::NewGoal)}</li>
                        }
                        {for one.changes.iter().rev().map(|row| {
                            let (what, why) = words.told_change(row, today);
                            html! {
                                <li key={row.key.to_string()}>
                                    {plain_text(what)}
                                    if !why.is_empty() {
                                        {" "}<span class="review-row__why">{plain_text(why)}</span>
                                    }
                                </li>
                            }
                        })}
                    </ul>
                </li>
            })}
        </ul>
    }
}

/// What is amber or red: why, what was said last, and what is believed.
pub fn risks(seat: &Seat, all: &[Risk]) -> Html {
    html! { <ul class="review-rows">{for all.iter().map(|one| risk(seat, one))}</ul> }
}

fn risk(seat: &Seat, one: &Risk) -> Html {
    let (words, today) = (seat.desk.words(), seat.desk.today);
    let last = one.last.as_ref().map(|row| {
        let by = words.by_on(row.by.as_deref(), row.at, row.at_text.as_deref(), today);
        let said = words.check_in_said(row, one.measured_in.as_deref());
        let note = row.note.as_ref().map(Text::to_string);
        [Some(by), Some(said), note].into_iter().flatten().filter(|told| !told.is_empty()).collect::<Vec<_>>()
    });
    html! {
        <li class="review-row" key={one.goal.id.to_string()}>
            {head(seat, &one.goal, one.was.as_ref(), &one.is)}
            {for words.status_told(&one.why, today).into_iter().enumerate().map(|(at, told)| html! {
                <p class="review-row__said" key={at}>{plain_text(told)}</p>
            })}
            if one.by_belief {
                <p class="review-row__said">{words.belief_told(one.was.as_ref(), &one.is)}{" · "}{words.talk_label(TalkLabel::LittleBelief)}</p>
            }
            if let Some(last) = last {
                <p class="review-row__note review-clamp">{plain_text(last.join(" · "))}</p>
            }
        </li>
    }
}

/// Goals that are meant to make somebody grow.
pub fn growth(seat: &Seat, all: &[Growth]) -> Html {
    html! {
        <ul class="review-rows">
            {for all.iter().map(|one| html! {
                <li class="review-row" key={one.goal.id.to_string()}>
                    {head(seat, &one.goal, None, &one.is)}
                    <p class="review-row__place">{plain_text(&one.of.name)}</p>
                    {bar(seat, &one.is)}
                    <ul class="review-row__lines">
                        {for one.key_results.iter().map(|(goal, is)| html! {
                            <li key={goal.id.to_string()}>
                                {plain_text(titled(seat, &goal.title))}{" "}
                                <span class="review-row__stand">{seat.desk.words().stand_moved(None, is)}</span>
                            </li>
                        })}
                    </ul>
                </li>
            })}
        </ul>
    }
}

fn bar(seat: &Seat, is: &Stand) -> Html {
    progress_bar(&ProgressBarProps {
        share: is.progress,
        pace: None,
        status: Some(StatusShape::from(is.status)),
        label: seat.desk.words().bar_told(is.progress, None).into(),
    })
}
