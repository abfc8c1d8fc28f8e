//! One figure: its number, what it tells, how far it moved; folded below, its formula, its table and its list.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::insights::{Figure, Reading};
use crate::space::Space;
use crate::ui::panel::Desk;
use crate::ui::parts::{Glyph, icon, plain_text};
use crate::words::PagePhrases;

use super::chart::course;
use super::list::List;

/// What [`FigureView`] shows.
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The figure.
    pub figure: Rc<Figure>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// One figure.
#[component]
pub fn FigureView(props: &FigureProps) -> Html {
    let (figure, words) = (&*props.figure, props.desk.words());
    let said = words.insights_said(figure.insight);
    let id = format!("insights-{}", figure.insight.slug());
    html! {
        <article class="insights__figure" aria-labelledby={id.clone()}>
            <h3 class="insights__name" {id}>{said.name}</h3>
            <div class="insights__top">
                {value(figure, words)}
                {course(figure, words.insights_course(figure))}
            </div>
            <p class="insights__moved num"><bdi>{moved(figure, words)}</bdi></p>
            <p class="insights__tells">{said.tells}</p>
            <Fold figure={Rc::clone(&props.figure)} space={props.space.clone()} desk={props.desk.clone()} />
        </article>
    }
}

/// The figure in large with what was counted; where it is not known, why.
fn value(figure: &Figure, words: &dyn PagePhrases) -> Html {
    let gauge = figure.insight.gauge();
    match figure.reading.value {
        Some(value) => html! {
            <div class="insights__number">
                <p class="insights__value num">{words.insights_value(gauge, value)}</p>
                <p class="insights__fraction num">{words.insights_fraction(figure.insight, &figure.reading)}</p>
            </div>
        },
        None => html! {
            <div class="insights__number">
                <p class="insights__unknown">{words.unknown()}</p>
                if let Some(blank) = figure.reading.blank {
                    <p class="insights__fraction">{words.insights_blank(blank)}</p>
                }
            </div>
        },
    }
}

/// Against the cycle before: a plain number, in no colour.
fn moved(figure: &Figure, words: &dyn PagePhrases) -> String {
    let Some(before) = figure.before() else { return words.insights_first().to_owned() };
    match figure.moved() {
        Some(by) => words.insights_moved(figure.insight.gauge(), by, &before.cycle.name),
        None if before.reading.value.is_none() => words.insights_unknown_in(&before.cycle.name),
        None => String::new(),
    }
}

/// What is there when it is asked for. The list is made when the fold is opened for the first time.
#[component]
fn Fold(props: &FigureProps) -> Html {
    let is_seen = use_state(|| false);
    let (figure, words) = (&*props.figure, props.desk.words());
    let said = words.insights_said(figure.insight);
    let on_open = {
        let is_seen = is_seen.clone();
        Callback::from(move |_event: MouseEvent| is_seen.set(true))
    };
    html! {
        <details class="disclosure insights__fold">
            <summary class="disclosure__summary" onclick={on_open}>
                {icon(Glyph::ChevronRight)}
                <span>{words.insights_how()}<span class="unseen">{format!(": {}", said.name)}</span></span>
            </summary>
            <div class="disclosure__body insights__body">
                <p class="insights__formula num">{words.insights_formula(figure.insight, &figure.reading)}</p>
                if figure.reading.left > 0 {
                    <p class="insights__left num">{words.insights_left(figure.reading.left)}</p>
                }
                <p class="insights__limit">{format!("{} {}", words.insights_cannot(), said.limit)}</p>
                {table(figure, words)}
                {spread(figure, words)}
                if *is_seen && !figure.rows.is_empty() {
                    <List title={said.list} rows={Rc::clone(&figure.rows)} space={props.space.clone()} desk={props.desk.clone()} />
                }
            </div>
        </details>
    }
}

/// The course of the figure in numbers, oldest first.
fn table(figure: &Figure, words: &dyn PagePhrases) -> Html {
    let gauge = figure.insight.gauge();
    let shown = |reading: &Reading| {
        reading.value.map_or_else(|| words.unknown().to_owned(), |value| words.insights_value(gauge, value))
    };
    let counted = |reading: &Reading| match reading.blank {
        Some(blank) => words.insights_blank(blank).to_owned(),
        None => words.insights_fraction(figure.insight, reading),
    };
    html! {
        <table class="insights__table">
            <caption class="insights__caption">{words.insights_over_cycles()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.cycle()}</th>
                    <th scope="col" class="insights__cell">{words.insights_figure()}</th>
                    <th scope="col">{words.insights_column()}</th>
                </tr>
            </thead>
            <tbody>
                {for figure.course.iter().map(|point| html! {
                    <tr key={point.cycle.id.to_string()}>
                        <th scope="row">{plain_text(&point.cycle.name)}</th>
                        <td class="insights__cell num">{shown(&point.reading)}</td>
                        <td class="num">{counted(&point.reading)}</td>
                    </tr>
                })}
            </tbody>
        </table>
    }
}

/// How many people have how many goals, without a name.
fn spread(figure: &Figure, words: &dyn PagePhrases) -> Html {
    if figure.spread.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4 class="insights__caption">{words.insights_people()}</h4>
            <ul class="insights__spread">
                {for figure.spread.iter().map(|(goals, people)| html! {
                    <li key={*goals} class="insights__people">
                        <span>{words.insights_goals(*goals)}</span>
                        <span class="num">{words.insights_persons(*people)}</span>
                    </li>
                })}
            </ul>
        </>
    }
}
