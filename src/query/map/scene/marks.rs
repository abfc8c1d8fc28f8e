//! Which shape and which colour family stands for a shade: every kind is told apart without colour.

use super::super::{ColourBy, Freshness, Shade, ShadeOf, meaning};
use super::pen::Pen;
use crate::okr::confidence::Belief;
use crate::okr::{Origin, Status};

/// A shape that is told from all others of its list at a few pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// A thin ring: nothing is known.
    Ring,
    /// A full disc.
    Disc,
    /// A disc that is half full.
    Half,
    /// A full triangle, point up.
    Triangle,
    /// A ring with the hands of a clock.
    Clock,
    /// A disc within a ring.
    Target,
    /// The two bars of a pause.
    Pause,
    /// A ring that is struck through.
    Struck,
    /// A full square.
    Square,
    /// A full square on its point.
    Diamond,
    /// A full triangle, point down.
    Down,
    /// A hexagon.
    Hexagon,
    /// An upright cross.
    Cross,
    /// A star of four points.
    Star,
    /// One to three of three rising bars.
    Level(u8),
    /// One to four quarters of a disc.
    Pie(u8),
}

/// A shape with its family of colour: the word that the style sheet knows it by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The shape.
    pub mark: Mark,
    /// The family of colour: `good`, `warn`, `bad`, `idle`, `accent`, `step-1` to `step-4`, `hue-1` to `hue-8`.
    pub tone: &'static str,
}

/// Families of colour for units, in the order in which they are given out.
const HUES: [&str; 8] = ["hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8"];

/// Shapes for units, in the order in which they are given out.
const SHAPES: [Mark; 7] =
    [Mark::Disc, Mark::Square, Mark::Diamond, Mark::Triangle, Mark::Down, Mark::Hexagon, Mark::Star];

/// The family of colour of a status.
pub fn tone_of(status: Status) -> &'static str {
    match status {
        Status::OnTrack | Status::Done => "good",
        Status::Behind => "warn",
        Status::AtRisk => "bad",
        Status::Stale | Status::Pending | Status::Postponed | Status::Dropped | Status::Closed => "idle",
    }
}

/// The shape of a status, the same as beside a row.
pub fn mark_of(status: Status) -> Mark {
    match status {
        Status::OnTrack => Mark::Disc,
        Status::Behind => Mark::Half,
        Status::AtRisk => Mark::Triangle,
        Status::Stale => Mark::Clock,
        Status::Pending => Mark::Ring,
        Status::Done => Mark::Target,
        Status::Postponed => Mark::Pause,
        Status::Dropped => Mark::Struck,
        Status::Closed => Mark::Square,
    }
}

impl Mark {
    /// Draws it around a place, `r` from its middle to its edge: what is filled, and what is a stroke a
    /// quarter of `r` wide.
    pub fn draw(self, x: f64, y: f64, r: f64, solid: &mut Pen, line: &mut Pen) {
        match self {
            Self::Ring => {
                line.circle(x, y, r * 0.85);
            }
            Self::Disc => {
                solid.circle(x, y, r);
            }
            Self::Half => {
                line.circle(x, y, r * 0.85);
                solid.to(x, y - r * 0.85).arc(r * 0.85, 1.0, 0.0, r * 1.7).close();
            }
            Self::Triangle => {
                solid.to(x, y - r).by(r * 1.1, r * 1.9).by(-2.2 * r, 0.0).close();
            }
            Self::Down => {
                solid.to(x, y + r).by(r * 1.1, -r * 1.9).by(-2.2 * r, 0.0).close();
            }
            Self::Clock => {
                line.circle(x, y, r * 0.85);
                line.to(x, y - r * 0.45).by(0.0, r * 0.45).by(r * 0.35, r * 0.2);
            }
            Self::Target => {
                line.circle(x, y, r * 0.9);
                solid.circle(x, y, r * 0.52);
            }
            Self::Pause => {
                line.to(x - r * 0.42, y - r * 0.75).by(0.0, r * 1.5);
                line.to(x + r * 0.42, y - r * 0.75).by(0.0, r * 1.5);
            }
            Self::Struck => {
                line.circle(x, y, r * 0.85);
                line.to(x - r * 0.6, y + r * 0.6).by(r * 1.2, -r * 1.2);
            }
            Self::Square | Self::Diamond | Self::Hexagon | Self::Cross | Self::Star => {
                self.draw_sign(x, y, r, solid, line);
            }
            Self::Level(n) => {
                for nth in 0..3_u8 {
                    let (left, high) = (x - r + f64::from(nth) * r * 0.75, r * (0.6 + 0.6 * f64::from(nth)));
                    // Bars that are not reached stand as a foot, so that one bar is known to be one of three.
                    let high = if nth < n { high } else { r * 0.2 };
                    solid
                        .to(left, y + r * 0.9 - high)
                        .by(r * 0.5, 0.0)
                        .by(0.0, high)
                        .by(-r * 0.5, 0.0)
                        .close();
                }
            }
            Self::Pie(n) => {
                line.circle(x, y, r * 0.85);
                let r = r * 0.85;
                match n {
                    1 => {
                        solid.to(x, y).by(0.0, -r).arc(r, 1.0, r, r).close();
                    }
                    2 => {
                        solid.to(x, y - r).arc(r, 1.0, 0.0, 2.0 * r).close();
                    }
                    3 => {
                        solid.to(x, y).by(0.0, -r).arc(r, 1.0, 0.0, 2.0 * r).arc(r, 1.0, -r, -r).close();
                    }
                    _ => {
                        solid.circle(x, y, r);
                    }
                }
            }
        }
    }

    /// The shapes that only tell one from another.
    fn draw_sign(self, x: f64, y: f64, r: f64, solid: &mut Pen, line: &mut Pen) {
        match self {
            Self::Square => {
                solid
                    .to(x - r * 0.85, y - r * 0.85)
                    .by(r * 1.7, 0.0)
                    .by(0.0, r * 1.7)
                    .by(-r * 1.7, 0.0)
                    .close();
            }
            Self::Diamond => {
                solid
                    .to(x, y - r * 1.1)
                    .by(r * 1.1, r * 1.1)
                    .by(-r * 1.1, r * 1.1)
                    .by(-r * 1.1, -r * 1.1)
                    .close();
            }
            Self::Hexagon => {
                let (half, up) = (r * 0.5, r * 0.87);
                solid
                    .to(x - half, y - up)
                    .by(r, 0.0)
                    .by(half, up)
                    .by(-half, up)
                    .by(-r, 0.0)
                    .by(-half, -up)
                    .close();
            }
            Self::Cross => {
                line.to(x - r * 0.8, y).by(r * 1.6, 0.0);
                line.to(x, y - r * 0.8).by(0.0, r * 1.6);
            }
            Self::Star => {
                let (out, into) = (r * 1.15, r * 0.35);
                solid.to(x, y - out);
                let steps = [(into, out - into), (out - into, into), (into - out, into), (-into, out - into)];
                for (x, y) in steps.into_iter().chain(steps.map(|(x, y)| (-x, -y))) {
                    solid.by(x, y);
                }
                solid.close();
            }
            _ => {}
        }
    }
}

/// The look of a shade by the chosen colour.
pub fn look(colour: ColourBy, shade: Shade) -> Look {
    let look = |mark, tone| Look { mark, tone };
    match meaning(colour, shade) {
        // A ring is what pending has.
        ShadeOf::Unknown if colour == ColourBy::Status => look(Mark::Cross, "idle"),
        ShadeOf::Unknown => look(Mark::Ring, "idle"),
        ShadeOf::Status(status) => look(mark_of(status), tone_of(status)),
        ShadeOf::Confidence(Belief::Low) => look(Mark::Level(1), "bad"),
        ShadeOf::Confidence(Belief::Middling) => look(Mark::Level(2), "warn"),
        ShadeOf::Confidence(Belief::High) => look(Mark::Level(3), "good"),
        ShadeOf::Quarter(5) => look(Mark::Target, "good"),
        ShadeOf::Quarter(nth) => {
            // The quarter it is in: an empty disc is what nothing is known of.
            let steps = ["step-1", "step-2", "step-3", "step-4"];
            let tone = steps.get(usize::from(nth.saturating_sub(1))).copied().unwrap_or("idle");
            look(Mark::Pie(nth), tone)
        }
        ShadeOf::Origin(Origin::FromAbove) => look(Mark::Down, "accent"),
        ShadeOf::Origin(Origin::OwnIdea) => look(Mark::Star, "warn"),
        ShadeOf::Unit => {
            let nth = usize::from(shade.0.saturating_sub(1));
            let mark = SHAPES.get(nth).copied().unwrap_or(Mark::Cross);
            look(mark, HUES.get(nth).copied().unwrap_or("idle"))
        }
        ShadeOf::OtherUnit => look(Mark::Pause, "idle"),
        ShadeOf::Freshness(Freshness::Fresh) => look(Mark::Disc, "good"),
        ShadeOf::Freshness(Freshness::Due) => look(Mark::Half, "warn"),
        ShadeOf::Freshness(Freshness::Overdue) => look(Mark::Clock, "bad"),
        ShadeOf::Freshness(Freshness::Never) => look(Mark::Struck, "idle"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: [ColourBy; 6] = [
        ColourBy::Status,
        ColourBy::Confidence,
        ColourBy::Progress,
        ColourBy::Origin,
        ColourBy::Unit,
        ColourBy::Staleness,
    ];

    #[test]
    fn every_kind_of_a_colour_has_a_shape_of_its_own() {
        for colour in COLOURS {
            let known = (0..10)
                .map(Shade)
                .filter(|shade| shade.0 == 0 || meaning(colour, *shade) != ShadeOf::Unknown);
            let marks: Vec<Mark> = known.map(|shade| look(colour, shade).mark).collect();
            for (at, mark) in marks.iter().enumerate() {
                assert!(!marks[at + 1..].contains(mark), "{colour:?} has {mark:?} twice");
            }
        }
    }

    #[test]
    fn every_shape_draws_something_within_its_room() {
        let all =
            COLOURS.into_iter().flat_map(|colour| (0..10).map(move |nth| look(colour, Shade(nth)).mark));
        for mark in all {
            let (mut solid, mut line) = (Pen::default(), Pen::default());
            mark.draw(0.0, 0.0, 8.0, &mut solid, &mut line);
            assert!(!solid.is_empty() || !line.is_empty(), "{mark:?}");
        }
    }
}
