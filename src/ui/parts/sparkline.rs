//! Where a value came from, as small as a word.

use std::fmt::Write;
use std::rc::Rc;

use yew::AttrValue;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::scale::Point;
use super::scale::Range;

const WIDTH: f64 = 64.0;
const HEIGHT: f64 = 18.0;
/// Room for the stroke and the dot at the end.
const MARGIN: f64 = 2.5;

/// What [`Sparkline`] shows.
#[derive(Properties, PartialEq)]
pub struct SparklineProps {
    /// The values in their order; fewer than two draw nothing.
    pub points: Rc<[Point]>,
    /// All of it in words; without them it is decoration beside the numbers.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A line of the last values, with a dot at the newest.
#[component]
pub fn Sparkline(props: &SparklineProps) -> Html {
    let hidden = props.label.is_none().then_some("true");
    let role = props.label.is_some().then_some("img");
    let (path, end) = drawn(&props.points).unwrap_or_default();
    html! {
        <svg class="spark" viewBox="0 0 64 18" width="64" height="18" {role} aria-label={props.label.clone()} aria-hidden={hidden} focusable="false">
            if let Some((x, y)) = end {
                <path class="spark__line" d={path} fill="none" />
                <circle class="spark__end" cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="1.75" />
            }
        </svg>
    }
}

/// The path and where it ends.
fn drawn(points: &[Point]) -> Option<(String, Option<(f64, f64)>)> {
    if points.len() < 2 {
        return None;
    }
    let across = Range::of(points.iter().map(|point| point.at))?;
    let up = Range::of(points.iter().map(|point| point.value))?;
    let mut path = String::new();
    let mut end = None;
    for point in points.iter().filter(|point| point.at.is_finite() && point.value.is_finite()) {
        let x = MARGIN + across.share(point.at) * (WIDTH - 2.0 * MARGIN);
        let y = MARGIN + (1.0 - up.share(point.value)) * (HEIGHT - 2.0 * MARGIN);
        let step = if end.is_none() { 'M' } else { 'L' };
        // Writing to a string does not fail.
        write!(path, "{step}{x:.1} {y:.1}").ok();
        end = Some((x, y));
    }
    Some((path, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_the_first_value_to_the_last() {
        let points = [Point { at: 0.0, value: 1.0 }, Point { at: 10.0, value: 3.0 }];
        let (path, end) = drawn(&points).unwrap();
        assert_eq!(path, "M2.5 15.5L61.5 2.5");
        assert_eq!(end, Some((61.5, 2.5)));
        assert_eq!(drawn(points.get(..1).unwrap()), None);
    }
}
