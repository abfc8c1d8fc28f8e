//! One goal in the table: its four steps, where it stands, and how it was first set.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Stage;
use crate::query::coach::count_of_draft;
use crate::query::setting::{GoalRow, Since, StepKind, first_set, take_back};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, chip, plain_text, use_reading};
use crate::words::rule_words;

use super::bench::Bench;
use super::mark::step_mark;

/// What [`GoalLine`] shows.
#[derive(Properties, PartialEq)]
pub struct GoalLineProps {
    /// The goal.
    pub goal: Rc<GoalRow>,
    /// How far it stands in.
    pub depth: usize,
    /// What it may do.
    pub bench: Bench,
}

/// One goal.
#[component]
pub fn GoalLine(props: &GoalLineProps) -> Html {
    let (goal, bench) = (&props.goal, &props.bench);
    let words = bench.words();
    let is_draft = goal.stage == Stage::Draft;
    let hints = if use_reading() { 0 } else { count_of_draft(&bench.space, &goal.id) };
    let facts: Vec<String> = [
        Some(words.key_results_count(goal.key_results)),
        Some(words.aligned_word(goal.aligned).to_owned()),
        Some(words.agreement_word(goal.agreement.as_ref())),
        (goal.comments > 0).then(|| words.comments_count(goal.comments)),
        (hints > 0).then(|| rule_words(bench.env.lang).hints(hints)),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <tr class="set-table__goal">
            <td class="set-table__name" colspan="2">
                <div class="set-table__who" data-depth={props.depth.min(6).to_string()}>
                    <div class="set-goal">
                        <button type="button" class="set-title" onclick={bench.opener(&goal.id)}>{plain_text(bench.titled(&goal.title))}</button>
                        if is_draft {
                            {chip(words.stage_word(goal.stage))}
                        }
                        if let Some(day) = goal.late {
                            {chip(words.late_on(day, bench.today))}
                        }
                        <p class="set-facts"><bdi>{facts.join(" · ")}</bdi></p>
                        {first(props)}
                    </div>
                </div>
            </td>
            {for StepKind::ALL.map(|kind| {
                let state = goal.state(kind);
                html! {
                    <td class="set-table__step" data-name={words.step(kind)}>
                        <span class="set-table__mark">{step_mark(state, words.goal_step_told(kind, state))}</span>
                    </td>
                }
            })}
            <td class="set-table__acts"><span class="set-table__buttons">{acts(props)}</span></td>
        </tr>
    }
}

/// How it was first set, and what changed since.
fn first(props: &GoalLineProps) -> Html {
    let (goal, bench) = (&props.goal, &props.bench);
    let words = bench.words();
    let Some(first) = first_set(&bench.space, &goal.id) else { return Html::default() };
    let on = words.first_set_on(first.at, bench.today);
    if first.is_unchanged() {
        return html! { <p class="set-facts"><bdi>{words.first_set_told(&on)}</bdi></p> };
    }
    html! {
        <div class="set-first">
            <p class="set-facts">{on}</p>
            <ul class="set-first__list">
                {for first.changes.iter().map(|since| html! { <li><bdi>{since_told(bench, since)}</bdi></li> })}
                {for first.added.iter().map(|(_, title)| html! { <li><bdi>{words.added_since(&bench.titled(title))}</bdi></li> })}
            </ul>
        </div>
    }
}

fn since_told(bench: &Bench, since: &Since) -> String {
    let words = bench.words();
    let field = words.field_name(&since.field).map_or_else(|| since.field.to_string(), str::to_owned);
    let measured_in = since.measured_in.as_deref();
    let first = words.field_value(&since.first, measured_in, bench.today);
    let now = words.field_value(&since.now, measured_in, bench.today);
    let of = since.of.as_ref().map(|of| bench.titled(of));
    words.changed_since(of.as_deref(), &field, &first, &now)
}

fn acts(props: &GoalLineProps) -> Html {
    let (goal, bench) = (&props.goal, &props.bench);
    let words = bench.words();
    let title = bench.titled(&goal.title);
    html! {
        <>
            {step_act(props, &title)}
            {Button::new(words.comment_or_ask_on(&title), bench.talker(&goal.id)).kind(ButtonKind::Icon).size(ButtonSize::Small)
                .glyph(Glyph::Comment).edits().view()}
        </>
    }
}

/// The next step forward or back; one button, so that the focus stays where it was pressed.
fn step_act(props: &GoalLineProps, title: &str) -> Html {
    let (goal, bench) = (&props.goal, &props.bench);
    let words = bench.words();
    if goal.is_ready() {
        Button::new(words.publish(), bench.publisher(vec![goal.id.clone()]))
            .size(ButtonSize::Small)
            .name(AttrValue::from(words.publish_named(title)))
            .edits()
            .view()
    } else if goal.may_take_back {
        Button::new(words.take_back(), bench.editor(take_back(&goal.id)))
            .size(ButtonSize::Small)
            .kind(ButtonKind::Quiet)
            .name(AttrValue::from(words.take_back_named(title)))
            .edits()
            .view()
    } else {
        Html::default()
    }
}
