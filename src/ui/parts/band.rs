//! Where a number went, beside where it should stay.

use std::fmt::Write;

use yew::AttrValue;
use yew::Html;
use yew::html;

use super::scale::Point;
use super::scale::Range;
use super::status_mark::StatusShape;

const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 40.0;
/// Room for the stroke and the dot at the end.
const MARGIN: f64 = 4.0;
/// How far the picture goes on beyond the band and the line, as a share of both.
const BEYOND: f64 = 0.15;

/// What [`band_chart`] shows.
pub struct BandProps {
    /// The values, in order.
    pub points: Vec<Point>,
    /// The lowest and the highest value of the band; an edge that is not there is open.
    pub band: (Option<f64>, Option<f64>),
    /// Gives the colour of the newest value.
    pub status: StatusShape,
    /// All of it in words.
    pub label: AttrValue,
}

/// A line of values before the band they should stay in.
pub fn band_chart(props: &BandProps) -> Html {
    let Some(drawn) = Drawn::of(props) else { return Html::default() };
    let length = |length: f64| format!("{length:.1}");
    html! {
        <svg class="band" viewBox="0 0 160 40" width="160" height="40" role="img" aria-label={props.label.clone()}
            data-status={props.status.slug()} focusable="false">
            if let Some((top, bottom)) = drawn.band {
                <rect class="band__room" x="0" width="160" y={length(top)} height={length(bottom - top)} />
            }
            {for drawn.edges.iter().enumerate().map(|(idx, y)| html! {
                <line key={idx} class="band__edge" x1="0" x2="160" y1={length(*y)} y2={length(*y)} />
            })}
            if !drawn.path.is_empty() {
                <path class="band__line" d={drawn.path} fill="none" />
            }
            if let Some((x, y)) = drawn.end {
                <circle class="band__end" cx={length(x)} cy={length(y)} r="3" />
            }
        </svg>
    }
}

/// Where everything stands in the picture.
#[derive(Debug, PartialEq)]
struct Drawn {
    band: Option<(f64, f64)>,
    edges: Vec<f64>,
    path: String,
    end: Option<(f64, f64)>,
}

impl Drawn {
    fn of(props: &BandProps) -> Option<Self> {
        let (low, high) = props.band;
        let edges = [low, high].into_iter().flatten();
        let up = Range::of(props.points.iter().map(|point| point.value).chain(edges.clone()))?;
        let room = (up.high - up.low) * BEYOND;
        let room = if room > 0.0 && room.is_finite() { room } else { 1.0 };
        let up = Range { low: up.low - room, high: up.high + room };
        let across = Range::of(props.points.iter().map(|point| point.at));
        let y = |value: f64| MARGIN + (1.0 - up.share(value)) * (HEIGHT - 2.0 * MARGIN);
        let mut path = String::new();
        let mut end = None;
        for point in props.points.iter().filter(|point| point.at.is_finite() && point.value.is_finite()) {
            // The only value there is stands where the newest one stands.
            let along =
                across.filter(|across| across.high > across.low).map_or(1.0, |across| across.share(point.at));
            let x = MARGIN + along * (WIDTH - 2.0 * MARGIN);
            let step = if end.is_none() { 'M' } else { 'L' };
            // Writing to a string does not fail.
            write!(path, "{step}{x:.1} {:.1}", y(point.value)).ok();
            end = Some((x, y(point.value)));
        }
        let has_band = low.is_some() || high.is_some();
        let band = has_band.then(|| (high.map_or(0.0, y), low.map_or(HEIGHT, y)));
        let band = band.map(|(top, bottom)| (top.min(bottom), top.max(bottom)));
        Some(Self { band, edges: edges.map(y).collect(), path, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(points: &[(f64, f64)], band: (Option<f64>, Option<f64>)) -> Option<Drawn> {
        let points = points.iter().map(|(at, value)| Point { at: *at, value: *value }).collect();
        Drawn::of(&BandProps { points, band, status: StatusShape::OnTrack, label: AttrValue::default() })
    }

    #[test]
    fn a_band_with_one_edge_is_open_on_the_other_side() {
        let above = drawn(&[(0.0, 95.0), (7.0, 80.0)], (Some(90.0), None)).unwrap();
        let (top, bottom) = above.band.unwrap();
        assert!(top.abs() < 1e-9 && bottom < HEIGHT && bottom > 0.0);
        // The last value lies below the band, and lower is further down.
        assert!(above.end.unwrap().1 > bottom);
        let below = drawn(&[(0.0, 5.0)], (None, Some(10.0))).unwrap();
        assert!((below.band.unwrap().1 - HEIGHT).abs() < 1e-9);
    }

    #[test]
    fn odd_values_draw_what_they_can() {
        assert_eq!(drawn(&[], (None, None)), None);
        assert!(drawn(&[], (Some(1.0), Some(3.0))).unwrap().path.is_empty());
        for odd in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN] {
            let one = drawn(&[(0.0, 1.0), (1.0, odd)], (Some(f64::MIN), Some(2.0))).unwrap();
            assert!(!one.path.contains("NaN") && !one.path.contains("inf"), "{one:?}");
        }
        let same = drawn(&[(3.0, 2.0)], (Some(2.0), Some(2.0))).unwrap();
        assert!((same.end.unwrap().0 - (WIDTH - MARGIN)).abs() < 1e-9);
    }
}
