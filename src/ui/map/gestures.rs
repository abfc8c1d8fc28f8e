//! What a mouse, a pen and fingers do on the map. Everything is found by its place in the picture, so that no
//! card needs an ear of its own.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent};

use crate::okr::Id;
use crate::platform::listener::Listener;
use crate::query::map::scene::{Detail, Pen, face};
use crate::query::map::{Corner, Hit, Picture, Rect};

use super::desk::{DeskMove, Doing, Focus, LinkLook};
use super::hand::{Hand, LatestHand};
use super::stage::{self, Dragged, Hover, StageRef};

/// How far the pointer moves before a press becomes a drag, in CSS pixels.
const SLACK: f64 = 4.0;
/// How near to a curve a press has to be, in CSS pixels.
const REACH: f64 = 6.0;
/// How near to the knob, in CSS pixels.
const KNOB: f64 = 13.0;
/// The id of the line that follows the pointer.
pub const RUBBER: &str = "map-rubber";

/// What a press began on.
#[derive(Clone, PartialEq, Debug)]
enum Press {
    /// The empty ground.
    Ground,
    /// A card, or a line of it.
    Card(Hit),
    /// A curve.
    Link(usize),
    /// The mark for what is hidden.
    Pill(usize),
    /// The knob that links begin at.
    Knob(usize),
}

/// What the pointers are doing.
#[derive(Clone, PartialEq, Debug, Default)]
enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// One is down and has not moved.
    Pressed(Press),
    /// The ground moves with one.
    Pan,
    /// Two stretch the ground.
    Pinch,
    /// One drags a link or a card.
    Drag { doing: Doing, from: Id, onto: Option<Id> },
}

struct Pointer {
    id: i32,
    at: Corner,
}

/// What is down, where it began, and what it does.
#[derive(Default)]
pub struct Gestures {
    pointers: Vec<Pointer>,
    began: Corner,
    gesture: Gesture,
}

/// The gestures that go on.
pub type GesturesRef = Rc<RefCell<Gestures>>;

/// Listens on the canvas for as long as the listeners are kept.
pub fn listen(
    canvas: &Element,
    stage: &StageRef,
    latest: &LatestHand,
    gestures: &GesturesRef,
) -> Vec<Listener> {
    let on = |kind: &'static str, does: fn(&StageRef, &LatestHand, &GesturesRef, &PointerEvent)| {
        let (stage, latest, gestures) = (Rc::clone(stage), Rc::clone(latest), Rc::clone(gestures));
        Listener::new(canvas.as_ref(), kind, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                does(&stage, &latest, &gestures, event);
            }
        })
    };
    let (wheeled, hand) = (Rc::clone(stage), Rc::clone(latest));
    let wheel = Listener::new(canvas.as_ref(), "wheel", move |event| {
        if let Some(event) = event.dyn_ref::<WheelEvent>() {
            wheel(&wheeled, &hand, event);
        }
    });
    let (doubled, hand) = (Rc::clone(stage), Rc::clone(latest));
    let double = Listener::new(canvas.as_ref(), "dblclick", move |event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            double(&doubled, &hand, event);
        }
    });
    let listeners = [
        on("pointerdown", down),
        on("pointermove", moved),
        on("pointerup", up),
        on("pointercancel", |stage, _, gestures, event| {
            release(gestures, event.pointer_id());
            end(stage, gestures);
        }),
        on("pointerleave", |stage, _, _, _| hover(stage, Hover::default())),
        wheel,
        double,
    ];
    listeners.into_iter().flatten().collect()
}

/// Ctrl or a pinch on a trackpad zooms, everything else pans; Shift pans sideways.
fn wheel(stage: &StageRef, latest: &LatestHand, event: &WheelEvent) {
    event.prevent_default();
    close_link(latest);
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 18.0,
        WheelEvent::DOM_DELTA_PAGE => 400.0,
        _ => 1.0,
    };
    let (mut x, mut y) = (event.delta_x() * unit, event.delta_y() * unit);
    let camera = stage.borrow().camera;
    if event.ctrl_key() || event.meta_key() {
        let at = stage.borrow().local(f64::from(event.client_x()), f64::from(event.client_y()));
        let times = (-y.clamp(-240.0, 240.0) * 0.004).exp();
        let least = stage.borrow().least();
        stage::look(stage, camera.zoomed(times, at, least));
        return;
    }
    if event.shift_key() && x.abs() < y.abs() {
        std::mem::swap(&mut x, &mut y);
    }
    stage::look(stage, camera.panned(-x, -y));
}

fn double(stage: &StageRef, latest: &LatestHand, event: &MouseEvent) {
    let Some(hand) = latest.borrow().clone() else { return };
    let at = place(stage, event);
    match hand.picture.at(at) {
        Some(Hit::Card(idx) | Hit::KeyResult { card: idx, .. }) => {
            if let Some(card) = hand.card(idx) {
                stage::fly_box(stage, card.family);
            }
        }
        None => {
            let camera = stage.borrow().camera;
            let at = stage.borrow().local(f64::from(event.client_x()), f64::from(event.client_y()));
            let least = stage.borrow().least();
            stage::fly(stage, camera.zoomed(2.0, at, least));
        }
    }
}

/// The place of the world under an event.
fn place(stage: &StageRef, event: &MouseEvent) -> Corner {
    let own = stage.borrow();
    own.camera.world(own.local(f64::from(event.client_x()), f64::from(event.client_y())))
}

fn client(event: &PointerEvent) -> Corner {
    Corner { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

fn away(one: Corner, other: Corner) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

fn holds(of: Rect, at: Corner) -> bool {
    at.x >= of.x && at.x <= of.x + of.w && at.y >= of.y && at.y <= of.y + of.h
}

/// What lies at a place, nearest first: knob, mark, card, curve.
fn press_at(hand: &Hand, stage: &StageRef, at: Corner) -> Press {
    let (scale, hover) = (stage.borrow().camera.scale, stage.borrow().hover);
    let picture: &Picture = &hand.picture;
    let marked = [hover.card, hand.model.route.open.as_ref().and_then(|id| hand.card_showing(id))];
    for idx in marked.into_iter().flatten().filter(|_| !hand.is_read()) {
        let Some(card) = picture.cards.get(idx) else { continue };
        let (x, y) = face::knob(card);
        if away(at, Corner { x, y }) * scale <= KNOB {
            return Press::Knob(idx);
        }
    }
    if Detail::at(scale) >= Detail::Title {
        let pill = |idx: &usize| {
            let card = picture.cards.get(*idx);
            card.is_some_and(|card| {
                (card.hidden > 0 || hover.card == Some(*idx) && !card.children.is_empty())
                    && holds(face::pill(card, scale), at)
            })
        };
        let around = Rect { x: at.x - 60.0, y: at.y - 60.0, w: 120.0, h: 120.0 };
        if let Some(idx) = picture.within(around).find(pill) {
            return Press::Pill(idx);
        }
    }
    if let Some(hit) = picture.at(at) {
        return Press::Card(hit);
    }
    picture.link_near(at, REACH / scale).map_or(Press::Ground, Press::Link)
}

fn down(stage: &StageRef, latest: &LatestHand, gestures: &GesturesRef, event: &PointerEvent) {
    let is_middle = event.button() == 1;
    if event.button() > 1 {
        return;
    }
    let Some(hand) = latest.borrow().clone() else { return };
    if is_middle {
        event.prevent_default();
    }
    if let Some(canvas) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        // Without it a drag that leaves the window ends there.
        canvas.set_pointer_capture(event.pointer_id()).ok();
    }
    let press = if is_middle { Press::Ground } else { press_at(&hand, stage, place(stage, event)) };
    let mut own = gestures.borrow_mut();
    own.pointers.retain(|pointer| pointer.id != event.pointer_id());
    own.pointers.push(Pointer { id: event.pointer_id(), at: client(event) });
    own.began = client(event);
    own.gesture = if own.pointers.len() == 2 { Gesture::Pinch } else { Gesture::Pressed(press) };
}

fn moved(stage: &StageRef, latest: &LatestHand, gestures: &GesturesRef, event: &PointerEvent) {
    let Some(hand) = latest.borrow().clone() else { return };
    let now = client(event);
    let mut own = gestures.borrow_mut();
    let Some(at) = own.pointers.iter().position(|pointer| pointer.id == event.pointer_id()) else {
        drop(own);
        point(stage, &hand, event);
        return;
    };
    let before = own.pointers.get(at).map_or(now, |pointer| pointer.at);
    let other =
        own.pointers.iter().find(|pointer| pointer.id != event.pointer_id()).map(|pointer| pointer.at);
    if let Some(pointer) = own.pointers.get_mut(at) {
        pointer.at = now;
    }
    if let Gesture::Pressed(press) = &own.gesture
        && away(own.began, now) > SLACK
    {
        own.gesture = dragging(&hand, press, event);
    }
    match own.gesture.clone() {
        Gesture::None | Gesture::Pressed(_) => {}
        Gesture::Pan => {
            drop(own);
            close_link(latest);
            let camera = stage.borrow().camera;
            stage::look(stage, camera.panned(now.x - before.x, now.y - before.y));
        }
        Gesture::Pinch => {
            drop(own);
            if let Some(other) = other {
                pinch(stage, before, now, other);
            }
        }
        Gesture::Drag { doing, from, onto } => {
            let under = hand.picture.at(place(stage, event)).and_then(|hit| hand.goal_at(hit));
            // An objective hangs under objectives; a link may also end at a key result.
            if let Gesture::Drag { onto: held, .. } = &mut own.gesture {
                held.clone_from(&under);
            }
            drop(own);
            drag_over(stage, &hand, &from, under.as_ref());
            rubber(&hand, &from, place(stage, event));
            if under != onto {
                match &under {
                    Some(onto) if *onto != from => hand.say_verdict(doing, &from, onto),
                    Some(_) | None => hand.moves.dispatch(DeskMove::Hint(None)),
                }
            }
        }
    }
}

/// Shows where what is dragged would end.
fn drag_over(stage: &StageRef, hand: &Hand, from: &Id, under: Option<&Id>) {
    let Some(from) = hand.picture.card_of(from) else { return };
    let onto = under.and_then(|id| hand.card_showing(id)).filter(|onto| *onto != from);
    let dragged = Some(Dragged { from, onto });
    let remark = {
        let mut own = stage.borrow_mut();
        if own.dragged == dragged {
            return;
        }
        own.dragged = dragged;
        own.remark.clone()
    };
    remark.emit(());
}

/// What a press becomes that moves on.
fn dragging(hand: &Hand, press: &Press, event: &PointerEvent) -> Gesture {
    let card = |idx: usize, doing: Doing| {
        hand.card(idx).map_or(Gesture::Pan, |card| Gesture::Drag { doing, from: card.id.clone(), onto: None })
    };
    match press {
        // What is only read has nothing to drag: the map moves.
        _ if hand.is_read() => Gesture::Pan,
        Press::Knob(idx) => card(*idx, Doing::Link),
        // A finger that moves on a card moves the map.
        Press::Card(Hit::Card(idx) | Hit::KeyResult { card: idx, .. }) if event.pointer_type() != "touch" => {
            card(*idx, Doing::Hang)
        }
        Press::Card(_) | Press::Ground | Press::Link(_) | Press::Pill(_) => Gesture::Pan,
    }
}

/// Two fingers: what lies between them stays between them.
fn pinch(stage: &StageRef, before: Corner, now: Corner, other: Corner) {
    let camera = stage.borrow().camera;
    let middle =
        |one: Corner| stage.borrow().local(f64::midpoint(one.x, other.x), f64::midpoint(one.y, other.y));
    let times = away(now, other).max(1.0) / away(before, other).max(1.0);
    let (from, to) = (middle(before), middle(now));
    let least = stage.borrow().least();
    stage::look(stage, camera.panned(to.x - from.x, to.y - from.y).zoomed(times, to, least));
}

fn up(stage: &StageRef, latest: &LatestHand, gestures: &GesturesRef, event: &PointerEvent) {
    let Some(hand) = latest.borrow().clone() else { return };
    let gesture = gestures.borrow().gesture.clone();
    release(gestures, event.pointer_id());
    match gesture {
        Gesture::Pressed(press) => pressed(&hand, &press),
        Gesture::Drag { doing, from, onto } => {
            match onto.filter(|onto| *onto != from) {
                Some(onto) => hand.carry_out(doing, &from, &onto),
                None => hand.moves.dispatch(DeskMove::Hint(None)),
            }
            point(stage, &hand, event);
        }
        Gesture::None | Gesture::Pan | Gesture::Pinch => {}
    }
    end(stage, gestures);
}

fn release(gestures: &GesturesRef, pointer: i32) {
    gestures.borrow_mut().pointers.retain(|own| own.id != pointer);
}

/// What is left when a pointer goes.
fn end(stage: &StageRef, gestures: &GesturesRef) {
    let mut own = gestures.borrow_mut();
    // One of two fingers went: the other goes on to pan.
    own.gesture = if own.pointers.is_empty() { Gesture::None } else { Gesture::Pan };
    drop(own);
    let was_dragged = stage.borrow_mut().dragged.take().is_some();
    if was_dragged {
        let remark = stage.borrow().remark.clone();
        remark.emit(());
    }
    draw_rubber("");
}

fn pressed(hand: &Hand, press: &Press) {
    match press {
        Press::Ground => {
            hand.moves.dispatch(DeskMove::Link(None, LinkLook::Marked));
            hand.moves.dispatch(DeskMove::Hint(None));
        }
        Press::Card(hit) => {
            if let Some(goal) = hand.goal_at(*hit) {
                // The arrow keys go on from here.
                hand.moves.dispatch(DeskMove::Focus(Focus::Quiet));
                hand.open(&goal);
            }
        }
        Press::Knob(idx) => {
            if let Some(card) = hand.card(*idx) {
                hand.open(&card.id);
            }
        }
        Press::Link(idx) => {
            if let Some(link) = hand.picture.links.get(*idx) {
                hand.open_link(link.link.clone());
            }
        }
        Press::Pill(idx) => hand.toggle(*idx),
    }
}

/// Shows what lies under a pointer that is not down.
fn point(stage: &StageRef, hand: &Hand, event: &PointerEvent) {
    if event.pointer_type() == "touch" {
        return;
    }
    let at = place(stage, event);
    let found = match press_at(hand, stage, at) {
        Press::Card(Hit::Card(idx) | Hit::KeyResult { card: idx, .. })
        | Press::Pill(idx)
        | Press::Knob(idx) => Hover { card: Some(idx), link: None },
        Press::Link(idx) => Hover { card: None, link: Some(idx) },
        Press::Ground => Hover::default(),
    };
    hover(stage, found);
}

fn hover(stage: &StageRef, hover: Hover) {
    let remark = {
        let mut own = stage.borrow_mut();
        if own.hover == hover {
            return;
        }
        own.hover = hover;
        own.remark.clone()
    };
    remark.emit(());
}

/// The facts of a link stand at their place on the screen, so they go when the map moves.
fn close_link(latest: &LatestHand) {
    let Some(hand) = latest.borrow().clone() else { return };
    if hand.desk.is_link_open {
        hand.moves.dispatch(DeskMove::Link(hand.desk.link.clone(), LinkLook::Marked));
    }
}

/// The line from a card to the pointer.
fn rubber(hand: &Hand, from: &Id, to: Corner) {
    let Some(card) = hand.picture.card_of(from).and_then(|idx| hand.card(idx)) else { return };
    let (x, y) = face::knob(card);
    let rise = ((y - to.y).abs() / 2.0).max(24.0);
    let mut pen = Pen::default();
    pen.curve([Corner { x, y }, Corner { x, y: y - rise }, Corner { x: to.x, y: to.y + rise }, to]);
    draw_rubber(&pen.0);
}

fn draw_rubber(path: &str) {
    if let Some(line) = crate::platform::dom::by_id(RUBBER) {
        line.set_attribute("d", path).ok();
    }
}
