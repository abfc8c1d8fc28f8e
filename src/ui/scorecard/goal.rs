//! One goal of the scorecard: its readings side by side, what was changed and why, its key results on demand.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::close::PartReadings;
use crate::query::scorecard::{KrLine, Row};
use crate::ui::panel::{Desk, band_mark, reading_changes};
use crate::ui::parts::{Button, ButtonKind, Glyph, icon, plain_text};
use crate::words::ScorecardLabel;

/// What [`Goal`] shows.
#[derive(Properties, PartialEq)]
pub struct GoalProps {
    /// The goal.
    pub row: Rc<Row>,
    /// The desk.
    pub desk: Desk,
}

/// One goal.
#[component]
pub fn Goal(props: &GoalProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let open = use_state(|| false);
    let title = if row.title.is_empty() { words.untitled() } else { &row.title };
    let readings = &row.readings;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_event: MouseEvent| open.set(!*open))
    };
    let inside = format!("scorecard-inside-{}", crate::ui::panel::id_part(row.id.as_str()));
    html! {
        <li class="scorecard__goal" data-out={(!row.stage.counts()).then_some("true")}>
            <div class="scorecard__goal-head">
                {Button::new(title.to_owned(), desk.opener(&row.id)).kind(ButtonKind::Inline).view()}
                <p class="scorecard__facts">{facts(row, desk)}</p>
                <p class="scorecard__because">
                    if let Some(value) = readings.changed.value.filter(|_| row.band.is_some()) {
                        {band_mark(value, row.commitment, words)}
                    }
                    {told(row, desk)}
                </p>
            </div>
            <dl class="scorecard__line">
                {value(ScorecardLabel::First, words.scorecard_value(&readings.first), desk)}
                {value(ScorecardLabel::Changed, words.scorecard_value(&readings.changed), desk)}
                {value(ScorecardLabel::Lived, words.scorecard_lived(readings.lived), desk)}
            </dl>
            {reading_changes(&readings.changes, desk)}
            if !row.key_results.is_empty() {
                <button type="button" class="scorecard__more" aria-expanded={if *open { "true" } else { "false" }}
                    aria-controls={open.then(|| inside.clone())} onclick={toggle}>
                    {icon(if *open { Glyph::ChevronDown } else { Glyph::ChevronRight })}
                    {words.scorecard_label(ScorecardLabel::KeyResults)}
                    <span class="scorecard__count num">{row.key_results.len()}</span>
                    <span class="unseen">{": "}{plain_text(title)}</span>
                </button>
            }
            if *open {
                <div id={inside} class="scorecard__inside">{key_results(row, desk)}</div>
            }
        </li>
    }
}

/// Owners, weight, where it is in its life, and what is special about it.
fn facts(row: &Row, desk: &Desk) -> Html {
    let words = desk.words();
    let mut facts: Vec<String> = row.owners.iter().map(ToString::to_string).collect();
    if facts.is_empty() {
        facts.extend(row.home.as_ref().map(ToString::to_string));
    }
    if row.stage.counts() {
        facts.push(words.scorecard_weighs(row.share));
    } else {
        facts.push(words.stage_word(row.stage).to_owned());
    }
    facts.extend(row.late.map(|late| words.scorecard_late(late, desk.today)));
    facts.extend(row.special().map(|cut| words.scorecard_cut(cut).to_owned()));
    html! {
        {for facts.into_iter().enumerate().map(|(at, fact)| html! {
            <>
                if at > 0 {
                    {" · "}
                }
                <bdi>{fact}</bdi>
            </>
        })}
    }
}

fn value(name: ScorecardLabel, value: String, desk: &Desk) -> Html {
    html! {
        <div class="scorecard__pair">
            <dt class="scorecard__pair-name">{desk.words().scorecard_label(name)}</dt>
            <dd class="scorecard__pair-value num">{value}</dd>
        </div>
    }
}

/// How the score came about, how it reads as first set, and what is missing.
fn told(row: &Row, desk: &Desk) -> String {
    let words = desk.words();
    let readings = &row.readings;
    let mut told: Vec<String> = Vec::new();
    if row.band.is_none() {
        told.push(words.scorecard_because(readings.changed.because));
    }
    if readings.changed.missing > 0 {
        told.push(words.scorecard_missing(readings.changed.missing));
    }
    if !readings.agree() {
        let label = words.scorecard_label(ScorecardLabel::First);
        told.push(format!(
            "{label}{}{}",
            words.after_a_name(),
            words.scorecard_because(readings.first.because)
        ));
    }
    told.join(" · ")
}

fn key_results(row: &Row, desk: &Desk) -> Html {
    let words = desk.words();
    let label = |label| words.scorecard_label(label);
    html! {
        <table class="scorecard__table">
            <thead>
                <tr>
                    <th scope="col">{label(ScorecardLabel::KeyResults)}</th>
                    <th scope="col" class="scorecard__figure">{label(ScorecardLabel::First)}</th>
                    <th scope="col" class="scorecard__figure">{label(ScorecardLabel::Changed)}</th>
                    <th scope="col" class="scorecard__figure">{label(ScorecardLabel::Lived)}</th>
                </tr>
            </thead>
            <tbody>
                {for row.key_results.iter().zip(&row.readings.parts).map(|(kr, part)| key_result(kr, part, desk))}
            </tbody>
        </table>
    }
}

fn key_result(kr: &KrLine, part: &PartReadings, desk: &Desk) -> Html {
    let words = desk.words();
    let title = if kr.title.is_empty() { words.untitled() } else { &kr.title };
    let mut told: Vec<String> = Vec::new();
    if !part.is_here {
        told.push(words.scorecard_label(ScorecardLabel::NoLonger).to_owned());
    } else if !kr.stage.counts() {
        told.push(words.stage_word(kr.stage).to_owned());
    }
    if part.first != part.changed || part.first.value.is_none() {
        told.push(words.scorecard_because(part.first.because));
    }
    html! {
        <tr key={kr.id.to_string()}>
            <th scope="row" class="scorecard__row-name">
                {Button::new(title.to_owned(), desk.opener(&kr.id)).kind(ButtonKind::Inline).view()}
                if !told.is_empty() {
                    <span class="scorecard__hint">{told.join(" · ")}</span>
                }
            </th>
            <td class="scorecard__figure num">{words.scorecard_value(&part.first)}</td>
            <td class="scorecard__figure num">{words.scorecard_value(&part.changed)}</td>
            <td class="scorecard__figure num">{words.scorecard_lived(part.lived)}</td>
        </tr>
    }
}
