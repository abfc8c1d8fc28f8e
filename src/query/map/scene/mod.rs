//! What of the picture a screen shows at which size.
//!
//! Near, a card is a card; farther away a title, a bar, a dot. What many cards have in common is one path,
//! so that a map of thousands is some dozens of elements ([`ground`]); words stand only where they can be
//! read ([`words`]). Everything is a function of the picture and of [`Drawn`]: no screen is asked.

pub mod camera;
pub mod face;
mod ground;
mod marks;
mod pen;
mod tree;
mod words;
mod wrap;

pub use camera::{Camera, Screen};
pub use ground::{Ground, LinkKind, Painted, ground, heads, stroke};
pub use marks::{Look, Mark, look, mark_of, tone_of};
pub use pen::Pen;
pub use tree::{Leaf, leaf_named, leaves};
pub use words::{Said, Say, Sheet, Voice, sheet};
pub use wrap::{line, plain, width, wrap};

use super::{Picture, Rect};

/// How much of a card is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Detail {
    /// A shape where it stands.
    Dot,
    /// Its shape and how far it is.
    Bar,
    /// Its shape and title.
    Title,
    /// Everything.
    Card,
}

/// From which scale on a card is shown in full.
pub const CARD_FROM: f64 = 0.6;
/// From which scale on titles are shown.
pub const TITLE_FROM: f64 = 0.3;
/// From which scale on bars are shown.
pub const BAR_FROM: f64 = 0.07;

/// From how many cards on only those around the view are drawn, also far away.
const WHOLE_UP_TO: usize = 4000;
/// Steps of letter size for each doubling of the scale.
const STEPS: f64 = 3.0;

impl Detail {
    /// What can be read at a scale.
    pub fn at(scale: f64) -> Self {
        if scale >= CARD_FROM {
            Self::Card
        } else if scale >= TITLE_FROM {
            Self::Title
        } else if scale >= BAR_FROM {
            Self::Bar
        } else {
            Self::Dot
        }
    }

    /// The word that the style sheet knows it by.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::Bar => "bar",
            Self::Title => "title",
            Self::Card => "card",
        }
    }
}

/// What has been drawn: it serves until the view leaves its window or asks for another detail.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Drawn {
    /// How much of each card.
    pub detail: Detail,
    /// The part of the world that was drawn.
    pub window: Rect,
    /// Which step of letter size: words that keep their size on the screen are drawn anew at each.
    pub step: i32,
}

impl Drawn {
    /// What to draw for a view; as much as can be of what was drawn before.
    pub fn of(camera: Camera, screen: Screen, picture: &Picture, before: Option<Self>) -> Self {
        let detail = Detail::at(camera.scale);
        // A card at full size has letters of a size of its own.
        let step = if detail == Detail::Card { 0 } else { (camera.scale.log2() * STEPS).round() as i32 };
        let view = camera.view(screen);
        let kept =
            before.filter(|before| before.detail == detail && covers(before.window, view, picture.bounds));
        let window = kept.map_or_else(|| window(detail, view, picture), |before| before.window);
        Self { detail, window, step }
    }

    /// The whole picture at a scale, for a sheet of paper or a file.
    pub fn whole(picture: &Picture, scale: f64) -> Self {
        let camera = Camera { scale, ..Camera::default() };
        Self { window: grown(picture.bounds, 1.0), ..Self::of(camera, Screen::default(), picture, None) }
    }

    /// The scale that words are drawn for.
    pub fn scale(self) -> f64 {
        if self.detail == Detail::Card { 1.0 } else { 2.0_f64.powf(f64::from(self.step) / STEPS) }
    }
}

fn window(detail: Detail, view: Rect, picture: &Picture) -> Rect {
    if detail <= Detail::Bar && picture.cards.len() <= WHOLE_UP_TO {
        return grown(picture.bounds, 1.0);
    }
    let margin = if detail <= Detail::Bar { 0.75 } else { 0.4 };
    let (x, y) = (view.w * margin, view.h * margin);
    Rect { x: view.x - x, y: view.y - y, w: view.w + 2.0 * x, h: view.h + 2.0 * y }
}

fn grown(of: Rect, by: f64) -> Rect {
    Rect { x: of.x - by, y: of.y - by, w: of.w + 2.0 * by, h: of.h + 2.0 * by }
}

/// Whether a window has everything of the world that a view shows.
fn covers(window: Rect, view: Rect, bounds: Rect) -> bool {
    let within = |start: f64, extent: f64, own: f64, own_extent: f64, least: f64, most: f64| {
        start.max(least) >= own - 1e-6 && (start + extent).min(most) <= own + own_extent + 1e-6
    };
    within(view.x, view.w, window.x, window.w, bounds.x, bounds.x + bounds.w)
        && within(view.y, view.h, window.y, window.h, bounds.y, bounds.y + bounds.h)
}

/// Whether two boxes have something in common, edges included.
pub fn meets(one: Rect, other: Rect) -> bool {
    one.x <= other.x + other.w
        && other.x <= one.x + one.w
        && one.y <= other.y + other.h
        && other.y <= one.y + one.h
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use super::testing::rows;
    use super::*;

    const SCREEN: Screen = Screen { w: 1000.0, h: 600.0 };

    #[test]
    fn the_nearer_the_more_is_shown() {
        let shown = [0.01, 0.06, 0.07, 0.2, 0.3, 0.59, 0.6, 2.0].map(Detail::at);
        let want = [
            Detail::Dot,
            Detail::Dot,
            Detail::Bar,
            Detail::Bar,
            Detail::Title,
            Detail::Title,
            Detail::Card,
            Detail::Card,
        ];
        assert_eq!(shown, want);
    }

    #[test]
    fn a_small_pan_draws_nothing_anew_and_a_large_one_does() {
        let picture = rows(400);
        let camera = Camera { x: -3000.0, y: -300.0, scale: 1.0 };
        let first = Drawn::of(camera, SCREEN, &picture, None);
        assert_eq!(Drawn::of(camera.panned(-300.0, 0.0), SCREEN, &picture, Some(first)), first);
        assert_ne!(Drawn::of(camera.panned(-1500.0, 0.0), SCREEN, &picture, Some(first)), first);
    }

    #[test]
    fn far_away_the_whole_map_is_drawn_once() {
        let picture = rows(400);
        let camera = Camera { x: 0.0, y: 0.0, scale: 0.1 };
        let first = Drawn::of(camera, SCREEN, &picture, None);
        for x in [-5000.0, 0.0, 5000.0] {
            assert_eq!(Drawn::of(camera.panned(x, 77.0), SCREEN, &picture, Some(first)), first);
        }
        let nearer = Drawn::of(
            camera.zoomed(1.4, super::super::Corner::default(), 0.002),
            SCREEN,
            &picture,
            Some(first),
        );
        assert_eq!(nearer.window, first.window, "the paths stay as they are");
        assert_ne!(nearer.step, first.step, "words keep their size");
    }
}
