//! An event listener that ends when it is dropped.
//!
//! Everything in `platform` that listens hands out one of these, so that a component that goes away
//! cannot be called afterwards.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use web_sys::EventTarget;

/// Listens until it is dropped.
#[must_use = "a listener that is dropped stops listening"]
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `heard` for every event of this kind; `None` where the browser refuses to listen.
    pub fn new(target: &EventTarget, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(Event)>::new(heard);
        target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref()).ok()?;
        Some(Self { target: target.clone(), kind, heard })
    }

    /// Like [`Listener::new`], for events of the whole window.
    pub fn on_window(kind: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::new(web_sys::window()?.as_ref(), kind, heard)
    }

    /// Like [`Listener::new`], for events of the whole document.
    pub fn on_document(kind: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::new(web_sys::window()?.document()?.as_ref(), kind, heard)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard: &JsValue = self.heard.as_ref();
        // A target that no longer knows the listener is as good as one that let it go.
        self.target.remove_event_listener_with_callback(self.kind, heard.unchecked_ref()).ok();
    }
}
