//! Dragging a row by its handle, with a mouse, a pen or a finger.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::hand::Hand;
use super::view::scroll_by;
use crate::okr::Id;
use crate::platform::clock::Timer;
use crate::platform::listener::Listener;

/// How far the pointer moves before a press becomes a drag, in CSS pixels.
const SLACK: f64 = 4.0;
/// Nearer than this to an end of the window the list goes on by itself.
const EDGE: f64 = 96.0;
const EDGE_STEP: f64 = 14.0;
const EDGE_MILLIS: i32 = 16;

/// The hand as it is now: every drawing of the list renews it.
pub type LatestHand = Rc<RefCell<Option<Hand>>>;

/// Where the running drag is kept; empty while nothing is dragged.
pub type Grip = Rc<RefCell<Option<Drag>>>;

/// A drag that goes on for as long as this is kept.
pub struct Drag {
    id: Id,
    pointer: i32,
    began: (f64, f64),
    at: (f64, f64),
    has_begun: bool,
    _listeners: Vec<Listener>,
    timer: Option<Timer>,
}

/// How a drag ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It lands where it was held.
    Drop,
    /// It stays where it was.
    Escape,
}

/// Begins to drag.
pub fn grab(grip: &Grip, latest: &LatestHand, id: Id, event: &PointerEvent) {
    event.prevent_default();
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let listen = |kind: &'static str, does: fn(&Grip, &LatestHand, &PointerEvent)| {
        let (grip, latest) = (Rc::clone(grip), Rc::clone(latest));
        Listener::on_document(kind, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>()
                && grip.borrow().as_ref().is_some_and(|drag| drag.pointer == event.pointer_id())
            {
                does(&grip, &latest, event);
            }
        })
    };
    let escape = {
        let (grip, latest) = (Rc::clone(grip), Rc::clone(latest));
        Listener::on_document("keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                event.prevent_default();
                event.stop_propagation();
                end(&grip, &latest, End::Escape);
            }
        })
    };
    let listeners = [
        listen("pointermove", moved),
        listen("pointerup", |grip, latest, _| end(grip, latest, End::Drop)),
        listen("pointercancel", |grip, latest, _| end(grip, latest, End::Escape)),
        escape,
    ];
    *grip.borrow_mut() = Some(Drag {
        id,
        pointer: event.pointer_id(),
        began: at,
        at,
        has_begun: false,
        _listeners: listeners.into_iter().flatten().collect(),
        timer: None,
    });
}

fn moved(grip: &Grip, latest: &LatestHand, event: &PointerEvent) {
    {
        let mut held = grip.borrow_mut();
        let Some(drag) = held.as_mut() else { return };
        drag.at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (x, y) = (drag.at.0 - drag.began.0, drag.at.1 - drag.began.1);
        drag.has_begun |= x.hypot(y) > SLACK;
        if !drag.has_begun {
            return;
        }
    }
    event.prevent_default();
    show(grip, latest);
    go_on(grip, latest);
}

/// Shows where it would land.
fn show(grip: &Grip, latest: &LatestHand) {
    let Some((id, at)) = grip.borrow().as_ref().map(|drag| (drag.id.clone(), drag.at)) else { return };
    let Some(hand) = latest.borrow().clone() else { return };
    let onto = under(at);
    hand.drag_over(&id, onto.as_ref().map(|(row, part)| (row, *part)));
}

/// Near an end of the window the list goes on under the pointer.
fn go_on(grip: &Grip, latest: &LatestHand) {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
    let mut held = grip.borrow_mut();
    let Some(drag) = held.as_mut() else { return };
    let by = if drag.at.1 < EDGE {
        -EDGE_STEP
    } else if drag.at.1 > height - EDGE {
        EDGE_STEP
    } else {
        drag.timer = None;
        return;
    };
    let (grip, latest) = (Rc::clone(grip), Rc::clone(latest));
    drag.timer = Timer::after(EDGE_MILLIS, move || {
        let list = latest.borrow().as_ref().and_then(|hand| hand.list.clone());
        if let Some(list) = list {
            scroll_by(&list, by);
            show(&grip, &latest);
            go_on(&grip, &latest);
        }
    });
}

fn end(grip: &Grip, latest: &LatestHand, how: End) {
    let Some(drag) = grip.borrow_mut().take() else { return };
    let Some(hand) = latest.borrow().clone() else { return };
    let onto = if how == End::Drop && drag.has_begun { under(drag.at) } else { None };
    hand.drop_on(&drag.id, onto.as_ref().map(|(row, part)| (row, *part)));
    // The listener that brought the news is one of those that end here.
    release_later(drag);
}

/// Lets go of a drag once its own listeners are through.
fn release_later(drag: Drag) {
    let held = Rc::new(RefCell::new(None));
    let inner = Rc::clone(&held);
    let timer = Timer::after(0, move || drop((drag, inner)));
    *held.borrow_mut() = timer;
}

/// The row under a point, and how far down it the point is.
fn under((x, y): (f64, f64)) -> Option<(Id, f64)> {
    let element = web_sys::window()?.document()?.element_from_point(x as f32, y as f32)?;
    let row: Element = element.closest("[data-row]").ok()??;
    let rect = row.get_bounding_client_rect();
    let part = (y - rect.top()) / rect.height().max(1.0);
    Some((Id::new(row.get_attribute("data-row")?), part))
}
