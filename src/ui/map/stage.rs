//! The camera over the map: it moves by one attribute, once for each picture of the screen, and has the map
//! drawn again only where what was drawn no longer serves.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::platform::clock;
use crate::platform::clock::Timer;
use crate::platform::dom;
use crate::platform::frames::Frame;
use crate::query::map::scene::camera::eased;
use crate::query::map::scene::{Camera, Drawn, Screen};
use crate::query::map::{Corner, Picture, Rect};

/// How long a flight takes, in milliseconds; none where people asked for less motion.
const FLIGHT_MILLIS: f64 = 240.0;
/// How long the map is not drawn again while it goes on moving, in milliseconds.
const PAUSE_MILLIS: i64 = 260;
/// After how long without a move it rests.
const REST_MILLIS: i32 = 90;
/// How much is left free around a map that is shown whole, in CSS pixels.
const EDGE: f64 = 40.0;
/// A whole map is never larger than this.
const MOST: f64 = 1.0;
/// A card that is flown to is at least this large.
const CLOSE: f64 = 0.8;

/// The stage, shared by all that listen.
pub type StageRef = Rc<RefCell<Stage>>;

/// What lies under the pointer.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Hover {
    /// A card.
    pub card: Option<usize>,
    /// A curve.
    pub link: Option<usize>,
}

/// Something that is dragged from one card to another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dragged {
    /// The card it began at.
    pub from: usize,
    /// The card it is held over.
    pub onto: Option<usize>,
}

/// The camera, and what it needs to move.
pub struct Stage {
    /// Where it looks.
    pub camera: Camera,
    /// How much room there is.
    pub screen: Screen,
    /// The picture.
    pub picture: Rc<Picture>,
    /// What has been drawn.
    pub drawn: Drawn,
    /// What lies under the pointer.
    pub hover: Hover,
    /// What is being dragged.
    pub dragged: Option<Dragged>,
    /// Has the map drawn again.
    pub redraw: Callback<()>,
    /// Has only the marks above it drawn again.
    pub remark: Callback<()>,
    /// The element that moves.
    pub world: NodeRef,
    /// The element it moves in.
    pub canvas: NodeRef,
    /// The card that stays in sight when there is less room.
    pub keep: Option<usize>,
    /// Whether the room was measured.
    pub is_measured: bool,
    flight: Option<Flight>,
    frame: Option<Frame>,
    /// A frame is let go of only after its own call is over.
    spent: Option<Frame>,
    is_waiting: bool,
    /// When the map was drawn last, in milliseconds since 1970.
    drawn_at: i64,
    /// Draws it once the camera rests.
    rest: Option<Timer>,
}

/// A way from one look to another.
struct Flight {
    from: Camera,
    to: Camera,
    began: Option<f64>,
}

impl Default for Stage {
    fn default() -> Self {
        let picture = Rc::new(Picture::default());
        let (camera, screen) = (Camera::default(), Screen::default());
        let drawn = Drawn::of(camera, screen, &picture, None);
        Self {
            camera,
            screen,
            picture,
            drawn,
            hover: Hover::default(),
            dragged: None,
            redraw: Callback::noop(),
            remark: Callback::noop(),
            world: NodeRef::default(),
            canvas: NodeRef::default(),
            keep: None,
            is_measured: false,
            flight: None,
            frame: None,
            spent: None,
            is_waiting: false,
            drawn_at: 0,
            rest: None,
        }
    }
}

impl Stage {
    /// Takes a new picture. A map of other things is shown whole; one that was edited stays where it is, with
    /// the card people are at in its place.
    pub fn show(&mut self, picture: &Rc<Picture>, at: Option<&crate::okr::Id>, is_other: bool) {
        if Rc::ptr_eq(&self.picture, picture) {
            return;
        }
        let place = |picture: &Picture| {
            let card = at.and_then(|id| picture.card_of(id)).and_then(|idx| picture.cards.get(idx))?;
            Some(Corner { x: card.place.x, y: card.place.y })
        };
        let (before, now) = (place(&self.picture), place(picture));
        let was_empty = self.picture.cards.is_empty();
        self.picture = Rc::clone(picture);
        self.hover = Hover::default();
        self.flight = None;
        if is_other || was_empty {
            self.camera = self.whole();
        } else if let (Some(before), Some(now)) = (before, now) {
            let (x, y) = (before.x - now.x, before.y - now.y);
            self.camera = self.camera.panned(x * self.camera.scale, y * self.camera.scale);
        }
        self.drawn = Drawn::of(self.camera, self.screen, picture, None);
    }

    /// The smallest scale there is.
    pub fn least(&self) -> f64 {
        Camera::least(self.picture.bounds, self.screen)
    }

    /// The camera that shows the whole map.
    pub fn whole(&self) -> Camera {
        Camera::fit(self.picture.bounds, self.screen, EDGE.min(self.screen.w / 16.0), MOST)
    }

    /// The attribute that moves the world.
    pub fn transform(&self) -> String {
        let Camera { x, y, scale } = self.camera;
        format!("translate({x:.2} {y:.2}) scale({scale:.6})")
    }

    /// Moves the world to where the camera looks.
    pub fn apply(&self) {
        if let Some(world) = self.world.cast::<Element>() {
            world.set_attribute("transform", &self.transform()).ok();
        }
    }

    /// A place of the page as one of the screen of the map.
    pub fn local(&self, x: f64, y: f64) -> Corner {
        let Some(canvas) = self.canvas.cast::<Element>() else { return Corner { x, y } };
        let rect = canvas.get_bounding_client_rect();
        Corner { x: x - rect.left(), y: y - rect.top() }
    }

    /// The place on the screen that stays where it is when people zoom without a pointer.
    fn pivot(&self, camera: Camera, card: Option<usize>) -> Corner {
        let place = |idx: usize| {
            let of = self.picture.cards.get(idx).map(|card| camera.on_screen(card.place))?;
            let at = Corner { x: of.x + of.w / 2.0, y: of.y + of.h / 2.0 };
            let is_seen = (0.0..=self.screen.w).contains(&at.x) && (0.0..=self.screen.h).contains(&at.y);
            is_seen.then_some(at)
        };
        let middle = self.middle();
        let away = |at: &Corner| (at.x - middle.x).hypot(at.y - middle.y);
        card.and_then(place).unwrap_or_else(|| {
            let seen = self.picture.within(camera.view(self.screen)).filter_map(place);
            seen.min_by(|one, other| away(one).total_cmp(&away(other))).unwrap_or(middle)
        })
    }

    fn middle(&self) -> Corner {
        Corner { x: self.screen.w / 2.0, y: self.screen.h / 2.0 }
    }
}

/// Looks elsewhere, at once.
pub fn look(stage: &StageRef, camera: Camera) {
    {
        let mut own = stage.borrow_mut();
        own.flight = None;
        own.camera = camera.held(own.picture.bounds, own.screen);
    }
    schedule(stage);
}

/// Flies elsewhere, or is there at once where people asked for less motion.
pub fn fly(stage: &StageRef, to: Camera) {
    if dom::prefers_reduced_motion() {
        return look(stage, to);
    }
    {
        let mut own = stage.borrow_mut();
        let to = to.held(own.picture.bounds, own.screen);
        own.flight = Some(Flight { from: own.camera, to, began: None });
    }
    schedule(stage);
}

/// Flies to the whole map.
pub fn fly_whole(stage: &StageRef) {
    let to = stage.borrow().whole();
    fly(stage, to);
}

/// Flies to a card, so near that it can be read, and into the middle.
pub fn fly_to(stage: &StageRef, card: usize) {
    let to = {
        let own = stage.borrow();
        let Some(place) = own.picture.cards.get(card).map(|card| card.place) else { return };
        let scale = own.camera.scale.max(CLOSE);
        let middle = own.middle();
        Camera {
            x: middle.x - (place.x + place.w / 2.0) * scale,
            y: middle.y - (place.y + place.h / 2.0) * scale,
            scale,
        }
    };
    fly(stage, to);
}

/// Flies to a box, as large as fits.
pub fn fly_box(stage: &StageRef, of: Rect) {
    let to = Camera::fit(of, stage.borrow().screen, EDGE, MOST);
    fly(stage, to);
}

/// Moves as little as needed for a card to be seen.
pub fn follow(stage: &StageRef, card: usize) {
    let to = {
        let own = stage.borrow();
        let Some(place) = own.picture.cards.get(card).map(|card| card.place) else { return };
        let from = own.flight.as_ref().map_or(own.camera, |flight| flight.to);
        from.showing(place, own.screen, EDGE)
    };
    fly(stage, to);
}

/// Nearer or farther, around a card where one is named and seen, else around what is nearest to the middle, so
/// that nobody zooms into nothing.
pub fn zoom(stage: &StageRef, times: f64, card: Option<usize>) {
    let to = {
        let own = stage.borrow();
        let from = own.flight.as_ref().map_or(own.camera, |flight| flight.to);
        from.zoomed(times, own.pivot(from, card), own.least())
    };
    fly(stage, to);
}

/// The room was measured, or changed. What was shown whole stays whole where it is as good to read; otherwise
/// everything stays where it is, so that a panel that opens moves nothing but what it would hide.
pub fn resized(stage: &StageRef, screen: Screen) {
    if screen.w < 1.0 || screen.h < 1.0 {
        return;
    }
    {
        let mut own = stage.borrow_mut();
        let was_whole = own.camera == own.whole();
        own.screen = screen;
        let whole = own.whole();
        if !own.is_measured || was_whole && whole.scale > own.camera.scale * 0.9 {
            own.camera = whole;
        } else if let Some(place) = own.keep.and_then(|idx| own.picture.cards.get(idx)).map(|card| card.place)
        {
            own.camera = own.camera.showing(place, screen, EDGE);
        }
        own.is_measured = true;
    }
    draw(stage, None);
}

fn schedule(stage: &StageRef) {
    let mut own = stage.borrow_mut();
    if own.is_waiting {
        return;
    }
    own.is_waiting = true;
    own.spent = own.frame.take();
    let later = Rc::downgrade(stage);
    own.frame = Frame::next(move |time| {
        if let Some(stage) = later.upgrade() {
            stage.borrow_mut().is_waiting = false;
            draw(&stage, Some(time));
        }
    });
}

/// Moves the world, and has it drawn again where that is needed: at once where a part of it is missing, but not
/// in every picture while people go on zooming; else when the camera rests.
fn draw(stage: &StageRef, time: Option<f64>) {
    let now = clock::now_millis();
    let (redraw, goes_on) = {
        let mut own = stage.borrow_mut();
        let goes_on = own.advance(time);
        own.apply();
        let next = Drawn::of(own.camera, own.screen, &own.picture, Some(own.drawn));
        let is_urgent = next.detail != own.drawn.detail || next.window != own.drawn.window;
        let is_rested = time.is_none() || is_urgent && now - own.drawn_at >= PAUSE_MILLIS;
        let redraw = (next != own.drawn && is_rested).then(|| own.redraw.clone());
        if redraw.is_some() {
            own.drawn = next;
            own.drawn_at = now;
        }
        if next != own.drawn {
            own.rest = rest(stage);
        } else if time.is_some() {
            // Not in the timer's own call, which must not end itself.
            own.rest = None;
        }
        (redraw, goes_on)
    };
    if let Some(redraw) = redraw {
        redraw.emit(());
    }
    if goes_on {
        schedule(stage);
    }
}

/// Draws once nothing has moved for a moment.
fn rest(stage: &StageRef) -> Option<Timer> {
    let later = Rc::downgrade(stage);
    Timer::after(REST_MILLIS, move || {
        if let Some(stage) = later.upgrade() {
            draw(&stage, None);
        }
    })
}

impl Stage {
    /// One step of the flight; whether there is a next one.
    fn advance(&mut self, time: Option<f64>) -> bool {
        let (Some(time), screen) = (time, self.screen) else { return false };
        let Some(flight) = self.flight.as_mut() else { return false };
        let began = *flight.began.get_or_insert(time);
        let share = (time - began) / FLIGHT_MILLIS;
        let camera = flight.from.toward(flight.to, eased(share), screen);
        let is_over = share >= 1.0;
        self.camera = if is_over { flight.to } else { camera };
        if is_over {
            self.flight = None;
        }
        !is_over
    }
}
