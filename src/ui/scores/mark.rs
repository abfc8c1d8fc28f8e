//! What a score means, as a shape, a colour and words.

use yew::prelude::*;

use crate::okr::Commitment;
use crate::okr::score::Band;
use crate::query::scores::{Item, Judged};
use crate::ui::panel::band_shape;
use crate::ui::parts::{StatusShape, status_mark};
use crate::words::PagePhrases;

/// What was judged of an item: the shape of what it means, the score, and the word for it.
pub fn judged_mark(item: &Item, words: &dyn PagePhrases) -> Html {
    let band = item.band();
    let waits = matches!(item.judged, Judged::Open | Judged::Waits(_));
    let shape = band.map(band_shape).or(waits.then_some(StatusShape::Pending));
    html! {
        <span class="scores-mark" data-status={shape.map(StatusShape::slug)}>
            if let Some(shape) = shape {
                {status_mark(shape, None)}
            }
            <span class="scores-mark__value num">{words.scores_judged(item)}</span>
            if let Some(band) = band {
                <span class="scores-mark__word">{words.band_word(band, item.commitment)}</span>
            }
        </span>
    }
}

/// How what was typed is read, and what that means.
pub fn read_mark(value: f64, band: Band, commitment: Option<Commitment>, words: &dyn PagePhrases) -> Html {
    let shape = band_shape(band);
    html! {
        <span class="scores-mark" data-status={shape.slug()} role="status">
            {status_mark(shape, None)}
            <span class="scores-mark__word num">{words.scores_read(value, band, commitment)}</span>
        </span>
    }
}
