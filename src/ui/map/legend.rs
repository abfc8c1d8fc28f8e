//! What colours, shapes and strokes say, each with how many have it.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::query::map::scene::{LinkKind, Look, Pen, look};
use crate::query::map::{ColourBy, Picture, meaning};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, plain_text};
use crate::words::OnMap;

/// What the legend shows.
#[derive(Properties, Clone)]
pub struct LegendProps {
    /// The picture.
    pub picture: Rc<Picture>,
    /// What colour says.
    pub colour: ColourBy,
}

impl PartialEq for LegendProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture) && self.colour == other.colour
    }
}

/// The legend; folded on a phone.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    // Only a phone folds it; elsewhere it is always open.
    let is_folded = use_state(|| true);
    let toggle = {
        let is_folded = is_folded.clone();
        Callback::from(move |_event: MouseEvent| is_folded.set(!*is_folded))
    };
    let shades = props.picture.shades.iter().map(|(shade, n, name)| {
        let said = match name {
            Some(name) => plain_text(name),
            None => html! { {words.shade_word(meaning(props.colour, *shade))} },
        };
        html! {
            <li key={shade.0.to_string()} class="legend__one">
                {mark(look(props.colour, *shade))}
                <span class="legend__name">{ said }</span>
                <span class="legend__count num">{ *n }</span>
            </li>
        }
    });
    let kinds: Vec<LinkKind> = LinkKind::ALL
        .into_iter()
        .filter(|kind| props.picture.links.iter().any(|link| LinkKind::of(link) == *kind))
        .collect();
    html! {
        <section class="legend" aria-label={words.on_map(OnMap::Legend)} data-folded={is_folded.then_some("true")}>
            <span class="legend__fold">
                {Button::new(words.on_map(OnMap::Legend), toggle).kind(ButtonKind::Quiet).size(ButtonSize::Small)
                    .glyph(Glyph::ChevronUp).expanded(!*is_folded).view()}
            </span>
            <div class="legend__body">
                <div class="legend__group">
                    <p class="legend__head">{ words.colour_word(props.colour) }</p>
                    <ul class="legend__list">{ for shades }</ul>
                </div>
                if !kinds.is_empty() {
                    <div class="legend__group">
                        <p class="legend__head">{ words.on_map(OnMap::Links) }</p>
                        <ul class="legend__list">
                            { for kinds.into_iter().map(|kind| html! {
                                <li key={kind.slug()} class="legend__one">
                                    {line(kind)}
                                    <span class="legend__name">{ words.link_kind_word(kind) }</span>
                                </li>
                            }) }
                        </ul>
                    </div>
                }
            </div>
        </section>
    }
}

/// The shape of a shade, as large as a letter.
fn mark(look: Look) -> Html {
    let (mut solid, mut line) = (Pen::default(), Pen::default());
    look.mark.draw(8.0, 8.0, 5.5, &mut solid, &mut line);
    html! {
        <svg class="legend__mark" viewBox="0 0 16 16" data-tone={look.tone} aria-hidden="true" focusable="false">
            <path class="map__solid" d={solid.0} />
            <path class="map__stroke" d={line.0} stroke-width="1.5" />
        </svg>
    }
}

/// The stroke of a kind of link.
fn line(kind: LinkKind) -> Html {
    html! {
        <svg class="legend__mark" viewBox="0 0 24 16" data-wide="true" aria-hidden="true" focusable="false">
            <g class="map__link map__link--strong" data-kind={kind.slug()}>
                <path class="map__curve" d="M1 8h22" />
                if kind == LinkKind::Suspended {
                    <path class="map__head" d="M8 4l8 8M8 12l8-8" />
                }
            </g>
        </svg>
    }
}
