//! A key result: what is measured, where it stands, and the check-in in its row.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::change::change_lines;
use super::check_in::CheckInForm;
use super::desk::{RowAct, RowMode, Stand};
use super::objective::Beside;
use super::row::Row;
use super::row_menu::MenuSort;
use super::title::Title;
use crate::okr::{Day, Stage, Text};
use crate::query::outline::KrRow;
use crate::query::said::Before;
use crate::ui::env::use_env;
use crate::ui::parts::{
    Point, ProgressBarProps, StatusShape, avatars, plain_text, progress_bar, sparkline, use_reading,
};
use crate::ui::renders;
use crate::ui::why::WhyMark;
use crate::words::Phrases;

/// What a key result's line shows.
#[derive(Properties, PartialEq)]
pub struct KrLineProps {
    /// The key result.
    pub row: Rc<KrRow>,
    /// What stood before the check-in that is open in it.
    pub before: Option<Rc<Before>>,
    /// How it stands.
    pub stand: Stand,
    /// Today.
    pub today: Day,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// A key result.
#[component]
pub fn KrLine(props: &KrLineProps) -> Html {
    renders::count("kr-row");
    let env = use_env();
    let is_read = use_reading();
    let words = env.words();
    let row = &props.row;
    let name = if row.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&row.title) };
    let spark: Rc<[Point]> =
        row.spark.iter().enumerate().map(|(at, value)| Point { at: at as f64, value: *value }).collect();
    let owners: Rc<[AttrValue]> =
        row.owners.iter().map(|owner| AttrValue::from(Text::clone(&owner.name))).collect();
    let shape = StatusShape::from(row.status);
    let (now, against) = words.kr_figure(row);
    let check_in = {
        let (act, id) = (props.act.clone(), row.id.clone());
        Callback::from(move |_event: MouseEvent| act.emit(RowAct::CheckIn(id.clone())))
    };
    let from_bar = {
        let check_in = check_in.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            check_in.emit(event);
        })
    };
    let said = if against.is_empty() { now.clone() } else { format!("{now} {against}") };
    let open = props.stand.open == RowMode::CheckIn;
    let figure = html! {
        <>
            {plain_text(now)}
            if !against.is_empty() {
                { " " }<small>{plain_text(against)}</small>
            }
        </>
    };
    html! {
        <Row id={row.id.clone()} name={AttrValue::from(name)} class={if row.is_part { "kr kr--part" } else { "kr" }}
            sort={MenuSort::KeyResult(row.stage)} stand={props.stand} act={props.act.clone()}>
            <div class="kr__status">
                if !row.is_hidden() {
                    <WhyMark id={row.id.clone()} status={row.status} is_near={props.stand.is_current} />
                }
            </div>
            <div class="kr__words">
                <Title id={row.id.clone()} title={Text::clone(&row.title)} hidden={row.is_hidden()} stand={props.stand} class="kr__open"
                    label={words.key_result()} act={props.act.clone()} />
                { sub(words, props) }
                { change_lines(words, &row.changes, props.today) }
            </div>
            <div class="kr__spark">{sparkline(&spark)}</div>
            // The value beside it is the button; the bar only gives the pointer more to hit.
            <div class="kr__bar" onclick={(!is_read && !row.is_hidden()).then_some(from_bar)}>
                {if row.is_hidden() { Html::default() } else { progress_bar(&ProgressBarProps {
                    share: row.progress, pace: row.pace, status: Some(shape),
                    label: AttrValue::from(words.bar_words(row.progress, row.pace, row.status))
                }) }}
            </div>
            if row.is_hidden() {
                <span class="kr__value"></span>
            } else if is_read {
                <span class="kr__value">{figure}</span>
            } else {
                <button type="button" class="kr__value" tabindex={if props.stand.is_current { "0" } else { "-1" }}
                    aria-label={words.check_in_at(&said)} aria-expanded={if open { "true" } else { "false" }} onclick={check_in}>
                    {figure}
                </button>
            }
            <div class="kr__confidence">
                if let Some(confidence) = row.confidence {
                    <span title={words.confidence()}><span class="unseen">{ words.confidence() }{ " " }</span>{ confidence }</span>
                }
            </div>
            <div class="kr__who">{avatars(&owners, 2)}</div>
            if let Some(before) = props.before.clone().filter(|_| open) {
                <CheckInForm id={row.id.clone()} title={Text::clone(&row.title)} {before} today={props.today} act={props.act.clone()} />
            }
        </Row>
    }
}

/// What is to be known besides: what the measure asks, words of a source, what is unusual.
fn sub(words: &dyn Phrases, props: &KrLineProps) -> Html {
    let row = &props.row;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(row.code.as_deref().map(str::to_owned));
    facts.extend(row.priority.as_deref().map(str::to_owned));
    if row.is_part {
        facts.push(words.part_of_above().to_owned());
    }
    facts.extend(words.corridor(&row.measure, row.measured_in.as_deref()));
    facts.extend(row.kept.map(|(kept, due)| words.kept_weeks(kept, due)));
    facts.extend(row.target_text.as_deref().map(str::to_owned));
    facts.extend(row.due_text.as_deref().map(|due| words.due_words(due)));
    facts.extend(row.unit.as_deref().map(str::to_owned));
    match row.stage {
        Stage::Published { .. } => {}
        Stage::Draft | Stage::Postponed | Stage::Dropped | Stage::Closed => {
            facts.push(words.stage_word(row.stage).to_owned());
        }
    }
    facts.extend(row.status_text.as_deref().map(str::to_owned));
    facts.extend(row.weight.map(|weight| words.weighs(weight)));
    facts.extend(row.score.map(|score| words.score_at(score)));
    if row.supporters > 0 {
        facts.push(words.n_supporters(row.supporters));
    }
    facts.extend(row.last.filter(|_| row.is_old).map(|day| words.last_update(day, props.today)));
    let has_signs = row.conflicted || row.comments > 0 || row.mark.is_some();
    if facts.is_empty() && !has_signs {
        return Html::default();
    }
    html! {
        <span class="kr__sub">
            { for facts.into_iter().enumerate().map(|(idx, fact)| html! {
                <span key={idx} class="kr__fact">{plain_text(fact)}</span>
            }) }
            if has_signs {
                <Beside id={row.id.clone()} mark={row.mark} conflicted={row.conflicted} comments={row.comments} stand={props.stand}
                    act={props.act.clone()} />
            }
        </span>
    }
}
