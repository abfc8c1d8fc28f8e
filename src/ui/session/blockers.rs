//! What stands in the way, who takes care of it, and by when.

use yew::prelude::*;

use crate::okr::{ActionKind, Id};
use crate::platform::dom;
use crate::query::session::Low;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, icon, plain_text, while_writing};

use super::form::ItemForm;
use super::item::ItemLine;
use super::seat::{Seat, SeatProps};

/// What a blocker is written of: a key result, or nothing in particular.
type Writing = Option<Option<Id>>;

/// The section of blockers.
#[component]
pub fn BlockerSection(props: &SeatProps) -> Html {
    let seat = &props.seat;
    let (words, sitting) = (seat.words(), &seat.sitting);
    let writing = use_state(|| Writing::None);
    let begin = |of: Option<&Id>| {
        let (writing, of) = (writing.clone(), of.cloned());
        Callback::from(move |_event: MouseEvent| writing.set(Some(of.clone())))
    };
    let on_leave = {
        let writing = writing.clone();
        Callback::from(move |()| {
            writing.set(None);
            dom::focus("session-blockers-title", dom::Caret::Keep);
        })
    };
    html! {
        <section class="section" aria-labelledby="session-blockers-title">
            <header class="section__head">
                <h2 class="section__title" id="session-blockers-title" tabindex="-1">{words.session_blockers()}</h2>
                if seat.is_open() {
                    {Button::new(words.session_add_blocker(), begin(None)).id("session-add-blocker").size(ButtonSize::Small)
                        .glyph(Glyph::Plus).edits().view()}
                }
            </header>
            <p class="section__text">{words.session_blockers_text()}</p>
            if seat.is_open() && !sitting.low.is_empty() {
                <h3 class="session-sub">{words.session_suggested()}</h3>
                <ul class="session-lows">
                    {for sitting.low.iter().map(|low| suggestion(seat, low, begin(Some(&low.of))))}
                </ul>
            }
            if let Some(of) = &*writing {
                {while_writing(html! {
                    <ItemForm key={of.as_ref().map_or_else(String::new, ToString::to_string)} seat={seat.clone()} kind={ActionKind::Blocker}
                        of={of.clone()} {on_leave} />
                })}
            }
            if sitting.blockers.is_empty() {
                <p class="session-none">{words.session_no_blockers()}</p>
            } else {
                <ul class="session-items">
                    {for sitting.blockers.iter().map(|item| html! {
                        <ItemLine key={item.id.to_string()} seat={seat.clone()} item={item.clone()} />
                    })}
                </ul>
            }
        </section>
    }
}

/// A key result that is in doubt and has no blocker yet.
fn suggestion(seat: &Seat, low: &Low, begin: Callback<MouseEvent>) -> Html {
    let words = seat.words();
    let title = seat.titled(&low.title);
    html! {
        <li key={low.of.to_string()} class="session-low">
            <span class="session-low__mark">{icon(Glyph::Warning)}</span>
            <span class="session-low__what">
                <button type="button" class="session-title" onclick={seat.desk.opener(&low.of)}>{plain_text(&title)}</button>
                <span class="session-facts">{words.session_why_low(low.why)}</span>
            </span>
            {Button::new(words.session_add_blocker(), begin).kind(ButtonKind::Plain).size(ButtonSize::Small)
                .id(format!("session-block-{}", low.of)).name(AttrValue::from(words.session_add_blocker_of(&title))).edits().view()}
        </li>
    }
}
