//! A KPI in the panel: how it is and what brings it back, its values, its fields; and the short list of KPIs in
//! the panel of a unit or a person.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::kpis::KpiAction;
use crate::okr::kpi::{Course, Health};
use crate::okr::{Day, Direction, Id, Privacy, Status, Text, number};
use crate::query::kpis::{KpiRow, Recovering};
use crate::query::panel::{CheckInRow, KpiView};
use crate::space::codec::Word;
use crate::space::{Change, Edit, Place, Space};
use crate::ui::parts::{
    BandProps, Button, ButtonKind, ButtonSize, FieldLook, Glyph, HistoryChartProps, Level, Lines, Menu,
    MenuEntry, Point, Select, StatusShape, SwitchProps, TextField, band_chart, disclosure, history_chart,
    icon, plain_text, rich_note, status_mark, switch,
};
use crate::words::{KpiLabel, PagePhrases, PanelLabel};

use super::bits::{NumberInput, fact, section, word_choices, word_value};
use super::desk::Desk;
use super::history::came;
use super::owners::{OwnersFieldProps, owners_field};
use super::pickers::{Among, Picker};
use super::reading::{Left, ReadForm};

/// How many values are shown before the rest is one press away.
const SHOWN: usize = 6;

/// The shape of a health.
pub fn health_shape(health: Health) -> StatusShape {
    match health {
        Health::Healthy => StatusShape::OnTrack,
        Health::Watch => StatusShape::Behind,
        Health::Unhealthy => StatusShape::AtRisk,
        Health::Unknown => StatusShape::Pending,
    }
}

/// How a KPI is, by shape, colour and word.
pub fn health_mark(row: &KpiRow, words: &dyn PagePhrases) -> Html {
    let shape = health_shape(row.reading.health);
    html! {
        <span class="health" data-status={shape.slug()}>
            {status_mark(shape, None)}<span>{words.health_word(row.reading.health)}</span>
        </span>
    }
}

/// The latest value with what it counts, or a dash.
pub fn value_told(row: &KpiRow, words: &dyn PagePhrases) -> String {
    match (&row.written, row.reading.value) {
        (Some(written), Some(_)) => written.to_string(),
        (None, Some(value)) => words.amount(value, row.kpi.measured_in.as_deref()),
        (_, None) => "–".to_owned(),
    }
}

/// Where a KPI is heading, as a small drawing.
pub fn course_glyph(row: &KpiRow) -> Option<Glyph> {
    let (first, last) = (row.series.first()?.1, row.series.last()?.1);
    match row.reading.course {
        Course::Moving(Direction::Up) => Some(Glyph::ArrowUp),
        Course::Moving(Direction::Down) => Some(Glyph::ArrowDown),
        Course::Better | Course::Worse if last > first => Some(Glyph::ArrowUp),
        Course::Better | Course::Worse if last < first => Some(Glyph::ArrowDown),
        Course::Flat => Some(Glyph::ArrowRight),
        Course::Better | Course::Worse | Course::Unknown => None,
    }
}

/// The course of a KPI before its corridor.
pub fn kpi_band(row: &KpiRow, words: &dyn PagePhrases) -> Html {
    let corridor = words.corridor_told(row.kpi.corridor(), row.kpi.measured_in.as_deref());
    let label = words.values_told(row.series.len(), &value_told(row, words), row.reading.health, &corridor);
    band_chart(&BandProps {
        points: row.points().into_iter().map(|(at, value)| Point { at, value }).collect(),
        band: row.kpi.corridor(),
        status: health_shape(row.reading.health),
        label: AttrValue::from(label),
    })
}

/// What brings a KPI back: a goal that does, or one that could be made with one press.
pub fn recovery(row: &KpiRow, desk: &Desk) -> Html {
    let words = desk.words();
    match &row.recovering {
        Recovering::Nothing => Html::default(),
        Recovering::Running { goal, title, status } => {
            let name = if title.is_empty() {
                AttrValue::from(words.untitled())
            } else {
                AttrValue::from(Rc::clone(title))
            };
            html! {
                <p class="recovery">
                    <span class="recovery__lead">{words.kpi_label(KpiLabel::Recovering)}</span>
                    {goal_status(*status, words)}
                    {Button::new(name, desk.opener(goal)).kind(ButtonKind::Inline).view()}
                </p>
            }
        }
        Recovering::Suggested(plan) => {
            let made = KpiAction::Recover {
                kpi: plan.kpi.clone(),
                title: Text::from(words.recovery_title(plan)),
                key_result: Text::from(words.recovery_key_result(plan)),
            };
            let press = desk.env.dispatch.reform(move |_event: MouseEvent| Action::Kpi(made.clone()));
            html! {
                <p class="recovery">
                    <span class="recovery__lead">{words.recover_hint(plan)}</span>
                    {Button::new(words.kpi_label(KpiLabel::Recover), press).size(ButtonSize::Small).glyph(Glyph::Target)
                        .name(AttrValue::from(format!("{}: {}", words.kpi_label(KpiLabel::Recover), row.name)))
                        .edits().view()}
                </p>
            }
        }
    }
}

fn goal_status(status: Status, words: &dyn PagePhrases) -> Html {
    let shape = StatusShape::from(status);
    html! {
        <span class="health" data-status={shape.slug()}>{status_mark(shape, None)}<span>{words.status_word(status)}</span></span>
    }
}

/// What the parts of a KPI in the panel show.
#[derive(Properties, PartialEq, Clone)]
pub struct KpiPartProps {
    /// The KPI.
    pub view: Rc<KpiView>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// How a KPI is.
pub fn kpi_standing(props: &KpiPartProps) -> Html {
    let (row, desk) = (&props.view.row, &props.desk);
    let words = desk.words();
    let value = value_told(row, words);
    section(
        desk.label(PanelLabel::Standing),
        None,
        html! { <>
            <dl class="facts">
                {fact(words.status(), html! { <>
                    {health_mark(row, words)}
                    if row.reading.overdue {
                        <span class="kpi__late">{words.kpi_label(KpiLabel::Overdue)}</span>
                    }
                </> })}
                {fact(words.value(), html! { <>
                    <span class="num">{plain_text(value)}</span>
                    if let Some(at) = row.reading.at {
                        <span class="facts__derivation">{" "}{words.day(at, desk.today)}</span>
                    }
                </> })}
                {fact(words.kpi_label(KpiLabel::Trend), html! { <span class="kpi__trend">
                    if let Some(glyph) = course_glyph(row) { {icon(glyph)} }
                    {words.kpi_course(row.reading.course)}
                </span> })}
                if let Some(due) = row.due {
                    {fact(words.label(PanelLabel::Due), html! { {words.next_value(due, desk.today)} })}
                }
                if let Some(kept) = &row.kept_from {
                    {fact(words.kpi_label(KpiLabel::KeptFrom), html! {
                        {Button::new(AttrValue::from(Rc::clone(&kept.name)), desk.opener(&kept.id)).kind(ButtonKind::Inline).view()}
                    })}
                }
            </dl>
            {recovery(row, desk)}
        </> },
    )
}

/// Every value that was entered: a new one, the course, and the list.
#[component]
pub fn KpiReadings(props: &KpiPartProps) -> Html {
    let (view, desk) = (&props.view, &props.desk);
    let words = desk.words();
    let writing = use_state(|| None::<bool>);
    let begin = |several: bool| {
        let writing = writing.clone();
        Callback::from(move |_event: MouseEvent| writing.set(Some(several)))
    };
    let on_left = {
        let writing = writing.clone();
        Callback::from(move |_left: Left| writing.set(None))
    };
    let all = &view.readings.standing;
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    let item = |row: &CheckInRow| {
        html! { <ReadingItem key={row.key.to_string()} part={props.clone()} row={Rc::new(row.clone())} /> }
    };
    let acts = html! {
        if writing.is_none() {
            {Button::new(words.kpi_label(KpiLabel::Several), begin(true)).kind(ButtonKind::Quiet).size(ButtonSize::Small).edits().view()}
            {Button::new(words.kpi_label(KpiLabel::Read), begin(false)).id("panel-read").size(ButtonSize::Small).edits().view()}
        }
    };
    section(
        AttrValue::from(words.kpi_label(KpiLabel::Readings)),
        Some(acts),
        html! { <>
            if let Some(several) = *writing {
                <ReadForm row={Rc::clone(&view.row)} space={props.space.clone()} desk={desk.clone()} place="panel" {several} {on_left} />
            }
            {course(&view.row, desk)}
            if all.is_empty() {
                <p class="facts__empty">{words.kpi_label(KpiLabel::NoReadings)}</p>
            } else {
                <ol class="timeline">{for first.iter().map(item)}</ol>
            }
            if !rest.is_empty() {
                {disclosure(words.more(), Some(rest.len()), false, html! { <ol class="timeline">{for rest.iter().map(item)}</ol> })}
            }
            if !view.readings.gone.is_empty() {
                {disclosure(desk.label(PanelLabel::Gone), Some(view.readings.gone.len()), false, html! {
                    <ol class="timeline">
                        {for view.readings.gone.iter().map(|row| html! {
                            <li class="timeline__entry" data-retracted="true" key={row.key.to_string()}>{told(row, props)}</li>
                        })}
                    </ol>
                })}
            }
        </> },
    )
}

/// The whole course with the edges of the corridor.
fn course(row: &KpiRow, desk: &Desk) -> Html {
    let words = desk.words();
    let Some((from, to)) = row.ends().filter(|_| row.series.len() > 1) else { return Html::default() };
    let (low, high) = row.kpi.corridor();
    let level =
        |value: Option<f64>, label: PanelLabel| value.map(|value| Level { value, label: desk.label(label) });
    let corridor = words.corridor_told((low, high), row.kpi.measured_in.as_deref());
    history_chart(&HistoryChartProps {
        points: row.points().into_iter().map(|(at, value)| Point { at, value }).collect(),
        pace: Rc::from([]),
        levels: [level(low, PanelLabel::Low), level(high, PanelLabel::High)].into_iter().flatten().collect(),
        written: Callback::from(|value: f64| AttrValue::from(number::shown(value, 2))),
        from: AttrValue::from(words.day(from, desk.today)),
        to: AttrValue::from(words.day(to, desk.today)),
        span: None,
        status: Some(health_shape(row.reading.health)),
        label: AttrValue::from(words.values_told(
            row.series.len(),
            &value_told(row, words),
            row.reading.health,
            &corridor,
        )),
    })
}

fn told(row: &CheckInRow, props: &KpiPartProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let unit = props.view.row.kpi.measured_in.as_deref();
    html! {
        <>
            <p class="timeline__said"><bdi>{words.check_in_said(row, unit)}</bdi></p>
            if let Some(note) = &row.note {
                {rich_note(note)}
            }
            <span class="timeline__by">
                {words.by_on(row.by.as_deref(), row.at, row.at_text.as_deref(), desk.today)}
                if row.corrects {
                    {" · "}{desk.label(PanelLabel::Corrected)}
                }
            </span>
            {came(row.came.as_ref(), row.made, desk)}
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReadingItemProps {
    part: KpiPartProps,
    row: Rc<CheckInRow>,
}

/// One value: it can be corrected and taken back, and both stay in the history.
#[component]
fn ReadingItem(props: &ReadingItemProps) -> Html {
    let (row, part) = (&props.row, &props.part);
    let desk = &part.desk;
    let is_writing = use_state(|| false);
    let on_choose = {
        let (desk, is_writing, of, key) =
            (desk.clone(), is_writing.clone(), part.view.row.kpi.id.clone(), Text::clone(&row.key));
        Callback::from(move |chosen: AttrValue| match chosen.as_str() {
            "correct" => is_writing.set(true),
            _ => desk.edit(Edit::Retract { of: of.clone(), key: Text::clone(&key) }),
        })
    };
    let on_left = {
        let is_writing = is_writing.clone();
        Callback::from(move |_left: Left| is_writing.set(false))
    };
    let entries: Rc<[MenuEntry]> = Rc::from([
        MenuEntry::act("correct", desk.label(PanelLabel::Correct), Glyph::Pencil),
        MenuEntry::act("retract", desk.label(PanelLabel::TakeBack), Glyph::Undo),
    ]);
    html! {
        <li class="timeline__entry">
            if *is_writing {
                <ReadForm row={Rc::clone(&part.view.row)} space={part.space.clone()} desk={desk.clone()}
                    place={format!("correct-{}", super::id_part(&row.key))} corrects={Some(Rc::clone(row))} {on_left} />
            } else {
                {told(row, part)}
                <span class="timeline__acts">
                    <Menu id={format!("panel-said-{}", row.key)} label={desk.words().more()} {entries} {on_choose}
                        kind={ButtonKind::Icon} size={ButtonSize::Small} />
                </span>
            }
        </li>
    }
}

/// The fields of a KPI, edited where they stand.
pub fn kpi_facts(props: &KpiPartProps) -> Html {
    let (view, desk, space) = (&props.view, &props.desk, &props.space);
    let (kpi, words) = (&view.row.kpi, desk.words());
    let id = &kpi.id;
    let unit = kpi.measured_in.clone().map(AttrValue::from);
    let edge = |field: &'static str,
                label: PanelLabel,
                value: Option<f64>,
                on_change: Callback<Option<f64>>| {
        html! {
            <NumberInput id={field} label={desk.label(label)} {value} {on_change} desk={desk.clone()} measured_in={unit.clone()}
                placeholder={desk.label(PanelLabel::Unset)} />
        }
    };
    let (low, high) = (kpi.low, kpi.high);
    let on_low = desk.on(id, move |low: Option<f64>| Change::Corridor(low, high));
    let on_high = desk.on(id, move |high: Option<f64>| Change::Corridor(low, high));
    let on_better = desk.on(id, |word: AttrValue| Change::Better(Direction::from_word(&word)));
    let on_days = desk.on(id, |days: Option<f64>| {
        Change::Cadence(days.filter(|days| *days >= 1.0).map(|days| days as u32))
    });
    let on_private = desk.on(id, |word: AttrValue| Change::Private(Privacy::from_word(&word)));
    section(
        desk.label(PanelLabel::Fields),
        None,
        html! {
            <dl class="facts">
                {fact(words.label(PanelLabel::Floor), edge("panel-low", PanelLabel::Floor, low, on_low))}
                {fact(words.label(PanelLabel::Ceiling), edge("panel-high", PanelLabel::Ceiling, high, on_high))}
                {fact(words.label(PanelLabel::MeasuredIn), html! {
                    <TextField id="panel-measured-in" value={unit.clone().unwrap_or_default()} label={desk.label(PanelLabel::MeasuredIn)}
                        on_commit={desk.on_text(id, Change::MeasuredIn)} lines={Lines::One} look={FieldLook::Bare}
                        placeholder={desk.label(PanelLabel::MeasuredInEmpty)} />
                })}
                {fact(words.kpi_label(KpiLabel::BetterIs), html! {
                    <Select id="panel-better" label={words.kpi_label(KpiLabel::BetterIs)} value={word_value(kpi.direction)} on_choose={on_better}
                        choices={word_choices(Some(words.kpi_label(KpiLabel::BetterFromCorridor)), |way: Direction| words.direction_word(way))}
                        class="select--bare" />
                })}
                {fact(words.owner(), owners_field(&OwnersFieldProps {
                    id: id.clone(), owners: view.owners.clone(), taken: Vec::new(), desk: desk.clone(), space: space.clone()
                }))}
                {fact(words.label(PanelLabel::Home), home(props))}
                {fact(words.kpi_label(KpiLabel::Cadence), html! {
                    <NumberInput id="panel-cadence" label={words.kpi_label(KpiLabel::Cadence)} value={kpi.cadence_days.map(f64::from)}
                        on_change={on_days} desk={desk.clone()} measured_in={AttrValue::from(words.kpi_label(KpiLabel::Days))}
                        placeholder={AttrValue::from(view.cadence_above.to_string())} />
                })}
                {fact(words.privacy_label(), html! {
                    <Select id="panel-privacy" label={words.privacy_label()} value={word_value(kpi.privacy)} on_choose={on_private} class="select--bare"
                        choices={word_choices(Some(words.privacy_word(None)), |one: Privacy| words.privacy_word(Some(one)))} />
                })}
                {fact(words.kpi_label(KpiLabel::Archived), switch(&SwitchProps {
                    id: AttrValue::Static("panel-archived"), label: AttrValue::from(words.kpi_label(KpiLabel::Archived)),
                    on: kpi.archived, on_change: desk.on(id, Change::Archived)
                }))}
            </dl>
        },
    )
}

fn home(props: &KpiPartProps) -> Html {
    let (view, desk, space) = (&props.view, &props.desk, &props.space);
    let id = view.row.kpi.id.clone();
    let move_to = {
        let (desk, space) = (desk.clone(), space.clone());
        Callback::from(move |under: Option<Id>| {
            let after = space.kpis_of(under.as_ref()).iter().rfind(|other| **other != id).cloned();
            desk.edit(Edit::Move { id: id.clone(), place: Place { under, after } });
        })
    };
    let shown = view.home.as_ref().map(|home| AttrValue::from(Rc::clone(&home.name))).unwrap_or_default();
    let none = (AttrValue::from(desk.words().none()), move_to.reform(|()| None));
    html! {
        <Picker id="panel-home" label={desk.label(PanelLabel::Home)} among={Among::PeopleAndUnits} space={space.clone()}
            desk={desk.clone()} on_choose={move_to.reform(Some)} {shown} on_none={Some(none)} />
    }
}

/// The KPIs of a unit or person in short; a press opens one.
pub fn kpis_in_short(rows: &[Rc<KpiRow>], desk: &Desk) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let words = desk.words();
    let when = |at: Option<Day>| at.map(|at| words.day(at, desk.today)).unwrap_or_default();
    section(
        AttrValue::from(words.kpi_label(KpiLabel::Kpis)),
        None,
        html! {
            <ul class="kpis-short">
                {for rows.iter().map(|row| {
                    let name = if row.name.is_empty() { AttrValue::from(words.untitled()) } else { AttrValue::from(Rc::clone(&row.name)) };
                    html! {
                        <li key={row.kpi.id.to_string()} class="kpis-short__one">
                            {health_mark(row, words)}
                            {Button::new(name, desk.opener(&row.kpi.id)).kind(ButtonKind::Inline).view()}
                            <span class="kpis-short__value num">{plain_text(value_told(row, words))}</span>
                            <span class="kpis-short__day">{when(row.reading.at)}</span>
                        </li>
                    }
                })}
            </ul>
        },
    )
}
