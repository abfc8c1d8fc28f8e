//! The course of a goal in the panel: the chart, what its signs mean, what changed on the way, and all of it
//! as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Day, Id, number};
use crate::query::course::{Chart, ChartLevel};
use crate::ui::parts::{CourseAhead, CourseChart, CourseDot, Level, Point, StatusShape, disclosure};
use crate::words::PanelLabel;

use super::desk::Desk;

/// What [`course`] shows.
pub struct CourseProps<'a> {
    /// The goal.
    pub of: &'a Id,
    /// Its course.
    pub chart: &'a Chart,
    /// The colour of the course.
    pub shape: Option<StatusShape>,
    /// The desk.
    pub desk: &'a Desk,
}

/// A goal's course.
pub fn course(props: &CourseProps<'_>) -> Html {
    let CourseProps { of, chart, shape, desk } = props;
    let words = desk.words();
    let (start, end) = chart.ends;
    let across = |day: Day| day.days_since(start) as f64;
    let dots = chart.dots.iter().map(|dot| CourseDot {
        at: across(dot.day),
        height: dot.height,
        belief: dot.confidence,
        projected: dot.projected,
        told: AttrValue::from(words.dot_told(dot, chart, desk.today)),
    });
    let ahead = chart.ahead.iter().map(|one| CourseAhead {
        at: across(one.day),
        value: one.outlook.value,
        low: one.outlook.low,
        high: one.outlook.high,
    });
    let marks =
        chart.marks.iter().map(|mark| (across(mark.day), AttrValue::from(words.mark_told(mark, desk.today))));
    let level = |(value, what): &(f64, ChartLevel)| Level { value: *value, label: desk.label(called(*what)) };
    let in_shares = chart.in_shares;
    let written = Callback::from(move |value: f64| {
        AttrValue::from(number::shown(value, if in_shares { 1 } else { 2 }))
    });
    html! {
        <>
            <CourseChart id={format!("panel-course-{of}")} dots={dots.collect::<Rc<[_]>>()}
                pace={chart.pace.iter().map(|(day, value)| Point { at: across(*day), value: *value }).collect::<Rc<[_]>>()}
                levels={chart.levels.iter().map(level).collect::<Rc<[_]>>()} ahead={ahead.collect::<Rc<[_]>>()}
                marks={marks.collect::<Rc<[_]>>()} today={chart.today.map(across)} span={(0.0, across(end))} {written}
                from={words.day(start, desk.today)} to={words.day(end, desk.today)} belief={words.confidence()}
                status={*shape} label={words.course_told(chart, desk.today)} keys={words.walk_the_chart()} />
            {signs(chart, desk)}
            {for chart.marks.iter().map(|mark| html! {
                <p class="facts__derivation"><bdi>{words.mark_told(mark, desk.today)}</bdi></p>
            })}
            {disclosure(words.as_a_table(), Some(chart.dots.len()), false, table(chart, desk))}
        </>
    }
}

fn called(level: ChartLevel) -> PanelLabel {
    match level {
        ChartLevel::Target => PanelLabel::Target,
        ChartLevel::Floor => PanelLabel::Floor,
        ChartLevel::Ceiling => PanelLabel::Ceiling,
        ChartLevel::Commit => PanelLabel::Commit,
        ChartLevel::Stretch => PanelLabel::Stretch,
    }
}

/// What each kind of line and sign means, as far as it is drawn.
fn signs(chart: &Chart, desk: &Desk) -> Html {
    let words = desk.words();
    let has_ends = chart.dots.iter().any(|dot| dot.projected.is_some());
    let all = [
        (!chart.pace.is_empty(), "pace", words.pace_line()),
        (!chart.ahead.is_empty(), "ahead", words.forecast_line()),
        (has_ends, "projection", words.projection_mark()),
        (!chart.marks.is_empty(), "mark", words.changed_mark()),
    ];
    let drawn: Vec<_> = all.into_iter().filter(|(is_drawn, ..)| *is_drawn).collect();
    if drawn.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="course__signs">
            {for drawn.into_iter().map(|(_, sign, word)| html! {
                <li key={sign} class="course__sign" data-sign={sign}>{word}</li>
            })}
        </ul>
    }
}

fn table(chart: &Chart, desk: &Desk) -> Html {
    let words = desk.words();
    let unit = chart.measured_in.as_deref();
    let height = |value: f64| if chart.in_shares { words.share(value) } else { words.amount(value, unit) };
    html! {
        <div class="course__scroll" tabindex="0" role="group" aria-label={words.as_a_table()}>
            <table class="course__table">
                <thead><tr>{for words.table_heads().into_iter().map(|head| html! { <th key={head} scope="col">{head}</th> })}</tr></thead>
                <tbody>
                    {for chart.dots.iter().rev().enumerate().map(|(idx, dot)| html! {
                        <tr key={idx}>
                            <th scope="row" class="num">{words.day(dot.day, desk.today)}</th>
                            <td class="num">{dot.height.map(height)}</td>
                            <td class="num">{dot.confidence.map(|value| value.to_string())}</td>
                            <td class="num">{dot.projection.map(|value| words.share(value))}</td>
                            <td><bdi>{dot.by.as_ref().map(ToString::to_string)}</bdi></td>
                        </tr>
                    })}
                </tbody>
            </table>
        </div>
    }
}
