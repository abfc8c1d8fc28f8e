//! What stands above the map: what colour says, bands, focus, zoom, and the ways to take the map along.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::query::map::{ColourBy, Lanes, MapView};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Choice, Glyph, Menu, MenuEntry, Select};
use crate::words::OnMap;

use super::hand::Hand;
use super::stage;

/// One press brings the map so much nearer.
const ZOOM: f64 = 1.5;

const COLOURS: [(ColourBy, &str); 6] = [
    (ColourBy::Status, "status"),
    (ColourBy::Confidence, "confidence"),
    (ColourBy::Progress, "progress"),
    (ColourBy::Origin, "origin"),
    (ColourBy::Unit, "unit"),
    (ColourBy::Staleness, "staleness"),
];

const LANES: [(Lanes, &str); 3] =
    [(Lanes::None, "none"), (Lanes::Unit, "unit"), (Lanes::Perspective, "perspective")];

/// The row of tools. `on_take` is told which way the map is taken along: `svg`, `png` or `print`.
pub fn toolbar(hand: &Rc<Hand>, on_take: &Callback<AttrValue>) -> Html {
    let words = hand.words();
    let view = hand.view();
    let colours: Rc<[Choice]> =
        COLOURS.iter().map(|(colour, slug)| Choice::new(*slug, words.colour_word(*colour))).collect();
    let lanes: Rc<[Choice]> =
        LANES.iter().map(|(lanes, slug)| Choice::new(*slug, words.lanes_word(*lanes))).collect();
    let slug_of =
        |colour: ColourBy| COLOURS.iter().find(|(own, _)| *own == colour).map_or("", |(_, slug)| slug);
    let lane_of = |lanes: Lanes| LANES.iter().find(|(own, _)| *own == lanes).map_or("", |(_, slug)| slug);
    let on_colour = choosing(hand, |view, slug| {
        if let Some((colour, _)) = COLOURS.iter().find(|(_, own)| *own == slug) {
            view.colour = *colour;
        }
    });
    let on_lanes = choosing(hand, |view, slug| {
        if let Some((lanes, _)) = LANES.iter().find(|(_, own)| *own == slug) {
            view.lanes = *lanes;
        }
    });
    let press = |does: fn(&Hand)| {
        let hand = Rc::clone(hand);
        Callback::from(move |_event: MouseEvent| does(&hand))
    };
    let tool = |label: OnMap, glyph: Glyph, does: fn(&Hand)| {
        Button::new(words.on_map(label), press(does))
            .kind(ButtonKind::Icon)
            .size(ButtonSize::Small)
            .glyph(glyph)
            .view()
    };
    let entries: Rc<[MenuEntry]> = Rc::from([
        MenuEntry::act("svg", words.on_map(OnMap::Svg), Glyph::Download),
        MenuEntry::act("png", words.on_map(OnMap::Png), Glyph::Image),
        MenuEntry::act("print", words.on_map(OnMap::Print), Glyph::Printer),
    ]);
    let is_focused = view.focus.is_some();
    let focus = Button::new(
        words.on_map(if is_focused { OnMap::ShowAll } else { OnMap::Focus }),
        press(|hand| hand.focus(hand.view().focus.is_none().then(|| hand.at()))),
    )
    .kind(ButtonKind::Quiet)
    .size(ButtonSize::Small)
    .glyph(Glyph::Focus)
    .pressed(Some(is_focused))
    .view();
    html! {
        <div class="filters map__tools" role="toolbar" aria-label={words.on_map(OnMap::Tools)}>
            <Select id="map-colour" label={words.on_map(OnMap::ColourBy)} choices={colours} value={slug_of(view.colour)} on_choose={on_colour} />
            <Select id="map-lanes" label={words.on_map(OnMap::Lanes)} choices={lanes} value={lane_of(view.lanes)} on_choose={on_lanes} />
            { focus }
            {tool(OnMap::CollapseAll, Glyph::ChevronUp, |hand| hand.toggle_all(false))}
            {tool(OnMap::ExpandAll, Glyph::ChevronDown, |hand| hand.toggle_all(true))}
            <span class="map__zoom">
                {tool(OnMap::Farther, Glyph::Minus, |hand| hand.zoom(1.0 / ZOOM))}
                {tool(OnMap::Nearer, Glyph::Plus, |hand| hand.zoom(ZOOM))}
                {tool(OnMap::Fit, Glyph::Fit, |hand| stage::fly_whole(&hand.stage))}
            </span>
            <Menu id="map-take" label={words.on_map(OnMap::Take)} {entries} on_choose={on_take.clone()} glyph={Some(Glyph::External)}
                size={ButtonSize::Small} />
        </div>
    }
}

fn choosing(hand: &Rc<Hand>, change: fn(&mut MapView, &str)) -> Callback<AttrValue> {
    let hand = Rc::clone(hand);
    Callback::from(move |slug: AttrValue| {
        let mut view = hand.view();
        change(&mut view, &slug);
        hand.look(view);
    })
}
