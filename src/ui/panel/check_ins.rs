//! The check-ins of a goal: a new one, the course as a small chart, and everything that was said.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{CheckIn, Id, Text, number};
use crate::query::panel::{Chart, ChartLevel, CheckInRow, CheckIns};
use crate::query::said::{Before, Said};
use crate::space::Edit;
use crate::ui::outline::{CheckInForm, RowAct};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, HistoryChartProps, Level, Menu, MenuEntry, Point, StatusShape,
    disclosure, history_chart, rich_note,
};
use crate::words::PanelLabel;

use super::bits::section;
use super::desk::Desk;
use super::history::came;

/// What [`CheckInSection`] shows.
#[derive(Properties, PartialEq)]
pub struct CheckInSectionProps {
    /// The key result or objective.
    pub of: Id,
    /// Its title.
    pub title: Text,
    /// What stood before the next check-in.
    pub before: Option<Rc<Before>>,
    /// Its check-ins.
    pub check_ins: Rc<CheckIns>,
    /// Its course.
    #[prop_or_default]
    pub chart: Option<Rc<Chart>>,
    /// The colour of the course.
    #[prop_or_default]
    pub shape: Option<StatusShape>,
    /// The desk.
    pub desk: Desk,
}

/// How many check-ins are shown before the rest is one press away.
const SHOWN: usize = 5;

/// The check-ins, newest first.
#[component]
pub fn CheckInSection(props: &CheckInSectionProps) -> Html {
    let desk = &props.desk;
    let is_writing = use_state(|| false);
    let begin = {
        let is_writing = is_writing.clone();
        Callback::from(move |_event: MouseEvent| is_writing.set(true))
    };
    let act = {
        let (desk, of, is_writing) = (desk.clone(), props.of.clone(), is_writing.clone());
        Callback::from(move |act: RowAct| {
            if let RowAct::CheckedIn(_, check_in) = act {
                desk.edit(Edit::CheckIn { of: of.clone(), check_in });
            }
            is_writing.set(false);
        })
    };
    let all = &props.check_ins.standing;
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    let item = |row: &CheckInRow| {
        html! {
            <CheckInItem key={row.key.to_string()} of={props.of.clone()} title={Text::clone(&props.title)} row={Rc::new(row.clone())}
                before={props.before.clone()} desk={desk.clone()} />
        }
    };
    let acts = html! {
        if !*is_writing && props.before.is_some() {
            {Button::new(desk.label(PanelLabel::CheckIn), begin).id("panel-check-in").size(ButtonSize::Small).edits().view()}
        }
    };
    section(
        desk.label(PanelLabel::CheckIns),
        Some(acts),
        html! { <>
            if let (true, Some(before)) = (*is_writing, &props.before) {
                <CheckInForm id={Id::new(format!("panel-{}", props.of))} title={Text::clone(&props.title)} before={Rc::clone(before)}
                    today={desk.today} {act} />
            }
            if let Some(chart) = &props.chart {
                {course(chart, props)}
            }
            if all.is_empty() {
                <p class="facts__empty">{desk.label(PanelLabel::NoCheckIns)}</p>
            } else {
                <ol class="timeline">{for first.iter().map(item)}</ol>
            }
            if !rest.is_empty() {
                {disclosure(desk.words().more(), Some(rest.len()), false, html! { <>
                    <ol class="timeline">{for rest.iter().map(item)}</ol>
                </> })}
            }
            if !props.check_ins.gone.is_empty() {
                {disclosure(desk.label(PanelLabel::Gone), Some(props.check_ins.gone.len()), false, html! { <>
                    <ol class="timeline">
                        {for props.check_ins.gone.iter().map(|row| gone(row, props))}
                    </ol>
                </> })}
            }
        </> },
    )
}

fn measured_in(before: Option<&Rc<Before>>) -> Option<Text> {
    before.and_then(|before| before.measured_in.clone())
}

fn course(chart: &Chart, props: &CheckInSectionProps) -> Html {
    let words = props.desk.words();
    let unit = measured_in(props.before.as_ref());
    let points = |points: &[(f64, f64)]| {
        points.iter().map(|(at, value)| Point { at: *at, value: *value }).collect::<Rc<[Point]>>()
    };
    let level = |(value, what): &(f64, ChartLevel)| Level {
        value: *value,
        label: props.desk.label(match what {
            ChartLevel::Target => PanelLabel::Target,
            ChartLevel::Floor => PanelLabel::Floor,
            ChartLevel::Ceiling => PanelLabel::Ceiling,
            ChartLevel::Commit => PanelLabel::Commit,
            ChartLevel::Stretch => PanelLabel::Stretch,
        }),
    };
    let in_shares = chart.in_shares;
    let written = Callback::from(move |value: f64| {
        AttrValue::from(if in_shares {
            format!("{} %", number::percent(value))
        } else {
            number::shown(value, 2)
        })
    });
    let told = |value: f64| {
        if in_shares { words.share(value) } else { words.amount(value, unit.as_deref()) }
    };
    let first = chart.points.first().map(|(_, value)| told(*value)).unwrap_or_default();
    let last = chart.points.last().map(|(_, value)| told(*value)).unwrap_or_default();
    let (start, end) = chart.ends;
    history_chart(&HistoryChartProps {
        points: points(&chart.points),
        pace: points(&chart.pace),
        levels: chart.levels.iter().map(level).collect::<Rc<[Level]>>(),
        written,
        from: AttrValue::from(words.day(start, props.desk.today)),
        to: AttrValue::from(words.day(end, props.desk.today)),
        span: Some((0.0, end.days_since(start) as f64)),
        status: props.shape,
        label: AttrValue::from(words.chart_told(chart.points.len(), &first, &last)),
    })
}

fn gone(row: &CheckInRow, props: &CheckInSectionProps) -> Html {
    let unit = measured_in(props.before.as_ref());
    html! {
        <li class="timeline__entry" data-retracted="true" key={row.key.to_string()}>
            {told(row, unit.as_deref(), &props.desk)}
        </li>
    }
}

/// What a check-in says, who said it and when.
fn told(row: &CheckInRow, measured_in: Option<&str>, desk: &Desk) -> Html {
    let words = desk.words();
    let steps = row.done.as_ref().filter(|(titles, _)| !titles.is_empty());
    html! {
        <>
            <p class="timeline__said"><bdi>{words.check_in_said(row, measured_in)}</bdi></p>
            if let Some((titles, _)) = steps {
                <p class="facts__derivation"><bdi>{titles.join(" · ")}</bdi></p>
            }
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
            {for row.extras.iter().map(|(name, value)| html! {
                <span class="timeline__by" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></span>
            })}
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CheckInItemProps {
    of: Id,
    title: Text,
    row: Rc<CheckInRow>,
    before: Option<Rc<Before>>,
    desk: Desk,
}

/// One check-in that stands: it can be corrected and taken back, and both stay in the history.
#[component]
fn CheckInItem(props: &CheckInItemProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let is_writing = use_state(|| false);
    let on_choose = {
        let (desk, is_writing, of, key) =
            (desk.clone(), is_writing.clone(), props.of.clone(), Text::clone(&row.key));
        Callback::from(move |chosen: AttrValue| match chosen.as_str() {
            "correct" => is_writing.set(true),
            _ => desk.edit(Edit::Retract { of: of.clone(), key: Text::clone(&key) }),
        })
    };
    let act = {
        let (desk, is_writing, of, row) =
            (desk.clone(), is_writing.clone(), props.of.clone(), Rc::clone(row));
        Callback::from(move |act: RowAct| {
            if let RowAct::CheckedIn(_, check_in) = act {
                let check_in = Box::new(corrected(&row, *check_in));
                desk.edit(Edit::CheckIn { of: of.clone(), check_in });
            }
            is_writing.set(false);
        })
    };
    let entries: Rc<[MenuEntry]> = Rc::from([
        MenuEntry::act("correct", desk.label(PanelLabel::Correct), Glyph::Pencil),
        MenuEntry::act("retract", desk.label(PanelLabel::TakeBack), Glyph::Undo),
    ]);
    let unit = measured_in(props.before.as_ref());
    html! {
        <li class="timeline__entry">
            if let (true, Some(before)) = (*is_writing, &props.before) {
                <CheckInForm id={Id::new(row.key.replace(['#', ':', '.'], "-"))} title={Text::clone(&props.title)} before={Rc::clone(before)}
                    today={row.at.unwrap_or(desk.today)} starts={Some(Rc::new(as_said(row, before)))} {act} />
            } else {
                {told(row, unit.as_deref(), desk)}
                <span class="timeline__acts">
                    <Menu id={format!("panel-said-{}", row.key)} label={desk.words().more()} {entries} {on_choose}
                        kind={ButtonKind::Icon} size={ButtonSize::Small} />
                </span>
            }
        </li>
    }
}

/// What the form says when it corrects a check-in.
fn as_said(row: &CheckInRow, before: &Before) -> Said {
    let is_share = !before.measure.takes_value();
    let steps = match &before.measure {
        crate::okr::Measure::Milestones(steps) => steps.as_slice(),
        _ => &[],
    };
    let done = row.done.as_ref().map_or(&[][..], |(titles, _)| titles);
    Said {
        value: row
            .value_text
            .as_deref()
            .map(str::to_owned)
            .or_else(|| row.value.map(number::exact))
            .unwrap_or_default(),
        yes: row.yes,
        done: steps
            .iter()
            .filter(|step| done.contains(&step.title))
            .map(|step| Text::clone(&step.key))
            .collect(),
        share: row
            .progress
            .filter(|_| is_share)
            .map(|share| number::shown(share * 100.0, 6))
            .unwrap_or_default(),
        confidence: row.confidence,
        note: row.note.as_deref().unwrap_or_default().to_owned(),
    }
}

/// The check-in that takes the place of another one: what the form does not ask for stays as it was.
fn corrected(row: &CheckInRow, new: CheckIn) -> CheckIn {
    CheckIn {
        at: row.at.or(new.at.filter(|_| row.at_text.is_none())),
        at_text: row.at_text.clone(),
        projection: row.projection,
        score: row.score,
        status_text: row.status_text.clone(),
        amends: Some(Text::clone(&row.key)),
        ..new
    }
}
