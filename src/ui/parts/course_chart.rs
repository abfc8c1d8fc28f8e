//! The course of a goal: what was read, the pace, where it goes at this rate, and what was believed.
//!
//! Across it is drawn in shares of the width, up in pixels, so that it fits any column and its words keep
//! their size. One stop of the Tab key; the arrow keys go from reading to reading, and a line below says
//! what was said there.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Html;
use yew::Properties;
use yew::UseStateHandle;
use yew::component;
use yew::html;
use yew::use_state;

use super::history_chart::Level;
use super::scale::Point;
use super::scale::Range;
use super::scale::percent;
use super::status_mark::StatusShape;

const TOP: f64 = 8.0;
const FLOOR: f64 = 140.0;
const HEIGHT: f64 = 164.0;
/// The words of the axis: room for one digit, beside them, and at the least.
const DIGIT: f64 = 7.0;
const AXIS_GAP: f64 = 10.0;
const AXIS: f64 = 44.0;
/// The plot of what was believed, below.
const BELIEF_TOP: f64 = 6.0;
const BELIEF_FLOOR: f64 = 46.0;
const BELIEF_HEIGHT: f64 = 52.0;
/// The highest belief.
const SURE: f64 = 10.0;
/// How wide the place is at which a pointer finds a reading, as a share of the width.
const HIT: f64 = 0.03;

/// What was said on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseDot {
    /// Where it stands on the way from left to right.
    pub at: f64,
    /// How high the reading is.
    pub height: Option<f64>,
    /// What was believed, 0 to 10.
    pub belief: Option<u8>,
    /// How high it was thought to end.
    pub projected: Option<f64>,
    /// All of it in words.
    pub told: AttrValue,
}

/// Where it goes at this rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CourseAhead {
    /// Where it stands on the way from left to right.
    pub at: f64,
    /// How high the line is.
    pub value: f64,
    /// The lower edge of the band.
    pub low: f64,
    /// The upper edge of the band.
    pub high: f64,
}

/// What [`CourseChart`] shows.
#[derive(Properties, PartialEq)]
pub struct CourseChartProps {
    /// Begins the ids of its elements.
    pub id: AttrValue,
    /// What was said, in order.
    pub dots: Rc<[CourseDot]>,
    /// Where the line of the pace goes, in order.
    pub pace: Rc<[Point]>,
    /// Targets and corridors.
    pub levels: Rc<[Level]>,
    /// Where it goes at this rate, in order; empty where nobody can say.
    pub ahead: Rc<[CourseAhead]>,
    /// Places at which something changed, each in words.
    pub marks: Rc<[(f64, AttrValue)]>,
    /// Where today is.
    pub today: Option<f64>,
    /// The ends across.
    pub span: (f64, f64),
    /// Writes a value of the axis.
    pub written: Callback<f64, AttrValue>,
    /// Below the left end: the first day.
    pub from: AttrValue,
    /// Below the right end: the last day.
    pub to: AttrValue,
    /// What the lower plot shows.
    pub belief: AttrValue,
    /// Gives the colour of the line.
    pub status: Option<StatusShape>,
    /// All of it in one sentence.
    pub label: AttrValue,
    /// What the keys do.
    pub keys: AttrValue,
}

/// A chart that can be walked through.
#[component]
pub fn CourseChart(props: &CourseChartProps) -> Html {
    let at = use_state(|| None::<usize>);
    let has_heights = props.dots.iter().any(|dot| dot.height.is_some());
    let has_beliefs = props.dots.iter().filter(|dot| dot.belief.is_some()).count() > 1;
    let Some(frame) = Frame::of(props) else { return Html::default() };
    let longest = frame.steps.iter().map(|step| props.written.emit(*step).chars().count()).max().unwrap_or(0);
    let axis = (longest as f64 * DIGIT + AXIS_GAP).max(AXIS);
    let dot = at.and_then(|at| props.dots.get(at));
    let told = dot.map_or_else(|| props.keys.clone(), |dot| dot.told.clone());
    let readout = format!("{}-told", props.id);
    let leave = {
        let at = at.clone();
        Callback::from(move |_event: yew::FocusEvent| at.set(None))
    };
    html! {
        <figure class="course" data-status={props.status.map(StatusShape::slug)}>
            <div class="course__frame" id={props.id.clone()} role="group" tabindex="0" aria-label={props.label.clone()}
                aria-describedby={readout.clone()} onkeydown={walk(&at, props.dots.len())} onblur={leave}>
                if has_heights {
                    {axis_of(&frame, axis, props)}
                    {plot(props, &frame, &at)}
                }
                if has_beliefs {
                    {beliefs(props, &frame, axis, &at)}
                }
            </div>
            <figcaption class="course__told" id={readout} aria-live="polite">{told}</figcaption>
        </figure>
    }
}

/// The arrow keys go to the reading before and after, Home and End to the first and the last.
fn walk(at: &UseStateHandle<Option<usize>>, count: usize) -> Callback<KeyboardEvent> {
    let at = at.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(last) = count.checked_sub(1) else { return };
        let to = match (event.key().as_str(), *at) {
            ("ArrowLeft", None) | ("End", _) => last,
            ("ArrowLeft", Some(now)) => now.saturating_sub(1),
            ("ArrowRight", None) | ("Home", _) => 0,
            ("ArrowRight", Some(now)) => last.min(now + 1),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        at.set(Some(to));
    })
}

struct Frame {
    across: Range,
    up: Range,
    steps: Vec<f64>,
}

impl Frame {
    fn of(props: &CourseChartProps) -> Option<Self> {
        let across = Range::of([props.span.0, props.span.1].into_iter())?;
        let dots = props.dots.iter().flat_map(|dot| [dot.height, dot.projected].into_iter().flatten());
        let pace = props.pace.iter().map(|point| point.value);
        let levels = props.levels.iter().map(|level| level.value);
        let ahead = props.ahead.iter().flat_map(|one| [one.low, one.high]);
        let up =
            Range::of(dots.chain(pace).chain(levels).chain(ahead)).unwrap_or(Range { low: 0.0, high: 1.0 });
        let (up, steps) = up.even(4.0);
        Some(Self { across, up, steps })
    }

    fn x(&self, at: f64) -> String {
        percent(self.across.share(at))
    }

    fn y(&self, value: f64) -> f64 {
        FLOOR - self.up.share(value) * (FLOOR - TOP)
    }
}

fn pixels(length: f64) -> String {
    format!("{length:.1}")
}

fn axis_of(frame: &Frame, axis: f64, props: &CourseChartProps) -> Html {
    html! {
        <svg class="chart__axis" width={pixels(axis)} height={HEIGHT.to_string()} aria-hidden="true" focusable="false">
            {for frame.steps.iter().enumerate().map(|(idx, step)| html! {
                <text key={idx} class="chart__word num" x={pixels(axis - 6.0)} y={pixels(frame.y(*step) + 3.5)} text-anchor="end">{props.written.emit(*step)}</text>
            })}
        </svg>
    }
}

fn plot(props: &CourseChartProps, frame: &Frame, at: &UseStateHandle<Option<usize>>) -> Html {
    let points: Vec<Point> =
        props.dots.iter().filter_map(|dot| Some(Point { at: dot.at, value: dot.height? })).collect();
    let ahead: Vec<Point> = props.ahead.iter().map(|one| Point { at: one.at, value: one.value }).collect();
    html! {
        <svg class="chart__plot" width="100%" height={HEIGHT.to_string()} aria-hidden="true" focusable="false">
            {for frame.steps.iter().enumerate().map(|(idx, step)| {
                let y = pixels(frame.y(*step));
                html! { <line key={idx} class="chart__grid" x1="0" x2="100%" y1={y.clone()} y2={y} /> }
            })}
            {band(frame, &props.ahead)}
            {for props.marks.iter().enumerate().map(|(idx, (at, told))| html! {
                <line key={format!("mark{idx}")} class="course__mark" x1={frame.x(*at)} x2={frame.x(*at)} y1={pixels(TOP)} y2={pixels(FLOOR)}>
                    <title>{told}</title>
                </line>
            })}
            if let Some(today) = props.today {
                <line class="course__today" x1={frame.x(today)} x2={frame.x(today)} y1={pixels(TOP)} y2={pixels(FLOOR)} />
            }
            {for props.levels.iter().enumerate().map(|(idx, level)| level_line(frame, idx, level))}
            {line(frame, &props.pace, "chart__pace")}
            {line(frame, &ahead, "course__ahead")}
            {line(frame, &points, "chart__line")}
            {for props.dots.iter().enumerate().filter_map(|(idx, dot)| Some(diamond(frame, idx, dot.at, dot.projected?)))}
            {for props.dots.iter().enumerate().filter_map(|(idx, dot)| Some(html! {
                <circle key={format!("dot{idx}")} class="chart__dot" data-at={(**at == Some(idx)).then_some("true")}
                    cx={frame.x(dot.at)} cy={pixels(frame.y(dot.height?))} r={if **at == Some(idx) { "5" } else { "3" }} />
            }))}
            {for props.dots.iter().enumerate().map(|(idx, dot)| hit(frame, idx, dot, FLOOR, at))}
            <text class="chart__word num" x="0" y={pixels(HEIGHT - 6.0)}>{&props.from}</text>
            <text class="chart__word num" x="100%" y={pixels(HEIGHT - 6.0)} text-anchor="end">{&props.to}</text>
        </svg>
    }
}

/// The band of the forecast: a surface can only be drawn in numbers, so it stretches with the width.
fn band(frame: &Frame, ahead: &[CourseAhead]) -> Html {
    if ahead.len() < 2 {
        return Html::default();
    }
    let corner = |at: f64, value: f64| format!("{:.2},{:.1}", frame.across.share(at) * 100.0, frame.y(value));
    let upper = ahead.iter().map(|one| corner(one.at, one.high));
    let lower = ahead.iter().rev().map(|one| corner(one.at, one.low));
    let points: Vec<String> = upper.chain(lower).collect();
    html! {
        <svg x="0" y="0" width="100%" height={HEIGHT.to_string()} viewBox={format!("0 0 100 {HEIGHT}")} preserveAspectRatio="none">
            <polygon class="course__band" points={points.join(" ")} />
        </svg>
    }
}

/// Where a reading is found by a pointer: all of its column.
fn hit(frame: &Frame, idx: usize, dot: &CourseDot, floor: f64, at: &UseStateHandle<Option<usize>>) -> Html {
    let find = {
        let at = at.clone();
        Callback::from(move |_event: yew::PointerEvent| at.set(Some(idx)))
    };
    let left = (frame.across.share(dot.at) - HIT / 2.0).max(0.0);
    html! {
        <rect key={format!("hit{idx}")} x={percent(left)} y="0" width={percent(HIT)} height={pixels(floor)} fill="none"
            pointer-events="all" onpointerenter={find.clone()} onpointerdown={find}>
            <title>{&dot.told}</title>
        </rect>
    }
}

/// Where somebody thought it would end: four strokes, since a path cannot stand at a share of the width.
fn diamond(frame: &Frame, idx: usize, at: f64, value: f64) -> Html {
    let y = frame.y(value);
    html! {
        <svg key={format!("end{idx}")} class="course__projection" x={frame.x(at)} y={pixels(y)} overflow="visible">
            <path d="M0 -4.5 L4.5 0 L0 4.5 L-4.5 0 Z" />
        </svg>
    }
}

/// One stroke from each point to the next.
fn line(frame: &Frame, points: &[Point], class: &'static str) -> Html {
    let pairs = points.iter().zip(points.iter().skip(1)).enumerate();
    html! {
        {for pairs.map(|(idx, (from, to))| html! {
            <line key={format!("{class}{idx}")} {class} x1={frame.x(from.at)} y1={pixels(frame.y(from.value))}
                x2={frame.x(to.at)} y2={pixels(frame.y(to.value))} />
        })}
    }
}

fn level_line(frame: &Frame, idx: usize, level: &Level) -> Html {
    let y = frame.y(level.value);
    // Above its line, unless the edge of the picture is there.
    let baseline = if y < TOP + 12.0 { y + 12.0 } else { y - 4.0 };
    html! {
        <g key={format!("level{idx}")}>
            <line class="chart__level" x1="0" x2="100%" y1={pixels(y)} y2={pixels(y)} />
            <text class="chart__word" x="100%" y={pixels(baseline)} text-anchor="end">{&level.label}</text>
        </g>
    }
}

/// What was believed, on the same days, from 0 to 10.
fn beliefs(props: &CourseChartProps, frame: &Frame, axis: f64, at: &UseStateHandle<Option<usize>>) -> Html {
    let y = |value: f64| BELIEF_FLOOR - value / SURE * (BELIEF_FLOOR - BELIEF_TOP);
    let said: Vec<(usize, &CourseDot, f64)> = props
        .dots
        .iter()
        .enumerate()
        .filter_map(|(idx, dot)| Some((idx, dot, f64::from(dot.belief?))))
        .collect();
    let pairs = said.iter().zip(said.iter().skip(1)).enumerate();
    html! {
        <>
            <svg class="chart__axis" width={pixels(axis)} height={BELIEF_HEIGHT.to_string()} aria-hidden="true" focusable="false">
                {for [0.0, SURE].into_iter().map(|value| html! {
                    <text key={value.to_string()} class="chart__word num" x={pixels(axis - 6.0)} y={pixels(y(value) + 3.5)} text-anchor="end">{value.to_string()}</text>
                })}
            </svg>
            <svg class="chart__plot" width="100%" height={BELIEF_HEIGHT.to_string()} aria-hidden="true" focusable="false">
                {for [0.0, SURE / 2.0, SURE].into_iter().map(|value| html! {
                    <line key={value.to_string()} class="chart__grid" x1="0" x2="100%" y1={pixels(y(value))} y2={pixels(y(value))} />
                })}
                {for pairs.map(|(idx, ((_, from, low), (_, to, high)))| html! {
                    <line key={format!("belief{idx}")} class="course__belief" x1={frame.x(from.at)} y1={pixels(y(*low))}
                        x2={frame.x(to.at)} y2={pixels(y(*high))} />
                })}
                {for said.iter().map(|(idx, dot, value)| html! {
                    <circle key={format!("believed{idx}")} class="course__believed" data-at={(**at == Some(*idx)).then_some("true")}
                        cx={frame.x(dot.at)} cy={pixels(y(*value))} r={if **at == Some(*idx) { "4.5" } else { "2.5" }} />
                })}
                {for said.iter().map(|(idx, dot, _)| hit(frame, *idx, dot, BELIEF_HEIGHT, at))}
                <text class="chart__word" x="100%" y={pixels(BELIEF_TOP + 10.0)} text-anchor="end">{&props.belief}</text>
            </svg>
        </>
    }
}
