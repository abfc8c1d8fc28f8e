//! A surface above the page, placed at what opened it.
//!
//! It stands in the browser's top layer, so that no list cuts it off. It closes when people press
//! elsewhere; keys belong to what opened it.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use web_sys::Event;
use web_sys::HtmlElement;
use web_sys::MouseEvent;
use web_sys::Node;
use yew::AttrValue;
use yew::Callback;
use yew::Children;
use yew::Html;
use yew::NodeRef;
use yew::Properties;
use yew::component;
use yew::html;
use yew::use_effect_with;
use yew::use_mut_ref;
use yew::use_node_ref;

use crate::platform::dom;
use crate::platform::listener::Listener;

/// What [`Popover`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct PopoverProps {
    /// What it stands at.
    pub anchor: NodeRef,
    /// Called when people press outside of it and of the anchor.
    pub on_close: Callback<()>,
    /// Leaves the focus at the anchor when it is pressed, as a list of a field needs it: the field would
    /// close the list before the press is heard.
    #[prop_or_default]
    pub keeps_focus: bool,
    /// Id of the element on it that gets the focus once it is open; before that nothing on it can have it.
    #[prop_or_default]
    pub focus: Option<AttrValue>,
    /// More class names: `popover--list`, `popover--menu`.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// What is on it.
    pub children: Children,
}

/// The distance to the anchor and to the edge of the window, in CSS pixels.
const GAP: f64 = 4.0;
const EDGE: f64 = 8.0;

/// A surface that is open for as long as it is rendered.
#[component]
pub fn Popover(props: &PopoverProps) -> Html {
    let surface = use_node_ref();
    // Opened once; what is called when people press outside is always the newest.
    let newest = use_mut_ref(|| props.on_close.clone());
    newest.replace(props.on_close.clone());
    let first = props.focus.clone();
    let (anchor, shown) = (props.anchor.clone(), surface.clone());
    use_effect_with((), move |()| {
        let on_close = Callback::from(move |()| {
            let on_close = newest.borrow().clone();
            on_close.emit(());
        });
        let held = open(&anchor, &shown, &on_close);
        if let Some(first) = first {
            dom::focus(&first, dom::Caret::Keep);
        }
        move || drop(held)
    });
    // What is pressed here is no press on the row that the surface belongs to.
    let onclick = Callback::from(|event: MouseEvent| event.stop_propagation());
    let keeps_focus = props.keeps_focus;
    let onmousedown = Callback::from(move |event: MouseEvent| {
        if keeps_focus {
            event.prevent_default();
        }
    });
    html! {
        <div ref={surface} class={yew::classes!("popover", props.class.as_ref().map(ToString::to_string))} popover="manual" {onclick} {onmousedown}>
            {props.children.clone()}
        </div>
    }
}

/// Everything that must end when the surface goes.
struct Open {
    _outside: Option<Listener>,
    _resized: Option<Listener>,
    _scrolled: Option<ScrollWatch>,
}

fn open(anchor: &NodeRef, surface: &NodeRef, on_close: &Callback<()>) -> Option<Open> {
    let shown = surface.cast::<HtmlElement>()?;
    // A browser without a top layer for popovers still shows it in its place.
    shown.show_popover().ok();
    place(anchor, surface);
    let inside = [anchor.clone(), surface.clone()];
    let on_close = on_close.clone();
    let outside = Listener::on_document("pointerdown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let is_inside = |node: &NodeRef| node.get().is_some_and(|node| node.contains(target.as_ref()));
        if !inside.iter().any(is_inside) {
            on_close.emit(());
        }
    });
    let (at, what) = (anchor.clone(), surface.clone());
    let resized = Listener::on_window("resize", move |_event| place(&at, &what));
    let (at, what) = (anchor.clone(), surface.clone());
    let scrolled = ScrollWatch::new(move || place(&at, &what));
    Some(Open { _outside: outside, _resized: resized, _scrolled: scrolled })
}

/// Below the anchor where there is room, else above it; the style sheet may lay it out otherwise.
fn place(anchor: &NodeRef, surface: &NodeRef) {
    let (Some(anchor), Some(surface)) = (anchor.cast::<Element>(), surface.cast::<HtmlElement>()) else {
        return;
    };
    let Some(window) = web_sys::window() else { return };
    let extent =
        |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or(0.0);
    // The room beside a scrollbar, which the window's own width does not tell.
    let room =
        window.document().and_then(|document| document.document_element()).map(|root| root.client_width());
    let width = room.map_or_else(|| extent(window.inner_width()), f64::from);
    let height = extent(window.inner_height());
    let at = anchor.get_bounding_client_rect();
    dom::set_property(&surface, "--popover-least", &format!("{}px", at.width()));
    dom::set_property(&surface, "--popover-most", "none");
    let size = dom::size_of(&surface);
    let (below, above) = (height - at.bottom() - GAP - EDGE, at.top() - GAP - EDGE);
    let goes_below = size.height <= below || below >= above;
    let room = if goes_below { below } else { above }.max(0.0);
    let top = if goes_below { at.bottom() + GAP } else { (at.top() - GAP - size.height.min(room)).max(EDGE) };
    let left = at.left().min(width - size.width - EDGE).max(EDGE);
    dom::set_property(&surface, "--popover-left", &format!("{left}px"));
    dom::set_property(&surface, "--popover-top", &format!("{top}px"));
    dom::set_property(&surface, "--popover-most", &format!("{room}px"));
}

/// Hears of scrolling anywhere in the page: scroll events do not rise, so they are caught on their way down.
struct ScrollWatch {
    scrolled: Closure<dyn FnMut(Event)>,
}

impl ScrollWatch {
    fn new(scrolled: impl Fn() + 'static) -> Option<Self> {
        let scrolled = Closure::<dyn FnMut(Event)>::new(move |_event: Event| scrolled());
        let window = web_sys::window()?;
        let handler: &JsValue = scrolled.as_ref();
        window.add_event_listener_with_callback_and_bool("scroll", handler.unchecked_ref(), true).ok()?;
        Some(Self { scrolled })
    }
}

impl Drop for ScrollWatch {
    fn drop(&mut self) {
        let handler: &JsValue = self.scrolled.as_ref();
        if let Some(window) = web_sys::window() {
            window.remove_event_listener_with_callback_and_bool("scroll", handler.unchecked_ref(), true).ok();
        }
    }
}
