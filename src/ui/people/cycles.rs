//! The cycles: made from the calendar or freely, nested, dated, archived.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{CycleKind, CyclePhase, Day, Id, Span};
use crate::query::people::{self, CycleRow};
use crate::space::codec::Word;
use crate::space::{Change, Edit, New, Place};
use crate::ui::disagreements::QuestionSign;
use crate::ui::env::use_env;
use crate::ui::parts::{
    ButtonKind, Choice, DateField, FieldLook, Glyph, Menu, MenuEntry, Select, chip, empty_state,
};

use super::SectionProps;
use super::dates::use_date_words;
use super::pick::{Ask, Pick};
use super::row::{Act, RowMenu, RowName, changes};

const KINDS: [CycleKind; 6] = [
    CycleKind::Year,
    CycleKind::Half,
    CycleKind::Quarter,
    CycleKind::TwoMonths,
    CycleKind::Month,
    CycleKind::Custom,
];

const PHASES: [CyclePhase; 4] =
    [CyclePhase::Planning, CyclePhase::Running, CyclePhase::Closing, CyclePhase::Closed];

/// The section of cycles.
#[component]
pub fn Cycles(props: &SectionProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let Some(session) = props.model.session() else { return Html::default() };
    let today = props.model.today;
    let rows = people::cycles(&session.space, today, props.archive);
    let is_empty = rows.is_empty();
    let rows = rows.into_iter().enumerate().map(|(place, row)| {
        let (key, on_remove) = (row.id.to_string(), props.on_remove.clone());
        html! { <CycleLine {key} row={Rc::new(row)} {place} {today} {on_remove} /> }
    });
    html! {
        <section class="section" aria-labelledby="people-cycles">
            <header class="section__head">
                <h2 class="section__title" id="people-cycles">{ words.cycles() }</h2>
                <NewCycle ..props.clone() />
            </header>
            <p class="section__text">{ words.cycles_text() }</p>
            if is_empty {
                {empty_state(words.no_cycles(), Some(words.no_cycles_text()), None)}
            } else {
                <table class="table table--cycles">
                    <thead><tr>
                        <th scope="col">{ words.name() }</th>
                        <th scope="col">{ words.from() }</th>
                        <th scope="col">{ words.until() }</th>
                        <th scope="col">{ words.cycle_length() }</th>
                        <th scope="col">{ words.lies_in() }</th>
                        <th scope="col">{ words.phase() }</th>
                        <th scope="col" class="table__number">{ words.objectives() }</th>
                        <th scope="col"><span class="unseen">{ words.more() }</span></th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        </section>
    }
}

/// The menu that makes cycles.
#[component]
fn NewCycle(props: &SectionProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let Some(session) = props.model.session() else { return Html::default() };
    let presets = people::cycle_presets(&session.space, props.model.today);
    let made: Vec<(New, Place)> =
        presets.iter().map(|preset| people::cycle_from(&session.space, preset.period)).collect();
    let mut entries: Vec<MenuEntry> = presets
        .iter()
        .enumerate()
        .map(|(at, preset)| MenuEntry::act(at.to_string(), words.preset(*preset), Glyph::Calendar))
        .collect();
    entries.push(MenuEntry::Line);
    entries.push(MenuEntry::act("other", words.other_length(), Glyph::Pencil));
    let dispatch = env.dispatch.clone();
    let on_choose = Callback::from(move |chosen: AttrValue| {
        let preset = chosen.parse::<usize>().ok().and_then(|at| made.get(at));
        let (new, place) = preset.cloned().unwrap_or_else(|| {
            let new = New::Cycle { name: "".into(), kind: Some(CycleKind::Custom), span: Span::UNKNOWN };
            (new, Place::default())
        });
        dispatch.emit(Action::Add { new, place });
    });
    html! {
        <Menu id="add-cycle" label={words.new_cycle()} kind={ButtonKind::Plain} glyph={Some(Glyph::Plus)}
            entries={Rc::from(entries)} {on_choose} />
    }
}

#[derive(Properties, PartialEq)]
struct CycleLineProps {
    row: Rc<CycleRow>,
    place: usize,
    today: Day,
    on_remove: Callback<Id>,
}

/// One cycle.
#[component]
fn CycleLine(props: &CycleLineProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let row = &props.row;
    let id = &row.id;
    let name = AttrValue::from(row.name.to_string());
    let on_act = {
        let (dispatch, on_remove) = (env.dispatch.clone(), props.on_remove.clone());
        let (id, archived) = (id.clone(), row.archived);
        Callback::from(move |act: Act| match act {
            Act::Archive => dispatch
                .emit(Action::Edit(Edit::Change { id: id.clone(), change: Change::Archived(!archived) })),
            Act::Delete => on_remove.emit(id.clone()),
            Act::Move(_) | Act::AddUnit | Act::AddPerson | Act::Me | Act::Share => {}
        })
    };
    let kinds: Rc<[Choice]> = std::iter::once(Choice::new("", words.no_length()))
        .chain(KINDS.map(|kind| Choice::new(kind.word(), words.cycle_kind_word(kind))))
        .collect();
    let on_kind = changes(&env, id, |word: AttrValue| Change::CycleKind(CycleKind::from_word(&word)));
    let phases: Rc<[Choice]> =
        PHASES.map(|phase| Choice::new(phase.word(), words.cycle_phase_word(phase))).into();
    let on_phase = changes(&env, id, |word: AttrValue| {
        Change::CyclePhase(CyclePhase::from_word(&word).unwrap_or_default())
    });
    let on_cycle = changes(&env, id, Change::Cycle);
    html! {
        <tr data-archived={row.archived.then_some("true")}>
            <td>
                <span class="table__name" data-depth={row.depth.min(6).to_string()}>
                    <RowName id={id.clone()} name={name.clone()} label={words.name()} placeholder={words.name()}
                        place={props.place} />
                    if row.is_now {
                        {chip(words.now())}
                    }
                    if row.archived {
                        {chip(words.archived())}
                    }
                    if row.conflicted {
                        <QuestionSign id={id.clone()} />
                    }
                </span>
            </td>
            <td data-name={words.from()}><CycleDay id={id.clone()} span={row.span} is_start={true} today={props.today} /></td>
            <td data-name={words.until()}><CycleDay id={id.clone()} span={row.span} is_start={false} today={props.today} /></td>
            <td data-name={words.cycle_length()}>
                <Select id={format!("length-{id}")} label={words.cycle_length()} choices={kinds} class="select--bare"
                    value={row.kind.map_or("", Word::word)} on_choose={on_kind} />
            </td>
            <td data-name={words.lies_in()}>
                <Pick id={format!("in-{id}")} label={words.lies_in()} shown={row.parent_name.clone()}
                    ask={Ask::Cycle(id.clone())} on_choose={on_cycle} />
            </td>
            <td data-name={words.phase()}>
                <Select id={format!("phase-{id}")} label={words.phase()} choices={phases} class="select--bare"
                    value={row.phase.word()} on_choose={on_phase} />
            </td>
            <td data-name={words.objectives()} class="table__number">{ row.objectives }</td>
            <td><RowMenu id={id.clone()} {name} archived={row.archived} {on_act} /></td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct CycleDayProps {
    id: Id,
    span: Span,
    is_start: bool,
    today: Day,
}

/// The first or the last day of a cycle.
#[component]
fn CycleDay(props: &CycleDayProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let refused = use_state(|| None::<&'static str>);
    let date_words = use_date_words(env.lang);
    let (label, slug, value) = if props.is_start {
        (words.from(), "start", props.span.start)
    } else {
        (words.until(), "end", props.span.end)
    };
    let on_commit = {
        let (dispatch, refused) = (env.dispatch.clone(), refused.clone());
        let (id, span, is_start) = (props.id.clone(), props.span, props.is_start);
        Callback::from(move |text: AttrValue| {
            let day = Day::parse_written(text.trim());
            if day.is_none() && !text.trim().is_empty() {
                refused.set(Some(words.not_a_day()));
                return;
            }
            let span = if is_start { Span { start: day, ..span } } else { Span { end: day, ..span } };
            if matches!((span.start, span.end), (Some(start), Some(end)) if end < start) {
                refused.set(Some(words.end_before_start()));
                return;
            }
            refused.set(None);
            let change = if is_start { Change::Start(day) } else { Change::End(day) };
            dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change }));
        })
    };
    html! {
        <DateField id={format!("{slug}-{}", props.id)} value={value.map_or_else(String::new, |day| day.to_string())} {label}
            today={props.today} words={date_words} look={FieldLook::Bare} placeholder="–" {on_commit}
            error={refused.map(AttrValue::from)} />
    }
}
