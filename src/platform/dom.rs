//! Elements by name: focus, scrolling, sizes, and the events of the whole page.
//!
//! Styles are set through the object model, because the page's policy forbids style attributes.
//! Everything here may find its element gone, which is an answer and not an error.

use super::listener::Listener;
use js_sys::Array;
use js_sys::Function;
use js_sys::Promise;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::CssStyleDeclaration;
use web_sys::Element;
use web_sys::Event;
use web_sys::FocusOptions;
use web_sys::HtmlElement;
use web_sys::HtmlInputElement;
use web_sys::HtmlTextAreaElement;
use web_sys::KeyboardEvent;
use web_sys::ResizeObserver;
use web_sys::ResizeObserverEntry;
use web_sys::ScrollBehavior;
use web_sys::ScrollIntoViewOptions;
use web_sys::ScrollLogicalPosition;
use web_sys::SvgElement;
use web_sys::VisibilityState;

/// Where the caret stands in a text field that gets the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caret {
    /// Wherever it stood.
    Keep,
    /// Before the first character.
    Start,
    /// After the last character.
    End,
    /// The whole text is chosen, so that typing replaces it.
    All,
}

/// Whether the page can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// At least a part of it.
    Visible,
    /// Not at all: behind another tab, minimised, or on its way out.
    Hidden,
}

/// The size of an element in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Gives an element the focus without scrolling the page; `false` when there is no such element.
pub fn focus(id: &str, caret: Caret) -> bool {
    let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let focused = element.focus_with_options(&options).is_ok();
    place_caret(&element, caret);
    focused
}

/// Where the caret stands in a field with this text, in bytes; `None` where it has none.
pub fn caret_in(id: &str, text: &str) -> Option<usize> {
    let element = by_id(id)?;
    let value: &JsValue = element.as_ref();
    let (input, area) = (value.dyn_ref::<HtmlInputElement>(), value.dyn_ref::<HtmlTextAreaElement>());
    let end = match (input, area) {
        (Some(input), _) => input.selection_end().ok()??,
        (None, Some(area)) => area.selection_end().ok()??,
        (None, None) => return None,
    };
    // The browser counts in units of 16 bits.
    let mut units = 0;
    let at = text.char_indices().find(|(_, c)| {
        let is_there = units >= end;
        units += c.len_utf16() as u32;
        is_there
    });
    Some(at.map_or(text.len(), |(at, _)| at))
}

/// Gives a field the focus with the caret after the first `bytes` of this text.
pub fn focus_after(id: &str, text: &str, bytes: usize) -> bool {
    let units = text.get(..bytes).map_or(0, |head| head.encode_utf16().count()) as u32;
    let focused = focus(id, Caret::Keep);
    let Some(element) = by_id(id) else { return false };
    let value: &JsValue = element.as_ref();
    if let Some(area) = value.dyn_ref::<HtmlTextAreaElement>() {
        area.set_selection_range(units, units).ok();
    } else if let Some(input) = value.dyn_ref::<HtmlInputElement>() {
        input.set_selection_range(units, units).ok();
    }
    focused
}

/// The id of the element that has the focus.
pub fn focused_id() -> Option<String> {
    let id = web_sys::window()?.document()?.active_element()?.id();
    (!id.is_empty()).then_some(id)
}

/// Whether nothing has the focus: what had it is gone, or nobody pressed anything yet.
pub fn is_focus_lost() -> bool {
    let active =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    active.is_none_or(|element| element.tag_name() == "BODY")
}

/// Scrolls as little as needed for an element to be seen, at once where people asked for less motion;
/// `false` when there is no such element.
pub fn scroll_into_view(id: &str) -> bool {
    let Some(element) = by_id(id) else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if prefers_reduced_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
    true
}

/// Shows the page from its top, at once.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether the person asked the system for less motion.
pub fn prefers_reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds now.
pub fn matches_media(query: &str) -> bool {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// Sets a style property or a custom property (`--name`) of an element; an empty value takes it away.
///
/// `false` for an element that has no styles or a value that the browser does not take.
pub fn set_property(element: &Element, name: &str, value: &str) -> bool {
    style_of(element).is_some_and(|style| style.set_property(name, value).is_ok())
}

/// The size of an element as it is drawn.
pub fn size_of(element: &Element) -> Size {
    let rect = element.get_bounding_client_rect();
    Size { width: rect.width(), height: rect.height() }
}

/// The height of an element as it is drawn; `None` when there is no such element.
pub fn height_of(id: &str) -> Option<f64> {
    by_id(id).map(|element| size_of(&element).height)
}

/// An element by its id.
pub fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is refused the person sees that nothing opens.
        window.print().ok();
    }
}

/// Watches the size of an element until it is dropped.
#[must_use = "a watch that is dropped stops watching"]
pub struct SizeWatch {
    observer: ResizeObserver,
    _on_size: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Calls `on_size` now-ish and after each change; `None` where the browser cannot watch.
    pub fn new(element: &Element, on_size: impl Fn(Size) + 'static) -> Option<Self> {
        let on_size = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // Only the newest counts; what came before it has been drawn over.
            if let Some(entry) = entries.iter().last() {
                on_size(size_of(&entry.unchecked_into::<ResizeObserverEntry>().target()));
            }
        });
        let observer = ResizeObserver::new(on_size.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _on_size: on_size })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the page can be seen now.
pub fn visibility() -> Visibility {
    match web_sys::window().and_then(|window| window.document()).map(|document| document.visibility_state()) {
        Some(VisibilityState::Hidden) => Visibility::Hidden,
        Some(_) | None => Visibility::Visible,
    }
}

/// Calls `changed` when the page is shown or hidden. Hidden is the last thing a page reliably hears.
pub fn on_visibility(changed: impl Fn(Visibility) + 'static) -> Option<Listener> {
    Listener::on_document("visibilitychange", move |_event| changed(visibility()))
}

/// Calls `leaving` when the page goes away, to be thrown out or to come back later.
pub fn on_page_hide(leaving: impl Fn() + 'static) -> Option<Listener> {
    Listener::on_window("pagehide", move |_event| leaving())
}

/// Asks "leave the page?" for as long as this is kept. Only while something would be lost, because a
/// page that asks is not kept for the back button.
pub fn ask_before_leaving() -> Option<Listener> {
    Listener::on_window("beforeunload", |event| event.prevent_default())
}

/// Calls `pressed` for every key pressed anywhere in the page, before elements hear of it in vain.
pub fn on_key_down(pressed: impl Fn(KeyboardEvent) + 'static) -> Option<Listener> {
    Listener::on_window("keydown", move |event| {
        // Browsers also report the choice of a remembered text as a key; it is not one.
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            pressed(event);
        }
    })
}

/// Calls `changed` when the part of the address after `#` changes.
pub fn on_hash_change(changed: impl Fn() + 'static) -> Option<Listener> {
    Listener::on_window("hashchange", move |_event| changed())
}

/// Asks the browser to fill the whole screen with an element. Where it cannot, or will not, nothing happens.
pub fn fill_screen(element: &Element) {
    let ask = Reflect::get(element, &JsValue::from_str("requestFullscreen"));
    let Some(ask) = ask.ok().and_then(|ask| ask.dyn_into::<Function>().ok()) else { return };
    hear_refusal(ask.call0(element).ok().and_then(|answer| answer.dyn_into::<Promise>().ok()));
}

/// Gives the screen back, where it is filled.
pub fn free_screen() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.filter(|_| is_screen_filled()) else { return };
    let ask = Reflect::get(&document, &JsValue::from_str("exitFullscreen"));
    let Some(ask) = ask.ok().and_then(|ask| ask.dyn_into::<Function>().ok()) else { return };
    hear_refusal(ask.call0(&document).ok().and_then(|answer| answer.dyn_into::<Promise>().ok()));
}

/// A refusal is an answer, not an error that nobody caught.
fn hear_refusal(promise: Option<Promise>) {
    if let Some(promise) = promise {
        let quiet = Closure::<dyn FnMut(JsValue)>::new(|_refusal: JsValue| {});
        drop(promise.catch(&quiet));
        // The answer may come after everything here is gone.
        quiet.forget();
    }
}

/// Whether an element fills the whole screen.
pub fn is_screen_filled() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.fullscreen_element().is_some())
}

/// Whether an element may fill the whole screen here.
pub fn may_fill_screen() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.fullscreen_enabled())
}

/// Calls `changed` when an element begins or ends to fill the screen; with whether one does.
pub fn on_screen_filled(changed: impl Fn(bool) + 'static) -> Option<Listener> {
    Listener::on_document("fullscreenchange", move |_event| changed(is_screen_filled()))
}

/// Whether an event happened on or within an element that a selector names.
pub fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => Some(element.style()),
        None => element.dyn_ref::<SvgElement>().map(SvgElement::style),
    }
}

fn place_caret(element: &HtmlElement, caret: Caret) {
    let value: &JsValue = element.as_ref();
    let (input, area) = (value.dyn_ref::<HtmlInputElement>(), value.dyn_ref::<HtmlTextAreaElement>());
    let units = match (input, area) {
        (Some(input), _) => input.value().encode_utf16().count() as u32,
        (None, Some(area)) => area.value().encode_utf16().count() as u32,
        (None, None) => return,
    };
    let (start, end) = match caret {
        Caret::Keep => return,
        Caret::Start => (0, 0),
        Caret::End => (units, units),
        Caret::All => (0, units),
    };
    // Fields for dates and numbers have no caret to place and say so by throwing.
    match (input, area) {
        (Some(input), _) => input.set_selection_range(start, end).ok(),
        (None, Some(area)) => area.set_selection_range(start, end).ok(),
        (None, None) => None,
    };
}
