//! The line under a title that is being written.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::query::coach::said;
use crate::ui::parts::{Glyph, icon, plain_text};
use crate::words::rule_words;

use super::Line;

/// The first thing the coach has to say, and the way to why.
pub fn coach_line(line: &Line<'_>) -> Html {
    let words = rule_words(line.env.lang);
    let found = said(line.space, line.id, Some(line.text.as_str())).open;
    let Some(first) = found.first() else { return Html::default() };
    let text = line.text.clone();
    let onclick = line.on_ask.reform(move |_: MouseEvent| text.clone());
    // The field keeps the focus until the panel takes it, or it would close before the press has ended.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let seen = words.seen(first);
    let name = words.why_and_example_of(&seen);
    html! {
        <>
            <span class="coach-line__seen">{icon(Glyph::Pencil)}{plain_text(&seen)}</span>
            // By keyboard the same stands in the panel, which opens from the row.
            <button type="button" class="coach-line__why" tabindex="-1" title={words.why_and_example()} aria-label={name}
                {onclick} {onmousedown}>{"?"}</button>
        </>
    }
}
