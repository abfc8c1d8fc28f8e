//! The check-ins of a goal: a new one, the course as a small chart, and everything that was said.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Text};
use crate::query::course::Chart;
use crate::query::panel::{CheckInRow, CheckIns, Named};
use crate::query::said::{Before, Said, corrected};
use crate::space::Edit;
use crate::ui::outline::{CheckInForm, RowAct};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, Menu, MenuEntry, StatusShape, disclosure};
use crate::words::PanelLabel;

use super::bits::section;
use super::course::{CourseProps, course};
use super::desk::Desk;
use super::history::came;
use super::mention::Note;

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
                {course(&CourseProps { of: &props.of, chart, shape: props.shape, desk })}
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
                <Note text={AttrValue::from(Rc::clone(note))} desk={desk.clone()} />
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
                    today={row.at.unwrap_or(desk.today)} starts={Some(Rc::new(Said::of_row(row, before)))} {act} />
            } else {
                {told(row, unit.as_deref(), desk)}
                {read_by(row, props)}
                <span class="timeline__acts">
                    <Menu id={format!("panel-said-{}", row.key)} label={desk.words().more()} {entries} {on_choose}
                        kind={ButtonKind::Icon} size={ButtonSize::Small} />
                </span>
            }
        </li>
    }
}

/// Who has read a check-in, and a button for whoever is to read it.
fn read_by(row: &CheckInRow, props: &CheckInItemProps) -> Html {
    let desk = &props.desk;
    let read = Edit::Acknowledge { of: props.of.clone(), check_in: Text::clone(&row.key) };
    html! {
        <>
            if !row.reads.by.is_empty() {
                <span class="timeline__by">{desk.words().read_by(&names(&row.reads.by))}</span>
            }
            if row.reads.waits_for(desk.me.as_ref()) {
                {Button::new(desk.words().mark_read(), desk.editor(read)).glyph(Glyph::Check).size(ButtonSize::Small).edits().view()}
            }
        </>
    }
}

fn names(all: &[Named]) -> Vec<Text> {
    all.iter().map(|one| Text::clone(&one.name)).collect()
}
