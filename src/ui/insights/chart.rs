//! The course of a figure over the cycles, drawn small: a dot for each cycle, the last one full.

use yew::prelude::*;

use crate::query::insights::Figure;

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 40.0;
/// Room for the largest dot.
const MARGIN: f64 = 4.5;

/// The course of a figure; `label` says all of it in words. Nothing where no cycle knows the figure.
pub fn course(figure: &Figure, label: String) -> Html {
    let dots = dots(figure);
    if dots.iter().all(Option::is_none) {
        return Html::default();
    }
    let last = dots.len() - 1;
    let steps = dots.iter().zip(dots.iter().skip(1)).enumerate();
    html! {
        <svg class="insights__course" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} width={WIDTH.to_string()} height={HEIGHT.to_string()}
            role="img" aria-label={label} focusable="false">
            <line class="insights__floor" x1="0" x2={WIDTH.to_string()} y1={drawn(HEIGHT - 0.5)} y2={drawn(HEIGHT - 0.5)} />
            {for steps.map(|(at, pair)| match pair {
                // Between two cycles of which one is not known there is no line.
                (Some(from), Some(to)) => html! {
                    <line key={at} class="insights__step" x1={drawn(from.0)} y1={drawn(from.1)} x2={drawn(to.0)} y2={drawn(to.1)} />
                },
                _ => Html::default(),
            })}
            {for dots.iter().enumerate().map(|(at, dot)| match dot {
                Some((x, y)) => {
                    let (class, r) = if at == last { ("insights__now", "3.5") } else { ("insights__then", "2.25") };
                    html! { <circle key={at} {class} cx={drawn(*x)} cy={drawn(*y)} {r} /> }
                }
                None => Html::default(),
            })}
        </svg>
    }
}

/// Where each cycle stands; `None` where the figure is not known.
fn dots(figure: &Figure) -> Vec<Option<(f64, f64)>> {
    let (low, high) = figure.ends();
    let count = figure.course.len();
    let step = if count > 1 { (WIDTH - 2.0 * MARGIN) / (count - 1) as f64 } else { 0.0 };
    let extent = if high > low { high - low } else { 1.0 };
    let height = |value: f64| {
        let share = ((value - low) / extent).clamp(0.0, 1.0);
        MARGIN + (1.0 - share) * (HEIGHT - 2.0 * MARGIN)
    };
    // The last one stands at the right, be there others or not.
    let from_right = |at: usize| WIDTH - MARGIN - step * (count - 1 - at) as f64;
    let place = |(at, value): (usize, Option<f64>)| Some((from_right(at), height(value?)));
    figure.course.iter().map(|point| point.reading.value).enumerate().map(place).collect()
}

fn drawn(length: f64) -> String {
    format!("{length:.1}")
}
