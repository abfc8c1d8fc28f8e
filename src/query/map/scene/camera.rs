//! Which part of the picture a screen shows: pan, zoom, fit, and the way from one look to another.

use super::super::{Corner, Rect};

/// The nearest anybody gets: one world unit is two CSS pixels.
pub const NEAREST: f64 = 2.0;
/// The farthest.
pub const FARTHEST: f64 = 0.002;

/// How much room there is to draw in, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Screen {
    /// From left to right.
    pub w: f64,
    /// From top to bottom.
    pub h: f64,
}

impl Default for Screen {
    /// A usual window, until the real one has been measured.
    fn default() -> Self {
        Self { w: 1120.0, h: 720.0 }
    }
}

/// Where the world lies on the screen: a place of the world stands at itself times `scale`, plus `x`, `y`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// Where the world's left edge lies, in CSS pixels.
    pub x: f64,
    /// Where the world's top edge lies, in CSS pixels.
    pub y: f64,
    /// CSS pixels for each world unit.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, scale: 1.0 }
    }
}

impl Camera {
    /// A box in the middle of the screen, as large as fits within an edge of `edge` pixels, never larger
    /// than `most`.
    pub fn fit(of: Rect, screen: Screen, edge: f64, most: f64) -> Self {
        let room = |extent: f64| (extent - 2.0 * edge).max(1.0);
        let scale = (room(screen.w) / of.w.max(1.0)).min(room(screen.h) / of.h.max(1.0));
        let scale = scale.min(most).clamp(FARTHEST, NEAREST);
        Self {
            x: (screen.w - of.w * scale) / 2.0 - of.x * scale,
            y: (screen.h - of.h * scale) / 2.0 - of.y * scale,
            scale,
        }
    }

    /// The place of the world at a place of the screen.
    pub fn world(self, at: Corner) -> Corner {
        Corner { x: (at.x - self.x) / self.scale, y: (at.y - self.y) / self.scale }
    }

    /// The place on the screen of a place of the world.
    pub fn screen(self, at: Corner) -> Corner {
        Corner { x: at.x * self.scale + self.x, y: at.y * self.scale + self.y }
    }

    /// A box of the world as it lies on the screen.
    pub fn on_screen(self, of: Rect) -> Rect {
        let at = self.screen(Corner { x: of.x, y: of.y });
        Rect { x: at.x, y: at.y, w: of.w * self.scale, h: of.h * self.scale }
    }

    /// What part of the world the screen shows.
    pub fn view(self, screen: Screen) -> Rect {
        let at = self.world(Corner::default());
        Rect { x: at.x, y: at.y, w: screen.w / self.scale, h: screen.h / self.scale }
    }

    /// The smallest scale there is: the whole map takes half the room.
    pub fn least(bounds: Rect, screen: Screen) -> f64 {
        let whole = (screen.w / bounds.w.max(1.0)).min(screen.h / bounds.h.max(1.0)).min(1.0);
        (whole / 2.0).max(FARTHEST)
    }

    /// Nearer (`times` above 1) or farther, so that what lies under a place of the screen stays there;
    /// never farther than `least`, where nothing moves any more.
    pub fn zoomed(self, times: f64, at: Corner, least: f64) -> Self {
        let scale = (self.scale * times).clamp(least.min(NEAREST), NEAREST);
        let under = self.world(at);
        Self { x: at.x - under.x * scale, y: at.y - under.y * scale, scale }
    }

    /// Moved by so many pixels.
    pub fn panned(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// Moved as little as needed for the map not to be lost: some of it stays on the screen.
    pub fn held(self, bounds: Rect, screen: Screen) -> Self {
        let on = self.on_screen(bounds);
        let least = 96.0_f64.min(screen.w / 3.0).min(screen.h / 3.0);
        let back = |start: f64, extent: f64, room: f64| {
            (least - (start + extent)).max(0.0) - (start - (room - least)).max(0.0)
        };
        self.panned(back(on.x, on.w, screen.w), back(on.y, on.h, screen.h))
    }

    /// Moved as little as needed for a box to lie within an edge of `edge` pixels; its start where it is
    /// larger than the screen.
    pub fn showing(self, of: Rect, screen: Screen, edge: f64) -> Self {
        let on = self.on_screen(of);
        let by = |start: f64, extent: f64, room: f64| {
            let past = (start + extent - (room - edge)).max(0.0);
            let start = start - past;
            (edge - start).max(0.0) - past
        };
        self.panned(by(on.x, on.w, screen.w), by(on.y, on.h, screen.h))
    }

    /// The way to another look: 0.0 is here, 1.0 there. What lies in the middle of the screen moves and
    /// grows evenly.
    pub fn toward(self, there: Self, share: f64, screen: Screen) -> Self {
        if share >= 1.0 {
            return there;
        }
        let middle = Corner { x: screen.w / 2.0, y: screen.h / 2.0 };
        let (from, to) = (self.world(middle), there.world(middle));
        let scale = self.scale * (there.scale / self.scale).powf(share);
        // Where it grows, most of the way is gone while it is small.
        let way = if (there.scale / self.scale - 1.0).abs() < 1e-6 {
            share
        } else {
            (1.0 / scale - 1.0 / self.scale) / (1.0 / there.scale - 1.0 / self.scale)
        };
        let at = Corner { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
        Self { x: middle.x - at.x * scale, y: middle.y - at.y * scale, scale }
    }
}

/// Slow at its ends: how far something has moved after a share of its time.
pub fn eased(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    1.0 - (1.0 - share).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCREEN: Screen = Screen { w: 1000.0, h: 500.0 };

    fn near(one: Corner, other: Corner) -> bool {
        (one.x - other.x).abs() < 1e-6 && (one.y - other.y).abs() < 1e-6
    }

    #[test]
    fn a_fitted_box_fills_the_screen_and_stands_in_its_middle() {
        let camera = Camera::fit(Rect { x: 0.0, y: 0.0, w: 4000.0, h: 1000.0 }, SCREEN, 20.0, 1.0);
        let on = camera.on_screen(Rect { x: 0.0, y: 0.0, w: 4000.0, h: 1000.0 });
        assert!((on.x - 20.0).abs() < 1e-9 && (on.w - 960.0).abs() < 1e-9, "{on:?}");
        assert!((on.y + on.h / 2.0 - 250.0).abs() < 1e-9);
        let small = Camera::fit(Rect { x: 0.0, y: 0.0, w: 10.0, h: 10.0 }, SCREEN, 20.0, 1.0);
        assert!((small.scale - 1.0).abs() < 1e-9, "a small map is not blown up");
    }

    #[test]
    fn showing_moves_only_what_is_needed() {
        let camera = Camera::default();
        let inside = Rect { x: 100.0, y: 100.0, w: 50.0, h: 50.0 };
        assert_eq!(camera.showing(inside, SCREEN, 20.0), camera);
        let right = camera.showing(Rect { x: 1100.0, y: 100.0, w: 50.0, h: 50.0 }, SCREEN, 20.0);
        assert_eq!(right, camera.panned(-170.0, 0.0));
        let huge = camera.showing(Rect { x: 0.0, y: 0.0, w: 5000.0, h: 50.0 }, SCREEN, 20.0);
        assert!((huge.x - 20.0).abs() < 1e-9, "its start is seen: {huge:?}");
    }

    #[test]
    fn the_farthest_look_stands_still() {
        let bounds = Rect { x: 0.0, y: 0.0, w: 3000.0, h: 1500.0 };
        let least = Camera::least(bounds, SCREEN);
        let at = Corner { x: 40.0, y: 400.0 };
        let far = Camera::default().zoomed(0.01, at, least);
        assert!((far.on_screen(bounds).w - SCREEN.w / 2.0).abs() < 1e-6);
        assert_eq!(far.zoomed(0.5, at, least), far);
    }

    proptest! {
        #[test]
        fn what_lies_under_the_pointer_stays_there(
            x in -500.0..500.0, y in -500.0..500.0, scale in 0.05..1.5, times in 0.5..2.0, px in 0.0..1000.0, py in 0.0..500.0,
        ) {
            let (camera, at) = (Camera { x, y, scale }, Corner { x: px, y: py });
            let under = camera.world(at);
            prop_assert!(near(camera.zoomed(times, at, FARTHEST).world(at), under));
            prop_assert!(near(camera.screen(under), at));
        }

        #[test]
        fn the_map_is_never_lost(x in -1e5..1e5, y in -1e5..1e5, scale in 0.01..2.0) {
            let bounds = Rect { x: 0.0, y: 0.0, w: 3000.0, h: 1500.0 };
            let on = Camera { x, y, scale }.held(bounds, SCREEN).on_screen(bounds);
            prop_assert!(on.x < SCREEN.w && on.x + on.w > 0.0 && on.y < SCREEN.h && on.y + on.h > 0.0, "{:?}", on);
        }

        #[test]
        fn a_flight_begins_here_and_ends_there(x in -900.0..900.0, scale in 0.02..2.0, share in 0.0..1.0) {
            let (here, there) = (Camera::default(), Camera { x, y: x / 3.0, scale });
            prop_assert!((here.toward(there, 0.0, SCREEN).scale - 1.0).abs() < 1e-9);
            prop_assert_eq!(here.toward(there, 1.0, SCREEN), there);
            let on_the_way = here.toward(there, share, SCREEN).scale;
            prop_assert!(on_the_way >= scale.min(1.0) - 1e-9 && on_the_way <= scale.max(1.0) + 1e-9);
        }
    }
}
