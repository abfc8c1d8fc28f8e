//! Lets a page time the map's layout beside others, compiled as the app is. No part of the app.

use plumbline::file::{Source, decode};
use plumbline::okr::Day;
use plumbline::query::map::{MapView, Picture, layout};
use plumbline::space::Space;
use wasm_bindgen::prelude::wasm_bindgen;

/// An organisation whose map is drawn again and again.
#[wasm_bindgen]
pub struct Map {
    space: Space,
    view: MapView,
    today: Day,
    parents: Vec<Option<usize>>,
    heights: Vec<f64>,
}

#[wasm_bindgen]
impl Map {
    /// Reads any text the app reads; nothing of one it cannot use.
    pub fn read(text: &str) -> Option<Self> {
        let (space, view) = (Space::of(decode(text, Source::Elsewhere).ok()?.doc), MapView::default());
        let today = Day::parse("2026-08-21")?;
        let cards = Picture::of(&space, None, &view, today).cards;
        let parents = cards.iter().map(|card| card.parent).collect();
        let heights = cards.iter().map(|card| card.place.h).collect();
        Some(Self { space, view, today, parents, heights })
    }

    /// Reads the picture from the workspace, with places, lines, colours and all: how many cards it has.
    pub fn picture(&self) -> usize {
        Picture::of(&self.space, None, &self.view, self.today).cards.len()
    }

    /// Places the cards alone, from who hangs below whom and how high each is: how many were placed.
    pub fn place(&self) -> usize {
        layout(&self.parents, &self.heights).0.len()
    }
}
