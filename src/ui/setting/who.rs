//! Who is where: a row for each unit and person with four steps, and their goals below.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::okr::arrange::set_of;
use crate::query::setting::{Row, RowKind, StepKind, StepState, Steps};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, chip, icon, plain_text};

use super::bench::Bench;
use super::goal::GoalLine;
use super::head::PieceProps;
use super::mark::step_mark;

/// The section of units and people.
#[component]
pub fn WhoSection(props: &PieceProps) -> Html {
    let opened = use_state(BTreeSet::<String>::new);
    let (bench, setting) = (&props.bench, &props.setting);
    let words = bench.words();
    let all = set_of(setting.rows.iter().filter(|row| opens(row, &setting.rows)).map(key_of));
    let is_all = !all.is_empty() && all.is_subset(&opened);
    let toggle_all = {
        let opened = opened.clone();
        Callback::from(move |_event: MouseEvent| {
            opened.set(if is_all { BTreeSet::new() } else { all.clone() });
        })
    };
    let on_toggle = {
        let opened = opened.clone();
        Callback::from(move |key: String| {
            let mut next = (*opened).clone();
            if !next.remove(&key) {
                next.insert(key);
            }
            opened.set(next);
        })
    };
    let is_open = |id: Option<&Id>| opened.contains(id.map_or("", Id::as_str));
    // People without goals of their own are shown with their unit's goals.
    let shown = setting.rows.iter().filter(|row| {
        row.kind != RowKind::Person
            || !row.goals.is_empty()
            || row.under.is_none()
            || is_open(row.under.as_ref())
    });
    html! {
        <section class="section" aria-labelledby="set-who-title">
            <header class="section__head">
                <h2 class="section__title" id="set-who-title">{words.who_is_where()}</h2>
                {Button::new(if is_all { words.close_all() } else { words.open_all() }, toggle_all)
                    .id("set-who-all").kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
            </header>
            <p class="section__text">{words.who_is_where_text()}</p>
            <table class="set-table">
                <thead><tr>
                    <th scope="col">{words.unit_or_person()}</th>
                    <th scope="col" class="set-table__count">{words.goals_column()}</th>
                    {for StepKind::ALL.map(|kind| html! { <th scope="col" class="set-table__step">{words.step(kind)}</th> })}
                    <th scope="col" class="set-table__acts"><span class="unseen">{words.more()}</span></th>
                </tr></thead>
                <tbody>
                    {for shown.map(|row| lines(props, row, is_open(row.id.as_ref()), &on_toggle))}
                </tbody>
                <tfoot><tr>
                    <th scope="row" class="set-table__name">{words.together()}</th>
                    <td class="set-table__count num">{setting.steps.of(StepKind::Drafted).all}</td>
                    {for StepKind::ALL.map(|kind| step_cell(bench, kind, &setting.steps, setting.steps.of(kind).state()))}
                    <td class="set-table__acts"></td>
                </tr></tfoot>
            </table>
        </section>
    }
}

fn key_of(row: &Row) -> String {
    row.id.as_ref().map_or_else(String::new, ToString::to_string)
}

/// Whether there is anything below a row: goals, or people without any.
fn opens(row: &Row, all: &[Row]) -> bool {
    !row.goals.is_empty() || (row.kind == RowKind::Unit && without(row, all) > 0)
}

/// People of a unit without goals of their own.
fn without(row: &Row, all: &[Row]) -> usize {
    let under = |one: &&Row| one.kind == RowKind::Person && one.under == row.id && one.goals.is_empty();
    all.iter().filter(under).count()
}

/// A row, and its goals where it is open.
fn lines(props: &PieceProps, row: &Row, is_open: bool, on_toggle: &Callback<String>) -> Html {
    let bench = &props.bench;
    let key = key_of(row);
    let hidden = if row.kind == RowKind::Unit { without(row, &props.setting.rows) } else { 0 };
    let goals = row.goals.iter().filter(|_| is_open).map(|goal| {
        html! {
            <GoalLine key={format!("goal-{}", goal.id)} goal={Rc::new(goal.clone())} depth={row.depth + 1} bench={bench.clone()} />
        }
    });
    html! {
        <>
            {head(bench, row, (is_open, hidden), on_toggle.reform(move |_event: MouseEvent| key.clone()))}
            {for goals}
        </>
    }
}

fn head(bench: &Bench, row: &Row, (is_open, hidden): (bool, usize), on_toggle: Callback<MouseEvent>) -> Html {
    let words = bench.words();
    let name =
        if row.kind == RowKind::Nobody { AttrValue::from(words.nobodys()) } else { bench.titled(&row.name) };
    let glyph = if is_open { Glyph::ChevronDown } else { Glyph::ChevronRight };
    let kind = match row.kind {
        RowKind::Unit => "unit",
        RowKind::Person => "person",
        RowKind::Nobody => "nobody",
    };
    let late = row.late();
    html! {
        <tr key={format!("row-{}", key_of(row))} class="set-table__row" data-kind={kind}
            data-empty={row.goals.is_empty().then_some("true")}>
            <th scope="row" class="set-table__name">
                <span class="set-table__who" data-depth={row.depth.min(6).to_string()}>
                    if row.goals.is_empty() && hidden == 0 {
                        <span class="set-table__gap"></span><span>{plain_text(&name)}</span>
                    } else {
                        <button type="button" class="set-table__fold" aria-expanded={is_open.to_string()} onclick={on_toggle}>
                            {icon(glyph)}<span>{plain_text(&name)}</span>
                        </button>
                    }
                    if late > 0 {
                        {chip(words.late_count(late))}
                    }
                </span>
            </th>
            <td class="set-table__count num">{row.goals.len()}</td>
            {for StepKind::ALL.map(|kind| step_cell(bench, kind, &row.steps, row.state(kind)))}
            <td class="set-table__acts"><span class="set-table__buttons">{acts(bench, row, &name)}</span></td>
        </tr>
    }
}

/// A step as a mark with its number.
fn step_cell(bench: &Bench, kind: StepKind, steps: &Steps, state: StepState) -> Html {
    let words = bench.words();
    let step = steps.of(kind);
    let number = match state {
        StepState::Nothing => String::new(),
        StepState::NotYet | StepState::Done => step.done.to_string(),
        StepState::Partly => words.of_all(step.done, step.all),
    };
    html! {
        <td class="set-table__step" data-name={words.step(kind)}>
            <span class="set-table__mark">
                {step_mark(state, words.step_told(kind, step, state))}
                <span class="num" aria-hidden="true">{number}</span>
            </span>
        </td>
    }
}

fn acts(bench: &Bench, row: &Row, name: &str) -> Html {
    let words = bench.words();
    let ready = row.ready();
    let count = ready.len();
    html! {
        <>
            if count > 0 {
                {Button::new(words.publish_ready(count), bench.publisher(ready)).size(ButtonSize::Small)
                    .name(AttrValue::from(words.publish_ready_of(count, name))).edits().view()}
            }
            if let Some(home) = &row.id {
                {Button::new(words.draft_goal_for(name), bench.drafter(home)).kind(ButtonKind::Icon).size(ButtonSize::Small)
                    .glyph(Glyph::Plus).edits().view()}
            }
        </>
    }
}
