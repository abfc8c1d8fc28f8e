//! The history of one value, with what it was meant to be.
//!
//! Across it is drawn in shares of the width, up it is drawn in pixels, so that it fits any column
//! and its words keep their size.

use std::rc::Rc;

use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::html;

use super::scale::Point;
use super::scale::Range;
use super::scale::percent;
use super::status_mark::StatusShape;

const TOP: f64 = 8.0;
const FLOOR: f64 = 124.0;
const HEIGHT: f64 = 148.0;
/// The words of the axis: room for one digit, beside them, and at the least.
const DIGIT: f64 = 7.0;
const AXIS_GAP: f64 = 10.0;
const AXIS: f64 = 44.0;

/// A value that is held against the history: a target, a floor, a ceiling.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// How high.
    pub value: f64,
    /// What it is called.
    pub label: AttrValue,
}

/// What [`history_chart`] shows.
pub struct HistoryChartProps {
    /// What was said, in order.
    pub points: Rc<[Point]>,
    /// Where the line of the pace goes, in order; empty where there is none.
    pub pace: Rc<[Point]>,
    /// Targets and corridors.
    pub levels: Rc<[Level]>,
    /// Writes a value of the axis.
    pub written: Callback<f64, AttrValue>,
    /// Below the left end: the first day.
    pub from: AttrValue,
    /// Below the right end: the last day.
    pub to: AttrValue,
    /// The ends across, where they are wider than the points.
    pub span: Option<(f64, f64)>,
    /// Gives the colour of the line.
    pub status: Option<StatusShape>,
    /// All of it in words.
    pub label: AttrValue,
}

/// A small chart: values, pace and targets on even steps.
pub fn history_chart(props: &HistoryChartProps) -> Html {
    let Some(frame) = Frame::of(props) else { return Html::default() };
    let longest = frame.steps.iter().map(|step| props.written.emit(*step).chars().count()).max().unwrap_or(0);
    let axis = (longest as f64 * DIGIT + AXIS_GAP).max(AXIS);
    html! {
        <figure class="chart" role="img" aria-label={props.label.clone()} data-status={props.status.map(StatusShape::slug)}>
            <svg class="chart__axis" width={pixels(axis)} height={HEIGHT.to_string()} aria-hidden="true" focusable="false">
                {for frame.steps.iter().enumerate().map(|(idx, step)| html! {
                    <text key={idx} class="chart__word num" x={pixels(axis - 6.0)} y={pixels(frame.y(*step) + 3.5)} text-anchor="end">{props.written.emit(*step)}</text>
                })}
            </svg>
            <svg class="chart__plot" width="100%" height={HEIGHT.to_string()} aria-hidden="true" focusable="false">
                {for frame.steps.iter().enumerate().map(|(idx, step)| {
                    let y = pixels(frame.y(*step));
                    html! { <line key={idx} class="chart__grid" x1="0" x2="100%" y1={y.clone()} y2={y} /> }
                })}
                {for props.levels.iter().enumerate().map(|(idx, level)| level_line(&frame, idx, level))}
                {line(&frame, &props.pace, "chart__pace")}
                {line(&frame, &props.points, "chart__line")}
                {for props.points.iter().enumerate().map(|(idx, point)| html! {
                    <circle key={idx} class="chart__dot" cx={frame.x(*point)} cy={pixels(frame.y(point.value))} r="3">
                        <title>{props.written.emit(point.value)}</title>
                    </circle>
                })}
                <text class="chart__word num" x="0" y={pixels(HEIGHT - 6.0)}>{&props.from}</text>
                <text class="chart__word num" x="100%" y={pixels(HEIGHT - 6.0)} text-anchor="end">{&props.to}</text>
            </svg>
        </figure>
    }
}

struct Frame {
    across: Range,
    up: Range,
    steps: Vec<f64>,
}

impl Frame {
    fn of(props: &HistoryChartProps) -> Option<Self> {
        let drawn = || props.points.iter().chain(props.pace.iter());
        let ends = props.span.map(|(from, to)| [from, to]);
        let across = Range::of(drawn().map(|point| point.at).chain(ends.into_iter().flatten()))?;
        let levels = props.levels.iter().map(|level| level.value);
        let up = Range::of(drawn().map(|point| point.value).chain(levels))?;
        let (up, steps) = up.even(4.0);
        Some(Self { across, up, steps })
    }

    fn x(&self, point: Point) -> String {
        percent(self.across.share(point.at))
    }

    fn y(&self, value: f64) -> f64 {
        FLOOR - self.up.share(value) * (FLOOR - TOP)
    }
}

fn pixels(length: f64) -> String {
    format!("{length:.1}")
}

/// One stroke from each point to the next: a path cannot be drawn in shares of the width.
fn line(frame: &Frame, points: &[Point], class: &'static str) -> Html {
    let pairs = points.iter().zip(points.iter().skip(1)).enumerate();
    html! {
        {for pairs.map(|(idx, (from, to))| html! {
            <line key={format!("{class}{idx}")} {class} x1={frame.x(*from)} y1={pixels(frame.y(from.value))}
                x2={frame.x(*to)} y2={pixels(frame.y(to.value))} />
        })}
    }
}

fn level_line(frame: &Frame, idx: usize, level: &Level) -> Html {
    let y = frame.y(level.value);
    // Above its line, unless the edge of the picture is there.
    let baseline = if y < TOP + 12.0 { y + 12.0 } else { y - 4.0 };
    html! {
        <g key={idx}>
            <line class="chart__level" x1="0" x2="100%" y1={pixels(y)} y2={pixels(y)} />
            <text class="chart__word" x="100%" y={pixels(baseline)} text-anchor="end">{&level.label}</text>
        </g>
    }
}
