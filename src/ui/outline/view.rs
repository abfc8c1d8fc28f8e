//! The window on the list: reads where the page stands, measures what is drawn, keeps what people
//! look at in its place, and brings in what they asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::window::{Tops, guess};
use crate::okr::Id;
use crate::platform::dom;
use crate::query::outline::Block;
use crate::query::rows::block_id;

/// How much is drawn beyond the window, in heights of the window.
const SPARE: f64 = 0.9;
/// How near its end the drawn part may come before it is drawn anew, in heights of the window.
const NEAR: f64 = 0.3;
/// Height of a window nobody has measured yet, in CSS pixels.
const USUAL_HEIGHT: f64 = 900.0;
/// What lies over the lower end of the window: the foot of a phone.
const FOOT: f64 = 72.0;
/// The room left below the head of the page.
const AIR: f64 = 12.0;

/// Something that has to be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A row is to be seen.
    Show(Id),
    /// A row is to be seen and to have the focus.
    Focus(Id),
}

impl Wish {
    /// The row.
    pub fn id(&self) -> &Id {
        match self {
            Self::Show(id) | Self::Focus(id) => id,
        }
    }
}

/// Whether the list has to be drawn once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It stands.
    Quiet,
    /// The window shows what is not drawn.
    Redraw,
}

/// The window on the list.
pub struct View {
    blocks: Rc<[Block]>,
    measured: BTreeMap<Option<Id>, f64>,
    tops: Tops,
    /// The upper edge of the window, from the top of the list.
    offset: f64,
    height: f64,
    width: f64,
    drawn: Range<usize>,
    /// The first block that is seen and where it stands in the window.
    anchor: Option<(Option<Id>, f64)>,
    /// What has to be seen after the next drawing.
    pub wish: Option<Wish>,
    /// Whether the list is to be seen from its beginning after the next drawing.
    starts: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            blocks: Rc::from([]),
            measured: BTreeMap::new(),
            tops: Tops::default(),
            offset: 0.0,
            height: USUAL_HEIGHT,
            width: 0.0,
            drawn: 0..0,
            anchor: None,
            wish: None,
            starts: false,
        }
    }
}

impl View {
    /// Takes a list and tells which blocks of it are in the window or near it.
    pub fn take(&mut self, blocks: &Rc<[Block]>) -> Range<usize> {
        if !Rc::ptr_eq(&self.blocks, blocks) {
            self.blocks = Rc::clone(blocks);
            self.place();
        }
        let spare = self.height * SPARE;
        self.drawn = self.tops.between(self.offset - spare, self.offset + self.height + spare);
        self.drawn.clone()
    }

    /// Where each block begins.
    pub fn tops(&self) -> &Tops {
        &self.tops
    }

    /// Goes back to the beginning, because the list shows something else now.
    pub fn begin_anew(&mut self) {
        self.anchor = None;
        self.starts = true;
    }

    fn place(&mut self) {
        let height = |block: &Block| {
            let known = self.measured.get(&block_id(block).cloned()).copied();
            known.unwrap_or_else(|| guess(block))
        };
        self.tops = Tops::of(self.blocks.iter().map(height));
    }

    /// Whether the window, with some room, shows only what is drawn.
    fn is_covered(&self) -> bool {
        let near = self.height * NEAR;
        let seen = self.tops.between(self.offset - near, self.offset + self.height + near);
        seen.start >= self.drawn.start && seen.end <= self.drawn.end
    }

    /// After the page was scrolled or its window changed.
    pub fn scrolled(&mut self, list: &Element) -> Settled {
        self.read(list);
        self.drop_anchor(list);
        if self.is_covered() { Settled::Quiet } else { Settled::Redraw }
    }

    /// After something was drawn or grew: measures, puts what people look at back in its place, and
    /// fulfils the wish.
    pub fn settle(&mut self, list: &Element) -> Settled {
        self.read(list);
        let mut grew = false;
        for block in self.blocks.get(self.drawn.clone()).unwrap_or_default() {
            let Some(height) = dom::height_of(&block_element(block)) else { continue };
            let known = self.measured.insert(block_id(block).cloned(), height);
            grew |= known.is_none_or(|known| (known - height).abs() > 0.5);
        }
        if grew {
            self.place();
        }
        if let Some((id, stood)) = &self.anchor
            && let Some(element) = dom::by_id(&element_of(id.as_ref()))
        {
            let shift = element.get_bounding_client_rect().top() - stood;
            if shift.abs() > 1.0 {
                scroll_by(list, shift);
            }
        }
        let starts = std::mem::take(&mut self.starts) && self.wish.is_none();
        let above = list.get_bounding_client_rect().top() - head_room();
        if starts && above < 0.0 {
            scroll_by(list, above);
        }
        self.fulfil(list);
        self.read(list);
        self.drop_anchor(list);
        if self.is_covered() { Settled::Quiet } else { Settled::Redraw }
    }

    fn fulfil(&mut self, list: &Element) {
        let Some(wish) = self.wish.take() else { return };
        let row = super::row_element(wish.id());
        let Some(element) = dom::by_id(&row) else {
            // It is not drawn yet; the drawing that was asked for with the wish brings it.
            self.wish = Some(wish);
            return;
        };
        if let Wish::Focus(_) = wish {
            dom::focus(&row, dom::Caret::Keep);
        }
        let rect = element.get_bounding_client_rect();
        let head = head_room();
        let room = (self.height - head - FOOT).max(0.0);
        let by = if rect.top() < head || rect.height() > room {
            rect.top() - head
        } else {
            (rect.bottom() - (self.height - FOOT)).max(0.0)
        };
        if by.abs() > 0.5 {
            scroll_by(list, by);
        }
    }

    fn read(&mut self, list: &Element) {
        let rect = list.get_bounding_client_rect();
        self.offset = -rect.top();
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
        self.height = height.filter(|height| *height > 0.0).unwrap_or(USUAL_HEIGHT);
        if (rect.width() - self.width).abs() > 0.5 {
            // Text wraps differently now: what is not drawn is guessed anew.
            self.width = rect.width();
            self.measured.clear();
            self.place();
        }
    }

    fn drop_anchor(&mut self, list: &Element) {
        self.anchor = None;
        if list.get_bounding_client_rect().top() >= 0.0 {
            // At its beginning the list grows downwards, and what is new there is seen.
            return;
        }
        for block in self.blocks.get(self.drawn.clone()).unwrap_or_default() {
            let Some(element) = dom::by_id(&block_element(block)) else { continue };
            let rect = element.get_bounding_client_rect();
            if rect.bottom() > 0.0 {
                self.anchor = Some((block_id(block).cloned(), rect.top()));
                return;
            }
        }
    }
}

/// How far the head of the page reaches into the window.
fn head_room() -> f64 {
    let head = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(".top").ok().flatten());
    head.map_or(0.0, |head| head.get_bounding_client_rect().bottom().max(0.0)) + AIR
}

/// The id of a block's element.
pub fn block_element(block: &Block) -> String {
    element_of(block_id(block))
}

fn element_of(id: Option<&Id>) -> String {
    format!("block-{}", id.map_or("", Id::as_str))
}

/// Scrolls whatever scrolls the list.
pub fn scroll_by(list: &Element, by: f64) {
    if let Some(element) = scroller(list) {
        element.set_scroll_top((f64::from(element.scroll_top()) + by).round() as i32);
    } else if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, by);
    }
}

/// The element around the list that scrolls; `None` where the page itself does.
pub fn scroller(list: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let mut at = list.parent_element();
    while let Some(element) = at {
        let is_page = document.document_element().as_ref() == Some(&element)
            || document.body().is_some_and(|body| body.unchecked_ref::<Element>() == &element);
        if is_page {
            return None;
        }
        let style = window.get_computed_style(&element).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
        if matches!(overflow.as_deref(), Some("auto" | "scroll")) {
            return Some(element);
        }
        at = element.parent_element();
    }
    None
}
