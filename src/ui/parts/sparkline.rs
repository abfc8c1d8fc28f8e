//! Where a value came from, as small as a word.

use std::fmt::Write;

use yew::Html;
use yew::html;

use super::scale::Point;
use super::scale::Range;

const WIDTH: f64 = 64.0;
const HEIGHT: f64 = 18.0;
/// Room for the stroke and the dot at the end.
const MARGIN: f64 = 2.5;

/// A line of the last values in their order, with a dot at the newest; fewer than two draw nothing.
/// It is decoration beside the numbers.
pub fn sparkline(points: &[Point]) -> Html {
    let (path, end) = drawn(points).unwrap_or_default();
    html! {
        <svg class="spark" viewBox="0 0 64 18" width="64" height="18" aria-hidden="true" focusable="false">
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
