//! One deed as a line: what was done, what stood there and what stands there now, by whom and when.

use yew::prelude::*;

use crate::okr::Day;
use crate::query::compare::{Deed, Item, Stretch, What, wording};
use crate::ui::parts::{Glyph, disclosure, icon, plain_text};
use crate::words::{PagePhrases, Told};

/// Draws a deed.
pub fn deed_line(words: &'static dyn PagePhrases, item: &Item, deed: &Deed, today: Day) -> Html {
    let told = words.told_deed(item, deed, today);
    let (glyph, slug) = sign(&deed.what);
    html! {
        <li class="deed" data-deed={slug}>
            {icon(glyph)}
            <div class="deed__said">
                <span class="deed__lead">{plain_text(&told.lead)}</span>
                {values(words, &told)}
                if let Some(text) = &told.text {
                    <span class="deed__text">{plain_text(text)}</span>
                }
                if let Some(by) = words.told_by(deed, today) {
                    <span class="deed__by">{plain_text(by)}</span>
                }
            </div>
        </li>
    }
}

/// A drawing, so that no colour says it alone.
fn sign(what: &What) -> (Glyph, &'static str) {
    match what {
        What::Added => (Glyph::Plus, "added"),
        What::Deleted => (Glyph::Trash, "deleted"),
        What::Restored => (Glyph::Restore, "restored"),
        What::Missing | What::Lacks { .. } => (Glyph::Minus, "missing"),
        What::Changed { .. } => (Glyph::Pencil, "changed"),
        What::Moved { .. } => (Glyph::ArrowRight, "moved"),
        What::CheckedIn(_) | What::EarlierCheckIns(_) | What::Corrected(_) => (Glyph::Check, "checked-in"),
        What::TakenBack(_) => (Glyph::Undo, "taken-back"),
        What::Said { .. } => (Glyph::Comment, "said"),
        What::Planned(_) => (Glyph::Flag, "planned"),
        What::Disagrees { .. } | What::DeletedMeanwhile => (Glyph::Warning, "disagrees"),
        What::Settled { .. } => (Glyph::Check, "settled"),
    }
}

/// What stood there and what stands there; of long texts only the words that differ stand out.
fn values(words: &'static dyn PagePhrases, told: &Told) -> Html {
    if let ([before], [after]) = (told.before.as_slice(), told.after.as_slice())
        && let Some(stretches) = wording(before, after)
    {
        return html! {
            <span class="deed__wording">
                {for stretches.into_iter().map(|stretch| match stretch {
                    Stretch::Same(text) => plain_text(text),
                    Stretch::Gone(text) => gone(words, &text),
                    Stretch::New(text) => new(words, &text),
                })}
            </span>
        };
    }
    if told.before.is_empty() && told.after.is_empty() {
        return Html::default();
    }
    if told.asks {
        return html! {
            <ul class="deed__answers">{for told.after.iter().map(|value| html! { <li>{plain_text(value)}</li> })}</ul>
        };
    }
    let is_long = |values: &[String]| values.iter().any(|value| value.chars().count() > MOST_CHARS);
    let values = html! {
        <span class="deed__values">
            {for told.before.iter().map(|value| gone(words, value))}
            if !told.before.is_empty() && !told.after.is_empty() {
                <span class="deed__arrow" aria-hidden="true">{"→"}</span>
            }
            {for told.after.iter().map(|value| new(words, value))}
        </span>
    };
    if is_long(&told.before) && is_long(&told.after) {
        disclosure(words.whole_texts(), None, false, values)
    } else {
        values
    }
}

/// Two texts longer than this are shown when they are asked for.
const MOST_CHARS: usize = 600;

/// What is no longer there. Those who listen are told so, since few readers speak of strokes.
fn gone(words: &'static dyn PagePhrases, text: &str) -> Html {
    html! { <del class="deed__gone"><span class="unseen">{words.was_told()}</span>{plain_text(text)}</del> }
}

fn new(words: &'static dyn PagePhrases, text: &str) -> Html {
    html! { <ins class="deed__new"><span class="unseen">{words.is_told()}</span>{plain_text(text)}</ins> }
}
