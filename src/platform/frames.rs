//! Once for each picture that the screen shows.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Something that will be done before the next picture, unless this is dropped first.
#[must_use = "a frame that is dropped does nothing"]
pub struct Frame {
    id: i32,
    _draws: Closure<dyn FnMut(f64)>,
}

impl Frame {
    /// Calls `draws` once, before the next picture, with the time in milliseconds since the page was opened.
    ///
    /// `None` where there is no window to draw in.
    pub fn next(draws: impl FnOnce(f64) + 'static) -> Option<Self> {
        let draws = Closure::once(draws);
        let handler: &JsValue = draws.as_ref();
        let id = web_sys::window()?.request_animation_frame(handler.unchecked_ref()).ok()?;
        Some(Self { id, _draws: draws })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // A frame that has been drawn already is no longer there to be cancelled.
            window.cancel_animation_frame(self.id).ok();
        }
    }
}
